import WorthProgram
import WorthSyntax
import WorthValue

/// What requirements such as `require attrition is given if curve = constant` say of optional inputs where a word is
/// known: in the branch for `constant` the input is given.
extension Requirements {
  /// Returns the optional inputs that a kind requires wherever the condition holds.
  static func given(
    where condition: ExpressionID, _ context: Context, in checker: Checker
  ) -> Set<DefinitionID> {
    var found: Set<DefinitionID> = []
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
  ) -> Set<DefinitionID> {
    guard !words.isEmpty, let instance = context.instance,
      let kind = checker.instances[instance].kind,
      case .input(instance) = checker.definitions[subject].role
    else { return [] }
    let symbols = checker.names.scopes[checker.instances[instance].scope].symbols
    var found: Set<DefinitionID> = []
    for requirement in checker.kinds[kind].requirements {
      let tree = checker.trees[requirement.tree]
      guard tree[requirement.node].parts.contains(.condition) else { continue }
      let demanded = SyntaxReading.unwrapped(tree.child(requirement.node), tree)
      guard demanded.exists, tree[demanded].kind == .isGiven,
        tree[tree.child(demanded)].kind == .name,
        case .definition(let input)? = symbols[tree.name(tree.child(demanded))]
      else { continue }
      let asked = askedWords(
        of: subject, tree.child(requirement.node, 1), tree, in: checker)
      if words.allSatisfy({ asked.contains($0) }) { found.insert(input) }
    }
    return found
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
  static func isMissing(_ inputs: Set<DefinitionID>, in checker: Checker) -> Bool {
    inputs.contains { checker.definitions[$0].isMissing }
  }
}
