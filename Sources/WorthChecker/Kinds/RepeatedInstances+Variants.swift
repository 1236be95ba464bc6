import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Variants of one of the instances by row, in a line or a kind with an index of its own over the same
/// rows.
extension RepeatedInstances {
  /// What an instance, or the one of whose kind it is a line, is filled in for; nil for a single one.
  private static func rowsAround(_ instance: InstanceID, in checker: Checker) -> InstanceRows? {
    var current: InstanceID? = instance
    while let next = current {
      if let rows = checker.instances[next].rows { return rows }
      current = checker.instances[next].owner
    }
    return nil
  }

  /// `true` iff `variant` may be a variant of instances by row: for all of them, where it has no
  /// index of its own, or over the same rows.
  ///
  /// In a world that leaves the others as they are it has an index of its own, so that what it is changed
  /// to may rest on them; its layers are `isRebased` then.
  static func canVary(
    _ original: InstanceID, as variant: InstanceID, _ reference: NodeReference, _ outer: ScopeID,
    _ isRebased: inout Bool, in checker: inout Checker
  ) -> Bool {
    guard let rows = checker.instances[original].rows else { return false }
    let isBeneath = isBeneath(original, outer, in: checker)
    if let own = checker.instances[variant].rows {
      if own.index == rows.index { return true }
      isRebased = isBeneath && own.space == rows.space
      return isRebased
    }
    guard isBeneath, checker.instances.groups[original] == nil else {
      checker.instances.setRows(
        of: variant, to: InstanceRows(space: rows.space, index: rows.index, key: rows.key))
      return true
    }
    let ends = IndexSpaces.needsOfEnds(of: rows.space, seenFrom: outer, in: &checker)
    let index = makeIndex(of: variant, over: rows.space, reference, ends, in: &checker)
    let key = key(index, rows.space, variant, reference, in: &checker)
    checker.instances.setRows(
      of: variant, to: InstanceRows(space: rows.space, index: index, key: key))
    isRebased = true
    return true
  }

  /// `true` iff instances stand as they are beneath the world in which `scope` is.
  static func isBeneath(
    _ original: InstanceID, _ scope: ScopeID, in checker: Checker
  ) -> Bool {
    var current: ScopeID? = scope
    while let here = current {
      if case .world(let number) = checker.names.scopes[here].kind {
        return checker.instances[original].world != number
      }
      current = checker.names.scopes[here].parent
    }
    return false
  }

  /// `true` iff a variant is filled in for an index of its own, and what it varies for another.
  static func hasOtherIndex(
    _ original: InstanceID, _ variant: InstanceID, in checker: Checker
  ) -> Bool {
    guard let rows = rowsAround(variant, in: checker) else { return false }
    return rows.index != checker.instances[original].rows?.index
  }

  /// Returns the instances that `base` is one of where it is that of the row at hand, so that the
  /// variant may run over the same rows with its own index; nil for others.
  static func rebase(
    _ original: InstanceID, _ base: ExpressionID, to variant: InstanceID, _ isRebased: inout Bool,
    in checker: inout Checker
  ) -> InstanceID? {
    guard let rows = rowsAround(variant, in: checker),
      checker.instances[original].rows?.space == rows.space,
      checker.instances.groups[original] == nil, isAtHand(base, rows, in: checker)
    else { return nil }
    checker.instances.setRows(
      of: variant, to: InstanceRows(space: rows.space, index: rows.index, key: rows.key))
    isRebased = true
    return original
  }

  /// The variant of one of the instances by row that a definition names, as in `dear = loans["A"] with { … }`;
  /// nil for others.
  static func variant(named index: DefinitionID, in checker: inout Checker) -> InstanceID? {
    guard case .plain = checker.definitions[index].role else { return nil }
    // Bound first: what is worked out may be read by the number of a type that is new.
    let type = Definitions.demand(index, in: &checker)
    guard case .member(let variant) = checker.types[type],
      checker.instances.groups[variant] == nil,
      checker.instances[variant].path == checker.definitions[index].path
    else { return nil }
    return variant
  }

  /// `true` iff an expression is the index at hand, or an input that is filled with it.
  private static func isAtHand(
    _ value: ExpressionID, _ rows: InstanceRows, in checker: Checker
  ) -> Bool {
    var value = value
    for _ in 0..<WorkLimits.layers {
      guard case .definition(let next) = checker.expression(value).operation else { return false }
      if next == rows.index || next == rows.key { return true }
      let clauses = checker.definitions[next].clauses
      guard clauses.count == 1, case .none = clauses[0].index, let held = clauses[0].expression
      else { return false }
      value = held
    }
    return false
  }

  /// The blocks that fill in instances by row, with the index of a variant for their own.
  static func rebased(
    _ blocks: [GivenBlock], to variant: InstanceID, in checker: inout Checker
  ) -> [GivenBlock] {
    guard let rows = checker.instances[variant].rows else { return blocks }
    return blocks.map { block in
      let outer = checker.names.scopes[block.scope]
      guard case .rows(let known) = outer.kind,
        checker.instances[known].rows?.space == rows.space, let parent = outer.parent
      else { return block }
      let scope = checker.names.addScope(.rows(variant), parent: parent)
      for (name, _) in outer.symbols.entries {
        checker.names.define(name, as: .definition(rows.key), in: scope)
      }
      var seen = block
      seen.scope = scope
      return seen
    }
  }
}
