import Testing
import Worth
import WorthTestSupport

/// What comes after the periods of a plan, and what a plan says that it leaves out.
@Suite struct AfterPlanTests {
  @Test func `growth after the plan is what a terminal value says, and moves with the inputs`() {
    var dice = Dice(seed: 91)
    var source =
      "case \"x\" { currency = CHF, timeline = 2026 .. 2030, valuation_date = 2026-07-01 }\ntrade_mark mark { }\n"
    for index in 0..<200 {
      let rate = Double(dice.number(80...300)) / 10
      let growth = Double(dice.number(-50...70)) / 10
      let timing = dice.number(0...1) == 0 ? "end" : "middle"
      source += """
        relief_from_royalty g\(index) { asset = mark, revenue = CHF \(dice.number(1...900))_000, royalty_rate = \(dice.number(1...12))%, tax_rate = \(dice.number(0...40))%, discount_rate = \(rate)%, timing = \(timing), growth_after_plan = \(growth)% }
        terminal_value t\(index) { flow_of_last_year = g\(index).after_tax[2030], years = 4.5, discount_rate = \(rate)%, growth = \(growth)%, method = gordon_on_next, timing = \(timing) }
        twice\(index) = g\(index) with { royalty_rate = was * 2 }
        expect g\(index).later = t\(index).value within CHF 0.000_001
        expect g\(index).value = sum(g\(index).present) + t\(index).value within CHF 0.000_001
        expect twice\(index).value = 2 * g\(index).value

        """
    }
    #expect(holds(source))
    // The valuation date in the last year: what is left of it, and each year after it in full, by
    // the closed form.
    #expect(
      holds(
        """
        case "x" { currency = CHF, timeline = 2026 .. 2030, valuation_date = 2030-07-01 }
        trade_mark mark { }
        direct_income at_end { asset = mark, income = CHF 100, tax_rate = 0%, discount_rate = 10%, timing = end, growth_after_plan = 0% }
        in_middle = at_end with { timing = middle }
        at_start = at_end with { timing = start }
        expect at_end.value = (CHF 50 + CHF 1000) / 1.1 ^ 0.5
        expect in_middle.value = CHF 50 / 1.1 ^ 0.25 + CHF 100 / 1.1 / (1 - 1 / 1.1)
        expect at_start.value = CHF 50 + CHF 100 / 1.1 ^ 0.5 / (1 - 1 / 1.1)
        """))
  }

  @Test func `a plan says in its report what it leaves out`() {
    let header =
      "case \"x\" { currency = CHF, timeline = 2026 .. 2028, valuation_date = 2026-07-01 }\n"
    let fields = "royalty_rate = 5%, tax_rate = 0%, discount_rate = 10%, timing = end"
    /// Returns the report of the case with `lines`.
    func report(_ lines: String) -> String { Run(header + lines).outcome.report }
    let whole = report(
      "patent p { filed = 2020-01-01 }\nrelief_from_royalty v { asset = p, revenue = CHF 100, \(fields) }\nshow v"
    )
    #expect(whole.contains("50% lies after it and counts"))
    #expect(whole.contains("The plan ends in 2028"))
    #expect(!whole.contains("brings nothing"))
    let gap = report(
      "patent p { filed = 2020-01-01 }\ns[2026] = CHF 100\nrelief_from_royalty v { asset = p, revenue = s, \(fields) }\nshow v"
    )
    #expect(
      gap.contains(
        "In 2 of the periods in which the asset is in force it brings nothing: is that meant?"))
    let later = report(
      "trade_mark m { }\nrelief_from_royalty v { asset = m, revenue = CHF 100, growth_after_plan = 2%, \(fields) }\nshow v"
    )
    #expect(later.contains("What comes after the plan is"))
    let lapsed = report(
      """
      patent p { filed = 2020-01-01, status { day | event | in_force
        2026-06-01 | "lapse" | no
        2026-09-01 | "restoration" | yes } }
      relief_from_royalty v { asset = p, revenue = CHF 100, \(fields) }
      show v
      """)
    #expect(lapsed.contains("On the valuation date the asset is not in force"))
    let flat = report(
      """
      know_how k { kept_secret = yes }
      excess_earnings v { asset = k, revenue = CHF 100, remaining = 88%, cost_share = 50%, charges_by_amount = CHF 1, amounts_charged = before_tax, depreciation = none, tax_rate = 0%, discount_rate = 10%, timing = end }
      show v
      """)
    #expect(flat.contains("The share that is left is 88% in the first period and in the last"))
    let agreed = report(
      "engagement e { standard = none, valuation_date = 2026-08-01, currency = USD }\nshow e")
    #expect(agreed.contains("The engagement is valued on 2026-08-01, the case on 2026-07-01"))
    #expect(agreed.contains("The engagement is in USD, the case in CHF"))
  }

  @Test(arguments: [
    ("growth_after_plan = 12%", "no finite value"),
    ("growth_after_plan = 2%, after_plan = CHF 5", "stated twice"),
    ("growth_after_plan = -100%", "above -100 %"),
    ("owner_costs = -CHF 1", "without a minus"), ("revenue = -CHF 100", "revenue is negative"),
  ]) func `what a plan cannot stand behind is refused`(field: String, reason: String) {
    let revenue = field.hasPrefix("revenue") ? "" : "revenue = CHF 100, "
    let run = Run(
      """
      case "x" { currency = CHF, timeline = 2026 .. 2028 }
      trade_mark m { }
      relief_from_royalty v { asset = m, \(revenue)\(field), royalty_rate = 5%, tax_rate = 10%, discount_rate = 10%, timing = end }
      """)
    #expect(run.outcome.messages.contains { $0.code == "E0608" && $0.rendered.contains(reason) })
    #expect(run.text("v.value") == "no value")
  }

  @Test func `a plan that is over, or that its asset does not outlive, has nothing after it`() {
    let fields =
      "asset = a, revenue = CHF 100, royalty_rate = 5%, tax_rate = 10%, discount_rate = 10%, timing = end"
    /// Returns all messages on a valuation of `asset`.
    func reasons(_ header: String, _ asset: String, _ more: String) -> String {
      Run(
        "case \"x\" { currency = CHF, \(header) }\n\(asset)\nrelief_from_royalty v { \(fields)\(more) }"
      )
      .outcome.messages.map(\.rendered).joined()
    }
    #expect(
      reasons("timeline = 2026 .. 2028, valuation_date = 2030-01-01", "trade_mark a { }", "")
        .contains("before the valuation date: nothing of it is left"))
    #expect(
      reasons(
        "timeline = 2026 .. 2028", "patent a { filed = 2008-01-01 }", ", growth_after_plan = 1%"
      )
      .contains("the asset ends with the plan or before"))
    #expect(
      reasons("timeline = 2026 .. 2028", "patent a { filed = 2009-01-01 }", ", after_plan = CHF 5")
        .contains("the asset ends with the plan or before"))
    // That nothing comes after the plan may be said of an asset that ends before.
    #expect(
      reasons("timeline = 2026 .. 2028", "patent a { filed = 2007-01-01 }", ", after_plan = CHF 0")
        .isEmpty)
    #expect(
      reasons(
        "timeline = 2026 .. 2028", "patent a { filed = 2020-01-01 }", ", growth_after_plan = 1%"
      ).contains("ends on 2040-01-01 at the latest"))
    #expect(
      reasons("timeline = 2026-Q1 .. 2026-Q4", "trade_mark a { }", ", growth_after_plan = 1%")
        .contains("goes on from a whole year"))
    // A right that ends on the last day of the plan leaves nothing uncounted.
    let ending = Run(
      "case \"x\" { currency = CHF, timeline = 2026 .. 2028 }\npatent a { filed = 2009-01-01 }\nrelief_from_royalty v { \(fields) }\nshow v"
    )
    #expect(ending.errors.isEmpty)
    #expect(!ending.outcome.report.contains("what comes later"))
    let leaving = Run(
      """
      case "x" { currency = CHF, timeline = 2026 .. 2028 }
      know_how k { kept_secret = yes }
      left[2026] = 90%
      left[t] = left[t-1] * 0.7
      excess_earnings v { asset = k, revenue = CHF 100, remaining = left, cost_share = 50%, charges_by_amount = CHF 1, amounts_charged = before_tax, depreciation = none, tax_rate = 0%, discount_rate = 10%, timing = end, growth_after_plan = 2% }
      """)
    #expect(
      leaving.outcome.messages.contains { $0.rendered.contains("goes on falling after the plan") })
    #expect(
      Run(
        """
        case "x" { currency = CHF, timeline = 2025 .. 2026 }
        loss[t] = CHF 5
        damages d { loss = loss, infringement = 2023-04-01, judgment = 2026-01-01, view = ex_post, interest_rate = 12%, interest = compound, day_count = actual_365, timing = end, discount_rate = 5% }
        """
      ).outcome.messages.contains { $0.rendered.contains("before 2025, the first period") })
  }
}
