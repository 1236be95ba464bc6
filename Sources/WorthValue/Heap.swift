/// Where a series or list lies in a `Heap`.
package struct HeapBlock {
  /// The position of the first value; a series has its opening value before it.
  package var offset: Int
  /// The number of values; of a series without the opening one.
  package var count: Int
  /// The index of the first value, for series.
  package var first: Int
  /// `true` iff the block is a series, with an index and an opening value.
  package var isSeries: Bool
}

/// The values of series and lists, in blocks that are named by handles.
package final class Heap {
  /// What changes; behind a pointer, so that reading it needs no check of exclusive access.
  private struct State {
    /// The memory of all blocks.
    var values: UnsafeMutablePointer<Double>
    /// Where each block lies, by the position that its handle says.
    var blocks: UnsafeMutablePointer<HeapBlock>
    /// The number of blocks.
    var blockCount = 0
    /// The number of blocks that there is room for.
    var blockCapacity = 64
    /// The number of values that there is room for.
    var capacity = 256
    /// The number of values that are in use, from the first on.
    var used = 0
  }

  /// The state of the heap.
  private let state: UnsafeMutablePointer<State>
  /// The number of values beyond which nothing is allocated.
  private let limit: Int

  /// Creates a heap that holds `limit` values at most.
  package init(limit: Int) {
    self.limit = limit
    state = .allocate(capacity: 1)
    state.initialize(
      to: State(values: .allocate(capacity: 256), blocks: .allocate(capacity: 64)))
  }

  deinit {
    state.pointee.values.deallocate()
    state.pointee.blocks.deallocate()
    state.deallocate()
  }

  /// The values; a block's lie one after another. They move when something is allocated.
  package var values: UnsafeMutablePointer<Double> { state.pointee.values }
  /// The blocks by handle. They move when something is allocated.
  package var blocks: UnsafeMutablePointer<HeapBlock> { state.pointee.blocks }
  /// The number of blocks.
  package var blockCount: Int { state.pointee.blockCount }

  /// Returns the handle of a new block of `count` undefined values, or of others; nil where the
  /// limit is reached. A block takes the memory of four values besides its own.
  package func allocate(
    count: Int, first: Int = 0, isSeries: Bool = false, of value: Double = Marker.undefined
  ) -> Double? {
    let size = isSeries ? count + 1 : count
    let start = state.pointee.used
    guard count >= 0, size <= limit - start, blockCount < limit / 4 + 64 else { return nil }
    if start + size > state.pointee.capacity { grow(to: start + size) }
    if blockCount == state.pointee.blockCapacity { growBlocks() }
    state.pointee.used += size
    let values = values
    for index in start..<start + size { values[index] = value }
    let handle = blockCount
    blocks[handle] = HeapBlock(
      offset: isSeries ? start + 1 : start, count: count, first: first, isSeries: isSeries)
    state.pointee.blockCount += 1
    return Double(handle)
  }

  /// Moves the values to memory for `size` of them and more, up to the limit.
  private func grow(to size: Int) {
    let larger = max(size, min(state.pointee.capacity * 2, limit))
    let moved = UnsafeMutablePointer<Double>.allocate(capacity: larger)
    moved.update(from: values, count: state.pointee.used)
    values.deallocate()
    state.pointee.values = moved
    state.pointee.capacity = larger
  }

  /// Moves the blocks to memory for twice as many.
  private func growBlocks() {
    let moved = UnsafeMutablePointer<HeapBlock>.allocate(
      capacity: state.pointee.blockCapacity * 2)
    moved.update(from: blocks, count: blockCount)
    blocks.deallocate()
    state.pointee.blocks = moved
    state.pointee.blockCapacity *= 2
  }

  /// Returns the block of `handle`; nil where the handle is a mark of failure.
  package func block(_ handle: Double) -> HeapBlock? {
    guard handle >= 0, handle < Double(blockCount) else { return nil }
    return blocks[Int(handle)]
  }

  /// Returns the values of `handle`, none where it is a mark of failure.
  package func list(_ handle: Double) -> UnsafeMutableBufferPointer<Double> {
    guard let block = block(handle) else { return UnsafeMutableBufferPointer(start: nil, count: 0) }
    return UnsafeMutableBufferPointer(start: values + block.offset, count: block.count)
  }

  /// Frees all blocks from `count` on; nothing may refer to them any more.
  package func release(from count: Int) {
    guard count >= 0, count < blockCount else { return }
    let block = blocks[count]
    state.pointee.used = block.isSeries ? block.offset - 1 : block.offset
    state.pointee.blockCount = count
  }

  /// Shortens the list `handle` to its first `count` values.
  package func truncate(_ handle: Double, count: Int) {
    guard block(handle) != nil, count >= 0 else { return }
    blocks[Int(handle)].count = min(count, blocks[Int(handle)].count)
  }
}
