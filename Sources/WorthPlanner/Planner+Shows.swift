import WorthBuiltins
import WorthPlan
import WorthProgram
import WorthSyntax
import WorthValue

/// The code of what a report shows.
extension Planner {
  /// Emits the values of all items that are shown.
  mutating func emitShows() {
    let summed = summedDefinitions()
    for show in program.output.shows {
      let sink = program.definitions[show.definition].sink
      let content: PlanContent
      switch show.content {
      case .value(let shown): content = .value(line(shown, sink, totals: summed))
      case .table(let shown): content = .table(table(shown, sink, totals: summed))
      case .paper(let shown): content = .paper(paper(shown, sink))
      case .comparison(let headings, let rows):
        content = .comparison(
          headings: headings,
          rows: rows.map { row in
            PlanComparisonRow(
              title: row.title, values: row.values.map { value($0, sink: sink) })
          })
      case .attribution(let shown):
        content = .attribution(shown.map { value($0, sink: sink) })
      case .tree(let shown): content = .tree(shown.map { value($0, sink: sink) })
      case .study(let question, let axes):
        let found = axes.map { value($0, sink: sink) }
        _ = value(question, sink: sink)
        guard case .study(let number, _) = program.expressions[question].operation else { continue }
        content = .study(number.index, axes: found)
      case .grids(let questions, let axis):
        let values = value(axis, sink: sink)
        content = .grids(
          questions.compactMap { question in
            _ = value(question, sink: sink)
            guard case .study(let number, _) = program.expressions[question].operation else {
              return nil
            }
            return number.index
          }, axis: values)
      }
      plan.shows.append(PlanShow(span: show.span, title: show.title, content: content))
    }
  }

  /// Emits a line; it has a total where it is one of `totals`, or, where that is nil, wherever its
  /// values add up.
  private mutating func line(
    _ shown: ShownLine, _ sink: SinkID, totals: Set<DefinitionID>?
  ) -> PlanLine {
    var traits = shown.traits
    if let totals {
      if case .definition(let index) = program.expressions[shown.value].operation {
        traits.addsUp = traits.addsUp || totals.contains(index)
      }
    } else {
      traits.addsUp = addsUp(shown.value, isAmount: shown.fitsAnyUnit)
    }
    traits.mayBeBounds = isFirstOfTable(shown.value)
    traits.isRounded = roundedFigures.contains(shown.value)
    return PlanLine(
      heading: shown.heading, documentation: shown.documentation,
      value: value(shown.value, sink: sink), traits: traits)
  }

  /// Emits the columns of a table, whose totals are decided as for a line.
  private mutating func table(
    _ shown: ShownTable, _ sink: SinkID, totals: Set<DefinitionID>?
  ) -> PlanTable {
    PlanTable(
      title: shown.title, documentation: shown.documentation,
      columns: shown.columns.map { line($0, sink, totals: totals) })
  }

  /// Emits a paper: what was given, then the steps.
  private mutating func paper(_ shown: ShownPaper, _ sink: SinkID) -> PlanPaper {
    PlanPaper(
      label: shown.label, currency: shown.currency,
      given: shown.given.map { part($0, sink) }, steps: shown.steps.map { part($0, sink) })
  }

  /// Emits a part of a paper, in which whatever adds up has a total.
  private mutating func part(_ shown: ShownPaper.Part, _ sink: SinkID) -> PlanPaper.Part {
    switch shown {
    case .line(let shown): .line(line(shown, sink, totals: nil))
    case .table(let shown): .table(table(shown, sink, totals: nil))
    case .paper(let name, let documentation, let nested):
      .paper(name: name, documentation: documentation, paper(nested, sink))
    }
  }

  /// `true` iff a value is the first of several columns of a table.
  private func isFirstOfTable(_ id: ExpressionID) -> Bool {
    guard case .definition(let index) = program.expressions[id].operation,
      case .series(_, let space, _) = program.types[program.type(id)],
      case .rows(let table) = program.spaces[space].kind
    else { return false }
    let columns = program.tables[table].columns
    return columns.count > 1 && columns.first?.definition == index
  }

  /// `true` iff a total of the values says something: of flows by period, of amounts by row that
  /// are no levels, and of the literal 0 where it stands for an amount.
  private func addsUp(_ id: ExpressionID, isAmount: Bool) -> Bool {
    guard case .series(let element, let space, let isFlow) = program.types[program.type(id)] else {
      return false
    }
    if isFlow {
      guard case .definition(let index) = program.expressions[id].operation else { return true }
      return !program.definitions[index].isCarriedOn
    }
    let isByRow =
      if case .rows = program.spaces[space].kind { true } else { false }
    guard isAmount || isByRow && isMoney(element),
      case .definition(let index) = program.expressions[id].operation
    else { return false }
    let definition = program.definitions[index]
    guard !definition.isLevel else { return false }
    return !definition.annotation.node.exists || !program.isLevelType(definition.annotation)
  }

  /// `true` iff values of the type are amounts of money, also where they may be missing.
  private func isMoney(_ type: TypeID) -> Bool {
    if case .optional(let inner) = program.types[type] { return isMoney(inner) }
    if case .quantity(let unit) = program.types[type] { return program.units.isMoney(unit) }
    return false
  }

  /// The series that the case itself adds up with `sum`.
  private func summedDefinitions() -> Set<DefinitionID> {
    var found: Set<DefinitionID> = []
    for expression in program.expressions.entries {
      guard case .builtin(BuiltinTable[.sum], let arguments) = expression.operation,
        let first = arguments.first,
        case .definition(let index) = program.expressions[first].operation,
        !isLevelByPeriod(program.type(first))
      else { continue }
      found.insert(index)
    }
    return found
  }

  /// `true` iff values of the type are levels by period, whose total over time says nothing.
  private func isLevelByPeriod(_ type: TypeID) -> Bool {
    guard case .series(let element, let space, false) = program.types[type],
      case .timeline = program.spaces[space].kind
    else { return false }
    return isMoney(element)
  }

  /// The column that names the rows of a table: the first that holds texts, dates, periods or
  /// words, otherwise the first, if it holds numbers that may rise from row to row.
  private func rowNames(of table: TableID) -> PlanRowNames? {
    let columns = program.tables[table].columns
    /// Returns the names that `column` gives to the rows.
    func names(_ column: (name: Name, definition: DefinitionID), isNumeric: Bool) -> PlanRowNames {
      let definition = program.definitions[column.definition]
      return PlanRowNames(
        heading: program.spelling(column.name),
        column: PlanValue(
          register: registers[column.definition], type: definition.type,
          span: program.span(definition.reference)),
        isNumeric: isNumeric)
    }
    if let column = columns.first(where: { element(of: $0.definition).namesRows }) {
      return differs(column.definition, fromRowToRowOf: table)
        ? nil : names(column, isNumeric: false)
    }
    guard let first = columns.first, element(of: first.definition).countsRows else { return nil }
    return names(first, isNumeric: true)
  }

  /// `true` iff a column of a table of instances by row is another one in each of them, so that it names no rows where
  /// all of them stand side by side.
  private func differs(_ column: DefinitionID, fromRowToRowOf table: TableID) -> Bool {
    let isChosen = program.tables[table].source != nil
    guard
      isChosen || program.tables[table].instance.map({ program.instances[$0].rows != nil }) ?? false
    else { return false }
    let indices = Set(program.instances.entries.compactMap { $0.rows?.index })
    var waiting = [column]
    var seen: Set<DefinitionID> = []
    while let next = waiting.popLast() {
      if indices.contains(next) { return true }
      guard seen.insert(next).inserted else { continue }
      // What is kept of all rows is there as a whole.
      if case .column(nil) = program.definitions[next].role { continue }
      waiting += program.definitions[next].dependencies.map { $0.target }
    }
    return false
  }

  /// The type of the values of a column.
  private func element(of column: DefinitionID) -> ValueType {
    let element = program.types[program.types.element(program.definitions[column].type)]
    if case .optional(let inner) = element { return program.types[inner] }
    return element
  }

  /// Returns the index space of the rows of a table.
  func rowSpace(_ name: String, _ table: TableID) -> PlanSpace {
    var space = PlanSpace(granularity: nil, name: name)
    space.table = name.split(separator: ".").last.map { String($0) }
    space.rowNames = rowNames(of: table)
    if let declaration = program.tables[table].declaration {
      let tree = program.trees[declaration.tree]
      if tree[declaration.node].kind == .tableFrom {
        space.file = tree.text(tree.child(declaration.node, 1)).filter { $0 != "\"" }
      }
    }
    return space
  }
}
