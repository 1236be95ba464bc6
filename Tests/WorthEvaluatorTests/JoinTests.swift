import Testing
import Worth
import WorthChecker
import WorthEvaluator
import WorthPlanner
import WorthSource
import WorthTestSupport

/// Conditions by which rows of one table are found from those of another: `u.work = w.id`.
@Suite struct JoinTests {
  /// 24 works, of which the last four are never used, and 60 uses of the others.
  private static let tables: String = {
    var lines = [
      "case \"Collecting society\" { currency = EUR, timeline = 2026 .. 2028",
      "  simulation { trials = 200, seed = 7 } }", "table works {", "id | number | day | year",
    ]
    for work in 0..<24 {
      lines.append("\"w\(work)\" | \(work) | 2026-01-\(work + 1) | \(2026 + work % 3)")
    }
    lines += ["}", "table uses {", "work | number | day | year | amount | note"]
    for use in 0..<60 {
      let work = use * 7 % 20
      let note = use % 4 == 0 ? "" : "\(use)"
      lines.append(
        "\"w\(work)\" | \(work) | 2026-01-\(work + 1) | \(2026 + use % 2) | EUR \(use + 1).37"
          + " | \(note)")
    }
    return lines.joined(separator: "\n").replacing("2026-01-", with: "2026-01-0")
      .replacing("2026-01-01", with: "2026-01-1").replacing("2026-01-02", with: "2026-01-2")
      .replacing("2026-01-1 ", with: "2026-01-01 ").replacing("2026-01-2 ", with: "2026-01-02 ")
      + "\n}\n"
  }()

  /// Runs the tables with what is asked of them.
  private func run(_ source: String) -> Run { Run(Self.tables + source) }

  /// Expects that no mistake is found and that all checks pass.
  private func expectPasses(_ source: String) {
    let run = run(source)
    #expect(run.errors == [], "\(run.outcome.messages.map(\.rendered))")
    #expect(!run.outcome.checks.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed }, "\(run.outcome.report)")
  }

  /// Conditions that are searched, each beside one that says the same but is asked row by row.
  private static let conditions = [
    ("u.work = w.id", "not (u.work != w.id)"),
    ("w.id = u.work", "not (w.id != u.work)"),
    ("u.number = w.number", "not (u.number != w.number)"),
    ("u.number + 0 = w.number", "not (u.number != w.number)"),
    ("u.number = w.number + 1", "not (u.number != w.number + 1)"),
    ("u.number = w.number + 0.5", "not (u.number != w.number + 0.5)"),
    ("u.day = w.day", "not (u.day != w.day)"),
    ("u.year = w.year and u.work = w.id", "not (u.year != w.year or u.work != w.id)"),
    ("u.amount > EUR 20 and u.work = w.id", "not (u.amount <= EUR 20 or u.work != w.id)"),
    ("u.work = w.id and u.amount > EUR 20", "not (u.work != w.id or u.amount <= EUR 20)"),
    (
      "u.work = w.id and (u.year = 2026 or u.amount > EUR 40)",
      "not (u.work != w.id) and (u.year = 2026 or u.amount > EUR 40)"
    ),
    ("u.note is given and u.work = w.id", "u.note is given and not (u.work != w.id)"),
    ("u.work = w.id and u.note is given", "not (u.work != w.id) and u.note is given"),
    ("(u.note otherwise 5) = w.number", "not ((u.note otherwise 5) != w.number)"),
    ("u.work = \"w3\"", "not (u.work != \"w3\")"),
    ("u.work = \"none\"", "not (u.work != \"none\")"),
  ]

  @Test(arguments: conditions)
  func `rows that are found have the same figures, bit for bit, as rows that are asked one by one`(
    _ searched: String, _ asked: String
  ) {
    // 0.1 of an amount is no binary fraction, so that another order of adding would show.
    expectPasses(
      """
      found[w in works] = sum(u.amount * 0.1 for u in uses where \(searched))
      plain[w in works] = sum(u.amount * 0.1 for u in uses where \(asked))
      counted[w in works] = count(u for u in uses where \(searched))
      tallied[w in works] = count(u for u in uses where \(asked))
      product_of[w in works] = product(u.amount / EUR 7 for u in uses where \(searched))
      product_asked[w in works] = product(u.amount / EUR 7 for u in uses where \(asked))
      expect count(w for w in works where found[w] != plain[w]) = 0
      expect count(w for w in works where counted[w] != tallied[w]) = 0
      expect count(w for w in works where product_of[w] != product_asked[w]) = 0
      """)
  }

  @Test func `each use is found once, in the order of the table`() {
    // Work n is used by the rows u with 7 u = n modulo 20, three of 60: 7 · 3 = 21, so u = 3 n
    // modulo 20, and the amounts are u + 1.37, u + 21.37 and u + 41.37.
    let sums = (0..<20).map { work in Double(3 * (3 * work % 20) + 60) + 4.11 }
    let run = run(
      """
      paid[w in works] = sum(u.amount for u in uses where u.work = w.id)
      total = sum(paid)
      unused = count(w for w in works where paid[w] = EUR 0)
      """)
    #expect(run.errors == [])
    #expect(abs((run.number("total") ?? 0) - sums.reduce(0, +)) < 1e-9)
    #expect(run.text("unused") == "4")
    let firsts = self.run(
      """
      early[w in works] = first(u.amount for u in uses where u.number = min(w.number, 19))
      late[w in works] = max(u.amount for u in uses where u.number = min(w.number, 19))
      middle[w in works] = mean(u.amount for u in uses where u.number = min(w.number, 19))
      least[w in works] = min(u.amount for u in uses where u.number = min(w.number, 19))
      expect early[2] = EUR 4.37
      expect early[19] = EUR 15.37
      expect late[2] = EUR 44.37
      expect middle[2] = EUR 24.37
      expect least[24] = EUR 18.37
      expect early[24] = EUR 18.37
      expect [first([x for x in [7 * i for i in 1 .. 30] where x = y]) for y in [7, 14, 210]] = [7, 14, 210]
      """)
    #expect(firsts.errors == [])
    #expect(firsts.outcome.checks.allSatisfy { $0.verdict == .passed }, "\(firsts.outcome.report)")
  }

  @Test
  func `uncertain amounts are added over the trials, and uncertain keys are asked row by row`() {
    expectPasses(
      """
      price = 2 ~ uniform(1, 3)
      coin ~ uniform(0, 1)
      which = if coin < 0.5 then 3 else 4
      found[w in works] = sum(u.amount * price for u in uses where u.work = w.id)
      plain[w in works] = sum(u.amount * price for u in uses where not (u.work != w.id))
      chosen[w in works] = sum(u.amount for u in uses where u.number = which + w.number)
      asked[w in works] = sum(u.amount for u in uses where not (u.number != which + w.number))
      a = sum(found)
      b = sum(plain)
      c = sum(chosen)
      d = sum(asked)
      expect a.mean / b.mean = 1
      expect a.sd / b.sd = 1
      expect c.mean / d.mean = 1
      expect a.sd > EUR 10
      """)
  }

  @Test func `functions and kinds search the lists that they are given`() {
    expectPasses(
      """
      function of(names, amounts, name) = sum(amounts[i] for i in 1 .. count(names) where names[i] = name)
      names = [u.work for u in uses]
      amounts = [u.amount for u in uses]
      kind share {
        id: text
        part = id
      }
      part[w in works] = share { id = w.id }
      a[w in works] = of(names, amounts, w.id)
      b[w in works] = sum(u.amount for u in uses where u.work = w.id)
      c[w in works] = sum(u.amount for u in uses where u.work = part[w].part)
      d[w in works] = sum(uses.amount where work = w.id)
      expect count(w for w in works where a[w] != b[w]) = 0
      expect count(w for w in works where c[w] != b[w]) = 0
      expect count(w for w in works where d[w] != b[w]) = 0
      expect sum(b) = sum(uses.amount)
      """)
  }

  @Test func `a changed cell of the column is found where it now stands`() {
    // The first use, of EUR 1.37, goes from the first work to the second.
    expectPasses(
      """
      paid[w in works] = sum(u.amount for u in uses where u.work = w.id)
      first_paid = paid["w0"]
      second_paid = paid["w1"]
      scenario moved { uses.work[1] = "w1" }
      expect (first_paid under moved) - first_paid = -EUR 1.37
      expect (second_paid under moved) - second_paid = EUR 1.37
      """)
  }

  @Test func `an error in a row that fits is reported, and none of rows that do not`() {
    // Number 9 is divided by zero, and nobody asks for number 9 but the tenth work.
    let source = """
      paid[w in works] = sum(1 / (u.number - 9) for u in uses where u.number = KEY)
      total = sum(paid)
      """
    let harmless = run(source.replacing("KEY", with: "(if w.number = 9 then 8 else w.number)"))
    #expect(harmless.errors == [])
    let harmful = run(source.replacing("KEY", with: "w.number"))
    let asked = run(source.replacing("u.number = KEY", with: "not (u.number != w.number)"))
    #expect(harmful.errors == asked.errors)
    #expect(harmful.errors.count == 1)
  }

  @Test func `a row is found by its key again and again, and a key that is not there is an error`()
  {
    expectPasses(
      """
      days[u in uses] = works.day[u.work]
      numbers[u in uses] = works.number[u.work]
      expect count(u for u in uses where days[u] != u.day) = 0
      expect count(u for u in uses where numbers[u] != u.number) = 0
      """)
    #expect(run("a = [works.number[k] for k in [\"w1\", \"w2\", \"w77\"]]").errors == ["E0609"])
    #expect(run("a = [uses.amount[k] for k in [\"w1\", \"w2\"]]").errors == ["E0617"])
  }

  @Test func `a join of long tables takes steps by their rows, not by the product`() {
    let count = 1500
    var lines = ["case \"x\" { currency = EUR }", "table works {", "id | name"]
    for row in 0..<count { lines.append("\"w\(row)\" | \"n\"") }
    lines += ["}", "table uses {", "work | amount"]
    for row in 0..<count { lines.append("\"w\(row * 7 % count)\" | EUR \(row)") }
    lines += [
      "}", "paid[w in works] = sum(u.amount for u in uses where CONDITION)", "total = sum(paid)",
    ]
    let source = lines.joined(separator: "\n")
    let searched = steps(source.replacing("CONDITION", with: "u.work = w.id"))
    let asked = steps(source.replacing("CONDITION", with: "not (u.work != w.id)"))
    #expect(asked > UInt64(count * count))
    #expect(searched < UInt64(100 * count))
  }

  /// The steps that a case takes.
  private func steps(_ source: String) -> UInt64 {
    let program = Checker.check(SourceText(name: "case.worth", text: source)) { _ in .notFound }
      .program
    let meter = WorkMeter(limit: 1_000_000_000, observer: nil)
    var machine = Machine(Planner.plan(program), limits: WorkLimits(), meter: meter)
    machine.run()
    defer { machine.release() }
    return 1_000_000_000 - meter.remaining
  }
}
