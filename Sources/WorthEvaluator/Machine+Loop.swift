import WorthPlan
import WorthSource
import WorthValue

/// The loop over instructions.
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
    var depth = frameCount
    let deepest = limits.depth
    let frames = frames
    let functions = functions
    var stackEnd = stackSize
    let largest = Int(plan.mainFrameSize) + limits.values
    var main = stack
    var store = HeapView(heap)
    defer {
      position = program
      frameBase = base
      steps = left
      frameCount = depth
    }
    while true {
      let step = code[program]
      if halt.isReached(program, base, step) { return .halt }
      let a = Int(step.a)
      let b = Int(step.b)
      let c = Int(step.c)
      switch step.op {
      case .constant: registers[a] = constants[b]
      case .move: registers[a] = registers[b]
      case .global: registers[a] = main[b]
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
      case .subtract:
        let value = registers[b] - registers[c]
        if !value.isFinite { return .arithmetic }
        registers[a] = value
      case .multiply:
        let value = registers[b] * registers[c]
        if !value.isFinite { return .arithmetic }
        registers[a] = value
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
        registers[a] = x < y ? 1 : 0
      case .lessOrEqual:
        let (x, y) = (registers[b], registers[c])
        if x.isNaN || y.isNaN { return .arithmetic }
        registers[a] = x <= y ? 1 : 0
      case .equal:
        let (x, y) = (registers[b], registers[c])
        if x.isNaN || y.isNaN { return .arithmetic }
        registers[a] = x == y ? 1 : 0
      case .notEqual:
        let (x, y) = (registers[b], registers[c])
        if x.isNaN || y.isNaN { return .arithmetic }
        registers[a] = x != y ? 1 : 0
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
        if !(registers[b] < registers[c]) {
          if registers[b].isNaN || registers[c].isNaN { return .arithmetic }
          program = a
          continue
        }
      case .jumpUnlessLessConstant:
        if !(registers[b] < constants[c]) {
          if registers[b].isNaN { return .arithmetic }
          program = a
          continue
        }
      case .jumpUnlessLessOrEqual:
        if !(registers[b] <= registers[c]) {
          if registers[b].isNaN || registers[c].isNaN { return .arithmetic }
          program = a
          continue
        }
      case .jumpUnlessLessOrEqualConstant:
        if !(registers[b] <= constants[c]) {
          if registers[b].isNaN { return .arithmetic }
          program = a
          continue
        }
      case .jumpIfMissing:
        if Marker.isMissing(registers[b]) {
          program = a
          continue
        }
      case .skipReason:
        if registers[b] != 0 || !mode.saysWhy {
          program = a
          continue
        }
      case .next:
        let value = registers[a] + 1
        if value <= registers[b] {
          // Beyond 2^53 adding 1 changes nothing.
          if left <= 0, !Machine.refill(&left, meter) { return .steps }
          if value == registers[a] { return .steps }
          registers[a] = value
          left &-= 1 &+ Int64((program &- c) >> 4)
          program = c
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
      case .call:
        if left <= 0, !Machine.refill(&left, meter) { return .steps }
        if depth >= deepest { return .depth }
        let function = functions[b]
        left &-= function.cost
        let newBase = base &+ c
        if newBase &+ Int(function.frameSize) >= stackEnd {
          if newBase &+ Int(function.frameSize) > largest { return .memory }
          growStack(to: newBase + Int(function.frameSize))
          main = stack
          stackEnd = stackSize
        }
        frames[depth] = CallFrame(program: program, base: base, result: step.a)
        depth &+= 1
        base = newBase
        registers = main + base
        program = Int(function.start)
        continue
      case .giveBack:
        let value = registers[b]
        guard depth > 0 else { return .stop }
        depth &-= 1
        let frame = frames[depth]
        program = frame.program
        base = frame.base
        registers = main + base
        registers[Int(frame.result)] = value
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
      default:
        rarePosition = program
        frameCount = depth
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
