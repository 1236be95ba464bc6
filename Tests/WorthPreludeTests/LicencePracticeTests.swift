import Testing
import Worth
import WorthTestSupport

/// What practice does with licences, in figures worked out by hand.
@Suite struct LicencePracticeTests {
  private func text(_ source: String, _ path: String) -> String {
    let run = Run(source)
    #expect(run.errors == [], "\(source)")
    return run.text(path)
  }

  /// 181 of 365 days of 40,000 are 19,835.62; the sell-off brings 10,000.
  @Test(arguments: [("count", "EUR 20_000.00"), ("do_not_count", "EUR 29_835.62")])
  func `sales of a sell-off count for the minimum or are due besides`(word: String, total: String) {
    let licence = """
      case "Stock" { currency = EUR, timeline = 2027-Q1 .. 2027-Q4 }
      licence l { sales = EUR 100_000, royalty = 5%
        grant { exclusivity = exclusive, ends = 2027-06-30, sell_off = 6 months }
        minimum { amount = EUR 40_000, credit = same_year, part_year = prorated, sell_off_sales = \(word) } }
      """
    #expect(text(licence, "l.total_due") == total)
    let without = Run(licence.replacing(", sell_off_sales = \(word)", with: ""))
    #expect(without.errors == ["E0608"])
    #expect(without.outcome.messages[0].text.contains("sell_off_sales = count"))
  }

  /// A pays 4 %, then 7 %; B 5 % on 181 of 365 days: 10,000 * (181 * 5 + 184 * 6) / 365 = 55,041.10.
  @Test func `another licensee pays what it pays now`() {
    let licence = """
      case "Others" { currency = EUR, timeline = 2027 .. 2030 }
      licence l { sales = EUR 1 million, royalty = 6%
        most_favoured { others { licensee | rate | from       | until
          "A" | 4% | 2028-01-01 |
          "A" | 7% | 2029-01-01 |
          "B" | 5% | 2030-01-01 | 2030-06-30 } } }
      due = [l.due[2027], l.due[2028], l.due[2029], l.due[2030]]
      """
    #expect(text(licence, "due") == "[EUR 60_000.00, EUR 40_000.00, EUR 60_000.00, EUR 55_041.10]")
    let twice = Run(licence.replacing("7% | 2029-01-01", with: "7% | 2028-01-01"))
    #expect(twice.errors == ["E0608"])
    #expect(twice.outcome.messages[0].text.contains("‘A’ pays two rates"))
    let turned = Run(licence.replacing("2030-06-30", with: "2029-06-30"))
    #expect(turned.outcome.messages[0].text.contains("before it begins on 2030-01-01"))
  }

  /// A 0 in a column of money is no key: the first band is found by its place.
  @Test func `one band from 0 on is a whole royalty`() {
    let source = """
      case "One band" { currency = EUR, timeline = 2027 .. 2027 }
      licence l { sales = EUR 4 million
        tiers { mode = marginal, counts = of_year
          bands { above | rate
            0 | 5% } } }
      income_distribution d { income = l.received, fee = 10%, fee_of = income, bands_count = of_life
        bands { above | inventors | departments | institution
          0 | 40% | 30% | 30% }
        inventors { name | weight | department
          "Aida" | 1 | "physics" }
        coin = EUR 0.01, residue = largest_remainder }
      share = sum(d.to_inventors)
      """
    #expect(text(source, "l.total_due") == "EUR 200_000.00")
    #expect(text(source, "share") == "EUR 72_000.00")
  }

  /// What is not said and matters is asked for at the licence.
  @Test(arguments: [
    ("royalty = 1%, floor { amount = EUR 5 }", "say whether the amount holds for each year"),
    (
      """
      royalty = 5%, offset { paid = EUR 5_000, share = 50%, floor = 3%, floor_of = net_sales, unused = lost }
      step_downs { together = lowest, events { event | from | left
        "generic" | 2027-05-01 | 50% } }
      """, "say whether third parties' royalties are taken off before"
    ),
    (
      """
      royalty = 5%, deductions { items { name | share
        "freight" | 2%
        "freight" | 2% } }
      """, "‘freight’ stands twice"
    ),
  ])
  func `what is not said is asked for in words of the licence`(clauses: String, message: String) {
    let run = Run(
      "case { currency = EUR, timeline = 2027 .. 2028 }\nlicence l { sales = EUR 1 million\n\(clauses)\n}"
    )
    #expect(run.errors == ["E0608"], "\(clauses)")
    #expect(run.outcome.messages[0].text.contains(message), "\(run.outcome.messages[0].text)")
  }

  @Test(arguments: [
    (
      "royalty = 2%, minimum { amount = EUR 40_000, credit = shortfall_carried, part_year = prorated }",
      "EUR 40_000.00 that was paid short is not credited"
    ),
    (
      "royalty = 6%, minimum { amount = EUR 40_000, credit = excess_carried, part_year = prorated }",
      "EUR 40_000.00 that was paid in excess of minimums is left over"
    ),
    (
      "royalty = 6%, grant { exclusivity = sole, ends = 2026-06-01 }",
      "ended on 2026-06-01, before the timeline"
    ),
    (
      """
      royalty = 6%, milestones { name | on | pay
        "approval" | 2027-05-01 | EUR 9
        "approval" | 2027-05-01 | EUR 9 }
      """, "Two rows of milestones are alike, ‘approval’"
    ),
    (
      """
      royalty = 1%, grant { exclusivity = sole, begins = 2027-07-01, ends = 2028-06-30 }
      minimum { amount = EUR 5, credit = same_year, part_year = whole }
      """, "the licence runs in 2 of them, and each has its whole minimum"
    ),
  ])
  func `what is left over or stands twice is remarked`(clauses: String, remark: String) {
    let run = Run(
      "case { currency = EUR, timeline = 2027 .. 2028 }\nlicence l { sales = EUR 1 million\n\(clauses)\n}"
    )
    #expect(run.errors == [], "\(clauses)")
    #expect(
      run.outcome.messages.contains { $0.text.contains(remark) },
      "\(run.outcome.messages.map(\.text))")
  }

  @Test func `what is due on signing counts in the first period`() {
    let source = """
      case "Signing" { currency = EUR, timeline = 2027 .. 2028 }
      licence l { sales = EUR 1 million, royalty = 5%, upfront = EUR 100_000
        withholding { rate = 10%, borne_by = licensor } }
      all = [l.received_in_all[2027], l.received_in_all[2028]]
      """
    #expect(text(source, "all") == "[EUR 135_000.00, EUR 45_000.00]")
  }

  /// 5 % of a million less 1,666.665: the coin goes with what takes something off.
  @Test func `a statement has no coin of a clause that lowers nothing`() {
    let source = """
      case "Coins" { currency = EUR, timeline = 2028-Q1 .. 2028-Q2 }
      licence l { sales = EUR 1 million, royalty = 5%
        step_downs { together = lowest, events { event | from | left
          "generic" | 2030-07-01 | 40% } }
        offset { paid = EUR 3_333.33, share = 50%, floor = 0%, floor_of = royalty, unused = lost }
        offset_applies = after_step_downs }
      royalty_statement s { licence = l, coin = EUR 0.01 }
      off = [s.step_downs[2028-Q1], s.step_downs[2028-Q2], s.third_parties[2028-Q1], s.third_parties[2028-Q2]]
      """
    #expect(text(source, "off") == "[EUR 0.00, EUR 0.00, -EUR 1_666.66, -EUR 1_666.67]")
  }

  /// 1,000 for 20 points of which 4 are claimed by nobody: 200 wait, or all is shared among 16.
  @Test(arguments: [("held", "EUR 300.00", "EUR 200.00"), ("shared", "EUR 375.00", "EUR 0.00")])
  func `a share of a work that nobody claims waits`(word: String, paid: String, waiting: String) {
    let source = """
      case "Society" { currency = EUR, timeline = 2027 .. 2027 }
      collecting_society s {
        users { user | income | rate | least
          "radio" | EUR 10_000 | 10% | EUR 0 }
        deduction = 0%, cultural = 0%, reserve = 0%
        uses { work | uses | points
          "A" | 10 | 1
          "B" | 10 | 1 }
        claims { work | holder | share
          "A" | "x" | 60%
          "B" | "y" | 100% }
        open_shares { work | share
          "A" | 40% }
        unmatched = \(word), coin = EUR 0.01
      }
      """
    #expect(text(source, "s.waiting") == waiting)
    #expect(text(source + "\nx = s.by_holder[\"x\"]", "x") == paid)
    let off = Run(source.replacing("\"A\" | 40%", with: "\"A\" | 39%"))
    #expect(off.outcome.messages[0].text.contains("come to 60%"))
  }

  /// 1,000 kg bring 3,000, 4,000 and 5,000, of which 50 %, 25 % and all may be set off against the upfront.
  @Test func `amounts for units and limits of a credit by period`() {
    let source = """
      case "By year" { currency = EUR, timeline = 2027 .. 2029 }
      unit kg
      licence l { sales = EUR 1 million, upfront = EUR 10_000
        per_unit { amount = [EUR 3 per kg, EUR 4 per kg, EUR 5 per kg], units = 1000 kg }
        credit { share = 100%, limit = [50%, 25%, 100%] } }
      royalty_statement s { licence = l, coin = EUR 0.01 }
      earned = [l.earned[2027], l.earned[2028], l.earned[2029]]
      credited = [l.credited[2027], l.credited[2028], l.credited[2029]]
      left = [s.upfront_left[2027], s.upfront_left[2028], s.upfront_left[2029]]
      """
    #expect(text(source, "earned") == "[EUR 3_000.00, EUR 4_000.00, EUR 5_000.00]")
    #expect(text(source, "credited") == "[EUR 1_500.00, EUR 1_000.00, EUR 5_000.00]")
    #expect(text(source, "left") == "[EUR 8_500.00, EUR 7_500.00, EUR 2_500.00]")
    #expect(text(source, "s.on_signing") == "EUR 10_000.00")
  }

  /// What is taken back comes off later income, or the institution bears it.
  @Test(arguments: [
    ("taken_back = carried_forward", "[EUR 100.00, EUR 0.00, EUR 150.00]"),
    ("taken_back = borne", "[EUR 100.00, EUR 0.00, EUR 200.00]"),
  ])
  func `income that is taken back`(word: String, got: String) {
    let source = """
      case "Credit" { currency = EUR, timeline = 2027 .. 2029 }
      income_distribution d { income = [EUR 100, -EUR 50, EUR 200], fee = 0%, fee_of = income, bands_count = of_life
        \(word)
        bands { above | inventors | departments | institution
          0 | 40% | 30% | 30% }
        inventors { name | weight | department
          "Aida" | 1 | "physics" }
        coin = EUR 0.01, residue = largest_remainder }
      got = [d.got[2027], d.got[2028], d.got[2029]]
      """
    #expect(text(source, "got") == got)
    let unsaid = Run(source.replacing(word, with: ""))
    #expect(unsaid.outcome.messages[0].text.contains("taken_back = carried_forward"))
  }
}
