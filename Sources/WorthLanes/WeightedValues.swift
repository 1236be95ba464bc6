import WorthMath

/// Values with weights, to be drawn from.
struct WeightedValues: Sendable {
  /// The values that have a weight, in rising order.
  private var values: [Double] = []
  /// The share of the weights up to each value.
  private var upTo: [Double] = []
  /// The weighted mean.
  let mean: Double

  /// Sorts the values of `lists`: the values, and their weights where they are not alike.
  init?(_ lists: [[Double]], low: Double, high: Double) {
    guard let given = lists.first, !given.isEmpty else { return nil }
    let weights =
      lists.count > 1 ? lists[1] : [Double](repeating: 1 / Double(given.count), count: given.count)
    guard weights.count == given.count, !weights.contains(where: { !($0 >= 0) || !$0.isFinite })
    else { return nil }
    let total = weights.reduce(0, +)
    guard abs(total - 1) < 1e-9 else { return nil }
    let order = given.indices.sorted { given[$0] < given[$1] }
    var sum = 0.0
    var weighted = 0.0
    for place in order
    where weights[place] > 0 && given[place] >= low && given[place] <= high {
      sum += weights[place]
      weighted += weights[place] * given[place]
      values.append(given[place])
      upTo.append(sum)
    }
    guard sum > 0 else { return nil }
    for place in upTo.indices { upTo[place] /= sum }
    mean = weighted / sum
  }

  /// The least value up to which there is at least `share` of the weight.
  func quantile(_ share: Double) -> Double {
    var low = 0
    var high = values.count - 1
    while low < high {
      let middle = (low + high) / 2
      if upTo[middle] >= share { high = middle } else { low = middle + 1 }
    }
    return values[low]
  }
}
