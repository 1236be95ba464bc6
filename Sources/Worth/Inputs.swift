import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What a reader of a case may change: a definition that states a value of its own, or an input of a filled-in kind.
public struct Input: Sendable {
  /// What kind of value an input takes.
  public enum Kind: Sendable, Equatable {
    case number, percent, text, truth, date, rate, duration, period
    /// An amount, in the currency that the case has found for it.
    case money(currency: String?)
    case quantity(unit: String)
    /// One of some words.
    case choice([String])
    /// A value for each period or row.
    case series
    case list, table
    /// A filled-in kind, such as the asset that is valued.
    case instance
  }

  /// The path by which it is changed: `growth`, `dryer_value.royalty_rate`.
  public let path: String
  /// Its own name: `royalty_rate`.
  public let name: String
  /// What it takes; nil where the case does not tell.
  public let kind: Kind?
  /// The type in words, with its unit: `flow of money in KGS by year`.
  public let type: String
  /// The comment in front of its declaration, whole; its lines end with line breaks as they do in the source.
  public let comment: String
  /// The value as the source states it; nil where nothing is given.
  public let written: String?
  /// The default as the kind states it; nil where there is none.
  public let defaultValue: String?
  /// `true` iff the kind allows it to be left out without a default.
  public let isOptional: Bool
  /// `true` iff practice differs and the kind asks for a convention, such as a timing.
  public let isConvention: Bool
  /// Where it is set; where it is declared if it is not set. Nil for what no source states.
  public let place: Place?

  /// `true` iff the case states its value.
  public var isSet: Bool { written != nil }
}

extension Case {
  /// What can be changed in the case: definitions that rest on no other, in the order of the source, and the inputs of
  /// filled-in kinds, in the order in which the kind declares them. Tables of the case itself are not among them: a cell
  /// that is to be changed names a definition.
  public var inputs: [Input] { InputList(result.program).all }
}

/// Finds the inputs of a program.
private struct InputList {
  let program: Program
  let uses: ProgramUses
  var renderer: DiagnosticRenderer

  /// Creates a list of the inputs of a program.
  init(_ program: Program) {
    self.program = program
    uses = ProgramUses(program)
    renderer = DiagnosticRenderer(sources: program.sources)
  }

  var all: [Input] {
    var list = self
    var found: [(place: Span, input: Input)] = []
    for (_, symbol) in program.scopes.entries[Int(program.settings.scope.index)].symbols.entries {
      switch symbol {
      case .definition(let id): list.add(id, to: &found)
      case .instance(let id): list.add(id, to: &found)
      case .kind, .function, .table, .module, .scenario, .tree, .broken: break
      }
    }
    return found.sorted { ($0.place.source, $0.place.start) < ($1.place.source, $1.place.start) }
      .map { $0.input }
  }

  /// Adds a definition of the case that rests on no other.
  private mutating func add(_ id: DefinitionID, to found: inout [(place: Span, input: Input)]) {
    let definition = program.definitions.entries[Int(id.index)]
    guard definition.sink == .ofCase, kind(definition.type) != .table else { return }
    guard uses.operands(of: id).allSatisfy({ $0 == .definition(id) }) else {
      return addStatedPeriods(of: definition, to: &found)
    }
    let place = program.span(definition.clauses.first?.reference ?? definition.reference)
    found.append(
      (
        place,
        Input(
          path: definition.path, name: program.spelling(definition.name),
          kind: kind(definition.type), type: uses.words(for: definition.type),
          comment: program.documentation(of: .definition(id)),
          written: written(definition.clauses), defaultValue: nil, isOptional: false,
          isConvention: false, place: Place(place, &renderer))
      ))
  }

  /// Adds the periods of a series whose values are stated: `sales[2026] = EUR 24 thousand` beside a line for the others.
  private mutating func addStatedPeriods(
    of definition: Definition, to found: inout [(place: Span, input: Input)]
  ) {
    let element = program.types.element(definition.type)
    for clause in definition.clauses where clause.value.exists && isStated(clause.expression) {
      let tree = program.trees.entries[Int(clause.reference.tree.index)]
      let index: String
      switch clause.index {
      case .at(let node), .range(let node): index = tree.text(node)
      case .opening: index = "opening"
      case .none, .each: continue
      }
      let place = program.span(clause.reference)
      found.append(
        (
          place,
          Input(
            path: definition.path + "[" + index + "]", name: program.spelling(definition.name),
            kind: kind(element), type: program.words(for: element),
            comment: tree.documentation(clause.reference.node), written: tree.text(clause.value),
            defaultValue: nil, isOptional: false, isConvention: false,
            place: Place(place, &renderer))
        ))
    }
  }

  /// `true` iff the expression names nothing, so that its value is stated.
  private func isStated(_ id: ExpressionID?) -> Bool {
    guard let id else { return false }
    var waiting = [id]
    while let next = waiting.popLast() {
      let operation = program.expressions.entries[Int(next.index)].operation
      switch operation {
      case .definition, .local, .error: return false
      default: waiting += operation.parts
      }
    }
    return true
  }

  /// Adds the inputs of a filled-in kind.
  private mutating func add(_ id: InstanceID, to found: inout [(place: Span, input: Input)]) {
    let instance = program.instances.entries[Int(id.index)]
    guard !instance.isAbstract, !instance.isInWorld, let kindID = instance.kind else { return }
    let start = program.span(instance.reference)
    for input in program.kinds.entries[Int(kindID.index)].inputs {
      let symbol = program.scopes.entries[Int(instance.scope.index)].symbols[input.name]
      found.append((start, self.input(input, of: instance, symbol)))
    }
  }

  /// Returns an input of an instance, with its value where it has one.
  private mutating func input(
    _ declared: InputDeclaration, of instance: Instance, _ symbol: Symbol?
  ) -> Input {
    let tree = program.trees.entries[Int(declared.reference.tree.index)]
    let stated = tree.text(declared.type)
    var kind: Input.Kind?
    var type = stated
    var place = program.span(declared.reference)
    var written: String?
    switch symbol {
    case .definition(let id):
      let definition = program.definitions.entries[Int(id.index)]
      kind = definition.isMissing ? nil : self.kind(definition.type)
      if !definition.isMissing { type = uses.words(for: definition.type) }
      if case .choice(let words)? = self.kind(definition.type) { kind = .choice(words) }
      if definition.reference != declared.reference {
        written = self.written(definition.clauses)
        place = program.span(definition.clauses.first?.reference ?? definition.reference)
      }
    case .table(let id):
      kind = .table
      if let reference = program.tables.entries[Int(id.index)].declaration {
        place = program.span(reference)
        written = program.sources.text(place)
      }
    case .instance(let id):
      kind = .instance
      let given = program.instances.entries[Int(id.index)]
      place = program.span(given.reference)
      written = given.path
    case .kind, .function, .module, .scenario, .tree, .broken, nil: break
    }
    return Input(
      path: instance.path + "." + program.spelling(declared.name),
      name: program.spelling(declared.name), kind: kind, type: type,
      comment: tree.documentation(declared.reference.node), written: written,
      defaultValue: declared.value.exists ? tree.text(declared.value) : nil,
      isOptional: declared.isOptional, isConvention: declared.isConvention,
      place: Place(place, &renderer))
  }

  /// The right sides of the clauses as they are written, one a line; nil where there is none.
  private func written(_ clauses: [Clause]) -> String? {
    var lines: [String] = []
    for clause in clauses {
      var all = [clause]
      if let base = clause.base { all = program.definitions.entries[Int(base.index)].clauses }
      for clause in all where clause.value.exists || clause.distribution.exists {
        let line = rightSide(clause)
        if !lines.contains(line) { lines.append(line) }
      }
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// What stands behind the `=` of a clause, with its distribution; for a period with its left side.
  private func rightSide(_ clause: Clause) -> String {
    let tree = program.trees.entries[Int(clause.reference.tree.index)]
    if case .none = clause.index {
      let parts = [clause.value, clause.distribution].filter { $0.exists }.map { tree.text($0) }
      return parts.joined(separator: " ~ ")
    }
    return tree.text(clause.reference.node)
  }

  /// Returns what sort of value a type is to a host; nil for what no host can hand in.
  private func kind(_ type: TypeID) -> Input.Kind? {
    switch program.types[type] {
    case .number: .number
    case .percent: .percent
    case .text: .text
    case .yesNo: .truth
    case .date: .date
    case .months, .days, .monthsAndDays: .duration
    case .quantity(let unit):
      if let currency = program.units.currency(of: unit) {
        .money(currency: currency.name)
      } else {
        .quantity(unit: program.units.text(unit))
      }
    case .rate, .hazard: .rate
    case .period: .period
    case .choice: .choice(program.types.words(type))
    case .list, .dated, .range: .list
    case .series: .series
    case .table: .table
    case .instance: .instance
    case .optional(let inner): kind(inner)
    case .error, .pending, .missing, .currency, .row, .instances, .member, .function: nil
    }
  }
}
