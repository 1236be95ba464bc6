import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Levels that are read some periods before or after the one at hand, as in `debt[t-1]`: in the first or
/// last periods there may be none.
enum OutsidePeriods {
  /// Returns whether a level has a period where it is read, at one counted from the one at hand; nil for
  /// other values. A flow is 0 outside of its periods.
  static func isThere(
    _ value: ExpressionID, _ context: Context, in checker: inout Checker
  ) -> ExpressionID? {
    guard let found = isThere(value, in: &checker) else { return nil }
    IndexSpaces.dependOnEnds(of: found.space, context, in: &checker)
    return found.answer
  }

  /// Returns a level that is read at a period counted from the one at hand as one that is missing where it
  /// has no value, as `otherwise` behind it asks for; nil for other values.
  static func missingOutside(
    _ value: ExpressionID, in checker: inout Checker
  ) -> ExpressionID? {
    guard let found = isThere(value, in: &checker) else { return nil }
    let expression = checker.expression(value)
    let type =
      checker.types.isOptional(expression.type)
      ? expression.type : checker.types.id(.optional(expression.type))
    let none = checker.make(.constant(Marker.missing), type, expression.reference)
    let there = Expressions.retyped(value, type, in: &checker)
    return checker.make(.conditional(found.answer, there, none), type, expression.reference)
  }

  /// Returns the answer, and the timeline whose ends it rests on.
  private static func isThere(
    _ value: ExpressionID, in checker: inout Checker
  ) -> (answer: ExpressionID, space: SpaceID)? {
    let reference = checker.expression(value).reference
    guard case .element(let whole, let index, _) = checker.expression(value).operation,
      case .series(_, let space, false) = checker.types[checker.type(whole)],
      case .timeline = checker.tables.spaces[space].kind,
      case .arithmetic(_, let here, let step) = checker.expression(index).operation,
      case .local = checker.expression(here).operation,
      case .constant = checker.expression(step).operation
    else { return nil }
    let (first, last) = (checker.tables.spaces[space].first, checker.tables.spaces[space].last)
    let type = checker.type(index)
    var early = index
    if case .definition(let level) = checker.expression(whole).operation,
      hasOpening(level, in: checker)
    {
      let one = checker.make(.constant(1), .number, reference)
      early = checker.make(.arithmetic(.add, index, one), type, reference)
    }
    let begins = checker.make(
      .comparison(.greaterOrEqual, early, checker.make(.definition(first), type, reference)),
      .yesNo, reference)
    let ends = checker.make(
      .comparison(.lessOrEqual, index, checker.make(.definition(last), type, reference)),
      .yesNo, reference)
    return (checker.make(.and(begins, ends), .yesNo, reference), space)
  }

  /// `true` iff a level has an opening value: its own, or that of what it hands on.
  private static func hasOpening(_ level: DefinitionID, in checker: Checker) -> Bool {
    var next: DefinitionID? = level
    for _ in 0..<WorkLimits.layers {
      guard let index = next else { return false }
      next = nil
      for clause in checker.definitions[index].clauses {
        switch clause.index {
        case .opening:
          guard let base = clause.base else { return true }
          next = base
        case .none:
          guard let value = clause.expression,
            case .definition(let other) = checker.expression(value).operation
          else { continue }
          next = other
        case .each, .at, .range: continue
        }
      }
    }
    return false
  }
}
