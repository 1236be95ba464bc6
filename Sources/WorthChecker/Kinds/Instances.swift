import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Instances: which kind each is of, and which of its fields the case fills in.
struct Instances {
  /// The instances of all files, and their copies in worlds.
  var all = Arena<InstanceID, Instance>()
  /// What has been written of each instance, until it is filled in.
  private(set) var declared: [InstanceID: PendingInstance] = [:]
  /// The instances of the case in the order in which they are written.
  private(set) var pending: [InstanceID] = []
  /// The place in `pending` of the next one to fill in.
  private var nextPending = 0
  /// How many instances are being filled in, each of which needs the next.
  private var preparing = 0
  /// The columns of instances that are filled in again and again, by their lines.
  private(set) var columns: [DefinitionID: DefinitionID] = [:]
  /// The variants without a name, by the scope in which they stand and their expressions.
  private var foundVariants: [WorldKey: InstanceID] = [:]

  /// The lines with two indices, by the instances that stand for them.
  private(set) var doubled: [InstanceID: DoubleLine] = [:]

  /// The one row that a change of a line with two indices is of, by the scope that it sees.
  private(set) var changedRows: [ScopeID: NodeReference] = [:]

  /// The groups of instances that stand in lists and columns.
  private(set) var groups: [InstanceID: InstanceGroup] = [:]

  /// The index of the line in which an instance without a name stands.
  private(set) var lines: [InstanceID: LineIndex] = [:]

  /// The blocks that variants of a whole lay over what is filled in within it.
  private var laid: [InstanceID: [GivenBlock]] = [:]

  /// The spaces over the lists of single rows, and the lists themselves.
  private var keySpaces: [RowOfKeys: SpaceID] = [:]
  private var keysOfRows: Set<DefinitionID> = []

  /// The optional inputs that count as given in a kind that is checked without being filled in.
  private var assumed: [InstanceID: Set<Name>] = [:]

  /// The entry of `id`.
  subscript(id: InstanceID) -> Instance {
    get { all[id] }
    _modify { yield &all[id] }
  }
}

extension Instances {
  /// How many instances a case may have.
  private static var mostInstances: Int { WorkLimits.instances }

  /// How many blocks of `with` one instance may have.
  private static var mostLayers: Int { WorkLimits.layers }

  /// Lets optional inputs count as given in a kind that is checked without being filled in.
  mutating func assume(_ given: Set<Name>, in id: InstanceID) { assumed[id] = given }

  /// Lays blocks over an instance that has not been filled in yet.
  mutating func lay(_ blocks: [GivenBlock], over id: InstanceID) { laid[id, default: []] += blocks }

  /// `true` iff the optional input counts as given although nothing fills in the kind.
  func isAssumed(_ input: Name, in id: InstanceID) -> Bool { assumed[id]?.contains(input) ?? false }

  /// Marks `copy` as `original` as it stands in a world.
  mutating func markCopy(_ copy: InstanceID, of original: InstanceID, in world: WorldID? = nil) {
    all[copy].world = world
    all[copy].label = all[original].label
    all[copy].isInWorld = true
    all[copy].original = original
    all[copy].sink = all[original].sink
    doubled[copy] = doubled[original]
  }

  /// `true` iff `unit` is the one unit of the instance, as the first that it gets is.
  mutating func takesUnit(_ unit: UnitID, in id: InstanceID?) -> Bool {
    guard let id else { return true }
    if let known = all[id].unit { return known == unit }
    all[id].unit = unit
    return true
  }

  /// Notes within which instance another is filled in.
  mutating func setAround(of id: InstanceID, to outer: InstanceID) {
    all[id].around = outer
    if all[outer].isInWorld { all[id].isInWorld = true }
  }

  /// Notes of which instance's kind another is a line, and the scope whose world changes both.
  mutating func setOwner(of id: InstanceID, to owner: InstanceID, changed: ScopeID?) {
    all[id].owner = owner
    setAround(of: id, to: owner)
    all[id].changed = changed
  }

  /// Notes that an instance belongs to a kind that is checked without being filled in.
  mutating func markAbstract(_ id: InstanceID) { all[id].isAbstract = true }

  /// Notes what an instance is a variant of.
  mutating func setOriginal(of id: InstanceID, to original: InstanceID) {
    all[id].original = original
  }

  /// Lets an instance be filled in for each index of a space.
  mutating func setRows(of id: InstanceID, to rows: InstanceRows) { all[id].rows = rows }

  /// The space over the list of one row; nil where it has not been made.
  func keySpace(of place: RowOfKeys) -> SpaceID? { keySpaces[place] }

  /// Keeps the space over the list of one row.
  mutating func keep(_ space: SpaceID, of place: RowOfKeys) { keySpaces[place] = space }

  /// `true` iff a list is that of one row, whichever is at hand.
  func isKeysOfRow(_ list: DefinitionID) -> Bool { keysOfRows.contains(list) }

  /// Notes that a list is that of one row.
  mutating func noteKeysOfRow(_ list: DefinitionID) { keysOfRows.insert(list) }

  /// Keeps the column of a line of such an instance.
  mutating func addColumn(_ column: DefinitionID, of line: DefinitionID, in id: InstanceID) {
    columns[line] = column
    all[id].rows?.columns.append(column)
  }

  /// Sets the currency of all money in an instance.
  mutating func setCurrency(of id: InstanceID, to unit: UnitID) { all[id].currency = unit }

  /// Lets an instance be there for each index of the line in which it stands.
  mutating func setLine(_ id: InstanceID, _ line: LineIndex) { lines[id] = line }

  /// The instance without a name that stands at a place of a scope; nil where none was made.
  func variant(at key: WorldKey) -> InstanceID? { foundVariants[key] }

  /// Keeps the instance without a name that stands at a place of a scope.
  mutating func keepVariant(_ id: InstanceID, at key: WorldKey) {
    foundVariants[key] = id
    all[id].isInWorld = true
  }

  /// Lets an instance stand for a group of others.
  mutating func setGroup(_ id: InstanceID, _ group: InstanceGroup) { groups[id] = group }

  /// Notes that a group has no members, of which those that it seems to have only say what one would hold.
  mutating func setOfNone(_ group: InstanceID) { groups[group]?.isOfNone = true }

  /// Keeps the column of what all members of a group hold under a name.
  mutating func keep(_ column: DefinitionID, of name: Name, in group: InstanceID) {
    groups[group]?.columns[name] = column
  }

  /// Keeps the group of what is filled in within all members of a group under a name.
  mutating func keep(part: InstanceID, of name: Name, in group: InstanceID) {
    groups[group]?.parts[name] = part
  }

  /// Lets an instance stand for a line with two indices.
  mutating func setDoubled(_ id: InstanceID, _ line: DoubleLine) { doubled[id] = line }

  /// Adds an equation to a line with two indices.
  mutating func add(_ equation: (first: NodeReference, clause: Clause), to id: InstanceID) {
    doubled[id]?.equations.append(equation)
  }

  /// Keeps the type that is stated for a line with two indices.
  mutating func state(_ type: NodeReference, isLevel: Bool, of id: InstanceID) {
    doubled[id]?.annotation = type
    doubled[id]?.isLevel = isLevel
  }

  /// Keeps what a variant changes in a line with two indices.
  mutating func setChanges(of id: InstanceID, to changes: [[Change]]) {
    doubled[id]?.changes = changes
  }

  /// Notes the row that what sees `scope` changes.
  mutating func noteRow(_ row: NodeReference, changedIn scope: ScopeID) {
    changedRows[scope] = row
  }

  /// `true` iff the instance stands for a line with two indices.
  func isDoubled(_ id: InstanceID) -> Bool { doubled[id] != nil }

  /// Gives an instance its kind and the scope of its names.
  mutating func setKind(of id: InstanceID, to kind: KindID, scope: ScopeID) {
    all[id].kind = kind
    all[id].scope = scope
  }

  /// Returns the next instance that has not been filled in, or nil.
  mutating func takePending() -> InstanceID? {
    guard nextPending < pending.count else { return nil }
    defer { nextPending += 1 }
    return pending[nextPending]
  }

  /// Declares an instance under `name`, to be filled in when it is first needed; reports a name
  /// that is taken.
  static func declare(
    _ reference: NodeReference, name: Name, nameNode: NodeID, scope: ScopeID,
    in checker: inout Checker
  ) {
    if let earlier = Declarations.place(of: name, scope: scope, in: checker) {
      let written = checker.span(NodeReference(reference.tree, nameNode))
      checker.report(.definedTwice(written, checker.spelling(name), first: earlier))
      return
    }
    let index = reserve(
      path: checker.spelling(name), reference: reference, scope: scope, in: &checker)
    checker.names.define(name, as: .instance(index), in: scope)
  }

  /// Keeps a place for the instance declared at `reference`, which is filled in when it is first
  /// needed.
  static func reserve(
    path: String, reference: NodeReference, scope: ScopeID, in checker: inout Checker
  )
    -> InstanceID
  {
    let index = checker.instances.all.append(
      Instance(
        path: path, reference: reference, scope: scope, sink: checker.findings.sink,
        timeline: checker.settings.timeline))
    checker.instances.declared[index] = PendingInstance(reference: reference)
    checker.instances.pending.append(index)
    return index
  }

  /// Fills in the instance if that has not been done; `false` where it cannot be.
  static func prepare(_ index: InstanceID, in checker: inout Checker) -> Bool {
    if checker.instances[index].kind != nil { return true }
    guard let pending = checker.instances.declared[index], !pending.isRunning, !pending.hasFailed
    else {
      return false
    }
    guard checker.instances.preparing < Instances.mostLayers else {
      checker.report(.chainTooLong(checker.span(pending.reference), limit: Instances.mostLayers))
      checker.instances.declared[index]?.hasFailed = true
      return false
    }
    checker.instances.preparing += 1
    defer { checker.instances.preparing -= 1 }
    checker.instances.declared[index]?.isRunning = true
    let outerSink = checker.findings.turn(to: checker.instances[index].sink)
    // It is filled in once, whatever becomes of the pass that asks for it.
    let passes = checker.findings.leavePasses()
    let isFilled = fillPending(index, pending, in: &checker)
    checker.findings.returnToPasses(passes)
    checker.findings.turn(to: outerSink)
    checker.instances.declared[index]?.isRunning = false
    checker.instances.declared[index]?.hasFailed = !isFilled
    return isFilled
  }

  /// Fills in a declared instance by the form in which it is written; `false` where that fails.
  private static func fillPending(
    _ index: InstanceID, _ pending: PendingInstance, in checker: inout Checker
  ) -> Bool {
    let reference = pending.reference
    let tree = checker.trees[reference.tree]
    let outer = checker.instances[index].scope
    if let line = checker.instances.doubled[index] {
      return DoubleLines.fill(index, line, outer, in: &checker)
    }
    if let line = checker.instances.lines[index] {
      return InstancesInExpressions.fill(index, reference, line, outer, in: &checker)
    }
    switch tree[reference.node].kind {
    case .instance:
      let kindNode = tree.child(reference.node, 0)
      var block = tree.child(reference.node, 2)
      if tree[reference.node].parts.contains(.label) {
        checker.instances[index].label = SyntaxReading.plainText(block, tree)
        block = tree.child(reference.node, 3)
      }
      guard block.exists else { return false }
      let given = GivenBlock(
        reference: NodeReference(reference.tree, block), scope: outer,
        path: checker.instances[index].path)
      return fill(
        index, kindNamed: NodeReference(reference.tree, kindNode), given: [given], in: &checker)
    case .definition:
      if case .each(let binder)? = SyntaxReading.clauseHead(tree.child(reference.node), tree)?.1 {
        return RepeatedInstances.fill(index, reference, binder: binder, outer, in: &checker)
      }
      return prepareVariant(
        index, NodeReference(reference.tree, SyntaxReading.valueNode(reference, in: checker)),
        outer, in: &checker)
    default:
      return prepareVariant(index, reference, outer, in: &checker)
    }
  }

  /// Fills in `KIND { … }` or `instance with { … }`.
  static func prepareVariant(
    _ index: InstanceID, _ value: NodeReference, _ outer: ScopeID, in checker: inout Checker
  ) -> Bool {
    let tree = checker.trees[value.tree]
    let block = NodeReference(value.tree, tree.child(value.node, 1))
    let given = brought(block, by: index, outer, in: checker)
    let laidOver = checker.instances.laid[index] ?? []
    if tree[value.node].kind == .instanceValue {
      return fill(
        index, kindNamed: NodeReference(value.tree, tree.child(value.node, 0)),
        given: [given] + laidOver, in: &checker)
    }
    var context = Context(scope: outer, definition: nil, timeline: checker.settings.timeline)
    let base = Expressions.check(
      NodeReference(value.tree, tree.child(value.node, 0)), &context, expected: nil, whole: true,
      in: &checker)
    var isRebased = false
    let found: InstanceID? =
      switch checker.types[checker.type(base)] {
      case .instance(let one): one
      case .instances(let all):
        RepeatedInstances.canVary(all, as: index, value, outer, &isRebased, in: &checker)
          ? all : nil
      case .member(let all) where RepeatedInstances.hasOtherIndex(all, index, in: checker):
        RepeatedInstances.rebase(all, base, to: index, &isRebased, in: &checker)
      case .member(let all)
      where isUnnamed(index, in: checker) || checker.instances[index].rows != nil:
        RepeatedInstances.canVary(all, as: index, value, outer, &isRebased, in: &checker)
          ? all : nil
      // A line by row whose value is one in parentheses, `(loans[r] with { … })`, is all of them.
      case .series:
        InstanceGroups.filledByRow(base, in: checker).flatMap {
          RepeatedInstances.canVary($0, as: index, value, outer, &isRebased, in: &checker)
            ? $0 : nil
        }
      default: nil
      }
    guard let original = found, let kind = checker.instances[original].kind else {
      if case .member(let all) = checker.types[checker.type(base)],
        RepeatedInstances.hasOtherIndex(all, index, in: checker)
      {
        checker.report(
          .variesOther(
            checker.span(value), tree.text(tree.child(value.node)),
            kind: kindName(of: checker.instances[all], in: checker)))
      } else if case .member(let group) = checker.types[checker.type(base)],
        checker.instances.groups[group] != nil
      {
        // One that a condition chooses varies in an expression.
        let written = checker.files.sources.text(checker.span(value))
        checker.report(.writtenOtherwise(checker.span(value), written, "(" + written + ")"))
      } else if checker.type(base) != .error {
        checker.report(.withoutInstance(checker.span(value), checker.describe(checker.type(base))))
      }
      return false
    }
    guard tree[block.node].kind == .block else {
      checker.report(.notSupported(checker.span(value), .written("with …")))
      return false
    }
    var layers = checker.instances[original].given
    if isRebased { layers = RepeatedInstances.rebased(layers, to: index, in: &checker) }
    guard layers.count + laidOver.count < Instances.mostLayers else {
      checker.report(.tooManyParts(checker.span(value), limit: Instances.mostLayers))
      return false
    }
    checker.instances[index].original = original
    return fill(index, kind: kind, given: layers + [given] + laidOver, in: &checker)
  }

  /// The block in which a kind is filled in or varied. A line of a kind brings it in where its owner was first
  /// filled in, so that variants of the owner see what is changed there.
  private static func brought(
    _ block: NodeReference, by index: InstanceID, _ outer: ScopeID, in checker: Checker
  ) -> GivenBlock {
    let instance = checker.instances[index]
    if let owner = instance.owner, let first = checker.instances[owner].given.first,
      instance.path.hasPrefix(checker.instances[owner].path + ".")
    {
      let name = instance.path.dropFirst(checker.instances[owner].path.count)
      return GivenBlock(
        reference: block, scope: outer, path: first.path + name, changed: first.changed)
    }
    return GivenBlock(
      reference: block, scope: outer, path: instance.path, changed: instance.changed)
  }

  /// `true` iff the instance is a variant within an expression.
  private static func isUnnamed(_ index: InstanceID, in checker: Checker) -> Bool {
    let reference = checker.instances[index].reference
    return checker.trees[reference.tree][reference.node].kind == .with
  }

  /// Fills in the kind named at `node`; `false`, after a diagnostic, where there is no such kind.
  static func fill(
    _ index: InstanceID, kindNamed node: NodeReference, given: [GivenBlock],
    in checker: inout Checker
  ) -> Bool {
    let name = checker.trees[node.tree].name(node.node)
    guard
      case .kind(let kind)? = Names.lookUpForm(
        at: node, scope: checker.instances[index].scope, in: &checker)
    else {
      Kinds.reportUnknownKind(
        name, checker.span(node), scope: checker.instances[index].scope, in: &checker)
      return false
    }
    guard Kinds.prepare(kind, in: &checker) else { return false }
    return fill(index, kind: kind, given: given, in: &checker)
  }

  /// Makes the definitions of the instance's inputs and lines.
  static func fill(
    _ index: InstanceID, kind: KindID, given: [GivenBlock], in checker: inout Checker
  ) -> Bool {
    guard checker.instances.all.count < Instances.mostInstances else {
      checker.report(
        .tooManyInstances(
          checker.span(checker.instances[index].reference), limit: Instances.mostInstances))
      return false
    }
    if Definitions.areTooMany(checker.instances[index].reference, in: &checker) { return false }
    if holdsItself(index, kind, in: &checker) { return false }
    let info = checker.kinds[kind]
    let scope = checker.names.addScope(.instance(index), parent: info.scope)
    checker.instances[index].kind = kind
    checker.instances[index].given = given
    let outer = checker.instances[index].scope
    checker.instances[index].scope = scope
    checker.instances[index].timeline = Clauses.timeline(of: outer, in: checker)
    checker.kinds[kind].isUsed = true
    for (name, reference) in info.functions {
      let function = Functions.add(reference, scope: scope, instance: index, in: &checker)
      checker.names.define(name, as: .function(function), in: scope)
    }
    var fields = InstanceFields.collect(
      given, doubles: DoubleLines.names(of: info.doubles, in: checker), in: &checker)
    var missing: [InputDeclaration] = []
    for input in info.inputs {
      InstanceFields.fillInput(input, of: index, &fields, missing: &missing, in: &checker)
    }
    func fill(_ line: LineDeclaration, in checker: inout Checker) {
      if NestedFields.fillLine(line, of: index, &fields, in: &checker) { return }
      InstanceFields.fillLine(line, of: index, &fields, missing: &missing, in: &checker)
    }
    var lines = info.lines[...]
    if let place = lines.firstIndex(where: { checker.spelling($0.name) == "timeline" }) {
      // What a child fills in of what its parent takes may be an end of the timeline.
      for line in lines where line.fillsInput { fill(line, in: &checker) }
      makeOwnTimeline(lines[place], index, in: &checker)
      lines.remove(at: place)
      lines.removeAll { $0.fillsInput }
    }
    for line in lines { fill(line, in: &checker) }
    for name in info.broken { checker.names.define(name, as: .broken, in: scope) }
    for tree in info.trees { DecisionTrees.declare(tree, scope: scope, in: &checker) }
    DoubleLines.declareLines(
      info.doubles, of: index, &fields, missing: &missing, in: &checker)
    // A field whose name is misspelt is not missing besides.
    let misspelt = InstanceFields.reportUnknown(fields, info, missing: missing, in: &checker)
    missing.removeAll { misspelt.contains(checker.spelling($0.name)) }
    LooseRows.report(given, info, missing: &missing, in: &checker)
    MissingFields.report(missing, fields, info, of: index, in: &checker)
    checker.requirements.postpone(index)
    return true
  }

  /// `true`, after a diagnostic, iff the instance is a line of its own kind, or of one that is filled
  /// in around it.
  private static func holdsItself(
    _ index: InstanceID, _ kind: KindID, in checker: inout Checker
  ) -> Bool {
    var around = checker.instances[index].owner
    while let owner = around {
      if checker.instances[owner].kind == kind {
        let place = checker.span(checker.instances[index].reference)
        checker.report(.circle(place, [checker.spelling(checker.kinds[kind].name)], [place]))
        return true
      }
      around = checker.instances[owner].owner
    }
    return false
  }

  /// The name of the kind that the instance fills in; empty until it is known.
  static func kindName(of instance: Instance, in checker: Checker) -> String {
    instance.kind.map { checker.spelling(checker.kinds[$0].name) } ?? ""
  }
}

/// An instance whose kind has not been filled in yet.
struct PendingInstance {
  /// Where it is written.
  var reference: NodeReference
  /// `true` while it is being filled in.
  var isRunning = false
  /// `true` iff it could not be filled in; a diagnostic was given.
  var hasFailed = false
}
