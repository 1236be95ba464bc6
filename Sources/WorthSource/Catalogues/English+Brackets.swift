extension MessageCatalogue {
  /// Messages about names in the brackets of lines by period.
  static let englishBrackets: [MessageEntry] = [
    MessageEntry(
      .E0527,
      message: """
        ‘{word}’ is no period as it is written here, and would stand for each of them, as ‘t’ does; write ‘{one} = …’ for \
        one period, or ‘{each} = …’ for all
        """,
      explanation: """
        In `name[t] = …` any name may stand for each period in turn, so that a line for `FY26` would fill all years. One \
        period is written as those of the timeline are: `2026`, `2026-Q1`, `2026-01`, or its number where they are numbered.
        """,
      wrong: """
        case "Dryer" { currency = EUR, timeline = 2026 .. 2028 }
        sales[FY26] = EUR 5
        """,
      right: """
        case "Dryer" { currency = EUR, timeline = 2026 .. 2028 }
        sales[2026] = EUR 5
        """),
    MessageEntry(
      .E0528,
      message: """
        ‘{word}’ is a name of the case, and in these brackets would stand for each period, as ‘t’ does; write ‘{one} = …’ for \
        one period, or ‘{each} = …’ for all
        """,
      explanation: """
        A bare name in the brackets of a line by period is that of its index. In parentheses it is a value: \
        `sales[(launch)] = …` is for the one period that `launch` is.
        """,
      wrong: """
        case "Dryer" { currency = EUR, timeline = 2026 .. 2028 }
        launch = 2027
        sales[launch] = EUR 5
        """,
      right: """
        case "Dryer" { currency = EUR, timeline = 2026 .. 2028 }
        launch = 2027
        sales[(launch)] = EUR 5
        """),
  ]
}
