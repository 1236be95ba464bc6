/// What a run may use at most.
package struct RunLimits: Sendable {
  /// Calls and turns of loops.
  package var steps: UInt64 = 2_000_000_000
  /// Values of series and lists.
  package var values = 32 << 20
  /// Calls of functions inside one another.
  package var depth = 10_000
  /// Bytes of texts.
  package var text = 16 << 20

  /// Operations that one trial may take.
  package var operations = 4 << 20
  /// Values of results that are held over all trials at once.
  package var trialValues = 24 << 20
  /// Trials of a simulation.
  package var trials: UInt64 = 10_000_000

  /// Creates the usual limits.
  package init() {}
}
