/// What a distribution of whole numbers holds between two bounds, where the probability of that is
/// too small for the difference of two tails, or for a number.
///
/// It knows each probability by its ratio to that of the neighbour, from one of the bounds on.
package struct CountSlice: Sendable {
  /// The number with which the slice begins, from where its probabilities are added up.
  private let anchor: Double
  /// 1 where the numbers rise from there, otherwise -1.
  private let direction: Double
  /// The probabilities by that of the anchor.
  private var weights: [Double] = []
  /// Their sums up to each, from the anchor on, and from the far end on.
  private var upTo: [Double] = []
  private var beyond: [Double] = []

  /// The numbers at most that are added up.
  private static var most: Int { 1 << 20 }

  /// Creates the slice of the whole numbers from `first` to `last`.
  ///
  /// - Parameter isUpper: `true` iff the slice lies above the median.
  /// - Returns: nil where there are too many numbers.
  init?(_ formulas: FamilyFormulas, first: Double, last: Double, isUpper: Bool) {
    anchor = isUpper ? first : last
    direction = isUpper ? 1 : -1
    var number = anchor
    var weight = 1.0
    var sum = 0.0
    while number >= first, number <= last {
      weights.append(weight)
      sum += weight
      let ratio =
        isUpper ? formulas.successorRatio(number) : 1 / formulas.successorRatio(number - 1)
      if weight < 1e-22 * sum, ratio < 0.999 { break }
      guard weights.count < CountSlice.most, weight < 1e250 else { return nil }
      weight *= ratio
      number += direction
    }
    guard sum > 0, sum < .infinity else { return nil }
    sum = 0
    for weight in weights {
      sum += weight
      upTo.append(sum)
    }
    sum = 0
    for weight in weights.reversed() {
      sum += weight
      beyond.append(sum)
    }
    beyond.reverse()
  }

  /// All of the mass.
  private var mass: Double { upTo.last ?? 0 }

  /// Returns the mean of a function of the distance from the anchor.
  private func moment(_ function: (Double) -> Double) -> Double {
    var sum = 0.0
    for (place, weight) in weights.enumerated() { sum += weight * function(Double(place)) }
    return sum / mass
  }

  /// The mean.
  package var mean: Double { anchor + direction * moment { $0 } }

  /// The standard deviation.
  package var standardDeviation: Double {
    let centre = moment { $0 }
    return Real.sqrt(moment { ($0 - centre) * ($0 - centre) })
  }

  /// Returns the probability of `x`, which lies between the bounds; 0 where it is not whole.
  package func density(_ x: Double) -> Double {
    guard let place = Int(exactly: (x - anchor) * direction), weights.indices.contains(place) else {
      return 0
    }
    return weights[place] / mass
  }

  /// Returns the probability of a number up to `x`, which lies between the bounds.
  package func cumulative(_ x: Double) -> Double {
    let distance = (Real.wholePart(x) - anchor) * direction
    guard let place = Int(exactly: distance), place < weights.count else {
      return direction > 0 ? 1 : 0
    }
    guard place >= 0 else { return 0 }
    return min(1, (direction > 0 ? upTo[place] : beyond[place]) / mass)
  }

  /// Returns the least number whose probability together with those below reaches a share.
  package func quantile(_ share: Double) -> Double {
    var low = 0
    var high = weights.count - 1
    let goal = share * mass * (1 - 0x1p-46)
    while low < high {
      if direction > 0 {
        let middle = (low + high) / 2
        if upTo[middle] >= goal { high = middle } else { low = middle + 1 }
      } else {
        let middle = (low + high + 1) / 2
        if beyond[middle] >= goal { low = middle } else { high = middle - 1 }
      }
    }
    return anchor + direction * Double(low)
  }
}
