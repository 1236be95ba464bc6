import Testing
import Worth
import WorthTestSupport

/// Clauses that a scenario, `under` or the host takes out, puts another in the place of, or fills in where they
/// were left out: the figures are those of the file with its text changed.
@Suite struct WholeFieldTests {
  /// A licence with a clause, rows, a list and amounts, each of which may be left out.
  private static func source(
    cap: String = "cap { amount = EUR 5.1 }", rows: String = "rows { n | v\n \"a\" | 3 }",
    rest: String = "least = EUR 7.3, items = [1, 2], s = EUR 4.7", other: String = ""
  ) -> String {
    """
    case "C" { currency = EUR, timeline = 2026 .. 2027 }
    kind step { at: number, to: number = 2 }
    kind cap { amount: money, share: percent = 90%, step: step? }
    kind licence {
      royalty: money
      cap: cap?
      least: money?
      items: list of number?
      rows: table { n: text, v: number }?
      s: flow of money?
      stepped = if cap is given then (if cap.step is given then cap.step.at * cap.step.to else 1) else 0
      capped = if cap is given then min(royalty, cap.amount * cap.share) else royalty
      words = if cap is given then 2 else 1
      floor = if least is given then max(capped, least) else capped
      all = (if items is given then sum(items) else 0) + (if rows is given then sum(rows.v) else 0)
      paid = if s is given then sum(s) else EUR 0
    }
    licence x {
      royalty = EUR 9.7
      \(cap)
      \(rest)
      \(rows)
    }
    \(other)
    v = x with { royalty = EUR 9.3 }
    a = x.capped
    b = x.words + v.words
    c = x.floor + v.floor
    d = x.all + v.all
    e = x.paid + v.paid
    f = x.stepped + v.stepped

    """
  }

  private static let names = ["a", "b", "c", "d", "e", "f", "v.capped"]

  /// The figures of a case.
  private static func figures(_ source: String, _ changes: [(String, String)] = []) -> [UInt64] {
    let run = Run(source, changes: changes.map { (path: $0.0, expression: $0.1) })
    #expect(run.errors == [], "\(source)")
    return names.map { (run.number($0) ?? -1).bitPattern }
  }

  /// The figures of the case in the world of some changes, and with the same changes from outside.
  private static func changed(_ source: String, _ changes: [(String, String)]) -> [[UInt64]] {
    let block = changes.map { $0.0 + " = " + $0.1 }.joined(separator: ", ")
    let asked = names.enumerated().map { place, name in "w\(place) = \(name) under s\n" }
    let run = Run(source + "scenario s { \(block) }\n" + asked.joined())
    #expect(run.errors == [], "\(block)")
    let inWorld = names.indices.map { (run.number("w\($0)") ?? -1).bitPattern }
    return [inWorld, figures(source, changes)]
  }

  @Test func `a clause that is taken out leaves the licence without it`() {
    let edited = Self.figures(Self.source(cap: ""))
    for found in Self.changed(Self.source(), [("x.cap", "missing")]) { #expect(found == edited) }
    #expect(Self.figures(Self.source()) != edited)
  }

  @Test func `rows, lists and amounts are taken out as blocks are`() {
    let edited = Self.figures(Self.source(rows: "", rest: ""))
    let changes = [
      ("x.rows", "missing"), ("x.items", "missing"), ("x.least", "missing"), ("x.s", "missing"),
    ]
    for found in Self.changed(Self.source(), changes) { #expect(found == edited) }
  }

  @Test func `a clause within a clause is taken out and filled in`() {
    let stepped = "cap { amount = EUR 5.1\n step { at = 7 } }"
    let edited = Self.figures(Self.source())
    for found in Self.changed(Self.source(cap: stepped), [("x.cap.step", "missing")]) {
      #expect(found == edited)
    }
    let filled = Self.figures(Self.source(cap: stepped))
    for found in Self.changed(Self.source(), [("x.cap.step.at", "7")]) { #expect(found == filled) }
    let both = [("x.cap.step.at", "7"), ("x.cap.amount", "EUR 5.1")]
    for found in Self.changed(Self.source(cap: ""), both) { #expect(found == filled) }
  }

  @Test func `a clause that was left out is filled in by its fields or as a whole`() {
    let edited = Self.figures(Self.source(cap: "cap { amount = EUR 4.3, share = 80% }"))
    let parts = [("x.cap.amount", "EUR 4.3"), ("x.cap.share", "80%")]
    for found in Self.changed(Self.source(cap: ""), parts) { #expect(found == edited) }
    let whole = [("x.cap", "cap { amount = EUR 4.3, share = 80% }")]
    for found in Self.changed(Self.source(cap: ""), whole) { #expect(found == edited) }
    for found in Self.changed(Self.source(), whole) { #expect(found == edited) }
  }

  @Test func `a clause is handed over by name`() {
    let other = "cap low { amount = EUR 4.3 }\ntable more { n | v\n \"q\" | 8\n \"r\" | 9 }"
    let edited = Self.figures(Self.source(cap: "cap = low", rows: "rows = more", other: other))
    let changes = [("x.cap", "low"), ("x.rows", "more")]
    for found in Self.changed(Self.source(other: other), changes) { #expect(found == edited) }
  }

  @Test func `later scenarios see a clause that is gone, and variants lay theirs over nothing`() {
    #expect(
      holds(
        Self.source() + """
          n = x with { cap.amount = EUR 4 }
          none = x with { cap = missing, cap.amount = EUR 2 }
          scenario out { x.cap = missing }
          scenario back { x.cap.amount = EUR 2 }
          scenario both = out + back
          expect x.capped under out = EUR 9.70
          expect n.capped under out = EUR 3.60
          expect x.capped under out under back = EUR 1.80
          expect x.capped under both = EUR 1.80
          expect x.capped under { x.cap = missing, x.cap.amount = EUR 3 } = EUR 2.70
          expect none.capped = EUR 1.80
          expect n.capped under { n.cap = missing } = EUR 9.70
          expect x.capped under { n.cap = missing } = EUR 4.59
          """))
  }

  @Test func `one row of many loses its clause, or has another`() {
    #expect(
      holds(
        Self.source() + """
          table book { id | m
            "A" | EUR 9
            "B" | EUR 8 }
          ls[r in book] = licence {
            royalty = r.m
            cap { amount = r.m / 2, share = 100% }
          }
          ms[r in book] = licence { royalty = r.m }
          ns = ls with { cap.share = 50% }
          expect ls.capped under { ls["A"].cap = missing } = [EUR 9.00, EUR 4.00]
          expect ls.words under { ls["A"].cap = missing } = [1, 2]
          expect ls.capped under { ls.cap = missing } = [EUR 9.00, EUR 8.00]
          expect ls.capped under { ls["B"].cap = cap { amount = EUR 1 } } = [EUR 4.50, EUR 0.90]
          expect ls.capped under { ls["A"].cap = missing, ls.cap.amount = EUR 3 } = [EUR 9.00, EUR 3.00]
          expect ms.capped under { ms["A"].cap = cap { amount = EUR 1 } } = [EUR 0.90, EUR 8.00]
          expect ms.capped under { ms["A"].cap.amount = EUR 2 } = [EUR 1.80, EUR 8.00]
          expect ms.capped under { ms.cap.amount = EUR 2 } = [EUR 1.80, EUR 1.80]
          expect sum(ls.capped) under { ls["A"].cap = missing } = EUR 13.00
          """))
  }

  @Test func `what a kind needs is not taken out, and what is missing in a clause is named`() {
    #expect(
      Run(Self.source() + "show x.capped under { x.royalty = missing }").errors == ["E0403"])
    let incomplete = Run(Self.source(cap: "") + "show x.capped under { x.cap.share = 50% }")
    #expect(incomplete.errors == ["E0401"])
    let misspelt = Run(Self.source(cap: "") + "show x.capped under { x.cap.amuont = EUR 1 }")
    #expect(misspelt.errors == ["E0221"])
    let row = Run(
      Self.source() + """
        table book { id | m
          "A" | EUR 9 }
        ms[r in book] = licence { royalty = r.m }
        ls[r in book] = licence {
          royalty = r.m
          cap { amount = r.m }
        }
        ns = ls with { cap.share = 50% }
        show ms.capped under { ms["A"].cap.share = 20% }
        show ns.capped under { ls["A"].cap = missing }
        """)
    #expect(row.errors == ["E0401", "E0401"])
  }

  @Test func `a table of one row is told with what to write`() {
    let table = Run(
      Self.source() + """
        table book { id | m
          "A" | EUR 9 }
        ls[r in book] = licence {
          royalty = r.m
          rows { n | v
            "a" | 3 }
        }
        show ls.all under { ls["A"].rows = missing }
        """)
    #expect(table.errors == ["E1102"])
    #expect(
      table.program.diagnostics.contains { $0.text.contains("‘ls[\"A\"] with { rows = missing }’") }
    )
  }

  @Test
  func `two values for one thing in a block are both shown, for one of them is to be deleted`() {
    let twice = Run(
      Self.source() + "scenario s { x.least = EUR 1, x.least = EUR 2 }\nshow x.floor under s")
    #expect(twice.errors == ["E0202"])
    #expect(
      twice.program.diagnostics.contains {
        $0.text.contains("delete ‘x.least = EUR 1’ or ‘x.least = EUR 2’")
      })
    let same = Run(Self.source() + "w = x with { least = EUR 1, least = EUR 1 }\nshow w.floor")
    #expect(same.program.diagnostics.contains { $0.text.contains("both lines say the same") })
  }

  /// A list that a condition leaves out as a whole. By hand: where it is there, its sum, and 10 where it is not.
  @Test(arguments: [
    ("xs = if agreed then [1, 2] else missing", 3),
    ("xs = if not agreed then [1, 2] else missing", 10),
    ("xs = if not agreed then missing else [4]", 4),
    ("xs = if not agreed then [1] else if agreed then [2, 3] else missing", 5),
    ("xs = some", 3), ("xs = none", 10), ("xs = some otherwise [7]", 3),
    ("xs = none otherwise [7]", 7),
    ("xs = [7]", 7), ("xs = missing", 10), ("", 10),
  ]) func `a condition leaves a list out as a whole`(field: String, sum: Int) {
    let source = """
      case "C" { currency = EUR }
      agreed = yes
      some = if agreed then [1, 2] else missing
      none = if agreed then missing else [1, 2]
      kind sub { fee: money }
      sub a { fee = EUR 5 }
      kind k {
        xs: list of number?
        s = if xs is given then sum(xs) else 10
        n = sum(xs otherwise [10])
        f = if xs is given then xs[1] + 0 * sum(x for x in xs) else 10
      }
      k one { \(field) }
      table rows { id | on
        "A" | yes
        "B" | no }
      by[r in rows] = k { xs = if r.on then [1, 2] else missing }
      expect one.s = \(sum)
      expect one.n = \(sum)
      expect by.s = [3, 10]
      expect count(some otherwise []) = 2
      expect count(none otherwise []) = 0

      """
    #expect(holds(source), "\(field)")
  }

  @Test func `lists of amounts, dates, texts and kinds are left out so, too`() {
    #expect(
      holds(
        """
        case "C" { currency = EUR }
        agreed = yes
        kind sub { fee: money }
        sub a { fee = EUR 5 }
        sub b { fee = EUR 6 }
        kind k {
          m: list of money?
          d: list of date?
          w: list of text?
          q: list of sub?
          s = if m is given then sum(m) else EUR 1
          last = if d is given then d[1] else 2020-01-01
          word = if w is given then w[2] else "none"
          fees = if q is given then sum(x.fee for x in q) else EUR 0
        }
        k one {
          m = if agreed then [EUR 5, EUR 6] else missing
          d = if agreed then [2026-03-01] else missing
          w = if agreed then ["a", "b"] else missing
          q = if agreed then [a, b] else missing
        }
        k two {
          m = if agreed then missing else [EUR 5, EUR 6]
          d = if agreed then missing else [2026-03-01]
          w = if agreed then missing else ["a", "b"]
          q = if agreed then missing else [a, b]
        }
        expect one.s = EUR 11
        expect one.last = 2026-03-01
        expect one.word = "b"
        expect one.fees = EUR 11
        expect two.s = EUR 1
        expect two.last = 2020-01-01
        expect two.word = "none"
        expect two.fees = EUR 0
        """))
  }

  /// A list that may be missing is told like other values: what is pasted works.
  @Test(arguments: [
    "x = sum(l)", "x = max(l)", "x = count(v for v in l)", "x = sum([v * 2 for v in l])",
    "x = l[1]",
  ]) func `a list that may be missing needs otherwise`(line: String) {
    let head = "agreed = yes\nl = if agreed then [1, 2] else missing\n"
    #expect(Run(head + line).errors == ["E0339"], "\(line)")
    let mended = Mended.once(head + line)
    #expect(mended?.contains("(l otherwise [])") ?? false, "\(line)")
    #expect(mended.map { Run($0).errors } == [], "\(line)")
  }

  @Test(arguments: [
    ("x = sum(l otherwise 0)", "E0309"), ("kind k { xs: list of number }\nk a { xs = l }", "E0365"),
  ]) func `a 0 is no list, and what must be given may not be missing`(lines: String, code: String) {
    let head = "agreed = yes\nl = if agreed then [1, 2] else missing\n"
    #expect(Run(head + lines).errors == [code], "\(lines)")
  }
}
