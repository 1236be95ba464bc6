import Testing
import Worth
import WorthTestSupport

/// What a reader is told whose term sheet does not hold together.
@Suite struct LicenceMessageTests {
  /// A case that is wrong, the line at which it is said, and words of the message.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var timeline = "2027 .. 2030"
    let source: String
    let place: String
    let words: String

    /// The whole case.
    var text: String { "case \"Bad\" { currency = EUR, timeline = \(timeline) }\n" + source + "\n" }
  }

  @Test(arguments: mistakes + termMistakes)
  func `a mistake in a clause is told there, in its words, with a way out`(mistake: Mistake) {
    let run = Run(mistake.text)
    #expect(run.errors == ["E0608"])
    let messages = run.program.diagnostics + run.outcome.messages
    let rendered = messages.filter { $0.severity == .error }.map(\.rendered).joined()
    #expect(rendered.contains(mistake.words), "\(rendered)")
    // The first line of the case that is shown is the one of the clause.
    let shown = rendered.split(separator: "\n").first { $0.contains("│") && $0.contains("{") }
    #expect(shown?.contains(mistake.place) == true, "\(rendered)")
  }

  @Test func `a minimum in another currency is told in both`() {
    let run = Run(
      """
      case "Bad" { currency = EUR, timeline = 2027 .. 2030 }
      licence dye {
        sales = EUR 1 million
        royalty = 5%
        minimum { amount = USD 50_000, credit = same_year, part_year = whole }
      }
      show dye.due
      """)
    #expect(run.errors == ["E0411"])
    #expect(
      run.program.diagnostics.contains {
        $0.rendered.contains("‘dye’ counts in EUR, and this amount is in USD")
          && $0.rendered.contains("minimum { amount = USD 50_000")
          && !$0.rendered.contains("prelude")
      })
    // A clause of its own that is passed on by name.
    let named = Run(
      """
      case "Bad" { currency = EUR, timeline = 2027 .. 2030 }
      royalty_cap most { amount = USD 50_000, counts = of_year }
      licence dye { sales = EUR 1 million, royalty = 5%, cap = most }
      show dye.due
      """)
    #expect(named.errors == ["E0411"])
    #expect(named.program.diagnostics.contains { $0.rendered.contains("royalty_cap most {") })
  }

  @Test(arguments: [
    ("", "bands { above | rate\nUSD 0 | 5%\nUSD 50_000 | 4%\n}", "USD 0 |"),
    ("", "bands { above | rate\n0 | 5%\nUSD 50_000 | 4%\n}", "USD 50_000 |"),
    ("table list { above | rate\nUSD 0 | 5%\nUSD 50_000 | 4%\n}\n", "bands = list", "USD 0 |"),
  ])
  func `bands in another currency are told at their first amount`(
    _ table: String, _ bands: String, _ place: String
  ) {
    let run = Run(
      """
      case "Bad" { currency = EUR, timeline = 2027 .. 2030 }
      \(table)licence dye {
        sales = EUR 1 million
        tiers {
          mode = marginal, counts = of_year
          \(bands)
        }
      }
      show dye.due
      """)
    #expect(run.errors == ["E0411"])
    #expect(run.program.diagnostics.first?.rendered.contains(place) == true)
    #expect(run.program.diagnostics.first?.rendered.contains("prelude") == false)
  }

  static let mistakes = [
    Mistake(
      testDescription: "bands that are not in order",
      source: """
        licence dye {
          sales = EUR 1 million
          tiers {
            mode = marginal, counts = of_year
            bands {
              above | rate
              EUR 0 | 5%
              EUR 3 million | 3%
              EUR 1 million | 4%
            }
          }
        }
        show dye.due
        """,
      place: "tiers {",
      words: "EUR 1_000_000.00 stands after EUR 3_000_000.00; write the rows in order"),
    Mistake(
      testDescription: "bands that overlap",
      source: """
        licence dye {
          sales = EUR 1 million
          tiers {
            mode = marginal, counts = of_year
            bands {
              above | rate
              EUR 0 | 5%
              EUR 1 million | 4%
              EUR 1 million | 3%
            }
          }
        }
        show dye.due
        """,
      place: "tiers {",
      words: "EUR 1_000_000.00 stands after EUR 1_000_000.00"),
    Mistake(
      testDescription: "bands that do not begin at 0",
      source: """
        licence dye {
          sales = EUR 1 million
          tiers {
            mode = marginal, counts = of_year
            bands {
              above | rate
              EUR 1 million | 5%
              EUR 3 million | 3%
            }
          }
        }
        show dye.due
        """,
      place: "tiers {",
      words: "the first band begins at 0, not at EUR 1_000_000.00: put a row before it"),
    Mistake(
      testDescription: "a rate above 100 %",
      source: """
        licence dye {
          sales = EUR 1 million
          tiers {
            mode = marginal, counts = of_year
            bands {
              above | rate
              EUR 0 | 500%
              EUR 3 million | 3%
            }
          }
        }
        show dye.due
        """,
      place: "tiers {",
      words: "that of the band from EUR 0.00 on is 500%"),
    Mistake(
      testDescription: "a royalty above 100 %",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 105%
        }
        show dye.due
        """,
      place: "licence dye {",
      words: "a royalty is a share of net sales, from 0 % to 100 %"),
    Mistake(
      testDescription: "a milestone outside the term",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          grant { exclusivity = sole, begins = 2027-01-01, ends = 2028-12-31 }
          milestones {
            name | on | pay
            "approval" | 2030-05-01 | EUR 10_000
          }
        }
        show dye.due
        """,
      place: "licence dye {",
      words: "the milestone ‘approval’ is due on a day on which the licence does not run"),
    Mistake(
      testDescription: "a milestone with neither day nor sales",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          milestones {
            name | on | sales_reach | sales_of | pay
            "approval" |  |  | life | EUR 10_000
          }
        }
        show dye.due
        """,
      place: "licence dye {",
      words:
        "the milestone ‘approval’ is due either on a day or when sales reach an amount: fill in on or sales_reach"
    ),
    Mistake(
      testDescription: "a milestone with both",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          milestones {
            name | on | sales_reach | sales_of | pay
            "approval" | 2028-01-01 | EUR 5 | life | EUR 10_000
          }
        }
        show dye.due
        """,
      place: "licence dye {",
      words: "the milestone ‘approval’ is due either on a day or when sales reach an amount"),
    Mistake(
      testDescription: "sales of no stated time",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          milestones {
            name | sales_reach | pay
            "first million" | EUR 1 million | EUR 10_000
          }
        }
        show dye.due
        """,
      place: "licence dye {",
      words: "the amount of ‘first million’: sales_of = year or life"),
    Mistake(
      testDescription: "a probability above 100 %",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          milestones {
            name | on | probability | pay
            "approval" | 2028-01-01 | 120% | EUR 10_000
          }
        }
        show dye.due
        """,
      place: "licence dye {",
      words: "a probability lies between 0 % and 100 %; look at the milestone ‘approval’"),
    Mistake(
      testDescription: "a cap below the floor",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          cap { amount = EUR 10_000, counts = of_year }
          floor { amount = EUR 20_000, counts = of_year }
        }
        show dye.due
        """,
      place: "licence dye {",
      words: "the cap of EUR 10_000.00 is below the floor of EUR 20_000.00"),
    Mistake(
      testDescription: "a treaty rate above the rate",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          withholding { rate = 10%, treaty_rate = 15%, borne_by = licensor }
        }
        show dye.due
        """,
      place: "withholding {",
      words:
        "a treaty lowers the rate of the law, which is 10%; it does not raise it to 15%: leave out treaty_rate"
    ),
    Mistake(
      testDescription: "a stage that nobody named",
      source: """
        sublicence asia { stage = "aproved", income = EUR 50_000 }
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          sublicences {
            stages {
              stage | share
              "trials" | 40%
              "approved" | 20%
            }
            granted = [asia]
          }
        }
        show dye.due
        """,
      place: "sublicences {",
      words: "‘aproved’; write one of trials, approved, or add a row"),
    Mistake(
      testDescription: "royalty and tiers",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          tiers {
            mode = marginal, counts = of_year
            bands {
              above | rate
              EUR 0 | 5%
            }
          }
        }
        show dye.due
        """,
      place: "licence dye {",
      words: "royalty is one rate, tiers are bands; leave out one of the two"),
    Mistake(
      testDescription: "no money",
      source: """
        licence dye {
          sales = EUR 1 million

        }
        show dye.due
        """,
      place: "licence dye {",
      words: "nothing is due: say royalty = 5%"),
    Mistake(
      testDescription: "a cap of nothing",
      source: """
        licence dye {
          sales = EUR 1 million
          grant { exclusivity = sole }
          cap { amount = EUR 10_000, counts = of_year }
        }
        show dye.due
        """,
      place: "licence dye {",
      words: "nothing is due: say royalty = 5%"),
    Mistake(
      testDescription: "the lesser of one royalty",
      source: """
        licence dye {
          sales = EUR 1 million
          per_unit { amount = EUR 2 per piece, units = 10 piece, beside = lesser }
        }
        show dye.due
        unit piece
        """,
      place: "licence dye {",
      words: "there is none on sales: say royalty = 5% or tiers, or leave out beside"),
    Mistake(
      testDescription: "a deduction above 100 %",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          deductions {
            items {
              name | share
              "freight" | 101%
            }
          }
        }
        show dye.due
        """,
      place: "deductions {",
      words: "‘freight’ is 101%"),
    Mistake(
      testDescription: "an end before the beginning",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          grant { exclusivity = sole, begins = 2028-01-01, ends = 2027-12-31 }
        }
        show dye.due
        """,
      place: "grant {",
      words: "the licence ends on 2027-12-31, before it begins on 2028-01-01"),
    Mistake(
      testDescription: "a credit beside a minimum",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          upfront = EUR 60_000, credit { share = 50%, limit = 50% }
          minimum { amount = EUR 30_000, credit = same_year, part_year = whole }
        }
        show dye.due
        """,
      place: "licence dye {",
      words: "minimum_met_by = earned"),
    Mistake(
      testDescription: "a credit of no upfront",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          credit { share = 50%, limit = 50% }
        }
        show dye.due
        """,
      place: "licence dye {",
      words: "there is no upfront to credit: upfront = EUR 50_000"),
    Mistake(
      testDescription: "events that are not in order",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          step_downs {
            together = lowest
            events {
              event | from | left
              "generic" | 2029-01-01 | 50%
              "expiry" | 2028-01-01 | 50%
            }
          }
        }
        show dye.due
        """,
      place: "step_downs {",
      words: "‘expiry’, from 2028-01-01 on, stands after ‘generic’"),
    Mistake(
      testDescription: "a day among numbered periods", timeline: "year 1 .. 4",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          grant { exclusivity = sole, begins = 2028-01-01 }
        }
        show dye.due
        """,
      place: "grant {",
      words: "periods are numbered, so no day lies in them: leave out the days"),
    Mistake(
      testDescription: "a milestone on a day among numbered periods", timeline: "year 1 .. 4",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          milestones {
            name | on | pay
            "approval" | 2028-01-01 | EUR 10_000
          }
        }
        show dye.due
        """,
      place: "licence dye {",
      words: "the milestone ‘approval’ cannot be due on a day: say sales_reach"),
    Mistake(
      testDescription: "step-downs among numbered periods", timeline: "year 1 .. 4",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          step_downs {
            together = lowest
            events {
              event | from | left
              "x" | 2028-01-01 | 50%
            }
          }
        }
        show dye.due
        """,
      place: "step_downs {",
      words: "write a timeline of the calendar, such as timeline = 2027 .. 2035"),
    Mistake(
      testDescription: "payment among numbered periods", timeline: "year 1 .. 4",
      source: """
        licence dye {
          sales = EUR 1 million
          royalty = 5%
          payment { due_after = 30 days }
        }
        show dye.due
        """,
      place: "payment {",
      words: "leave out payment, or write a timeline of the calendar"),
    Mistake(
      testDescription: "shares of 99 %",
      source: """
        income_distribution rule {
          income = EUR 100, fee = 10%, fee_of = income, bands_count = of_life
          coin   = EUR 0.01, residue = largest_remainder
          bands { above | inventors | departments | institution
            EUR 0 | 50% | 25% | 24% }
          inventors { name | weight | department
            "Aida" | 1 | "Physics" }
        }
        show rule.by_inventor
        """,
      place: "income_distribution rule {",
      words: "those of the band from EUR 0.00 on come to 99%"),
    Mistake(
      testDescription: "shares of a work of 99 %",
      source: """
        collecting_society songs {
          deduction = 20%, cultural = 0%, reserve = 0%, unmatched = held, coin = EUR 0.01
          users { user | income | rate | least
            "radio" | EUR 10_000 | 3% | EUR 50 }
          uses { work | uses | points
            "A" | 2 | 3 }
          claims { work | holder | share
            "A" | "Aida" | 60%
            "A" | "Bek" | 39% }
        }
        show songs.by_holder
        """,
      place: "collecting_society songs {",
      words: "those of ‘A’ come to 99%: is a holder left out"),
  ]
}
