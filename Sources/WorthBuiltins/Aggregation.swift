import WorthMath
import WorthSource
import WorthValue

/// Functions of whole lists and series.
extension BuiltinTable {
  static let aggregation: [Builtin] = [
    Builtin(
      "sum", [Parameter("values", .amounts)], .sameAs(0), role: .sum, inTrials: .sum,
      overCondition: .sumOfValues,
      summary: "the sum of the values of a list or series",
      units: "that of the values", errors: "E0606 where a value is missing",
      examples: ["expect sum([1, 2, 3.5]) = 6.5", "expect sum([CHF 2, CHF 3]) = CHF 5"]
    ) { call in
      let values = call.list(0)
      guard let start = values.baseAddress else { return 0 }
      return Real.sum(UnsafePointer(start), count: values.count)
    },
    Builtin(
      "count", [Parameter("values", .anyList)], .number, role: .count, inTrials: .count,
      overCondition: .numberOfValues, traits: [.takesMissing],
      summary: "the number of values of a list or series",
      examples: ["expect count([4, 5, 6]) = 3"]
    ) { call in Double(call.list(0).count) },
    Builtin(
      "rest_of", [Parameter("shares", .numbers)], .percent, role: .restOf,
      summary: "what shares leave of 100 %", errors: "E0616 where they are more than that",
      examples: ["expect rest_of([60%, 25%]) = 15%"]
    ) { call in
      let shares = call.list(0)
      let rest =
        1 - (shares.baseAddress.map { Real.sum(UnsafePointer($0), count: shares.count) } ?? 0)
      return rest < -1e-9 ? call.fail(.E0616) : max(0, rest)
    },
    Builtin(
      "whole shares", [Parameter("shares", .numbers)], .listOf(0), role: .wholeShares,
      summary: "shares that total 100 %; only the checker calls it", examples: []
    ) { call in
      let shares = call.list(0)
      let total = shares.baseAddress.map { Real.sum(UnsafePointer($0), count: shares.count) } ?? 0
      guard !total.isNaN else { return call.fail(.E0602) }
      guard Swift.abs(total - 1) <= 1e-9 else {
        let (missed, phrase) =
          total < 1 ? (1 - total, PhraseKey.sharesMiss) : (total - 1, .sharesExceed)
        return call.fail(
          .E0638,
          [
            Argument("total", .figure(ValueText.percent(total))),
            Argument(
              "gap", .phrase(Phrase(phrase, [Argument("rest", .figure(ValueText.percent(missed)))]))
            ),
          ])
      }
      return call[0]
    },
    Builtin(
      "product", [Parameter("values", .numbers)], .number, inTrials: .product,
      summary: "the product of the numbers of a list or series",
      examples: ["expect product([65%, 45%, 60%]) = 0.1755"]
    ) { call in call.list(0).reduce(1, *) },
    Builtin(
      "mean", [Parameter("values", .amounts)], .sameAs(0), inTrials: .mean,
      overCondition: .valuesAndFits(.meanOfFitting),
      summary: "the arithmetic mean of a list or series",
      units: "that of the values", errors: "E0610 where there is no value",
      examples: ["expect mean([1, 2, 6]) = 3"]
    ) { call in
      let values = call.list(0)
      guard let start = values.baseAddress, !values.isEmpty else { return call.fail(.E0610) }
      return Real.sum(UnsafePointer(start), count: values.count) / Double(values.count)
    },
    Builtin(
      "median", [Parameter("values", .amounts)], .sameAs(0),
      summary: "the middle value of a list or series, or the mean of the two middle ones",
      units: "that of the values", errors: "E0610 where there is no value",
      examples: ["expect median([3%, 4%, 5%, 6%, 4%]) = 4%", "expect median([1, 2, 3, 10]) = 2.5"]
    ) { call in
      guard let values = call.sorted(0) else { return .nan }
      guard !values.isEmpty else { return call.fail(.E0610) }
      let middle = values.count / 2
      return values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
    },
    Builtin(
      "min of a list", [Parameter("values", .amounts)], .sameAs(0), role: .leastOfList,
      inTrials: .leastOfList, overCondition: .valuesAndFits(.leastOfFitting),
      traits: [.takesDates, .ordersPeriods],
      summary: "the least value of a list or series", examples: []
    ) { call in
      guard let least = call.list(0).min() else { return call.fail(.E0610) }
      return least
    },
    Builtin(
      "max of a list", [Parameter("values", .amounts)], .sameAs(0), role: .greatestOfList,
      inTrials: .greatestOfList, overCondition: .valuesAndFits(.greatestOfFitting),
      traits: [.takesDates, .ordersPeriods],
      summary: "the greatest value of a list or series", examples: []
    ) { call in
      guard let greatest = call.list(0).max() else { return call.fail(.E0610) }
      return greatest
    },
    Builtin(
      "min", [Parameter("value", .amount)], .sameAs(0), inTrials: .least, overList: .leastOfList,
      traits: [.takesDates, .ordersPeriods], isVariadic: true,
      summary:
        "the least of several values, or of a list or series; of dates and periods the earliest",
      units: "that of the values, which must be alike",
      errors: "E0309 where the values are not alike, E0610 for an empty list",
      examples: ["expect min(3, 1, 2) = 1", "expect min([CHF 4, CHF 2]) = CHF 2"]
    ) { call in
      var least = call[0]
      for index in 1..<max(1, call.count) where call[index] < least { least = call[index] }
      return least
    },
    Builtin(
      "max", [Parameter("value", .amount)], .sameAs(0), inTrials: .greatest,
      overList: .greatestOfList, traits: [.takesDates, .ordersPeriods], isVariadic: true,
      summary:
        "the greatest of several values, or of a list or series; of dates and periods the latest",
      units: "that of the values, which must be alike",
      errors: "E0309 where the values are not alike, E0610 for an empty list",
      examples: ["expect max(0, -CHF 5) = CHF 0", "expect max([1, 7, 3]) = 7"]
    ) { call in
      var greatest = call[0]
      for index in 1..<max(1, call.count) where call[index] > greatest { greatest = call[index] }
      return greatest
    },
    Builtin(
      "first", [Parameter("values", .amounts)], .sameAs(0), inTrials: .firstOfList,
      overCondition: .valuesAndFits(.firstOfFitting), traits: [.takesDates, .ordersPeriods],
      summary: "the first value of a list or series, in its order",
      units: "that of the values", errors: "E0610 where there is no value",
      examples: [
        "expect first([3, 1, 2]) = 3", "expect first(x for x in [3, 1, 2] where x < 3) = 1",
      ]
    ) { call in call.list(0).first ?? call.fail(.E0610) },
    fitting("mean of what fits", .meanOfFitting) { values, fits in
      let count = fits.reduce(0, +)
      let start = values.baseAddress.map { UnsafePointer($0) }
      return count > 0 ? start.map { Real.sum($0, count: values.count) / count } : nil
    },
    fitting("min of what fits", .leastOfFitting) { values, fits in
      chosen(values, fits) { $0 < $1 }
    },
    fitting("max of what fits", .greatestOfFitting) { values, fits in
      chosen(values, fits) { $0 >= $1 }
    },
    fitting("first of what fits", .firstOfFitting) { values, fits in
      values.indices.first { fits[$0] != 0 }.map { values[$0] }
    },
    Builtin(
      "distinct", [Parameter("values", .anyList)], .listLike(0), role: .distinct,
      inTrials: .selection, overTexts: .distinctTexts,
      summary:
        "the different values of a list, in rising order; texts in the order in which they come",
      units: "that of the values",
      examples: [
        "expect distinct([3, 1, 3]) = [1, 3]",
        "expect distinct([\"b\", \"a\", \"b\"]) = [\"b\", \"a\"]",
      ]
    ) { call in
      guard let sorted = call.sorted(0) else { return .nan }
      var values: [Double] = []
      for value in sorted {
        if let last = values.last, Real.areEqual(last, value) { continue }
        values.append(value)
      }
      return list(values, &call)
    },
    Builtin(
      "distinct texts", [Parameter("values", .anyList)], .listLike(0), role: .distinctTexts,
      summary: "the different texts of a list, in the order in which they come", examples: []
    ) { call in
      guard call.spend(8 * call.list(0).count) else { return .nan }
      var values: [Double] = []
      var seen: Set<UInt64> = []
      for value in call.list(0) where seen.insert(value.bitPattern).inserted {
        values.append(value)
      }
      return list(values, &call)
    },
    Builtin(
      "keys of dates", [Parameter("values", .dates)], .listLike(0), role: .keysOfDates,
      inTrials: .selection, summary: "the dates of a list in rising order, each of them once",
      examples: []
    ) { call in
      guard let sorted = call.sorted(0) else { return .nan }
      for (place, value) in sorted.enumerated() where place > 0 && sorted[place - 1] == value {
        return call.fail(.E0635, twice(value, in: Array(call.list(0))))
      }
      return list(sorted, &call)
    },
    Builtin(
      "keys of texts", [Parameter("values", .anyList)], .listLike(0), role: .keysOfTexts,
      inTrials: .selection, summary: "the texts of a list, each of them once", examples: []
    ) { call in
      let values = Array(call.list(0))
      guard call.spend(8 * values.count) else { return .nan }
      var seen: Set<UInt64> = []
      for value in values where !seen.insert(value.bitPattern).inserted {
        return call.fail(.E0635, twice(value, in: values))
      }
      return list(values, &call)
    },
  ]

  /// Returns the value of those that fit which comes before all others; nil where none fits.
  private static func chosen(
    _ values: UnsafeMutableBufferPointer<Double>, _ fits: UnsafeMutableBufferPointer<Double>,
    _ comesBefore: (Double, Double) -> Bool
  ) -> Double? {
    var best: Double?
    for index in values.indices where fits[index] != 0 {
      if let known = best, !comesBefore(values[index], known) { continue }
      best = values[index]
    }
    return best
  }

  /// Returns the first two places of a value in a list, counted from 1, for a message.
  private static func twice(_ value: Double, in values: [Double]) -> [Argument] {
    let places = values.indices.filter { values[$0].bitPattern == value.bitPattern }.prefix(2)
    return [
      Argument("first", .count((places.first ?? 0) + 1)),
      Argument("second", .count((places.last ?? 0) + 1)),
    ]
  }

  /// Returns a new list of `values`.
  private static func list(_ values: [Double], _ call: inout BuiltinCall) -> Double {
    guard let handle = call.heap.allocate(count: values.count) else { return call.fail(.E0807) }
    let list = call.heap.list(handle)
    for index in values.indices { list[index] = values[index] }
    return handle
  }
}

extension BuiltinTable {
  /// Returns the builtin that `role` stands for: one value of the list of all values, with 0 for
  /// those that do not fit, and of the list that has 1 for each that fits; `code` gives nil where
  /// none does.
  private static func fitting(
    _ name: StaticString, _ role: BuiltinRole,
    _ code:
      @escaping @Sendable (UnsafeMutableBufferPointer<Double>, UnsafeMutableBufferPointer<Double>)
      -> Double?
  ) -> Builtin {
    Builtin(
      name, [Parameter("values", .amounts), Parameter("fits", .anyList)], .sameAs(0), role: role,
      inTrials: .fitting(role), traits: [.takesDates, .ordersPeriods],
      summary: "one value of those of a list that fit; only the checker calls it", examples: []
    ) { call in code(call.list(0), call.list(1)) ?? call.fail(.E0610) }
  }
}
