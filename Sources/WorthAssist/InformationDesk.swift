import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Answers what is known of the names of a program.
package struct InformationDesk {
  /// The program that is asked about.
  let program: Program
  /// What its definitions have to do with one another.
  var uses: ProgramUses

  /// Creates a desk for questions about `program`.
  package init(_ program: Program) {
    self.program = program
    uses = ProgramUses(program)
  }

  /// Returns what is known of `path`; nil where nothing has this name.
  package mutating func information(on path: String) -> Information? {
    guard let symbol = program.symbol(at: path) else { return nil }
    var found = information(on: symbol)
    if case .module = symbol { found?.path = path }
    return found
  }

  /// What there is to ask about, in the order of the source: definitions of the case, instances,
  /// and so on.
  package var names: [(title: String, names: [String])] {
    var groups: [(title: String, names: [String])] = [
      ("definitions", []), ("instances", []), ("tables", []), ("scenarios", []), ("trees", []),
      ("kinds", []), ("functions", []), ("used files", []),
    ]
    for (name, symbol) in program.scopes[program.settings.scope].symbols.entries {
      let group: Int
      switch symbol {
      case .definition(let id):
        if program.definitions[id].sink != .ofCase { continue }
        group = 0
      case .instance(let id): group = program.doubleLine(of: id) == nil ? 1 : 0
      case .table: group = 2
      case .scenario: group = 3
      case .tree: group = 4
      case .kind: group = 5
      case .function: group = 6
      case .module: group = 7
      case .broken: continue
      }
      groups[group].names.append(program.spelling(name))
    }
    return groups.filter { !$0.names.isEmpty }
  }

  /// All names that can be asked about, those of inputs, lines, columns and used files included.
  package var allNames: [String] {
    var found = names.flatMap { $0.names }
    for id in program.definitions.ids {
      let definition = program.definitions[id]
      if case .hidden = definition.role { continue }
      guard !program.isInWorld(definition), !program.isAbstract(definition),
        definition.sink == .ofCase
      else { continue }
      let name = uses.name(of: id)
      if name.contains(".") { found.append(name) }
    }
    return found
  }

  /// Returns what is known of a symbol; nil for what has a mistake.
  package mutating func information(on symbol: Symbol) -> Information? {
    let label = program.documentation(of: symbol)
    switch symbol {
    case .definition(let id): return information(on: id, label)
    case .instance(let id): return information(on: id, label)
    case .table(let id): return information(on: id, label)
    case .scenario(let id): return information(on: id, label)
    case .kind(let id): return information(on: id, label)
    case .function(let id): return information(on: id, label)
    case .tree(let id): return information(on: id, label)
    case .module(let scope): return information(on: scope)
    case .broken: return nil
    }
  }

  /// Returns what is known of a symbol by its declaration alone.
  func plain(
    _ symbol: Symbol, _ role: String, _ label: String, _ type: String
  ) -> Information {
    var found = Information(
      path: program.path(of: symbol), role: role, label: label, type: type)
    if let place = program.declaration(of: symbol) {
      found.path = uses.prefix(at: place) + found.path
      found.place = program.span(place)
      found.formula = [head(place)]
    }
    return found
  }

  // MARK: Definitions

  /// Returns what is known of a definition.
  private mutating func information(on id: DefinitionID, _ label: String) -> Information {
    let definition = program.definitions[id]
    var found = Information(
      path: uses.name(of: id), role: role(of: id), label: label,
      type: words(forTypeOf: id), place: program.span(definition.reference))
    found.formula = formula(of: definition)
    found.place = found.formula.first?.place ?? found.place
    found.restsOn =
      tableBehind(id) + uses.operands(of: id).map { relation($0) }
      + scenarios(namedBy: .definition(id))
    found.usedBy = relations(uses.uses(of: id).filter { !isColumn($0, ofRows: id) })
    if let column = column(of: id) {
      // What the case reads of a line by row is its column.
      for user in relations(uses.uses(of: column)) where !found.usedBy.contains(user) {
        found.usedBy.append(user)
      }
    }
    found.changedBy = scenarios { $0 == found.path }
    if case .series(_, let space, _) = program.types[definition.type] {
      found.variesBy = words(forIndexOf: space, of: id)
    }
    found.variesByTrial = uses.variesByTrial(id)
    switch program.types[definition.type] {
    case .table(let table):
      found.variesBy = "row"
      for column in program.tables[table].columns where uses.variesByTrial(column.definition) {
        found.variesByTrial = true
      }
    case .instance: break
    default: found.isValue = true
    }
    return found
  }

  /// The column that keeps the values of a line of instances by row; nil for other definitions.
  private func column(of id: DefinitionID) -> DefinitionID? {
    let rows = program.definitions[id].role.instance.flatMap { program.instances[$0].rows }
    return rows?.columns.first { column in
      guard let value = program.definitions[column].clauses.first?.expression,
        case .definition(let line) = program.expressions[value].operation
      else { return false }
      return line == id
    }
  }

  /// The table from which the definition chooses rows, if it does; one that has rows chosen itself
  /// stands among the operands.
  private func tableBehind(_ id: DefinitionID) -> [Information.Relation] {
    var table = uses.chosenRows(of: id)
    while let view = table, let source = program.tables[view].source { table = source.table }
    guard let table, let declaration = program.tables[table].declaration else { return [] }
    return [
      Information.Relation(.table, text: uses.name(of: table), place: program.span(declaration))
    ]
  }

  /// The scenarios that something names, as what it rests on.
  func scenarios(namedBy user: ProgramUse) -> [Information.Relation] {
    uses.scenarios(namedBy: user).map { relation(.scenario($0)) }
  }

  /// The type of a definition in words; that which is declared where an optional input is not
  /// given.
  private func words(forTypeOf id: DefinitionID) -> String {
    let definition = program.definitions[id]
    let stated = program.span(definition.annotation)
    if definition.isMissing, stated.end > stated.start {
      return InformationDesk.oneLine(program.sources.text(stated)) + ", not given"
    }
    if case .series(let element, let space, _) = program.types[definition.type],
      uses.chosenRows(withColumn: id) != nil
    {
      return uses.words(for: element) + " by " + words(forIndexOf: space, of: id)
    }
    return uses.words(for: definition.type)
  }

  /// What an index of the definition `id` is: `year`, `row of book`. Tables and chosen rows have
  /// their name in the case.
  private func words(forIndexOf space: SpaceID, of id: DefinitionID) -> String {
    if let rows = uses.chosenRows(withColumn: id) { return "row of " + uses.name(of: rows) }
    return uses.words(forIndexOf: space)
  }

  /// `true` iff `use` is a column of the rows that the definition `rows` names.
  private func isColumn(_ use: ProgramUse, ofRows rows: DefinitionID) -> Bool {
    guard case .definition(let id) = use, let found = uses.chosenRows(withColumn: id) else {
      return false
    }
    return found == rows
  }

  /// Returns what a definition is, in words.
  private func role(of id: DefinitionID) -> String {
    if let rows = uses.chosenRows(withColumn: id) { return "column of " + uses.name(of: rows) }
    if let table = uses.chosenRows(of: id) { return "rows of " + uses.name(of: table) }
    switch program.definitions[id].role {
    case .plain: return "definition"
    case .hidden: return "column"
    case .column(let table): return table.map { "column of " + uses.name(of: $0) } ?? "column"
    case .input(let instance): return "input of " + kindName(instance)
    case .line(let instance) where program.doubleLine(of: instance) != nil: return "definition"
    case .line(let instance): return "line of " + kindName(instance)
    }
  }

  /// Returns the name of the kind that an instance fills in.
  func kindName(_ instance: InstanceID) -> String {
    program.instances[instance].kind.map { program.spelling(program.kinds[$0].name) } ?? ""
  }

  /// The equations of a definition, in the order of the source, each entry once; the cells of a
  /// column are no equations.
  private func formula(of definition: Definition) -> [Information.Line] {
    if case .hidden = definition.role { return [] }
    var lines = definition.clauses.flatMap { equations(of: $0) }
    if lines.isEmpty, definition.clauses.isEmpty { lines = [line(definition.reference)] }
    var seen: Set<Span> = []
    return lines.filter { seen.insert($0.place).inserted }
      .sorted { ($0.place.source, $0.place.start) < ($1.place.source, $1.place.start) }
  }

  /// The equation of a clause; those of what it hands on, where it does.
  func equations(of clause: Clause) -> [Information.Line] {
    let clauses = clause.base.map { program.definitions[$0].clauses } ?? [clause]
    return clauses.filter { $0.value.exists || $0.distribution.exists }.map { line($0.reference) }
  }

  /// The text of a node with its line breaks and blanks made single blanks.
  func line(_ reference: NodeReference) -> Information.Line {
    let place = program.span(reference)
    return Information.Line(
      text: InformationDesk.oneLine(program.sources.text(place)), place: place)
  }

  /// The first line of a node.
  func head(_ reference: NodeReference) -> Information.Line {
    let place = program.span(reference)
    let text = program.sources.text(place)
    let first = text.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
    return Information.Line(
      text: InformationDesk.oneLine(String(first)) + (first.count < text.count ? " …" : ""),
      place: place)
  }

  /// Returns a text with its line breaks and blanks made single blanks, without comments; what
  /// stands in quotes stays as it is.
  static func oneLine(_ text: String) -> String {
    var result = ""
    var isInQuotes = false
    var isInComment = false
    var isEscaped = false
    for sign in text {
      let isBlank = sign.isWhitespace
      if isInComment {
        isInComment = !sign.isNewline
      } else if isInQuotes {
        result.append(sign)
        isInQuotes = isEscaped || sign != "\""
        isEscaped = sign == "\\" && !isEscaped
        continue
      } else if sign == "#" {
        isInComment = true
      } else if !isBlank {
        result.append(sign)
        isInQuotes = sign == "\""
        continue
      }
      if !result.isEmpty, result.last != " " { result.append(" ") }
    }
    if result.last == " " { result.removeLast() }
    return result
  }

  /// The uses, each line of the source once: what an instance requires, it requires in each
  /// scenario.
  func relations(_ uses: [ProgramUse]) -> [Information.Relation] {
    var seen: Set<Information.Relation> = []
    return uses.map { relation($0) }.filter { seen.insert($0).inserted }
  }

  /// Returns a use with its text and its place.
  func relation(_ use: ProgramUse) -> Information.Relation {
    let place = uses.place(use)
    let text = InformationDesk.oneLine(program.sources.text(place))
    return switch use {
    case .definition(let id):
      Information.Relation(.definition, text: uses.name(of: id), place: place)
    case .instance(let id):
      Information.Relation(.instance, text: uses.name(of: id), place: place)
    case .scenario(let id):
      Information.Relation(
        .scenario,
        text: uses.prefix(at: program.scenarios[id].reference)
          + program.spelling(program.scenarios[id].name), place: place)
    case .tree(let id):
      Information.Relation(
        .tree,
        text: uses.prefix(at: program.decisionTrees[id].reference)
          + program.spelling(program.decisionTrees[id].name), place: place)
    case .check: Information.Relation(.check, text: text, place: place)
    case .show: Information.Relation(.show, text: "show " + text, place: place)
    case .requirement: Information.Relation(.requirement, text: text, place: place)
    }
  }

  /// The scenarios that change something whose name `isMeant`.
  func scenarios(changing isMeant: (String) -> Bool) -> [String] {
    var found: [String] = []
    for scenario in program.scenarios.entries where scenario.body.node.exists {
      let body = program.span(scenario.body)
      let prefix = uses.prefix(at: scenario.reference)
      let isChanged = program.worlds.entries.contains { world in
        world.changes.contains {
          isMeant(prefix + $0.path) && body.contains(program.span($0.entry))
        }
      }
      let name = prefix + program.spelling(scenario.name)
      if isChanged, !found.contains(name) { found.append(name) }
    }
    return found
  }

  /// Returns what is known of a scenario.
  private func information(on id: ScenarioID, _ label: String) -> Information {
    var found = plain(.scenario(id), "scenario", label, "changes of the case")
    found.formula = [line(program.scenarios[id].body)]
    found.restsOn =
      uses.operands(of: id).map { relation(.definition($0)) } + scenarios(namedBy: .scenario(id))
    found.usedBy = relations(uses.uses(of: id))
    return found
  }
}
