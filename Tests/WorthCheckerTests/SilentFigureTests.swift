import Testing
import Worth
import WorthTestSupport

/// Figures that are not what was meant, and pass for it in silence.
///
/// The rule: what is written like a range, and what counts as several hundred percent under the name of a share, is noted
/// with the line to write; what is right as it is written is not.
@Suite struct SilentFigureTests {
  private let head = "case \"A\" { currency = EUR, timeline = 2026 .. 2028 }\n"

  /// The notes of a case, by their codes.
  private func notes(_ lines: String) -> [Message] {
    Run(head + lines + "\n").program.diagnostics.filter { $0.severity == .note }
  }

  // MARK: Ranges

  @Test(arguments: [
    ("x = 2.5% - 4.5%", "x ~ uniform(2.5%, 4.5%)"), ("x = 2%-4%", "x ~ uniform(2%, 4%)"),
    ("x[2027] = 1% - 2%\nx[t] = 3%", "x[2027] ~ uniform(1%, 2%)\nx[t] = 3%"),
    ("x = 18 months - 24 months", "x ~ uniform(18 months, 24 months)"),
    ("x = 10% per year - 12% per year", "x ~ uniform(10% per year, 12% per year)"),
  ]) func `a difference of two shares, the smaller first, is noted as a range`(
    line: String, mended: String
  ) {
    let found = notes(line + "\nshow x").filter { $0.code == "N0307" }
    #expect(found.count == 1, "\(line)")
    #expect(
      found.first.flatMap { Mended.pasting($0, into: head + line + "\nshow x\n") }
        == head + mended + "\nshow x\n", "\(line)")
    #expect(Mended.errors(head + mended + "\nshow x\n").isEmpty, "\(mended)")
  }

  @Test func `so it is in a field, in a change and in a cell, where two columns are proposed`() {
    let kind = "kind k { rate: percent, due = EUR 100 * rate }\n"
    #expect(notes(kind + "k a { rate = 2% - 4% }\nshow a.due").map(\.code) == ["N0307"])
    let change = "k a { rate = 2% }\nscenario s { a.rate = 2% - 4% }\nshow a.due under s"
    #expect(notes(kind + change).map(\.code) == ["N0307"])
    let cells = notes("table c { name | rate\n\"a\" | 2% - 4%\n\"b\" | 3% }\nshow c")
    #expect(cells.map(\.code) == ["N0307"])
    #expect(cells.first?.proposal == nil)
    #expect(cells.first?.text.contains("a column of its own") == true)
  }

  @Test(arguments: [
    "x = 4.5% - 2.5%", "low = 2%\nx = low - 4%", "x = EUR 400 - EUR 500", "x = 5 - 8",
    "x = 1 - 2%", "x = 2% - 2%", "x = 2026-03-01 - 2026-04-01", "x = (2% - 4%) * 2",
  ]) func `other differences are none`(line: String) {
    #expect(notes(line + "\nshow x").filter { $0.code == "N0307" }.isEmpty, "\(line)")
  }

  // MARK: Numbers that stand for percents

  @Test(arguments: [
    "royalty = sales * 5", "tax = 25 * profit\nprofit = EUR 9",
    "royalty_rate = 5\nx = sales * royalty_rate", "tax_rate = 25\nx = sales * tax_rate",
    "market_share = 12\nx = sales * market_share", "margin = 15\nx = sales * margin",
    "growth = 8\nx = sales * growth", "tax[t] = 20\nx[t] = sales * tax",
    "table b { name | rate\n\"a\" | 5\n\"b\" | 6 }\nx[r in b] = sales * r.rate",
    "kind k { rate: number, due = EUR 9 * rate }\nk a { rate = 5 }\nx = a.due",
  ]) func `a number under the name of a share is noted in a product with an amount`(line: String) {
    #expect(notes("sales = EUR 100\n" + line).contains { $0.code == "N0301" }, "\(line)")
  }

  @Test(arguments: [
    "royalty = sales * 5%", "royalty_rate = 0.05\nx = sales * royalty_rate",
    "growth = 1.08\nx = sales * growth", "share = 1\nx = sales * share",
    "exchange_rate = 87.4\nx = sales * exchange_rate", "hourly_rate = 50\nx = sales * hourly_rate",
    "x = sales * 5", "royalty = fee * 12\nfee = EUR 5", "years = 5\nx = sales * years",
    "tax_years = 5\nx = sales * tax_years", "rate = 5\nx = 3 * rate", "royalty = sales / 4",
  ]) func `a factor, a count and a rate of another sort are not noted`(line: String) {
    #expect(!notes("sales = EUR 100\n" + line).contains { $0.code == "N0301" }, "\(line)")
  }

  @Test func `an input of numbers is to be one of percents besides`() {
    let found = notes(
      "kind k { tax: number, kept = EUR 9 * (1 - tax) }\nk a { tax = 25 }\nshow a.kept")
    #expect(found.map(\.code) == ["N0301"])
    #expect(found.first?.proposal == nil)
    #expect(found.first?.text.hasSuffix("the kind then has ‘tax: percent’") == true)
  }

  // MARK: Counting

  /// What is given counts; rows count whatever stands in their cells.
  @Test(arguments: [
    ("count(b.amount)", "2"), ("count(b)", "3"), ("count(b.name)", "3"),
    ("count(r.amount for r in b)", "2"), ("count(r for r in b)", "3"),
    ("count(x for x in b.amount)", "2"), ("count(b.amount where name != \"a\")", "1"),
    ("count(r for r in b where r.amount is given)", "2"), ("count([b.amount[2], EUR 5])", "1"),
    ("count(plan)", "2"), ("count(case)", "3"), ("k.given", "2"), ("k.rows", "3"),
  ]) func `count counts what is given`(call: String, count: String) {
    let run = Run(
      head + """
        table b { name | amount
          "a" | EUR 5
          "b" |
          "c" | EUR 7 }
        plan[t] = if t.year > 2026 then EUR 5 else missing
        kind counts { all: table { name: text, amount: money? }, given = count(all.amount), rows = count(all) }
        counts k { all = b }
        x = \(call)
        """)
    #expect(run.errors == [], "\(call)")
    #expect(run.text("x") == count, "\(call)")
  }
}
