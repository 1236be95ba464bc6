import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What a field is as a whole, handed on period by period.
extension InstanceFields {
  /// Makes the first clause, which says what the definition is as a whole, one that hands that on
  /// period by period, its opening value included.
  ///
  /// So `with { sales[2027] = … }` changes one period of `sales = forecast`. The values of `openings` stand where the
  /// whole has no opening value.
  static func handOn(
    _ definition: inout Definition, openings: [Clause] = [], in checker: inout Checker
  ) {
    let (each, opening) = handedOn(definition.clauses[0], of: definition, in: &checker)
    definition.clauses[0] = each
    let isStated = definition.clauses.contains { stated in
      if case .opening = stated.index { true } else { false }
    }
    definition.clauses += openings
    if !isStated { definition.clauses.append(opening) }
  }

  /// The two clauses that hand on, period by period and before the first, what a clause says as a whole, for the
  /// rows that it is of.
  static func handedOn(
    _ clause: Clause, of definition: Definition, in checker: inout Checker
  ) -> (each: Clause, opening: Clause) {
    var whole = definition
    whole.clauses = [clause]
    (whole.clauses[0].row, whole.clauses[0].others) = (nil, nil)
    (whole.isHandedOn, whole.uses) = (true, 1)
    var each = clause
    // The whole draws what is uncertain, once.
    (each.value, each.distribution, each.drawPath) = (.none, .none, nil)
    each.base = checker.definitions.add(whole)
    each.index = .each(definition.name)
    var opening = each
    opening.index = .opening
    return (each, opening)
  }
}
