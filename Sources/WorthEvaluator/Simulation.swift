import WorthLanes
import WorthPlan
import WorthSource
import WorthValue

/// Runs a plan over all trials, as often as statistics rest on others.
package struct Simulation {
  /// What is simulated.
  let plan: Plan
  /// How much it may take.
  let limits: WorkLimits
  /// Where the steps come from.
  let meter: WorkMeter
  /// The host, which is asked whether the work goes on.
  let observer: WorkObserver?
  /// The threads that work on trials.
  let workers: LaneWorkers
  /// What is known of values over all trials, as far as rounds have found it.
  package private(set) var statistics = StatisticTable()
  /// What is known of studies.
  package var studies = StudyTable()
  /// What a study puts in the place of names; nil for the case as it is.
  var variation: Variation?
  /// `true` once the trials were run.
  package private(set) var isDone = false
  /// What is required and does not hold in some trials.
  private var requirementNotes: [Diagnostic] = []
  /// Questions about events that no draw decides.
  private var certainNotes: [Diagnostic] = []
  /// Where a probability was asked for of what draws decide, if only in some of the periods or rows.
  private var drawnPlaces: Set<Span> = []
  /// Why values that are shown are missing in some trials.
  private var shownFailures: [Diagnostic] = []
  /// Why the case cannot be simulated; nil where it can.
  package private(set) var problem: (obstacle: Tracer.Obstacle, span: Span)?
  /// The summaries of the values in registers, or of elements of the series in them.
  package private(set) var figures: [StatisticPlace: UncertainFigure] = [:]

  /// Prepares the simulation of `plan`, which takes its steps from `meter`.
  package init(
    _ plan: Plan, limits: WorkLimits, meter: WorkMeter, observer: WorkObserver?,
    workers: LaneWorkers
  ) {
    self.plan = plan
    self.limits = limits
    self.meter = meter
    self.observer = observer
    self.workers = workers
  }

  /// Finds all statistics, and summarises the values in `shown`.
  package mutating func run(shown: [PlanValue]) {
    guard plan.simulation.trials <= limits.trials else {
      problem = (.trials, firstDraw)
      return
    }
    isDone = true
    for _ in 0..<100 {
      // An operation takes some time to note, and some memory.
      let most = Int(min(meter.remaining / Simulation.stepsOfNote, UInt64(limits.operations)))
      let tracer = Tracer(plan, limit: min(most, limits.operations))
      tracer.variation = variation
      var machine = Machine(plan, limits: limits, meter: meter)
      machine.mode = .tracing(tracer)
      machine.statistics = statistics
      machine.studies = studies
      machine.run()
      defer { machine.release() }
      guard meter.stop == nil else {
        problem = (.steps, firstDraw)
        return
      }
      let notes = UInt64(tracer.trace.nodes.count) * Simulation.stepsOfNote
      if let found = tracer.problem {
        problem = found
        if case .length = found.obstacle, most < limits.operations {
          _ = meter.spend(.max)
          problem = (.steps, found.span)
        }
        return
      }
      guard meter.spend(notes) else {
        problem = (.steps, firstDraw)
        return
      }
      let isLast = tracer.postponed == 0
      requirementNotes = []
      answer(tracer, isLast ? shownValues(shown, machine) : [])
      if isLast || tracer.requests.isEmpty || problem != nil { return }
    }
  }

  /// The steps for taking note of an operation.
  private static var stepsOfNote: UInt64 { 16 }

  /// Where what is wrong with the simulation as a whole is said.
  private var firstDraw: Span { plan.draws.first?.span ?? Span(source: 0, start: 0, end: 0) }

  /// The values that vary among those that are shown, each with its place.
  private func shownValues(
    _ shown: [PlanValue], _ machine: Machine
  ) -> [(place: StatisticPlace, value: Double)] {
    var found: [(place: StatisticPlace, value: Double)] = []
    for value in shown {
      let register = machine.value(value.register)
      if Marker.isVarying(register) {
        found.append((StatisticPlace(instruction: value.register, element: -1), register))
      } else if plan.types.isAggregate(value.type), !register.isNaN {
        for (place, element) in machine.heap.list(register).enumerated()
        where Marker.isVarying(element) {
          let place = StatisticPlace(
            instruction: value.register, element: Int32(truncatingIfNeeded: place))
          found.append((place, element))
        }
      }
    }
    return found
  }

  /// Runs the trials and works out what was asked for, in portions that fit into memory.
  private mutating func answer(
    _ tracer: Tracer, _ shown: [(place: StatisticPlace, value: Double)]
  ) {
    let trials = Int(truncatingIfNeeded: plan.simulation.trials)
    let portion = max(2, limits.trialValues / max(1, trials))
    var columns: [UInt64: Int] = [:]
    var wanted: [Double] = []
    /// Takes a value into the results, if it varies and is not among them.
    func need(_ value: Double) {
      guard Marker.isVarying(value), columns[value.bitPattern] == nil else { return }
      columns[value.bitPattern] = wanted.count
      wanted.append(value)
    }
    var requests = tracer.requests[...]
    var figures = shown[...]
    // What is required is counted along with the first portion.
    var required = tracer.postponed == 0 ? tracer.requirements : []
    while !requests.isEmpty || !figures.isEmpty || !required.isEmpty {
      columns = [:]
      wanted = []
      var taken: [Tracer.Request] = []
      while wanted.count + 2 <= portion, let next = requests.popFirst() {
        need(next.value)
        need(next.parameter)
        taken.append(next)
      }
      var found: [(place: StatisticPlace, value: Double)] = []
      while requests.isEmpty, wanted.count + 1 <= portion, let next = figures.popFirst() {
        need(next.value)
        found.append(next)
      }
      let program = LaneProgram(
        tracer.trace, results: wanted, conditions: required.map { $0.condition })
      // What a result takes besides: its moments, and its order for percentiles.
      let perTrial = program.cost + 32 * UInt64(wanted.count)
      guard meter.spend(perTrial / 64 + 1, times: plan.simulation.trials) else {
        problem = (.steps, firstDraw)
        return
      }
      let columnsOfTrials = TrialColumns(program, count: wanted.count, plan.simulation)
      switch columnsOfTrials.run(workers, steps: meter.remaining, observer: observer) {
      case .done(let steps, let misses):
        _ = meter.spend(steps)
        for (place, count) in misses.enumerated() where count > 0 {
          noteRequirement(required[place].number, count)
        }
        required = []
      case .outOfSteps: _ = meter.spend(.max)
      case .stopped: meter.end()
      }
      guard meter.stop == nil else {
        problem = (.steps, firstDraw)
        return
      }
      work(taken, found, columns, columnsOfTrials, tracer.trace)
    }
  }

  /// Works out what is asked of the current trials: summaries and percentiles of each column once,
  /// then the statistics.
  private mutating func work(
    _ requests: [Tracer.Request], _ shown: [(place: StatisticPlace, value: Double)],
    _ columns: [UInt64: Int], _ trials: TrialColumns, _ trace: Trace
  ) {
    var summaries: [Int: TrialSummary] = [:]
    /// Returns the summary of a value, made once; nil where its column was not kept.
    func summary(_ value: Double) -> TrialSummary? {
      guard let column = columns[value.bitPattern] else { return nil }
      if let known = summaries[column] { return known }
      let made = trials.summary(column, workers)
      summaries[column] = made
      return made
    }
    var percentiles: [Int: [Double: (value: Double, error: Double)]] = [:]
    for request in requests where request.kind == .percentile {
      if let column = columns[request.value.bitPattern] {
        percentiles[column, default: [:]][request.parameter] = (.nan, .nan)
      }
    }
    for (_, value) in shown {
      if let column = columns[value.bitPattern] {
        for share in [0.01, 0.05, 0.5, 0.95, 0.99] {
          percentiles[column, default: [:]][share] = (.nan, .nan)
        }
      }
    }
    for (column, shares) in percentiles {
      let list = shares.keys.sorted()
      let summary =
        summaries[column] ?? trials.summary(column, workers)
      summaries[column] = summary
      for (share, value) in zip(list, summary.percentilesWithErrors(list)) {
        percentiles[column]?[share] = value
      }
    }
    for request in requests {
      noteCertain(request)
      let judged = TrialStatistic(
        request.kind, of: request.value, summary(request.value), parameter: request.parameter,
        summary(request.parameter),
        percentile: columns[request.value.bitPattern].flatMap {
          percentiles[$0]?[request.parameter]
        }, trials: plan.simulation.trials)
      switch judged.result {
      case .value(let value):
        statistics.values[request.place] = value
        statistics.errors[request.place] = judged.error
      case .failed(let count, let first): fail(request.place, count, first)
      case .undefined(let reason):
        statistics.failures[request.place] = Diagnostic(
          .E1005, plan.spans[Int(request.place.instruction)],
          [Argument("reason", .phrase(Phrase(reason)))])
      }
    }
    for (place, value) in shown {
      guard let summary = summary(value), let column = columns[value.bitPattern],
        let shares = percentiles[column], let low = shares[0.01]?.value,
        let high = shares[0.99]?.value, let p5 = shares[0.05], let p95 = shares[0.95]
      else { continue }
      var (missing, firstFault) = (0, summary.failed.count > 0 ? summary.failed.first : nil)
      // What fails has the bits of what it failed of.
      if firstFault != nil, trace.canBeMissing(value) { (missing, firstFault) = summary.missing() }
      if let firstFault { failShown(place, (summary.failed.count - missing, firstFault)) }
      // What is the same in all trials is certain.
      if summary.failed.count == 0, summary.least == summary.greatest { continue }
      figures[place] = UncertainFigure(
        mean: summary.mean, meanError: summary.meanError, sd: summary.standardDeviation,
        p5: p5.value, p50: shares[0.5]?.value ?? .nan, p95: p95.value, p5Error: p5.error,
        p95Error: p95.error,
        histogram: summary.failed.count > 0
          ? [] : summary.histogram(from: low, to: high, count: 24), histogramStart: low,
        histogramEnd: high, failed: summary.failed.count, missing: missing)
    }
  }

  // MARK: Results

  /// Runs the plan with the base of every uncertain name and with the statistics that were found;
  /// it takes its steps from `own`.
  package func baseRun(_ own: WorkMeter) -> Machine {
    var machine = Machine(plan, limits: limits, meter: own)
    machine.workers = workers
    // To copy an empty table takes as long as a small case, the first time.
    if !statistics.isEmpty { machine.statistics = statistics }
    if !studies.isEmpty { machine.studies = studies }
    machine.run()
    let certain = certainNotes.filter { !drawnPlaces.contains($0.span) }
    for note in requirementNotes + certain { machine.note(note, sink: 0) }
    for note in studies.notes.sorted(by: { $0.key < $1.key }) { machine.note(note.value, sink: 0) }
    for failure in shownFailures { machine.report(failure) }
    if let problem {
      let diagnostic = problem.obstacle.diagnostic(problem.span, limits, meter)
      // That no steps are left is said once: where the run itself has ended, or a question has used
      // them up.
      let isKnown =
        problem.obstacle == .steps
        && machine.failures.contains { $0.diagnostic.code == diagnostic.code }
      if !isKnown { machine.report(diagnostic) }
    }
    return machine
  }

  /// What a report says of the simulation.
  package var report: TrialReport {
    var report = TrialReport()
    guard problem == nil, isDone else { return report }
    report.trials = plan.simulation.trials
    report.seed = plan.simulation.seed
    report.isStratified = plan.simulation.isStratified
    report.figures = figures
    report.errors = [:]
    for (place, error) in statistics.errors where place.element == 0 && error > 0 {
      report.errors[plan.code[Int(place.instruction)].a] = error
    }
    // A name that is only a statistic has its error, too.
    for step in plan.code where step.op == .move {
      if let error = report.errors[step.b] { report.errors[step.a] = error }
    }
    report.correlations = plan.correlations.map {
      (plan.draws[Int($0.first)].path, plan.draws[Int($0.second)].path, $0.coefficient)
    }
    for factor in plan.rowFactors {
      let path = plan.draws[Int(factor.draw)].path
      report.correlations.append((path, path, factor.shared))
      for other in factor.others {
        report.correlations.append((path, plan.draws[Int(other.draw)].path, other.coefficient))
      }
    }
    return report
  }

  /// Notes that a probability is asked for of what is the same in all trials.
  private mutating func noteCertain(_ request: Tracer.Request) {
    guard request.kind == .probability else { return }
    let span = plan.spans[Int(request.place.instruction)]
    guard !request.value.isNaN else {
      drawnPlaces.insert(span)
      return
    }
    guard !certainNotes.contains(where: { $0.span == span }) else { return }
    certainNotes.append(
      Diagnostic(
        .N1002, span,
        [Argument("share", .figure(ValueText.percent(request.value == 0 ? 0 : 1)))]))
  }

  /// Notes what a kind requires and does not hold in some trials: the base is all that was asked.
  private mutating func noteRequirement(_ number: Int32, _ missed: Int) {
    let requirement = plan.requirements[Int(number)]
    requirementNotes.append(
      Diagnostic(
        .N1001, requirement.span,
        [
          Argument("instance", .name(requirement.instance)),
          Argument("reason", .written(requirement.reasonWithoutFigures)),
          Argument("count", .figure(ValueText.number(Double(missed)))),
          Argument("trials", .count(Int(clamping: plan.simulation.trials))),
        ]))
  }

  /// Keeps why a value that is shown is missing in some trials.
  private mutating func failShown(
    _ place: StatisticPlace, _ failed: (count: Int, first: Int)
  ) {
    guard place.element < 0, shownFailures.count < 20 else { return }
    var machine = Machine(plan, limits: limits, meter: meter)
    machine.mode = .trial(UInt64(failed.first))
    machine.statistics = statistics
    machine.studies = studies
    machine.run()
    defer { machine.release() }
    let cause = Marker.error(machine.value(place.instruction)).flatMap { machine.failure($0) }
    guard let cause else { return }
    shownFailures.append(
      Diagnostic(
        .E1004, cause.span,
        [
          Argument("count", .count(failed.count)),
          Argument("trials", .count(Int(clamping: plan.simulation.trials))),
          Argument("first", .count(failed.first + 1)),
        ], labels: [failure(cause)]))
  }

  /// The place where a trial failed, with what is wrong there.
  private func failure(_ cause: Diagnostic) -> Label {
    Label(
      cause.span, .failedBecause, [Argument("reason", .message(cause.code, cause.arguments))])
  }

  /// Says in how many trials there is no value, and why there is none in the first of them.
  private mutating func fail(_ place: StatisticPlace, _ count: Int, _ first: Int) {
    var machine = Machine(plan, limits: limits, meter: meter)
    machine.mode = .trial(UInt64(first))
    machine.statistics = statistics
    machine.studies = studies
    machine.run()
    defer { machine.release() }
    let step = plan.code[Int(place.instruction)]
    let cause = Marker.error(machine.value(step.b)).flatMap { machine.failure($0) }
    var diagnostic = Diagnostic(
      .E1004, plan.spans[Int(place.instruction)],
      [
        Argument("count", .count(count)),
        Argument("trials", .count(Int(clamping: plan.simulation.trials))),
        Argument("first", .count(first + 1)),
      ])
    if let cause { diagnostic.labels = [failure(cause)] }
    statistics.failures[place] = diagnostic
  }
}
