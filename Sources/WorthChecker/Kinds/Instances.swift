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
  /// The variants without a name, by the scope in which they stand and their expressions.
  private var foundVariants: [WorldKey: InstanceID] = [:]

  /// The entry of `id`.
  subscript(id: InstanceID) -> Instance {
    get { all[id] }
    _modify { yield &all[id] }
  }
}

extension Instances {
  /// Marks `copy` as `original` as it stands in a world.
  mutating func markCopy(_ copy: InstanceID, of original: InstanceID) {
    all[copy].label = all[original].label
    all[copy].isInWorld = true
    all[copy].original = original
    all[copy].sink = all[original].sink
  }

  /// Sets the currency of all money in an instance.
  mutating func setCurrency(of id: InstanceID, to unit: UnitID) { all[id].currency = unit }

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
    let isFilled = fillPending(index, pending, in: &checker)
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
    let given = GivenBlock(reference: block, scope: outer, path: checker.instances[index].path)
    if tree[value.node].kind == .instanceValue {
      return fill(
        index, kindNamed: NodeReference(value.tree, tree.child(value.node, 0)), given: [given],
        in: &checker)
    }
    var context = Context(scope: outer, definition: nil, timeline: checker.settings.timeline)
    let base = Expressions.check(
      NodeReference(value.tree, tree.child(value.node, 0)), &context, expected: nil, whole: true,
      in: &checker)
    guard case .instance(let original) = checker.types[checker.type(base)],
      let kind = checker.instances[original].kind
    else {
      if checker.type(base) != .error {
        checker.report(.withoutInstance(checker.span(value), checker.describe(checker.type(base))))
      }
      return false
    }
    guard tree[block.node].kind == .block else {
      checker.report(.notSupported(checker.span(value), .written("with …")))
      return false
    }
    let layers = checker.instances[original].given
    guard layers.count < Instances.mostLayers else {
      checker.report(.tooManyParts(checker.span(value), limit: Instances.mostLayers))
      return false
    }
    checker.instances[index].original = original
    return fill(index, kind: kind, given: layers + [given], in: &checker)
  }

  /// Checks `offer with { … }` inside an expression: a variant without a name.
  static func checkWith(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    guard Statistics.isAtCaseLevel(context, in: checker) else {
      checker.report(.onlyInCase(checker.span(reference), "with"))
      return checker.broken(reference)
    }
    let key = WorldKey(parent: context.scope, blocks: [reference])
    let index: InstanceID
    if let known = checker.instances.foundVariants[key] {
      index = known
    } else {
      index = reserve(
        path: checker.files.sources.text(checker.span(reference)), reference: reference,
        scope: context.scope, in: &checker)
      checker.instances[index].isInWorld = true
      checker.instances.foundVariants[key] = index
    }
    guard prepare(index, in: &checker) else { return checker.broken(reference) }
    return checker.make(.constant(0), checker.types.id(.instance(index)), reference)
  }

  /// Fills in the kind named at `node`; `false`, after a diagnostic, where there is no such kind.
  static func fill(
    _ index: InstanceID, kindNamed node: NodeReference, given: [GivenBlock],
    in checker: inout Checker
  ) -> Bool {
    let name = checker.trees[node.tree].name(node.node)
    guard
      case .kind(let kind)? = Names.lookUpForm(
        name, scope: checker.instances[index].scope, in: &checker)
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
    var fields = collectFields(given, in: &checker)
    for input in info.inputs { fillInput(input, of: index, &fields, in: &checker) }
    if let line = info.lines.first(where: { checker.spelling($0.name) == "timeline" }) {
      makeOwnTimeline(line, index, in: &checker)
    }
    for line in info.lines where checker.spelling(line.name) != "timeline" {
      fillLine(line, of: index, &fields, in: &checker)
    }
    reportUnknownFields(fields, info, in: &checker)
    checker.requirements.postpone(index)
    return true
  }

  /// The layers between two blocks of `with`, which changes from outside and of scenarios take.
  static var layerStep: Int { 4096 }

  /// How many blocks of `with` one instance may have.
  static var mostLayers: Int { WorkLimits.layers }

  /// How many instances a case may have.
  static var mostInstances: Int { WorkLimits.instances }

  /// Returns the fields that the blocks give, each with its entries in order.
  ///
  /// Reports entries that are no field, and two for the same periods in one block.
  static func collectFields(_ given: [GivenBlock], in checker: inout Checker) -> [GivenField] {
    var fields: [GivenField] = []
    for (number, block) in given.enumerated() {
      let tree = checker.trees[block.reference.tree]
      for reference in checker.limited(checker.children(of: block.reference)) {
        let entry = reference.node
        guard let name = fieldName(reference, in: checker) else {
          if tree[entry].kind != .skipped { checker.report(.notAField(checker.span(reference))) }
          continue
        }
        let given = GivenField.Entry(reference: reference, scope: block.scope, layer: number)
        if let known = fields.firstIndex(where: { $0.name == name }) {
          addEntry(given, to: &fields[known], in: &checker)
        } else {
          fields.append(GivenField(name: name, entries: [given]))
        }
      }
    }
    return fields
  }

  /// Adds an entry to a field. What a later block says for the same periods takes its place.
  private static func addEntry(
    _ entry: GivenField.Entry, to field: inout GivenField, in checker: inout Checker
  ) {
    let clause = fieldClause(entry, in: checker)
    let buildsOnIt = clause.map { Worlds.asksWhatWas($0, in: checker) } ?? false
    for (place, other) in field.entries.enumerated().reversed() {
      let isSame: Bool
      if let clause, let known = fieldClause(other, in: checker) {
        isSame = Declarations.clash(known, clause, in: checker)
      } else {
        isSame = true
      }
      if isSame, other.layer == entry.layer {
        checker.report(
          .definedTwice(
            fieldSpan(entry.reference, in: checker) ?? checker.span(entry.reference),
            checker.spelling(field.name),
            first: fieldSpan(other.reference, in: checker) ?? checker.span(other.reference)))
        return
      }
      if isSame, !buildsOnIt, isPlain(clause) || !isPlain(fieldClause(other, in: checker)) {
        field.entries.remove(at: place)
      }
    }
    field.entries.append(entry)
  }

  /// `true` iff the clause has no index, or is no clause but a table.
  private static func isPlain(_ clause: Clause?) -> Bool {
    guard let clause else { return true }
    if case .none = clause.index { return true }
    return false
  }

  /// Returns the clause that the entry of a field is; nil for a table.
  private static func fieldClause(_ entry: GivenField.Entry, in checker: Checker) -> Clause? {
    let tree = checker.trees[entry.reference.tree]
    guard tree[entry.reference.node].kind == .definition,
      let (_, index) = SyntaxReading.clauseHead(tree.child(entry.reference.node), tree)
    else { return nil }
    return Clause(
      reference: entry.reference, index: index,
      value: SyntaxReading.valueNode(entry.reference, in: checker),
      distribution: SyntaxReading.distributionNode(entry.reference, in: checker),
      layer: entry.layer, scope: entry.scope)
  }

  /// Returns the name of the field that an entry of a block gives; nil where it gives none.
  static func fieldName(_ reference: NodeReference, in checker: Checker) -> Name? {
    let tree = checker.trees[reference.tree]
    switch tree[reference.node].kind {
    case .definition:
      return SyntaxReading.clauseHead(tree.child(reference.node), tree).map { tree.name($0.0) }
    case .blockField, .table: return tree.name(tree.child(reference.node))
    default: return nil
    }
  }

  /// Defines an input in the instance: by what it is given, by its default, as missing, or with a
  /// diagnostic.
  static func fillInput(
    _ input: InputDeclaration, of index: InstanceID, _ fields: inout [GivenField],
    in checker: inout Checker
  ) {
    let instance = checker.instances[index]
    let path = instance.path + "." + checker.spelling(input.name)
    var definition = Definition(
      name: input.name, path: path, reference: input.reference, clauses: [], scope: instance.scope,
      role: .input(instance: index), sink: instance.sink)
    definition.annotation = NodeReference(input.reference.tree, input.type)
    definition.isLevel = isLevelType(definition.annotation, in: checker)
    var progress = Progress.waiting
    var given: [GivenField.Entry] = []
    if let field = fields.firstIndex(where: { $0.name == input.name }) {
      fields[field].isUsed = true
      let entries = fields[field].entries
      given = entries
      definition.reference = entries[0].reference
      definition.scope = entries[0].scope
      let tree = checker.trees[entries[0].reference.tree]
      if tree[entries[0].reference.node].kind != .definition {
        Tables.fillInput(input, (entries[0].reference, entries[0].scope), of: index, in: &checker)
        return
      }
    }
    if input.value.exists {
      definition.clauses = [
        Clause(
          reference: input.reference, index: .none, value: input.value, layer: -1,
          scope: instance.scope)
      ]
    }
    putInLayers(given, instance.given, checker.spelling(input.name), to: &definition, in: &checker)
    if !definition.clauses.isEmpty {
      if definition.clauses.count > 1, isPlain(definition.clauses[0]) {
        handOn(&definition, in: &checker)
      }
    } else if input.isOptional {
      definition.isMissing = true
      progress = .done
      definition.type = .missing
      // The words of a choice are known although none is given.
      if checker.trees[definition.annotation.tree][input.type].kind == .choiceType {
        definition.type = checker.types.id(
          .optional(Annotations.choice(definition.annotation, in: &checker)))
      }
    } else if instance.isAbstract {
      progress = .done
      definition.type = Currencies.abstractType(definition.annotation, index, in: &checker)
    } else {
      reportMissingField(input, of: index, in: &checker)
      progress = .done
      definition.type = .error
    }
    let number = checker.definitions.add(definition, progress)
    checker.names.define(input.name, as: .definition(number), in: instance.scope)
  }

  /// Adds the clauses of a field's entries, block by block, each followed by what the host changes in the
  /// instance that brings the block in. So a variant sees what is changed in its base.
  private static func putInLayers(
    _ entries: [GivenField.Entry], _ given: [GivenBlock], _ name: String,
    to definition: inout Definition, in checker: inout Checker
  ) {
    for (layer, block) in given.enumerated() {
      for entry in entries where entry.layer == layer {
        guard var clause = fieldClause(entry, in: checker) else { continue }
        clause.layer = Instances.layerStep * layer
        // A variant draws what its base draws.
        clause.drawPath = given[0].path + "." + name
        if Worlds.asksWhatWas(clause, in: checker), !definition.clauses.isEmpty {
          clause.was = Worlds.keepWhatWas(
            definition, isDrawnAnew: clause.distribution.exists, in: &checker)
        }
        if isPlain(clause) { definition.clauses = [] }
        definition.clauses.append(clause)
      }
      let isLast = layer + 1 == given.count || given[layer + 1].path != block.path
      if isLast {
        for change in HostChanges.take(block.path + "." + name, block.scope, in: &checker) {
          let top = max(definition.topLayer, Instances.layerStep * layer)
          HostChanges.apply(
            [change], to: &definition, layer: min(top + 1, Instances.layerStep * (layer + 1) - 1),
            in: &checker)
        }
      }
    }
  }

  /// Makes the first clause, which says what the definition is as a whole, one that hands that on period by
  /// period, its opening value included.
  ///
  /// So `with { sales[2027] = … }` changes one period of `sales = forecast`.
  static func handOn(_ definition: inout Definition, in checker: inout Checker) {
    var whole = definition
    whole.clauses = [definition.clauses[0]]
    whole.isHandedOn = true
    whole.uses = 1
    var clause = definition.clauses[0]
    clause.value = .none
    clause.base = checker.definitions.add(whole)
    clause.index = .opening
    let opening = clause
    clause.index = .each(definition.name)
    definition.clauses[0] = clause
    let isStated = definition.clauses.contains { stated in
      if case .opening = stated.index { true } else { false }
    }
    if !isStated { definition.clauses.append(opening) }
  }

  /// Reports an input that is needed and not given.
  static func reportMissingField(
    _ input: InputDeclaration, of index: InstanceID, in checker: inout Checker
  ) {
    let instance = checker.instances[index]
    let tree = checker.trees[input.reference.tree]
    checker.report(
      .missingField(
        Declarations.nameSpan(instance.reference, in: checker), checker.spelling(input.name),
        kind: kindName(of: instance, in: checker), type: .written(tree.text(input.type)),
        documentation: tree.documentation(input.reference.node),
        declared: checker.span(input.reference)))
  }

  /// Defines a line in the instance, with the changes that a variant or the host makes to it.
  static func fillLine(
    _ line: LineDeclaration, of index: InstanceID, _ fields: inout [GivenField],
    in checker: inout Checker
  ) {
    let instance = checker.instances[index]
    let path = instance.path + "." + checker.spelling(line.name)
    let changes = changes(of: line, path, &fields, instance, in: &checker)
    var definition = Definition(
      name: line.name, path: path, reference: line.reference, clauses: line.clauses,
      scope: instance.scope, role: .line(instance: index), sink: instance.sink)
    if line.annotation.node.exists {
      definition.annotation = line.annotation
      definition.isLevel = isLevelType(definition.annotation, in: checker)
    }
    if definition.clauses.count > 1, isPlain(definition.clauses[0]) {
      handOn(&definition, in: &checker)
    }
    let outer = instance.given.last?.scope ?? checker.names.rootScope
    for (layer, change) in (changes + HostChanges.take(path, outer, in: &checker)).enumerated() {
      HostChanges.apply([change], to: &definition, layer: Checker.mostParts + layer, in: &checker)
    }
    let number = checker.definitions.add(definition)
    checker.names.define(line.name, as: .definition(number), in: instance.scope)
  }

  /// What a variant's blocks say of a line; a form that is filled in may not replace one.
  private static func changes(
    of line: LineDeclaration, _ path: String, _ fields: inout [GivenField], _ instance: Instance,
    in checker: inout Checker
  ) -> [Change] {
    guard let field = fields.firstIndex(where: { $0.name == line.name }) else { return [] }
    fields[field].isUsed = true
    let entries = fields[field].entries
    if entries.contains(where: { $0.layer == 0 }) {
      checker.report(
        .lineIsDerived(
          checker.span(entries[0].reference), checker.spelling(line.name),
          kind: kindName(of: instance, in: checker), derived: checker.span(line.reference)))
    }
    return entries.filter { $0.layer > 0 }.compactMap { entry in
      fieldClause(entry, in: checker).map { clause in
        Change(
          path: path, entry: entry.reference, index: clause.index,
          value: NodeReference(entry.reference.tree, clause.value), scope: entry.scope)
      }
    }
  }

  /// The name of the kind that the instance fills in; empty until it is known.
  static func kindName(of instance: Instance, in checker: Checker) -> String {
    instance.kind.map { checker.spelling(checker.kinds[$0].name) } ?? ""
  }

  /// `true` iff the stated type is a `level of …`.
  static func isLevelType(_ reference: NodeReference, in checker: Checker) -> Bool {
    let tree = checker.trees[reference.tree]
    return tree[reference.node].kind == .typeOf
      && tree.tokenText(tree[reference.node].token) == "level"
  }

  /// Makes the timeline that a kind brings along: `timeline = month 1 .. instalments`.
  static func makeOwnTimeline(
    _ line: LineDeclaration, _ index: InstanceID, in checker: inout Checker
  ) {
    guard let clause = line.clauses.first else { return }
    let instance = checker.instances[index]
    var context = Context(
      scope: instance.scope, definition: nil, timeline: instance.timeline, instance: index)
    let outer = checker.expressions.collectAnew()
    if let space = Settings.makeTimeline(
      NodeReference(clause.reference.tree, clause.value), instance.path, &context, in: &checker)
    {
      checker.instances[index].timeline = space
    }
    checker.expressions.resumeCollecting(outer)
  }

  /// Reports the fields that are given and that the kind does not have.
  static func reportUnknownFields(
    _ fields: [GivenField], _ info: KindInfo, in checker: inout Checker
  ) {
    let known = info.inputs.map { checker.spelling($0.name) }
    for field in fields where !field.isUsed {
      let written = checker.spelling(field.name)
      let place = checker.span(field.entries[0].reference)
      checker.report(
        .unknownField(
          fieldSpan(field.entries[0].reference, in: checker) ?? place, written,
          kind: checker.spelling(info.name),
          nearest: Spelling.nearest(to: written, among: known), known: known))
    }
  }

  /// Returns the place of the left side of an entry; nil where the parser found none.
  static func fieldSpan(_ reference: NodeReference, in checker: Checker) -> Span? {
    let tree = checker.trees[reference.tree]
    let child = tree.child(reference.node)
    return child.exists ? tree.span(child) : nil
  }
}

/// A field that is given: its entries in order, each with the scope that its right side sees.
struct GivenField {
  /// One entry of the field.
  struct Entry {
    /// Where it is written.
    var reference: NodeReference
    /// The scope that its right side sees.
    var scope: ScopeID
    /// The number of the block in which it stands.
    var layer: Int
  }

  /// The name of the field.
  var name: Name
  /// What is given, in order.
  var entries: [Entry]
  /// `true` once an input or line of the kind has taken it.
  var isUsed = false
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
