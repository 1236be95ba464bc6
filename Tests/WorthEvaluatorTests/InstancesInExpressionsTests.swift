import Testing
import WorthTestSupport

/// Kinds that are filled in, and instances that are varied, inside expressions.
@Suite struct InstancesInExpressionsTests {
  /// An asset that loses a tenth of its value each year; 80, 72 and 64.80 at the beginnings of the years.
  private static let asset = """
    case "Lines" { currency = EUR, timeline = 2026 .. 2028 }
    kind recovery { starts: date, value: money
      years = starts.year - 2026
      net = value * 0.9 ^ years
      lgd = 100% - net / EUR 100 }
    recovery asset { starts = 2026-01-01, value = EUR 80 }
    table book { id | amount
      "A" | EUR 5
      "B" | EUR 7 }

    """

  @Test func `a line has one for each of its periods or rows`() {
    let run = Run(
      Self.asset + """
        lgd[t] = (asset with { starts = t.start }).lgd
        own[t] = (recovery { starts = t.start, value = EUR 50 }).net + EUR 1
        both[t] = max((asset with { starts = t.start }).net, (asset with { value = EUR 79 }).net)
        kept[2026] = EUR 0
        kept[t] = kept[t-1] + (asset with { starts = t.start }).net
        by_row[r in book] = (asset with { value = r.amount }).net
        alone = (recovery { starts = 2027-01-01, value = EUR 10 }).net
        expect lgd[2028] = 0.352
        expect own = [EUR 51, EUR 46, EUR 41.50]
        expect both = [EUR 80, EUR 79, EUR 79]
        expect kept = [EUR 0, EUR 72, EUR 136.80]
        expect by_row = [EUR 5, EUR 7]
        expect alone = EUR 9
        expect lgd[2028] under { asset.value = EUR 100 } = 0.19
        """)
    #expect(run.errors == [])
    #expect(run.outcome.checks.count == 7)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  @Test func `the lines of a kind have them, too`() {
    let run = Run(
      Self.asset + """
        kind loan { security: recovery, months: whole
          timeline = month 1 .. months
          net_if[t] = (security with { value = EUR 10 * t.number }).net
          total = sum(net_if)
          small = (security with { value = EUR 10 }).net }
        loan l { security = asset, months = 3 }
        expect l.total = EUR 60
        expect l.small = EUR 10
        expect (l with { months = 2 }).total = EUR 30
        expect l.total under { asset.starts = 2027-01-01 } = EUR 54
        """)
    #expect(run.errors == [])
    #expect(run.outcome.checks.count == 4)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  @Test func `a variant in a line draws what its base draws`() {
    let run = Run(
      """
      case "x" { currency = EUR, timeline = 2026 .. 2027 }
      kind fee { base: money, due = base ~ normal(mean: base, sd: EUR 1) }
      fee f { base = EUR 10 }
      v[t] = (f with { base = EUR 10 }).due
      same = v[2026] - f.due
      spread = same.sd
      show spread
      """)
    #expect(run.errors == [])
    #expect(abs(run.number("spread") ?? 1) < 1e-9)
  }

  @Test func `a kind may take one of its own kind, for chains`() {
    let run = Run(
      """
      case "Chain" { currency = EUR }
      kind recovery { value: money, chance: percent
        fallback: recovery?
        expected = value * chance
          + (if fallback is given then fallback.expected * (100% - chance) else 0) }
      recovery auction { value = EUR 20, chance = 100% }
      recovery sale { value = EUR 50, chance = 60%, fallback = auction }
      recovery workout { value = EUR 80, chance = 40%, fallback = sale }
      recovery inner { value = EUR 80, chance = 40%, fallback { value = EUR 50, chance = 60%
        fallback { value = EUR 20, chance = 100% } } }
      expect workout.expected = EUR 54.80
      expect inner.expected = EUR 54.80
      expect workout.expected under { auction.value = EUR 30 } = EUR 57.20
      expect inner.expected under { inner.fallback.fallback.value = EUR 30 } = EUR 57.20
      """)
    #expect(run.errors == [])
    #expect(run.outcome.checks.map(\.verdict) == [.passed, .passed, .passed, .passed])
  }

  @Test(arguments: [
    "x = sum((asset with { value = r.amount }).net for r in book)",
    "function f(v) = (recovery { starts = 2026-01-01, value = v }).net\nx = f(EUR 5)",
    "function f(a) = (a with { value = EUR 5 }).net\nx = f(asset)",
    "x[r in book, t] = (asset with { value = r.amount }).net",
  ])
  func `where its fields could not see what is at hand, that is said`(_ source: String) {
    let run = Run(Self.asset + source + "\nshow x")
    #expect(run.errors == ["E0455"])
  }

  /// Loans of EUR 5 and EUR 7 at 5 %.
  private static let loans = """
    kind loan { amount: money, rate: percent
      value = amount * rate
      paid[t] = amount * rate
      tree game = chance { 50% "works" -> amount, rest "fails" -> -amount }
      worth = game.value + amount }
    loans[r in book] = loan { amount = r.amount, rate = 5% }

    """

  @Test func `a line by row varies what is filled in for the same row`() {
    let run = Run(
      Self.asset + Self.loans + """
        kind stressed { one: loan, rate: percent
          varied = one with { rate = rate }
          value = varied.value + (one with { rate = rate * 2 }).value }
        dear[r in book] = loans with { amount = was + r.amount }
        expect (loans["B"] with { rate = 10% }).value = EUR 0.70
        a[r in book] = (loans[r] with { rate = 10% }).value
        b[r in book] = (loans with { rate = 10% * r.position }).value
        c[r in book] = sum((dear[r] with { rate = was * 2 }).paid)
        d[r in book] = (stressed { one = loans, rate = 10% * r.position }).value
        expect a = [EUR 0.50, EUR 0.70]
        expect b = [EUR 0.50, EUR 1.40]
        expect c = [EUR 3.00, EUR 4.20]
        expect d = [EUR 1.50, EUR 4.20]
        expect a[1] - loans["A"].value = EUR 0.25
        """)
    #expect(run.errors == [])
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed }, "\(run.outcome.report)")
    #expect(run.outcome.checks.count == 6)
  }

  @Test func `a variant by row draws what its base draws for that row`() {
    let run = Run(
      """
      case "x" { currency = EUR, simulation { trials = 200, seed = 3 } }
      kind loan { amount: money, shock = 10% ~ uniform(0%, 20%), value = amount * shock }
      table book { id | amount
        "A" | EUR 10
        "B" | EUR 10 }
      loans[r in book] = loan { amount = r.amount }
      twice[r in book] = (loans with { amount = was * 2 }).value - 2 * loans.value
      x = twice["A"]
      y = loans["A"].value - loans["B"].value
      expect x.sd = EUR 0
      expect y.sd > EUR 0.5
      """)
    #expect(run.errors == [])
    #expect(run.outcome.checks.map(\.verdict) == [.passed, .passed])
  }

  @Test(arguments: [
    (#"x[r in book] = (loans["A"] with { rate = 9% }).value"#, "E0457"),
    (#"x = loans["A"].game.value"#, "E0459"), ("x = sum(l.game.value for l in loans)", "E0459"),
    (#"x = sum(l.game.probability("works") for l in [asset_loan])"#, "E0459"),
    ("all = [asset_loan, asset_loan with { rate = 6% }]\nx = all.game", ""),
    ("x = loans.worth", ""),
  ])
  func `what cannot be read of one of many is told with a line that can`(
    _ source: String, _ code: String
  ) {
    let run = Run(
      Self.asset + Self.loans + "loan asset_loan { amount = EUR 5, rate = 5% }\n" + source
        + "\nshow x")
    #expect(run.errors == (code.isEmpty ? [] : [code]), "\(source)")
  }
}
