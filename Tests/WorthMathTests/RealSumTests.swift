import Testing
import WorthMath

/// Sums of many numbers.
@Suite struct RealSumTests {
  /// Returns the sum of an array.
  private func sum(_ values: [Double]) -> Double {
    values.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return Real.sum(base, count: buffer.count)
    }
  }

  @Test func `sums of integers are exact at every length`() {
    for count in 0...600 {
      let values = (0..<count).map { Double($0 + 1) }
      #expect(sum(values) == Double(count * (count + 1) / 2))
    }
  }

  @Test func `a million tenths lose less than one in a row would`() {
    let values = [Double](repeating: 0.1, count: 1_000_000)
    #expect(abs(sum(values) - 100_000) < 1e-9)
    #expect(abs(values.reduce(0, +) - 100_000) > 1e-7)
  }

  @Test func `a negative count gives zero`() {
    let values = [1.0]
    values.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      #expect(Real.sum(base, count: -5) == 0)
    }
  }
}
