import Testing
import Worth
import WorthTestSupport

/// The opening value of a series stays where a change replaces the series by something that has none: a figure, a
/// name, what is worked out, a list, another series; at every place that can be changed. One that has an opening
/// value brings it along. The figures were worked out by hand.
@Suite struct ReplacedOpeningTests {
  private static let head = """
    case "Opening" { currency = EUR, timeline = 2026 .. 2029 }
    x = EUR 7
    same[t] = EUR 7
    own[opening] = EUR 2
    own[t] = EUR 7
    table book {
      key | amount
      "A" | EUR 3
      "B" | EUR 4
    }
    plain[opening] = EUR 5
    plain[t] = EUR 4
    rise[t] = plain[t] - plain[t-1]
    kind k {
      stock: level of money
      line[opening] = EUR 5
      line[t] = EUR 4
      stocks = stock[opening] * 10 + stock[2026]
      lines = line[opening] * 10 + line[2026]
    }
    k f { stock[opening] = EUR 5, stock[t] = EUR 4 }
    v = f with { stock[2027] = EUR 1 }
    ks[r in book] = k { stock[opening] = r.amount, stock[t] = EUR 4 }

    """

  private static let sevens = [
    "EUR 7", "x", "EUR 3 + EUR 4", "same", "[EUR 7, EUR 7, EUR 7, EUR 7]", "x + 0",

  ]

  @Test(arguments: sevens)
  func `without an opening value of its own, what replaces a series leaves it`(
    value: String
  ) {
    for (path, figure, expected) in [
      ("plain", "rise[2026]", "EUR 2"), ("f.line", "f.lines", "EUR 57"),
      ("f.stock", "f.stocks", "EUR 57"), ("f.stock", "v.stocks", "EUR 57"),
      ("v.line", "v.lines", "EUR 57"), ("ks.line", "ks[\"B\"].lines", "EUR 57"),
      ("ks[\"A\"].line", "ks[\"A\"].lines", "EUR 57"),
      ("ks[\"A\"].line", "ks[\"B\"].lines", "EUR 54"),
      ("ks.stock", "ks[\"B\"].stocks", "EUR 47"), ("ks[\"A\"].stock", "ks[\"A\"].stocks", "EUR 37"),
      ("ks[\"A\"].stock", "ks[\"B\"].stocks", "EUR 44"),
    ] {
      #expect(
        holds(
          Self.head + """
            scenario low { \(path) = \(value) }
            expect \(figure) under { \(path) = \(value) } = \(expected)
            expect \(figure) under low = \(expected)
            """), "\(path) = \(value): \(figure)")
    }
    #expect(
      holds(
        Self.head + """
          w = f with { line = \(value), stock = \(value) }
          u = ks["A"] with { line = \(value), stock = \(value) }
          expect w.lines = EUR 57
          expect w.stocks = EUR 57
          expect u.lines = EUR 57
          expect u.stocks = EUR 37
          """),
      "with \(value)")
  }

  @Test(arguments: [
    ("plain = own", "rise[2026]", "EUR 5"), ("plain = was * 2", "rise[2026]", "-EUR 2"),
    ("f.line = own", "f.lines", "EUR 27"), ("f.stock = own", "v.stocks", "EUR 27"),
    ("ks.line = own", "ks[\"B\"].lines", "EUR 27"),
    ("ks[\"A\"].line = own", "ks[\"A\"].lines", "EUR 27"),
    ("ks[\"A\"].line = own", "ks[\"B\"].lines", "EUR 54"),
    ("ks[\"A\"].stock = own", "ks[\"A\"].stocks", "EUR 27"),
    ("ks[\"A\"].stock = own", "ks[\"B\"].stocks", "EUR 44"),
    ("plain = x, plain[opening] = EUR 1", "rise[2026]", "EUR 6"),
    ("plain[opening] = EUR 1, plain = x", "rise[2026]", "EUR 6"),
    ("f.stock = x, f.stock[opening] = EUR 1", "v.stocks", "EUR 17"),
    ("ks[\"A\"].stock = x, ks[\"A\"].stock[opening] = EUR 1", "ks[\"A\"].stocks", "EUR 17"),
  ]) func `one that has an opening value brings it along`(
    changes: String, figure: String, expected: String
  ) {
    #expect(
      holds(Self.head + "expect \(figure) under { \(changes) } = \(expected)"), "\(changes)")
  }

  @Test func `a variant whose block replaces a series follows the opening value of its base`() {
    #expect(
      holds(
        Self.head + """
          w = f with { line = x, stock = x }
          y = w with { line = x * 2, stock = x * 2 }
          z = w with { line[opening] = EUR 3, stock[opening] = EUR 3 }
          scenario low { f.stock[opening] = EUR 9, f.line[opening] = EUR 8 }
          expect w.stocks under low = EUR 97
          expect y.stocks under low = EUR 104
          expect y.lines under low = EUR 94
          expect z.stocks under low = EUR 37
          expect z.lines under low = EUR 37
          """))
  }

  @Test func `a list that replaces a line has as many values as there are periods`() {
    #expect(
      Run(Self.head + "expect rise[2026] under { plain = [EUR 1, EUR 2] } = EUR 1").errors
        .contains("E0518"))
    #expect(
      holds(
        Self.head + """
          expect rise[2029] under { plain = [EUR 1, EUR 2, EUR 4, EUR 8] } = EUR 4
          expect f.line[2028] under { f.line = [EUR 1, EUR 2, EUR 4, EUR 8] } = EUR 4
          """))
  }

  @Test
  func
    `what is uncertain in a series as a whole is drawn once, also where a variant changes one period`()
  {
    #expect(
      holds(
        """
        case "Once" { currency = EUR, timeline = 2026 .. 2029 }
        kind k { s: flow of money, first = s[2026], last = s[2029] }
        k f { s = EUR 5 ~ normal(sd: EUR 1) }
        k g { s ~ normal(mean: EUR 5, sd: EUR 1) }
        v = f with { s[2027] = EUR 7 }
        w = g with { s[2027] = EUR 7 }
        apart = v.first - v.last
        other = v.first - f.first
        drawn = w.first - w.last
        gap = w.first - g.first
        expect apart.p95 = EUR 0
        expect other.p95 = EUR 0
        expect drawn.p95 = EUR 0
        expect gap.p95 = EUR 0
        expect v.first.sd = EUR 1 within EUR 0.1
        """))
  }
}
