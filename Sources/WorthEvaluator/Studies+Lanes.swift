import WorthLanes
import WorthPlan
import WorthSource
import WorthValue

/// Many values of the names that a study varies at a time: lanes of one run.
extension Studies {
  /// From so many values on the case is taken down once for all of them.
  private static var fewestLanes: Int { 12 }

  /// Returns the figure of a study for each of the values in `axes`, which are as many for each of
  /// its names; NaN where it has none. Nil where the work must end.
  ///
  /// What cannot be worked out in lanes, or has no value there, is worked out by itself: a number of
  /// periods that depends on a name, a question within the question, a requirement that does not
  /// hold.
  func figures(_ study: PlanStudy, _ axes: [[Double]]) -> [Double]? {
    let count = axes.first?.count ?? 0
    guard goesOn(0, of: count) else { return nil }
    let found = count < Studies.fewestLanes ? nil : lanes(study, axes, count)
    guard goesOn(found == nil ? 0 : count, of: count) else { return nil }
    var figures = found ?? Array(repeating: .nan, count: count)
    for place in figures.indices where figures[place].isNaN {
      guard goesOn(place, of: count) else { return nil }
      var variation = Variation()
      for (input, values) in zip(study.inputs, axes) { variation.values[input] = values[place] }
      figures[place] = figure(study, variation)
    }
    return figures
  }

  /// The figures of all lanes, NaN where a lane has to be worked out by itself; nil where all have
  /// to.
  func lanes(_ study: PlanStudy, _ axes: [[Double]], _ count: Int) -> [Double]? {
    if study.asksTrials { return nil }
    let tracer = Tracer(short, limit: limits.operations)
    var variation = Variation()
    for (place, values) in axes.enumerated() where place < study.inputs.count {
      variation.values[study.inputs[place]] = tracer.trace.given(place, sample: values[0])
    }
    tracer.variation = whole(variation, of: study)
    var machine = Machine(short, limits: limits, meter: meter)
    machine.mode = .tracing(tracer)
    machine.statistics = statistics
    machine.studies = table
    machine.run()
    defer { machine.release() }
    let figure = machine.value(study.figure.register)
    guard meter.stop == nil, tracer.problem == nil, tracer.postponed == 0,
      Marker.isVarying(figure)
    else { return nil }
    // Lanes in which something that is required does not hold are worked out one by one, unless
    // the study looks beyond.
    let conditions = study.kind == .solve ? [] : tracer.requirements.map { $0.condition }
    let results = [figure] + conditions
    let (size, isTooLarge) = results.count.multipliedReportingOverflow(by: count)
    guard !isTooLarge, size <= limits.values else { return nil }
    let program = LaneProgram(tracer.trace, results: results)
    guard meter.spend(program.cost / 64 + 1, times: UInt64(count)) else { return nil }
    var simulation = PlanSimulation()
    simulation.trials = UInt64(count)
    let columns = TrialColumns(program, count: results.count, simulation, given: axes)
    let observer = meter.observer(ofStudyWith: UInt64(count))
    switch columns.run(workers, steps: meter.remaining, observer: observer) {
    case .done(let steps, _): guard meter.spend(steps) else { return nil }
    case .outOfSteps: return nil
    case .stopped:
      meter.end()
      return nil
    }
    var figures = columns.values(0).map { $0.isFinite ? $0 : .nan }
    for place in conditions.indices {
      for (lane, holds) in columns.values(place + 1).enumerated() where holds != 1 {
        figures[lane] = .nan
      }
    }
    return figures
  }
}
