import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Stated series and lists, `flow of money` and the like, and whether values conform to them.
enum SeriesAnnotations {
  /// Returns `value` as the series or list that `annotation` states; a single value is taken for
  /// each period.
  static func conform(
    _ value: ExpressionID, _ annotation: NodeReference, _ instance: InstanceID?, _ what: String,
    _ space: SpaceID?, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[annotation.tree]
    let form = tree.tokenText(tree[annotation.node].token)
    let inner = NodeReference(annotation.tree, tree.child(annotation.node))
    let isFlow = form != "level"
    guard form == "flow" || form == "level" || form == "series" || form == "list" else {
      checker.report(.unknownType(checker.span(annotation), form))
      return checker.broken(checker.expression(value).reference)
    }
    switch checker.types[checker.type(value)] {
    case .series:
      if let source = PeriodLists.column(value, form: form, space, in: &checker) {
        return PeriodLists.filled(
          source, form: form, to: inner, instance, what, space, in: &checker)
      }
      return conformWhole(value, form: form, to: inner, instance, what, in: &checker)
    case .list where form == "list" && isEmptyList(value, in: checker):
      let element =
        KindLists.element(inner, instance, in: &checker)
        ?? expectedElement(inner, instance, in: &checker)
      return Expressions.retyped(value, checker.types.id(.list(element)), in: &checker)
    case .list(let element) where form != "list":
      let source = ListSource(values: value, element: element, keys: nil)
      return PeriodLists.filled(source, form: form, to: inner, instance, what, space, in: &checker)
    case .range(let element) where form != "list":
      let source = ListSource(values: value, element: element, keys: nil)
      return PeriodLists.filled(source, form: form, to: inner, instance, what, space, in: &checker)
    case .list(let element), .range(let element):
      let probe = checker.make(
        checker.expression(value).operation, element, checker.expression(value).reference)
      let conformed = Annotations.conform(
        probe, to: inner, instance: instance, what: what, space: nil, in: &checker)
      if checker.type(conformed) == .error {
        return checker.broken(checker.expression(value).reference)
      }
      if Operators.isStatedZero(value, in: checker) {
        return Expressions.retyped(
          value, checker.types.id(.list(checker.type(conformed))), in: &checker)
      }
      return Choices.fitted(value, to: checker.type(conformed), in: &checker) ?? value
    default: break
    }
    if form == "list" {
      Annotations.reportField(value, what, .words(.aList), annotation, in: &checker)
      return checker.broken(checker.expression(value).reference)
    }
    let element = Annotations.conform(
      value, to: inner, instance: instance, what: what, space: nil, in: &checker)
    guard checker.type(element) != .error, let space else {
      if checker.type(element) != .error {
        checker.report(.noTimeline(checker.span(checker.expression(value).reference)))
      }
      return checker.broken(checker.expression(value).reference)
    }
    let flow = TypeTraits.isMoney(checker.type(element), in: checker) && isFlow
    if flow, isOfSeries(value, in: checker) {
      checker.report(.oneForAllPeriods(checker.span(checker.expression(value).reference), what))
    }
    return checker.make(
      .broadcast(element, space: space),
      checker.types.id(.series(checker.type(element), space: space, isFlow: flow)),
      checker.expression(value).reference)
  }

  /// Returns a series as the form of series or list that is stated; its elements conform to `inner`
  /// as single values do.
  private static func conformWhole(
    _ value: ExpressionID, form: String, to inner: NodeReference, _ instance: InstanceID?,
    _ what: String, in checker: inout Checker
  ) -> ExpressionID {
    let reference = checker.expression(value).reference
    guard case .series(let element, let over, let wasFlow) = checker.types[checker.type(value)]
    else { return checker.broken(reference) }
    if form == "flow" || form == "level", case .rows = checker.tables.spaces[over].kind {
      checker.report(
        .columnForSeries(
          checker.span(reference), what, checker.trees[reference.tree].text(reference.node),
          advice(for: value, element, over, instance, in: checker)))
      return checker.broken(reference)
    }
    let probe = checker.make(checker.expression(value).operation, element, reference)
    let conformed = Annotations.conform(
      probe, to: inner, instance: instance, what: what, space: nil, in: &checker)
    guard checker.type(conformed) != .error else { return checker.broken(reference) }
    let value = Choices.fitted(value, to: checker.type(conformed), in: &checker) ?? value
    // The values of a list count by their position: the periods of the case are not those of the
    // kind.
    if form == "list" {
      let local = checker.expressions.newLocal()
      let all = Comprehension(
        body: checker.make(.local(local), checker.type(conformed), reference), source: value,
        condition: .none, local: local, overPositions: false)
      return checker.make(
        .comprehension(all), checker.types.id(.list(checker.type(conformed))), reference)
    }
    if form == "flow", TypeTraits.isMoney(element, in: checker), !wasFlow {
      checker.report(.levelForFlow(checker.span(reference), what))
    }
    let isFlow = TypeTraits.isMoney(checker.type(conformed), in: checker) && form != "level"
    return Expressions.retyped(
      value, checker.types.id(.series(checker.type(conformed), space: over, isFlow: isFlow)),
      in: &checker)
  }

  /// What to write for a column that has a value each row where a series has one each period.
  private static func advice(
    for value: ExpressionID, _ element: TypeID, _ over: SpaceID, _ instance: InstanceID?,
    in checker: Checker
  ) -> Phrase {
    let reference = checker.expression(value).reference
    let written = checker.trees[reference.tree].text(reference.node)
    if let row = RowChanges.nameOfRow(instance, over: over, in: checker) {
      var correct = written + "[" + row + "]"
      if case .definition(let column) = checker.expression(value).operation,
        case .column(_?) = checker.definitions[column].role
      {
        correct = row + "." + checker.spelling(checker.definitions[column].name)
      }
      return Phrase(.valueOfItsRow, [Argument("correct", .written(correct))])
    }
    if checker.types.isAggregate(element) {
      return Phrase(.seriesOfOneRow, [Argument("correct", .written(written + "[…]"))])
    }
    return Phrase(.rowsAreNoPeriods, [Argument("column", .written(written))])
  }

  /// Returns a series that one condition leaves out as a whole, as `if agreed then fees else missing`
  /// does, with a type that says so; nil for other values, such as a series with gaps.
  static func wholeOrMissing(_ value: ExpressionID, in checker: inout Checker) -> ExpressionID? {
    guard case .series(let element, let space, let isFlow) = checker.types[checker.type(value)],
      case .optional(let inner) = checker.types[element],
      case .conditional(let condition, let one, let other) = checker.expression(value).operation,
      checker.type(condition) == .yesNo, let first = part(one, space, in: &checker),
      let second = part(other, space, in: &checker)
    else { return nil }
    let whole = checker.types.id(.series(inner, space: space, isFlow: isFlow))
    return checker.make(
      .conditional(condition, first, second), checker.types.id(.optional(whole)),
      checker.expression(value).reference)
  }

  /// Returns a branch that is a series or nothing; nil where some of its values may be missing.
  private static func part(_ branch: ExpressionID, _ space: SpaceID, in checker: inout Checker)
    -> ExpressionID?
  {
    let type = checker.type(branch)
    if type == .missing { return branch }
    switch checker.types[type] {
    case .series(let element, _, _):
      return checker.types.isOptional(element)
        ? wholeOrMissing(branch, in: &checker) : branch
    case .optional(let inner):
      if checker.types.isAggregate(inner) { return branch }
      let series = checker.types.id(.series(inner, space: space, isFlow: false))
      return checker.make(
        .broadcast(branch, space: space), checker.types.id(.optional(series)),
        checker.expression(branch).reference)
    default:
      let series = checker.types.id(.series(type, space: space, isFlow: false))
      return checker.make(
        .broadcast(branch, space: space), series, checker.expression(branch).reference)
    }
  }

  /// Returns the type of the values of a list that has none.
  static func expectedElement(
    _ annotation: NodeReference, _ instance: InstanceID?, in checker: inout Checker
  ) -> TypeID {
    if Currencies.mentionsMoney(annotation.node, checker.trees[annotation.tree]),
      let currency = Currencies.currency(of: instance, in: &checker)
    {
      return checker.types.id(.quantity(currency))
    }
    return Annotations.expectedType(annotation, instance: instance, in: &checker) ?? .number
  }

  /// `true` iff the value is a list without elements.
  static func isEmptyList(_ value: ExpressionID, in checker: Checker) -> Bool {
    if case .list(let items) = checker.expression(value).operation { return items.isEmpty }
    return false
  }

  /// `true` iff the single value is a sum of a series, or its value in one period.
  private static func isOfSeries(_ value: ExpressionID, in checker: Checker) -> Bool {
    switch checker.expression(value).operation {
    case .element(let series, _, _): return isByPeriod(series, in: checker)
    case .opening, .closing: return true
    case .builtin(_, let arguments): return arguments.contains { isByPeriod($0, in: checker) }
    case .definition(let definition):
      guard let clause = checker.definitions[definition].clauses.first,
        let written = clause.expression,
        case .plain = checker.definitions[definition].role
      else { return false }
      if case .definition = checker.expression(written).operation { return false }
      return isOfSeries(written, in: checker)
    default: return false
    }
  }

  /// `true` iff the value is a series over periods: a cell of a row, and what a column adds up to, are stated amounts.
  private static func isByPeriod(_ value: ExpressionID, in checker: Checker) -> Bool {
    guard case .series(_, let space, _) = checker.types[checker.type(value)],
      case .timeline = checker.tables.spaces[space].kind
    else { return false }
    return true
  }
}
