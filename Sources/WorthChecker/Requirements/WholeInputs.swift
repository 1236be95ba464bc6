import WorthBuiltins
import WorthProgram
import WorthSyntax
import WorthValue

/// Inputs that take whole numbers, `instalments: whole`: what a field works out is looked at in the run.
extension Requirements {
  /// Requires an input of that type to be a whole number; a stated figure may be replaced, too.
  static func requireWhole(
    _ input: InputDeclaration, of instance: InstanceID, in checker: inout Checker
  ) {
    let tree = checker.trees[input.reference.tree]
    var type = input.type
    if type.exists, tree[type].kind == .optionalType { type = tree.child(type) }
    guard type.exists, tree[type].kind == .namedType, tree.text(type) == TypeWord.whole.rawValue,
      case .definition(let field)? =
        checker.names.scopes[checker.instances[instance].scope].symbols[input.name],
      !checker.definitions[field].isMissing,
      Definitions.demand(field, in: &checker) == .number
    else { return }
    let own = checker.instances[instance]
    let reference = checker.definitions[field].reference
    let definition = Checks.formDefinition(reference, own.scope, in: &checker)
    var context = Checks.formContext(definition, own.scope, in: checker)
    context.instance = instance
    let value = Expressions.value(of: .definition(field), reference, context, in: &checker)
    let none = checker.make(.constant(0), .number, reference)
    let whole = checker.make(
      .builtin(BuiltinTable[.floor], arguments: [value, none]), .number, reference)
    let name = checker.spelling(input.name)
    var requirement = RequirementInfo(
      condition: checker.make(.comparison(.equal, value, whole), .yesNo, reference),
      definition: definition, span: checker.span(reference),
      reason: name + " = floor(" + name + ")",
      workedOut: checker.make(.textOf(value), .text, reference),
      place: Declarations.nameSpan(own.reference, in: checker),
      instance: requiredOf(instance, own.scope, in: checker), owner: instance)
    requirement.wholeInput = name
    checker.requirements.all.append(requirement)
  }
}
