import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What is no mistake, but worth knowing, when the whole case has been looked at.
extension Checker {
  /// Notes definitions that nothing uses, in a case that says what it shows.
  mutating func noteUnused() {
    guard !shows.isEmpty || !checks.isEmpty, sinks[.ofCase].isEmpty else { return }
    noteCurrency()
    noteRowsOutsideTimeline()
    noteStaleFields()
    for definition in definitions.entries
    where definition.uses == 0 && definition.scope == rootScope {
      guard case .plain = definition.role else { continue }
      report(.unused(span(definition.reference), spelling(definition.name)))
    }
  }

  /// Notes rows of a table by period that lie outside of the timeline, so that no line reads them: the timeline cuts the plan.
  private mutating func noteRowsOutsideTimeline() {
    for (table, reading) in periodTables.sorted(by: { $0.key < $1.key }) {
      guard let timeline = reading.space else { continue }
      let space = spaces[timeline]
      guard let column = tables[table].columns.first?.definition,
        definitions[column].scope == rootScope, let cells = tableCells[column],
        case .timeline(let granularity) = space.kind, let first = statedEnd(space.first),
        let last = statedEnd(space.last)
      else { continue }
      // What is read in another way, such as by `sum`, reads all rows.
      guard
        tables[table].columns.allSatisfy({
          definitions[$0.definition].uses <= reading.reads[$0.definition] ?? 0
        })
      else { continue }
      let unread = cells.filter { cell in
        guard cell.node.exists, trees[cell.tree][cell.node].kind == .number,
          let year = literal(cell)?.value
        else { return false }
        return (year < first + Double(reading.lag) || year > last + Double(reading.lead))
          && !reading.stated.contains(year)
      }
      guard let place = unread.first, let start = Int32(exactly: first),
        let end = Int32(exactly: last)
      else { continue }
      report(
        .rowsOutsideTimeline(
          span(place), tables[table].name, count: unread.count,
          timeline: granularity.text(start) + " .. " + granularity.text(end)))
    }
  }

  /// Notes fields that a variant has from what it changes, and that rest on figures of it which the variant's own figures
  /// replace: a terminal value of the old plan beside the new one.
  private mutating func noteStaleFields() {
    guard instances.count <= Checker.mostParts else { return }
    for variant in instances.entries where variant.sink == .ofCase {
      guard let kind = variant.kind, let original = variant.original,
        let block = variant.given.last
      else { continue }
      let base = instances[original]
      let changed = Set(children(of: block.reference).compactMap { fieldName($0) })
      for input in kinds[kind].inputs where !changed.contains(input.name) {
        guard
          case .definition(let kept)? = scopes[variant.scope].symbols[input.name],
          !definitions[kept].isMissing,
          let stale = staleLine(behind: kept, of: original, changed, base.scope)
        else { continue }
        report(
          .staleField(
            nameSpan(variant.reference), spelling(input.name),
            line: definitions[stale].path, base: base.path))
      }
    }
  }

  /// A line of `base` that `field` rests on and that itself rests on one of the inputs `changed`; nil where there is none.
  private func staleLine(
    behind field: DefinitionID, of base: InstanceID, _ changed: Set<Name>, _ scope: ScopeID
  ) -> DefinitionID? {
    let lines = reached(from: [field]).filter { index in
      if case .line(let owner) = definitions[index].role { return owner == base }
      return false
    }
    guard !lines.isEmpty else { return nil }
    let inputs = Set(
      changed.compactMap { name -> DefinitionID? in
        if case .definition(let index)? = scopes[scope].symbols[name] { return index }
        return nil
      })
    return lines.first { line in reached(from: [line]).contains { inputs.contains($0) } }
  }

  /// The definitions that some rest on, themselves first and the nearest before those further away.
  func reached(from starts: [DefinitionID]) -> [DefinitionID] {
    var found = Set(starts)
    var order = starts
    var next = 0
    while next < order.count {
      for dependency in definitions[order[next]].dependencies
      where found.insert(dependency.target).inserted {
        order.append(dependency.target)
      }
      next += 1
    }
    return order
  }

  /// The number of the period that the case states as the end of a timeline; nil where it is worked out.
  private func statedEnd(_ definition: DefinitionID) -> Double? {
    definitions[definition].clauses.first.flatMap { constantValue($0.expression) }
  }

  /// Notes that all amounts are in other currencies than the case.
  private mutating func noteCurrency() {
    guard let currencySetting, let caseCurrency,
      let other = usedCurrencies.min(by: { $0.index < $1.index }),
      !usedCurrencies.contains(caseCurrency)
    else { return }
    report(
      .otherCurrency(span(currencySetting), units.text(caseCurrency), used: units.text(other)))
  }
}
