import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Calls of functions.
extension Checker {
  /// The arguments of a call as they are written.
  struct WrittenArgument {
    var name: Name?
    var reference: NodeReference
    var value: NodeReference
    /// The argument's value where it was checked already.
    var known: ExpressionID?
  }

  /// Returns the arguments of the call at `reference`.
  func writtenArguments(_ reference: NodeReference) -> [WrittenArgument] {
    let tree = trees[reference.tree]
    return tree.children(reference.node).dropFirst().map { node in
      let argument = NodeReference(reference.tree, node)
      guard tree[node].kind == .argument else {
        return WrittenArgument(name: nil, reference: argument, value: argument)
      }
      return WrittenArgument(
        name: tree.name(node), reference: argument,
        value: NodeReference(reference.tree, tree.child(node)))
    }
  }

  mutating func checkCall(
    _ reference: NodeReference, _ context: inout Context, _ expected: TypeID?
  ) -> ExpressionID {
    let tree = trees[reference.tree]
    let callee = tree.child(reference.node, 0)
    let arguments = writtenArguments(reference)
    if tree[callee].kind == .name {
      let name = tree.name(callee)
      let isLocal = context.locals.contains { $0.name == name }
      if !isLocal, !isDefinedHere(name, context) {
        if let function = CheckedFunction(rawValue: spelling(name)) {
          return checkSpecial(function, arguments, reference, &context)
        }
        if let builtin = BuiltinTable.find(spelling(name)) {
          return checkBuiltin(builtin, arguments, reference, &context)
        }
      }
    }
    if tree[callee].kind == .name {
      let name = tree.name(callee)
      let written = spelling(name)
      if DistributionTable.isFunction(written),
        !context.locals.contains(where: { $0.name == name }),
        lookUp(name, scope: context.scope) == nil
      {
        report(.distributionAsValue(span(reference), written))
        return broken(reference)
      }
    }
    if tree[callee].kind == .member,
      let found = checkUncertainCall(
        NodeReference(reference.tree, callee), arguments, reference, &context)
    {
      return found
    }
    let function = check(
      NodeReference(reference.tree, callee), &context, expected: nil, whole: true)
    guard case .function(let index) = types[type(function)] else {
      if type(function) != .error {
        report(.notAFunction(tree.span(callee), describe(type(function))))
      }
      return broken(reference)
    }
    return checkFunctionCall(index, arguments, reference, &context)
  }

  /// `true` iff the case or the prelude gives `name` a meaning before the builtins do.
  mutating func isDefinedHere(_ name: Name, _ context: Context) -> Bool {
    var current: ScopeID? = context.scope
    while let here = current {
      if let symbol = scopes[here].symbols[name] {
        if case .function = symbol { return true }
        return BuiltinTable.find(spelling(name)) == nil
      }
      current = scopes[here].parent
    }
    return false
  }

  // MARK: User functions

  /// Checks a call of the function: its arguments by name and place, defaults, types.
  mutating func checkFunctionCall(
    _ index: FunctionID, _ arguments: [WrittenArgument], _ reference: NodeReference,
    _ context: inout Context
  ) -> ExpressionID {
    let function = functions[index]
    let arguments = spread(arguments, function.parameters.map { spelling($0.name) }, &context)
    var given = [WrittenArgument?](repeating: nil, count: function.parameters.count)
    var position = 0
    for argument in arguments {
      if let name = argument.name {
        guard let place = function.parameters.firstIndex(where: { $0.name == name }) else {
          let known = function.parameters.map { spelling($0.name) }
          report(
            .unknownArgument(
              span(argument.reference), spelling(name), function: spelling(function.name),
              nearest: Spelling.nearest(to: spelling(name), among: known), known: known))
          return broken(reference)
        }
        if let earlier = given[place] {
          report(
            .definedTwice(
              span(argument.reference), spelling(name), first: span(earlier.reference)))
          return broken(reference)
        }
        given[place] = argument
      } else {
        guard position < given.count else {
          reportArgumentCount(reference, spelling(function.name), arguments.count, given.count)
          return broken(reference)
        }
        given[position] = argument
        position += 1
      }
    }
    var values: [ExpressionID] = []
    for (place, parameter) in function.parameters.enumerated() {
      let specification =
        parameter.type.exists
        ? NodeReference(function.reference.tree, parameter.type) : nil
      let wanted = specification.flatMap { expectedType($0, instance: nil) }
      let wantsWhole = specification.map { wantsWholeSeries($0) } ?? false
      var value: ExpressionID
      if let argument = given[place] {
        value =
          argument.known
          ?? check(
            argument.value, &context, expected: wanted, whole: wantsWhole || context.index == nil)
        if function.scope == preludeScope { value = conventionWord(value, argument.value) }
      } else if parameter.value.exists {
        var outer = Context(
          scope: function.scope, definition: context.definition, timeline: context.timeline)
        value = check(
          NodeReference(function.reference.tree, parameter.value), &outer, expected: wanted,
          whole: true)
      } else if let specification,
        trees[specification.tree][specification.node].kind == .optionalType
      {
        value = make(.constant(Marker.missing), .missing, reference)
      } else {
        report(
          .missingArgument(
            span(reference), spelling(parameter.name), function: spelling(function.name),
            words: wanted.map { types.words($0) } ?? []))
        return broken(reference)
      }
      // A series of what is asked for is taken value by value.
      let isSeriesOfIt =
        wanted != nil && types.isAggregate(type(value)) && types.element(type(value)) == wanted
      if let specification, !isSeriesOfIt {
        value = conform(
          value, to: specification, instance: nil, what: spelling(parameter.name),
          space: context.timeline)
      }
      values.append(value)
    }
    return call(index, values, reference, context)
  }

  mutating func reportArgumentCount(
    _ reference: NodeReference, _ name: String, _ found: Int, _ expected: Int
  ) {
    report(.argumentCount(span(reference), name, found: found, expected: expected))
  }

  /// Returns a call of the version of the function for these arguments.
  mutating func call(
    _ function: FunctionID, _ values: [ExpressionID], _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    let argumentTypes = values.map { type($0) }
    if argumentTypes.contains(.error) { return broken(reference) }
    if argumentTypes.contains(.pending) { return make(.error, .pending, reference) }
    let zeros = values.map { isLiteralZero($0) }
    guard let version = version(of: function, argumentTypes, zeros: zeros, reference) else {
      return broken(reference)
    }
    for dependency in versions[version].dependencies {
      depend(on: dependency.target, offset: nil, context)
    }
    let shown = resultType(of: version)
    if shown == .error { return broken(reference) }
    return roundedFactor(
      make(.call(version: version, arguments: values), shown, reference), of: function)
  }

  /// Returns the type of what the version gives, as far as it is known yet.
  private mutating func resultType(of version: VersionID) -> TypeID {
    let state = versionStates[version]
    if let ring = state.ring { lowestRunningVersion = min(lowestRunningVersion, ring) }
    guard state.progress != .done else { return versions[version].result }
    if let position = runningVersions.lastIndex(of: version) {
      lowestRunningVersion = min(lowestRunningVersion, position)
    }
    return state.provisional ?? .pending
  }

  /// Returns the function made for arguments of these types, checking it if it is new.
  ///
  /// A literal 0 has a version of its own, in which it fits any unit.
  mutating func version(
    of function: FunctionID, _ argumentTypes: [TypeID], zeros: [Bool] = [],
    _ reference: NodeReference
  ) -> VersionID? {
    var key = VersionKey(function: function, arguments: argumentTypes.map { Optional($0) })
    for place in zeros.indices where zeros[place] { key.arguments[place] = nil }
    let known = foundVersions[key]
    if let known, versionStates[known].progress != .waiting { return known }
    guard runningVersions.count < Checker.deepestDemand else {
      let name = spelling(functions[function].name)
      report(
        isNested(function)
          ? .tooManyVersions(span(reference), name)
          : .chainTooLong(span(reference), limit: Checker.deepestDemand))
      return nil
    }
    let made = versionCounts[function, default: 0]
    guard known != nil || made < Checker.mostVersions && versions.count < Checker.mostVersionsInAll
    else {
      report(.tooManyVersions(span(reference), spelling(functions[function].name)))
      return nil
    }
    let index = known ?? versions.nextID
    if known == nil {
      let parameters = argumentTypes.map { _ in newLocal() }
      versions.append(
        FunctionVersion(
          function: function, argumentTypes: argumentTypes, parameters: parameters))
      versionStates.append(VersionState())
      versionCounts[function] = made + 1
      for place in zeros.indices where zeros[place] { zeroLocals.insert(parameters[place]) }
      foundVersions[key] = index
    }
    let outer = lowestPending
    lowestPending = Int.max
    let marks = sinks.entries.map { $0.count }
    checkVersion(index)
    showCall(reference, of: function, since: marks)
    // What rests on a type that is not known yet is looked at again when it is.
    if lowestPending != Int.max { versionStates[index].progress = .waiting }
    lowestPending = min(outer, lowestPending)
    return index
  }

  /// Moves what was found in a function of another file to its call, which a reader can change.
  private mutating func showCall(_ call: NodeReference, of function: FunctionID, since marks: [Int])
  {
    let place = span(call)
    let home = span(functions[function].reference).source
    guard place.source != home else { return }
    for sink in sinks.ids {
      let mark = Int(sink.index) < marks.count ? marks[Int(sink.index)] : 0
      for number in mark..<sinks[sink].count
      where sinks[sink][number].span.source == home {
        if sinks[sink][number].labels.isEmpty {
          sinks[sink][number].labels.append(Label(sinks[sink][number].span, .lineOfFunction))
        }
        sinks[sink][number].labels.append(Label(place, .calledFromHere))
        sinks[sink][number].span = place
      }
      // What was one mistake in two lines of the function is one at its call.
      var kept: [Diagnostic] = []
      for (number, diagnostic) in sinks[sink].enumerated() {
        let isNew = number >= mark
        if isNew, kept.contains(where: { $0.code == diagnostic.code && $0.span == diagnostic.span })
        {
          continue
        }
        kept.append(diagnostic)
      }
      if kept.count < sinks[sink].count { sinks[sink] = kept }
    }
  }

  /// `true` iff the function is being looked at already, for other types.
  func isNested(_ function: FunctionID) -> Bool {
    runningVersions.contains { versions[$0].function == function }
  }

  /// Checks the body of a version of a function.
  ///
  /// Functions that call one another in a ring are looked at together, beginning with the one that was
  /// called first, until the types of their results stay the same.
  private mutating func checkVersion(_ index: VersionID) {
    let place = index
    let info = functions[versions[place].function]
    let outer = (
      hidden: hiddenDependencies, lowest: lowestRunningVersion, changed: hasRingChanged
    )
    let position = runningVersions.count
    runningVersions.append(index)
    let mark = ringVersions.count
    var isAssumed = false
    var round = 0
    while true {
      round += 1
      hasRingChanged = false
      lowestRunningVersion = Int.max
      versionStates[place].progress = .running
      versions[place].dependencies = []
      notebooks.append([])
      let body = checkBody(index, info, NodeReference(info.reference.tree, info.body))
      let notebook = notebooks.removeLast()
      versions[place].body = body
      versions[place].result = type(body)
      versionStates[place].progress = .done
      if lowestRunningVersion < Int.max { noteResult(index) }
      if lowestRunningVersion < position {
        leaveToRing(index, since: mark, until: lowestRunningVersion)
        hasRingChanged = hasRingChanged || outer.changed
        flush(notebook)
        break
      }
      let isPending = lowestRunningVersion < Int.max && type(body) == .pending
      if !hasRingChanged, isPending, !isAssumed {
        isAssumed = true
        assumeNumbers(index, since: mark)
        repeatRing(since: mark)
        continue
      }
      // A type may have to go round the whole ring.
      if hasRingChanged, round < Checker.mostRounds + ringVersions.count - mark {
        repeatRing(since: mark)
        continue
      }
      if isAssumed, !hasEnd(versions[place].body),
        !ringVersions[mark...].contains(where: { hasEnd(versions[$0].body) })
      {
        report(.noTypeFromLoop(nameSpan(info.reference), spelling(info.name)))
        versions[place].result = .error
      }
      closeRing(index, since: mark)
      flush(notebook)
      hasRingChanged = outer.changed
      break
    }
    lowestRunningVersion = min(outer.lowest, lowestRunningVersion)
    hiddenDependencies = outer.hidden
    runningVersions.removeLast()
  }

  /// Notes the type that a function in a ring gives, for the next look at the ring.
  private mutating func noteResult(_ index: VersionID) {
    let found = versions[index].result
    guard found != .pending, found != .error, versionStates[index].provisional != found else {
      return
    }
    versionStates[index].provisional = found
    hasRingChanged = true
  }

  /// Notes that a version rests on one that was called before it and is still being looked at.
  private mutating func leaveToRing(_ index: VersionID, since mark: Int, until position: Int) {
    ringVersions.append(index)
    for member in ringVersions[mark...] { versionStates[member].ring = position }
  }

  private mutating func repeatRing(since mark: Int) {
    for member in ringVersions[mark...] {
      versionStates[member].progress = .waiting
      versionStates[member].ring = nil
    }
    ringVersions.removeLast(ringVersions.count - mark)
  }

  /// Takes what the last look at a ring found as final.
  private mutating func closeRing(_ index: VersionID, since mark: Int) {
    for member in ringVersions[mark...] {
      versionStates[member].ring = nil
      versions[member].dependencies = versions[index].dependencies
    }
    ringVersions.removeLast(ringVersions.count - mark)
    lowestRunningVersion = Int.max
  }

  /// Takes the results of a ring for numbers where nothing but a literal 0 ends it.
  private mutating func assumeNumbers(_ index: VersionID, since mark: Int) {
    for member in ringVersions[mark...] + [index] where versionStates[member].provisional == nil {
      versionStates[member].provisional = .number
    }
  }

  /// `true` iff a branch of the expression ends without a call.
  func hasEnd(_ id: ExpressionID?) -> Bool {
    guard let id else { return false }
    switch expression(id).operation {
    case .conditional(_, let consequence, let alternative):
      return hasEnd(consequence) || hasEnd(alternative)
    case .constant, .local: return true
    default: return false
    }
  }

  mutating func checkBody(
    _ index: VersionID, _ info: FunctionInfo, _ body: NodeReference
  ) -> ExpressionID {
    let place = index
    var context = Context(
      scope: info.scope, definition: nil, version: index,
      timeline: timeline(of: info.scope), instance: info.instance)
    for (number, parameter) in info.parameters.enumerated() {
      context.locals.append(
        Local(
          name: parameter.name, number: versions[place].parameters[number],
          type: versions[place].argumentTypes[number]))
    }
    versions[place].locals = []
    versions[place].requirements = []
    functionLocals[index] = [:]
    guard body.node.exists else { return broken(info.reference) }
    let tree = trees[body.tree]
    guard tree[body.node].kind == .block else {
      return check(body, &context, expected: nil, whole: true)
    }
    return checkBlock(index, body, &context)
  }

  /// Checks the definitions of a function's block and returns its result.
  mutating func checkBlock(
    _ index: VersionID, _ body: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[body.tree]
    var result = NodeID.none
    for entry in tree.children(body.node) {
      let reference = NodeReference(body.tree, entry)
      switch tree[entry].kind {
      case .definition:
        let target = tree.child(entry)
        let value = valueNode(reference)
        let distribution = distributionNode(reference)
        if distribution.exists {
          report(
            .distributionOf(
              span(NodeReference(body.tree, distribution)), .definitionInFunctionBlock))
          continue
        }
        guard tree[target].kind == .name, value.exists else {
          report(.notSupported(span(reference), .words(.definitionInFunction)))
          continue
        }
        functionLocals[index]?[tree.name(target)] = FunctionLocal(
          reference: NodeReference(body.tree, value))
      case .result: result = tree.child(entry)
      case .require, .skipped: break
      default: report(.notSupported(span(reference), .words(.formInFunction)))
      }
    }
    guard result.exists else {
      report(.functionWithoutResult(span(body)))
      return broken(body)
    }
    // Definitions are checked in the order in which they need one another.
    for entry in tree.children(body.node) where tree[entry].kind == .definition {
      let target = tree.child(entry)
      if tree[target].kind == .name {
        _ = functionLocal(tree.name(target), NodeReference(body.tree, target), &context)
      }
    }
    for entry in tree.children(body.node) where tree[entry].kind == .require {
      let found = requirement(NodeReference(body.tree, entry), &context)
      versions[index].requirements.append(found)
    }
    return check(NodeReference(body.tree, result), &context, expected: nil, whole: true)
  }

  /// A definition in the block of a function.
  struct FunctionLocal {
    /// How far it has been checked.
    enum State {
      case waiting, running
      /// The local that holds its value.
      case done(LocalID, TypeID)
    }

    var reference: NodeReference
    var state = State.waiting
  }

  /// The definitions of the function's block that `start` names and that were not looked at, each after those that it
  /// names, and `start` itself at the end.
  private func localsInOrder(_ start: Name, _ version: VersionID) -> [Name] {
    guard let locals = functionLocals[version] else { return [] }
    let names = locals.keys.sorted { $0.id < $1.id }
    var places: [Name: Int] = [:]
    for (place, name) in names.enumerated() { places[name] = place }
    guard let first = places[start] else { return [] }
    var finder = DependencyOrder()
    let order = finder.inOrder(count: names.count, from: [first]) { place, needed in
      guard let local = locals[names[place]], case .waiting = local.state else { return }
      trees[local.reference.tree].forEachName(in: local.reference.node) { name in
        if let target = places[name] { needed.append(target) }
      }
    }
    return order.map { names[$0] }.filter { name in
      if case .waiting? = locals[name]?.state { true } else { false }
    }
  }

  /// Returns the value of a definition in the block of the function at hand, or nil.
  mutating func functionLocal(
    _ name: Name, _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID? {
    guard let version = context.version, let known = functionLocals[version]?[name] else {
      return nil
    }
    switch known.state {
    case .waiting: break
    case .running:
      report(.circle(span(reference), [spelling(name)], [span(known.reference)]))
      return broken(reference)
    case .done(let local, let type): return make(.local(local), type, reference)
    }
    let needed = localsInOrder(name, version)
    if needed.count > Checker.deepestDemand / 2 {
      // A long chain needs no deep stack.
      for other in needed.dropLast() { _ = functionLocal(other, reference, &context) }
    }
    functionLocals[version]?[name]?.state = .running
    let parameters = versions[version].parameters
    var inner = context
    inner.locals = context.locals.filter { parameters.contains($0.number) }
    let value = check(known.reference, &inner, expected: nil, whole: true)
    let number = newLocal()
    let found = type(value)
    functionLocals[version]?[name]?.state = .done(number, found)
    versions[version].locals.append((number, value))
    return make(.local(number), found, reference)
  }
}
