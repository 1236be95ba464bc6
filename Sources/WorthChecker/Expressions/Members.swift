import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Members: what stands after a dot.
enum Members {
  /// Checks `base.name`.
  static func check(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let baseNode = tree.child(reference.node)
    let memberName = tree.name(reference.node)
    if tree[baseNode].kind == .name,
      let flow = context.locals.last(where: { $0.name == tree.name(baseNode) })?.flow
    {
      let place = tree.tokenSpan(tree[reference.node].token)
      return DatedFlows.part(memberName, of: flow, reference, place, in: &checker)
    }
    if let special = namedScope(baseNode, tree, context, in: &checker) {
      return checkScopeMember(special, memberName, reference, context, in: &checker)
    }
    if let found = memberOfName(
      NodeReference(reference.tree, baseNode), memberName, reference, &context, in: &checker)
    {
      return found
    }
    let base = Expressions.check(
      NodeReference(reference.tree, baseNode), &context, expected: nil, whole: true, in: &checker)
    return member(memberName, of: base, reference, &context, in: &checker)
  }

  /// Returns a member of a decision tree or a distribution; nil where the base is neither.
  private static func memberOfName(
    _ base: NodeReference, _ memberName: Name, _ reference: NodeReference,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    let tree = checker.trees[reference.tree]
    let place = tree.tokenSpan(tree[reference.node].token)
    if let index = TreeResults.tree(named: base.node, tree, context, in: &checker),
      Statistics.statistic(named: checker.spelling(memberName)) == nil
    {
      return TreeResults.memberValue(
        index, checker.spelling(memberName), reference, place, context, in: &checker)
    }
    return Uncertainty.checkDistributionMember(
      base, checker.spelling(memberName), [], reference, place, &context, in: &checker)
  }

  /// Returns the member of a checked value.
  ///
  /// It stands apart from `check`, so that long chains of members need no deep stack.
  private static func member(
    _ memberName: Name, of base: ExpressionID, _ reference: NodeReference,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let place = tree.tokenSpan(tree[reference.node].token)
    if Statistics.hasStatistics(checker.type(base), in: checker),
      let (_, argument, _) = Statistics.statistic(named: checker.spelling(memberName)),
      argument == .none
    {
      return Statistics.check(
        checker.spelling(memberName), of: base, [], reference, place, &context, in: &checker)
    }
    if checker.type(base) != .error,
      checker.types[checker.types.element(checker.type(base))].isArithmeticOperand,
      TreeResults.reportsTreeOfMany(
        NodeReference(reference.tree, tree.child(reference.node)),
        part: checker.spelling(memberName), place, in: &checker)
    {
      return checker.broken(reference)
    }
    switch checker.types[checker.type(base)] {
    case .instance(let index):
      return member(of: index, memberName, reference, place, context, in: &checker)
    case .instances(let index):
      return RepeatedInstances.column(
        of: index, memberName, reference, place, context, in: &checker)
    case .member(let index):
      if !RepeatedInstances.has(memberName, index, in: checker),
        let place = position(of: base, memberName, reference, in: &checker)
      {
        return place
      }
      if let function = FunctionsOfRows.function(
        memberName, of: index, base, reference, in: &checker)
      {
        return function
      }
      return RepeatedInstances.line(
        of: index, at: base, memberName, reference, place, context, in: &checker)
    case .list(.error), .series(.error, _, _): break
    case .list(let element), .series(let element, _, _):
      guard case .member(let group) = checker.types[element] else {
        if case .optional = checker.types[element] {
          UnitArithmetic.reportMissing(base, in: &checker)
          break
        }
        if let (input, stated) = KindLists.ownKind(of: base, in: &checker) {
          checker.report(
            .noMembersOfNone(place, checker.spelling(memberName), input: input, stated))
          break
        }
        checker.report(
          .noMembers(
            place, checker.spelling(memberName), checker.describe(checker.type(base)),
            instead: called(memberName, of: base, reference, in: checker)))
        break
      }
      return InstanceGroups.members(
        of: base, group, memberName, reference, place, context, in: &checker)
    case .table(let index):
      if let column = column(memberName, of: index, in: &checker) {
        return Expressions.value(of: .definition(column), reference, context, in: &checker)
      }
      reportUnknownColumn(memberName, of: index, place, in: &checker)
    case .row(let index):
      if let column = column(memberName, of: index, in: &checker) {
        return Expressions.columnValue(
          column, row: checker.expression(base).operation, reference, context, in: &checker)
      }
      if let place = position(of: base, memberName, reference, in: &checker) { return place }
      reportUnknownColumn(memberName, of: index, place, in: &checker)
    case .period(let granularity):
      return periodMember(base, granularity, memberName, reference, place, in: &checker)
    case .dated(let element):
      return DatedFlows.member(base, element, memberName, reference, place, in: &checker)
    case .date: return dateMember(base, memberName, reference, place, in: &checker)
    case .error, .pending: break
    case .optional: UnitArithmetic.reportMissing(base, in: &checker)
    case .missing:
      checker.report(.memberOfMissing(place, checker.spelling(memberName)))
    case _
    where Statistics.hasStatistics(checker.type(base), in: checker)
      && Statistics.isAtCaseLevel(context, in: checker):
      let written = checker.spelling(memberName)
      if let part = StatisticCalls.part(written, nil), part != written {
        checker.report(.writtenOtherwise(place, written, part))
        break
      }
      checker.report(
        .unknownPart(
          place, checker.spelling(memberName), .words(.statisticOverTrials),
          known: StatisticMember.allCases.map { $0.written } + ["p5 … p95"]))
    default:
      checker.report(
        .noMembers(place, checker.spelling(memberName), checker.describe(checker.type(base))))
    }
    return checker.broken(reference)
  }

  /// The call that gives what `sales.total`, `sales.last` and the like mean, with what it takes the place of; nil
  /// for other names.
  private static func called(
    _ member: Name, of base: ExpressionID, _ reference: NodeReference, in checker: Checker
  ) -> (place: Span, call: String)? {
    let tree = checker.trees[reference.tree]
    let written = tree.text(tree.child(reference.node))
    var isByPeriod = false
    if case .series(_, let space, _) = checker.types[checker.type(base)],
      case .timeline = checker.tables.spaces[space].kind
    {
      isByPeriod = true
    }
    let call: String
    switch checker.spelling(member) {
    case "total", "sum": call = "sum(" + written + ")"
    case "count", "length", "size", "n": call = "count(" + written + ")"
    case "mean", "average", "avg": call = "mean(" + written + ")"
    case "max", "maximum": call = "max(" + written + ")"
    case "min", "minimum": call = "min(" + written + ")"
    case "median": call = "median(" + written + ")"
    case "last", "end", "final", "closing":
      call = written + (isByPeriod ? "[closing]" : "[count(" + written + ")]")
    case "first", "start": call = written + (isByPeriod ? "[case.first]" : "[1]")
    case "opening" where isByPeriod: call = written + "[opening]"
    default: return nil
    }
    return (checker.span(reference), call)
  }

  /// Returns the place of a row among the rows of its table, counted from 1, as `row.position` reads
  /// it; nil for other members.
  private static func position(
    of row: ExpressionID, _ member: Name, _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID? {
    guard checker.spelling(member) == "position" else { return nil }
    let place = Expressions.retyped(row, .number, in: &checker)
    let one = checker.make(.constant(1), .number, reference)
    return checker.make(.arithmetic(.add, place, one), .number, reference)
  }

  /// Checks `value.percentile(5%)`, `normal(mean: 0, sd: 1).cdf(2)` and the like; nil where the
  /// call is something else.
  static func checkUncertainCall(
    _ callee: NodeReference, _ arguments: [WrittenArgument], _ reference: NodeReference,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    let tree = checker.trees[callee.tree]
    let baseNode = NodeReference(callee.tree, tree.child(callee.node))
    let name = checker.spelling(tree.name(callee.node))
    let place = tree.tokenSpan(tree[callee.node].token)
    // A tree has the statistics over trials that any value has.
    if Statistics.statistic(named: name) == nil,
      let found = TreeResults.checkCall(callee, arguments, reference, context, in: &checker)
    {
      return found
    }
    if let found = Uncertainty.checkDistributionMember(
      baseNode, name, arguments, reference, place, &context, in: &checker)
    {
      return found
    }
    guard let (_, argument, _) = Statistics.statistic(named: name), argument != .none else {
      return nil
    }
    if tree[baseNode.node].kind == .name,
      namedScope(baseNode.node, tree, context, in: &checker) != nil
    {
      return nil
    }
    let base = Expressions.check(baseNode, &context, expected: nil, whole: true, in: &checker)
    guard Statistics.hasStatistics(checker.type(base), in: checker) else { return nil }
    return Statistics.check(name, of: base, arguments, reference, place, &context, in: &checker)
  }

  /// Returns what a name before a dot stands for where it is no value: the settings of the case or
  /// a file in use; nil for values.
  private static func namedScope(
    _ node: NodeID, _ tree: Tree, _ context: Context, in checker: inout Checker
  ) -> NamedScope? {
    if tree[node].kind == .member {
      // A file that the file in use uses in its turn.
      guard case .module(let outer)? = namedScope(tree.child(node), tree, context, in: &checker),
        case .module(let inner)? = Names.lookUp(tree.name(node), inFile: outer, in: &checker)
      else { return nil }
      return .module(inner)
    }
    guard tree[node].kind == .name else { return nil }
    let name = tree.name(node)
    if context.locals.contains(where: { $0.name == name }) { return nil }
    if name == Word.case { return .settings }
    if case .module(let scope)? = Names.lookUp(name, scope: context.scope, in: &checker) {
      return .module(scope)
    }
    return nil
  }

  /// Checks a name of a file in use, or a setting of the case.
  private static func checkScopeMember(
    _ scope: NamedScope, _ name: Name, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID {
    switch scope {
    case .module(let index):
      guard let symbol = Names.lookUp(name, inFile: index, in: &checker) else {
        let file = Names.file(of: index, in: checker)
        let known = checker.names.scopes[file].symbols.entries.map { checker.spelling($0.name) }
        let written = checker.spelling(name)
        checker.report(
          .unknownName(
            checker.trees[reference.tree].tokenSpan(
              checker.trees[reference.tree][reference.node].token), written,
            nearest: Spelling.nearest(to: written, among: known)))
        return checker.broken(reference)
      }
      return Expressions.value(of: symbol, reference, context, in: &checker)
    case .settings:
      let member = CaseMember(rawValue: checker.spelling(name))
      switch member {
      case .valuationDate:
        if let definition = valuationDateDefinition(reference, in: &checker) {
          return Expressions.value(of: .definition(definition), reference, context, in: &checker)
        }
        if !checker.settings.hasBrokenTimeline {
          checker.report(.settingNotGiven(checker.span(reference), "valuation_date"))
        }
      case .currency:
        if let caseCurrency = checker.settings.currency {
          let type = checker.types.id(.currency(caseCurrency))
          return checker.make(
            .text(checker.expressions.textID(checker.units.text(caseCurrency))), type, reference)
        }
        checker.report(.settingNotGiven(checker.span(reference), "currency"))
      case .first, .last:
        guard let caseTimeline = checker.settings.timeline else {
          if !checker.settings.hasBrokenTimeline {
            checker.report(.settingNotGiven(checker.span(reference), "timeline"))
          }
          break
        }
        let space = checker.tables.spaces[caseTimeline]
        return Expressions.value(
          of: .definition(member == .first ? space.first : space.last), reference,
          context, in: &checker)
      case nil where ["periods", "timeline", "years"].contains(checker.spelling(name)):
        let written = checker.files.sources.text(checker.span(reference))
        checker.report(
          .writtenOtherwise(checker.span(reference), written, Word.case.spelling.description))
      case nil where CaseSetting(rawValue: checker.spelling(name)) == nil:
        checker.report(
          .unknownPart(
            checker.span(reference), checker.spelling(name), .name("case"),
            known: CaseMember.allCases.map { $0.rawValue }))
      case nil:
        checker.report(.settingNotGiven(checker.span(reference), checker.spelling(name)))
      }
      return checker.broken(reference)
    }
  }

  /// Returns the periods of the case, `case.first .. case.last`, for the bare word `case`; a mistake, reported, where it
  /// has none, and nil for other names.
  static func periodsOfCase(
    named name: Name, _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID? {
    guard name == Word.case.name else { return nil }
    guard let timeline = checker.settings.timeline else {
      if !checker.settings.hasBrokenTimeline {
        checker.report(.settingNotGiven(checker.span(reference), CaseSetting.timeline.rawValue))
      }
      return checker.broken(reference)
    }
    let space = checker.tables.spaces[timeline]
    let first = Expressions.value(of: .definition(space.first), reference, context, in: &checker)
    let last = Expressions.value(of: .definition(space.last), reference, context, in: &checker)
    return Comparisons.checkRangeOperator(first, last, reference, in: &checker)
  }

  /// The definition of the valuation date: as the case says, or the start of the timeline.
  static func valuationDateDefinition(_ reference: NodeReference, in checker: inout Checker)
    -> DefinitionID?
  {
    if let valuationDate = checker.settings.valuationDate { return valuationDate }
    guard let caseTimeline = checker.settings.timeline,
      case .timeline(let granularity) = checker.tables.spaces[caseTimeline].kind,
      granularity.isInCalendar
    else { return nil }
    let first = checker.tables.spaces[caseTimeline].first
    let period = checker.make(.definition(first), checker.types.period(granularity), reference)
    let start = PeriodStarts.start(of: period, granularity, reference, in: &checker)
    let date = Definitions.addHidden(
      "valuation_date", start, dependencies: [Dependency(target: first, offset: nil)], in: &checker)
    checker.settings.setValuationDate(to: date)
    return date
  }

  /// Returns the value of a field or line of an instance; a mistake, reported, where it has none of
  /// this name.
  static func member(
    of index: InstanceID, _ name: Name, _ reference: NodeReference, _ place: Span,
    _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    guard Instances.prepare(index, in: &checker) else {
      return checker.broken(reference)
    }
    let scope = checker.instances[index].scope
    if let symbol = checker.names.scopes[scope].symbols[name] {
      return Expressions.value(of: symbol, reference, context, in: &checker)
    }
    reportUnknown(name, of: index, place, in: &checker)
    return checker.broken(reference)
  }

  /// Reports a name that the kind of an instance does not have, with the nearest that it has.
  static func reportUnknown(
    _ name: Name, of index: InstanceID, _ place: Span, in checker: inout Checker
  ) {
    guard let kind = checker.instances[index].kind else { return }
    let info = checker.kinds[kind]
    let functions = info.functions.map { $0.name }
    let known = (info.inputs.map { $0.name } + info.lines.map { $0.name } + functions).map {
      checker.spelling($0)
    }
    let written = checker.spelling(name)
    if TreeResults.has(name, info, in: checker) {
      checker.report(.treeOfMany(place, written, part: "value"))
      return
    }
    if case .table(let table)? = checker.names.scopes[checker.instances[index].scope].symbols[name],
      let column = checker.tables[table].columns.last
    {
      checker.report(
        .tableOfMany(place, written, column: checker.spelling(column.name)))
      return
    }
    let path = checker.instances[index].path
    let each =
      functions.contains(name) ? "x." + written + "(…) for x in " + path : nil
    checker.report(
      .unknownMember(
        place, written, instance: path, kind: checker.spelling(info.name),
        nearest: Spelling.nearest(to: written, among: known), each: each,
        others: others(than: written, info, known, in: checker)))
  }

  /// Returns parts of a kind to name instead of one that it does not have: those with a word in common, or
  /// else those that it shows.
  private static func others(
    than written: String, _ info: KindInfo, _ known: [String], in checker: Checker
  ) -> [String] {
    let related = Spelling.related(to: written, among: known)
    if !related.isEmpty { return Array(related.prefix(4)) }
    var shown: [String] = []
    for name in Papers.shownLines(of: info, in: checker).map({ checker.spelling($0) })
    where !shown.contains(name) {
      shown.append(name)
    }
    return Array(shown.prefix(6))
  }

  /// Returns the column `name` of a table, which is added to a view if the view's table has it; nil
  /// where there is none.
  static func column(
    _ name: Name, of table: TableID, in checker: inout Checker
  ) -> DefinitionID? {
    if !checker.tables[table].columns.contains(where: { $0.name == name }) {
      _ = Views.addViewColumn(name, to: table, in: &checker)
    }
    return checker.tables[table].columns.first { $0.name == name }?.definition
  }

  /// Reports a name that is no column of the table, with the nearest that is one.
  static func reportUnknownColumn(
    _ name: Name, of table: TableID, _ place: Span, in checker: inout Checker
  ) {
    guard !checker.tables.misnamed.contains(table) else { return }
    let known = checker.tables[table].columns.map { checker.spelling($0.name) }
    let written = checker.spelling(name)
    checker.report(
      .unknownColumn(
        place, written, nearest: Spelling.nearest(to: written, among: known), known: known))
  }
}

/// What a name before a dot stands for where it is no value.
enum NamedScope {
  /// The settings of the case.
  case settings
  /// The names of a file in use.
  case module(ScopeID)
}
