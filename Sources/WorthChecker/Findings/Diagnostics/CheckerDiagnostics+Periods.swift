import WorthSource

/// The diagnostics of checker and planner about periods and series.
extension Diagnostic {
  /// Dated flows that are to fall into periods without a calendar.
  static func datesWithoutCalendar(_ span: Span) -> Diagnostic { Diagnostic(.E0515, span) }

  /// A conversion between numbered periods and those of a calendar without the date of the first.
  static func periodsNeedDate(_ span: Span) -> Diagnostic { Diagnostic(.E0516, span) }

  /// A series that does not add up and has several values in one period of the other timeline.
  static func periodsNeedChoice(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0517, span, [Argument("found", found)])
  }

  /// A list with more or fewer values than the series that it fills has periods.
  static func listLength(
    _ span: Span, _ count: Int, periods: Int, first: String, last: String
  ) -> Diagnostic {
    Diagnostic(
      .E0518, span,
      [
        Argument("count", .count(count)), Argument("periods", .count(periods)),
        Argument("first", .figure(first)), Argument("last", .figure(last)),
      ])
  }

  /// Something by period in a case without a timeline.
  static func noTimeline(_ span: Span) -> Diagnostic { Diagnostic(.E0501, span, []) }

  /// A timeline that is not a range of periods.
  static func notATimeline(_ span: Span) -> Diagnostic { Diagnostic(.E0502, span, []) }

  /// A timeline that begins with a period of one length and ends with one of another; `write` is what
  /// was meant where that is plain.
  static func mixedEnds(
    _ span: Span, _ first: ArgumentValue, _ last: ArgumentValue, write: String
  ) -> Diagnostic {
    Diagnostic(
      .E0526, span,
      [
        Argument("first", first), Argument("last", last), Argument("write", .written(write)),
      ])
  }

  /// A figure with a fraction that is compared with a period, a year or a month.
  static func partOfPeriod(_ span: Span, _ written: String) -> Diagnostic {
    Diagnostic(.E0649, span, [Argument("value", .figure(written))])
  }

  /// A timeline of numbered days.
  static func countedDays(_ span: Span) -> Diagnostic { Diagnostic(.E0525, span, []) }

  /// A longer period where a timeline by days takes a day; `first` and `last` are its days.
  static func periodForDay(
    _ span: Span, _ written: String, first: String, last: String
  ) -> Diagnostic {
    Diagnostic(
      .E0524, span,
      [
        Argument("written", .written(written)), Argument("first", .figure(first)),
        Argument("last", .figure(last)),
      ])
  }

  /// A timeline whose last period is before its first.
  static func timelineEndsBeforeStart(_ span: Span, first: String, last: String) -> Diagnostic {
    Diagnostic(
      .E0503, span, [Argument("first", .figure(first)), Argument("last", .figure(last))])
  }

  /// Two series over different spaces where they must run over one.
  static func mixedTimelines(
    _ span: Span, _ first: String, _ second: String, way: ArgumentValue = .nothing,
    proposal: Proposal? = nil
  ) -> Diagnostic {
    Diagnostic(
      .E0504, span,
      [
        Argument("first", .name(first)), Argument("second", .name(second)),
        Argument("way", way == .nothing ? .words(.takeSumOrOne) : way),
      ], proposal: proposal)
  }

  /// An index that is not a period of the timeline's sort.
  static func wrongPeriod(
    _ span: Span, _ timeline: String, expected: ArgumentValue, found: ArgumentValue,
    advice: ArgumentValue? = nil
  )
    -> Diagnostic
  {
    Diagnostic(
      .E0505, span,
      [
        Argument("timeline", .name(timeline)), Argument("expected", expected),
        Argument("found", found),
        Argument(
          "advice", advice ?? .words(.writePeriod, [Argument("period", expected)])),
      ])
  }

  /// A date where an index takes the period that it lies in.
  static func dateAsIndex(_ span: Span, _ period: String) -> Diagnostic {
    Diagnostic(.E0506, span, [Argument("period", .figure(period))])
  }

  /// A series or list where one value is needed.
  static func seriesForOneValue(
    _ span: Span, _ found: ArgumentValue, fills: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .E0507, span,
      [
        Argument("found", found),
        Argument(
          "write",
          fills.map { .words(.listFillsSeries, [Argument("written", .written($0))]) }
            ?? .words(.takeOneOrSum)),
      ])
  }

  /// A definition by index over something that has no rows, periods or keys.
  static func notAnIndex(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0508, span, [Argument("found", found)])
  }

  /// A list as what an index runs over whose values are neither dates nor texts.
  static func valuesAsIndex(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0519, span, [Argument("found", found)])
  }

  /// A condition that chooses between periods of two lengths and is known in the run alone.
  static func unknownPeriods(_ span: Span, _ one: String, _ other: String) -> Diagnostic {
    Diagnostic(.E0522, span, [Argument("one", .name(one)), Argument("other", .name(other))])
  }

  /// A range without a beginning or an end where nothing says what they are.
  static func openRange(_ span: Span) -> Diagnostic { Diagnostic(.E0521, span) }

  /// One unit of time before or after a key, `[d - 1 day]`, where the place before or after is meant.
  static func timeForPlace(_ span: Span, _ written: String, meant: String) -> Diagnostic {
    Diagnostic(
      .E0520, span, [Argument("written", .name(written)), Argument("meant", .name(meant))],
      proposal: Proposal(span, meant))
  }

  /// Brackets with nothing between them.
  static func indexMissing(_ span: Span) -> Diagnostic { Diagnostic(.E0509, span, []) }

  /// An index after a value that has no periods or positions.
  static func cannotIndex(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0510, span, [Argument("found", found)])
  }

  /// Series that need one another both back and ahead in time.
  static func loopWithoutDirection(_ span: Span, _ names: [String], _ places: [Span]) -> Diagnostic
  {
    Diagnostic(
      .E0511, span, [Argument("loop", .written(names.joined(separator: "; ")))],
      labels: places.map { Label($0, .partOfCircle) })
  }

  /// A line for a period that the timeline does not have.
  static func outsideTimeline(
    _ span: Span, _ period: String, _ name: String, _ timeline: String, fix: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .E0512, span,
      [
        Argument("period", .figure(period)), Argument("name", .name(name)),
        Argument("timeline", .name(timeline)),
      ],
      proposal: fix.map { Proposal(span, $0) })
  }

  /// A word in the brackets of a line by period that looks like a period of its own; `period` is what it means,
  /// or one of the timeline where it does not say.
  static func labelForPeriod(
    _ span: Span, _ word: String, line: String, period: String, isSure: Bool
  ) -> Diagnostic {
    Diagnostic(
      .E0527, span,
      [
        Argument("word", .written(word)), Argument("one", .written(line + "[" + period + "]")),
        Argument("each", .written(line + "[t]")),
      ], proposal: isSure ? Proposal(span, period) : nil)
  }

  /// A name of the case in the brackets of a line by period, where it would stand for each of them; `period`
  /// is how the line is written for the one that the name stands for, or for one of the timeline.
  static func nameForPeriod(
    _ span: Span, _ word: String, line: String, period: String, isPeriod: Bool
  ) -> Diagnostic {
    Diagnostic(
      .E0528, span,
      [
        Argument("word", .name(word)), Argument("one", .written(line + "[" + period + "]")),
        Argument("each", .written(line + "[t]")),
      ], proposal: isPeriod ? Proposal(span, period) : nil)
  }

  /// A series read in a stated period that its timeline does not have.
  static func readsOutsideTimeline(_ span: Span, _ period: String, _ timeline: String) -> Diagnostic
  {
    Diagnostic(
      .E0513, span, [Argument("period", .figure(period)), Argument("timeline", .name(timeline))])
  }

  /// A stated range whose end is before its beginning.
  static func rangeReversed(_ span: Span) -> Diagnostic { Diagnostic(.E0514, span, []) }
}
