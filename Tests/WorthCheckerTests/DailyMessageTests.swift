import Testing
import Worth
import WorthTestSupport

/// What is said where days and longer periods are taken for one another.
@Suite struct DailyMessageTests {
  /// Returns all errors of a case with a timeline, as they are shown.
  private func messages(_ timeline: String, _ lines: String) -> String {
    let run = Run("case \"s\" { currency = CHF, timeline = \(timeline) }\na[t] = CHF 1\n" + lines)
    return (run.program.diagnostics + run.outcome.messages)
      .filter { $0.severity == .error }.map(\.rendered).joined(separator: "\n")
  }

  @Test(arguments: [
    ("2026-01-15 .. 2026-06", "‘2026-01-15 .. 2026-06-30’"),
    ("2026-01 .. 2026-06-30", "‘2026-01-01 .. 2026-06-30’"),
    ("2026 .. 2026-06-30", "‘2026-01-01 .. 2026-06-30’"),
    ("2026-01-15 .. 2026", "‘2026-01-15 .. 2026-12-31’"),
    ("2026-01 .. 2027", "‘2026-01 .. 2027-12’"),
    ("2026-Q2 .. 2027-03", "‘2026-04 .. 2027-03’"),
  ]) func `ends of two lengths are written alike`(timeline: String, meant: String) {
    let text = messages(timeline, "")
    #expect(text.contains("E0526") && text.contains(meant), "\(text)")
  }

  @Test(arguments: [
    ("x = a[2026-03]", "‘2026-03-01 .. 2026-03-31’"),
    ("x = a[2026-Q2]", "‘2026-04-01 .. 2026-06-30’"),
    // What is proposed lies in the timeline.
    ("x = a[2026]", "‘2026-01-15 .. 2026-06-30’"),
    ("x = a[2026-01]", "‘2026-01-15 .. 2026-01-31’"),
    ("x = sum(a[2026-03 .. 2026-04])", "‘2026-03-01 .. 2026-04-30’"),
    ("a[2026-02] = CHF 3", "‘2026-02-01 .. 2026-02-28’"),
  ]) func `a longer period is a range of days`(line: String, meant: String) {
    let text = messages("2026-01-15 .. 2026-06-30", line)
    #expect(text.contains("E0524") && text.contains(meant), "\(text)")
  }

  @Test(arguments: [
    ("2026-01-15 .. 2026-06-30", "x = a[2026-07-01]", "E0513"),
    ("2026-01-15 .. 2026-06-30", "a[2026-01-14] = CHF 3", "E0512"),
    ("2026-01-15 .. 2026-06-30", "x = sum(a[2026-04-01 .. 2026-03-01])", "E0514"),
    ("2026-01-15 .. 2026-06-30", "x = a[1]", "E0505"),
    ("2026-01 .. 2026-06", "x = a[2026-03-15]", "E0506"),
    ("2026-06-30 .. 2026-01-15", "", "E0503"),
    ("day 1 .. 30", "", "E0525"),
    ("1700-01-01 .. 2026-01-15", "", "E0802"),
    // Ends that are worked out, but known.
    ("start .. due", "start = 2026-06-30\ndue = start - 1 day", "E0503"),
    ("start .. due", "start = 2028\ndue = 2026", "E0503"),
    ("start .. start + 400_000 days", "start = 2026-01-15", "E0802"),
    ("start .. start + 9 days", "start = 2026-01-15\nx = a[2026-01-25]", "E0513"),
    ("start .. start + 1 month", "start = 2026-01-31\nx = a[2026-03-01]", "E0513"),
    // Those that the run works out.
    (
      "start .. due",
      "start = 2026-06-30\ndue = if sum([1, 2]) > 2 then 2026-05-01 else 2026-07-01", "E0503"
    ),
  ]) func `days outside and ends the wrong way round are errors`(
    timeline: String, lines: String, code: String
  ) {
    let text = messages(timeline, lines)
    #expect(text.contains(code), "\(text)")
    #expect(text.split(separator: "error[").count == 1, "\(text)")
  }

  @Test func `a date is a period where a timeline runs by days, and nowhere else`() {
    let line = "x = discount_factor(10%, 2026-03-15, end)"
    #expect(messages("2026 .. 2028", line).contains("E0403"))
    #expect(messages("2026-01-15 .. 2026-06-30", line).isEmpty)
    let kind = """
      kind k {
        timeline = 2026-01-15 .. 2026-06-30
        f[t] = discount_factor(10%, t, start)
      }
      k one { }
      """
    #expect(messages("2026 .. 2028", kind).isEmpty)
  }

  @Test func `a period after a day is a day later`() {
    let text = messages("2026-01-15 .. 2026-06-30", "x[t] = t + 1")
    #expect(text.contains("‘t + 1 day’"), "\(text)")
  }

  @Test func `stated days with others between them are no hole`() {
    let lines = "b[%1] = CHF 1\nb[%2] = CHF 2\nexpect sum(b) = CHF 3"
    func codes(_ timeline: String, _ one: String, _ other: String) -> [String] {
      Run(
        "case \"s\" { currency = CHF, timeline = \(timeline) }\n"
          + lines.replacing("%1", with: one).replacing("%2", with: other)
      ).program.diagnostics.map(\.code)
    }
    #expect(codes("2026-01-15 .. 2026-06-30", "2026-02-01", "2026-03-01") == [])
    #expect(codes("2026-01 .. 2026-06", "2026-02", "2026-04") == ["N0203"])
  }

  @Test func `of kinds the rows with a mistake are named`() {
    let run = Run(
      """
      case "s" { currency = CHF, timeline = 2026 .. 2028 }
      kind loan { drawn: date
        due: date
        timeline = drawn .. due
        fee[t] = CHF 1
        total = sum(fee) }
      table book { name | drawn | due
        "good" | 2026-01-01 | 2026-01-03
        "bad"  | 2026-01-05 | 2026-01-03
      }
      all[r in book] = loan { drawn = r.drawn, due = r.due }
      x = all["good"].total
      show all
      """)
    #expect(run.errors == ["E0503"])
    #expect(run.outcome.messages.contains { $0.rendered.contains("fails for bad") })
    #expect(run.number("x") == 3)
  }

  @Test(arguments: [
    ("2026-01-16 .. 2026-01-17", ["2026-01-15", "2026-01-16", "2026-01-17", "2026-01-18"]),
    ("2026-02 .. 2026-03", ["2026-01", "2026-02", "2026-03", "2026-04"]),
    ("2026-Q2 .. 2026-Q3", ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]),
  ]) func `rows of a table that lie outside of the timeline are noted`(
    timeline: String, keys: [String]
  ) {
    let rows = keys.map { "  \($0) | CHF 5" }.joined(separator: "\n")
    let source = """
      case "s" { currency = CHF, timeline = \(timeline) }
      table plan {
        when | sales
      \(rows)
      }
      s[t] = plan.sales[t]

      """
    func notes(_ lines: String) -> [Message] {
      Run(source + lines).program.diagnostics.filter { $0.code == "N0206" }
    }
    let found = notes("show s")
    #expect(found.count == 1 && found.first?.place?.line == 4)
    #expect(found.first?.rendered.contains("(2)") == true)
    #expect(notes("show s, plan.sales[\(keys[0])], plan.sales[\(keys[3])]").isEmpty)
    #expect(notes("show s, sum(plan.sales)").isEmpty)
  }
}
