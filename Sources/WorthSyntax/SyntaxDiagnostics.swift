import WorthSource

/// The diagnostics of lexer and parser.
extension Diagnostic {
  /// Settings of a case outside of its braces or without `=`, with the form that they take.
  package static func settingsOutsideBraces(_ span: Span, form: String) -> Diagnostic {
    Diagnostic(.E0122, span, [Argument("form", .written(form))])
  }

  /// A character that begins no token.
  static func unexpectedCharacter(_ span: Span, _ character: String, proposal: Proposal? = nil)
    -> Diagnostic
  {
    Diagnostic(.E0101, span, [Argument("character", .written(character))], proposal: proposal)
  }

  /// Bytes that are not UTF-8.
  static func bytesAreNotText(_ span: Span) -> Diagnostic { Diagnostic(.E0102, span) }

  /// A text whose closing quote is missing in its line; the quote is to stand at the end of `span`.
  static func textNotClosed(_ span: Span) -> Diagnostic {
    let end = Span(source: span.source, start: span.end, end: span.end)
    return Diagnostic(.E0103, span, proposal: Proposal(end, "\""))
  }

  /// A sign or word of other languages, with that of Worth to paste: `pasted` where that is not
  /// `correct` alone.
  package static func writtenOtherwise(
    _ span: Span, _ written: String, _ correct: String, pasted: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .E0104, span,
      [Argument("written", .written(written)), Argument("correct", .written(correct))],
      proposal: Proposal(span, pasted ?? correct))
  }

  /// Words with a colon behind them within braces.
  static func prose(_ span: Span, _ written: String) -> Diagnostic {
    Diagnostic(.E0135, span, [Argument("written", .written(written))])
  }

  /// A title in a line of its own, below the word `case` at `place`.
  static func titleBelowCase(
    _ span: Span, _ written: String, correct: String, at place: Span
  ) -> Diagnostic {
    Diagnostic(
      .E0104, span,
      [
        Argument("written", .written(written)), Argument("correct", .written(correct + " { … }")),
      ], proposal: Proposal(place, correct))
  }

  /// An entry that begins with `=`, as a formula in a cell of a spreadsheet does, with the line to write;
  /// nil where the formula names cells.
  static func formulaOfSpreadsheet(_ span: Span, formula: Proposal?) -> Diagnostic {
    Diagnostic(.E0124, span, proposal: formula)
  }

  /// A date in a form in which day and month may stand either way, with both days.
  static func dateInTwoWays(
    _ span: Span, _ written: String, _ dayFirst: String, _ monthFirst: String
  ) -> Diagnostic {
    Diagnostic(
      .E0123, span,
      [
        Argument("written", .written(written)), Argument("first", .written(dayFirst)),
        Argument("second", .written(monthFirst)),
      ])
  }

  /// A comma within a number, with what was probably meant to paste, and what else it may mean.
  static func commaInNumber(_ span: Span, _ written: String, _ meant: String, other: String? = nil)
    -> Diagnostic
  {
    Diagnostic(
      .E0105, span,
      [
        Argument("written", .written(written)),
        Argument("correct", .oneOf([meant] + (other.map { [$0] } ?? []))),
      ],
      proposal: Proposal(span, meant))
  }

  /// `x += 1` and the like: a line that would change the value of a name, with a line for a new name, and the
  /// form by period.
  static func changedValue(
    _ span: Span, _ written: String, name: String, correct: String, byPeriod: String
  ) -> Diagnostic {
    Diagnostic(
      .E0134, span,
      [
        Argument("written", .written(written)), Argument("name", .written(name)),
        Argument("correct", .written(correct)), Argument("periods", .written(byPeriod)),
      ], proposal: Proposal(span, correct))
  }

  /// A number whose signs follow no custom, so that nothing sure can be proposed.
  static func noNumber(_ span: Span, _ written: String) -> Diagnostic {
    Diagnostic(.E0127, span, [Argument("written", .written(written))])
  }

  /// A cell of a spreadsheet, or a range of cells, alone or in the call of a function.
  static func cellOfSpreadsheet(_ span: Span, _ written: String) -> Diagnostic {
    Diagnostic(.E0128, span, [Argument("written", .written(written))])
  }

  /// Several values behind one name without brackets around them.
  static func severalValues(_ span: Span, _ list: String) -> Diagnostic {
    Diagnostic(
      .E0129, span, [Argument("list", .written(list))], proposal: Proposal(span, list))
  }

  /// Two ends between which a figure lies, in place of a distribution; `span` begins with the sign of
  /// equality.
  static func uncertainRange(_ span: Span, _ low: String, _ high: String) -> Diagnostic {
    let correct = "~ uniform(" + low + ", " + high + ")"
    return Diagnostic(
      .E0130, span, [Argument("correct", .written(correct))], proposal: Proposal(span, correct))
  }

  /// A title where only a comment can stand: behind the name of a kind, a table or a function.
  static func titleOfForm(_ span: Span, _ word: String, title: String, _ proposal: Proposal)
    -> Diagnostic
  {
    Diagnostic(
      .E0131, span, [Argument("word", .name(word)), Argument("comment", .written("## " + title))],
      proposal: proposal)
  }

  /// `for x in …` that stands alone, or before what is made of each value, with what to write.
  static func forOutsideBrackets(_ span: Span, _ correct: String, _ proposal: Proposal?)
    -> Diagnostic
  {
    Diagnostic(.E0133, span, [Argument("correct", .written(correct))], proposal: proposal)
  }

  /// A text that goes on in the next line, with both lines in one.
  static func textOverLines(_ span: Span, joined: String) -> Diagnostic {
    Diagnostic(.E0132, span, proposal: Proposal(span, joined))
  }

  /// A name with letters of two scripts, with one in a single script to paste.
  static func mixedLetters(_ span: Span, _ written: String, proposal: String) -> Diagnostic {
    Diagnostic(.E0106, span, [Argument("name", .name(written))], proposal: Proposal(span, proposal))
  }

  /// A word directly behind a number, with a blank between them to paste.
  static func wordTouchesNumber(_ span: Span, number: String, word: String) -> Diagnostic {
    Diagnostic(
      .E0107, span, [Argument("number", .written(number)), Argument("word", .written(word))],
      proposal: Proposal(span, number + " " + word))
  }

  /// A backslash that begins no escape.
  static func unknownEscape(_ span: Span, _ written: String) -> Diagnostic {
    Diagnostic(.E0108, span, [Argument("written", .written(written))])
  }

  /// Blanks within a number, with underscores to paste.
  static func spacesInNumber(_ span: Span, _ written: String, proposal: String) -> Diagnostic {
    Diagnostic(
      .E0109, span,
      [Argument("written", .written(written)), Argument("correct", .written(proposal))],
      proposal: Proposal(span, proposal))
  }

  /// A form word with a capital letter, with the small one to paste.
  static func capitalisedWord(_ span: Span, _ written: String, correct: String) -> Diagnostic {
    Diagnostic(
      .E0118, span,
      [Argument("written", .written(written)), Argument("correct", .written(correct))],
      proposal: Proposal(span, correct))
  }

  /// Something that was needed and does not stand here.
  static func expected(
    _ span: Span, _ expected: Expectation, found: ArgumentValue, _ proposal: Proposal? = nil
  ) -> Diagnostic {
    Diagnostic(
      .E0110, span, [Argument("expected", expected.words), Argument("found", found)],
      proposal: proposal)
  }

  /// A bracket that was never closed, with the place where it was opened.
  static func notClosed(
    _ span: Span, _ bracket: String, opened: Span, _ proposal: Proposal? = nil
  ) -> Diagnostic {
    Diagnostic(
      .E0111, span, [Argument("bracket", .written(bracket))], labels: [Label(opened, .openedHere)],
      proposal: proposal)
  }

  /// More nesting than `limit`.
  static func nestedTooDeeply(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0112, span, [Argument("limit", .count(Int(clamping: limit)))])
  }

  /// A comparison of a comparison: `a < b < c`.
  static func chainedComparison(_ span: Span) -> Diagnostic { Diagnostic(.E0113, span) }

  /// A second entry in a line, without a comma before it.
  static func twoEntriesOnOneLine(_ span: Span, found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0114, span, [Argument("found", found)])
  }

  /// A closing bracket without an opening one.
  static func nothingToClose(_ span: Span, _ bracket: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0115, span, [Argument("bracket", bracket)], proposal: Proposal(span, ""))
  }

  /// Bars at the ends of the rows of a table, as in Markdown.
  static func outerBars(_ span: Span) -> Diagnostic { Diagnostic(.E0116, span) }

  /// A sign that there is no value in a cell, with a blank to paste.
  static func markInCell(_ span: Span, _ mark: String) -> Diagnostic {
    Diagnostic(.E0117, span, [Argument("mark", .written(mark))], proposal: Proposal(span, " "))
  }

  /// Cases of an `if` that are no words and leave something out, with a chain whose last branch is to be filled.
  static func casesWithoutRest(_ span: Span, _ chain: String) -> Diagnostic {
    Diagnostic(.E0136, span, [Argument("chain", .written(chain))])
  }

  /// Cells with a comma or a blank between them, where a bar should stand.
  static func noBarBetweenCells(_ span: Span) -> Diagnostic { Diagnostic(.E0119, span) }

  /// More than one index in brackets; `span` is the second.
  static func severalIndices(_ span: Span) -> Diagnostic { Diagnostic(.E0120, span) }

  /// An instance with an index behind its name; `target` is both.
  static func instanceWithIndex(_ span: Span, kind: String, target: String) -> Diagnostic {
    Diagnostic(
      .E0121, span, [Argument("kind", .name(kind)), Argument("target", .written(target))],
      proposal: Proposal(span, target + " = " + kind))
  }

  /// A comma between the words of a case.
  static func commaBetweenWords(_ span: Span) -> Diagnostic {
    Diagnostic(.E0125, span, proposal: Proposal(span, " or"))
  }

  /// The `if` of a requirement in a line of its own.
  static func ifInLineOfItsOwn(_ span: Span) -> Diagnostic { Diagnostic(.E0126, span) }

  /// A source of more than `limit` bytes.
  static func sourceTooLarge(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0801, span, [Argument("limit", .count(Int(clamping: limit)))])
  }
}

/// What the parser looks for, as it is put to a reader.
enum Expectation {
  case expression, entry, name, type, text, block, equal, value, then, `else`, unit, given, between
  case and, soThat, arrow, comma, endOfRow, wordOfChoice, nameForEach
  case inBehind(String)

  /// What messages say of it.
  var words: ArgumentValue {
    switch self {
    case .expression: .words(.aValue)
    case .entry: .words(.aDefinition)
    case .name: .words(.aName)
    case .type: .words(.aType)
    case .text: .words(.textInQuotes)
    case .block: quoted("{")
    case .equal: quoted("=")
    case .value: .words(.signsOfDefinition)
    case .then: quoted("then")
    case .else: quoted("else")
    case .unit: .words(.unitOrCurrency)
    case .given: quoted("given")
    case .between: quoted("between")
    case .and: quoted("and")
    case .soThat: quoted("so that")
    case .arrow: quoted("->")
    case .inBehind(let name): .words(.inAndMany, [Argument("name", .name(name))])
    case .nameForEach: .words(.nameForEach)
    case .comma: quoted(",")
    case .wordOfChoice: .words(.wordOfChoice)
    case .endOfRow: .words(.barOrEndOfRow)
    }
  }

  /// A sign or word of the language, in the quotes of the message.
  private func quoted(_ written: String) -> ArgumentValue {
    .words(.quoted, [Argument("written", .name(written))])
  }
}
