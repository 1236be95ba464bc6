import Foundation
import Testing
import Worth
import WorthTestSupport

/// Comparables and venture capital.
extension MethodTests {
  // MARK: Market

  private var licences: String {
    """
    royalty_comparables r {
      comparables { name | rate | terms
        "a" | 3% | disclosed
        "b" | 4% | disclosed
        "c" | 6% | undisclosed }
      adjustments { name | reason | share
        "a" | exclusivity | 20%
        "a" | stage | 30% }
      base = "net sales", combine = added, undisclosed_terms = kept, quartiles = inclusive, conclusion = median
    }
    """
  }

  private var sales: String {
    """
    case "Sales" { currency = CHF }
    transaction_multiples m {
      comparables { name | price | metric | terms
        "a" | CHF 300 | CHF 100 | disclosed
        "b" | CHF 400 | CHF 200 | undisclosed }
      metric_name = "revenue", our_metric = CHF 50
      combine = added, undisclosed_terms = kept, quartiles = inclusive, conclusion = mean
    }
    transaction_comparables p {
      comparables { name | price | terms
        "a" | CHF 300 | disclosed
        "b" | CHF 400 | undisclosed }
      pieces = 2
      combine = added, undisclosed_terms = kept, quartiles = inclusive, conclusion = highest
    }
    """
  }

  @Test func `comparables are adjusted, spread and summed up`() {
    #expect(
      holds(
        licences + """

          multiplied = r with { combine = multiplied }
          without = r with { undisclosed_terms = left_out }
          expect r.adjusted = [4.5%, 4%, 6%]
          expect multiplied.adjusted = [4.68%, 4%, 6%]
          expect r.rate = 4.5%
          expect (r with { conclusion = lowest }).rate = 4%
          expect (r with { conclusion = highest }).rate = 6%
          expect (r with { conclusion = first_quartile }).rate = 4.25%
          expect (r with { conclusion = third_quartile }).rate = 5.25%
          expect (r with { conclusion = mean }).rate = 4.833%
          expect without.rate = 4.25%
          expect without.undisclosed = 1
          expect without.warning = "Terms of 1 of 3 licences are not all disclosed; these are left out."
          expect r.royalty(CHF 1000) = CHF 45
          """))
    #expect(
      holds(
        sales + """

          expect m.multiple = [3, 2]
          expect m.value = CHF 125
          expect m.value_multiple = 2.5
          expect (m with { undisclosed_terms = left_out }).value = CHF 150
          expect p.value = CHF 800
          """))
  }

  @Test func `comparables refuse what cannot be compared`() {
    refuses(
      licences,
      [
        ("\"b\" | 4% -> \"a\" | 4%", "a comparable stands twice"),
        ("| 4% | -> | 104% |", "a royalty rate lies between"),
        ("base = \"net sales\" -> base = \"\"", "only on one base"),
        ("\"a\" | stage -> \"z\" | stage", "a comparable that is not there"),
        ("\"a\" | stage -> \"a\" | exclusivity", "adjusted twice for one reason"),
        ("stage | 30% -> stage | -130%", "takes at most 100 %"),
        (
          "exclusivity | 20%\n    \"a\" | stage | 30% -> exclusivity | -70%\n    \"a\" | stage | -60%",
          "together take more than all"
        ),
      ])
    let hidden = licences.replacing("| disclosed", with: "| undisclosed")
    #expect(Run(hidden).errors.isEmpty)
    #expect(Run(hidden.replacing("= kept", with: "= left_out")).errors.contains("E0608"))
    refuses(
      sales,
      [
        ("| CHF 100 | disclosed -> | CHF 0 | disclosed", "not above 0 says nothing"),
        ("our_metric = CHF 50 -> our_metric = -CHF 50", "not above 0 says nothing"),
        ("metric_name = \"revenue\" -> metric_name = \"\"", "say which"),
        ("\"a\" | CHF 300 | CHF -> \"a\" | -CHF 300 | CHF", "a price is not negative"),
        ("\"a\" | CHF 300 | disclosed -> \"a\" | -CHF 300 | disclosed", "a price is not negative"),
        ("pieces = 2 -> pieces = 0", "there is something to value"),
      ])
    let mixed = Run(sales.replacing("CHF 400 | CHF 200", with: "USD 400 | CHF 200"))
    #expect(mixed.errors.contains("E0301"))
    let text = mixed.program.diagnostics.map(\.rendered).joined()
    #expect(
      text.contains("different currencies, CHF and USD; bring one to the currency of the other"))
    for convention in [
      ", combine = added", ", undisclosed_terms = kept", ", quartiles = inclusive",
      ", conclusion = median",
    ] {
      #expect(Run(licences.replacing(convention, with: "")).errors == ["E0401"], "\(convention)")
    }
  }

  @Test func `quartiles enclose the median, and adjustments of 0 change nothing`() {
    var random = RandomFigures(seed: 5)
    let methods = ["inclusive", "exclusive", "hazen", "weibull", "linear", "median_unbiased"]
    for round in 0..<30 {
      let count = random.next(3...9)
      let prices = (0..<count).map { _ in random.next(1...5000) }
      let metrics = (0..<count).map { _ in random.next(1...900) }
      let rows = zip(prices, metrics).enumerated().map {
        "    \"c\($0)\" | CHF \($1.0) * times | CHF \($1.1) * times | disclosed"
      }
      let share = random.next(-90...90)
      #expect(
        holds(
          """
          case "Sales" { currency = CHF }
          times = 1
          transaction_multiples m {
            comparables { name | price | metric | terms
          \(rows.joined(separator: "\n")) }
            metric_name = "revenue", our_metric = CHF 77 * times
            combine = added, undisclosed_terms = kept, quartiles = \(methods[round % methods.count]), conclusion = median
          }
          none = m with { adjustments { name | reason | share
            "c0" | date | 0%
            "c1" | field | 0% } }
          one = m with { adjustments { name | reason | share
            "c0" | date | \(share)% } }
          expect m.first_quartile_value <= m.median_value
          expect m.median_value <= m.third_quartile_value
          expect m.lowest_value <= m.first_quartile_value
          expect m.third_quartile_value <= m.highest_value
          expect none.implied = m.implied
          expect (one with { combine = multiplied }).value = one.value
          expect (m.value under { times = 3 }) = 3 * m.value
          """))
    }
  }

  // MARK: Venture capital

  private var deal: String {
    """
    case "Deal" { currency = CHF }
    venture_capital d {
      exit_value = CHF 1000, time_to_exit = 2 years, target_return = 100%, investment = CHF 100
      rounds { name | dilution
        "b" | 20% }
      option_pool = 10%, pool = after_money, preference = none
    }
    """
  }

  @Test func `an investor's share follows from the exit`() {
    // 100 · 2² = 400 of 1000 is 40 % at the exit; over 80 % · 90 %.
    #expect(
      holds(
        deal + """

          before = d with { pool = before_money }
          first = d with { preference = participating, preference_multiple = 1 }
          either = d with { preference = non_participating, preference_multiple = 1 }
          expect d.share_at_exit = 40%
          expect d.required_share = 55.5556%
          expect d.post_money = CHF 180
          expect d.value = CHF 80
          expect d.investor_gets = CHF 400
          expect before.required_share = 50%
          expect before.pre_money = CHF 100
          expect before.owners_value = CHF 80
          expect first.share_at_exit = 33.3333%
          expect first.investor_gets = CHF 400
          expect first.investor_at(CHF 60) = CHF 60
          expect either.share_at_exit = 40%
          expect either.investor_at(CHF 150) = CHF 100
          expect either.investor_at(CHF 500) = CHF 200
          expect d.new_shares(80) = 100
          expect d.share_price(80) = CHF 1
          venture_capital sahlman {
            metric = CHF 20, multiple = 15, time_to_exit = 5 years, target_return = 50%, investment = CHF 20
            option_pool = 0%, preference = none
          }
          expect sahlman.required_share = 50.625% because "20 · 1.5⁵ / 300"
          """))
  }

  @Test func `an investor is refused what cannot be`() {
    refuses(
      deal,
      [
        ("exit_value = CHF 1000,  -> ", "either as exit_value, or as metric and multiple"),
        ("exit_value = CHF 1000 -> metric = CHF 5", "metric and multiple belong together"),
        ("exit_value = CHF 1000 -> exit_value = CHF 399", "target exceeds the exit value"),
        ("exit_value = CHF 1000 -> exit_value = CHF 0", "pays no return"),
        ("2 years -> 0 years", "the exit comes after the investment"),
        ("target_return = 100% -> target_return = -10%", "a return that is not negative"),
        ("investment = CHF 100 -> investment = CHF 0", "pays something in"),
        ("\"b\" | 20% -> \"b\" | 100%", "a later round takes a share"),
        ("option_pool = 10% -> option_pool = 100%", "below 100 %"),
        (", pool = after_money -> ", "an option pool needs pool"),
        ("preference = none -> preference = participating", "needs preference_multiple"),
        (
          "preference = none -> preference = none, preference_multiple = 1",
          "without one there is none"
        ),
        (
          "preference = none -> preference = participating, preference_multiple = 4",
          "the preference alone pays the target return"
        ),
        (
          "preference = none -> preference = participating, preference_multiple = -1",
          "a preference is not negative"
        ),
        (
          "exit_value = CHF 1000 -> exit_value = CHF 500",
          "more shares than the old owners can give"
        ),
      ])
  }

  @Test func `post-money times the share is the investment`() {
    var random = RandomFigures(seed: 7)
    for _ in 0..<30 {
      let (exit, dilution, pool) = (
        random.next(9000...90000), random.next(0...40), random.next(0...20)
      )
      let (rate, years) = (random.next(0...50), random.next(1...6))
      let preference = ["none", "participating, preference_multiple = 1"][random.next(0...1)]
      let bearer = ["before_money", "after_money"][random.next(0...1)]
      #expect(
        holds(
          """
          case "Deal" { currency = CHF }
          times = 1
          venture_capital d {
            exit_value = CHF \(exit) * times, time_to_exit = \(years) years, target_return = \(rate + 1)%, investment = CHF 100 * times
            rounds { name | dilution
              "b" | \(dilution)%
              "c" | \(dilution / 2)% }
            option_pool = \(pool)%, pool = \(bearer), preference = \(preference)
          }
          expect d.post_money * d.required_share = CHF 100 * times
          expect d.investor_gets = d.wanted_at_exit
          expect d.required_share * d.retention = d.share_at_exit
          expect d.investor_gets + d.others_get = d.exit
          expect (d.value under { times = 4 }) = 4 * d.value
          """))
    }
  }
}
