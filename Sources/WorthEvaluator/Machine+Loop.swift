import WorthMath
import WorthPlan
import WorthSource
import WorthValue

/// The loop over instructions.
///
/// A case whose instruction is joined with the next ones, as its `Join` says, does them as well:
/// that saves a turn of the loop, and a value its way through memory.
extension Machine {
  /// Executes instructions until the plan ends or one fails; `program` is then its position.
  mutating func execute<Rule: HaltRule>(
    _ program: inout Int, _ base: inout Int, _ halt: Rule
  ) -> TrapReason {
    plan.code.withUnsafeBufferPointer { code in
      plan.constants.withUnsafeBufferPointer { constants in
        guard let instructions = code.baseAddress else { return .stop }
        return loop(
          instructions, constants.baseAddress ?? UnsafePointer(stack), &program, &base, halt)
      }
    }
  }

  /// Runs instructions from `position` on, in the frame at `frameBase`, and returns why it stopped;
  /// both then say where. The state that changes with each instruction is kept in locals, and
  /// written back at the end.
  private mutating func loop<Rule: HaltRule>(
    _ code: UnsafePointer<Instruction>, _ constants: UnsafePointer<Double>,
    _ position: inout Int, _ frameBase: inout Int, _ halt: Rule
  ) -> TrapReason {
    var program = position
    var base = frameBase
    var registers = stack + base
    let meter = meter
    var left = steps
    var calls = Calls(
      functions: UnsafePointer(functions), frames: frames, deepest: limits.depth, depth: frameCount,
      stack: stack, stackEnd: stackSize)
    var store = HeapView(heap)
    defer {
      position = program
      frameBase = base
      steps = left
      frameCount = calls.depth
    }
    while true {
      // A case that falls through reads its operands anew, from the instruction that it then is.
      let step = code[program]
      if halt.isReached(program, base, step) { return .halt }
      let a = Int(step.a)
      let b = Int(step.b)
      let c = Int(step.c)
      switch step.op {
      case .constant: registers[a] = constants[b]
      case .move: registers[a] = registers[b]
      case .global: registers[a] = calls.stack[b]
      case .listOfCount: registers[a] = Double(b)
      case .negate:
        let value = -registers[b]
        if !value.isFinite { return .arithmetic }
        registers[a] = value
      case .not:
        let value = registers[b]
        if value.isNaN { return .arithmetic }
        registers[a] = value == 0 ? 1 : 0
      case .add:
        let value = registers[b] + registers[c]
        if !value.isFinite { return .arithmetic }
        registers[a] = value
        if case .giveBack = step.join, Rule.isNever {
          program &+= 1
          guard calls.leave(value, &program, &base, &registers) else { return .stop }
        }
      case .giveBack:
        let value = registers[b]
        guard calls.leave(value, &program, &base, &registers) else { return .stop }
      case .subtract:
        let value = registers[b] - registers[c]
        if !value.isFinite { return .arithmetic }
        registers[a] = value
      case .multiply:
        let value = registers[b] * registers[c]
        if !value.isFinite { return .arithmetic }
        registers[a] = value
        if case .none = step.join { break }
        if !Rule.isNever { break }
        program &+= 1
        let second = code[program]
        let other = registers[Int(second.b)] * registers[Int(second.c)]
        if !other.isFinite { return .arithmetic }
        registers[Int(second.a)] = other
        program &+= 1
        let sum = value + other
        if !sum.isFinite { return .arithmetic }
        registers[Int(code[program].a)] = sum
        if case .products = step.join { break }
        program &+= 1
        fallthrough
      case .next:
        let turn = code[program]
        let place = Int(turn.a)
        let value = registers[place] + 1
        if value <= registers[Int(turn.b)] {
          // Beyond 2^53 adding 1 changes nothing.
          if left <= 0, !Machine.refill(&left, meter) { return .steps }
          if value == registers[place] { return .steps }
          registers[place] = value
          let start = Int(turn.c)
          left &-= 1 &+ Int64((program &- start) >> 4)
          program = start
          continue
        }
      case .divide:
        let value = registers[b] / registers[c]
        if !value.isFinite { return .arithmetic }
        registers[a] = value
      case .power:
        let value = Machine.power(registers[b], registers[c])
        if !value.isFinite { return .arithmetic }
        registers[a] = value
      case .addConstant:
        let value = registers[b] + constants[c]
        if !value.isFinite { return .arithmetic }
        registers[a] = value
      case .subtractConstant:
        let value = registers[b] - constants[c]
        if !value.isFinite { return .arithmetic }
        registers[a] = value
        if case .call = step.join, Rule.isNever {
          program &+= 1
          // Where it cannot begin, the turn of the call itself says why.
          if left > 0 { _ = calls.enter(code[program], &program, &base, &registers, &left) }
          continue
        }
      case .call:
        if left <= 0, !Machine.refill(&left, meter) { return .steps }
        if calls.enter(step, &program, &base, &registers, &left) { continue }
        if calls.isDeepest { return .depth }
        guard growStack(for: step, base) else { return .memory }
        calls.setStack(stack, stackSize)
        registers = stack + base
        continue
      case .multiplyConstant:
        let value = registers[b] * constants[c]
        if !value.isFinite { return .arithmetic }
        registers[a] = value
      case .divideConstant:
        let value = registers[b] / constants[c]
        if !value.isFinite { return .arithmetic }
        registers[a] = value
      case .less:
        let (x, y) = (registers[b], registers[c])
        if x.isNaN || y.isNaN { return .arithmetic }
        registers[a] = Real.isLess(x, y) ? 1 : 0
      case .lessOrEqual:
        let (x, y) = (registers[b], registers[c])
        if x.isNaN || y.isNaN { return .arithmetic }
        registers[a] = Real.isAtMost(x, y) ? 1 : 0
      case .equal:
        let (x, y) = (registers[b], registers[c])
        if x.isNaN || y.isNaN { return .arithmetic }
        registers[a] = Real.areEqual(x, y) ? 1 : 0
      case .notEqual:
        let (x, y) = (registers[b], registers[c])
        if x.isNaN || y.isNaN { return .arithmetic }
        registers[a] = Real.areEqual(x, y) ? 0 : 1
      case .jump:
        program = a
        continue
      case .workOut:
        if registers[b] == 0 {
          registers[b] = Double(program &+ 1)
          program = a
          continue
        }
      case .goBack:
        program = Int(registers[b])
        continue
      case .jumpUnless:
        let value = registers[b]
        if value.isNaN { return .arithmetic }
        if value == 0 {
          program = a
          continue
        }
      case .jumpIf:
        let value = registers[b]
        if value.isNaN { return .arithmetic }
        if value != 0 {
          program = a
          continue
        }
      case .jumpUnlessLess:
        if !Real.isLess(registers[b], registers[c]) {
          if registers[b].isNaN || registers[c].isNaN { return .arithmetic }
          program = a
          continue
        }
      case .jumpUnlessLessConstant:
        if !Real.isLess(registers[b], constants[c]) {
          if registers[b].isNaN { return .arithmetic }
          program = a
          continue
        }
      case .jumpUnlessLessOrEqual:
        if !Real.isAtMost(registers[b], registers[c]) {
          if registers[b].isNaN || registers[c].isNaN { return .arithmetic }
          program = a
          continue
        }
      case .jumpUnlessLessOrEqualConstant:
        if !Real.isAtMost(registers[b], constants[c]) {
          if registers[b].isNaN { return .arithmetic }
          program = a
          continue
        }
      case .jumpIfMissing:
        let value = registers[b]
        if value.isNaN {
          guard Marker.isMissing(value) else { return .arithmetic }
          program = a
          continue
        }
      case .skipReason:
        if registers[b] != 0 || !mode.saysWhy {
          // What is remarked of some rows of a loop has a text.
          if registers[b].isNaN, mode.saysWhy, code[a].flag == 3 { break }
          program = a
          continue
        }
      case .prior:
        let value = registers[a] - 1
        if value >= registers[b] {
          registers[a] = value
          if left <= 0, !Machine.refill(&left, meter) { return .steps }
          left &-= 1 &+ Int64((program &- c) >> 4)
          program = c
          continue
        }
      case .element:
        let value = store.element(registers[b], registers[c], step.flag)
        if value.isNaN, !Marker.isMissing(value) { return .element }
        registers[a] = value
      case .setElement: store.set(registers[a], registers[b], registers[c])
      case .elementAtPosition:
        let value = store.atPosition(registers[b], registers[c])
        if value.isNaN, !Marker.isMissing(value) { return positionTrap(registers[b], registers[c]) }
        registers[a] = value
      case .itemAtPosition:
        let place = registers[c] - 1
        let value = store.atPosition(registers[b], place)
        if value.isNaN, !Marker.isMissing(value) { return positionTrap(registers[b], place) }
        registers[a] = value
      case .append:
        let place = registers[b]
        guard store.put(registers[a], place, registers[c]) else { return .arithmetic }
        registers[b] = place + 1
      case .columns:
        steps = left
        let isWithin = spend(columns(step, registers))
        left = steps
        if !isWithin { return .steps }
      case .stop: return .stop
      case .rows: return .rows
      case .nextRow:
        if hasRowsLeft { return .rows }
        let value = registers[a] + 1
        if value <= registers[b] {
          if left <= 0, !Machine.refill(&left, meter) { return .steps }
          registers[a] = value
          left &-= 1 &+ Int64((program &- c) >> 4)
          program = c
          continue
        }
      // The loop looks at each value.
      case .search where registers[b] < 0: break
      default:
        rarePosition = program
        frameCount = calls.depth
        steps = left
        let reason = executeRare(step, registers)
        left = steps
        if reason != .none { return reason }
        store = HeapView(heap)
      }
      program &+= 1
    }
  }

  /// Takes a further portion of steps; `false` where the run must end.
  @inline(never)
  private static func refill(_ left: inout Int64, _ meter: WorkMeter) -> Bool {
    if left < 0, !meter.spend(UInt64(-left)) {
      left = 0
      return false
    }
    left = Int64(clamping: meter.take())
    return left > 0
  }

  /// Makes room for the frame of the function that an instruction calls from the frame at `base`;
  /// `false` where the stack may not grow that far.
  @inline(never)
  private mutating func growStack(for call: Instruction, _ base: Int) -> Bool {
    let end = base &+ Int(call.c) &+ Int(functions[Int(call.b)].frameSize)
    if end > Int(plan.mainFrameSize) + limits.values { return false }
    growStack(to: end)
    return true
  }

  /// Moves the stack to memory for more than `size` registers; what is new is undefined.
  private mutating func growStack(to size: Int) {
    let larger = max(size + 1, stackSize * 2)
    let moved = UnsafeMutablePointer<Double>.allocate(capacity: larger)
    moved.update(from: stack, count: stackSize)
    for index in stackSize..<larger { moved[index] = Marker.undefined }
    stack.deallocate()
    stack = moved
    stackSize = larger
  }

  /// Why a list has no value at a position.
  private func positionTrap(_ handle: Double, _ place: Double) -> TrapReason {
    guard let block = heap.block(handle) else { return .arithmetic }
    guard let position = Machine.whole(place), position < block.count,
      position >= 0 || (block.isSeries && position == -1)
    else { return .position }
    return .element
  }
}

/// The functions that are being worked out, as the loop over instructions keeps them at hand.
private struct Calls {
  /// The functions of the plan.
  let functions: UnsafePointer<Machine.Callee>
  /// Where each call goes on.
  let frames: UnsafeMutablePointer<Machine.CallFrame>
  /// How many may be open.
  let deepest: Int
  /// How many are open.
  var depth: Int
  /// The registers of all frames, those of the main code first.
  private(set) var stack: UnsafeMutablePointer<Double>
  /// The number of registers that there is room for.
  private(set) var stackEnd: Int

  /// `true` iff no further function may begin.
  var isDeepest: Bool { depth >= deepest }

  /// Takes over the registers after they have moved.
  mutating func setStack(_ stack: UnsafeMutablePointer<Double>, _ end: Int) {
    self.stack = stack
    stackEnd = end
  }

  /// Begins the function that the instruction at `program` calls; `false`, with nothing changed,
  /// where too many are open or its frame needs more room.
  @inline(__always)
  mutating func enter(
    _ call: Instruction, _ program: inout Int, _ base: inout Int,
    _ registers: inout UnsafeMutablePointer<Double>, _ left: inout Int64
  ) -> Bool {
    let function = functions[Int(call.b)]
    let newBase = base &+ Int(call.c)
    if depth >= deepest || newBase &+ Int(function.frameSize) >= stackEnd { return false }
    left &-= function.cost
    frames[depth] = Machine.CallFrame(program: program, base: base, result: call.a)
    depth &+= 1
    base = newBase
    registers = stack + newBase
    program = Int(function.start)
    return true
  }

  /// Ends the innermost function with a value, and goes back to its call; `false` where none is
  /// open.
  @inline(__always)
  mutating func leave(
    _ value: Double, _ program: inout Int, _ base: inout Int,
    _ registers: inout UnsafeMutablePointer<Double>
  ) -> Bool {
    guard depth > 0 else { return false }
    depth &-= 1
    let frame = frames[depth]
    program = frame.program
    base = frame.base
    registers = stack + base
    registers[Int(frame.result)] = value
    return true
  }
}
