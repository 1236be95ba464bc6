import WorthValue
import WorthSyntax
import WorthProgram

/// A name that stands for a value while an expression is evaluated.
struct Local {
  /// The name as it is written.
  var name: Name
  /// The local that holds the value.
  var number: LocalID
  /// The type of the value.
  var type: TypeID
  /// The space over which an index runs.
  var space: SpaceID?
  /// What holds the date and the amount where the name stands for one of several dated flows.
  var flow: FlowLocals?
}

/// The locals in which one of several dated flows lies.
struct FlowLocals {
  /// The local that holds its date.
  var date: LocalID
  /// The local that holds its amount.
  var amount: LocalID
  /// The type of its amount.
  var element: TypeID
}

/// Where an expression stands.
struct Context {
  /// The scope in which names are looked up.
  var scope: ScopeID
  /// The definition that is being checked.
  var definition: DefinitionID?
  /// The function that is being checked.
  var version: VersionID?
  /// The locals that are seen, the innermost last.
  var locals: [Local] = []
  /// The local that holds the index of the definition, and the space it runs over.
  var index: (local: LocalID, space: SpaceID)?
  /// The table whose columns are names here, and the local with the position of its row.
  var row: (table: TableID, local: LocalID)?
  /// What the rows of a table are called from which a line by row takes some: `x[r in book where r.rate > 5%]`.
  var rowName: Name?
  /// How many of the locals stand around the filter whose row is at hand; 0 outside of filters.
  var localsAroundFilter = 0
  /// `true` in a cell of a table that is a name alone.
  var isNameInCell = false
  /// The timeline on which bare periods are looked up.
  var timeline: SpaceID?
  /// The instance whose functions and lines are seen.
  var instance: InstanceID?
  /// Which of the instances by row it is whose function is checked: the names of its kind mean its.
  var ofRow: (instance: InstanceID, local: LocalID)?
  /// What a changed definition was before.
  var was: DefinitionID?
  /// `true` where the name of instances by row means all of them, though a line over their rows reads it.
  var readsAllRows = false
  /// The key of the row for which alone the clause that is checked changes a line; nil for all other clauses.
  var changedRow: NodeReference?
  /// `true` in the opening value of a series, where `was` is the opening value that it had.
  var isOpening = false
  /// The optional values that are known to be given here.
  var given: Set<GivenValue> = []
}

/// How far the checker has come with something.
enum Progress: Equatable {
  /// Not begun, being checked, finished.
  case waiting, running, done
  /// Put off until the definition at a place among those being checked is known.
  case tentative(Int)
}

/// What the checker knows of a definition while it is at work.
struct DefinitionState {
  /// How far it has been checked.
  var progress = Progress.waiting
  /// The type found in a first pass through a loop.
  var provisional: TypeID?
}

/// What the checker knows of a version of a function while it is at work.
struct VersionState {
  /// How far it has been checked.
  var progress = Progress.waiting
  /// The type of the result that the last pass over the function's ring found.
  var provisional: TypeID?
  /// The place on `runningVersions` of the version by which its ring was entered, while that is
  /// being checked.
  var ring: Int?
}

/// How a table is read whose first column holds periods.
struct PeriodTable {
  /// The timeline by whose periods it is read; nil where only stated ones are read.
  var space: SpaceID?
  /// The offset of the earliest period that is read from the one at hand: 0 or negative.
  var lag: Int32 = 0
  /// The offset of the latest period that is read from the one at hand: 0 or positive.
  var lead: Int32 = 0
  /// The periods that are read by themselves.
  var stated: Set<Double> = []
  /// How often each column is read by a period.
  var reads: [DefinitionID: Int] = [:]
}

/// What tells a version of a function from others: the types of its arguments, nil for a literal 0,
/// which fits any unit, and which of them are numbers of periods.
struct VersionKey: Hashable {
  /// The function.
  var function: FunctionID
  /// The types of its arguments, nil for a literal 0.
  var arguments: [TypeID?]
  /// The places of arguments that are numbers of periods, or counted from them, such as `t.year`.
  var periods: Set<Int> = []
}

/// What the checker knows of a world while it is at work.
struct WorldState {
  /// The definitions beneath that are changed.
  var changed: Set<DefinitionID> = []
  /// The same by the paths of the changes.
  var changedByPath: [String: DefinitionID] = [:]
  /// `true` once each change has been compared with what it replaces.
  var isChecked = false
  /// Whether definitions beneath depend on one that is changed, as far as that is known.
  var isAffected: [DefinitionID: Bool] = [:]
  /// What is changed in files that are read under a name, by their scopes.
  var ofFiles: [ScopeID: FileChanges] = [:]
  /// Of the world of such a file the scope of the scenario that changes it, whose names the changes see.
  var around: ScopeID?
  /// The worlds of these files, made when they are needed.
  var fileWorlds: [ScopeID: WorldID] = [:]
}
