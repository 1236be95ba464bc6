import WorthMath

/// The quantiles of a distribution as polynomials over pieces, for families whose quantiles are slow to work out.
///
/// Each side of the median is cut at powers of 2 of the distance from its end, and each such octave into 16 pieces; on
/// each piece stands the polynomial of degree 7 through the quantiles at its Chebyshev points. Beyond 14 octaves the
/// quantile itself is worked out.
struct QuantileTable: Sendable {
  private static var octaves: Int { 14 }
  private static var pieceBits: Int { 4 }
  private static var pieces: Int { octaves << pieceBits }

  private let distribution: Distribution
  private var coefficients: [Double]

  /// Makes the table; nil where a quantile on the way is not finite.
  init?(_ distribution: Distribution) {
    self.distribution = distribution
    let points = QuantileTable.points
    let inverse = QuantileTable.inverse
    coefficients = []
    coefficients.reserveCapacity(2 * QuantileTable.pieces * 8)
    for side in 0..<2 {
      for piece in 0..<QuantileTable.pieces {
        let octave = piece >> QuantileTable.pieceBits
        let part = piece & (1 << QuantileTable.pieceBits - 1)
        var values: [Double] = []
        for point in points {
          let place = (Double(part) + point + 0.5) / Double(1 << QuantileTable.pieceBits)
          // Distances from the end, from ½ down.
          let distance = (2 - place) * QuantileTable.power(-2 - octave)
          let value = distribution.quantile(side == 0 ? distance : 1 - distance)
          guard value.isFinite else { return nil }
          values.append(value)
        }
        for row in inverse {
          var sum = 0.0
          for (factor, value) in zip(row, values) { sum += factor * value }
          coefficients.append(sum)
        }
      }
    }
  }

  private static func power(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }

  /// The Chebyshev points on -½ … ½.
  private static let points: [Double] = (0..<8).map {
    0.5 * Real.cos(Double.pi * (Double($0) + 0.5) / 8)
  }

  /// For each power of the place, the weights of the values at the points.
  private static let inverse: [[Double]] = {
    // Lagrange's polynomials, multiplied out.
    var rows = [[Double]](repeating: [Double](repeating: 0, count: 8), count: 8)
    for (place, point) in points.enumerated() {
      var polynomial = [1.0]
      var scale = 1.0
      for (other, root) in points.enumerated() where other != place {
        var next = [Double](repeating: 0, count: polynomial.count + 1)
        for (power, factor) in polynomial.enumerated() {
          next[power + 1] += factor
          next[power] -= factor * root
        }
        polynomial = next
        scale *= point - root
      }
      for (power, factor) in polynomial.enumerated() { rows[power][place] = factor / scale }
    }
    return rows
  }()

  /// Sets `target` to the quantiles at `shares`.
  func quantiles(_ target: LaneColumn, _ shares: UnsafePointer<Double>, _ count: Int) {
    coefficients.withUnsafeBufferPointer { table in
      let half = 0x3FE0_0000_0000_0000 as UInt64
      for lane in 0..<count {
        let share = shares[lane]
        let isUpper = share >= 0.5
        let distance = isUpper ? 1 - share : share
        // Counted from just below ½ downwards: the octave and piece, then the place in it.
        let bits = half &- 1 &- distance.bitPattern
        let piece = Int(truncatingIfNeeded: bits >> UInt64(52 - QuantileTable.pieceBits))
        guard distance < 0.5, piece < QuantileTable.pieces, piece >= 0 else {
          target[lane] = distribution.quantile(share)
          continue
        }
        let place =
          Double(
            bitPattern: (bits << UInt64(QuantileTable.pieceBits)) & 0xF_FFFF_FFFF_FFFF
              | 0x3FF0_0000_0000_0000) - 1.5
        let row = (isUpper ? piece + QuantileTable.pieces : piece) * 8
        var sum = table[row + 7]
        for power in (0..<7).reversed() { sum = sum * place + table[row + power] }
        target[lane] = sum
      }
    }
  }
}
