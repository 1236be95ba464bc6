import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What stands after a dot.
extension Checker {
  /// Checks `base.name`.
  mutating func checkMember(
    _ reference: NodeReference, _ context: inout Context, expected: TypeID?
  ) -> ExpressionID {
    let tree = trees[reference.tree]
    let baseNode = tree.child(reference.node)
    let memberName = tree.name(reference.node)
    if tree[baseNode].kind == .name, let special = namedScope(baseNode, tree, context) {
      return checkScopeMember(special, memberName, reference, context)
    }
    let place = tree.tokenSpan(tree[reference.node].token)
    if let index = self.tree(named: baseNode, tree, context),
      !isTreeStatistic(spelling(memberName))
    {
      return treeMember(index, spelling(memberName), reference, place, context)
    }
    if let found = checkDistributionMember(
      NodeReference(reference.tree, baseNode), spelling(memberName), [], reference, place,
      &context)
    {
      return found
    }
    let base = check(
      NodeReference(reference.tree, baseNode), &context, expected: nil, whole: true)
    if hasStatistics(type(base)),
      let (_, argument, _) = Checker.statistic(named: spelling(memberName)),
      argument == .none
    {
      return checkStatistic(spelling(memberName), of: base, [], reference, place, &context)
    }
    switch types[type(base)] {
    case .instance(let index): return member(of: index, memberName, reference, place, context)
    case .table(let index):
      if !tables[index].columns.contains(where: { $0.name == memberName }) {
        _ = addViewColumn(memberName, to: index)
      }
      if let column = tables[index].columns.first(where: { $0.name == memberName }) {
        return value(of: .definition(column.definition), reference, context)
      }
      let known = tables[index].columns.map { spelling($0.name) }
      let written = spelling(memberName)
      report(
        .unknownColumn(place, written, nearest: Spelling.nearest(to: written, among: known)))
    case .row(let index):
      if !tables[index].columns.contains(where: { $0.name == memberName }) {
        _ = addViewColumn(memberName, to: index)
      }
      if let column = tables[index].columns.first(where: { $0.name == memberName }),
        case .local(let local) = expression(base).operation
      {
        return columnValue(column.definition, row: local, reference, context)
      }
      let known = tables[index].columns.map { spelling($0.name) }
      let written = spelling(memberName)
      report(
        .unknownColumn(place, written, nearest: Spelling.nearest(to: written, among: known)))
    case .period(let granularity):
      return periodMember(base, granularity, memberName, reference, place)
    case .dated(let element):
      return datedMember(base, element, memberName, reference, place)
    case .date: return dateMember(base, memberName, reference, place)
    case .error, .pending: break
    case .missing:
      report(.memberOfMissing(place, spelling(memberName)))
    case _ where hasStatistics(type(base)) && isAtCaseLevel(context):
      report(
        .unknownPart(
          place, spelling(memberName), .words(.statisticOverTrials),
          known: "mean, sd, p5 … p95, percentile(p), mean_below(p), mean_above(p), mean_where(c), "
            + "min, max, variance, skewness, correlation(x), share_of_variance(x), mean_error, "
            + "percentile_error(p)"))
    default:
      report(.noMembers(place, spelling(memberName), describe(type(base))))
    }
    return broken(reference)
  }

  /// Checks `value.percentile(5%)`, `normal(mean: 0, sd: 1).cdf(2)` and the like; nil where it is something else.
  mutating func checkUncertainCall(
    _ callee: NodeReference, _ arguments: [WrittenArgument], _ reference: NodeReference,
    _ context: inout Context
  ) -> ExpressionID? {
    let tree = trees[callee.tree]
    let baseNode = NodeReference(callee.tree, tree.child(callee.node))
    let name = spelling(tree.name(callee.node))
    let place = tree.tokenSpan(tree[callee.node].token)
    if !isTreeStatistic(name),
      let found = checkTreeCall(callee, arguments, reference, context)
    {
      return found
    }
    if let found = checkDistributionMember(
      baseNode, name, arguments, reference, place, &context)
    {
      return found
    }
    guard let (_, argument, _) = Checker.statistic(named: name), argument != .none else {
      return nil
    }
    if tree[baseNode.node].kind == .name, namedScope(baseNode.node, tree, context) != nil {
      return nil
    }
    let base = check(baseNode, &context, expected: nil, whole: true)
    guard hasStatistics(type(base)) else { return nil }
    return checkStatistic(name, of: base, arguments, reference, place, &context)
  }

  /// `true` iff the member tells of the value of a tree over all trials.
  private func isTreeStatistic(_ member: String) -> Bool {
    Checker.statistic(named: member) != nil
  }

  enum NamedScope {
    case settings
    case module(ScopeID)
  }

  /// Returns the scope that a name stands for before a point: settings of the case or a file in use; nil for values.
  mutating func namedScope(
    _ node: NodeID, _ tree: Tree, _ context: Context
  ) -> NamedScope? {
    let name = tree.name(node)
    if context.locals.contains(where: { $0.name == name }) { return nil }
    if name == Word.case { return .settings }
    if case .module(let scope)? = lookUp(name, scope: context.scope) { return .module(scope) }
    return nil
  }

  /// Checks a name of a file in use, or a setting of the case.
  mutating func checkScopeMember(
    _ scope: NamedScope, _ name: Name, _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    switch scope {
    case .module(let index):
      guard let symbol = scopes[index].symbols[name] else {
        let known = scopes[index].symbols.entries.map { spelling($0.name) }
        let written = spelling(name)
        report(
          .unknownName(
            span(reference), written, nearest: Spelling.nearest(to: written, among: known)))
        return broken(reference)
      }
      return value(of: symbol, reference, context)
    case .settings:
      switch spelling(name) {
      case "valuation_date":
        if let definition = valuationDateDefinition(reference) {
          return value(of: .definition(definition), reference, context)
        }
        if !hasBrokenTimeline { report(.settingNotGiven(span(reference), "valuation_date")) }
      case "currency":
        if let caseCurrency {
          return make(.text(textID(units.text(caseCurrency))), .text, reference)
        }
        report(.settingNotGiven(span(reference), "currency"))
      case "first", "last":
        guard let caseTimeline else {
          if !hasBrokenTimeline { report(.settingNotGiven(span(reference), "timeline")) }
          break
        }
        let space = spaces[caseTimeline]
        return value(
          of: .definition(spelling(name) == "first" ? space.first : space.last), reference, context)
      default:
        report(.settingNotGiven(span(reference), spelling(name)))
      }
      return broken(reference)
    }
  }

  /// The definition of the valuation date: as the case says, or the start of the timeline.
  mutating func valuationDateDefinition(_ reference: NodeReference) -> DefinitionID? {
    if let valuationDate { return valuationDate }
    guard let caseTimeline,
      case .timeline(let granularity) = spaces[caseTimeline].kind, granularity.isInCalendar
    else { return nil }
    let first = spaces[caseTimeline].first
    let period = make(.definition(first), types.id(.period(granularity)), reference)
    let start = make(
      .builtin(BuiltinTable[.periodStart(granularity)], arguments: [period]), .date, reference)
    valuationDate = addHidden(
      "valuation_date", start, dependencies: [Dependency(target: first, offset: nil)])
    return valuationDate
  }

  /// Returns the value of a field or line of an instance; a mistake, reported, where it has none of this name.
  mutating func member(
    of index: InstanceID, _ name: Name, _ reference: NodeReference, _ place: Span,
    _ context: Context
  ) -> ExpressionID {
    guard prepareInstance(index), let kind = instances[index].kind else {
      return broken(reference)
    }
    let scope = instances[index].scope
    if let symbol = scopes[scope].symbols[name] {
      return value(of: symbol, reference, context)
    }
    let info = kinds[kind]
    let known = (info.inputs.map { $0.name } + info.lines.map { $0.name }).map { spelling($0) }
    let written = spelling(name)
    report(
      .unknownMember(
        place, written, instance: instances[index].path, kind: spelling(info.name),
        nearest: Spelling.nearest(to: written, among: known)))
    return broken(reference)
  }

  /// Returns a part of a period, such as its number, its first day or its year.
  mutating func periodMember(
    _ base: ExpressionID, _ granularity: Granularity, _ name: Name, _ reference: NodeReference,
    _ place: Span
  ) -> ExpressionID {
    switch spelling(name) {
    case "number" where !granularity.isInCalendar: return retyped(base, .number)
    case "start" where granularity.isInCalendar:
      return make(
        .builtin(BuiltinTable[.periodStart(granularity)], arguments: [base]), .date, reference)
    case "end" where granularity.isInCalendar:
      let one = make(.constant(1), .number, reference)
      let next = make(.arithmetic(.add, base, one), type(base), reference)
      let start = make(
        .builtin(BuiltinTable[.periodStart(granularity)], arguments: [next]), .date, reference)
      return make(.arithmetic(.subtract, start, retyped(one, .days)), .date, reference)
    case "year" where granularity == .year: return retyped(base, .number)
    case "year" where granularity.isInCalendar:
      let size = make(.constant(granularity == .quarter ? 4 : 12), .number, reference)
      let ratio = make(.arithmetic(.divide, retyped(base, .number), size), .number, reference)
      return make(.builtin(BuiltinTable[.floor], arguments: [ratio]), .number, reference)
    default:
      let known = granularity.isInCalendar ? "start, end, year" : "number"
      report(.unknownPart(place, spelling(name), describe(type(base)), known: known))
      return broken(reference)
    }
  }

  /// Returns a part of a date: its year, month or day.
  mutating func dateMember(
    _ base: ExpressionID, _ name: Name, _ reference: NodeReference, _ place: Span
  ) -> ExpressionID {
    let position: Int
    switch spelling(name) {
    case "year": position = BuiltinTable[.yearOf]
    case "month": position = BuiltinTable[.monthOf]
    case "day": position = BuiltinTable[.dayOf]
    default:
      report(.unknownPart(place, spelling(name), .words(.aDate), known: "year, month, day"))
      return broken(reference)
    }
    return make(.builtin(position, arguments: [base]), .number, reference)
  }
}
