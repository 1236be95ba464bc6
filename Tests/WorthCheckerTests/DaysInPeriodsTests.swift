import Testing
import Worth
import WorthTestSupport

/// Days and periods beside each other: whether one lies in the other, and what to write between
/// them.
@Suite struct DaysInPeriodsTests {
  /// The settings in which the examples stand.
  private let settings = "case \"x\" { currency = EUR, timeline = 2026-Q1 .. 2026-Q4 }\n"

  @Test(arguments: [
    ("2026-05-01 in 2026", "yes"), ("2026-12-31 in 2026", "yes"), ("2027-01-01 in 2026", "no"),
    ("2025-12-31 in 2026", "no"), ("2026-06-30 in 2026-Q2", "yes"), ("2026-07-01 in 2026-Q2", "no"),
    ("2026-04-01 in 2026-Q2", "yes"), ("2028-02-29 in 2028-02", "yes"),
    ("2028-03-01 in 2028-02", "no"), ("not (2026-05-01 in 2026-04)", "yes"),
  ]) func `a day lies in a period from its first to its last day`(test: String, expected: String) {
    let run = Run(settings + "x = \(test)")
    #expect(run.errors == [], "\(test)")
    #expect(run.text("x") == expected, "\(test)")
  }

  @Test(arguments: [("2026-05", "2026-Q2", "yes"), ("2026-07", "2026-Q2", "no")])
  func `a shorter period lies in a longer one where all of it does`(
    one: String, other: String, expected: String
  ) {
    #expect(Run(settings + "m = \(one)\nx = m in \(other)").text("x") == expected)
  }

  @Test func `amounts by day are gathered into the periods in which they lie`() {
    let run = Run(
      settings + """
        table milestones {
          day        | amount
          2026-03-31 | EUR 5
          2026-04-01 | EUR 6
          2026-06-30 | EUR 7
        }
        paid[t] = sum(m.amount for m in milestones where m.day in t)
        first_quarter = paid[2026-Q1]
        second_quarter = paid[2026-Q2]
        third_quarter = paid[2026-Q3]
        early = count(m for m in milestones where m.day in 2026-Q1)
        """)
    #expect(run.errors == [])
    #expect(run.text("first_quarter") == "EUR 5.00")
    #expect(run.text("second_quarter") == "EUR 13.00")
    #expect(run.text("third_quarter") == "EUR 0.00")
    #expect(run.text("early") == "1")
  }

  @Test func `a column of days is tested as a whole`() {
    let run = Run(
      settings + """
        table milestones {
          day
          2026-03-31
          2026-04-01
        }
        here = milestones.day in 2026-Q1
        x = here[2026-03-31]
        y = here[2026-04-01]
        """)
    #expect(run.errors == [])
    #expect(run.text("x") == "yes")
    #expect(run.text("y") == "no")
  }

  @Test(arguments: [
    ("d in d", "E0310"), ("EUR 5 in 2026", "E0310"),
    ("d in EUR", "E0321"),
  ]) func `what lies in nothing is refused`(test: String, code: String) {
    #expect(Run(settings + "d = 2026-05-01\nx = \(test)").errors == [code], "\(test)")
  }

  @Test func `a numbered year holds no days`() {
    let found = Run(
      "case \"x\" { timeline = year 0 .. 3 }\nd = 2026-05-01\nx[t] = d in t"
    ).program.diagnostics
    #expect(found.map(\.code) == ["E0310"])
    #expect(found.first?.text.contains("period of the calendar") == true)
  }

  /// The forms to write that a message names, each in its quotes.
  private func forms(_ text: String) -> [String] {
    text.split(separator: "‘").dropFirst().compactMap { $0.split(separator: "’").first }
      .map { String($0) }
  }

  @Test(arguments: [
    ("t - start", 2), ("start - t", 2), ("2026 - start", 1), ("start - 2026", 1), ("n - t", 1),
    ("t - 2025", 1), ("(t + 1) - start", 2), ("t + 1 year", 1), ("t + 40 days", 1),
    ("start + 20", 1), ("start + n", 1), ("start - 20", 1), ("start < t", 2), ("t >= start", 2),
    ("start = t", 2), ("start < 2027", 1), ("t < 2027", 1),
  ]) func `between days, periods and years the form to write is named, and runs`(
    formula: String, count: Int
  ) {
    let lines = "start = 2025-07-01\nn = 2025\n"
    let found = Run(settings + lines + "x[t] = \(formula)").program.diagnostics
    if formula == "t - 2025" {
      // A number of periods is subtracted from a period.
      #expect(found.isEmpty)
      return
    }
    #expect(["E0304", "E0306"].contains(found.first?.code), "\(formula)")
    let text = found.first?.text ?? ""
    let written = forms(String(text.split(separator: ";").last ?? ""))
    #expect(written.count == count, "\(formula): \(text)")
    for form in written {
      #expect(Run(settings + lines + "x[t] = \(form)").errors == [], "\(form)")
    }
  }

  @Test func `the years between a period and a day are those that are proposed`() {
    let run = Run(
      settings + "start = 2021-07-01\nx[t] = t.year - start.year\ny = x[2026-Q3]")
    #expect(run.text("y") == "5")
  }
}
