import Testing
import WorthSource

/// What the texts of these tests say at labels.
private let words = RendererWords(
  error: "error", warning: "warning", note: "note", writeInstead: "write instead",
  writeAt: "write instead at {place}", leaveOut: "leave this out",
  morePlaces: "and {count} more places")

/// A catalogue whose messages are their arguments.
private let echo = MessageCatalogue(
  entries: [
    MessageEntry(.E0101, message: "{what}", explanation: "", wrong: "", right: "")
  ],
  labels: [LabelEntry(.firstDefinedHere, "{what}")], phrases: [], words: words)

/// Returns a diagnostic that says `what` at `span`.
private func diagnostic(
  _ what: String, _ span: Span, labels: [Label] = [], proposal: Proposal? = nil
) -> Diagnostic {
  Diagnostic(.E0101, span, [Argument("what", .written(what))], labels: labels, proposal: proposal)
}

/// Returns a label that says `what` at `span`.
private func label(_ what: String, _ span: Span) -> Label {
  Label(span, .firstDefinedHere, [Argument("what", .written(what))])
}

/// Returns `diagnostic` of `sources` as text.
private func rendered(_ diagnostic: Diagnostic, _ sources: SourceSet, inColour: Bool = false)
  -> String
{
  var renderer = DiagnosticRenderer(sources: sources, catalogue: echo, inColour: inColour)
  return renderer.text(diagnostic)
}

/// Diagnostics as a person reads them.
@Suite struct DiagnosticRendererTests {
  @Test func `all places of a line and the changed line are shown`() {
    let text = String(repeating: "\n", count: 11) + "total = CHF 1 + USD 1\n"
    let francs = span(of: "CHF 1", in: text)
    let dollars = span(of: "USD 1", in: text)
    let shown = rendered(
      diagnostic(
        "these amounts are in different currencies: CHF and USD", francs.union(dollars),
        labels: [label("this is USD", dollars), label("this is CHF", francs)],
        proposal: Proposal(dollars, "(USD 1 in CHF)")), sourceSet(text))
    #expect(
      shown == """
        error[E0101]: these amounts are in different currencies: CHF and USD
          ┌─ case.worth:12:9
          │
        12│ total = CHF 1 + USD 1
          │         ^^^^^ this is CHF
          │                 ^^^^^ this is USD
          = write instead: total = CHF 1 + (USD 1 in CHF)

        """)
  }

  @Test func `places in other lines and other files are shown too`() {
    var sources = sourceSet("a = 1\n\n\nb = 2\na = 3\n")
    _ = sources.add(SourceText(name: "other.worth", text: "a = 4"))
    let shown = rendered(
      diagnostic(
        "a is defined more than once", Span(start: 14, end: 15),
        labels: [
          label("first defined here", Span(start: 0, end: 1)),
          label("and here", Span(source: 1, start: 0, end: 1)),
        ]), sources)
    #expect(
      shown == """
        error[E0101]: a is defined more than once
          ┌─ case.worth:5:1
          │
         1│ a = 1
          │ ^ first defined here
          ·
         5│ a = 3
          │ ^
          ┌─ other.worth:1:1
          │
         1│ a = 4
          │ ^ and here

        """)
  }

  @Test(arguments: [
    ("\tx = (", "    x = (", 8),
    ("цена = (", "цена = (", 7),
    ("价格 = (", "价格 = (", 7),
    ("قيمة = (", "قيمة = (", 7),
    ("e\u{301} = (", "e\u{301} = (", 4),
    ("👩‍🔬 = (", "👩‍🔬 = (", 5),
    ("\u{0} = (", "␀ = (", 4),
    ("\u{202E} = (", "\u{FFFD} = (", 4),
  ])
  func `carets stand under what they mean`(line: String, shown: String, column: Int) {
    let text = rendered(diagnostic("x", span(of: "(", in: line)), sourceSet(line))
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows[3] == " 1│ " + shown)
    #expect(rows[4] == "  │ " + String(repeating: " ", count: column) + "^")
  }

  @Test func `invalid bytes are shown as one replacement character each`() {
    let shown = rendered(
      diagnostic("x", Span(start: 2, end: 3)), sourceSet([0x61, 0xFF, 0xFE, 0x62]))
    #expect(shown.contains(" 1│ a\u{FFFD}\u{FFFD}b\n  │   ^\n"))
  }

  @Test func `a place over several lines is marked where it begins and where it ends`() {
    let text = "a = (1\n  + 2\n  + 3)\n"
    let shown = rendered(
      diagnostic(
        "x", Span(start: 4, end: 19), labels: [label("all this", Span(start: 4, end: 19))]),
      sourceSet(text))
    #expect(
      shown == """
        error[E0101]: x
          ┌─ case.worth:1:5
          │
         1│ a = (1
          │     ^^
          ·
         3│   + 3)
          │   ^^^^ all this

        """)
  }

  @Test(arguments: [
    ("", Span(start: 0, end: 0), ":1:1\n  │\n 1│\n  │ ^\n"),
    ("a = ", Span(start: 4, end: 4), ":1:5\n  │\n 1│ a = \n  │     ^\n"),
    ("a\n", Span(start: 2, end: 2), ":2:1\n  │\n 2│\n  │ ^\n"),
    ("a\nb", Span(start: 1, end: 2), ":1:2\n  │\n 1│ a\n  │  ^\n"),
    ("a\r\nb", Span(start: 2, end: 3), ":1:3\n  │\n 1│ a\n  │  ^\n"),
    ("ab", Span(start: .max, end: .max), ":1:3\n  │\n 1│ ab\n  │   ^\n"),
    ("ab", Span(start: 1, end: 0), ":1:2\n  │\n 1│ ab\n  │  ^\n"),
  ])
  func `ends and empty places have a caret`(text: String, span: Span, expected: String) {
    #expect(rendered(diagnostic("x", span), sourceSet(text)).hasSuffix(expected))
  }

  @Test func `a place in no source keeps its words`() {
    let nowhere = Span(source: .max, start: 0, end: 4)
    let shown = rendered(
      diagnostic(
        "x", nowhere, labels: [label("from the host", nowhere)],
        proposal: Proposal(nowhere, "y")), SourceSet())
    #expect(shown == "error[E0101]: x\n  = from the host\n")
  }

  @Test func `a line of ten million characters is cut around each place`() {
    var line = [UInt8](repeating: UInt8(ascii: "x"), count: 10_000_000)
    line[5_000_000] = UInt8(ascii: "(")
    line[9_999_999] = UInt8(ascii: ")")
    let first = Span(start: 5_000_000, end: 5_000_001)
    let last = Span(start: 9_999_999, end: 10_000_000)
    let shown = rendered(
      diagnostic("x", first, labels: [label("closed here", last)], proposal: Proposal(first, "[")),
      sourceSet(line))
    let rows = shown.split(separator: "\n")
    #expect(rows[3].hasPrefix(" 1│ …xxx") && rows[3].hasSuffix("xxx…"))
    #expect(rows.allSatisfy { $0.count < 130 })
    #expect(Array(rows[3])[Array(rows[4]).firstIndex(of: "^") ?? 0] == "(")
    #expect(Array(rows[5])[Array(rows[6]).firstIndex(of: "^") ?? 0] == ")")
    #expect(rows[7] == "  = write instead at case.worth:1:5000001: [")
  }

  @Test func `a line of characters without width is cut, too`() {
    let text = "a" + String(repeating: "\u{301}", count: 100_000) + "b"
    let shown = rendered(diagnostic("x", span(of: "b", in: text)), sourceSet(text))
    #expect(shown.unicodeScalars.count < 1000)
  }

  @Test func `a proposal over several lines keeps how they stand to each other`() {
    let text = "  if a\n    b\n  c"
    let shown = rendered(
      diagnostic(
        "x", Span(start: 2, end: 4),
        proposal: Proposal(Span(start: 7, end: 12), "    then\n  \tb\n")),
      sourceSet(text))
    #expect(shown.hasSuffix("  = write instead:\n        then\n      \tb\n"))
    let gone = rendered(
      diagnostic("x", Span(start: 2, end: 4), proposal: Proposal(Span(start: 0, end: 6), "")),
      sourceSet(text))
    #expect(gone.hasSuffix("  = leave this out (case.worth:1:1)\n"))
  }

  @Test func `many places are counted, not shown`() {
    let labels = (0..<5000).map { label("here", Span(start: UInt32($0), end: UInt32($0) + 1)) }
    let text = String(repeating: "x\n", count: 3000)
    let shown = rendered(diagnostic("x", Span(start: 0, end: 1), labels: labels), sourceSet(text))
    #expect(shown.split(separator: "\n").count < 50)
    #expect(shown.hasSuffix("more places\n"))
  }

  @Test func `colours change nothing but colours`() {
    let text = "total = CHF 1 + USD 1"
    let problem = diagnostic(
      "x", span(of: "CHF 1", in: text), labels: [label("here", span(of: "USD 1", in: text))],
      proposal: Proposal(span(of: "USD", in: text), "CHF"))
    let plain = rendered(problem, sourceSet(text))
    var coloured = rendered(problem, sourceSet(text), inColour: true)
    #expect(coloured.contains("\u{1B}[1;31merror[E0101]\u{1B}[0m"))
    for code in ["1;31", "1", "34", "32", "0"] {
      coloured = coloured.split(separator: "\u{1B}[\(code)m", omittingEmptySubsequences: false)
        .joined()
    }
    #expect(coloured == plain)
  }

  @Test func `one line names the place, the code and the message`() {
    var renderer = DiagnosticRenderer(sources: sourceSet("a\nbc"), catalogue: echo)
    let line = renderer.line(diagnostic("two\nlines", Span(start: 3, end: 4)))
    #expect(line == "case.worth:2:2: error[E0101]: two lines")
  }

  @Test func `the JSON form has lines, columns, offsets, labels and the proposal`() {
    var renderer = DiagnosticRenderer(sources: sourceSet("é\nbc"), catalogue: echo)
    let place = Span(start: 3, end: 5)
    let json = renderer.json(
      diagnostic(
        "\"x\"", place, labels: [label("l", Span(start: 0, end: 2))],
        proposal: Proposal(place, "d\n")))
    #expect(
      json
        == #"{"code":"E0101","severity":"error","message":"\"x\"","file":"case.worth","line":2,"#
        + #""column":1,"endLine":2,"endColumn":3,"start":3,"end":5,"labels":[{"message":"l","#
        + #""file":"case.worth","line":1,"column":1,"endLine":1,"endColumn":2,"start":0,"end":2}],"#
        + #""proposal":{"file":"case.worth","line":2,"column":1,"endLine":2,"endColumn":3,"#
        + #""start":3,"end":5,"replacement":"d\n"}}"#)
  }

  @Test func `no bytes and no spans make it trap`() {
    var stream = ByteStream()
    for _ in 0..<300 {
      let bytes = stream.bytes(stream.next(below: 400))
      var sources = sourceSet(bytes)
      _ = sources.add(SourceText(name: "b\n", bytes: stream.bytes(40)))
      var spans: [Span] = []
      for _ in 0..<5 {
        spans.append(
          Span(
            source: UInt32(stream.next(below: 3)), start: UInt32(stream.next(below: 450)),
            end: UInt32(stream.next(below: 450))))
      }
      let problem = diagnostic(
        "x", spans[0], labels: [label("a", spans[1]), label("b", spans[2]), label("c", spans[3])],
        proposal: Proposal(spans[4], "\r\n\t"))
      var renderer = DiagnosticRenderer(sources: sources, catalogue: echo)
      #expect(!renderer.text(problem).isEmpty)
      #expect(!renderer.line(problem).contains("\n"))
      #expect(!renderer.json(problem).contains("\n"))
    }
  }
}
