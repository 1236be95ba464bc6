import Testing
import WorthMath

/// Text as the nearest number.
@Suite struct DecimalReaderTests {
  /// Returns what the reader makes of a text.
  private func read(_ text: String, scale: Int32 = 0) -> DecimalReading? {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { DecimalReader.read($0, scale: scale) }
  }

  @Test func `every decimal of the table reads as the nearest double`() {
    for line in Reference.lines(Reference.decimals) {
      #expect(read(line[0])?.value.bitPattern == UInt64(line[1], radix: 16), "\(line[0])")
    }
  }

  @Test func `the shortest text of any double reads back as it`() {
    var random = RandomBits(seed: 1)
    for _ in 0..<50_000 {
      let x = abs(random.nextDouble())
      guard x.isFinite else { continue }
      var text = x.description
      if text.hasSuffix(".0") { text.removeLast(2) }
      #expect(read(text)?.value == x)
    }
  }

  @Test func `random decimals read as Swift reads them`() {
    var random = RandomBits(seed: 2)
    for _ in 0..<20_000 {
      var text = "\(random.next() >> UInt64(random.next(below: 60)))"
      if random.next(below: 2) == 0 { text += ".\(random.next())" }
      if random.next(below: 2) == 0 { text += "e\(random.next(below: 700) - 350)" }
      #expect(read(text)?.value == Double(text), "\(text)")
    }
  }

  @Test func `a reading knows its digits`() {
    let reading = DecimalReading(value: 4583.27, fractionDigits: 2, significantDigits: 6)
    #expect(read("4583.27") == reading)
    #expect(read("0.0500")?.significantDigits == 3)
    #expect(read("0.0500")?.fractionDigits == 4)
    #expect(read("1.5e3")?.fractionDigits == -2)
    #expect(read("1.5e-3")?.fractionDigits == 4)
    #expect(read("0.00")?.significantDigits == 0)
    #expect(read("1_000_000")?.significantDigits == 7)
    #expect(read("1e-999999999999")?.fractionDigits == .max)
    #expect(read("123456789012345678901234567890")?.significantDigits == 30)
  }

  @Test func `a scale is part of the decimal`() {
    #expect(read("2.4", scale: 6)?.value == 2_400_000)
    #expect(read("2.4", scale: 6)?.fractionDigits == -5)
    #expect(read("5", scale: -2)?.value == 0.05)
    #expect(read("7.3", scale: -2)?.value == 0.073)
    #expect(read("25", scale: -4)?.value == 0.0025)
    #expect(read("1.1", scale: 9)?.value == 1_100_000_000)
    #expect(read("1", scale: .max)?.value == .infinity)
    #expect(read("1", scale: .min)?.value == 0)
  }

  @Test(arguments: [
    "", "x", "_1", "1_", "1__0", "1.", ".5", "1._5", "1_.5", "1e", "1e+", "1e_5", "1e5_", "1e5x",
    "1 ", " 1", "-1", "+1", "1.2.3", "0x10", "1f", "inf", "nan", "1e5.5", "é",
  ])
  func `what is no number is not read`(text: String) {
    #expect(read(text) == nil)
  }

  @Test func `single underscores may stand between digits`() {
    #expect(read("1_000.000_1")?.value == 1000.0001)
    #expect(read("1E1_0")?.value == 1e10)
    #expect(read("1e+5")?.value == 100_000)
  }

  @Test func `a long tie is broken by its last digit`() {
    let zeros = String(repeating: "0", count: 100_000)
    #expect(read("9007199254740993." + zeros)?.value == 9_007_199_254_740_992)
    #expect(read("9007199254740993." + zeros + "1")?.value == 9_007_199_254_740_994)
    #expect(read("9007199254740992." + String(repeating: "9", count: 100_000))?.value == 0x1p53)
    #expect(read("0." + zeros + "1e100001")?.value == 1)
    #expect(read("1" + zeros + "e-100000")?.value == 1)
  }

  @Test func `whatever is read is a number to Swift too`() {
    let alphabet = Array("0123456789900._e+-".utf8)
    var random = RandomBits(seed: 6)
    for _ in 0..<100_000 {
      let bytes = (0..<random.next(below: 12)).map { _ in
        alphabet[random.next(below: UInt64(alphabet.count))]
      }
      let text = String(decoding: bytes, as: UTF8.self)
      if let reading = read(text) {
        #expect(Double(text.filter { $0 != "_" }) == reading.value, "\(text)")
      }
    }
  }
}
