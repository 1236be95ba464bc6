import Testing
import Worth
import WorthTestSupport

/// A list of filled-in kinds that has none, or one: its lines are read as those of any such list.
@Suite struct EmptyKindListTests {
  private static let head = """
    case "Ways" { currency = EUR, timeline = 2026 .. 2028 }
    table book {
      name | amount
      "A"  | 10
      "B"  | 20
    }
    kind cap { amount: money
      twice = amount * 2 }
    kind way { p: money
      limit: cap?
      part: cap
      due[t] = p * 2
      steps[n in 1 .. 3] = p * n
      tree game = choose { "a" -> p, "b" -> EUR 1 }
      require p > EUR 0
      net = if limit is given then min(p, limit.amount) else p * 2 }
    kind wide: way { more = 2 }
    kind paths { ways: list of way = []
      total = sum(w.net for w in ways)
      many = count(w for w in ways where w.net > EUR 3)
      twice = [w.part.twice for w in ways]
      by_year[t] = sum(w.due[t] for w in ways)
      nets = ways.net
      best = if count(ways) > 0 then max(nets) else EUR 0 }
    way short { p = EUR 3, part { amount = EUR 1 } }
    wide long { p = EUR 4, part { amount = EUR 1 } }
    kind choice_of { ways: list of way?
      many = if ways is given then count(ways) else 9 }
    choice_of left_out { }
    choice_of empty { ways = [] }
    paths none { }
    paths some { ways = [short, long] }
    paths one { ways = [short] }
    by_row[r in book] = paths { ways = [] }
    of_case: list of way = []
    varied = none with { ways = [short, short] }

    """

  /// By hand: a way brings twice of 3 and of 4.
  @Test(arguments: [
    ("short.steps[2]", "EUR 6"), ("varied.ways[1].steps[3]", "EUR 9"), ("short.game", "EUR 3"),
    ("left_out.many", "9"), ("empty.many", "0"),
    ("none.total", "EUR 0"), ("none.many", "0"), ("count(none.ways)", "0"), ("none.best", "EUR 0"),
    ("sum(none.by_year)", "EUR 0"), ("count(none.nets)", "0"), ("count(none.twice)", "0"),
    ("some.total", "EUR 14"), ("some.by_year[2027]", "EUR 14"), ("one.total", "EUR 6"),
    ("one.nets", "[EUR 6]"), ("by_row[\"B\"].total", "EUR 0"),
    ("sum(w.p for w in of_case)", "EUR 0"), ("varied.total", "EUR 12"),
    ("none.total under { none.ways = [short] }", "EUR 6"),
    ("some.total under { some.ways = [] }", "EUR 0"),
    ("count([w for w in [short, long] where w.p > EUR 9])", "0"),
  ]) func `lines of none are read as those of some`(figure: String, value: String) {
    #expect(holds(Self.head + "expect \(figure) = \(value)"), "\(figure)")
  }

  @Test func `a kind with such a list is checked by itself`() {
    var engine = Engine()
    engine.checksKinds = true
    #expect(engine.compile(Self.head).diagnostics.map(\.text) == [])
  }

  /// A list has no columns for a series of each: it printed no value, without a word.
  @Test(arguments: ["show some.ways.due", "show one.ways.steps", "show varied.ways.due"])
  func `a series of each of a list is told`(line: String) {
    #expect(Run(Self.head + line).errors == ["E0507"], "\(line)")
  }

  @Test func `what such a list shows has no rows`() {
    let run = Run(Self.head + "show of_case")
    #expect(run.errors.isEmpty)
    #expect(!run.outcome.report.contains("way"), "\(run.outcome.report)")
  }
}
