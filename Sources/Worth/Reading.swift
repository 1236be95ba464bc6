import WorthSource

/// Why a figure cannot be read as what was asked for.
public struct ReadingError: Error, Sendable, CustomStringConvertible {
  /// What stands in the way.
  public enum Reason: Sendable {
    /// The case defines nothing of this name; the nearest name that it has, if one is near.
    case unknownName(nearest: String?)
    /// The figure is something else, such as a percent where an amount was asked for.
    case otherKind(expected: String, found: String)
    /// The figure is in another currency than the one asked for.
    case otherCurrency(expected: String, found: String)
    /// An optional value that is not given.
    case missing
    /// Nothing was computed; the message says why, where one is known.
    case failed(Message?)
  }

  /// The name that was asked for.
  public let path: String
  /// What stands in the way.
  public let reason: Reason

  /// The error in a sentence.
  public var description: String {
    switch reason {
    case .unknownName(let nearest):
      "nothing is called ‘\(path)’" + (nearest.map { "; did you mean ‘\($0)’?" } ?? "")
    case .otherKind(let expected, let found): "‘\(path)’ is \(found), not \(expected)"
    case .otherCurrency(let expected, let found): "‘\(path)’ is in \(found), not in \(expected)"
    case .missing: "‘\(path)’ is not given"
    case .failed(let message):
      "‘\(path)’ has no value" + (message.map { ": " + $0.text + " (" + $0.code + ")" } ?? "")
    }
  }
}

/// Figures read as what they are: `try outcome.money("dryer_value.value")`.
///
/// - Errors: A `ReadingError` names the cause: an unknown name with the nearest one, a value of another kind, or the
///   diagnostic because of which nothing was computed.
extension Outcome {
  /// Returns a plain number.
  public func number(_ path: String) throws(ReadingError) -> Double {
    try read(path, "a number") { if case .number(let value) = $0 { value } else { nil } }
  }

  /// Returns a share: 0.05 for 5 %.
  public func percent(_ path: String) throws(ReadingError) -> Double {
    try read(path, "a percent") { if case .percent(let value) = $0 { value } else { nil } }
  }

  /// Returns an amount with its currency; of one currency where `currency` is given.
  public func money(
    _ path: String, in currency: String? = nil
  ) throws(ReadingError) -> Money {
    let money = try read(path, "an amount of money") {
      if case .money(let money) = $0 { money } else { nil }
    }
    if let currency, money.currency != currency {
      throw ReadingError(
        path: path, reason: .otherCurrency(expected: currency, found: money.currency))
    }
    return money
  }

  /// Returns a rate; a percent counts as one per year.
  public func rate(_ path: String) throws(ReadingError) -> Rate {
    try read(path, "a rate") {
      switch $0 {
      case .rate(let rate): rate
      case .percent(let value): Rate(value)
      default: nil
      }
    }
  }

  /// Returns a day.
  public func date(_ path: String) throws(ReadingError) -> CalendarDate {
    try read(path, "a date") { if case .date(let date) = $0 { date } else { nil } }
  }

  /// Returns a period.
  public func period(_ path: String) throws(ReadingError) -> Period {
    try read(path, "a period") { if case .period(let period) = $0 { period } else { nil } }
  }

  /// Returns a word of a choice.
  public func choice(_ path: String) throws(ReadingError) -> String {
    try read(path, "a word of a choice") { if case .choice(let word) = $0 { word } else { nil } }
  }

  /// Returns a text.
  public func text(_ path: String) throws(ReadingError) -> String {
    try read(path, "a text") { if case .text(let text) = $0 { text } else { nil } }
  }

  /// Returns yes or no.
  public func truth(_ path: String) throws(ReadingError) -> Bool {
    try read(path, "yes or no") { if case .truth(let truth) = $0 { truth } else { nil } }
  }

  /// Returns a series, with its periods or the names of its rows.
  public func series(_ path: String) throws(ReadingError) -> Series {
    try read(path, "a series") { if case .series(let series) = $0 { series } else { nil } }
  }

  /// Returns the values of a list or a series.
  public func values(_ path: String) throws(ReadingError) -> [Value] {
    try read(path, "a list or a series") {
      switch $0 {
      case .list(let values): values
      case .series(let series): series.values
      default: nil
      }
    }
  }

  /// Returns the value at `path` as `convert` takes it.
  private func read<Result>(
    _ path: String, _ expected: String, _ convert: (Value) -> Result?
  ) throws(ReadingError) -> Result {
    guard let figure = figure(path) else {
      throw ReadingError(
        path: path, reason: .unknownName(nearest: Spelling.nearest(to: path, among: paths)))
    }
    if let result = convert(figure.value) { return result }
    switch figure.value {
    case .missing: throw ReadingError(path: path, reason: .missing)
    case .failed: throw ReadingError(path: path, reason: .failed(cause(of: path)))
    default:
      throw ReadingError(
        path: path, reason: .otherKind(expected: expected, found: figure.value.kind))
    }
  }
}
