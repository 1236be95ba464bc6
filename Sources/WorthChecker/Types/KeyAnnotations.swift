import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// `one of ways.way` as a type: what a column holds, and nothing else.
enum KeyAnnotations {
  /// Returns `value` where it is one of the values of the column that `annotation` names; in the run
  /// it fails where it is none of them. Reports what is of another type.
  static func conform(
    _ index: DefinitionID, _ value: ExpressionID, _ annotation: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    let found = checker.type(value)
    if found == .error || found == .pending { return value }
    let reference = checker.expression(value).reference
    guard let (keys, element) = keys(annotation, for: index, in: &checker) else {
      return checker.broken(reference)
    }
    var known = value
    if case .choice = checker.types[element],
      let fitted = Choices.fitted(value, to: element, in: &checker)
    {
      known = fitted
    }
    guard checker.type(known) == element else {
      Annotations.reportField(
        value, checker.spelling(checker.definitions[index].name), checker.describe(element),
        annotation, in: &checker)
      return checker.broken(reference)
    }
    return checker.make(.lookup(keys, keys: keys, key: known), element, reference)
  }

  /// The type of the values of the column that `annotation` names; nil after a diagnostic.
  static func element(
    _ annotation: NodeReference, for index: DefinitionID, in checker: inout Checker
  ) -> TypeID? {
    keys(annotation, for: index, in: &checker)?.element
  }

  /// Lets a column that was read from a file fail where one of its values is none of those that
  /// `annotation` names.
  static func checkFileColumn(
    _ column: DefinitionID, _ annotation: NodeReference, in checker: inout Checker
  ) {
    _ = Definitions.demand(column, in: &checker)
    let definition = checker.definitions[column]
    guard let source = definition.clauses.first?.expression,
      case .series(let found, let space, _) = checker.types[definition.type]
    else { return }
    let collected = checker.expressions.beginCollecting()
    let keys = keys(annotation, for: column, in: &checker)
    let needs = checker.expressions.collected
    checker.expressions.resumeCollecting(collected)
    guard let (keys, element) = keys else { return }
    var known = found
    if case .optional(let inner) = checker.types[found] { known = inner }
    guard known == element else {
      checker.report(
        .wrongType(
          checker.span(annotation), expected: checker.describe(element),
          found: checker.describe(found)))
      return
    }
    let local = checker.expressions.newLocal()
    let one = checker.make(.local(local), found, annotation)
    var body = checker.make(.lookup(keys, keys: keys, key: one), found, annotation)
    if known != found {
      let isGiven = checker.make(.isGiven(one), .yesNo, annotation)
      body = checker.make(.conditional(isGiven, body, one), found, annotation)
    }
    let list = checker.make(
      .comprehension(
        Comprehension(
          body: body, source: source, condition: nil, local: local, overPositions: false)),
      checker.types.id(.list(found)), annotation)
    let series = checker.types.id(.series(found, space: space, isFlow: false))
    checker.definitions.setValue(
      of: column, to: Expressions.retyped(list, series, in: &checker))
    checker.definitions.addNeeds(needs.map { $0.target }, to: column)
  }

  /// The column that `annotation` names, as the definition at `index` sees it, and the type of its
  /// values; nil after a diagnostic.
  private static func keys(
    _ annotation: NodeReference, for index: DefinitionID, in checker: inout Checker
  ) -> (keys: ExpressionID, element: TypeID)? {
    var context = Clauses.context(for: index, in: checker)
    // The types of an input are those of its kind, whose other inputs they see.
    var owner = checker.definitions[index].role.instance
    if case .column(let table?) = checker.definitions[index].role {
      owner = checker.tables[table].instance
    }
    if let instance = owner {
      context.scope = checker.instances[instance].scope
      context.instance = instance
    }
    let node = NodeReference(
      annotation.tree, checker.trees[annotation.tree].child(annotation.node))
    let column = Expressions.check(node, &context, expected: nil, whole: true, in: &checker)
    let type = checker.type(column)
    if type == .error || type == .pending { return nil }
    var element = checker.types.element(type)
    var keys = column
    if case .optional(let given) = checker.types[element] {
      keys = whatIsGiven(in: column, given, node, in: &checker)
      element = given
    }
    guard checker.types.isAggregate(type), RowLookups.isKey(element, in: checker) else {
      checker.report(.keysExpected(checker.span(node), checker.describe(type)))
      return nil
    }
    // A class that several rows share is one all the same.
    let list = checker.types.id(.list(element))
    return (
      checker.make(.builtin(BuiltinTable[.distinct], arguments: [keys]), list, node), element
    )
  }

  /// The values of a column that are there, as a list.
  private static func whatIsGiven(
    in column: ExpressionID, _ element: TypeID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    let local = checker.expressions.newLocal()
    let one = checker.make(
      .local(local), checker.types.id(.optional(element)), reference)
    return checker.make(
      .comprehension(
        Comprehension(
          body: Expressions.retyped(one, element, in: &checker), source: column,
          condition: checker.make(.isGiven(one), .yesNo, reference), local: local,
          overPositions: false)),
      checker.types.id(.list(element)), reference)
  }
}
