import WorthMath
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Percents within formulas, as in `fee = sales * 5%`.
extension HandoutMistakes {
  /// The percents of one formula that are tried.
  private static var mostLiterals: Int { 4 }

  /// Returns what handouts do to the percents that stand within the formula of a definition of the case.
  func ofFormula(_ id: DefinitionID, _ roles: ShareRoles) -> [Mistake] {
    let definition = program.definitions[id]
    guard case .plain = definition.role, definition.clauses.count == 1, !isStated(id),
      let clause = definition.clauses.first, clause.value.exists, !clause.distribution.exists,
      let target = target(of: clause, id)
    else { return [] }
    let tree = program.trees[clause.reference.tree]
    let whole = tree.span(clause.value)
    let text = Array(tree.text(clause.value).utf8)
    var found: [Mistake] = []
    var count = 0
    for place in tree.nodes.indices where count < HandoutMistakes.mostLiterals {
      let node = NodeID(Int32(truncatingIfNeeded: place))
      let span = tree.span(node)
      guard tree[node].kind == .number, whole.contains(span), node != clause.value else { continue }
      let written = tree.text(node)
      let digits = written.utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: " ") }
      guard digits.last == UInt8(ascii: "%"),
        let points = Array(digits.dropLast()).withUnsafeBufferPointer({ DecimalReader.read($0) })?
          .value,
        points != 0, points.isFinite, points != 100
      else { continue }
      count += 1
      let first = Int(span.start) - Int(whole.start)
      let last = Int(span.end) - Int(whole.start)
      guard first >= 0, first < last, last <= text.count else { continue }
      found += mistakes(
        with: written, points / 100, .percent,
        as: .literal(NodeReference(clause.reference.tree, node)),
        called: written + " in " + names.name(of: id), roles
      ) { form in
        ConventionFindings.Choice(
          path: target,
          value: String(decoding: text[..<first], as: UTF8.self) + form
            + String(decoding: text[last...], as: UTF8.self))
      }
    }
    return found
  }

  /// The left side under which a line is changed as a whole: its path, with the index where it is by period; nil for
  /// lines of a single period.
  private func target(of clause: Clause, _ id: DefinitionID) -> String? {
    let path = names.name(of: id)
    switch clause.index {
    case .none: return path
    case .each:
      let tree = program.trees[clause.reference.tree]
      let left = tree.child(clause.reference.node)
      guard tree[left].kind == .index else { return nil }
      let item = tree.child(left, 1)
      return tree[item].kind == .name ? path + "[" + tree.text(item) + "]" : nil
    case .opening, .at, .range: return nil
    }
  }
}
