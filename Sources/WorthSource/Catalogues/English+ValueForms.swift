extension MessageCatalogue {
  /// Further messages about amounts, durations and conversions.
  static let englishValueForms: [MessageEntry] = [
    MessageEntry(
      .E0352,
      message: """
        ‘{name}’ is one of several dated flows, each with its date and its amount; write ‘{name}.amount’ or \
        ‘{name}.date’
        """,
      explanation: """
        Dated flows are read like a table with the columns `date` and `amount`: in a comprehension, `f.date` is the day of \
        the flow `f`, and `f.amount` is what flows on it.
        """,
      wrong: """
        flows = [2026-06-30: CHF 5, 2026-12-31: CHF 6]
        total = sum(f for f in flows)
        """,
      right: """
        flows = [2026-06-30: CHF 5, 2026-12-31: CHF 6]
        total = sum(f.amount for f in flows)
        """),
    MessageEntry(
      .E0353,
      message: """
        dated flows are added to dated flows alone, and this ({found}) has no date; write it with its \
        day, as in ‘[2026-06-30: CHF 5]’
        """,
      explanation: """
        `+` and `-` join flows by day: what falls on the same day adds up. An amount without a day could be due on \
        any of them, or on each.
        """,
      wrong: """
        flows = [2026-06-30: CHF 5, 2026-12-31: CHF 6]
        more = flows + CHF 5
        """,
      right: """
        flows = [2026-06-30: CHF 5, 2026-12-31: CHF 6]
        more = flows + [2026-12-31: CHF 5]
        """),
    MessageEntry(
      .E0354,
      message: """
        dated flows are only multiplied by one value, or divided by one; say what each flow becomes instead, as in \
        ‘[f.date: 2 * f.amount for f in flows]’
        """,
      explanation: """
        A factor counts for each of the flows. Whatever else is made of them is written as a comprehension, which \
        sees the `date` and the `amount` of each.
        """,
      wrong: """
        flows = [2026-06-30: 5, 2026-12-31: 6]
        squares = flows ^ 2
        """,
      right: """
        flows = [2026-06-30: 5, 2026-12-31: 6]
        squares = [f.date: f.amount ^ 2 for f in flows]
        """),
    MessageEntry(
      .E0355,
      message: "the arguments of ‘{function}’ are {order}, in this order; write ‘{form}’",
      explanation: """
        Arguments without names count by their places. With names they may stand in any order: `pmt(pv: EUR 1000, nper: 5, \
        rate: 5%)`. `worth help NAME` shows the parameters of a function.
        """,
      wrong: "paid = pmt(EUR 1000, 5%, 5)\nshow paid",
      right: "paid = pmt(5%, 5, EUR 1000)\nshow paid"),
    MessageEntry(
      .E0361,
      message: "this is {found} and has no words for cases; write ‘if … then … else …’",
      explanation: """
        ‘if x is { … }’ names a value for each word of a choice, or for yes and no. Numbers, amounts and dates are \
        compared: ‘if x = 3 then … else …’.
        """,
      wrong: """
        n = 3
        m = if n is { three -> 1, else -> 2 }
        """,
      right: """
        n = 3
        m = if n = 3 then 1 else 2
        """),
    MessageEntry(
      .E0362,
      message: "there is no case for {words}; write ‘{word} -> …’, or ‘else -> …’ at the end",
      explanation: """
        Each word of the choice stands in one case, so that a word that is added later is not forgotten; ‘else’ stands for \
        all that are left.
        """,
      wrong: """
        kind k { curve: a | b | c
          left = if curve is { a -> 1, b -> 2 } }
        k one { curve = a }
        """,
      right: """
        kind k { curve: a | b | c
          left = if curve is { a -> 1, b -> 2, c -> 3 } }
        k one { curve = a }
        """),
    MessageEntry(
      .E0363,
      message: "‘{word}’ stands in two cases; leave one out",
      explanation: """
        Exactly one case counts for each word. The message also shows where the word stood first.
        """,
      wrong: """
        kind k { curve: a | b | c
          left = if curve is { a or b -> 1, b or c -> 2 } }
        k one { curve = a }
        """,
      right: """
        kind k { curve: a | b | c
          left = if curve is { a -> 1, b or c -> 2 } }
        k one { curve = a }
        """),
    MessageEntry(
      .E0364,
      message: "‘else’ stands for all words that are left; write it as the last case",
      explanation: """
        Nothing is left for a case behind ‘else’, so that it would never count.
        """,
      wrong: """
        kind k { curve: a | b | c
          left = if curve is { a -> 1, else -> 2, c -> 3 } }
        k one { curve = a }
        """,
      right: """
        kind k { curve: a | b | c
          left = if curve is { a -> 1, c -> 3, else -> 2 } }
        k one { curve = a }
        """),
    MessageEntry(
      .E0365,
      message:
        "‘{text}’ may be missing, but ‘{field}’ needs a value; write ‘{written}’{instead}",
      explanation: """
        An input of a kind without ‘?’ is always there, so that its lines can count on it. `otherwise` says what counts where \
        nothing is given, such as where ‘solve least’ finds no value. A series by period has a value in each period; with ‘?’ it \
        may be left out as a whole.
        """,
      wrong: """
        kind offer { price: money, total = price * 20 }
        price = CHF 100
        limit = solve least price between CHF 10 and CHF 200 so that price >= CHF 50
        offer mine { price = limit }
        """,
      right: """
        kind offer { price: money, total = price * 20 }
        price = CHF 100
        limit = solve least price between CHF 10 and CHF 200 so that price >= CHF 50
        offer mine { price = limit otherwise price }
        """),
    MessageEntry(
      .E0366,
      message:
        "‘{name}’ stands inside ‘{outer}’; write it outside as ‘function {call}’, so that it is handed what it needs",
      explanation: """
        A function has values and requirements in its block, but no functions of its own. One that stands outside is handed \
        what it would see inside, and others can use it, too.
        """,
      wrong: """
        function fee(sales, rate) {
          function of_part(part) = part * rate
          of_part(sales / 2) + of_part(sales / 4)
        }
        show fee(100, 5%)
        """,
      right: """
        function of_part(part, rate) = part * rate
        function fee(sales, rate) = of_part(sales / 2, rate) + of_part(sales / 4, rate)
        show fee(100, 5%)
        """),
    MessageEntry(
      .E0367,
      message:
        "‘{field}’ is to be in {expected}, but this is in {found}; write an amount in {expected}, or convert it with ‘… in {expected}’",
      explanation: """
        A type such as `money in own` says in which currency an input is: that of the input `own`. `in` converts an \
        amount by the exchange that the case states.
        """,
      wrong: """
        kind licensor { own: currency, costs: money in own
          twice = costs * 2 }
        licensor institute { own = USD, costs = EUR 5 }
        show institute.twice
        """,
      right: """
        kind licensor { own: currency, costs: money in own
          twice = costs * 2 }
        licensor institute { own = USD, costs = USD 5 }
        show institute.twice
        """),
    MessageEntry(
      .E0368,
      message: """
        months differ in their days, so that durations in months and in days have no order and no common unit; \
        compare dates, as in ‘signed + term < paid’, or take the days between two dates
        """,
      explanation: """
        A month has 28 to 31 days. Which of `1 month` and `30 days` is longer, and how many days `9 months + 15 days` \
        are, depends on the date from which they are counted.
        """,
      wrong: """
        signed = 2026-01-31
        late = 1 month > 30 days
        """,
      right: """
        signed = 2026-01-31
        late = signed + 1 month > signed + 30 days
        """),
    MessageEntry(
      .E0369,
      message: """
        these rates of exchange contradict one another: the others make {unit} 1 = {other} {implied}, and this says {stated}; \
        correct one of them, or leave this one out
        """,
      explanation: """
        A third rate between currencies that hang together already is no new information, and what is exchanged by one \
        way and by the other would differ. Up to 2 % apart, as between buying and selling, rates may stand together; the \
        direct one is taken.
        """,
      wrong: """
        case "Dryer" { exchange = [USD 1 = EUR 0.90, EUR 1 = KGS 95, USD 1 = KGS 120] }
        price = USD 5 in KGS
        """,
      right: """
        case "Dryer" { exchange = [USD 1 = EUR 0.90, EUR 1 = KGS 95] }
        price = USD 5 in KGS
        """),
  ]
}
