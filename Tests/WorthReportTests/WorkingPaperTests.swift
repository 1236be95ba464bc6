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

  // MARK: Tables by row

  private let sales = """
    case "Rows" { currency = CHF, timeline = 2026 .. 2027 }
    kind k {
      ## What was sold
      sales: table { record: text, sold: money }
      earned[row in sales] = row.sold * 5%
      show table(sales, earned)
    }
    k shop { sales {
      record | sold
      "a"    | CHF 10
      "b"    | CHF 200
    } }

    """

  @Test func `rows keep their names, and a table that is shown its columns, with totals`() {
    #expect(
      Report(sales + "show shop").body == """
        shop
          record    sold  earned
                     CHF     CHF
          ------  ------  ------
          a        10.00    0.50
          b       200.00   10.00
          ------  ------  ------
          total   210.00   10.50

        """)
  }

  @Test(arguments: [
    ("name: text, cost: money", "name | cost\n\"a\" | CHF 1\n\"b\" | CHF 2", ["a", "b"]),
    ("cost: money, name: text", "cost | name\nCHF 1 | \"a\"\nCHF 2 | \"b\"", ["a", "b"]),
    (
      "day: date, cost: money", "day | cost\n2026-01-31 | CHF 1\n2026-02-28 | CHF 2",
      ["2026-01-31", "2026-02-28"]
    ),
    ("year: whole, cost: money", "year | cost\n8 | CHF 1\n9 | CHF 2", ["8", "9"]),
    (
      "size: small | large, cost: money", "size | cost\nsmall | CHF 1\nlarge | CHF 2",
      ["small", "large"]
    ),
  ])
  func `rows are named by texts, dates, words or numbers that rise`(
    columns: String, rows: String, names: [String]
  ) {
    let report = Report(
      """
      case "Names" { currency = CHF }
      kind k { rows: table { \(columns) }
        twice[row in rows] = row.cost * 2
        show table(twice) }
      k x { rows { \(rows) } }
      show x
      """)
    let lines = report.body.split(separator: "\n").map { $0.split(separator: " ") }
    for name in names {
      // Once in what was given and once beside what follows from it.
      #expect(
        lines.count { $0.first.map { String($0) } == name || $0.contains { $0 == name } } == 2)
    }
    let steps = report.papers.first.map { Report.tables($0.steps) } ?? []
    #expect(steps.first?.rows.allSatisfy { $0.label != nil } == true)
  }

  @Test func `numbers that do not rise name no rows`() {
    let report = Report(
      """
      case "Names" { currency = CHF }
      kind k { rows: table { hours: number, cost: money }
        twice[row in rows] = row.cost * 2
        show table(twice) }
      k x { rows { hours | cost
        9 | CHF 1
        8 | CHF 2 } }
      show x
      """)
    let steps = report.papers.first.map { Report.tables($0.steps) } ?? []
    #expect(steps.first?.rowMeasure == nil)
  }

  @Test func `levels by row, such as prices, have no total`() {
    let report = Report(
      """
      case "Levels" { currency = CHF }
      kind k { work: table { name: text, hours: number, price: level of money }
        due[row in work] = row.hours * row.price
        dearest[row in work]: level of money = row.price * 2
        show table(due, dearest) }
      k x { work { name | hours | price
        "a" | 2 | CHF 30
        "b" | 1 | CHF 50 } }
      show x
      """)
    #expect(
      report.body == """
        x
          work
          name  hours  price
                         CHF
          ----  -----  -----
          a         2  30.00
          b         1  50.00

          by row of work
          name      due  dearest
                    CHF      CHF
          -----  ------  -------
          a       60.00    60.00
          b       50.00   100.00
          -----  ------  -------
          total  110.00

        """)
  }

  @Test func `the stages of a project keep their names, durations, costs and chances`() throws {
    let report = Report(
      """
      case "Stages" { currency = EUR }
      staged_project drug {
        stages {
          name         | duration  | cost          | success
          "laboratory" | 12 months | EUR 1 million | 50%
          "field"      | 18 months | EUR 4 million | 40%
        }
        launch_value = EUR 100 million
        discount_rate = 0%
        cost_timing = start
      }
      show drug
      """)
    #expect(
      report.body.contains(
        """
          name         duration       cost  success
                                       EUR
          ----------  ---------  ---------  -------
          laboratory     1 year  1_000_000      50%
          field       18 months  4_000_000      40%
          ----------  ---------  ---------  -------
          total                  5_000_000
        """))
    let paper = try #require(report.papers.first)
    let stages = try #require(Report.tables(paper.steps).first)
    #expect(stages.rows.map { $0.label?.text } == ["laboratory", "field"])
    // What is known before the first stage stands in a row of its own that says so.
    #expect(stages.opening?.label?.text == "opening")
    #expect(report.body.contains("\n  opening  "))
  }

  // MARK: Fields

  private let nested = """
    case "Nested" { currency = CHF, timeline = 2026 .. 2027 }
    kind terms {
      ## Share of the sales
      rate: percent
      bands: table { name: text, above: money }
    }
    kind licence {
      ## What was agreed
      agreed: terms
      other: terms
      ## Costs of the years
      costs: flow of money
      ## Discounts; one for each visit
      discounts: list of percent
      extra: flow of money = 0
      paid[t] = costs * agreed.rate
      show table(paid)
    }
    terms usual "Usual terms" { rate = 1%
      bands { name | above
        "all" | CHF 1 } }
    licence x {
      agreed { rate = 5%
        bands { name | above
          "low"  | CHF 10
          "high" | CHF 20 } }
      other = usual
      costs[2026] = CHF 40
      costs[t] = CHF 60
      discounts = [1%, 2.5%]
    }

    """

  @Test func `fields of a block, by period, with many values and left out are all given`() {
    #expect(
      Report(nested + "show x").body == """
        x
          other = Usual terms
          discounts = [1.0%, 2.5%]  # Discounts; one for each visit
          extra = CHF 0.00 in every period

          agreed: What was agreed
            rate = 5%  # Share of the sales

            bands
            name   above
                     CHF
            -----  -----
            low    10.00
            high   20.00
            -----  -----
            total  30.00

                  costs  paid
                    CHF   CHF
          -----  ------  ----
          2026    40.00  2.00
          2027    60.00  3.00
          -----  ------  ----
          total  100.00  5.00
          # costs: Costs of the years

        """)
  }

  @Test
  func `a kind that is filled in within a field shows its fields, whether by a block or by with`() {
    let report = Report(
      nested + "licence y { agreed = usual with { rate = 7% }, other = usual\n"
        + "costs = CHF 1, discounts = [1%] }\nshow y, x.agreed")
    #expect(report.body.contains("\n    rate = 7%  # Share of the sales\n"))
    #expect(report.body.contains("\nx.agreed\n  rate = 5%  # Share of the sales\n"))
  }

  @Test func `a field that is the same in every period is said once, whether given or left out`()
    throws
  {
    let report = Report(
      """
      case "Constant" { currency = CHF, timeline = 2026 .. 2027 }
      kind k { fee: flow of money
        rate: level of percent
        extra: flow of money = CHF 3
        paid[t] = fee * rate + extra
        show table(paid) }
      k x { fee = CHF 40
        rate[2026] = 5%
        rate[2027] = 10% }
      show x
      """)
    #expect(
      report.body == """
        x
          fee = CHF 40.00 in every period
          extra = CHF 3.00 in every period

                 rate   paid
                         CHF
          -----  ----  -----
          2026     5%   5.00
          2027    10%   7.00
          -----  ----  -----
          total        12.00

        """)
    let given = try #require(report.papers.first).given
    #expect(Report.figures(given).map { $0.isDefault } == [false, true])
  }

  @Test func `a plain number that is 0 has no currency, and an amount that is 0 has one`() {
    let report = Report(
      """
      case "Zeros" { currency = CHF, timeline = 2026 .. 2027 }
      kind k {
        count: number
        lowest: number = 0
        share: percent = 0%
        fee: money
        rows: table { name: text, pieces: number, cost: money }
        nothing = 0
        due = CHF 5 + fee
        show nothing, due }
      k x { count = 0, fee = 0
        rows { name | pieces | cost
          "a" | 0 | 0
          "b" | 0 | 0 } }
      show x
      """)
    #expect(
      report.body == """
        x
          count = 0
          lowest = 0
          share = 0%
          fee = CHF 0.00

          rows
          name   pieces  cost
                          CHF
          -----  ------  ----
          a           0  0.00
          b           0  0.00
          -----  ------  ----
          total          0.00

          nothing = CHF 0.00
          due = CHF 5.00

        """)
  }

  @Test func `a kind without show tells its fields and all its lines`() {
    #expect(
      Report(
        """
        kind k { a: number
          b: text?
          twice = a * 2 }
        k x { a = 4 }
        show x
        """
      ).text == """
        x
          a = 4

          twice = 8

        """)
  }

  @Test func `lists beside series stand in the table that a kind shows`() throws {
    let report = Report(
      """
      case "Lists" { currency = CHF, timeline = 2026 .. 2027 }
      kind k { sales: flow of money
        plan = [CHF 11, CHF 12]
        total = sum(plan)
        show table(sales, plan), total }
      k x { sales = CHF 10 }
      show x
      """)
    #expect(
      report.body == """
        x
                 sales   plan
                   CHF    CHF
          -----  -----  -----
          2026   10.00  11.00
          2027   10.00  12.00
          -----  -----  -----
          total  20.00

          total = CHF 23.00

        """)
  }

  @Test func `tables of several index spaces have a title each`() {
    let report = Report(
      """
      case "Titles" { currency = CHF, timeline = 2026 .. 2027 }
      kind k { parts: table { name: text, cost: money }
        sales: flow of money
        twice[row in parts] = row.cost * 2
        half[t] = sales / 2
        show table(twice, half) }
      k x { sales = CHF 10
        parts { name | cost
          "a" | CHF 1 } }
      show x
      """)
    #expect(report.tables.map { $0.title } == ["parts", "by row of parts", "by year"])
    #expect(report.tables.map { $0.rows.count } == [1, 1, 2])
  }

  @Test func `an instance that a kind shows stands within its paper`() {
    let report = Report(
      """
      kind part { size: number
        double = size * 2
        show double }
      kind whole { first: part
        all = first.double + 1
        show all, first }
      part a "Part a" { size = 3 }
      whole w { first = a }
      show w
      """)
    #expect(
      report.text == """
        w
          all = 7

          first: Part a
            size = 3

            double = 6

        """)
  }

  // MARK: Under changes

  @Test func `an instance under changes shows the same table as without`() throws {
    let source = sales.replacing("* 5%", with: "* share").replacing(
      "sales: table", with: "share: percent\n  sales: table"
    ).replacing("k shop { ", with: "rate = 5%\nk shop { share = rate\n")
    let report = Report(
      source + "scenario dear { rate = 10% }\n"
        + "show shop, shop under dear, shop under { rate = 10% }, (shop under dear), "
        + "shop with { share = 10% }")
    #expect(report.papers.count == 5)
    let shares = report.papers.map { Report.figures($0.given).first?.value.content.number }
    #expect(shares == [0.05, 0.1, 0.1, 0.1, 0.1])
    #expect(report.tables.map { $0.columns.count } == [2, 2, 2, 2, 2])
    #expect(report.tables.map { $0.totals?.last?.number } == [10.5, 21, 21, 21, 21])
  }

  @Test func `a tree and a table under changes show what they show without`() throws {
    let report = Report(
      """
      case "Tree" { currency = CHF }
      gain = CHF 10
      scenario rich { gain = CHF 30 }
      table book { name | amount
        "a" | gain
        "b" | CHF 5 }
      tree owner = choose "What" { "sell" -> CHF 20, "keep" -> gain }
      show owner, owner under rich, (owner under { gain = CHF 40 }), book under rich
      """)
    let trees = report.document.blocks.compactMap { block in
      if case .tree(let tree) = block { tree } else { nil as Document.DecisionTree? }
    }
    #expect(trees.map { $0.value.value.content.number } == [20, 30, 40])
    #expect(trees.map { $0.choices.first?.best.text } == ["sell", "keep", "keep"])
    #expect(trees.allSatisfy { $0.outcomes.count == 2 })
    #expect(report.tables.first?.rows.first?.cells.first?.number == 30)
  }
}
