import Testing
import WorthTestSupport

/// Changes of lines with two indices by their paths: `paid["Aida", 2028] = …`, `paid["Aida"] = …`, `paid[p in people, t] = …`.
///
/// Aida is paid EUR 200 and Bo EUR 100 in each of three years, so that the sum is EUR 900; both owe EUR 100 at first, and what
/// they are paid is added. What stands in brackets is worked out by hand.
@Suite struct DoubleLineChangeTests {
  private static let head = """
    case "Inventors" { currency = EUR, timeline = 2026 .. 2028 }
    table people {
      name   | weight
      "Aida" | 2
      "Bo"   | 1
    }
    table parts {
      part | w
      "x"  | 1
      "y"  | 2
    }
    received[t] = EUR 300
    opened[opening] = EUR 50
    opened[t]: level of money = opened[t-1] + EUR 1
    k = "Bo"
    paid[p in people, t] = received * p.weight / 3
    owed[p in people, opening] = EUR 100
    owed[p in people, t]: level of money = owed[p, t-1] + paid[p, t]
    m[p in people, q in parts] = p.weight * q.w
    kind licence {
      people: table { name: text, weight: number }
      income: flow of money
      paid[p in people, t] = income * p.weight
      total = sum(paid)
    }
    licence l { people = people, income = received }

    """

  @Test(arguments: [
    // One figure, one row, each row, all.
    ("paid[\"Aida\", 2028] = EUR 5", "paid[\"Aida\"]", "[EUR 200, EUR 200, EUR 5]"),
    ("paid[\"Aida\", 2028] = EUR 5", "paid[\"Bo\"]", "[EUR 100, EUR 100, EUR 100]"),
    ("paid[\"Aida\"][2028] = EUR 5", "sum(paid)", "EUR 705"),
    ("paid[\"Aida\"] = EUR 5", "paid[\"Aida\"]", "[EUR 5, EUR 5, EUR 5]"),
    ("paid[\"Aida\", t] = EUR 5", "sum(paid)", "EUR 315"),
    ("paid[\"Aida\"] = received", "sum(paid[\"Aida\"])", "EUR 900"),
    ("paid[\"Aida\"] = was * 2", "sum(paid)", "EUR 1500"),
    ("paid[k] = EUR 1", "sum(paid)", "EUR 603"),
    ("paid[2] = EUR 1", "sum(paid)", "EUR 603"),
    ("paid[\"Aida\", 2027 ..] = EUR 5", "sum(paid)", "EUR 510"),
    ("paid[p in people, t] = EUR 7 * p.weight", "sum(paid)", "EUR 63"),
    ("paid[p in people, 2027] = was * p.weight", "sum(paid)", "EUR 1100"),
    ("paid[p in people] = was / p.weight", "sum(paid)", "EUR 600"),
    ("paid = EUR 10", "sum(paid)", "EUR 60"),
    ("paid = received", "sum(paid)", "EUR 1800"),
    // What rests on it, and opening values.
    ("paid[\"Bo\"] = EUR 5", "owed[\"Bo\"]", "[EUR 105, EUR 110, EUR 115]"),
    ("owed[\"Bo\", opening] = was + EUR 5", "owed[\"Bo\"]", "[EUR 205, EUR 305, EUR 405]"),
    ("owed[\"Bo\", opening] = was + EUR 5", "owed[\"Aida\", closing]", "EUR 700"),
    // A list and a series fill a row, with the opening value that a series has.
    ("paid[\"Aida\"] = [EUR 1, EUR 2, EUR 3]", "paid[\"Aida\"]", "[EUR 1, EUR 2, EUR 3]"),
    ("paid[\"Aida\"] = [EUR 1, EUR 2, EUR 3]", "sum(paid)", "EUR 306"),
    ("paid[k] = [EUR 1, EUR 2, EUR 3]", "owed[\"Bo\"]", "[EUR 101, EUR 103, EUR 106]"),
    ("owed[\"Bo\"] = [EUR 1, EUR 2, EUR 3]", "owed[\"Bo\", opening]", "EUR 100"),
    ("owed[\"Bo\"] = opened", "owed[\"Bo\", opening]", "EUR 50"),
    ("owed[\"Bo\"] = opened", "owed[\"Bo\"]", "[EUR 51, EUR 52, EUR 53]"),
    ("owed[\"Bo\"] = was * 2", "owed[\"Bo\", opening]", "EUR 200"),
    ("owed[\"Bo\"] = EUR 3", "owed[\"Bo\", opening]", "EUR 100"),
    ("l.paid[\"Bo\"] = [EUR 1, EUR 2, EUR 3]", "l.total", "EUR 1806"),
    // A recurrence, of each row and of one.
    ("owed[p in people, t] = owed[p, t-1] * 2", "owed[\"Bo\"]", "[EUR 200, EUR 400, EUR 800]"),
    ("owed[\"Bo\", t] = owed[\"Bo\", t-1] * 2", "owed[\"Bo\"]", "[EUR 200, EUR 400, EUR 800]"),
    ("owed[\"Bo\", t] = owed[\"Bo\", t-1] * 2", "owed[\"Aida\", closing]", "EUR 700"),
    // Lines that need one another because of the change.
    ("paid[p in people, t] = owed[p, t-1] / 2", "owed[\"Aida\"]", "[EUR 150, EUR 225, EUR 337.50]"),
    ("paid[\"Bo\"] = owed[\"Bo\", t-1]", "owed[\"Bo\"]", "[EUR 200, EUR 400, EUR 800]"),
    // The order within a block: a row before each row before all; one period before a range before the whole.
    (
      "paid[\"Aida\"] = EUR 1, paid[p in people, 2027] = EUR 2", "paid[\"Aida\"]",
      "[EUR 1, EUR 1, EUR 1]"
    ),
    ("paid[p in people, t] = EUR 2, paid = EUR 3, paid[\"Bo\"] = EUR 4", "sum(paid)", "EUR 18"),
    (
      "paid[\"Bo\", 2027] = EUR 4, paid[\"Bo\", 2027 ..] = EUR 3, paid[\"Bo\"] = EUR 2",
      "paid[\"Bo\"]",
      "[EUR 2, EUR 4, EUR 3]"
    ),
    ("paid[\"Bo\"] = EUR 2, paid[\"Aida\", 2027] = EUR 4", "sum(paid)", "EUR 410"),
    // Two rows.
    ("m[\"Aida\", \"x\"] = 10", "sum(m)", "17"), ("m[\"Aida\"] = 10", "sum(m)", "23"),
    ("m[p in people, q in parts] = was + q.w", "sum(m)", "15"),
    ("m[\"Bo\", q in parts] = q.w * 100", "sum(m)", "306"),
    ("m[p in people, \"y\"] = 0", "sum(m)", "3"),
    // Of a kind.
    ("l.paid[\"Aida\", 2027] = EUR 1", "l.total", "EUR 2101"),
    ("l.paid[p in people, t] = was / p.weight", "l.total", "EUR 1800"),
    ("l.paid[\"Bo\"] = EUR 0", "l.total", "EUR 1800"),
  ]) func `a line with two indices is changed by its path`(
    changes: String, figure: String, value: String
  ) {
    let expects = """
      scenario s { \(changes) }
      expect (\(figure)) under s = \(value)
      expect (\(figure)) under { \(changes) } = \(value)
      """
    #expect(holds(Self.head + expects), "\(changes)")
  }

  @Test(arguments: [
    ("paid[\"Aida\", 2028]", "EUR 5", "EUR 705.00"), ("paid[\"Aida\"]", "EUR 5", "EUR 315.00"),
    ("paid[p in people, t]", "EUR 7", "EUR 42.00"), ("paid", "EUR 10", "EUR 60.00"),
    ("paid[p in people, t]", "owed[p, t-1] / 2", "EUR 475.00"),
  ]) func `the host changes it as well`(path: String, value: String, total: String) {
    let run = Run(Self.head + "total = sum(paid)", changes: [(path, value)])
    #expect(run.errors == [])
    #expect(run.text("total") == total)
  }

  @Test func `the host's changes of one row stand above those of all`() {
    for changes in [
      ["paid[\"Aida\", 2027]", "paid[\"Aida\"]"], ["paid[\"Aida\"]", "paid[\"Aida\", 2027]"],
    ] {
      let run = Run(
        Self.head + "total = sum(paid[\"Aida\"])",
        changes: changes.map { ($0, $0.contains("2027") ? "EUR 1" : "EUR 2") } + [("paid", "EUR 3")]
      )
      #expect(run.errors == [])
      #expect(run.text("total") == "EUR 5.00")
    }
  }

  /// Rows are worked out one after another.
  @Test(arguments: [
    "paid[\"Bo\"]", "paid[\"Bo\"] * 2", "-paid[\"Bo\"]",
    "if k = \"Bo\" then paid[\"Bo\"] else received",
  ])
  func `a row that another of the same line replaces is told`(value: String) {
    let run = Run(Self.head + "show sum(paid) under { paid[\"Aida\"] = \(value) }")
    #expect(Set(run.errors) == ["E0204"], "\(run.errors)")
  }

  /// A 0 fits any unit.
  @Test(arguments: [
    ("paid[\"Aida\"] = 0", "sum(paid)", "EUR 300"),
    ("paid[\"Aida\", 2027] = 0", "sum(paid)", "EUR 700"),
  ]) func `a 0 is taken for a row`(change: String, figure: String, value: String) {
    #expect(holds(Self.head + "expect \(figure) under { \(change) } = \(value)"), "\(change)")
  }

  @Test func `layers, variants and questions take such paths`() {
    #expect(
      holds(
        Self.head + """
          big = l with { paid["Aida", 2027] = EUR 1, paid["Bo"] = EUR 2, paid[p in people, 2028] = EUR 50 }
          bigger = big with { paid["Aida"] = was * 2, paid["Bo", 2026] = EUR 9 }
          expect big.paid["Aida"] = [EUR 600, EUR 1, EUR 50]
          expect big.paid["Bo"] = [EUR 2, EUR 2, EUR 2]
          expect bigger.paid["Aida"] = [EUR 1200, EUR 2, EUR 100]
          expect bigger.paid["Bo"] = [EUR 9, EUR 2, EUR 2]
          expect l.total = EUR 2700
          expect paid["Aida"] under { paid["Aida"] = EUR 3 } under { paid["Aida", 2027] = was * 2 } = [EUR 3, EUR 6, EUR 3]
          expect (solve paid["Aida", 2028] between EUR 0 and EUR 500 so that sum(paid) = EUR 880) = EUR 180
          expect elasticity(sum(paid), paid["Aida", 2027]) = 0.222
          """))
  }

  @Test(arguments: [
    ("paid[\"Aida\"] = [EUR 5, EUR 6]", "E0518"), ("paid[\"Zoe\"] = EUR 5", "E0609"),
    ("paid[t] = EUR 5", "E0450"),
    ("paid[2027] = EUR 5", "E0450"),
    ("paid[p, 2027] = EUR 5", "E0450"), ("paid[\"Aida\"] = 5", "E0309"),
    ("paid[\"Aida\", 2035] = EUR 5", "E0512"), ("paid[p in parts, t] = EUR 1", "E0504"),
    ("paid[\"Aida\"] = EUR 5, paid[\"Aida\", t] = EUR 6", "E0202"),
    ("paid[\"Aida\", 2027] = EUR 5, paid[\"Aida\", 2027] = EUR 6", "E0202"),
    ("received[\"Aida\", 2027] = EUR 5", "E1102"), ("people.weight[\"Aida\", 2027] = 5", "E1102"),
  ]) func `what such a path cannot name is told once, whether or not something uses it`(
    change: String, code: String
  ) {
    #expect(Run(Self.head + "scenario s { \(change) }\nshow paid").errors == [code], "\(change)")
  }

  @Test func `two indices give no field of a kind that has one`() {
    let fields = "people = people, income = received, income[\"Aida\", 2027] = EUR 5"
    #expect(Run(Self.head + "licence z { \(fields) }").errors == ["E0120"])
    // No second message says that the field is missing.
    let alone = "people = people, income[\"Aida\", 2027] = EUR 5"
    #expect(Run(Self.head + "licence z { \(alone) }").errors == ["E0120"])
  }
}
