import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Definitions: each is checked when it is first needed, and twice where it lies on a loop through
/// time.
struct Definitions {
  /// The definitions, whether written in a source or made by the checker.
  var all = Arena<DefinitionID, Definition>()
  /// How far each has been checked.
  var states = Arena<DefinitionID, DefinitionState>()
  /// Definitions whose type rests on that of one further out, which is still being checked.
  private var tentative: [DefinitionID] = []
  /// The lowest place on `running` of a definition whose type was needed before it was known.
  private(set) var lowestPending = Int.max
  /// The definitions that are being checked, each needed by the one before it.
  private(set) var running: [DefinitionID] = []
  /// What has been checked for good while others, which it may rest on, still were, each with what was found in it.
  private var finished: [Finished] = []
  /// The scope whose lines are being checked in their order.
  private var orderedScope: ScopeID?
  /// Finds the order in which definitions and instances are checked.
  var orderFinder = DependencyOrder()

  /// The entry of `id`.
  subscript(id: DefinitionID) -> Definition {
    get { all[id] }
    _modify { yield &all[id] }
  }
}

extension Definitions {
  /// What has been checked while a definition that it may rest on was not done yet.
  private enum Finished {
    case definition(DefinitionID, Findings.Notebook)
    case version(VersionID)
  }

  /// How many definitions may wait for one another.
  static var deepestDemand: Int { WorkLimits.waitingDefinitions }

  /// Adds a definition; `progress` says how far it has been checked.
  mutating func add(
    _ definition: consuming Definition, _ progress: Progress = .waiting
  ) -> DefinitionID {
    states.append(DefinitionState(progress: progress))
    return all.append(definition)
  }

  /// Adds a clause to a definition.
  mutating func append(_ clause: Clause, to id: DefinitionID) { all[id].clauses.append(clause) }

  /// Puts another definition into the place of one, which is checked again.
  mutating func replace(_ id: DefinitionID, by definition: Definition) {
    all[id] = definition
    states[id].progress = .waiting
  }

  /// Gives the first clause of a definition a checked expression.
  mutating func setValue(of id: DefinitionID, to expression: ExpressionID) {
    all[id].clauses[0].expression = expression
  }

  /// Gives a definition its one clause, and its type where that is known.
  mutating func fill(_ id: DefinitionID, with clause: Clause, type: TypeID? = nil) {
    all[id].clauses = [clause]
    if let type { all[id].type = type }
  }

  /// Gives a definition the space that its index runs over.
  mutating func setSpace(of id: DefinitionID, to space: SpaceID) { all[id].space = space }

  /// Lets the own name of a definition mean `own`.
  mutating func setOwnName(of id: DefinitionID, to own: DefinitionID) { all[id].ownName = own }

  /// Puts others in the place of what the clauses of a definition leave to other rows.
  mutating func replaceOthers(of id: DefinitionID, by others: [DefinitionID: DefinitionID]) {
    for place in all[id].clauses.indices {
      guard let known = all[id].clauses[place].others else { continue }
      all[id].clauses[place].others = others[known] ?? known
    }
  }

  /// Sends the mistakes of a definition to `sink`.
  mutating func send(_ id: DefinitionID, to sink: SinkID) { all[id].sink = sink }

  /// Lets a definition need others as a whole.
  mutating func addNeeds(_ needed: [DefinitionID], to id: DefinitionID) {
    all[id].dependencies += needed.map { Dependency(target: $0, offset: nil) }
  }

  /// Sets what a definition needs.
  mutating func setNeeds(of id: DefinitionID, to needed: [Dependency]) {
    all[id].dependencies = needed
  }

  /// Says whether a definition is money that goes on from its own amount before.
  mutating func setCarriedOn(_ id: DefinitionID, to isCarriedOn: Bool) {
    all[id].isCarriedOn = isCarriedOn
  }

  /// Keeps the definition for what its type says: nothing works it out.
  mutating func keepForType(_ id: DefinitionID) { all[id].isTypeOnly = true }

  /// Counts a definition that has its value as checked.
  mutating func settle(_ id: DefinitionID, _ type: TypeID) {
    all[id].type = type
    states[id].progress = .done
  }

  /// Leaves a column as it is that nothing needs and that cannot be read: nothing works it out.
  mutating func leaveUnread(_ id: DefinitionID) {
    settle(id, .error)
    all[id].isTypeOnly = true
  }

  /// Counts an optional input, which is filled with `missing`, as one that is left out.
  mutating func leaveOut(_ id: DefinitionID) { all[id].isMissing = true }

  /// Notes a further use of a definition.
  mutating func noteUse(of id: DefinitionID) { all[id].uses += 1 }

  /// Turns the last dependency of a definition on the whole of `target` into one on a single index,
  /// `offset` periods from the one at hand.
  mutating func note(_ offset: Int32, of target: DefinitionID, in id: DefinitionID) {
    guard let last = all[id].dependencies.lastIndex(where: { $0.target == target }) else { return }
    all[id].dependencies[last].offset = offset
  }

  /// Begins to watch whether a type is needed that is not known yet; `lowestPending` says so.
  /// Returns what `stopWatching` takes.
  mutating func watchPending() -> Int {
    defer { lowestPending = Int.max }
    return lowestPending
  }

  /// Ends what `watchPending` began.
  mutating func stopWatching(_ outer: Int) { lowestPending = min(outer, lowestPending) }

  /// `true`, after a diagnostic, where the case has as many definitions as it may have.
  static func areTooMany(_ reference: NodeReference, in checker: inout Checker) -> Bool {
    let limit = checker.files.host.limits.definitions
    guard checker.definitions.all.count >= limit else { return false }
    checker.report(.tooManyDefinitions(checker.span(reference), limit: limit))
    return true
  }

  /// Adds a definition that no source names, with a finished expression.
  static func addHidden(
    _ path: String, _ expression: ExpressionID, dependencies: [Dependency] = [],
    in checker: inout Checker
  ) -> DefinitionID {
    let reference = checker.expression(expression).reference
    var definition = Definition(
      name: Word.was.name, path: path, reference: reference,
      clauses: [Clause(reference: reference, index: .none, value: .none, expression: expression)],
      scope: checker.names.rootScope, role: .hidden, sink: checker.findings.sink)
    definition.type = checker.type(expression)
    definition.dependencies = dependencies
    definition.uses = 1
    return checker.definitions.add(definition, .done)
  }

  /// Returns the type of `definition`, checking it first if need be.
  static func demand(_ index: DefinitionID, in checker: inout Checker) -> TypeID {
    switch checker.definitions.states[index].progress {
    case .done: return checker.definitions[index].type
    case .running:
      if let known = checker.definitions.states[index].provisional { return known }
      if let position = checker.definitions.running.lastIndex(of: index) {
        checker.definitions.lowestPending = min(checker.definitions.lowestPending, position)
      }
      return .pending
    case .tentative(let position):
      checker.definitions.lowestPending = min(checker.definitions.lowestPending, position)
      return checker.definitions.states[index].provisional ?? .pending
    case .waiting:
      guard checker.definitions.running.count < Definitions.deepestDemand else {
        if checker.definitions.mayLoop(index) {
          // On a loop of many series, each is checked in turn with what is known of the others.
          checker.definitions.lowestPending = 0
          return checker.definitions.states[index].provisional ?? .pending
        }
        checker.report(
          .chainTooLong(
            checker.span(checker.definitions[index].reference), limit: Definitions.deepestDemand))
        return .error
      }
      demandOthers(of: index, in: &checker)
      return checkDefinition(index, in: &checker)
    }
  }

  /// Notes that what is being checked needs `target`, `offset` periods from the one at hand or,
  /// where that is nil, as a whole.
  static func depend(
    on target: DefinitionID, offset: Int32?, _ context: Context, in checker: inout Checker
  ) {
    checker.definitions[target].uses += 1
    if let version = context.version {
      checker.functions.note(target, neededBy: version)
    } else if let definition = context.definition {
      checker.definitions[definition].dependencies.append(
        Dependency(target: target, offset: offset))
    } else {
      checker.expressions.collect(target)
    }
  }

  /// Checks the lines of an instance that `index`, one of them, needs, when a definition outside of
  /// the instance needs it.
  private static func demandOthers(of index: DefinitionID, in checker: inout Checker) {
    let scope = checker.definitions[index].scope
    guard scope != checker.names.rootScope, let outer = checker.definitions.running.last,
      checker.definitions[outer].scope != scope,
      scope != checker.definitions.orderedScope
    else { return }
    let needed = DefinitionOrder.inOrder([index], scope: scope, in: &checker)
    guard needed.count > Definitions.deepestDemand / 2 else { return }
    // The lines are in order, so that none of them has to be ordered again.
    let before = checker.definitions.orderedScope
    checker.definitions.orderedScope = scope
    defer { checker.definitions.orderedScope = before }
    for line in needed where line != index && !Requirements.needsTimeline(line, in: checker) {
      _ = demand(line, in: &checker)
    }
  }

  /// Checks `definition` and what it needs.
  ///
  /// A definition that needs its own type is checked again once a first pass has found it. One that
  /// needs the type of a definition further out is put off until that one has been checked.
  private static func checkDefinition(_ index: DefinitionID, in checker: inout Checker) -> TypeID {
    let outer = (
      sink: checker.findings.turn(to: checker.definitions[index].sink),
      pending: checker.definitions.lowestPending,
      blamed: checker.findings.blamedInstance
    )
    switch checker.definitions[index].role {
    case .line(let instance): checker.findings.blame(instance)
    case .input(let instance)
    where checker.definitions[index].clauses.first?.reference.tree
      != checker.instances[instance].reference.tree:
      checker.findings.blame(instance)
    case .plain, .input, .column, .hidden: break
    }
    defer { checker.findings.blame(outer.blamed) }
    checker.definitions.states[index].progress = .running
    let position = checker.definitions.running.count
    checker.definitions.running.append(index)
    let mark = checker.definitions.tentative.count
    let finishedMark = checker.definitions.finished.count
    var type = TypeID.pending
    var found: Findings.Notebook = []
    var isGuess = false
    for round in 1...4 {
      checker.definitions.lowestPending = Int.max
      checker.definitions[index].dependencies = []
      let before = checker.definitions.states[index].provisional
      checker.findings.openNotebook()
      type = Clauses.check(index, in: &checker)
      found = checker.findings.closeNotebook()
      if checker.definitions.lowestPending < position {
        checker.definitions.postpone(
          index, type, since: mark, until: checker.definitions.lowestPending)
        checker.definitions.running.removeLast()
        checker.findings.turn(to: outer.sink)
        checker.definitions.lowestPending = min(outer.pending, checker.definitions.lowestPending)
        return type
      }
      for other in checker.definitions.tentative[mark...] {
        checker.definitions.states[other].progress = .waiting
      }
      checker.definitions.tentative.removeLast(checker.definitions.tentative.count - mark)
      // What the clauses for single periods say may have to give way to those for each.
      let assumed = checker.definitions.states[index].provisional
      if isGuess, type == .error {
        // That it is a number was a guess, and no mistake of the case follows from it.
        let definition = checker.definitions[index]
        checker.report(
          .noTypeFromLoop(checker.span(definition.reference), checker.spelling(definition.name)))
        break
      }
      let isSettled =
        checker.definitions.lowestPending == Int.max && (assumed == nil || assumed == type)
      if isSettled || type == .error || round == 4 || !checker.definitions.mayLoop(index) {
        Findings.flush(found, in: &checker)
        break
      }
      if type == .pending, before != nil {
        let definition = checker.definitions[index]
        checker.report(
          .noTypeFromLoop(checker.span(definition.reference), checker.spelling(definition.name)))
        type = .error
        break
      }
      isGuess = type == .pending
      checker.definitions.states[index].provisional =
        isGuess ? numberSeries(index, in: &checker) : type
      repeatFinished(since: finishedMark, in: &checker)
    }
    checker.definitions.running.removeLast()
    checker.findings.turn(to: outer.sink)
    checker.definitions.lowestPending = outer.pending
    checker.definitions.states[index].progress = .done
    checker.definitions[index].type = type
    checker.definitions.noteFinished(.definition(index, found))
    return type
  }

  /// Notes that a version of a function has been checked.
  mutating func noteFinished(_ version: VersionID) { noteFinished(.version(version)) }

  /// Notes what has been checked, as long as it may rest on a definition that has not.
  private mutating func noteFinished(_ last: Finished) {
    if running.isEmpty { finished.removeAll() } else { finished.append(last) }
  }

  /// Has checked again what was checked for good with a type of a definition that has changed since, and withdraws
  /// what was found in it.
  private static func repeatFinished(since mark: Int, in checker: inout Checker) {
    for last in checker.definitions.finished[mark...] {
      switch last {
      case .definition(let definition, let found):
        checker.definitions.states[definition].progress = .waiting
        checker.findings.withdraw(found)
      case .version(let version): checker.functions.repeatVersion(version)
      }
    }
    checker.definitions.finished.removeLast(checker.definitions.finished.count - mark)
  }

  /// Notes that `type` is provisional, as is what became tentative since `mark`: both rest on the
  /// definition at `position` on `running`, which lies on the same cycle and is checked again.
  private mutating func postpone(
    _ index: DefinitionID, _ type: TypeID, since mark: Int, until position: Int
  ) {
    states[index].progress = .tentative(position)
    self[index].dependencies = []
    if type != .pending, type != .error { states[index].provisional = type }
    tentative.append(index)
    for other in tentative[mark...] { states[other].progress = .tentative(position) }
  }

  /// `true` iff the definition has an index and so may lie on a loop through time.
  func mayLoop(_ index: DefinitionID) -> Bool {
    self[index].clauses.contains {
      if case .none = $0.index { return false }
      return true
    }
  }

  /// Returns the type of a series that holds only zeros, or of which nothing says what it holds:
  /// numbers, or amounts in the currency of the case where it states money.
  static func numberSeries(_ index: DefinitionID, in checker: inout Checker) -> TypeID {
    let definition = checker.definitions[index]
    guard let space = definition.space else { return .error }
    var element = TypeID.number
    if definition.annotation.node.exists, let currency = checker.settings.currency,
      Currencies.mentionsMoney(
        definition.annotation.node, checker.trees[definition.annotation.tree])
    {
      element = checker.types.id(.quantity(currency))
    }
    return checker.types.id(
      .series(element, space: space, isFlow: TypeTraits.isFlow(index, element, in: checker)))
  }
}
