import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Lines that no source names, and what all rows need before the first is read.
extension RepeatedInstances {
  /// Adds a line that no source names, with the value of an expression that a kind shows.
  static func addLine(
    _ item: NodeReference, to instance: InstanceID, in checker: inout Checker
  ) -> DefinitionID {
    let own = checker.instances[instance]
    return checker.definitions.add(
      Definition(
        name: Word.was.name, path: own.path + " shown", reference: item,
        clauses: [Clause(reference: item, index: .none, value: item.node)], scope: own.scope,
        role: .line(instance: instance), sink: own.sink))
  }

  /// Adds a line that no source names, with a value that is checked already.
  static func addLine(
    _ value: ExpressionID, _ dependencies: [Dependency], to instance: InstanceID,
    in checker: inout Checker
  ) -> DefinitionID {
    let own = checker.instances[instance]
    let reference = checker.expression(value).reference
    var line = Definition(
      name: Word.was.name, path: own.path + " remark", reference: reference,
      clauses: [
        Clause(reference: reference, index: .none, value: .none, expression: value)
      ], scope: own.scope, role: .line(instance: instance), sink: own.sink)
    line.type = checker.type(value)
    line.dependencies = dependencies
    return checker.definitions.add(line, .done)
  }

  /// Makes the columns of all lines with single values, which reports show, and lets each index
  /// need all that is worked out for it. Returns the indices with what they need by themselves.
  static func close(
    in checker: inout Checker
  ) -> [(index: DefinitionID, needs: [Dependency])] {
    var closed: [(index: DefinitionID, needs: [Dependency])] = []
    // Parts come behind what they are filled in within.
    var place = 0
    while place < checker.instances.all.count {
      let instance = InstanceID(Int32(truncatingIfNeeded: place))
      place += 1
      guard let rows = checker.instances[instance].rows,
        checker.instances.groups[instance] == nil
      else { continue }
      let scope = checker.instances[instance].scope
      var needed: [DefinitionID] = []
      for symbol in checker.names.scopes[scope].symbols.entries.map({ $0.symbol }) {
        if case .instance(let part) = symbol, Instances.prepare(part, in: &checker) {
          shareRows(of: instance, with: part, in: &checker)
        }
        guard case .definition(let line) = symbol else { continue }
        needed.append(line)
        if !variesOne(instance, in: checker) { drawAnew(line, for: rows.index, in: &checker) }
        let type = Definitions.demand(line, in: &checker)
        if checker.types.isSingle(type) {
          _ = column(of: line, instance, in: &checker)
        }
      }
      for requirement in checker.requirements.all where requirement.owner == instance {
        needed.append(requirement.definition)
      }
      needed += checker.instances[instance].rows?.columns ?? []
      if let names = names(of: rows.space, in: &checker) { needed.append(names) }
      if !closed.contains(where: { $0.index == rows.index }) {
        closed.append((rows.index, checker.definitions[rows.index].dependencies))
      }
      checker.definitions.addNeeds(needed, to: rows.index)
    }
    return closed
  }

  /// The column by which messages name rows, and by which each row draws; nil where none does. A column of which the
  /// file alone says what it holds is read if `isUsed`: of it nothing is read that the case does not use.
  static func names(
    of space: SpaceID, isUsed: Bool = false, in checker: inout Checker
  ) -> DefinitionID? {
    guard case .rows(let table) = checker.tables.spaces[space].kind else { return nil }
    let columns = checker.tables[table].columns.map { $0.definition }
    for column in columns {
      guard isUsed || checker.tables.isKnown(column) else { return nil }
      let type = Definitions.demand(column, in: &checker)
      let element = checker.types.element(type)
      let names: ValueType
      if case .optional(let inner) = checker.types[element] {
        names = checker.types[inner]
      } else {
        names = checker.types[element]
      }
      if names.namesRows { return column }
    }
    guard let first = columns.first else { return nil }
    let type = Definitions.demand(first, in: &checker)
    return checker.types[checker.types.element(type)].countsRows ? first : nil
  }

  /// `true` iff the instances by row vary a single one, whose draws they then have.
  static func variesOne(_ instance: InstanceID, in checker: Checker) -> Bool {
    var current = instance
    var steps = 0
    while let original = checker.instances[current].original, steps < WorkLimits.layers {
      if checker.instances[original].rows == nil { return true }
      current = original
      steps += 1
    }
    return false
  }

  /// Lets an uncertain line, and what it hands on, need the index: each instance draws by itself.
  static func drawAnew(
    _ line: DefinitionID, for index: DefinitionID, in checker: inout Checker
  ) {
    var waiting = [line]
    while let next = waiting.popLast() {
      let clauses = checker.definitions[next].clauses
      if clauses.contains(where: { $0.distribution.exists }) {
        checker.definitions.addNeeds([index], to: next)
      }
      waiting += clauses.flatMap { [$0.base, $0.was, $0.others].compactMap { $0 } }
    }
  }
}
