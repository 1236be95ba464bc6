import Testing
import WorthTestSupport

/// `one of ways.way`: a column or field that holds keys of another table, and nothing else.
@Suite struct KeyTypeTests {
  private static let ways = """
    table ways {
      way       | share
      "sale"    | 40%
      "licence" | 60%
    }
    table other { way | x
      "elsewhere" | 1 }

    """

  /// Cases in which `KEY` stands for what is written in a column or field.
  private static let places = [
    """
    table loans { id | way
      "A" | "sale"
      "B" | "KEY"
      way: one of ways.way }
    x = sum(ways.share[l.way] for l in loans)
    """,
    """
    kind plan { ways: table { way: text, share: percent }
      way: one of ways.way
      x = ways.share[way] }
    plan p { ways { way | share
        "licence" | 100% }
      way = "KEY" }
    x = p.x
    """,
    """
    kind plan { ways: table { way: text, share: percent }
      steps: table { way: one of ways.way, note: one of ways.way? }
      x = sum(ways.share[s.way] for s in steps) }
    plan p { ways { way | share
        "licence" | 100% }
      steps { way
        "KEY" } }
    x = p.x
    """,
  ]

  @Test(arguments: places)
  func `a key that is there is taken, a misspelt one is an error that proposes it`(
    _ place: String
  ) {
    let right = Run(Self.ways + place.replacing("KEY", with: "licence") + "\nexpect x = 100%")
    #expect(right.errors == [])
    #expect(right.outcome.checks.map(\.verdict) == [.passed])
    let wrong = Run(Self.ways + place.replacing("KEY", with: "licens") + "\nshow x")
    #expect(wrong.errors == ["E0609"])
    #expect(wrong.outcome.messages.contains { $0.text.contains("did you mean ‘licence’") })
    #expect(wrong.text("x") == "no value")
    // A key of a table of the same name elsewhere is none of this one.
    #expect(
      Run(Self.ways + place.replacing("KEY", with: "elsewhere") + "\nshow x").errors == ["E0609"])
  }

  @Test func `numbers, dates and words may be keys`() {
    let run = Run(
      """
      table steps { number | cost
        10 | 5
        20 | 6 }
      table days { day | rate
        2026-01-05 | 1% }
      table done { step | day | stage
        20 | 2026-01-05 | late
        10 | 2026-01-05 | early
        step: one of steps.number
        day: one of days.day
        stage: early | late }
      expect [steps.cost[d.step] for d in done] = [6, 5]
      expect count(d for d in done where d.stage = early) = 1
      """)
    #expect(run.errors == [])
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
    #expect(
      Run(
        """
        table steps { number | cost
          10 | 5 }
        table done { step | x
          11 | 1
          step: one of steps.number }
        show sum(done.step)
        """
      ).errors == ["E0609"])
  }

  @Test(arguments: [
    ("way: one of limit", "E0449"), ("way: one of ways.wey", "E0416"),
    ("way: one of nothing", "E0201"),
    ("wey: one of ways.way", "E0416"), ("way: one of ways", "E0449"),
    ("amount: one of ways.way", "E0403"),
  ])
  func `what is no column of keys, or fits none, is said`(_ type: String, _ code: String) {
    let run = Run(
      Self.ways + """
        limit = 5
        table loans { id | way | amount
          "A" | "sale" | 5
          \(type) }
        show sum(loans.amount), loans.way, limit
        """)
    #expect(run.errors == [code])
  }
}
