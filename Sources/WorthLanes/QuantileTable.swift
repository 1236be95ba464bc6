import WorthBuiltins
import WorthKernels
import WorthMath

/// The quantiles of a distribution as polynomials over pieces, for families whose quantiles are
/// slow to work out.
///
/// Each side of the median is cut at powers of 2 of the distance from its end, and each such octave
/// into 16 pieces; on each piece stands the polynomial of degree 7 through the quantiles at its
/// Chebyshev points. Beyond 14 octaves, and where a point is not finite, the quantile itself is
/// worked out.
final class QuantileTable: @unchecked Sendable {
  /// The number of octaves on each side of the median.
  private static var octaves: Int { 14 }
  /// The binary digits that tell the pieces of an octave apart.
  private static var pieceBits: Int { 4 }
  /// The number of pieces on each side of the median.
  private static var pieces: Int { octaves << pieceBits }
  /// The parts in which the table can be made, each on a thread of its own.
  static var partCount: Int { 2 * octaves }

  /// The distribution whose quantiles these are.
  let distribution: BoundedDistribution
  /// Eight coefficients a piece; NaN where the quantile itself is worked out.
  private let coefficients: UnsafeMutablePointer<Double>
  /// By part; each is made once.
  private let isMade: UnsafeMutablePointer<Bool>

  /// Creates a table of which no part is made.
  init(_ distribution: BoundedDistribution) {
    self.distribution = distribution
    coefficients = .allocate(capacity: 2 * QuantileTable.pieces * 8)
    coefficients.initialize(repeating: .nan, count: 2 * QuantileTable.pieces * 8)
    isMade = .allocate(capacity: QuantileTable.partCount)
    isMade.initialize(repeating: false, count: QuantileTable.partCount)
  }

  deinit {
    coefficients.deallocate()
    isMade.deallocate()
  }

  /// Makes part `number`. Threads can make different parts at the same time.
  func make(part number: Int) {
    guard !isMade[number] else { return }
    isMade[number] = true
    let size = 1 << QuantileTable.pieceBits
    for row in number * size..<(number + 1) * size { make(row: row) }
  }

  /// Makes the row of a piece; those of the lower side come first.
  private func make(row: Int) {
    let isUpper = row >= QuantileTable.pieces
    let piece = isUpper ? row - QuantileTable.pieces : row
    let octave = piece >> QuantileTable.pieceBits
    let part = piece & (1 << QuantileTable.pieceBits - 1)
    let values = QuantileTable.points.map { point in
      let place = (Double(part) + point + 0.5) / Double(1 << QuantileTable.pieceBits)
      // Distances from the end, from ½ down.
      let distance = (2 - place) * Double(sign: .plus, exponent: -2 - octave, significand: 1)
      return distribution.quantile(isUpper ? 1 - distance : distance)
    }
    guard values.allSatisfy({ $0.isFinite }) else { return }
    for (power, weights) in QuantileTable.inverse.enumerated() {
      var sum = 0.0
      for (weight, value) in zip(weights, values) { sum += weight * value }
      coefficients[row * 8 + power] = sum
    }
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

  /// Sets `target` to the quantiles at `shares`; the columns must not be the same.
  ///
  /// - Requires: all parts are made.
  func quantiles(_ target: LaneColumn, _ shares: UnsafePointer<Double>, _ count: Int) {
    let missed = Kernels.best.piecewise_quantiles(
      target, shares, count,
      WorthPieces(
        coefficients: coefficients, count: QuantileTable.pieces,
        bits: UInt64(QuantileTable.pieceBits)))
    guard missed > 0 else { return }
    for lane in 0..<count where target[lane].isNaN {
      target[lane] = distribution.quantile(shares[lane])
    }
  }

  /// Makes what the quantile at `share` needs, for a single one.
  func make(for share: Double) {
    let distance = min(share, 1 - share)
    guard distance > 0, distance < 0.5 else { return }
    let octave = -2 - Int(distance.exponent)
    guard octave < QuantileTable.octaves else { return }
    make(part: share > 0.5 ? QuantileTable.octaves + octave : octave)
  }
}
