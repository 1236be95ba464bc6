import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The paths of fields, as in `tiers.mode = …` and `loans["A"].rate = …`.
extension InstanceFields {
  /// The place of the name of the field in the path of an entry; of the left side where that has no
  /// path.
  static func namePlace(of entry: GivenField.Entry, in checker: Checker) -> Span {
    let tree = checker.trees[entry.reference.tree]
    var behind = names(of: entry.reference, in: checker).count - 1 - entry.depth
    let kind = tree[entry.reference.node].kind
    guard kind == .definition || kind == .blockField, entry.depth > 0 || behind > 0 else {
      return place(of: entry.reference, in: checker) ?? checker.span(entry.reference)
    }
    var node = tree.child(entry.reference.node)
    while true {
      switch tree[node].kind {
      case .index: break
      case .member where behind > 0: behind -= 1
      default: return tree.tokenSpan(tree[node].token)
      }
      node = tree.child(node)
    }
  }

  /// The change of some of the instances by row that an entry such as `loans["A"].rate = …` is for the
  /// field `rate`; nil for entries without a row.
  static func rowChange(
    of entry: GivenField.Entry, _ path: String, in checker: Checker
  ) -> Change? {
    guard !entry.isOfPart, !entry.isOfRow, let found = self.path(of: entry, in: checker),
      let before = found.before, before <= entry.depth
    else { return nil }
    var change = found.change
    change.path = path
    return change
  }

  /// `true` iff the left side of an entry has two indices.
  static func hasTwoIndices(_ reference: NodeReference, in checker: Checker) -> Bool {
    let tree = checker.trees[reference.tree]
    guard tree[reference.node].kind == .definition,
      let head = SyntaxReading.pathHead(tree.child(reference.node), tree)
    else { return false }
    return head.row != nil && head.before == head.names.count - 1
  }

  /// The entry of the same block that changes the same part of the field; nil where there is none.
  static func twin(
    of entry: GivenField.Entry, in field: GivenField, in checker: Checker
  ) -> GivenField.Entry? {
    guard let path = path(of: entry, in: checker) else { return nil }
    return field.entries.first { other in
      guard other.isOfPart, other.layer == entry.layer,
        let known = self.path(of: other, in: checker)
      else { return false }
      return known.path == path.path && known.before == path.before
        && ChangePaths.isSameRow(known.change, path.change, in: checker)
        && ChangePaths.isOfSameRows(known.change, path.change)
        && ChangePaths.areOfSame(known.change, path.change, in: checker)
    }
  }

  /// The left side of an entry as a change, the number of its names before a row, and the names.
  static func path(
    of entry: GivenField.Entry, in checker: Checker
  ) -> (path: [Name], before: Int?, change: Change)? {
    let tree = checker.trees[entry.reference.tree]
    guard tree[entry.reference.node].kind == .definition,
      let head = SyntaxReading.pathHead(tree.child(entry.reference.node), tree)
    else { return nil }
    var change = Change(
      path: "", entry: entry.reference, index: head.index,
      value: NodeReference(
        entry.reference.tree, SyntaxReading.valueNode(entry.reference, in: checker)),
      scope: entry.scope)
    change.row = head.row
    change.block = entry.layer
    return (head.names, head.row == nil ? nil : head.before, change)
  }

  /// Reports an entry that gives a value to what another of the same block has given one.
  static func reportTwice(
    _ entry: GivenField.Entry, _ other: GivenField.Entry, _ field: Name, in checker: inout Checker
  ) {
    let names = path(of: entry, in: checker)?.path ?? [field]
    if names.count == 1, let one = clause(of: other, in: checker),
      let two = clause(of: entry, in: checker),
      let plain = Declarations.lineForOthers(one, two, in: checker)
    {
      checker.report(
        .definedTwice(
          checker.span(entry.reference), checker.spelling(field),
          first: checker.span(other.reference), forOthers: plain))
      return
    }
    checker.report(
      .givenTwice(
        place(of: entry.reference, in: checker) ?? checker.span(entry.reference),
        names.map { checker.spelling($0) }.joined(separator: "."),
        first: place(of: other.reference, in: checker) ?? checker.span(other.reference),
        written: checker.files.sources.text(checker.span(other.reference)),
        checker.files.sources.text(checker.span(entry.reference))))
  }

  /// `true` iff a clause and one of the same block say the same of the same indices.
  static func clash(_ one: Clause, _ other: Clause, in checker: Checker) -> Bool {
    switch (one.index, other.index) {
    case (.none, .none), (.none, .each), (.each, .none): true
    case (.none, _), (_, .none): false
    case (.each, _), (.opening, _), (.at, _), (.range, _):
      Declarations.clash(one, other, in: checker)
    }
  }

  /// `true` iff two changes are of the same one of instances by row, or both of all.
  static func isOfSameRow(
    _ one: Change?, _ other: Change?, in checker: Checker
  ) -> Bool {
    switch (one, other) {
    case (nil, nil): true
    case (let one?, let other?): ChangePaths.isSameRow(one, other, in: checker)
    case (nil, _), (_, nil): false
    }
  }
}
