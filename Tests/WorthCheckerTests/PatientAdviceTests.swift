import Testing
import Worth
import WorthTestSupport

/// What is said to those who write their first case: the form to write, once.
@Suite struct PatientAdviceTests {
  /// The settings in which the examples stand.
  private let settings = "case \"x\" { currency = CHF, timeline = 2026 .. 2028 }\n"

  /// Returns what is said of `source`, before it is run.
  private func said(_ source: String) -> [Message] { Run(source).program.diagnostics }

  // MARK: Plain numbers as shares

  @Test(arguments: [
    "growth = 8\nsales = CHF 100 * (1 + growth)", "growth = 8\nsales = (growth + 1) * CHF 100",
    "growth = 8\ns[2026] = CHF 5\ns[t] = s[t-1] * (1 + growth)\nsales = sum(s)",
    "growth[t] = 8\ns[2026] = CHF 5\ns[t] = s[t-1] * (1 + growth)\nsales = sum(s)",
    "growth = 8\nsales = CHF 100 / (1 + growth) ^ 2", "growth = 8\nsales = CHF 100 / (1 + growth)",
  ]) func `a plain number that counts as a share is noted where it stands`(lines: String) {
    let found = said(settings + lines + "\nshow sales")
    #expect(found.map(\.code) == ["N0301"], "\(lines)")
    #expect(found.first?.proposal?.replacement == "8%", "\(lines)")
    #expect(found.first?.text.contains("800%") == true, "\(lines)")
  }

  /// What is taken off 1 beside an amount or a percent is a share, wherever its number stands.
  @Test(arguments: [
    ("tax = 25\nnet = CHF 100 * (1 - tax)", "25%"), ("net = CHF 100 * (1 - 25)", "25%"),
    ("tax = 25\nnet = (1 - tax) * CHF 100", "25%"), ("tax = 25\nnet = CHF 100 / (1 - tax)", "25%"),
    ("tax = 25\nnet = 6% * (1 - tax)", "25%"),
    ("tax = 25\nkept = 1 - tax\nnet = CHF 100 * kept", "25%"),
    ("tax = 25\nfee = 2%\nnet = CHF 100 * (1 - fee - tax)", "25%"),
    ("tax[t] = 25\nnet[t] = CHF 100 * (1 - tax)", "25%"),
    ("lost = 12\nnet = CHF 100 * (1 - lost) ^ 3", "12%"),
    ("rate = 25\ntax = rate\nnet = CHF 100 * (1 - tax)", "25%"),
    ("growth = -30\nnet = CHF 100 * (1 + growth)", "-30%"),
    (
      "kind k { tax: any_amount\n after = CHF 5 * (1 - tax) }\nk one { tax = 25 }\nnet = one.after",
      "25%"
    ),
  ]) func `a plain number that is taken off 1 is noted where it stands`(
    lines: String, percent: String
  ) {
    let found = said(settings + lines + "\nshow net")
    #expect(found.map(\.code) == ["N0301"], "\(lines)")
    #expect(found.first?.proposal?.replacement == percent, "\(lines)")
  }

  @Test(arguments: [
    "tax = 25%\nnet = CHF 100 * (1 - tax)", "is_exempt = 1\nnet = CHF 100 * (1 - is_exempt)",
    "tax = 0.25\nnet = CHF 100 * (1 - tax)", "n = 3\nnet = CHF 1 * (n - 1)",
    "n = 3\nk = n * (1 - n)\nnet = CHF 1 * k", "n = 3\nnet = [CHF 1, CHF 2, CHF 3][4 - n]",
    "n = 3\nnet = CHF 100 * (1 + n) / 1.05 ^ n", "n = 1\ns = [CHF 1, CHF 2]\nnet = s[n] * (1 + n)",
    "n = 3\nnet = CHF 100 * (1 - 1 / 1.05 ^ n) / 5%",
  ]) func `switches, counts and shares that are right are not noted`(lines: String) {
    #expect(said(settings + lines + "\nshow net").map(\.code) == [], "\(lines)")
  }

  @Test(arguments: [
    "growth = 8%\nsales = CHF 100 * (1 + growth)", "growth = 800%\nsales = CHF 100 * (1 + growth)",
    "growth = 0.08\nsales = CHF 100 * (1 + growth)", "n = 2\nsales = [CHF 1, CHF 2, CHF 3][1 + n]",
    "n = 2\nk = n * (1 + n) / 2\nsales = CHF 1 * k", "n = 2\nsales = CHF 100 * (2 + n)",
    "n = 2\nm = 1 + n\nsales = CHF 100 * m",
    "kind k { n: number\n total = CHF 5 * (1 + n) }\nk one { n = 2 }\nsales = one.total",
  ]) func `counts and shares with a percent sign are not noted`(lines: String) {
    #expect(said(settings + lines + "\nshow sales").map(\.code) == [], "\(lines)")
  }

  // MARK: Settings

  @Test(arguments: [
    (
      "case \"X\"\ncurrency CHF\nperiods 2026 to 2030",
      "case \"X\" { currency = CHF, timeline = 2026 .. 2030 }"
    ),
    (
      "case \"X\"\ncurrency = CHF\ntimeline = 2026-Q1 .. 2026-Q4",
      "case \"X\" { currency = CHF, timeline = 2026-Q1 .. 2026-Q4 }"
    ),
    ("case \"X\"", "case \"X\" { currency = CHF, timeline = 2026 .. 2030 }"),
    ("case \"X\" { timeline = 2026 .. 2027 }\ncurrency CHF", "case \"…\" { currency = CHF }"),
    ("case \"X\" { timeline = 2026 .. 2027 }\ncurrency = CHF", "case \"…\" { currency = CHF }"),
    ("case \"X\" { }\nperiods 2026 - 2030", "case \"…\" { timeline = 2026 .. 2030 }"),
    (
      "case \"X\" { timeline = 2026 .. 2027 }\nsimulation { trials = 500 }",
      "case \"…\" { simulation { trials = 500 } }"
    ),
    (
      "case \"X\" { timeline = 2026 .. 2027 }\nexchange {\n EUR 1 = CHF 2\n}",
      "case \"…\" { exchange = […] }"
    ),
    ("case \"X\" { currency CHF\n timeline = 2026 .. 2027 }", "‘currency = CHF’"),
  ]) func `settings outside of the braces get the form to write, and nothing else is missed`(
    written: String, form: String
  ) {
    let found = said(written + "\nsales[t] = CHF 5\nshow sales")
    #expect(found.map(\.code) == ["E0122"], "\(written)")
    #expect(found.first?.text.contains(form) == true, "\(written)")
  }

  @Test func `names like those of settings may be used`() {
    #expect(
      said(settings + "periods = 3\nyears = 2\nkind currency { x: number }\ncurrency a { x = 1 }")
        .isEmpty)
  }

  // MARK: Fields

  /// A kind with inputs that all must be given, and a line.
  private let kind = """
    kind fee { sales: number, tax_rate: percent, royalty_rate: percent
      tax = sales * tax_rate
      due = sales * royalty_rate }

    """

  @Test(arguments: [
    ("sales = 1, royalty_rate = 5%, tax = 10%", "E0404", "tax_rate"),
    ("sales = 1, tax_rate = 5%, royalty = 10%", "E0402", "royalty_rate"),
    ("sales = 1, tax_rate = 5%, royalty_rat = 10%", "E0402", "royalty_rate"),
    ("sales = 1, tax_rate = 5%, royalty_rate_in_percent = 10%", "E0402", "royalty_rate"),
  ]) func `a field that the kind does not have is taken for the one that is missing`(
    fields: String, code: String, meant: String
  ) {
    let found = said(kind + "fee f { \(fields) }")
    #expect(found.map(\.code) == [code], "\(fields)")
    #expect(found.first?.proposal?.replacement == meant, "\(fields)")
  }

  @Test func `a field that could mean two missing inputs is taken for neither`() {
    let found = said(kind + "fee f { sales = 1, rate = 5% }")
    #expect(found.map(\.code).sorted() == ["E0401", "E0402"])
    #expect(found.allSatisfy { $0.proposal == nil })
  }

  // MARK: Lines that do not parse

  @Test(arguments: [
    "price CHF 5", "price 8%", "price = 5 %%", "price => 5", "price := 5", "price = (5",
    "price[2026 = 5", "price = ", "price = 5 @ 3", "var price: number 5",
  ]) func `of a line that does not parse one thing is said`(line: String) {
    let source =
      settings + line + "\nsales[t] = CHF 5 * price\ntotal = price * 2\nshow total, sales"
    #expect(said(source).filter { $0.severity == .error }.count == 1, "\(line)")
  }

  @Test func `names of other lines are still missed`() {
    let found = said(settings + "price CHF 5\ntotal = prize * cost")
    #expect(found.map(\.code) == ["E0110", "E0201", "E0201"])
  }

  // MARK: Zeros under scenarios

  @Test(arguments: [
    ("m = 0\ntotal = CHF 5 + m\nscenario s { m = CHF 3 }\nx = total under s", "CHF 8.00"),
    ("m = CHF 3\ntotal = CHF 5 + m\nscenario s { m = 0 }\nx = total under s", "CHF 5.00"),
    (
      "m[t] = 0\ntotal = CHF 5 + sum(m)\nscenario s { m[t] = CHF 3 }\nx = total under s",
      "CHF 14.00"
    ),
    ("m = 0\ntotal = 5% + m\nscenario s { m = 3% }\nx = total under s", "8%"),
  ]) func `a scenario gives a 0 a unit, and takes it away`(lines: String, expected: String) {
    let run = Run(settings + lines)
    #expect(run.errors == [], "\(lines)")
    #expect(run.text("x") == expected, "\(lines)")
  }

  @Test func `a host gives a 0 a unit`() {
    let run = Run(settings + "m = 0\ntotal = CHF 5 + m", changes: [("m", "CHF 3")])
    #expect(run.errors == [])
    #expect(run.text("total") == "CHF 8.00")
  }

  @Test func `a scenario gives no other unit`() {
    #expect(Run(settings + "m = 1\nscenario s { m = CHF 3 }\nx = m under s").errors == ["E0403"])
  }
}
