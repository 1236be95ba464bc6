import WorthBuiltins
import WorthSource
import WorthSyntax
import WorthValue

/// Values that do not go together or are not what is due, with the line that mends them where one does.
extension Diagnostic {
  /// A rate added to a number, as in a factor of growth; its growth in a `step`, such as a month, is
  /// a percent.
  static func rateInSum(
    _ span: Span, rate: String, per: String, step: RatePeriod, place: Span, plain: Proposal? = nil
  ) -> Diagnostic {
    Diagnostic(
      .E0341, span,
      [
        Argument("rate", .name(rate)), Argument("per", .name(per)),
        Argument("step", .name(step.word)),
        Argument(
          "conversion",
          .name(CheckedFunction.allCases.first { $0.effectivePeriod == step }?.rawValue ?? "")),
        Argument(
          "plain",
          plain.map {
            .words(
              .plainInItsLine,
              [Argument("rate", .name(rate)), Argument("percent", .written($0.replacement))])
          } ?? .nothing),
      ],
      labels: [
        Label(
          place, .thisIs, [Argument("type", .words(.ratePer, [Argument("period", .name(per))]))])
      ], proposal: plain)
  }

  /// A list, table or the like where an operator takes single values or series.
  ///
  /// `series` is the left side under which the list fills the periods, and the place of its name, where it may; `line` what
  /// to write for a line of one of the instances by row.
  static func listInArithmetic(
    _ span: Span, _ found: ArgumentValue, series: (target: String, place: Span)? = nil,
    line: String? = nil
  ) -> Diagnostic {
    let way: ArgumentValue =
      if let series {
        .words(.listOfPeriods, [Argument("written", .written(series.target + " = […]"))])
      } else if let line {
        .words(.lineOfIt, [Argument("line", .written(line))])
      } else {
        .nothing
      }
    return Diagnostic(
      .E0311, span, [Argument("found", found), Argument("way", way)],
      proposal: series.map { Proposal($0.place, $0.target) } ?? line.map { Proposal(span, $0) })
  }

  /// Values of two types where one type must fit both.
  ///
  /// `share` is what to write for the second, where that is a number times a percent, `amount` what to write for a
  /// figure without its currency, `line` that of the lines of instances by row which their list may hold.
  static func differentTypes(
    _ span: Span, _ first: ArgumentValue, _ second: ArgumentValue, share: Proposal? = nil,
    amount: Proposal? = nil, line: String? = nil
  ) -> Diagnostic {
    let way: ArgumentValue =
      if let share {
        .words(.writeAsShare, [Argument("correct", .written(share.replacement))])
      } else if let amount {
        .words(.writeAsAmount, [Argument("correct", .written(amount.replacement))])
      } else if let line {
        .words(.lineOfEach, [Argument("line", .written(line))])
      } else {
        .words(.writeAlike)
      }
    return Diagnostic(
      .E0309, span,
      [Argument("first", first), Argument("second", second), Argument("way", way)],
      proposal: share ?? amount)
  }

  /// A call of something that is no function.
  ///
  /// `item` is what to write for one value of a series or list.
  static func notAFunction(_ span: Span, _ found: ArgumentValue, item: Proposal?) -> Diagnostic {
    Diagnostic(
      .E0320, span,
      [
        Argument("found", found),
        Argument(
          "way",
          item.map { .words(.writeExpected, [Argument("expected", .oneOf([$0.replacement]))]) }
            ?? .words(.operatorBeforeParenthesis)),
      ], proposal: item)
  }
}
