import Testing
import Worth
import WorthTestSupport

/// Figures that are not what whoever wrote them means, and what is said of each.
///
/// | written | is | said |
/// | --- | --- | --- |
/// | `a / b under weak`, `a * 2 under weak` | the last factor alone is changed | N1108, with parentheses |
/// | `v / v under weak`, `v - v under weak` | one figure in two worlds | nothing |
/// | `CHF 800.000` | CHF 800 | N0308, with `CHF 800_000` |
/// | `4% +- 1%`, `±`, `+/-` | no sum of both | E0130, with the distribution |
/// | `TCHF 4000`, `4‰` | a thousand times as much, a tenth of a percent | E0104, with the figure that is meant |
@Suite struct NewcomerFigureTests {
  private static let head = """
    case "Figures" { currency = CHF, timeline = 2027 .. 2028 }
    sales = CHF 100
    costs = CHF 60
    ratio = costs / sales
    scenario weak { sales = CHF 80, costs = CHF 50 }
    show sales, costs, ratio under weak

    """

  private func said(_ line: String) -> [Message] { Run(Self.head + line).program.diagnostics }

  /// The figure of the line to paste is that of the whole under the changes, by hand.
  @Test(arguments: [
    ("costs / sales under weak", "62.5%"), ("ratio * 2 under weak", "125%"),
    ("2 * costs / sales under weak", "125%"), ("ratio / 5 under { costs = CHF 20 }", "4%"),
    ("costs * ratio / 2 under { costs = CHF 40 } under { sales = CHF 200 }", "CHF 4"),
    ("ratio + 1 under weak", "162.5%"),
  ]) func `changes behind the last factor are noted, with the parentheses that are meant`(
    written: String, figure: String
  ) throws {
    let found = said("x = \(written)\nshow x")
    #expect(found.map(\.code) == ["N1108"], "\(written): \(found.map(\.text))")
    let proposal = try #require(found.first?.proposal)
    #expect(holds(Self.head + "expect \(proposal.replacement) = \(figure)"), "\(proposal)")
  }

  @Test(arguments: [
    "ratio / ratio under weak", "sales - sales under weak", "costs / (sales under weak)",
    "(costs / sales) under weak", "costs under weak / sales", "ratio under weak * 2",
    "sales - costs under weak", "2 * sales under weak", "50% * sales under weak",
    "(ratio under weak) / ratio under { costs = CHF 20 }",
  ]) func `figures of two worlds are what they say`(written: String) {
    #expect(said("x = \(written)\nshow x").isEmpty, "\(written)")
  }

  @Test func `where no changes may stand, that alone is said`() {
    let source = """
      case "x" { currency = EUR, timeline = 2027 .. 2028 }
      sales[t] = EUR 100
      net[t] = sales - 5% * sales under { sales = EUR 50 }
      """
    #expect(Run(source).program.diagnostics.map(\.code).filter { $0 != "N0201" } == ["E1105"])
  }

  /// By hand: EUR 50 are USD 62.50 where a dollar is EUR 0.80.
  @Test(arguments: [
    "total in USD under { sales = EUR 50 }", "sales + EUR 0 in USD under { sales = EUR 50 }",
    "total in USD under { sales = EUR 30 } under { sales = was + EUR 20 }",
  ]) func `changes behind a conversion are told once, with the parentheses that they need`(
    written: String
  ) throws {
    let head =
      "case \"x\" { currency = EUR, exchange = [USD 1 = EUR 0.80] }\nsales = EUR 100\ntotal = sales\n"
    let found = Run(head + "show " + written).program.diagnostics
    #expect(found.map(\.code) == ["E0104"], "\(found.map(\.text))")
    let proposal = try #require(found.first?.proposal)
    #expect(holds(head + "expect \(proposal.replacement) = USD 62.50"), "\(proposal)")
  }

  @Test(arguments: [
    ("CHF 800.000", "CHF 800_000"), ("CHF 1.250", "CHF 1_250"), ("EUR 120.500", "EUR 120_500"),
  ]) func `an amount with three decimals is noted where it looks like thousands`(
    written: String, meant: String
  ) {
    let found = said("x = \(written)\nshow x")
    #expect(found.map(\.code) == ["N0308"], "\(written)")
    #expect(found.first?.text.contains(meant) == true)
  }

  @Test(arguments: [
    "CHF 1.459", "CHF 0.250", "CHF 1_200.125", "CHF 12.50", "KWD 1.250", "2.500 * CHF 1",
  ])
  func `prices with three decimals are prices`(written: String) {
    #expect(said("x = \(written)\nshow x").isEmpty, "\(written)")
  }

  @Test(arguments: [
    ("4% +- 1%", "x ~ uniform(4% - 1%, 4% + 1%)"), ("4% +/- 1%", "x ~ uniform(4% - 1%, 4% + 1%)"),
    ("4 ± 1%", "x ~ uniform(4% - 1%, 4% + 1%)"),
    ("CHF 100 +- CHF 10", "x ~ uniform(CHF 100 - CHF 10, CHF 100 + CHF 10)"),
    ("TCHF 4000", "x = CHF 4000 thousand"), ("MEUR 3.5", "x = EUR 3.5 million"),
    ("KUSD 12", "x = USD 12 thousand"), ("4‰", "x = 0.4%"), ("12.5‰", "x = 1.25%"),
  ]) func `what is written otherwise is answered with what is meant`(written: String, meant: String)
  {
    let source = Self.head + "x = \(written)\nshow x\n"
    #expect(Run(source).errors.count == 1, "\(written)")
    #expect(Mended.once(source) == Self.head + meant + "\nshow x\n", "\(written)")
  }

  /// A line may read itself in another period, so that its own name is proposed there, and there alone.
  @Test func `the name of a recurrence that is misspelt is answered with it`() {
    let head = "case \"Past\" { currency = CHF, timeline = 2027 .. 2028 }\nsales[2027] = CHF 5\n"
    let wrong = "sales[t] = sale[t-1] * 2\nshow sales\n"
    let right = "sales[t] = sales[t-1] * 2\nshow sales\n"
    #expect(Mended.once(head + wrong) == head + right)
    let alone = Run("total = totl * 2\nshow total\n").program.diagnostics
    #expect(alone.map(\.code) == ["E0201"] && alone[0].proposal == nil)
  }

  /// A sum with a figure below 0 is one.
  @Test func `plus and minus apart are a sum`() {
    #expect(holds("x = 4 + -1\nexpect x = 3"))
  }
}
