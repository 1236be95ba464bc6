/// The comments that document an entry: the `##` lines before it, and a `##` behind it in its line.
enum DocumentationComment {
  /// Returns the text of the `##` lines at the end of `blanks`, joined by line ends.
  static func text(in blanks: ArraySlice<UInt8>) -> String {
    guard blanks.contains(0x23) else { return "" }
    var lines: [String] = []
    for line in blanks.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A }) {
      let content = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if content.starts(with: [0x23, 0x23]) {
        lines.append(body(of: content))
      } else if !content.isEmpty {
        lines = []
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Returns the text of a `##` comment in the line of the byte at `start`, and where the comment ends. It goes
  /// on in the lines below whose `##` stand under its own.
  ///
  /// Nothing but blanks and comments stands up to `end`.
  static func behind(_ start: Int, in bytes: [UInt8], end: Int) -> (text: String, end: Int) {
    var place = afterBlanks(start, in: bytes, end: end)
    guard place < end, bytes[place] == 0x23 else { return ("", min(start, end)) }
    let column = column(of: place, in: bytes)
    var lines: [String] = []
    while true {
      let lineEnd = bytes[place..<end].firstIndex(of: 0x0A) ?? end
      guard bytes[place..<lineEnd].starts(with: [0x23, 0x23]) else {
        return (lines.joined(separator: "\n"), lineEnd)
      }
      lines.append(body(of: bytes[place..<lineEnd]))
      let next = afterBlanks(min(lineEnd + 1, end), in: bytes, end: end)
      guard next + 1 < end, bytes[next] == 0x23, bytes[next + 1] == 0x23,
        self.column(of: next, in: bytes) == column
      else { return (lines.joined(separator: "\n"), lineEnd) }
      place = next
    }
  }

  /// Returns the first byte from `start` on that is neither blank nor tab.
  private static func afterBlanks(_ start: Int, in bytes: [UInt8], end: Int) -> Int {
    var place = start
    while place < end, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
    return place
  }

  /// Returns how many bytes stand before that at `place` in its line.
  private static func column(of place: Int, in bytes: [UInt8]) -> Int {
    var start = place
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    return place - start
  }

  /// Returns the text behind the two signs of a comment, without blanks, tabs and carriage returns at its
  /// ends.
  private static func body(of comment: ArraySlice<UInt8>) -> String {
    var bytes = comment.dropFirst(2).drop { $0 == 0x20 }
    while let last = bytes.last, last == 0x20 || last == 0x0D || last == 0x09 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
