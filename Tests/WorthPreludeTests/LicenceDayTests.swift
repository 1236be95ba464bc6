import Testing
import Worth
import WorthTestSupport

/// What a licence brings, and what it is worth, by the day: rates of others, payment, the ends of months.
@Suite struct LicenceDayTests {
  private func source(
    _ clauses: String, timeline: String = "2027 .. 2028", sales: String = "EUR 1 million",
    _ rest: String
  ) -> String {
    """
    case "Days" { currency = EUR, timeline = \(timeline) }
    licence dye {
      sales = \(sales)
      \(clauses)
    }
    \(rest)
    """
  }

  private func sides(_ timing: String = "end") -> String {
    """
    licensor owner {
      licence = dye, discount_rate = 10%, tax_rate = 0%, timing = \(timing), losses = lost
    }
    licensee maker {
      licence = dye, discount_rate = 10%, tax_rate = 0%, timing = \(timing), losses = lost
      margin = 20%
    }
    """
  }

  /// The remarks of a case.
  private func remarks(of source: String) -> [String] {
    let run = Run(source)
    #expect(run.errors == [])
    return (run.program.diagnostics + run.outcome.messages).map(\.text)
  }

  private let others =
    "most_favoured { others { licensee | rate | from\n\"n\" | 4% | 2027-05-15 } }"

  @Test(arguments: [
    // 134 of 365 days at 5 %, 231 at 4 %, of 4 million.
    ("royalty = 5%", "[EUR 174_684.93, EUR 160_000]"),
    // Bands of 6 % and 3 %: 4 million × 134 / 365 = 1,468,493.15 before the day, of which 1 million at 6 %.
    (
      "tiers { mode = marginal, counts = of_year, bands { above | rate\nEUR 0 | 6%\nEUR 1 million | 3% } }",
      "[EUR 150_000, EUR 130_000]"
    ),
    // One rate for all, 6 %: 1,468,493.15 at 6 %, 2,531,506.85 at 4 %.
    (
      """
      tiers { mode = whole_amount, counts = of_year, boundary = upper, bands { above | rate
        EUR 0 | 3%
        EUR 3 million | 6% } }
      """, "[EUR 189_369.86, EUR 160_000]"
    ),
    (
      """
      tiers { mode = whole_amount, counts = of_period, boundary = upper, bands { above | rate
        EUR 0 | 3%
        EUR 3 million | 6% } }
      """, "[EUR 189_369.86, EUR 160_000]"
    ),
  ])
  func `the rates of others count from their day on`(_ rate: String, _ due: String) {
    let text = source("\(rate)\n\(others)", sales: "EUR 4 million", "expect dye.due = \(due)")
    #expect(holds(text))
  }

  @Test func `a rate of others from a day on is a step-down of that day`() {
    let quarters = source(
      "royalty = 5%\n\(others)", timeline: "2027-Q1 .. 2027-Q4",
      """
      step = dye with {
        most_favoured = missing
        step_downs { together = lowest, events { event | from | left
          "n" | 2027-05-15 | 80% } }
      }
      # 44 of 91 days at 5 %, 47 at 4 %.
      expect dye.due = [EUR 50_000, EUR 44_835.16, EUR 40_000, EUR 40_000]
      expect step.due = dye.due
      """)
    #expect(holds(quarters))
  }

  @Test(arguments: [
    // 4 % of others, stepped down to 60 %; or 3 %, which is below it; 90 % are 4.5 %, above it.
    ("before_step_downs", "60%", "EUR 24_000"), ("after_step_downs", "60%", "EUR 30_000"),
    ("before_step_downs", "90%", "EUR 36_000"), ("after_step_downs", "90%", "EUR 40_000"),
    ("after_step_downs", "0%", "EUR 0"),
  ])
  func `rates of others are compared before step-downs or after, as the licence says`(
    _ word: String, _ left: String, _ due: String
  ) {
    let clauses = """
      most_favoured { others { licensee | rate
        "n" | 4% } }
      step_downs { together = lowest, events { event | from | left
        "generic" | 2027-01-01 | \(left) } }
      """
    for rate in [
      "royalty = 5%",
      "tiers { mode = marginal, counts = of_life, bands { above | rate\nEUR 0 | 5% } }",
      """
      tiers { mode = whole_amount, counts = of_life, boundary = upper, bands { above | rate
        EUR 0 | 5% } }
      """,
    ] {
      let text = source(
        "\(rate), most_favoured_applies = \(word)\n\(clauses)", "expect dye.due = [\(due), \(due)]")
      #expect(holds(text))
    }
  }

  @Test(arguments: [
    "payment { due_after = 12 months }",
    "payment { due_after = 0 days, late_by = 1 year, late_rate = 0%, day_count = actual_365 }",
    "payment { due_after = 6 months, late_by = 6 months, late_rate = 0%, day_count = actual_365 }",
  ])
  func `royalties are discounted from the day on which they are paid`(_ payment: String) {
    // 50,000 after two and three years; the profit of 200,000 after one and two, or in their middle.
    let late = source(
      "royalty = 5%\n\(payment)",
      sides()
        + """

        expect owner.value = EUR 78_888.05
        expect maker.value = EUR 268_219.38
        """)
    #expect(holds(late))
    let middle = source(
      "royalty = 5%\n\(payment)",
      sides("middle")
        + """

        expect owner.value = EUR 78_888.05
        expect maker.value = EUR 285_161.30
        """)
    #expect(holds(middle))
  }

  @Test(arguments: [
    ("2027-Q2", "1 month", "2027-07-31"), ("2027-Q4", "2 months", "2028-02-29"),
    ("2027-Q1", "45 days", "2027-05-15"), ("2027-Q3", "1 year", "2028-09-30"),
  ])
  func `months from the end of a month end with one`(
    _ period: String, _ after: String, _ day: String
  ) {
    let text = source(
      "royalty = 5%\npayment { due_after = \(after) }", timeline: "2027-Q1 .. 2027-Q4",
      """
      royalty_statement report { licence = dye, coin = EUR 0.01 }
      expect report.payable_on[\(period)] = \(day)
      """)
    #expect(holds(text))
  }

  @Test func `the licensee is squeezed by what third parties get, too`() {
    let text = source(
      """
      royalty = 8%
      offset { paid = EUR 150_000, share = 0%, floor = 0%, floor_of = royalty, unused = lost }
      """, sides() + "\nexpect maker.squeezed = 2")
    #expect(holds(text))
    #expect(remarks(of: text).contains { $0.contains("for the licence, and to third parties,") })
  }

  @Test(arguments: [
    ("grant { exclusivity = sole, ends = 2036-12-31 }", "the licence on 2036-12-31: what comes"),
    (
      "grant { exclusivity = sole, begins = 2030-01-01 }",
      "begins on 2030-01-01, after the timeline"
    ),
    (
      """
      grant { exclusivity = sole, begins = 2020-01-01, ends = 2028-12-31 }
      cap { amount = EUR 200_000, counts = of_life }
      """, "began on 2020-01-01, before the timeline"
    ),
    (
      "step_downs { together = lowest, events { event | from | left\n\"g\" | 2040-01-01 | 50% } }",
      "Step-downs that begin after the timeline lower nothing: 1"
    ),
    (
      """
      cap { amount = EUR 60_000, counts = of_year }, cap_applies = after_minimum
      minimum { amount = EUR 70_000, credit = same_year, part_year = whole }
      """, "holds for the minimum, too, and is below it"
    ),
    (
      "offset { paid = EUR 1, share = 50%, floor = 8%, floor_of = net_sales, unused = lost }",
      "nothing is taken off for third parties"
    ),
    ("floor { rate = 8% }", "is above every rate of the royalty"),
    (
      "sublicences { stages { stage | share\n\"a\" | 20% } }",
      "granted = [] says that there is none"
    ),
  ])
  func `what a clause cannot bring within the timeline, or beside others, is remarked`(
    _ clauses: String, _ words: String
  ) {
    let text = source("royalty = 5%\n\(clauses)", sides() + "\nshow owner.value")
    #expect(remarks(of: text).contains { $0.contains(words) }, "\(remarks(of: text))")
  }

  @Test func `a licence within its timeline has no remark on that`() {
    let text = source(
      "royalty = 5%\ngrant { exclusivity = sole, begins = 2027-01-01, ends = 2028-12-31 }",
      sides() + "\nshow owner.value")
    #expect(!remarks(of: text).contains { $0.contains("timeline") })
  }

  @Test func `a renewed licence may be terminated after its first end`() {
    let renewed = source(
      """
      royalty = 5%
      grant {
        exclusivity = sole, ends = 2027-12-31, renewal = 3 years, renewed = yes
        terminated = 2028-12-31
      }
      """, "expect dye.due = [EUR 50_000, EUR 50_000]")
    #expect(holds(renewed))
  }

  @Test func `a range names the royalties that were searched`() {
    let text = source(
      "royalty = 3%", timeline: "2027 .. 2030",
      """
      bargaining_range named { most = 5%, searched_from = 0%, searched_to = 5% }
      bargaining_range unnamed { most = 5% }
      expect named.result = "There is none from 0% to 5%: with no royalty of these does the licensor do as well as without."
      expect unnamed.result = "There is none among the royalties that were searched: with no royalty of these does the licensor do as well as without."
      """)
    #expect(holds(text))
    #expect(remarks(of: text).contains { $0.contains("‘most’ is the end of the range searched") })
  }

  @Test func `the statement shows each step from gross sales to the royalty`() {
    // 2 % of 33,333.33 off, 65 % of the rest, at 7.77 %, less half of 777.77.
    let text = source(
      """
      deductions { items { name | share | most
        "freight" | 3.33% | 2% } }
      combination = 65%, royalty = 7.77%
      offset { paid = EUR 777.77, share = 50%, floor = 4%, floor_of = net_sales, unused = lost }
      """, timeline: "2027 .. 2027", sales: "EUR 33_333.33",
      """
      royalty_statement report { licence = dye, coin = EUR 0.01 }
      expect report.gross_sales = [EUR 33_333.33]
      expect report.deductions = [-EUR 666.67]
      expect report.other_parts = [-EUR 11_433.33]
      expect report.licensed_sales = [EUR 21_233.33]
      expect report.at_rates = [EUR 1_649.83]
      expect report.third_parties = [-EUR 388.89]
      expect report.royalty = [EUR 1_260.94]
      """)
    #expect(holds(text))
  }

  @Test(arguments: [
    // Off 10,000: 1,000 for third parties, then 40 % of 9,000; or 40 % of 10,000, then 1,000.
    ("before_step_downs", "-EUR 3_600", "-EUR 400"), ("after_step_downs", "-EUR 4_000", "EUR 0"),
  ])
  func `what step-downs, third parties and a cap take off stands apart in the order agreed`(
    _ word: String, _ stepped: String, _ capped: String
  ) {
    let text = source(
      """
      royalty = 10%, offset_applies = \(word)
      step_downs { together = lowest, events { event | from | left
        "g" | 2027-01-01 | 60% } }
      offset { paid = EUR 2_000, share = 50%, floor = 0%, floor_of = royalty, unused = lost }
      cap { amount = EUR 5_000, counts = of_year }
      """, timeline: "2027 .. 2027", sales: "EUR 100_000",
      """
      royalty_statement report { licence = dye, coin = EUR 0.01 }
      expect report.at_rates = [EUR 10_000]
      expect report.third_parties = [-EUR 1_000]
      expect report.step_downs = [\(stepped)]
      expect report.bounds = [\(capped)]
      expect report.royalty = [EUR 5_000]
      """)
    #expect(holds(text))
  }

  @Test func `a credit above what is due is remarked in the statement`() {
    // One rate for all falls from 100,000 to 40,000 of the year when sales pass 1 million.
    let text = source(
      """
      tiers { mode = whole_amount, counts = of_year, boundary = lower, bands { above | rate
        EUR 0 | 10%
        EUR 1 million | 2% } }
      """, timeline: "2027-Q1 .. 2027-Q2",
      """
      royalty_statement report { licence = dye, coin = EUR 0.01 }
      expect report.due = [EUR 100_000, -EUR 60_000]
      show report.due
      """)
    #expect(holds(text))
    #expect(remarks(of: text).contains { $0.contains("In 1 of the periods more is credited") })
  }

  @Test(arguments: ["", "grant { exclusivity = sole }"])
  func `rates of others count in numbered periods, too`(_ grant: String) {
    let text = source(
      """
      \(grant)
      tiers { mode = marginal, counts = of_year, bands { above | rate
        EUR 0 | 5% } }
      most_favoured { others { licensee | rate
        "n" | 4% } }
      """, timeline: "year 1 .. 2",
      """
      single = dye with { tiers = missing, royalty = 6% }
      expect dye.due = [EUR 40_000, EUR 40_000]
      expect single.due = dye.due
      """)
    #expect(holds(text))
  }
}
