import WorthPlan
import WorthValue

/// The heap's memory as the loop over instructions sees it, until something is allocated.
struct HeapView {
  /// The memory of the heap.
  private let values: UnsafeMutablePointer<Double>
  /// The lists and series in that memory, by their handles.
  private let blocks: UnsafeMutablePointer<HeapBlock>
  /// The number of lists and series.
  private let count: Double

  /// Creates a view of what `heap` holds now.
  init(_ heap: Heap) {
    values = heap.values
    blocks = heap.blocks
    count = Double(heap.blockCount)
  }

  /// Returns the value of a series at an index, or a mark where there is none.
  @inline(__always)
  func element(_ handle: Double, _ index: Double, _ rule: UInt16) -> Double {
    guard handle >= 0, handle < count, let position = Machine.whole(index) else {
      return Marker.undefined
    }
    let block = blocks[Int(handle)]
    let offset = position &- block.first
    if offset >= 0, offset < block.count { return values[block.offset &+ offset] }
    if offset == -1, block.isSeries {
      let opening = values[block.offset &- 1]
      if !Marker.isUndefined(opening) { return opening }
    }
    return rule == ReadingRule.flow.rawValue && block.isSeries ? 0 : Marker.undefined
  }

  /// Returns the value at a position counted from 0, or a mark; -1 is the opening value of a
  /// series.
  @inline(__always)
  func atPosition(_ handle: Double, _ place: Double) -> Double {
    guard handle >= 0, handle < count, let position = Machine.whole(place) else {
      return Marker.undefined
    }
    let block = blocks[Int(handle)]
    guard position < block.count, position >= (block.isSeries ? -1 : 0) else {
      return Marker.undefined
    }
    return values[block.offset &+ position]
  }

  /// Sets the value at a position counted from 0; `false` where there is none.
  @inline(__always)
  func put(_ handle: Double, _ place: Double, _ value: Double) -> Bool {
    guard handle >= 0, handle < count, let position = Machine.whole(place), position >= 0 else {
      return false
    }
    let block = blocks[Int(handle)]
    guard position < block.count else { return false }
    values[block.offset &+ position] = value
    return true
  }

  /// Sets the value of a series at an index; outside of it nothing happens.
  @inline(__always)
  func set(_ handle: Double, _ index: Double, _ value: Double) {
    guard handle >= 0, handle < count, let position = Machine.whole(index) else { return }
    let block = blocks[Int(handle)]
    let offset = position &- block.first
    if offset >= 0, offset < block.count { values[block.offset &+ offset] = value }
  }
}
