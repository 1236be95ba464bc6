import Testing
import Worth
import WorthChecker
import WorthEvaluator
import WorthPlan
import WorthPlanner
import WorthSource
import WorthTestSupport

/// What is required of uncertain values: asked in every trial, along with what is worked out.
@Suite struct TrialRequirementTests {
  /// 1,100 trials make three blocks, of which the last is not full.
  private let head =
    "case \"x\" { timeline = 2026 .. 2029, simulation { trials = 1_100, seed = 7 } }\n"

  /// What each trial, run by itself, has for the path; NaN where it has no value.
  private func trials(_ source: String, _ path: String) -> [Double] {
    let checked = Checker.check(SourceText(name: "case.worth", text: source)) { _ in .notFound }
    let plan = Planner.plan(checked.program)
    guard let slot = plan.slots.first(where: { $0.path == path }) else { return [] }
    let limits = WorkLimits()
    return (0..<1_100).map { trial in
      var machine = Machine(
        plan, limits: limits, meter: WorkMeter(limit: limits.steps, observer: nil))
      machine.mode = .trial(UInt64(trial))
      machine.run()
      defer { machine.release() }
      return machine.value(slot.register)
    }
  }

  /// The messages of a run on `threads` threads, with the bits of `figure`.
  private func outcome(
    _ source: String, threads: Int = 1, figure: String = "value"
  ) -> (messages: [String], bits: UInt64?) {
    let program = Engine(workers: RealThreads().workers(threads)).compile(source)
    let outcome = program.evaluate()
    var bits: UInt64?
    switch outcome.figure(figure)?.value {
    case .number(let value), .percent(let value): bits = value.bitPattern
    default: break
    }
    return (outcome.messages.map { $0.rendered }, bits)
  }

  /// Expects the note that the requirement fails in `count` trials, for any number of threads, and
  /// that no figure changes by it.
  private func expectMisses(_ count: Int, _ source: String, _ requirement: String) {
    let plain = outcome(source.replacingOccurrences(of: requirement, with: ""))
    #expect(plain.messages.isEmpty)
    #expect(plain.bits != nil)
    for threads in [1, 2] {
      let found = outcome(source, threads: threads)
      #expect(found.bits == plain.bits)
      let notes = found.messages.filter { $0.hasPrefix("note[N1001]") }
      #expect(found.messages.count == notes.count, "\(found.messages)")
      if count == 0 {
        #expect(notes.isEmpty, "\(notes)")
      } else {
        #expect(notes.count == 1)
        #expect(
          notes.first?.contains("]: in \(count) of 1_100 trials this does not hold") ?? false,
          "\(notes)")
      }
    }
  }

  @Test(arguments: [0, 511, 512, 1_099])
  func `a requirement that fails in one trial is counted once`(
    trial: Int
  ) {
    let source =
      head + """
        kind share { x: number, require abs(x - 9) > 0.0000001, y = x * 2 }
        u = 0.5 ~ uniform(0, 1)
        share s { x = u }
        value = s.y.mean
        show value
        """
    expectMisses(0, source, "require abs(x - 9) > 0.0000001, ")
    let drawn = trials(source, "u")[trial]
    let requirement = "require abs(x - \(drawn)) > 0.0000001, "
    expectMisses(
      1, source.replacingOccurrences(of: "require abs(x - 9) > 0.0000001, ", with: requirement),
      requirement)
  }

  /// Requirements of `revenue`, each with 1 for the trials in which it does not hold.
  private static let requirements: [(text: String, missed: String)] = [
    // Over all periods, and periods alone.
    ("require revenue >= 4", "if min(revenue) >= 4 then 0 else 1"),
    ("require revenue > 4", "if min(revenue) > 4 then 0 else 1"),
    ("require revenue < 40", "if max(revenue) < 40 then 0 else 1"),
    ("require revenue[2029] <= 26", "if revenue[2029] <= 26 then 0 else 1"),
    ("require revenue[2029] != 26", "0"),
    // Parts that are joined, turned round and chosen.
    (
      "require revenue[2027] >= 8 and revenue[2029] >= 8 or revenue[2028] >= 15",
      "if revenue[2027] >= 8 and revenue[2029] >= 8 or revenue[2028] >= 15 then 0 else 1"
    ),
    (
      "require not (revenue[2028] > 15)", "if revenue[2028] > 15 then 1 else 0"
    ),
    (
      "require if revenue[2027] > 10 then revenue[2028] > 9 else revenue[2028] < 12",
      "if (if revenue[2027] > 10 then revenue[2028] > 9 else revenue[2028] < 12) then 0 else 1"
    ),
    (
      "require revenue[2028] >= 9 if revenue[2027] > 10",
      "if revenue[2027] > 10 and revenue[2028] < 9 then 1 else 0"
    ),
    // Noise in the last digits breaks nothing: in some trials one side is larger by a bit.
    ("require revenue * 3 = revenue + revenue + revenue", "0"),
    ("require revenue * 3 <= revenue + revenue + revenue", "0"),
    ("require revenue * 3 >= revenue + revenue + revenue", "0"),
    // The reason has a figure of the base.
    (
      "require revenue[2029] <= 26 because \"at most 26, not {revenue[2029]}\"",
      "if revenue[2029] <= 26 then 0 else 1"
    ),
  ]

  @Test(arguments: requirements)
  func `a requirement is counted in the trials in which it does not hold by itself`(
    _ requirement: String, _ missed: String
  ) {
    let source =
      head + """
        sales[2026] = 10.1 ~ uniform(5, 15.2)
        growth[t] = 0% ~ normal(sd: 30%)
        sales[t] = sales[t-1] * (1 + growth[t])
        kind firm {
          revenue: level of number
          \(requirement)
          year[t] = revenue
          missed = \(missed)
        }
        firm f { revenue = sales }
        missed = f.missed
        value = f.year[2029].mean
        show value
        """
    let misses = trials(source, "missed").filter { $0 == 1 }.count
    #expect(missed == "0" || (misses > 0 && misses < 1_100))
    expectMisses(misses, source, requirement)
  }

  @Test func `a requirement on rows is counted in the trials in which it fails for any of them`() {
    let source =
      head + """
        table book { id | size
          A | 10
          B | 12
          C | 14
        }
        kind loan {
          size: number
          lost = 0 ~ normal(sd: 5)
          require lost < size
          left = size - lost
        }
        facility[r in book] = loan { size = r.size }
        missed = if min(facility.left) > 0 then 0 else 1
        total = sum(facility.left)
        value = total.mean
        show value
        """
    let misses = trials(source, "missed").filter { $0 == 1 }.count
    #expect(misses > 0)
    expectMisses(misses, source, "require lost < size")
  }

  @Test func `what a function requires makes the same trials fail as each by itself`() {
    let source =
      head + """
        a = 5 ~ uniform(0, 10)
        function f(x) {
          require x * 2 >= 1 because "too little"
          if x > 5 then x + 1 else g(x)
        }
        function g(x) {
          require x != 3 and x < 4.9 because "too much"
          x * 3
        }
        v = f(a)
        m = v.mean
        show m
        """
    let values = trials(source.replacingOccurrences(of: "a = 5 ~", with: "a = 2 ~"), "v")
    let failed = values.filter { $0.isNaN }.count
    let first = values.firstIndex { $0.isNaN }
    #expect(failed > 10)
    for threads in [1, 2] {
      let found = outcome(
        source.replacingOccurrences(of: "a = 5 ~", with: "a = 2 ~"), threads: threads)
      #expect(found.messages.count == 1)
      #expect(
        found.messages.first?.contains("in \(failed) of 1_100 trials") ?? false, "\(found.messages)"
      )
      #expect(found.messages.first?.contains("\((first ?? 0) + 1)") ?? false, "\(found.messages)")
    }
  }

  @Test func `a requirement costs no call of a function in any trial`() {
    // 2,000,000 trials of twelve comparisons would take more steps than there are, if each were one.
    let run = Run(
      """
      case "x" { timeline = 2026 .. 2037, simulation { trials = 2_000_000 } }
      kind firm { revenue: level of number, require revenue >= -100, all = sum(revenue) }
      g = 1 ~ normal(sd: 1)
      sales[t] = g * t.year
      firm f { revenue = sales }
      value = probability(g > 0)
      show value
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.messages.map(\.code) == ["N1001"])
  }
}
