import Testing
import WorthReport

/// What a working paper says of the fields of an instance, and of what its kind shows.
@Suite struct FieldTests {
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

  @Test func `the name of a table stands above its own rows alone`() {
    let report = Report(
      """
      case "Names" { currency = CHF, timeline = 2026 .. 2027 }
      kind k { parts: table { name: text, cost: money }
        half[t] = sum(parts.cost) / 2
        show table(parts, half) }
      k x { parts { name | cost
        "a" | CHF 1 } }
      show x
      """)
    #expect(report.tables.map { $0.title } == ["parts", "by year"])
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

  @Test func `what a kind shows of another is called by its whole name, and a column by its own`() {
    let report = Report(
      """
      case "Names" { currency = CHF }
      kind part { a: number
        twice = a * 2 }
      kind whole { one: part
        two: part
        rows: table { name: text, cost: money }
        due[row in rows] = row.cost * 2
        show one.twice, two.twice, table(rows.cost, due) }
      part p { a = 1 }
      part q { a = 2 }
      whole w { one = p, two = q
        rows { name | cost
          "x" | CHF 3 } }
      show w
      """)
    #expect(
      report.body == """
        w
          one = p
          two = q

          one.twice = 2
          two.twice = 4

          rows
          name  cost   due
                 CHF   CHF
          ----  ----  ----
          x     3.00  6.00

        """)
  }
}
