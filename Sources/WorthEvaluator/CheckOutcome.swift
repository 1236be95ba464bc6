import WorthMath
import WorthPlan
import WorthSource
import WorthValue

/// What came of an `expect`.
package struct CheckOutcome: Sendable {
  /// What came of a check.
  package enum Verdict: Sendable, Equatable {
    /// The figure agrees with the claim.
    case passed
    /// The figure misses the claim.
    case missed
    /// Nothing was computed, or the check could not be understood.
    case failed
  }

  /// Whether the claim holds.
  package var verdict: Verdict
  /// The place of the check in the source.
  package var span: Span
  /// The figure and what was claimed of it, as texts that differ where the values do.
  package var figure = ""
  /// What was claimed, written as the figure is; empty where nothing was computed.
  package var claimed = ""
  /// The interval that the check accepts, for claims with digits.
  package var interval: String?
  /// How far the figure is from the claim.
  package var difference = ""
  /// The text after `because`; nil where there is none.
  package var reason: String?
  /// The value after `printed`, written out; nil where there is none.
  package var printed: String?
  /// The sub-expressions with their values, outermost first.
  package var parts: [(span: Span, value: String)] = []
  /// `true` iff the claim shows fewer than three digits.
  package var isWeak = false
  /// With which conventions a missed figure would be the one that is claimed.
  package var conventions: [String] = []
  /// What was tried by itself to hit a missed figure: conventions, and mistakes that handouts make.
  package var tries: [String] = []
  /// Why nothing was computed.
  package var cause: Diagnostic?

  /// Creates an outcome.
  package init(verdict: Verdict, span: Span) {
    self.verdict = verdict
    self.span = span
  }
}

/// Judges the checks of a plan that was run.
package struct CheckJudge {
  /// The run that is judged.
  let machine: Machine
  let plan: Plan
  /// The diagnostics of each `expect error`, by its number.
  let captured: [[Diagnostic]]
  private let formatter: ValueFormatter
  /// `true` iff the figures of checks that pass are written, too.
  private var tellsPassed = true

  /// Creates a judge for the values in `machine`.
  package init(_ machine: Machine, captured: [[Diagnostic]]) {
    self.machine = machine
    plan = machine.plan
    self.captured = captured
    formatter = ValueFormatter(types: plan.types, units: plan.units)
  }

  /// Returns what came of each check.
  package func outcomes() -> [CheckOutcome] { plan.checks.map { judge($0) } }

  /// Returns what came of each check; of those that pass nothing but that, which saves what it
  /// takes to write figures.
  package func verdicts() -> [CheckOutcome] {
    var judge = self
    judge.tellsPassed = false
    return judge.outcomes()
  }

  /// Returns what came of a check, with the values of its parts unless it passes.
  private func judge(_ check: PlanCheck) -> CheckOutcome {
    var outcome = CheckOutcome(verdict: .failed, span: check.span)
    if let reason = check.reason {
      let value = machine.value(reason.register)
      if !value.isNaN { outcome.reason = formatter.text(value, .text, texts: machine.texts) }
    }
    switch check.claim {
    case .broken: break
    case .holds(let value): judgeTruth(value, &outcome)
    case .literal(let figure, let literals, let units, let summands):
      judgeLiteral(figure, literals, units, summands, &outcome)
    case .equal(let left, let right, let summands):
      judgeEqual(left, right, summands, &outcome)
    case .within(let left, let right, let tolerance, let isRelative):
      judgeWithin(left, right, tolerance, isRelative, &outcome)
    case .error(let code, let sink): judgeError(code, sink, &outcome)
    }
    if let printed = check.printed, let type = figureType(check.claim) {
      outcome.printed = written([printed.value], type, extra: 0)
    }
    if outcome.verdict != .passed { outcome.parts = parts(check) }
    return outcome
  }

  /// Returns the type of the figure of which something is claimed; nil where the claim is no
  /// figure.
  private func figureType(_ claim: PlanClaim) -> TypeID? {
    switch claim {
    case .literal(let figure, _, _, _): figure.type
    case .equal(let left, _, _), .within(let left, _, _, _): left.type
    case .holds, .error, .broken: nil
    }
  }

  // MARK: Values

  /// Returns the values of a list or series, or the one value.
  private func values(_ value: PlanValue) -> [Double] {
    let register = machine.value(value.register)
    if plan.types.isAggregate(value.type), !register.isNaN {
      return Array(machine.heap.list(register))
    }
    return [register]
  }

  /// Returns values as text, with `extra` digits more than usual, a list in brackets.
  private func written(_ values: [Double], _ type: TypeID, extra: Int) -> String {
    var formatter = formatter
    formatter.extraDigits = extra
    let element = plan.types.element(type)
    let texts = values.map { formatter.text($0, element, texts: machine.texts) }
    return plan.types.isAggregate(type) ? "[" + texts.joined(separator: ", ") + "]" : texts.joined()
  }

  /// Returns the diagnostic of the first value that has failed; nil where none has, and where the
  /// checker has reported it.
  private func cause(_ values: [Double]) -> Diagnostic? {
    for value in values {
      if let error = Marker.error(value), error > 0, error < machine.failures.count {
        return machine.failures[error].diagnostic
      }
    }
    return nil
  }

  /// Says both figures with as many digits as it takes to tell them apart.
  private func tell(
    _ left: [Double], _ right: [Double], _ type: TypeID, _ rightType: TypeID,
    misses: [Int] = [], of figure: PlanValue? = nil, _ outcome: inout CheckOutcome
  ) {
    if outcome.verdict == .passed, !tellsPassed { return }
    var extra = 0
    repeat {
      outcome.figure = written(left, type, extra: extra)
      outcome.claimed = written(right, rightType, extra: extra)
      extra += 2
    } while outcome.figure == outcome.claimed && extra <= 14 && outcome.verdict == .missed
    guard left.count == right.count, isNumeric(type) else { return }
    if left.count == 1 {
      outcome.difference = distance(left[0], right[0], type, extra: max(0, extra - 2))
    } else if let first = misses.first, let figure {
      outcome.difference =
        distance(left[first], right[first], type, extra: max(0, extra - 2)) + " in "
        + place(first, of: figure)
      if misses.count > 1 { outcome.difference += ", and so on in \(misses.count - 1) more" }
    }
  }

  /// Returns how far a value is from what is claimed of it, with as many digits as it takes to see that; nothing
  /// where they have no distance.
  private func distance(_ left: Double, _ right: Double, _ type: TypeID, extra: Int) -> String {
    guard left.isFinite, right.isFinite else { return "" }
    let element = plan.types.element(type)
    let difference = left - right
    var digits = extra
    var text = written([abs(difference)], element, extra: digits)
    while difference != 0, !CheckJudge.showsFigure(text), digits < 14 {
      digits += 1
      text = written([abs(difference)], element, extra: digits)
    }
    if element == .percent {
      // The difference of two percents is in points, which cannot be mistaken for a share.
      text = String(text.dropLast()) + " points"
    }
    let size = abs(right)
    if size > 0 {
      let share = abs(difference) / size * 100
      var places = 3
      while share > 0, Real.round(share, digits: places, mode: .halfAwayFromZero) == 0, places < 15
      {
        places += 1
      }
      let rounded = Real.round(share, digits: places, mode: .halfAwayFromZero)
      text += " (" + DecimalPrinter.plain(rounded) + "%)"
    }
    return text + (difference < 0 ? " too low" : " too high")
  }

  /// `true` iff a text has a digit that is not 0.
  private static func showsFigure(_ text: String) -> Bool {
    text.utf8.contains { $0 >= 0x31 && $0 <= 0x39 }
  }

  /// Returns the place of an element: its period, or its number from 1.
  private func place(_ position: Int, of figure: PlanValue) -> String {
    if case .series(_, let space, _) = plan.types[figure.type],
      let granularity = plan.space(space)?.granularity,
      let block = machine.heap.block(machine.value(figure.register)),
      let period = Int32(exactly: block.first + position)
    {
      return granularity.text(period)
    }
    return "place \(position + 1)"
  }

  /// Returns an end of what is accepted with all of its digits.
  private func end(_ value: Double, _ type: TypeID) -> String {
    var text = written([value], type, extra: 1)
    for extra in 2...12 {
      let longer = written([value], type, extra: extra)
      // Nothing but zeros is added from here on.
      if longer.filter({ $0 != "0" }) == text.filter({ $0 != "0" }) { return text }
      text = longer
    }
    return text
  }

  /// `true` iff values of the type, or of the elements of it, have a distance from one another.
  private func isNumeric(_ type: TypeID) -> Bool {
    switch plan.types[plan.types.element(type)] {
    case .number, .percent, .quantity, .rate, .hazard, .months, .days: true
    default: false
    }
  }

  // MARK: Claims

  /// Judges a condition: it passes where every value is yes.
  private func judgeTruth(_ value: PlanValue, _ outcome: inout CheckOutcome) {
    let values = values(value)
    outcome.cause = cause(values)
    if values.isEmpty || values.contains(where: { $0.isNaN }) { return }
    outcome.verdict = values.allSatisfy { $0 != 0 } ? .passed : .missed
    if outcome.verdict == .passed, !tellsPassed { return }
    outcome.figure = written(values, value.type, extra: 0)
    outcome.claimed = "yes"
  }

  /// Judges a figure against literals: it passes where each value lies within half a unit of the
  /// last digit of its literal.
  private func judgeLiteral(
    _ figure: PlanValue, _ literals: [Double], _ units: [Double], _ summands: [[PlanValue]],
    _ outcome: inout CheckOutcome
  ) {
    let values = values(figure)
    outcome.cause = cause(values)
    if values.isEmpty || values.contains(where: { !$0.isFinite }) { return }
    guard values.count == literals.count else {
      outcome.verdict = .missed
      tell(values, literals, figure.type, figure.type, &outcome)
      return
    }
    var misses: [Int] = []
    for index in values.indices {
      let distance = abs(values[index] - literals[index])
      // Half a unit of the last digit, and what rounding takes for the half; a 0 is one but for noise.
      let allowed =
        literals[index] == 0
        ? noise(
          of: summands.count == literals.count ? summands[index] : summands.flatMap { $0 },
          figure.type)
        : units[index] / 2 * (1 + Real.turnShare)
          + 4 * max(abs(literals[index]), units[index]).ulp
      if !(distance <= allowed) { misses.append(index) }
    }
    outcome.verdict = misses.isEmpty ? .passed : .missed
    tell(values, literals, figure.type, figure.type, misses: misses, of: figure, &outcome)
    if outcome.verdict == .passed, !tellsPassed { return }
    if literals.count == 1, literals[0] != 0 {
      let half = units[0] / 2
      outcome.interval =
        end(literals[0] - half, figure.type) + " .. " + end(literals[0] + half, figure.type)
      let digits = Real.log10(abs(literals[0]) / units[0] + 0.5) + 1
      outcome.isWeak = digits < 3
    }
  }

  /// The noise that summands leave where they cancel: a trillionth of the largest.
  private func noise(of summands: [PlanValue], _ type: TypeID) -> Double {
    guard isNumeric(type) else { return 0 }
    var size = 0.0
    for part in summands where isNumeric(part.type) {
      for value in values(part) where value.isFinite { size = max(size, abs(value)) }
    }
    return 1e-12 * size
  }

  /// Judges whether two figures are equal as conditions compare them, or but for the noise of what they
  /// are put together from.
  private func judgeEqual(
    _ left: PlanValue, _ right: PlanValue, _ summands: [PlanValue], _ outcome: inout CheckOutcome
  ) {
    let a = values(left)
    let b = values(right)
    outcome.cause = cause(a) ?? cause(b)
    if a.isEmpty || b.isEmpty || a.contains(where: { $0.isNaN }) || b.contains(where: { $0.isNaN })
    {
      return
    }
    guard a.count == b.count else {
      outcome.verdict = .missed
      tell(a, b, left.type, right.type, &outcome)
      return
    }
    let noise = a.count == 1 ? noise(of: summands, left.type) : 0
    var misses: [Int] = []
    for index in a.indices
    where !(Real.areEqual(a[index], b[index]) || abs(a[index] - b[index]) <= noise) {
      misses.append(index)
    }
    outcome.verdict = misses.isEmpty ? .passed : .missed
    tell(a, b, left.type, right.type, misses: misses, of: left, &outcome)
  }

  /// Judges whether a figure lies within a distance, or a share, of another.
  private func judgeWithin(
    _ left: PlanValue, _ right: PlanValue, _ tolerance: PlanValue, _ isRelative: Bool,
    _ outcome: inout CheckOutcome
  ) {
    let a = values(left)
    let b = values(right)
    let allowed = machine.value(tolerance.register)
    outcome.cause = cause(a) ?? cause(b) ?? cause([allowed])
    if a.isEmpty || b.isEmpty || allowed.isNaN { return }
    if a.contains(where: { $0.isNaN }) || b.contains(where: { $0.isNaN }) { return }
    guard a.count == b.count else {
      outcome.verdict = .missed
      return
    }
    var misses: [Int] = []
    for index in a.indices {
      let limit = isRelative ? allowed * abs(b[index]) : allowed
      let room = 4 * max(abs(b[index]), limit).ulp
      let distance = abs(a[index] - b[index])
      let isWithin = distance <= limit + (limit > 0 ? room : 0) || Real.areEqual(distance, limit)
      if !isWithin { misses.append(index) }
    }
    outcome.verdict = misses.isEmpty ? .passed : .missed
    tell(a, b, left.type, right.type, misses: misses, of: left, &outcome)
    if outcome.verdict == .passed, !tellsPassed { return }
    outcome.interval = "within " + written([allowed], tolerance.type, extra: 0)
  }

  /// Judges whether a block has reported a diagnostic of a code, when it was checked or run.
  private func judgeError(_ code: String, _ sink: Int32, _ outcome: inout CheckOutcome) {
    var found = Int(sink) < captured.count ? captured[Int(sink)].map { $0.code.rawValue } : []
    found += machine.failures.filter { $0.sink == sink }.map { $0.diagnostic.code.rawValue }
    outcome.verdict = found.contains(code) ? .passed : .missed
    outcome.claimed = code
    outcome.figure = found.isEmpty ? "no error" : found.joined(separator: ", ")
  }

  // MARK: Explanation

  /// Returns the values of at most twelve sub-expressions of a check, outermost first, long lists
  /// left out.
  private func parts(_ check: PlanCheck) -> [(span: Span, value: String)] {
    var result: [(span: Span, value: String)] = []
    for part in check.parts.reversed() {
      let values = values(part)
      guard values.count <= 12 else { continue }
      let text = written(values, part.type, extra: 0)
      if result.contains(where: { $0.span == part.span }) { continue }
      result.append((part.span, text))
      if result.count == 12 { break }
    }
    return result
  }
}
