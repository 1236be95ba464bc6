import WorthMath
import WorthSource
import WorthValue

/// Statistics of lists and series.
extension BuiltinTable {
  static let statistics: [Builtin] = [
    Builtin(
      "percentile",
      [
        Parameter("values", .amounts), Parameter("share", .number),
        Parameter("method", .choice(Quantile.methods)),
      ], .sameAs(0),
      summary:
        "the value below which a share of the values lies; the method has no default because practice differs",
      units: "that of the values; the share is a percent",
      errors:
        "E0610 where there is no value, E0622 for a share below 0 % or above 100 %, or one that the method `exclusive` cannot tell from so few values",
      source:
        "Hyndman and Fan (1996); inclusive and exclusive are the spreadsheet functions PERCENTILE.INC and PERCENTILE.EXC",
      examples: [
        "expect percentile([1, 2, 3, 4], 30%, inclusive) = 1.9",
        "expect percentile([3%, 4%, 5%, 6%, 8%], 25%, exclusive) = 3.5%",
        "expect percentile([CHF 1, CHF 2, CHF 3, CHF 4], 40%, hazen) = CHF 2.10",
      ]
    ) { call in
      let share = call[1]
      guard let values = call.sorted(0) else { return .nan }
      guard !values.isEmpty else { return call.fail(.E0610) }
      guard share >= 0, share <= 1 else {
        return call.fail(
          .E0622,
          [
            Argument("share", .figure(percent(share))),
            Argument("range", .phrase(fromTo("0%", "100%"))),
          ])
      }
      let method = Int(call[2])
      if method == 1 {
        let edge = 1 / Double(values.count + 1)
        guard share >= edge - 1e-12, share <= 1 - edge + 1e-12 else {
          return call.fail(
            .E0622,
            [
              Argument("share", .figure(percent(share))),
              Argument("range", .phrase(fromTo(percent(edge), percent(1 - edge)))),
            ])
        }
      }
      return Quantile.value(of: values, share, method: method)
    },
    Builtin(
      "standard_deviation",
      [Parameter("values", .amounts), Parameter("basis", .choice(["sample", "population"]))],
      .sameAs(0),
      summary:
        "how far the values lie from their mean: the root of the mean square, over their number less 1 for a sample",
      units: "that of the values",
      errors: "E0610 where there is no value, E0647 where a sample has only one",
      source: "spreadsheet functions STDEV.S and STDEV.P",
      examples: [
        "expect standard_deviation([2, 4, 4, 4, 5, 5, 7, 9], population) = 2",
        "expect standard_deviation([CHF 1, CHF 2, CHF 3], sample) = CHF 1",
      ]
    ) { call in
      let values = call.list(0)
      let count = Double(values.count) - (call[1] == 0 ? 1 : 0)
      guard let start = values.baseAddress, !values.isEmpty else { return call.fail(.E0610) }
      guard count > 0 else { return call.fail(.E0647) }
      let mean =
        Real.sum(UnsafePointer(start), count: values.count) / Double(values.count)
      // Equal values have no spread, not even that of the noise of their digits or of their mean.
      let (least, greatest) = (values.min() ?? 0, values.max() ?? 0)
      if greatest - least <= 1e-13 * max(Swift.abs(least), Swift.abs(greatest)) { return 0 }
      let squares = values.map { ($0 - mean) * ($0 - mean) }
      return Real.sqrt(
        squares.withUnsafeBufferPointer { buffer in
          buffer.baseAddress.map { Real.sum($0, count: buffer.count) } ?? 0
        } / count)
    },
    Builtin(
      "rank",
      [
        Parameter("value", .amount), Parameter("values", .amounts),
        Parameter("order", .choice(["falling", "rising"])),
      ],
      .number,
      summary:
        "the place of a value among others, 1 for the greatest if falling; equal values share a place",
      units: "the value and the values in one unit",
      errors: "E0623 where the value is none of them",
      source: "spreadsheet function RANK.EQ",
      examples: [
        "expect rank(5, [3, 5, 9, 5], falling) = 2", "expect rank(5, [3, 5, 9, 5], rising) = 2",
      ]
    ) { call in
      guard call.spend(2 * call.list(1).count) else { return .nan }
      // Values that differ by the noise of their digits alone are equal.
      let values = call.list(1).map { Real.settled($0) }
      let value = Real.settled(call[0])
      guard values.contains(value) else { return call.fail(.E0623) }
      let isRising = call[2] == 1
      return Double(values.count { isRising ? $0 < value : $0 > value }) + 1
    },
  ]

  /// Says that a value lies between two figures.
  private static func fromTo(_ low: String, _ high: String) -> Phrase {
    Phrase(.fromTo, [Argument("low", .figure(low)), Argument("high", .figure(high))])
  }

  /// Returns a share as a percent, with at most four decimals.
  private static func percent(_ share: Double) -> String {
    ValueText.number(Real.round(share * 100, digits: 4, mode: .halfAwayFromZero)) + "%"
  }
}

/// Quantiles of a sample.
enum Quantile {
  /// The methods by name; from the third on they are types 1 to 9 of Hyndman and Fan (1996).
  static let methods: [StaticString] = [
    "inclusive", "exclusive", "inverted_cdf", "averaged_inverted_cdf", "closest_observation",
    "interpolated_inverted_cdf", "hazen", "weibull", "linear", "median_unbiased",
    "normal_unbiased",
  ]

  /// Returns the quantile of values in rising order, of which there is one at least.
  static func value(of values: [Double], _ share: Double, method: Int) -> Double {
    let count = Double(values.count)
    switch method {
    case 2:
      return at(values, (count * share - noise).rounded(.up))
    case 3:
      let place = count * share
      let nearest = place.rounded()
      if Swift.abs(place - nearest) <= noise {
        return (at(values, nearest) + at(values, nearest + 1)) / 2
      }
      return at(values, place.rounded(.up))
    case 4:
      // The even one of two that are equally near.
      let place = count * share
      let lower = (place + noise).rounded(.down)
      let rest = place - lower
      if Swift.abs(rest - 0.5) <= noise {
        return at(values, Int(lower) % 2 == 0 ? lower : lower + 1)
      }
      return at(values, rest < 0.5 ? lower : lower + 1)
    default: return interpolated(values, position(count, share, method))
    }
  }

  /// Returns where, counted from 1, a method that interpolates looks.
  private static func position(_ count: Double, _ share: Double, _ method: Int) -> Double {
    switch method {
    case 1, 7: (count + 1) * share
    case 5: count * share
    case 6: count * share + 0.5
    case 9: (count + 1.0 / 3) * share + 1.0 / 3
    case 10: (count + 0.25) * share + 0.375
    default: (count - 1) * share + 1
    }
  }

  /// Returns the value at a position between those of a sorted list; a position that is whole but
  /// for noise has no share of the next value.
  private static func interpolated(_ values: [Double], _ position: Double) -> Double {
    let lower = (position + noise).rounded(.down)
    let rest = max(0, position - lower)
    let value = at(values, lower)
    return rest <= noise ? value : value + (at(values, lower + 1) - value) * rest
  }

  /// Returns the value at a place counted from 1, at the ends the nearest.
  private static func at(_ values: [Double], _ place: Double) -> Double {
    values[min(max(Int(place), 1), values.count) - 1]
  }

  /// What a product of a count and a share may differ from a whole number by without meaning it.
  private static var noise: Double { 1e-10 }
}
