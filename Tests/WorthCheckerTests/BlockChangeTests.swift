import Testing
import Worth
import WorthTestSupport

/// Blocks and rows within changes.
///
/// | written in a scenario, in `under`, in `with` | means |
/// | --- | --- |
/// | `offer { tiers { mode = … } }`, `offer.tiers { mode = … }` | `offer.tiers.mode = …`: it is laid over what is there |
/// | `offer.tiers.bands { rows }` | these rows in the place of those |
/// | `book { rows }`, `book = other` | the same of a table of the case |
///
/// Each is compared with the case whose text is edited, worked out by hand.
@Suite struct BlockChangeTests {
  private static let head = """
    case "Blocks" { currency = EUR, timeline = 2027 .. 2028 }
    kind tiers {
      mode: whole_amount | marginal
      bands: table { above: money, rate: percent }
      paid = if mode = marginal then sum(b.rate * EUR 100 for b in bands) else EUR 1 * count(bands)
    }
    kind cap { amount: money, share: percent }
    kind licence {
      sales: money
      tiers: tiers
      cap: cap?
      fee = tiers.paid + (if cap is given then cap.amount * cap.share else EUR 0) + sales * 1%
    }
    licence offer {
      sales = EUR 100
      tiers {
        mode = marginal
        bands {
          above  | rate
          EUR 0  | 5%
          EUR 10 | 6%
        }
      }
    }
    table book {
      id  | amount  | pd
      "A" | EUR 100 | 5%
      "B" | EUR 200 | 6%
    }
    table other {
      id  | amount  | pd
      "X" | EUR 1_000 | 1%
    }
    kind loan { principal: money, pd: percent, loss = principal * pd }
    facility[r in book] = loan { principal = r.amount, pd = r.pd }
    loss[r in book] = r.amount * r.pd
    risky = book where pd > 5%
    total = sum(facility.loss) + sum(loss) + sum(r.amount for r in risky)

    """

  /// 5 + 6 + 1 = 12 for the offer, 17 + 17 + 200 for the book as they are.
  @Test(arguments: [
    ("offer { tiers { mode = whole_amount } }", "offer.fee", "EUR 3"),
    ("offer.tiers { mode = whole_amount }", "offer.fee", "EUR 3"),
    ("offer { sales = EUR 200, tiers { mode = whole_amount } }", "offer.fee", "EUR 4"),
    ("offer { tiers { bands.rate[2] = 16% } }", "offer.fee", "EUR 22"),
    ("offer { sales = was * 3 }", "offer.fee", "EUR 14"),
    ("offer { cap { amount = EUR 50, share = 10% } }", "offer.fee", "EUR 17"),
    ("offer.cap { amount = EUR 50, share = 10% }", "offer.fee", "EUR 17"),
    ("offer { tiers { bands {\n above | rate\n 0 | 9% } } }", "offer.fee", "EUR 10"),
    ("offer.tiers.bands {\n above | rate\n 0 | 9% }", "offer.fee", "EUR 10"),
    (
      "offer.tiers { bands {\n above | rate\n 0 | 9% }, mode = whole_amount }", "offer.fee", "EUR 2"
    ),
    (
      "book {\n id | amount | pd\n \"A\" | EUR 10 | 10%\n \"C\" | EUR 10 | 20% }", "total", "EUR 26"
    ),
    ("book {\n amount | pd\n EUR 10 | 1% }", "total", "EUR 0.20"),
    ("book = other", "total", "EUR 20"),
    ("facility[\"A\"] { pd = 50% }", "total", "EUR 279"),
    ("facility { pd = 10% }", "total", "EUR 247"),
    ("offer { tiers.bands { rate[2] = 16% } }", "offer.fee", "EUR 22"),
    ("book = other, offer { sales = EUR 0 }", "(total + offer.fee)", "EUR 31"),
  ]) func `a block is laid over, and rows replace rows`(
    change: String, figure: String, expected: String
  ) {
    #expect(holds(Self.head + "expect \(figure) under { \(change) } = \(expected)"), "\(change)")
    #expect(
      holds(
        Self.head + "scenario s {\n\(change)\n}\nscenario none { }\n"
          + "expect \(figure) under s = \(expected)\nexpect \(figure) under (none + s) = \(expected)"
      ),
      "\(change)")
  }

  @Test func `a variant takes a block behind a path, and rows there`() {
    #expect(
      holds(
        Self.head + """
          one = offer with { tiers.bands {
            above | rate
            0     | 9%
          } }
          licence other_offer {
            sales = EUR 100
            tiers { mode = whole_amount, bands {
              above | rate
              0     | 9%
            } }
          }
          two = other_offer with { tiers { mode = marginal } }
          expect one.fee = EUR 10
          expect two.fee = EUR 10
          """))
  }

  @Test func `changes lie over one another as paths do`() {
    #expect(
      holds(
        Self.head + """
          scenario less { book {
            id  | amount | pd
            "A" | EUR 10 | 10%
            "C" | EUR 10 | 20%
          } }
          expect total under less under { book.pd["C"] = 10% } = EUR 24
          expect sum(facility.loss) under less under { facility["C"].pd = 100% } = EUR 11
          expect count(book) under less = 2
          expect count(book) = 2
          expect facility["C"].loss under less = EUR 2
          expect sum(loss) under { book = other } under { book.pd["X"] = 2% } = EUR 20
          expect sum(loss) under { book = other, book.pd = was * 3 } = EUR 30
          expect sum(loss) under { book = other } under { book.amount = was * 2 } = EUR 20
          expect sum(loss) under { book = other } = EUR 10
          expect sum(loss) under { book = other } under less = EUR 3
          """))
  }

  @Test(arguments: [
    // A block that fills in a clause must be complete.
    ("offer { cap { amount = EUR 5 } }", "E0401"),
    ("offer { tiers { mood = marginal } }", "E0221"),
    ("offer { sales = EUR 1, sales = EUR 2 }", "E0202"),
    ("book { id | amount\n \"A\" | EUR 1 }", "E0416"),
    ("book = 5", "E1102"), ("book = book", "E1102"),
  ]) func `what cannot be laid over is told at its line`(change: String, code: String) {
    let run = Run(
      Self.head + "show total, offer.fee under { \(change) }, sum(loss) under { \(change) }")
    #expect(Set(run.errors) == [code], "\(change)")
  }

  @Test(arguments: [
    ("table book { id | amount | pd\n \"A\" | EUR 1 | 1% }", "table book", "book"),
    ("licence offer { sales = EUR 5 }", "licence offer", "offer"),
    ("book { id | amont | pd\n \"A\" | EUR 1 | 1% }", "amont", "amount"),
  ]) func `the word of a form, and a heading that is misspelt, are told in the change alone`(
    change: String, written: String, correct: String
  ) {
    func source(_ change: String) -> String {
      Self.head + "x = sum(loss) + offer.fee\nscenario s { \(change) }\nshow x under s\n"
    }
    let mended = Mended.once(source(change))
    #expect(mended == source(change.replacing(written, with: correct)), "\(change)")
    #expect(mended.map { Mended.errors($0).isEmpty } == true, "\(change)")
  }

  /// Columns of new rows hold what those before hold, whether the scenario is used or not; zeros fit any unit.
  @Test(arguments: [
    ("book { id | amount | pd\n \"Z\" | 5% | 1% }", ["E0403"]),
    ("book { id | amount | pd\n \"Z\" | EUR 5 | EUR 1 }", ["E0403"]),
    ("book { id | amount | pd\n \"Z\" | EUR 5 | 1%\n \"Y\" | | 1% }", ["E0403"]),
    ("book = named", ["E0403"]), ("book { id | amount | pd\n \"Z\" | 0 | 0% }", []),
    ("book { id | amount | pd\n \"Z\" | EUR 5 | 1% }", []),
  ]) func `new rows are checked where nothing uses the scenario, too`(
    change: String, codes: [String]
  ) {
    let named = "table named { id | amount | pd\n \"N\" | 2026-01-01 | 1% }\n"
    let source = Self.head + named + "scenario s { \(change) }\nshow sum(loss), named\n"
    #expect(Run(source).errors == codes, "\(change)")
    #expect(Run(source + "show count(book.id) under s").errors == codes, "\(change)")
  }

  @Test func `solve takes the path alone`() {
    let run = Run(
      Self.head + "x = solve r = offer.sales between EUR 0 and EUR 500 so that offer.fee = EUR 13")
    #expect(run.errors == ["E0104"])
    #expect(run.program.diagnostics.first?.rendered.contains("‘offer.sales’") == true)
  }
}
