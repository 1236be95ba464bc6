import WorthProgram
import WorthSyntax
import WorthValue

/// What requirements such as `require attrition is given if curve = constant` say of optional inputs where a word is
/// known: in the branch for `constant` the input is given.
extension Requirements {
  /// Returns the optional inputs that a kind requires wherever the condition holds.
  static func given(
    where condition: ExpressionID, _ context: Context, in checker: Checker
  ) -> Set<GivenValue> {
    var found: Set<GivenValue> = []
    var waiting = [condition]
    while let next = waiting.popLast() {
      switch checker.expression(next).operation {
      case .and(let left, let right): waiting += [left, right]
      case .comparison(.equal, let left, let right):
        guard case .definition(let subject) = checker.expression(left).operation,
          case .constant(let word) = checker.expression(right).operation
        else { break }
        found.formUnion(given(where: subject, isOneOf: [word], context, in: checker))
      case .definition(let subject) where checker.type(next) == .yesNo:
        found.formUnion(given(where: subject, isOneOf: [1], context, in: checker))
      default: break
      }
    }
    return found
  }

  /// Returns the optional inputs that a kind requires whichever of the words a choice is, each as its place
  /// among all.
  static func given(
    where subject: DefinitionID, isOneOf words: [Double], _ context: Context, in checker: Checker
  ) -> Set<GivenValue> {
    guard !words.isEmpty, let instance = context.instance,
      let kind = checker.instances[instance].kind,
      case .input(instance) = checker.definitions[subject].role
    else { return [] }
    return demanded(by: kind, in: instance, in: checker) { condition, tree in
      let asked = askedWords(of: subject, condition, tree, in: checker)
      return words.allSatisfy { asked.contains($0) }
    }
  }

  /// Returns the optional inputs that a kind requires wherever what a condition asks for is given, as in
  /// `require rate is given and days is given if late_by is given`.
  static func given(
    whereAsked condition: NodeReference, _ context: Context, in checker: Checker
  ) -> Set<GivenValue> {
    guard let instance = context.instance, let kind = checker.instances[instance].kind else {
      return []
    }
    let tree = checker.trees[condition.tree]
    let asked = joined(by: .and, condition.node, tree).compactMap { askedInput($0, tree) }
    guard !asked.isEmpty else { return [] }
    return demanded(by: kind, in: instance, in: checker) { condition, tree in
      joined(by: .or, condition, tree).contains { part in
        askedInput(part, tree).map { asked.contains($0) } ?? false
      }
    }
  }

  /// Returns the optional inputs that a kind requires by requirements whose condition fits.
  private static func demanded(
    by kind: KindID, in instance: InstanceID, in checker: Checker,
    where fits: (NodeID, Tree) -> Bool
  ) -> Set<GivenValue> {
    let symbols = checker.names.scopes[checker.instances[instance].scope].symbols
    var found: Set<GivenValue> = []
    for requirement in checker.kinds[kind].requirements {
      let tree = checker.trees[requirement.tree]
      guard tree[requirement.node].parts.contains(.condition) else { continue }
      let inputs = joined(by: .and, tree.child(requirement.node), tree)
        .compactMap { askedInput($0, tree) }
      guard !inputs.isEmpty, fits(tree.child(requirement.node, 1), tree) else { continue }
      for name in inputs {
        if case .definition(let input)? = symbols[name] { found.insert(.definition(input)) }
      }
    }
    return found
  }

  /// The name in `name is given`; nil for other nodes.
  private static func askedInput(_ node: NodeID, _ tree: Tree) -> Name? {
    guard node.exists, tree[node].kind == .isGiven, tree[tree.child(node)].kind == .name else {
      return nil
    }
    return tree.name(tree.child(node))
  }

  /// The parts that an operator joins, without brackets around them.
  private static func joined(by sign: Operator, _ node: NodeID, _ tree: Tree) -> [NodeID] {
    var parts: [NodeID] = []
    var waiting = [node]
    while let next = waiting.popLast() {
      let part = SyntaxReading.unwrapped(next, tree)
      guard part.exists else { continue }
      if tree.binaryOperator(part) == sign {
        waiting += [tree.child(part, 1), tree.child(part, 0)]
      } else {
        parts.append(part)
      }
    }
    return parts
  }

  /// The words of `subject` for any of which a condition, one or several joined by `or`, holds.
  private static func askedWords(
    of subject: DefinitionID, _ condition: NodeID, _ tree: Tree, in checker: Checker
  ) -> Set<Double> {
    let name = checker.definitions[subject].name
    let words = checker.types.words(checker.definitions[subject].type)
    var found: Set<Double> = []
    var waiting = [condition]
    while let next = waiting.popLast() {
      let node = SyntaxReading.unwrapped(next, tree)
      guard node.exists else { continue }
      if tree[node].kind == .name, tree.name(node) == name { found.insert(1) }
      switch tree.binaryOperator(node) {
      case .or: waiting += [tree.child(node, 0), tree.child(node, 1)]
      case .equal:
        let (left, right) = (tree.child(node, 0), tree.child(node, 1))
        guard tree[left].kind == .name, tree.name(left) == name, tree[right].kind == .name else {
          break
        }
        if let place = words.firstIndex(of: tree.text(right)) { found.insert(Double(place)) }
        if tree.text(right) == "yes" { found.insert(1) }
        if tree.text(right) == "no" { found.insert(0) }
      default: break
      }
    }
    return found
  }

  /// `true` iff one of the inputs is left out, so that the requirement fails wherever it is asked.
  static func isMissing(_ inputs: Set<GivenValue>, in checker: Checker) -> Bool {
    inputs.contains {
      guard case .definition(let input) = $0 else { return false }
      return checker.definitions[input].isMissing
    }
  }
}
