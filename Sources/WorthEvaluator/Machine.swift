import WorthBuiltins
import WorthLanes
import WorthMath
import WorthPlan
import WorthSource
import WorthValue

/// Runs a plan.
///
/// The machine has a stack of registers; a function's frame lies over that of its caller from the
/// first argument on. Every operation checks its result: NaN or infinity fails at once, so that a
/// failure is known at the operation where it arose. A failure marks the register of its region and
/// the run goes on after the region; what reads a marked register fails with the same cause.
package struct Machine {
  /// What is run.
  let plan: Plan
  /// How much the run may take.
  let limits: WorkLimits
  /// Where the steps come from, and what they are counted by.
  let meter: WorkMeter
  /// The lists and series.
  package let heap: Heap
  /// The texts of the plan, then those that were made in the run.
  package private(set) var texts: [String]
  /// What went wrong; the first stands for what the checker has reported.
  package private(set) var failures: [Failure] = []
  /// Where the last instruction that is not run often stands.
  var rarePosition = 0
  /// What a reader should know of results.
  package internal(set) var notes: [Failure] = []
  /// The registers of all frames, one frame over the other.
  var stack: UnsafeMutablePointer<Double>
  /// The number of registers that `stack` has room for.
  var stackSize: Int
  /// The current calls, outermost first.
  let frames: UnsafeMutablePointer<CallFrame>
  /// The number of calls under way.
  var frameCount = 0
  /// The functions of the plan, in its order.
  let functions: UnsafeMutablePointer<Callee>
  /// The steps of the current portion that are left; below 0 where one has taken more than was
  /// left.
  var steps: Int64 = 0
  /// By builtin: `true` iff it takes no list with a missing value.
  let needsValues: [Bool]
  /// By builtin: the places of the arguments that are lists without missing values.
  let listsOfValues: [[Int]]
  /// The builtin that orders texts, which only the machine knows.
  let textRanks: Int
  /// The builtin that adds the values of a list.
  let sum: Int
  /// The code of each builtin.
  let builtins: [@Sendable (inout BuiltinCall) -> Double]
  /// The call of a builtin, one after another.
  var builtinCall: BuiltinCall
  /// The bytes of the texts that were made in the run, with what each takes besides.
  private var textSize = 0
  /// What a builtin said when it failed.
  var builtinFailure: (code: DiagnosticCode, arguments: [Argument])?
  /// What else it points to.
  var builtinLabels: [Label] = []
  /// `true` once a limit was reached that ends the run.
  var exhausted = false
  /// Memory for values of lists on the way, once it is needed.
  var columnMemory: UnsafeMutablePointer<Double>?
  /// Where values stand in lists and series that were searched.
  var columnIndex = ColumnIndex()
  /// The list that a search has filled last, while it is there.
  var sparse: SparseList?
  /// The keys of the rows of each kind by row, period or key, once they were asked for.
  var rowKeys: [[String]?] = []
  /// The keys of the rows of spaces over which names draw.
  var spaceKeys: [SpaceID: [String]] = [:]
  /// The number of each text; empty until one is looked for.
  private var foundTexts: [String: Int] = [:]
  /// What stands in for draws, and records the operations on them.
  package var mode = TrialMode.base
  /// What is known of values over all trials, by the statistic's place in the plan.
  package var statistics = StatisticTable()

  /// What is known of studies.
  package var studies = StudyTable()
  /// The threads that work on rows.
  package var workers = LaneWorkers.single
  /// The rows that are left of loops of which the others were lanes, by the number of the loop.
  var rowsLeft: [Int: RowsLeft] = [:]
  /// `true` iff there are such rows.
  var hasRowsLeft = false
  /// The number of rows of kinds that were lanes of one run.
  package internal(set) var laneRows = 0
  /// The studies that the run has met and that are not settled.
  package internal(set) var studyRequests: [StudyRequest] = []

  /// Where a call returns to.
  struct CallFrame {
    /// The position of the call.
    var program: Int
    /// The frame that called, by its first register.
    var base: Int
    /// The register of that frame which takes the result.
    var result: Int32
  }

  /// Where a function begins and how many registers it needs.
  struct Callee {
    /// The position of the first instruction.
    var start: Int32
    /// The number of registers of a frame.
    var frameSize: Int32
    /// The steps of a call.
    var cost: Int64
  }

  /// Creates a machine for `plan` that takes its steps from `meter`.
  package init(_ plan: Plan, limits: WorkLimits, meter: WorkMeter) {
    self.plan = plan
    self.limits = limits
    self.meter = meter
    heap = Heap(limit: limits.values)
    texts = plan.texts
    builtins = BuiltinTable.code
    needsValues = BuiltinTable.needsValues
    listsOfValues = BuiltinTable.listsOfValues
    textRanks = BuiltinTable[.textRanks]
    sum = BuiltinTable[.sum]
    stackSize = Int(plan.mainFrameSize) + 1024
    stack = .allocate(capacity: stackSize)
    builtinCall = BuiltinCall(arguments: stack, count: 0, heap: heap, steps: 0)
    frames = .allocate(capacity: max(1, limits.depth))
    functions = .allocate(capacity: max(1, plan.functions.count))
    for (index, function) in plan.functions.enumerated() {
      functions[index] = Callee(
        start: function.start, frameSize: function.frameSize,
        cost: 2 + Int64(function.length / 16))
    }
    let undefined = Marker.undefined
    for index in 0..<stackSize { stack[index] = undefined }
    for index in plan.constants.indices { stack[index] = plan.constants[index] }
    // Failure 0 stands for what the checker has reported.
    failures.append(
      Failure(
        diagnostic: Diagnostic(.E0901, Span(source: 0, start: 0, end: 0), []), sink: -1))
    for register in plan.failed { stack[Int(register)] = Marker.failed(0) }
    for register in plan.missing { stack[Int(register)] = Marker.missing }
  }

  /// Gives the machine's memory back; the machine must not be used afterwards.
  package func release() {
    stack.deallocate()
    frames.deallocate()
    functions.deallocate()
    columnMemory?.deallocate()
  }

  /// Returns the value in a register of the main frame.
  package func value(_ register: Int32) -> Double {
    let index = Int(register)
    return index >= 0 && index < stackSize ? stack[index] : Marker.undefined
  }

  /// Runs the plan to its end.
  package mutating func run() {
    var program = 0
    var base = 0
    defer { giveBackSteps() }
    // What is done once in any case: getting ready, and the instructions outside of loops.
    guard spend(100 + plan.code.count / 4) else { return refuse() }
    while true {
      let reached = execute(&program, &base, NoHalt())
      if reached == .stop { return }
      if reached == .rows {
        stepRows(&program)
        continue
      }
      if case .tracing(let tracer) = mode {
        if trace(&program, &base, reached, tracer) { continue }
        if tracer.problem != nil { return }
        if isPending(program, base, reached) { tracer.postponed += 1 }
      }
      // A failure: go on after the region in which it happened.
      guard let next = recover(program, base, reached) else { return }
      program = next
      base = 0
      frameCount = 0
    }
  }

  /// Runs from `program` on until `halt`; `false` where something failed on the way.
  ///
  /// What varies from trial to trial is traced; nothing goes on after a failure.
  mutating func run(_ program: inout Int, _ base: inout Int, until halt: HaltAt, _ tracer: Tracer)
    -> Bool
  {
    while true {
      let reached = execute(&program, &base, halt)
      if reached == .halt { return true }
      tracer.lastReason = reached
      guard reached != .stop, trace(&program, &base, reached, tracer) else { return false }
    }
  }

  /// The number of calls under way.
  var callDepth: Int { frameCount }

  /// Forgets the calls beyond `depth`.
  mutating func unwind(to depth: Int) { frameCount = min(frameCount, depth) }

  /// The function that is being run, -1 for main code.
  func functionAtHand() -> Int32 {
    guard frameCount > 0 else { return -1 }
    let call = plan.code[frames[frameCount - 1].program]
    return call.op == .call ? call.b : -1
  }

  // MARK: Steps

  /// Uses up `count` steps; `false` where the run must end.
  mutating func spend(_ count: Int) -> Bool {
    let count = Int64(max(0, count))
    if count <= steps {
      steps -= count
      return true
    }
    let missing = UInt64(count - steps)
    steps = 0
    return meter.spend(missing)
  }

  /// Gives back the steps that were taken since so many were left.
  mutating func giveBack(from before: UInt64) {
    let left = stepsLeft
    if meter.stop == nil, before > left { meter.giveBack(before - left) }
  }

  /// The steps that a builtin may take.
  var stepsLeft: UInt64 { meter.remaining &+ UInt64(max(0, steps)) }

  /// Gives steps that were not used back to the meter.
  private mutating func giveBackSteps() {
    if steps > 0 { meter.giveBack(UInt64(steps)) } else { _ = meter.spend(UInt64(-steps)) }
    steps = 0
  }

  /// Marks everything as failed because there are no steps to begin with.
  private mutating func refuse() {
    let span = plan.spans.first ?? Span(source: 0, start: 0, end: 0)
    let mark = fail(meter.diagnostic(span), sink: 0)
    for region in plan.regions { stack[Int(region.register)] = mark }
    exhausted = true
  }

  /// Returns x to the power of y.
  @inline(__always)
  static func power(_ x: Double, _ y: Double) -> Double { Real.pow(x, y) }

  /// Returns `value` as an integer; nil where it is none, or not below 1e9 in magnitude.
  @inline(__always)
  static func whole(_ value: Double) -> Int? {
    guard value > -1e9, value < 1e9 else { return nil }
    let position = Int(value)
    return Double(position) == value ? position : nil
  }

  // MARK: Texts

  /// Returns the number of `text`, or nil where there is too much text.
  mutating func number(of text: String) -> Double? {
    if foundTexts.isEmpty {
      // Whoever asks finds out that no steps are left.
      _ = spend(4 * texts.count)
      for (index, known) in texts.enumerated() { foundTexts[known] = index }
    }
    if let known = foundTexts[text] { return Double(known) }
    // A text takes some memory besides its bytes.
    textSize += text.utf8.count + 16
    guard textSize <= limits.text else { return nil }
    texts.append(text)
    foundTexts[text] = texts.count - 1
    return Double(texts.count - 1)
  }

  // MARK: Failures

  /// Notes what a reader should know, once a place.
  mutating func note(_ diagnostic: Diagnostic, sink: Int32) {
    guard notes.count < 100, !notes.contains(where: { $0.diagnostic.span == diagnostic.span })
    else {
      return
    }
    notes.append(Failure(diagnostic: diagnostic, sink: sink))
  }

  /// Adds what is wrong with the run as a whole.
  mutating func report(_ diagnostic: Diagnostic) {
    failures.append(Failure(diagnostic: diagnostic, sink: 0))
  }

  /// Takes back what has failed and what was noted beyond so many of either.
  mutating func forget(failuresFrom failure: Int, notesFrom note: Int) {
    failures.removeLast(max(0, failures.count - failure))
    notes.removeLast(max(0, notes.count - note))
  }

  /// Keeps `diagnostic` and returns the mark of what failed with it.
  ///
  /// What fails in the same way at the same place, in another period or call, is one failure. Of a
  /// kind that is filled in many times the first few are reported.
  mutating func fail(_ diagnostic: Diagnostic, sink: Int32) -> Double {
    var alike = 0
    for (index, known) in failures.enumerated().suffix(64)
    where known.sink == sink && known.diagnostic.code == diagnostic.code {
      guard known.diagnostic.span == diagnostic.span else {
        if known.diagnostic.isAlike(diagnostic) { return Marker.failed(index) }
        continue
      }
      alike += 1
      // What fails in the case as it is fails under scenarios for the same reason.
      let ofCase = known.diagnostic.isInScenario ? diagnostic : diagnostic.withoutScenario
      let (label, other) = (known.diagnostic.labels.last, ofCase.labels.last)
      let isSame =
        label?.span == other?.span && label?.arguments == other?.arguments
        && known.diagnostic.isAlike(diagnostic)
      if isSame || alike == 3 { return Marker.failed(index) }
    }
    failures.append(Failure(diagnostic: diagnostic, sink: sink))
    return Marker.failed(failures.count - 1)
  }

  /// The position in main code that led to `program`, through the current calls.
  func mainPosition(_ program: Int) -> Int { frameCount > 0 ? frames[0].program : program }

  /// Goes back to the requirement whose reason is being put together, with no text for it; nil
  /// where none is.
  mutating func leaveReason(_ program: Int, _ base: Int) -> (program: Int, base: Int)? {
    guard !plan.reasons.isEmpty else { return nil }
    for depth in (0...frameCount).reversed() {
      let place = depth == frameCount ? program : frames[depth].program
      guard let reason = plan.reason(around: place) else { continue }
      let home = depth == frameCount ? base : frames[depth].base
      frameCount = depth
      (stack + home)[Int(plan.code[reason.upperBound].c)] = Marker.undefined
      return (reason.upperBound, home)
    }
    return nil
  }

  /// The name of the function that is being run, if one is.
  func function(at program: Int) -> String {
    var best: (start: Int32, name: String) = (-1, "")
    for function in plan.functions where function.start <= program && function.start > best.start {
      best = (function.start, function.name)
    }
    return best.name
  }
}
