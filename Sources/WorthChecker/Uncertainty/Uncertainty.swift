import WorthBuiltins
import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Uncertain names: their distributions, and what they are correlated with.
struct Uncertainty {
  /// The uncertain names.
  private(set) var draws = Arena<DrawID, DrawInfo>()
  /// `true` iff a parameter of the distribution at hand rests on the value that it is of.
  private var hasPendingParameter = false
  /// The correlations that are checked.
  var correlations: [CorrelationInfo] = []
  /// What is stated of the draws of rows, and what comes of it.
  var rowFactors = RowFactors()
  var sharedByRows: [PlanRowFactor] = []
  /// The number of trials, the seed and the sampling.
  var simulation = PlanSimulation()
  /// `true` iff the case asks for something over all trials.
  var usesStatistics = false
  /// The correlations that the case states, until all names are known.
  private(set) var pendingCorrelations: [(reference: NodeReference, scope: ScopeID)] = []
}

extension Uncertainty {
  /// Adds a correlation that is read once all names are known.
  mutating func postpone(_ reference: NodeReference, _ scope: ScopeID) {
    pendingCorrelations.append((reference, scope))
  }

  /// Returns the value of an uncertain name: its base in the point estimate, a draw in each trial.
  static func uncertain(
    _ base: ExpressionID?, _ clause: Clause, of index: DefinitionID, _ context: inout Context,
    in checker: inout Checker
  ) -> ExpressionID {
    let reference = NodeReference(clause.reference.tree, clause.distribution)
    if let base, checker.type(base) == .error || checker.type(base) == .pending { return base }
    checker.uncertainty.hasPendingParameter = false
    guard
      let written = checkDistribution(
        reference, base: base, &context, whole: context.index == nil, in: &checker)
    else {
      // A parameter that rests on the value itself makes a circle, which is reported as such.
      return checker.uncertainty.hasPendingParameter
        ? checker.make(.error, .pending, reference) : checker.broken(reference)
    }
    let path = clause.drawPath ?? checker.definitions[index].path
    let isTruncated = written.low != nil || written.high != nil
    let draw = checker.uncertainty.draws.append(
      DrawInfo(
        path: path, form: written.form, parameterCount: written.parameters.count,
        hasBase: base != nil, isTruncated: isTruncated, isShifted: written.shift != nil,
        local: context.index?.local, space: context.index?.space, span: checker.span(reference)))
    // Each row draws by what names it, whoever else reads that.
    if let space = context.index?.space,
      let names = RepeatedInstances.names(of: space, isUsed: true, in: &checker)
    {
      Definitions.depend(on: names, offset: nil, context, in: &checker)
    }
    if let owner = checker.definitions[index].role.instance,
      checker.instances[owner].rows != nil, RepeatedInstances.variesOne(owner, in: checker)
    {
      checker.uncertainty.draws[draw].isShared = true
    }
    var inputs = (base.map { [$0] } ?? []) + written.parameters
    if isTruncated {
      inputs.append(written.low ?? checker.make(.constant(-.infinity), .number, reference))
      inputs.append(written.high ?? checker.make(.constant(.infinity), .number, reference))
    }
    if let shift = written.shift { inputs.append(shift) }
    var result = base.map { checker.type($0) } ?? written.type
    if case .series = checker.types[result] {
    } else if let series = inputs.first(where: { isSeries($0, in: checker) }) {
      guard case .series(_, let space, let isFlow) = checker.types[checker.type(series)] else {
        return checker.broken(reference)
      }
      result = checker.types.id(
        .series(checker.types.element(result), space: space, isFlow: isFlow))
    }
    return checker.make(.uncertain(draw: draw, inputs: inputs), result, reference)
  }

  /// `true` iff the expression is a series.
  private static func isSeries(_ id: ExpressionID, in checker: Checker) -> Bool {
    guard case .series = checker.types[checker.type(id)] else { return false }
    return true
  }

  /// Checks a distribution with what bounds and moves it; nil after a diagnostic.
  private static func checkDistribution(
    _ reference: NodeReference, base: ExpressionID?, _ context: inout Context, whole: Bool,
    in checker: inout Checker
  ) -> WrittenDistribution? {
    let tree = checker.trees[reference.tree]
    guard tree[reference.node].kind == .call,
      tree[tree.child(reference.node)].kind == .name
    else {
      DistributionAdvice.reportNone(reference, base: base, &context, in: &checker)
      return nil
    }
    let name = checker.spelling(tree.name(tree.child(reference.node)))
    let arguments = FunctionCalls.writtenArguments(reference, in: checker)
    if let modifier = DistributionModifier(rawValue: name) {
      return checkChanged(
        modifier, arguments, reference, base: base, &context, whole: whole, in: &checker)
    }
    let forms = DistributionTable.forms(name)
    guard !forms.isEmpty else {
      let known = DistributionTable.functionNames
      checker.report(
        .notADistribution(
          checker.span(reference), name, nearest: DistributionAdvice.nearest(to: name, among: known)
        ))
      return nil
    }
    if DistributionAdvice.reportsEvent(name, arguments, reference, base: base, in: &checker) {
      return nil
    }
    guard let (form, given) = matchForm(forms, arguments, hasBase: base != nil, in: checker) else {
      checker.report(
        .wrongParameters(
          checker.span(reference), name,
          forms: forms.map { DistributionTable.all[$0].signature },
          named: DistributionAdvice(forms, name, base: base, in: checker).named(arguments)))
      return nil
    }
    return checkParameters(form, given, reference, base: base, &context, whole: whole, in: &checker)
  }

  /// Checks `truncated(distribution, low: …, high: …)` and `shifted(distribution, by: …)`.
  private static func checkChanged(
    _ modifier: DistributionModifier, _ arguments: [WrittenArgument], _ reference: NodeReference,
    base: ExpressionID?, _ context: inout Context, whole: Bool, in checker: inout Checker
  ) -> WrittenDistribution? {
    let name = modifier.rawValue
    let allowed = modifier.parameters
    guard let first = arguments.first, first.name == nil, arguments.count > 1,
      arguments.dropFirst().allSatisfy({ argument in
        argument.name.map { allowed.contains(checker.spelling($0)) } ?? false
      })
    else {
      checker.report(.wrongParameters(checker.span(reference), name, forms: [modifier.signature]))
      return nil
    }
    guard
      var written = checkDistribution(first.value, base: base, &context, whole: whole, in: &checker)
    else { return nil }
    for argument in arguments.dropFirst() {
      let value = Expressions.check(
        argument.value, &context, expected: written.type, whole: whole, in: &checker)
      guard checker.type(value) != .error else { return nil }
      guard isAlike(value, written.type, in: checker) else {
        checker.report(
          .wrongArgument(
            checker.span(argument.value), function: name,
            parameter: argument.name.map { checker.spelling($0) } ?? "",
            expected: checker.describe(written.type),
            found: checker.describe(checker.type(value))))
        return nil
      }
      switch argument.name.map({ checker.spelling($0) }) {
      case "low": written.low = value
      case "high": written.high = value
      default: written.shift = value
      }
    }
    return written
  }

  /// Finds the form that the arguments fit, with the argument of each parameter.
  private static func matchForm(
    _ forms: [Int], _ arguments: [WrittenArgument], hasBase: Bool, in checker: Checker
  ) -> (form: Int, given: [WrittenArgument?])? {
    for form in forms {
      let info = DistributionTable.all[form]
      var given = [WrittenArgument?](repeating: nil, count: info.parameters.count)
      var isFitting = true
      for (position, argument) in arguments.enumerated() {
        let place: Int?
        if let name = argument.name {
          let written = checker.spelling(name)
          place = info.parameters.firstIndex { $0.name.description == written }
        } else {
          place = info.isPositional && position < given.count ? position : nil
        }
        guard let place, given[place] == nil else {
          isFitting = false
          break
        }
        given[place] = argument
      }
      guard isFitting else { continue }
      let isComplete = info.parameters.indices.allSatisfy { place in
        given[place] != nil || info.parameters[place].defaultValue != nil
          || (hasBase && place == info.centre)
      }
      if isComplete { return (form, given) }
    }
    return nil
  }

  /// Checks the parameters of a distribution in the given form; nil after a diagnostic.
  ///
  /// A centre that is left out is the base.
  private static func checkParameters(
    _ form: Int, _ given: [WrittenArgument?], _ reference: NodeReference, base: ExpressionID?,
    _ context: inout Context, whole: Bool, in checker: inout Checker
  ) -> WrittenDistribution? {
    let info = DistributionTable.all[form]
    var drawn: TypeID? = base.map { checker.types.element(checker.type($0)) }
    switch info.result {
    case .value: break
    case .number: drawn = .number
    case .yesNo: drawn = .yesNo
    }
    if let base, !Operators.isLiteralZero(base, in: checker), let drawn,
      checker.types.element(checker.type(base)) != drawn
    {
      checker.report(
        .wrongArgument(
          checker.span(checker.expression(base).reference), function: info.name.description,
          parameter: "base",
          expected: checker.describe(drawn), found: checker.describe(checker.type(base))))
      return nil
    }
    var values: [ExpressionID] = []
    for (place, parameter) in info.parameters.enumerated() {
      guard let argument = given[place] else {
        if let value = parameter.defaultValue {
          values.append(checker.make(.constant(value), drawn ?? .number, reference))
        } else {
          values.append(base ?? checker.broken(reference))
        }
        continue
      }
      let value = Expressions.check(
        argument.value, &context, expected: parameter.isList ? nil : drawn,
        whole: whole || parameter.isList, in: &checker)
      if checker.types.element(checker.type(value)) == .pending {
        checker.uncertainty.hasPendingParameter = true
      }
      guard checker.type(value) != .error, checker.types.element(checker.type(value)) != .pending
      else { return nil }
      guard fits(value, parameter, &drawn, in: checker) else {
        checker.report(
          .wrongArgument(
            checker.span(argument.value), function: info.name.description,
            parameter: parameter.name.description,
            expected: expectation(parameter, drawn, in: checker),
            found: checker.describe(checker.type(value))))
        return nil
      }
      values.append(value)
    }
    for (place, parameter) in info.parameters.enumerated() where parameter.measure == .spread {
      values[place] = spread(values[place], values[0], drawn, in: &checker)
    }
    return WrittenDistribution(
      form: form, parameters: values, type: drawn ?? .number)
  }

  /// `true` iff the value is of the type, or the literal 0.
  private static func isAlike(_ value: ExpressionID, _ drawn: TypeID, in checker: Checker) -> Bool {
    checker.types.element(checker.type(value)) == drawn
      || Operators.isLiteralZero(value, in: checker)
  }

  /// `true` iff the value can be the parameter. Where nothing says yet what is drawn, `drawn`
  /// becomes its type.
  private static func fits(
    _ value: ExpressionID, _ parameter: DistributionParameter, _ drawn: inout TypeID?,
    in checker: Checker
  ) -> Bool {
    let found = checker.types.element(checker.type(value))
    if case .list = checker.types[checker.type(value)], !parameter.isList { return false }
    switch parameter.measure {
    case .number: return found == .number
    case .share: return found == .percent || found == .number
    case .weights:
      return checker.types.isAggregate(checker.type(value))
        && (found == .percent || found == .number)
    case .values:
      guard checker.types.isAggregate(checker.type(value)) else { return false }
      drawn = drawn ?? found
      return found == drawn
    case .value:
      if Operators.isLiteralZero(value, in: checker) { return true }
      guard TypeTraits.isArithmetic(found, in: checker) || found == .date else { return false }
      drawn = drawn ?? found
      return found == drawn
    case .spread:
      guard let drawn else { return TypeTraits.isArithmetic(found, in: checker) }
      return isAlike(value, drawn, in: checker) || (found == .percent && drawn != .number)
    }
  }

  /// Returns what the parameter takes in words.
  private static func expectation(
    _ parameter: DistributionParameter, _ drawn: TypeID?, in checker: Checker
  ) -> ArgumentValue {
    switch parameter.measure {
    case .number: .words(.aNumber)
    case .share: .words(.aPercent)
    case .weights: .words(.listOfPercents)
    case .values:
      drawn.map { .words(.listOfType, [Argument("type", checker.describe($0))]) }
        ?? .words(.listOfValues)
    case .value, .spread: drawn.map { checker.describe($0) } ?? .words(.anAmount)
    }
  }

  /// Turns a spread that is a share of the centre into an amount.
  private static func spread(
    _ value: ExpressionID, _ centre: ExpressionID, _ drawn: TypeID?, in checker: inout Checker
  ) -> ExpressionID {
    guard let drawn, checker.types.element(checker.type(value)) == .percent, drawn != .percent,
      drawn != .number
    else { return value }
    // Of a rate, as of a percent, a percent is so many points.
    if case .rate = checker.types[drawn] { return value }
    if case .hazard = checker.types[drawn] { return value }
    let reference = checker.expression(value).reference
    var result = drawn
    for part in [value, centre] {
      if case .series(_, let space, let isFlow) = checker.types[checker.type(part)] {
        result = checker.types.id(.series(drawn, space: space, isFlow: isFlow))
      }
    }
    return checker.make(.arithmetic(.multiply, centre, value), result, reference)
  }

  // MARK: Distributions by themselves

  /// Checks `normal(mean: 10, sd: 2).mean` and the like: nil where the base is no distribution.
  static func checkDistributionMember(
    _ base: NodeReference, _ member: String, _ arguments: [WrittenArgument],
    _ reference: NodeReference, _ place: Span, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    let tree = checker.trees[base.tree]
    guard tree[base.node].kind == .call, tree[tree.child(base.node)].kind == .name else {
      return nil
    }
    let name = tree.name(tree.child(base.node))
    guard
      DistributionTable.isFunction(checker.spelling(name)),
      Names.lookUpForm(name, scope: context.scope, in: &checker) == nil
    else { return nil }
    guard
      let written = checkDistribution(
        base, base: nil, &context, whole: context.index == nil, in: &checker)
    else { return checker.broken(reference) }
    let form = DistributionTable.all[written.form]
    guard !form.takesList, let what = DistributionFigure.named(member) else {
      checker.report(
        .unknownPart(
          place, member, .words(.aDistribution),
          known: ["mean", "sd", "pdf(x)", "cdf(x)", "percentile(p)"]))
      return checker.broken(reference)
    }
    guard arguments.count == (what.takesArgument ? 1 : 0) else {
      FunctionCalls.reportArgumentCount(
        reference, member, arguments.count, what.takesArgument ? 1 : 0, in: &checker)
      return checker.broken(reference)
    }
    var values = [
      checker.make(.constant(Double(written.form)), .number, reference),
      checker.make(.constant(Double(what.rawValue)), .number, reference),
    ]
    if what.takesArgument {
      guard
        let value = figureArgument(
          arguments[0].value, what, written, member, &context, in: &checker)
      else { return checker.broken(reference) }
      values.append(value)
    } else {
      values.append(checker.make(.constant(0), .number, reference))
    }
    values.append(written.low ?? checker.make(.constant(-.infinity), .number, reference))
    values.append(written.high ?? checker.make(.constant(.infinity), .number, reference))
    values.append(written.shift ?? checker.make(.constant(0), .number, reference))
    values += written.parameters
    let result: TypeID
    switch what {
    case .mean, .sd, .percentile: result = written.type
    case .cdf: result = .percent
    case .pdf: result = .number
    }
    var shared = result
    for value in values {
      if case .series(_, let space, _) = checker.types[checker.type(value)] {
        shared = checker.types.id(.series(result, space: space, isFlow: false))
      }
    }
    return checker.make(
      .builtin(BuiltinTable[.distributionFigure], arguments: values), shared, reference)
  }

  /// Returns the checked argument of a figure of a distribution, a share or a value; nil after a
  /// diagnostic.
  private static func figureArgument(
    _ reference: NodeReference, _ figure: DistributionFigure, _ written: WrittenDistribution,
    _ member: String, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    let wanted: TypeID = figure == .percentile ? .percent : written.type
    let value = Expressions.check(
      reference, &context, expected: wanted, whole: context.index == nil, in: &checker)
    if checker.type(value) == .error { return nil }
    let isNumber = figure == .percentile && checker.types.element(checker.type(value)) == .number
    guard isAlike(value, wanted, in: checker) || isNumber else {
      checker.report(
        .wrongArgument(
          checker.span(reference), function: member, parameter: "x",
          expected: checker.describe(wanted), found: checker.describe(checker.type(value))))
      return nil
    }
    return value
  }
}

/// A distribution after `~`, as it is written.
struct WrittenDistribution {
  /// The position of its form in `DistributionTable`.
  var form: Int
  /// The parameters; those left out stand for the base or their default.
  var parameters: [ExpressionID]
  /// The least value that can be drawn; nil where nothing bounds it.
  var low: ExpressionID?
  /// The greatest value that can be drawn; nil where nothing bounds it.
  var high: ExpressionID?
  /// What is added to each draw; nil for nothing.
  var shift: ExpressionID?
  /// What is drawn.
  var type: TypeID
}
