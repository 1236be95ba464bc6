import WorthMath
import WorthPlan
import WorthValue

/// Lists that are worked out by columns, in portions that stay in the nearest cache.
extension Machine {
  /// The number of values of a portion.
  private static let portion = 128

  /// What a step reads for a portion of the values.
  private enum Column {
    /// A value for each place of the portion.
    case values(UnsafePointer<Double>)
    /// The same number at each place.
    case number(Double)
  }

  /// Works out the list of a `columns` instruction and returns the steps that this takes; 0 where
  /// the loop that follows must do it, because something is NaN or infinite, lies outside its list,
  /// or takes more steps than there are.
  mutating func columns(
    _ step: Instruction, _ registers: UnsafeMutablePointer<Double>
  ) -> Int {
    let list = heap.list(registers[Int(step.a)])
    let start = registers[Int(step.b)]
    let columns = plan.columns[Int(step.c)]
    let work = list.count + list.count / 16 * columns.steps.count
    guard let target = list.baseAddress, let low = Machine.whole(start),
      UInt64(max(0, work)) < stepsLeft
    else { return 0 }
    if columnMemory == nil {
      columnMemory = .allocate(capacity: (PlanColumns.limit + 1) * Machine.portion)
    }
    guard let memory = columnMemory else { return 0 }
    var place = 0
    while place < list.count {
      let count = min(Machine.portion, list.count - place)
      guard let result = portion(columns, registers, memory, low + place, count) else { return 0 }
      var check = 0.0
      switch result {
      case .number(let value):
        for lane in 0..<count { target[place + lane] = value }
        check = value * 0
      case .values(let values):
        for lane in 0..<count {
          target[place + lane] = values[lane]
          check += values[lane] * 0
        }
      }
      guard check == 0 else { return 0 }
      place += count
    }
    registers[Int(step.b)] = start + Double(list.count)
    return work
  }

  /// Works out `count` values from the place `low` on; nil where some list does not reach that far,
  /// or a number is missing or has failed.
  private func portion(
    _ columns: PlanColumns, _ registers: UnsafeMutablePointer<Double>,
    _ memory: UnsafeMutablePointer<Double>, _ low: Int, _ count: Int
  ) -> Column? {
    var hasCounted = false
    /// Returns what an operand is for this portion; nil where some of it has no value.
    func column(_ operand: PlanColumns.Operand) -> Column? {
      switch operand {
      case .constant(let value): return .number(value)
      case .register(let register):
        let value = registers[Int(register)]
        return value.isFinite ? .number(value) : nil
      case .variable:
        let counted = memory + PlanColumns.limit * Machine.portion
        if !hasCounted {
          for lane in 0..<count { counted[lane] = Double(low + lane) }
          hasCounted = true
        }
        return .values(counted)
      case .items(let register, let shift, let isIndex):
        guard let block = heap.block(registers[Int(register)]) else { return nil }
        let first = low - Int(shift) - (isIndex ? block.first : 0)
        guard first >= 0, first + count <= block.count else { return nil }
        return .values(heap.values + block.offset + first)
      case .step(let number): return .values(memory + Int(number) * Machine.portion)
      }
    }
    for (number, step) in columns.steps.enumerated() {
      guard let left = column(step.left), let right = column(step.right) else { return nil }
      let target = memory + number * Machine.portion
      switch step.op {
      case .add: Machine.map(target, left, right, count) { $0 + $1 }
      case .subtract: Machine.map(target, left, right, count) { $0 - $1 }
      case .multiply: Machine.map(target, left, right, count) { $0 * $1 }
      // What is infinite must not vanish: it fails in the loop over single values.
      case .divide: Machine.map(target, left, right, count) { $0 / $1 + $1 * 0 }
      case .power:
        Machine.map(target, left, right, count) { Machine.power($0, $1) + ($0 * 0 + $1 * 0) }
      default: return nil
      }
    }
    return column(columns.result)
  }

  /// Sets `count` values of `target` to what `body` makes of two columns.
  @inline(__always)
  private static func map(
    _ target: UnsafeMutablePointer<Double>, _ x: Column, _ y: Column, _ count: Int,
    _ body: (Double, Double) -> Double
  ) {
    switch (x, y) {
    case (.values(let x), .values(let y)):
      for lane in 0..<count { target[lane] = body(x[lane], y[lane]) }
    case (.values(let x), .number(let y)):
      for lane in 0..<count { target[lane] = body(x[lane], y) }
    case (.number(let x), .values(let y)):
      for lane in 0..<count { target[lane] = body(x, y[lane]) }
    case (.number(let x), .number(let y)):
      let value = body(x, y)
      for lane in 0..<count { target[lane] = value }
    }
  }
}
