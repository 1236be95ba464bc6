import WorthProgram
import WorthSyntax
import WorthValue

/// Arguments that are lines of all rows, in a line over these rows.
enum RowArguments {
  /// Returns what `loan.loss` is of all rows where several values are due, in a line over these rows, in which it is
  /// that of the row at hand; nil where something else stands there.
  static func ofAllRows(
    _ value: ExpressionID, _ argument: WrittenArgument, _ context: inout Context,
    in checker: inout Checker
  ) -> ExpressionID? {
    let type = checker.type(value)
    guard argument.known == nil, !checker.types.isAggregate(type),
      type != .error, type != .pending, !context.readsAllRows,
      isMember(type, in: checker)
        || readsLines(argument.value.node, checker.trees[argument.value.tree])
    else { return nil }
    context.readsAllRows = true
    defer { context.readsAllRows = false }
    let all = Expressions.check(
      argument.value, &context, expected: nil, whole: true, in: &checker)
    if case .instances = checker.types[checker.type(all)] { return all }
    return checker.types.isAggregate(checker.type(all)) ? all : nil
  }

  /// `true` iff the type is that of one of the instances by row.
  private static func isMember(_ type: TypeID, in checker: Checker) -> Bool {
    if case .member = checker.types[type] { true } else { false }
  }

  /// `true` iff an expression is a line of something, such as `loan.loss`, or is calculated from such lines, names and
  /// figures alone.
  private static func readsLines(_ node: NodeID, _ tree: Tree) -> Bool {
    var waiting = [SyntaxReading.unwrapped(node, tree)]
    var hasLine = false
    while let next = waiting.popLast() {
      switch tree[next].kind {
      case .member:
        var base = tree.child(next)
        while tree[base].kind == .member { base = tree.child(base) }
        guard tree[base].kind == .name else { return false }
        hasLine = true
      case .binary, .negation:
        for part in tree.children(next) { waiting.append(SyntaxReading.unwrapped(part, tree)) }
      case .name, .number, .quantity: break
      default: return false
      }
    }
    return hasLine
  }
}
