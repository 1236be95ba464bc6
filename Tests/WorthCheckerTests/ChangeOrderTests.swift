import Testing
import Worth
import WorthTestSupport

/// Which of several changes of one block counts: the narrower one, whatever the order and the spelling.
@Suite struct ChangeOrderTests {
  /// Three years of EUR 4 for each of two rows; the pool holds the same.
  private static let head = """
    case "Fees" { currency = EUR, timeline = 2026 .. 2028 }
    kind contract {
      fee: flow of money
      debt[opening] = EUR 10
      debt[t]: level of money = debt[t-1] + fee
    }
    kind pool {
      book: table { id: text, since: number }
      plain: flow of money
      cs[r in book] = contract { fee = plain }
    }
    table book { id | since
      "A" | 2024
      "B" | 2025 }
    plain[t] = EUR 4
    cs[r in book] = contract { fee = plain }
    pool p { book = book, plain = plain }

    """

  /// Changes of `fee`, and what they make of the fees of A and of B by year: rows come first, then a
  /// period, a range, and the whole.
  static let rules: [(changes: [String], first: [Int], second: [Int])] = [
    ([#"["A"].fee = 7"#, ".fee[2027] = 1"], [7, 7, 7], [4, 1, 4]),
    ([#"["A"].fee[t] = 7"#, ".fee[2027] = 1"], [7, 7, 7], [4, 1, 4]),
    ([#"["A"].fee[2026 .. 2027] = 7"#, ".fee[2027] = 1"], [7, 7, 4], [4, 1, 4]),
    ([#"["A"].fee[2027] = 7"#, ".fee = 1"], [1, 7, 1], [1, 1, 1]),
    ([#"["A"].fee[2027] = 7"#, ".fee[t] = 1"], [1, 7, 1], [1, 1, 1]),
    ([#"["A"].fee = 7"#, #"["A"].fee[2028] = 8"#], [7, 7, 8], [4, 4, 4]),
    ([".fee = 7", ".fee[2028] = 8"], [7, 7, 8], [7, 7, 8]),
    ([".fee[2026 .. 2028] = 7", ".fee[2028] = 8"], [7, 7, 8], [7, 7, 8]),
    ([#"["A"].fee = 7"#, "[r in book].fee[2026] = 2"], [7, 7, 7], [2, 4, 4]),
    (["[r in book].fee[t] = 5", ".fee[2026] = 2"], [5, 5, 5], [5, 5, 5]),
    ([#"["B"].fee[2027] = 3"#, #"["A"].fee[2027] = 7"#, ".fee = was * 2"], [8, 7, 8], [8, 3, 8]),
  ]

  /// Writes a change with its amount in euros, behind `path`.
  private func written(_ change: String, _ path: String) -> String {
    let sides = change.split(separator: " = ").map { String($0) }
    return path + sides[0] + " = " + (sides[1].hasPrefix("was") ? "" : "EUR ") + sides[1]
  }

  /// The fees as the report writes them.
  private func text(_ amounts: [Int]) -> String {
    "[" + amounts.map { "EUR \($0).00" }.joined(separator: ", ") + "]"
  }

  @Test(arguments: rules)
  func `what is narrower counts in scenarios, in variants and from outside`(
    _ changes: [String], _ first: [Int], _ second: [Int]
  ) {
    for order in [changes, changes.reversed()] {
      let block = order.map { written($0, "cs") }.joined(separator: ", ")
      let run = Run(
        Self.head + """
          scenario s { \(block) }
          q = p with { \(block) }
          x = cs["A"].fee under s
          y = cs["B"].fee under { \(block) }
          z = q.cs["A"].fee
          w = q.cs["B"].fee
          """)
      #expect(run.errors == [], "\(order)")
      #expect(run.text("x") == text(first) && run.text("z") == text(first), "\(order)")
      #expect(run.text("y") == text(second) && run.text("w") == text(second), "\(order)")
      let outside = Run(
        Self.head + "x = cs[\"A\"].fee\ny = cs[\"B\"].fee",
        changes: order.map { change in
          let sides = written(change, "cs").split(separator: " = ").map { String($0) }
          return (path: sides[0], expression: sides[1])
        })
      #expect(outside.errors == [], "\(order)")
      #expect(outside.text("x") == text(first) && outside.text("y") == text(second), "\(order)")
    }
  }

  @Test(arguments: [
    #"cs { fee[2027] = EUR 1 }, cs["A"].fee = EUR 7"#,
    #"cs["A"].fee = EUR 7, cs { fee[2027] = EUR 1 }"#,
  ])
  func `a block within a block and paths beside it count together`(_ changes: String) {
    let run = Run(
      Self.head + "q = p with { \(changes) }\nx = q.cs[\"A\"].fee\ny = q.cs[\"B\"].fee")
    #expect(run.errors == [])
    #expect(run.text("x") == text([7, 7, 7]) && run.text("y") == text([4, 1, 4]))
  }

  @Test(arguments: [
    #"scenario s { cs["A"].fee = EUR 7, cs["A"].fee[t] = EUR 8 }"#,
    "scenario s { cs.fee = EUR 7, cs.fee = EUR 8 }",
    "q = p with { cs { fee = EUR 7 }, cs.fee = EUR 8 }",
    "q = p with { cs.fee[2027] = EUR 7, cs { fee[2027] = EUR 8 } }",
    "contract c { fee = EUR 7, fee[2027] = EUR 8 }",
  ])
  func `two lines for the same rows and periods are defined twice`(_ source: String) {
    #expect(Run(Self.head + source).errors == ["E0202"], "\(source)")
  }

  @Test func `what one row's change leaves to others looks back at changed values`() {
    // A opens with 5 and adds 4 a year; C's change of each year leaves that as it is.
    let run = Run(
      Self.head + """
        x = cs["A"].debt under { cs["A"].debt[opening] = EUR 5, cs["B"].debt[t] = was * 2 }
        y = cs["B"].debt under { cs["A"].debt[opening] = EUR 5, cs["B"].debt[t] = was * 2 }
        z = cs["A"].debt under { cs["A"].debt[opening] = was + EUR 1, cs.debt[2027] = was + EUR 2 }
        """)
    #expect(run.errors == [])
    #expect(run.text("x") == text([9, 13, 17]))
    // Twice 14, 18 and 22: what `was` names keeps its own past.
    #expect(run.text("y") == text([28, 36, 44]))
    // 11, 15; 18 + 2; then 4 more.
    #expect(run.text("z") == text([15, 20, 24]))
  }

  @Test func `layers of changes of instances by period leave no errors beside right figures`() {
    let run = Run(
      Self.head + """
        by[u] = contract { fee = plain }
        x = by[2027].fee under { by[2027].fee[2026] = EUR 0 } under { by.fee[2026] = EUR 1 }
        y = by[2028].fee under { by.fee = was * 2, by[2027].fee[t] = EUR 9 }
        q = p with { cs.fee = was * 2, cs["A"].fee[t] = EUR 9 }
        r = q with { cs.fee = EUR 6, cs["A"].fee = EUR 7 }
        z = q.cs["B"].fee
        w = r.cs["A"].fee
        """)
    #expect(run.errors == [])
    #expect(run.text("x") == text([1, 4, 4]))
    #expect(run.text("y") == text([8, 8, 8]))
    #expect(run.text("z") == text([8, 8, 8]))
    #expect(run.text("w") == text([7, 7, 7]))
  }

  @Test func `a later block keeps what a change beneath it names with was`() {
    let run = Run(
      Self.head + """
        contract a { fee[t] = EUR 5 }
        b = a with { fee[2027] = was + EUR 1 }
        c = b with { fee[t] = EUR 3 }
        x = [sum(a.fee), sum(b.fee), sum(c.fee)]
        """)
    #expect(run.errors == [])
    #expect(run.text("x") == "[EUR 15.00, EUR 16.00, EUR 9.00]")
  }

  @Test(arguments: [
    (#"l.a = EUR 1, l["A"].a = was"#, #"l["A"].a"#, 5.0),
    (#"l["A"].a = was, l.a = EUR 1"#, #"l["A"].a"#, 5),
    (#"l.a = EUR 1, l["A"].a = was"#, #"l["B"].a"#, 1),
    (#"l[r in book].a = r.a, l["A"].a = was + EUR 1"#, #"l["A"].a"#, 6),
    ("l.a = EUR 1, l[r in book].a = was + r.a", #"l["B"].a"#, 25),
    (#"l.a = EUR 1 } under { l["A"].a = was"#, #"l["A"].a"#, 1),
    ("l.f = EUR 1, l.f[2026] = was * 2", #"l["A"].total"#, 15),
    (#"l.f = EUR 1, l["A"].f = was * 2"#, #"l["A"].total"#, 28),
    (#"l.f = EUR 1, l["A"].f[2027] = was * 2"#, #"l["A"].total"#, 15),
    ("o.f[2026] = was * 2, o.f = EUR 1", "o.total", 15),
    ("u = EUR 1, u[2026] = was * 2", "sum(u)", 15),
    (#"l.twice = EUR 1, l["A"].twice = was"#, #"l["A"].twice"#, 10),
  ])
  func `what was there is what the case says, whatever else the block changes`(
    _ block: String, _ asked: String, _ wanted: Double
  ) {
    let run = Run(Self.kept + "y = \(asked) under { \(block) }\n")
    #expect(run.errors == [])
    #expect(run.number("y") == wanted)
  }

  /// Amounts and flows of 5 and 7 in two years, by row and for one.
  private static let kept = """
    case "c" { currency = EUR, timeline = 2026 .. 2027 }
    kind k { a: money, f: flow of money, total = sum(f), twice = a * 2 }
    table book { name | a
      "A" | EUR 10
      "B" | EUR 20 }
    l[r in book] = k { a = EUR 5, f[t] = EUR 7 }
    k o { a = EUR 5, f[t] = EUR 7 }
    u[t] = EUR 7

    """

  @Test(arguments: ["f = EUR 1, f[2027] = was * 2", "f[2027] = was * 2, f = EUR 1"])
  func `what was there in a variant is what its base says`(_ block: String) {
    let run = Run(
      Self.kept + """
        v = o with { \(block) }
        w = v with { f = EUR 4, f[2027] = was + EUR 1, a = was * 3 }
        x = v.total
        y = w.total + w.a

        """)
    #expect(run.errors == [])
    // 1 + 2 · 7; 4 + (14 + 1) + 3 · 5.
    #expect(run.number("x") == 15)
    #expect(run.number("y") == 34)
  }
}
