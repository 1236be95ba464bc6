import Testing
import Worth
import WorthTestSupport

/// Clauses that changes take out, hand over and fill in for some of the instances by row: each row is what one
/// instance with the clause written out for it would be.
@Suite struct RowClauseTests {
  private static let kinds = """
    kind inner { q: number = 2, z: number = 1 }
    kind cap {
      amount: money
      s: percent = 10%
      deep: inner?
      total = amount * (100% - s) * (if deep is given then deep.q * deep.z else 1)
    }
    kind k { a: money, cap: cap?, x = if cap is given then min(a, cap.total) else a }
    cap low { amount = EUR 311 }

    """

  /// Three instances by row, asked for one figure that tells them apart.
  private static func byRow(_ cap: String) -> String {
    kinds + """
      table book { name | a
        "A" | EUR 1000
        "B" | EUR 2000
        "C" | EUR 3000 }
      l[r in book] = k { a = r.a, \(cap) }
      y = l["A"].x + 3 * l["B"].x + 7 * l["C"].x

      """
  }

  /// The same written out by hand, with the clause of each.
  private static func byHand(_ caps: [String]) -> String {
    let amounts = [1000, 2000, 3000]
    let lines = zip(zip(["i", "j", "m"], amounts), caps).map { item, cap in
      "k \(item.0) { a = EUR \(item.1), \(cap) }\n"
    }
    return kinds + lines.joined() + "y = i.x + 3 * j.x + 7 * m.x\n"
  }

  /// A clause of an amount, with what else it says.
  private static func cap(_ amount: Int, _ rest: String = "") -> String {
    "cap { amount = EUR \(amount)\(rest) }"
  }

  private static let given = cap(500)
  private static let deep = cap(500, ", deep { q = 3 }")

  /// The clause of all, what one block changes, and the clauses of the three rows then.
  private static let members: [(String, [String], [String])] = [
    (
      given, [#"l["C"].cap = missing"#, #"l["C"].cap.amount = EUR 896"#], [given, given, cap(896)]
    ),
    (
      given, [#"l["C"].cap.amount = EUR 896"#, #"l["C"].cap = missing"#], [given, given, cap(896)]
    ),
    (
      given,
      [#"l["C"].cap = missing"#, #"l["C"].cap.amount = EUR 896"#, "l.cap.s = 20%"],
      [cap(500, ", s = 20%"), cap(500, ", s = 20%"), cap(896)]
    ),
    (
      given,
      [#"l["C"].cap = missing"#, #"l["C"].cap.amount = EUR 896"#, #"l["B"].cap = missing"#],
      [given, "", cap(896)]
    ),
    (given, [#"l["C"].cap = missing"#, "l.cap.amount = EUR 896"], [cap(896), cap(896), ""]),
    (given, ["l.cap = missing", #"l["C"].cap.amount = EUR 896"#], ["", "", cap(896)]),
    (
      given,
      ["l.cap = missing", #"l["C"].cap.amount = EUR 896"#, #"l["A"].cap.amount = EUR 77"#],
      [cap(77), "", cap(896)]
    ),
    (
      given, ["l.cap = missing", "l.cap.amount = EUR 164", #"l["B"].cap.s = 25%"#],
      [cap(164), cap(164, ", s = 25%"), cap(164)]
    ),
    (
      given, ["l[r in book].cap = missing", "l[r in book].cap.amount = r.a * 50%"],
      [cap(500), cap(1000), cap(1500)]
    ),
    (
      given, ["l.cap = missing", "l[r in book].cap.amount = r.a * 50%", #"l["B"].cap.s = 30%"#],
      [cap(500), cap(1000, ", s = 30%"), cap(1500)]
    ),
    (
      given, [#"l["C"].cap = cap { amount = EUR 40 }"#, #"l["C"].cap.s = 30%"#],
      [given, given, cap(40, ", s = 30%")]
    ),
    (
      given, [#"l["C"].cap = low"#, #"l["C"].cap.s = 30%"#], [given, given, cap(311, ", s = 30%")]
    ),
    (
      given, ["l.cap = low", #"l["C"].cap.s = 30%"#], [cap(311), cap(311), cap(311, ", s = 30%")]
    ),
    (
      given, ["l[r in book].cap = cap { amount = r.a / 4 }", #"l["C"].cap.s = 30%"#],
      [cap(250), cap(500), cap(750, ", s = 30%")]
    ),
    (
      given, ["l[r in book].cap = cap { amount = r.a / 4 }", "l.cap.s = 30%"],
      [cap(250, ", s = 30%"), cap(500, ", s = 30%"), cap(750, ", s = 30%")]
    ),
    (
      given,
      ["l.cap = missing", "l.cap.amount = EUR 5", #"l["C"].cap = cap { amount = EUR 9 }"#],
      [cap(5), cap(5), cap(9)]
    ),
    ("", [#"l["C"].cap.amount = EUR 9"#], ["", "", cap(9)]),
    (
      "", [#"l["C"].cap.amount = EUR 9"#, #"l["C"].cap.deep.q = 3"#],
      ["", "", cap(9, ", deep { q = 3 }")]
    ),
    (
      deep, [#"l["C"].cap.deep = missing"#, #"l["C"].cap.deep.z = 4"#],
      [deep, deep, cap(500, ", deep { z = 4 }")]
    ),
    (
      deep, ["l.cap.deep = missing", #"l["C"].cap.deep.z = 4"#],
      [given, given, cap(500, ", deep { z = 4 }")]
    ),
    (deep, [#"l["C"].cap = missing"#, #"l["C"].cap.amount = EUR 5"#], [deep, deep, cap(5)]),
  ]

  @Test(arguments: members)
  func `a clause that one block takes out and fills in again has the new fields in its rows`(
    _ cap: String, _ changes: [String], _ caps: [String]
  ) throws {
    let wanted = try #require(Run(Self.byHand(caps)).number("y"))
    let block = changes.joined(separator: ", ")
    let run = Run(
      Self.byRow(cap) + "scenario s { \(block) }\nu = y under { \(block) }\nv = y under s\n")
    #expect(run.errors == [], "\(block)")
    #expect(run.number("u") == wanted, "\(block)")
    #expect(run.number("v") == wanted, "\(block)")
    let pairs = changes.map { change in
      let sides = change.split(separator: " = ", maxSplits: 1)
      return (path: String(sides[0]), expression: String(sides[1]))
    }
    let fromOutside = Run(Self.byRow(cap), changes: pairs)
    #expect(fromOutside.errors == [], "\(block)")
    #expect(fromOutside.number("y") == wanted, "\(block)")
  }

  @Test(arguments: [
    (#"{ l["C"].cap = missing } under { l["C"].cap.amount = EUR 896 }"#, [given, given, cap(896)]),
    (
      #"{ l["C"].cap = missing } under { l.cap.amount = EUR 896 }"#, [cap(896), cap(896), cap(896)]
    ),
    (#"{ l["C"].cap = missing } under { l["B"].cap.amount = EUR 896 }"#, [given, cap(896), ""]),
    (#"{ l["C"].cap = missing } under { l["B"].cap = missing }"#, [given, "", ""]),
    (
      #"{ l["C"].cap = missing, l["C"].cap.amount = EUR 6 } under { l.cap.s = 50% }"#,
      [cap(500, ", s = 50%"), cap(500, ", s = 50%"), cap(6, ", s = 50%")]
    ),
    (
      #"{ l["C"].cap = missing, l["C"].cap.amount = EUR 6 } under { l.cap = missing }"#,
      ["", "", ""]
    ),
    (
      #"{ l.cap = missing, l["C"].cap.amount = EUR 6 } under { l["C"].cap.s = 50% }"#,
      ["", "", cap(6, ", s = 50%")]
    ),
    (
      #"{ l.cap = missing, l["C"].cap.amount = EUR 6 } under { l.cap.amount = EUR 3 }"#,
      [cap(3), cap(3), cap(3)]
    ),
  ])
  func `a later layer fills in a clause that is gone in some rows`(
    _ layers: String, _ caps: [String]
  ) throws {
    let wanted = try #require(Run(Self.byHand(caps)).number("y"))
    let run = Run(Self.byRow(Self.given) + "u = y under \(layers)\n")
    #expect(run.errors == [], "\(layers)")
    #expect(run.number("u") == wanted, "\(layers)")
  }

  @Test(arguments: [
    (given, #"l["C"].cap = missing, l["C"].cap.s = 5%"#),
    (given, "l[r in book].cap = missing, l[r in book].cap.s = 10%"),
    (given, #"l.cap = missing, l["B"].cap.amount = EUR 164, l.cap.s = 25%"#),
    ("", #"l["C"].cap.s = 5%"#),
  ])
  func `a clause that is filled in by halves says what is missing`(_ cap: String, _ block: String) {
    let run = Run(Self.byRow(cap) + "u = y under { \(block) }\n")
    #expect(run.errors == ["E0401"], "\(block)")
  }

  @Test func `a variant lays its block over a clause that is gone in its row`() {
    let gone = #"{ l["B"].cap = missing }"#
    func figure(_ row: String, _ block: String) -> Run {
      Run(
        Self.byRow(Self.given) + "v = l[\"\(row)\"] with { \(block) }\nu = v.x under \(gone)\n")
    }
    #expect(figure("B", "cap.s = 50%").errors == ["E0401"])
    // 500 · 50 %: another row keeps its clause.
    #expect(figure("A", "cap.s = 50%").number("u") == 250)
    // 5 · 90 %, whichever way it is filled in.
    for block in ["cap.amount = EUR 5", "cap { amount = EUR 5 }", "cap = cap { amount = EUR 5 }"] {
      #expect(figure("B", block).number("u") == 4.5, "\(block)")
    }
    #expect(figure("B", "cap = missing").number("u") == 2000)
  }

  @Test func `a clause that a variant takes out is filled in by a scenario`() {
    let run = Run(
      Self.byRow(Self.given) + """
        k one { a = EUR 7, \(Self.cap(5)) }
        w = l["B"] with { cap = missing }
        p = one with { cap = missing }
        u = w.x under { w.cap.amount = EUR 700 }
        v = p.x under { p.cap.amount = EUR 3 }

        """)
    #expect(run.errors == [])
    // 700 · 90 % and 3 · 90 %.
    #expect(run.number("u") == 630)
    #expect(run.number("v") == 2.7)
  }

  @Test(arguments: [
    #"l.cap = missing, l["A"].cap = was"#, #"l.cap.amount = EUR 7, l["A"].cap = was"#,
    #"l.cap.s = 50%, l["A"].cap = was"#,
  ])
  func `what keeps a clause that its block changes is told to say what it is`(_ block: String) {
    let run = Run(Self.byRow(Self.given) + "u = y under { \(block) }\n")
    #expect(run.errors == ["E1102"], "\(block)")
  }

  /// What says a part of a clause that a condition chooses for each row is told with the whole to give; the whole works.
  @Test(arguments: [
    "cap = if r.a > EUR 2500 then low else missing",
    "cap = if r.a > EUR 2500 then cap { amount = EUR 5 } else missing",
  ])
  func `a part of a clause that a condition chooses is told with the whole`(field: String) {
    let source = Self.byRow(field)
    let run = Run(source + "scenario s { l[\"A\"].cap.amount = EUR 9 }\nz = y under s")
    #expect(run.errors == ["E1102"])
    #expect(run.program.diagnostics.contains { $0.text.contains("‘l[\"A\"].cap = cap { … }’") })
    let whole = Run(
      source + "scenario s { l[\"A\"].cap = cap { amount = EUR 10 } }\nz = l[\"A\"].x under s")
    #expect(whole.errors == [])
    // 10 less 10 %.
    #expect(whole.text("z") == "EUR 9.00")
  }

  /// What reads another row of the clause that it fills in needs itself, which is said where that is read.
  @Test(arguments: [
    "l[\"C\"].cap = missing, l[\"C\"].cap.amount = l[\"A\"].cap.amount * 2",
    "l[\"C\"].cap.amount = l[\"A\"].cap.amount * 2",
  ]) func `a clause that reads another row of itself is a circle`(changes: String) {
    let run = Run(Self.byRow(Self.cap(500)) + "scenario s { \(changes) }\nz = y under s")
    #expect(run.errors == ["E0204"])
    let told = run.program.diagnostics.first { $0.code == "E0204" }
    #expect(told?.rendered.contains("l[\"A\"].cap.amount") ?? false)
  }
}
