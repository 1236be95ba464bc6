import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Percents that stand for amounts: `costs[t] = 82%` beside `profit[t] = sales - costs`, where `sales *` was forgotten.
enum ForgottenBase {
  /// What a percent under the name of an amount lacks, and where.
  struct Finding {
    /// The name.
    var name: String
    /// The left side of its line, and the percent.
    var target: String
    var percent: String
    /// The amount of which it is taken; nil where several may be meant, or none is there.
    var base: String?
    /// The place of the percent.
    var place: Span
  }

  /// The definitions that are looked at for what rests on a percent.
  private static let most = 2_000

  /// Returns what an operand of a sum lacks that is the name of a written percent, and not called a share; nil for
  /// other operands.
  static func find(_ operand: ExpressionID, in checker: Checker) -> Finding? {
    guard checker.types.element(checker.type(operand)) == .percent,
      let named = PlainShares.named(operand, in: checker)
    else { return nil }
    let definition = checker.definitions[named]
    guard case .plain = definition.role, definition.scope == checker.names.rootScope,
      definition.clauses.count == 1, let clause = definition.clauses.first,
      clause.value.exists, !clause.distribution.exists, clause.layer == 0,
      !PlainRates.namesShare(checker.spelling(definition.name))
    else { return nil }
    let tree = checker.trees[clause.reference.tree]
    guard tree[clause.value].kind == .number, tree[clause.reference.node].kind == .definition
    else { return nil }
    let isByPeriod: Bool
    switch clause.index {
    case .each: isByPeriod = true
    case .none: isByPeriod = false
    case .at, .range, .opening: return nil
    }
    let bases = amounts(besides: named, byPeriod: isByPeriod, in: checker)
    let index = isByPeriod ? "[t]" : ""
    return Finding(
      name: checker.spelling(definition.name), target: tree.text(tree.child(clause.reference.node)),
      percent: tree.text(clause.value), base: bases.count == 1 ? bases[0] + index : nil,
      place: tree.span(clause.value))
  }

  /// The names of the amounts of the case of which a percent may be taken: all of one sort that do not rest on it.
  private static func amounts(
    besides percent: DefinitionID, byPeriod: Bool, in checker: Checker
  ) -> [String] {
    let all = Array(checker.definitions.all.ids.prefix(most)).filter { index in
      let definition = checker.definitions[index]
      guard case .plain = definition.role else { return false }
      return definition.scope == checker.names.rootScope && index != percent
    }
    let resting = closure(of: [checker.definitions[percent].name], all, in: checker)
    // What has not been checked so far is money where an amount, or the name of one, stands in it.
    let stated = all.filter { isMoney($0, in: checker) }.map { checker.definitions[$0].name }
    let amounts = closure(of: Set(stated), all, in: checker)
    return all.compactMap { index in
      let definition = checker.definitions[index]
      guard amounts.contains(definition.name), !resting.contains(definition.name) else {
        return nil
      }
      if definition.type != .pending, !isMoney(index, in: checker) { return nil }
      return isByPeriod(definition, in: checker) == byPeriod
        ? checker.spelling(definition.name) : nil
    }
  }

  /// The names, and those of all definitions whose lines rest on them.
  private static func closure(
    of names: Set<Name>, _ all: [DefinitionID], in checker: Checker
  ) -> Set<Name> {
    var found = names
    var rest = all.filter { !names.contains(checker.definitions[$0].name) }
    while true {
      let next = rest.filter { rests(checker.definitions[$0], on: found, in: checker) }
      guard !next.isEmpty else { return found }
      found.formUnion(next.map { checker.definitions[$0].name })
      rest.removeAll { found.contains(checker.definitions[$0].name) }
    }
  }

  /// `true` iff a definition is known to be money, or an amount stands in it.
  private static func isMoney(_ index: DefinitionID, in checker: Checker) -> Bool {
    let definition = checker.definitions[index]
    let element = checker.types.element(definition.type)
    if element != .pending { return TypeTraits.isMoney(element, in: checker) }
    return definition.clauses.contains { clause in
      clause.value.exists && checker.trees[clause.reference.tree][clause.value].kind == .tagged
    }
  }

  /// `true` iff a definition has a value for each period.
  private static func isByPeriod(_ definition: Definition, in checker: Checker) -> Bool {
    if definition.type != .pending { return checker.types.isAggregate(definition.type) }
    if case .none? = definition.clauses.first?.index { return false }
    return true
  }

  /// `true` iff a line of a definition names one of `names`.
  private static func rests(
    _ definition: Definition, on names: Set<Name>, in checker: Checker
  ) -> Bool {
    definition.clauses.contains { clause in
      guard clause.value.exists else { return false }
      var isNamed = false
      checker.trees[clause.reference.tree].forEachName(in: clause.value) {
        if names.contains($0) { isNamed = true }
      }
      return isNamed
    }
  }
}
