extension LicenceMessageTests {
  /// A licence of 5 % of a million with more clauses.
  private static func licence(_ clauses: String) -> String {
    """
    licence dye {
      sales = EUR 1 million, royalty = 5%
      \(clauses)
    }
    show dye.due
    """
  }

  /// Terms that are missing where practice differs, and amounts that cannot be meant.
  static let termMistakes = [
    Mistake(
      testDescription: "returns above the sales of a year",
      source: """
        licence dye {
          sales = [EUR 100, -EUR 30, EUR 100, EUR 100], royalty = 5%
        }
        show dye.due
        """,
      place: "licence dye {",
      words: "more comes back than is sold in 2028: say whether that lowers the sales of later"),
    Mistake(
      testDescription: "a cap of a year beside a floor of the life",
      source: licence(
        """
        cap { amount = EUR 60_000, counts = of_year }
        floor { amount = EUR 300_000, counts = of_life }
        """),
      place: "licence dye {",
      words: "say which counts then, cap_and_floor = cap_prevails or floor_prevails"),
    Mistake(
      testDescription: "a cap beside a least share of sales",
      source: licence(
        "cap { amount = EUR 60_000, counts = of_year }\n floor { rate = 2% }"),
      place: "licence dye {",
      words: "say which counts then, cap_and_floor"),
    Mistake(
      testDescription: "a floor beside a minimum",
      source: licence(
        """
        floor { amount = EUR 60_000, counts = of_year }
        minimum { amount = EUR 70_000, credit = same_year, part_year = whole }
        """),
      place: "licence dye {",
      words: "floor_and_minimum = floor_first or minimum_first"),
    Mistake(
      testDescription: "a minimum beside a right that ends",
      source: licence(
        """
        asset = right, after_expiry = 0%
        minimum { amount = EUR 70_000, credit = same_year, part_year = whole }
        """) + "\npatent right { filed = 2009-01-01 }",
      place: "licence dye {",
      words: "minimum_after_expiry = due, or not_due"),
    Mistake(
      testDescription: "a floor of each year beside a right that ends",
      source: licence(
        """
        asset = right, after_expiry = 0%
        floor { amount = EUR 70_000, counts = of_year }
        """) + "\npatent right { filed = 2009-01-01 }",
      place: "licence dye {",
      words: "minimum_after_expiry = due, or not_due"),
    Mistake(
      testDescription: "more than all of a combination product",
      source: licence("combination = 120%"),
      place: "licence dye {",
      words: "a share of it, from 0 % to 100 %: look at combination"),
    Mistake(
      testDescription: "an upfront below 0",
      source: licence("upfront = -EUR 10_000"),
      place: "licence dye {",
      words: "so it is not below 0; it is -EUR 10_000.00"),
    Mistake(
      testDescription: "a fee below 0",
      source: licence("maintenance = -EUR 10"),
      place: "licence dye {",
      words: "maintenance is not below 0"),
    Mistake(
      testDescription: "a milestone below 0",
      source: licence("milestones { name | on | pay\n \"approval\" | 2028-01-01 | -EUR 5 }"),
      place: "licence dye {",
      words: "pay is not below 0; look at ‘approval’"),
    Mistake(
      testDescription: "a milestone on sales of 0",
      source: licence(
        "milestones { name | sales_reach | sales_of | pay\n \"start\" | EUR 0 | life | EUR 5 }"),
      place: "licence dye {",
      words: "write an amount above 0 as sales_reach of ‘start’"),
    Mistake(
      testDescription: "a stage that stands twice",
      source: licence(
        """
        sublicences {
          stages {
            stage | share
            "trials" | 40%
            "trials" | 20%
          }
          granted = []
        }
        """),
      place: "sublicences {",
      words: "the stage ‘trials’ stands twice: write one row"),
    Mistake(
      testDescription: "a sublicence that brings less than nothing",
      source: "sublicence asia { stage = \"trials\", income = -EUR 50 }\n"
        + licence(
          """
          sublicences {
            stages {
              stage | share
              "trials" | 40%
            }
            granted = [asia]
          }
          """),
      place: "sublicences {",
      words: "stated without a minus; look at that of the stage ‘trials’"),
    Mistake(
      testDescription: "third parties that get less than nothing",
      source: licence(
        "offset { paid = -EUR 5, share = 50%, floor = 0%, floor_of = royalty, unused = lost }"),
      place: "offset {",
      words: "paid is not below 0"),
    Mistake(
      testDescription: "a payment in another currency without its coin",
      timeline: "2027 .. 2030, exchange = [USD 1 = EUR 0.9]",
      source: """
        licence dye {
          sales = EUR 1 million, royalty = 5%
          payment { due_after = 30 days, currency = USD, converted = period_end }
        }
        royalty_statement report { licence = dye, coin = EUR 0.01 }
        show report.paid_over
        """,
      place: "royalty_statement report {",
      words: "paid_coin = 0.01 for cents, 1 where there are none"),
    Mistake(
      testDescription: "a payment before the period ends",
      source: licence(
        "payment { due_after = -30 days }"),
      place: "payment {",
      words: "due_after is not below 0; 0 days is the last"),
    Mistake(
      testDescription: "late by less than nothing",
      source: licence(
        "payment { due_after = 30 days, late_by = -20 days, late_rate = 8%, day_count = actual_365 }"
      ),
      place: "payment {",
      words: "for payment in time leave it out"),
    Mistake(
      testDescription: "interest below 0",
      source: licence(
        "payment { due_after = 30 days, late_by = 20 days, late_rate = -8%, day_count = actual_365 }"
      ),
      place: "payment {",
      words: "late_rate is not below 0 %"),
    Mistake(
      testDescription: "a sell-off before the end",
      source: licence(
        "grant { exclusivity = sole, ends = 2029-12-31, sell_off = -6 months }"),
      place: "grant {",
      words: "sell_off is not below 0; an earlier end is"),
    Mistake(
      testDescription: "a renewal that shortens",
      source: licence(
        "grant { exclusivity = sole, ends = 2029-12-31, renewal = -1 year, renewed = yes }"),
      place: "grant {",
      words: "renewal is above 0, such as 2 years"),
    Mistake(
      testDescription: "terminated after a renewed end",
      source: licence(
        "grant { exclusivity = sole, ends = 2027-12-31, renewal = 1 year, renewed = yes, terminated = 2029-06-30 }"
      ),
      place: "grant {",
      words: "terminated on 2029-06-30, but ends on 2028-12-31 anyway"),
    Mistake(
      testDescription: "deductions of more than all",
      source: licence(
        """
        deductions { items { name | share
          "freight" | 60%
          "tax" | 60% } }
        """),
      place: "deductions {",
      words: "the deductions come to 120% of gross sales"),
    Mistake(
      testDescription: "the most of a deduction below 0",
      source: licence(
        """
        deductions { items { name | share | most
          "freight" | 5% | -20% } }
        """),
      place: "deductions {",
      words: "look at most of ‘freight’"),
    Mistake(
      testDescription: "rates of others beside step-downs",
      source: licence(
        """
        most_favoured { others { licensee | rate
          "n" | 4% } }
        step_downs { together = lowest, events { event | from | left
          "generic" | 2028-01-01 | 60% } }
        """),
      place: "licence dye {",
      words: "most_favoured_applies = before_step_downs), or after"),
    Mistake(
      testDescription: "costs below 0",
      source: side("licensor", "costs = -EUR 10"),
      place: "licensor side {",
      words: "costs is not below 0"),
    Mistake(
      testDescription: "an investment below 0",
      source: side("licensee", "margin = 20%, investment = -EUR 10"),
      place: "licensee side {",
      words: "investment is not below 0"),
    Mistake(
      testDescription: "a margin above 100 %",
      source: side("licensee", "margin = 120%"),
      place: "licensee side {",
      words: "at most 100 %: look at margin"),
    Mistake(
      testDescription: "two sides of two licences",
      source: """
        licence ink { sales = EUR 9 million, royalty = 2% }
        licence dye { sales = EUR 1 million, royalty = 5% }
        licensor a {
          licence = dye, discount_rate = 12%, tax_rate = 0%, timing = end, losses = lost
        }
        licensee b {
          licence = ink, discount_rate = 12%, tax_rate = 0%, timing = end, losses = lost
          margin = 20%
        }
        negotiation talks { licensor = a, licensee = b }
        show talks.joint_gain
        """,
      place: "negotiation talks {",
      words: "give both the same licence"),
    Mistake(
      testDescription: "a society abroad that is misspelt",
      source: songs(abroad: "nroth", rates: "\"north\" | 10%"),
      place: "collecting_society songs {",
      words: "‘nroth’: write one of north, or add a row for it, with 0% for none"),
    Mistake(
      testDescription: "a society abroad that stands twice",
      source: songs(abroad: "north", rates: "\"north\" | 10%\n\"north\" | 5%"),
      place: "collecting_society songs {",
      words: "‘north’ stands twice among the societies abroad"),
  ]

  /// A side of a plain licence.
  private static func side(_ kind: String, _ clauses: String) -> String {
    """
    licence dye { sales = EUR 1 million, royalty = 5% }
    \(kind) side {
      licence = dye, discount_rate = 12%, tax_rate = 0%, timing = end, losses = lost
      \(clauses)
    }
    show side.value
    """
  }

  /// A collecting society that pays abroad.
  private static func songs(abroad: String, rates: String) -> String {
    """
    collecting_society songs {
      deduction = 20%, cultural = 0%, reserve = 0%, unmatched = held, coin = EUR 0.01
      users { user | income | rate | least
        "radio" | EUR 10_000 | 3% | EUR 50 }
      uses { work | uses | points
        "A" | 2 | 3 }
      claims { work | holder | share | abroad
        "A" | "Aida" | 60% |
        "A" | "Bek" | 40% | "\(abroad)" }
      withholding { society | rate
        \(rates) }
    }
    show songs.by_holder
    """
  }
}
