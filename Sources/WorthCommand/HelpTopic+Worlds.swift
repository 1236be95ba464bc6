import WorthBuiltins
import WorthSource

/// Uncertainty, scenarios, what-if questions and decisions.
extension HelpTopic {
  /// Scenarios, uncertainty, studies and trees.
  static let worlds = [
    HelpTopic(
      name: "uncertainty", form: "name = base ~ distribution",
      summary: "how uncertain a value is, beside what it is by the point estimate",
      explanation: """
        What depends on the value follows, and reports show ranges. The distributions are
        """ + " " + DistributionTable.names.joined(separator: ", ") + """
          , each with a page of its own, and ‘truncated(d, low: …, high: …)’ and ‘shifted(d, by: …)’ of one. ‘~’ ends a \
          definition, a field or a line. ‘worth help statistics’ says what can be asked of all trials.
          """,
      example: """
        royalty = 5% ~ triangular(3%, 5%, 8%)
        income = CHF 1000 * royalty
        expect income = CHF 50
        expect income.mean = CHF 53.30 within CHF 0.60
        """),
    HelpTopic(
      name: "simulation", form: "case \"title\" { simulation { trials = 100_000, seed = 42 } }",
      summary: "how often a case with uncertain values is drawn",
      explanation: """
        10_000 trials with seed 1 where it is left out. The same seed gives the same figures everywhere. ‘sampling = \
        latin_hypercube’ spreads each name evenly over its range.
        """,
      example: """
        case "Licence" { simulation { trials = 2_000, seed = 42, sampling = latin_hypercube } }
        royalty = 5% ~ uniform(3%, 7%)
        expect royalty.mean = 5.00% within 0.01 points
        """),
    HelpTopic(
      name: "statistics", form: "value.mean    value.p5    value.percentile(97.5%)",
      summary: "statistics of a value over all trials",
      explanation: """
        ‘mean’, ‘sd’, ‘variance’, ‘skewness’, ‘min’, ‘max’, ‘p5’ to ‘p95’, ‘percentile(p)’; ‘mean_below(p)’ and \
        ‘mean_above(p)’ are the mean of the lowest and the highest share of the trials, ‘mean_where(condition)’ that of the \
        trials in which a condition holds; ‘correlation(x)’, ‘share_of_variance(x)’; ‘mean_error’ and \
        ‘percentile_error(p)’ are standard errors. They stand in the case, not in kinds, functions or lines by period.
        """,
      example: """
        price = 5 ~ uniform(0, 10)
        expect price.mean = 5 within 0.2
        expect price.mean_where(price > 8) = 9 within 0.2
        """),
    HelpTopic(
      name: "probability", form: "probability(condition)",
      summary: "the share of the trials in which a condition holds",
      explanation: "Stands in the case, like other statistics over trials.",
      example: """
        price = 5 ~ uniform(0, 10)
        expect probability(price < 2) = 20% within 2 points
        """),
    HelpTopic(
      name: "correlate", form: "correlate name, name = 0.4",
      summary: "two uncertain names that rise together, or against one another",
      explanation: """
        1 is always together, 0 not at all, -1 one rises when the other falls: the correlation of the normal variables behind \
        them (Gaussian copula). Each name keeps its own distribution.
        """,
      example: """
        price = 5 ~ normal(sd: 1)
        costs = 3 ~ normal(sd: 1)
        correlate price, costs = 1
        margin = price - costs
        expect margin.sd = 0 within 0.001
        """),
    HelpTopic(
      name: "scenario", form: "scenario name \"label\" { growth = -2%, sales[2027] = CHF 5 }",
      summary: "a named set of changes; ‘value under name’ is a value with them",
      explanation: """
        Changes definitions, single periods, fields and lines of what is filled in, and distributions. ‘was’ is what is \
        replaced. ‘value under { growth = 1% }’ needs no name; ‘scenario worst = slump + dear’ lays one over another. \
        ‘offer with { … }’ is a variant of something filled in, by the same rules.
        """,
      example: """
        growth = 5%
        sales = CHF 100 * (1 + growth)
        scenario slump { growth = was - 7% }
        expect sales under slump = CHF 98
        """),
    HelpTopic(
      name: "compare", form: "show compare(figure, …, scenario, …)",
      summary: "figures in the case and under scenarios, side by side",
      explanation: "Stands in ‘show’. Figures and scenarios may come in any order.",
      example: """
        growth = 5%
        scenario slump { growth = -2% }
        show compare(growth, slump)
        """),
    HelpTopic(
      name: "attribution", form: "attribution(figure, scenario, name)",
      summary: "what the change of one name adds to the difference that a scenario makes",
      explanation: """
        The mean over all orders in which the changes can be made (Shapley), so that the parts add up to the \
        difference; with more than eight changes the mean of their order and the reverse. ‘show attribution(figure, \
        scenario)’ shows all parts.
        """,
      example: """
        price = 2
        volume = 3
        sales = price * volume
        scenario other { price = 4, volume = 7 }
        expect attribution(sales, other, price) = 10
        """),
    HelpTopic(
      name: "solve",
      form: """
        solve name between low and high so that figure = goal    solve least name between low and high so that condition    \
        solve most name …
        """,
      summary:
        "the value of a name with which a figure reaches a goal, or a condition begins to hold",
      explanation: """
        Looks at 129 values across the range and narrows down the place where the figure passes the goal. None, \
        several, or a jump past the goal are errors that say so. ‘least’ and ‘most’ find the end of where a condition holds; \
        a value at which a requirement fails is none. Where there is none, the answer is missing: ‘is given’ asks, \
        ‘otherwise’ says what counts.
        """,
      example: """
        price = CHF 100
        profit = price * 20 - CHF 1500
        expect (solve price between CHF 10 and CHF 200 so that profit = CHF 0) = CHF 75
        lowest = solve least price between CHF 10 and CHF 200 so that profit >= CHF 500
        expect lowest is given and lowest = CHF 100
        """),
    HelpTopic(
      name: "elasticity", form: "elasticity(figure, name)",
      summary:
        "the percents by which a figure changes where a name changes by one percent of itself",
      explanation: "Looks at the point estimate, a thousandth of the name to either side.",
      example: """
        price = 10
        sales = 5 * price ^ 2
        expect elasticity(sales, price) = 2.000
        """),
    HelpTopic(
      name: "grid",
      form: "show grid(figure, name, values)    show grid(figure, name, values, name, values)",
      summary: "a figure for other values of one name or two",
      explanation:
        "Stands in ‘show’. What the figure rests on is worked out for each value, with the base of what is uncertain.",
      example: """
        price = 10
        volume = 3
        sales = price * volume
        show grid(sales, price, [8, 10, 12], volume, [2, 3])
        """),
    HelpTopic(
      name: "tornado", form: "show tornado(figure)    show tornado(figure, name, low .. high, …)",
      summary: "how far a figure swings with each name, the widest first",
      explanation: """
        Stands in ‘show’. Without ranges each uncertain name goes from its 5th to its 95th percentile, while the others stay.
        """,
      example: """
        price = 10
        volume = 3
        sales = price * volume
        show tornado(sales, price, 8 .. 12, volume, 2 .. 3)
        """),
    HelpTopic(
      name: "tree",
      form:
        "tree name = choose { \"build\" -> chance { 60% \"works\" -> …, rest \"fails\" -> … }, … }",
      summary: "a decision tree, rolled back to its value",
      explanation: """
        The probabilities of a ‘chance’ total 100 %; ‘choose’ takes the best branch. ‘cost’ is paid at the node, ‘takes’ is the time \
        to its branches, ‘rate’ discounts. ‘name.value’, ‘name.best’, ‘name.perfect_information’; \
        ‘name.probability("build, works")’, ‘payoff’ and ‘contribution’ of a path.
        """,
      example: """
        tree launch = choose {
          "build" -> chance { cost = CHF 20, 60% "works" -> CHF 100, rest "fails" -> 0 }
          "sell" -> CHF 30
        }
        expect launch = CHF 40
        expect launch.best = "build"
        """),
  ]

  /// A page for each distribution, from the table of their forms.
  static let distributions = DistributionTable.names.map { name in
    let forms = DistributionTable.forms(name).map { DistributionTable.all[$0] }
    let examples = forms.flatMap { $0.examples }.map { $0.description }
    let sources = forms.map { $0.source.description }.filter { !$0.isEmpty }
    return HelpTopic(
      name: name, form: forms.map { $0.signature }.joined(separator: "    "),
      summary: forms[0].summary.description,
      explanation: forms.map {
        "‘" + $0.signature + "’: " + $0.summary.description + "; "
          + MessageCatalogue.english.message(Phrase($0.rule)) + "."
      }
      .joined(separator: "\n")
        + (forms[0].takesList
          ? "\nAfter ‘~’."
          : "\nAfter ‘~’, or by itself with ‘.mean’, ‘.sd’, ‘.pdf(x)’, ‘.cdf(x)’, ‘.percentile(p)’.")
        + (sources.isEmpty ? "" : "\nSource: " + sources.joined(separator: "; ")),
      example: examples.isEmpty ? HelpTopic.drawn(name) : examples.joined(separator: "\n"))
  }

  /// An example of a distribution that cannot be asked by itself, or has none of its own.
  private static func drawn(_ name: String) -> String {
    switch name {
    case "discrete":
      "price ~ discrete(values: [5, 8], weights: [25%, 75%])\nexpect price.mean = 7.25 within 0.1"
    case "empirical": "price ~ empirical(values: [4, 5, 9])\nexpect price.mean = 6 within 0.1"
    case "gamma": "expect gamma(shape: 2, scale: 3).mean = 6"
    case "exponential": "expect exponential(mean: 4).percentile(50%) = 2.773"
    case "weibull": "expect weibull(shape: 1, scale: 4).mean = 4"
    case "student_t": "expect student_t(df: 4).percentile(95%) = 2.132"
    case "bernoulli": "works ~ bernoulli(p: 30%)\nexpect probability(works) = 30% within 2 points"
    case "binomial": "expect binomial(n: 10, p: 30%).mean = 3"
    default: "expect poisson(mean: 3).pdf(2) = 0.2240"
    }
  }
}
