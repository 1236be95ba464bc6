import WorthChecker
import WorthEvaluator
import WorthMath
import WorthPlan
import WorthProgram
import WorthSource
import WorthValue

/// Looks for the convention with which a figure would be the published one.
///
/// Every input that a kind calls a convention is tried with each of its words, so is every word that the case gives to
/// a function (day counts, timings, methods of percentiles), and rounding on the way, singly and in pairs. What is found never makes a check pass: of many combinations some hit a figure of few digits by chance, and
/// how likely that is is said.
struct ConventionSearch {
  /// A change of one convention, as it is told.
  private struct Choice {
    var path: String
    var value: String
  }

  /// The combinations beyond which nothing is tried.
  private static var mostCombinations: Int { 400 }
  /// The steps for compiling a case again, by instruction of its plan.
  private static var stepsOfCompiling: UInt64 { 32 }

  private let program: Case
  private let rebuild: @Sendable ([HostOverride]) -> Compilation

  init?(_ program: Case) {
    guard let rebuild = program.rebuild else { return nil }
    self.program = program
    self.rebuild = rebuild
  }

  /// Returns, for the position of each check that was missed, what is to be said of conventions.
  func remarks(on outcomes: [CheckOutcome]) -> [Int: [String]] {
    let missed = outcomes.indices.filter {
      guard outcomes[$0].verdict == .missed, case .literal = program.result.plan.checks[$0].claim
      else { return false }
      return true
    }
    guard !missed.isEmpty else { return [:] }
    let choices = choices()
    var combinations = choices.map { [$0] }
    for (place, one) in choices.enumerated() {
      for other in choices[(place + 1)...] where other.path != one.path {
        combinations.append([one, other])
      }
    }
    let chosen = combinations.prefix(ConventionSearch.mostCombinations)
    // All runs together take no more steps than the case by itself may.
    let meter = WorkMeter(limit: program.limits.steps, observer: program.observer)
    var triedCount = 0
    var hits: [Int: [String]] = [:]
    for combination in chosen {
      let size = UInt64(program.result.plan.code.count)
      guard meter.spend(ConventionSearch.stepsOfCompiling, times: size) else { break }
      let changes = combination.map { HostOverride(path: $0.path, expression: $0.value) }
      let result = rebuild(changes)
      guard !result.diagnostics.contains(where: { $0.code.severity == .error }) else { continue }
      let outcome = Case(
        result: result, limits: program.limits, workers: program.workers,
        observer: program.observer, rebuild: nil
      ).evaluate(.asked, meter: meter)
      guard meter.stop == nil else { break }
      triedCount += 1
      let judged = CheckJudge(outcome.machine, captured: result.captured).outcomes()
      guard judged.count == outcomes.count else { continue }
      for check in missed where judged[check].verdict == .passed {
        // A pair tells nothing new where one of the two suffices.
        let known = hits[check, default: []]
        let told = combination.map { self.told($0) }
        if told.count == 2,
          told.contains(where: { part in known.contains { $0.hasPrefix(part + " gives") } })
        {
          continue
        }
        hits[check, default: []].append(
          told.joined(separator: " and ") + " gives " + judged[check].figure)
      }
    }
    var remarks: [Int: [String]] = [:]
    for check in missed {
      remarks[check] = lines(
        hits[check] ?? [], tried: triedCount, of: chosen.count, singly: choices.count,
        digits: digits(program.result.plan.checks[check].claim))
    }
    return remarks
  }

  private func told(_ choice: Choice) -> String {
    if choice.path.hasPrefix(Program.wordPath) {
      return choice.value + " for " + choice.path.dropPrefix(Program.wordPath)
    }
    return choice.path.dropPrefix("case.") + " = " + choice.value
  }

  private func choices() -> [Choice] {
    var choices: [Choice] = []
    for convention in program.result.program.conventions {
      for word in convention.words where Program.wordPath + word != convention.path {
        choices.append(Choice(path: convention.path, value: word))
      }
    }
    for (part, values) in [
      ("periods", ["0", "2"]), ("rows", ["0", "2"]), ("factors", ["3", "4"]),
    ] {
      for value in values { choices.append(Choice(path: "case.rounding." + part, value: value)) }
    }
    choices.append(Choice(path: "case.rounding.rule", value: "down"))
    return choices
  }

  private func lines(
    _ hits: [String], tried: Int, of planned: Int, singly: Int, digits: Int
  ) -> [String] {
    var lines = [
      "conventions: \(singly) were tried, singly and in pairs (\(tried) combinations)"
    ]
    if tried < planned {
      lines = [
        "conventions: \(tried) of \(planned) combinations were tried; more would take too many steps"
      ]
    }
    if hits.isEmpty { return lines + ["  none gives the claimed figure"] }
    for hit in hits.prefix(5) { lines.append("  " + hit + ", as claimed") }
    if hits.count > 5 { lines.append("  and \(hits.count - 5) more") }
    // Of 108 plausible combinations, 76 in 100 random figures of two digits were hit, 19 of three, 3 of four.
    let chance = Real.pow(10, -1.883 - 0.835 * Double(max(1, digits) - 2))
    let share = -Real.expm1(Double(tried) * Real.log1p(-min(chance, 0.99))) * 100
    let percent = share < 1 ? "fewer than 1" : "\(Int(min(99, share).rounded()))"
    lines.append(
      "  note: of wrong figures with \(digits) digits about \(percent) in 100 are hit by so many combinations; the publication must say which one it used"
    )
    return lines
  }

  /// Returns how many digits the claim shows.
  private func digits(_ claim: PlanClaim) -> Int {
    guard case .literal(_, let literals, let units) = claim, let literal = literals.first,
      let unit = units.first, unit > 0, literal != 0
    else { return 1 }
    let size = Real.log10(Swift.abs(literal) / unit)
    return size.isFinite ? max(1, Int(size.rounded(.down)) + 1) : 1
  }
}

extension String {
  fileprivate func dropPrefix(_ prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}
