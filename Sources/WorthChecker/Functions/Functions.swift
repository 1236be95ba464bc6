import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The functions of a case: a version for each set of argument types, and rings of functions that
/// call one another.
struct Functions {
  /// The functions as they are written.
  var all = Arena<FunctionID, FunctionInfo>()
  /// Their versions: a function is checked again for each set of argument types.
  var versions = Arena<VersionID, FunctionVersion>()
  /// How far each version has been checked.
  private var versionStates = Arena<VersionID, VersionState>()
  /// The parameters whose argument is the literal 0, which fits any unit.
  private(set) var zeroLocals: Set<LocalID> = []
  /// The names that stand for periods' numbers, or what is counted from them, where their type does not say it:
  /// parameters handed `t.year`, and what a comprehension takes from a list of years.
  private(set) var periodLocals: Set<LocalID> = []
  /// The parameters that a function takes off 1, as in `amount * (1 - tax)`, with the sums in which it does.
  private(set) var takenOff: [LocalID: ExpressionID] = [:]
  /// The version for a function and the types of its arguments.
  private var foundVersions: [VersionKey: VersionID] = [:]
  /// How many versions each function has.
  private var versionCounts: [FunctionID: Int] = [:]
  /// The versions that are being checked, each called by the one before it.
  private var runningVersions: [VersionID] = []
  /// The lowest place on `runningVersions` of a version that was called while it was being checked.
  private var lowestRunningVersion = Int.max
  /// Versions that have been checked but belong to a ring that has not.
  private var ringVersions: [VersionID] = []
  /// `true` iff this pass over a ring has found types that were not known in the one before.
  private var hasRingChanged = false
  /// The one of instances by row whose function is called, by the expression that names the function.
  private(set) var rows: [ExpressionID: ExpressionID] = [:]
  /// The definitions in the block of each function version.
  var locals: [VersionID: [Name: FunctionLocal]] = [:]

  /// The entry of `id`.
  subscript(id: FunctionID) -> FunctionInfo {
    get { all[id] }
    _modify { yield &all[id] }
  }
}

extension Functions {
  /// How many versions of one function may be made.
  private static var mostVersions: Int { WorkLimits.versions }

  /// How many versions of all functions may be made; each instance has functions of its own.
  private static var mostVersionsInAll: Int { WorkLimits.versionsInAll }

  /// How often a ring of functions is checked, unless its types still change.
  private static var mostRounds: Int { 8 }

  /// Notes of which of the instances by row a function is that an expression names.
  mutating func note(_ row: ExpressionID, of callee: ExpressionID) { rows[callee] = row }

  /// Declares the function at `reference` in `scope`; reports a name that is taken.
  static func declare(
    _ reference: NodeReference, scope: ScopeID, instance: InstanceID?, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let name = tree.name(tree.child(reference.node))
    if let earlier = Declarations.place(of: name, scope: scope, in: checker) {
      checker.report(
        .definedTwice(
          Declarations.nameSpan(reference, in: checker), checker.spelling(name), first: earlier))
      return
    }
    let index = add(reference, scope: scope, instance: instance, in: &checker)
    checker.names.define(name, as: .function(index), in: scope)
  }

  /// Adds the function at `reference` without a name in a scope.
  static func add(
    _ reference: NodeReference, scope: ScopeID, instance: InstanceID?, in checker: inout Checker
  ) -> FunctionID {
    let tree = checker.trees[reference.tree]
    var parameters: [FunctionInfo.Parameter] = []
    let list = NodeReference(reference.tree, tree.child(reference.node, 1))
    for node in checker.limited(checker.children(of: list)).map({ $0.node })
    where tree[node].kind == .parameter {
      let parts = tree[node].parts
      let parameter = FunctionInfo.Parameter(
        name: tree.name(tree.child(node)),
        type: parts.contains(.type) ? tree.child(node, 1) : .none,
        value: parts.contains(.value) ? tree.child(node, parts.contains(.type) ? 2 : 1) : .none)
      if let earlier = parameters.firstIndex(where: { $0.name == parameter.name }) {
        checker.report(
          .definedTwice(
            checker.span(NodeReference(reference.tree, node)), checker.spelling(parameter.name),
            first: checker.span(checker.children(of: list)[earlier])))
      }
      parameters.append(parameter)
    }
    return checker.functions.all.append(
      FunctionInfo(
        name: tree.name(tree.child(reference.node)), reference: reference, scope: scope,
        instance: instance, parameters: parameters, body: tree.child(reference.node, 2)))
  }

  /// Returns a call of the version of the function for these arguments.
  static func call(
    _ function: FunctionID, _ values: [ExpressionID], _ reference: NodeReference,
    _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    let argumentTypes = values.map { checker.type($0) }
    if argumentTypes.contains(.error) { return checker.broken(reference) }
    if argumentTypes.contains(.pending) { return checker.make(.error, .pending, reference) }
    var key = VersionKey(function: function, arguments: argumentTypes.map { Optional($0) })
    for (place, value) in values.enumerated() where Operators.isLiteralZero(value, in: checker) {
      key.arguments[place] = nil
    }
    key.periods = WholePeriods.places(in: values, context, checker)
    guard let version = version(key, argumentTypes, reference, in: &checker) else {
      return checker.broken(reference)
    }
    for dependency in checker.functions.versions[version].dependencies {
      Definitions.depend(on: dependency.target, offset: nil, context, in: &checker)
    }
    for (parameter, value) in zip(checker.functions.versions[version].parameters, values) {
      guard let sum = checker.functions.takenOff[parameter] else { continue }
      PlainShares.noteTakenOff(value, in: sum, in: &checker)
    }
    let shown = checker.functions.resultType(of: version)
    if shown == .error { return checker.broken(reference) }
    return Rounding.roundedFactor(
      checker.make(.call(version: version, arguments: values), shown, reference), of: function,
      in: &checker)
  }

  /// Notes that a name stands for the numbers of periods.
  mutating func notePeriods(in local: LocalID) { periodLocals.insert(local) }

  /// Notes that a sum takes a parameter off 1.
  mutating func noteTakenOff(_ parameter: LocalID, in sum: ExpressionID) {
    if takenOff[parameter] == nil { takenOff[parameter] = sum }
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
  static func version(
    of function: FunctionID, _ argumentTypes: [TypeID], _ reference: NodeReference,
    in checker: inout Checker
  ) -> VersionID? {
    let key = VersionKey(function: function, arguments: argumentTypes.map { Optional($0) })
    return version(key, argumentTypes, reference, in: &checker)
  }

  /// Returns the function made for such arguments, checking it if it is new.
  ///
  /// A literal 0 has a version of its own, in which it fits any unit, and so have the numbers of periods.
  private static func version(
    _ key: VersionKey, _ argumentTypes: [TypeID], _ reference: NodeReference,
    in checker: inout Checker
  ) -> VersionID? {
    let function = key.function
    let known = checker.functions.foundVersions[key]
    if let known, checker.functions.versionStates[known].progress != .waiting { return known }
    guard checker.functions.runningVersions.count < Definitions.deepestDemand else {
      let name = checker.spelling(checker.functions[function].name)
      checker.report(
        checker.functions.isNested(function)
          ? .tooManyVersions(checker.span(reference), name)
          : .chainTooLong(checker.span(reference), limit: Definitions.deepestDemand))
      return nil
    }
    let made = checker.functions.versionCounts[function, default: 0]
    guard
      known != nil
        || made < Functions.mostVersions
          && checker.functions.versions.count < Functions.mostVersionsInAll
    else {
      checker.report(
        .tooManyVersions(
          checker.span(reference), checker.spelling(checker.functions[function].name)))
      return nil
    }
    let index = known ?? checker.functions.versions.nextID
    if known == nil {
      let parameters = argumentTypes.map { _ in checker.expressions.newLocal() }
      checker.functions.versions.append(
        FunctionVersion(
          function: function, argumentTypes: argumentTypes, parameters: parameters))
      checker.functions.versionStates.append(VersionState())
      checker.functions.versionCounts[function] = made + 1
      for place in key.arguments.indices where key.arguments[place] == nil {
        checker.functions.zeroLocals.insert(parameters[place])
      }
      for place in key.periods { checker.functions.notePeriods(in: parameters[place]) }
      checker.functions.foundVersions[key] = index
    }
    let outer = checker.definitions.watchPending()
    let marks = checker.findings.counts
    checkVersion(index, in: &checker)
    showCall(reference, of: function, since: marks, in: &checker)
    // What rests on a type that is not known yet is checked again when it is.
    if checker.definitions.lowestPending != Int.max {
      checker.functions.versionStates[index].progress = .waiting
    }
    checker.definitions.noteFinished(index)
    checker.definitions.stopWatching(outer)
    return index
  }

  /// Moves what was found in a function of another file to its call, which a reader can change.
  private static func showCall(
    _ call: NodeReference, of function: FunctionID, since marks: [Int], in checker: inout Checker
  ) {
    let place = checker.span(call)
    let home = checker.span(checker.functions[function].reference).source
    if place.source != home { checker.findings.move(from: home, to: place, since: marks) }
  }

  /// Has a version checked again, when it is next called.
  mutating func repeatVersion(_ version: VersionID) { versionStates[version].progress = .waiting }

  /// Notes that a version of a function needs `target`.
  mutating func note(_ target: DefinitionID, neededBy version: VersionID) {
    versions[version].dependencies.append(Dependency(target: target, offset: nil))
  }

  /// `true` iff the function is being checked already, for other types.
  private func isNested(_ function: FunctionID) -> Bool {
    runningVersions.contains { versions[$0].function == function }
  }

  /// Checks the body of a version of a function.
  ///
  /// Functions that call one another in a ring are checked together, beginning with the one that
  /// was called first, until the types of their results stay the same.
  private static func checkVersion(_ index: VersionID, in checker: inout Checker) {
    let info = checker.functions[checker.functions.versions[index].function]
    let outer = (
      hidden: checker.expressions.collected,
      lowest: checker.functions.lowestRunningVersion, changed: checker.functions.hasRingChanged
    )
    let position = checker.functions.runningVersions.count
    checker.functions.runningVersions.append(index)
    let mark = checker.functions.ringVersions.count
    var isAssumed = false
    var round = 0
    while true {
      round += 1
      checker.functions.hasRingChanged = false
      checker.functions.lowestRunningVersion = Int.max
      checker.functions.versionStates[index].progress = .running
      checker.functions.versions[index].dependencies = []
      checker.findings.openNotebook()
      let body = FunctionBodies.checkBody(
        index, info, NodeReference(info.reference.tree, info.body), in: &checker)
      let notebook = checker.findings.closeNotebook()
      checker.functions.versions[index].body = body
      checker.functions.versions[index].result = checker.type(body)
      checker.functions.versionStates[index].progress = .done
      if checker.functions.lowestRunningVersion < Int.max { checker.functions.noteResult(index) }
      if checker.functions.lowestRunningVersion < position {
        checker.functions.leaveToRing(
          index, since: mark, until: checker.functions.lowestRunningVersion)
        checker.functions.hasRingChanged = checker.functions.hasRingChanged || outer.changed
        Findings.flush(notebook, in: &checker)
        break
      }
      let isPending =
        checker.functions.lowestRunningVersion < Int.max && checker.type(body) == .pending
      if !checker.functions.hasRingChanged, isPending, !isAssumed {
        isAssumed = true
        checker.functions.assumeNumbers(index, since: mark)
        checker.functions.repeatRing(since: mark)
        continue
      }
      // A type may have to go round the whole ring.
      if checker.functions.hasRingChanged,
        round < Functions.mostRounds + checker.functions.ringVersions.count - mark
      {
        checker.functions.repeatRing(since: mark)
        continue
      }
      if isAssumed, !FunctionBodies.hasEnd(checker.functions.versions[index].body, in: checker),
        !checker.functions.ringVersions[mark...].contains(where: {
          FunctionBodies.hasEnd(checker.functions.versions[$0].body, in: checker)
        })
      {
        checker.report(
          .noTypeFromLoop(
            Declarations.nameSpan(info.reference, in: checker), checker.spelling(info.name)))
        checker.functions.versions[index].result = .error
      }
      checker.functions.closeRing(index, since: mark)
      Findings.flush(notebook, in: &checker)
      checker.functions.hasRingChanged = outer.changed
      break
    }
    checker.functions.lowestRunningVersion = min(
      outer.lowest, checker.functions.lowestRunningVersion)
    checker.expressions.resumeCollecting(outer.hidden)
    checker.functions.runningVersions.removeLast()
  }

  /// Notes the type that a function in a ring gives, for the next pass over the ring.
  private mutating func noteResult(_ index: VersionID) {
    let found = versions[index].result
    guard found != .pending, found != .error, versionStates[index].provisional != found else {
      return
    }
    versionStates[index].provisional = found
    hasRingChanged = true
  }

  /// Notes that a version rests on one that was called before it and is still being checked.
  private mutating func leaveToRing(_ index: VersionID, since mark: Int, until position: Int) {
    ringVersions.append(index)
    for member in ringVersions[mark...] { versionStates[member].ring = position }
  }

  /// Makes the versions of the ring wait for another pass.
  private mutating func repeatRing(since mark: Int) {
    for member in ringVersions[mark...] {
      versionStates[member].progress = .waiting
      versionStates[member].ring = nil
    }
    ringVersions.removeLast(ringVersions.count - mark)
  }

  /// Takes what the last pass over a ring found as final.
  private mutating func closeRing(_ index: VersionID, since mark: Int) {
    for member in ringVersions[mark...] {
      versionStates[member].ring = nil
      versions[member].dependencies = versions[index].dependencies
    }
    ringVersions.removeLast(ringVersions.count - mark)
    lowestRunningVersion = Int.max
  }

  /// Assumes that a ring gives numbers, where only a literal 0 ends it.
  private mutating func assumeNumbers(_ index: VersionID, since mark: Int) {
    for member in ringVersions[mark...] + [index] where versionStates[member].provisional == nil {
      versionStates[member].provisional = .number
    }
  }

  /// Checks functions of the root file that nothing calls with numbers, and reports only unknown
  /// names.
  static func checkUnused(in checker: inout Checker) {
    let used = Set(checker.functions.versions.entries.map { $0.function })
    let words = wordsOfParameters(in: checker)
    for index in checker.functions.all.ids {
      let info = checker.functions[index]
      guard info.scope == checker.names.rootScope, !used.contains(index) else { continue }
      let outer = checker.findings.turnToNewSink()
      let context = Context(
        scope: checker.names.rootScope, definition: nil, timeline: checker.settings.timeline)
      let values = info.parameters.map { _ in checker.make(.constant(1), .number, info.reference) }
      _ = call(index, values, info.reference, context, in: &checker)
      let found = checker.findings.removeLastSink()
      checker.findings.turn(to: outer)
      for diagnostic in found
      where diagnostic.code.isAboutUnknownName && !words.contains(unknownName(diagnostic)) {
        checker.report(diagnostic)
      }
    }
  }

  /// Returns the names that functions compare with a parameter: where nothing calls the function,
  /// nobody knows whether they are the words of a choice.
  private static func wordsOfParameters(in checker: Checker) -> Set<String> {
    var words: Set<String> = []
    for function in checker.functions.all.entries {
      let tree = checker.trees[function.reference.tree]
      let parameters = Set(function.parameters.map { $0.name })
      var waiting = [function.reference.node]
      while let node = waiting.popLast() {
        waiting += tree.children(node)
        guard case .comparison? = tree.binaryOperator(node)?.meaning else { continue }
        let sides = [tree.child(node, 0), tree.child(node, 1)].filter {
          $0.exists && tree[$0].kind == .name
        }
        guard sides.count == 2, sides.contains(where: { parameters.contains(tree.name($0)) }) else {
          continue
        }
        words.formUnion(sides.map { checker.spelling(tree.name($0)) })
      }
    }
    return words
  }

  /// The name that a diagnostic says is unknown.
  private static func unknownName(_ diagnostic: Diagnostic) -> String {
    if case .name(let name)? = diagnostic.arguments.first?.value { name } else { "" }
  }
}
