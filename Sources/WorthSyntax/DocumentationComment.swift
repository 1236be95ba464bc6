/// The comments that document what follows them.
enum DocumentationComment {
  /// Returns the text of the `##` lines at the end of `blanks`, joined by line ends.
  static func text(in blanks: ArraySlice<UInt8>) -> String {
    guard blanks.contains(0x23) else { return "" }
    var lines: [String] = []
    for line in blanks.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A }) {
      let content = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if content.starts(with: [0x23, 0x23]) {
        let body = content.dropFirst(2).drop { $0 == 0x20 }
        lines.append(String(decoding: trimmed(body), as: UTF8.self))
      } else if !content.isEmpty {
        lines = []
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Returns the bytes without blanks, tabs and carriage returns at their end.
  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let last = bytes.last, last == 0x20 || last == 0x0D || last == 0x09 { bytes.removeLast() }
    return bytes
  }
}
