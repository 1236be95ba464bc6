import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The spaces of keys: the values of columns, lists and ranges of numbers that indices run over.
enum KeySpaces {
  /// Returns the space of the distinct values of a column, made on first use; nil where the column
  /// is worked out in place.
  static func column(
    _ column: ExpressionID, _ element: TypeID, _ context: Context, _ source: NodeReference,
    in checker: inout Checker
  ) -> SpaceID? {
    guard case .definition(let definition) = checker.expression(column).operation else {
      return nil
    }
    return space(
      column, element, .distinct, needs: [definition], checker.definitions[definition].path,
      context, source, in: &checker)
  }

  /// Returns the space of the values of a list, made where it is first written so.
  ///
  /// What is written alike and rests on the same definitions is the same list, so that lines over it
  /// go together.
  static func list(
    _ list: ExpressionID, _ element: TypeID, _ role: BuiltinRole, needed known: Int,
    _ context: Context, _ source: NodeReference, in checker: inout Checker
  ) -> SpaceID? {
    var needs: [DefinitionID] = []
    if let definition = context.definition {
      needs = checker.definitions[definition].dependencies.dropFirst(known).map { $0.target }
    }
    var name = checker.files.sources.text(checker.span(source))
    if case .definition(let definition) = checker.expression(list).operation {
      name = checker.definitions[definition].path
      needs = [definition]
    }
    return space(list, element, role, needs: needs, name, context, source, in: &checker)
  }

  /// Returns how many definitions are known to be needed before a list is checked.
  static func needs(of context: Context, in checker: Checker) -> Int {
    context.definition.map { checker.definitions[$0].dependencies.count } ?? 0
  }

  /// Returns the space of what `role` makes of `values`, which rest on `needs`.
  private static func space(
    _ values: ExpressionID, _ element: TypeID, _ role: BuiltinRole, needs: [DefinitionID],
    _ name: String, _ context: Context, _ source: NodeReference, in checker: inout Checker
  ) -> SpaceID {
    let isAbstract = context.instance.map { checker.instances[$0].isAbstract } ?? false
    if let space = checker.tables.spaces.firstID(where: {
      guard case .keys(let list, _) = $0.kind, $0.name == name,
        checker.definitions[list].isTypeOnly == isAbstract
      else { return false }
      return checker.definitions[list].dependencies.map { $0.target } == needs
    }) {
      return space
    }
    let list = checker.make(
      .builtin(BuiltinTable[role], arguments: [values]), checker.types.id(.list(element)), source)
    let space = made(of: list, element, needs, name, context, source, in: &checker)
    if let rows = context.instance.flatMap({ checker.instances[$0].rows }) {
      let reached = Notes.reached(from: needs, in: checker)
      checker.tables.note(space, isOfRow: reached.contains(rows.index))
    }
    return space
  }

  /// Makes the space of the keys of one row, which rest on `needs`.
  static func ofRow(
    _ keys: ExpressionID, _ element: TypeID, _ name: String, needs: [DefinitionID],
    _ source: NodeReference, in checker: inout Checker
  ) -> SpaceID {
    let context = Context(scope: checker.names.rootScope, definition: nil, timeline: nil)
    return made(of: keys, element, needs, name, context, source, in: &checker)
  }

  /// Makes the space of the values of `list`.
  private static func made(
    of list: ExpressionID, _ element: TypeID, _ needs: [DefinitionID], _ name: String,
    _ context: Context, _ source: NodeReference, in checker: inout Checker
  ) -> SpaceID {
    let keys = Definitions.addHidden(
      name + " keys", list, dependencies: needs.map { Dependency(target: $0, offset: nil) },
      in: &checker)
    let zero = checker.make(.constant(0), .number, source)
    let first = Definitions.addHidden(name + " first", zero, in: &checker)
    let whole = checker.make(.definition(keys), checker.types.id(.list(element)), source)
    let count = checker.make(.builtin(BuiltinTable[.count], arguments: [whole]), .number, source)
    let one = checker.make(.constant(1), .number, source)
    let last = Definitions.addHidden(
      name + " last", checker.make(.arithmetic(.subtract, count, one), .number, source),
      dependencies: [Dependency(target: keys, offset: nil)], in: &checker)
    // What a kind that nothing fills in runs over is known by its type alone.
    let isAbstract = context.instance.map { checker.instances[$0].isAbstract } ?? false
    if isAbstract {
      for hidden in [keys, first, last] { checker.definitions.keepForType(hidden) }
    }
    return checker.tables.addSpace(
      Space(kind: .keys(list: keys, element: element), name: name, first: first, last: last))
  }
}
