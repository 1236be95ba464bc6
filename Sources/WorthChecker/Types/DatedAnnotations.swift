import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Stated dated flows, `dated money` and the like, and whether values conform to them.
enum DatedAnnotations {
  /// The word before the type of the amounts.
  static let word = "dated"

  /// `true` iff the stated type is that of dated flows.
  static func isDated(_ reference: NodeReference, in checker: Checker) -> Bool {
    let tree = checker.trees[reference.tree]
    switch tree[reference.node].kind {
    case .optionalType:
      return isDated(
        NodeReference(reference.tree, tree.child(reference.node)), in: checker)
    case .typeOf: return tree.tokenText(tree[reference.node].token) == word
    default: return false
    }
  }

  /// Returns `value` as dated flows whose amounts conform to what `annotation` states; a mistake,
  /// reported, where it is no such flows and no table of them.
  static func conform(
    _ value: ExpressionID, _ annotation: NodeReference, _ instance: InstanceID?, _ what: String,
    in checker: inout Checker
  ) -> ExpressionID {
    let inner = NodeReference(
      annotation.tree, checker.trees[annotation.tree].child(annotation.node))
    let reference = checker.expression(value).reference
    switch checker.types[checker.type(value)] {
    case .dated: return conformed(value, inner, instance, what, in: &checker)
    case .table(let table):
      guard let flows = flows(of: table, reference, in: &checker) else { break }
      return conformed(flows, inner, instance, what, in: &checker)
    case .list where SeriesAnnotations.isEmptyList(value, in: checker):
      let element = SeriesAnnotations.expectedElement(inner, instance, in: &checker)
      let amounts = Expressions.retyped(value, checker.types.id(.list(element)), in: &checker)
      let dates = Expressions.retyped(value, checker.types.id(.list(.date)), in: &checker)
      return DatedFlows.flows(dates, amounts, element, reference, in: &checker)
    default: break
    }
    let example =
      Currencies.mentionsMoney(inner.node, checker.trees[inner.tree])
      ? (Currencies.currency(of: instance, in: &checker).map { checker.units.text($0) } ?? "USD")
        + " 5" : "5"
    Annotations.reportField(
      value, what, .words(.datedFlowsSuchAs, [Argument("example", .figure(example))]), annotation,
      in: &checker)
    return checker.broken(reference)
  }

  /// Returns flows whose amounts are as `inner` states them.
  private static func conformed(
    _ value: ExpressionID, _ inner: NodeReference, _ instance: InstanceID?, _ what: String,
    in checker: inout Checker
  ) -> ExpressionID {
    let reference = checker.expression(value).reference
    guard case .dated(let element) = checker.types[checker.type(value)] else {
      return checker.broken(reference)
    }
    let amounts = DatedFlows.amounts(of: value, element, reference, in: &checker)
    let probe = checker.make(checker.expression(amounts).operation, element, reference)
    let fitting = Annotations.conform(
      probe, to: inner, instance: instance, what: what, space: nil, in: &checker)
    let type = checker.type(fitting)
    if type == .error { return checker.broken(reference) }
    return type == element
      ? value : Expressions.retyped(value, checker.types.id(.dated(type)), in: &checker)
  }

  /// Returns the flows that the columns `date` and `amount` of a table hold; nil where it does not
  /// have both, or one of them holds something else.
  private static func flows(
    of table: TableID, _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID? {
    var parts: [ExpressionID] = []
    for part in FlowPart.allCases {
      let name = checker.names.table.intern(part.rawValue)
      guard let column = Members.column(name, of: table, in: &checker) else { return nil }
      let type = Definitions.demand(column, in: &checker)
      let element = checker.types.element(type)
      if part == .date, element != .date, element != .error { return nil }
      let whole = checker.make(.definition(column), type, reference)
      if checker.types.isOptional(element) || element == .missing {
        checker.report(
          .emptyCellsOfFlows(
            checker.span(reference), checker.files.sources.text(checker.span(reference)),
            column: part.rawValue, empty: UnitArithmetic.emptyCell(of: whole, in: checker)))
        return checker.broken(reference)
      }
      if element == .error { return checker.broken(reference) }
      let local = checker.expressions.newLocal()
      let one = checker.make(.local(local), element, reference)
      let all = Comprehension(
        body: one, source: whole, condition: nil, local: local, overPositions: false)
      parts.append(
        checker.make(.comprehension(all), checker.types.id(.list(element)), reference))
    }
    return DatedFlows.flows(
      parts[0], parts[1], checker.types.element(checker.type(parts[1])), reference, in: &checker)
  }
}
