import WorthSource
import WorthValue

/// An item of a `show`.
package struct PlanShow: Sendable {
  package var span: Span
  /// The text of the item in the source.
  package var title: String
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
  package var value: PlanValue
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
  package var documentation: String
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
  package var given: [Part]
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
  package var title: String
  package var values: [PlanValue]

  /// Creates the row of the figure `title`.
  package init(title: String, values: [PlanValue]) {
    self.title = title
    self.values = values
  }
}

/// What each change of a scenario adds to a figure.
package struct PlanAttribution: Sendable {
  /// The texts of the figure and of the scenario in the source.
  package var figure: String
  package var scenario: String
  package var before: PlanValue
  package var parts: [(path: String, value: PlanValue)]
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
    package var path: String
    package var best: PlanValue
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
    package var path: String
    package var isCost: Bool
    package var probability: PlanValue
    package var amount: PlanValue
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

  package var value: PlanValue
  package var choices: [Choice]
  package var outcomes: [Outcome]

  /// Creates a tree.
  package init(value: PlanValue, choices: [Choice], outcomes: [Outcome]) {
    self.value = value
    self.choices = choices
    self.outcomes = outcomes
  }
}
