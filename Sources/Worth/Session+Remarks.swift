import WorthAssist
import WorthSource
import WorthSyntax

/// What a dialogue remembers of the case with which it began.
struct LoadedCase: Sendable {
  /// The names that the case shows or checks.
  let shown: [String]
  /// The names of its figures.
  let names: Set<String>
}

/// What a dialogue about a case says of an input that moves nothing.
extension Session {
  /// Notes that an input names something new that nothing uses, or changes something with which nothing moves.
  func remark(
    on input: SessionInput, _ change: SessionInput.FieldChange?, _ loaded: LoadedCase,
    _ program: Case, _ answer: inout Answer
  ) {
    guard input.entries.count == 1, let entry = input.entries.first, entry.isDefinition,
      answer.gaps.isEmpty
    else { return }
    let path = change?.name ?? entry.key?.name ?? ""
    guard let known = figures[path] else {
      guard change == nil, let new = answer.definitions.first?.path, new == path else { return }
      answer.unused = Unused(path: path, nearest: nearest(to: path))
      return
    }
    // A change beside that of the name itself says enough.
    let isElsewhere = answer.changes.contains { moved in
      moved.path != path && !moved.path.hasPrefix(path + "[")
    }
    guard !isElsewhere, !known.isFailed, loaded.names.contains(path) else { return }
    var desk = InformationDesk(program.result.program)
    let users = Session.users(of: path, &desk)
    answer.unmoved = Unmoved(
      path: path, users: Array(users.direct.prefix(5)),
      others: Array(loaded.shown.filter { $0 != path && !users.all.contains($0) }.prefix(5)))
  }

  /// The name of the case that begins or ends as `name` does, or is spelt nearly so.
  private func nearest(to name: String) -> String? {
    let paths = figures.sorted { $0.value.order < $1.value.order }.map { $0.key }
    let last: (String) -> Substring = { path in path.split(separator: ".").last ?? "" }
    return paths.first { last($0) == name } ?? Spelling.nearest(to: name, among: paths)
      ?? paths.first { last($0).hasPrefix(name + "_") || last($0).hasSuffix("_" + name) }
  }

  /// What rests on a name, directly and in all.
  private static func users(
    of path: String, _ desk: inout InformationDesk
  ) -> (direct: [String], all: Set<String>) {
    var direct: [String] = []
    var all: Set<String> = []
    var waiting = [path]
    while let next = waiting.popLast(), all.count < 400 {
      guard let found = desk.information(on: next) else { continue }
      for user in found.usedBy {
        switch user.kind {
        case .definition, .instance, .table, .scenario, .tree, .kind:
          // An instance rests on what stands in its fields: all its lines may.
          if next == path { direct.append(user.text) }
          if all.insert(user.text).inserted { waiting.append(user.text) }
        case .check, .show, .requirement, .call: break
        }
      }
    }
    return (direct, all)
  }
}

extension SessionInput {
  /// The names that `show` and `expect` of the source ask for, without what they work out themselves.
  var shownNames: [String] {
    let (tree, _) = Parser.parse(source, source: 0, names: NameTable())
    var names: [String] = []
    for node in tree.children(tree.root) {
      switch tree[node].kind {
      case .show, .expect:
        for item in tree.children(node) {
          var part = item
          if tree[part].kind == .binary { part = tree.child(part) }
          guard tree[part].kind == .name || tree[part].kind == .member else { continue }
          let name = tree.text(part)
          if !names.contains(name) { names.append(name) }
        }
      default: continue
      }
    }
    return names
  }
}
