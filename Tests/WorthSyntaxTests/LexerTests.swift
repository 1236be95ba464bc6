import Testing
import WorthSource

@testable import WorthSyntax

/// Sources as tokens.
@Suite struct LexerTests {
  /// Returns the kinds of the tokens.
  private func kinds(_ text: String) -> [TokenKind] {
    Lexer.tokens(of: SourceText(name: "t", text: text), source: 0, names: NameTable()).tokens
      .map(\.kind)
  }

  /// Returns the codes of what is wrong.
  private func codes(_ text: String) -> [DiagnosticCode] { parse(text).diagnostics.map(\.code) }

  /// Returns what is proposed instead.
  private func proposals(_ text: String) -> [String] {
    parse(text).diagnostics.compactMap { $0.proposal?.replacement }
  }

  @Test func `periods and dates are single tokens`() {
    #expect(
      kinds("2026 2026-Q1 2026-03 2026-03-15 2026..2030")
        == [.number, .quarterPeriod, .monthPeriod, .date, .number, .dotDot, .number, .endOfFile])
  }

  @Test func `pasted text is repaired by a proposal, never guessed`() {
    #expect(proposals("x = 2,4") == ["2.4"])
    #expect(proposals("x = 1,000,000") == ["1_000_000"])
    #expect(proposals("x = 1 000 000") == ["1_000_000"])
    #expect(proposals("x = 1\u{A0}000") == ["1_000"])
    #expect(proposals("x = “text”") == ["\"text\""])
    #expect(proposals("x = 5 − 3") == ["-"])
    #expect(proposals("x = .5") == ["0.5"])
    #expect(proposals("x = a ≤ b") == ["<="])
    #expect(proposals("x = a == b") == ["="])
    #expect(proposals("x = 5m") == ["5 million"])
    #expect(proposals("x = 20years") == ["20 years"])
    #expect(proposals("x = 8.000.000") == ["8_000_000"])
    #expect(proposals("x = 986.223,36") == ["986_223.36"])
    #expect(proposals("x = 15.03.2018") == ["2018-03-15"])
    #expect(proposals("x = [1.5,2]").isEmpty)
    #expect(proposals("x = 2026\u{2013}2030") == [" .. "])
    #expect(proposals("x = 'text'") == ["\"text\""])
    #expect(proposals("x = $ 8 mio") == ["USD 8 million"])
    #expect(proposals("// note\ngrowth rate = 3%") == ["#", "growth_rate"])
    #expect(proposals("fee dear = cheap with { rate = 3% }") == ["dear"])
    #expect(proposals("fee dear = fee { rate = 3% }") == ["dear"])
  }

  @Test func `a name that mixes Latin and Cyrillic is repaired`() {
    #expect(proposals("sаles = 1") == ["sales"])
    #expect(codes("продажи = 1") == [])
    #expect(codes("продажи_eu = 1") == [])
  }

  @Test func `a name is the same however its accents are composed`() {
    let names = NameTable()
    #expect(names.intern("caf\u{E9}") == names.intern("cafe\u{301}"))
  }

  @Test func `a no-break space is a space`() {
    #expect(codes("x\u{A0}=\u{202F}CHF\u{A0}5") == [])
  }

  @Test func `texts hold expressions and escapes`() {
    #expect(
      kinds("\"a {b} c {d} e\"")
        == [.textStart, .name, .textMiddle, .name, .textEnd, .endOfFile])
    #expect(codes("x = \"never closed") == [.E0103])
    // Where no further quote stands on the line, the text lacks its own.
    #expect(codes("x = \"a {1\ny = 2") == [.E0103])
  }

  @Test func `the numbers of words are the lowest of all names`() {
    #expect(Set(Word.allCases.map(\.rawValue)) == Set(0...Word.highest))
    #expect(NameTable().intern("no word of the language").id > Word.highest)
  }
}
