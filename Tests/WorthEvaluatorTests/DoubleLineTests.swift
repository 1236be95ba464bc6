import Testing
import WorthTestSupport

/// Lines with two indices: `paid[p in people, t] = …`.
@Suite struct DoubleLineTests {
  private static let people = """
    case "Inventors" { currency = EUR, timeline = 2026 .. 2028 }
    table people {
      name   | weight
      "Aida" | 2
      "Bo"   | 1
    }
    net[t] = EUR 300 + EUR 30 * (t.year - 2026)

    """

  /// Lines that need one another row by row, whose figures were worked out by hand: 10 % of what is
  /// left goes each year.
  private static let debts = """
    paid[p in people, t] = net * p.weight / 3
    debt[p, opening] = EUR 100 * p.weight
    debt[p in people, t]: level of money = debt[p, t-1] - cut[p, t]
    cut[q in people, t] = debt[q, t-1] * 10%

    """

  @Test(arguments: [
    "paid[\"Aida\", 2027] = EUR 220", "paid[\"Bo\"] = [EUR 100, EUR 110, EUR 120]",
    "paid[\"Bo\"][2028] = EUR 120", "sum(paid[\"Aida\"]) = EUR 660", "sum(paid) = EUR 990",
    "sum(paid) = sum(net)", "max(paid) = EUR 240", "min(paid) = EUR 100", "paid[2, 2026] = EUR 100",
    "debt[\"Bo\", opening] = EUR 100", "debt[\"Bo\", closing] = EUR 72.90",
    "debt[\"Aida\", 2027] = EUR 162", "cut[\"Aida\"] = [EUR 20, EUR 18, EUR 16.20]",
    "sum(paid[\"Aida\", 2027 ..]) = EUR 460", "[sum(paid[p]) for p in people] = [EUR 660, EUR 330]",
    "sum(paid[p, 2027] for p in people where p.weight > 1) = EUR 220",
  ])
  func `a line with two indices is read by both, by the first, and as a whole`(_ claim: String) {
    let run = Run(Self.people + Self.debts + "expect " + claim)
    #expect(run.errors == [])
    #expect(run.outcome.checks.map(\.verdict) == [.passed])
  }

  @Test func `lines by period and by row take sums over the other index`() {
    let run = Run(
      Self.people + Self.debts + """
        by_year[t] = sum(paid[p, t] for p in people)
        by_person[p in people] = sum(paid[p])
        left[t]: level of money = sum(debt[p, t] for p in people)
        change[t] = sum(debt[p, t] - debt[p, t-1] for p in people)
        in_2027[p in people] = paid[p, 2027]
        shared[p in people, t] = allocate(net, people.weight)[p.position]
        expect by_year = net
        expect by_person = [EUR 660, EUR 330]
        expect left = [EUR 270, EUR 243, EUR 218.70]
        expect change = [-EUR 30, -EUR 27, -EUR 24.30]
        expect in_2027 = [EUR 220, EUR 110]
        expect shared["Bo"] = paid["Bo"]
        """)
    #expect(run.errors == [])
    #expect(run.outcome.checks.count == 6)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  @Test func `the same case with a kind for each row gives the same bits`() {
    let byKind = Run(
      Self.people + """
        kind person { weight: number, net: flow of money
          paid[t] = net * weight / 3
          debt[opening] = EUR 100 * weight
          debt[t]: level of money = debt[t-1] - cut
          cut[t] = debt[t-1] * 10% }
        one[p in people] = person { weight = p.weight, net = net }
        a = sum(x.debt[2028] for x in one)
        b = one["Aida"].cut[2027]
        show a, b
        """)
    let byIndex = Run(
      Self.people + Self.debts + """
        a = sum(debt[p, 2028] for p in people)
        b = cut["Aida", 2027]
        show a, b
        """)
    #expect(byKind.errors == [] && byIndex.errors == [])
    for name in ["a", "b"] { #expect(byKind.number(name) == byIndex.number(name)) }
  }

  @Test func `scenarios, questions and draws reach into them`() {
    let run = Run(
      Self.people + """
        rate = 10%
        debt[p, opening] = EUR 100 * p.weight
        debt[p in people, t]: level of money = debt[p, t-1] * (1 + rate)
        scenario high { rate = 20% }
        a = debt["Bo", 2028] under high
        b = sum(debt["Aida", t] for t in 2028 .. 2028) under { people.weight["Aida"] = 4 }
        c = solve rate between 0% and 50% so that debt["Bo", 2028] = EUR 172.80
        own[p in people, t] = EUR 10 ~ normal(mean: EUR 10, sd: EUR 1)
        both = own["Aida", 2026] + own["Bo", 2026]
        d = both.sd
        show a, b, c, d
        """)
    #expect(run.errors == [])
    #expect(abs((run.number("a") ?? 0) - 172.8) < 1e-9)
    #expect(abs((run.number("b") ?? 0) - 532.4) < 1e-9)
    #expect(abs((run.number("c") ?? 0) - 0.2) < 1e-6)
    // Each cell draws by itself: the variances add up.
    #expect(abs((run.number("d") ?? 0) - 2.squareRoot()) < 0.05)
  }

  @Test func `a kind may have such lines, over its own table and its own timeline`() {
    let run = Run(
      """
      case "Kinds" { currency = EUR, timeline = 2026 .. 2028 }
      kind split {
        people: table { name: text, weight: number }
        months: whole
        income: money
        timeline = month 1 .. months
        ## What each gets
        paid[p in people, t] = income * p.weight / sum(people.weight)
        owed[p, opening] = EUR 10
        owed[p in people, t]: level of money = owed[p, t-1] + paid[p, t]
        by_person[p in people] = sum(paid[p])
        total = sum(paid)
        show paid, by_person, total
      }
      kind generous: split { paid[p in people, t] = income * p.weight }
      split licence {
        people { name | weight
          "Aida" | 2
          "Bo"   | 1 }
        months = 2
        income = EUR 300
      }
      more = licence with { income = EUR 600 }
      generous gift { people { name | weight
          "Aida" | 2 }, months = 1, income = EUR 5 }
      expect licence.paid["Aida", month 2] = EUR 200
      expect licence.owed["Bo", closing] = EUR 210
      expect licence.by_person = [EUR 400, EUR 200]
      expect more.total = EUR 1_200
      expect gift.total = EUR 10
      expect licence.total under { licence.people.weight["Bo"] = 8 } = EUR 600
      expect sum(licence.paid[p, month 1] for p in licence.people) = EUR 300
      show licence
      """)
    #expect(run.errors == [])
    #expect(run.outcome.checks.count == 7)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
    #expect(run.outcome.report.contains("  paid: What each gets\n"))
    #expect(run.outcome.report.contains("month 1  200.00  100.00"))
  }

  @Test func `periods stand down, keys across`() {
    let run = Run(Self.people + Self.debts + "show debt")
    #expect(run.errors == [])
    #expect(
      run.outcome.report.contains(
        """
                   Aida      Bo
                    EUR     EUR
        -------  ------  ------
        opening  200.00  100.00
        2026     180.00   90.00
        """))
  }

  @Test(arguments: [
    ("x[t] = sum(paid)", "E0453", "sum(paid[p, t] for p in people)"),
    ("x[p in people] = sum(paid)", "E0453", "sum(paid[p])"),
    ("x[t] = paid[t]", "E0452", "paid[p, t]"),
    ("x[t] = sum(paid[t-1])", "E0452", "people"),
    ("x = paid[\"Aida\", 2027, 3]", "E0120", "too many"),
    ("x = net[2026, 2027]", "E0120", "too many"), ("x[p, t] = net", "E0450", "x[p in people, t]"),
    ("x[p in people, t] = net\nx[\"Aida\", t] = EUR 1", "E0451", "if p.name = \"Aida\" then"),
    ("x[p in people, t] = net\nx[p in people, t] = net", "E0202", "twice"),
    ("net[p in people, t] = EUR 1", "E0202", "twice"),
    ("x = paid[\"Aida\", 2031]", "E0513", "2031"), ("x = paid[\"Adia\", 2026]", "E0609", "Aida"),
    ("x[p in people, t] = x[p, t]", "E0204", ""),
  ])
  func `what is wrong with two indices is said with what to write`(
    _ line: String, _ code: String, _ words: String
  ) {
    let run = Run(
      Self.people + "paid[p in people, t] = net * p.weight / 3\n" + line + "\nshow paid")
    let all = (run.program.diagnostics + run.outcome.messages).filter { $0.severity == .error }
    #expect(all.map(\.code) == [code])
    #expect(words.isEmpty || all.contains { $0.text.contains(words) })
  }
}
