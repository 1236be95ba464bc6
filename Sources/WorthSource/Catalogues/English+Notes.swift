extension MessageCatalogue {
  /// Notes: what is no mistake, but worth knowing.
  static let englishNotes: [MessageEntry] = [
    MessageEntry(
      .N0201,
      message: "nothing uses ‘{name}’; show it, use it, or leave it out",
      explanation: """
        This line changes no figure that the case shows or checks. That is no mistake, but perhaps \
        another name was meant somewhere.
        """,
      wrong: """
        price = 5
        tax = 20%
        expect price = 5
        """,
      right: """
        price = 5
        expect price = 5
        """),
    MessageEntry(
      .N0202,
      message: """
        this single value counts for ‘{field}’ in every period; for a value by period write the name of a \
        series, without brackets and without ‘sum’
        """,
      explanation: """
        A single value fills a series: each period has it. That is what `revenue = CHF 100` means. But the \
        sum of a series, or its value in one period, is hardly meant to come again in each period.
        """,
      wrong: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        kind plan { revenue: flow of money
          total = sum(revenue) }
        sales[t] = CHF 5
        plan first { revenue = sum(sales) }
        """,
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        kind plan { revenue: flow of money
          total = sum(revenue) }
        sales[t] = CHF 5
        plan first { revenue = sales }
        """),
    MessageEntry(
      .N0203,
      message: """
        no line says what ‘{name}’ is in {period}, so it counts as 0 there; write ‘{name}[{period}] = 0’ if \
        that is meant
        """,
      explanation: """
        What comes in or goes out is 0 in a period of which no line speaks. Between two periods that have a \
        line of their own, or in the last one behind a line for each before it, that may be an oversight.
        """,
      wrong: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[2026] = CHF 5
        sales[2028] = CHF 6
        show sales
        """,
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[2026] = CHF 5
        sales[2027] = 0
        sales[2028] = CHF 6
        show sales
        """),
    MessageEntry(
      .N0204,
      message:
        "the case is in {currency}, but all its amounts are in {used}; change one or the other",
      explanation: """
        The setting `currency` says in which currency the case is. It changes no amount: each amount says \
        its own.
        """,
      wrong: """
        case "Dryer" { currency = CHF }
        price = EUR 5
        show price
        """,
      right: """
        case "Dryer" { currency = EUR }
        price = EUR 5
        show price
        """),
    MessageEntry(
      .N0205,
      message: """
        ‘{name}’ is the column of {table} here, although something else has that name, too; write the name of \
        the row in front, or call one of the two otherwise
        """,
      explanation: """
        Where a line runs over the rows of a table, or a filter such as `sites where cost > 3` chooses among \
        them, a bare name means a column first. With the row in front, as in `row.cost`, nobody can take it \
        for the other. In a comprehension a bare name is never a column.
        """,
      wrong: """
        cost = 3
        table sites {
          name    | cost
          "North" | 5
        }
        twice[row in sites] = cost * 2
        show twice
        """,
      right: """
        cost = 3
        table sites {
          name    | cost
          "North" | 5
        }
        twice[row in sites] = row.cost * 2
        show twice
        """),
    MessageEntry(
      .N0206,
      message: """
        rows of ‘{table}’ that lie outside of {timeline} are not used ({count}); make the timeline longer, or leave them \
        out
        """,
      explanation: """
        The table is read period by period along the timeline of the case. What stands in it for earlier or later ones counts \
        for nothing: the plan is cut. What an asset brings after the timeline can be counted by `growth_after_plan`.
        """,
      wrong: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2027 }
        table plan { year | sales
          2026 | CHF 5
          2027 | CHF 6
          2028 | CHF 7
        }
        sales[t] = plan.sales[t]
        show sales
        """,
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        table plan { year | sales
          2026 | CHF 5
          2027 | CHF 6
          2028 | CHF 7
        }
        sales[t] = plan.sales[t]
        show sales
        """),
    MessageEntry(
      .N0207,
      message: """
        ‘{name}’ is the index of the line around this filter, and not the column of {table}; call the index \
        otherwise
        """,
      explanation: """
        In a filter such as `paid.amount where day = d` a bare name is a column, unless a line over rows, keys or \
        periods, or a `for` around it, has given that name to something of its own. Then the condition \
        compares the index with itself, and holds in each row or in none.
        """,
      wrong: """
        table paid {
          day | amount
          1   | CHF 5
          2   | CHF 8
        }
        until[day in 1 .. 2] = sum(paid.amount where day = day)
        show until
        """,
      right: """
        table paid {
          day | amount
          1   | CHF 5
          2   | CHF 8
        }
        until[d in 1 .. 2] = sum(paid.amount where day = d)
        show until
        """),
    MessageEntry(
      .N0208,
      message: """
        ‘{name}’ takes each value as often as it stands in the column, so that its figure counts several times; for each \
        once write ‘for {name} in distinct({column})’
        """,
      explanation: """
        A line over the different values of a column, ‘paid[d in people.department] = …’, has one figure for each of them. \
        A comprehension goes through the rows of the column, where a value may stand several times.
        """,
      wrong: """
        table people {
          name   | department
          "Aida" | "Physics"
          "Bek"  | "Physics"
        }
        paid[d in people.department] = CHF 5
        show sum(paid[d] for d in people.department)
        """,
      right: """
        table people {
          name   | department
          "Aida" | "Physics"
          "Bek"  | "Physics"
        }
        paid[d in people.department] = CHF 5
        show sum(paid[d] for d in distinct(people.department))
        """),
    MessageEntry(
      .N0209,
      message: """
        here ‘{name}’ is this kind, and not the one of that name that comes with Worth; give it another name if both are needed
        """,
      explanation: """
        A name of the case comes first, so that a kind that is added to Worth changes no case. Kinds that come with Worth and use \
        the one of that name keep it.
        """,
      wrong: """
        kind survivors { left: number }
        survivors readers { left = 5 }
        show readers.left
        """,
      right: """
        kind readership { left: number }
        readership readers { left = 5 }
        show readers.left
        """),
    MessageEntry(
      .N0301,
      message:
        "in ‘{sum}’ the plain number {number} counts as {percent}; write ‘{number}%’, or ‘{percent}’ where that is meant{besides}",
      explanation: """
        A growth or a rate of 8 is 800 %, and `1 + 8` makes nine times as much, `sales * 8` eight times. Where a share is \
        meant, the percent sign stands behind its number.
        """,
      wrong: """
        growth = 8
        sales = CHF 100 * (1 + growth)
        expect sales = CHF 900
        """,
      right: """
        growth = 8%
        sales = CHF 100 * (1 + growth)
        expect sales = CHF 108
        """),
    MessageEntry(
      .N0302,
      message:
        "‘{level}’ is a level, such as a debt: its sum over the periods counts the same money in each of them; read it at one period, or take its greatest value with ‘max’",
      explanation: """
        A level is what there is at a time; what is owed at the end of a year is still owed in the next. Flows, such as interest \
        and payments, add up over time. Over the rows of a table levels add up, too: `sum(debt[l, t] for l in loans)`.
        """,
      wrong: """
        case "Loan" { currency = EUR, timeline = 2026 .. 2028 }
        debt[opening] = EUR 90
        debt[t]: level of money = debt[t-1] - EUR 30
        show sum(debt)
        """,
      right: """
        case "Loan" { currency = EUR, timeline = 2026 .. 2028 }
        debt[opening] = EUR 90
        debt[t]: level of money = debt[t-1] - EUR 30
        show debt[2027], max(debt)
        """),
    MessageEntry(
      .N0303,
      message:
        "this is {figure}, for a number times a percent is a percent; write ‘{correct}’ for the share of the number",
      explanation: """
        `12 * 0.5%` is 6 %, a rate of the year from one of the month; `250 * 4%` is 1000 % in the same way. With `of`, \
        `4% of 250`, it is the number 10.
        """,
      wrong: """
        units = 250 * 4%
        expect units = 1000%
        """,
      right: """
        units = 4% of 250
        expect units = 10
        """),
    MessageEntry(
      .N0304,
      message:
        "‘{name}’ was uncertain and is {value} in all trials now; write ‘{value} ~ …’ with a distribution where it is to stay uncertain",
      explanation: """
        A change without `~` replaces the value and its distribution, in a scenario, in a variant by `with` and by `--set`. \
        That is often meant, as where a rate is agreed; where it is not, percentiles become narrower without a word.
        """,
      wrong: """
        price = EUR 10 ~ normal(sd: EUR 2)
        scenario low { price = EUR 8 }
        show price under low
        """,
      right: """
        price = EUR 10 ~ normal(sd: EUR 2)
        scenario low { price = EUR 8 ~ normal(sd: EUR 2) }
        show price under low
        """),
    MessageEntry(
      .N0305,
      message: """
        the percents of ‘{column}’ are taken of one amount and total {total}, so that {gap}; correct them, or write ‘rest’ in \
        one row
        """,
      explanation: """
        Where the same amount is shared out over the rows of a table, the shares are all of it. What is missing goes to nobody, and \
        what is too much is paid twice. Rates of one basis that are no shares, such as charges, are right as they are.
        """,
      wrong: """
        table split {
          who    | share
          "Aida" | 50%
          "Bo"   | 40%
        }
        paid[p in split] = EUR 100 * p.share
        show paid
        """,
      right: """
        table split {
          who    | share
          "Aida" | 60%
          "Bo"   | 40%
        }
        paid[p in split] = EUR 100 * p.share
        show paid
        """),
    MessageEntry(
      .N0306,
      message: """
        ‘{name}’ goes on from its amount before, so that its sum over the periods counts the same money in each of them; write \
        ‘{line}: level of money’ where it is a balance, ‘{line}: flow of money’ where each amount is of its own period
        """,
      explanation: """
        What is owed or held at the end of a period is a level, and no sum of it says anything; reports show no total of it. Sales that \
        rise by the same amount in each period look alike, and do add up: `sales[t]: flow of money = sales[t-1] + EUR 5`.
        """,
      wrong: """
        case "Loan" { currency = EUR, timeline = 2026 .. 2028 }
        debt[opening] = EUR 90
        debt[t] = debt[t-1] - EUR 30
        show sum(debt)
        """,
      right: """
        case "Loan" { currency = EUR, timeline = 2026 .. 2028 }
        debt[opening] = EUR 90
        debt[t]: level of money = debt[t-1] - EUR 30
        show debt[2027], max(debt)
        """),
    MessageEntry(
      .N0307,
      message: "‘{written}’ takes the second figure off the first, which leaves less than 0; {way}",
      explanation: """
        A range of figures looks like a difference of which the first is the smaller, such as `2.5% - 4.5%`, and would count as \
        -2 %. A figure that lies between two others is uncertain, `royalty ~ uniform(2.5%, 4.5%)`; in a table a range has a \
        column for each end.
        """,
      wrong: """
        royalty = 2.5% - 4.5%
        expect royalty = -2%
        """,
      right: """
        royalty ~ uniform(2.5%, 4.5%)
        expect royalty = 3.5%
        """),
    MessageEntry(
      .N0308,
      message:
        "‘{written}’ is an amount with three decimals; for thousands write ‘{thousands}’, otherwise leave out the last 0",
      explanation: """
        A point stands before decimals, and `_` may stand between thousands: `CHF 800_000`. In many countries 800.000 is read \
        as eight hundred thousand, and here it is eight hundred.
        """,
      wrong: "price = CHF 800.000",
      right: "price = CHF 800_000"),
  ]
}
