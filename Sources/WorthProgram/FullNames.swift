import WorthValue

/// The names of a program's parts in the case: what comes from a file that is used `as` something
/// has that before its own name.
package struct FullNames: Sendable {
  /// The program whose parts are named.
  private let program: Program
  /// What stands before the names of each used file.
  private let prefixes: [TreeID: String]
  /// The instance within which each instance was filled in, if that is one.
  private var outer: [InstanceID: InstanceID] = [:]

  /// Creates the names of `program`.
  package init(_ program: Program) {
    self.program = program
    prefixes = program.modulePrefixes
    guard !prefixes.isEmpty else { return }
    for id in program.instances.ids where program.instances[id].kind != nil {
      for (_, symbol) in program.scopes[program.instances[id].scope].symbols.entries {
        guard case .instance(let inner) = symbol,
          program.instances[inner].path.hasPrefix(program.instances[id].path + ".")
        else { continue }
        outer[inner] = id
      }
    }
  }

  /// The name of a definition.
  package func name(of id: DefinitionID) -> String {
    if prefixes.isEmpty { return program.definitions[id].path }
    let definition = program.definitions[id]
    switch definition.role {
    case .input(let instance), .line(let instance): return prefix(of: instance) + definition.path
    case .column(let table?):
      let declaration = program.tables[table].declaration ?? definition.reference
      return prefix(at: declaration) + definition.path
    case .column(nil), .plain, .hidden: return prefix(at: definition.reference) + definition.path
    }
  }

  /// The name of an instance.
  func name(of id: InstanceID) -> String { prefix(of: id) + program.instances[id].path }

  /// Returns what stands before the name of an instance.
  private func prefix(of id: InstanceID) -> String {
    var outermost = id
    // Blocks within blocks are few; the limit is for a circle, which would be a mistake of the
    // checker.
    for _ in 0..<1000 {
      guard let next = outer[outermost] else { break }
      outermost = next
    }
    return prefix(at: program.instances[outermost].reference)
  }

  /// What stands before the names of the file in which `reference` is: `rates.`, or nothing.
  func prefix(at reference: NodeReference) -> String { prefixes[reference.tree] ?? "" }

  /// What stands before the names of a scope of a used file: `rates.`; nil where it has none.
  func prefix(ofNamesIn scope: ScopeID) -> String? {
    program.trees(of: scope).compactMap { prefixes[$0] }.min { $0.utf8.count < $1.utf8.count }
  }

  /// The files whose names begin with `prefix`.
  func trees(behind prefix: String) -> Set<TreeID> {
    Set(prefixes.filter { $0.value.hasPrefix(prefix) }.map { $0.key })
  }

  /// The name of a table; that of the one from which rows are chosen for rows without a name.
  func name(of id: TableID) -> String {
    var table = program.tables[id]
    // Chosen rows of chosen rows are few; the limit is for a circle, which would be a mistake of
    // the checker.
    for _ in 0..<1000 {
      guard let source = table.source else { break }
      table = program.tables[source.table]
    }
    return (table.declaration.map { prefix(at: $0) } ?? "") + table.name
  }
}
