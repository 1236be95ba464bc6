import WorthProgram
import WorthSource
import WorthSyntax

/// The groups between which `_` stands in a number.
enum DigitGroups {
  /// Notes a number in whose last group fewer than three digits stand, as in `800_00`: nobody counts in such groups, so
  /// that one was left out. Groups of two and four before, as in `1_00_000` and `1_0000`, are customs of some countries.
  static func note(_ number: NodeID, _ whole: NodeReference, in checker: inout Checker) {
    let tree = checker.trees[whole.tree]
    guard number.exists else { return }
    let place = tree.tokenSpan(tree[number].token)
    // No figure of a case has so many digits.
    guard place.end - place.start < 40 else { return }
    let written = tree.tokenText(tree[number].token)
    let digits = written.prefix { $0 != "." && $0 != "e" && $0 != "E" }
    let groups = digits.split(separator: "_", omittingEmptySubsequences: false)
    guard groups.count > 1, let last = groups.last, last.utf8.count < 3 else { return }
    let plain = digits.filter { $0 != "_" }
    checker.report(
      .shortGroup(
        checker.span(whole), tree.text(whole.node), digits: last.utf8.count, value: grouped(plain),
        grouped: grouped(plain + String(repeating: "0", count: 3 - last.utf8.count))))
  }

  /// Digits in groups of three.
  private static func grouped(_ digits: String) -> String {
    var result = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.utf8.count - place) % 3 == 0 { result += "_" }
      result.append(digit)
    }
    return result
  }
}

/// Amounts that stand alone in parentheses, as accounts write what is less than 0.
enum AccountantsMinus {
  /// Notes such an amount as a cell of a table or a value of a list.
  static func note(_ value: NodeReference, in checker: inout Checker) {
    let tree = checker.trees[value.tree]
    guard value.node.exists, tree[value.node].kind == .group else { return }
    let inner = SyntaxReading.unwrapped(value.node, tree)
    guard inner.exists else { return }
    switch tree[inner].kind {
    case .number, .tagged, .quantity: break
    default: return
    }
    checker.report(
      .amountInParentheses(
        checker.span(value), tree.text(value.node), inner: tree.text(inner),
        negative: "-" + tree.text(inner)))
  }
}
