import Testing
import Worth
import WorthTestSupport

/// Kinds that are filled in as lines of other kinds.
@Suite struct NestedInstanceTests {
  private static let kinds = """
    kind levy {
      base: money
      rate: percent = 10%
      require base >= 0 because "{base} is no base"
      fee = base * rate
    }
    kind loan {
      principal: money
      w = levy { base = principal * 2 }
      v = w with { rate = 20% }
      cost = w.fee + v.fee
    }

    """

  @Test(arguments: [
    ("bands.on(EUR 10)", "a function"), ("bands.rate * EUR 10", "an input"),
    ("sum(b.share * EUR 10 for b in bands.rows)", "rows of a table"),
    ("other(EUR 10)", "a function that calls one"),
  ]) func `a line that reads what fails a requirement has no value either`(
    _ formula: String, _ what: String
  ) {
    func source(_ rate: String) -> String {
      """
      case "x" { currency = EUR, timeline = 2027 .. 2028 }
      kind tiers {
        rate: percent
        rows: table { share: percent }
        require rate <= 50% because "the rate is too high"
        function on(amount) = amount * rate
      }
      kind deal {
        bands: tiers?
        function other(amount) = if bands is given then bands.on(amount) else amount
        due    = if bands is given then \(formula) else EUR 1
        late[t] = if bands is given then \(formula) else EUR 1
        free   = EUR 3
      }
      deal one { bands { rate = \(rate), rows { share
        60% } } }
      deal plain { }
      table book { id | rate
        "a" | 20%
        "b" | \(rate) }
      each[r in book] = deal { bands { rate = r.rate, rows { share
        60% } } }
      x = one.due
      y = sum(one.late)
      z = one.free + plain.due
      u = each["a"].due
      v = each["b"].due
      """
    }
    let run = Run(source("90%"))
    #expect(run.errors.allSatisfy { $0 == "E0608" } && !run.errors.isEmpty, "\(what)")
    #expect(["x", "y", "v"].allSatisfy { run.number($0) == nil }, "\(what)")
    #expect(run.number("z") == 4, "\(what)")
    #expect(run.number("u") == (what == "rows of a table" ? 6 : 2), "\(what)")
    let fine = Run(source("40%"))
    #expect(fine.errors == [], "\(what)")
    #expect(fine.number("x") == (what == "rows of a table" ? 6 : 4), "\(what)")
  }

  @Test func `a line fills in a kind with what its own kind has, and with varies it`() {
    let run = Run(
      Self.kinds + """
        loan one { principal = EUR 100 }
        two = one with { principal = EUR 50 }
        a = one.w.fee
        b = one.v.fee
        c = two.cost
        scenario s { one.w.rate = 50% }
        d = one.cost under s
        e = one.cost under { one.principal = EUR 200 }
        """)
    #expect(run.errors == [])
    #expect(run.number("a") == 20)
    #expect(run.number("b") == 40)
    #expect(run.number("c") == 30)
    // 200 × 50 % and, with a rate of its own, 200 × 20 %
    #expect(run.number("d") == 140)
    #expect(run.number("e") == 120)
  }

  @Test func `each row has what is filled in within its kind`() {
    let run = Run(
      Self.kinds + """
        table book { id | amount
          "A" | EUR 100
          "B" | EUR 200 }
        f[r in book] = loan { principal = r.amount }
        total = sum(f.w.fee)
        one = f["B"].v.fee
        costs = sum(g.w.fee + g.v.fee for g in f)
        scenario s { f.w.rate = 50% }
        worse = sum(f.w.fee) under s
        """)
    #expect(run.errors == [])
    #expect(run.number("total") == 60)
    #expect(run.number("one") == 80)
    #expect(run.number("costs") == 180)
    #expect(run.number("worse") == 300)
  }

  @Test func `a block within a block, a requirement and a kind that nothing fills in`() {
    let failed = Run(Self.kinds + "loan one { principal = -EUR 1 }\nx = one.cost")
    #expect(Set(failed.errors) == ["E0608"])
    #expect(Run(Self.kinds + "x = 5").errors == [])
    let nested = Run(
      Self.kinds + """
        kind bank {
          size: money
          l = loan { principal = size / 2 }
          all = l.cost + l.w.fee
        }
        bank b { size = EUR 100 }
        x = b.all
        y = b.l.v.fee
        """)
    #expect(nested.errors == [])
    // 50: 10 + 20, and 10 again
    #expect(nested.number("x") == 40)
    #expect(nested.number("y") == 20)
  }

  @Test(arguments: [
    ("kind a { x: number, b = a { x = 1 } }\na one { x = 2 }\ny = one.b.x", "E0204"),
    ("kind a { x: number, b = levy { bas = EUR 1 } }\na one { x = 2 }\ny = one.b.fee", "E0402"),
    ("kind a { x: number, b = levi { base = EUR 1 } }\na one { x = 2 }\ny = one.b.fee", "E0208"),
  ])
  func `a mistake in such a line is told by its code`(_ source: String, _ code: String) {
    let errors = Run(Self.kinds + source).errors
    #expect(Set(errors) == [code], "\(errors)")
  }
}
