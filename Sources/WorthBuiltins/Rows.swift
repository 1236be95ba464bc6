import WorthMath
import WorthSource
import WorthValue

/// Rows and their order.
extension BuiltinTable {
  static let rows: [Builtin] = [
    Builtin(
      "sorted",
      [Parameter("values", .amounts), Parameter("order", .choice(["rising", "falling"]))],
      .listOf(0), summary: "the values of a list or series in order", units: "that of the values",
      examples: [
        "expect sorted([3, 1, 2], rising) = [1, 2, 3]",
        "expect sorted([CHF 3, CHF 1], falling) = [CHF 3, CHF 1]",
      ]
    ) { call in
      guard let values = call.sorted(0) else { return .nan }
      let count = values.count
      guard let handle = call.heap.allocate(count: count) else { return call.fail(.E0807) }
      let list = call.heap.list(handle)
      for index in 0..<count { list[index] = values[call[1] == 0 ? index : count - 1 - index] }
      return handle
    },
    Builtin(
      "band_value",
      [
        Parameter("value", .amount), Parameter("starts", .amounts), Parameter("values", .amounts),
        Parameter("boundary", .choice(["upper", "lower"])),
      ], .sameAs(2),
      summary: "the value of the band in which an amount lies; bands begin at rising starts",
      units:
        "value and starts in one unit; a value on a boundary belongs to the upper or the lower band, as is said",
      errors:
        "E0621 where there are not as many starts as values, E0629 for a value below the first band, E0630 where the starts do not rise",
      examples: [
        "expect band_value(CHF 2.5, [CHF 0, CHF 1, CHF 3], [5%, 4%, 3%], upper) = 4%",
        "expect band_value(3, [0, 1, 3], [5%, 4%, 3%], upper) = 3%",
        "expect band_value(3, [0, 1, 3], [5%, 4%, 3%], lower) = 4%",
      ]
    ) { call in
      let starts = call.list(1)
      let values = call.list(2)
      guard starts.count == values.count else {
        return call.fail(
          .E0621,
          [Argument("first", .count(starts.count)), Argument("second", .count(values.count))])
      }
      guard call.spend(2 * starts.count) else { return .nan }
      for index in 1..<max(1, starts.count) where starts[index] <= starts[index - 1] {
        return call.fail(.E0630)
      }
      // What differs from a boundary by the noise of its digits alone lies on it.
      let value = Real.settled(call[0])
      let isUpper = call[3] == 0
      var band = -1
      for index in 0..<starts.count
      where Real.settled(starts[index]) < value
        || Real.settled(starts[index]) == value && (isUpper || index == 0)
      {
        band = index
      }
      return band < 0 ? call.fail(.E0629) : values[band]
    },
    Builtin(
      "rows of a column", [Parameter("column", .anyList), Parameter("rows", .numbers)], .sameAs(0),
      role: .rowsOf, traits: [.takesMissing, .givesList],
      summary: "the values of a column in some rows", examples: []
    ) { call in
      let count = call.list(1).count
      guard call.spend(count / 8) else { return .nan }
      guard let handle = call.heap.allocate(count: count, isSeries: true) else {
        return call.fail(.E0807)
      }
      let column = call.list(0)
      let rows = call.list(1)
      let values = call.heap.list(handle)
      for index in 0..<count {
        let row = Int(rows[index])
        values[index] = row >= 0 && row < column.count ? column[row] : Marker.undefined
      }
      return handle
    },
    Builtin(
      "sorted positions", [Parameter("keys", .amounts), Parameter("falling", .number)], .sameAs(0),
      role: .sortedPositions, traits: [.givesList],
      summary: "the positions of values in their order; equal values stay as they are", examples: []
    ) { call in
      let count = call.list(0).count
      guard call.spend(16 * count) else { return .nan }
      guard let handle = call.heap.allocate(count: count) else { return call.fail(.E0807) }
      let keys = call.list(0)
      let isFalling = call[1] != 0
      let order = (0..<count).sorted {
        keys[$0] == keys[$1]
          ? $0 < $1 : (isFalling ? keys[$0] > keys[$1] : keys[$0] < keys[$1])
      }
      let list = call.heap.list(handle)
      for index in 0..<count { list[index] = Double(order[index]) }
      return handle
    },
    Builtin(
      "last of a range",
      [
        Parameter("keys", .anyList), Parameter("first", .number), Parameter("last", .number),
        Parameter("rising", .number), Parameter("opens", .number), Parameter("ends", .number),
      ], .number, role: .lastOfRange, traits: [.takesMissing],
      summary: "the place of the row with which a range of keys ends",
      errors:
        "E0636 where that row stands above the first one; E0637 where keys that have an order do not stand in it",
      examples: []
    ) { call in
      let keys = call.list(0)
      guard call.spend(keys.count / 8) else { return .nan }
      let (first, last) = (Int(call[1]), Int(call[2]))
      let (isOrdered, hasFirst, hasLast) = (call[3] != 0, call[4] != 0, call[5] != 0)
      guard hasFirst || hasLast, first >= 0, last >= 0, first < keys.count, last < keys.count
      else { return call[2] }
      let rows = [Argument("first", .count(first + 1)), Argument("second", .count(last + 1))]
      if last < first { return call.fail(.E0636, rows) }
      guard isOrdered else { return call[2] }
      // What is left open goes as far as the keys do, whether they rise or fall.
      let ends = [hasFirst ? keys[first] : nil, hasLast ? keys[last] : nil].compactMap { $0 }
      let low = ends.min() ?? 0
      let high = ends.max() ?? 0
      let ways =
        hasFirst && hasLast
        ? [low...high] : [low...Double.infinity, -Double.infinity...high]
      let misplaced = ways.map { way in
        keys.indices.first { row in
          !keys[row].isNaN && way.contains(keys[row]) != (row >= first && row <= last)
        }
      }
      guard !misplaced.contains(nil), let row = misplaced[0] else { return call[2] }
      return call.fail(.E0637, rows + [Argument("row", .count(row + 1))])
    },
    Builtin(
      "ranks of texts", [Parameter("texts", .anyList)], .sameAs(0), role: .textRanks,
      inTrials: .unknown,
      summary: "the place of each text in alphabetical order; the machine works it out",
      examples: []
    ) { call in call.fail(.E0602) },
  ]
}
