import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Calls of builtins.
extension Checker {
  mutating func checkBuiltin(
    _ index: Int, _ arguments: [WrittenArgument], _ reference: NodeReference,
    _ context: inout Context
  ) -> ExpressionID {
    let builtin = BuiltinTable.all[index]
    let name = builtin.name.description
    if let folded = variadicOverList(index, arguments, reference, &context) { return folded }
    let arguments = spread(
      arguments, builtin.parameters.map { $0.name.description }, &context)
    var given = [WrittenArgument?](repeating: nil, count: builtin.parameters.count)
    var more: [WrittenArgument] = []
    var position = 0
    for argument in arguments {
      if let written = argument.name {
        guard
          let place = builtin.parameters.firstIndex(where: {
            $0.name.description == spelling(written)
          })
        else {
          let known = builtin.parameters.map { $0.name.description }
          report(
            .unknownArgument(
              span(argument.reference), spelling(written), function: name,
              nearest: Spelling.nearest(to: spelling(written), among: known), known: known))
          return broken(reference)
        }
        given[place] = argument
      } else if position < given.count {
        given[position] = argument
        position += 1
      } else if builtin.isVariadic {
        more.append(argument)
      } else {
        reportArgumentCount(reference, name, arguments.count, given.count)
        return broken(reference)
      }
    }
    var values: [ExpressionID] = []
    for (place, parameter) in builtin.parameters.enumerated() {
      if let argument = given[place] {
        values.append(checkBuiltinArgument(argument, parameter, builtin, &context))
      } else if let value = parameter.defaultValue {
        values.append(make(.constant(value), .number, reference))
      } else {
        var words: [String] = []
        if case .choice(let known) = parameter.type { words = known.map { $0.description } }
        report(
          .missingArgument(
            span(reference), parameter.name.description, function: name, words: words))
        return broken(reference)
      }
    }
    if let last = builtin.parameters.last {
      for argument in more {
        values.append(checkBuiltinArgument(argument, last, builtin, &context))
      }
    }
    return finishBuiltin(index, values, reference)
  }

  mutating func finishBuiltin(
    _ index: Int, _ values: [ExpressionID], _ reference: NodeReference
  ) -> ExpressionID {
    let builtin = BuiltinTable.all[index]
    if values.contains(where: { type($0) == .error }) { return broken(reference) }
    if values.contains(where: { type($0) == .pending }) {
      let known = values.first { type($0) != .pending && !isLiteralZero($0) }
      if case .sameAs = builtin.result, let known {
        return make(.error, types.element(type(known)), reference)
      }
      return make(.error, .pending, reference)
    }
    // The arguments that share a type.
    var shared = TypeID.pending
    for (place, value) in values.enumerated() {
      let parameter = builtin.parameters[min(place, builtin.parameters.count - 1)]
      guard case .amount = parameter.type, builtin.isVariadic || builtin.sharesType else {
        continue
      }
      if isLiteralZero(value) { continue }
      shared = unify(shared, types.element(type(value)), expression(value).reference)
      if shared == .error { return broken(reference) }
    }
    var space: SpaceID?
    for (place, value) in values.enumerated() {
      let parameter = builtin.parameters[min(place, builtin.parameters.count - 1)]
      guard case .series(_, let over, _) = types[type(value)], parameter.type.takesOneValue else {
        continue
      }
      if let known = space, known != over {
        report(.mixedTimelines(span(reference), spaces[known].name, spaces[over].name))
        return broken(reference)
      }
      space = over
    }
    var element: TypeID
    switch builtin.result {
    case .number: element = .number
    case .percent: element = .percent
    case .text: element = .text
    case .yesNo: element = .yesNo
    case .months: element = .months
    case .days: element = .days
    case .date: element = .date
    case .sameAs(let place):
      element = shared != .pending ? shared : types.element(type(values[place]))
    case .listOf(let place): element = types.id(.list(types.element(type(values[place]))))
    case .listLike(let place): element = types.id(.list(types.element(type(values[place]))))
    }
    if case .optional(let inner) = types[element] { element = inner }
    var values = values
    for (place, parameter) in builtin.parameters.enumerated() where place < values.count {
      guard let other = parameter.coinOf, other < values.count else { continue }
      let mark = parameter.defaultValue
      values[place] = smallestCoin(values[place], of: values[other], unlessNot: mark, reference)
      if type(values[place]) == .error { return broken(reference) }
    }
    if builtin.traits.contains(.roundsToDigits), element == .percent, values.count == 2 {
      // The digits of a percent are those of the figure before the sign.
      let two = make(.constant(2), .number, reference)
      values[1] = make(.arithmetic(.add, values[1], two), numberLike(values[1]), reference)
    }
    if let role = builtin.overTexts, types.element(type(values[0])) == .text {
      return make(.builtin(BuiltinTable[role], arguments: values), element, reference)
    }
    if let space { element = types.id(.series(element, space: space, isFlow: isMoney(element))) }
    if let form = builtin.overCondition, values.count == 1,
      let all = withoutCondition(values[0], form)
    {
      return make(.builtin(BuiltinTable[.sum], arguments: [all]), element, reference)
    }
    return make(.builtin(index, arguments: values), element, reference)
  }

  /// The list that adds up to what a list with a condition does, or to how many values it has: 0 in the place of each that
  /// does not fit, so that in every trial it is as long. nil where there is no condition.
  private mutating func withoutCondition(
    _ list: ExpressionID, _ form: ConditionForm
  ) -> ExpressionID? {
    guard case .comprehension(var all) = expression(list).operation,
      let condition = all.condition,
      type(all.condition) == .yesNo
    else { return nil }
    let reference = expression(list).reference
    let type: TypeID
    let value: ExpressionID
    switch form {
    case .sumOfValues:
      type = self.type(all.body)
      value = all.body
    case .numberOfValues:
      type = .number
      value = make(.constant(1), .number, reference)
    }
    if case .optional = types[type] { return nil }
    let nothing = make(.constant(0), type, reference)
    all.body = make(.conditional(condition, value, nothing), type, reference)
    all.condition = .none
    return make(.comprehension(all), types.id(.list(type)), reference)
  }

  /// Returns `step` where it was given, otherwise the smallest coin of the currency of `total`; `mark` stands for a step that
  /// was not given.
  private mutating func smallestCoin(
    _ step: ExpressionID, of total: ExpressionID, unlessNot mark: Double?,
    _ reference: NodeReference
  ) -> ExpressionID {
    let unit = types.element(type(total))
    guard case .constant(let value) = expression(step).operation, value == mark,
      type(step) == .number
    else {
      if types.element(type(step)) == unit { return step }
      report(.differentTypes(span(reference), describe(unit), describe(type(step))))
      return broken(reference)
    }
    if unit == .percent { return make(.constant(0.0001), .number, reference) }
    guard case .quantity(let money) = types[unit], let base = units.currency(of: money) else {
      return step
    }
    var coin = 1.0
    for _ in 0..<base.digits { coin /= 10 }
    return make(.constant(coin), .number, reference)
  }

  mutating func checkBuiltinArgument(
    _ argument: WrittenArgument, _ parameter: Parameter, _ builtin: Builtin,
    _ context: inout Context
  ) -> ExpressionID {
    let takesOne = parameter.type.takesOneValue
    var expected: TypeID?
    if case .choice(let words) = parameter.type {
      expected = types.choice(words.map { $0.description })
    }
    let value =
      argument.known
      ?? check(
        argument.value, &context, expected: expected, whole: !takesOne || context.index == nil)
    if case .choice = parameter.type {
      return conventionWord(fitted(value, argument, parameter, builtin, expected), argument.value)
    }
    return fitted(value, argument, parameter, builtin, expected)
  }

  /// Returns `value` where it fits the parameter; otherwise reports it.
  private mutating func fitted(
    _ value: ExpressionID, _ argument: WrittenArgument, _ parameter: Parameter,
    _ builtin: Builtin, _ expected: TypeID?
  ) -> ExpressionID {
    let takesDates = builtin.traits.contains(.takesDates)
    let takesOne = parameter.type.takesOneValue
    let found = type(value)
    if found == .error || found == .pending { return value }
    let element = types.element(found)
    var fits: Bool
    switch parameter.type {
    case .number, .whole: fits = element == .number || element == .percent
    case .amount: fits = isArithmetic(element) || element == .date
    case .amounts, .numbers, .anyList: fits = types.isAggregate(found)
    case .text: fits = element == .text
    case .choice: fits = element == expected
    case .date: fits = element == .date
    case .dates: fits = types.isAggregate(found) && element == .date
    }
    if takesOne, case .list = types[found] { fits = false }
    if case .numbers = parameter.type, fits { fits = element == .number || element == .percent }
    if case .amounts = parameter.type, fits {
      var inner = element
      if case .optional(let wrapped) = types[element] { inner = wrapped }
      fits = isArithmetic(inner) || (inner == .date && takesDates)
    }
    if case .amount = parameter.type, element == .date { fits = takesDates }
    if fits { return value }
    // A member asks over all trials; the function asks over a list.
    let written = sources.text(span(argument.value))
    let function = builtin.name.description
    let isForTrials =
      Checker.statistic(named: function) != nil && hasStatistics(found)
      && !types.isAggregate(found)
    report(
      .wrongArgument(
        span(argument.value), function: function, parameter: parameter.name.description,
        expected: describe(parameter.type),
        found: isForTrials
          ? .words(
            .askOverTrials,
            [
              Argument("type", describe(found)), Argument("value", .written(written)),
              Argument("function", .name(function)),
            ]) : describe(found)))
    return broken(argument.value)
  }

  /// Checks `max(list)`, where `max(a, b)` takes single values.
  mutating func variadicOverList(
    _ index: Int, _ arguments: [WrittenArgument], _ reference: NodeReference,
    _ context: inout Context
  ) -> ExpressionID? {
    guard BuiltinTable.all[index].isVariadic, arguments.count == 1, arguments[0].name == nil,
      let over = BuiltinTable.all[index].overList
    else { return nil }
    let value = check(arguments[0].value, &context, expected: nil, whole: true)
    if type(value) == .error { return broken(reference) }
    guard types.isAggregate(type(value)) else { return nil }
    return finishBuiltin(BuiltinTable[over], [value], reference)
  }
}
