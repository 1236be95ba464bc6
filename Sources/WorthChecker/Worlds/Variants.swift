import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What the inputs and lines of variants are varied from.
enum Variants {
  /// Returns what stands under the name of an input or line in what its instance, or one around
  /// that, is a copy or a variant of.
  ///
  /// A clause of a variant is filled in anew by the blocks of what is varied, so that it sees what
  /// is changed there, while no definition of it names that.
  static func varied(
    _ name: Name, of instance: InstanceID, in checker: Checker
  ) -> [DefinitionID] {
    varied([name], of: instance, in: checker)
  }

  /// Returns what the column of a table in a variant is varied from.
  static func varied(
    _ column: Name, of table: TableID, in checker: Checker
  ) -> [DefinitionID] {
    guard let instance = checker.tables[table].instance,
      let field = field(checker.tables[table].name, within: instance, in: checker)
    else { return [] }
    return varied([column, field], of: instance, in: checker)
  }

  /// Returns what stands at the end of a path within an instance, whose last name is first, in what
  /// that, or one around it, is varied from.
  private static func varied(
    _ path: [Name], of instance: InstanceID, in checker: Checker
  ) -> [DefinitionID] {
    var found: [DefinitionID] = []
    var names = path
    var current = instance
    while names.count < WorkLimits.layers {
      let own = checker.instances[current]
      if let original = own.original {
        found += reached(names, from: original, in: checker)
      }
      guard let around = own.around, let field = field(own.path, within: around, in: checker)
      else { break }
      names.append(field)
      current = around
    }
    return found
  }

  /// The name of a field or line in the instance around it; nil where its path is another.
  private static func field(
    _ path: String, within around: InstanceID, in checker: Checker
  ) -> Name? {
    let outer = checker.instances[around].path + "."
    guard path.hasPrefix(outer) else { return nil }
    return checker.names.table.find(String(path.dropFirst(outer.count)))
  }

  /// What stands at the end of a path, whose last name is first, in an instance; what stands on the
  /// way where that is no filled-in kind.
  private static func reached(
    _ names: [Name], from original: InstanceID, in checker: Checker
  ) -> [DefinitionID] {
    var holder = original
    for name in names.reversed() {
      guard checker.instances[holder].kind != nil else { return [] }
      switch checker.names.scopes[checker.instances[holder].scope].symbols[name] {
      case .definition(let found): return [found]
      case .instance(let part): holder = part
      case .table(let table): return WorldNames.columns(of: table, in: checker)
      case .kind, .function, .module, .scenario, .tree, .broken, nil: return []
      }
    }
    return WorldNames.allLines(of: holder, in: checker)
  }

  /// Reports another instance in the place of one of which a variant is made by its name.
  ///
  /// The variant would stay as it is.
  static func reportsExchange(
    _ change: Change, _ old: TypeID, _ new: TypeID, in checker: inout Checker
  ) -> Bool {
    guard case .instance(let before) = checker.types[old],
      case .instance(let after) = checker.types[new], before != after
    else { return false }
    let isVaried = checker.instances.all.entries.contains { instance in
      guard !instance.isInWorld, instance.around == nil, instance.owner == nil else { return false }
      let tree = checker.trees[instance.reference.tree]
      var node = instance.reference.node
      if tree[node].kind == .definition {
        node = SyntaxReading.valueNode(instance.reference, in: checker)
      }
      guard node.exists, tree[node].kind == .with else { return false }
      let base = tree.child(node, 0)
      return tree[base].kind == .name && tree.text(base) == change.path
    }
    if isVaried {
      checker.report(
        .cannotChange(ChangePaths.place(of: change, in: checker), change.path, .isVaried))
    }
    return isVaried
  }
}
