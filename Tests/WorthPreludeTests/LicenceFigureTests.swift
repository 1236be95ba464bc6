import Testing
import WorthTestSupport

/// Licences with nearly all clauses against figures of the model in `Tests/Models/licences.py`.
///
/// The model counts by the day, clause by clause, and shares no code with the kinds; it
/// compares random licences with Worth whenever it is run. These two stand here so that a change is
/// seen without it.
@Suite struct LicenceFigureTests {
  @Test func `a licence by year, valued within a year, with a milestone on its last day`() {
    #expect(
      holds(
        """
        case "Figures" { currency = EUR, timeline = 2027 .. 2031, valuation_date = 2028-09-03 }
        unit piece
        patent dye_right { filed = 2009-11-01 }
        sublicence dye_sub0 { stage = "trials", income = [EUR 7853.67, EUR 0.00, EUR 31539.49, EUR 6113.71, EUR 35674.32] }
        sublicence dye_sub1 { stage = "trials", income = [EUR 21493.83, EUR 36687.07, EUR 41570.61, EUR 38321.82, EUR 9308.56] }
        licence dye {
          sales = [EUR 533413.37, EUR 2047239.93, EUR 1047245.13, EUR 405073.81, EUR 196402.31]
          grant { exclusivity = sole, ends = 2029-10-05 }
          asset = dye_right
          after_expiry = 100.0%
          deductions {
            items {
              name | share
              "item 0" | 2.14%
            }
            most = 6.3%
          }
          combination = 95.65%
          tiers {
            mode = whole_amount, counts = of_year
            boundary = upper
            bands {
              above | rate
              EUR 0.00 | 2.44%
              EUR 250000.00 | 7.48%
              EUR 2000000.00 | 5.93%
              EUR 3000000.00 | 3.62%
            }
          }
          per_unit { amount = EUR 3.77 per piece, units = [5665 piece, 5200 piece, 7240 piece, 1671 piece, 8012 piece], beside = greater }
          most_favoured {
            others {
              licensee | rate
              "other 0" | 1.35%
            }
          }
          step_downs {
            together = lowest
            events {
              event | from | left
              "event 0" | 2028-02-24 | 38.21%
              "event 1" | 2028-12-01 | 25.46%
            }
          }
          offset { paid = [EUR 62368.65, EUR 34882.07, EUR 0.00, EUR 1402.70, EUR 40804.09], share = 48.83%, floor = 2.4%, floor_of = net_sales, unused = carried_forward }
          offset_applies = before_step_downs, most_favoured_applies = before_step_downs
          cap_applies = after_minimum, minimum_met_by = earned
          cap_and_floor = floor_prevails, minimum_after_expiry = due
          cap { amount = EUR 194303.06, counts = of_life }
          floor { rate = 3.68% }
          upfront = EUR 27443.24
          credit { share = 41.26%, limit = 65.78% }
          equity { share = 2.02%, company_value = EUR 1095201.17 }
          minimum { amount = EUR 19584.79, credit = shortfall_carried, part_year = whole }
          milestones {
            name | on | pay
            "milestone 0" | 2029-10-05 | EUR 80165.34
          }
          sublicences {
            stages {
              stage | share
              "trials" | 36.18%
              "approved" | 10.67%
            }
            granted = [dye_sub0, dye_sub1]
          }
          patent_costs { spent = [EUR 17462.91, EUR 13661.54, EUR 8384.91, EUR 3740.28, EUR 15838.31], share = 2.52% }
          payment { due_after = 1 month }
          withholding { rate = 11.69%, borne_by = licensee }
        }
        licensor dye_licensor {
          licence = dye, discount_rate = 17.21%, tax_rate = 31.82%
          timing = middle, losses = lost
          alternative = EUR 221735.91
          costs = EUR 18290.14
          foreign_tax = credited
        }
        licensee dye_licensee {
          licence = dye, discount_rate = 7.61%, tax_rate = 13.78%
          timing = end, losses = lost
          alternative = EUR 241873.12
          margin = 19.13%
          investment = [EUR 123485.75, EUR 199889.98, EUR 34653.72, EUR 28643.44, EUR 162064.55]
        }
        expect dye.earned = [EUR 18373.92, EUR 70519.10, EUR 27475.04, 0, 0]
        expect dye.credited = [EUR 11323.08, 0, 0, 0, 0]
        expect dye.shortfall = [EUR 1210.87, 0, 0, 0, 0]
        expect dye.bank = [EUR 1210.87, 0, 0, 0, 0]
        expect dye.credit_left = [0, 0, 0, 0, 0]
        expect dye.offset_left = [EUR 21080.56, EUR 38113.47, EUR 35243.06, EUR 35243.06, EUR 35243.06]
        expect dye.milestone = [0, 0, EUR 80165.34, 0, 0]
        expect dye.due = [EUR 19319.70, EUR 82925.88, EUR 134302.91, 0, 0]
        expect dye.charged = [EUR 21877.14, EUR 93903.16, EUR 152081.20, 0, 0]
        expect dye.withheld = [EUR 2557.44, EUR 10977.28, EUR 17778.29, 0, 0]
        expect dye.received = [EUR 19319.70, EUR 82925.88, EUR 134302.91, 0, 0]
        expect dye_licensor.value = EUR 81617.96
        expect dye_licensee.value = -EUR 140343.09
        """))
  }

  @Test func `a licence by quarter with a sell-off and late interest, valued within a quarter`() {
    #expect(
      holds(
        """
        case "Figures" { currency = EUR, timeline = 2027-Q3 .. 2028-Q3, valuation_date = 2027-12-01 }
        unit piece
        patent dye_right { filed = 2008-06-25 }
        sublicence dye_sub0 { stage = "approved", income = [EUR 6829.67, EUR 2.56, EUR 11252.85, EUR 2776.25, EUR 5080.46] }
        sublicence dye_sub1 { stage = "approved", income = [EUR 7556.55, EUR 1867.57, EUR 8550.29, EUR 7056.28, EUR 13519.87] }
        licence dye {
          sales = [EUR 347608.86, EUR 402051.04, EUR 536359.60, EUR 527112.14, EUR 0.00]
          grant { exclusivity = non_exclusive, ends = 2028-01-16, sell_off = 6 months }
          asset = dye_right
          after_expiry = 100.0%
          deductions {
            items {
              name | share | most
              "item 0" | 4.81% |
              "item 1" | 5.82% |
              "item 2" | 0.84% | 3.4%
            }
            most = 6.69%
          }
          tiers {
            mode = whole_amount, counts = of_year
            boundary = lower
            bands {
              above | rate
              EUR 0.00 | 7.06%
              EUR 3000000.00 | 3.12%
            }
          }
          per_unit { amount = EUR 6.34 per piece, units = [383 piece, 681 piece, 1339 piece, 2128 piece, 1761 piece], beside = lesser }
          most_favoured {
            others {
              licensee | rate | from
              "other 0" | 1.24% | 2027-10-17
            }
          }
          step_downs {
            together = multiplied
            events {
              event | from | left
              "event 0" | 2028-04-23 | 60.78%
              "event 1" | 2028-05-31 | 92.34%
              "event 2" | 2028-07-23 | 49.53%
            }
          }
          offset { paid = [EUR 1115.10, EUR 14913.26, EUR 18271.25, EUR 1377.02, EUR 7648.46], share = 21.17%, floor = 87.7%, floor_of = royalty, unused = carried_forward }
          offset_applies = after_step_downs, most_favoured_applies = before_step_downs
          cap_applies = before_minimum, minimum_met_by = earned
          cap_and_floor = floor_prevails, floor_and_minimum = floor_first, minimum_after_expiry = due
          cap { amount = EUR 83755.50, counts = of_life }
          floor { amount = EUR 36010.26, counts = of_year }
          upfront = EUR 49496.88
          credit { share = 93.58%, limit = 10.62% }
          equity { share = 12.87%, company_value = EUR 1052196.10 }
          minimum { amount = EUR 7691.01, credit = none, part_year = prorated }
          milestones {
            name | on | sales_reach | sales_of | pay
            "milestone 0" | 2028-01-16 |  |  | EUR 33175.92
            "milestone 1" |  | EUR 250000.00 | year | EUR 63322.67
            "milestone 2" |  | EUR 1318645.43 | life | EUR 38703.68
          }
          maintenance = [EUR 504.60, EUR 132.03, EUR 732.37, EUR 725.55, EUR 827.42]
          sublicences {
            stages {
              stage | share
              "trials" | 40.37%
              "approved" | 17.19%
            }
            granted = [dye_sub0, dye_sub1]
          }
          patent_costs { spent = [EUR 0.00, EUR 2288.99, EUR 4110.83, EUR 2030.67, EUR 0.00], share = 57.44% }
          payment { due_after = 60 days, late_by = 400 days, late_rate = 6.78%, day_count = actual_360 }
          withholding { rate = 21.11%, treaty_rate = 19.05%, borne_by = licensor }
        }
        licensor dye_licensor {
          licence = dye, discount_rate = 3.84%, tax_rate = 13.2%
          timing = start, losses = carried_forward
          foreign_tax = credited
        }
        licensee dye_licensee {
          licence = dye, discount_rate = 3.12%, tax_rate = 23.99%
          timing = end, losses = offset
          margin = [19.77%, 12.16%, 26.44%, 20.89%, 2.16%]
          investment = [EUR 0.00, EUR 6644.46, EUR 19116.87, EUR 36277.91, EUR 29297.09]
        }
        expect dye.earned = [EUR 2192.15, EUR 3723.88, EUR 5442.59, EUR 3673.29, 0]
        expect dye.credited = [EUR 232.81, EUR 395.48, EUR 578.00, EUR 390.10, 0]
        expect dye.shortfall = [0, EUR 3877.11, 0, 0, EUR 336.22]
        expect dye.bank = [0, 0, 0, 0, 0]
        expect dye.credit_left = [EUR 46086.37, EUR 45690.90, EUR 45112.89, EUR 44722.79, EUR 44722.79]
        expect dye.offset_left = [0, EUR 2563.48, EUR 5668.17, EUR 5444.50, EUR 5726.10]
        expect dye.milestone = [EUR 63322.67, 0, EUR 33175.92, EUR 38703.68, 0]
        expect dye.due = [EUR 73401.83, EUR 42011.17, EUR 47893.51, EUR 45149.88, EUR 29281.97]
        expect dye.charged = [EUR 73401.83, EUR 42011.17, EUR 47893.51, EUR 45149.88, EUR 29281.97]
        expect dye.withheld = [EUR 13983.05, EUR 8003.13, EUR 9123.71, EUR 8601.05, EUR 5578.21]
        expect dye.received = [EUR 59418.78, EUR 34008.04, EUR 38769.80, EUR 36548.83, EUR 23703.75]
        expect dye_licensor.value = EUR 290656.61
        expect dye_licensee.value = -EUR 155324.25
        """))
  }
}
