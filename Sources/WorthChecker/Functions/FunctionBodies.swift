import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What stands in the body of a function: its block of definitions, and its result.
enum FunctionBodies {
  /// Checks the body of a version with its parameters as locals, and returns its result.
  ///
  /// What an earlier pass has found in the body is forgotten.
  static func checkBody(
    _ index: VersionID, _ info: FunctionInfo, _ body: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    var context = Context(
      scope: info.scope, definition: nil, version: index,
      timeline: Clauses.timeline(of: info.scope, in: checker), instance: info.instance)
    for (number, parameter) in info.parameters.enumerated() {
      context.locals.append(
        Local(
          name: parameter.name, number: checker.functions.versions[index].parameters[number],
          type: checker.functions.versions[index].argumentTypes[number]))
    }
    context.ofRow = FunctionsOfRows.row(of: index, info, in: checker)
    checker.functions.versions[index].locals = []
    checker.functions.versions[index].requirements = []
    checker.functions.locals[index] = [:]
    guard body.node.exists else { return checker.broken(info.reference) }
    let tree = checker.trees[body.tree]
    guard tree[body.node].kind == .block else {
      return Expressions.check(body, &context, expected: nil, whole: true, in: &checker)
    }
    return checkBlock(index, body, &context, in: &checker)
  }

  /// Checks the definitions of a function's block and returns its result.
  private static func checkBlock(
    _ index: VersionID, _ body: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[body.tree]
    var result = NodeID.none
    for entry in tree.children(body.node) {
      let reference = NodeReference(body.tree, entry)
      switch tree[entry].kind {
      case .definition:
        let target = tree.child(entry)
        let value = SyntaxReading.valueNode(reference, in: checker)
        let distribution = SyntaxReading.distributionNode(reference, in: checker)
        if distribution.exists {
          checker.report(
            .distributionOf(
              checker.span(NodeReference(body.tree, distribution)), .definitionInFunctionBlock))
          continue
        }
        guard tree[target].kind == .name, value.exists else {
          checker.report(.notSupported(checker.span(reference), .words(.definitionInFunction)))
          continue
        }
        checker.functions.locals[index]?[tree.name(target)] = FunctionLocal(
          reference: NodeReference(body.tree, value))
      case .result: result = tree.child(entry)
      case .require, .skipped: break
      case .function:
        // Whatever else the block says rests on it.
        reportNested(reference, in: body, index, &checker)
        return checker.broken(body)
      default: checker.report(.notSupported(checker.span(reference), .words(.formInFunction)))
      }
    }
    guard result.exists else {
      checker.report(.functionWithoutResult(checker.span(body)))
      return checker.broken(body)
    }
    // Definitions are checked in the order in which they need one another.
    for entry in tree.children(body.node) where tree[entry].kind == .definition {
      let target = tree.child(entry)
      if tree[target].kind == .name {
        _ = functionLocal(
          tree.name(target), NodeReference(body.tree, target), &context, in: &checker)
      }
    }
    for entry in tree.children(body.node) where tree[entry].kind == .require {
      let found = Requirements.requirement(NodeReference(body.tree, entry), &context, in: &checker)
      checker.functions.versions[index].requirements.append(found)
    }
    return Expressions.check(
      NodeReference(body.tree, result), &context, expected: nil, whole: true, in: &checker)
  }

  /// Reports a function in the block of another, with the call that does without: what it sees of the
  /// outer one is handed to it.
  private static func reportNested(
    _ reference: NodeReference, in body: NodeReference, _ version: VersionID,
    _ checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let outer = checker.functions[checker.functions.versions[version].function]
    let parts = Array(tree.children(reference.node))
    guard parts.count >= 2 else { return }
    var parameters = tree.children(parts[1]).map { tree.text(tree.child($0)) }
    var seen = Set(outer.parameters.map { checker.spelling($0.name) })
    for entry in tree.children(body.node) where tree[entry].kind == .definition {
      seen.insert(tree.text(tree.child(entry)))
    }
    // In the order in which the block names them.
    var waiting = Array(parts.dropFirst(2))
    while let node = waiting.popLast() {
      waiting += Array(tree.children(node)).reversed()
      guard tree[node].kind == .name else { continue }
      let name = tree.text(node)
      if seen.contains(name), !parameters.contains(name) { parameters.append(name) }
    }
    let name = tree.text(parts[0])
    checker.report(
      .functionInFunction(
        tree.span(parts[0]), name, call: name + "(" + parameters.joined(separator: ", ") + ")",
        outer: checker.spelling(outer.name)))
  }

  /// Returns the value of a definition in the block of the function at hand, checking it if need
  /// be; nil where the block has none of this name.
  static func functionLocal(
    _ name: Name, _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    guard let version = context.version, let known = checker.functions.locals[version]?[name] else {
      return nil
    }
    switch known.state {
    case .waiting: break
    case .running:
      checker.report(
        .circle(checker.span(reference), [checker.spelling(name)], [checker.span(known.reference)]))
      return checker.broken(reference)
    case .done(let local, let type): return checker.make(.local(local), type, reference)
    }
    let needed = localsInOrder(name, version, in: checker)
    if needed.count > Definitions.deepestDemand / 2 {
      // A long chain needs no deep stack.
      for other in needed.dropLast() { _ = functionLocal(other, reference, &context, in: &checker) }
    }
    checker.functions.locals[version]?[name]?.state = .running
    let parameters = checker.functions.versions[version].parameters
    var inner = context
    inner.locals = context.locals.filter { parameters.contains($0.number) }
    let value = Expressions.check(known.reference, &inner, expected: nil, whole: true, in: &checker)
    let number = checker.expressions.newLocal()
    let found = checker.type(value)
    checker.functions.locals[version]?[name]?.state = .done(number, found)
    checker.functions.versions[version].locals.append((number, value))
    return checker.make(.local(number), found, reference)
  }

  /// The unchecked definitions of the function's block that `start` needs, each after those that it
  /// names, with `start` itself at the end.
  private static func localsInOrder(_ start: Name, _ version: VersionID, in checker: Checker)
    -> [Name]
  {
    guard let locals = checker.functions.locals[version] else { return [] }
    let names = locals.keys.sorted { $0.id < $1.id }
    var places: [Name: Int] = [:]
    for (place, name) in names.enumerated() { places[name] = place }
    guard let first = places[start] else { return [] }
    var finder = DependencyOrder()
    let order = finder.inOrder(count: names.count, from: [first]) { place, needed in
      guard let local = locals[names[place]], case .waiting = local.state else { return }
      checker.trees[local.reference.tree].forEachName(in: local.reference.node) { name in
        if let target = places[name] { needed.append(target) }
      }
    }
    return order.map { names[$0] }.filter { name in
      if case .waiting? = locals[name]?.state { true } else { false }
    }
  }

  /// `true` iff a branch of the expression is a constant or a local, so that it ends without a
  /// call.
  static func hasEnd(_ id: ExpressionID?, in checker: Checker) -> Bool {
    guard let id else { return false }
    switch checker.expression(id).operation {
    case .conditional(_, let consequence, let alternative):
      return hasEnd(consequence, in: checker) || hasEnd(alternative, in: checker)
    case .constant, .local: return true
    default: return false
    }
  }
}

/// A definition in the block of a function.
struct FunctionLocal {
  /// How far it has been checked.
  enum State {
    /// Not begun, and being checked.
    case waiting, running
    /// The local that holds its value.
    case done(LocalID, TypeID)
  }

  /// The place of its value.
  var reference: NodeReference
  /// How far it has been checked.
  var state = State.waiting
}
