import Testing
import Worth
import WorthTestSupport

/// What a host sees of the work on a case, and how it ends it.
@Suite struct ObserverTests {
  /// What an observer was told, in order.
  private final class Diary: @unchecked Sendable {
    var entries: [Progress] = []
  }

  /// A case that goes through all phases.
  private let source = """
    case "x" { simulation { trials = 5_000, seed = 1 } }
    x = 5 ~ normal(sd: 1)
    z = 2
    y = sum(x * i for i in 1 .. 50) + z
    w = sum(sqrt(i) for i in 1 .. 3_000)
    best = solve z between 0 and 10 so that y = 6_380
    m = y.mean
    """

  /// Runs the case; the observer returns `false` from call number `last` of `phase` on.
  private func run(stoppedIn phase: Progress.Phase? = nil, after last: Int = 0) -> (Run, Diary) {
    let diary = Diary()
    var engine = Engine()
    engine.observer = { progress in
      diary.entries.append(progress)
      guard let phase else { return true }
      return diary.entries.count { $0.phase == phase } <= last
    }
    let program = engine.compile(source)
    return (Run(program: program, outcome: program.evaluate()), diary)
  }

  @Test func `every phase is reported, in order, and never more than all`() {
    let (run, diary) = run()
    #expect(run.errors.isEmpty)
    for phase in [Progress.Phase.checking, .running, .studies, .trials] {
      #expect(diary.entries.contains { $0.phase == phase }, "\(phase)")
    }
    #expect(diary.entries.allSatisfy { $0.done <= $0.total })
    let checking = diary.entries.filter { $0.phase == .checking }
    #expect(diary.entries.prefix(checking.count).allSatisfy { $0.phase == .checking })
    let trials = diary.entries.filter { $0.phase == .trials }
    #expect(trials.allSatisfy { $0.total == 5000 })
    #expect(trials.map(\.done) == trials.map(\.done).sorted())
    // A solution is looked for at 129 points first, all of them at once.
    let studies = diary.entries.filter { $0.phase == .studies }
    #expect(studies.contains { $0.done == 0 && $0.total == 129 })
    #expect(studies.contains { $0.done == 129 && $0.total == 129 })
  }

  @Test func `an observer that only watches changes no figure`() {
    let (watched, _) = run()
    let alone = Run(source)
    for path in ["w", "best", "m", "y"] { #expect(watched.text(path) == alone.text(path)) }
  }

  @Test(arguments: [0, 1, 3]) func `compiling is ended by an observer`(calls: Int) {
    let (run, diary) = run(stoppedIn: .checking, after: calls)
    #expect(run.program.diagnostics.map(\.code) == ["E0810"])
    #expect(!run.program.isValid)
    #expect(diary.entries.count { $0.phase == .checking } <= calls + 1)
    #expect(run.outcome.figures.isEmpty)
  }

  @Test(arguments: [0, 1, 2]) func `running is ended by an observer`(calls: Int) {
    let (run, diary) = run(stoppedIn: .running, after: calls)
    #expect(Set(run.errors) == ["E0810"])
    #expect(diary.entries.count { $0.phase == .running } <= calls + 3)
  }

  @Test(arguments: [0, 1]) func `a question is ended by an observer`(calls: Int) {
    let (run, diary) = run(stoppedIn: .studies, after: calls)
    #expect(Set(run.errors) == ["E0810"])
    #expect(run.text("best") == "no value")
    // What is computed quickly is there nevertheless.
    #expect(run.text("z") == "2")
    #expect(diary.entries.count { $0.phase == .studies } <= calls + 2)
  }

  @Test func `a question that is looked at value by value is ended on the way`() {
    // How long the list is depends on z.
    let source =
      "z = 2\ny = sum(i for i in 1 .. round(z) + 50) + z\n"
      + "best = solve z between 0 and 10 so that y = 1_400"
    let diary = Diary()
    var engine = Engine()
    engine.observer = { progress in
      diary.entries.append(progress)
      return diary.entries.count { $0.phase == .studies } <= 100
    }
    let program = engine.compile(source)
    let run = Run(program: program, outcome: program.evaluate())
    #expect(Set(run.errors) == ["E0810"])
    #expect(run.text("best") == "no value")
    #expect(diary.entries.contains { $0.phase == .studies && $0.done >= 5 && $0.total == 129 })
  }

  @Test(arguments: [0, 1, 5]) func `trials are ended by an observer`(calls: Int) {
    let (run, diary) = run(stoppedIn: .trials, after: calls)
    #expect(Set(run.errors) == ["E0810"])
    #expect(run.text("m") == "no value")
    #expect(diary.entries.count { $0.phase == .trials } <= calls + 10)
  }

  @Test func `what is quick is computed although the trials were ended`() {
    var engine = Engine()
    engine.observer = { $0.phase != .trials }
    let program = engine.compile(
      "x = 5 ~ normal(sd: 1)\ny = x * 2\nm = y.mean\nshow m")
    let outcome = program.evaluate()
    #expect(outcome.figure("y")?.text == "10")
    #expect(outcome.messages.map(\.code) == ["E0810"])
  }
}
