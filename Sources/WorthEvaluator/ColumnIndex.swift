import WorthMath
import WorthValue

/// Where each value of a list or series stands.
final class ValuePlaces {
  /// For each value the first place, and how many places there are.
  private var first: [UInt64: (place: Int32, count: Int32)] = [:]
  /// For each place the next one with the same value, -1 for none.
  private var following: [Int32] = []
  /// `true` iff some value is missing.
  private(set) var hasMissing = false
  /// `true` iff some value is neither a number nor missing: it may yet be worked out, or fail.
  private(set) var hasMarks = false

  /// `true` iff some value has a fraction.
  private(set) var hasFractions = false

  /// Finds the places of all values.
  init(_ values: UnsafeMutableBufferPointer<Double>) {
    for value in values where value.isNaN {
      if Marker.isMissing(value) { hasMissing = true } else { hasMarks = true }
    }
    guard !hasMarks else { return }
    following = Array(repeating: -1, count: values.count)
    for place in values.indices.reversed() where !values[place].isNaN {
      if !Real.isWhole(values[place]) { hasFractions = true }
      let bits = ValuePlaces.bits(values[place])
      let known = first[bits]
      following[place] = known?.place ?? -1
      first[bits] = (Int32(truncatingIfNeeded: place), (known?.count ?? 0) + 1)
    }
  }

  /// The same bits for numbers that are equal: there are two zeros.
  private static func bits(_ value: Double) -> UInt64 {
    value == 0 ? 0 : value.bitPattern
  }

  /// The number of places that are kept.
  var count: Int { following.count }

  /// Returns the first place of a value, and how many places there are; nil where there is none.
  func places(of value: Double) -> (place: Int, count: Int)? {
    first[ValuePlaces.bits(value)].map { (Int($0.place), Int($0.count)) }
  }

  /// Returns the next place with the value at `place`; nil where there is none.
  func next(after place: Int) -> Int? {
    guard place >= 0, place < following.count, following[place] >= 0 else { return nil }
    return Int(following[place])
  }
}

/// A list that a loop has filled, whose values are 0 but where its rows fit.
struct SparseList {
  /// The handle of the list.
  let list: Double
  /// Where rows fit.
  let places: ValuePlaces
  /// The first place of a row that fits.
  let first: Int?
}

/// Where values stand in the lists and series that are searched more than once.
///
/// A list is searched value by value at first, for many are searched but once. Lists and series
/// never change when all of their values are there.
struct ColumnIndex {
  /// What is known of lists and series, by their handles; nil for one that was searched once.
  private var known: [Int: ValuePlaces?] = [:]
  /// The highest handle of which something is known.
  private var highest = -1
  /// The number of values whose places are kept.
  private var size = 0

  /// Returns what is known of a list; nil where it was not searched before.
  subscript(_ handle: Int) -> ValuePlaces?? { known[handle] }

  /// Notes that a list was searched, and the places of its values where they are known.
  mutating func note(_ handle: Int, _ places: ValuePlaces?) {
    known[handle] = .some(places)
    highest = max(highest, handle)
    size += places?.count ?? 0
  }

  /// `true` iff the places of further values can be kept within a limit of memory for values.
  func hasRoom(for count: Int, limit: Int) -> Bool { size + count <= limit / 8 }

  /// Forgets the lists from the handle `count` on, which are no longer there.
  mutating func forget(from count: Int) {
    guard count <= highest else { return }
    for handle in known.keys.filter({ $0 >= count }) {
      if case .some(.some(let places)) = known.removeValue(forKey: handle) { size -= places.count }
    }
    highest = known.keys.max() ?? -1
  }
}
