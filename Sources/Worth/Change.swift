import WorthChecker

/// A definition, a field or a period that takes another value than the case states.
public struct Change: Sendable {
  /// The name: `growth`, `dryer_value.royalty_rate`, `sales[2027]`.
  public let path: String
  /// The new value as it is written in Worth: `5%`, `CHF 2 million`, `4% ~ normal(sd: 1%)`.
  public let expression: String

  /// Creates the change of what stands at `path` to an expression.
  public init(_ path: String, _ expression: String) {
    self.path = path
    self.expression = expression
  }

  /// Creates the change of what stands at `path` to a value.
  ///
  /// A value that cannot be written as an expression, such as a series, changes nothing: the case then says so (`E0221`
  /// or a mistake in the expression).
  public init(_ path: String, to value: Value) {
    self.init(path, value.source ?? "missing")
  }

  /// The change as the core knows it.
  var core: HostOverride { HostOverride(path: path, expression: expression) }
}

extension Case {
  /// Returns the case with further changes; its own stay, unless these replace them.
  public func changing(_ changes: [Change]) -> Case {
    guard let rebuild else { return self }
    let given = changes.map { $0.core }
    let again: Rebuild = { more, questions in rebuild(given + more, questions) }
    return Case(
      result: again([], []), limits: limits, workers: workers, observer: observer, rebuild: again)
  }
}
