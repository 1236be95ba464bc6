import WorthEvaluator
import WorthPlan
import WorthValue

/// Series that hold many values for each row, period or key: the inner indices down, the outer ones across.
extension DocumentBuilder {
  /// What a series holds for one of its indices, with its heading.
  private struct CrossPart {
    var line: PlanLine
    var handle: Double
  }

  /// The type of what a series by row, period or key holds for each, where that is many values; nil for others.
  func inner(_ value: PlanValue) -> TypeID? {
    guard case .series(var element, _, _) = plan.types[value.type] else { return nil }
    if case .optional(let given) = plan.types[element] { element = given }
    switch plan.types[element] {
    case .series, .list, .range, .dated: return element
    default: return nil
    }
  }

  /// Returns such a series as a table.
  func crossTable(_ line: PlanLine, _ context: TableContext) -> Document.Table? {
    guard let inner = inner(line.value), let outer = self.space(line.value) else { return nil }
    let handle = machine.value(line.value.register)
    guard !handle.isNaN else { return nil }
    let figures = Figures(machine, plan)
    let first = machine.heap.block(handle)?.first ?? 0
    let parts = machine.heap.list(handle).enumerated().map { place, handle in
      var line = line
      line.heading = figures.label(first + place, outer, machine)
      line.documentation = ""
      line.value.type = inner
      return CrossPart(line: line, handle: handle)
    }
    let title = PlanTable(title: line.heading, documentation: line.documentation, columns: [])
    switch plan.types[inner] {
    case .series(_, let space, _):
      return table(
        title, aligned(parts.map { rawColumn($0.line, $0.handle) }), space: space, context)
    case .dated(let element):
      let (columns, days) = byDate(parts, element)
      var labels = RowLabels()
      labels.measure = .date
      labels.labels = days.map { content($0, .date) }
      labels.count = days.count
      return table(title, columns, space: nil, context, labels: labels)
    default:
      return table(title, parts.map { rawColumn($0.line, $0.handle) }, space: nil, context)
    }
  }

  /// Lets columns whose series begin or end at different indices have the same rows.
  private func aligned(_ columns: [RawColumn]) -> [RawColumn] {
    let blocks = columns.map { machine.heap.block($0.handle) }
    let known = blocks.compactMap { $0 }
    guard let first = known.map({ $0.first }).min(),
      let end = known.map({ $0.first + $0.count }).max()
    else { return columns }
    return zip(columns, blocks).map { column, block in
      guard let block else { return column }
      var column = column
      column.values =
        Array(repeating: Marker.missing, count: block.first - first) + column.values
        + Array(repeating: Marker.missing, count: end - block.first - block.count)
      return column
    }
  }

  /// Returns dated flows as columns over all their days, and these days; what falls on one day is added up.
  private func byDate(_ parts: [CrossPart], _ element: TypeID) -> (
    columns: [RawColumn], days: [Double]
  ) {
    var flows: [[Double: Double]] = []
    for part in parts {
      var byDay: [Double: Double] = [:]
      let lists = part.handle.isNaN ? [] : Array(machine.heap.list(part.handle))
      if lists.count == 2 {
        for (day, amount) in zip(machine.heap.list(lists[0]), machine.heap.list(lists[1])) {
          byDay[day] = (byDay[day] ?? 0) + amount
        }
      }
      flows.append(byDay)
    }
    let days = Set(flows.flatMap { $0.keys }).sorted()
    let columns = zip(parts, flows).map { part, flow in
      var line = part.line
      line.value.type = element
      var column = RawColumn(
        line: line, handle: part.handle, element: element, measure: measure(element), values: [])
      guard !part.handle.isNaN else {
        column.isFailed = !Marker.isMissing(part.handle)
        return column
      }
      column.values = days.map { flow[$0] ?? Marker.missing }
      return column
    }
    return (columns, days)
  }
}
