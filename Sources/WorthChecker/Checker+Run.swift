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
}

/// The whole pass.
extension Checker {
  /// Checks `root` and everything that it uses, and lowers it to a plan.
  package static func check(
    _ root: SourceText, overrides: [HostOverride] = [], allowsResults: Bool = false,
    loader: @escaping (String) -> SourceText?
  ) -> CheckResult {
    check([root], overrides: overrides, allowsResults: allowsResults, loader: loader)
  }

  /// Checks `roots`, which together are one case, and everything that they use.
  package static func check(
    _ roots: [SourceText], overrides: [HostOverride] = [], allowsResults: Bool = false,
    loader: @escaping (String) -> SourceText?
  ) -> CheckResult {
    let names = NameTable()
    var checker = Checker(names: names, sources: SourceSet(), loader: loader)
    checker.rootName = roots.first?.name ?? ""
    checker.allowsResults = allowsResults
    checker.rootScope = checker.addScope(.file, parent: -1)
    let trees = roots.map { checker.addTree($0) }
    checker.readOverrides(overrides)
    for tree in trees { checker.declareFile(tree, scope: checker.rootScope, isRoot: true) }
    checker.checkCase()
    checker.applyOverrides()
    checker.checkAll()
    var planner = Planner(checker)
    planner.run()
    return CheckResult(
      plan: planner.plan, diagnostics: planner.checker.sinks[0],
      captured: planner.checker.sinks, sources: planner.checker.sources)
  }

  mutating func checkAll() {
    for index in inOrder(definitions.indices.map { Int32($0) }, scope: rootScope) {
      _ = demand(index)
    }
    finishInstances()
    checkUnusedKinds()
    checkForms()
    finishInstances()
    for index in definitions.indices where !needsTimeline(Int32(index)) { _ = demand(Int32(index)) }
    checkUnusedFunctions()
    for place in overrides.indices where !overrides[place].isUsed {
      let path = overrides[place].path.map { spelling($0) }.joined(separator: ".")
      let paths = definitions.filter { $0.sink == 0 }.map { $0.path }
      let suffix = "." + path
      let nearest =
        paths.first { $0.hasSuffix(suffix) } ?? Spelling.nearest(to: path, among: paths)
      report(.overridesNothing(span(overrides[place].reference), path, nearest: nearest))
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

  // MARK: Overrides

  mutating func readOverrides(_ given: [HostOverride]) {
    for change in given {
      let tree = addTree(
        SourceText(name: "--set " + change.path, text: change.path + " = " + change.expression))
      let root = trees[Int(tree)].root
      let entry = trees[Int(tree)].child(root)
      guard entry.exists, trees[Int(tree)][entry].kind == .definition else { continue }
      let value = valueNode(NodeReference(tree, entry))
      guard value.exists else { continue }
      let path = change.path.split(separator: ".").map { names.intern(String($0)) }
      overrides.append(Override(path: path, reference: NodeReference(tree, value)))
    }
  }

  mutating func applyOverrides() {
    for place in overrides.indices where overrides[place].path.count == 1 {
      guard let name = overrides[place].path.first,
        case .definition(let index)? = scopes[Int(rootScope)].symbols[name.id]
      else { continue }
      overrides[place].isUsed = true
      let reference = overrides[place].reference
      definitions[Int(index)].clauses = [
        Clause(reference: reference, index: .none, value: reference.node)
      ]
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

  // MARK: Notes

  /// Notes definitions that nothing uses, in a case that says what it shows.
  mutating func noteUnused() {
    guard !shows.isEmpty || !checks.isEmpty, sinks[0].isEmpty else { return }
    for definition in definitions where definition.uses == 0 && definition.scope == rootScope {
      guard case .plain = definition.role else { continue }
      report(.unused(span(definition.reference), spelling(definition.name)))
    }
  }

  /// The names of the prelude's kinds.
  var preludeKindNames: [String] { PreludeNames.kinds }
}
