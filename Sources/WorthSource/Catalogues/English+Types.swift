extension MessageCatalogue {
  /// E0301 to E0329: operands, arguments and literals: their types, units and currencies.
  static let englishTypes: [MessageEntry] = [
    MessageEntry(
      .E0301,
      message: """
        these amounts are in different currencies, {left} and {right}; bring one to the currency of the other, as in \
        ‘({amount} in {left})’, with the rate in ‘exchange = [{right} 1 = {left} …]’ in the braces of the case
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
        {left} and {right} cannot be added or subtracted; {way}{choices}
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
        ‘{sign}’ does not go with {left} and {right}; {advice}
        """,
      explanation: """
        Amounts of the same sort can be added and subtracted; money can be multiplied and divided by \
        a plain number. A bare number never becomes money by itself: write its currency. Of a date and a \
        period take the years, `t.year - start.year`, or the days, `t.start - start`; the periods since the first \
        are `t - case.first`. A minus needs blanks around it: `1000-12` is read as the month December of the year 1000.
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
      message: "{left} cannot be compared with {right}; {advice}",
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
        the values here must be of one sort, but one is {first} and another is {second}; {way}
        """,
      explanation: """
        A list, a column, the two branches of `if` and all periods of a series hold values of one \
        sort. Write the same currency or unit everywhere, or keep the values apart under two names.
        """,
      wrong: "prices = [CHF 5, 3%]",
      right: "prices = [CHF 5, CHF 3]"),
    MessageEntry(
      .E0310,
      message: "{expected} is needed here, but this is {found}; {advice}",
      explanation: """
        This place takes one sort of value. A date is written as year, month and day: `2026-01-01`. \
        The message says what is needed and what was found. A period counts by its place, \
        `t - case.first + 1`, or its year, `t.year`; a numbered one by `t.number`; a duration by \
        `term in months`; an amount by `price / CHF 1`.
        """,
      wrong: """
        case "Dryer" { valuation_date = 2026 }
        """,
      right: """
        case "Dryer" { valuation_date = 2026-01-01 }
        """),
    MessageEntry(
      .E0311,
      message:
        "this is {found}, not one value; {way}take one value of it, or a figure such as its sum",
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
        ‘{function}’ takes {expected} for ‘{parameter}’, but this is {found}; {advice}
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
        ‘{function}’ is given {found} where it takes {expected}; write {write}
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
        ‘{function}’ is not given its ‘{parameter}’; write ‘{parameter}: {words}’{others} between the \
        parentheses{example}
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
        this is {found}, not a function; {way}
        """,
      explanation: """
        A name right before `(` calls a function of that name. To multiply, write `*`. To read a \
        period of a series, write it in square brackets: `sales[2027]`.
        """,
      wrong: "price = 5\ntotal = price(3)",
      right: "price = 5\ntotal = price * 3"),
    MessageEntry(
      .E0321,
      message: "{found} cannot be stated in {unit}; {advice}",
      explanation: """
        `in` states an amount in another unit of the same sort: `18 months in years`. Months and \
        years have no fixed number of days, so that they cannot be stated in days: count from a date on, \
        `(start + 18 months) - start`. Days become years by a custom of counting, \
        `year_fraction(start, end, actual_365)`, and a rate a percent a year by `annual(rate)`. To make money out \
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
  ]
}
