import WorthPlan
import WorthProgram
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

/// What came of checking a case.
package struct CheckResult: Sendable {
  /// The checked program; what has a mistake has no type in it.
  package var program: Program
  package var diagnostics: [Diagnostic]
  /// The diagnostics of each `expect error`, by its number.
  package var captured: [[Diagnostic]]
  /// `true` iff the observer has ended the work: what is there cannot be planned.
  package var isStopped = false

  /// `true` iff there is no mistake.
  package var isValid: Bool { !diagnostics.contains { $0.code.severity == .error } }
}

/// The whole pass.
extension Checker {
  /// Checks `root` and everything that it uses.
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
    checker.rootScope = checker.addScope(.file, parent: nil)
    let trees = roots.map { checker.addTree($0) }
    checker.readOverrides(overrides)
    for tree in trees { checker.declareFile(tree, scope: checker.rootScope, isRoot: true) }
    checker.checkCase()
    checker.readFiles()
    checker.applyOverrides()
    checker.checkAll()
    if host.isStopped {
      // What was not looked at cannot be put into an order.
      return CheckResult(
        program: checker.program(EvaluationOrder()),
        diagnostics: [Diagnostic(.E0810, Span(source: 0, start: 0, end: 0))],
        captured: checker.sinks.entries, isStopped: true)
    }
    let order = checker.findOrder()
    return CheckResult(
      program: checker.program(order), diagnostics: checker.causes(),
      captured: checker.sinks.entries)
  }

  /// Returns what was found out as a program.
  private func program(_ order: EvaluationOrder) -> Program {
    Program(
      sources: sources, trees: trees, names: names.spellings, types: types, units: units,
      scopes: scopes, definitions: definitions, expressions: expressions, spaces: spaces,
      tables: tables, kinds: kinds, instances: instances, functions: functions,
      versions: versions, scenarios: scenarios, worlds: worlds, decisionTrees: decisionTrees,
      studies: studies,
      uncertainty: Program.Uncertainty(
        draws: draws, correlations: correlations, simulation: simulation,
        usesStatistics: usesStatistics),
      output: Program.Output(requirements: requirements, checks: checks, shows: shows),
      settings: Program.CaseSettings(
        texts: settings, scope: rootScope, prelude: preludeScope, currency: caseCurrency,
        timeline: caseTimeline, valuationDate: valuationDate, writtenWords: writtenWords),
      texts: texts, data: data, order: order)
  }

  mutating func checkAll() {
    fillInstancesInOrder()
    let order = inOrder(Array(definitions.ids), scope: rootScope)
    for (place, index) in order.enumerated() {
      guard host.goesOn(place, of: order.count) else { return }
      _ = demand(index)
    }
    finishInstances()
    checkUnusedKinds()
    checkForms()
    finishInstances()
    for index in definitions.ids where !needsTimeline(index) {
      guard host.goesOn(Int(index.index), of: definitions.count) else { return }
      _ = demand(index)
    }
    checkUnusedFunctions()
    checkHostChanges()
    checkScenarios()
    checkTrees()
    checkCorrelations()
    for place in overrides.indices where !overrides[place].isUsed {
      let path = overrides[place].path
      let paths = definitions.entries.filter { $0.sink == .ofCase }.map { $0.path }
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

  /// The definitions among `candidates`, each after those of `scope` that it names, as far as that is possible.
  ///
  /// What a definition names is read off its tokens, for it has not been checked. The order is found without recursion, so
  /// that a long chain of definitions needs no deep stack.
  mutating func inOrder(_ candidates: [DefinitionID], scope: ScopeID) -> [DefinitionID] {
    let symbols = scopes[scope].symbols
    let (definitions, trees) = (definitions, trees)
    var finder = DependencyOrder()
    swap(&finder, &orderFinder)
    defer { swap(&finder, &orderFinder) }
    let places = candidates.map { Int($0.index) }
    let order = finder.inOrder(count: definitions.count, from: places) { place, needed in
      let start = needed.count
      for clause in definitions[DefinitionID(Int32(truncatingIfNeeded: place))].clauses
      where clause.value.exists {
        trees[clause.reference.tree].forEachName(in: clause.value) { name in
          if case .definition(let target)? = symbols[name] { needed.append(Int(target.index)) }
        }
      }
      // What is named last is checked first.
      needed[start...].reverse()
    }
    return order.map { DefinitionID(Int32(truncatingIfNeeded: $0)) }
  }

  /// Fills in the instances of the root file and checks their lines, each after those that its block names.
  ///
  /// So a long chain of instances needs no deep stack, whatever the order of their lines.
  mutating func fillInstancesInOrder() {
    guard pendingInstances.count > Checker.deepestDemand / 4 else { return }
    let symbols = scopes[rootScope].symbols
    let (declaredInstances, trees) = (declaredInstances, trees)
    var finder = DependencyOrder()
    let places = pendingInstances.map { Int($0.index) }
    let order = finder.inOrder(count: instances.count, from: places) { place, needed in
      let start = needed.count
      guard let pending = declaredInstances[InstanceID(Int32(truncatingIfNeeded: place))] else {
        return
      }
      trees[pending.reference.tree].forEachName(in: pending.reference.node) { name in
        if case .instance(let target)? = symbols[name] { needed.append(Int(target.index)) }
      }
      needed[start...].reverse()
    }
    for (count, place) in order.enumerated() {
      guard host.goesOn(count, of: order.count) else { return }
      let instance = InstanceID(Int32(truncatingIfNeeded: place))
      guard declaredInstances[instance] != nil else { continue }
      if prepareInstance(instance) { demandLines(of: instance) }
    }
  }

  /// Checks the inputs and lines of an instance, each after those that it names.
  mutating func demandLines(of instance: InstanceID) {
    let scope = instances[instance].scope
    var lines: [DefinitionID] = []
    for symbol in scopes[scope].symbols.entries.map({ $0.symbol }) {
      if case .definition(let line) = symbol, !needsTimeline(line) { lines.append(line) }
    }
    for line in inOrder(lines.sorted(), scope: scope) { _ = demand(line) }
  }

  // MARK: Overrides

  mutating func readOverrides(_ given: [HostOverride]) {
    for change in given {
      if change.path.hasPrefix(Program.wordPath) {
        wordChanges[String(change.path.dropFirst(Program.wordPath.count))] = change.expression
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
      let root = trees[tree].root
      let entry = trees[tree].child(root)
      guard entry.exists, trees[tree][entry].kind == .definition else { continue }
      let value = valueNode(NodeReference(tree, entry))
      guard value.exists || distributionNode(NodeReference(tree, entry)).exists else { continue }
      var target = trees[tree].child(entry)
      var index = ClauseIndex.none
      if trees[tree][target].kind == .index {
        let item = trees[tree].child(target, 1)
        guard item.exists else { continue }
        index = clauseIndex(item, trees[tree])
        target = trees[tree].child(target)
      }
      let path = trees[tree].text(target).split(separator: " ").joined()
      overrides.append(
        Change(
          path: path, entry: NodeReference(tree, entry), index: index,
          value: NodeReference(tree, value), scope: rootScope))
    }
  }

  mutating func applyOverrides() {
    if overrides.isEmpty { return }
    for (name, symbol) in scopes[rootScope].symbols.entries.sorted(by: { $0.name.id < $1.name.id })
    {
      guard case .definition(let index) = symbol else { continue }
      let changes = takeOverrides(spelling(name), rootScope)
      if changes.isEmpty { continue }
      var definition = definitions[index]
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
      definitions[index] = definition
      definitionStates[index].progress = .waiting
    }
  }

  /// Reports changes from outside that are of another sort than what they replace.
  mutating func checkHostChanges() {
    for (before, after, change) in changedByHost {
      let outer = sink
      sink = sinks.append([])
      definitions[before].sink = sink
      let old = demand(before)
      _ = sinks.entries.popLast()
      sink = outer
      definitions[before].sink = outer
      let new = demand(after)
      guard old != .error, new != .error, old != .pending, new != .pending,
        types.element(old) != types.element(new)
      else { continue }
      report(
        .wrongField(
          span(change.value), change.path, expected: describe(old), found: describe(new),
          declared: span(definitions[before].reference), fix: nil))
    }
  }

  /// Returns the changes of what stands at `path` from outside, and those of the world of `scope`.
  mutating func takeOverrides(_ path: String, _ scope: ScopeID) -> [Change] {
    if overrides.isEmpty, worlds.entries.isEmpty { return [] }
    for place in overrides.indices where overrides[place].path == path {
      overrides[place].isUsed = true
    }
    return overrides.filter { $0.path == path } + worldChanges(path, scope)
  }

  /// Reports a bare number that is to stand for a percent; 5 for 4 % would be 500 %.
  private mutating func lacksPercent(_ change: Change, _ definition: Definition) -> Bool {
    guard let clause = definition.clauses.first, clause.value.exists, change.value.node.exists
    else { return false }
    let old = trees[clause.reference.tree]
    let new = trees[change.value.tree]
    guard old[clause.value].kind == .number, new[change.value.node].kind == .number,
      old.text(clause.value).hasSuffix("%"), !new.text(change.value.node).hasSuffix("%"),
      new.text(change.value.node) != "0"
    else { return false }
    report(
      .wrongField(
        span(change.value), definition.path, expected: .words(.aPercent), found: .words(.aNumber),
        declared: old.span(clause.value), fix: new.text(change.value.node) + "%"))
    return true
  }

  /// Changes the clauses of a definition, one after another; they count before those of lower layers.
  mutating func apply(_ changes: [Change], to definition: inout Definition, layer: Int) {
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
      definition.isMissing = false
    }
  }

  // MARK: Kinds that no instance uses

  /// Checks kinds of the root file that nothing fills in, with inputs of which the types alone are known.
  mutating func checkUnusedKinds() {
    for index in kinds.ids where kinds[index].scope == rootScope && !kinds[index].isUsed {
      guard prepareKind(index) else { continue }
      let info = kinds[index]
      let instance = reserveInstance(
        path: spelling(info.name), reference: info.reference, scope: rootScope)
      instances[instance].isAbstract = true
      _ = fill(instance, kind: index, given: [])
      finishInstances()
    }
  }

  /// Looks through functions of the root file that nothing calls, for names that mean nothing.
  mutating func checkUnusedFunctions() {
    let used = Set(versions.entries.map { $0.function })
    for index in functions.ids {
      let info = functions[index]
      guard info.scope == rootScope, !used.contains(index) else { continue }
      let outer = sink
      sink = sinks.append([])
      let context = Context(scope: rootScope, definition: nil, timeline: caseTimeline)
      let values = info.parameters.map { _ in make(.constant(1), .number, info.reference) }
      _ = call(index, values, info.reference, context)
      let found = sinks.entries.popLast() ?? []
      sink = outer
      for diagnostic in found where diagnostic.code.isAboutUnknownName {
        report(diagnostic)
      }
    }
  }
}
