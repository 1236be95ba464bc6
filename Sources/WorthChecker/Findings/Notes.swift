import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What is no mistake, but worth knowing, once the whole case has been checked.
enum Notes {
  /// Notes definitions that nothing uses, and the like, in a case without mistakes that says what
  /// it shows or checks.
  static func noteUnused(in checker: inout Checker) {
    guard !checker.output.shows.isEmpty || !checker.output.checks.isEmpty,
      checker.findings.sinks[.ofCase].isEmpty
    else { return }
    noteCurrency(in: &checker)
    noteRowsOutsideTimeline(in: &checker)
    noteRowsWithoutMatch(in: &checker)
    noteStaleFields(in: &checker)
    for definition in checker.definitions.all.entries
    where definition.uses == 0 && definition.scope == checker.names.rootScope {
      guard case .plain = definition.role else { continue }
      checker.report(.unused(checker.span(definition.reference), checker.spelling(definition.name)))
    }
  }

  /// Notes rows of a table by period that lie outside of the timeline, so that no line reads them.
  private static func noteRowsOutsideTimeline(in checker: inout Checker) {
    for (table, reading) in checker.tables.byPeriod.sorted(by: { $0.key < $1.key }) {
      guard let timeline = reading.space else { continue }
      let space = checker.tables.spaces[timeline]
      guard let column = checker.tables[table].columns.first?.definition,
        checker.definitions[column].scope == checker.names.rootScope,
        let cells = checker.tables.cells[column],
        case .timeline(let granularity) = space.kind,
        let (first, last) = Clauses.knownEnds(of: timeline, in: checker)
      else { continue }
      // What is read in another way, such as by `sum`, reads all rows.
      guard
        checker.tables[table].columns.allSatisfy({
          checker.definitions[$0.definition].uses <= reading.reads[$0.definition] ?? 0
        })
      else { continue }
      let unread = cells.filter { cell in
        guard cell.node.exists else { return false }
        let isNumber = checker.trees[cell.tree][cell.node].kind == .number
        guard
          let period = isNumber
            ? Literals.literal(cell, in: checker)?.value : Literals.ordinal(cell, in: checker)
        else { return false }
        return (period < first + Double(reading.lag) || period > last + Double(reading.lead))
          && !reading.stated.contains(period)
      }
      guard let place = unread.first, let start = Int32(exactly: first),
        let end = Int32(exactly: last)
      else { continue }
      checker.report(
        .rowsOutsideTimeline(
          checker.span(place), checker.tables[table].name, count: unread.count,
          timeline: granularity.text(start) + " .. " + granularity.text(end)))
    }
  }

  /// Notes rows whose day or period lies outside of the timeline whose lines look for it, as in
  /// `sum(m.amount for m in milestones where m.day in t)`.
  private static func noteRowsWithoutMatch(in checker: inout Checker) {
    for (column, match) in checker.tables.matched.sorted(by: { $0.key < $1.key }) {
      let definition = checker.definitions[column]
      guard definition.scope == checker.names.rootScope, match.uses > 0,
        definition.uses <= match.uses,
        case .column(let table?) = definition.role, let cells = checker.tables.cells[column],
        case .timeline(let granularity) = checker.tables.spaces[match.timeline].kind,
        let (first, last) = Clauses.knownEnds(of: match.timeline, in: checker),
        let start = Int32(exactly: first), let end = Int32(exactly: last)
      else { continue }
      let unread = cells.filter { cell in
        guard cell.node.exists else { return false }
        return isOutside(cell, granularity, start, end, in: checker)
      }
      guard let place = unread.first else { continue }
      checker.report(
        .rowsOutsideTimeline(
          checker.span(place), checker.tables[table].name, count: unread.count,
          timeline: granularity.text(start) + " .. " + granularity.text(end)))
    }
  }

  /// `true` iff a day, a period or a year that is written lies outside of the periods from one to another.
  private static func isOutside(
    _ cell: NodeReference, _ granularity: Granularity, _ first: Int32, _ last: Int32,
    in checker: Checker
  ) -> Bool {
    let ordinal: Double?
    switch checker.trees[cell.tree][cell.node].kind {
    case .date:
      guard let day = Literals.ordinal(cell, in: checker).flatMap({ Int32(exactly: $0) }),
        granularity.isInCalendar
      else { return false }
      ordinal = Double(granularity.ordinal(of: day))
    case .number: ordinal = Literals.literal(cell, in: checker)?.value
    case .quarterPeriod where granularity == .quarter, .monthPeriod where granularity == .month:
      ordinal = Literals.ordinal(cell, in: checker)
    default: return false
    }
    guard let ordinal else { return false }
    return ordinal < Double(first) || ordinal > Double(last)
  }

  /// Notes fields that a variant takes from its base and that rest on figures which the variant
  /// replaces, such as a terminal value of the old plan beside the new one.
  private static func noteStaleFields(in checker: inout Checker) {
    guard checker.instances.all.count <= Checker.mostParts else { return }
    for variant in checker.instances.all.entries where variant.sink == .ofCase {
      guard let kind = variant.kind, let original = variant.original,
        let block = variant.given.last
      else { continue }
      let base = checker.instances[original]
      let changed = Set(
        checker.children(of: block.reference).compactMap {
          InstanceFields.names(of: $0, in: checker).first
        })
      for input in checker.kinds[kind].inputs where !changed.contains(input.name) {
        guard
          case .definition(let kept)? = checker.names.scopes[variant.scope].symbols[input.name],
          !checker.definitions[kept].isMissing,
          let stale = staleLine(behind: kept, of: original, changed, base.scope, in: checker)
        else { continue }
        checker.report(
          .staleField(
            Declarations.nameSpan(variant.reference, in: checker), checker.spelling(input.name),
            line: checker.definitions[stale].path, base: base.path))
      }
    }
  }

  /// Returns a line of `base` that `field` rests on and that itself rests on one of the inputs
  /// `changed`; nil where there is none.
  private static func staleLine(
    behind field: DefinitionID, of base: InstanceID, _ changed: Set<Name>, _ scope: ScopeID,
    in checker: Checker
  ) -> DefinitionID? {
    let lines = reached(from: [field], in: checker).filter { index in
      if case .line(let owner) = checker.definitions[index].role { return owner == base }
      return false
    }
    guard !lines.isEmpty else { return nil }
    let inputs = Set(
      changed.compactMap { name -> DefinitionID? in
        if case .definition(let index)? = checker.names.scopes[scope].symbols[name] { return index }
        return nil
      })
    return lines.first { line in reached(from: [line], in: checker).contains { inputs.contains($0) }
    }
  }

  /// Returns the definitions that `starts` rest on: themselves first, nearer ones before those
  /// further away.
  static func reached(from starts: [DefinitionID], in checker: Checker) -> [DefinitionID] {
    var found = Set(starts)
    var order = starts
    var next = 0
    while next < order.count {
      for dependency in checker.definitions[order[next]].dependencies
      where found.insert(dependency.target).inserted {
        order.append(dependency.target)
      }
      next += 1
    }
    return order
  }

  /// Notes that all amounts are in other currencies than the case.
  private static func noteCurrency(in checker: inout Checker) {
    guard let currencySetting = checker.settings.currencyPlace,
      let caseCurrency = checker.settings.currency,
      let other = checker.settings.usedCurrencies.min(by: { $0.index < $1.index }),
      !checker.settings.usedCurrencies.contains(caseCurrency)
    else { return }
    checker.report(
      .otherCurrency(
        checker.span(currencySetting), checker.units.text(caseCurrency),
        used: checker.units.text(other)))
  }
}
