import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Remarks: what a kind or a case has to say of figures that are as they are.
enum Remarks {
  /// Checks a `remark` of the case, or of the kind of `instance`, and adds it to what the run is to say.
  ///
  /// Of what scenarios make of an instance nothing is said.
  static func check(
    _ reference: NodeReference, _ scope: ScopeID, instance: InstanceID?, in checker: inout Checker
  ) {
    let definition = Checks.formDefinition(reference, scope, in: &checker)
    var context = Checks.formContext(definition, scope, in: checker)
    context.instance = instance
    guard let (condition, text) = parts(of: reference, &context, in: &checker),
      Conditions.knownAnswer(condition, in: checker) != false,
      Worlds.written(around: instance, scope, in: checker) == nil
    else { return }
    let holds = checker.make(.not(condition), .yesNo, reference)
    var remark = RequirementInfo(
      condition: holds, definition: definition, span: checker.span(reference),
      reason: "", workedOut: text,
      place: instance.map { Declarations.nameSpan(checker.instances[$0].reference, in: checker) },
      instance: Requirements.requiredOf(instance, scope, in: checker), owner: instance)
    remark.isRemark = true
    checker.requirements.all.append(remark)
  }

  /// Returns when a remark is made and what it says, in the place of the form at hand; nil after a diagnostic.
  private static func parts(
    of reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> (condition: ExpressionID, text: ExpressionID)? {
    let tree = checker.trees[reference.tree]
    let written = NodeReference(reference.tree, tree.child(reference.node))
    let condition: ExpressionID
    if tree[reference.node].parts.contains(.condition) {
      let node = NodeReference(reference.tree, tree.child(reference.node, 1))
      guard let found = Requirements.answering(node, &context, in: &checker) else { return nil }
      if checker.types.isAggregate(checker.type(found)) {
        checker.report(
          .seriesForOneValue(checker.span(node), checker.describe(checker.type(found))))
        return nil
      }
      // What is not said is not worked out.
      if Conditions.knownAnswer(found, in: checker) == false { return nil }
      condition = found
      context.given.formUnion(Conditions.given(where: condition, holds: true, in: checker))
    } else {
      condition = Conditions.answer(true, reference, in: &checker)
    }
    let text = Expressions.check(written, &context, expected: .text, whole: true, in: &checker)
    let type = checker.type(text)
    guard type == .text else {
      if type != .error, type != .pending {
        checker.report(
          .wrongType(
            checker.span(written), expected: .words(.textInQuotes), found: checker.describe(type)))
      }
      return nil
    }
    return (condition, text)
  }

  /// Returns the remarks of an instance as texts of its working paper, empty where nothing is to be said.
  static func shown(
    of instance: InstanceID, _ definition: DefinitionID, in checker: inout Checker
  ) -> [ExpressionID] {
    guard let kind = checker.instances[instance].kind else { return [] }
    var texts: [ExpressionID] = []
    for remark in checker.kinds[kind].remarks {
      var context = Checks.formContext(definition, checker.instances[instance].scope, in: checker)
      context.instance = instance
      guard let (condition, text) = parts(of: remark, &context, in: &checker),
        Conditions.knownAnswer(condition, in: checker) != false
      else { continue }
      let nothing = checker.make(.text(checker.expressions.textID("")), .text, remark)
      texts.append(checker.make(.conditional(condition, text, nothing), .text, remark))
    }
    return texts
  }
}
