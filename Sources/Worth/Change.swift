import WorthChecker
import WorthSource

/// A definition, a field or a period that takes another value than the case states.
public struct Change: Sendable {
  /// The name: `growth`, `dryer_value.royalty_rate`, `sales[2027]`.
  public let path: String
  /// The new value as it is written in Worth: `5%`, `CHF 2 million`, `4% ~ normal(sd: 1%)`; of a
  /// series the values by their periods, `[2026: 5%, 2027: 6%]`; nothing for a value that cannot be
  /// written.
  public let expression: String
  /// The change as the core knows it, one for each period of a series; nil where the value cannot
  /// be written.
  private let overrides: [HostOverride]?

  /// Creates the change of what stands at `path` to an expression.
  public init(_ path: String, _ expression: String) {
    self.path = path
    self.expression = expression
    overrides = [HostOverride(path: path, expression: expression)]
  }

  /// Creates the change of what stands at `path` to a value.
  ///
  /// A series by period changes each of its periods, and its opening value where it has one; other
  /// periods stay.
  ///
  /// - Errors: A value that the language cannot write, such as a missing one or a series by row, changes nothing: the case
  ///   has the mistake `E0224` then.
  public init(_ path: String, to value: Value) {
    self.path = path
    if case .series(let series) = value {
      let values = Change.values(of: series)
      expression = values.map { Change.text($0) } ?? ""
      overrides = values?.map {
        HostOverride(path: path + "[" + $0.index + "]", expression: $0.source)
      }
    } else {
      expression = value.source ?? ""
      overrides = value.source.map { [HostOverride(path: path, expression: $0)] }
    }
  }

  /// The values of a series by their periods as they are written; nil where one cannot be, or there
  /// is none.
  private static func values(of series: Series) -> [(index: String, source: String)]? {
    var found: [(index: String, source: String)] = []
    if let opening = series.opening {
      guard let source = opening.source else { return nil }
      found.append(("opening", source))
    }
    for entry in series.entries {
      guard let period = entry.period, let source = entry.value.source else { return nil }
      found.append((period.description, source))
    }
    return series.entries.isEmpty ? nil : found
  }

  /// Returns values with their periods as one text.
  private static func text(_ values: [(index: String, source: String)]) -> String {
    "[" + values.map { $0.index + ": " + $0.source }.joined(separator: ", ") + "]"
  }

  /// What the core is to change, and what is wrong with changes that it cannot make.
  static func core(_ changes: [Change]) -> (overrides: [HostOverride], mistakes: [Diagnostic]) {
    var overrides: [HostOverride] = []
    var mistakes: [Diagnostic] = []
    for change in changes {
      if let found = change.overrides {
        overrides += found
      } else {
        mistakes.append(
          Diagnostic(
            .E0224, Span(source: 0, start: 0, end: 0), [Argument("path", .name(change.path))]))
      }
    }
    return (overrides, mistakes)
  }
}

extension Case {
  /// Returns the case with further changes; its own stay, unless these replace them.
  public func changing(_ changes: [Change]) -> Case {
    guard let rebuild else { return self }
    let again: Rebuild = { more, questions in rebuild(changes + more, questions) }
    return Case(
      result: again([], []), limits: limits, workers: workers, observer: observer, rebuild: again)
  }
}
