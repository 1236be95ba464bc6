import WorthKernels
import WorthMath

/// Finds the values that stand at ranks when all are sorted, without sorting all of them.
///
/// The values are counted in bins of equal width; those of the bins that the ranks fall into are
/// gathered and sorted, or searched in the same way where they are many.
struct OrderStatistics {
  /// The number of bins.
  private static var binCount: Int { 16_384 }

  /// The values, all finite.
  let values: UnsafeBufferPointer<Double>
  /// The least value.
  let least: Double
  /// The greatest value.
  let greatest: Double
  /// The threads that count and gather.
  let workers: LaneWorkers

  /// Returns the values at `ranks`, which are counted from 0.
  func values(at ranks: [Int]) -> [Double] {
    guard !values.isEmpty else { return ranks.map { _ in .nan } }
    let width = greatest - least
    guard width > 0 else { return ranks.map { _ in least } }
    let scale = Double(OrderStatistics.binCount) / width
    guard scale.isFinite, values.count > 4096 else {
      let sorted = values.sorted()
      return ranks.map { sorted[min(max(0, $0), sorted.count - 1)] }
    }
    let parts = max(1, min(workers.threads, values.count / 65_536))
    let bins = Bins(
      values, least: least, scale: scale, count: OrderStatistics.binCount, parts: parts)
    workers.run(parts) { bins.count(part: $0) }
    let places = ranks.map { bins.place(of: min(max(0, $0), values.count - 1)) }
    bins.prepare(places.map { $0.bin })
    workers.run(parts) { bins.gather(part: $0) }
    var found = [Double](repeating: .nan, count: ranks.count)
    for bin in Set(places.map { $0.bin }) {
      let gathered = bins.values(in: bin)
      let wanted = places.indices.filter { places[$0].bin == bin }
      // Alone, as what is left is little.
      let inner = OrderStatistics(
        values: gathered, least: gathered.min() ?? 0, greatest: gathered.max() ?? 0,
        workers: .single)
      for (place, value) in zip(wanted, inner.values(at: wanted.map { places[$0].offset })) {
        found[place] = value
      }
    }
    return found
  }

  /// Values by bins, worked at in parts that can run on threads of their own.
  private final class Bins: @unchecked Sendable {
    /// The values of all trials.
    private let values: UnsafeBufferPointer<Double>
    /// The lower end of the first bin.
    private let least: Double
    /// The number of bins in a unit of the values.
    private let scale: Double
    /// The number of bins.
    private let binCount: Int
    /// The number of parts in which the values are worked at.
    private let parts: Int
    /// The number of values by part, then by bin; later where the next one of them goes to.
    private let counts: UnsafeMutablePointer<Int>
    /// By bin: `true` for those that are gathered.
    private let isWanted: UnsafeMutablePointer<Bool>
    /// The values of the bins that are wanted, one bin after the other.
    private var gathered: UnsafeMutablePointer<Double>?
    /// Where the values of gathered bins start and end.
    private var ranges: [Int: Range<Int>] = [:]

    /// Creates bins without counts.
    init(
      _ values: UnsafeBufferPointer<Double>, least: Double, scale: Double, count: Int, parts: Int
    ) {
      self.values = values
      self.least = least
      self.scale = scale
      self.parts = parts
      binCount = count
      counts = .allocate(capacity: parts * count)
      counts.initialize(repeating: 0, count: parts * count)
      isWanted = .allocate(capacity: count)
      isWanted.initialize(repeating: false, count: count)
    }

    deinit {
      counts.deallocate()
      isWanted.deallocate()
      gathered?.deallocate()
    }

    /// Calls `body` with each value of a part and its bin.
    private func forEach(in part: Int, _ body: (Double, Int) -> Void) {
      guard let start = values.baseAddress else { return }
      let end = (part + 1) * values.count / parts
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: 512) { bins in
        guard let target = bins.baseAddress else { return }
        var place = part * values.count / parts
        while place < end {
          let size = min(512, end - place)
          Kernels.best.bins(target, start + place, size, least, scale, Double(binCount - 1))
          for offset in 0..<size { body(start[place &+ offset], Int(target[offset])) }
          place += size
        }
      }
    }

    /// Counts the values of a part.
    func count(part: Int) {
      let counts = counts + part * binCount
      forEach(in: part) { _, bin in counts[bin] &+= 1 }
    }

    /// Returns the number of values in a bin.
    private func size(of bin: Int) -> Int {
      (0..<parts).reduce(0) { $0 + counts[$1 * binCount + bin] }
    }

    /// Returns the bin that holds `rank`, and the rank among its values.
    func place(of rank: Int) -> (bin: Int, offset: Int) {
      var rest = rank
      for bin in 0..<binCount {
        let size = size(of: bin)
        if rest < size { return (bin, rest) }
        rest -= size
      }
      return (binCount - 1, 0)
    }

    /// Makes room for the values of `bins`.
    func prepare(_ bins: [Int]) {
      var next = 0
      for bin in Set(bins).sorted() {
        isWanted[bin] = true
        let start = next
        for part in 0..<parts {
          let size = counts[part * binCount + bin]
          counts[part * binCount + bin] = next
          next += size
        }
        ranges[bin] = start..<next
      }
      gathered = .allocate(capacity: max(1, next))
    }

    /// Gathers the values of a part that are in wanted bins.
    func gather(part: Int) {
      guard let gathered else { return }
      let places = counts + part * binCount
      forEach(in: part) { value, bin in
        guard isWanted[bin] else { return }
        gathered[places[bin]] = value
        places[bin] &+= 1
      }
    }

    /// The values of a bin that was gathered.
    func values(in bin: Int) -> UnsafeBufferPointer<Double> {
      let range = ranges[bin] ?? 0..<0
      return UnsafeBufferPointer(start: gathered.map { $0 + range.lowerBound }, count: range.count)
    }
  }
}
