import Testing
import Worth
import WorthTestSupport

/// What several lines, blocks and changes by the host make of one series, and what its opening
/// value is.
@Suite struct LayerTests {
  private func inYears(_ lines: String) -> String {
    "case \"x\" { currency = CHF, timeline = 2026 .. 2028 }\n" + lines + "\n"
  }

  /// Returns the numbers of the series at `path`, without their unit.
  private func values(_ run: Run, _ path: String) -> [Double] {
    guard case .series(let series)? = run.outcome.figure(path)?.value else { return [] }
    return series.values.compactMap { value in
      switch value {
      case .money(let money): money.amount
      case .number(let number), .percent(let number): number
      default: nil
      }
    }
  }

  @Test func `a change from outside keeps to the period that it names`() {
    let source = """
      case "x" { currency = CHF, timeline = year 0 .. 3 }
      f[t] = CHF 1
      kind loan { paid: number
        timeline = month 1 .. 3
        debt[m] = paid
        debt[month 3] = 2 }
      loan a { paid = 1 }
      """
    let run = Run(
      source, changes: [("f[year 2]", "CHF 9"), ("a.debt[month 1 .. 2]", "5")])
    #expect(values(run, "f") == [1, 1, 9, 1])
    #expect(values(run, "a.debt") == [5, 5, 2])
  }

  @Test func `a period that is filled in leaves the default of the others`() {
    let source = inYears(
      """
      kind k { cost: flow of money = CHF 3, rate: series of percent = 4%
        both[t] = cost * rate }
      k a { }
      b = a with { cost[2027] = CHF 5 }
      k c { cost[2027] = CHF 5, rate[2028] = 10% }
      """)
    let run = Run(source)
    #expect(run.errors.isEmpty)
    #expect(values(run, "b.cost") == [3, 5, 3])
    #expect(values(run, "c.cost") == [3, 5, 3])
    #expect(values(run, "c.rate") == [0.04, 0.04, 0.1])
    #expect(values(Run(source, changes: [("a.cost[2027]", "CHF 5")]), "a.cost") == [3, 5, 3])
  }

  @Test func `a variant follows what is changed in its base`() {
    let source = inYears(
      """
      kind k { rate: percent, other: percent, s: flow of money
        y = rate + other }
      k a { rate = 1%, other = 1%, s = CHF 1 }
      b = a with { other = 3% }
      c = b with { s[2027] = CHF 7 }
      d = c with { s[2028] = CHF 8, rate = 2% }
      """)
    let run = Run(
      source, changes: [("a.rate", "8%"), ("a.s[2026]", "CHF 6"), ("c.s[2028]", "CHF 9")])
    #expect(run.errors.isEmpty)
    #expect(["a", "b", "c", "d"].map { run.text($0 + ".y") } == ["9%", "11%", "11%", "5%"])
    #expect(values(run, "b.s") == [6, 1, 1])
    #expect(values(run, "c.s") == [6, 7, 9])
    #expect(values(run, "d.s") == [6, 7, 8])
  }

  @Test func `the opening value comes along`() {
    let source = inYears(
      """
      kind k { s: flow of money
        prev[t] = s[t-1] }
      fc[opening] = CHF 7
      fc[t] = CHF 100
      k a { s = fc }
      b = a with { s[2028] = CHF 50 }
      bank[opening] = CHF 5
      bank[t]: level of money = CHF 10
      bonds[opening] = CHF 1
      bonds[t]: level of money = CHF 20
      debt = bank + bonds
      before[t] = debt[t-1]
      average[t] = mean(debt[t-1 .. t])
      doubled = fc * 2
      last[t] = doubled[t-1]
      both[t] = sum(fc[t-1 .. t])
      """)
    let run = Run(source)
    #expect(run.errors.isEmpty)
    #expect(values(run, "b.prev") == [7, 100, 100])
    #expect(values(run, "before") == [6, 30, 30])
    #expect(values(run, "average") == [18, 30, 30])
    #expect(values(run, "last") == [14, 200, 200])
    #expect(values(run, "both") == [107, 200, 200])
    let changed = Run(source, changes: [("debt[2028]", "CHF 0")])
    #expect(changed.errors.isEmpty)
    #expect(values(changed, "before") == [6, 30, 30])
    #expect(values(changed, "average") == [18, 30, 15])
    // A level of which one part has no opening value has none, and still is a level.
    let open = source.replacingLine("bonds[opening] = CHF 1", by: "")
    #expect(Run(open).errors == ["E0604", "E0604"])
    #expect(Run(open, changes: [("debt[2028]", "CHF 0")]).errors == ["E0604", "E0604"])
  }

  @Test func `opening values may come in any order and need no more than their own`() {
    let run = Run(
      inYears(
        """
        a[opening] = b[opening] * 2
        b[opening] = CHF 5
        a[t] = a[t-1] + b[t-1]
        b[t] = b[t-1] + a[t-1]
        profit[opening] = CHF 5
        profit[t] = CHF 1
        sales[t] = CHF 10
        margin = profit / sales
        """))
    #expect(run.errors.isEmpty)
    #expect(values(run, "a") == [15, 30, 60])
    #expect(values(run, "margin") == [0.1, 0.1, 0.1])
  }

  @Test func `a child's line for one period stands above its parent's for all`() {
    let run = Run(
      inYears(
        """
        kind k { a: money
          cost[t] = a
          plan = cost * 2 }
        kind c: k { cost[2027] = CHF 5, plan[2028] = CHF 1 }
        kind d: c { cost[2027] = CHF 6 }
        kind e: c { cost[t] = CHF 9 }
        c x { a = CHF 100 }
        d y { a = CHF 100 }
        e z { a = CHF 100 }
        """))
    #expect(run.errors.isEmpty)
    #expect(values(run, "x.cost") == [100, 5, 100])
    #expect(values(run, "x.plan") == [200, 10, 1])
    #expect(values(run, "y.cost") == [100, 6, 100])
    #expect(values(run, "z.cost") == [9, 9, 9])
  }

  @Test(arguments: [
    "s[2027] = CHF 1\ns[2_027] = CHF 2", "s[2027] = CHF 1\ns[2026 + 1] = CHF 2",
    "s[closing] = CHF 1\ns[2028] = CHF 2", "y = 2027\ns[(y)] = CHF 1\ns[2027] = CHF 2",
  ])
  func `two lines for one period are a mistake however they are written`(lines: String) {
    #expect(Run(inYears("s[t] = CHF 9\n" + lines)).errors == ["E0202"])
  }

  @Test func `a range of named periods has an order, too`() {
    let lines = "lo = case.first + 2\nhi = case.first + 1\ns[t] = CHF 1\ns[lo .. hi] = CHF 9"
    #expect(Run(inYears(lines)).errors == ["E0514"])
  }

  @Test func `chains of filled-in kinds may have any order and a limit, not a crash`() {
    let kind = "kind k { x: number\n y: number?\n v = x + 1 }\nk a0 { x = 1 }\n"
    let links = (1...400).map { "k a\($0) { x = a\($0 - 1).v }" }
    for order in [links, links.reversed()] {
      #expect(Run(kind + order.joined(separator: "\n") + "\nz = a400.v").text("z") == "402")
    }
    let layers = (1...3000).map { "a\($0) = a\($0 - 1) with { y = \($0) }" }
    for order in [layers, layers.reversed()] {
      let errors = Run(kind + order.joined(separator: "\n") + "\nshow a3000").errors
      #expect(Set(errors).isSubset(of: ["E0804", "E0809"]) && !errors.isEmpty)
    }
  }

  @Test(arguments: [
    // Of one block a single place counts, whatever the order; a later block counts as a whole.
    ("{ q.w[\"A\"] = 3, q.w = 10 }", 13), ("{ q.w = 10, q.w[\"A\"] = 3 }", 13),
    ("{ q.w[\"A\"] = 3 } under { q.w = 10 }", 20),
    ("{ q.w = 10 } under { q.w[\"A\"] = 3 }", 13),
    ("{ q.w[\"A\"] = 3 } under { q.w[r in q] = was * 10 }", 50),
    ("{ q.w[r in q] = was * 10 } under { q.w[\"A\"] = 3 }", 23),
    ("cell under all", 20), ("all under cell", 13), ("cell_all", 20), ("all_cell", 13),
    ("{ q.w[\"A\"] = 3 } under { q.w = 10 } under { q.w[\"B\"] = was + 1 }", 21),
    ("{ q.w[\"A\"] = 3 } under { q.w[\"A\"] = 4 } under { q.w[\"B\"] = 5 }", 9),
  ])
  func `a later layer of a column counts before cells of earlier ones`(
    changes: String, total: Double
  ) {
    let source = """
      table q {
        k   | w
        "A" | 1
        "B" | 2
      }
      kind k { rows: table { k: text, w: number }, s = sum(rows.w) }
      k named { rows = q }
      s = sum(q.w)
      scenario cell { q.w["A"] = 3 }
      scenario all { q.w = 10 }
      scenario cell_all = cell + all
      scenario all_cell = all + cell

      """
    #expect(holds(source + "expect s under \(changes) = \(total)"))
    #expect(holds(source + "expect named.s under \(changes) = \(total)"))
  }

  @Test(arguments: [
    ("with { rows.w[\"A\"] = 3 } with { rows.w = 10 }", "", 20),
    ("with { rows.w = 10 } with { rows.w[\"A\"] = 3 }", "", 13),
    ("with { rows.w = 10, rows.w[\"A\"] = 3 }", "", 13),
    ("with { rows.w[\"A\"] = 3 }", " under { b.rows.w[\"A\"] = 7 }", 9),
    ("with { rows.w[\"A\"] = 3 }", " under { b.rows.w = 7 }", 14),
    // What the variant says stands above what is changed in its base.
    ("with { rows.w[\"A\"] = 3 }", " under { a.rows.w = 7 }", 10),
    ("with { rows.w = 3 }", " under { a.rows.w[\"A\"] = 7 }", 6),
  ])
  func `a later layer of a field that is a table counts before earlier ones`(
    variant: String, under: String, total: Double
  ) {
    for field in ["rows = q", "rows {\n k | w\n \"A\" | 1\n \"B\" | 2\n}"] {
      #expect(
        holds(
          """
          table q {
            k   | w
            "A" | 1
            "B" | 2
          }
          kind k { rows: table { k: text, w: number }, s = sum(rows.w) }
          k a { \(field) }
          b = a \(variant)
          expect b.s\(under) = \(total)
          """))
    }
  }

  @Test(arguments: [
    ("{ s[2027] = 5, s[t] = 10 }", 25), ("{ s[t] = 10, s[2027] = 5 }", 25),
    ("{ s[2027] = 5 } under { s[t] = 10 }", 30), ("{ s[t] = 10 } under { s[2027] = 5 }", 25),
  ])
  func `a period counts before all of the same block and after all of a later one`(
    changes: String, total: Double
  ) {
    let lines = """
      s[t] = 1
      total = sum(s)
      kind k { s: series of number, total = sum(s) }
      k a { s[t] = 1 }

      """
    #expect(holds(inYears(lines + "expect total under \(changes) = \(total)")))
    let ofField = changes.split(separator: "s[").joined(separator: "a.s[")
    #expect(holds(inYears(lines + "expect a.total under \(ofField) = \(total)")))
  }

  @Test(arguments: [
    ("a.n under { a.v = g } under { g = 7 }", 8), ("a.n under { g = 7 } under { a.v = g }", 8),
    ("a.n under { a.v = a.w * g } under { a.w = 7, g = 2 }", 21),
    ("b.n under { a.v = g } under { g = 7 }", 8),
    ("all.n[1] under { all[\"A\"].v = g } under { g = 7 }", 8),
    ("s under { q.w[\"A\"] = g } under { g = 7 }", 9),
    ("named.s under { named.rows.w[\"A\"] = g } under { g = 7 }", 9),
    ("x under { g = 7 } under { x = y * 2 }", 16),
    ("holder.m under { holder.held = b } under { g = 7, b.v = g }", 8),
  ])
  func `what a layer says sees what later layers make of the names`(
    figure: String, value: Double
  ) {
    #expect(
      holds(
        """
        g = 5
        x = 1
        y = x + g
        table q {
          k   | w
          "A" | 1
          "B" | 2
        }
        kind plain { v: number, w: number, n = v + w }
        kind weights { rows: table { k: text, w: number }, s = sum(rows.w) }
        kind holds { held: plain, m = held.n }
        plain a { v = 1, w = 1 }
        b = a with { w = 1 }
        all[r in q] = plain { v = r.w, w = 1 }
        weights named { rows = q }
        holds holder { held = a }
        s = sum(q.w)
        expect \(figure) = \(Int(value))
        """))
  }

  @Test func `a change that rests on itself in a later layer is a circle and no figure`() {
    let source = "x = 1\ng = 5\ny = x + g\nshow x under { x = y * 2 } under { g = 7 }"
    #expect(Run(source).errors == ["E0204"])
  }
}

extension String {
  /// Returns the text with each line that reads `line` replaced.
  fileprivate func replacingLine(_ line: String, by other: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0 == line ? other : String($0) }.joined(separator: "\n")
  }

  private static let dryers = """
    table w {
      part | share
      "a"  | 1
      "b"  | 2
    }
    table w2 {
      part | share
      "a"  | 10
      "c"  | 20
    }
    kind dryer { parts: table { part: text, share: number }, total = sum(parts.share) }
    dryer x { parts = w }
    y = x with { parts.share["a"] = 0 }
    z = y with { parts = w2 }
    scenario one { x.parts.share["a"] = 0 }
    scenario two { x.parts = w2 }

    """

  @Test(arguments: [
    ("z.total", 30.0), ("y.total", 2), ("x.total under one", 2), ("x.total under two", 30),
    ("x.total under one under two", 30), ("x.total under two under one", 20),
    ("y.total under { y.parts = w2 }", 30), ("x.total under { x.parts.share = 7 } under two", 30),
    ("x.total under { x.parts.share[\"b\"] = 0 } under two", 30),
    ("x.total under { x.parts = w2, x.parts.share[\"c\"] = 1 }", 11),
  ])
  func `a table that a later layer hands over has none of the earlier cells`(
    _ figure: String, _ value: Double
  ) {
    let run = Run(Self.dryers + "f = \(figure)")
    #expect(run.errors == [], "\(figure)")
    #expect(run.number("f") == value, "\(figure)")
  }
}
