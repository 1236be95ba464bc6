import WorthMath
import WorthSource
import WorthValue

/// What falls into the periods of a timeline; only the checker calls these.
extension BuiltinTable {
  static let periods: [Builtin] = [
    Builtin(
      "flows by period",
      [
        Parameter("dates", .dates), Parameter("amounts", .amounts), Parameter("first", .number),
        Parameter("last", .number), Parameter("granularity", .number),
      ], .sameAs(1), role: .flowsByPeriod, traits: [.givesList],
      summary: "dated flows, summed into periods", examples: []
    ) { call in
      guard let granularity = Granularity(rawValue: UInt8(call[4])),
        let series = series(from: call[2], to: call[3], &call)
      else { return call.fail(.E0807) }
      let days = call.list(0)
      let flows = call.list(1)
      let sums = call.heap.list(series)
      for index in 0..<sums.count { sums[index] = 0 }
      for index in 0..<min(days.count, flows.count) where flows[index] != 0 {
        let place = Int(granularity.ordinal(of: Int32(days[index]))) - Int(call[2])
        guard place >= 0, place < sums.count else {
          return call.fail(
            .E0624,
            [
              Argument("what", .figure(CivilDate.text(Int32(days[index])))),
              Argument("first", .figure(granularity.text(Int32(call[2])))),
              Argument("last", .figure(granularity.text(Int32(call[3])))),
            ])
        }
        sums[place] += flows[index]
      }
      return series
    },
    Builtin(
      "series by period",
      [
        Parameter("series", .amounts), Parameter("own", .number), Parameter("first", .number),
        Parameter("last", .number), Parameter("granularity", .number), Parameter("mode", .number),
        Parameter("from", .number),
      ], .sameAs(0), role: .seriesByPeriod, traits: [.givesList],
      summary: "a series over other periods", examples: []
    ) { call in
      guard let own = Granularity(rawValue: UInt8(call[1])),
        let granularity = Granularity(rawValue: UInt8(call[4])),
        let block = call.heap.block(call[0]),
        let target = series(from: call[2], to: call[3], &call)
      else { return call.fail(.E0807) }
      let source = call.heap.list(call[0])
      let values = call.heap.list(target)
      // From 10 on, what lies outside of the series is missing instead of a mistake.
      let mode = Int(call[5])
      return fill(
        values, granularity, first: Int(call[2]), from: source, own, ownFirst: block.first,
        mode: mode % 10, outside: mode >= 10 ? Marker.missing : Marker.undefined, start: call[6],
        &call) ? target : .nan
    },
    Builtin(
      "list by period",
      [
        Parameter("values", .anyList), Parameter("keys", .anyList), Parameter("first", .number),
        Parameter("last", .number), Parameter("granularity", .number),
      ], .sameAs(0), role: .listByPeriod, inTrials: .arrangement,
      traits: [.givesList, .takesMissing],
      summary: "the values of a list, one for each period: by their places, or by keys",
      examples: []
    ) { call in
      guard let granularity = Granularity(rawValue: UInt8(call[4])),
        let series = series(from: call[2], to: call[3], &call)
      else { return call.fail(.E0807) }
      let source = call.list(0)
      let keys = call.list(1)
      let values = call.heap.list(series)
      guard keys.isEmpty else {
        guard call.spend(keys.count / 8) else { return .nan }
        for place in 0..<min(keys.count, source.count) {
          let index = keys[place] - call[2]
          if index >= 0, index < Double(values.count) { values[Int(index)] = source[place] }
        }
        for place in 0..<values.count where !keys.contains(call[2] + Double(place)) {
          let period = granularity.text(Int32(Int(call[2]) + place))
          return call.fail(.E0609, [Argument("key", .figure(period)), Argument("keys", .nothing)])
        }
        return series
      }
      guard source.count == values.count else {
        return call.fail(
          .E0518,
          [
            Argument("count", .count(source.count)), Argument("periods", .count(values.count)),
            Argument("first", .figure(granularity.text(Int32(call[2])))),
            Argument("last", .figure(granularity.text(Int32(call[3])))),
          ])
      }
      for place in 0..<values.count { values[place] = source[place] }
      return series
    },
    Builtin(
      "sound end",
      [Parameter("first", .number), Parameter("last", .number), Parameter("granularity", .number)],
      .sameAs(1), role: .soundEnd,
      summary: "the last period of a timeline, which is not before the first", examples: []
    ) { call in
      guard let granularity = Granularity(rawValue: UInt8(call[2])) else {
        return call.fail(.E0807)
      }
      guard call[1] >= call[0] else {
        return call.fail(
          .E0503,
          [
            Argument("first", .figure(text(call[0], granularity))),
            Argument("last", .figure(text(call[1], granularity))),
          ])
      }
      guard call[1] - call[0] < Double(WorkLimits.periods) else {
        return call.fail(.E0802, [Argument("limit", .count(WorkLimits.periods))])
      }
      return call[1]
    },
    Builtin(
      "whole period", [Parameter("value", .number)], .sameAs(0), role: .wholePeriod,
      summary: "a number that is compared with a period, a year or a month, which is whole",
      examples: []
    ) { call in
      let whole = call[0].rounded(.toNearestOrEven)
      guard abs(call[0] - whole) <= 1e-9 * max(1, abs(whole)) else {
        return call.fail(
          .E0649,
          [
            Argument(
              "value",
              .figure(ValueText.number(Real.round(call[0], digits: 6, mode: .halfAwayFromZero))))
          ])
      }
      return call[0]
    },
    Builtin(
      "sound rate", [Parameter("rate", .amount)], .sameAs(0), role: .soundRate,
      summary: "a rate of exchange, which is above 0", examples: []
    ) { call in call[0] > 0 ? call[0] : call.fail(.E0632) },
    Builtin(
      "value on a date",
      [Parameter("dates", .dates), Parameter("values", .amounts), Parameter("date", .date)],
      .sameAs(1), role: .valueOn, summary: "the value that was stated last on or before a date",
      examples: []
    ) { call in
      let dates = call.list(0)
      let values = call.list(1)
      var best: Int?
      for index in 0..<min(dates.count, values.count) where dates[index] <= call[2] {
        if let known = best, dates[known] > dates[index] { continue }
        best = index
      }
      guard let best else {
        return call.fail(
          .E0625, [Argument("date", .figure(CivilDate.text(Int32(call[2]))))])
      }
      return values[best]
    },
  ]

  /// Returns a period as it is written; empty where there is no such period.
  private static func text(_ period: Double, _ granularity: Granularity) -> String {
    Int32(exactly: period).map { granularity.text($0) } ?? ""
  }

  /// Returns the handle of a new series over the indices from `first` to `last`; nil where that
  /// takes too much memory.
  private static func series(
    from first: Double, to last: Double, _ call: inout BuiltinCall
  ) -> Double? {
    guard last - first < 1e7 else { return nil }
    return call.heap.allocate(
      count: max(0, Int(last - first) + 1), first: Int(first), isSeries: true)
  }

  /// Returns the number of the month in which a period begins, counted in the calendar or from
  /// period 1.
  private static func firstMonth(_ ordinal: Int, _ granularity: Granularity) -> Int {
    switch granularity {
    case .year: ordinal * 12
    case .quarter: ordinal * 3
    case .month: ordinal
    case .numberedYear: (ordinal - 1) * 12
    case .numberedQuarter: (ordinal - 1) * 3
    case .numberedMonth: ordinal - 1
    // Days go another way.
    case .day: 0
    }
  }

  /// Fills `values` with what the source has in each of their periods; `false` after a failure.
  ///
  /// - Parameters:
  ///   - mode: 0 for flows, which add up and are split evenly; for levels 1 takes the last, 2 the
  ///     mean, 3 the first of those in a period, and a longer period's value holds in each of its
  ///     parts.
  ///   - outside: what a level is in the periods that the source does not have; a flow is 0 there.
  ///   - start: the day on which period 1 of numbered periods begins, where the others have dates.
  private static func fill(
    _ values: UnsafeMutableBufferPointer<Double>, _ granularity: Granularity, first: Int,
    from source: UnsafeMutableBufferPointer<Double>, _ own: Granularity, ownFirst: Int, mode: Int,
    outside: Double, start: Double, _ call: inout BuiltinCall
  ) -> Bool {
    guard let monthsOfTarget = granularity.months, let monthsOfOwn = own.months else {
      let day = day(start)
      if own.isInCalendar != granularity.isInCalendar, day == nil {
        _ = call.fail(.E0602)
        return false
      }
      return PeriodsByDay.fill(
        values,
        .init(granularity: granularity, first: first, count: values.count, start: day),
        from: source, .init(granularity: own, first: ownFirst, count: source.count, start: day),
        PeriodsByDay.Joining(rawValue: mode) ?? .last, outside: outside, &call)
    }
    var shift = 0
    if own.isInCalendar != granularity.isInCalendar {
      guard let day = day(start) else {
        _ = call.fail(.E0602)
        return false
      }
      let date = CivilDate.civil(day)
      guard date.day == 1 else {
        _ = call.fail(.E0634)
        return false
      }
      let month = date.year * 12 + date.month - 1
      shift = own.isInCalendar ? -month : month
    }
    let length = Int(monthsOfTarget)
    let ownLength = Int(monthsOfOwn)
    let targetStart = firstMonth(first, granularity)
    let ratio = Double(length) / Double(ownLength)
    var counts = [Int](repeating: 0, count: values.count)
    for index in 0..<values.count { values[index] = mode == 0 ? 0 : outside }
    for index in 0..<source.count {
      let month = firstMonth(ownFirst + index, own) + shift - targetStart
      let value = source[index]
      let begin = floored(month, length)
      let end = floored(month + ownLength - 1, length)
      if mode == 0, value != 0, begin < 0 || end >= values.count {
        _ = call.fail(
          .E0624,
          [
            Argument("what", .figure(own.text(Int32(ownFirst + index)))),
            Argument("first", .figure(granularity.text(Int32(first)))),
            Argument("last", .figure(granularity.text(Int32(first + values.count - 1)))),
          ])
        return false
      }
      guard begin == end || (month - begin * length) == 0 else {
        _ = call.fail(.E0626, [Argument("period", .figure(own.text(Int32(ownFirst + index))))])
        return false
      }
      guard end >= 0 else { continue }
      for place in max(0, begin)...end where place < values.count {
        switch mode {
        case 0: values[place] += ownLength > length ? value * ratio : value
        case 2:
          values[place] = counts[place] == 0 ? value : values[place] + value
          counts[place] += 1
        case 3:
          if counts[place] == 0 { values[place] = value }
          counts[place] += 1
        default: values[place] = value
        }
      }
    }
    if mode == 2 {
      for place in 0..<values.count where counts[place] > 0 {
        values[place] /= Double(counts[place])
      }
    }
    return true
  }
}
