import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What to write where two series meet that do not run over the same periods.
enum SpaceAdvice {
  /// Returns the message that `one` and `other` run over different spaces, with `by_period` where both
  /// are timelines. Where there is no `other`, `one` is read at a period of the second space.
  static func mixed(
    _ reference: NodeReference, _ one: ExpressionID?, over first: SpaceID,
    _ other: ExpressionID?, over second: SpaceID, in checker: inout Checker
  ) -> Diagnostic {
    let way = way(one, over: first, other, over: second, in: &checker)
    var proposal: Proposal?
    if case .timeline = checker.tables.spaces[first].kind,
      case .timeline = checker.tables.spaces[second].kind,
      let series = broughtOver(one, over: first, other, in: checker),
      let form = form(of: series, over: one == series ? first : second, in: checker)
    {
      let place = checker.span(checker.expression(series).reference)
      proposal = Proposal(place, form)
    }
    let names = names(first, second, in: checker)
    return .mixedTimelines(
      checker.span(reference), names.first, names.second, way: way, proposal: proposal)
  }

  /// Returns what two spaces are called, chosen rows by how they are written where both are of one table.
  private static func names(_ first: SpaceID, _ second: SpaceID, in checker: Checker)
    -> (first: String, second: String)
  {
    func name(_ space: SpaceID) -> String {
      guard case .rows(let table) = checker.tables.spaces[space].kind,
        let source = checker.tables[table].source
      else { return checker.tables.spaces[space].name }
      return checker.files.sources.text(checker.span(source.reference))
    }
    let names = (
      first: checker.tables.spaces[first].name, second: checker.tables.spaces[second].name
    )
    return names.first == names.second ? (first: name(first), second: name(second)) : names
  }

  /// Returns how the series that is not by the periods of the case is brought to them, or a column to the periods
  /// beside it; nothing where rows meet rows.
  static func way(
    _ one: ExpressionID?, over first: SpaceID, _ other: ExpressionID?, over second: SpaceID,
    in checker: inout Checker
  ) -> ArgumentValue {
    guard case .timeline = checker.tables.spaces[first].kind,
      case .timeline = checker.tables.spaces[second].kind
    else {
      if let one, case .timeline = checker.tables.spaces[second].kind {
        return RowLookups.wayByPeriod(first, second, reading: one, in: &checker)
      }
      if let other, case .timeline = checker.tables.spaces[first].kind {
        return RowLookups.wayByPeriod(second, first, reading: other, in: &checker)
      }
      return .nothing
    }
    guard let series = broughtOver(one, over: first, other, in: checker),
      let form = form(of: series, over: one == series ? first : second, in: checker)
    else { return .nothing }
    return .words(.bringToPeriods, [Argument("written", .written(form))])
  }

  /// The one of two series that is brought to the periods of the other: what is read at a period, otherwise the one
  /// that is not by the periods of the case.
  private static func broughtOver(
    _ one: ExpressionID?, over first: SpaceID, _ other: ExpressionID?, in checker: Checker
  ) -> ExpressionID? {
    one != nil && (other == nil || first != checker.settings.timeline) ? one : other
  }

  /// Returns how a series over a timeline is brought to others; nil where it is long.
  private static func form(
    of series: ExpressionID, over space: SpaceID, in checker: Checker
  ) -> String? {
    guard case .timeline(let granularity) = checker.tables.spaces[space].kind else { return nil }
    let text = checker.files.sources.text(checker.span(checker.expression(series).reference))
    guard !text.isEmpty, text.utf8.count <= 80, !text.utf8.contains(0x0A) else { return nil }
    if granularity.isInCalendar { return "by_period(" + text + ")" }
    return "by_period(" + text + ", from: " + start(in: checker) + ")"
  }

  /// Returns how a column of a table by year is read by shorter periods: the figure of the year, and where it is an
  /// amount its share; `back` is how many periods before the one at hand.
  static func yearHint(
    _ column: String, _ granularity: Granularity, isAmount: Bool, back: Bool
  ) -> ArgumentValue {
    let whole = column + (back ? "[t.previous.year]" : "[t.year]")
    let parts: String
    switch granularity {
    case .quarter, .numberedQuarter: parts = " / 4"
    case .month, .numberedMonth: parts = " / 12"
    case .year, .numberedYear, .day: parts = ""
    }
    guard isAmount, !parts.isEmpty else {
      return .phrase(Phrase(.readYear, [Argument("whole", .written(whole))]))
    }
    return .phrase(
      Phrase(
        .readPartOfYear,
        [Argument("whole", .written(whole)), Argument("part", .written(whole + parts))]))
  }

  /// Returns the first day of the case's timeline as it is written, or a day that shows the form.
  private static func start(in checker: Checker) -> String {
    guard let space = checker.settings.timeline,
      case .timeline(let granularity) = checker.tables.spaces[space].kind,
      let ends = Clauses.knownEnds(of: space, in: checker), let first = Int32(exactly: ends.first),
      let day = granularity.firstDay(first)
    else { return "2026-01-01" }
    return Granularity.day.text(day)
  }
}
