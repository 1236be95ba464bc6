import Testing
import WorthSource

/// Byte offsets as lines and columns.
@Suite struct LineIndexTests {
  /// Returns the index of `text`.
  private func index(_ text: String) -> LineIndex {
    LineIndex(SourceText(name: "case.worth", text: text))
  }

  @Test func `lines end with a line feed, a carriage return or both`() {
    let lines = index("a\nb\rc\r\nd")
    #expect(lines.lineCount == 4)
    #expect((1...4).map { lines.line($0) } == [0..<1, 2..<3, 4..<5, 7..<8])
    #expect(
      [0, 1, 2, 3, 4, 5, 6, 7, 8].map { lines.lineNumber(at: $0) } == [1, 1, 2, 2, 3, 3, 3, 4, 4])
  }

  @Test func `the empty source is one empty line`() {
    let lines = index("")
    #expect(lines.lineCount == 1)
    #expect(lines.line(1) == 0..<0)
    #expect(lines.position(at: 0) == index("x").position(at: 0))
  }

  @Test func `columns count scalars, not bytes`() {
    let lines = index("é中x\nыy")
    #expect(lines.position(at: 5).column == 3)
    #expect(lines.position(at: 1).column == 1, "within é")
    #expect(lines.position(at: 9).line == 2)
    #expect(lines.position(at: 9).column == 2)
  }

  @Test func `a byte order mark takes no column`() {
    let lines = index("\u{FEFF}ab")
    #expect(lines.position(at: 0).column == 1)
    #expect(lines.position(at: 3).column == 1)
    #expect(lines.position(at: 4).column == 2)
  }

  @Test func `offsets outside the source become the nearest place`() {
    let lines = index("a\nbc")
    #expect(lines.position(at: -5).line == 1)
    #expect(lines.position(at: .max).line == 2)
    #expect(lines.position(at: .max).column == 3)
    #expect(lines.line(0) == 0..<1)
    #expect(lines.line(99) == 2..<4)
  }

  @Test func `look-ups agree with counting from the start`() {
    var stream = ByteStream()
    for _ in 0..<20 {
      let bytes = stream.bytes(1500)
      let lines = LineIndex(SourceText(name: "", bytes: bytes))
      var line = 1
      var column = 1
      var place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      while place < bytes.count {
        let found = lines.position(at: place)
        #expect(found.line == line && found.column == column, "byte \(place)")
        let isPair = bytes[place] == 0x0D && place + 1 < bytes.count && bytes[place + 1] == 0x0A
        if bytes[place] == 0x0A || (bytes[place] == 0x0D && !isPair) {
          line += 1
          column = 1
          place += 1
        } else {
          column += 1
          place += DecodedScalar(at: place, in: bytes).length
        }
      }
    }
  }

  @Test func `invalid bytes are divided as the standard library divides them`() {
    var stream = ByteStream()
    for _ in 0..<2000 {
      let bytes = stream.bytes(12)
      var scalars: [Unicode.Scalar] = []
      var place = 0
      while place < bytes.count {
        let scalar = DecodedScalar(at: place, in: bytes)
        scalars.append(scalar.value)
        place += scalar.length
      }
      #expect(scalars == Array(String(decoding: bytes, as: UTF8.self).unicodeScalars), "\(bytes)")
    }
  }
}
