/// Values that are not numbers: what failed, what is missing, what was never defined, what differs
/// by trial.
///
/// They are NaNs distinguished by their low bits. No operation makes them from others: every
/// operation checks its result, so that a NaN never travels through arithmetic.
package enum Marker {
  private static let base: UInt64 = 0x7FF8_0000_0000_0000

  /// The value of an empty cell.
  package static let missing = Double(bitPattern: base | 1)
  /// The value of an index before the first that was defined.
  package static let undefined = Double(bitPattern: base | 2)

  /// Returns the value of what failed with the error numbered `error`.
  package static func failed(_ error: Int) -> Double {
    Double(bitPattern: base | (UInt64(truncatingIfNeeded: error) &+ 16))
  }

  /// Returns the number of the error with which `value` failed; nil where it did not.
  package static func error(_ value: Double) -> Int? {
    guard value.isNaN else { return nil }
    let low = value.bitPattern & 0x0000_FFFF_FFFF_FFFF
    return low >= 16 && low < nodes ? Int(truncatingIfNeeded: low - 16) : nil
  }

  /// The low bits from which on a mark stands for a node of a trace.
  private static let nodes: UInt64 = 1 << 47

  /// Returns the value that stands for what differs from trial to trial, the node numbered `node`
  /// of a trace.
  package static func varying(_ node: Int32) -> Double {
    Double(bitPattern: base | nodes | UInt64(UInt32(bitPattern: node)))
  }

  /// Returns the number of the node that `value` stands for; nil where it is the same in all
  /// trials.
  package static func node(_ value: Double) -> Int32? {
    guard value.isNaN, value.bitPattern & (base | nodes) == base | nodes,
      value.bitPattern >> 63 == 0
    else { return nil }
    return Int32(bitPattern: UInt32(truncatingIfNeeded: value.bitPattern))
  }

  /// `true` iff `value` stands for what differs from trial to trial.
  @inline(__always)
  package static func isVarying(_ value: Double) -> Bool {
    value.bitPattern >> 47 == (base | nodes) >> 47
  }

  /// `true` iff `value` is an empty cell.
  package static func isMissing(_ value: Double) -> Bool { value.bitPattern == missing.bitPattern }

  /// `true` iff `value` was never defined.
  package static func isUndefined(_ value: Double) -> Bool {
    value.bitPattern == undefined.bitPattern
  }
}
