import WorthSource

/// The diagnostics of checker and planner about periods and series.
extension Diagnostic {
  static func datesWithoutCalendar(_ span: Span) -> Diagnostic { Diagnostic(.E0515, span) }

  static func periodsNeedDate(_ span: Span) -> Diagnostic { Diagnostic(.E0516, span) }

  static func periodsNeedChoice(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0517, span, [Argument("found", found)])
  }

  static func noTimeline(_ span: Span) -> Diagnostic { Diagnostic(.E0501, span, []) }

  static func notATimeline(_ span: Span) -> Diagnostic { Diagnostic(.E0502, span, []) }

  static func timelineEndsBeforeStart(_ span: Span) -> Diagnostic { Diagnostic(.E0503, span, []) }

  static func mixedTimelines(
    _ span: Span, _ first: String, _ second: String, hint: ArgumentValue = .nothing
  )
    -> Diagnostic
  {
    Diagnostic(
      .E0504, span,
      [Argument("first", .name(first)), Argument("second", .name(second)), Argument("hint", hint)])
  }

  static func wrongPeriod(
    _ span: Span, _ timeline: String, expected: ArgumentValue, found: ArgumentValue
  )
    -> Diagnostic
  {
    Diagnostic(
      .E0505, span,
      [Argument("timeline", timeline), Argument("expected", expected), Argument("found", found)])
  }

  static func dateAsIndex(_ span: Span, _ period: String) -> Diagnostic {
    Diagnostic(.E0506, span, [Argument("period", period)])
  }

  static func seriesForOneValue(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0507, span, [Argument("found", found)])
  }

  static func notAnIndex(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0508, span, [Argument("found", found)])
  }

  static func indexMissing(_ span: Span) -> Diagnostic { Diagnostic(.E0509, span, []) }

  static func cannotIndex(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0510, span, [Argument("found", found)])
  }

  static func loopWithoutDirection(_ span: Span, _ names: [String], _ places: [Span]) -> Diagnostic
  {
    Diagnostic(
      .E0511, span, [Argument("loop", names.joined(separator: " → "))],
      labels: places.map { Label($0, .partOfCircle) })
  }

  static func outsideTimeline(
    _ span: Span, _ period: String, _ name: String, _ timeline: String, fix: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .E0512, span,
      [Argument("period", period), Argument("name", name), Argument("timeline", timeline)],
      proposal: fix.map { Proposal(span, $0) })
  }

  static func readsOutsideTimeline(_ span: Span, _ period: String, _ timeline: String) -> Diagnostic
  { Diagnostic(.E0513, span, [Argument("period", period), Argument("timeline", timeline)]) }

  static func rangeReversed(_ span: Span) -> Diagnostic { Diagnostic(.E0514, span, []) }
}
