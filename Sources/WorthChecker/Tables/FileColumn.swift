import WorthMath
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// A column of a file.
struct FileColumn {
  /// What its cells hold.
  enum Content: String {
    /// What the words for types of columns name.
    case number, whole, percent, money, text, date
    /// Yes or no.
    case yesNo = "yes_no"
    /// One of the words of a choice.
    case word
  }

  /// What was read.
  struct Values {
    /// The values of the cells; texts by their ids, words by their positions in the choice.
    var values: [Double] = []
    /// `true` iff a cell is empty.
    var hasMissing = false
    /// The currency that stands in the cells.
    var currency = ""
  }

  /// The cells of the file, row by row.
  var cells: DelimitedText
  /// The bytes of the file, in which the cells are ranges.
  var bytes: [UInt8]
  /// The number of the file among the sources.
  var source: UInt32
  /// The position of the column, from 0.
  var column: Int
  /// How many columns the file has.
  var count: Int
  /// The name of the column.
  var name: String
  /// `true` iff a cell in quotes is a text whatever it looks like.
  var quotedCellsAreTexts: Bool

  /// Returns the cell in a row, without blanks around it.
  private func range(_ row: Int) -> Range<Int> {
    let cell = cells.cells[row * count + column]
    var start = Int(cell.start)
    var end = Int(cell.end)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return start..<end
  }

  /// Returns the place of the cell in a row.
  func place(_ row: Int) -> Span {
    let cell = range(row)
    return Span(
      source: source, start: UInt32(truncatingIfNeeded: cell.lowerBound),
      end: UInt32(truncatingIfNeeded: cell.upperBound))
  }

  /// Returns what the cell in a row holds, with doubled quotes undone.
  private func written(_ row: Int) -> String {
    let cell = cells.cells[row * count + column]
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

  /// Returns what the first cell that is not empty looks like; text where its quotes say so.
  func inferred() -> Content {
    for row in 1..<max(1, cells.rowCount) {
      let cell = range(row)
      if cell.isEmpty { continue }
      if quotedCellsAreTexts, cells.cells[row * count + column].isQuoted { return .text }
      if number(cell) != nil { return .number }
      if percent(cell) != nil { return .percent }
      if date(cell) != nil { return .date }
      if money(cell) != nil { return .money }
      return yesNo(cell) == nil ? .text : .yesNo
    }
    return .text
  }

  /// Reads all cells; returns what is wrong with one of them.
  func read(
    _ content: Content, words: [String], isOptional: Bool, isStated: Bool, _ result: inout Values,
    text: (String) -> TextID
  ) -> Diagnostic? {
    let rows = cells.rowCount
    result.values.reserveCapacity(max(0, rows - 1))
    var hasAmount = false
    for row in 1..<max(1, rows) {
      let cell = range(row)
      if cell.isEmpty, content != .text || !cells.cells[row * count + column].isQuoted {
        guard isOptional else {
          return .emptyFileCell(place(row), row: row + 1, column: name, type: content.rawValue)
        }
        result.hasMissing = true
        result.values.append(Marker.missing)
        continue
      }
      let value: Double?
      switch content {
      case .number: value = number(cell)
      case .whole: value = number(cell).flatMap { $0 == $0.rounded() ? $0 : nil }
      case .percent: value = percent(cell)
      case .date: value = date(cell)
      case .yesNo: value = yesNo(cell)
      case .text: value = Double(text(written(row)).index)
      case .word:
        let word = written(row)
        value = words.firstIndex(of: word).map { Double($0) }
      case .money:
        let found = money(cell)
        if let found, !hasAmount || found.code == result.currency {
          hasAmount = true
          result.currency = found.code
          value = found.amount
        } else {
          value = nil
        }
      }
      guard let value, value.isFinite else {
        let expected: ArgumentValue
        if content == .word {
          expected = .written(words.joined(separator: " | "))
        } else if hasAmount, !result.currency.isEmpty {
          expected = .words(
            .typeInUnit,
            [
              Argument("type", .name(content.rawValue)), Argument("unit", .name(result.currency)),
            ])
        } else {
          expected = .name(content.rawValue)
        }
        return .wrongFileCell(
          place(row), row: row + 1, column: name, cell: written(row), type: expected,
          isStated: isStated)
      }
      result.values.append(value)
    }
    return nil
  }

  /// Returns the number that the cell holds; nil where it holds something else.
  private func number(_ cell: Range<Int>) -> Double? {
    var start = cell.lowerBound
    guard start < cell.upperBound else { return nil }
    let isNegative = bytes[start] == 0x2D
    if isNegative || bytes[start] == 0x2B { start += 1 }
    guard start < cell.upperBound else { return nil }
    let value = bytes.withUnsafeBufferPointer {
      DecimalReader.read(UnsafeBufferPointer(rebasing: $0[start..<cell.upperBound]))?.value
    }
    return value.map { isNegative ? -$0 : $0 }
  }

  /// Returns the percent that the cell holds, as a share of 1; nil where it holds something else.
  private func percent(_ cell: Range<Int>) -> Double? {
    guard cell.count > 1, bytes[cell.upperBound - 1] == 0x25 else { return nil }
    var end = cell.upperBound - 1
    while end > cell.lowerBound, bytes[end - 1] == 0x20 { end -= 1 }
    var start = cell.lowerBound
    let isNegative = bytes[start] == 0x2D
    if isNegative || bytes[start] == 0x2B { start += 1 }
    guard start < end else { return nil }
    let value = bytes.withUnsafeBufferPointer {
      DecimalReader.read(UnsafeBufferPointer(rebasing: $0[start..<end]), scale: -2)?.value
    }
    return value.map { isNegative ? -$0 : $0 }
  }

  /// Reads `CHF 5` or `-CHF 5`; a number alone is in no currency of its own.
  private func money(_ cell: Range<Int>) -> (amount: Double, code: String)? {
    if let amount = number(cell) { return (amount, "") }
    var start = cell.lowerBound
    let isNegative = bytes[start] == 0x2D
    if isNegative { start += 1 }
    guard start + 4 < cell.upperBound, bytes[start + 3] == 0x20 else { return nil }
    let code = String(decoding: bytes[start..<start + 3], as: UTF8.self)
    let first = bytes[start + 4]
    guard first != 0x2D, first != 0x2B, Currency.isShapedLikeCode(code),
      let amount = number(start + 4..<cell.upperBound)
    else {
      return nil
    }
    return (isNegative ? -amount : amount, code)
  }

  /// Returns the day number of a date such as `2026-03-15`; nil where the cell holds something
  /// else.
  private func date(_ cell: Range<Int>) -> Double? {
    guard cell.count == 10, bytes[cell.lowerBound + 4] == 0x2D, bytes[cell.lowerBound + 7] == 0x2D
    else { return nil }
    /// Returns the number that the digits at an offset in the cell make; nil where one is no digit.
    func digits(_ from: Int, _ count: Int) -> Int? {
      var value = 0
      for index in cell.lowerBound + from..<cell.lowerBound + from + count {
        guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
        value = value * 10 + Int(bytes[index] - 0x30)
      }
      return value
    }
    guard let year = digits(0, 4), let month = digits(5, 2), let day = digits(8, 2),
      let days = CivilDate.days(year: year, month: month, day: day)
    else { return nil }
    return Double(days)
  }

  /// Returns 1 for `yes` and 0 for `no`; nil where the cell holds something else.
  private func yesNo(_ cell: Range<Int>) -> Double? {
    switch String(decoding: bytes[cell], as: UTF8.self) {
    case "yes": 1
    case "no": 0
    default: nil
    }
  }
}
