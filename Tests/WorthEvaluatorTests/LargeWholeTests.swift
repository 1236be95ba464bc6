import Testing
import Worth
import WorthTestSupport

/// Inputs of the type `whole` near and beyond the sizes at which numbers keep their parts.
@Suite struct LargeWholeTests {
  /// The errors where an input that counts is filled with a formula.
  private static func errors(_ formula: String) -> [String] {
    Run("kind l { n: whole, y = n }\nm = \(formula)\nl b { n = m }\nshow b.y").errors
  }

  /// The errors where the figure itself stands in the field.
  private static func errors(stated figure: String) -> [String] {
    Run("kind l { n: whole, y = n }\nl b { n = \(figure) }\nshow b.y").errors
  }

  @Test(arguments: [
    "6_000_000_001 / 2", "1_999_999_999 / 2", "-6_000_000_001 / 2", "1e15 + 0.5", "1e15 / 7",
    "4e15 + 0.5", "3.5", "1e6 + 0.001",
  ])
  func `a part is told whatever the size`(formula: String) {
    #expect(Self.errors(formula) == ["E0648"])
  }

  // What is left behind the point is less than the last digits of the calculation.
  @Test(arguments: [
    "0.1 + 0.2 + 2.7", "3e9 * 1.1", "0.07 * 1e11", "1e9 / 3 * 3", "(1e15 / 7) * 7", "1.15 * 1e13",
    "-3e9 * 1.1", "9_007_199_254_740_990 + 1",
  ])
  func `noise of a calculation is no part`(formula: String) {
    #expect(Self.errors(formula) == [])
  }

  @Test(arguments: [
    "9_007_199_254_740_992", "9_007_199_254_740_993", "1e16", "1e300", "-9_007_199_254_740_992",
  ])
  func `beyond what can be counted no number is taken`(figure: String) {
    #expect(Self.errors(figure) == ["E0608"])
    #expect(Self.errors(stated: figure) == ["E0608"])
  }

  @Test(arguments: [
    "3_000_000_000.5", "1_000_000_000.0001", "4_503_599_627_370_495.5", "4_503_599_627_370_496.5",
  ])
  func `a part that is written is told, also where numbers do not keep it`(figure: String) {
    #expect(Self.errors(stated: figure) == ["E0403"])
  }

  @Test(arguments: ["3_000_000_000", "4_503_599_627_370_497", "9_007_199_254_740_991"])
  func `large whole numbers count`(figure: String) {
    #expect(Self.errors(figure) == [])
    #expect(Self.errors(stated: figure) == [])
  }
}
