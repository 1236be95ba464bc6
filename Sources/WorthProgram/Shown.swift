import WorthSource
import WorthValue

/// An item of a `show`, checked.
package struct ShowInfo: Sendable {
  /// What is shown.
  package enum Content: Sendable {
    case value(ShownLine)
    case table(ShownTable)
    case paper(ShownPaper)
    /// Figures as the case is and under scenarios.
    case comparison(headings: [String], rows: [(title: String, values: [ExpressionID])])
    case attribution(ShownAttribution)
    case tree(ShownTree)
    /// A study with the values of its axes, if it has any.
    case study(ExpressionID, axes: [ExpressionID])
  }

  /// The place of the item in the source.
  package var span: Span
  /// The text of the item in the source.
  package var title: String
  /// What is shown, and in which form.
  package var content: Content
  /// The hidden definition that stands for the item in the order of evaluation.
  package var definition: DefinitionID

  /// Creates an item that shows `content`.
  package init(span: Span, title: String, content: Content, definition: DefinitionID) {
    self.span = span
    self.title = title
    self.content = content
    self.definition = definition
  }
}

/// A value that a report shows: a text stands alone, without a heading.
package struct ShownLine: Sendable {
  /// The name of the line; empty for a text that stands alone.
  package var heading: String
  /// What the comment in front of the line says it is; empty where there is none.
  package var documentation: String
  /// What is shown: one value, or one for each period or row.
  package var value: ExpressionID
  /// `true` iff the line is what an instance was given, not what follows from that.
  package var isInput = false
  /// `true` iff an instance was given nothing, so that the kind's own value holds.
  package var isDefault = false
  /// `true` iff the values are the literal 0, which fits any unit.
  package var fitsAnyUnit = false

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
  /// What the comment in front of the table says it is; empty where there is none.
  package var documentation: String
  /// The columns, from left to right.
  package var columns: [ShownLine]

  /// Creates a table of `columns`.
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

  /// The label of the instance; empty where it has none.
  package var label: String
  /// The currency of its amounts; nil where there is none.
  package var currency: UnitID?
  /// What the instance was given, in the order of its kind.
  package var given: [Part]
  /// What follows from that, in the order of the kind's `show`.
  package var steps: [Part]

  /// Creates the paper of an instance.
  package init(label: String, currency: UnitID? = nil, given: [Part], steps: [Part]) {
    self.label = label
    self.currency = currency
    self.given = given
    self.steps = steps
  }
}

/// What each change of a scenario adds to a figure.
package struct ShownAttribution: Sendable {
  /// The text of the figure in the source.
  package var figure: String
  /// The text of the scenario in the source.
  package var scenario: String
  /// The figure without the changes.
  package var before: ExpressionID
  /// What the change of each name adds.
  package var parts: [(path: String, value: ExpressionID)]
  /// The figure with all changes.
  package var after: ExpressionID
  /// `true` iff all orders of making the changes count; otherwise their own and the reverse.
  package var isOverAllOrders: Bool

  /// Creates the attribution of `figure`.
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
  /// A choice: its best branch, and how likely it is reached.
  package struct Choice: Sendable {
    /// The labels of the branches that lead here, and the choice's own title.
    package var path: String
    /// What is chosen there.
    package var best: ExpressionID
    /// The probability of coming here.
    package var reached: ExpressionID

    /// Creates the choice at `path`.
    package init(path: String, best: ExpressionID, reached: ExpressionID) {
      self.path = path
      self.best = best
      self.reached = reached
    }
  }

  /// An end of the tree, or the cost of a node.
  package struct Outcome: Sendable {
    /// The labels of the branches that lead here.
    package var path: String
    /// `true` iff it is the cost of a node, which is paid on the way.
    package var isCost: Bool
    /// The probability of coming here.
    package var probability: ExpressionID
    /// What is received or paid here.
    package var amount: ExpressionID
    /// What that adds to the value of the tree.
    package var adds: ExpressionID

    /// Creates the end or the cost at `path`.
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

  /// What the tree is worth at its first node.
  package var value: ExpressionID
  /// The choices, from the first node on.
  package var choices: [Choice]
  /// The ends and costs, from the first node on.
  package var outcomes: [Outcome]

  /// Creates the tree that is worth `value`.
  package init(value: ExpressionID, choices: [Choice], outcomes: [Outcome]) {
    self.value = value
    self.choices = choices
    self.outcomes = outcomes
  }
}

extension ValueType {
  /// `true` iff a column of such values says which row of its table is which.
  package var namesRows: Bool {
    switch self {
    case .text, .date, .period, .choice: true
    case .error, .pending, .number, .percent, .yesNo, .months, .days, .missing, .quantity, .rate,
      .hazard, .list, .dated, .series, .table, .row, .instance, .function, .range, .optional:
      false
    }
  }

  /// `true` iff a first column of such values does so where they rise from row to row: years,
  /// shares, terms.
  package var countsRows: Bool {
    self == .number || self == .percent || self == .months || self == .days
  }
}
