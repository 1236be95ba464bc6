/// A function that bounds or moves a distribution: `truncated(normal(0, 1), low: 0)`.
package enum DistributionModifier: String, CaseIterable, Sendable {
  case truncated, shifted

  /// The names of the parameters after the distribution.
  package var parameters: [String] {
    switch self {
    case .truncated: ["low", "high"]
    case .shifted: ["by"]
    }
  }

  /// How it is written.
  package var signature: String {
    rawValue + "(distribution, " + parameters.map { $0 + ":" }.joined(separator: ", ") + ")"
  }
}

extension DistributionTable {
  /// The names of all distributions and of what changes them.
  package static let functionNames: [String] =
    names + DistributionModifier.allCases.map { $0.rawValue }

  /// `true` iff `name` is that of a distribution or of what changes one.
  package static func isFunction(_ name: String) -> Bool {
    isName(name) || DistributionModifier(rawValue: name) != nil
  }
}
