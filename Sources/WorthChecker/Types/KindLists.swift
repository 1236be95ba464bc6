import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Inputs that take a list of filled-in kinds, such as `granted: list of sublicence?`.
enum KindLists {
  /// Returns `value`, or a missing one where it is a list of none and the input may be left out.
  ///
  /// Of which kind nothing is, nobody can tell from the value, so that lines could not read its
  /// parts.
  static func orMissing(
    _ value: ExpressionID, of index: DefinitionID, in checker: inout Checker
  ) -> ExpressionID {
    guard SeriesAnnotations.isEmptyList(value, in: checker),
      Annotations.mayBeMissing(index, in: checker),
      takesKinds(checker.definitions[index].annotation, in: checker)
    else { return value }
    return checker.make(
      .constant(Marker.missing), .missing, checker.expression(value).reference)
  }

  /// `true` iff the stated type is a list of a kind.
  private static func takesKinds(_ annotation: NodeReference, in checker: Checker) -> Bool {
    let tree = checker.trees[annotation.tree]
    var node = annotation.node
    if tree[node].kind == .optionalType { node = tree.child(node) }
    guard tree[node].kind == .typeOf, tree.tokenText(tree[node].token) == "list" else {
      return false
    }
    let inner = tree.child(node)
    return tree[inner].kind == .namedType && TypeWord(rawValue: tree.text(inner)) == nil
  }
}
