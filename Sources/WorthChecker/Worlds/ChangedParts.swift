import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What scenarios change at the end of a path, a field, a line or a cell: checked where nothing uses the scenario, too.
enum ChangedParts {
  /// Checks what a change whose path has several names makes in the world: its type, its names, its periods and rows.
  static func check(_ change: Change, inWorld number: WorldID, in checker: inout Checker) {
    let scope = checker.worlds[number].scope
    guard let after = part(of: change, in: scope, &checker) else { return }
    let new = Definitions.demand(after, in: &checker)
    guard case .line = checker.definitions[after].role,
      let before = checker.worlds.states[number].changedByPath[change.path], before != after,
      case .line = checker.definitions[before].role
    else { return }
    let old = Definitions.demand(before, in: &checker)
    guard old != .error, new != .error, old != new,
      !TypeTraits.mayReplace(old, by: new, in: checker),
      !Zeros.mayReplace(before, after, in: &checker)
    else { return }
    Worlds.reportOtherType(change, before, old, new, in: &checker)
  }

  /// `true` iff a change is of a line with two indices.
  static func isOfDouble(
    _ change: Change, inWorld number: WorldID, in checker: Checker
  ) -> Bool {
    guard let target = checker.worlds.states[number].changedByPath[change.path],
      let instance = checker.definitions[target].role.instance
    else { return false }
    return checker.instances.isDoubled(instance)
  }

  /// Returns what stands at the end of the path in the world; nil where nothing of its own stands there, and for what
  /// lies in a file, which is a world of its own.
  static func part(
    of change: Change, in scope: ScopeID, _ checker: inout Checker
  ) -> DefinitionID? {
    var names = change.path.split(separator: ".").map {
      checker.names.table.intern(String($0))
    }[...]
    guard let first = names.popFirst(),
      var symbol = Names.lookUp(first, scope: scope, in: &checker)
    else { return nil }
    while true {
      switch symbol {
      case .instance(let instance):
        guard Instances.prepare(instance, in: &checker) else { return nil }
        if names.isEmpty, checker.instances.isDoubled(instance) {
          return DoubleLines.definition(of: instance, in: checker)
        }
        guard let next = names.popFirst(),
          let part = checker.names.scopes[checker.instances[instance].scope].symbols[next]
        else { return nil }
        symbol = part
      case .table(let table):
        guard let next = names.popFirst() else { return nil }
        return checker.tables[table].columns.first { $0.name == next }?.definition
      case .definition(let index):
        guard !names.isEmpty else { return index }
        let type = Definitions.demand(index, in: &checker)
        switch checker.types[type] {
        case .instance(let instance), .instances(let instance), .member(let instance):
          symbol = .instance(instance)
        case .table(let table): symbol = .table(table)
        default: return nil
        }
      case .kind, .function, .module, .scenario, .tree, .broken: return nil
      }
    }
  }
}
