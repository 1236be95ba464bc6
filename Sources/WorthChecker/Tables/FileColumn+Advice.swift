import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What to write in the braces where a cell cannot be read.
extension FileColumn {
  /// Returns the line of this column in the braces, with the given type.
  func entry(_ type: String) -> String { name + ": " + type + origin }

  /// Returns entries for the braces that let the column be read, which is of `form` and cannot be
  /// because of the cell in `row`: one or several to choose from; none where nothing is known that
  /// would help.
  func advice(_ row: Int, _ form: Form) -> [String] {
    guard !table.dialect.isOfHost, let cell = table.cell(row, column) else { return [] }
    let range = table.range(cell)
    if FileColumn.isMark(range, table.bytes) {
      let line = missingEntry(written(row))
      if form.stated != nil, !form.isOptional {
        return [line + ", " + entry(statedText(form) + "?")]
      }
      return [line]
    }
    if let total = totalEntry(row) { return [total] }
    if FileNumber.isLong(table.bytes, range) { return [entry("text")] }
    let others = readings(row, form)
    if !others.isEmpty { return others }
    return []
  }

  /// What to write for a column of percents without a sign of which none is above 1: 0.05 may be 5 %, or 0.05 %; nil
  /// for other columns, and where it takes more than a type.
  func shareOrPercent(_ row: Int, _ form: Form, _ entries: [String]) -> ArgumentValue? {
    let optional = form.stated != nil && form.isOptional ? "?" : ""
    let ofPercent = entry("number in percent" + optional)
    guard form.content == .percent, entries == [ofPercent], let first = figure(row) else {
      return nil
    }
    guard
      (0..<rowCount).allSatisfy({ row in figure(row).map { abs($0) <= 1 } ?? true })
    else { return nil }
    return .words(
      .shareOrPercent,
      [
        Argument("share", .written(ValueText.percent(first))),
        Argument("ofShare", .written(entry("share in percent" + optional))),
        Argument("percent", .written(ValueText.percent(first / 100))),
        Argument("ofPercent", .written(ofPercent)),
      ])
  }

  /// Returns the number in a row; nil where there is none.
  private func figure(_ row: Int) -> Double? {
    guard let cell = table.cell(row, column) else { return nil }
    return FileNumber.read(table.bytes, table.range(cell), table.dialect.decimalSign)
  }

  /// Returns the type that the table states, or what the cells look like.
  func statedText(_ form: Form) -> String { form.stated ?? form.content.rawValue }

  /// Returns the setting that counts `mark` as missing, beside those that count already.
  private func missingEntry(_ mark: String) -> String {
    let marks = (table.dialect.missing + [mark]).map { FileColumn.quoted($0) }
    return "missing = [" + marks.joined(separator: ", ") + "]"
  }

  /// Returns a text as a case writes it.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "{", "}": result += "\\"
      default: break
      }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  /// Returns the condition that leaves out the row where one of its cells says that it is a total;
  /// nil where none does.
  func totalEntry(_ row: Int) -> String? {
    for place in 0..<min(table.headers.count, 40) {
      guard let cell = table.cell(row, place) else { break }
      let text = FileTable.header(table.content(cell))
      guard FileColumn.isTotal(text), let name = names(place) else { continue }
      return "skip where " + name + " = " + FileColumn.quoted(text)
    }
    return nil
  }

  /// Returns the name of the column at a position; nil where it is this one under a name of the braces.
  private func names(_ place: Int) -> String? {
    place == column ? name : TableFiles.ownName(of: place, table.headers)
  }

  /// `true` iff a cell says that its row is the sum of others.
  static func isTotal(_ text: String) -> Bool {
    let lower = text.lowercased()
    for word in [
      "total", "totals", "sub-total", "subtotal", "grand total", "sum", "summe", "gesamt", "somme",
      "totale", "suma", "итого", "всего", "合计", "总计", "المجموع",
    ] {
      if lower == word { return true }
      guard lower.hasPrefix(word) else { continue }
      let next = lower.unicodeScalars.dropFirst(word.unicodeScalars.count).first
      if next == " " || next == ":" { return true }
    }
    return false
  }

  /// Returns what would let the cell, and those beside it, be read as a value of the form or of
  /// another.
  private func readings(_ row: Int, _ form: Form) -> [String] {
    switch form.content {
    case .date:
      let forms = dateForms()
      if !forms.isEmpty { return forms }
    case .number, .whole, .money, .percent:
      let signs = decimalEntries(row, form)
      if !signs.isEmpty { return signs }
    case .duration where form.unit == nil:
      if let unit = unitEntry(row, form) { return [unit] }
    case .duration, .text, .yesNo, .word: break
    }
    if form.stated == nil, form.content != .text { return [entry("text")] }
    return []
  }

  /// Returns the type of a column of durations whose cells are figures; nil where they are none.
  private func unitEntry(_ row: Int, _ form: Form) -> String? {
    guard figure(row) != nil else { return nil }
    let optional = form.stated != nil && form.isOptional ? "?" : ""
    return entry("number in months" + optional)
  }

  /// Returns the column with another decimal sign.
  private func with(decimalSign: UInt8?) -> FileColumn {
    var other = self
    other.table.dialect.decimalSign = decimalSign
    return other
  }

  /// Returns the settings and types under which the cell in `row`, and those above it, are numbers,
  /// amounts or percents; what keeps the content comes first.
  private func decimalEntries(_ row: Int, _ form: Form) -> [String] {
    let rows = form.content == .text ? row..<row + 1 : 0..<row + 1
    if let type = otherType(rows, form) { return [type] }
    guard table.dialect.decimalSign == nil else { return [] }
    return [0x2E, 0x2C].compactMap { (sign: UInt8) -> String? in
      let setting = "decimal_sign = \"" + (sign == 0x2C ? "," : ".") + "\""
      var other = self
      other.table.dialect.decimalSign = sign
      if form.content != .text, other.canRead(rows, form) { return setting }
      // What then shows what it is needs no type to be stated.
      if form.content == .text, other.inferred(in: rows) != .text { return setting }
      return other.otherType(rows, form).map { setting + ", " + $0 }
    }
  }

  /// Returns what the first cell among `rows` looks like.
  private func inferred(in rows: Range<Int>) -> Content {
    var part = self
    part.table.keep(rows)
    return part.inferred()
  }

  /// `true` iff the cells in `rows` can be read in the form.
  private func canRead(_ rows: Range<Int>, _ form: Form) -> Bool {
    var part = self
    part.table.keep(rows)
    var values = Values()
    return part.read(form, &values, text: { _ in TextID(0) }) == nil
  }

  /// Returns the entry that gives the column another type, by which the cells in `rows` can be read;
  /// nil where there is none.
  private func otherType(_ rows: Range<Int>, _ form: Form) -> String? {
    let optional = form.stated != nil && form.isOptional ? "?" : ""
    for content in [Content.number, .percent] where form.content != content {
      var other = form
      (other.content, other.stated, other.code) = (content, content.rawValue, "")
      guard canRead(rows, other) else { continue }
      if form.content == .percent { return entry("number in percent" + optional) }
      if form.content == .money { continue }
      return entry(content.rawValue + optional)
    }
    guard form.content != .money || form.code.isEmpty, let row = rows.last,
      let cell = table.cell(row, column),
      let amount = FileMoney.read(table.bytes, table.range(cell), table.dialect.decimalSign)
    else { return nil }
    let known = amount.codes.filter { Currency.minorDigits($0) != nil || $0 == caseCurrency }
    guard let first = known.first else { return nil }
    var other = form
    (other.content, other.stated, other.code) = (.money, "money", first)
    if known.contains(caseCurrency) { other.code = caseCurrency }
    return canRead(rows, other) ? entry("money in " + other.code + optional) : nil
  }

  /// Returns the settings under which all cells that hold anything are dates.
  func dateForms() -> [String] {
    fittingForms().map { form in
      let known = table.dialect.dateForms.map { FileColumn.quoted($0.text) }
      return known.isEmpty
        ? "date_form = " + FileColumn.quoted(form.text)
        : "date_form = [" + (known + [FileColumn.quoted(form.text)]).joined(separator: ", ") + "]"
    }
  }

  /// Returns the usual forms in which all cells are dates that hold anything and are none yet: one, or
  /// two where days and months may be the other way round; none where nothing fits.
  func fittingForms() -> [FileDateForm] {
    var forms = FileDateForm.usual
    var count = 0
    for row in 0..<rowCount {
      guard let cell = table.cell(row, column) else { continue }
      let range = table.range(cell)
      if range.isEmpty || FileColumn.isMark(range, table.bytes) || isMissing(cell, range) {
        continue
      }
      if FileDateForm.isoDay(table.bytes, range) != nil { continue }
      if totalEntry(row) != nil { continue }
      forms.removeAll { $0.day(table.bytes, range) == nil }
      count += 1
      if forms.isEmpty { return [] }
    }
    return count > 0 ? Array(FileColumn.distinct(forms).prefix(2)) : []
  }

  /// Returns the forms without those that are others with fewer or more digits for a day: `dd` where
  /// `d` fits as well.
  private static func distinct(_ forms: [FileDateForm]) -> [FileDateForm] {
    var seen: Set<String> = []
    return forms.filter { form in
      var key = ""
      for scalar in form.text.unicodeScalars {
        let isRepeated = key.unicodeScalars.last == scalar && (scalar == "d" || scalar == "m")
        if !isRepeated { key.unicodeScalars.append(scalar) }
      }
      return seen.insert(key).inserted
    }
  }

  /// What a column without a stated type has in its first cell that looks like a figure or a date but
  /// is not written as Worth reads it: the row, and entries that let it be read; nil where the cells
  /// are mere texts.
  func unsaid() -> (row: Int, entries: [String])? {
    guard !table.dialect.isOfHost else { return nil }
    for row in 0..<rowCount {
      guard let cell = table.cell(row, column) else { continue }
      let range = table.range(cell)
      if isMissing(cell, range) || FileColumn.isMark(range, table.bytes) { continue }
      if FileNumber.isLong(table.bytes, range) { return nil }
      guard table.bytes[range].contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
      let form = Form(content: .text)
      let entries = decimalEntries(row, form)
      if !entries.isEmpty { return (row, entries) }
      // A day that is written in one of the usual ways, with signs between its parts.
      if !table.bytes[range].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
        let forms = dateForms()
        if !forms.isEmpty { return (row, forms) }
      }
      return nil
    }
    return nil
  }
}

extension FileTable {
  /// Keeps the rows at some positions alone.
  fileprivate mutating func keep(_ positions: Range<Int>) {
    let wanted = rows[positions].map { $0.lowerBound }
    guard let first = wanted.first, let last = wanted.last else { return }
    keep { $0.lowerBound >= first && $0.lowerBound <= last }
  }
}
