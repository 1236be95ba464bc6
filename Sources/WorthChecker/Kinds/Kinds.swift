import WorthPrelude
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Kinds: their inputs, lines and functions, and what they inherit.
struct Kinds {
  /// The kinds of all files.
  var all = Arena<KindID, KindInfo>()
  /// How far the declarations of each have been read.
  private var progress = Arena<KindID, Progress>()

  /// The entry of `id`.
  subscript(id: KindID) -> KindInfo {
    get { all[id] }
    _modify { yield &all[id] }
  }
}

extension Kinds {
  /// Adds a kind whose declarations have not been read.
  private mutating func add(_ kind: KindInfo) -> KindID {
    progress.append(.waiting)
    return all.append(kind)
  }

  /// Declares the kind at `reference` in `scope`; reports a name that is taken.
  static func declare(_ reference: NodeReference, scope: ScopeID, in checker: inout Checker) {
    let tree = checker.trees[reference.tree]
    let name = tree.name(tree.child(reference.node))
    if let earlier = Declarations.place(of: name, scope: scope, in: checker) {
      checker.report(
        .definedTwice(
          Declarations.nameSpan(reference, in: checker), checker.spelling(name), first: earlier))
      return
    }
    let added = checker.kinds.add(KindInfo(name: name, reference: reference, scope: scope))
    checker.names.define(name, as: .kind(added), in: scope)
    if scope == checker.names.rootScope, let file = Prelude.file(defining: checker.spelling(name)),
      // A file of the library that is checked by itself takes nobody's place.
      !Prelude.files[file].text.utf8.elementsEqual(tree.text.bytes)
    {
      checker.report(
        .takesPlaceOfShipped(Declarations.nameSpan(reference, in: checker), checker.spelling(name)))
    }
  }

  /// Adds a kind that no source has, without inputs and lines of its own.
  static func addUnwritten(
    _ name: Name, _ reference: NodeReference, in checker: inout Checker
  ) -> KindID {
    let kind = checker.kinds.add(
      KindInfo(name: name, reference: reference, scope: checker.names.rootScope))
    checker.kinds.progress[kind] = .done
    checker.kinds[kind].isUsed = true
    return kind
  }

  /// Reads the declarations of a kind if that has not been done; `false` while they are being read,
  /// since the kind is then its own ancestor.
  static func prepare(_ index: KindID, in checker: inout Checker) -> Bool {
    switch checker.kinds.progress[index] {
    case .done: return true
    case .running, .tentative: return false
    case .waiting: break
    }
    checker.kinds.progress[index] = .running
    let reference = checker.kinds[index].reference
    let tree = checker.trees[reference.tree]
    var block = tree.child(reference.node, 1)
    if tree[reference.node].parts.contains(.type) {
      inherit(NodeReference(reference.tree, block), into: index, in: &checker)
      block = tree.child(reference.node, 2)
    }
    if block.exists {
      for entry in checker.limited(checker.children(of: NodeReference(reference.tree, block))) {
        declareMember(entry, of: index, in: &checker)
      }
    }
    findRequirementNames(of: index, in: &checker)
    checker.kinds.progress[index] = .done
    return true
  }

  /// Notes the names that the requirements of the kind mention, directly or in its functions.
  private static func findRequirementNames(of index: KindID, in checker: inout Checker) {
    let kind = checker.kinds[index]
    var found: Set<Name> = []
    var waiting = kind.requirements
    while let next = waiting.popLast() {
      let tree = checker.trees[next.tree]
      guard tree[next.node].kind == .name else {
        waiting += checker.children(of: next)
        continue
      }
      let name = tree.name(next.node)
      guard found.insert(name).inserted else { continue }
      waiting += kind.functions.filter { $0.name == name }.map { $0.reference }
    }
    checker.kinds[index].requirementNames = found
  }

  /// Checks kinds of the root file that nothing fills in, with inputs of which only the types are
  /// known.
  static func checkUnused(in checker: inout Checker) {
    for index in checker.kinds.all.ids
    where checker.kinds[index].scope == checker.names.rootScope && !checker.kinds[index].isUsed {
      guard prepare(index, in: &checker) else { continue }
      let info = checker.kinds[index]
      if Definitions.areTooMany(info.reference, in: &checker) { return }
      let instance = Instances.reserve(
        path: checker.spelling(info.name), reference: info.reference,
        scope: checker.names.rootScope, in: &checker)
      checker.instances[instance].isAbstract = true
      _ = Instances.fill(instance, kind: index, given: [], in: &checker)
      Requirements.checkPending(in: &checker)
    }
  }

  /// The kind that goes by other words: one by which people call it, or the only one that has all words of the name.
  private static func kindMeant(by written: String, among kinds: [String]) -> String? {
    let word = written.lowercased()
    let known: [String: String] = [
      "invention": "patent", "trademark": "trade_mark", "mark": "trade_mark", "logo": "trade_mark",
      "license": "licence", "agreement": "licence", "contract": "licence",
      "rfr": "relief_from_royalty",
      "mpeem": "excess_earnings", "program": "software", "app": "software", "secret": "know_how",
      "trade_secret": "know_how", "book": "copyright", "work": "copyright",
      "wacc": "cost_of_capital",
    ]
    if let kind = known[word], kinds.contains(kind) { return kind }
    let words = Set(word.split(separator: "_"))
    guard words.count > 1 else { return nil }
    let found = Set(kinds).filter { words.isSubset(of: $0.split(separator: "_")) }
    return found.count == 1 ? found.first : nil
  }

  /// The names of the kinds that are known in a scope.
  static func known(in scope: ScopeID, _ checker: Checker) -> [String] {
    var found: [String] = []
    var current: ScopeID? = scope
    while let here = current {
      for (name, symbol) in checker.names.scopes[here].symbols.entries {
        if case .kind = symbol { found.append(checker.spelling(name)) }
      }
      current = checker.names.scopes[here].parent
    }
    return found + Prelude.kindNames
  }

  /// Reports a name that is no kind, with the nearest that is one.
  static func reportUnknownKind(
    _ name: Name, _ span: Span, scope: ScopeID, in checker: inout Checker
  ) {
    let candidates = known(in: scope, checker)
    let written = checker.spelling(name)
    checker.report(
      .unknownKind(
        span, written,
        nearest: Spelling.nearest(to: written, among: candidates)
          ?? kindMeant(by: written, among: candidates)))
  }

  /// Gives the kind the inputs, lines, functions, requirements and shows of its parent; reports a
  /// parent that is none.
  private static func inherit(
    _ parent: NodeReference, into index: KindID, in checker: inout Checker
  ) {
    let name = checker.trees[parent.tree].name(parent.node)
    guard
      case .kind(let above)? = Names.lookUpForm(
        name, scope: checker.kinds[index].scope, in: &checker)
    else {
      reportUnknownKind(name, checker.span(parent), scope: checker.kinds[index].scope, in: &checker)
      return
    }
    guard prepare(above, in: &checker) else {
      checker.report(.kindExtendsItself(checker.span(parent), checker.spelling(name)))
      return
    }
    let parentInfo = checker.kinds[above]
    checker.kinds[index].parent = above
    checker.kinds[index].ancestors = [parentInfo.name] + parentInfo.ancestors
    checker.kinds[index].inputs = parentInfo.inputs
    checker.kinds[index].lines = parentInfo.lines
    checker.kinds[index].doubles = parentInfo.doubles
    checker.kinds[index].trees = parentInfo.trees
    checker.kinds[index].requirements = parentInfo.requirements
    checker.kinds[index].remarks = parentInfo.remarks
    checker.kinds[index].shows = parentInfo.shows
    checker.kinds[index].functions = parentInfo.functions
  }

  /// Adds an entry of the kind's block to the kind; its first `show` replaces those of its parent.
  private static func declareMember(
    _ reference: NodeReference, of kind: KindID, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    switch tree[reference.node].kind {
    case .definition: declareField(reference, of: kind, in: &checker)
    case .function: declareMemberFunction(reference, of: kind, in: &checker)
    case .require: checker.kinds[kind].requirements.append(reference)
    case .remark: checker.kinds[kind].remarks.append(reference)
    case .tree: checker.kinds[kind].trees.append(reference)
    case .show:
      if checker.kinds[kind].hasParentsShows { checker.kinds[kind].shows = [] }
      checker.kinds[kind].hasParentsShows = false
      checker.kinds[kind].shows.append(reference)
    case .skipped: break
    case .instance: reportInstance(reference, of: kind, in: &checker)
    case .result where tree[tree.child(reference.node)].kind == .name:
      reportNameAlone(reference, of: kind, in: &checker)
    default:
      checker.report(.notInKind(checker.span(reference)))
    }
  }

  /// Reports `price` alone in a kind, an input without its type: one message for all of them. The name counts as one
  /// that is broken, so that what reads it, or fills it in, says nothing.
  private static func reportNameAlone(
    _ reference: NodeReference, of kind: KindID, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let name = tree.name(tree.child(reference.node))
    if !checker.kinds[kind].hasNamesAlone {
      checker.report(
        .notInKind(checker.span(reference), input: checker.spelling(name)))
    }
    checker.kinds[kind].hasNamesAlone = true
    checker.kinds[kind].broken.append(name)
  }

  /// Reports `fee one { … }` in a kind, where `one = fee { … }` is a line; the name counts as one that is
  /// broken, so that what reads it says nothing.
  private static func reportInstance(
    _ reference: NodeReference, of kind: KindID, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let (kindName, name) = (tree.child(reference.node, 0), tree.child(reference.node, 1))
    guard tree[name].kind == .name else {
      checker.report(.notInKind(checker.span(reference)))
      return
    }
    let place = tree.span(kindName).union(tree.span(name))
    checker.report(
      .writtenOtherwise(
        place, tree.text(kindName) + " " + tree.text(name),
        tree.text(name) + " = " + tree.text(kindName)))
    checker.kinds[kind].broken.append(tree.name(name))
  }

  /// Adds a function to the kind, in the place of its parent's of the same name.
  private static func declareMemberFunction(
    _ reference: NodeReference, of kind: KindID, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let name = tree.name(tree.child(reference.node))
    let info = checker.kinds[kind]
    let earlier =
      info.functions.first { $0.name == name }?.reference
      ?? info.inputs.first { $0.name == name }?.reference
      ?? info.lines.first { $0.name == name }?.reference
    guard let earlier else {
      checker.kinds[kind].functions.append((name, reference))
      return
    }
    guard !checker.span(info.reference).contains(checker.span(earlier)) else {
      checker.report(
        .definedTwice(
          Declarations.nameSpan(reference, in: checker), checker.spelling(name),
          first: Declarations.nameSpan(earlier, in: checker)))
      return
    }
    // A child says a function of its parent in another way.
    checker.kinds[kind].functions.removeAll { $0.name == name }
    checker.kinds[kind].functions.append((name, reference))
  }

  /// Adds a definition to the kind: an input where a type is stated without an index, otherwise a
  /// line.
  private static func declareField(
    _ reference: NodeReference, of kind: KindID, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let node = tree[reference.node]
    let target = tree.child(reference.node)
    if let head = SyntaxReading.doubleHead(target, tree),
      node.parts.contains(.value) || node.parts.contains(.distribution)
    {
      declareDouble(reference, tree.name(head.name), of: kind, in: &checker)
      return
    }
    guard let (nameNode, index) = SyntaxReading.clauseHead(target, tree) else {
      checker.report(.notAName(checker.span(NodeReference(reference.tree, target))))
      return
    }
    let name = tree.name(nameNode)
    let distribution = SyntaxReading.distributionNode(reference, in: checker)
    let value = SyntaxReading.valueNode(reference, in: checker)
    let isInput: Bool
    if case .none = index, node.parts.contains(.type) {
      isInput = true
    } else {
      isInput = false
    }
    if isInput {
      if distribution.exists {
        checker.report(
          .distributionOf(checker.span(NodeReference(reference.tree, distribution)), .inputOfKind))
      }
      declareInput(reference, name, value, of: kind, in: &checker)
    } else if distribution.exists, checker.spelling(name) == "timeline" {
      checker.report(
        .notSupported(
          checker.span(NodeReference(reference.tree, distribution)), .written("timeline ~ …")))
    } else if value.exists || distribution.exists {
      declareLine(
        reference, name,
        Clause(reference: reference, index: index, value: value, distribution: distribution),
        of: kind, in: &checker)
    } else {
      checker.report(.inputOutsideKind(checker.span(reference), checker.spelling(name)))
    }
  }

  /// Adds an equation of a line with two indices to the kind; those of its parent for the same line
  /// go.
  private static func declareDouble(
    _ reference: NodeReference, _ name: Name, of kind: KindID, in checker: inout Checker
  ) {
    let info = checker.kinds[kind]
    let line = info.lines.first { $0.name == name }
    if let earlier = line?.reference ?? info.inputs.first(where: { $0.name == name })?.reference {
      let tree = checker.trees[reference.tree]
      let plain = line?.clauses.first.flatMap { single in
        SyntaxReading.doubleHead(tree.child(reference.node), tree).flatMap { head in
          DoubleLines.lineForOthers(
            single, beside: head.second, over: NodeReference(reference.tree, head.first),
            in: checker)
        }
      }
      if plain != nil { checker.kinds[kind].broken.append(name) }
      checker.report(
        .definedTwice(
          Declarations.nameSpan(reference, in: checker), checker.spelling(name),
          first: Declarations.nameSpan(earlier, in: checker), forOthers: plain))
      return
    }
    let own = checker.span(info.reference)
    let kept = info.doubles.filter { other in
      let tree = checker.trees[other.tree]
      guard let head = SyntaxReading.doubleHead(tree.child(other.node), tree) else { return true }
      return tree.name(head.name) != name || own.contains(checker.span(other))
    }
    checker.kinds[kind].doubles = kept + [reference]
  }

  /// Adds an input to the kind, in the place of its parent's of the same name.
  private static func declareInput(
    _ reference: NodeReference, _ name: Name, _ value: NodeID, of kind: KindID,
    in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    var type = tree.child(reference.node, 1)
    let isOptional = tree[type].kind == .optionalType
    if isOptional { type = tree.child(type) }
    let input = InputDeclaration(
      name: name, reference: reference, type: type, value: value,
      isConvention: tree[reference.node].parts.contains(.convention), isOptional: isOptional)
    if let place = checker.kinds[kind].inputs.firstIndex(where: { $0.name == name }) {
      let earlier = checker.kinds[kind].inputs[place].reference
      if checker.kinds[kind].reference.tree == earlier.tree,
        checker.span(checker.kinds[kind].reference).contains(checker.span(earlier))
      {
        checker.report(
          .definedTwice(
            Declarations.nameSpan(reference, in: checker), checker.spelling(name),
            first: Declarations.nameSpan(earlier, in: checker)))
        return
      }
      checker.kinds[kind].inputs[place] = input
      return
    }
    checker.kinds[kind].inputs.append(input)
  }

  /// Adds a line, or a clause of one, to the kind.
  ///
  /// A line for all periods replaces its parent's, or an input of its parent; one for single
  /// periods stands above it.
  private static func declareLine(
    _ reference: NodeReference, _ name: Name, _ clause: Clause, of kind: KindID,
    in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let annotation = NodeReference(
      reference.tree,
      tree[reference.node].parts.contains(.type) ? tree.child(reference.node, 1) : .none)
    if let place = checker.kinds[kind].lines.firstIndex(where: { $0.name == name }) {
      let line = checker.kinds[kind].lines[place]
      let own = checker.span(checker.kinds[kind].reference)
      let clause = checker.kinds.layered(clause, of: kind)
      let isWhole: Bool
      switch clause.index {
      case .none, .each: isWhole = true
      case .opening, .at, .range: isWhole = false
      }
      let said = line.clauses.filter { own.contains(checker.span($0.reference)) }
      if let other = said.first(where: { Declarations.clashAtOnce($0, clause, in: checker) }) {
        let plain = Declarations.lineForOthers(other, clause, in: checker)
        if plain != nil { checker.kinds[kind].broken.append(name) }
        checker.report(
          .definedTwice(
            Declarations.nameSpan(reference, in: checker), checker.spelling(name),
            first: Declarations.nameSpan(other.reference, in: checker), forOthers: plain))
      } else if !said.isEmpty || !isWhole {
        // What a child says of single periods stands above what its parent says of all.
        checker.kinds[kind].lines[place].clauses.append(clause)
        if annotation.node.exists, !line.annotation.node.exists {
          checker.kinds[kind].lines[place].annotation = annotation
        }
      } else {
        // A child may say a line of its parent in another way.
        checker.kinds[kind].lines[place] = LineDeclaration(
          name: name, reference: reference, annotation: annotation, clauses: [clause])
      }
      return
    }
    if let place = checker.kinds[kind].inputs.firstIndex(where: { $0.name == name }) {
      let input = checker.kinds[kind].inputs[place]
      if checker.span(checker.kinds[kind].reference).contains(checker.span(input.reference)) {
        checker.report(
          .definedTwice(
            Declarations.nameSpan(reference, in: checker), checker.spelling(name),
            first: Declarations.nameSpan(input.reference, in: checker),
            way: lineOrSeries(input, clause, in: checker)))
        return
      }
      // A child may fill an input of its parent with a line.
      checker.kinds[kind].inputs.remove(at: place)
      fillInput(input, name, clause, annotation, of: kind, in: &checker)
      return
    }
    checker.kinds[kind].lines.append(
      LineDeclaration(
        name: name, reference: reference, annotation: annotation,
        clauses: [checker.kinds.layered(clause, of: kind)]))
  }

  /// Adds the line with which a child fills an input of its parent, which is what that was to be.
  private static func fillInput(
    _ input: InputDeclaration, _ name: Name, _ clause: Clause, _ annotation: NodeReference,
    of kind: KindID, in checker: inout Checker
  ) {
    var line = LineDeclaration(
      name: name, reference: clause.reference, annotation: annotation,
      clauses: [checker.kinds.layered(clause, of: kind)])
    if case .none = clause.index {
      line.fillsInput = true
      let tree = checker.trees[input.reference.tree]
      // Words of a choice are known by its type.
      if !annotation.node.exists, tree[input.type].kind == .choiceType {
        line.annotation = NodeReference(input.reference.tree, input.type)
      }
    }
    checker.kinds[kind].lines.append(line)
  }

  /// What to write for an input beside which the same kind says what holds in a period, as `rate: percent = 4%`
  /// beside `rate[2028] = 6%`.
  private static func lineOrSeries(
    _ input: InputDeclaration, _ clause: Clause, in checker: Checker
  ) -> Phrase {
    switch clause.index {
    case .at, .range, .opening: break
    case .none, .each: return Phrase(.keepOneOrRename)
    }
    let tree = checker.trees[input.reference.tree]
    guard input.value.exists, !input.isOptional else { return Phrase(.keepOneOrRename) }
    let (name, type) = (checker.spelling(input.name), tree.text(input.type))
    let isSeries = tree[input.type].kind == .typeOf
    return Phrase(
      .lineOrSeries,
      [
        Argument("line", .written(name + "[t] = " + tree.text(input.value))),
        Argument("input", .written(name + ": " + (isSeries ? "" : "series of ") + type)),
      ])
  }

  /// Returns the clause in the layer of the kind: a child's counts before its parent's.
  private func layered(_ clause: Clause, of kind: KindID) -> Clause {
    var clause = clause
    clause.layer = self[kind].ancestors.count
    return clause
  }
}
