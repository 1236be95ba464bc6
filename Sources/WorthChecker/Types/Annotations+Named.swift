import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Values as the types that one word states.
extension Annotations {
  /// Returns `value` as the type that one word states (`money`, `text`, `date` …); a mistake,
  /// reported, where it is another.
  static func conformNamed(
    _ value: ExpressionID, _ annotation: NodeReference, _ instance: InstanceID?, _ what: String,
    in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[annotation.tree]
    guard let word = TypeWord(rawValue: tree.text(annotation.node)) else {
      return conformKind(value, annotation, instance, what, in: &checker)
    }
    if let conformed = fitted(value, to: word, instance, what, in: &checker) { return conformed }
    let expected = phrase(for: word)
    let example =
      expected == .moneySuchAs
      ? [Argument("example", .written(exampleOfMoney(instance, value, in: &checker)))] : []
    reportField(value, what, .words(expected, example), annotation, in: &checker)
    return checker.broken(checker.expression(value).reference)
  }

  /// Returns `value` as the type that `word` names; nil where it does not fit.
  private static func fitted(
    _ value: ExpressionID, to word: TypeWord, _ instance: InstanceID?, _ what: String,
    in checker: inout Checker
  ) -> ExpressionID? {
    let found = checker.types[checker.type(value)]
    switch word {
    case .number:
      if case .number = found { return value }
    case .whole:
      guard case .number = found else { return nil }
      if case .constant(let number) = checker.expression(value).operation,
        number != number.rounded() || Requirements.hasLostPart(value, number, in: checker)
      {
        return nil
      }
      return value
    case .percent:
      if case .percent = found { return value }
      if Operators.isLiteralZero(value, in: checker) {
        return Expressions.retyped(value, .percent, in: &checker)
      }
    case .rate:
      if case .rate = found { return value }
      if case .percent = found {
        return Expressions.retyped(
          value, checker.types.id(.rate(.year, compounded: .year)), in: &checker)
      }
    case .money:
      if case .quantity(let unit) = found, checker.units.isMoney(unit),
        !Operators.isStatedZero(value, in: checker)
      {
        return Currencies.checkInstance(value, unit, instance, in: &checker)
      }
      if Operators.isStatedZero(value, in: checker),
        let unit = Currencies.currency(of: instance, in: &checker)
      {
        return Expressions.retyped(value, checker.types.id(.quantity(unit)), in: &checker)
      }
      if case .quantity(let unit) = found, checker.units.isMoney(unit) { return value }
      if Operators.isLiteralZero(value, in: checker),
        let instance, checker.instances[instance].isAbstract
      {
        // In a kind that nothing fills in, nobody knows of which currency.
        return checker.broken(checker.expression(value).reference)
      }
    case .date:
      if case .date = found { return value }
    case .currency:
      if case .currency = found { return value }
      if CurrencyValues.reportsText(value, in: &checker) {
        return checker.broken(checker.expression(value).reference)
      }
    case .text:
      if case .text = found { return value }
      if case .currency = found { return Expressions.retyped(value, .text, in: &checker) }
      if case .instance(let named) = found {
        return checker.make(
          .text(checker.expressions.textID(title(of: named, in: checker))), .text,
          checker.expression(value).reference)
      }
    case .duration:
      if case .months = found { return value }
      if case .days = found { return value }
      if case .monthsAndDays = found { return value }
    case .yesNo:
      if case .yesNo = found { return value }
    case .period:
      if case .period = found { return value }
      if case .date = found, DayIndices.hasDays(in: checker) { return value }
      return year(value, in: &checker)
    case .timing:
      return Choices.fitted(value, to: timing(in: &checker), in: &checker)
    case .function:
      if case .function = found { return value }
    case .series, .list:
      if checker.types.isAggregate(checker.type(value)) { return value }
    case .percentage:
      switch found {
      case .list, .range: break
      default:
        let element = checker.types.element(checker.type(value))
        if element == .percent { return value }
        guard element == .number else { break }
        notePlain(value, what, in: &checker)
        return value
      }
    case .anyAmount:
      switch found {
      case .list, .range: break
      default:
        if TypeTraits.isArithmetic(checker.types.element(checker.type(value)), in: checker) {
          return value
        }
      }
    }
    return nil
  }

  /// Notes a number of 1 or more that is written, by itself or under a name, where a percent is meant: 12 has
  /// lost its sign and counts as 1200 %.
  private static func notePlain(
    _ value: ExpressionID, _ what: String, in checker: inout Checker
  ) {
    let written = stated(value, in: checker)
    guard case .constant(let number) = checker.expression(written).operation, abs(number) >= 1
    else { return }
    let place = checker.span(checker.expression(written).reference)
    checker.report(
      .plainShare(
        place, what, number: checker.files.sources.text(place), percent: ValueText.percent(number)))
  }

  /// Returns a number of four digits that is known, such as 2027, as a year; nil for other values.
  private static func year(
    _ value: ExpressionID, in checker: inout Checker
  ) -> ExpressionID? {
    guard checker.type(value) == .number,
      let number = Clauses.constantValue(value, in: checker), number == number.rounded(),
      number >= 1000, number <= 9999
    else { return nil }
    return Expressions.retyped(value, checker.types.id(.period(.year)), in: &checker)
  }

  /// Returns the phrase for what a field takes whose type is `word`.
  private static func phrase(for word: TypeWord) -> PhraseKey {
    switch word {
    case .number: .aNumber
    case .whole: .aWholeNumber
    case .percent: .aPercent
    case .rate: .rateSuchAs
    case .money: .moneySuchAs
    case .date: .dateSuchAs
    case .text: .textInQuotes
    case .currency: .currencySuchAs
    case .duration: .durationSuchAs
    case .yesNo: .yesOrNo
    case .period: .aPeriod
    case .timing: .aTiming
    case .function: .aFunction
    case .series, .list: .aSeriesOrList
    case .anyAmount: .amountSuchAs
    case .percentage: .aPercent
    }
  }

  /// Returns an amount in the currency of the instance, or in one that shows the form.
  private static func exampleOfMoney(
    _ instance: InstanceID?, _ value: ExpressionID, in checker: inout Checker
  ) -> String {
    let known = Currencies.currency(of: instance, in: &checker).map { checker.units.text($0) }
    return (known ?? currencyWritten(value, in: checker) ?? "USD") + " 5 million"
  }

  /// The first currency in which an amount is written in the file of `value`; nil where none is.
  private static func currencyWritten(_ value: ExpressionID, in checker: Checker) -> String? {
    let tree = checker.trees[checker.expression(value).reference.tree]
    for token in 0..<max(0, tree.tokenCount - 1) where tree.token(token).kind == .name {
      let next = tree.token(token + 1)
      guard next.kind == .number, !next.startsLine else { continue }
      let word = tree.tokenText(token)
      if Currency.minorDigits(word) != nil { return word }
    }
    return nil
  }
}
