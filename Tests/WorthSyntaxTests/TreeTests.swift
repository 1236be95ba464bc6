import Testing
import WorthSource

@testable import WorthSyntax

/// Sources that between them have every form of the language.
let forms: [String] = [
  """
  case "Title" { currency = CHF, timeline = 2026 .. 2030 } # comment
  ## What follows
  patent dryer "A dryer" { filed = 2021-03-15, term = 20 years }
  sales[2026] = CHF 2.4 million
  sales[t] = sales[t-1] * (1 + 8%)
  growth[2027 .. 2028] = -30%
  expect sum(sales) = CHF 14 million within 1% because "handout"
  expect npv(9%, flows) = 0.7513 printed 0.7531
  expect error E0301 { CHF 1 + USD 1 }
  show sales, "Sales are {sales[2026]} at first", table(sales, growth)
  """,
  """
  kind loan: facility {
    principal: money
    every: duration = 1 month
    convention timing: end | middle | start
    benefit: tax_amortisation?
    revenue: flow of money = 0
    steps: table { step: text, takes: duration }
    require principal > CHF 0 because "nothing is lent otherwise"
    balance[opening] = principal
    balance[t] = balance[t-1] - if t = 2026 then 0 else repaid[t]
    function rate(x, y = 2) { z = x + 1
      z * y }
    show table(balance)
  }
  """,
  """
  default_path bad_day "What happens" {
    steps {
      step          | takes    | costs        | paid
      "notice"      | 30 days  | CHF 0.4 million | start
      "stay"        | 90 days  |              |
    }
    claims { claim | rank
      "a" | 1
      | 2 }
  }
  table book from "loans.csv" { borrower: text, pd: probability per year }
  tree compound = chance "trial" { cost = USD 12 million, 55% "passes" -> choose "market" { "sell" -> USD 1 }
    rest "fails" -> USD 0 }
  scenario crisis "Border closed" { growth[2027 .. 2028] = -30% }
  worst = crisis + dear_money
  correlate a, b = 0.4
  unit tonne
  use "other.worth" as other
  price = 9 ~ lognormal(sd: 25%)
  x = solve rate between 0% and 20% so that value = CHF 1 million
  y = solve least rate between 0% and 20% so that value >= CHF 1 million
  y = offer with { tiers = whole_amount }
  z = value under { rate = 5% } otherwise 3 in USD per tonne
  s = sum(if defaults[row] then 1 else 0 for row in book where book.pd > 8%)
  """,
  """
  kind group {
    require attrition is given if curve = constant because "it has no other shape"
    left = if curve is {
      constant           -> 1 - attrition
      iowa_s2 or iowa_s3 -> if closed is { yes -> 0, no -> 2 }

      else               -> 3
    }
  }
  """,
]

/// Returns the tree of a text, and what is wrong with it.
func parse(_ text: String) -> (tree: Tree, diagnostics: [Diagnostic]) {
  parse(Array(text.utf8))
}

/// Returns the tree of any bytes, and what is wrong with them.
func parse(_ bytes: [UInt8]) -> (tree: Tree, diagnostics: [Diagnostic]) {
  Parser.parse(SourceText(name: "test.worth", bytes: bytes), source: 0, names: NameTable())
}

/// A small generator of numbers that are the same in every run.
struct Mixer {
  var state: UInt64

  /// Returns the next random number.
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }

  /// Returns a random number below `limit`.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }
}

/// Trees of sources, printed again.
@Suite struct TreeTests {
  @Test(arguments: forms) func `every form is understood and printed as it was written`(
    _ form: String
  ) {
    let (tree, diagnostics) = parse(form)
    #expect(diagnostics.isEmpty)
    #expect(tree.printed() == Array(form.utf8))
  }

  @Test func `printing gives back any bytes`() {
    var mixer = Mixer(state: 1)
    for round in 0..<3000 {
      var bytes = Array(forms[round % forms.count].utf8)
      for _ in 0...mixer.below(6) {
        let place = mixer.below(bytes.count)
        switch mixer.below(4) {
        case 0: bytes[place] = UInt8(mixer.below(256))
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(Array("(){}[]\"|,=~:.#\n".utf8)[mixer.below(15)], at: place)
        default:
          let end = min(bytes.count, place + mixer.below(40))
          bytes.insert(contentsOf: bytes[place..<end], at: mixer.below(bytes.count))
        }
      }
      let (tree, _) = parse(bytes)
      if tree.printed() != bytes { Issue.record("lost bytes in round \(round)") }
      if !isWellFormed(tree) { Issue.record("children outside their parent in round \(round)") }
    }
  }

  /// `true` iff children lie within their parents, in order and apart.
  private func isWellFormed(_ tree: Tree) -> Bool {
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      var position = node.first
      for child in tree.children(NodeID(Int32(index))) {
        if tree[child].first < position || tree[child].end > node.end { return false }
        position = tree[child].end
      }
    }
    return true
  }

  @Test func `five mistakes give five diagnostics, each at its place`() {
    let (_, diagnostics) = parse(
      """
      a = 2,4
      b = (1 + 2
      c = * 3
      d = 3 == 5
      function f = 3
      e = 1 000
      f = 7
      """)
    #expect(diagnostics.map(\.code) == [.E0105, .E0111, .E0110, .E0104, .E0110, .E0109])
  }

  @Test func `a form word in column 1 closes what was left open`() {
    let (tree, diagnostics) = parse("kind a {\n  b {\n    x = 1\nexpect 1 = 1\nshow 2\n")
    #expect(diagnostics.map(\.code) == [.E0111])
    let entries = tree.children(tree.root).map { tree[$0].kind }
    #expect(entries == [.kind, .expect, .show])
  }

  @Test func `what stands in column 1 closes a brace that the file leaves open`() {
    let (tree, diagnostics) = parse(
      "patent p {\n  filed = 2020-01-01\nbrand b {\n  since = 2021-01-01\n}\nx = 1\n")
    #expect(diagnostics.map(\.code) == [.E0111])
    #expect(tree.children(tree.root).map { tree[$0].kind } == [.instance, .instance, .definition])
    // Where no brace is missing, column 1 says nothing.
    let (whole, none) = parse("kind k {\n  a: number\nb = 2\npart c { x = 1 }\n}\n")
    #expect(none.isEmpty)
    #expect(whole.children(whole.root).map { whole[$0].kind } == [.kind])
  }

  @Test(arguments: [
    ("x = €3 million", "EUR 3 million"), ("x = € 3 million", "EUR 3 million"),
    ("x = $100", "USD 100"), ("x = £5", "GBP 5"), ("x = y in €", "EUR"),
  ])
  func `a currency sign is replaced by its code, apart from the amount`(
    source: String, pasted: String
  ) {
    let (_, diagnostics) = parse(source)
    #expect(diagnostics.map(\.code) == [.E0104])
    #expect(diagnostics.first?.proposal?.replacement == pasted)
  }

  @Test func `a title without quotes is said once and the case is still read`() {
    let (tree, diagnostics) = parse("case of the dryer {\n  timeline = 2026 .. 2028\n}\nx = 1\n")
    #expect(diagnostics.map(\.code) == [.E0104])
    #expect(diagnostics.first?.proposal?.replacement == "\"of the dryer\"")
    #expect(tree.children(tree.root).map { tree[$0].kind } == [.caseForm, .definition])
  }

  @Test(arguments: [
    "  name, a\n  \"x\", 1\n  \"y\", 2", "  name\ta\n  \"x\"\t1\n  \"y\"\t2",
    "  name a\n  \"x\" 1\n  \"y\" 2", "  name, a,\n  \"x\", 1,\n  \"y\", 2,",
    "  name | a\n  \"x\", 1\n  \"y\", 2",
  ])
  func `a table with commas or blanks between its cells is said once and still read`(rows: String) {
    let (tree, diagnostics) = parse("table t {\n\(rows)\n}\nz = 1\n")
    #expect(diagnostics.map(\.code) == [.E0119])
    let table = Array(tree.children(tree.root))[0]
    let cells = tree.children(Array(tree.children(table))[1]).map {
      Array(tree.children($0)).count
    }
    #expect(cells == [2, 2, 2])
    #expect(tree.children(tree.root).map { tree[$0].kind } == [.table, .definition])
  }

  @Test(arguments: [
    ("  year sales b\n  2026 EUR 300 5%\n", "year | sales | b\n  2026 | EUR 300 | 5%", [3, 3]),
    ("  a, b, c\n  1, , 3\n  1, 2,\n", "a | b | c\n  1 |  | 3\n  1 | 2 |", [3, 3, 3]),
    ("  a, b,\n  1, 2,\n", "a | b\n  1 | 2", [2, 2]),
    ("  a | b\n  2026 EUR 300\n  2027 EUR 4\n", "2026 | EUR 300\n  2027 | EUR 4", [2, 2, 2]),
  ])
  func `the bars that a table lacks are proposed all at once`(
    rows: String, mended: String, cells: [Int]
  ) throws {
    let source = "table t {\n\(rows)}\n"
    let (tree, diagnostics) = parse(source)
    #expect(diagnostics.map(\.code) == [.E0119])
    let found = Array(tree.children(Array(tree.children(Array(tree.children(tree.root))[0]))[1]))
    #expect(found.map { Array(tree.children($0)).count } == cells)
    let proposal = try #require(diagnostics[0].proposal)
    var bytes = Array(source.utf8)
    bytes.replaceSubrange(
      Int(proposal.span.start)..<Int(proposal.span.end), with: Array(proposal.replacement.utf8))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(mended + "\n}"))
    #expect(parse(text).1.isEmpty)
  }

  @Test func `entries with blanks in their names are no rows of a table`() {
    let (tree, diagnostics) = parse("k x {\n  part {\n    growth rate\n    share = 3\n  }\n}\n")
    #expect(!diagnostics.contains { $0.code == .E0119 })
    #expect(tree.children(tree.root).map { tree[$0].kind } == [.instance])
  }

  @Test(arguments: ["y = x[1, 2, 3] + 1", "x[a in b, t, u] = 3"])
  func `two indices stand in brackets at most`(source: String) {
    #expect(parse(source).1.map(\.code) == [.E0120])
  }

  @Test func `two indices are read as one behind the other`() {
    let shapes = ["y = x[a, t]", "y = x[a][t]"].map { source in
      let (tree, diagnostics) = parse(source)
      #expect(diagnostics.isEmpty)
      let outer = tree.child(tree.child(tree.root), 1)
      return [outer, tree.child(outer), tree.child(tree.child(outer))].map { tree[$0].kind }
    }
    #expect(shapes == [[.index, .index, .name], [.index, .index, .name]])
  }

  @Test func `cells that hold lists and calls may have commas`() {
    let (_, diagnostics) = parse("table t {\n  a | b\n  [1, 2] | max(1, 2)\n}\n")
    #expect(diagnostics.isEmpty)
  }

  @Test func `a table as Markdown writes it is said once and still read`() {
    let (tree, diagnostics) = parse(
      "table t {\n  | name | a |\n  |:-----|--:|\n  | \"x\"  | - |\n  | \"y\" | 2 |\n}\nz = 1\n")
    #expect(diagnostics.map(\.code) == [.E0116, .E0117])
    let table = Array(tree.children(tree.root))[0]
    let rows = tree.children(Array(tree.children(table))[1]).filter { tree[$0].kind != .skipped }
    #expect(rows.map { Array(tree.children($0)).count } == [2, 2, 2])
    #expect(tree.children(tree.root).map { tree[$0].kind } == [.table, .definition])
  }

  @Test func `an operand that is missing at the end of a line is said there`() {
    let (tree, diagnostics) = parse("x = 1 +\nexpect 1 = 1\ny = 2 *\nz = 3\n")
    #expect(diagnostics.map(\.code) == [.E0110, .E0110])
    #expect(diagnostics.map(\.span.start) == [7, 28])
    #expect(
      tree.children(tree.root).map { tree[$0].kind }
        == [.definition, .expect, .definition, .definition])
  }

  @Test func `form words are names where the grammar makes them names`() {
    let (_, diagnostics) = parse(
      "case = 1\nshow = case.x\nof: money\nin = 2\nrest = 3 ~ normal(sd: 1)\n")
    #expect(diagnostics.isEmpty)
  }

  @Test func `a line goes on after an operator and before one`() {
    let (tree, diagnostics) = parse(
      "a = 1 +\n  2\n  - 3\nb = if a > 1\n  then 2\n  else 3\nexpect b = 2\n  because \"so\"\n")
    #expect(diagnostics.isEmpty)
    #expect(tree.children(tree.root).map { tree[$0].kind } == [.definition, .definition, .expect])
  }
}
