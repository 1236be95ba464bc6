import Testing
import Worth
import WorthTestSupport

/// Series of other periods, circles among periods, and values by period beside one for all.
///
/// The rule: the message has the line to write; what it proposes is right at the first try.
@Suite struct WayOutOfPeriodsTests {
  /// A plan by year, in a table, as a series of a kind and as one that a kind is handed.
  private func head(_ timeline: String) -> String {
    """
    case "A" { currency = EUR, timeline = \(timeline) }
    table plan { year | sales | rate
      2026 | EUR 120 | 5%
      2027 | EUR 240 | 6% }
    kind forecast { base: money, timeline = 2026 .. 2027
      sales[t] = base * 12 }
    forecast p { base = EUR 10 }

    """
  }

  @Test(arguments: [
    ("2026-Q1 .. 2027-Q4", "x[t] = plan.sales[t]", "plan.sales[t.year] / 4"),
    ("2026-01 .. 2027-12", "x[t] = plan.sales[t]", "plan.sales[t.year] / 12"),
    ("2026-01 .. 2027-12", "x[t] = plan.rate[t]", "plan.rate[t.year]"),
    ("2026-Q1 .. 2027-Q4", "x[t] = plan.sales * 2", "plan.sales[t.year] / 4"),
    ("2026 .. 2027", "y[t] = EUR 1\nx = plan.sales + y", "plan.sales[t]"),
  ]) func `a table by year is read by shorter periods as the message says`(
    timeline: String, line: String, form: String
  ) {
    let found = Mended.errors(head(timeline) + line + "\n")
    #expect(found.map(\.code) == ["E0504"], "\(line)")
    #expect(found.first?.text.contains("‘" + form + "’") == true, "\(found.map(\.text))")
    #expect(Mended.errors(head(timeline) + "x[t] = " + form + "\n").isEmpty, "\(form)")
  }

  @Test func `the amount of a year is divided among its periods`() {
    let run = Run(
      head("2026-Q1 .. 2027-Q4") + "x[t] = plan.sales[t.year] / 4\na = sum(x)\nb = x[2027-Q2]\n")
    #expect(run.text("a") == "EUR 360.00" && run.text("b") == "EUR 60.00")
  }

  @Test(arguments: [
    ("x[t] = p.sales[t]", "x[t] = by_period(p.sales)"),
    ("x[t] = p.sales * 5%", "x[t] = by_period(p.sales) * 5%"),
    (
      "kind q { sold: flow of money, timeline = 2026 .. 2027\n due[t] = sold * 5% }\ny[t] = EUR 1\nq x { sold = y }",
      "kind q { sold: flow of money, timeline = 2026 .. 2027\n due[t] = by_period(sold) * 5% }\ny[t] = EUR 1\nq x { sold = y }"
    ),
  ]) func `a series of other periods is brought to those at hand`(line: String, mended: String) {
    let head = head("2026-01 .. 2027-12")
    #expect(Mended.once(head + line + "\n") == head + mended + "\n", "\(line)")
    #expect(Mended.errors(head + mended + "\n").isEmpty)
  }

  @Test(arguments: [
    ("2026-Q1 .. 2026-Q4", "x[2026] = EUR 8", "x[2026-Q1 .. 2026-Q4] = EUR 8 / 4", "EUR 2.00"),
    ("2026-01 .. 2026-12", "x[2026] = EUR 12", "x[2026-01 .. 2026-12] = EUR 12 / 12", "EUR 1.00"),
    ("2026-Q1 .. 2026-Q4", "x[2026] = 5%", "x[2026-Q1 .. 2026-Q4] = 5%", "5%"),
  ]) func `a year on the left side is each of its periods`(
    timeline: String, line: String, form: String, value: String
  ) {
    let head = "case \"A\" { currency = EUR, timeline = \(timeline) }\n"
    let found = Mended.errors(head + line + "\n")
    #expect(found.map(\.code) == ["E0505"])
    #expect(found.first?.text.contains("‘" + form + "’") == true, "\(found.map(\.text))")
    let second = timeline.hasPrefix("2026-Q") ? "2026-Q2" : "2026-02"
    #expect(Run(head + form + "\ny = x[\(second)]\n").text("y") == value)
  }

  @Test(arguments: [
    ("x[2026] = 1\nx[t] = y * 2\ny[t] = x * 0.5", "x[t] → y[t] → x[t]"),
    (
      "x[opening] = 9\nx[t] = x[t-1] + y\ny[t] = x * 5%",
      "x[t] → y[t] → x[t]; give one of them a value of its own, or read the period before, ‘x[t-1]’, in the line of ‘y’"
    ),
    ("x = y * 2\ny = x", "x → y → x"),
    ("x[2026] = 1\nx[t] = x[t-1] + x[t+1]", "x[t] → x[t-1], x[t+1]"),
    ("x[2026] = 1\nx[t] = y[t-1]\ny[t] = x[t+1]", "x[t] → y[t-1]; y[t] → x[t+1]"),
  ]) func `a circle is told with its periods`(lines: String, way: String) {
    let found = Mended.errors("case \"A\" { timeline = 2026 .. 2028 }\n" + lines + "\n")
    #expect(found.count == 1)
    #expect(found.first?.text.contains(way) == true, "\(found.map(\.text))")
  }

  @Test func `a stated period that is worked out later is read too early`() {
    let lines = "a[2026] = b[2027]\na[t] = 5\nb[2027] = a[2026]\nb[t] = 6\nshow a, b"
    #expect(Run("case \"A\" { timeline = 2026 .. 2028 }\n" + lines).errors == ["E0618"])
  }

  /// One value for all periods beside one for a period, in kinds as in the case.
  @Test(arguments: [
    ("x = 4%\nx[2028] = 3%", "x[t] = 4%\nx[2028] = 3%"),
    ("kind k { x = 4%\nx[2028] = 3% }\nk a { }", "kind k { x[t] = 4%\nx[2028] = 3% }\nk a { }"),
    (
      "kind k { x: series of percent, y[t] = x }\nk a { x = 4%, x[2028] = 3% }",
      "kind k { x: series of percent, y[t] = x }\nk a { x[t] = 4%, x[2028] = 3% }"
    ),
    (
      "table b { n\n\"a\"\n\"b\" }\nx[r in b] = 4%\nx[r in b, 2028] = 3%",
      "table b { n\n\"a\"\n\"b\" }\nx[r in b, t] = 4%\nx[r in b, 2028] = 3%"
    ),
    (
      "table b { n\n\"a\"\n\"b\" }\nx[r in b, 2028] = 3%\nx = 4%",
      "table b { n\n\"a\"\n\"b\" }\nx[r in b, 2028] = 3%\nx[r in b, t] = 4%"
    ),
  ]) func `a value for all periods beside one for a period gets its index`(
    lines: String, mended: String
  ) {
    let head = "case \"A\" { timeline = 2026 .. 2028 }\n"
    #expect(Mended.errors(head + lines).map(\.code) == ["E0202"], "\(lines)")
    #expect(Mended.once(head + lines) == head + mended, "\(lines)")
    #expect(Mended.errors(head + mended).isEmpty, "\(mended)")
  }

  @Test func `an input with a value beside one for a period is a line or a series`() {
    let found = Mended.errors(
      "case \"A\" { timeline = 2026 .. 2028 }\nkind k { x: percent = 4%\nx[2028] = 3% }\nk a { }")
    #expect(found.map(\.code) == ["E0202"])
    #expect(found.first?.text.contains("‘x[t] = 4%’") == true)
    #expect(found.first?.text.contains("‘x: series of percent’") == true)
  }
}
