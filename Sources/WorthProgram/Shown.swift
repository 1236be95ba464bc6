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

/// A value that a report shows: a text stands alone, without a heading.
package struct ShownLine: Sendable {
  package var heading: String
  package var documentation: String
  package var value: ExpressionID
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
  package var documentation: String
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

  package var label: String
  package var currency: UnitID?
  package var given: [Part]
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
  package var figure: String
  package var scenario: String
  package var before: ExpressionID
  package var parts: [(path: String, value: ExpressionID)]
  package var after: ExpressionID
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
    package var path: String
    package var best: ExpressionID
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
    package var path: String
    package var isCost: Bool
    package var probability: ExpressionID
    package var amount: ExpressionID
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

  package var value: ExpressionID
  package var choices: [Choice]
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
