import Testing
import Worth
import WorthTestSupport

/// Changes of one row, and of lines with two indices, wherever they are said.
///
/// | said in `with`, a scenario or `under` | what it changes |
/// | --- | --- |
/// | `loans["B"].cap.amount = 7`, `loans["B"].cap { … }`, `loans["B"] { cap { … } }` | the clause of that row, at any depth |
/// | `loans["B"].cap = capk { … }` | that row has another clause |
/// | `paid["A", 2027] = 10` in a base | its variants, too, unless they say it themselves |
/// | `paid[p in people, t] = was * 2` | twice what the line gave before, whose past is its own |
/// | `acc = 3`, a figure for a series | the figure at each index; what stands before the first stays |
@Suite struct RowOfPartTests {
  private static let pool = """
    case "Rows" { currency = EUR, timeline = 2026 .. 2028 }
    kind capk { amount: number, more: number = 1 }
    kind mid { cap: capk, z: number = 2 }
    kind credit {
      cap: capk
      m: mid
      due = cap.amount * cap.more + 100 * m.cap.amount + 10000 * m.z
    }
    kind pool {
      book: table { id: text }
      loans[r in book] = credit { cap { amount = 20 }, m { cap { amount = 3 } } }
    }
    table book { id
      "A"
      "B"
      "C" }
    pool o { book = book }

    """

  @Test(arguments: [
    ("loans[\"B\"].cap.amount = 7", "20320, 20307, 20320"),
    ("loans[\"B\"].cap.amount = 7, loans[\"C\"].cap.amount = was + 1", "20320, 20307, 20321"),
    (
      "loans[\"B\"].m.cap.amount = 7, loans[\"C\"].m.z = 5, loans.cap.amount = 1",
      "20301, 20701, 50301"
    ),
    ("loans[r in book].cap.amount = if r.id = \"A\" then 5 else was", "20305, 20320, 20320"),
    ("loans[\"B\"].cap { amount = 7, more = 2 }", "20320, 20314, 20320"),
    ("loans[\"B\"] { cap { amount = 7 }, m { z = 1 } }", "20320, 10307, 20320"),
    ("loans[\"B\"].cap = capk { amount = 7 }", "20320, 20307, 20320"),
  ]) func `a variant changes the clause of one row`(change: String, due: String) {
    #expect(
      holds(Self.pool + "w = o with { \(change) }\nexpect w.loans.due = [\(due)]"), "\(change)")
    #expect(
      holds(
        Self.pool
          + "w = (o with { \(change) }) with { loans.m.z = was }\nexpect w.loans.due = [\(due)]"),
      "\(change)")
  }

  private static let people = """
    case "Two indices" { currency = EUR, timeline = 2026 .. 2028 }
    table people { name | k
      "A" | 3
      "B" | 4 }
    kind deal {
      people: table { name: text, k: number }
      paid[p in people, t] = p.k
      total = sum(paid)
    }
    deal o { people = people }
    v = o with { }
    w = v with { paid["B", 2028] = 1 }
    d[p, opening] = 1
    d[p in people, t] = d[p, t-1] + 1

    """

  @Test(arguments: [
    ("v.total", "o.paid[\"A\", 2027] = 10", "28"), ("v.total", "o.paid = 10", "60"),
    ("w.total", "o.paid = 10", "51"), ("w.total", "o.paid = 10, v.paid[\"A\"] = 2", "27"),
    ("o.total", "v.paid = 10", "21"), ("v.total", "w.paid = 10", "21"),
    ("d[\"A\"]", "d[p in people, t] = was * 2", "[4, 6, 8]"),
    ("d[\"A\"]", "d[\"A\"] = was * 2", "[4, 6, 8]"),
    ("d[\"B\"]", "d[\"A\"] = was * 2", "[2, 3, 4]"),
    ("d[\"A\"]", "d[p in people, 2027] = was * 2", "[2, 6, 7]"),
  ]) func `lines with two indices are followed, and look back at themselves`(
    figure: String, change: String, value: String
  ) {
    #expect(holds(Self.people + "expect \(figure) under { \(change) } = \(value)"), "\(change)")
  }

  private static let past = """
    case "Past" { currency = EUR, timeline = 2026 .. 2028 }
    kind leaf { acc[opening] = 1, acc[t] = acc[t-1] + 1 }
    table book { id
      "A"
      "B" }
    o[r in book] = leaf { }
    v = o with { acc[2027] = 50 }
    debt[opening]           = EUR 10
    debt[t]: level of money = debt[t-1] + EUR 1
    interest[t]             = debt[t-1] * 10%

    """

  /// 10 % of 10 is due in the first period, whatever the debt of the later ones is.
  @Test(arguments: [
    ("o[\"B\"].acc under { o[\"A\"].acc = 3 } under { o[\"B\"].acc[2027] = 50 }", "[2, 50, 51]"),
    ("v[\"B\"].acc under { o[\"A\"].acc = 3 }", "[2, 50, 51]"),
    ("o[\"A\"].acc under { o[\"A\"].acc = 3 }", "[3, 3, 3]"),
    ("interest under { debt = EUR 40 }", "[EUR 1, EUR 4, EUR 4]"),
    ("interest under { debt[t] = EUR 40 }", "[EUR 1, EUR 4, EUR 4]"),
    ("interest under { debt = -EUR 40 }", "[EUR 1, -EUR 4, -EUR 4]"),
  ]) func `a figure for a series leaves what stands before it, and the past of other rows`(
    figure: String, value: String
  ) {
    #expect(holds(Self.past + "expect \(figure) = \(value)"), "\(figure)")
  }

  /// Paths of one block count together: `was` is what stands beneath all of them.
  @Test(arguments: [
    "part.base[2028] = was + 3, part.base = 4", "part.base = 4, part.base[2028] = was + 3",
    "part { base = 4, base[2028] = was + 3 }",
  ]) func `what was is what stands beneath the block`(change: String) {
    let source = """
      case "Was" { timeline = 2026 .. 2028 }
      kind leaf { base: series of number }
      kind deal { part: leaf }
      deal p { part { base = 9 } }
      expect (p with { \(change) }).part.base = [4, 4, 12]
      """
    #expect(holds(source), "\(change)")
  }

  @Test(arguments: [
    "amount[r.a] = CHF 5", "amount[2027] = CHF 5",
  ]) func `an index of an input with one value is told`(field: String) {
    let source = """
      case "Index" { timeline = 2026 .. 2028 }
      kind credit { amount: money }
      table book { id | a
        "A" | 1 }
      loans[r in book] = credit { \(field) }
      """
    #expect(Run(source).program.diagnostics.map(\.code) == ["E0441"], "\(field)")
  }
}
