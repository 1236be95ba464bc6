import Testing
import WorthValue

@testable import WorthReport

/// How many digits a report shows; the rules stand in the reference.
@Suite struct DigitsTests {
  private let francs = Measure.money(currency: "CHF", coins: 2)
  private let yen = Measure.money(currency: "JPY", coins: 0)
  private let dinars = Measure.money(currency: "KWD", coins: 3)

  // MARK: Single figures

  @Test func `a single amount has the coins of its currency`() {
    #expect(Digits.single(5, francs) == 2)
    #expect(Digits.single(1_234_567.891, francs) == 2)
    #expect(Digits.single(0, francs) == 2)
    #expect(Digits.single(5, yen) == 0)
    #expect(Digits.single(5, dinars) == 3)
  }

  @Test func `an amount below 1 has the digits that four figures need`() {
    #expect(Digits.single(0.0114, francs) == 4)
    #expect(Digits.single(-0.0114, francs) == 4)
    #expect(Digits.single(0.5, francs) == 2)
    #expect(Digits.single(1e-12, francs) == 2, "what is nearly nothing is shown as nothing")
  }

  @Test func `numbers and shares have no zeros at the end`() {
    #expect(Digits.single(2.5, .number) == 1)
    #expect(Digits.single(1.0 / 3, .number) == 6)
    #expect(Digits.single(12, .quantity(unit: "tonne", one: "tonne", many: "tonnes")) == 0)
    #expect(Digits.single(0.125, .percent) == 1)
    #expect(Digits.single(1.0 / 3, .percent) == 4)
    #expect(Digits.single(1e-10, .number) == nil, "as many digits as it has")
    #expect(Digits.single(1e16, .number) == nil)
  }

  @Test func `a number below a thousandth has the digits that four figures need`() {
    #expect(Digits.single(-0.0000004, .number) == 7)
    #expect(Digits.single(0.000012345, .number) == 8)
    #expect(Digits.single(0.00012, .quantity(unit: "tonne", one: "tonne", many: "tonnes")) == 5)
    #expect(Digits.single(0.001234567, .number) == 6)
    #expect(Digits.single(1e-13, .number) == 0, "what is nearly nothing is shown as nothing")
    #expect(digits([[-0.0000004, 0]], .number) == [7], "and so has a column")
  }

  // MARK: Columns

  /// Returns the digits of each column of a table.
  private func digits(_ columns: [[Double]], _ measure: Measure) -> [Int?] {
    let areLarge = Digits.areLarge(columns)
    return columns.map { Digits.column($0, measure, areLarge: areLarge) }
  }

  @Test func `columns of coins keep them in all rows`() {
    #expect(digits([[5, 0, 99_999.5]], francs) == [2])
    #expect(digits([[5, 0, 99_999.5]], yen) == [0])
  }

  @Test func `where amounts are large all columns of the currency have whole units`() {
    #expect(digits([[100_000, 250_000.5], [60_000, 29_753.42], [0, 0]], francs) == [0, 0, 0])
  }

  @Test func `a small amount that matters keeps the coins of all columns`() {
    #expect(digits([[10, 200_000], [0.5, 10_000]], francs) == [2, 2])
  }

  @Test func `a residue keeps no coins`() {
    #expect(digits([[0.0786, 200_000], [1000, 2000]], francs) == [0, 0])
    #expect(digits([[0.0786, 5000]], francs) == [2], "it stands in a column of cents as cents")
  }

  @Test func `prices beside large amounts keep their coins`() {
    #expect(digits([[2_000_000, 1_000_000], [12.5, 13.75]], francs) == [0, 2])
  }

  @Test func `amounts of which coins show nothing have up to four figures of the largest`() {
    #expect(digits([[0.0114, 0.012]], francs) == [4])
    #expect(digits([[0.525, 0.25]], francs) == [2])
    #expect(digits([[0.05, 1e-9]], francs) == [2], "a residue asks for no more")
    #expect(digits([[0.0114, 0.01234]], francs) == [5])
  }

  @Test func `a column of numbers has the digits of the one that needs most`() {
    #expect(digits([[1, 2, 3]], .number) == [0])
    #expect(digits([[0, 1, 2.5, 4.5]], .number) == [1])
    #expect(digits([[1, 1.0 / 3]], .number) == [6])
    #expect(
      digits(
        [[50_000, 15_200.333571]], .quantity(unit: "customer", one: "customer", many: "customers"))
        == [2])
    #expect(digits([[2_000_000.5, 1]], .number) == [0])
    #expect(digits([[0.000123456]], .number) == [7])
  }

  @Test func `shares have two digits where one reaches 10 percent and four otherwise`() {
    #expect(digits([[0.920144, 0.000005]], .percent) == [2])
    #expect(digits([[0.012345, 0.02]], .percent) == [4])
    #expect(digits([[0.1, 0.125]], .percent) == [1])
  }

  @Test func `what is no number does not count`() {
    #expect(digits([[.nan, 2.5, Marker.missing]], .number) == [1])
    #expect(digits([[.infinity, 5]], francs) == [2])
    #expect(digits([[]], francs) == [2])
    #expect(Digits.column([], .text, areLarge: false) == nil)
  }

  // MARK: Standard errors

  @Test func `a standard error leaves its second figure`() {
    #expect(Digits.uncertain(2634, francs) == -2)
    #expect(Digits.uncertain(26, francs) == 0)
    #expect(Digits.uncertain(0.26, francs) == 2)
    #expect(Digits.uncertain(0.0016, .percent) == 2, "0.16 % to its second figure")
    #expect(Digits.uncertain(0, francs) == nil)
    #expect(Digits.uncertain(.nan, francs) == nil)
  }
}
