import Testing
import WorthValue

/// Series and lists in memory.
@Suite struct HeapTests {
  @Test func `a new block is undefined, and a series has a place for its opening value`() throws {
    let heap = Heap(limit: 100)
    let series = try #require(heap.allocate(count: 3, first: 2026, isSeries: true))
    let block = try #require(heap.block(series))
    #expect((block.count, block.first, block.isSeries) == (3, 2026, true))
    #expect(block.offset >= 1)
    #expect(heap.list(series).allSatisfy { Marker.isUndefined($0) })
    #expect(Marker.isUndefined(heap.values[block.offset - 1]))
  }

  @Test func `blocks keep their values when the heap grows`() throws {
    let heap = Heap(limit: 1_000_000)
    let first = try #require(heap.allocate(count: 10))
    for place in 0..<10 { heap.list(first)[place] = Double(place) }
    for _ in 0..<200 { _ = heap.allocate(count: 1000) }
    #expect(Array(heap.list(first)) == (0..<10).map { Double($0) })
  }

  @Test func `what exceeds the limit is refused, and what fits still fits`() {
    let heap = Heap(limit: 100)
    #expect(heap.allocate(count: 101) == nil)
    #expect(heap.allocate(count: 100, isSeries: true) == nil)
    #expect(heap.allocate(count: 99, isSeries: true) != nil)
    #expect(heap.allocate(count: 1) == nil)
    #expect(heap.allocate(count: -1) == nil)
  }

  @Test func `empty blocks are limited, too`() {
    let heap = Heap(limit: 1000)
    var count = 0
    while count < 10_000, heap.allocate(count: 0) != nil { count += 1 }
    #expect(count < 1000)
  }

  @Test func `what is released makes room`() throws {
    let heap = Heap(limit: 100)
    let kept = try #require(heap.allocate(count: 40))
    let mark = heap.blockCount
    _ = heap.allocate(count: 60)
    #expect(heap.allocate(count: 60) == nil)
    heap.release(from: mark)
    #expect(heap.allocate(count: 60) != nil)
    #expect(heap.list(kept).count == 40)
  }

  @Test func `a mark of failure, or a number that is no handle, names no block`() {
    let heap = Heap(limit: 100)
    for handle in [Marker.missing, Marker.undefined, Marker.failed(3), -1, 7, .infinity] {
      #expect(heap.block(handle) == nil)
      #expect(heap.list(handle).isEmpty)
    }
  }
}
