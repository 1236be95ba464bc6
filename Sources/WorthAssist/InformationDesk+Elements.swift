import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What is known of one value of a series, a column or a list.
extension InformationDesk {
  /// Returns what is known of the value that the expression `asked` reads from a series or a
  /// column; nil where it is no such value. It is the last item that the program shows.
  package mutating func information(onElement asked: String) -> Information? {
    guard case .value(let shown)? = program.output.shows.last?.content else { return nil }
    let expression = program.expression(shown.value)
    guard let whole = definition(readBy: expression.operation),
      var found = information(on: .definition(whole))
    else { return nil }
    found.path = asked
    found.type = uses.words(for: expression.type)
    found.variesBy = nil
    let definition = program.definitions[whole]
    switch place(readBy: expression.operation) {
    case .value(let value):
      let clauses = clauses(at: value, of: definition)
      found.formula = lines(of: clauses)
      restrict(&found, to: clauses)
    case .row(let row?):
      found.formula = cell(row, of: definition).map { [$0] } ?? lines(of: definition.clauses)
    case .row(nil): found.formula = lines(of: definition.clauses)
    }
    found.place = found.formula.first?.place ?? found.place
    // The item that asks is no use.
    let question = program.output.shows.last?.span.source
    found.usedBy.removeAll { $0.place.source == question }
    return found
  }

  /// Leaves of what the definition rests on that which some of its equations name.
  private func restrict(_ found: inout Information, to clauses: [Clause]) {
    var names: Set<String> = []
    for clause in clauses {
      guard let expression = clause.expression, let read = namesRead(by: expression) else { return }
      names.formUnion(read)
    }
    found.restsOn.removeAll { $0.kind == .definition && !names.contains($0.text) }
  }

  /// The names of the definitions that an expression reads; nil where it reads what has none.
  private func namesRead(by start: ExpressionID) -> Set<String>? {
    var names: Set<String> = []
    var waiting = [start]
    while let next = waiting.popLast() {
      let operation = program.expression(next).operation
      waiting += operation.partsAndTurns
      switch operation {
      case .definition(let id):
        if case .hidden = program.definitions[id].role { return nil }
        names.insert(uses.name(of: id))
      case .call, .fold, .study: return nil
      default: break
      }
    }
    return names
  }

  /// The definition from which an operation takes one value.
  private func definition(readBy operation: Operation) -> DefinitionID? {
    switch operation {
    case .element(let whole, _, _), .item(let whole, _), .lookup(let whole, _, _),
      .opening(let whole), .closing(let whole):
      if case .definition(let id) = program.expression(whole).operation { return id }
      return nil
    default: return nil
    }
  }

  /// Where an operation takes one value.
  private enum Place {
    case value(ValuePlace)
    /// A row, counted from 0; nil where it is computed.
    case row(Int?)
  }

  /// Which value of a series is asked for.
  private enum ValuePlace {
    case opening
    case index(Int)
    /// One that is computed.
    case unknown
  }

  /// Returns where an operation takes one value.
  private func place(readBy operation: Operation) -> Place {
    switch operation {
    case .element(_, let index, _): .value(number(index).map { .index($0) } ?? .unknown)
    case .opening: .value(.opening)
    case .lookup(_, let keys, let key): .row(row(ofKey: key, in: keys))
    case .item(_, let position): .row(number(position).map { $0 - 1 })
    default: .value(.unknown)
    }
  }

  // MARK: Equations

  /// Returns the equations of clauses, each once.
  private func lines(of clauses: [Clause]) -> [Information.Line] {
    var seen: Set<Span> = []
    return clauses.flatMap { equations(of: $0) }.filter { seen.insert($0.place).inserted }
  }

  /// The clauses that give the value at `place`; all that may, where the place or the bounds of
  /// clauses are computed.
  private func clauses(at place: ValuePlace, of definition: Definition) -> [Clause] {
    var ranked: [(clause: Clause, layer: Int, rank: Int)] = []
    for clause in definition.clauses.flatMap({ handedOn($0) }) {
      if let rank = rank(of: clause, at: place) { ranked.append((clause, clause.layer, rank)) }
    }
    // What is sure to hold hides what counts less.
    let sure = ranked.filter { $0.rank > 0 }.max { ($0.layer, $0.rank) < ($1.layer, $1.rank) }
    guard let sure else { return ranked.map { $0.clause } }
    // Of two ranges the later line counts.
    let last = ranked.lastIndex { ($0.layer, $0.rank) == (sure.layer, sure.rank) }
    return ranked.indices.filter { place in
      place == last || (ranked[place].rank == 0 && ranked[place].layer >= sure.layer)
    }.map { ranked[$0].clause }
  }

  /// The clause; those of the definition that it hands on, where it does.
  private func handedOn(_ clause: Clause) -> [Clause] {
    clause.base.map { program.definitions[$0].clauses } ?? [clause]
  }

  /// How much a clause counts at a place: 2 or 3 where it is for that place, 1 where it is for all,
  /// 0 where that is not known; nil where it does not hold there.
  private func rank(of clause: Clause, at place: ValuePlace) -> Int? {
    switch (clause.index, place) {
    case (_, .unknown): return 0
    case (.opening, .opening): return 3
    case (.none, _): return 1
    case (.opening, .index), (_, .opening): return nil
    case (.each, .index): return 1
    case (.at, .index(let index)):
      guard let stated = (clause.lower ?? clause.upper).flatMap({ number($0) }) else { return 0 }
      return stated == index ? 3 : nil
    case (.range, .index(let index)):
      let (lower, upper) = (clause.lower.map { number($0) }, clause.upper.map { number($0) })
      if let lower = lower ?? Int.min, let upper = upper ?? Int.max {
        return lower <= index && index <= upper ? 2 : nil
      }
      return 0
    }
  }

  /// The whole number that an expression states; nil where it is computed.
  private func number(_ id: ExpressionID) -> Int? {
    guard case .constant(let value) = program.expression(id).operation, value == value.rounded(),
      abs(value) < 1e9
    else { return nil }
    return Int(value)
  }

  // MARK: Cells

  /// The row, counted from 0, in which the column `keys` has what `key` states; nil where that is
  /// computed.
  private func row(ofKey key: ExpressionID, in keys: ExpressionID) -> Int? {
    guard case .definition(let column) = program.expression(keys).operation,
      let cells = program.definitions[column].clauses.first?.expression
    else { return nil }
    let wanted = program.expression(key).operation
    switch program.expression(cells).operation {
    case .list(let items):
      return items.firstIndex { isSame(program.expression($0).operation, wanted) }
    case .data(let data):
      guard case .text(let text) = wanted else { return nil }
      return program.data[data].firstIndex { $0 == Double(text.index) }
    default: return nil
    }
  }

  /// `true` iff a cell states what a key does.
  private func isSame(_ cell: Operation, _ key: Operation) -> Bool {
    switch (cell, key) {
    case (.text(let left), .text(let right)): program.texts[left] == program.texts[right]
    case (.constant(let left), .constant(let right)): left == right
    default: false
    }
  }

  /// The cell of a column in a row; the equation of a computed column, and nil where no table in
  /// the source has the cell.
  private func cell(_ row: Int, of definition: Definition) -> Information.Line? {
    guard case .column(let table?) = definition.role,
      let declaration = program.tables[table].declaration, row >= 0
    else { return nil }
    let tree = program.trees[declaration.tree]
    let rows = tree.children(declaration.node).first { tree[$0].kind == .rows }
    guard let rows else { return line(declaration) }
    var titles: [String] = []
    var count = 0
    for part in tree.children(rows) {
      switch tree[part].kind {
      case .headers: titles = tree.children(part).map { tree.text($0) }
      case .row:
        if count == row, let column = titles.firstIndex(of: program.spelling(definition.name)) {
          let cell = tree.child(part, column)
          return cell.exists ? line(NodeReference(declaration.tree, cell)) : nil
        }
        count += 1
      default: break
      }
    }
    return nil
  }
}
