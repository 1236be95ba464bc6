import WorthPlan
import WorthSource
import WorthValue

/// An `expect`, checked.
package struct CheckInfo: Sendable {
  /// What is claimed.
  package enum Claim: Sendable {
    /// The figure rounds to the literals, whose last digits have the given units.
    case literal(figure: ExpressionID, literals: [Double], units: [Double])
    /// Both are equal, but for what rounding leaves.
    case equal(ExpressionID, ExpressionID)
    /// The first lies within `tolerance` of the second; a share of it where that is relative.
    case within(ExpressionID, ExpressionID, tolerance: ExpressionID, isRelative: Bool)
    /// The condition is met.
    case holds(ExpressionID)
    /// The block gives a diagnostic of this code.
    case error(code: String, sink: SinkID)
    /// The check has a mistake, which has been reported.
    case broken

    /// The expressions of which something is claimed.
    package var expressions: [ExpressionID] {
      switch self {
      case .literal(let figure, _, _): [figure]
      case .equal(let left, let right): [left, right]
      case .within(let left, let right, let tolerance, _): [left, right, tolerance]
      case .holds(let condition): [condition]
      case .error, .broken: []
      }
    }
  }

  /// What is claimed.
  package var claim: Claim
  package var span: Span
  /// The text after `because`; nil where there is none.
  package var reason: ExpressionID?
  /// The value after `printed`, with the unit of its last digit; nil where there is none.
  package var printed: (value: Double, unit: Double)?
  /// The definition that stands for the check in the order of evaluation.
  package var definition: DefinitionID

  /// Creates a check of `claim`.
  package init(claim: Claim, span: Span, definition: DefinitionID) {
    self.claim = claim
    self.span = span
    self.definition = definition
  }
}

/// A what-if question, checked: how the case would be with other values of some names.
package struct StudyInfo: Sendable {
  /// What is asked.
  package var kind: PlanStudy.Kind
  /// The definitions that take other values.
  package var inputs: [DefinitionID]
  /// The figure that is asked about.
  package var figure: ExpressionID
  /// The figure as it follows from each of them, where that differs; otherwise none.
  package var figures: [ExpressionID] = []
  /// How the case writes these names.
  package var titles: [String]
  /// How the case writes the figure, with the changes under which it is asked about.
  package var title = ""
  /// The other studies that the figure rests on.
  package var needs: [StudyID]
  /// `true` iff the figure rests on a statistic over trials of what is varied.
  package var asksTrials = false

  /// Creates a study of `figure`.
  package init(
    kind: PlanStudy.Kind, inputs: [DefinitionID], titles: [String], figure: ExpressionID,
    needs: [StudyID]
  ) {
    self.kind = kind
    self.inputs = inputs
    self.titles = titles
    self.figure = figure
    self.needs = needs
  }
}

/// An uncertain name: where its draws come from.
package struct DrawInfo: Sendable {
  /// The path of the definition, by which the name draws its own stream.
  package var path: String
  /// The position in `DistributionTable` of the form in which the distribution is given.
  package var form: Int
  /// The number of parameters that follow the base.
  package var parameterCount: Int
  /// `true` iff a base stands before `~`.
  package var hasBase: Bool
  /// `true` iff two more parameters bound what can be drawn.
  package var isTruncated: Bool
  /// `true` iff a last parameter is added to what is drawn.
  package var isShifted: Bool
  /// The local with the index of a definition with one draw an index; nil for one draw a trial.
  package var local: LocalID?
  /// What that index runs over.
  package var space: SpaceID?
  /// `true` iff all rows of instances have the same draw: they vary one instance, which draws once.
  package var isShared = false
  package var span: Span

  /// Creates the draws of the definition at `path`.
  package init(
    path: String, form: Int, parameterCount: Int, hasBase: Bool, isTruncated: Bool,
    isShifted: Bool, local: LocalID?, space: SpaceID?, span: Span
  ) {
    self.path = path
    self.form = form
    self.parameterCount = parameterCount
    self.hasBase = hasBase
    self.isTruncated = isTruncated
    self.isShifted = isShifted
    self.local = local
    self.space = space
    self.span = span
  }
}

/// A dependence between two uncertain names.
package struct CorrelationInfo: Sendable {
  package var first: DrawID
  package var second: DrawID
  /// The correlation of the normal scores, from -1 to 1.
  package var coefficient: Double
  package var span: Span

  /// Creates the dependence of `first` and `second`.
  package init(first: DrawID, second: DrawID, coefficient: Double, span: Span) {
    self.first = first
    self.second = second
    self.coefficient = coefficient
    self.span = span
  }

  /// The dependence as a plan has it.
  package var lowered: PlanCorrelation {
    PlanCorrelation(
      first: first.index, second: second.index, coefficient: coefficient, span: span)
  }
}
