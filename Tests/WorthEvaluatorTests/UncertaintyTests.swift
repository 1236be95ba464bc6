import Testing
import WorthChecker
import WorthEvaluator
import WorthPlan
import WorthPlanner
import WorthSource
import Worth
import WorthTestSupport

/// Uncertain names, trials, statistics over them.
@Suite struct UncertaintyTests {
  /// Cases with an uncertain `value`, each with something that is not worked out like plain
  /// arithmetic.
  private static let cases = [
    """
    a = 5 ~ normal(sd: 1)
    b = 2 ~ uniform(1, 3)
    value = a * b + a / b - b ^ 2
    """,
    """
    function step(s, i) = s * 0.5 + i * 2
    start = 3 ~ uniform(2, 4)
    value = fold(1 .. 4, step, start) + fold([start, 2, start], step, 1)
    """,
    """
    growth = 5% ~ normal(sd: 4%)
    rate = 10% ~ triangular(8%, 10%, 14%)
    case "x" { currency = EUR, timeline = 2026 .. 2035 }
    sales[2026] = EUR 100
    sales[t] = sales[t-1] * (1 + growth)
    present[t] = sales[t] * discount_factor(rate, t, middle)
    value = sum(present)
    """,
    """
    case "x" { currency = EUR, timeline = 2026 .. 2032 }
    shock[t] = 0% ~ normal(sd: 10%)
    level[2026] = 100
    level[t] = level[t-1] * (1 + shock[t])
    value = if level[closing] > 90 then level[closing] - 90 else 0
    """,
    """
    price = 8 ~ lognormal(sd: 3)
    function tier(x) = if x < 6 then x * 0.1 else if x < 9 then 0.6 + (x - 6) * 0.2 else fee(x)
    function fee(x) {
      top = x - 9
      base = 1.2
      if top > 1 then base + sqrt(top) else base + top
    }
    value = tier(price) + max(price, 7) - min(2 * price, 20) + abs(price - 8)
    """,
    """
    n = 3 ~ binomial(n: 8, p: 40%)
    rates = [1%, 2%, 3%, 5%, 8%, 13%, 21%, 34%, 55%]
    value = rates[n + 1] * 100 + round_to(n / 3, 0.1, half_even)
    """,
    """
    price = 8 ~ lognormal(sd: 3)
    value = round(price, 2) + floor(price / 3) * 10 + ceiling(-price, 1) + truncate(price * 7, -1)
    """,
    """
    digits = 2 ~ binomial(n: 4, p: 50%)
    price = 8 ~ lognormal(sd: 3)
    value = round(price, digits) + annuity_factor(price / 100, 10 + digits)
    """,
    """
    share = 30% ~ uniform(0%, 100%)
    happens ~ bernoulli(p: share)
    other ~ bernoulli(p: share / 2)
    value = (if happens then 2 else 1) * (if other then 3 else 5) + share * normal_cdf(share * 3)
    """,
    """
    p = 3 ~ poisson(mean: 3)
    happens ~ bernoulli(p: 30%)
    value = if happens then p + 1 else -p
    """,
    """
    flow = 30 ~ normal(sd: 2)
    value = irr([-100, flow, flow * 1.1, flow, flow])
    """,
    """
    x = 5 ~ truncated(normal(sd: 2), low: 3, high: 9)
    y = 1 ~ shifted(exponential(mean: 2), by: 1)
    z = 4 ~ student_t(df: 5, scale: 2)
    value = x + y * 2 + abs(z) + (if x > 4 and y > 2 or z < 1 then 10 else 0)
    """,
    """
    low = 2 ~ uniform(1, 3)
    high = 9 ~ uniform(low + 4, low + 8)
    value = sum(if k > low then k else 0 for k in [1, 2, 3, 4]) + high
    """,
    """
    limit = 2 ~ uniform(1, 6)
    low = min(x for x in [7, 5, 9, 6] where x > limit)
    high = max(x for x in [7, 5, 9, 6] where x * limit < 40)
    middle = mean(x + limit for x in [7, 5, 9, 6] where x > limit and x < 3 * limit + 4)
    early = first(x for x in [4, 7, 5, 9, 6] where x > 1.2 * limit and x > 4)
    value = low + 100 * high + middle + 1_000 * early
    """,
    """
    kind sold {
      price: number
      volume: level of number
      require volume >= 0 because "{price} for nothing"
      require price > 0
      require price < volume[2026] if price > 3
      value = sum(volume) * price
    }
    case "x" { timeline = 2026 .. 2028 }
    growth[t] = 0% ~ normal(sd: 50%)
    volume[2026] = 9
    volume[t] = volume[t-1] * (1 + growth[t])
    sold s { price = 2 ~ uniform(1, 14), volume = volume }
    function share(x) {
      require x != 0 and x >= 0.9 because "too small"
      if x >= 3 then 2 / x else x
    }
    value = s.value + share(s.price)
    """,
    """
    kind asset { price: number, volume: number, value = price * volume }
    asset mine { price = 4 ~ triangular(2, 4, 7), volume = 10 ~ pert(6, 10, 20) }
    cheap = mine with { price = 3 ~ uniform(2, 4) }
    value = mine.value - cheap.value
    """,
  ]

  /// The values of `path` in trials, each run by itself.
  private func trials(_ run: Run, _ path: String, count: Int) -> [Double] {
    let checked = Checker.check(SourceText(name: "case.worth", text: run.source)) { _ in .notFound }
    let plan = Planner.plan(checked.program)
    let limits = WorkLimits()
    guard let slot = plan.slots.first(where: { $0.path == path }) else { return [] }
    return (0..<count).map { trial in
      var machine = Machine(
        plan, limits: limits, meter: WorkMeter(limit: limits.steps, observer: nil))
      machine.mode = .trial(UInt64(trial))
      machine.run()
      defer { machine.release() }
      return machine.value(slot.register)
    }
  }

  /// Returns a figure as a number; NaN where it is none.
  private func number(_ run: Run, _ path: String) -> Double {
    switch run.outcome.figure(path)?.value {
    case .number(let value), .percent(let value): value
    case .money(let money): money.amount
    default: .nan
    }
  }

  @Test(arguments: cases) func `all trials together are what each is by itself`(_ source: String)
    throws
  {
    let whole = source
    let settings = "simulation { trials = 530, seed = 9 }"
    let head =
      whole.contains("case \"x\" { ")
      ? whole.replacingOccurrences(of: "case \"x\" { ", with: "case \"x\" { " + settings + ", ")
      : "case \"x\" { " + settings + " }\n" + whole
    let run = Run(
      head
        + "\nmean = value.mean\nsd = value.sd\nleast = value.min\nmost = value.max\nmedian = value.p50\n"
    )
    #expect(
      run.errors.isEmpty,
      "\(run.outcome.messages.map(\.rendered)) \(run.program.diagnostics.map(\.rendered))")
    let values = trials(run, "value", count: 530)
    #expect(values.count == 530)
    #expect(values.allSatisfy { $0.isFinite })
    let mean = values.reduce(0, +) / 530
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 529
    let sorted = values.sorted()
    let scale = max(1e-9, sorted.map { abs($0) }.max() ?? 1)
    /// `true` iff both are the same but for rounding.
    func isNear(_ x: Double, _ y: Double) -> Bool { abs(x - y) <= 1e-11 * scale }
    #expect(isNear(number(run, "mean"), mean))
    #expect(abs(number(run, "sd") - variance.squareRoot()) <= 1e-9 * scale)
    #expect(isNear(number(run, "least"), sorted[0]))
    #expect(isNear(number(run, "most"), sorted[529]))
    #expect(isNear(number(run, "median"), (sorted[264] + sorted[265]) / 2))
    #expect(sorted[0] < sorted[529])
  }

  private let twoNames = """
    case "x" { simulation { trials = 5_000, seed = 4 } }
    a = 5 ~ normal(sd: 1)
    b = 2 ~ uniform(1, 3)
    sum_of_both = a + b
    mean_a = a.mean
    mean_b = b.mean
    spread = sum_of_both.sd

    """

  @Test func `another uncertain name changes no draws of those that are there`() {
    let run = Run(twoNames)
    let more = Run("c = 1 ~ exponential(mean: 4)\n" + twoNames + "\nd = 3 ~ pert(1, 3, 9)\n")
    for path in ["mean_a", "mean_b", "spread"] {
      #expect(run.text(path) == more.text(path))
      #expect(number(run, path) == number(more, path))
    }
    let other = Run(twoNames.replacingOccurrences(of: "seed = 4", with: "seed = 5"))
    #expect(number(run, "mean_a") != number(other, "mean_a"))
  }

  @Test(arguments: [2, 3, 8]) func `threads change no bit, nor does the order of the parts`(
    threads: Int
  ) {
    let source = twoNames + "tail = sum_of_both.mean_below(5%)\n"
    let alone = Run(source)
    let real = RealThreads()
    let backwards = Workers(threads: threads) { count, body in
      for number in (0..<count).reversed() { body(number) }
    }
    for workers in [real.workers(threads), backwards] {
      let program = Engine(workers: workers).compile(source)
      let run = Run(program: program, outcome: program.evaluate())
      for path in ["mean_a", "mean_b", "spread", "tail"] {
        #expect(number(alone, path).bitPattern == number(run, path).bitPattern)
      }
    }
    #expect(real.mostThreads == threads)
  }

  @Test func `a host can end a simulation and allow fewer trials`() {
    var engine = Engine()
    engine.observer = { progress in
      if case .trials = progress.phase { false } else { true }
    }
    let outcome = engine.compile(twoNames).evaluate()
    #expect(outcome.messages.map(\.code) == ["E0810"])
    #expect(outcome.figure("sum_of_both")?.text == "7")
    var limits = Limits()
    limits.trials = 100
    #expect(Run(twoNames, limits: limits).errors == ["E1007"])
    limits = Limits()
    limits.operations = 1
    #expect(Run(twoNames, limits: limits).errors == ["E1007"])
    limits = Limits()
    limits.trialValues = 1
    let small = Run(twoNames, limits: limits)
    #expect(number(small, "spread") == number(Run(twoNames), "spread"))
  }

  @Test func `statistics are those of the trials`() {
    let run = Run(
      """
      case "x" { simulation { trials = 1_000, seed = 7 } }
      a = 5 ~ normal(sd: 2)
      b = 1 ~ exponential(mean: 3)
      c = a + b
      p10 = c.percentile(10%)
      low = c.mean_below(2.5%)
      high = c.mean_above(10%)
      where_b = c.mean_where(b > 3)
      chance = probability(c > 9)
      share = c.share_of_variance(a)
      link = c.correlation(b)
      skew = c.skewness
      error = c.mean_error
      var = c.variance
      """)
    #expect(run.errors.isEmpty)
    let a = trials(run, "a", count: 1000)
    let b = trials(run, "b", count: 1000)
    let c = trials(run, "c", count: 1000)
    let sorted = c.sorted()
    /// Returns the mean.
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    /// Returns the sum of the products of the distances from the means.
    func product(_ x: [Double], _ y: [Double]) -> Double {
      zip(x, y).reduce(0) { $0 + ($1.0 - mean(x)) * ($1.1 - mean(y)) }
    }
    /// Fails unless the figure at `path` is `value`.
    func check(_ path: String, _ value: Double) {
      #expect(abs(number(run, path) - value) < 1e-10 * max(1, abs(value)), "\(path)")
    }
    check("p10", sorted[99] + 0.9 * (sorted[100] - sorted[99]))
    check("low", mean(Array(sorted[..<25])))
    check("high", mean(Array(sorted[900...])))
    check("where_b", mean(zip(c, b).filter { $0.1 > 3 }.map { $0.0 }))
    check("chance", Double(c.count { $0 > 9 }) / 1000)
    let link = product(c, a) / (product(c, c) * product(a, a)).squareRoot()
    check("share", link * link)
    check("link", product(c, b) / (product(c, c) * product(b, b)).squareRoot())
    check("var", product(c, c) / 999)
    check("error", (product(c, c) / 999 / 1000).squareRoot())
    let third = c.reduce(0) { $0 + ($1 - mean(c)) * ($1 - mean(c)) * ($1 - mean(c)) } / 1000
    let second = product(c, c) / 1000
    check("skew", third / (second * second.squareRoot()))
  }

  @Test func `statistics may rest on statistics`() {
    let run = Run(
      """
      a = 5 ~ normal(sd: 2)
      typical = a.mean
      miss = abs(a - typical)
      average_miss = miss.mean
      chance = probability(a > typical + average_miss)
      """)
    #expect(run.errors.isEmpty)
    #expect(abs(number(run, "average_miss") - 2 * 0.7978845608) < 0.05)
    #expect(abs(number(run, "chance") - 0.2124) < 0.02)
  }

  @Test func `Latin hypercube spreads each name evenly`() {
    let source = """
      case "x" { simulation { trials = 1_000, seed = 3, sampling = latin_hypercube } }
      u = 5 ~ uniform(0, 10)
      n = 0 ~ normal(sd: 1)
      mean_u = u.mean
      mean_n = n.mean
      both = (u + 10 * n).sd
      """
    let run = Run(source)
    #expect(run.errors.isEmpty)
    let values = trials(run, "u", count: 1000).sorted()
    for (place, value) in values.enumerated() { #expect(Int(value * 100) == place) }
    #expect(abs(number(run, "mean_n")) < 0.002)
    #expect(abs(number(run, "both") - 10.408) < 0.5)
  }

  @Test func `correlated names hang together as stated and keep their distributions`() {
    let run = Run(
      """
      case "x" { simulation { trials = 20_000, seed = 8 } }
      a = 5 ~ normal(sd: 2)
      b = 1 ~ normal(sd: 3)
      c = 4 ~ uniform(2, 6)
      correlate a, b = -0.6
      correlate b, c = 0.5
      ab = a.correlation(b)
      bc = b.correlation(c)
      ac = a.correlation(c)
      sd_b = b.sd
      low_c = c.percentile(10%)
      """)
    #expect(run.errors.isEmpty)
    #expect(abs(number(run, "ab") + 0.6) < 0.02)
    // Of a normal and a uniform variable the correlation is that of the copula times √(3/π).
    #expect(abs(number(run, "bc") - 0.5 * 0.9772) < 0.02)
    #expect(abs(number(run, "ac")) < 0.03)
    #expect(abs(number(run, "sd_b") - 3) < 0.06)
    #expect(abs(number(run, "low_c") - 2.4) < 0.03)
  }

  @Test func `checks and texts take the base, and say no more than that`() {
    let run = Run(
      """
      a = 5 ~ normal(sd: 2)
      b = a * 2
      expect b = 10
      show "b is {b}"
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
    #expect(run.outcome.report.contains("b is 10"))
  }

  /// Reference values by scipy 1.14.
  @Test(arguments: [
    ("truncated(lognormal(mean: 100, sd: 300), low: 10).mean", 127.396, 0.001),
    ("truncated(lognormal(mean: 100, sd: 300), low: 10).sd", 335.60, 0.01),
    ("truncated(student_t(df: 3), low: 0).sd", 1.3357, 0.0002),
    ("truncated(poisson(mean: 3), low: 1).sd", 1.63123, 0.00001),
    ("truncated(triangular(0, 2, 4), low: 1, high: 3).mean", 2, 1e-9),
    ("truncated(normal(mean: 0, sd: 1), low: 0).mean", 0.7978845608, 1e-9),
    ("truncated(normal(mean: 0, sd: 1), low: 0).sd", 0.6028102749, 1e-9),
  ]) func `mean and spread of a bounded distribution`(
    _ figure: String, _ expected: Double, _ tolerance: Double
  ) {
    let run = Run("x = " + figure)
    #expect(run.errors.isEmpty)
    #expect(abs(number(run, "x") - expected) < tolerance, "\(number(run, "x"))")
  }

  @Test func `what a function requires makes trials fail`() {
    let run = Run(
      """
      a = 5 ~ uniform(0, 10)
      function f(x) {
        y = x * 2
        require y > 9 because "t"
        y
      }
      v = f(a)
      show v.mean
      """)
    #expect(run.errors == ["E1004"])
  }

  @Test func `what waits for a statistic waits in branches and lookups, too`() {
    let run = Run(
      """
      case "x" { currency = CHF, timeline = 2026 .. 2030, simulation { trials = 1_000 } }
      b = 2 ~ uniform(1, 3)
      bm = b.mean
      s[t] = CHF 1 * bm
      k = 2 ~ binomial(n: 4, p: 50%)
      v = s[case.first + k]
      m = v.mean
      x = if b > 1.5 then b - bm else 0
      mx = x.mean
      both = probability(b > b.percentile(90%) and k > 1)
      """)
    #expect(run.errors.isEmpty)
    #expect(abs(number(run, "m") - number(run, "bm")) < 1e-12)
    #expect(number(run, "both") > 0)
    #expect(number(run, "mx").isFinite)
  }

  @Test func `a function that doubles its branches with each call ends in a message`() {
    let run = Run(
      """
      a = 5 ~ uniform(0, 10)
      function deep(x, k) = if k = 0 then 1 else if x > 0 then deep(x, k - 1) else deep(x, k - 1) + 1
      v = deep(a, 40)
      m = v.mean
      """)
    #expect(run.errors == ["E1007"])
  }

  @Test func `lists of uncertain values have a certain length`() {
    let run = Run(
      """
      flow = 100 ~ normal(sd: 10)
      worth = npv(8%, [flow, flow, flow])
      mean = worth.mean
      n = count([flow, flow])
      """)
    #expect(run.errors.isEmpty)
    #expect(abs(number(run, "mean") - 257.71) < 1.5)
    #expect(number(run, "n") == 2)
  }

  @Test func `what is certain has statistics, too`() {
    let run = Run("v = CHF 5\nmean = v.mean\nspread = v.sd\nlow = probability(v < CHF 3)")
    #expect(run.errors.isEmpty)
    #expect(run.text("mean") == "CHF 5.00")
    #expect(number(run, "spread") == 0)
    #expect(number(run, "low") == 0)
  }

  @Test func `an event that is less likely than not is no by the point estimate`() {
    let run = Run("rare ~ bernoulli(p: 1%)\nlikely ~ bernoulli(p: 60%)")
    #expect(run.text("rare") == "no")
    #expect(run.text("likely") == "yes")
  }

  @Test func `what a kind requires is asked of the point estimate, and the trials are told`() {
    let run = Run(
      """
      kind licence { rate: percent, require rate >= 0% because "a royalty is not negative", income = rate * 100 }
      licence mine { rate = 5% ~ normal(sd: 4%) }
      show mine.income
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.messages.map(\.code) == ["N1001"])
  }

  @Test(arguments: [
    ("x = CHF 5 ~ normal(sd: x * 10%)\nshow x", "E0204"),
    ("x = 5% ~ normal(sd: -1%)\nshow x", "E1001"),
    ("x = 5 ~ uniform(9, 3)\nshow x", "E1001"),
    ("x = 9% ~ triangular(3%, 5%, 8%)\nshow x", "E1001"),
    ("x ~ discrete(values: [1, 2], weights: [50%, 40%])\nshow x", "E1001"),
    ("x = 5 ~ truncated(uniform(0, 9), low: 8, high: 3)\nshow x", "E1021"),
    ("x = 5 ~ nrmal(sd: 1)\nshow x", "E1002"),
    ("x = 5 ~ normal(5, 1)\nshow x", "E1003"),
    ("x = normal(mean: 5, sd: 1)\nshow x", "E1016"),
    ("x = 5 ~ normal(sd: 1)\nshow x.p500", "E0334"),
    ("function f(x) {\n  y = x ~ uniform(1, 9)\n  y * 2\n}\nshow f(5)", "E1010"),
    ("case \"x\" { simulation { trials = 1_000_000_000_000 } }\nx = 5\nshow x", "E1014"),
  ]) func `what makes no sense is told`(_ source: String, _ code: String) {
    #expect(Run(source).errors.contains(code), "\(Run(source).errors)")
  }

  @Test func `a value that varies is shown with its range, one that does not without`() {
    let run = Run("a = 5 ~ normal(sd: 2)\nb = a * 2\nc = 7\nshow b, c")
    #expect(run.outcome.report.contains("b = 10 by the point estimate"))
    #expect(run.outcome.report.contains("P5"))
    #expect(run.outcome.report.contains("c = 7\n"))
    #expect(run.outcome.report.contains("Over 10_000 trials with seed 1"))
  }

  @Test func `trials without a value are counted and the first is named with its cause`() {
    let run = Run(
      """
      rate = 5% ~ normal(sd: 3%)
      multiple = ln(rate)
      show multiple.mean
      """)
    #expect(run.errors == ["E1004"])
    let text = run.outcome.messages[0].rendered
    #expect(text.contains("ln(rate)"))
  }

  @Test func `figures of distributions take uncertain parameters and arguments`() {
    let run = Run(
      """
      case "Shape" { simulation { trials = 4_000, seed = 5 } }
      k = 3 ~ uniform(2, 4)
      share = exponential(mean: 2).cdf(k)
      mean = gamma(shape: k, scale: 2).mean
      # The mean of 1 - exp(-k / 2) over 2 … 4 is 1 - (e^-1 - e^-2).
      expect share.mean = 1 - (exp(-1) - exp(-2)) in percent within 1 points
      expect mean.mean = 6 within 0.1
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  @Test func `draws far in a bounded tail are those of the distribution`() {
    // Beyond the reach of the table of quantiles; means by Python's quadrature, to three digits.
    let run = Run(
      """
      case "Tails" { simulation { trials = 60_000, seed = 3 } }
      a ~ truncated(gamma(shape: 2, scale: 1), low: 15)
      b ~ truncated(gamma(shape: 2, scale: 1), high: 20)
      c ~ truncated(beta(alpha: 2, beta: 3), low: 0.00001)
      d ~ truncated(student_t(df: 3), low: -1000)
      expect a.mean = 16.0625 within 0.03
      expect b.mean = 2 within 0.03
      expect c.mean = 0.4 within 0.01
      expect probability(d < 0) = 50% within 1 points
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }
}
