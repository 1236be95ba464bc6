import WorthMath
import WorthSource
import WorthValue

/// Functions of single numbers and amounts.
extension BuiltinTable {
  static let arithmetic: [Builtin] = [
    Builtin(
      "abs", [Parameter("value", .amount)], .sameAs(0), role: .absolute, inTrials: .absolute,
      summary: "the value without its sign", units: "that of the value",
      examples: ["expect abs(-CHF 5) = CHF 5"]
    ) { call in Swift.abs(call[0]) },
    Builtin(
      "round", [Parameter("value", .amount), Parameter("digits", .whole, default: 0)], .sameAs(0),
      inTrials: .rounding(.halfAwayFromZero), traits: [.roundsToDigits],
      summary: "the value rounded to digits after the point, ties away from zero",
      units: "that of the value; of a percent, digits of the figure before the sign",
      errors: "E0611 where the digits are no whole number",
      examples: [
        "expect round(1.005, 2) = 1.01 within 0", "expect round(-2.5) = -3 within 0",
        "expect round(1250, -2) = 1300 within 0",
        "expect round(CHF 1.50 * 15%, 2) = CHF 0.23 within 0",
        "expect round(1.5637%, 1) = 1.6%",
      ]
    ) { call in rounded(&call, .halfAwayFromZero) },
    Builtin(
      "floor", [Parameter("value", .amount), Parameter("digits", .whole, default: 0)], .sameAs(0),
      role: .floor, inTrials: .rounding(.floor), traits: [.roundsToDigits],
      summary: "the next value below that has no more digits after the point",
      units: "that of the value; of a percent, the digits before the sign count",
      errors: "E0611 where the digits are no whole number",
      examples: [
        "expect floor(-1.2) = -2 within 0", "expect floor(15.7%) = 15%",
        "expect floor(CHF 1.239, 2) = CHF 1.23 within CHF 0",
      ]
    ) { call in rounded(&call, .floor) },
    Builtin(
      "ceiling", [Parameter("value", .amount), Parameter("digits", .whole, default: 0)],
      .sameAs(0), inTrials: .rounding(.ceiling), traits: [.roundsToDigits],
      summary: "the next value above that has no more digits after the point",
      units: "that of the value; of a percent, the digits before the sign count",
      errors: "E0611 where the digits are no whole number",
      examples: ["expect ceiling(1.2) = 2 within 0", "expect ceiling(15.2%) = 16%"]
    ) { call in rounded(&call, .ceiling) },
    Builtin(
      "truncate", [Parameter("value", .amount), Parameter("digits", .whole, default: 0)],
      .sameAs(0), inTrials: .rounding(.down), traits: [.roundsToDigits],
      summary: "the value cut off after digits after the point", units: "that of the value",
      errors: "E0611 where the digits are no whole number",
      examples: [
        "expect truncate(15.3506, 1) = 15.3 within 0",
        "expect truncate(CHF 0.29 * 100) = CHF 29 within 0",
      ]
    ) { call in rounded(&call, .down) },
    Builtin(
      "round_to",
      [
        Parameter("value", .amount), Parameter("step", .amount),
        Parameter(
          "rule", .choice(roundingRules.map { $0.word })),
      ], .sameAs(0), traits: [.roundsToSteps], sharesType: true,
      summary:
        "the value rounded to a multiple of a step by a rule, which has no default because practice differs",
      units: "value and step in one unit",
      errors: "E0627 where the step is not above 0",
      examples: [
        "expect round_to(CHF 7.475, CHF 0.05, half_away) = CHF 7.50 within CHF 0",
        "expect round_to(2.5, 1, half_even) = 2 within 0",
        "expect round_to(-2.1, 1, up) = -3 within 0",
      ]
    ) { call in
      guard call[1] > 0 else { return call.fail(.E0627) }
      let steps = Real.roundSettled(
        call[0] / call[1], digits: 0, mode: roundingRules[Int(call[2])].mode)
      return multiple(steps, of: call[1])
    },
    Builtin(
      "round by rule",
      [Parameter("value", .amount), Parameter("digits", .whole), Parameter("rule", .number)],
      .sameAs(0), role: .roundByRule, traits: [.roundsToSteps],
      summary: "the value rounded as the case says", examples: []
    ) { call in
      Real.roundSettled(call[0], digits: Int(call[1]), mode: roundingRules[Int(call[2])].mode)
    },
    Builtin(
      "allocate",
      [
        Parameter("total", .amount), Parameter("shares", .amounts).wholeInPercent,
        Parameter("step", .amount, optional: -1e300, coinOf: 0),
      ], .listOf(0), traits: [.roundsToSteps],
      summary: "a total divided by shares into parts that add up to it exactly, to the cent",
      units:
        "total and step in one unit; the step is the minor unit of the currency (ISO 4217) if left out, of a percent 0.01%, otherwise 0.01; shares in percent total 100%, numbers and amounts need not",
      errors:
        "E0638 where shares in percent miss 100%, E0627 where the step is not above 0, E0628 where a share is negative or all are 0, E0631 where the total is no multiple of the step",
      source: "largest remainder method (Hamilton); of equal remainders the first gets the step",
      examples: [
        "expect allocate(CHF 100, [1, 1, 1]) = [CHF 33.34, CHF 33.33, CHF 33.33]",
        "expect sum(allocate(CHF 0.05, [30%, 70%])) = CHF 0.05 within CHF 0",
        "expect allocate(10, [50%, 50%, 0%], 1) = [5, 5, 0]",
      ]
    ) { call in
      let step = call[2] == -1e300 ? 0.01 : call[2]
      guard step > 0 else { return call.fail(.E0627) }
      let count = call.list(1).count
      guard call.spend(16 * count) else { return .nan }
      guard let handle = call.heap.allocate(count: count) else { return call.fail(.E0807) }
      let shares = call.list(1)
      let sum = shares.reduce(0, +)
      guard sum > 0, !shares.contains(where: { $0 < 0 }) else { return call.fail(.E0628) }
      guard sum.isFinite else { return call.fail(.E0602) }
      let sign: Double = call[0] < 0 ? -1 : 1
      let total = Real.settledWhole(Real.settled(Swift.abs(call[0]) / step))
      guard total < 1e15 else { return call.fail(.E0602) }
      guard total == total.rounded() else { return call.fail(.E0631) }
      let parts = call.heap.list(handle)
      var given = 0.0
      var rests: [(rest: Double, place: Int)] = []
      for place in shares.indices {
        let exact = Real.settledWhole(Real.settled(total * (shares[place] / sum)))
        parts[place] = exact.rounded(.down)
        given += parts[place]
        // Remainders that differ by noise are equal.
        let rest = Real.round(exact - parts[place], digits: 6, mode: .halfAwayFromZero)
        if shares[place] > 0 { rests.append((rest, place)) }
      }
      rests.sort { $0.rest > $1.rest || $0.rest == $1.rest && $0.place < $1.place }
      var left = total - given
      var next = 0
      while left >= 1, !rests.isEmpty {
        parts[rests[next % rests.count].place] += 1
        left -= 1
        next += 1
      }
      while left <= -1, let last = rests.indices.last(where: { parts[rests[$0].place] >= 1 }) {
        parts[rests[last].place] -= 1
        left += 1
      }
      for place in parts.indices { parts[place] = sign * multiple(parts[place], of: step) }
      return handle
    },
    Builtin(
      "remainder", [Parameter("value", .amount), Parameter("divisor", .amount)], .sameAs(0),
      sharesType: true,
      summary: "what is left of the value after taking the divisor as often as possible",
      units: "that of the value", errors: "E0601 where the divisor is 0",
      examples: ["expect remainder(7, 3) = 1", "expect remainder(6.6, 0.1) = 0 within 0"]
    ) { call in
      guard call[1] != 0 else { return call.fail(.E0601) }
      if call[0] == call[0].rounded(), call[1] == call[1].rounded(),
        Swift.abs(call[0]) <= 0x1p53, Swift.abs(call[1]) <= 0x1p53
      {
        // Of whole numbers nothing is noise.
        let left = Double(Int64(call[0]) % Int64(call[1]))
        return left != 0 && (left < 0) != (call[1] < 0) ? left + call[1] : left + 0
      }
      let quotient = call[0] / call[1]
      guard Swift.abs(quotient) < 0x1p52 else { return call.fail(.E0602) }
      // A quotient that differs from a whole number by noise is one, as in rounding: 6.6 / 0.1 is 66.
      let nearest = Real.settledWhole(quotient)
      let size = Swift.abs(quotient)
      let noise = max(0x1p-51 * size, min(2e-15 * size, 0.01))
      if nearest == nearest.rounded() || Swift.abs(quotient - quotient.rounded()) <= noise {
        return 0
      }
      return call[0] - call[1] * quotient.rounded(.down)
    },
    Builtin(
      "sqrt", [Parameter("value", .number)], .number, inTrials: .squareRoot,
      summary: "the square root", errors: "E0613 where the value is negative",
      examples: ["expect sqrt(2% * (1 - 2%)) = 0.14"]
    ) { call in call[0] < 0 ? call.fail(.E0613) : Real.sqrt(call[0]) },
    Builtin(
      "exp", [Parameter("value", .number)], .number, role: .exp, inTrials: .exponential,
      summary: "e to the power of the value",
      errors: "E0602 where the result is too large",
      examples: ["expect exp(1) = 2.718282"]
    ) { call in Real.exp(call[0]) },
    Builtin(
      "ln", [Parameter("value", .number)], .number, inTrials: .logarithm,
      summary: "the natural logarithm", errors: "E0613 where the value is 0 or less",
      examples: ["expect ln(exp(2)) = 2.000"]
    ) { call in call[0] <= 0 ? call.fail(.E0613) : Real.log(call[0]) },
    Builtin(
      "log10", [Parameter("value", .number)], .number,
      summary: "the logarithm to base 10", errors: "E0613 where the value is 0 or less",
      examples: ["expect log10(1000) = 3"]
    ) { call in call[0] <= 0 ? call.fail(.E0613) : Real.log10(call[0]) },
    Builtin(
      "normal_cdf", [Parameter("value", .number)], .number, inTrials: .normalCDF,
      summary: "the probability that a standard normal variable is at most the value",
      source: "Abramowitz and Stegun 26.2", examples: ["expect normal_cdf(1.96) = 0.975002"]
    ) { call in Real.normalCDF(call[0]) },
    Builtin(
      "normal_quantile", [Parameter("probability", .number)], .number, inTrials: .normalQuantile,
      summary: "the value up to which a standard normal variable is with a probability",
      errors: "E0641 where the probability is not above 0 % and below 100 %",
      source: "M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988)",
      examples: ["expect normal_quantile(97.5%) = 1.959964"]
    ) { call in
      if call[0] > 0, call[0] < 1 { return Real.normalQuantile(call[0]) }
      return call.fail(
        .E0641,
        [
          Argument("name", .name("probability")),
          Argument("value", .figure(ValueText.percent(call[0]))),
          Argument("range", .phrase(Phrase(.openProbability))),
        ])
    },
    Builtin(
      "growth power", [Parameter("base", .number), Parameter("exponent", .number)], .number,
      role: .growth, inTrials: .growth,
      summary: "the factor by which an amount grows", examples: []
    ) { call in
      guard call[0] > 0 else { return call.fail(.E0612) }
      return Real.pow(call[0], call[1])
    },
    Builtin(
      "distribution figure", [Parameter("value", .amount)], .number, role: .distributionFigure,
      isVariadic: true,
      summary: "a figure of a distribution; only the checker calls it", examples: []
    ) { call in distributionFigure(&call) },
  ]

  /// The rules of rounding as cases write them; a rule's position is what builtins take.
  package static let roundingRules: [(word: StaticString, mode: RoundingMode)] = [
    ("half_away", .halfAwayFromZero), ("half_even", .halfEven), ("up", .up), ("down", .down),
    ("floor", .floor), ("ceiling", .ceiling),
  ]

  /// Returns the position of the rule that cases write as `word`; nil where there is none.
  package static func roundingRule(named word: String) -> Int? {
    roundingRules.firstIndex { $0.word.description == word }
  }

  /// Returns `count` times `step`; of a step such as 0.05 the decimal number itself.
  private static func multiple(_ count: Double, of step: Double) -> Double {
    let inverse = (1 / step).rounded()
    return inverse * step == 1 && inverse < 1e9 ? count / inverse : count * step
  }

  /// Returns the first argument, rounded to as many digits as the second says.
  private static func rounded(_ call: inout BuiltinCall, _ mode: RoundingMode) -> Double {
    guard call[1] == call[1].rounded(), Swift.abs(call[1]) <= 400 else {
      return call.fail(.E0611)
    }
    return Real.roundSettled(call[0], digits: Int(call[1]), mode: mode)
  }
}
