import WorthProgram
import WorthValue

/// Lines of durations of which some are in months and others in days.
extension Clauses {
  /// Makes durations of months and days of what all clauses of a line say.
  static func mixDurations(of index: DefinitionID, in checker: inout Checker) {
    for number in checker.definitions[index].clauses.indices {
      guard let value = checker.definitions[index].clauses[number].expression else { continue }
      checker.definitions[index].clauses[number].expression = Durations.mixedWhereGiven(
        value, in: &checker)
    }
  }
}
