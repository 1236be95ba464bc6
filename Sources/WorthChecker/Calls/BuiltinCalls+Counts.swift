import WorthBuiltins
import WorthProgram
import WorthSyntax
import WorthValue

/// Lists of which some values do not count: those that are missing, and those that do not fit.
extension BuiltinCalls {
  /// Returns how many values of a list are given where some may be missing; nil where none may.
  static func numberGiven(
    _ list: ExpressionID, _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID? {
    let element = checker.types.element(checker.type(list))
    guard case .optional = checker.types[element] else { return nil }
    let local = checker.expressions.newLocal()
    let value = checker.make(.local(local), element, reference)
    let one = oneWhereGiven(value, reference, in: &checker)
    let all = Comprehension(
      body: one, source: list, condition: nil, local: local, overPositions: false)
    let ones = checker.make(
      .comprehension(all), checker.types.id(.list(.number)), reference)
    return checker.make(.builtin(BuiltinTable[.sum], arguments: [ones]), .number, reference)
  }

  /// Returns 1, for a value that may be missing 0 where it is.
  private static func oneWhereGiven(
    _ value: ExpressionID, _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    let one = checker.make(.constant(1), .number, reference)
    guard case .optional = checker.types[checker.type(value)] else { return one }
    let isGiven = checker.make(.isGiven(value), .yesNo, reference)
    let none = checker.make(.constant(0), .number, reference)
    return checker.make(.conditional(isGiven, one, none), .number, reference)
  }

  /// Returns what a builtin over a list with a condition comes to, by lists that are as long in every
  /// trial: 0 stands for each value that does not fit. nil where there is no condition.
  static func withoutCondition(
    _ list: ExpressionID, _ form: ConditionForm, in checker: inout Checker
  ) -> Operation? {
    guard case .comprehension(let all) = checker.expression(list).operation,
      let condition = all.condition, checker.type(condition) == .yesNo
    else { return nil }
    var counts = false
    if case .numberOfValues = form { counts = true }
    if !counts, case .optional = checker.types[checker.type(all.body)] { return nil }
    let reference = checker.expression(list).reference
    /// The list of `value` where the condition holds, otherwise of 0.
    func listed(_ value: ExpressionID) -> ExpressionID {
      let type = checker.type(value)
      var whole = all
      let nothing = checker.make(.constant(0), type, reference)
      whole.body = checker.make(.conditional(condition, value, nothing), type, reference)
      whole.condition = .none
      return checker.make(.comprehension(whole), checker.types.id(.list(type)), reference)
    }
    switch form {
    case .sumOfValues: return .builtin(BuiltinTable[.sum], arguments: [listed(all.body)])
    case .numberOfValues:
      let one = oneWhereGiven(all.body, reference, in: &checker)
      return .builtin(BuiltinTable[.sum], arguments: [listed(one)])
    case .valuesAndFits(let role):
      let one = checker.make(.constant(1), .number, reference)
      let arguments = [listed(all.body), listed(one)]
      return .builtin(BuiltinTable[role], arguments: arguments)
    }
  }
}
