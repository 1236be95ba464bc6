import WorthValue

/// Tables, comparisons, attributions, trees, grids and tornados as text.
extension TextRenderer {
  /// The lines of a table; in a working paper what is said of a column stands below it.
  static func lines(_ table: Document.Table, inPaper: Bool) -> [String] {
    let hasLabels = table.rowMeasure != nil || table.opening != nil || table.totals != nil
    let labels = hasLabels ? table.rows.map { label($0, table.rowMeasure) } : []
    let isGrouped = table.columns.indices.map { place in
      ValueWriter.isGrouped(
        numbers(table, place), table.columns[place].measure)
    }

    /// Returns the cells of a row as they are written.
    func cells(_ cells: [Content]) -> [String] {
      zip(table.columns, cells).enumerated().map { place, pair in
        ValueWriter.cell(
          pair.1, pair.0.measure, pair.0.digits, isGrouped: isGrouped[place])
      }
    }
    let head = hasLabels ? [table.rowHeading] : []
    let isRight = hasLabels ? [!(table.rowMeasure?.isWords ?? true) && table.rowHeading != ""] : []
    var text = TextTable(
      headings: head + table.columns.map { $0.heading },
      isRight: isRight + table.columns.map { $0.alignment == .right })
    let units = table.columns.map { ValueWriter.unit($0.measure) }
    if units.contains(where: { !$0.isEmpty }) { text.units = (hasLabels ? [""] : []) + units }
    if let opening = table.opening { text.rows.append(["opening"] + cells(opening.cells)) }
    for (place, row) in table.rows.enumerated() {
      text.rows.append((hasLabels ? [labels[place]] : []) + cells(row.cells))
    }
    if let totals = table.totals { text.totals = ["total"] + cells(totals) }
    return caption(table, inPaper) + text.lines() + (inPaper ? notes(table) : [])
  }

  /// The name of a table and what it is.
  private static func caption(_ table: Document.Table, _ inPaper: Bool) -> [String] {
    if table.title.isEmpty { return [] }
    return [table.title + (table.label.isEmpty ? "" : ": " + table.label)]
  }

  /// What is said of the columns.
  private static func notes(_ table: Document.Table) -> [String] {
    table.columns.filter { !$0.label.isEmpty }.map { "# " + $0.heading + ": " + $0.label }
  }

  /// The numbers of the column at `place`, its total among them.
  private static func numbers(_ table: Document.Table, _ place: Int) -> [Double] {
    let rows = ([table.opening].compactMap { $0 } + table.rows).flatMap { row in
      place < row.cells.count ? row.cells[place].numbers : []
    }
    return rows + (table.totals.map { place < $0.count ? $0[place].numbers : [] } ?? [])
  }

  /// Returns what stands in front of a row.
  private static func label(_ row: Document.Table.Row, _ measure: Measure?) -> String {
    guard let label = row.label, let measure else { return "" }
    if case .number(let number) = label {
      return ValueWriter.text(label, measure, Digits.single(number, measure))
    }
    return ValueWriter.cell(label, measure, nil, isGrouped: false)
  }

  // MARK: Comparisons

  /// Returns the lines of a comparison.
  static func lines(_ comparison: Document.Comparison) -> [String] {
    var table = TextTable(
      headings: [""] + comparison.headings,
      isRight: [false] + comparison.headings.map { _ in true })
    for row in comparison.rows {
      add(row.values, as: row.name, to: &table) { ValueWriter.text($0, row.measure, row.digits) }
    }
    return table.lines()
  }

  /// Adds a row of values, and below it those of their percentiles, where there are any.
  private static func add(
    _ values: [Document.Ranged], as name: String, to table: inout TextTable,
    behind cells: [String] = [],
    _ text: (Content) -> String
  ) {
    table.rows.append([name] + cells + values.map { text($0.value) })
    for (name, ends) in [("  P5", values.map { $0.p5 }), ("  P95", values.map { $0.p95 })] {
      guard ends.contains(where: { $0 != nil }) else { continue }
      table.rows.append([name] + cells.map { _ in "" } + ends.map { $0.map { text($0) } ?? "" })
    }
  }

  /// Returns the lines of an attribution.
  static func lines(_ attribution: Document.Attribution) -> [String] {
    var table = TextTable(headings: ["", attribution.figure], isRight: [false, true])
    let rows =
      [("in the case", attribution.before)]
      + attribution.parts.map { ("  by " + $0.name, $0.value) }
      + [("under " + attribution.scenario, attribution.after)]
    for (name, value) in rows {
      add([value], as: name, to: &table) {
        ValueWriter.text($0, attribution.measure, attribution.digits)
      }
    }
    return table.lines() + [
      attribution.isOverAllOrders
        ? "Each part is the mean over all orders in which the changes can be made (Shapley)."
        : "Each part is the mean of making the changes in their order and in the reverse order."
    ]
  }

  // MARK: Trees

  /// The choices of a tree, and its ends and costs; what it is worth stands before it.
  static func lines(_ tree: Document.DecisionTree) -> [String] {
    var lines: [String] = []
    /// Returns a probability as it is written.
    func share(_ content: Content) -> String {
      ValueWriter.text(content, .percent, tree.probabilityDigits)
    }
    if !tree.choices.isEmpty {
      var table = TextTable(
        headings: ["choice", "best", "reached"], isRight: [false, false, true])
      for choice in tree.choices {
        add(
          [choice.reached], as: choice.path, to: &table,
          behind: [ValueWriter.text(choice.best, .text, nil)], share)
      }
      lines += table.lines() + [""]
    }
    var table = TextTable(
      headings: ["path", "probability", "amount", "adds"], isRight: [false, true, true, true])
    let unit = ValueWriter.unit(tree.measure)
    if !unit.isEmpty { table.units = ["", "", unit, unit] }
    let isGrouped = ValueWriter.isGrouped(
      tree.outcomes.flatMap { $0.amount.value.numbers }, tree.measure)
    /// Returns an amount of the tree as it is written.
    func amount(_ content: Content) -> String {
      ValueWriter.cell(content, tree.measure, tree.digits, isGrouped: isGrouped)
    }
    for outcome in tree.outcomes {
      let name =
        outcome.isCost ? (outcome.path.isEmpty ? "" : outcome.path + ": ") + "cost" : outcome.path
      table.rows += rows(outcome, name, share, amount)
    }
    return lines + table.lines()
  }

  /// The row of an end or a cost, and those of its percentiles, where it has any.
  private static func rows(
    _ outcome: Document.DecisionTree.Outcome, _ name: String, _ share: (Content) -> String,
    _ amount: (Content) -> String
  ) -> [[String]] {
    let ranges = [outcome.probability, outcome.amount, outcome.adds]
    var rows = [
      [
        name, share(outcome.probability.value), amount(outcome.amount.value),
        amount(outcome.adds.value),
      ]
    ]
    for (name, ends) in [("  P5", ranges.map { $0.p5 }), ("  P95", ranges.map { $0.p95 })] {
      guard ends.contains(where: { $0 != nil }) else { continue }
      rows.append(
        [name]
          + ends.enumerated().map { place, end in
            end.map { place == 0 ? share($0) : amount($0) } ?? ""
          })
    }
    return rows
  }

  // MARK: Studies

  /// Returns the lines of a grid.
  static func lines(_ grid: Document.Grid) -> [String] {
    let isGrouped = ValueWriter.isGrouped(
      grid.cells.flatMap { $0.flatMap { $0.numbers } }, grid.measure)
    /// Returns a figure of the grid as it is written.
    func cell(_ content: Content) -> String {
      ValueWriter.cell(content, grid.measure, grid.digits, isGrouped: isGrouped)
    }

    /// Returns a value of an axis as it is written.
    func label(_ content: Content, _ axis: Document.Axis) -> String {
      ValueWriter.text(content, axis.measure, axis.digits)
    }
    let unit = ValueWriter.unit(grid.measure)
    let headings = grid.columns.map { axis in axis.values.map { label($0, axis) } }
    var table = TextTable(
      headings: [grid.rows.name] + (headings ?? [grid.figure]),
      isRight: [true] + (headings ?? [grid.figure]).map { _ in true })
    if grid.columns == nil, !unit.isEmpty { table.units = ["", unit] }
    for (value, cells) in zip(grid.rows.values, grid.cells) {
      table.rows.append([label(value, grid.rows)] + cells.map { cell($0) })
    }
    guard let columns = grid.columns else { return table.lines() }
    return [
      grid.figure + (unit.isEmpty ? "" : " in " + unit) + ", across: " + columns.name
    ] + table.lines()
  }

  /// Returns the lines of a tornado.
  static func lines(_ tornado: Document.Tornado) -> [String] {
    /// Returns a figure of the tornado as it is written.
    func figure(_ content: Content) -> String {
      ValueWriter.text(content, tornado.measure, tornado.digits)
    }
    var table = TextTable(
      headings: ["", "from", "to", tornado.figure, "", "swing"],
      isRight: [false, true, true, true, true, true])
    for bar in tornado.bars {
      let (from, to) =
        switch bar.ends {
        case .values(let low, let high): (ValueWriter.text(low), ValueWriter.text(high))
        case .percentiles: ("P5", "P95")
        }
      table.rows.append(
        [bar.name, from, to, figure(bar.low), figure(bar.high), figure(bar.swing)])
    }
    var lines = table.lines()
    for (place, bar) in bars(tornado).enumerated() where !bar.isEmpty {
      lines[place + 2] += "  " + bar
    }
    return lines + ["as it is: " + tornado.figure + " = " + figure(tornado.base)]
  }

  /// A bar for each name, with a mark where the figure of the case is.
  private static func bars(_ tornado: Document.Tornado) -> [String] {
    let base = tornado.base.numbers.first ?? .nan
    let all = tornado.bars.flatMap { $0.low.numbers + $0.high.numbers } + [base]
    let finite = all.filter { $0.isFinite }
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 0)
    let width = 24
    /// Returns how many signs from the left a value stands.
    func place(_ value: Double) -> Int {
      Int(((value - low) / (high - low) * Double(width)).rounded())
    }
    return tornado.bars.map { bar in
      guard let first = bar.low.numbers.first, let second = bar.high.numbers.first, high > low,
        base.isFinite
      else { return "" }
      let (start, end) = (place(min(first, second)), place(max(first, second)))
      var text = (0...width).map {
        $0 == place(base) ? "│" : $0 >= start && $0 <= end ? "█" : " "
      }.joined()
      while text.last == " " { text.removeLast() }
      return text
    }
  }
}
