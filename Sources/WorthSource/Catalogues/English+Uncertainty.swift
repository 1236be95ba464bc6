extension MessageCatalogue {
  /// E10: uncertain names, trials, statistics over them.
  static let englishUncertainty: [MessageEntry] = [
    MessageEntry(
      .E1001,
      message: "this is no {distribution} distribution: {reason}",
      explanation: """
        The parameters of a distribution must make sense together: a standard deviation is not negative, the \
        low end of a range is not above its high end, probabilities total 100 %.
        """,
      wrong: "royalty = 5% ~ triangular(8%, 5%, 3%)",
      right: "royalty = 5% ~ triangular(3%, 5%, 8%)"),
    MessageEntry(
      .E1002,
      message: "‘{found}’ is no distribution{hint}",
      explanation: """
        After `~` stands how uncertain a value is: `normal`, `lognormal`, `uniform`, `triangular`, `pert`, \
        `beta`, `gamma`, `exponential`, `weibull`, `student_t`, `discrete`, `bernoulli`, `binomial`, `poisson`, \
        `empirical`, or one of them `truncated` or `shifted`.
        """,
      wrong: "royalty = 5% ~ triangle(3%, 5%, 8%)",
      right: "royalty = 5% ~ triangular(3%, 5%, 8%)"),
    MessageEntry(
      .E1003,
      message: """
        the parameters of ‘{distribution}’ stand with their names; write {forms}, where what stands before ‘~’ may take the \
        place of the centre
        """,
      explanation: """
        The parameters of a distribution stand with their names, so that none is mistaken for another; only \
        ranges, low to high and low, mode, high, may be written without. What stands before `~` is the \
        centre where no other is given.
        """,
      wrong: "margin = 20% ~ normal(20%, 3%)",
      right: "margin = 20% ~ normal(sd: 3%)"),
    MessageEntry(
      .E1004,
      message: """
        there is no value in {count} of {trials} trials, first in trial {first}, so that nothing can be said of \
        all of them
        """,
      explanation: """
        A statistic tells of all trials. Where a value fails in some of them, they cannot be left out without \
        changing the answer. Bound the distribution with `truncated(…)`, or say with `if` what the value is \
        in such a case.
        """,
      wrong: """
        rate = 5% ~ normal(sd: 3%)
        multiple = if rate > 0% then 1 / rate else ln(-1)
        show multiple.mean
        """,
      right: """
        rate = 5% ~ truncated(normal(sd: 3%), low: 1%)
        multiple = 1 / rate
        show multiple.mean
        """),
    MessageEntry(
      .E1005,
      message: "there is no such figure: {reason}",
      explanation: """
        Some statistics do not exist for some values: there is no mean over trials of which there is none.
        """,
      wrong: """
        price = 5 ~ uniform(4, 6)
        show price.mean_where(price > 7)
        """,
      right: """
        price = 5 ~ uniform(4, 6)
        show price.mean_where(price > 5)
        """),
    MessageEntry(
      .E1006,
      message: """
        how many values there are here depends on an uncertain value; trials can differ in their values, not in \
        how many there are
        """,
      explanation: """
        Lists, timelines and loops have the same size in every trial. `sum`, `count`, `mean`, `min`, `max` and `first` \
        of what fits a condition can be had; a list of it cannot, for it would be longer in one trial than in another.
        """,
      wrong: """
        limit = 2 ~ uniform(1, 3)
        middle = median(x for x in [1, 2, 3] where x < limit)
        show middle.mean
        """,
      right: """
        limit = 2 ~ uniform(1, 3)
        largest = max(x for x in [1, 2, 3] where x < limit)
        show largest.mean
        """),
    MessageEntry(
      .E1007,
      message: "this cannot be simulated: {reason}",
      explanation: """
        A trial does what the point estimate does, with other values. A function that calls itself for as long \
        as an uncertain value says has no end that is known beforehand; so have cases of too many steps.
        """,
      wrong: """
        start = 2 ~ uniform(1, 3)
        function count_down(x) = if x < 0 then 0 else 1 + count_down(x - 0.001)
        steps = count_down(start)
        show steps.mean
        """,
      right: """
        start = 2 ~ uniform(1, 3)
        steps = ceiling(start * 1000)
        show steps.mean
        """),
    MessageEntry(
      .E1008,
      message: """
        ‘{name}’ is a statistic over all trials, so it stands in the case, not in a kind, a function or a line by \
        period
        """,
      explanation: """
        A statistic needs every trial of a value. It is asked for where the case looks at its results, in a \
        definition, an `expect` or a `show`.
        """,
      wrong: """
        price = 5 ~ uniform(4, 6)
        function spread(x) = x.p95 - x.p5
        width = spread(price)
        show width
        """,
      right: """
        price = 5 ~ uniform(4, 6)
        width = price.p95 - price.p5
        show width
        """),
    MessageEntry(
      .E1009,
      message: "the variance of an amount has no unit of its own; write ‘.sd’",
      explanation: """
        The variance of CHF would be CHF squared. The standard deviation is in the unit of the value.
        """,
      wrong: """
        price = CHF 5 ~ uniform(CHF 4, CHF 6)
        show price.variance
        """,
      right: """
        price = CHF 5 ~ uniform(CHF 4, CHF 6)
        show price.sd
        """),
    MessageEntry(
      .E1010,
      message: "{what} is not uncertain; ‘~’ ends a definition, a field or a line",
      explanation: """
        Every draw has a name, so that adding one changes no other. `~` therefore stands at the end of a \
        definition, a field of an instance or a line of a kind.
        """,
      wrong: """
        kind share { part: percent = 5% ~ normal(sd: 1%) }
        share mine { part = 4% }
        show mine.part
        """,
      right: """
        kind share { part: percent }
        share mine { part = 4% ~ normal(sd: 1%) }
        show mine.part
        """),
    MessageEntry(
      .E1011,
      message: "a correlation lies between -1 and 1, and this is {found}",
      explanation: """
        `correlate a, b = 0.4` says how far two uncertain values rise together: 1 always, 0 not at all, -1 \
        when one rises the other falls.
        """,
      wrong: """
        price = 5 ~ uniform(4, 6)
        costs = 2 ~ uniform(1, 3)
        correlate price, costs = 1.2
        show price - costs
        """,
      right: """
        price = 5 ~ uniform(4, 6)
        costs = 2 ~ uniform(1, 3)
        correlate price, costs = 0.8
        show price - costs
        """),
    MessageEntry(
      .E1012,
      message: """
        these correlations contradict each other: with the others as they stand, {first} and {second} cannot \
        have a correlation of {found}
        """,
      explanation: """
        If a goes with b, and b goes with c, then a and c cannot go against each other at will. Weaken one of \
        the correlations.
        """,
      wrong: """
        a = 1 ~ uniform(0, 2)
        b = 1 ~ uniform(0, 2)
        c = 1 ~ uniform(0, 2)
        correlate a, b = 0.9
        correlate b, c = 0.9
        correlate a, c = -0.9
        show a + b + c
        """,
      right: """
        a = 1 ~ uniform(0, 2)
        b = 1 ~ uniform(0, 2)
        c = 1 ~ uniform(0, 2)
        correlate a, b = 0.9
        correlate b, c = 0.9
        correlate a, c = 0.8
        show a + b + c
        """),
    MessageEntry(
      .E1013,
      message:
        "‘{name}’ is not an uncertain name{hint}; a correlation hangs together two names with ‘~’",
      explanation: """
        `correlate` takes the names of two definitions or fields that end with a distribution.
        """,
      wrong: """
        price = 5 ~ uniform(4, 6)
        costs = 2
        correlate price, costs = 0.5
        show price - costs
        """,
      right: """
        price = 5 ~ uniform(4, 6)
        costs = 2 ~ uniform(1, 3)
        correlate price, costs = 0.5
        show price - costs
        """),
    MessageEntry(
      .E1014,
      message: "{problem}; write ‘simulation { trials = 10_000, seed = 1 }’",
      explanation: """
        `trials` says how often the case is drawn, at least 2; `seed` picks the draws, so that the same seed \
        gives the same figures everywhere; `sampling` is `random` or `latin_hypercube`.
        """,
      wrong: """
        case "Dryer" { simulation { trials = 1_000_000_000_000 } }
        price = 5 ~ uniform(4, 6)
        show price.mean
        """,
      right: """
        case "Dryer" { simulation { trials = 10_000, seed = 1 } }
        price = 5 ~ uniform(4, 6)
        show price.mean
        """),
    MessageEntry(
      .E1015,
      message: """
        ‘{first}’ and ‘{second}’ do not draw at the same times, so that they cannot be correlated
        """,
      explanation: """
        A name draws once a trial, or once in each period. Only names that draw alike, once or over the same periods, can \
        hang together.
        """,
      wrong: """
        case "Dryer" { timeline = 2026 .. 2028 }
        growth[t] = 5% ~ normal(sd: 1%)
        margin = 20% ~ normal(sd: 3%)
        correlate growth, margin = 0.5
        show growth, margin
        """,
      right: """
        case "Dryer" { timeline = 2026 .. 2028 }
        growth[t] = 5% ~ normal(sd: 1%)
        margin[t] = 20% ~ normal(sd: 3%)
        correlate growth, margin = 0.5
        show growth, margin
        """),
    MessageEntry(
      .E1016,
      message: "‘{name}’ is a distribution, not a value; write ‘name = base ~ {name}(…)’",
      explanation: """
        A distribution says how uncertain a definition is, and stands after `~`. By itself it can be asked for its `.mean`, \
        `.sd`, `.pdf(x)`, `.cdf(x)` or `.percentile(p)`.
        """,
      wrong: "royalty = normal(mean: 5%, sd: 1%)",
      right: "royalty = 5% ~ normal(sd: 1%)"),
    MessageEntry(
      .E1017,
      message: "a correlation among rows lies from 0% to below 100%, and this is {found}",
      explanation: """
        `correlate fails = 20%` lets the draws of all rows rise together, by one factor that they share. Rows can share \
        nothing, 0%, or much, but no two of many can go against each other.
        """,
      wrong: """
        table book { id | amount
          "A" | 10
          "B" | 20
        }
        fails[r in book] ~ bernoulli(p: 10%)
        correlate fails = -20%
        show fails
        """,
      right: """
        table book { id | amount
          "A" | 10
          "B" | 20
        }
        fails[r in book] ~ bernoulli(p: 10%)
        correlate fails = 20%
        show fails
        """),
    MessageEntry(
      .E1018,
      message: """
        ‘{name}’ draws once a trial, and a correlation among rows needs a draw for each; of two names write \
        ‘correlate {name}, other = …’
        """,
      explanation: """
        `correlate fails = 20%` is about a name that draws for each row or key of a table, in a line such as \
        `fails[r in book] ~ …` or in a kind that is filled in for each.
        """,
      wrong: """
        price = 5 ~ normal(sd: 1)
        correlate price = 20%
        show price
        """,
      right: """
        price = 5 ~ normal(sd: 1)
        costs = 3 ~ normal(sd: 1)
        correlate price, costs = 20%
        show price, costs
        """),
    MessageEntry(
      .E1019,
      message: """
        each row of ‘{name}’ goes with ‘{other}’ at {coefficient}, so that any two rows share the square of it; write \
        {least} or more
        """,
      explanation: """
        Rows that follow one name follow one another: at 50% with the market, any two of them go together at 25%. A further \
        factor that they share can only add to that. Where nothing is stated, they share the square.
        """,
      wrong: """
        table book { id | amount
          "A" | 10
          "B" | 20
        }
        fails[r in book] ~ bernoulli(p: 10%)
        market ~ normal(mean: 0, sd: 1)
        correlate fails, market = 50%
        correlate fails = 20%
        show fails
        """,
      right: """
        table book { id | amount
          "A" | 10
          "B" | 20
        }
        fails[r in book] ~ bernoulli(p: 10%)
        market ~ normal(mean: 0, sd: 1)
        correlate fails, market = 50%
        correlate fails = 30%
        show fails
        """),
    MessageEntry(
      .E1020,
      message: """
        the rows of ‘{name}’ go with ‘{other}’ already; state it once
        """,
      explanation: """
        How far the rows of a name go together is stated once, and so is how far they go with each name that draws once.
        """,
      wrong: """
        table book { id | amount
          "A" | 10
          "B" | 20
        }
        fails[r in book] ~ bernoulli(p: 10%)
        correlate fails = 20%
        correlate fails = 30%
        show fails
        """,
      right: """
        table book { id | amount
          "A" | 10
          "B" | 20
        }
        fails[r in book] ~ bernoulli(p: 10%)
        correlate fails = 30%
        show fails
        """),
    MessageEntry(
      .E1021,
      message: """
        nothing can be drawn: no value of this {distribution} distribution lies between the bounds; move a bound so that \
        some of its values stand between ‘low’ and ‘high’
        """,
      explanation: """
        `truncated` keeps what lies between its bounds. Far out in a tail there is always something, however \
        improbable it is; there is nothing where `low` is above `high`, where both are one value, and beyond the ends of \
        the distribution itself, as below 0 for an amount that is always positive.
        """,
      wrong: "wait ~ truncated(exponential(mean: 10), high: -5)\nshow wait",
      right: "wait ~ truncated(exponential(mean: 10), high: 5)\nshow wait"),
    MessageEntry(
      .E1022,
      message: """
        this {distribution} distribution has {reason}: its tails are too heavy; bound it with ‘truncated(…, low:, high:)’, \
        or ask for ‘percentile(50%)’
        """,
      explanation: """
        Student's distribution has a mean from more than 1 degree of freedom on and a standard deviation from more \
        than 2 on; with less, averages never settle. A value before `~` takes the place of the mean.
        """,
      wrong: "show student_t(df: 1).mean",
      right: "show student_t(df: 1).percentile(50%)"),
    MessageEntry(
      .E1023,
      message: "‘{name}(…)’ is of a list, and this is one value; write ‘{form}’ for all trials",
      explanation: """
        What is said of an uncertain value over all trials is a part of it: `value.mean`, `value.sd`, `value.p5`, \
        `value.percentile(5%)`. Functions such as `mean` are of lists and series, within one trial.
        """,
      wrong: "gain ~ normal(mean: 10, sd: 2)\nlow = percentile(gain, 5%)\nshow low",
      right: "gain ~ normal(mean: 10, sd: 2)\nlow = gain.percentile(5%)\nshow low"),
    MessageEntry(
      .E1024,
      message: """
        an event is yes or no, and {base} is a number; write ‘{number}’, which draws 1 or 0, or ‘yes ~ {event}’, which is asked \
        for by ‘if’
        """,
      explanation: """
        `approved ~ bernoulli(p: 40%)` draws yes or no: `if approved then value else 0`. A number that amounts are multiplied by \
        is drawn by `binomial(n: 1, p: 40%)`.
        """,
      wrong: "approved = 1 ~ bernoulli(p: 40%)\nshow approved",
      right: "approved = 1 ~ binomial(n: 1, p: 40%)\nshow approved"),
  ]
}
