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
    case number, whole, percent, money, text, date, duration
    /// Yes or no.
    case yesNo = "yes_no"
    /// One of the words of a choice.
    case word
  }

  /// What is known of a column before it is read.
  struct Form {
    /// How its cells are written.
    var content: Content
    /// The words of a choice.
    var words: [String] = []
    /// The code of the currency that the table states for amounts; empty where it states none.
    var code = ""
    /// The type as the table states it, without `?`; nil where the cells say what they hold.
    var stated: String?
    /// `true` iff cells may be empty.
    var isOptional = true
    /// The period of a probability; nil for a mere percent.
    var hazard: RatePeriod?
    /// The power of ten by which figures without a sign are percents: `number in percent`,
    /// `number in bp`; nil where the sign stands in the cells.
    var scale: Int32?
    /// The unit of a column of durations whose cells are mere figures: `number in months`.
    var unit: String?
  }

  /// What was read.
  struct Values {
    /// The values of the cells; texts by their ids, words by their positions in the choice.
    var values: [Double] = []
    /// `true` iff a cell is empty.
    var hasMissing = false
    /// The currency that stands in the cells.
    var currency = ""
    /// The type of a column of durations.
    var durations = TypeID.months
  }

  /// Why a column cannot be read.
  enum Mistake {
    /// The cell of a row is none of those that the column holds.
    case cell(row: Int, currency: String)
    /// The cell of a row is empty.
    case empty(row: Int)
    /// The point in the cell of a row may stand before decimals or between thousands.
    case point(row: Int)
    /// The cells of an inferred column of numbers are ids.
    case areTexts
  }

  /// The file.
  var table: FileTable
  /// The position of the column, from 0.
  var column: Int
  /// The name of the column.
  var name: String
  /// What stands behind the `=` of its line in the braces; empty where it keeps its name.
  var origin = ""
  /// The currency of the case; empty where it has none.
  var caseCurrency = ""

  /// How many rows there are.
  var rowCount: Int { table.rows.count }

  /// Returns the place of the cell in a row.
  func place(_ row: Int) -> Span {
    guard let cell = table.cell(row, column) else { return table.span(ofRow: table.rows[row]) }
    return table.span(table.range(cell))
  }

  /// Returns the number of the line in which the row stands, from 1.
  func line(_ row: Int) -> Int { table.line(of: Int(place(row).start)) }

  /// Returns what the cell in a row holds.
  func written(_ row: Int) -> String {
    table.cell(row, column).map { FileTable.header(table.content($0)) } ?? ""
  }

  /// `true` iff nothing stands in the cell, or what the table says is nothing.
  func isMissing(_ cell: DelimitedText.Cell, _ range: Range<Int>) -> Bool {
    if range.isEmpty { return true }
    return !table.dialect.missing.isEmpty
      && table.dialect.missing.contains { $0.utf8.elementsEqual(table.bytes[range]) }
  }

  /// Returns what the first cell that is not missing looks like; text where its quotes say so.
  func inferred() -> Content {
    for row in 0..<rowCount {
      guard let cell = table.cell(row, column) else { continue }
      let range = table.range(cell)
      if isMissing(cell, range) { continue }
      if table.dialect.isOfHost, cell.isQuoted { return .text }
      if !table.dialect.isOfHost, FileColumn.isMark(range, table.bytes) { continue }
      if FileNumber.isLong(table.bytes, range) { return .text }
      if plainNumber(range) != nil { return .number }
      if percent(range) != nil { return .percent }
      if date(range) != nil { return .date }
      if duration(range, Form(content: .duration)) != nil { return .duration }
      if isPlainMoney(range) { return .money }
      let text = String(decoding: table.bytes[range], as: UTF8.self)
      return text == "yes" || text == "no" ? .yesNo : .text
    }
    return .text
  }

  /// Returns the number that the cell holds in the way that needs no type to be stated; nil where it
  /// holds something else.
  private func plainNumber(_ cell: Range<Int>) -> Double? {
    table.dialect.decimalSign == nil
      ? FileNumber.plain(table.bytes, cell)
      : FileNumber.read(table.bytes, cell, table.dialect.decimalSign)
  }

  /// `true` iff the cell holds an amount with the code of its currency before or behind it.
  private func isPlainMoney(_ cell: Range<Int>) -> Bool {
    guard let amount = FileMoney.read(table.bytes, cell, table.dialect.decimalSign),
      amount.codes.count == 1, let code = amount.codes.first
    else { return false }
    return Currency.minorDigits(code) != nil || code == caseCurrency
  }

  /// Reads all cells; returns what is wrong with one of them.
  func read(
    _ form: Form, _ result: inout Values, text: (String) -> TextID
  ) -> Mistake? {
    result.values.reserveCapacity(rowCount)
    result.currency = form.code
    var hasAmount = !form.code.isEmpty
    var pointed: Int?
    let isRoundOnly = table.dialect.mayRoundThousands(table.cells.delimiter)
    let isPointOpen =
      isRoundOnly || table.dialect.mayPointBetweenThousands(table.cells.delimiter)
    var hasDecimals = false
    var durations: [FileDuration?] = []
    for row in 0..<rowCount {
      let cell = table.cell(row, column)
      let range = cell.map { table.range($0) } ?? 0..<0
      if cell.map({ isMissing($0, range) }) ?? true,
        form.content != .text || !range.isEmpty || !(cell?.isQuoted ?? false)
      {
        guard form.isOptional else { return .empty(row: row) }
        result.hasMissing = true
        result.values.append(Marker.missing)
        if form.content == .duration { durations.append(nil) }
        continue
      }
      let value: Double?
      switch form.content {
      case .number, .whole:
        value = number(range, form)
        if range.count >= 16, FileNumber.isLong(table.bytes, range) {
          if form.stated == nil { return .areTexts }
          if let value, value.magnitude > 9_007_199_254_740_992 {
            return .cell(row: row, currency: "")
          }
        }
      case .percent:
        let plain = form.scale.flatMap {
          FileNumber.read(table.bytes, range, table.dialect.decimalSign, scale: $0)
        }
        value = plain ?? percent(range)
      case .date: value = date(range)
      case .duration:
        let found = duration(range, form)
        durations.append(found)
        value = found.map { $0.months + $0.days }
      case .yesNo: value = yesNo(range, form)
      case .text: value = Double(text(cell.map { table.content($0) } ?? "").index)
      case .word:
        let word = written(row)
        value = form.words.firstIndex(of: word).map { Double($0) }
      case .money:
        let found = money(range, form)
        if let found,
          !hasAmount || found.code == result.currency
            || found.code.isEmpty && !form.code.isEmpty
        {
          if !hasAmount { result.currency = found.code }
          hasAmount = true
          value = found.amount
        } else {
          value = nil
        }
      }
      guard let value, value.isFinite else { return .cell(row: row, currency: result.currency) }
      if isPointOpen, form.content != .text, form.content != .date, form.content != .word {
        if let place = table.bytes[range].firstIndex(of: 0x2E) {
          // What follows a point may be decimals alone, unless there are three.
          if FileNumber.mayBeThousands(table.bytes, digits(range)),
            !isRoundOnly || table.bytes[digits(range)].last == 0x30
          {
            pointed = pointed ?? row
          } else if place >= range.lowerBound {
            hasDecimals = true
          }
        }
      }
      result.values.append(value)
    }
    if let pointed, !hasDecimals { return .point(row: pointed) }
    guard form.content == .duration else { return nil }
    switch FileDuration.column(durations) {
    case .refused(let row): return .cell(row: row, currency: "")
    case .values(let values, let type): (result.values, result.durations) = (values, type)
    }
    return nil
  }

  /// Returns the part of a cell from its first digit or sign to its last digit.
  private func digits(_ cell: Range<Int>) -> Range<Int> {
    var (start, end) = (cell.lowerBound, cell.upperBound)
    while start < end, table.bytes[start] < 0x30 || table.bytes[start] > 0x39 { start += 1 }
    while end > start, table.bytes[end - 1] < 0x30 || table.bytes[end - 1] > 0x39 { end -= 1 }
    return start..<end
  }

  /// Returns the number that the cell holds; nil where it holds something else.
  private func number(_ cell: Range<Int>, _ form: Form) -> Double? {
    let value = FileNumber.read(table.bytes, cell, table.dialect.decimalSign)
    guard form.content == .whole else { return value }
    return value.flatMap { $0 == $0.rounded() ? $0 : nil }
  }

  /// Returns the duration that the cell holds; nil where it holds something else.
  private func duration(_ cell: Range<Int>, _ form: Form) -> FileDuration? {
    guard let unit = form.unit else {
      return FileDuration.read(table.bytes, cell, table.dialect.decimalSign)
    }
    return FileNumber.read(table.bytes, cell, table.dialect.decimalSign).flatMap {
      FileDuration.of($0, unit)
    }
  }

  /// Returns the percent that the cell holds, as a share of 1; nil where it holds something else.
  private func percent(_ cell: Range<Int>) -> Double? {
    guard cell.count > 1, table.bytes[cell.upperBound - 1] == 0x25 else { return nil }
    var end = cell.upperBound - 1
    while end > cell.lowerBound, table.bytes[end - 1] == 0x20 { end -= 1 }
    while end > cell.lowerBound + 1, table.bytes[end - 1] == 0xA0, table.bytes[end - 2] == 0xC2 {
      end -= 2
    }
    return FileNumber.read(
      table.bytes, cell.lowerBound..<end, table.dialect.decimalSign, scale: -2)
  }

  /// Returns the amount in a cell and the code of its currency, empty for that of the case; nil where
  /// the cell holds something else.
  private func money(_ cell: Range<Int>, _ form: Form) -> (amount: Double, code: String)? {
    guard let found = FileMoney.read(table.bytes, cell, table.dialect.decimalSign) else {
      return nil
    }
    if found.codes.count < 2 { return (found.value, found.codes.first ?? "") }
    if !form.code.isEmpty {
      return found.codes.contains(form.code) ? (found.value, form.code) : nil
    }
    return found.codes.contains(caseCurrency) ? (found.value, caseCurrency) : nil
  }

  /// Returns the day number of a date such as `2026-03-15`, or one in a form that the table states;
  /// nil where the cell holds something else.
  private func date(_ cell: Range<Int>) -> Double? {
    for form in table.dialect.dateForms {
      if let day = form.day(table.bytes, cell) { return day }
    }
    return FileDateForm.isoDay(table.bytes, cell)
  }

  /// Returns 1 for `yes` and 0 for `no`; nil where the cell holds something else. Where the table
  /// states the type, `true`, `false`, `y`, `n` and capitals are understood as well.
  private func yesNo(_ cell: Range<Int>, _ form: Form) -> Double? {
    let text = String(decoding: table.bytes[cell], as: UTF8.self)
    switch form.stated == nil ? text : text.lowercased() {
    case "yes": return 1
    case "no": return 0
    case "true" where form.stated != nil, "y" where form.stated != nil: return 1
    case "false" where form.stated != nil, "n" where form.stated != nil: return 0
    default: return nil
    }
  }

  /// `true` iff the cell holds one of the marks that programs write where a value is missing.
  static func isMark(_ cell: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard cell.count <= 9 else { return false }
    switch String(decoding: bytes[cell], as: UTF8.self).lowercased() {
    case "null", "n/a", "na", "#n/a", "n.a.", "n.a", "nan", "none", "nil", "-", "--", "---", "–",
      "—", ".", "..", "...", "…", "?", "(null)", "<na>", "\\n", "n/d", "nd", "k.a.", "н/д":
      return true
    default: return false
    }
  }
}
