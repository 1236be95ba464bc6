import WorthSource
import WorthSyntax

/// The diagnostics of checker and planner about types, units and currencies.
extension Diagnostic {
  static func differentCurrencies(
    _ span: Span, _ left: String, _ right: String, left leftSpan: Span, right rightSpan: Span,
    fix: String?
  ) -> Diagnostic {
    Diagnostic(
      .E0301, span, [Argument("left", .name(left)), Argument("right", .name(right))],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", .name(left))]),
        Label(rightSpan, .thisIs, [Argument("type", .name(right))]),
      ], proposal: fix.map { Proposal(span, $0) })
  }

  static func percentOfNothing(
    _ span: Span, fix: String, left leftSpan: Span, right rightSpan: Span, _ left: ArgumentValue,
    _ right: ArgumentValue
  ) -> Diagnostic {
    Diagnostic(
      .E0302, span, [Argument("left", left), Argument("right", right)],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", left)]),
        Label(rightSpan, .thisIs, [Argument("type", right)]),
      ], proposal: Proposal(span, fix))
  }

  static func differentUnits(
    _ span: Span, _ left: String, _ right: String, left leftSpan: Span, right rightSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      .E0303, span, [Argument("left", .name(left)), Argument("right", .name(right))],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", .name(left))]),
        Label(rightSpan, .thisIs, [Argument("type", .name(right))]),
      ])
  }

  static func unlikeOperands(
    _ span: Span, _ sign: Operator, _ left: ArgumentValue, _ right: ArgumentValue,
    left leftSpan: Span,
    right rightSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      .E0304, span,
      [Argument("sign", .name(sign.sign)), Argument("left", left), Argument("right", right)],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", left)]),
        Label(rightSpan, .thisIs, [Argument("type", right)]),
      ])
  }

  static func rateInSum(
    _ span: Span, rate: String, per: String, place: Span
  ) -> Diagnostic {
    Diagnostic(
      .E0341, span, [Argument("rate", rate), Argument("per", per)],
      labels: [
        Label(
          place, .thisIs, [Argument("type", .words(.ratePer, [Argument("period", .name(per))]))])
      ])
  }

  static func cannotSort(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0347, span, [Argument("found", found)])
  }

  static func cannotSortBy(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0348, span, [Argument("found", found)])
  }

  static func notARounding(_ span: Span) -> Diagnostic { Diagnostic(.E0349, span) }

  static func noExchange(_ span: Span, from: String, to: String) -> Diagnostic {
    Diagnostic(.E0342, span, [Argument("from", from), Argument("to", to)])
  }

  static func exchangeNeedsPeriod(_ span: Span) -> Diagnostic { Diagnostic(.E0343, span) }

  static func exchangeByPeriod(_ span: Span) -> Diagnostic { Diagnostic(.E0350, span) }

  static func notAnExchange(_ span: Span) -> Diagnostic { Diagnostic(.E0344, span) }

  static func exchangeNeedsDate(_ span: Span) -> Diagnostic { Diagnostic(.E0345, span) }

  static func notDated(_ span: Span) -> Diagnostic { Diagnostic(.E0346, span) }

  static func moneyTimesMoney(_ span: Span, left leftSpan: Span, right rightSpan: Span)
    -> Diagnostic
  {
    Diagnostic(
      .E0305, span, [], labels: [Label(leftSpan, .thisIsMoney), Label(rightSpan, .thisIsMoney)])
  }

  static func incomparable(
    _ span: Span, _ left: ArgumentValue, _ right: ArgumentValue, left leftSpan: Span,
    right rightSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      .E0306, span, [Argument("left", left), Argument("right", right)],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", left)]),
        Label(rightSpan, .thisIs, [Argument("type", right)]),
      ])
  }

  static func conditionNeeded(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0307, span, [Argument("found", found)])
  }

  static func wrongOperand(_ span: Span, _ sign: Operator, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0308, span, [Argument("sign", .name(sign.sign)), Argument("found", found)])
  }

  static func differentTypes(_ span: Span, _ first: ArgumentValue, _ second: ArgumentValue)
    -> Diagnostic
  {
    Diagnostic(.E0309, span, [Argument("first", first), Argument("second", second)])
  }

  static func mayBeMissing(_ span: Span, _ text: String, empty: Span?) -> Diagnostic {
    Diagnostic(
      .E0339, span, [Argument("text", text)],
      labels: [Label(span, .mayBeMissing)] + (empty.map { [Label($0, .emptyHere)] } ?? []),
      proposal: Proposal(span, "(" + text + " otherwise 0)"))
  }

  static func rateInProduct(
    _ span: Span, left leftSpan: Span, right rightSpan: Span, _ left: ArgumentValue,
    _ right: ArgumentValue
  ) -> Diagnostic {
    Diagnostic(
      .E0340, span, [Argument("left", left), Argument("right", right)],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", left)]),
        Label(rightSpan, .thisIs, [Argument("type", right)]),
      ])
  }

  static func wrongType(_ span: Span, expected: ArgumentValue, found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0310, span, [Argument("expected", expected), Argument("found", found)])
  }

  static func listInArithmetic(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0311, span, [Argument("found", found)])
  }

  static func powerOfQuantity(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0312, span, [Argument("found", found)])
  }

  static func yesNoInArithmetic(_ span: Span) -> Diagnostic { Diagnostic(.E0313, span, []) }

  static func textInSum(_ span: Span) -> Diagnostic { Diagnostic(.E0314, span, []) }

  static func rangeOfWrong(_ span: Span, _ first: ArgumentValue, _ second: ArgumentValue)
    -> Diagnostic
  {
    Diagnostic(.E0315, span, [Argument("first", first), Argument("second", second)])
  }

  static func wrongArgument(
    _ span: Span, function: String, parameter: String, expected: ArgumentValue, found: ArgumentValue
  ) -> Diagnostic {
    Diagnostic(
      .E0316, span,
      [
        Argument("function", function), Argument("parameter", parameter),
        Argument("expected", expected), Argument("found", found),
      ])
  }

  static func argumentCount(_ span: Span, _ function: String, found: Int, expected: Int)
    -> Diagnostic
  {
    Diagnostic(
      .E0317, span,
      [
        Argument("function", function), Argument("found", .count(found)),
        Argument("expected", .count(expected)),
      ])
  }

  static func missingArgument(
    _ span: Span, _ parameter: String, function: String, words: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      .E0318, span,
      [
        Argument("parameter", parameter), Argument("function", function),
        Argument("words", words.isEmpty ? "…" : words.joined(separator: " | ")),
      ])
  }

  static func unknownArgument(
    _ span: Span, _ name: String, function: String, nearest: String?, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .E0319, span,
      [
        Argument("name", name), Argument("function", function),
        Argument("hint", .didYouMean(nearest)),
        Argument("known", listed(known)),
      ])
  }

  static func notAFunction(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0320, span, [Argument("found", found)])
  }

  static func cannotConvert(_ span: Span, _ found: ArgumentValue, _ unit: String) -> Diagnostic {
    Diagnostic(.E0321, span, [Argument("found", found), Argument("unit", unit)])
  }

  static func cannotBePer(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0322, span, [Argument("found", found)])
  }

  static func onlyRatesCompound(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0323, span, [Argument("found", found)])
  }

  static func unknownCompounding(_ span: Span, _ word: String) -> Diagnostic {
    Diagnostic(.E0324, span, [Argument("word", word)])
  }

  static func currencyAfterNumber(_ span: Span, _ code: String, number: String) -> Diagnostic {
    Diagnostic(
      .E0325, span, [Argument("code", code), Argument("number", number)],
      proposal: Proposal(span, code + " " + number))
  }

  static func numberTooLarge(_ span: Span) -> Diagnostic { Diagnostic(.E0326, span, []) }

  static func noSuchDate(_ span: Span, _ text: String, nearest: String?) -> Diagnostic {
    Diagnostic(.E0327, span, [Argument("text", text)], proposal: nearest.map { Proposal(span, $0) })
  }

  static func noSuchPeriod(_ span: Span, _ text: String) -> Diagnostic {
    Diagnostic(.E0328, span, [Argument("text", text)])
  }

  static func notAChoice(_ span: Span, _ word: String, words: [String], nearest: String?)
    -> Diagnostic
  {
    Diagnostic(
      .E0329, span,
      [
        Argument("word", word), Argument("words", words.joined(separator: ", ")),
        Argument("hint", .didYouMean(nearest)),
      ], proposal: nearest.map { Proposal(span, $0) })
  }

  static func percentExpected(_ span: Span) -> Diagnostic { Diagnostic(.E0330, span, []) }

  static func cannotRunOver(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0331, span, [Argument("found", found)])
  }

  static func cannotFilter(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0332, span, [Argument("found", found)])
  }

  static func noMembers(_ span: Span, _ name: String, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0333, span, [Argument("name", name), Argument("found", found)])
  }

  static func unknownPart(_ span: Span, _ name: String, _ found: ArgumentValue, known: String)
    -> Diagnostic
  {
    Diagnostic(
      .E0334, span, [Argument("name", name), Argument("found", found), Argument("known", known)])
  }

  static func memberOfMissing(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E0335, span, [Argument("name", name)])
  }

  static func listAgainstValue(_ span: Span, _ left: ArgumentValue, _ right: ArgumentValue)
    -> Diagnostic
  {
    Diagnostic(.E0336, span, [Argument("left", left), Argument("right", right)])
  }

  static func functionWithoutResult(_ span: Span) -> Diagnostic { Diagnostic(.E0337, span, []) }

  static func onlyInShow(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E0338, span, [Argument("name", name)])
  }

  static func mixedCurrencies(_ span: Span, _ left: String, _ right: String) -> Diagnostic {
    Diagnostic(.E0301, span, [Argument("left", .name(left)), Argument("right", .name(right))])
  }
}
