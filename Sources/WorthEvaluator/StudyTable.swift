import WorthPlan
import WorthSource

/// What a study has found, in an order that depends on its kind: the one value of a solution or an
/// elasticity, the figures of a grid by rows, or four numbers for each bar of a tornado: the ends
/// of the name's range and the figures there.
package struct StudyResult: Sendable {
  /// The numbers that were found.
  package var values: [Double] = []
  /// The names of the bars of a tornado.
  package var names: [String] = []

  /// Creates an empty result.
  package init() {}
}

/// What is known of the studies of a plan.
package struct StudyTable: Sendable {
  /// What was found, by the number of the study.
  package var results: [Int32: StudyResult] = [:]
  /// Why a study has no result.
  package var failures: [Int32: Diagnostic] = [:]
  /// What is to be known of the result of a study.
  package var notes: [Int32: Diagnostic] = [:]
  /// The figure of each study as the case is.
  package var bases: [Int32: Double] = [:]

  /// Creates an empty table.
  package init() {}

  /// `true` iff nothing is known.
  var isEmpty: Bool { results.isEmpty && failures.isEmpty && bases.isEmpty }

  /// `true` iff it is known what came of the study.
  func isSettled(_ study: Int32) -> Bool { results[study] != nil || failures[study] != nil }
}

/// A study that can be done, with the values of its parameters.
package struct StudyRequest: Sendable {
  /// The number of the study.
  package var study: Int32
  /// The values of each parameter: one, or those of a list.
  package var parameters: [[Double]]
}

/// What is put in the place of names while a study evaluates a figure.
package struct Variation: Sendable {
  /// By the operands of `vary`.
  package var values: [Int32: Double] = [:]
  /// The shares at which uncertain names are drawn, by their paths.
  package var shares: [String: Double] = [:]
  /// The studies that are being answered: inside of one, it has no result.
  package var open: Set<Int32> = []
  /// The studies that the innermost of these rests on.
  package var needs: [Int32] = []
  /// `true` iff lines have their values even where what their kind requires does not hold.
  package var looksBeyondRequirements = false
  /// `true` iff what is known over all trials was found for this variation, and uncertain names draw.
  package var isSimulated = false

  /// Creates a variation of nothing.
  package init() {}
}

extension PlanStudy {
  /// Returns the plan with jumps over what the study does not rest on.
  func shortened(_ plan: Plan) -> Plan {
    var plan = plan
    for skip in skips {
      plan.code[Int(skip.lowerBound)] = Instruction(.jump, skip.upperBound)
    }
    return plan
  }
}
