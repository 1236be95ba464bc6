import Testing
import Worth
import WorthTestSupport

/// Rules of sharing and audits with input that cannot be: told once, in the words of the rule.
@Suite struct SharingInputTests {
  private static let society = """
    case "Songs" { currency = EUR, timeline = 2027 .. 2027 }
    collecting_society songs {
      released = EUR 10, deduction = 20%, cultural = 10%, reserve = 50%, unmatched = held, coin = EUR 0.01
      users { user | income | rate | least
        "radio" | EUR 1_000 | 3% | EUR 50 }
      uses { work | uses | points
        "A" | 2 | 3
        "B" | 7 | 1 }
      claims { work | holder | share | abroad
        "A" | "Aida" | 40% |
        "A" | "Bek"  | 60% | "North"
        "B" | "Aida" | 100% | }
      withholding { society | rate
        "North" | 10% }
    }
    show songs.pool

    """

  /// 50 are taken in: 10 kept, 4 for culture, 18 held back, 18 left, and the 10 that are released.
  @Test func `what is released goes to the works whole`() {
    #expect(
      holds(
        Self.society
          + "expect songs.pool = EUR 28\nexpect songs.kept = EUR 10\nexpect songs.held_back = EUR 18"
      ))
  }

  @Test(arguments: [
    ("3% | EUR 50", "-3% | EUR 50", "tariff is a share"),
    ("3% | EUR 50", "130% | EUR 50", "tariff is a share"),
    ("EUR 1_000 |", "-EUR 1_000 |", "without a minus"),
    ("| EUR 50 }", "| -EUR 10 }", "without a minus"),
    ("EUR 10,", "-EUR 10,", "released is stated"),
    ("40%", "-20%", "shares of a work"),
    ("withholding { society | rate\n    \"North\" | 10% }", "", "in withholding"),
  ]) func `a society's input that cannot be is told`(written: String, wrong: String, words: String)
  {
    let source = Self.society.replacing(written, with: wrong).replacing(
      "60%", with: wrong == "-20%" ? "120%" : "60%")
    let run = Run(source)
    #expect(run.outcome.messages.count == 1, "\(wrong)")
    #expect(run.outcome.messages.first?.text.contains(words) == true, "\(run.outcome.messages)")
  }

  @Test func `a claim on a work that was not used is noted`() {
    let run = Run(Self.society.replacing("\"B\" | \"Aida\"", with: "\"b\" | \"Aida\""))
    #expect(run.outcome.messages.map(\.text).contains { $0.contains("‘b’ bring nothing") })
  }

  private static let levy = """
    case "Cheese" { currency = EUR, timeline = 2027 .. 2027 }
    mark_levy cheese {
      rate = 1%, least = EUR 5, budget = EUR 100, surplus = kept, coin = EUR 0.01
      visit_cost = EUR 5, control = own
      members { member | sales | visits
        "A" | EUR 15_000 | 3
        "B" | EUR 2_000  | 1 }
    }
    show cheese.over

    """

  @Test(arguments: [
    ("EUR 15_000", "-EUR 15_000", "without a minus"), ("| 3\n", "| -3\n", "without a minus"),
    ("visit_cost = EUR 5", "visit_cost = -EUR 5", "a visit costs"),
    ("budget = EUR 100", "budget = -EUR 200", "not below 0"),
    ("least = EUR 5", "least = -EUR 5", "not below 0"), ("\"B\"", "\"A\"", "stands twice"),
  ]) func `a levy's input that cannot be is told`(written: String, wrong: String, words: String) {
    let run = Run(Self.levy.replacing(written, with: wrong))
    #expect(run.outcome.messages.count == 1, "\(wrong)")
    #expect(run.outcome.messages.first?.text.contains(words) == true, "\(run.outcome.messages)")
  }

  private static let audit = """
    case "Audit" { currency = EUR, timeline = 2025 .. 2025 }
    licence told {
      sales = EUR 1 million, royalty = 5%
      payment { due_after = 31 days, late_by = 365 days, late_rate = 10%, day_count = actual_365 }
    }
    found = told with { sales = EUR 1.2 million }
    royalty_audit a {
      reported = told, found = found, settled = 2027-01-31, late_rate = 10%, interest = simple
      day_count = actual_365, cost = EUR 0, threshold = 5%, overpaid = kept
    }

    """

  /// 10,000 of royalty are missing for a year; the interest of the licence's own late payments is no royalty.
  @Test func `an audit reckons its own interest, from the day of the licence`() {
    #expect(
      holds(
        Self.audit
          + "expect a.shortfall = EUR 10_000\nexpect a.claim = EUR 11_000\nexpect a.due_day[2025] = 2026-01-31"
      ))
    #expect(
      holds(
        Self.audit.replacing("settled =", with: "payable_after = 31 days, settled =")
          + "expect a.claim = EUR 11_000"))
  }

  @Test(arguments: [
    ("settled =", "payable_after = 45 days, settled =", "when its royalty is due"),
    ("cost = EUR 0", "cost = -EUR 7_000", "without a minus"),
    (
      "payment { due_after = 31 days, late_by = 365 days, late_rate = 10%, day_count = actual_365 }",
      "", "payable_after = 45 days"
    ),
  ]) func `an audit's input that cannot be is told`(written: String, wrong: String, words: String) {
    let run = Run(Self.audit.replacing(written, with: wrong) + "show a.claim")
    #expect(run.outcome.messages.count == 1, "\(wrong)")
    #expect(run.outcome.messages.first?.text.contains(words) == true, "\(run.outcome.messages)")
  }

  /// What a field names counts in its own currency; the amount beside it is the one that does not.
  @Test(arguments: [
    ("royalty_statement s { licence = told, coin = USD 0.01 }", "USD 0.01"),
    (
      "licensee s { licence = told, discount_rate = 10%, tax_rate = 20%, timing = end, losses = lost, margin = 20%, investment = USD 5 }",
      "USD 5"
    ),
  ]) func `an amount in another currency than the licence is told once, where it stands`(
    line: String, amount: String
  ) {
    let found = Run(Self.audit + line + "\nshow s").program.diagnostics
    #expect(found.map(\.code) == ["E0411"], "\(line)")
    #expect(found.first?.rendered.contains(amount) == true)
    #expect(found.first?.text.contains("counts in EUR, and this amount is in USD") == true)
  }

  @Test(arguments: ["costs_before = -EUR 50", "shared_before = -EUR 100"])
  func `what a distribution takes over is not below 0`(wrong: String) {
    let run = Run(
      """
      case "Rule" { currency = EUR, timeline = 2027 .. 2027 }
      income_distribution rule {
        income = EUR 1_000, fee = 10%, fee_of = income, bands_count = of_life, coin = EUR 0.01
        residue = largest_remainder, \(wrong)
        bands { above | inventors | departments | institution
          EUR 0 | 40% | 30% | 30% }
        inventors { name | weight | department
          "Aida" | 1 | "Physics" }
      }
      show rule.recovered
      """)
    #expect(run.outcome.messages.count == 1)
    #expect(run.outcome.messages.first?.text.contains("without a minus") == true)
  }
}
