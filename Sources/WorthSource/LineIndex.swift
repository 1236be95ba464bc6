/// A place in a source as people count it, from 1.
package struct SourcePosition: Hashable, Sendable {
  /// The number of the line, from 1.
  package let line: Int
  /// The number of Unicode scalars in front of the place on its line, plus 1.
  package let column: Int
}

/// The starts of a source's lines, from which byte offsets become lines and columns.
///
/// A line ends with a line feed, a carriage return or both. A byte order mark takes no column.
/// Building takes one pass; a look-up takes a binary search and at most `stride` bytes of decoding.
package struct LineIndex: Sendable {
  /// How many scalars start in front of the scalar at `offset`.
  private struct Checkpoint {
    /// A byte offset.
    var offset: Int
    /// The number of scalars that start before it.
    var count: Int
  }

  /// The bytes from one checkpoint to the next.
  private static let stride = 512
  /// The text of the source.
  private let bytes: [UInt8]
  /// The byte offset at which each line starts.
  private let starts: [UInt32]
  /// One for each `stride` bytes; empty where all bytes are ASCII.
  private let checkpoints: [Checkpoint]

  /// Creates the index of `source`.
  package init(_ source: SourceText) {
    bytes = source.bytes
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    var starts: [UInt32] = [hasMark ? 3 : 0]
    var seen: UInt8 = 0
    var previous: UInt8 = 0
    for (offset, byte) in bytes.enumerated() {
      seen |= byte
      if byte == 0x0A && previous == 0x0D {
        starts[starts.count - 1] = UInt32(clamping: offset + 1)
      } else if byte == 0x0A || byte == 0x0D {
        starts.append(UInt32(clamping: offset + 1))
      }
      previous = byte
    }
    self.starts = starts
    checkpoints = seen < 0x80 ? [] : LineIndex.checkpoints(of: bytes)
  }

  /// Returns the number of scalars in front of each `stride`-th byte of `bytes`.
  private static func checkpoints(of bytes: [UInt8]) -> [Checkpoint] {
    var result: [Checkpoint] = []
    result.reserveCapacity(bytes.count / stride + 1)
    var offset = 0
    var count = 0
    var due = 0
    while offset < bytes.count {
      if offset >= due {
        result.append(Checkpoint(offset: offset, count: count))
        due += stride
      }
      offset += bytes[offset] < 0x80 ? 1 : DecodedScalar(at: offset, in: bytes).length
      count += 1
    }
    return result
  }

  /// The number of lines; text without a line end, and the empty text, is one.
  package var lineCount: Int { starts.count }

  /// Returns the line and column of the scalar at byte `offset`, or of the nearest one there is.
  package func position(at offset: Int) -> SourcePosition {
    let place = clamped(offset)
    let line = lineNumber(at: place)
    let start = Int(clamping: starts[line - 1])
    let column = place < start ? 1 : scalarCount(before: place) - scalarCount(before: start) + 1
    return SourcePosition(line: line, column: column)
  }

  /// Returns the number, from 1, of the line on which byte `offset` stands.
  package func lineNumber(at offset: Int) -> Int {
    let place = UInt32(clamping: clamped(offset))
    var low = 1
    var high = starts.count
    while low < high {
      let middle = low + (high - low) / 2
      if starts[middle] <= place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Returns the bytes of line `number`, counted from 1, without what ends it.
  package func line(_ number: Int) -> Range<Int> {
    let index = max(1, min(number, starts.count)) - 1
    let start = Int(clamping: starts[index])
    guard index + 1 < starts.count else { return start..<max(start, bytes.count) }
    var end = Int(clamping: starts[index + 1]) - 1
    if end > start, bytes[end] == 0x0A, bytes[end - 1] == 0x0D { end -= 1 }
    return start..<max(start, end)
  }

  /// Returns `offset`, moved into the source.
  private func clamped(_ offset: Int) -> Int {
    max(0, min(offset, bytes.count))
  }

  /// Returns how many scalars end at or before byte `offset`.
  private func scalarCount(before offset: Int) -> Int {
    guard !checkpoints.isEmpty else { return offset }
    var nearest = min(offset / LineIndex.stride, checkpoints.count - 1)
    if nearest > 0 && checkpoints[nearest].offset > offset { nearest -= 1 }
    var place = checkpoints[nearest].offset
    var count = checkpoints[nearest].count
    while place < offset {
      place += DecodedScalar(at: place, in: bytes).length
      if place <= offset { count += 1 }
    }
    return count
  }
}
