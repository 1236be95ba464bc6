import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The fields of instances: what the blocks of a case give, and the inputs and lines that come of
/// it.
enum InstanceFields {
  /// The layers between two blocks of `with`, which changes from outside and of scenarios take.
  static var layerStep: Int { 65_536 }

  /// Returns the fields that the blocks give, each with its entries in order.
  ///
  /// Reports entries that are no field, and two for the same periods in one block; `doubles` are the lines with two
  /// indices.
  static func collect(
    _ given: [GivenBlock], doubles: Set<Name>, in checker: inout Checker
  ) -> [GivenField] {
    var fields: [GivenField] = []
    var number = 0
    var building: Set<Name> = []
    for (place, block) in given.enumerated() {
      let tree = checker.trees[block.reference.tree]
      let entries = self.entries(of: block, in: &checker)
      // What one block says of a field in several places counts together.
      if place == 0 || block.around == nil || block.around != given[place - 1].around {
        number = place
        building = place == 0 ? [] : namesBuilding(entries, block.depth, in: checker)
        for other in given[(place + 1)...] {
          guard place > 0, block.around != nil, other.around == block.around else { break }
          let further = self.entries(of: other, in: &checker)
          building.formUnion(namesBuilding(further, other.depth, in: checker))
        }
      }
      for reference in entries {
        let entry = reference.node
        let names = InstanceFields.names(of: reference, in: checker)
        guard names.count > block.depth else {
          // Which table rows are for is told where the kind is known.
          let isTold =
            tree[entry].kind == .skipped || tree[entry].kind == .rows && block.depth == 0
          if !isTold { checker.report(.notAField(checker.span(reference))) }
          continue
        }
        let name = names[block.depth]
        let hasOneTooMany =
          hasTwoIndices(reference, in: checker) && names.count == block.depth + 1
          && !doubles.contains(name)
        var given = GivenField.Entry(
          reference: reference, scope: block.scope, layer: number, depth: block.depth,
          isOfPart: names.count > block.depth + 1, isOfRow: block.isOfRow)
        if hasOneTooMany {
          given.isBroken = true
          let head = InstanceFields.place(of: reference, in: checker)
          checker.report(.oneIndexOnly(head ?? checker.span(reference)))
        }
        if tree[entry].kind == .definition, tree[entry].parts.contains(.type),
          !tree[entry].parts.contains(.value), !tree[entry].parts.contains(.distribution)
        {
          // A colon where the sign of equality is due: in braces that fill in nothing is declared.
          given.isBroken = true
          checker.report(
            .writtenOtherwise(
              checker.span(reference), tree.text(entry),
              tree.text(tree.child(entry)) + " = " + tree.text(tree.child(entry, 1))))
        }
        if let known = fields.firstIndex(where: { $0.name == name }) {
          addEntry(given, to: &fields[known], keeps: building.contains(name), in: &checker)
        } else {
          fields.append(GivenField(name: name, entries: [given]))
        }
      }
    }
    return fields
  }

  /// The entries of a block; of a path it is the one to which that leads.
  private static func entries(of block: GivenBlock, in checker: inout Checker) -> [NodeReference] {
    block.depth > 0
      ? [block.reference] : Array(checker.limited(checker.children(of: block.reference)))
  }

  /// Defines an input in the instance: by what it is given, by its default or as missing.
  ///
  /// Appends it to `missing` where it must be given and is not.
  static func fillInput(
    _ input: InputDeclaration, of index: InstanceID, _ fields: inout [GivenField],
    missing: inout [InputDeclaration], in checker: inout Checker
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
    var isFilled = false
    if let field = fields.firstIndex(where: { $0.name == input.name }) {
      fields[field].isUsed = true
      let entries = fields[field].entries
      if entries.contains(where: { $0.isBroken }) {
        checker.names.define(input.name, as: .broken, in: instance.scope)
        return
      }
      given = entries
      definition.reference = entries[0].reference
      definition.scope = entries[0].scope
    }
    let filling = ReplacedFields.filling(of: input, given, of: index, in: &checker)
    given = filling.entries
    if ReplacedFields.fill(input, filling, of: index, in: &checker) {
      guard !filling.rows.isEmpty,
        let clause = ReplacedFields.clause(of: input, index, in: &checker)
      else { return }
      // Rows in which the field is another stand above the one that is filled in.
      definition.clauses = [clause]
      isFilled = true
    }
    if !isFilled, input.value.exists, !checker.instances.isAssumed(input.name, in: index) {
      definition.clauses = [
        Clause(
          reference: input.reference, index: .none, value: input.value, layer: -1,
          scope: instance.scope)
      ]
    }
    let mayBeMissing = input.isOptional && !checker.instances.isAssumed(input.name, in: index)
    if definition.clauses.isEmpty, mayBeMissing { markMissing(&definition, in: &checker) }
    if !isFilled {
      putInLayers(
        given, instance.given, checker.spelling(input.name),
        drawPath: drawPath(of: index, in: checker),
        isByRow: !filling.rows.isEmpty, to: &definition, in: &checker)
    }
    if instance.isAbstract { AbstractInputs.putBeneath(&definition, index, in: &checker) }
    for row in filling.rows {
      RowClauses.put(row, of: input, index, on: &definition, in: &checker)
    }
    if !mayBeMissing, !input.value.exists, RowClauses.leavesOthersOut(definition, in: checker) {
      definition.clauses = []
    }
    if !definition.clauses.isEmpty {
      (definition.isMissing, definition.type) = (false, .pending)
      if definition.clauses.count > 1, isPlain(definition.clauses[0]) {
        handOn(&definition, in: &checker)
      }
    } else if mayBeMissing {
      progress = .done
    } else if instance.isAbstract {
      if AbstractInputs.fill(input, of: index, in: &checker) { return }
      progress = .done
      definition.type = Currencies.abstractType(definition.annotation, index, in: &checker)
    } else {
      missing.append(input)
      progress = .done
      definition.type = .error
    }
    let number = checker.definitions.add(definition, progress)
    checker.tables.note(given.filter { $0.isOfPart }, of: number)
    checker.names.define(input.name, as: .definition(number), in: instance.scope)
  }

  /// Makes an input one that is not given; the words of a choice are known all the same.
  private static func markMissing(_ definition: inout Definition, in checker: inout Checker) {
    definition.isMissing = true
    definition.type = .missing
    let type = definition.annotation
    if checker.trees[type.tree][type.node].kind == .choiceType {
      definition.type = checker.types.id(.optional(Annotations.choice(type, in: &checker)))
    }
  }

  /// The path by which an instance draws: that of what it is a variant of, also where it is filled in
  /// within a variant.
  private static func drawPath(of index: InstanceID, in checker: Checker) -> String {
    let instance = checker.instances[index]
    let own = instance.given.first?.path ?? instance.path
    guard let around = instance.around else { return own }
    let outer = checker.instances[around].path
    guard own.hasPrefix(outer + ".") else { return own }
    return drawPath(of: around, in: checker) + own.dropFirst(outer.count)
  }

  /// Defines a line in the instance, with the changes that a variant or the host makes to it.
  static func fillLine(
    _ line: LineDeclaration, of index: InstanceID, _ fields: inout [GivenField],
    missing: inout [InputDeclaration], in checker: inout Checker
  ) {
    let instance = checker.instances[index]
    let path = instance.path + "." + checker.spelling(line.name)
    let changes = changes(of: line, path, &fields, instance, missing: &missing, in: &checker)
    var definition = Definition(
      name: line.name, path: path, reference: line.reference, clauses: line.clauses,
      scope: instance.scope, role: .line(instance: index), sink: instance.sink)
    if line.annotation.node.exists {
      definition.annotation = line.annotation
      definition.isLevel = isLevelType(definition.annotation, in: checker)
    }
    // A variant draws what its base draws.
    let drawn = drawPath(of: index, in: checker)
    if drawn != instance.path {
      for place in definition.clauses.indices where definition.clauses[place].distribution.exists {
        definition.clauses[place].drawPath = drawn + "." + checker.spelling(line.name)
      }
    }
    if definition.clauses.count > 1, isPlain(definition.clauses[0]) {
      handOn(&definition, in: &checker)
    }
    for changes in layers(of: line.name, changes, index, in: &checker) {
      HostChanges.apply(
        changes, to: &definition, layer: max(Checker.mostParts, definition.topLayer + 1),
        drawPath: drawn + "." + checker.spelling(line.name), in: &checker)
    }
    let number = checker.definitions.add(definition)
    checker.names.define(line.name, as: .definition(number), in: instance.scope)
  }

  /// Returns the names on the left side of an entry, that of the field first; none where it gives no
  /// field.
  static func names(of reference: NodeReference, in checker: Checker) -> [Name] {
    let tree = checker.trees[reference.tree]
    switch tree[reference.node].kind {
    case .definition, .blockField:
      return SyntaxReading.pathHead(tree.child(reference.node), tree)?.names ?? []
    case .table: return [tree.name(tree.child(reference.node))]
    default: return []
    }
  }

  /// Returns the place of the left side of an entry; nil where the parser found none.
  static func place(of reference: NodeReference, in checker: Checker) -> Span? {
    let tree = checker.trees[reference.tree]
    let child = tree.child(reference.node)
    return child.exists ? tree.span(child) : nil
  }

  /// The fields of which an entry of a block names what blocks beneath say, with `was`.
  private static func namesBuilding(
    _ entries: [NodeReference], _ depth: Int, in checker: Checker
  ) -> Set<Name> {
    let names = entries.compactMap { reference -> Name? in
      guard checker.trees[reference.tree][reference.node].kind == .definition,
        Worlds.namesWhatWas(
          NodeReference(reference.tree, SyntaxReading.valueNode(reference, in: checker)),
          in: checker)
      else { return nil }
      return InstanceFields.names(of: reference, in: checker).dropFirst(depth).first
    }
    return Set(names)
  }

  /// Adds an entry to a field. What a later block says for the same periods takes its place, unless
  /// another entry of that block `keeps` what was there.
  private static func addEntry(
    _ entry: GivenField.Entry, to field: inout GivenField, keeps: Bool, in checker: inout Checker
  ) {
    let clause = InstanceFields.clause(of: entry, in: checker)
    // What changes a part stands above what the field is as a whole.
    let isPart = NestedFields.isPart(entry, in: checker)
    if entry.isOfPart, let other = twin(of: entry, in: field, in: checker) {
      reportTwice(entry, other, field.name, in: &checker)
      return
    }
    let ofLayer = field.entries.filter { $0.layer == entry.layer }
    if isPart, entry.isOfPart || ofLayer.allSatisfy({ $0.isOfPart }) {
      field.entries.append(entry)
      return
    }
    let change = rowChange(of: entry, "", in: checker)
    let buildsOnIt = buildsOnWhatWas(entry, in: checker)
    for (place, other) in field.entries.enumerated().reversed()
    where other.layer < entry.layer || !other.isOfPart {
      let isSame: Bool
      if let clause, let known = InstanceFields.clause(of: other, in: checker) {
        // What is said of all as a whole takes the place of each row of blocks beneath.
        let isWhole = change == nil && isPlain(clause) && other.layer < entry.layer
        isSame =
          isWhole
          || isOfSameRow(change, rowChange(of: other, "", in: checker), in: checker)
            && (other.layer == entry.layer && entry.layer > 0
              ? InstanceFields.clash(known, clause, in: checker)
              : Declarations.clash(known, clause, in: checker))
      } else {
        isSame = true
      }
      if isSame, other.layer == entry.layer {
        reportTwice(entry, other, field.name, in: &checker)
        return
      }
      // A series without an opening value leaves that beneath.
      if let known = InstanceFields.clause(of: other, in: checker), case .opening = known.index,
        other.layer < entry.layer, let clause, isPlain(clause)
      {
        continue
      }
      if isSame, !buildsOnIt, !keeps,
        isPlain(clause) || !isPlain(InstanceFields.clause(of: other, in: checker)),
        isPlain(clause) && change == nil
          || !isBuiltOn(field.entries, place, in: checker)
      {
        if let known = InstanceFields.clause(of: other, in: checker) {
          LostDistributions.note(
            entry.reference, checker.spelling(field.name), replaces: [known],
            scope: entry.scope, in: &checker)
        }
        field.entries.remove(at: place)
      }
    }
    let parts = field.entries.firstIndex { $0.layer == entry.layer && $0.isOfPart }
    field.entries.insert(entry, at: parts ?? field.entries.count)
  }

  /// `true` iff the entry at `place` has others above it that rest on what it says.
  private static func isBuiltOn(
    _ entries: [GivenField.Entry], _ place: Int, in checker: Checker
  ) -> Bool {
    let layer = entries[place].layer
    return entries.enumerated().contains { other, entry in
      other != place && entry.layer >= layer && buildsOnWhatWas(entry, in: checker)
    }
  }

  /// `true` iff an entry rests on what blocks beneath say: it names that, or leaves it to other rows.
  private static func buildsOnWhatWas(
    _ entry: GivenField.Entry, in checker: Checker
  ) -> Bool {
    rowChange(of: entry, "", in: checker) != nil
      || clause(of: entry, in: checker).map { Worlds.asksWhatWas($0, in: checker) } ?? false
  }

  /// Returns the clause that the entry of a field is; nil for a table.
  static func clause(of entry: GivenField.Entry, in checker: Checker) -> Clause? {
    let tree = checker.trees[entry.reference.tree]
    guard tree[entry.reference.node].kind == .definition, !entry.isOfPart,
      let (_, index, _, _) = SyntaxReading.pathHead(tree.child(entry.reference.node), tree)
    else { return nil }
    return Clause(
      reference: entry.reference, index: index,
      value: SyntaxReading.valueNode(entry.reference, in: checker),
      distribution: SyntaxReading.distributionNode(entry.reference, in: checker),
      layer: entry.layer, scope: entry.scope)
  }

  /// `true` iff the clause has no index, or is no clause but a table.
  static func isPlain(_ clause: Clause?) -> Bool {
    guard let clause else { return true }
    if case .none = clause.index { return true }
    return false
  }

  /// `true` iff both blocks are of one instance: one of a used file may have the name of one of the case.
  static func isOfSame(_ one: GivenBlock, _ other: GivenBlock, in checker: Checker) -> Bool {
    one.path == other.path
      && Names.outermost(one.changed, in: checker) == Names.outermost(other.changed, in: checker)
  }

  /// What a variant's blocks say of a line; a form that is filled in may not replace one.
  static func changes(
    of line: LineDeclaration, _ path: String, _ fields: inout [GivenField], _ instance: Instance,
    missing: inout [InputDeclaration], in checker: inout Checker
  ) -> [Change] {
    guard let field = fields.firstIndex(where: { $0.name == line.name }) else { return [] }
    fields[field].isUsed = true
    let entries = fields[field].entries.filter { !$0.isBroken }
    // A part of what a line works out is no place for a value of its own.
    if let entry = entries.first(where: { $0.layer > 0 && $0.isOfPart }) {
      checker.report(
        .lineIsDerived(
          InstanceFields.place(of: entry.reference, in: checker) ?? checker.span(entry.reference),
          checker.spelling(line.name), kind: Instances.kindName(of: instance, in: checker),
          derived: checker.span(line.reference)))
      return []
    }
    if entries.contains(where: { $0.layer == 0 }) {
      let name = checker.spelling(line.name)
      let meant = meant(by: name, missing, in: checker) ?? plural(of: name, instance, in: checker)
      missing.removeAll { checker.spelling($0.name) == meant }
      checker.report(
        .lineIsDerived(
          checker.span(entries[0].reference), name,
          kind: Instances.kindName(of: instance, in: checker),
          derived: checker.span(line.reference), meant: meant,
          place: InstanceFields.place(of: entries[0].reference, in: checker)))
    }
    var changes: [Change] = []
    for entry in entries where entry.layer > 0 {
      var change = rowChange(of: entry, path, in: checker)
      if change == nil, let clause = InstanceFields.clause(of: entry, in: checker) {
        change = Change(
          path: path, entry: entry.reference, index: clause.index,
          value: NodeReference(entry.reference.tree, clause.value), scope: entry.scope)
      }
      change?.block = entry.layer
      guard let change else { continue }
      changes.insert(
        change, at: ChangePaths.position(of: change, among: changes, in: checker))
    }
    return changes
  }

  /// `true` iff the stated type is a `level of …`.
  private static func isLevelType(_ reference: NodeReference, in checker: Checker) -> Bool {
    let tree = checker.trees[reference.tree]
    return tree[reference.node].kind == .typeOf
      && tree.tokenText(tree[reference.node].token) == "level"
  }
}
