import WorthBuiltins
import WorthMath
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The ends of timelines that are known before anything is worked out: stated ones, and those that
/// stated dates and numbers lead to by sums.
struct KnownEnds {
  /// The first period.
  let first: Double
  /// The last period.
  let last: Double

  /// Creates the ends of a timeline from the expressions for them; nil where the run has to tell.
  init?(_ low: ExpressionID, _ high: ExpressionID, in checker: inout Checker) {
    guard let first = KnownEnds.value(of: low, in: &checker),
      let last = KnownEnds.value(of: high, in: &checker)
    else { return nil }
    (self.first, self.last) = (first, last)
  }

  /// Returns the value of an end; nil where the run has to tell.
  private static func value(
    of end: ExpressionID, steps: Int = 16, in checker: inout Checker
  ) -> Double? {
    guard steps > 0 else { return nil }
    switch checker.expression(end).operation {
    case .constant(let value): return value
    case .negate(let part): return value(of: part, steps: steps - 1, in: &checker).map { -$0 }
    case .arithmetic(let sign, let left, let right):
      guard let one = value(of: left, steps: steps / 2, in: &checker),
        let other = value(of: right, steps: steps / 2, in: &checker)
      else { return nil }
      switch sign {
      case .add: return one + other
      case .subtract: return one - other
      case .multiply: return one * other
      case .divide, .power: return nil
      }
    case .builtin(BuiltinTable[.soundEnd], let arguments):
      guard arguments.count > 1 else { return nil }
      return value(of: arguments[1], steps: steps - 1, in: &checker)
    case .builtin(let builtin, let arguments)
    where builtin == BuiltinTable[.addDays] || builtin == BuiltinTable[.addMonths]:
      guard arguments.count == 2,
        let date = value(of: arguments[0], steps: steps / 2, in: &checker),
        let distance = value(of: arguments[1], steps: steps / 2, in: &checker)
      else { return nil }
      if builtin == BuiltinTable[.addDays] { return date + distance }
      guard let day = Int32(exactly: date), let months = Int32(exactly: distance) else {
        return nil
      }
      return CivilDate.addMonths(day, months).map { Double($0) }
    case .definition(let definition):
      _ = Definitions.demand(definition, in: &checker)
      let clauses = checker.definitions[definition].clauses
      guard clauses.count == 1, case .none = clauses[0].index, !clauses[0].distribution.exists,
        let written = clauses[0].expression
      else { return nil }
      return value(of: written, steps: steps - 1, in: &checker)
    default: return nil
    }
  }
}
