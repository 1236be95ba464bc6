import Foundation
import Testing
import Worth
import WorthTestSupport

/// The mistakes that handouts make are found for a missed figure.
///
/// The rule: a mistake is a change of an input, of a line, or of how a figure on the way is rounded, tried by itself.
@Suite struct HandoutMistakeTests {
  /// A case with growth, a tax and a rate; `profit` is 24_000, 25_920 and so on.
  static let head = """
    case "Tax" { currency = CHF, timeline = 2026 .. 2030 }
    growth = 8%
    tax_rate = 20%
    discount = 12.37%
    first = CHF 100_000
    sales[t] = first * (1 + growth) ^ (t - case.first)
    profit = sales * 30% * (1 - tax_rate)
    value = npv(discount, profit)

    """

  /// The value by hand: sales of `first` that grow from the year `late` on, a tax and a rate.
  private func value(
    _ first: Double = 100_000, growth: Double = 0.08, tax: Double = 0.2, rate: Double = 0.1237,
    late: Int = 0
  ) -> Double {
    (0..<5).reduce(0) { sum, year in
      sum + first * pow(1 + growth, Double(year - late)) * 0.3 * (1 - tax)
        / pow(1 + rate, Double(year + 1))
    }
  }

  /// Returns the text of the results of the checks.
  private func texts(_ source: String) -> [String] {
    Engine().compile(source).tested(as: "case.worth").results.map(\.text)
  }

  @Test func `what handouts do to inputs and growth is named`() {
    let table: [(Double, String)] = [
      (value(tax: 0), "tax_rate left out (0%)"),
      (value(tax: 1 - 0.8 * 0.8), "tax_rate taken twice (36%)"),
      (value(rate: 0.123), "discount cut off (12.3%)"),
      (value(rate: 0.1273), "two digits of discount swapped (12.73%)"),
      (value(late: -1), "grown from the first period on"),
      (value(late: 1), "grown one period late"),
      (value(100_000_000), "thousands taken for ones, or millions for thousands"),
      (value(rate: 0.1237 / 12), "discount divided by 12"),
    ]
    for (figure, words) in table {
      let claim = "expect value = CHF \(Int(figure.rounded()))"
      let text = texts(HandoutMistakeTests.head + claim)[0]
      #expect(text.contains(words), "\(claim): \(text)")
      #expect(text.contains("as claimed"), "\(text)")
    }
  }

  /// A tax and a growth are known by their formulas: the same case in another language has the same mistakes, known
  /// ones before others, and a tax is no rate of a month.
  @Test func `what a percent does is told by its formula and not by its name`() {
    var source = HandoutMistakeTests.head
    for (english, other) in [
      ("tax_rate", "impuesto"), ("growth", "aumento"), ("discount", "tipo"), ("sales", "ventas"),
      ("profit", "beneficio"),
    ] {
      source = source.split(separator: english, omittingEmptySubsequences: false)
        .joined(separator: other)
    }
    let table: [(Double, String)] = [
      (value(tax: 0), "impuesto left out (0%)"), (value(growth: 0), "aumento left out (0%)"),
      (value(late: 1), "ventas grown one period late"),
      (value(rate: 0.1237 / 12), "tipo divided by 12"),
    ]
    for (figure, words) in table {
      let text = texts(source + "expect value = CHF \(Int(figure.rounded()))")[0]
      #expect(text.contains(words), "\(words): \(text)")
    }
    let text = texts(source + "expect value = CHF \(Int(value(tax: 0.2 / 12).rounded()))")[0]
    #expect(!text.contains("divided by 12"), "\(text)")
  }

  @Test(arguments: [
    // Each is worked out by hand from sales of 100,000.
    ("fee = sales * (1 - 25%)", "fee = CHF 100_000", "25% in fee left out (0%)"),
    ("fee = sales * (1 - 25%)", "fee = CHF 56_250", "25% in fee taken twice (43.75%)"),
    ("fee = sales * 5.37%", "fee = CHF 5300", "5.37% in fee cut off (5.3%)"),
    ("fee = sales * 12% / 1", "fee = CHF 1000", "12% in fee divided by 12"),
    (
      "fee = sales * 45% - sales * 20%", "fee = CHF 34_000",
      "two digits of 45% in fee swapped (54%)"
    ),
    (
      "f[t] = sales * 45%\nfee = f[2026] + f[2027]", "fee = CHF 108_000",
      "two digits of 45% in f swapped (54%)"
    ),
  ]) func `percents within formulas are tried, too`(lines: String, claim: String, words: String) {
    let head = "case \"X\" { currency = CHF, timeline = 2026 .. 2027 }\nsales = CHF 100_000\n"
    let text = texts(head + lines + "\nexpect " + claim)[0]
    #expect(text.contains(words), "\(words): \(text)")
  }

  @Test func `a yearly rate per month, and the other way round`() {
    // By hand: 12 payments that carry 6 % a month instead of a year.
    func payment(_ rate: Double) -> Double { 1000 * rate / (1 - pow(1 + rate, -12)) }
    let source = """
      case "Loan" { currency = CHF, timeline = 2026-01 .. 2026-12 }
      rate = 6%
      payment = pmt(rate / 12, 12, -CHF 1000)

      """
    let claim = String(format: "expect payment = CHF %.2f", payment(0.06))
    #expect(texts(source + claim)[0].contains("rate not divided by 12"), "\(texts(source + claim))")
  }

  @Test func `a payment that was rounded up counts once, with all that follows from it`() {
    let source = """
      case "Payment" { currency = USD }
      payment = pmt(6% / 12, 24, -USD 42_784)
      interest = payment * 24 - USD 42_784
      expect payment = USD 1896.22
      expect payment * 24 = USD 45_509.28
      expect interest = USD 2725.28
      """
    // 42,784 × 0.005 / (1 − 1.005⁻²⁴) is 1,896.2130; 24 times 1,896.22 is 45,509.28.
    let found = texts(source)
    #expect(
      found[0].contains("the figure rounded up gives USD 1_896.22, as claimed"), "\(found[0])")
    for text in found.dropFirst() {
      #expect(
        text.contains("follows from the check in line 4: with payment = USD 1896.22"), "\(text)")
    }
    for text in found { #expect(!text.contains("factors = 3"), "\(text)") }
  }

  @Test func `figures on the way that were rounded, and parts that were`() {
    let source = """
      case "Parts" { currency = CHF }
      share = 2 / 3 in percent
      paid = CHF 1_000_000 * share
      first = CHF 1234.56
      a = first * 1.07
      b = first * 1.13
      c = a + b
      expect paid = CHF 666_000
      expect c = CHF 2716
      """
    // 66.6 % of a million; 1,320.98 and 1,395.05 are 1,321 and 1,395 in whole francs, the sum 2,716.03.
    let found = texts(source)
    #expect(found[0].contains("share cut off (66.6%) gives CHF 666_000.00"), "\(found[0])")
    #expect(!found[1].contains("conventions"), "2,716.03 rounds to 2,716: \(found[1])")
  }

  @Test func `digits that were swapped or lost in print`() {
    let source = """
      case "Print" { currency = CHF }
      a = CHF 1234
      b = 12.3749%
      c = CHF 1_200_000
      expect a = CHF 1243
      expect b = 12.38%
      expect c = CHF 1200
      expect a = -CHF 1234
      """
    let found = texts(source)
    #expect(found[0].contains("two digits swapped in print"), "\(found[0])")
    #expect(found[1].contains("the figure rounded up"), "\(found[1])")
    #expect(found[2].contains("ones taken for thousands"), "\(found[2])")
    #expect(found[3].contains("the other sign"), "\(found[3])")
  }

  @Test func `what is found is no reason to pass, and what was tried is listed`() {
    let source = HandoutMistakeTests.head + "expect value = CHF 1"
    let tested = Engine().compile(source).tested(as: "case.worth")
    #expect(tested.failed == 1)
    #expect(tested.results[0].outcome.tries.contains("tax_rate left out (0%)"))
    #expect(tested.results[0].text.contains("none gives the claimed figure"))
  }

  @Test func `the search reaches into files that are used under a name`() {
    let library = """
      kind share { base: money
        convention mode: half | third
        tax_rate: percent
        due = base * (if mode is { half -> 0.5, third -> 1 / 3 }) * (1 - tax_rate) }
      share one { base = CHF 900, mode = half, tax_rate = 10% }
      """
    let source = """
      case "Used" { currency = CHF }
      use "lib.worth" as lib
      due = lib.one.due
      expect due = CHF 270.00
      expect due = CHF 450.00
      """
    // A third of 900 less 10 % is 270; half of it without tax 450.
    let engine = Engine { $0 == "lib.worth" ? Array(library.utf8) : nil }
    let found = engine.compile(source).tested(as: "case.worth").results.map(\.text)
    #expect(found.count == 2)
    #expect(found.first?.contains("lib.one.mode = third gives CHF 270.00") == true, "\(found)")
    #expect(
      found.last?.contains("lib.one.tax_rate left out (0%) gives CHF 450.00") == true, "\(found)")
  }

  @Test func `conventions of what is not agreed are not tried`() {
    let source = """
      case "Agreed" { currency = CHF }
      kind deal { base: money
        convention mode: half | third?
        due = base * (if mode is given then 0.5 else 0.25) }
      deal one { base = CHF 900 }
      expect one.due = CHF 450.00
      """
    let text = texts(source).first ?? ""
    #expect(!text.contains("one.mode ="), "\(text)")
  }
}
