import WorthEvaluator
import WorthPlan
import WorthValue

/// Comparisons, attributions, trees, grids and tornados.
extension DocumentBuilder {
  /// Returns a figure in the case and under scenarios, with its percentiles where it varies.
  func valueRow(_ row: PlanComparisonRow) -> Document.ValueRow {
    let measure = row.values.first.map { self.measure($0.type) } ?? .number
    let values = row.values.map { ranged($0, measure) }
    return Document.ValueRow(
      name: row.title, measure: measure, digits: column(values.flatMap { $0.numbers }, measure),
      values: values)
  }

  /// Returns a value with its percentiles.
  private func ranged(_ value: PlanValue, _ measure: Measure) -> Document.Ranged {
    var ranged = Document.Ranged(value: content(value))
    // Of a register that holds a probability, whatever its type.
    if measure == .percent, case .failed = ranged.value {
      let register = machine.value(value.register)
      if register.isFinite { ranged.value = .number(register) }
    }
    if !measure.isWords, let found = trials.figure(value.register), found.failed == 0 {
      ranged.p5 = content(estimated(found.p5, found.p95Error, measure))
      ranged.p95 = content(estimated(found.p95, found.p95Error, measure))
    }
    return ranged
  }

  /// The digits of numbers that make a table of their own.
  private func column(_ numbers: [Double], _ measure: Measure) -> Int? {
    Digits.column(numbers, measure, areLarge: Digits.areLarge([numbers]))
  }

  /// Returns an attribution with its parts, each in the measure of the figure.
  func attribution(_ found: PlanAttribution) -> Document.Attribution {
    let measure = measure(found.before.type)
    let before = ranged(found.before, measure)
    let after = ranged(found.after, measure)
    let parts = found.parts.map {
      Document.Attribution.Part(name: $0.path, value: ranged($0.value, measure))
    }
    let all = [before] + parts.map { $0.value } + [after]
    return Document.Attribution(
      figure: found.figure, scenario: found.scenario, measure: measure,
      digits: column(all.flatMap { $0.numbers }, measure), before: before, parts: parts,
      after: after, isOverAllOrders: found.isOverAllOrders)
  }

  /// Returns a tree, behind the figure of what it is worth.
  func tree(_ title: String, _ tree: PlanTree) -> [Document.Block] {
    let measure = measure(tree.value.type)
    let outcomes = tree.outcomes.map { outcome in
      Document.DecisionTree.Outcome(
        path: outcome.path, isCost: outcome.isCost,
        probability: ranged(outcome.probability, .percent),
        amount: ranged(outcome.amount, measure), adds: ranged(outcome.adds, measure))
    }
    let choices = tree.choices.map { choice in
      Document.DecisionTree.Choice(
        path: choice.path.isEmpty ? title : choice.path, best: content(choice.best),
        reached: ranged(choice.reached, .percent))
    }
    let shares =
      outcomes.flatMap { $0.probability.numbers } + choices.flatMap { $0.reached.numbers }
    let amounts = outcomes.flatMap { $0.amount.numbers + $0.adds.numbers }
    let value = PlanLine(
      heading: title, documentation: "", value: tree.value, traits: PlanLine.Traits())
    let made = Document.DecisionTree(
      name: title, value: content(tree.value), choices: choices, outcomes: outcomes,
      probabilityDigits: column(shares, .percent), measure: measure,
      digits: column(amounts, measure))
    return figure(value, currency: nil) + [.tree(made)]
  }

  // MARK: Studies

  /// Returns the blocks of a study, or "no value" where it has no result.
  func study(
    _ study: PlanStudy, _ number: Int32, _ axes: [PlanValue]
  ) -> [Document.Block] {
    guard let result = machine.studies.results[number] else { return [.paragraph("no value")] }
    switch study.kind {
    case .grid: return grid(study, result, axes).map { [.grid($0)] } ?? []
    case .tornado, .uncertainTornado: return [.tornado(tornado(study, result))]
    case .solve, .least, .most, .elasticity: return []
    }
  }

  /// Returns a grid with its axes; nil where the result does not fill it.
  private func grid(
    _ study: PlanStudy, _ result: StudyResult, _ axes: [PlanValue]
  ) -> Document.Grid? {
    guard let first = axes.first, study.names.count >= axes.count else { return nil }
    let rows = axis(study.names[0].path, first)
    let columns = axes.count > 1 ? axis(study.names[1].path, axes[1]) : nil
    let width = columns?.values.count ?? 1
    let measure = measure(study.figure.type)
    let cells = rows.values.indices.map { row in
      (0..<width).map { column -> Content in
        let place = row * width + column
        return place < result.values.count
          ? content(result.values[place], study.figure.type) : .failed
      }
    }
    return Document.Grid(
      figure: study.title, measure: measure, digits: column(result.values, measure), rows: rows,
      columns: columns, cells: cells)
  }

  /// Returns a table with a row for each value of a name and a column for each of several figures.
  func grids(_ numbers: [Int32], _ values: PlanValue) -> [Document.Block] {
    guard let first = numbers.first, let name = plan.studies[Int(first)].names.first else {
      return []
    }
    let axis = axis(name.path, values)
    var table = Document.Table(
      title: "", label: "", rowKind: "", rowHeading: axis.name, rowMeasure: axis.measure,
      columns: [], opening: nil,
      rows: axis.values.map { Document.Table.Row(label: $0, cells: []) }, totals: nil)
    for number in numbers {
      let study = plan.studies[Int(number)]
      let found = machine.studies.results[number]?.values ?? []
      let measure = measure(study.figure.type)
      table.columns.append(
        Document.Table.Column(
          heading: study.title, label: "", measure: measure, digits: column(found, measure),
          alignment: .right, isInput: false, statistic: nil))
      for place in table.rows.indices {
        table.rows[place].cells.append(
          place < found.count ? content(found[place], study.figure.type) : .failed)
      }
    }
    return [.table(table)]
  }

  /// Returns an axis with the values that a name takes.
  private func axis(_ name: String, _ values: PlanValue) -> Document.Axis {
    let measure = measure(values.type)
    var contents: [Content] = []
    if case .list(let found) = content(values) { contents = found }
    return Document.Axis(
      name: name, measure: measure, digits: column(contents.flatMap { $0.numbers }, measure),
      values: contents)
  }

  /// Returns a tornado, with its bars in the order of the result.
  private func tornado(_ study: PlanStudy, _ result: StudyResult) -> Document.Tornado {
    let measure = measure(study.figure.type)
    let base = machine.value(study.figure.register)
    /// Returns a figure of the study as reports show it.
    func figure(_ value: Double) -> Content { content(value, study.figure.type) }
    var all = [base]
    let bars = result.names.enumerated().compactMap { place, name -> Document.Tornado.Bar? in
      guard result.values.count >= 4 * place + 4 else { return nil }
      let row = Array(result.values[4 * place..<4 * place + 4])
      let input = self.measure(nameType(name, study))
      let swing = abs(row[3] - row[2])
      all += [row[2], row[3], swing]
      return Document.Tornado.Bar(
        name: name,
        ends: row[0].isNaN || row[1].isNaN
          ? .percentiles
          : .values(
            Number(value: row[0], measure: input, digits: column([row[0], row[1]], input)),
            Number(value: row[1], measure: input, digits: column([row[0], row[1]], input))),
        low: figure(row[2]), high: figure(row[3]),
        swing: swing.isFinite ? .number(swing) : .failed)
    }
    return Document.Tornado(
      figure: study.title, measure: measure, digits: column(all, measure), base: figure(base),
      bars: bars)
  }

  /// Returns the type of the name that a bar is about.
  private func nameType(_ name: String, _ study: PlanStudy) -> TypeID {
    study.names.first { $0.path == name }?.value.type
      ?? plan.slots.first { $0.path == name }?.type ?? .number
  }
}

extension Document.Ranged {
  /// The numbers that it holds.
  var numbers: [Double] {
    value.numbers + (p5?.numbers ?? []) + (p95?.numbers ?? [])
  }
}
