import Testing
import WorthBuiltins
import WorthValue

/// Calls of builtins with limits on what they may take.
@Suite struct BuiltinCallTests {
  /// Calls the builtin `name` with lists and numbers.
  private func call(
    _ name: String, lists: [[Double]] = [], numbers: [Double] = [], steps: UInt64
  ) throws -> (value: Double, call: BuiltinCall) {
    let heap = Heap(limit: 1 << 20)
    let arguments = UnsafeMutablePointer<Double>.allocate(capacity: lists.count + numbers.count)
    defer { arguments.deallocate() }
    for (place, list) in lists.enumerated() {
      let handle = try #require(heap.allocate(count: list.count))
      for (position, value) in list.enumerated() { heap.list(handle)[position] = value }
      arguments[place] = handle
    }
    for (place, number) in numbers.enumerated() { arguments[lists.count + place] = number }
    var call = BuiltinCall(
      arguments: arguments, count: lists.count + numbers.count, heap: heap, steps: steps)
    let position = try #require(BuiltinTable.find(name))
    return (BuiltinTable.code[position](&call), call)
  }

  @Test(arguments: ["median", "distinct", "distinct texts", "sorted positions"])
  func `what sorts a list is paid for by its length`(name: String) throws {
    let values = (0..<1000).map { Double($0 * 7919 % 1000) }
    let numbers = name == "sorted positions" ? [0.0] : []
    #expect(try call(name, lists: [values], numbers: numbers, steps: 100).call.isExhausted)
    let enough = try call(name, lists: [values], numbers: numbers, steps: 1_000_000)
    #expect(!enough.call.isExhausted && enough.value.isFinite)
    #expect(enough.call.stepsLeft < 1_000_000)
  }

  @Test func `a lattice is paid for by the square of its steps`() throws {
    /// Returns the steps that a lattice of so many steps takes.
    func used(_ steps: Double) throws -> UInt64 {
      let result = try call(
        "binomial_option", numbers: [0, 100, 100, 0.3, 0.03, 0, 5, steps, 1], steps: 1 << 30)
      #expect(result.value > 0)
      return (1 << 30) - result.call.stepsLeft
    }
    let (small, large) = (try used(1000), try used(4000))
    #expect(large > 12 * small && large < 20 * small)
    #expect(
      try call("binomial_option", numbers: [0, 100, 100, 0.3, 0.03, 0, 5, 4000, 1], steps: 1000)
        .call.isExhausted)
  }

  @Test func `a search for rates that finds no end within its steps ends without a result`() throws
  {
    // Signs that change with every flow.
    let flows = (0..<400).map { (place: Int) -> Double in
      let amount = 100 + Double(place)
      return place % 2 == 0 ? -amount : amount
    }
    let result = try call("irr", lists: [flows], numbers: [-1], steps: 2000)
    #expect(result.call.isExhausted && result.call.failure == nil)
    #expect(result.value.isNaN)
  }

  @Test func `steps are used up until there are too few, and products cannot overflow`() {
    let heap = Heap(limit: 10)
    let arguments = UnsafeMutablePointer<Double>.allocate(capacity: 1)
    defer { arguments.deallocate() }
    var call = BuiltinCall(arguments: arguments, count: 0, heap: heap, steps: 10)
    let (first, second) = (call.spend(4), call.spend(2, times: 3))
    #expect(first && second)
    #expect(call.stepsLeft == 0 && !call.isExhausted)
    let third = call.spend(1)
    #expect(!third)
    #expect(call.isExhausted)
    var other = BuiltinCall(arguments: arguments, count: 0, heap: heap, steps: .max)
    let product = other.spend(.max, times: .max)
    #expect(!product)
    #expect(other.isExhausted)
  }
}
