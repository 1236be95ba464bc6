import WorthSource
import WorthValue

/// An item of a `show`.
package struct PlanShow: Sendable {
  /// The place of the item in the source.
  package var span: Span
  /// The text of the item in the source.
  package var title: String
  /// What is shown, and in which form.
  package var content: PlanContent

  /// Creates an item.
  package init(span: Span, title: String, content: PlanContent) {
    self.span = span
    self.title = title
    self.content = content
  }
}

/// What an item of a report shows.
package enum PlanContent: Sendable {
  case value(PlanLine)
  /// Columns side by side; the title is empty where the columns were chosen one by one.
  case table(PlanTable)
  /// A filled-in kind.
  case paper(PlanPaper)
  /// Figures as the case is and under scenarios.
  case comparison(headings: [String], rows: [PlanComparisonRow])
  case attribution(PlanAttribution)
  case tree(PlanTree)
  /// A study with the values of its axes, if it has any.
  case study(Int32, axes: [PlanValue])
}

/// A value that a report shows, with what it is called and what it is.
package struct PlanLine: Sendable {
  /// How the values are written, beyond what their type says.
  package struct Traits: Sendable, Hashable {
    /// `true` iff it is what an instance was given, not what follows from that.
    package var isInput = false
    /// `true` iff an instance was given nothing, so that the kind's own value holds.
    package var isDefault = false
    /// `true` iff the values are the literal 0, which fits any unit.
    package var fitsAnyUnit = false
    /// `true` iff a total of the values says something.
    package var addsUp = false

    /// Creates the traits of a value that follows from others.
    package init() {}
  }

  /// The name of the line; empty for a text that stands alone.
  package var heading: String
  /// What its comment says it is.
  package var documentation: String
  /// What is shown: one value, or one for each period or row.
  package var value: PlanValue
  /// How the values are written.
  package var traits: Traits

  /// Creates a line.
  package init(heading: String, documentation: String, value: PlanValue, traits: Traits) {
    self.heading = heading
    self.documentation = documentation
    self.value = value
    self.traits = traits
  }
}

/// Columns that a report shows side by side.
package struct PlanTable: Sendable {
  /// The name of the table; empty where the columns were chosen one by one.
  package var title: String
  /// What its comment says it is; empty where there is none.
  package var documentation: String
  /// The columns, from left to right.
  package var columns: [PlanLine]

  /// Creates a table.
  package init(title: String, documentation: String, columns: [PlanLine]) {
    self.title = title
    self.documentation = documentation
    self.columns = columns
  }
}

/// A filled-in kind as a report shows it.
package struct PlanPaper: Sendable {
  /// What stands in a paper, in its order.
  package enum Part: Sendable {
    case line(PlanLine)
    case table(PlanTable)
    /// An instance that was filled in as a field.
    case paper(name: String, documentation: String, PlanPaper)
  }

  /// The label of the instance; empty where it has none.
  package var label: String
  /// The currency of its amounts, if there is one.
  package var currency: UnitID?
  /// What the instance was given, in the order of its kind.
  package var given: [Part]
  /// What follows from that, in the order of the kind's `show`.
  package var steps: [Part]

  /// Creates a paper.
  package init(label: String, currency: UnitID?, given: [Part], steps: [Part]) {
    self.label = label
    self.currency = currency
    self.given = given
    self.steps = steps
  }
}

/// A figure in the case and under scenarios.
package struct PlanComparisonRow: Sendable {
  /// The text of the figure in the source.
  package var title: String
  /// The figure in the case, then under each scenario, in the order of the headings.
  package var values: [PlanValue]

  /// Creates the row of the figure `title`.
  package init(title: String, values: [PlanValue]) {
    self.title = title
    self.values = values
  }
}

/// What each change of a scenario adds to a figure.
package struct PlanAttribution: Sendable {
  /// The text of the figure in the source.
  package var figure: String
  /// The text of the scenario in the source.
  package var scenario: String
  /// The figure without the changes.
  package var before: PlanValue
  /// What the change of each name adds; the parts add up to the difference of `after` and `before`.
  package var parts: [(path: String, value: PlanValue)]
  /// The figure with all changes.
  package var after: PlanValue
  /// `true` iff all orders of making the changes count; otherwise their own and the reverse.
  package var isOverAllOrders: Bool

  /// Creates an attribution.
  package init(
    figure: String, scenario: String, before: PlanValue, parts: [(path: String, value: PlanValue)],
    after: PlanValue, isOverAllOrders: Bool
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
package struct PlanTree: Sendable {
  /// A choice: where it stands, what is best there, and how likely it is reached.
  package struct Choice: Sendable {
    /// The labels of the branches that lead here, and the choice's own title.
    package var path: String
    /// What is chosen there.
    package var best: PlanValue
    /// The probability of coming here.
    package var reached: PlanValue

    /// Creates a choice.
    package init(path: String, best: PlanValue, reached: PlanValue) {
      self.path = path
      self.best = best
      self.reached = reached
    }
  }

  /// An end or a cost: how likely it is, how much it is, and what it adds to the value.
  package struct Outcome: Sendable {
    /// The labels of the branches that lead here.
    package var path: String
    /// `true` iff it is the cost of a node, which is paid on the way.
    package var isCost: Bool
    /// The probability of coming here.
    package var probability: PlanValue
    /// What is received or paid here.
    package var amount: PlanValue
    /// What that adds to the value of the tree.
    package var adds: PlanValue

    /// Creates an end or a cost.
    package init(
      path: String, isCost: Bool, probability: PlanValue, amount: PlanValue, adds: PlanValue
    ) {
      self.path = path
      self.isCost = isCost
      self.probability = probability
      self.amount = amount
      self.adds = adds
    }
  }

  /// What the tree is worth at its first node.
  package var value: PlanValue
  /// The choices, from the first node on.
  package var choices: [Choice]
  /// The ends and costs, from the first node on.
  package var outcomes: [Outcome]

  /// Creates a tree.
  package init(value: PlanValue, choices: [Choice], outcomes: [Outcome]) {
    self.value = value
    self.choices = choices
    self.outcomes = outcomes
  }
}
