extension MessageCatalogue {
  /// N04, N05, N10 and N11: notes on filled-in kinds, rates of return, trials and questions.
  static let englishNotesOnRuns: [MessageEntry] = [
    MessageEntry(
      .N0401,
      message: """
        ‘{field}’ is here what it is in ‘{base}’, and rests on ‘{line}’, which this variant changes; give it anew, or \
        change the inputs of the case with ‘under’
        """,
      explanation: """
        `plan with { … }` changes the fields in braces and keeps the others. A field that was worked out from the plan itself, \
        such as a terminal value from its last flow, stays that of the old plan. A scenario, `value under { rate = 4% }`, changes \
        everything that follows.
        """,
      wrong: """
        kind plan {
          flow: number, later: number
          after_tax = flow * 0.8
          total = after_tax + later
        }
        plan base { flow = 5, later = after_base }
        after_base = base.after_tax * 10
        dearer = base with { flow = 6 }
        show base.total, dearer.total
        """,
      right: """
        kind plan {
          flow: number, later: number
          after_tax = flow * 0.8
          total = after_tax + later
        }
        plan base { flow = income, later = after_base }
        income = 5
        after_base = base.after_tax * 10
        show base.total, base.total under { income = 6 }
        """),
    MessageEntry(
      .N0402,
      message: "‘{instance}’: {text}{row}",
      explanation: """
        A kind may say what a reader should know of its figures: `remark "…" if …`. Nothing is wrong with the case because of it; \
        read it, and change what it speaks of, or leave it as it is meant.
        """,
      wrong: """
        kind plan {
          sales: number
          remark "sales of {sales} are more than last year's 100: say why" if sales > 100
        }
        plan base { sales = 120 }
        show base.sales
        """,
      right: """
        kind plan {
          sales: number
          remark "sales of {sales} are more than last year's 100: say why" if sales > 100
        }
        plan base { sales = 90 }
        show base.sales
        """),
    MessageEntry(
      .N0501,
      message: """
        these flows are worth 0 at {others}, too; {rate} is the only one of these rates between -99 % and \
        1000 %
        """,
      explanation: """
        Flows that change their sign more than once may be worth 0 at several rates. Where all but one are \
        hardly rates of return, that one is taken. `npv0` says what the flows are worth at a rate.
        """,
      wrong: """
        return_rate = irr([-1, 102.1, -210.2, 0.0002])
        show return_rate
        """,
      right: """
        return_rate = irr([-1, 102.1, -210.2, 0.0002], guess: 110%)
        show return_rate
        """),
    MessageEntry(
      .N0502,
      message: """
        these payments leave nothing over at {other}, too; {rate} is taken, because it is not negative; ‘guess: {other}’ chooses \
        the other rate
        """,
      explanation: """
        Where the amount now and the last amount are of one sign and the payments between of the other, there may be two \
        rates. Spreadsheets show the one that is nearer to their guess of 10 %.
        """,
      wrong: """
        rate_of_loan = rate(48, -CHF 200, CHF 8000, CHF 1000)
        show rate_of_loan
        """,
      right: """
        rate_of_loan = rate(48, -CHF 200, CHF 8000, CHF 1000, guess: 1%)
        show rate_of_loan
        """),
    MessageEntry(
      .N1001,
      message: "in {count} of {trials} trials this does not hold of ‘{instance}’: {reason}",
      explanation: """
        A kind requires something of what fills it in, and the point estimate keeps to it. Where a value is uncertain, some \
        trials may not. Their figures are counted all the same; bound the distribution with `truncated(…)` if they should \
        not be.
        """,
      wrong: """
        kind licence { rate: percent, require rate >= 0% because "a royalty is not negative", income = rate * 100 }
        licence mine { rate = 5% ~ normal(sd: 4%) }
        show mine.income
        """,
      right: """
        kind licence { rate: percent, require rate >= 0% because "a royalty is not negative", income = rate * 100 }
        licence mine { rate = 5% ~ truncated(normal(sd: 4%), low: 0%) }
        show mine.income
        """),
    MessageEntry(
      .N1002,
      message: """
        no draw decides this condition, so that it is {share} in all trials; an amount that is weighted with its probability is \
        there in each of them. Draw the event: ‘comes ~ bernoulli(p: 40%)’, and ‘if comes then … else …’
        """,
      explanation: """
        A probability counts trials. What is to be expected, such as a milestone that counts with its probability, is one \
        figure and above 0 in every trial. With `probability` of a milestone as `if comes then 100% else 0%` the event itself is \
        drawn.
        """,
      wrong: """
        chance = 40%
        paid = CHF 5 * chance
        show probability(paid > 0)
        """,
      right: """
        comes ~ bernoulli(p: 40%)
        paid = if comes then CHF 5 else CHF 0
        show probability(paid > 0)
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
        show growth under (slump + boom)
        """,
      right: """
        growth = 5%
        scenario slump { growth = -2% }
        show growth under slump
        """),
    MessageEntry(
      .N1105,
      message:
        "the condition holds at {value}, the end of the range of ‘{name}’; beyond it, it may hold, too",
      explanation: """
        ‘solve least’ and ‘solve most’ look between the two ends that are stated. Where the condition holds at the end itself, \
        the range may cut off what was looked for.
        """,
      wrong: """
        price = CHF 100
        profit = price * 20 - CHF 1500
        show solve least price between CHF 80 and CHF 200 so that profit >= CHF 0
        """,
      right: """
        price = CHF 100
        profit = price * 20 - CHF 1500
        show solve least price between CHF 0 and CHF 200 so that profit >= CHF 0
        """),
    MessageEntry(
      .N1106,
      message:
        "at {value} it is not the condition that ends, but what a requirement allows of ‘{name}’: beyond it nothing is worked out",
      explanation: """
        A value with which a requirement does not hold is no answer. Where the answer lies beside such values, the condition \
        itself might hold beyond them; look at the requirement before you call the answer a break-even.
        """,
      wrong: """
        kind offer {
          price: money
          require price >= CHF 90 because "nobody sells below"
          profit = price * 20 - CHF 1500
        }
        offer pump { price = CHF 100 }
        show solve least pump.price between CHF 0 and CHF 200 so that pump.profit >= CHF 0
        """,
      right: """
        kind offer {
          price: money
          profit = price * 20 - CHF 1500
        }
        offer pump { price = CHF 100 }
        show solve least pump.price between CHF 0 and CHF 200 so that pump.profit >= CHF 0
        """),
    MessageEntry(
      .N1107,
      message: "‘{name}’ stays as it is: nothing that is changed here leads to it{hint}",
      explanation: """
        A figure under changes is worked out anew with what they say. Where it rests on none of what they change, it is \
        what it was; perhaps another name was meant, or another figure.
        """,
      wrong: """
        price = CHF 100
        cost = CHF 40
        profit = price - cost
        reserve = CHF 5
        show profit under { reserve = CHF 10 }
        """,
      right: """
        price = CHF 100
        cost = CHF 40
        reserve = CHF 5
        profit = price - cost - reserve
        show profit under { reserve = CHF 10 }
        """),
    MessageEntry(
      .N1108,
      message:
        "the changes are those of ‘{figure}’ alone, and not of what stands before it; write ‘{correct}’{hint}",
      explanation: """
        `under` belongs to the figure before it, as a member does. Parentheses around a product, or a ratio, bring all of it \
        under the changes; parentheses around the last figure say that it alone is meant.
        """,
      wrong: """
        sales = CHF 100
        costs = CHF 60
        scenario weak { sales = CHF 80, costs = CHF 50 }
        show costs / sales under weak
        """,
      right: """
        sales = CHF 100
        costs = CHF 60
        scenario weak { sales = CHF 80, costs = CHF 50 }
        show (costs / sales) under weak
        """),
  ]
}
