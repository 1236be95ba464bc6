import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The kinds of a file, each checked by itself: with every optional input given, with each left
/// out, and with none.
///
/// A branch that asks whether an input is given is checked only in the instances that take it, so
/// that a case may never reach what is wrong in its kinds.
enum LibraryCheck {
  /// The most optional inputs of a kind that are left out one at a time.
  private static var mostInputs: Int { 64 }

  /// Checks all kinds of the root file.
  static func check(in checker: inout Checker) {
    let isTimelineAssumed = Settings.assumeTimeline(in: &checker)
    for kind in checker.kinds.all.ids
    where checker.kinds[kind].scope == checker.names.rootScope {
      guard Kinds.prepare(kind, in: &checker) else { continue }
      for given in combinations(of: checker.kinds[kind]) {
        if Definitions.areTooMany(checker.kinds[kind].reference, in: &checker) { break }
        check(kind, given, in: &checker)
      }
    }
    if isTimelineAssumed { checker.settings.dropAssumedTimeline() }
  }

  /// Returns which optional inputs are given in each instance that is checked.
  private static func combinations(of kind: KindInfo) -> [Set<Name>] {
    let optional = kind.inputs.filter { $0.isOptional && !$0.value.exists }.map { $0.name }
    let all = Set(optional)
    var found = [all]
    if optional.count > 1 {
      found += optional.prefix(mostInputs).map { all.subtracting([$0]) }
    }
    if !optional.isEmpty { found.append([]) }
    return found
  }

  /// Checks the kind with these optional inputs, unless its requirements exclude that.
  private static func check(_ kind: KindID, _ given: Set<Name>, in checker: inout Checker) {
    let info = checker.kinds[kind]
    let outer = checker.findings.turnToNewSink()
    let mark = checker.definitions.all.count
    let instance = Instances.reserve(
      path: checker.spelling(info.name), reference: info.reference,
      scope: checker.names.rootScope, in: &checker)
    checker.instances[instance].isAbstract = true
    checker.instances.assume(given, in: instance)
    _ = Instances.fill(instance, kind: kind, given: [], in: &checker)
    Requirements.checkPending(in: &checker)
    for number in mark..<checker.definitions.all.count {
      _ = Definitions.demand(DefinitionID(Int32(truncatingIfNeeded: number)), in: &checker)
    }
    let found = checker.findings.removeLastSink()
    checker.findings.turn(to: outer)
    guard !isExcluded(instance, info, in: &checker) else { return }
    for diagnostic in found { checker.report(diagnostic) }
  }

  /// `true` iff a requirement of the kind cannot hold with what is given and left out.
  private static func isExcluded(
    _ instance: InstanceID, _ kind: KindInfo, in checker: inout Checker
  ) -> Bool {
    let outer = checker.findings.turnToNewSink()
    defer {
      checker.findings.removeLastSink()
      checker.findings.turn(to: outer)
    }
    let scope = checker.instances[instance].scope
    for requirement in kind.requirements {
      let definition = Checks.formDefinition(requirement, scope, in: &checker)
      var context = Checks.formContext(definition, scope, in: checker)
      context.instance = instance
      let tree = checker.trees[requirement.tree]
      let condition = Expressions.check(
        NodeReference(requirement.tree, tree.child(requirement.node)), &context,
        expected: .yesNo, whole: true, in: &checker)
      if holds(condition, in: checker) == false { return true }
    }
    return false
  }

  /// Whether the condition holds, as far as that follows from what is given; nil where it does not.
  private static func holds(
    _ condition: ExpressionID, steps: Int = 32, in checker: Checker
  ) -> Bool? {
    if let known = Conditions.knownAnswer(condition, in: checker) { return known }
    guard steps > 0 else { return nil }
    switch checker.expression(condition).operation {
    case .isGiven(let operand):
      // The words of a choice are known although it is left out.
      guard case .definition(let input) = checker.expression(operand).operation,
        checker.definitions[input].isMissing
      else { return nil }
      return false
    case .not(let part): return holds(part, steps: steps - 1, in: checker).map { !$0 }
    case .comparison(let sign, let left, let right):
      guard let one = holds(left, steps: steps - 1, in: checker),
        let other = holds(right, steps: steps - 1, in: checker)
      else { return nil }
      switch sign {
      case .equal: return one == other
      case .notEqual: return one != other
      case .less, .lessOrEqual, .greater, .greaterOrEqual: return nil
      }
    case .and(let left, let right):
      let parts = [left, right].map { holds($0, steps: steps - 1, in: checker) }
      return parts.contains(false) ? false : parts.contains(nil) ? nil : true
    case .or(let left, let right):
      let parts = [left, right].map { holds($0, steps: steps - 1, in: checker) }
      return parts.contains(true) ? true : parts.contains(nil) ? nil : false
    default: return nil
    }
  }
}
