import WorthPlan
import WorthProgram
import WorthValue

/// What the questions of a case rest on: the rest need not be run for them.
extension Planner {
  /// Notes for each study that stands in a definition which code it does not rest on; `starts` are
  /// the positions at which the groups of the order of evaluation begin, and the end of the last;
  /// behind them stand checks and what is shown, up to `end`.
  ///
  /// A study rests on what its figure needs, and on the requirements that depend on a name which it
  /// varies: of things in a scenario only those of things that the figure rests on.
  mutating func noteNeedsOfStudies(_ starts: [Int32], end: Int32) {
    let groups = program.order.groups
    guard !plan.studies.isEmpty, starts.count == groups.count + 1 else { return }
    // The keys of rows are found through registers that no formula names.
    if plan.draws.contains(where: { $0.rows != nil }) { return }
    let graph = GroupGraph(program)
    for place in plan.code.indices where plan.code[place].op == .study {
      // What checks and shows ask by themselves is asked of the whole case.
      guard let home = starts.lastIndex(where: { $0 <= place }), home < groups.count else {
        continue
      }
      var needed = graph.reached(from: [home] + graph.ends) { $0.needs }
      let changed = groups.indices.filter { group in
        needed[group] && groups[group].members.contains { variedName($0) != nil }
      }
      let dependents = graph.reached(from: changed) { $0.uses }
      var used: Set<InstanceID> = []
      for group in groups.indices where needed[group] {
        used.formUnion(groups[group].members.compactMap { program.definitions[$0].role.instance })
      }
      let required = groups.indices.filter { group in
        dependents[group]
          && groups[group].members.contains { member in
            guard let owner = requirementsByDefinition[member]?.owner else {
              return requirementRegisters[member] != nil
            }
            return !program.instances[owner].isInWorld || used.contains(owner)
          }
      }
      needed = graph.reached(from: [home] + graph.ends + required) { $0.needs }
      var skips: [Range<Int32>] = []
      for group in groups.indices where !needed[group] && starts[group] < starts[group + 1] {
        if let last = skips.last, last.upperBound == starts[group] {
          skips[skips.count - 1] = last.lowerBound..<starts[group + 1]
        } else {
          skips.append(starts[group]..<starts[group + 1])
        }
      }
      skips.append(starts[groups.count]..<end)
      plan.studies[Int(plan.code[place].b)].skips = skips.filter { !$0.isEmpty }
    }
  }

  /// Notes the studies whose first name takes whole numbers alone: it is an input of that type, or what one
  /// is filled with as it is.
  mutating func noteWholeNames() {
    guard plan.studies.contains(where: { !$0.inputs.isEmpty }) else { return }
    var whole: Set<DefinitionID> = []
    for requirement in program.output.requirements where requirement.wholeInput != nil {
      guard let text = requirement.workedOut,
        case .textOf(let value) = program.expressions[text].operation
      else { continue }
      var open = [value]
      while let next = open.popLast() {
        guard let handed = handedOn(next) else { continue }
        guard case .definition(let index) = program.expressions[handed].operation else {
          open.append(handed)
          continue
        }
        guard whole.insert(index).inserted else { continue }
        for clause in program.definitions[index].clauses {
          guard let said = clause.expression else { continue }
          if clause.row != nil,
            case .conditional(_, let ofRow, _) = program.expressions[said].operation
          {
            open.append(ofRow)
          } else {
            open.append(said)
          }
        }
      }
    }
    let operands = Set(whole.compactMap { variedName($0)?.index })
    for place in plan.studies.indices {
      guard let first = plan.studies[place].inputs.first else { continue }
      plan.studies[place].countsWhole = operands.contains(first)
    }
  }

  /// The expression whose values an expression hands on as they are, itself where it is a name; nil where it
  /// works something out, or takes one of many.
  private func handedOn(_ value: ExpressionID) -> ExpressionID? {
    let operation = program.expressions[value].operation
    if case .definition = operation { return value }
    if case .otherwise(let given, _) = operation { return given }
    if case .broadcast(let one, _) = operation { return one }
    // Of the row at hand: each row of the column is handed on to its instance.
    if case .element(let column, let index, _) = operation,
      case .definition = program.expressions[index].operation
    {
      return column
    }
    return nil
  }
}

/// Which groups of definitions need which.
private struct GroupGraph {
  /// For each group those that it needs.
  private(set) var needs: [[Int]]
  /// For each group those that need it.
  private(set) var uses: [[Int]]
  /// The groups of the ends of timelines and tables, which anything may need.
  private(set) var ends: [Int] = []

  /// Reads the dependencies of `program`.
  init(_ program: Program) {
    let groups = program.order.groups
    var homes = [Int](repeating: -1, count: program.definitions.count)
    for (number, group) in groups.enumerated() {
      for member in group.members { homes[Int(member.index)] = number }
    }
    needs = Array(repeating: [], count: groups.count)
    uses = needs
    for (number, group) in groups.enumerated() {
      var found: Set<Int> = []
      for member in group.members {
        let targets = program.definitions[member].dependencies.map { $0.target }
        for target in targets + (program.order.guards[member] ?? []) {
          let home = homes[Int(target.index)]
          if home >= 0, home != number, found.insert(home).inserted {
            needs[number].append(home)
            uses[home].append(number)
          }
        }
      }
    }
    for space in program.spaces.entries {
      ends += [space.first, space.last].map { homes[Int($0.index)] }.filter { $0 >= 0 }
    }
  }

  /// Returns for each group whether one comes to it from `starts` by `edges`.
  func reached(from starts: [Int], _ edges: (GroupGraph) -> [[Int]]) -> [Bool] {
    let edges = edges(self)
    var isReached = [Bool](repeating: false, count: edges.count)
    var waiting = starts
    while let next = waiting.popLast() {
      if isReached[next] { continue }
      isReached[next] = true
      waiting += edges[next].filter { !isReached[$0] }
    }
    return isReached
  }
}
