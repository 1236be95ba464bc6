import WorthProgram
import WorthValue

extension Case {
  /// What the case says about itself: its title and the settings that are texts, in their order.
  package var describedBy: [(name: String, value: String)] { result.program.settings.texts }

  /// The kinds that the case fills in itself, each once, in their order: its assets and methods.
  package var filledInKinds: [String] {
    let program = result.program
    var found: [String] = []
    for (_, symbol) in program.scopes.entries[Int(program.settings.scope.index)].symbols.entries {
      guard case .instance(let id) = symbol else { continue }
      let instance = program.instances.entries[Int(id.index)]
      guard !instance.isInWorld, let kind = instance.kind else { continue }
      let name = program.spelling(program.kinds.entries[Int(kind.index)].name)
      if !found.contains(name) { found.append(name) }
    }
    return found
  }
}
