import WorthSource

/// Figures that count otherwise than they look.
extension Diagnostic {
  /// A number with fewer than three digits behind the last `_`; `grouped` has the same digits in groups of three.
  static func shortGroup(
    _ span: Span, _ written: String, digits: Int, value: String, grouped: String
  ) -> Diagnostic {
    Diagnostic(
      .N0309, span,
      [
        Argument("written", .written(written)), Argument("digits", .count(digits)),
        Argument("value", .figure(value)), Argument("grouped", .written(grouped)),
      ])
  }

  /// A row that is the sum of others and counts beside them in the call `written`; `entry` leaves it out of the table
  /// of a file.
  static func totalCountsTwice(_ span: Span, _ written: String, entry: String?, used: Span)
    -> Diagnostic
  {
    let way =
      entry.map { Phrase(.skipRow, [Argument("entry", .written($0))]) } ?? Phrase(.leaveRowOut)
    return Diagnostic(
      .N0310, span, [Argument("written", .written(written)), Argument("way", .phrase(way))],
      labels: [Label(used, .addedUpHere)], proposal: entry == nil ? Proposal(span, "") : nil)
  }

  /// A line that takes a share of the period before, of which nothing is said in the first.
  static func nothingBefore(_ span: Span, _ name: String, period: String, series: String)
    -> Diagnostic
  {
    Diagnostic(
      .N0311, span,
      [
        Argument("name", .name(name)), Argument("period", .figure(period)),
        Argument("series", .name(series)),
      ])
  }

  /// A text with which a column is compared and that no row has, where one of them is almost the same.
  static func textOfNoRow(_ span: Span, _ written: String, column: String, nearest: String)
    -> Diagnostic
  {
    Diagnostic(
      .N0313, span,
      [
        Argument("column", .name(column)), Argument("written", .written(written)),
        Argument("nearest", .written(nearest)),
      ], proposal: Proposal(span, "\"" + nearest + "\""))
  }

  /// A text with which a column is compared, beside one in it that differs in capitals or blanks alone.
  static func textAlmostOf(_ span: Span, _ written: String, column: String, other: String)
    -> Diagnostic
  {
    Diagnostic(
      .N0314, span,
      [
        Argument("written", .written(written)), Argument("column", .name(column)),
        Argument("other", .written(other)),
      ])
  }

  /// A rate for each quarter or month that looks like that of a year.
  static func rateOfYear(
    _ span: Span, function: String, period: String, rate: String, yearly: String, correct: String
  ) -> Diagnostic {
    Diagnostic(
      .N0316, span,
      [
        Argument("function", .name(function)), Argument("period", .name(period)),
        Argument("rate", .figure(rate)), Argument("yearly", .figure(yearly)),
        Argument("correct", .written(correct)),
      ], proposal: Proposal(span, correct))
  }

  /// A cost of a tree that stands with a minus.
  static func negativeCost(_ span: Span, _ written: String, positive: String) -> Diagnostic {
    Diagnostic(
      .N0315, span,
      [Argument("written", .written(written)), Argument("positive", .written(positive))],
      proposal: Proposal(span, positive))
  }

  /// An amount that stands alone in parentheses, as accounts write what is less than 0.
  static func amountInParentheses(
    _ span: Span, _ written: String, inner: String, negative: String
  ) -> Diagnostic {
    Diagnostic(
      .N0312, span,
      [
        Argument("written", .written(written)), Argument("inner", .written(inner)),
        Argument("negative", .written(negative)),
      ], proposal: Proposal(span, negative))
  }
}
