import Testing
import Worth
import WorthTestSupport

/// Lines over a list that is another one in each row, such as the days of each loan of a book: a day finds what its own
/// row has on it, wherever the line is read.
///
/// The days of A are 5 January, February and March, those of B 5 February, March and April: on 5 February A has its
/// second value and B its first. Each value is the number of the row times its place.
@Suite struct RowKeyTests {
  private static let head = """
    case "Days" { currency = EUR, timeline = 2026 .. 2027 }
    kind plan {
      first: date
      n: number
      days = [first, first + 1 month, first + 2 months]
      v[opening]   = 0
      v[d in days] = v[d-1] + n
      w[d in days] = v[d] * 2
      inside       = v[2026-02-05]
      function on(day: date) = v[day]
      function until(day: date) = v[days[count(x for x in days where x <= day)]]
      function between(low: date, high: date) = sum(v[low .. high])
    }
    kind holder {
      book: table { id: text, first: date, n: number }
      plans[r in book] = plan { first = r.first, n = r.n }
      second = plans["A"].v[2026-02-05]
    }
    table book {
      id  | first      | n
      "A" | 2026-01-05 | 1
      "B" | 2026-02-05 | 10
    }
    f[r in book] = plan { first = r.first, n = r.n }
    holder h { book = book }
    read[r in book]   = f.v[2026-02-05]
    called[r in book] = f.until(2026-02-20)
    one = f["A"] with { n = 3 }
    other = f["A"] with { v[2026-01-05] = 7 }
    deeper = other with { v[2026-02-05] = 70 }
    each = f with { n = 2 }

    """

  @Test(arguments: [
    ("f[\"A\"].v[2026-02-05]", "2"), ("f[\"B\"].v[2026-02-05]", "10"), ("f.inside", "[2, 10]"),
    ("f[1].v[2026-02-05]", "2"), ("f[\"A\"].on(2026-03-05)", "3"),
    ("f[\"B\"].on(2026-03-05)", "20"),
    ("f[\"A\"].until(2026-03-01)", "2"), ("f[\"B\"].until(2026-03-01)", "10"),
    ("[p.on(2026-02-05) for p in f]", "[2, 10]"), ("[p.v[2026-03-05] for p in f]", "[3, 20]"),
    ("sum(p.until(2026-02-20) for p in f)", "12"), ("read", "[2, 10]"), ("called", "[2, 10]"),
    ("f[\"A\"].between(2026-01-05, 2026-02-05)", "3"),
    ("f[\"B\"].between(2026-03-05, 2026-04-05)", "50"),
    ("sum(f[\"A\"].v[2026-02-05 .. ])", "5"), ("f[\"A\"].v[closing]", "3"),
    ("f[\"B\"].v[closing]", "30"),
    ("sum(f[\"A\"].v + f[\"A\"].w)", "18"), ("h.plans[\"B\"].v[2026-04-05]", "30"),
    ("h.second", "2"),
    ("one.v[2026-02-05]", "6"), ("each[\"A\"].v[2026-02-05]", "4"),
    ("each[\"B\"].v[2026-02-05]", "2"),
    ("f[\"A\"].v[2026-02-05] under { f[\"A\"].first = 2026-02-05 }", "1"),
    ("f[\"A\"].v[2026-02-05] under { f.n = 7 }", "14"),
    ("mean(f[\"A\"].v)", "2"),
    // A day of one row is none of another.
    ("f[\"A\"].v[closing] under { f[\"A\"].v[2026-01-05] = 7 }", "9"),
    ("f[\"B\"].v[closing] under { f[\"A\"].v[2026-01-05] = 7 }", "30"),
    ("sum(f[\"B\"].w) under { f[\"A\"].w[2026-01-05] = 7 }", "120"),
    ("f[\"A\"].v[2026-03-05] under { f[\"B\"].v[2026-04-05] = 1 }", "3"),
    ("other.v[closing]", "9"), ("sum(other.w)", "48"), ("deeper.v[closing]", "71"),
    ("f[\"B\"].v[closing] + other.v[2026-02-05]", "38"),
    ("other.v[closing] under { f[\"A\"].n = 2 }", "11"),
    ("other.v[closing] under { other.v[2026-02-05] = 70 }", "71"),
    ("other.v[closing] under { other.v[2026-03-05] = 1 }", "1"),
  ]) func `a day finds what its own row has on it`(figure: String, value: String) {
    #expect(holds(Self.head + "expect \(figure) = \(value)"), "\(figure)")
  }

  @Test func `a day that a row does not have is told with those that it has`() {
    let run = Run(Self.head + "x = f[\"B\"].v[2026-01-05]\nshow x")
    let told = run.outcome.messages.map(\.text).joined()
    #expect(told.contains("2026-02-05, 2026-03-05, 2026-04-05"), "\(told)")
  }

  /// The last of all rows is no last value of each.
  @Test(arguments: ["f.v[closing]", "f.v[opening]", "f.s[closing]"])
  func `the last value of each row is asked of each`(read: String) {
    let lines = "kind flow { n: number, s[t] = n }\ng[r in book] = flow { n = r.n }\n"
    let written = read.replacing("f.s", with: "g.s")
    let run = Run(Self.head + lines + "show \(written)")
    #expect(run.errors == ["E0504"], "\(run.errors)")
    #expect(run.program.diagnostics.contains { $0.text.contains("for x in") })
  }

  @Test func `a series of one row is shown on its own days, and several rows by places`() {
    let one = Run(Self.head + "show f[\"A\"].v, f[\"A\"]").outcome.report
    #expect(one.contains("2026-01-05") && !one.contains("2026-04-05"), "\(one)")
    for (read, day) in [
      ("one.v", "2026-01-05"), ("f[1].v", "2026-01-05"), ("f[2].v", "2026-04-05"),
      ("each[\"B\"].v", "2026-04-05"), ("varied[\"A\"].v", "2026-01-05"),
      ("varied[\"B\"].v", "2026-04-05"), ("one.v under { f.n = 2 }", "2026-01-05"),
    ] {
      let shown = Run(
        Self.head + "varied[r in book] = f[r] with { n = 8 }\nshow \(read)"
      ).outcome.report
      let other = day == "2026-01-05" ? "2026-04-05" : "2026-01-05"
      #expect(shown.contains(day) && !shown.contains(other), "\(read): \(shown)")
    }
    let all = Run(Self.head + "show f.v").outcome.report
    #expect(!all.contains("2026-0"), "\(all)")
  }
}
