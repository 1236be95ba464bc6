import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Calls of builtins.
enum BuiltinCalls {
  /// Checks a call of the builtin at `index` of the table: matches arguments with parameters, fills
  /// in defaults and checks each argument.
  static func check(
    _ index: Int, _ arguments: [WrittenArgument], _ reference: NodeReference,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let builtin = BuiltinTable.all[index]
    let name = builtin.name.description
    if let folded = variadicOverList(index, arguments, reference, &context, in: &checker) {
      return folded
    }
    let arguments = DatedFlows.spread(
      arguments, builtin.parameters.map { $0.name.description }, &context, in: &checker)
    let call = ArgumentOrder.Call(
      name: name, reference: reference, arguments: arguments, parameters: builtin.parameters.count)
    let slots = { (_: Checker) in builtin.parameters.map { ArgumentOrder.slot($0) } }
    if !builtin.isVariadic, ArgumentOrder.reportsList(call, slots, context, in: &checker) {
      return checker.broken(reference)
    }
    guard let (given, more) = matched(arguments, builtin, reference, in: &checker) else {
      return checker.broken(reference)
    }
    if more.isEmpty, ArgumentOrder.reports(call, slots, context, in: &checker) {
      return checker.broken(reference)
    }
    var values: [ExpressionID] = []
    for (place, parameter) in builtin.parameters.enumerated() {
      if let argument = given[place] {
        let value = checkArgument(argument, parameter, builtin, &context, in: &checker)
        values.append(parameter.isWholeInPercent ? whole(value, in: &checker) : value)
      } else if let value = parameter.defaultValue {
        values.append(checker.make(.constant(value), .number, reference))
      } else {
        let missing = builtin.parameters.enumerated().filter { other, parameter in
          other >= place && given[other] == nil && parameter.defaultValue == nil
        }.map { (parameter: $0.element.name.description, words: words(of: $0.element)) }
        checker.report(
          .missingArgument(
            checker.span(reference), parameter.name.description, function: name,
            words: words(of: parameter), others: Array(missing.dropFirst()),
            example: exampleCall(of: builtin)))
        return checker.broken(reference)
      }
    }
    if let last = builtin.parameters.last {
      for argument in more {
        values.append(checkArgument(argument, last, builtin, &context, in: &checker))
      }
    }
    if index == BuiltinTable[.sum], let only = values.first, values.count == 1 {
      DoubleTotals.noteLevel(checker.type(only), only, context, in: &checker)
      RepeatedKeys.note(only, in: &checker)
      TotalRows.note(only, at: reference, in: &checker)
    }
    return finish(index, values, reference, in: &checker)
  }

  /// Returns shares as they are, but for those in percent: they total 100 %, or fail.
  static func whole(_ shares: ExpressionID, in checker: inout Checker) -> ExpressionID {
    guard checker.types.element(checker.type(shares)) == .percent else { return shares }
    return checker.make(
      .builtin(BuiltinTable[.wholeShares], arguments: [shares]), checker.type(shares),
      checker.expression(shares).reference)
  }

  /// Returns the argument for each parameter, nil where it is left out, and those that a builtin
  /// takes beyond its parameters; nil after a diagnostic.
  private static func matched(
    _ arguments: [WrittenArgument], _ builtin: Builtin, _ reference: NodeReference,
    in checker: inout Checker
  ) -> (given: [WrittenArgument?], more: [WrittenArgument])? {
    let name = builtin.name.description
    var given = [WrittenArgument?](repeating: nil, count: builtin.parameters.count)
    var more: [WrittenArgument] = []
    var position = 0
    for argument in arguments {
      if let written = argument.name.map({ checker.spelling($0) }) {
        let known = builtin.parameters.map { $0.name.description }
        guard let place = known.firstIndex(of: written) else {
          checker.report(
            .unknownArgument(
              checker.span(argument.reference), written, function: name,
              nearest: Spelling.nearest(to: written, among: known), known: known))
          return nil
        }
        given[place] = argument
      } else if position < given.count {
        given[position] = argument
        position += 1
      } else if builtin.isVariadic {
        more.append(argument)
      } else {
        FunctionCalls.reportArgumentCount(
          reference, name, arguments.count, given.count, in: &checker)
        return nil
      }
    }
    return (given, more)
  }

  /// Returns a call of the builtin with checked arguments, after working out the type of its
  /// result.
  ///
  /// Arguments that share a type must agree in it, and series must run over one space; otherwise
  /// there is a diagnostic.
  private static func finish(
    _ index: Int, _ values: [ExpressionID], _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    let builtin = BuiltinTable.all[index]
    if values.contains(where: { checker.type($0) == .error }) { return checker.broken(reference) }
    if values.contains(where: { checker.type($0) == .pending }) {
      let known = values.first {
        checker.type($0) != .pending && !Operators.isLiteralZero($0, in: checker)
      }
      if case .sameAs = builtin.result, let known {
        return checker.make(.error, checker.types.element(checker.type(known)), reference)
      }
      return checker.make(.error, .pending, reference)
    }
    var values = withPeriods(values, builtin, in: &checker)
    let shared = sharedType(of: values, builtin, in: &checker)
    if shared == .error { return checker.broken(reference) }
    var space: SpaceID?
    guard findSpace(of: values, builtin, &space, reference, in: &checker) else {
      return checker.broken(reference)
    }
    var element = resultElement(of: builtin, values, shared, in: &checker)
    if case .optional(let inner) = checker.types[element] { element = inner }
    for (place, parameter) in builtin.parameters.enumerated() where place < values.count {
      guard let other = parameter.coinOf, other < values.count else { continue }
      let mark = parameter.defaultValue
      values[place] = smallestCoin(
        values[place], of: values[other], unlessNot: mark, reference, in: &checker)
      if checker.type(values[place]) == .error { return checker.broken(reference) }
    }
    if builtin.traits.contains(.roundsToDigits), element == .percent, values.count == 2 {
      // The digits of a percent are those of the figure before the sign.
      let two = checker.make(.constant(2), .number, reference)
      values[1] = checker.make(
        .arithmetic(.add, values[1], two), SpecialCalls.numberLike(values[1], in: &checker),
        reference)
    }
    if let role = builtin.overTexts, checker.types.element(checker.type(values[0])) == .text {
      return checker.make(.builtin(BuiltinTable[role], arguments: values), element, reference)
    }
    if let space {
      element = checker.types.id(
        .series(element, space: space, isFlow: TypeTraits.isMoney(element, in: checker)))
    }
    if let form = builtin.overCondition, values.count == 1,
      let whole = withoutCondition(values[0], form, in: &checker)
    {
      return checker.make(whole, element, reference)
    }
    if index == BuiltinTable[.count], values.count == 1,
      let given = numberGiven(values[0], reference, in: &checker)
    {
      return given
    }
    return checker.make(.builtin(index, arguments: values), element, reference)
  }

  /// The words that a parameter takes; none where it takes something else.
  private static func words(of parameter: Parameter) -> [String] {
    guard case .choice(let known) = parameter.type else { return [] }
    return known.map { $0.description }
  }

  /// The call in the first example of a builtin; nil where it has none of its form.
  private static func exampleCall(of builtin: Builtin) -> String? {
    guard let example = builtin.examples.first?.description, example.hasPrefix("expect "),
      let end = example.lastIndex(of: ")")
    else { return nil }
    let call = example[example.index(example.startIndex, offsetBy: 7)...end]
    return call.hasPrefix(builtin.name.description + "(") ? String(call) : nil
  }

  /// Returns the arguments, with numbers as they are written taken for years or numbered periods
  /// where another argument is one, as in `max(t, 2028)`.
  private static func withPeriods(
    _ values: [ExpressionID], _ builtin: Builtin, in checker: inout Checker
  ) -> [ExpressionID] {
    guard builtin.traits.contains(.ordersPeriods), builtin.isVariadic,
      let period = values.first(where: { value in
        guard case .period(let granularity) = checker.types[checker.type(value)] else {
          return false
        }
        return granularity == .year || !granularity.isInCalendar
      })
    else { return values }
    let type = checker.type(period)
    return values.map { value in
      guard case .constant(let number) = checker.expression(value).operation,
        checker.type(value) == .number, number == number.rounded()
      else { return value }
      return Expressions.retyped(value, type, in: &checker)
    }
  }

  /// Returns the type that the arguments which share one have, `.pending` where there are none;
  /// `.error`, after a diagnostic, where they do not agree.
  private static func sharedType(
    of values: [ExpressionID], _ builtin: Builtin, in checker: inout Checker
  ) -> TypeID {
    let amounts = values.enumerated().filter { place, _ in
      guard case .amount = builtin.parameters[min(place, builtin.parameters.count - 1)].type else {
        return false
      }
      return builtin.isVariadic || builtin.sharesType
    }.map { $0.element }
    // What is 0 says nothing of the unit, unless all are.
    let isAllZero = amounts.allSatisfy { Operators.isStatedZero($0, in: checker) }
    var shared = TypeID.pending
    for value in amounts {
      if isAllZero
        ? Operators.isLiteralZero(value, in: checker) : Operators.isStatedZero(value, in: checker)
      {
        continue
      }
      shared = Unification.unify(
        shared, checker.types.element(checker.type(value)), checker.expression(value).reference,
        in: &checker)
      if shared == .error { return .error }
    }
    return shared
  }

  /// The space that a series runs over; nil for other values.
  private static func spaceOf(_ value: ExpressionID, in checker: Checker) -> SpaceID? {
    guard case .series(_, let space, _) = checker.types[checker.type(value)] else { return nil }
    return space
  }

  /// Finds the space of the series that stand for single values, nil where there are none; `false`,
  /// after a diagnostic, where they run over several.
  private static func findSpace(
    of values: [ExpressionID], _ builtin: Builtin, _ space: inout SpaceID?,
    _ reference: NodeReference, in checker: inout Checker
  ) -> Bool {
    for (place, value) in values.enumerated() {
      let parameter = builtin.parameters[min(place, builtin.parameters.count - 1)]
      guard case .series(_, let over, _) = checker.types[checker.type(value)],
        parameter.type.takesOneValue
      else { continue }
      if let known = space, known != over {
        let first = values.prefix(place).last { spaceOf($0, in: checker) == known }
        let mixed = SpaceAdvice.mixed(
          reference, first, over: known, value, over: over, in: &checker)
        checker.report(mixed)
        return false
      }
      space = over
    }
    return true
  }

  /// Returns the type of one value of the result.
  private static func resultElement(
    of builtin: Builtin, _ values: [ExpressionID], _ shared: TypeID, in checker: inout Checker
  ) -> TypeID {
    switch builtin.result {
    case .number: return .number
    case .percent: return .percent
    case .text: return .text
    case .yesNo: return .yesNo
    case .months: return .months
    case .days: return .days
    case .date: return .date
    case .sameAs(let place):
      return shared != .pending ? shared : checker.types.element(checker.type(values[place]))
    case .listOf(let place), .listLike(let place):
      return checker.types.id(.list(checker.types.element(checker.type(values[place]))))
    }
  }

  /// Returns `step` where it was given, otherwise the smallest coin of the currency of `total`;
  /// `mark` stands for a step that was not given.
  private static func smallestCoin(
    _ step: ExpressionID, of total: ExpressionID, unlessNot mark: Double?,
    _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    let unit = checker.types.element(checker.type(total))
    guard case .constant(let value) = checker.expression(step).operation, value == mark,
      checker.type(step) == .number
    else {
      if checker.types.element(checker.type(step)) == unit { return step }
      checker.report(
        .differentTypes(
          checker.span(reference), checker.describe(unit), checker.describe(checker.type(step))))
      return checker.broken(reference)
    }
    if unit == .percent { return checker.make(.constant(0.0001), .number, reference) }
    guard case .quantity(let money) = checker.types[unit],
      let base = checker.units.currency(of: money)
    else {
      return step
    }
    var coin = 1.0
    for _ in 0..<base.digits { coin /= 10 }
    return checker.make(.constant(coin), .number, reference)
  }

  /// Checks a call such as `max(list)` of a builtin that takes single values, as in `max(a, b)`;
  /// nil where the call is of another form.
  private static func variadicOverList(
    _ index: Int, _ arguments: [WrittenArgument], _ reference: NodeReference,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    guard BuiltinTable.all[index].isVariadic, arguments.count == 1, arguments[0].name == nil,
      let over = BuiltinTable.all[index].overList
    else { return nil }
    var read = Expressions.check(
      arguments[0].value, &context, expected: nil, whole: true, in: &checker)
    read = RowArguments.ofAllRows(read, arguments[0], &context, in: &checker) ?? read
    read = DatedFlows.amounts(of: read, for: BuiltinTable.all[index], in: &checker) ?? read
    let value = DoubleTotals.argument(
      read, of: index, context,
      { finish(BuiltinTable[over], [$0], reference, in: &$1) }, in: &checker)
    if checker.type(value) == .error { return checker.broken(reference) }
    guard checker.types.isAggregate(checker.type(value)) else { return nil }
    let list = BuiltinTable[over]
    let whole = fitted(
      value, arguments[0], BuiltinTable.all[list].parameters[0], BuiltinTable.all[index], nil,
      in: &checker)
    if checker.type(whole) == .error { return checker.broken(reference) }
    return finish(list, [whole], reference, in: &checker)
  }

  /// Checks an argument by what its parameter takes; a word of a choice is noted as a convention of
  /// the case.
  private static func checkArgument(
    _ argument: WrittenArgument, _ parameter: Parameter, _ builtin: Builtin,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let takesOne = parameter.type.takesOneValue
    var expected: TypeID?
    if case .choice(let words) = parameter.type {
      expected = checker.types.choice(words.map { $0.description })
    }
    var value =
      argument.known
      ?? Expressions.check(
        argument.value, &context, expected: expected, whole: !takesOne || context.index == nil,
        in: &checker)
    if !takesOne, let all = RowArguments.ofAllRows(value, argument, &context, in: &checker) {
      value = all
    }
    value = DatedFlows.amounts(of: value, for: builtin, in: &checker) ?? value
    if BuiltinTable.find(builtin.name.description) == BuiltinTable[.count],
      let rows = rows(of: value, argument.value, context, in: &checker)
    {
      return rows
    }
    if case .amounts = parameter.type, let position = BuiltinTable.find(builtin.name.description) {
      let place = argument.value
      let total = DoubleTotals.argument(
        value, of: position, context, { finish(position, [$0], place, in: &$1) }, in: &checker)
      return fitted(total, argument, parameter, builtin, expected, in: &checker)
    }
    if case .choice = parameter.type {
      let value = expected.flatMap { Choices.fitted(value, to: $0, in: &checker) } ?? value
      return ConventionWords.word(
        fitted(value, argument, parameter, builtin, expected, in: &checker), argument.value,
        in: &checker)
    }
    return fitted(value, argument, parameter, builtin, expected, in: &checker)
  }

  /// A list of 1 for yes and 0 for no of what a path leads to; nil for other expressions.
  private static func asNumbers(_ argument: WrittenArgument, in checker: Checker) -> String? {
    let tree = checker.trees[argument.value.tree]
    switch tree[argument.value.node].kind {
    case .name, .member, .list:
      return "[if x then 1 else 0 for x in " + tree.text(argument.value.node) + "]"
    default: return nil
    }
  }

  /// The rows of a table, or the rows, periods or keys for which a kind is filled in, as what is
  /// counted; nil for other values.
  private static func rows(
    of value: ExpressionID, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID? {
    switch checker.types[checker.type(value)] {
    case .table(let table):
      return IndexSpaces.range(
        of: checker.tables[table].space, reference, context, in: &checker)
    case .instances(let instance):
      return RepeatedInstances.indices(of: instance, reference, context, in: &checker)
    default: return nil
    }
  }

  /// Returns `value` where it fits the parameter; otherwise reports it.
  private static func fitted(
    _ value: ExpressionID, _ argument: WrittenArgument, _ parameter: Parameter,
    _ builtin: Builtin, _ expected: TypeID?, in checker: inout Checker
  ) -> ExpressionID {
    let takesDates = builtin.traits.contains(.takesDates)
    let ordersPeriods = builtin.traits.contains(.ordersPeriods)
    let takesOne = parameter.type.takesOneValue
    let found = checker.type(value)
    if found == .error || found == .pending { return value }
    let element = checker.types.element(found)
    var fits: Bool
    switch parameter.type {
    case .number, .whole: fits = element == .number || element == .percent
    case .amount:
      fits =
        TypeTraits.isArithmetic(element, in: checker) || element == .date
        || (ordersPeriods && TypeTraits.isPeriod(element, in: checker))
    case .amounts, .numbers, .anyList: fits = checker.types.isAggregate(found)
    case .text:
      fits = element == .text
      if case .currency = checker.types[element] { fits = true }
    case .choice: fits = element == expected
    case .date: fits = element == .date
    case .dates: fits = checker.types.isAggregate(found) && element == .date
    }
    if takesOne, case .list = checker.types[found] { fits = false }
    if case .numbers = parameter.type, fits { fits = element == .number || element == .percent }
    if case .amounts = parameter.type, fits {
      var inner = element
      if case .optional(let wrapped) = checker.types[element] { inner = wrapped }
      fits =
        TypeTraits.isArithmetic(inner, in: checker)
        || (takesDates && inner == .date)
        || (ordersPeriods && TypeTraits.isPeriod(inner, in: checker))
    }
    if case .amount = parameter.type, element == .date { fits = takesDates }
    if fits { return value }
    if case .optional(let given) = checker.types[found], takesOne,
      TypeTraits.isArithmetic(given, in: checker)
    {
      // What it is, if it is there, is no question; only what counts if it is not.
      UnitArithmetic.reportMissing(value, in: &checker)
      return checker.broken(checker.expression(value).reference)
    }
    if !takesOne || builtin.overList != nil, TypeTraits.mayBeLeftOut(found, in: checker) {
      UnitArithmetic.reportMissing(value, in: &checker)
      return checker.broken(checker.expression(value).reference)
    }
    if !takesOne, element == .yesNo, let numbers = asNumbers(argument, in: checker) {
      checker.report(
        .writtenOtherwise(
          checker.span(argument.value), checker.files.sources.text(checker.span(argument.value)),
          numbers))
      return checker.broken(checker.expression(value).reference)
    }
    // A member asks over all trials; the function asks over a list.
    let written = checker.files.sources.text(checker.span(argument.value))
    let function = builtin.name.description
    let isForTrials =
      Statistics.statistic(named: function) != nil && Statistics.hasStatistics(found, in: checker)
      && !checker.types.isAggregate(found)
    checker.report(
      .wrongArgument(
        checker.span(argument.value), function: function, parameter: parameter.name.description,
        expected: checker.describe(parameter.type),
        found: isForTrials
          ? .words(
            .askOverTrials,
            [
              Argument("type", checker.describe(found)), Argument("value", .written(written)),
              Argument("function", .name(function)),
            ]) : checker.describe(found),
        way: isForTrials
          ? nil
          : ConversionAdvice(from: value, to: checker.describe(parameter.type), in: checker)))
    return checker.broken(argument.value)
  }
}
