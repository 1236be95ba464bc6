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

  // The rule: what lies within a millionth of half a unit of where a mode turns counts as standing
  // there. Half modes turn in the middle between two units, the others at each unit.
  static let turns: [(x: Double, digits: Int, mode: RoundingMode, rounded: Double)] = [
    (20.20 - 20.125, 2, .halfAwayFromZero, 0.08), (20.125 - 20.20, 2, .halfAwayFromZero, -0.08),
    (1000.20 - 1000.125, 2, .halfEven, 0.08), (1000.19 - 1000.125, 2, .halfEven, 0.06),
    (100_000.345 - 100_000, 2, .halfAwayFromZero, 0.35),
    (20.20 - 20.10, 2, .down, 0.10), (20.20 - 20.10, 1, .floor, 0.1),
    (20.30 - 20.10, 2, .up, 0.20), (20.10 - 20.30, 2, .ceiling, -0.20),
    (20.30 - 20.10, 2, .ceiling, 0.20), (20.10 - 20.30, 2, .floor, -0.20),
    (1_000_450 - 1e-6, -2, .halfAwayFromZero, 1_000_500), (2.5 - 4e-7, 0, .halfEven, 2),
    (3.5 - 4e-7, 0, .halfEven, 4), (3.5 + 4e-7, 0, .halfEven, 4), (2.5 + 4e-7, 0, .halfEven, 2),
    (2.5 - 4e-7, 0, .halfAwayFromZero, 3), (3 - 4e-7, 0, .down, 3), (3 + 4e-7, 0, .up, 3),
    // Farther away it is no noise.
    (2.5 - 6e-7, 0, .halfAwayFromZero, 2), (2.5 + 6e-7, 0, .halfEven, 3), (3 - 6e-7, 0, .down, 2),
    (3 + 6e-7, 0, .up, 4), (2.4999, 0, .halfAwayFromZero, 2),
  ]

  @Test(arguments: turns) func `what stands next to a turn counts as standing there`(
    x: Double, digits: Int, mode: RoundingMode, rounded: Double
  ) {
    #expect(Real.roundSettled(x, digits: digits, mode: mode) == rounded)
  }

  @Test func `ten thousand loans of up to 480 months tie to the cent`() {
    // Against whole cents and whole hundredths of a basis point, which are exact: with n months and
    // the yearly rate r in units of 0.0001 %, interest is c · r / 12,000,000 cents.
    var random = RandomBits(seed: 14)
    var misses = 0
    for _ in 0..<10_000 {
      // Rates in steps of 0.01 %, half of them, of 0.125 %.
      let rate =
        random.next(below: 2) == 0
        ? Int(random.next(below: 1500) + 1) * 100 : Int(random.next(below: 120) + 1) * 1250
      let months = Int(random.next(below: 480) + 1)
      let principal = Int(random.next(below: 100_000_000) + 10_000)
      let growth = Double(rate) / 12_000_000
      let payment = Int(
        (Double(principal) * growth / (1 - Real.pow(1 + growth, -Double(months)))).rounded(.up))
      var cents = principal
      var debt = Double(principal) / 100
      for _ in 0..<months where cents > 0 {
        let product = cents * rate
        let interest = (2 * product + 12_000_000) / 24_000_000
        cents -= payment - interest
        let rounded = Real.roundSettled(
          debt * (Double(rate) / 1_000_000) / 12, digits: 2, mode: .halfAwayFromZero)
        debt = debt + rounded - Double(payment) / 100
        if abs(rounded - Double(interest) / 100) > 1e-9 { misses += 1 }
      }
      if abs(debt - Double(cents) / 100) > 1e-5 { misses += 1 }
    }
    #expect(misses == 0)
  }
}
