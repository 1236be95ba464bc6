import Testing
import Worth
import WorthTestSupport

/// Functions of instances by row, called from outside, read the tables of their own row: they read those of another, or
/// nothing.
@Suite struct RowTableFunctionTests {
  private static let head = """
    case "Rows" { timeline = 2026 .. 2029 }
    table b {
      n   | a
      "A" | 10
      "B" | 20
    }
    table common {
      k   | v
      "u" | 1
      "v" | 2
    }
    kind inner { ways: table { name: text, p: number }
      q: number
      s[t] = q
      function total(x) = sum(w.p for w in ways) * x
      function series_total(x) = sum(s) * x
      function above(x) = sum(w.p for w in ways where w.p > x) }
    kind outer { ways: table { name: text, p: number }
      same: table { k: text, v: number }
      part: inner
      function total(x) = sum(w.p for w in ways) * x
      function cell(x) = ways.p["x"] * x
      function column(x) = sum(ways.p) * x
      function rows(x) = count(ways) * x
      function shared(x) = sum(w.v for w in same) * x
      function of_part(x) = part.total(x)
      function of_series(x) = part.series_total(x)
      own = total(1) }
    o[r in b] = outer { same = common
      ways { name | p
        "x" | r.a
        "y" | r.a * 2 }
      part { q = r.a
        ways { name | p
          "x" | r.a
          "y" | r.a * 3 } } }
    read[r in b]  = o.total(r.a)
    other[r in b] = o[r].of_part(1)
    v = o with { ways.p["x"] = 100 }

    """

  @Test(arguments: [
    ("o.own", "[30, 60]"), ("o[\"A\"].total(1)", "30"), ("o[\"B\"].total(1)", "60"),
    ("o[\"A\"].cell(2)", "20"), ("o[\"B\"].cell(2)", "40"), ("o[\"B\"].column(1)", "60"),
    ("o[\"B\"].rows(1)", "2"), ("o[\"A\"].shared(1)", "3"), ("o[\"A\"].of_part(1)", "40"),
    ("o[\"B\"].of_part(1)", "80"), ("o[\"B\"].of_series(1)", "80"),
    ("o[\"B\"].part.total(1)", "80"), ("o[\"B\"].part.above(30)", "60"),
    ("read", "[300, 1200]"), ("other", "[40, 80]"), ("sum(x.total(1) for x in o)", "90"),
    ("v[\"A\"].total(1)", "120"), ("v[\"B\"].total(1)", "140"),
    ("o[\"A\"].total(1) under { b.a[\"A\"] = 100 }", "300"),
    ("o[\"A\"].total(1) under { o[\"A\"].ways.p[\"x\"] = 1000 }", "1020"),
  ]) func `it is the table of the row`(figure: String, value: String) {
    #expect(holds(Self.head + "expect \(figure) = \(value)"), "\(figure)")
  }
}

/// Instances by row of several names in one list or column: each row has its own of each.
@Suite struct RowGroupTests {
  private static let head = """
    case "Ways" { timeline = 2026 .. 2029, simulation { trials = 500, seed = 3 } }
    table b {
      n   | a
      "A" | 10
      "B" | 20
    }
    kind way { of: number, price: number = 1
      next: way?
      function net(x) = x * price + (if next is given then next.net(x) else 0)
      s[t] = of
      own = net(of) }
    kind special: way { bonus: number
      function net(x) = x * price + bonus }
    kind ends { ways: table { way: way, p: number }
      mean = sum(w.way.own * w.p for w in ways)
      function on(x) = sum(w.p * w.way.net(x) for w in ways)
      function taken(x) = sum(loss(w.way, x) for w in ways)
      function loss(way, x) = x - way.net(x)
      first_own = ways.way[1].own
      st[t] = sum(w.way.s[t] * w.p for w in ways) }
    kind listed { ways: list of way
      total = sum(w.own for w in ways) }
    kind pick { one: way
      y = one.own }
    w[r in b] = way { of = r.a, price = r.a / 100 }
    p[r in b] = special { of = r.a, price = 2, bonus = 1 }
    q[r in b] = way { of = r.a, next = p }
    way fixed { of = 1000 }
    o[r in b] = ends { ways { way | p
      w | 0.25
      p | 0.75 } }
    m[r in b] = ends { ways { way | p
      w     | 0.25
      fixed | 0.75 } }
    l[r in b] = listed { ways = [w, p, fixed] }
    k[r in b] = pick { one = if r.a > 15 then w else p }
    v[r in b] = o[r] with { ways { way | p
      w | 0.5
      p | 0.5 } }
    u = o["B"] with { ways.p[1] = 1 }
    both = [w["A"], p["B"], fixed]
    outside[r in b] = o.on(r.a)

    """

  /// By hand: w is 10 × 0.1 and 20 × 0.2, p is 10 × 2 + 1 and 20 × 2 + 1.
  @Test(arguments: [
    ("o.mean", "[0.25 + 15.75, 1 + 30.75]"), ("m.mean", "[750.25, 751]"),
    ("l.total", "[1 + 21 + 1000, 4 + 41 + 1000]"), ("k.y", "[21, 4]"), ("v.mean", "[11, 22.5]"),
    ("u.mean", "4 + 30.75"), ("both.own", "[1, 41, 1000]"), ("o.first_own", "[1, 4]"),
    ("o[\"A\"].on(10)", "0.25 + 0.75 * 21"), ("o[\"B\"].on(10)", "0.5 + 0.75 * 21"),
    ("o[\"B\"].taken(10)", "10 - 2 + 10 - 21"), ("outside", "[16, 31.75]"),
    ("q.own", "[10 + 21, 20 + 41]"), ("o[\"B\"].st", "[20, 20, 20, 20]"),
    ("o.mean under { w[\"A\"].price = 1 }", "[2.5 + 15.75, 31.75]"),
    ("o.mean under { p.price = 0 }", "[0.25 + 0.75, 1 + 0.75]"),
    ("o[\"A\"].on(10) under { p.bonus = 5 }", "0.25 + 0.75 * 25"),
  ]) func `each row has its own of each`(figure: String, value: String) {
    #expect(holds(Self.head + "expect \(figure) = \(value)"), "\(figure)")
  }

  @Test func `what is drawn is that of the row`() {
    let lines = """
      kind bet { e ~ uniform(low: 0, high: 1)
        of: number
        own = of * e }
      kind bets { ways: table { way: bet, p: number }
        mean_own = sum(w.way.own * w.p for w in ways) }
      c[r in b] = bet { of = r.a }
      d[r in b] = bet { of = r.a * 2 }
      f[r in b] = bets { ways { way | p
        c | 0.25
        d | 0.75 } }
      off = f["B"].mean_own - 0.25 * c["B"].own - 0.75 * d["B"].own
      expect off.sd < 0.000_001
      expect f["A"].mean_own.mean = 8.75 within 0.5
      """
    #expect(holds(Self.head + lines))
  }

  @Test func `kinds that have nothing in common are told`() {
    let lines = "kind odd { x = 1 }\nd[r in b] = odd { }\nz = [w[\"A\"], d[\"A\"]]\nshow z"
    #expect(Run(Self.head + lines).errors == ["E0409"])
  }
}
