import WorthMath

/// A right that may be exercised on equally spaced days, valued on drawn paths.
///
/// From the last day backwards, what going on is worth is estimated by a cubic in the value of that
/// day and a share of what the best alternative pays, fitted by least squares to the paths on which
/// that is more than 0; where it is more than the estimate, it is taken. Paths come in pairs whose
/// draws have opposite signs.
/// - Source: F. A. Longstaff, E. S. Schwartz, "Valuing American options by simulation: a simple
///   least-squares approach", Review of Financial Studies 14 (2001); paths are drawn backwards by
///   Brownian bridges.
struct LeastSquaresSimulation {
  /// The standard deviation of the logarithm of the value in a year.
  let volatility: Double
  /// The risk-free rate, continuous per year.
  let riskFree: Double
  /// What leaks from the value, continuous per year.
  let leakage: Double
  /// The time to the last day of exercise.
  let years: Double
  /// The number of days of exercise after today.
  let dates: Int
  /// The number of paths, an even one.
  let paths: Int
  /// The key of the draws.
  let seed: UInt64

  /// The worth now and its standard error.
  struct Estimate {
    /// The mean over all pairs of paths.
    var value: Double
    /// The standard error of that mean.
    var error: Double
  }

  /// The stream of the draws for a day; a blank keeps it apart from those of names.
  private static func stream(_ date: Int) -> UInt64 {
    Philox.stream("least squares", index: Int64(date))
  }

  /// Returns memory for `count` zeros, aligned as the functions on columns need it; the caller
  /// frees it.
  private static func column(_ count: Int) -> UnsafeMutablePointer<Double> {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: count * 8, alignment: 64)
      .bindMemory(to: Double.self, capacity: count)
    memory.initialize(repeating: 0, count: count)
    return memory
  }

  /// Returns the worth of a right for a value of 1 now; not finite where a path is too large.
  func estimate(_ terms: BinomialLattice.Terms) -> Estimate {
    let pairs = paths / 2
    let room = (pairs + 15) / 16 * 16
    let normals = LeastSquaresSimulation.column(room)
    let noises = LeastSquaresSimulation.column(room)
    let spots = LeastSquaresSimulation.column(paths)
    let pays = LeastSquaresSimulation.column(paths)
    let worths = LeastSquaresSimulation.column(paths)
    defer { for column in [normals, noises, spots, pays, worths] { column.deallocate() } }
    let step = years / Double(dates)
    let discount = Real.exp(-riskFree * step)
    let drift = riskFree - leakage - volatility * volatility / 2
    let received = terms.receivesLeakage ? -Real.expm1(-leakage * step) : 0

    for date in stride(from: dates, through: 1, by: -1) {
      Philox.fill(
        normals, count: room, from: 0, stream: LeastSquaresSimulation.stream(date),
        seed: seed)
      Real.normalQuantiles(normals, of: normals, count: room)
      // The Brownian motion at a day, given that at the next one.
      let time = step * Double(date)
      let isLast = date == dates
      let kept = isLast ? 0 : Double(date) / Double(date + 1)
      let width = Real.sqrt(isLast ? time : step * kept)
      let growth = Real.exp(drift * time)
      for pair in 0..<pairs {
        let noise = noises[pair] * kept + normals[pair] * width
        noises[pair] = noise
        let rise = Real.exp(volatility * noise)
        spots[2 * pair] = growth * rise
        spots[2 * pair + 1] = growth / rise
      }
      for path in 0..<paths { pays[path] = terms.best(at: spots[path]) }
      if isLast {
        for path in 0..<paths {
          worths[path] = max(pays[path], terms.runsOn ? spots[path] : 0)
        }
      } else {
        for path in 0..<paths {
          worths[path] = worths[path] * discount + spots[path] * received
        }
        if terms.isAmerican { exercise(spots, pays, worths) }
      }
    }
    for path in 0..<paths { worths[path] = worths[path] * discount + received }
    let mean = average(worths, pairs)
    let now = terms.isAmerican ? terms.best(at: 1) : -.infinity
    return now > mean.value ? Estimate(value: now, error: 0) : mean
  }

  /// Takes the best alternative on all paths on which it pays more than going on is estimated to be
  /// worth.
  private func exercise(
    _ spots: UnsafeMutablePointer<Double>, _ pays: UnsafeMutablePointer<Double>,
    _ worths: UnsafeMutablePointer<Double>
  ) {
    var fit = Regression()
    for path in 0..<paths where pays[path] > 0 { fit.count(spots[path]) }
    guard fit.begin() else { return }
    for path in 0..<paths where pays[path] > 0 { fit.add(spots[path], pays[path], worths[path]) }
    fit.solve()
    for path in 0..<paths where pays[path] > 0 {
      if pays[path] > fit.value(at: spots[path], pays[path]) { worths[path] = pays[path] }
    }
  }

  /// Returns the mean of the paths, and its standard error from the means of the pairs.
  private func average(_ worths: UnsafeMutablePointer<Double>, _ pairs: Int) -> Estimate {
    let mean = Real.sum(UnsafePointer(worths), count: 2 * pairs) / Double(2 * pairs)
    var squares = 0.0
    for pair in 0..<pairs {
      let distance = (worths[2 * pair] + worths[2 * pair + 1]) / 2 - mean
      squares += distance * distance
    }
    return Estimate(
      value: mean, error: Real.sqrt(squares / Double(pairs - 1) / Double(pairs)))
  }
}

/// What going on is worth, as a cubic in the value and a share of what the best alternative pays,
/// by least squares.
///
/// The values are taken as distances from their mean in standard deviations, so that the equations
/// are well conditioned.
private struct Regression {
  /// The number of coefficients: four of the cubic, one of the payment.
  private static var terms: Int { 5 }
  /// The number of paths that were added.
  private var number = 0.0
  /// The sum of the values, by which they are centred.
  private var sum = 0.0
  /// The sum of their squares.
  private var squares = 0.0
  /// The mean of the values.
  private var centre = 0.0
  /// One over their standard deviation; 0 where they hardly differ.
  private var scale = 1.0
  /// The sums of the powers 0 to 3 of the value, 4 to 7, and 0 to 3 times what is explained and
  /// what is paid.
  private var powers = SIMD4<Double>(repeating: 0)
  private var higherPowers = SIMD4<Double>(repeating: 0)
  private var worths = SIMD4<Double>(repeating: 0)
  private var pays = SIMD4<Double>(repeating: 0)
  /// The sums of what is paid times itself, and times what is explained.
  private var paySquares = SIMD2<Double>(repeating: 0)
  private var coefficients = SIMD8<Double>(repeating: 0)

  /// Takes a value into account whose mean and spread are looked for.
  mutating func count(_ spot: Double) {
    number += 1
    sum += spot
    squares += spot * spot
  }

  /// Finds the mean and the spread of the values; `false` where there are too few to fit anything.
  mutating func begin() -> Bool {
    guard number >= 16 else { return false }
    centre = sum / number
    let variance = squares / number - centre * centre
    scale = variance > 1e-20 * centre * centre ? 1 / Real.sqrt(variance) : 0
    return true
  }

  /// Takes a path into account: its value, what the best alternative pays, and what going on
  /// brings.
  mutating func add(_ spot: Double, _ pay: Double, _ worth: Double) {
    let z = (spot - centre) * scale
    let square = z * z
    let low = SIMD4(1, z, square, square * z)
    powers += low
    higherPowers += low * (square * square)
    worths += low * worth
    pays += low * pay
    paySquares += SIMD2(pay * pay, pay * worth)
  }

  /// Finds the coefficients; a term of which those before it leave nothing is left out.
  mutating func solve() {
    let terms = Regression.terms
    // The lower half of the normal equations: the products of the terms with one another, and with
    // what is explained.
    var matrix = [Double](repeating: 0, count: terms * terms)
    var products = [Double](repeating: 0, count: terms)
    for row in 0..<4 {
      for column in 0...row {
        let power = row + column
        matrix[row * terms + column] = power < 4 ? powers[power] : higherPowers[power - 4]
      }
      matrix[4 * terms + row] = pays[row]
      products[row] = worths[row]
    }
    matrix[4 * terms + 4] = paySquares[0]
    products[4] = paySquares[1]
    // Cholesky's factor of the normal equations, in the place of their lower half.
    for row in 0..<terms {
      let size = matrix[row * terms + row]
      for column in 0...row {
        var rest = matrix[row * terms + column]
        for inner in 0..<column {
          rest -= matrix[row * terms + inner] * matrix[column * terms + inner]
        }
        let pivot = matrix[column * terms + column]
        if row == column {
          matrix[row * terms + row] = rest > 1e-10 * size ? Real.sqrt(rest) : 0
        } else {
          matrix[row * terms + column] = pivot > 0 ? rest / pivot : 0
        }
      }
      var rest = products[row]
      for inner in 0..<row { rest -= matrix[row * terms + inner] * products[inner] }
      let pivot = matrix[row * terms + row]
      products[row] = pivot > 0 ? rest / pivot : 0
    }
    for row in stride(from: terms - 1, through: 0, by: -1) {
      var rest = products[row]
      for below in row + 1..<terms { rest -= matrix[below * terms + row] * coefficients[below] }
      let pivot = matrix[row * terms + row]
      coefficients[row] = pivot > 0 ? rest / pivot : 0
    }
  }

  /// Returns what going on is estimated to be worth at a value where the best alternative pays
  /// `pay`.
  func value(at spot: Double, _ pay: Double) -> Double {
    let z = (spot - centre) * scale
    let cubic =
      ((coefficients[3] * z + coefficients[2]) * z + coefficients[1]) * z + coefficients[0]
    return cubic + coefficients[4] * pay
  }
}
