import Testing
import Worth
import WorthTestSupport

/// Forms of other tools: each is answered with one message, whose line parses and means what was
/// meant.
///
/// | written | rule |
/// | --- | --- |
/// | `f(x) = …`, `def f(x) = …` | a function begins with `function`; what calls it is no mistake besides |
/// | `print "…"`, `title "…"` | a text behind a word: a remark, a title, a setting, a field |
/// | `cost: money "The cost"` | what a name stands for is a comment behind it |
/// | `7 // 2` | divides in whole numbers where a number follows, otherwise begins a comment |
/// | `(1, 2)` | a list stands in brackets |
/// | `sd(v)`, `percentile(v, 5%)` | of an uncertain value a statistic is a part |
@Suite struct ForeignFormTests {
  @Test(arguments: [
    ("double(x) = x * 2\ny = double(3)\nexpect y = 6", "function double(x) = x * 2"),
    ("def double(x) = x * 2\ny = double(3)\nexpect y = 6", "function double(x) = x * 2"),
    ("func double(x: number) = x * 2\nexpect double(3) = 6", "function double(x: number) = x * 2"),
    (
      "let fee(x, rate = 5%) = x * rate\nexpect fee(CHF 100) = CHF 5",
      "function fee(x, rate = 5%) = x * rate"
    ),
    (
      "fn total(a, b, c) = a + b + c\nexpect total(1, 2, 3) = 6",
      "function total(a, b, c) = a + b + c"
    ),
    ("define half(x) { x / 2 }\nexpect half(4) = 2", "function half(x) { x / 2 }"),
    ("x = 1\nprint \"done\"\nexpect x = 1", "remark \"done\""),
    ("x = 1\necho \"done\"\nexpect x = 1", "remark \"done\""),
    ("title \"A case\"\nx = 1\nexpect x = 1", "case \"A case\" { }"),
    ("source \"IMF\"\nx = 1\nexpect x = 1", "case { source = \"IMF\" }"),
    (
      "kind q { word: text, n = 1 }\na = q { word \"x\" }\nexpect a.n = 1", "a = q { word = \"x\" }"
    ),
    ("cost = CHF 5 \"What it costs\"\nexpect cost = CHF 5", "cost = CHF 5 ## What it costs"),
    (
      "kind q {\n  base: money \"The base\"\n  n = base * 2\n}\na = q { base = CHF 1 }\nexpect a.n = CHF 2",
      "base: money ## The base"
    ),
    ("x = 7 // 2\nexpect x = 3", "x = floor(7 / 2)"),
    ("x = (7 + 1) // 3 + 1\nexpect x = 3", "x = floor((7 + 1) / 3) + 1"),
    ("x = 7 // the half of it\nexpect x = 7", "x = 7 # the half of it"),
    ("x = 7 // 2 years ago\nexpect x = 7", "x = 7 # 2 years ago"),
    ("x = (1, 2)\nexpect sum(x) = 3", "x = [1, 2]"),
    ("x = sum((1, 2, 3))\nexpect x = 6", "x = sum([1, 2, 3])"),
    ("x = (1.5, 2,5)\nexpect sum(x) = 4", "x = [1.5, 2.5]"),
  ])
  func `a form of other tools is told with the line that means it`(
    _ source: String, _ line: String
  ) {
    let mended = Mended.once(source)
    #expect(mended?.contains(line) == true, "\(source): \(Mended.errors(source).map(\.rendered))")
    #expect(mended.map { holds($0) } == true, "\(source)")
  }

  @Test(arguments: [
    ("percentile(v, 5%)", "v.percentile(5%)"), ("quantile(v, 95%)", "v.percentile(95%)"),
    ("mean(v)", "v.mean"), ("average(v)", "v.mean"), ("median(v)", "v.p50"), ("sd(v)", "v.sd"),
    ("stdev(v)", "v.sd"), ("standard_deviation(v)", "v.sd"), ("skewness(v)", "v.skewness"),
    ("correlation(v, w)", "v.correlation(w)"), ("mean(v + w)", "(v + w).mean"), ("max(v)", "v.max"),
  ])
  func `a statistic of an uncertain value is told as its part`(_ written: String, _ part: String) {
    let head = "u ~ normal(mean: 10, sd: 2)\nv = u * 2\nw = u * 3\n"
    #expect(Mended.once(head + "x = \(written)\nshow x") == head + "x = \(part)\nshow x")
    #expect(Mended.errors(head + "x = \(part)\nshow x").isEmpty)
    // Of a list, and without uncertain names, it is the function that it is elsewhere.
    #expect(Mended.errors(head + "x = mean([v, w])\nshow x").isEmpty)
    #expect(Mended.errors("v = 5\nx = mean(v)").map(\.code) == ["E0316"])
  }

  @Test func `a branch of a tree without its arrow is told once`() {
    let source = "tree t = chance {\n  60% \"passes\" -> CHF 1\n  40% \"fails\"\n}"
    #expect(Mended.errors(source).map(\.code) == ["E0110"])
  }

  @Test func `a rate of a month that is to be a percent may be that of a year or of the month`() {
    let head = "kind q { share: percent, n = share * 1 }\n"
    let found = Mended.errors(head + "a = q { share = 1% per month }\nshow a.n")
    #expect(found.map(\.code) == ["E0403"])
    #expect(found.first?.proposal == nil)
    #expect(found.first?.text.contains("annual(1% per month) in percent") == true)
    #expect(
      holds(
        head + """
          a = q { share = annual(1% per month) in percent }
          b = q { share = 1% per month in percent }
          expect a.n = 12.68%
          expect b.n = 1%
          """))
  }

  @Test func `instances are compared under changes, and a comparison under changes says how`() {
    let head = """
      kind q { base: money, n = base * 2 }
      a = q { base = CHF 1 }
      b = a with { base = CHF 2 }
      scenario more { a.base = CHF 5 }

      """
    let report = Run(head + "show compare(a, a under more, b)").outcome.report
    #expect(report.contains("CHF 2.00"))
    #expect(report.contains("CHF 10.00"))
    #expect(report.contains("CHF 4.00"))
    let mended = Mended.once(head + "show compare(a, b) under more")
    #expect(mended == head + "show compare(a under more, b under more)")
    #expect(mended.map { Mended.errors($0).isEmpty } == true)
    let figures = "x = 1\ny = x * 2\nscenario s { x = 3 }\nscenario u { x = 4 }\n"
    #expect(
      Mended.once(figures + "show compare(x, y, s) under u") == figures
        + "show compare(x under u, y under u, s)")
  }

  // MARK: Tables of kinds

  private let plan = """
    kind plan {
      steps: table { name: text, cost: money, share: percent, note: text? }
      total = sum(steps.cost)
      noted = count(s for s in steps where s.note is given)
      weighted = sum(s.cost * s.share for s in steps)
    }

    """

  @Test(arguments: [
    ("title | price | share\n\"a\" | CHF 5 | 10%", ["E0462"]),
    ("name | cost | part\n\"a\" | CHF 5 | 10%", ["E0462"]),
    ("name | cost | share\n\"a\" | CHF 5 | 10", ["E0403"]),
    ("name | cost | share\n\"a\" | 5 | 10%", ["E0403"]),
    ("name | cost | share\n\"a\" | \"5\" | 10%", ["E0403"]),
    ("name | cost | share | more\n\"a\" | CHF 5 | 10% | 1", []),
    ("name | cost | share | note\n\"a\" | CHF 5 | 10% | \"x\"", []),
  ])
  func `a table that is handed on has the columns that the kind reads`(
    _ rows: String, _ codes: [String]
  ) {
    let source = plan + "table t { \(rows)\n}\np = plan { steps = t }\nshow p.total, p.weighted"
    let found = Mended.errors(source)
    #expect(found.map(\.code) == codes, "\(found.map(\.rendered))")
    // It is told at the line of the writer.
    #expect(found.allSatisfy { $0.rendered.contains("steps = t") })
  }

  @Test func `a column that may be left out is empty in a table that is handed on`() {
    #expect(
      holds(
        plan + """
          table t { name | cost | share
            "a" | CHF 5 | 10%
            "b" | CHF 7 | 20%
          }
          small = t where t.cost < CHF 6
          p = plan { steps = t }
          q = plan { steps = small }
          expect p.noted = 0
          expect p.total = CHF 12
          expect p.weighted = CHF 1.90
          expect q.noted = 0
          expect q.total = CHF 5
          """))
  }

  @Test(arguments: [
    (
      "table t { Licensee | Net sales | Royalty rate\n\"a\" | CHF 100 | 5%\n}\nx = sum(t.Net_sales)\nexpect x = CHF 100",
      "{ Licensee | Net_sales | Royalty_rate"
    ),
    (
      "table t { \"Licensee\" | \"Net sales (CHF)\"\n\"a\" | CHF 100\n}\nx = sum(t.Net_sales_CHF)\nexpect x = CHF 100",
      "{ Licensee | Net_sales_CHF"
    ),
    (
      "table t { name | stage\n\"a\" | early\n\"b\" | late\n}\nx = count(r for r in t where r.stage = early)\nexpect x = 1",
      "\"b\" | late\n  stage: early | late"
    ),
    (
      "r = 1% monthly\nexpect r = 1% per month", "r = 1% per month"
    ),
    ("r = 6%/year\nexpect r = 6% per year", "r = 6% per year"),
    (
      "table t { name | fee\n\"a\" | CHF 5\n\"b\" |\n}\nx = sum(if r.fee is missing then CHF 1 else r.fee for r in t)\nexpect x = CHF 6",
      "if not (r.fee is given) then"
    ),
    (
      "table t { name | fee\n\"a\" | CHF 5\n\"b\" |\n}\nx = sum(if r.fee is not given then CHF 1 else r.fee for r in t)\nexpect x = CHF 6",
      "if not (r.fee is given) then"
    ),
    (
      "table t { name | fee\n\"a\" | CHF 5\n\"b\" |\n}\nx = sum(if r.fee is not empty then r.fee else CHF 1 for r in t)\nexpect x = CHF 6",
      "if r.fee is given then"
    ),
  ])
  func `headings, words and questions of sheets are told with the line that means them`(
    _ source: String, _ line: String
  ) {
    let mended = Mended.once(source)
    #expect(mended?.contains(line) == true, "\(source): \(Mended.errors(source).map(\.rendered))")
    #expect(mended.map { holds($0) } == true, "\(source)")
  }

  @Test(arguments: [
    ("title = \"A case\"", "case \"…\" { … }"), ("trials = 500", "simulation { trials = … }"),
    ("seed = 5", "simulation { seed = … }"), ("start = 2026", "timeline = 2026 .. 2030"),
    ("horizon = 10", "timeline = 2026 .. 2030"),
    ("date = 2026-12-31", "valuation_date = 2026-12-31"),
  ])
  func `what is no setting is answered with where it stands`(_ setting: String, _ form: String) {
    let found = Mended.errors("case { currency = EUR, \(setting) }\nx = 1")
    #expect(found.map(\.code) == ["E0217"])
    #expect(found.first?.text.hasSuffix("write ‘\(form)’") == true, "\(found.map(\.text))")
  }

  @Test func `texts where a kind asks for words are told with the line that makes them words`() {
    let kind =
      "kind review { deals: table { name: text, stage: early | late }, n = count(d for d in deals where d.stage = early) }\n"
    let texts =
      kind
      + "table t { name | stage\n\"a\" | \"early\"\n\"b\" | \"late\"\n}\nall = review { deals = t }\nshow all.n"
    #expect(Mended.errors(texts).map(\.code) == ["E0465"])
    #expect(
      holds(
        kind
          + "table t { name | stage\n\"a\" | early\n\"b\" | late\nstage: early | late\n}\nall = review { deals = t }\nexpect all.n = 1"
      ))
  }

  @Test func `columns of the row at hand are told in the block that is filled in for it`() {
    let head =
      "kind fee { base: money, rate: percent, due = base * rate }\ntable t { name | sales | share\n\"a\" | CHF 100 | 5%\n}\n"
    let found = Mended.errors(head + "f[s in t] = fee { base = sales, rate = share }\nshow f")
    #expect(found.map(\.code) == ["E0231", "E0231"])
    #expect(found.map(\.rendered).joined().contains("base = s.sales, rate = s.share"))
  }

  @Test func `instances stand beside one another in the case and under scenarios`() {
    let report = Run(
      """
      kind fee { base: money, due = base * 2 }
      a = fee { base = CHF 1 }
      b = a with { base = CHF 4 }
      scenario more "More" { a.base = CHF 3 }
      show compare(a, b, more)
      """
    ).outcome.report
    #expect(report.contains("a, More") && report.contains("b, More"), "\(report)")
    #expect(report.contains("CHF 2.00  CHF 8.00  CHF 6.00  CHF 8.00"), "\(report)")
  }

  @Test func `what fails in trials says why`() {
    let found = Run(
      "w ~ exponential(mean: 5 years)\nd = 2027-01-01 + w\nshow d"
    ).outcome.messages
    #expect(found.map(\.code) == ["E1004"])
    #expect(found.first?.rendered.contains("a whole number is needed here") == true)
  }

  @Test func `columns that are called otherwise are told once with the heading to write`() {
    let source =
      plan + """
        p = plan {
          steps { title | price | share
            "a" | CHF 5 | 10%
          }
        }
        show p.total

        """
    #expect(
      Mended.once(source)
        == source.replacing("title | price | share", with: "name | cost | share"))
  }

  @Test func `what a kind does not have is answered with what it has`() {
    let source =
      plan + "table t { name | cost | share\n\"a\" | CHF 5 | 10%\n}\np = plan { steps = t }\n"
    #expect(Mended.errors(source + "show p.totals").first?.text.contains("total") == true)
    #expect(Mended.errors(source + "show p.weighting").first?.text.contains("weighted") == true)
    #expect(
      Mended.errors(source + "show p.zzz").first?.text.contains("total, noted, weighted") == true)
  }
}
