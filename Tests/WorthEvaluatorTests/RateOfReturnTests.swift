import Testing
import Worth
import WorthTestSupport

/// The rule: a rate is told where there is one. Several are listed; one alone that could be a rate
/// of return is taken, with a note on the others; where there is none, the message says why.
@Suite struct RateOfReturnTests {
  /// A call, and the rate that it has or the code of what is wrong.
  ///
  /// With x = 1 + rate, payments at the end of two periods leave now · x² + pmt · x + (pmt + fv), at
  /// their beginning (now + pmt) · x² + pmt · x + fv. The figures are those of (x - 1.1)(x - 1.2) = x² - 2.3 x
  /// + 1.32, of (x - 1.1)² = x² - 2.2 x + 1.21, of x² - 2 x + 1.5, which is nowhere 0, and of
  /// (x - 1.1)(x - 60) = x² - 61.1 x + 66.
  static let rates: [(call: String, rate: Double?, code: String?)] = [
    ("rate(2, -230, 100, 362)", nil, "E0620"), ("rate(2, -230, 100, 362, guess: 8%)", 0.1, nil),
    ("rate(2, -230, 100, 362, guess: 25%)", 0.2, nil),
    ("rate(2, 230, -100, -362)", nil, "E0620"), ("rate(2, 230, -100, -362, guess: 8%)", 0.1, nil),
    ("rate(2, -230, 330, 132, 1)", nil, "E0620"),
    ("rate(2, -230, 330, 132, 1, 9%)", 0.1, nil), ("rate(2, -230, 330, 132, 1, 30%)", 0.2, nil),
    ("rate(2, -220, 100, 341)", 0.1, nil), ("rate(2, -200, 100, 350)", nil, "E0619"),
    // (x - 1.1)(x - 0.5) = x² - 1.6 x + 0.55: the rate that is not negative, with a note.
    ("rate(2, -160, 100, 215)", 0.1, "N0502"), ("rate(2, -160, 100, 215, guess: -40%)", -0.5, nil),
    ("rate(2, -61.1, 1, 127.1)", 0.1, "N0501"), ("rate(2, 100, 100, 132)", nil, "E0615"),
    ("rate(5, 0, -100, 161.051)", 0.1, nil), ("rate(1, -110, 100)", 0.1, nil),
    // One day is 1/365 of a year: 1.1^365 - 1, 1.21^(365/2) - 1, 0.9^365 - 1, 2^365 - 1.
    ("xirr([-100, 110], [2026-01-01, 2026-01-02])", 1_283_305_580_313_352, nil),
    ("xirr([-100, 121], [2026-01-01, 2026-01-03])", 1_283_305_580_313_352, nil),
    ("xirr([100, -110], [2026-01-01, 2026-01-02])", 1_283_305_580_313_352, nil),
    ("xirr([-100, 200], [2026-01-01, 2026-01-02])", 7.515_336_264_876_386e109, nil),
    ("xirr([-100, 90], [2026-01-01, 2026-01-02])", -1, nil),
    ("xirr([-100, 100], [2026-01-01, 2026-01-02])", 0, nil),
    ("xirr([-100, 100.01], [2026-01-01, 2026-01-02])", 0.037_172_411_302_5, nil),
    ("xirr([-100, 1000], [2026-01-01, 2026-01-02])", nil, "E0646"),
    ("xirr([-100, 0.000_000_000_000_000_001], [2026-01-01, 2026-01-02])", nil, "E0646"),
    // The daily factors 1.1 and 1.2: both are rates, and both are told.
    ("xirr([-100, 230, -132], [2026-01-01, 2026-01-02, 2026-01-03])", nil, "E0620"),
    ("xirr([-100, 110], [2026-01-01, 2026-01-01])", nil, "E0645"),
    ("xirr([-100, 100], [2026-01-01, 2026-01-01])", nil, "E0645"),
    ("xirr([100, 110], [2026-01-01, 2026-01-02])", nil, "E0615"),
    ("xirr([-1, 1, 5, -5], [2026-01-01, 2026-01-01, 2026-02-01, 2026-02-01])", nil, "E0644"),
    ("irr([0, 0, 0])", nil, "E0644"), ("irr([100, 100])", nil, "E0615"),
    ("irr([-5, 5])", 0, nil), ("irr([-100, 50, 50])", 0, nil),
    ("irr([-100, 200, -100])", 0, nil), ("irr([-100, 150, -100])", nil, "E0619"),
    ("irr([-100, 230, -132])", nil, "E0620"), ("irr([-1, 1e20])", 1e20, nil),
    ("irr([-1e20, 1])", nil, "E0646"),
    ("mirr([100, 100], 10%, 10%)", nil, "E0608"), ("mirr([-100, -5], 10%, 10%)", nil, "E0608"),
    ("mirr([0, 0], 10%, 10%)", nil, "E0608"), ("mirr([-100, 121], 10%, 10%)", 0.21, nil),
  ]

  @Test(arguments: rates) func `a rate is told, or why there is none`(
    call: String, rate: Double?, code: String?
  ) {
    let run = Run("x = \(call)\nshow x")
    let codes = (run.program.diagnostics + run.outcome.messages).map(\.code)
    #expect(codes == (code.map { [$0] } ?? []), "\(call)")
    guard let rate else { return }
    let found = run.number("x") ?? .nan
    #expect(abs(found - rate) <= 1e-7 * max(abs(rate), 0.1), "\(call): \(found)")
  }

  @Test func `both rates of long annuities are told, whatever their terms`() {
    // Payments of 1 against an amount now and a last one for which two rates a and b leave nothing:
    // two equations with the factors (1 + r)^n and ((1 + r)^n - 1) / r, solved here.
    for (periods, low, high) in [
      (12.0, 0.01, 0.02), (360.0, 0.001, 0.02), (7.5, -0.2, 0.5), (60.0, 0.03, 0.031),
    ] {
      let terms = [low, high].map { rate -> (grown: Double, paid: Double) in
        var grown = 1.0
        let whole = Int(periods)
        for _ in 0..<whole { grown *= 1 + rate }
        if periods > Double(whole) { grown *= (1 + rate).squareRoot() }
        return (grown, (grown - 1) / rate)
      }
      // now · grown + paid + after = 0 at both.
      let now = -(terms[1].paid - terms[0].paid) / (terms[1].grown - terms[0].grown)
      let after = -now * terms[0].grown - terms[0].paid
      for (guess, wanted) in [(low - 0.05, low), (high + 0.05, high)] {
        let run = Run("x = rate(\(periods), 1, \(now), \(after), guess: \(guess))\nshow x")
        let found = run.number("x") ?? .nan
        #expect(abs(found - wanted) < 1e-6, "\(periods) \(wanted): \(found)")
      }
      let run = Run("x = rate(\(periods), 1, \(now), \(after))\nshow x")
      // Of a negative rate and another, the other is taken, with a note.
      let isNoted = low < 0 && high >= 0
      #expect(run.errors == (isNoted ? [] : ["E0620"]))
      #expect(run.outcome.messages.contains { $0.code == "N0502" } == isNoted)
    }
  }
}
