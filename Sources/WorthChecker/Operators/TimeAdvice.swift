import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What to write where dates, periods and numbers meet that do not go together.
enum TimeAdvice {
  /// What an operand is, with its words.
  private struct Operand {
    /// The type of one value.
    var type: ValueType
    /// What stands in the source, in parentheses where a dot could not follow.
    var words: String
    /// `true` iff it is a number of four digits, as years are.
    var isYear: Bool

    /// The year of a date or period; the words of a number.
    var year: String { type == .number ? words : words + ".year" }

    /// The day with which a period begins; the words of a date.
    var day: String { type == .date ? words : words + ".start" }

    /// `true` iff it is a period of the calendar.
    var isPeriod: Bool {
      if case .period(let granularity) = type { granularity.isInCalendar } else { false }
    }

    /// `true` iff it is a date or a period of the calendar.
    var isTime: Bool { type == .date || isPeriod }
  }

  /// Returns what to write in place of a sum or difference that means nothing.
  static func sum(
    _ sign: Operator, _ left: ExpressionID, _ right: ExpressionID, on timeline: SpaceID?,
    in checker: Checker
  ) -> ArgumentValue {
    let one = operand(left, in: checker)
    let other = operand(right, in: checker)
    let joined = " " + sign.sign + " "
    switch (one.isTime, other.isTime) {
    case (true, true) where sign == .minus:
      return .words(
        .writeYearsOrDays,
        [
          Argument("years", .written(one.year + joined + other.year)),
          Argument("days", .written(one.day + joined + other.day)),
        ])
    case (true, false) where sign == .minus && other.isYear,
      (false, true) where sign == .minus && one.type == .number:
      return write(one.year + joined + other.year)
    case (true, false) where sign.precedence == .sum && other.type == .number:
      let isName =
        checker.trees[reference(right, in: checker).tree][
          reference(right, in: checker).node
        ].kind != .number
      // By days, the period after next is two days on.
      var unit = "year"
      if let timeline, case .timeline(.day) = checker.tables.spaces[timeline].kind { unit = "day" }
      let duration =
        other.words
        + (isName ? " * 1 " + unit : other.words == "1" ? " " + unit : " " + unit + "s")
      return .words(.writeDuration, [Argument("written", .written(one.words + joined + duration))])
    case (true, false) where sign.precedence == .sum && isDuration(other.type):
      return write(one.day + joined + other.words)
    case (true, _), (false, _):
      return count(left, right, sign, in: checker) ?? lacking(left, right, sign, in: checker)
        ?? .words(.sameUnitOrOtherSign)
    }
  }

  /// Returns the number of periods that is meant where one counts as a factor or an exponent:
  /// `t - case.first` for `t - 2026`; nil where neither operand is a period.
  private static func count(
    _ left: ExpressionID, _ right: ExpressionID, _ sign: Operator, in checker: Checker
  ) -> ArgumentValue? {
    guard sign.precedence != .sum else { return nil }
    for side in [right, left] {
      guard case .period(let granularity) = checker.types[checker.types.element(checker.type(side))]
      else { continue }
      let place = reference(side, in: checker)
      let words = OperandText(place, in: checker)
      if !granularity.isInCalendar { return write(words.postfix + ".number") }
      guard checker.settings.timeline != nil else { return write(words.postfix + ".year") }
      let tree = checker.trees[place.tree]
      let node = SyntaxReading.unwrapped(place.node, tree)
      // What stands before the minus is the period from which a first one is taken.
      let isDistance = tree.binaryOperator(node) == .minus
      let period =
        isDistance
        ? OperandText(NodeReference(place.tree, tree.child(node, 0)), in: checker).text
        : words.text
      return write("(" + period + " - case.first" + (isDistance ? ")" : " + 1)"))
    }
    return nil
  }

  /// Returns a sum in which the number that is written, or named, gets the unit of the other side; nil where
  /// neither side is a number, or the other has no unit.
  private static func lacking(
    _ left: ExpressionID, _ right: ExpressionID, _ sign: Operator, in checker: Checker
  ) -> ArgumentValue? {
    guard sign.precedence == .sum || sign.precedence == .comparison else { return nil }
    let one = OperandText(reference(left, in: checker), in: checker)
    let other = OperandText(reference(right, in: checker), in: checker)
    let joined = " " + sign.sign + " "
    if let mended = mended(left, one, as: right, in: checker) {
      return write(mended + joined + other.factor)
    }
    if let mended = mended(right, other, as: left, in: checker) {
      return write(one.operand + joined + mended)
    }
    return nil
  }

  /// Returns the words of a number with the unit of `model`, or of a percent as a rate like it; nil for other
  /// values.
  private static func mended(
    _ value: ExpressionID, _ words: OperandText, as model: ExpressionID, in checker: Checker
  ) -> String? {
    let type = checker.types[checker.types.element(checker.type(value))]
    switch checker.types[checker.types.element(checker.type(model))] {
    case .quantity(let unit):
      let name = checker.units.text(unit)
      guard type == .number, !name.utf8.contains(0x20) else { return nil }
      if checker.units.isMoney(unit) {
        return words.isLiteral ? name + " " + words.text : words.factor + " * " + name + " 1"
      }
      return words.isLiteral ? words.text + " " + name : words.factor + " * 1 " + name
    case .days:
      guard type == .number else { return nil }
      return words.isLiteral ? words.text + " days" : words.factor + " * 1 day"
    case .months:
      guard type == .number else { return nil }
      return words.isLiteral ? words.text + " years" : words.factor + " * 1 year"
    case .rate(let per, let compounding):
      guard type == .percent, per == compounding, words.text.utf8.last == 0x25 else { return nil }
      return words.text + " per " + per.word
    case .error, .pending, .number, .percent, .text, .yesNo, .date, .missing, .monthsAndDays,
      .currency, .hazard, .period, .choice, .list, .dated, .series, .table, .row, .instance,
      .function, .instances, .member, .range, .optional:
      return nil
    }
  }

  /// Returns what to write in place of a comparison that means nothing.
  static func comparison(
    _ left: ExpressionID, _ right: ExpressionID, _ place: NodeReference, in checker: Checker
  ) -> ArgumentValue {
    let one = operand(left, in: checker)
    let other = operand(right, in: checker)
    guard one.isTime, other.isTime || other.isYear || one.isYear,
      let sign = checker.trees[place.tree].binaryOperator(place.node)
    else {
      guard let sign = checker.trees[place.tree].binaryOperator(place.node) else {
        return .words(.sameUnit)
      }
      return lacking(left, right, sign, in: checker) ?? .words(.sameUnit)
    }
    let joined = " " + sign.sign + " "
    if !other.isTime { return write(one.year + joined + other.words) }
    let days = one.day + joined + other.day
    guard one.isPeriod != other.isPeriod else { return write(days) }
    let (day, period) = one.isPeriod ? (other, one) : (one, other)
    return .words(
      .writeDayOrTest,
      [
        Argument("written", .written(days)),
        Argument("test", .written(day.words + " in " + period.words)),
      ])
  }

  /// Returns the advice to write `form`.
  private static func write(_ form: String) -> ArgumentValue {
    .words(.writeThis, [Argument("written", .written(form))])
  }

  /// `true` iff the type is that of durations.
  private static func isDuration(_ type: ValueType) -> Bool { type == .months || type == .days }

  /// Returns the place of an expression in its source.
  private static func reference(_ id: ExpressionID, in checker: Checker) -> NodeReference {
    checker.expression(id).reference
  }

  /// Returns what is known of an operand.
  private static func operand(_ id: ExpressionID, in checker: Checker) -> Operand {
    let place = reference(id, in: checker)
    let tree = checker.trees[place.tree]
    let text = checker.files.sources.text(checker.span(place))
    let type = checker.types[checker.types.element(checker.type(id))]
    let isLiteral = tree[place.node].kind == .number
    let canBeFollowed =
      switch tree[place.node].kind {
      case .binary, .negation, .not, .conditional, .conversion, .filter, .comprehension, .sorting:
        false
      default: true
      }
    return Operand(
      type: type, words: canBeFollowed ? text : "(" + text + ")",
      isYear: isLiteral && type == .number && text.utf8.count == 4)
  }
}
