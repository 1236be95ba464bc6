extension MessageCatalogue {
  /// E05: periods and series.
  static let englishPeriods: [MessageEntry] = [
    MessageEntry(
      .E0501,
      message: "the case has no timeline; write ‘timeline = 2026 .. 2030’ in ‘case’",
      explanation: """
        A series has a value for each period, and the timeline of the case says which periods there \
        are: years as in `2026 .. 2030`, quarters as in `2026-Q1 .. 2028-Q4`, months as in \
        `2026-01 .. 2026-12`, days as in `2026-01-15 .. 2026-06-30`.
        """,
      wrong: "sales[t] = CHF 5",
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[t] = CHF 5
        """),
    MessageEntry(
      .E0502,
      message: "this is no timeline; write its first and last period, as in ‘2026 .. 2030’",
      explanation: """
        A timeline runs from one period to another of the same length. In the calendar these are \
        years, quarters, months or days; without a calendar they are numbered, as in `year 0 .. 6`.
        """,
      wrong: """
        case "Dryer" { timeline = 2026 }
        """,
      right: """
        case "Dryer" { timeline = 2026 .. 2028 }
        """),
    MessageEntry(
      .E0503,
      message: """
        this timeline begins with {first} and ends before that, with {last}; write the earlier period first
        """,
      explanation: """
        On the left of `..` stands the first period, on the right the last one.
        """,
      wrong: """
        case "Dryer" { timeline = 2028 .. 2026 }
        """,
      right: """
        case "Dryer" { timeline = 2026 .. 2028 }
        """),
    MessageEntry(
      .E0504,
      message: """
        these series do not run over the same periods: one belongs to {first}, the other to \
        {second}; {way}
        """,
      explanation: """
        Two series are calculated with period by period, so that both need the same periods. A kind \
        may have a timeline of its own, such as a loan by month in a case by year, and a column runs \
        over the rows of its table. Bring one of them to the periods of the other, `by_period(bank.paid)`, \
        or to a single value, for example by `sum(…)`.
        """,
      wrong: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        kind loan {
          timeline = month 1 .. 12
          paid[m] = CHF 5
        }
        loan bank { }
        sales[t] = CHF 90
        left = sales - bank.paid
        """,
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        kind loan {
          timeline = month 1 .. 12
          paid[m] = CHF 5
        }
        loan bank { }
        sales[t] = CHF 90
        left = sum(sales) - sum(bank.paid)
        """),
    MessageEntry(
      .E0505,
      message: """
        the timeline of {timeline} runs by {expected}, but this is {found}; {advice}
        """,
      explanation: """
        In brackets stands a period as long as those of the timeline: a year such as `2026`, a \
        quarter such as `2026-Q1`, a month such as `2026-03`, a day such as `2026-03-15`, or a number where the timeline has no \
        calendar.
        """,
      wrong: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[2026-Q1] = CHF 5
        """,
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[2026] = CHF 5
        """),
    MessageEntry(
      .E0506,
      message: "a date stands where a period is needed; write the {period} in which it lies",
      explanation: """
        A series has one value for each period, not for each day. In brackets stands the period, \
        such as `2026`, `2026-Q1` or `2026-03`. A timeline by days, `2026-01-15 .. 2026-06-30`, has a value for each \
        date.
        """,
      wrong: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[2026-03-15] = CHF 5
        """,
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[2026] = CHF 5
        """),
    MessageEntry(
      .E0507,
      message: "one value is needed here, but this is {found}; {write}",
      explanation: """
        Each period of a series, each cell of a table and each value of a list is one value. A list \
        of values for the periods fills the series as a whole: `sales: flow of money = [EUR 5, EUR 6]`.
        """,
      wrong: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[t] = [CHF 5, CHF 6]
        """,
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[2026] = CHF 5
        sales[2027] = CHF 6
        """),
    MessageEntry(
      .E0508,
      message:
        "a series cannot run over {found}; write a table, a column or a list of dates or texts after ‘in’",
      explanation: """
        `fee[row in sites] = …` gives a value for each row of the table `sites`, and \
        `fee[c in sites.country] = …` one for each different country. For the periods of the \
        timeline write `fee[t] = …`.
        """,
      wrong: "fee[row in 5] = 3",
      right: """
        table sites { name | cost
          "North" | 5
        }
        fee[row in sites] = row.cost * 2
        """),
    MessageEntry(
      .E0509,
      message: "the brackets are empty; write a period or a position between them",
      explanation: """
        Brackets after a name read one value of a series, list or column: `sales[2026]`, \
        `sales[opening]`, `costs[1]`. For all values write the name without brackets.
        """,
      wrong: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[t] = CHF 5
        first = sales[]
        """,
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[t] = CHF 5
        first = sales[2026]
        """),
    MessageEntry(
      .E0510,
      message: "this is {found}, which has no periods or positions; leave out the brackets",
      explanation: """
        Brackets read one value of something that holds many: a series, a list or a column of a \
        table. This is a single value already.
        """,
      wrong: "price = 5\nfirst = price[1]",
      right: "price = 5\nfirst = price"),
    MessageEntry(
      .E0511,
      message: """
        these lines look back and ahead in time at once, so that no period comes first: {loop}; \
        let all of them look one way
        """,
      explanation: """
        A line may be worked out from the period before, or from the period after, as the value of \
        an asset is. But if a chain of lines needs both, there is no period to begin with.
        """,
      wrong: """
        case "Dryer" { timeline = 2026 .. 2028 }
        level[2026] = 100
        level[t] = (level[t-1] + level[t+1]) / 2
        """,
      right: """
        case "Dryer" { timeline = 2026 .. 2028 }
        level[2026] = 100
        level[t] = level[t-1] / 2
        """),
    MessageEntry(
      .E0512,
      message: """
        {period} is no period of the timeline of {timeline}, so this line of ‘{name}’ would never \
        count; take another period or make the timeline longer
        """,
      explanation: """
        A line for a single period counts in that period alone. If the timeline does not have the \
        period, the line has no effect, which is hardly what it was written for.
        """,
      wrong: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[t] = CHF 5
        sales[2030] = CHF 6
        """,
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2030 }
        sales[t] = CHF 5
        sales[2030] = CHF 6
        """),
    MessageEntry(
      .E0513,
      message: """
        {period} is no period of the timeline of {timeline}; read another period or make the \
        timeline longer
        """,
      explanation: """
        A series has values in the periods of its timeline. A line that looks some periods back or \
        ahead may run over the ends, where amounts of money are 0. But a period that is named must \
        be there.
        """,
      wrong: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[t] = CHF 5
        later = sales[2030]
        """,
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[t] = CHF 5
        later = sales[2028]
        """),
    MessageEntry(
      .E0514,
      message: "this range ends before it begins; write the earlier period first",
      explanation: """
        On the left of `..` stands the first period, on the right the last one. A range the other way \
        round holds no period at all.
        """,
      wrong: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[t] = CHF 5
        total = sum(sales[2028 .. 2026])
        """,
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[t] = CHF 5
        total = sum(sales[2026 .. 2028])
        """),
    MessageEntry(
      .E0515,
      message: """
        the periods here have numbers, not dates, so that dated flows fall into none; write a timeline of \
        years, such as 2026 .. 2030
        """,
      explanation: """
        A date lies in a year, a quarter or a month of the calendar. ‘year 1 .. 5’ has no place in it.
        """,
      wrong: """
        case "Dryer" { currency = CHF, timeline = year 1 .. 3 }
        flows = [2026-06-30: CHF 5]
        paid = by_period(flows)
        """,
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        flows = [2026-06-30: CHF 5]
        paid = by_period(flows)
        """),
    MessageEntry(
      .E0516,
      message:
        "numbered periods have no dates; say when the first begins, ‘by_period(…, from: 2026-01-01)’",
      explanation: """
        To bring ‘month 1, month 2, …’ into years of the calendar, the day on which month 1 begins must be known.
        """,
      wrong: """
        case "Loan" { currency = CHF, timeline = 2026 .. 2027 }
        kind loan { amount: money
          timeline = month 1 .. 12
          paid[m] = amount / 12 }
        loan bank { amount = CHF 120 }
        yearly = by_period(bank.paid)
        """,
      right: """
        case "Loan" { currency = CHF, timeline = 2026 .. 2027 }
        kind loan { amount: money
          timeline = month 1 .. 12
          paid[m] = amount / 12 }
        loan bank { amount = CHF 120 }
        yearly = by_period(bank.paid, from: 2026-07-01)
        """),
    MessageEntry(
      .E0517,
      message: """
        several values fall into one period, and this ({found}) is no flow that adds up; write which counts: \
        ‘take: last’, ‘take: mean’ or ‘take: first’
        """,
      explanation: """
        Flows of money add up over a longer period, and of a debt the last counts. Of a rate or a share either may \
        be meant.
        """,
      wrong: """
        case "Loan" { currency = CHF, timeline = 2026 .. 2027 }
        kind plan { share: percent
          timeline = 2026-01 .. 2027-12
          part[m] = share }
        plan a { share = 5% }
        yearly = by_period(a.part)
        """,
      right: """
        case "Loan" { currency = CHF, timeline = 2026 .. 2027 }
        kind plan { share: percent
          timeline = 2026-01 .. 2027-12
          part[m] = share }
        plan a { share = 5% }
        yearly = by_period(a.part, take: mean)
        """),
    MessageEntry(
      .E0518,
      message: """
        the values of the list ({count}) are not as many as the periods from {first} to {last} ({periods}); \
        write one for each period
        """,
      explanation: """
        A list fills a series in the order of the periods: its first value is that of the first period. A value that \
        is the same in all periods is written once, without brackets.
        """,
      wrong: """
        case "Plan" { currency = CHF, timeline = 2026 .. 2028 }
        kind fee { sales: flow of money
          total = sum(sales) }
        fee licence { sales = [CHF 5, CHF 6] }
        """,
      right: """
        case "Plan" { currency = CHF, timeline = 2026 .. 2028 }
        kind fee { sales: flow of money
          total = sum(sales) }
        fee licence { sales = [CHF 5, CHF 6, CHF 8] }
        """),
    MessageEntry(
      .E0519,
      message: """
        a series runs over the dates or texts of a list, and over numbers as ‘1 .. 5’, but not over this ({found} each); \
        put such values into the first column of a table, and write the table after ‘in’
        """,
      explanation: """
        `balance[d in schedule]` has a value for each date of the list `schedule`, `bonus[n in 1 .. 5]` one for each of \
        these numbers. Other numbers may have gaps, so that `[n-1]` could mean the number or the place before; the rows of a \
        table have places alone.
        """,
      wrong: """
        bonus[n in [1, 2, 5]] = n * 100
        """,
      right: """
        bonus[n in 1 .. 5] = n * 100
        """),
    MessageEntry(
      .E0520,
      message: """
        ‘{written}’ is a date, which need not be one of those that the line runs over; write ‘{meant}’ for the value at the \
        place before or after
        """,
      explanation: """
        In a line over dates, `[d-1]` reads the date before `d` in the list, however many days lie between; `[opening]` is \
        what stands before the first.
        """,
      wrong: """
        days = [2026-01-15, 2026-04-15]
        left[opening] = 100
        left[d in days] = left[d - 1 day] - 10
        """,
      right: """
        days = [2026-01-15, 2026-04-15]
        left[opening] = 100
        left[d in days] = left[d-1] - 10
        """),
    MessageEntry(
      .E0521,
      message:
        "this range is open, and nothing says where it begins or ends; write both, as in ‘1 .. 5’",
      explanation: """
        In brackets after a series or a list, `2028 ..` runs to the last period or value. Elsewhere a range has both ends.
        """,
      wrong: """
        bonus[n in 1 ..] = n * 100
        """,
      right: """
        bonus[n in 1 .. 5] = n * 100
        """),
    MessageEntry(
      .E0522,
      message: """
        whether the periods are a {one} or a {other} long must be known before anything is worked out, and this is not; \
        ask for it by a word, such as ‘every: month | year’, and state that word where the kind is filled in
        """,
      explanation: """
        A timeline may be chosen by an `if`. Where both have periods of one length, any condition will do. Where they \
        differ, the units of all lines by period rest on the answer, so that it must be a stated word, or yes or no, \
        and the same for all rows.
        """,
      wrong: """
        kind loan {
          amount: money
          years: whole
          timeline = if years > 2 then year 1 .. years else month 1 .. 12 * years
          due[p] = amount / 24
        }
        loan bank { amount = CHF 240, years = 2 }
        """,
      right: """
        kind loan {
          amount: money
          years: whole
          every: month | year
          timeline = if every = year then year 1 .. years else month 1 .. 12 * years
          due[p] = amount / 24
        }
        loan bank { amount = CHF 240, years = 2, every = month }
        """),
    MessageEntry(
      .E0523,
      message: """
        ‘t’ stands for each period in a line by period, and this line is not by period; write ‘{form}’ for a line by period, \
        or a period in its place, as in ‘sales[2027]’
        """,
      explanation: """
        `costs[t] = sales[t-1] * 60%` says for each period what it rests on. A line without an index has one value, so that a \
        period must be named, or a sum taken: `sum(sales)`.
        """,
      wrong: """
        case "Dryer" { timeline = 2026 .. 2028 }
        sales[t] = CHF 5
        costs = sales[t-1] * 60%
        """,
      right: """
        case "Dryer" { timeline = 2026 .. 2028 }
        sales[t] = CHF 5
        costs[t] = sales[t] * 60%
        """),
    MessageEntry(
      .E0524,
      message: """
        the timeline runs by days, and {written} has many; write one day, such as {last}, or all of them, \
        ‘{first} .. {last}’
        """,
      explanation: """
        In brackets stands a period as long as those of the timeline. Where they are days, a month is a range: \
        `sum(interest[2026-03-01 .. 2026-03-31])` is what falls into March, `balance[2026-03-31]` what is there at its end.
        """,
      wrong: """
        case "Overdraft" { currency = CHF, timeline = 2026-01-15 .. 2026-06-30 }
        interest[t] = CHF 1
        march = interest[2026-03]
        """,
      right: """
        case "Overdraft" { currency = CHF, timeline = 2026-01-15 .. 2026-06-30 }
        interest[t] = CHF 1
        march = sum(interest[2026-03-01 .. 2026-03-31])
        """),
    MessageEntry(
      .E0525,
      message: """
        days have dates, not numbers; write the first and the last, as in ‘2026-01-15 .. 2026-06-30’ or \
        ‘start .. start + 30 days’
        """,
      explanation: """
        Years, quarters and months may be numbered, for a plan that begins no one knows when. What is counted by the \
        day, such as interest, needs the day with which it begins: months differ in length.
        """,
      wrong: """
        case "Overdraft" { timeline = day 1 .. 30 }
        """,
      right: """
        case "Overdraft" { timeline = 2026-01-15 .. 2026-01-15 + 29 days }
        """),
    MessageEntry(
      .E0526,
      message: """
        this timeline begins with {first} and ends with {last}; write both alike, as in ‘{write}’
        """,
      explanation: """
        The periods of a timeline are all of one length: years, quarters, months or days. Its first and its last \
        one are therefore written in the same form. From the middle of one month to the end of another it runs by days.
        """,
      wrong: """
        case "Overdraft" { timeline = 2026-01-15 .. 2026-06 }
        """,
      right: """
        case "Overdraft" { timeline = 2026-01-15 .. 2026-06-30 }
        """),
  ]
}
