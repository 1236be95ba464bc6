import WorthPlan
import WorthSource
import WorthValue

/// An `expect`, checked.
package struct CheckInfo: Sendable {
  /// What is claimed.
  package enum Claim: Sendable {
    case literal(figure: ExpressionID, literals: [Double], units: [Double])
    case equal(ExpressionID, ExpressionID)
    case within(ExpressionID, ExpressionID, tolerance: ExpressionID, isRelative: Bool)
    case holds(ExpressionID)
    case error(code: String, sink: SinkID)
    case broken

    /// The expressions that are claimed something of.
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

  package var claim: Claim
  package var span: Span
  package var reason: ExpressionID?
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

/// A value that a report shows, with what it is called and what it is; a text stands alone, without a heading.
package struct ShownLine: Sendable {
  package var heading: String
  package var documentation: String
  package var value: ExpressionID
  /// `true` iff it is what an instance was given, not what follows from that.
  package var isInput = false
  /// `true` iff an instance was given nothing, so that the kind's own value holds.
  package var isDefault = false
  /// `true` iff the values are the literal 0, which fits any unit.
  package var fitsAnyUnit = false
  /// `true` iff the values are levels, such as prices, which do not add up.
  package var isLevel = false

  /// Creates the line of `value`.
  package init(heading: String, documentation: String, value: ExpressionID) {
    self.heading = heading
    self.documentation = documentation
    self.value = value
  }
}

/// Columns that a report shows side by side.
package struct ShownTable: Sendable {
  /// The name of the table; empty where the columns were chosen one by one.
  package var title: String
  package var documentation: String
  package var columns: [ShownLine]

  /// Creates a table.
  package init(title: String = "", documentation: String = "", columns: [ShownLine]) {
    self.title = title
    self.documentation = documentation
    self.columns = columns
  }
}

/// A filled-in kind as a report shows it.
package struct ShownPaper: Sendable {
  /// What stands in a paper.
  package enum Part: Sendable {
    case line(ShownLine)
    case table(ShownTable)
    /// An instance that was filled in as a field.
    case paper(name: String, documentation: String, ShownPaper)
  }

  package var label: String
  package var currency: UnitID?
  package var given: [Part]
  package var steps: [Part]

  /// Creates a paper.
  package init(label: String, currency: UnitID? = nil, given: [Part], steps: [Part]) {
    self.label = label
    self.currency = currency
    self.given = given
    self.steps = steps
  }
}

/// What each change of a scenario adds to a figure.
package struct ShownAttribution: Sendable {
  /// The texts of the figure and of the scenario in the source.
  package var figure: String
  package var scenario: String
  package var before: ExpressionID
  package var parts: [(path: String, value: ExpressionID)]
  package var after: ExpressionID
  /// `true` iff all orders of making the changes count; otherwise their own and the reverse.
  package var isOverAllOrders: Bool

  /// Creates an attribution.
  package init(
    figure: String, scenario: String, before: ExpressionID,
    parts: [(path: String, value: ExpressionID)], after: ExpressionID, isOverAllOrders: Bool
  ) {
    self.figure = figure
    self.scenario = scenario
    self.before = before
    self.parts = parts
    self.after = after
    self.isOverAllOrders = isOverAllOrders
  }
}

/// A decision tree as a report shows it.
package struct ShownTree: Sendable {
  /// A choice: where it stands, what is best there, and how likely it is reached.
  package struct Choice: Sendable {
    package var path: String
    package var best: ExpressionID
    package var reached: ExpressionID

    /// Creates a choice.
    package init(path: String, best: ExpressionID, reached: ExpressionID) {
      self.path = path
      self.best = best
      self.reached = reached
    }
  }

  /// An end or a cost: how likely it is, how much it is, and what it adds to the value.
  package struct Outcome: Sendable {
    package var path: String
    package var isCost: Bool
    package var probability: ExpressionID
    package var amount: ExpressionID
    package var adds: ExpressionID

    /// Creates an end or a cost.
    package init(
      path: String, isCost: Bool, probability: ExpressionID, amount: ExpressionID,
      adds: ExpressionID
    ) {
      self.path = path
      self.isCost = isCost
      self.probability = probability
      self.amount = amount
      self.adds = adds
    }
  }

  package var value: ExpressionID
  package var choices: [Choice]
  package var outcomes: [Outcome]

  /// Creates a tree.
  package init(value: ExpressionID, choices: [Choice], outcomes: [Outcome]) {
    self.value = value
    self.choices = choices
    self.outcomes = outcomes
  }
}

/// An item of a `show`, checked.
package struct ShowInfo: Sendable {
  /// What is shown.
  package enum Content: Sendable {
    case value(ShownLine)
    case table(ShownTable)
    case paper(ShownPaper)
    case comparison(headings: [String], rows: [(title: String, values: [ExpressionID])])
    case attribution(ShownAttribution)
    case tree(ShownTree)
    case study(ExpressionID, axes: [ExpressionID])
  }

  package var span: Span
  package var title: String
  package var content: Content
  package var definition: DefinitionID

  /// Creates an item that shows `content`.
  package init(span: Span, title: String, content: Content, definition: DefinitionID) {
    self.span = span
    self.title = title
    self.content = content
    self.definition = definition
  }
}

/// A question how the case would be with other values of some names, checked.
package struct StudyInfo: Sendable {
  package var kind: PlanStudy.Kind
  /// The definitions that take other values.
  package var inputs: [DefinitionID]
  package var figure: ExpressionID
  /// The other studies that the figure rests on.
  package var needs: [StudyID]

  /// Creates a study of `figure`.
  package init(
    kind: PlanStudy.Kind, inputs: [DefinitionID], figure: ExpressionID, needs: [StudyID]
  ) {
    self.kind = kind
    self.inputs = inputs
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
  package var hasBase: Bool
  package var isTruncated: Bool
  package var isShifted: Bool
  /// The local with the index of a definition with one draw an index; nil for one draw a trial.
  package var local: LocalID?
  /// What that index runs over.
  package var space: SpaceID?
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
