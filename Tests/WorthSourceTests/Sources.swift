import WorthSource

/// Returns a set with one source `case.worth` of `text`.
func sourceSet(_ text: String) -> SourceSet {
  sourceSet(Array(text.utf8))
}

/// Returns a set with one source `case.worth` of `bytes`.
func sourceSet(_ bytes: [UInt8]) -> SourceSet {
  var sources = SourceSet()
  _ = sources.add(SourceText(name: "case.worth", bytes: bytes))
  return sources
}

/// Returns the span of the `occurrence`-th `part` (from 0) of `text`.
func span(of part: String, in text: String, occurrence: Int = 0, source: UInt32 = 0) -> Span {
  let bytes = Array(text.utf8)
  let sought = Array(part.utf8)
  var left = occurrence
  for start in 0...max(0, bytes.count - sought.count)
  where bytes[start...].starts(with: sought) {
    if left == 0 {
      return Span(source: source, start: UInt32(start), end: UInt32(start + sought.count))
    }
    left -= 1
  }
  return Span(source: source, start: .max, end: .max)
}

/// A stream of arbitrary bytes, the same in each run.
struct ByteStream {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Returns the next number below `bound`.
  mutating func next(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(truncatingIfNeeded: (state >> 33) % UInt64(bound))
  }

  /// Returns `count` bytes, mostly such as occur in UTF-8 text, valid or broken.
  mutating func bytes(_ count: Int) -> [UInt8] {
    let likely: [UInt8] = [
      0x0A, 0x0D, 0x09, 0x20, 0x61, 0xC3, 0xA9, 0xE0, 0xA0, 0x80, 0xED, 0x9F, 0xBF, 0xF0, 0x90,
      0xF4, 0x8F, 0xEF, 0xBB, 0xBF, 0xCC, 0x81, 0xE4, 0xB8, 0xAD,
    ]
    return (0..<count).map { _ in
      next(below: 4) == 0 ? UInt8(next(below: 256)) : likely[next(below: likely.count)]
    }
  }
}
