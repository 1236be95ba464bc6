import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Calls of functions that other programs have in the place of a form: `list(1, 2)`, `solve(gain = 0, price)`.
enum ForeignCalls {
  /// Reports a call of a function that means nothing here and is a form of the language; `false` for all others.
  static func reports(
    _ name: Name, _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> Bool {
    guard let correct = form(checker.spelling(name), arguments, context, in: &checker) else {
      return false
    }
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
    /// An argument as an operand of an operator.
    func operand(_ place: Int) -> String {
      let tree = checker.trees[arguments[place].value.tree]
      switch tree[arguments[place].value.node].kind {
      case .binary, .negation, .conditional, .conversion: return "(" + texts[place] + ")"
      default: return texts[place]
      }
    }
    switch function.lowercased() {
    case "pow", "power":
      return arguments.count == 2 ? operand(0) + " ^ " + operand(1) : nil
    case "today", "now": return arguments.isEmpty ? "case.valuation_date" : nil
    case "concat", "concatenate", "textjoin":
      return joined(texts)
    case "range":
      guard arguments.count == 1, let count = Int(texts[0]), count > 0 else { return nil }
      return "0 .. " + String(count - 1)
    case "vlookup": return cell(arguments, texts, context, in: &checker)
    case "list", "array", "vector", "tuple": return "[" + texts.joined(separator: ", ") + "]"
    case "solve", "goal_seek", "goalseek", "find_root", "solver":
      return solution(arguments, texts, context, in: &checker)
    default:
      return SpreadsheetCalls.form(
        function.lowercased(), arguments, texts, arguments.indices.map(operand), in: checker)
    }
  }

  /// One text of several operands, as it is written here.
  static func joined(_ operands: [String]) -> String {
    "\"" + operands.map { inText($0) }.joined() + "\""
  }

  /// What an operand is within a text: a text without its quotes, anything else in braces.
  private static func inText(_ operand: String) -> String {
    guard operand.utf8.count > 1, operand.hasPrefix("\""), operand.hasSuffix("\"") else {
      return "{" + operand + "}"
    }
    return String(operand.dropFirst().dropLast())
  }

  /// The cell of a table in the row of a key, which spreadsheets look for by the number of its column; nil where none of
  /// the case is meant.
  private static func cell(
    _ arguments: [WrittenArgument], _ texts: [String], _ context: Context,
    in checker: inout Checker
  ) -> String? {
    guard arguments.count >= 3, let column = Int(texts[2]), column > 1 else { return nil }
    let place = arguments[1].value
    let tree = checker.trees[place.tree]
    guard tree[place.node].kind == .name,
      case .table(let table)? = Names.lookUp(
        tree.name(place.node), scope: context.scope, in: &checker),
      column <= checker.tables[table].columns.count
    else { return nil }
    let name = checker.spelling(checker.tables[table].columns[column - 1].name)
    return texts[1] + "." + name + "[" + texts[0] + "]"
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
    // What nothing is known of is left to who asks.
    let (low, high) = bounds(of: arguments[sought].value, context, in: &checker) ?? ("…", "…")
    return "solve " + texts[sought] + " between " + low + " and " + high + " so that " + goal
  }

  /// The definition that a name, or a path to a field, stands for; nil for everything else.
  private static func definition(
    _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> DefinitionID? {
    let tree = checker.trees[reference.tree]
    switch tree[reference.node].kind {
    case .name:
      guard
        case .definition(let index)? = Names.lookUp(
          tree.name(reference.node), scope: context.scope, in: &checker)
      else { return nil }
      return index
    case .member:
      var context = context
      let value = Expressions.check(
        reference, &context, expected: nil, whole: true, in: &checker)
      guard case .definition(let index) = checker.expression(value).operation else { return nil }
      return index
    default: return nil
    }
  }

  /// Ends between which to look for the value of a name, by what it is stated to be; nil for other names.
  private static func bounds(
    of reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> (low: String, high: String)? {
    guard let index = definition(reference, context, in: &checker) else { return nil }
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
