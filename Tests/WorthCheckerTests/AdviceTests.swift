import Testing
import Worth
import WorthTestSupport

/// What messages advise: each says once, at its place, what can be pasted or written.
@Suite struct AdviceTests {
  /// A case by year, in which the examples stand.
  private let byYear = "case \"x\" { currency = EUR, timeline = 2026 .. 2028 }\n"

  /// Returns the errors of `source`.
  private func errors(_ source: String) -> [Message] {
    Run(source).program.diagnostics.filter { $0.severity == .error }
  }

  /// Returns the source with the one proposal of its one error pasted; nil where there are others.
  private func mended(_ source: String) -> String? {
    let found = errors(source)
    guard found.count == 1, let proposal = found[0].proposal else { return nil }
    var bytes = Array(source.utf8)
    bytes.replaceSubrange(proposal.place.bytes, with: Array(proposal.replacement.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("x ~ bernoulli(30%)", "x ~ bernoulli(p: 30%)"),
    ("x = no ~ bernoulli(30%)", "x = no ~ bernoulli(p: 30%)"),
    ("x ~ poisson(3)", "x ~ poisson(mean: 3)"),
  ]) func `parameters of a distribution without their names are written with them`(
    written: String, correct: String
  ) {
    #expect(mended(written + "\n") == correct + "\n", "\(written)")
    // A deviation, or a share of the mean?
    #expect(mended("y = 5% ~ normal(2%)") == nil)
  }

  @Test func `an instance as it is written in a case is told as the line of a kind`() {
    let source = """
      kind levy { base: money, fee = base * 10% }
      kind loan {
        principal: money
        levy one { base = principal }
        cost = one.fee
      }
      loan bank { principal = CHF 5 }
      show bank.cost

      """
    #expect(mended(source) == source.replacing("levy one {", with: "one = levy {"))
  }

  @Test(arguments: [
    ("count(r in rows where r.cost > EUR 1)", "count(r for r in rows where r.cost > EUR 1)"),
    ("sum(c in rows.cost)", "sum(c for c in rows.cost)"),
    ("max(c in costs)", "max(c for c in costs)"), ("count(f in fees)", "count(f for f in fees)"),
  ])
  func `a turn over values without its name before ‘for’ is told as such`(
    written: String, correct: String
  ) {
    let head = """
      case "x" { currency = EUR, timeline = 2026 .. 2027 }
      table rows { id | cost
        "a" | EUR 1
        "b" | EUR 2 }
      costs = [EUR 1, EUR 2]
      kind fee { cost: money }
      fees[r in rows] = fee { cost = r.cost }

      """
    #expect(mended(head + "x = \(written)") == head + "x = \(correct)")
    #expect(errors(head + "x = c in USD").map(\.code) == ["E0201"])
  }

  @Test(arguments: [
    ("x = EUR -300_000", "x = -EUR 300_000"), ("x = EUR -5 million", "x = -EUR 5 million"),
    ("x = EUR +3", "x = EUR 3"), ("x = [EUR 2, EUR -3]", "x = [EUR 2, -EUR 3]"),
    ("x = EUR -3 * 2 + EUR 1", "x = -EUR 3 * 2 + EUR 1"),
  ])
  func `the sign of an amount stands before its currency`(written: String, correct: String) {
    #expect(errors(written).map(\.code) == ["E0104"])
    #expect(mended(written) == correct)
    #expect(errors(correct).isEmpty)
  }

  @Test func `a name that looks like a currency may be subtracted from`() {
    #expect(holds("EUR = 5\nexpect EUR - 3 = 2"))
    #expect(holds("function f(EUR) = EUR - 3\nexpect f(5) = 2"))
  }

  @Test func `a number is stated in percent, not in the sign`() {
    #expect(mended("x = 0.05\nshow x in %") == "x = 0.05\nshow x in percent")
    #expect(mended("a = 5\nb = [a / 100 in %, 3%]") == "a = 5\nb = [a / 100 in percent, 3%]")
    #expect(errors("x = 5%\ny = x in\n").map(\.code) == ["E0110"])
  }

  @Test(arguments: [
    ("timeline = 2026-Q1 .. 2027-Q4", "2026-Q1", "quarter"),
    ("timeline = 2026-01 .. 2027-12", "2026-01", "month"),
    ("timeline = 2026 .. 2028", "2026", "year"),
  ])
  func `what a rate adds is asked for by the step of the timeline`(
    timeline: String, first: String, step: String
  ) {
    let found = errors(
      """
      case "x" { currency = EUR, \(timeline) }
      rate = 12% per year
      debt[\(first)] = EUR 5
      debt[t] = debt[t-1] * rate / 4
      """)
    #expect(found.map(\.code) == ["E0340"])
    #expect(found[0].text.contains("‘growth_factor(rate, 1 \(step)) - 1’"))
    #expect(found[0].text.hasSuffix("in a \(step)"))
  }

  @Test func `what a rate adds is asked for by the step of a kind's own timeline`() {
    let found = errors(
      """
      \(byYear)kind k {
        rate: rate
        timeline = month 1 .. 12
        debt[opening] = EUR 5
        debt[t] = debt[t-1] * rate
      }
      k x { rate = 5% }
      show x.debt
      """)
    #expect(found.map(\.code) == ["E0340"])
    #expect(found[0].text.contains("1 month"))
    #expect(errors("x = EUR 5 * 3% per quarter")[0].text.contains("1 quarter"))
    let sum = errors("\(byYear)rate = 12% per year\na[2026] = EUR 5\na[t] = a[t-1] * (1 + rate)")
    #expect(sum.map(\.code) == ["E0341"])
    #expect(sum[0].text.contains("‘(annual(rate) in percent)’"))
    #expect(sum[0].text.contains("‘growth_factor(rate, 1 year)’"))
  }

  @Test func `changes stand within a table of a report`() {
    let lines = byYear + "a = 2\nb[t] = a + 1\nscenario low { a = 1 }\n"
    #expect(
      mended(lines + "show table(a + 1, b) under low")
        == lines + "show table((a + 1) under low, b under low)")
    #expect(errors(lines + "show table((a + 1) under low, b under low)").isEmpty)
    #expect(
      mended(lines + "show grid(a, a, [1, 2]) under low")
        == lines + "show grid(a under low, a, [1, 2])")
    #expect(errors(lines + "x = table(b)")[0].text.hasSuffix("write it after ‘show’"))
  }

  @Test func `all missing fields are named at once, those with a slip in their name apart`() {
    let kind =
      "kind k {\n  price: money\n  mode: first | last\n  share: percent\n  note: text?\n}\n"
    let found = errors(kind + "k x { }")
    #expect(found.map(\.code) == ["E0401"])
    #expect(
      found[0].text
        == "3 fields are missing in this k; write ‘price = …’ (money), ‘mode = …’ (first | last), ‘share = …’ (percent)"
    )
    #expect(found[0].labels.map { $0.place.line } == [2, 3, 4])
    #expect(
      errors(kind + "k x { price = EUR 3, mode = first }")[0].text
        == "‘share’ is missing in this k; write ‘share = …’ (percent)")
    let slip = errors(kind + "k x { prise = EUR 3, mode = first, share = 3% }")
    #expect(slip.map(\.code) == ["E0402"])
    #expect(slip[0].proposal?.replacement == "price")
  }

  @Test func `a missing field is told with the first sentence of its comment`() {
    let kind =
      "kind k {\n  ## Share of the sales. It is paid\n  ## at the end.\n  share: percent\n}\n"
    #expect(
      errors(kind + "k x { }").map(\.text)
        == ["‘share’ (Share of the sales) is missing in this k; write ‘share = …’ (percent)"])
  }

  @Test(arguments: [
    "  2026 | EUR 300 | 5%\n  2027 | EUR 400",
    "  2026 | EUR 300 | 5%\n  2027 | \"north\" | EUR 400 | 6%",
  ])
  func `a row with too few or too many cells is said once`(rows: String) {
    let table = "table plan {\n  year | sales | margin\n\(rows)\n}\n"
    let uses = "profit[row in plan] = row.sales * row.margin\ntotal = sum(profit) + EUR 3\n"
    #expect(errors(byYear + table + uses + "show total").map(\.code) == ["E0414"])
  }

  @Test func `nothing follows from a column whose rows all have a mistake`() {
    let rows = "  n | v\n  \"a\" | EUR 4 |\n  \"b\" | EUR 5 |\n"
    #expect(
      errors("table c {\n\(rows)}\ntotal = sum(c.v) + EUR 3\nx = c.v[\"a\"]").map(\.code)
        == ["E0414", "E0414"])
  }

  @Test func `a comma in an amount of a list stands between its thousands`() {
    #expect(mended("x = [EUR 1,200, EUR 3]") == "x = [EUR 1_200, EUR 3]")
    #expect(mended("x = [1,200, 3]") == "x = [1, 200, 3]")
  }

  @Test func `a slip in the word for a large number is proposed right`() {
    #expect(mended("x = EUR 3 milion") == "x = EUR 3 million")
    #expect(mended("x = 3 bilion + 2") == "x = 3 billion + 2")
  }

  @Test func `a mistake within a row is said once`() {
    let source = byYear + "table plan {\n  year | sales\n  2026 | EUR 3 more of it | 5\n}\n"
    #expect(errors(source + "show sum(plan.sales) + EUR 1").map(\.code) == ["E0110"])
  }

  @Test func `an empty cell at the end of a row is shown in its row`() {
    let found = errors(
      byYear + "table plan {\n  year | sales\n  2026 |\n  2027 | EUR 3\n}\nshow plan.sales[1] * 2")
    #expect(found.map(\.code) == ["E0339"])
    #expect(found[0].labels.contains { $0.place.line == 4 })
  }

  @Test func `what is not given is missing in a sum, too`() {
    let found = errors("kind k { a: number, b: number?, c = a + b }\nk x { a = 3 }\nshow x.c")
    #expect(found.map(\.code) == ["E0339"])
    #expect(found[0].proposal?.replacement == "(b otherwise 0)")
  }

  @Test(arguments: [
    ("a / b - 1", "if b is given then"), ("c / b", "if c is given and b is given then"),
    ("(a + 1) / (b)", "if b is given then"),
  ]) func `0 never counts for a divisor that may be missing`(quotient: String, advice: String) {
    let found = errors(
      "kind k { a: number, b: number?, c: number?, d = \(quotient) }\nk x { a = 3 }\nshow x.d")
    #expect(found.map(\.code) == ["E0339"])
    #expect(found[0].proposal == nil)
    #expect(found[0].text.contains(advice), "\(found[0].text)")
    #expect(!found[0].text.contains("otherwise"), "\(found[0].text)")
  }

  @Test(arguments: [
    // A change that does not fit is told, not the line of the case.
    ("s[t] = EUR 5\nscenario a { s[2027] = 50% }\nshow s under a", "s[2027] = 50%"),
    (
      "s[2026] = EUR 5\ns[t] = s[t-1] * 2\nscenario a { s[2027] = 3 }\nshow s under a",
      "s[2027] = 3"
    ),
    // So is an empty text above figures, and below them.
    ("table f {\n  n | v\n  1 | \"\"\n  2 | EUR 5\n}\nshow f.v", "\"\""),
    ("table f {\n  n | v\n  1 | EUR 5\n  2 | \"\"\n}\nshow f.v", "\"\""),
  ]) func `values of two sorts are told where the wrong one stands`(lines: String, place: String) {
    let source = byYear + lines
    let found = errors(source)
    #expect(found.map(\.code) == ["E0309"], "\(lines)")
    let line = source.split(separator: "\n")[(found.first?.place?.line ?? 1) - 1]
    let column = found.first?.place?.column ?? 1
    #expect(line.dropFirst(column - 1).hasPrefix(place), "\(lines)")
  }

  @Test(arguments: ["s[t] = s[t-1] * 104%", "s[t] = s[t+1] * 96%", "s[t] = 104% * s[t-1]"])
  func `a line by period of percents without a beginning is told as such`(line: String) {
    #expect(errors(byYear + line + "\nshow s").map(\.code) == ["E0205"], "\(line)")
  }

  @Test func `a list with a gap is not proposed to be left out as a whole`() {
    let found = errors(byYear + "price: series of number = [10, missing, 12]\nshow price")
    #expect(found.map(\.code) == ["E0365"])
    #expect(found[0].text.contains("write ‘[10, missing, 12] otherwise 0’"))
    #expect(!found[0].text.contains("number?"), "\(found[0].text)")
  }

  @Test(arguments: ["growth = was * 50", "growth = 4% * 50"])
  func `no share of a number is proposed for a change of a percent`(change: String) {
    let run = Run("growth = 4%\nscenario high { \(change) }\nshow growth under high")
    #expect(run.outcome.messages.isEmpty, "\(run.outcome.messages.map(\.text))")
  }

  @Test func `a name with letters of two alphabets counts as the one that was meant`() {
    // The second letter is Cyrillic.
    let found = errors("s\u{430}les = 5\nx = sales * 2\ny = s\u{430}les + 1\nshow x + y")
    #expect(found.map(\.code) == ["E0106"])
    #expect(found[0].labels.map { $0.place.line } == [3])
    #expect(errors("s\u{430}les = 5\nb\u{430}se = 3").count == 2)
  }

  @Test func `a rate without its percent sign is proposed with it, where it is written`() {
    let kind = "kind k { r: rate, p: percent }\n"
    #expect(mended(kind + "k x { r = 18, p = 5% }") == kind + "k x { r = 18%, p = 5% }")
    #expect(
      mended(kind + "growth = 4\nk x { r = 8%, p = growth }")
        == kind + "growth = 4%\nk x { r = 8%, p = growth }")
    #expect(mended(kind + "k x { r = 0.08, p = 5% }") == kind + "k x { r = 8%, p = 5% }")
  }

  @Test func `commas in the rows of a field are mended all at once`() {
    let kind = "kind k { bands: table { from: money, rate: percent } }\n"
    let right = kind + "k x {\n  bands {\n    from | rate\n    EUR 5 | 5%\n  }\n}"
    for separator in [", ", " "] {
      #expect(mended(right.replacing(" | ", with: separator)) == right)
    }
    #expect(errors(right).isEmpty)
    let words = "kind k { steps: table { mode: first | last, cost: money } }\n"
    let rows = words + "k x {\n  steps {\n    mode | cost\n    first | EUR 5\n  }\n}"
    #expect(mended(rows.replacing(" | c", with: ", c").replacing(" | E", with: ", E")) == rows)
  }

  @Test func `a table is declared or filled in, not assigned`() {
    let rows = "{\n  from | rate\n  EUR 5 | 5%\n}"
    #expect(mended("plan = table \(rows)") == "table plan \(rows)")
    let kind = "kind k { bands: table { from: money, rate: percent } }\n"
    for sign in [" = table ", ": table "] {
      #expect(mended(kind + "k x { bands\(sign)\(rows) }") == kind + "k x { bands \(rows) }")
    }
  }

  @Test func `a tree without a choice has no best branch, and none is proposed`() {
    let chance = "tree t = chance { 60% \"a\" -> 5, rest \"b\" -> 1 }\n"
    for part in ["best", "best(\"a\")"] {
      let found = errors(chance + "show t." + part)
      #expect(found.map(\.code) == ["E0334"])
      #expect(found[0].text.hasPrefix("a tree without ‘choose’ has no part ‘best’"))
      #expect(!found[0].text.contains("best("))
    }
    #expect(holds("tree t = choose { \"a\" -> 5, \"b\" -> 1 }\nexpect t.best = \"a\""))
  }
}
