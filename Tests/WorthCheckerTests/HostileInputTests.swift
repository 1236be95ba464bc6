import Testing
import Worth
import WorthTestSupport

@Suite struct HostileInputTests {
  @Test(arguments: [
    ("x = 2027-05 - (", ["E0111"]), ("x = case.last - (", ["E0111"]),
    ("kind k { timeline ~ uniform(0, 1)\n a[t] = 5 }\nk u { }\nshow u.a", ["E0901"]),
  ]) func `what lacks its right side, or draws what is not drawn, is told`(
    source: String, codes: [String]
  ) {
    let whole = "case \"x\" { timeline = 2026 .. 2028 }\n" + source
    #expect(Run(whole).errors == codes, "\(source)")
  }

  private func codes(_ source: String) -> [String] { Run(source).errors }

  @Test func `long chains and deep nests end in a result or a diagnostic`() {
    #expect(codes("x = 1" + String(repeating: " + 1", count: 50_000)).isEmpty)
    #expect(codes("x = " + String(repeating: "(", count: 10_000) + "1").contains("E0112"))
    #expect(codes("x = " + String(repeating: "-", count: 10_000) + "1").contains("E0112"))
    #expect(codes("x = a" + String(repeating: ".a", count: 10_000)).contains("E0112"))
    var chain = "a0 = 1\n"
    for index in 1...5000 { chain += "a\(index) = a\(index - 1) + 1\n" }
    #expect(Run(chain).text("a5000") == "5001")
    var backwards = ""
    for index in (1...5000).reversed() { backwards += "a\(index) = a\(index - 1) + 1\n" }
    #expect(Run(backwards + "a0 = 1").text("a5000") == "5001")
  }

  @Test func `very many parts of one thing are refused at once`() {
    let count = 20_000
    let names = (0..<count).map { "a\($0)" }
    let equations = names.map { $0 + " = 1" }.joined(separator: ", ")
    let periods = (0..<count).map { "x[year \($0)] = 1\n" }.joined()
    #expect(codes("case \"x\" { timeline = year 0 .. \(count) }\n" + periods).first == "E0809")
    #expect(codes("kind k { " + equations + " }\nk one { }") == ["E0809"])
    #expect(codes("function f(" + names.joined(separator: ", ") + ") = 1") == ["E0809"])
    let cells = names.map { _ in "1" }.joined(separator: " | ")
    let table = codes("table t {\n" + names.joined(separator: " | ") + "\n" + cells + "\n}")
    #expect(table == ["E0809", "E0414"])
    #expect(codes("x = 1" + names.map { _ in " + x2" }.joined() + "\nx2 = 1").isEmpty)
  }

  @Test func `functions that grow without end are stopped`() {
    #expect(codes("function f(x) = f([x])\na = f(1)") == ["E0803"])
    #expect(codes("function f(x) = g(x)\nfunction g(x) = f(x)\na = f(1)") == ["E0205"])
    var doubling = "function f0(x) = x + 1\n"
    for index in 1...40 {
      doubling += "function f\(index)(x) = f\(index - 1)(x) + f\(index - 1)(x)\n"
    }
    var limits = Limits()
    limits.steps = 100_000
    #expect(Run(doubling + "a = f40(1)", limits: limits).errors == ["E0806"])
  }

  @Test func `timelines of a million years and figures beyond all size are refused`() {
    #expect(
      codes("case \"x\" { currency = CHF, timeline = 1 .. 1000000 }\nx[t] = CHF 1").contains(
        "E0802"))
    #expect(codes("case \"x\" { timeline = 2030 .. 2026 }").contains("E0503"))
    #expect(
      codes("case \"x\" { currency = CHF, timeline = year 0 .. 1e300 }\nx[t] = CHF 1").contains(
        "E0802"))
    #expect(codes("x = 1e999") == ["E0326"])
    #expect(codes("x = 10 ^ 308 * 10") == ["E0602"])
    #expect(codes("x = [a for a in 1 .. 1e18]") == ["E0807"])
    #expect(codes("x = sum([a for a in 1 .. 10 ^ 12])") == ["E0807"])
    #expect(codes("x = round(1.5, 1e300)") == ["E0611"])
    #expect(codes("x = 2026-01-01 + 1e18 months") == ["E0611"])
    #expect(codes("x = 2026-01-01 + 1e9 days\ny = x.year") == ["E0602"])
    #expect(codes("x = [1, 2, 3]\ny = x[1e300]") == ["E0607"])
  }

  @Test func `kinds and instances that need themselves are told so`() {
    #expect(
      codes("kind a: b { x: percent }\nkind b: a { y: percent }\na i { x = 1%, y = 1% }").contains(
        "E0406"))
    #expect(codes("kind a: a { x: percent }\na i { x = 1% }").contains("E0406"))
    #expect(codes("kind a { x: percent }\na i { x = i.x }").contains("E0204"))
    #expect(codes("kind a { b: a }\na i { b = i }") == ["E0204"])
    #expect(codes("kind a { b: a }\na i { b = j }\na j { b = i }") == ["E0204"])
    #expect(codes("i = i with { x = 1% }") == ["E0204"])
    #expect(codes("kind a { x: a }\na i { x { x { x { x = 1 } } } }") == ["E0403"])
  }

  /// Sources that reach most of the language, for mutation.
  private let seeds = [
    domainReference,
    """
    case "Loan" { currency = EUR, timeline = 2026-01 .. 2026-12 }
    kind loan { principal: money, rate: percent, n: whole, timeline = month 1 .. n
      balance[opening] = principal
      balance[t] = balance[t-1] - principal / n
      require n > 0 because "no loan without instalments" }
    loan a { principal = EUR 100, rate = 12%, n = 12 }
    b = a with { n = 6 }
    table t { k | v
      "x" | 60%
      "y" | rest }
    function f(x, y = 2) { z = x * y
      if z > 10 then z else f(z, y) }
    c = f(3) + sum([q * q for q in 1 .. 4 where q != 2])
    d[r in t] = r.v * 2
    e = "Sum {sum(d)} of {t.v["x"]}"
    expect c = 38 within 1% because e
    show table(t), e, a.balance, b.balance[month 2 .. month 4]
    """,
  ]

  @Test func `mutations of cases never trap`() {
    var state: UInt64 = 7
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, limit)))
    }
    let pieces = [
      "(", ")", "{", "}", "[", "]", "t", "0", "1e9", "-", "=", " with ", " where ", "..", "CHF ",
      "%",
      "\"", "yes", "month 1", "2026", "[t-1]", ".x", " of ", "\n", " per year", " in USD",
      "opening",
    ]
    var limits = Limits()
    limits.steps = 200_000
    limits.values = 200_000
    limits.depth = 500
    for round in 0..<1500 {
      var bytes = Array(seeds[round % seeds.count].utf8)
      for _ in 0...below(4) {
        let place = below(bytes.count)
        switch below(3) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(contentsOf: Array(pieces[below(pieces.count)].utf8), at: place)
        default:
          let from = below(bytes.count)
          let end = min(bytes.count, from + below(30))
          bytes.replaceSubrange(place..<min(bytes.count, place + below(8)), with: bytes[from..<end])
        }
      }
      let program = Engine(limits: limits).compile(bytes)
      let outcome = program.evaluate()
      _ = program.diagnostics.map(\.rendered)
      _ = outcome.report + outcome.json
      _ = outcome.checks.map(\.rendered)
    }
  }
}
