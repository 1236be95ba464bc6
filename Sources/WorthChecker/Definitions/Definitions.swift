import WorthBuiltins
import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Definitions: each is checked when it is first needed, and twice where it lies on a loop through time.
struct Definitions {
  var all = Arena<DefinitionID, Definition>()
  var states = Arena<DefinitionID, DefinitionState>()
  /// Definitions whose type rests on that of one further out, which is still being checked.
  var tentative: [DefinitionID] = []
  /// The lowest place on `running` of a definition whose type was needed before it was known.
  var lowestPending = Int.max
  var running: [DefinitionID] = []
  /// The scope whose lines are being checked in their order.
  var orderedScope: ScopeID?
  /// Finds the order in which definitions and instances are checked.
  var orderFinder = DependencyOrder()

  /// The entry of `id`.
  subscript(id: DefinitionID) -> Definition {
    get { all[id] }
    _modify { yield &all[id] }
  }
}

extension Definitions {
  /// Adds a definition, of which `progress` tells how far it has been checked.
  mutating func add(
    _ definition: Definition, _ progress: Progress = .waiting
  ) -> DefinitionID {
    states.append(DefinitionState(progress: progress))
    return all.append(definition)
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

  // MARK: Definitions

  /// Returns the type of `definition`, checking it first if need be.
  static func demand(_ index: DefinitionID, in checker: inout Checker) -> TypeID {
    let place = index
    switch checker.definitions.states[place].progress {
    case .done: return checker.definitions[place].type
    case .running:
      if let known = checker.definitions.states[place].provisional { return known }
      if let position = checker.definitions.running.lastIndex(of: index) {
        checker.definitions.lowestPending = min(checker.definitions.lowestPending, position)
      }
      return .pending
    case .tentative(let position):
      checker.definitions.lowestPending = min(checker.definitions.lowestPending, position)
      return checker.definitions.states[place].provisional ?? .pending
    case .waiting:
      guard checker.definitions.running.count < Checker.deepestDemand else {
        if checker.definitions.mayLoop(index) {
          // On a loop of many series, each is looked at in its turn, with what is known of the others.
          checker.definitions.lowestPending = 0
          return checker.definitions.states[place].provisional ?? .pending
        }
        checker.report(
          .chainTooLong(
            checker.span(checker.definitions[place].reference), limit: Checker.deepestDemand))
        return .error
      }
      demandOthers(of: index, in: &checker)
      return checkDefinition(index, in: &checker)
    }
  }

  /// Checks the lines of an instance that `index`, one of them, needs, when it is entered from outside.
  private static func demandOthers(of index: DefinitionID, in checker: inout Checker) {
    let scope = checker.definitions[index].scope
    guard scope != checker.names.rootScope, let outer = checker.definitions.running.last,
      checker.definitions[outer].scope != scope,
      scope != checker.definitions.orderedScope
    else { return }
    let needed = DefinitionOrder.inOrder([index], scope: scope, in: &checker)
    guard needed.count > Checker.deepestDemand / 2 else { return }
    // The lines are in order, so that none of them has to be ordered anew.
    let before = checker.definitions.orderedScope
    checker.definitions.orderedScope = scope
    defer { checker.definitions.orderedScope = before }
    for line in needed where line != index && !Requirements.needsTimeline(line, in: checker) {
      _ = demand(line, in: &checker)
    }
  }

  /// Checks `definition` and what it needs.
  ///
  /// A definition that needs its own type is looked at again once a first look has found it. One that needs
  /// the type of a definition further out is put off until that one has been looked at.
  private static func checkDefinition(_ index: DefinitionID, in checker: inout Checker) -> TypeID {
    let place = index
    let outer = (
      sink: checker.findings.sink, pending: checker.definitions.lowestPending,
      blamed: checker.findings.blamedInstance
    )
    checker.findings.sink = checker.definitions[place].sink
    switch checker.definitions[place].role {
    case .line(let instance): checker.findings.blamedInstance = instance
    case .input(let instance)
    where checker.definitions[place].clauses.first?.reference.tree
      != checker.instances[instance].reference.tree:
      checker.findings.blamedInstance = instance
    default: break
    }
    defer { checker.findings.blamedInstance = outer.blamed }
    checker.definitions.states[place].progress = .running
    let position = checker.definitions.running.count
    checker.definitions.running.append(index)
    let mark = checker.definitions.tentative.count
    var type = TypeID.pending
    for round in 1...4 {
      checker.definitions.lowestPending = Int.max
      checker.definitions[place].dependencies = []
      let before = checker.definitions.states[place].provisional
      checker.findings.notebooks.append([])
      type = Clauses.check(index, in: &checker)
      let notebook = checker.findings.notebooks.removeLast()
      if checker.definitions.lowestPending < position {
        checker.definitions.postpone(
          index, type, since: mark, until: checker.definitions.lowestPending)
        checker.definitions.running.removeLast()
        checker.findings.sink = outer.sink
        checker.definitions.lowestPending = min(outer.pending, checker.definitions.lowestPending)
        return type
      }
      for other in checker.definitions.tentative[mark...] {
        checker.definitions.states[other].progress = .waiting
      }
      checker.definitions.tentative.removeLast(checker.definitions.tentative.count - mark)
      let isSettled =
        checker.definitions.lowestPending == Int.max && (before == nil || before == type)
      if isSettled || type == .error || round == 4 || !checker.definitions.mayLoop(index) {
        Findings.flush(notebook, in: &checker)
        break
      }
      if type == .pending, before != nil {
        let definition = checker.definitions[place]
        checker.report(
          .noTypeFromLoop(checker.span(definition.reference), checker.spelling(definition.name)))
        type = .error
        break
      }
      checker.definitions.states[place].provisional =
        type == .pending ? numberSeries(index, in: &checker) : type
    }
    checker.definitions.running.removeLast()
    checker.findings.sink = outer.sink
    checker.definitions.lowestPending = outer.pending
    checker.definitions.states[place].progress = .done
    checker.definitions[place].type = type
    return type
  }

  /// Notes that `type` is provisional, as is what became tentative since `mark`: both rest on the definition at `position` of
  /// the way, which lies on the same cycle and is checked again.
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

  /// The type of a series of which nothing but a 0, or nothing at all, tells what it holds.
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

  /// Notes that what is being checked needs `target`.
  static func depend(
    on target: DefinitionID, offset: Int32?, _ context: Context, in checker: inout Checker
  ) {
    checker.definitions[target].uses += 1
    if let version = context.version {
      checker.functions.versions[version].dependencies.append(
        Dependency(target: target, offset: nil))
    } else if let definition = context.definition {
      checker.definitions[definition].dependencies.append(
        Dependency(target: target, offset: offset))
    } else {
      checker.expressions.hiddenDependencies.append(Dependency(target: target, offset: nil))
    }
  }
}

/// An instance whose kind has not been filled in yet.
struct PendingInstance {
  var reference: NodeReference
  var isRunning = false
  /// `true` iff it could not be filled in; a diagnostic was given.
  var hasFailed = false
}
