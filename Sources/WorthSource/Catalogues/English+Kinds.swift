extension MessageCatalogue {
  /// E0401 to E0413: kinds and what is filled in.
  static let englishKinds: [MessageEntry] = [
    MessageEntry(
      .E0401,
      message: "{missing} missing in this {kind}; write {forms}{besides}",
      explanation: """
        A kind asks for inputs, and those without a value of their own must be filled in. Where \
        practice differs, such as in the timing of payments, no kind assumes an answer.
        """,
      wrong: """
        kind fee { amount: number }
        fee licence { }
        """,
      right: """
        kind fee { amount: number }
        fee licence { amount = 5 }
        """),
    MessageEntry(
      .E0402,
      message: "the kind {kind} has no field ‘{field}’; {known}{hint}",
      explanation: """
        Only the inputs that the kind declares can be filled in. A figure of your own stands outside \
        the braces, as a definition.
        """,
      wrong: """
        kind fee { amount: number }
        fee licence { amount = 5, tax = 3 }
        """,
      right: """
        kind fee { amount: number }
        fee licence { amount = 5 }
        tax = 3
        """),
    MessageEntry(
      .E0403,
      message: "‘{field}’ is to be {expected}, but this is {found}; {advice}",
      explanation: """
        The kind or definition states what sort of value belongs here. A percent needs its sign, \
        money its currency, a date all of year, month and day. What has the wrong sort is turned into \
        the right one where it stands: a ratio by `debt / value in percent`, a series into one value by \
        `rates[2027]` or `sum(sales)`, flows on their dates into a series by `by_period(flows)`, a number \
        into an amount by `CHF 5 * pieces`. A table stands in braces, without `=`, and an instance is \
        written by its name.
        """,
      wrong: """
        kind fee { rate: percent }
        fee licence { rate = 5 }
        """,
      right: """
        kind fee { rate: percent }
        fee licence { rate = 5% }
        """),
    MessageEntry(
      .E0404,
      message: "the kind {kind} works out ‘{line}’ by itself; leave this line out{hint}",
      explanation: """
        Inputs are filled in; lines with a formula follow from them. To change the formula, declare a \
        kind of your own with `kind NAME: PARENT { … }` and write the line there.
        """,
      wrong: """
        kind fee {
          gross: number
          net = gross * 0.8
        }
        fee licence { gross = 100, net = 70 }
        """,
      right: """
        kind fee {
          gross: number
          net = gross * 0.8
        }
        fee licence { gross = 100 }
        """),
    MessageEntry(
      .E0405,
      message: """
        ‘{instance}’ has nothing called ‘{name}’; read a field or line of the kind {kind}{hint}
        """,
      explanation: """
        After the point stands the name of an input or of a line that the kind declares.
        """,
      wrong: """
        kind fee { amount: number }
        fee licence { amount = 5 }
        total = licence.amout
        """,
      right: """
        kind fee { amount: number }
        fee licence { amount = 5 }
        total = licence.amount
        """),
    MessageEntry(
      .E0406,
      message: "the kind ‘{kind}’ would be its own parent; leave out the parent or name another",
      explanation: """
        `kind child: parent { … }` takes over all that the parent declares. The way from parent to \
        parent must end somewhere.
        """,
      wrong: "kind fee: fee { amount: number }",
      right: "kind fee { amount: number }"),
    MessageEntry(
      .E0407,
      message: """
        this does not belong in a kind; {way}
        """,
      explanation: """
        A kind holds inputs (`x: number`), lines that follow from them (`y = 2 * x`), functions, \
        `require … because …` and `show`. Checks of figures, tables and other kinds stand outside.
        """,
      wrong: """
        kind fee {
          amount: number
          expect amount > 0
        }
        """,
      right: """
        kind fee {
          amount: number
          require amount > 0 because "a fee is paid"
        }
        """),
    MessageEntry(
      .E0408,
      message: "only fields stand here; write ‘name = value’",
      explanation: """
        The braces after `KIND NAME` fill in the inputs of the kind, one line each. Checks, reports \
        and other definitions stand outside.
        """,
      wrong: """
        kind fee { amount: number }
        fee licence {
          amount = 5
          expect amount = 5
        }
        """,
      right: """
        kind fee { amount: number }
        fee licence { amount = 5 }
        expect licence.amount = 5
        """),
    MessageEntry(
      .E0409,
      message: """
        ‘{field}’ takes something of the kind {expected}, and this is of the kind {found}; name \
        another one
        """,
      explanation: """
        The field takes something of one kind, or of a kind that has it as parent.
        """,
      wrong: """
        kind patent { number: text }
        kind brand { number: text }
        kind deal { asset: patent }
        brand sunny { number = "B1" }
        deal licence { asset = sunny }
        """,
      right: """
        kind patent { number: text }
        kind deal { asset: patent }
        patent dryer { number = "P1" }
        deal licence { asset = dryer }
        """),
    MessageEntry(
      .E0410,
      message: """
        there is no type ‘{type}’; {advice}
        """,
      explanation: """
        After the colon stands what sort of value the input takes: `number`, `percent`, `rate`, \
        `money`, `date`, `duration`, `text`, `yes_no`, words to choose from as in `end | middle`, a \
        kind, or many values at once as in `flow of money` and `list of number`.
        """,
      wrong: """
        kind fee { amount: mony }
        fee licence { amount = 5 }
        """,
      right: """
        kind fee { amount: number }
        fee licence { amount = 5 }
        """),
    MessageEntry(
      .E0411,
      message: """
        ‘{instance}’ counts in {expected}, and this amount is in {found}; write all its amounts \
        in one currency
        """,
      explanation: """
        All money within one filled-in kind is in one currency, that of its first amount. Otherwise \
        its formulas would add different currencies.
        """,
      wrong: """
        kind fee { gross: money, costs: money }
        fee licence { gross = CHF 5, costs = USD 3 }
        """,
      right: """
        kind fee { gross: money, costs: money }
        fee licence { gross = CHF 5, costs = CHF 3 }
        """),
    MessageEntry(
      .E0412,
      message: """
        ‘{field}’ takes a table; write its rows in braces, ‘{field} { {columns}’ and \
        then a line for each row
        """,
      explanation: """
        A field with rows begins with the names of its columns, set apart by `|`. Each further line \
        is a row, with its cells set apart in the same way.
        """,
      wrong: """
        kind plan { steps: table { name: text, cost: number } }
        plan launch {
          steps { name = "test" }
        }
        """,
      right: """
        kind plan { steps: table { name: text, cost: number } }
        plan launch {
          steps { name | cost
            "test" | 5
          }
        }
        """),
    MessageEntry(
      .E0413,
      message: """
        ‘with’ changes something that was filled in, but this is {found}; write the name of a \
        filled-in kind before it
        """,
      explanation: """
        `offer with { rate = 6% }` is what `offer` would be with another rate. It needs something \
        whose fields can be changed.
        """,
      wrong: """
        price = 5
        other = price with { amount = 6 }
        """,
      right: """
        kind fee { amount: number }
        fee price { amount = 5 }
        other = price with { amount = 6 }
        """),
  ]
}
