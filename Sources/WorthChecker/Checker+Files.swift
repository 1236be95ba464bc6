import WorthMath
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Tables from files: `table loans from "loans.csv" { borrower: text, amount: money }`.
extension Checker {
  mutating func declareTableFrom(_ reference: NodeReference, scope: ScopeID) {
    let tree = trees[reference.tree]
    let nameNode = NodeReference(reference.tree, tree.child(reference.node))
    let name = tree.name(nameNode.node)
    if let earlier = place(of: name, scope: scope) {
      report(.definedTwice(span(nameNode), spelling(name), first: earlier))
      return
    }
    let index = addRows(named: spelling(name), last: -1, nameNode)
    tables[index].declaration = reference
    scopes[scope].symbols[name] = .table(index)
    pendingFiles.append((index, scope))
  }

  /// Reads the files of tables, once the currency of the case is known.
  mutating func readFiles() {
    for (index, scope) in pendingFiles {
      guard let reference = tables[index].declaration else { continue }
      let tree = trees[reference.tree]
      if !readFile(index, reference, scope) {
        scopes[scope].symbols[tree.name(tree.child(reference.node))] = .broken
      }
    }
    pendingFiles = []
  }

  private mutating func readFile(
    _ index: TableID, _ reference: NodeReference, _ scope: ScopeID
  ) -> Bool {
    let tree = trees[reference.tree]
    let fileNode = NodeReference(reference.tree, tree.child(reference.node, 1))
    let file = plainText(fileNode.node, tree)
    guard
      let text = load(host.resolved(file, in: tree.source), writtenAs: file, span(fileNode))
    else { return false }
    let source = sources.add(text)
    let cells = DelimitedText(text.bytes)
    if let place = cells.openQuote ?? cells.strayText {
      report(.quoteInFile(fileSpan(source, place, place + 1), isOpen: cells.openQuote != nil))
      return false
    }
    guard cells.rowCount > 0 else {
      report(.emptyFile(span(fileNode), file))
      return false
    }
    tables[index].rowCount = cells.rowCount - 1
    let end = spaces[tables[index].space].last
    definitions[end].clauses[0].expression = make(
      .constant(Double(cells.rowCount - 2)), .number, fileNode)
    let block = tree.child(reference.node, 2)
    let types = block.exists ? NodeReference(reference.tree, block) : nil
    guard readColumns(index, cells, text.bytes, source, types, fileNode, scope) else {
      return false
    }
    if let types {
      for entry in tree.children(types.node) {
        let parts = tree[entry].parts
        guard tree[entry].kind == .definition else {
          if tree[entry].kind != .skipped {
            report(.notSupported(span(NodeReference(types.tree, entry)), .words(.formInTable)))
          }
          continue
        }
        if !parts.contains(.type) {
          addComputedColumn(
            index, NodeReference(types.tree, entry), tables[index].name, scope, sink)
        }
      }
    }
    return true
  }

  func fileSpan(_ source: UInt32, _ start: Int, _ end: Int) -> Span {
    Span(
      source: source, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end)
    )
  }

  private mutating func readColumns(
    _ table: TableID, _ cells: DelimitedText, _ bytes: [UInt8], _ source: UInt32,
    _ types: NodeReference?, _ reference: NodeReference, _ scope: ScopeID
  ) -> Bool {
    var names: [Name] = []
    var known: Set<Name> = []
    guard cells.row(0).count <= Checker.mostParts else {
      report(.tooManyParts(fileSpan(source, 0, 1), limit: Checker.mostParts))
      return false
    }
    for cell in cells.row(0) {
      let written = String(decoding: bytes[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
      let place = fileSpan(source, Int(cell.start), Int(cell.end))
      guard let spelt = Checker.columnName(written) else {
        report(.headerIsNoName(place, written))
        return false
      }
      let name = self.names.intern(spelt)
      if !known.insert(name).inserted {
        report(.headerIsNoName(place, written))
        return false
      }
      names.append(name)
    }
    for number in 1..<max(1, cells.rowCount) where cells.row(number).count != names.count {
      let row = cells.row(number)
      let start = Int(row.first?.start ?? 0)
      report(
        .raggedLine(
          fileSpan(source, start, Int(row.last?.end ?? UInt32(start))), row: number + 1,
          cells: row.count, columns: names.count))
      return false
    }
    var isSound = true
    for (column, name) in names.enumerated() {
      let reader = FileColumn(
        cells: cells, bytes: bytes, source: source, column: column, count: names.count,
        name: spelling(name))
      guard addFileColumn(table, name, reader, types, reference, scope) else {
        isSound = false
        continue
      }
    }
    if let types {
      let tree = trees[types.tree]
      for entry in tree.children(types.node)
      where tree[entry].kind == .definition && tree[entry].parts.contains(.type) {
        let name = tree.name(tree.child(entry))
        if !names.contains(name) {
          let known = names.map { spelling($0) }
          report(
            .columnNotInFile(
              span(NodeReference(types.tree, tree.child(entry))), spelling(name), known: known,
              nearest: Spelling.nearest(to: spelling(name), among: known)))
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

  private mutating func addFileColumn(
    _ table: TableID, _ name: Name, _ reader: FileColumn, _ types: NodeReference?,
    _ reference: NodeReference, _ scope: ScopeID
  ) -> Bool {
    var stated = columnType(name, types)
    var isOptional = stated == nil
    if let optional = stated, trees[optional.tree][optional.node].kind == .optionalType {
      isOptional = true
      stated = NodeReference(optional.tree, trees[optional.tree].child(optional.node))
    }
    var content: FileColumn.Content
    var words: [String] = []
    var hazard: RatePeriod?
    if let stated {
      let tree = trees[stated.tree]
      switch tree[stated.node].kind {
      case .choiceType:
        let wanted = choice(stated)
        words = self.types.words(wanted)
        content = words.isEmpty ? .yesNo : .word
      case .typePer:
        guard tree.text(tree.child(stated.node, 0)) == "probability",
          let per = ratePeriod(tree.name(tree.child(stated.node, 1)))
        else {
          report(.notSupported(span(stated), .words(.typeOfColumn)))
          return false
        }
        hazard = per
        content = .percent
      default:
        guard let known = FileColumn.Content(rawValue: tree.text(stated.node)) else {
          report(.notSupported(span(stated), .words(.typeOfColumn)))
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
      text: { self.textID($0) })
    {
      report(mistake)
      return false
    }
    var element: TypeID
    switch content {
    case .number, .whole: element = .number
    case .percent: element = hazard.map { self.types.id(.hazard($0)) } ?? .percent
    case .text: element = .text
    case .date: element = .date
    case .yesNo: element = .yesNo
    case .word: element = self.types.choice(words)
    case .money:
      let code = column.currency
      guard let unit = code.isEmpty ? caseCurrency : units.currency(code) else {
        report(
          code.isEmpty
            ? .moneyWithoutCurrency(reader.place(1), reader.name)
            : .notACurrency(reader.place(1), code, nearest: nil))
        return false
      }
      element = self.types.id(.quantity(unit))
      usedCurrencies.insert(unit)
    }
    if column.hasMissing { element = self.types.id(.optional(element)) }
    let series = self.types.id(
      .series(element, space: tables[table].space, isFlow: false))
    let expression = make(.data(data.append(column.values)), series, reference)
    var definition = Definition(
      name: name, path: tables[table].name + "." + spelling(name), reference: reference,
      clauses: [Clause(reference: reference, index: .none, value: .none, expression: expression)],
      scope: scope, role: .column(table: table), sink: sink)
    definition.type = series
    definition.uses = 1
    tables[table].columns.append((name, addDefinition(definition, .done)))
    return true
  }
}

/// A column of a file.
struct FileColumn {
  /// What its cells hold.
  enum Content: String {
    case number, whole, percent, money, text, date
    case yesNo = "yes_no"
    /// One of the words of a choice.
    case word
  }

  /// What was read.
  struct Values {
    var values: [Double] = []
    var hasMissing = false
    /// The currency that stands in the cells.
    var currency = ""
  }

  var cells: DelimitedText
  var bytes: [UInt8]
  var source: UInt32
  var column: Int
  var count: Int
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

  func place(_ row: Int) -> Span {
    let cell = range(row)
    return Span(
      source: source, start: UInt32(truncatingIfNeeded: cell.lowerBound),
      end: UInt32(truncatingIfNeeded: cell.upperBound))
  }

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

  private func date(_ cell: Range<Int>) -> Double? {
    guard cell.count == 10, bytes[cell.lowerBound + 4] == 0x2D, bytes[cell.lowerBound + 7] == 0x2D
    else { return nil }
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

  private func yesNo(_ cell: Range<Int>) -> Double? {
    switch String(decoding: bytes[cell], as: UTF8.self) {
    case "yes": 1
    case "no": 0
    default: nil
    }
  }
}
