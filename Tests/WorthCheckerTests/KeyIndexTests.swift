import Testing
import Worth
import WorthTestSupport

/// Lines over the dates and texts of lists, and over ranges of numbers.
@Suite struct KeyIndexTests {
  /// A case with a list of dates out of order, flows, and a kind with a list of its own.
  private static let schedule = """
    case "s" { currency = CHF, timeline = 2026 .. 2028 }
    schedule = [2026-04-15, 2026-01-15, 2026-09-30]
    flows    = [2026-04-15: CHF 10, 2026-01-15: CHF 5, 2026-09-30: CHF 20]
    names    = ["b", "a"]
    kind loan {
      days: list of date
      amount: money
      left[opening] = amount
      left[d in days]: level of money = left[d-1] - amount / count(days)
      last = left[closing]
    }

    """

  @Test(arguments: [
    (
      "x[opening] = CHF 100\nx[d in schedule] = x[d-1] - CHF 10",
      "[CHF 90.00, CHF 80.00, CHF 70.00]"
    ),
    ("x[d in schedule] = d", "[2026-01-15, 2026-04-15, 2026-09-30]"),
    ("x[d in flows.dates] = d.month", "[1, 4, 9]"),
    (
      "x[d in flows.dates] = sum(f.amount for f in flows where f.date = d)",
      "[CHF 5.00, CHF 10.00, CHF 20.00]"
    ),
    ("x[d in distinct([2026-01-15, 2026-01-15])] = 1", "[1]"),
    ("x[n in names] = if n = \"a\" then 1 else 2", "[2, 1]"),
    ("x[n in 1 .. 3] = n * 2", "[2, 4, 6]"),
    ("last = 4\nx[n in 2 .. last] = n ^ 2", "[4, 9, 16]"),
    ("steps = 1 .. 4\nx[n in steps] = if n = 1 then 1 else n * x[n-1]", "[1, 2, 6, 24]"),
    ("x[n in 3 .. 1] = n", "[]"),
    ("y[n in 1 .. 3] = n\nx[n in 1 .. 3] = y * 2 + y[n]", "[3, 6, 9]"),
    ("y[d in flows.dates] = 1\nx[d in flows.dates] = y[d] + 1", "[2, 2, 2]"),
    ("x[2026-04-15] = 7\nx[d in schedule] = 1", "[1, 7, 1]"),
  ]) func `a line has a value for each date, text or number`(lines: String, expected: String) {
    let run = Run(KeyIndexTests.schedule + lines)
    #expect(run.errors.isEmpty, "\(lines): \(run.errors)")
    #expect(run.text("x") == expected, "\(lines)")
  }

  @Test func `stated, first and last values are read`() {
    let run = Run(
      KeyIndexTests.schedule + """
        left[opening] = CHF 100
        left[d in schedule]: level of money = left[d-1] - CHF 10
        number[n in 5 .. 7] = n * 10
        stated = left[2026-04-15]
        before = left[opening]
        last   = left[closing]
        sixth  = number[6]
        """)
    #expect(run.errors.isEmpty, "\(run.errors)")
    #expect(run.text("stated") == "CHF 80.00")
    #expect(run.text("before") == "CHF 100.00")
    #expect(run.text("last") == "CHF 70.00")
    #expect(run.text("sixth") == "60")
  }

  @Test func `each filled-in kind and each scenario runs over its own list`() {
    let run = Run(
      KeyIndexTests.schedule + """
        loan a { days = schedule, amount = CHF 30 }
        loan b { days = [2027-01-01], amount = CHF 20 }
        each[d in schedule] = loan { days = [d, d + 1 year], amount = CHF 8 }
        left[opening] = CHF 100
        left[d in schedule] = left[d-1] - CHF 10
        scenario short { schedule = [2026-04-15] }
        first  = a.left[2026-01-15]
        second = b.left[2027-01-01]
        all    = sum(each.last)
        usual  = left[closing]
        less   = left[closing] under short
        """)
    #expect(run.errors.isEmpty, "\(run.errors)")
    #expect(run.text("first") == "CHF 20.00")
    #expect(run.text("second") == "CHF 0.00")
    #expect(run.text("all") == "CHF 0.00")
    #expect(run.text("usual") == "CHF 70.00")
    #expect(run.text("less") == "CHF 90.00")
  }

  @Test(arguments: [
    ("x[n in [1, 2, 5]] = n", "E0519"), ("x[n in [CHF 1]] = n", "E0519"),
    ("x[t in case.first .. case.last] = 1", "E0519"), ("x[n in 5] = n", "E0508"),
    ("x[n in 2 ..] = n", "E0521"), ("x[n in .. 2] = n", "E0521"), ("x = [2 ..]", "E0521"),
    ("x[d in schedule] = x[d - 1 day] + 1", "E0520"),
    ("x[d in schedule] = x[d + 1 month] + 1", "E0520"),
    ("s = [2026-01-01, 2026-02-01, 2026-01-01]\nx[d in s] = 1", "E0635"),
    ("x[w in [\"a\", \"b\", \"a\"]] = 1", "E0635"),
    ("y[d in [2026-01-15]] = 1\nx[d in schedule] = y", "E0504"),
    ("n = 2 ~ uniform(low: 1, high: 3)\nx[m in 1 .. n] = 1\nz = sum(x).mean", "E1006"),
    ("x[d in schedule] = 1\nz = x[2026-03-01]", "E0609"),
  ]) func `what is no index, or no place of it, is said`(lines: String, code: String) {
    let run = Run(KeyIndexTests.schedule + lines)
    #expect(run.errors == [code], "\(lines): \(run.errors)")
  }

  @Test func `a value that stands twice is named by its places`() {
    let run = Run("s = [2026-01-01, 2026-02-01, 2026-01-01]\nx[d in s] = 1")
    #expect(run.outcome.messages.contains { $0.rendered.contains("places 1 and 3") })
  }

  @Test(arguments: [
    ("x[n in 0 .. 2] = counted.v[n]", "[5, 6, 7]"), ("x[n in 1 .. 2] = counted.v[n-1]", "[5, 6]"),
    ("x[n in 0 .. 2] = filled.w[n]", "[10, 12, 14]"),
    ("x[n in 0 .. 2] = filled[n].w", "[10, 12, 14]"),
    ("x[i in names] = named.v[i]", "[2, 1]"), ("x[i in names] = part.w[i]", "[4, 2]"),
    ("x[d in dates] = dated.v[d]", "[4, 3]"), ("x[d in dated.d] = by_date[d] * 10", "[10, 20]"),
    ("x[n in 1 .. 2] = squares[n] + squares[n-1]", "[1, 5]"),
  ])
  func `a value of a line finds its row in other tables and lines`(line: String, values: String) {
    #expect(
      holds(
        """
        table counted {
          n | v
          0 | 5
          1 | 6
          2 | 7
        }
        table named {
          i   | v
          "x" | 1
          "y" | 2
        }
        table dated {
          d          | v
          2027-01-01 | 3
          2026-01-01 | 4
        }
        kind twice { v: number, w = 2 * v }
        filled[r in counted] = twice { v = r.v }
        part[r in named] = twice { v = r.v }
        names = ["y", "x"]
        dates = [2026-01-01, 2027-01-01]
        by_date[d in dates] = d.year - 2025
        squares[n in 0 .. 5] = n ^ 2
        \(line)
        expect x = \(values)
        """))
  }

  @Test func `a row of one table is no key of another, and one that is not there is told`() {
    let tables = "table a {\n n | v\n 1 | 5\n}\ntable b {\n n | v\n 1 | 5\n}\n"
    #expect(Run(tables + "x[r in a] = b.v[r]").errors == ["E0504"])
    #expect(Run(tables + "x[n in 1 .. 2] = b.v[n]").errors == ["E0609"])
  }
}
