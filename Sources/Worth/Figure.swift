/// A definition of the case, or a line of an instance, with its value.
public struct Figure: Sendable {
  /// The name: `growth`, `dryer_value.royalties`.
  public let path: String
  /// The `##` comment before the definition, whole, with its line breaks.
  public let label: String
  /// The value.
  public let value: Value
  /// The value as it is written in Worth.
  public let text: String
  /// What is known of it over all trials, where it varies and the evaluation asked for that: ``Case/Detail/all`` does.
  public let uncertainty: Uncertainty?
}
