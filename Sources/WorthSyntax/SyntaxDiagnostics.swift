import WorthSource

/// The diagnostics of lexer and parser.
extension Diagnostic {
  static func unexpectedCharacter(_ span: Span, _ character: String) -> Diagnostic {
    Diagnostic(.E0101, span, [Argument("character", character)])
  }

  static func bytesAreNotText(_ span: Span) -> Diagnostic { Diagnostic(.E0102, span) }

  static func textNotClosed(_ span: Span) -> Diagnostic { Diagnostic(.E0103, span) }

  static func writtenOtherwise(_ span: Span, _ written: String, _ correct: String) -> Diagnostic {
    Diagnostic(
      .E0104, span, [Argument("written", written), Argument("correct", correct)],
      proposal: Proposal(span, correct))
  }

  static func commaInNumber(_ span: Span, _ written: String, proposal: String) -> Diagnostic {
    Diagnostic(
      .E0105, span, [Argument("written", written), Argument("correct", proposal)],
      proposal: Proposal(span, proposal))
  }

  static func mixedLetters(_ span: Span, _ written: String, proposal: String) -> Diagnostic {
    Diagnostic(.E0106, span, [Argument("name", written)], proposal: Proposal(span, proposal))
  }

  static func wordTouchesNumber(_ span: Span, number: String, word: String) -> Diagnostic {
    Diagnostic(
      .E0107, span, [Argument("number", number), Argument("word", word)],
      proposal: Proposal(span, number + " " + word))
  }

  static func unknownEscape(_ span: Span, _ written: String) -> Diagnostic {
    Diagnostic(.E0108, span, [Argument("written", written)])
  }

  static func spacesInNumber(_ span: Span, _ written: String, proposal: String) -> Diagnostic {
    Diagnostic(
      .E0109, span, [Argument("written", written), Argument("correct", proposal)],
      proposal: Proposal(span, proposal))
  }

  static func capitalisedWord(_ span: Span, _ written: String, correct: String) -> Diagnostic {
    Diagnostic(
      .E0118, span, [Argument("written", written), Argument("correct", correct)],
      proposal: Proposal(span, correct))
  }

  static func expected(_ span: Span, _ expected: Expectation, found: String) -> Diagnostic {
    Diagnostic(.E0110, span, [Argument("expected", expected.rawValue), Argument("found", found)])
  }

  static func notClosed(_ span: Span, _ bracket: String, opened: Span) -> Diagnostic {
    Diagnostic(
      .E0111, span, [Argument("bracket", bracket)], labels: [Label(opened, .openedHere)])
  }

  static func nestedTooDeeply(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0112, span, [Argument("limit", "\(limit)")])
  }

  static func chainedComparison(_ span: Span) -> Diagnostic { Diagnostic(.E0113, span) }

  static func twoEntriesOnOneLine(_ span: Span, found: String) -> Diagnostic {
    Diagnostic(.E0114, span, [Argument("found", found)])
  }

  static func nothingToClose(_ span: Span, _ bracket: String) -> Diagnostic {
    Diagnostic(.E0115, span, [Argument("bracket", bracket)])
  }

  static func outerBars(_ span: Span) -> Diagnostic { Diagnostic(.E0116, span) }

  static func dashInCell(_ span: Span) -> Diagnostic {
    Diagnostic(.E0117, span, proposal: Proposal(span, " "))
  }

  static func sourceTooLarge(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0801, span, [Argument("limit", "\(limit)")])
  }
}

/// What the parser looks for, as it is put to a reader.
enum Expectation: String {
  case expression = "a value"
  case entry = "a definition"
  case name = "a name"
  case type = "a type"
  case text = "a text in quotes"
  case block = "‘{’"
  case equal = "‘=’"
  case value = "‘=’, ‘:’, ‘~’ or ‘{’"
  case then = "‘then’"
  case `else` = "‘else’"
  case unit = "a unit or currency"
  case given = "‘given’"
  case between = "‘between’"
  case and = "‘and’"
  case soThat = "‘so that’"
  case arrow = "‘->’"
  case inWord = "‘in’"
  case comma = "‘,’"
  case endOfRow = "‘|’ or the end of the row"
}
