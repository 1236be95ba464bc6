import WorthEvaluator
import WorthPlan
import WorthValue

/// Comparisons, grids and tornados as text.
extension TextReport {
  /// Values in rows and columns; those that vary with their range.
  func matrix(
    _ corner: String, _ headings: [String], _ rows: [(title: String, values: [PlanValue])],
    _ remark: String
  ) -> [String] {
    var table = TextTable(
      headings: [corner] + headings, isRight: [false] + headings.map { _ in true })
    for row in rows {
      table.rows.append([row.title] + row.values.map { figures.text($0, machine) })
      guard row.values.contains(where: { trials.figure($0.register) != nil }) else { continue }
      for (name, statistic) in TextReport.ends {
        table.rows.append(
          ["  " + name]
            + row.values.map { value in
              trials.figure(value.register).map { written(statistic($0), $0, value.type) } ?? ""
            })
      }
    }
    return table.lines() + (remark.isEmpty ? [] : [remark])
  }

  private static var ends: [(String, (UncertainFigure) -> Double)] {
    [("P5", { $0.p5 }), ("P95", { $0.p95 })]
  }

  func study(_ study: PlanStudy, _ number: Int32, _ axes: [PlanValue]) -> [String] {
    guard let result = machine.studies.results[number] else { return ["no value"] }
    switch study.kind {
    case .grid: return grid(study, result, axes)
    case .tornado, .uncertainTornado: return tornado(study, result)
    case .solve, .elasticity: return []
    }
  }

  private func grid(
    _ study: PlanStudy, _ result: StudyResult, _ axes: [PlanValue]
  ) -> [String] {
    let rows = machine.heap.list(machine.value(axes[0].register))
    let rowType = plan.types.element(axes[0].type)
    guard axes.count > 1 else {
      var table = TextTable(
        headings: [study.names[0].path, title(study)], isRight: [true, true])
      for (place, row) in rows.enumerated() where place < result.values.count {
        table.rows.append(
          [figures.text(row, rowType), cell(result.values[place], study.figure.type)])
      }
      return table.lines()
    }
    let columns = machine.heap.list(machine.value(axes[1].register))
    let columnType = plan.types.element(axes[1].type)
    var table = TextTable(
      headings: [study.names[0].path]
        + columns.map { figures.text($0, columnType) },
      isRight: [true] + columns.map { _ in true })
    for (place, row) in rows.enumerated() {
      let start = place * columns.count
      table.rows.append(
        [figures.text(row, rowType)]
          + columns.indices.map { cell(result.values[start + $0], study.figure.type) })
    }
    return [title(study) + ", across: " + study.names[1].path] + table.lines()
  }

  private func tornado(_ study: PlanStudy, _ result: StudyResult) -> [String] {
    let type = study.figure.type
    let base = machine.value(study.figure.register)
    let all = result.values.indices.filter { $0 % 4 > 1 }.map { result.values[$0] } + [base]
    let finite = all.filter { $0.isFinite }
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 0)
    var table = TextTable(
      headings: ["", "from", "to", title(study), "", "swing"],
      isRight: [false, true, true, true, true, true])
    var bars: [String] = []
    for (place, name) in result.names.enumerated() {
      let row = Array(result.values[4 * place..<4 * place + 4])
      let inputType = nameType(name, study)
      table.rows.append(
        [
          name, row[0].isNaN ? "P5" : cell(row[0], inputType),
          row[1].isNaN ? "P95" : cell(row[1], inputType), cell(row[2], type), cell(row[3], type),
          cell(abs(row[3] - row[2]), type),
        ])
      bars.append(bar(row[2], row[3], base, low, high))
    }
    var lines = table.lines()
    for (place, bar) in bars.enumerated() { lines[place + 2] += "  " + bar }
    lines.append("as it is: " + title(study) + " = " + cell(base, type))
    return lines
  }

  /// A bar between two figures, with a mark where the figure of the case is.
  private func bar(
    _ first: Double, _ second: Double, _ base: Double, _ low: Double, _ high: Double
  ) -> String {
    let width = 24
    guard high > low, first.isFinite, second.isFinite, base.isFinite else { return "" }
    func place(_ value: Double) -> Int {
      Int(((value - low) / (high - low) * Double(width)).rounded())
    }
    let (start, end) = (place(min(first, second)), place(max(first, second)))
    return (0...width).map { $0 == place(base) ? "│" : $0 >= start && $0 <= end ? "█" : " " }
      .joined()
  }

  private func nameType(_ name: String, _ study: PlanStudy) -> TypeID {
    study.names.first { $0.path == name }?.value.type
      ?? plan.slots.first { $0.path == name }?.type ?? .number
  }

  private func title(_ study: PlanStudy) -> String { study.title }

  private func cell(_ value: Double, _ type: TypeID) -> String {
    value.isFinite ? figures.text(value, type) : "no value"
  }
}
