import WorthProgram
import WorthSyntax
import WorthValue

/// What to write where one of several instances stands in place of its figure.
enum MemberLines {
  /// Returns the line that is meant by `loan["A"]`, `loan[r]` or `loan` in arithmetic: the last of what its kind shows that
  /// has a single value; nil for other values.
  static func meant(by value: ExpressionID, in checker: inout Checker) -> String? {
    let instance: InstanceID
    switch checker.types[checker.type(value)] {
    case .member(let one), .instance(let one): instance = one
    default: return nil
    }
    guard let kind = checker.instances[instance].kind else { return nil }
    let info = checker.kinds[kind]
    let names = Papers.shownLines(of: info, in: checker).filter { name in
      InstanceGroups.hasSingleValue(name, instance, in: &checker)
    }
    guard let name = names.last else { return nil }
    let written = checker.expression(value).reference
    return checker.trees[written.tree].text(written.node) + "." + checker.spelling(name)
  }
}
