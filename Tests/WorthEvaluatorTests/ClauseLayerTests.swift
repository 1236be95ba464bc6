import Testing
import Worth
import WorthTestSupport

/// What changes in layers make of clauses: a change by path equals the file with the text edited.
///
/// Each expected figure is the least of the royalty and amount × share of the clause that the edited text
/// would have, by hand; without a clause it is the royalty. Royalties are 9, 7 and 8.
@Suite struct ClauseLayerTests {
  private static let head = """
    case "Offers" { currency = EUR }
    kind cap { amount: money, share: percent = 100% }
    kind licence {
      royalty: money
      cap: cap?
      due = if cap is given then min(royalty, cap.amount * cap.share) else royalty
    }
    table book {
      id  | royalty
      "A" | EUR 9
      "B" | EUR 7
      "C" | EUR 8
    }
    ls[r in book] = licence { royalty = r.royalty, cap { amount = EUR 5 } }
    bare[r in book] = licence { royalty = r.royalty }
    licence o { royalty = EUR 9, cap { amount = EUR 6, share = 50% } }
    licence n { royalty = EUR 9 }
    cap other { amount = EUR 2 }

    """

  // A whole clause of a later layer leaves nothing of what earlier ones say of its parts.
  @Test(arguments: [
    ("o.due under { o.cap.share = 10% } under { o.cap = cap { amount = EUR 3 } }", "EUR 3"),
    ("o.due under { o.cap = cap { amount = EUR 3 } } under { o.cap.share = 10% }", "EUR 0.30"),
    ("n.due under { n.cap.amount = EUR 4 } under { n.cap = missing }", "EUR 9"),
    (
      "ls.due under { ls[\"A\"].cap.share = 10%, ls[\"C\"].cap.amount = EUR 9 } under { ls.cap = cap { amount = EUR 3 } }",
      "[EUR 3, EUR 3, EUR 3]"
    ),
    (
      "ls.due under { ls.cap.share = 10% } under { ls[\"A\"].cap = cap { amount = EUR 3 } }",
      "[EUR 3, EUR 0.50, EUR 0.50]"
    ),
    (
      "bare.due under { bare[\"B\"].cap.amount = EUR 1 } under { bare.cap = cap { amount = EUR 3 } }",
      "[EUR 3, EUR 3, EUR 3]"
    ),
    (
      "ls.due under { ls.cap.share = 10% } under { ls[r in book].cap = cap { amount = r.royalty / 2 } }",
      "[EUR 4.50, EUR 3.50, EUR 4]"
    ),
    // `was` keeps the parts.
    ("o.due under { o.cap.share = 10% } under { o.cap = was }", "EUR 0.60"),
    (
      "ls.due under { ls[\"A\"].cap.share = 10% } under { ls[\"A\"].cap = was, ls[\"A\"].cap.amount = EUR 8 }",
      "[EUR 0.80, EUR 5, EUR 5]"
    ),
  ])
  func `a later layer that says what a clause is leaves nothing of its parts`(
    _ asked: String, _ figure: String
  ) {
    #expect(holds(Self.head + "expect \(asked) = \(figure)"), "\(asked)")
  }

  // A variant that says what a clause is does not follow the clause of what it varies.
  @Test(arguments: [
    ("o with { cap = missing }", "o.cap = cap { amount = EUR 3 }", "EUR 9"),
    ("o with { cap = missing }", "o.cap.share = 10%", "EUR 9"),
    ("o with { cap = missing, cap.amount = EUR 4 }", "o.cap.share = 10%", "EUR 4"),
    ("o with { cap = other }", "o.cap.share = 10%", "EUR 2"),
    ("o with { cap = other }", "o.cap = missing", "EUR 2"),
    ("o with { cap = cap { amount = EUR 4 } }", "o.cap.share = 10%", "EUR 4"),
    ("n with { cap = missing }", "n.cap.amount = EUR 5", "EUR 9"),
    ("ls[\"B\"] with { cap = missing }", "ls.cap = cap { amount = EUR 2 }", "EUR 7"),
    ("ls[\"B\"] with { cap = cap { amount = EUR 1 } }", "ls.cap.share = 30%", "EUR 1"),
    ("ls[\"B\"] with { cap.share = 50% }", "ls[\"A\"].cap = missing", "EUR 2.50"),
    (
      "ls[\"B\"] with { cap.share = 50% }", "ls[\"A\"].cap = missing, v.cap.share = 10%", "EUR 0.50"
    ),
    ("bare[\"B\"] with { cap = cap { amount = EUR 1 } }", "bare.cap.amount = EUR 4", "EUR 1"),
    ("o with { cap.share = 20% }", "o.cap = cap { amount = EUR 5 }", "EUR 1"),
    // The other rows have nothing that the variant of one could be laid over.
    (
      "ls[\"C\"] with { cap.share = 50% }",
      "ls[\"C\"].cap = cap { amount = EUR 4 }, ls.cap = missing",
      "EUR 2"
    ),
    (
      "ls[\"C\"] with { cap.amount = was * 2 }",
      "ls[\"C\"].cap = cap { amount = EUR 4, share = 60% }, ls.cap = missing", "EUR 4.80"
    ),
    // Two rows of what a variant of all states anew.
    (
      "ls with { royalty = EUR 3 }", "ls[\"A\"].royalty = EUR 9, ls[\"B\"].royalty = EUR 4",
      "[EUR 3, EUR 3, EUR 3]"
    ),
    (
      "ls with { cap.amount = EUR 2 }",
      "ls[\"A\"].cap.amount = EUR 9, ls[\"B\"].cap.amount = EUR 4",
      "[EUR 2, EUR 2, EUR 2]"
    ),
    ("ls with { cap = missing }", "ls[\"C\"].cap.amount = EUR 1", "[EUR 9, EUR 7, EUR 8]"),
  ])
  func `a variant that says what a clause is does not follow what it varies`(
    _ variant: String, _ change: String, _ figure: String
  ) {
    let source =
      Self.head + """
        v = \(variant)
        scenario changed { \(change) }
        expect v.due under changed = \(figure)
        expect v.due under { \(change) } = \(figure)
        """
    #expect(holds(source), "\(variant) under \(change)")
  }

  @Test func `what a variant varies changes beneath it from outside, too`() {
    let run = Run(
      Self.head + """
        v = ls["B"] with { cap.share = 50% }
        w = o with { cap = missing }
        y = v.due
        z = w.due
        """,
      changes: [("ls[\"A\"].cap", "missing"), ("o.cap.share", "10%")])
    #expect(run.errors.isEmpty)
    #expect(run.number("y") == 2.5)
    #expect(run.number("z") == 9)
  }

  @Test func `a variant of one row is varied again, and changed by its path`() {
    #expect(
      holds(
        Self.head + """
          w = ls["B"] with { cap.share = 50% }
          v = w with { cap.amount = EUR 4 }
          last = v with { cap = missing }
          expect w.due = EUR 2.50
          expect v.due = EUR 2
          expect last.due = EUR 7
          expect v.due under { ls["B"].cap.share = 10%, w.cap.share = 20% } = EUR 0.80
          expect v.due under { v.cap.amount = EUR 6 } = EUR 3
          expect last.due under { book.royalty["B"] = EUR 3 } = EUR 3
          """))
  }

  // Within a block one row stands above all, whichever line comes first.
  @Test(arguments: [
    ["ls.cap.share = 30%", "ls[\"B\"].cap.share = 10%"],
    ["ls[\"B\"].cap.share = 10%", "ls.cap.share = 30%"],
  ])
  func `parts of a clause of one row stand above those of all in the same block`(_ lines: [String])
  {
    let block = lines.joined(separator: ", ")
    #expect(
      holds(
        Self.head + """
          scenario first { ls["B"].cap = cap { amount = EUR 7 } }
          expect ls.due under first under { \(block) } = [EUR 1.50, EUR 0.70, EUR 1.50]
          expect ls.due under { \(block) } = [EUR 1.50, EUR 0.50, EUR 1.50]
          """), "\(block)")
  }

  @Test(arguments: [
    ("ls[\"C\"].cap = was", "[EUR 5, EUR 5, EUR 5]"),
    ("ls[\"C\"].cap = was, ls[\"A\"].cap.share = 50%", "[EUR 2.50, EUR 5, EUR 5]"),
    ("ls[\"C\"].cap = was, ls[\"C\"].cap.share = 50%", "[EUR 5, EUR 5, EUR 2.50]"),
    ("ls.cap = was, ls[\"C\"].cap = missing", "[EUR 5, EUR 5, EUR 8]"),
    ("ls[r in book].cap = was, ls[\"C\"].cap.share = 10%", "[EUR 5, EUR 5, EUR 0.50]"),
  ])
  func `a clause that stays what it was is no other`(_ block: String, _ figures: String) {
    #expect(
      holds(
        Self.head + """
          w = ls["C"] with { royalty = EUR 20 }
          expect ls.due under { \(block) } = \(figures)
          expect (ls.due under { ls["C"].cap = was } under { \(block) }) = \(figures)
          expect bare.due under { bare["A"].cap = was } = [EUR 9, EUR 7, EUR 8]
          expect w.due under { w.cap = was } = EUR 5
          """), "\(block)")
  }
}
