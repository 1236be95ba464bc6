import WorthLanes
import WorthSource
import WorthValue

/// The rows of a kind that are worked out as lanes of one run: what they read, and what they share.
struct RowLanes {
  /// From so many rows on they are lanes.
  static var fewest: Int { 32 }
  /// What may be worked out of each row, in 64ths of a step, to tell the rows apart.
  static var mostCostOfDividers: UInt64 { 200_000 }
  /// The longest list in which a place that differs from row to row is looked for value by value.
  static var longestList: Int { 256 }

  /// Which values rows read: from which list, at which place, by which rule.
  private struct Reading: Hashable {
    /// The bits of the handle.
    var list: UInt64
    /// The number of the column with the places or keys.
    var column: Int
    /// What the instruction is, and its flag.
    var operation: UInt32
  }

  /// The lists of all rows, which are of one length, as one.
  struct ListOfRows {
    /// The first index of a series.
    var first: Int
    /// `true` iff it is a series, and has a value before its first index.
    var isSeries: Bool
    /// What stands at each place, before the first index of a series in front: marks, or what all rows have in common.
    var marks: [Double]
  }

  /// The columns over the rows that are known beforehand, the index first.
  private(set) var columns: [[Double]]
  /// The lists in which what the rows have in common is kept, which none of them may read.
  let kept: Set<UInt64>
  /// The columns of other instances by row that hold a list or series of each.
  let lists: Set<UInt64>
  /// What was read already: a mark, or what all rows have in common.
  private var found: [Reading: Double] = [:]
  /// The same of lists of other instances by row.
  private var foundLists: [Reading: ListOfRows] = [:]
  /// The first list that is made for the rows.
  let ownLists: Int
  /// `true` iff what is remarked of rows is said.
  let saysWhy: Bool
  /// By row the value by which they have to be told apart before they can be lanes; nil where none is.
  var dividers: [Double]?
  /// What was worked out of each row to tell the rows apart, in 64ths of a step.
  var costOfDividers: UInt64 = 0
  /// What is taken to be the same in all rows, and its value in the first.
  var assumptions: [(mark: Double, value: Double)] = []
  /// What was worked out, and on which ways.
  var steps: Set<LaneStep> = []
  /// What kinds remark on: the number of each remark, what is 0 in the rows of which it is made, and its text.
  var remarks: [(number: Int32, condition: Double, text: Double)] = []
  /// The marks of texts that say something in each row.
  var telling: Set<UInt64> = []

  /// Creates the lanes of the rows whose indices are `rows`, which keep what they have in common in `kept`, find lists
  /// of other instances in `lists`, and make the lists from `ownLists` on.
  init(_ rows: [Double], kept: Set<UInt64>, lists: Set<UInt64>, ownLists: Int, saysWhy: Bool) {
    columns = [rows]
    self.lists = lists
    self.saysWhy = saysWhy
    self.ownLists = ownLists
    self.kept = kept
  }

  /// Returns what was read from a list before.
  func known(_ list: Double, _ column: Int, _ operation: UInt32) -> Double? {
    found[Reading(list: list.bitPattern, column: column, operation: operation)]
  }

  /// Takes the values of all rows and returns their mark; the value itself where all have it in common, nil where that
  /// is none.
  mutating func take(_ values: [Double], into trace: inout Trace) -> Double? {
    guard let first = values.first else { return nil }
    guard !values.allSatisfy({ $0.bitPattern == first.bitPattern }) else {
      return first.isFinite || Marker.isMissing(first) ? first : nil
    }
    columns.append(values)
    return trace.given(columns.count - 1, values)
  }

  /// Takes the values that all rows read from a list at the places in `column`, and returns their mark; the value
  /// itself where all have it in common.
  mutating func take(
    _ values: [Double], from list: Double, at column: Int, _ operation: UInt32,
    into trace: inout Trace
  ) -> Double? {
    guard let value = take(values, into: &trace) else { return nil }
    // Lists that are made for the rows come and go, and others take their handles.
    if list < Double(ownLists) {
      found[Reading(list: list.bitPattern, column: column, operation: operation)] = value
    }
    return value
  }

  /// Returns the lists that all rows read from a column of them at the places in `column`, as one; nil where they were
  /// not read yet.
  func knownList(_ list: Double, _ column: Int, _ operation: UInt32) -> ListOfRows? {
    foundLists[Reading(list: list.bitPattern, column: column, operation: operation)]
  }

  /// Keeps what the lists of all rows are together.
  mutating func keep(_ all: ListOfRows, from list: Double, at column: Int, _ operation: UInt32) {
    guard list < Double(ownLists) else { return }
    foundLists[Reading(list: list.bitPattern, column: column, operation: operation)] = all
  }
}
