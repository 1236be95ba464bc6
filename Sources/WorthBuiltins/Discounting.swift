import WorthMath
import WorthSource
import WorthValue

/// Rates of return.
extension BuiltinTable {
  static let discounting: [Builtin] = [
    Builtin(
      "irr", [Parameter("flows", .amounts)], .percent,
      summary: "the rate per period at which the flows, the first of them now, are worth 0",
      units: "a percent per period of the flows",
      errors: "E0615 where the flows do not change their sign or change it more than once",
      source: "spreadsheet function IRR",
      examples: ["expect irr([-10_000, 3500, 7600, 1000]) = 11.33%"]
    ) { call in
      let flows = call.list(0)
      guard RateOfReturn.signChanges(flows) == 1 else { return call.fail(.E0615) }
      guard let rate = RateOfReturn.solve(flows) else { return call.fail(.E0615) }
      return rate
    },
    Builtin(
      "compound_growth", [Parameter("rate", .number), Parameter("periods", .number)], .number,
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
  ]
}

/// The internal rate of return of flows that change their sign once.
enum RateOfReturn {
  /// Returns how often the sign changes from one flow to the next.
  static func signChanges(_ flows: UnsafeMutableBufferPointer<Double>) -> Int {
    var changes = 0
    var last = 0.0
    for flow in flows where flow != 0 {
      if last != 0, (flow < 0) != (last < 0) { changes += 1 }
      last = flow
    }
    return changes
  }

  /// Returns the only root above -100 %, found by bisection and Newton's method together.
  ///
  /// In terms of the factor v = 1 / (1 + rate) the value has one positive root.
  static func solve(_ flows: UnsafeMutableBufferPointer<Double>) -> Double? {
    var low = 0.0
    var high = 1.0
    let atZero = flows.first { $0 != 0 } ?? 0
    while sign(value(flows, high)) == sign(atZero) {
      low = high
      high *= 2
      if high > 1e9 { return nil }
    }
    var factor = (low + high) / 2
    for _ in 0..<200 {
      let (amount, slope) = valueAndSlope(flows, factor)
      if amount == 0 { break }
      if sign(amount) == sign(atZero) { low = factor } else { high = factor }
      let step = slope == 0 ? Double.infinity : amount / slope
      let next = factor - step
      let better = next > low && next < high ? next : (low + high) / 2
      if Swift.abs(better - factor) <= 1e-16 * factor { break }
      factor = better
    }
    let rate = 1 / factor - 1
    return rate.isFinite ? rate : nil
  }

  private static func sign(_ value: Double) -> Int { value > 0 ? 1 : (value < 0 ? -1 : 0) }

  private static func value(_ flows: UnsafeMutableBufferPointer<Double>, _ factor: Double) -> Double
  {
    valueAndSlope(flows, factor).0
  }

  private static func valueAndSlope(
    _ flows: UnsafeMutableBufferPointer<Double>, _ factor: Double
  ) -> (Double, Double) {
    var amount = 0.0
    var slope = 0.0
    for flow in flows.reversed() {
      slope = slope * factor + amount
      amount = amount * factor + flow
    }
    return (amount, slope)
  }
}
