import WorthEvaluator
import WorthPlan
import WorthValue

/// Single values, and what trials say of them.
extension DocumentBuilder {
  /// Returns a figure, with its histogram where it varies.
  ///
  /// The literal 0, which fits any unit, stands for an amount of `currency`.
  func figure(_ line: PlanLine, currency: Measure?) -> [Document.Block] {
    var figure = Document.Figure(
      name: line.heading, label: line.documentation, isInput: line.traits.isInput,
      isDefault: line.traits.isDefault,
      value: value(line.value))
    if line.traits.fitsAnyUnit, let currency, figure.value.content.isZero {
      figure.value.measure = currency
      figure.value.digits = digits(figure.value.content, currency)
    }
    guard let found = trials.figure(line.value.register) else {
      if let error = trials.errors[line.value.register], error > 0,
        machine.value(line.value.register).isFinite
      {
        figure.error = self.error(error, figure.value.measure)
      }
      return [.figure(figure)]
    }
    let measure = figure.value.measure
    if found.isMissingAtTimes {
      figure.uncertainty = .missing(missing(found))
      return [.figure(figure)]
    }
    if found.failed > 0 {
      figure.uncertainty = .failed(found.failed)
      return [.figure(figure)]
    }
    if measure == .yesNo {
      figure.uncertainty = .share(share(found.mean, error: found.meanError))
      return [.figure(figure)]
    }
    figure.uncertainty = .range(
      mean: estimate(found.mean, found.meanError, measure),
      p5: estimate(found.p5, found.p5Error, measure),
      p95: estimate(found.p95, found.p95Error, measure))
    let histogram = Document.Histogram(
      name: line.heading, low: estimated(found.histogramStart, found.p5Error, measure),
      high: estimated(found.histogramEnd, found.p95Error, measure), counts: found.histogram)
    return [.figure(figure), .histogram(histogram)]
  }

  /// Returns how often a value is missing.
  func missing(_ figure: UncertainFigure) -> Document.Estimate {
    let count = Double(trials.trials)
    let share = Double(figure.missing) / count
    return self.share(share, error: (share * (1 - share) / max(1, count - 1)).squareRoot())
  }

  /// Returns how often something is so, with its standard error.
  private func share(_ share: Double, error: Double) -> Document.Estimate {
    Document.Estimate(
      value: Number(value: share, measure: .percent, digits: 1),
      error: Number(value: error, measure: .percent, digits: 1))
  }

  /// Returns a number that trials estimate, with its standard error where it has one.
  private func estimate(_ value: Double, _ error: Double, _ measure: Measure) -> Document.Estimate {
    Document.Estimate(
      value: estimated(value, error, measure), error: error > 0 ? self.error(error, measure) : nil)
  }

  /// A standard error to its second figure; that of a date is counted in days.
  private func error(_ error: Double, _ measure: Measure) -> Number {
    estimated(error, error, measure == .date ? .days : measure)
  }

  /// A number with the digits to show of it: to the second figure of its standard error. The number is kept whole.
  func estimated(_ value: Double, _ error: Double, _ measure: Measure) -> Number {
    if measure == .date { return Number(value: value, measure: .date, digits: nil) }
    guard let digits = Digits.uncertain(error, measure), value.isFinite else {
      return number(value, measure)
    }
    guard case .money(_, let coins) = measure,
      let most = Digits.single(Digits.shown(value, digits, measure), measure)
    else { return Number(value: value, measure: measure, digits: digits) }
    // Of an amount no more is shown than its coins, though the error may be smaller.
    return Number(value: value, measure: measure, digits: min(digits, max(coins, most)))
  }

  /// A number that trials estimate as what stands in a cell; of a date the day.
  func content(_ number: Number) -> Content {
    guard number.value.isFinite else { return .failed }
    if number.measure == .date {
      return abs(number.value) < 1e9 ? .date(Int32(number.value.rounded())) : .failed
    }
    guard let digits = number.digits else { return .number(number.value) }
    return .estimate(
      number.value, shown: Digits.shown(number.value, digits, number.measure))
  }

  // MARK: Remarks

  /// What a reader must know to judge the trials.
  func remarks() -> [String] {
    guard !trials.figures.isEmpty || !trials.errors.isEmpty else { return [] }
    var remark =
      "Over " + ValueText.number(Double(trials.trials)) + " trials with seed "
      + "\(trials.seed)" + (trials.isStratified ? ", Latin hypercube" : "") + "; "
    if trials.correlations.isEmpty {
      remark += "all uncertain names are independent of one another."
    } else {
      remark +=
        "uncertain names are independent of one another, but for "
        + trials.correlations.map {
          ($0.first == $0.second
            ? "the rows of " + $0.first + " with one another"
            : $0.first + " with " + $0.second) + " (" + ValueText.number($0.coefficient) + ")"
        }.joined(separator: ", ") + "."
    }
    remark +=
      trials.isStratified
      ? " ± is the standard error that random sampling would have; it says nothing of how right the inputs are."
      : " ± is the standard error of the sampling; it says nothing of how right the inputs are."
    return [remark]
  }
}

extension Content {
  /// `true` iff it holds numbers, all of which are 0.
  var isZero: Bool {
    let numbers = self.numbers
    return !numbers.isEmpty && numbers.allSatisfy { $0 == 0 }
  }
}
