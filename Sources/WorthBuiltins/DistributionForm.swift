import WorthMath
import WorthSource

/// A parameter of a distribution.
package struct DistributionParameter: Sendable {
  /// What it is measured in.
  package enum Measure: Sendable {
    /// In the unit of what is drawn.
    case value
    /// In the unit of what is drawn, or a share of the centre where the centre is neither a number
    /// nor a percent.
    case spread
    case number
    /// A probability or another share, as a percent or number.
    case share
    /// A list in the unit of what is drawn.
    case values
    /// A list of probabilities or weights.
    case weights
  }

  /// The name of the parameter.
  package let name: StaticString
  /// What the parameter takes.
  package let measure: Measure
  /// What is meant where it is left out.
  package let defaultValue: Double?

  /// Creates a parameter.
  package init(_ name: StaticString, _ measure: Measure, default value: Double? = nil) {
    self.name = name
    self.measure = measure
    defaultValue = value
  }

  /// `true` iff it takes a list.
  package var isList: Bool {
    switch measure {
    case .values, .weights: true
    case .value, .spread, .number, .share: false
    }
  }
}

/// One way to state a distribution: its name and parameters.
package struct DistributionForm: Sendable {
  /// What is drawn.
  package enum Result: Sendable { case value, number, yesNo }

  /// The name that stands before the parentheses.
  package let name: StaticString
  /// The parameters, in their order.
  package let parameters: [DistributionParameter]
  /// The position of the parameter that a base before `~` stands for where it is left out; -1 for
  /// none.
  package let centre: Int
  /// `true` iff the parameters may be given without their names.
  package let isPositional: Bool
  /// What is drawn.
  package let result: Result
  /// One sentence for help.
  package let summary: StaticString
  /// Where the distribution is described; empty where it is common knowledge.
  package let source: StaticString
  /// Checks in Worth, run as tests and shown in help.
  package let examples: [StaticString]
  /// What the parameters must keep to.
  package let rule: PhraseKey
  /// Returns the distribution for parameters that are no lists; nil where they make no sense.
  package let make: @Sendable ([Double]) -> Distribution?

  /// Creates a form.
  package init(
    _ name: StaticString, _ parameters: [DistributionParameter], centre: Int = -1,
    isPositional: Bool = false, result: Result = .value, summary: StaticString,
    rule: PhraseKey, source: StaticString = "", examples: [StaticString] = [],
    make: @escaping @Sendable ([Double]) -> Distribution?
  ) {
    self.name = name
    self.parameters = parameters
    self.centre = centre
    self.isPositional = isPositional
    self.result = result
    self.summary = summary
    self.rule = rule
    self.source = source
    self.examples = examples
    self.make = make
  }

  /// `true` iff it draws from a list.
  package var takesList: Bool { parameters.contains { $0.isList } }

  /// The name with its parameters, as they are written.
  package var signature: String {
    let parts = parameters.map { parameter in
      let name = parameter.name.description
      guard let value = parameter.defaultValue else { return isPositional ? name : name + ":" }
      return name + ": " + DecimalPrinter.plain(value)
    }
    return name.description + "(" + parts.joined(separator: ", ") + ")"
  }

  /// What stands for a value of the distribution where no base is given: its mean, and for an event
  /// whether it is likelier than not.
  package func pointEstimate(_ mean: Double) -> Double {
    if case .yesNo = result { return mean >= 0.5 ? 1 : 0 }
    return mean
  }

  /// Why parameters make no sense, as the arguments of a diagnostic.
  package func mistake() -> (code: DiagnosticCode, arguments: [Argument]) {
    (
      .E1001,
      [Argument("distribution", .name(name.description)), Argument("reason", .words(rule))]
    )
  }

  /// That nothing lies between the bounds, as the arguments of a diagnostic.
  package func nothingBetweenBounds() -> (code: DiagnosticCode, arguments: [Argument]) {
    (.E1021, [Argument("distribution", .name(name.description))])
  }

  /// That the distribution lacks its mean or its standard deviation, as the arguments of a
  /// diagnostic.
  package func missing(
    _ figure: DistributionFigure
  ) -> (code: DiagnosticCode, arguments: [Argument]) {
    let reason: PhraseKey = figure == .mean ? .hasNoMean : .hasNoDeviation
    return (
      .E1022,
      [Argument("distribution", .name(name.description)), Argument("reason", .words(reason))]
    )
  }
}

/// What can be asked of a distribution.
package enum DistributionFigure: Int, Sendable {
  case mean, sd, pdf, cdf, percentile

  /// Returns the figure called `name`, nil where there is none.
  package static func named(_ name: String) -> DistributionFigure? {
    switch name {
    case "mean": .mean
    case "sd": .sd
    case "pdf": .pdf
    case "cdf": .cdf
    case "percentile": .percentile
    default: nil
    }
  }

  /// `true` iff it is asked at a value.
  package var takesArgument: Bool {
    switch self {
    case .mean, .sd: false
    case .pdf, .cdf, .percentile: true
    }
  }
}
