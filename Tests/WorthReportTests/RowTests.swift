import Testing
import WorthReport

/// Tables by row: their names, totals and titles, under changes too.
@Suite struct RowTests {
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
          sales: What was sold
          record    sold  earned
                     CHF     CHF
          ------  ------  ------
          a        10.00    0.50
          b       200.00   10.00
          ------  ------  ------
          total   210.00   10.50

        """)
  }

  @Test func `lists and dated flows of each row stand side by side`() {
    #expect(
      Report(
        """
        case "Rows" { currency = CHF }
        table book { id | x
          "a" | CHF 1
          "b" | CHF 2 }
        kind k { x: money, day: date
          twice = [x, x * 2]
          some = if x > CHF 1 then [x] else [x, x]
          paid = [day: -x, 2026-03-01: x * 3, 2026-03-01: x] }
        each[r in book] = k { x = r.x, day = if r.x > CHF 1 then 2026-01-01 else 2026-03-01 }
        show each.twice, each.some, each.paid
        """
      ).body == """
        each.twice
           a     b
         CHF   CHF
        ----  ----
        1.00  2.00
        2.00  4.00

        each.some
           a     b
         CHF   CHF
        ----  ----
        1.00  2.00
        1.00

        each.paid
                       a      b
                     CHF    CHF
        ----------  ----  -----
        2026-01-01        -2.00
        2026-03-01  3.00   8.00

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
    #expect(trees.map { $0.value.number } == [20, 30, 40])
    #expect(trees.map { $0.choices.first?.best.text } == ["sell", "keep", "keep"])
    #expect(trees.allSatisfy { $0.outcomes.count == 2 })
    #expect(report.tables.first?.rows.first?.cells.first?.number == 30)
  }
}
