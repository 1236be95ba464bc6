import Testing
import Worth
import WorthTestSupport

/// Changes of what stands at the end of a path: in scenarios, with `with`, from outside, and in
/// questions.
@Suite struct ChangePathTests {
  private static let book = """
    table book {
      id  | amount  | pd | sector
      "A" | EUR 100 | 5% | "grain"
      "B" | EUR 200 | 6% | "milk"
      "C" | EUR 300 | 7% | "grain"
    }

    """
  private static let loans =
    book + """
      kind loan { principal: money, pd: percent, loss = principal * pd }
      facility[r in book] = loan { principal = r.amount, pd = r.pd }
      total = sum(facility.loss)

      """
  private static let rows = book + "loss[r in book] = r.amount * r.pd\ntotal = sum(loss)\n"
  private static let offer = """
    kind tiers {
      mode: whole_amount | marginal
      rate: percent
      bands: table { from: money, add: percent }
    }
    kind licence {
      tiers: tiers
      sales: money
      fee = sales * tiers.rate * (if tiers.mode = whole_amount then 100% else 50%)
      more = sales * tiers.bands.add[2]
    }
    licence offer {
      sales = EUR 100
      tiers {
        mode = marginal
        rate = 10%
        bands {
          from   | add
          EUR 0  | 0%
          EUR 10 | 1%
        }
      }
    }

    """

  /// A figure of a case as a number; NaN where there is none.
  private func value(_ run: Run, _ path: String = "x") -> Double { run.number(path) ?? .nan }

  @Test(arguments: [
    // 5 + 12 + 21 = 38 as it is.
    (rows, "book.pd[\"A\"] = 50%", 83), (rows, "book.pd[2] = 7%", 40),
    (rows, "book.pd[\"A\"] = was * 2", 43), (rows, "book.amount = was * 2", 76),
    (rows, "book.pd[r in book] = if r.sector = \"grain\" then 2 * was else was", 64),
    (loans, "facility.pd = was + 1%", 44), (loans, "facility[\"A\"].pd = 50%", 83),
    (loans, "facility[2].pd = was * 2", 50),
    (loans, "facility[r in book].pd = if r.sector = \"grain\" then 2 * was else was", 64),
    (
      loans, "facility[\"C\"].pd = 0%, facility[r in book].pd = was * 2, facility.pd = was + 1%", 34
    ),
    (loans, "book.pd[\"A\"] = 50%", 83),
    // Ranges count rows from 1, and a name in brackets is a value.
    (rows, "book.pd[1 .. 1] = 0%", 33), (rows, "book.pd[2 .. 3] = 0%", 5),
    (rows + "n = 2\nkey = \"C\"\n", "book.pd[n] = 0%, book.pd[key] = 0%", 5),
    (loans + "n = 2\n", "facility[n].pd = 0%", 26),
  ])
  func `a scenario changes cells, columns and rows, and from outside it is the same`(
    _ source: String, _ changes: String, _ wanted: Double
  ) {
    let scenario = Run(source + "scenario s { \(changes) }\nx = total under s")
    #expect(scenario.errors == [])
    #expect(abs(value(scenario) - wanted) < 1e-9)
    let given = changes.split(separator: ",").map { change -> (String, String) in
      let parts = change.split(separator: "=", maxSplits: 1)
      return (parts[0].trimmed, parts[1].trimmed)
    }
    let outside = Run(
      source + "x = total", changes: given.map { (path: $0.0, expression: $0.1) })
    #expect(outside.errors == [])
    #expect(abs(value(outside) - wanted) < 1e-9)
  }

  @Test(arguments: [
    ("tiers.mode = whole_amount", "tiers { mode = whole_amount }", 10.0, 1.0),
    ("tiers.rate = 20%", "tiers { rate = 20% }", 10, 1),
    (
      "tiers.rate = was + 2%, tiers.mode = whole_amount",
      "tiers { rate = was + 2%, mode = whole_amount }", 12, 1
    ),
  ])
  func `a path, a block laid over and the same change in a scenario agree`(
    _ paths: String, _ block: String, _ fee: Double, _ more: Double
  ) {
    let scenario = paths.replacing("tiers.", with: "offer.tiers.")
    let run = Run(
      Self.offer + """
        scenario s { \(scenario) }
        a = offer with { \(paths) }
        b = offer with { \(block) }
        x = offer.fee under s
        y = a.fee
        z = b.fee
        rest = b.more
        """)
    #expect(run.errors == [])
    for path in ["x", "y", "z"] { #expect(abs(value(run, path) - fee) < 1e-9) }
    #expect(abs(value(run, "rest") - more) < 1e-9)
  }

  @Test func `a variant of a variant and a cell within a field stand on what was there`() {
    let run = Run(
      Self.offer + """
        a = offer with { tiers.bands.add[2] = was + 1%, tiers.rate = 20% }
        b = a with { tiers { rate = was / 2 }, tiers.bands.add[2] = was * 2 }
        scenario s { offer.tiers.bands.add[2] = 5% }
        x = offer.more under s
        """)
    #expect(run.errors == [])
    #expect(abs(value(run, "a.more") - 2) < 1e-9)
    #expect(abs(value(run, "a.fee") - 10) < 1e-9)
    #expect(abs(value(run, "b.more") - 4) < 1e-9)
    #expect(abs(value(run, "b.fee") - 5) < 1e-9)
    #expect(abs(value(run, "offer.more") - 1) < 1e-9)
    #expect(abs(value(run) - 5) < 1e-9)
  }

  @Test func `a field that names something is varied by itself, and is changed where it stands`() {
    let source = """
      kind tiers { rate: percent }
      kind deal { tiers: tiers, fee = EUR 100 * tiers.rate }
      tiers usual { rate = 10% }
      deal one { tiers = usual }
      deal two { tiers = usual }
      a = one with { tiers { rate = 20% } }

      """
    let run = Run(source + "x = a.fee + one.fee + two.fee")
    #expect(run.errors == [])
    #expect(value(run) == 40)
    let both = Run(source + "scenario s { usual.rate = 30% }\nx = (one.fee + two.fee) under s")
    #expect(both.errors == [])
    #expect(abs(value(both) - 60) < 1e-9)
    let through = Run(source + "scenario s { one.tiers.rate = 30% }\nx = one.fee under s")
    #expect(through.errors == ["E1102"])
    #expect(through.program.diagnostics[0].text.contains("usual.rate"))
  }

  @Test func `a line by period of one row is changed in one period`() {
    let run = Run(
      "case \"x\" { timeline = 2026 .. 2028 }\n" + Self.book + """
        kind loan {
          principal: money
          debt[opening] = principal
          debt[t]: level of money = debt[t-1] * 2
        }
        f[r in book] = loan { principal = r.amount }
        scenario s { f["B"].debt[2027] = EUR 0, f["A"].principal = EUR 1_000 }
        x = sum(g.debt[2028] for g in f) under s
        """)
    #expect(run.errors == [])
    // 8,000 for A, nothing for B, 2,400 for C.
    #expect(value(run) == 10_400)
  }

  @Test func `a table of a file is changed like one that stands in the case`() {
    let engine = Engine { path in
      path.hasSuffix("loans.csv") ? Array("id,amount,pd\nA,100,5%\nB,200,6%\n".utf8) : nil
    }
    let program = engine.compile(
      """
      table book from "loans.csv" { loss = amount * pd }
      total = sum(book.loss)
      scenario s { book.pd["B"] = 50% }
      x = total under s
      """)
    let run = Run(program: program, outcome: program.evaluate())
    #expect(run.errors == [])
    #expect(abs(value(run, "total") - 17) < 1e-9)
    #expect(abs(value(run) - 105) < 1e-9)
  }

  @Test func `questions take paths, and a question about a column sets all rows`() {
    let run = Run(
      Self.loans + Self.offer + """
        even = solve facility.pd between 0% and 50% so that total = EUR 60
        rate = solve offer.tiers.rate between 0% and 50% so that offer.fee = EUR 10
        """)
    #expect(run.errors == [])
    #expect(abs(value(run, "even") - 0.1) < 1e-9)
    #expect(abs(value(run, "rate") - 0.2) < 1e-9)
    #expect(Run(Self.loans + "x = elasticity(total, facility.pd)").errors == ["E1111"])
  }

  @Test(arguments: [
    ("scenario s { facility[\"D\"].pd = 1% }\nx = total under s", "E0609"),
    ("scenario s { facility.pb = 1% }\nx = total under s", "E0221"),
    ("scenario s { book.rate = 1% }\nx = total under s", "E0221"),
    ("scenario s { facility[7].pd = 1% }\nx = total under s", "E0607"),
    ("scenario s { facility[1.5].pd = 1% }\nx = total under s", "E0607"),
    ("scenario s { facility[].pd = 1% }\nx = total under s", "E1102"),
    ("scenario s { facility[\"A\"][\"B\"].pd = 1% }\nx = total under s", "E1102"),
    ("scenario s { book.pd[9] = 1% }\nx = total under s", "E0607"),
    ("scenario s { book.pd[1.5] = 1% }\nx = total under s", "E0607"),
    ("scenario s { facility[r in loss].pd = was * 2 }\nx = total under s", "E0504"),
    ("scenario s { book.pd[r in loss] = was * 2 }\nx = total under s", "E0504"),
    ("scenario s { book[\"A\"].pd = 1% }\nx = total under s", "E1102"),
    ("scenario s { book = 1% }\nx = total under s", "E1102"),
    ("scenario s { facility = 1% }\nx = total under s", "E1102"),
    ("scenario s { total[2].pd = 1% }\nx = total under s", "E1102"),
    ("scenario s { facility.pd = EUR 1 }\nx = total under s", "E0403"),
    ("scenario s { book.pd[\"A\"] = EUR 1 }\nx = total under s", "E0309"),
    (
      "scenario s { facility[\"A\"].pd = 1%, facility[\"A\"].pd = 2% }\nx = total under s",
      "E0202"
    ),
  ])
  func `a change that cannot be made is told once`(_ source: String, _ code: String) {
    let errors = Run(Self.loans + source).errors
    #expect(errors == [code])
  }

  @Test(arguments: [
    (#"facility["Z"].loss"#, "EUR 5"), (#"book.amount["Z"]"#, "EUR 100"),
    (#"facility["B"].loss"#, "EUR 12"), ("book.amount[1]", "EUR 100"), ("total", "EUR 38"),
    (#"sum(r.amount for r in book where r.id = "Z")"#, "EUR 100"),
    // A later layer finds the key that an earlier one gave.
    (#"facility["Y"].loss under { book.id["Z"] = "Y" }"#, "EUR 5"),
  ])
  func `a key that a scenario changes finds its row there`(figure: String, value: String) {
    let parts = figure.split(separator: " under ")
    let changes =
      #" under { book.id["A"] = "Z" }"# + parts.dropFirst().map { " under " + $0 }.joined()
    #expect(holds(Self.loans + "expect \(parts[0])\(changes) = \(value)"))
  }

  @Test func `keys may be exchanged, and what a key was finds no row`() {
    let exchanged = #"{ book.id["A"] = "B", book.id["B"] = "A" }"#
    #expect(holds(Self.loans + "expect book.amount[\"A\"] under \(exchanged) = EUR 200"))
    #expect(holds(Self.loans + "expect facility[\"B\"].loss under \(exchanged) = EUR 5"))
    for figure in [#"facility["A"].loss"#, #"book.amount["A"]"#] {
      let source = Self.loans + "v = \(figure)\nshow v under { book.id[\"A\"] = \"Z\" }"
      #expect(Run(source).errors == ["E0609"])
    }
  }

  @Test(arguments: [
    ("book.pd under { % }", "book.pd = was + 10%", "book.pd[\"A\"] = was * 2"),
    ("book.pd under { % }", "book.pd[r in book] = was + 10%", "book.pd[\"A\"] = was * 2"),
    ("book.pd under { % }", "book.pd[r in book] = was + 10%", "book.pd[1 .. 1] = was * 2"),
    ("f.x under { % }", "f.pd = was + 10%", "f[\"A\"].pd = was * 2"),
    ("f.x under { % }", "f[r in book].pd = was + 10%", "f[\"A\"].pd = was * 2"),
    ("a.s under { % }", "a.rows.pd = was + 10%", "a.rows.pd[\"A\"] = was * 2"),
    ("(a with { % }).s", "rows.pd = was + 10%", "rows.pd[\"A\"] = was * 2"),
    ("(c with { % }).s", "rows.pd = was + 10%", "rows.pd[\"A\"] = was * 2"),
    ("(c with { % }).s", "rows.pd[r in rows] = was + 10%", "rows.pd[\"A\"] = was * 2"),
    ("s under { % }", "s[t] = was + 10%", "s[2026] = was * 2"),
    ("(k with { % }).s", "s[t] = was + 10%", "s[2026] = was * 2"),
  ])
  func `within a block the order of changes says nothing, what is narrower stands above`(
    _ figure: String, _ all: String, _ one: String
  ) {
    // 6% becomes 16%; the first is twice the 5% of the case.
    for changes in [all + ", " + one, one + ", " + all] {
      let run = Run(
        """
        case "Loans" { timeline = 2026 .. 2027 }
        table book {
          id  | pd
          "A" | 5%
          "B" | 6%
        }
        kind loan { pd: percent, x = pd }
        f[r in book] = loan { pd = r.pd }
        kind held { rows: table { id: text, pd: percent }, s = rows.pd }
        held a { rows = book }
        held c { rows {
          id  | pd
          "A" | 5%
          "B" | 6%
        } }
        s[2026] = 5%
        s[2027] = 6%
        kind line { s: series of percent }
        line k { s = s }
        v = \(figure.replacing("%", with: changes))
        """)
      #expect(run.errors == [], "\(figure) \(changes)")
      #expect(run.text("v") == "[10%, 16%]", "\(figure) \(changes)")
    }
  }

  @Test(arguments: [
    ("(k with { rate = was + 5% }).rate", "8%"), ("(k with { s[t] = was + 10% }).s", "[15%, 15%]"),
    ("(k with { s = was + 10% }).s", "[15%, 15%]"), ("(k with { s[2027] = 1% }).s", "[5%, 1%]"),
    ("(k with { s[t] = s + 1% }).s", "[6%, 6%]"), ("(k with { rate = rate * 2 }).rate", "6%"),
    ("(k with { rows.w[\"A\"] = was * 2 }).n", "10"),
    ("k.rate under { k.rate = was + 1%, rate = was + 2% }", "6%"),
    ("k.s under { k.s[2027] = was * 2, s = was + 1% }", "[6%, 12%]"),
    ("(b with { rate = was + 5% }).rate", "[8%]"),
    ("b.rate under { b[\"A\"].rate = was * 3 }", "[9%]"),
    ("((k with { rate = was * 2 }) with { rate = was + 1% }).rate", "7%"),
  ])
  func `a field that is filled with what has its name may be changed, too`(
    _ figure: String, _ wanted: String
  ) {
    let run = Run(
      """
      case "Loans" { timeline = 2026 .. 2027 }
      s[t] = 5%
      rate = 3%
      table rows {
        id  | w
        "A" | 5
      }
      kind line {
        s: series of percent, rate: percent, rows: table { id: text, w: number }
        n = sum(rows.w)
      }
      line k { s = s, rate = rate, rows = rows }
      b[r in rows] = line { s = s, rate = rate, rows = rows }
      v = \(figure)
      """)
    #expect(run.errors == [], "\(figure)")
    #expect(run.text("v") == wanted, "\(figure)")
  }

  @Test(arguments: [
    ("x under { ways.p[\"a\"] = 60% }", "16"), ("x under { ways.p[1] = 60% }", "16"),
    ("x under { ways.p[\"a\"] = 60%, ways.p[\"b\"] = 30% }", "15"),
    ("x under { ways.p[\"c\"] = 10% }", "11.5"),
    ("x under { ways.p[\"c\"] = 10%, ways.p[\"a\"] = 60% }", "13"),
    ("x under { ways.p[r in ways] = was * 0.5 }", "9.5"),
    ("o.e under { o.ways.p[\"b\"] = 0% }", "21"),
    ("(o with { ways.p[\"b\"] = 0% }).e", "21"),
  ])
  func `the rest of a column is what the changed cells leave`(_ figure: String, _ value: String) {
    let run = Run(
      """
      table ways {
        way | p    | v
        "a" | 45%  | 10
        "b" | 20%  | 20
        "c" | rest | 30
      }
      kind outcome { ways: table { way: text, p: percent, v: number }
        e = sum(w.p * w.v for w in ways) / 100% }
      outcome o { ways {
        way | p    | v
        "a" | 45%  | 10
        "b" | 20%  | 20
        "c" | rest | 30 } }
      x = sum(w.p * w.v for w in ways) / 100%
      y = \(figure)
      show y, x
      """)
    #expect(run.errors == [])
    #expect(run.text("x") == "19")
    #expect(run.text("y") == value)
  }

  @Test(arguments: [
    ("b.s under { a.rows.w[\"B\"] = 3 }", "50"), ("c.s under { a.rows.w[\"B\"] = 3 }", "100"),
    ("b.s under { a.rows.w = was * 3 }", "90"),
    ("(a with { g = 3 }).s under { a.rows.w[\"B\"] = 3 }", "15"),
    ("d.s under { a.rows.w[\"B\"] = 3 }", "8"), ("d.s under { a.rows.w[\"A\"] = 3 }", "6"),
    ("e.s under { a.rows.w[\"A\"] = 3 }", "7"),
  ])
  func `a change of a table reaches the variants that take it over`(
    _ figure: String, _ value: String
  ) {
    let run = Run(
      """
      kind k { rows: table { n: text, w: number }, g: number = 1, s = sum(rows.w) * g }
      k a { rows { n | w
          "A" | 2
          "B" | 1 } }
      b = a with { g = 10 }
      c = b with { g = 20 }
      d = a with { rows.w["A"] = 5 }
      e = a with { rows { n | w
          "A" | 7 } }
      z = \(figure)
      show z, b.s, c.s, d.s, e.s
      """)
    #expect(run.errors == [])
    #expect(run.text("z") == value)
  }

  @Test(arguments: [
    ("b.fee under { b.tiers.rate = 30% }", 60.0), ("b.fee under { a.tiers.rate = 20% }", 40),
    ("b.fee under { a.tiers.rate = 20%, b.tiers.rate = 30% }", 60),
    ("a.fee under { b.tiers.rate = 30% }", 10), ("d.s under { d.rows.w[\"A\"] = 3 }", 40),
    ("c.s under { d.rows.w[\"A\"] = 3 }", 3),
    ("d.s under { c.rows.w[\"A\"] = 3, d.rows.w[\"A\"] = 5 }", 60),
  ])
  func `a variant's path reaches blocks and tables that it takes over`(
    _ figure: String, _ value: Double
  ) {
    let run = Run(
      """
      kind tiers { rate: percent }
      kind k { tiers: tiers, sales: number, fee = sales * tiers.rate }
      k a { sales = 100, tiers { rate = 10% } }
      b = a with { sales = 200 }
      kind r { rows: table { n: text, w: number }, g: number = 1, s = sum(rows.w) * g }
      r c { rows { n | w
          "A" | 2
          "B" | 1 } }
      d = c with { g = 10 }
      z = \(figure)
      show z, a.fee, b.fee, c.s, d.s
      """)
    #expect(run.errors == [])
    #expect(abs((run.number("z") ?? 0) - value) < 1e-9)
    #expect(run.number("b.fee") == 20 && run.number("d.s") == 30)
  }

  // MARK: The column by which rows are found

  @Test(arguments: [
    ("x under { bands.upto[1] = 2 }", "5"), ("x under { bands.upto[3] = was + 4 }", "8"),
    ("x under { bands.upto[r in bands] = was + 1 }", "6"),
    ("y under { bands.upto[1] = 2 }", "2"), ("z under { ways.way[\"a\"] = \"c\" }", "9"),
    ("x under (low + high)", "9"),
  ]) func `a cell of the first column is changed by what stands there`(
    question: String, expected: String
  ) {
    let run = Run(
      """
      table bands { upto | rate
        1 | 10
        3 | 20 }
      table ways { way | p
        "a" | 9
        "b" | 8 }
      x = sum(b.upto for b in bands)
      y = bands.upto[2]
      z = ways.p["c"]
      scenario low { bands.upto[1] = 2 }
      scenario high { bands.upto[3] = 7 }
      q = \(question)
      show q
      """)
    #expect(run.text("q") == expected, "\(question)")
  }

  @Test func `a cell of the first column is changed from outside, and again in a scenario`() {
    let source = "table bands { upto | rate\n 1 | 10\n 3 | 20 }\nx = sum(bands.upto)\n"
    #expect(Run(source, changes: [("bands.upto[1]", "2")]).text("x") == "5")
    let run = Run(
      source + "y = x under { bands.upto[3] = 7 }\nshow y", changes: [("bands.upto[1]", "2")])
    #expect(run.errors == [])
    #expect(run.text("y") == "9")
  }
}

extension Substring {
  /// The text without blanks at its ends.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
