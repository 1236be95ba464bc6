import WorthLanes
import WorthMath
import WorthPlan
import WorthSource
import WorthValue

/// What uncertain names stand for in a run.
package enum TrialMode {
  /// Their base values.
  case base
  /// Marks, so that the operations on them are noted.
  case tracing(Tracer)
  /// What one trial draws.
  case trial(UInt64)
  /// Their base values, but for names that a study varies.
  case varied(Variation)

  /// `true` iff the rows of a loop may be lanes of one run.
  var allowsRowLanes: Bool {
    switch self {
    case .base, .varied: true
    case .tracing, .trial: false
    }
  }

  /// `true` iff what fails in the run is said with the figures of the run.
  var saysWhy: Bool {
    switch self {
    case .base: true
    case .tracing(let tracer): tracer.rows?.saysWhy ?? false
    case .trial, .varied: false
    }
  }

  /// What a study puts in the place of names; nil where none does.
  var variation: Variation? {
    switch self {
    case .varied(let variation): variation
    case .tracing(let tracer): tracer.variation
    case .base, .trial: nil
    }
  }
}

/// A statistic of the plan: its instruction, and which element where each value of a series has its
/// own.
package struct StatisticPlace: Hashable, Sendable {
  /// The position of the instruction, or a register.
  package var instruction: Int32
  /// The position of the element; -1 for the value as a whole.
  package var element: Int32
}

/// What is known of values over all trials.
package struct StatisticTable: Sendable {
  /// The statistics that are known.
  package var values: [StatisticPlace: Double] = [:]
  /// The standard errors of statistics, where they are known.
  package var errors: [StatisticPlace: Double] = [:]
  /// The value that a statistic is of, where every uncertain name has its base.
  package var bases: [StatisticPlace: Double] = [:]
  /// Why a statistic has no value.
  package var failures: [StatisticPlace: Diagnostic] = [:]

  /// Creates an empty table.
  package init() {}

  /// `true` iff nothing is known.
  var isEmpty: Bool { values.isEmpty && errors.isEmpty && bases.isEmpty && failures.isEmpty }
}

/// Records the operations on what differs from trial to trial while a plan is run.
package final class Tracer {
  /// Why a case cannot be simulated.
  package enum Obstacle: Sendable {
    /// The size of a list or the number of turns of a loop depends on a draw.
    case size
    /// A function calls itself for as long as a draw says.
    case recursion
    /// There are too many operations.
    case length
    /// An operation that is not known for trials.
    case operation
    /// There are more trials than the host allows.
    case trials
    /// All trials together take more steps than there are.
    case steps

    /// Returns what is reported of it.
    func diagnostic(_ span: Span, _ limits: WorkLimits, _ meter: WorkMeter) -> Diagnostic {
      let reason: Phrase
      switch self {
      case .size: return Diagnostic(.E1006, span)
      case .recursion: reason = Phrase(.recursionByUncertainValue)
      case .length:
        reason = Phrase(.trialTakesTooLong, [Argument("limit", .count(limits.operations))])
      case .operation: reason = Phrase(.unknownForUncertainValues)
      case .steps: return meter.diagnostic(span)
      case .trials:
        reason = Phrase(.tooManyTrials, [Argument("limit", .count(Int(clamping: limits.trials)))])
      }
      return Diagnostic(.E1007, span, [Argument("reason", .phrase(reason))])
    }
  }

  /// What a statistic needs over all trials.
  package struct Request {
    /// Which statistic it is.
    package var place: StatisticPlace
    /// What is asked.
    package var kind: StatisticKind
    /// The mark of the value that the statistic is of.
    package var value: Double
    /// The parameter: a share, a condition or another value.
    package var parameter: Double
  }

  /// What a study puts in the place of names, among it marks for what differs from lane to lane;
  /// nil in a simulation, where uncertain names are drawn.
  var variation: Variation?
  /// The rows of a loop that are lanes; nil where the lanes are trials, or those of a study.
  var rows: RowLanes?
  /// The operations so far.
  package var trace: Trace
  /// The statistics that were asked for and are not known.
  package var requests: [Request] = []
  /// What kinds require and is not sure to hold in all trials: the number of the requirement, and
  /// what is 1 in the trials in which it holds, in each period and row.
  package private(set) var requirements: [(number: Int32, condition: Double)] = []
  /// The place of each requirement in `requirements`.
  private var foundRequirements: [Int32: Int] = [:]
  /// The statistics that rest on others, which are not known yet.
  package var postponed = 0
  /// The first reason why the plan cannot be traced, and where it stands; nil where it can.
  package var problem: (obstacle: Obstacle, span: Span)?
  /// The draws of names that are correlated, by their number in the plan.
  var dependence: Dependence
  /// Why the latest run of instructions up to some place ended early.
  var lastReason = TrapReason.none
  /// The branches in functions so far; a function that calls itself twice in a branch doubles them with each
  /// call.
  var branchCount = 0
  /// The branches beyond which a function is taken to call itself for as long as a draw says; rows are then faster one
  /// by one.
  var mostBranches: Int { rows == nil ? 100_000 : 2_000 }
  /// The number of branches that lie inside one another here.
  var branchDepth = 0
  /// The way of the innermost branch that is being taken down; nil outside of branches.
  var path: LanePath?
  /// For each function, the registers that tell whether a shared line was worked out.
  var guards: [Int32: Set<Int>] = [:]

  /// `true` iff uncertain names draw; otherwise they have their bases, or what a study gives them.
  var draws: Bool { (variation?.isSimulated ?? true) && rows == nil }

  /// Creates a tracer of at most `limit` operations, which are done as they stand with `isExact`.
  package init(_ plan: Plan, limit: Int, isExact: Bool = false) {
    trace = Trace(limit: limit, isStratified: plan.simulation.isStratified, isExact: isExact)
    dependence = Dependence(plan)
  }

  /// Takes note that the requirement `number` holds only where `condition` does, too.
  func require(_ number: Int32, _ condition: Double) {
    if trace.isSure(condition) { return }
    guard let place = foundRequirements[number] else {
      foundRequirements[number] = requirements.count
      requirements.append((number, condition))
      return
    }
    requirements[place].condition = trace.select(requirements[place].condition, condition, 0)
  }

  /// Takes note of a value that rows work out on the way at hand.
  func note(_ value: Double) {
    if let node = Marker.node(value) { rows?.steps.insert(LaneStep(node, on: path)) }
  }

  /// The mark of a statistic that is not known in this round.
  static let pending = Marker.failed(0)
}
