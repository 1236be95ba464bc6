import WorthBuiltins
import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Turns trees into a checked program: names resolved, types and units inferred, periods known.
///
/// Definitions are checked when they are first needed. What a pass finds out stands in side tables; nodes
/// are not changed. A definition that lies on a loop through time is checked twice: the first pass finds
/// its type, the second checks with it.
package struct Checker {
  var trees = Arena<TreeID, Tree>()
  let names: NameTable
  var types = TypeTable()
  var units = UnitTable()
  var scopes = Arena<ScopeID, Scope>()
  var definitions = Arena<DefinitionID, Definition>()
  var definitionStates = Arena<DefinitionID, DefinitionState>()
  var spaces = Arena<SpaceID, Space>()
  var tables = Arena<TableID, TableInfo>()
  var kinds = Arena<KindID, KindInfo>()
  var kindProgress = Arena<KindID, Progress>()
  var instances = Arena<InstanceID, Instance>()
  var functions = Arena<FunctionID, FunctionInfo>()
  var versions = Arena<VersionID, FunctionVersion>()
  var versionStates = Arena<VersionID, VersionState>()
  /// The parameters whose argument is the literal 0, which fits any unit.
  var zeroLocals: Set<LocalID> = []
  var foundVersions: [VersionKey: VersionID] = [:]
  /// The reasons of requirements, by the place where they are written.
  var knownReasons: [NodeReference: String] = [:]
  /// How many versions each function has.
  var versionCounts: [FunctionID: Int] = [:]
  var expressions = Arena<ExpressionID, Expression>()
  var texts = Arena<TextID, String>()
  var foundTexts: [String: TextID] = [:]
  var requirements: [RequirementInfo] = []
  var checks: [CheckInfo] = []
  var shows: [ShowInfo] = []
  var settings: [(name: String, value: String)] = []
  /// Diagnostics of the case at the first place, of each `expect error` at its number.
  var sinks = Arena<SinkID, [Diagnostic]>()
  var sink = SinkID.ofCase
  /// The instance whose line is being checked.
  var blamedInstance: InstanceID?
  /// What was found in the passes at hand, innermost last. A pass that rests on a type that is not known
  /// yet is thrown away with what it found; a final one goes to its sink.
  var notebooks: [[(sink: SinkID, diagnostic: Diagnostic)]] = []
  /// Definitions whose type rests on that of one further out, which is still being checked.
  var tentative: [DefinitionID] = []
  var nextLocal = LocalID(0)
  /// The lowest place on `running` of a definition whose type was needed before it was known.
  var lowestPending = Int.max
  var running: [DefinitionID] = []
  var runningVersions: [VersionID] = []
  /// The lowest place on `runningVersions` of a version that was called while it was being checked.
  var lowestRunningVersion = Int.max
  /// Versions that have been checked but belong to a ring that has not.
  var ringVersions: [VersionID] = []
  /// `true` iff this pass over a ring has found types that were not known in the one before.
  var hasRingChanged = false

  var rootScope = ScopeID(0)
  /// The tree of the root file.
  let rootTree = TreeID(0)
  var preludeScope: ScopeID?
  var preludeFiles: [Int: TreeID] = [:]
  var caseCurrency: UnitID?
  /// The setting `currency` of the case, where it stands.
  var currencySetting: NodeReference?
  /// The currencies of the amounts that the case states.
  var usedCurrencies: Set<UnitID> = []
  var caseTimeline: SpaceID?
  /// `true` iff the case states a timeline that cannot be understood.
  var hasBrokenTimeline = false
  var valuationDate: DefinitionID?
  var exchanges: [Exchange] = []
  var rounding = RoundingSetting()
  /// The uncertain names.
  var draws = Arena<DrawID, DrawInfo>()
  /// `true` iff a parameter of the distribution at hand rests on the value that it is of.
  var hasPendingParameter = false
  var correlations: [CorrelationInfo] = []
  var simulation = PlanSimulation()
  /// `true` iff the case asks for something over all trials.
  var usesStatistics = false
  /// The correlations that the case states, until all names are known.
  var pendingCorrelations: [(reference: NodeReference, scope: ScopeID)] = []
  /// The words of choices that the case itself gives to functions, each once, with the words it may be.
  var writtenWords: [(word: String, words: [String])] = []
  /// The words that the host puts in the place of such words.
  var wordChanges: [String: String] = [:]
  /// The parts of the rounding that the host sets.
  var roundingFromHost: Set<String> = []
  /// Columns that were read from files.
  var data = Arena<DataID, [Double]>()
  /// The tables that expressions such as `loans where pd > 8%` make.
  var views: [ViewKey: TableID] = [:]
  /// Tables whose files are still to be read, with their scopes.
  var pendingFiles: [(table: TableID, scope: ScopeID)] = []
  var hasBrokenExchange = false
  var hasCheckedExchanges = false
  var overrides: [Change] = []
  /// The definitions that the host changes as a whole: what each was, and what it is.
  var changedByHost: [(before: DefinitionID, after: DefinitionID, change: Change)] = []
  var scenarios = Arena<ScenarioID, ScenarioInfo>()
  var worlds = Arena<WorldID, World>()
  var worldStates = Arena<WorldID, WorldState>()
  var foundWorlds: [WorldKey: WorldID] = [:]
  var foundParts: [PartKey: ScopeID] = [:]
  /// The variants without a name, by the scope in which they stand and their expressions.
  var foundVariants: [WorldKey: InstanceID] = [:]
  /// The paths of the definitions whose changes are being checked, the innermost last.
  var changing: [String] = []
  var studies = Arena<StudyID, StudyInfo>()
  var decisionTrees = Arena<DecisionTreeID, DecisionTree>()
  var treeProgress = Arena<DecisionTreeID, Progress>()
  var declaredInstances: [InstanceID: PendingInstance] = [:]
  var pendingCases: [NodeReference] = []
  /// Checks, reports and bare expressions of the root file, with their scopes.
  var pendingForms: [(reference: NodeReference, scope: ScopeID)] = []
  /// The cells of each column that a table states.
  var tableCells: [DefinitionID: [NodeReference]] = [:]
  var pendingInstances: [InstanceID] = []
  var nextPendingInstance = 0
  /// The scope whose lines are being checked in their order.
  var orderedScope: ScopeID?
  /// How many instances are being filled in, each of which needs the next.
  var preparingInstances = 0
  /// The definitions in the block of each function version.
  var functionLocals: [VersionID: [Name: FunctionLocal]] = [:]
  var pendingRequirements: [InstanceID] = []
  var modules: [String: ScopeID] = [:]
  var loadingFiles: [String] = []
  var rootName = ""
  /// `true` in a dialogue, where an expression may stand alone.
  var allowsResults = false
  /// Yes and no where they follow from which optional inputs are given, by the places of the expressions.
  var givenAnswers: Set<ExpressionID> = []
  /// The tables that are read by the periods of a timeline: how far ahead, and the years that are read by themselves.
  var periodTables: [TableID: PeriodTable] = [:]
  /// What the expression being checked outside of a definition needs.
  var hiddenDependencies: [Dependency] = []
  /// Finds the order in which definitions and instances are checked.
  var orderFinder = DependencyOrder()
  let host: CheckerHost
  var sources: SourceSet

  /// How many definitions may wait for one another.
  static var deepestDemand: Int { WorkLimits.waitingDefinitions }
  /// How many versions of a function may be made, and of all functions; each instance has functions of its own.
  static var mostVersions: Int { WorkLimits.versions }
  static var mostVersionsInAll: Int { WorkLimits.versionsInAll }
  /// How many inputs, lines or columns one thing may have.
  static var mostParts: Int { WorkLimits.parts }
  /// How often a ring of functions is looked at.
  static var mostRounds: Int { 8 }

  /// An instance whose kind has not been filled in yet.
  struct PendingInstance {
    var reference: NodeReference
    var isRunning = false
    /// `true` iff it could not be filled in; a diagnostic was given.
    var hasFailed = false
  }

  /// Creates a checker that knows no files yet.
  init(names: NameTable, sources: SourceSet, host: CheckerHost) {
    self.names = names
    self.sources = sources
    self.host = host
    sinks.append([])
  }

  /// Returns the place of a node; an empty one at the beginning of the case where there is no node.
  func span(_ reference: NodeReference) -> Span {
    guard Int(reference.tree.index) < trees.count, reference.node.exists else {
      return Span(source: 0, start: 0, end: 0)
    }
    return trees[reference.tree].span(reference.node)
  }

  /// Returns how a name is written.
  func spelling(_ name: Name) -> String { names.text(name) }

  /// Returns the first of `entries`, and reports that there are more than one thing may have.
  mutating func limited(_ entries: [NodeReference]) -> ArraySlice<NodeReference> {
    if entries.count > Checker.mostParts {
      report(.tooManyParts(span(entries[Checker.mostParts]), limit: Checker.mostParts))
    }
    return entries.prefix(Checker.mostParts)
  }

  /// The parts of the node at `reference`.
  func children(of reference: NodeReference) -> [NodeReference] {
    trees[reference.tree].children(reference.node).map { NodeReference(reference.tree, $0) }
  }

  // MARK: Expressions

  /// Adds an expression of the given operation and type, for the node at `reference`.
  mutating func make(
    _ operation: Operation, _ type: TypeID, _ reference: NodeReference
  ) -> ExpressionID {
    expressions.append(Expression(operation: operation, type: type, reference: reference))
  }

  /// Adds an expression that stands for a mistake already reported.
  mutating func broken(_ reference: NodeReference) -> ExpressionID {
    make(.error, .error, reference)
  }

  /// Returns the type of an expression; that of a mistake where there is none.
  func type(_ id: ExpressionID?) -> TypeID { id.map { expressions[$0].type } ?? .error }

  /// Returns a copy of an expression.
  func expression(_ id: ExpressionID) -> Expression { expressions[id] }

  /// Returns the id under which `text` is kept.
  mutating func textID(_ text: String) -> TextID {
    if let known = foundTexts[text] { return known }
    let id = texts.append(text)
    foundTexts[text] = id
    return id
  }

  /// Returns a local that nothing else uses.
  mutating func newLocal() -> LocalID {
    defer { nextLocal = LocalID(nextLocal.index &+ 1) }
    return nextLocal
  }

  /// Adds a scope without names.
  mutating func addScope(_ kind: Scope.Kind, parent: ScopeID?) -> ScopeID {
    scopes.append(Scope(kind: kind, parent: parent))
  }

  /// Adds a definition, of which `progress` tells how far it has been checked.
  mutating func addDefinition(
    _ definition: Definition, _ progress: Progress = .waiting
  ) -> DefinitionID {
    definitionStates.append(DefinitionState(progress: progress))
    return definitions.append(definition)
  }

  /// Adds a definition that no source names, with a finished expression.
  mutating func addHidden(
    _ path: String, _ expression: ExpressionID, dependencies: [Dependency] = []
  ) -> DefinitionID {
    let reference = self.expression(expression).reference
    var definition = Definition(
      name: Word.was.name, path: path, reference: reference,
      clauses: [Clause(reference: reference, index: .none, value: .none, expression: expression)],
      scope: rootScope, role: .hidden, sink: sink)
    definition.type = type(expression)
    definition.dependencies = dependencies
    definition.uses = 1
    return addDefinition(definition, .done)
  }

  // MARK: Definitions

  /// Returns the type of `definition`, checking it first if need be.
  mutating func demand(_ index: DefinitionID) -> TypeID {
    let place = index
    switch definitionStates[place].progress {
    case .done: return definitions[place].type
    case .running:
      if let known = definitionStates[place].provisional { return known }
      if let position = running.lastIndex(of: index) {
        lowestPending = min(lowestPending, position)
      }
      return .pending
    case .tentative(let position):
      lowestPending = min(lowestPending, position)
      return definitionStates[place].provisional ?? .pending
    case .waiting:
      guard running.count < Checker.deepestDemand else {
        if mayLoop(index) {
          // On a loop of many series, each is looked at in its turn, with what is known of the others.
          lowestPending = 0
          return definitionStates[place].provisional ?? .pending
        }
        report(.chainTooLong(span(definitions[place].reference), limit: Checker.deepestDemand))
        return .error
      }
      demandOthers(of: index)
      return checkDefinition(index)
    }
  }

  /// Checks the lines of an instance that `index`, one of them, needs, when it is entered from outside.
  private mutating func demandOthers(of index: DefinitionID) {
    let scope = definitions[index].scope
    guard scope != rootScope, let outer = running.last, definitions[outer].scope != scope,
      scope != orderedScope
    else { return }
    let needed = inOrder([index], scope: scope)
    guard needed.count > Checker.deepestDemand / 2 else { return }
    // The lines are in order, so that none of them has to be ordered anew.
    let before = orderedScope
    orderedScope = scope
    defer { orderedScope = before }
    for line in needed where line != index && !needsTimeline(line) { _ = demand(line) }
  }

  /// Checks `definition` and what it needs.
  ///
  /// A definition that needs its own type is looked at again once a first look has found it. One that needs
  /// the type of a definition further out is put off until that one has been looked at.
  private mutating func checkDefinition(_ index: DefinitionID) -> TypeID {
    let place = index
    let outer = (sink: sink, pending: lowestPending, blamed: blamedInstance)
    sink = definitions[place].sink
    switch definitions[place].role {
    case .line(let instance): blamedInstance = instance
    case .input(let instance)
    where definitions[place].clauses.first?.reference.tree
      != instances[instance].reference.tree:
      blamedInstance = instance
    default: break
    }
    defer { blamedInstance = outer.blamed }
    definitionStates[place].progress = .running
    let position = running.count
    running.append(index)
    let mark = tentative.count
    var type = TypeID.pending
    for round in 1...4 {
      lowestPending = Int.max
      definitions[place].dependencies = []
      let before = definitionStates[place].provisional
      notebooks.append([])
      type = checkClauses(index)
      let notebook = notebooks.removeLast()
      if lowestPending < position {
        postpone(index, type, since: mark, until: lowestPending)
        running.removeLast()
        sink = outer.sink
        lowestPending = min(outer.pending, lowestPending)
        return type
      }
      for other in tentative[mark...] { definitionStates[other].progress = .waiting }
      tentative.removeLast(tentative.count - mark)
      let isSettled = lowestPending == Int.max && (before == nil || before == type)
      if isSettled || type == .error || round == 4 || !mayLoop(index) {
        flush(notebook)
        break
      }
      if type == .pending, before != nil {
        let definition = definitions[place]
        report(.noTypeFromLoop(span(definition.reference), spelling(definition.name)))
        type = .error
        break
      }
      definitionStates[place].provisional = type == .pending ? numberSeries(index) : type
    }
    running.removeLast()
    sink = outer.sink
    lowestPending = outer.pending
    definitionStates[place].progress = .done
    definitions[place].type = type
    return type
  }

  /// Notes that `type` is provisional, as is what became tentative since `mark`: both rest on the definition at `position` of
  /// the way, which lies on the same cycle and is checked again.
  private mutating func postpone(
    _ index: DefinitionID, _ type: TypeID, since mark: Int, until position: Int
  ) {
    definitionStates[index].progress = .tentative(position)
    definitions[index].dependencies = []
    if type != .pending, type != .error { definitionStates[index].provisional = type }
    tentative.append(index)
    for other in tentative[mark...] { definitionStates[other].progress = .tentative(position) }
  }

  /// `true` iff the definition has an index and so may lie on a loop through time.
  func mayLoop(_ index: DefinitionID) -> Bool {
    definitions[index].clauses.contains {
      if case .none = $0.index { return false }
      return true
    }
  }

  /// The type of a series of which nothing but a 0, or nothing at all, tells what it holds.
  mutating func numberSeries(_ index: DefinitionID) -> TypeID {
    let definition = definitions[index]
    guard let space = definition.space else { return .error }
    var element = TypeID.number
    if definition.annotation.node.exists, let currency = caseCurrency,
      mentionsMoney(definition.annotation.node, trees[definition.annotation.tree])
    {
      element = types.id(.quantity(currency))
    }
    return types.id(
      .series(element, space: space, isFlow: isFlow(index, element)))
  }

  /// Notes that what is being checked needs `target`.
  mutating func depend(on target: DefinitionID, offset: Int32?, _ context: Context) {
    definitions[target].uses += 1
    if let version = context.version {
      versions[version].dependencies.append(Dependency(target: target, offset: nil))
    } else if let definition = context.definition {
      definitions[definition].dependencies.append(Dependency(target: target, offset: offset))
    } else {
      hiddenDependencies.append(Dependency(target: target, offset: nil))
    }
  }
}
