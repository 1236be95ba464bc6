import Foundation
import Testing
import Worth
import WorthTestSupport

/// Damages and portfolios.
extension MethodTests {
  // MARK: Damages

  private var royalty: String {
    """
    case "Damages" { currency = CHF, timeline = 2022 .. 2025 }
    copies[2022] = CHF 100
    copies[2023] = CHF 200
    copies[2024] = CHF 300
    copies[2025] = CHF 0
    reasonable_royalty r {
      infringing_sales = copies, apportionment = 50%, royalty_rate = 10%
      infringement = 2022-01-01, judgment = 2025-01-01, view = ex_post
      interest_rate = 10%, interest = simple, day_count = eu_30_360, timing = end
    }
    """
  }

  private var both: String {
    """
    case "Damages" { currency = CHF, timeline = 2022 .. 2023 }
    copies[t] = CHF 1000
    lost_profits l {
      but_for_sales = CHF 900, actual_sales = CHF 400, caused_by_infringement = 80%, incremental_costs = 25%, price_erosion = CHF 20
      infringement = 2022-01-01, judgment = 2024-01-01, view = ex_post
      interest_rate = 5%, interest = compound, day_count = eu_30_360, timing = end
    }
    reasonable_royalty r {
      infringing_sales = CHF 600, apportionment = 100%, royalty_rate = 5%
      infringement = 2022-01-01, judgment = 2024-01-01, view = ex_post
      interest_rate = 5%, interest = compound, day_count = eu_30_360, timing = end
    }
    infringers_profits g {
      infringing_sales = CHF 50, deductible_costs = CHF 30, costs_rule = "variable costs", apportionment = 50%, loss_periods = left_out
      infringement = 2022-01-01, judgment = 2024-01-01, view = ex_post
      interest_rate = 5%, interest = compound, day_count = eu_30_360, timing = end
    }
    combined_damages c { infringing_sales = copies, lost = l, diverted_sales = CHF 350, royalty = r, gains = g, rule = "for the test" }
    """
  }

  @Test func `damages are seen from the infringement or from the judgment`() {
    #expect(
      holds(
        royalty + """

          compound = r with { interest = compound }
          early = r with { view = ex_ante, discount_rate = 20% }
          middle = r with { timing = middle }
          later = r with { judgment = 2024-01-01, discount_rate = 25% }
          mid_year = r with { infringement = 2022-07-01, timing = start }
          expect r.loss = [CHF 5, CHF 10, CHF 15, CHF 0]
          expect r.award = CHF 32 because "5 · 1.2 + 10 · 1.1 + 15"
          expect r.added_by_time = CHF 2
          expect compound.award = CHF 32.05
          expect early.award = CHF 25.73 because "(5 / 1.2 + 10 / 1.44 + 15 / 1.728) · 1.3"
          expect middle.award = CHF 33.5
          expect later.award = CHF 27.5 because "5 · 1.1 + 10 + 15 / 1.25"
          expect mid_year.award = CHF 34.75 because "5 · 1.25 + 10 · 1.2 + 15 · 1.1"
          """))
    #expect(
      holds(
        both + """

          expect l.loss[2022] = CHF 320 because "500 · 80 % · 75 % + 20"
          expect l.award = CHF 656
          expect g.award = CHF 20.5
          expect c.award = CHF 656 + CHF 61.5 + CHF 20.5
          expect c.unclaimed_sales = CHF 0
          combined_damages only { infringing_sales = copies, royalty = r }
          expect only.award = CHF 61.5
          expect only.unclaimed_sales = CHF 800
          """))
  }

  @Test func `damages refuse what cannot be`() {
    refuses(
      royalty,
      [
        ("judgment = 2025-01-01 -> judgment = 2021-12-31", "does not come before the infringement"),
        ("infringement = 2022-01-01 -> infringement = 2023-01-01", "before the infringement began"),
        ("view = ex_post -> view = ex_ante", "say at which discount_rate"),
        ("judgment = 2025-01-01 -> judgment = 2024-01-01", "a loss after the judgment"),
        ("interest_rate = 10% -> interest_rate = -1%", "interest is not negative"),
        ("timing = end -> timing = end, discount_rate = -5%", "would weigh more"),
        ("royalty_rate = 10% -> royalty_rate = 110%", "a royalty rate lies between"),
        ("apportionment = 50% -> apportionment = 150%", "accounts for a share of the sales"),
        ("copies[2022] = CHF 100 -> copies[2022] = -CHF 1", "sales are not negative"),
      ])
    refuses(
      both,
      [
        ("diverted_sales = CHF 350 -> diverted_sales = CHF 351", "double recovery"),
        ("infringing_sales = CHF 600 -> infringing_sales = CHF 601", "double recovery"),
        ("diverted_sales = CHF 350,  -> ", "belong together"),
        ("diverted_sales = CHF 350 -> diverted_sales = -CHF 350", "sales are not negative"),
        (
          "lost = l, diverted_sales = CHF 350, royalty = r, gains = g, rule = \"for the test\" -> lost = l with { judgment = 2024-02-01 }, diverted_sales = CHF 350, royalty = r",
          "different days of judgment"
        ),
        (
          ", lost = l, diverted_sales = CHF 350, royalty = r, gains = g, rule = \"for the test\" -> ",
          "there is no claim"
        ),
        (", rule = \"for the test\" -> ", "need the rule that allows it"),
        (
          "lost = l, diverted_sales = CHF 350, royalty = r, gains = g, rule = \"for the test\" -> lost = l with { interest_rate = 6% }, diverted_sales = CHF 350, royalty = r",
          "bear different interest"
        ),
        (
          "caused_by_infringement = 80% -> caused_by_infringement = 180%",
          "the infringement caused a share"
        ),
        ("incremental_costs = 25% -> incremental_costs = 125%", "are a share of it"),
        ("actual_sales = CHF 400 -> actual_sales = CHF 901", "nothing was lost there"),
        ("price_erosion = CHF 20 -> price_erosion = -CHF 20", "stated without a minus"),
        ("costs_rule = \"variable costs\" -> costs_rule = \"\"", "say by what rule"),
        (
          "deductible_costs = CHF 30 -> deductible_costs = -CHF 30",
          "costs are stated without a minus"
        ),
        (
          "\"variable costs\", apportionment = 50% -> \"variable costs\", apportionment = 150%",
          "a share of the profit"
        ),
      ])
    for convention in [
      ", view = ex_post", ", interest = simple", ", day_count = eu_30_360", ", timing = end",
    ] {
      #expect(Run(royalty.replacing(convention, with: "")).errors == ["E0401"], "\(convention)")
    }
  }

  @Test func `losses of the infringer are set off or left out`() {
    let source =
      both + """

        copied = g with { infringing_sales = copies, deductible_costs = costs, apportionment = 100% }
        costs[2022] = CHF 1200
        costs[2023] = CHF 500
        set_off = copied with { loss_periods = set_off }
        expect copied.loss = [CHF 0, CHF 500]
        expect set_off.loss = [-CHF 200, CHF 500]
        """
    #expect(holds(source))
  }

  @Test func `damages scale, and a rate of 0 gives none`() {
    var random = RandomFigures(seed: 13)
    for _ in 0..<30 {
      let sales = (0..<4).map { _ in random.next(0...9000) }
      let (rate, interest, discount) = (
        random.next(0...20), random.next(0...15), random.next(0...30)
      )
      let (view, mode) = (
        ["ex_ante", "ex_post"][random.next(0...1)], ["simple", "compound"][random.next(0...1)]
      )
      let timing = ["end", "middle", "start"][random.next(0...2)]
      #expect(
        holds(
          """
          case "Damages" { currency = CHF, timeline = 2022 .. 2025 }
          times = 1
          copies[2022] = CHF \(sales[0]) * times
          copies[2023] = CHF \(sales[1]) * times
          copies[2024] = CHF \(sales[2]) * times
          copies[2025] = CHF \(sales[3]) * times
          reasonable_royalty r {
            infringing_sales = copies, apportionment = 80%, royalty_rate = \(rate)%
            infringement = 2022-03-01, judgment = 2025-05-\(random.next(10...28)), view = \(view)
            interest_rate = \(interest)%, interest = \(mode), day_count = actual_365, timing = \(timing), discount_rate = \(discount)%
          }
          expect (r.award under { times = 5 }) = 5 * r.award
          expect (r with { royalty_rate = 0% }).award = CHF 0
          expect (r with { interest_rate = 0%, discount_rate = 0% }).award = r.total_loss
          expect r.total_loss = sum(copies) * 80% * \(rate)%
          expect r.total_loss + r.added_by_time = r.award
          """))
    }
  }

  // MARK: Portfolio

  private var rights: String {
    """
    case "Rights" { currency = CHF }
    portfolio p {
      parts { name | value | discount_alone
        "brand" | CHF 100 | 30%
        "dye" | CHF 40 | 50%
        "design" | CHF 20 | 0% }
      overlaps { name | shares_flows_with | shared
        "dye" | "brand" | CHF 10
        "design" | "brand" | CHF 0 }
      sold = together
    }
    """
  }

  @Test func `a portfolio counts each flow once`() {
    #expect(
      holds(
        rights + """

          expect p.sum_of_values = CHF 160
          expect p.double_count = CHF 10
          expect p.value = CHF 150
          expect (p with { sold = apart }).value = CHF 105
          expect p.loss_apart = CHF 45
          """))
    refuses(
      rights,
      [
        ("\"design\" | CHF 20 -> \"brand\" | CHF 20", "an asset stands twice"),
        ("\"dye\" | \"brand\" -> \"dye\" | \"mark\"", "an asset that is not in the portfolio"),
        ("\"dye\" | \"brand\" -> \"mark\" | \"brand\"", "an asset that is not in the portfolio"),
        ("\"dye\" | \"brand\" -> \"dye\" | \"dye\"", "not with itself"),
        ("\"design\" | \"brand\" -> \"dye\" | \"brand\"", "an overlap stands twice"),
        ("\"design\" | \"brand\" -> \"brand\" | \"dye\"", "stands later in the list"),
        ("| CHF 10 -> | -CHF 10", "without a minus"),
        ("| CHF 10 -> | CHF 41", "no more of a value than all"),
        ("\"brand\" | CHF 100 -> \"brand\" | CHF 5", "exceeds the value of the asset"),
        ("| 50% -> | 150%", "a discount lies between"),
      ])
    #expect(Run(rights.replacing("  sold = together\n", with: "")).errors == ["E0401"])
  }

  @Test func `a portfolio without overlaps is the sum of its parts`() {
    var random = RandomFigures(seed: 17)
    for _ in 0..<30 {
      let values = (0..<random.next(1...6)).map { _ in random.next(0...9000) }
      let rows = values.enumerated().map {
        "    \"p\($0)\" | CHF \($1) * times | \(random.next(0...100))%"
      }
      #expect(
        holds(
          """
          case "Rights" { currency = CHF }
          times = 1
          portfolio p {
            parts { name | value | discount_alone
          \(rows.joined(separator: "\n")) }
            sold = together
          }
          expect p.value = CHF \(values.reduce(0, +))
          expect p.value_apart <= p.value
          expect p.value_apart + p.loss_apart = p.value
          expect (p.value_apart under { times = 6 }) = 6 * p.value_apart
          """))
    }
  }
}
