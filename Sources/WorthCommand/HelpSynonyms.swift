import WorthTesting

/// Words of the trade, of spreadsheets and of other programs, with the pages that speak of what they
/// mean.
struct HelpSynonyms {
  /// The words, in small letters and with blanks between them.
  let words: [String]
  /// The names of pages, the best first.
  let pages: [String]
  /// How the thing is said in Worth; empty where the page says all.
  let remark: String

  /// Returns the row that holds `phrase`: as it stands, or in the singular.
  static func find(_ phrase: String) -> HelpSynonyms? {
    let phrase = HelpSynonyms.plain(phrase)
    if let row = all.first(where: { $0.words.contains(phrase) }) { return row }
    guard phrase.hasSuffix("s") else { return nil }
    let single = String(phrase.dropLast())
    return all.first { $0.words.contains(single) }
  }

  /// Returns `phrase` in small letters, with one blank wherever blanks, hyphens or underscores
  /// stand.
  static func plain(_ phrase: String) -> String {
    phrase.lowercased().split { " -_–".contains($0) }.joined(separator: " ")
  }

  /// Creates a row; the words stand in one text, separated by commas.
  private init(_ words: String, _ pages: String, _ remark: String = "") {
    self.words = words.split(separator: ",").map { HelpSynonyms.plain(String($0)) }
    self.pages = pages.split(separator: " ").map { String($0) }
    self.remark = remark
  }

  /// All rows. A word stands once. One that is the name of a page, too, leads further than to that.
  static let all = lookups + mathematics + assets + methods + agreements + checking + language

  /// What spreadsheets find and count.
  private static let lookups = [
    HelpSynonyms(
      "vlookup, hlookup, xlookup, lookup, index, match", "tables band_value interpolate",
      "‘prices.cost[\"North\"]’ is the cell of a row by its key; ‘band_value’ finds the band of an amount."
    ),
    HelpSynonyms(
      "sumif, sumifs, countif, countifs, averageif, averageifs, filter", "list tables",
      "Written as ‘sum(r.cost for r in sites where r.country = \"CH\")’; ‘count’ and ‘mean’ alike."),
    HelpSynonyms("sumproduct", "sum_product"),
    HelpSynonyms("average, avg", "mean"),
    HelpSynonyms(
      "stdev, stdev.s, stdev.p, variance, var", "standard_deviation statistics"),
    HelpSynonyms("correl, pearson", "correlation correlate"),
    HelpSynonyms("cell, range, spreadsheet, sheet, excel, csv", "files tables"),
    HelpSynonyms("concat, concatenate, string, text", "types show"),
    HelpSynonyms("isblank, iserror, iferror, null, blank, empty, n/a, na", "otherwise"),
    HelpSynonyms("forecast, regression, trend, linest", "slope intercept r_squared"),
    HelpSynonyms(
      "today, now", "date case", "A case states its day: ‘valuation_date = 2026-12-31’."),
  ]

  /// What is worked out with money and time.
  private static let mathematics = [
    HelpSynonyms(
      "net present value, discounted cash flow, dcf", "npv direct_income discount_factor"),
    HelpSynonyms("discounted value", "present_value pv"),
    HelpSynonyms("future value", "fv growth_factor"),
    HelpSynonyms("internal rate of return, return", "irr xirr rate_reconciliation"),
    HelpSynonyms("cagr, growth rate, growth", "compound_growth series growing_annuity"),
    HelpSynonyms(
      "annuity, payment, instalment, mortgage, amortisation, repayment schedule, floating rate, grace period",
      "loan pmt annuity_factor ipmt ppmt"),
    HelpSynonyms("perpetuity, gordon growth, gordon", "growing_perpetuity terminal_value"),
    HelpSynonyms(
      "interest, interest rate, apr, annual percentage rate, effective rate",
      "rate annual effect nominal_rate loan",
      "What a loan costs in a year, fees included, is its ‘effective_rate’."),
    HelpSynonyms("depreciation, straight line", "sln ddb tax_amortisation"),
    HelpSynonyms("day count, act/365, actual/365, 30/360", "year_fraction yearfrac"),
    HelpSynonyms("business day, holiday, working day", "business_calendar"),
    HelpSynonyms("discount rate, hurdle rate", "cost_of_capital wacc discount_factor"),
    HelpSynonyms("inflation, cpi, price index, deflator", "rate reproduction_cost"),
    HelpSynonyms("foreign exchange, fx, currency conversion, exchange rate", "exchange"),
    HelpSynonyms("mid year, mid year convention, midyear", "timing conventions"),
    HelpSynonyms("monte carlo, random, rand, simulate", "simulation uncertainty"),
    HelpSynonyms("goal seek, break even, breakeven, solver", "solve"),
    HelpSynonyms(
      "data table, sensitivity, sensitivity analysis, what if, what if analysis",
      "scenario with grid tornado elasticity"),
    HelpSynonyms("decision tree, probability tree", "tree"),
    HelpSynonyms("beta", "relevered_beta capm levered_beta"),
    HelpSynonyms("cost of equity", "capm build_up"),
    HelpSynonyms("size premium, country risk, country risk premium", "build_up capm"),
    HelpSynonyms("option, black scholes, option pricing", "black_scholes_merton real_option"),
    HelpSynonyms("flexibility", "real_option option_to_defer option_to_expand"),
    HelpSynonyms("lattice, binomial tree, crr", "real_option binomial_lattice"),
  ]

  /// What is valued.
  private static let assets = [
    HelpSynonyms("trademark, trade name, mark", "trade_mark"),
    HelpSynonyms("brand, brand name", "trade_mark brand_strength relief_from_royalty"),
    HelpSynonyms("knowhow, trade secret, secret, recipe", "know_how"),
    HelpSynonyms("author's right, authors right, copy right, music, book, song", "copyright"),
    HelpSynonyms("program, source code, code, app", "software replacement_cost"),
    HelpSynonyms("invention, technology, patented technology", "patent relief_from_royalty"),
    HelpSynonyms("gi, appellation, designation of origin, pdo", "geographical_indication"),
    HelpSynonyms("industrial design, design patent, registered design", "design"),
    HelpSynonyms("petty patent, innovation patent", "utility_model"),
    HelpSynonyms("seed, variety, plant breeders right, plant patent", "plant_variety"),
    HelpSynonyms("domain, website, url", "domain_name"),
    HelpSynonyms(
      "customer base, customer relationship, customer list, customer, client base, subscriber",
      "excess_earnings distributor_method survivors"),
    HelpSynonyms("churn, attrition rate, retention, survivor curve", "survivors"),
    HelpSynonyms(
      "goodwill, purchase price allocation, ppa, wara, business combination",
      "rate_reconciliation excess_earnings greenfield"),
    HelpSynonyms("franchise, concession, permit", "greenfield with_and_without"),
    HelpSynonyms("non compete, covenant not to compete, noncompete", "with_and_without"),
    HelpSynonyms(
      "useful life, economic life, remaining useful life, rul, lifetime",
      "asset survivors legal_term"),
    HelpSynonyms("expiry, expiration, term of protection", "patent legal_term"),
    HelpSynonyms("renewal fee, annuity fee, maintenance fee, patent annuity", "renewal_decision"),
    HelpSynonyms(
      "spin off, shareholding, share of a company, start up, startup",
      "equity_stake venture_capital"),
    HelpSynonyms(
      "pledge, lien, security, encumbrance, charge over an asset, secured creditor",
      "collateral asset",
      "‘collateral pledge { secures = facility, asset = dryer, value = … }’ is what secures a loan. An ‘asset’ says whether it can be pledged, ‘pledgeable = no’ with ‘not_pledgeable_because = \"…\"’, and what others hold in it, ‘encumbrances { form | holder | from | until … }’."
    ),
    HelpSynonyms("intangible asset, intangible, intellectual property, ip", "asset kinds"),
  ]

  /// How it is valued.
  private static let methods = [
    HelpSynonyms("rfr, relief from royalties, royalty savings", "relief_from_royalty"),
    HelpSynonyms(
      "royalty, royalty rate, royalty payment",
      "licence relief_from_royalty royalty_comparables royalty_scoring reasonable_royalty"),
    HelpSynonyms("mpeem, multi period excess earnings, excess earning", "excess_earnings"),
    HelpSynonyms("contributory asset charge, cac, contributory charge", "excess_earnings"),
    HelpSynonyms(
      "tab, tax amortization benefit, tax amortisation benefit",
      "tax_amortisation value_with_tax_benefit"),
    HelpSynonyms(
      "income approach", "income_method relief_from_royalty direct_income"),
    HelpSynonyms(
      "cost method",
      "cost_approach replacement_cost reproduction_cost"),
    HelpSynonyms("obsolescence", "cost_approach"),
    HelpSynonyms(
      "market approach, comparable, comparable transaction, comps, benchmark",
      "royalty_comparables transaction_comparables transaction_multiples"),
    HelpSynonyms("multiple, ev/ebitda", "transaction_multiples venture_capital"),
    HelpSynonyms(
      "rnpv, risk adjusted npv, pipeline, clinical trial, r&d project", "staged_project"),
    HelpSynonyms("25 rule, 25% rule, rule of thumb, rule of 25", "profit_split royalty_scoring"),
    HelpSynonyms(
      "infringement, lost profit, compensation, disgorgement",
      "damages lost_profits reasonable_royalty infringers_profits"),
    HelpSynonyms("football field, conclusion of value, weighting", "reconciliation"),
    HelpSynonyms(
      "ivs, ifrs 13, fair value, basis of value, scope of work, market value", "engagement"),
    HelpSynonyms("bundle, family, patent family", "portfolio asset_portfolio"),
  ]

  /// What parties agree on.
  private static let agreements = [
    HelpSynonyms(
      "tier, royalty tier, tiered royalty, sliding scale, bracket, threshold, slab",
      "royalty_tiers band_value tables",
      "In a licence: ‘tiers { mode = marginal, counts = of_year, bands { above | rate … } }’. ‘band_value’ gives the rate of the band that holds any amount."
    ),
    HelpSynonyms(
      "returned goods, credit note, chargeback, negative sales", "licence licence_royalties",
      "In a licence they are sales below 0: ‘sales = [EUR 100, -EUR 20]’. They lower the sales of their year; ‘returns = carried_forward’ or ‘lost’ says what becomes of more."
    ),
    HelpSynonyms(
      "guarantee, guaranteed payment, minimum, cap, floor, ceiling on royalties",
      "minimum_royalty royalty_cap royalty_floor min max",
      "In a licence they are the clauses ‘minimum { … }’, ‘cap { … }’ and ‘floor { … }’. Of any amounts ‘max(CHF 50_000, sales * 4%)’ is at least the first, ‘min(…)’ at most."
    ),
    HelpSynonyms(
      "earn out, earnout, milestone, milestone payment, contingent consideration",
      "licence if uncertainty tree staged_project",
      "In a licence they are rows of ‘milestones { name | on | sales_reach | sales_of | pay … }’; with a ‘probability’ what is due is what is to be expected. Elsewhere pay with ‘if sales > CHF 5 million then CHF 1 million else CHF 0’; where sales are uncertain (‘~’), ‘.mean’ is the expected payment."
    ),
    HelpSynonyms(
      "escrow, holdback, retention amount, deferred payment, instalment plan",
      "by_period date discount_factor",
      "An amount on its day is a dated flow: ‘[2027-06-30: CHF 500_000]’; ‘by_period’ puts it into the periods, ‘discount_factor’ values it."
    ),
    HelpSynonyms(
      "upfront, upfront fee, upfront payment, lump sum, down payment, signing fee",
      "licence upfront_credit series staged_project",
      "In a licence it is ‘upfront = CHF 100_000’. Elsewhere a payment in one period is ‘fee[2027] = CHF 100_000’ beside ‘fee[t] = CHF 0’."
    ),
    HelpSynonyms(
      "liquidation preference, preference, preferred share, dilution, cap table, pre money, post money",
      "venture_capital"),
    HelpSynonyms(
      "term sheet", "licence venture_capital",
      "That of a licence is filled in clause by clause, that of an investor is ‘venture_capital’."),
    HelpSynonyms(
      "sharing, share income, revenue sharing, income sharing, inventor, inventor share, university, university inventor, technology transfer",
      "income_distribution licence equity_stake"),
    HelpSynonyms(
      "who gains, two sides, both sides, deal, bargaining, negotiate, reservation value",
      "negotiation bargaining_range licensor licensee"),
    HelpSynonyms(
      "royalty report, report of a licensee, reporting", "royalty_statement"),
    HelpSynonyms("royalty stacking, stacking, third party royalty", "third_party_offset"),
    HelpSynonyms("gross up, treaty rate, tax at source", "withholding_tax"),
    HelpSynonyms("net sales, combination product, freight, returns", "sales_deductions licence"),
    HelpSynonyms("cmo, tariff, copyright society, performing rights", "collecting_society"),
    HelpSynonyms("levy, producer group, association of producers", "mark_levy"),
    HelpSynonyms(
      "license, licensing, licence agreement, license agreement, sublicense",
      "licence licensor licensee sublicensing royalty_comparables relief_from_royalty",
      "A licence is filled in clause by clause: ‘licence NAME { sales = …, royalty = 5% }’. What others pay are comparables."
    ),
    HelpSynonyms(
      "lgd, loss given default, recovery rate, ead, exposure at default, credit loss, credit risk, probability of default, default rate, pd, wrong way risk",
      "default recovery outcome expected_credit_loss expected_loss guarantee",
      "The loss given default follows from a ‘default’ and the ways in which it ends, each a ‘recovery’, weighed by an ‘outcome’; ‘expected_loss(exposure, pd, lgd)’ is the product of three figures."
    ),
    HelpSynonyms(
      "covenants, ltv, loan to value, dscr, debt service coverage, advance rate, haircut, breach, breach of covenant, event of default, cure period, waiver, secured loan, loan agreement, credit facility, facility, borrower, lender, tenor",
      "loan collateral covenant borrowing_base",
      "A loan is a ‘loan’, what secures it a ‘collateral’ with its loan to value, what the borrower must keep to a ‘covenant’ with a measure, a limit and a time for a cure."
    ),
    HelpSynonyms(
      "liquidation value, forced sale, fire sale, orderly liquidation, markdown on a sale",
      "recovery collateral engagement",
      "A ‘recovery’ is a sale after a default, with its price as a share of the value, its events and costs; a ‘collateral’ has the values of an orderly and of a forced sale. The basis of value and the premise are stated in an ‘engagement’."
    ),
    HelpSynonyms(
      "subrogation, guarantor, credit guarantee, guarantee fund, guarantee scheme, counter guarantee",
      "guarantee insurance risk_sharing_fund country_rules",
      "In a ‘guarantee’ of the exposure ‘recoveries = shared’, ‘lender_first’ or ‘guarantor_first’ says whose claim comes first once it has passed to the guarantor."
    ),
    HelpSynonyms(
      "pari passu, seniority, senior, junior, mezzanine, subordinated, priority, preferential claim, preferred creditor, ranking",
      "waterfall default country_rules",
      "Claims stand in rows with their rank, 1 first; claims of one rank share by their weights, or by what they claim."
    ),
    HelpSynonyms(
      "moratorium, stay, standstill, automatic stay, insolvency, bankruptcy, foreclosure, enforcement, collection",
      "default recovery country_rules",
      "What happens between a default and its end are rows of ‘events { event | takes | cost | paid | needed }’: a stay takes time and costs nothing."
    ),
    HelpSynonyms(
      "grace, payment holiday, bullet, balloon, amortising loan, prepayment, drawdown, disbursement",
      "loan loan_terms",
      "Grace is ‘first_repayment’ after ‘first_payment’, with ‘interest_meanwhile = paid’ or ‘capitalised’."
    ),
    HelpSynonyms(
      "downturn, asset correlation, vasicek, irb, value at risk, var of a portfolio, tail loss, economic capital, default correlation, credit portfolio, loan book",
      "loan_portfolio stressed_pd correlate unexpected_loss",
      "A ‘loan_portfolio’ says what is lost in a year that is worse than most; ‘scenario’ and ‘solve’ find how deep a stress must be."
    ),
    HelpSynonyms(
      "country data, jurisdiction comparison, legal environment, law of a country, collateral registry, pledge registry",
      "country_rules legal_term collateral"),
    HelpSynonyms("zopa, counter offer", "bargaining_range negotiation solve scenario with"),
  ]

  /// What publications and courses hold.
  private static let checking = [
    HelpSynonyms(
      "handout, textbook, published figure, solution, answer, exercise", "expect show",
      "The figure of a handout is a check: ‘expect value = CHF 0.75 million because \"handout, table 2\"’; ‘worth test’ says by how much it misses and which convention gives it."
    ),
    HelpSynonyms("tests, assert, verify, unit test", "expect"),
    HelpSynonyms(
      "misprint, erratum, typo in a source", "expect",
      "‘expect x = 0.75 printed 0.78 because \"…\"’ keeps the wrong figure beside the right one."),
    HelpSynonyms("tolerance, rounding difference", "expect round"),
    HelpSynonyms("working paper, audit trail, trace", "show"),
    HelpSynonyms(
      "markdown, html, pdf, word document, latex, export, output format, print", "show run",
      "Reports are text, or JSON for other programs: ‘worth run --format json dryer.worth’. There is no Markdown, HTML or PDF."
    ),
    HelpSynonyms(
      "stress, stress test, worst case, best case, downside, base case, alternative",
      "scenario compare grid"),
  ]

  /// What is said of programs.
  private static let language = [
    HelpSynonyms("data type, value type", "types"),
    HelpSynonyms("documentation, docstring, note", "comments"),
    HelpSynonyms("metadata, title", "settings"),
    HelpSynonyms("import, include, module, library", "files use"),
    HelpSynonyms("override, edit, vary", "changes with scenario"),
    HelpSynonyms("warning, caveat", "remark"),
    HelpSynonyms(
      "variable, name, assignment, definition, let, constant", "changes series",
      "‘growth = 5%’ defines a name; no word stands in front of it."),
    HelpSynonyms("loop, iteration, recursion, while", "series list fold"),
    HelpSynonyms("class, object, template, form, struct, method", "kind"),
    HelpSynonyms("dialog, dialogue, console, shell, save", "repl"),
    HelpSynonyms("boolean, true, false, yes, no", "if types"),
    HelpSynonyms("array, vector", "list series"),
    HelpSynonyms("error, message, diagnostic", "codes"),
    HelpSynonyms("chart, graph, plot, histogram", "show tornado"),
  ]
}

extension HelpPage {
  /// Returns the page for a word that people bring: how the thing is said in Worth, and the pages
  /// that speak of it.
  static func synonyms(_ phrase: String, _ row: HelpSynonyms, _ style: TextStyle) -> String {
    var page = HelpPage(style)
    page.line(style.paint(HelpSynonyms.plain(phrase), .heading))
    page.paragraph(row.remark)
    page.line()
    page.list(row.pages.map { ($0, HelpCommand.summary(of: $0)) })
    page.line()
    page.line("‘worth help NAME’ explains each.")
    return page.text
  }
}
