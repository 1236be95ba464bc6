import Testing
import Worth
import WorthTestSupport

/// The rule: what a distribution holds between two bounds is drawn and told however improbable it
/// is, to nine digits and more: in both tails, where they are below the least number, and between
/// bounds close together. Nothing is told only where nothing lies between the bounds.
@Suite struct TailTests {
  /// A bounded distribution, its mean, standard deviation and percentiles at 30 % and 90 %.
  ///
  /// Worked out with mpmath 1.3.0 in 50 digits. With f the logarithm of a density but for its
  /// constant, as -((x - m) / s)² / 2, (k - 1) ln x - x / t or -(n + 1) / 2 · ln(1 + t² / n), and a the bound
  /// nearest to the mode: g(t) = exp(f(a ± t) - f(a)), z = quad(g), mean = a ± quad(t · g) / z,
  /// variance = quad((t - mean)² · g) / z, percentiles by bisection of quad(g, [0, t]) / z.
  static let table: [(distribution: String, mean: Double, sd: Double, p30: Double, p90: Double)] = [
    (
      "truncated(exponential(mean: 10), low: 400)",
      410.0, 10.0, 403.566749439387324,
      423.025850929940457
    ),
    (
      "truncated(exponential(mean: 10), low: 8000)",
      8010.0, 10.0, 8003.56674943938732,
      8023.02585092994046
    ),
    (
      "truncated(exponential(mean: 10), low: 8000, high: 8001)",
      8000.49166805522495, 0.288602985423354625, 8000.28964216869355,
      8000.89537828073128
    ),
    (
      "truncated(exponential(mean: 10), low: 30, high: 30.0001)",
      30.0000499999166667, 2.88675134594091194e-5, 30.0000299998950001,
      30.0000899999549999
    ),
    (
      "truncated(normal(mean: 100, sd: 10), low: 195)",
      196.030500903842821, 1.02004020612480832, 195.370710286868612,
      197.368846711747803
    ),
    (
      "truncated(normal(mean: 100, sd: 10), low: 500)",
      500.249688472072637, 0.249533239988461011, 500.089103197835129,
      500.574874580360217
    ),
    (
      "truncated(normal(mean: 100, sd: 10), high: -400)",
      -400.199840319056398, 0.199760653484088189, -400.240640496769536,
      -400.02106324107884
    ),
    (
      "truncated(normal(mean: 100, sd: 10), high: 15)",
      13.8540467983482713, 1.13171070474181224, 13.6134210072524658,
      14.8777809288039404
    ),
    (
      "truncated(normal(mean: 100, sd: 10), low: 600, high: 600.1)",
      600.045850193963682, 0.0286882273233973393, 600.025121532743586,
      600.087428698434413
    ),
    (
      "truncated(normal(mean: 100, sd: 10), low: 99.99, high: 100.02)",
      100.004999996250001, 0.00866025273880583541, 99.9989999971650022,
      100.016999996354998
    ),
    (
      "truncated(normal(mean: 0, sd: 1), low: 1000000)",
      1000000.000001, 9.99999999997e-7, 1000000.00000035667,
      1000000.00000230259
    ),
    (
      "truncated(lognormal(mean: 100, sd: 25), low: 2000)",
      2040.3476365954511, 40.8960184030059519, 2014.23265130577963,
      2093.08837021374158
    ),
    (
      "truncated(lognormal(mean: 100, sd: 25), low: 10000000)",
      10052748.5721648681, 53003.1345089527786, 10018739.9340998499,
      10121545.468278681
    ),
    (
      "truncated(lognormal(mean: 100, sd: 25), high: 0.001)",
      0.00099475282090403375, 5.21736460283538054e-6, 0.00099366820334573724,
      0.000999444152695764821
    ),
    (
      "truncated(gamma(shape: 2, scale: 1), low: 60)",
      61.0163934426229508, 1.01612899785650722, 60.3626016354604708,
      62.34023193161725
    ),
    (
      "truncated(gamma(shape: 2.5, scale: 3), low: 9000)",
      9003.00149974987519, 3.00149925012531182, 9001.07055990155775,
      9006.91120840627172
    ),
    (
      "truncated(gamma(shape: 0.3, scale: 3), low: 3000)",
      3002.99790564766376, 2.99790773078515997, 3001.06927721733911,
      3006.90293358419429
    ),
    (
      "truncated(gamma(shape: 900, scale: 1), high: 200)",
      199.714924734832255, 0.284554407100472615, 199.656527250835437,
      199.969912158663974
    ),
    (
      "truncated(gamma(shape: 50.5, scale: 1), high: 0.00001)",
      9.80582520645094034e-6, 1.90440312889192073e-7, 9.76440902505134359e-6,
      9.97915827660217619e-6
    ),
    (
      "truncated(weibull(shape: 3, scale: 10), low: 45)",
      45.1634261867308138, 0.162268148263690799, 45.0586354890641726,
      45.3758779612711808
    ),
    (
      "truncated(weibull(shape: 3, scale: 10), low: 120)",
      120.023139226135803, 0.0231303144247124383, 120.00825579644521,
      120.05327692376743
    ),
    (
      "truncated(weibull(shape: 0.5, scale: 10), low: 8000000)",
      8017908.54381999832, 17928.5549753905115, 8006381.66753429979,
      8041242.91331640367
    ),
    (
      "truncated(weibull(shape: 70, scale: 10), high: 0.001)",
      0.000985915492957746479, 1.3887511227933371e-5, 0.000982947457444023866,
      0.000998495981946814561
    ),
    (
      "truncated(student_t(df: 30), low: 1000)",
      1034.48372844661789, 35.6940176905811578, 1011.96046738223385,
      1079.77739514363059
    ),
    (
      "truncated(student_t(df: 200), low: 300)",
      301.510854531145915, 1.51844931740781078, 300.536672779627426,
      303.481473555531814
    ),
    (
      "truncated(student_t(df: 4, mean: 10, scale: 2), high: -10000000)",
      -13333336.6666670222, 4714049.92195593329, -13512005.0600722994,
      -10266901.2277044057
    ),
    (
      "truncated(student_t(df: 3), low: 5, high: 5.0001)",
      5.00004999940476658, 2.88675134563392968e-5, 5.00002999925001225,
      5.00008999967856851
    ),
    (
      "truncated(beta(alpha: 2, beta: 500), low: 0.95)",
      0.95009981084067093, 9.96117732605402791e-5, 0.950035658518618252,
      0.950229753152369571
    ),
    (
      "truncated(beta(alpha: 400.5, beta: 1.5), high: 0.01)",
      0.00997509308801704909, 2.48449528415987275e-5, 0.00996998302080773454,
      0.00999736958844077754
    ),
    (
      "truncated(beta(alpha: 2, beta: 3), low: 0.999999)",
      0.9999992500000375, 1.93649183447809253e-7, 0.99999911209602314,
      0.999999535841178818
    ),
    (
      "truncated(beta(alpha: 2, beta: 3), low: 0.3, high: 0.300001)",
      0.300000500000039682, 2.8867513459473815e-7, 0.300000300000049999,
      0.300000900000021428
    ),
    (
      "truncated(pert(0, 3, 10), low: 9.9999)",
      9.99992083336745717, 1.68630843049821436e-5, 9.9999089591656804,
      9.99994544411416982
    ),
    (
      "truncated(triangular(0, 2, 4), low: 3.999999)",
      3.99999933333333333, 2.35702260395515841e-7, 3.99999916333997347,
      3.99999968377223398
    ),
    (
      "truncated(triangular(0, 2, 4), low: 1.9999, high: 2.0003)",
      2.00009999541638019, 0.0001154692417945328, 2.00001999509995101,
      2.00025999689959695
    ),
  ]

  /// `true` iff a figure is that of the table: to 1e-9 of the distance from the bound, as far as
  /// the digits of the figure itself reach.
  private func agrees(_ found: Double?, _ wanted: Double, _ spread: Double) -> Bool {
    guard let found else { return false }
    return abs(found - wanted) <= 1e-9 * spread + 4e-15 * abs(wanted)
  }

  @Test(arguments: table) func `a bounded distribution has its figures`(
    distribution: String, mean: Double, sd: Double, p30: Double, p90: Double
  ) {
    let run = Run(
      """
      m = \(distribution).mean
      s = \(distribution).sd
      a = \(distribution).percentile(30%)
      b = \(distribution).percentile(90%)
      c = \(distribution).cdf(a)
      d = \(distribution).cdf(b)
      show m, s, a, b, c, d
      """)
    #expect(run.errors.isEmpty)
    #expect(agrees(run.number("m"), mean, sd), "\(run.text("m"))")
    #expect(agrees(run.number("s"), sd, 100 * sd), "\(run.text("s"))")
    #expect(agrees(run.number("a"), p30, sd), "\(run.text("a"))")
    #expect(agrees(run.number("b"), p90, sd), "\(run.text("b"))")
    // Where a figure is rounded to a double, its share moves along.
    let slack = 1e-9 + 1e-15 * abs(mean) / sd
    #expect(abs((run.number("c") ?? .nan) - 0.3) < slack, "\(run.text("c"))")
    #expect(abs((run.number("d") ?? .nan) - 0.9) < slack, "\(run.text("d"))")
  }

  /// The density is the slope of `cdf`: (F(x + h) - F(x - h)) / 2h.
  @Test(arguments: table) func `a bounded distribution has its density`(
    distribution: String, mean: Double, sd: Double, p30: Double, p90: Double
  ) {
    // Beside a corner the difference quotient is no slope.
    guard sd > 1e-11 * abs(mean), !distribution.contains("low: 1.9999") else { return }
    let step = sd * 1e-3
    let run = Run(
      """
      p = \(distribution).pdf(\(p30))
      below = \(distribution).cdf(\(p30 - step))
      above = \(distribution).cdf(\(p30 + step))
      show p, below, above
      """)
    let slope =
      ((run.number("above") ?? .nan) - (run.number("below") ?? .nan))
      / ((p30 + step) - (p30 - step))
    let density = run.number("p") ?? .nan
    #expect(abs(density / slope - 1) < 1e-4, "\(density), \(slope)")
  }

  /// 4,096 draws of a Latin hypercube have the mean and the percentiles of the table, whether the
  /// parameters are the same in all trials or not.
  @Test(arguments: table) func `draws are those of the bounded distribution`(
    distribution: String, mean: Double, sd: Double, p30: Double, p90: Double
  ) {
    let uncertain = distribution.replacing(": ", with: ": one * ", maxReplacements: 1)
    for (drawn, start) in [
      (distribution, ""),
      (uncertain, "one ~ truncated(uniform(0, 2), low: 1, high: 1.0000000000001)\n"),
    ] {
      guard
        start.isEmpty || distribution.contains("exponential") || distribution.contains("normal(")
      else { continue }
      let run = Run(
        """
        case "x" { simulation { trials = 4096, seed = 5, sampling = latin_hypercube } }
        \(start)x ~ \(drawn)
        m = x.mean
        a = x.p30
        b = x.p90
        show m, a, b
        """)
      #expect(run.errors.isEmpty, "\(run.outcome.messages.first?.rendered ?? "")")
      // Each of the strata holds one draw, so that order statistics are within two of them.
      let slack = 2e-14 * abs(mean)
      #expect(abs((run.number("m") ?? .nan) - mean) < 0.003 * sd + slack, "\(run.text("m"))")
      #expect(abs((run.number("a") ?? .nan) - p30) < 0.003 * sd + slack, "\(run.text("a"))")
      #expect(abs((run.number("b") ?? .nan) - p90) < 0.02 * sd + slack, "\(run.text("b"))")
    }
  }

  /// Distributions of whole numbers: the mean, standard deviation, percentiles at 30 % and 90 %, by sums
  /// of exp(ln Γ …) in 40 digits.
  static let counts: [(distribution: String, mean: Double, sd: Double, p30: Double, p90: Double)] =
    [
      ("truncated(poisson(mean: 3), low: 40)", 40.0786308379328, 0.290647875982698, 40, 40),
      ("truncated(poisson(mean: 3), low: 400)", 400.007537403673, 0.0871431537445408, 400, 400),
      (
        "truncated(poisson(mean: 5000), high: 1000)", 999.750156084234, 0.558633185638839, 1000,
        1000
      ),
      (
        "truncated(poisson(mean: 3), low: 250, high: 251)", 250.011811023622, 0.108034824677262,
        250, 250
      ),
      (
        "truncated(binomial(n: 5000, p: 1%), low: 3000)", 3000.00677730954, 0.0826024449048395,
        3000, 3000
      ),
      (
        "truncated(binomial(n: 5000, p: 99%), high: 900)", 899.997778334257, 0.0471867365907517,
        900, 900
      ),
      ("truncated(binomial(n: 20, p: 50%), low: 19)", 19.047619047619, 0.21295885499998, 19, 19),
      (
        "truncated(binomial(n: 1_000_000, p: 50%), low: 500_000, high: 500_001)", 500000.4999995,
        0.49999999999975, 500000, 500001
      ),
    ]

  @Test(arguments: counts) func `bounded whole numbers have their figures`(
    distribution: String, mean: Double, sd: Double, p30: Double, p90: Double
  ) {
    let run = Run(
      """
      m = \(distribution).mean
      s = \(distribution).sd
      a = \(distribution).percentile(30%)
      b = \(distribution).percentile(90%)
      x ~ \(distribution)
      drawn = x.p30
      c = \(distribution).cdf(a) - \(distribution).cdf(a - 1)
      d = \(distribution).pdf(a)
      show m, s, a, b, c, d, drawn
      """)
    #expect(run.errors.isEmpty)
    #expect(agrees(run.number("m"), mean, max(sd, mean)), "\(run.text("m"))")
    #expect(agrees(run.number("s"), sd, 100 * sd), "\(run.text("s"))")
    #expect(run.number("a") == p30, "\(run.text("a"))")
    #expect(run.number("b") == p90, "\(run.text("b"))")
    #expect(run.number("drawn") == p30, "\(run.text("drawn"))")
    #expect(abs((run.number("c") ?? .nan) - (run.number("d") ?? .nan)) < 1e-9)
  }

  /// Bounds between which nothing lies, and what does not exist, each with its code.
  static let nothing: [(source: String, code: String)] = [
    ("truncated(exponential(mean: 10), high: -1).mean", "E1021"),
    ("truncated(exponential(mean: 10), low: 5, high: 5).mean", "E1021"),
    ("truncated(uniform(0, 1), low: 2).cdf(3)", "E1021"),
    ("truncated(uniform(0, 1), low: 1).mean", "E1021"),
    ("truncated(beta(alpha: 2, beta: 3), low: 1).sd", "E1021"),
    ("truncated(poisson(mean: 3), low: 1.2, high: 1.8).mean", "E1021"),
    ("truncated(binomial(n: 9, p: 50%), low: 10).mean", "E1021"),
    ("truncated(normal(mean: 100, sd: 0), low: 101).mean", "E1021"),
    ("truncated(normal(mean: 100, sd: -1), low: 95).mean", "E1001"),
    ("truncated(student_t(df: 1), low: 0).mean", "E1022"),
    ("student_t(df: 2).sd", "E1022"),
  ]

  @Test(arguments: nothing) func `nothing between the bounds is said, and no parameter blamed`(
    source: String, code: String
  ) {
    #expect(Run("x = \(source)\nshow x").errors == [code])
  }

  /// Draws between bounds that leave nothing, and lists whose weights are wrong whatever the bounds.
  static let draws: [(source: String, code: String)] = [
    ("truncated(exponential(mean: 10), high: -1)", "E1021"),
    ("truncated(discrete(values: [1, 2], weights: [50%, 50%]), low: 3)", "E1021"),
    ("truncated(empirical(values: [1, 2]), low: 3)", "E1021"),
    ("truncated(discrete(values: [1, 2], weights: [50%, 40%]), low: 1)", "E1001"),
    ("truncated(exponential(mean: -10), low: 1)", "E1001"),
  ]

  @Test(arguments: draws) func `a draw that cannot be made says why`(source: String, code: String) {
    #expect(Run("x ~ \(source)\nm = x.mean\nshow m").errors == [code])
  }

  @Test func `a constant within its bounds stays what it is`() {
    #expect(
      holds(
        """
        expect truncated(normal(mean: 5, sd: 0), low: 5).mean = 5 within 0
        expect truncated(normal(mean: 5, sd: 0), low: 1, high: 5).sd = 0 within 0
        expect truncated(binomial(n: 3, p: 100%), low: 3).mean = 3 within 0
        """))
  }
}
