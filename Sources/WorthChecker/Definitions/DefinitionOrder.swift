import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The order in which definitions and instances are checked, found without recursion.
enum DefinitionOrder {
  /// Returns `candidates` and what they need, each after the definitions of `scope` that it names,
  /// as far as that is possible.
  ///
  /// What a definition names is read off its tokens, since it has not been checked. The order is
  /// found without recursion, so that a long chain of definitions needs no deep stack. A case with
  /// few definitions gets `candidates` back.
  static func inOrder(_ candidates: [DefinitionID], scope: ScopeID, in checker: inout Checker)
    -> [DefinitionID]
  {
    // So few cannot wait for one another too deeply.
    if checker.definitions.all.count < Definitions.deepestDemand { return candidates }
    let symbols = checker.names.scopes[scope].symbols
    let (definitions, trees) = (checker.definitions.all, checker.trees)
    var finder = DependencyOrder()
    swap(&finder, &checker.definitions.orderFinder)
    defer { swap(&finder, &checker.definitions.orderFinder) }
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

  /// Fills in the instances of the case and checks their lines, each after those that its block
  /// names.
  ///
  /// In this way a long chain of instances needs no deep stack, whatever the order of their lines.
  static func fillInstancesInOrder(in checker: inout Checker) {
    guard checker.instances.pending.count > Definitions.deepestDemand / 4 else { return }
    let symbols = checker.names.scopes[checker.names.rootScope].symbols
    let (declaredInstances, trees) = (checker.instances.declared, checker.trees)
    var finder = DependencyOrder()
    let places = checker.instances.pending.map { Int($0.index) }
    let order = finder.inOrder(count: checker.instances.all.count, from: places) { place, needed in
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
      guard checker.files.host.goesOn(count, of: order.count) else { return }
      let instance = InstanceID(Int32(truncatingIfNeeded: place))
      guard declaredInstances[instance] != nil else { continue }
      if Instances.prepare(instance, in: &checker) { demandLines(of: instance, in: &checker) }
    }
  }

  /// Checks the inputs and lines of an instance, each after those that it names.
  static func demandLines(of instance: InstanceID, in checker: inout Checker) {
    let scope = checker.instances[instance].scope
    var lines: [DefinitionID] = []
    for symbol in checker.names.scopes[scope].symbols.entries.map({ $0.symbol }) {
      if case .definition(let line) = symbol, !Requirements.needsTimeline(line, in: checker) {
        lines.append(line)
      }
    }
    for line in inOrder(lines.sorted(), scope: scope, in: &checker) {
      _ = Definitions.demand(line, in: &checker)
    }
  }
}
