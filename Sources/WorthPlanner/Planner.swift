import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Lowers a checked program to a plan.
///
/// Definitions come in the order of evaluation. Definitions that need one another through time
/// become one loop over their periods. What could not be checked is marked as failed before the
/// run.
package struct Planner {
  /// The program that is lowered.
  let program: Program
  /// The plan as far as it is written.
  var plan = Plan()
  /// The register of each definition.
  var registers = Arena<DefinitionID, Int32>()
  /// The registers of the constants of the main frame, by their bits.
  var constantRegisters: [UInt64: Int32] = [:]
  /// The first register of the current frame that is free.
  var nextRegister: Int32 = 0
  /// The highest `nextRegister` that the current frame has had, which is its size.
  var highestRegister: Int32 = 0
  /// The register of each local in the current frame.
  var locals: [LocalID: Int32] = [:]
  /// The definitions of the current function that have not been worked out on the way to this
  /// place.
  var waitingLocals: [LocalID: ExpressionID] = [:]
  /// Those of them whose code stands once, behind the function.
  var sharedLocals: Set<LocalID> = []
  /// Those that a branch or a loop of the current function needs.
  var usedSharedLocals: Set<LocalID> = []
  /// For each definition in a function's block, the register that says whether it was evaluated.
  var guards: [LocalID: Int32] = [:]
  /// The instructions that go to the code of a shared definition.
  var sharedJumps: [(local: LocalID, position: Int)] = []
  /// Greater than 0 where the code is not run on every way to what follows.
  var branchDepth = 0
  /// Series that were made before the current loop, in their registers.
  var hoisted: [ExpressionID: Int32] = [:]
  /// The definitions that studies give other values.
  var varied: Set<DefinitionID> = []
  /// What changes along with them, such as the same field of a variant that takes it over.
  var followers: [DefinitionID: [DefinitionID]] = [:]
  /// `true` iff the current frame is that of a function, where registers are used again.
  var isInFunction = false
  /// Where the kind is filled in of which a line is being emitted.
  var filledIn: Span?
  /// The scenario under which what is emitted is computed; nil for the case as it is.
  var changed: PlanChange?
  /// The number of the kind by row, period or key whose loop is being emitted; nil outside of any.
  var rows: Int?
  /// The innermost current region, by its number; nil outside of any.
  var region: Int?
  /// The place in the source of what is being emitted.
  var currentSpan = Span(source: 0, start: 0, end: 0)
  /// The functions whose code is still to be written.
  var waitingVersions: [VersionID] = []
  /// The functions whose code is written or waits.
  var plannedVersions: Set<VersionID> = []
  /// Values of sub-expressions, while those of a check are kept.
  var parts: [PlanValue]?
  /// The parts of the requirement that is being lowered; nil where none is.
  var requirementParts: [PlanValue]?
  /// What is required, by the hidden definition of each requirement.
  var requirementsByDefinition: [DefinitionID: RequirementInfo] = [:]
  /// The registers that say whether the requirements hold, by the same definitions.
  var requirementRegisters: [DefinitionID: Int32] = [:]
  /// The equality whose sides a search asks for.
  var awaitedEquality: AwaitedEquality?
  /// Greater than 0 inside loops and branches, whose values are no part of a check's explanation.
  var loopDepth = 0
  /// Which figures were rounded on the way.
  var roundedFigures: RoundedFigures

  /// Creates a planner that has emitted nothing.
  private init(_ program: Program) {
    self.program = program
    roundedFigures = RoundedFigures(program)
  }

  /// Returns what the program is lowered to.
  package static func plan(_ program: Program) -> Plan {
    var planner = Planner(program)
    planner.run()
    return planner.plan
  }

  /// Lowers the program: tables, constants, one register a definition, then the definitions in the
  /// order of evaluation, checks, shows and functions.
  private mutating func run() {
    plan.types = program.types
    plan.units = program.units
    plan.texts = program.texts.entries
    plan.data = program.data.entries
    plan.rowCount = program.tables.entries.reduce(0) { $0 + $1.rowCount }
    plan.settings = program.settings.texts
    plan.draws = program.uncertainty.draws.entries.map { draw in
      PlanDraw(
        path: draw.path, form: Int32(truncatingIfNeeded: draw.form),
        parameterCount: Int32(truncatingIfNeeded: draw.parameterCount), hasBase: draw.hasBase,
        isTruncated: draw.isTruncated, isShifted: draw.isShifted, index: nil, span: draw.span)
    }
    plan.correlations = program.uncertainty.correlations.map { $0.lowered }
    plan.rowFactors = program.uncertainty.rowFactors
    plan.simulation = program.uncertainty.simulation
    plan.usesStatistics = program.uncertainty.usesStatistics
    followers = Planner.followers(in: program)
    for study in program.studies.entries { varied.formUnion(study.inputs) }
    for others in followers.values { varied.formUnion(others) }
    let nothing = Span(source: 0, start: 0, end: 0)
    plan.studies = program.studies.ids.map { number in
      PlanStudy(
        program.studies[number].kind, number: number.index, inputs: [], names: [],
        figure: PlanValue(register: 0, type: .number, span: nothing), span: nothing)
    }
    plan.functions = program.versions.entries.map {
      PlanFunction(
        name: program.spelling(program.functions[$0.function].name), start: 0, frameSize: 0,
        parameterCount: Int32(truncatingIfNeeded: $0.argumentTypes.count))
    }
    collectConstants()
    let firstSlot = nextRegister
    for index in program.definitions.ids { registers.append(firstSlot + index.index) }
    nextRegister = firstSlot + Int32(truncatingIfNeeded: program.definitions.count)
    highestRegister = nextRegister
    for requirement in program.output.requirements {
      requirementsByDefinition[requirement.definition] = requirement
      requirementRegisters[requirement.definition] = newRegister()
    }
    var starts: [Int32] = []
    for group in program.order.groups {
      starts.append(here)
      emit(group)
    }
    starts.append(here)
    emitChecks()
    emitShows()
    emit(.stop)
    plan.mainFrameSize = highestRegister + 8
    let functions = plan.code.count
    emitFunctions()
    joinInstructions(functions: functions)
    noteWholeNames()
    noteNeedsOfStudies(starts, end: Int32(truncatingIfNeeded: functions) - 1)
    finishSlots()
  }

  // MARK: Constants

  /// Gives each constant of the program a register at the beginning of the main frame.
  mutating func collectConstants() {
    for expression in program.expressions.entries {
      if case .constant(let value) = expression.operation { _ = addConstant(value) }
      if case .text(let text) = expression.operation { _ = addConstant(Double(text.index)) }
    }
    for value in [0.0, 1.0, -1.0] { _ = addConstant(value) }
    for check in program.output.checks {
      if case .literal(_, let literals, _) = check.claim {
        for value in literals { _ = addConstant(value) }
      }
    }
    for space in program.spaces.ids { _ = addConstant(Double(space.index)) }
  }

  /// Returns the register of a constant of the main frame, a new one where none holds the same
  /// bits.
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

  /// Returns a register of the current frame that nothing else uses.
  mutating func newRegister() -> Int32 {
    let register = nextRegister
    nextRegister += 1
    highestRegister = max(highestRegister, nextRegister)
    return register
  }

  /// Appends an instruction, in the current region, and returns its position.
  @discardableResult
  mutating func emit(
    _ op: Opcode, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0, flag: UInt16 = 0
  ) -> Int {
    plan.code.append(Instruction(op, a, b, c, flag: flag))
    plan.spans.append(currentSpan)
    plan.regionOf.append(region.map { Int32(truncatingIfNeeded: $0) } ?? -1)
    return plan.code.count - 1
  }

  /// The position of the next instruction.
  var here: Int32 { Int32(truncatingIfNeeded: plan.code.count) }

  /// Lets the jump at `position` lead to the next instruction.
  mutating func land(_ position: Int) { plan.code[position].a = here }

  /// Emits what `body` emits; where it fails, `register` is marked and the run goes on after it.
  mutating func inRegion(
    _ register: Int32, sink: SinkID, isSilent: Bool = false, _ body: (inout Planner) -> Void
  ) {
    let number = plan.regions.count
    plan.regions.append(
      PlanRegion(
        start: here, end: here, recovery: here, register: register, sink: sink.index,
        filledIn: filledIn))
    plan.regions[number].isSilent = isSilent
    plan.regions[number].rows = rows
    plan.regions[number].changed = changed
    let outer = region
    region = number
    body(&self)
    region = outer
    plan.regions[number].end = here
    plan.regions[number].recovery = here
  }

  // MARK: Slots

  /// `true` iff the definition is a column of a file that nothing needs and that could not be read.
  private func isUnread(_ definition: Definition) -> Bool {
    guard definition.isTypeOnly, case .column = definition.role else { return false }
    return true
  }

  /// Fills the plan's index spaces and its slots: the definitions of the case that have names, but
  /// for those of scenarios and of kinds that nothing is filled in by.
  mutating func finishSlots() {
    for space in program.spaces.entries { plan.spaces.append(lowered(space)) }
    let names = FullNames(program)
    for index in program.definitions.ids {
      let definition = program.definitions[index]
      if case .hidden = definition.role { continue }
      guard definition.sink == .ofCase, !program.isAbstract(definition), !definition.isHandedOn,
        !isUnread(definition),
        !program.isInWorld(definition),
        owner(of: definition).flatMap({ program.instances[$0].rows }) == nil
      else { continue }
      let tree = program.trees[definition.reference.tree]
      var space: SpaceID?
      if case .series(_, let over, _) = program.types[definition.type] { space = over }
      var isOwn = false
      if case .plain = definition.role { isOwn = definition.scope == program.settings.scope }
      plan.slots.append(
        PlanSlot(
          path: names.name(of: index), type: definition.type, register: registers[index],
          space: space,
          documentation: tree.documentation(definition.reference.node),
          span: program.span(definition.reference), isOwn: isOwn,
          isResult: definition.uses == 0))
    }
  }

  /// The instance to which a definition belongs, as one of its lines or a column of one of its tables.
  private func owner(of definition: Definition) -> InstanceID? {
    if case .column(let table?) = definition.role { return program.tables[table].instance }
    return definition.role.instance
  }

  /// Returns an index space as the plan has it.
  private func lowered(_ space: Space) -> PlanSpace {
    switch space.kind {
    case .timeline(let granularity): return PlanSpace(granularity: granularity, name: space.name)
    case .rows(let table): return rowSpace(space.name, table)
    case .keys(let list, let element):
      var lowered = PlanSpace(
        granularity: nil, name: space.name,
        keys: PlanValue(
          register: registers[list], type: element,
          span: program.span(program.definitions[list].reference)))
      lowered.isOfRow = space.isOfRow
      return lowered
    }
  }
}
