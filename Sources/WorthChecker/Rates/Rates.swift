import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Rates, and amounts per unit.
enum Rates {
  /// Checks `operand per unit compounded frequency`: a rate in percent, otherwise an amount per
  /// unit.
  static func checkPer(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let operand = Expressions.check(
      NodeReference(reference.tree, tree.child(reference.node, 0)), &context, expected: nil,
      whole: false, in: &checker)
    let unitNode = tree.child(reference.node, 1)
    let frequencyNode = tree.child(reference.node, 2)
    if checker.type(operand) == .error { return checker.broken(reference) }
    let period = ratePeriod(tree.name(unitNode))
    if checker.type(operand) == .percent, let period {
      var compounding = period
      if frequencyNode.exists {
        guard let known = compoundingPeriod(tree.text(frequencyNode)) else {
          checker.report(.unknownCompounding(tree.span(frequencyNode), tree.text(frequencyNode)))
          return checker.broken(reference)
        }
        compounding = known
      }
      return checker.make(
        checker.expression(operand).operation,
        checker.types.id(.rate(period, compounded: compounding)), reference)
    }
    if frequencyNode.exists {
      checker.report(
        .onlyRatesCompound(checker.span(reference), checker.describe(checker.type(operand))))
      return checker.broken(reference)
    }
    guard let divisor = divisor(NodeReference(reference.tree, unitNode), in: &checker) else {
      return checker.broken(reference)
    }
    switch checker.types[checker.type(operand)] {
    case .quantity(let unit):
      let result = checker.units.multiply(unit, divisor, power: -1)
      return Expressions.retyped(
        operand, result == .none ? .number : checker.types.id(.quantity(result)), in: &checker)
    case .number:
      return Expressions.retyped(
        operand, checker.types.id(.quantity(checker.units.multiply(.none, divisor, power: -1))),
        in: &checker)
    default:
      checker.report(.cannotBePer(checker.span(reference), checker.describe(checker.type(operand))))
      return checker.broken(reference)
    }
  }

  /// Returns the unit, or the period as one, that stands after `per`; nil after a diagnostic.
  static func divisor(_ reference: NodeReference, in checker: inout Checker) -> UnitID? {
    if let period = ratePeriod(checker.trees[reference.tree].name(reference.node)) {
      return checker.units.declare(period.word, isCurrency: false, digits: 6)
    }
    return Literals.unit(reference, in: &checker)
  }

  /// Returns the period that a rate is stated per; nil for other units.
  static func ratePeriod(_ name: Name) -> RatePeriod? {
    switch name.word {
    case .year: .year
    case .quarter: .quarter
    case .month: .month
    case .day: .day
    default: nil
    }
  }

  /// Returns the period after which interest is added, by its adverb; nil for other words.
  static func compoundingPeriod(_ word: String) -> RatePeriod? {
    for period in [RatePeriod.year, .halfYear, .quarter, .month, .day, .continuous]
    where period.adverb == word {
      return period
    }
    return nil
  }
}
