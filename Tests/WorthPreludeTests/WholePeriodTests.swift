import Testing
import Worth
import WorthTestSupport

/// The rule: where a function of spreadsheets counts payments or periods one by one, they are whole,
/// which is a requirement. Lives, terms and the times of `vdb` may be broken, with the figures of
/// spreadsheets.
@Suite struct WholePeriodTests {
  /// Calls with a broken period, all of which say so.
  static let broken = [
    "cumprinc(1%, 12, CHF 1000, 1.2, 3)", "cumprinc(1%, 12, CHF 1000, 1, 3.5)",
    "cumipmt(1%, 12, CHF 1000, 1.2, 3)", "cumipmt(1%, 12, CHF 1000, 2, 2.0001)",
    "ppmt(1%, 1.5, 12, CHF 1000)", "ipmt(1%, 2.5, 12, CHF 1000)",
    "ppmt(1%, 1.5, 12, CHF 1000, CHF 0, 1)", "ipmt(0%, 2.5, 12, CHF 1000)",
    "ddb(CHF 1000, CHF 100, 5, 1.5)", "ddb(CHF 1000, CHF 100, 5, 0.5)",
    "db(CHF 1000, CHF 100, 5, 2.5)", "db(CHF 1000, CHF 100, 5, 1.5, 6)",
    "syd(CHF 1000, CHF 100, 5, 1.5)",
  ]

  @Test(arguments: broken) func `a broken period is refused, and the message says what counts`(
    call: String
  ) {
    let run = Run("x = \(call)\nshow x")
    #expect(run.errors == ["E0608"])
    #expect(run.outcome.messages.contains { $0.rendered.contains("counted whole") })
  }

  /// Broken lives and terms, worked out by hand.
  ///
  /// sln: (1000 - 100) / 5.5. syd: 900 · (5.5 - 2 + 1) · 2 / (5.5 · 6.5). ddb: 1000 · (1 - 2 / 5.5) · 2 / 5.5.
  /// vdb: half of the first year's 400, then half of it and half of the next year's 240.
  /// pmt at 0 %: 1000 / 12.5. A period that noise alone keeps from being whole is whole.
  static let figures: [(call: String, figure: Double)] = [
    ("sln(1000, 100, 5.5)", 163.636_363_636_4), ("syd(1000, 100, 5.5, 2)", 226.573_426_573_4),
    ("ddb(1000, 100, 5.5, 2)", 231.404_958_677_7), ("vdb(1000, 100, 5, 0, 0.5)", 200),
    ("vdb(1000, 100, 5, 0.5, 1.5)", 320), ("pmt(0%, 12.5, -1000)", 80),
    ("ddb(1000, 100, 5, 0.1 + 0.2 + 1.7)", 240), ("syd(1000, 100, 5, 0.1 * 3 / 0.3)", 300),
    ("ppmt(0%, 0.1 * 3 / 0.3, 10, -1000)", 100),
  ]

  @Test(arguments: figures) func `a broken life or term has the figure of spreadsheets`(
    call: String, figure: Double
  ) {
    let run = Run("x = \(call)\nshow x")
    #expect(run.errors.isEmpty)
    #expect(abs((run.number("x") ?? .nan) - figure) < 1e-9, "\(call): \(run.text("x"))")
  }
}
