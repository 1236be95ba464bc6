/// A linear congruential generator with Knuth's multiplier, the same numbers in every run.
struct RandomBits {
  private var state: UInt64

  /// Creates a generator.
  init(seed: UInt64) { state = seed }

  /// Returns 64 bits, mixed so that the lower ones are random too.
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let mixed = (state ^ (state >> 33)) &* 0xff51_afd7_ed55_8ccd
    return mixed ^ (mixed >> 33)
  }

  /// Returns a double of any bits.
  mutating func nextDouble() -> Double { Double(bitPattern: next()) }

  /// Returns an integer below `bound`.
  mutating func next(below bound: UInt64) -> Int { Int(next() % bound) }
}
