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
      guard let day = CivilDate.addMonths(Int32(call[0]), Int32(call[1])) else {
        return call.fail(.E0602)
      }
      return Double(day)
    },
    Builtin(
      "add_days", [Parameter("date", .date), Parameter("days", .amount)], .date,
      summary: "the date so many days later",
      errors: "E0602 outside the years 1 to 9999, E0611 where the days are no whole number",
      examples: ["expect 2024-02-28 + 2 days = 2024-03-01"]
    ) { call in
      let day = call[0] + call[1]
      guard day == day.rounded() else { return call.fail(.E0611) }
      guard day >= Double(CivilDate.first), day <= Double(CivilDate.last) else {
        return call.fail(.E0602, [Argument("operation", "+")])
      }
      return day
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
      call in Double(CivilDate.civil(Int32(call[0])).year)
    },
    Builtin("month of", [Parameter("date", .date)], .number, summary: "the month", examples: []) {
      call in Double(CivilDate.civil(Int32(call[0])).month)
    },
    Builtin("day of", [Parameter("date", .date)], .number, summary: "the day", examples: []) {
      call in Double(CivilDate.civil(Int32(call[0])).day)
    },
    Builtin(
      "elapsed numbered",
      [Parameter("number", .number), Parameter("months", .number), Parameter("timing", .number)],
      .months, summary: "months from period 0 to a point of a numbered period", examples: []
    ) { call in (call[0] - call[2] / 2) * call[1] },
    Builtin(
      "elapsed in calendar",
      [
        Parameter("from", .date), Parameter("start", .date), Parameter("months", .number),
        Parameter("timing", .number),
      ], .months, summary: "months from a date to a point of a period", examples: []
    ) { call in
      let from = CivilDate.civil(Int32(call[0]))
      let start = CivilDate.civil(Int32(call[1]))
      guard from.day == 1 else {
        return call.fail(.E0614, [Argument("date", CivilDate.text(Int32(call[0])))])
      }
      let whole = Double((start.year - from.year) * 12 + start.month - from.month)
      return whole + call[2] * (2 - call[3]) / 2
    },
  ]

  private static func start(_ granularity: Granularity, _ call: inout BuiltinCall) -> Double {
    guard Swift.abs(call[0]) < 1_000_000, let day = granularity.firstDay(Int32(call[0])) else {
      return call.fail(.E0602)
    }
    return Double(day)
  }
}
