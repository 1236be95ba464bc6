import WorthBuiltins
import WorthLanes
import WorthMath
import WorthPlan
import WorthSource
import WorthValue

/// How a figure answers to other values: elasticities, grids and tornadoes.
extension Studies {
  /// Works out an elasticity from the figure a thousandth above and below the base.
  mutating func elasticity(_ study: PlanStudy, _ request: StudyRequest) {
    let (base, value) = inRun(study, Variation()) { machine in
      (machine.value(study.names[0].value.register), figure(study, in: machine))
    }
    guard base.isFinite, value.isFinite, base != 0, value != 0 else {
      return fail(
        request, .E1109,
        [Argument("reason", .phrase(Phrase(.changesNeedNonZero)))])
    }
    // A thousandth to either side: the error falls with its square.
    let step = 0x1p-10
    let above = figure(study, at: base * (1 + step))
    let below = figure(study, at: base * (1 - step))
    let result = (above - below) / (2 * step * value)
    guard result.isFinite else {
      return fail(
        request, .E1109, [Argument("reason", .phrase(Phrase(.noFigureNearby)))])
    }
    var found = StudyResult()
    found.values = [result]
    table.results[request.study] = found
  }

  /// Works out the figure for each value of the first name and each of the second, row by row.
  mutating func grid(_ study: PlanStudy, _ request: StudyRequest) {
    var result = StudyResult()
    let columns = request.parameters.count > 1 ? request.parameters[1] : [0]
    let (total, isTooMany) = request.parameters[0].count.multipliedReportingOverflow(
      by: columns.count)
    guard !isTooMany, total <= 1_000_000 else {
      return fail(
        request, .E1109,
        [
          Argument(
            "reason", .phrase(Phrase(.tooManyCells, [Argument("limit", .count(1_000_000))])))
        ])
    }
    var axes: [[Double]] = [request.parameters[0].flatMap { row in columns.map { _ in row } }]
    if study.inputs.count > 1 { axes.append(request.parameters[0].flatMap { _ in columns }) }
    guard let figures = figures(study, axes) else { return }
    result.values = figures
    table.results[request.study] = result
  }

  /// Works out the figure at both ends of the range of each name, one name at a time.
  mutating func tornado(_ study: PlanStudy, _ request: StudyRequest) {
    var result = StudyResult()
    for (place, input) in study.inputs.enumerated() {
      guard goesOn(place, of: study.inputs.count) else { return }
      let ends =
        request.parameters[2 * place].prefix(1) + request.parameters[2 * place + 1].prefix(1)
      var figures: [Double] = []
      for end in ends {
        var variation = Variation()
        variation.values[input] = end
        figures.append(figure(study, from: place, variation))
      }
      result.names.append(study.names[place].path)
      result.values += Array(ends) + figures
    }
    table.results[request.study] = ordered(result)
  }

  /// Works out the figure at the 5th and 95th percentile of each uncertain name, one name at a
  /// time.
  mutating func uncertainTornado(_ study: PlanStudy, _ request: StudyRequest) {
    var result = StudyResult()
    var known: Set<String> = []
    let draws = plan.draws.filter { known.insert($0.path).inserted }
    for (number, draw) in draws.enumerated() {
      guard goesOn(number, of: draws.count) else { return }
      let path = draw.path
      var row: [Double] = [.nan, .nan]
      for (place, share) in Studies.ends(of: draw).enumerated() {
        var variation = Variation()
        variation.shares[path] = share
        let slot = plan.slots.first { $0.path == path && !plan.types.isAggregate($0.type) }
        let (end, found) = inRun(study, variation, wholeCase: true) { machine in
          (slot.map { machine.value($0.register) } ?? .nan, figure(study, in: machine))
        }
        row[place] = end
        row.append(found)
      }
      result.names.append(path + (draw.index != nil ? " (all periods)" : ""))
      result.values += row
    }
    table.results[request.study] = ordered(result)
  }

  /// The shares between which a name goes in a tornado: an event from no to yes.
  static func ends(of draw: PlanDraw) -> [Double] {
    if case .yesNo = DistributionTable.all[Int(draw.form)].result { return [0, 1] }
    return [0.05, 0.95]
  }

  /// The bars with the widest swing first; of equal ones in the order of the source.
  func ordered(_ result: StudyResult) -> StudyResult {
    /// Returns how far apart the figures of a bar lie; -1 where one of them is missing.
    func swing(_ bar: Int) -> Double {
      let swing = abs(result.values[4 * bar + 3] - result.values[4 * bar + 2])
      return swing.isNaN ? -1 : swing
    }
    let order = result.names.indices.sorted { first, second in
      let (one, other) = (swing(first), swing(second))
      return one == other ? first < second : one > other
    }
    var sorted = StudyResult()
    for bar in order {
      sorted.names.append(result.names[bar])
      sorted.values += result.values[4 * bar..<4 * bar + 4]
    }
    return sorted
  }
}
