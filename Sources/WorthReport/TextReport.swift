import WorthEvaluator
import WorthPlan
import WorthSource
import WorthValue

/// What a case shows, as plain text.
package struct TextReport {
  let figures: Figures
  let machine: Machine
  let plan: Plan
  let trials: TrialReport

  /// Creates a report of what `machine` has computed, and of the trials.
  package init(_ machine: Machine, _ plan: Plan, _ trials: TrialReport) {
    self.machine = machine
    self.plan = plan
    self.trials = trials
    figures = Figures(machine, plan)
  }

  /// Returns what the case shows; a summary of its values where it shows nothing.
  package func text() -> String {
    var lines: [String] = []
    if let title = plan.settings.first(where: { $0.name == "title" })?.value, !title.isEmpty {
      lines += [title, String(repeating: "=", count: TextTable.width(title)), ""]
    }
    if plan.shows.isEmpty { lines += summary() } else { lines += shows() }
    lines += simulationRemark()
    return lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")
  }

  /// Returns the lines of what is shown.
  package func shows() -> [String] {
    var lines: [String] = []
    for (number, show) in plan.shows.enumerated() {
      let shown = self.lines(of: show)
      if number > 0, shown.count > 1, lines.last?.isEmpty == false { lines.append("") }
      lines += shown
      if shown.count > 1, number < plan.shows.count - 1 { lines.append("") }
    }
    return lines
  }

  /// Returns each shown value alone, without what it is the value of; what has no value is left out.
  package func answers() -> [String] {
    plan.shows.compactMap { show in
      if case .value(let value) = show.content, !isSeries(value) {
        let register = machine.value(value.register)
        if register.isNaN, !Marker.isMissing(register) { return nil }
        return figures.text(value, machine) + range(of: value) + error(of: value)
      }
      return lines(of: show).joined(separator: "\n")
    }
  }

  private func lines(of show: PlanShow) -> [String] {
    switch show.content {
    case .value(let value):
      if value.type == .text { return [figures.text(value, machine)] }
      if isSeries(value) { return table([(show.title, value)]) }
      return line(show.title, value)
    case .table(let columns): return table(columns)
    case .lines(let label, let lines): return instance(show.title, label, lines)
    case .matrix(let corner, let headings, let rows, let remark):
      return matrix(corner, headings, rows, remark)
    case .study(let number, let axes): return study(plan.studies[Int(number)], number, axes)
    }
  }

  func isSeries(_ value: PlanValue) -> Bool {
    if case .series = plan.types[value.type] { return true }
    return false
  }

  // MARK: Tables

  /// Returns columns side by side, a row an index.
  private func table(_ written: [(heading: String, value: PlanValue)]) -> [String] {
    let columns = written.flatMap { [Column($0.heading, $0.value)] + rangeColumns($0) }
    guard let first = columns.first(where: { isSeries($0.value) || isList($0.value) }) else {
      return written.flatMap { line($0.heading, $0.value) }
    }
    let labels = self.labels(first.value)
    let hasLabels = isLabelled(first.value)
    let hasOpening = columns.contains { opening($0.value) != nil }
    var table = TextTable(
      headings: (hasLabels ? [""] : []) + columns.map { $0.heading },
      isRight: (hasLabels ? [false] : []) + columns.map { isNumeric($0.value) })
    if hasOpening {
      table.rows.append(
        (hasLabels ? ["opening"] : [])
          + columns.map { column in
            column.statistic == nil
              ? opening(column.value).map {
                figures.text($0, plan.types.element(column.value.type))
              } ?? "" : ""
          })
    }
    let lists = columns.map { column in
      plan.types.isAggregate(column.value.type)
        ? figures.shown(machine.heap.list(machine.value(column.value.register))) : []
    }
    for (position, label) in labels.enumerated() {
      var row = hasLabels ? [label] : []
      for (column, values) in zip(columns, lists) { row.append(cell(column, values, position)) }
      table.rows.append(row)
    }
    return table.lines()
  }

  private func isList(_ value: PlanValue) -> Bool { plan.types.isAggregate(value.type) }

  func isNumeric(_ value: PlanValue) -> Bool {
    switch plan.types[plan.types.element(value.type)] {
    case .text, .choice, .yesNo: false
    default: true
    }
  }

  func isLabelled(_ value: PlanValue) -> Bool {
    if case .series(_, let space, _) = plan.types[value.type] {
      return plan.space(space).map { $0.granularity != nil || $0.keys != nil } ?? false
    }
    return false
  }

  func labels(_ value: PlanValue) -> [String] {
    guard let block = machine.heap.block(machine.value(value.register)) else { return [] }
    if case .series(_, let space, _) = plan.types[value.type] {
      return (0..<block.count).map { figures.label(block.first + $0, space, machine) }
    }
    return (0..<block.count).map { "\($0 + 1)" }
  }

  func opening(_ value: PlanValue) -> Double? {
    guard let block = machine.heap.block(machine.value(value.register)), block.isSeries else {
      return nil
    }
    let opening = machine.heap.values[block.offset - 1]
    return opening.isFinite ? opening : nil
  }

  private func cell(_ column: Column, _ values: [Double], _ position: Int) -> String {
    let value = column.value
    if let statistic = column.statistic { return self.statistic(statistic, value, position) }
    guard plan.types.isAggregate(value.type) else {
      return position == 0 ? figures.text(value, machine) : ""
    }
    guard position < values.count else { return "" }
    if Marker.isMissing(values[position]) { return "" }
    return figures.text(values[position], plan.types.element(value.type))
  }

  // MARK: Summary

  /// Returns the values of all definitions of the file.
  private func summary() -> [String] {
    var lines: [String] = []
    var series: [(heading: String, value: PlanValue)] = []
    var space: SpaceID?
    func flush() {
      if !series.isEmpty {
        if lines.last?.isEmpty == false { lines.append("") }
        lines += table(series)
        lines.append("")
        series = []
      }
    }
    for slot in plan.summarySlots {
      let value = PlanValue(register: slot.register, type: slot.type, span: slot.span)
      if isSeries(value), machine.value(slot.register).isFinite {
        if slot.space != space { flush() }
        space = slot.space
        series.append((slot.path, value))
      } else if slot.type != .error {
        flush()
        lines += line(slot.path, value)
      }
    }
    flush()
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
