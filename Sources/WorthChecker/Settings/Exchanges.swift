import WorthBuiltins
import WorthMath
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Rates of exchange between currencies.
struct Exchanges {
  /// The rates that are stated.
  var all: [Exchange] = []
  /// `true` iff one of them cannot be understood.
  private var isBroken = false
  /// `true` once it is known that no two contradict each other.
  private var isChecked = false
}

extension Exchanges {
  /// Notes that rates are stated in a way that cannot be understood.
  mutating func noteBroken() { isBroken = true }

  /// Reads the setting `exchange`.
  static func check(_ reference: NodeReference, in checker: inout Checker) {
    let tree = checker.trees[reference.tree]
    let node = SyntaxReading.unwrapped(reference.node, tree)
    let items = tree[node].kind == .list ? Array(tree.children(node)) : [node]
    for item in items {
      let place = NodeReference(reference.tree, item)
      // The parser has said what is wrong.
      if tree[item].kind == .skipped {
        checker.exchanges.isBroken = true
        continue
      }
      guard tree[item].kind == .binary, tree.token(tree[item].token).kind == .equal,
        tree.child(item, 1).exists, tree[tree.child(item, 0)].kind != .name,
        tree.binaryOperator(tree.child(item, 0)) == nil
      else {
        let form = correctForm(of: item, tree, in: checker)
        checker.report(.notAnExchange(checker.span(place), form: form))
        checker.exchanges.isBroken = true
        continue
      }
      var context = Context(scope: checker.names.rootScope, definition: nil, timeline: nil)
      let left = Expressions.check(
        NodeReference(reference.tree, tree.child(item, 0)), &context, expected: nil, whole: true,
        in: &checker)
      guard case .quantity(let unit) = checker.types[checker.type(left)],
        checker.units.isMoney(unit),
        case .constant(let amount) = checker.expression(left).operation, amount > 0
      else {
        if checker.type(left) != .error {
          let form = correctForm(of: item, tree, in: checker)
          checker.report(.notAnExchange(checker.span(place), form: form))
        }
        checker.exchanges.isBroken = true
        continue
      }
      let value = NodeReference(reference.tree, tree.child(item, 1))
      var definition = Definition(
        name: Word.was.name, path: "exchange of " + checker.units.text(unit), reference: value,
        clauses: [Clause(reference: value, index: .none, value: value.node)],
        scope: checker.names.rootScope,
        role: .hidden, sink: checker.findings.sink)
      definition.uses = 1
      checker.exchanges.all.append(
        Exchange(
          unit: unit, amount: amount, definition: checker.definitions.add(definition),
          reference: place))
    }
  }

  /// Returns the rate of exchange that `item` was to be, with the writer's figures, such as
  /// `USD 1 = EUR 0.90` for `EUR 0.90 per USD`, `USD = EUR 0.90` or `USD 1 = 0.90`; nil where they do
  /// not say one.
  private static func correctForm(of item: NodeID, _ tree: Tree, in checker: Checker) -> String? {
    var amounts: [(code: String, number: String?)] = []
    var loose: String?
    for index in tree[item].first..<tree[item].end {
      let text = tree.tokenText(index)
      switch tree.token(index).kind {
      case .number:
        if let last = amounts.last, last.number == nil, tree.token(index - 1).kind == .name {
          amounts[amounts.count - 1].number = text
        } else if loose == nil {
          loose = text
        } else {
          return nil
        }
      case .name:
        if Name(id: tree.token(index).name) == Word.per { continue }
        if Currency.minorDigits(text) == nil { return nil }
        let isBehindNumber = tree.token(index - 1).kind == .number && loose != nil
        amounts.append((text, isBehindNumber ? loose : nil))
        if isBehindNumber { loose = nil }
      case .equal, .slash, .leftParenthesis, .rightParenthesis: continue
      default: return nil
      }
    }
    if let number = loose, amounts.count == 1, let unit = checker.settings.currency {
      amounts.append((checker.units.text(unit), number))
      loose = nil
    }
    guard loose == nil, amounts.count == 2, amounts[0].code != amounts[1].code else { return nil }
    // What something is worth stands last: of `EUR 0.90 per USD` the first, of `USD = EUR 0.90` the second.
    let isQuotient = tree.binaryOperator(item) == .dividedBy || tree[item].kind == .per
    let (one, worth) = isQuotient ? (amounts[1], amounts[0]) : (amounts[0], amounts[1])
    guard let number = worth.number else { return nil }
    return one.code + " " + (one.number ?? "1") + " = " + worth.code + " " + number
  }

  /// Returns `operand`, money in `from`, as money in `to`.
  ///
  /// - Parameter date: the day whose rate counts, where rates are given by date.
  static func exchanged(
    _ operand: ExpressionID, from: UnitID, to: UnitID, on date: ExpressionID?,
    _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    checkPairs(in: &checker)
    guard let steps = steps(from: from, to: to, in: &checker) else {
      // A rate that has a mistake was reported.
      if checker.exchanges.isBroken
        || checker.exchanges.all.contains(where: {
          Definitions.demand($0.definition, in: &checker) == .error
        })
      {
        return checker.broken(reference)
      }
      checker.report(
        .noExchange(
          checker.span(reference), from: checker.units.text(from), to: checker.units.text(to)))
      return checker.broken(reference)
    }
    let target = checker.types.id(.quantity(to))
    var result = operand
    for step in steps {
      guard
        let rate = rate(of: step.exchange, for: result, on: date, reference, context, in: &checker)
      else { return checker.broken(reference) }
      let space = sharedSpace(result, rate, in: checker)
      let amount = checker.make(.constant(step.exchange.amount), .number, reference)
      let shape = space.map {
        checker.types.id(.series(target, space: $0, isFlow: isFlowSeries(result, in: checker)))
      }
      let first = checker.make(
        .arithmetic(step.isForward ? .multiply : .divide, result, rate), shape ?? target, reference)
      result = checker.make(
        .arithmetic(step.isForward ? .divide : .multiply, first, amount), shape ?? target, reference
      )
    }
    return result
  }

  /// One step of a conversion.
  private struct Step {
    /// The rate that is applied.
    var exchange: Exchange
    /// `true` iff from the side with the amount to the other.
    var isForward: Bool
  }

  /// Returns the shortest way from one currency to another; nil where there is none.
  private static func steps(from: UnitID, to: UnitID, in checker: inout Checker) -> [Step]? {
    var ways: [(unit: UnitID, steps: [Step])] = [(from, [])]
    var seen: [UnitID] = [from]
    var next = 0
    while next < ways.count {
      let (unit, steps) = ways[next]
      next += 1
      if unit == to { return steps }
      for exchange in checker.exchanges.all {
        guard let other = otherUnit(exchange, in: &checker) else { continue }
        for (side, far, isForward) in [(exchange.unit, other, true), (other, exchange.unit, false)]
        where side == unit && !seen.contains(far) {
          seen.append(far)
          ways.append((far, steps + [Step(exchange: exchange, isForward: isForward)]))
        }
      }
    }
    return nil
  }

  /// Returns the money that the other side of an exchange is in; nil after a diagnostic.
  private static func otherUnit(_ exchange: Exchange, in checker: inout Checker) -> UnitID? {
    let found = Definitions.demand(exchange.definition, in: &checker)
    var element = checker.types.element(found)
    if case .dated(let inner) = checker.types[element] { element = inner }
    if case .quantity(let unit) = checker.types[element], checker.units.isMoney(unit),
      unit != exchange.unit
    {
      return unit
    }
    if element != .error, element != .pending {
      let tree = checker.trees[exchange.reference.tree]
      let form = correctForm(of: exchange.reference.node, tree, in: checker)
      checker.report(.notAnExchange(checker.span(exchange.reference), form: form))
      checker.exchanges.isBroken = true
    }
    return nil
  }

  /// `true` iff the series is a flow; a single value counts as one.
  private static func isFlowSeries(_ id: ExpressionID, in checker: Checker) -> Bool {
    if case .series(_, _, let isFlow) = checker.types[checker.type(id)] { return isFlow }
    return true
  }

  /// Returns the day for which a line over a timeline by days is worked out; nil in other lines.
  private static func dayAtHand(
    _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID? {
    guard let (local, space) = context.index,
      case .timeline(.day) = checker.tables.spaces[space].kind
    else { return nil }
    return checker.make(.local(local), .date, reference)
  }

  /// Returns the rate for one amount, or the series of rates for a series.
  private static func rate(
    of exchange: Exchange, for operand: ExpressionID, on date: ExpressionID?,
    _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID? {
    let whole = Expressions.value(
      of: .definition(exchange.definition), reference, context, in: &checker)
    switch checker.types[checker.type(whole)] {
    case .quantity: return sound(whole, reference, in: &checker)
    case .dated(let element):
      // A single amount outside of a line by period is exchanged on the valuation date, in a line by
      // days on the day at hand.
      let isOne = !checker.types.isAggregate(checker.type(operand))
      let isSingle = context.index == nil && isOne
      let day =
        date ?? (isSingle ? valuationDay(reference, context, in: &checker) : nil)
        ?? (isOne ? dayAtHand(reference, context, in: &checker) : nil)
      let dates = checker.make(
        .item(whole, position: checker.make(.constant(1), .number, reference)),
        checker.types.id(.list(.date)),
        reference)
      let amounts = checker.make(
        .item(whole, position: checker.make(.constant(2), .number, reference)),
        checker.types.id(.list(element)),
        reference)
      guard let day else {
        checker.report(.exchangeNeedsDate(checker.span(reference)))
        return nil
      }
      return sound(
        checker.make(
          .builtin(BuiltinTable[.valueOn], arguments: [dates, amounts, day]), element, reference),
        reference, in: &checker)
    case .series(let element, let space, _):
      guard date == nil else {
        checker.report(.exchangeByPeriod(checker.span(reference)))
        return nil
      }
      if case .series(_, let own, _) = checker.types[checker.type(operand)] {
        if own == space { return sound(whole, reference, in: &checker) }
        checker.report(
          .mixedTimelines(
            checker.span(reference), checker.tables.spaces[own].name,
            checker.tables.spaces[space].name))
        return nil
      }
      if let (local, over) = context.index, over == space {
        let position = checker.make(
          .local(local), IndexSpaces.indexType(space, in: &checker), reference)
        return sound(
          checker.make(.element(whole, index: position, isSelf: false), element, reference),
          reference, in: &checker)
      }
      checker.report(.exchangeNeedsPeriod(checker.span(reference)))
      return nil
    default: return nil
    }
  }

  /// Returns a rate that fails where it is not above 0, as in a period for which no line says
  /// anything.
  private static func sound(
    _ rate: ExpressionID, _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    checker.make(
      .builtin(BuiltinTable[.soundRate], arguments: [rate]), checker.type(rate), reference)
  }

  /// Reports two rates for one pair of currencies.
  private static func checkPairs(in checker: inout Checker) {
    guard !checker.exchanges.isChecked else { return }
    checker.exchanges.isChecked = true
    var seen: [Set<UnitID>: Span] = [:]
    for exchange in checker.exchanges.all {
      guard let other = otherUnit(exchange, in: &checker) else { continue }
      let pair: Set<UnitID> = [exchange.unit, other]
      if let first = seen[pair] {
        checker.report(.definedTwice(checker.span(exchange.reference), "exchange", first: first))
        checker.exchanges.isBroken = true
      } else {
        seen[pair] = checker.span(exchange.reference)
      }
    }
    if !checker.exchanges.isBroken { checkCircles(in: &checker) }
  }

  /// How far a rate may be from what others imply: more than what buying and selling, or a day,
  /// make of a rate.
  private static var allowedGap: Double { 0.02 }

  /// Reports rates that contradict what the others imply, as far as they are plain figures: those
  /// that always count, and on each day that a rate by date names all that count then.
  private static func checkCircles(in checker: inout Checker) {
    var known: [KnownRates] = []
    for exchange in checker.exchanges.all {
      guard let other = otherUnit(exchange, in: &checker) else { continue }
      let rates = plainRates(exchange.definition, in: checker).map { day, price in
        (day: day, rate: price / exchange.amount)
      }
      known.append(KnownRates(exchange: exchange, other: other, rates: rates))
    }
    let days = Set(known.flatMap { rates in rates.rates.map { $0.day } }).sorted()
    for day in days where reportContradiction(known, on: day, in: &checker) { return }
  }

  /// A rate of exchange with its plain figures.
  private struct KnownRates {
    var exchange: Exchange
    /// The currency of the other side.
    var other: UnitID
    /// What one unit is worth from a day on; from minus infinity on what always counts.
    var rates: [(day: Double, rate: Double)]
  }

  /// Reports the first rate that contradicts, on a day, what those before it imply; returns `true`
  /// iff there is one.
  private static func reportContradiction(
    _ known: [KnownRates], on day: Double, in checker: inout Checker
  ) -> Bool {
    // What one unit of each currency is worth in the first of those that hang together.
    var worth: [UnitID: (root: UnitID, value: Double)] = [:]
    for rates in known {
      let (exchange, other) = (rates.exchange, rates.other)
      guard
        let rate = rates.rates.filter({ $0.day <= day }).max(by: { $0.day < $1.day })?.rate,
        rate > 0
      else { continue }
      let one = worth[exchange.unit] ?? (exchange.unit, 1)
      let far = worth[other] ?? (other, 1)
      if one.root == far.root {
        let implied = one.value / far.value
        guard abs(Real.log(rate / implied)) > Real.log1p(allowedGap) else { continue }
        let (unit, target) = (checker.units.text(exchange.unit), checker.units.text(other))
        checker.report(
          .contradictingExchange(
            checker.span(exchange.reference), unit: unit, other: target,
            stated: settledText(rate), implied: settledText(implied)))
        checker.exchanges.isBroken = true
        return true
      }
      // All that hangs together with the other side is counted from the root of this one.
      let factor = one.value / rate / far.value
      worth[exchange.unit] = one
      worth[other] = far
      for (unit, known) in worth where known.root == far.root {
        worth[unit] = (one.root, known.value * factor)
      }
    }
    return false
  }

  /// Returns a rate in six figures, as it is written.
  private static func settledText(_ rate: Double) -> String {
    let digits = 5 - Int(min(300, max(-300, Real.log10(rate).rounded(.down))))
    return DecimalPrinter.plain(Real.round(rate, digits: digits, mode: .halfAwayFromZero))
  }

  /// Returns the figures that stand in the source, in the setting or under the name that stands
  /// there, each with the day from which it counts; none where they are worked out or drawn.
  private static func plainRates(
    _ id: DefinitionID, steps: Int = 4, in checker: Checker
  ) -> [(day: Double, price: Double)] {
    let definition = checker.definitions[id]
    guard steps > 0, definition.clauses.count == 1, let clause = definition.clauses.first,
      case .none = clause.index, !clause.distribution.exists, let value = clause.expression
    else { return [] }
    switch checker.expression(value).operation {
    case .definition(let named): return plainRates(named, steps: steps - 1, in: checker)
    case .list(let parts):
      guard parts.count == 2, case .dated = checker.types[checker.type(value)],
        case .list(let days) = checker.expression(parts[0]).operation,
        case .list(let prices) = checker.expression(parts[1]).operation
      else { return [] }
      return zip(days, prices).compactMap { day, price in
        guard let day = Clauses.constantValue(day, in: checker),
          let price = Clauses.constantValue(price, in: checker)
        else { return nil }
        return (day, price)
      }
    default:
      return Clauses.constantValue(value, in: checker).map { [(-Double.infinity, $0)] } ?? []
    }
  }

  /// Returns the space over which an amount and its rate run; nil where both are single values.
  private static func sharedSpace(
    _ operand: ExpressionID, _ rate: ExpressionID, in checker: Checker
  ) -> SpaceID? {
    if case .series(_, let space, _) = checker.types[checker.type(operand)] { return space }
    if case .series(_, let space, _) = checker.types[checker.type(rate)] { return space }
    return nil
  }

  /// Returns the valuation date of the case; nil where it has none.
  private static func valuationDay(
    _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID? {
    guard let index = Members.valuationDateDefinition(reference, in: &checker) else { return nil }
    return Expressions.value(of: .definition(index), reference, context, in: &checker)
  }
}

/// A rate of exchange that the case states: `amount` of `unit` is worth what `definition` gives.
struct Exchange {
  /// The currency of the amount that is stated first.
  var unit: UnitID
  /// How much of it is stated.
  var amount: Double
  /// What it is worth: money, a series of money, or money by date.
  var definition: DefinitionID
  /// The place of the equation.
  var reference: NodeReference
}
