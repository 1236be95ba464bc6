import WorthEvaluator
import WorthMath
import WorthPlan
import WorthValue

/// A filled-in kind as a working paper: what it was given, its lines by period with totals, what each line is, and its
/// single values.
extension TextReport {
  func instance(_ title: String, _ label: String, _ lines: [PlanLine]) -> [String] {
    var result = [title + (label.isEmpty ? "" : ": " + label)]
    let given = lines.filter { line in
      line.isInput && !isSeries(line.value) && !Marker.isMissing(machine.value(line.value.register))
    }
    result += singles(given)
    var rest = lines.filter { isSeries($0.value) }
    var isUncertain = false
    while let first = rest.first {
      let together = rest.filter { space($0) == space(first) && $0.isInput == first.isInput }
      rest.removeAll { space($0) == space(first) && $0.isInput == first.isInput }
      let columns = together.map { (heading: $0.heading, value: $0.value) }
      isUncertain = isUncertain || columns.contains { !rangeColumns($0).isEmpty }
      result += paper(columns).map { "  " + $0 }
      result += together.filter { !$0.documentation.isEmpty }.map {
        "  # " + ($0.isInput ? "" : $0.heading + ": ") + $0.documentation
      }
    }
    if isUncertain {
      result.append(
        "  # the table shows the point estimate; ‘show table(…)’ puts the ranges beside it")
    }
    return result + singles(lines.filter { !isSeries($0.value) && !$0.isInput })
  }

  /// Single values with what they are in a column of its own; texts without a heading stand alone, those that are empty
  /// say nothing.
  private func singles(_ lines: [PlanLine]) -> [String] {
    let written = lines.map { line -> [String] in
      if line.heading.isEmpty {
        var text = figures.text(line.value, machine)
        while text.hasSuffix(" ") { text.removeLast() }
        return text.isEmpty || text == "no value" ? [] : [text]
      }
      if let items = texts(line.value) { return [line.heading] + items.map { "  - " + $0 } }
      return self.line(line.heading, line.value)
    }
    let width =
      zip(lines, written).filter { !$0.0.documentation.isEmpty && $0.1.count == 1 }
      .map { TextTable.width($0.1[0]) }.filter { $0 <= 50 }.max() ?? 0
    return zip(lines, written).flatMap { line, texts -> [String] in
      guard !line.documentation.isEmpty, let first = texts.first else { return texts }
      let padding = String(repeating: " ", count: max(0, width - TextTable.width(first)))
      return [first + padding + "  # " + line.documentation] + texts.dropFirst()
    }.map { "  " + $0 }
  }

  /// The items of a list of texts, which are too long for one line; nil for other values.
  private func texts(_ value: PlanValue) -> [String]? {
    guard case .list(let element) = plan.types[value.type], element == .text else { return nil }
    let items = machine.heap.list(machine.value(value.register))
    return items.isEmpty ? nil : items.map { figures.text($0, .text) }
  }

  private func space(_ line: PlanLine) -> SpaceID? {
    if case .series(_, let space, _) = plan.types[line.value.type] { space } else { nil }
  }

  // MARK: Tables

  /// A table with the currency above each column instead of before each amount, and what flows add up to below.
  private func paper(_ all: [(heading: String, value: PlanValue)]) -> [String] {
    // What is left empty in all rows says nothing.
    let columns = all.filter { column in
      let values = machine.heap.list(machine.value(column.value.register))
      return values.isEmpty || values.contains { !Marker.isMissing($0) }
    }
    // The periods are those of a column that has values.
    guard
      let first = columns.first(where: { !machine.value($0.value.register).isNaN })
        ?? columns.first
    else { return [] }
    let labels = self.labels(first.value)
    if labels.isEmpty { return columns.map { $0.heading + ": no value" } }
    let hasLabels = isLabelled(first.value)
    let hasOpening = columns.contains { opening($0.value) != nil }
    let written = columns.map { paperColumn($0.value, count: labels.count) }
    var table = TextTable(
      headings: (hasLabels ? [""] : []) + columns.map { $0.heading },
      isRight: (hasLabels ? [false] : []) + columns.map { isNumeric($0.value) })
    if written.contains(where: { !$0.unit.isEmpty }) {
      table.units = (hasLabels ? [""] : []) + written.map { $0.unit }
    }
    if hasOpening {
      table.rows.append((hasLabels ? ["opening"] : []) + written.map { $0.opening })
    }
    for (position, label) in labels.enumerated() {
      table.rows.append((hasLabels ? [label] : []) + written.map { $0.cells[position] })
    }
    if hasLabels, labels.count > 1, written.contains(where: { !$0.total.isEmpty }) {
      table.totals = ["total"] + written.map { $0.total }
    }
    return table.lines()
  }

  private typealias PaperColumn = (unit: String, opening: String, cells: [String], total: String)

  private func paperColumn(_ value: PlanValue, count: Int) -> PaperColumn {
    let element = plan.types.element(value.type)
    let values = figures.shown(machine.heap.list(machine.value(value.register)))
    var unit = ""
    if let known = (values + [opening(value) ?? .nan]).first(where: { $0.isFinite }),
      isMoney(element)
    {
      unit = currency(figures.text(known, element))
    }
    var total = Double.nan
    if case .series(_, _, isFlow: true) = plan.types[value.type], !values.isEmpty,
      values.allSatisfy({ $0.isFinite })
    {
      total = values.withUnsafeBufferPointer { numbers in
        numbers.baseAddress.map { Real.sum($0, count: numbers.count) } ?? .nan
      }
    }
    // Where all amounts are large they are shown in whole units; their coins say nothing.
    let isLarge =
      !unit.isEmpty && values.contains { abs($0) >= 100_000 }
      && values.allSatisfy { $0 == 0 || abs($0) >= 1000 || Marker.isMissing($0) }
    func text(_ number: Double) -> String {
      if Marker.isMissing(number) { return "" }
      guard !unit.isEmpty, number.isFinite else { return figures.text(number, element) }
      guard isLarge else { return without(unit, figures.text(number, element)) }
      let whole = without(
        unit, figures.text(number.rounded(.toNearestOrAwayFromZero), element))
      return String(whole.prefix { $0 != "." })
    }
    let failed = machine.value(value.register).isNaN
    return (
      unit, opening(value).map(text) ?? "",
      (0..<count).map { failed ? "no value" : $0 < values.count ? text(values[$0]) : "" },
      total.isNaN ? "" : text(total)
    )
  }

  private func isMoney(_ type: TypeID) -> Bool {
    switch plan.types[type] {
    case .quantity(let unit): plan.units.isMoney(unit)
    case .optional(let inner): isMoney(inner)
    default: false
    }
  }

  /// The currency of an amount that is written as `KGS 5` or `-KGS 5`.
  private func currency(_ text: String) -> String {
    let amount = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard let blank = amount.firstIndex(of: " ") else { return "" }
    return String(amount[..<blank])
  }

  private func without(_ currency: String, _ text: String) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    return sign + text.dropFirst(sign.count + currency.count + 1)
  }
}
