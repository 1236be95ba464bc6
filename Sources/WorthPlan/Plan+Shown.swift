import WorthValue

/// What a report shows of a plan's values.
extension Plan {
  /// The slots that stand in the summary of a case that shows nothing by itself.
  package var summarySlots: [PlanSlot] { slots.filter { $0.isOwn || isValueOfInstance($0) } }

  /// `true` iff the slot is the `value` of an instance that the file declares.
  private func isValueOfInstance(_ slot: PlanSlot) -> Bool {
    slot.path.hasSuffix(".value") && slot.path.split(separator: ".").count == 2
  }

  /// The values that the report shows; with `all` every single value of the case, too.
  package func shown(all: Bool) -> [PlanValue] {
    var values = shows.flatMap { $0.values }
    for slot in shows.isEmpty ? summarySlots : [] {
      values.append(PlanValue(register: slot.register, type: slot.type, span: slot.span))
    }
    for slot in all ? slots : [] where !types.isAggregate(slot.type) {
      values.append(PlanValue(register: slot.register, type: slot.type, span: slot.span))
    }
    return values
  }
}

extension PlanShow {
  /// The values that the item shows; of a study none, whose cells are no values of the plan.
  package var values: [PlanValue] {
    switch content {
    case .value(let line): [line.value]
    case .table(let table): table.columns.map { $0.value }
    case .paper(let paper): paper.values
    case .comparison(_, let rows): rows.flatMap { $0.values }
    case .attribution(let found): [found.before] + found.parts.map { $0.value } + [found.after]
    case .tree(let tree):
      [tree.value] + tree.choices.flatMap { [$0.best, $0.reached] }
        + tree.outcomes.flatMap { [$0.probability, $0.amount, $0.adds] }
    case .study, .grids: []
    }
  }
}

extension PlanPaper {
  /// The values that the paper shows.
  package var values: [PlanValue] {
    (given + steps).flatMap { part -> [PlanValue] in
      switch part {
      case .line(let line): [line.value]
      case .table(let table): table.columns.map { $0.value }
      case .paper(_, _, let nested): nested.values
      }
    }
  }
}
