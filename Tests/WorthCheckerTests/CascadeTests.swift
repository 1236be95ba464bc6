import Testing
import Worth
import WorthTestSupport

/// Mistakes of form from which others could seem to follow.
///
/// The rule: one mistake, one message. What stands behind it is read as if it were mended.
@Suite struct CascadeTests {
  /// A kind with two fields, and a filled-in one that a test writes.
  private static let kind = "kind k { a: money, b: percent\n  c = a * b }\n"

  @Test(arguments: [
    ("kind m \"title\" {\n  h: number\n  t = h * 2\n}\nm one { h = 3 }\nshow one.t", "E0131"),
    ("table s \"title\" {\n  n | c\n  \"A\" | 3\n}\nshow sum(s.c)", "E0131"),
    ("function f(x) \"title\" { x * 2 }\nshow f(3)", "E0131"),
    (
      "kind m {\n  h: number\n  steps { name: text, cost: number }\n  t = sum(steps.cost)\n}",
      "E0104"
    ),
    ("kind m {\n  steps: { name: text, cost: number }\n  t = sum(steps.cost)\n}", "E0104"),
  ])
  func `a form with a word too many or too few is one mistake`(source: String, code: String) {
    #expect(Mended.errors(source).map(\.code) == [code], "\(source)")
    let mended = Mended.once(source)
    #expect(mended.map { Mended.errors($0).map(\.code) } == [], "\(mended ?? "-")")
  }

  @Test(arguments: [
    "table s {\n  n | c\n  \"A\" | 3\nt = sum(s.c)\nshow t",
    "case \"x\" {\n  currency = CHF\n  timeline = 2026 .. 2028\nsales[t] = CHF 5\ntotal = sum(sales)\nshow total",
    "case \"x\" {\ncurrency = CHF\ntimeline = 2026 .. 2028\nsales[t] = CHF 5\nshow sum(sales)",
    "case \"x\" {\n  currency = CHF\n\n  price = CHF 5\n  show price",
    "case \"x\" { currency = CHF\na = CHF 5\nb = a * 2\nshow b",
    "kind k {\n  a: money\n  b = a * 2\n\nk one { a = CHF 5 }\nshow one.b",
    "kind k { a: money }\nk one {\n  a = CHF 5\n\nc = one.a * 2\nshow c",
    "kind k { a: money }\nk one { a = CHF 5\nc = 3\nd = 4\nshow c + d",
    "kind k { a: money }\none = k { a = CHF 5\nshow one.a",
    "a = 3\nscenario s { a = 5\nb = 4\nshow b",
    "function f(x) {\n  y = x * 2\n  y + 1\na = f(3)\nshow a",
    "kind k {\n  a: money\n  b = a * 2",
  ])
  func `a brace that is left open is one mistake, and the line to paste closes it`(source: String) {
    #expect(Mended.errors(source).map(\.code) == ["E0111"], "\(source)")
    let mended = Mended.once(source)
    #expect(mended.map { Mended.errors($0).map(\.code) } == [], "\(mended ?? "-")")
  }

  @Test(arguments: [
    ("a = 5}\nb = 6", "E0115"), ("a = 5 + 3)\nb = 6", "E0115"), ("a = 5]", "E0115"),
    ("a = (5 + 3\nb = 6", "E0111"), ("a = [1, 2, 3\nb = 6", "E0111"),
    ("a = sum([1, 2)\nb = 6", "E0111"), ("a = sum([1, 2]\nb = 6", "E0111"),
    ("a = [1, 2\n  3]\nb = 6", "E0110"), ("a = (1 + 2]\nb = 6", "E0104"),
    ("a = max(1, 2}\nb = 6", "E0104"),
    ("a = 1, 2]\nb = 6", "E0129"),
  ])
  func `a bracket too few, too many or of another form is one mistake`(
    source: String, code: String
  ) {
    #expect(Mended.errors(source).map(\.code) == [code], "\(source)")
    let mended = Mended.once(source)
    #expect(mended.map { Mended.errors($0).map(\.code) } == [], "\(mended ?? "-")")
  }

  @Test(arguments: [
    ("a = CHF 1.2.34, b = 5%", "E0127"), ("a = CHF 5 b = 5%", "E0114"),
    ("a: CHF 5, b = 5%", "E0104"),
    ("a CHF 5, b = 5%", "E0110"), ("\n  a =\n  b = 5%\n", "E0110"),
    ("\n  a = CHF 5 +\n  b = 5%\n", "E0110"),
    ("\n  a = (CHF 5 + CHF 3\n  b = 5%\n", "E0111"), ("a = CHF 5; b = 5%", "E0104"),
    ("a = IF(1 > 2, CHF 5, CHF 6), b = 5%", "E0104"), ("\"a\": CHF 5, \"b\": 5%", "E0104"),
    ("a = $12, b = 5%", "E0104"), ("a = CHF 5 @ 3, b = 5%", "E0101"),
    ("a = 5 CHF, b = 5%", "E0325"),
  ])
  func `a slip in one field does not make another one missing`(fields: String, code: String) {
    let source = CascadeTests.kind + "k one { \(fields) }"
    #expect(Mended.errors(source).map(\.code) == [code], "\(fields)")
  }

  @Test func `fields in parentheses are proposed in braces`() {
    let source = CascadeTests.kind + "k one(a = CHF 5, b = 5%)"
    #expect(Mended.once(source) == CascadeTests.kind + "k one { a = CHF 5, b = 5% }")
  }

  @Test(arguments: [
    ("a = \"over\ntwo lines\"\nb = 5", "a = \"over\\ntwo lines\"\nb = 5", "E0132"),
    ("a = \"over\n  three\n  lines\"", "a = \"over\\nthree\\nlines\"", "E0132"),
    ("a = \"open\nb = 5\nshow b", "a = \"open\"\nb = 5\nshow b", "E0103"),
    ("a = \"open\nb = \"closed\"", "a = \"open\"\nb = \"closed\"", "E0103"),
    ("case \"x { currency = CHF }\na = CHF 5", "case \"x\" { currency = CHF }\na = CHF 5", "E0103"),
    (
      "kind k { t: text, n: number }\nk one { t = \"abc, n = 3 }",
      "kind k { t: text, n: number }\nk one { t = \"abc\", n = 3 }", "E0103"
    ),
    ("a = [\"b\", \"c]", "a = [\"b\", \"c\"]", "E0103"),
  ])
  func `a quote that is missing, and a text over several lines, are one mistake`(
    source: String, mended: String, code: String
  ) {
    #expect(Mended.errors(source).map(\.code) == [code], "\(source)")
    #expect(Mended.once(source) == mended)
    #expect(Mended.errors(mended).isEmpty)
  }

  @Test func `a source in another encoding is one mistake`() {
    let latin =
      [UInt8]("a = \"caf".utf8) + [0xE9] + [UInt8]("\"\nb = \"".utf8) + [0xE9, 0x74, 0xE9]
      + [UInt8]("\"".utf8)
    var wide: [UInt8] = [0xFF, 0xFE]
    for byte in "a = 5\nb = 6".utf8 { wide += [byte, 0] }
    for bytes in [latin, wide, Array(wide.dropFirst(2))] {
      let program = Engine().compile(bytes, name: "case.worth")
      #expect(program.diagnostics.map(\.code) == ["E0102"])
    }
  }
}
