/// What compiling and running a case may use at most: the one place where these numbers stand.
///
/// They count work and never time, so that the same case ends in the same way on every machine.
package struct WorkLimits: Sendable {
  /// Steps of a run: calls of functions, turns of loops, and whatever takes about as long.
  ///
  /// A step takes 4 to 30 ns, so that the usual limit is reached within three seconds; a recursion
  /// reaches it in half a second, and in five in a build without optimisation.
  package var steps: UInt64 = 100_000_000
  /// Steps that each row of a table adds to those of a run: enough to fill in a loan of 60 months
  /// with all its conventions.
  package static var stepsOfRow: UInt64 { 20_000 }
  /// Values that series and lists may hold in all; each takes eight bytes.
  package var values = 32 << 20
  /// Calls of functions inside one another.
  package var depth = 10_000
  /// Bytes of the texts that a case puts together.
  package var text = 16 << 20
  /// Trials of a simulation.
  package var trials: UInt64 = 10_000_000
  /// Operations of one trial.
  package var operations = 4 << 20
  /// Values of uncertain results that are held over all trials at a time; each takes eight bytes.
  package var trialValues = 3 << 20
  /// Files that a case may use, tables among them.
  package var files = 1000
  /// Files that use one another in a chain.
  package var fileDepth = 32
  /// Definitions of a case: those that it states, and the inputs and lines of everything that it
  /// fills in or changes in a scenario. Each takes about 3 kB while the case is checked.
  package var definitions = 500_000

  /// Creates the usual limits.
  package init() {}

  /// The limits of a run over tables with so many rows in all.
  package func withRows(_ count: Int) -> WorkLimits {
    var limits = self
    let more = UInt64(clamping: count).multipliedReportingOverflow(by: WorkLimits.stepsOfRow)
    let (sum, isTooMuch) = steps.addingReportingOverflow(more.partialValue)
    limits.steps = more.overflow || isTooMuch ? .max : sum
    return limits
  }

  // MARK: What no host changes

  /// Definitions that may wait for one another while they are checked; the stack of a thread holds
  /// so many.
  package static var waitingDefinitions: Int { 48 }
  /// Brackets, braces and operators inside one another; the stack of a thread holds so many.
  package static var nesting: Int { 160 }
  /// Inputs, lines or columns of one thing.
  package static var parts: Int { 2000 }
  /// Nodes of a decision tree.
  package static var treeNodes: Int { 2000 }
  /// Versions of a function, which is checked again for each list of argument types.
  package static var versions: Int { 2000 }
  /// Versions of all functions; each instance has functions of its own.
  package static var versionsInAll: Int { 500_000 }
  /// Times that a case fills in kinds.
  package static var instances: Int { 50_000 }
  /// Blocks of `with` on one instance, and kinds filled in inside one another.
  package static var layers: Int { 100 }
  /// Worlds: scenarios and their combinations.
  package static var worlds: Int { 2000 }
  /// Periods of a timeline.
  package static var periods: Int { 100_000 }
  /// Mistakes of a case, or of a text, after which the rest is no longer reported.
  package static var diagnostics: Int { 100 }
}
