import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The tables and kinds that are inputs of a kind which is checked by itself: the columns that it describes, with
/// rows of which nothing is known, and kinds of which nothing is filled in either.
enum AbstractInputs {
  /// Fills an input that is a table or a kind; `false` where it is something else.
  static func fill(
    _ input: InputDeclaration, of index: InstanceID, in checker: inout Checker
  ) -> Bool {
    let tree = checker.trees[input.reference.tree]
    var type = input.type
    if tree[type].kind == .optionalType { type = tree.child(type) }
    switch tree[type].kind {
    case .tableType:
      Tables.fillAbstract(input, type, of: index, in: &checker)
      return true
    case .namedType where TypeWord(rawValue: tree.text(type)) == nil:
      return fillKind(input, type, of: index, in: &checker)
    default: return false
    }
  }

  /// Fills an input with its kind, of which nothing is filled in; `false` where a kind has itself as an input, at any
  /// depth.
  private static func fillKind(
    _ input: InputDeclaration, _ type: NodeID, of index: InstanceID, in checker: inout Checker
  ) -> Bool {
    let outer = checker.instances[index]
    let name = checker.trees[input.reference.tree].name(type)
    let scope = outer.kind.map { checker.kinds[$0].scope } ?? checker.names.rootScope
    guard case .kind(let kind)? = Names.lookUpForm(name, scope: scope, in: &checker),
      Kinds.prepare(kind, in: &checker)
    else { return false }
    var around: InstanceID? = index
    while let next = around {
      if checker.instances[next].kind == kind { return false }
      around = checker.instances[next].around
    }
    let nested = Instances.reserve(
      path: outer.path + "." + checker.spelling(input.name), reference: input.reference,
      scope: outer.scope, in: &checker)
    checker.instances.markAbstract(nested)
    checker.instances.setAround(of: nested, to: index)
    checker.instances.assume(
      Set(checker.kinds[kind].inputs.filter { $0.isOptional }.map { $0.name }), in: nested)
    checker.names.define(input.name, as: .instance(nested), in: outer.scope)
    _ = Instances.fill(nested, kind: kind, given: [], in: &checker)
    return true
  }
}
