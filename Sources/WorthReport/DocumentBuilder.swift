import WorthEvaluator
import WorthPlan
import WorthSource
import WorthValue

/// Makes the report of a run.
package struct DocumentBuilder {
  let machine: Machine
  let plan: Plan
  let trials: TrialReport

  /// Creates a builder for what `machine` has computed, and the trials.
  package init(_ machine: Machine, _ plan: Plan, _ trials: TrialReport) {
    self.machine = machine
    self.plan = plan
    self.trials = trials
  }

  /// Returns the whole report: the title, what the case shows or a summary of its values, what came of its checks, remarks
  /// and sources.
  package func document(_ checks: [CheckOutcome], _ sources: SourceSet) -> Document {
    var blocks: [Document.Block] = []
    let title = setting("title")
    if !title.isEmpty { blocks.append(.heading(Document.Heading(level: 1, text: title))) }
    blocks += plan.shows.isEmpty ? summary() : plan.shows.flatMap { self.blocks(of: $0) }
    let remarks = self.remarks()
    if !remarks.isEmpty { blocks.append(.remarks(remarks)) }
    if !checks.isEmpty { blocks.append(.checks(self.checks(checks, sources))) }
    let source = setting("source")
    if !source.isEmpty { blocks.append(.sources([source])) }
    return Document(blocks: blocks)
  }

  /// Returns a setting of the case that is a text; empty where it has none of that name.
  private func setting(_ name: String) -> String {
    plan.settings.first { $0.name == name }?.value ?? ""
  }

  /// Returns what an item of a `show` adds to the report.
  package func blocks(of show: PlanShow) -> [Document.Block] {
    switch show.content {
    case .value(let line):
      if plan.types[line.value.type] == .text {
        return [.paragraph(text(line.value))]
      }
      if isSeries(line.value) {
        return tables(PlanTable(title: "", documentation: "", columns: [line]), .case)
      }
      return figure(line, currency: nil)
    case .table(let table): return tables(table, .case)
    case .paper(let paper): return [.workingPaper(self.paper(show.title, paper))]
    case .comparison(let headings, let rows):
      return [
        .comparison(Document.Comparison(headings: headings, rows: rows.map { valueRow($0) }))
      ]
    case .attribution(let found): return [.attribution(attribution(found))]
    case .tree(let tree): return self.tree(show.title, tree)
    case .study(let number, let axes):
      return study(plan.studies[Int(number)], number, axes)
    case .grids(let numbers, let axis): return grids(numbers, axis)
    }
  }

  // MARK: Summary

  /// The values of all definitions of the file.
  private func summary() -> [Document.Block] {
    var blocks: [Document.Block] = []
    var series: [PlanLine] = []
    var space: SpaceID?
    /// Adds the series collected so far as one table.
    func flush() {
      if !series.isEmpty {
        blocks += tables(PlanTable(title: "", documentation: "", columns: series), .case)
      }
      series = []
    }
    for slot in plan.summarySlots where isValue(slot.type) {
      let line = PlanLine(
        heading: slot.path, documentation: "",
        value: PlanValue(register: slot.register, type: slot.type, span: slot.span),
        traits: PlanLine.Traits())
      if isSeries(line.value), machine.value(slot.register).isFinite {
        if slot.space != space { flush() }
        space = slot.space
        series.append(line)
      } else {
        flush()
        blocks += figure(line, currency: nil)
      }
    }
    flush()
    return blocks
  }

  /// `true` iff values of the type say something by themselves; tables and instances are made of values.
  private func isValue(_ type: TypeID) -> Bool {
    switch plan.types[type] {
    case .error, .table, .instance, .instances, .member, .function: false
    case .pending, .number, .percent, .text, .yesNo, .date, .months, .days, .monthsAndDays,
      .missing, .quantity, .currency,
      .rate, .hazard, .period, .choice, .list, .dated, .series, .row, .range, .optional:
      true
    }
  }

  // MARK: Checks

  /// Returns what reports say of the checks, in their order.
  private func checks(_ outcomes: [CheckOutcome], _ sources: SourceSet) -> [Document.Check] {
    var places = SourcePlaces(sources)
    return outcomes.map { outcome in
      let verdict: Document.Check.Verdict =
        switch outcome.verdict {
        case .passed: .passed
        case .missed: .missed
        case .failed: .failed
        }
      return Document.Check(
        claim: sources.text(outcome.span), line: places.place(of: outcome.span).line,
        verdict: verdict, figure: outcome.figure, claimed: outcome.claimed,
        reason: outcome.reason)
    }
  }
}
