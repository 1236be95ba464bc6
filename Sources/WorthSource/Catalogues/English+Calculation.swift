extension MessageCatalogue {
  /// Further messages about calculations that have no result.
  static let englishCalculation: [MessageEntry] = [
    MessageEntry(
      .E0626,
      message: "{period} lies in two of the periods here; begin with the first month of one",
      explanation: """
        A quarter that begins in the middle of another cannot be put into one of them.
        """,
      wrong: """
        case "Loan" { currency = CHF, timeline = 2026-Q1 .. 2026-Q4 }
        kind loan { amount: money
          timeline = quarter 1 .. 2
          paid[q] = amount / 2 }
        loan bank { amount = CHF 120 }
        yearly = by_period(bank.paid, from: 2026-02-01)
        """,
      right: """
        case "Loan" { currency = CHF, timeline = 2026-Q1 .. 2026-Q4 }
        kind loan { amount: money
          timeline = quarter 1 .. 2
          paid[q] = amount / 2 }
        loan bank { amount = CHF 120 }
        yearly = by_period(bank.paid, from: 2026-04-01)
        """),
    MessageEntry(
      .E0627,
      message: "a step must be above 0; write one such as CHF 0.05",
      explanation: """
        Amounts are rounded to multiples of the step.
        """,
      wrong: "price = round_to(CHF 7.47, CHF 0, half_away)",
      right: "price = round_to(CHF 7.47, CHF 0.05, half_away)"),
    MessageEntry(
      .E0628,
      message: "shares cannot be negative, and one must be above 0; correct them",
      explanation: """
        A total is divided in proportion to the shares.
        """,
      wrong: "parts = allocate(CHF 100, [3, -2])",
      right: "parts = allocate(CHF 100, [3, 2])"),
    MessageEntry(
      .E0629,
      message: "the value lies below the first band; begin the bands lower, or look at the value",
      explanation: """
        The bands say what holds from their start on. Below the first start nothing is said.
        """,
      wrong: "rate = band_value(-1, [0, 10], [5%, 4%], upper)",
      right: "rate = band_value(1, [0, 10], [5%, 4%], upper)"),
    MessageEntry(
      .E0630,
      message: "the starts of bands must rise; put them in order, each once",
      explanation: """
        A band goes from its start to the next.
        """,
      wrong: "rate = band_value(1, [10, 0], [5%, 4%], upper)",
      right: "rate = band_value(1, [0, 10], [4%, 5%], upper)"),
    MessageEntry(
      .E0631,
      message:
        "the total is no multiple of the step, so that no parts add up to it; round it first, by a rule that you state",
      explanation: """
        Parts are multiples of the step, and so is their sum. `round_to(total, CHF 0.01, half_away)` rounds.
        """,
      wrong: "parts = allocate(CHF 100.005, [1, 1])",
      right: "parts = allocate(round_to(CHF 100.005, CHF 0.01, half_away), [1, 1])"),
    MessageEntry(
      .E0632,
      message: "there is no rate of exchange above 0 here; give every period its rate",
      explanation: """
        A series of rates needs a value in each period that is converted. A period of which no line says anything \
        has none.
        """,
      wrong: """
        case "Dryer" { currency = KGS, timeline = 2026 .. 2027, exchange = [USD 1 = dollar] }
        dollar[2026] = KGS 87
        price[t] = USD 5 in KGS
        """,
      right: """
        case "Dryer" { currency = KGS, timeline = 2026 .. 2027, exchange = [USD 1 = dollar] }
        dollar[2026] = KGS 87
        dollar[2027] = KGS 89
        price[t] = USD 5 in KGS
        """),
    MessageEntry(
      .E0633,
      message: """
        these flows change their sign so often that not all rates can be found; look for one near a guess, \
        ‘guess: 10%’, or at their value at a rate that you choose
        """,
      explanation: """
        Between many rates at which flows are worth 0, or come near to it, none is the rate of return. `npv0` says \
        what they are worth at a rate.
        """,
      wrong: "rates = irr([-1, 4, -6, 4, -1])",
      right: "value_now = npv0(10%, [-1, 4, -6, 4, -1])"),
    MessageEntry(
      .E0634,
      message: """
        periods of months are put into those of the calendar from the first of a month on; write the first of the \
        month in which the first period begins
        """,
      explanation: """
        A month that runs from the 15th to the 15th lies in two months of the calendar, and nothing says in which \
        its amounts fall. For amounts on their days write dated flows, [2026-04-15: CHF 5].
        """,
      wrong: """
        case "Loan" { currency = CHF, timeline = 2026 .. 2027 }
        kind loan { amount: money
          timeline = month 1 .. 12
          paid[m] = amount / 12 }
        loan bank { amount = CHF 120 }
        yearly = by_period(bank.paid, from: 2026-04-15)
        """,
      right: """
        case "Loan" { currency = CHF, timeline = 2026 .. 2027 }
        kind loan { amount: money
          timeline = month 1 .. 12
          paid[m] = amount / 12 }
        loan bank { amount = CHF 120 }
        yearly = by_period(bank.paid, from: 2026-04-01)
        """),
    MessageEntry(
      .E0635,
      message: """
        the places {first} and {second} of the list hold the same, and a line over it has one value for each; write \
        ‘distinct(…)’ around the list if once is meant
        """,
      explanation: """
        `balance[d in schedule]` has one value for each date of the list, so that a date which stands there twice is a \
        slip, or two events that are to be told apart by the rows of a table.
        """,
      wrong: """
        days = [2026-01-15, 2026-04-15, 2026-01-15]
        left[opening] = 100
        left[d in days] = left[d-1] - 10
        total = sum(left)
        """,
      right: """
        days = distinct([2026-01-15, 2026-04-15, 2026-01-15])
        left[opening] = 100
        left[d in days] = left[d-1] - 10
        total = sum(left)
        """),
    MessageEntry(
      .E0636,
      message: """
        this range begins in row {first} and ends in row {second}, above it; write the key first whose row \
        stands first
        """,
      explanation: """
        A range of keys runs down the table, from the row of the first key to that of the last one, as the rows \
        stand there and not by the alphabet.
        """,
      wrong: """
        table shops {
          town  | sales
          "Osh" | CHF 5
          "Lom" | CHF 7
        }
        total = sum(shops.sales["Lom" .. "Osh"])
        """,
      right: """
        table shops {
          town  | sales
          "Osh" | CHF 5
          "Lom" | CHF 7
        }
        total = sum(shops.sales["Osh" .. "Lom"])
        """),
    MessageEntry(
      .E0637,
      message: """
        the rows do not stand in the order of their keys: row {row} lies on the wrong side for a range from row \
        {first} to row {second}; sort the rows first, as in ‘sorted = plan sort by year’
        """,
      explanation: """
        A range of keys runs down the table from row to row. Where the keys are numbers, dates or periods, that \
        must be the same as all keys between the two: otherwise the range would leave some of them out, or \
        take in others, and nobody would see it.
        """,
      wrong: """
        table plan {
          year | sales
          2027 | CHF 5
          2026 | CHF 7
          2028 | CHF 9
        }
        total = sum(plan.sales[2026 .. 2028])
        """,
      right: """
        table plan {
          year | sales
          2027 | CHF 5
          2026 | CHF 7
          2028 | CHF 9
        }
        sorted = plan sort by year
        total = sum(sorted.sales[2026 .. 2028])
        """),
    MessageEntry(
      .E0638,
      message:
        "these shares total {total}, so that {gap}; correct them, or write plain numbers for a division in proportion",
      explanation: """
        Shares that are given in percent are of a whole, and total 100 %. Numbers and amounts are put in proportion: \
        `[5, 4]` divides into five ninths and four.
        """,
      wrong: "parts = allocate(CHF 100, [50%, 40%])",
      right: "parts = allocate(CHF 100, [50%, 50%])"),
    MessageEntry(
      .E0641,
      message: "‘{name}’ is {value}; write {range}",
      explanation: """
        An option needs a value and a strike above 0, a volatility and some time, and a lattice or a simulation a \
        number of steps or paths. Where nothing varies or no time is left, there is nothing to choose: the right is \
        worth what it brings today.
        """,
      wrong: "right = binomial_option(call, 100, 90, 0%, 4%, 0%, 2, 50, american)",
      right: "right = binomial_option(call, 100, 90, 30%, 4%, 0%, 2, 50, american)"),
    MessageEntry(
      .E0642,
      message: """
        with steps of this length, {steps} in all, a rise has the probability {probability}; take more than {needed} \
        steps, or look for a volatility that is too low
        """,
      explanation: """
        In a step the value rises or falls by a factor that the volatility gives. Where the rates move it further than \
        that, no probability between 0 and 1 does justice to both. Shorter steps do: their number must be above \
        ((risk-free rate - leakage) / volatility)² times the years.
        """,
      wrong: "right = binomial_option(call, 100, 90, 5%, 20%, 0%, 2, 10, american)",
      right: "right = binomial_option(call, 100, 90, 5%, 20%, 0%, 2, 50, american)"),
    MessageEntry(
      .E0643,
      message:
        "there are {first} multiples and {second} amounts; give each alternative one of either",
      explanation: """
        An alternative brings so many times the value and an amount: to expand by half for 40 is 1.5 and -40, to \
        abandon for 60 is 0 and 60. They are taken from the same position of two lists.
        """,
      wrong:
        "right = binomial_lattice([1.5, 0], [-0.4], 30%, 4%, 0%, 3, 50, american, runs_on, received)",
      right:
        "right = binomial_lattice([1.5, 0], [-0.4, 0.6], 30%, 4%, 0%, 3, 50, american, runs_on, received)"
    ),
    MessageEntry(
      .E0644,
      message:
        "these flows are all 0, or cancel where they fall, so that they are worth 0 at every rate; state the flows",
      explanation: """
        The rate of return is the one rate at which what comes in is worth as much as what was paid out. Flows of one \
        day are added up first; where nothing is left, no rate stands out.
        """,
      wrong: "return_rate = irr([0, 0])",
      right: "return_rate = irr([-100, 110])"),
    MessageEntry(
      .E0645,
      message: """
        all these flows fall on one day, so that no time passes in which something could be earned; check the dates
        """,
      explanation: """
        A rate per year needs time between what is paid out and what comes in.
        """,
      wrong: "return_rate = xirr([-100, 110], [2026-01-01, 2026-01-01])",
      right: "return_rate = xirr([-100, 110], [2026-01-01, 2027-01-01])"),
    MessageEntry(
      .E0646,
      message: """
        the only rate at which these flows are worth 0 {place}; check the flows, or look at their value at a rate that you \
        choose
        """,
      explanation: """
        Rates are told up to about 10^300, and down to where the figure could not be told from -100 %. Flows within a \
        few days, by the year, and flows of very different size lead beyond.
        """,
      wrong: "return_rate = xirr([-1, 1000], [2026-01-01, 2026-01-02])",
      right: "return_rate = xirr([-100, 101], [2026-01-01, 2026-01-02])"),
    MessageEntry(
      .E0647,
      message: """
        one value alone has no standard deviation of a sample; give more values, or write ‘population’ where this is all \
        there is
        """,
      explanation: """
        The standard deviation of a sample divides by the number of values less 1, so that it takes two values at least.
        """,
      wrong: "spread = standard_deviation([5%], sample)",
      right: "spread = standard_deviation([5%, 7%], sample)"),
    MessageEntry(
      .E0648,
      message:
        "‘{name}’ takes a whole number, and this is {value}; round it, or fill in what counts",
      explanation: """
        An input of the type `whole` counts: instalments, years, copies. A part of one has no meaning there, and `round(x, 0)` says \
        how it is to be made a whole number.
        """,
      wrong: """
        kind loan { instalments: whole, months = instalments * 12 }
        years = 2.5
        loan bank { instalments = years * 3 }
        show bank.months
        """,
      right: """
        kind loan { instalments: whole, months = instalments * 12 }
        years = 2.5
        loan bank { instalments = round(years * 3, 0) }
        show bank.months
        """),
    MessageEntry(
      .E0649,
      message: """
        {value} is no whole number, so that no period, year or month is equal to it; write floor(…) around it for the period in which \
        it lies, round(…) for the nearest, or compare with < or >=
        """,
      explanation: """
        Periods and the numbers of years, months and days are whole. What has a fraction, because it was worked out or drawn, would \
        equal none of them and count for nothing.
        """,
      wrong: """
        case "Licence" { currency = EUR, timeline = 2026 .. 2029 }
        expiry = 2026 + 3 / 2
        last[t] = if t.year = expiry then EUR 5 else EUR 0
        show last
        """,
      right: """
        case "Licence" { currency = EUR, timeline = 2026 .. 2029 }
        expiry = 2026 + 3 / 2
        last[t] = if t.year = floor(expiry) then EUR 5 else EUR 0
        show last
        """),
  ]
}
