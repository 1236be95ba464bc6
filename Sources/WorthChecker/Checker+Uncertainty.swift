import WorthBuiltins
import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// A distribution after `~`, as it is written.
struct WrittenDistribution {
  var form: Int
  /// The parameters; those left out stand for the base or their default.
  var parameters: [ExpressionID]
  var low: ExpressionID?
  var high: ExpressionID?
  var shift: ExpressionID?
  /// What is drawn.
  var type: TypeID
}

/// Uncertain names: `name = base ~ distribution`.
extension Checker {
  /// Returns the value of an uncertain name: its base in the point estimate, a draw in each trial.
  mutating func uncertain(
    _ base: ExpressionID?, _ clause: Clause, of index: DefinitionID, _ context: inout Context
  ) -> ExpressionID {
    let reference = NodeReference(clause.reference.tree, clause.distribution)
    if let base, type(base) == .error || type(base) == .pending { return base }
    hasPendingParameter = false
    guard
      let written = checkDistribution(
        reference, base: base, &context, whole: context.index == nil)
    else {
      // A parameter that rests on the value itself makes a circle, which is reported as such.
      return hasPendingParameter ? make(.error, .pending, reference) : broken(reference)
    }
    let path = clause.drawPath ?? definitions[index].path
    let isTruncated = written.low != nil || written.high != nil
    let draw = draws.append(
      DrawInfo(
        path: path, form: written.form, parameterCount: written.parameters.count,
        hasBase: base != nil, isTruncated: isTruncated, isShifted: written.shift != nil,
        local: context.index?.local, space: context.index?.space, span: span(reference)))
    var inputs = (base.map { [$0] } ?? []) + written.parameters
    if isTruncated {
      inputs.append(written.low ?? make(.constant(-.infinity), .number, reference))
      inputs.append(written.high ?? make(.constant(.infinity), .number, reference))
    }
    if let shift = written.shift { inputs.append(shift) }
    var result = base.map { type($0) } ?? written.type
    if case .series = types[result] {
    } else if let series = inputs.first(where: { isSeries($0) }) {
      guard case .series(_, let space, let isFlow) = types[type(series)] else {
        return broken(reference)
      }
      result = types.id(.series(types.element(result), space: space, isFlow: isFlow))
    }
    return make(.uncertain(draw: draw, inputs: inputs), result, reference)
  }

  private func isSeries(_ id: ExpressionID) -> Bool {
    guard case .series = types[type(id)] else { return false }
    return true
  }

  /// Checks a distribution with what bounds and moves it; nil after a diagnostic.
  mutating func checkDistribution(
    _ reference: NodeReference, base: ExpressionID?, _ context: inout Context, whole: Bool
  ) -> WrittenDistribution? {
    let tree = trees[reference.tree]
    guard tree[reference.node].kind == .call,
      tree[tree.child(reference.node)].kind == .name
    else {
      report(.notADistribution(span(reference), sources.text(span(reference)), nearest: nil))
      return nil
    }
    let name = spelling(tree.name(tree.child(reference.node)))
    let arguments = writtenArguments(reference)
    if let modifier = DistributionModifier(rawValue: name) {
      return checkChanged(modifier, arguments, reference, base: base, &context, whole: whole)
    }
    let forms = DistributionTable.forms(name)
    guard !forms.isEmpty else {
      let known = DistributionTable.functionNames
      report(
        .notADistribution(
          span(reference), name, nearest: Spelling.nearest(to: name, among: known)))
      return nil
    }
    guard let (form, given) = matchForm(forms, arguments, hasBase: base != nil) else {
      report(
        .wrongParameters(
          span(reference), name,
          forms: forms.map { DistributionTable.all[$0].signature }))
      return nil
    }
    return checkParameters(form, given, reference, base: base, &context, whole: whole)
  }

  /// Checks `truncated(distribution, low: …, high: …)` and `shifted(distribution, by: …)`.
  private mutating func checkChanged(
    _ modifier: DistributionModifier, _ arguments: [WrittenArgument], _ reference: NodeReference,
    base: ExpressionID?, _ context: inout Context, whole: Bool
  ) -> WrittenDistribution? {
    let name = modifier.rawValue
    let allowed = modifier.parameters
    guard let first = arguments.first, first.name == nil, arguments.count > 1,
      arguments.dropFirst().allSatisfy({ argument in
        argument.name.map { allowed.contains(spelling($0)) } ?? false
      })
    else {
      report(.wrongParameters(span(reference), name, forms: [modifier.signature]))
      return nil
    }
    guard
      var written = checkDistribution(first.value, base: base, &context, whole: whole)
    else { return nil }
    for argument in arguments.dropFirst() {
      let value = check(argument.value, &context, expected: written.type, whole: whole)
      guard type(value) != .error else { return nil }
      guard isAlike(value, written.type) else {
        report(
          .wrongArgument(
            span(argument.value), function: name,
            parameter: argument.name.map { spelling($0) } ?? "", expected: describe(written.type),
            found: describe(type(value))))
        return nil
      }
      switch argument.name.map({ spelling($0) }) {
      case "low": written.low = value
      case "high": written.high = value
      default: written.shift = value
      }
    }
    return written
  }

  /// Finds the form that the arguments fit, with the argument of each parameter.
  private func matchForm(
    _ forms: [Int], _ arguments: [WrittenArgument], hasBase: Bool
  ) -> (form: Int, given: [WrittenArgument?])? {
    for form in forms {
      let info = DistributionTable.all[form]
      var given = [WrittenArgument?](repeating: nil, count: info.parameters.count)
      var isFitting = true
      for (position, argument) in arguments.enumerated() {
        let place: Int?
        if let name = argument.name {
          let written = spelling(name)
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

  private mutating func checkParameters(
    _ form: Int, _ given: [WrittenArgument?], _ reference: NodeReference, base: ExpressionID?,
    _ context: inout Context, whole: Bool
  ) -> WrittenDistribution? {
    let info = DistributionTable.all[form]
    var drawn: TypeID? = base.map { types.element(type($0)) }
    switch info.result {
    case .value: break
    case .number: drawn = .number
    case .yesNo: drawn = .yesNo
    }
    if let base, !isLiteralZero(base), let drawn, types.element(type(base)) != drawn {
      report(
        .wrongArgument(
          span(expression(base).reference), function: info.name.description, parameter: "base",
          expected: describe(drawn), found: describe(type(base))))
      return nil
    }
    var values: [ExpressionID] = []
    for (place, parameter) in info.parameters.enumerated() {
      guard let argument = given[place] else {
        if let value = parameter.defaultValue {
          values.append(make(.constant(value), drawn ?? .number, reference))
        } else {
          values.append(base ?? broken(reference))
        }
        continue
      }
      let value = check(
        argument.value, &context, expected: parameter.isList ? nil : drawn,
        whole: whole || parameter.isList)
      if types.element(type(value)) == .pending { hasPendingParameter = true }
      guard type(value) != .error, types.element(type(value)) != .pending else { return nil }
      guard fits(value, parameter, &drawn) else {
        report(
          .wrongArgument(
            span(argument.value), function: info.name.description,
            parameter: parameter.name.description, expected: expectation(parameter, drawn),
            found: describe(type(value))))
        return nil
      }
      values.append(value)
    }
    for (place, parameter) in info.parameters.enumerated() where parameter.measure == .spread {
      values[place] = spread(values[place], values[0], drawn)
    }
    return WrittenDistribution(
      form: form, parameters: values, type: drawn ?? .number)
  }

  /// `true` iff the value is of the type, or the literal 0.
  private func isAlike(_ value: ExpressionID, _ drawn: TypeID) -> Bool {
    types.element(type(value)) == drawn || isLiteralZero(value)
  }

  private func fits(
    _ value: ExpressionID, _ parameter: DistributionParameter, _ drawn: inout TypeID?
  ) -> Bool {
    let found = types.element(type(value))
    if case .list = types[type(value)], !parameter.isList { return false }
    switch parameter.measure {
    case .number: return found == .number
    case .share: return found == .percent || found == .number
    case .weights: return types.isAggregate(type(value)) && (found == .percent || found == .number)
    case .values:
      guard types.isAggregate(type(value)) else { return false }
      drawn = drawn ?? found
      return found == drawn
    case .value:
      if isLiteralZero(value) { return true }
      guard isArithmetic(found) || found == .date else { return false }
      drawn = drawn ?? found
      return found == drawn
    case .spread:
      guard let drawn else { return isArithmetic(found) }
      return isAlike(value, drawn) || (found == .percent && drawn != .number)
    }
  }

  private func expectation(_ parameter: DistributionParameter, _ drawn: TypeID?) -> ArgumentValue {
    switch parameter.measure {
    case .number: .words(.aNumber)
    case .share: .words(.aPercent)
    case .weights: .words(.listOfPercents)
    case .values:
      drawn.map { .words(.listOfType, [Argument("type", describe($0))]) } ?? .words(.listOfValues)
    case .value, .spread: drawn.map { describe($0) } ?? .words(.anAmount)
    }
  }

  /// Turns a spread that is a share of the centre into an amount.
  private mutating func spread(
    _ value: ExpressionID, _ centre: ExpressionID, _ drawn: TypeID?
  ) -> ExpressionID {
    guard let drawn, types.element(type(value)) == .percent, drawn != .percent, drawn != .number
    else { return value }
    switch types[drawn] {
    // Of a rate, as of a percent, a percent is so many points.
    case .rate, .hazard: return value
    default: break
    }
    let reference = expression(value).reference
    var result = drawn
    for part in [value, centre] {
      if case .series(_, let space, let isFlow) = types[type(part)] {
        result = types.id(.series(drawn, space: space, isFlow: isFlow))
      }
    }
    return make(.arithmetic(.multiply, centre, value), result, reference)
  }

  // MARK: Distributions by themselves

  /// Checks `normal(mean: 10, sd: 2).mean` and the like: nil where the base is no distribution.
  mutating func checkDistributionMember(
    _ base: NodeReference, _ member: String, _ arguments: [WrittenArgument],
    _ reference: NodeReference, _ place: Span, _ context: inout Context
  ) -> ExpressionID? {
    let tree = trees[base.tree]
    guard tree[base.node].kind == .call, tree[tree.child(base.node)].kind == .name else {
      return nil
    }
    let name = tree.name(tree.child(base.node))
    guard
      DistributionTable.isFunction(spelling(name)),
      lookUpForm(name, scope: context.scope) == nil
    else { return nil }
    guard
      let written = checkDistribution(base, base: nil, &context, whole: context.index == nil)
    else { return broken(reference) }
    let form = DistributionTable.all[written.form]
    guard !form.takesList, let what = DistributionFigure.named(member) else {
      report(
        .unknownPart(
          place, member, .words(.aDistribution), known: "mean, sd, pdf(x), cdf(x), percentile(p)"))
      return broken(reference)
    }
    guard arguments.count == (what.takesArgument ? 1 : 0) else {
      reportArgumentCount(reference, member, arguments.count, what.takesArgument ? 1 : 0)
      return broken(reference)
    }
    var values = [
      make(.constant(Double(written.form)), .number, reference),
      make(.constant(Double(what.rawValue)), .number, reference),
    ]
    if what.takesArgument {
      let wanted: TypeID = what == .percentile ? .percent : written.type
      let value = check(
        arguments[0].value, &context, expected: wanted, whole: context.index == nil)
      if type(value) == .error { return broken(reference) }
      let isNumber = what == .percentile && types.element(type(value)) == .number
      guard isAlike(value, wanted) || isNumber else {
        report(
          .wrongArgument(
            span(arguments[0].value), function: member, parameter: "x",
            expected: describe(wanted), found: describe(type(value))))
        return broken(reference)
      }
      values.append(value)
    } else {
      values.append(make(.constant(0), .number, reference))
    }
    values.append(written.low ?? make(.constant(-.infinity), .number, reference))
    values.append(written.high ?? make(.constant(.infinity), .number, reference))
    values.append(written.shift ?? make(.constant(0), .number, reference))
    values += written.parameters
    let result: TypeID
    switch what {
    case .mean, .sd, .percentile: result = written.type
    case .cdf: result = .percent
    case .pdf: result = .number
    }
    var shared = result
    for value in values {
      if case .series(_, let space, _) = types[type(value)] {
        shared = types.id(.series(result, space: space, isFlow: false))
      }
    }
    return make(
      .builtin(BuiltinTable[.distributionFigure], arguments: values), shared, reference)
  }
}
