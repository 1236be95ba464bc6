import Testing
import WorthMath

@Suite struct RoundingTests {
  private let modes: [RoundingMode] = [
    .halfAwayFromZero, .halfEven, .up, .down, .floor, .ceiling,
  ]

  @Test func `rounding agrees with Python's decimal`() throws {
    for line in Reference.lines(Reference.roundings) {
      let x = Double(bitPattern: try #require(UInt64(line[0], radix: 16)))
      let digits = try #require(Int(line[1]))
      let mode = modes[try #require(Int(line[2]))]
      let result = Real.round(x, digits: digits, mode: mode)
      #expect(result.bitPattern == UInt64(line[3], radix: 16), "\(x) \(digits) \(mode)")
    }
  }

  @Test func `rounding acts on the decimal that is written`() {
    #expect(Real.round(1.005, digits: 2, mode: .halfAwayFromZero) == 1.01)
    #expect(Real.round(-2.5, digits: 0, mode: .halfAwayFromZero) == -3)
    #expect(Real.round(-2.5, digits: 0, mode: .halfEven) == -2)
    #expect(Real.round(1234.5, digits: -2, mode: .halfAwayFromZero) == 1200)
    #expect(Real.round(1.1, digits: 1, mode: .up) == 1.1)
    #expect(Real.round(0.29, digits: 2, mode: .down) == 0.29)
    #expect(Real.round(1.15, digits: 1, mode: .halfEven) == 1.2)
  }

  @Test func `rounding takes any argument and number of digits`() {
    #expect(Real.round(.infinity, digits: 2, mode: .up) == .infinity)
    #expect(Real.round(.nan, digits: 2, mode: .up).isNaN)
    #expect(Real.round(-0.4, digits: 0, mode: .halfEven).sign == .plus)
    #expect(Real.round(5, digits: .min, mode: .up) == .infinity)
    #expect(Real.round(5, digits: .min, mode: .halfEven) == 0)
    #expect(Real.round(.leastNonzeroMagnitude, digits: .max, mode: .down) == .leastNonzeroMagnitude)
  }

  @Test func `the two paths agree beside ties`() {
    var random = RandomBits(seed: 5)
    for _ in 0..<20_000 {
      let tie = Double(random.next(below: 1_000_000) * 10 + 5) / 1000
      for x in [tie.nextDown, tie, tie.nextUp] {
        for mode in modes {
          let digits = DecimalPrinter.shortest(x).rounded(fractionDigits: 2, mode: mode)
          #expect(Real.round(x, digits: 2, mode: mode) == digits.value)
        }
      }
    }
  }
}
