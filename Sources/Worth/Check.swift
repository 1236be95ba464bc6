import WorthEvaluator
import WorthTesting

/// What came of an `expect`.
public struct Check: Sendable {
  /// How a check ends.
  public enum Verdict: String, Sendable {
    /// The figure is as claimed.
    case passed
    /// The figure is another.
    case missed
    /// Nothing was computed.
    case failed
  }

  /// How the check ended.
  public let verdict: Verdict
  /// The claim as the source states it, in one line.
  public let claim: String
  /// The file and the line in which it stands.
  public let file: String
  public let line: Int
  /// The figure, as it is written in Worth.
  public let figure: String
  /// What was claimed.
  public let claimed: String
  /// What the check accepts, for claims with digits.
  public let accepted: String?
  /// By how much the figure misses the claim; empty where it hits.
  public let difference: String
  /// The text after `because`.
  public let reason: String?
  /// What the publication printed in error, as the check records it.
  public let printed: String?
  /// The check with its place, both figures and the values beneath, in several lines.
  public let rendered: String

  /// Creates what came of a check from what reports say of it.
  init(_ line: CheckResultLine) {
    let outcome = line.outcome
    verdict =
      switch outcome.verdict {
      case .passed: .passed
      case .missed: .missed
      case .failed: .failed
      }
    claim = line.claim
    file = line.file
    self.line = line.lineNumber
    figure = outcome.figure
    claimed = outcome.claimed
    accepted = outcome.interval
    difference = outcome.verdict == .missed ? outcome.difference : ""
    reason = outcome.reason
    printed = outcome.printed
    rendered = line.text
  }
}

/// What came of all checks of a case.
public struct TestResult: Sendable {
  /// The checks, in the order of the source.
  public let checks: [Check]
  /// What is wrong with the case, and what could not be computed.
  public let mistakes: [Message]

  /// `true` iff nothing is wrong and all checks pass. A case without checks passes none.
  public var isPassed: Bool {
    mistakes.isEmpty && !checks.isEmpty && checks.allSatisfy { $0.verdict == .passed }
  }
}

extension Case {
  /// Computes the case and judges its checks.
  public func test() -> TestResult {
    let mistakes = diagnostics.filter { $0.severity == .error }
    guard mistakes.isEmpty else { return TestResult(checks: [], mistakes: mistakes) }
    let outcome = evaluate(.asked)
    return TestResult(
      checks: outcome.checks, mistakes: outcome.messages.filter { $0.severity == .error })
  }
}
