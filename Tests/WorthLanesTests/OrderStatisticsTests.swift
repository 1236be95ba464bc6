import Testing
import WorthTestSupport

@testable import WorthLanes

/// Values by rank, found without sorting all of them.
@Suite struct OrderStatisticsTests {
  private func found(_ values: [Double], _ ranks: [Int]) -> [Double] {
    values.withUnsafeBufferPointer { buffer in
      OrderStatistics(
        values: buffer, least: values.min() ?? 0, greatest: values.max() ?? 0, workers: .single
      ).values(at: ranks)
    }
  }

  @Test(arguments: [1, 2, 5000, 20_000]) func `they are those of the sorted values`(count: Int) {
    var dice = Dice(seed: 3)
    // Many equal values, and a few far away.
    let values = (0..<count).map { place in
      place % 1000 == 7 ? 1e9 : Double(dice.number(0...count / 3))
    }
    let sorted = values.sorted()
    let ranks = [0, count / 10, count / 2, count - 1]
    #expect(found(values, ranks) == ranks.map { sorted[$0] })
  }

  @Test func `equal values need no search, and a rank beyond the end is the last`() {
    #expect(found([Double](repeating: 4, count: 6000), [0, 3000, 5999]) == [4, 4, 4])
    #expect(found([3, 1, 2], [7, -1]) == [3, 1])
  }
}
