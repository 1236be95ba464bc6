import WorthSource

/// What compiling and running a case may use at most. Whatever exceeds a limit ends in a diagnostic.
///
/// Work is counted and not timed, so that the same case ends in the same way on every machine. For a deadline, see
/// `Engine.observer`.
public struct Limits: Sendable {
  /// The limits, with their defaults, as the core knows them.
  var core = WorkLimits()

  /// Creates the usual limits.
  public init() {}

  /// Steps of a run: calls of functions, turns of loops, and whatever takes about as long, 15 ns or so. What-if
  /// questions and trials share them. Each row of a table adds 20,000.
  public var steps: UInt64 {
    get { core.steps }
    set { core.steps = newValue }
  }
  /// Values that series and lists may hold in all; each takes eight bytes.
  public var values: Int {
    get { core.values }
    set { core.values = newValue }
  }
  /// Calls of functions inside one another.
  public var depth: Int {
    get { core.depth }
    set { core.depth = newValue }
  }
  /// Bytes of the texts that a case puts together.
  public var text: Int {
    get { core.text }
    set { core.text = newValue }
  }
  /// Trials of a simulation.
  public var trials: UInt64 {
    get { core.trials }
    set { core.trials = newValue }
  }
  /// Operations of one trial.
  public var operations: Int {
    get { core.operations }
    set { core.operations = newValue }
  }
  /// Values of uncertain results that are held over all trials at a time; each takes eight bytes.
  public var trialValues: Int {
    get { core.trialValues }
    set { core.trialValues = newValue }
  }
  /// Files that a case may use, those of tables among them.
  public var files: Int {
    get { core.files }
    set { core.files = newValue }
  }
  /// Files that use one another in a chain.
  public var fileDepth: Int {
    get { core.fileDepth }
    set { core.fileDepth = newValue }
  }

  /// Definitions of a case: those that it states, and the inputs and lines of everything that it fills in or changes in
  /// a scenario. Each takes about 3 kB while the case is checked.
  public var definitions: Int {
    get { core.definitions }
    set { core.definitions = newValue }
  }

  /// The names by which a command line sets limits.
  package static let names = [
    "steps", "values", "depth", "text", "trials", "operations", "trial_values", "files",
    "file_depth", "definitions",
  ]

  /// Sets the limit `name`; `false` where there is none of that name.
  package mutating func set(_ name: String, to value: UInt64) -> Bool {
    let number = Int(clamping: value)
    switch name {
    case "steps": core.steps = value
    case "values": core.values = number
    case "depth": core.depth = number
    case "text": core.text = number
    case "trials": core.trials = value
    case "operations": core.operations = number
    case "trial_values": core.trialValues = number
    case "files": core.files = number
    case "file_depth": core.fileDepth = number
    case "definitions": core.definitions = number
    default: return false
    }
    return true
  }
}
