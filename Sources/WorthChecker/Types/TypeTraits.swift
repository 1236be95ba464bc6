import WorthProgram
import WorthValue

/// What can be done with values of a type.
enum TypeTraits {
  /// `true` iff the definition, a series of `element`, is a flow: of money and not marked as a
  /// level, or handed on from a flow.
  static func isFlow(_ index: DefinitionID, _ element: TypeID, in checker: Checker) -> Bool {
    for clause in checker.definitions[index].clauses {
      if let base = clause.base,
        case .series(_, _, let isFlow) = checker.types[checker.definitions[base].type]
      {
        return isFlow
      }
    }
    guard case .quantity(let unit) = checker.types[element], checker.units.isMoney(unit) else {
      return false
    }
    return !checker.definitions[index].isLevel
  }

  /// `true` iff values of the type can be added and scaled: numbers, percents, amounts, durations
  /// and rates.
  static func isArithmetic(_ type: TypeID, in checker: Checker) -> Bool {
    switch checker.types[type] {
    case .number, .percent, .quantity, .months, .days, .rate, .hazard: true
    case .error, .pending, .text, .yesNo, .date, .missing, .period, .choice, .list, .dated,
      .series, .table, .row, .instance, .instances, .member, .function, .range, .optional:
      false
    }
  }

  /// `true` iff values of the type are amounts of money.
  static func isMoney(_ type: TypeID, in checker: Checker) -> Bool {
    if case .quantity(let unit) = checker.types[type] { return checker.units.isMoney(unit) }
    return false
  }
}
