import Testing
import Worth
import WorthTestSupport

/// A valuation date inside a period.
@Suite struct StubTests {
  private func run(_ date: String, _ checks: String) -> Run {
    Run(
      """
      case "Stub" { currency = CHF, timeline = 2026 .. 2029, valuation_date = \(date) }
      patent dryer { filed = 2020-01-01 }
      patent old { filed = 2007-07-01 }
      sales[t] = CHF 1000
      relief_from_royalty v {
        asset = dryer, revenue = sales, royalty_rate = 10%, tax_rate = 0%, discount_rate = 10%, timing = middle
      }
      relief_from_royalty ending {
        asset = old, revenue = sales, royalty_rate = 10%, tax_rate = 0%, discount_rate = 10%, timing = end
      }
      ends[t] = elapsed(t, end) in months
      middles[t] = elapsed(t, middle) in months
      starts[t] = elapsed(t, start) in months
      left[t] = share_left(t)
      \(checks)
      """)
  }

  @Test func `what is left of the period counts, in months or by its days`() {
    // 100 · 9/12 / 1.1^(4.5/12) = 72.36673960460014 and so on, computed in Python.
    let april = run(
      "2027-04-01",
      """
      expect ends = [-3, 9, 21, 33]
      expect middles = [-9, 4.5, 15, 27]
      expect starts = [-15, 0, 9, 21]
      expect left[2027] = 75%
      expect v.present = [CHF 0, CHF 72.3667, CHF 88.7686, CHF 80.6987]
      """)
    let later = run(
      "2027-04-10",
      """
      # 266 of 365 days are left.
      expect ends[2027] = 8.745_205
      expect middles[2027] = 4.372_603
      expect ends[2028] = 20.745_205
      expect left[2027] = 72.8767%
      """)
    let whole = run(
      "2027-12-31", "expect ends = [-12, 0, 12, 24]\nexpect left = [100%, 100%, 100%, 100%]")
    let first = run("2026-01-01", "expect v.present[2026] = CHF 95.3463")
    // By the end of 2027 the older patent is no longer in force, and its value says so.
    #expect(whole.errors == ["E0608"])
    for found in [april, later, first] { #expect(found.errors.isEmpty) }
    for found in [april, later, whole, first] {
      #expect(found.outcome.checks.allSatisfy { $0.verdict == .passed })
    }
  }

  @Test func `an asset that ends in the first part of a period counts up to then`() {
    // In force for 91 of the 275 days that are left, which are 9 months: 100 · 9/12 · 91/275 /
    // 1.1^(9/12).
    let found = run("2027-04-01", "expect ending.value = CHF 23.11")
    #expect(found.errors.isEmpty)
    #expect(found.outcome.checks.map(\.verdict) == [.passed])
  }

  @Test func `quarters and months have their parts, too`() {
    let found = Run(
      """
      case "Stub" { timeline = 2026-Q1 .. 2026-Q4, valuation_date = 2026-02-01 }
      ends[t] = elapsed(t, end) in months
      expect ends = [2, 5, 8, 11]
      """)
    #expect(found.errors.isEmpty)
    #expect(found.outcome.checks.map(\.verdict) == [.passed])
  }

  @Test func `the end of a month and the start of the next are one day`() {
    /// Returns the value on a day of valuation.
    func value(_ day: String) -> String {
      Run(
        """
        case "x" { currency = CHF, timeline = 2026 .. 2028, valuation_date = \(day) }
        patent p { filed = 2006-10-01 }
        sales[t] = CHF 1000
        relief_from_royalty v { asset = p, revenue = sales, royalty_rate = 5%, tax_rate = 22%, discount_rate = 13%, timing = end }
        """
      ).text("v.value")
    }
    #expect(value("2026-06-30") == value("2026-07-01"))
    let last = Run(
      "case \"x\" { timeline = 9990 .. 9999, valuation_date = 9999-12-31 }\nx = elapsed(case.last, end)"
    )
    #expect(last.text("x") == "0 months")
  }
}
