import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Flows on their dates, `[2027-06-30: CHF 5, …]`, and the conversion of them and of other
/// timelines into the periods at hand.
enum DatedFlows {
  /// Checks a list with dates as keys.
  static func check(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    var dates: [ExpressionID] = []
    var amounts: [ExpressionID] = []
    var element = TypeID.pending
    for item in tree.children(reference.node) {
      let itemReference = NodeReference(reference.tree, item)
      guard tree[item].kind == .pair else {
        checker.report(
          tree[item].kind == .comprehension
            ? .datesBesideTurns(checker.span(itemReference))
            : .notDated(checker.span(itemReference)))
        return checker.broken(reference)
      }
      guard let (key, amount) = pair(itemReference, &context, in: &checker) else {
        return checker.broken(reference)
      }
      let valueReference = NodeReference(reference.tree, tree.child(item, 1))
      dates.append(key)
      amounts.append(amount)
      if Operators.isLiteralZero(amount, in: checker) { continue }
      element = Unification.unify(element, checker.type(amount), valueReference, in: &checker)
      if element == .error { return checker.broken(reference) }
    }
    if element == .pending { element = .number }
    let days = checker.make(.list(dates), checker.types.id(.list(.date)), reference)
    let values = checker.make(.list(amounts), checker.types.id(.list(element)), reference)
    return flows(days, values, element, reference, in: &checker)
  }

  /// Checks `date: amount`; nil after a diagnostic.
  private static func pair(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> (date: ExpressionID, amount: ExpressionID)? {
    let tree = checker.trees[reference.tree]
    let keyReference = NodeReference(reference.tree, tree.child(reference.node, 0))
    let key = Expressions.check(
      keyReference, &context, expected: .date, whole: false, in: &checker)
    let valueReference = NodeReference(reference.tree, tree.child(reference.node, 1))
    let amount = Expressions.check(
      valueReference, &context, expected: nil, whole: false, in: &checker)
    let (day, type) = (checker.type(key), checker.type(amount))
    if day == .error || day == .pending || type == .error { return nil }
    for part in [key, amount] where checker.types.isOptional(checker.type(part)) {
      UnitArithmetic.reportMissing(part, in: &checker)
      return nil
    }
    guard day == .date else {
      checker.report(.notDated(checker.span(keyReference)))
      return nil
    }
    if checker.types.isAggregate(type) {
      checker.report(.seriesForOneValue(checker.span(valueReference), checker.describe(type)))
      return nil
    }
    return (key, amount)
  }

  /// Checks `[date: amount for x in source where condition]`: a flow for each turn that counts.
  static func checkPairs(
    _ pairReference: NodeReference, _ turns: Turns, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    var turns = turns
    guard let (key, amount) = pair(pairReference, &turns.context, in: &checker) else {
      return checker.broken(reference)
    }
    return flows(
      turns.list(of: key, reference, in: &checker),
      turns.list(of: amount, reference, in: &checker), checker.type(amount), reference,
      in: &checker)
  }

  /// Checks `flows where amount > CHF 5`: those that fit, by the bare names of their parts.
  static func filtered(
    _ source: ExpressionID, _ element: TypeID, _ condition: NodeReference,
    _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    var turns = Turns(source: nil, local: checker.expressions.newLocal(), context: context)
    turns.runOver(flows: source, of: element, reference, in: &checker)
    guard let beside = turns.beside else { return checker.broken(reference) }
    let parts: [(FlowPart, LocalID, TypeID)] = [
      (.date, turns.local, .date), (.amount, beside.local, element),
    ]
    for (part, local, type) in parts {
      let name = checker.names.table.intern(part.rawValue)
      turns.context.locals.append(Local(name: name, number: local, type: type))
    }
    turns.checkCondition(condition, in: &checker)
    guard let holds = turns.condition, checker.type(holds) == .yesNo else {
      return checker.broken(reference)
    }
    let day = checker.make(.local(turns.local), .date, reference)
    let amount = checker.make(.local(beside.local), element, reference)
    return flows(
      turns.list(of: day, reference, in: &checker), turns.list(of: amount, reference, in: &checker),
      element, reference, in: &checker)
  }

  /// Returns the part of one of several dated flows for which `name` stands, `r.date` or
  /// `r.amount`; a mistake, reported, for another member.
  static func part(
    _ name: Name, of flow: FlowLocals, _ reference: NodeReference, _ place: Span,
    in checker: inout Checker
  ) -> ExpressionID {
    switch FlowPart(rawValue: checker.spelling(name)) {
    case .date: return checker.make(.local(flow.date), .date, reference)
    case .amount: return checker.make(.local(flow.amount), flow.element, reference)
    case nil:
      checker.report(
        .unknownPart(
          place, checker.spelling(name), .words(.oneDatedFlow), known: FlowPart.words))
      return checker.broken(reference)
    }
  }

  /// Returns the flows of these `dates` and `amounts`.
  static func flows(
    _ dates: ExpressionID, _ amounts: ExpressionID, _ element: TypeID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    checker.make(.list([dates, amounts]), checker.types.id(.dated(element)), reference)
  }

  /// Returns the dates of dated flows.
  static func dates(
    of flows: ExpressionID, _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    if case .list(let parts) = checker.expression(flows).operation, let dates = parts.first {
      return dates
    }
    return datedPart(flows, 1, .date, reference, in: &checker)
  }

  /// Returns the amounts of dated flows.
  static func amounts(
    of flows: ExpressionID, _ element: TypeID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    if case .list(let parts) = checker.expression(flows).operation, let amounts = parts.last {
      return amounts
    }
    return datedPart(flows, 2, element, reference, in: &checker)
  }

  /// Returns the dates or the amounts of dated flows.
  static func member(
    _ base: ExpressionID, _ element: TypeID, _ name: Name, _ reference: NodeReference,
    _ place: Span, in checker: inout Checker
  ) -> ExpressionID {
    switch DatedMember(rawValue: checker.spelling(name)) {
    case .dates: return datedPart(base, 1, .date, reference, in: &checker)
    case .amounts: return datedPart(base, 2, element, reference, in: &checker)
    case nil:
      checker.report(
        .noMembers(place, checker.spelling(name), checker.describe(checker.type(base))))
      return checker.broken(reference)
    }
  }

  /// Returns the amounts of dated flows for a function of amounts that does not ask when they are due, as `sum` does;
  /// nil for other values and functions.
  static func amounts(
    of value: ExpressionID, for builtin: Builtin, in checker: inout Checker
  ) -> ExpressionID? {
    guard case .dated(let element) = checker.types[checker.type(value)],
      ["sum", "count", "min", "max", "mean", "median"].contains(builtin.name.description)
    else { return nil }
    return datedPart(value, 2, element, checker.expression(value).reference, in: &checker)
  }

  /// Puts the amounts and the dates in the place of dated flows, for a function that takes both.
  static func spread(
    _ arguments: [WrittenArgument], _ parameters: [String], _ context: inout Context,
    in checker: inout Checker
  ) -> [WrittenArgument] {
    guard let place = parameters.firstIndex(of: "values"), place + 1 < parameters.count,
      parameters[place + 1] == "dates", place < arguments.count, arguments[place].name == nil,
      place + 1 == arguments.count || arguments[place + 1].name != nil,
      !arguments.contains(where: { $0.name.map { checker.spelling($0) } == "dates" })
    else { return arguments }
    let flows = Expressions.check(
      arguments[place].value, &context, expected: nil, whole: true, in: &checker)
    var spread = arguments
    let reference = arguments[place].value
    guard case .dated(let element) = checker.types[checker.type(flows)] else {
      guard checker.type(flows) == .error else { return arguments }
      // Of flows with a mistake of their own nobody knows whether they have dates.
      spread[place].known = flows
      var dates = arguments[place]
      dates.known = flows
      spread.insert(dates, at: place + 1)
      return spread
    }
    spread[place].known = datedPart(flows, 2, element, reference, in: &checker)
    var dates = arguments[place]
    dates.known = datedPart(flows, 1, .date, reference, in: &checker)
    spread.insert(dates, at: place + 1)
    return spread
  }

  /// Checks `by_period(flows)`: dated flows, or a series over other periods, in the periods at
  /// hand.
  static func checkByPeriod(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context,
    in checker: inout Checker
  ) -> ExpressionID {
    guard let first = arguments.first, first.name == nil else {
      checker.report(.missingArgument(checker.span(reference), "flows", function: "by_period"))
      return checker.broken(reference)
    }
    guard let timeline = context.timeline,
      case .timeline(let granularity) = checker.tables.spaces[timeline].kind
    else {
      checker.report(.noTimeline(checker.span(reference)))
      return checker.broken(reference)
    }
    guard let choices = periodChoices(arguments.dropFirst(), &context, in: &checker) else {
      return checker.broken(reference)
    }
    let value = Expressions.check(first.value, &context, expected: nil, whole: true, in: &checker)
    if checker.type(value) == .error || checker.type(value) == .pending {
      return checker.make(.error, checker.type(value), reference)
    }
    let space = checker.tables.spaces[timeline]
    Definitions.depend(on: space.first, offset: nil, context, in: &checker)
    Definitions.depend(on: space.last, offset: nil, context, in: &checker)
    let period = checker.types.period(granularity)
    let ends = [
      checker.make(.definition(space.first), period, reference),
      checker.make(.definition(space.last), period, reference),
      checker.make(.constant(Double(granularity.rawValue)), .number, reference),
    ]
    switch checker.types[checker.type(value)] {
    case .dated(let element):
      guard granularity.isInCalendar else {
        checker.report(.datesWithoutCalendar(checker.span(reference)))
        return checker.broken(reference)
      }
      let parts = [
        datedPart(value, 1, .date, reference, in: &checker),
        datedPart(value, 2, element, reference, in: &checker),
      ]
      return checker.make(
        .wholeBuiltin(BuiltinTable[.flowsByPeriod], arguments: parts + ends),
        checker.types.id(
          .series(element, space: timeline, isFlow: TypeTraits.isMoney(element, in: checker))),
        reference)
    case .series(let element, let over, let isFlow):
      guard case .timeline(let own) = checker.tables.spaces[over].kind else { break }
      if over == timeline { return value }
      let periods = TargetPeriods(timeline: timeline, granularity: granularity, ends: ends)
      return converted(
        value, element, isFlow: isFlow, from: own, to: periods, choices, reference, in: &checker)
    default: break
    }
    checker.report(
      .wrongArgument(
        checker.span(first.value), function: "by_period", parameter: "flows",
        expected: .words(.datedFlowsOrSeries), found: checker.describe(checker.type(value))))
    return checker.broken(reference)
  }

  /// How series are brought into other periods where their own do not say it.
  private struct PeriodChoices {
    /// The day on which numbered periods begin.
    var from: ExpressionID?
    /// Which of several values in a period counts: 1 for the last, 2 for the mean, 3 for the first.
    var take: Double?
  }

  /// Reads the arguments `from` and `take`; nil after a diagnostic.
  private static func periodChoices(
    _ arguments: ArraySlice<WrittenArgument>, _ context: inout Context, in checker: inout Checker
  ) -> PeriodChoices? {
    var choices = PeriodChoices()
    for argument in arguments {
      switch argument.name.map({ checker.spelling($0) }) ?? "" {
      case "from":
        let day = Expressions.check(
          argument.value, &context, expected: .date, whole: true, in: &checker)
        if checker.type(day) == .error { return nil }
        guard checker.type(day) == .date else {
          checker.report(
            .wrongType(
              checker.span(argument.value), expected: .words(.aDate),
              found: checker.describe(checker.type(day)),
              way: ConversionAdvice(from: day, to: .words(.aDate), in: checker)))
          return nil
        }
        choices.from = day
      case "take":
        let word = checker.trees[argument.value.tree].text(argument.value.node)
        let words = ["last", "mean", "first"]
        guard let place = words.firstIndex(of: word) else {
          checker.report(
            .wrongArgument(
              checker.span(argument.value), function: "by_period", parameter: "take",
              expected: .words(.oneOf, [Argument("words", .names(words))]),
              found: .written("‘" + word + "’")))
          return nil
        }
        choices.take = Double(place + 1)
      default:
        checker.report(
          .unknownArgument(
            checker.span(argument.reference), argument.name.map { checker.spelling($0) } ?? "",
            function: "by_period", nearest: nil, known: ["flows", "from", "take"]))
        return nil
      }
    }
    return choices
  }

  /// The periods into which flows and series are brought.
  private struct TargetPeriods {
    /// The timeline at hand.
    var timeline: SpaceID
    /// The granularity of its periods.
    var granularity: Granularity
    /// Its first and last period, and its granularity as a number: what builtins ask for.
    var ends: [ExpressionID]
  }

  /// Returns a series over periods of `own` in those at hand; reports one that needs a choice which
  /// was not made.
  private static func converted(
    _ value: ExpressionID, _ element: TypeID, isFlow: Bool, from own: Granularity,
    to periods: TargetPeriods, _ choices: PeriodChoices, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    if own.isInCalendar != periods.granularity.isInCalendar, choices.from == nil {
      checker.report(.periodsNeedDate(checker.span(reference)))
      return checker.broken(reference)
    }
    if !isFlow, !TypeTraits.isMoney(element, in: checker), own.isShorter(than: periods.granularity),
      choices.take == nil
    {
      checker.report(
        .periodsNeedChoice(checker.span(reference), checker.describe(checker.type(value))))
      return checker.broken(reference)
    }
    let day = choices.from ?? checker.make(.constant(-1e9), .date, reference)
    let mode = checker.make(.constant(isFlow ? 0 : choices.take ?? 1), .number, reference)
    let source = checker.make(.constant(Double(own.rawValue)), .number, reference)
    return checker.make(
      .wholeBuiltin(
        BuiltinTable[.seriesByPeriod], arguments: [value, source] + periods.ends + [mode, day]),
      checker.types.id(.series(element, space: periods.timeline, isFlow: isFlow)), reference)
  }

  /// Returns a level in other periods, `by_period(level)`, as one that is missing outside of its own, as
  /// `otherwise` behind it asks for; `value` itself where it is something else.
  static func missingOutside(
    _ value: ExpressionID, in checker: inout Checker
  ) -> ExpressionID {
    let expression = checker.expression(value)
    switch expression.operation {
    case .element(let whole, let index, let isSelf):
      let changed = missingOutside(whole, in: &checker)
      guard changed != whole else { return value }
      return checker.make(
        .element(changed, index: index, isSelf: isSelf),
        checker.types.element(checker.type(changed)), expression.reference)
    case .wholeBuiltin(let builtin, let arguments) where builtin == BuiltinTable[.seriesByPeriod]:
      guard case .series(let element, let space, false) = checker.types[expression.type],
        !checker.types.isOptional(element),
        case .constant(let mode) = checker.expression(arguments[5]).operation
      else { return value }
      var changed = arguments
      changed[5] = checker.make(.constant(mode + 10), .number, expression.reference)
      let optional = checker.types.id(.optional(element))
      return checker.make(
        .wholeBuiltin(builtin, arguments: changed),
        checker.types.id(.series(optional, space: space, isFlow: false)), expression.reference)
    default: return value
    }
  }

  /// Returns one of the two lists that dated flows consist of: their dates at position 1, their
  /// amounts at 2.
  private static func datedPart(
    _ base: ExpressionID, _ position: Double, _ element: TypeID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    checker.make(
      .item(base, position: checker.make(.constant(position), .number, reference)),
      checker.types.id(.list(element)), reference)
  }
}
