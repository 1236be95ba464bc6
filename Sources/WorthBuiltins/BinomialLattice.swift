import WorthMath

/// A value that rises or falls by fixed factors in each of equal steps.
///
/// With h = years / steps a rise multiplies by u = exp(σ√h), a fall by 1/u, and a rise has the
/// probability p = (exp((r - y)·h) - 1/u) / (u - 1/u).
/// - Source: J. C. Cox, S. A. Ross, M. Rubinstein, "Option pricing: a simplified approach", Journal
///   of Financial Economics 7 (1979).
struct BinomialLattice {
  /// What the holder of a right may do with it: receive a multiple of the value, and an amount.
  struct Alternative {
    /// How many times the value of the underlying asset is received.
    var multiple: Double
    /// What is received besides, negative where it is paid.
    var amount: Double
  }

  /// The number of steps from now to the last nodes.
  let steps: Int
  /// ln u.
  private let spread: Double
  /// The probability of a rise.
  let probability: Double
  /// The value now of 1 after a step.
  private let discount: Double
  /// The share of the value that is paid out during a step, counted at its start.
  private let payout: Double

  /// Creates a lattice over `years`; all rates are continuous per year.
  ///
  /// - Requires: `volatility` and `years` are above 0, and there is a step at least.
  init(
    volatility: Double, riskFree: Double, leakage: Double, years: Double, steps: Int
  ) {
    let step = years / Double(steps)
    self.steps = steps
    spread = volatility * Real.sqrt(step)
    let fall = Real.expm1(-spread)
    probability =
      (Real.expm1((riskFree - leakage) * step) - fall) / (Real.expm1(spread) - fall)
    discount = Real.exp(-riskFree * step)
    payout = -Real.expm1(-leakage * step)
  }

  /// What a right is worth at the nodes.
  struct Terms {
    /// What the holder may choose at a node instead of going on.
    var alternatives: [Alternative]
    /// `true` iff the holder may choose at every node, not only at the last ones.
    var isAmerican: Bool
    /// `true` iff the value itself is left at the end where nothing is chosen; otherwise nothing
    /// is.
    var runsOn: Bool
    /// `true` iff the holder receives what leaks from the value.
    var receivesLeakage: Bool
  }

  /// Returns what the right is worth now, for a value of `start` now; not finite where a node is
  /// too large.
  func value(of terms: Terms, from start: Double) -> Double {
    // The values at the nodes of every second step are the same, so two rows of them serve all
    // steps: row k of parity q holds start · u^(2k - steps + q).
    let room = steps + 1
    let rise = probability * discount
    let fall = (1 - probability) * discount
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 5 * room) { memory in
      guard let base = memory.baseAddress else { return .nan }
      let worth = base
      let spots = [base + room, base + 2 * room]
      let choices = [base + 3 * room, base + 4 * room]
      for parity in 0..<2 {
        for place in 0..<room {
          let power = Double(2 * place - steps + parity)
          spots[parity][place] = start * Real.exp(spread * power)
          choices[parity][place] = terms.best(at: spots[parity][place])
        }
      }
      for place in 0..<room {
        let left = terms.runsOn ? spots[0][place] : 0
        worth[place] = max(left, choices[0][place])
      }
      let received = terms.receivesLeakage ? payout : 0
      for step in stride(from: steps - 1, through: 0, by: -1) {
        let parity = (steps - step) & 1
        let first = (steps - step) / 2
        let spot = spots[parity] + first
        let choice = choices[parity] + first
        if terms.isAmerican {
          BinomialLattice.stepBack(
            worth, count: step + 1, rise: rise, fall: fall, received, spot, choice)
        } else {
          BinomialLattice.stepBack(
            worth, count: step + 1, rise: rise, fall: fall, received, spot)
        }
      }
      return worth[0]
    }
  }

  /// Replaces the worth at the nodes of a step by that at the step before, where the holder may
  /// choose.
  private static func stepBack(
    _ worth: UnsafeMutablePointer<Double>, count: Int, rise: Double, fall: Double,
    _ received: Double, _ spot: UnsafePointer<Double>, _ choice: UnsafePointer<Double>
  ) {
    let raw = UnsafeMutableRawPointer(worth)
    var place = 0
    while place &+ 8 <= count {
      let offset = place &* 8
      let low = raw.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
      let high = raw.loadUnaligned(fromByteOffset: offset &+ 8, as: SIMD8<Double>.self)
      let chosen = UnsafeRawPointer(choice).loadUnaligned(
        fromByteOffset: offset, as: SIMD8<Double>.self)
      var going = high * rise + low * fall
      if received != 0 {
        going +=
          UnsafeRawPointer(spot).loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
          * received
      }
      raw.storeBytes(
        of: going.replacing(with: chosen, where: chosen .> going), toByteOffset: offset,
        as: SIMD8<Double>.self)
      place &+= 8
    }
    while place < count {
      var going = worth[place &+ 1] * rise + worth[place] * fall
      if received != 0 { going += spot[place] * received }
      worth[place] = choice[place] > going ? choice[place] : going
      place &+= 1
    }
  }

  /// Replaces the worth at the nodes of a step by that at the step before, where nothing can be
  /// chosen.
  private static func stepBack(
    _ worth: UnsafeMutablePointer<Double>, count: Int, rise: Double, fall: Double,
    _ received: Double, _ spot: UnsafePointer<Double>
  ) {
    for place in 0..<count {
      var going = worth[place &+ 1] * rise + worth[place] * fall
      if received != 0 { going += spot[place] * received }
      worth[place] = going
    }
  }
}

extension BinomialLattice.Terms {
  /// Returns what the best alternative brings at a node; -∞ where there is none.
  func best(at value: Double) -> Double {
    var best = -Double.infinity
    for alternative in alternatives {
      best = max(best, alternative.multiple * value + alternative.amount)
    }
    return best
  }
}
