import WorthBuiltins
import WorthLanes
import WorthMath
import WorthPlan
import WorthValue

/// Builtins of what differs from trial to trial.
extension Machine {
  /// `true` iff an argument of the builtin varies, or a value of a list among its arguments.
  func hasVaryingArgument(_ step: Instruction, _ registers: UnsafeMutablePointer<Double>) -> Bool {
    for place in 0..<Int(step.flag) {
      let argument = registers[Int(step.c) + place]
      if Marker.isVarying(argument) { return true }
      if takesList(step, place), hasVarying(argument) { return true }
    }
    return false
  }

  /// `true` iff the parameter at `place` of a builtin is a list.
  func takesList(_ step: Instruction, _ place: Int) -> Bool {
    let parameters = BuiltinTable.all[Int(step.b)].parameters
    guard let last = parameters.last else { return false }
    switch (place < parameters.count ? parameters[place] : last).type {
    case .amounts, .numbers, .anyList, .dates: return true
    case .number, .amount, .text, .date, .whole, .choice: return false
    }
  }

  /// Notes a call of a builtin; `false` where it failed, or cannot be noted.
  mutating func traceBuiltin(
    _ program: Int, _ base: Int, _ step: Instruction, _ tracer: Tracer
  ) -> Bool {
    let registers = stack + base
    guard Int(step.b) < BuiltinTable.all.count, hasVaryingArgument(step, registers) else {
      return false
    }
    var arguments: [Double] = []
    for place in 0..<Int(step.flag) {
      let argument = registers[Int(step.c) + place]
      if Marker.error(argument) != nil { return false }
      if takesList(step, place) {
        // A list that differs from row to row as a whole.
        if tracer.rows != nil, Marker.isVarying(argument) {
          return obstacle(.operation, program, tracer)
        }
        for value in heap.list(argument) where Marker.error(value) != nil { return false }
      }
      arguments.append(argument)
    }
    let value: Double?
    switch BuiltinTable.all[Int(step.b)].trialForm {
    case .sum: value = tracer.trace.sum(Array(heap.list(arguments[0])))
    case .mean:
      let values = Array(heap.list(arguments[0]))
      value = tracer.trace.binary(.divide, tracer.trace.sum(values), Double(values.count))
    case .count: value = Double(heap.list(arguments[0]).count)
    case .selection:
      return divide(by: arguments + arguments.flatMap { Array(heap.list($0)) }, program, tracer)
    case .product: value = chain(.multiply, from: 1, Array(heap.list(arguments[0])), tracer)
    case .leastOfList: value = chain(.minimum, Array(heap.list(arguments[0])), tracer)
    case .greatestOfList: value = chain(.maximum, Array(heap.list(arguments[0])), tracer)
    case .firstOfList: value = heap.list(arguments[0]).first
    case .fitting(let role):
      value = tracedFitting(
        role, Array(heap.list(arguments[0])), Array(heap.list(arguments[1])), tracer)
    case .least: value = chain(.minimum, arguments, tracer)
    case .greatest: value = chain(.maximum, arguments, tracer)
    case .absolute: value = tracer.trace.unary(.absolute, arguments[0])
    case .squareRoot: value = tracer.trace.unary(.squareRoot, arguments[0])
    case .exponential: value = tracer.trace.unary(.exponential, arguments[0])
    case .logarithm: value = tracer.trace.unary(.logarithm, arguments[0])
    case .normalCDF: value = tracer.trace.unary(.normalCDF, arguments[0])
    case .normalQuantile: value = tracer.trace.unary(.normalQuantile, arguments[0])
    case .growth:
      let isPositive = tracer.trace.binary(.less, 0, arguments[0])
      let base = tracer.trace.select(isPositive, arguments[0], Marker.undefined)
      value = tracer.trace.binary(.power, base, arguments[1])
    case .rounding(let mode):
      if !Marker.isVarying(arguments[1]),
        let rounding = LaneRounding(digits: arguments[1], mode: mode)
      {
        value = tracer.trace.rounded(arguments[0], rounding)
      } else {
        value = tracedCall(step, arguments, tracer)
      }
    case .compoundGrowth:
      value = tracer.trace.binary(.compoundGrowth, arguments[0], arguments[1])
    case .arrangement: value = arrangement(step, base)
    case .call: value = tracedCall(step, arguments, tracer)
    case .unknown: value = nil
    }
    guard let value else { return obstacle(.operation, program, tracer) }
    (stack + base)[Int(step.a)] = value
    return true
  }

  /// Traces one value of those that fit: their mean, the least, the greatest or the first of them;
  /// nothing in the trials in which none fits.
  private func tracedFitting(
    _ role: BuiltinRole, _ values: [Double], _ fits: [Double], _ tracer: Tracer
  ) -> Double? {
    guard values.count == fits.count else { return nil }
    if role == .meanOfFitting {
      return tracer.trace.binary(.divide, tracer.trace.sum(values), tracer.trace.sum(fits))
    }
    let operation: LaneOperation? =
      role == .leastOfFitting ? .minimum : role == .greatestOfFitting ? .maximum : nil
    var (best, isFound) = (0.0, 0.0)
    for (value, fit) in zip(values, fits).reversed() where Marker.isVarying(fit) || fit != 0 {
      // The last that is looked at is the first of the list.
      let next =
        operation.map { tracer.trace.select(isFound, tracer.trace.binary($0, value, best), value) }
        ?? value
      best = tracer.trace.select(fit, next, best)
      isFound = tracer.trace.select(fit, 1, isFound)
    }
    guard Marker.isVarying(isFound) else { return isFound != 0 ? best : nil }
    return tracer.trace.select(isFound, best, Marker.undefined)
  }

  /// Returns what a builtin gives that only moves values, those that vary among them; nil where it
  /// fails.
  private mutating func arrangement(_ step: Instruction, _ base: Int) -> Double? {
    var call = BuiltinCall(
      arguments: stack + base + Int(step.c), count: Int(step.flag), heap: heap, steps: stepsLeft)
    let result = builtins[Int(step.b)](&call)
    return call.failure == nil && !call.isExhausted ? result : nil
  }

  /// Traces an operation over all values, from left to right; nil where there are none.
  private func chain(
    _ operation: LaneOperation, from start: Double? = nil, _ values: [Double], _ tracer: Tracer
  ) -> Double? {
    guard var result = start ?? values.first else { return nil }
    for value in start == nil ? values[1...] : values[...] {
      // Of two that are equal the first is kept, as the builtin does: a 0 may have a sign.
      result =
        operation == .multiply
        ? tracer.trace.binary(operation, result, value)
        : tracer.trace.binary(operation, value, result)
    }
    return result
  }

  /// Notes a builtin that is called once a lane. Its base values show what it gives.
  private mutating func tracedCall(
    _ step: Instruction, _ arguments: [Double], _ tracer: Tracer
  ) -> Double? {
    let mark = heap.blockCount
    let samples = UnsafeMutablePointer<Double>.allocate(capacity: max(1, arguments.count))
    defer { samples.deallocate() }
    var inputs: [LaneCall.Input] = []
    for (place, argument) in arguments.enumerated() {
      guard takesList(step, place), let block = heap.block(argument) else {
        inputs.append(
          LaneCall.Input(operands: [tracer.trace.operand(argument)], isList: false))
        samples[place] = tracer.trace.sample(argument)
        continue
      }
      let values = Array(heap.list(argument))
      inputs.append(
        LaneCall.Input(
          operands: values.map { tracer.trace.operand($0) }, isList: true, first: block.first,
          isSeries: block.isSeries))
      guard
        let copy = heap.allocate(
          count: block.count, first: block.first, isSeries: block.isSeries)
      else { return nil }
      let list = heap.list(copy)
      for (position, value) in values.enumerated() {
        list[position] = tracer.trace.sample(value)
      }
      samples[place] = copy
    }
    var call = BuiltinCall(
      arguments: samples, count: arguments.count, heap: heap, steps: stepsLeft)
    let before = call.stepsLeft
    let result = builtins[Int(step.b)](&call)
    let used = before - call.stepsLeft
    let reading = UInt64(inputs.reduce(0) { $0 + $1.operands.count })
    let steps = used + 2 + reading
    guard !call.isExhausted, spend(Int(clamping: used)) else {
      _ = spend(Int.max)
      tracer.problem = (.steps, plan.spans[rarePosition])
      return nil
    }
    guard givesList(step) else {
      heap.release(from: mark)
      let noted = LaneCall(
        function: step.b, inputs: inputs, count: 1, givesList: false, steps: steps)
      return tracer.trace.call(noted, results: [call.failure == nil ? result : .nan])[0]
    }
    guard call.failure == nil, let block = heap.block(result) else { return nil }
    let values = Array(heap.list(result))
    guard !values.isEmpty else { return result }
    let noted = LaneCall(
      function: step.b, inputs: inputs, count: values.count, givesList: true, steps: steps)
    for (place, value) in tracer.trace.call(noted, results: values).enumerated() {
      heap.values[block.offset + place] = value
    }
    return result
  }

  /// `true` iff the result of a builtin is a list.
  func givesList(_ step: Instruction) -> Bool {
    let builtin = BuiltinTable.all[Int(step.b)]
    switch builtin.result {
    case .listLike, .listOf: return true
    case .sameAs: return builtin.traits.contains(.givesList)
    case .number, .percent, .text, .yesNo, .days, .months, .date: return false
    }
  }
}
