extension MessageCatalogue {
  /// Messages about lines with two indices.
  static let englishIndices: [MessageEntry] = [
    MessageEntry(
      .E0450,
      message: """
        the first index of ‘{name}’ says over which rows it runs, such as ‘{name}[p in people, t]’; {written} does not
        """,
      explanation: """
        A line with two indices has a row, period or key first and then a period. At least one of its equations says what \
        the first index runs over; the others may use its name alone.
        """,
      wrong: """
        case "Dryer" { currency = EUR, timeline = 2026 .. 2027 }
        table people {
          name   | share
          "Aida" | 60%
          "Bo"   | 40%
        }
        paid[p, t] = EUR 100
        """,
      right: """
        case "Dryer" { currency = EUR, timeline = 2026 .. 2027 }
        table people {
          name   | share
          "Aida" | 60%
          "Bo"   | 40%
        }
        paid[p in people, t] = EUR 100 * p.share
        """),
    MessageEntry(
      .E0451,
      message: """
        all equations of ‘{name}’ have the same first index; write ‘{index}’ here and decide by its row, such as \
        ‘if {condition} then … else …’
        """,
      explanation: """
        A line with two indices is worked out for each row in turn, by the same equations. What is different in one row \
        follows from a column of the table or from an `if`.
        """,
      wrong: """
        case "Dryer" { currency = EUR, timeline = 2026 .. 2027 }
        table people {
          name   | share
          "Aida" | 60%
          "Bo"   | 40%
        }
        paid[p in people, t] = EUR 100 * p.share
        paid["Bo", t] = EUR 50
        """,
      right: """
        case "Dryer" { currency = EUR, timeline = 2026 .. 2027 }
        table people {
          name   | share
          "Aida" | 60%
          "Bo"   | 40%
        }
        paid[p in people, t] = if p.name = "Bo" then EUR 50 else EUR 100 * p.share
        """),
    MessageEntry(
      .E0452,
      message: """
        the first index of ‘{name}’ runs over {over}; write it before ‘{written}’, such as ‘{name}[p, {written}]’ in a \
        sum for p in {over}
        """,
      explanation: """
        A line with two indices is read by both, first the row and then the period: `paid["Aida", t]`. The first may stand \
        alone: `paid["Aida"]` is that row's series. The sum over the rows in a period is \
        `sum(paid[p, t] for p in people)`.
        """,
      wrong: """
        case "Dryer" { currency = EUR, timeline = 2026 .. 2027 }
        table people {
          name   | share
          "Aida" | 60%
          "Bo"   | 40%
        }
        paid[p in people, t] = EUR 100 * p.share
        all[t] = sum(paid[t])
        """,
      right: """
        case "Dryer" { currency = EUR, timeline = 2026 .. 2027 }
        table people {
          name   | share
          "Aida" | 60%
          "Bo"   | 40%
        }
        paid[p in people, t] = EUR 100 * p.share
        all[t] = sum(paid[p, t] for p in people)
        """),
    MessageEntry(
      .E0453,
      message: """
        ‘{name}’ has two indices, and only one of them is at hand here; write ‘{over_rows}’ for the \
        sum over the rows in a period, or ‘{over_periods}’ for the sum over the periods of a row
        """,
      explanation: """
        Outside of lines `sum(paid)` is the total of all rows and periods. In a line by period or by row it could be \
        the sum over the other index as well, so that it says which.
        """,
      wrong: """
        case "Dryer" { currency = EUR, timeline = 2026 .. 2027 }
        table people {
          name   | share
          "Aida" | 60%
          "Bo"   | 40%
        }
        paid[p in people, t] = EUR 100 * p.share
        all[t] = sum(paid)
        """,
      right: """
        case "Dryer" { currency = EUR, timeline = 2026 .. 2027 }
        table people {
          name   | share
          "Aida" | 60%
          "Bo"   | 40%
        }
        paid[p in people, t] = EUR 100 * p.share
        all[t] = sum(paid[p, t] for p in people)
        """),
    MessageEntry(
      .E0454,
      message: """
        a kind with a line of two indices is filled in once, not for each row: that would be a third index; fill it \
        in by name, or give the line one index
        """,
      explanation: """
        A figure has two indices at most, such as a person and a year. A kind that is filled in for each licence gives each of \
        its lines the licence as an index, to which one more can come.
        """,
      wrong: """
        case "Dryer" { currency = EUR, timeline = 2026 .. 2027 }
        table people {
          name   | share
          "Aida" | 60%
        }
        kind split {
          people: table { name: text, share: percent }
          income: flow of money
          paid[p in people, t] = income * p.share
        }
        licence[p in people] = split {
          people { name | share
            "Bo" | 10% }
          income = EUR 100
        }
        """,
      right: """
        case "Dryer" { currency = EUR, timeline = 2026 .. 2027 }
        kind split {
          people: table { name: text, share: percent }
          income: flow of money
          paid[p in people, t] = income * p.share
        }
        split licence {
          people { name | share
            "Bo" | 10% }
          income = EUR 100
        }
        """),
    MessageEntry(
      .E0455,
      message: """
        ‘{form}’ stands in a definition or a line with one index, not in a function, behind ‘for’ or under a second index; \
        give it a line of its own, such as ‘varied[t] = offer with { … }’, and read that here; in place of a function write a \
        kind with the same inputs
        """,
      explanation: """
        What a filled-in kind is given is worked out once, or once for each index of the line in which it stands. A function \
        may take an instance and read what it holds. A kind with inputs such as `offer: licence, rate: percent` may have a line \
        `varied = offer with { rate = rate }`, and is filled in wherever the function would be called.
        """,
      wrong: """
        kind levy { base: number, due = base * 10% }
        levy fee { base = 5 }
        function dearer(x) = (x with { base = 9 }).due
        show dearer(fee)
        """,
      right: """
        kind levy { base: number, due = base * 10% }
        levy fee { base = 5 }
        dear = fee with { base = 9 }
        function due(x) = x.due
        show due(dear)
        """),
    MessageEntry(
      .E0456,
      message: "the kind {kind} has no fields called {fields}; its fields are {known}{forms}",
      explanation: """
        Only the inputs that the kind declares can be filled in. All names that it does not have are told at once, each with \
        the field that is probably meant.
        """,
      wrong: """
        kind fee { amount: number, rate: percent }
        fee licence { amuont = 5, rat = 3% }
        """,
      right: """
        kind fee { amount: number, rate: percent }
        fee licence { amount = 5, rate = 3% }
        """),
    MessageEntry(
      .E0457,
      message: """
        ‘with’ varies the one of the row at hand here, and ‘{base}’ is another; give that a line of its own, such as \
        ‘varied = {base} with { … }’, or fill in ‘{kind} { … }’ for each row
        """,
      explanation: """
        In a line by row there is a variant for each row: of what is filled in for the same row. One that stands for all rows \
        is varied once, outside of them. Where the change differs from row to row, the kind is filled in anew.
        """,
      wrong: """
        kind loan { amount: money, rate: percent, interest = amount * rate }
        table book { id | amount
          "A" | EUR 100 }
        loans[r in book] = loan { amount = r.amount, rate = 5% }
        dear[r in book] = (loans["A"] with { rate = 9% }).interest
        """,
      right: """
        kind loan { amount: money, rate: percent, interest = amount * rate }
        table book { id | amount
          "A" | EUR 100 }
        loans[r in book] = loan { amount = r.amount, rate = 5% }
        dear[r in book] = (loans[r] with { rate = 9% }).interest
        """),
    MessageEntry(
      .E0458,
      message: """
        ‘{written}’ is a text that may differ from row to row, and a currency is the same for all; choose the rows of each, \
        as in ‘dollars = book where paid = "USD"’, and write ‘USD’ for those
        """,
      explanation: """
        Amounts know their currency before anything is worked out, so that two currencies never mix. A kind that is filled in \
        for each row has one currency for all of them. Choose the rows of each currency, fill in the kind for those, and convert \
        what is added.
        """,
      wrong: """
        case "Fees" { currency = EUR, exchange = [USD 1 = EUR 0.90] }
        kind fee { own: currency, amount: money, received = amount in own }
        table book { id | paid | amount
          "A" | "USD" | EUR 9 }
        fees[r in book] = fee { own = r.paid, amount = r.amount }
        """,
      right: """
        case "Fees" { currency = EUR, exchange = [USD 1 = EUR 0.90] }
        kind fee { own: currency, amount: money, received = amount in own }
        table book { id | paid | amount
          "A" | "USD" | EUR 9 }
        dollars = book where paid = "USD"
        fees[r in dollars] = fee { own = USD, amount = r.amount }
        """),
    MessageEntry(
      .E0459,
      message: """
        {what} ‘{tree}’ is read of what is filled in under a name of its own, not of one of many; give the kind a line, such \
        as ‘{line} = {tree}.{part}’, and read that
        """,
      explanation: """
        What a tree says of itself, and a table of a kind, is worked out where it stands. Of filled-in kinds in a list, or for each row, the lines can be \
        read, one after the other or as a column.
        """,
      wrong: """
        kind project { cost: money
          tree game = chance { 50% "works" -> EUR 100 - cost, rest "fails" -> -cost } }
        table book { id | cost
          "A" | EUR 10 }
        projects[r in book] = project { cost = r.cost }
        show projects["A"].game.value
        """,
      right: """
        kind project { cost: money
          tree game = chance { 50% "works" -> EUR 100 - cost, rest "fails" -> -cost }
          game_value = game.value }
        table book { id | cost
          "A" | EUR 10 }
        projects[r in book] = project { cost = r.cost }
        show projects["A"].game_value
        """),
    MessageEntry(
      .E0460,
      message: """
        ‘if’ behind what is shown belongs into the ‘show’ of a kind, behind a line or a column; here write \
        ‘if … then … else …’
        """,
      explanation: """
        A kind shows a line only where an input is given: ‘show total, credited if credit is given’. What a case shows is \
        there or not, because the case itself says what is given.
        """,
      wrong: """
        fee = CHF 5
        show fee if yes
        """,
      right: """
        fee = CHF 5
        show fee
        """),
    MessageEntry(
      .E0461,
      message: """
        whether this is shown must follow from what is given: ask ‘if credit is given’; a text may be empty instead: \
        show "{if total > limit then "too much" else ""}"
        """,
      explanation: """
        Which lines a working paper has follows from the inputs that are filled in, not from figures, so that papers of one \
        kind look alike in all scenarios.
        """,
      wrong: """
        kind fee { amount: money, show amount if amount > 0 }
        fee licence { amount = CHF 5 }
        show licence
        """,
      right: """
        kind fee { amount: money, least: money?, show amount, least if least is given }
        fee licence { amount = CHF 5 }
        show licence
        """),
    MessageEntry(
      .E0462,
      message: """
        ‘{table}’ lacks what ‘{field}’ reads: {lacking}; its columns are {known}; name its columns as ‘{field}’ does
        """,
      explanation: """
        A table that is handed to a kind needs the columns that the kind reads, by their names; further ones are left \
        aside. Only columns whose type ends with `?` may be absent.
        """,
      wrong: """
        kind plan { steps: table { name: text, cost: number }, total = sum(steps.cost) }
        table tests { name | price
          "test" | 5
        }
        plan launch { steps = tests }
        """,
      right: """
        kind plan { steps: table { name: text, cost: number }, total = sum(steps.cost) }
        table tests { name | cost
          "test" | 5
        }
        plan launch { steps = tests }
        """),
    MessageEntry(
      .E0463,
      message: "the columns of ‘{field}’ are called {known}; here {unknown} stands instead",
      explanation: """
        The kind says how the columns of this table are called; the first line of the table has their names, in any \
        order.
        """,
      wrong: """
        kind plan { steps: table { name: text, cost: number }, total = sum(steps.cost) }
        plan launch {
          steps { name | price
            "test" | 5
          }
        }
        """,
      right: """
        kind plan { steps: table { name: text, cost: number }, total = sum(steps.cost) }
        plan launch {
          steps { name | cost
            "test" | 5
          }
        }
        """),
    MessageEntry(
      .E0464,
      message: """
        nothing is called like the words in ‘{column}’; write a line ‘{line}’ into the braces, or put each of them \
        in quotes
        """,
      explanation: """
        A cell that is a name alone stands for what is called so. A column of words says which words it has, in a line \
        of its own: `stage: early | late`; a kind that asks for these words takes it. Texts stand in quotes.
        """,
      wrong: """
        table deals { name | stage
          "dye" | early
          "kiln" | late
        }
        """,
      right: """
        table deals { name | stage
          "dye" | early
          "kiln" | late
          stage: early | late
        }
        """),
    MessageEntry(
      .E0465,
      message: """
        ‘{column}’ is to hold the words {words}, but holds texts; write a line ‘{line}’ into the braces of the \
        table, and the words without quotes
        """,
      explanation: """
        Words of a choice are no texts: a misspelt word is told, a misspelt text is just another one. In a table from a \
        file the line alone turns the texts into words.
        """,
      wrong: """
        kind review { deals: table { name: text, stage: early | late }, early = count(d for d in deals where d.stage = early) }
        table list { name | stage
          "dye" | "early"
          "kiln" | "late"
        }
        review all { deals = list }
        """,
      right: """
        kind review { deals: table { name: text, stage: early | late }, early = count(d for d in deals where d.stage = early) }
        table list { name | stage
          "dye" | early
          "kiln" | late
          stage: early | late
        }
        review all { deals = list }
        """),
    MessageEntry(
      .E0466,
      message: "rows stand in the braces of their table; write ‘{forms}’ around them",
      explanation: """
        In the braces of what is filled in stand fields, and a table is one of them: its name, then in braces the names of \
        its columns and the rows. Other fields stand beside it.
        """,
      wrong: """
        kind scale { bands: table { above: money, rate: percent }, first = bands.rate[1] }
        scale licence {
          above | rate
          EUR 0 | 5%
        }
        """,
      right: """
        kind scale { bands: table { above: money, rate: percent }, first = bands.rate[1] }
        scale licence {
          bands {
            above | rate
            EUR 0 | 5%
          }
        }
        """),
  ]
}
