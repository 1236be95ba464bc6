import Testing
import WorthTestSupport

/// Changes of columns in which cells are empty.
@Suite struct EmptyCellChangeTests {
  @Test func `a cell changes in a column in which others are empty, and may become empty itself`() {
    #expect(
      holds(
        """
        case "Deductions" { currency = EUR }
        kind deductions {
          items: table { name: text, most: percent?, from: date?, fixed: money?, rank: low | high? }
          all   = sum((i.most otherwise 1%) for i in items)
          dated = count(i for i in items where i.from is given)
          fixed = sum((i.fixed otherwise EUR 1) for i in items)
          high  = count(i for i in items where (i.rank otherwise low) = high)
        }
        deductions d { items {
          name | most | from       | fixed | rank
          "a"  |      | 2027-01-01 |       | low
          "b"  | 4%   |            | EUR 5 |
          "c"  | 6%   |            |       | high
        } }
        scenario some {
          d.items.most["b"] = 2%, d.items.from["c"] = 2028-01-01, d.items.fixed["a"] = EUR 3
          d.items.rank["a"] = high
        }
        scenario none {
          d.items.most["c"] = missing, d.items.fixed["b"] = missing, d.items.rank["c"] = missing
        }
        scenario seen { d.items.most[i in d.items] = if i.name = "a" then 10% else was }
        other = d with { items.most["b"] = 3% }
        expect [d.all, d.all under some, d.all under none, d.all under seen] = [11%, 9%, 6%, 20%]
        expect other.all = 10%
        expect [d.dated, d.dated under some] = [1, 2]
        expect [d.fixed, d.fixed under some, d.fixed under none] = [EUR 7, EUR 9, EUR 3]
        expect [d.high, d.high under some, d.high under none] = [1, 2, 0]
        """))
  }
}
