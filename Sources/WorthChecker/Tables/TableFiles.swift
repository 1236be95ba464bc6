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

  /// Takes the file of a table apart and adds its columns, then those that are computed; `false`
  /// after a diagnostic.
  private static func read(
    _ index: TableID, _ reference: NodeReference, _ scope: ScopeID, in checker: inout Checker
  ) -> Bool {
    let tree = checker.trees[reference.tree]
    let fileNode = NodeReference(reference.tree, tree.child(reference.node, 1))
    let node = tree.child(reference.node, 2)
    let block = node.exists ? NodeReference(reference.tree, node) : nil
    guard let dialect = FileDialect.read(block, in: &checker),
      var table = load(fileNode, dialect, in: &checker),
      let columns = columns(of: &table, block, in: &checker), columns.areComplete
    else { return false }
    checker.tables[index].rowCount = table.rows.count
    let end = checker.tables.spaces[checker.tables[index].space].last
    checker.definitions.setValue(
      of: end, to: checker.make(.constant(Double(table.rows.count - 1)), .number, fileNode))
    let code = checker.settings.currency.map { checker.units.text($0) } ?? ""
    for column in columns.all {
      let reader = FileColumn(
        table: table, column: column.position, name: checker.spelling(column.name),
        origin: column.origin, caseCurrency: code)
      add(column, reader, to: index, fileNode, scope, in: &checker)
    }
    if let block { addComputed(block, to: index, scope, in: &checker) }
    Tables.applyChanges(to: index, scope, in: &checker)
    return true
  }

  /// Reads a file and takes it apart; nil after a diagnostic.
  private static func load(
    _ place: NodeReference, _ stated: FileDialect, in checker: inout Checker
  ) -> FileTable? {
    let tree = checker.trees[place.tree]
    let file = SyntaxReading.plainText(place.node, tree)
    guard
      var text = SourceFiles.load(
        checker.files.host.resolved(file, in: tree.source), writtenAs: file, checker.span(place),
        in: &checker)
    else { return nil }
    var dialect = stated
    if text.quotedCellsAreTexts {
      // What a host hands in is written as Worth reads it.
      dialect = FileDialect(skipped: stated.skipped, isOfHost: true)
    } else {
      do {
        let bytes = try dialect.encoding.decoded(text.bytes)
        if dialect.encoding != .utf8 { text = SourceText(name: text.name, bytes: bytes) }
      } catch {
        checker.report(
          .notInEncoding(
            checker.span(place), file, line: FileTable.line(of: error.place, text.bytes),
            byte: error.place < text.bytes.count ? text.bytes[error.place] : 0,
            dialect.encoding, guess: TextEncoding.guess(text.bytes)))
        return nil
      }
    }
    let source = checker.files.addData(text)
    let table = FileTable(text, source, dialect)
    if let wrong = table.cells.openQuote ?? table.cells.strayText {
      checker.report(
        .quoteInFile(table.span(wrong..<wrong + 1), isOpen: table.cells.openQuote != nil))
      return nil
    }
    guard !table.headers.isEmpty else {
      checker.report(.emptyFile(checker.span(place), file))
      return nil
    }
    guard table.headers.count <= FileTable.mostColumns else {
      checker.report(.tooManyParts(table.span(0..<1), limit: FileTable.mostColumns))
      return nil
    }
    return table
  }

  /// A column of a table, and where it stands in the file.
  private struct NamedColumn {
    /// Its name in the case.
    var name: Name
    /// Its position in the file, from 0.
    var position: Int
    /// The positions of all columns whose headers read alike, where there are several.
    var shared: [Int] = []
    /// What stands behind the `=` of its line in the braces, with it; empty where nothing does.
    var origin = ""
    /// The type that the braces state.
    var type: NodeReference?
  }

  /// The columns of a table, in the order of the file.
  private struct NamedColumns {
    /// The columns.
    var all: [NamedColumn] = []
    /// `true` iff the file has all that the braces name.
    var areComplete = true
  }

  /// Returns the columns of a file by its headers and the braces, and leaves out the rows that the
  /// braces do not want; nil after a diagnostic.
  private static func columns(
    of table: inout FileTable, _ block: NodeReference?, in checker: inout Checker
  ) -> NamedColumns? {
    var found = NamedColumns()
    var places: [Name: [Int]] = [:]
    var own: [NamedColumn] = []
    for position in table.headers.indices {
      let name = checker.names.table.intern(ownName(of: position, table.headers))
      places[name, default: []].append(position)
      if places[name]?.count == 1 { own.append(NamedColumn(name: name, position: position)) }
    }
    var renamed: [NamedColumn] = []
    if let block { renamed = self.renamed(block, table, &found.areComplete, in: &checker) }
    var byName = places.compactMapValues { $0.first }
    for position in table.headers.indices {
      let name = checker.names.table.intern("column_" + String(position + 1))
      if byName[name] == nil { byName[name] = position }
    }
    for column in renamed { byName[column.name] = column.position }
    guard SkippedRows.leaveOut(of: &table, columns: byName, in: &checker) else { return nil }
    if let row = table.lowerHeader() {
      checker.report(.headerIsBelow(table, row))
      return nil
    }
    if let row = table.raggedRow() {
      checker.report(.raggedLine(table, row, entry: mend(row, table)))
      return nil
    }
    let (positions, names) = (Set(renamed.map { $0.position }), Set(renamed.map { $0.name }))
    for column in own where !names.contains(column.name) {
      var column = column
      let all = (places[column.name] ?? []).filter { !positions.contains($0) }
      guard let first = all.first else { continue }
      column.position = first
      column.shared = all.count > 1 ? all : []
      column.type = Tables.columnType(column.name, block, in: checker)
      found.all.append(column)
    }
    found.all += renamed
    found.all.sort { $0.position < $1.position }
    if let block { checkNamed(block, &found, in: &checker) }
    return found
  }

  /// Returns the entry that lets a file be read in which a row has another number of cells than the
  /// header: another separator, or the condition that leaves out the row; nil where there is none.
  static func mend(_ row: Range<Int>, _ table: FileTable) -> String? {
    let delimiter = TableProposal.delimiter(table.bytes, table.cells.delimiter)
    if delimiter != table.cells.delimiter {
      return "separator = " + FileDialect.word(ofSeparator: delimiter)
    }
    guard let place = table.rows.firstIndex(of: row) else { return nil }
    if let total = FileColumn(table: table, column: -1, name: "").totalEntry(place) { return total }
    guard row.count < table.headers.count, let first = table.cell(place, 0) else { return nil }
    let text = FileTable.header(table.content(first))
    return "skip where " + ownName(of: 0, table.headers) + " = " + FileColumn.quoted(text)
  }

  /// Returns the columns that the braces give a name: `amount: money = "Net amount (USD)"`.
  private static func renamed(
    _ block: NodeReference, _ table: FileTable, _ areComplete: inout Bool,
    in checker: inout Checker
  ) -> [NamedColumn] {
    let tree = checker.trees[block.tree]
    var found: [NamedColumn] = []
    for entry in tree.children(block.node) where tree[entry].kind == .definition {
      let target = tree.child(entry)
      let value = SyntaxReading.valueNode(NodeReference(block.tree, entry), in: checker)
      guard value.exists, tree[target].kind == .name, FileDialect.setting(entry, tree) == nil else {
        continue
      }
      let isTyped = tree[entry].parts.contains(.type)
      let place = NodeReference(block.tree, value)
      var positions: [Int] = []
      if tree[value].kind == .text {
        let header = FileTable.header(SyntaxReading.plainText(value, tree))
        positions = table.headers.indices.filter { table.headers[$0] == header }
        if positions.isEmpty {
          report(header, place, table, in: &checker)
          areComplete = false
        }
      } else if let position = columnNumber(tree[value].kind == .name ? tree.text(value) : "") {
        if table.headers.indices.contains(position) {
          positions = [position]
        } else {
          report(tree.text(value), place, table, in: &checker)
          areComplete = false
        }
      } else if isTyped {
        checker.report(.notSupported(checker.span(place), .words(.typedColumns)))
        areComplete = false
      }
      guard let first = positions.first else { continue }
      found.append(
        NamedColumn(
          name: tree.name(target), position: first, shared: positions.count > 1 ? positions : [],
          origin: " = " + tree.text(value),
          type: isTyped ? NodeReference(block.tree, tree.child(entry, 1)) : nil))
    }
    return found
  }

  /// Reports a header, or a column by its number, that the file does not have.
  private static func report(
    _ header: String, _ place: NodeReference, _ table: FileTable, in checker: inout Checker
  ) {
    let known = table.headers.filter { !$0.isEmpty }
    let isText = checker.trees[place.tree][place.node].kind == .text
    let nearest = isText ? Spelling.nearest(to: header, among: known) : nil
    checker.report(
      .columnNotInFile(
        checker.span(place), header, known: known, nearest: nearest,
        replacement: nearest.map { FileColumn.quoted($0) }))
  }

  /// Returns the position that `column_3` names, from 0; nil for other words.
  private static func columnNumber(_ word: String) -> Int? {
    guard word.hasPrefix("column_"), let number = Int(word.dropFirst(7)), number > 0 else {
      return nil
    }
    return number - 1
  }

  /// `true` iff an entry of the braces is a column that is worked out row by row.
  private static func isComputed(_ entry: NodeID, _ tree: Tree) -> Bool {
    guard tree[entry].kind == .definition, !tree[entry].parts.contains(.type),
      FileDialect.setting(entry, tree) == nil
    else { return false }
    let value = tree.child(entry, 1)
    guard value.exists else { return true }
    switch tree[value].kind {
    case .text: return tree.child(value).exists
    case .name: return columnNumber(tree.text(value)) == nil
    default: return true
    }
  }

  /// Reports columns whose types the braces state and that the file does not have.
  private static func checkNamed(
    _ block: NodeReference, _ found: inout NamedColumns, in checker: inout Checker
  ) {
    let tree = checker.trees[block.tree]
    let names = Set(found.all.map { $0.name })
    for entry in tree.children(block.node)
    where tree[entry].kind == .definition && tree[entry].parts == .type {
      let target = tree.child(entry)
      if tree[target].kind == .name, names.contains(tree.name(target)) { continue }
      let written = tree.text(target)
      let known = found.all.map { checker.spelling($0.name) }
      let nearest = Spelling.nearest(to: written, among: known)
      checker.report(
        .columnNotInFile(
          checker.span(NodeReference(block.tree, target)), written, known: known,
          nearest: nearest, replacement: nearest))
      found.areComplete = false
    }
  }

  /// Adds a column of the file, which is read when it is needed; at once where the braces say
  /// something of it.
  private static func add(
    _ column: NamedColumn, _ reader: FileColumn, to table: TableID, _ place: NodeReference,
    _ scope: ScopeID, in checker: inout Checker
  ) {
    var definition = Definition(
      name: column.name, path: checker.tables[table].name + "." + checker.spelling(column.name),
      reference: place, clauses: [Clause(reference: place, index: .none, value: .none)],
      scope: scope, role: .column(table: table), sink: checker.findings.sink)
    definition.uses = 1
    let added = checker.definitions.add(definition)
    checker.tables[table].columns.append((column.name, added))
    let type = column.type.map { ": " + checker.trees[$0.tree].text($0.node) } ?? ""
    let entries = column.shared.map { reader.name + type + " = column_" + String($0 + 1) }
    checker.tables.leaveUnread(
      added,
      entries.isEmpty
        ? .file(reader, stated: column.type) : .shared(reader, entries: entries))
    guard let type = column.type else { return }
    _ = Definitions.demand(added, in: &checker)
    let tree = checker.trees[type.tree]
    let inner = tree[type.node].kind == .optionalType ? tree.child(type.node) : type.node
    if tree[inner].kind == .keyType {
      checker.tables.pendingKeys.append((added, NodeReference(type.tree, inner)))
    }
  }

  /// Adds the columns that the braces work out row by row, and reports what has no place there.
  private static func addComputed(
    _ block: NodeReference, to table: TableID, _ scope: ScopeID, in checker: inout Checker
  ) {
    let tree = checker.trees[block.tree]
    for entry in tree.children(block.node) {
      if isComputed(entry, tree) {
        Tables.addComputedColumn(
          table, NodeReference(block.tree, entry), checker.tables[table].name, scope,
          checker.findings.sink, in: &checker)
      } else if tree[entry].kind != .definition, tree[entry].kind != .skipped,
        FileDialect.skip(entry, tree) == nil
      {
        checker.report(
          .notSupported(checker.span(NodeReference(block.tree, entry)), .words(.formInTable)))
      }
    }
  }

  /// Returns the name of a column by its header, or by its number where that can be none.
  static func ownName(of position: Int, _ headers: [String]) -> String {
    columnName(headers[position]) ?? "column_" + String(position + 1)
  }

  /// Returns the name of a column by its header, in which what is neither letter nor digit becomes
  /// `_`; nil where that is no name.
  static func columnName(_ written: String) -> String? {
    var name = ""
    for scalar in written.unicodeScalars {
      if scalar == "_" || scalar.properties.isXIDContinue {
        name.unicodeScalars.append(scalar)
      } else if !name.isEmpty, name.unicodeScalars.last != "_" {
        name += "_"
      }
    }
    while name.unicodeScalars.last == "_", name.unicodeScalars.count > 1 {
      name.unicodeScalars.removeLast()
    }
    let (tokens, diagnostics) = Lexer.tokens(
      of: SourceText(name: "", text: name), source: 0, names: NameTable())
    guard diagnostics.isEmpty, tokens.count == 2, tokens[0].kind == .name else { return nil }
    return name
  }
}
