import WorthMath
import WorthPlan
import WorthSource
import WorthValue

/// Finding values in lists, and the rows of a loop that fit its condition.
extension Machine {
  /// Returns where the values of a list stand; nil at the first search, for a short list, and where
  /// steps or memory do not suffice.
  private mutating func places(in handle: Double) -> ValuePlaces? {
    guard let block = heap.block(handle), block.count > PlanSearch.fewValues else { return nil }
    let number = Int(handle)
    guard let known = columnIndex[number] else {
      columnIndex.note(number, nil)
      return nil
    }
    if let known { return known }
    guard block.count < 100_000_000, UInt64(4 * block.count) < stepsLeft,
      columnIndex.hasRoom(for: block.count, limit: limits.values), spend(4 * block.count)
    else { return nil }
    let places = ValuePlaces(heap.list(handle))
    columnIndex.note(number, places)
    return places
  }

  /// Puts the position of a key in a list into the register `target`.
  mutating func position(
    _ target: Int, _ handle: Double, _ key: Double, _ registers: UnsafeMutablePointer<Double>
  ) -> TrapReason {
    if !key.isNaN, let places = places(in: handle), !places.hasMarks {
      guard spend(1) else { return .steps }
      if let found = places.places(of: key) {
        if found.count > 1 { return .ambiguousKey }
        registers[target] = Double(found.place)
        return .none
      }
      if Real.isWhole(key), !places.hasFractions { return .key }
    }
    let list = heap.list(handle)
    guard spend(list.count / 8) else { return .steps }
    if key.isNaN || handle.isNaN { return .arithmetic }
    guard let position = list.firstIndex(where: { Real.areEqual($0, key) }) else { return .key }
    if list[(position + 1)...].contains(where: { Real.areEqual($0, key) }) {
      return .ambiguousKey
    }
    registers[target] = Double(position)
    return .none
  }

  /// Moves a loop in front of the next row that may fit: `next`, which stands behind, then goes
  /// there. The first turn of the loop has been done in any case.
  mutating func search(
    _ step: Instruction, _ registers: UnsafeMutablePointer<Double>
  ) -> TrapReason {
    let search = plan.searches[Int(step.c)]
    if case .tracing(let tracer) = mode, tracer.rows != nil, asksForVarying(search, registers) {
      // Each row finds the others that fit it faster by itself.
      tracer.problem = (.operation, plan.spans[rarePosition])
      return .none
    }
    let state = registers + Int(step.b)
    let counted = registers + Int(search.position)
    let next: Int?
    if state[0] == 0 {
      let all = Machine.whole(registers[Int(search.count)].rounded(.down)) ?? 0
      guard let found = bestPart(of: search, registers) else {
        state[0] = -1
        return enlarge(registers + Int(step.a), to: all, of: Marker.undefined) ? .none : .memory
      }
      let room = search.filled == nil ? min(all, found.count + 1) : all
      guard enlarge(registers + Int(step.a), to: room, of: 0) else { return .memory }
      if search.filled != nil {
        sparse = SparseList(list: registers[Int(step.a)], places: found.places, first: found.place)
      }
      state[0] = Double(found.handle + 1)
      state[1] = counted[0]
      next = found.place == 0 ? found.places.next(after: 0) : found.place
    } else {
      guard let place = Machine.whole(counted[0] - state[1]),
        case .some(.some(let places)) = columnIndex[Int(state[0]) - 1]
      else {
        return .broken
      }
      next = places.next(after: place)
    }
    counted[0] = next.map { state[1] + Double($0) - 1 } ?? registers[Int(search.last)]
    if let filled = search.filled, let next { registers[Int(filled)] = Double(next) }
    return .none
  }

  /// `true` iff the rows that fit differ from lane to lane.
  private func asksForVarying(
    _ search: PlanSearch, _ registers: UnsafeMutablePointer<Double>
  ) -> Bool {
    search.parts.contains { part in
      switch part {
      case .isGiven: false
      case .compares(_, let key), .equals(_, let key):
        Marker.isVarying(value(of: key, registers))
      }
    }
  }

  /// Returns the sum of a list that was filled by a search: 0 wherever a row did not fit; nil where
  /// the list is another, or some value is none.
  mutating func sparseSum(_ list: Double) -> Double? {
    guard let sparse, sparse.list == list else { return nil }
    let values = heap.list(list)
    var places: [Int] = []
    var place = sparse.first
    while let next = place, next < values.count {
      if values[next].isNaN { return nil }
      places.append(next)
      place = sparse.places.next(after: next)
    }
    guard spend(places.count), let start = values.baseAddress else { return nil }
    return Real.sum(UnsafePointer(start), count: values.count, besidesZerosAt: places[...])
  }

  /// Returns the part of the condition that fewest rows fit, with the first of them; nil where each
  /// row must be looked at.
  private mutating func bestPart(
    of search: PlanSearch, _ registers: UnsafeMutablePointer<Double>
  ) -> (handle: Int, places: ValuePlaces, place: Int?, count: Int)? {
    guard let low = Machine.whole(registers[Int(search.position)]),
      let turns = Machine.whole(registers[Int(search.count)].rounded(.down)),
      turns > PlanSearch.fewValues, spend(search.parts.count)
    else { return nil }
    var best: (handle: Int, places: ValuePlaces, place: Int?, count: Int)?
    /// Returns the places of a column's values where the loop runs over it from its first on.
    func places(
      _ column: PlanSearch.Column, _ machine: inout Machine
    ) -> ValuePlaces? {
      let handle = registers[Int(column.register)]
      guard let block = machine.heap.block(handle),
        low - Int(column.shift) - (column.isIndex ? block.first : 0) == 0, turns <= block.count,
        let places = machine.places(in: handle), !places.hasMarks
      else { return nil }
      return places
    }
    for part in search.parts {
      switch part {
      case .isGiven(let column):
        guard places(column, &self) != nil else { return best }
      case .compares(let column, let key):
        guard let places = places(column, &self), !places.hasMissing,
          !value(of: key, registers).isNaN
        else { return best }
      case .equals(let column, let key):
        let value = value(of: key, registers)
        guard let places = places(column, &self), !places.hasMissing, !value.isNaN
        else { return best }
        // Numbers with fractions are equal to others nearby, which are asked one by one.
        if places.hasFractions { return best }
        let whole = value.rounded(.toNearestOrEven)
        let found = Real.areEqual(value, whole) ? places.places(of: whole) : nil
        if let best, best.count <= found?.count ?? 0 { continue }
        best = (
          Int(registers[Int(column.register)]), places, found?.place, found?.count ?? 0
        )
      }
    }
    return best
  }

  /// What a column is compared with; a mark where it has no value.
  private func value(
    of key: PlanSearch.Key, _ registers: UnsafeMutablePointer<Double>
  ) -> Double {
    switch key {
    case .constant(let value): return value
    case .register(let register): return registers[Int(register)]
    case .element(let series, let index):
      guard let block = heap.block(registers[Int(series)]),
        let position = Machine.whole(registers[Int(index)]), position >= block.first,
        position - block.first < block.count
      else { return Marker.undefined }
      return heap.values[block.offset + position - block.first]
    }
  }

  /// Makes room for `count` values in the list that a register holds; `false` where there is none.
  private mutating func enlarge(
    _ list: UnsafeMutablePointer<Double>, to count: Int, of value: Double
  ) -> Bool {
    let held = heap.list(list[0]).count
    guard held < count else { return true }
    // To fill a list with 0 is far less than to work its values out.
    guard spend(count / (value == 0 ? 64 : 8)), let larger = heap.allocate(count: count, of: value)
    else {
      return false
    }
    let (old, new) = (heap.list(list[0]), heap.list(larger))
    // There is at most the value of the first turn.
    if held > 0 { new[0] = old[0] }
    list[0] = larger
    return true
  }
}
