import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// `require`.
extension Checker {
  /// Checks the requirements of instances that were filled in.
  mutating func finishInstances() {
    while true {
      if nextPendingInstance < pendingInstances.count {
        nextPendingInstance += 1
        _ = prepareInstance(pendingInstances[nextPendingInstance - 1])
        continue
      }
      guard let index = pendingRequirements.popLast() else { return }
      let instance = instances[index]
      let outer = sink
      sink = instance.sink
      demandLines(of: index)
      if !instance.isAbstract, let kind = instance.kind {
        for requirement in kinds[kind].requirements {
          blamedInstance = index
          checkRequire(requirement, instance.scope, instance: index)
          blamedInstance = nil
        }
      }
      sink = outer
    }
  }

  /// `true` iff the definition is a line by period of an instance in a case that has no timeline.
  func needsTimeline(_ index: DefinitionID) -> Bool {
    let definition = definitions[index]
    guard case .line(let instance) = definition.role, instances[instance].timeline == nil,
      let clause = definition.clauses.first
    else { return false }
    if case .none = clause.index { return false }
    return true
  }

  mutating func checkRequire(_ reference: NodeReference, _ scope: ScopeID, instance: InstanceID?) {
    let definition = formDefinition(reference, scope)
    var context = formContext(definition, scope)
    context.instance = instance
    let found = requirement(reference, &context)
    // What holds because of what is given, or left out, needs not be asked in the run.
    guard type(found.condition) != .error, knownAnswer(found.condition) != true else { return }
    requirements.append(
      RequirementInfo(
        condition: found.condition, definition: definition, span: found.span,
        reason: found.reason, workedOut: found.workedOut,
        place: instance.map { nameSpan(instances[$0].reference) },
        instance: requiredOf(instance), owner: instance))
  }

  /// What stands after `because`, otherwise the condition; read once, however often a kind is filled in.
  private mutating func reason(of reference: NodeReference, condition: NodeReference) -> String {
    if let known = knownReasons[reference] { return known }
    let tree = trees[reference.tree]
    let clause = tree.child(reference.node, 1)
    let text = clause.exists ? tree.child(clause) : .none
    var reason = plainText(text, tree)
    // Where nothing puts the figures in, the braces stand as they are written.
    if text.exists, tree[text].kind == .text, tree[text].firstChild.exists {
      reason = String(tree.text(text).dropFirst().dropLast())
    }
    if reason.isEmpty { reason = tree.text(condition.node) }
    knownReasons[reference] = reason
    return reason
  }

  /// What is required of, in words.
  private func requiredOf(_ instance: InstanceID?) -> String {
    guard let instance else { return "the case" }
    let path = instances[instance].path
    return instances[instance].isInWorld ? path + " in a scenario" : path
  }

  /// Checks the condition of a `require` and returns it with its reason.
  mutating func requirement(
    _ reference: NodeReference, _ context: inout Context
  ) -> FunctionRequirement {
    let tree = trees[reference.tree]
    let conditionReference = NodeReference(reference.tree, tree.child(reference.node))
    let condition = checkRequirement(conditionReference, &context)
    let reason = reason(of: reference, condition: conditionReference)
    guard types.element(type(condition)) == .yesNo else {
      if type(condition) != .error, type(condition) != .pending {
        report(.conditionNeeded(span(conditionReference), describe(type(condition))))
      }
      return FunctionRequirement(
        condition: broken(conditionReference), span: span(reference), reason: reason)
    }
    return FunctionRequirement(
      condition: condition, span: span(reference), reason: reason,
      workedOut: reasonWithFigures(reference, &context))
  }

  /// What stands after `because`, where it holds figures in braces; otherwise none.
  private mutating func reasonWithFigures(
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID? {
    let tree = trees[reference.tree]
    let clause = tree.child(reference.node, 1)
    guard clause.exists else { return nil }
    let text = tree.child(clause)
    guard text.exists, tree[text].kind == .text, tree[text].firstChild.exists else { return nil }
    let mark = context.definition.map { definitions[$0].dependencies.count } ?? 0
    let reason = checkText(NodeReference(reference.tree, text), &context)
    if let definition = context.definition, let instance = context.instance,
      let line = guardedLine(definition, from: mark, instance: instance)
    {
      report(.reasonNeedsGuarded(tree.span(text), spelling(definitions[line].name)))
      return nil
    }
    return type(reason) == .text ? reason : nil
  }

  /// A line of the instance that the reason of a requirement names, from the dependency at `mark` on, although the condition
  /// does not rest on it: it has no value where the requirement does not hold.
  private func guardedLine(_ definition: DefinitionID, from mark: Int, instance: InstanceID)
    -> DefinitionID?
  {
    let dependencies = definitions[definition].dependencies
    let found = Set(reached(from: dependencies.prefix(mark).map { $0.target }))
    return dependencies.dropFirst(mark).map({ $0.target }).first { target in
      guard case .line(instance) = definitions[target].role else { return false }
      return !found.contains(target)
    }
  }

  /// Checks the condition. Amounts are compared to 1e-9 of the larger side, so that no noise breaks it.
  mutating func checkRequirement(
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    softened(check(reference, &context, expected: .yesNo, whole: true), reference)
  }

  /// Returns the condition with its `=`, `<=` and `>=` true for what is nearly equal, and its `<`, `>` and `!=` false.
  private mutating func softened(
    _ id: ExpressionID, _ reference: NodeReference, steps: Int = 64
  ) -> ExpressionID {
    guard steps > 0 else { return id }
    let condition = expression(id)
    switch condition.operation {
    case .comparison(let sign, let left, let right)
    where isArithmetic(types.element(type(left)))
      && isArithmetic(types.element(type(right))):
      let near = make(
        .builtin(BuiltinTable[.nearlyEqual], arguments: [left, right]), condition.type, reference)
      switch sign {
      case .equal: return near
      case .less, .greater, .notEqual:
        return make(
          .and(id, make(.not(near), condition.type, reference)), condition.type, reference)
      case .lessOrEqual, .greaterOrEqual:
        return make(.or(id, near), condition.type, reference)
      }
    case .and(let left, let right):
      let both = (
        softened(left, reference, steps: steps - 1), softened(right, reference, steps: steps - 1)
      )
      return make(.and(both.0, both.1), condition.type, reference)
    case .or(let left, let right):
      let either = (
        softened(left, reference, steps: steps - 1), softened(right, reference, steps: steps - 1)
      )
      return make(.or(either.0, either.1), condition.type, reference)
    case .not(let inner):
      return make(
        .not(softened(inner, reference, steps: steps - 1)), condition.type, reference)
    case .conditional(let test, let yes, let no):
      return make(
        .conditional(
          softened(test, reference, steps: steps - 1), softened(yes, reference, steps: steps - 1),
          softened(no, reference, steps: steps - 1)), condition.type, reference)
    default: return id
    }
  }
}
