import WorthLanes
import WorthPlan
import WorthSource
import WorthValue

/// Branches whose condition differs from trial to trial: both ways are taken, and each trial picks
/// its own.
extension Machine {
  /// Where a way of a branch ended.
  private struct Way {
    /// The position it came to; nil where something failed on it.
    var end: Int?
    /// What the current registers held there.
    var values: [Double]
    /// `true` iff the way waits for a statistic that is not known yet.
    var isPending = false
  }

  /// Takes both ways from the jump at `program` on and goes on where they meet.
  ///
  /// - `condition`: a mark; where it does (not) hold, as `jumpsWhere` says, the jump is taken.
  mutating func branch(
    _ program: inout Int, _ base: inout Int, _ condition: Double, jumpsWhere: Bool,
    _ tracer: Tracer
  ) -> Bool {
    guard tracer.branchDepth < 200 else { return obstacle(.recursion, program, tracer) }
    let target = Int(plan.code[program].a)
    guard Marker.isVarying(condition) else {
      if condition.isNaN { return false }
      program = (condition != 0) == jumpsWhere ? target : program + 1
      return true
    }
    guard let join = join(after: program) else {
      return divideLoop(program, base, condition, tracer)
    }
    let function = functionAtHand()
    // Those of main code are as many as the turns of its loops.
    if function >= 0 { tracer.branchCount += 1 }
    guard tracer.branchCount < tracer.mostBranches else {
      return obstacle(.length, program, tracer)
    }
    tracer.branchDepth += 1
    defer { tracer.branchDepth -= 1 }
    let written =
      function >= 0
      ? Array(0..<Int(plan.functions[Int(function)].frameSize))
      : writtenRegisters(program, join < 0 ? target : join)
    let before = written.map { stack[base + $0] }
    let halt = HaltAt(program: join, base: base)
    tracer.note(condition)
    let path = tracer.path
    defer { tracer.path = path }
    tracer.path = Marker.node(condition).map { LanePath($0, holds: !jumpsWhere) }
    let onward = way(from: program + 1, halt, written, tracer)
    guard tracer.problem == nil else { return false }
    for (place, register) in written.enumerated() { stack[base + register] = before[place] }
    tracer.path?.holds = jumpsWhere
    let aside = way(from: target, halt, written, tracer)
    guard tracer.problem == nil else { return false }
    guard onward.end != nil || aside.end != nil else { return false }
    if onward.isPending || aside.isPending {
      return postpone(&program, base, join, [onward, aside], written, tracer)
    }
    let (held, other) = jumpsWhere ? (aside, onward) : (onward, aside)
    noteFailedWay(condition, held, other, path, tracer)
    let guards = guards(of: function, tracer)
    let lists = listRegisters(program + 1, join)
    for (place, register) in written.enumerated() {
      let x = held.end == nil ? Marker.undefined : held.values[place]
      let y = other.end == nil ? Marker.undefined : other.values[place]
      if x.bitPattern == y.bitPattern {
        stack[base + register] = x
      } else if guards.contains(register) {
        stack[base + register] = 0
      } else if lists.contains(register), held.end != nil, other.end != nil {
        guard let merged = merged(condition, x, y, tracer) else {
          return divide(by: condition, program, base, written, before, tracer)
        }
        stack[base + register] = merged
      } else {
        stack[base + register] = tracer.trace.select(condition, x, y)
      }
    }
    if join >= 0 {
      program = join
      return true
    }
    guard
      let end = giveBackBoth(base, condition, held, other, written, tracer)
    else { return divide(by: condition, program, base, written, before, tracer) }
    program = end
    return true
  }

  /// Tells rows apart by what the turns of the loop hang on that the jump at `program` is a part of.
  private mutating func divideLoop(
    _ program: Int, _ base: Int, _ condition: Double, _ tracer: Tracer
  ) -> Bool {
    let step = plan.code[program]
    let asked = (stack + base)[Int(step.b)]
    let isCompared = step.op == .jumpUnlessLess || step.op == .jumpUnlessLessOrEqual
    let other = isCompared ? (stack + base)[Int(step.c)] : 0
    return divide(by: [other, asked, condition], program, tracer)
  }

  /// Tells rows apart by a condition whose ways leave lists of different lengths; the registers are then as `before`.
  private mutating func divide(
    by condition: Double, _ program: Int, _ base: Int, _ written: [Int], _ before: [Double],
    _ tracer: Tracer
  ) -> Bool {
    for (place, register) in written.enumerated() { stack[base + register] = before[place] }
    return divide(by: [condition], program, tracer)
  }

  /// Takes note that rows on a way of a branch on which something fails have no value, whether anything needs it or
  /// not.
  private func noteFailedWay(
    _ condition: Double, _ held: Way, _ other: Way, _ path: LanePath?, _ tracer: Tracer
  ) {
    guard tracer.rows != nil, held.end == nil || other.end == nil else { return }
    tracer.path = path
    tracer.note(
      tracer.trace.select(
        condition, held.end == nil ? Marker.undefined : 0,
        other.end == nil ? Marker.undefined : 0))
  }

  /// Marks what a branch would write as waiting for a statistic.
  private mutating func postpone(
    _ program: inout Int, _ base: Int, _ join: Int, _ ways: [Way], _ written: [Int],
    _ tracer: Tracer
  ) -> Bool {
    tracer.postponed += 1
    for (place, register) in written.enumerated() {
      let values = ways.map { $0.end == nil ? Marker.undefined : $0.values[place] }
      if values[0].bitPattern != values[1].bitPattern {
        stack[base + register] = Tracer.pending
      }
    }
    if join >= 0 {
      program = join
      return true
    }
    guard let end = ways.compactMap({ $0.end }).first ?? nextEnd(after: program) else {
      return false
    }
    stack[base + Int(plan.code[end].b)] = Tracer.pending
    program = end
    return true
  }

  /// Where the current function gives its result back.
  private func nextEnd(after program: Int) -> Int? {
    var place = program
    while place < plan.code.count {
      if plan.code[place].op == .giveBack { return place }
      place += 1
    }
    return nil
  }

  /// Goes on to the end of the function, whose result is none in the trials in which `condition`
  /// does not hold.
  mutating func requireInFunction(
    _ program: inout Int, _ base: Int, _ condition: Double, _ tracer: Tracer
  ) -> Bool {
    guard tracer.branchDepth < 200 else { return obstacle(.recursion, program, tracer) }
    tracer.branchDepth += 1
    defer { tracer.branchDepth -= 1 }
    let function = functionAtHand()
    let written = Array(0..<Int(plan.functions[Int(function)].frameSize))
    let path = tracer.path
    defer { tracer.path = path }
    tracer.note(condition)
    tracer.path = Marker.node(condition).map { LanePath($0, holds: true) }
    let onward = way(from: program + 1, HaltAt(program: -1, base: base), written, tracer)
    guard tracer.problem == nil else { return false }
    tracer.path = path
    if onward.isPending {
      let none = Way(end: nil, values: [])
      return postpone(&program, base, -1, [onward, none], written, tracer)
    }
    guard let end = onward.end else { return false }
    for (place, register) in written.enumerated() { stack[base + register] = onward.values[place] }
    let result = stack[base + Int(plan.code[end].b)]
    if plan.code[end].flag == 1 {
      guard let block = heap.block(result),
        let copy = heap.allocate(
          count: block.count, first: block.first, isSeries: block.isSeries)
      else { return false }
      let values = Array(heap.list(result))
      let target = heap.list(copy)
      for (place, value) in values.enumerated() {
        target[place] = tracer.trace.select(condition, value, .nan)
        tracer.note(target[place])
      }
      stack[base + Int(plan.code[end].b)] = copy
    } else {
      let kept = tracer.trace.select(condition, result, .nan)
      tracer.note(kept)
      stack[base + Int(plan.code[end].b)] = kept
    }
    program = end
    return true
  }

  /// Ends a function of which both ways have given a value, and returns where; nil where they are lists that differ in
  /// length.
  private mutating func giveBackBoth(
    _ base: Int, _ condition: Double, _ held: Way, _ other: Way, _ written: [Int], _ tracer: Tracer
  ) -> Int? {
    /// Returns the value that the way leaves in the register in which both ways of a conditional
    /// end.
    func result(_ way: Way) -> Double {
      guard let end = way.end, let place = written.firstIndex(of: Int(plan.code[end].b)) else {
        return Marker.undefined
      }
      return way.values[place]
    }
    guard let end = other.end ?? held.end else { return nil }
    let (x, y) = (result(held), result(other))
    let value: Double
    if x.bitPattern == y.bitPattern {
      value = x
    } else if plan.code[end].flag == 1, held.end != nil, other.end != nil {
      guard let both = merged(condition, x, y, tracer) else { return nil }
      value = both
    } else {
      value = tracer.trace.select(condition, x, y)
    }
    stack[base + Int(plan.code[end].b)] = value
    return end
  }

  /// Runs from `start` until `halt` and returns what the way leaves in the registers `written`;
  /// calls that were begun on the way are abandoned.
  private mutating func way(
    from start: Int, _ halt: HaltAt, _ written: [Int], _ tracer: Tracer
  ) -> Way {
    let depth = callDepth
    var program = start
    var base = halt.base
    let isDone = run(&program, &base, until: halt, tracer)
    let isPending = !isDone && isPending(program, base, tracer.lastReason)
    unwind(to: depth)
    return Way(
      end: isDone ? program : nil, values: isDone ? written.map { stack[halt.base + $0] } : [],
      isPending: isPending)
  }

  /// Where all ways from the jump at `program` meet: -1 for the end of the function, nil where that
  /// is not known.
  private func join(after program: Int) -> Int? {
    var far = Int(plan.code[program].a)
    guard far > program else { return nil }
    var givesBack = false
    var place = program + 1
    while place < far {
      let step = plan.code[place]
      switch step.op {
      case .jump, .jumpUnless, .jumpIf, .jumpUnlessLess, .jumpUnlessLessConstant,
        .jumpUnlessLessOrEqual, .jumpUnlessLessOrEqualConstant, .jumpIfMissing, .skipReason:
        far = max(far, Int(step.a))
      case .next, .nextRow, .prior: if Int(step.c) <= program { return nil }
      case .giveBack: givesBack = true
      case .goBack, .stop: return nil
      default: break
      }
      place += 1
    }
    return givesBack ? -1 : far
  }

  /// The registers that instructions between two places may write.
  private func writtenRegisters(_ start: Int, _ end: Int) -> [Int] {
    var found: Set<Int> = []
    for place in start..<max(start, end) {
      let step = plan.code[place]
      switch step.op {
      case .jump, .jumpUnless, .jumpIf, .jumpUnlessLess, .jumpUnlessLessConstant,
        .jumpUnlessLessOrEqual, .jumpUnlessLessOrEqualConstant, .jumpIfMissing, .skipReason,
        .setElement,
        .require, .fail, .checkSteps, .setOpening, .copyOpening, .releaseHeap, .truncate, .stop,
        .goBack, .giveBack:
        break
      case .append, .workOut, .columns: found.insert(Int(step.b))
      default: found.insert(Int(step.a))
      }
    }
    return found.sorted()
  }

  /// The registers that take a list or series at the end of a branch.
  private func listRegisters(_ start: Int, _ end: Int) -> Set<Int> {
    guard end > start else { return [] }
    var found: Set<Int> = []
    for place in start..<end where plan.code[place].op == .jump && plan.code[place].flag == 1 {
      found.insert(Int(plan.code[place].b))
    }
    return found
  }

  /// Returns the registers by which lines of a function's block tell that they were worked out;
  /// none in main code.
  private func guards(of function: Int32, _ tracer: Tracer) -> Set<Int> {
    guard function >= 0 else { return [] }
    if let known = tracer.guards[function] { return known }
    let start = plan.functions[Int(function)].start
    let end = plan.functions.map { $0.start }.filter { $0 > start }.min()
    var found: Set<Int> = []
    for place in Int(start)..<(end.map { Int($0) } ?? plan.code.count)
    where plan.code[place].op == .workOut {
      found.insert(Int(plan.code[place].b))
    }
    tracer.guards[function] = found
    return found
  }

  /// Returns the list that has the values of `x` or `y`, as each trial picks; where one of them is
  /// missing as a whole, each value is missing in those trials. Nil where they are not of one shape.
  private mutating func merged(
    _ condition: Double, _ x: Double, _ y: Double, _ tracer: Tracer
  ) -> Double? {
    let (one, other) = (heap.block(x), heap.block(y))
    // Rows without a list are told apart from those with one.
    if tracer.rows != nil, one == nil || other == nil { return nil }
    guard let shape = one ?? other, isAlike(one, x, shape), isAlike(other, y, shape),
      let handle = heap.allocate(
        count: shape.count, first: shape.first, isSeries: shape.isSeries),
      let block = heap.block(handle)
    else { return nil }
    for place in (shape.isSeries ? -1 : 0)..<shape.count {
      let none = place < 0 ? Marker.undefined : Marker.missing
      let left = one.map { heap.values[$0.offset + place] } ?? none
      let right = other.map { heap.values[$0.offset + place] } ?? none
      heap.values[block.offset + place] =
        left.bitPattern == right.bitPattern ? left : tracer.trace.select(condition, left, right)
    }
    return handle
  }

  /// `true` iff the list is of the same shape, or there is none because the value is missing.
  private func isAlike(_ block: HeapBlock?, _ value: Double, _ shape: HeapBlock) -> Bool {
    guard let block else { return Marker.isMissing(value) }
    return block.count == shape.count && block.first == shape.first
      && block.isSeries == shape.isSeries
  }
}
