import WorthEvaluator
import WorthPlan
import WorthValue

/// Working papers.
extension DocumentBuilder {
  /// Returns a filled-in kind: what it was given, and its steps in the order of its `show`.
  func paper(_ name: String, _ paper: PlanPaper) -> Document.WorkingPaper {
    let currency = currency(of: paper)
    let (given, byPeriod) = given(paper.given, currency)
    let steps = steps(paper.steps, inputs: byPeriod, currency)
    var made = Document.WorkingPaper(
      name: name, label: paper.label, given: given + steps.given, steps: steps.blocks, remarks: [])
    giveTitles(to: &made)
    if isUncertain(paper.given + paper.steps) {
      made.remarks.append(
        "the table shows the point estimate; ‘show table(…)’ puts the ranges beside it")
    }
    return made
  }

  /// The currency of the paper's amounts: what its instance says, otherwise the only one that stands in it.
  private func currency(of paper: PlanPaper) -> Measure? {
    if let unit = paper.currency, let base = plan.units.currency(of: unit) {
      return .money(currency: base.name, coins: base.digits)
    }
    var found: Set<Measure> = []
    for value in paper.values {
      let measure = measure(value.type)
      if measure.currency != nil { found.insert(measure) }
    }
    return found.count == 1 ? found.first : nil
  }

  // MARK: Given

  /// What was given: blocks, and values by period apart, which stand beside the steps of the same periods.
  private func given(
    _ parts: [PlanPaper.Part], _ currency: Measure?
  ) -> (blocks: [Document.Block], byPeriod: [PlanLine]) {
    var figures: [Document.Block] = []
    var blocks: [Document.Block] = []
    var byPeriod: [PlanLine] = []
    for part in parts {
      switch part {
      case .line(let line):
        if Marker.isMissing(machine.value(line.value.register)) { continue }
        if !isSeries(line.value) {
          figures += figure(line, currency: currency)
        } else if let constant = constant(line, currency) {
          figures.append(.figure(constant))
        } else {
          byPeriod.append(line)
        }
      case .table(let table): blocks += tables(table, .paper(currency))
      case .paper(let name, let documentation, let nested):
        blocks.append(.workingPaper(self.nested(name, documentation, nested)))
      }
    }
    return (figures + blocks, byPeriod)
  }

  /// A series as a figure, where it has the same value in every period.
  private func constant(_ line: PlanLine, _ currency: Measure?) -> Document.Figure? {
    guard let space = space(line.value), plan.space(space)?.granularity != nil,
      case .list(let contents) = content(line.value), let first = contents.first?.numbers.first,
      contents.allSatisfy({ $0.numbers == [first] })
    else { return nil }
    var measure = measure(line.value.type)
    if line.traits.fitsAnyUnit, first == 0, let currency { measure = currency }
    return Document.Figure(
      name: line.heading, label: line.documentation, isInput: true,
      isDefault: line.traits.isDefault, isConstant: true,
      value: Value(
        content: .number(first), measure: measure, digits: Digits.single(first, measure)))
  }

  /// Returns the paper of an instance within another, called by its field.
  private func nested(
    _ name: String, _ documentation: String, _ paper: PlanPaper
  ) -> Document.WorkingPaper {
    var made = self.paper(name, paper)
    if made.label.isEmpty { made.label = documentation }
    return made
  }

  // MARK: Steps

  /// The steps in their order. Series that are shown one by one stand in one table for each index space, where the first of
  /// them does; what was given by period stands before the first column of the same periods, or apart.
  private func steps(
    _ parts: [PlanPaper.Part], inputs: [PlanLine], _ currency: Measure?
  ) -> (given: [Document.Block], blocks: [Document.Block]) {
    var inputs = inputs
    var blocks: [Document.Block] = []
    var loose = parts.compactMap { part -> PlanLine? in
      if case .line(let line) = part, isSeries(line.value) { line } else { nil }
    }

    /// Adds a table, with the inputs over the same rows in front of it.
    func add(_ table: PlanTable) {
      var table = table
      for (place, line) in table.columns.enumerated().reversed() {
        guard let space = space(line.value), !inputs.isEmpty,
          table.columns.firstIndex(where: { self.space($0.value) == space }) == place
        else { continue }
        table.columns.insert(contentsOf: inputs.filter { self.space($0.value) == space }, at: place)
        inputs.removeAll { self.space($0.value) == space }
      }
      blocks += tables(table, .paper(currency))
    }
    for part in parts {
      switch part {
      case .line(let line):
        guard isSeries(line.value) else {
          blocks += self.line(line, currency)
          continue
        }
        let together = loose.filter { space($0.value) == space(line.value) }
        loose.removeAll { space($0.value) == space(line.value) }
        if !together.isEmpty {
          add(PlanTable(title: "", documentation: "", columns: together))
        }
      case .table(let table): add(table)
      case .paper(let name, let documentation, let nested):
        blocks.append(.workingPaper(self.nested(name, documentation, nested)))
      }
    }
    let apart = PlanTable(title: "", documentation: "", columns: inputs)
    return (inputs.isEmpty ? [] : tables(apart, .paper(currency)), blocks)
  }

  /// A single value; texts without a name stand alone, and those that are empty say nothing.
  private func line(_ line: PlanLine, _ currency: Measure?) -> [Document.Block] {
    guard line.heading.isEmpty else { return figure(line, currency: currency) }
    guard case .text(var text) = content(line.value) else { return [] }
    while text.hasSuffix(" ") { text.removeLast() }
    return text.isEmpty ? [] : [.paragraph(text)]
  }

  /// Says of each table without a name what its rows are, where there are several.
  private func giveTitles(to paper: inout Document.WorkingPaper) {
    let count = (paper.given + paper.steps).count { block in
      if case .table = block { true } else { false }
    }
    guard count > 1 else { return }
    paper.given = paper.given.map { titled($0) }
    paper.steps = paper.steps.map { titled($0) }
  }

  /// Returns the block; a table without a title is called by what its rows are.
  private func titled(_ block: Document.Block) -> Document.Block {
    guard case .table(var table) = block, table.title.isEmpty else { return block }
    if !table.rowKind.isEmpty { table.title = "by " + table.rowKind }
    return .table(table)
  }

  /// `true` iff one of the parts differs from trial to trial.
  private func isUncertain(_ parts: [PlanPaper.Part]) -> Bool {
    guard trials.trials > 0 else { return false }
    return parts.contains { part in
      switch part {
      case .line(let line): isUncertain(line)
      case .table(let table): table.columns.contains { isUncertain($0) }
      case .paper: false
      }
    }
  }

  /// `true` iff a series of which the paper shows the point estimate alone varies.
  private func isUncertain(_ line: PlanLine) -> Bool {
    let register = line.value.register
    guard isAggregate(line.value), !machine.value(register).isNaN else { return false }
    return machine.heap.list(machine.value(register)).indices.contains {
      trials.figure(register, element: $0) != nil
    }
  }
}
