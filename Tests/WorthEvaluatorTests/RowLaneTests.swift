import Testing
import Worth
import WorthTestSupport

/// Rows of a kind that are worked out all at a time have the figures, the messages and the remarks of rows that are
/// worked out one by one.
@Suite struct RowLaneTests {
  /// A kind, and what fills it in from a row with an id, an amount, a rate, a number of periods, a day, a word and a
  /// cell that may be empty.
  private struct Form: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var lines: String
    /// The most rows of 120 that are worked out one by one, the last one besides.
    var others = 0
  }

  private static let forms = [
    Form(
      testDescription: "single values",
      lines: "v = x * (1 + p) ^ -n + sqrt(abs(x - EUR 40) / EUR 1) * EUR 1"),
    Form(
      testDescription: "powers, logarithms and rounding",
      lines: "v = round(EUR 1 * ln(1 + p) * 1000 ^ p + x * exp(p) ^ 2 / 1.1 ^ 3.7, 2)"),
    Form(
      testDescription: "a recurrence over the case's years",
      lines:
        "s[opening] = x\n  s[t] = s[t-1] * (1 + p)\n  worth[t] = s * discount_factor(p, t, middle)\n  v = sum(worth)"
    ),
    Form(
      testDescription: "as many periods as the row says",
      lines: "timeline = month 1 .. n\n  s[1] = x\n  s[t] = s[t-1] * 1.01\n  v = sum(s)"),
    Form(
      testDescription: "conditions of all sorts",
      lines: """
        a = if x > EUR 50 then x * p else if word = "red" then EUR 1 else EUR 2
          v = max(a, if day > 2026-06-30 and extra is given then EUR 5 else EUR 0)
        """),
    Form(
      testDescription: "a value that may be missing",
      lines: "a = extra\n  v = (a otherwise 3) * x + (if extra is given then EUR 100 else EUR 0)"),
    Form(
      testDescription: "functions that call functions",
      lines: """
        function base(k) = if k < 5 then k else k / 2
          function twice(k) = base(k) + base(k + 1)
          v = x * twice(extra otherwise 4)
        """),
    Form(
      testDescription: "another table by its key", lines: "v = x * weight"),
    Form(
      testDescription: "sums, greatest and mean over a list",
      lines:
        "v = x * sum(i * p for i in 1 .. 9 where i > p * 20) + max([x, EUR 3]) + mean([x, x * p])"),
    Form(
      testDescription: "a rate of return",
      lines: "v = EUR 1 * irr([0 EUR - x - EUR 1, x * 0.7, x * 0.8 + EUR 1])"),
    Form(
      testDescription: "dates",
      lines: "v = x * (day.year - 2020) + x * year_fraction(day, 2027-01-01, actual_365)"),
    Form(
      testDescription: "a requirement that some rows do not meet",
      lines: "require x >= EUR 12 because \"{x} is too little\"\n  v = x * 2", others: 14),
    Form(
      testDescription: "a division by 0 in some rows", lines: "v = x / (n - 12)", others: 40),
    Form(
      testDescription: "a line that nothing needs and that fails in some rows",
      lines: "w = EUR 1 / (n - 12)\n  v = x", others: 40),
    Form(
      testDescription: "places in lists of which one takes the room of another",
      lines: """
        a = sum([j + i for j in 1 .. 36][n] for i in 1 .. 3)
          b = sum([j * i for j in 1 .. 36][n] for i in 1 .. 3)
          v = x * a + x * b
        """),
    // What fails in the 40 rows of 12 periods is an error in them though nothing needs it.
    Form(
      testDescription: "a condition that fails, of which both ways are alike",
      lines: "v = if 1 / (n - 12) > 0.3 then x else x", others: 40),
    Form(
      testDescription: "a condition that fails within a way",
      lines: "v = if x > EUR 30 then (if 1 / (n - 12) > 0.3 then x else x) else EUR 2", others: 28),
    Form(
      testDescription: "an item that nothing reads", lines: "v = [x, EUR 1 / (n - 12)][1]",
      others: 40),
    Form(
      testDescription: "an argument that nothing reads",
      lines: "function f(i, j) = i\n  v = f(x, 1 / (n - 12))", others: 40),
    Form(testDescription: "a power of 0", lines: "v = x * (1 / (n - 12)) ^ 0", others: 40),
    Form(
      testDescription: "a second condition that fails",
      lines: "v = if x > EUR 3 or 1 / (n - 12) > 0.3 then x else x", others: 1),
    Form(
      testDescription: "remarks of what cannot be put together",
      lines: "remark \"odd {1 / (n - 12)}\" if x > EUR 50\n  v = x", others: 41),
    Form(
      testDescription: "remarks with a text of the row",
      lines: "remark \"{word}\" if x > EUR 90\n  v = x",
      others: 1),
    Form(
      testDescription: "remarks of a day that other rows do not have, and of a quotient",
      lines: """
        late = if x > EUR 50 then day else missing
          remark "since {late} {word}" if x > EUR 60
          remark "{x / (n - 12)} and {p}" if n > 12 and x > EUR 80
          v = x
        """, others: 2),
    Form(
      testDescription: "a list that some rows do not have",
      lines: "some = if extra is given then [x, x * 2] else [x]\n  v = sum(some)"),
    Form(
      testDescription: "two rates of return, of which the builtin says so",
      lines: "v = EUR 1 * irr([EUR 0 - EUR 100, EUR 230, EUR 0 - EUR 132 - x / 1000])", others: 120),
    Form(
      testDescription: "remarks on some rows",
      lines: """
        remark "{x} is much" if x > EUR 90
          remark if p > 8% then "a rate of {p}{if n = 12 then " for a year" else ""}" else ""
          v = x
        """, others: 25),
    Form(
      testDescription: "a text of each row",
      lines: "label = \"{word} of {x}\"\n  v = if label = \"red of EUR 7\" then x else EUR 0"),
    Form(
      testDescription: "other rows that fit", lines: "v = x * alike"),
    Form(
      testDescription: "an instance inside",
      lines:
        "part = piece { size = x, rate = p, n = n }\n  v = part.value + (part with { rate = 1% }).value"
    ),
    Form(
      testDescription: "a method of the prelude",
      lines: """
        m = relief_from_royalty {
            asset = patent { filed = day - 36 months }
            revenue = x, royalty_rate = p, owner_costs = EUR 1, tax_rate = 20%, discount_rate = 9%, timing = middle
          }
          v = m.value
        """,
      // In 40 rows costs exceed royalties; of the others one says what is remarked of all.
      others: 41),
    Form(
      testDescription: "the days of a list that meet what takes long to work out",
      lines: """
        timeline = month 1 .. 48
          s[opening] = EUR 50 + x * 0.000_001
          s[t] = exp(ln(s[t-1] / EUR 1)) / (if word = "red" then 1.05 else 1.2) * EUR 1
          low = [k for k in 1 .. 48 where s[k] < EUR 10]
          v = EUR 1 * count(low) + sum(s)
        """),
    Form(
      testDescription: "the loan of the prelude",
      lines: """
        owed = loan { principal = x + EUR 100, drawn = 2026-01-15, first_payment = 2026-02-15, matures = 2026-01-15 + n * 1 month
            every = 1 month, rate = p + 1%, compounding = nominal, day_count = months, repayment = annuity
            rounded_to = EUR 0.01 }
          v = owed.total_interest + owed.effective_rate / 100% * EUR 1
        """),
  ]

  /// The case with the rows from one number to another.
  private func source(_ form: Form, _ rows: ClosedRange<Int>) -> String {
    let table = rows.map { row in
      let extra = row % 3 == 0 ? "" : "\(row % 7)"
      return "  \"R\(row)\" | EUR \(row * 37 % 101) | \(row % 11)% | \([12, 24, 36][row % 3])"
        + " | 2026-\(row % 2 == 0 ? "03" : "11")-1\(row % 10) | \"\(["red", "blue"][row % 2])\" | \(extra)"
    }
    return """
      case "Rows" { timeline = 2026 .. 2030, currency = EUR }
      table colours { name | weight
        "red" | 2.5
        "blue" | 0.75 }
      kind piece { size: money, rate: percent, n: number
        value = size * (1 + rate) ^ n }
      kind thing {
        x: money
        p: percent
        n: whole
        day: date
        word: text
        extra: number?
        weight: number
        alike: number
        factor: number
        \(form.lines)
      }
      table book { id | x | p | n | day | word | extra
      \(table.joined(separator: "\n"))
      }
      factor = 2
      each[r in book] = thing {
        x = r.x, p = r.p, n = r.n, day = r.day, word = r.word, extra = r.extra, factor = factor
        weight = colours.weight[r.word]
        alike = count(c for c in colours where c.name = r.word)
      }
      total = sum(each.v)
      show each
      """
  }

  /// The values of a column, those that failed as NaN.
  private func column(_ outcome: Outcome, _ path: String) -> [Double] {
    guard case .series(let series)? = outcome.figure(path)?.value else { return [] }
    return series.values.map { value in
      switch value {
      case .number(let number), .percent(let number): number
      case .money(let money): money.amount
      default: .nan
      }
    }
  }

  @Test(arguments: forms)
  private func `each row has the bits that it has by itself`(_ form: Form) throws {
    let all = Run(source(form, 1...120))
    #expect(all.outcome.laneRows >= 119 - form.others)
    let found = column(all.outcome, "each.v")
    #expect(found.count == 120)
    for start in stride(from: 1, to: 120, by: 20) {
      let some = Run(source(form, start...(start + 19)))
      #expect(some.outcome.laneRows == 0)
      for (row, value) in column(some.outcome, "each.v").enumerated() {
        let other = found[start - 1 + row]
        #expect(
          other == value || (other.isNaN && value.isNaN), "R\(start + row): \(other), not \(value)")
      }
    }
  }

  @Test(arguments: forms)
  private func `threads change nothing`(_ form: Form) {
    let source = source(form, 1...120)
    let single = Engine().compile(source).evaluate()
    let spread = Engine(workers: RealThreads().workers(2)).compile(source).evaluate()
    #expect(single.report == spread.report)
    #expect(single.messages.map { $0.rendered } == spread.messages.map { $0.rendered })
  }

  @Test func `what fails names its row, and the others have their values`() {
    let run = Run(
      source(
        Form(
          testDescription: "",
          lines: "require x > EUR 0 because \"{x}\"\n  v = EUR 8 / (x / EUR 1 - 37)"), 1...120))
    #expect(run.errors == ["E0601", "E0608", "E0601"])
    #expect(run.outcome.messages[0].rendered.contains("fails for R1"))
    #expect(run.outcome.messages[1].rendered.contains("fails for R101"))
    #expect(column(run.outcome, "each.v")[1] == 8.0 / (74 - 37))
  }

  @Test func `a row that fails is named by a column that nothing else uses`() {
    let run = Run(
      """
      case "Names" { currency = EUR }
      table book { id | x
        "first"  | EUR 1
        "second" | EUR 2 }
      kind thing { x: money, v = x, require x < EUR 2 because "{x}" }
      each[r in book] = thing { x = r.x }
      total = sum(each.v)
      """)
    #expect(run.errors == ["E0608"])
    #expect(run.outcome.messages[0].rendered.contains("fails for second"))
  }

  @Test func `a remark is made of its first row with the number of the others`() {
    let rows = (1...120).filter { $0 * 37 % 101 > 96 }
    let run = Run(
      source(
        Form(testDescription: "", lines: "remark \"{x} is much\" if x > EUR 96\n  v = x"), 1...120))
    let first = rows[0]
    #expect(run.outcome.laneRows == 118)
    #expect(
      run.outcome.messages.first?.text.contains(
        "EUR \(first * 37 % 101).00 is much (of R\(first), and the like of \(rows.count - 1) more)")
        == true,
      "\(run.outcome.messages.first?.text ?? "none")")
  }

  @Test func `a series of each row is kept`() {
    let run = Run(
      source(
        Form(
          testDescription: "",
          lines: "timeline = month 1 .. n\n  s[opening] = x\n  s[t] = s[t-1] * 2\n  v = s[3]"),
        1...120)
        + "\nall = sum(e.s[12] for e in each)\nlast = each[\"R2\"].s[36]\nshow each.s")
    #expect(run.errors == [])
    #expect(run.outcome.laneRows == 119)
    let amounts = (1...120).map { Double($0 * 37 % 101) }
    #expect(run.number("all") == amounts.reduce(0, +) * 4096)
    #expect(run.number("last") == Double(74 * 68_719_476_736))
  }

  @Test func `what a question varies reaches rows that are lanes`() {
    let run = Run(
      source(Form(testDescription: "", lines: "v = x * factor"), 1...120)
        + "\nf = solve factor between 0 and 10 so that total = EUR 30_000\nshow grid(total, factor, [1, 2, 3])"
    )
    let sum = (1...120).reduce(0) { $0 + Double($1 * 37 % 101) }
    #expect(run.errors == [])
    #expect(abs((run.number("f") ?? 0) - 30_000 / sum) < 1e-9)
  }

  @Test func `rows that read rows before them are worked out one after another`() {
    let run = Run(
      """
      case "Months" { timeline = 2020-01 .. 2029-12, currency = EUR }
      kind step { was: money, now = was + EUR 1 }
      each[t] = step { was = if t = case.first then EUR 0 else each[t-1].now }
      end = each[closing].now
      """)
    #expect(run.outcome.laneRows == 0)
    #expect(run.number("end") == 120 || !run.errors.isEmpty)
  }

  @Test func `uncertain openings are draws in what is worked out from them`() {
    let run = Run(
      """
      case "Openings" { timeline = 2026 .. 2028, simulation { trials = 4000 } }
      p = 100 ~ uniform(50, 150)
      debt[opening] = p
      debt[t] = debt[t-1] * 1.1
      double = debt * 2
      sure = probability(double[opening] > 200)
      """)
    #expect(run.errors == [])
    #expect(abs((run.number("sure") ?? 0) - 0.5) < 0.03)
  }
}
