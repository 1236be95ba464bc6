import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What the host changes in a case before it runs, such as `--set growth=3%`.
struct HostChanges {
  /// The changes of definitions.
  var all: [Change] = []
  /// The definitions that the host changes as a whole: what each was, and what it is.
  private var made: [(before: DefinitionID, after: DefinitionID, change: Change)] = []
  /// The words of choices that the case itself gives to functions, each once, with the words it may
  /// be.
  var writtenWords: [(word: String, words: [String])] = []
  /// The words that the host puts in the place of such words.
  private(set) var wordChanges: [String: String] = [:]
}

extension HostChanges {
  /// What the host has replaced as a whole by the definition.
  func replaced(by after: DefinitionID) -> DefinitionID? {
    made.first { $0.after == after }?.before
  }

  /// Notes that a change of the host has been made; one of a world is no such change.
  mutating func markUsed(_ change: Change) {
    for place in all.indices where all[place].entry == change.entry { all[place].isUsed = true }
  }

  /// Reads what the host changes: words of conventions, parts of the rounding, and definitions,
  /// which are parsed and kept for later.
  ///
  /// What is no definition with a value is left out; the parser has reported it.
  static func read(_ given: [HostOverride], in checker: inout Checker) {
    for change in given {
      if change.path.hasPrefix(Program.wordPath) {
        checker.changes.wordChanges[String(change.path.dropFirst(Program.wordPath.count))] =
          change.expression
        continue
      }
      let setting = "case.rounding."
      if change.path.hasPrefix(setting) {
        _ = checker.rounding.set(
          String(change.path.dropFirst(setting.count)), change.expression, isFromHost: true)
        continue
      }
      let tree = SourceFiles.add(
        SourceText(name: "change", text: change.path + " = " + change.expression), in: &checker)
      let entry = NodeReference(tree, checker.trees[tree].child(checker.trees[tree].root))
      guard entry.node.exists, checker.trees[tree][entry.node].kind == .definition,
        !checker.trees[tree][entry.node].next.exists,
        let read = Worlds.writtenChange(entry, checker.names.rootScope, in: checker)
      else {
        // It is no change of one name: nothing else would say so.
        let isOne = entry.node.exists && !checker.trees[tree][entry.node].next.exists
        let written = isOne ? change.path : change.path + "=" + change.expression
        checker.report(.overridesNothing(checker.span(entry), written, nearest: nil))
        continue
      }
      checker.changes.all.append(read)
    }
    let ranks = checker.changes.all.map { ChangePaths.rank(of: $0, in: checker) }
    if ranks.contains(where: { $0 > 0 }) {
      // A change of one row stands above those of all, whatever their order.
      checker.changes.all = Set(ranks).sorted().flatMap { rank in
        zip(checker.changes.all, ranks).filter { $0.1 == rank }.map { $0.0 }
      }
    }
  }

  /// Changes the definitions of the case that the host names, and keeps what each was for a
  /// comparison of types.
  static func applyAll(in checker: inout Checker) {
    if checker.changes.all.isEmpty { return }
    let files = checker.files.prefixes.keys.sorted { $0.index < $1.index }
    for scope in [checker.names.rootScope] + files { apply(in: scope, &checker) }
  }

  /// Changes the definitions of a file that the host names.
  private static func apply(in scope: ScopeID, _ checker: inout Checker) {
    for (name, symbol) in checker.names.scopes[scope].symbols.entries.sorted(by: {
      $0.name.id < $1.name.id
    }) {
      guard case .definition(let index) = symbol else { continue }
      let changes = take(checker.spelling(name), scope, in: &checker)
      if changes.isEmpty { continue }
      var definition = checker.definitions[index]
      let before = ofTypeOnly(definition)
      if let change = changes.last(where: { change in
        if case .none = change.index { true } else { false }
      }) {
        checker.changes.made.append((checker.definitions.add(before), index, change))
      }
      apply(changes, to: &definition, layer: Checker.mostParts, in: &checker)
      checker.definitions.replace(index, by: definition)
    }
  }

  /// A definition as it was before a change, of which only the type counts.
  static func ofTypeOnly(_ definition: Definition) -> Definition {
    var before = definition
    before.isHandedOn = true
    before.isTypeOnly = true
    before.uses = 1
    return before
  }

  /// Puts what was found in the changes of the host into the order in which they were given; everything else stays where
  /// it stands.
  static func inOrder(_ found: [Diagnostic], in checker: Checker) -> [Diagnostic] {
    let sources = Set(checker.changes.all.map { checker.span($0.entry).source })
    let places = found.indices.filter { sources.contains(found[$0].span.source) }
    guard places.count > 1 else { return found }
    var result = found
    let ordered = places.map { found[$0] }.enumerated().sorted {
      ($0.element.span.source, $0.offset) < ($1.element.span.source, $1.offset)
    }
    for (place, diagnostic) in zip(places, ordered) { result[place] = diagnostic.element }
    return result
  }

  /// Reports changes by the host whose type is not that of what they replace.
  static func check(in checker: inout Checker) {
    for (before, after, change) in checker.changes.made {
      check(before, after, change, in: &checker)
    }
    for change in checker.changes.all {
      for number in 0..<checker.definitions.all.count {
        let index = DefinitionID(Int32(truncatingIfNeeded: number))
        guard let clause = checker.definitions.all[index].clauses.first,
          let before = clause.wholeBefore, clause.reference == change.entry,
          !checker.definitions.all[index].isInWorld
        else { continue }
        check(before, index, change, in: &checker)
      }
    }
  }

  /// Reports a change by the host where what it makes of a definition is no value for what that was.
  private static func check(
    _ before: DefinitionID, _ after: DefinitionID, _ change: Change, in checker: inout Checker
  ) {
    let old = type(of: before, in: &checker)
    let new = Definitions.demand(after, in: &checker)
    guard old != .error, new != .error, old != .pending, new != .pending,
      !TypeTraits.mayReplace(old, by: new, in: checker),
      !Zeros.mayReplace(before, after, in: &checker)
    else { return }
    checker.report(
      .wrongField(
        checker.span(change.value), change.path, expected: checker.describe(old),
        found: checker.describe(new),
        declared: checker.span(checker.definitions[before].reference), fix: nil))
  }

  /// The type of what the host has replaced, whose mistakes count no more.
  static func type(of before: DefinitionID, in checker: inout Checker) -> TypeID {
    let outer = checker.findings.turnToNewSink()
    checker.definitions.send(before, to: checker.findings.sink)
    let type = Definitions.demand(before, in: &checker)
    checker.findings.removeLastSink()
    checker.findings.turn(to: outer)
    checker.definitions.send(before, to: outer)
    return type
  }

  /// Reports changes by the host whose paths name nothing, each with the path that is nearest.
  static func reportUnused(in checker: inout Checker) {
    for change in checker.changes.all where !change.isUsed {
      let place = ChangePaths.place(of: change, in: checker)
      reportNothing(at: change.path, place, in: &checker)
    }
  }

  /// Reports that no definition stands at `path`, with the path that is nearest.
  static func reportNothing(at path: String, _ place: Span, in checker: inout Checker) {
    let paths = checker.definitions.all.entries.filter { $0.sink == .ofCase }.map { definition in
      // What stands in a used file is changed behind the name of the file.
      guard
        let prefix = checker.files.prefixes[Names.outermost(definition.scope, in: checker)]?.first,
        !definition.path.hasPrefix(prefix)
      else { return definition.path }
      return prefix + definition.path
    }
    let suffix = "." + path
    let parts = path.split(separator: ".").map { String($0) }
    let nearest =
      (parts.count == 2 ? RowNames.path(of: parts[0], parts[1], in: &checker) : nil)
      ?? paths.first { $0.hasSuffix(suffix) } ?? Spelling.nearest(to: path, among: paths)
    let written = checker.files.sources.text(place)
    guard written.utf8.contains(0x5B), let named = brackets(of: written), named.path == path else {
      return checker.report(.overridesNothing(place, path, nearest: nearest))
    }
    // What one row is changed in is not changed in all of them.
    checker.report(
      .overridesNothing(place, written, nearest: nearest.flatMap { rows(named.rows, in: $0) }))
  }

  /// The names of a path such as `book["A"].rate`, and what stands in brackets behind each; nil where brackets do not
  /// close.
  private static func brackets(of written: String) -> (path: String, rows: [String])? {
    var path = ""
    var rows = [""]
    var depth = 0
    for character in written {
      if character == "[" { depth += 1 }
      if depth > 0 {
        rows[rows.count - 1].append(character)
      } else if character != " " {
        path.append(character)
        if character == "." { rows.append("") }
      }
      if character == "]" { depth -= 1 }
    }
    return depth == 0 ? (path, rows) : nil
  }

  /// Returns the path with the brackets that stood behind the names of another, counted from the last; nil where it
  /// has fewer names than brackets stood behind.
  private static func rows(_ rows: [String], in path: String) -> String? {
    var names = path.split(separator: ".").map { String($0) }
    for (place, row) in rows.enumerated() where !row.isEmpty {
      let target = place + names.count - rows.count
      guard names.indices.contains(target) else { return nil }
      names[target] += row
    }
    return names.joined(separator: ".")
  }

  /// Returns the changes that the host and the world of `scope` make to what stands at `path`;
  /// those of the host count as used.
  static func take(_ path: String, _ scope: ScopeID, in checker: inout Checker) -> [Change] {
    if checker.changes.all.isEmpty, checker.worlds.all.entries.isEmpty { return [] }
    let inWorlds = WorldNames.worldChanges(path, scope, in: checker)
    if checker.changes.all.isEmpty { return inWorlds }
    let paths = fullPaths(path, scope, in: checker)
    var found: [Change] = []
    for place in checker.changes.all.indices
    where paths.contains(checker.changes.all[place].path) {
      checker.changes.all[place].isUsed = true
      var change = checker.changes.all[place]
      change.path = path
      found.append(change)
    }
    return ReplacedFields.uncovered(found, scope, in: checker) + inWorlds
  }

  /// Returns the changes that the host and the world of `scope` make to what stands behind `path`, such as a
  /// field of the clause there; whether they find anything is not said by this.
  static func beneath(_ path: String, _ scope: ScopeID, in checker: Checker) -> [Change] {
    let inWorlds = WorldNames.worldChanges(path, scope, isBehind: true, in: checker)
    if checker.changes.all.isEmpty { return inWorlds }
    let paths = fullPaths(path, scope, in: checker)
    let ofHost = checker.changes.all.compactMap { change -> Change? in
      guard let full = paths.first(where: { change.path.hasPrefix($0 + ".") }) else { return nil }
      var found = change
      found.path = path + change.path.dropFirst(full.count)
      return found
    }
    return ReplacedFields.uncovered(ofHost, scope, in: checker) + inWorlds
  }

  /// Changes the columns of a table that the host names with one of `prefixes` before their paths.
  static func apply(
    toColumnsOf table: TableID, behind prefixes: [String], in checker: inout Checker
  ) {
    for prefix in prefixes {
      var found: [Change] = []
      for column in checker.tables[table].columns {
        let own = checker.definitions[column.definition].path
        for place in checker.changes.all.indices
        where checker.changes.all[place].path == prefix + own {
          checker.changes.all[place].isUsed = true
          var change = checker.changes.all[place]
          change.path = own
          found.append(change)
        }
      }
      Tables.apply([found], to: table, in: &checker)
    }
  }

  /// The paths by which the host names what stands at `path` in the file of `scope`: those of a file that
  /// is used `as rates` begin with `rates.`.
  private static func fullPaths(_ path: String, _ scope: ScopeID, in checker: Checker) -> [String] {
    let file = Names.outermost(scope, in: checker)
    return checker.files.prefixes[file].map { prefixes in prefixes.map { $0 + path } } ?? [path]
  }

  /// The changes in their layers, the lowest first: those of one block, or all of the host, count
  /// together, and what a later block says of the same place counts before them.
  static func inLayers(_ changes: [Change]) -> [[Change]] {
    var layers: [[Change]] = []
    for change in changes {
      if let last = layers.last?.last, last.world == change.world, last.block == change.block {
        layers[layers.count - 1].append(change)
      } else {
        layers.append([change])
      }
    }
    return layers
  }

  /// Changes the clauses of a definition, one after another; they count before those of lower
  /// layers.
  ///
  /// What is said of one row counts before what is said of all, also where that is of one period: it
  /// lies in a layer above. What `was` means is what stands beneath all of them, or beneath what their
  /// block says besides. What is uncertain draws at `drawPath`, or at the path of the definition.
  static func apply(
    _ changes: [Change], to definition: inout Definition, layer: Int, drawPath: String? = nil,
    beneath block: Definition? = nil, in checker: inout Checker
  ) {
    let beneath = block.flatMap { $0.clauses.isEmpty ? nil : $0 } ?? definition
    var top = layer
    for change in changes {
      if change.row != nil { top += 1 }
      if lacksPercent(change, definition, in: &checker) { continue }
      if case .none = change.index, change.row == nil {
        LostDistributions.note(
          change.entry, change.path, replaces: definition.clauses, scope: change.scope, in: &checker
        )
      }
      let distribution = SyntaxReading.distributionNode(change.entry, in: checker)
      var change = change
      if case .none = change.index,
        let each = ReplacedSeries.index(of: change, of: definition, in: checker)
      {
        change.index = each
      }
      var clause = Clause(
        reference: change.entry, index: change.index, value: change.value.node,
        distribution: distribution,
        drawPath: distribution.exists ? drawPath ?? definition.path : nil,
        layer: top,
        scope: RowChanges.scope(of: change, of: definition, in: &checker))
      clause.row = change.row.map { NodeReference(change.entry.tree, $0) }
      let isOfSomeRows = ReplacedSeries.isOfSomeRows(clause, definition, in: &checker)
      if clause.row != nil {
        clause.block = layer
        var seesChange = true
        if case .none = change.index { seesChange = isOfSomeRows }
        clause.others = Worlds.keepWhatWas(
          definition, hasOwnDistribution: false, seesChange: seesChange, in: &checker)
      }
      if case .none = change.index {
        clause.replaced = ReplacedSeries.line(of: definition)
        clause.wholeBefore = ReplacedSeries.wholeLine(definition, before: change, in: &checker)
      }
      if !change.value.node.exists || Worlds.namesWhatWas(change.value, in: checker) {
        clause.was = Worlds.keepWhatWas(
          beneath, hasOwnDistribution: distribution.exists, in: &checker)
      }
      if RowLookups.findsItself(change.index, definition, in: checker) {
        // All keys of a layer are found among those beneath it, so that two of them may be exchanged.
        clause.was = Worlds.keepWhatWas(
          beneath, hasOwnDistribution: distribution.exists, in: &checker)
      }
      if isOfSomeRows {
        ReplacedSeries.add(clause, to: &definition, in: &checker)
      } else if case .none = change.index {
        let scope = definition.scope
        definition.scope = change.scope
        ReplacedSeries.replace(&definition, by: clause, beneath: scope, in: &checker)
      } else {
        if let first = definition.clauses.first, case .none = first.index {
          InstanceFields.handOn(&definition, in: &checker)
        }
        definition.clauses.removeAll {
          $0.layer >= layer && Declarations.clash($0, clause, in: checker)
        }
        definition.clauses.append(clause)
      }
      if definition.isMissing { (definition.isMissing, definition.type) = (false, .pending) }
    }
  }

  /// The percent that a bare number stands for: 0.2 is a share, 20 %, and 5 has lost its sign.
  private static func percentMeant(by number: NodeReference, in checker: Checker) -> String {
    let text = checker.trees[number.tree].text(number.node)
    guard let value = Literals.literal(number, in: checker)?.value, abs(value) < 1 else {
      return text + "%"
    }
    return ValueText.percent(value)
  }

  /// `true`, after a diagnostic, iff a bare number is to replace a percent: 5 for 4 % would be 500
  /// %.
  private static func lacksPercent(
    _ change: Change, _ definition: Definition, in checker: inout Checker
  ) -> Bool {
    guard let clause = definition.clauses.first, clause.value.exists, change.value.node.exists
    else { return false }
    let old = checker.trees[clause.reference.tree]
    let new = checker.trees[change.value.tree]
    // A sign in front belongs to the number: -0.05 is -5 %.
    let isNegative = new[change.value.node].kind == .negation
    let bare = isNegative ? new.child(change.value.node) : change.value.node
    guard old[clause.value].kind == .number, bare.exists, new[bare].kind == .number,
      old.text(clause.value).hasSuffix("%"), !new.text(change.value.node).hasSuffix("%"),
      new.text(change.value.node) != "0"
    else { return false }
    checker.report(
      .wrongField(
        checker.span(change.value), definition.path, expected: .words(.aPercent),
        found: .words(.aNumber),
        declared: old.span(clause.value),
        fix: (isNegative ? "-" : "")
          + percentMeant(by: NodeReference(change.value.tree, bare), in: checker)))
    return true
  }
}
