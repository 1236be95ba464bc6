import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Exchange between currencies: `exchange = [USD 1 = KGS 87.40]`, `price in USD`.
extension Checker {
  /// A rate of exchange that the case states: `amount` of `unit` is worth what `definition` gives.
  struct Exchange {
    var unit: UnitID
    var amount: Double
    /// What it is worth: money, a series of money, or money by date.
    var definition: DefinitionID
    var reference: NodeReference
  }

  /// Reads the setting `exchange`.
  mutating func checkExchange(_ reference: NodeReference) {
    let tree = trees[reference.tree]
    let node = unwrapped(reference.node, tree)
    let items = tree[node].kind == .list ? Array(tree.children(node)) : [node]
    for item in items {
      let place = NodeReference(reference.tree, item)
      guard tree[item].kind == .binary, tree.token(tree[item].token).kind == .equal,
        tree.child(item, 1).exists, tree[tree.child(item, 0)].kind != .name
      else {
        report(.notAnExchange(span(place)))
        hasBrokenExchange = true
        continue
      }
      var context = Context(scope: rootScope, definition: nil, timeline: nil)
      let left = check(
        NodeReference(reference.tree, tree.child(item, 0)), &context, expected: nil, whole: true)
      guard case .quantity(let unit) = types[type(left)], units.isMoney(unit),
        case .constant(let amount) = expression(left).operation, amount > 0
      else {
        if type(left) != .error { report(.notAnExchange(span(place))) }
        hasBrokenExchange = true
        continue
      }
      let value = NodeReference(reference.tree, tree.child(item, 1))
      var definition = Definition(
        name: Word.was.name, path: "exchange of " + units.text(unit), reference: value,
        clauses: [Clause(reference: value, index: .none, value: value.node)], scope: rootScope,
        role: .hidden, sink: sink)
      definition.uses = 1
      exchanges.append(
        Exchange(
          unit: unit, amount: amount, definition: addDefinition(definition), reference: place))
    }
  }

  /// Returns the money that the other side of an exchange is in; nil after a diagnostic.
  private mutating func otherUnit(_ exchange: Exchange) -> UnitID? {
    let found = demand(exchange.definition)
    var element = types.element(found)
    if case .dated(let inner) = types[element] { element = inner }
    if case .quantity(let unit) = types[element], units.isMoney(unit), unit != exchange.unit {
      return unit
    }
    if element != .error, element != .pending {
      report(.notAnExchange(span(exchange.reference)))
      hasBrokenExchange = true
    }
    return nil
  }

  /// One step of a conversion.
  private struct Step {
    var exchange: Exchange
    /// `true` iff from the side with the amount to the other.
    var isForward: Bool
  }

  /// Returns the shortest way from one currency to another; nil where there is none.
  private mutating func steps(from: UnitID, to: UnitID) -> [Step]? {
    var ways: [(unit: UnitID, steps: [Step])] = [(from, [])]
    var seen: [UnitID] = [from]
    var next = 0
    while next < ways.count {
      let (unit, steps) = ways[next]
      next += 1
      if unit == to { return steps }
      for exchange in exchanges {
        guard let other = otherUnit(exchange) else { continue }
        for (side, far, isForward) in [(exchange.unit, other, true), (other, exchange.unit, false)]
        where side == unit && !seen.contains(far) {
          seen.append(far)
          ways.append((far, steps + [Step(exchange: exchange, isForward: isForward)]))
        }
      }
    }
    return nil
  }

  /// Returns `operand`, money in `from`, as money in `to`.
  ///
  /// - Parameter date: the day whose rate counts, where rates are given by date.
  mutating func exchanged(
    _ operand: ExpressionID, from: UnitID, to: UnitID, on date: ExpressionID?,
    _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    checkPairs()
    guard let steps = steps(from: from, to: to) else {
      // A rate that has a mistake was reported.
      if hasBrokenExchange || exchanges.contains(where: { demand($0.definition) == .error }) {
        return broken(reference)
      }
      report(.noExchange(span(reference), from: units.text(from), to: units.text(to)))
      return broken(reference)
    }
    let target = types.id(.quantity(to))
    var result = operand
    for step in steps {
      guard
        let rate = rate(of: step.exchange, for: result, on: date, reference, context),
        let space = spaceOf(result, rate, reference)
      else { return broken(reference) }
      let amount = make(.constant(step.exchange.amount), .number, reference)
      let shape = space.map { types.id(.series(target, space: $0, isFlow: isFlowSeries(result))) }
      let first = make(
        .arithmetic(step.isForward ? .multiply : .divide, result, rate), shape ?? target, reference)
      result = make(
        .arithmetic(step.isForward ? .divide : .multiply, first, amount), shape ?? target, reference
      )
    }
    return result
  }

  private func isFlowSeries(_ id: ExpressionID) -> Bool {
    if case .series(_, _, let isFlow) = types[type(id)] { return isFlow }
    return true
  }

  /// Returns the rate for one amount, or the series of rates for a series.
  private mutating func rate(
    of exchange: Exchange, for operand: ExpressionID, on date: ExpressionID?,
    _ reference: NodeReference, _ context: Context
  ) -> ExpressionID? {
    let whole = value(of: .definition(exchange.definition), reference, context)
    switch types[type(whole)] {
    case .quantity: return sound(whole, reference)
    case .dated(let element):
      // A single amount outside of a line by period is exchanged on the valuation date.
      let isSingle = context.index == nil && !types.isAggregate(type(operand))
      let day = date ?? (isSingle ? valuationDay(reference, context) : nil)
      let dates = make(
        .item(whole, position: make(.constant(1), .number, reference)), types.id(.list(.date)),
        reference)
      let amounts = make(
        .item(whole, position: make(.constant(2), .number, reference)), types.id(.list(element)),
        reference)
      guard let day else {
        report(.exchangeNeedsDate(span(reference)))
        return nil
      }
      return sound(
        make(
          .builtin(BuiltinTable[.valueOn], arguments: [dates, amounts, day]), element, reference),
        reference)
    case .series(let element, let space, _):
      guard date == nil else {
        report(.exchangeByPeriod(span(reference)))
        return nil
      }
      if case .series(_, let own, _) = types[type(operand)] {
        if own == space { return sound(whole, reference) }
        report(
          .mixedTimelines(span(reference), spaces[own].name, spaces[space].name))
        return nil
      }
      if let (local, over) = context.index, over == space {
        let position = make(.local(local), indexType(space), reference)
        return sound(
          make(.element(whole, index: position, isSelf: false), element, reference), reference)
      }
      report(.exchangeNeedsPeriod(span(reference)))
      return nil
    default: return nil
    }
  }

  /// Returns a rate that fails where it is not above 0, as in a period of which no line says anything.
  private mutating func sound(
    _ rate: ExpressionID, _ reference: NodeReference
  ) -> ExpressionID {
    make(.builtin(BuiltinTable[.soundRate], arguments: [rate]), type(rate), reference)
  }

  /// Reports two rates for one pair of currencies.
  private mutating func checkPairs() {
    guard !hasCheckedExchanges else { return }
    hasCheckedExchanges = true
    var seen: [Set<UnitID>: Span] = [:]
    for exchange in exchanges {
      guard let other = otherUnit(exchange) else { continue }
      let pair: Set<UnitID> = [exchange.unit, other]
      if let first = seen[pair] {
        report(.definedTwice(span(exchange.reference), "exchange", first: first))
        hasBrokenExchange = true
      } else {
        seen[pair] = span(exchange.reference)
      }
    }
  }

  /// Returns the space over which amount and rate run; the outer nil where they do not fit.
  private func spaceOf(
    _ operand: ExpressionID, _ rate: ExpressionID, _ reference: NodeReference
  ) -> SpaceID?? {
    if case .series(_, let space, _) = types[type(operand)] { return .some(space) }
    if case .series(_, let space, _) = types[type(rate)] { return .some(space) }
    return .some(nil)
  }

  /// Returns the valuation date of the case; nil where it has none.
  private mutating func valuationDay(
    _ reference: NodeReference, _ context: Context
  ) -> ExpressionID? {
    guard let index = valuationDateDefinition(reference) else { return nil }
    return value(of: .definition(index), reference, context)
  }
}
