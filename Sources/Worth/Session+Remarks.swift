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

/// A case with an input that is about to be taken up.
struct Step: Sendable {
  /// The input.
  let input: SessionInput
  /// The change that the input is; nil for others.
  let change: SessionInput.FieldChange?
  /// What was taken up, with the input.
  let inputs: [SessionInput]
  /// The changes that stand beside that.
  let changes: [SessionInput.FieldChange]
  /// The case that they make up.
  let program: Case
}

/// What a dialogue about a case says of an input that moves nothing.
extension Session {
  /// How many figures by row a dialogue looks at.
  private static var mostByRow: Int { 20 }

  /// Notes that an input names something new that nothing uses, or changes something with which nothing moves;
  /// where lines by row alone move, it says what they were and are.
  func remark(
    on step: Step, _ loaded: LoadedCase, _ after: [String: FigureSnapshot], _ answer: inout Answer
  ) {
    let input = step.input
    guard input.entries.count == 1, let entry = input.entries.first, answer.gaps.isEmpty,
      entry.isDefinition || step.change != nil
    else { return }
    let path = step.change?.nameOfAll ?? entry.key?.name ?? ""
    if step.change == nil, figures[path] == nil, answer.definitions.first?.path == path {
      answer.unused = Unused(path: path, nearest: nearest(to: path))
      return
    }
    // A change beside that of the name itself says enough.
    let isElsewhere = answer.changes.contains { moved in
      moved.path != path && !moved.path.hasPrefix(path + "[")
    }
    guard !isElsewhere else { return }
    var desk = InformationDesk(step.program.result.program)
    if answer.changes.isEmpty, let known = figures[path], let now = after[path],
      let moved = Session.change(path, known, now)
    {
      let isColumn = desk.information(on: path)?.role.hasPrefix("column") ?? false
      answer.changes.append(isColumn ? moved : Session.behindName(moved, path))
    }
    let users = Session.users(of: path, &desk)
    let hidden = ([path] + users.all.sorted()).filter { name in
      let isOwn = after[name].map { $0.isOwn || $0.isSingle } ?? false
      return !isOwn && !(name == path && !answer.changes.isEmpty)
        && desk.information(on: name).map { $0.isValue || $0.variesBy != nil } ?? false
    }
    guard let moved = moves(of: Array(hidden.prefix(Session.mostByRow)), step) else { return }
    answer.changes += moved
    guard moved.isEmpty, let known = figures[path], !known.isFailed, loaded.names.contains(path)
    else { return }
    answer.unmoved = Unmoved(
      path: path, users: Array(users.direct.prefix(5)),
      others: Array(loaded.shown.filter { $0 != path && !users.all.contains($0) }.prefix(5)))
  }

  /// How lines by row have changed; nil where that is not known.
  private func moves(of paths: [String], _ step: Step) -> [Change]? {
    if paths.isEmpty { return [] }
    guard let before = figures(at: paths), let after = figures(at: paths, in: step) else {
      return nil
    }
    return paths.indices.compactMap { place in
      let path = paths[place]
      return Session.change(path, before[place], after[place]).map { Session.behindName($0, path) }
    }
  }

  /// Returns the change of a line of instances by row with the row behind the name of the instances, as it is written:
  /// `loans["A"].rate`.
  private static func behindName(_ moved: Change, _ path: String) -> Change {
    let parts = path.split(separator: ".")
    let row = moved.path.dropFirst(path.count)
    guard parts.count == 2, !row.isEmpty else { return moved }
    let index = row.dropFirst().dropLast().split(separator: ",", maxSplits: 1)
    let second = index.count > 1 ? "[" + index[1].drop { $0 == " " } + "]" : ""
    return Change(
      path: parts[0] + "[" + (index.first ?? "") + "]." + parts[1] + second,
      before: moved.before, after: moved.after, more: moved.more)
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
