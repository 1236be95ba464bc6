import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Plain numbers that stand where a share is meant: `growth = 8` in `sales * (1 + growth)`, where 8 is
/// 800 %.
enum PlainShares {
  /// Notes a plain number of 1 or more in a factor, as `1 + growth` and `1 - tax`, by which an amount is multiplied or
  /// divided, or which is raised to a power.
  ///
  /// A count, as in `list[1 + n]` or `n * (1 + n)`, is none of these: no amount stands beside it, or it is an exponent
  /// or an index elsewhere. What is taken off 1 is no count, so that it is looked for in fields and under names, too,
  /// and beside percents, as in `6% * (1 - tax)`.
  static func note(
    _ sign: Operator, _ left: ExpressionID, _ right: ExpressionID, in checker: inout Checker
  ) {
    switch sign.meaning {
    case .arithmetic(.multiply):
      noteFactor(right, beside: left, in: &checker)
      noteFactor(left, beside: right, in: &checker)
    case .arithmetic(.divide): noteFactor(right, beside: left, in: &checker)
    case .arithmetic(.power): noteFactor(left, beside: nil, in: &checker)
    default: return
    }
  }

  /// Notes the plain numbers in a factor beside an amount; beside nothing where it is raised to a power.
  private static func noteFactor(
    _ factor: ExpressionID, beside other: ExpressionID?, in checker: inout Checker
  ) {
    let hasAmount = other.map { isAmount($0, in: checker) } ?? true
    guard hasAmount || other.map({ isPercent($0, in: checker) }) == true else { return }
    let sum = meant(by: factor, in: checker)
    switch checker.expression(sum).operation {
    case .arithmetic(.add, let one, let other) where hasAmount && sum == factor:
      for (first, share) in [(one, other), (other, one)] where isWrittenOne(first, in: checker) {
        guard
          let written = plainNumber(share, isTakenOff: false, in: checker)
            ?? PlainRates.figure(of: share, in: checker),
          !isCount(share, in: checker)
        else { continue }
        report(written, share, in: sum, in: &checker)
      }
    case .arithmetic(.subtract, _, _):
      var rest = sum
      while case .arithmetic(.subtract, let before, let share) = checker.expression(rest).operation,
        beginsWithOne(before, in: checker)
      {
        noteTakenOff(share, in: sum, in: &checker)
        rest = before
      }
    default: return
    }
  }

  /// Notes a plain number that `sum` takes off 1; for a parameter of a function it is looked for where that is
  /// called.
  static func noteTakenOff(
    _ share: ExpressionID, in sum: ExpressionID, in checker: inout Checker
  ) {
    if case .local(let parameter) = checker.expression(share).operation {
      checker.functions.noteTakenOff(parameter, in: sum)
    } else if let written = plainNumber(share, isTakenOff: true, in: checker) {
      report(written, share, in: sum, in: &checker)
    }
  }

  /// Reports the plain number of a share in a sum that begins with 1, or in a product.
  static func report(
    _ found: (value: Double, expression: ExpressionID), _ share: ExpressionID,
    in sum: ExpressionID, in checker: inout Checker
  ) {
    report(
      found, share, in: checker.span(checker.expression(sum).reference), in: &checker)
  }

  /// The same, of a sum or a product at `whole`.
  static func report(
    _ found: (value: Double, expression: ExpressionID), _ share: ExpressionID, in whole: Span,
    in checker: inout Checker
  ) {
    if case .data = checker.expression(found.expression).operation,
      let column = named(share, in: checker)
    {
      checker.report(
        .plainShare(
          checker.span(checker.expression(share).reference), checker.files.sources.text(whole),
          number: ValueText.number(found.value), percent: ValueText.percent(found.value),
          column: checker.spelling(checker.definitions[column].name)))
      return
    }
    let place = checker.span(checker.expression(found.expression).reference)
    checker.report(
      .plainShare(
        place, checker.files.sources.text(whole), number: checker.files.sources.text(place),
        percent: ValueText.percent(found.value), input: plainInput(share, in: checker)))
  }

  /// The name of the input by which a share is read, where it is stated to be a number; nil for others.
  private static func plainInput(_ share: ExpressionID, in checker: Checker) -> String? {
    guard let named = named(share, in: checker), checker.definitions[named].annotation.node.exists
    else { return nil }
    let stated = checker.definitions[named].annotation
    guard checker.trees[stated.tree].text(stated.node) == "number" else { return nil }
    return checker.spelling(checker.definitions[named].name)
  }

  /// What a name of the case stands for, where one line gives it; any other value itself.
  private static func meant(by value: ExpressionID, in checker: Checker) -> ExpressionID {
    guard case .definition(let named) = checker.expression(value).operation,
      checker.definitions[named].clauses.count == 1,
      case .none = checker.definitions[named].clauses[0].index,
      let written = checker.definitions[named].clauses[0].expression
    else { return value }
    return written
  }

  /// `true` iff a sum begins with a written 1, as in `1 + growth` and `1 - fee - tax`: it is a factor, in which
  /// percents are shares of 1.
  static func beginsWithOne(_ sum: ExpressionID, in checker: Checker) -> Bool {
    var first = sum
    while true {
      switch checker.expression(first).operation {
      case .arithmetic(.add, let left, _), .arithmetic(.subtract, let left, _): first = left
      // The whole may be written as 100 %, too: `100% - net / owed`.
      default: return isWrittenOne(first, in: checker)
      }
    }
  }

  /// `true` iff a percent is a product with a number, as `beta * premium` and `-2 * rate / 3`: 4 % of 250 is 10, which
  /// may stand beside numbers.
  static func isScaled(_ value: ExpressionID, steps: Int = 16, in checker: Checker) -> Bool {
    guard steps > 0, checker.types.element(checker.type(value)) == .percent else { return false }
    switch checker.expression(value).operation {
    case .arithmetic(.multiply, let left, let right):
      return [left, right].contains {
        checker.types.element(checker.type($0)) == .number
          || isScaled($0, steps: steps - 1, in: checker)
      }
    case .arithmetic(.divide, let left, _): return isScaled(left, steps: steps - 1, in: checker)
    case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
      return isScaled(left, steps: steps - 1, in: checker)
        && isScaled(right, steps: steps - 1, in: checker)
    case .negate(let inner): return isScaled(inner, steps: steps - 1, in: checker)
    case .element(let series, _, _), .item(let series, _):
      return isScaled(series, steps: steps - 1, in: checker)
    case .definition(let definition):
      return checker.definitions[definition].clauses.contains { clause in
        clause.expression.map { isScaled($0, steps: steps - 1, in: checker) } ?? false
      }
    default: return false
    }
  }

  /// Notes a figure that is a number times a percent and comes to 100 % or more: 250 × 4 % is 1000 %, where 4 % of
  /// 250 is 10.
  static func noteProduct(_ value: ExpressionID, in checker: inout Checker) {
    guard let product = largeProduct(value, in: checker),
      case .arithmetic(_, let left, let right) = checker.expression(value).operation,
      // `6% * (1 - tax)` is a percent and a factor.
      !beginsWithOne(meant(by: left, in: checker), in: checker),
      !beginsWithOne(meant(by: right, in: checker), in: checker)
    else { return }
    checker.report(
      .percentOfNumber(
        checker.span(checker.expression(value).reference), figure: ValueText.percent(product.value),
        correct: product.correct))
  }

  /// What a number times a percent comes to, where that is 100 % or more and known, and the share to write
  /// instead; nil for other values.
  static func largeProduct(
    _ value: ExpressionID, in checker: Checker
  ) -> (value: Double, correct: String)? {
    guard let share = shareOfNumber(value, in: checker),
      let found = Clauses.constantValue(value, in: checker), abs(found) >= 1, found.isFinite
    else { return nil }
    return (found, share)
  }

  /// The share to write for a number times a percent, which is a percent: `110% of units[t-1]`; nil for other values.
  static func shareOfNumber(_ value: ExpressionID, in checker: Checker) -> String? {
    guard checker.type(value) == .percent,
      case .arithmetic(.multiply, let left, let right) = checker.expression(value).operation
    else { return nil }
    let (a, b) = (checker.type(left), checker.type(right))
    guard a == .number && b == .percent || a == .percent && b == .number else { return nil }
    /// The source text of a side.
    func text(_ side: ExpressionID) -> String {
      checker.files.sources.text(checker.span(checker.expression(side).reference))
    }
    let (number, percent) = a == .number ? (left, right) : (right, left)
    return text(percent) + " of " + text(number)
  }

  /// The share to write where a figure is a number times a percent, by itself or under a name; nil elsewhere.
  static func shareMeant(by value: ExpressionID, in checker: Checker) -> String? {
    var value = value
    if case .definition(let definition) = checker.expression(value).operation,
      checker.definitions[definition].clauses.count == 1,
      let inner = checker.definitions[definition].clauses.first?.expression
    {
      value = inner
    }
    return largeProduct(value, in: checker)?.correct
  }

  /// Reports a percent that is added to a number which is no 1: `100 + 5%` would be 100.05. A small number that
  /// is written stands for a share, a larger one is what the percent is of, and a figure is a ratio.
  static func reportSum(
    _ operation: Arithmetic, _ left: ExpressionID, _ right: ExpressionID,
    _ reference: NodeReference, in checker: inout Checker
  ) {
    let sign = " " + operation.written.sign + " "
    let isPercentFirst = checker.types.element(checker.type(left)) == .percent
    let number = isPercentFirst ? right : left
    /// The source text of a side.
    func text(_ side: ExpressionID) -> String {
      checker.files.sources.text(checker.span(checker.expression(side).reference))
    }
    let other = text(isPercentFirst ? left : right)
    var share: String?
    var choices = ArgumentValue.nothing
    if case .constant(let value) = checker.expression(number).operation {
      if isPercentFirst, value == 1, operation == .add {
        share = "1 + " + other
      } else if abs(value) < 2, value != 1 {
        share =
          isPercentFirst
          ? other + sign + ValueText.percent(value) : ValueText.percent(value) + sign + other
      } else if isPercentFirst, value == 1 {
        share = other + sign + "100%"
      } else if value == 100, !isPercentFirst, operation == .subtract {
        // `100 - tax` is what is left of all.
        share = "100%" + sign + other
      } else if isPercentFirst, operation == .subtract || value < 100 {
        // What a percent less 100 is meant to be, nobody can say.
        choices = .words(
          .percentOrPart,
          [Argument("number", .written(text(number))), Argument("percent", .written(other))])
      } else if isPercentFirst {
        share = text(number) + " * (1 + " + other + ")"
      } else {
        share = text(number) + " * (1" + sign + other + ")"
      }
    } else if !isPercentFirst, statedNumber(number, in: checker) != nil {
      share = text(number) + " * (1" + sign + other + ")"
    } else if statedNumber(number, in: checker) != nil || isHandedIn(number, in: checker) {
      // A factor or a ratio: the name alone does not say which.
      choices = .words(
        .ratioOrFactor,
        [Argument("number", .written(text(number))), Argument("percent", .written(other))])
    } else {
      let ratio = "(" + text(number) + " in percent)"
      share = isPercentFirst ? other + sign + ratio : ratio + sign + other
    }
    checker.report(
      .percentOfNothing(
        checker.span(reference), fix: share, left: checker.span(checker.expression(left).reference),
        right: checker.span(checker.expression(right).reference),
        checker.describe(checker.type(left)), checker.describe(checker.type(right)),
        choices: choices))
  }

  /// `true` iff the number is a parameter of a function or an input of a kind, which may be anything.
  private static func isHandedIn(_ id: ExpressionID, in checker: Checker) -> Bool {
    switch checker.expression(id).operation {
    case .local: return true
    case .definition(let named):
      switch checker.definitions[named].role {
      case .input: return true
      case .plain, .line, .column, .hidden: return false
      }
    default: return false
    }
  }

  /// `true` iff the value is money or a quantity.
  private static func isAmount(_ id: ExpressionID, in checker: Checker) -> Bool {
    if case .quantity = checker.types[checker.types.element(checker.type(id))] { return true }
    return false
  }

  /// `true` iff the value is written as 1.
  private static func isWrittenOne(_ id: ExpressionID, in checker: Checker) -> Bool {
    if case .constant(1) = checker.expression(id).operation { return true }
    return false
  }

  /// `true` iff the value is a percent.
  private static func isPercent(_ id: ExpressionID, in checker: Checker) -> Bool {
    checker.types.element(checker.type(id)) == .percent
  }

  /// Returns the number without a percent sign that a definition of the case states, in each of its lines where it
  /// has several, and which is too large for a share; nil where it is something else.
  ///
  /// What `isTakenOff` from 1 may be 1, a switch as in `1 - is_exempt`, and may be written in the sum itself or be a
  /// field of a kind.
  private static func plainNumber(
    _ id: ExpressionID, isTakenOff: Bool, in checker: Checker
  ) -> (value: Double, expression: ExpressionID)? {
    if isTakenOff, let found = largeNumber(id, isTakenOff: true, in: checker) { return found }
    guard var definition = name(in: id, isTakenOff: isTakenOff, in: checker) else { return nil }
    var steps = 8
    while isTakenOff, steps > 0, checker.definitions[definition].clauses.count == 1,
      let written = checker.definitions[definition].clauses[0].expression,
      let named = name(in: written, isTakenOff: true, in: checker)
    {
      definition = named
      steps -= 1
    }
    switch checker.definitions[definition].role {
    case .plain: break
    case .input, .line: guard isTakenOff else { return nil }
    case .column: return isTakenOff ? plainCells(of: definition, in: checker) : nil
    case .hidden: return nil
    }
    var found: (value: Double, expression: ExpressionID)?
    for clause in checker.definitions[definition].clauses {
      guard let written = clause.expression,
        let number = largeNumber(written, isTakenOff: isTakenOff, in: checker)
      else { return nil }
      if found == nil { found = number }
    }
    return found
  }

  /// The definition that an expression names, or of which it takes one value; nil for what is worked out.
  private static func name(
    in value: ExpressionID, isTakenOff: Bool, in checker: Checker
  ) -> DefinitionID? {
    switch checker.expression(value).operation {
    case .definition(let named): return named
    case .element(let series, _, _):
      if case .definition(let named) = checker.expression(series).operation { return named }
    case .item(let series, _) where isTakenOff, .lookup(let series, _, _) where isTakenOff:
      if case .definition(let named) = checker.expression(series).operation { return named }
    case .otherwise(let given, _) where isTakenOff:
      return name(in: given, isTakenOff: true, in: checker)
    default: break
    }
    return nil
  }

  /// The plain number for which an expression stands, as `plainNumber` finds it in fields, cells and under names.
  static func statedFigure(
    _ value: ExpressionID, in checker: Checker
  ) -> (value: Double, expression: ExpressionID)? {
    plainNumber(value, isTakenOff: true, in: checker)
  }

  /// The definition that an expression names, or of which it takes one value; nil for what is worked out.
  static func named(_ value: ExpressionID, in checker: Checker) -> DefinitionID? {
    name(in: value, isTakenOff: true, in: checker)
  }

  /// Returns the first cell of a column whose cells, as far as they are filled, are all numbers too large for
  /// shares; nil for other columns.
  private static func plainCells(
    of column: DefinitionID, in checker: Checker
  ) -> (value: Double, expression: ExpressionID)? {
    guard let written = checker.definitions[column].clauses.first?.expression else { return nil }
    if case .data(let data) = checker.expression(written).operation {
      // A file holds numbers, of which no value is written in the case.
      let values = checker.tables.data[data].filter { !$0.isNaN }
      guard checker.types.element(checker.type(written)) == .number, let first = values.first,
        values.allSatisfy({ $0.isFinite && abs($0) > 1 })
      else { return nil }
      return (first, written)
    }
    guard case .list(let cells) = checker.expression(written).operation else { return nil }
    var found: (value: Double, expression: ExpressionID)?
    for cell in cells {
      if case .constant(let value) = checker.expression(cell).operation, !value.isFinite {
        continue
      }
      guard let number = largeNumber(cell, isTakenOff: true, in: checker) else { return nil }
      if found == nil { found = number }
    }
    return found
  }

  /// Returns a number that is written out and too large for a share; nil for any other value.
  private static func largeNumber(
    _ id: ExpressionID, isTakenOff: Bool, in checker: Checker
  ) -> (value: Double, expression: ExpressionID)? {
    guard checker.type(id) == .number else { return nil }
    let value: Double
    switch checker.expression(id).operation {
    case .constant(let number): value = number
    case .negate(let inner):
      guard case .constant(let number) = checker.expression(inner).operation else { return nil }
      value = -number
    default: return nil
    }
    guard value.isFinite, abs(value) > 1 || (value == 1 && !isTakenOff) else { return nil }
    return (value, id)
  }

  /// The number of 1 or more that a definition of the case states; nil for any other value.
  private static func statedNumber(_ id: ExpressionID, in checker: Checker) -> Double? {
    guard let found = plainNumber(id, isTakenOff: false, in: checker)?.value, found >= 1 else {
      return nil
    }
    return found
  }

  /// `true` iff the case counts with the definition elsewhere: as an exponent, or in brackets.
  private static func isCount(_ id: ExpressionID, in checker: Checker) -> Bool {
    guard case .definition(let definition) = checker.expression(id).operation else { return false }
    let info = checker.definitions[definition]
    let tree = checker.trees[info.reference.tree]
    for place in tree.nodes.indices {
      let node = NodeID(Int32(truncatingIfNeeded: place))
      switch tree[node].kind {
      case .index: break
      case .binary where tree.binaryOperator(node) == .power: break
      default: continue
      }
      let counted = tree.child(node, 1)
      guard counted.exists else { continue }
      var isNamed = false
      tree.forEachName(in: counted) { if $0 == info.name { isNamed = true } }
      if isNamed { return true }
    }
    return false
  }
}
