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
      functions: ["share_before"],
      text: ##"""
        ## The share of `period` that lies before `day`: 1 for a period that ends before it, by the day.
        function share_before(day: date, period: period) = max(0, min(1, (day - period.start) / (period.end + 1 day - period.start)))

        """##),
    PreludeFile(
      name: "prelude/discounting.worth",
      kinds: [],
      functions: ["discount_factor", "npv", "present_value", "annuity_factor", "growing_perpetuity"],
      text: ##"""
        ## The factor that turns an amount at a point of `period` into its value on the valuation date.
        ##
        ## `rate` is per year unless it says otherwise; `timing` is the point of the period: end, middle or start.
        ## Source: IVS 103 (effective 31 January 2025), discounted cash flow method
        function discount_factor(rate: rate, period: period, timing: timing) = 1 / growth_factor(rate, elapsed(period, timing))

        ## The present value of flows, the first of them now; a series counts from its first period.
        ##
        ## `rate` is per period of the flows: for flows by month a rate per month. The valuation date plays no part;
        ## `discount_factor` knows it.
        function npv(rate, flows) = sum(flows[i] / (1 + rate) ^ (i - 1) for i in 1 .. count(flows))

        ## The value today of an amount in so many periods. `rate` is per period.
        function present_value(rate, periods, amount) = amount / (1 + rate) ^ periods

        ## The value today of 1 at the end of each of so many periods. `rate` is per period.
        function annuity_factor(rate, periods) = if rate = 0 then periods else -compound_growth(rate, -periods) / rate

        ## The value today of a first amount after one period that grows without end.
        ##
        ## Source: Gordon and Shapiro (1956)
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
          ## Present value; what lies before the valuation date is no longer part of the value
          present[t] = if elapsed(t, start) < 0 then 0 else after_tax * factor
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
  ]
}
