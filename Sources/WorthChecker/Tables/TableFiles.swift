import WorthMath
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Tables from files: `table loans from "loans.csv" { borrower: text, amount: money }`.
enum TableFiles {
  /// Declares a table whose file is read later; reports a name that is taken.
  static func declare(_ reference: NodeReference, scope: ScopeID, in checker: inout Checker) {
    let tree = checker.trees[reference.tree]
    let nameNode = NodeReference(reference.tree, tree.child(reference.node))
    let name = tree.name(nameNode.node)
    if let earlier = Declarations.place(of: name, scope: scope, in: checker) {
      checker.report(.definedTwice(checker.span(nameNode), checker.spelling(name), first: earlier))
      return
    }
    let index = Tables.addRows(named: checker.spelling(name), last: -1, nameNode, in: &checker)
    checker.tables[index].declaration = reference
    checker.names.define(name, as: .table(index), in: scope)
    checker.tables.pendingFiles.append((index, scope))
  }

  /// Reads the files of tables, once the currency of the case is known.
  static func readAll(in checker: inout Checker) {
    for (index, scope) in checker.tables.pendingFiles {
      guard let reference = checker.tables[index].declaration else { continue }
      let tree = checker.trees[reference.tree]
      if !read(index, reference, scope, in: &checker) {
        checker.names.define(tree.name(tree.child(reference.node)), as: .broken, in: scope)
      }
    }
    checker.tables.pendingFiles = []
  }

  /// Reads the file of a table and adds its columns, then those that are computed; `false` after a
  /// diagnostic.
  private static func read(
    _ index: TableID, _ reference: NodeReference, _ scope: ScopeID, in checker: inout Checker
  ) -> Bool {
    let tree = checker.trees[reference.tree]
    let fileNode = NodeReference(reference.tree, tree.child(reference.node, 1))
    let file = SyntaxReading.plainText(fileNode.node, tree)
    guard
      let text = SourceFiles.load(
        checker.files.host.resolved(file, in: tree.source), writtenAs: file, checker.span(fileNode),
        in: &checker)
    else { return false }
    let source = checker.files.addData(text)
    let cells = DelimitedText(text.bytes)
    if let place = cells.openQuote ?? cells.strayText {
      checker.report(
        .quoteInFile(fileSpan(source, place, place + 1), isOpen: cells.openQuote != nil))
      return false
    }
    guard cells.rowCount > 0 else {
      checker.report(.emptyFile(checker.span(fileNode), file))
      return false
    }
    checker.tables[index].rowCount = cells.rowCount - 1
    let end = checker.tables.spaces[checker.tables[index].space].last
    checker.definitions.setValue(
      of: end, to: checker.make(.constant(Double(cells.rowCount - 2)), .number, fileNode))
    let block = tree.child(reference.node, 2)
    let types = block.exists ? NodeReference(reference.tree, block) : nil
    guard readColumns(index, cells, text.bytes, source, types, fileNode, scope, in: &checker) else {
      return false
    }
    if let types {
      for entry in tree.children(types.node) {
        let parts = tree[entry].parts
        guard tree[entry].kind == .definition else {
          if tree[entry].kind != .skipped {
            checker.report(
              .notSupported(checker.span(NodeReference(types.tree, entry)), .words(.formInTable)))
          }
          continue
        }
        if !parts.contains(.type) {
          Tables.addComputedColumn(
            index, NodeReference(types.tree, entry), checker.tables[index].name, scope,
            checker.findings.sink, in: &checker)
        }
      }
    }
    return true
  }

  /// Returns the place between two offsets of a file of data.
  static func fileSpan(_ source: UInt32, _ start: Int, _ end: Int) -> Span {
    Span(
      source: source, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end)
    )
  }

  /// Adds the columns of a file, after comparing its header with its rows and with the stated
  /// types; `false` after a diagnostic.
  private static func readColumns(
    _ table: TableID, _ cells: DelimitedText, _ bytes: [UInt8], _ source: UInt32,
    _ types: NodeReference?, _ reference: NodeReference, _ scope: ScopeID, in checker: inout Checker
  ) -> Bool {
    var names: [Name] = []
    var known: Set<Name> = []
    guard cells.row(0).count <= Checker.mostParts else {
      checker.report(.tooManyParts(fileSpan(source, 0, 1), limit: Checker.mostParts))
      return false
    }
    for cell in cells.row(0) {
      let written = String(decoding: bytes[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
      let place = fileSpan(source, Int(cell.start), Int(cell.end))
      guard let spelt = columnName(written) else {
        checker.report(.headerIsNoName(place, written))
        return false
      }
      let name = checker.names.table.intern(spelt)
      if !known.insert(name).inserted {
        checker.report(.headerIsNoName(place, written))
        return false
      }
      names.append(name)
    }
    for number in 1..<max(1, cells.rowCount) where cells.row(number).count != names.count {
      let row = cells.row(number)
      let start = Int(row.first?.start ?? 0)
      checker.report(
        .raggedLine(
          fileSpan(source, start, Int(row.last?.end ?? UInt32(start))), row: number + 1,
          cells: row.count, columns: names.count))
      return false
    }
    var isSound = true
    for (column, name) in names.enumerated() {
      let reader = FileColumn(
        cells: cells, bytes: bytes, source: source, column: column, count: names.count,
        name: checker.spelling(name))
      guard addFileColumn(table, name, reader, types, reference, scope, in: &checker) else {
        isSound = false
        continue
      }
    }
    if let types {
      let tree = checker.trees[types.tree]
      for entry in tree.children(types.node)
      where tree[entry].kind == .definition && tree[entry].parts.contains(.type) {
        let name = tree.name(tree.child(entry))
        if !names.contains(name) {
          let known = names.map { checker.spelling($0) }
          checker.report(
            .columnNotInFile(
              checker.span(NodeReference(types.tree, tree.child(entry))), checker.spelling(name),
              known: known,
              nearest: Spelling.nearest(to: checker.spelling(name), among: known)))
          isSound = false
        }
      }
    }
    return isSound
  }

  /// Returns the name of a column by its header: blanks and the like become `_`.
  static func columnName(_ written: String) -> String? {
    var name = ""
    for scalar in written.unicodeScalars {
      switch scalar {
      case " ", "-", "/", ".", "\u{A0}": if !name.isEmpty, name.last != "_" { name += "_" }
      default: name.unicodeScalars.append(scalar)
      }
    }
    while name.last == "_" { name.removeLast() }
    let (tokens, diagnostics) = Lexer.tokens(
      of: SourceText(name: "", text: name), source: 0, names: NameTable())
    guard diagnostics.isEmpty, tokens.count == 2, tokens[0].kind == .name else { return nil }
    return name
  }

  /// Reads a column by its stated type, otherwise by the form of its cells, and adds it; `false`
  /// after a diagnostic.
  private static func addFileColumn(
    _ table: TableID, _ name: Name, _ reader: FileColumn, _ types: NodeReference?,
    _ reference: NodeReference, _ scope: ScopeID, in checker: inout Checker
  ) -> Bool {
    var stated = Tables.columnType(name, types, in: checker)
    var isOptional = stated == nil
    if let optional = stated, checker.trees[optional.tree][optional.node].kind == .optionalType {
      isOptional = true
      stated = NodeReference(optional.tree, checker.trees[optional.tree].child(optional.node))
    }
    var content: FileColumn.Content
    var words: [String] = []
    var hazard: RatePeriod?
    if let stated {
      let tree = checker.trees[stated.tree]
      switch tree[stated.node].kind {
      case .choiceType:
        let wanted = Annotations.choice(stated, in: &checker)
        words = checker.types.words(wanted)
        content = words.isEmpty ? .yesNo : .word
      case .typePer:
        guard tree.text(tree.child(stated.node, 0)) == "probability",
          let per = Rates.ratePeriod(tree.name(tree.child(stated.node, 1)))
        else {
          checker.report(.notSupported(checker.span(stated), .words(.typeOfColumn)))
          return false
        }
        hazard = per
        content = .percent
      default:
        guard let known = FileColumn.Content(rawValue: tree.text(stated.node)) else {
          checker.report(.notSupported(checker.span(stated), .words(.typeOfColumn)))
          return false
        }
        content = known
      }
    } else {
      content = reader.inferred()
    }
    var column = FileColumn.Values()
    if let mistake = reader.read(
      content, words: words, isOptional: isOptional, isStated: stated != nil, &column,
      text: { checker.expressions.textID($0) })
    {
      checker.report(mistake)
      return false
    }
    var element: TypeID
    switch content {
    case .number, .whole: element = .number
    case .percent: element = hazard.map { checker.types.id(.hazard($0)) } ?? .percent
    case .text: element = .text
    case .date: element = .date
    case .yesNo: element = .yesNo
    case .word: element = checker.types.choice(words)
    case .money:
      let code = column.currency
      guard let unit = code.isEmpty ? checker.settings.currency : checker.units.currency(code)
      else {
        checker.report(
          code.isEmpty
            ? .moneyWithoutCurrency(reader.place(1), reader.name)
            : .notACurrency(reader.place(1), code, nearest: nil))
        return false
      }
      element = checker.types.id(.quantity(unit))
      checker.settings.noteUse(of: unit)
    }
    if column.hasMissing { element = checker.types.id(.optional(element)) }
    let series = checker.types.id(
      .series(element, space: checker.tables[table].space, isFlow: false))
    let expression = checker.make(
      .data(checker.tables.data.append(column.values)), series, reference)
    var definition = Definition(
      name: name, path: checker.tables[table].name + "." + checker.spelling(name),
      reference: reference,
      clauses: [Clause(reference: reference, index: .none, value: .none, expression: expression)],
      scope: scope, role: .column(table: table), sink: checker.findings.sink)
    definition.type = series
    definition.uses = 1
    checker.tables[table].columns.append((name, checker.definitions.add(definition, .done)))
    return true
  }
}

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

  /// Returns what the first cell that is not empty looks like.
  func inferred() -> Content {
    for row in 1..<max(1, cells.rowCount) {
      let cell = range(row)
      if cell.isEmpty { continue }
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
