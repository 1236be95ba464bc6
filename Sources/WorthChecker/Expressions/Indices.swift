import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Indices: what stands in brackets after a series or a list.
enum Indices {
  /// Checks `base[item]`: of a series its value at an index, a row or in a range, of a list its
  /// value at a position.
  static func check(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    if let found = RepeatedInstances.named(reference, &context, in: &checker) { return found }
    let base = Expressions.check(
      NodeReference(reference.tree, tree.child(reference.node, 0)), &context, expected: nil,
      whole: true, in: &checker)
    let item = tree.child(reference.node, 1)
    guard item.exists else {
      checker.report(.indexMissing(checker.span(reference)))
      return checker.broken(reference)
    }
    let itemReference = NodeReference(reference.tree, item)
    if let found = ofOptionalSeries(base, itemReference, reference, &context, in: &checker) {
      return found
    }
    return value(of: base, at: itemReference, reference, &context, in: &checker)
  }

  /// Returns the value of a series that may be missing as a whole, which is then missing, too; nil for
  /// other values.
  private static func ofOptionalSeries(
    _ base: ExpressionID, _ item: NodeReference, _ reference: NodeReference,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    let isAskable = !isSecondIndex(reference.node, checker.trees[reference.tree])
    if isAskable, checker.type(base) == .missing { return missing(reference, in: &checker) }
    guard isAskable, case .optional(let whole) = checker.types[checker.type(base)],
      case .series = checker.types[whole]
    else { return nil }
    let series = Expressions.retyped(base, whole, in: &checker)
    let value = value(of: series, at: item, reference, &context, in: &checker)
    return OptionalSeries.value(value, of: base, reference, in: &checker)
  }

  /// Makes a value that is missing.
  private static func missing(_ reference: NodeReference, in checker: inout Checker)
    -> ExpressionID
  {
    checker.make(.constant(Marker.missing), .missing, reference)
  }

  /// Returns the value of `base`, which is there, at `item`.
  private static func value(
    of base: ExpressionID, at itemReference: NodeReference, _ reference: NodeReference,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let item = itemReference.node
    switch checker.types[checker.type(base)] {
    case .series(let element, let space, _):
      if let found = RowLookups.byPeriod(
        base, element, space, itemReference, reference, &context, in: &checker)
      {
        return found
      }
      return read(base, element, space, itemReference, reference, &context, in: &checker)
    case .instances(let instance):
      return RepeatedInstances.check(instance, itemReference, reference, &context, in: &checker)
    case .list(let element):
      if let member = InstanceGroups.named(
        itemReference, in: base, reference, &context, in: &checker)
      {
        return member
      }
      return readList(base, element, itemReference, reference, &context, in: &checker)
    case .error: return checker.broken(reference)
    case .pending:
      // The series is on the loop that is being checked: its type is found in the next pass.
      _ = relativeOffset(item, tree, context, in: checker).map {
        Expressions.noteOffset($0, base, context, in: &checker)
      }
      return checker.make(.error, .pending, reference)
    case .table:
      checker.report(.tableNeedsColumn(checker.span(reference)))
      return checker.broken(reference)
    case .optional(let list) where isList(list, in: checker):
      UnitArithmetic.reportMissing(base, in: &checker)
      return checker.broken(reference)
    case _ where isSecondIndex(reference.node, tree):
      checker.report(.oneIndexOnly(checker.span(itemReference)))
      return checker.broken(reference)
    case .dated:
      // What is due on a day is the sum of what is due on it.
      let flows = tree.text(tree.child(reference.node))
      checker.report(
        .writtenOtherwise(
          checker.span(reference), tree.text(reference.node),
          "sum(" + flows + " where date = " + tree.text(itemReference.node) + ")"))
      return checker.broken(reference)
    default:
      checker.report(.cannotIndex(checker.span(reference), checker.describe(checker.type(base))))
      return checker.broken(reference)
    }
  }

  /// `true` iff the type is that of a list.
  private static func isList(_ type: TypeID, in checker: Checker) -> Bool {
    if case .list = checker.types[type] { true } else { false }
  }

  /// `true` iff the index at `node` stands behind another in the same brackets, as in `s[a, b]`.
  private static func isSecondIndex(_ node: NodeID, _ tree: Tree) -> Bool {
    let base = tree.child(node)
    return tree[base].kind == .index && tree[base].token == tree[node].token
  }

  /// Returns the value of the series `base` at `item`: the opening or closing one, a range, a
  /// position, a period relative to the index at hand, or a stated one.
  static func read(
    _ base: ExpressionID, _ element: TypeID, _ space: SpaceID,
    _ item: NodeReference, _ reference: NodeReference, _ context: inout Context,
    in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[item.tree]
    let node = SyntaxReading.unwrapped(item.node, tree)
    let word = tree[node].kind == .name ? tree.name(node).word : nil
    // The last of all rows is hardly what is meant, but the last value of each.
    if word == .opening || word == .closing, case .rows = checker.tables.spaces[space].kind,
      reportsEach(element, space, reference, context, in: &checker)
    {
      return checker.broken(reference)
    }
    if word == .opening {
      Expressions.noteOffset(-1, base, context, in: &checker)
      return checker.make(.opening(base), element, reference)
    }
    if word == .closing { return checker.make(.closing(base), element, reference) }
    if tree.binaryOperator(node) == .range {
      return slice(
        base, element, space, NodeReference(item.tree, node), reference, &context, in: &checker)
    }
    if let item = readAtPosition(
      base, element, space, NodeReference(item.tree, node), &context, in: &checker)
    {
      return item
    }
    if let found = RowLookups.ofChosenRow(
      base, element, space, NodeReference(item.tree, node), reference, &context, in: &checker)
    {
      return found
    }
    if let found = readRelative(base, element, space, item, reference, context, in: &checker) {
      return found
    }
    if case .rows(let table) = checker.tables.spaces[space].kind {
      if isPeriod(NodeReference(item.tree, node), in: checker),
        RowLookups.holdsTexts(table, in: &checker),
        reportsEach(element, space, reference, context, in: &checker)
      {
        return checker.broken(reference)
      }
      return RowLookups.value(
        of: base, table, element, NodeReference(item.tree, node), reference, &context, in: &checker)
    }
    if let meant = placeMeant(node, tree, space, context, in: checker) {
      let place = checker.span(NodeReference(item.tree, node))
      checker.report(.timeForPlace(place, checker.files.sources.text(place), meant: meant))
      return checker.broken(reference)
    }
    var index = checkIndexValue(NodeReference(item.tree, node), space, &context, in: &checker)
    if checker.type(index) == .error { return checker.broken(reference) }
    if case .keys(let list, let keyType) = checker.tables.spaces[space].kind {
      // Where keys are words, a number is a place, as in a table.
      if checker.type(index) == .number, keyType != .number {
        return checker.make(.item(base, position: index), element, reference)
      }
      let ofRow = RepeatedInstances.keys(over: space, besides: base, item, context, in: &checker)
      if ofRow == nil { Definitions.depend(on: list, offset: nil, context, in: &checker) }
      let keys =
        ofRow ?? checker.make(.definition(list), checker.types.id(.list(keyType)), item)
      index = checker.make(.positionOf(keys, value: index), .number, item)
    }
    if case .local(let number) = checker.expression(index).operation, number == context.index?.local
    {
      Expressions.noteOffset(0, base, context, in: &checker)
    } else {
      guard isInside(index, space, NodeReference(item.tree, node), in: &checker) else {
        return checker.broken(reference)
      }
      Expressions.noteOffset(Dependency.stated, base, context, in: &checker)
    }
    return checker.make(
      .element(base, index: index, isSelf: Expressions.isSelf(base, context, in: checker)), element,
      reference)
  }

  /// Returns `d-1` for `d - 1 day` or the like, where `d` runs over keys; nil for anything else.
  private static func placeMeant(
    _ node: NodeID, _ tree: Tree, _ space: SpaceID, _ context: Context, in checker: Checker
  ) -> String? {
    guard case .keys(_, .date) = checker.tables.spaces[space].kind,
      let sign = tree.binaryOperator(node), sign.precedence == .sum
    else { return nil }
    let left = tree.child(node, 0)
    let right = tree.child(node, 1)
    guard left.exists, tree[left].kind == .name, right.exists, tree[right].kind == .quantity,
      tree.text(tree.child(right, 0)) == "1",
      context.locals.last(where: { $0.name == tree.name(left) })?.space == space
    else { return nil }
    return tree.text(left) + sign.sign + "1"
  }

  /// Returns the entry of a list at the position `item`, or its entries in a range of positions.
  private static func readList(
    _ base: ExpressionID, _ element: TypeID, _ item: NodeReference, _ reference: NodeReference,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[item.tree]
    let node = SyntaxReading.unwrapped(item.node, tree)
    if tree.binaryOperator(node) == .range {
      return positions(
        base, element, nil, NodeReference(item.tree, node), reference, &context, in: &checker)
        ?? checker.broken(reference)
    }
    let position = Expressions.check(
      item, &context, expected: .number, whole: false, in: &checker)
    guard checker.type(position) == .number else {
      if checker.type(position) != .error {
        checker.report(
          .wrongType(
            checker.span(item), expected: .words(.aWholeNumber),
            found: checker.describe(checker.type(position)),
            way: ConversionAdvice(from: position, to: .words(.aWholeNumber), in: checker)))
      }
      return checker.broken(reference)
    }
    return checker.make(.item(base, position: position), element, reference)
  }

  /// `true` unless the index is a stated period that the timeline does not have, which is reported.
  private static func isInside(
    _ index: ExpressionID, _ space: SpaceID, _ reference: NodeReference, in checker: inout Checker
  ) -> Bool {
    guard case .timeline = checker.tables.spaces[space].kind,
      Clauses.isOutside(index, space, in: checker)
    else { return true }
    checker.report(
      .readsOutsideTimeline(
        checker.span(reference), checker.files.sources.text(checker.span(reference)),
        checker.tables.spaces[space].name))
    return false
  }

  /// Checks an index value of `space`: a period, a row, a key.
  static func checkIndexValue(
    _ reference: NodeReference, _ space: SpaceID, _ context: inout Context,
    in checker: inout Checker
  ) -> ExpressionID {
    let wanted = IndexSpaces.indexType(space, in: &checker)
    let tree = checker.trees[reference.tree]
    if tree[reference.node].kind == .name, tree.name(reference.node) == Word.closing {
      let last = checker.tables.spaces[space].last
      Definitions.depend(on: last, offset: nil, context, in: &checker)
      return checker.make(.definition(last), wanted, reference)
    }
    let value =
      DayIndices.shifted(reference, space, &context, in: &checker)
      ?? Expressions.check(reference, &context, expected: wanted, whole: false, in: &checker)
    let found = checker.type(value)
    if case .timeline(let granularity) = checker.tables.spaces[space].kind,
      case .constant(let number) = checker.expression(value).operation, number != number.rounded()
    {
      checker.report(
        .wrongPeriod(
          checker.span(reference), checker.tables.spaces[space].name,
          expected: .name(granularity.word),
          found: .written(checker.files.sources.text(checker.span(reference)))))
      return checker.broken(reference)
    }
    if found == wanted || found == .error || found == .pending { return value }
    switch (checker.tables.spaces[space].kind, checker.types[found]) {
    case (.timeline(let granularity), .number)
    where granularity == .year || !granularity.isInCalendar:
      return Expressions.retyped(value, wanted, in: &checker)
    case (.rows, .number): return value
    case (.keys(_, let key), .number) where checker.types[key].isWord: return value
    case (.timeline(let granularity), .date):
      checker.report(.dateAsIndex(checker.span(reference), granularity.word))
    case (.timeline(.day), _)
    where DayIndices.reportPeriods(value, value, reference, of: space, in: &checker):
      break
    case (.timeline(let granularity), _):
      checker.report(
        .wrongPeriod(
          checker.span(reference), checker.tables.spaces[space].name,
          expected: .name(granularity.word),
          found: checker.describe(found),
          advice: periodsOfYear(value, reference, granularity, context, in: checker)))
    default:
      checker.report(
        .wrongType(
          checker.span(reference), expected: checker.describe(wanted),
          found: checker.describe(found),
          way: ConversionAdvice(from: value, to: checker.describe(wanted), in: checker)))
    }
    return checker.broken(reference)
  }

  /// Returns how the quarters or months of a year are read, where a year stands in the brackets of a
  /// series, and what to write where it stands on the left side of the definition; nil for other values.
  private static func periodsOfYear(
    _ value: ExpressionID, _ item: NodeReference, _ granularity: Granularity,
    _ context: Context, in checker: Checker
  ) -> ArgumentValue? {
    guard granularity == .month || granularity == .quarter,
      case .constant(let number) = checker.expression(value).operation,
      let year = Int(exactly: number), year >= 1000, year <= 9999
    else { return nil }
    let one = granularity == .month ? "\(year)-01" : "\(year)-Q1"
    let last = granularity == .month ? "\(year)-12" : "\(year)-Q4"
    if let (name, written) = leftSide(of: item, context, in: checker) {
      let all = name + "[" + one + " .. " + last + "] = " + written
      return .words(
        .allPeriodsOfYear,
        [
          Argument("all", .written(all)),
          Argument("part", .written(all + (granularity == .month ? " / 12" : " / 4"))),
        ])
    }
    return .words(
      .onePeriodOrAll,
      [
        Argument("one", .written("[" + one + "]")),
        Argument("all", .written("sum(…[" + one + " .. " + last + "])")),
      ])
  }

  /// The name and the value of the line on whose left side an index stands; nil elsewhere.
  private static func leftSide(
    of item: NodeReference, _ context: Context, in checker: Checker
  ) -> (name: String, value: String)? {
    guard let definition = context.definition else { return nil }
    for clause in checker.definitions[definition].clauses {
      guard case .at(let place) = clause.index, place == item.node,
        clause.reference.tree == item.tree, clause.value.exists
      else { continue }
      let tree = checker.trees[item.tree]
      let value = tree.text(clause.value)
      let isSingle: Bool
      switch tree[clause.value].kind {
      case .binary, .conditional: isSingle = false
      default: isSingle = !value.utf8.contains(0x0A)
      }
      return (
        checker.spelling(checker.definitions[definition].name), isSingle ? value : "(" + value + ")"
      )
    }
    return nil
  }

  /// `true` iff numbers in brackets are places in the table whose rows `space` runs over.
  private static func countsRows(_ space: SpaceID, in checker: inout Checker) -> Bool {
    guard case .rows(let table) = checker.tables.spaces[space].kind else { return false }
    return !RowLookups.takesNumbers(table, in: &checker)
  }

  /// Returns the values of a series in a range of its indices, of which either end may be left
  /// open.
  private static func slice(
    _ base: ExpressionID, _ element: TypeID, _ space: SpaceID, _ range: NodeReference,
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[range.tree]
    let low = tree.child(range.node, 0)
    let high = tree.child(range.node, 1)
    let isOverRows: Bool
    let isByKey: Bool
    switch checker.tables.spaces[space].kind {
    case .rows: (isOverRows, isByKey) = (true, true)
    case .keys: (isOverRows, isByKey) = (false, true)
    case .timeline: (isOverRows, isByKey) = (false, false)
    }
    if context.version != nil || (isOverRows && countsRows(space, in: &checker)),
      let found = positions(base, element, space, range, reference, &context, in: &checker)
    {
      return found
    }
    if DayIndices.reportRange(low, high, range, of: space, &context, in: &checker) {
      return checker.broken(reference)
    }
    let info = checker.tables.spaces[space]
    let ofRow = RepeatedInstances.keys(over: space, besides: base, range, context, in: &checker)
    var ends: [ExpressionID] = []
    var lowest: Int32?
    var isStated = true
    for (node, limit) in [(low, info.first), (high, info.last)] {
      let isOpen = !node.exists || tree[node].kind == .skipped
      if isOpen, limit == info.last, let ofRow {
        isStated = false
        ends.append(RepeatedInstances.lastPlace(of: ofRow, range, in: &checker))
        lowest = nil
      } else if isOpen {
        isStated = false
        Definitions.depend(on: limit, offset: nil, context, in: &checker)
        ends.append(
          checker.make(.definition(limit), IndexSpaces.indexType(space, in: &checker), range))
        lowest = nil
      } else if let offset = relativeOffset(node, tree, context, in: checker),
        let index = context.locals.last(where: {
          $0.name == binderName(SyntaxReading.unwrapped(node, tree), tree)
        }), index.space == space
      {
        let shift = checker.make(.constant(Double(offset)), .number, range)
        let position = checker.make(.local(index.number), .number, range)
        ends.append(checker.make(.arithmetic(.add, position, shift), .number, range))
        isStated = false
        lowest = max(lowest ?? offset, offset)
      } else {
        let end = NodeReference(range.tree, node)
        ends.append(
          isByKey
            ? IndexSpaces.index(end, space, among: ofRow, &context, in: &checker)
            : checkIndexValue(end, space, &context, in: &checker))
        lowest = nil
      }
    }
    // A window that ends before the period at hand may stand in a loop through time.
    if let lowest, lowest < 0 { Expressions.noteOffset(lowest, base, context, in: &checker) }
    if isStated { Expressions.noteOffset(Dependency.stated, base, context, in: &checker) }
    if ends.contains(where: { checker.type($0) == .error }) { return checker.broken(reference) }
    Clauses.checkOrder(ends[0], ends[1], range, in: &checker)
    for (end, node) in zip(ends, [low, high]) where node.exists {
      guard isInside(end, space, NodeReference(range.tree, node), in: &checker) else {
        return checker.broken(reference)
      }
    }
    let last = IndexSpaces.lastOfRange(ends[0], ends[1], range, in: &checker)
    return checker.make(
      .slice(base, from: ends[0], to: last), checker.types.id(.list(element)), reference)
  }

  /// Returns the values from a position to another, both counted from 1, as lists and columns
  /// count; nil where the ends are no numbers.
  private static func positions(
    _ base: ExpressionID, _ element: TypeID, _ space: SpaceID?, _ range: NodeReference,
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    let tree = checker.trees[range.tree]
    var ends: [ExpressionID] = []
    for place in 0..<2 {
      let node = tree.child(range.node, place)
      if !node.exists || tree[node].kind == .skipped {
        let count = checker.make(.builtin(BuiltinTable[.count], arguments: [base]), .number, range)
        ends.append(place == 0 ? checker.make(.constant(1), .number, range) : count)
        continue
      }
      if let name = binderName(SyntaxReading.unwrapped(node, tree), tree),
        context.locals.contains(where: { $0.name == name && $0.space != nil && $0.space == space })
      {
        return nil
      }
      let end = Expressions.check(
        NodeReference(range.tree, node), &context, expected: nil, whole: false, in: &checker)
      if checker.type(end) == .error { return checker.broken(reference) }
      guard checker.type(end) == .number else {
        if space != nil { return nil }
        checker.report(
          .wrongType(
            checker.span(NodeReference(range.tree, node)), expected: .words(.aWholeNumber),
            found: checker.describe(checker.type(end)),
            way: ConversionAdvice(from: end, to: .words(.aWholeNumber), in: checker)))
        return checker.broken(reference)
      }
      ends.append(end)
    }
    // Where a series begins, counted in its own periods.
    var first = checker.make(.constant(0), .number, range)
    if let space {
      Definitions.depend(on: checker.tables.spaces[space].first, offset: nil, context, in: &checker)
      first = checker.make(.definition(checker.tables.spaces[space].first), .number, range)
    }
    let one = checker.make(.constant(1), .number, range)
    let shifted = ends.map { end in
      checker.make(
        .arithmetic(
          .add, first, checker.make(.arithmetic(.subtract, end, one), .number, range)), .number,
        range)
    }
    if case .constant(let low) = checker.expression(ends[0]).operation,
      case .constant(let high) = checker.expression(ends[1]).operation, low > high
    {
      checker.report(.rangeReversed(checker.span(range)))
      return checker.broken(reference)
    }
    return checker.make(
      .slice(base, from: shifted[0], to: shifted[1]), checker.types.id(.list(element)), reference)
  }
}
