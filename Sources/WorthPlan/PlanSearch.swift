/// How a loop over rows or values finds those that may fit its condition without looking at each.
///
/// The condition is still asked of each row that is found, so that what is said here only leaves
/// out rows in which a part of the condition does not hold and no part fails.
package struct PlanSearch: Sendable {
  /// A list or series by the places of the loop.
  package struct Column: Sendable {
    /// The register of the list or series.
    package var register: Int32
    /// The distance from what the loop counts to the place, counted from 0; of a series, to the
    /// index.
    package var shift: Int32
    /// `true` iff the loop counts indices of a series.
    package var isIndex: Bool

    /// Creates the column in `register`.
    package init(register: Int32, shift: Int32, isIndex: Bool) {
      self.register = register
      self.shift = shift
      self.isIndex = isIndex
    }
  }

  /// What a column is compared with: the same value in each turn of the loop.
  package enum Key: Sendable {
    /// A number that stands in the code.
    case constant(Double)
    /// The value of a register.
    case register(Int32)
    /// The value of a series in a register at the index in another.
    case element(series: Int32, index: Int32)
  }

  /// A part of the condition; the parts stand in their order, joined by `and`.
  package enum Part: Sendable {
    /// The column is equal to the key.
    case equals(Column, Key)
    /// The column is compared with the key in another way.
    case compares(Column, Key)
    /// The column is given.
    case isGiven(Column)
  }

  /// The parts with which the condition begins; what follows them may be anything.
  package var parts: [Part]
  /// The register with what the loop counts.
  package var position: Int32
  /// The register with its last value.
  package var last: Int32
  /// The register with the number of turns.
  package var count: Int32

  /// The register with the number of values that the list holds, where it gets a 0 for each row
  /// that does not fit; nil where such rows are left out.
  package var filled: Int32?

  /// Creates the search of a loop.
  package init(parts: [Part], position: Int32, last: Int32, count: Int32, filled: Int32?) {
    self.parts = parts
    self.position = position
    self.last = last
    self.count = count
    self.filled = filled
  }

  /// Up to how many values a loop looks at each.
  package static let fewValues = 16
}
