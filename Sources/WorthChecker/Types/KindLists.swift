import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Inputs that take a list of filled-in kinds, such as `granted: list of sublicence?`.
enum KindLists {
  /// Returns `value`, or a missing one where it is a list of none and the input may be left out.
  ///
  /// So it is within the kind itself alone, where nobody can tell what parts lines could read.
  static func orMissing(
    _ value: ExpressionID, of index: DefinitionID, in checker: inout Checker
  ) -> ExpressionID {
    guard SeriesAnnotations.isEmptyList(value, in: checker),
      Annotations.mayBeMissing(index, in: checker),
      let kind = kindNode(of: checker.definitions[index].annotation, in: checker),
      self.kind(at: kind, of: checker.definitions[index].role.instance, in: &checker) == nil
    else { return value }
    return checker.make(
      .constant(Marker.missing), .missing, checker.expression(value).reference)
  }

  /// The type of the values of a list of a kind of which nobody knows any, from what the kind says: lines read the
  /// parts of none of them as they read those of one that is filled in. It is nil for types that are no kind, and
  /// within the kind itself, whose parts would have no end.
  static func element(
    _ annotation: NodeReference, _ owner: InstanceID?, in checker: inout Checker
  ) -> TypeID? {
    guard let (kind, scope) = kind(at: annotation, of: owner, in: &checker) else { return nil }
    let name = checker.trees[annotation.tree].name(annotation.node)
    let sample = Instances.reserve(
      path: checker.spelling(name), reference: annotation, scope: scope, in: &checker)
    checker.instances.markAbstract(sample)
    if let owner { checker.instances.setAround(of: sample, to: owner) }
    checker.instances.assume(
      Set(checker.kinds[kind].inputs.filter { $0.isOptional }.map { $0.name }), in: sample)
    let nothing = GivenBlock(
      reference: annotation, scope: scope, path: checker.instances[sample].path)
    guard Instances.fill(sample, kind: kind, given: [nothing], in: &checker) else { return nil }
    return InstanceGroups.ofNone(like: sample, kind, annotation, in: &checker)
  }

  /// The name of the input that `value` reads, and its type as it is stated, where it takes a list of the kind it is in
  /// and has none of them; nil for all else.
  static func ownKind(
    of value: ExpressionID, in checker: inout Checker
  ) -> (input: String, stated: String)? {
    guard case .definition(let index) = checker.expression(value).operation,
      let given = checker.definitions[index].clauses.first?.expression,
      SeriesAnnotations.isEmptyList(given, in: checker),
      let kind = kindNode(of: checker.definitions[index].annotation, in: checker)
    else { return nil }
    guard self.kind(at: kind, of: checker.definitions[index].role.instance, in: &checker) == nil
    else { return nil }
    let annotation = checker.definitions[index].annotation
    return (
      checker.spelling(checker.definitions[index].name),
      checker.trees[annotation.tree].text(annotation.node)
    )
  }

  /// The kind named at `annotation` in an input of `owner`, and the scope of that; nil for types that are no kind, and
  /// for a kind that is filled in around the input.
  private static func kind(
    at annotation: NodeReference, of owner: InstanceID?, in checker: inout Checker
  ) -> (kind: KindID, scope: ScopeID)? {
    let tree = checker.trees[annotation.tree]
    guard tree[annotation.node].kind == .namedType,
      TypeWord(rawValue: tree.text(annotation.node)) == nil
    else { return nil }
    let scope =
      owner.flatMap { checker.instances[$0].kind }.map { checker.kinds[$0].scope }
      ?? checker.names.rootScope
    guard
      case .kind(let kind)? = Names.lookUpForm(
        tree.name(annotation.node), scope: scope, in: &checker),
      Kinds.prepare(kind, in: &checker)
    else { return nil }
    var around = owner
    while let next = around {
      if checker.instances[next].kind == kind { return nil }
      around = checker.instances[next].around
    }
    return (kind, scope)
  }

  /// The kind of which the stated type is a list; nil for other types.
  private static func kindNode(
    of annotation: NodeReference, in checker: Checker
  ) -> NodeReference? {
    let tree = checker.trees[annotation.tree]
    var node = annotation.node
    if tree[node].kind == .optionalType { node = tree.child(node) }
    guard tree[node].kind == .typeOf, tree.tokenText(tree[node].token) == "list" else { return nil }
    let inner = tree.child(node)
    let isKind = tree[inner].kind == .namedType && TypeWord(rawValue: tree.text(inner)) == nil
    return isKind ? NodeReference(annotation.tree, inner) : nil
  }
}
