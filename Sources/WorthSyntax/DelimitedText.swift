/// The cells of a text with delimiters (RFC 4180): commas, semicolons, tabs or bars, of which the
/// first line has most, unless it is said.
///
/// A cell in double quotes may hold delimiters, line ends and doubled quotes. Line ends are LF or
/// CRLF; in a file without LF they are CR. A mark of byte order at the beginning is skipped, and so
/// are empty lines, and a first line such as `sep=;`, which spreadsheets write to name the delimiter.
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

  /// What separates the cells.
  package private(set) var delimiter: UInt8 = 0x2C

  /// What may separate cells, that which is preferred first.
  package static var delimiters: [UInt8] { [0x2C, 0x3B, 0x09, 0x7C] }

  /// Reads `bytes`, whose cells are separated by `delimiter`; where that is nil, by what the line
  /// numbered `header`, from 1, has most of.
  package init(_ bytes: [UInt8], delimiter: UInt8? = nil, header: Int = 1) {
    bytes.withUnsafeBufferPointer { read($0, delimiter, header) }
  }

  /// The number of rows, the header included.
  package var rowCount: Int { rows.count - 1 }

  /// Returns where the cells of a row stand in `cells`.
  package func places(ofRow number: Int) -> Range<Int> { rows[number]..<rows[number + 1] }

  /// Returns the cells of a row.
  package func row(_ number: Int) -> ArraySlice<Cell> { cells[rows[number]..<rows[number + 1]] }

  /// Returns what separates the cells, by the line numbered `header`, where that is not in quotes.
  private static func delimiter(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ lineEnd: UInt8, _ header: Int
  ) -> UInt8 {
    var counts: [Int] = delimiters.map { _ in 0 }
    var line = 1
    var isQuoted = false
    for byte in bytes[start...] {
      if byte == 0x22 { isQuoted.toggle() }
      if byte == lineEnd, !isQuoted {
        line += 1
        if line > header { break }
      }
      guard line == header, !isQuoted else { continue }
      if let place = delimiters.firstIndex(of: byte) { counts[place] += 1 }
    }
    let most = counts.max() ?? 0
    return counts.firstIndex(of: most).map { delimiters[$0] } ?? 0x2C
  }

  /// Returns the delimiter that a first line such as `sep=;` names, and the place behind that line;
  /// nil where the text begins otherwise.
  private static func named(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> (delimiter: UInt8, end: Int)? {
    let word: [UInt8] = [0x73, 0x65, 0x70, 0x3D]
    guard bytes.count > start + 5, bytes[start..<start + 4].elementsEqual(word) else { return nil }
    var end = start + 5
    guard bytes[end] == 0x0D || bytes[end] == 0x0A else { return nil }
    if bytes[end] == 0x0D, end + 1 < bytes.count, bytes[end + 1] == 0x0A { end += 1 }
    return (bytes[start + 4], end + 1)
  }

  /// Reads all rows, without the byte order mark that may stand first.
  private mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ stated: UInt8?, _ header: Int
  ) {
    let count = bytes.count
    var position =
      count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    let lineEnd: UInt8 = bytes.contains(0x0A) ? 0x0A : 0x0D
    let named = DelimitedText.named(bytes, position)
    if let named { position = named.end }
    let delimiter =
      stated ?? named?.delimiter
      ?? DelimitedText.delimiter(bytes, position, lineEnd, header)
    self.delimiter = delimiter
    cells.reserveCapacity(count / 8)
    while position < count {
      // A row.
      while true {
        position = readCell(bytes, position, delimiter, lineEnd)
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
    _ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ delimiter: UInt8, _ lineEnd: UInt8
  ) -> Int {
    let count = bytes.count
    var position = from
    guard position < count, bytes[position] == 0x22 else {
      while position < count {
        let byte = bytes[position]
        if byte == delimiter || byte == lineEnd { break }
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
