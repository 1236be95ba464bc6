import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What the blocks of an instance say of a field, each above the one before.
extension InstanceFields {
  /// The entries of one block, what says something of the whole first: what is said of some stands above.
  static func inOrder(
    _ entries: [GivenField.Entry], in checker: Checker
  ) -> [GivenField.Entry] {
    guard entries.count > 1 else { return entries }
    let ranks = entries.map { entry in
      clause(of: entry, in: checker).map { ChangePaths.rank(of: $0.index) } ?? 0
    }
    return entries.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { entries[$0] }
  }

  /// What is changed in a line, the lowest layer first: what each block of the instance says of it, followed by
  /// what the world and the host change where that block stands. So a variant sees what is changed in its base,
  /// beneath what its own block says.
  static func layers(
    of line: Name, _ changes: [Change], _ index: InstanceID, in checker: inout Checker
  ) -> [[Change]] {
    let given = checker.instances[index].given
    var layers: [[Change]] = []
    for (layer, block) in given.enumerated() {
      layers += HostChanges.inLayers(changes.filter { $0.block == layer })
      guard layer + 1 == given.count || !isOfSame(given[layer + 1], block, in: checker) else {
        continue
      }
      layers += HostChanges.inLayers(
        HostChanges.take(block.path + "." + checker.spelling(line), block.changed, in: &checker))
    }
    return layers
  }

  /// The last layer whose block says what the field is as a whole, or at each index, without `was`: nothing beneath it
  /// counts.
  private static func lowestLayer(of entries: [GivenField.Entry], in checker: Checker) -> Int {
    let wholes = entries.filter { entry in
      guard let clause = clause(of: entry, in: checker),
        rowChange(of: entry, "", in: checker) == nil
      else { return false }
      return coversAll(clause) && !Worlds.asksWhatWas(clause, in: checker)
    }
    return wholes.map { $0.layer }.max() ?? 0
  }

  /// `true` iff a clause says what the field is as a whole, or at each index.
  private static func coversAll(_ clause: Clause) -> Bool {
    switch clause.index {
    case .none, .each: true
    case .opening, .at, .range: false
    }
  }

  /// Adds the clauses of a field's entries, block by block, each followed by what the host changes
  /// in the instance that brings the block in. So a variant sees what is changed in its base.
  static func putInLayers(
    _ entries: [GivenField.Entry], _ given: [GivenBlock], _ name: String, drawPath: String,
    isByRow: Bool, to definition: inout Definition,
    in checker: inout Checker
  ) {
    // What the whole of a clause is for some rows is put above all of this.
    func ofAll(_ changes: [Change], in checker: inout Checker) -> [Change] {
      isByRow ? changes.filter { !RowClauses.isByRow($0, in: &checker) } : changes
    }
    let lowest = lowestLayer(of: entries, in: checker)
    for (layer, block) in given.enumerated() {
      // What changes one row stands above what changes each, and that above all.
      var ofRows: [Change] = []
      let beneath = definition
      for entry in inOrder(entries.filter { $0.layer == layer }, in: checker) {
        if let change = rowChange(of: entry, drawPath + "." + name, in: checker) {
          let place = ChangePaths.position(of: change, among: ofRows, in: checker)
          ofRows.insert(change, at: place)
          continue
        }
        guard var clause = InstanceFields.clause(of: entry, in: checker) else { continue }
        clause.layer = InstanceFields.layerStep * layer
        // A variant draws what its base draws.
        clause.drawPath = drawPath + "." + name
        if Worlds.asksWhatWas(clause, in: checker), !definition.clauses.isEmpty {
          clause.was = Worlds.keepWhatWas(
            beneath.clauses.isEmpty ? definition : beneath,
            hasOwnDistribution: clause.distribution.exists, in: &checker)
        }
        if isPlain(clause) {
          LostDistributions.note(
            entry.reference, name, replaces: definition.clauses,
            scope: entry.scope, in: &checker)
          ReplacedSeries.replace(&definition, by: clause, in: &checker)
        } else {
          if let first = definition.clauses.first, case .none = first.index {
            handOn(&definition, in: &checker)
          }
          definition.clauses.append(clause)
        }
        (definition.isMissing, definition.type) = (false, .pending)
      }
      HostChanges.apply(
        ofRows, to: &definition, layer: InstanceFields.layerStep * layer,
        drawPath: drawPath + "." + name, beneath: beneath, in: &checker)
      let isLast = layer + 1 == given.count || !isOfSame(given[layer + 1], block, in: checker)
      if isLast {
        let changes = HostChanges.take(block.path + "." + name, block.changed, in: &checker)
        // A block above says what the field is, whatever is changed beneath, but for the opening value.
        let counted = layer < lowest ? changes.filter { $0.isOfOpening } : changes
        for changes in HostChanges.inLayers(ofAll(counted, in: &checker)) {
          let top = max(definition.topLayer, InstanceFields.layerStep * layer)
          HostChanges.apply(
            changes, to: &definition,
            layer: min(top + 1, InstanceFields.layerStep * (layer + 1) - 1),
            drawPath: drawPath + "." + name, in: &checker)
        }
      }
    }
  }
}
