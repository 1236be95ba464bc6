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
  /// A change of one convention.
  private typealias Choice = ConventionFindings.Choice

  /// The combinations beyond which nothing is tried.
  private static var mostCombinations: Int { 400 }
  /// The steps for compiling a case again, by instruction of its plan.
  private static var stepsOfCompiling: UInt64 { 32 }

  private let program: Case
  private let rebuild: Case.Rebuild

  /// Creates a search over the conventions of a case; nil where it cannot be built again.
  init?(_ program: Case) {
    guard let rebuild = program.rebuild else { return nil }
    self.program = program
    self.rebuild = rebuild
  }

  /// Returns, for the position of each check that was missed, what is to be said of conventions.
  func remarks(on outcomes: [CheckOutcome]) -> [Int: [String]] {
    findings(on: outcomes).mapValues { $0.lines }
  }

  /// Returns, for the position of each check that was missed, what the conventions have to do with it.
  func findings(on outcomes: [CheckOutcome]) -> [Int: ConventionFindings] {
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
    let meter = WorkMeter(
      limit: program.limits.withRows(program.result.plan.rowCount).steps, observer: program.observer
    )
    var triedCount = 0
    var hits: [Int: [ConventionFindings.Hit]] = [:]
    for combination in chosen {
      let size = UInt64(program.result.plan.code.count)
      guard meter.spend(ConventionSearch.stepsOfCompiling, times: size) else { break }
      let changes = combination.map { Change($0.path, $0.value) }
      let result = rebuild(changes, [])
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
        if combination.count == 2,
          combination.contains(where: { part in known.contains { $0.choices == [part] } })
        {
          continue
        }
        hits[check, default: []].append(
          ConventionFindings.Hit(choices: combination, figure: judged[check].figure))
      }
    }
    var findings: [Int: ConventionFindings] = [:]
    for check in missed {
      findings[check] = ConventionFindings(
        hits: hits[check] ?? [], conventions: choices.count, tried: triedCount,
        planned: combinations.count, digits: digits(program.result.plan.checks[check].claim))
    }
    return findings
  }

  /// The changes of one convention that can be tried, each to a word that it does not have.
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

  /// Returns how many digits the claim shows.
  private func digits(_ claim: PlanClaim) -> Int {
    guard case .literal(_, let literals, let units, _) = claim, let literal = literals.first,
      let unit = units.first, unit > 0, literal != 0
    else { return 1 }
    let size = Real.log10(Swift.abs(literal) / unit)
    return size.isFinite ? max(1, Int(size.rounded(.down)) + 1) : 1
  }
}
