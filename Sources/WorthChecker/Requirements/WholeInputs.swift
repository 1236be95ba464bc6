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
    let name = checker.spelling(input.name)
    let size = checker.make(
      .builtin(BuiltinTable[.absolute], arguments: [value]), .number, reference)
    var requirement = RequirementInfo(
      condition: isWhole(value, size, reference, in: &checker),
      definition: definition, span: checker.span(reference),
      reason: name + " = floor(" + name + ")",
      workedOut: checker.make(.textOf(value), .text, reference),
      place: Declarations.nameSpan(own.reference, in: checker),
      instance: requiredOf(instance, own.scope, in: checker), owner: instance)
    requirement.wholeInput = name
    checker.requirements.all.append(requirement)
    // A stated figure of usual size needs no second look.
    if case .constant(let stated)? = statedValue(of: field, in: checker), abs(stated) < 1e9 {
      return
    }
    var bound = requirement
    bound.wholeInput = nil
    bound.workedOut = nil
    bound.condition = isKnown(size, reference, in: &checker)
    bound.reason = "abs(" + name + ") <= 9_007_199_254_740_991"
    bound.definition = Checks.formDefinition(reference, own.scope, in: &checker)
    Definitions.depend(
      on: field, offset: nil, Checks.formContext(bound.definition, own.scope, in: checker),
      in: &checker)
    checker.requirements.all.append(bound)
  }

  /// `true` iff a number is written with digits after its point that are too far behind to be kept.
  static func hasLostPart(
    _ value: ExpressionID, _ number: Double, in checker: Checker
  ) -> Bool {
    guard abs(number) >= 4_503_599_627_370_496 else { return false }
    return Checks.figure(checker.expression(value).reference, in: checker).map { $0.unit < 1 }
      ?? false
  }

  /// The operation of the one value that a field states.
  private static func statedValue(of field: DefinitionID, in checker: Checker) -> Operation? {
    let clauses = checker.definitions[field].clauses
    guard clauses.count == 1, let value = clauses[0].expression else { return nil }
    return checker.expression(value).operation
  }

  /// Returns whether a value is whole but for what a calculation leaves: a millionth, of large values some
  /// units of the last digit that a number holds, and never more than a fifth.
  ///
  /// What is equal for comparisons, a billionth of a value, would be whole numbers apart in large ones.
  private static func isWhole(
    _ value: ExpressionID, _ size: ExpressionID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    func number(_ constant: Double) -> ExpressionID {
      checker.make(.constant(constant), .number, reference)
    }
    func make(_ operation: Operation, _ type: TypeID) -> ExpressionID {
      checker.make(operation, type, reference)
    }
    let floor = make(.builtin(BuiltinTable[.floor], arguments: [value, number(0)]), .number)
    let part = make(.arithmetic(.subtract, value, floor), .number)
    let noise = make(
      .arithmetic(
        .add, number(1e-6), make(.arithmetic(.multiply, size, number(2.5e-16)), .number)), .number)
    let upper = make(.arithmetic(.subtract, number(1), part), .number)
    let isNear = make(
      .or(
        make(.comparison(.lessOrEqual, part, noise), .yesNo),
        make(.comparison(.lessOrEqual, upper, noise), .yesNo)), .yesNo)
    let isPlainlyNear = make(
      .or(
        make(.comparison(.lessOrEqual, part, number(0.2)), .yesNo),
        make(.comparison(.lessOrEqual, upper, number(0.2)), .yesNo)), .yesNo)
    return make(
      .or(
        make(.comparison(.lessOrEqual, part, number(1e-6)), .yesNo),
        make(.and(isNear, isPlainlyNear), .yesNo)), .yesNo)
  }

  /// Returns whether the number next to one of that size is another one; beyond that nobody can count.
  private static func isKnown(
    _ size: ExpressionID, _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    let most = checker.make(.constant(9_007_199_254_740_991), .number, reference)
    let beyond = checker.make(.arithmetic(.subtract, size, most), .number, reference)
    let half = checker.make(.constant(0.5), .number, reference)
    return checker.make(.comparison(.lessOrEqual, beyond, half), .yesNo, reference)
  }
}
