import Testing
import Worth
import WorthTestSupport

/// A bare name in the brackets of a line by period stands for each period, unless it is meant as one.
///
/// | between the brackets | what it is |
/// | --- | --- |
/// | `t`, another letter, `year`, any word that the line reads | each period |
/// | `FY26`, `Q1`, `Jan27`, `year2`, a word that nothing reads | a mistake, with the period to write |
/// | a name of the case or of the kind | a mistake, with the name in parentheses where it is a period |
struct BracketNameTests {
  /// What is said of `lines` over the timeline.
  private func said(_ timeline: String, _ lines: String) -> [Message] {
    Run("case \"X\" { currency = CHF, timeline = \(timeline) }\n" + lines).program.diagnostics
  }

  @Test(arguments: [
    ("2026 .. 2028", "FY26", "2026"), ("2026 .. 2028", "FY2027", "2027"),
    ("2026 .. 2028", "CY28", "2028"), ("2026 .. 2028", "year2", "2027"),
    ("2026 .. 2028", "Y_2028", "2028"), ("2026 .. 2028", "first", "2026"),
    ("2026 .. 2028", "last", "2028"), ("2026-Q1 .. 2027-Q4", "Q3", "2026-Q3"),
    ("2026-Q1 .. 2027-Q4", "Q2_2027", "2027-Q2"), ("2026-Q1 .. 2027-Q4", "Q4_27", "2027-Q4"),
    ("2026-01 .. 2027-12", "Mar27", "2027-03"), ("2026-01 .. 2027-12", "december", "2026-12"),
    ("2026-01 .. 2027-12", "M7", "2026-07"), ("year 0 .. 6", "year3", "3"),
    ("month 1 .. 12", "M12", "12"),
  ]) func `a word that means a period is answered with that period`(
    timeline: String, word: String, period: String
  ) throws {
    let lines = "s[\(word)] = CHF 5\nshow s"
    let found = said(timeline, lines)
    #expect(found.map(\.code) == ["E0527"], "\(word): \(found.map(\.text))")
    #expect(found.first?.proposal?.replacement == period, "\(word)")
    #expect(said(timeline, "s[\(period)] = CHF 5\nshow s").isEmpty, "\(period)")
  }

  @Test(arguments: ["FY99", "Q1", "H1", "plan", "launch", "FY26 "])
  func `a word that means no period of the timeline is answered with the first one, to choose`(
    word: String
  ) throws {
    let found = said("2030 .. 2032", "s[\(word)] = CHF 5\nshow s")
    #expect(found.map(\.code) == ["E0527"], "\(word)")
    #expect(found.first?.proposal == nil)
    #expect(found.first?.text.contains("s[2030] = …") == true)
  }

  @Test(arguments: [
    ("s[FY26] = CHF 5\ns[FY27] = CHF 6\nshow s", ["E0527", "E0527"]),
    ("s[FY26] = CHF 5\ns[t] = CHF 6\nshow s", ["E0527"]),
    ("s[t] = CHF 5\nscenario c { s[FY27] = CHF 6 }\nshow s under c", ["E0527"]),
    ("kind k { sales: flow of money }\nk x { sales[FY26] = CHF 1 }\nshow x.sales", ["E0527"]),
    ("table p {\n a\n CHF 1\n}\npaid[r in p, FY26] = r.a\nshow paid", ["E0527"]),
    ("cost[t] = CHF 1\ns[FY26] = cost[FY26]\nshow s", ["E0527"]),
    ("launch = 2027\ns[launch] = CHF 5\nshow s", ["E0528"]),
    ("launch = 2027\ns[launch] = CHF 5\ns[t] = CHF 1\nshow s", ["E0528"]),
    ("rate = 5%\ns[rate] = CHF 5\nshow s", ["E0528"]),
    (
      "kind k { start: period\n f[start] = CHF 1\n f[t] = CHF 0 }\nk x { start = 2027 }\nshow x.f",
      ["E0528"]
    ),
    ("s[t] = CHF 5\ns[p] = CHF 6\nshow s", ["E0202"]),
    ("kind k { n: number\n f[t] = CHF 1\n f[p] = CHF 0 }\nk x { n = 1 }\nshow x.f", ["E0202"]),
  ]) func `each mistake in brackets is told once, wherever the line stands`(
    lines: String, codes: [String]
  ) {
    let found = said("2026 .. 2028", lines)
    #expect(found.map(\.code) == codes, "\(lines): \(found.map(\.text))")
  }

  @Test(arguments: [
    "s[t] = CHF 1", "s[p] = CHF 1", "s[year] = CHF 1", "s[period] = CHF 1",
    "c[t] = CHF 1\ns[any_year] = c[any_year]",
    "s[opening] = CHF 1\ns[closing] = CHF 2\ns[t] = CHF 3",
    "launch = 2027\ns[(launch)] = CHF 5\ns[t] = CHF 0", "launch = 2027\ns[launch + 1] = CHF 5",
    "lo = 2026\nhi = 2027\ns[lo .. hi] = CHF 1",
    "table rows {\n a\n CHF 1\n}\ns[row in rows] = row.a",
    "growth[t] = 5%\ns[2026] = CHF 5\ns[t] = s[t-1] * (1 + growth)",
  ]) func `names of indices, values in parentheses, ends and rows are taken`(lines: String) {
    let found = said("2026 .. 2028", lines + "\nshow s")
    #expect(found.isEmpty, "\(lines): \(found.map(\.text))")
  }

  @Test func `a name in parentheses is the one period`() {
    let run = Run(
      "case \"X\" { currency = CHF, timeline = 2026 .. 2028 }\n"
        + "launch = 2027\ns[(launch)] = CHF 5\ns[t] = CHF 1\nshow s[2026], s[2027], s[2028]")
    #expect(run.errors.isEmpty)
  }
}
