/// How the draws that a name makes for each row or key hang together: by one factor that all of
/// them share, and by the draw of another name.
///
/// The normal score of a row is coefficient · that of the other name + √(shared - coefficient²) ·
/// the factor's + √(1 - shared) · its own.
package struct PlanRowFactor: Sendable {
  /// The place of the draw in the plan.
  package var draw: Int32
  /// The correlation of any two rows, from 0 to below 1.
  package var shared: Double
  /// The place of the draw that every row goes with; nil where there is none.
  package var other: Int32?
  /// The correlation of each row with that draw; 0 where there is none.
  package var coefficient: Double

  /// Creates the dependence of the rows of `draw`.
  package init(draw: Int32, shared: Double, other: Int32?, coefficient: Double) {
    self.draw = draw
    self.shared = shared
    self.other = other
    self.coefficient = coefficient
  }
}
