import Testing
import WorthTestSupport

/// Tables that have headings and no rows.
@Suite struct EmptyTableTests {
  @Test(arguments: ["name | pay", "name | pay | chance", "name | pay | day | of | left | shares"])
  func `columns without rows are of the types that the kind declares`(_ headings: String) {
    #expect(
      holds(
        """
        case "Empty" { currency = EUR, timeline = 2027 .. 2028 }
        kind basket {
          items: table {
            name: text, pay: money, chance: percent?, day: date?, of: year | life?, left: percent?
            shares: number?
          }
          total = sum(i.pay * (i.chance otherwise 100%) for i in items)
          late  = count(i for i in items where i.day is given and i.day > case.first.start)
          once  = count(i for i in items where (i.of otherwise life) = life)
          rest  = if count(items) > 0 then items.left[1] otherwise 0% else 100%
          whole = sum(i.shares otherwise 0 for i in items)
          first = if count(items) > 0 then items.pay[1] else EUR 3
        }
        basket b {
          items {
            \(headings)
          }
        }
        expect b.total = EUR 0
        expect b.late = 0
        expect b.once = 0
        expect b.rest = 100%
        expect b.whole = 0
        expect b.first = EUR 3
        """))
  }

  @Test func `a table without rows and without declared types has numbers`() {
    #expect(
      holds(
        """
        case "Empty" { timeline = 2027 .. 2028 }
        table t {
          a | b
        }
        expect sum(t.a) = 0
        expect count(t) = 0
        """))
  }

  @Test(arguments: [
    "milestones { name | on | pay\n }", "milestones { name | sales_reach | sales_of | pay\n }",
    "step_downs { together = lowest, events { event | from | left\n } }",
    "step_downs { together = multiplied, events { event | from | left\n } }",
    "deductions { items { name | share\n } }",
    "most_favoured { others { licensee | rate | from\n } }",
    "most_favoured { others { licensee | rate\n } }",
  ])
  func `a clause whose table has no rows yet is one that takes and brings nothing`(_ clause: String)
  {
    #expect(
      holds(
        """
        case "Empty" { currency = EUR, timeline = 2027 .. 2028 }
        licence x {
          sales = EUR 1 million, royalty = 5%
          \(clause)
        }
        expect x.due = [EUR 50_000, EUR 50_000]
        """))
  }
}
