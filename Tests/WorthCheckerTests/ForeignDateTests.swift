import Testing
import Worth
import WorthTestSupport

/// Dates in the forms of countries and spreadsheets.
///
/// | written without blanks | is |
/// | --- | --- |
/// | three numbers with `/` or `-`, of which the first or last is a year from 1900 to 2199 | a date |
/// | the same with `/` and two digits of the year | a date |
/// | `2026-01-5` | a day |
/// | the day and month may stand either way | a date in two ways: nothing is proposed to paste |
/// | anything else, and all with blanks | arithmetic |
@Suite struct ForeignDateTests {
  @Test(arguments: [
    ("31/12/2026", "2026-12-31"), ("12/31/2026", "2026-12-31"), ("2026/01/05", "2026-01-05"),
    ("2026-1-5", "2026-01-05"), ("2026-01-5", "2026-01-05"), ("2026-1-05", "2026-01-05"),
    ("31-12-2026", "2026-12-31"), ("31/12/26", "2026-12-31"),
    ("2/2/2026", "2026-02-02"), ("29/2/2028", "2028-02-29"), ("31/02/2026", "2026-02-28"),
    ("1999/12/31", "1999-12-31"), ("2026.12.31", "2026-12-31"), ("5.1.2026", "2026-01-05"),
    ("31.4.2026", "2026-04-30"), ("2026.1.5", "2026-01-05"),
  ])
  func `a date in another form is told, with the date to paste`(
    _ written: String, _ date: String
  ) throws {
    for line in ["x = \(written)\nshow x", "table t { day | n\n \(written) | 1 }\nshow t"] {
      let run = Run(line)
      #expect(run.errors == ["E0104"], "\(line)")
      let message = try #require(run.program.diagnostics.first { $0.code == "E0104" })
      #expect(message.proposal?.replacement == date)
      #expect(Run("x = \(date)\nshow x").errors.isEmpty)
    }
  }

  @Test(arguments: [
    ("5/1/2026", "2026-01-05", "2026-05-01"), ("01-05-2026", "2026-05-01", "2026-01-05"),
    ("5/1/26", "2026-01-05", "2026-05-01"),
  ])
  func `a date that may be two is told with both`(
    _ written: String, _ dayFirst: String, _ monthFirst: String
  ) {
    let run = Run("x = \(written)\nshow x")
    #expect(run.errors == ["E0123"])
    let text = run.program.diagnostics.first { $0.code == "E0123" }?.text ?? ""
    #expect(text.contains("‘\(dayFirst)’ where the day stands first"))
    #expect(text.contains("‘\(monthFirst)’ where the month does"))
  }

  @Test(arguments: [
    ("1/2/3", "0.166667"), ("2026 / 2 / 2", "506.5"), ("12/4", "3"), ("1/2000", "0.0005"),
    ("2026-2025", "1"), ("2026-1", "2025"), ("100-5-3", "92"), ("31 / 12 / 2026", "0.001275"),
    ("40/13/2026", "0.001519"),
    ("2026 - 1 - 5", "2020"),
  ])
  func `arithmetic stays arithmetic`(_ written: String, _ value: String) {
    let run = Run("x = \(written)\nshow x")
    #expect(run.errors.isEmpty, "\(written)")
    #expect(run.text("x") == value, "\(written)")
  }

  @Test(arguments: [
    ("1.234.56", "1_234.56"), ("8.000.000", "8_000_000"), ("986.223,36", "986_223.36"),
    ("12.345.678.9", "12_345_678.9"),
  ])
  func `figures with points in the manner of other countries keep their value`(
    _ written: String, _ figure: String
  ) throws {
    let run = Run("x = CHF \(written)\nshow x")
    let message = try #require(run.program.diagnostics.first { $0.code == "E0104" })
    #expect(message.proposal?.replacement == figure)
    #expect(Run("x = CHF \(figure)\nshow x").errors.isEmpty)
  }

  /// A timeline whose ends are months as other programs write them is told once, whatever reads it.
  @Test(arguments: [
    "01/2027 .. 12/2027", "1/2027 .. 12/2027", "2027/01 .. 2027/12", "2027/1 .. 2027/12",
    "01-2027 .. 12-2027", "(01/2027 .. 12/2027)",
  ])
  func `a timeline of months in another form is told with its own`(written: String) {
    let source = """
      case "x" {
        currency = CHF
        timeline = \(written)
        valuation_date = 2027-01-01
      }
      kind k { s: flow of money
        twice[t] = s * 2 }
      costs[t] = CHF 5
      sales[2027-01] = CHF 1
      sales[t] = sales[t-1] + CHF 1
      k x { s = costs }
      expect sum(x.twice) = CHF 120
      expect sales[2027-12] = CHF 12
      """
    let found = Mended.errors(source)
    #expect(found.map(\.code) == ["E0104"], "\(written): \(found.map(\.text))")
    #expect(found.first?.text.contains("‘2027-01 .. 2027-12’") == true)
    let mended = Mended.once(source)
    #expect(mended?.contains("timeline = 2027-01 .. 2027-12\n") == true)
    #expect(mended.map { Run($0).outcome.checks.allSatisfy { $0.verdict == .passed } } == true)
  }

  @Test(arguments: ["2027 .. 2030", "4054/2 .. 2030", "2027-01 .. 2027-12", "2030-3 .. 2030-1"])
  func `a timeline that is worked out stays one`(written: String) {
    let source = "case \"x\" { timeline = \(written) }\ns[t] = 1\nshow s"
    #expect(Mended.errors(source).isEmpty, "\(written)")
  }
}
