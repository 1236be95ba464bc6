import WorthTesting

/// A word of the language that help explains: a form, or a function that the checker knows itself.
struct HelpTopic {
  /// The word that the topic explains.
  let name: String
  /// How it is written.
  let form: String
  /// What it is for, in one line.
  let summary: String
  /// How it is used; empty where the summary says all.
  let explanation: String
  /// A complete source; a test runs it.
  let example: String

  /// All topics, in the order in which a beginner meets them.
  static let all = forms + writing + functions + worlds + distributions

  /// Words that are explained on the page of another.
  static let aliases = [
    "currency": "case", "valuation_date": "case", "year": "timeline", "quarter": "timeline",
    "month": "timeline", "period": "series", "opening": "series", "closing": "series",
    "million": "money", "thousand": "money", "billion": "money", "amount": "money",
    "points": "percent", "bp": "percent", "level": "flow", "duration": "date", "days": "date",
    "years": "date", "months": "date", "for": "list", "where": "tables", "rest": "tables",
    "row": "tables", "column": "tables", "then": "if", "else": "if", "and": "if", "or": "if",
    "not": "if", "because": "expect", "within": "expect", "printed": "expect", "per": "unit",
    "quantity": "unit", "given": "otherwise", "missing": "otherwise", "end": "timing",
    "middle": "timing", "start": "timing", "compounded": "rate", "quarterly": "annual",
    "monthly": "annual", "daily": "annual", "continuous": "annual", "report": "show",
    "trials": "simulation", "seed": "simulation", "sampling": "simulation", "under": "scenario",
    "was": "scenario", "truncated": "uncertainty", "shifted": "uncertainty", "choose": "tree",
    "chance": "tree",
    "mean_below": "statistics", "mean_above": "statistics", "mean_where": "statistics",
    "percentile_error": "statistics", "mean_error": "statistics", "skewness": "statistics",
    "sd": "statistics", "share_of_variance": "statistics", "distribution": "uncertainty",
    "distributions": "uncertainty", "between": "solve", "comment": "comments", "type": "types",
    "setting": "settings", "header": "settings", "checks": "expect", "convention": "conventions",
    "file": "files", "change": "changes", "remarks": "remark", "choice": "types",
    "audience": "settings", "country": "settings", "language": "settings", "sector": "settings",
    "levels": "settings", "source": "settings", "learning_point": "settings",
  ]

  /// Returns the topic that explains `name`.
  static func find(_ name: String) -> HelpTopic? {
    let page = aliases[name] ?? name
    return all.first { $0.name == page }
  }

  /// The words that open entries, and those within them.
  private static let forms = [
    HelpTopic(
      name: "case", form: "case \"title\" { currency = CHF, timeline = 2026 .. 2030 }",
      summary: "the title and the settings of a case",
      explanation: """
        Stands once. ‘currency’ is that of the case, ‘timeline’ the periods of its series, \
        ‘valuation_date’ the day for which it values, by default the first day of the timeline.
        """,
      example: "case \"Dryer\" { currency = CHF, timeline = 2026 .. 2028 }\nsales[t] = CHF 5"),
    HelpTopic(
      name: "timeline", form: "timeline = 2026 .. 2030",
      summary: "the periods over which series run",
      explanation: """
        Years ‘2026 .. 2030’, quarters ‘2026-Q1 .. 2028-Q4’, months ‘2026-01 .. 2026-12’, days \
        ‘2026-01-15 .. 2026-06-30’, or numbered periods without a calendar ‘year 0 .. 6’, ‘month 1 .. 36’. A kind may have one of \
        its own.
        """,
      example: "case \"Dryer\" { timeline = year 0 .. 3 }\nflow[year 0] = -100\nflow[t] = 40"),
    HelpTopic(
      name: "series", form: "name[2026] = …    name[2027 .. 2028] = …    name[t] = …",
      summary: "a value for each period",
      explanation: """
        A line for one period counts before one for some periods, and that before the line for all. \
        ‘t-1’ is the period before, ‘t+1’ the one after; ‘name[opening]’ is what was there before the \
        first period, ‘name[closing]’ the value of the last. Without brackets a name is the whole series.
        """,
      example: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[2026] = CHF 100
        sales[t] = sales[t-1] * (1 + 8%)
        expect sum(sales) = CHF 324.64
        """),
    HelpTopic(
      name: "money", form: "CHF 5    KGS 24 million",
      summary: "an amount in a currency",
      explanation: """
        The code of ISO 4217, then the amount. Two currencies are not added, and an amount is not \
        multiplied by an amount. ‘0’ fits every currency.
        """,
      example: "price = CHF 2.4 million\nexpect price / 2 = CHF 1.2 million"),
    HelpTopic(
      name: "percent", form: "5%    25 bp    0.5 points",
      summary: "a share",
      explanation: """
        A percent of money is money; ‘1 + 8%’ is the number 1.08. To take 20 % off, write \
        ‘price * (1 - 20%)’. ‘45% of value’ takes the share of a number.
        """,
      example: "fee = CHF 100 * (1 - 20%)\nexpect fee = CHF 80"),
    HelpTopic(
      name: "kind", form: "kind name { input: type    line = …    require …    show … }",
      summary: "a form that is filled in: an asset, a method, a loan",
      explanation: """
        Inputs have a type, perhaps a default; lines follow from them. ‘NAME_OF_KIND name { input = … }’ \
        fills it in, ‘name.line’ reads a line. ‘worth help kinds’ lists the kinds there are.
        """,
      example: """
        kind fee {
          gross: money
          rate: percent = 5%
          due = gross * rate
        }
        fee licence { gross = CHF 100 }
        expect licence.due = CHF 5
        """),
    HelpTopic(
      name: "with", form: "other = name with { input = … }",
      summary: "the same with some inputs changed",
      explanation: "What the last block says of a period counts first; all else stays as it was.",
      example: """
        kind fee { gross: money
          due = gross * 5% }
        fee licence { gross = CHF 100 }
        larger = licence with { gross = CHF 300 }
        expect larger.due = CHF 15
        """),
    HelpTopic(
      name: "function", form: "function name(x, y = 2) = …",
      summary: "a formula with a name",
      explanation: """
        It sees what it is given, and nothing else of the case. A block in braces may hold lines and \
        ends with the result.
        """,
      example: "function net(price, tax = 10%) = price * (1 - tax)\nexpect net(CHF 100) = CHF 90"),
    HelpTopic(
      name: "tables", form: "table name {\n  column | column\n  cell   | cell\n}",
      summary: "rows and columns in place",
      explanation: """
        ‘name.column’ is a column, ‘name.column[\"row\"]’ one cell, ‘name.column where condition’ some \
        of them. A cell may be empty, and in a column of shares one cell may be ‘rest’.
        """,
      example: """
        table sites {
          name    | cost
          "North" | CHF 50
          "South" | CHF 40
        }
        expect sum(sites.cost) = CHF 90
        """),
    HelpTopic(
      name: "expect", form: "expect figure = 8.62 million because \"source\"",
      summary: "a check: what a figure should be",
      explanation: """
        A literal passes when the figure rounds to the digits that are written. ‘within CHF 500’ or \
        ‘within 1%’ states a tolerance, ‘printed 0.78’ the wrong figure that a publication has, \
        ‘expect error E0301 { … }’ a mistake that is meant. ‘worth test FILE’ runs the checks.
        """,
      example:
        "price = CHF 1.254 million\nexpect price = CHF 1.25 million because \"handout, table 2\""),
    HelpTopic(
      name: "show", form: "show name, \"text {figure}\", table(series, series)",
      summary: "what the report of ‘worth run’ contains",
      explanation:
        "In order; a filled-in kind shows its own lines, ‘table(…)’ puts series side by side.",
      example: "price = CHF 5\nshow \"Price: {price}\", price"),
    HelpTopic(
      name: "require", form: "require condition because \"reason\"",
      summary: "what must hold; otherwise it is an error",
      explanation: "Stands in a kind or in a case, often to refuse inputs that make no sense.",
      example: "rate = 5%\nrequire rate <= 100% because \"a royalty is a share of sales\""),
    HelpTopic(
      name: "unit", form: "unit tonne",
      summary: "a unit for quantities and prices",
      explanation: "‘5 tonne’ is a quantity, ‘CHF 3 per tonne’ a price; their product is money.",
      example: "unit tonne\nprice = CHF 3 per tonne\nexpect price * 200 tonnes = CHF 600"),
    HelpTopic(
      name: "otherwise", form: "value otherwise 0    value is given",
      summary: "what counts where a value is missing",
      explanation: "An empty cell or an input that was left out is missing, which is not 0.",
      example:
        "kind fee { cap: money?\n  due = cap otherwise CHF 7 }\nfee licence { }\nexpect licence.due = CHF 7"
    ),
    HelpTopic(
      name: "flow", form: "input: flow of money    name[t]: level of money = …",
      summary: "what comes in or goes out during a period; a level is what is there at a time",
      explanation: """
        A series of money is a flow unless it is marked as a level. Where no line gives a value, and \
        outside the timeline, a flow is 0 and a level has no value.
        """,
      example: """
        case "Loan" { currency = CHF, timeline = 2026 .. 2029 }
        debt[opening] = CHF 100
        debt[t]: level of money = debt[t-1] - CHF 25
        expect debt[closing] = CHF 0
        """),
    HelpTopic(
      name: "rate", form: "12% per year    1% per month    12% per year compounded monthly",
      summary: "how fast something grows",
      explanation: """
        It is no share: ‘growth_factor(rate, 1 month) - 1’ is its growth in a month. Where a field asks \
        for a rate, a bare percent is per year.
        """,
      example: """
        interest = 12% per year compounded monthly
        expect growth_factor(interest, 1 month) - 1 = 0.01
        """),
    HelpTopic(
      name: "date", form: "2026-03-15    20 years    18 months    90 days",
      summary: "a day, and the time between two days",
      explanation: """
        A date plus a duration is a date; two dates differ by days. ‘in years’ and ‘in months’ make a \
        number of a duration in years or months.
        """,
      example:
        "filed = 2021-03-15\nexpect filed + 20 years = 2041-03-15\nexpect 18 months in years = 1.5"),
    HelpTopic(
      name: "list", form: "[5, 8, 9]    1 .. 5    [x * 2 for x in list where x > 5]",
      summary: "several values of one sort",
      explanation:
        "‘list[1]’ is the first value. As the only argument of a function a ‘for’ needs no brackets.",
      example:
        "costs = [5, 8, 9]\nexpect costs[1] = 5\nexpect sum(c for c in costs where c > 6) = 17"),
    HelpTopic(
      name: "if", form: "if condition then value else value",
      summary: "one value or another",
      explanation: "Both values are of one sort. Conditions are joined with ‘and’, ‘or’ and ‘not’.",
      example: "sales = CHF 12\nfee = if sales > CHF 10 then CHF 2 else CHF 1\nexpect fee = CHF 2"),
    HelpTopic(
      name: "use", form: "use \"file.worth\"    use \"file.worth\" as name",
      summary: "the kinds and functions of another file",
      explanation:
        "With ‘as’ all its names are read as ‘name.…’. Its checks and reports do not run. The file is looked for "
        + "beside the one that names it, in the folder of the case or below it; ‘--allow FOLDER’ allows further folders.",
      example: "# use \"rates.worth\" as rates\nrate = 5%"),
    HelpTopic(
      name: "timing", form: "timing = end    timing = middle    timing = start",
      summary: "when in a period an amount comes in or goes out",
      explanation: """
        A word without quotes. Practice differs, so a method asks for it: at the end of each period, \
        in its middle, or at its start.
        """,
      example: """
        case "Dryer" { timeline = 2026 .. 2028 }
        expect discount_factor(10% per year, case.first, middle) = 0.9535
        """),
  ]

  /// The functions that depend on types.
  private static let functions = [
    HelpTopic(
      name: "fold", form: "fold(values, function, start)",
      summary: "one value out of many: function(function(start, first), second) and so on",
      explanation: "The function takes what was found so far and the next value.",
      example: "function add(a, b) = a + b\nexpect fold([1, 2, 3], add, 0) = 6"),
    HelpTopic(
      name: "growth_factor",
      form: "growth_factor(rate, duration)    growth_factor(rate, start, end, convention)",
      summary: "what 1 becomes at a rate in a time",
      explanation: """
        The rate says its period, as in ‘1% per month’; a bare percent is per year. Between two dates the \
        years count by a day count of year_fraction; 365 days are a year. E0612 where the rate is -100 % or less.
        """,
      example: "expect growth_factor(12% per year, 6 months) = 1.058301"),
    HelpTopic(
      name: "by_period",
      form: "by_period(flows)    by_period(series, from: date, take: last | mean | first)",
      summary: "dated flows, or a series over other periods, in the periods of the timeline",
      explanation: """
        Flows add up or are split evenly, over days by their number; of a level of money the last counts. ‘take’ says what counts of a rate or \
        share, ‘from’ when the first of numbered periods begins. E0624 for what lies outside the timeline.
        """,
      example: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        expect by_period([2026-06-30: CHF 5, 2028-01-15: CHF 7]) = [CHF 5, CHF 0, CHF 7]
        """),
    HelpTopic(
      name: "exchange",
      form: "exchange = [USD 1 = KGS 87.40]    amount in USD    amount in USD on date",
      summary: "rates of exchange, a setting of the case, and conversion with them",
      explanation: """
        A rate is an amount, a series by period, or amounts by date. It serves both ways, and two rates make a \
        third. E0342 where there is none.
        """,
      example: """
        case "Dryer" { currency = KGS, exchange = [USD 1 = KGS 87.40] }
        expect (USD 100 in KGS) = KGS 8740
        """),
    HelpTopic(
      name: "annual", form: "annual(rate)    quarterly, monthly, daily, continuous",
      summary: "the same rate for another period",
      explanation: """
        ‘annual(1% per month)’ is 12.6825% per year: what twelve months add. ‘… in percent’ makes the percent of \
        one period of it. ‘continuous’ gives the rate per year that is added at every moment. E0612 where the \
        rate is -100 % or less.
        """,
      example: "expect annual(1% per month) in percent = 12.6825%"),
    HelpTopic(
      name: "nominal_rate", form: "nominal_rate(rate, monthly)",
      summary: "the same rate as a yearly one that is added in parts",
      explanation:
        "The second word says how often: ‘yearly’, ‘quarterly’, ‘monthly’ or ‘daily’. E0612 where the rate is -100 % or less.",
      example: "expect growth_factor(nominal_rate(12%, monthly), 1 year) = 1.12"),
    HelpTopic(
      name: "elapsed", form: "elapsed(period, timing)",
      summary: "the time from the valuation date to a point of a period",
      explanation:
        "The timing is ‘end’, ‘middle’ or ‘start’. Days count 365 a year. The result is a duration; ‘in years’ makes it a number.",
      example: """
        case "Dryer" { timeline = 2026 .. 2028 }
        expect elapsed(case.first, middle) in years = 0.5
        """),
    HelpTopic(
      name: "table", form: "show table(series, series)    table name { … }",
      summary: "series side by side in a report; or rows in place, see ‘worth help tables’",
      explanation: "Stands in ‘show’ alone.",
      example: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[t] = CHF 5
        costs[t] = CHF 3
        show table(sales, costs)
        """),
  ]
}

/// Words of the language.
extension HelpPage {
  /// Returns the page of a topic.
  static func topic(_ topic: HelpTopic, _ style: TextStyle) -> String {
    var page = HelpPage(style)
    page.line(style.paint(topic.name, .heading) + ": " + topic.summary)
    page.line()
    page.source(topic.form, indent: 2)
    page.line()
    page.paragraph(topic.explanation)
    page.heading("example")
    page.source(topic.example, indent: 2)
    return page.text
  }

  /// Returns the list of all topics.
  static func topics(_ style: TextStyle) -> String {
    var page = HelpPage(style)
    page.line("‘worth help NAME’ explains a word of the language.")
    page.line()
    page.list(HelpTopic.all.map { ($0.name, $0.summary) })
    return page.text
  }
}
