import WorthLanes
import WorthPlan
import WorthSource
import WorthValue

/// What is wanted of the lanes of rows.
struct RowResults {
  /// A value of a column: the same in all rows, or a result, and whether it is there.
  enum Part {
    case common(Double)
    case result(Int, presence: Int?)

    /// The value in a lane.
    func value(_ lane: Int, _ columns: TrialColumns) -> Double {
      switch self {
      case .common(let value): return value
      case .result(let number, let presence):
        if let presence, columns.pointer(presence)[lane] == 0 { return Marker.missing }
        return columns.pointer(number)[lane]
      }
    }
  }

  /// What a column holds of each row.
  enum Value {
    case single(Part)
    case list(HeapBlock, [Part])
  }

  /// The results in their order: whether a row is sound, what the columns need, what the remarks do, what is assumed of
  /// rows.
  private(set) var wanted: [Double] = [0]
  /// By column its register and what it holds.
  private(set) var columns: [(register: Int32, value: Value)] = []
  /// The place of the first remark among the results.
  private(set) var remarks = 0
  /// The place of the first assumption among the results.
  private(set) var assumptions = 0

  /// Takes what the registers of `machine` hold after the body of `loop`; nil where a column cannot be kept.
  init?(_ machine: Machine, _ loop: PlanRows, _ tracer: Tracer) {
    var values: [Double] = []
    for column in loop.columns {
      let value = machine.value(column.line)
      switch column.form {
      case .nested: return nil
      case .single:
        values.append(value)
        guard let part = part(value, &tracer.trace) else { return nil }
        columns.append((column.column, .single(part)))
      case .list:
        if Marker.isMissing(value) {
          columns.append((column.column, .single(.common(value))))
          continue
        }
        guard let block = machine.heap.block(value) else { return nil }
        var parts: [Part] = []
        for place in (block.isSeries ? -1 : 0)..<block.count {
          let element = machine.heap.values[block.offset + place]
          values.append(element)
          // A period without a value stays one.
          guard let part = part(element, &tracer.trace, isElement: true) else { return nil }
          parts.append(part)
        }
        columns.append((column.column, .list(block, parts)))
      }
    }
    let conditions = tracer.requirements.map { $0.condition }
    var soundness = LaneSoundness()
    wanted[0] = soundness.value(
      of: values, conditions, tracer.rows?.steps ?? [], in: &tracer.trace)
    remarks = wanted.count
    wanted += tracer.rows?.remarks.flatMap { [$0.condition, $0.text] } ?? []
    assumptions = wanted.count
    wanted += tracer.rows?.assumptions.map { $0.mark } ?? []
  }

  /// `true` iff all that was assumed of the rows holds in a lane.
  func isAsAssumed(_ lane: Int, _ rows: RowLanes, _ columns: TrialColumns) -> Bool {
    for (place, assumption) in rows.assumptions.enumerated()
    where columns.pointer(assumptions + place)[lane].bitPattern != assumption.value.bitPattern {
      return false
    }
    return true
  }

  /// What is 0 in the rows of which a remark is made, and the number of its text.
  func remark(_ place: Int, _ columns: TrialColumns) -> (
    holds: UnsafePointer<Double>, text: UnsafePointer<Double>
  ) {
    (columns.pointer(remarks + 2 * place), columns.pointer(remarks + 2 * place + 1))
  }

  /// Takes a value into the results where it differs from row to row; nil where it is none.
  private mutating func part(
    _ value: Double, _ trace: inout Trace, isElement: Bool = false
  ) -> Part? {
    guard Marker.isVarying(value) else {
      let isValue = value.isFinite || Marker.isMissing(value)
      return isValue || (isElement && Marker.isUndefined(value)) ? .common(value) : nil
    }
    wanted.append(value)
    let number = wanted.count - 1
    guard trace.canBeMissing(value) else { return .result(number, presence: nil) }
    wanted.append(trace.isThere(value))
    return .result(number, presence: wanted.count - 1)
  }
}
