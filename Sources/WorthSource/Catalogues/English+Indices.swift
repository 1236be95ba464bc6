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
        ‘if {index}.name = "Aida" then … else …’
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
        give it a line of its own, such as ‘varied[t] = offer with { … }’, and read that here
        """,
      explanation: """
        What a filled-in kind is given is worked out once, or once for each index of the line in which it stands. A function \
        may take an instance and read what it holds.
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
  ]
}
