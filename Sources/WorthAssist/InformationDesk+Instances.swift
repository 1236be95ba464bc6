import WorthProgram
import WorthSyntax
import WorthValue

/// Instances and tables: what their lines and columns have to do with the rest of the case.
extension InformationDesk {
  /// Returns what is known of an instance.
  mutating func information(on id: InstanceID, _ label: String) -> Information {
    var found = plain(.instance(id), "instance", label, kindName(id))
    let original = program.instances[id].original
    found.restsOn = (original.map { [relation(.instance($0))] } ?? [])
    relate(definitions(of: id), ofInstance: id, to: &found)
    found.restsOn += scenarios(namedBy: .instance(id))
    let known = Set(found.usedBy)
    found.usedBy =
      uses.variants(of: id).map { relation(.instance($0)) }.filter { !known.contains($0) }
      + found.usedBy
    return found
  }

  /// The inputs and lines of an instance, with those of what was filled in within it: blocks and
  /// tables.
  private func definitions(of id: InstanceID) -> Set<DefinitionID> {
    var found: Set<DefinitionID> = []
    var seen: Set<InstanceID> = [id]
    var waiting = [id]
    while let next = waiting.popLast() {
      let instance = program.instances[next]
      guard instance.kind != nil else { continue }
      for (_, symbol) in program.scopes[instance.scope].symbols.entries {
        switch symbol {
        case .definition(let line): found.insert(line)
        case .table(let table) where program.tables[table].name.hasPrefix(instance.path + "."):
          found.formUnion(program.tables[table].columns.map { $0.definition })
        case .instance(let inner)
        where program.instances[inner].path.hasPrefix(instance.path + "."):
          if seen.insert(inner).inserted { waiting.append(inner) }
        case .table, .instance, .kind, .function, .module, .scenario, .tree, .broken: break
        }
      }
    }
    return found
  }

  /// Returns what is known of a table.
  mutating func information(on id: TableID, _ label: String) -> Information {
    let table = program.tables[id]
    var found = plain(.table(id), "table", label, program.words(for: .text))
    found.type =
      "table of " + table.columns.map { program.spelling($0.name) }.joined(separator: ", ")
    found.variesBy = "row"
    // What counts the rows uses the table, too.
    let space = program.spaces[table.space]
    let own = table.columns.map { $0.definition } + [space.first, space.last]
    relate(Set(own), ofInstance: nil, to: &found)
    return found
  }

  /// Notes what the definitions of one thing rest on outside of it, and what rests on them.
  private mutating func relate(
    _ own: Set<DefinitionID>, ofInstance instance: InstanceID?, to found: inout Information
  ) {
    var before = Set(found.restsOn)
    var after: Set<Information.Relation> = []
    for id in own.sorted() {
      for operand in uses.operands(of: id) {
        if case .definition(let target) = operand, own.contains(target) { continue }
        let relation = relation(operand)
        if before.insert(relation).inserted { found.restsOn.append(relation) }
      }
      for use in uses.uses(of: id) {
        if case .definition(let user) = use {
          // Of chosen rows the name stands for their columns.
          if own.contains(user) || uses.chosenRows(withColumn: user) != nil { continue }
        }
        if case .requirement(_, let owner?) = use, let instance, isWithin(owner, instance) {
          continue
        }
        let relation = relation(use)
        if after.insert(relation).inserted { found.usedBy.append(relation) }
      }
      if uses.variesByTrial(id) { found.variesByTrial = true }
    }
    let prefix = found.path + "."
    found.changedBy = scenarios { $0.hasPrefix(prefix) }
  }

  /// `true` iff the one instance is the other, or was filled in within it.
  private func isWithin(_ inner: InstanceID, _ outer: InstanceID) -> Bool {
    var inner = inner
    // What an instance becomes in a scenario requires what the instance does.
    while program.instances[inner].isInWorld, let original = program.instances[inner].original {
      inner = original
    }
    return inner == outer
      || program.instances[inner].path.hasPrefix(program.instances[outer].path + ".")
  }
}
