import Testing
import Worth
import WorthTestSupport

/// Kinds that are filled in for each row of a table, each period or each key.
@Suite struct RepeatedInstanceTests {
  /// A table of three loans, and a kind for them.
  private static let book = """
    table book {
      id     | amount  | rate | months
      "A-17" | EUR 100 | 5%   | 2
      "B-2"  | EUR 200 | 8%   | 4
      "C-3"  | EUR 400 | 10%  | 3
    }
    kind loan {
      principal: money
      rate: percent
      interest = principal * rate
      debt[opening] = principal
      debt[t] = debt[t-1] * (1 + rate)
    }

    """

  private static let years = "case \"Book\" { currency = EUR, timeline = 2026 .. 2028 }\n"

  /// The values of a column as numbers.
  private func column(_ run: Run, _ path: String) -> [Double] {
    guard case .series(let series)? = run.outcome.figure(path)?.value else { return [] }
    return series.values.map { value in
      switch value {
      case .number(let number), .percent(let number): number
      case .money(let money): money.amount
      default: .nan
      }
    }
  }

  // MARK: Values

  @Test func `each row has the same bits as the kind filled in by hand`() {
    let run = Run(
      Self.years + Self.book + """
        facility[r in book] = loan { principal = r.amount, rate = r.rate }
        loan a { principal = EUR 100, rate = 5% }
        loan b { principal = EUR 200, rate = 8% }
        loan c { principal = EUR 400, rate = 10% }
        all[t] = sum(f.debt[t] for f in facility)
        sums[t] = sum([a.debt[t], b.debt[t], c.debt[t]])
        total = sum(facility.interest)
        one = facility["B-2"].debt[2027]
        """)
    #expect(run.errors == [])
    #expect(column(run, "facility.interest") == [5, 16, 40])
    #expect(run.number("total") == 61)
    #expect(column(run, "all") == column(run, "sums"))
    #expect(run.number("one") == column(run, "b.debt")[1])
    // 200 × 1.08² = 233.28
    #expect(abs((run.number("one") ?? 0) - 233.28) < 1e-9)
  }

  @Test func `an instance is there for each period, each key and each chosen row`() {
    let run = Run(
      Self.years + Self.book + """
        kind levy { base: money, fee = base * 10% }
        by_year[t] = levy { base = EUR 10 * (t.year - 2025) }
        table sales {
          sector  | sold
          "grain" | EUR 10
          "milk"  | EUR 20
          "grain" | EUR 30
        }
        by_sector[s in sales.sector] = levy {
          base = sum(r.sold for r in sales where r.sector = s)
        }
        large = book where amount > EUR 150
        big[r in large] = levy { base = r.amount }
        last = by_year[2028].fee
        grain = by_sector["grain"].fee
        """)
    #expect(run.errors == [])
    #expect(column(run, "by_year.fee") == [1, 2, 3])
    #expect(column(run, "by_sector.fee") == [4, 2])
    #expect(column(run, "big.fee") == [20, 40])
    #expect(run.number("last") == 3)
    #expect(run.number("grain") == 4)
  }

  @Test func `a timeline of its own may differ in length from row to row`() {
    let run = Run(
      "case \"Book\" { currency = EUR, timeline = 2026-01 .. 2026-06 }\n" + Self.book + """
        kind plan {
          principal: money
          instalments: whole
          timeline = month 1 .. instalments
          debt[opening] = principal
          debt[t] = debt[t-1] - principal / instalments
          paid[t] = debt[t-1] - debt[t]
          periods = count(debt)
        }
        repay[r in book] = plan { principal = r.amount, instalments = r.months }
        received[t] = sum(by_period(p.paid, from: 2026-02-01) for p in repay)
        """)
    #expect(run.errors == [])
    #expect(column(run, "repay.periods") == [2, 4, 3])
    // From February on: 100 in two, 200 in four and 400 in three instalments.
    let third = 400.0 / 3
    for (found, wanted) in zip(
      column(run, "received"), [0, 100 + third, 100 + third, 50 + third, 50, 0])
    {
      #expect(abs(found - wanted) < 1e-9)
    }
  }

  @Test func `in a line over the same rows the name means the instance at hand`() {
    let run = Run(
      Self.years + Self.book + """
        facility[r in book] = loan { principal = r.amount, rate = r.rate }
        kind cover { debt: money, part = debt / 2 }
        half[r in book] = facility.interest / 2
        fund[r in book] = cover { debt = facility.interest }
        again = sum(f.principal for f in facility where f.rate > 6%)
        """)
    #expect(run.errors == [])
    #expect(column(run, "half") == [2.5, 8, 20])
    #expect(column(run, "fund.part") == [2.5, 8, 20])
    #expect(run.number("again") == 600)
  }

  @Test func `with varies each row, and a scenario all of them`() {
    let run = Run(
      Self.years + Self.book + """
        base = 1%
        facility[r in book] = loan { principal = r.amount, rate = r.rate + base }
        dear = facility with { rate = 20% }
        scenario crisis { base = 11% }
        plain = sum(facility.interest)
        more = sum(dear.interest)
        worse = sum(facility.interest) under crisis
        """)
    #expect(run.errors == [])
    // 6 + 18 + 44; a fifth of 700; 16 + 38 + 84
    #expect(abs((run.number("plain") ?? 0) - 68) < 1e-9)
    #expect(abs((run.number("more") ?? 0) - 140) < 1e-9)
    #expect(abs((run.number("worse") ?? 0) - 138) < 1e-9)
  }

  @Test func `the code is the same whatever the number of rows`() {
    /// The number of definitions and instructions of a case with so many rows.
    func size(_ rows: Int) -> Int {
      let table =
        "table book { id | amount\n" + (1...rows).map { "\"L\($0)\" | EUR \($0)\n" }.joined()
        + "}\n"
      let kind = "kind levy { base: money, fee = base * 10% }\n"
      let program = Engine().compile(
        table + kind + "f[r in book] = levy { base = r.amount }\nshow sum(f.fee)")
      return program.planListing.split(separator: "\n").count { $0.contains("multiply") }
    }
    #expect(size(2) == size(50))
  }

  // MARK: Failures

  @Test func `a row that fails has no value, and the message says which it is`() {
    let run = Run(
      Self.years + """
        table book {
          id  | amount   | rate
          "A" | EUR 100  | 5%
          "B" | EUR 200  | 0%
          "C" | -EUR 100 | 10%
        }
        kind loan {
          principal: money
          rate: percent
          require principal > EUR 0 because "a loan of {principal} is none"
          perpetual = principal / rate
        }
        f[r in book] = loan { principal = r.amount, rate = r.rate }
        total = sum(f.perpetual)
        first = f["A"].perpetual
        """)
    #expect(run.errors == ["E0601", "E0608"])
    #expect(run.outcome.messages[0].rendered.contains("fails for B"))
    #expect(run.outcome.messages[1].rendered.contains("fails for C"))
    #expect(run.number("first") == 2000)
    #expect(column(run, "f.perpetual").map { $0.isNaN } == [false, true, true])
    #expect(run.number("total") == nil)
  }

  @Test(arguments: [
    ("f[r in book] = loan { principal = r.amount, rate = sum(f.rate) }", "E0204"),
    ("x = sum(f.interest)\nf[r in book] = loan { principal = x, rate = r.rate }", "E0204"),
    ("f[r in book] = loan { principal = amount, rate = r.rate }", "E0231"),
    ("f[r in book] = loan { principal = r.amount, rate = 1% }\nx = f.intrest", "E0405"),
    ("f[r in book] = loan { principal = r.amount, rate = 1% }\nx = f[\"D\"].rate", "E0609"),
    ("f[r in book] = loan { principal = r.amount, rate = 1% }\nx = f[4].rate", "E0607"),
    ("f[r in book] = loan { principal = r.amount, rate = 1% }\nx = f[2026-01-01].rate", "E0310"),
    ("f[r in book] = loan { principal = r.amount, rate = 1% }\nx = f + 1", "E0311"),
    ("loan f[r in book] { principal = r.amount, rate = 1% }", "E0121"),
    ("f[r in pages] = loan { principal = r.amount, rate = 1% }", "E0201"),
  ])
  func `a mistake is told once, by its code`(_ source: String, _ code: String) {
    #expect(Run(Self.years + Self.book + source).errors == [code])
  }

  // MARK: Parts, cells and variants of one

  @Test func `a variant of one of them is that one`() {
    let run = Run(
      Self.years + Self.book + """
        f[r in book] = loan { principal = r.amount, rate = r.rate }
        a = f["A-17"] with { rate = 10% }
        x = a.interest
        y = (f["B-2"] with { rate = 10% }).interest
        z = f["A-17"].interest
        """)
    #expect(run.errors == [])
    #expect(run.number("x") == 10)
    #expect(run.number("y") == 20)
    #expect(run.number("z") == 5)
    let named = Run(
      Self.years + Self.book + """
        f[r in book] = loan { principal = r.amount, rate = r.rate }
        first = f["A-17"]
        a = first with { rate = 10% }
        """)
    #expect(named.errors == ["E0413"])
  }

  @Test func `a change of one row reaches a block, a table in it and a kind that is a line`() {
    let run = Run(
      """
      kind part { a: number, steps: table { x: number }, b = a + steps.x[1] }
      kind whole {
        p: part
        q = part { a = p.a * 10, steps { x
          0 } }
        y = p.b + q.b
      }
      table book { id | a
        "A" | 1
        "B" | 2 }
      f[r in book] = whole { p { a = r.a, steps { x
        100 } } }
      scenario s { f["B"].p.a = 5, f["A"].p.steps.x[1] = 200, f[r in book].q.a = was + r.a }
      x = f.y
      u = sum(f.y) under s
      v = f["A"].y under s
      """)
    #expect(run.errors == [])
    // A: 1 + 100 + 10, B: 2 + 100 + 20
    #expect(column(run, "x") == [111, 122])
    // A: 1 + 200 + 10 + 1, B: 5 + 100 + 50 + 2
    #expect(run.number("v") == 212)
    #expect(abs((run.number("u") ?? 0) - 212 - 157) < 1e-9)
  }

  @Test func `one of them fills a field over the same rows, and an empty cell an optional input`() {
    let run = Run(
      """
      kind right { value: number, share: percent?, worth = value * (share otherwise 50%) }
      kind loan { security: right, left = 100 - security.worth }
      table book { id | value | share
        "A" | 100 | 20%
        "B" | 60 |  }
      right_of[r in book] = right { value = r.value, share = r.share }
      f[r in book] = loan { security = right_of }
      x = f.left
      given = count(g for g in [if p.share is given then 1 else 0 for p in right_of] where g = 1)
      """)
    #expect(run.errors == [])
    #expect(column(run, "x") == [80, 70])
    #expect(run.number("given") == 1)
  }

  // MARK: Uncertainty

  @Test func `each row draws by itself, by its key and not by its place`() {
    let kind = """
      kind loan {
        amount: money
        shock = 0% ~ normal(sd: 10%)
        loss = amount * shock
      }
      f[r in book] = loan { amount = r.amount }
      difference = f["A"].shock - f["B"].shock
      spread = difference.sd
      a = f["A"].loss.mean

      """
    let head = "case \"x\" { simulation { trials = 4_000, seed = 3 } }\n"
    let one = Run(head + "table book { id | amount\n\"A\" | EUR 1\n\"B\" | EUR 2 }\n" + kind)
    let other = Run(
      head + "table book { id | amount\n\"C\" | EUR 9\n\"B\" | EUR 2\n\"A\" | EUR 1 }\n" + kind)
    #expect(one.errors == [])
    // Two independent draws of 10 % differ by √2 × 10 %; four standard errors of a deviation.
    #expect(abs((one.number("spread") ?? 0) - 0.141421) < 4 * 0.141421 / (2 * 4_000.0).squareRoot())
    #expect(one.number("a") == other.number("a"))
  }

  @Test func `a change of a distribution without a base has none, of one row too`() {
    let run = Run(
      """
      case "x" { simulation { trials = 4_000, seed = 1 } }
      kind c {
        a: number
        fails ~ bernoulli(p: 10%)
        loss = if fails then a else 0
      }
      table book { id | a
      "A" | 100
      "B" | 200 }
      f[r in book] = c { a = r.a }
      c one { a = 100 }
      scenario s { f["A"].fails ~ bernoulli(p: 60%) }
      x = sum(f.loss) under s
      y = one.loss under { one.fails ~ bernoulli(p: 100%) }
      mean = x.mean
      sure = y.mean
      """)
    #expect(run.errors == [])
    // 60 % of 100 and 10 % of 200; four standard errors, with a deviation of √(2400 + 3600)
    #expect(abs((run.number("mean") ?? 0) - 80) < 4 * 77.5 / 4_000.0.squareRoot())
    #expect(run.number("sure") == 100)
  }

  @Test func `a new distribution for one row leaves the others their draws`() {
    let run = Run(
      """
      case "x" { simulation { trials = 1_000, seed = 1 } }
      kind inner { base: money, x = base * 2 }
      table book { id | amount
      "A" | EUR 100
      "B" | EUR 100 }
      d[r in book] = inner { base = r.amount ~ normal(sd: 30%) }
      c = d["B"].x
      before = c.sd
      after = (c under { d["A"].base ~ normal(sd: 50%) }).sd
      """)
    #expect(run.errors == [])
    #expect(run.number("before") == run.number("after"))
    #expect((run.number("after") ?? 0) > 50)
  }

  @Test func `what is filled in within a variant draws what it draws within its base`() {
    let run = Run(
      """
      case "x" { simulation { trials = 500, seed = 1 } }
      kind inner { base: money, x = base ~ normal(sd: 10%), y = x }
      kind outer { b: money, w = inner { base = b }, v = w.y }
      kind other { w: inner, c: money, v = w.y + c }
      outer a { b = EUR 100 }
      e = a with { b = EUR 50 }
      other p { w { base = EUR 100 }, c = EUR 0 }
      q = p with { c = EUR 50 }
      first = a.v - 2 * e.v
      second = p.v - q.v
      one = first.sd
      two = second.sd
      """)
    #expect(run.errors == [])
    #expect(abs(run.number("one") ?? 1) < 1e-9)
    #expect(abs(run.number("two") ?? 1) < 1e-9)
  }

  @Test func `in a line over the same rows brackets choose another instance`() {
    let run = Run(
      Self.years + Self.book + """
        f[r in book] = loan { principal = r.amount, rate = r.rate }
        g[r in book] = loan { principal = r.amount, rate = f["A-17"].rate }
        by[t] = loan { principal = EUR 10 * (t.year - 2025), rate = 10% }
        z[t] = by[2026].interest + by[t].interest
        x = sum(g.interest)
        """)
    #expect(run.errors == [])
    #expect(run.number("x") == 35)
    #expect(column(run, "z") == [2, 3, 4])
  }

  @Test func `what with varies keeps the draws of its rows`() {
    let run = Run(
      """
      case "x" { simulation { trials = 500, seed = 3 } }
      table book { id | amount
      "A" | EUR 1
      "B" | EUR 2 }
      kind loan {
        amount: money
        shock = 0% ~ normal(sd: 10%)
        loss = amount * shock
      }
      f[r in book] = loan { amount = r.amount }
      g = f with { amount = EUR 1 }
      difference = f["B"].loss - 2 * g["B"].loss
      spread = difference.sd
      """)
    #expect(run.errors == [])
    #expect(abs(run.number("spread") ?? 1) < 1e-12)
  }

  // MARK: Reports

  @Test func `a report shows all as a table, one as its working paper, a line by period crosswise`()
  {
    let run = Run(
      Self.years + Self.book + """
        facility[r in book] = loan { principal = r.amount, rate = r.rate }
        show facility, facility["B-2"], facility.debt
        """)
    #expect(
      run.outcome.report == """
        Book
        ====

        facility
        id     interest
                    EUR
        -----  --------
        A-17       5.00
        B-2       16.00
        C-3       40.00
        -----  --------
        total     61.00

        facility["B-2"]
          principal = EUR 200.00
          rate = 8%

          interest = EUR 16.00

                     debt
                      EUR
          -------  ------
          opening  200.00
          2026     216.00
          2027     233.28
          2028     251.94
          -------  ------
          total    701.22

        facility.debt
                   A-17     B-2     C-3
                    EUR     EUR     EUR
        -------  ------  ------  ------
        opening  100.00  200.00  400.00
        2026     105.00  216.00  440.00
        2027     110.25  233.28  484.00
        2028     115.76  251.94  532.40

        """)
  }

  private static let feesOfKind = """
    case "Fees" { timeline = 2026 .. 2027, currency = EUR }
    kind fee { amount: money, paid[t] = amount, twice = amount * 2 }
    kind office {
      rows: table { id: text, w: money }
      fees[r in rows] = fee { amount = r.w }
      most = max(fees.twice)
      all = sum(fees.twice)
      more[r in rows] = fees.twice + EUR 1
      yearly[t] = sum(x.paid[t] for x in fees)
    }
    office a {
      rows {
        id  | w
        "A" | EUR 1
        "B" | EUR 2
      }
    }

    """

  @Test func `a kind reads columns of what it fills in for each row`() {
    let run = Run(
      Self.feesOfKind
        + "most = a.most\nall = a.all\nmore = a.more[\"B\"]\nyear = a.yearly[2027]\nshow a")
    #expect(run.errors.isEmpty)
    #expect(run.text("most") == "EUR 4.00")
    #expect(run.text("all") == "EUR 6.00")
    #expect(run.text("more") == "EUR 5.00")
    #expect(run.text("year") == "EUR 3.00")
    // The working paper has them as a table of their own.
    #expect(!run.outcome.report.contains("an instance"))
  }

  @Test(arguments: [
    ("a with { fees = EUR 5 }", "E0404"), ("a with { all.amount = EUR 5 }", "E0404"),
    ("a with { rows[\"A\"].w = EUR 5 }", "E1102"),
  ])
  func `with refuses values of what a kind works out, and a row before its column`(
    _ variant: String, _ code: String
  ) {
    let run = Run(Self.feesOfKind + "b = \(variant)\nx = b.all\nshow x")
    #expect(run.errors == [code], "\(variant): \(run.errors)")
  }

  @Test func `a line of instances by period is a flow, as a line of the case would be`() {
    let run = Run(
      """
      case "Fees" { timeline = 2026 .. 2028, currency = EUR }
      kind fee { amount: money, due = amount * 2 }
      kind office { income: flow of money, all = sum(income) }
      fees[t] = fee { amount = EUR 1 }
      office a { income = fees.due }
      x = sum(fees.due)
      y = a.all
      """)
    #expect(run.errors == [])
    #expect(!run.program.diagnostics.contains { $0.code == "N0302" })
    #expect(run.text("x") == "EUR 6.00")
    #expect(run.text("y") == "EUR 6.00")
  }
}
