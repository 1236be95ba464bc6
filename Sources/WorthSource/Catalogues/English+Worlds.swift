extension MessageCatalogue {
  /// E11: scenarios, what-if questions, decisions.
  static let englishWorlds: [MessageEntry] = [
    MessageEntry(
      .E1101,
      message: "‘{found}’ is no scenario; write the name of one, or the changes in braces{hint}",
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
      message: "‘{path}’ cannot be changed here: {reason}",
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
      message: "‘was’ is what a change replaces, and nothing is changed here; {way}",
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
      message: """
        ‘{name}’ is a scenario and has no value; write ‘figure under {name}’, and a sum of scenarios in parentheses
        """,
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
        A what-if question runs the whole case and so stands outside it.
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
      .E1106,
      message: "no value of ‘{name}’ between {low} and {high} gives this: {reason}",
      explanation: """
        `solve` looks at 129 values across the range and needs the figure to pass the goal between two of them. \
        Where it only touches the goal, or lies on one side everywhere, no value is made up. Take a wider range, or \
        look at the figure with `grid` first.
        """,
      wrong: """
        price = CHF 100
        profit = price * 20 - CHF 3000
        show solve price between CHF 10 and CHF 100 so that profit = CHF 0
        """,
      right: """
        price = CHF 100
        profit = price * 20 - CHF 3000
        show solve price between CHF 100 and CHF 200 so that profit = CHF 0
        """),
    MessageEntry(
      .E1107,
      message:
        "{count} values of ‘{name}’ give this: {values}; narrow the range down to the one that is meant",
      explanation: """
        A figure can pass the goal more than once. Which of the solutions is meant is for the case to say.
        """,
      wrong: """
        price = CHF 10
        sold = 100 - price / CHF 1
        revenue = price * sold
        show solve price between CHF 1 and CHF 99 so that revenue = CHF 1600
        """,
      right: """
        price = CHF 10
        sold = 100 - price / CHF 1
        revenue = price * sold
        show solve price between CHF 1 and CHF 50 so that revenue = CHF 1600
        """),
    MessageEntry(
      .E1108,
      message: "at ‘{name}’ = {value} the figure jumps past the goal, so that no value gives it",
      explanation: """
        A figure with a step, such as one with a tier or a rounding, can lie on one side of the goal and then on the \
        other without ever being there.
        """,
      wrong: """
        volume = 500
        fee = if volume > 1000 then CHF 80 else CHF 100
        show solve volume between 1 and 2000 so that fee = CHF 90
        """,
      right: """
        volume = 500
        fee = CHF 120 - volume * CHF 0.04
        show solve volume between 1 and 2000 so that fee = CHF 90
        """),
    MessageEntry(
      .E1109,
      message: "this cannot be asked: {reason}",
      explanation: """
        An elasticity is the percents by which a figure changes where a name changes by one percent, which says \
        nothing of a 0. A bar for each uncertain name says nothing of a figure over all trials, such as `value.p5`, in \
        which all of them vary.
        """,
      wrong: """
        growth = 0%
        value = CHF 100 * (1 + growth)
        show elasticity(value, growth)
        """,
      right: """
        growth = 5%
        value = CHF 100 * (1 + growth)
        show elasticity(value, growth)
        """),
    MessageEntry(
      .E1110,
      message: "after ‘so that’ stands what is to be equal, such as ‘value = CHF 1 million’",
      explanation: """
        `solve` finds the value of a name with which two amounts are equal. For a break-even write `so that profit = \
        CHF 0`.
        """,
      wrong: """
        price = CHF 100
        profit = price * 20 - CHF 3000
        show solve price between CHF 100 and CHF 200 so that profit > CHF 0
        """,
      right: """
        price = CHF 100
        profit = price * 20 - CHF 3000
        show solve price between CHF 100 and CHF 200 so that profit = CHF 0
        """),
    MessageEntry(
      .E1111,
      message: "‘{found}’ cannot take other values here: {reason}",
      explanation: """
        `solve`, `grid`, `tornado` and `elasticity` vary a definition of the case, a field or line of something filled \
        in, a cell of a table, or one period of a series: what is one amount.
        """,
      wrong: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        sales[t] = CHF 100
        total = sum(sales)
        show elasticity(total, sales)
        """,
      right: """
        case "Dryer" { currency = CHF, timeline = 2026 .. 2028 }
        yearly = CHF 100
        sales[t] = yearly
        total = sum(sales)
        show elasticity(total, yearly)
        """),
    MessageEntry(
      .E1112,
      message: "nothing is uncertain here; write ‘tornado(figure, name, low .. high)’",
      explanation: """
        `tornado(figure)` alone takes each uncertain name from its 5th to its 95th percentile. Without `~` the ranges \
        must be given.
        """,
      wrong: """
        price = CHF 100
        profit = price * 20 - CHF 1000
        show tornado(profit)
        """,
      right: """
        price = CHF 100
        profit = price * 20 - CHF 1000
        show tornado(profit, price, CHF 80 .. CHF 120)
        """),
    MessageEntry(
      .E1113,
      message: "give one figure or more, and the scenarios to compare",
      explanation: """
        `compare(value, profit, slump, boom)` shows figures in the case and under scenarios; `attribution(value, slump)` \
        shows what each change of a scenario adds.
        """,
      wrong: """
        price = CHF 100
        show compare(price)
        """,
      right: """
        price = CHF 100
        scenario slump { price = CHF 80 }
        show compare(price, slump)
        """),
    MessageEntry(
      .E1114,
      message: "this is no chance: {reason}",
      explanation: """
        The probabilities of the branches of a chance total 100 %. One branch may say `rest` in place of its \
        probability.
        """,
      wrong: """
        tree test = chance {
          60% "passes" -> CHF 100
          30% "fails" -> CHF 0
        }
        show test
        """,
      right: """
        tree test = chance {
          60% "passes" -> CHF 100
          rest "fails" -> CHF 0
        }
        show test
        """),
    MessageEntry(
      .E1115,
      message: "there are more than 200_000 combinations of outcomes to know beforehand",
      explanation: """
        What perfect information is worth is found by going through all combinations of the outcomes of all chances. \
        Look at a part of the tree, or give chances that are the same event the same name.
        """,
      wrong: """
        tree a = chance { 50% "up" -> 1, rest "down" -> 0 }
        tree b = chance { 50% "up" -> a, rest "down" -> a }
        tree c = chance { 50% "up" -> b, rest "down" -> b }
        tree d = chance { 50% "up" -> c, rest "down" -> c }
        tree e = chance { 50% "up" -> d, rest "down" -> d }
        show e.perfect_information
        """,
      right: """
        tree a = chance "third" { 50% "up" -> 1, rest "down" -> 0 }
        tree b = chance "second" { 50% "up" -> a, rest "down" -> a }
        tree c = chance "first" { 50% "up" -> b, rest "down" -> b }
        show c.perfect_information
        """),
    MessageEntry(
      .E1116,
      message: "this is no branch of ‘{form}’; write ‘{branch}’",
      explanation: """
        The branches of `chance` begin with a probability, one of them may begin with `rest`; those of `choose` begin with \
        a text. After the arrow stands what the branch leads to: an amount, another `chance` or `choose`, or the \
        name of a tree.
        """,
      wrong: """
        tree test = chance {
          "passes" -> CHF 100
          "fails" -> CHF 0
        }
        show test
        """,
      right: """
        tree test = chance {
          60% "passes" -> CHF 100
          rest "fails" -> CHF 0
        }
        show test
        """),
    MessageEntry(
      .E1117,
      message: "‘takes’ needs a ‘rate’ to discount at, here or further up in the tree",
      explanation: """
        What comes later is worth less. `rate` stands beside `takes`, or once at the first node for all that follow. A \
        tree whose time does not matter leaves `takes` out.
        """,
      wrong: """
        tree test = chance {
          takes = 2 years
          60% "passes" -> CHF 100
          rest "fails" -> CHF 0
        }
        show test
        """,
      right: """
        tree test = chance {
          rate = 10% per year
          takes = 2 years
          60% "passes" -> CHF 100
          rest "fails" -> CHF 0
        }
        show test
        """),
    MessageEntry(
      .E1118,
      message: "‘chance’ and ‘choose’ stand in a tree: ‘tree NAME = …’",
      explanation: """
        A decision tree has a name of its own, by which its value, its best choice and its ends are read.
        """,
      wrong: """
        value = chance { 60% "passes" -> CHF 100, rest "fails" -> CHF 0 }
        show value
        """,
      right: """
        tree test = chance { 60% "passes" -> CHF 100, rest "fails" -> CHF 0 }
        show test.value
        """),
    MessageEntry(
      .E1119,
      message: "‘{name}’ is what is changed here; write ‘was’ for its value beneath the change",
      explanation: """
        In a scenario a name means what it is in that scenario. What a change builds on is `was`.
        """,
      wrong: """
        growth = 5%
        show growth under { growth = growth - 3% }
        """,
      right: """
        growth = 5%
        show growth under { growth = was - 3% }
        """),
    MessageEntry(
      .E1120,
      message: "‘{name}’ = {value} gives this, but does not keep to what is required",
      explanation: """
        A solution that breaks a `require` of the case or of a kind is none. Narrow the range, or look at what is required.
        """,
      wrong: """
        kind offer { price: money, require price <= CHF 50 because "nobody pays more", total = price * 20 }
        offer mine { price = CHF 10 }
        show solve mine.price between CHF 1 and CHF 100 so that mine.total = CHF 1500
        """,
      right: """
        kind offer { price: money, require price <= CHF 50 because "nobody pays more", total = price * 20 }
        offer mine { price = CHF 10 }
        show solve mine.price between CHF 1 and CHF 100 so that mine.total = CHF 900
        """),
    MessageEntry(
      .E1125,
      message:
        "‘solve least’ and ‘solve most’ look for the end of where something holds; write ‘>=’ or ‘<=’ for ‘=’",
      explanation: """
        A figure equals a goal at single values of a name, which ‘solve’ without ‘least’ or ‘most’ finds. For a bargaining \
        range or a limit, say what must hold: ‘solve least price between … and … so that profit >= CHF 0’.
        """,
      wrong: """
        price = CHF 100
        profit = price * 20 - CHF 1500
        show solve least price between CHF 10 and CHF 200 so that profit = CHF 0
        """,
      right: """
        price = CHF 100
        profit = price * 20 - CHF 1500
        show solve least price between CHF 10 and CHF 200 so that profit >= CHF 0
        """),
    MessageEntry(
      .E1126,
      message:
        "at ‘{name}’ = {value} nothing says whether the condition holds; leave that out of the range",
      explanation: """
        ‘solve least’ and ‘solve most’ look at values across the range. Where a requirement does not hold, the condition does \
        not either; where something else fails, such as a division by 0, there is no answer.
        """,
      wrong: """
        price = CHF 100
        share = CHF 50 / price
        show solve least price between CHF 0 and CHF 200 so that share <= 1
        """,
      right: """
        price = CHF 100
        share = CHF 50 / price
        show solve least price between CHF 1 and CHF 200 so that share <= 1
        """),
  ]
}
