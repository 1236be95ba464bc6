import Testing
import Worth
import WorthTestSupport

/// A series that may be left out is there as a whole or not at all, whatever fills it and however it
/// is read.
///
/// | filled by | `m: flow of money?` is |
/// | --- | --- |
/// | one value that is there | that value in each period |
/// | one value that is missing | left out |
/// | `if c then a series else missing` | the series, or left out |
/// | a series without a value in some periods | a mistake (E0365), which `otherwise` mends |
@Suite struct SeriesOrMissingTests {
  private static let head = """
    case "Missing" {
      currency = EUR
      timeline = 2026 .. 2028
      simulation { trials = 1_000, seed = 3 }
    }
    u ~ uniform(0, 1)
    c = 3
    plain[t] = EUR 3
    gaps[t] = if t.year > 2026 then EUR 3 else missing
    table book {
      id  | x
      "A" | EUR 1
      "B" |
    }
    kind fees {
      m: flow of money?
      total = if m is given then sum(m) else -EUR 1
      at    = if m is given then m[2027] else -EUR 1
      each[t] = if m is given then m[t] else -EUR 1
      times = if m is given then count(m) else 0
      last  = if m is given then m[closing] else -EUR 1
      there = m is given
      or_seven[t] = m otherwise EUR 7
      twice[t] = (m otherwise EUR 7) * 2
      now[t] = m[t] otherwise EUR 7
      then = m[2027] otherwise EUR 7
      whole = m otherwise EUR 7
      all = sum(m otherwise 0)
    }
    kind outer { p: flow of money?, inner = fees { m = p }, total = inner.total }

    """

  /// What each line gives where the series is 5 in each period, and where it is left out, by hand.
  private static let readings: [(line: String, there: String, left: String)] = [
    ("total", "EUR 15", "-EUR 1"), ("at", "EUR 5", "-EUR 1"),
    ("each", "[EUR 5, EUR 5, EUR 5]", "[-EUR 1, -EUR 1, -EUR 1]"), ("times", "3", "0"),
    ("last", "EUR 5", "-EUR 1"), ("or_seven", "[EUR 5, EUR 5, EUR 5]", "[EUR 7, EUR 7, EUR 7]"),
    ("twice", "[EUR 10, EUR 10, EUR 10]", "[EUR 14, EUR 14, EUR 14]"),
    ("now", "[EUR 5, EUR 5, EUR 5]", "[EUR 7, EUR 7, EUR 7]"), ("then", "EUR 5", "EUR 7"),
    ("whole", "[EUR 5, EUR 5, EUR 5]", "[EUR 7, EUR 7, EUR 7]"), ("all", "EUR 15", "EUR 0"),
  ]

  @Test(arguments: [
    ("EUR 5", true), ("if c > 2 then EUR 5 else missing", true),
    ("if c > 4 then EUR 5 else missing", false), ("if c > 2 then missing else EUR 5", false),
    ("missing", false), ("if c > 2 then plain + EUR 2 else missing", true),
    ("if c > 4 then plain else missing", false),
    ("if c > 4 then plain else if c > 2 then EUR 5 else missing", true),
    ("if c > 4 then plain else if c > 3 then EUR 5 else missing", false),
    ("stated", true), ("unstated", false), ("given.m", true), ("left.m", false),
  ])
  func `however a series that may be left out is filled, each way to read it agrees`(
    _ value: String, _ isThere: Bool
  ) {
    var source =
      Self.head + """
        stated: money? = if c > 2 then EUR 5 else missing
        unstated: money? = missing
        fees given { m = EUR 5 }
        fees left { m = if c > 4 then EUR 5 else missing }
        fees f { m = \(value) }
        outer o { p = \(value) }
        expect f.there = \(isThere ? "yes" : "no")
        expect o.total = \(isThere ? "EUR 15" : "-EUR 1")

        """
    for (line, there, left) in Self.readings {
      source += "expect f.\(line) = \(isThere ? there : left)\n"
      source += "expect o.inner.\(line) = \(isThere ? there : left)\n"
    }
    #expect(holds(source), "\(value)")
  }

  @Test func `a series that may be left out is there for some rows, and changed by path`() {
    #expect(
      holds(
        Self.head + """
          f[r in book] = fees { m = r.x }
          o[r in book] = outer { p = r.x }
          scenario filled { book.x["B"] = EUR 2 }
          scenario out { f["A"].m = missing }
          scenario whole { f["B"].m = plain }
          expect f.total = [EUR 3, -EUR 1]
          expect f["B"].each = [-EUR 1, -EUR 1, -EUR 1]
          expect f["A"].now = [EUR 1, EUR 1, EUR 1]
          expect o.total = [EUR 3, -EUR 1]
          expect f.all = [EUR 3, EUR 0]
          expect f.total under filled = [EUR 3, EUR 6]
          expect f.total under out = [-EUR 1, -EUR 1]
          expect f.total under whole = [EUR 3, EUR 9]
          """))
  }

  @Test func `a series that is left out in some trials is asked for in each`() {
    #expect(
      holds(
        Self.head + """
          x = if u < 0.3 then EUR 5 else missing
          p = probability(u < 0.3)
          fees f { m = x }
          outer o { p = x }
          fees g { m = if u < 0.3 then plain + EUR 2 else missing }
          expect probability(f.there) = p
          expect f.total.mean = EUR 16 * p - EUR 1
          expect o.total.mean = EUR 16 * p - EUR 1
          expect g.total.mean = EUR 16 * p - EUR 1
          expect f.at.mean = EUR 6 * p - EUR 1
          expect f.each[2028].mean = EUR 6 * p - EUR 1
          expect g.last.mean = EUR 6 * p - EUR 1
          expect f.times.mean = 3 * p
          expect f.or_seven[2027].mean = EUR 7 - EUR 2 * p
          expect g.now[2027].mean = EUR 7 - EUR 2 * p
          expect sum(f.whole).mean = EUR 21 - EUR 6 * p
          expect f.all.mean = EUR 15 * p
          """))
  }

  @Test(arguments: [
    ("fees f { m = gaps }", "gaps otherwise 0"),
    (
      "fees f { m = if c > 2 then gaps else missing }",
      "(if c > 2 then gaps else missing) otherwise 0"
    ),
    ("fees f { m = [EUR 1, missing, EUR 3] }", "[EUR 1, missing, EUR 3] otherwise 0"),
    (
      "kind need { m: flow of money, total = sum(m) }\nneed f { m = gaps }", "gaps otherwise 0"
    ),
    (
      "kind need { m: level of money, total = m[2027] }\nneed f { m = owed }", "owed otherwise 0"
    ),
  ])
  func `a series with gaps wants what counts in them, and what is proposed is taken`(
    _ lines: String, _ way: String
  ) {
    let owed = "owed[t]: level of money? = if t.year > 2026 then EUR 3 else missing\n"
    let run = Run(Self.head + owed + lines)
    #expect(run.errors == ["E0365"], "\(lines)")
    let text = run.program.diagnostics.first { $0.code == "E0365" }?.text ?? ""
    #expect(text.contains("‘\(way)’"), "\(text)")
    #expect(!text.contains(": …?"), "\(text)")
    let value = lines.split(separator: "=").last.map { $0.dropLast(2).dropFirst() } ?? ""
    let mended = lines.replacing("= \(value)", with: "= \(way)")
    #expect(Run(Self.head + owed + mended + "\nshow f").errors.isEmpty, "\(mended)")
  }

  @Test(arguments: [
    ("x: money = if c > 2 then EUR 5 else missing", "‘x: money?’"),
    (
      "kind one { price: money, twice = price * 2 }\none o { price = if c > 2 then EUR 5 else missing }",
      "‘price: money?’"
    ),
    (
      "owed[t]: level of money = if t.year > 2026 then EUR 3 else missing",
      "‘owed: level of money?’"
    ),
  ])
  func `what may be left out is written as it is proposed`(_ lines: String, _ type: String) {
    let run = Run(Self.head + lines)
    #expect(run.errors == ["E0365"], "\(lines)")
    let text = run.program.diagnostics.first { $0.code == "E0365" }?.text ?? ""
    #expect(text.contains(type), "\(text)")
    let stated = type.dropFirst().dropLast(2)
    let written = stated.split(separator: " ", maxSplits: 1).last ?? ""
    let mended = lines.replacing(": \(written)", with: ": \(written)?")
      .replacing("price * 2", with: "(price otherwise 0) * 2")
    #expect(Run(Self.head + mended).errors.isEmpty, "\(mended)")
  }

  @Test func `amounts that are missing in some periods are flows as others are`() {
    #expect(
      holds(
        Self.head + """
          kind need { m: flow of money, total = sum(m) }
          need f { m = gaps otherwise EUR 1 }
          need g { m = (gaps otherwise 0) + plain }
          expect f.total = EUR 7
          expect g.total = EUR 15
          """))
  }
}
