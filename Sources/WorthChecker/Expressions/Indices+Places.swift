import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Places from the index at hand, `sales[t - 1]`, and places by their numbers.
extension Indices {
  /// Returns the value of a series a number of periods from the index at hand, as `x[t - 1]` reads
  /// it; nil where the item is something else.
  static func readRelative(
    _ base: ExpressionID, _ element: TypeID, _ space: SpaceID, _ item: NodeReference,
    _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID? {
    let tree = checker.trees[item.tree]
    let node = SyntaxReading.unwrapped(item.node, tree)
    guard let offset = relativeOffset(node, tree, context, in: checker),
      let index = context.locals.last(where: { $0.name == binderName(node, tree) })
    else { return nil }
    guard index.space == space else {
      // A day of a timeline is one of the dates that other lines run over, and the other way round.
      if offset == 0, index.type == .date, IndexSpaces.indexType(space, in: &checker) == .date {
        return nil
      }
      // What a line over values has at hand is one of them, which finds its row elsewhere, too.
      if let own = index.space, case .keys = checker.tables.spaces[own].kind {
        if case .timeline = checker.tables.spaces[space].kind {} else { return nil }
      }
      reportOther(base, element, space, index.space, offset, reference, in: &checker)
      return checker.broken(reference)
    }
    if context.index?.local == index.number {
      Expressions.noteOffset(offset, base, context, in: &checker)
    }
    var position = checker.make(.local(index.number), .number, item)
    if offset != 0 {
      let shift = checker.make(.constant(Double(offset)), .number, item)
      position = checker.make(.arithmetic(.add, position, shift), .number, item)
    }
    return checker.make(
      .element(base, index: position, isSelf: Expressions.isSelf(base, context, in: checker)),
      element, reference)
  }

  /// Returns the value at a position counted from 1, as lists count; nil where the index is not a
  /// number, and outside functions, which do not know the periods of what they are given. Of a line of their
  /// kind they do: numbered periods are read by their numbers, and a number of four digits is a year.
  static func readAtPosition(
    _ base: ExpressionID, _ element: TypeID, _ space: SpaceID, _ item: NodeReference,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    guard context.version != nil else { return nil }
    if case .rows = checker.tables.spaces[space].kind { return nil }
    var isYearly = false
    if isLineOfKind(base, in: checker) {
      switch checker.tables.spaces[space].kind {
      case .timeline(.numberedYear), .timeline(.numberedQuarter), .timeline(.numberedMonth):
        return nil
      case .timeline(.year): isYearly = true
      case .timeline, .rows, .keys: break
      }
    }
    let tree = checker.trees[item.tree]
    if let name = binderName(SyntaxReading.unwrapped(item.node, tree), tree),
      let local = context.locals.last(where: { $0.name == name }), local.space == space
    {
      return nil
    }
    let position = Expressions.check(item, &context, expected: nil, whole: false, in: &checker)
    if checker.type(position) == .error { return checker.broken(item) }
    guard checker.type(position) == .number else { return nil }
    let placed = checker.make(.item(base, position: position), element, item)
    guard isYearly else { return placed }
    // No series has a thousand years: a number of four digits is one of them.
    let limit = checker.make(.constant(1000), .number, item)
    let isYear = checker.make(
      .comparison(.greaterOrEqual, position, limit), .yesNo, item)
    let year = Expressions.retyped(position, checker.types.id(.period(.year)), in: &checker)
    let read = checker.make(.element(base, index: year, isSelf: false), element, item)
    return checker.make(.conditional(isYear, read, placed), element, item)
  }

  /// `true` iff the value is that of a name which is no local of a function: a line or input of its kind.
  static func isLineOfKind(_ base: ExpressionID, in checker: Checker) -> Bool {
    let value = checker.expression(base)
    if case .local = value.operation { return false }
    return checker.trees[value.reference.tree][value.reference.node].kind == .name
  }

  /// `true`, after a diagnostic, iff what is read of a column of series is what each of them has there.
  static func reportsEach(
    _ element: TypeID, _ space: SpaceID, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> Bool {
    guard let way = eachHint(element, reference, in: checker), let timeline = context.timeline
    else {
      return false
    }
    checker.report(
      .mixedTimelines(
        checker.span(reference), checker.tables.spaces[space].name,
        checker.tables.spaces[timeline].name, way: way))
    return true
  }

  /// What to write for `f.paid[t]`, where each of the instances `f` has a series: one that is read for
  /// each; nil where each has a single value.
  private static func eachHint(
    _ element: TypeID, _ reference: NodeReference, in checker: Checker
  ) -> ArgumentValue? {
    let tree = checker.trees[reference.tree]
    let base = tree.child(reference.node)
    guard case .series(_, let space, _) = checker.types[element], tree[base].kind == .member
    else { return nil }
    if case .rows = checker.tables.spaces[space].kind { return nil }
    let all = tree.text(tree.child(base))
    let index = tree.text(tree.child(reference.node, 1))
    let each = "x." + checker.spelling(tree.name(base)) + "[" + index + "] for x in " + all
    return .phrase(Phrase(.readOfEach, [Argument("each", .name(each))]))
  }

  /// Reports a series, or a column, that is read at the periods of others; `offset` is how many periods after the one
  /// at hand.
  private static func reportOther(
    _ base: ExpressionID, _ element: TypeID, _ space: SpaceID, _ other: SpaceID?, _ offset: Int32,
    _ reference: NodeReference, in checker: inout Checker
  ) {
    var way = eachHint(element, reference, in: checker)
    if way == nil, let other {
      if case .timeline = checker.tables.spaces[space].kind {
        var mixed = SpaceAdvice.mixed(reference, base, over: space, nil, over: other, in: &checker)
        mixed.proposal =
          offset == 0
          ? mixed.proposal.map { Proposal(checker.span(reference), $0.replacement) } : nil
        checker.report(mixed)
        return
      }
      way = RowLookups.wayByPeriod(space, other, reading: base, offset: offset, in: &checker)
    }
    checker.report(
      .mixedTimelines(
        checker.span(reference), checker.tables.spaces[space].name,
        other.map { checker.tables.spaces[$0].name } ?? "", way: way ?? .nothing))
  }

  /// `true` iff a period is written: a year, a quarter or a month.
  static func isPeriod(_ item: NodeReference, in checker: Checker) -> Bool {
    switch checker.trees[item.tree][item.node].kind {
    case .quarterPeriod, .monthPeriod: true
    case .number: (Literals.literal(item, in: checker)?.value).map { $0 >= 1000 } ?? false
    default: false
    }
  }

  /// Returns k of `t + k`, `t - k` or `t`, where t is an index that runs; nil for anything else.
  static func relativeOffset(_ node: NodeID, _ tree: Tree, _ context: Context, in checker: Checker)
    -> Int32?
  {
    let node = SyntaxReading.unwrapped(node, tree)
    guard let name = binderName(node, tree),
      let local = context.locals.last(where: { $0.name == name }), local.space != nil
    else { return nil }
    guard tree[node].kind == .binary else { return 0 }
    guard let place = treeID(of: tree, in: checker) else { return nil }
    var right = NodeReference(place, tree.child(node, 1))
    if tree[right.node].kind == .quantity {
      // By the day, `t - 1 day` is the period before, as `t - 1` is.
      guard let space = local.space, case .timeline(.day) = checker.tables.spaces[space].kind else {
        return nil
      }
      right = NodeReference(place, tree.child(right.node, 0))
    }
    guard let literal = Literals.literal(right, in: checker), !literal.isPercent,
      literal.value == literal.value.rounded(),
      abs(literal.value) < 100_000
    else { return nil }
    let size = Int32(literal.value)
    return tree.binaryOperator(node) == .minus ? -size : size
  }

  /// Returns the id of a tree of the program.
  static func treeID(of tree: Tree, in checker: Checker) -> TreeID? {
    checker.trees.firstID { $0.source == tree.source }
  }

  /// Returns the name in `t`, `t + 1` and `t - 1`; nil for anything else.
  static func binderName(_ node: NodeID, _ tree: Tree) -> Name? {
    switch tree[node].kind {
    case .name: return tree.name(node)
    case .binary:
      guard tree.binaryOperator(node)?.precedence == .sum else { return nil }
      let left = tree.child(node, 0)
      let right = tree.child(node, 1)
      guard tree[left].kind == .name, right.exists else { return nil }
      if tree[right].kind == .quantity {
        guard ["day", "days"].contains(tree.text(tree.child(right, 1))) else { return nil }
      } else if tree[right].kind != .number {
        return nil
      }
      return tree.name(left)
    default: return nil
    }
  }
}
