import WorthMath
import WorthSource
import WorthValue

/// Rates of return and growth.
extension BuiltinTable {
  static let discounting: [Builtin] = [
    Builtin(
      "irr", [Parameter("flows", .amounts), Parameter("guess", .number, optional: -1)], .percent,
      summary: "the rate per period at which the flows, the first of them now, are worth 0",
      units: "a percent per period of the flows; the guess, a rate, chooses among several",
      errors:
        "E0615 where the flows do not change their sign, E0619 where there is no rate, E0620 where there are several",
      source: "spreadsheet function IRR",
      examples: [
        "expect irr([-10_000, 3500, 7600, 1000]) = 11.33%",
        "expect irr([-100, 230, -132], guess: 8%) = 10%",
        "expect error E0620 { x = irr([-100, 230, -132]) }",
      ]
    ) { call in
      answer(RateOfReturn(call.list(0)), guess: call[1], &call)
    },
    Builtin(
      "xirr",
      [
        Parameter("values", .amounts), Parameter("dates", .dates),
        Parameter("guess", .number, optional: -1),
      ], .percent,
      summary: "the rate per year at which flows on their dates are worth 0",
      units: "an effective percent per year of 365 days; the guess, a rate, chooses among several",
      errors:
        "E0615 where the flows do not change their sign, E0619 where there is no rate, E0620 where there are several, E0621 where there are not as many dates as flows",
      source: "spreadsheet function XIRR",
      examples: [
        "expect xirr([-10_000, 2750, 4250, 3250, 2750], [2008-01-01, 2008-03-01, 2008-10-30, 2009-02-15, 2009-04-01]) = 37.34%"
      ]
    ) { call in
      let values = call.list(0)
      let dates = call.list(1)
      guard values.count == dates.count else {
        return call.fail(
          .E0621,
          [Argument("first", .count(values.count)), Argument("second", .count(dates.count))])
      }
      let first = dates.min() ?? 0
      let times = dates.map { ($0 - first) / 365 }
      return answer(RateOfReturn(values, at: times), guess: call[2], &call)
    },
    Builtin(
      "rate",
      [
        Parameter("nper", .number), Parameter("pmt", .amount), Parameter("pv", .amount),
        Parameter("fv", .amount, default: 0), Parameter("type", .number, default: 0),
        Parameter("guess", .number, optional: -1),
      ], .percent, sharesType: true,
      summary: "the rate per period at which level payments turn an amount now into another",
      units:
        "a percent per period; `pmt`, `pv` and `fv` in one unit; `type` 0 where payments fall at the end of periods, 1 at the beginning; the guess, a rate, chooses between two",
      errors:
        "E0615 where all is paid or all received, E0619 where there is no rate, E0620 where there are two, both negative or neither",
      source: "spreadsheet function RATE",
      examples: [
        "expect rate(48, -CHF 200, CHF 8000) = 0.77%",
        "expect error E0620 { x = rate(10, CHF 100, -CHF 600, -CHF 420) }",
      ]
    ) { call in
      let terms = AnnuityRate(
        periods: call[0], payment: call[1], now: call[2], after: call[3], isDue: call[4] != 0)
      var turns = 0
      let found = terms.solve(guess: call[5], turns: &turns)
      guard call.spend(8 * turns) else { return .nan }
      switch found {
      case .rate(let rate): return rate
      case .noChange: return call.fail(.E0615)
      case .several(let rates):
        // Published figures are those of the rate that is not negative.
        guard call[5] <= -1, rates.count == 2, rates[0] < 0, rates[1] >= 0 else {
          return chosen(rates, guess: call[5], &call)
        }
        call.note = (
          .N0502,
          [
            Argument("rate", .figure(shown(rates[1]))), Argument("other", .figure(shown(rates[0]))),
          ]
        )
        return rates[1]
      case .noRate: return call.fail(.E0619)
      }
    },
    Builtin(
      "compound_growth", [Parameter("rate", .number), Parameter("periods", .number)], .number,
      role: .compoundGrowth, inTrials: .compoundGrowth,
      summary: "what 1 grows by in so many periods, (1 + rate) ^ periods - 1",
      units:
        "a rate per period; the periods may be negative or broken; exact for the smallest rates too",
      errors: "E0612 where the rate is -100 % or less",
      examples: [
        "expect compound_growth(8%, 3) = 0.259712",
        "expect compound_growth(0.000_000_000_001%, 12) = 0.000_000_000_000_12",
      ]
    ) { call in
      guard call[0] > -1 else { return call.fail(.E0612) }
      return Real.expm1(call[1] * Real.log1p(call[0]))
    },
    Builtin(
      "growth of an exponent", [Parameter("exponent", .number)], .number, role: .expm1,
      summary: "exp(x) - 1, exact for the smallest x", examples: []
    ) { call in Real.expm1(call[0]) },
    Builtin(
      "exponent of a growth", [Parameter("growth", .number)], .number, role: .log1p,
      summary: "ln(1 + x), exact for the smallest x", examples: []
    ) { call in call[0] > -1 ? Real.log1p(call[0]) : call.fail(.E0612) },
    Builtin(
      "periods_to_grow", [Parameter("rate", .number), Parameter("growth", .number)], .number,
      summary: "the number of periods in which 1 grows by so much; the inverse of compound_growth",
      units: "a rate per period; exact for the smallest rates too",
      errors:
        "E0612 where the rate is -100 % or less or 0, E0613 where the growth is -100 % or less",
      examples: ["expect periods_to_grow(8%, 100%) = 9.006"]
    ) { call in
      guard call[0] > -1, call[0] != 0 else { return call.fail(.E0612) }
      guard call[1] > -1 else { return call.fail(.E0613) }
      return Real.log1p(call[1]) / Real.log1p(call[0])
    },
  ]

  /// Returns the rate that was found, of several the one that is nearest to the guess, if one was
  /// given.
  private static func answer(
    _ flows: RateOfReturn, guess: Double, _ call: inout BuiltinCall
  ) -> Double {
    var turns = RateOfReturn.Turns(most: call.stepsLeft / UInt64(flows.stepsOfTurn))
    let found = flows.solve(&turns)
    let turnCount = turns.done + (turns.isCut ? 1 : 0)
    guard call.spend(flows.stepsOfTurn, times: turnCount) else { return .nan }
    switch found {
    case .unknown:
      guard guess > -1 else { return call.fail(.E0633) }
      guard call.spend(flows.stepsOfTurn, times: 200) else { return .nan }
      return flows.rate(near: guess) ?? call.fail(.E0619)
    case .rate(let rate): return rate
    case .noChange: return call.fail(.E0615)
    case .nothing: return call.fail(.E0644)
    case .noTime: return call.fail(.E0645)
    case .beyond(let isHigh): return beyond(isHigh: isHigh, &call)
    case .noRate: return call.fail(.E0619)
    case .several(let rates): return chosen(rates, guess: guess, &call)
    }
  }

  /// Says that the only rate lies beyond what can be told.
  private static func beyond(isHigh: Bool, _ call: inout BuiltinCall) -> Double {
    call.fail(
      .E0646,
      [Argument("place", .words(isHigh ? .higherThanToldRates : .lowerThanToldRates))])
  }

  /// Returns the rate of several that is nearest to the guess; without one the only rate that may be
  /// a rate of return at all, with a note on the others.
  private static func chosen(
    _ rates: [Double], guess: Double, _ call: inout BuiltinCall
  ) -> Double {
    if guess > -1 {
      return rates.min { Swift.abs($0 - guess) < Swift.abs($1 - guess) } ?? .nan
    }
    // One alone may be a rate of return at all; that the others exist is said.
    let sensible = rates.filter { $0 > -0.99 && $0 < 10 }
    if sensible.count == 1 {
      let others = rates.filter { $0 != sensible[0] }
      call.note = (
        .N0501,
        [
          Argument("rate", .figure(shown(sensible[0]))),
          Argument("others", .figure(others.prefix(6).map { shown($0) }.joined(separator: ", "))),
        ]
      )
      return sensible[0]
    }
    let listed = rates.prefix(6).map { shown($0) }
    return call.fail(
      .E0620,
      [
        Argument("rates", .figure(listed.joined(separator: ", "))),
        Argument("last", .figure(listed.last ?? "")),
      ])
  }

  /// Returns a rate as a percent with at most four decimals.
  private static func shown(_ rate: Double) -> String {
    ValueText.number(Real.round(rate * 100, digits: 4, mode: .halfAwayFromZero)) + "%"
  }
}
