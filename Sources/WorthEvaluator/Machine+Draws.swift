import WorthBuiltins
import WorthLanes
import WorthMath
import WorthPlan
import WorthSource
import WorthValue

/// Uncertain names and statistics over trials.
extension Machine {
  /// What a draw is made with: its base, the parameters of its form, the bounds and the shift.
  private struct DrawInput {
    /// What stands before `~`; 0 where nothing does.
    var base: Double
    /// The parameters of the distribution, in the order of its form.
    var parameters: [Double]
    /// The lowest value that may be drawn; minus infinity where nothing bounds it.
    var low: Double
    /// The highest value that may be drawn; infinity where nothing bounds it.
    var high: Double
    /// What is added to what is drawn.
    var shift: Double

    /// Reads the inputs of a draw from its registers, the first of which is `first`.
    init(_ draw: PlanDraw, _ registers: UnsafeMutablePointer<Double>, _ first: Int32) {
      var place = Int(first)
      /// Returns the next register and moves on.
      func take() -> Double {
        defer { place += 1 }
        return registers[place]
      }
      base = draw.hasBase ? take() : 0
      parameters = (0..<Int(draw.parameterCount)).map { _ in take() }
      low = draw.isTruncated ? take() : -.infinity
      high = draw.isTruncated ? take() : .infinity
      shift = draw.isShifted ? take() : 0
    }

    /// `true` iff nothing bounds or shifts what is drawn.
    var isWhole: Bool { low == -.infinity && high == .infinity && shift == 0 }

    /// All inputs, in the order of their registers.
    var all: [Double] { parameters + [low, high, shift] }
  }

  /// Gives an uncertain name its base, or what the current trial draws.
  mutating func draw(
    _ step: Instruction, _ registers: UnsafeMutablePointer<Double>
  ) -> TrapReason {
    if case .tracing(let tracer) = mode, tracer.draws { return .varying }
    let draw = plan.draws[Int(step.b)]
    let input = DrawInput(draw, registers, step.c)
    for value in [input.base] + input.all where value.isNaN { return .arithmetic }
    builtinFailure = nil
    guard spend(64) else { return .steps }
    let form = DistributionTable.all[Int(draw.form)]
    let lists = form.parameters.enumerated().map { place, parameter in
      parameter.isList ? Array(heap.list(input.parameters[place])) : []
    }
    guard
      let distribution = LaneDistribution(
        form, input.parameters, lists, low: input.low, high: input.high, shift: input.shift)
    else {
      builtinFailure =
        isDistribution(form, input, lists) ? form.nothingBetweenBounds() : form.mistake()
      return .builtin
    }
    if draw.hasBase, !distribution.includes(input.base) {
      builtinFailure = (
        .E1001,
        [
          Argument("distribution", .name(form.name.description)),
          Argument("reason", .phrase(Phrase(.baseOutsideDraws))),
        ]
      )
      return .builtin
    }
    let value: Double
    if let variation = mode.variation, let share = variation.shares[draw.path] {
      value = distribution.quantile(share)
    } else if case .trial(let trial) = mode {
      let uniform = Dependence(plan).uniform(
        step.b, index: index(of: draw, registers), row: row(of: draw, registers), trial: trial,
        plan.simulation)
      value = distribution.quantile(uniform)
    } else {
      value = draw.hasBase ? input.base : form.pointEstimate(distribution.mean)
    }
    guard value.isFinite else {
      builtinFailure = form.missing(.mean)
      return .builtin
    }
    registers[Int(step.a)] = value
    return .none
  }

  /// `true` iff the parameters of a draw make sense where nothing bounds it.
  private func isDistribution(
    _ form: DistributionForm, _ input: DrawInput, _ lists: [[Double]]
  ) -> Bool {
    LaneDistribution(
      form, input.parameters, lists, low: -.infinity, high: .infinity, shift: input.shift) != nil
  }

  /// Returns the period of a draw that is made for each one; nil for other draws.
  private func index(of draw: PlanDraw, _ registers: UnsafeMutablePointer<Double>) -> Int64? {
    guard let index = draw.index, draw.keys == nil else { return nil }
    return Int64(exactly: registers[Int(index)])
  }

  /// The key of the row, period or key at hand, by which each row of a line and each instance of a
  /// kind draws by itself; nil for draws of other names.
  private mutating func row(
    of draw: PlanDraw, _ registers: UnsafeMutablePointer<Double>
  ) -> String? {
    let outer = draw.rows.map { rowKey($0) }
    guard let space = draw.keys, let index = draw.index else { return outer }
    let own = key(at: Machine.whole(registers[Int(index)]) ?? 0, of: space)
    return outer.map { $0 + "][" + own } ?? own
  }

  /// Notes what an uncertain name draws in each trial.
  mutating func traceDraw(
    _ program: inout Int, _ base: Int, _ step: Instruction, _ tracer: Tracer
  ) -> Bool {
    let registers = stack + base
    let draw = plan.draws[Int(step.b)]
    let input = DrawInput(draw, registers, step.c)
    if !tracer.draws {
      // A study takes the base; how it fits into what may be drawn is asked one by one.
      return obstacle(.operation, program, tracer)
    }
    guard ([input.base] + input.all).allSatisfy({ !$0.isNaN || Marker.isVarying($0) }) else {
      return false
    }
    let form = DistributionTable.all[Int(draw.form)]
    let isFixed = !input.all.contains { Marker.isVarying($0) }
    let uniform = tracer.dependence.uniform(
      step.b, index: index(of: draw, registers), row: row(of: draw, registers), &tracer.trace)
    let lists = form.parameters.enumerated().map { place, parameter in
      parameter.isList ? Array(heap.list(input.parameters[place])) : []
    }
    guard !lists.contains(where: { $0.contains { Marker.isVarying($0) } }) else {
      return obstacle(.operation, program, tracer)
    }
    let samples = input.parameters.map { tracer.trace.sample($0) }
    let distribution = LaneDistribution(
      form, samples, lists, low: tracer.trace.sample(input.low),
      high: tracer.trace.sample(input.high), shift: tracer.trace.sample(input.shift))
    let sample =
      draw.hasBase
      ? tracer.trace.sample(input.base) : distribution.map { form.pointEstimate($0.mean) } ?? .nan
    if isFixed, distribution == nil { return false }
    if form.make(samples)?.family == .bernoulli, input.isWhole {
      // One comparison, whether the probability varies or not.
      registers[Int(step.a)] = tracer.trace.bernoulli(
        uniform, input.parameters[0], sample: sample)
    } else if isFixed, let distribution {
      registers[Int(step.a)] = tracer.trace.quantile(uniform, distribution, sample: sample)
    } else {
      let operands = ([uniform] + input.all).map { value in
        LaneCall.Input(operands: [tracer.trace.operand(value)], isList: false)
      }
      let call = LaneCall(
        function: ~draw.form, inputs: operands, count: 1, givesList: false, steps: 64)
      registers[Int(step.a)] = tracer.trace.call(call, results: [sample])[0]
    }
    program += 1
    return true
  }

  // MARK: Studies

  /// `true` iff rows are lanes, which a question does not allow.
  private func refusesLanes() -> Bool {
    guard case .tracing(let tracer) = mode, tracer.rows != nil else { return false }
    tracer.problem = (.operation, plan.spans[rarePosition])
    return true
  }

  /// Gives a name the value that a study puts in its place.
  func vary(_ step: Instruction, _ registers: UnsafeMutablePointer<Double>) {
    if let value = mode.variation?.values[step.b] {
      registers[Int(step.a)] = value
    }
  }

  /// Gives a study its result, or asks for it.
  mutating func study(
    _ step: Instruction, _ registers: UnsafeMutablePointer<Double>
  ) -> TrapReason {
    if refusesLanes() { return .none }
    let figure = value(plan.studies[Int(step.b)].figure.register)
    if case .base = mode { studies.bases[step.b] = figure }
    if let variation = mode.variation {
      if variation.open.contains(step.b) || !variation.needs.contains(step.b) {
        registers[Int(step.a)] = Marker.failed(0)
        return .none
      }
      // Another question for each lane is asked one by one.
      if case .tracing(let tracer) = mode {
        tracer.problem = (.operation, plan.spans[rarePosition])
        registers[Int(step.a)] = Marker.failed(0)
        return .none
      }
      // With another figure there is another answer; a condition may be as it was and end elsewhere.
      let isCondition = plan.types.element(plan.studies[Int(step.b)].figure.type) == .yesNo
      if isCondition || studies.bases[step.b].map({ $0.bitPattern }) != figure.bitPattern {
        return studyAnew(step, registers, variation)
      }
    }
    if let failure = studies.failures[step.b] {
      return failed(step, registers, failure)
    }
    if let known = studies.results[step.b] {
      registers[Int(step.a)] = known.values.first ?? 0
      return .none
    }
    registers[Int(step.a)] = Marker.failed(0)
    // What rests on a statistic that is not known yet comes later.
    guard case .base = mode,
      Marker.error(value(plan.studies[Int(step.b)].figure.register)) != 0
    else { return .none }
    if let parameters = studyParameters(step, registers) {
      studyRequests.append(StudyRequest(study: step.b, parameters: parameters))
    }
    return .none
  }

  /// The values of a study's parameters; nil where one has none.
  private func studyParameters(
    _ step: Instruction, _ registers: UnsafeMutablePointer<Double>
  ) -> [[Double]]? {
    let study = plan.studies[Int(step.b)]
    var parameters: [[Double]] = []
    for place in 0..<study.parameterCount {
      let value = registers[Int(step.c) + place]
      if value.isNaN { return nil }
      guard case .grid = study.kind else {
        parameters.append([value])
        continue
      }
      let list = Array(heap.list(value))
      if list.contains(where: { $0.isNaN }) { return nil }
      parameters.append(list)
    }
    return parameters
  }

  /// Answers a study inside of another, whose values of names change its figure.
  private mutating func studyAnew(
    _ step: Instruction, _ registers: UnsafeMutablePointer<Double>, _ variation: Variation
  ) -> TrapReason {
    let kind = plan.studies[Int(step.b)].kind
    guard kind == .solve || kind == .least || kind == .most || kind == .elasticity else {
      registers[Int(step.a)] = 0
      return .none
    }
    guard variation.open.count < 2, let parameters = studyParameters(step, registers) else {
      builtinFailure = (
        .E1109, [Argument("reason", .phrase(Phrase(.tooDeepQuestions)))]
      )
      return .builtin
    }
    var inner = Studies(
      plan, limits: limits, meter: meter, statistics: statistics, table: studies,
      within: variation)
    inner.answer(StudyRequest(study: step.b, parameters: parameters))
    if let failure = inner.table.failures[step.b] {
      return failed(step, registers, failure)
    }
    registers[Int(step.a)] = inner.table.results[step.b]?.values.first ?? Marker.failed(0)
    return .none
  }

  /// Gives a question that has no answer the mark of that; what is wrong elsewhere is reported there.
  private mutating func failed(
    _ step: Instruction, _ registers: UnsafeMutablePointer<Double>, _ failure: Diagnostic
  ) -> TrapReason {
    guard failure.span == plan.studies[Int(step.b)].span else {
      registers[Int(step.a)] = Marker.failed(0)
      return .none
    }
    builtinFailure = (failure.code, failure.arguments)
    builtinLabels = failure.labels
    return .builtin
  }

  // MARK: Statistics

  /// Gives a statistic its value, which an earlier round has found.
  mutating func statistic(
    _ step: Instruction, _ registers: UnsafeMutablePointer<Double>
  ) -> TrapReason {
    if refusesLanes() { return .none }
    let value = registers[Int(step.b)]
    if value.isNaN, !Marker.isVarying(value) { return .arithmetic }
    if registers[Int(step.c)].isNaN, !Marker.isVarying(registers[Int(step.c)]) {
      return .arithmetic
    }
    if case .tracing(let tracer) = mode, tracer.draws { return .varying }
    let place = statisticPlace(rarePosition, step, registers)
    guard let known = statistics.values[place] else {
      guard let failure = statistics.failures[place] else {
        // Why the case could not be simulated is said once.
        registers[Int(step.a)] = Marker.failed(0)
        return .none
      }
      builtinFailure = (failure.code, failure.arguments)
      builtinLabels = failure.labels
      return .builtin
    }
    if case .base = mode { statistics.bases[place] = value }
    // In a study, a statistic of what the study varies is another one, which is not known.
    if let variation = mode.variation, !variation.isSimulated,
      statistics.bases[place].map({ $0.bitPattern }) != value.bitPattern
    {
      builtinFailure = (
        .E1109,
        [Argument("reason", .phrase(Phrase(.figureOverTrials)))]
      )
      return .builtin
    }
    registers[Int(step.a)] = known
    return .none
  }

  /// The place of the statistic at `program`; of a series each value has its own, distinguished by
  /// its index.
  private func statisticPlace(
    _ program: Int, _ step: Instruction, _ registers: UnsafeMutablePointer<Double>
  ) -> StatisticPlace {
    let index = Machine.whole(registers[Int(step.c) + 1]) ?? 0
    return StatisticPlace(
      instruction: Int32(truncatingIfNeeded: program), element: Int32(truncatingIfNeeded: index))
  }

  /// Asks for a statistic over all trials.
  mutating func traceStatistic(
    _ program: inout Int, _ base: Int, _ step: Instruction, _ tracer: Tracer
  ) -> Bool {
    let registers = stack + base
    let place = statisticPlace(program, step, registers)
    if let known = statistics.values[place] {
      registers[Int(step.a)] = known
      program += 1
      return true
    }
    let isKnown = [registers[Int(step.b)], registers[Int(step.c)]].allSatisfy { value in
      !value.isNaN || Marker.isVarying(value)
    }
    guard isKnown, statistics.failures[place] == nil,
      let kind = StatisticKind(rawValue: step.flag)
    else { return false }
    tracer.requests.append(
      Tracer.Request(
        place: place, kind: kind, value: registers[Int(step.b)],
        parameter: registers[Int(step.c)]))
    registers[Int(step.a)] = Tracer.pending
    program += 1
    return true
  }

  /// `true` iff an instruction failed because it rests on a statistic that is not known yet.
  func isPending(_ program: Int, _ base: Int, _ reason: TrapReason) -> Bool {
    cause(program, base, reason).map { $0.bitPattern == Tracer.pending.bitPattern } ?? false
  }
}
