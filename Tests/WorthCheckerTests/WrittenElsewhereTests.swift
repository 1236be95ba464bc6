import Testing
import Worth
import WorthTestSupport

/// What newcomers write as they know it from elsewhere, and what is near to what was meant.
///
/// The rule: one message, and pasting what it proposes gives what was meant.
@Suite struct WrittenElsewhereTests {
  private let head = "case \"A\" { currency = CHF, timeline = 2026 .. 2028 }\n"

  @Test(arguments: [
    (
      "y = 5\nx = if y > 4 then \"big else \"small\"",
      "y = 5\nx = if y > 4 then \"big\" else \"small\"", "big"
    ),
    ("x = count([\"a, \"b\"])", "x = count([\"a\", \"b\"])", "2"),
    ("g = 3% per annum\nx = g in percent", "g = 3% per year\nx = g in percent", "3%"),
    ("g = 3% pa\nx = g in percent", "g = 3% per year\nx = g in percent", "3%"),
    ("x = 3% ' a comment", "x = 3% # a comment", "3%"),
    ("x ~ 3 - 5%", "x ~ uniform(3%, 5%)", "4%"), ("x = 3 - 5%", "x ~ uniform(3%, 5%)", "4%"),
    ("s = CHF 200\nx = 5% s", "s = CHF 200\nx = 5% of s", "CHF 10.00"),
    ("s = CHF 200\nx = 3 s", "s = CHF 200\nx = 3 * s", "CHF 600.00"),
    ("x = max(CHF 4 CHF 3)", "x = max(CHF 4, CHF 3)", "CHF 4.00"),
    ("s[t] = CHF 5\nx = s(2027)", "s[t] = CHF 5\nx = s[2027]", "CHF 5.00"),
    ("s[t] = CHF 5\nx = s.2027", "s[t] = CHF 5\nx = s[2027]", "CHF 5.00"),
    ("s[t] = CHF 5\nx = sum(s[2027:2028])", "s[t] = CHF 5\nx = sum(s[2027 .. 2028])", "CHF 10.00"),
    ("s[t] = CHF 5\nx = sum(s[2027:])", "s[t] = CHF 5\nx = sum(s[2027 ..])", "CHF 10.00"),
    (
      "gross margin[t] = 10%\nx = gross_margin[2027]",
      "gross_margin[t] = 10%\nx = gross_margin[2027]", "10%"
    ),
    (
      "g[t] = if t == 2028: 3% else: 4%\nx = g[2028]",
      "g[t] = if t = 2028 then 3% else 4%\nx = g[2028]", "3%"
    ),
    (
      "if t == 2028: g = 3% else: g = 4%\nx = g[2028]",
      "g[t] = if t = 2028 then 3% else 4%\nx = g[2028]", "3%"
    ),
    (
      "if t == 2028:\n  g = 3%\nelse:\n  g = 4%\nx = g[2027]",
      "g[t] = if t = 2028 then 3% else 4%\nx = g[2027]", "4%"
    ),
    (
      "u[2026] = 100\nu[t] = u[t-1] * 110%\nx = u[2027]",
      "u[2026] = 100\nu[t] = 110% of u[t-1]\nx = u[2027]", "110"
    ),
    (
      "u[2026] = 100\nu[t] = was * 2\nx = u[2027]", "u[2026] = 100\nu[t] = u[t-1] * 2\nx = u[2027]",
      "200"
    ),
    ("x = count([t for t in timeline])", "x = count([t for t in case])", "3"),
    ("g = 3% per year\nx = 1 + g", "g = 3%\nx = 1 + g", "1.03"),
    (
      "table t { n | c\n\"a\" | CHF 10\n\"b\" | CHF 20 }\nx = COUNTIF(t.c, \">15\")",
      "table t { n | c\n\"a\" | CHF 10\n\"b\" | CHF 20 }\nx = count(r.c for r in t where r.c > CHF 15)",
      "1"
    ),
    (
      "table t { n | Cost (CHF) | part %\n\"a\" | 10 | 5% }\nx = t.part_percent[\"a\"]",
      "table t { n | Cost_CHF | part_percent\n\"a\" | 10 | 5% }\nx = t.part_percent[\"a\"]", "5%"
    ),
    (
      "sales = [CHF 4, CHF 5, CHF 6]\nfee[t] = sales * 10%\nx = fee[2027]",
      "sales: flow of money = [CHF 4, CHF 5, CHF 6]\nfee[t] = sales * 10%\nx = fee[2027]",
      "CHF 0.50"
    ),
    (
      "sales = CHF 4, 4.1, 4.5 million\nfee[t] = sales * 10%\nx = fee[2027]",
      "sales: flow of money = [CHF 4 million, CHF 4.1 million, CHF 4.5 million]\nfee[t] = sales * 10%\nx = fee[2027]",
      "CHF 410_000.00"
    ),
    (
      "patent my pump { filed = 2020-01-01 }\nx = my_pump.filed",
      "patent my_pump { filed = 2020-01-01 }\nx = my_pump.filed", "2020-01-01"
    ),
    (
      "invention p { filed = 2020-01-01 }\nx = p.filed",
      "patent p { filed = 2020-01-01 }\nx = p.filed", "2020-01-01"
    ),
    (
      "g = 3%\nscenario low { g += -1% }\nx = g under low",
      "g = 3%\nscenario low { g = was - 1% }\nx = g under low", "2%"
    ),
    (
      "g = 3%\nscenario low { g *= 2 }\nx = g under low",
      "g = 3%\nscenario low { g = was * 2 }\nx = g under low", "6%"
    ),
  ]) func `one message leads to what was meant`(line: String, mended: String, value: String) {
    #expect(Mended.gives(mended, for: line, behind: head, x: value), "\(line)")
  }

  @Test func `months with points are a timeline`() {
    #expect(
      Mended.once("case { timeline = 01.2027 .. 12.2027 }\n")
        == "case { timeline = 2027-01 .. 2027-12 }\n")
  }

  @Test(arguments: [
    "case \"x\" { 3 | 4 }", "royalty_relief v { }", "x = compare",
    "a = b + CHF 1\nb = a * 2",
    "r[t] = r * 1.1\nkind k { m: flow of money, n = sum(m) }\nk j { m = r }",
    "sales[t] = CHF 9\nlicence v { sales = sales, royalty = 5% }\nx = sum(v.due) under { v.minimum = CHF 5 }",
    "table t { y | a\n2026 | 5\n2027 | CHF 1\n2028 | CHF 2 }",
  ]) func `one mistake is told once`(_ line: String) {
    let found = Mended.errors(head + line + "\n")
    #expect(found.count == 1, "\(line): \(found.map(\.text))")
  }

  @Test func `the row that differs from all others is told`() {
    let found = Mended.errors("table t { y | a\n2026 | 5\n2027 | CHF 1\n2028 | CHF 2 }\n")
    #expect(found.first?.place?.line == 2)
  }

  @Test func `a field is led to the input that its words begin with`() {
    let found = Mended.errors(
      head + "sales[t] = CHF 9\nlicence v { sales = sales, royalty_rate = 5% }\n")
    #expect(found.first?.proposal?.replacement == "royalty")
    #expect(
      Mended.errors(head + "royalty_relief v { }\n").first?.proposal?.replacement
        == "relief_from_royalty")
  }

  @Test func `changes from outside are told in their order, with their percent signs`() {
    let source =
      head + "g = 5%\nr = 4%\ns[2026] = CHF 1\ns[t] = s[t-1] * (1 + g)\nh[t] = 5%\nshow s, r, h\n"
    let run = Run(source, changes: [("r", "7"), ("h[2028]", "8"), ("g", "5")])
    let found = run.program.diagnostics.filter { $0.severity == .error }
    #expect(found.map { $0.proposal?.replacement } == ["7%", "8%", "5%"])
    #expect(found.map(\.code) == ["E0403", "E0403", "E0403"])
  }

  @Test func `instances by row are not compared as one figure`() {
    let kind = "kind k { m: money, n = m * 2 }\ntable t { a | b\n\"x\" | CHF 1\n\"y\" | CHF 2 }\n"
    let lines = "d[r in t] = k { m = r.b }\ns = CHF 1\nscenario up { s = CHF 2 }\n"
    #expect(Mended.errors(head + kind + lines + "show compare(d, up)\n").map(\.code) == ["E0507"])
  }
}
