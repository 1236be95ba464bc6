import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Calls of functions that other programs have in the place of a form: `list(1, 2)`, `solve(gain = 0, price)`.
enum ForeignCalls {
  /// Reports a call of a function that means nothing here and is a form of the language; `false` for all others.
  static func reports(
    _ reference: NodeReference, _ arguments: [WrittenArgument], _ context: Context,
    in checker: inout Checker
  ) -> Bool {
    let tree = checker.trees[reference.tree]
    let name = tree.name(tree.child(reference.node))
    guard !context.locals.contains(where: { $0.name == name }),
      let correct = form(checker.spelling(name), arguments, context, in: &checker),
      Names.lookUp(name, scope: context.scope, in: &checker) == nil
    else { return false }
    checker.report(
      .writtenOtherwise(
        checker.span(reference), checker.files.sources.text(checker.span(reference)), correct))
    return true
  }

  /// What a call is in the language; nil where nothing is known of it.
  private static func form(
    _ function: String, _ arguments: [WrittenArgument], _ context: Context,
    in checker: inout Checker
  ) -> String? {
    let texts = arguments.map { checker.files.sources.text(checker.span($0.reference)) }
    switch function.lowercased() {
    case "list", "array", "vector", "tuple": return "[" + texts.joined(separator: ", ") + "]"
    case "solve", "goal_seek", "goalseek", "find_root", "solver":
      return solution(arguments, texts, context, in: &checker)
    default: return nil
    }
  }

  /// The question that asks for the value of a name with which something is so; nil where no name with a stated value
  /// is looked for.
  private static func solution(
    _ arguments: [WrittenArgument], _ texts: [String], _ context: Context,
    in checker: inout Checker
  ) -> String? {
    let goals = arguments.indices.filter { place in
      let value = arguments[place].value
      let tree = checker.trees[value.tree]
      return tree[value.node].kind == .binary && tree.binaryOperator(value.node) == .equal
    }
    let goal: String
    let sought: Int
    if let place = goals.first, arguments.count == 2 {
      (goal, sought) = (texts[place], 1 - place)
    } else if goals.isEmpty, arguments.count == 3 {
      (goal, sought) = (texts[0] + " = " + texts[1], 2)
    } else {
      return nil
    }
    guard let (low, high) = bounds(of: arguments[sought].value, context, in: &checker) else {
      return nil
    }
    return "solve " + texts[sought] + " between " + low + " and " + high + " so that " + goal
  }

  /// Ends between which to look for the value of a name, by what it is stated to be; nil for other names.
  private static func bounds(
    of reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> (low: String, high: String)? {
    let tree = checker.trees[reference.tree]
    guard tree[reference.node].kind == .name,
      case .definition(let index)? = Names.lookUp(
        tree.name(reference.node), scope: context.scope, in: &checker)
    else { return nil }
    let type = Definitions.demand(index, in: &checker)
    let clauses = checker.definitions[index].clauses
    guard clauses.count == 1, let value = clauses[0].expression,
      case .constant(let stated) = checker.expression(value).operation, stated > 0
    else { return nil }
    let most = ValueText.number(10 * stated)
    switch checker.types[type] {
    case .number: return ("0", most)
    case .percent: return ("0%", stated <= 1 ? "100%" : ValueText.percent(10 * stated))
    case .quantity(let unit):
      guard checker.units.currency(of: unit) != nil else { return nil }
      let code = checker.units.text(unit)
      return (code + " 0", code + " " + most)
    default: return nil
    }
  }
}
