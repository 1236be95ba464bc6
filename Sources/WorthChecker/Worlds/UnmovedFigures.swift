import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Figures that are shown under changes and rest on none of them: they stay as they are.
enum UnmovedFigures {
  /// How many names a note says.
  private static var mostNames: Int { 4 }

  /// Notes that a figure under changes, which the item of a report shows, rests on none of them.
  ///
  /// Of a figure of one of the instances by row, changes of another row do not count.
  static func note(
    _ item: NodeReference, _ value: ExpressionID, _ context: Context, in checker: inout Checker
  ) {
    let tree = checker.trees[item.tree]
    // What a mistaken change would have moved is not known.
    guard tree[item.node].kind == .under, !checker.findings.hasErrors,
      let definition = context.definition,
      let (figure, inside) = Worlds.inside(item, context, in: &checker),
      let entries = entries(of: inside.scope, in: &checker)
    else { return }
    let starts = checker.definitions[definition].dependencies.map { $0.target }
    let row = FiguresOfRows.row(of: value, context.scope, in: &checker)
    let others =
      row.map { FiguresOfRows.changes(in: inside.scope, ofOtherRowsThan: $0, checker) } ?? []
    report(tree.text(figure.node), from: starts, at: item, in: &checker) { found, checker in
      // A column that is read as a whole has the other rows in it.
      if !others.isEmpty, FiguresOfRows.isColumn(found, in: checker), !starts.contains(found) {
        return true
      }
      guard isSaid(found, by: entries, in: checker) else { return false }
      // What the row at hand reads of its own lines is not what another row is changed to.
      return others.isEmpty || !FiguresOfRows.isOfRow(found, in: checker)
        || isSaid(found, by: entries.filter { !others.contains($0) }, in: checker)
    }
  }

  /// Notes that the figure of a what-if question rests on nothing that one of its names varies, at that name.
  ///
  /// Nothing is said of what is varied in a world of its own, such as a cell or the field of a row, nor of a figure that
  /// asks such a question itself.
  static func note(
    _ figure: ExpressionID, varying input: StudyInputs.Input, at place: NodeReference,
    _ context: Context, in checker: inout Checker
  ) {
    let named = Studies.definitionsNamed(by: figure, in: checker)
    if case .hidden = checker.definitions[input.definition].role { return }
    guard !isClaim(context.definition, in: checker), !asksItself(figure, in: checker),
      !named.contains(where: { WorldNames.reaches($0, [input.definition], in: checker) })
    else { return }
    let written = FiguresUnderChanges.written(figure, in: checker)
    report(written, from: named, at: place, in: &checker) { found, _ in
      found == input.definition
    }
  }

  /// `true` iff the definition stands for a check, which may say that a figure stays.
  private static func isClaim(_ definition: DefinitionID?, in checker: Checker) -> Bool {
    guard let definition else { return false }
    let place = checker.definitions[definition].reference
    return checker.trees[place.tree][place.node].kind == .expect
  }

  /// `true` iff the figure has a what-if question or a statistic in itself.
  private static func asksItself(_ figure: ExpressionID, in checker: Checker) -> Bool {
    var waiting = [figure]
    while let next = waiting.popLast() {
      let operation = checker.expression(next).operation
      switch operation {
      case .study, .statistic: return true
      default: waiting += operation.partsAndTurns
      }
    }
    return false
  }

  /// Notes that a figure stays, with the inputs that it rests on, unless one of the definitions that it needs changes.
  private static func report(
    _ written: String, from starts: [DefinitionID], at place: NodeReference,
    in checker: inout Checker, unless changes: (DefinitionID, Checker) -> Bool
  ) {
    var waiting = starts
    var seen: Set<DefinitionID> = []
    var inputs: [DefinitionID] = []
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      if changes(next, checker) { return }
      let needs = checker.definitions[next].dependencies.map { $0.target }
      if needs.isEmpty, !checker.definitions[next].path.isEmpty, isInput(next, in: checker) {
        inputs.append(next)
      }
      waiting += needs
    }
    // Where nothing is read that could be changed, the figure says so itself.
    guard !inputs.isEmpty else { return }
    var names = inputs.sorted().prefix(mostNames).map { checker.definitions[$0].path }
    if inputs.count > mostNames { names.append("…") }
    let hint: ArgumentValue =
      names == [written] ? .nothing : .phrase(Phrase(.restsOn, [Argument("names", .names(names))]))
    checker.report(.restsOnNoChange(checker.span(place), written, hint: hint))
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
    let definition = checker.definitions[index]
    // What is filled in within a formula has no name.
    guard !definition.path.utf8.contains(0x7B) else { return false }
    switch definition.role {
    case .plain, .input, .column: return !definition.isHandedOn
    default: return false
    }
  }
}
