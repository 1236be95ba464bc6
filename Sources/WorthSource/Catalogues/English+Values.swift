extension MessageCatalogue {
  /// E0330 to E0368: lists and choices, parts of values, missing values, rates, exchange and rounding.
  static let englishValues: [MessageEntry] = [
    MessageEntry(
      .E0330,
      message: "a percent is compared with a number that has no percent sign; {advice}",
      explanation: """
        A bare 5 could mean 5 % or 500 %. Write the percent sign, so that no one has to guess.
        """,
      wrong: """
        royalty = 5%
        expect royalty = 5
        """,
      right: """
        royalty = 5%
        expect royalty = 5%
        """),
    MessageEntry(
      .E0331,
      message: """
        ‘for’ cannot run over {found}; write a list, a range, a series or a table after ‘in’
        """,
      explanation: """
        `[… for x in list]` takes one value after another out of something that holds many: a list, \
        a range such as `1 .. 5`, a series or the rows of a table.
        """,
      wrong: "total = sum([2 * n for n in 5])",
      right: "total = sum([2 * n for n in 1 .. 5])"),
    MessageEntry(
      .E0332,
      message: """
        ‘where’ cannot choose from {found}; write a column of a table or a series before it, or give each element a name
        """,
      explanation: """
        `costs.amount where year > 2026` keeps the values of a column in the rows that fit. For a \
        list give each value a name first: `[c for c in costs where c > 6]`.
        """,
      wrong: """
        costs = [5, 8]
        large = costs where costs > 6
        """,
      right: """
        costs = [5, 8]
        large = [c for c in costs where c > 6]
        """),
    MessageEntry(
      .E0333,
      message: """
        {found} has no parts, so that ‘.{name}’ finds nothing; {way}
        """,
      explanation: """
        A point reads a field of what was filled in, a column of a table, or a part of a date or \
        period: `dryer.filed`, `sites.cost`, `filed.year`. Plain values have no parts.
        """,
      wrong: "title = \"Dryer\"\nhalf = title.half",
      right: "title = \"Dryer\"\nhalf = title"),
    MessageEntry(
      .E0334,
      message: "{found} has no part ‘{name}’; write one of {known}",
      explanation: """
        Dates have `year`, `month` and `day`. Periods of the calendar have `start`, `end` and `year`; \
        numbered periods have `number`.
        """,
      wrong: "filed = 2026-03-15\nfirst_year = filed.years",
      right: "filed = 2026-03-15\nfirst_year = filed.year"),
    MessageEntry(
      .E0335,
      message: """
        ‘.{name}’ is read from something that is not given; ask first, with ‘if x is given then \
        … else …’
        """,
      explanation: """
        This input may be left out, and here it is left out. A formula that uses it says what holds \
        in that case.
        """,
      wrong: """
        kind fee { amount: number }
        kind deal {
          extra: fee?
          total = extra.amount
        }
        deal licence { }
        """,
      right: """
        kind fee { amount: number }
        kind deal {
          extra: fee?
          total = if extra is given then extra.amount else 0
        }
        deal licence { }
        """),
    MessageEntry(
      .E0336,
      message: """
        one side has many values and the other has one: {left} against {right}; compare a list \
        with a list, or one value with one
        """,
      explanation: """
        A check compares like with like. State all values in a list, `[CHF 5, CHF 8]`, or compare \
        one figure of them, such as `sum(costs)` or `costs[2026]`.
        """,
      wrong: """
        costs = [5, 8]
        expect costs = 13
        """,
      right: """
        costs = [5, 8]
        expect sum(costs) = 13
        """),
    MessageEntry(
      .E0337,
      message: "this function has no result; end its block with a line that is the result",
      explanation: """
        A function with a block first defines what it needs, line by line. The last line is a value \
        without a name: the result. A line that begins with `-` or another sign belongs to the line \
        before: put the result in brackets there, `(-x)`.
        """,
      wrong: """
        function net(price) {
          tax = price * 20%
        }
        fee = net(CHF 100)
        """,
      right: """
        function net(price) {
          tax = price * 20%
          price - tax
        }
        fee = net(CHF 100)
        """),
    MessageEntry(
      .E0338,
      message: "‘{name}’ is for reports; {advice}",
      explanation: """
        A table in a report is a way to show values; it is no value to go on with. Write \
        `show table(a, b)`. A table of your own figures is declared with `table NAME { … }`.
        """,
      wrong: """
        costs = [5, 8]
        page = table(costs)
        """,
      right: """
        costs = [5, 8]
        show table(costs)
        """),
    MessageEntry(
      .E0339,
      message:
        "‘{text}’ may be missing, and nothing says what counts then; {advice}",
      explanation: """
        An empty cell or an input that was left out is neither 0 nor anything else. `otherwise` says what \
        counts in its place, and `is given` asks whether it is there. What counts is a value of the same \
        sort: an amount or a number for figures, a word of the choice for a choice. For a rate or a \
        probability 0 is a claim, and hardly what is meant.
        """,
      wrong: """
        table sites { name | cost
          "North" | CHF 5
          "South" |
        }
        doubled[row in sites] = row.cost * 2
        """,
      right: """
        table sites { name | cost
          "North" | CHF 5
          "South" |
        }
        doubled[row in sites] = (row.cost otherwise 0) * 2
        """),
    MessageEntry(
      .E0340,
      message: """
        {left} and {right} are neither multiplied nor divided: a rate says how fast something grows; \
        write ‘growth_factor(rate, 1 {step}) - 1’ for its growth in a {step}
        """,
      explanation: """
        12 % per year is not 1 % per month unless it is compounded monthly, so that a rate is not divided by 12. \
        `growth_factor(rate, duration)` says what 1 becomes in a time; less 1 it is the interest of that time.
        """,
      wrong: """
        rate = 12% per year compounded monthly
        interest = CHF 100 * rate / 12
        """,
      right: """
        rate = 12% per year compounded monthly
        interest = CHF 100 * (growth_factor(rate, 1 month) - 1)
        """),
    MessageEntry(
      .E0341,
      message: """
        a rate per {per} is neither a percent of one period nor a factor; {plain}write ‘({conversion}({rate}) in percent)’ for \
        what a {step} adds; the factor of a {step}, in the place of the whole sum, is ‘growth_factor({rate}, 1 {step})’
        """,
      explanation: """
        A rate belongs to a time. `growth_factor(rate, 1 year)` is what 1 becomes in a year, \
        `monthly(rate) in percent` what a month adds as a percent.
        """,
      wrong: """
        case "Loan" { currency = CHF, timeline = 2026-01 .. 2026-06 }
        interest = 12% per year
        debt[2026-01] = CHF 100
        debt[t] = debt[t-1] * (1 + interest)
        """,
      right: """
        case "Loan" { currency = CHF, timeline = 2026-01 .. 2026-06 }
        interest = 12% per year
        debt[2026-01] = CHF 100
        debt[t] = debt[t-1] * growth_factor(interest, 1 month)
        """),
    MessageEntry(
      .E0342,
      message: """
        the case has no rate of exchange from {from} to {to}; add ‘exchange = [{from} 1 = {to} …]’ to its \
        settings
        """,
      explanation: """
        Rates of exchange stand in the case, with the figure that it uses. A rate serves both ways, and \
        two rates make a third: with rates for USD and EUR in KGS, dollars become euros.
        """,
      wrong: "case \"Dryer\" { currency = KGS }\nprice = USD 5 in KGS",
      right:
        "case \"Dryer\" { currency = KGS, exchange = [USD 1 = KGS 87.40] }\nprice = USD 5 in KGS"),
    MessageEntry(
      .E0343,
      message: """
        the rate of exchange differs from period to period; convert in a line by period, ‘name[t] = … in …’
        """,
      explanation: """
        A single amount does not say in which period it is exchanged. In a line by period the rate of the \
        current period counts.
        """,
      wrong: """
        case "Dryer" { currency = KGS, timeline = 2026 .. 2027, exchange = [USD 1 = dollar] }
        dollar[2026] = KGS 87
        dollar[2027] = KGS 90
        price = USD 5 in KGS
        """,
      right: """
        case "Dryer" { currency = KGS, timeline = 2026 .. 2027, exchange = [USD 1 = dollar] }
        dollar[2026] = KGS 87
        dollar[2027] = KGS 90
        price[t] = USD 5 in KGS
        """),
    MessageEntry(
      .E0344,
      message:
        "a rate of exchange reads ‘{form}’: an amount, and what it is worth in another currency",
      explanation: """
        On the left stands an amount with its currency, on the right money in another currency: an amount, a \
        series by period, or amounts by date, ‘[2026-01-01: KGS 87, 2026-07-01: KGS 89]’.
        """,
      wrong: "case \"Dryer\" { currency = KGS, exchange = [USD = 87.40] }\nprice = KGS 5",
      right: "case \"Dryer\" { currency = KGS, exchange = [USD 1 = KGS 87.40] }\nprice = KGS 5"),
    MessageEntry(
      .E0345,
      message:
        "the rate of exchange differs from day to day; write the day, ‘… in … on 2026-03-01’",
      explanation: """
        Where rates are stated by date, the rate that was stated last on or before the day counts. For a single \
        amount it is by itself the valuation date of the case, if it has one; in a line by period write the day, \
        such as ‘on t.end’.
        """,
      wrong: """
        case "Dryer" { exchange = [USD 1 = [2026-01-01: KGS 87, 2026-07-01: KGS 89]] }
        price = USD 5 in KGS
        """,
      right: """
        case "Dryer" { exchange = [USD 1 = [2026-01-01: KGS 87, 2026-07-01: KGS 89]] }
        price = USD 5 in KGS on 2026-03-01
        """),
    MessageEntry(
      .E0346,
      message: "in a list with dates every item reads ‘2026-06-30: CHF 5’",
      explanation: """
        Flows on their dates are a list in which each amount has its date before it, with a colon between.
        """,
      wrong: "flows = [2026-06-30: CHF 5, CHF 6]",
      right: "flows = [2026-06-30: CHF 5, 2026-12-31: CHF 6]"),
    MessageEntry(
      .E0347,
      message:
        "only the rows of a table are sorted this way, and this is {found}; write ‘sorted(…, rising)’ for a list",
      explanation: """
        `table sort by column` orders rows. The values of a list or series are ordered by `sorted`.
        """,
      wrong: "prices = [5, 3]\nordered = prices sort by prices",
      right: "prices = [5, 3]\nordered = sorted(prices, rising)"),
    MessageEntry(
      .E0348,
      message:
        "rows cannot be ordered by this ({found}); name a column of numbers, amounts, dates or texts",
      explanation: """
        Rows are put in the order of a value that each of them has.
        """,
      wrong: """
        table sites { name | cost
          "A" | 5
          "B" | }
        ordered = sites sort by cost
        """,
      right: """
        table sites { name | cost
          "A" | 5
          "B" | }
        ordered = sites sort by (cost otherwise 0)
        """),
    MessageEntry(
      .E0349,
      message: """
        rounding reads ‘rounding { periods = 2, factors = 3, rule = half_away }’: digits of amounts by period \
        (periods) or in rows of tables (rows), of discount factors (factors), and the rule
        """,
      explanation: """
        A published case may have rounded on its way. The rules are half_away, half_even, up, down, floor and \
        ceiling.
        """,
      wrong: "case \"Dryer\" { currency = CHF, rounding { digits = 2 } }\nprice = CHF 5",
      right: "case \"Dryer\" { currency = CHF, rounding { periods = 2 } }\nprice = CHF 5"),
    MessageEntry(
      .E0350,
      message:
        "the rate of exchange differs from period to period, not from day to day; leave out the day after ‘on’",
      explanation: """
        Where the case states rates by period, the rate of the current period counts. A day means something only \
        where rates are stated by date.
        """,
      wrong: """
        case "Dryer" { currency = KGS, timeline = 2026 .. 2027, exchange = [USD 1 = dollar] }
        dollar[t] = KGS 87
        price[t] = USD 5 in KGS on 2026-03-01
        """,
      right: """
        case "Dryer" { currency = KGS, timeline = 2026 .. 2027, exchange = [USD 1 = dollar] }
        dollar[t] = KGS 87
        price[t] = USD 5 in KGS
        """),
    MessageEntry(
      .E0351,
      message: """
        flows that are made by ‘for’ stand alone in their brackets; write ‘[…] + […]’ for these and others
        """,
      explanation: """
        `[r.day: r.amount for r in receipts]` gives a flow for each row. Other flows stand in brackets of their own and \
        are added with `+`, which joins them by day.
        """,
      wrong: """
        flows = [2026-06-30 + n * 1 year: CHF 5 for n in 0 .. 2, 2030-06-30: CHF 6]
        """,
      right: """
        flows = [2026-06-30 + n * 1 year: CHF 5 for n in 0 .. 2] + [2030-06-30: CHF 6]
        """),
  ]
}
