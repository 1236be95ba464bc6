import Testing
import WorthMath

/// Numbers as text.
@Suite struct DecimalPrinterTests {
  @Test func `the shortest digits are those of Swift`() {
    var random = RandomBits(seed: 3)
    for _ in 0..<30_000 {
      let x = random.nextDouble()
      guard x.isFinite else { continue }
      let digits = DecimalPrinter.shortest(x)
      #expect(digits.value == x && digits.count <= 17)
      #expect(Double(digits.significand.description + "e\(digits.exponent)") == abs(x))
    }
  }

  @Test func `short decimals are found as they were meant`() {
    var random = RandomBits(seed: 4)
    for _ in 0..<30_000 {
      let places = Int32(random.next(below: 8))
      let whole = random.next() >> UInt64(15 + random.next(below: 40))
      guard whole < 1_000_000_000_000_000 else { continue }
      let decimal = DecimalDigits(significand: whole, exponent: -places, isNegative: false)
      let digits = DecimalPrinter.shortest(decimal.value)
      #expect(digits.value == decimal.value)
      #expect(whole == 0 || digits.significand % 10 != 0)
      #expect(digits.significand <= whole)
    }
  }

  @Test func `fixed places round the decimal half away from zero`() {
    #expect(DecimalPrinter.fixed(1.005, fractionDigits: 2) == "1.01")
    #expect(DecimalPrinter.fixed(2.675, fractionDigits: 2) == "2.68")
    #expect(DecimalPrinter.fixed(-2.5, fractionDigits: 0) == "-3")
    #expect(DecimalPrinter.fixed(-0.004, fractionDigits: 2) == "0.00")
    #expect(DecimalPrinter.fixed(-0.0, fractionDigits: 2) == "0.00")
    #expect(DecimalPrinter.fixed(0.005, fractionDigits: 2) == "0.01")
    #expect(DecimalPrinter.fixed(999.995, fractionDigits: 2) == "1000.00")
    #expect(DecimalPrinter.fixed(.leastNonzeroMagnitude, fractionDigits: 3) == "0.000")
    #expect(DecimalPrinter.fixed(1e22, fractionDigits: 1) == "10000000000000000000000.0")
    #expect(DecimalPrinter.fixed(1.5, fractionDigits: -3) == "2")
    #expect(DecimalPrinter.fixed(0.1, fractionDigits: 20) == "0.10000000000000000000")
    #expect(DecimalPrinter.fixed(1, fractionDigits: .max).utf8.count == 1102)
  }

  @Test func `the integer part is grouped by threes`() {
    #expect(DecimalPrinter.fixed(1_234_567.891, fractionDigits: 2, grouping: "_") == "1_234_567.89")
    #expect(DecimalPrinter.fixed(-123, fractionDigits: 0, grouping: "_") == "-123")
    #expect(DecimalPrinter.fixed(1000, fractionDigits: 0, grouping: " ") == "1 000")
    #expect(DecimalPrinter.plain(1_234_567.0625, grouping: "_") == "1_234_567.0625")
  }

  @Test func `plain text has an exponent only far from one`() {
    #expect(DecimalPrinter.plain(0.1) == "0.1" && DecimalPrinter.plain(-3) == "-3")
    #expect(DecimalPrinter.plain(1e20) == "100000000000000000000")
    #expect(DecimalPrinter.plain(1e21) == "1e21" && DecimalPrinter.plain(1e300) == "1e300")
    #expect(DecimalPrinter.plain(1e-7) == "0.0000001" && DecimalPrinter.plain(1.5e-8) == "1.5e-8")
    #expect(
      DecimalPrinter.plain(-.leastNonzeroMagnitude) == "-5e-324"
        && DecimalPrinter.plain(-0.0) == "0")
    #expect(DecimalPrinter.plain(.nan) == "nan" && DecimalPrinter.plain(-.infinity) == "-inf")
    #expect(DecimalPrinter.plain(.greatestFiniteMagnitude) == "1.7976931348623157e308")
  }
}
