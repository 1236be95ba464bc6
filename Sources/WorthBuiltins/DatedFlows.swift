import WorthSource
import WorthValue

/// Sums of dated flows; only the checker calls these.
extension BuiltinTable {
  static let datedFlows: [Builtin] = [
    Builtin(
      "joined days", [Parameter("left", .dates), Parameter("right", .dates)], .listLike(0),
      role: .joinedDays, inTrials: .selection, summary: "the days of two flows, each once",
      examples: []
    ) { call in
      let size = call.list(0).count + call.list(1).count
      guard call.spend(8 * size) else { return .nan }
      return list(days(call.list(0), call.list(1)), &call)
    },
    Builtin(
      "joined amounts",
      [
        Parameter("days", .dates), Parameter("amounts", .amounts), Parameter("other days", .dates),
        Parameter("other amounts", .amounts),
      ], .listLike(1), role: .joinedAmounts, summary: "what two flows come to on each day",
      examples: []
    ) { call in
      let size = call.list(0).count + call.list(2).count
      guard call.spend(16 * size) else { return .nan }
      let all = days(call.list(0), call.list(2))
      var sums = [Double](repeating: 0, count: all.count)
      for place in [0, 2] {
        let (dates, amounts) = (call.list(place), call.list(place + 1))
        for index in 0..<min(dates.count, amounts.count) {
          sums[position(of: dates[index], in: all)] += amounts[index]
        }
      }
      return list(sums, &call)
    },
  ]

  /// Returns the days of both lists in rising order, each once.
  private static func days(
    _ one: UnsafeMutableBufferPointer<Double>, _ other: UnsafeMutableBufferPointer<Double>
  ) -> [Double] {
    var all: [Double] = []
    for day in (Array(one) + Array(other)).sorted() where all.last != day { all.append(day) }
    return all
  }

  /// Returns the place of a day in a list that holds it, in rising order.
  private static func position(of day: Double, in days: [Double]) -> Int {
    var (low, high) = (0, days.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if days[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Returns a new list of `values`.
  private static func list(_ values: [Double], _ call: inout BuiltinCall) -> Double {
    guard let handle = call.heap.allocate(count: values.count) else { return call.fail(.E0807) }
    let list = call.heap.list(handle)
    for index in values.indices { list[index] = values[index] }
    return handle
  }
}
