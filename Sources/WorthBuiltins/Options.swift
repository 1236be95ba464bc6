import WorthMath
import WorthSource
import WorthValue

/// Options on a lattice and by simulation.
extension BuiltinTable {
  static let options: [Builtin] = [
    Builtin(
      "binomial_option",
      [
        Parameter("type", .choice(["call", "put"])), Parameter("spot", .amount),
        Parameter("strike", .amount), Parameter("volatility", .number),
        Parameter("risk_free", .number), Parameter("leakage", .number),
        Parameter("years", .number), Parameter("steps", .whole),
        Parameter("exercise", .choice(["european", "american"])),
      ], .sameAs(1), sharesType: true,
      summary:
        "the value of the right to buy (call) or sell (put) at the strike, on a lattice of rises and falls",
      units:
        "spot, strike and result in one unit; volatility, risk-free rate and leakage per year, the last two continuous",
      errors:
        "E0641 where spot, strike, volatility or years are not above 0, or the steps no whole number from 1 to 10_000; E0642 where the steps are too few for the rates",
      source:
        "Cox, Ross and Rubinstein, Option pricing: a simplified approach, Journal of Financial Economics 7 (1979)",
      examples: [
        "expect binomial_option(put, 50, 50, 40%, 10%, 0%, 5 / 12, 5, american) = 4.49",
        "expect binomial_option(call, CHF 100, CHF 100, 20%, 5%, 0%, 1, 1000, european) = CHF 10.45",
        "expect error E0642 { x = binomial_option(call, 100, 100, 5%, 20%, 0%, 1, 4, american) }",
      ]
    ) { call in
      guard call[1] > 0 else { return notAbove(&call, "spot", call[1]) }
      guard call[2] > 0 else { return notAbove(&call, "strike", call[2]) }
      let isCall = call[0] == 0
      let alternative = BinomialLattice.Alternative(
        multiple: isCall ? 1 : -1, amount: isCall ? -call[2] : call[2])
      let terms = BinomialLattice.Terms(
        alternatives: [alternative], isAmerican: call[8] == 1, runsOn: false,
        receivesLeakage: false)
      return latticeValue(&call, terms, from: call[1], first: 3)
    },
    Builtin(
      "binomial_lattice",
      [
        Parameter("multiples", .numbers), Parameter("amounts", .numbers),
        Parameter("volatility", .number), Parameter("risk_free", .number),
        Parameter("leakage", .number), Parameter("years", .number), Parameter("steps", .whole),
        Parameter("exercise", .choice(["european", "american"])),
        Parameter("at_end", .choice(["lapses", "runs_on"])),
        Parameter("payouts", .choice(["lost", "received"])),
      ], .number,
      summary:
        "the value of choosing among alternatives at the nodes of a lattice, for each 1 of the value now; an alternative brings so many times the value at the node plus an amount",
      units:
        "the amounts as parts of the value now; rates continuous per year; at the end the right lapses, or the value runs on; what leaks is lost to the holder, or received",
      errors:
        "E0641 where volatility or years are not above 0, or the steps no whole number from 1 to 10_000; E0642 where the steps are too few for the rates; E0643 where there are not as many amounts as multiples",
      source:
        "Cox, Ross and Rubinstein (1979); several alternatives after Trigeorgis, Real Options (1996)",
      examples: [
        "expect 50 * binomial_lattice([-1], [1], 40%, 10%, 0%, 5 / 12, 5, american, lapses, lost) = 4.49",
        "expect binomial_lattice([1.5, 0], [-0.4, 0.6], 30%, 4%, 0%, 3, 500, american, runs_on, received) > 1.1",
        "expect error E0643 { x = binomial_lattice([1, 0], [-1], 30%, 4%, 0%, 3, 50, american, lapses, lost) }",
      ]
    ) { call in
      guard
        let terms = rule(
          &call, isAmerican: call[7] == 1, runsOn: call[8] == 1, receivesLeakage: call[9] == 1)
      else { return .nan }
      return latticeValue(&call, terms, from: 1, first: 2)
    },
    Builtin(
      "least_squares_option",
      [
        Parameter("multiples", .numbers), Parameter("amounts", .numbers),
        Parameter("volatility", .number), Parameter("risk_free", .number),
        Parameter("leakage", .number), Parameter("years", .number), Parameter("dates", .whole),
        Parameter("paths", .whole), Parameter("seed", .whole),
        Parameter("at_end", .choice(["lapses", "runs_on"])),
        Parameter("payouts", .choice(["lost", "received"])),
      ], .listOf(6),
      summary:
        "the value of choosing among alternatives on equally spaced days, and its standard error, by simulation with least squares, both for each 1 of the value now",
      units:
        "as of binomial_lattice; half the paths have the draws of the other half with opposite signs; what going on is worth is fitted by a cubic in the value and a share of what the best alternative pays",
      errors:
        "E0641 where volatility or years are not above 0, dates, paths or seed outside their ranges; E0643 where there are not as many amounts as multiples",
      source:
        "Longstaff and Schwartz, Valuing American options by simulation, Review of Financial Studies 14 (2001)",
      examples: [
        "expect 36 * least_squares_option([-1], [40 / 36], 20%, 6%, 0%, 1, 50, 2000, 1, lapses, lost)[1] = 4.478 within 0.2",
        "expect 36 * least_squares_option([-1], [40 / 36], 20%, 6%, 0%, 1, 50, 2000, 1, lapses, lost)[2] < 0.05",
      ]
    ) { call in
      guard
        let terms = rule(
          &call, isAmerican: true, runsOn: call[9] == 1, receivesLeakage: call[10] == 1)
      else { return .nan }
      return simulated(&call, terms)
    },
    Builtin(
      "option_gamma",
      [
        Parameter("spot", .amount), Parameter("strike", .amount), Parameter("volatility", .number),
        Parameter("risk_free", .number), Parameter("leakage", .number),
        Parameter("years", .number),
      ], .number, sharesType: true,
      summary:
        "by how much the delta of a European call or put changes for each unit of the spot price",
      units:
        "spot and strike in one unit, of which the result is for one; rates continuous per year",
      errors: "E0641 where spot, strike, volatility or years are not above 0",
      source:
        "Black and Scholes (1973), Merton (1973); Hull, Options, Futures, and Other Derivatives",
      examples: ["expect option_gamma(49, 50, 20%, 5%, 0%, 20 / 52) = 0.066"]
    ) { call in
      for (place, name) in [(0, "spot"), (1, "strike"), (2, "volatility"), (5, "years")]
      where !(call[place] > 0) { return notAbove(&call, name, call[place]) }
      let spread = call[2] * Real.sqrt(call[5])
      let drift = (call[3] - call[4]) * call[5]
      let d1 = (Real.log(call[0] / call[1]) + drift) / spread + spread / 2
      let density = Real.exp(-d1 * d1 / 2) / Real.sqrt(2 * .pi)
      return finite(&call, Real.exp(-call[4] * call[5]) * density / (call[0] * spread))
    },
  ]

  /// Returns the value on the lattice whose volatility, rates, years and steps are the arguments
  /// from `first` on.
  private static func latticeValue(
    _ call: inout BuiltinCall, _ terms: BinomialLattice.Terms, from start: Double, first: Int
  ) -> Double {
    let (volatility, riskFree, leakage) = (call[first], call[first + 1], call[first + 2])
    let (years, steps) = (call[first + 3], call[first + 4])
    guard volatility > 0 else { return notAbove(&call, "volatility", volatility) }
    guard years > 0 else { return notAbove(&call, "years", years) }
    guard isWhole(steps, 1, 10_000) else { return notWhole(&call, "steps", steps, 1, 10_000) }
    let lattice = BinomialLattice(
      volatility: volatility, riskFree: riskFree, leakage: leakage, years: years,
      steps: Int(steps))
    guard lattice.probability >= 0, lattice.probability <= 1 else {
      let ratio = (riskFree - leakage) / volatility
      return call.fail(
        .E0642,
        [
          Argument("steps", shown(steps)), Argument("probability", shown(lattice.probability)),
          Argument("needed", shown((ratio * ratio * years).rounded(.down))),
        ])
    }
    // Two nodes a step's time, with some for each alternative.
    let nodes = lattice.steps * (lattice.steps + 1) / 2
    guard call.spend(nodes / 8 + 8 * lattice.steps * (1 + terms.alternatives.count)) else {
      return .nan
    }
    return finite(&call, lattice.value(of: terms, from: start))
  }

  /// Returns the list of the value by simulation and its standard error.
  private static func simulated(_ call: inout BuiltinCall, _ terms: BinomialLattice.Terms) -> Double
  {
    guard call[2] > 0 else { return notAbove(&call, "volatility", call[2]) }
    guard call[5] > 0 else { return notAbove(&call, "years", call[5]) }
    guard isWhole(call[6], 1, 10_000) else { return notWhole(&call, "dates", call[6], 1, 10_000) }
    // So many paths that they fit into memory and time.
    let most = min(1_000_000, (1e8 / call[6]).rounded(.down))
    guard isWhole(call[7], 100, most), call[7].truncatingRemainder(dividingBy: 2) == 0 else {
      return notWhole(&call, "paths", call[7], 100, most, isEven: true)
    }
    guard isWhole(call[8], 0, 1e15) else { return notWhole(&call, "seed", call[8], 0, 1e15) }
    guard call.spend(4 * Int(call[6]), times: Int(call[7])) else { return .nan }
    guard let handle = call.heap.allocate(count: 2) else { return call.fail(.E0807) }
    let simulation = LeastSquaresSimulation(
      volatility: call[2], riskFree: call[3], leakage: call[4], years: call[5],
      dates: Int(call[6]), paths: Int(call[7]), seed: UInt64(call[8]))
    let estimate = simulation.estimate(terms)
    guard estimate.value.isFinite, estimate.error.isFinite else { return call.fail(.E0602) }
    let list = call.heap.list(handle)
    list[0] = estimate.value
    list[1] = estimate.error
    return handle
  }

  /// Returns the rule whose multiples and amounts are the first two arguments; nil where they do
  /// not fit together.
  private static func rule(
    _ call: inout BuiltinCall, isAmerican: Bool, runsOn: Bool, receivesLeakage: Bool
  ) -> BinomialLattice.Terms? {
    let multiples = call.list(0)
    let amounts = call.list(1)
    guard multiples.count == amounts.count else {
      _ = call.fail(
        .E0643,
        [Argument("first", "\(multiples.count)"), Argument("second", "\(amounts.count)")])
      return nil
    }
    return BinomialLattice.Terms(
      alternatives: zip(multiples, amounts).map { .init(multiple: $0, amount: $1) },
      isAmerican: isAmerican, runsOn: runsOn, receivesLeakage: receivesLeakage)
  }

  /// `true` iff the value is an integer from `least` to `most`.
  private static func isWhole(_ value: Double, _ least: Double, _ most: Double) -> Bool {
    value >= least && value <= most && value == value.rounded()
  }

  /// Returns `value`, or fails where it is too large.
  private static func finite(_ call: inout BuiltinCall, _ value: Double) -> Double {
    value.isFinite ? value : call.fail(.E0602)
  }

  /// Fails because an argument must be above 0.
  private static func notAbove(_ call: inout BuiltinCall, _ name: String, _ value: Double) -> Double
  {
    call.fail(
      .E0641,
      [
        Argument("name", name), Argument("value", shown(value)),
        Argument("range", .phrase(Phrase(.valueAboveZero))),
      ])
  }

  /// Fails because an argument must be a whole number, or an even one, from `least` to `most`.
  private static func notWhole(
    _ call: inout BuiltinCall, _ name: String, _ value: Double, _ least: Double, _ most: Double,
    isEven: Bool = false
  ) -> Double {
    let range = Phrase(
      isEven ? .evenWholeNumberInRange : .wholeNumberInRange,
      [Argument("low", .figure(shown(least))), Argument("high", .figure(shown(most)))])
    return call.fail(
      .E0641,
      [
        Argument("name", name), Argument("value", shown(value)),
        Argument("range", .phrase(range)),
      ])
  }

  /// Returns a number with at most six decimals.
  private static func shown(_ value: Double) -> String {
    ValueText.number(Real.round(value, digits: 6, mode: .halfAwayFromZero))
  }
}
