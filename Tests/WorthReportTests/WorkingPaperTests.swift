import Testing
import WorthReport

/// What a report shows of a filled-in kind.
@Suite struct WorkingPaperTests {
  private let fee = """
    case "Paper" { currency = CHF, timeline = 2026 .. 2028 }
    kind fee {
      ## Who pays; at the exit: nothing
      payer: text
      ## Sales that bear the fee. Without value added tax.
      sales: flow of money
      ## Share of them, e.g. 5 % or approx. a twentieth
      rate: percent
      least: money?
      ## The steps
      ## of the work
      steps: table { name: text, days: number, note: text? }

      ## Fee of a year
      paid[t] = sales * rate
      stock[t]: level of money = sales * 2
      ## All fees
      total = sum(paid)
      ## What was done
      done = [s.name for s in steps]
      remark = if rate > 50% then "A high rate." else ""
      show table(sales, paid, stock), total, done, "{remark}"
    }
    sold[t] = CHF 200_000.40
    fee licence "Licence of a pump" {
      payer = "a firm", sales = sold, rate = 5%
      steps {
        name   | days
        "look" | 2
        "ask"  | 3
      }
    }
    dear = licence with { rate = 60% }
    small = licence with { sales = CHF 10.50 }

    """

  /// A kind that shows some of its lines only where an input is given.
  private let deal = """
    case "Deal" { currency = CHF, timeline = 2026 .. 2027 }
    kind deal {
      amount: money
      cap: money?
      fee: money?
      kept[t]   = amount
      capped[t] = min(amount, cap otherwise amount)
      paid[t]   = fee otherwise 0
      left      = sum(kept) - sum(paid)
      show table(kept, capped if cap is given, paid if fee is given), left if cap is given and fee is given,
        "No cap." if not (cap is given), sum(paid) if fee is given or cap is given
    }
    deal plain { amount = CHF 5 }
    deal some { amount = CHF 5, cap = CHF 3 }
    deal full { amount = CHF 5, cap = CHF 3, fee = CHF 1 }
    table rows {
      id  | amount | cap
      "a" | CHF 5  | CHF 3
      "b" | CHF 7  |
    }
    each[r in rows] = deal { amount = r.amount, fee = r.amount / 10 }

    """

  @Test(arguments: [
    ("plain", ["kept"], ["No cap."]),
    ("some", ["kept", "capped"], ["sum(paid) = CHF 0.00"]),
    ("full", ["kept", "capped", "paid"], ["left = CHF 8.00", "sum(paid) = CHF 2.00"]),
    ("plain with { fee = CHF 1 }", ["kept", "paid"], ["No cap.", "sum(paid) = CHF 2.00"]),
    ("full with { cap = missing }", ["kept", "paid"], ["No cap.", "sum(paid) = CHF 2.00"]),
    ("each[\"b\"]", ["kept", "paid"], ["No cap.", "sum(paid) = CHF 1.40"]),
  ]) func `what is shown follows from what is given`(
    shown: String, columns: [String], lines: [String]
  ) {
    let report = Report(deal + "show \(shown)")
    #expect(report.tables.map { $0.columns.map(\.heading) } == [columns])
    let body = report.body.split(separator: "\n").map { $0.drop { $0 == " " } }
    let steps = ["left =", "sum(paid) =", "No cap."]
    #expect(body.filter { line in steps.contains { line.hasPrefix($0) } }.map(String.init) == lines)
  }

  @Test func `it says what was given, then each step in order, with units, titles and totals`() {
    // 3 × 200,000.40 = 600,001.20, of which 5 % is 30,000.06; levels and days have no total.
    #expect(
      Report(fee + "show licence").body == """
        licence: Licence of a pump
          payer = a firm  # Who pays; at the exit: nothing
          rate = 5%       # Share of them, e.g. 5 % or approx. a twentieth

          steps: The steps of the work
          name  days
          ----  ----
          look     2
          ask      3

          by year
                   sales    paid    stock
                     CHF     CHF      CHF
          -----  -------  ------  -------
          2026   200_000  10_000  400_001
          2027   200_000  10_000  400_001
          2028   200_000  10_000  400_001
          -----  -------  ------  -------
          total  600_001  30_000
          # sales: Sales that bear the fee
          # paid: Fee of a year

          total = CHF 30_000.06  # All fees
          done  # What was done
            - look
            - ask

        """)
  }

  @Test func `a text stands alone where it says something`() {
    #expect(Report(fee + "show dear").body.contains("\n  A high rate.\n"))
    #expect(!Report(fee + "show licence").body.contains("A high rate"))
  }

  @Test func `small amounts keep their coins in all rows`() {
    #expect(
      Report(fee + "show small").body.contains(
        """
          by year
                 sales  paid  stock
                   CHF   CHF    CHF
          -----  -----  ----  -----
          2026   10.50  0.53  21.00
          2027   10.50  0.53  21.00
          2028   10.50  0.53  21.00
          -----  -----  ----  -----
          total  31.50  1.58
        """))
  }

  @Test func `the given and the steps are apart in the document, with what they are`() throws {
    let paper = try #require(Report(fee + "show licence").papers.first)
    #expect(paper.name == "licence")
    #expect(paper.label == "Licence of a pump")
    let given = Report.figures(paper.given)
    #expect(given.map { $0.name } == ["payer", "rate"])
    #expect(given.allSatisfy { $0.isInput })
    #expect(given[1].value.measure == .percent)
    #expect(given[1].value.content.number == 0.05)
    let table = try #require(Report.tables(paper.steps).first)
    #expect(table.rowKind == "year")
    #expect(table.columns.map { $0.heading } == ["sales", "paid", "stock"])
    #expect(
      table.columns.allSatisfy { $0.measure == .money(currency: "CHF", coins: 2) && $0.digits == 0 }
    )
    #expect(table.columns.map { $0.label } == ["Sales that bear the fee", "Fee of a year", ""])
    let totals = try #require(table.totals)
    #expect(abs((totals[1].number ?? 0) - 30_000.06) < 1e-9, "it is a number still, not a text")
    #expect(totals[2].isMissing)
    #expect(Report.figures(paper.steps).map { $0.name } == ["total", "done"])
  }

  @Test func `uncertain lines are told as such`() throws {
    let source = fee.replacing("sold[t] = CHF 200_000.40", with: "sold[t] = CHF 1 * price")
    let report = Report(source + "price = 200 ~ uniform(100, 300)\nshow licence")
    let paper = try #require(report.papers.first)
    #expect(paper.remarks.count == 1)
    let total = try #require(Report.figures(paper.steps).first)
    guard case .range(let mean, _, _)? = total.uncertainty else {
      Issue.record("the total has no range")
      return
    }
    // 3 × 5 % × 200 on average.
    #expect(abs(mean.value.value - 30) < 1)
    #expect(report.text.contains("\n  # the table shows the point estimate"))
  }
}
