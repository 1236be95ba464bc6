import Testing
import WorthTestSupport

/// Changes over changes: what one layer leaves as it is still sees the next one.
@Suite struct LayerTests {
  private let head = """
    kind k {
      n: number
      b: number
      x = n * 2
      y = b * 3
    }
    table t { name | b
      "A" | 1
      "B" | 2
    }
    l = k { n = 5, b = 5 }
    v = l with { n = 9 }
    ls[r in t] = k { n = 1, b = r.b }
    a = l.y
    c = l.x
    d = l.x + l.y
    e = sum(ls.y)
    w = v.y
    p = 1
    q = p + 1
    r = q * 2
    scenario fewer { l.n = 1 }
    scenario lower { l.b = 2 }

    """

  @Test(arguments: [
    ("a under { l.n = 1 } under { l.b = 2 }", 6), ("a under { l.b = 2 } under { l.n = 1 }", 6),
    ("a under (fewer + lower)", 6), ("a under (lower + fewer)", 6),
    ("c under { l.n = 1 } under { l.b = 2 }", 2), ("d under { l.n = 1 } under { l.b = 2 }", 8),
    ("a under { l.b = 3 } under { l.b = 2 }", 6),
    ("a under { l.n = 1 } under { l.n = 2 } under { l.b = 2 }", 6),
    ("e under { ls.n = 3 } under { ls.b = 4 }", 24),
    ("e under { ls[\"A\"].n = 3 } under { ls[\"A\"].b = 4 }", 18),
    ("e under { ls[\"A\"].n = 3 } under { ls[\"B\"].b = 4 }", 15),
    ("w under { v.n = 1 } under { l.b = 2 }", 6), ("w under { l.n = 1 } under { v.b = 2 }", 6),
    ("w under { l.n = 1 } under { l.b = 2 }", 6), ("r under { q = 5 } under { p = 7 }", 10),
    ("r under { p = 7 } under { q = 5 }", 10), ("r under { p = 7 } under { p = 2 }", 6),
  ])
  func `a figure sees each layer that it rests on`(_ figure: String, _ value: Int) {
    #expect(holds(head + "expect \(figure) = \(value)"), "\(figure)")
    #expect(holds(head + "z = \(figure)\nexpect z = \(value)"), "\(figure)")
  }
}
