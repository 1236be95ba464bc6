import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Tables that are handed to inputs by their names: whether they have the columns that the kind
/// reads.
enum TableInputs {
  /// Returns a table as the input `what` takes it, or reports columns that it lacks or that hold
  /// something else.
  ///
  /// A column that the kind lets be left out is empty in all rows.
  static func conform(
    _ value: ExpressionID, _ table: TableID, to annotation: NodeReference, what: String,
    in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[annotation.tree]
    let place = checker.span(checker.expression(value).reference)
    let entries = tree.children(tree.child(annotation.node)).filter {
      tree[$0].kind == .definition
    }
    let known = checker.tables[table].columns.map { checker.spelling($0.name) }
    var lacking: [String] = []
    var isWrong = false
    for entry in entries {
      let header = tree.child(entry)
      let type = NodeReference(annotation.tree, tree.child(entry, 1))
      let isOptional = type.node.exists && tree[type.node].kind == .optionalType
      if let column = Members.column(tree.name(header), of: table, in: &checker) {
        if reportsOther(column, type, what, place, in: &checker) { isWrong = true }
      } else if isOptional {
        addEmptyColumn(tree.name(header), type, to: table, in: &checker)
      } else {
        lacking.append(tree.text(header))
      }
    }
    if checker.tables.misnamed.contains(table) {
      return checker.broken(checker.expression(value).reference)
    }
    if !lacking.isEmpty {
      checker.report(
        .tableLacksColumns(
          place, checker.files.sources.text(place), field: what, lacking: lacking, known: known,
          declared: checker.span(annotation),
          columns: checker.tables[table].columns.first.map {
            checker.span(checker.definitions[$0.definition].reference)
          }))
    }
    return lacking.isEmpty && !isWrong
      ? value : checker.broken(checker.expression(value).reference)
  }

  /// Reports a column that plainly holds something else than the kind reads, such as numbers for
  /// percents; `false` where it may fit.
  private static func reportsOther(
    _ column: DefinitionID, _ type: NodeReference, _ what: String, _ place: Span,
    in checker: inout Checker
  ) -> Bool {
    guard type.node.exists, !checker.tables.isUnread(column) else { return false }
    let found = Definitions.demand(column, in: &checker)
    var element = checker.types.element(found)
    if case .optional(let inner) = checker.types[element] { element = inner }
    if let words = words(type, in: &checker) {
      guard element == .text else { return false }
      let header = checker.definitions[column].reference
      let name = checker.spelling(checker.definitions[column].name)
      checker.report(
        .textsForWords(
          place, column: name, words: words,
          line: name + ": " + words.joined(separator: " | "), declared: checker.span(type),
          column: checker.span(header)))
      return true
    }
    guard let wanted = sort(type, in: checker) else { return false }
    let holds: PhraseKey
    switch checker.types[element] {
    case .number: holds = .aNumber
    case .percent: holds = .aPercent
    case .text: holds = .aText
    case .date: holds = .aDate
    case .quantity(let unit) where checker.units.isMoney(unit): holds = .anAmount
    default: return false
    }
    // The number 0 is an amount of any unit, and whole columns of it are.
    guard holds != wanted,
      !(holds == .aNumber && wanted == .anAmount && isZero(column, in: checker))
    else { return false }
    let header = checker.definitions[column].reference
    checker.report(
      .wrongField(
        place, what + "." + checker.spelling(checker.definitions[column].name),
        expected: .words(wanted), found: checker.describe(element),
        declared: checker.span(type), worked: checker.span(header), advice: nil, proposal: nil))
    return true
  }

  /// The words of a stated choice; nil for other types.
  private static func words(_ type: NodeReference, in checker: inout Checker) -> [String]? {
    let tree = checker.trees[type.tree]
    var node = type.node
    if tree[node].kind == .optionalType { node = tree.child(node) }
    guard tree[node].kind == .choiceType else { return nil }
    let choice = Annotations.choice(NodeReference(type.tree, node), in: &checker)
    let words = checker.types.words(choice)
    return words.isEmpty ? nil : words
  }

  /// The sort of value that a stated type is of, where it is one of the plain ones.
  private static func sort(_ type: NodeReference, in checker: Checker) -> PhraseKey? {
    let tree = checker.trees[type.tree]
    var node = type.node
    if tree[node].kind == .optionalType { node = tree.child(node) }
    guard tree[node].kind == .namedType else { return nil }
    return switch tree.text(node) {
    case "number": .aNumber
    case "percent": .aPercent
    case "text": .aText
    case "date": .aDate
    case "money": .anAmount
    default: nil
    }
  }

  /// `true` iff all cells of the column are the number 0.
  private static func isZero(_ column: DefinitionID, in checker: Checker) -> Bool {
    let cells = checker.tables.cells[column] ?? []
    return !cells.isEmpty
      && cells.allSatisfy { cell in
        cell.node.exists && checker.trees[cell.tree].text(cell.node) == "0"
      }
  }

  /// Adds a column without values to a table and to those that it is a part of.
  private static func addEmptyColumn(
    _ name: Name, _ type: NodeReference, to table: TableID, in checker: inout Checker
  ) {
    if let source = checker.tables[table].source {
      addEmptyColumn(name, type, to: source.table, in: &checker)
      _ = Views.addViewColumn(name, to: table, in: &checker)
      return
    }
    guard !checker.tables[table].columns.contains(where: { $0.name == name }) else { return }
    let inner = NodeReference(type.tree, checker.trees[type.tree].child(type.node))
    let known = Annotations.expectedType(inner, instance: nil, in: &checker)
    let element = known.map { checker.types.id(.optional($0)) } ?? .missing
    let cell = checker.make(.constant(Marker.missing), element, type)
    let series = checker.types.id(
      .series(element, space: checker.tables[table].space, isFlow: false))
    let rows = checker.make(
      .list(Array(repeating: cell, count: checker.tables[table].rowCount)), series, type)
    let definition = Definitions.addHidden(
      checker.tables[table].name + "." + checker.spelling(name), rows, in: &checker)
    checker.tables[table].columns.append((name, definition))
  }
}
