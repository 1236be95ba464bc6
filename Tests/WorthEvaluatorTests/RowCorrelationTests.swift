import Testing
import Worth
import WorthTestSupport

/// Draws of rows that hang together by one factor, or by the draw of another name.
@Suite struct RowCorrelationTests {
  private let head = """
    case "x" { timeline = 2026 .. 2028, simulation { trials = 100_000, seed = 3 } }
    table book { id | amount
      "A" | 10
      "B" | 20
      "C" | 30
    }

    """

  /// Expects the checks of the case to pass.
  private func expectPasses(_ source: String) {
    let run = Run(head + source)
    #expect(run.errors.isEmpty, "\(run.outcome.messages.map(\.rendered))")
    #expect(!run.outcome.checks.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed }, "\(run.outcome.report)")
  }

  @Test func `two rows fail together as a Gaussian copula has it`() {
    // The integral over the factor z of Φ((h - √ρ z) / √(1 - ρ))², h = Φ⁻¹(10 %), by Python:
    // 1.7196 % for ρ = 20 %, 1 % for 0, 5.6243 % for 80 %; the sampling error is 0.04 to 0.07 points.
    expectPasses(
      """
      a[r in book] ~ bernoulli(p: 10%)
      b[r in book] ~ bernoulli(p: 10%)
      c[r in book] ~ bernoulli(p: 10%)
      correlate a = 20%
      correlate b = 0
      correlate c = 0.8
      expect probability(a["A"] and a["C"]) = 1.7196% within 0.15 points
      expect probability(b["A"] and b["C"]) = 1% within 0.12 points
      expect probability(c["A"] and c["C"]) = 5.6243% within 0.25 points
      expect probability(a["B"]) = 10% within 0.3 points
      expect probability(c["B"]) = 10% within 0.3 points
      """)
  }

  @Test func `rows that follow one name share the square, or more where that is stated`() {
    expectPasses(
      """
      market = 0 ~ normal(sd: 1)
      u[r in book] = 0 ~ normal(sd: 3)
      v[r in book] = 0 ~ normal(sd: 1)
      w[r in book] = 0 ~ normal(sd: 1)
      correlate u, market = 0.5
      correlate market, v = -50%
      correlate v = 40%
      correlate w, market = 30%
      correlate w = 9%
      ua = u["A"]
      ub = u["B"]
      va = v["A"]
      vb = v["B"]
      wa = w["A"]
      wb = w["B"]
      expect ua.correlation(ub) = 0.25 within 0.02
      expect ua.correlation(market) = 0.5 within 0.02
      expect va.correlation(vb) = 0.4 within 0.02
      expect va.correlation(market) = -0.5 within 0.02
      expect va.correlation(ua) = -0.25 within 0.02
      expect wa.correlation(wb) = 0.09 within 0.02
      expect ua.sd = 3 within 0.03
      expect va.sd = 1 within 0.01
      """)
  }

  @Test func `instances of a kind go together by row, and by period of their own`() {
    expectPasses(
      """
      kind loan {
        amount: number
        score = 0 ~ normal(sd: 1)
        shock[t] = 0 ~ normal(sd: 1)
      }
      boom[t] = 0 ~ normal(sd: 1)
      facility[r in book] = loan { amount = r.amount }
      correlate facility.score = 30%
      correlate facility.shock, boom = 60%
      a = facility["A"].score
      b = facility["B"].score
      x = facility["A"].shock[2026]
      y = facility["B"].shock[2026]
      z = facility["B"].shock[2027]
      boom_now = boom[2026]
      expect a.correlation(b) = 0.3 within 0.02
      expect x.correlation(y) = 0.36 within 0.02
      expect x.correlation(z) = 0 within 0.02
      expect x.correlation(boom_now) = 0.6 within 0.02
      """)
  }

  @Test func `a row draws by its key, wherever it stands`() {
    let source = """
      u[r in book] = 0 ~ normal(sd: 3)
      correlate u = 20%
      ua = u["A"]
      uc = u["C"]
      a = ua.mean
      c = uc.p90
      show a, c
      """
    let table = head.range(of: "  \"A\"")?.lowerBound ?? head.startIndex
    let moved =
      head[..<table] + "  \"C\" | 30\n  \"New\" | 9\n  \"A\" | 10\n}\n"
    let (run, other) = (Run(head + source), Run(moved + source))
    #expect(run.errors.isEmpty, "\(run.outcome.messages.map(\.rendered))")
    #expect(other.errors.isEmpty, "\(other.outcome.messages.map(\.rendered))")
    for path in ["a", "c"] { #expect(run.number(path) == other.number(path)) }
    #expect(run.number("a") != run.number("c"))
  }

  @Test func `the draws of other names stay as they are`() {
    let source = """
      other = 5 ~ normal(sd: 1)
      u[r in book] = 0 ~ normal(sd: 3)
      x = other.p90
      show x, sum(u)
      """
    let run = Run(head + source)
    let tied = Run(head + source + "\ncorrelate u, other = 40%\ncorrelate u = 30%")
    #expect(run.errors.isEmpty && tied.errors.isEmpty)
    #expect(run.number("x") != nil)
    #expect(run.number("x") == tied.number("x"))
  }

  @Test func `rows may go with several names, however those hang together`() {
    // With the correlation 0.6 between the names, rows share (0.5, 0.3) Σ⁻¹ (0.5, 0.3)ᵀ = 25 %, by NumPy;
    // with independent names 0.6² + 0.3² = 45 %. The sampling error is 0.003.
    expectPasses(
      """
      market = 0 ~ normal(sd: 1)
      rates = 0 ~ normal(sd: 2)
      inflation = 0 ~ normal(sd: 1)
      u[r in book] = 0 ~ normal(sd: 3)
      v[r in book] = 0 ~ normal(sd: 1)
      w[r in book] = 0 ~ normal(sd: 1)
      correlate u, market = 0.5
      correlate u, rates = 0.3
      correlate market, rates = 0.6
      correlate v, market = 0.6
      correlate v, inflation = -30%
      correlate w, market = 0.5
      correlate w, rates = 0.3
      correlate w = 40%
      ua = u["A"]
      ub = u["B"]
      va = v["A"]
      vb = v["C"]
      wa = w["A"]
      wb = w["B"]
      expect ua.correlation(market) = 0.5 within 0.012
      expect ua.correlation(rates) = 0.3 within 0.012
      expect ua.correlation(ub) = 0.25 within 0.012
      expect ua.sd = 3 within 0.04
      expect va.correlation(market) = 0.6 within 0.012
      expect va.correlation(inflation) = -0.3 within 0.012
      expect va.correlation(vb) = 0.45 within 0.012
      expect wa.correlation(wb) = 0.4 within 0.012
      expect wa.correlation(rates) = 0.3 within 0.012
      """)
  }

  @Test func `the report says what goes together`() {
    let run = Run(
      head
        + """
        market = 0 ~ normal(sd: 1)
        u[r in book] = 0 ~ normal(sd: 3)
        correlate u, market = 0.5
        show sum(u)
        """)
    #expect(
      run.outcome.report.contains(
        "but for the rows of u with one another (0.25), u with market (0.5)"))
  }

  @Test(arguments: [
    ("correlate u = -10%", "E1017", "from 0% to below 100%"),
    ("correlate u = 1", "E1017", "from 0% to below 100%"),
    ("correlate market = 20%", "E1018", "correlate market, other = …"),
    ("correlate u, market = 50%\ncorrelate u = 20%", "E1019", "write 25% or more"),
    ("correlate u = 8%\ncorrelate u, market = -0.3", "E1019", "write 9% or more"),
    ("correlate u = 20%\ncorrelate u = 30%", "E1020", "state it once"),
    ("correlate u, market = 20%\ncorrelate u, market = 30%", "E1020", "‘market’ already"),
    (
      "correlate u, market = 80%\ncorrelate u, rates = 80%\ncorrelate u = 90%", "E1012",
      "u and rates cannot"
    ),
    (
      "correlate u, market = 50%\ncorrelate u, rates = 50%\ncorrelate u = 40%", "E1019",
      "50% or more"
    ),
    ("correlate u, market = 1", "E1017", "and this is 1"),
    ("correlate nothing = 20%", "E1013", "is not an uncertain name"),
    ("correlate book.amount = 20%", "E1013", "is not an uncertain name"),
    ("correlate by_year, u = 20%", "E1015", "do not draw at the same times"),
  ]) func `what cannot be is told with what to write`(
    _ statement: String, _ code: String, _ words: String
  ) {
    let run = Run(
      head
        + """
        market = 0 ~ normal(sd: 1)
        rates = 0 ~ normal(sd: 1)
        by_year[t] = 0 ~ normal(sd: 1)
        u[r in book] = 0 ~ normal(sd: 3)
        show sum(u), market, rates, by_year
        \(statement)
        """)
    #expect(run.errors == [code])
    let texts = (run.program.diagnostics.map(\.rendered)).joined()
    #expect(texts.contains(words), "\(texts)")
  }
}
