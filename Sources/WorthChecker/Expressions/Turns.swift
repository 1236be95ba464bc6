import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What a comprehension runs over, and what its body sees in each turn.
struct Turns {
  /// The list, range, series or table whose values are taken one after another.
  var source: ExpressionID?
  /// The local that holds the current value or position.
  let local: LocalID
  /// Where the body and the condition stand.
  var context: Context
  /// What decides which turns count; nil where all do.
  var condition: ExpressionID?
  /// `true` iff the local takes positions, counted from 0, instead of values.
  var overPositions = false
  /// The locals of date and amount where dated flows are run over.
  var flow: FlowLocals?
  /// The amounts of dated flows, which are taken beside their dates.
  var beside: ListBeside?

  /// Creates the turns over `source`, whose values stand in `local`.
  init(source: ExpressionID?, local: LocalID, context: Context) {
    self.source = source
    self.local = local
    self.context = context
  }

  /// Makes the dates and the amounts of `flows` what is run over.
  mutating func runOver(
    flows: ExpressionID, of element: TypeID, _ reference: NodeReference, in checker: inout Checker
  ) {
    let amount = checker.expressions.newLocal()
    source = DatedFlows.dates(of: flows, reference, in: &checker)
    beside = ListBeside(
      source: DatedFlows.amounts(of: flows, element, reference, in: &checker), local: amount)
    flow = FlowLocals(date: local, amount: amount, element: element)
  }

  /// Checks the condition of the turns and reports one that is none.
  mutating func checkCondition(_ reference: NodeReference, in checker: inout Checker) {
    let found = Expressions.check(
      reference, &context, expected: .yesNo, whole: false, in: &checker)
    if checker.type(found) != .yesNo, checker.type(found) != .error {
      checker.report(
        .conditionNeeded(checker.span(reference), checker.describe(checker.type(found))))
    }
    condition = found
    context.given.formUnion(Conditions.given(where: found, holds: true, in: checker))
  }

  /// Returns the list of what `body` is in each turn.
  func list(
    of body: ExpressionID, _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    guard let source else { return checker.broken(reference) }
    let comprehension = Comprehension(
      body: body, source: source, condition: condition, local: local,
      overPositions: overPositions, beside: beside)
    return checker.make(
      .comprehension(comprehension), checker.types.id(.list(checker.type(body))), reference)
  }
}
