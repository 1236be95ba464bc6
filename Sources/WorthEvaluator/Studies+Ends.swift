import WorthPlan
import WorthSource
import WorthValue

/// The least and the greatest value of a name with which a condition holds.
extension Studies {
  /// Searches the range from one end, at points spread evenly over it, for the first value with which
  /// the condition holds, then narrows it down against its neighbour. The answer is missing where
  /// there is none.
  mutating func findEnd(_ study: PlanStudy, _ request: StudyRequest) {
    guard let (low, high) = range(of: study, request) else { return }
    var isLeast = true
    if case .most = study.kind { isLeast = false }
    let usual = inRun(study, Variation(), wholeCase: true) { failures(in: $0) }
    if study.countsWhole {
      if !findWholeEnd(study, request, low, high, isLeast: isLeast, usual) {
        settle(Marker.missing, atEnd: false, study, request)
      }
      return
    }
    let candidates = (0..<Studies.pointCount(study)).map { number in
      point(isLeast ? number : Studies.pointCount(study) - 1 - number, low, high, study)
    }
    let counts = plan.requirements.contains { $0.wholeInput != nil }
    let looked = counts ? nil : lanes(study, [candidates], candidates.count)
    var neighbour: Double?
    for (number, candidate) in candidates.enumerated() {
      guard goesOn(number, of: candidates.count) else { return }
      let known = looked?[number] ?? .nan
      let found: Standing =
        known.isNaN ? standing(study, at: candidate, usual) : known != 0 ? .holds : .fails
      switch found {
      case .holds:
        guard let neighbour else { return settle(candidate, atEnd: true, study, request) }
        return narrow(candidate, neighbour, study, request, usual)
      case .fails: neighbour = candidate
      case .unknown(let cause):
        // What counts has values at whole numbers alone.
        if candidate != candidate.rounded(),
          findWholeEnd(study, request, low, high, isLeast: isLeast, usual)
        {
          return
        }
        return failUnknown(candidate, cause, study, request)
      }
    }
    settle(Marker.missing, atEnd: false, study, request)
  }

  /// Searches the whole numbers of a range from one end for the first with which the condition holds: each,
  /// or some spread evenly over a long range and then those between; `false` where there are none.
  private mutating func findWholeEnd(
    _ study: PlanStudy, _ request: StudyRequest, _ low: Double, _ high: Double, isLeast: Bool,
    _ usual: [Diagnostic]
  ) -> Bool {
    let all = Studies.wholeNumbers(from: low, to: high)
    guard let numbers = all ?? Studies.spreadNumbers(from: low, to: high) else { return false }
    var neighbour: Double?
    for (place, number) in (isLeast ? numbers : numbers.reversed()).enumerated() {
      guard goesOn(place, of: numbers.count) else { return true }
      switch standing(study, at: number, usual) {
      case .holds:
        if all == nil, let neighbour {
          narrow(number, neighbour, study, request, usual, inWholeNumbers: true)
        } else {
          settle(number, atEnd: neighbour == nil, study, request)
          if let neighbour { noteRefused(number, beyond: neighbour, study, request, usual) }
        }
        return true
      case .fails: neighbour = number
      case .unknown(let cause):
        failUnknown(number, cause, study, request)
        return true
      }
    }
    settle(Marker.missing, atEnd: false, study, request)
    return true
  }

  /// Whether the condition holds with a value of the name.
  private enum Standing {
    case holds, fails
    /// It has no answer, for the reason where one is known.
    case unknown(Diagnostic?)
  }

  /// Returns a point of the search; names that count whole days or months take whole ones.
  private func point(_ place: Int, _ low: Double, _ high: Double, _ study: PlanStudy) -> Double {
    if place == 0 { return low }
    if place == Studies.pointCount(study) - 1 { return high }
    return stepped(
      low + (high - low) * (Double(place) / Double(Studies.pointCount(study) - 1)), study)
  }

  /// Returns `value`, in whole days or months where the name counts those.
  private func stepped(_ value: Double, _ study: PlanStudy) -> Double {
    switch plan.types[study.names[0].value.type] {
    case .date, .days, .months: value.rounded()
    case .error, .pending, .number, .percent, .text, .yesNo, .missing, .monthsAndDays, .quantity,
      .currency, .rate,
      .hazard,
      .period, .choice, .list, .dated, .series, .table, .row, .instance, .instances, .member,
      .function, .range, .optional:
      value
    }
  }

  /// Halves the distance between a value with which the condition holds and one with which it does
  /// not until no value is left between them.
  private mutating func narrow(
    _ found: Double, _ neighbour: Double, _ study: PlanStudy, _ request: StudyRequest,
    _ usual: [Diagnostic], inWholeNumbers isWhole: Bool = false
  ) {
    var (inside, outside) = (found, neighbour)
    let nearness = Studies.nearness(study, found, neighbour)
    for _ in 0..<200 {
      guard meter.stop == nil else { return }
      var middle = stepped(inside + (outside - inside) / 2, study)
      if isWhole { middle = middle.rounded(.towardZero) }
      if isWhole, abs(outside - inside) <= 1 { break }
      guard middle != inside, middle != outside, abs(outside - inside) > nearness else { break }
      switch standing(study, at: middle, usual) {
      case .holds: inside = middle
      case .fails: outside = middle
      case .unknown(let cause):
        // What counts has values at whole numbers alone.
        let ends = [inside, outside]
        if middle != middle.rounded(), ends.allSatisfy({ $0 == $0.rounded() }) {
          return narrow(inside, outside, study, request, usual, inWholeNumbers: true)
        }
        return failUnknown(middle, cause, study, request)
      }
    }
    settle(inside, atEnd: false, study, request)
    noteRefused(inside, beyond: outside, study, request, usual)
  }

  /// Notes an answer at which not the condition ends but what a requirement allows.
  private mutating func noteRefused(
    _ value: Double, beyond outside: Double, _ study: PlanStudy, _ request: StudyRequest,
    _ usual: [Diagnostic]
  ) {
    var variation = Variation()
    variation.values[study.inputs[0]] = outside
    let refused = inRun(study, variation, wholeCase: true) { machine in
      failures(in: machine).contains { failure in
        failure.code.isRequirement && !usual.contains { $0.isAlike(failure) }
      }
    }
    guard refused else { return }
    table.notes[request.study] = Diagnostic(
      .N1106, study.span,
      [
        Argument("name", .name(study.names[0].path)),
        Argument("value", .figure(written(rounded(value), study.names[0].value.type))),
      ])
  }

  /// Returns whether the condition holds: not where a requirement fails that does not fail as the
  /// case is.
  private func standing(
    _ study: PlanStudy, at value: Double, _ usual: [Diagnostic]
  ) -> Standing {
    var variation = Variation()
    variation.values[study.inputs[0]] = value
    /// Returns what comes of a run of the whole case, or of what the study rests on.
    func outcome(wholeCase: Bool) -> Standing {
      inRun(study, variation, wholeCase: wholeCase) { standing(study, in: $0, usual) }
    }
    let found = outcome(wholeCase: study.skips.isEmpty)
    if case .unknown = found, !study.skips.isEmpty { return outcome(wholeCase: true) }
    return found
  }

  /// Returns whether the condition holds in a run.
  private func standing(
    _ study: PlanStudy, in machine: Machine, _ usual: [Diagnostic]
  ) -> Standing {
    let answer = machine.value(study.figure.register)
    let found = failures(in: machine)
    let new = found.filter { failure in
      !usual.contains {
        $0.isAlike(failure) && $0.labels.first?.span == failure.labels.first?.span
      }
    }
    // What counts has a meaning at whole numbers alone.
    if let part = new.first(where: { $0.code == .E0648 }) { return .unknown(part) }
    if new.contains(where: { $0.code.isRequirement }) { return .fails }
    if answer.isFinite { return answer != 0 ? .holds : .fails }
    if found.contains(where: { $0.code.isRequirement }) { return .fails }
    return .unknown(new.first ?? found.first)
  }

  /// Returns what went wrong in the case itself.
  private func failures(in machine: Machine) -> [Diagnostic] {
    machine.failures.dropFirst().filter { $0.sink == 0 }.map { $0.diagnostic }
  }

  /// Settles the study; an answer at an end of the range is noted.
  private mutating func settle(
    _ value: Double, atEnd isAtEnd: Bool, _ study: PlanStudy, _ request: StudyRequest
  ) {
    var result = StudyResult()
    result.values = [value]
    table.results[request.study] = result
    guard isAtEnd else { return }
    table.notes[request.study] = Diagnostic(
      .N1105, study.span,
      [
        Argument("name", .name(study.names[0].path)),
        Argument("value", .figure(written(rounded(value), study.names[0].value.type))),
      ])
  }

  /// Settles a study whose condition has no answer at a value.
  private mutating func failUnknown(
    _ value: Double, _ cause: Diagnostic?, _ study: PlanStudy, _ request: StudyRequest
  ) {
    fail(
      request,
      Diagnostic(
        .E1126, study.span,
        [
          Argument("name", .name(study.names[0].path)),
          Argument("value", .figure(written(rounded(value), study.names[0].value.type))),
        ], labels: cause.map { [Label($0.span, .failedHere)] } ?? []))
  }
}
