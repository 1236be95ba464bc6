import WorthProgram
import WorthSyntax
import WorthValue

/// Files that are read under a name, as in `use "rates.worth" as rates`, under a scenario: each is a world
/// of its own over the file, with the changes whose paths lead into it.
enum FileWorlds {
  /// Notes a change whose path leads into a file, `rates.base`, for the world of that file.
  static func note(
    _ change: Change, of target: DefinitionID, inWorld number: WorldID, in checker: inout Checker
  ) {
    var rest = change.path.split(separator: ".").map { checker.names.table.intern(String($0)) }[...]
    guard let first = rest.popFirst(),
      case .module(var file)? = Names.lookUp(
        first, scope: checker.worlds[number].parent, in: &checker)
    else { return }
    while let next = rest.first, rest.count > 1,
      case .module(let inner)? = Names.lookUp(next, inFile: file, in: &checker)
    {
      rest.removeFirst()
      file = inner
    }
    var inside = change
    inside.namesBeforeRow = 0
    inside.path = rest.map { checker.spelling($0) }.joined(separator: ".")
    let own = Names.file(of: file, in: checker)
    var known = checker.worlds.states[number].ofFiles[own] ?? FileChanges(file: file)
    known.changes.insert(
      inside, at: ChangePaths.position(of: change, among: known.changes, in: checker))
    known.changedByPath[inside.path] = target
    checker.worlds.states[number].ofFiles[own] = known
  }

  /// Returns the scope of a file as it stands in the world; the file itself where the world changes
  /// none.
  static func scope(of file: ScopeID, inWorld number: WorldID, in checker: inout Checker) -> ScopeID
  {
    let state = checker.worlds.states[number]
    // What a world beneath changes in the file may rest on names that this one changes.
    guard !state.ofFiles.isEmpty || isChanged(file, in: checker) else { return file }
    let own = Names.file(of: file, in: checker)
    if let known = state.fileWorlds[own] { return checker.worlds[known].scope }
    let world = checker.worlds[number]
    let inner = Worlds.add(
      over: file, at: world.place, scenario: world.scenario, in: &checker)
    let scope = checker.worlds[inner].scope
    let changes = state.ofFiles[own]
    checker.worlds[inner].changes = changes?.changes ?? []
    // A file cannot use itself, so its own changes end here.
    var others = state.ofFiles
    others[own] = nil
    checker.worlds.states[inner] = WorldState(
      changed: state.changed, changedByPath: changes?.changedByPath ?? [:], ofFiles: others,
      around: state.around ?? world.scope)
    checker.worlds.states[number].fileWorlds[own] = inner
    return scope
  }

  /// `true` iff the scope is that of a file as a world makes it.
  private static func isChanged(_ file: ScopeID, in checker: Checker) -> Bool {
    if case .world = checker.names.scopes[file].kind { true } else { false }
  }

  /// The scope whose names changes see that are made in `scope`: in a file, that of the scenario.
  static func around(_ scope: ScopeID, in checker: Checker) -> ScopeID {
    var current: ScopeID? = scope
    while let here = current {
      if case .world(let number) = checker.names.scopes[here].kind {
        return checker.worlds.states[number].around ?? scope
      }
      current = checker.names.scopes[here].parent
    }
    return scope
  }

  /// Reports changes in files whose type is not that of what they replace.
  static func checkChanges(inWorld number: WorldID, in checker: inout Checker) {
    guard checker.worlds.states[number].around == nil else { return }
    let files = checker.worlds.states[number].ofFiles.values.map { $0.file }
    for file in files.sorted(by: { $0.index < $1.index }) {
      Worlds.checkChanges(scope(of: file, inWorld: number, in: &checker), in: &checker)
    }
  }
}

/// What a scenario changes in a file that is read under a name.
struct FileChanges {
  /// The scope of the file as it stands beneath the scenario.
  var file: ScopeID
  /// The changes, by their paths within the file.
  var changes: [Change] = []
  /// What they change, by these paths.
  var changedByPath: [String: DefinitionID] = [:]
}
