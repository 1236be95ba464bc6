/// The cells of a text with delimiters (RFC 4180): a comma, or the semicolon or tab that the first
/// line has instead.
///
/// A cell in double quotes may hold delimiters, line ends and doubled quotes. Line ends are LF or
/// CRLF. A mark of byte order at the beginning is skipped, and so is an empty line at the end.
package struct DelimitedText {
  /// A cell: its bytes without the quotes around it.
  package struct Cell {
    /// The byte at which the content begins, behind an opening quote.
    package var start: UInt32
    /// The byte behind the content.
    package var end: UInt32
    /// `true` iff the cell holds doubled quotes.
    package var hasQuotes: Bool
    /// `true` iff the cell stands in quotes, so that an empty one is an empty text.
    package var isQuoted: Bool
  }

  /// The cells of all rows, one after the other.
  package private(set) var cells: [Cell] = []
  /// The position in `cells` of each row's first cell, and the number of all cells at the end.
  package private(set) var rows: [Int] = [0]
  /// Where a quote was opened that nothing closes.
  package private(set) var openQuote: Int?
  /// A place after a closing quote where neither delimiter nor line end follows.
  package private(set) var strayText: Int?

  /// Reads `bytes`.
  package init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { read($0) }
  }

  /// The number of rows, the header included.
  package var rowCount: Int { rows.count - 1 }

  /// Returns the cells of a row.
  package func row(_ number: Int) -> ArraySlice<Cell> { cells[rows[number]..<rows[number + 1]] }

  /// Returns what separates the cells, by the first line.
  private static func delimiter(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var counts = (comma: 0, semicolon: 0, tab: 0)
    for byte in bytes {
      switch byte {
      case 0x0A: return best(counts)
      case 0x2C: counts.comma += 1
      case 0x3B: counts.semicolon += 1
      case 0x09: counts.tab += 1
      default: break
      }
    }
    return best(counts)
  }

  /// Returns the comma where the line has one, otherwise the semicolon, then the tab.
  private static func best(_ counts: (comma: Int, semicolon: Int, tab: Int)) -> UInt8 {
    if counts.comma > 0 { return 0x2C }
    return counts.semicolon > 0 ? 0x3B : (counts.tab > 0 ? 0x09 : 0x2C)
  }

  /// Reads all rows, without the byte order mark that may stand first.
  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    let delimiter = DelimitedText.delimiter(bytes)
    let count = bytes.count
    var position =
      count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    cells.reserveCapacity(count / 8)
    while position < count {
      // A row.
      while true {
        position = readCell(bytes, position, delimiter)
        if position < count, bytes[position] == delimiter {
          position += 1
          continue
        }
        break
      }
      if position < count, bytes[position] == 0x0D { position += 1 }
      if position < count, bytes[position] == 0x0A { position += 1 }
      endRow()
    }
  }

  /// Ends the current row; a line without any content is none.
  private mutating func endRow() {
    let first = rows[rows.count - 1]
    // A line with nothing in it is no row.
    if cells.count == first + 1, let only = cells.last, only.start == only.end, !only.isQuoted {
      cells.removeLast()
      return
    }
    rows.append(cells.count)
  }

  /// Reads the cell at `from`, with or without quotes, and returns the position behind it: at a
  /// delimiter, at the end of the line or of the file.
  private mutating func readCell(
    _ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ delimiter: UInt8
  ) -> Int {
    let count = bytes.count
    var position = from
    guard position < count, bytes[position] == 0x22 else {
      while position < count {
        let byte = bytes[position]
        if byte == delimiter || byte == 0x0A { break }
        if byte == 0x0D, position + 1 >= count || bytes[position + 1] == 0x0A { break }
        position += 1
      }
      add(from, position, hasQuotes: false, isQuoted: false)
      return position
    }
    position += 1
    let start = position
    var hasQuotes = false
    while true {
      guard position < count else {
        if openQuote == nil { openQuote = from }
        add(start, count, hasQuotes: hasQuotes, isQuoted: true)
        return count
      }
      if bytes[position] == 0x22 {
        guard position + 1 < count, bytes[position + 1] == 0x22 else { break }
        hasQuotes = true
        position += 1
      }
      position += 1
    }
    add(start, position, hasQuotes: hasQuotes, isQuoted: true)
    position += 1
    while position < count, bytes[position] != delimiter, bytes[position] != 0x0A {
      if bytes[position] != 0x0D, bytes[position] != 0x20, strayText == nil { strayText = position }
      if bytes[position] == 0x0D { break }
      position += 1
    }
    return position
  }

  /// Appends a cell to the current row.
  private mutating func add(_ start: Int, _ end: Int, hasQuotes: Bool, isQuoted: Bool) {
    cells.append(
      Cell(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
        hasQuotes: hasQuotes, isQuoted: isQuoted))
  }
}
