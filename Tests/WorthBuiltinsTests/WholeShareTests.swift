import Testing
import WorthTestSupport

/// Shares and weights.
///
/// | given | rule |
/// | --- | --- |
/// | in percent | they total 100 %, or it is an error that says by how much they miss |
/// | as numbers or amounts | they divide in proportion |
@Suite struct WholeShareTests {
  private static let head = """
    case "Shares" { currency = CHF }
    table heirs {
      name | share
      "a"  | 50%
      "b"  | 40%
    }
    third = 1 / 3 in percent

    """

  @Test(arguments: [
    ("[50%, 40%]", "total 90%, so that 10% is missing"),
    ("[50%, 60%]", "total 110%, so that 10% is too much"),
    ("heirs.share", "total 90%, so that 10% is missing"),
    ("[0%, 0%]", "total 0%, so that 100% is missing"),
    ("[s * 1 for s in heirs.share]", "total 90%"),
  ])
  func `shares in percent that miss 100 % are told by how much`(_ shares: String, _ text: String) {
    let run = Run(Self.head + "x = allocate(CHF 100, \(shares))\nshow x")
    #expect(run.errors == ["E0638"], "\(shares)")
    #expect(run.outcome.messages.contains { $0.text.contains(text) }, "\(shares)")
  }

  @Test(arguments: [
    ("[50%, 50%]", "[CHF 50.00, CHF 50.00]"), ("[5, 4]", "[CHF 55.56, CHF 44.44]"),
    ("[third, third, third]", "[CHF 33.34, CHF 33.33, CHF 33.33]"),
    ("[CHF 3, CHF 9]", "[CHF 25.00, CHF 75.00]"),
    ("[70%, 20%, 10%]", "[CHF 70.00, CHF 20.00, CHF 10.00]"),
    ("[s for s in heirs.share] under { heirs.share[\"b\"] = 50% }", "[CHF 50.00, CHF 50.00]"),
  ])
  func `whole shares and proportions divide a total`(_ shares: String, _ parts: String) {
    let run = Run(Self.head + "shares = \(shares)\nx = allocate(CHF 100, shares)\nshow x")
    #expect(run.errors.isEmpty, "\(shares): \(run.errors)")
    #expect(run.text("x") == parts)
  }

  @Test func `weights of a distribution total 100 % as well`() {
    #expect(
      Run("x ~ discrete(values: [1, 2], weights: [50%, 40%])\nshow x.mean").errors == ["E1001"])
  }
}
