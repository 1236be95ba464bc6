import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What a host gives while a case is compiled, and what follows from that for messages.
final class HostFiles {
  /// The tables that were handed in, by the paths for which they were asked.
  private var tables: [String: Table] = [:]
  /// Where the host looked for files that are not there, by the paths for which they were asked.
  private var absent: [String: String] = [:]
  /// How messages name files, by the path by which each is known.
  private var shownNames: [String: String] = [:]

  /// Takes note of the reply to a question for `path`, and returns it as the core knows it.
  func loaded(_ reply: FileReply, from path: String) -> LoadedFile {
    switch reply {
    case .file(_, let known, let shown): shownNames[known] = shown
    case .table(let table): tables[path] = table
    case .absent(let place): absent[path] = place
    case .notFound, .outside: break
    }
    return reply.loaded(from: path)
  }

  // MARK: Files

  /// Returns the sources with the names by which messages show them.
  func shown(_ sources: SourceSet) -> SourceSet {
    guard !shownNames.isEmpty else { return sources }
    var found = SourceSet()
    for source in sources.sources {
      let name = shownNames[source.name] ?? source.name
      _ = found.add(
        SourceText(
          name: name, bytes: source.bytes, quotedCellsAreTexts: source.quotedCellsAreTexts))
    }
    return found
  }

  /// Returns the diagnostics with the places in which files were looked for that are not there.
  func explained(
    _ diagnostics: [Diagnostic], in program: Program, rootCount: Int
  ) -> [Diagnostic] {
    guard !absent.isEmpty else { return diagnostics }
    return diagnostics.map { diagnostic in
      guard diagnostic.code == .E0206 else { return diagnostic }
      let path = resolved(
        program.sources.text(diagnostic.span), diagnostic.span.source, program, rootCount)
      guard let place = absent[path] else { return diagnostic }
      var explained = diagnostic
      explained.labels.append(
        Label(diagnostic.span, .lookedForAt, [Argument("path", .written(place))]))
      return explained
    }
  }

  /// Returns the path for which the host was asked where `literal`, in quotes, stands in the source
  /// numbered `source`.
  private func resolved(
    _ literal: String, _ source: UInt32, _ program: Program, _ rootCount: Int
  ) -> String {
    let index = Int(clamping: source)
    let user = index < rootCount ? nil : program.sources.sources[index].name
    return FilePath.resolved(String(literal.dropFirst().dropLast()), besideFile: user)
  }

  // MARK: Tables

  /// What is wrong with the tables that `program` reads, the first `rootCount` sources of which are
  /// the case itself.
  func mistakes(in program: Program, rootCount: Int) -> [Diagnostic] {
    guard !tables.isEmpty else { return [] }
    var found: [Diagnostic] = []
    for info in program.tables.entries {
      guard let reference = info.declaration else { continue }
      let tree = program.trees.entries[Int(reference.tree.index)]
      guard tree[reference.node].kind == .tableFrom else { continue }
      let file = tree.child(reference.node, 1)
      let path = resolved(tree.text(file), tree.source, program, rootCount)
      guard let table = tables[path] else { continue }
      for (name, column) in table.columns {
        if let mistake = mistake(of: column, called: name, tree.span(file)) {
          found.append(mistake)
        }
      }
    }
    return found
  }

  /// What is wrong with the numbers of a column; nil where all are finite.
  private func mistake(
    of column: Table.Column, called name: String, _ place: Span
  ) -> Diagnostic? {
    column.firstWithoutNumber.map { row, value in
      let shown = value.isNaN ? "NaN" : value < 0 ? "-infinity" : "infinity"
      return Diagnostic(
        .E0433, place,
        [
          Argument("column", .name(name)), Argument("value", .figure(shown)),
          Argument("row", .count(row)),
        ])
    }
  }
}
