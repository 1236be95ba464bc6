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
    // What varies it is laid over a block that says nothing.
    let nothing = GivenBlock(
      reference: NodeReference(
        input.reference.tree,
        checker.trees[input.reference.tree].child(input.reference.node)), scope: outer.scope,
      path: checker.instances[nested].path)
    _ = Instances.fill(nested, kind: kind, given: [nothing], in: &checker)
    return true
  }

  /// Lets what varies an input that nothing fills in see what that was: a value of its type.
  static func putBeneath(
    _ definition: inout Definition, _ index: InstanceID, in checker: inout Checker
  ) {
    let asking = definition.clauses.indices.filter { place in
      definition.clauses[place].was == nil
        && Worlds.asksWhatWas(definition.clauses[place], in: checker)
    }
    guard !asking.isEmpty else { return }
    var base = definition
    base.clauses = []
    base.uses = 1
    base.type = Currencies.abstractType(definition.annotation, index, in: &checker)
    let was = checker.definitions.add(base, .done)
    for place in asking { definition.clauses[place].was = was }
  }
}
