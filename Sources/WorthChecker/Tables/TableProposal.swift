import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The declaration of a table that reads a file, found out from the file itself.
package struct TableProposal {
  /// The name of the file, as the case writes it.
  private let file: String
  /// The name of the table.
  private let name: String
  /// The file, taken apart as `settings` say.
  private var table: FileTable
  /// The lines of the braces that say how the file is written.
  private var settings: [String] = []

  /// How many columns are described one by one; of wider files only those that need it.
  private static var mostDescribed: Int { 60 }

  /// Returns the declaration of a table that reads `bytes`, the content of `file`; nil where they are
  /// no text, or nothing is in them.
  package static func declaration(of bytes: [UInt8], file: String) -> String? {
    var encoding = TextEncoding.utf8
    var decoded = try? encoding.decoded(bytes)
    if decoded == nil {
      encoding = TextEncoding.guess(bytes)
      decoded = try? encoding.decoded(bytes)
    }
    guard let text = decoded else { return nil }
    var proposal = TableProposal(text, file)
    guard !proposal.table.headers.isEmpty else { return nil }
    if encoding != .utf8 { proposal.settings.insert("encoding = " + encoding.rawValue, at: 0) }
    return proposal.finished()
  }

  /// Finds out what separates the cells of `bytes` and which line names the columns.
  private init(_ bytes: [UInt8], _ file: String) {
    let last = FilePath.lastPart(file)
    self.file = last
    let stem = last.utf8.lastIndex(of: 0x2E).map { String(last[..<$0]) } ?? last
    let found = TableFiles.columnName(stem) ?? "data"
    name = Word.allCases.contains { $0.spelling.description == found } ? "data" : found
    let text = SourceText(name: last, bytes: bytes)
    var dialect = FileDialect()
    let guessed = DelimitedText(bytes)
    let best = TableProposal.delimiter(bytes, guessed.delimiter)
    let cells = best == guessed.delimiter ? guessed : DelimitedText(bytes, delimiter: best)
    let width = TableProposal.usualWidth(cells)
    let first = (0..<cells.rowCount).first { TableProposal.width(cells, $0) >= width } ?? 0
    if best != guessed.delimiter {
      dialect.separator = best
      settings.append("separator = " + FileDialect.word(ofSeparator: best))
    }
    if cells.rowCount > 0 {
      if TableProposal.holdsFigures(cells, bytes, first) {
        dialect.header = 0
        settings.append("header = no")
      } else if let start = cells.row(first).first {
        let line = FileTable.line(of: Int(start.start), bytes)
        if first > 0 {
          dialect.header = line
          settings.append("header = " + String(line))
        }
      }
    }
    table = FileTable(text, 0, dialect)
  }

  // MARK: Rows

  /// Returns how many cells a row has, without empty ones at its end.
  private static func width(_ cells: DelimitedText, _ row: Int) -> Int {
    let all = cells.row(row)
    let last = all.lastIndex { $0.start < $0.end || $0.isQuoted }
    return last.map { $0 - all.startIndex + 1 } ?? 0
  }

  /// Returns how many cells most rows have.
  private static func usualWidth(_ cells: DelimitedText) -> Int {
    var counts: [Int: Int] = [:]
    for row in 0..<min(cells.rowCount, 1000) { counts[cells.row(row).count, default: 0] += 1 }
    let most = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    // Separators at the ends of lines make cells that nothing names.
    var used = 0
    for row in 0..<min(cells.rowCount, 1000) where cells.row(row).count == most {
      used = max(used, width(cells, row))
    }
    return min(most, used)
  }

  /// Returns the delimiter by which most rows have one number of cells, above one.
  static func delimiter(_ bytes: [UInt8], _ guessed: UInt8) -> UInt8 {
    var best = (delimiter: guessed, rows: 0, width: 0)
    for delimiter in [guessed] + DelimitedText.delimiters.filter({ $0 != guessed }) {
      let cells = DelimitedText(bytes, delimiter: delimiter)
      guard cells.openQuote == nil, cells.strayText == nil else { continue }
      let width = usualWidth(cells)
      guard width > 1 else { continue }
      let rows = (0..<min(cells.rowCount, 1000)).count { cells.row($0).count >= width }
      if rows > best.rows || rows == best.rows && width > best.width {
        best = (delimiter, rows, width)
      }
    }
    return best.delimiter
  }

  /// `true` iff a cell of the row is a figure or a date, so that it names no columns; a number that may
  /// be a year names one, where all others are texts or years.
  private static func holdsFigures(_ cells: DelimitedText, _ bytes: [UInt8], _ row: Int) -> Bool {
    holdsFigures(cells.row(row), bytes)
  }

  /// `true` iff one of the cells is a figure or a date.
  static func holdsFigures(_ cells: ArraySlice<DelimitedText.Cell>, _ bytes: [UInt8]) -> Bool {
    cells.contains { cell in
      let range = Int(cell.start)..<Int(cell.end)
      if range.isEmpty { return false }
      if let number = FileNumber.plain(bytes, range) {
        return !(1900...2200).contains(number) || number != number.rounded()
      }
      return FileDateForm.isoDay(bytes, range) != nil
        || FileNumber.read(bytes, range, 0x2C) != nil
        || FileNumber.read(bytes, range, 0x2E) != nil
        || FileMoney.read(bytes, range, nil) != nil
        || FileDateForm.usual.contains { $0.day(bytes, range) != nil }
    }
  }

  // MARK: Columns

  /// Returns the columns as they are read now.
  private var columns: [FileColumn] {
    var seen: Set<String> = []
    return table.headers.indices.map { position in
      let own = TableFiles.ownName(of: position, table.headers)
      let isNew = seen.insert(own).inserted
      let header = table.headers[position]
      // Years are no names.
      if header.utf8.count == 4, header.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
        seen.insert("year_" + header).inserted
      {
        return FileColumn(
          table: table, column: position, name: "year_" + header,
          origin: " = " + FileColumn.quoted(header))
      }
      let number = "column_" + String(position + 1)
      var column = FileColumn(
        table: table, column: position, name: isNew ? own : own + "_" + String(position + 1))
      if !isNew { column.origin = " = " + number }
      return column
    }
  }

  /// Returns the declaration, once it is known what stands in cells without a value, before decimals
  /// and in dates, and which rows are sums.
  private mutating func finished() -> String {
    skipTotals()
    findMarks()
    findDecimalSign()
    findDateForms()
    var lines = settings
    let columns = columns
    for column in columns {
      let type = column.type()
      guard columns.count <= TableProposal.mostDescribed || !column.origin.isEmpty else { continue }
      // What is over a column that has no name of its own, or nothing in it, is left alone.
      if table.headers[column.column].isEmpty, table.dialect.header > 0, column.isBlank { continue }
      lines.append(column.entry(type))
    }
    if columns.count > TableProposal.mostDescribed {
      lines.append("# The other columns show what they hold.")
    }
    let (rows, width) = (table.rows.count, columns.count)
    var text = "# " + String(rows) + (rows == 1 ? " row, " : " rows, ") + String(width)
    text += width == 1 ? " column.\n" : " columns.\n"
    text += "table " + name + " from " + FileColumn.quoted(file) + " {\n"
    for line in lines { text += "  " + line + "\n" }
    return text + "}\n"
  }

  /// Leaves out rows that say that they are sums, and lines with fewer cells, such as remarks at the
  /// end.
  private mutating func skipTotals() {
    var found: [String] = []
    let whole = FileColumn(table: table, column: -1, name: "")
    var totals: Set<Int> = []
    let least = (table.headers.lastIndex { !$0.isEmpty } ?? table.headers.count - 1) + 1
    for row in table.rows.indices {
      let isRagged = table.rows[row].count < least
      guard
        let entry = isRagged ? TableFiles.mend(table.rows[row], table) : whole.totalEntry(row)
      else { continue }
      totals.insert(table.rows[row].lowerBound)
      var remark = ""
      // A line of data that was cut short would be lost in silence.
      if isRagged, TableProposal.holdsFigures(table.cells.cells[table.rows[row]], table.bytes) {
        remark =
          "   # has \(table.rows[row].count) of \(least) cells: if it counts, complete it in the file"
      }
      if !found.contains(where: { $0.hasPrefix(entry) }) { found.append(entry + remark) }
    }
    guard found.count <= 5 else { return }
    settings += found
    table.keep { !totals.contains($0.lowerBound) }
  }

  /// Finds the marks that stand in columns of figures or dates where there is none.
  private mutating func findMarks() {
    var marks: [String] = []
    for column in columns {
      var (own, others): ([String], Int) = ([], 0)
      for row in table.rows.indices {
        guard let cell = table.cell(row, column.column) else { continue }
        let range = table.range(cell)
        if range.isEmpty { continue }
        if FileColumn.isMark(range, table.bytes) {
          let mark = column.written(row)
          if !own.contains(mark) { own.append(mark) }
        } else if range.contains(where: { table.bytes[$0] >= 0x30 && table.bytes[$0] <= 0x39 }) {
          others += 1
        }
      }
      if others > 0 { for mark in own where !marks.contains(mark) { marks.append(mark) } }
    }
    guard !marks.isEmpty else { return }
    table.dialect.missing = marks
    settings.append(
      "missing = [" + marks.map { FileColumn.quoted($0) }.joined(separator: ", ") + "]")
  }

  /// Finds what stands before decimals, where a point alone does not read all figures.
  private mutating func findDecimalSign() {
    let plain = columns.map { $0.content() }
    var counts: (point: Int, comma: Int) = (0, 0)
    for (column, content) in zip(columns, plain) where content == .text || column.isPointOpen {
      for sign: UInt8 in [0x2E, 0x2C] {
        var other = column
        other.table.dialect.decimalSign = sign
        guard other.content() != .text else { continue }
        if sign == 0x2E { counts.point += 1 } else { counts.comma += 1 }
      }
    }
    guard counts.point + counts.comma > 0 else { return }
    let isComma =
      counts.comma > counts.point
      || counts.comma == counts.point && table.cells.delimiter == 0x3B
    table.dialect.decimalSign = isComma ? 0x2C : 0x2E
    let remark = counts.comma == counts.point ? "   # both would do: look at a figure" : ""
    settings.append("decimal_sign = \"" + (isComma ? "," : ".") + "\"" + remark)
  }

  /// Finds the forms of dates.
  private mutating func findDateForms() {
    for position in table.headers.indices {
      let column = FileColumn(table: table, column: position, name: "")
      guard column.content() == .text else { continue }
      let forms = column.fittingForms()
      guard !column.isAllDigits, let form = forms.first else { continue }
      table.dialect.dateForms.append(form)
      let texts = table.dialect.dateForms.map { FileColumn.quoted($0.text) }
      let value = texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ", ") + "]"
      settings.removeAll { $0.hasPrefix("date_form") }
      let remark = forms.count > 1 ? "   # or month and day the other way round" : ""
      settings.append("date_form = " + value + remark)
    }
  }
}

extension FileColumn {
  /// `true` iff no cell holds anything.
  fileprivate var isBlank: Bool {
    (0..<rowCount).allSatisfy { row in
      table.cell(row, column).map { table.range($0).isEmpty } ?? true
    }
  }

  /// `true` iff a point in a cell may stand between thousands, as nothing else shows.
  fileprivate var isPointOpen: Bool {
    var values = Values()
    let form = Form(content: content())
    if case .point? = read(form, &values, text: { _ in .init(0) }) { return true }
    return false
  }

  /// `true` iff no cell holds anything but digits.
  fileprivate var isAllDigits: Bool {
    (0..<rowCount).allSatisfy { row in
      guard let cell = table.cell(row, column) else { return true }
      return table.bytes[table.range(cell)].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
  }

  /// Returns what all cells hold that hold anything.
  fileprivate func content() -> Content {
    guard !isBlank, !hasLeadingZeros else { return .text }
    var values = Values()
    for content in [Content.number, .percent, .date, .money, .yesNo] {
      values = Values()
      var form = Form(content: content)
      if content == .money { form.code = currency() }
      if content == .yesNo { form.stated = "yes_no" }
      switch read(form, &values, text: { _ in .init(0) }) {
      case nil, .point?: return content
      case .areTexts?: return .text
      case .cell?, .empty?: continue
      }
    }
    return .text
  }

  /// `true` iff a cell is a number whose zeros at the beginning count, as in ids.
  private var hasLeadingZeros: Bool {
    (0..<rowCount).contains { row in
      guard let cell = table.cell(row, column) else { return false }
      let range = table.range(cell)
      return range.count > 1 && table.bytes[range.lowerBound] == 0x30
        && table.bytes[range].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
  }

  /// Returns the code of the currency that the first amount, or the header, names, as in `Amount (EUR)` and `Amount in EUR`; empty
  /// where none does.
  private func currency() -> String {
    for row in 0..<rowCount {
      guard let cell = table.cell(row, column) else { continue }
      if let amount = FileMoney.read(table.bytes, table.range(cell), table.dialect.decimalSign),
        let code = amount.codes.first(where: { Currency.minorDigits($0) != nil })
      {
        return code
      }
    }
    let header = table.headers[column]
    guard header.utf8.count > 5 else { return "" }
    let isEnclosed = header.hasSuffix(")")
    let named = isEnclosed ? header.dropLast() : header[...]
    let code = String(named.suffix(3))
    let isAlone = named.dropLast(3).hasSuffix(isEnclosed ? "(" : " in ")
    return isAlone && Currency.minorDigits(code) != nil ? code : ""
  }

  /// Returns the type of the column as the braces state it, with `?` where a cell is empty.
  fileprivate func type() -> String {
    var content = content()
    let code = currency()
    if content == .number, !code.isEmpty { content = .money }
    let isMissing = (0..<rowCount).contains { row in
      guard let cell = table.cell(row, column) else { return true }
      return self.isMissing(cell, table.range(cell)) && !(cell.isQuoted && content == .text)
    }
    var word = content == .money && !code.isEmpty ? "money in " + code : content.rawValue
    // A header with the sign says it for figures without.
    if content == .number, table.headers[column].utf8.contains(0x25) { word += " in percent" }
    return word + (isMissing ? "?" : "")
  }
}
