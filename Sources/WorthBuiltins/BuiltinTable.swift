/// All builtins.
package enum BuiltinTable {
  /// The builtins; their positions are the operands of instructions.
  package static let all: [Builtin] =
    aggregation + statistics + arithmetic + functions + dayCounts + periods + datedFlows + rows
    + discounting
    + options + decisionTrees

  /// The code of the builtins, by position.
  package static let code: [@Sendable (inout BuiltinCall) -> Double] = all.map { $0.code }

  /// For each builtin, the arguments that are lists which must hold nothing but values: those of
  /// all but those that only move values.
  package static let listsOfValues: [[Int]] = all.map { builtin in
    if builtin.traits.contains(.takesMissing) { return [] }
    return builtin.parameters.indices.filter { place in
      switch builtin.parameters[place].type {
      case .amounts, .numbers, .anyList, .dates: true
      case .number, .amount, .text, .date, .whole, .choice: false
      }
    }
  }

  /// For each builtin, whether it has such arguments.
  package static let needsValues: [Bool] = listsOfValues.map { !$0.isEmpty }

  /// Returns the position of the builtin `name`; nil where there is none.
  package static func find(_ name: String) -> Int? {
    positions[name]
  }

  private static let positions: [String: Int] = {
    var positions: [String: Int] = [:]
    for (position, builtin) in all.enumerated() {
      positions[builtin.name.description] = position
    }
    return positions
  }()
}
