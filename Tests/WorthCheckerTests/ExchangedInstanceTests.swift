import Testing
import Worth
import WorthTestSupport

/// Changes that put another instance, or a duration of another sort, in the place of what stood there.
@Suite struct ExchangedInstanceTests {
  private let source = """
    case "Sheets" { currency = EUR }
    kind sheet { rate: percent, first: duration
      ranks: table { to: text, amount: money? }
      before = sum(r.amount otherwise 0 for r in ranks) }
    kind long_sheet: sheet { more = before * 10 }
    kind other { rate: percent }
    sheet north { rate = 5%, first = 3 months
      ranks { to | amount
        "court" | EUR 6
        "bank"  | } }
    long_sheet south { rate = 8%, first = 20 days
      ranks { to | amount
        "court" | EUR 9
        "taxes" | EUR 40
        "bank"  | } }
    other far { rate = 1% }
    kind sale { price: money, rules: table { to: text, amount: money? }, share: percent
      left = price * (1 - share) - sum(r.amount otherwise 0 for r in rules) }
    rules = north
    sale one { price = EUR 100, rules = rules.ranks, share = rules.rate }
    until = 2026-01-31 + rules.first
    costs = rules.before

    """

  @Test(arguments: [
    ("one.left", "EUR 89", "EUR 43"), ("costs", "EUR 6", "EUR 49"),
    ("until", "2026-04-30", "2026-02-20"),
  ]) func `all that reads an instance reads the one that a scenario puts in its place`(
    figure: String, north: String, south: String
  ) {
    #expect(holds(source + "expect \(figure) = \(north)"))
    #expect(holds(source + "expect \(figure) under { rules = south } = \(south)"))
    #expect(holds(source + "scenario s { rules = south }\nexpect \(figure) under s = \(south)"))
    // It is the case with the line rewritten.
    #expect(
      holds(
        source.replacing("rules = north", with: "rules = south") + "expect \(figure) = \(south)"))
    let changed = Engine().compile(
      source + "show \(figure)", changes: [Change("rules", "south")]
    ).evaluate()
    #expect(changed.report.contains(south), "\(changed.report)")
  }

  @Test func `a variant of what is exchanged would stay, and is told`() {
    let run = Run(
      source
        + "varied = rules with { rate = 1% }\nscenario s { rules = south }\nseen = varied.before under s"
    )
    #expect(run.errors == ["E1102"])
    let inField = "deal = one with { share = 1%, rules = rules.ranks }\n"
    #expect(holds(source + inField + "expect deal.left under { rules = south } = EUR 50"))
  }

  @Test func `an instance of another kind is no rules`() {
    let run = Run(source + "other_costs = costs under { rules = far }")
    #expect(run.errors == ["E0403"])
    #expect(run.program.diagnostics[0].text.contains("an instance of sheet"))
  }

  @Test(arguments: [
    // A column in months, in days, in both, and one with empty cells.
    ("3 months | 2 years", "10 days", "2026-02-10"), ("3 days | 5 days", "2 months", "2026-03-31"),
    ("3 months | 5 days", "2 months", "2026-03-31"), ("3 months | 5 days", "1 day", "2026-02-01"),
    ("3 months |", "1 day", "2026-02-01"), ("3 months | 5 days", "0 months", "2026-01-31"),
  ]) func `a cell in months takes days, and the other way round`(
    cells: String, change: String, day: String
  ) {
    let parts = cells.split(separator: "|", omittingEmptySubsequences: false)
    let table = """
      table steps { id | takes
        "a" | \(parts[0])
        "b" | \(parts[1]) }
      kind step { takes: duration?, done = 2026-01-31 + (takes otherwise 0 days) }
      each[s in steps] = step { takes = s.takes }
      done = 2026-01-31 + (steps.takes["a"] otherwise 0 days)

      """.replacing(
        "(steps.takes[\"a\"] otherwise 0 days)",
        with: cells.hasSuffix("|") ? "(steps.takes[\"a\"] otherwise 0 days)" : "steps.takes[\"a\"]")
    #expect(holds(table + "expect done under { steps.takes[\"a\"] = \(change) } = \(day)"))
    #expect(
      holds(table + "expect each[\"a\"].done under { steps.takes[\"a\"] = \(change) } = \(day)"))
    #expect(
      holds(table + "expect each[\"a\"].done under { each[\"a\"].takes = \(change) } = \(day)"))
  }

  @Test
  func `a column may be limited to values that several rows share, and to those that are there`() {
    let kind = """
      kind pool { parts: table { name: text, class: text?, value: money }
        limits: table { class: one of parts.class, most: percent }
        most = sum(limits.most) }
      pool p { parts { name | class | value
        "a" | "x" | CHF 1
        "b" | "x" | CHF 2
        "c" |     | CHF 3 }
        limits { class | most
          "x" | 20% } }

      """
    #expect(holds(kind + "expect p.most = 20%"))
    #expect(Run(kind.replacing("\"x\" | 20%", with: "\"y\" | 20%") + "show p").errors == ["E0609"])
  }
}
