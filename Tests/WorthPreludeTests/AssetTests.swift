import Testing
import Worth
import WorthTestSupport

/// Kinds of assets: what is in force when, how long it is useful, who stays.
@Suite struct AssetTests {
  @Test func `every right fills in, with its own beginning and end`() {
    #expect(
      holds(
        """
        case "x" { currency = CHF, timeline = 2026 .. 2028 }
        utility_model u { filed = 2020-01-12, jurisdiction = "DE" }
        utility_model fresh { filed = 2024-01-01, jurisdiction = "KG" }
        utility_model stated { filed = 2020-01-01, term = 8 years }
        trade_mark m { status { day | event | in_force
          2027-01-01 | "revocation" | no } }
        collective_mark c { association = "Makers", legal_end = 2028-01-01 }
        certification_mark q { certifier = "Office", certified = "wool", owner_supplies = no }
        geographical_indication g { place = "Valley", goods = "honey" }
        design d { filed = 2020-01-01, granted = 2021-06-01, jurisdiction = "US" }
        copyright work { counted_from = 1950-05-05, jurisdiction = "CN" }
        software code { closed = yes, counted_from = 1990-05-05, jurisdiction = "CH" }
        database data { completed = 2011-05-05, jurisdiction = "EU" }
        plant_variety rose { granted = 2010-02-03, plant = other, term = 20 years, counted_from = year_end }
        know_how recipe { kept_secret = yes, known_from = 2027-07-01 }
        domain_name site { name = "example.kg", paid_until = 2027-01-01, renewed = no }
        asset_portfolio all { parts { name | value | discount_alone
          "a" | CHF 60 | 50%
          "b" | CHF 40 | 75% } }
        equity_stake stake { company = "Spin-off", shares = 30, issued = 100, to_be_issued = 20 }
        patent drug { filed = 2006-01-01, extension = 5 years }
        expect u.expires = 2030-02-01 because "from the end of the month of filing"
        expect fresh.expires = 2034-01-01
        expect stated.expires = 2028-01-01
        expect m.in_use = [1, 0, 0]
        expect c.in_use = [1, 1, 0]
        expect q.in_use = [1, 1, 1]
        expect g.in_use_left = [1, 1, 1]
        expect d.begins = 2021-06-01
        expect d.expires = 2036-06-01
        expect work.useful_end = 2001-01-01
        expect work.expired_before_valuation() = yes
        expect code.useful_end = 2041-01-01
        expect data.expires = 2027-01-01
        expect data.binding_life = "legal"
        expect rose.expires = 2031-01-01
        expect rose.term_source = "the case"
        expect recipe.in_use[2027] = 181 / 365
        expect site.in_use = [1, 0, 0]
        expect site.binding_life = "contractual"
        expect all.one_by_one = CHF 40
        expect all.lost_share = 60%
        expect stake.stake = 30%
        expect stake.diluted_stake = 25%
        expect drug.expires = 2031-01-01
        expect legal_term(trade_mark, "GE") = 10 years
        expect legal_term(patent, "UZ") = 20 years
        expect legal_term_source(utility_model, "KZ") = "Patent Law of 16 July 1999, 5 years and, on request, 3 more, which are counted here"
        expect drug.expired_before_valuation() = no
        """))
  }

  /// What is wrong, and words of the message.
  private static let mistakes = [
    (
      "utility_model x { filed = 2020-01-01, jurisdiction = \"KG\" }", "holds for later filings"
    ),
    (
      "design x { filed = 2018-03-01, jurisdiction = \"CN\" }", "holds for later filings"
    ),
    ("utility_model x { filed = 2020-01-01 }", "give a jurisdiction, or the term itself"),
    ("utility_model x { filed = 2020-01-01, jurisdiction = \"US\" }", "no such right"),
    ("utility_model x { filed = 2020-01-01, jurisdiction = \"XX\" }", "not known here"),
    ("design x { filed = 2020-01-01, jurisdiction = \"US\" }", "counts from its grant"),
    (
      "plant_variety x { granted = 2020-01-01, plant = other, term = 20 years }", "counted_from"
    ),
    ("utility_model x { filed = 2014-12-31, jurisdiction = \"RU\" }", "holds for later filings"),
    (
      "database x { completed = 2000-05-05, published = 2016-01-01, jurisdiction = \"DE\" }",
      "the right had ended"
    ),
    ("trade_mark x { pledgeable = no }", "needs its reason"),
    ("trade_mark x { transferable = no }", "needs its reason"),
    ("know_how x { kept_secret = no }", "nothing to value"),
    (
      "certification_mark x { certifier = \"a\", certified = \"b\", owner_supplies = yes }",
      "does not supply"
    ),
    ("trade_mark x { owners { name | share\n \"A\" | 60%\n \"B\" | 30% } }", "add up to 100 %"),
    (
      "trade_mark x { status { day | event | in_force\n 2027-01-01 | \"a\" | no\n 2026-01-01 | \"b\" | yes } }",
      "in the order of their days"
    ),
    ("trade_mark x { begins = 2027-01-01, legal_end = 2026-01-01 }", "does not end before"),
    (
      "equity_stake x { company = \"a\", shares = 5, issued = 4, to_be_issued = 0 }",
      "more shares than were issued"
    ),
    (
      "survivors x { curve = constant, attrition = 120%, age = 0 years, counted_at = end }",
      "at most 100 %"
    ),
    (
      "survivors x { curve = weibull, mean_life = 5 years, age = 0 years, counted_at = end }",
      "shape"
    ),
    ("survivors x { curve = exponential, age = 0 years, counted_at = end }", "mean_life"),
    (
      "survivors x { curve = iowa_o1, mean_life = 2 years, age = 5 years, counted_at = end }",
      "nobody is left"
    ),
    (
      """
      renewal_decision x { fees { year | fee
        5 | CHF 1
        7 | CHF 1 }
        income = [CHF 1, CHF 1], discount_rate = 5%, timing = end }
      """, "follow one another"
    ),
    (
      """
      renewal_decision x { fees { year | fee
        5 | CHF 1 }
        income = [CHF 1, CHF 1], discount_rate = 5%, timing = end }
      """, "as many incomes"
    ),
    (
      """
      patent old { filed = 2005-12-31 }
      relief_from_royalty x { asset = old, revenue = CHF 1, royalty_rate = 5%, tax_rate = 0%, discount_rate = 9%, timing = end }
      """, "expired before the valuation date"
    ),
  ]

  @Test func `what is wrong with an asset is said in the words of the field`() {
    for (source, words) in Self.mistakes {
      let run = Run("case \"x\" { currency = CHF, timeline = 2026 .. 2028 }\n" + source)
      #expect(Set(run.errors) == ["E0608"], "\(run.errors) in \(source)")
      #expect(run.outcome.messages.contains { $0.text.contains(words) }, "\(words) in \(source)")
    }
  }

  @Test func `an asset without days is in force in numbered periods, too`() {
    #expect(
      holds(
        """
        case "x" { currency = CHF, timeline = year 1 .. 3 }
        trade_mark m { pledgeable = yes }
        relief_from_royalty v { asset = m, revenue = CHF 100, royalty_rate = 10%, tax_rate = 0%, discount_rate = 0%, timing = end }
        expect m.in_use = [1, 1, 1]
        expect m.binding_life = "none"
        expect v.value = CHF 30
        """))
  }

  @Test func `the days in force are those that one counts day by day`() {
    var dice = Dice(seed: 7)
    var source = "days[t] = (t.end + 1 day - t.start) in days\n"
    for index in 0..<60 {
      let filed = dice.number(3000...11_000)
      let end = filed + dice.number(1...6000)
      let lapse = dice.number(8000...12_500)
      let restored = lapse + dice.number(1...900)
      let again = restored + dice.number(1...2500)
      // 2026-01-01 to 2036-01-01, as days from 2000-01-01.
      let counted = (9497..<13_149).filter { day in
        day >= filed && day < end && !(day >= lapse && day < restored) && day < again
      }
      let left = counted.filter { $0 >= 9678 }
      source += """
        trade_mark a\(index) {
          begins = 2000-01-01 + \(filed) days
          economic_end = 2000-01-01 + \(end) days
          status { day | event | in_force
            2000-01-01 + \(lapse) days | "lapse" | no
            2000-01-01 + \(restored) days | "restoration" | yes
            2000-01-01 + \(again) days | "revocation" | no }
        }
        longer\(index) = a\(index) with { economic_end = 2000-01-01 + \(end + 400) days }
        expect sum(a\(index).in_use * days) = \(counted.count) within 0.000_001
        expect a\(index).days_in_force(2026-01-01, 2036-01-01) = \(counted.count) days
        expect a\(index).expired_before_valuation() = \(left.isEmpty && !later(filed, end, again) ? "yes" : "no")
        expect min(longer\(index).in_use - a\(index).in_use) >= 0
        expect min(a\(index).in_use) >= 0 and max(a\(index).in_use) <= 1

        """
    }
    // The first of July of 2026 is the 9678th day after the first of January of 2000.
    let head = "case \"x\" { timeline = 2026 .. 2035, valuation_date = 2026-07-01 }\n"
    #expect(holds(head + source))
  }

  /// `true` iff a right is in force on a day after 2035.
  private func later(_ filed: Int, _ end: Int, _ revoked: Int) -> Bool {
    max(filed, 13_149) < min(end, revoked)
  }

  @Test func `what is left after the valuation date is counted by the day`() {
    // 184 of 365 days are left on 1 July, which are 6 of 12 months; in force on 92 of the 184.
    #expect(
      holds(
        """
        case "x" { timeline = 2026 .. 2027, valuation_date = 2026-07-01 }
        patent a { filed = 2020-01-01, technology_end = 2026-10-01 }
        patent b { filed = 2020-01-01, status { day | event | in_force
          2026-02-01 | "lapse" | no
          2026-10-01 | "restoration" | yes } }
        expect a.in_use_left[2026] = 0.5 * 92 / 184
        expect b.in_use_left[2026] = 0.5 * 92 / 184
        expect a.in_use[2026] = 273 / 365
        expect b.in_use[2026] = (31 + 92) / 365
        expect b.in_use_left[2027] = 1
        """))
  }

  @Test func `the useful life is the least of four, and the least has a name`() {
    var dice = Dice(seed: 11)
    var source = "case \"x\" { timeline = 2026 .. 2035 }\n"
    for index in 0..<40 {
      let ends = (0..<4).map { _ in dice.number(9500...14_000) }
      let names = ["legal", "contractual", "technological", "economic"]
      let least = ends.min()!
      source += """
        asset a\(index) {
          legal_end = 2000-01-01 + \(ends[0]) days, contract_end = 2000-01-01 + \(ends[1]) days
          technology_end = 2000-01-01 + \(ends[2]) days, economic_end = 2000-01-01 + \(ends[3]) days
        }
        expect a\(index).useful_end = 2000-01-01 + \(least) days
        expect a\(index).binding_life = "\(names[ends.firstIndex(of: least)!])"

        """
    }
    #expect(holds(source))
  }

  @Test func `keeping or dropping is the best of all days to stop`() {
    var dice = Dice(seed: 13)
    var source = "case \"x\" { currency = CHF }\n"
    for index in 0..<40 {
      let years = dice.number(1...9)
      let fees = (0..<years).map { _ in dice.number(0...300) }
      let income = (0..<years).map { _ in dice.number(0...400) }
      // Stop after none, one, two … years, and add up what came until then.
      var total = 0.0
      var best = 0.0
      var factor = 1.0
      for year in 0..<years {
        total += (Double(income[year]) / 1.25 - Double(fees[year])) * factor
        factor /= 1.25
        best = max(best, total)
      }
      let rows = fees.enumerated().map { "  \($0.offset + 5) | CHF \($0.element)" }
      source += """
        renewal_decision r\(index) { fees { year | fee
        \(rows.joined(separator: "\n")) }
          income = [\(income.map { "CHF \($0)" }.joined(separator: ", "))], discount_rate = 25%, timing = end }
        expect r\(index).value = CHF \(best) within CHF 0.000_01
        expect r\(index).value_if_always_kept = \(total < 0 ? "-" : "")CHF \(abs(total)) within CHF 0.000_01
        expect r\(index).value >= max(0, r\(index).value_if_always_kept) - CHF 0.000_001

        """
    }
    #expect(holds(source))
  }

  @Test func `curves of survivors agree where they are one, and fall`() {
    var dice = Dice(seed: 17)
    var source = "case \"x\" { timeline = 2026-Q1 .. 2029-Q4 }\n"
    for index in 0..<20 {
      let life = dice.number(6...150)
      let age = dice.number(0...10)
      let common = "mean_life = \(life) months, age = \(age) months"
      let shape = Double(dice.number(3...40)) / 10
      source += """
        survivors e\(index) { curve = exponential, \(common), counted_at = middle }
        survivors c\(index) { curve = constant, attrition = 1 - exp(-12 / \(life)) in percent, age = \(age) months, counted_at = middle }
        survivors w\(index) { curve = weibull, shape = 1, \(common), counted_at = middle }
        survivors o\(index) { curve = iowa_o1, \(common), counted_at = middle }
        survivors s\(index) { curve = symmetrical, exponent = 0, \(common), counted_at = middle }
        survivors v\(index) { curve = weibull, shape = \(shape), \(common), counted_at = middle }
        v_start\(index) = v\(index) with { counted_at = start }
        v_end\(index) = v\(index) with { counted_at = end }
        expect max(abs(d) for d in e\(index).share - c\(index).share) <= 0.000_000_1%
        expect max(abs(d) for d in e\(index).share - w\(index).share) <= 0.000_000_1%
        expect max(abs(d) for d in o\(index).share - s\(index).share) <= 0.000_000_1%
        expect e\(index).remaining_years = \(life) / 12
        expect w\(index).remaining_years = \(life) / 12
        expect o\(index).remaining_years = (\(2 * life) - \(age)) / 24
        expect s\(index).remaining_years = o\(index).remaining_years
        expect min(v_start\(index).share - v\(index).share) >= 0%
        expect min(v\(index).share - v_end\(index).share) >= 0%
        expect v_start\(index).share[2026-Q1] = 100%

        """
    }
    #expect(holds(source))
  }

  @Test func `owners have their shares, and a pending application is remarked on`() {
    let source = """
      case "x" { currency = CHF, timeline = 2026 .. 2028 }
      patent pump { filed = 2022-01-01, granted = 2027-03-01, owners { name | share
        "University" | 60%
        "Firm" | 40% } }
      """
    #expect(
      holds(
        source + """

          granted = pump with { granted = 2025-03-01 }
          trade_mark mark { }
          direct_income pending { asset = pump, income = CHF 100, tax_rate = 0%, discount_rate = 10%, timing = end }
          in_force = pending with { asset = granted }
          of_mark = pending with { asset = mark }
          expect pump.owner_share("University") = 60%
          expect granted.owner_share("Firm") = 40%
          expect mark.owner_share("anybody") = 100%
          expect pending.value * pump.owner_share("Firm") = 0.4 * pending.value
          show pending
          """))
    let value = """

      direct_income v {
        asset = pump, income = CHF 100, tax_rate = 0%, discount_rate = 10%, timing = end, after_plan = 0
      }
      granted = pump with { granted = 2025-03-01 }
      in_force = v with { asset = granted }
      x = v.value + in_force.value

      """
    let run = Run(source + value)
    #expect(run.outcome.messages.map(\.code) == ["N0402"])
    let pending = "The application is pending until 2027-03-01"
    #expect(run.outcome.messages.first?.text.contains("‘v’: " + pending) == true)
    #expect(Run(source + value + "show v").outcome.report.contains(pending))
    #expect(Run(source + "\nx = pump.owner_share(\"Nobody\")").errors == ["E0609"])
  }

  @Test func `the symmetrical curves of Iowa are met by name, and all by their points`() {
    // Python: the density (1 - u^2)^m integrated by Simpson's rule. That 100 / (10 B(1/2, m + 1))
    // gives the constants 11.911 and 15.610, which are published beside the exponents 3.700 and
    // 6.902, shows that these were read right.
    let points = """
      points { age_of_mean | left
        0% | 100%
        20% | 99.9963%
        30% | 99.9345%
        40% | 99.5548%
        50% | 98.2120%
        60% | 94.8904%
        70% | 88.5291%
        80% | 78.5429%
        90% | 65.2580%
        100% | 50%
        110% | 34.7420%
        120% | 21.4571%
        130% | 11.4709%
        140% | 5.1096%
        150% | 1.7880%
        160% | 0.4452%
        170% | 0.0655%
        180% | 0% }
      """
    #expect(
      holds(
        """
        case "x" { timeline = year 1 .. 20 }
        survivors s2 { curve = iowa_s2, mean_life = 10 years, age = 0 years, counted_at = end }
        survivors s3 { curve = iowa_s3, mean_life = 10 years, age = 0 years, counted_at = end }
        survivors named { curve = symmetrical, exponent = 6.902, mean_life = 10 years, age = 0 years, counted_at = end }
        survivors printed { curve = by_table, mean_life = 10 years, age = 0 years, counted_at = end, \(points) }
        older = s3 with { age = 5 years }
        older_printed = printed with { age = 5 years }
        expect s2.share[year 5] = 94.547_049%
        expect s2.share[year 12] = 27.315_918%
        expect s3.share[year 5] = 98.211_951%
        expect s3.share[year 12] = 21.457_149%
        expect s3.share = named.share
        expect older.remaining_years = 5.103_569_26
        expect max(abs(d) for d in printed.share - s3.share) <= 0.005%
        expect printed.remaining_years = 10 within 0.5%
        expect older_printed.remaining_years = older.remaining_years within 0.5%
        """))
    let wrong = [
      ("0% | 100%\n 100% | 100%\n 300% | 0%", "mean life"),
      ("0% | 90%\n 200% | 0%", "begin at the age"), ("0% | 100%\n 100% | 50%", "end where"),
      ("0% | 100%\n 100% | 40%\n 150% | 60%\n 200% | 0%", "no more are left"),
    ]
    for (rows, reason) in wrong {
      let run = Run(
        """
        case "x" { timeline = year 1 .. 20 }
        survivors s { curve = by_table, mean_life = 10 years, age = 0 years, counted_at = end, points { age_of_mean | left
          \(rows) } }
        """)
      #expect(run.errors.contains("E0608"))
      #expect(run.outcome.messages.contains { $0.rendered.contains(reason) }, "\(reason)")
    }
    #expect(
      Run(
        "case \"x\" { timeline = year 1 .. 3 }\nsurvivors s { curve = by_table, mean_life = 2 years, age = 0 years, counted_at = end }"
      ).errors == ["E0608"])
  }

  @Test func `attrition, income and the end of a technology may be uncertain`() {
    // Of a drop by half a fee each way: the mean of max(0, x - 50) for x even between 0 and 100 is
    // 12.5.
    #expect(
      holds(
        """
        case "x" { currency = CHF, timeline = 2026 .. 2030, simulation { trials = 4000, seed = 3, sampling = latin_hypercube } }
        leaving = 20% ~ uniform(10%, 30%)
        survivors s { curve = constant, attrition = leaving, age = 0 years, counted_at = end }
        first = s.share[2026]
        income = CHF 50 ~ uniform(CHF 0, CHF 100)
        renewal_decision r { fees { year | fee
          5 | CHF 50 }
          income = [income], discount_rate = 10%, timing = start }
        worth = r.value
        kept = r.years_kept
        life = 1000 ~ uniform(365, 1095)
        patent p { filed = 2010-01-01, technology_end = 2026-01-01 + round(life) * 1 day }
        years = sum(p.in_use)
        expect first.mean = 80% within 0.1 points
        expect worth = CHF 0
        expect worth.mean = CHF 12.5 within CHF 0.1
        expect kept.mean = 0.5 within 0.01
        expect years.mean = 2 within 0.01
        """))
  }

  @Test func `survivors are what remains in excess earnings`() {
    // 100 · 40 % · (80 % / 1.1 + 64 % / 1.21), the customers counted at the end of each year.
    #expect(
      holds(
        """
        case "x" { currency = CHF, timeline = 2026 .. 2027 }
        survivors left { curve = constant, attrition = 20%, age = 0 years, counted_at = end }
        trade_mark customers { }
        excess_earnings v {
          asset = customers, revenue = CHF 100, remaining = left.share, cost_share = 50%
          contributory { name | return_on | return_of | charged | paid_in_costs
            "plant" | 10% | | before_tax | no }
          depreciation = none, tax_rate = 0%, discount_rate = 10%, timing = end
        }
        expect v.value = CHF 40 * (0.8 / 1.1 + 0.64 / 1.21)
        """))
  }

  @Test func `the remaining life is the area under the curve`() {
    // Integrated by Simpson's rule in Python.
    #expect(
      holds(
        """
        survivors w { curve = weibull, mean_life = 5 years, shape = 2, age = 2 years, counted_at = middle }
        survivors s { curve = symmetrical, mean_life = 5 years, exponent = 3.7, age = 0 years, counted_at = middle }
        survivors all_at_once { curve = constant, attrition = 100%, age = 0 years, counted_at = end }
        expect w.remaining_years = 3.493_219_205
        expect s.remaining_years = 5
        expect s.survival(4.5) = 0.617_651_983
        expect w.left_after(1.5) = 77.168_303%
        expect all_at_once.left_after(1) = 0%
        """))
  }

}
