import WorthSource
import WorthValue

/// What is wrong with the files of tables.
extension Diagnostic {
  /// A row of a file that has more or fewer cells than there are columns; `entry` of the braces lets
  /// the file be read.
  static func raggedLine(_ table: FileTable, _ row: Range<Int>, entry: String?) -> Diagnostic {
    let span = table.span(ofRow: row)
    return Diagnostic(
      .E0421, span,
      [
        Argument("row", .count(table.line(of: Int(span.start)))),
        Argument("cells", .count(row.count)), Argument("columns", .count(table.headers.count)),
        Argument("advice", entry.map { mend($0) } ?? .words(.quoteSeparators)),
      ])
  }

  /// What to do about a row with another number of cells than the header.
  private static func mend(_ entry: String) -> ArgumentValue {
    .words(.correctOrWrite, [Argument("entry", .written(entry))])
  }

  /// A first line that names few of the columns, while that numbered `line` names them all.
  static func headerIsBelow(_ table: FileTable, _ row: Range<Int>) -> Diagnostic {
    let span = table.span(ofRow: row)
    return Diagnostic(
      .E0448, span,
      [
        Argument("line", .count(table.line(of: Int(span.start)))),
        Argument("count", .count(table.headers.count { !$0.isEmpty })),
        Argument("columns", .count(row.count)),
      ])
  }

  /// What to write in the braces behind the name of the file.
  private static func inBraces(_ entries: [String]) -> ArgumentValue {
    .words(.writeInBraces, [Argument("entries", .oneOf(entries))])
  }

  /// A cell of a file that is not of its column's type; `entries` of the braces let it be read.
  static func wrongFileCell(
    _ reader: FileColumn, _ row: Int, _ form: FileColumn.Form, _ currency: String,
    _ entries: [String]
  ) -> Diagnostic {
    let type: ArgumentValue
    if form.content == .word {
      type = .written(form.words.joined(separator: " | "))
    } else if !currency.isEmpty {
      type = .words(
        .typeInUnit,
        [Argument("type", .name(form.content.rawValue)), Argument("unit", .name(currency))])
    } else {
      type = .name(form.content.rawValue)
    }
    let plain =
      form.stated == nil
      ? ArgumentValue.words(
        .correctOrText, [Argument("entry", .written(reader.entry("text")))])
      : form.isOptional
        ? .words(.correctTheCell)
        : .words(
          .correctOrLeaveEmpty,
          [Argument("entry", .written(reader.entry(reader.statedText(form) + "?")))])
    return Diagnostic(
      form.stated == nil ? .E0423 : .E0422, reader.place(row),
      [
        Argument("row", .count(reader.line(row))), Argument("column", .name(reader.name)),
        Argument("cell", .written(reader.written(row))),
        Argument("type", type),
        Argument(
          "advice",
          entries.isEmpty
            ? plain : reader.shareOrPercent(row, form, entries) ?? inBraces(entries)),
      ])
  }

  /// An empty cell in a column of a file whose values may not be missing.
  static func emptyFileCell(
    _ reader: FileColumn, _ row: Int, _ form: FileColumn.Form
  ) -> Diagnostic {
    let entry = reader.totalEntry(row) ?? reader.entry(reader.statedText(form) + "?")
    return Diagnostic(
      .E0424, reader.place(row),
      [
        Argument("row", .count(reader.line(row))), Argument("column", .name(reader.name)),
        Argument("entry", .written(entry)),
      ])
  }

  /// A header that stands over several columns of a file; `entries` each name one of them.
  static func sharedHeader(_ span: Span, _ header: String, _ entries: [String]) -> Diagnostic {
    Diagnostic(
      .E0425, span,
      [
        Argument("header", .name(header)), Argument("count", .count(entries.count)),
        Argument("entries", .oneOf(Array(entries.prefix(3)))),
      ])
  }

  /// A quote in a file that is never closed where `isOpen`, otherwise text behind a closing quote.
  static func quoteInFile(_ span: Span, isOpen: Bool) -> Diagnostic {
    Diagnostic(isOpen ? .E0426 : .E0427, span)
  }

  /// A file without any row, so that its columns have no names.
  static func emptyFile(_ span: Span, _ file: String) -> Diagnostic {
    Diagnostic(.E0428, span, [Argument("file", .written(file))])
  }

  /// A column that a table describes and its file does not have.
  static func columnNotInFile(
    _ span: Span, _ column: String, known: [String], nearest: String?, replacement: String? = nil
  ) -> Diagnostic {
    // Of many columns, those that come to mind: the first.
    let shown = known.count > 24 ? Array(known.prefix(20)) + ["…"] : known
    return Diagnostic(
      .E0429, span,
      [
        Argument("column", .name(column)), Argument("known", .names(shown)),
        Argument("hint", .didYouMean(nearest)),
      ], proposal: replacement.map { Proposal(span, $0) })
  }

  /// Bare amounts in a column of money, in a case without a currency.
  static func moneyWithoutCurrency(_ span: Span, _ column: String) -> Diagnostic {
    Diagnostic(.E0430, span, [Argument("column", .name(column))])
  }

  /// A byte of a file that is no part of a text in its encoding.
  static func notInEncoding(
    _ span: Span, _ file: String, line: Int, byte: UInt8, _ encoding: TextEncoding,
    guess: TextEncoding
  ) -> Diagnostic {
    let digits = String(byte, radix: 16, uppercase: true)
    let others = TextEncoding.words.filter { $0 != guess.rawValue && $0 != encoding.rawValue }
    return Diagnostic(
      .E0444, span,
      [
        Argument("file", .written(file)), Argument("line", .count(line)),
        Argument("byte", .figure("0x" + (digits.utf8.count < 2 ? "0" : "") + digits)),
        Argument("encoding", .name(encoding.rawValue)),
        Argument(
          "entry",
          .written("encoding = " + (guess == encoding ? others.first ?? "" : guess.rawValue))),
        Argument("others", .names(others)),
      ])
  }

  /// Something else than a setting of a table's file takes.
  static func wrongFileSetting(_ span: Span, _ setting: FileSetting) -> Diagnostic {
    Diagnostic(
      .E0445, span,
      [
        Argument("setting", .name(setting.rawValue)),
        Argument("expected", .words(setting.expectation)),
      ])
  }

  /// A condition of `skip where` that asks for more than cells as they stand.
  static func skipNotUnderstood(_ span: Span) -> Diagnostic { Diagnostic(.E0446, span) }

  /// A cell that is a figure or a date if the braces say how it is written; `entries` do.
  static func unsaidFileCell(_ reader: FileColumn, _ row: Int, _ entries: [String]) -> Diagnostic {
    Diagnostic(
      .E0447, reader.place(row),
      [
        Argument("row", .count(reader.line(row))), Argument("column", .name(reader.name)),
        Argument("cell", .written(reader.written(row))), Argument("entries", .oneOf(entries)),
        Argument("text", .written(reader.entry("text"))),
      ])
  }
}
