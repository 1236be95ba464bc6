import WorthPlan
import WorthSource
import WorthSyntax
import WorthValue

/// What the host changes in a case before it runs: `--set name=expression`.
package struct HostOverride: Sendable {
  package var path: String
  package var expression: String

  /// Creates the change of the definition at `path`.
  package init(path: String, expression: String) {
    self.path = path
    self.expression = expression
  }
}

/// What came of checking and planning a case.
package struct CheckResult: Sendable {
  /// The plan; what has a mistake is marked as failed in it.
  package var plan: Plan
  package var diagnostics: [Diagnostic]
  /// The diagnostics of each `expect error`, by its number.
  package var captured: [[Diagnostic]]
  package var sources: SourceSet
  /// The conventions that kinds ask for, with the words that each may be.
  package var conventions: [(path: String, words: [String])] = []
}

/// The whole pass.
extension Checker {
  /// Checks `root` and everything that it uses, and lowers it to a plan.
  package static func check(
    _ root: SourceText, overrides: [HostOverride] = [], allowsResults: Bool = false,
    limits: WorkLimits = WorkLimits(), observer: WorkObserver? = nil,
    loader: @escaping (String) -> LoadedFile
  ) -> CheckResult {
    check(
      [root], overrides: overrides, allowsResults: allowsResults, limits: limits,
      observer: observer, loader: loader)
  }

  /// Checks `roots`, which together are one case, and everything that they use.
  package static func check(
    _ roots: [SourceText], overrides: [HostOverride] = [], allowsResults: Bool = false,
    limits: WorkLimits = WorkLimits(), observer: WorkObserver? = nil,
    loader: @escaping (String) -> LoadedFile
  ) -> CheckResult {
    let names = NameTable()
    let host = CheckerHost(limits: limits, observer: observer, loader: loader)
    var checker = Checker(names: names, sources: SourceSet(), host: host)
    checker.rootName = roots.first?.name ?? ""
    checker.allowsResults = allowsResults
    checker.rootScope = checker.addScope(.file, parent: -1)
    let trees = roots.map { checker.addTree($0) }
    checker.readOverrides(overrides)
    for tree in trees { checker.declareFile(tree, scope: checker.rootScope, isRoot: true) }
    checker.checkCase()
    checker.readFiles()
    checker.applyOverrides()
    checker.checkAll()
    if host.isStopped {
      // What was not looked at cannot be planned.
      let place = Span(source: 0, start: 0, end: 0)
      return CheckResult(
        plan: Plan(), diagnostics: [Diagnostic(.E0810, place)], captured: checker.sinks,
        sources: checker.sources)
    }
    var planner = Planner(checker)
    planner.run()
    return CheckResult(
      plan: planner.plan, diagnostics: planner.checker.causes(),
      captured: planner.checker.sinks, sources: planner.checker.sources,
      conventions: planner.checker.conventions())
  }

  /// Returns the conventions of everything that is filled in.
  ///
  /// Those of words that the case gives to functions come first.
  private func conventions() -> [(path: String, words: [String])] {
    var found = writtenWords.map { (path: Checker.wordPath + $0.word, words: $0.words) }
    for instance in instances
    where instance.kind >= 0 && !instance.isAbstract && !instance.isInWorld && instance.sink == 0 {
      for input in kinds[Int(instance.kind)].inputs where input.isConvention {
        guard
          case .definition(let index)? = scopes[Int(instance.scope)].symbols[input.name.id]
        else { continue }
        var type = definitions[Int(index)].type
        if case .optional(let inner) = types[type] { type = inner }
        let words = types.words(type)
        if !words.isEmpty { found.append((instance.path + "." + spelling(input.name), words)) }
      }
    }
    return found
  }

  mutating func checkAll() {
    fillInstancesInOrder()
    let order = inOrder(definitions.indices.map { Int32($0) }, scope: rootScope)
    for (place, index) in order.enumerated() {
      guard host.goesOn(place, of: order.count) else { return }
      _ = demand(index)
    }
    finishInstances()
    checkUnusedKinds()
    checkForms()
    finishInstances()
    for index in definitions.indices where !needsTimeline(Int32(index)) {
      guard host.goesOn(index, of: definitions.count) else { return }
      _ = demand(Int32(index))
    }
    checkUnusedFunctions()
    checkHostChanges()
    checkScenarios()
    checkTrees()
    checkCorrelations()
    for place in overrides.indices where !overrides[place].isUsed {
      let path = overrides[place].path
      let paths = definitions.filter { $0.sink == 0 }.map { $0.path }
      let suffix = "." + path
      let nearest =
        paths.first { $0.hasSuffix(suffix) } ?? Spelling.nearest(to: path, among: paths)
      report(
        .overridesNothing(
          fieldSpan(overrides[place].entry) ?? span(overrides[place].entry), path, nearest: nearest)
      )
    }
    noteUnused()
  }

  /// The definitions among `candidates`, each after most of those of `scope` that it names.
  ///
  /// The order is found without recursion, so that a long chain of definitions needs no deep stack.
  mutating func inOrder(_ candidates: [Int32], scope: Int32) -> [Int32] {
    let symbols = scopes[Int(scope)].symbols
    var order: [Int32] = []
    orderStamp += 1
    while orderStamps.count < definitions.count { orderStamps.append(0) }
    var stack: [(definition: Int32, isDone: Bool)] = []
    for start in candidates {
      stack.append((start, false))
      while let (index, isDone) = stack.popLast() {
        if isDone {
          order.append(index)
          continue
        }
        guard orderStamps[Int(index)] != orderStamp else { continue }
        orderStamps[Int(index)] = orderStamp
        stack.append((index, true))
        for clause in definitions[Int(index)].clauses where clause.value.exists {
          let tree = trees[Int(clause.reference.tree)]
          let node = tree[clause.value]
          for position in node.first..<node.end {
            let token = tree.token(position)
            if token.kind == .name, case .definition(let needed)? = symbols[token.name],
              orderStamps[Int(needed)] != orderStamp
            {
              stack.append((needed, false))
            }
          }
        }
      }
    }
    return order
  }

  /// Fills in the instances of the root file and looks at their lines, each after those that its block names.
  ///
  /// So a long chain of instances needs no deep stack, whatever the order of their lines.
  mutating func fillInstancesInOrder() {
    guard pendingInstances.count > Checker.deepestDemand / 4 else { return }
    let symbols = scopes[Int(rootScope)].symbols
    var stack: [(instance: Int32, isDone: Bool)] = []
    var seen: Set<Int32> = []
    for start in pendingInstances {
      stack.append((start, false))
      while let (index, isDone) = stack.popLast() {
        if isDone {
          guard host.goesOn(seen.count, of: pendingInstances.count) else { return }
          guard prepareInstance(index) else { continue }
          let scope = instances[Int(index)].scope
          let lines = scopes[Int(scope)].symbols.values.compactMap { symbol in
            if case .definition(let line) = symbol, !needsTimeline(line) {
              line
            } else {
              nil as Int32?
            }
          }
          for line in inOrder(lines.sorted(), scope: scope) { _ = demand(line) }
          continue
        }
        guard seen.insert(index).inserted, let pending = declaredInstances[index] else { continue }
        stack.append((index, true))
        let tree = trees[Int(pending.reference.tree)]
        let node = tree[pending.reference.node]
        for position in node.first..<node.end {
          let token = tree.token(position)
          if token.kind == .name, case .instance(let needed)? = symbols[token.name],
            !seen.contains(needed)
          {
            stack.append((needed, false))
          }
        }
      }
    }
  }

  // MARK: Overrides

  mutating func readOverrides(_ given: [HostOverride]) {
    for change in given {
      if change.path.hasPrefix(Checker.wordPath) {
        wordChanges[String(change.path.dropFirst(Checker.wordPath.count))] = change.expression
        continue
      }
      let setting = "case.rounding."
      if change.path.hasPrefix(setting) {
        _ = setRounding(
          String(change.path.dropFirst(setting.count)), change.expression, isFromHost: true)
        continue
      }
      let tree = addTree(
        SourceText(name: "change", text: change.path + " = " + change.expression))
      let root = trees[Int(tree)].root
      let entry = trees[Int(tree)].child(root)
      guard entry.exists, trees[Int(tree)][entry].kind == .definition else { continue }
      let value = valueNode(NodeReference(tree, entry))
      guard value.exists || distributionNode(NodeReference(tree, entry)).exists else { continue }
      var target = trees[Int(tree)].child(entry)
      var index = ClauseIndex.none
      if trees[Int(tree)][target].kind == .index {
        let item = trees[Int(tree)].child(target, 1)
        guard item.exists else { continue }
        index = clauseIndex(item, trees[Int(tree)])
        target = trees[Int(tree)].child(target)
      }
      let path = trees[Int(tree)].text(target).split(separator: " ").joined()
      overrides.append(
        Override(
          path: path, entry: NodeReference(tree, entry), index: index,
          value: NodeReference(tree, value), scope: rootScope))
    }
  }

  mutating func applyOverrides() {
    if overrides.isEmpty { return }
    for (id, symbol) in scopes[Int(rootScope)].symbols.sorted(by: { $0.key < $1.key }) {
      guard case .definition(let index) = symbol else { continue }
      let changes = takeOverrides(names.text(Name(id: id)), rootScope)
      if changes.isEmpty { continue }
      var definition = definitions[Int(index)]
      var before = definition
      before.isHandedOn = true
      before.isTypeOnly = true
      before.uses = 1
      if let change = changes.last(where: { change in
        if case .none = change.index { true } else { false }
      }) {
        changedByHost.append((addDefinition(before), index, change))
      }
      apply(changes, to: &definition, layer: Checker.mostParts)
      definitions[Int(index)] = definition
    }
  }

  /// Reports changes from outside that are of another sort than what they replace.
  mutating func checkHostChanges() {
    for (before, after, change) in changedByHost {
      let outer = sink
      sinks.append([])
      sink = Int32(truncatingIfNeeded: sinks.count - 1)
      definitions[Int(before)].sink = sink
      let old = demand(before)
      sinks.removeLast()
      sink = outer
      definitions[Int(before)].sink = outer
      let new = demand(after)
      guard old != .error, new != .error, old != .pending, new != .pending,
        types.element(old) != types.element(new)
      else { continue }
      report(
        .wrongField(
          span(change.value), change.path, expected: describe(old), found: describe(new),
          declared: span(definitions[Int(before)].reference), fix: nil))
    }
  }

  /// Returns the changes of what stands at `path` from outside, and those of the world of `scope`.
  mutating func takeOverrides(_ path: String, _ scope: Int32) -> [Override] {
    if overrides.isEmpty, worlds.isEmpty { return [] }
    for place in overrides.indices where overrides[place].path == path {
      overrides[place].isUsed = true
    }
    return overrides.filter { $0.path == path } + worldChanges(path, scope)
  }

  /// Reports a bare number that is to stand for a percent; 5 for 4 % would be 500 %.
  private mutating func lacksPercent(_ change: Override, _ definition: Definition) -> Bool {
    guard let clause = definition.clauses.first, clause.value.exists, change.value.node.exists
    else { return false }
    let old = trees[Int(clause.reference.tree)]
    let new = trees[Int(change.value.tree)]
    guard old[clause.value].kind == .number, new[change.value.node].kind == .number,
      old.text(clause.value).hasSuffix("%"), !new.text(change.value.node).hasSuffix("%"),
      new.text(change.value.node) != "0"
    else { return false }
    report(
      .wrongField(
        span(change.value), definition.path, expected: "a percent", found: "a number",
        declared: old.span(clause.value), fix: new.text(change.value.node) + "%"))
    return true
  }

  /// Changes the clauses of a definition, one after another; they count before those of lower layers.
  mutating func apply(_ changes: [Override], to definition: inout Definition, layer: Int) {
    for change in changes {
      if case .none = change.index, lacksPercent(change, definition) { continue }
      let distribution = distributionNode(change.entry)
      var clause = Clause(
        reference: change.entry, index: change.index, value: change.value.node,
        distribution: distribution, drawPath: distribution.exists ? definition.path : nil,
        layer: layer, scope: change.scope)
      if !change.value.node.exists || namesWhatWas(change.value) {
        clause.was = keepWhatWas(definition, isDrawnAnew: distribution.exists)
      }
      if case .none = change.index {
        definition.scope = change.scope
        definition.clauses = [clause]
      } else {
        if let first = definition.clauses.first, case .none = first.index { handOn(&definition) }
        definition.clauses.removeAll { $0.layer == clause.layer && clash($0, clause) }
        definition.clauses.append(clause)
      }
      definition.progress = .waiting
      definition.isMissing = false
    }
  }

  // MARK: Kinds that no instance uses

  /// Checks kinds of the root file that nothing fills in, with inputs of which the types alone are known.
  mutating func checkUnusedKinds() {
    for index in kinds.indices where kinds[index].scope == rootScope && !kinds[index].isUsed {
      guard prepareKind(Int32(index)) else { continue }
      let info = kinds[index]
      let instance = reserveInstance(
        path: spelling(info.name), reference: info.reference, scope: rootScope)
      instances[Int(instance)].isAbstract = true
      _ = fill(instance, kind: Int32(index), given: [])
      finishInstances()
    }
  }

  /// Looks through functions of the root file that nothing calls, for names that mean nothing.
  mutating func checkUnusedFunctions() {
    let used = Set(versions.map { $0.function })
    for index in functions.indices {
      let info = functions[index]
      guard info.scope == rootScope, !used.contains(Int32(index)) else { continue }
      let outer = sink
      sinks.append([])
      sink = Int32(truncatingIfNeeded: sinks.count - 1)
      let context = Context(scope: rootScope, definition: -1, timeline: caseTimeline)
      let values = info.parameters.map { _ in make(.constant(1), .number, info.reference) }
      _ = call(Int32(index), values, info.reference, context)
      let found = sinks.removeLast()
      sink = outer
      for diagnostic in found where diagnostic.code == .E0201 || diagnostic.code == .E0203 {
        report(diagnostic)
      }
    }
  }

  /// The names of the prelude's kinds.
  var preludeKindNames: [String] { PreludeNames.kinds }
}
