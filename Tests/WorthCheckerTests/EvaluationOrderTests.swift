import Testing
import Worth
import WorthTestSupport

/// Lines are worked out in the order that they need, whatever the order in which they are written.
@Suite struct EvaluationOrderTests {
  private let table = "table t {\n  name | n\n  \"x\" | 5\n  \"y\" | 7\n}\n"

  @Test(arguments: [
    "expect sum(t.n * 2) = 24", "expect sum(-t.n) = -12", "expect sum(t.n otherwise 0) = 12",
    "f = t where n > 5\nq = sum(f.n * 2)\nexpect q = 14",
    "f = t where n > 5\nexpect sum((f.n + 1) * 2) = 16",
  ])
  func `arithmetic on a column knows where the rows end`(lines: String) {
    #expect(holds(table + lines))
    #expect(holds("q0 = sum(t.n * 2)\n" + table + lines))
    #expect(holds(lines + "\n" + table))
  }

  @Test func `arithmetic on a column of an instance knows where the rows end, also under changes`()
  {
    #expect(
      holds(
        """
        kind k { a: number, tb: table { name: text, n: number }, tot = sum(tb.n * 2) + a }
        outside = sum(k1.tb.n * 3)
        k k1 { a = 1, tb { name | n
          "x" | 5
          "y" | 7
        } }
        expect outside = 36
        expect k1.tot = 25
        expect k1.tot under { k1.a = 9 } = 33
        expect (k1 with { a = 3 }).tot = 27
        """))
  }

  @Test(arguments: [
    "s = solve z between 0 and 10 so that w = 4", "s = elasticity(w, z)",
  ])
  func `a question that rests on its own answer is a circle, whatever the order of the lines`(
    question: String
  ) {
    let lines = [question, "z = 1", "w = z * 2 + s"]
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      let run = Run(order.map { lines[$0] }.joined(separator: "\n") + "\nshow s, w")
      #expect(run.errors == ["E0204"], "\(order)")
    }
  }

  @Test func `a kind that nothing fills in may look back in time, and a circle in it is told`() {
    let head = "case \"x\" { timeline = 2026 .. 2028 }\n"
    let kind = "kind k { a: number, d[opening] = a, d[t] = d[t-1] * 1.1 }\n"
    #expect(Run(head + kind + "show 5").errors == [])
    #expect(
      Run(head + "kind k { a: number, d[t] = e[t], e[t] = d[t] + a }\nshow 5").errors == ["E0204"])
  }
}
