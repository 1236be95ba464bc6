import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Flows on their dates, `[2027-06-30: CHF 5, …]`, and how they and other timelines fall into periods.
extension Checker {
  /// Checks a list with dates as keys.
  mutating func checkDated(
    _ reference: NodeReference, _ context: inout Context, _ expected: TypeID?
  ) -> ExpressionID {
    let tree = trees[reference.tree]
    var dates: [ExpressionID] = []
    var amounts: [ExpressionID] = []
    var element = TypeID.pending
    for item in tree.children(reference.node) {
      guard tree[item].kind == .pair else {
        report(.notDated(span(NodeReference(reference.tree, item))))
        return broken(reference)
      }
      let keyReference = NodeReference(reference.tree, tree.child(item, 0))
      let key = check(keyReference, &context, expected: .date, whole: false)
      let valueReference = NodeReference(reference.tree, tree.child(item, 1))
      let amount = check(valueReference, &context, expected: nil, whole: false)
      if type(key) == .error || type(amount) == .error { return broken(reference) }
      guard type(key) == .date else {
        report(.notDated(span(keyReference)))
        return broken(reference)
      }
      if types.isAggregate(type(amount)) {
        report(.seriesForOneValue(span(valueReference), describe(type(amount))))
        return broken(reference)
      }
      dates.append(key)
      amounts.append(amount)
      if isLiteralZero(amount) { continue }
      element = unify(element, type(amount), valueReference)
      if element == .error { return broken(reference) }
    }
    if element == .pending { element = .number }
    let days = make(.list(dates), types.id(.list(.date)), reference)
    let values = make(.list(amounts), types.id(.list(element)), reference)
    return make(.list([days, values]), types.id(.dated(element)), reference)
  }

  /// Returns the dates or the amounts of dated flows.
  mutating func datedMember(
    _ base: ExpressionID, _ element: TypeID, _ name: Name, _ reference: NodeReference,
    _ place: Span
  ) -> ExpressionID {
    switch spelling(name) {
    case "dates": return datedPart(base, 1, .date, reference)
    case "amounts": return datedPart(base, 2, element, reference)
    default:
      report(.noMembers(place, spelling(name), describe(type(base))))
      return broken(reference)
    }
  }

  private mutating func datedPart(
    _ base: ExpressionID, _ position: Double, _ element: TypeID, _ reference: NodeReference
  ) -> ExpressionID {
    make(
      .item(base, position: make(.constant(position), .number, reference)),
      types.id(.list(element)), reference)
  }

  /// Puts the amounts and the dates in the place of dated flows, for a function that takes both.
  mutating func spread(
    _ arguments: [WrittenArgument], _ parameters: [String], _ context: inout Context
  ) -> [WrittenArgument] {
    guard let place = parameters.firstIndex(of: "values"), place + 1 < parameters.count,
      parameters[place + 1] == "dates", place < arguments.count, arguments[place].name == nil,
      place + 1 == arguments.count || arguments[place + 1].name != nil,
      !arguments.contains(where: { $0.name.map { spelling($0) } == "dates" })
    else { return arguments }
    let flows = check(arguments[place].value, &context, expected: nil, whole: true)
    guard case .dated(let element) = types[type(flows)] else { return arguments }
    var spread = arguments
    let reference = arguments[place].value
    spread[place].known = datedPart(flows, 2, element, reference)
    var dates = arguments[place]
    dates.known = datedPart(flows, 1, .date, reference)
    spread.insert(dates, at: place + 1)
    return spread
  }

  /// Checks `by_period(flows)`: dated flows, or a series over other periods, in the periods at hand.
  mutating func checkByPeriod(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    guard let first = arguments.first, first.name == nil else {
      report(.missingArgument(span(reference), "flows", function: "by_period"))
      return broken(reference)
    }
    guard let timeline = context.timeline,
      case .timeline(let granularity) = spaces[timeline].kind
    else {
      report(.noTimeline(span(reference)))
      return broken(reference)
    }
    var from: ExpressionID?
    var take: Double?
    for argument in arguments.dropFirst() {
      switch argument.name.map({ spelling($0) }) ?? "" {
      case "from":
        let day = check(argument.value, &context, expected: .date, whole: true)
        if type(day) == .error { return broken(reference) }
        guard type(day) == .date else {
          report(
            .wrongType(
              span(argument.value), expected: .words(.aDate), found: describe(type(day))))
          return broken(reference)
        }
        from = day
      case "take":
        let word = trees[argument.value.tree].text(argument.value.node)
        let words = ["last", "mean", "first"]
        guard let place = words.firstIndex(of: word) else {
          report(
            .wrongArgument(
              span(argument.value), function: "by_period", parameter: "take",
              expected: .words(.oneOf, [Argument("words", .names(["last", "mean", "first"]))]),
              found: .written("‘" + word + "’")))
          return broken(reference)
        }
        take = Double(place + 1)
      default:
        report(
          .unknownArgument(
            span(argument.reference), argument.name.map { spelling($0) } ?? "",
            function: "by_period", nearest: nil, known: ["flows", "from", "take"]))
        return broken(reference)
      }
    }
    let value = check(first.value, &context, expected: nil, whole: true)
    if type(value) == .error || type(value) == .pending {
      return make(.error, type(value), reference)
    }
    let space = spaces[timeline]
    depend(on: space.first, offset: nil, context)
    depend(on: space.last, offset: nil, context)
    let period = types.id(.period(granularity))
    let ends = [
      make(.definition(space.first), period, reference),
      make(.definition(space.last), period, reference),
      make(.constant(Double(granularity.rawValue)), .number, reference),
    ]
    switch types[type(value)] {
    case .dated(let element):
      guard granularity.isInCalendar else {
        report(.datesWithoutCalendar(span(reference)))
        return broken(reference)
      }
      let parts = [
        datedPart(value, 1, .date, reference), datedPart(value, 2, element, reference),
      ]
      return make(
        .wholeBuiltin(BuiltinTable[.flowsByPeriod], arguments: parts + ends),
        types.id(.series(element, space: timeline, isFlow: isMoney(element))), reference)
    case .series(let element, let over, let isFlow):
      guard case .timeline(let own) = spaces[over].kind else { break }
      if over == timeline { return value }
      if own.isInCalendar != granularity.isInCalendar, from == nil {
        report(.periodsNeedDate(span(reference)))
        return broken(reference)
      }
      if !isFlow, !isMoney(element), own.months < granularity.months, take == nil {
        report(.periodsNeedChoice(span(reference), describe(type(value))))
        return broken(reference)
      }
      let day = from ?? make(.constant(-1e9), .date, reference)
      let mode = make(.constant(isFlow ? 0 : take ?? 1), .number, reference)
      let source = make(.constant(Double(own.rawValue)), .number, reference)
      return make(
        .wholeBuiltin(
          BuiltinTable[.seriesByPeriod], arguments: [value, source] + ends + [mode, day]),
        types.id(.series(element, space: timeline, isFlow: isFlow)), reference)
    default: break
    }
    report(
      .wrongArgument(
        span(first.value), function: "by_period", parameter: "flows",
        expected: .words(.datedFlowsOrSeries), found: describe(type(value))))
    return broken(reference)
  }
}
