import WorthBuiltins
import WorthMath
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Periods, and the numbers of their years and months, beside numbers that may have a fraction: nothing with a
/// fraction ever equals one of them, so that it would count for nothing in silence.
enum WholePeriods {
  /// What is known of a number without the run.
  private enum Number {
    /// A period, a part of a date, or what is counted from them by whole numbers.
    case period
    /// A whole number.
    case whole
    /// Any number.
    case any
  }

  /// How deep formulas are looked through.
  private static let depth = 12

  /// Returns both sides of `=` or `!=`, of which one is a period or counted from one: what is no whole number on the
  /// other side fails there. Nil, after a diagnostic, where a stated figure is none.
  static func sides(
    _ sign: Operator, _ left: ExpressionID, _ right: ExpressionID, _ context: Context,
    in checker: inout Checker
  ) -> (ExpressionID, ExpressionID)? {
    guard case .comparison(let comparison) = sign.meaning,
      comparison == .equal || comparison == .notEqual
    else { return (left, right) }
    let first = number(left, context, depth, checker)
    let second = number(right, context, depth, checker)
    switch (first, second) {
    case (.period, .any): return whole(right, in: &checker).map { (left, $0) }
    case (.any, .period): return whole(left, in: &checker).map { ($0, right) }
    case (.period, .period), (.period, .whole), (.whole, .period), (.whole, .whole), (.whole, .any),
      (.any, .whole), (.any, .any):
      return (left, right)
    }
  }

  /// Returns the number, which fails in the run where it has a fraction; nil, after a diagnostic, where it states one.
  private static func whole(_ value: ExpressionID, in checker: inout Checker) -> ExpressionID? {
    let reference = checker.expression(value).reference
    if case .constant = checker.expression(value).operation {
      let span = checker.span(reference)
      checker.report(.partOfPeriod(span, checker.files.sources.text(span)))
      return nil
    }
    let type = checker.type(value)
    guard checker.types.element(type) == .number else { return value }
    switch checker.types[type] {
    case .number, .series: break
    default: return value
    }
    return checker.make(
      .builtin(BuiltinTable[.wholePeriod], arguments: [value]), type, reference)
  }

  /// Returns what is known of a number or a period.
  private static func number(
    _ value: ExpressionID, _ context: Context, _ steps: Int, _ checker: Checker
  ) -> Number {
    guard steps > 0 else { return .any }
    if case .constant(let stated) = checker.expression(value).operation, !Real.isWhole(stated) {
      return .any
    }
    if case .period = checker.types[checker.types.element(checker.type(value))] { return .period }
    func next(_ part: ExpressionID) -> Number { number(part, context, steps - 1, checker) }
    switch checker.expression(value).operation {
    case .constant: return .whole
    case .local(let local):
      guard let known = context.locals.last(where: { $0.number == local }) else { return .any }
      if case .period = checker.types[known.type] { return .period }
      if let space = known.space, case .timeline = checker.tables.spaces[space].kind {
        return .period
      }
      return .any
    case .builtin(let place, let arguments):
      if [.yearOf, .monthOf, .dayOf].contains(where: { BuiltinTable[$0] == place }) {
        return .period
      }
      if place == BuiltinTable[.count] { return .whole }
      guard case .rounding = BuiltinTable.all[place].trialForm, let first = arguments.first,
        roundsToWhole(arguments, checker)
      else { return .any }
      return holdsPeriod(first, context, steps - 1, checker) ? .period : .whole
    case .arithmetic(.add, let one, let other), .arithmetic(.subtract, let one, let other),
      .arithmetic(.multiply, let one, let other):
      let (one, other) = (next(one), next(other))
      if one == .any || other == .any { return .any }
      return one == .period || other == .period ? .period : .whole
    case .negate(let one): return next(one)
    case .element(let series, _, _): return next(series)
    case .item(let list, _): return next(list) == .any ? .any : .whole
    case .definition(let index): return definition(index, context, steps, checker)
    case .uncertain(let draw, let inputs): return drawn(draw, inputs, context, steps, checker)
    case .list(let items):
      return items.allSatisfy { next($0) != .any } ? .whole : .any
    case .data(let data):
      return checker.tables.data[data].allSatisfy { $0.isNaN || Real.isWhole($0) } ? .whole : .any
    default: return .any
    }
  }

  /// Returns what is known of a drawn number: counts are whole, and so is one of several whole values.
  private static func drawn(
    _ draw: DrawID, _ inputs: [ExpressionID], _ context: Context, _ steps: Int, _ checker: Checker
  ) -> Number {
    let info = checker.uncertainty.draws[draw]
    guard !info.isShifted, !info.isTruncated else { return .any }
    let base = info.hasBase ? inputs.prefix(1) : []
    let values: ArraySlice<ExpressionID>
    switch DistributionTable.all[info.form].name.description {
    case "poisson", "binomial": values = base
    case "discrete", "empirical": values = inputs.prefix(info.hasBase ? 2 : 1)
    default: return .any
    }
    return values.allSatisfy { number($0, context, steps - 1, checker) != .any } ? .whole : .any
  }

  /// Returns what is known of a definition by its lines.
  private static func definition(
    _ index: DefinitionID, _ context: Context, _ steps: Int, _ checker: Checker
  ) -> Number {
    let definition = checker.definitions[index]
    if case .period = checker.types[checker.types.element(definition.type)] { return .period }
    let annotation = definition.annotation
    if annotation.node.exists,
      checker.trees[annotation.tree].text(annotation.node) == TypeWord.whole.rawValue
    {
      return .whole
    }
    guard !definition.clauses.isEmpty else { return .any }
    var context = context
    if let local = definition.indexLocal {
      context.locals.append(
        Local(
          name: definition.name, number: local, type: definition.type, space: definition.space,
          flow: nil))
    }
    var found = Number.period
    for clause in definition.clauses {
      guard let expression = clause.expression else { return .any }
      switch number(expression, context, steps - 1, checker) {
      case .any: return .any
      case .whole: found = .whole
      case .period: break
      }
    }
    return found
  }

  /// `true` iff a rounding keeps no digit after the point.
  private static func roundsToWhole(_ arguments: [ExpressionID], _ checker: Checker) -> Bool {
    guard arguments.count > 1 else { return true }
    guard case .constant(let digits) = checker.expression(arguments[1]).operation else {
      return false
    }
    return digits <= 0
  }

  /// `true` iff a formula reads a period, as the year of a month does.
  private static func holdsPeriod(
    _ value: ExpressionID, _ context: Context, _ steps: Int, _ checker: Checker
  ) -> Bool {
    guard steps > 0 else { return false }
    switch checker.expression(value).operation {
    case .arithmetic(_, let one, let other):
      return holdsPeriod(one, context, steps - 1, checker)
        || holdsPeriod(other, context, steps - 1, checker)
    default: return number(value, context, steps, checker) == .period
    }
  }
}
