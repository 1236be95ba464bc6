extension MessageCatalogue {
  /// N0309 and following: notes on figures that count otherwise than they look.
  static let englishNotesOnFigures: [MessageEntry] = [
    MessageEntry(
      .N0309,
      message:
        "the last group of ‘{written}’ has {digits} digits, so that it counts as {value}; write it in groups of three, ‘{grouped}’ or another",
      explanation: """
        `_` may stand between thousands, `CHF 800_000`, and makes no difference to the figure. Where fewer than three digits stand \
        behind the last one, a digit was probably left out.
        """,
      wrong: "price = CHF 800_00",
      right: "price = CHF 800_000"),
    MessageEntry(
      .N0310,
      message:
        "this row is the sum of those above it, and counts beside them in ‘{written}’; {way}",
      explanation: """
        Tables that come from elsewhere often end with a total. Here `sum` makes it, so that a row which has it counts a second time. Of a \
        table from a file `skip where item = "Total"` leaves such rows out.
        """,
      wrong: """
        table costs {
          item    | amount
          "Test"  | CHF 30
          "Fees"  | CHF 50
          "Total" | CHF 80
        }
        show sum(costs.amount)
        """,
      right: """
        table costs {
          item    | amount
          "Test"  | CHF 30
          "Fees"  | CHF 50
        }
        show sum(costs.amount)
        """),
    MessageEntry(
      .N0311,
      message: """
        ‘{name}’ is 0 in {period}, for nothing says what ‘{series}’ is before it; write ‘{series}[t]’ for that of the same period, \
        ‘{series}[opening] = …’ for what it was before, or ‘{name}[{period}] = 0’ where that is meant
        """,
      explanation: """
        What comes in or goes out is 0 in periods of which no line speaks, the one before the timeline among them. A line that takes a \
        share of the period before is therefore 0 in the first.
        """,
      wrong: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[2026] = CHF 100
        sales[t]    = sales[t-1] * 1.05
        costs[t]    = sales[t-1] * 82%
        show costs
        """,
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[2026] = CHF 100
        sales[t]    = sales[t-1] * 1.05
        costs[t]    = sales[t] * 82%
        show costs
        """),
    MessageEntry(
      .N0312,
      message:
        "‘{written}’ is {inner}, for parentheses change nothing; write ‘{negative}’ where less than 0 is meant, otherwise leave them out",
      explanation: """
        In accounts an amount in parentheses is less than 0. Here they only say what is worked out first, and a minus stands before \
        the amount: `-CHF 5`.
        """,
      wrong: """
        table flows {
          item    | amount
          "Sales" | CHF 100
          "Costs" | (CHF 40)
        }
        show sum(flows.amount)
        """,
      right: """
        table flows {
          item    | amount
          "Sales" | CHF 100
          "Costs" | -CHF 40
        }
        show sum(flows.amount)
        """),
    MessageEntry(
      .N0313,
      message: "no row of ‘{column}’ has ‘{written}’; did you mean ‘{nearest}’?",
      explanation: """
        A text is compared letter by letter, so that one which no row has finds nothing, and a sum over such rows is 0. Write it as \
        it stands in the table.
        """,
      wrong: """
        table fields {
          crop    | area
          "grain" | 40
          "grass" | 60
        }
        show sum(f.area for f in fields where f.crop = "grian")
        """,
      right: """
        table fields {
          crop    | area
          "grain" | 40
          "grass" | 60
        }
        show sum(f.area for f in fields where f.crop = "grain")
        """),
    MessageEntry(
      .N0314,
      message: "only rows with exactly ‘{written}’ are taken; ‘{column}’ has ‘{other}’ besides",
      explanation: """
        A text is compared letter by letter, capitals and blanks included, so that two ways to write a word are two words. Write it \
        alike in all rows, or ask for both.
        """,
      wrong: """
        table fields {
          crop    | area
          "grain" | 40
          "Grain" | 60
        }
        show sum(f.area for f in fields where f.crop = "grain")
        """,
      right: """
        table fields {
          crop    | area
          "grain" | 40
          "grain" | 60
        }
        show sum(f.area for f in fields where f.crop = "grain")
        """),
    MessageEntry(
      .N0315,
      message:
        "a cost is taken off as it stands, so that this one, {written}, is added; write ‘{positive}’",
      explanation: """
        The cost of a node is what is paid there, without a minus: it is taken off what the branches bring. What comes in at a node \
        stands in the ends behind it.
        """,
      wrong: """
        tree launch = choose {
          cost = -CHF 2
          "yes" -> chance { 60% "works" -> CHF 10, 40% "fails" -> CHF 0 }
          "no" -> CHF 3
        }
        show launch
        """,
      right: """
        tree launch = choose {
          cost = CHF 2
          "yes" -> chance { 60% "works" -> CHF 10, 40% "fails" -> CHF 0 }
          "no" -> CHF 3
        }
        show launch
        """),
    MessageEntry(
      .N0316,
      message: """
        ‘{function}’ takes the rate of one {period}, and {rate} a {period} is {yearly} a year; write ‘{correct}’ if {rate} is \
        of a year
        """,
      explanation: """
        Functions of spreadsheets count in the periods of the flows: for flows by quarter they take the rate of a quarter. \
        `quarterly(12%) in percent` is what a quarter adds at 12 % a year, `monthly(12%) in percent` what a month adds. The \
        methods take the rate of a year, whatever the timeline is.
        """,
      wrong: """
        case "Fees" { currency = CHF, timeline = 2026-Q1 .. 2026-Q4 }
        fees[t] = CHF 100
        show npv(12%, fees)
        """,
      right: """
        case "Fees" { currency = CHF, timeline = 2026-Q1 .. 2026-Q4 }
        fees[t] = CHF 100
        show npv(quarterly(12%) in percent, fees)
        """),
  ]
}
