extension MessageCatalogue {
  /// E06: evaluation.
  static let englishEvaluation: [MessageEntry] = [
    MessageEntry(
      .E0601,
      message: "division by zero; divide by something that is not 0, or ask first with ‘if’",
      explanation: """
        Nothing can be divided by 0. If the divisor may become 0, say what holds then: \
        `if cost = 0 then 0 else profit / cost`.
        """,
      wrong: "share = 5 / 0",
      right: "share = 5 / 2"),
    MessageEntry(
      .E0602,
      message: """
        the result of ‘{operation}’ is too large to be a number; look for a rate or exponent that \
        is too large
        """,
      explanation: """
        Numbers reach to about 10 to the power of 308. A valuation that comes there usually compounds \
        over too many periods, or has 5 where 5 % is meant.
        """,
      wrong: "value = 1e300 * 1e300",
      right: "value = 1e300 * 10"),
    MessageEntry(
      .E0603,
      message: "‘{operation}’ has no result for these values; use values for which it is defined",
      explanation: """
        Some operations have no answer for some values: a negative number has no root, and so cannot \
        be raised to a power such as 0.5.
        """,
      wrong: "size = (-8) ^ 0.5",
      right: "size = 8 ^ 0.5"),
    MessageEntry(
      .E0604,
      message: "‘{name}[{index}]’ has no value; give it one, or read another period",
      explanation: """
        The series is asked for a period outside its timeline, or for one that no line gives a value. \
        Flows of money count as 0 there, but a rate, a price or a debt has no value that could be \
        assumed.
        """,
      wrong: """
        case "Dryer" { timeline = 2026 .. 2028 }
        price[t] = 5%
        before[t] = price[t-1] * 2
        """,
      right: """
        case "Dryer" { timeline = 2026 .. 2028 }
        price[opening] = 4%
        price[t] = 5%
        before[t] = price[t-1] * 2
        """),
    MessageEntry(
      .E0605,
      message: """
        {name} is worked out from ‘{name}[{index}]’, which lies outside its periods; give the \
        period next to it a value of its own, or write ‘{name}[opening] = …’
        """,
      explanation: """
        The line is worked out from the period before, and in the first period there is none. State \
        the value of the first period, or the value with which the series opens. A line that looks \
        ahead, with `[t+1]`, needs a value of its own in the last period.
        """,
      wrong: """
        case "Dryer" { timeline = 2026 .. 2028 }
        prices[2027] = 100
        prices[t] = prices[t-1] * 1.02
        """,
      right: """
        case "Dryer" { timeline = 2026 .. 2028 }
        prices[2026] = 100
        prices[t] = prices[t-1] * 1.02
        """),
    MessageEntry(
      .E0606,
      message:
        "a value is missing here{place}; fill it in, or say what counts instead with ‘otherwise’",
      explanation: """
        An empty cell means that the value is not known, which is not the same as 0. Fill in the \
        cell, or say openly what counts in its place: `sites.cost otherwise 0`.
        """,
      wrong: """
        table sites { name | cost
          "North" | 5
          "South" |
        }
        total = sum(sites.cost)
        """,
      right: """
        table sites { name | cost
          "North" | 5
          "South" |
        }
        total = sum(sites.cost otherwise 0)
        """),
    MessageEntry(
      .E0607,
      message: "the list has no position {position}; its last one is {count}",
      explanation: """
        The number in brackets is a position in the list, counted from 1. Use `count(…)` to find out how many values \
        a list holds.
        """,
      wrong: "costs = [5, 8]\nlast_cost = costs[7]",
      right: "costs = [5, 8]\nlast_cost = costs[1]"),
    MessageEntry(
      .E0608,
      message: "a requirement of {instance} does not hold: {reason}{figures}",
      explanation: """
        The kind states what must be so for its formulas to make sense. Change the values that were \
        filled in, or choose a kind whose conditions fit the case.
        """,
      wrong: """
        kind fee {
          amount: number
          require amount > 0 because "a fee is paid, not received"
        }
        fee licence { amount = -5 }
        """,
      right: """
        kind fee {
          amount: number
          require amount > 0 because "a fee is paid, not received"
        }
        fee licence { amount = 5 }
        """),
    MessageEntry(
      .E0609,
      message:
        "there is no row or key ‘{key}’; add it, or write one that is there{keys}",
      explanation: """
        What stands in brackets is looked up in the first column of a table, or among what a line or a list is \
        written for: a text letter by letter, in \
        which capital and small letters are different, a word of a choice, a date, a period, and a number \
        where that column holds numbers. A number counts the rows only where the first column holds no \
        numbers, so that one more row never changes what `[3]` means. Which row something is, \
        `row.position` says.
        """,
      wrong: """
        table sites { name | cost
          "North" | 5
        }
        price = sites.cost["West"]
        """,
      right: """
        table sites { name | cost
          "North" | 5
        }
        price = sites.cost["North"]
        """),
    MessageEntry(
      .E0610,
      message: "an empty list has no mean, least or greatest value; give it a value first",
      explanation: """
        There is nothing to compare or to divide. If a list may be empty, ask first: \
        `if count(list) > 0 then mean(list) else 0`. The sum of an empty list is 0.
        """,
      wrong: "average = mean([])",
      right: "average = mean([5, 8])"),
    MessageEntry(
      .E0611,
      message: "a whole number is needed here; round it, or write one such as 2",
      explanation: """
        A number of digits, of months or a position can only be a whole number.
        """,
      wrong: "price = round(5.25, 1.5)",
      right: "price = round(5.25, 1)"),
    MessageEntry(
      .E0612,
      message: """
        a rate of -100 % or below leaves nothing that could grow; write a rate above -100 %
        """,
      explanation: """
        At a rate of -100 % everything is lost in the first period, so that no factor can be worked \
        out. Perhaps a percent sign is missing or too many digits were written.
        """,
      wrong: "factor = growth_factor(-100% per year, 1 year)",
      right: "factor = growth_factor(-10% per year, 1 year)"),
    MessageEntry(
      .E0613,
      message: "the root or logarithm of this number does not exist; take it of a positive number",
      explanation: """
        A square root needs a number of 0 or more, a logarithm a number above 0.
        """,
      wrong: "size = sqrt(-4)",
      right: "size = sqrt(4)"),
    MessageEntry(
      .E0615,
      message: """
        these flows are all of one sign, so that no rate makes them worth 0; state what is paid out \
        as negative
        """,
      explanation: """
        The rate of return is the rate at which what comes in is worth as much as what was paid \
        out. That needs both.
        """,
      wrong: "return_rate = irr([100, 200])",
      right: "return_rate = irr([-100, 120])"),
    MessageEntry(
      .E0616,
      message:
        "these shares are more than 100 % together, so that nothing is left; lower one of them",
      explanation: """
        Shares and probabilities make up 100 % together. `rest` in a column and `rest_of(…)` are what \
        the others leave of it, and that cannot be less than nothing.
        """,
      wrong: """
        table sites { name | share
          "North" | 60%
          "South" | 70%
          "West"  | rest
        }
        """,
      right: """
        table sites { name | share
          "North" | 60%
          "South" | 30%
          "West"  | rest
        }
        """),
    MessageEntry(
      .E0617,
      message: "several rows are called ‘{key}’; give each row a name of its own",
      explanation: """
        A row is found by its first column. If two rows have the same text there, nothing says which \
        of them is meant.
        """,
      wrong: """
        table sites { name | cost
          "North" | 5
          "North" | 8
        }
        fee = sites.cost["North"]
        """,
      right: """
        table sites { name | cost
          "North, old" | 5
          "North, new" | 8
        }
        fee = sites.cost["North, new"]
        """),
    MessageEntry(
      .E0618,
      message: """
        ‘{name}[{index}]’ is read before it is worked out; read an earlier period, or put what \
        ‘{name}[{index}]’ is into a line of its own
        """,
      explanation: """
        A line that looks back at itself is worked out from the first period to the last. A period that \
        lies ahead has no value yet.
        """,
      wrong: """
        case "Dryer" { timeline = 2026 .. 2028 }
        price[2028] = 9
        price[t] = price[2028] / 2
        """,
      right: """
        case "Dryer" { timeline = 2026 .. 2028 }
        last = 9
        price[2028] = last
        price[t] = last / 2
        """),
    MessageEntry(
      .E0619,
      message: "at no rate are these flows worth 0; look at their value at a rate that you choose",
      explanation: """
        Not all flows have a rate of return: where they change their sign more than once, their value may \
        stay above 0, or below, at every rate. `npv0` gives the value at a rate.
        """,
      wrong: "return_rate = irr([100, -150, 100])",
      right: "value_now = npv0(10%, [100, -150, 100])"),
    MessageEntry(
      .E0620,
      message: """
        these flows are worth 0 at several rates ({rates}), none of which is the rate of return; choose \
        one with ‘guess: {last}’, or look at their value at a rate that you choose
        """,
      explanation: """
        Flows that change their sign more than once may be worth 0 at several rates. Spreadsheets show \
        the one that they come upon first. `npv0` says what the flows are worth at a rate, and `mirr` \
        gives one rate of return if you say what money costs and earns.
        """,
      wrong: "return_rate = irr([-100, 230, -132])",
      right: "return_rate = irr([-100, 230, -132], guess: 20%)"),
    MessageEntry(
      .E0621,
      message: "there are {first} values and {second} dates; give each value its date",
      explanation: """
        The function takes a value and its date from the same position of two lists, which must be \
        equally long.
        """,
      wrong: "return_rate = xirr([-100, 60, 60], [2026-01-01, 2027-01-01])",
      right: "return_rate = xirr([-100, 60, 60], [2026-01-01, 2027-01-01, 2028-01-01])"),
    MessageEntry(
      .E0622,
      message: "no value lies at {share} of these; write a share from {range}",
      explanation: """
        A percentile lies between 0 % and 100 %. The method `exclusive` sees n values as a sample of more, \
        and can say nothing below 1/(n+1) and above n/(n+1).
        """,
      wrong: "top = percentile([3, 4, 5], 95%, exclusive)",
      right: "top = percentile([3, 4, 5], 95%, inclusive)"),
    MessageEntry(
      .E0623,
      message:
        "the value is none of those among which it is to be ranked; give a list that holds it",
      explanation: """
        A rank is the place that a value has among others. It must be one of them.
        """,
      wrong: "place = rank(4, [3, 5, 9], falling)",
      right: "place = rank(5, [3, 5, 9], falling)"),
    MessageEntry(
      .E0624,
      message:
        "{what} lies outside the periods from {first} to {last}; make the timeline longer, or leave it out",
      explanation: """
        An amount that falls into no period would be lost in silence.
        """,
      wrong: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2027 }
        paid = by_period([2026-06-30: CHF 5, 2028-06-30: CHF 6])
        """,
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        paid = by_period([2026-06-30: CHF 5, 2028-06-30: CHF 6])
        """),
    MessageEntry(
      .E0625,
      message: "no value is stated for {date} or a day before it; add one",
      explanation: """
        Of values that are stated by date the last on or before a day counts. Before the first of them there is none.
        """,
      wrong: """
        case "Dryer" { exchange = [USD 1 = [2026-01-01: KGS 87]] }
        price = USD 5 in KGS on 2025-12-31
        """,
      right: """
        case "Dryer" { exchange = [USD 1 = [2025-01-01: KGS 86, 2026-01-01: KGS 87]] }
        price = USD 5 in KGS on 2025-12-31
        """),
  ]
}
