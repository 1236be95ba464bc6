import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Requirements: what a kind or a case demands of figures before they are used.
struct Requirements {
  /// The requirements whose conditions are checked.
  var all: [RequirementInfo] = []
  /// The reasons of requirements, by the place where they are written.
  private var knownReasons: [NodeReference: String] = [:]
  /// The instances whose requirements are still to be checked.
  private(set) var pending: [InstanceID] = []
  /// The scopes of the worlds in which figures are asked for.
  var worldScopes: [ScopeID] = []
}

extension Requirements {
  /// Forgets the requirements from a place on, which nothing asks in a run.
  mutating func forget(from place: Int) { all.removeLast(all.count - place) }

  /// Adds an instance whose requirements are checked once it is filled in.
  mutating func postpone(_ instance: InstanceID) { pending.append(instance) }

  /// Fills in the instances that are left, and checks the lines and requirements of each.
  static func checkPending(in checker: inout Checker) {
    while true {
      if let next = checker.instances.takePending() {
        _ = Instances.prepare(next, in: &checker)
        continue
      }
      guard let index = checker.requirements.pending.popLast() else { return }
      let instance = checker.instances[index]
      let outer = checker.findings.turn(to: instance.sink)
      DefinitionOrder.demandLines(of: index, in: &checker)
      if !instance.isAbstract, let kind = instance.kind {
        for requirement in checker.kinds[kind].requirements {
          checker.findings.blame(index)
          checkRequire(requirement, instance.scope, instance: index, in: &checker)
          checker.findings.blame(nil)
        }
        for input in checker.kinds[kind].inputs { requireWhole(input, of: index, in: &checker) }
        for remark in checker.kinds[kind].remarks {
          checker.findings.blame(index)
          Remarks.check(remark, instance.scope, instance: index, in: &checker)
          checker.findings.blame(nil)
        }
      }
      checker.findings.turn(to: outer)
    }
  }

  /// `true` iff the definition is a line by period of an instance in a case that has no timeline.
  static func needsTimeline(_ index: DefinitionID, in checker: Checker) -> Bool {
    let definition = checker.definitions[index]
    guard case .line(let instance) = definition.role, checker.instances[instance].timeline == nil,
      let clause = definition.clauses.first
    else { return false }
    if case .none = clause.index { return false }
    // A line over the rows of a table, or over a series, says so.
    return SyntaxReading.binderNode(clause, checker.trees[clause.reference.tree]) == nil
  }

  /// Checks a `require` of the case, or of the kind of `instance`, and adds it to the requirements
  /// unless it always holds.
  static func checkRequire(
    _ reference: NodeReference, _ scope: ScopeID, instance: InstanceID?, in checker: inout Checker
  ) {
    let definition = Checks.formDefinition(reference, scope, in: &checker)
    var context = Checks.formContext(definition, scope, in: checker)
    context.instance = instance
    let found = requirement(reference, &context, in: &checker)
    // What holds because of what is given, or left out, needs not be asked in the run.
    guard checker.type(found.condition) != .error,
      Conditions.knownAnswer(found.condition, in: checker) != true
    else { return }
    checker.requirements.all.append(
      RequirementInfo(
        condition: found.condition, definition: definition, span: found.span,
        reason: found.reason, workedOut: found.workedOut,
        place: instance.map { Declarations.nameSpan(checker.instances[$0].reference, in: checker) },
        instance: requiredOf(instance, scope, in: checker), owner: instance))
  }

  /// Checks the condition of a `require` and returns it with its reason.
  static func requirement(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> FunctionRequirement {
    let reason = reason(of: reference, in: &checker)
    guard let condition = wholeCondition(reference, &context, in: &checker) else {
      return FunctionRequirement(
        condition: checker.broken(reference), span: checker.span(reference), reason: reason)
    }
    // What is not asked has no reason to be worked out.
    if Conditions.knownAnswer(condition, in: checker) == true {
      return FunctionRequirement(
        condition: condition, span: checker.span(reference), reason: reason)
    }
    return FunctionRequirement(
      condition: condition, span: checker.span(reference), reason: reason,
      workedOut: reasonWithFigures(reference, &context, in: &checker))
  }

  /// Returns what a requirement demands, which holds where the condition after its `if` does not;
  /// nil, after a diagnostic, where one of them is no condition.
  private static func wholeCondition(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    let tree = checker.trees[reference.tree]
    let demanded = NodeReference(reference.tree, tree.child(reference.node))
    guard tree[reference.node].parts.contains(.condition) else {
      return answering(demanded, &context, in: &checker)
    }
    let guardReference = NodeReference(reference.tree, tree.child(reference.node, 1))
    guard let condition = answering(guardReference, &context, in: &checker) else { return nil }
    switch Conditions.knownAnswer(condition, in: checker) {
    case true: return answering(demanded, &context, in: &checker)
    // What is asked only where an optional input is given is not asked where it is not.
    case false: return Conditions.answer(true, reference, in: &checker)
    case nil: break
    }
    let outer = context.given
    context.given.formUnion(Conditions.given(where: condition, holds: true, in: checker))
    defer { context.given = outer }
    guard let whole = answering(demanded, &context, in: &checker) else { return nil }
    if Conditions.knownAnswer(whole, in: checker) == true { return whole }
    let otherwise = checker.make(.not(condition), checker.type(condition), guardReference)
    guard Operators.commonSpace(otherwise, whole, reference, in: &checker) != nil else {
      return nil
    }
    let type =
      checker.types.isAggregate(checker.type(whole))
      ? checker.type(whole) : checker.type(condition)
    return checker.make(.or(otherwise, whole), type, reference)
  }

  /// Returns the condition at `reference`; nil, after a diagnostic, where it is none.
  static func answering(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    let condition = check(reference, &context, in: &checker)
    let type = checker.type(condition)
    if checker.types.element(type) == .yesNo { return condition }
    if type != .error, type != .pending {
      checker.report(.conditionNeeded(checker.span(reference), checker.describe(type)))
    }
    return nil
  }

  /// Returns what stands after `because` in a requirement; nil where nothing does.
  private static func reasonNode(_ reference: NodeReference, in checker: Checker) -> NodeID? {
    let tree = checker.trees[reference.tree]
    let clause = tree.child(
      reference.node, tree[reference.node].parts.contains(.condition) ? 2 : 1)
    guard clause.exists else { return nil }
    let text = tree.child(clause)
    return text.exists ? text : nil
  }

  /// Checks a condition.
  static func check(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    Expressions.check(reference, &context, expected: .yesNo, whole: true, in: &checker)
  }

  /// Returns what stands after `because`, otherwise the condition; read once, however often a kind
  /// is filled in.
  static func reason(
    of reference: NodeReference, in checker: inout Checker
  ) -> String {
    if let known = checker.requirements.knownReasons[reference] { return known }
    let tree = checker.trees[reference.tree]
    let text = reasonNode(reference, in: checker) ?? .none
    var reason = SyntaxReading.plainText(text, tree)
    // Where nothing puts the figures in, the braces stand as they are written.
    if text.exists, tree[text].kind == .text, tree[text].firstChild.exists {
      reason = String(tree.text(text).dropFirst().dropLast())
    }
    if reason.isEmpty {
      let demanded = tree.text(tree.child(reference.node))
      reason =
        tree[reference.node].parts.contains(.condition)
        ? demanded + " if " + tree.text(tree.child(reference.node, 1)) : demanded
    }
    checker.requirements.knownReasons[reference] = reason
    return reason
  }

  /// Returns in words what a requirement is about: an instance or the case, and under what.
  static func requiredOf(_ instance: InstanceID?, _ scope: ScopeID, in checker: Checker)
    -> String
  {
    let under = Worlds.written(around: instance, scope, in: checker).map { " under " + $0 } ?? ""
    return (instance.map { checker.instances[$0].path } ?? "the case") + under
  }

  /// What stands after `because`, where it holds figures in braces; otherwise none.
  private static func reasonWithFigures(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    let tree = checker.trees[reference.tree]
    guard let text = reasonNode(reference, in: checker), tree[text].kind == .text,
      tree[text].firstChild.exists
    else { return nil }
    let mark = context.definition.map { checker.definitions[$0].dependencies.count } ?? 0
    let reason = Literals.checkText(NodeReference(reference.tree, text), &context, in: &checker)
    if let definition = context.definition, let instance = context.instance,
      let line = guardedLine(definition, from: mark, instance: instance, in: checker)
    {
      checker.report(
        .reasonNeedsGuarded(tree.span(text), checker.spelling(checker.definitions[line].name)))
      return nil
    }
    return checker.type(reason) == .text ? reason : nil
  }

  /// Returns a line of the instance that the reason of a requirement names, from the dependency at
  /// `mark` on, although the condition does not rest on it: it has no value where the requirement
  /// does not hold.
  private static func guardedLine(
    _ definition: DefinitionID, from mark: Int, instance: InstanceID, in checker: Checker
  )
    -> DefinitionID?
  {
    let dependencies = checker.definitions[definition].dependencies
    let found = Set(Notes.reached(from: dependencies.prefix(mark).map { $0.target }, in: checker))
    return dependencies.dropFirst(mark).map({ $0.target }).first { target in
      guard case .line(instance) = checker.definitions[target].role else { return false }
      return !found.contains(target)
    }
  }
}
