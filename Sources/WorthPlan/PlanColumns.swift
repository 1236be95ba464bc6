/// How all values of a list are worked out at once, where each is got in the same way by arithmetic
/// alone.
///
/// The loop over single values stands after it, for what cannot be done so: it finds and names what
/// fails.
package struct PlanColumns: Sendable {
  /// What a step reads.
  package enum Operand: Sendable {
    /// A number that stands in the code.
    case constant(Double)
    /// The same number for all values.
    case register(Int32)
    /// What the loop counts.
    case variable
    /// The value of the list in the register at the variable less the shift, counted from 0; of a
    /// series, at an index.
    case items(Int32, shift: Int32, isIndex: Bool)
    /// The result of an earlier step, by its place.
    case step(Int32)
  }

  /// An operation on two operands.
  package struct Step: Sendable {
    /// An operation of arithmetic.
    package var op: Opcode
    package var left: Operand
    package var right: Operand

    /// Creates the step `left` ∘ `right`.
    package init(_ op: Opcode, _ left: Operand, _ right: Operand) {
      self.op = op
      self.left = left
      self.right = right
    }
  }

  /// The largest number of steps.
  package static let limit = 16

  /// The steps in their order; each reads lists, constants and the results of earlier ones.
  package var steps: [Step] = []
  /// What the list holds in the end.
  package var result: Operand = .variable

  /// Creates an empty list of steps.
  package init() {}
}
