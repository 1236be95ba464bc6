import WorthChecker
import WorthEvaluator
import WorthMath
import WorthPlan
import WorthProgram
import WorthSource
import WorthValue

/// Looks for what would make a figure the published one.
///
/// One rule holds for all that is tried: it is a change of the case, of an input, a line or the way of rounding, after which
/// the case is run again and the check judged. Tried are, in this order: the figure itself, rounded up, cut off, in thousands
/// or with two digits swapped; the claims of other checks on which the figure rests; every convention, singly;
/// the mistakes that handouts make; conventions in pairs. What is found never makes a check pass: of many changes some hit
/// a figure of few digits by chance, and how likely that is is said.
struct ConventionSearch {
  /// A change of one convention.
  private typealias Choice = ConventionFindings.Choice

  /// The combinations of conventions, and the mistakes, beyond which nothing is tried.
  private static var mostCombinations: Int { 400 }
  private static var mostMistakes: Int { 240 }
  /// The steps for compiling a case again, by instruction of its plan.
  private static var stepsOfCompiling: UInt64 { 32 }

  private let program: Case
  private let rebuild: Case.Rebuild
  // All runs together take no more steps than the case by itself may.
  private let meter: WorkMeter

  /// Creates a search over the conventions of a case; nil where it cannot be built again.
  init?(_ program: Case) {
    guard let rebuild = program.rebuild else { return nil }
    self.program = program
    self.rebuild = rebuild
    meter = WorkMeter(
      limit: program.limits.withRows(program.result.plan.rowCount).steps, observer: program.observer
    )
  }

  /// Returns, for the position of each check that was missed, what is to be said of it; `machine` has the
  /// figures of the case as it is.
  func findings(on outcomes: [CheckOutcome], _ machine: Machine) -> [Int: ConventionFindings] {
    let missed = outcomes.indices.filter {
      guard outcomes[$0].verdict == .missed, case .literal = program.result.plan.checks[$0].claim
      else { return false }
      return true
    }
    guard !missed.isEmpty else { return [:] }
    var found: [Int: ConventionFindings] = [:]
    for check in missed {
      found[check] = ConventionFindings(
        digits: digits(program.result.plan.checks[check].claim))
      let plan = program.result.plan
      for words in PrintedFigure(plan.checks[check].claim, plan, machine)?.mistakes ?? [] {
        found[check]?.hits.append(
          .init(choices: [], figure: outcomes[check].claimed, words: words, isKnown: true))
      }
    }
    let mistakes = HandoutMistakes(program.result, machine)
    follow(missed, outcomes, mistakes, &found)
    let open = missed.filter { found[$0]?.cause == nil }
    let choices = choices()
    tryConventions(choices.map { [$0] }, open, &found)
    tryMistakes(mistakes, open, &found)
    var pairs: [[Choice]] = []
    for (place, one) in choices.enumerated() {
      for other in choices[(place + 1)...] where other.path != one.path {
        pairs.append([one, other])
      }
    }
    // Pairs hit by chance more easily than anything else: they are for what nothing known explains.
    let unexplained = open.filter { found[$0]?.hits.contains { $0.isKnown } != true }
    tryConventions(pairs, unexplained, &found)
    for check in open {
      found[check]?.conventions = choices.count
      found[check]?.planned = choices.count + (unexplained.contains(check) ? pairs.count : 0)
      let mistakesTried = found[check]?.tries ?? []
      found[check]?.tries =
        choices.map { $0.description } + mistakesTried
    }
    return found
  }

  // MARK: Tries

  /// Returns what comes of the checks after changes; nil where the case has a mistake then, and where the work is to stop.
  private func judged(_ changes: [Choice], _ count: Int) -> [CheckOutcome]? {
    let size = UInt64(program.result.plan.code.count)
    guard meter.spend(ConventionSearch.stepsOfCompiling, times: size) else { return nil }
    let result = rebuild(changes.map { Change($0.path, $0.value) }, [])
    guard !result.diagnostics.contains(where: { $0.code.severity == .error }) else { return nil }
    let outcome = Case(
      result: result, limits: program.limits, workers: program.workers,
      observer: program.observer, rebuild: nil
    ).evaluate(.asked, meter: meter)
    guard meter.stop == nil else { return nil }
    let judged = CheckJudge(outcome.machine, captured: result.captured).outcomes()
    return judged.count == count ? judged : nil
  }

  /// Tries the claims of missed checks in the place of their figures: what then hits follows from them, and counts
  /// once with them.
  private func follow(
    _ missed: [Int], _ outcomes: [CheckOutcome], _ mistakes: HandoutMistakes,
    _ found: inout [Int: ConventionFindings]
  ) {
    guard missed.count > 1 else { return }
    for first in missed.prefix(20) {
      guard let claim = mistakes.claim(of: first) else { continue }
      let others = missed.filter {
        $0 != first && found[$0]?.cause == nil && mistakes.rests($0, on: claim.path)
      }
      guard !others.isEmpty, let judged = judged([claim], outcomes.count) else { continue }
      for other in others where judged[other].verdict == .passed {
        found[other]?.cause = (first, claim.description)
        found[other]?.hits = []
      }
    }
  }

  /// Tries conventions together, and notes what hits.
  private func tryConventions(
    _ combinations: [[Choice]], _ missed: [Int], _ found: inout [Int: ConventionFindings]
  ) {
    let tried = missed.first.flatMap { found[$0]?.tried } ?? 0
    for combination in combinations.prefix(max(0, ConventionSearch.mostCombinations - tried)) {
      guard meter.stop == nil else { return }
      let judged = judged(combination, program.result.plan.checks.count)
      guard meter.stop == nil else { return }
      for check in missed { found[check]?.tried += 1 }
      guard let judged else { continue }
      for check in missed where judged[check].verdict == .passed {
        let known = found[check]?.hits ?? []
        // A pair tells nothing new where one of the two suffices, or something else hits by itself.
        if combination.count == 2, known.contains(where: { $0.choices.count < 2 }) { continue }
        let words = combination.map { $0.description }.joined(separator: " and ")
        found[check]?.hits.append(
          .init(
            choices: combination, figure: judged[check].figure, words: words,
            isKnown: combination.count == 1))
      }
    }
  }

  /// Tries the mistakes that handouts make, those that practice knows first, and notes what hits.
  private func tryMistakes(
    _ mistakes: HandoutMistakes, _ missed: [Int], _ found: inout [Int: ConventionFindings]
  ) {
    var checks: [[Choice]: (mistake: HandoutMistakes.Mistake, checks: [Int])] = [:]
    var order: [[Choice]] = []
    let lists = missed.map { check in
      mistakes.all(for: check, unit: unit(program.result.plan.checks[check].claim))
    }
    // The nearest of each check come first.
    for place in 0..<(lists.map { $0.count }.max() ?? 0) {
      for (check, list) in zip(missed, lists) where place < list.count {
        let mistake = list[place]
        if checks[mistake.changes] == nil { order.append(mistake.changes) }
        checks[mistake.changes, default: (mistake, [])].checks.append(check)
      }
    }
    let known = order.filter { checks[$0]?.mistake.isKnown == true }
    let others = order.filter { checks[$0]?.mistake.isKnown == false }
    // A large case takes longer for each.
    let isLarge = program.result.plan.code.count > 4_000
    let most = ConventionSearch.mostMistakes / (isLarge ? 4 : 1)
    for changes in known.prefix(most / 2 + max(0, most / 2 - others.count))
      + others.prefix(most / 2 + max(0, most / 2 - known.count))
    {
      guard meter.stop == nil, let (mistake, concerned) = checks[changes] else { return }
      let judged = judged(changes, program.result.plan.checks.count)
      guard meter.stop == nil else { return }
      for check in concerned {
        found[check]?.mistakes += 1
        found[check]?.tries.append(mistake.words)
        // What hits by chance is not offered beside what practice knows.
        let isLast = !mistake.isKnown && found[check]?.hits.contains { $0.isKnown } == true
        guard let judged, judged[check].verdict == .passed, !isLast else { continue }
        found[check]?.hits.append(
          .init(
            choices: changes, figure: judged[check].figure, words: mistake.words,
            isKnown: mistake.isKnown))
      }
    }
  }

  // MARK: Conventions

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
    for rule in ["down", "up"] {
      choices.append(Choice(path: "case.rounding.rule", value: rule))
    }
    return choices
  }

  /// Returns the unit of the last digit that the claim shows.
  private func unit(_ claim: PlanClaim) -> Double {
    guard case .literal(_, _, let units, _) = claim else { return 0 }
    return units.first ?? 0
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

/// What may have happened to a figure in print: it was rounded up, cut off, put in thousands, or two of its digits were
/// swapped.
struct PrintedFigure {
  private let value: Double
  private let claim: Double
  private let unit: Double

  /// Reads the one figure and the literal of a claim; nil where there are several, or none.
  init?(_ claim: PlanClaim, _ plan: Plan, _ machine: Machine) {
    guard case .literal(let figure, let literals, let units, _) = claim, literals.count == 1,
      units[0] > 0
    else { return nil }
    let value = machine.value(figure.register)
    guard value.isFinite, !plan.types.isAggregate(figure.type) else { return nil }
    (self.value, self.claim, unit) = (value, literals[0], units[0])
  }

  /// What turns the figure into the claim, each in a few words.
  var mistakes: [String] {
    let steps = abs(value) / unit
    let claimed = (abs(claim) / unit).rounded()
    guard claimed < 1e15, steps < 1e15, claimed > 0 else { return [] }
    if value * claim < 0 { return steps.rounded() == claimed ? ["the other sign"] : [] }
    var found: [String] = []
    if steps.rounded(.up) == claimed { found.append("the figure rounded up") }
    if steps.rounded(.down) == claimed { found.append("the figure cut off after its last digit") }
    for (factor, words) in [
      (1000.0, "thousands taken for ones, or millions for thousands"),
      (0.001, "ones taken for thousands, or thousands for millions"),
      (100, "a percent taken for a number"), (0.01, "a number taken for a percent"),
    ] where claimed >= 10 && (steps * factor).rounded() == claimed {
      found.append(words)
    }
    if PrintedFigure.areSwapped(Int(steps.rounded()), Int(claimed)) {
      found.append("two digits swapped in print")
    }
    return found
  }

  /// `true` iff two numbers differ in two neighbouring digits alone, which have changed places.
  static func areSwapped(_ one: Int, _ other: Int) -> Bool {
    let (a, b) = (Array(String(one).utf8), Array(String(other).utf8))
    guard a.count == b.count else { return false }
    let different = a.indices.filter { a[$0] != b[$0] }
    guard different.count == 2, different[1] == different[0] + 1 else { return false }
    return a[different[0]] == b[different[1]] && a[different[1]] == b[different[0]]
  }
}
