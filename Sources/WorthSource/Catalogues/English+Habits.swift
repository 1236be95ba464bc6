extension MessageCatalogue {
  /// E0127 to E0136: habits of other programs.
  static let englishHabits: [MessageEntry] = [
    MessageEntry(
      .E0127,
      message: """
        ‘{written}’ follows no custom for numbers; write one point before the decimals and ‘_’ between thousands, as in \
        ‘1_234.56’, or an operator or a comma between two numbers
        """,
      explanation: """
        A number has digits, at most one point, and `_` wherever that makes it easier to read. The signs of other customs are \
        understood where they leave no doubt: `1.234,56`, `1'000` and `1 000 000`. Here they do, and nothing is guessed.
        """,
      wrong: "price = CHF 1.2.34",
      right: "price = CHF 1_234"),
    MessageEntry(
      .E0128,
      message: """
        ‘{written}’ names cells, and nothing here has cells; write the name of the figure, or of the list, the series or the \
        column, as in ‘sum(costs)’ or ‘sum(book.amount)’
        """,
      explanation: """
        In a spreadsheet a figure is found by its place. Here it has a name, so that a line says what it works out. What stands \
        in several cells one below the other is a list, a series by period, or the column of a table.
        """,
      wrong: """
        costs = [CHF 1, CHF 2]
        total = SUM(A1:A5)
        """,
      right: """
        costs = [CHF 1, CHF 2]
        total = sum(costs)
        """),
    MessageEntry(
      .E0129,
      message: "several values stand in brackets; write ‘{list}’",
      explanation: """
        A comma ends an entry, so that the second value would have no name. In brackets the values are a list. Where a series is \
        due, a list gives the values of its periods in their order.
        """,
      wrong: "sales = 100, 110, 121",
      right: "sales = [100, 110, 121]"),
    MessageEntry(
      .E0130,
      message: """
        a figure that lies between two others is uncertain; write ‘{correct}’ where each between them is as likely as the next, \
        or another distribution; for one figure write that alone
        """,
      explanation: """
        An uncertain figure has a distribution behind `~`: `uniform(low, high)` where nothing speaks for one figure more than for \
        another, `triangular(low, mode, high)` where one is the likeliest. `1 .. 5` is a list of whole numbers.
        """,
      wrong: "royalty_rate = between 2.5% and 4.5%",
      right: "royalty_rate ~ uniform(2.5%, 4.5%)"),
    MessageEntry(
      .E0131,
      message: "a {word} has no title; leave it out here, and write ‘{comment}’ in a line above",
      explanation: """
        Cases, instances and scenarios have a title in quotes behind their name. What a kind, a table or a function is stands in \
        the comment above it, which reports and help show.
        """,
      wrong: """
        kind fee "What the office charges" {
          hours: number
        }
        """,
      right: """
        ## What the office charges
        kind fee {
          hours: number
        }
        """),
    MessageEntry(
      .E0132,
      message: "a text stands on one line; write ‘\\n’ in it where a new line is to begin",
      explanation: """
        A text ends with the line in which it begins, so that a missing quote is found where it is missing.
        """,
      wrong: "note = \"Grain dryer,\nbuilt in 2020\"",
      right: "note = \"Grain dryer,\\nbuilt in 2020\""),
    MessageEntry(
      .E0133,
      message:
        "‘for’ stands in brackets, behind what is made of each value; write ‘{correct}’",
      explanation: """
        There are no loops that do something again and again. `[2 * x for x in costs]` is a list with a value for each of \
        `costs`; `sum(2 * x for x in costs)` is their sum.
        """,
      wrong: """
        costs = [1, 2]
        twice = 2 * x for x in costs
        """,
      right: """
        costs = [1, 2]
        twice = [2 * x for x in costs]
        """),
    MessageEntry(
      .E0134,
      message: """
        ‘{name}’ has one value, which no line changes; write ‘{correct}’ for a figure of its own, or ‘{periods}’ for what \
        grows from period to period
        """,
      explanation: """
        A case has no steps that run one after the other, so that `x += 1` has no moment at which it would happen. What comes \
        out of a name has a name of its own; what changes over time is a line by period, which reads the one before.
        """,
      wrong: """
        costs = 3
        costs += 1
        show costs
        """,
      right: """
        costs = 3
        new_costs = costs + 1
        show new_costs
        """),
    MessageEntry(
      .E0135,
      message: """
        ‘{written}’ is neither a field nor a row; write ‘name = value’, or the rows of a table: the names of its columns with \
        ‘|’ between them, and a line for each row below
        """,
      explanation: """
        What stands in braces is read as fields and rows, not as sentences. `worth help KIND` shows what a kind is filled in with.
        """,
      wrong: """
        kind fee { tiers: table { above: money, rate: percent } }
        fee yearly { tiers { up to EUR 1 million: 5% } }
        """,
      right: """
        kind fee { tiers: table { above: money, rate: percent } }
        fee yearly {
          tiers {
            above | rate
            EUR 0 | 5%
          }
        }
        show yearly.tiers
        """),
    MessageEntry(
      .E0136,
      message:
        "these cases are no words of a choice; write ‘{chain}’, with what counts otherwise at its end",
      explanation: """
        `if x is { word -> …, else -> … }` has a case for each word of a choice, or for yes and no. Figures, periods and \
        conditions stand one after the other: `if t < 2028 then 1 else if t < 2030 then 2 else 3`.
        """,
      wrong: """
        case "Dryer" { timeline = 2026 .. 2029 }
        step[t] = if t is { < 2028 -> 1, < 2029 -> 2 }
        """,
      right: """
        case "Dryer" { timeline = 2026 .. 2029 }
        step[t] = if t < 2028 then 1 else if t < 2029 then 2 else 3
        """),
  ]
}
