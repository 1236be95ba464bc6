import WorthPlan
import WorthSource
import WorthValue

/// Searches for a value of a name that counts, such as a number of instalments: between two whole numbers
/// the figure has no value.
extension Studies {
  /// The most whole numbers that are looked at one by one.
  private static let mostNumbers = 2_000.0

  /// The whole numbers of a range; nil where there are none, or too many to look at each.
  static func wholeNumbers(from low: Double, to high: Double) -> [Double]? {
    let (first, last) = (low.rounded(.up), high.rounded(.down))
    guard first <= last, last - first < mostNumbers else { return nil }
    return (0...Int(last - first)).map { first + Double($0) }
  }

  /// Searches the whole numbers of a range for the one with which the figure is 0; `false` where there are too
  /// many of them, or the figure has no value at any.
  mutating func solveInWholeNumbers(
    _ study: PlanStudy, _ request: StudyRequest, _ low: Double, _ high: Double
  ) -> Bool {
    guard let places = Studies.wholeNumbers(from: low, to: high) else { return false }
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
    let type = study.names[0].value.type
    // Where the sign changes the two numbers at hand say most.
    let crossing = zip(points, points.dropFirst()).first { ($0.y < 0) != ($1.y < 0) }
    guard let (one, other) = crossing else { return false }
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
    return true
  }
}
