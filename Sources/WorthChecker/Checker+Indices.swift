import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Indices, members, lists and what runs over them.
extension Checker {
  // MARK: Indices

  mutating func checkIndex(
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[reference.tree]
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
      if tree[item].kind == .text, case .rows(let table) = spaces[space].kind {
        return lookup(base, table, element, itemReference, reference, &context)
      }
      if case .rows(let table) = spaces[space].kind, isWorkedOut(item, tree, context) {
        let key = check(itemReference, &context, expected: nil, whole: false)
        if type(key) == .error { return broken(reference) }
        if type(key) == .text {
          return lookup(base, table, element, itemReference, reference, &context)
        }
      }
      if let found = lookupPeriod(base, element, space, itemReference, reference, &context)
        ?? lookupYear(base, element, space, itemReference, reference, context)
      {
        return found
      }
      return read(base, element, space, isFlow, itemReference, reference, &context)
    case .list(let element):
      let node = unwrapped(item, tree)
      if tree.binaryOperator(node) == .range {
        return positions(
          base, element, nil, NodeReference(reference.tree, node), reference, &context)
          ?? broken(reference)
      }
      let position = check(itemReference, &context, expected: .number, whole: false)
      guard type(position) == .number else {
        if type(position) != .error {
          report(
            .wrongType(
              span(itemReference), expected: .words(.aWholeNumber), found: describe(type(position)))
          )
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

  /// `true` iff the item is a name or a call whose value may be the text that names a row.
  private func isWorkedOut(_ item: NodeID, _ tree: Tree, _ context: Context) -> Bool {
    switch tree[item].kind {
    case .member, .call, .index: return true
    case .name:
      let name = tree.name(item)
      return name.word != .opening && name.word != .closing
        && !context.locals.contains { $0.name == name && $0.space != nil }
    default: return false
    }
  }

  mutating func read(
    _ base: ExpressionID, _ element: TypeID, _ space: SpaceID, _ isFlow: Bool,
    _ item: NodeReference, _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[item.tree]
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
    if tree.binaryOperator(node) == .range {
      return slice(base, element, space, NodeReference(item.tree, node), reference, &context)
    }
    if let item = readAtPosition(base, element, space, NodeReference(item.tree, node), &context) {
      return item
    }
    if let offset = relativeOffset(node, tree, context),
      let index = context.locals.last(where: {
        $0.name == binderName(node, tree)
      })
    {
      guard index.space == space else {
        report(
          .mixedTimelines(
            span(reference), spaces[space].name,
            index.space.map { spaces[$0].name } ?? "",
            hint: periodHint(space, index.space)))
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
    if case .keys(let list, let keyType) = spaces[space].kind {
      depend(on: list, offset: nil, context)
      let keys = make(.definition(list), types.id(.list(keyType)), item)
      index = make(.positionOf(keys, value: index), .number, item)
    }
    if case .local(let number) = expression(index).operation, number == context.index?.local {
      noteOffset(0, base, context)
    } else {
      guard isInside(index, space, NodeReference(item.tree, node)) else { return broken(reference) }
      noteOffset(Dependency.stated, base, context)
    }
    return make(.element(base, index: index, isSelf: isSelf(base, context)), element, reference)
  }

  /// Reports a stated period that the timeline does not have: it can only be a mistake.
  private mutating func isInside(
    _ index: ExpressionID, _ space: SpaceID, _ reference: NodeReference
  ) -> Bool {
    guard case .timeline = spaces[space].kind, isOutside(index, space) else { return true }
    report(
      .readsOutsideTimeline(
        span(reference), sources.text(span(reference)), spaces[space].name))
    return false
  }

  /// Returns the value at a position counted from 1, as lists count; nil where the index is not a number.
  ///
  /// So columns count, and so do functions, which do not know the periods of what they are given.
  mutating func readAtPosition(
    _ base: ExpressionID, _ element: TypeID, _ space: SpaceID, _ item: NodeReference,
    _ context: inout Context
  ) -> ExpressionID? {
    var isColumn = false
    if case .rows = spaces[space].kind { isColumn = true }
    guard context.version != nil || isColumn else { return nil }
    let tree = trees[item.tree]
    if let name = binderName(unwrapped(item.node, tree), tree),
      let local = context.locals.last(where: { $0.name == name }), local.space == space
    {
      return nil
    }
    let position = check(item, &context, expected: nil, whole: false)
    if type(position) == .error { return broken(item) }
    guard type(position) == .number else { return nil }
    return make(.item(base, position: position), element, item)
  }

  /// Returns k of `t + k`, `t - k` or `t`, where t is an index that runs; nil for anything else.
  func relativeOffset(_ node: NodeID, _ tree: Tree, _ context: Context) -> Int32? {
    let node = unwrapped(node, tree)
    guard let name = binderName(node, tree),
      let local = context.locals.last(where: { $0.name == name }), local.space != nil
    else { return nil }
    guard tree[node].kind == .binary else { return 0 }
    guard let place = treeID(of: tree) else { return nil }
    let right = NodeReference(place, tree.child(node, 1))
    guard let literal = literal(right), !literal.isPercent,
      literal.value == literal.value.rounded(),
      abs(literal.value) < 100_000
    else { return nil }
    let size = Int32(literal.value)
    return tree.binaryOperator(node) == .minus ? -size : size
  }

  /// Returns the id of a tree of the program.
  private func treeID(of tree: Tree) -> TreeID? {
    trees.firstID { $0.source == tree.source }
  }

  func binderName(_ node: NodeID, _ tree: Tree) -> Name? {
    switch tree[node].kind {
    case .name: return tree.name(node)
    case .binary:
      guard tree.binaryOperator(node)?.precedence == .sum else { return nil }
      let left = tree.child(node, 0)
      let right = tree.child(node, 1)
      guard tree[left].kind == .name, right.exists, tree[right].kind == .number else { return nil }
      return tree.name(left)
    default: return nil
    }
  }

  /// Checks an index value of `space`: a period, a row, a key.
  mutating func checkIndexValue(
    _ reference: NodeReference, _ space: SpaceID, _ context: inout Context
  ) -> ExpressionID {
    let wanted = indexType(space)
    let tree = trees[reference.tree]
    if tree[reference.node].kind == .name, tree.name(reference.node) == Word.closing {
      let last = spaces[space].last
      depend(on: last, offset: nil, context)
      return make(.definition(last), wanted, reference)
    }
    let value = check(reference, &context, expected: wanted, whole: false)
    let found = type(value)
    if case .timeline(let granularity) = spaces[space].kind,
      case .constant(let number) = expression(value).operation, number != number.rounded()
    {
      report(
        .wrongPeriod(
          span(reference), spaces[space].name, expected: .name(granularity.word),
          found: .written(sources.text(span(reference)))))
      return broken(reference)
    }
    if found == wanted || found == .error || found == .pending { return value }
    switch (spaces[space].kind, types[found]) {
    case (.timeline(let granularity), .number)
    where granularity == .year || !granularity.isInCalendar:
      return retyped(value, wanted)
    case (.rows, .number): return value
    case (.timeline(let granularity), .date):
      report(.dateAsIndex(span(reference), granularity.word))
    case (.timeline(let granularity), _):
      report(
        .wrongPeriod(
          span(reference), spaces[space].name, expected: .name(granularity.word),
          found: describe(found)))
    default:
      report(.wrongType(span(reference), expected: describe(wanted), found: describe(found)))
    }
    return broken(reference)
  }

  mutating func slice(
    _ base: ExpressionID, _ element: TypeID, _ space: SpaceID, _ range: NodeReference,
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[range.tree]
    let low = tree.child(range.node, 0)
    let high = tree.child(range.node, 1)
    var countsFromOne = context.version != nil
    if case .rows = spaces[space].kind { countsFromOne = true }
    if countsFromOne,
      let found = positions(base, element, space, range, reference, &context)
    {
      return found
    }
    let info = spaces[space]
    var ends: [ExpressionID] = []
    var lowest: Int32?
    var isStated = true
    for (node, limit) in [(low, info.first), (high, info.last)] {
      let isOpen = !node.exists || tree[node].kind == .skipped
      if isOpen {
        isStated = false
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
        isStated = false
        lowest = max(lowest ?? offset, offset)
      } else {
        ends.append(checkIndexValue(NodeReference(range.tree, node), space, &context))
        lowest = nil
      }
    }
    // A window that ends before the period at hand may stand in a loop through time.
    if let lowest, lowest < 0 { noteOffset(lowest, base, context) }
    if isStated { noteOffset(Dependency.stated, base, context) }
    if ends.contains(where: { type($0) == .error }) { return broken(reference) }
    checkOrder(ends[0], ends[1], space, range)
    for (end, node) in zip(ends, [low, high]) where node.exists {
      guard isInside(end, space, NodeReference(range.tree, node)) else { return broken(reference) }
    }
    return make(.slice(base, from: ends[0], to: ends[1]), types.id(.list(element)), reference)
  }

  /// Returns the values from a position to another, both counted from 1, as lists and columns count; nil where the
  /// ends are no numbers.
  private mutating func positions(
    _ base: ExpressionID, _ element: TypeID, _ space: SpaceID?, _ range: NodeReference,
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID? {
    let tree = trees[range.tree]
    var ends: [ExpressionID] = []
    for place in 0..<2 {
      let node = tree.child(range.node, place)
      if !node.exists || tree[node].kind == .skipped {
        let count = make(.builtin(BuiltinTable[.count], arguments: [base]), .number, range)
        ends.append(place == 0 ? make(.constant(1), .number, range) : count)
        continue
      }
      if let name = binderName(unwrapped(node, tree), tree),
        context.locals.contains(where: { $0.name == name && $0.space != nil && $0.space == space })
      {
        return nil
      }
      let end = check(
        NodeReference(range.tree, node), &context, expected: nil, whole: false)
      if type(end) == .error { return broken(reference) }
      guard type(end) == .number else {
        if space != nil { return nil }
        report(
          .wrongType(
            span(NodeReference(range.tree, node)), expected: .words(.aWholeNumber),
            found: describe(type(end))))
        return broken(reference)
      }
      ends.append(end)
    }
    // Where a series begins, counted in its own periods.
    var first = make(.constant(0), .number, range)
    if let space {
      depend(on: spaces[space].first, offset: nil, context)
      first = make(.definition(spaces[space].first), .number, range)
    }
    let one = make(.constant(1), .number, range)
    let shifted = ends.map { end in
      make(
        .arithmetic(
          .add, first, make(.arithmetic(.subtract, end, one), .number, range)), .number, range)
    }
    if case .constant(let low) = expression(ends[0]).operation,
      case .constant(let high) = expression(ends[1]).operation, low > high
    {
      report(.rangeReversed(span(range)))
      return broken(reference)
    }
    return make(
      .slice(base, from: shifted[0], to: shifted[1]), types.id(.list(element)), reference)
  }

  mutating func lookup(
    _ base: ExpressionID, _ table: TableID, _ element: TypeID, _ item: NodeReference,
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    guard let keyColumn = tables[table].columns.first?.definition else {
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

  /// The row of a table whose first column holds the period at hand, or one before or after it; nil where the item is no
  /// such period or the first column holds something else.
  private mutating func lookupPeriod(
    _ base: ExpressionID, _ element: TypeID, _ space: SpaceID, _ item: NodeReference,
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID? {
    let tree = trees[item.tree]
    guard case .rows(let table) = spaces[space].kind,
      let keyColumn = tables[table].columns.first?.definition,
      let offset = relativeOffset(item.node, tree, context),
      let index = context.locals.last(where: {
        $0.name == binderName(unwrapped(item.node, tree), tree)
      }), let timeline = index.space, case .timeline(let granularity) = spaces[timeline].kind
    else { return nil }
    let keyType = demand(keyColumn)
    switch types[types.element(keyType)] {
    case .number:
      // Years are no quarters, even if both are counted.
      let name = spelling(definitions[keyColumn].name)
      let isOther = ["year", "quarter", "month"].contains(name) && name != granularity.word
      guard granularity == .year || !granularity.isInCalendar, !isOther else { return nil }
    case .period(let own): guard own == granularity else { return nil }
    default: return nil
    }
    depend(on: keyColumn, offset: nil, context)
    noteReading(of: base, keys: keyColumn, in: table) { reading in
      reading.space = timeline
      reading.lag = min(reading.lag, offset)
      reading.lead = max(reading.lead, offset)
    }
    var period = make(.local(index.number), .number, item)
    if offset != 0 {
      let shift = make(.constant(Double(offset)), .number, item)
      period = make(.arithmetic(.add, period, shift), .number, item)
    }
    let keys = make(.definition(keyColumn), keyType, item)
    period = retyped(period, types.id(.period(granularity)))
    return make(.lookup(base, keys: keys, key: period), element, reference)
  }

  /// Why a table cannot be read by the periods of a timeline; empty where it is no table.
  private mutating func periodHint(_ space: SpaceID, _ timeline: SpaceID?) -> ArgumentValue {
    guard case .rows(let table) = spaces[space].kind, let timeline,
      case .timeline(let granularity) = spaces[timeline].kind,
      let column = tables[table].columns.first
    else { return .nothing }
    let name = spelling(column.name)
    switch types[types.element(demand(column.definition))] {
    case .text:
      return .phrase(Phrase(.firstColumnHoldsTexts, [Argument("name", .name(name))]))
    case .number, .period:
      return .phrase(
        Phrase(
          .firstColumnHoldsNoPeriods,
          [Argument("name", .name(name)), Argument("period", .name(granularity.word))]))
    default: return .nothing
    }
  }

  /// The row of a table whose first column holds the year that the item states: a number of four digits that can be no position
  /// in a column that is named; nil for anything else.
  private mutating func lookupYear(
    _ base: ExpressionID, _ element: TypeID, _ space: SpaceID, _ item: NodeReference,
    _ reference: NodeReference, _ context: Context
  ) -> ExpressionID? {
    let tree = trees[item.tree]
    let node = unwrapped(item.node, tree)
    guard case .rows(let table) = spaces[space].kind, tree[node].kind == .number,
      case .definition = expression(base).operation,
      let keyColumn = tables[table].columns.first?.definition
    else { return nil }
    let keyType = demand(keyColumn)
    let number = checkNumber(NodeReference(item.tree, node), nil)
    guard types.element(keyType) == .number, type(number) == .number,
      case .constant(let year) = expression(number).operation, year == year.rounded(),
      year > Double(max(tables[table].rowCount, 999)), year < 10_000
    else { return nil }
    depend(on: keyColumn, offset: nil, context)
    noteReading(of: base, keys: keyColumn, in: table) { $0.stated.insert(year) }
    let heading = definitions[keyColumn].reference
    let keys = make(.definition(keyColumn), keyType, heading)
    let period = make(.constant(year), types.id(.period(.year)), item)
    return make(.lookup(base, keys: keys, key: period), element, reference)
  }

  /// Notes how a column of a table is read by a period.
  private mutating func noteReading(
    of column: ExpressionID, keys: DefinitionID, in table: TableID,
    _ change: (inout PeriodTable) -> Void
  ) {
    var reading = periodTables[table] ?? PeriodTable()
    reading.reads[keys, default: 0] += 1
    if case .definition(let index) = expression(column).operation {
      reading.reads[index, default: 0] += 1
    }
    change(&reading)
    periodTables[table] = reading
  }
}
