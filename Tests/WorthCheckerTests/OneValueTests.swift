import Testing
import Worth
import WorthTestSupport

/// Fields that are left out or filled by one value: a series that one value fills is that value where a single one is wanted; a flow and a series
/// with periods of their own are not.
@Suite struct OneValueTests {
  private let head = """
    case "One" { currency = EUR, timeline = 2026 .. 2028 }
    kind offer { royalty: series of percent, fee: flow of money, debt: level of money }
    kind reading {
      offered: percent
      owed: money?
      share = offered * EUR 100
    }
    plain = offer { royalty = 5%, fee = EUR 10, debt = EUR 20 }
    rising = offer { royalty[2026] = 5%, royalty[t] = 6%, fee = EUR 10, debt = EUR 20 }
    scenario dearer { plain.royalty = 7% }
    scenario later { plain.royalty[2027] = 7% }

    """

  @Test func `a convention that may be left out decides what is shown`() {
    let kind = """
      kind paper {
        convention mode: early | late?
        base: money
        value = if mode is given and mode = late then base else base * 2
        show value, half if mode is given
        half = base / 2
      }

      """
    let with = Run(kind + "a = paper { base = CHF 8, mode = late }\nshow a").outcome.report
    let without = Run(kind + "a = paper { base = CHF 8 }\nshow a").outcome.report
    #expect(with.contains("value = CHF 8.00") && with.contains("half = CHF 4.00"), "\(with)")
    #expect(without.contains("value = CHF 16.00") && !without.contains("half"), "\(without)")
  }

  @Test func `one value is handed on, also under changes`() {
    #expect(
      holds(
        head + """
          r = reading { offered = plain.royalty, owed = plain.debt }
          expect r.share = EUR 5
          expect r.owed = EUR 20
          expect r.share under dearer = EUR 7
          """))
  }

  @Test(arguments: [
    ("r = reading { offered = rising.royalty }\nshow r.share", "‘rising.royalty[2027]’"),
    ("r = reading { offered = plain.royalty }\nshow r.share under later", "‘plain.royalty[2027]’"),
    ("r = reading { offered = 5%, owed = plain.fee }\nshow r.share", "plain.fee"),
  ])
  func `what differs by period, and a flow, are asked about`(_ lines: String, _ advice: String) {
    let found = Mended.errors(head + lines)
    #expect(found.map(\.code) == ["E0403"])
    #expect(found.first?.rendered.contains(advice) == true, "\(found.map(\.rendered))")
  }
}
