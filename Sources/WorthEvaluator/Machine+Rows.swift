import WorthPlan
import WorthValue

/// Kinds that are filled in for each row, period or key.
extension Machine {
  /// The key of the instance that is being worked out, by the number of its kind: what names its
  /// row, its period, or its key.
  ///
  /// Where two rows have the same name, the later one has its count behind it.
  mutating func rowKey(_ number: Int) -> String {
    let rows = plan.rows[number]
    let index = Machine.whole(value(rows.index)) ?? 0
    if rowKeys.isEmpty { rowKeys = Array(repeating: nil, count: plan.rows.count) }
    if rowKeys[number] == nil { rowKeys[number] = keys(of: rows.space) }
    guard let known = rowKeys[number] else { return "" }
    if let granularity = plan.space(rows.space)?.granularity {
      return granularity.text(Int32(truncatingIfNeeded: index))
    }
    return index >= 0 && index < known.count ? known[index] : String(index + 1)
  }

  /// The key of the row of a space that `index` stands for: its name, or its place where it has
  /// none.
  mutating func key(at index: Int, of space: SpaceID) -> String {
    if spaceKeys[space] == nil { spaceKeys[space] = keys(of: space) }
    guard let known = spaceKeys[space], index >= 0, index < known.count else {
      return String(index + 1)
    }
    return known[index]
  }

  /// The names of the rows or keys of a space, each once; none for periods, and for rows that
  /// nothing names.
  private func keys(of space: SpaceID) -> [String] {
    guard let info = plan.space(space), let column = info.keys ?? info.rowNames?.column else {
      return []
    }
    let formatter = ValueFormatter(types: plan.types, units: plan.units)
    let type = plan.types.element(column.type)
    var counts: [String: Int] = [:]
    return heap.list(value(column.register)).map { value in
      let name = formatter.text(value, type, texts: texts)
      counts[name, default: 0] += 1
      guard let count = counts[name], count > 1 else { return name }
      return name + " (\(count))"
    }
  }
}
