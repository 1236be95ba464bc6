import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Levels that are read some periods before or after the one at hand, as in `debt[t-1]`, or at `[opening]`: in the first
/// or last periods there may be none.
enum OutsidePeriods {
  /// How many expressions are looked at for an opening value.
  private static let mostSteps = 10_000

  /// How far opening values are looked for.
  private struct Walk {
    /// The expressions that may still be looked at.
    var steps: Int
    /// The definitions that are being looked at, each of which another needs.
    var open: Set<DefinitionID> = []
  }

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
    let value = OptionalSeries.valueRead(by: value, in: checker) ?? value
    if case .opening(let whole) = checker.expression(value).operation {
      guard case .series(let element, let space, false) = checker.types[checker.type(whole)],
        element != .missing
      else { return nil }
      var walk = Walk(steps: mostSteps)
      let opens = hasOpening(whole, &walk, in: checker)
      return (Conditions.answer(opens, reference, in: &checker), space)
    }
    guard case .element(let whole, let index, _) = checker.expression(value).operation,
      case .series(let element, let space, false) = checker.types[checker.type(whole)],
      element != .missing,
      case .timeline = checker.tables.spaces[space].kind,
      case .arithmetic(_, let here, let step) = checker.expression(index).operation,
      case .local = checker.expression(here).operation,
      case .constant = checker.expression(step).operation
    else { return nil }
    let (first, last) = (checker.tables.spaces[space].first, checker.tables.spaces[space].last)
    let type = checker.type(index)
    var early = index
    var walk = Walk(steps: mostSteps)
    if hasOpening(whole, &walk, in: checker) {
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

  /// `true` iff a series has an opening value.
  static func opens(_ series: DefinitionID, in checker: Checker) -> Bool {
    var walk = Walk(steps: mostSteps)
    return hasOpening(series, &walk, in: checker)
  }

  /// `true` iff a level has an opening value: its own, that of what it hands on, or those of all series it is worked
  /// out from.
  private static func hasOpening(
    _ level: ExpressionID, _ walk: inout Walk, in checker: Checker
  ) -> Bool {
    walk.steps -= 1
    guard walk.steps > 0 else { return false }
    let operation = checker.expression(level).operation
    switch operation {
    case .definition(let index): return hasOpening(index, &walk, in: checker)
    // The line of one row or instance.
    case .element(let whole, _, _), .item(let whole, _), .lookup(let whole, _, _):
      return hasOpening(whole, &walk, in: checker)
    case .negate, .arithmetic, .conditional, .builtin, .otherwise:
      let series = operation.parts.filter {
        isSeries(checker.type($0), in: checker)
      }
      for part in series where !hasOpening(part, &walk, in: checker) { return false }
      return !series.isEmpty
    default: return false
    }
  }

  /// `true` iff a type is that of a series, also of one that may be missing as a whole.
  private static func isSeries(_ type: TypeID, in checker: Checker) -> Bool {
    switch checker.types[type] {
    case .series: return true
    case .optional(let inner): return isSeries(inner, in: checker)
    default: return false
    }
  }

  /// `true` iff the definition of a level gives it an opening value.
  private static func hasOpening(
    _ level: DefinitionID, _ walk: inout Walk, in checker: Checker
  ) -> Bool {
    // What is being checked may lead back to itself.
    guard walk.open.insert(level).inserted else { return false }
    defer { walk.open.remove(level) }
    for clause in checker.definitions[level].clauses {
      switch clause.index {
      case .opening:
        guard let base = clause.base else { return true }
        if hasOpening(base, &walk, in: checker) { return true }
      case .none, .each:
        // A column of instances hands on the line of each.
        guard let value = clause.expression, isSeries(checker.type(value), in: checker)
        else { continue }
        if hasOpening(value, &walk, in: checker) { return true }
      case .at, .range: continue
      }
    }
    return false
  }
}
