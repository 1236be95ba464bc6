import WorthBuiltins
import WorthSource
import WorthSyntax
import WorthValue

/// Percents beside numbers and amounts.
extension Diagnostic {
  /// A percent added to an amount or subtracted from it, with the factor to paste.
  static func percentOfNothing(
    _ span: Span, fix: String?, left leftSpan: Span, right rightSpan: Span, _ left: ArgumentValue,
    _ right: ArgumentValue, choices: ArgumentValue = .nothing
  ) -> Diagnostic {
    Diagnostic(
      .E0302, span,
      [
        Argument("left", left), Argument("right", right), Argument("way", .words(.sayOfWhat)),
        Argument("choices", choices),
      ],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", left)]),
        Label(rightSpan, .thisIs, [Argument("type", right)]),
      ], proposal: fix.map { Proposal(span, $0) })
  }

  /// A percent under the name of an amount, which lacks what it is a percent of: in its line, which is proposed where only
  /// one amount may be meant.
  static func percentForAmount(
    _ span: Span, _ found: ForgottenBase.Finding, left leftSpan: Span, right rightSpan: Span,
    _ left: ArgumentValue, _ right: ArgumentValue
  ) -> Diagnostic {
    let share = found.percent + " of " + (found.base ?? "…")
    return Diagnostic(
      .E0302, span,
      [
        Argument("left", left), Argument("right", right),
        Argument(
          "way",
          .words(
            .percentOfWhat,
            [
              Argument("name", .name(found.name)), Argument("percent", .written(found.percent)),
              Argument("correct", .written(found.target + " = " + share)),
            ])), Argument("choices", .nothing),
      ],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", left)]),
        Label(rightSpan, .thisIs, [Argument("type", right)]),
      ], proposal: found.base == nil ? nil : Proposal(found.place, share))
  }

  /// A plain number that counts as a share in `sum`, such as one that is added to 1, with its percent sign to paste;
  /// `input` is what it fills in where that takes plain numbers alone, `column` the one of a file in which it stands.
  static func plainShare(
    _ span: Span, _ sum: String, number: String, percent: String, input: String? = nil,
    column: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .N0301, span,
      [
        Argument("sum", .written(sum)), Argument("number", .written(number)),
        Argument("percent", .figure(percent)),
        Argument(
          "besides",
          input.map { .words(.inputIsPercent, [Argument("input", .written($0))]) }
            ?? column.map {
              .words(
                .columnIsPercent, [Argument("entry", .written($0 + ": number in percent"))])
            } ?? .nothing),
      ], proposal: input == nil && column == nil ? Proposal(span, number + "%") : nil)
  }

  /// A number times a percent that comes to 100 % or more.
  static func percentOfNumber(_ span: Span, figure: String, correct: String) -> Diagnostic {
    Diagnostic(
      .N0303, span, [Argument("figure", .figure(figure)), Argument("correct", .written(correct))],
      proposal: Proposal(span, correct))
  }

  /// A difference of two written figures, the smaller first, where a range may be meant; without a proposal
  /// where nothing can be uncertain.
  static func differenceForRange(
    _ span: Span, _ written: String, distribution: String, proposal: Proposal?
  ) -> Diagnostic {
    let way =
      proposal == nil
      ? Phrase(.writeBothEnds)
      : Phrase(.writeDistribution, [Argument("correct", .written(distribution))])
    return Diagnostic(
      .N0307, span, [Argument("written", .written(written)), Argument("way", .phrase(way))],
      proposal: proposal)
  }

  /// An amount with three decimals that looks like thousands.
  static func threeDecimals(_ span: Span, _ written: String, thousands: String)
    -> Diagnostic
  {
    Diagnostic(
      .N0308, span,
      [
        Argument("written", .written(written)), Argument("thousands", .written(thousands)),
      ])
  }

  /// A column of percents that are taken of one amount and miss 100 %.
  static func sharesMissWhole(
    _ span: Span, _ column: String, total: String, gap: String, isMore: Bool, used: Span
  ) -> Diagnostic {
    Diagnostic(
      .N0305, span,
      [
        Argument("column", .name(column)), Argument("total", .figure(total)),
        Argument(
          "gap",
          .phrase(Phrase(isMore ? .sharesExceed : .sharesMiss, [Argument("rest", .figure(gap))]))),
      ], labels: [Label(used, .takenHere)])
  }

  /// A number without a percent sign beside a percent; `share` is what to write where that is a number times a
  /// percent.
  static func percentExpected(_ span: Span, share: String?) -> Diagnostic {
    let advice =
      share.map { Phrase(.writeAsShare, [Argument("correct", .written($0))]) }
      ?? Phrase(.writeAsPercent)
    return Diagnostic(.E0330, span, [Argument("advice", .phrase(advice))])
  }
}
