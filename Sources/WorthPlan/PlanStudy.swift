import WorthSource
import WorthValue

/// A what-if question: how the case would be with other values of some of its names.
package struct PlanStudy: Sendable {
  /// What is asked.
  package enum Kind: Sendable {
    /// The value of a name with which a figure is 0; its parameters are the ends of the range.
    case solve
    /// The least or the greatest value of a name with which a condition holds, missing where there is
    /// none; its parameters are the ends of the range.
    case least, most
    /// By how many percent a figure changes where a name changes by one.
    case elasticity
    /// A figure for each value of one name, or each pair of values of two; its parameters are
    /// lists.
    case grid
    /// A figure at both ends of the range of each name; its parameters are those ends.
    case tornado
    /// The same for each uncertain name, from its 5th to its 95th percentile.
    case uncertainTornado
  }

  /// What is asked.
  package var kind: Kind
  /// The position of the study in `Plan.studies`.
  package var number: Int32
  /// The names that take other values, by the operands of `vary`.
  package var inputs: [Int32]
  /// For each of them the names that change along with it, as operands of `vary`.
  package var followers: [[Int32]] = []
  /// The paths and types of those names, and where their base values are.
  package var names: [(path: String, value: PlanValue)]
  /// The figure that is asked about.
  package var figure: PlanValue
  /// The figure as it follows from each of the names alone, where that is another expression; otherwise
  /// none.
  package var figures: [PlanValue] = []
  /// The place of the question in the source.
  package var span: Span
  /// The other studies that the figure rests on: these are answered again for other values of
  /// names.
  package var needs: [Int32] = []
  /// The instructions of main code that neither the figure nor what is required of the names rests
  /// on.
  package var skips: [Range<Int32>] = []
  /// `true` iff the figure rests on a statistic over trials of what is varied: each other value takes a simulation.
  package var asksTrials = false
  /// `true` iff the first of the names takes whole numbers alone.
  package var countsWhole = false
  /// The text of the figure in the source.
  package var title = ""

  /// Creates a study of `figure`.
  package init(
    _ kind: Kind, number: Int32, inputs: [Int32], names: [(path: String, value: PlanValue)],
    figure: PlanValue,
    span: Span
  ) {
    self.kind = kind
    self.number = number
    self.inputs = inputs
    self.names = names
    self.figure = figure
    self.span = span
  }

  /// The number of parameters.
  package var parameterCount: Int {
    switch kind {
    case .solve, .least, .most, .tornado: 2 * inputs.count
    case .grid: inputs.count
    case .elasticity, .uncertainTornado: 0
    }
  }
}
