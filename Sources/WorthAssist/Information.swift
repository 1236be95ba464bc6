import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What is known of a name without computing anything: its formula as it is written, type, place, and what it has to do with
/// others.
package struct Information: Sendable {
  /// A line of the source with its place.
  package struct Line: Sendable {
    package var text: String
    package var place: Span
  }

  /// Something that the name rests on, or that rests on it.
  package struct Relation: Sendable {
    /// The name, or the first line of an `expect`, `show` or `require`.
    package var text: String
    package var place: Span

    /// Creates a relation to what stands at `place`.
    init(text: String, place: Span) {
      self.text = text
      self.place = place
    }

    /// Creates a relation to a line of the source.
    init(_ line: Line) { self.init(text: line.text, place: line.place) }
  }

  package var path: String
  /// What it is: `definition`, `input`, `line of relief_from_royalty`, `column`, `instance`, `scenario`, …
  package var role: String
  /// The comment in front of it, or its label.
  package var label: String
  /// The equations as they are written.
  package var formula: [Line] = []
  /// The type in words, with unit and index.
  package var type: String
  package var place: Span?
  package var restsOn: [Relation] = []
  package var usedBy: [Relation] = []
  /// The scenarios that change it.
  package var changedBy: [String] = []
  /// What its values run over: a period, a row; nil for a single value.
  package var variesBy: String?
  /// `true` iff it, or something that it rests on, is uncertain.
  package var variesByTrial = false
  /// `true` iff it has a value: kinds, functions, scenarios and instances have none of their own.
  package var isValue = false
}

/// Answers what is known of the names of a program.
package struct InformationDesk {
  private let program: Program
  private var uses: ProgramUses

  /// Creates a desk for questions about `program`.
  package init(_ program: Program) {
    self.program = program
    uses = ProgramUses(program)
  }

  /// Returns what is known of `path`; nil where nothing has this name.
  package mutating func information(on path: String) -> Information? {
    guard let symbol = program.symbol(at: path) else { return nil }
    return information(on: symbol)
  }

  /// Returns what is known of a symbol; nil for what has a mistake, and for files.
  package mutating func information(on symbol: Symbol) -> Information? {
    let label = program.documentation(of: symbol)
    switch symbol {
    case .definition(let id): return information(on: id, label)
    case .instance(let id): return information(on: id, label)
    case .table(let id): return information(on: id, label)
    case .kind(let id):
      var found = plain(
        symbol, "kind", label, "kind with \(program.kinds[id].inputs.count) inputs")
      for instance in program.instances.entries
      where instance.kind == id && !instance.isInWorld && !instance.isAbstract {
        found.usedBy.append(
          Information.Relation(text: instance.path, place: program.nameSpan(instance.reference)))
      }
      return found
    case .function(let id):
      var found = plain(symbol, "function", label, "function")
      found.usedBy = calls(of: id)
      return found
    case .scenario(let id):
      var found = plain(symbol, "scenario", label, "changes of the case")
      found.formula = [line(program.scenarios[id].body)]
      return found
    case .tree(let id):
      let tree = program.decisionTrees[id]
      var found = plain(symbol, "decision tree", label, program.words(for: tree.type))
      found.formula = [line(tree.body)]
      return found
    case .module, .broken: return nil
    }
  }

  /// The calls of a function, each place once.
  private func calls(of function: FunctionID) -> [Information.Relation] {
    let reference = program.functions[function].reference
    var found: [Information.Relation] = []
    var seen: Set<Span> = []
    for expression in program.expressions.entries {
      guard case .call(let version, _) = expression.operation,
        program.functions[program.versions[version].function].reference == reference
      else { continue }
      let place = program.span(expression.reference)
      if seen.insert(place).inserted {
        found.append(Information.Relation(line(expression.reference)))
      }
    }
    return found.sorted { ($0.place.source, $0.place.start) < ($1.place.source, $1.place.start) }
  }

  private func plain(
    _ symbol: Symbol, _ role: String, _ label: String, _ type: String
  ) -> Information {
    var found = Information(
      path: program.path(of: symbol), role: role, label: label, type: type)
    if let place = program.declaration(of: symbol) {
      found.place = program.span(place)
      found.formula = [head(place)]
    }
    return found
  }

  // MARK: Definitions

  private mutating func information(on id: DefinitionID, _ label: String) -> Information {
    let definition = program.definitions[id]
    var found = Information(
      path: definition.path, role: role(of: definition), label: label,
      type: words(forTypeOf: definition), place: program.span(definition.reference))
    found.formula = formula(of: definition)
    found.place = found.formula.first?.place ?? found.place
    found.restsOn = uses.operands(of: id).map { relation($0) }
    found.usedBy = uses.uses(of: id).map { relation($0) }
    found.changedBy = changes(of: definition.path)
    if case .series(_, let space, _) = program.types[definition.type] {
      found.variesBy = program.words(forIndexOf: space)
    }
    found.variesByTrial = uses.variesByTrial(id)
    found.isValue = true
    return found
  }

  /// The type of a definition in words; that which is declared where an optional input is not given.
  private func words(forTypeOf definition: Definition) -> String {
    let stated = program.span(definition.annotation)
    guard definition.isMissing, stated.end > stated.start else {
      return program.words(for: definition.type)
    }
    return InformationDesk.oneLine(program.sources.text(stated)) + ", not given"
  }

  private func role(of definition: Definition) -> String {
    switch definition.role {
    case .plain: return "definition"
    case .hidden: return "hidden"
    case .column(let table): return table.map { "column of " + program.tables[$0].name } ?? "column"
    case .input(let instance): return "input of " + kindName(instance)
    case .line(let instance): return "line of " + kindName(instance)
    }
  }

  private func kindName(_ instance: InstanceID) -> String {
    program.instances[instance].kind.map { program.spelling(program.kinds[$0].name) } ?? ""
  }

  /// The equations of a definition, in the order of the source, each entry once; the cells of a column are no equations.
  private func formula(of definition: Definition) -> [Information.Line] {
    var lines: [Information.Line] = []
    for clause in definition.clauses {
      var clauses = [clause]
      if let base = clause.base { clauses = program.definitions[base].clauses }
      for clause in clauses where clause.value.exists || clause.distribution.exists {
        let written = line(clause.reference)
        if !lines.contains(where: { $0.place == written.place }) { lines.append(written) }
      }
    }
    if lines.isEmpty, definition.clauses.isEmpty { lines = [line(definition.reference)] }
    return lines.sorted { ($0.place.source, $0.place.start) < ($1.place.source, $1.place.start) }
  }

  /// The text of a node with its line breaks and blanks made single blanks.
  private func line(_ reference: NodeReference) -> Information.Line {
    let place = program.span(reference)
    return Information.Line(
      text: InformationDesk.oneLine(program.sources.text(place)), place: place)
  }

  /// The first line of a node.
  private func head(_ reference: NodeReference) -> Information.Line {
    let place = program.span(reference)
    let text = program.sources.text(place)
    let first = text.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
    return Information.Line(
      text: InformationDesk.oneLine(String(first)) + (first.count < text.count ? " …" : ""),
      place: place)
  }

  private static func oneLine(_ text: String) -> String {
    var lines: [String] = []
    for line in text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
      let words = line.prefix { $0 != "#" }.split(separator: " ")
      if !words.isEmpty { lines.append(words.joined(separator: " ")) }
    }
    return lines.joined(separator: " ")
  }

  private func relation(_ id: DefinitionID) -> Information.Relation {
    let definition = program.definitions[id]
    return Information.Relation(
      text: definition.path,
      place: program.span(definition.clauses.first?.reference ?? definition.reference))
  }

  private func relation(_ use: ProgramUse) -> Information.Relation {
    switch use {
    case .definition(let id): return relation(id)
    case .check(let place), .show(let place), .requirement(let place, _):
      let text = InformationDesk.oneLine(program.sources.text(place))
      let word = if case .show = use { "show " } else { "" }
      return Information.Relation(text: word + text, place: place)
    }
  }

  /// The scenarios that change what stands at `path`.
  private func changes(of path: String) -> [String] {
    var found: [String] = []
    for scenario in program.scenarios.entries where scenario.body.node.exists {
      let body = program.span(scenario.body)
      let isChanged = program.worlds.entries.contains { world in
        world.changes.contains { $0.path == path && body.contains(program.span($0.entry)) }
      }
      let name = program.spelling(scenario.name)
      if isChanged, !found.contains(name) { found.append(name) }
    }
    return found
  }

  // MARK: Instances and tables

  private mutating func information(on id: InstanceID, _ label: String) -> Information {
    let instance = program.instances[id]
    var found = plain(.instance(id), "instance", label, kindName(id))
    var own: Set<DefinitionID> = []
    for (_, symbol) in program.scopes[instance.scope].symbols.entries {
      if case .definition(let line) = symbol { own.insert(line) }
    }
    relate(own, ofInstance: id, to: &found)
    return found
  }

  private mutating func information(on id: TableID, _ label: String) -> Information {
    let table = program.tables[id]
    var found = plain(.table(id), "table", label, program.words(for: .text))
    found.type =
      "table of " + table.columns.map { program.spelling($0.name) }.joined(separator: ", ")
    found.variesBy = "row"
    relate(Set(table.columns.map { $0.definition }), ofInstance: nil, to: &found)
    return found
  }

  /// Notes what the definitions of one thing rest on outside of it, and what rests on them.
  private mutating func relate(
    _ own: Set<DefinitionID>, ofInstance instance: InstanceID?, to found: inout Information
  ) {
    var texts: Set<String> = []
    for id in own.sorted() {
      for operand in uses.operands(of: id) where !own.contains(operand) {
        let relation = relation(operand)
        if texts.insert("<" + relation.text).inserted { found.restsOn.append(relation) }
      }
      for use in uses.uses(of: id) {
        if case .definition(let user) = use, own.contains(user) { continue }
        if case .requirement(_, let owner?) = use, owner == instance { continue }
        let relation = relation(use)
        if texts.insert(">" + relation.text).inserted { found.usedBy.append(relation) }
      }
      if uses.variesByTrial(id) { found.variesByTrial = true }
    }
    let prefix = found.path + "."
    for scenario in program.scenarios.entries {
      let body = program.span(scenario.body)
      let isChanged = program.worlds.entries.contains { world in
        world.changes.contains {
          $0.path.hasPrefix(prefix) && body.contains(program.span($0.entry))
        }
      }
      if isChanged { found.changedBy.append(program.spelling(scenario.name)) }
    }
  }
}
