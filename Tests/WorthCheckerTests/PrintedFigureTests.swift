import Testing
import Worth
import WorthTestSupport

/// Figures that a publication has wrong.
///
/// | behind `printed` | rule |
/// | --- | --- |
/// | a reason | must stand there |
/// | the unit and type | those of the claim |
/// | the figure | differs from the claim in its own digits |
@Suite struct PrintedFigureTests {
  private func errors(_ claim: String) -> [String] {
    Run("case \"P\" { currency = CHF }\nprice = CHF 1.254 million\nrate = 12.5%\nexpect \(claim)")
      .errors
  }

  @Test(arguments: [
    "price = CHF 1.254 million printed CHF 1.245 million because \"two digits transposed\"",
    "price = CHF 1.254 million printed CHF 1254 because \"in thousands\"",
    "price = CHF 1.254 million printed CHF 1.24 million because \"cut short\"",
    "rate = 12.5% printed 12.4% because \"cut short\"",
    "price * 2 = 2 * price printed CHF 2.5 million because \"doubled after rounding\"",
    "price = CHF 1.25 million within CHF 5000 printed CHF 1.3 million because \"rounded twice\"",
    "price = CHF 1.254 million because \"transposed\" printed CHF 1.245 million",
  ])
  func `a wrong figure with its reason stands`(_ claim: String) {
    #expect(errors(claim).isEmpty, "\(claim): \(errors(claim))")
  }

  @Test(arguments: [
    ("price = CHF 1.254 million printed CHF 1.245 million", "E0705"),
    ("rate = 12.5% printed 13%", "E0705"),
    ("price = CHF 1.254 million printed EUR 1.245 million because \"other\"", "E0706"),
    ("price = CHF 1.254 million printed 12% because \"other\"", "E0706"),
    ("rate = 12.5% printed CHF 3 because \"other\"", "E0706"),
    ("price = CHF 1.254 million printed CHF 1.254 million because \"same\"", "E0707"),
    ("price = CHF 1.254 million printed CHF 1.25 million because \"rounded\"", "E0707"),
    ("rate = 12.5% printed 12.5% because \"same\"", "E0707"),
  ])
  func `what calls a publication wrong without need is refused`(_ claim: String, _ code: String) {
    #expect(errors(claim) == [code], "\(claim)")
  }
}
