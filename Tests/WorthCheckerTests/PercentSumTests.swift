import Testing
import Worth
import WorthTestSupport

/// Percents beside plain numbers.
///
/// | written | is |
/// | --- | --- |
/// | a sum that begins with a written 1 | a factor: 1.08, 0.92 |
/// | a product of a number and a percent beside numbers | a number: beta × premium |
/// | any other sum of a number and a percent | a mistake, with what may be meant |
/// | a product of 100 % or more | noted, with `4% of 250` |
@Suite struct PercentSumTests {
  private static let names = """
    case "Percents" { currency = CHF }
    r = 4%
    n = 100
    ratio = 3 / 4
    half = 50%

    """

  @Test(arguments: [
    ("1 + 8%", "1.08"), ("1 - r - 3%", "0.93"), ("(1 + r) - half", "0.54"), ("2 * (1 + r)", "2.08"),
    ("CHF 100 * (1 - r)", "CHF 96.00"), ("1 + r * n", "5"), ("0.5 + n * r", "4.5"),
    ("n - n * r / 2", "98"),
    ("r + 3%", "7%"), ("(ratio in percent) - r", "71%"), ("0 + r", "4%"), ("100% + r", "104%"),
    ("100% - ratio", "0.25"),
  ])
  func `sums that are meant`(_ expression: String, _ value: String) {
    let run = Run(Self.names + "x = \(expression)\nshow x")
    #expect(run.errors.isEmpty, "\(expression): \(run.errors)")
    #expect(run.text("x") == value)
  }

  @Test(arguments: [
    ("100 + 5%", "100 * (1 + 5%)"), ("n + r", "n * (1 + r)"), ("n - r", "n * (1 - r)"),
    ("250 - 4%", "250 * (1 - 4%)"), ("0.5 + 5%", "50% + 5%"), ("5% + 0.5", "5% + 50%"),
    ("1.05 - r", "105% - r"), ("r + 1", "1 + r"), ("r - 1", "r - 100%"),
    ("ratio - r", "(ratio in percent) - r"), ("r - ratio", "r - (ratio in percent)"),
    ("sum([1, 2]) + r", "(sum([1, 2]) in percent) + r"),
  ])
  func `other sums are a mistake, with what may be meant to paste`(
    _ expression: String, _ proposed: String
  ) throws {
    let run = Run(Self.names + "x = \(expression)\nshow x")
    #expect(run.errors == ["E0302"], "\(expression)")
    let message = try #require(run.program.diagnostics.first { $0.code == "E0302" })
    #expect(message.proposal?.replacement == proposed)
    #expect(Run(Self.names + "x = \(proposed)\nshow x").errors.isEmpty, "\(proposed)")
  }

  @Test(arguments: [
    "f = 1.5\nx = r + f", "function sum_of(rate, f) = rate + f\nx = sum_of(r, 1.5)",
    "kind k { f: number\n  due = 5% + f }\nk one { f = 1.5 }\nx = one.due",
  ])
  func `a name that may be a ratio or a factor is taken for neither`(_ lines: String) throws {
    let run = Run(Self.names + lines)
    #expect(run.errors == ["E0302"], "\(lines)")
    let message = try #require(run.program.diagnostics.first { $0.code == "E0302" })
    #expect(message.proposal == nil)
    #expect(message.text.contains("(f in percent)"))
  }

  @Test(arguments: [
    ("250 * 4%", "4% of 250", "10"), ("8 million * 0.2%", "0.2% of 8 million", "16_000"),
    ("n * r", "r of n", "4"), ("r * n", "r of n", "4"), ("2 * 125 * 4%", "4% of 2 * 125", "10"),
  ])
  func `a large product is noted, with the share to paste`(
    _ expression: String, _ proposed: String, _ value: String
  ) throws {
    for line in ["x = \(expression)\nshow x", "show \(expression)"] {
      let run = Run(Self.names + line)
      let notes = run.program.diagnostics.filter { $0.code == "N0303" }
      #expect(notes.count == 1, "\(line)")
      #expect(notes.first?.proposal?.replacement == proposed)
    }
    #expect(Run(Self.names + "x = \(proposed)\nshow x").text("x") == value)
  }

  @Test(arguments: [
    "12 * 0.5%", "1.2 * 5%", "n * 4% / 100", "CHF 3 * (250 * 4%)", "4% of 250", "n * r * CHF 1",
  ])
  func `other products are not noted`(_ expression: String) {
    let run = Run(Self.names + "x = \(expression)\nshow x")
    #expect(run.errors.isEmpty)
    #expect(!run.program.diagnostics.contains { $0.code == "N0303" }, "\(expression)")
  }

  @Test func `a percent against a number says how the share of a number is written`() {
    for check in ["expect x = 10", "expect x > 10", "y = x >= 10\nshow y"] {
      let run = Run("x = 250 * 4%\n\(check)")
      #expect(run.errors == ["E0330"])
      let text = run.program.diagnostics.first { $0.code == "E0330" }?.text ?? ""
      #expect(text.contains("‘4% of 250’"), "\(text)")
    }
    let text = Run("x = 5%\nexpect x = 5").program.diagnostics.first?.text ?? ""
    #expect(text.contains("‘5%’"))
  }
}
