/// How the draws that a name makes for each row or key hang together: by one factor that all of
/// them share, and by the draws of other names.
///
/// The normal score of a row is Σ weight · that of another name + √(shared - explained) ·
/// the factor's + √(1 - shared) · its own.
package struct PlanRowFactor: Sendable {
  /// Another name whose one draw all rows go with.
  package struct Other: Sendable {
    /// The place of its draw in the plan.
    package var draw: Int32
    /// The correlation of each row with it.
    package var coefficient: Double
    /// Its part in the score of each row, which is the coefficient where there is one such name.
    package var weight: Double

    /// Creates the part of the name that draws at `draw`.
    package init(draw: Int32, coefficient: Double, weight: Double) {
      self.draw = draw
      self.coefficient = coefficient
      self.weight = weight
    }
  }

  /// The place of the draw in the plan.
  package var draw: Int32
  /// The correlation of any two rows, from 0 to below 1.
  package var shared: Double
  /// The other names that every row goes with.
  package var others: [Other]

  /// What the other names alone make two rows share.
  package var explained: Double {
    others.reduce(0) { $0 + $1.coefficient * $1.weight }
  }

  /// Creates the dependence of the rows of `draw`.
  package init(draw: Int32, shared: Double, others: [Other]) {
    self.draw = draw
    self.shared = shared
    self.others = others
  }
}
