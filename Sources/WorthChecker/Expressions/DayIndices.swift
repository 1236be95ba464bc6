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

  /// `true` iff a period or a date is stated.
  private static func isStated(_ node: NodeID, _ tree: Tree) -> Bool {
    switch tree[node].kind {
    case .number, .quarterPeriod, .monthPeriod, .date: true
    default: false
    }
  }
}
