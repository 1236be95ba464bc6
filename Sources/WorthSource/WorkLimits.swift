/// What compiling and running a case may use at most: the one place where these numbers stand.
///
/// They count work and never time, so that the same case ends in the same way on every machine.
package struct WorkLimits: Sendable {
  /// Steps of a run: calls of functions, turns of loops, and whatever takes about as long.
  ///
  /// A call of a function takes about 8 ns, other steps up to 30, so that the usual limit is reached within one to three
  /// seconds, and within a quarter of a minute in a build without optimisation.
  package var steps: UInt64 = 100_000_000
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

  /// Creates the usual limits.
  package init() {}
}
