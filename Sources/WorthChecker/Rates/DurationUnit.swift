import WorthSyntax
import WorthValue

/// A unit in which durations are written: `years`, `weeks`.
struct DurationUnit {
  /// How many months or days one of it is.
  let size: Double
  /// What it is counted in: `.months` or `.days`.
  let type: TypeID

  /// Creates the unit called `name`, in the singular or the plural; nil where it is another word.
  init?(_ name: Name) {
    switch name.word {
    case .year, .years: (size, type) = (12, .months)
    case .quarter, .quarters: (size, type) = (3, .months)
    case .month, .months: (size, type) = (1, .months)
    case .week, .weeks: (size, type) = (7, .days)
    case .day, .days: (size, type) = (1, .days)
    default: return nil
    }
  }
}
