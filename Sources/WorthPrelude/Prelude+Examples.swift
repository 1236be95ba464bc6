// swift-format-ignore-file
// Made by generate.py from the files of Examples/; a test holds the two equal.

extension Prelude {
  /// For each kind a short case that fills it in, in the order of their names.
  package static let examples: [PreludeExample] = [
    PreludeExample(
      kind: "asset",
      text: ##"""
        asset recipes {
          contract_end = 2029-06-30
          economic_end = 2031-12-31
        }
        show recipes.useful_end
        expect recipes.useful_end = 2029-06-30

        """##),
    PreludeExample(
      kind: "asset_portfolio",
      text: ##"""
        asset_portfolio mill {
          parts {
            name     | value       | discount_alone
            "patent" | CHF 300_000 | 10%
            "brand"  | CHF 200_000 | 25%
          }
        }
        show mill.together, mill.one_by_one
        expect mill.one_by_one = CHF 420_000

        """##),
    PreludeExample(
      kind: "bargaining_range",
      text: ##"""
        case "Range" { currency = EUR }
        licensor_gain = royalty * EUR 100 - EUR 3
        licensee_gain = EUR 9 - royalty * EUR 100
        royalty       = 5%
        bargaining_range range {
          least   = solve least royalty between 0% and 50% so that licensor_gain >= 0
          most    = solve most royalty between 0% and 50% so that licensee_gain >= 0
          offered = royalty
        }
        show range.result, range.position
        expect range.position = 33.33%

        """##),
    PreludeExample(
      kind: "black_scholes_merton",
      text: ##"""
        black_scholes_merton right {
          type = call, spot = CHF 100, strike = CHF 100
          volatility     = 20%
          risk_free      = 5%
          compounding    = continuous
          leakage        = 0%
          time_to_expiry = 1 year
        }
        show right.value
        expect right.value = CHF 10.45

        """##),
    PreludeExample(
      kind: "borrowing_base",
      text: ##"""
        case "Borrowing base" { currency = EUR }
        borrowing_base pool {
          pool {
            name        | value       | advance | excluded_because
            "licence A" | EUR 100_000 | 60%     |
            "licence B" | EUR 50_000  | 50%     | "in dispute"
          }
          outstanding = EUR 40_000
        }
        show pool
        expect pool.base = EUR 60_000
        expect pool.available = EUR 20_000

        """##),
    PreludeExample(
      kind: "brand_strength",
      text: ##"""
        brand_strength honey {
          legal_analysis = "registered", behavioural_analysis = "survey", financial_analysis = "plan"
          factors { factor | analysis | score | weight
            "protection" | legal       | 8 | 60%
            "awareness"  | behavioural | 6 | 40% }
          lowest_score = 0, highest_score = 10, sets = royalty_rate, mapping = interpolated
          rates { strength | rate
            0%   | 1%
            100% | 6% }
          range_source = "licences on net sales"
        }
        expect honey.rate = 4.6%

        """##),
    PreludeExample(
      kind: "build_up",
      text: ##"""
        build_up equity {
          risk_free        = 2%
          equity_premium   = 5.5%
          size_premium     = 3%
          specific_premium = 2%
        }
        show equity.rate
        expect equity.rate = 12.5%

        """##),
    PreludeExample(
      kind: "business_calendar",
      text: ##"""
        business_calendar bank {
          holidays = [2026-12-25]
          weekend  = saturday_sunday
        }
        show bank.following(2026-12-25)
        expect bank.following(2026-12-25) = 2026-12-28

        """##),
    PreludeExample(
      kind: "capm",
      text: ##"""
        capm equity {
          risk_free      = 2%
          beta           = 1.2
          market_premium = 5.5%
        }
        show equity.rate
        expect equity.rate = 8.6%

        """##),
    PreludeExample(
      kind: "certification_mark",
      text: ##"""
        certification_mark pure_wool {
          certifier      = "Wool Institute"
          certified      = "made of new wool alone"
          owner_supplies = no
          economic_end   = 2035-12-31
        }
        show pure_wool.useful_end
        expect pure_wool.useful_end = 2035-12-31

        """##),
    PreludeExample(
      kind: "collateral",
      text: ##"""
        case "Pledge" { currency = EUR, timeline = 2026 .. 2028 }
        patent dryer { filed = 2019-04-02, pledgeable = yes }
        collateral pledge {
          asset = dryer, value = EUR 2 million, between = steps, rank = 1
          haircuts { cause | orderly | forced
            "legal" | 10% | 0%
            "sale"  | 40% | 50% }
          combine = multiplied, lends_on = orderly, advance_rate = 80%
        }
        show pledge
        expect pledge.lendable[2026] = EUR 864_000 because "80 % of 54 % of 2 million"
        expect pledge.forced_value[2026] = EUR 540_000

        """##),
    PreludeExample(
      kind: "collecting_society",
      text: ##"""
        collecting_society songs {
          deduction = 20%, cultural = 0%, reserve = 0%, unmatched = held, coin = EUR 0.01
          users { user | income | rate | least
            "radio" | EUR 10_000 | 3% | EUR 50 }
          uses { work | uses | points
            "A" | 2 | 3 }
          claims { work | holder | share
            "A" | "Aida" | 60%
            "A" | "Bek" | 40% }
        }
        show songs.by_holder
        expect songs.by_holder["Aida"] = EUR 144

        """##),
    PreludeExample(
      kind: "collective_mark",
      text: ##"""
        collective_mark felt {
          association              = "Felt makers of the valley"
          transferable             = no
          not_transferable_because = "it belongs to the members together"
        }
        show felt.sale
        expect felt.sale = "cannot be sold: it belongs to the members together"

        """##),
    PreludeExample(
      kind: "combined_damages",
      text: ##"""
        case "Infringement" { currency = CHF, timeline = 2024 .. 2026 }
        reasonable_royalty owed {
          infringing_sales = CHF 1 million, apportionment = 50%, royalty_rate = 6%
          infringement = 2024-01-01, judgment = 2027-01-01, view = ex_post
          interest_rate = 5%, interest = simple, day_count = eu_30_360, timing = end
        }
        combined_damages claim {
          infringing_sales = CHF 1 million
          royalty          = owed
        }
        show claim.award
        expect claim.award = CHF 94_500

        """##),
    PreludeExample(
      kind: "copyright",
      text: ##"""
        copyright songs {
          counted_from = 2001-07-09
          term         = 70 years
        }
        show songs.useful_end
        expect songs.useful_end = 2072-01-01

        """##),
    PreludeExample(
      kind: "cost_approach",
      text: ##"""
        cost_approach software_cost {
          work {
            name      | hours | hourly_rate
            "writing" | 1_250 | CHF 80
          }
          overhead = 10%, developers_profit = 15%
          opportunity_rate = 8%, development_time = 1 year, spent = middle, opportunity_on = cost
          functional_obsolescence = 10%, technological_obsolescence = 0%
          economic_obsolescence = 5%, obsolescence = multiplicative
        }
        expect software_cost.value = CHF 111_847.13

        """##),
    PreludeExample(
      kind: "cost_of_capital",
      text: ##"""
        kind bank_rate: cost_of_capital {
          base: percent
          margin: percent
          rate = base + margin
        }
        bank_rate loan { base = 1.5%, margin = 3% }
        show loan.rate
        expect loan.rate = 4.5%

        """##),
    PreludeExample(
      kind: "cost_saving",
      text: ##"""
        case "Grain dryer" { currency = CHF, timeline = 2027 .. 2031 }
        patent dryer { filed = 2012-01-01 }
        cost_saving dryer_value {
          asset       = dryer
          saving      = CHF 3, saving_left = 100%
          volume      = 40_000
          added_costs = CHF 20_000
          tax_rate = 20%, discount_rate = 12%, timing = middle
        }
        show dryer_value.value
        expect dryer_value.value = CHF 305_194.92

        """##),
    PreludeExample(
      kind: "country_rules",
      text: ##"""
        case "Country rules" { currency = EUR }
        country_rules north { country = "Northland", as_of = 2026-01-01, sources = "law of 2019"
          teaching_data = no, lender = "bank", distress = 20%, orderly_price = 45%, orderly_costs = 8%
          forced_price = 25%, forced_costs = 12%
          rights { right | pledgeable | register
            "patent" | yes | "patent office" }
          claims { to | rank | amount
            "wages" | 1 | EUR 20_000
            "bank" | 2 | }
          first { event | takes
            "notice" | 30 days }
          orderly { event | takes
            "sale" | 12 months }
          forced { event | takes
            "auction" | 6 months } }
        show north
        # 30 days to 31 January 2026, and a year.
        expect north.days_to_orderly = 395 days

        """##),
    PreludeExample(
      kind: "covenant",
      text: ##"""
        case "Covenant" { currency = EUR, timeline = 2026-Q1 .. 2026-Q4 }
        cover = [1.4, 1.3, 1.35, 1.25]
        covenant dscr "Debt service cover" {
          measure = cover, must_be = at_least, limit = 1.2
          cure_period = 92 days, cure = next_test, consequence = "the bank may end the loan"
        }
        show dscr
        expect dscr.breaches = 0
        expect dscr.room[2026-Q4] = 0.05

        """##),
    PreludeExample(
      kind: "damages",
      text: ##"""
        case "Infringement" { currency = CHF, timeline = 2024 .. 2026 }
        damages claim {
          loss = CHF 100_000
          infringement = 2024-01-01, judgment = 2027-01-01, view = ex_post
          interest_rate = 5%, interest = simple, day_count = eu_30_360, timing = end
        }
        show claim.award
        expect claim.award = CHF 315_000

        """##),
    PreludeExample(
      kind: "database",
      text: ##"""
        database soils {
          completed = 2024-05-01
          term      = 15 years
        }
        show soils.expires
        expect soils.expires = 2040-01-01

        """##),
    PreludeExample(
      kind: "default",
      text: ##"""
        case "Default" { currency = EUR, timeline = 2026 .. 2030 }
        default bad_day {
          on = 2026-01-01, exposure = EUR 800_000, value = EUR 2 million
          distress = 20%, decline = 8%, discount_rate = 14%, discounted_by = months
          upkeep_paid = yes, lender = "bank", lender_costs = added_to_claim, ranks_from = "teaching data"
          claim_interest = accrues, claim_rate = 14%, claim_secured = in_full
          claims { to | rank | amount
            "court" | 1 | EUR 6_000
            "bank"  | 2 | }
        }
        show bad_day.worth_in_default
        expect bad_day.worth_in_default = EUR 1.6 million

        """##),
    PreludeExample(
      kind: "design",
      text: ##"""
        design kettle {
          filed = 2024-09-01
          term  = 25 years
        }
        show kettle.expires
        expect kettle.expires = 2049-09-01

        """##),
    PreludeExample(
      kind: "direct_income",
      text: ##"""
        case "Grain dryer" { currency = CHF, timeline = 2027 .. 2031 }
        patent dryer { filed = 2012-01-01 }
        direct_income dryer_value {
          asset  = dryer
          income = CHF 90_000
          tax_rate = 20%, discount_rate = 12%, timing = middle
        }
        show dryer_value.value
        expect dryer_value.value = CHF 274_675.43

        """##),
    PreludeExample(
      kind: "distributor_method",
      text: ##"""
        case "Customers" { currency = CHF, timeline = 2027 .. 2031 }
        asset customers { economic_end = 2032-01-01 }
        distributor_method customer_value {
          asset = customers, revenue = CHF 1 million, distributor_margin = 25%
          remaining = [90%, 81%, 72.9%, 65.61%, 59.049%]
          contributory { name | return_on | charged | paid_in_costs
            "shop" | 4% | after_tax | no }
          depreciation = in_costs
          tax_rate = 20%, discount_rate = 12%, timing = middle
        }
        expect customer_value.value = CHF 460_607.87

        """##),
    PreludeExample(
      kind: "domain_name",
      text: ##"""
        domain_name shop {
          name       = "example.org"
          paid_until = 2027-05-31
          renewed    = no
        }
        show shop.useful_end
        expect shop.useful_end = 2027-05-31

        """##),
    PreludeExample(
      kind: "engagement",
      text: ##"""
        engagement report {
          standard = ifrs_13, currency = "CHF", valuation_date = 2026-12-31
          asset    = "patent on a dryer"
          purpose  = "purchase price allocation"
          basis    = fair_value, premise = highest_and_best_use
          assumptions  = "the plan of the buyer holds"
          input_levels = "level 3"
        }
        show report.missing
        expect report.missing[1] = "market"

        """##),
    PreludeExample(
      kind: "equity_stake",
      text: ##"""
        equity_stake spin_off {
          company      = "Dryer Ltd"
          shares       = 200
          issued       = 1_000
          to_be_issued = 250
        }
        show spin_off.stake, spin_off.diluted_stake
        expect spin_off.diluted_stake = 16%

        """##),
    PreludeExample(
      kind: "excess_earnings",
      text: ##"""
        case "Customers" { currency = CHF, timeline = 2027 .. 2031 }
        asset customers { economic_end = 2032-01-01 }
        excess_earnings customer_value {
          asset = customers, revenue = CHF 1 million, cost_share = 75%
          remaining = [90%, 81%, 72.9%, 65.61%, 59.049%]
          contributory { name | return_on | charged | paid_in_costs
            "shop" | 4% | after_tax | no }
          depreciation = in_costs
          tax_rate = 20%, discount_rate = 12%, timing = middle
        }
        expect customer_value.value = CHF 460_607.87

        """##),
    PreludeExample(
      kind: "expected_credit_loss",
      text: ##"""
        case "Provision" { currency = EUR, timeline = 2026 .. 2030 }
        loan facility {
          principal = EUR 100_000, drawn = 2026-01-01, matures = 2027-01-01, first_payment = 2027-01-01
          every = 1 year, rate = 0%, compounding = nominal, day_count = months, repayment = bullet
        }
        collateral pledge {
          secures = facility, value = EUR 100_000, between = steps, rank = 1
          haircuts { cause | orderly | forced
            "sale" | 40% | 0% }
          combine = added, lends_on = market, advance_rate = 100%
        }
        default bad_day {
          on = 2026-06-30, loan = facility, collateral = pledge
          distress = 0%, decline = 0%, discount_rate = 0%, discounted_by = months
          upkeep_paid = yes, lender = "bank", lender_costs = borne, ranks_from = "teaching data"
          claim_interest = stops, claim_secured = in_full
          claims { to | rank | amount
            "bank" | 1 | }
        }
        recovery sale { of = bad_day, price = 60%, sale_costs_paid = at_sale
          events { event | takes
            "sale" | 6 months } }
        outcome result { of = bad_day
          ways { way | probability
            sale | 100% } }
        expected_credit_loss provision {
          loan = facility, ends_in = result, collateral = pledge, reporting_date = 2026-01-01
          pds { year | pd
            1 | 5% }
          scenarios { name | weight | pd_factor | value_factor
            "base" | 100% | 1 | 1 }
          stage = 1, effective_rate = 0%, regulatory_lgd = 45%
        }
        show provision
        expect provision.allowance = EUR 2_000 because "5 % of 40,000"
        expect provision.regulatory_loss = EUR 2_250

        """##),
    PreludeExample(
      kind: "geographical_indication",
      text: ##"""
        geographical_indication mountain_honey {
          place                  = "Upper valley"
          goods                  = "honey"
          pledgeable             = no
          not_pledgeable_because = "nobody owns the name alone"
        }
        show mountain_honey.pledge
        expect mountain_honey.pledge = "cannot be pledged: nobody owns the name alone"

        """##),
    PreludeExample(
      kind: "greenfield",
      text: ##"""
        case "Grain dryer" { currency = CHF, timeline = 2027 .. 2031 }
        patent dryer { filed = 2012-01-01 }
        greenfield dryer_value {
          asset = dryer, tax_rate = 20%, discount_rate = 12%, timing = middle
          revenue         = CHF 1 million
          operating_costs = CHF 600_000
          depreciation    = CHF 50_000
          investment      = CHF 50_000
          working_capital = CHF 10_000
        }
        show dryer_value.value
        expect dryer_value.value = CHF 1_030_032.87

        """##),
    PreludeExample(
      kind: "guarantee",
      text: ##"""
        case "Guarantee" { currency = EUR }
        guarantee fund "State guarantee fund" {
          covers = 50%, of = exposure, recoveries = shared, pays_after = 90 days, fee = 0.75%
        }
        paid = fund.pays(lost: EUR 200_000, owed: EUR 800_000, recovered: EUR 600_000,
          open: EUR 200_000, at_end: 1, at_claim: 1, carried: 1, carried_since: 1)
        show fund.fee_on(EUR 800_000), paid
        expect fund.fee_on(EUR 800_000) = EUR 3_000
        expect paid = EUR 100_000

        """##),
    PreludeExample(
      kind: "income_distribution",
      text: ##"""
        income_distribution rule {
          income = EUR 100.01, fee = 10%, fee_of = income, bands_count = of_life
          coin   = EUR 0.01, residue = largest_remainder
          bands { above | inventors | departments | institution
            EUR 0 | 50% | 25% | 25% }
          inventors { name | weight | department
            "Aida" | 1 | "Physics"
            "Bek"  | 2 | "Physics" }
        }
        case "Who gets what" { currency = EUR, timeline = 2027 .. 2027 }
        show rule.by_inventor
        expect rule.by_inventor = [EUR 15, EUR 30.01]

        """##),
    PreludeExample(
      kind: "income_method",
      text: ##"""
        case "Grain dryer" { currency = CHF, timeline = 2027 .. 2031 }
        patent dryer { filed = 2012-01-01 }
        income_method dryer_value {
          asset         = dryer
          pre_tax       = CHF 100_000
          tax_rate      = 20%
          discount_rate = 12%
          timing        = end
        }
        show dryer_value.value
        expect dryer_value.value = CHF 288_382.10

        """##),
    PreludeExample(
      kind: "infringers_profits",
      text: ##"""
        case "Infringement" { currency = CHF, timeline = 2024 .. 2026 }
        infringers_profits claim {
          infringing_sales = CHF 400_000
          deductible_costs = CHF 300_000
          costs_rule       = "direct costs alone"
          apportionment    = 60%
          loss_periods     = left_out
          infringement = 2024-01-01, judgment = 2027-01-01, view = ex_post
          interest_rate = 5%, interest = simple, day_count = eu_30_360, timing = end
        }
        show claim.award
        expect claim.award = CHF 189_000

        """##),
    PreludeExample(
      kind: "insurance",
      text: ##"""
        case "Credit insurance" { currency = EUR }
        insurance cover "Insurance of the loan" {
          covers = 90%, most = EUR 300_000, deductible = EUR 20_000, premium = 2%
          loss_counted = discounted, pays_after = 60 days
        }
        show cover.premium_due, cover.pays(EUR 200_000, EUR 800_000, EUR 600_000, EUR 200_000, 1, 1, 1, 1)
        expect cover.premium_due = EUR 6_000
        expect cover.pays(EUR 200_000, EUR 800_000, EUR 600_000, EUR 200_000, 1, 1, 1, 1) = EUR 162_000
        expect cover.pays(EUR 500_000, EUR 800_000, EUR 300_000, EUR 500_000, 1, 1, 1, 1) = EUR 300_000

        """##),
    PreludeExample(
      kind: "know_how",
      text: ##"""
        know_how glaze {
          kept_secret = yes
          known_from  = 2032-01-01
        }
        show glaze.useful_end
        expect glaze.useful_end = 2032-01-01

        """##),
    PreludeExample(
      kind: "licence",
      text: ##"""
        case "Soil sensor" { currency = EUR, timeline = 2027 .. 2030 }
        licence sensor "Licence for soil sensors" {
          sales   = EUR 1 million
          royalty = 5%
          upfront = EUR 20_000
          minimum { amount = EUR 60_000, credit = same_year, part_year = whole }
        }
        show sensor.due, sensor.total_due
        expect sensor.earned[2027] = EUR 50_000
        expect sensor.due[2027] = EUR 60_000
        expect sensor.total_due = EUR 260_000

        """##),
    PreludeExample(
      kind: "licence_equity",
      text: ##"""
        case "Spin-off" { currency = EUR, timeline = 2027 .. 2028 }
        licence_equity stake { share = 10%, company_value = EUR 3 million }
        licence probe { sales = EUR 1 million, royalty = 1%, equity = stake }
        show stake.value, probe.due
        expect stake.value = EUR 300_000

        """##),
    PreludeExample(
      kind: "licence_grant",
      text: ##"""
        case "Term" { currency = EUR, timeline = 2027 .. 2030 }
        licence_grant term {
          exclusivity = exclusive, field = "greenhouses", territory = "Kenya"
          begins = 2027-07-02, ends = 2029-06-30, sell_off = 6 months
        }
        show term.last_day
        expect term.last_day = 2029-12-31
        expect term.share_in(2027) = 0.501

        """##),
    PreludeExample(
      kind: "licence_party",
      text: ##"""
        case "Pool" { currency = EUR, timeline = 2027 .. 2028 }
        kind agent: licence_party {
          cash[t] = licence.due_after * 10%, under_licence[t] = cash, income[t] = cash
          on_signing = 0 * licence.total_due
        }
        licence dye { sales = EUR 1 million, royalty = 5% }
        agent broker {
          licence = dye, discount_rate = 10%, tax_rate = 0%, timing = end, losses = lost
        }
        show broker.value
        expect broker.value = EUR 8_677.69

        """##),
    PreludeExample(
      kind: "licence_royalties",
      text: ##"""
        case "Royalties" { currency = EUR, timeline = 2027-Q1 .. 2027-Q2 }
        licence_royalties dye {
          sales = EUR 600_000
          tiers { mode = whole_amount, counts = of_year, boundary = upper
            bands { above | rate
              EUR 0 | 5%
              EUR 1 million | 4% } }
        }
        show dye.on_sales
        # 5 % of 600,000, then 4 % of 1.2 million less what was paid
        expect dye.on_sales = [EUR 30_000, EUR 18_000]

        """##),
    PreludeExample(
      kind: "licence_terms",
      text: ##"""
        case "Term sheet" { currency = EUR, timeline = 2027 .. 2028 }
        licence_terms sheet {
          sales   = EUR 1 million
          royalty = 5%
          cap     { amount = EUR 40_000, counts = of_year }
          floor   { rate = 2% }
          cap_and_floor = cap_prevails
        }
        show sheet.order_of_clauses
        expect sheet.order_of_clauses = "royalty, least share of sales, cap"

        """##),
    PreludeExample(
      kind: "licensee",
      text: ##"""
        case "Maker" { currency = EUR, timeline = 2027 .. 2028 }
        licence dye { sales = EUR 1 million, royalty = 5%, upfront = EUR 10_000 }
        licensee maker {
          licence = dye, discount_rate = 10%, tax_rate = 20%, timing = end, losses = carried_forward
          margin  = 20%
        }
        show maker.value
        # 150,000 less 20 % of 140,000 and of 150,000; discounted, less 10,000 at once
        expect maker.value = EUR 200_082.64

        """##),
    PreludeExample(
      kind: "licensor",
      text: ##"""
        case "Institute" { currency = EUR, timeline = 2027 .. 2028 }
        licence dye { sales = EUR 1 million, royalty = 5%, upfront = EUR 10_000 }
        licensor institute {
          licence = dye, discount_rate = 10%, tax_rate = 20%, timing = end, losses = lost
          costs   = EUR 5_000, alternative = EUR 30_000
        }
        show institute.value, institute.gain
        # 10,000 at once; 45,000 less 20 % of 55,000 and of 45,000; discounted
        expect institute.value = EUR 70_661.16
        expect institute.gain = EUR 40_661.16

        """##),
    PreludeExample(
      kind: "loan",
      text: ##"""
        case "Second drying line" { currency = EUR }
        loan facility {
          principal = EUR 800_000, drawn = 2026-01-15, matures = 2030-01-15
          first_payment = 2026-02-15, every = 1 month
          rate      = 12%, compounding = nominal, day_count = months
          repayment = annuity, rounded_to = EUR 0.01
        }
        show facility.total_interest, facility.effective_rate
        expect facility.planned[2026-02-15] = EUR 21_067.07
        expect facility.debt[closing] = EUR 0

        """##),
    PreludeExample(
      kind: "loan_portfolio",
      text: ##"""
        case "Loan portfolio" { currency = EUR }
        loan_portfolio book {
          loans { id | segment | exposure | pd | lgd
            "L-1" | "grain" | EUR 300_000 | 2% | 40%
            "L-2" | "grain" | EUR 200_000 | 3% | 50%
            "L-3" | "felt"  | EUR 100_000 | 5% | 60% }
          correlation = 20%, confidence = 99.9%
        }
        show book
        # 300,000 at 2 % and 40 %, 200,000 at 3 % and 50 %, 100,000 at 5 % and 60 %.
        expect book.expected_loss = EUR 8_400

        """##),
    PreludeExample(
      kind: "loan_terms",
      text: ##"""
        case "Second drying line" { currency = EUR }
        loan_terms offer {
          principal = EUR 800_000, drawn = 2026-01-15, matures = 2030-01-15
          first_payment = 2026-02-15, every = 1 month
          rate      = 12%, compounding = nominal, day_count = months
          repayment = annuity
        }
        show count(offer.schedule)
        expect count(offer.schedule) = 48

        """##),
    PreludeExample(
      kind: "lost_profits",
      text: ##"""
        case "Infringement" { currency = CHF, timeline = 2024 .. 2026 }
        lost_profits claim {
          but_for_sales          = CHF 500_000
          actual_sales           = CHF 300_000
          caused_by_infringement = 75%
          incremental_costs      = 40%
          infringement = 2024-01-01, judgment = 2027-01-01, view = ex_post
          interest_rate = 5%, interest = simple, day_count = eu_30_360, timing = end
        }
        show claim.award
        expect claim.award = CHF 283_500

        """##),
    PreludeExample(
      kind: "mark_levy",
      text: ##"""
        mark_levy cheese {
          rate = 1%, least = EUR 50, budget = EUR 200, surplus = paid_back, coin = EUR 0.01
          members {
            member  | sales
            "Aru"   | EUR 10_000
            "Bulak" | EUR 15_000
          }
        }
        show cheese.net
        expect cheese.over = EUR 50
        expect cheese.net = [EUR 80, EUR 120]

        """##),
    PreludeExample(
      kind: "minimum_royalty",
      text: ##"""
        case "Minimum" { currency = EUR, timeline = 2027 .. 2028 }
        minimum_royalty agreed {
          amount = EUR 20_000, credit = shortfall_carried, part_year = whole
        }
        licence loom {
          sales[2027] = EUR 100_000, sales[2028] = EUR 900_000
          royalty = 5%, minimum = agreed
        }
        show loom.due
        # 15,000 were paid short in 2027 and are credited above the minimum of 2028
        expect loom.due = [EUR 20_000, EUR 30_000]

        """##),
    PreludeExample(
      kind: "most_favoured_licensee",
      text: ##"""
        case "Most favoured" { currency = EUR, timeline = 2027 .. 2028 }
        most_favoured_licensee clause {
          others {
            licensee | rate | from
            "north"  | 4%   | 2028-01-01
          }
        }
        licence dye { sales = EUR 1 million, royalty = 5%, most_favoured = clause }
        show dye.due
        expect dye.due = [EUR 50_000, EUR 40_000]

        """##),
    PreludeExample(
      kind: "negotiation",
      text: ##"""
        case "Dye" { currency = EUR, timeline = 2027 .. 2027 }
        licence dye { sales = EUR 1 million, royalty = 5% }
        licensor institute {
          licence = dye, discount_rate = 0%, tax_rate = 0%, timing = end, losses = lost
        }
        licensee maker {
          licence = dye, discount_rate = 0%, tax_rate = 0%, timing = end, losses = lost, margin = 20%
        }
        negotiation both { licensor = institute, licensee = maker }
        show both
        # 50,000 and 200,000 less 50,000
        expect both.licensor_share = 25%

        """##),
    PreludeExample(
      kind: "option_to_abandon",
      text: ##"""
        option_to_abandon workshop {
          project_value = CHF 100, volatility = 30%, risk_free = 5%, compounding = continuous
          leakage = 0%, time_to_expiry = 2 years, exercise = american, steps = 200
          salvage = CHF 80
          payouts = lost
          method  = binomial
        }
        show workshop.option_value
        expect workshop.option_value = CHF 4.93

        """##),
    PreludeExample(
      kind: "option_to_contract",
      text: ##"""
        option_to_contract smaller_kiln {
          project_value = CHF 100, volatility = 30%, risk_free = 5%, compounding = continuous
          leakage = 0%, time_to_expiry = 2 years, exercise = american, steps = 200
          contraction = 40%
          saving      = CHF 45
          payouts     = lost
          method      = binomial
        }
        show smaller_kiln.option_value
        expect smaller_kiln.option_value = CHF 7.98

        """##),
    PreludeExample(
      kind: "option_to_defer",
      text: ##"""
        option_to_defer patent_right {
          project_value = CHF 100, volatility = 30%, risk_free = 5%, compounding = continuous
          leakage = 5%, time_to_expiry = 2 years, exercise = american, steps = 200
          cost   = CHF 95
          method = binomial
        }
        show patent_right.value
        expect patent_right.value = CHF 17.69

        """##),
    PreludeExample(
      kind: "option_to_expand",
      text: ##"""
        option_to_expand second_kiln {
          project_value = CHF 100, volatility = 30%, risk_free = 5%, compounding = continuous
          leakage = 0%, time_to_expiry = 2 years, exercise = american, steps = 200
          expansion = 50%
          cost      = CHF 60
          payouts   = lost
          method    = binomial
        }
        show second_kiln.option_value
        expect second_kiln.option_value = CHF 6.77

        """##),
    PreludeExample(
      kind: "option_with_alternatives",
      text: ##"""
        option_with_alternatives plant {
          project_value = CHF 100, volatility = 30%, risk_free = 5%, compounding = continuous
          leakage = 0%, time_to_expiry = 2 years, exercise = american, steps = 200
          multiples = [1.5, 0.5]
          amounts   = [-CHF 40, CHF 60]
          at_end    = runs_on
          payouts   = lost
        }
        show plant.value
        expect plant.value = CHF 126.01

        """##),
    PreludeExample(
      kind: "outcome",
      text: ##"""
        case "Two ways" { currency = EUR, timeline = 2026 .. 2030 }
        default bad_day {
          on = 2026-01-01, exposure = EUR 800_000, value = EUR 2 million, distress = 0%, decline = 0%
          discount_rate = 0%, discounted_by = months, upkeep_paid = yes, ranks_from = "teaching data"
          lender = "bank", lender_costs = borne, claim_interest = stops, claim_secured = in_full
          claims { to | rank | amount
            "bank" | 1 | } }
        recovery orderly { of = bad_day, price = 45%, sale_costs = 20%, sale_costs_paid = at_sale
          events { event | takes
            "sale" | 18 months } }
        forced = orderly with { price = 25% }
        outcome result {
          of = bad_day
          ways {
            way     | probability
            orderly | 70%
            forced  | rest
          }
        }
        show result
        expect result.lgd = 22% because "10 % and 50 %"

        """##),
    PreludeExample(
      kind: "patent",
      text: ##"""
        patent dryer {
          filed     = 2021-03-15
          extension = 2 years
        }
        show dryer.expires
        expect dryer.expires = 2043-03-15

        """##),
    PreludeExample(
      kind: "patent_cost_reimbursement",
      text: ##"""
        case "Patent costs" { currency = EUR, timeline = 2027 .. 2028 }
        patent_cost_reimbursement half { spent = EUR 8_000, share = 50% }
        licence dye { sales = EUR 1 million, royalty = 5%, patent_costs = half }
        show dye.due
        expect dye.due[2027] = EUR 54_000

        """##),
    PreludeExample(
      kind: "payment_terms",
      text: ##"""
        case "Payment" { currency = EUR, timeline = 2027 .. 2028 }
        payment_terms late {
          due_after = 30 days, late_by = 73 days, late_rate = 8%, day_count = actual_365
        }
        licence dye { sales = EUR 1 million, royalty = 5%, payment = late }
        show dye.late_interest, dye.due
        expect dye.late_interest[2027] = EUR 800

        """##),
    PreludeExample(
      kind: "plant_variety",
      text: ##"""
        plant_variety grape {
          granted      = 2020-04-01
          plant        = vine
          term         = 30 years
          counted_from = year_end
        }
        show grape.expires
        expect grape.expires = 2051-01-01

        """##),
    PreludeExample(
      kind: "portfolio",
      text: ##"""
        portfolio mill {
          parts { name | value | discount_alone
            "patent" | CHF 300_000 | 10%
            "brand"  | CHF 200_000 | 25% }
          overlaps { name | shares_flows_with | shared
            "brand" | "patent" | CHF 50_000 }
          sold = apart
        }
        show mill.value
        expect mill.value = CHF 382_500

        """##),
    PreludeExample(
      kind: "premium_price",
      text: ##"""
        case "Grain dryer" { currency = CHF, timeline = 2027 .. 2031 }
        patent dryer { filed = 2012-01-01 }
        premium_price dryer_value {
          asset = dryer, premium = CHF 2, premium_left = 100%
          volume         = 50_000
          volume_without = 52_000
          unit_margin = CHF 5, added_costs = CHF 20_000
          tax_rate = 20%, discount_rate = 12%, timing = middle
        }
        show dryer_value.value
        expect dryer_value.value = CHF 213_636.45

        """##),
    PreludeExample(
      kind: "profit_split",
      text: ##"""
        case "Grain dryer" { currency = CHF, timeline = 2027 .. 2031 }
        patent dryer { filed = 2012-01-01 }
        profit_split dryer_value {
          asset        = dryer
          profit       = CHF 600_000
          share        = 30%
          share_reason = "three licences of other makers"
          tax_rate = 20%, discount_rate = 12%, timing = middle
        }
        show dryer_value.value
        expect dryer_value.value = CHF 549_350.86

        """##),
    PreludeExample(
      kind: "public_buyer",
      text: ##"""
        case "Public buyer" { currency = EUR, timeline = 2026 .. 2030 }
        default bad_day {
          on = 2026-01-01, exposure = EUR 800_000, value = EUR 2 million, distress = 0%, decline = 0%
          discount_rate = 14%, discounted_by = months, upkeep_paid = yes, ranks_from = "teaching data"
          lender = "bank", lender_costs = borne, claim_interest = stops, claim_secured = in_full
          claims { to | rank | amount
            "bank" | 1 | } }
        public_buyer state { of = bad_day, agreed = EUR 500_000, until = 2027-12-31
          events { event | takes
            "handing over" | 6 months } }
        show state
        expect state.recovered = EUR 468_292.91

        """##),
    PreludeExample(
      kind: "rate_reconciliation",
      text: ##"""
        rate_reconciliation purchase {
          assets {
            name       | value         | rate
            "machines" | CHF 4 million | 7%
            "patent"   | CHF 4 million | 11%
          }
          price = CHF 10 million
          cost_of_capital = 10%, internal_rate = 10%, goodwill_rate = 14%, tolerance = 0.5%
        }
        show purchase.wara
        expect purchase.wara = 10%

        """##),
    PreludeExample(
      kind: "real_option",
      text: ##"""
        real_option expansion {
          project_value = CHF 100, volatility = 30%, risk_free = 5%, compounding = continuous
          leakage = 0%, time_to_expiry = 2 years, exercise = american, steps = 200
          multiples        = [1.5]
          amounts          = [-CHF 40]
          project_runs     = yes
          leakage_received = no
        }
        show expansion.value
        expect expansion.value = CHF 116.10

        """##),
    PreludeExample(
      kind: "reasonable_royalty",
      text: ##"""
        case "Infringement" { currency = CHF, timeline = 2024 .. 2026 }
        reasonable_royalty claim {
          infringing_sales = CHF 1 million
          apportionment    = 50%
          royalty_rate     = 6%
          infringement = 2024-01-01, judgment = 2027-01-01, view = ex_post
          interest_rate = 5%, interest = simple, day_count = eu_30_360, timing = end
        }
        show claim.award
        expect claim.award = CHF 94_500

        """##),
    PreludeExample(
      kind: "reconciliation",
      text: ##"""
        reconciliation dryer_value {
          methods {
            method   | low         | value       | high        | weight | reason
            "income" | CHF 500_000 | CHF 600_000 | CHF 700_000 | 75%    | "a plan that was tested"
            "cost"   | CHF 450_000 | CHF 500_000 | CHF 550_000 | rest   | "a floor"
          }
          conclusion = weighted
          tolerance  = 25%
        }
        show dryer_value.value
        expect dryer_value.value = CHF 575_000

        """##),
    PreludeExample(
      kind: "recovery",
      text: ##"""
        case "Orderly sale" { currency = EUR, timeline = 2026 .. 2030 }
        default bad_day {
          on = 2026-01-01, exposure = EUR 800_000, value = EUR 2 million, distress = 0%, decline = 0%
          discount_rate = 14%, discounted_by = months, upkeep_paid = yes, ranks_from = "teaching data"
          lender = "bank", lender_costs = borne, claim_interest = stops, claim_secured = in_full
          claims { to | rank | amount
            "bank" | 1 | } }
        recovery sale { of = bad_day, price = 45%, sale_costs = 10%, sale_costs_paid = at_sale
          events { event | takes
            "sale" | 18 months } }
        show sale
        expect sale.recovered = EUR 657_253.20

        """##),
    PreludeExample(
      kind: "relevered_beta",
      text: ##"""
        relevered_beta beta_of_dryers {
          peers {
            name    | beta | debt_to_equity | tax_rate
            "North" | 1.2  | 0.5            | 25%
            "South" | 1.0  | 0.25           | 20%
          }
          debt_to_equity = 0.4, tax_rate = 25%
          formula = hamada, middle_by = median
        }
        show beta_of_dryers.beta
        expect beta_of_dryers.beta = 1.108939

        """##),
    PreludeExample(
      kind: "relief_from_royalty",
      text: ##"""
        case "Grain dryer" { currency = CHF, timeline = 2027 .. 2031 }
        patent dryer { filed = 2012-01-01 }
        relief_from_royalty dryer_value {
          asset        = dryer
          revenue      = CHF 4 million
          royalty_rate = 5%
          tax_rate = 20%, discount_rate = 12%, timing = middle
        }
        show dryer_value.value
        expect dryer_value.value = CHF 610_389.85

        """##),
    PreludeExample(
      kind: "renewal_decision",
      text: ##"""
        renewal_decision dryer_fees {
          fees {
            year | fee
            5    | CHF 100
            6    | CHF 200
            7    | CHF 400
          }
          income = [CHF 300, CHF 300, CHF 300], discount_rate = 10%, timing = end
        }
        show dryer_fees.value
        expect dryer_fees.value = CHF 238.84

        """##),
    PreludeExample(
      kind: "replacement_cost",
      text: ##"""
        replacement_cost software_cost {
          same_use = "planning the shifts of 200 people"
          work {
            name      | hours | hourly_rate
            "writing" | 1_250 | CHF 80
          }
          overhead = 10%, developers_profit = 15%
          opportunity_rate = 8%, development_time = 1 year, spent = middle, opportunity_on = cost
          functional_obsolescence = 0%, technological_obsolescence = 0%
          economic_obsolescence = 5%, obsolescence = additive
        }
        expect software_cost.value = CHF 124_274.59

        """##),
    PreludeExample(
      kind: "reproduction_cost",
      text: ##"""
        reproduction_cost software_cost {
          work {
            name      | hours | hourly_rate
            "writing" | 1_250 | CHF 80
          }
          overhead = 10%, developers_profit = 15%
          opportunity_rate = 8%, development_time = 1 year, spent = middle, opportunity_on = cost
          functional_obsolescence = 10%, technological_obsolescence = 0%
          economic_obsolescence = 5%, obsolescence = multiplicative
        }
        expect software_cost.value = CHF 111_847.13

        """##),
    PreludeExample(
      kind: "risk_sharing_fund",
      text: ##"""
        case "Fund" { currency = EUR, timeline = 2026 .. 2029 }
        risk_sharing_fund fund {
          losses = [EUR 0, EUR 60_000, EUR 90_000, EUR 10_000], cohort = EUR 1 million
          debt = [EUR 1 million, EUR 800_000, EUR 500_000, EUR 200_000]
          covers = 50%, first_loss = 2%, stop_loss = 10%, fee = 1%, capital = EUR 60_000
        }
        show fund
        expect fund.paid = [EUR 0, EUR 20_000, EUR 45_000, EUR 5_000]
        expect fund.balance[closing] = EUR 2_500
        expect fund.fee_to_break_even = 5.6%
        expect fund.sustained under { fund.capital = EUR 30_000 } = no

        """##),
    PreludeExample(
      kind: "royalty_audit",
      text: ##"""
        case "Audit" { currency = EUR, timeline = 2025 .. 2026 }
        licence told { sales = EUR 1 million, royalty = 5% }
        found = told with { sales = EUR 1.2 million }
        royalty_audit audit {
          reported = told, found = found, payable_after = 0 days, settled = 2026-12-31
          late_rate = 8%, interest = simple, day_count = actual_365
          cost = EUR 9_000, threshold = 5%, overpaid = credited
        }
        show audit.claim
        # 10,000 missing of each year, a year of interest on the first, and the cost
        expect audit.claim = EUR 29_800

        """##),
    PreludeExample(
      kind: "royalty_cap",
      text: ##"""
        case "Cap" { currency = EUR, timeline = 2027 .. 2029 }
        royalty_cap most { amount = EUR 120_000, counts = of_life }
        licence dye { sales = EUR 1 million, royalty = 5%, cap = most }
        show dye.due
        expect dye.due = [EUR 50_000, EUR 50_000, EUR 20_000]

        """##),
    PreludeExample(
      kind: "royalty_comparables",
      text: ##"""
        royalty_comparables mills {
          comparables {
            name    | rate | terms
            "North" | 4%   | disclosed
            "South" | 5%   | disclosed
            "West"  | 7%   | undisclosed
          }
          base = "net sales"
          combine = added, undisclosed_terms = kept, quartiles = inclusive, conclusion = median
        }
        show mills.rate
        expect mills.rate = 5%

        """##),
    PreludeExample(
      kind: "royalty_floor",
      text: ##"""
        case "Floor" { currency = EUR, timeline = 2027 .. 2028 }
        royalty_floor least { amount = EUR 60_000, counts = of_year }
        licence dye { sales = EUR 1 million, royalty = 5%, floor = least }
        show dye.due
        expect dye.due[2027] = EUR 60_000

        """##),
    PreludeExample(
      kind: "royalty_scoring",
      text: ##"""
        royalty_scoring dryer_rate {
          factors {
            factor   | score | weight
            "claims" | 4     | 60%
            "market" | 2     | 40%
          }
          lowest_score = 0, highest_score = 5
          low_rate = 2%, high_rate = 6%, range_source = "twelve licences on net sales"
        }
        show dryer_rate.rate
        expect dryer_rate.rate = 4.56%

        """##),
    PreludeExample(
      kind: "royalty_statement",
      text: ##"""
        case "Statement" { currency = EUR, timeline = 2027 .. 2028 }
        licence dye {
          sales = EUR 10_000.37, royalty = 3.3%
          withholding { rate = 10%, borne_by = licensor }
        }
        royalty_statement report { licence = dye, coin = EUR 0.01 }
        show report
        expect report.due[2027] = EUR 330.01
        expect report.tax[2027] + report.transferred[2027] = report.due[2027]

        """##),
    PreludeExample(
      kind: "royalty_step_downs",
      text: ##"""
        case "Step-downs" { currency = EUR, timeline = 2027 .. 2030 }
        royalty_step_downs agreed {
          together = multiplied
          events {
            event              | from       | left
            "first generic"    | 2028-01-01 | 60%
            "no claim is left" | 2029-07-02 | 50%
          }
        }
        show agreed.left_in(2028), agreed.left_in(2029)
        expect agreed.left_in(2028) = 60%
        expect agreed.left_in(2029) = 44.96%

        """##),
    PreludeExample(
      kind: "royalty_tiers",
      text: ##"""
        case "Tiers" { currency = EUR }
        royalty_tiers rates {
          mode = marginal, counts = of_year
          bands {
            above         | rate
            EUR 0         | 5%
            EUR 1 million | 4%
            EUR 3 million | 3%
          }
        }
        show rates.on(EUR 4.2 million)
        expect rates.on(EUR 4.2 million) = EUR 166_000

        """##),
    PreludeExample(
      kind: "sales_deductions",
      text: ##"""
        case "Net sales" { currency = EUR }
        sales_deductions agreed {
          items {
            name      | share | most
            "freight" | 5%    | 3%
            "returns" | 4%    |
          }
          most = 6%
        }
        show agreed.taken_off
        expect agreed.taken_off = 6%

        """##),
    PreludeExample(
      kind: "scheme_guarantee",
      text: ##"""
        case "Guarantee of a scheme" { currency = EUR }
        country_rules north { country = "Northland", as_of = 2026-01-01, sources = "law of 2019"
          teaching_data = no, lender = "bank", distress = 20%, orderly_price = 45%, orderly_costs = 8%
          forced_price = 25%, forced_costs = 12%
          rights { right | pledgeable | register
            "patent" | yes | "patent office" }
          claims { to | rank | amount
            "bank" | 1 | }
          first { event | takes
            "notice" | 30 days }
          orderly { event | takes
            "sale" | 12 months }
          forced { event | takes
            "auction" | 6 months }
          schemes { scheme | covers | of | fee | most | longest | pays_after
            "State fund" | 50% | loss | 0.75% | EUR 300_000 | 8 years | 90 days } }
        scheme_guarantee support {
          rules = north, scheme = "State fund", runs_for = 5 years, loss_counted = discounted
        }
        show support
        # 0.75 % of half of the debt.
        expect support.fee_on(EUR 100_000) = EUR 375

        """##),
    PreludeExample(
      kind: "simulated_option",
      text: ##"""
        option_to_abandon workshop {
          project_value = CHF 100, volatility = 30%, risk_free = 5%, compounding = continuous
          leakage = 0%, time_to_expiry = 2 years, exercise = american, steps = 200
          salvage = CHF 80, payouts = lost, method = binomial
        }
        simulated_option tested {
          option = workshop
          dates = 50, paths = 10_000, seed = 1
        }
        show tested.value
        expect tested.value = CHF 104.93 within 1%

        """##),
    PreludeExample(
      kind: "single_real_option",
      text: ##"""
        single_real_option purchase {
          project_value = CHF 100, volatility = 30%, risk_free = 5%, compounding = continuous
          leakage = 0%, time_to_expiry = 2 years, exercise = american, steps = 200
          is_call = yes, share = 0.5, strike = CHF 40
          multiples = [1.5], amounts = [-CHF 40], project_runs = yes, leakage_received = no
          method = binomial
        }
        show purchase.option_value
        expect purchase.option_value = CHF 16.10

        """##),
    PreludeExample(
      kind: "software",
      text: ##"""
        software planner {
          created      = 2022-05-01
          economic_end = 2029-12-31
          closed       = yes
          open_source {
            name     | licence | opens_the_whole
            "parser" | "MIT"   | no
          }
        }
        show planner.useful_end
        expect planner.useful_end = 2029-12-31

        """##),
    PreludeExample(
      kind: "staged_project",
      text: ##"""
        staged_project compound {
          stages {
            name       | duration | cost            | success
            "trial"    | 2 years  | CHF 1 million   | 50%
            "approval" | 1 year   | CHF 0.5 million | 80%
          }
          launch_value = CHF 10 million
          discount_rate = 10%, cost_timing = start
        }
        show compound.value
        expect compound.value = CHF 1.7986 million

        """##),
    PreludeExample(
      kind: "staged_project_with_markets",
      text: ##"""
        staged_project_with_markets compound {
          stages { name | duration | cost | success
            "trial"    | 2 years | CHF 1 million   | 50%
            "approval" | 1 year  | CHF 0.5 million | 80% }
          markets { name | probability | launch_value
            "good" | 60% | CHF 15 million
            "poor" | 40% | CHF 0.5 million }
          known_before = "approval", discount_rate = 10%, cost_timing = start
        }
        show compound.value_with_abandonment
        expect compound.value_with_abandonment = CHF 1.5808 million

        """##),
    PreludeExample(
      kind: "sublicence",
      text: ##"""
        case "Sublicence" { currency = EUR, timeline = 2027 .. 2028 }
        sublicence asia { stage = "approved", income = EUR 50_000 }
        sublicensing shares {
          stages {
            stage      | share
            "trials"   | 40%
            "approved" | 20%
          }
          granted = [asia]
        }
        show shares.handed_on
        expect shares.handed_on[2027] = EUR 10_000

        """##),
    PreludeExample(
      kind: "sublicensing",
      text: ##"""
        case "Sublicences" { currency = EUR, timeline = 2027 .. 2028 }
        sublicence asia { stage = "approved", income = EUR 50_000 }
        sublicence americas { stage = "trials", income[2027] = 0, income[2028] = EUR 10_000 }
        sublicensing shares {
          stages { stage | share
            "trials"   | 40%
            "approved" | 20% }
          granted = [asia, americas]
        }
        show shares.handed_on
        expect shares.handed_on = [EUR 10_000, EUR 14_000]

        """##),
    PreludeExample(
      kind: "survivors",
      text: ##"""
        case "Customers" { timeline = year 1 .. 5 }
        survivors customers {
          curve      = constant
          attrition  = 20%
          age        = 0 years
          counted_at = end
        }
        show customers.share
        expect customers.share[year 2] = 64%

        """##),
    PreludeExample(
      kind: "tax_amortisation",
      text: ##"""
        tax_amortisation relief {
          tax_rate      = 20%
          tax_life      = 10 years
          discount_rate = 10%
          timing        = end
        }
        show relief.multiplier
        expect relief.multiplier = 1.140110

        """##),
    PreludeExample(
      kind: "tax_benefit_of_step_up",
      text: ##"""
        tax_benefit_of_step_up relief {
          fair_value    = CHF 1.2 million
          tax_base      = CHF 0.2 million
          tax_rate      = 20%
          tax_life      = 10 years
          discount_rate = 10%
          timing        = end
        }
        show relief.benefit
        expect relief.benefit = CHF 122_891.34

        """##),
    PreludeExample(
      kind: "tax_benefit_of_value",
      text: ##"""
        tax_benefit_of_value relief {
          amount        = CHF 1 million
          tax_rate      = 20%
          tax_life      = 10 years
          discount_rate = 10%
          timing        = end
        }
        show relief.benefit
        expect relief.benefit = CHF 122_891.34

        """##),
    PreludeExample(
      kind: "terminal_value",
      text: ##"""
        terminal_value later {
          flow_of_last_year = CHF 100_000
          years             = 5
          discount_rate     = 10%
          growth            = 2%
          method            = gordon_on_next
          timing            = end
        }
        show later.value
        expect later.value = CHF 791_674.69

        """##),
    PreludeExample(
      kind: "third_party_offset",
      text: ##"""
        case "Stacking" { currency = EUR, timeline = 2027 .. 2028 }
        third_party_offset agreed {
          paid[2027] = EUR 5, paid[2028] = 0, share = 50%
          floor = 3%, floor_of = net_sales, unused = carried_forward
        }
        licence seeds { sales = EUR 100, royalty = 5%, offset = agreed }
        show seeds.due, seeds.offset_left
        expect seeds.due = [EUR 3, EUR 4.50]
        expect seeds.offset_left[2027] = EUR 0.50

        """##),
    PreludeExample(
      kind: "trade_mark",
      text: ##"""
        trade_mark honey {
          filed        = 2020-02-01
          economic_end = 2040-12-31
          owners {
            name  | share
            "Ana" | 60%
            "Ben" | 40%
          }
        }
        show honey.useful_end
        expect honey.useful_end = 2040-12-31
        expect honey.owner_share("Ana") = 60%

        """##),
    PreludeExample(
      kind: "transaction_comparables",
      text: ##"""
        transaction_comparables marks {
          comparables {
            name    | price       | terms
            "North" | CHF 100_000 | disclosed
            "South" | CHF 120_000 | disclosed
            "West"  | CHF 150_000 | disclosed
          }
          pieces = 3
          combine = added, undisclosed_terms = kept, quartiles = inclusive, conclusion = median
        }
        show marks.value
        expect marks.value = CHF 360_000

        """##),
    PreludeExample(
      kind: "transaction_multiples",
      text: ##"""
        transaction_multiples marks {
          comparables {
            name    | price         | metric        | terms
            "North" | CHF 1 million | CHF 2 million | disclosed
            "South" | CHF 3 million | CHF 5 million | disclosed
          }
          metric_name = "net sales"
          our_metric  = CHF 4 million
          combine = added, undisclosed_terms = kept, quartiles = inclusive, conclusion = median
        }
        show marks.value
        expect marks.value = CHF 2.2 million

        """##),
    PreludeExample(
      kind: "unit_royalty",
      text: ##"""
        case "Pumps" { currency = EUR, timeline = 2027 .. 2028 }
        unit pump
        unit_royalty each { amount = EUR 2 per pump, units = 5_000 pump }
        licence pumps { sales = EUR 1 million, per_unit = each }
        show pumps.due
        expect pumps.due[2027] = EUR 10_000

        """##),
    PreludeExample(
      kind: "upfront_credit",
      text: ##"""
        case "Credit" { currency = EUR, timeline = 2027 .. 2029 }
        upfront_credit agreed { share = 50%, limit = 60% }
        licence dye { sales = EUR 1 million, royalty = 5%, upfront = EUR 80_000, credit = agreed }
        show dye.due
        expect dye.due = [EUR 20_000, EUR 40_000, EUR 50_000]

        """##),
    PreludeExample(
      kind: "utility_model",
      text: ##"""
        utility_model latch {
          filed = 2024-05-10
          term  = 10 years
        }
        show latch.expires
        expect latch.expires = 2034-05-10

        """##),
    PreludeExample(
      kind: "valuation",
      text: ##"""
        kind rent_saved: valuation {
          rent: money
          years: number
          value = rent * years
        }
        rent_saved workshop { rent = CHF 12_000, years = 3 }
        show workshop.value
        expect workshop.value = CHF 36_000

        """##),
    PreludeExample(
      kind: "value_with_tax_benefit",
      text: ##"""
        value_with_tax_benefit dryer_value {
          before        = CHF 1 million
          tax_rate      = 20%
          tax_life      = 10 years
          discount_rate = 10%
          timing        = end
        }
        show dryer_value.value
        expect dryer_value.value = CHF 1_140_109.60

        """##),
    PreludeExample(
      kind: "venture_capital",
      text: ##"""
        venture_capital seed_round {
          exit_value    = CHF 20 million
          time_to_exit  = 5 years
          target_return = 40%
          investment    = CHF 2 million
          option_pool   = 0%
          preference    = none
        }
        show seed_round.pre_money
        expect seed_round.pre_money = CHF 1.7187 million

        """##),
    PreludeExample(
      kind: "wacc",
      text: ##"""
        wacc capital {
          cost_of_equity = 12%
          cost_of_debt   = 6%
          tax_rate       = 25%
          equity_share   = 70%
          debt_share     = 30%
        }
        show capital.rate
        expect capital.rate = 9.75%

        """##),
    PreludeExample(
      kind: "waterfall",
      text: ##"""
        case "Proceeds" { currency = EUR }
        waterfall sale {
          available = EUR 100, rest_to = "owner"
          claims {
            to      | rank | amount
            "court" | 1    | EUR 40
            "bank"  | 2    | EUR 90
          }
        }
        show sale
        expect sale.paid = [EUR 40, EUR 60]
        expect sale.rest = EUR 0

        """##),
    PreludeExample(
      kind: "with_and_without",
      text: ##"""
        case "Grain dryer" { currency = CHF, timeline = 2027 .. 2031 }
        patent dryer { filed = 2012-01-01 }
        with_and_without dryer_value {
          asset          = dryer
          profit_with    = CHF 300_000
          profit_without = CHF 180_000
          probability    = 80%
          tax_rate = 20%, discount_rate = 12%, timing = middle
        }
        show dryer_value.value
        expect dryer_value.value = CHF 292_987.13

        """##),
    PreludeExample(
      kind: "withholding_tax",
      text: ##"""
        case "Withholding" { currency = EUR, timeline = 2027 .. 2028 }
        withholding_tax treaty { rate = 15%, treaty_rate = 5%, borne_by = licensee }
        licence dye { sales = EUR 1 million, royalty = 5%, withholding = treaty }
        show dye.charged, dye.withheld, dye.received
        expect dye.charged[2027] = EUR 52_631.58
        expect dye.withheld[2027] = EUR 2_631.58
        expect dye.received[2027] = EUR 50_000

        """##),
  ]
}
