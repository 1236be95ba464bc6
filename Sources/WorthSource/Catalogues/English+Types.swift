extension MessageCatalogue {
  /// E03: types, units, currencies.
  static let englishTypes: [MessageEntry] = [
    MessageEntry(
      .E0301,
      message: """
        these amounts are in different currencies, {left} and {right}; convert one of them first
        """,
      explanation: """
        An amount in one currency says nothing about another currency without a rate of exchange. \
        Bring both to one currency before you add, subtract or compare them.
        """,
      wrong: "total = CHF 5 + USD 3",
      right: "total = CHF 5 + CHF 3"),
    MessageEntry(
      .E0302,
      message: """
        {left} and {right} cannot be added or subtracted; say of what the percent is taken, as \
        in ‘x * (1 - 20%)’
        """,
      explanation: """
        A percent is a share of something. "100 francs less 20 %" means 20 % of those 100 francs, \
        and that must be said: `CHF 100 * (1 - 20%)`.
        """,
      wrong: "fee = CHF 100 - 20%",
      right: "fee = CHF 100 * (1 - 20%)"),
    MessageEntry(
      .E0303,
      message: "these quantities have different units, {left} and {right}; bring both to one unit",
      explanation: """
        Only quantities of one unit can be added, subtracted or compared. Perhaps a price has to be \
        multiplied first: `CHF 3 per tonne * 5 tonne` is CHF 15.
        """,
      wrong: """
        unit tonne
        unit litre
        total = 5 tonne + 3 litre
        """,
      right: """
        unit tonne
        total = 5 tonne + 3 tonne
        """),
    MessageEntry(
      .E0304,
      message: """
        ‘{sign}’ does not go with {left} and {right}; give both sides the same unit, or use \
        another sign
        """,
      explanation: """
        Amounts of the same sort can be added and subtracted; money can be multiplied and divided by \
        a plain number. A bare number never becomes money by itself: write its currency. A minus \
        needs blanks around it: `1000-12` is read as the month December of the year 1000.
        """,
      wrong: "total = CHF 5 + 3",
      right: "total = CHF 5 + CHF 3"),
    MessageEntry(
      .E0305,
      message: "money times money has no meaning; make one of the two a plain number or a percent",
      explanation: """
        Five francs times three francs would be fifteen square francs. One side is a price, the other \
        a number of pieces, a share or a factor, without a currency.
        """,
      wrong: "total = CHF 5 * CHF 3",
      right: "total = CHF 5 * 3"),
    MessageEntry(
      .E0306,
      message: "{left} cannot be compared with {right}; write both sides in the same unit",
      explanation: """
        A comparison needs two values of one sort: money with money of the same currency, a percent \
        with a percent, a date with a date. Only 0 can be compared with any amount. Texts and choices \
        are equal or not, but neither is greater.
        """,
      wrong: "is_large = CHF 5 > 3",
      right: "is_large = CHF 5 > CHF 3"),
    MessageEntry(
      .E0307,
      message: """
        a condition must be yes or no, but this is {found}; compare it with something, as in ‘x \
        > 0’
        """,
      explanation: """
        `if`, `where` and `require` decide by an answer of yes or no. A comparison such as \
        `sales > CHF 0` gives one; so do `and`, `or`, `not` and `is given`.
        """,
      wrong: "fee = if 5 then 1 else 2",
      right: "fee = if 5 > 3 then 1 else 2"),
    MessageEntry(
      .E0308,
      message: "‘{sign}’ does not go with {found}; use it on yes and no, or a minus on an amount",
      explanation: """
        `and`, `or` and `not` join answers of yes and no, such as comparisons. A minus sign stands \
        before numbers, percents, money and other amounts.
        """,
      wrong: "is_small = not 5",
      right: "is_small = not 5 > 3"),
    MessageEntry(
      .E0309,
      message: """
        the values here must be of one sort, but one is {first} and another is {second}; write \
        both in the same way
        """,
      explanation: """
        A list, a column, the two branches of `if` and all periods of a series hold values of one \
        sort. Write the same currency or unit everywhere, or keep the values apart under two names.
        """,
      wrong: "prices = [CHF 5, 3%]",
      right: "prices = [CHF 5, CHF 3]"),
    MessageEntry(
      .E0310,
      message: "{expected} is needed here, but this is {found}; write {expected}",
      explanation: """
        This place takes one sort of value. A date is written as year, month and day: `2026-01-01`. \
        The message says what is needed and what was found.
        """,
      wrong: """
        case "Dryer" { valuation_date = 2026 }
        """,
      right: """
        case "Dryer" { valuation_date = 2026-01-01 }
        """),
    MessageEntry(
      .E0311,
      message: "this is {found}, not one value; take one value of it, or a figure such as its sum",
      explanation: """
        Operators work on single values, and on series period by period, but not on lists, tables or \
        ranges as a whole. Use `sum(…)`, `mean(…)` or another function that makes one value out of \
        many, or run over the list: `[2 * x for x in list]`.
        """,
      wrong: "total = [1, 2] * 3",
      right: "total = sum([1, 2]) * 3"),
    MessageEntry(
      .E0312,
      message: "{found} cannot be raised to this power; raise a plain number",
      explanation: """
        A power multiplies a value by itself, and money times money has no meaning. What grows over \
        the years is a factor without a unit: `CHF 5 * 1.08 ^ 3`.
        """,
      wrong: "growth = CHF 5 ^ 2",
      right: "growth = CHF 5 * 1.08 ^ 2"),
    MessageEntry(
      .E0313,
      message: "yes and no cannot be multiplied; write ‘if … then … else …’",
      explanation: """
        In a spreadsheet yes counts as 1 and no as 0. Here the choice is said openly, so that \
        everybody can read it: `if is_granted then fee else CHF 0`.
        """,
      wrong: "fee = (5 > 3) * 100",
      right: "fee = if 5 > 3 then 100 else 0"),
    MessageEntry(
      .E0314,
      message: "texts are not joined with ‘+’; write the value in braces within the text",
      explanation: """
        A text takes values in braces: `"Net of tax: {net}"`. They are shown as the report shows \
        them, with their currency and digits.
        """,
      wrong: """
        price = CHF 5
        title = "Price: " + price
        """,
      right: """
        price = CHF 5
        title = "Price: {price}"
        """),
    MessageEntry(
      .E0315,
      message: """
        a range runs over whole numbers or periods, not from {first} to {second}; write, for \
        example, ‘1 .. 5’ or ‘2026 .. 2030’
        """,
      explanation: """
        `..` makes a range of what can be counted one by one: whole numbers, years, quarters, months. \
        Both ends are of the same sort, as in `2026-Q1 .. 2027-Q4`.
        """,
      wrong: "steps = 1 .. 5%",
      right: "steps = 1 .. 5"),
    MessageEntry(
      .E0316,
      message: """
        ‘{function}’ takes {expected} for ‘{parameter}’, but this is {found}; write {expected}
        """,
      explanation: """
        Each input of a function takes one sort of value. The message names the input, what it \
        takes and what was found. `worth help` with the function's name shows examples.
        """,
      wrong: "root = sqrt(CHF 4)",
      right: "root = sqrt(4)"),
    MessageEntry(
      .E0317,
      message: """
        ‘{function}’ is given {found} where it takes {expected}; write as many values between \
        its parentheses
        """,
      explanation: """
        The values between the parentheses are taken in their order, one for each input of the \
        function. Commas stand between the values, so `1,000` would be two of them. Several values \
        that belong together are a list: `sum([1, 2, 3])`.
        """,
      wrong: "root = sqrt(4, 2)",
      right: "root = sqrt(4)"),
    MessageEntry(
      .E0318,
      message: """
        ‘{function}’ is not given its ‘{parameter}’; write ‘{parameter}: {words}’ between the \
        parentheses
        """,
      explanation: """
        Every input of a function needs a value, unless the function states one with `=`. Values are \
        given in their order or by name.
        """,
      wrong: """
        function net(price, tax) = price * (1 - tax)
        fee = net(100)
        """,
      right: """
        function net(price, tax) = price * (1 - tax)
        fee = net(100, tax: 20%)
        """),
    MessageEntry(
      .E0319,
      message: "‘{function}’ has no input ‘{name}’; its inputs are {known}{hint}",
      explanation: """
        A value given by name needs a name that the function has. The message lists them.
        """,
      wrong: """
        function net(price, tax) = price * (1 - tax)
        fee = net(price: 100, taxes: 20%)
        """,
      right: """
        function net(price, tax) = price * (1 - tax)
        fee = net(price: 100, tax: 20%)
        """),
    MessageEntry(
      .E0320,
      message: """
        this is {found}, not a function; write an operator such as ‘*’ before the parenthesis
        """,
      explanation: """
        A name right before `(` calls a function of that name. To multiply, write `*`. To read a \
        period of a series, write it in square brackets: `sales[2027]`.
        """,
      wrong: "price = 5\ntotal = price(3)",
      right: "price = 5\ntotal = price * 3"),
    MessageEntry(
      .E0321,
      message: "{found} cannot be stated in {unit}; write a unit of the same sort",
      explanation: """
        `in` states an amount in another unit of the same sort: `18 months in years`. Months and \
        years have no fixed number of days, so that they cannot be stated in days. To make money out \
        of a number, multiply it: `5 * CHF 1`.
        """,
      wrong: "term = 18 months in days",
      right: "term = 18 months in years"),
    MessageEntry(
      .E0322,
      message: "{found} cannot stand before this ‘per’; write an amount or a number before it",
      explanation: """
        `per` makes a price out of an amount, as in `CHF 3 per tonne`, and a rate out of a percent, \
        as in `12% per year`. A percent goes only with year, quarter, month or day.
        """,
      wrong: """
        unit tonne
        royalty = 5% per tonne
        """,
      right: """
        unit tonne
        royalty = CHF 5 per tonne
        """),
    MessageEntry(
      .E0323,
      message: """
        only a rate in percent is compounded, and this is {found}; leave out ‘compounded …’
        """,
      explanation: """
        `compounded` says how often interest is added to what bears interest. That makes sense for a \
        rate such as `12% per year compounded monthly`, but not for an amount.
        """,
      wrong: "interest = CHF 5 per year compounded monthly",
      right: "interest = 5% per year compounded monthly"),
    MessageEntry(
      .E0324,
      message: """
        ‘{word}’ is no way of compounding; write yearly, quarterly, monthly, daily or \
        continuously
        """,
      explanation: """
        After `compounded` stands how often interest is added: `yearly`, `quarterly`, `monthly`, \
        `daily` or `continuously`.
        """,
      wrong: "interest = 5% per year compounded weekly",
      right: "interest = 5% per year compounded monthly"),
    MessageEntry(
      .E0325,
      message: "the currency stands before the amount; write ‘{code} {number}’",
      explanation: """
        Amounts are written as ISO 4217 has them in documents: the code, a blank, the number. What \
        stands after a number is a unit, such as `years` or `tonne`.
        """,
      wrong: "price = 5 CHF",
      right: "price = CHF 5"),
    MessageEntry(
      .E0326,
      message: "this number is too large; write a number below 1e308",
      explanation: """
        Numbers reach to about 1.8 times 10 to the power of 308. No figure of a valuation comes \
        near; perhaps there is a digit too many behind the `e`.
        """,
      wrong: "price = 1e400",
      right: "price = 1e4"),
    MessageEntry(
      .E0327,
      message: "there is no day {text}; write year, month and day, such as 2026-01-31",
      explanation: """
        A date is written as year, month and day with four, two and two digits. This month has no \
        such day, or the year no such month.
        """,
      wrong: "filed = 2026-02-30",
      right: "filed = 2026-02-28"),
    MessageEntry(
      .E0328,
      message: "there is no period {text}; write quarters Q1 to Q4 and months 01 to 12",
      explanation: """
        A quarter is written `2026-Q1`, a month `2026-03`, with two digits. To subtract, put blanks \
        around the minus: `1000 - 13`.
        """,
      wrong: "start = 2026-Q5",
      right: "start = 2026-Q4"),
    MessageEntry(
      .E0329,
      message: "‘{word}’ is none of the words that fit here; write one of {words}{hint}",
      explanation: """
        This field is a choice between some words. They are written without quotes. The message \
        lists them.
        """,
      wrong: """
        kind plan { timing: end | middle | start }
        plan sales { timing = midle }
        """,
      right: """
        kind plan { timing: end | middle | start }
        plan sales { timing = middle }
        """),
    MessageEntry(
      .E0330,
      message: "a percent is compared with a number that has no percent sign; write it as in ‘5%’",
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
        ‘where’ cannot choose from {found}; write a column of a table or a series before it
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
        {found} has no parts, so that ‘.{name}’ finds nothing; write the name alone or work the \
        figure out
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
      message: "‘{name}’ is for reports; write it after ‘show’",
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
        "‘{text}’ may be missing, and nothing says what counts then; write ‘({text} otherwise 0)’, or fill it in",
      explanation: """
        An empty cell or an input that was left out is neither 0 nor anything else. `otherwise` says what \
        counts in its place, and `is given` asks whether it is there.
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
        write ‘growth_factor(rate, 1 month) - 1’ for its growth in a month
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
        a rate per {per} is neither a percent of one period nor a factor; write ‘monthly({rate}) in percent’ for what \
        a month adds (or ‘annual’, ‘quarterly’), or ‘growth_factor({rate}, 1 month)’ for the factor of a month
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
        period at hand counts.
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
        "a rate of exchange reads ‘USD 1 = KGS 87.40’: an amount, and what it is worth in another currency",
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
        Where the case states rates by period, the rate of the period at hand counts. A day means something only \
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
  ]
}
