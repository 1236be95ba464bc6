import WorthSource
import WorthSyntax

/// A file of columns, taken apart: its cells, the names of its columns, and the rows that count.
struct FileTable {
  /// The cells of the file, row by row.
  var cells: DelimitedText
  /// The bytes of the file, in which the cells are ranges.
  var bytes: [UInt8]
  /// The number of the file among the sources.
  var source: UInt32
  /// How the file is written.
  var dialect: FileDialect
  /// What stands over the columns, without blanks around it; empty where nothing does.
  private(set) var headers: [String] = []
  /// Where the cells of each row that counts begin, and where they end.
  private(set) var rows: [Range<Int>] = []

  /// How many columns a file may have.
  static var mostColumns: Int { 20_000 }

  /// The row that names the columns; nil where none does.
  private var headerRow: Range<Int>?

  /// Takes a file apart that is written as `dialect` says; where the header is said to stand below
  /// the end of the file, it has no columns.
  init(_ text: SourceText, _ source: UInt32, _ dialect: FileDialect) {
    bytes = text.bytes
    self.source = source
    self.dialect = dialect
    cells = DelimitedText(
      text.bytes, delimiter: dialect.isOfHost ? 0x2C : dialect.separator,
      header: max(1, dialect.header))
    rows.reserveCapacity(cells.rowCount)
    for number in 0..<cells.rowCount { rows.append(cells.places(ofRow: number)) }
    if dialect.header > 1 {
      let start = start(ofLine: dialect.header)
      let all = cells
      rows.removeAll { Int(all.cells[$0.lowerBound].start) < start }
    }
    if dialect.header == 0 {
      headers = Array(repeating: "", count: rows.first?.count ?? 0)
    } else if let first = rows.first {
      headers = first.map { FileTable.header(content(cells.cells[$0])) }
      headerRow = first
      rows.removeFirst()
    }
    if !dialect.isOfHost { rows = rows.filter { !isEmpty($0) } }
  }

  /// `true` iff all cells of a row of several are empty, as in those that spreadsheets leave below
  /// the last one.
  private func isEmpty(_ row: Range<Int>) -> Bool {
    row.count > 1 && row.allSatisfy { range(cells.cells[$0]).isEmpty && !cells.cells[$0].isQuoted }
  }

  /// Keeps the rows that `isKept` wants.
  mutating func keep(where isKept: (Range<Int>) -> Bool) { rows = rows.filter(isKept) }

  /// The first row that has fewer cells than there are headers, or one without a header; nil where
  /// all fit. Empty cells at the end of rows, and headers over them, are the work of separators at
  /// the end of lines.
  func raggedRow() -> Range<Int>? {
    let width = headers.count
    let least = (headers.lastIndex { !$0.isEmpty } ?? width - 1) + 1
    return rows.first { row in
      if row.count == width { return false }
      if row.count < width { return row.count < least }
      return row.dropFirst(width).contains {
        cells.cells[$0].isQuoted || !range(cells.cells[$0]).isEmpty
      }
    }
  }

  /// The row among the first that names all columns, where the first line names few of them and
  /// nothing says that it is the header; nil where there is none.
  func lowerHeader() -> Range<Int>? {
    guard dialect.header == 1, !dialect.isHeaderStated, !dialect.isOfHost else { return nil }
    let named = headers.count { !$0.isEmpty }
    return rows.prefix(30).first { row in
      row.count > 1 && (headers.count == 1 || named * 2 < row.count)
        && row.allSatisfy { !range(cells.cells[$0]).isEmpty }
        && !TableProposal.holdsFigures(cells.cells[row], bytes)
    }
  }

  /// Returns the place at which a line begins, counted from 1.
  private func start(ofLine line: Int) -> Int {
    let lineEnd: UInt8 = bytes.contains(0x0A) ? 0x0A : 0x0D
    var number = 1
    for (place, byte) in bytes.enumerated() where byte == lineEnd {
      number += 1
      if number == line { return place + 1 }
    }
    return bytes.count
  }

  /// Returns the number of the line in which the byte at `place` stands, from 1.
  func line(of place: Int) -> Int {
    FileTable.line(of: place, bytes)
  }

  /// Returns the number of the line in which the byte at `place` of `bytes` stands, from 1.
  static func line(of place: Int, _ bytes: [UInt8]) -> Int {
    let lineEnd: UInt8 = bytes.contains(0x0A) ? 0x0A : 0x0D
    return 1 + bytes[..<min(place, bytes.count)].count { $0 == lineEnd }
  }

  /// Returns the cell over a column; nil where none is there.
  func headerCell(_ column: Int) -> DelimitedText.Cell? {
    guard let row = headerRow, row.lowerBound + column < row.upperBound else { return nil }
    return cells.cells[row.lowerBound + column]
  }

  /// Returns the cell of a column in a row; nil where the row ends before it.
  func cell(_ row: Int, _ column: Int) -> DelimitedText.Cell? {
    let place = rows[row].lowerBound + column
    return place < rows[row].upperBound ? cells.cells[place] : nil
  }

  /// Returns where a cell stands, without blanks around it.
  func range(_ cell: DelimitedText.Cell) -> Range<Int> {
    var start = Int(cell.start)
    var end = Int(cell.end)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    // Blanks that do not break stand around figures of many exports.
    guard start < end, bytes[start] >= 0x80 || bytes[end - 1] >= 0x80 else { return start..<end }
    while end - start > 1, bytes[end - 1] == 0xA0, bytes[end - 2] == 0xC2 { end -= 2 }
    while end - start > 1, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 { start += 2 }
    return start..<end
  }

  /// Returns what a cell holds, with doubled quotes undone.
  func content(_ cell: DelimitedText.Cell) -> String {
    let text = String(decoding: bytes[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
    guard cell.hasQuotes else { return text }
    // Doubled quotes stand for one.
    var result = String.UnicodeScalarView()
    var isSecond = false
    for scalar in text.unicodeScalars {
      if scalar == "\"", !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      result.append(scalar)
    }
    return String(result)
  }

  /// Returns a header in one line, without blanks around it and with one blank between words.
  static func header(_ written: String) -> String {
    var result = ""
    var isBlank = true
    for scalar in written.unicodeScalars {
      switch scalar {
      case " ", "\n", "\r", "\t", "\u{A0}", "\u{FEFF}":
        if !isBlank { result += " " }
        isBlank = true
      default:
        result.unicodeScalars.append(scalar)
        isBlank = false
      }
    }
    while result.unicodeScalars.last == " " { result.unicodeScalars.removeLast() }
    return result
  }

  /// Returns the place between two offsets of the file.
  func span(_ range: Range<Int>) -> Span {
    Span(
      source: source, start: UInt32(truncatingIfNeeded: range.lowerBound),
      end: UInt32(truncatingIfNeeded: range.upperBound))
  }

  /// Returns the place of a row.
  func span(ofRow row: Range<Int>) -> Span {
    guard !row.isEmpty else { return span(0..<0) }
    return span(
      Int(cells.cells[row.lowerBound].start)..<Int(cells.cells[row.upperBound - 1].end))
  }
}
