import WorthPlan
import WorthSource
import WorthSyntax
import WorthValue

/// Lowers a checked program to a plan.
///
/// Definitions come in the order of dependency. Definitions that need one another through time become one
/// loop over their periods. What could not be checked is marked as failed before the run.
struct Planner {
  var checker: Checker
  var plan = Plan()
  /// The register of each definition.
  var registers: [Int32] = []
  var constantRegisters: [UInt64: Int32] = [:]
  var nextRegister: Int32 = 0
  var highestRegister: Int32 = 0
  /// The register of each local in the frame at hand.
  var locals: [Int32: Int32] = [:]
  /// The definitions of the function at hand that have not been worked out on the way to this place.
  var waitingLocals: [Int32: ExpressionID] = [:]
  /// Those of them whose code stands once, behind the function.
  var sharedLocals: Set<Int32> = []
  /// Those that a branch or a loop of the function at hand needs.
  var usedSharedLocals: Set<Int32> = []
  /// The register that tells of each definition in a function's block whether it was worked out.
  var guards: [Int32: Int32] = [:]
  /// The instructions that go to the code of a shared definition.
  var sharedJumps: [(local: Int32, position: Int)] = []
  /// Greater than 0 where the code is not run on every way to what follows.
  var branchDepth = 0
  /// Series that were made before the loop at hand, in their registers.
  var hoisted: [ExpressionID: Int32] = [:]
  /// The definitions that studies give other values.
  var varied: Set<Int32> = []
  var isInFunction = false
  /// Where the kind is filled in of which a line is being emitted.
  var filledIn: Span?
  /// The innermost region at hand, by its number; -1 outside of any.
  var region: Int32 = -1
  var currentSpan = Span(source: 0, start: 0, end: 0)
  /// The functions whose code is still to be written.
  var waitingVersions: [Int32] = []
  var plannedVersions: Set<Int32> = []
  /// Values of sub-expressions, while those of a check are kept.
  var parts: [PlanValue]?
  /// By the hidden definition of each: what is required, and the register that says whether it holds.
  var requirementsByDefinition: [Int32: RequirementInfo] = [:]
  var requirementRegisters: [Int32: Int32] = [:]
  /// The requirements, by their hidden definitions, without which a line has no value.
  var guardingRequirements: [[Int32]] = []
  /// Greater than 0 inside loops and branches, whose values are no part of a check's explanation.
  var loopDepth = 0

  init(_ checker: Checker) {
    self.checker = checker
  }

  mutating func run() {
    plan.types = checker.types
    plan.units = checker.units
    plan.texts = checker.texts
    plan.data = checker.data
    plan.settings = checker.settings
    plan.draws = checker.draws
    plan.correlations = checker.correlations
    plan.simulation = checker.simulation
    plan.usesStatistics = checker.usesStatistics
    for study in checker.studies { varied.formUnion(study.inputs) }
    let nothing = Span(source: 0, start: 0, end: 0)
    plan.studies = checker.studies.enumerated().map { number, study in
      PlanStudy(
        study.kind, number: Int32(truncatingIfNeeded: number), inputs: [], names: [],
        figure: PlanValue(register: 0, type: .number, span: nothing), span: nothing)
    }
    plan.functions = checker.versions.map {
      PlanFunction(
        name: checker.spelling(checker.functions[Int($0.function)].name), start: 0, frameSize: 0,
        parameterCount: Int32(truncatingIfNeeded: $0.argumentTypes.count))
    }
    collectConstants()
    let firstSlot = nextRegister
    registers = checker.definitions.indices.map { firstSlot + Int32(truncatingIfNeeded: $0) }
    nextRegister = firstSlot + Int32(truncatingIfNeeded: checker.definitions.count)
    highestRegister = nextRegister
    findGuards()
    let order = orderWithGuards()
    for group in order { emitGroup(group) }
    emitChecks()
    emitShows()
    emit(.stop)
    plan.mainFrameSize = highestRegister + 8
    emitFunctions()
    finishSlots()
    plan.types = checker.types
    plan.units = checker.units
    plan.texts = checker.texts
  }

  // MARK: Constants

  mutating func collectConstants() {
    for expression in checker.expressions {
      if case .constant(let value) = expression.operation { _ = addConstant(value) }
      if case .text(let index) = expression.operation { _ = addConstant(Double(index)) }
    }
    for value in [0.0, 1.0, -1.0] { _ = addConstant(value) }
    for check in checker.checks {
      if case .literal(_, let literals, _) = check.claim {
        for value in literals { _ = addConstant(value) }
      }
    }
    for space in checker.spaces.indices { _ = addConstant(Double(space)) }
  }

  mutating func addConstant(_ value: Double) -> Int32 {
    if let known = constantRegisters[value.bitPattern] { return known }
    let register = nextRegister
    nextRegister += 1
    plan.constants.append(value)
    constantRegisters[value.bitPattern] = register
    return register
  }

  /// Returns the position of a constant in the plan, which is also its register in the main frame.
  func constantIndex(_ value: Double) -> Int32 { constantRegisters[value.bitPattern] ?? 0 }

  /// Returns a register that holds a constant.
  mutating func constant(_ value: Double, into target: Int32? = nil) -> Int32 {
    let index = constantIndex(value)
    if !isInFunction, target == nil { return index }
    let register = target ?? newRegister()
    emit(.constant, register, index)
    return register
  }

  // MARK: Code

  mutating func newRegister() -> Int32 {
    let register = nextRegister
    nextRegister += 1
    highestRegister = max(highestRegister, nextRegister)
    return register
  }

  @discardableResult
  mutating func emit(
    _ op: Opcode, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0, flag: UInt16 = 0
  ) -> Int {
    plan.code.append(Instruction(op, a, b, c, flag: flag))
    plan.spans.append(currentSpan)
    plan.regionOf.append(region)
    return plan.code.count - 1
  }

  var here: Int32 { Int32(truncatingIfNeeded: plan.code.count) }

  /// Lets the jump at `position` lead to the next instruction.
  mutating func land(_ position: Int) { plan.code[position].a = here }

  /// Emits what `body` emits; where it fails, `register` is marked and the run goes on after it.
  mutating func inRegion(
    _ register: Int32, sink: Int32, isSilent: Bool = false, _ body: (inout Planner) -> Void
  ) {
    let number = Int32(truncatingIfNeeded: plan.regions.count)
    plan.regions.append(
      PlanRegion(
        start: here, end: here, recovery: here, register: register, sink: sink, filledIn: filledIn))
    plan.regions[Int(number)].isSilent = isSilent
    let outer = region
    region = number
    body(&self)
    region = outer
    plan.regions[Int(number)].end = here
    plan.regions[Int(number)].recovery = here
  }

  // MARK: Slots

  /// `true` iff the definition is what one of the case becomes in a scenario.
  private func isInWorld(_ definition: Definition) -> Bool {
    if definition.isInWorld { return true }
    switch definition.role {
    case .input(let instance), .line(let instance):
      return checker.instances[Int(instance)].isInWorld
    case .plain, .column, .hidden:
      if case .world = checker.scopes[Int(definition.scope)].kind { return true }
      return false
    }
  }

  private func rowSpace(_ name: String, _ table: Int32) -> PlanSpace {
    var space = PlanSpace(granularity: nil, name: name)
    space.table = name.split(separator: ".").last.map { String($0) }
    space.rowNames = rowNames(of: table)
    return space
  }

  mutating func finishSlots() {
    plan.spaces = checker.spaces.map { space in
      switch space.kind {
      case .timeline(let granularity): PlanSpace(granularity: granularity, name: space.name)
      case .rows(let table): rowSpace(space.name, table)
      case .keys(let list, let element):
        PlanSpace(
          granularity: nil, name: space.name,
          keys: PlanValue(
            register: registers[Int(list)], type: element,
            span: checker.span(checker.definitions[Int(list)].reference)))
      }
    }
    for (index, definition) in checker.definitions.enumerated() {
      if case .hidden = definition.role { continue }
      guard definition.sink == 0, !isAbstract(definition), !definition.isHandedOn,
        !isInWorld(definition)
      else { continue }
      let tree = checker.trees[Int(definition.reference.tree)]
      var space: Int32 = -1
      if case .series(_, let over, _) = checker.types[definition.type] { space = over }
      var isOwn = false
      if case .plain = definition.role { isOwn = definition.scope == checker.rootScope }
      plan.slots.append(
        PlanSlot(
          path: definition.path, type: definition.type, register: registers[index], space: space,
          variesByPeriod: space >= 0,
          documentation: tree.documentation(definition.reference.node),
          span: checker.span(definition.reference), isOwn: isOwn,
          isResult: definition.uses == 0))
    }
  }
}
