import WorthMath
import WorthSource
import WorthValue

/// Years and days between dates.
extension BuiltinTable {
  static let dayCounts: [Builtin] = [
    Builtin(
      "yearfrac",
      [
        Parameter("start", .date), Parameter("end", .date),
        Parameter("basis", .number, default: 0),
      ], .number,
      summary:
        "the years from a date to another, by the number that spreadsheets give the convention",
      units:
        "`basis` 0 is 30/360 (US), 1 actual/actual as spreadsheets count, 2 actual/360, 3 actual/365, 4 30E/360; never negative",
      errors: "E0608 for another basis", source: "spreadsheet function YEARFRAC",
      examples: [
        "expect yearfrac(2012-01-01, 2012-07-30) = 0.580556",
        "expect yearfrac(2012-01-01, 2012-07-30, 3) = 0.578082",
      ]
    ) { call in
      guard let one = day(call[0]), let other = day(call[1]) else { return call.fail(.E0602) }
      let (start, end) = (min(one, other), max(one, other))
      switch call[2].rounded(.down) {
      case 0: return DayCount.us30(start, end) / 360
      case 1: return DayCount.actualSpreadsheet(start, end)
      case 2: return Double(end - start) / 360
      case 3: return Double(end - start) / 365
      case 4: return DayCount.european30(start, end) / 360
      default:
        return call.fail(
          .E0608,
          [
            Argument("instance", .name("yearfrac")),
            Argument("reason", .phrase(Phrase(.unknownBasis))), Argument("figures", .nothing),
          ])
      }
    },
    Builtin(
      "year_fraction",
      [
        Parameter("start", .date), Parameter("end", .date),
        Parameter(
          "convention",
          .choice([
            "actual_365", "actual_360", "actual_actual_isda", "actual_actual_icma", "us_30_360",
            "bond_30_360", "eu_30_360", "isda_30_360",
          ])),
        Parameter("from", .date, optional: noDate), Parameter("to", .date, optional: noDate),
        Parameter("maturity", .date, optional: noDate),
      ], .number, role: .yearFraction,
      summary:
        "the years from a date to another by a convention, which has no default because practice differs",
      units:
        "negative where the end comes first; `from` and `to` are the interest period that actual_actual_icma counts by, `maturity` the last day of a loan by isda_30_360",
      errors:
        "E0608 where actual_actual_icma has no interest period, and where isda_30_360 ends with a February and has no maturity",
      source:
        "ISDA definitions 2006, section 4.16; ICMA rule 251; us_30_360 as SIA and MSRB define it",
      examples: [
        "expect year_fraction(2003-11-01, 2004-05-01, actual_actual_isda) = 0.497724380567",
        "expect year_fraction(2003-11-01, 2004-05-01, actual_actual_icma, from: 2003-11-01, to: 2004-05-01) = 0.5",
        "expect year_fraction(2007-02-28, 2008-02-29, isda_30_360, maturity: 2008-02-29) * 360 = 359",
      ]
    ) { call in
      guard let start = day(call[0]), let end = day(call[1]) else { return call.fail(.E0602) }
      switch call[2] {
      case 0: return Double(end - start) / 365
      case 1: return Double(end - start) / 360
      case 2: return DayCount.actualISDA(start, end)
      case 3:
        // Each interest period between the days takes a turn; none is shorter than a month.
        let reach = max(call[0], call[1], call[4]) - min(call[0], call[1], call[3])
        guard call.spend(8 * (1 + Int(min(2400, reach / 28)))) else { return .nan }
        guard let from = day(call[3]), let to = day(call[4]),
          let years = DayCount.actualICMA(start, end, from: from, to: to)
        else {
          return call.fail(
            .E0608,
            [
              Argument("instance", .name("year_fraction")),
              Argument(
                "reason",
                .phrase(Phrase(.interestPeriodNeeded))
              ), Argument("figures", .nothing),
            ])
        }
        return years
      case 4: return DayCount.us30(start, end) / 360
      case 5: return DayCount.bond30(start, end) / 360
      case 6: return DayCount.european30(start, end) / 360
      default:
        let isEndOfFebruary = CivilDate.civil(end).month == 2 && DayCount.endsMonth(end)
        if isEndOfFebruary, day(call[5]) == nil {
          return call.fail(
            .E0608,
            [
              Argument("instance", .name("year_fraction")),
              Argument(
                "reason",
                .phrase(Phrase(.maturityNeeded))
              ), Argument("figures", .nothing),
            ])
        }
        return DayCount.isda30(start, end, maturity: day(call[5])) / 360
      }
    },
    Builtin(
      "weekday", [Parameter("date", .date)], .number,
      summary: "the day of the week, from 1 for Monday to 7 for Sunday",
      source: "ISO 8601", examples: ["expect weekday(2026-11-21) = 6"]
    ) { call in day(call[0]).map { Double(CivilDate.weekday($0)) } ?? call.fail(.E0602) },
    Builtin(
      "end_of_month", [Parameter("date", .date)], .date,
      summary: "the last day of the month of a date",
      examples: ["expect end_of_month(2024-02-10) = 2024-02-29"]
    ) { call in
      guard let date = day(call[0]) else { return call.fail(.E0602) }
      let parts = CivilDate.civil(date)
      let last = CivilDate.daysInMonth(year: parts.year, month: parts.month)
      return Double(date) + Double(last - parts.day)
    },
  ]

  /// What stands for a date that is not given.
  private static var noDate: Double { -1e9 }
}
