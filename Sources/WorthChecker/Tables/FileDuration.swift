import WorthMath
import WorthValue

/// Durations as files write them: `18 months`, `1 year + 15 days`.
struct FileDuration {
  /// The months.
  var months = 0.0
  /// The days.
  var days = 0.0

  /// The words for units, in the singular, with the months and days that each stands for.
  private static let units: [(word: String, months: Double, days: Double)] = [
    ("year", 12, 0), ("quarter", 3, 0), ("month", 1, 0), ("week", 0, 7), ("day", 0, 1),
  ]

  /// Returns the duration that `count` of a unit are; nil where no unit is called that.
  static func of(_ count: Double, _ unit: String) -> FileDuration? {
    guard let known = units.first(where: { $0.word == unit || $0.word + "s" == unit }) else {
      return nil
    }
    return FileDuration(months: count * known.months, days: count * known.days)
  }

  /// Returns the duration that `cell` holds; nil where it holds something else.
  static func read(_ bytes: [UInt8], _ cell: Range<Int>, _ decimalSign: UInt8?) -> FileDuration? {
    guard cell.count < 64 else { return nil }
    let words = parts(bytes, cell)
    guard words.count >= 2 else { return nil }
    var result = FileDuration()
    var place = 0
    var sign = 1.0
    while place + 1 < words.count {
      guard let count = FileNumber.read(bytes, words[place], decimalSign),
        let part = FileDuration.of(
          sign * count, String(decoding: bytes[words[place + 1]], as: UTF8.self))
      else { return nil }
      result.months += part.months
      result.days += part.days
      place += 2
      guard place < words.count else { return result }
      guard words[place].count == 1 else { return nil }
      switch bytes[words[place].lowerBound] {
      case 0x2B: sign = 1
      case 0x2D: sign = -1
      default: return nil
      }
      place += 1
    }
    return nil
  }

  /// Returns the ranges of the words of a cell, between blanks.
  private static func parts(_ bytes: [UInt8], _ cell: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = cell.lowerBound
    var place = start
    while place <= cell.upperBound {
      // A blank that does not break is two bytes.
      let isLongBlank =
        place + 1 < cell.upperBound && bytes[place] == 0xC2 && bytes[place + 1] == 0xA0
      if place == cell.upperBound || bytes[place] == 0x20 || isLongBlank {
        if place > start { found.append(start..<place) }
        place += isLongBlank ? 2 : 1
        start = place
      } else {
        place += 1
      }
    }
    return found
  }

  /// Returns the numbers that a column of durations holds, where `nil` is none: months where no cell has days, days where
  /// none has months, and otherwise both in one; the row of the first cell that cannot be one of both.
  static func column(_ cells: [FileDuration?]) -> Column {
    let given = cells.compactMap { $0 }
    if given.allSatisfy({ $0.days == 0 }) {
      return .values(cells.map { $0?.months ?? Marker.missing }, .months)
    }
    if given.allSatisfy({ $0.months == 0 }) {
      return .values(cells.map { $0?.days ?? Marker.missing }, .days)
    }
    var values: [Double] = []
    for (row, cell) in cells.enumerated() {
      guard let cell else {
        values.append(Marker.missing)
        continue
      }
      guard let both = MixedDuration(months: cell.months, days: cell.days) else {
        return .refused(row: row)
      }
      values.append(both.number)
    }
    return .values(values, .monthsAndDays)
  }

  /// The values of a column of durations, or the row that cannot be read.
  enum Column {
    case values([Double], TypeID)
    case refused(row: Int)
  }
}
