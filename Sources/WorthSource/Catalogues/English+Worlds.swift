extension MessageCatalogue {
  /// E11: scenarios, what-if questions, decisions.
  static let englishWorlds: [MessageEntry] = [
    MessageEntry(
      .E1101,
      message: "‘{found}’ is no scenario{hint}; write its name, or the changes in braces",
      explanation: """
        After `under` stands the name of a scenario, a sum of such names, or the changes themselves: \
        `value under { growth = 2% }`.
        """,
      wrong: """
        growth = 5%
        scenario slump { growth = -2% }
        show growth under slum
        """,
      right: """
        growth = 5%
        scenario slump { growth = -2% }
        show growth under slump
        """),
    MessageEntry(
      .E1102,
      message: "‘{path}’ cannot be changed in a scenario: {reason}",
      explanation: """
        A scenario changes definitions of the case, single periods of them, and fields and lines of what is filled in. \
        Timeline, valuation date and rates of exchange are the same in all scenarios, so that their figures \
        can be compared.
        """,
      wrong: """
        case "Dryer" { currency = EUR, timeline = 2026 .. last_year }
        last_year = 2030
        flow[t] = EUR 100
        show sum(flow) under { last_year = 2028 }
        """,
      right: """
        case "Dryer" { currency = EUR, timeline = 2026 .. 2030 }
        flow[t] = EUR 100
        show sum(flow) under { flow[2029 .. 2030] = EUR 0 }
        """),
    MessageEntry(
      .E1103,
      message: "‘was’ is what a change replaces, and nothing is changed here",
      explanation: """
        In a scenario and after `with`, `was` is the value beneath the change: `growth = was - 2%`.
        """,
      wrong: "growth = was - 2%",
      right: """
        growth = 5%
        show growth under { growth = was - 2% }
        """),
    MessageEntry(
      .E1104,
      message: "‘{name}’ is a scenario and has no value; write ‘figure under {name}’",
      explanation: "A scenario is a set of changes. Values are asked for under it.",
      wrong: """
        growth = 5%
        scenario slump { growth = -2% }
        show slump
        """,
      right: """
        growth = 5%
        scenario slump { growth = -2% }
        show growth under slump
        """),
    MessageEntry(
      .E1105,
      message: """
        ‘{form}’ stands in the case, in a definition, an ‘expect’ or a ‘show’, not in a kind, a function or a line by \
        period
        """,
      explanation: """
        What asks how the whole case would be otherwise looks at it from outside.
        """,
      wrong: """
        growth = 5%
        function low(x) = x under { growth = 2% }
        show low(growth)
        """,
      right: """
        growth = 5%
        low = growth under { growth = 2% }
        show low
        """),
    MessageEntry(
      .N1101,
      message: "‘{path}’ is changed by more than one of these scenarios; the last one counts",
      explanation: """
        Scenarios are laid over one another. Where two change the same, the later one is seen alone; with `was` it \
        can build on the earlier one.
        """,
      wrong: """
        growth = 5%
        scenario slump { growth = -2% }
        scenario boom { growth = 8% }
        show growth under slump + boom
        """,
      right: """
        growth = 5%
        scenario slump { growth = -2% }
        show growth under slump
        """),
  ]
}
