import Testing
import Worth
import WorthTestSupport

/// Tables that an input is handed by name, and of which something is changed for one instance: the
/// figures are those of a file in which that instance had rows of its own, and the table that is
/// named stays as it is.
@Suite struct NamedTableTests {
  private static let tables = """
    table m {
      k   | w     | p
      "A" | CHF 1 | 20%
      "B" | CHF 2 | rest
      v = w * p
    }
    table big {
      k   | w
      "A" | 1
      "B" | 2
      "C" | 3
    }
    table several {
      id  | x
      "a" | 1
      "b" | 2
    }

    """
  private static let kinds = """
    kind mix {
      rows: table { k: text, w: money, p: percent, v: money }
      s = sum(rows.v)
      b = rows.w["B"]
      share = rows.p["B"]
      looked = sum(r.w for r in rows where r.k = "A")
      twice[r in rows] = r.w * 2
      total = sum(twice)
    }
    kind holder { inner: mix, t = inner.s + inner.b }
    kind weights { rows: table { k: text, w: number }, s = sum(rows.w) }

    """
  private static let instances = """
    mix a { rows = m }
    holder o { inner { rows = m } }
    weights z { rows = big }
    z2 = z with { rows.w["A"] = 10 }
    all[r in several] = weights { rows = big }

    """

  @Test(arguments: [
    // 1 × 20 % + 2 × 80 % = 1.80 as it is.
    ("rows.w[\"A\"] = CHF 10", "x.s = CHF 3.60"),
    ("rows.w[1] = CHF 10", "x.looked = CHF 10"),
    ("rows.w[\"A\"] = CHF 10", "x.b = CHF 2"),
    ("rows.w[\"A\"] = CHF 10", "x.total = CHF 24"),
    ("rows.w = was * 2", "x.s = CHF 3.60"),
    ("rows.w[r in m] = if r.k = \"B\" then CHF 5 else was", "x.b = CHF 5"),
    ("rows.p[\"A\"] = 50%", "x.share = 50%"),
    ("rows.p[\"A\"] = 50%", "x.s = CHF 1.50"),
    ("rows.k[\"A\"] = \"Z\"", "x.looked = CHF 0"),
  ])
  func `a variant changes a table handed by name for itself alone`(
    change: String, check: String
  ) {
    #expect(
      holds(
        Self.tables + Self.kinds + Self.instances + """
          x = a with { \(change) }
          expect \(check)
          expect a.s = CHF 1.80
          expect a.looked = CHF 1
          expect sum(m.v) = CHF 1.80
          """))
  }

  @Test(arguments: [
    ("a.rows.w[\"A\"] = CHF 10", "a.s", "CHF 3.60"),
    ("a.rows.p[\"A\"] = 50%", "a.share", "50%"),
    ("a.rows.w = CHF 3", "a.s", "CHF 3"),
    ("a.rows.w = CHF 3, a.rows.w[\"A\"] = CHF 8", "a.s", "CHF 4"),
    ("a.rows.w[\"A\"] = CHF 8, a.rows.w = CHF 3", "a.s", "CHF 4"),
    ("a.rows.w[\"A\"] = CHF 10", "sum(m.w)", "CHF 3"),
    ("o.inner.rows.w[\"A\"] = CHF 10", "o.t", "CHF 5.60"),
    ("m.w[\"A\"] = CHF 10", "a.s", "CHF 3.60"),
    ("m.w[\"A\"] = CHF 10, a.rows.w[\"B\"] = CHF 5", "a.s", "CHF 6"),
    ("z.rows.w[\"B\"] = 20", "z.s", "24"), ("z.rows.w[\"B\"] = 20", "z2.s", "33"),
    ("z.rows.w[\"A\"] = 20", "z2.s", "15"), ("z2.rows.w[\"A\"] = 20", "z2.s", "25"),
    ("z.rows.w[\"A\"] = 20", "sum(big.w)", "6"),
    ("all.rows.w[\"C\"] = 30", "sum(all.s)", "66"),
    ("all[\"b\"].rows.w[\"C\"] = 30", "sum(all.s)", "39"),
    ("all[r in several].rows.w[\"C\"] = r.x * 10", "sum(all.s)", "36"),
  ])
  func `a scenario changes a table handed by name for that instance`(
    change: String, figure: String, value: String
  ) {
    #expect(
      holds(
        Self.tables + Self.kinds + Self.instances + """
          scenario changed { \(change) }
          expect \(figure) under changed = \(value)
          expect \(figure) under { \(change) } = \(value)
          """))
  }

  @Test func `the host changes a table handed by name for that instance`() {
    let run = Run(
      Self.tables + Self.kinds + Self.instances + "x = z.s\ny = z2.s\nother = sum(big.w)\n",
      changes: [("z.rows.w[\"B\"]", "20")])
    #expect(run.errors.isEmpty)
    #expect([run.number("x"), run.number("y"), run.number("other")] == [24, 33, 6])
  }

  @Test func `blocks within kinds, chosen rows and tables of other instances are changed alike`() {
    #expect(
      holds(
        Self.tables + Self.kinds + Self.instances + """
          o2 = o with { inner.rows.w["A"] = CHF 10 }
          o3 = o with { inner { rows.w["A"] = CHF 10 } }
          weights few { rows = big where k != "C" }
          few2 = few with { rows.w["A"] = 10 }
          weights falling { rows = big sort by w falling }
          falling2 = falling with { rows.w["C"] = 10 }
          weights taken { rows = z2.rows }
          taken2 = taken with { rows.w["B"] = 100 }
          all2 = all with { rows.w["A"] = 100 }
          expect o2.t = CHF 5.60
          expect o3.t = CHF 5.60
          expect few2.s = 12
          expect falling2.s = 13
          expect taken2.s = 113
          expect taken.s = 15
          expect sum(all2.s) = 210
          """))
  }

  @Test func `columns that are worked out follow, also those of chosen rows`() {
    #expect(
      holds(
        """
        table m {
          k   | w
          "A" | 1
          "B" | 3
          "C" | 4
          double = 2 * w
          share  = w / sum(m.w)
        }
        kind weights {
          rows: table { k: text, w: number, double: number, share: number }
          doubled = sum(rows.double)
          first = rows.share["A"]
        }
        weights all { rows = m }
        weights few { rows = m where k != "B" }
        weights falling { rows = m sort by w falling }
        all2 = all with { rows.w["A"] = 3 }
        few2 = few with { rows.w["A"] = 6 }
        falling2 = falling with { rows.w["A"] = 9 }
        expect all.first = 12.5%
        expect all2.doubled = 20
        expect all2.first = 30%
        expect all.first under { all.rows.w["A"] = 3 } = 30%
        expect few.doubled = 10
        expect few2.doubled = 20
        expect falling2.doubled = 32
        expect sum(m.double) = 16
        expect sum(m.share) under { m.w["A"] = 3 } = 1
        """))
  }

  @Test func `a column that the table does not have is told`() {
    let source = Self.tables + Self.kinds + Self.instances
    #expect(Run(source + "x = z with { rows.q[\"A\"] = 1 }\nshow x.s").errors == ["E0221"])
    #expect(Run(source + "show z.s under { z.rows.q[\"A\"] = 1 }").errors == ["E0221"])
    #expect(Run(source + "show z.s under { z.rows.w[\"Q\"] = 1 }").errors == ["E0609"])
  }
}
