import WorthBuiltins
import WorthSource
import WorthSyntax
import WorthValue

/// Currencies and rates of exchange.
extension Diagnostic {
  /// A text that is worked out where a currency is asked for.
  static func currencyOfRow(_ span: Span, _ written: String) -> Diagnostic {
    Diagnostic(.E0458, span, [Argument("written", .written(written))])
  }

  /// Money in another currency than the one that its field is to be in.
  static func moneyInOtherCurrency(
    _ span: Span, _ field: String, _ found: String, expected: String, declared: Span
  ) -> Diagnostic {
    Diagnostic(
      .E0367, span,
      [
        Argument("field", .name(field)), Argument("found", .name(found)),
        Argument("expected", .name(expected)),
      ], labels: [Label(declared, .declaredHere)])
  }

  /// Amounts in two currencies that are added, subtracted or compared, with the place of each.
  static func differentCurrencies(
    _ span: Span, _ left: String, _ right: String, left leftSpan: Span, right rightSpan: Span,
    written: String
  ) -> Diagnostic {
    Diagnostic(
      .E0301, span,
      [
        Argument("left", .name(left)), Argument("right", .name(right)),
        Argument("amount", .written(written)),
      ],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", .name(left))]),
        Label(rightSpan, .thisIs, [Argument("type", .name(right))]),
      ])
  }

  /// Values in two currencies where one type must fit both.
  static func mixedCurrencies(_ span: Span, _ left: String, _ right: String) -> Diagnostic {
    Diagnostic(
      .E0301, span,
      [
        Argument("left", .name(left)), Argument("right", .name(right)),
        Argument("amount", .written(right + " 5")),
      ])
  }

  /// A conversion between currencies that no rates of exchange connect.
  static func noExchange(_ span: Span, from: String, to: String) -> Diagnostic {
    Diagnostic(.E0342, span, [Argument("from", .name(from)), Argument("to", .name(to))])
  }

  /// A conversion at a rate by period, outside of a line by period.
  static func exchangeNeedsPeriod(_ span: Span) -> Diagnostic { Diagnostic(.E0343, span) }

  /// A day given for a conversion whose rate is by period.
  static func exchangeByPeriod(_ span: Span) -> Diagnostic { Diagnostic(.E0350, span) }

  /// A rate of exchange that is not an amount and what it is worth in another currency; `form` says
  /// it with the writer's figures.
  static func notAnExchange(_ span: Span, form: String?) -> Diagnostic {
    Diagnostic(
      .E0344, span, [Argument("form", .written(form ?? "USD 1 = KGS 87.40"))],
      proposal: form.map { Proposal(span, $0) })
  }

  /// A rate of exchange that contradicts what the others imply.
  static func contradictingExchange(
    _ span: Span, unit: String, other: String, stated: String, implied: String
  ) -> Diagnostic {
    Diagnostic(
      .E0369, span,
      [
        Argument("unit", .name(unit)), Argument("other", .name(other)),
        Argument("stated", .figure(stated)), Argument("implied", .figure(implied)),
      ])
  }

  /// A conversion at a rate by date without the day.
  static func exchangeNeedsDate(_ span: Span) -> Diagnostic { Diagnostic(.E0345, span) }
}
