import WorthLanes
import WorthPlan
import WorthSource
import WorthValue

/// How blocks of trials are spread over threads. The core has none; a host hands them in.
package struct Workers: Sendable {
  /// The number of threads.
  package var count: Int
  /// Calls its second argument with 0 ..< the first, on as many threads, and returns when all have ended.
  package var run: @Sendable (Int, @escaping @Sendable (Int) -> Void) -> Void

  /// Creates workers.
  package init(
    count: Int, run: @escaping @Sendable (Int, @escaping @Sendable (Int) -> Void) -> Void
  ) {
    self.count = count
    self.run = run
  }

  /// The thread at hand alone.
  package static let single = Workers(count: 1) { count, body in
    for number in 0..<count { body(number) }
  }
}

/// What is told of an uncertain result that is shown.
package struct UncertainFigure: Sendable {
  package var mean: Double
  package var meanError: Double
  package var sd: Double
  package var p5: Double
  package var p50: Double
  package var p95: Double
  /// The trials in equal parts of the range from the 1st to the 99th percentile.
  package var histogram: [Int]
  package var histogramStart: Double
  package var histogramEnd: Double
}

/// Runs a plan over all trials, as often as statistics rest on others.
package struct Simulation {
  let plan: Plan
  let limits: RunLimits
  let workers: Workers
  package private(set) var statistics = StatisticTable()
  package private(set) var problem: (obstacle: Tracer.Obstacle, span: Span)?
  /// The number of operations that a trial takes.
  package private(set) var size: (traced: Int, needed: Int) = (0, 0)
  /// What is told of the values in registers, or of elements of the series in them.
  package private(set) var figures: [StatisticPlace: UncertainFigure] = [:]

  /// Prepares the simulation of `plan`.
  package init(_ plan: Plan, limits: RunLimits, workers: Workers) {
    self.plan = plan
    self.limits = limits
    self.workers = workers
  }

  /// Finds all statistics, and what is to be told of the values in `shown`.
  package mutating func run(shown: [PlanValue]) {
    for _ in 0..<100 {
      let tracer = Tracer(plan, limit: limits.operations)
      var machine = Machine(plan, limits: limits)
      machine.mode = .tracing(tracer)
      machine.statistics = statistics
      machine.run()
      defer { machine.release() }
      if let found = tracer.problem {
        problem = found
        return
      }
      let isLast = tracer.postponed == 0
      answer(tracer, isLast ? shownValues(shown, machine) : [])
      if isLast || tracer.requests.isEmpty { return }
    }
  }

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
    func need(_ value: Double) {
      guard Marker.isVarying(value), columns[value.bitPattern] == nil else { return }
      columns[value.bitPattern] = wanted.count
      wanted.append(value)
    }
    var requests = tracer.requests[...]
    var figures = shown[...]
    while !requests.isEmpty || !figures.isEmpty {
      columns = [:]
      wanted = []
      var taken: [Tracer.Request] = []
      while wanted.count + 2 <= portion, let next = requests.popFirst() {
        need(next.value)
        need(next.parameter)
        taken.append(next)
      }
      var told: [(place: StatisticPlace, value: Double)] = []
      while requests.isEmpty, wanted.count + 1 <= portion, let next = figures.popFirst() {
        need(next.value)
        told.append(next)
      }
      let program = LaneProgram(tracer.trace, results: wanted)
      size = program.size
      let columnsOfTrials = TrialColumns(program, count: wanted.count, plan.simulation)
      if workers.count > 1, trials > LaneRunner.blockSize {
        let total = workers.count
        workers.run(total) { columnsOfTrials.run(share: $0, of: total) }
      } else {
        columnsOfTrials.run(share: 0, of: 1)
      }
      work(taken, told, columns, columnsOfTrials)
    }
  }

  private mutating func work(
    _ requests: [Tracer.Request], _ shown: [(place: StatisticPlace, value: Double)],
    _ columns: [UInt64: Int], _ trials: TrialColumns
  ) {
    var summaries: [Int: TrialSummary] = [:]
    func summary(_ value: Double) -> TrialSummary? {
      guard let column = columns[value.bitPattern] else { return nil }
      if let known = summaries[column] { return known }
      let made = TrialSummary(trials.column(column))
      summaries[column] = made
      return made
    }
    var percentiles: [Int: [Double: Double]] = [:]
    for request in requests where request.kind == .percentile {
      if let column = columns[request.value.bitPattern] {
        percentiles[column, default: [:]][request.parameter] = .nan
      }
    }
    for (place, value) in shown {
      _ = place
      if let column = columns[value.bitPattern] {
        for share in [0.01, 0.05, 0.5, 0.95, 0.99] {
          percentiles[column, default: [:]][share] = .nan
        }
      }
    }
    for (column, shares) in percentiles {
      let list = shares.keys.sorted()
      let summary =
        summaries[column] ?? TrialSummary(trials.column(column))
      summaries[column] = summary
      for (share, value) in zip(list, summary.percentiles(list)) {
        percentiles[column]?[share] = value
      }
    }
    for request in requests {
      let judged = TrialStatistic(
        request.kind, of: request.value, summary(request.value), parameter: request.parameter,
        summary(request.parameter),
        percentile: columns[request.value.bitPattern].flatMap {
          percentiles[$0]?[request.parameter]
        }, trials: plan.simulation.trials)
      switch judged.result {
      case .value(let value): statistics.values[request.place] = value
      case .failed(let count, let first): fail(request.place, count, first)
      case .undefined(let reason):
        statistics.failures[request.place] = Diagnostic(
          .E1005, plan.spans[Int(request.place.instruction)], [Argument("reason", reason)])
      }
    }
    for (place, value) in shown {
      guard let summary = summary(value), let column = columns[value.bitPattern],
        summary.failed.count == 0, let shares = percentiles[column],
        let low = shares[0.01], let high = shares[0.99]
      else { continue }
      figures[place] = UncertainFigure(
        mean: summary.mean, meanError: summary.meanError, sd: summary.standardDeviation,
        p5: shares[0.05] ?? .nan, p50: shares[0.5] ?? .nan, p95: shares[0.95] ?? .nan,
        histogram: summary.histogram(from: low, to: high, count: 24), histogramStart: low,
        histogramEnd: high)
    }
  }

  /// Says in how many trials there is no value, and why there is none in the first of them.
  private mutating func fail(_ place: StatisticPlace, _ count: Int, _ first: Int) {
    var machine = Machine(plan, limits: limits)
    machine.mode = .trial(UInt64(first))
    machine.statistics = statistics
    machine.run()
    defer { machine.release() }
    let step = plan.code[Int(place.instruction)]
    let cause = Marker.error(machine.value(step.b)).flatMap { machine.failure($0) }
    var diagnostic = Diagnostic(
      .E1004, plan.spans[Int(place.instruction)],
      [
        Argument("count", "\(count)"), Argument("trials", "\(plan.simulation.trials)"),
        Argument("first", "\(first + 1)"),
      ])
    if let cause { diagnostic.labels = [Label(cause.span, .failedHere)] }
    statistics.failures[place] = diagnostic
  }
}
