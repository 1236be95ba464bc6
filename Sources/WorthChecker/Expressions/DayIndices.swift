import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Longer periods where a timeline by days takes a day or a range of days.
enum DayIndices {
  /// `true`, after a diagnostic, where years, quarters or months that are stated stand in the place of
  /// the days that a timeline has.
  static func reportPeriods(
    _ low: ExpressionID, _ high: ExpressionID, _ reference: NodeReference, of space: SpaceID,
    in checker: inout Checker
  ) -> Bool {
    guard var first = days(of: low, in: checker)?.first,
      var last = days(of: high, in: checker)?.last
    else { return false }
    // What is proposed must be there.
    if let known = Clauses.knownEnds(of: space, in: checker) {
      first = max(first, known.first)
      last = min(last, known.last)
    }
    guard first <= last, let one = Int32(exactly: first), let other = Int32(exactly: last) else {
      return false
    }
    checker.report(
      .periodForDay(
        checker.span(reference), checker.files.sources.text(checker.span(reference)),
        first: Granularity.day.text(one), last: Granularity.day.text(other)))
    return true
  }

  /// Returns the first and the last day of a year, quarter or month that is stated, or a stated day; nil for
  /// anything else.
  private static func days(
    of value: ExpressionID, in checker: Checker
  ) -> (first: Double, last: Double)? {
    guard case .constant(let number) = checker.expression(value).operation,
      let ordinal = Int32(exactly: number)
    else { return nil }
    let granularity: Granularity
    switch checker.types[checker.type(value)] {
    // A number of four digits is a year.
    case .number where ordinal >= 1000: granularity = .year
    case .period(let found): granularity = found
    case .date: return (number, number)
    default: return nil
    }
    guard let first = granularity.firstDay(ordinal), let next = granularity.firstDay(ordinal &+ 1)
    else { return nil }
    return (Double(first), Double(next - 1))
  }

  /// `true`, after a diagnostic, where a range by days runs from one longer period to another.
  static func reportRange(
    _ low: NodeID, _ high: NodeID, _ range: NodeReference, of space: SpaceID,
    _ context: inout Context, in checker: inout Checker
  ) -> Bool {
    guard case .timeline(.day) = checker.tables.spaces[space].kind else { return false }
    let tree = checker.trees[range.tree]
    let ends = [low, high].filter { $0.exists }
    guard ends.count == 2, ends.allSatisfy({ isStated($0, tree) }),
      ends.contains(where: { tree[$0].kind != .date })
    else { return false }
    let values = ends.map { end in
      Expressions.check(
        NodeReference(range.tree, end), &context, expected: nil, whole: false, in: &checker)
    }
    return reportPeriods(values[0], values[1], range, of: space, in: &checker)
  }

  /// Returns the day that lies a number of days before or after the one at hand, as `x[t - n]` reads
  /// it: in brackets a number counts periods; nil for anything else.
  static func shifted(
    _ reference: NodeReference, _ space: SpaceID, _ context: inout Context,
    in checker: inout Checker
  ) -> ExpressionID? {
    guard case .timeline(.day) = checker.tables.spaces[space].kind else { return nil }
    let tree = checker.trees[reference.tree]
    let node = SyntaxReading.unwrapped(reference.node, tree)
    guard let sign = tree.binaryOperator(node), sign.precedence == .sum else { return nil }
    let left = tree.child(node, 0)
    let right = NodeReference(reference.tree, tree.child(node, 1))
    guard left.exists, right.node.exists, tree[left].kind == .name,
      let local = context.locals.last(where: { $0.name == tree.name(left) }), local.space == space
    else { return nil }
    let count = Expressions.check(right, &context, expected: nil, whole: false, in: &checker)
    if checker.type(count) == .error { return checker.broken(reference) }
    guard checker.type(count) == .number else { return nil }
    let days = Expressions.retyped(count, .days, in: &checker)
    let distance =
      sign == .minus ? checker.make(.negate(days), .days, reference) : days
    let day = checker.make(.local(local.number), .date, reference)
    return checker.make(
      .builtin(BuiltinTable[.addDays], arguments: [day, distance]), .date, reference)
  }

  /// `true` iff the case or one of its kinds has a timeline by days, so that a date may be a period.
  static func hasDays(in checker: Checker) -> Bool {
    checker.tables.spaces.entries.contains {
      if case .timeline(.day) = $0.kind { true } else { false }
    }
  }

  /// `true` iff a period or a date is stated.
  private static func isStated(_ node: NodeID, _ tree: Tree) -> Bool {
    switch tree[node].kind {
    case .number, .quarterPeriod, .monthPeriod, .date: true
    default: false
    }
  }
}
