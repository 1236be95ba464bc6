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
    case (true, _), (false, _): return .words(.sameUnitOrOtherSign)
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
    else { return .words(.sameUnit) }
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
