import WorthBuiltins
import WorthSource
import WorthSyntax
import WorthValue

/// The diagnostics of checker and planner about types, units and currencies.
extension Diagnostic {
  /// Quantities in two units, of which at least one is not money, that are added or compared.
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

  /// Operands whose types the operator does not take together.
  static func unlikeOperands(
    _ span: Span, _ sign: Operator, _ left: ArgumentValue, _ right: ArgumentValue,
    left leftSpan: Span, right rightSpan: Span, advice: ArgumentValue
  ) -> Diagnostic {
    Diagnostic(
      .E0304, span,
      [
        Argument("sign", .name(sign.sign)), Argument("left", left), Argument("right", right),
        Argument("advice", advice),
      ],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", left)]),
        Label(rightSpan, .thisIs, [Argument("type", right)]),
      ])
  }

  /// A `sort by` of something else than a table.
  static func cannotSort(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0347, span, [Argument("found", found)])
  }

  /// Rows sorted by values that have no order.
  static func cannotSortBy(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0348, span, [Argument("found", found)])
  }

  /// A part of the setting `rounding` that cannot be read.
  static func notARounding(_ span: Span) -> Diagnostic { Diagnostic(.E0349, span) }

  /// An item without a date in a list of dated flows.
  static func notDated(_ span: Span) -> Diagnostic { Diagnostic(.E0346, span) }

  /// Dated flows for each turn of a comprehension, beside others in the same brackets.
  static func datesBesideTurns(_ span: Span) -> Diagnostic { Diagnostic(.E0351, span) }

  /// The name of one of several dated flows without the part of it that is meant.
  static func flowAlone(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E0352, span, [Argument("name", .name(name))])
  }

  /// Dated flows and something without a date as the operands of a sum.
  static func undatedInSum(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0353, span, [Argument("found", found)])
  }

  /// Dated flows as the operand of something else than a sum or a product with one value.
  static func flowsInArithmetic(_ span: Span) -> Diagnostic { Diagnostic(.E0354, span) }

  /// A product or quotient whose unit makes no sense, such as money times money.
  static func moneyTimesMoney(_ span: Span, left leftSpan: Span, right rightSpan: Span)
    -> Diagnostic
  {
    Diagnostic(
      .E0305, span, [], labels: [Label(leftSpan, .thisIsMoney), Label(rightSpan, .thisIsMoney)])
  }

  /// Sides of a comparison whose types cannot be compared.
  static func incomparable(
    _ span: Span, _ left: ArgumentValue, _ right: ArgumentValue, left leftSpan: Span,
    right rightSpan: Span, advice: ArgumentValue
  ) -> Diagnostic {
    Diagnostic(
      .E0306, span,
      [Argument("left", left), Argument("right", right), Argument("advice", advice)],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", left)]),
        Label(rightSpan, .thisIs, [Argument("type", right)]),
      ])
  }

  /// Durations in months, in days or in both that are compared, or stated in another unit.
  static func durationWithoutOrder(_ span: Span) -> Diagnostic { Diagnostic(.E0368, span) }

  /// A value that is neither yes nor no where a condition is needed.
  static func conditionNeeded(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0307, span, [Argument("found", found)])
  }

  /// An operand that the operator does not take.
  static func wrongOperand(_ span: Span, _ sign: Operator, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0308, span, [Argument("sign", .name(sign.sign)), Argument("found", found)])
  }

  /// A value that may be missing where one is needed; `empty` is the place of an empty cell.
  ///
  /// `counts` is what may count in its place: 0, or the words of a choice; nothing where that would be
  /// a claim about the case.
  static func mayBeMissing(
    _ span: Span, _ text: String, empty: Span?, counts: [String]
  ) -> Diagnostic {
    let form = counts.first.map { "(" + text + " otherwise " + $0 + ")" }
    let advice: ArgumentValue
    if let form, counts.count == 1 {
      advice = .words(.correctOrFill, [Argument("written", .written(form))])
    } else if let word = counts.first {
      advice = .words(
        .wordOrFill,
        [
          Argument("text", .written(text)), Argument("word", .name(word)),
          Argument("words", .names(counts)),
        ])
    } else {
      advice = .words(.fillOrSay, [Argument("text", .written(text))])
    }
    return Diagnostic(
      .E0339, span, [Argument("text", .written(text)), Argument("advice", advice)],
      labels: [Label(span, .mayBeMissing)] + (empty.map { [Label($0, .emptyHere)] } ?? []),
      proposal: form.map { Proposal(span, $0) })
  }

  /// A divisor that may be missing; `condition` asks whether all is there that the quotient needs.
  static func divisorMayBeMissing(
    _ span: Span, _ text: String, condition: String, empty: Span?
  ) -> Diagnostic {
    Diagnostic(
      .E0339, span,
      [
        Argument("text", .written(text)),
        Argument("advice", .words(.askFirst, [Argument("condition", .written(condition))])),
      ],
      labels: [Label(span, .mayBeMissing)] + (empty.map { [Label($0, .emptyHere)] } ?? []))
  }

  /// A rate that is multiplied or divided by something that it does not scale with; its growth in
  /// a `step`, such as a month, does.
  static func rateInProduct(
    _ span: Span, left leftSpan: Span, right rightSpan: Span, _ left: ArgumentValue,
    _ right: ArgumentValue, step: RatePeriod
  ) -> Diagnostic {
    Diagnostic(
      .E0340, span,
      [Argument("left", left), Argument("right", right), Argument("step", .name(step.word))],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", left)]),
        Label(rightSpan, .thisIs, [Argument("type", right)]),
      ])
  }

  /// A value of another type than its place takes.
  static func wrongType(
    _ span: Span, expected: ArgumentValue, found: ArgumentValue, way: ConversionAdvice? = nil
  ) -> Diagnostic {
    Diagnostic(
      .E0310, span,
      [
        Argument("expected", expected), Argument("found", found),
        Argument("advice", way?.words ?? writing(expected)),
      ], proposal: way?.proposal)
  }

  /// The advice to write what is expected.
  static func writing(_ expected: ArgumentValue) -> ArgumentValue {
    .words(.writeExpected, [Argument("expected", expected)])
  }

  /// A quantity raised to a power that gives it no unit.
  static func powerOfQuantity(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0312, span, [Argument("found", found)])
  }

  /// Yes or no as a factor.
  static func yesNoInArithmetic(_ span: Span) -> Diagnostic { Diagnostic(.E0313, span, []) }

  /// A text as an operand of `+`, which joins no texts; `join` is the text with the other operand in it.
  static func textInSum(_ span: Span, join: String) -> Diagnostic {
    Diagnostic(.E0314, span, [], proposal: Proposal(span, join))
  }

  /// A range whose ends are neither numbers nor periods of one sort.
  static func rangeOfWrong(_ span: Span, _ first: ArgumentValue, _ second: ArgumentValue)
    -> Diagnostic
  {
    Diagnostic(.E0315, span, [Argument("first", first), Argument("second", second)])
  }

  /// An argument of another type than its parameter takes.
  static func wrongArgument(
    _ span: Span, function: String, parameter: String, expected: ArgumentValue,
    found: ArgumentValue, way: ConversionAdvice? = nil
  ) -> Diagnostic {
    Diagnostic(
      .E0316, span,
      [
        Argument("function", .name(function)), Argument("parameter", .name(parameter)),
        Argument("expected", expected), Argument("found", found),
        Argument("advice", way?.words ?? writing(expected)),
      ], proposal: way?.proposal)
  }

  /// Arguments that only fit in another order than they stand in; `form` is the call as far as that is plain.
  static func argumentOrder(
    _ span: Span, _ function: String, order: [String], form: String, isCertain: Bool
  ) -> Diagnostic {
    Diagnostic(
      .E0355, span,
      [
        Argument("function", .name(function)), Argument("order", .names(order)),
        Argument("form", .written(form)),
      ], proposal: isCertain ? Proposal(span, form) : nil)
  }

  /// A call with more or fewer arguments than the function takes.
  static func argumentCount(
    _ span: Span, _ function: String, found: Int, expected: Int, form: String? = nil,
    isCall: Bool = false
  )
    -> Diagnostic
  {
    Diagnostic(
      .E0317, span,
      [
        Argument("function", .name(function)), Argument("found", .count(found)),
        Argument("expected", .count(expected)),
        Argument(
          "write",
          form.map { .words(.quoted, [Argument("written", .written($0))]) } ?? .words(.asManyValues)
        ),
      ], proposal: isCall ? form.map { Proposal(span, $0) } : nil)
  }

  /// A call without an argument that has no default; `words` are those of a choice.
  static func missingArgument(
    _ span: Span, _ parameter: String, function: String, words: [String] = [],
    others: [(parameter: String, words: [String])] = [], example: String? = nil
  ) -> Diagnostic {
    /// What stands behind the colon: some of the words of a choice.
    func value(_ words: [String]) -> String {
      if words.isEmpty { return "…" }
      return words.prefix(12).joined(separator: " | ") + (words.count > 12 ? " | …" : "")
    }
    let besides = others.reduce(ArgumentValue.nothing) { before, other in
      .words(
        .andArgument,
        [
          Argument("first", before),
          Argument("written", .written(other.parameter + ": " + value(other.words))),
        ])
    }
    return Diagnostic(
      .E0318, span,
      [
        Argument("parameter", .name(parameter)), Argument("function", .name(function)),
        Argument("words", .written(value(words))), Argument("others", besides),
        Argument(
          "example",
          example.map { .words(.asInCall, [Argument("call", .written($0))]) } ?? .nothing),
      ])
  }

  /// An argument whose name is no parameter of the function.
  static func unknownArgument(
    _ span: Span, _ name: String, function: String, nearest: String?, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .E0319, span,
      [
        Argument("name", .name(name)), Argument("function", .name(function)),
        Argument("hint", .didYouMean(nearest)),
        Argument("known", listed(known)),
      ])
  }

  /// An `in` to a unit that the value cannot be stated in.
  static func cannotConvert(
    _ span: Span, _ found: ArgumentValue, _ unit: String, advice: ArgumentValue,
    fix: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .E0321, span,
      [
        Argument("found", found), Argument("unit", .name(unit)), Argument("advice", advice),
      ], proposal: fix.map { Proposal(span, $0) })
  }

  /// A `per` after something that is neither an amount nor a number.
  static func cannotBePer(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0322, span, [Argument("found", found)])
  }

  /// A `compounded` after something that is no rate.
  static func onlyRatesCompound(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0323, span, [Argument("found", found)])
  }

  /// A word after `compounded` that names no frequency.
  static func unknownCompounding(_ span: Span, _ word: String) -> Diagnostic {
    Diagnostic(.E0324, span, [Argument("word", .name(word))])
  }

  /// An amount whose currency is written behind it, with the right form to paste.
  static func currencyAfterNumber(_ span: Span, _ code: String, number: String) -> Diagnostic {
    Diagnostic(
      .E0325, span, [Argument("code", .name(code)), Argument("number", .written(number))],
      proposal: Proposal(span, code + " " + number))
  }

  /// A number that is too large for a binary64.
  static func numberTooLarge(_ span: Span) -> Diagnostic { Diagnostic(.E0326, span, []) }

  /// A day that the calendar does not have, with the last of its month to paste.
  static func noSuchDate(_ span: Span, _ text: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E0327, span, [Argument("text", .written(text))], proposal: nearest.map { Proposal(span, $0) }
    )
  }

  /// A quarter or month that the year does not have.
  static func noSuchPeriod(_ span: Span, _ text: String) -> Diagnostic {
    Diagnostic(.E0328, span, [Argument("text", .written(text))])
  }

  /// A word that is not among those of the choice.
  static func notAChoice(_ span: Span, _ word: String, words: [String], nearest: String?)
    -> Diagnostic
  {
    Diagnostic(
      .E0329, span,
      [
        Argument("word", .name(word)), Argument("words", .names(words)),
        Argument("hint", .didYouMean(nearest)),
      ], proposal: nearest.map { Proposal(span, $0) })
  }

  /// A function in the block of another one; `call` has what it sees of that as parameters.
  static func functionInFunction(
    _ span: Span, _ name: String, call: String, outer: String
  ) -> Diagnostic {
    Diagnostic(
      .E0366, span,
      [
        Argument("name", .name(name)), Argument("call", .written(call)),
        Argument("outer", .name(outer)),
      ])
  }

  /// A value that may be missing, handed to a field that needs one; `instead` is what else may be
  /// done.
  static func fieldMayBeMissing(
    _ span: Span, _ text: String, _ field: String, declared: Span, written: String,
    instead: ArgumentValue
  ) -> Diagnostic {
    Diagnostic(
      .E0365, span,
      [
        Argument("text", .written(text)), Argument("field", .name(field)),
        Argument("written", .written(written)), Argument("instead", instead),
      ],
      labels: [Label(span, .mayBeMissing), Label(declared, .declaredHere)])
  }

  /// Cases of something that is no choice.
  static func casesWithoutChoice(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0361, span, [Argument("found", found)])
  }

  /// Words of a choice for which nothing counts; `span` is the `if`.
  static func wordsWithoutCase(_ span: Span, _ words: [String]) -> Diagnostic {
    Diagnostic(
      .E0362, span,
      [Argument("words", .names(words)), Argument("word", .name(words.first ?? "else"))])
  }

  /// A word that stands in two cases.
  static func wordTwice(_ span: Span, _ word: String, first: Span) -> Diagnostic {
    Diagnostic(
      .E0363, span, [Argument("word", .name(word))], labels: [Label(first, .firstDefinedHere)])
  }

  /// An `else` with cases behind it.
  static func elseNotLast(_ span: Span) -> Diagnostic { Diagnostic(.E0364, span) }

  /// A comprehension over something that has no elements.
  static func cannotRunOver(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0331, span, [Argument("found", found)])
  }

  /// A `where` after something that is neither a column, a series nor a table.
  static func cannotFilter(
    _ span: Span, _ found: ArgumentValue, instead: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .E0332, span, [Argument("found", found)], proposal: instead.map { Proposal(span, $0) })
  }

  /// A dot after a value that has no parts.
  static func noMembers(
    _ span: Span, _ name: String, _ found: ArgumentValue,
    instead: (place: Span, call: String)? = nil
  ) -> Diagnostic {
    var way: ArgumentValue = .phrase(Phrase(.writeNameAlone))
    if let instead { way = .phrase(Phrase(.writeCall, [Argument("call", .name(instead.call))])) }
    return Diagnostic(
      .E0333, span,
      [Argument("name", .name(name)), Argument("found", found), Argument("way", way)],
      proposal: instead.map { Proposal($0.place, $0.call) })
  }

  /// A dot after an input that takes a list of the kind it is in and has none of them: what the parts would be, the
  /// parts alone would say.
  static func noMembersOfNone(
    _ span: Span, _ name: String, input: String, _ stated: String
  ) -> Diagnostic {
    Diagnostic(
      .E0333, span,
      [
        Argument("name", .name(name)),
        Argument("found", .words(.emptyListOfOwnKind, [Argument("input", .name(input))])),
        Argument(
          "way",
          .words(
            .leaveOutOwnKind,
            [
              Argument("stated", .written(input + ": " + stated + "?")),
              Argument("input", .name(input)),
            ]
          )),
      ])
  }

  /// A name or path that the value has no part for, with those that it has.
  static func unknownPart(_ span: Span, _ name: String, _ found: ArgumentValue, known: [String])
    -> Diagnostic
  {
    Diagnostic(
      .E0334, span,
      [Argument("name", .name(name)), Argument("found", found), Argument("known", .names(known))])
  }

  /// A dot after an optional value that is not given.
  static func memberOfMissing(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E0335, span, [Argument("name", .name(name))])
  }

  /// A list or series compared with a single value.
  static func listAgainstValue(_ span: Span, _ left: ArgumentValue, _ right: ArgumentValue)
    -> Diagnostic
  {
    Diagnostic(.E0336, span, [Argument("left", left), Argument("right", right)])
  }

  /// A function whose block ends without a result.
  static func functionWithoutResult(_ span: Span) -> Diagnostic { Diagnostic(.E0337, span, []) }

  /// A function of reports in an expression.
  static func onlyInShow(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      .E0338, span, [Argument("name", .name(name)), Argument("advice", .words(.writeAfterShow))])
  }

  /// A function of reports that stands as a whole under changes, with the form in which they stand
  /// within it.
  static func changesAroundTable(_ span: Span, _ name: String, correct: String) -> Diagnostic {
    Diagnostic(
      .E0338, span,
      [
        Argument("name", .name(name)),
        Argument("advice", .words(.changesWithin, [Argument("correct", .written(correct))])),
      ], proposal: Proposal(span, correct))
  }
}
