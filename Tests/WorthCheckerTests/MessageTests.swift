import Testing
import Worth
import WorthTestSupport

/// How many messages a mistake gives, and what they say.
@Suite struct MessageTests {
  private func errors(_ source: String) -> [Message] {
    let run = Run(source)
    return (run.program.diagnostics + run.outcome.messages).filter { $0.severity == .error }
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
    // Where the reason cannot be put together its words are said.
    let broken = errors(
      "kind k { a: number\n require a > 0 because \"root {ln(a)}\" }\nk x { a = -3 }")
    #expect(broken.map(\.code) == ["E0608"])
    #expect(broken.first?.rendered.contains("root {ln(a)}") == true)
    let called = errors(
      "function root(x) = ln(x)\nfunction half(x) {\n require x > 0 because \"root {root(x)}\"\n x / 2 }\ny = half(-3)\nshow y"
    )
    #expect(called.map(\.code) == ["E0608"])
    // A line that the requirement guards has no value to show.
    let guarded = "kind k { a: number\n require a > 0 because \"twice is {b}\"\n b = a * 2 }\n"
    #expect(errors(guarded + "k x { a = 3 }").map(\.code) == ["E0432"])
    #expect(
      errors(
        "kind k { a: number\n require b > 0 because \"twice is {b}\"\n b = a * 2 }\nk x { a = -3 }"
      )
      .first?.rendered.contains("twice is -6") == true)
    #expect(
      errors("kind k { a: number\n require a > 0 because [\"x\"][1] }\nk x { a = -3 }").first?
        .rendered.contains("does not hold: a > 0") == true)
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
    // A chain is checked once, however long it is.
    let chain = Array(repeating: "a is given", count: 5000).joined(separator: " and ")
    #expect(holds("kind k { a: number?\n all = \(chain) }\nk one { a = 1 }\nexpect one.all"))
  }

  @Test func `rows without their word are told as what they are`() {
    let found = errors("plan {\n year | sales\n 2026 | 5\n}\nx = plan.sales[2026]")
    #expect(found.map(\.code) == ["E0220"])
    #expect(found.first?.proposal?.replacement == "table plan")
    #expect(errors("licence { rate = 5% }").first?.rendered.contains("KIND licence { … }") == true)
  }

  @Test func `a number in brackets is looked for in a first column of numbers`() {
    let table = "table plan { year | sales\n 2026 | 5\n 2027 | 7 }\n"
    #expect(holds(table + "expect plan.sales[2027] = 7\nexpect plan.sales[2026 ..] = [5, 7]"))
    for key in ["2028", "3", "1"] {
      let found = errors(table + "x = plan.sales[\(key)]")
      #expect(found.map(\.code) == ["E0609"])
      #expect(found.first?.text.contains("no row or key ‘\(key)’") == true)
      #expect(found.first?.text.contains("2026") == true, "the rows that are there are said")
    }
    #expect(
      holds("table plan { année | sales\n 2026 | 5\n 2027 | 7 }\nexpect plan.sales[2027] = 7"))
    #expect(
      errors("table plan { part | sales\n \"a\" | 5 }\nx = plan.sales[2026]").map(\.code)
        == ["E0607"])
    // In functions of the case and of the prelude numbers are positions.
    #expect(
      holds(
        """
        table curve { year | rate
          0 | 1%
          1 | 5%
          2 | 9% }
        function first(x) = x[1]
        expect curve.rate[0] = 1%
        expect curve.rate[1] = 5%
        expect first(curve.rate) = 1%
        expect interpolate(-1, curve.year, curve.rate) = 1%
        expect sum(curve.rate[i] for i in 1 .. 2) = 14%
        """))
  }

  @Test func `rows that the timeline cuts are noted, unless they are read in another way`() {
    let plan = """
      case "x" { currency = CHF, timeline = 2026 .. 2027 }
      table plan { year | sales | costs
        2025 | CHF 3 | CHF 1
        2026 | CHF 5 | CHF 2
        2027 | CHF 6 | CHF 2
        2028 | CHF 7 | CHF 2 }

      """
    /// Returns the notes about rows outside of the timeline.
    func notes(_ lines: String) -> [Message] {
      Run(plan + lines).program.diagnostics.filter { $0.code == "N0206" }
    }
    let found = notes("s[t] = plan.sales[t]\nc[t] = plan.costs[t]\nshow s, c")
    #expect(found.count == 1)
    #expect(found.first?.rendered.contains("2026 .. 2027 are not used (2)") == true)
    #expect(found.first?.place?.line == 3)
    #expect(notes("s[t] = plan.sales[t-1]\nc[t] = plan.costs[t+1]\nshow s, c").isEmpty)
    #expect(notes("s[t] = plan.sales[t]\nshow s, sum(plan.sales)").isEmpty)
    #expect(notes("s[t] = plan.sales[t]\nshow s, plan.sales[2025], plan.sales[2028]").isEmpty)
    // Periods that no calendar has are told as what they are.
    let far = errors(
      "case \"x\" { timeline = 3000000000 .. 3000000001 }\ntable plan { year | s\n 2026 | 1\n 1e301 | 3 }\nv[t] = plan.s[t]\nshow v"
    )
    #expect(!far.isEmpty)
  }

  @Test func `a field of a variant that rests on what the variant changes is noted`() {
    let source = """
      kind plan { flow: number, later: number, other: number = 0
        after_tax = flow * 0.8
        total = after_tax + later + other }
      plan base { flow = 5, later = after_base }
      after_base = base.after_tax * 10

      """
    /// Returns the notes about fields that a variant takes from its base.
    func notes(_ lines: String) -> [Message] {
      Run(source + lines).program.diagnostics.filter { $0.code == "N0401" }
    }
    let found = notes("dearer = base with { flow = 6 }\nshow base.total, dearer.total")
    #expect(found.count == 1)
    #expect(found.first?.rendered.contains("base.after_tax") == true)
    #expect(
      notes("dearer = base with { flow = 6, later = 50 }\nshow base.total, dearer.total").isEmpty)
    #expect(notes("dearer = base with { other = 6 }\nshow base.total, dearer.total").isEmpty)
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
    #expect(run.outcome.report.hasSuffix("\nyear 5            0\n"))
    #expect(Run("a = [KRW 2_000_000_000_000_000, KRW 900]").text("a").contains("KRW 900"))
    #expect(Run("a = [1e15, 0.9]").text("a").contains("0.9"))
  }

  @Test func `a label without its closing quote is one mistake at its line`() {
    let found = errors("kind k { a: number }\nk one \"Label {\n  a = 5\n}\nx = one.a + 1")
    #expect(found.map(\.code) == ["E0103"])
    #expect(found.first?.place?.line == 2)
    #expect(holds("a = 5\nexpect \"{a} and {a + 1}\" = \"5 and 6\""))
  }

  @Test func `words of other tools and languages are told with ours`() {
    #expect(errors("a = UZS 21 mlrd").first?.proposal?.replacement == "billion")
    #expect(errors("a = 3 млн").first?.proposal?.replacement == "million")
    #expect(errors("kind k { a: yes_no }\nk x { a = false }").first?.proposal?.replacement == "no")
    #expect(
      errors("kind k { a: text }\nk x { a = none }").first?.proposal?.replacement == "\"none\"")
  }

  @Test func `a table that cannot be read by the timeline says why`() {
    let found = errors(
      "case \"x\" { timeline = 2026 .. 2027 }\ntable plan { year | s\n \"2026\" | 5\n \"2027\" | 6 }\na[t] = plan.s[t]"
    )
    #expect(found.map(\.code) == ["E0504"])
    #expect(found.first?.rendered.contains("write years without quotes") == true)
    let empty = errors(
      "case \"x\" { currency = CHF, timeline = 2026 .. 2027 }\ntable plan { year | s\n 2026 | CHF 5\n 2027 | }\nkind k { s: flow of money }\na[t] = plan.s[t]\nk x { s = a }"
    )
    #expect(empty.first?.code == "E0339")
    #expect(empty.first?.labels.contains { $0.place.line == 4 } == true)
  }

  @Test func `a kind of the prelude complains once of what an instance lacks`() {
    let found = errors(
      "case \"x\" { timeline = year 1 .. 3 }\npatent pump { filed = 2020-01-01 }\nshow pump.in_use")
    #expect(found.map(\.code) == ["E0334", "E0218"])
    #expect(
      errors("case \"x\" { timeline = 2032 .. 2026 }\na = case.valuation_date\nb = case.first")
        .map(\.code) == ["E0503"])
  }

  @Test func `a case can be asked what it states`() {
    #expect(
      holds(
        """
        case "x" { currency = CHF }
        expect case.currency is given
        expect case.currency = "CHF"
        expect not (case.valuation_date is given)
        expect not (case.first is given)
        """))
    #expect(holds("case \"x\" { timeline = 2026 .. 2027 }\nexpect case.valuation_date is given"))
  }

  @Test func `many lines that feed one another from period to period need no deep stack`() {
    let count = 80
    let lines = (1..<count).map { "a\($0)[t]: level of number = a\($0 - 1) + 1" }
    let source = """
      case "x" { timeline = 2026 .. 2028 }
      kind k { x: number
        a0[opening] = x
        a0[t]: level of number = a\(count - 1)[t-1]
        a\(count - 1)[opening] = x
        \(lines.joined(separator: "\n  "))
        out = a\(count - 1)[closing] }
      k one { x = 5 }
      y = one.out
      expect y = \(5 + 3 * (count - 1))
      """
    #expect(holds(source))
  }
}
