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

  /// The most ways that are tried to give and leave out inputs so that the requirements allow it.
  private static var mostTries: Int { 16 }

  /// Checks all kinds of the root file.
  static func check(in checker: inout Checker) {
    let isTimelineAssumed = Settings.assumeTimeline(in: &checker)
    let isCurrencyAssumed = Settings.assumeCurrency(in: &checker)
    for kind in checker.kinds.all.ids
    where checker.kinds[kind].scope == checker.names.rootScope {
      guard Kinds.prepare(kind, in: &checker) else { continue }
      var tried: Set<Set<Name>> = []
      for given in combinations(of: checker.kinds[kind]) {
        checkNearest(to: given, kind, &tried, in: &checker)
      }
    }
    if isTimelineAssumed { checker.settings.dropAssumedTimeline() }
    if isCurrencyAssumed { checker.settings.dropAssumedCurrency() }
  }

  /// Checks the kind with the optional inputs of `start`, or where its requirements exclude that, with the
  /// nearest of them that they allow: each input that an excluding one names is given instead, or left out.
  private static func checkNearest(
    to start: Set<Name>, _ kind: KindID, _ tried: inout Set<Set<Name>>, in checker: inout Checker
  ) {
    var open = [start]
    var next = 0
    while next < open.count, next < mostTries {
      let given = open[next]
      next += 1
      guard tried.insert(given).inserted else { continue }
      if Definitions.areTooMany(checker.kinds[kind].reference, in: &checker) { return }
      guard let excluding = check(kind, given, in: &checker) else { return }
      let named = names(in: excluding, in: checker)
      for input in checker.kinds[kind].inputs
      where input.isOptional && !input.value.exists && named.contains(input.name) {
        open.append(given.symmetricDifference([input.name]))
      }
    }
  }

  /// The names that stand in a requirement.
  private static func names(in requirement: NodeReference, in checker: Checker) -> Set<Name> {
    let tree = checker.trees[requirement.tree]
    var found: Set<Name> = []
    var open = [requirement.node]
    while let node = open.popLast() {
      if tree[node].kind == .name { found.insert(tree.name(node)) }
      open += tree.children(node)
    }
    return found
  }

  /// Returns which optional inputs are given in each instance that is checked, and with all of them those that
  /// have a default, so that they are checked as what they are declared to be.
  private static func combinations(of kind: KindInfo) -> [Set<Name>] {
    let optional = kind.inputs.filter { $0.isOptional && !$0.value.exists }.map { $0.name }
    let all = Set(optional + kind.inputs.filter { $0.value.exists }.map { $0.name })
    var found = [all]
    if optional.count > 1 {
      found += optional.prefix(mostInputs).map { all.subtracting([$0]) }
    }
    if !optional.isEmpty { found.append([]) }
    return found
  }

  /// Checks the kind with these optional inputs, unless one of its requirements excludes that, which is returned.
  private static func check(
    _ kind: KindID, _ given: Set<Name>, in checker: inout Checker
  ) -> NodeReference? {
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
    let excluding = excluding(instance, info, in: &checker)
    if excluding == nil {
      checkWords(instance, info, in: &checker)
      checkShows(instance, info, in: &checker)
    }
    let found = checker.findings.removeLastSink()
    checker.findings.turn(to: outer)
    if excluding == nil { for diagnostic in found { checker.report(diagnostic) } }
    return excluding
  }

  /// Checks what requirements and remarks of the kind say; nothing of it is asked in a run.
  private static func checkWords(
    _ instance: InstanceID, _ kind: KindInfo, in checker: inout Checker
  ) {
    let before = checker.requirements.all.count
    let scope = checker.instances[instance].scope
    for requirement in kind.requirements {
      Requirements.checkRequire(requirement, scope, instance: instance, in: &checker)
    }
    for remark in kind.remarks {
      Remarks.check(remark, scope, instance: instance, in: &checker)
    }
    checker.requirements.forget(from: before)
  }

  /// Checks what the kind shows of itself; nothing of it is shown.
  private static func checkShows(
    _ instance: InstanceID, _ kind: KindInfo, in checker: inout Checker
  ) {
    let shown = checker.output.shownPapers
    let scope = checker.instances[instance].scope
    for show in kind.shows {
      let definition = Checks.formDefinition(show, scope, in: &checker)
      var context = Checks.formContext(definition, scope, in: checker)
      context.instance = instance
      _ = Papers.paper(instance, show, context, in: &checker)
    }
    checker.output.forgetPapers(besides: shown)
  }

  /// A requirement of the kind that cannot hold with what is given and left out.
  private static func excluding(
    _ instance: InstanceID, _ kind: KindInfo, in checker: inout Checker
  ) -> NodeReference? {
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
      if holds(condition, in: checker) == false { return requirement }
    }
    return nil
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
