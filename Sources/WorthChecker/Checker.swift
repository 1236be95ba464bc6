import WorthBuiltins
import WorthPlan
import WorthSource
import WorthSyntax
import WorthValue

/// Turns trees into a checked program: names resolved, types and units inferred, periods known.
///
/// Definitions are checked when they are first needed. What a pass finds out stands in side tables; nodes
/// are not changed. A definition that lies on a loop through time is looked at twice: the first pass finds
/// its type, the second checks with it.
package struct Checker {
  var trees: [Tree] = []
  let names: NameTable
  var types = TypeTable()
  var units = UnitTable()
  var scopes: [Scope] = []
  var definitions: [Definition] = []
  var spaces: [Space] = []
  var tables: [TableInfo] = []
  var kinds: [KindInfo] = []
  var instances: [Instance] = []
  var functions: [FunctionInfo] = []
  var versions: [FunctionVersion] = []
  var versionParameters: [[Int32]] = []
  /// The parameters whose argument is the literal 0, which fits any unit.
  var zeroLocals: Set<Int32> = []
  var foundVersions: [[Int32]: Int32] = [:]
  /// The reasons of requirements, by the place where they are written.
  var knownReasons: [Int64: String] = [:]
  /// How many versions each function has.
  var versionCounts: [Int32: Int] = [:]
  var expressions: [Expression] = []
  var texts: [String] = []
  var foundTexts: [String: Int32] = [:]
  var requirements: [RequirementInfo] = []
  var checks: [CheckInfo] = []
  var shows: [ShowInfo] = []
  var settings: [(name: String, value: String)] = []
  /// Diagnostics of the case at 0, of each `expect error` at its number.
  var sinks: [[Diagnostic]] = [[]]
  var sink: Int32 = 0
  /// The instance whose line is being checked, otherwise -1.
  var blamedInstance: Int32 = -1
  /// What was found in the passes at hand, innermost last. A pass that rests on a type that is not known
  /// yet is thrown away with what it found; a final one goes to its sink.
  var notebooks: [[(sink: Int32, diagnostic: Diagnostic)]] = []
  /// Definitions whose type rests on that of one further out, which is still being looked at.
  var tentative: [Int32] = []
  var localCount: Int32 = 0
  /// The lowest place on `running` of a definition whose type was needed before it was known.
  var lowestPending = Int.max
  var running: [Int32] = []
  var runningVersions: [Int32] = []
  /// The lowest place on `runningVersions` of a version that was called while it was being looked at.
  var lowestRunningVersion = Int.max
  /// Versions that have been looked at but belong to a ring that has not.
  var ringVersions: [Int32] = []
  /// `true` iff this look at a ring has found types that were not known in the one before.
  var hasRingChanged = false

  var rootScope: Int32 = 0
  var preludeScope: Int32 = -1
  var preludeFiles: [Int32: Int32] = [:]
  var caseCurrency: UnitID?
  /// The setting `currency` of the case, where it stands.
  var currencySetting: NodeReference?
  /// The currencies of the amounts that the case states.
  var usedCurrencies: Set<UnitID> = []
  var rootTree: Int32 = 0
  var caseTimeline: Int32 = -1
  /// `true` iff the case states a timeline that cannot be understood.
  var hasBrokenTimeline = false
  var valuationDate: Int32 = -1
  var exchanges: [Exchange] = []
  var rounding = RoundingSetting()
  /// The uncertain names, and the index spaces of those that draw at each index, otherwise -1.
  var draws: [PlanDraw] = []
  var drawSpaces: [Int32] = []
  /// `true` iff a parameter of the distribution at hand rests on the value that it is of.
  var hasPendingParameter = false
  var correlations: [PlanCorrelation] = []
  var simulation = PlanSimulation()
  /// `true` iff the case asks for something over all trials.
  var usesStatistics = false
  /// The correlations that the case states, until all names are known.
  var pendingCorrelations: [(reference: NodeReference, scope: Int32)] = []
  /// The words of choices that the case itself gives to functions, each once, with the words it may be.
  var writtenWords: [(word: String, words: [String])] = []
  /// The words that the host puts in the place of such words.
  var wordChanges: [String: String] = [:]
  /// The parts of the rounding that the host sets.
  var roundingFromHost: Set<String> = []
  /// Columns that were read from files.
  var data: [[Double]] = []
  /// The tables that expressions such as `loans where pd > 8%` make.
  var views: [ViewKey: Int32] = [:]
  /// Tables whose files are still to be read, with their scopes.
  var pendingFiles: [(table: Int32, scope: Int32)] = []
  var hasBrokenExchange = false
  var hasCheckedExchanges = false
  var overrides: [Override] = []
  /// The definitions that the host changes as a whole: what each was, and what it is.
  var changedByHost: [(before: Int32, after: Int32, change: Override)] = []
  var scenarios: [ScenarioInfo] = []
  var worlds: [World] = []
  var foundWorlds: [WorldKey: Int32] = [:]
  var foundParts: [PartKey: Int32] = [:]
  /// The variants without a name, by the scope in which they stand and their expressions.
  var foundVariants: [WorldKey: Int32] = [:]
  /// The paths of the definitions whose changes are being looked at, the innermost last.
  var changing: [String] = []
  var studies: [StudyInfo] = []
  var decisionTrees: [DecisionTree] = []
  var declaredInstances: [Int32: PendingInstance] = [:]
  var pendingCases: [NodeReference] = []
  /// Checks, reports and bare expressions of the root file, with their scopes.
  var pendingForms: [(reference: NodeReference, scope: Int32)] = []
  var kindProgress: [Progress] = []
  var tablePlaces: [Int32: NodeReference] = [:]
  /// The cells of each column that a table states.
  var tableCells: [Int32: [NodeReference]] = [:]
  var pendingInstances: [Int32] = []
  var nextPendingInstance = 0
  /// The scope whose lines are being checked in their order, otherwise -1.
  var orderedScope: Int32 = -1
  /// How many instances are being filled in, each of which needs the next.
  var preparingInstances = 0
  /// The definitions in the block of each function version.
  var functionLocals: [Int32: [Int32: FunctionLocal]] = [:]
  var pendingRequirements: [Int32] = []
  var modules: [String: Int32] = [:]
  var loadingFiles: [String] = []
  var rootName = ""
  /// `true` in a dialogue, where an expression may stand alone.
  var allowsResults = false
  /// Yes and no where they follow from which optional inputs are given, by the places of the expressions.
  var givenAnswers: Set<Int32> = []
  /// The tables that are read by the periods of a timeline: how far ahead, and the years that are read by themselves.
  var periodTables: [Int32: PeriodTable] = [:]
  /// What the expression being checked outside of a definition needs.
  var hiddenDependencies: [Dependency] = []
  /// Marks the definitions that a search for an order has met, by the number of the search.
  var orderStamps: [Int32] = []
  var orderStamp: Int32 = 0
  let host: CheckerHost
  var sources: SourceSet

  /// How many definitions may wait for one another.
  static var deepestDemand: Int { 48 }
  /// How many versions of a function may be made, and of all functions; each instance has functions of its own.
  static var mostVersions: Int { 2000 }
  static var mostVersionsInAll: Int { 500_000 }
  /// How many inputs, lines or columns one thing may have.
  static var mostParts: Int { 2000 }
  /// How often a ring of functions is looked at.
  static var mostRounds: Int { 8 }

  /// A change from outside to one definition, or to one period of it: `--set name=expression`.
  struct Override {
    /// The path as it is written, without a period in brackets.
    var path: String
    var entry: NodeReference
    var index: ClauseIndex
    var value: NodeReference
    /// What the right side sees.
    var scope: Int32
    /// The number of the block in which the change stands, among those of a scenario.
    var block = 0
    var isUsed = false
  }

  /// An instance whose kind has not been filled in yet.
  struct PendingInstance {
    var reference: NodeReference
    var isRunning = false
    /// `true` iff it could not be filled in; a diagnostic was given.
    var hasFailed = false
  }

  init(names: NameTable, sources: SourceSet, host: CheckerHost) {
    self.names = names
    self.sources = sources
    self.host = host
  }

  func span(_ reference: NodeReference) -> Span {
    guard Int(reference.tree) < trees.count, reference.node.exists else {
      return Span(source: 0, start: 0, end: 0)
    }
    return trees[Int(reference.tree)].span(reference.node)
  }

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
    trees[Int(reference.tree)].children(reference.node).map { NodeReference(reference.tree, $0) }
  }

  // MARK: Expressions

  mutating func make(
    _ operation: Operation, _ type: TypeID, _ reference: NodeReference
  ) -> ExpressionID {
    expressions.append(Expression(operation: operation, type: type, reference: reference))
    return ExpressionID(Int32(truncatingIfNeeded: expressions.count - 1))
  }

  mutating func broken(_ reference: NodeReference) -> ExpressionID {
    make(.error, .error, reference)
  }

  func type(_ id: ExpressionID) -> TypeID {
    id.exists ? expressions[Int(id.index)].type : .error
  }

  func expression(_ id: ExpressionID) -> Expression { expressions[Int(id.index)] }

  mutating func textIndex(_ text: String) -> Int32 {
    if let index = foundTexts[text] { return index }
    let index = Int32(truncatingIfNeeded: texts.count)
    texts.append(text)
    foundTexts[text] = index
    return index
  }

  mutating func newLocal() -> Int32 {
    localCount += 1
    return localCount - 1
  }

  mutating func addScope(_ kind: Scope.Kind, parent: Int32) -> Int32 {
    scopes.append(Scope(kind: kind, parent: parent))
    return Int32(truncatingIfNeeded: scopes.count - 1)
  }

  mutating func addDefinition(_ definition: Definition) -> Int32 {
    definitions.append(definition)
    return Int32(truncatingIfNeeded: definitions.count - 1)
  }

  /// Adds a definition that no source names, with a finished expression.
  mutating func addHidden(
    _ path: String, _ expression: ExpressionID, dependencies: [Dependency] = []
  ) -> Int32 {
    let reference = self.expression(expression).reference
    var definition = Definition(
      name: Word.was.name, path: path, reference: reference,
      clauses: [Clause(reference: reference, index: .none, value: .none, expression: expression)],
      scope: rootScope, role: .hidden, sink: sink)
    definition.progress = .done
    definition.type = type(expression)
    definition.dependencies = dependencies
    definition.uses = 1
    return addDefinition(definition)
  }

  // MARK: Definitions

  /// Returns the type of `definition`, checking it first if need be.
  mutating func demand(_ index: Int32) -> TypeID {
    let place = Int(index)
    switch definitions[place].progress {
    case .done: return definitions[place].type
    case .running:
      if let known = definitions[place].provisional { return known }
      if let position = running.lastIndex(of: index) {
        lowestPending = min(lowestPending, position)
      }
      return .pending
    case .tentative(let position):
      lowestPending = min(lowestPending, position)
      return definitions[place].provisional ?? .pending
    case .waiting:
      guard running.count < Checker.deepestDemand else {
        if mayLoop(index) {
          // On a loop of many series, each is looked at in its turn, with what is known of the others.
          lowestPending = 0
          return definitions[place].provisional ?? .pending
        }
        report(.chainTooLong(span(definitions[place].reference), limit: Checker.deepestDemand))
        return .error
      }
      demandOthers(of: index)
      return checkDefinition(index)
    }
  }

  /// Checks the lines of an instance that `index`, one of them, needs, when it is entered from outside.
  private mutating func demandOthers(of index: Int32) {
    let scope = definitions[Int(index)].scope
    guard scope != rootScope, let outer = running.last, definitions[Int(outer)].scope != scope,
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
  private mutating func checkDefinition(_ index: Int32) -> TypeID {
    let place = Int(index)
    let outer = (sink: sink, pending: lowestPending, blamed: blamedInstance)
    sink = definitions[place].sink
    switch definitions[place].role {
    case .line(let instance): blamedInstance = instance
    case .input(let instance)
    where definitions[place].clauses.first?.reference.tree
      != instances[Int(instance)].reference.tree:
      blamedInstance = instance
    default: break
    }
    defer { blamedInstance = outer.blamed }
    definitions[place].progress = .running
    let position = running.count
    running.append(index)
    let mark = tentative.count
    var type = TypeID.pending
    for round in 1...4 {
      lowestPending = Int.max
      definitions[place].dependencies = []
      let before = definitions[place].provisional
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
      for other in tentative[mark...] { definitions[Int(other)].progress = .waiting }
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
      definitions[place].provisional = type == .pending ? numberSeries(index) : type
    }
    running.removeLast()
    sink = outer.sink
    lowestPending = outer.pending
    definitions[place].progress = .done
    definitions[place].type = type
    return type
  }

  private mutating func postpone(
    _ index: Int32, _ type: TypeID, since mark: Int, until position: Int
  ) {
    definitions[Int(index)].progress = .tentative(position)
    definitions[Int(index)].dependencies = []
    if type != .pending, type != .error { definitions[Int(index)].provisional = type }
    tentative.append(index)
    for other in tentative[mark...] { definitions[Int(other)].progress = .tentative(position) }
  }

  /// `true` iff the definition has an index and so may lie on a loop through time.
  func mayLoop(_ index: Int32) -> Bool {
    definitions[Int(index)].clauses.contains {
      if case .none = $0.index { return false }
      return true
    }
  }

  /// The type of a series of which nothing but a 0, or nothing at all, tells what it holds.
  mutating func numberSeries(_ index: Int32) -> TypeID {
    let definition = definitions[Int(index)]
    guard definition.space >= 0 else { return .error }
    var element = TypeID.number
    if definition.annotation.node.exists, let currency = caseCurrency,
      mentionsMoney(definition.annotation.node, trees[Int(definition.annotation.tree)])
    {
      element = types.id(.quantity(currency))
    }
    return types.id(
      .series(element, space: definition.space, isFlow: isFlow(index, element)))
  }

  /// Notes that what is being checked needs `target`.
  mutating func depend(on target: Int32, offset: Int32?, _ context: Context) {
    definitions[Int(target)].uses += 1
    if context.version >= 0 {
      versions[Int(context.version)].dependencies.append(
        Dependency(target: target, offset: nil))
    } else if context.definition >= 0 {
      definitions[Int(context.definition)].dependencies.append(
        Dependency(target: target, offset: offset))
    } else {
      hiddenDependencies.append(Dependency(target: target, offset: nil))
    }
  }
}

/// An `expect`, checked.
struct CheckInfo {
  enum Claim {
    case literal(figure: ExpressionID, literals: [Double], units: [Double])
    case equal(ExpressionID, ExpressionID)
    case within(ExpressionID, ExpressionID, tolerance: ExpressionID, isRelative: Bool)
    case holds(ExpressionID)
    case error(code: String, sink: Int32)
    case broken
  }

  var claim: Claim
  var span: Span
  var reason: ExpressionID
  var printed: (value: Double, unit: Double)?
  /// The definition that stands for the check in the order of evaluation.
  var definition: Int32
}

/// An item of a `show`, checked.
/// A line of an instance that a report shows: a text stands alone, without a heading.
struct ShownLine {
  var heading: String
  var documentation: String
  var value: ExpressionID
  var isInput = false
}

struct ShowInfo {
  enum Content {
    case value(ExpressionID)
    case table([(heading: String, value: ExpressionID)])
    case lines(label: String, [ShownLine])
    case matrix(
      corner: String, headings: [String], rows: [(title: String, values: [ExpressionID])],
      remark: String)
    case study(ExpressionID, axes: [ExpressionID])
  }

  var span: Span
  var title: String
  var content: Content
  var definition: Int32
}
