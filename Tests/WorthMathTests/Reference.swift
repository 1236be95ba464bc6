/// The tables that generate_reference.py writes: arguments, results and how far those are rounded.
enum Reference {
  /// Returns the largest error of `function` over a table of arguments and results, in ulps.
  static func worst(_ table: [UInt64], _ function: (Double) -> Double) -> Double {
    var worst = 0.0
    for index in stride(from: 0, to: table.count - 2, by: 3) {
      let result = function(Double(bitPattern: table[index]))
      worst = max(worst, error(result, table[index + 1], table[index + 2]))
    }
    return worst
  }

  /// Returns the largest error of `function` of two arguments over a table.
  static func worst(_ table: [UInt64], _ function: (Double, Double) -> Double) -> Double {
    var worst = 0.0
    for index in stride(from: 0, to: table.count - 3, by: 4) {
      let result = function(
        Double(bitPattern: table[index]), Double(bitPattern: table[index + 1]))
      worst = max(worst, error(result, table[index + 2], table[index + 3]))
    }
    return worst
  }

  /// Returns the distance of `result` from the exact one in ulps, infinite if the sign is wrong.
  private static func error(_ result: Double, _ expected: UInt64, _ rest: UInt64) -> Double {
    guard result.isFinite && (result.bitPattern ^ expected) >> 63 == 0 else { return .infinity }
    let steps = Int64(bitPattern: result.bitPattern) - Int64(bitPattern: expected)
    return abs(Double(steps) - (Double(rest) - 1000) / 1000)
  }

  /// Returns the lines of a table in text, each cut at its spaces.
  static func lines(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
  }
}
