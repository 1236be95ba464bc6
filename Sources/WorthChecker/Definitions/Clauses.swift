import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Clauses, the equations of definitions: what each gives, and for which indices.
enum Clauses {
  /// Checks all clauses of the definition and returns its type.
  static func check(_ index: DefinitionID, in checker: inout Checker) -> TypeID {
    let definition = checker.definitions[index]
    guard let first = definition.clauses.first else { return .error }
    if checker.tables.isUnread(index), let type = UnreadColumns.read(index, in: &checker) {
      return type
    }
    if case .column(let table?) = definition.role, checker.tables.cells[index] != nil {
      return Tables.checkColumn(index, table: table, in: &checker)
    }
    if let rest = checker.tables.rests[index] {
      return Tables.checkRest(index, rest, in: &checker)
    }
    if case .none = first.index {
      return checkPlain(index, in: &checker)
    }
    return checkIndexed(index, in: &checker)
  }

  /// Returns where the clauses of the definition stand.
  static func context(for index: DefinitionID, in checker: Checker) -> Context {
    let scope = checker.definitions[index].scope
    var context = Context(
      scope: scope, definition: index, timeline: timeline(of: scope, in: checker))
    if case .instance(let instance) = checker.names.scopes[around(scope, in: checker)].kind {
      context.instance = instance
    }
    return context
  }

  /// The scope around those of indices that run over rows.
  private static func around(_ scope: ScopeID, in checker: Checker) -> ScopeID {
    var here = scope
    while case .rows = checker.names.scopes[here].kind,
      let parent = checker.names.scopes[here].parent
    {
      here = parent
    }
    return here
  }

  /// The timeline that periods and indices mean in `scope`.
  static func timeline(of scope: ScopeID, in checker: Checker) -> SpaceID? {
    if case .instance(let instance) = checker.names.scopes[around(scope, in: checker)].kind {
      return checker.instances[instance].timeline
    }
    return checker.settings.timeline
  }

  /// Checks the one clause of a definition without an index: value, distribution, stated type and
  /// rounding; returns its type.
  private static func checkPlain(_ index: DefinitionID, in checker: inout Checker) -> TypeID {
    let clause = checker.definitions[index].clauses[0]
    var context = context(for: index, in: checker)
    guard clause.value.exists || clause.distribution.exists else {
      if clause.row != nil, let held = clause.expression {
        // A clause that is filled in for one row alone.
        if let scope = clause.scope { context.scope = scope }
        checker.definitions[index].clauses[0].expression = RowChanges.changed(
          held, clause, of: index, context, in: &checker)
      }
      return checker.type(checker.definitions[index].clauses[0].expression)
    }
    let expected = Annotations.expectation(for: index, in: &checker)
    if let scope = clause.scope { context.scope = scope }
    context.was = clause.was
    context.changedRow = clause.row
    let isChange =
      clause.scope.map { scope in
        WorldNames.worldChanges(checker.definitions[index].path, scope, in: checker).contains {
          $0.entry == clause.reference
        }
      } ?? false
    checker.worlds.enterChange(of: isChange ? checker.definitions[index].path : "")
    defer { checker.worlds.leaveChange() }
    var written: ExpressionID?
    if !clause.value.exists, Worlds.hasBase(clause.was, in: checker) {
      written = Worlds.valueThatWas(clause.reference, context, in: &checker)
    } else if clause.value.exists {
      written = Expressions.check(
        NodeReference(clause.reference.tree, clause.value), &context, expected: expected,
        whole: true, in: &checker)
    }
    if clause.distribution.exists {
      written = Uncertainty.uncertain(written, clause, of: index, &context, in: &checker)
    }
    let whole = written ?? checker.broken(clause.reference)
    var value = Annotations.conformToAnnotation(
      index, RowChanges.ofRowAtHand(whole, index, context, in: &checker), in: &checker)
    value = NamedTables.changed(value, of: index, in: &checker)
    PeriodLists.dependOnParts(of: value, context, in: &checker)
    if case .input(let owner) = checker.definitions[index].role,
      case .instance(let held) = checker.types[checker.type(value)], holds(held, owner, in: checker)
    {
      let place = checker.span(checker.expression(value).reference)
      checker.report(.circle(place, [checker.instances[owner].path], [place]))
      value = checker.broken(clause.reference)
    }
    if clause.layer == 0 { PlainShares.noteProduct(value, in: &checker) }
    noteSlips(value, clause, of: index, in: &checker)
    value = Rounding.rounded(value, of: index, in: &checker)
    value = ReplacedSeries.spread(value, clause, of: index, in: &checker)
    value = ReplacedSeries.ofSameKind(value, clause, of: index, in: &checker)
    value = RowChanges.changed(value, clause, of: index, context, in: &checker)
    checker.definitions[index].clauses[0].expression = value
    return checker.type(value)
  }

  /// `true` iff the instance is `owner`, or one of its inputs is, or one of theirs.
  private static func holds(_ instance: InstanceID, _ owner: InstanceID, in checker: Checker)
    -> Bool
  {
    var waiting = [instance]
    var seen: Set<InstanceID> = []
    while let next = waiting.popLast() {
      if next == owner { return true }
      guard seen.insert(next).inserted, let kind = checker.instances[next].kind else { continue }
      let scope = checker.names.scopes[checker.instances[next].scope]
      for input in checker.kinds[kind].inputs {
        if case .definition(let definition)? = scope.symbols[input.name],
          case .instance(let part) = checker.types[checker.definitions[definition].type]
        {
          waiting.append(part)
        }
      }
    }
    return false
  }

  /// Checks the clauses of a definition by index and returns the type of the series.
  ///
  /// Clauses for single periods come first, since they give a type to a loop through time.
  private static func checkIndexed(_ index: DefinitionID, in checker: inout Checker) -> TypeID {
    guard !reportSingleInput(index, in: &checker) else { return .error }
    guard let space = IndexSpaces.resolveSpace(index, in: &checker) else { return .error }
    if checker.definitions[index].indexLocal == nil {
      checker.definitions[index].indexLocal = checker.expressions.newLocal()
    }
    var element = TypeID.pending
    if case .series(let known, _, _)? = checker.definitions.states[index].provisional.map({
      checker.types[$0]
    }) {
      element = known
    }
    let expected = Annotations.expectation(for: index, in: &checker).map {
      checker.types.element($0)
    }
    if let base = checker.definitions[index].clauses.first(where: { $0.base != nil })?.base {
      // Whether it is a flow or a level is what the whole is.
      _ = Definitions.demand(base, in: &checker)
    }
    var change: NodeReference?
    var hasError = false
    var isAllZero = true
    var areMixed = false
    var typeOfZeros = TypeID.number
    // Clauses for single periods come first: they give the type of a loop.
    for pass in 0..<2 {
      for number in checker.definitions[index].clauses.indices {
        let isEach: Bool
        if case .each = checker.definitions[index].clauses[number].index {
          isEach = true
        } else {
          isEach = false
        }
        guard isEach == (pass == 1) else { continue }
        let found = checkClause(index, number, space, expected, in: &checker)
        if found == .error { hasError = true }
        // A 0 fits any unit.
        if Operators.isStatedZero(
          checker.definitions[index].clauses[number].expression, in: checker)
        {
          if found != .number { typeOfZeros = found }
          continue
        }
        isAllZero = false
        // A change is measured by the line of the case, not the other way round.
        let clause = checker.definitions[index].clauses[number]
        if clause.layer > 0, change == nil { change = clause.reference }
        let place = clause.layer > 0 ? clause.reference : change ?? clause.reference
        if let both = Durations.inCommon(element, found, in: &checker) {
          (element, areMixed) = (both, true)
        } else {
          element = Unification.unify(
            element, found, place, value: clause.expression, in: &checker)
        }
        // What is missing says nothing of what the others are.
        if pass == 0, checker.definitions.states[index].provisional == nil, element != .pending,
          element != .error, element != .missing
        {
          checker.definitions.states[index].provisional = seriesType(
            index, element, space, in: &checker)
        }
      }
    }
    if hasError { return .error }
    if areMixed { mixDurations(of: index, in: &checker) }
    reportSamePeriods(index, space, in: &checker)
    if isAllZero, typeOfZeros == .number { return Definitions.numberSeries(index, in: &checker) }
    if isAllZero { element = typeOfZeros }
    if element == .pending || element == .error { return element }
    noteGap(index, element, space, in: &checker)
    checker.definitions.setCarriedOn(
      index,
      to: TypeTraits.isFlow(index, element, in: checker)
        && Balances.isCarriedOn(index, in: checker))
    return seriesType(index, element, space, in: &checker)
  }

  /// The path of one row, `loans["B"].pd`, where a change names it behind the field, `loans.pd["B"]`; nil where
  /// there is one instance only.
  private static func rowForm(
    of clause: Clause, _ instance: InstanceID, in checker: Checker
  ) -> String? {
    guard checker.instances[instance].rows != nil, clause.row == nil,
      case .at(let item) = clause.index,
      let place = InstanceFields.place(of: clause.reference, in: checker)
    else { return nil }
    let tree = checker.trees[clause.reference.tree]
    let written = checker.files.sources.text(place)
    guard let dot = written.firstIndex(of: "."), let bracket = written.lastIndex(of: "["),
      dot < bracket
    else { return nil }
    return written[..<dot] + "[" + tree.text(item) + "]" + written[dot..<bracket]
  }

  /// `true`, after a diagnostic, where the definition is an input that takes a single value or dated
  /// flows: an index would make a series of it, of which nothing that reads it knows.
  private static func reportSingleInput(_ index: DefinitionID, in checker: inout Checker) -> Bool {
    let definition = checker.definitions[index]
    guard case .input(let instance) = definition.role, definition.annotation.node.exists,
      Annotations.takesSingleValue(definition.annotation, in: checker)
        || DatedAnnotations.isDated(definition.annotation, in: checker)
    else { return false }
    let indexed = definition.clauses.filter { clause in
      if case .none = clause.index { return false }
      return clause.base == nil
    }
    guard let first = indexed.first else { return false }
    let place =
      InstanceFields.place(of: first.reference, in: checker) ?? checker.span(first.reference)
    if DatedAnnotations.isDated(definition.annotation, in: checker) {
      checker.report(
        .indexedDatedInput(
          place, checker.spelling(definition.name),
          kind: Instances.kindName(of: checker.instances[instance], in: checker),
          declared: checker.span(definition.annotation)))
      return true
    }
    if let instead = rowForm(of: first, instance, in: checker) {
      let written = checker.files.sources.text(place)
      checker.report(.rowBehindInstance(place, written, instead: instead))
      return true
    }
    checker.report(
      .indexedSingleInput(
        place, checker.spelling(definition.name),
        kind: Instances.kindName(of: checker.instances[instance], in: checker),
        declared: checker.span(definition.annotation),
        fix: indexed.count == 1
          ? String(checker.files.sources.text(place).prefix { $0 != "[" }) : nil))
    return true
  }

  /// Notes a period between two with lines of their own for which no line says anything, and the last one of all where
  /// each before it, of two at least, has a line.
  private static func noteGap(
    _ index: DefinitionID, _ element: TypeID, _ space: SpaceID, in checker: inout Checker
  ) {
    guard TypeTraits.isFlow(index, element, in: checker),
      checker.definitions[index].scope == checker.names.rootScope,
      case .timeline(let granularity) = checker.tables.spaces[space].kind, granularity != .day
    else { return }
    var stated: [Double] = []
    for clause in checker.definitions[index].clauses {
      switch clause.index {
      case .at:
        guard let period = constantValue(clause.lower, in: checker) else { return }
        stated.append(period)
      case .opening: break
      case .none, .each, .range: return
      }
    }
    stated.sort()
    if stated.count >= 2, let (first, last) = knownEnds(of: space, in: checker),
      stated.first == first, stated.last == last - 1, Double(stated.count) == last - first,
      !endsWithOthers(index, in: checker)
    {
      stated.append(last + 1)
    }
    for (earlier, later) in zip(stated, stated.dropFirst()) where later > earlier + 1 {
      let definition = checker.definitions[index]
      checker.report(
        .gap(
          checker.span(definition.reference), checker.spelling(definition.name),
          granularity.text(Int32(earlier) + 1)))
      return
    }
  }

  /// `true` iff another line of the case is stated for the same periods: what ends with others is meant to end.
  private static func endsWithOthers(_ index: DefinitionID, in checker: Checker) -> Bool {
    /// The period of the last line that states one, as it is written.
    func end(_ definition: Definition) -> String? {
      guard let clause = definition.clauses.last, case .at(let item) = clause.index else {
        return nil
      }
      return checker.trees[clause.reference.tree].text(item)
    }
    let own = checker.definitions[index]
    let last = end(own)
    return checker.names.scopes[checker.names.rootScope].symbols.entries.contains { entry in
      guard case .definition(let other) = entry.symbol, other != index else { return false }
      let definition = checker.definitions[other]
      return definition.clauses.count == own.clauses.count && end(definition) == last
    }
  }

  /// Returns the type of the definition as a series of `element` over `space`.
  private static func seriesType(
    _ index: DefinitionID, _ element: TypeID, _ space: SpaceID, in checker: inout Checker
  ) -> TypeID {
    checker.types.id(
      .series(element, space: space, isFlow: TypeTraits.isFlow(index, element, in: checker)))
  }

  /// Checks clause `number` of a definition by index and returns the type of its value at one
  /// index.
  private static func checkClause(
    _ index: DefinitionID, _ number: Int, _ space: SpaceID, _ expected: TypeID?,
    in checker: inout Checker
  ) -> TypeID {
    let clause = checker.definitions[index].clauses[number]
    var context = context(for: index, in: checker)
    if let scope = clause.scope { context.scope = scope }
    context.was = clause.was
    context.changedRow = clause.row
    guard let local = checker.definitions[index].indexLocal else { return .error }
    context.index = (local, space)
    if case .rows(let table) = checker.tables.spaces[space].kind { context.row = (table, local) }
    switch clause.index {
    case .none, .opening: break
    case .each(let name):
      if BracketNames.report(clause, of: index, space, context, in: &checker) { return .error }
      context.locals.append(
        Local(
          name: name, number: local, type: IndexSpaces.indexType(space, in: &checker), space: space)
      )
    case .at(let node):
      let period = NodeReference(clause.reference.tree, node)
      var bound = IndexSpaces.place(period, space, &context, in: &checker)
      checkInside(
        bound, space, period, checker.spelling(checker.definitions[index].name), in: &checker)
      bound = RowChanges.placeInRow(bound, clause, of: index, space, context, in: &checker)
      checker.definitions[index].clauses[number].lower = bound
      checker.definitions[index].clauses[number].upper = bound
    case .range(let node):
      checkRange(
        index, number, NodeReference(clause.reference.tree, node), space, &context, in: &checker)
    }
    if case .opening = clause.index {
      context.index = nil
      context.isOpening = true
      if let base = clause.base {
        let opening = openingHandedOn(base, clause, of: index, context, in: &checker)
        checker.definitions[index].clauses[number].expression = opening
        return checker.types.element(checker.type(opening))
      }
    }
    var written: ExpressionID?
    if let base = clause.base {
      written = elementHandedOn(base, clause, of: index, &context, in: &checker)
    } else if clause.value.exists {
      written = Expressions.check(
        NodeReference(clause.reference.tree, clause.value), &context, expected: expected,
        whole: false, in: &checker)
    } else if Worlds.hasBase(clause.was, in: checker) {
      written = Expressions.valueAtIndex(
        Worlds.valueThatWas(clause.reference, context, in: &checker), clause.reference, context,
        in: &checker)
    }
    if clause.distribution.exists {
      written = Uncertainty.uncertain(written, clause, of: index, &context, in: &checker)
    }
    var value = written ?? checker.broken(clause.reference)
    noteSlips(value, clause, of: index, in: &checker)
    if checker.types.isAggregate(checker.type(value)) {
      checker.report(
        .seriesForOneValue(
          checker.span(checker.expression(value).reference), checker.describe(checker.type(value)),
          fills: listFills(value, of: index, clause, in: checker)))
      value = checker.broken(checker.expression(value).reference)
    }
    value = Rounding.rounded(
      Annotations.conformElement(index, value, in: &checker), of: index, in: &checker)
    value = RowChanges.changed(value, clause, of: index, context, in: &checker)
    checker.definitions[index].clauses[number].expression = value
    return checker.type(value)
  }

  /// Reports a clause for a period that the timeline does not have.
  private static func checkInside(
    _ bound: ExpressionID, _ space: SpaceID, _ reference: NodeReference, _ name: String,
    in checker: inout Checker
  ) {
    guard isOutside(bound, space, in: checker) else { return }
    let timeline = checker.tables.spaces[space].name
    checker.report(
      .outsideTimeline(
        checker.span(reference), checker.files.sources.text(checker.span(reference)), name,
        timeline,
        fix: rangeInstead(of: reference, in: checker)))
  }

  /// `true` iff the index is known to lie outside the space.
  static func isOutside(
    _ index: ExpressionID?, _ space: SpaceID, onlyBelow: Bool = false, onlyAbove: Bool = false,
    in checker: Checker
  ) -> Bool {
    guard let value = constantValue(index, in: checker),
      let (first, last) = knownEnds(of: space, in: checker)
    else { return false }
    return value < first && !onlyAbove || value > last && !onlyBelow
  }

  /// Returns the first and the last period of a timeline; nil where the run has to tell.
  static func knownEnds(
    of space: SpaceID, in checker: Checker
  ) -> (first: Double, last: Double)? {
    let info = checker.tables.spaces[space]
    if let known = checker.settings.knownEnds[space] { return (known.first, known.last) }
    guard case .constant(let first)? = constantOperation(info.first, in: checker),
      case .constant(let last)? = constantOperation(info.last, in: checker)
    else { return nil }
    return (first, last)
  }

  /// Returns the operation of the definition's first clause; nil where that has not been checked.
  private static func constantOperation(_ definition: DefinitionID, in checker: Checker)
    -> Operation?
  {
    checker.definitions[definition].clauses.first?.expression.map {
      checker.expression($0).operation
    }
  }

  /// Checks the range of periods for which a clause stands, and reports one that is reversed or
  /// lies outside of the timeline.
  private static func checkRange(
    _ index: DefinitionID, _ number: Int, _ reference: NodeReference, _ space: SpaceID,
    _ context: inout Context, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let low = tree.child(reference.node, 0)
    let high = tree.child(reference.node, 1)
    if low.exists, tree[low].kind != .skipped {
      checker.definitions[index].clauses[number].lower = IndexSpaces.place(
        NodeReference(reference.tree, low), space, &context, in: &checker)
    }
    if high.exists {
      checker.definitions[index].clauses[number].upper = IndexSpaces.place(
        NodeReference(reference.tree, high), space, &context, in: &checker)
    }
    var clause = checker.definitions[index].clauses[number]
    if let upper = clause.upper, let lower = clause.lower {
      let last = IndexSpaces.lastOfRange(lower, upper, reference, in: &checker)
      checker.definitions[index].clauses[number].upper = last
      clause.upper = last
    }
    if let first = constantValue(clause.lower, in: checker),
      let last = constantValue(clause.upper, in: checker), first > last
    {
      checker.report(.rangeReversed(checker.span(reference)))
    }
    let isBefore = isOutside(clause.upper, space, onlyBelow: true, in: checker)
    let isAfter = isOutside(clause.lower, space, onlyAbove: true, in: checker)
    guard isBefore || isAfter else { return }
    checker.report(
      .outsideTimeline(
        checker.span(reference), checker.files.sources.text(checker.span(reference)),
        checker.spelling(checker.definitions[index].name),
        checker.tables.spaces[space].name))
  }
}
