import Testing
import Worth
import WorthChecker
import WorthEvaluator
import WorthPlan
import WorthPlanner
import WorthSource
import WorthTestSupport

/// Questions over many values at a time, which are lanes of one run, find what single runs find.
@Suite struct QuestionLaneTests {
  /// Cases in which `y` rests on `a` and `b` in different ways.
  private static let cases = [
    "a = 5%\nb = 3\ny = b * (1 + a) ^ 4 - b / (1 + a)",
    "a = 5%\nb = 3\ny = if a > 6% then b * 2 else b - a * 10",
    """
    case "x" { timeline = 2026 .. 2035 }
    a = 5%
    b = 3
    s[2026] = b
    s[t] = s[t-1] * (1 + a)
    p[t] = s[t] * discount_factor(a + 2%, t, middle)
    y = sum(p)
    """,
    "function f(x, n) = if n < 1 then x else f(x * 1.1 + n, n - 1)\na = 5%\nb = 3\ny = f(b, 5) * a",
    "a = 5%\nb = 3\ny = b / (a - 6%)",
    """
    kind k {
      r: percent
      n: number
      require r < 7% because "{r} is too much"
      v = n * r
    }
    a = 5%
    b = 3
    k one { r = a, n = b }
    y = one.v
    """,
    // How many there are depends on b, which no lane can say.
    "a = 5%\nb = 3\ny = sum(i * a for i in 1 .. round(b))",
    "table t { k | v\n\"p\" | 2\n\"q\" | 4 }\na = 5%\nb = 3\nc[r in t] = r.v * a + b\ny = sum(c)",
    "a = 5%\nb = 3\nu = 2 ~ normal(sd: 1)\ny = u * a + b",
    "a = 5%\nb = 3\nbest = solve z between 0 and 10 so that z = b\nz = 1\ny = best * a",
  ]

  /// The figure `y` of a run of the plan with other values of its names.
  private func single(_ source: String, _ a: Double, _ b: Double) -> Double {
    let run = Run(
      source,
      changes: [("a", "\(a * 100)%"), ("b", "\(b)")])
    return run.number("y") ?? .nan
  }

  @Test(arguments: cases) func `a grid has in each cell what the case gives for its values`(
    _ source: String
  ) throws {
    let rows = [0.01, 0.03, 0.05, 0.06, 0.08]
    let columns = [1.0, 2, 2.4, 3, 4]
    let run = Run(
      source
        + "\nshow grid(y, a, [1%, 3%, 5%, 6%, 8%], b, [1, 2, 2.4, 3, 4])")
    var grid: [[Double]] = []
    for block in run.outcome.document.blocks {
      if case .grid(let found) = block {
        grid = found.cells.map { row in
          row.map { if case .number(let value) = $0 { value } else { .nan } }
        }
      }
    }
    #expect(grid.count == 5)
    for (row, a) in zip(grid, rows) {
      for (cell, b) in zip(row, columns) {
        let wanted = single(source, a, b)
        #expect(
          cell.isNaN && wanted.isNaN || abs(cell - wanted) <= 1e-12 * max(1, abs(wanted)),
          "a = \(a), b = \(b): \(cell), not \(wanted)")
      }
    }
  }

  @Test func `a solution is found where each look takes a long plan`() {
    let run = Run(
      """
      case "x" { timeline = 2026 .. 2125 }
      growth = 2%
      s[2026] = 100
      s[t] = s[t-1] * (1 + growth)
      best = solve growth between 0% and 10% so that s[closing] = 200
      """)
    #expect(run.errors == [])
    // 2 ^ (1/99) - 1
    #expect(abs((run.number("best") ?? 0) - 0.007_026_2) < 1e-6)
  }

  @Test func `a question about a field reaches the variants that take it over`() {
    let run = Run(
      """
      case "Variants" { currency = EUR, timeline = 2026 .. 2028 }
      kind recovery { value: money, starts: date
        net = value * 0.9 ^ (starts.year - 2026) }
      kind whole { part: recovery, net = part.net + EUR 1 }
      recovery a { value = EUR 60, starts = 2026-01-01 }
      whole w { part { value = EUR 10, starts = 2026-01-01 } }
      later = a with { starts = 2028-01-01 }
      again = later with { starts = 2027-01-01 }
      own = a with { value = EUR 10 }
      other = w with { part { starts = 2027-01-01 } }
      line[t] = (a with { starts = t.start }).net
      changed = again.net under { a.starts = 2026-06-01 }
      s = solve a.value between EUR 0 and EUR 200 so that later.net = EUR 81
      t1 = solve a.value between EUR 0 and EUR 200 so that again.net = EUR 90
      u = solve a.value between EUR 0 and EUR 200 so that line[2028] = EUR 81
      v = solve w.part.value between EUR 0 and EUR 200 so that other.net = EUR 91
      x = solve least a.value between EUR 0 and EUR 200 so that changed >= EUR 90
      e = elasticity(later.net, a.value)
      none = elasticity(own.net, a.value)
      show s, t1, u, v, x, e, none, grid(later.net, a.value, [EUR 60, EUR 100])
      """)
    #expect(run.errors == [])
    for name in ["s", "t1", "u", "v", "x"] {
      #expect(abs((run.number(name) ?? 0) - 100) < 1e-6, "\(name)")
    }
    #expect(abs((run.number("e") ?? 0) - 1) < 1e-6)
    #expect(run.number("none") == 0)
    #expect(run.outcome.report.contains("EUR 100.00      81.00"))
  }
}
