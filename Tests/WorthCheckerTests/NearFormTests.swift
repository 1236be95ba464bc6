import Testing
import Worth
import WorthTestSupport

/// Forms that are nearly right: each is answered by one message, and its line gives what was meant.
@Suite struct NearFormTests {
  private static let head = """
    case "X" { timeline = 2026-01 .. 2026-06, currency = EUR }
    table paid {
      day        | amount
      2026-01-15 | EUR 5
      2026-03-01 | EUR 7
    }
    flows = [p.day: p.amount for p in paid]
    sold[t] = 2
    late = [yes, no, yes]

    """

  @Test(arguments: [
    // A column with its type in the row of headings.
    (
      "table u { k: number | v\n  1 | 2 }\nx = u.v[1]",
      "table u { k | v\n  k: number\n  1 | 2 }\nx = u.v[1]",
      "2"
    ),
    (
      "table u {\n  k: text | v: number\n  \"a\" | 2\n}\nx = u.v[\"a\"]",
      "table u {\n  k | v\n  k: text\n  v: number\n  \"a\" | 2\n}\nx = u.v[\"a\"]", "2"
    ),
    // Points of percent, by their other words.
    ("x = 5% - 1 pp", "x = 5% - 1 points", "4%"), ("x = 5% - 1 point", "x = 5% - 1 points", "4%"),
    ("x = 5% - 1 pt", "x = 5% - 1 points", "4%"),
    ("x = 5% - 1 percentage point", "x = 5% - 1 points", "4%"),
    ("x = 5% + 2 Percentage Points", "x = 5% + 2 points", "7%"),
    ("x = 5% - 1 % point", "x = 5% - 1 points", "4%"),
    ("x = 5% + 50 basis points", "x = 5% + 50 bp", "5.5%"),
    ("x = 5% + 50 bps", "x = 5% + 50 bp", "5.5%"),
    ("x = 5% + 2 percent", "x = 5% + 2 %", "7%"),
    ("x = 5% + 2 per cent", "x = 5% + 2 %", "7%"),
    // A line by period in the parentheses of a function.
    ("g(t) = 2\nx = sum(g)", "g[t] = 2\nx = sum(g)", "12"),
    // One value beside that of a period, in either order.
    (
      "g = 4%\ng[2026-03] = 6%\nx = g[2026-03] + g[2026-04]",
      "g[t] = 4%\ng[2026-03] = 6%\nx = g[2026-03] + g[2026-04]", "10%"
    ),
    (
      "g[2026-03] = 6%\ng = 4%\nx = g[2026-03] + g[2026-04]",
      "g[2026-03] = 6%\ng[t] = 4%\nx = g[2026-03] + g[2026-04]", "10%"
    ),
    // A line filled in for each row that has the name of one of its own lines.
    (
      """
      kind half { s: money, value = s / 2 }
      value[p in paid] = half { s = p.amount }
      x = count(value where value.value > EUR 3)
      """,
      """
      kind half { s: money, value = s / 2 }
      value[p in paid] = half { s = p.amount }
      x = count([x for x in value where x.value > EUR 3])
      """, "1"
    ),
    // Cases without `if`.
    (
      "kind w { c: a | b, v = c is {\n a -> 1\n b -> 2\n} }\nw one { c = b }\nx = one.v",
      "kind w { c: a | b, v = if c is {\n a -> 1\n b -> 2\n} }\nw one { c = b }\nx = one.v", "2"
    ),
    // The word for numbered periods before one of the calendar.
    ("x = sold[month 2026-02]", "x = sold[2026-02]", "2"),
    ("x = (day 2026-02-03).year", "x = (2026-02-03).year", "2026"),
    // What is counted is yes or no.
    ("x = sum(late)", "x = sum([if x then 1 else 0 for x in late])", "2"),
    ("x = mean(late) * 3", "x = mean([if x then 1 else 0 for x in late]) * 3", "2"),
    // What is due on a day.
    ("x = flows[2026-03-01]", "x = sum(flows where date = 2026-03-01)", "EUR 7.00"),
    // Changes and scenarios.
    (
      "p = 5\nscenario s = { p = 6 }\nx = p under s", "p = 5\nscenario s { p = 6 }\nx = p under s",
      "6"
    ),
    (
      "p = 5\nscenario s { p = 6 }\nx = p under scenario s",
      "p = 5\nscenario s { p = 6 }\nx = p under s", "6"
    ),
    // The periods of the case.
    ("x = count(case.periods)", "x = count(case)", "6"),
    ("x = sum(sold[t] for t in case.timeline)", "x = sum(sold[t] for t in case)", "12"),
    // A name before what is looked for.
    (
      "p = 5\nq = p * 2\nx = solve r = p between 0 and 50 so that q = 20",
      "p = 5\nq = p * 2\nx = solve p between 0 and 50 so that q = 20", "10"
    ),
  ]) func `what is nearly right is answered once, with a line that runs`(
    line: String, correct: String, value: String
  ) {
    #expect(Mended.gives(correct, for: line, behind: Self.head, x: value), "\(line)")
  }

  @Test func `numbered years from 1800 on are meant for those of the calendar`() {
    let source = "case \"X\" { timeline = year 2027 .. 2031 }\nx = case.first.year\n"
    let mended = Mended.once(source)
    #expect(mended == "case \"X\" { timeline = 2027 .. 2031 }\nx = case.first.year\n")
    #expect(Run("case \"X\" { timeline = year 1 .. 40 }\nx = count(case)").number("x") == 40)
  }

  @Test func `a unit of the case may be called point`() {
    #expect(Run("unit point\nx = 5 point + 1 point\ny = x / 1 point").number("y") == 6)
  }

  @Test func `one value beside that of a row or with a draw is told as before`() {
    for lines in ["g = 4% ~ normal(sd: 1%)\ng[2026-03] = 6%", "g: percent = 4%\ng[2026-03] = 6%"] {
      let found = Mended.errors(Self.head + lines + "\n")
      #expect(found.map(\.code) == ["E0202"], "\(lines)")
      #expect(found.first?.proposal == nil, "\(lines)")
    }
  }

  @Test func `branches with their probability behind the title are told once`() {
    let found = Mended.errors(
      """
      tree launch = chance {
        "good" 60% -> EUR 100
        "bad" 40% -> chance {
          "saved" 50% -> EUR 20
          "lost" 50% -> -EUR 40
        }
      }
      show launch
      """)
    #expect(found.map { $0.code } == ["E0104"])
  }

  @Test func `functions of amounts take dated flows`() {
    #expect(
      holds(
        Self.head + """
          expect sum(flows) = EUR 12
          expect count(flows) = 2
          expect max(flows) = EUR 7
          expect mean(flows) = EUR 6
          expect sum(flows where date > 2026-02-01) = EUR 7
          """))
  }

  @Test func `a month knows its number and its quarter`() {
    #expect(
      holds(
        """
        case "X" { timeline = 2026-11 .. 2027-04 }
        m[t] = t.month
        q[t] = t.quarter
        expect m = [11, 12, 1, 2, 3, 4]
        expect q = [4, 4, 1, 1, 1, 2]
        """))
    #expect(
      holds("case \"X\" { timeline = 2026-Q3 .. 2027-Q1 }\nq[t] = t.quarter\nexpect q = [3, 4, 1]"))
    #expect(Run("case \"X\" { timeline = 2026 .. 2027 }\nq[t] = t.quarter").errors == ["E0334"])
  }

  @Test func `settings with a colon, and a search without a range, are told once`() {
    let settings = "case \"X\" { currency: EUR, timeline = 2026 .. 2027 }\nx = EUR 5"
    #expect(
      Mended.once(settings) == "case \"X\" { currency = EUR, timeline = 2026 .. 2027 }\nx = EUR 5")
    #expect(Run("p = 5\nx = solve p so that p = 6").errors == ["E0110"])
    #expect(Run(Self.head + "x = case.currencyy").errors == ["E0334"])
  }
}
