import WorthMath
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Names between the brackets of a line by period: those that stand for each period, as `t` does, and those that
/// are meant as one, as `FY26` is.
enum BracketNames {
  /// `true`, after a diagnostic, where the name between the brackets of a clause is meant as one period: it looks like
  /// one, is a name of the case, or nothing in the line reads it.
  static func report(
    _ clause: Clause, of index: DefinitionID, _ space: SpaceID, _ context: Context,
    in checker: inout Checker
  ) -> Bool {
    let tree = checker.trees[clause.reference.tree]
    guard clause.base == nil, case .each(let name) = clause.index,
      case .timeline(let granularity) = checker.tables.spaces[space].kind,
      let item = written(name, clause.reference, tree)
    else { return false }
    let word = checker.spelling(name)
    guard word != "t" else { return false }
    let target = checker.spelling(checker.definitions[index].name)
    let place = tree.span(item)
    if let table = tableRead(by: name, clause, context, in: checker) {
      let head = tree.child(clause.reference.node)
      checker.report(
        .writtenOtherwise(
          tree.span(head), tree.text(head), target + "[" + word + " in " + table + "]"))
      return true
    }
    if let symbol = symbol(name, context.scope, in: checker) {
      let period = isPeriod(symbol, granularity, in: &checker) ? "(" + word + ")" : nil
      let example =
        period
        ?? PeriodLabel.text(first(of: space, granularity, in: checker), granularity)
      checker.report(
        .nameForPeriod(place, word, line: target, period: example, isPeriod: period != nil))
      return true
    }
    guard PeriodLabel.isPeriod(word) || !reads(name, word, clause, tree) else { return false }
    let ends = ends(of: space, in: checker)
    let guess = PeriodLabel.guess(word, granularity, ends)
    let period = guess ?? first(of: space, granularity, in: checker)
    checker.report(
      .labelForPeriod(
        place, word, line: target, period: PeriodLabel.text(period, granularity),
        isSure: guess != nil))
    return true
  }

  /// The table of which the line reads a column by its index, as in `fee[p] = p.sales` with a table that has `sales`:
  /// the index is a row; nil for lines that read the parts of periods.
  private static func tableRead(
    by name: Name, _ clause: Clause, _ context: Context, in checker: Checker
  ) -> String? {
    let tree = checker.trees[clause.reference.tree]
    guard clause.value.exists else { return nil }
    var waiting = [clause.value]
    while let node = waiting.popLast() {
      for child in tree.children(node) { waiting.append(child) }
      guard tree[node].kind == .member else { continue }
      let base = tree.child(node)
      guard tree[base].kind == .name, tree.name(base) == name,
        PeriodMember(rawValue: checker.spelling(tree.name(node))) == nil
      else { continue }
      var scope: ScopeID? = context.scope
      while let here = scope {
        for (table, symbol) in checker.names.scopes[here].symbols.entries.sorted(by: {
          $0.name.id < $1.name.id
        }) {
          guard case .table(let index) = symbol,
            checker.tables[index].columns.contains(where: { $0.name == tree.name(node) })
          else { continue }
          return checker.spelling(table)
        }
        scope = checker.names.scopes[here].parent
      }
    }
    return nil
  }

  /// The node between the brackets of the clause's left side, where nothing but the name stands there.
  private static func written(_ name: Name, _ reference: NodeReference, _ tree: Tree) -> NodeID? {
    let target = tree.child(reference.node)
    guard target.exists, tree[target].kind == .index else { return nil }
    let item = tree.child(target, 1)
    guard item.exists, tree[item].kind == .name, tree.name(item) == name else { return nil }
    return item
  }

  /// `true` iff the line reads the name of its index, or the name is one that says what it stands for without being
  /// read: a letter, or the word for a period.
  private static func reads(_ name: Name, _ word: String, _ clause: Clause, _ tree: Tree) -> Bool {
    if word.unicodeScalars.count == 1 { return true }
    if ["year", "quarter", "month", "day", "period", "time"].contains(word) { return true }
    var isRead = false
    for part in [clause.value, clause.distribution] where part.exists {
      tree.forEachName(in: part) { if $0 == name { isRead = true } }
    }
    return isRead
  }

  /// What the case, the scenario or the kind itself calls by the name; nil where it is free.
  private static func symbol(_ name: Name, _ scope: ScopeID, in checker: Checker) -> Symbol? {
    var current: ScopeID? = scope
    while let here = current {
      switch checker.names.scopes[here].symbols[name] {
      case .definition(let found): return .definition(found)
      case .instance(let found): return .instance(found)
      case .table(let found): return .table(found)
      case .kind, .function, .module, .scenario, .tree, .broken, nil: break
      }
      if case .instance = checker.names.scopes[here].kind { return nil }
      current = checker.names.scopes[here].parent
    }
    return nil
  }

  /// `true` iff what the name stands for is a single period of the timeline's length, or a number that may be one.
  private static func isPeriod(
    _ symbol: Symbol, _ granularity: Granularity, in checker: inout Checker
  ) -> Bool {
    guard case .definition(let definition) = symbol else { return false }
    let type = Definitions.demand(definition, in: &checker)
    if type == checker.types.period(granularity) { return true }
    switch granularity {
    case .year, .numberedYear, .numberedQuarter, .numberedMonth: return type == .number
    case .day: return type == .date
    case .quarter, .month: return false
    }
  }

  /// The first period of the timeline, or one such as it may have where the run has to tell.
  private static func first(
    of space: SpaceID, _ granularity: Granularity, in checker: Checker
  ) -> Int32 {
    if let ends = ends(of: space, in: checker) { return ends.first }
    guard granularity.isInCalendar, let day = CivilDate.days(year: 2026, month: 1, day: 1)
    else { return 1 }
    return granularity.ordinal(of: day)
  }

  /// The first and the last period of the timeline; nil where the run has to tell.
  private static func ends(
    of space: SpaceID, in checker: Checker
  ) -> (first: Int32, last: Int32)? {
    guard let known = Clauses.knownEnds(of: space, in: checker),
      let first = Int32(exactly: known.first), let last = Int32(exactly: known.last)
    else { return nil }
    return (first, last)
  }
}
