import WorthValue

// The shapes of what a report shows. The checker fills them with expressions (`ShownLine`,
// `ShownPaper` and so on in WorthProgram), the planner maps those to registers (`PlanLine`,
// `PlanPaper` and so on).

/// How the values of a line are written, beyond what their type says.
package struct LineTraits: Sendable, Hashable {
  /// `true` iff the line is what an instance was given, not what follows from that.
  package var isInput = false
  /// `true` iff an instance was given nothing, so that the kind's own value holds.
  package var isDefault = false
  /// `true` iff the values are the literal 0, which fits any unit.
  package var fitsAnyUnit = false
  /// `true` iff a total of the values says something; known once the line is lowered.
  package var addsUp = false
  /// `true` iff the values are those of the first column of a table by row: where they begin with 0 and rise, as the bounds of
  /// bands do, they have no total.
  package var mayBeBounds = false
  /// `true` iff the values were rounded on the way, so that their coins say something; known once the line is lowered.
  package var isRounded = false

  /// Creates the traits of a value that follows from others.
  package init() {}
}

/// A value that a report shows, with what it is called and what it is.
package struct ReportLine<Value: Sendable>: Sendable {
  package typealias Traits = LineTraits

  /// The name of the line; empty for a text that stands alone.
  package var heading: String
  /// What the comment in front of the line says it is; empty where there is none.
  package var documentation: String
  /// What is shown: one value, or one for each period or row.
  package var value: Value
  /// How the values are written.
  package var traits: Traits

  /// Creates the line of `value`.
  package init(
    heading: String, documentation: String, value: Value, traits: Traits = LineTraits()
  ) {
    self.heading = heading
    self.documentation = documentation
    self.value = value
    self.traits = traits
  }
}

/// Columns that a report shows side by side.
package struct ReportTable<Value: Sendable>: Sendable {
  /// The name of the table; empty where the columns were chosen one by one.
  package var title: String
  /// What the comment in front of the table says it is; empty where there is none.
  package var documentation: String
  /// The columns, from left to right.
  package var columns: [ReportLine<Value>]

  /// Creates a table of `columns`.
  package init(title: String = "", documentation: String = "", columns: [ReportLine<Value>]) {
    self.title = title
    self.documentation = documentation
    self.columns = columns
  }
}

/// A filled-in kind as a report shows it.
package struct ReportPaper<Value: Sendable>: Sendable {
  /// What stands in a paper.
  package enum Part: Sendable {
    case line(ReportLine<Value>)
    case table(ReportTable<Value>)
    /// An instance that was filled in as a field.
    case paper(name: String, documentation: String, ReportPaper<Value>)
  }

  /// The label of the instance; empty where it has none.
  package var label: String
  /// The currency of its amounts; nil where they have none or several.
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
package struct ReportAttribution<Value: Sendable>: Sendable {
  /// The text of the figure in the source.
  package var figure: String
  /// The text of the scenario in the source.
  package var scenario: String
  /// The figure without the changes.
  package var before: Value
  /// What the change of each name adds; the parts add up to the difference of `after` and `before`.
  package var parts: [(path: String, value: Value)]
  /// The figure with all changes.
  package var after: Value
  /// `true` iff all orders of making the changes count; otherwise their own and the reverse.
  package var isOverAllOrders: Bool

  /// Creates the attribution of `figure`.
  package init(
    figure: String, scenario: String, before: Value, parts: [(path: String, value: Value)],
    after: Value, isOverAllOrders: Bool
  ) {
    self.figure = figure
    self.scenario = scenario
    self.before = before
    self.parts = parts
    self.after = after
    self.isOverAllOrders = isOverAllOrders
  }

  /// Returns the attribution with `transform` of each value, taken from first to last.
  package func map<Other: Sendable>(_ transform: (Value) -> Other) -> ReportAttribution<Other> {
    ReportAttribution<Other>(
      figure: figure, scenario: scenario, before: transform(before),
      parts: parts.map { ($0.path, transform($0.value)) }, after: transform(after),
      isOverAllOrders: isOverAllOrders)
  }
}

/// A decision tree as a report shows it.
package struct ReportTree<Value: Sendable>: Sendable {
  /// A choice: what is best there, and how likely it is reached.
  package struct Choice: Sendable {
    /// The labels of the branches that lead here, and the choice's own title.
    package var path: String
    /// What is chosen there.
    package var best: Value
    /// The probability of coming here.
    package var reached: Value

    /// Creates the choice at `path`.
    package init(path: String, best: Value, reached: Value) {
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
    package var probability: Value
    /// What is received or paid here.
    package var amount: Value
    /// What that adds to the value of the tree.
    package var adds: Value

    /// Creates the end or the cost at `path`.
    package init(path: String, isCost: Bool, probability: Value, amount: Value, adds: Value) {
      self.path = path
      self.isCost = isCost
      self.probability = probability
      self.amount = amount
      self.adds = adds
    }
  }

  /// What the tree is worth at its first node.
  package var value: Value
  /// The choices, from the first node on.
  package var choices: [Choice]
  /// The ends and costs, from the first node on.
  package var outcomes: [Outcome]

  /// Creates the tree that is worth `value`.
  package init(value: Value, choices: [Choice], outcomes: [Outcome]) {
    self.value = value
    self.choices = choices
    self.outcomes = outcomes
  }

  /// Returns the tree with `transform` of each value, taken from first to last.
  package func map<Other: Sendable>(_ transform: (Value) -> Other) -> ReportTree<Other> {
    ReportTree<Other>(
      value: transform(value),
      choices: choices.map {
        ReportTree<Other>.Choice(
          path: $0.path, best: transform($0.best), reached: transform($0.reached))
      },
      outcomes: outcomes.map {
        ReportTree<Other>.Outcome(
          path: $0.path, isCost: $0.isCost, probability: transform($0.probability),
          amount: transform($0.amount), adds: transform($0.adds))
      })
  }
}
