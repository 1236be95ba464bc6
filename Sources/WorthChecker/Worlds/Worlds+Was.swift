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
  /// draws. Where `seesChange` is true, what was there before looks back at the changed values.
  static func keepWhatWas(
    _ definition: Definition, hasOwnDistribution: Bool, seesChange: Bool = false,
    in checker: inout Checker
  )
    -> DefinitionID
  {
    var beneath = definition
    for place in beneath.clauses.indices
    where hasOwnDistribution && beneath.clauses[place].value.exists {
      beneath.clauses[place].distribution = .none
    }
    beneath.isHandedOn = true
    beneath.ownName = nil
    beneath.uses = 1
    let kept = checker.definitions.add(beneath, definition.isMissing ? .done : .waiting)
    if !seesChange { meanItself(kept, in: &checker) }
    return kept
  }

  /// Lets the own name of what a change has replaced mean that, also in what its clauses leave to
  /// other rows.
  private static func meanItself(_ kept: DefinitionID, in checker: inout Checker) {
    checker.definitions.setOwnName(of: kept, to: kept)
    let others = othersReached(from: kept, own: kept, in: checker)
    guard !others.isEmpty,
      ([kept] + others).contains(where: { namesItself($0, in: checker) })
    else { return }
    var copies: [DefinitionID: DefinitionID] = [:]
    for other in others {
      if Definitions.areTooMany(checker.definitions[other].reference, in: &checker) { return }
      var copy = checker.definitions[other]
      copy.ownName = kept
      copies[other] = checker.definitions.add(copy, copy.isMissing ? .done : .waiting)
    }
    for copy in [kept] + copies.values.sorted() {
      checker.definitions.replaceOthers(of: copy, by: copies)
    }
  }

  /// What the clauses of a definition leave to other rows, and the clauses of that, as far as its own
  /// name is looked up there or means `meant`.
  static func othersReached(
    from definition: DefinitionID, own meant: DefinitionID, in checker: Checker
  ) -> [DefinitionID] {
    var found: [DefinitionID] = []
    var seen: Set<DefinitionID> = []
    var waiting = [definition]
    while let next = waiting.popLast() {
      for other in checker.definitions[next].clauses.compactMap({ $0.others }) {
        let own = checker.definitions[other].ownName
        guard own == nil || own == meant, seen.insert(other).inserted else { continue }
        found.append(other)
        waiting.append(other)
      }
    }
    return found
  }

  /// `true` iff a clause of the definition names it, as a recurrence does.
  private static func namesItself(_ index: DefinitionID, in checker: Checker) -> Bool {
    let definition = checker.definitions[index]
    return definition.clauses.contains { clause in
      guard clause.value.exists else { return false }
      let tree = checker.trees[clause.reference.tree]
      let node = tree[clause.value]
      return (node.first..<node.end).contains { place in
        tree.token(place).kind == .name && tree.token(place).name == definition.name.id
      }
    }
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

  /// The value of the period before, `sales[t-1]`, in a line by period, for which `was` may stand; nil elsewhere.
  private static func periodBefore(_ context: Context, in checker: Checker) -> String? {
    guard let definition = context.definition, let (local, space) = context.index,
      case .timeline = checker.tables.spaces[space].kind,
      let index = context.locals.last(where: { $0.number == local })
    else { return nil }
    return checker.spelling(checker.definitions[definition].name) + "["
      + checker.spelling(index.name) + "-1]"
  }

  /// Returns the value in the layer beneath a change: `was`.
  static func valueThatWas(
    _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    guard let was = context.was else {
      checker.report(
        .wasOutsideChange(checker.span(reference), before: periodBefore(context, in: checker)))
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
