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

  /// Checks columns whose values are those of other columns, once all tables are there.
  static func checkKeys(in checker: inout Checker) {
    while let (column, annotation) = checker.tables.pendingKeys.popLast() {
      KeyAnnotations.checkFileColumn(column, annotation, in: &checker)
    }
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
    guard readColumns(index, cells, text, source, types, fileNode, scope, in: &checker) else {
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
    Tables.applyChanges(to: index, scope, in: &checker)
    return true
  }

  /// Adds the columns of a file, after comparing its header with its rows and with the stated
  /// types; `false` after a diagnostic.
  private static func readColumns(
    _ table: TableID, _ cells: DelimitedText, _ text: SourceText, _ source: UInt32,
    _ types: NodeReference?, _ reference: NodeReference, _ scope: ScopeID, in checker: inout Checker
  ) -> Bool {
    guard let names = columnNames(cells, text.bytes, source, in: &checker) else { return false }
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
        cells: cells, bytes: text.bytes, source: source, column: column, count: names.count,
        name: checker.spelling(name), quotedCellsAreTexts: text.quotedCellsAreTexts)
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
    guard let form = form(of: stated, reader, in: &checker) else { return false }
    var column = FileColumn.Values()
    if let mistake = reader.read(
      form.content, words: form.words, isOptional: isOptional, isStated: stated != nil, &column,
      text: { checker.expressions.textID($0) })
    {
      checker.report(mistake)
      return false
    }
    guard var element = element(of: form, column, reader, in: &checker) else { return false }
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
    let added = checker.definitions.add(definition, .done)
    checker.tables[table].columns.append((name, added))
    if let stated, checker.trees[stated.tree][stated.node].kind == .keyType {
      checker.tables.pendingKeys.append((added, stated))
    }
    return true
  }

  /// Returns the names of the columns by the first row; nil after a diagnostic.
  private static func columnNames(
    _ cells: DelimitedText, _ bytes: [UInt8], _ source: UInt32, in checker: inout Checker
  ) -> [Name]? {
    guard cells.row(0).count <= Checker.mostParts else {
      checker.report(.tooManyParts(fileSpan(source, 0, 1), limit: Checker.mostParts))
      return nil
    }
    var names: [Name] = []
    var known: Set<Name> = []
    for cell in cells.row(0) {
      let written = String(decoding: bytes[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
      let spelt = columnName(written)
      guard let name = spelt.map({ checker.names.table.intern($0) }), known.insert(name).inserted
      else {
        let place = fileSpan(source, Int(cell.start), Int(cell.end))
        checker.report(.headerIsNoName(place, written))
        return nil
      }
      names.append(name)
    }
    return names
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

  /// Returns the place between two offsets of the file of data numbered `source`.
  private static func fileSpan(_ source: UInt32, _ start: Int, _ end: Int) -> Span {
    Span(
      source: source, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end)
    )
  }

  /// What the cells of a column hold.
  private struct ColumnForm {
    /// How they are written.
    var content: FileColumn.Content
    /// The words of a choice.
    var words: [String] = []
    /// The period of a probability; nil for a mere percent.
    var hazard: RatePeriod?
  }

  /// Returns the form of a column by its stated type, otherwise by its cells; nil, after a
  /// diagnostic, for a type that a file cannot hold.
  private static func form(
    of stated: NodeReference?, _ reader: FileColumn, in checker: inout Checker
  ) -> ColumnForm? {
    guard let stated else { return ColumnForm(content: reader.inferred()) }
    let tree = checker.trees[stated.tree]
    switch tree[stated.node].kind {
    case .keyType: return ColumnForm(content: reader.inferred())
    case .choiceType:
      let choice = Annotations.choice(stated, in: &checker)
      let words = checker.types.words(choice)
      return ColumnForm(content: words.isEmpty ? .yesNo : .word, words: words)
    case .typePer:
      if tree.text(tree.child(stated.node, 0)) == "probability",
        let per = Rates.ratePeriod(tree.name(tree.child(stated.node, 1)))
      {
        return ColumnForm(content: .percent, hazard: per)
      }
    default:
      if let known = FileColumn.Content(rawValue: tree.text(stated.node)) {
        return ColumnForm(content: known)
      }
    }
    checker.report(.notSupported(checker.span(stated), .words(.typeOfColumn)))
    return nil
  }

  /// Returns the type of the values of a column; nil, after a diagnostic, where amounts have no
  /// currency that is known.
  private static func element(
    of form: ColumnForm, _ column: FileColumn.Values, _ reader: FileColumn,
    in checker: inout Checker
  ) -> TypeID? {
    switch form.content {
    case .number, .whole: return .number
    case .percent: return form.hazard.map { checker.types.id(.hazard($0)) } ?? .percent
    case .text: return .text
    case .date: return .date
    case .yesNo: return .yesNo
    case .word: return checker.types.choice(form.words)
    case .money:
      let code = column.currency
      guard let unit = code.isEmpty ? checker.settings.currency : checker.units.currency(code)
      else {
        checker.report(
          code.isEmpty
            ? .moneyWithoutCurrency(reader.place(1), reader.name)
            : .notACurrency(reader.place(1), code, nearest: nil))
        return nil
      }
      checker.settings.noteUse(of: unit)
      return checker.types.id(.quantity(unit))
    }
  }
}
