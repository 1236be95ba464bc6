import WorthSyntax
import WorthValue

/// Types in words, with the names of tables as the case has them: `number by row of rates.book`.
extension ProgramUses {
  /// Returns the type as an author would state it.
  package func words(for type: TypeID) -> String {
    let known = program.types[type]
    if case .series(let element, let space, _) = known {
      switch program.spaces[space].kind {
      case .timeline: break
      case .rows, .keys: return words(for: element) + " by " + words(forIndexOf: space)
      }
    }
    if case .row(let table) = known { return "row of " + name(of: table) }
    if case .list(let element) = known { return "list of " + words(for: element) }
    if case .optional(let inner) = known { return words(for: inner) + ", may be missing" }
    return program.words(for: type)
  }

  /// Returns what an index of the space is: `year`, `row of book`.
  package func words(forIndexOf space: SpaceID) -> String {
    switch program.spaces[space].kind {
    case .timeline: return program.words(forIndexOf: space)
    case .rows(let table): return "row of " + name(of: table)
    case .keys(let list, _):
      guard case .definition(let source)? = operands(of: list).first else {
        return program.words(forIndexOf: space)
      }
      return "value of " + name(of: source)
    }
  }
}
