import WorthMath
import WorthSource
import WorthValue

/// Dates and periods.
extension BuiltinTable {
  static let functions: [Builtin] = [
    Builtin(
      "add_months", [Parameter("date", .date), Parameter("months", .amount)], .date,
      role: .addMonths, traits: [.takesDates],
      summary: "the date so many months later, at the end of the month where it has no such day",
      errors: "E0611 where the months are no whole number",
      examples: ["expect 2024-01-31 + 1 month = 2024-02-29"]
    ) { call in
      guard call[1] == call[1].rounded(), Swift.abs(call[1]) < 200_000 else {
        return call.fail(.E0611)
      }
      guard let start = day(call[0]), let later = CivilDate.addMonths(start, Int32(call[1])) else {
        return call.fail(.E0602)
      }
      return Double(later)
    },
    Builtin(
      "add months and days", [Parameter("date", .date), Parameter("duration", .amount)], .date,
      role: .addMonthsAndDays, traits: [.takesDates],
      summary: "the date so many months later, and then so many days", examples: []
    ) { call in
      let duration = MixedDuration(number: call[1])
      guard Swift.abs(duration.months) < 200_000, let start = day(call[0]),
        let later = CivilDate.addMonths(start, Int32(duration.months)),
        let end = day(Double(later) + duration.days)
      else { return call.fail(.E0602) }
      return Double(end)
    },
    Builtin(
      "months and days", [Parameter("months", .amount), Parameter("days", .amount)], .number,
      role: .monthsAndDays,
      summary: "a duration of months and days", examples: []
    ) { call in
      MixedDuration(months: call[0], days: call[1])?.number ?? call.fail(.E0611)
    },
    Builtin(
      "times months and days", [Parameter("duration", .amount), Parameter("factor", .number)],
      .number, role: .timesMonthsAndDays,
      summary: "a duration of months and days, so many times", examples: []
    ) { call in
      let duration = MixedDuration(number: call[0])
      return MixedDuration(months: duration.months * call[1], days: duration.days * call[1])?
        .number ?? call.fail(.E0611)
    },
    Builtin(
      "add_days", [Parameter("date", .date), Parameter("days", .amount)], .date, role: .addDays,
      traits: [.takesDates],
      summary: "the date so many days later",
      errors: "E0602 outside the years 1 to 9999, E0611 where the days are no whole number",
      examples: ["expect 2024-02-28 + 2 days = 2024-03-01"]
    ) { call in
      let later = call[0] + call[1]
      guard later == later.rounded() else { return call.fail(.E0611) }
      guard day(later) != nil else { return call.fail(.E0602, [Argument("operation", .name("+"))]) }
      return later
    },
    Builtin(
      "year start", [Parameter("period", .amount)], .date, role: .yearStart,
      summary: "first day of a year",
      examples: []
    ) { call in start(.year, &call) },
    Builtin(
      "quarter start", [Parameter("period", .amount)], .date, role: .quarterStart,
      summary: "first day of a quarter",
      examples: []
    ) { call in start(.quarter, &call) },
    Builtin(
      "month start", [Parameter("period", .amount)], .date, role: .monthStart,
      summary: "first day of a month",
      examples: []
    ) { call in start(.month, &call) },
    Builtin(
      "year of", [Parameter("date", .date)], .number, role: .yearOf, summary: "the year",
      examples: []
    ) {
      call in day(call[0]).map { Double(CivilDate.civil($0).year) } ?? call.fail(.E0602)
    },
    Builtin(
      "month of", [Parameter("date", .date)], .number, role: .monthOf, summary: "the month",
      examples: []
    ) {
      call in day(call[0]).map { Double(CivilDate.civil($0).month) } ?? call.fail(.E0602)
    },
    Builtin(
      "day of", [Parameter("date", .date)], .number, role: .dayOf, summary: "the day", examples: []
    ) {
      call in day(call[0]).map { Double(CivilDate.civil($0).day) } ?? call.fail(.E0602)
    },
    Builtin(
      "elapsed numbered",
      [Parameter("number", .number), Parameter("months", .number), Parameter("timing", .number)],
      .months, role: .elapsedNumbered,
      summary: "months from period 0 to a point of a numbered period", examples: []
    ) { call in call[0] == 0 ? 0 : (call[0] - call[2] / 2) * call[1] },
    Builtin(
      "elapsed in calendar",
      [
        Parameter("from", .date), Parameter("start", .date), Parameter("months", .number),
        Parameter("timing", .number),
      ], .months, role: .elapsedInCalendar, summary: "months from a date to a point of a period",
      examples: []
    ) { call in
      guard let fromDay = day(call[0]), let startDay = day(call[1]), call[2] >= 1 else {
        return call.fail(.E0602)
      }
      return elapsed(
        from: fromDay, start: startDay, months: Int(call[2]), share: (2 - call[3]) / 2)
    },
  ]

  /// Returns the months from a day to a point of the period that begins at `start`.
  ///
  /// The end of the last day of a month is the start of the next. Where the day lies inside a
  /// period, what is left of that one counts: in whole months from the first of a month, otherwise
  /// by its days. Of it the start is now, and the middle is that of what is left.
  private static func elapsed(from day: Int32, start: Int32, months: Int, share: Double) -> Double {
    var from = CivilDate.civil(day)
    if from.day == CivilDate.daysInMonth(year: from.year, month: from.month) {
      from = from.month == 12 ? (from.year + 1, 1, 1) : (from.year, from.month + 1, 1)
    }
    let first = CivilDate.civil(start)
    // The period in which the day lies, in months from the first of these.
    let distance = (from.year - first.year) * 12 + from.month - first.month
    let passed = distance - floored(distance, months) * months
    var left = Double(months - passed)
    if from.day > 1, let begin = CivilDate.days(year: from.year, month: from.month, day: 1),
      let periodStart = CivilDate.addMonths(begin, -Int32(passed)),
      let periodEnd = CivilDate.addMonths(periodStart, Int32(months))
    {
      left = Double(months) * Double(periodEnd - day) / Double(periodEnd - periodStart)
    }
    let number = -floored(distance, months)
    if number == 0 { return left < Double(months) ? left * share : Double(months) * share }
    // Before the period of the day, or after it.
    return left + Double((number - 1) * months) + Double(months) * share
  }

  /// Returns the quotient rounded down, also for negative numbers.
  static func floored(_ value: Int, _ divisor: Int) -> Int {
    value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
  }

  /// Returns a value as a day of the calendar; nil outside the years 1 to 9999.
  static func day(_ value: Double) -> Int32? {
    guard value >= Double(CivilDate.first), value <= Double(CivilDate.last) else { return nil }
    return Int32(value)
  }

  /// Returns the first day of the period that the call gives; fails for periods outside the
  /// calendar.
  private static func start(_ granularity: Granularity, _ call: inout BuiltinCall) -> Double {
    guard Swift.abs(call[0]) < 1_000_000, let first = granularity.firstDay(Int32(call[0])) else {
      return call.fail(.E0602)
    }
    return Double(first)
  }
}
