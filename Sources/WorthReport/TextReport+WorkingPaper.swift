import WorthEvaluator
import WorthMath
import WorthPlan
import WorthValue

/// A filled-in kind as a working paper: its lines by period with totals, what each line is, and its single values.
extension TextReport {
  func instance(_ title: String, _ label: String, _ lines: [PlanLine]) -> [String] {
    var result = [title + (label.isEmpty ? "" : ": " + label)]
    var rest = lines.filter { isSeries($0.value) }
    while let first = rest.first {
      let together = rest.filter { space($0) == space(first) }
      rest.removeAll { space($0) == space(first) }
      result += table(together.map { ($0.heading, $0.value) }, hasTotals: true).map { "  " + $0 }
      result += together.filter { !$0.documentation.isEmpty }.map {
        "  # " + $0.heading + ": " + $0.documentation
      }
    }
    return result + singles(lines.filter { !isSeries($0.value) })
  }

  /// Single values with what they are in a column of its own; texts without a heading stand alone, those that are empty
  /// say nothing.
  private func singles(_ lines: [PlanLine]) -> [String] {
    let written = lines.map { line -> [String] in
      if line.heading.isEmpty {
        let text = figures.text(line.value, machine)
        return text.isEmpty ? [] : [text]
      }
      return self.line(line.heading, line.value)
    }
    let width =
      zip(lines, written).filter { !$0.0.documentation.isEmpty && $0.1.count == 1 }
      .map { TextTable.width($0.1[0]) }.filter { $0 <= 60 }.max() ?? 0
    return zip(lines, written).flatMap { line, texts -> [String] in
      guard !line.documentation.isEmpty, let first = texts.first else { return texts }
      let padding = String(repeating: " ", count: max(0, width - TextTable.width(first)))
      return [first + padding + "  # " + line.documentation] + texts.dropFirst()
    }.map { "  " + $0 }
  }

  private func space(_ line: PlanLine) -> Int32 {
    if case .series(_, let space, _) = plan.types[line.value.type] { space } else { -1 }
  }

  /// What the flows among the columns add up to; empty where there is none.
  func totals(_ columns: [Column]) -> [String] {
    var found = false
    let cells = columns.map { column -> String in
      guard column.statistic == nil,
        case .series(let element, _, isFlow: true) = plan.types[column.value.type],
        let block = machine.heap.block(machine.value(column.value.register))
      else { return "" }
      let values = machine.heap.list(machine.value(column.value.register))
      guard block.count > 0, values.allSatisfy({ $0.isFinite }), let start = values.baseAddress
      else { return "" }
      found = true
      return figures.text(Real.sum(start, count: values.count), element)
    }
    return found ? ["total"] + cells : []
  }
}
