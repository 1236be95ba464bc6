import WorthSource
import WorthSyntax
import WorthValue

/// What the source calls that which the checker has made of it: copies in scenarios, variants
/// without a name, chosen rows.
struct ProgramOrigins: Sendable {
  /// What each definition of a scenario, or of a variant without a name, is a copy of.
  private(set) var bases: [DefinitionID: DefinitionID] = [:]
  /// The copies of each definition.
  private(set) var copies: [DefinitionID: [DefinitionID]] = [:]
  /// The chosen rows that definitions name: `dear = loans where rate > 8%`.
  private(set) var chosenRows: [DefinitionID: TableID] = [:]
  /// The columns of chosen rows, with the definition that names the rows.
  private(set) var columns: [DefinitionID: DefinitionID] = [:]
  /// What decides on chosen rows and counts them, with the definition that names the rows.
  private(set) var rows: [DefinitionID: DefinitionID] = [:]

  /// Finds the origins in `program`.
  init(_ program: Program) {
    for id in program.definitions.ids {
      if let base = ProgramOrigins.base(of: id, program), base != id {
        bases[id] = base
        copies[base, default: []].append(id)
      }
      addChosenRows(of: id, program)
    }
  }

  /// Returns what a definition of a scenario or of a variant is a copy of; nil where the source has
  /// no such thing.
  private static func base(of id: DefinitionID, _ program: Program) -> DefinitionID? {
    var current = id
    // Worlds over worlds are few; the limit is for a circle, which would be a mistake of the
    // checker.
    for _ in 0..<1000 {
      let definition = program.definitions[current]
      guard program.isInWorld(definition) else { return current }
      if let original = definition.original {
        current = original
        continue
      }
      switch definition.role {
      case .input(let instance), .line(let instance):
        guard let original = program.instances[instance].original,
          program.instances[original].kind != nil,
          case .definition(let line)? =
            program.scopes[program.instances[original].scope].symbols[definition.name]
        else { return nil }
        current = line
      case .column(let table?):
        guard let first = firstTable(declaredAs: table, program), first != table,
          let column = program.tables[first].columns.first(where: { $0.name == definition.name })
        else { return nil }
        current = column.definition
      case .column(nil), .plain, .hidden: return nil
      }
    }
    return nil
  }

  /// The table of the case with the declaration of `table`, which a scenario has declared again.
  private static func firstTable(declaredAs table: TableID, _ program: Program) -> TableID? {
    guard let declaration = program.tables[table].declaration else { return nil }
    return program.tables.ids.first { program.tables[$0].declaration == declaration }
  }

  /// Takes note of the rows that the definition names, if it does.
  private mutating func addChosenRows(of id: DefinitionID, _ program: Program) {
    let definition = program.definitions[id]
    guard case .table(let table) = program.types[definition.type],
      let source = program.tables[table].source, definition.isShownByName,
      !program.isInWorld(definition)
    else { return }
    // `others = dear` names the rows, too, but does not choose them.
    let choice = program.span(source.reference)
    guard definition.clauses.contains(where: { program.span($0.reference).contains(choice) })
    else { return }
    chosenRows[id] = table
    for column in program.tables[table].columns { columns[column.definition] = id }
    let space = program.spaces[program.tables[table].space]
    for part in [source.rows, space.first, space.last] { rows[part] = id }
  }
}

extension Definition {
  /// `true` iff the source names the definition, be it in the case or in a scenario.
  var isShownByName: Bool {
    if case .hidden = role { return false }
    return !path.isEmpty && !isHandedOn && sink == .ofCase
  }
}
