import Testing

@testable import Worth

/// How many messages a mistake gives, and what they say.
@Suite struct MessageTests {
  private func errors(_ source: String) -> [Message] {
    let run = Run(source)
    return (run.program.diagnostics + run.outcome.messages).filter { $0.severity == "error" }
  }

  @Test func `a case without a timeline is told once, where something needs it`() {
    let royalty =
      "relief_from_royalty v { asset = pump, revenue = USD 100 million, royalty_rate = 4%, tax_rate = 10%, discount_rate = 20%, timing = middle }"
    let found = errors("patent pump { filed = 2020-01-01 }\n\(royalty)\nshow v.value")
    #expect(found.map(\.code) == ["E0501"])
    #expect(found.first?.place?.line == 2)
    #expect(errors("sales[t] = CHF 5\ncosts[t] = CHF 3").map(\.code) == ["E0501"])
  }

  @Test func `what follows from a field that is mistaken is not told`() {
    let found = errors(
      """
      case "x" { timeline = 2026 .. 2028 }
      patent pump { filed = 2020-01-01 }
      relief_from_royalty v { asset = pump, revenue = 100 million, royalty_rate = 4%, tax_rate = 10%, discount_rate = 20%, timing = middle }
      """)
    #expect(found.map(\.code) == ["E0403"])
    #expect(found.first?.rendered.contains("an amount of money such as USD 5 million") == true)
    // What the case itself does wrong elsewhere is told, whatever a kind complains of.
    let two = errors(
      """
      case "x" { currency = CHF, timeline = 2026 .. 2028 }
      patent pump { filed = 2020-01-01 }
      relief_from_royalty v { asset = pump, revenue = CHF 5, owner_costs = USD 1, royalty_rate = 4%, tax_rate = 10%, discount_rate = 20%, timing = middle }
      y = 1 + nothing
      """)
    #expect(Set(two.map(\.code)).isSuperset(of: ["E0201", "E0411"]))
    #expect(
      errors("engagement e { standard = none, asset = 5 }").map(\.code) == ["E0403"])
  }

  @Test func `the reason of a requirement may hold figures`() {
    let kind = """
      kind k { attrition: percent
        lives: list of number = []
        require attrition <= 100% because "an attrition of {attrition} is more than all: at most {50% + 50%}"
        require count(i for i in 1 .. count(lives) where lives[i] < 0) = 0 because "one of {lives} is negative"
        left = 100% - attrition }

      """
    let found = errors(kind + "k high { attrition = 120% }\nx = high.left")
    #expect(found.map(\.code) == ["E0608"])
    #expect(
      found.first?.rendered.contains("an attrition of 120% is more than all: at most 100%") == true)
    #expect(errors(kind + "k low { attrition = 20% }\nx = low.left").isEmpty)
    let list = errors(kind + "k low { attrition = 20%, lives = [1, -2] }")
    #expect(list.first?.rendered.contains("one of 1, -2 is negative") == true)
    let function = errors(
      "function half(x) {\n require x > 0 because \"{x} is not above 0\"\n x / 2 }\ny = half(-3)")
    #expect(function.first?.rendered.contains("-3 is not above 0") == true)
    // Of each period that which fails says so.
    #expect(
      errors(
        "case \"x\" { timeline = 2026 .. 2027 }\na[2026] = 5\na[t] = -1\nlow = min(a)\nrequire a > 0 because \"the least is {low}\""
      )
      .first?.rendered.contains("the least is -1") == true)
    // Over trials the braces stand as they are written.
    let trials = Run(
      kind
        + "case \"x\" { simulation { trials = 100, seed = 1 } }\nloss = 90% ~ uniform(70%, 110%)\nk c { attrition = loss }\nexpect mean(c.left) > 0%"
    )
    #expect(
      trials.outcome.messages.contains {
        $0.code == "N1001" && $0.rendered.contains("an attrition of {attrition} is more")
      })
  }

  @Test func `what is asked only of what is given is not asked where it is not`() {
    #expect(
      holds(
        """
        kind k {
          a: number?
          b: number?
          both = if a is given and b is given then a + b else 0
          either = if a is given or b is given then (a otherwise 0) + (b otherwise 0) else -1
          large = a is given and a > 3
          none = if not (a is given or b is given) then 1 else 0
          require a is given and a > 0 or b is given or both = 0
        }
        k two { a = 4, b = 2 }
        k one { a = 1 }
        k zero { }
        expect two.both = 6
        expect one.both = 0
        expect zero.both = 0
        expect two.either = 6
        expect one.either = 1
        expect zero.either = -1
        expect two.large
        expect not one.large
        expect not zero.large
        expect zero.none = 1
        expect one.none = 0
        """))
    // A chain is looked at once, however long it is.
    let chain = Array(repeating: "a is given", count: 5000).joined(separator: " and ")
    #expect(holds("kind k { a: number?\n all = \(chain) }\nk one { a = 1 }\nexpect one.all"))
  }

  @Test func `rows without their word are told as what they are`() {
    let found = errors("plan {\n year | sales\n 2026 | 5\n}\nx = plan.sales[2026]")
    #expect(found.map(\.code) == ["E0220"])
    #expect(found.first?.proposal?.replacement == "table plan")
    #expect(errors("licence { rate = 5% }").first?.rendered.contains("KIND licence { … }") == true)
  }

  @Test func `a year in brackets is looked for in the first column`() {
    let table = "table plan { year | sales\n 2026 | 5\n 2027 | 7 }\n"
    #expect(holds(table + "expect plan.sales[2027] = 7"))
    #expect(errors(table + "x = plan.sales[2028]").map(\.code) == ["E0609"])
    #expect(errors(table + "x = plan.sales[1]").map(\.code) == ["E0609"])
    // Of a table by anything else a number is a position, unless it can be none.
    let other = "table plan { année | sales\n 2026 | 5\n 2027 | 7 }\n"
    #expect(holds(other + "expect plan.sales[2027] = 7\nexpect plan.sales[1] = 5"))
    #expect(errors(other + "x = plan.sales[3]").map(\.code) == ["E0607"])
    #expect(
      errors("table plan { part | sales\n \"a\" | 5 }\nx = plan.sales[2026]").map(\.code)
        == ["E0607"])
  }

  @Test func `an instance or a currency stands where a text is wanted`() {
    #expect(
      holds(
        """
        patent pump "Pump that needs no oil" { filed = 2020-01-01 }
        patent valve { filed = 2020-01-01 }
        kind note { about: text, currency: text }
        note first { about = pump, currency = USD }
        note second { about = valve, currency = "CHF" }
        expect first.about = "Pump that needs no oil"
        expect second.about = "valve"
        expect first.currency = "USD"
        expect "{pump}: {first.currency}" = "Pump that needs no oil: USD"
        """))
  }

  @Test func `a circle through a stated value names it`() {
    let found = errors(
      """
      case "x" { currency = CHF, timeline = year 0 .. 4 }
      instalment = debt[opening] / 4
      debt[opening] = CHF 40
      debt[t]: level of money = debt[t-1] - instalment
      """)
    #expect(found.map(\.code) == ["E0204"])
    #expect(found.first?.rendered.contains("instalment → debt → instalment") == true)
    #expect(found.first?.rendered.contains("reads a stated value of ‘debt’") == true)
  }

  @Test func `a field that reads itself by period is told where the series belongs`() {
    let found = errors(
      """
      case "x" { currency = CHF, timeline = 2026 .. 2028 }
      kind offer { sales: flow of money
        total = sum(sales) }
      offer k { sales[2026] = CHF 5, sales[t] = sales[t-1] * 1.15 }
      """)
    #expect(found.map(\.code) == ["E0201"])
    #expect(found.first?.rendered.contains("sees the lines of the case") == true)
  }

  @Test func `a mistake that is expected may have a reason`() {
    #expect(holds("expect error E0201 { z = nothing } because \"it is not defined\""))
    let check = Run("expect error E0301 { z = 5 } because \"a lesson\"").outcome.checks.first
    #expect(check?.verdict == .missed)
    #expect(check?.rendered.contains("a lesson") == true)
    #expect(errors("expect error E0201 { z = nothing } within 5").first?.code == "E0114")
  }

  @Test func `what rounding leaves of a difference is shown as 0`() {
    let run = Run(
      """
      case "x" { currency = CHF, timeline = year 1 .. 5 }
      debt[opening] = CHF 40_000_000
      debt[t]: level of money = debt[t-1] * 1.015 - CHF 40_000_000 / annuity_factor(1.5%, 5)
      show debt
      """)
    #expect(run.outcome.report.contains(" CHF 0.00\n"))
  }
}
