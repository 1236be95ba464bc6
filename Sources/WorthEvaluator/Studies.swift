import WorthBuiltins
import WorthLanes
import WorthMath
import WorthPlan
import WorthSource
import WorthValue

/// Answers the studies of a plan by running it with other values of the names that they vary.
///
/// Every run is that of the whole case by itself, so that whatever depends on the names follows,
/// sizes and lengths included. Uncertain names have their base. Many values at a time are lanes of
/// one run where that is possible.
package struct Studies {
  /// The plan whose questions are answered.
  let plan: Plan
  /// How much each run may take.
  let limits: WorkLimits
  /// Where the steps of all runs come from.
  let meter: WorkMeter
  /// What is known of values over all trials.
  private(set) var statistics: StatisticTable
  /// What is known of the studies.
  package internal(set) var table: StudyTable
  /// What is put in the place of names already, where a study stands inside of another.
  let outer: Variation
  /// The threads that work on lanes.
  let workers: LaneWorkers
  /// The plan without what the study that is being answered does not rest on.
  private(set) var short: Plan

  /// Prepares to answer studies, some of which may be answered in `table`, with the steps of
  /// `meter`.
  package init(
    _ plan: Plan, limits: WorkLimits, meter: WorkMeter, statistics: StatisticTable,
    table: StudyTable, within outer: Variation = Variation(), workers: LaneWorkers = .single
  ) {
    self.workers = workers
    self.outer = outer
    self.plan = plan
    short = plan
    self.limits = limits
    self.meter = meter
    self.statistics = statistics
    self.table = table
  }

  /// Answers all studies whose parameters can be worked out; `true` iff there was one.
  package mutating func run() -> Bool {
    var hasAnswered = false
    for _ in 0..<100 {
      var machine = Machine(plan, limits: limits, meter: meter)
      machine.statistics = statistics
      machine.studies = table
      machine.run()
      let requests = machine.studyRequests
      statistics = machine.statistics
      table.bases = machine.studies.bases
      machine.release()
      if requests.isEmpty { return hasAnswered }
      for request in requests where !table.isSettled(request.study) {
        answer(request)
        hasAnswered = true
      }
    }
    return hasAnswered
  }

  /// Answers `request`, or says why there is no answer.
  mutating func answer(_ request: StudyRequest) {
    let study = plan.studies[Int(request.study)]
    let outerProgress = meter.study
    defer {
      meter.study = outerProgress
      // What was found without the runs that are missing is no answer.
      if meter.stop != nil {
        table.results[request.study] = nil
        table.failures[request.study] = meter.diagnostic(study.span)
      }
    }
    guard goesOn(0, of: 1) else { return }
    short = study.shortened(plan)
    switch study.kind {
    case .solve: solve(study, request)
    case .least, .most: findEnd(study, request)
    case .elasticity: elasticity(study, request)
    case .grid: grid(study, request)
    case .tornado: tornado(study, request)
    case .uncertainTornado: uncertainTornado(study, request)
    }
  }

  /// Reports that `done` of the `total` runs of a question are done; `false` where no more can be
  /// done.
  func goesOn(_ done: Int, of total: Int) -> Bool {
    meter.goesOn(study: WorkProgress(.studies, done: UInt64(done), total: UInt64(total)))
  }

  // MARK: Runs

  /// Runs the case with other values of some names, as far as the study rests on it unless the
  /// `wholeCase` is wanted, and returns what `read` finds in it.
  func inRun<Found>(
    _ study: PlanStudy, _ variation: Variation, wholeCase: Bool = false,
    _ read: (Machine) -> Found
  ) -> Found {
    let plan = wholeCase ? plan : short
    var machine = Machine(plan, limits: limits, meter: meter)
    var variation = whole(variation, of: study)
    machine.statistics = statistics
    if study.asksTrials {
      // Each trial draws what it draws in the case, whatever the value is.
      variation.isSimulated = true
      var simulation = Simulation(
        plan, limits: limits, meter: meter, observer: nil, workers: workers)
      simulation.variation = variation
      simulation.studies = table
      simulation.run(shown: [])
      machine.statistics = simulation.statistics
    }
    machine.mode = .varied(variation)
    machine.studies = table
    machine.run()
    defer { machine.release() }
    return read(machine)
  }

  /// The study's figure in a run, or its figure as it follows from the name at `place` alone; NaN where it
  /// has none.
  func figure(_ study: PlanStudy, from place: Int? = nil, in machine: Machine) -> Double {
    var figure = study.figure
    if let place, study.figures.indices.contains(place) { figure = study.figures[place] }
    let value = machine.value(figure.register)
    return value.isFinite ? value : .nan
  }

  /// Returns the figure of a study with other values of names; NaN where it has none.
  func figure(_ study: PlanStudy, from place: Int? = nil, _ variation: Variation) -> Double {
    let found = inRun(study, variation) { figure(study, from: place, in: $0) }
    if !found.isNaN || study.skips.isEmpty { return found }
    // Why there is none is said by the whole case.
    return inRun(study, variation, wholeCase: true) { figure(study, from: place, in: $0) }
  }

  /// Returns the figure of a study where its one name has `value`.
  func figure(_ study: PlanStudy, at value: Double) -> Double {
    var variation = Variation()
    variation.values[study.inputs[0]] = value
    return figure(study, variation)
  }

  /// The first thing that is wrong in a run with other values, if anything is; with a code the
  /// first of that.
  func mistake(
    _ study: PlanStudy, at value: Double, inRequirements: Bool = false
  ) -> Diagnostic? {
    mistakes(study, at: value, inRequirements: inRequirements).own
  }

  /// The same as `own`, and the first thing that is wrong with the case as it is.
  private func mistakes(
    _ study: PlanStudy, at value: Double, inRequirements: Bool = false
  ) -> (own: Diagnostic?, usual: Diagnostic?) {
    var variation = Variation()
    variation.values[study.inputs[0]] = value
    /// Returns what goes wrong in the run with `variation`.
    func failures(_ variation: Variation) -> [Diagnostic] {
      inRun(study, variation, wholeCase: true) { machine in
        machine.failures.dropFirst().filter { $0.sink == 0 }.map { $0.diagnostic }
      }
    }
    // What fails whatever the value is, is reported elsewhere.
    let usual = failures(Variation())
    let own = failures(variation).first { failure in
      (!inRequirements || failure.code.isRequirement)
        && !usual.contains {
          $0.isAlike(failure) && $0.labels.first?.span == failure.labels.first?.span
        }
    }
    return (own, usual.first)
  }

  /// Settles a study that has no result.
  mutating func fail(_ request: StudyRequest, _ diagnostic: Diagnostic) {
    table.failures[request.study] = diagnostic
  }

  /// Settles a study that has no result, at its own place.
  mutating func fail(
    _ request: StudyRequest, _ code: DiagnosticCode, _ arguments: [Argument] = []
  ) {
    fail(request, Diagnostic(code, plan.studies[Int(request.study)].span, arguments))
  }

  /// Returns a value as a report writes it.
  func written(_ value: Double, _ type: TypeID) -> String {
    ValueFormatter(types: plan.types, units: plan.units).text(value, type, texts: plan.texts)
  }

  // MARK: Solve

  /// The points at which a range is searched before a solution is narrowed down; few where each takes a simulation.
  static func pointCount(_ study: PlanStudy) -> Int { study.asksTrials ? 17 : mostPoints }
  /// The most of these points.
  static let mostPoints = 129

  /// How near two values come before they count as one: where each takes a simulation, to a millionth of the range.
  static func nearness(_ study: PlanStudy, _ low: Double, _ high: Double) -> Double {
    study.asksTrials ? abs(high - low) * 1e-6 : 0
  }

  /// Searches for the value with which the figure is 0: at points spread evenly over the range,
  /// then between the first two where its sign changes. Notes further solutions.
  private mutating func solve(_ study: PlanStudy, _ request: StudyRequest) {
    guard let (low, high) = range(of: study, request) else { return }
    if study.countsWhole { return solveCount(study, request, low, high) }
    let type = study.names[0].value.type
    let count = Studies.pointCount(study)
    let places = (0..<count).map { number -> Double in
      let share = Double(number) / Double(count - 1)
      return number == count - 1 ? high : low + (high - low) * share
    }
    guard let figures = figures(study, [places]) else { return }
    let points = zip(places, figures).map { (x: $0, y: $1) }
    let known = points.filter { !$0.y.isNaN }
    if known.count < points.count, known.allSatisfy({ $0.x == $0.x.rounded() }),
      solveInWholeNumbers(study, request, low, high)
    {
      return
    }
    if known.count > 1, known.allSatisfy({ $0.y == known[0].y }) {
      return reportNoSolution(study, request, points)
    }
    var brackets: [(low: (x: Double, y: Double), high: (x: Double, y: Double))] = []
    for (place, point) in points.enumerated() where !point.y.isNaN {
      if point.y == 0 {
        brackets.append((point, point))
      } else if place + 1 < points.count, !points[place + 1].y.isNaN, points[place + 1].y != 0,
        (point.y < 0) != (points[place + 1].y < 0)
      {
        brackets.append((point, points[place + 1]))
      }
    }
    guard let bracket = brackets.first else { return reportNoSolution(study, request, points) }
    if points.allSatisfy({ $0.x == $0.x.rounded() }), countsOnly(study, near: bracket.low.x),
      solveInWholeNumbers(study, request, low, high)
    {
      return
    }
    let solutions = brackets.prefix(4).map { narrowed(study, $0) }
    guard brackets.count == 1 else {
      return reportSeveral(study, request, solutions.map { $0.x }, of: brackets.count)
    }
    let scale = points.reduce(0) { $1.y.isNaN ? $0 : max($0, abs($1.y)) }
    let steepest = max(abs(bracket.low.y), abs(bracket.high.y))
    // A share of the trials goes on in steps.
    let isShare = study.asksTrials && plan.types.element(study.figure.type) == .percent
    let near = max(
      1e-6 * min(scale, steepest), isShare ? 5 / Double(plan.simulation.trials) : 0)
    guard abs(solutions[0].y) <= near || solutions[0].y == 0 else {
      return fail(
        request, .E1108,
        [
          Argument("name", .name(study.names[0].path)),
          Argument("value", .figure(written(rounded(solutions[0].x), type))),
        ])
    }
    let broken = mistake(study, at: solutions[0].x, inRequirements: true)
    if broken?.code == .E0648, solveInWholeNumbers(study, request, low, high) { return }
    take(solutions[0].x, study, request, broken)
  }

  /// Gives a solution, unless something that is required fails there.
  mutating func take(
    _ solution: Double, _ study: PlanStudy, _ request: StudyRequest, _ broken: Diagnostic?
  ) {
    guard let broken else {
      var result = StudyResult()
      result.values = [solution]
      table.results[request.study] = result
      return
    }
    fail(
      request,
      Diagnostic(
        .E1120, study.span,
        [
          Argument("name", .name(study.names[0].path)),
          Argument("value", .figure(written(rounded(solution), study.names[0].value.type))),
        ], labels: [Label(broken.span, .failedHere)]))
  }

  /// Reports several values with which the figure is 0: how many, and the first of them.
  mutating func reportSeveral(
    _ study: PlanStudy, _ request: StudyRequest, _ values: [Double], of count: Int
  ) {
    let type = study.names[0].value.type
    let number: ArgumentValue =
      count > 4 ? .phrase(Phrase(.moreThan, [Argument("number", .count(4))])) : .count(count)
    let shown = values.prefix(4).map { written(rounded($0), type) }.joined(separator: ", ")
    fail(
      request, .E1107,
      [
        Argument("name", .name(study.names[0].path)), Argument("count", number),
        Argument("values", .figure(shown)),
      ])
  }

  /// The ends of the range that is searched; nil, with the study settled, where it runs backwards.
  mutating func range(
    of study: PlanStudy, _ request: StudyRequest
  ) -> (low: Double, high: Double)? {
    let (low, high) = (request.parameters[0][0], request.parameters[1][0])
    if low < high { return (low, high) }
    fail(request, study, low, high, Phrase(.rangeRunsBackwards))
    return nil
  }

  /// Settles a study whose range holds no answer, with the reason.
  mutating func fail(
    _ request: StudyRequest, _ study: PlanStudy, _ low: Double, _ high: Double, _ reason: Phrase
  ) {
    let type = study.names[0].value.type
    fail(
      request, .E1106,
      [
        Argument("name", .name(study.names[0].path)),
        Argument("low", .figure(written(low, type))),
        Argument("high", .figure(written(high, type))),
        Argument("reason", .phrase(reason)),
      ])
  }

  /// Six digits are enough to tell solutions apart.
  func rounded(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return value }
    var unit = 1.0
    while abs(value) >= 1e6 * unit { unit *= 10 }
    var parts = 1.0
    while abs(value) * parts < 1e5, parts < 1e15 { parts *= 10 }
    return parts > 1 ? (value * parts).rounded() / parts : (value / unit).rounded() * unit
  }

  /// Settles a study whose figure is nowhere 0: it has no value, does not depend on the name, or
  /// keeps its sign.
  mutating func reportNoSolution(
    _ study: PlanStudy, _ request: StudyRequest, _ points: [(x: Double, y: Double)]
  ) {
    let type = study.names[0].value.type
    let known = points.filter { !$0.y.isNaN }
    guard let first = known.first, let last = known.last else {
      var diagnostic = Diagnostic(
        .E1106, study.span,
        [
          Argument("name", .name(study.names[0].path)),
          Argument("low", .figure(written(points[0].x, type))),
          Argument("high", .figure(written(points[points.count - 1].x, type))),
          Argument("reason", .phrase(Phrase(.noFigureBetween))),
        ])
      let (cause, usual) = mistakes(study, at: points[0].x)
      // What fails whatever the value is said once.
      if cause == nil, let usual { return fail(request, usual) }
      if let cause {
        diagnostic.labels = [Label(cause.span, .failedHere)]
      }
      return fail(request, diagnostic)
    }
    let figure = study.figure.type
    let isSame = known.allSatisfy { $0.y == first.y }
    let reason =
      isSame ? Phrase(.figureDoesNotDependOnIt) : missed(study, known, first, last, figure)
    fail(
      request, .E1106,
      [
        Argument("name", .name(study.names[0].path)),
        Argument("low", .figure(written(points[0].x, type))),
        Argument("high", .figure(written(points[points.count - 1].x, type))),
        Argument("reason", .phrase(reason)),
      ])
  }

  /// Says how far the figure is from the goal at both ends, and where it comes nearest, if that is
  /// inside the range: it may touch the goal there.
  private func missed(
    _ study: PlanStudy, _ points: [(x: Double, y: Double)], _ first: (x: Double, y: Double),
    _ last: (x: Double, y: Double), _ figure: TypeID
  ) -> Phrase {
    let type = study.names[0].value.type
    let ends = Phrase(
      .differenceAtBothEnds,
      [
        Argument("low_difference", .figure(written(first.y, figure))),
        Argument("low", .figure(written(first.x, type))),
        Argument("high_difference", .figure(written(last.y, figure))),
        Argument("high", .figure(written(last.x, type))),
      ])
    guard let best = points.indices.min(by: { abs(points[$0].y) < abs(points[$1].y) }), best > 0,
      best < points.count - 1
    else { return ends }
    return Phrase(
      .nearestWithoutPassing,
      [
        Argument("place", .figure(written(rounded(points[best].x), type))),
        Argument("ends", .phrase(ends)),
      ])
  }

  /// Returns the place between two points of different sign where the figure is nearest to 0.
  ///
  /// Source: the Illinois method, M. Dowell, P. Jarratt (1971), with a bisection where it is slow.
  private func narrowed(
    _ study: PlanStudy, _ bracket: (low: (x: Double, y: Double), high: (x: Double, y: Double))
  ) -> (x: Double, y: Double) {
    var (low, high) = bracket
    if low.y == 0 { return low }
    var weights = (low: low.y, high: high.y)
    var width = high.x - low.x
    let nearness = Studies.nearness(study, low.x, high.x)
    for round in 0..<200 where meter.stop == nil {
      var x = (low.x * weights.high - high.x * weights.low) / (weights.high - weights.low)
      if round % 3 == 2, high.x - low.x > width / 2 { x = low.x + (high.x - low.x) / 2 }
      if round % 3 == 2 { width = high.x - low.x }
      if !(x > low.x && x < high.x) { x = low.x + (high.x - low.x) / 2 }
      guard x > low.x, x < high.x, high.x - low.x > nearness else { break }
      let y = figure(study, at: x)
      if y == 0 { return (x, y) }
      if y.isNaN { break }
      if (y < 0) == (low.y < 0) {
        low = (x, y)
        weights = (y, weights.high / 2)
      } else {
        high = (x, y)
        weights = (weights.low / 2, y)
      }
    }
    return abs(low.y) <= abs(high.y) ? low : high
  }

}
