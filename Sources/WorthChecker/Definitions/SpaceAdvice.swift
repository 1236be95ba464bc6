import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What to write where two series meet that do not run over the same periods.
enum SpaceAdvice {
  /// Returns the message that `one` and `other` run over different spaces, with `by_period` where both
  /// are timelines.
  static func mixed(
    _ reference: NodeReference, _ one: ExpressionID?, over first: SpaceID,
    _ other: ExpressionID?, over second: SpaceID, in checker: Checker
  ) -> Diagnostic {
    .mixedTimelines(
      checker.span(reference), checker.tables.spaces[first].name,
      checker.tables.spaces[second].name,
      hint: hint(one, over: first, other, over: second, in: checker))
  }

  /// Returns how the series that is not by the periods of the case is brought to them; nothing where
  /// rows meet periods.
  static func hint(
    _ one: ExpressionID?, over first: SpaceID, _ other: ExpressionID?, over second: SpaceID,
    in checker: Checker
  ) -> ArgumentValue {
    guard case .timeline(let unit) = checker.tables.spaces[first].kind,
      case .timeline(let otherUnit) = checker.tables.spaces[second].kind
    else { return .nothing }
    let isFirst = first != checker.settings.timeline && one != nil
    guard let series = isFirst ? one : other else { return .nothing }
    let (foreign, own) = isFirst ? (unit, second) : (otherUnit, first)
    let text = checker.files.sources.text(checker.span(checker.expression(series).reference))
    guard !text.isEmpty, text.utf8.count <= 80, !text.utf8.contains(0x0A) else { return .nothing }
    var form = "by_period(" + text
    if !foreign.isInCalendar { form += ", from: " + start(of: own, in: checker) }
    return .words(.bringToPeriods, [Argument("written", .written(form + ")"))])
  }

  /// Returns the first day of a timeline as it is written, or a day that shows the form.
  private static func start(of space: SpaceID, in checker: Checker) -> String {
    guard case .timeline(let granularity) = checker.tables.spaces[space].kind,
      let ends = Clauses.knownEnds(of: space, in: checker), let first = Int32(exactly: ends.first),
      let day = granularity.firstDay(first)
    else { return "2026-01-01" }
    return Granularity.day.text(day)
  }
}
