/// Where a series or list lies in a `Heap`.
package struct HeapBlock {
  /// The position of the first value; a series has its opening value before it.
  package var offset: Int
  package var count: Int
  /// The index of the first value, for series.
  package var first: Int
  package var isSeries: Bool
}

/// The values of series and lists, in blocks that are named by handles.
package final class Heap {
  /// The values; a block's lie one after another.
  package private(set) var values: UnsafeMutablePointer<Double>
  package private(set) var blocks: UnsafeMutablePointer<HeapBlock>
  /// The number of blocks.
  package private(set) var blockCount = 0
  private var blockCapacity = 64
  private var capacity: Int
  private var used = 0
  /// The number of values beyond which nothing is allocated.
  private let limit: Int

  /// Creates a heap that holds `limit` values at most.
  package init(limit: Int) {
    capacity = 256
    self.limit = limit
    values = .allocate(capacity: capacity)
    blocks = .allocate(capacity: blockCapacity)
  }

  deinit {
    values.deallocate()
    blocks.deallocate()
  }

  /// Returns the handle of a new block of `count` undefined values; nil where the limit is reached.
  package func allocate(count: Int, first: Int = 0, isSeries: Bool = false) -> Double? {
    let size = isSeries ? count + 1 : count
    guard count >= 0, size <= limit - used, blockCount < limit else { return nil }
    if used + size > capacity { grow(to: used + size) }
    let start = used
    used += size
    let offset = isSeries ? start + 1 : start
    for index in start..<used { values[index] = Marker.undefined }
    if blockCount == blockCapacity { growBlocks() }
    blocks[blockCount] = HeapBlock(offset: offset, count: count, first: first, isSeries: isSeries)
    blockCount += 1
    return Double(blockCount - 1)
  }

  private func grow(to size: Int) {
    let larger = max(size, min(capacity * 2, limit))
    let moved = UnsafeMutablePointer<Double>.allocate(capacity: larger)
    moved.update(from: values, count: used)
    values.deallocate()
    values = moved
    capacity = larger
  }

  private func growBlocks() {
    let moved = UnsafeMutablePointer<HeapBlock>.allocate(capacity: blockCapacity * 2)
    moved.update(from: blocks, count: blockCount)
    blocks.deallocate()
    blocks = moved
    blockCapacity *= 2
  }

  /// Returns the block of `handle`; nil where the handle is a mark of failure.
  @inline(__always)
  package func block(_ handle: Double) -> HeapBlock? {
    guard handle >= 0, handle < Double(blockCount) else { return nil }
    return blocks[Int(handle)]
  }

  /// Returns the values of `handle`, none where it is a mark of failure.
  package func list(_ handle: Double) -> UnsafeMutableBufferPointer<Double> {
    guard let block = block(handle) else { return UnsafeMutableBufferPointer(start: nil, count: 0) }
    return UnsafeMutableBufferPointer(start: values + block.offset, count: block.count)
  }

  /// Shortens the list `handle` to its first `count` values.
  package func truncate(_ handle: Double, count: Int) {
    guard block(handle) != nil, count >= 0 else { return }
    blocks[Int(handle)].count = min(count, blocks[Int(handle)].count)
  }
}
