import Testing
import WorthReport
import WorthValue

/// What a report is made of: blocks whose numbers are numbers.
@Suite struct DocumentTests {
  private let start = """
    case "Case" { currency = CHF, timeline = 2026 .. 2027, source = "a handbook" }

    """

  // MARK: Tables

  @Test func `a column in which a value is missing has no total, as it has no sum`() {
    let report = Report(
      start + """
        table f {
          year | sold | kept
          2026 | CHF 5 | CHF 7
          2027 |       | CHF 8
        }
        sold[t] = f.sold[t]
        kept[t] = f.kept[t]
        counted = sold otherwise CHF 0
        show table(sold, kept, counted), table(sold), sum(sold), sum(kept), sum(counted)
        """)
    #expect(
      report.body == """
               sold   kept  counted
                CHF    CHF      CHF
        -----  ----  -----  -------
        2026   5.00   7.00     5.00
        2027          8.00     0.00
        -----  ----  -----  -------
        total        15.00     5.00

              sold
               CHF
        ----  ----
        2026  5.00
        2027

        sum(sold) = no value
        sum(kept) = CHF 15.00
        sum(counted) = CHF 5.00

        Source: a handbook

        """)
  }

  @Test func `a table has its unit above each column, and its numbers are those of the run`() throws
  {
    let report = Report(
      start + """
        price[t] = CHF 3.5 per tonne
        volume[t] = 2.25 tonne
        unit tonne
        sales[t] = price * volume
        share[t] = 12.5%
        interest[t] = 5% per year
        sold_on[t] = [2026-03-15, 2027-03-15][t.year - 2025]
        late[t] = yes
        show table(sales, price, volume, share, interest, sold_on, late)
        """)
    #expect(
      report.body == """
              sales          price  volume  share  interest     sold_on  late
                CHF  CHF per tonne   tonne         per year
        ----  -----  -------------  ------  -----  --------  ----------  ----
        2026   7.88            3.5    2.25  12.5%        5%  2026-03-15  yes
        2027   7.88            3.5    2.25  12.5%        5%  2027-03-15  yes

        Source: a handbook

        """)
    let table = try #require(report.tables.first)
    #expect(table.rowMeasure == .period)
    #expect(
      table.columns.map { $0.measure } == [
        .money(currency: "CHF", coins: 2), .price(currency: "CHF", per: "per tonne"),
        .quantity(unit: "tonne", one: "tonne", many: "tonne"), .percent,
        .rate(per: .year, compounded: .year), .date, .yesNo,
      ])
    #expect(table.columns.map { $0.digits } == [2, 1, 2, 1, 0, nil, nil])
    #expect(table.columns.map { $0.alignment }.last == .left)
    #expect(table.rows[0].cells[0].number == 7.875, "what is shown as 7.88 is kept as it is")
    #expect(table.rows[0].cells[3].number == 0.125)
  }

  @Test func `a column of the literal 0 is an amount like its neighbours`() {
    #expect(
      Report(start + "m[t] = 0\nn[t] = CHF 1\nshow table(m, n)").body.hasPrefix(
        """
                 m     n
               CHF   CHF
        ----  ----  ----
        2026  0.00  1.00
        """))
    // Where nothing says which currency, or it is counted, 0 is a number.
    let alone = Report(start + "m[t] = 0\nshow m").tables.first
    #expect(alone?.columns.first?.measure == .number)
    let counted = Report(start + "m[t] = 1 - 1\nn[t] = CHF 1\nshow table(m, n)").tables.first
    #expect(counted?.columns.first?.measure == .number)
    let two = Report(
      start + "m[t] = 0\nn[t] = CHF 1\no[t] = USD 1\nshow table(m, n, o)"
    ).tables.first
    #expect(two?.columns.first?.measure == .number)
  }

  @Test func `a single 0 among the amounts of a paper is an amount`() {
    let report = Report(
      start + """
        kind k { given: money?
          least = if given is given then (given otherwise CHF 0) else 0
          count = 0 * 3
          total = CHF 5 + least
          show least, total }
        k x { }
        show x
        """)
    #expect(report.body.hasPrefix("x\n  least = CHF 0.00\n  total = CHF 5.00\n"))
  }

  @Test func `columns of several index spaces make a table each`() {
    let report = Report(
      start + """
        table book { name | amount
          "a" | CHF 1
          "b" | CHF 2
          "c" | CHF 3 }
        sales[t] = CHF 5
        rate = 5%
        show table(sales, book, rate)
        """)
    #expect(report.tables.map { $0.rows.count } == [2, 3])
    #expect(report.tables.map { $0.rowKind } == ["year", "row of book"])
    #expect(report.figures.map { $0.name } == ["rate"])
  }

  @Test func `a table of the case has its name, what it is, and totals of what the case adds up`() {
    #expect(
      Report(
        start + """
          ## What was bought. In francs.
          table book { price | name | amount
            CHF 7 | "a" | CHF 1
            CHF 8 | "b" | CHF 2 }
          total = sum(book.amount)
          show book, total, book.price
          """
      ).body == """
        book: What was bought
        name   price  amount
                 CHF     CHF
        -----  -----  ------
        a       7.00    1.00
        b       8.00    2.00
        -----  -----  ------
        total           3.00

        total = CHF 3.00

        name  book.price
                     CHF
        ----  ----------
        a           7.00
        b           8.00

        Source: a handbook

        """)
  }

  @Test func `values before the first period stand in a row of their own`() throws {
    let report = Report(
      start + "debt[opening] = CHF 10\ndebt[t]: level of money = debt[t-1] / 2\nshow debt")
    let table = try #require(report.tables.first)
    #expect(table.opening?.cells.first?.number == 10)
    #expect(table.rows.map { $0.cells.first?.number } == [5, 2.5])
  }

  @Test func `all values of a list are shown, in lines that can be read`() {
    let report = Report("a = [i * 1_000_000 for i in 1 .. 100]\nshow a")
    #expect(report.text.contains(" 100_000_000]"))
    #expect(report.text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  // MARK: Figures

  @Test func `a figure says what it is, and lists keep one number of digits`() throws {
    let report = Report(
      """
      case "Figures" { currency = CHF }
      ## What it is worth. As of today.
      worth = CHF 1234.5
      parts = [CHF 1, CHF 2.125]
      flows = [2027-06-30: CHF 100, 2028-01-31: CHF 5.5]
      term = 18 months
      day = 2026-03-15
      show worth, parts, flows, term, day, "It is {worth}."
      """)
    #expect(
      report.body == """
        worth = CHF 1_234.50
        parts = [CHF 1.00, CHF 2.13]
        flows = [2027-06-30: CHF 100.00, 2028-01-31: CHF 5.50]
        term = 18 months
        day = 2026-03-15
        It is CHF 1_234.50.

        """)
    #expect(report.figures.map { $0.label } == ["What it is worth", "", "", "", ""])
    guard case .dated(let flows) = report.figures[2].value.content else {
      Issue.record("no dated flows")
      return
    }
    #expect(flows.map { $0.amount } == [100, 5.5])
  }

  @Test func `an uncertain figure has a range with errors, and a histogram behind it`() throws {
    let report = Report(
      """
      case "Uncertain" { currency = CHF, simulation { trials = 10_000, seed = 1 } }
      x = CHF 100 ~ uniform(CHF 0, CHF 200)
      sure = x.mean
      much = x > CHF 150
      show x, sure, much
      """)
    let figures = report.figures
    guard case .range(let mean, let p5, let p95)? = figures[0].uncertainty else {
      Issue.record("no range")
      return
    }
    // Of a uniform distribution from 0 to 200: mean 100, sd 57.7, so that the error of the mean is
    // 0.58.
    #expect(abs(mean.value.value - 100) < 3)
    #expect(abs((mean.error?.value ?? 0) - 0.58) < 0.02)
    #expect(mean.value.digits == 2 && mean.error?.digits == 2)
    #expect(p5.value.digits.map { $0 <= 2 } == true, "coins are enough, however small the error")
    #expect(abs(p5.value.value - 10) < 2)
    #expect(abs(p95.value.value - 190) < 2)
    #expect(figures[1].error != nil)
    guard case .share(let share)? = figures[2].uncertainty else {
      Issue.record("no share")
      return
    }
    #expect(abs(share.value.value - 0.25) < 0.02)
    guard report.document.blocks.count > 2,
      case .histogram(let histogram) = report.document.blocks[2]
    else {
      Issue.record("no histogram")
      return
    }
    #expect(histogram.name == "x")
    #expect(histogram.counts.reduce(0, +) <= 10_000)
    #expect(report.text.contains("Over 10_000 trials with seed 1"))
  }

  @Test func `series that vary have their range beside them in tables of the case`() throws {
    let report = Report(
      start + """
        x = CHF 100 ~ uniform(CHF 0, CHF 200)
        sales[t] = x
        show table(sales)
        """)
    let table = try #require(report.tables.first)
    #expect(table.columns.map { $0.heading } == ["sales", "P5", "P95"])
    #expect(table.columns.map { $0.statistic } == [nil, .p5, .p95])
    #expect(abs((table.rows[0].cells[1].number ?? 0) - 10) < 3)
  }

  // MARK: Comparisons and studies

  private let model = """
    case "Model" { currency = CHF }
    growth = 2%
    price = CHF 100
    value = price * (1 + growth)
    scenario good "Good times" { growth = 10%, price = CHF 200 }

    """

  @Test func `scenarios stand side by side, each figure with one number of digits`() throws {
    let report = Report(model + "show compare(value, growth, good), attribution(value, good)")
    // 100 × 1.02 = 102 and 200 × 1.1 = 220; growth adds (8 % × 100 + 8 % × 200) / 2 = 12, the price
    // 106.
    #expect(
      report.body == """
                  the case  Good times
        ------  ----------  ----------
        value   CHF 102.00  CHF 220.00
        growth          2%         10%

                          value
        -----------  ----------
        in the case  CHF 102.00
          by growth   CHF 12.00
          by price   CHF 106.00
        under good   CHF 220.00
        Each part is the mean over all orders in which the changes can be made (Shapley).

        """)
    guard case .comparison(let comparison) = report.document.blocks[1],
      case .attribution(let attribution) = report.document.blocks[2]
    else {
      Issue.record("no comparison and attribution")
      return
    }
    #expect(comparison.headings == ["the case", "Good times"])
    #expect(
      comparison.rows.map { $0.measure.self } == [.money(currency: "CHF", coins: 2), .percent])
    #expect(attribution.parts.map { $0.name } == ["growth", "price"])
    #expect(abs((attribution.parts[0].value.value.number ?? 0) - 12) < 1e-9)
  }

  @Test func `a grid has a cell for each pair of values`() {
    #expect(
      Report(
        model + "show grid(value, growth, [0%, 2.5%], price, [CHF 100, CHF 200]), "
          + "grid(value, growth, [0%, 10%])"
      ).body == """
        value in CHF, across: price
        growth  CHF 100.00  CHF 200.00
        ------  ----------  ----------
          0.0%      100.00      200.00
          2.5%      102.50      205.00

        growth   value
                   CHF
        ------  ------
            0%  100.00
           10%  110.00

        """)
  }

  @Test func `a tornado has a bar for each name`() {
    // From 51 to 110 in 24 parts: 100 stands at 20, the value of the case, 102, at 21, and 110 at
    // 24.
    #expect(
      Report(model + "show tornado(value, growth, 0% .. 10%, price, CHF 50 .. CHF 100)").body == """
                     from          to       value                  swing
        ------  ---------  ----------  ----------  ----------  ---------
        price   CHF 50.00  CHF 100.00   CHF 51.00  CHF 102.00  CHF 51.00  █████████████████████│
        growth         0%         10%  CHF 100.00  CHF 110.00  CHF 10.00                      █│███
        as it is: value = CHF 102.00

        """)
  }

  @Test func `a tree says its choices, and what ends and costs add`() {
    #expect(
      Report(
        """
        case "Tree" { currency = CHF }
        tree owner = choose "What" { "sue" -> chance "Court" { cost = CHF 10, 60% "won" -> CHF 100, rest "lost" -> CHF 0 }, "sell" -> CHF 20 }
        show owner
        """
      ).body == """
        owner = CHF 50.00

        choice  best  reached
        ------  ----  -------
        What    sue      100%

        path       probability  amount    adds
                                   CHF     CHF
        ---------  -----------  ------  ------
        sue: cost         100%  -10.00  -10.00
        sue, won           60%  100.00   60.00
        sue, lost          40%    0.00    0.00
        sell                0%   20.00    0.00

        """)
  }

  @Test func `what varies has its percentiles in comparisons, attributions and trees`() {
    let report = Report(
      """
      case "Ranges" { currency = CHF, simulation { trials = 10_000, seed = 1 } }
      price = CHF 100 ~ uniform(CHF 0, CHF 200)
      growth = 1
      value = price * growth
      scenario good { growth = 2 }
      tree owner = choose "What" { "sell" -> price, "keep" -> CHF 0 }
      show compare(value, owner.best, good), attribution(value, good), owner
      """)
    for block in report.document.blocks {
      switch block {
      case .comparison(let comparison):
        // Of a uniform distribution from 0 to 200 the 5th percentile is 10, of twice that 20.
        #expect(
          comparison.rows[0].values.map { near($0.p5, 10) || near($0.p5, 20) } == [true, true])
        #expect(comparison.rows[1].values.allSatisfy { $0.p5 == nil }, "words have no percentiles")
      case .attribution(let attribution):
        #expect(near(attribution.before.p95, 190) && near(attribution.after.p95, 380))
        #expect(near(attribution.parts[0].value.p95, 190))
      case .tree(let tree):
        #expect(near(tree.outcomes[0].amount.p95, 190))
        #expect(tree.outcomes[1].amount.p95 == nil)
      case .heading, .paragraph, .figure, .table, .workingPaper, .grid, .tornado, .histogram,
        .checks, .remarks, .sources:
        continue
      }
    }
    #expect(report.figures.contains { $0.name == "owner" && $0.uncertainty != nil })
  }

  /// `true` iff the content is a number within a twentieth of `expected`, which 10,000 trials hold
  /// to.
  private func near(_ content: Content?, _ expected: Double) -> Bool {
    content?.number.map { abs($0 - expected) < 0.05 * expected + 1 } ?? false
  }

  // MARK: The end

  @Test func `a report ends with its remarks, its checks and its sources`() throws {
    let report = Report(
      start + """
        a = 2
        show a
        expect a = 2
        expect a = 3 because "table 1"
        """)
    #expect(
      report.body == """
        a = 2

        Checks: 1 of 2 pass.
          line 5: expect a = 3 because "table 1"; it is 2

        Source: a handbook

        """)
    guard case .checks(let checks) = report.document.blocks[2] else {
      Issue.record("no checks")
      return
    }
    #expect(checks.map { $0.verdict } == [.passed, .missed])
    #expect(checks[1].reason == "table 1")
  }

  @Test func `a case that shows nothing has a summary of its values`() {
    #expect(
      Report(
        "case \"S\" { currency = CHF, timeline = 2026 .. 2027 }\na = 1\nb[t] = CHF 1\nc[t] = 2"
      )
      .body == """
        a = 1

                 b  c
               CHF
        ----  ----  -
        2026  1.00  2
        2027  1.00  2

        """)
  }
}
