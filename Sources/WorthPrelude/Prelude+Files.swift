// swift-format-ignore-file
// Made by generate.py from the files of Worth/; a test holds the two equal.

extension Prelude {
  /// The files of the prelude.
  package static let files: [PreludeFile] = [
    PreludeFile(
      name: "prelude/assets.worth",
      kinds: ["asset", "patent", "trade_mark"],
      functions: [],
      text: ##"""
        ## A right or thing of value: what all assets have in common.
        kind asset {
          ## Share of each period in which the asset is in force
          in_use[t] = 1
          ## The same after the valuation date, as a share of the whole period
          in_use_left[t] = share_left(t)
        }

        ## A patent: an exclusive right to an invention, for 20 years from filing unless the case says otherwise.
        ##
        ## Source: TRIPS Agreement, article 33 (term of at least 20 years from filing)
        kind patent: asset {
          ## Day on which the application was filed
          filed: date
          ## How long the right lasts from filing, if all renewal fees are paid
          term: duration = 20 years
          ## Country or office, as a text
          jurisdiction: text = ""

          require term > 0 because "the term of a patent is longer than nothing"

          ## Day after the last day of protection, where the term counts from the day of filing itself
          expires = filed + term
          in_use[t] = share_before(expires, t) - share_before(filed, t)
          ## Share of the period that lies before the valuation date
          gone[t] = share_before(case.valuation_date, t)
          in_use_left[t] = if gone = 1 then 0 else share_left(t) * max(0, share_before(expires, t) - max(share_before(filed, t), gone)) / (1 - gone)
        }

        ## A trade mark. Its registration can be renewed without end, so that it is in force in every period.
        ##
        ## Source: TRIPS Agreement, article 18 (renewable indefinitely)
        kind trade_mark: asset {
          ## Day on which the registration was applied for; use alone may protect a mark before that
          filed: date?
          ## Country or office, as a text
          jurisdiction: text = ""
        }

        """##),
    PreludeFile(
      name: "prelude/calendar.worth",
      kinds: [],
      functions: ["share_before", "share_left"],
      text: ##"""
        ## The share of `period` that lies before `day`: 1 for a period that ends before it, by the day.
        function share_before(day: date, period: period) = max(0, min(1, (day - period.start) / (period.end + 1 day - period.start)))

        ## The share of `period` that is left on the valuation date: 1 but for the period in which that lies.
        ##
        ## In whole months from the first of a month, otherwise by the days.
        function share_left(period: period) = if elapsed(period, end) <= 0 then 1 else (elapsed(period, end) - elapsed(period, start)) / (elapsed(period + 1, end) - elapsed(period + 1, start))

        """##),
    PreludeFile(
      name: "prelude/discounting.worth",
      kinds: [],
      functions: ["discount_factor", "present_factor", "present_value", "annuity_factor", "growing_perpetuity"],
      text: ##"""
        ## The factor that turns an amount at a point of `period` into its value on the valuation date.
        ##
        ## `rate` is per year unless it says otherwise; `timing` is the point of the period: end, middle or start.
        ## Source: IVS 103 (effective 31 January 2025), discounted cash flow method
        function discount_factor(rate: rate, period: period, timing: timing) = 1 / growth_factor(rate, elapsed(period, timing))

        ## The value today of 1 in so many periods.
        ##
        ## Units: `rate` per period; the periods may be broken
        ## Example: expect present_factor(10%, 2) = 0.826446
        function present_factor(rate, periods) = (1 + rate) ^ (-periods)

        ## The value today of an amount in so many periods.
        ##
        ## Units: `rate` per period; the result in the unit of the amount
        ## Example: expect present_value(10%, 2, CHF 121) = CHF 100
        function present_value(rate, periods, amount) = amount * present_factor(rate, periods)

        ## The value today of 1 at the end of each of so many periods.
        ##
        ## Units: `rate` per period
        ## Example: expect annuity_factor(8%, 10) = 6.7101
        function annuity_factor(rate, periods) = if rate = 0 then periods else -compound_growth(rate, -periods) / rate

        ## The value today of a first amount after one period that grows without end.
        ##
        ## Units: rate and growth per period; the result in the unit of the amount
        ## Errors: E0608 where it grows as fast as it is discounted, or faster
        ## Source: Gordon and Shapiro (1956)
        ## Example: expect growing_perpetuity(CHF 100, 10%, 2%) = CHF 1250
        function growing_perpetuity(amount, rate, growth = 0%) {
          require growth < rate because "what grows as fast as it is discounted, or faster, has no finite value"
          amount / (rate - growth)
        }

        """##),
    PreludeFile(
      name: "prelude/relief_from_royalty.worth",
      kinds: ["valuation", "relief_from_royalty", "tax_amortisation"],
      functions: [],
      text: ##"""
        ## What every valuation has in common.
        kind valuation {
        }

        ## Value of an asset as the royalties that its owner is spared from paying.
        ##
        ## Source: IVS 210 (effective 31 January 2025), relief from royalty
        kind relief_from_royalty: valuation {
          ## The asset that is valued; royalties stop when it is no longer in force. Those of a part of a period are
          ## discounted as those of a whole one.
          asset: asset
          ## Revenue of the products that use the asset
          revenue: flow of money
          ## Royalty that a licensee would pay, as a share of revenue; net or gross as the royalty is defined
          royalty_rate: percent
          ## What the owner spends to keep the asset alive
          owner_costs: flow of money = 0
          ## Tax on income from the asset
          tax_rate: percent
          ## Rate at which the royalties are discounted; after tax, as they are
          discount_rate: rate
          ## When in a period the royalties are received
          convention timing: end | middle | start
          ## What happens to the tax on a loss, where the owner's costs exceed the royalties: it is lost, or set off
          ## against the tax on other income in the same period
          convention losses: lost | offset?
          ## Depreciation that a buyer could deduct; left out where the law knows none
          tax_benefit: tax_amortisation?

          require royalty_rate >= 0% because "a royalty rate cannot be negative"
          require royalty_rate <= 100% because "a royalty rate is a share of revenue, at most 100 %"
          require tax_rate >= 0% because "a tax rate cannot be negative"
          require tax_rate <= 100% because "a tax rate is a share of income, at most 100 %"
          require discount_rate >= 0 because "at a rate below 0 the future would be worth more than the present"
          require losses is given or royalties >= costs because "costs exceed royalties in a period: say whether the tax on that loss is lost (losses = lost) or set off (losses = offset)"

          ## Royalties that the owner does not pay
          royalties[t] = revenue * royalty_rate * asset.in_use
          ## What the owner spends while the asset is in force
          costs[t] = owner_costs * asset.in_use
          ## Royalties less the owner's costs
          pre_tax[t] = royalties - costs
          ## Tax on them
          tax[t] = (if (losses otherwise lost) = offset then pre_tax else max(0, pre_tax)) * tax_rate
          ## What is left after tax
          after_tax[t] = pre_tax - tax
          ## Discount factor
          factor[t] = discount_factor(discount_rate, t, timing)
          ## Present value; what lies before the valuation date is no longer part of the value, of the period in which it lies
          ## what is left counts
          present[t] = if elapsed(t, start) < 0 or asset.in_use = 0 then 0 else after_tax * (asset.in_use_left / asset.in_use) * factor
          ## Value before the benefit of tax amortisation
          before_benefit = sum(present)
          ## Value that the buyer's tax deductions add; nobody deducts a price that is not above 0
          benefit = if tax_benefit is given then max(0, before_benefit) * (tax_benefit.multiplier - 1) else before_benefit * 0
          ## Value of the asset
          value = before_benefit + benefit

          show table(royalties, costs, tax, after_tax, factor, present), before_benefit, benefit, value
        }

        ## The benefit of deducting an asset's price from taxable income over its tax life, as a multiplier.
        ##
        ## multiplier = 1 / (1 - t · AF / n), AF the annuity factor of 1 over the tax life of n years.
        ## Source: IVS 210 (effective 31 January 2025), tax amortisation benefit
        kind tax_amortisation {
          ## Tax rate of the buyer
          tax_rate: percent
          ## Years over which the law lets the price be deducted; not the useful life
          tax_life: duration
          ## Rate at which the deductions are discounted
          discount_rate: rate
          ## When in a year the deduction is worth something
          convention timing: end | middle | start

          require tax_rate >= 0% because "a tax rate cannot be negative"
          require tax_rate <= 100% because "a tax rate is a share of income, at most 100 %"
          require tax_life > 0 because "the tax life is longer than nothing"
          require discount_rate >= 0 because "at a rate below 0 the future would be worth more than the present"
          require fraction < 1 because "the deductions cannot save more tax than the price they come from"

          years = tax_life in years
          ## Growth in a year at the discount rate
          growth = growth_factor(discount_rate, 1 year)
          ## What turns payments at the ends of the years into payments at the time that is chosen
          shift = if timing = end then 1 else if timing = middle then growth ^ 0.5 else growth
          factor = annuity_factor(growth - 1, years) * shift
          fraction = tax_rate * factor / years
          multiplier = 1 / (1 - fraction)
        }

        """##),
    PreludeFile(
      name: "prelude/spreadsheet.worth",
      kinds: [],
      functions: ["pv", "payments_grown", "fv", "balance_grown", "pmt", "ipmt", "ppmt", "cumipmt", "cumprinc", "nper", "npv", "npv0", "mirr", "xnpv", "sln", "syd", "db", "declining_value", "ddb", "switching_value", "vdb", "value_at", "effect", "nominal", "rri", "pduration", "fvschedule"],
      text: ##"""
        ## The value now of a level payment in each period, and of an amount after the last.
        ##
        ## What is paid out is negative, what comes in positive, as in a spreadsheet.
        ## Units: `rate` per period; `nper` periods; `pmt` and `fv` in one unit; `type` 0 where payments fall at the end of periods, 1 at the beginning
        ## Errors: E0608 for a rate of -100 % or less
        ## Source: spreadsheet function PV
        ## Example: expect pv(5%, 10, CHF 100) = -CHF 772.17
        ## Example: expect pv(0.5%, 12 * 20, 500) = -69_790.39
        function pv(rate, nper, pmt = 0, fv = 0, type = 0) {
          require rate > -100% because "a rate of -100 % or less leaves nothing"
          (-(fv + pmt * payments_grown(rate, nper, type))) * (1 + rate) ^ (-nper)
        }

        ## What 1 paid in each of so many periods has grown to at their end.
        ##
        ## Units: `rate` per period; `type` 0 where payments fall at the end of periods, 1 at the beginning
        ## Example: expect payments_grown(5%, 10) = 12.577_892_536
        function payments_grown(rate, nper, type = 0) = if rate = 0 then nper else (if type = 0 then 1 else 1 + rate) * compound_growth(rate, nper) / rate

        ## The value after the last period of a level payment in each, and of an amount now.
        ##
        ## Units: `rate` per period; `pmt` and `pv` in one unit; `type` 0 where payments fall at the end of periods, 1 at the beginning
        ## Errors: E0608 for a rate of -100 % or less
        ## Source: spreadsheet function FV
        ## Example: expect fv(6% / 12, 10, -200, -500, 1) = 2581.40
        function fv(rate, nper, pmt = 0, pv = 0, type = 0) {
          require rate > -100% because "a rate of -100 % or less leaves nothing"
          (-balance_grown(rate, nper, pmt, pv, type))
        }

        ## What an amount and a level payment in each period have grown to.
        ##
        ## Units: `rate` per period; `pmt` and `pv` in one unit; `type` 0 where payments fall at the end of periods, 1 at the beginning
        ## Example: expect balance_grown(5%, 2, CHF 10, CHF 100) = CHF 130.75
        function balance_grown(rate, nper, pmt, pv, type = 0) = pv * (1 + rate) ^ nper + pmt * payments_grown(rate, nper, type)

        ## The level payment in each period by which an amount now becomes another after the last.
        ##
        ## Units: `rate` per period; `pv` and `fv` in one unit; `type` 0 where payments fall at the end of periods, 1 at the beginning
        ## Errors: E0608 for a rate of -100 % or less, and for 0 periods
        ## Source: spreadsheet function PMT
        ## Example: expect pmt(1%, 48, -CHF 800_000) = CHF 21_067.07
        function pmt(rate, nper, pv, fv = 0, type = 0) {
          require rate > -100% because "a rate of -100 % or less leaves nothing"
          require nper != 0 because "there must be a period in which something is paid"
          (-(pv * (1 + rate) ^ nper + fv)) / payments_grown(rate, nper, type)
        }

        ## The interest in the payment of period `per`.
        ##
        ## Units: `rate` per period; `pv` and `fv` in one unit; `type` 0 where payments fall at the end of periods, 1 at the beginning
        ## Errors: E0608 for a period before the first or after the last, and as `pmt`
        ## Source: spreadsheet function IPMT
        ## Example: expect ipmt(10% / 12, 1, 3 * 12, 8000) = -66.67
        function ipmt(rate, per, nper, pv, fv = 0, type = 0) = pmt(rate, nper, pv, fv, type) - ppmt(rate, per, nper, pv, fv, type)

        ## The repayment in the payment of period `per`: the payment less its interest.
        ##
        ## From one payment to the next it grows with the rate.
        ## Units: `rate` per period; `pv` and `fv` in one unit; `type` 0 where payments fall at the end of periods, 1 at the beginning
        ## Errors: E0608 for a period before the first or after the last, and as `pmt`
        ## Source: spreadsheet function PPMT
        ## Example: expect ppmt(10% / 12, 1, 2 * 12, 2000) = -75.62
        function ppmt(rate, per, nper, pv, fv = 0, type = 0) {
          require per >= 1 because "periods count from 1"
          require per <= nper because "the period is one of the payments"
          payment = pmt(rate, nper, pv, fv, type)
          later = (-(pv + payment + fv / (1 + rate))) / payments_grown(rate, nper - 1) * (1 + rate) ^ (per - 2)
          if type = 0 then (-(pv + fv)) / payments_grown(rate, nper) * (1 + rate) ^ (per - 1) else if per = 1 then payment else later
        }

        ## The interest that is paid from period `start` to period `end`.
        ##
        ## Units: `rate` per period; the result in the unit of `pv`
        ## Errors: E0608 for periods before the first, after the last or in the wrong order, and as `pmt`
        ## Source: spreadsheet function CUMIPMT
        ## Example: expect cumipmt(9% / 12, 30 * 12, 125_000, 13, 24) = -11_135.23
        function cumipmt(rate, nper, pv, start, end, type = 0) {
          require start >= 1 because "periods count from 1"
          require start <= end because "the first period comes before the last"
          require end <= nper because "the period is one of the payments"
          sum(ipmt(rate, per, nper, pv, 0, type) for per in start .. end)
        }

        ## What is repaid of a loan from period `start` to period `end`.
        ##
        ## Units: `rate` per period; the result in the unit of `pv`
        ## Errors: E0608 for periods before the first, after the last or in the wrong order, and as `pmt`
        ## Source: spreadsheet function CUMPRINC
        ## Example: expect cumprinc(9% / 12, 30 * 12, 125_000, 13, 24) = -934.11
        function cumprinc(rate, nper, pv, start, end, type = 0) {
          require start >= 1 because "periods count from 1"
          require start <= end because "the first period comes before the last"
          require end <= nper because "the period is one of the payments"
          sum(ppmt(rate, per, nper, pv, 0, type) for per in start .. end)
        }

        ## The number of periods in which level payments turn an amount now into another.
        ##
        ## Units: `rate` per period; `pmt`, `pv` and `fv` in one unit
        ## Errors: E0608 where the payments never get there
        ## Source: spreadsheet function NPER
        ## Example: expect nper(12% / 12, -100, -1000, 10_000, 1) = 59.67
        function nper(rate, pmt, pv, fv = 0, type = 0) {
          require rate > -100% because "a rate of -100 % or less leaves nothing"
          due = pmt * (if type = 0 then 1 else 1 + rate)
          require rate = 0 or (due - fv * rate) / (due + pv * rate) > 0 because "with these payments the amount is never reached"
          require rate != 0 or pmt != 0 because "without interest and payments nothing changes"
          if rate = 0 then (-(pv + fv)) / pmt else periods_to_grow(rate, (due - fv * rate) / (due + pv * rate))
        }

        ## The value of flows at the ends of periods, one period before the first of them.
        ##
        ## Where the first flow lies now, write `npv0`.
        ## Units: `rate` per period of the flows; the result in the unit of the flows
        ## Source: spreadsheet function NPV
        ## Example: expect npv(10%, [-10_000, 3000, 4200, 6800]) = 1188.44
        function npv(rate, values) = sum(values[i] * present_factor(rate, i) for i in 1 .. count(values))

        ## The value of flows of which the first lies now; a series counts from its first period.
        ##
        ## Units: `rate` per period of the flows, for flows by month a rate per month; the valuation date plays no part, `discount_factor` knows it
        ## Source: function NPV of financial libraries and of interest tables
        ## Example: expect npv0(10%, [-CHF 100, CHF 60, CHF 60.5]) = CHF 4.55
        function npv0(rate, values) = sum(values[i] * present_factor(rate, i - 1) for i in 1 .. count(values))

        ## The rate of return where what is paid in costs one rate and what comes out earns another.
        ##
        ## Units: rates per period of the flows
        ## Errors: E0608 where the flows are all of one sign
        ## Source: spreadsheet function MIRR
        ## Example: expect mirr([-120_000, 39_000, 30_000, 21_000, 37_000, 46_000], 10%, 12%) = 12.61%
        function mirr(values, finance_rate, reinvest_rate) {
          require finance_rate > -100% because "a rate of -100 % or less leaves nothing"
          require reinvest_rate > -100% because "a rate of -100 % or less leaves nothing"
          last = count(values) - 1
          out = sum(max(0, -values[i + 1]) / (1 + finance_rate) ^ i for i in 0 .. last)
          back = sum(max(0, values[i + 1]) * (1 + reinvest_rate) ^ (last - i) for i in 0 .. last)
          require out > 0 because "something must be paid in"
          require back > 0 because "something must come back"
          ((back / out) ^ (1 / last) - 1) in percent
        }

        ## The value of flows on their dates, on the earliest of them.
        ##
        ## Units: `rate` per year, effective, of 365 days; the result in the unit of the flows
        ## Errors: E0608 where there are not as many dates as flows, and for a rate of -100 % or less
        ## Source: spreadsheet function XNPV
        ## Example: expect xnpv(9%, [-10_000, 2750, 4250, 3250, 2750], [2008-01-01, 2008-03-01, 2008-10-30, 2009-02-15, 2009-04-01]) = 2086.65
        function xnpv(rate, values, dates) {
          require rate > -100% because "a rate of -100 % or less leaves nothing"
          require count(values) = count(dates) because "each flow has its date"
          first = min(dates)
          sum(values[i] / (1 + rate) ^ (((dates[i] - first) in days) / 365) for i in 1 .. count(values))
        }

        ## Depreciation of a period in equal parts.
        ##
        ## Units: that of `cost` and `salvage`; `life` in periods
        ## Errors: E0608 for a life of 0
        ## Source: spreadsheet function SLN
        ## Example: expect sln(CHF 30_000, CHF 7500, 10) = CHF 2250
        function sln(cost, salvage, life) {
          require life != 0 because "the life is longer than nothing"
          (cost - salvage) / life
        }

        ## Depreciation of period `per` by the sum of the years' digits.
        ##
        ## Units: that of `cost` and `salvage`; `life` in periods
        ## Errors: E0608 for a period before the first or after the last
        ## Source: spreadsheet function SYD
        ## Example: expect syd(30_000, 7500, 10, 1) = 4090.91
        function syd(cost, salvage, life, per) {
          require life > 0 because "the life is longer than nothing"
          require per >= 1 because "periods count from 1"
          require per <= life because "depreciation ends with the life"
          (cost - salvage) * (life - per + 1) * 2 / (life * (life + 1))
        }

        ## Depreciation of a period at a fixed rate of what is left, the rate rounded to three digits.
        ##
        ## Units: that of `cost` and `salvage`; `life` and `period` in years; `month` months in the first year
        ## Errors: E0608 for a period before the first or after the last
        ## Source: spreadsheet function DB
        ## Example: expect db(1_000_000, 100_000, 6, 1, 7) = 186_083.33
        ## Example: expect db(1_000_000, 100_000, 6, 7, 7) = 15_845.10
        function db(cost, salvage, life, period, month = 12) {
          require cost >= 0 because "what is written off has a cost"
          require salvage >= 0 because "what is left at the end cannot be negative"
          require life > 0 because "the life is longer than nothing"
          require month >= 1 and month < 13 because "a year has 12 months"
          require period >= 1 because "periods count from 1"
          require period <= life + (if month < 12 then 1 else 0) because "depreciation ends with the life"
          rate = if cost = 0 then 0 else round(1 - (salvage / cost) ^ (1 / life), 3)
          months = floor(month)
          first = cost * rate * months / 12
          left = (cost - first) * (1 - rate) ^ (period - 2)
          if period = 1 then first else left * rate * (if period > life then (12 - months) / 12 else 1)
        }

        ## What is left after so many periods of depreciation at a fixed multiple of the straight line.
        ##
        ## It never falls below `salvage`.
        ## Units: that of `cost` and `salvage`; `life` in periods, `periods` may be broken
        ## Example: expect declining_value(CHF 2400, CHF 300, 10, 1) = CHF 1920
        function declining_value(cost, salvage, life, periods, factor = 2) = max(min(cost, salvage), cost * max(0, 1 - factor / life) ^ periods)

        ## Depreciation of a period at a fixed multiple of the straight line, down to `salvage`.
        ##
        ## Units: that of `cost` and `salvage`; `life` in periods; `factor` 2 is double declining
        ## Errors: E0608 for a period before the first or after the last, and for a life or factor of 0
        ## Source: spreadsheet function DDB
        ## Example: expect ddb(2400, 300, 10 * 365, 1) = 1.32
        ## Example: expect ddb(2400, 300, 10, 2, 1.5) = 306
        function ddb(cost, salvage, life, period, factor = 2) {
          require life > 0 because "the life is longer than nothing"
          require factor > 0 because "the factor is above 0"
          require period > 0 because "periods count from 1"
          require period <= life because "depreciation ends with the life"
          before = if period <= 1 then cost else declining_value(cost, salvage, life, period - 1, factor)
          max(0 * cost, before - declining_value(cost, salvage, life, period, factor))
        }

        ## What is left after whole periods `i` to `last`, each written off at a multiple of the straight line or by the straight line over the life that is left, whichever is more.
        ##
        ## Units: that of `left` and `salvage`
        ## Example: expect switching_value(2400, 300, 10, 2, 1, 1) = 1920
        function switching_value(left, salvage, life, factor, i, last) {
          declining = min(left * factor / life, max(0 * left, left - salvage))
          straight = max(0 * left, left - salvage) / max(1, life - i + 1)
          if i > last then left else switching_value(left - max(declining, straight), salvage, life, factor, i + 1, last)
        }

        ## Depreciation from time `start` to time `end` at a multiple of the straight line, changing to the straight line when that is more.
        ##
        ## Units: that of `cost` and `salvage`; `start` and `end` in periods from the beginning, broken ones too
        ## Errors: E0608 for times before the beginning, after the life or in the wrong order
        ## Source: spreadsheet function VDB
        ## Example: expect vdb(2400, 300, 10 * 12, 6, 18) = 396.31
        ## Example: expect vdb(2400, 300, 10, 0, 0.875, 1.5) = 315
        function vdb(cost, salvage, life, start, end, factor = 2, no_switch = no) {
          require life > 0 because "the life is longer than nothing"
          require factor > 0 because "the factor is above 0"
          require start >= 0 because "the time begins at 0"
          require start <= end because "the beginning comes before the end"
          require end <= life because "depreciation ends with the life"
          value_at(cost, salvage, life, start, factor, no_switch) - value_at(cost, salvage, life, end, factor, no_switch)
        }

        ## What `vdb` leaves of a cost at a time, in a straight line between whole periods.
        ##
        ## Units: that of `cost` and `salvage`
        ## Example: expect value_at(2400, 300, 10, 0.5, 2, no) = 2160
        function value_at(cost, salvage, life, time, factor, no_switch) {
          whole = floor(time)
          before = if no_switch then declining_value(cost, salvage, life, whole, factor) else switching_value(cost, salvage, life, factor, 1, whole)
          after = if no_switch then declining_value(cost, salvage, life, whole + 1, factor) else switching_value(cost, salvage, life, factor, 1, whole + 1)
          if time = whole then before else before + (after - before) * (time - whole)
        }

        ## The rate per year of a nominal one that is added in parts, so many times a year.
        ##
        ## Units: percent per year; `npery` a whole number
        ## Errors: E0608 for less than one part
        ## Source: spreadsheet function EFFECT
        ## Example: expect effect(5.25%, 4) = 5.35%
        function effect(nominal_rate, npery) {
          require npery >= 1 because "interest is added at least once a year"
          compound_growth(nominal_rate / truncate(npery), truncate(npery)) in percent
        }

        ## The nominal rate per year that, added in parts, so many times a year, gives an effective one.
        ##
        ## Units: percent per year; `npery` a whole number
        ## Errors: E0608 for less than one part
        ## Source: spreadsheet function NOMINAL
        ## Example: expect nominal(5.3543%, 4) = 5.25%
        function nominal(effect_rate, npery) {
          require npery >= 1 because "interest is added at least once a year"
          (compound_growth(effect_rate, 1 / truncate(npery)) * truncate(npery)) in percent
        }

        ## The rate per period by which one amount becomes another.
        ##
        ## Units: percent per period; `pv` and `fv` in one unit
        ## Errors: E0608 for less than nothing to begin with, and for no time
        ## Source: spreadsheet function RRI
        ## Example: expect rri(96, CHF 10_000, CHF 11_000) = 0.0993%
        function rri(nper, pv, fv) {
          require nper > 0 because "growth takes time"
          require pv != 0 or fv = pv because "nothing cannot grow into something"
          require pv = 0 or fv / pv >= 0 because "an amount cannot grow into one of the other sign"
          if fv = pv then 0% else ((fv / pv) ^ (1 / nper) - 1) in percent
        }

        ## The number of periods in which one amount becomes another.
        ##
        ## Units: `rate` per period; `pv` and `fv` in one unit
        ## Errors: E0608 for amounts that are not above 0, and for a rate of 0
        ## Source: spreadsheet function PDURATION
        ## Example: expect pduration(2.5%, 2000, 2200) = 3.86
        function pduration(rate, pv, fv) {
          require rate > 0 because "without growth an amount stays what it is"
          require fv / pv > 0 because "an amount cannot grow into one of the other sign"
          periods_to_grow(rate, fv / pv)
        }

        ## What an amount becomes at a list of rates, one after the other.
        ##
        ## Units: rates per period; the result in the unit of `principal`
        ## Source: spreadsheet function FVSCHEDULE
        ## Example: expect fvschedule(CHF 1, [9%, 11%, 10%]) = CHF 1.33
        function fvschedule(principal, schedule) = principal * product(1 + step for step in schedule)

        """##),
    PreludeFile(
      name: "prelude/statistics.worth",
      kinds: [],
      functions: ["quartile", "sum_product", "weighted_mean", "correlation", "slope", "intercept", "r_squared"],
      text: ##"""
        ## The value below which one, two or three quarters of the values lie.
        ##
        ## Units: that of the values; `number` 1, 2 or 3; the methods are those of `percentile`
        ## Errors: E0608 for another number
        ## Source: spreadsheet functions QUARTILE.INC and QUARTILE.EXC
        ## Example: expect quartile([3%, 4%, 5%, 6%, 8%], 1, inclusive) = 4%
        ## Example: expect quartile([3%, 4%, 5%, 6%, 8%], 1, exclusive) = 3.5%
        function quartile(values, number, method: inclusive | exclusive | inverted_cdf | averaged_inverted_cdf | closest_observation | interpolated_inverted_cdf | hazen | weibull | linear | median_unbiased | normal_unbiased) {
          require number = 1 or number = 2 or number = 3 because "a quartile is the first, second or third"
          percentile(values, number * 25%, method)
        }

        ## The sum of values, each times the weight in the same position.
        ##
        ## Units: that of a value times a weight
        ## Errors: E0608 where there are not as many weights as values
        ## Source: spreadsheet function SUMPRODUCT
        ## Example: expect sum_product([CHF 3, CHF 4], [2, 5]) = CHF 26
        function sum_product(values, weights) {
          require count(values) = count(weights) because "each value has its weight"
          sum(values[i] * weights[i] for i in 1 .. count(values))
        }

        ## The mean of values that count by their weights.
        ##
        ## Units: that of the values; the weights need not add up to 1
        ## Errors: E0608 where there are not as many weights as values, or the weights add up to 0
        ## Example: expect weighted_mean([CHF 100, CHF 200], [75%, 25%]) = CHF 125
        function weighted_mean(values, weights) {
          require sum(weights) != 0 because "some value must have a weight"
          sum_product(values, weights) / sum(weights)
        }

        ## How closely two lists rise and fall together, from -1 to 1.
        ##
        ## Errors: E0608 where the lists are not equally long, E0601 where one of them does not vary
        ## Source: Pearson's coefficient, spreadsheet function CORREL
        ## Example: expect correlation([3, 2, 4, 5, 6], [9, 7, 12, 15, 17]) = 0.997_054
        function correlation(xs, ys) {
          require count(xs) = count(ys) because "each value has its partner"
          x = mean(xs)
          y = mean(ys)
          x_spread = standard_deviation(xs, population)
          y_spread = standard_deviation(ys, population)
          sum((xs[i] - x) / x_spread * ((ys[i] - y) / y_spread) for i in 1 .. count(xs)) / count(xs)
        }

        ## The rise of the regression line of `ys` on `xs`.
        ##
        ## Units: that of a y for each x
        ## Errors: E0608 where the lists are not equally long, E0601 where `xs` does not vary
        ## Source: least squares, spreadsheet function SLOPE
        ## Example: expect slope([2, 3, 9, 1, 8, 7, 5], [6, 5, 11, 7, 5, 4, 4]) = 0.305_556
        function slope(ys, xs) = correlation(xs, ys) * (standard_deviation(ys, population) / standard_deviation(xs, population))

        ## The value of the regression line of `ys` on `xs` where x is 0.
        ##
        ## Units: that of the y
        ## Errors: as `slope`
        ## Source: least squares, spreadsheet function INTERCEPT
        ## Example: expect intercept([2, 3, 9, 1, 8], [6, 5, 11, 7, 5]) = 0.048_387_1
        function intercept(ys, xs) = mean(ys) - slope(ys, xs) * mean(xs)

        ## The share of the spread of `ys` that the regression line on `xs` explains.
        ##
        ## Errors: as `slope`
        ## Source: spreadsheet function RSQ
        ## Example: expect r_squared([2, 3, 9, 1, 8, 7, 5], [6, 5, 11, 7, 5, 4, 4]) = 0.057_950_2
        function r_squared(ys, xs) = correlation(xs, ys) ^ 2

        """##),
  ]
}
