import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Rates, and amounts per unit.
extension Checker {
  mutating func checkPer(_ reference: NodeReference, _ context: inout Context) -> ExpressionID {
    let tree = trees[reference.tree]
    let operand = check(
      NodeReference(reference.tree, tree.child(reference.node, 0)), &context, expected: nil,
      whole: false)
    let unitNode = tree.child(reference.node, 1)
    let frequencyNode = tree.child(reference.node, 2)
    if type(operand) == .error { return broken(reference) }
    let period = ratePeriod(tree.name(unitNode))
    if type(operand) == .percent, let period {
      var compounding = period
      if frequencyNode.exists {
        guard let known = compoundingPeriod(tree.text(frequencyNode)) else {
          report(.unknownCompounding(tree.span(frequencyNode), tree.text(frequencyNode)))
          return broken(reference)
        }
        compounding = known
      }
      return make(
        expression(operand).operation, types.id(.rate(period, compounded: compounding)), reference)
    }
    if frequencyNode.exists {
      report(.onlyRatesCompound(span(reference), describe(type(operand))))
      return broken(reference)
    }
    let divisor: UnitID
    if let period {
      divisor = units.declare(period.word, isCurrency: false, digits: 6)
    } else {
      guard let unit = unit(NodeReference(reference.tree, unitNode)) else {
        return broken(reference)
      }
      divisor = unit
    }
    switch types[type(operand)] {
    case .quantity(let unit):
      let result = units.multiply(unit, divisor, power: -1)
      return retyped(operand, result == .none ? .number : types.id(.quantity(result)))
    case .number:
      return retyped(operand, types.id(.quantity(units.multiply(.none, divisor, power: -1))))
    default:
      report(.cannotBePer(span(reference), describe(type(operand))))
      return broken(reference)
    }
  }

  func ratePeriod(_ name: Name) -> RatePeriod? {
    switch name.word {
    case .year: .year
    case .quarter: .quarter
    case .month: .month
    case .day: .day
    default: nil
    }
  }

  func compoundingPeriod(_ word: String) -> RatePeriod? {
    for period in [RatePeriod.year, .halfYear, .quarter, .month, .day, .continuous]
    where period.adverb == word {
      return period
    }
    return nil
  }

  mutating func checkConversion(
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[reference.tree]
    let operand = check(
      NodeReference(reference.tree, tree.child(reference.node, 0)), &context, expected: nil,
      whole: context.index == nil)
    if type(operand) == .error { return broken(reference) }
    if type(operand) == .pending { return make(.error, .pending, reference) }
    let target = tree.child(reference.node, 1)
    switch types[type(operand)] {
    case .list, .range:
      report(
        .cannotConvert(
          span(reference), describe(type(operand)), target.exists ? tree.text(target) : ""))
      return broken(reference)
    default: break
    }
    guard target.exists, tree[target].kind == .name else {
      report(.notSupported(span(reference), .written("in … per")))
      return broken(reference)
    }
    let element = types.element(type(operand))
    if tree.text(target) == "percent" { return percentOfNumber(operand, element, reference) }
    if element == .months || element == .days {
      return durationNumber(operand, tree.name(target), reference)
    }
    guard let unit = unit(NodeReference(reference.tree, target)) else { return broken(reference) }
    guard case .quantity(let known) = types[element] else {
      report(.cannotConvert(span(reference), describe(type(operand)), units.text(unit)))
      return broken(reference)
    }
    if known == unit { return operand }
    if units.isMoney(known), units.isMoney(unit) {
      let day = tree.child(reference.node, 2)
      var date: ExpressionID?
      if day.exists {
        let dayReference = NodeReference(reference.tree, day)
        let found = check(dayReference, &context, expected: .date, whole: false)
        if type(found) == .error { return broken(reference) }
        guard type(found) == .date else {
          report(
            .wrongType(span(dayReference), expected: .words(.aDate), found: describe(type(found))))
          return broken(reference)
        }
        date = found
      }
      return exchanged(operand, from: known, to: unit, on: date, reference, context)
    } else {
      report(.cannotConvert(span(reference), describe(type(operand)), units.text(unit)))
    }
    return broken(reference)
  }

  /// Returns a number as a percent: `loan / value in percent`.
  private mutating func percentOfNumber(
    _ operand: ExpressionID, _ element: TypeID, _ reference: NodeReference
  ) -> ExpressionID {
    if element == .percent { return operand }
    if case .rate(let per, let compounding) = types[element], per == compounding {
      // What is added in one of its own periods.
      guard case .series(_, let space, _) = types[type(operand)] else {
        return retyped(operand, .percent)
      }
      return retyped(operand, types.id(.series(.percent, space: space, isFlow: false)))
    }
    guard element == .number else {
      report(.cannotConvert(span(reference), describe(type(operand)), "percent"))
      return broken(reference)
    }
    if case .series(_, let space, _) = types[type(operand)] {
      return retyped(operand, types.id(.series(.percent, space: space, isFlow: false)))
    }
    return retyped(operand, .percent)
  }

  /// Returns a duration as a number of `unit`: `18 months in years`.
  mutating func durationNumber(
    _ operand: ExpressionID, _ unit: Name, _ reference: NodeReference
  ) -> ExpressionID {
    let size: Double
    switch (types.element(type(operand)), unit.word) {
    case (.months, .year), (.months, .years): size = 12
    case (.months, .quarter), (.months, .quarters): size = 3
    case (.months, .month), (.months, .months): size = 1
    case (.days, .week), (.days, .weeks): size = 7
    case (.days, .day), (.days, .days): size = 1
    default:
      report(.cannotConvert(span(reference), describe(type(operand)), spelling(unit)))
      return broken(reference)
    }
    let divisor = make(.constant(size), .number, reference)
    return make(.arithmetic(.divide, operand, divisor), numberLike(operand), reference)
  }
}
