import WorthEvaluator
import WorthMath
import WorthPlan
import WorthValue

/// Tables: columns of one index space side by side, with labels, an opening row and totals.
extension DocumentBuilder {
  /// Where a table stands.
  enum TableContext {
    /// In the report of the case: with the range of what varies beside it.
    case `case`
    /// In a working paper, whose amounts are in a currency.
    case paper(Measure?)
  }

  /// A column before its digits are known.
  struct RawColumn {
    var line: PlanLine
    /// The values in the heap, or why there are none.
    var handle: Double
    /// The type of one value.
    var element: TypeID
    var measure: Measure
    var opening: Double?
    var values: [Double]
    var statistic: Document.Table.Column.Statistic?
    /// The digits that standard errors leave; nil for a column that is no statistic.
    var digits: Int?
    /// The same for each value.
    var cellDigits: [Int?] = []
    var isFailed = false
  }

  /// Returns the tables that columns make: one for each index space among them, in their order; single values follow.
  ///
  /// Lists stand beside the columns of the first index space.
  func tables(_ table: PlanTable, _ context: TableContext) -> [Document.Block] {
    var groups: [(space: SpaceID?, lines: [PlanLine])] = []
    var lists: [PlanLine] = []
    var singles: [PlanLine] = []
    var crossed: [PlanLine] = []
    for line in table.columns {
      if inner(line.value) != nil {
        crossed.append(line)
      } else if let space = space(line.value) {
        if let place = groups.firstIndex(where: { $0.space == space }) {
          groups[place].lines.append(line)
        } else {
          groups.append((space, [line]))
        }
      } else if isAggregate(line.value) {
        lists.append(line)
      } else {
        singles.append(line)
      }
    }
    if groups.isEmpty {
      if !lists.isEmpty { groups.append((nil, lists)) }
    } else if !lists.isEmpty {
      // In the order in which they were written.
      let first = groups[0].space
      groups[0].lines = table.columns.filter {
        space($0.value) == first && (first != nil || isAggregate($0.value))
          || space($0.value) == nil && isAggregate($0.value)
      }
    }
    var blocks: [Document.Block] = []
    for group in groups {
      var part = table
      part.columns = group.lines
      // The name is that of the table whose rows they are.
      if groups.count > 1, group.space.flatMap({ plan.space($0) })?.table != table.title {
        part.title = ""
        part.documentation = ""
      }
      if let made = self.table(part, space: group.space, context) { blocks.append(.table(made)) }
    }
    for line in crossed {
      if let made = crossTable(line, context) { blocks.append(.table(made)) }
    }
    var currency: Measure?
    if case .paper(let found) = context { currency = found }
    return blocks + singles.flatMap { figure($0, currency: currency) }
  }

  /// Returns columns of one index space as a table; nil where nothing stands in them.
  private func table(
    _ table: PlanTable, space: SpaceID?, _ context: TableContext
  ) -> Document.Table? {
    let columns = table.columns.flatMap { line -> [RawColumn] in
      let column = rawColumn(line, machine.value(line.value.register))
      if case .case = context { return [column] + ranges(of: column) }
      return [column]
    }
    return self.table(table, columns, space: space, context)
  }

  /// Returns a table of columns whose values are known; nil where nothing stands in them.
  func table(
    _ table: PlanTable, _ columns: [RawColumn], space: SpaceID?, _ context: TableContext,
    labels given: RowLabels? = nil
  ) -> Document.Table? {
    var columns = columns
    // What is left empty in all rows says nothing.
    let said = columns.filter { column in
      column.isFailed || column.values.isEmpty
        || column.values.contains { !Marker.isMissing($0) }
    }
    if !said.isEmpty { columns = said }
    giveUnits(to: &columns, context)
    var rows = given ?? labels(of: columns, space)
    takeRowNames(from: &columns, &rows, space)
    let large = largeCurrencies(columns)
    let made = columns.map { column in
      Document.Table.Column(
        heading: column.statistic?.heading ?? column.line.heading,
        label: column.line.documentation, measure: column.measure,
        digits: column.digits
          ?? Digits.column(
            column.values + [column.opening ?? .nan], column.measure,
            areLarge: column.measure.currency.map { large.contains($0) } ?? false),
        alignment: column.measure.isWords ? .left : .right,
        isInput: column.line.traits.isInput, statistic: column.statistic)
    }
    return Document.Table(
      title: table.title, label: table.documentation, rowKind: rows.kind,
      rowHeading: rows.heading,
      rowMeasure: rows.measure, columns: made, opening: opening(columns),
      rows: (0..<rows.count).map { place in
        Document.Table.Row(
          label: place < rows.labels.count ? rows.labels[place] : nil,
          cells: columns.map { cell($0, place) })
      }, totals: rows.count > 1 ? totals(columns, context) : nil)
  }

  /// Returns the values of a column, before their digits are known.
  func rawColumn(_ line: PlanLine, _ register: Double) -> RawColumn {
    var column = RawColumn(
      line: line, handle: register, element: plan.types.element(line.value.type),
      measure: measure(line.value.type), values: [])
    guard !register.isNaN else {
      column.isFailed = !Marker.isMissing(register)
      return column
    }
    column.values = Figures.shown(machine.heap.list(register))
    if let block = machine.heap.block(register), block.isSeries {
      let opening = machine.heap.values[block.offset - 1]
      column.opening = opening.isFinite ? opening : nil
    }
    return column
  }

  /// The columns with the range of a series that varies.
  private func ranges(of column: RawColumn) -> [RawColumn] {
    let register = column.line.value.register
    guard trials.trials > 0, !column.measure.isWords,
      column.values.indices.contains(where: { trials.figure(register, element: $0) != nil })
    else { return [] }
    let figures = column.values.indices.map { trials.figure(register, element: $0) }
    let isMissing = figures.contains { $0?.isMissingAtTimes == true }
    let statistics: [Document.Table.Column.Statistic] = [.p5, .p95]
    return (statistics + (isMissing ? [.missing] : [])).map { statistic in
      let numbers = figures.map { figure in
        figure.flatMap { number(statistic, of: $0, column.measure) }
      }
      var range = column
      if case .missing = statistic { range.measure = .percent }
      range.opening = nil
      range.statistic = statistic
      range.values = numbers.map { $0?.value ?? Marker.missing }
      range.cellDigits = numbers.map { $0?.digits }
      range.digits = numbers.compactMap { $0?.digits }.max().map { max(0, $0) }
      range.line.documentation = ""
      range.line.traits.addsUp = false
      return range
    }
  }

  /// A statistic of a value in one period or row; nil where it has none.
  private func number(
    _ statistic: Document.Table.Column.Statistic, of figure: UncertainFigure, _ measure: Measure
  ) -> Number? {
    switch statistic {
    case .p5 where !figure.isMissingAtTimes: estimated(figure.p5, figure.p95Error, measure)
    case .p95 where !figure.isMissingAtTimes: estimated(figure.p95, figure.p95Error, measure)
    case .p5, .p95: nil
    case .missing: missing(figure).value
    }
  }

  /// Lets columns of the literal 0 be amounts of the currency that the others, or the paper, are in.
  private func giveUnits(to columns: inout [RawColumn], _ context: TableContext) {
    var currency: Measure?
    if case .paper(let found) = context { currency = found }
    if currency == nil {
      var found: Set<Measure> = []
      for column in columns where column.measure.currency != nil { found.insert(column.measure) }
      currency = found.count == 1 ? found.first : nil
    }
    guard let currency else { return }
    for place in columns.indices
    where columns[place].line.traits.fitsAnyUnit && columns[place].measure == .number
      && columns[place].values.allSatisfy({ $0 == 0 })
    {
      columns[place].measure = currency
    }
  }

  /// The currencies whose amounts are shown in whole units: large ones of which no column was rounded to coins.
  private func largeCurrencies(_ columns: [RawColumn]) -> Set<String> {
    var amounts: [String: [[Double]]] = [:]
    var inCoins: Set<String> = []
    for column in columns {
      guard let currency = column.measure.currency else { continue }
      let values = column.values + [column.opening ?? .nan]
      amounts[currency, default: []].append(values)
      if column.line.traits.isRounded, Digits.haveCoins(values) { inCoins.insert(currency) }
    }
    return Set(amounts.filter { Digits.areLarge($0.value) }.keys).subtracting(inCoins)
  }

  // MARK: Rows

  /// What stands in front of the rows of a table.
  struct RowLabels {
    var kind = ""
    var heading = ""
    var measure: Measure?
    var labels: [Content] = []
    var count = 0
  }

  /// The labels of the rows: periods, keys, the names that the rows of a table have, or their numbers.
  private func labels(of columns: [RawColumn], _ space: SpaceID?) -> RowLabels {
    var rows = RowLabels()
    rows.count = columns.map { $0.values.count }.max() ?? 0
    guard let space, let info = plan.space(space) else { return rows }
    let blocks = columns.compactMap { column in
      self.space(column.line.value) == space && !column.values.isEmpty
        ? machine.heap.block(column.handle) : nil
    }
    guard let first = blocks.map({ $0.first }).min(),
      let end = blocks.map({ $0.first + $0.count }).max()
    else { return rows }
    let indices = Array(first..<end)
    if let table = info.table { rows.kind = "row of " + table }
    if let granularity = info.granularity {
      rows.kind = granularity.word
      rows.measure = .period
      rows.labels = indices.map { .period(Int32(truncatingIfNeeded: $0), granularity) }
    } else if info.isOfRow {
      rows.kind = info.name
    } else if let keys = info.keys {
      let values = machine.heap.list(machine.value(keys.register))
      rows.kind = info.name
      rows.measure = measure(keys.type)
      rows.labels = indices.map { $0 < values.count ? content(values[$0], keys.type) : .missing }
    } else if let names = info.rowNames, let found = self.names(names) {
      rows.heading = names.heading
      rows.measure = measure(names.column.type)
      rows.labels = found
    }
    return rows
  }

  /// The names of rows; nil where numbers do not tell one from the next.
  private func names(_ names: PlanRowNames) -> [Content]? {
    guard case .list(let found) = content(names.column) else { return nil }
    if names.isNumeric {
      let numbers = found.flatMap { $0.numbers }
      guard numbers.count == found.count,
        zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
      else { return nil }
    }
    return found
  }

  /// Makes a column that names the rows their labels: the one that does so in its table, wherever it stands, or a first
  /// column of words.
  private func takeRowNames(
    from columns: inout [RawColumn], _ rows: inout RowLabels, _ space: SpaceID?
  ) {
    guard let info = space.flatMap({ plan.space($0) }), info.granularity == nil else { return }
    if let keys = info.keys {
      // The names of the rows of a table, read of one instance of many.
      let values = machine.heap.list(machine.value(keys.register))
      guard columns.count > 1,
        let place = columns.firstIndex(where: {
          $0.measure.isWords && !$0.isFailed && $0.values.elementsEqual(values)
        })
      else { return }
      rows.heading = columns.remove(at: place).line.heading
      return
    }
    let names = info.rowNames
    if columns.count == 1 {
      // The names alone need no names.
      if isSame(columns[0], names) { rows = RowLabels(kind: rows.kind, count: rows.count) }
      return
    }
    var place = rows.labels.isEmpty ? nil : columns.firstIndex { isSame($0, names) }
    if place == nil, columns[0].measure == .text || columns[0].measure == .choice { place = 0 }
    guard let place, !columns[place].isFailed, columns[place].opening == nil else { return }
    let column = columns.remove(at: place)
    rows.heading = column.line.heading
    rows.measure = column.measure
    rows.labels = column.values.map { content($0, column.element) }
  }

  /// `true` iff the column holds what names the rows: under the same heading, or the same words under another.
  private func isSame(_ column: RawColumn, _ names: PlanRowNames?) -> Bool {
    guard let names, column.measure.isWords || column.line.heading == names.heading else {
      return false
    }
    let own = column.handle
    let other = machine.value(names.column.register)
    guard !own.isNaN, !other.isNaN else { return false }
    return machine.heap.list(own).elementsEqual(machine.heap.list(other))
  }

  // MARK: Cells

  /// Returns the row of opening values; nil where no column has one.
  private func opening(_ columns: [RawColumn]) -> Document.Table.Row? {
    guard columns.contains(where: { $0.opening != nil }) else { return nil }
    return Document.Table.Row(
      label: .text("opening"),
      cells: columns.map { column in
        column.opening.map { content($0, column.element) } ?? .missing
      })
  }

  /// Returns the cell of a column in the row at `place`.
  private func cell(_ column: RawColumn, _ place: Int) -> Content {
    if column.isFailed { return .failed }
    guard place < column.values.count else { return .missing }
    if column.statistic != nil {
      if Marker.isMissing(column.values[place]) { return .missing }
      return content(
        Number(
          value: column.values[place], measure: column.measure, digits: column.cellDigits[place]))
    }
    return content(column.values[place], column.element)
  }

  /// `true` iff values begin with 0 and each is more than the one before, as the bounds of bands are.
  private func isRisingFromZero(_ values: [Double]) -> Bool {
    values.count > 1 && values[0] == 0 && zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// What columns add up to; nil where none does. A column in which a value is missing has no total, as its sum
  /// has none.
  private func totals(_ columns: [RawColumn], _ context: TableContext) -> [Content]? {
    let totals = columns.map { column -> Content in
      guard column.line.traits.addsUp, !column.values.isEmpty,
        !column.line.traits.fitsAnyUnit || column.measure.currency != nil,
        column.values.allSatisfy({ $0.isFinite }),
        !(column.line.traits.mayBeBounds && isRisingFromZero(column.values))
      else { return .missing }
      return .number(
        column.values.withUnsafeBufferPointer { numbers in
          numbers.baseAddress.map { Real.sum($0, count: numbers.count) } ?? .nan
        })
    }
    let hasTotal = totals.contains { content in
      if case .number = content { true } else { false }
    }
    return hasTotal ? totals : nil
  }
}

extension Document.Table.Column.Statistic {
  /// The word for it above a column.
  package var heading: String {
    switch self {
    case .p5: "P5"
    case .p95: "P95"
    case .missing: "missing"
    }
  }
}
