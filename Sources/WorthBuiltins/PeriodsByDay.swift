import WorthMath
import WorthSource
import WorthValue

/// Series by day in longer periods, and series over longer periods by day.
enum PeriodsByDay {
  /// The periods of a series, one behind the other.
  struct Periods {
    /// How long they are.
    let granularity: Granularity
    /// The ordinal of the first.
    let first: Int
    /// How many there are.
    let count: Int
    /// The day on which numbered period 1 begins.
    let start: Int32?

    /// Returns the day with which the period at `place` begins, that behind the last one included; nil
    /// outside of the years 1 to 9999.
    func begin(_ place: Int) -> Int32? {
      guard let ordinal = Int32(exactly: first + place) else { return nil }
      guard let months = granularity.months, !granularity.isInCalendar else {
        if place == count, place > 0, granularity.firstDay(ordinal) == nil {
          // The calendar ends with the year 9999: no period follows its last one.
          return granularity.firstDay(ordinal &- 1) == nil ? nil : CivilDate.last + 1
        }
        return granularity.firstDay(ordinal)
      }
      let (distance, isTooFar) = (ordinal &- 1).multipliedReportingOverflow(by: months)
      guard let start, !isTooFar else { return nil }
      return CivilDate.addMonths(start, distance)
    }

    /// Returns the period at `place` as it is written.
    func text(_ place: Int) -> String {
      granularity.text(Int32(truncatingIfNeeded: first + place))
    }
  }

  /// How values of several days come together in a period.
  enum Joining: Int {
    case sum, last, mean, first
  }

  /// Fills `values`, one for each of `periods`, with what the source has in them; `false` after a
  /// failure.
  ///
  /// Flows add up, and are split evenly over the days of a period. A longer period's level holds on each of
  /// its days; of several days `joining` says what counts. Levels of periods that the source does not
  /// have are `outside`.
  static func fill(
    _ values: UnsafeMutableBufferPointer<Double>, _ periods: Periods,
    from source: UnsafeMutableBufferPointer<Double>, _ own: Periods, _ joining: Joining,
    outside: Double, _ call: inout BuiltinCall
  ) -> Bool {
    guard call.spend((values.count + source.count) / 8) else { return false }
    for place in 0..<values.count { values[place] = joining == .sum ? 0 : outside }
    var place = 0
    var joined = 0
    for index in 0..<source.count {
      guard let begin = own.begin(index), let end = own.begin(index + 1) else {
        _ = call.fail(.E0602)
        return false
      }
      let share = joining == .sum ? source[index] / Double(end - begin) : source[index]
      for day in begin..<end {
        while place < values.count, let next = periods.begin(place + 1), next <= day {
          if joining == .mean, joined > 0 { values[place] /= Double(joined) }
          (place, joined) = (place + 1, 0)
        }
        guard place < values.count, let from = periods.begin(place), from <= day else {
          guard joining == .sum, share != 0 else { continue }
          _ = call.fail(
            .E0624,
            [
              Argument("what", .figure(own.text(index))),
              Argument("first", .figure(periods.text(0))),
              Argument("last", .figure(periods.text(values.count - 1))),
            ])
          return false
        }
        switch joining {
        case .sum: values[place] += share
        case .last: values[place] = share
        case .mean: values[place] = joined == 0 ? share : values[place] + share
        case .first: if joined == 0 { values[place] = share }
        }
        joined += 1
      }
    }
    if joining == .mean, joined > 0, place < values.count { values[place] /= Double(joined) }
    return true
  }
}
