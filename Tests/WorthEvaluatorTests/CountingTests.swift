import Testing
import Worth
import WorthTestSupport

/// What counts in whole numbers, such as the instalments of a loan: the timeline that follows it under scenarios
/// and in questions, and searches among whole numbers.
///
/// A debt of 240 that falls by equal parts in n months bears 1 % of 240 × (n + 1) / 2 in all.
@Suite struct CountingTests {
  @Test func `the rows of a table and the instances by row are counted as they stand`() {
    let run = Run(
      """
      case "x" { currency = EUR, timeline = 2026 .. 2028 }
      table book {
        id  | amount
        "a" | EUR 5
        "b" |
        "c" | EUR 9
      }
      kind loan {
        amount: money
        steps: table { name: text }?
        number = if steps is given then count(steps) else 0
      }
      l[r in book] = loan { amount = r.amount otherwise EUR 1 }
      by_year[t] = loan { amount = EUR 1 }
      loan one {
        amount = EUR 3
        steps { name
          "first"
          "second" }
      }
      all[r in book] = count(book) + r.position
      expect count(book) = 3
      expect count(book where amount is given) = 2
      expect count(book where amount is given and amount > EUR 100) = 0
      expect count(l) = 3
      expect count(by_year) = 3
      expect count([one, one]) = 2
      expect one.number = 2
      expect all = [4, 5, 6]
      """)
    #expect(run.errors == [])
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  private static let loan = """
    case "Loan" { currency = CHF, timeline = 2026 .. 2029 }
    kind loan {
      amount: money
      instalments: whole
      timeline = month 1 .. instalments
      debt[opening] = amount
      paid[m] = amount / instalments
      debt[m]: level of money = debt[m-1] - paid
      interest[m] = debt[m-1] * 1%
      cost = sum(interest)
    }
    n = 24
    loan bank { amount = CHF 240, instalments = n }
    table book {
      id  | amount  | n
      "A" | CHF 240 | 24
      "B" | CHF 120 | 12
    }
    f[r in book] = loan { amount = r.amount, instalments = r.n }
    kind pool {
      book: table { id: text, amount: money, n: whole }
      g[r in book] = loan { amount = r.amount, instalments = r.n }
      all = sum(g.cost)
    }
    pool p { book = book }

    """

  @Test(arguments: [
    ("bank.cost under { n = 36 }", "CHF 44.40"),
    ("bank.cost under { bank.instalments = 12 }", "CHF 15.60"),
    ("(bank with { instalments = 12 }).cost", "CHF 15.60"),
    (#"sum(f.cost) under { f["A"].instalments = 36 }"#, "CHF 52.20"),
    (#"sum(f.cost) under { book.n["A"] = 36 }"#, "CHF 52.20"),
    ("sum(f.cost) under { f.instalments = 36 }", "CHF 66.60"),
    ("sum(f.cost) under { book.n = was + 12 }", "CHF 59.40"),
    (#"p.all under { p.g["A"].instalments = 36 }"#, "CHF 52.20"),
    (#"(p with { g["A"].instalments = 36 }).all"#, "CHF 52.20"),
    (#"count(f["A"].paid) under { f["A"].instalments = 36 }"#, "36"),
    ("sum(by_period(bank.paid, from: 2026-01-01)) under { n = 36 }", "CHF 240.00"),
  ])
  func `the timeline of a kind follows a change of what it rests on`(
    _ figure: String, _ wanted: String
  ) {
    let run = Run(Self.loan + "x = \(figure)\ny = [bank.cost, sum(f.cost), p.all]")
    #expect(run.errors == [], "\(figure)")
    #expect(run.text("x") == wanted, "\(figure)")
    #expect(run.text("y") == "[CHF 30.00, CHF 37.80, CHF 37.80]")
  }

  @Test(arguments: [
    ("n between 1 and 40 so that bank.cost = CHF 44.4", 36.0),
    ("bank.instalments between 1 and 40 so that bank.cost = CHF 15.6", 12),
    (#"book.n["A"] between 1 and 48 so that sum(f.cost) = CHF 52.2"#, 36),
    (#"f["A"].instalments between 1 and 48 so that sum(f.cost) = CHF 52.2"#, 36),
    (#"p.g["A"].instalments between 1 and 48 so that p.all = CHF 52.2"#, 36),
    ("n between 0.5 and 40.5 so that bank.cost = CHF 44.4", 36),
    // Below 44 are 35 months with 43.20; above 20 are 16 months with 20.40.
    ("most n between 1 and 40 so that bank.cost < CHF 44", 35),
    ("least n between 1 and 40 so that bank.cost > CHF 20", 16),
    (#"most f["A"].instalments between 1 and 40 so that sum(f.cost) < CHF 40"#, 25),
  ])
  func `a search for what counts looks at whole numbers`(_ question: String, _ wanted: Double) {
    let run = Run(Self.loan + "x = solve \(question)")
    #expect(run.errors == [], "\(question)")
    #expect(run.number("x") == wanted, "\(question)")
  }

  @Test func `where no whole number will do, its neighbours are named`() {
    let run = Run(Self.loan + "x = solve n between 1 and 40 so that bank.cost = CHF 44.3\nshow x")
    #expect(run.errors == ["E1106"])
    let text = run.outcome.messages.first?.text ?? ""
    #expect(text.contains("-CHF 1.10 at 35") && text.contains("CHF 0.10 at 36"), "\(text)")
    let none = Run(
      Self.loan + "x = solve least n between 1 and 40 so that bank.cost > CHF 90\nshow x is given")
    #expect(none.errors == [])
    #expect(none.outcome.report.contains("= no"))
  }

  /// Ranges of a name that counts, from a few numbers to forty million, some of which begin at
  /// parts or below 0.
  static let ranges: [(low: Double, high: Double)] = [
    (1, 40), (0, 1_999), (0, 2_000), (0, 12_800), (1, 100_000), (-5_000, 5_000), (0.5, 70_000.5),
    (0, 1_280_000), (-10_000_000, 10_000_000), (7, 40_000_000),
  ]

  @Test(arguments: ranges)
  func `whole numbers are searched in ranges of any length`(_ range: (low: Double, high: Double)) {
    let head = """
      case "x" { currency = CHF }
      kind counted { n: whole, v = n * CHF 3 }
      counted ok { n = 1 }

      """
    let between = "ok.n between \(range.low) and \(range.high) so that ok.v"
    // A third, and a thousandth, of the way up.
    for share in [1.0 / 3, 1.0 / 1000] {
      let wanted = (range.low + (range.high - range.low) * share).rounded(.up)
      let run = Run(
        head
          + """
          x = solve \(between) = CHF \(3 * wanted)
          y = solve least \(between) >= CHF \(3 * wanted - 1)
          z = solve most \(between) <= CHF \(3 * wanted + 2)
          """.replacing("CHF -", with: "-CHF "))
      #expect(run.errors == [], "\(range)")
      for name in ["x", "y", "z"] { #expect(run.number(name) == wanted, "\(name): \(range)") }
      let none = Run(
        head + "x = solve \(between) = CHF \(3 * wanted + 1)".replacing("CHF -", with: "-CHF "))
      #expect(none.errors == ["E1106"], "\(range)")
      let text = none.outcome.messages.first?.text ?? ""
      #expect(text.contains("-CHF 1.00") && text.contains("CHF 2.00"), "\(text)")
    }
  }

  @Test func `a year that a series is read at is one of its periods, for flows too`() {
    let run = Run(
      """
      case "x" { currency = CHF, timeline = 2026 .. 2035 }
      flow[t] = CHF 1 * (t.year - 2025)
      at = 2028
      read = flow[at]
      x = solve at between 2026 and 2035 so that read = CHF 5
      y = solve least at between 2026 and 2035 so that read >= CHF 5.5
      """)
    #expect(run.errors == [])
    #expect(run.number("x") == 2030 && run.number("y") == 2031)
  }

  @Test func `the timeline of the case stays what it is`() {
    let run = Run(
      "case \"x\" { timeline = 2026 .. last }\nlast = 2030\ns[t] = 1\nx = sum(s) under { last = 2031 }"
    )
    #expect(run.errors == ["E1102"])
  }

  private static let counted = """
    case "x" { currency = CHF, timeline = 2026 .. 2027 }
    kind counted { n: whole, m: whole?, v = n * CHF 3 }
    a = 7
    counted ok { n = a }
    table t {
      id  | n
      "A" | 7.5
      "B" | 2
    }
    kind annuity { n: whole, pay = pmt(1%, n, -CHF 100_000) }
    annuity an { n = 240 }

    """

  @Test(arguments: [
    ("counted b { n = a / 2 }\nx = b.v", "3.5"), ("counted b { n = 2, m = a / 2 }\nx = b.v", "3.5"),
    ("r[p in t] = counted { n = p.n }\nx = r[\"A\"].v", "7.5"),
    ("x = ok.v under { ok.n = was / 2 }", "3.5"), ("x = (ok with { n = a / 4 }).v", "1.75"),
    ("x = ok.v under { a = 7.5 }", "7.5"),
  ])
  func `a part of what counts is refused, whichever way it comes`(
    _ source: String, _ figure: String
  ) {
    let run = Run(Self.counted + source + "\nshow x")
    #expect(run.errors == ["E0648"], "\(source)")
    #expect(run.outcome.messages.first?.text.contains("this is \(figure);") == true, "\(source)")
  }

  @Test(arguments: [
    ("ok.n between 1 and 20 so that ok.v = CHF 30", 10.0),
    ("most ok.n between 1 and 20 so that ok.v < CHF 31", 10),
    ("least ok.n between 1 and 20 so that ok.v > CHF 31", 11),
    ("a between 1 and 20 so that ok.v = CHF 33", 11),
    ("most a between 1 and 20 so that ok.v < CHF 31", 10),
    // 100,000 at 1 % a month: 180 payments of 1,200.17, 181 of 1,197.79.
    ("most an.n between 12 and 480 so that an.pay >= CHF 1_200", 180),
  ])
  func `a search for an input that counts gives a whole number`(
    _ question: String, _ wanted: Double
  ) {
    let run = Run(Self.counted + "x = solve \(question)")
    #expect(run.errors == [], "\(question)")
    #expect(run.number("x") == wanted, "\(question)")
  }

  @Test func `a whole number at which a requirement fails is no solution`() {
    let run = Run(
      """
      kind loan {
        n: whole
        timeline = month 1 .. n
        one[m] = 1
        all = sum(one)
        require n < 8 because "seven at most"
      }
      loan a { n = 3 }
      x = solve a.n between 1 and 20 so that a.all = 10
      """)
    #expect(run.errors == ["E1120"])
    #expect(run.number("x") == nil)
  }

  @Test func `rows whose numbers are whole have their figures`() {
    let run = Run(Self.counted + "r[p in t] = counted { n = round(p.n, 0) }\nx = r.v")
    #expect(run.errors == [])
    #expect(run.text("x") == "[CHF 24.00, CHF 6.00]")
  }
}
