import WorthMath
import WorthSource
import WorthValue

/// Dates and periods.
extension BuiltinTable {
  static let functions: [Builtin] = [
    Builtin(
      "add_months", [Parameter("date", .date), Parameter("months", .amount)], .date,
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
      "add_days", [Parameter("date", .date), Parameter("days", .amount)], .date,
      summary: "the date so many days later",
      errors: "E0602 outside the years 1 to 9999, E0611 where the days are no whole number",
      examples: ["expect 2024-02-28 + 2 days = 2024-03-01"]
    ) { call in
      let later = call[0] + call[1]
      guard later == later.rounded() else { return call.fail(.E0611) }
      guard day(later) != nil else { return call.fail(.E0602, [Argument("operation", "+")]) }
      return later
    },
    Builtin(
      "year start", [Parameter("period", .amount)], .date, summary: "first day of a year",
      examples: []
    ) { call in start(.year, &call) },
    Builtin(
      "quarter start", [Parameter("period", .amount)], .date, summary: "first day of a quarter",
      examples: []
    ) { call in start(.quarter, &call) },
    Builtin(
      "month start", [Parameter("period", .amount)], .date, summary: "first day of a month",
      examples: []
    ) { call in start(.month, &call) },
    Builtin("year of", [Parameter("date", .date)], .number, summary: "the year", examples: []) {
      call in day(call[0]).map { Double(CivilDate.civil($0).year) } ?? call.fail(.E0602)
    },
    Builtin("month of", [Parameter("date", .date)], .number, summary: "the month", examples: []) {
      call in day(call[0]).map { Double(CivilDate.civil($0).month) } ?? call.fail(.E0602)
    },
    Builtin("day of", [Parameter("date", .date)], .number, summary: "the day", examples: []) {
      call in day(call[0]).map { Double(CivilDate.civil($0).day) } ?? call.fail(.E0602)
    },
    Builtin(
      "elapsed numbered",
      [Parameter("number", .number), Parameter("months", .number), Parameter("timing", .number)],
      .months, summary: "months from period 0 to a point of a numbered period", examples: []
    ) { call in call[0] == 0 ? 0 : (call[0] - call[2] / 2) * call[1] },
    Builtin(
      "elapsed in calendar",
      [
        Parameter("from", .date), Parameter("start", .date), Parameter("months", .number),
        Parameter("timing", .number),
      ], .months, summary: "months from a date to a point of a period", examples: []
    ) { call in
      guard let fromDay = day(call[0]), let startDay = day(call[1]), call[2] >= 1 else {
        return call.fail(.E0602)
      }
      // The end of the last day of a period is the start of the next one.
      let next = CivilDate.civil(min(fromDay + 1, CivilDate.last))
      let from = next.day == 1 ? next : CivilDate.civil(fromDay)
      let start = CivilDate.civil(startDay)
      let whole = (start.year - from.year) * 12 + start.month - from.month
      guard from.day == 1, whole % Int(call[2]) == 0 else {
        return call.fail(.E0614, [Argument("date", CivilDate.text(fromDay))])
      }
      return Double(whole) + call[2] * (2 - call[3]) / 2
    },
  ]

  /// Returns a value as a day of the calendar; nil outside the years 1 to 9999.
  static func day(_ value: Double) -> Int32? {
    guard value >= Double(CivilDate.first), value <= Double(CivilDate.last) else { return nil }
    return Int32(value)
  }

  private static func start(_ granularity: Granularity, _ call: inout BuiltinCall) -> Double {
    guard Swift.abs(call[0]) < 1_000_000, let first = granularity.firstDay(Int32(call[0])) else {
      return call.fail(.E0602)
    }
    return Double(first)
  }
}
