import Testing
import WorthTestSupport

/// How rows are found: a value of the type of the first column finds its row; a number is a place
/// where that column holds no numbers.
@Suite struct RowKeyTests {
  private static let tables = """
    case "Keys" { currency = EUR, timeline = year 0 .. 2 }
    table plan {
      year | sales
      0    | EUR 10
      1    | EUR 20
      2    | EUR 30
    }
    table records {
      number | sold
      2      | EUR 7
      1      | EUR 9
    }
    table days {
      day        | paid
      2026-01-05 | EUR 1
      2026-02-05 | EUR 2
    }
    table months {
      month   | paid
      2026-03 | EUR 4
      2026-01 | EUR 5
    }
    table bands {
      from   | rate
      EUR 0  | 1%
      EUR 50 | 2%
    }
    table shares {
      share | weight
      0.5   | 3
      1     | 4
    }
    table parts {
      name     | cost
      "pump"   | EUR 3
      "engine" | EUR 4
    }
    table only { x
      8
      9
    }
    kind recovery { ways: table { way: orderly | forced, rate: percent }
      best = ways.rate[orderly]
      worst = ways.rate[if best > 99% then orderly else forced] }
    recovery sale { ways { way | rate
      forced  | 20%
      orderly | 60% } }

    """

  @Test(arguments: [
    // Numbers are numbers of the first column, in whatever order they stand.
    "plan.sales[1] = EUR 20", "plan.sales[year 1] = EUR 20", "records.sold[1] = EUR 9",
    "records.sold[3 - 1] = EUR 7", "plan.sales[1 .. 2] = [EUR 20, EUR 30]",
    "plan.sales[.. 1] = [EUR 10, EUR 20]", "sum(plan.sales[1 ..]) = EUR 50",
    "[plan.sales[n] for n in 0 .. 1] = [EUR 10, EUR 20]", "shares.weight[1] = 4",
    "shares.weight[0.5] = 3",
    // Days, periods, texts and words find their rows.
    "days.paid[2026-02-05] = EUR 2", "days.paid[2026-01-05 + 1 month] = EUR 2",
    "months.paid[2026-01] = EUR 5",
    "parts.cost[\"engine\"] = EUR 4", "sale.best = 60%", "sale.worst = 20%",
    // Where the first column holds no numbers, a number is a place.
    "days.paid[2] = EUR 2", "months.paid[1] = EUR 4", "bands.rate[2] = 2%", "parts.cost[1] = EUR 3",
    "parts.cost[1 .. 2] = [EUR 3, EUR 4]",
    // A table of one column is a list, and lists count from 1.
    "only.x[1] = 8", "[r.sold for r in records][1] = EUR 7",
    // A row says its place.
    "[r.position for r in records] = [1, 2]",
    "[r.position for r in plan where r.sales > EUR 15] = [2, 3]",
  ])
  func `a value in brackets finds the row that it names`(_ claim: String) {
    let run = Run(Self.tables + "expect " + claim)
    #expect(run.errors == [])
    #expect(run.outcome.checks.map(\.verdict) == [.passed])
  }

  @Test(arguments: [
    ("plan.sales[3]", "E0609", "no row or key ‘3’"),
    ("plan.sales[3]", "E0609", "there are 0, 1, 2"),
    ("days.paid[2026-02-06]", "E0609", "there are 2026-01-05, 2026-02-05"),
    ("parts.cost[\"engin\"]", "E0609", "did you mean ‘engine’"),
    ("parts.cost[3]", "E0607", "no position 3"),
    ("months.paid[2026-02]", "E0609", "2026-03, 2026-01"),
    ("records.sold[\"2\"]", "E0310", "a number is needed"),
    ("parts.cost[2026-01]", "E0310", "a text is needed"),
    ("bands.rate[EUR 50]", "E0310", "a whole number is needed"),
    ("bands.rate[\"low\"]", "E0419", "first column"),
  ])
  func `what names no row is said, with the rows that are there`(
    _ expression: String, _ code: String, _ words: String
  ) {
    let run = Run(Self.tables + "x = " + expression + "\nshow x")
    #expect(run.errors == [code])
    let all = run.program.diagnostics + run.outcome.messages
    #expect(all.contains { $0.text.contains(words) })
  }

  @Test func `instances by row, changes and series over rows find rows in the same way`() {
    let run = Run(
      Self.tables + """
        kind sale_of { amount: money, tax = amount * 10% }
        lot[r in records] = sale_of { amount = r.sold }
        a = lot[1].tax
        left[opening] = EUR 20
        left[r in records] = left[r-1] - r.sold
        b = left[1]
        c = lot[2].tax under { records.sold[2] = EUR 70 }
        scenario high { lot[1].amount = EUR 100 }
        d = sum(lot.tax) under high
        e = [l.position for l in lot]
        f = sum(l.tax for l in lot where l.position = 1)
        show a, b, c, d, e, f
        """)
    #expect(run.errors == [])
    #expect(run.text("a") == "EUR 0.90")
    #expect(run.text("b") == "EUR 4.00")
    #expect(run.text("c") == "EUR 7.00")
    #expect(run.text("d") == "EUR 10.70")
    #expect(run.text("e") == "[1, 2]")
    #expect(run.text("f") == "EUR 0.70")
  }

  @Test func `one more row leaves what a number means`() {
    for rows in ["7 | EUR 1\n8 | EUR 2", "9 | EUR 5\n8 | EUR 2\n7 | EUR 1"] {
      let run = Run(
        "case \"x\" { currency = EUR }\ntable t { n | x\n\(rows) }\nexpect t.x[8] = EUR 2")
      #expect(run.outcome.checks.map(\.verdict) == [.passed])
    }
    #expect(
      Run("table t { n | x\n 1 | 5\n 1 | 6 }\ny = t.x[1]\nshow y").errors == ["E0617"])
  }

  /// Tables whose keys fall, rise with a gap, and stand in no order; `d` are dates.
  private static let orders = """
    table words {
      k   | w
      "D" | 1
      "B" | 2
      "A" | 4
      "C" | 8
    }
    table mixed {
      k | w
      3 | 1
      1 | 2
      2 | 4
    }
    table rising {
      k | w
      1 | 1
      2 | 2
      4 | 4
    }
    table falling {
      k          | w
      2028-01-01 | 1
      2027-01-01 | 2
      2026-01-01 | 4
    }
    sorted = mixed sort by k
    by_day[d in [2026-01-01, 2026-05-01, 2027-01-01]] = 1

    """

  @Test(arguments: [
    ("words.w[\"B\" .. \"C\"]", "[2, 4, 8]"), ("words.w[\"D\" .. \"A\"]", "[1, 2, 4]"),
    ("words.w[.. \"B\"]", "[1, 2]"), ("words.w[\"A\" ..]", "[4, 8]"),
    ("words.w[\"A\" .. \"A\"]", "[4]"), ("words.w[2 .. 3]", "[2, 4]"),
    ("rising.w[1 .. 2]", "[1, 2]"), ("rising.w[2 .. 4]", "[2, 4]"), ("rising.w[2 ..]", "[2, 4]"),
    ("mixed.w[1 .. 2]", "[2, 4]"), ("sorted.w[1 .. 3]", "[2, 4, 1]"),
    ("falling.w[2028-01-01 .. 2027-01-01]", "[1, 2]"), ("falling.w[2027-01-01 ..]", "[2, 4]"),
    ("falling.w[.. 2027-01-01]", "[1, 2]"), ("by_day[2026-01-01 .. 2026-05-01]", "[1, 1]"),
    ("by_day[2026-05-01 ..]", "[1, 1]"),
  ])
  func `a range of keys runs from row to row`(range: String, values: String) {
    let run = Run(Self.orders + "x = \(range)")
    #expect(run.errors == [])
    #expect(run.text("x") == values)
  }

  @Test(arguments: [
    ("x = words.w[\"A\" .. \"D\"]", "E0636"), ("x = mixed.w[1 .. 3]", "E0636"),
    ("x = falling.w[2026-01-01 .. 2028-01-01]", "E0636"),
    ("x = by_day[2027-01-01 .. 2026-01-01]", "E0636"),
    // 2 stands between 3 and 1 by its value, and not by its row.
    ("x = mixed.w[3 .. 1]", "E0637"), ("x = mixed.w[1 ..]", "E0637"),
    ("x = mixed.w[.. 1]", "E0637"), ("x = mixed.w[2 ..]", "E0637"),
    ("x[r in words] = 1\nx[\"A\" .. \"B\"] = 5", "E0636"),
    ("x[r in mixed] = 1\nx[3 .. 1] = 5", "E0637"),
    ("x = sum(mixed.w) under { mixed.w[2 .. 3] = 0 }", "E0636"),
    ("x = words.w[\"Q\" .. \"A\"]", "E0609"),
  ])
  func `a range that would leave rows out is told`(line: String, code: String) {
    #expect(Run(Self.orders + line).errors == [code])
  }

  @Test func `lines and changes of a range of keys run from row to row`() {
    #expect(
      holds(
        Self.orders + """
          x[r in words] = 1
          x["B" .. "A"] = 5
          expect x = [1, 5, 5, 1]
          expect sum(rising.w) under { rising.w[2 .. 4] = 0 } = 1
          expect sum(words.w) under { words.w["A" ..] = 0 } = 3
          """))
  }

  /// Rows that are found by numbers.
  private static let bands = """
    table bands { upto | rate
      0.1 | 1%
      0.3 | 2% }

    """

  @Test func `a number finds the key that it is but for noise in its last digits`() {
    let run = Run(RowKeyTests.bands + "x = 0.1 + 0.2\nv = bands.rate[x]\nshow v")
    #expect(run.errors == [])
    #expect(run.text("v") == "2%")
    #expect(Run(RowKeyTests.bands + "v = bands.rate[0.300001]\nshow v").errors == ["E0609"])
  }

  @Test func `a number that is no key is told the keys`() {
    let run = Run(RowKeyTests.bands + "v = bands.rate[0.5]\nshow v")
    #expect(run.outcome.messages.first?.text.contains("there are 0.1, 0.3") == true)
  }
}
