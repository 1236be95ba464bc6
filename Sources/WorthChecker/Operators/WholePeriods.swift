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
    /// How far any number lies from a period, as in `t.year - launch`.
    case distance
    /// Any number.
    case any

    /// Returns what is known of a value that is one of these.
    static func oneOf(_ values: [Number]) -> Number {
      if values.isEmpty || values.contains(.any) || values.contains(.distance) { return .any }
      return values.contains(.period) ? .period : .whole
    }
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
    case (.period, .any), (.period, .distance), (.whole, .distance):
      return whole(right, in: &checker).map { (left, $0) }
    case (.any, .period), (.distance, .period), (.distance, .whole):
      return whole(left, in: &checker).map { ($0, right) }
    case (.period, .period), (.period, .whole), (.whole, .period), (.whole, .whole), (.whole, .any),
      (.any, .whole), (.any, .any), (.any, .distance), (.distance, .any), (.distance, .distance):
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

  /// Which of the values are periods or counted from one by whole numbers, as in `t.year`, so that what takes them,
  /// such as a function, compares them as periods.
  static func places(
    in values: [ExpressionID], _ context: Context, _ checker: Checker
  ) -> Set<Int> {
    Set(
      values.indices.filter {
        checker.types.element(checker.type(values[$0])) == .number
          && counts(values[$0], context, checker)
      })
  }

  /// `true` iff a value, or each of several, is a period or counted from one by whole numbers.
  static func counts(_ value: ExpressionID, _ context: Context, _ checker: Checker) -> Bool {
    number(value, context, depth / 2, checker) == .period
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
    case .local(let local): return self.local(local, context, steps, checker)
    case .builtin(let place, let arguments):
      return builtin(place, arguments, context, steps, checker)
    case .arithmetic(.divide, _, _), .arithmetic(.power, _, _): return .any
    case .arithmetic(let sign, let one, let other):
      return arithmetic(sign, next(one), next(other))
    case .negate(let one): return next(one)
    case .element(let whole, _, _), .item(let whole, _), .lookup(let whole, _, _),
      .slice(let whole, _, _), .opening(let whole), .closing(let whole), .broadcast(let whole, _):
      return next(whole)
    case .conditional(_, let one, let other), .otherwise(let one, let other):
      return .oneOf([next(one), next(other)])
    case .comprehension(let turns): return next(turns.body)
    case .call(let version, _):
      let made = checker.functions.versions[version]
      guard let body = made.body else { return .any }
      var inner = context
      inner.version = version
      inner.locals = zip(made.parameters, made.argumentTypes).map { local, type in
        Local(name: checker.functions[made.function].name, number: local, type: type)
      }
      return number(body, inner, steps - 1, checker)
    case .definition(let index): return definition(index, context, steps, checker)
    case .uncertain(let draw, let inputs): return drawn(draw, inputs, context, steps, checker)
    case .list(let items): return .oneOf(items.map { next($0) })
    case .data(let data):
      return checker.tables.data[data].allSatisfy { $0.isNaN || Real.isWhole($0) } ? .whole : .any
    default: return .any
    }
  }

  /// Returns what is known of a sum, difference or product of two numbers.
  private static func arithmetic(_ sign: Arithmetic, _ one: Number, _ other: Number) -> Number {
    switch (one, other, sign) {
    case (.period, .any, .add), (.any, .period, .add), (.period, .any, .subtract),
      (.any, .period, .subtract), (.distance, .whole, .add), (.whole, .distance, .add),
      (.distance, .whole, .subtract), (.whole, .distance, .subtract):
      return .distance
    case (_, _, .add), (_, _, .subtract), (_, _, .multiply): return .oneOf([one, other])
    case (_, _, .divide), (_, _, .power): return .any
    }
  }

  /// Returns what is known of a name that stands for a value: an index, a parameter, a line of a function's block.
  private static func local(
    _ local: LocalID, _ context: Context, _ steps: Int, _ checker: Checker
  ) -> Number {
    if checker.functions.periodLocals.contains(local) { return .period }
    if let known = context.locals.last(where: { $0.number == local }) {
      if case .period = checker.types[known.type] { return .period }
      if let space = known.space, case .timeline = checker.tables.spaces[space].kind {
        return .period
      }
    }
    guard let version = context.version,
      let line = checker.functions.versions[version].locals.first(where: { $0.local == local })
    else { return .any }
    return number(line.expression, context, steps - 1, checker)
  }

  /// Returns what is known of what a builtin gives.
  private static func builtin(
    _ place: Int, _ arguments: [ExpressionID], _ context: Context, _ steps: Int,
    _ checker: Checker
  ) -> Number {
    if [.yearOf, .monthOf, .dayOf].contains(where: { BuiltinTable[$0] == place }) {
      return .period
    }
    if place == BuiltinTable[.count] { return .whole }
    let builtin = BuiltinTable.all[place]
    switch builtin.name.description {
    case "min", "max", "min of a list", "max of a list", "abs", "first", "last":
      return .oneOf(arguments.map { number($0, context, steps - 1, checker) })
    default: break
    }
    guard case .rounding = builtin.trialForm, let first = arguments.first,
      roundsToWhole(arguments, checker)
    else { return .any }
    return holdsPeriod(first, context, steps - 1, checker) ? .period : .whole
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
    return .oneOf(
      definition.clauses.map { clause in
        clause.expression.map { number($0, context, steps - 1, checker) } ?? .any
      })
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
