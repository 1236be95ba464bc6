import WorthEvaluator
import WorthMath
import WorthPlan
import WorthValue

/// Uncertain values as what they are: a point estimate, a range and a small histogram.
extension TextReport {
  /// A column of a table: the values of the point estimate, or a statistic of them.
  struct Column {
    var heading: String
    var value: PlanValue
    var statistic: ((UncertainFigure) -> Double)?

    init(
      _ heading: String, _ value: PlanValue, _ statistic: ((UncertainFigure) -> Double)? = nil
    ) {
      self.heading = heading
      self.value = value
      self.statistic = statistic
    }
  }

  /// The columns with the range of a series that varies.
  func rangeColumns(_ column: (heading: String, value: PlanValue)) -> [Column] {
    let register = column.value.register
    guard trials.trials > 0, plan.types.isAggregate(column.value.type),
      machine.heap.list(machine.value(register)).indices.contains(where: {
        trials.figure(register, element: $0) != nil
      })
    else { return [] }
    return [Column("P5", column.value) { $0.p5 }, Column("P95", column.value) { $0.p95 }]
  }

  /// The cell of a statistic of a series.
  func statistic(
    _ statistic: (UncertainFigure) -> Double, _ value: PlanValue, _ position: Int
  ) -> String {
    guard let figure = trials.figure(value.register, element: position) else { return "" }
    return written(statistic(figure), figure, plan.types.element(value.type))
  }

  /// The lines of a value: what it is by the point estimate, and over all trials.
  func line(_ title: String, _ value: PlanValue) -> [String] {
    let base = title + " = " + figures.text(value, machine)
    guard let figure = trials.figure(value.register) else { return [base + error(of: value)] }
    guard figure.failed == 0 else {
      return [base + " by the point estimate, no value in " + count(figure.failed) + " trials"]
    }
    if plan.types[value.type] == .yesNo {
      return [
        base + " by the point estimate, yes in " + share(figure.mean) + " (± "
          + share(figure.meanError) + ") of the trials"
      ]
    }
    func text(_ number: Double, _ error: Double) -> String { rounded(number, error, value.type) }
    let errorType = value.type == .date ? .days : value.type
    func both(_ number: Double, _ error: Double) -> String {
      text(number, error)
        + (error > 0 ? " (± " + rounded(error, error, errorType) + ")" : "")
    }
    return [
      base + " by the point estimate",
      "  on average " + both(figure.mean, figure.meanError),
      "  P5 " + both(figure.p5, figure.p5Error) + ", P95 " + both(figure.p95, figure.p95Error),
      "  P1 " + text(figure.histogramStart, figure.p5Error) + " "
        + TextReport.bars(figure.histogram) + " " + text(figure.histogramEnd, figure.p95Error)
        + " P99",
    ]
  }

  /// The standard error of a statistic that is shown.
  func error(of value: PlanValue) -> String {
    guard let error = trials.errors[value.register], error > 0,
      machine.value(value.register).isFinite
    else { return "" }
    return " (± " + rounded(error, error, value.type) + ")"
  }

  /// The range of a value that stands alone in a line.
  func range(of value: PlanValue) -> String {
    guard let figure = trials.figure(value.register) else { return "" }
    guard figure.failed == 0 else { return "; no value in " + count(figure.failed) + " trials" }
    if plan.types[value.type] == .yesNo { return "; yes in " + share(figure.mean) + " of trials" }
    return "; P5 " + written(figure.p5, figure, value.type) + ", P95 "
      + written(figure.p95, figure, value.type)
  }

  /// What a reader must know to judge the trials.
  func simulationRemark() -> [String] {
    guard !trials.figures.isEmpty || !trials.errors.isEmpty else { return [] }
    var remark =
      "Over " + count(Int(truncatingIfNeeded: trials.trials)) + " trials with seed "
      + "\(trials.seed)" + (trials.isStratified ? ", Latin hypercube" : "") + "; "
    if trials.correlations.isEmpty {
      remark += "all uncertain names are independent of one another."
    } else {
      remark +=
        "uncertain names are independent of one another, but for "
        + trials.correlations.map {
          $0.first + " with " + $0.second + " (" + ValueText.number($0.coefficient) + ")"
        }.joined(separator: ", ") + "."
    }
    remark +=
      trials.isStratified
      ? " ± is the standard error that random sampling would have; it says nothing of how right the inputs are."
      : " ± is the standard error of the sampling; it says nothing of how right the inputs are."
    return ["", remark]
  }

  private func count(_ number: Int) -> String { ValueText.number(Double(number)) }

  private func share(_ value: Double) -> String {
    ValueText.number((value * 1000).rounded() / 10) + "%"
  }

  func written(_ value: Double, _ figure: UncertainFigure, _ type: TypeID) -> String {
    rounded(value, figure.p95Error, type)
  }

  /// A number to the second digit of its standard error: those after it say nothing.
  private func rounded(_ value: Double, _ error: Double, _ type: TypeID) -> String {
    let unit = TextReport.unit(error)
    guard unit > 0, value.isFinite else { return figures.text(value, type) }
    // Whole units below one are written as their inverse, so that decimals come out exact.
    guard unit >= 1 else {
      return figures.text((value * (1 / unit).rounded()).rounded() / (1 / unit).rounded(), type)
    }
    let text = figures.text((value / unit).rounded() * unit, type)
    return text.hasSuffix(".00") ? String(text.dropLast(3)) : text
  }

  /// The power of ten of the second digit of `error`; 0 where there is no error.
  private static func unit(_ error: Double) -> Double {
    guard error > 0, error.isFinite else { return 0 }
    var unit = 1.0
    while unit * 100 <= error { unit *= 10 }
    while unit * 10 > error, unit > 1e-12 { unit = 1 / ((1 / unit) * 10).rounded() }
    return unit
  }

  /// Bars of eight heights, the highest of which stands for the most trials.
  static func bars(_ counts: [Int]) -> String {
    let heights = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let most = counts.max() ?? 0
    guard most > 0 else { return "" }
    return counts.map { count in
      count == 0 ? " " : heights[min(7, count * 8 / (most + 1))]
    }.joined()
  }
}
