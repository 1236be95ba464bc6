import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What a change replaces, which it may name with `was`.
extension Worlds {
  /// `true` iff the value of a change names what it replaces, with `was`.
  static func namesWhatWas(_ value: NodeReference, in checker: Checker) -> Bool {
    guard value.node.exists else { return false }
    let tree = checker.trees[value.tree]
    let node = tree[value.node]
    return (node.first..<node.end).contains { tree.token($0).word == .was }
  }

  /// `true` iff the clause of a change builds on what it replaces: it names that, or changes only
  /// its distribution.
  static func asksWhatWas(_ clause: Clause, in checker: Checker) -> Bool {
    !clause.value.exists
      || namesWhatWas(NodeReference(clause.reference.tree, clause.value), in: checker)
  }

  /// Keeps what `definition` is now, so that a change can name it.
  ///
  /// A change with a distribution of its own builds on the point estimate, without the earlier
  /// draws.
  static func keepWhatWas(
    _ definition: Definition, hasOwnDistribution: Bool, in checker: inout Checker
  )
    -> DefinitionID
  {
    var beneath = definition
    for place in beneath.clauses.indices
    where hasOwnDistribution && beneath.clauses[place].value.exists {
      beneath.clauses[place].distribution = .none
    }
    beneath.isHandedOn = true
    beneath.isBeneath = true
    beneath.uses = 1
    return checker.definitions.add(beneath, definition.isMissing ? .done : .waiting)
  }

  /// `true` iff what a change of a distribution replaces has a value before its own `~`, which then
  /// stays.
  static func hasBase(_ was: DefinitionID?, in checker: Checker) -> Bool {
    guard let was else { return false }
    return checker.definitions[was].clauses.contains { clause in
      clause.value.exists || clause.base != nil || hasBase(clause.was, in: checker)
        || !clause.distribution.exists
    }
  }

  /// Returns the value in the layer beneath a change: `was`.
  static func valueThatWas(
    _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    guard let was = context.was else {
      checker.report(.wasOutsideChange(checker.span(reference)))
      return checker.broken(reference)
    }
    let value = Expressions.value(of: .definition(was), reference, context, in: &checker)
    guard context.isOpening,
      case .series(let element, _, _) = checker.types[checker.type(value)]
    else { return value }
    Expressions.noteOffset(-1, value, context, in: &checker)
    return checker.make(.opening(value), element, reference)
  }
}
