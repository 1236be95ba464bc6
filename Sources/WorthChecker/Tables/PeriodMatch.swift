import WorthProgram
import WorthValue

/// How often lines by period look for their period in a column.
struct PeriodMatch {
  /// The timeline of the lines.
  var timeline: SpaceID
  /// How often they compare the column with the period itself.
  var count = 0
  /// How often they ask for what is not before the period.
  var lower = 0
  /// How often they ask for what is not behind it.
  var upper = 0

  /// The uses of the column that find no rows outside of the timeline; none where a line asks for one end alone, as
  /// for all that came before.
  var uses: Int { lower == upper ? count + lower + upper : 0 }
}

extension Tables {
  /// The index of a line whose start or end the value is; nil for values that are none.
  static func periodLocal(
    in value: ExpressionID, steps: Int, _ checker: Checker
  ) -> LocalID? {
    guard steps > 0 else { return nil }
    switch checker.expression(value).operation {
    case .local(let local): return local
    case .arithmetic(_, let left, let right):
      return periodLocal(in: left, steps: steps - 1, checker)
        ?? periodLocal(in: right, steps: steps - 1, checker)
    case .builtin(_, let arguments):
      for argument in arguments {
        if let found = periodLocal(in: argument, steps: steps - 1, checker) { return found }
      }
      return nil
    default: return nil
    }
  }
}
