import WorthSource
import WorthSyntax
import WorthValue

/// Indices, members, lists and what runs over them.
extension Checker {
  // MARK: Indices

  mutating func checkIndex(
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[Int(reference.tree)]
    let base = check(
      NodeReference(reference.tree, tree.child(reference.node, 0)), &context, expected: nil,
      whole: true)
    let item = tree.child(reference.node, 1)
    guard item.exists else {
      report(.indexMissing(span(reference)))
      return broken(reference)
    }
    let itemReference = NodeReference(reference.tree, item)
    switch types[type(base)] {
    case .series(let element, let space, let isFlow):
      if tree[item].kind == .text, case .rows(let table) = spaces[Int(space)].kind {
        return lookup(base, table, element, itemReference, reference, &context)
      }
      return read(base, element, space, isFlow, itemReference, reference, &context)
    case .list(let element):
      let position = check(itemReference, &context, expected: .number, whole: false)
      guard type(position) == .number else {
        if type(position) != .error {
          report(.wrongType(span(itemReference), expected: "a whole number", found: describe(type(position))))
        }
        return broken(reference)
      }
      return make(.item(base, position: position), element, reference)
    case .error: return broken(reference)
    case .pending:
      // The series is on the loop that is being looked at: its type is found in the next pass.
      _ = relativeOffset(item, tree, context).map { noteOffset($0, base, context) }
      return make(.error, .pending, reference)
    case .table:
      report(.tableNeedsColumn(span(reference)))
      return broken(reference)
    default:
      report(.cannotIndex(span(reference), describe(type(base))))
      return broken(reference)
    }
  }

  private mutating func read(
    _ base: ExpressionID, _ element: TypeID, _ space: Int32, _ isFlow: Bool,
    _ item: NodeReference, _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[Int(item.tree)]
    let node = unwrapped(item.node, tree)
    if tree[node].kind == .name {
      switch tree.name(node).word {
      case .opening:
        noteOffset(-1, base, context)
        return make(.opening(base), element, reference)
      case .closing: return make(.closing(base), element, reference)
      default: break
      }
    }
    if tree[node].kind == .binary, tree.token(tree[node].token).kind == .dotDot {
      return slice(base, element, space, NodeReference(item.tree, node), reference, &context)
    }
    if let offset = relativeOffset(node, tree, context), let index = context.locals.last(where: {
      $0.name == binderName(node, tree)
    }) {
      guard index.space == space else {
        report(
          .mixedTimelines(
            span(reference), spaces[Int(space)].name,
            index.space >= 0 ? spaces[Int(index.space)].name : ""))
        return broken(reference)
      }
      if context.index?.local == index.number { noteOffset(offset, base, context) }
      var position = make(.local(index.number), .number, item)
      if offset != 0 {
        let shift = make(.constant(Double(offset)), .number, item)
        position = make(.arithmetic(.add, position, shift), .number, item)
      }
      return make(
        .element(base, index: position, isSelf: isSelf(base, context)), element, reference)
    }
    var index = checkIndexValue(NodeReference(item.tree, node), space, &context)
    if type(index) == .error { return broken(reference) }
    if case .keys(let list, let keyType) = spaces[Int(space)].kind {
      depend(on: list, offset: nil, context)
      let keys = make(.definition(list), types.id(.list(keyType)), item)
      index = make(.positionOf(keys, value: index), .number, item)
    }
    if case .local(let number) = expression(index).operation, number == context.index?.local {
      noteOffset(0, base, context)
    }
    return make(.element(base, index: index, isSelf: isSelf(base, context)), element, reference)
  }

  /// Returns k of `t + k`, `t - k` or `t`, where t is an index that runs; nil for anything else.
  private func relativeOffset(_ node: NodeID, _ tree: Tree, _ context: Context) -> Int32? {
    let node = unwrapped(node, tree)
    guard let name = binderName(node, tree),
      let local = context.locals.last(where: { $0.name == name }), local.space >= 0
    else { return nil }
    guard tree[node].kind == .binary else { return 0 }
    let right = NodeReference(tree.index(in: trees), tree.child(node, 1))
    guard right.tree >= 0, let literal = literal(right), literal.value == literal.value.rounded(),
      abs(literal.value) < 100_000
    else { return nil }
    let size = Int32(literal.value)
    return tree.token(tree[node].token).kind == .minus ? -size : size
  }

  private func binderName(_ node: NodeID, _ tree: Tree) -> Name? {
    switch tree[node].kind {
    case .name: return tree.name(node)
    case .binary:
      let kind = tree.token(tree[node].token).kind
      guard kind == .plus || kind == .minus else { return nil }
      let left = tree.child(node, 0)
      let right = tree.child(node, 1)
      guard tree[left].kind == .name, right.exists, tree[right].kind == .number else { return nil }
      return tree.name(left)
    default: return nil
    }
  }

  /// Checks an index value of `space`: a period, a row, a key.
  mutating func checkIndexValue(
    _ reference: NodeReference, _ space: Int32, _ context: inout Context
  ) -> ExpressionID {
    let wanted = indexType(space)
    let value = check(reference, &context, expected: wanted, whole: false)
    let found = type(value)
    if found == wanted || found == .error || found == .pending { return value }
    switch (spaces[Int(space)].kind, types[found]) {
    case (.timeline(let granularity), .number)
    where granularity == .year || !granularity.isInCalendar:
      return retyped(value, wanted)
    case (.rows, .number): return value
    case (.timeline(let granularity), .date):
      report(.dateAsIndex(span(reference), granularity.word))
    case (.timeline(let granularity), _):
      report(
        .wrongPeriod(
          span(reference), spaces[Int(space)].name, expected: granularity.word,
          found: describe(found)))
    default:
      report(.wrongType(span(reference), expected: describe(wanted), found: describe(found)))
    }
    return broken(reference)
  }

  private mutating func slice(
    _ base: ExpressionID, _ element: TypeID, _ space: Int32, _ range: NodeReference,
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[Int(range.tree)]
    let low = tree.child(range.node, 0)
    let high = tree.child(range.node, 1)
    let info = spaces[Int(space)]
    var ends: [ExpressionID] = []
    var lowest: Int32?
    for (node, limit) in [(low, info.first), (high, info.last)] {
      let isOpen = !node.exists || tree[node].kind == .skipped
      if isOpen {
        depend(on: limit, offset: nil, context)
        ends.append(make(.definition(limit), indexType(space), range))
        lowest = nil
      } else if let offset = relativeOffset(node, tree, context),
        let index = context.locals.last(where: {
          $0.name == binderName(unwrapped(node, tree), tree)
        }), index.space == space
      {
        let shift = make(.constant(Double(offset)), .number, range)
        let position = make(.local(index.number), .number, range)
        ends.append(make(.arithmetic(.add, position, shift), .number, range))
        lowest = max(lowest ?? offset, offset)
      } else {
        ends.append(checkIndexValue(NodeReference(range.tree, node), space, &context))
        lowest = nil
      }
    }
    // A window that ends before the period at hand may stand in a loop through time.
    if let lowest, lowest < 0 { noteOffset(lowest, base, context) }
    if ends.contains(where: { type($0) == .error }) { return broken(reference) }
    return make(.slice(base, from: ends[0], to: ends[1]), types.id(.list(element)), reference)
  }

  private mutating func lookup(
    _ base: ExpressionID, _ table: Int32, _ element: TypeID, _ item: NodeReference,
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    guard let keyColumn = tables[Int(table)].columns.first?.definition else {
      return broken(reference)
    }
    let key = check(item, &context, expected: .text, whole: false)
    let keyType = demand(keyColumn)
    depend(on: keyColumn, offset: nil, context)
    guard types.element(keyType) == .text else {
      report(.keyColumnNeedsText(span(item), describe(types.element(keyType))))
      return broken(reference)
    }
    let keys = make(.definition(keyColumn), keyType, item)
    return make(.lookup(base, keys: keys, key: key), element, reference)
  }

  // MARK: Members

  mutating func checkMember(
    _ reference: NodeReference, _ context: inout Context, expected: TypeID?
  ) -> ExpressionID {
    let tree = trees[Int(reference.tree)]
    let baseNode = tree.child(reference.node)
    let memberName = tree.name(reference.node)
    if tree[baseNode].kind == .name, let special = namedScope(baseNode, tree, context) {
      return checkScopeMember(special, memberName, reference, context)
    }
    let base = check(
      NodeReference(reference.tree, baseNode), &context, expected: nil, whole: true)
    let place = tree.tokenSpan(tree[reference.node].token)
    switch types[type(base)] {
    case .instance(let index): return member(of: index, memberName, reference, place, context)
    case .table(let index):
      if let column = tables[Int(index)].columns.first(where: { $0.name == memberName }) {
        return value(of: .definition(column.definition), reference, context)
      }
      let known = tables[Int(index)].columns.map { spelling($0.name) }
      let written = spelling(memberName)
      report(
        .unknownColumn(place, written, nearest: Spelling.nearest(to: written, among: known)))
    case .row(let index):
      if let column = tables[Int(index)].columns.first(where: { $0.name == memberName }),
        case .local(let local) = expression(base).operation
      {
        return columnValue(column.definition, row: local, reference, context)
      }
      let known = tables[Int(index)].columns.map { spelling($0.name) }
      let written = spelling(memberName)
      report(
        .unknownColumn(place, written, nearest: Spelling.nearest(to: written, among: known)))
    case .period(let granularity):
      return periodMember(base, granularity, memberName, reference, place)
    case .date: return dateMember(base, memberName, reference, place)
    case .error, .pending: break
    case .missing:
      report(.memberOfMissing(place, spelling(memberName)))
    default:
      report(.noMembers(place, spelling(memberName), describe(type(base))))
    }
    return broken(reference)
  }

  private enum NamedScope {
    case settings
    case module(Int32)
  }

  private mutating func namedScope(
    _ node: NodeID, _ tree: Tree, _ context: Context
  ) -> NamedScope? {
    let name = tree.name(node)
    if context.locals.contains(where: { $0.name == name }) { return nil }
    if name == Word.case { return .settings }
    if case .module(let scope)? = lookUp(name, scope: context.scope) { return .module(scope) }
    return nil
  }

  private mutating func checkScopeMember(
    _ scope: NamedScope, _ name: Name, _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    switch scope {
    case .module(let index):
      guard let symbol = scopes[Int(index)].symbols[name.id] else {
        let known = scopes[Int(index)].symbols.keys.map { names.text(Name(id: $0)) }
        let written = spelling(name)
        report(
          .unknownName(
            span(reference), written, nearest: Spelling.nearest(to: written, among: known)))
        return broken(reference)
      }
      return value(of: symbol, reference, context)
    case .settings:
      switch spelling(name) {
      case "valuation_date":
        if let definition = valuationDateDefinition(reference) {
          return value(of: .definition(definition), reference, context)
        }
        report(.settingNotGiven(span(reference), "valuation_date"))
      case "first", "last":
        guard caseTimeline >= 0 else {
          report(.settingNotGiven(span(reference), "timeline"))
          break
        }
        let space = spaces[Int(caseTimeline)]
        return value(
          of: .definition(spelling(name) == "first" ? space.first : space.last), reference, context)
      default:
        report(.settingNotGiven(span(reference), spelling(name)))
      }
      return broken(reference)
    }
  }

  /// The definition of the valuation date: as the case says, or the start of the timeline.
  mutating func valuationDateDefinition(_ reference: NodeReference) -> Int32? {
    if valuationDate >= 0 { return valuationDate }
    guard caseTimeline >= 0,
      case .timeline(let granularity) = spaces[Int(caseTimeline)].kind, granularity.isInCalendar
    else { return nil }
    let first = spaces[Int(caseTimeline)].first
    let period = make(.definition(first), types.id(.period(granularity)), reference)
    let start = make(
      .builtin(BuiltinPosition.periodStart(granularity), arguments: [period]), .date, reference)
    valuationDate = addHidden(
      "valuation_date", start, dependencies: [Dependency(target: first, offset: nil)])
    return valuationDate
  }

  private mutating func member(
    of index: Int32, _ name: Name, _ reference: NodeReference, _ place: Span, _ context: Context
  ) -> ExpressionID {
    guard prepareInstance(index) else { return broken(reference) }
    let scope = instances[Int(index)].scope
    if let symbol = scopes[Int(scope)].symbols[name.id] {
      return value(of: symbol, reference, context)
    }
    let info = kinds[Int(instances[Int(index)].kind)]
    let known = (info.inputs.map { $0.name } + info.lines.map { $0.name }).map { spelling($0) }
    let written = spelling(name)
    report(
      .unknownMember(
        place, written, instance: instances[Int(index)].path, kind: spelling(info.name),
        nearest: Spelling.nearest(to: written, among: known)))
    return broken(reference)
  }

  private mutating func periodMember(
    _ base: ExpressionID, _ granularity: Granularity, _ name: Name, _ reference: NodeReference,
    _ place: Span
  ) -> ExpressionID {
    switch spelling(name) {
    case "number" where !granularity.isInCalendar: return retyped(base, .number)
    case "start" where granularity.isInCalendar:
      return make(
        .builtin(BuiltinPosition.periodStart(granularity), arguments: [base]), .date, reference)
    case "end" where granularity.isInCalendar:
      let one = make(.constant(1), .number, reference)
      let next = make(.arithmetic(.add, base, one), type(base), reference)
      let start = make(
        .builtin(BuiltinPosition.periodStart(granularity), arguments: [next]), .date, reference)
      return make(.arithmetic(.subtract, start, retyped(one, .days)), .date, reference)
    case "year" where granularity == .year: return retyped(base, .number)
    case "year" where granularity.isInCalendar:
      let size = make(.constant(granularity == .quarter ? 4 : 12), .number, reference)
      let ratio = make(.arithmetic(.divide, retyped(base, .number), size), .number, reference)
      return make(.builtin(BuiltinPosition.floor, arguments: [ratio]), .number, reference)
    default:
      let known = granularity.isInCalendar ? "start, end, year" : "number"
      report(.unknownPart(place, spelling(name), describe(type(base)), known: known))
      return broken(reference)
    }
  }

  private mutating func dateMember(
    _ base: ExpressionID, _ name: Name, _ reference: NodeReference, _ place: Span
  ) -> ExpressionID {
    let position: Int
    switch spelling(name) {
    case "year": position = BuiltinPosition.yearOf
    case "month": position = BuiltinPosition.monthOf
    case "day": position = BuiltinPosition.dayOf
    default:
      report(.unknownPart(place, spelling(name), "a date", known: "year, month, day"))
      return broken(reference)
    }
    return make(.builtin(position, arguments: [base]), .number, reference)
  }

  // MARK: Lists

  mutating func checkList(
    _ reference: NodeReference, _ context: inout Context, _ expected: TypeID?
  ) -> ExpressionID {
    let tree = trees[Int(reference.tree)]
    let items = Array(tree.children(reference.node))
    if items.count == 1, tree[items[0]].kind == .comprehension {
      return check(
        NodeReference(reference.tree, items[0]), &context, expected: nil, whole: true)
    }
    let wanted = expected.map { types.element($0) }
    var element = TypeID.pending
    var values: [ExpressionID] = []
    for item in items {
      let itemReference = NodeReference(reference.tree, item)
      let value = check(itemReference, &context, expected: wanted, whole: false)
      if isLiteralZero(value), element != .pending, isArithmetic(element) {
        values.append(value)
        continue
      }
      if values.allSatisfy({ isLiteralZero($0) }), !values.isEmpty, isArithmetic(type(value)) {
        element = type(value)
      }
      if !values.isEmpty, case .instance = types[element], case .instance = types[type(value)] {
        report(.notSupported(span(reference), "lists of instances"))
        return broken(reference)
      }
      element = unify(element, type(value), itemReference)
      values.append(value)
    }
    if element == .error { return broken(reference) }
    if element == .pending { element = wanted ?? .number }
    return make(.list(values), types.id(.list(element)), reference)
  }

  mutating func checkComprehension(
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[Int(reference.tree)]
    let bodyReference = NodeReference(reference.tree, tree.child(reference.node, 0))
    let sourceReference = NodeReference(reference.tree, tree.child(reference.node, 1))
    let conditionNode = tree.child(reference.node, 2)
    let source = check(sourceReference, &context, expected: nil, whole: true)
    var inner = context
    let local = newLocal()
    var overPositions = false
    var variable = Local(name: tree.name(reference.node), number: local, type: .error)
    switch types[type(source)] {
    case .list(let element), .range(let element), .series(let element, _, _):
      variable.type = element
      if case .period(let granularity) = types[element], caseTimeline >= 0,
        case .timeline(granularity) = spaces[Int(context.timeline)].kind
      {
        variable.space = context.timeline
      }
    case .table(let table):
      overPositions = true
      variable.space = tables[Int(table)].space
      variable.type = types.id(.row(table))
    case .error, .pending: return make(.error, type(source), reference)
    default:
      report(.cannotRunOver(span(sourceReference), describe(type(source))))
      return broken(reference)
    }
    inner.locals.append(variable)
    if overPositions, case .table(let table) = types[type(source)] { inner.row = (table, local) }
    var condition = ExpressionID.none
    if conditionNode.exists {
      let conditionReference = NodeReference(reference.tree, conditionNode)
      condition = check(conditionReference, &inner, expected: .yesNo, whole: false)
      if type(condition) != .yesNo, type(condition) != .error {
        report(.conditionNeeded(span(conditionReference), describe(type(condition))))
      }
    }
    let body = check(bodyReference, &inner, expected: nil, whole: false)
    if type(body) == .error || type(body) == .pending { return make(.error, type(body), reference) }
    if types.isAggregate(type(body)) {
      report(.seriesForOneValue(span(bodyReference), describe(type(body))))
      return broken(reference)
    }
    let comprehension = Comprehension(
      body: body, source: source, condition: condition, local: local,
      overPositions: overPositions)
    return make(.comprehension(comprehension), types.id(.list(type(body))), reference)
  }

  /// Checks `claims.amount where rank = r`: the values of a column in the rows that fit.
  mutating func checkFilter(
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[Int(reference.tree)]
    let source = check(
      NodeReference(reference.tree, tree.child(reference.node, 0)), &context, expected: nil,
      whole: true)
    let conditionReference = NodeReference(reference.tree, tree.child(reference.node, 1))
    guard case .series(let element, let space, _) = types[type(source)] else {
      if case .table = types[type(source)] {
        report(.notSupported(span(reference), "a table … where"))
      } else if type(source) != .error, type(source) != .pending {
        report(.cannotFilter(span(reference), describe(type(source))))
      }
      return make(.error, .error, reference)
    }
    let local = newLocal()
    var inner = context
    if case .rows(let table) = spaces[Int(space)].kind { inner.row = (table, local) }
    inner.index = (local, space)
    let condition = check(conditionReference, &inner, expected: .yesNo, whole: false)
    guard type(condition) == .yesNo else {
      if type(condition) != .error {
        report(.conditionNeeded(span(conditionReference), describe(type(condition))))
      }
      return broken(reference)
    }
    let body = make(
      .element(source, index: make(.local(local), .number, reference), isSelf: false), element,
      reference)
    let info = spaces[Int(space)]
    depend(on: info.first, offset: nil, context)
    depend(on: info.last, offset: nil, context)
    let range = make(
      .range(
        make(.definition(info.first), .number, reference),
        make(.definition(info.last), .number, reference)), types.id(.range(.number)), reference)
    let comprehension = Comprehension(
      body: body, source: range, condition: condition, local: local, overPositions: false)
    return make(.comprehension(comprehension), types.id(.list(element)), reference)
  }

  // MARK: Rates and conversion

  mutating func checkPer(_ reference: NodeReference, _ context: inout Context) -> ExpressionID {
    let tree = trees[Int(reference.tree)]
    let operand = check(
      NodeReference(reference.tree, tree.child(reference.node, 0)), &context, expected: nil,
      whole: false)
    let unitNode = tree.child(reference.node, 1)
    let frequencyNode = tree.child(reference.node, 2)
    if type(operand) == .error { return broken(reference) }
    let period = ratePeriod(tree.name(unitNode))
    if type(operand) == .percent, let period {
      var compounding = period
      if frequencyNode.exists {
        guard let known = compoundingPeriod(tree.text(frequencyNode)) else {
          report(.unknownCompounding(tree.span(frequencyNode), tree.text(frequencyNode)))
          return broken(reference)
        }
        compounding = known
      }
      return retyped(operand, types.id(.rate(period, compounded: compounding)))
    }
    if frequencyNode.exists {
      report(.onlyRatesCompound(span(reference), describe(type(operand))))
      return broken(reference)
    }
    let divisor: UnitID
    if let period {
      divisor = units.declare(period.word, isCurrency: false, digits: 6)
    } else {
      guard let unit = unit(NodeReference(reference.tree, unitNode)) else { return broken(reference) }
      divisor = unit
    }
    switch types[type(operand)] {
    case .quantity(let unit):
      let result = units.multiply(unit, divisor, power: -1)
      return retyped(operand, result == .none ? .number : types.id(.quantity(result)))
    case .number:
      return retyped(operand, types.id(.quantity(units.multiply(.none, divisor, power: -1))))
    default:
      report(.cannotBePer(span(reference), describe(type(operand))))
      return broken(reference)
    }
  }

  private func ratePeriod(_ name: Name) -> RatePeriod? {
    switch name.word {
    case .year: .year
    case .quarter: .quarter
    case .month: .month
    case .day: .day
    default: nil
    }
  }

  private func compoundingPeriod(_ word: String) -> RatePeriod? {
    for period in [RatePeriod.year, .quarter, .month, .day, .continuous] where period.adverb == word {
      return period
    }
    return nil
  }

  mutating func checkConversion(
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[Int(reference.tree)]
    let operand = check(
      NodeReference(reference.tree, tree.child(reference.node, 0)), &context, expected: nil,
      whole: true)
    if type(operand) == .error { return broken(reference) }
    let target = tree.child(reference.node, 1)
    guard target.exists, tree[target].kind == .name else {
      report(.notSupported(span(reference), "in … per"))
      return broken(reference)
    }
    let element = types.element(type(operand))
    if element == .months || element == .days {
      return durationNumber(operand, tree.name(target), reference)
    }
    guard let unit = unit(NodeReference(reference.tree, target)) else { return broken(reference) }
    guard case .quantity(let known) = types[element] else {
      report(.cannotConvert(span(reference), describe(type(operand)), units.text(unit)))
      return broken(reference)
    }
    if known == unit { return operand }
    if units.isMoney(known), units.isMoney(unit) {
      report(.notSupported(span(reference), "in (exchange between currencies)"))
    } else {
      report(.cannotConvert(span(reference), describe(type(operand)), units.text(unit)))
    }
    return broken(reference)
  }

  /// Returns a duration as a number of `unit`: `18 months in years`.
  private mutating func durationNumber(
    _ operand: ExpressionID, _ unit: Name, _ reference: NodeReference
  ) -> ExpressionID {
    let size: Double
    switch (types.element(type(operand)), unit.word) {
    case (.months, .year), (.months, .years): size = 12
    case (.months, .quarter), (.months, .quarters): size = 3
    case (.months, .month), (.months, .months): size = 1
    case (.days, .week), (.days, .weeks): size = 7
    case (.days, .day), (.days, .days): size = 1
    default:
      report(.cannotConvert(span(reference), describe(type(operand)), spelling(unit)))
      return broken(reference)
    }
    let divisor = make(.constant(size), .number, reference)
    return make(.arithmetic(.divide, operand, divisor), .number, reference)
  }
}

extension Tree {
  /// Returns the place of this tree among `trees`.
  func index(in trees: [Tree]) -> Int32 {
    Int32(truncatingIfNeeded: trees.firstIndex { $0.source == source } ?? -1)
  }
}
