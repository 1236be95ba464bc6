import Foundation
import Testing
import WorthTestSupport

/// Filled-in kinds as values: in lists, in columns of tables, and chosen by a condition.
@Suite struct InstanceGroupTests {
  /// Ways to recover a loan; the figures in the tests follow by hand: net values are 54, 24 and 76.
  private static let picked = """
    case "Ways" { currency = EUR, timeline = 2026 .. 2028 }
    kind charge { base: money, rate: percent
      due = base * rate }
    kind recovery { value: money, costs: charge
      net = value - costs.due
      cash[t] = net / 3
      risky = value ~ normal(mean: value, sd: 10% * value) }
    kind sale: recovery { buyer: text }
    recovery orderly "Orderly sale" { value = EUR 60, costs { base = EUR 60, rate = 10% } }
    sale forced { value = EUR 30, costs { base = EUR 30, rate = 20% }, buyer = "a rival" }
    recovery workout { value = EUR 80, costs { base = EUR 80, rate = 5% } }
    kind outcome { ways: table { way: recovery, probability: percent }
      expected = sum(w.way.net * w.probability for w in ways)
      best = max(ways.way.net) }
    kind portfolio { ways: list of recovery
      total = sum(w.net for w in ways) }
    outcome result {
      ways {
        way     | probability
        orderly | 50%
        forced  | 20%
        workout | rest
      }
    }
    all = [orderly, forced, workout]
    table plain { way | share
      forced | 25%
      orderly | 75% }
    x = 2
    chosen = if x > 2 then orderly else if x > 1 then forced else workout

    """

  @Test(arguments: [
    "result.expected = EUR 54.60", "result.best = EUR 76",
    "result.expected under { forced.value = EUR 130 } = EUR 74.60",
    "sum(w.net for w in all) = EUR 154", "all.net = [EUR 54, EUR 24, EUR 76]",
    "all[2].net = EUR 24", "all[\"workout\"].net = EUR 76", "count(all) = 3",
    "[w.net for w in all where w.value > EUR 50] = [EUR 54, EUR 76]",
    "[w.costs.rate for w in all] = [10%, 20%, 5%]", "sum(all.costs.due) = EUR 16",
    "sum(w.cash[2027] for w in all) = EUR 51.333_333", "sum(all.cash) = EUR 154",
    "plain.share[forced] = 25%", "plain.way[2].net = EUR 54",
    "sum(p.way.net * p.share for p in plain) = EUR 46.50",
    "sum(plain.way.net) under { orderly.value = EUR 160 } = EUR 178",
    "(if x > 1 then orderly else forced).net = EUR 54", "chosen.net = EUR 24",
    "chosen.net under { x = 5 } = EUR 54", "chosen.net under { x = 0 } = EUR 76",
    "[chosen, orderly].net = [EUR 24, EUR 54]", "sum([orderly, orderly].net) = EUR 108",
    "sum(w.net for w in [orderly, orderly with { value = EUR 70 }]) = EUR 118",
  ])
  func `what instances hold is read of lists, columns and choices`(_ claim: String) {
    let run = Run(Self.picked + "expect " + claim)
    #expect(run.errors == [])
    #expect(run.outcome.checks.map(\.verdict) == [.passed])
  }

  @Test func `they fill inputs, go into functions and keep their draws`() {
    let run = Run(
      Self.picked + """
        portfolio two { ways = [orderly, forced] }
        portfolio three { ways = all }
        function total(ws) = sum(w.net for w in ws)
        kind one { way: recovery, twice = way.net * 2 }
        one picked { way = chosen }
        by_year[t] = sum(w.cash[t] for w in all)
        spread = sum(w.risky for w in [orderly, forced]).sd
        expect two.total = EUR 78
        expect three.total = EUR 154
        expect total([orderly, workout]) = EUR 130
        expect picked.twice = EUR 48
        expect sum(by_year) = EUR 154
        show spread
        """)
    #expect(run.errors == [])
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
    // The two draw independently: the root of 6² + 3².
    #expect(abs((run.number("spread") ?? 0) - 45.0.squareRoot()) < 0.2)
  }

  @Test func `a kind chooses among its fields, which may be children`() {
    let run = Run(
      Self.picked + """
        kind pick { size: big | small, one: recovery, two: recovery
          used = if size is {
            big   -> one
            small -> two
          }
          value = used.net }
        pick p { size = small, one = orderly, two = forced }
        expect p.value = EUR 24
        expect (p with { size = big }).value = EUR 54
        """)
    #expect(run.errors == [])
    #expect(run.outcome.checks.map(\.verdict) == [.passed, .passed])
  }

  @Test func `reports name them by their titles and set them side by side`() {
    let run = Run(Self.picked + "show all, chosen, plain, compare(orderly, forced)")
    #expect(run.errors == [])
    let report = run.outcome.report
    #expect(report.contains("name       net"))
    #expect(report.contains("\nforced\n"))
    #expect(report.contains("Orderly sale    75%\n"))
    #expect(report.contains("       Orderly sale     forced"))
  }

  @Test(arguments: [
    ("charge fee { base = EUR 1, rate = 1% }\ny = [orderly, fee]", "E0409", "charge"),
    ("y = [orderly, 5]", "E0309", "an instance of recovery"),
    ("y = if x > 1 then orderly else 5", "E0309", "a number"),
    ("y = all.nett", "E0405", "did you mean ‘net’"), ("y = chosen.buyer", "E0405", "buyer"),
    ("y = all[\"sale\"].net", "E0609", "there are orderly, forced, workout"),
    ("y = all[4].net", "E0607", "its last one is 3"),
    ("y = all where net > EUR 5", "E0332", "an instance of recovery"),
  ])
  func `what cannot be one value of them is said`(_ line: String, _ code: String, _ words: String) {
    let run = Run(Self.picked + line + "\nshow y")
    #expect(run.errors == [code])
    let all = run.program.diagnostics + run.outcome.messages
    #expect(all.contains { $0.text.contains(words) })
  }

  @Test(arguments: [
    ("way.n under { x.a = 5 }", 50.0), ("way.n under { v = 6 }", 10),
    ("other.n under { v = 6 }", 60),
    ("sum([way, y].n) under { x.a = 5 }", 70), ("way.part.c under { x.part.q = 3 }", 3),
    ("h.n under { x.a = 5 }", 51),
  ])
  func `a choice follows a scenario that changes what it chooses among`(
    _ figure: String, _ value: Double
  ) {
    let run = Run(
      """
      kind part { q: number, c = q * 1 }
      kind k { a: number, part: part, n = a * 10 }
      kind holder { way: k, n = way.n + 1 }
      v = 2
      k x { a = 1, part { q = 1 } }
      k y { a = v, part { q = 2 } }
      quick = yes
      way = if quick then x else y
      other = if quick then y else x
      holder h { way = way }
      z = \(figure)
      show z, other.n, h.n
      """)
    #expect(run.errors == [])
    #expect(run.number("z") == value)
  }

  private static let pickedWays = """
    case "Ways" { currency = EUR }
    kind way { share: percent, cost: money, net = EUR 100 - cost }
    way a { share = 10%, cost = EUR 1 }
    way b { share = 20%, cost = EUR 2 }
    way c { share = 70%, cost = EUR 3 }
    all = [a, b, c]
    table book {
      id  | share | cost
      "x" | 10%   | EUR 4
      "y" | 90%   | EUR 5
    }
    byRow[r in book] = way { share = r.share, cost = r.cost }
    kind pool { ways: list of way, total = sum(ways.net) }

    """

  @Test(arguments: [
    ("count([w for w in all where w.cost > EUR 1])", "2"),
    ("sum([w for w in all where w.cost > EUR 1].net)", "EUR 195.00"),
    ("[w for w in all where w.cost > EUR 1][2].net", "EUR 97.00"),
    ("sum([w for w in byRow where w.share > 20%].net)", "EUR 95.00"),
    ("count([w for w in byRow where w.share > 95%])", "0"),
    ("max([w for w in [c, a] where w.share < 50%].share)", "10%"),
  ])
  func `a comprehension picks among instances`(_ expression: String, _ value: String) {
    let run = Run(Self.pickedWays + "x = \(expression)\nshow x")
    #expect(run.errors.isEmpty, "\(expression): \(run.errors)")
    #expect(run.text("x") == value)
  }

  @Test func `what is picked follows scenarios and fills inputs`() {
    let run = Run(
      Self.pickedWays + """
        dear = [w for w in all where w.cost > EUR 1]
        pool p { ways = dear }
        scenario cheap { b.cost = EUR 0 }
        x = p.total
        y = p.total under cheap
        function best(ways: list of way) = max(ways.net)
        z = best(dear)
        show dear, [w for w in byRow where w.share > 20%]
        """)
    #expect(run.errors.isEmpty)
    #expect(run.text("x") == "EUR 195.00")
    #expect(run.text("y") == "EUR 97.00")
    #expect(run.text("z") == "EUR 98.00")
    // Named instances are shown by their titles, those of rows by their keys.
    #expect(run.outcome.report.contains("  - b\n  - c\n"))
    #expect(run.outcome.report.contains("  - y\n"))
  }

  @Test(arguments: [
    ("all where cost > EUR 1", "[x for x in all where x.cost > EUR 1]"),
    (
      "all where cost > EUR 1 and a.cost < share * EUR 4",
      "[x for x in all where x.cost > EUR 1 and a.cost < x.share * EUR 4]"
    ),
    ("byRow where share > 20%", "[x for x in byRow where x.share > 20%]"),
    ("numbers where numbers > 1", "[x for x in numbers where x > 1]"),
  ])
  func `where after a list proposes the comprehension that is meant`(
    _ written: String, _ proposed: String
  ) throws {
    let source = Self.pickedWays + "numbers = [1, 2]\nx = count(\(written))\nshow x"
    let run = Run(source)
    #expect(run.errors == ["E0332"])
    let message = try #require(run.program.diagnostics.first { $0.code == "E0332" })
    #expect(message.proposal?.replacement == proposed)
    #expect(Run(source.replacingOccurrences(of: written, with: proposed)).errors.isEmpty)
  }

  @Test func `a kind with a list of instances that nothing fills in has no mistake`() {
    let kinds = """
      kind way { cost: money, net = EUR 100 - cost }
      kind pool { ways: list of way, total = sum(ways.net), first = ways[1].net }
      x = EUR 1
      """
    #expect(Run("case \"Ways\" { currency = EUR }\n" + kinds).errors.isEmpty)
  }

  @Test func `a figure of members is worked out after them, whoever reads it first`() {
    #expect(
      holds(
        """
        kind part { a: number, n = a * 10 }
        part x { a = 1 }
        part y { a = 2 }
        both = [x, y]
        kind whole { ways: list of part, one: part, s = sum(ways.n) }
        whole h { ways = both, one = y }
        varied = h with { one.a = 9 }
        other = h with { one = x }
        expect varied.one.n under { y.a = 3 } = 90
        expect other.one.n under { y.a = 3 } = 10
        expect other.s under { y.a = 3 } = 40
        expect h.s = 30
        """))
  }

  @Test func `kinds without lines in common are compared by their inputs`() {
    let run = Run(
      """
      case "x" { currency = EUR }
      kind way { net: money }
      kind quick: way { fee: percent = 10%, got = net * (1 - fee) }
      way orderly { net = EUR 100 }
      quick forced { net = EUR 60 }
      show compare(orderly, forced), compare(forced, orderly)
      """)
    #expect(run.errors == [])
    #expect(run.outcome.report.contains("net  EUR 100.00  EUR 60.00"))
    #expect(run.outcome.report.contains("net  EUR 60.00  EUR 100.00"))
  }
}
