/// All builtins.
package enum BuiltinTable {
  /// The builtins; their positions are the operands of instructions.
  package static let all: [Builtin] =
    aggregation + statistics + arithmetic + functions + dayCounts + periods + discounting

  /// The code of the builtins, by position.
  package static let code: [@Sendable (inout BuiltinCall) -> Double] = all.map { $0.code }

  /// For each builtin, whether its lists must hold nothing but values: all but `count` need that.
  package static let needsValues: [Bool] = all.map { builtin in
    builtin.name.description != "count"
      && builtin.parameters.contains { parameter in
        switch parameter.type {
        case .amounts, .numbers, .anyList, .dates: true
        case .number, .amount, .text, .date, .whole, .choice: false
        }
      }
  }

  /// Returns the position of the builtin `name`; nil where there is none.
  package static func find(_ name: String) -> Int? {
    var name = name
    return name.withUTF8 { bytes in
      for (position, builtin) in all.enumerated() {
        guard builtin.name.utf8CodeUnitCount == bytes.count else { continue }
        let spelling = UnsafeBufferPointer(start: builtin.name.utf8Start, count: bytes.count)
        if spelling.elementsEqual(bytes) { return position }
      }
      return nil
    }
  }
}
