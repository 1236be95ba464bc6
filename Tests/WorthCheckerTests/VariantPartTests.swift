import Testing
import Worth
import WorthTestSupport

/// Changes of parts of clauses that a variant has from what it varies.
///
/// | changed | who sees it |
/// | --- | --- |
/// | `o.cap.share` | `o`, its variants, and theirs |
/// | `o.due`, `o.line.share`: what a line works out, or fills in | `o`, its variants, and theirs, unless one says it itself |
/// | `v.cap.share`, `v.cap.sub.y`, `v.cap.eff`, where `v = o with { … }` does not name `cap` | `v` and its variants |
///
/// The figures were worked out by hand: a licence is its royalty × share × y, 2 × 3 × 5 as it is.
@Suite struct VariantPartTests {
  private static let head = """
    case "Variants" { timeline = 2027 .. 2028 }
    kind sub { y: number }
    kind cap { share: number, sub: sub, eff = share * sub.y }
    kind lic {
      royalty: number
      cap: cap
      due = royalty * cap.eff
    }
    lic o {
      royalty = 2
      cap { share = 3, sub { y = 5 } }
    }
    cap other { share = 100, sub { y = 2 } }
    v = o with { royalty = 1 }
    w = v with { royalty = 7 }
    table rows {
      id  | n
      "A" | 2
      "B" | 4
    }
    ls[x in rows] = lic {
      royalty = x.n
      cap { share = 3, sub { y = 5 } }
    }
    b = ls["B"] with { royalty = 1 }
    each = ls with { royalty = 1 }
    c = b with { royalty = 10 }

    """

  @Test(arguments: [
    ("v.due", "v.cap.sub.y = 12", 36), ("v.due", "v.cap.share = 4", 20),
    ("v.due", "o.cap.share = 4", 20), ("w.due", "v.cap.share = 1", 35),
    ("w.due", "v.cap.sub.y = 1", 21), ("w.due", "w.cap.share = 1", 35),
    ("w.due", "o.cap.sub.y = 1", 21), ("w.due", "v.royalty = 1", 105),
    ("o.due", "v.cap.share = 4", 30), ("v.due", "v.cap.eff = 100", 100),
    ("w.due", "v.cap.share = 1, w.cap.share = 2", 70),
    ("b.due", "b.cap.sub.y = 12", 36), ("b.due", "b.cap.share = 1", 5),
    ("c.due", "b.cap.share = 1", 50), ("c.due", "c.cap.sub.y = 1", 30),
    ("c.due", "ls.cap.sub.y = 1", 30), ("sum(each.due)", "each.cap.sub.y = 1", 6),
    ("sum(each.due)", "each[\"A\"].cap.share = 1", 20), ("b.due", "b.cap.eff = 100", 100),
    ("sum(ls.due)", "b.cap.share = 1", 90), ("v.due", "o.cap = other", 200),
    ("v.due", "o.cap = other, o.cap.share = 4", 8), ("o.due", "o.cap = other, o.cap.share = 4", 16),
    ("w.due", "o.cap = other, o.cap.share = 4", 56),
    ("w.due", "v.cap = other, v.cap.share = 4", 56),
  ]) func `a part that a variant has from another is changed by its path`(
    figure: String, change: String, expected: Int
  ) {
    #expect(
      holds(
        Self.head + """
          scenario s { \(change) }
          expect \(figure) under { \(change) } = \(expected)
          expect \(figure) under s = \(expected)
          """), "\(change)")
  }

  @Test(arguments: [
    ("s.due", "s.cap.share = 4", 40), ("t.due", "s.cap.share = 4", 20),
    ("t.due", "t.cap.share = 4", 20), ("p.inner.due", "p.inner.cap.share = 2", 18),
    ("p.stated.due", "p.stated.cap.share = 2", 18), ("p.stated.due", "p.stated.cap.sub.y = 2", 108),
  ]) func `so is a part of a clause that a field states`(
    figure: String, change: String, expected: Int
  ) {
    #expect(
      holds(
        Self.head + """
          lic s {
            royalty = 2
            cap = cap { share = 3, sub { y = 5 } }
          }
          t = s with { royalty = 1 }
          kind pool {
            stated = lic { royalty = 9, cap = cap { share = 6, sub { y = 1 } } }
            inner = lic { royalty = 9, cap { share = 6, sub { y = 1 } } }
          }
          pool p { }
          expect \(figure) under { \(change) } = \(expected)
          """), "\(change)")
  }

  /// By hand: a deal's part is price × share, its line's due base × rate, its total part + due + twice the due.
  @Test(
    arguments: [
      ("o.total", "o.part = 10", 19), ("v.total", "o.part = 10", 19),
      ("w.total", "o.part = 10", 19),
      ("u.total", "o.part = 10", 5), ("u.total", "v.part = 10", 5), ("u.total", "u.part = 10", 19),
      ("w.total", "v.part = 10", 19), ("o.total", "v.part = 10", 380),
      ("v.total", "o.line.rate = 1", 260), ("w.total", "o.line.rate = 0", 89.6),
      ("v.total", "o.line.due = 5", 110), ("w.total", "o.other.rate = 1", 128.8),
      ("w.total", "o.line.rate = 1, v.line.rate = 0", 89.6),
      ("v.total", "o.line.base = 10", 109), ("v.total", "o.line { rate = 1, base = 10 }", 116),
      ("r.total", "rows.part = 10", 19), ("r.total", "rows[\"B\"].part = 10", 19),
      ("r.total", "rows[\"A\"].part = 10", 38),
      ("sum(each.total)", "rows[\"A\"].part = 10", 19 + 38),
      ("sum(each.total)", "rows.line.rate = 1", 104),
    ] as [(String, String, Double)]) func `a line that is changed is changed in what varies it`(
      figure: String, change: String, expected: Double
    )
  {
    #expect(
      holds(
        """
        case "Lines" { }
        kind levy { base: number, rate: number, due = base * rate }
        kind deal {
          price: number
          share: number
          part = price * share
          line = levy { base = part, rate = 3/10 }
          other = line with { rate = 3/5 }
          total = part + line.due + other.due
        }
        deal o { price = 200, share = 1 }
        v = o with { share = 1/2 }
        w = v with { price = 112 }
        u = v with { part = 50/19 }
        table ids {
          id  | n
          "A" | 40
          "B" | 40
        }
        rows[x in ids] = deal { price = x.n, share = 1 }
        r = rows["B"] with { share = 1/2 }
        each = rows with { share = 1/2 }
        scenario s { \(change) }
        expect \(figure) under { \(change) } = \(expected)
        expect \(figure) under s = \(expected)
        """), "\(figure) \(change)")
  }

  /// What is uncertain in a base is the same draw in what varies it, also where a change says so.
  @Test(arguments: ["o.x ~ normal(mean: 2, sd: 1)", "o.y ~ normal(mean: 2, sd: 1)"])
  func `a variant draws what is changed in its base`(change: String) {
    #expect(
      holds(
        """
        case "Draws" { simulation { trials = 500, seed = 3 } }
        kind k { x: number, n: number, y = 2 * x, z = y + n }
        k o { x = 1, n = 1 }
        v = o with { n = 2 }
        gap = v.z - o.z
        expect gap.sd under { \(change) } = 0
        expect gap.mean under { \(change) } = 1
        """), "\(change)")
  }

  /// A variant whose line rests on a name of the case moves with it, wherever the line is read.
  @Test(arguments: [
    ("g.tot", "price = EUR 40", "EUR 480"), ("h.d[2028]", "price = EUR 40", "EUR 960"),
    ("i.d[2028]", "price = EUR 40", "EUR 960"), ("v[\"A\"].tot", "price = EUR 40", "EUR 40"),
    ("w[\"A\"].d[2027]", "price = EUR 40", "EUR 80"), ("y.d[2027]", "price = EUR 40", "EUR 40"),
    ("z.tot", "price = EUR 40", "EUR 40"), ("z.tot", "c2 = EUR 1", "EUR 1"),
    ("sum(q.tot for q in v)", "price = EUR 40", "EUR 80"), ("g.tot", "c2 = EUR 1", "EUR 1_200"),
  ]) func `a line that a variant changes rests on what that names`(
    figure: String, change: String, value: String
  ) {
    let head = """
      case "Names" { currency = EUR, timeline = 2026 .. 2028 }
      kind k { n: money, tot = n * 2, d[opening] = n, d[t]: level of money = d[t-1] * 2 }
      table book {
        key | amount
        "A" | EUR 1
        "C" | EUR 3
      }
      k o { n = EUR 3 }
      price = EUR 100
      c2 = price
      f[r in book] = k { n = r.amount }
      g = o with { tot = price * 12 }
      h = o with { d[2027] = price * 12 }
      i = h with { n = EUR 5 }
      v[r in book] = f[r] with { tot = price }
      w = f with { tot = price, d[2026] = price }
      y = f["A"] with { d = price }
      z = o with { tot = c2 }

      """
    let lines = [
      "x = \(figure) under { \(change) }\nexpect x = \(value)",
      "expect \(figure) under { \(change) } = \(value)",
      "scenario low { \(change) }\nx = \(figure) under low\nexpect x = \(value)",
    ]
    for line in lines { #expect(holds(head + line), "\(line)") }
  }

  /// What one row's line is replaced by says nothing of the other rows, which see what is changed in them.
  @Test(arguments: ["EUR 5", "[EUR 1, EUR 2, EUR 5]", "other", "EUR 2 + EUR 3", "x"])
  func `other rows look back at what is changed in them`(value: String) {
    let source = """
      case "Rows" { currency = EUR, timeline = 2026 .. 2028 }
      table book {
        key | amount
        "A" | EUR 1
        "C" | EUR 3
      }
      x = EUR 5
      other[t]: level of money = EUR 5
      kind k { n: money, d[opening] = n, d[t]: level of money = d[t-1] * 2, e[t]: level of money = d[t] * 1 }
      f[r in book] = k { n = r.amount }
      expect f["C"].d[2028] under { f["C"].d[2026] = EUR 12, f["A"].d = \(value) } = EUR 48
      expect f["C"].e[2028] under { f["A"].d = \(value), f["C"].d[2026] = EUR 12 } = EUR 48
      expect f["A"].e[2028] under { f["A"].d = \(value), f["C"].d[2026] = EUR 12 } = EUR 5
      """
    #expect(holds(source), "\(value)")
  }

  /// What is filled in within a block rests on the names that the block reads, wherever a line reads it first.
  @Test(arguments: [
    ("m z { t { q = p } }", "z.val"), ("m z { t = lv { q = p } }", "z.val"),
    ("m z { t { q = 1 }, u { q = p } }", "z.us"),
    ("m a { t { q = 1 } }\nz = a with { t.q = p }", "z.val"),
    ("m a { t { q = 1 } }\nz = a with { t { q = p } }", "z.val"),
    ("lv b { q = p }\nm z { t = b }", "z.val"),
    ("lv b { q = 1 }\nm z { t = b with { q = p } }", "z.val"),
    ("c2 = p\nm z { t { q = c2 } }", "z.val"),
    ("m z { t { q = 1, n { a | b\n\"x\" | p\n} } }", "z.rows"),
    ("m f[r in book] = m { t { q = p * r.n } }\nz = f[\"A\"] with { }", "z.val"),
  ]) func `a block within a block is followed`(lines: String, figure: String) {
    let head = """
      case "Blocks" { currency = EUR, timeline = 2026 .. 2028 }
      p = 4
      table book {
        key | n
        "A" | 1
        "B" | 2
      }
      kind lv { q: number, n: table { a: text, b: number }?, o = q * 2, s = if n is given then sum(n.b) * 2 else 0 }
      kind m { t: lv, u: lv?, val = t.o, us = if u is given then u.o else 0, rows = t.s }
      \(lines.replacing("m f[", with: "f["))

      """
    for line in [
      "x = \(figure) under { p = 10 }\nexpect x = 20", "expect \(figure) under { p = 10 } = 20",
      "scenario low { p = 10 }\nx = \(figure) under low\nexpect x = 20",
    ] { #expect(holds(head + line), "\(lines) \(line)") }
  }

  /// What is filled in within an instance, at any depth, follows what it rests on, also where none of the lines around it
  /// reads that.
  @Test(arguments: [
    ("z.t.total under { p = 1 }", "3"), ("z.t.q2 under { p = 1 }", "2"),
    ("zz.u.t.q2 under { p = 1 }", "2"),
    ("sum(zz.u.t.s) under { p = 1 }", "3"), ("y.h.q2 under { p = 1 }", "2"),
  ]) func `a part that no line reads follows`(figure: String, value: String) {
    let lines = """
      case { timeline = 2026 .. 2028 }
      p = 4
      kind leaf { q: number, rows: table { a: text, b: number }?
        total = if rows is given then sum(rows.b) else 0
        q2 = q * 2
        s[t] = q }
      kind m { t: leaf, val = 3 }
      kind mm { u: m, v = 1 }
      kind md { n: number
        h = leaf { q = n } }
      m z { t { q = p, rows { a | b
        "x" | p
        "y" | 2
      } } }
      mm zz { u { t { q = p } } }
      md y { n = p }
      x = \(figure)
      expect x = \(value)
      """
    #expect(holds(lines), "\(figure)")
  }
}
