import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Figures that are shown under changes and rest on none of them: they stay as they are.
enum UnmovedFigures {
  /// How many names a note says.
  private static var mostNames: Int { 4 }

  /// Notes that a figure under changes, which the item of a report shows, rests on none of them.
  static func note(_ item: NodeReference, _ context: Context, in checker: inout Checker) {
    let tree = checker.trees[item.tree]
    // What a mistaken change would have moved is not known.
    guard tree[item.node].kind == .under, !checker.findings.hasErrors,
      let definition = context.definition,
      let (figure, inside) = Worlds.inside(item, context, in: &checker),
      let entries = entries(of: inside.scope, in: &checker)
    else { return }
    var waiting = checker.definitions[definition].dependencies.map { $0.target }
    var seen: Set<DefinitionID> = []
    var inputs: [DefinitionID] = []
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      if isSaid(next, by: entries, in: checker) { return }
      let needs = checker.definitions[next].dependencies.map { $0.target }
      if needs.isEmpty, !checker.definitions[next].path.isEmpty, isInput(next, in: checker) {
        inputs.append(next)
      }
      waiting += needs
    }
    // Where nothing is read that could be changed, the figure says so itself.
    guard !inputs.isEmpty else { return }
    let written = tree.text(figure.node)
    var names = inputs.sorted().prefix(mostNames).map { checker.definitions[$0].path }
    if inputs.count > mostNames { names.append("…") }
    let hint: ArgumentValue =
      names == [written] ? .nothing : .phrase(Phrase(.restsOn, [Argument("names", .names(names))]))
    checker.report(.restsOnNoChange(checker.span(item), written, hint: hint))
  }

  /// What the world of `scope` changes, and those beneath it; nil where one of them changes more than a value, such as
  /// a table or a clause, since what then reads what is not seen by the names.
  private static func entries(of scope: ScopeID, in checker: inout Checker) -> [Span]? {
    var entries: [Span] = []
    var scope = scope
    while case .world(let number) = checker.names.scopes[scope].kind {
      for change in checker.worlds[number].changes {
        guard let part = ChangedParts.part(of: change, in: scope, &checker),
          isValue(checker.definitions[part].type, in: checker)
        else { return nil }
        entries.append(checker.span(change.entry))
      }
      scope = checker.worlds[number].parent
    }
    return entries
  }

  /// `true` iff a definition of the type holds what can be worked out with.
  private static func isValue(_ type: TypeID, in checker: Checker) -> Bool {
    switch checker.types[type] {
    case .error, .pending, .table, .row, .instance, .instances, .member, .function: false
    case .optional(let inner): isValue(inner, in: checker)
    default: true
    }
  }

  /// `true` iff one of the changes says what the definition is.
  private static func isSaid(_ index: DefinitionID, by entries: [Span], in checker: Checker) -> Bool
  {
    checker.definitions[index].clauses.contains { clause in
      let place = checker.span(clause.reference)
      return entries.contains {
        $0.source == place.source && $0.start <= place.start && place.end <= $0.end
      }
    }
  }

  /// `true` iff the definition has a name by which a reader may change it.
  private static func isInput(_ index: DefinitionID, in checker: Checker) -> Bool {
    switch checker.definitions[index].role {
    case .plain, .input, .column: !checker.definitions[index].isHandedOn
    default: false
    }
  }
}
