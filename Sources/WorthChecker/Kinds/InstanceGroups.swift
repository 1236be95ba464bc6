import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Several filled-in kinds in one list or column.
struct InstanceGroup {
  /// The instances, in their order.
  var members: [InstanceID]
  /// For each member by row which of its rows it is; nil for all others.
  var places: [ExpressionID?]
  /// What they hold under a name, as columns over them.
  var columns: [Name: DefinitionID] = [:]
  /// What is filled in within each of them under a name, as groups.
  var parts: [Name: InstanceID] = [:]
  /// `true` iff its members only say what one would hold, and there is none.
  var isOfNone = false
}

/// Lists and columns of filled-in kinds: `[orderly, forced]`, or a column of a table.
///
/// Each value is the place of an instance in the group; what is read of it is taken from a column that
/// holds the same of all of them. So they are read as instances by row are.
enum InstanceGroups {
  /// Returns the list of `values`, which are instances, as a list of places in a group; nil, after a
  /// diagnostic, where they are of kinds that have nothing in common.
  static func list(
    _ values: [ExpressionID], over known: SpaceID?, _ path: String, _ reference: NodeReference,
    in checker: inout Checker
  ) -> (list: ExpressionID, element: TypeID)? {
    guard let (places, element) = places(values, over: known, path, reference, in: &checker) else {
      return nil
    }
    return (checker.make(.list(places), checker.types.id(.list(element)), reference), element)
  }

  /// `true` iff values of the type are instances, or members of a group of them.
  static func isInstance(_ type: TypeID, in checker: Checker) -> Bool {
    switch checker.types[type] {
    case .instance: true
    case .member(let group): checker.instances.groups[group] != nil
    case .error, .pending, .number, .percent, .text, .yesNo, .date, .months, .days, .monthsAndDays,
      .missing, .quantity, .currency, .rate, .hazard, .period, .choice, .list, .dated, .series,
      .table, .row, .instances, .function, .range, .optional:
      false
    }
  }

  /// Returns `values`, which are instances or members of groups, as places in one group; nil, after a
  /// diagnostic, where they are of kinds that have nothing in common.
  static func places(
    _ values: [ExpressionID], over known: SpaceID?, _ path: String, _ reference: NodeReference,
    in checker: inout Checker
  ) -> (places: [ExpressionID], element: TypeID)? {
    var members: [InstanceID] = []
    var rows: [ExpressionID?] = []
    var starts: [Int] = []
    for value in values {
      starts.append(members.count)
      switch checker.types[checker.type(value)] {
      case .instance(let member):
        guard Instances.prepare(member, in: &checker) else { return nil }
        members.append(member)
        rows.append(nil)
      case .member(let group):
        if let others = checker.instances.groups[group] {
          members += others.members
          rows += others.places
        } else {
          members.append(group)
          rows.append(value)
        }
      default: return nil
      }
    }
    guard members.count <= Checker.mostParts else {
      checker.report(.tooManyParts(checker.span(reference), limit: Checker.mostParts))
      return nil
    }
    guard let kind = commonKind(of: members, in: checker) else {
      reportKinds(members, values, path, in: &checker)
      return nil
    }
    // Only where each value is one member, the rows of a table tell them apart.
    let space =
      (members.count == values.count ? known : nil)
      ?? namedSpace(of: members, path, reference, in: &checker)
    let group = add(members, rows, kind, space, path, reference, in: &checker)
    let element = checker.types.id(.member(group))
    let places = zip(values, starts).map { value, start in
      let first = checker.make(
        .constant(Double(start)), element, checker.expression(value).reference)
      guard case .member(let known) = checker.types[checker.type(value)],
        checker.instances.groups[known] != nil
      else { return first }
      let place = Expressions.retyped(value, .number, in: &checker)
      return checker.make(
        .arithmetic(.add, place, Expressions.retyped(first, .number, in: &checker)), element,
        reference)
    }
    return (places, element)
  }

  /// Returns one of two instances by a condition; the instance itself where both are the same.
  static func choice(
    _ condition: ExpressionID, _ branches: [ExpressionID], _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    if checker.type(condition) == .error { return checker.broken(reference) }
    let first = checker.type(branches[0])
    if first == checker.type(branches[1]) {
      return checker.make(.conditional(condition, branches[0], branches[1]), first, reference)
    }
    let path = checker.files.sources.text(checker.span(reference))
    let stated = branches.filter { checker.type($0) != .missing }
    let members = stated.map { value in
      guard case .optional(let inner) = checker.types[checker.type(value)] else { return value }
      return Expressions.retyped(value, inner, in: &checker)
    }
    guard let (places, element) = places(members, over: nil, path, reference, in: &checker) else {
      return checker.broken(reference)
    }
    let isSure = zip(branches, members).allSatisfy { checker.type($0) == checker.type($1) }
    if stated.count == branches.count, isSure {
      return checker.make(.conditional(condition, places[0], places[1]), element, reference)
    }
    // One that may be missing has no place then.
    let type = checker.types.id(.optional(element))
    let none = checker.make(.constant(Marker.missing), type, reference)
    var left = places[...]
    let values = branches.map { branch in
      guard checker.type(branch) != .missing, let place = left.popFirst() else { return none }
      let given = Expressions.retyped(place, type, in: &checker)
      guard case .optional = checker.types[checker.type(branch)] else { return given }
      let isGiven = checker.make(.isGiven(branch), .yesNo, reference)
      return checker.make(.conditional(isGiven, given, none), type, reference)
    }
    return checker.make(.conditional(condition, values[0], values[1]), type, reference)
  }

  /// `true` iff two values are instances, of which one may be missing, so that a condition can choose
  /// between them.
  static func areInstances(_ values: [ExpressionID], in checker: Checker) -> Bool {
    var isOne = false
    for value in values {
      var type = checker.type(value)
      if type == .missing { continue }
      if case .optional(let inner) = checker.types[type] { type = inner }
      guard isInstance(type, in: checker) || stands(value, in: checker) else { return false }
      isOne = true
    }
    return isOne
  }

  /// The type of the values of a list that has none, each of which would be like `sample`.
  static func ofNone(
    like sample: InstanceID, _ kind: KindID, _ reference: NodeReference, in checker: inout Checker
  ) -> TypeID {
    let space = namedSpace(
      of: [], checker.instances[sample].path, reference, in: &checker)
    let group = add(
      [sample], [nil], kind, space, checker.instances[sample].path, reference, in: &checker)
    checker.instances.setOfNone(group)
    return checker.types.id(.member(group))
  }

  /// Adds a group of instances of one kind.
  private static func add(
    _ members: [InstanceID], _ places: [ExpressionID?], _ kind: KindID, _ space: SpaceID,
    _ path: String, _ reference: NodeReference, in checker: inout Checker
  ) -> InstanceID {
    let place = Definitions.addHidden(
      path + " place", checker.make(.constant(0), .number, reference), in: &checker)
    var group = Instance(
      path: path, reference: reference, scope: checker.names.rootScope, sink: checker.findings.sink,
      timeline: checker.settings.timeline)
    group.kind = kind
    group.rows = InstanceRows(space: space, index: place, key: place)
    let id = checker.instances.all.append(group)
    checker.instances[id].scope = checker.names.addScope(
      .instance(id), parent: checker.names.rootScope)
    checker.instances.setGroup(id, InstanceGroup(members: members, places: places))
    return id
  }

  /// A space with a row for each member, which its name tells from the others.
  private static func namedSpace(
    of members: [InstanceID], _ path: String, _ reference: NodeReference, in checker: inout Checker
  ) -> SpaceID {
    let texts = members.map { member in
      checker.make(
        .text(checker.expressions.textID(checker.instances[member].path)), .text, reference)
    }
    return Tables.addNames(texts, path, reference, in: &checker)
  }

  /// `true` iff one of two instances can stand in the place of the other: both fill in one kind, or children of it.
  static func areAlike(_ one: InstanceID, _ other: InstanceID, in checker: Checker) -> Bool {
    commonKind(of: [one, other], in: checker) != nil
  }

  /// The nearest kind that all members fill in or are children of; nil where there is none.
  private static func commonKind(of members: [InstanceID], in checker: Checker) -> KindID? {
    var candidate = members.first.flatMap { checker.instances[$0].kind }
    while let kind = candidate {
      let name = checker.kinds[kind].name
      let isShared = members.allSatisfy { member in
        guard let own = checker.instances[member].kind else { return false }
        return checker.kinds[own].name == name || checker.kinds[own].ancestors.contains(name)
      }
      if isShared { return kind }
      candidate = checker.kinds[kind].parent
    }
    return nil
  }

  /// Reports the first value whose kind has nothing in common with that of the first.
  private static func reportKinds(
    _ members: [InstanceID], _ values: [ExpressionID], _ path: String, in checker: inout Checker
  ) {
    guard let first = members.first else { return }
    let expected = Instances.kindName(of: checker.instances[first], in: checker)
    for (member, value) in zip(members, values) {
      guard commonKind(of: [first, member], in: checker) == nil else { continue }
      checker.report(
        .wrongKind(
          checker.span(checker.expression(value).reference), path, expected: expected,
          found: Instances.kindName(of: checker.instances[member], in: checker)))
      return
    }
  }

  // MARK: Reading

  /// Returns what all members hold under `name` as a column over them, made on first use.
  static func column(
    of group: InstanceID, _ name: Name, _ reference: NodeReference, _ place: Span,
    _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    if let part = part(of: group, name, in: &checker) {
      return checker.make(.constant(0), checker.types.id(.instances(part)), reference)
    }
    if let known = checker.instances.groups[group], followsRow(known, context, in: checker),
      let rows = checker.instances[group].rows
    {
      // In a function it is that of the row of which it is called.
      guard
        let (values, element) = values(of: known, name, reference, place, context, in: &checker)
      else { return checker.broken(reference) }
      return checker.make(
        .list(values), checker.types.id(.series(element, space: rows.space, isFlow: false)),
        reference)
    }
    guard let column = definition(of: group, name, reference, place, context, in: &checker) else {
      return checker.broken(reference)
    }
    return Expressions.value(of: .definition(column), reference, context, in: &checker)
  }

  /// Returns what the member at `index` holds under `name`.
  static func line(
    of group: InstanceID, at index: ExpressionID, _ name: Name, _ reference: NodeReference,
    _ place: Span, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    if let part = part(of: group, name, in: &checker) {
      return checker.make(
        checker.expression(index).operation, checker.types.id(.member(part)), reference)
    }
    let whole = column(of: group, name, reference, place, context, in: &checker)
    guard case .series(let element, let space, _) = checker.types[checker.type(whole)] else {
      return checker.broken(reference)
    }
    let position = Expressions.retyped(
      index, IndexSpaces.indexType(space, in: &checker), in: &checker)
    return checker.make(.element(whole, index: position, isSelf: false), element, reference)
  }

  /// Returns what each of the values of `base`, which are members of the group, holds under `name`: a
  /// list, or a column over the same rows.
  static func members(
    of base: ExpressionID, _ group: InstanceID, _ name: Name, _ reference: NodeReference,
    _ place: Span, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    let local = checker.expressions.newLocal()
    let element = checker.types.id(.member(group))
    let body = RepeatedInstances.line(
      of: group, at: checker.make(.local(local), element, reference), name, reference, place,
      context, in: &checker)
    let type = checker.type(body)
    if type == .error || type == .pending { return checker.make(.error, type, reference) }
    let list = checker.make(
      .comprehension(
        Comprehension(
          body: body, source: base, condition: nil, local: local, overPositions: false)),
      checker.types.id(.list(type)), reference)
    guard case .series(_, let space, _) = checker.types[checker.type(base)] else { return list }
    return Expressions.retyped(
      list, checker.types.id(.series(type, space: space, isFlow: false)), in: &checker)
  }

  /// Returns the member of a whole group that `item` names, where `list` is that group and `item` a
  /// text; nil for other lists and indices.
  static func named(
    _ item: NodeReference, in list: ExpressionID, _ reference: NodeReference,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    guard case .list(let element) = checker.types[checker.type(list)],
      case .member(let group) = checker.types[element], checker.instances.groups[group] != nil,
      checker.trees[item.tree][SyntaxReading.unwrapped(item.node, checker.trees[item.tree])].kind
        == .text, isWhole(list, in: checker)
    else { return nil }
    return RepeatedInstances.check(group, item, reference, &context, in: &checker)
  }

  /// `true` iff the list is written with all members of its group.
  private static func isWhole(_ list: ExpressionID, in checker: Checker) -> Bool {
    switch checker.expression(list).operation {
    case .list: return true
    case .definition(let definition):
      guard let written = checker.definitions[definition].clauses.first?.expression else {
        return false
      }
      if case .list = checker.expression(written).operation { return true }
      return false
    default: return false
    }
  }

  /// The definition of the column of what all members hold under `name`; nil after a diagnostic.
  private static func definition(
    of group: InstanceID, _ name: Name, _ reference: NodeReference, _ place: Span,
    _ context: Context, in checker: inout Checker
  ) -> DefinitionID? {
    guard let known = checker.instances.groups[group] else { return nil }
    if let column = known.columns[name] { return column }
    guard let rows = checker.instances[group].rows else { return nil }
    // The column needs what the members hold, whoever reads it first.
    var context = context
    context.definition = nil
    context.version = nil
    let collected = checker.expressions.beginCollecting()
    let found = values(of: known, name, reference, place, context, in: &checker)
    var needs = checker.expressions.collected
    checker.expressions.resumeCollecting(collected)
    guard let found else { return nil }
    if known.isOfNone { needs = [] }
    let values = known.isOfNone ? [] : found.values
    let type = checker.types.id(
      .series(found.element, space: rows.space, isFlow: false))
    let path = checker.instances[group].path + "." + checker.spelling(name)
    let column = Definitions.addHidden(
      path, checker.make(.list(values), type, reference), dependencies: needs, in: &checker)
    checker.instances.keep(column, of: name, in: group)
    return column
  }

  /// What all members hold under a name, in one type; nil after a diagnostic.
  private static func values(
    of known: InstanceGroup, _ name: Name, _ reference: NodeReference, _ place: Span,
    _ context: Context, in checker: inout Checker
  ) -> (values: [ExpressionID], element: TypeID)? {
    var element = TypeID.pending
    var values: [ExpressionID] = []
    var areParts = false
    for (member, row) in zip(known.members, known.places) {
      let value = value(of: member, at: row, name, reference, place, context, in: &checker)
      if checker.type(value) == .error { break }
      if checker.type(value) == .pending {
        // All members are needed for one.
        let path = checker.instances[member].path + "." + checker.spelling(name)
        checker.report(.circle(place, [path], [place]))
        break
      }
      if isInstance(checker.type(value), in: checker), values.isEmpty || areParts {
        areParts = true
        element = checker.type(value)
      } else if !Operators.isLiteralZero(value, in: checker) || values.isEmpty {
        element = Unification.unify(element, checker.type(value), reference, in: &checker)
      }
      values.append(value)
    }
    guard values.count == known.members.count, element != .error, element != .pending else {
      return nil
    }
    if areParts, values.contains(where: { checker.type($0) != element }) {
      // Each member has another one, such as the ways of different defaults: they are a group again.
      return places(values, over: nil, checker.spelling(name), reference, in: &checker).map {
        (values: $0.places, element: $0.element)
      }
    }
    values = values.map {
      Operators.isLiteralZero($0, in: checker) && TypeTraits.isArithmetic(element, in: checker)
        ? Expressions.retyped($0, element, in: &checker) : $0
    }
    return (values, element)
  }

  /// The group of what is filled in within each member under `name`; nil where that is something
  /// else.
  private static func part(
    of group: InstanceID, _ name: Name, in checker: inout Checker
  ) -> InstanceID? {
    guard let known = checker.instances.groups[group], let rows = checker.instances[group].rows
    else { return nil }
    if let part = known.parts[name] { return part }
    var inner: [InstanceID] = []
    for (member, row) in zip(known.members, known.places) {
      let scope = checker.instances[member].scope
      guard case .instance(let part)? = checker.names.scopes[scope].symbols[name],
        Instances.prepare(part, in: &checker), !checker.instances.isDoubled(part)
      else { return nil }
      if row != nil { RepeatedInstances.shareRows(of: member, with: part, in: &checker) }
      inner.append(part)
    }
    guard let kind = commonKind(of: inner, in: checker) else { return nil }
    let part = add(
      inner, known.places, kind, rows.space,
      checker.instances[group].path + "." + checker.spelling(name),
      checker.instances[group].reference, in: &checker)
    checker.instances.keep(part: part, of: name, in: group)
    if known.isOfNone { checker.instances.setOfNone(part) }
    return part
  }

  /// The place of `instance` in the group; nil where it is no member.
  static func place(
    of instance: InstanceID, in group: InstanceID, _ checker: Checker
  ) -> Int? {
    checker.instances.groups[group]?.members.firstIndex(of: instance)
  }

  /// The whole group that a list is written with, or all instances that a line by row fills in; nil for
  /// other values.
  static func whole(_ list: ExpressionID, in checker: Checker) -> InstanceID? {
    if let all = filledByRow(list, in: checker) { return all }
    guard case .list(let element) = checker.types[checker.type(list)],
      case .member(let group) = checker.types[element], checker.instances.groups[group] != nil,
      isWhole(list, in: checker)
    else { return nil }
    return group
  }

  /// The instances of a line that fills in one for each row, as in `f[r in rows] = fee { … }`; nil for other
  /// values, also for a line that picks among such instances.
  static func filledByRow(_ line: ExpressionID, in checker: Checker) -> InstanceID? {
    guard case .series(let element, let space, _) = checker.types[checker.type(line)],
      case .member(let all) = checker.types[element], checker.instances.groups[all] == nil,
      checker.instances[all].rows?.space == space,
      case .definition(let definition) = checker.expression(line).operation,
      checker.definitions[definition].clauses.count == 1,
      let value = checker.definitions[definition].clauses.first?.expression,
      case .local = checker.expression(value).operation
    else { return nil }
    return all
  }
}
