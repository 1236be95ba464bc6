import WorthPlan
import WorthSource
import WorthValue

/// Searches for a value of a name that counts, such as a number of instalments: between two whole numbers
/// the figure has no value.
extension Studies {
  /// The most whole numbers that are looked at one by one.
  private static let mostNumbers = 2_000.0

  /// The largest whole number up to which each is known from the next.
  private static let largestNumber = 9_007_199_254_740_991.0

  /// The first and the last whole number of a range, as far as each is known from the next.
  private static func wholeEnds(_ low: Double, _ high: Double) -> (first: Double, last: Double) {
    (
      max(low.rounded(.up), -largestNumber), min(high.rounded(.down), largestNumber)
    )
  }

  /// The whole numbers of a range; nil where there are none, or too many to look at each.
  static func wholeNumbers(from low: Double, to high: Double) -> [Double]? {
    let (first, last) = wholeEnds(low, high)
    guard first <= last, last - first < mostNumbers else { return nil }
    return (0...Int(last - first)).map { first + Double($0) }
  }

  /// Whole numbers spread evenly over a range, its ends among them as far as each is known from the next;
  /// nil where there are none.
  static func spreadNumbers(from low: Double, to high: Double) -> [Double]? {
    let (first, last) = wholeEnds(low, high)
    guard first < last else { return nil }
    var found: [Double] = []
    for number in 0..<mostPoints {
      let share = Double(number) / Double(mostPoints - 1)
      let place =
        number == mostPoints - 1 ? last : min((first + (last - first) * share).rounded(), last)
      if found.last != place { found.append(place) }
    }
    return found
  }

  /// `true` iff the name takes whole numbers alone: beside `place` the figure has no value, or one that
  /// the case does not allow.
  func countsOnly(_ study: PlanStudy, near place: Double) -> Bool {
    let beside = place.rounded(.down) + 0.5
    return figure(study, at: beside).isNaN
      || mistake(study, at: beside, inRequirements: true)?.code == .E0648
  }

  /// Searches the whole numbers of a range for a name that takes no other: no fraction is tried, and none is
  /// said.
  mutating func solveCount(
    _ study: PlanStudy, _ request: StudyRequest, _ low: Double, _ high: Double
  ) {
    guard !solveInWholeNumbers(study, request, low, high) else { return }
    guard
      let places = Studies.wholeNumbers(from: low, to: high)
        ?? Studies.spreadNumbers(from: low, to: high)
    else { return reportNoWholeNumber(study, request, low, high) }
    guard let figures = figures(study, [places]) else { return }
    reportNoSolution(study, request, zip(places, figures).map { (x: $0, y: $1) })
  }

  /// Settles a study in whose range no whole number lies, or none that is known from the next.
  private mutating func reportNoWholeNumber(
    _ study: PlanStudy, _ request: StudyRequest, _ low: Double, _ high: Double
  ) {
    fail(request, study, low, high, Phrase(.noWholeNumberBetween))
  }

  /// Searches the whole numbers of a range for the one with which the figure is 0; `false` where
  /// the figure has no value at any, or keeps its sign.
  mutating func solveInWholeNumbers(
    _ study: PlanStudy, _ request: StudyRequest, _ low: Double, _ high: Double
  ) -> Bool {
    guard let places = Studies.wholeNumbers(from: low, to: high) else {
      return solveInManyNumbers(study, request, low, high)
    }
    guard let figures = figures(study, [places]) else { return true }
    let points = zip(places, figures).map { (x: $0, y: $1) }.filter { !$0.y.isNaN }
    let scale = points.reduce(0) { max($0, abs($1.y)) }
    guard scale > 0 else { return false }
    // A figure that is 0 but for what rounding leaves is 0.
    let solutions = points.filter { abs($0.y) <= 1e-9 * scale }
    if let only = solutions.first, solutions.count == 1 {
      take(
        only.x, study, request, mistake(study, at: only.x, inRequirements: true))
      return true
    }
    guard solutions.isEmpty else {
      reportSeveral(study, request, solutions.map { $0.x }, of: solutions.count)
      return true
    }
    // Where the sign changes the two numbers at hand say most.
    let crossing = zip(points, points.dropFirst()).first { ($0.y < 0) != ($1.y < 0) }
    guard let (one, other) = crossing else { return false }
    reportBetween(one, other, study, request, low, high)
    return true
  }

  /// Searches more whole numbers than can be looked at each: some spread evenly over the range, then
  /// between those where the sign changes.
  private mutating func solveInManyNumbers(
    _ study: PlanStudy, _ request: StudyRequest, _ low: Double, _ high: Double
  ) -> Bool {
    guard let places = Studies.spreadNumbers(from: low, to: high) else { return false }
    guard let figures = figures(study, [places]) else { return true }
    let points = zip(places, figures).map { (x: $0, y: $1) }.filter { !$0.y.isNaN }
    var solutions: [Double] = []
    var between: (one: (x: Double, y: Double), other: (x: Double, y: Double))?
    for (place, point) in points.enumerated() {
      if point.y == 0 { solutions.append(point.x) }
      guard place + 1 < points.count, point.y != 0, points[place + 1].y != 0,
        (point.y < 0) != (points[place + 1].y < 0)
      else { continue }
      guard let (one, other) = neighbours(study, point, points[place + 1]) else { return true }
      // What rounding leaves of 0 is little beside what one more adds.
      let step = abs(one.y) + abs(other.y)
      if abs(one.y) <= 1e-6 * step {
        solutions.append(one.x)
      } else if abs(other.y) <= 1e-6 * step {
        solutions.append(other.x)
      } else {
        between = between ?? (one, other)
      }
    }
    if let only = solutions.first, solutions.count == 1 {
      let beside = [only - 1, only + 1].filter { $0 >= low && $0 <= high }
      solutions += beside.filter { figure(study, at: $0) == 0 }
      if solutions.count == 1 {
        take(only, study, request, mistake(study, at: only, inRequirements: true))
        return true
      }
    }
    guard solutions.isEmpty else {
      reportSeveral(study, request, solutions.sorted(), of: solutions.count)
      return true
    }
    guard let between else { return false }
    reportBetween(between.one, between.other, study, request, low, high)
    return true
  }

  /// Halves the distance between two whole numbers at which the figure has different signs until they
  /// stand side by side; nil where the work is to end.
  private func neighbours(
    _ study: PlanStudy, _ low: (x: Double, y: Double), _ high: (x: Double, y: Double)
  ) -> (one: (x: Double, y: Double), other: (x: Double, y: Double))? {
    var (low, high) = (low, high)
    while high.x - low.x > 1 {
      guard meter.stop == nil else { return nil }
      let x = (low.x + (high.x - low.x) / 2).rounded(.down)
      let y = figure(study, at: x)
      if y.isNaN || x <= low.x || x >= high.x { break }
      if y == 0 || (y < 0) != (low.y < 0) { high = (x, y) } else { low = (x, y) }
    }
    return (low, high)
  }

  /// Reports that the figure passes the goal between two whole numbers.
  private mutating func reportBetween(
    _ one: (x: Double, y: Double), _ other: (x: Double, y: Double), _ study: PlanStudy,
    _ request: StudyRequest, _ low: Double, _ high: Double
  ) {
    let type = study.names[0].value.type
    fail(
      request, .E1106,
      [
        Argument("name", .name(study.names[0].path)),
        Argument("low", .figure(written(low, type))),
        Argument("high", .figure(written(high, type))),
        Argument(
          "reason",
          .phrase(
            Phrase(
              .differenceAtBothEnds,
              [
                Argument("low_difference", .figure(written(one.y, study.figure.type))),
                Argument("low", .figure(written(one.x, type))),
                Argument("high_difference", .figure(written(other.y, study.figure.type))),
                Argument("high", .figure(written(other.x, type))),
              ]))),
      ])
  }
}
