import WorthSource
import WorthSyntax

/// One figure for a series, and other rows for a table, as an input of a dialogue says them.
extension SessionInput {
  /// Returns `sales = EUR 7` as the line of each index, `sales[t] = EUR 7`, where `known` holds lines by index of that
  /// name; nil for other inputs.
  func spread(over known: [SessionInput]) -> SessionInput? {
    let (tree, _) = Parser.parse(source, source: 0, names: NameTable())
    let node = tree.child(tree.root)
    guard entries.count == 1, tree[node].kind == .definition, tree[node].parts == .value else {
      return nil
    }
    let (target, value) = (tree.child(node), tree.child(node, 1))
    guard tree[target].kind == .name, SessionInput.isFigure(value, tree),
      let index = known.reversed().lazy.compactMap({ $0.index(ofLines: tree.text(target)) }).first
    else { return nil }
    let line = tree.text(target) + "[" + index + "] = " + tree.text(value)
    return SessionInput(SourceText(name: source.name, text: line + "\n"))
  }

  /// Returns `book { rows }` as a table, where one of that name is `known`; nil for other inputs.
  func table(among known: [SessionInput]) -> SessionInput? {
    let (tree, _) = Parser.parse(source, source: 0, names: NameTable())
    let node = tree.child(tree.root)
    guard entries.count == 1, tree[node].kind == .blockField,
      tree[tree.child(node, 1)].kind == .rows
    else { return nil }
    let name = tree.text(tree.child(node))
    guard known.contains(where: { $0.declaresTable(name) }) else { return nil }
    return SessionInput(SourceText(name: source.name, text: "table " + tree.text(node) + "\n"))
  }

  /// `true` iff a value is a figure as it is written, with its sign, unit and currency.
  private static func isFigure(_ value: NodeID, _ tree: Tree) -> Bool {
    switch tree[value].kind {
    case .number, .tagged, .quantity, .date: true
    case .negation, .group: isFigure(tree.child(value), tree)
    default: false
    }
  }

  /// What stands in brackets behind a name where a line says what it is at each index, or `t` where the lines state
  /// periods; nil where there is no such line.
  private func index(ofLines name: String) -> String? {
    let (tree, _) = Parser.parse(source, source: 0, names: NameTable())
    var found: String?
    for node in tree.children(tree.root) where tree[node].kind == .definition {
      let target = tree.child(node)
      guard tree[target].kind == .index else { continue }
      let inner = tree.child(target)
      let isDoubled = tree[inner].kind == .index
      guard tree.text(isDoubled ? tree.child(inner) : inner) == name else { continue }
      let item = tree.child(target, 1)
      let index = tree.text(item)
      if isDoubled { return tree.text(tree.child(inner, 1)) + ", " + index }
      switch tree[item].kind {
      case .binder: return index
      case .name where index != "opening": return index
      default: found = "t"
      }
    }
    return found
  }

  /// `true` iff the input declares a table of the name.
  private func declaresTable(_ name: String) -> Bool {
    let (tree, _) = Parser.parse(source, source: 0, names: NameTable())
    return tree.children(tree.root).contains { node in
      tree[node].kind == .table && tree.text(tree.child(node)) == name
    }
  }

  /// Returns which cells of a table, if `node` is the one whose cells or column `change` is of, give way to which text.
  static func cellEdits(
    _ change: FieldChange, at node: NodeID, _ tree: Tree
  ) -> [(bytes: Range<Int>, text: String)] {
    let names = change.name.split(separator: ".").map { String($0) }
    guard tree[node].kind == .table, names.count == 2, tree.text(tree.child(node)) == names[0],
      !change.expression.split(whereSeparator: { !$0.isLetter && $0 != "_" }).contains("was")
    else { return [] }
    let lines = Array(tree.children(tree.child(node, 1)))
    guard let header = lines.first, tree[header].kind == .headers,
      let column = tree.children(header).enumerated().first(where: {
        tree.text($0.element) == names[1]
      })?.offset
    else { return [] }
    let rows = lines.filter { tree[$0].kind == .row }
    var chosen = rows
    if change.path != change.name {
      let key = change.path.dropFirst(change.name.count + 1).dropLast().filter { $0 != " " }
      chosen = rows.filter { tree.text(tree.child($0)).filter { $0 != " " } == key }
      if chosen.isEmpty, let place = Int(key), rows.indices.contains(place - 1) {
        chosen = [rows[place - 1]]
      }
      guard chosen.count == 1 else { return [] }
    }
    let cells = chosen.map { tree.child($0, column) }
    guard cells.allSatisfy({ $0.exists && tree[$0].kind != .emptyCell }) else { return [] }
    return cells.map {
      (Int(tree.span($0).start)..<Int(tree.span($0).end), change.expression)
    }
  }
}
