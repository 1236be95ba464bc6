import Testing
import Worth
import WorthPrelude
import WorthTestSupport

/// Kinds of the prelude in cases by days.
@Suite struct DailyMethodTests {
  /// Half a year by days, of which two months lie before the valuation date.
  private static let method = """
    case "s" { currency = KGS, timeline = 2026-01-01 .. 2026-06-30, valuation_date = 2026-03-01 }
    patent dryer { jurisdiction = "KG", filed = 2021-03-15 }
    sales[t] = KGS 100
    relief_from_royalty v {
      asset = dryer
      revenue = sales
      royalty_rate = 5%
      tax_rate = 10%
      discount_rate = 18%
      timing = TIMING
      LATER
    }
    """

  /// Returns the case with income at a point of each day.
  private func run(_ timing: String, later: String = "") -> Run {
    Run(
      DailyMethodTests.method.replacing("TIMING", with: timing).replacing("LATER", with: later))
  }

  // In Python: sum(4.5 / 1.18 ** ((d + share) / 365) for d in range(122)).
  @Test(arguments: [
    ("start", 534.2112550445875), ("middle", 534.0901459310602), ("end", 533.9690642737447),
  ])
  func `a royalty is discounted by the day`(timing: String, expected: Double) throws {
    let run = run(timing)
    #expect(run.errors.isEmpty, "\(run.errors)")
    let value = try #require(run.number("v.value"))
    #expect(abs(value - expected) < 1e-9 * expected, "\(timing): \(value)")
  }

  @Test func `growth without end goes on from a year, not from a day`() {
    let run = run("end", later: "growth_after_plan = 2%")
    #expect(!run.errors.isEmpty && run.errors.allSatisfy { $0 == "E0608" }, "\(run.errors)")
    #expect(run.outcome.messages.contains { $0.rendered.contains("by quarter, month or day") })
  }

  @Test func `those who leave each day add up to those who leave`() throws {
    let run = Run(
      """
      case "s" { timeline = 2026-01-01 .. 2026-12-31 }
      survivors s {
        curve = exponential
        mean_life = 5 years
        age = 0 years
        counted_at = end
      }
      x = s.share[closing]
      y = product(1 - l for l in s.leaving)
      """)
    #expect(run.errors.isEmpty, "\(run.errors)")
    // exp(-1 / 5) are left after 365 days.
    let left = 0.8187307530779818
    #expect(abs(try #require(run.number("x")) - left) < 1e-12)
    #expect(abs(try #require(run.number("y")) - left) < 1e-12)
  }

  @Test func `damages have interest from each day`() throws {
    // Profits lost on 31 days, each with simple interest of 10 % a year from the end of its day to 1 July.
    let run = Run(
      """
      case "s" { currency = BRL, timeline = 2026-03-01 .. 2026-03-31 }
      but_for[t] = BRL 100
      made[t] = BRL 0
      lost_profits p {
        but_for_sales = but_for
        actual_sales = made
        caused_by_infringement = 100%
        incremental_costs = 0%
        infringement = 2026-03-01
        judgment = 2026-07-01
        view = ex_post
        interest_rate = 10%
        interest = simple
        day_count = actual_365
        timing = end
      }
      x = p.award
      """)
    #expect(run.errors.isEmpty, "\(run.errors)")
    let days = (0..<31).map { Double(121 - $0) }.reduce(0, +)
    let expected = 3100 + 100 * 0.1 * days / 365
    #expect(abs(try #require(run.number("x")) - expected) < 1e-9)
  }

  @Test(arguments: Prelude.files.map { $0.name })
  func `each file of the prelude is sound in a case by days`(name: String) throws {
    let file = try #require(Prelude.files.first { $0.name == name })
    let source = "case \"s\" { currency = CHF, timeline = 2026-01-15 .. 2026-02-15 }\n" + file.text
    var engine = Engine()
    engine.checksKinds = true
    let errors = engine.compile(source).diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map(\.rendered))")
  }
}
