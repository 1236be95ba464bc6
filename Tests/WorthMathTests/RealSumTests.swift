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

  @Test func `numbers among many zeros have the same sum, bit for bit, when zeros are passed over`()
  {
    for count in [1, 7, 100, 128, 129, 300, 1000, 4099] {
      for step in [1, 3, 17, 130, 900] {
        let places = Array(stride(from: count % 5, to: count, by: step))
        var values = [Double](repeating: 0, count: count)
        for place in places { values[place] = 0.1 * Double(place + 1) }
        let passed = values.withUnsafeBufferPointer { buffer in
          buffer.baseAddress.map { Real.sum($0, count: count, besidesZerosAt: places[...]) }
        }
        #expect(passed?.bitPattern == sum(values).bitPattern)
      }
    }
  }

  @Test func `a negative count gives zero`() {
    let values = [1.0]
    values.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      #expect(Real.sum(base, count: -5) == 0)
    }
  }
}
