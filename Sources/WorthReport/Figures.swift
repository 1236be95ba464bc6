import WorthEvaluator
import WorthPlan
import WorthSource
import WorthValue

/// The values of a plan that was run, by their types.
package struct Figures: Sendable {
  /// What a figure is.
  package indirect enum Content: Sendable {
    case number(Double)
    case percent(Double)
    case money(Double, currency: String)
    case quantity(Double, unit: String)
    case text(String)
    case yesNo(Bool)
    /// Dates, durations, rates, periods and words of a choice, as they are written.
    case written(String, Written)
    case missing
    case list([Content])
    case series(Series)
    /// Amounts with a day each.
    case dated([(day: Int32, label: String, value: Content)])
    case failed
  }

  /// What a written value is.
  package enum Written: Sendable {
    /// A day, counted as in `CivilDate`.
    case date(Int32)
    case months(Double)
    case days(Double)
    case rate(Double, per: RatePeriod, compounded: RatePeriod)
    case probability(Double, per: RatePeriod)
    case period(Int32, Granularity)
    case choice(String)
    case other
  }

  /// The values of a series.
  package struct Series: Sendable {
    /// The periods that it runs over; nil for rows and keys.
    package var granularity: Granularity?
    /// The first period.
    package var first: Int
    /// The value before the first index, where there is one.
    package var opening: Content?
    /// One value an index, with its label.
    package var entries: [(label: String, value: Content)]
  }

  /// A figure with its name.
  package struct Figure: Sendable {
    package var path: String
    package var label: String
    package var type: String
    package var content: Content
    package var text: String
    package var span: Span
    package var isOwn: Bool
    package var isResult: Bool
    /// The summary of the figure over all trials, where it varies.
    package var uncertain: UncertainFigure?
  }

  let plan: Plan
  let texts: [String]
  private let formatter: ValueFormatter

  /// Creates a reader for what `machine` has computed.
  package init(_ machine: Machine, _ plan: Plan) {
    self.plan = plan
    texts = machine.texts
    formatter = ValueFormatter(types: plan.types, units: plan.units)
  }

  /// Returns all figures of the plan.
  package func all(_ machine: Machine, _ trials: TrialReport = TrialReport()) -> [Figure] {
    plan.slots.map { slot in
      var figure = figure(slot, machine)
      figure.uncertain = trials.figure(slot.register)
      return figure
    }
  }

  /// Returns the figure of one slot.
  package func figure(_ slot: PlanSlot, _ machine: Machine) -> Figure {
    let value = PlanValue(register: slot.register, type: slot.type, span: slot.span)
    return Figure(
      path: slot.path, label: slot.documentation, type: typeName(slot.type),
      content: content(value, machine), text: text(value, machine), span: slot.span,
      isOwn: slot.isOwn, isResult: slot.isResult)
  }

  /// Returns the content of a value.
  package func content(_ value: PlanValue, _ machine: Machine) -> Content {
    content(machine.value(value.register), value.type, machine)
  }

  /// Returns the content of what a register, or an element of a list, holds.
  private func content(_ register: Double, _ type: TypeID, _ machine: Machine) -> Content {
    switch plan.types[type] {
    case .list(let element), .range(let element):
      guard !register.isNaN else { return .failed }
      return .list(machine.heap.list(register).map { content($0, element, machine) })
    case .series(let element, let space, _):
      guard !register.isNaN, let block = machine.heap.block(register) else { return .failed }
      let values = machine.heap.list(register)
      let opening = block.isSeries ? machine.heap.values[block.offset - 1] : .nan
      return .series(
        Series(
          granularity: plan.space(space)?.granularity, first: block.first,
          opening: opening.isFinite ? single(opening, element) : nil,
          entries: values.indices.map {
            (label(block.first + $0, space, machine), content(values[$0], element, machine))
          }))
    case .dated(let element):
      guard !register.isNaN else { return .failed }
      return .dated(
        dated(register, machine).map { ($0.day, $0.date, single($0.amount, element)) })
    default: return single(register, type)
    }
  }

  /// Returns dated flows, each with its date as a text.
  private func dated(
    _ handle: Double, _ machine: Machine
  ) -> [(day: Int32, date: String, amount: Double)] {
    let parts = machine.heap.list(handle)
    guard parts.count == 2 else { return [] }
    return zip(machine.heap.list(parts[0]), machine.heap.list(parts[1])).map { day, amount in
      (Int32(exactly: day) ?? 0, formatter.text(day, .date, texts: texts), amount)
    }
  }

  /// Returns a single value of a type.
  private func single(_ value: Double, _ type: TypeID) -> Content {
    if Marker.isMissing(value) { return .missing }
    guard value.isFinite else { return .failed }
    switch plan.types[type] {
    case .number: return .number(value)
    case .percent: return .percent(value)
    case .quantity(let unit):
      if let base = plan.units.currency(of: unit) { return .money(value, currency: base.name) }
      return .quantity(value, unit: plan.units.text(unit))
    case .text, .currency: return .text(formatter.text(value, type, texts: texts))
    case .yesNo: return .yesNo(value != 0)
    case .optional(let inner): return single(value, inner)
    case .error, .pending: return .failed
    case .date, .months, .days, .monthsAndDays, .rate, .hazard, .period, .choice, .missing, .list,
      .dated, .series,
      .table, .row, .instance, .instances, .member, .function, .range:
      return .written(formatter.text(value, type, texts: texts), written(value, type))
    }
  }

  /// Returns what a value is that is shown in words: a date, a duration, a rate, a period or a
  /// choice.
  private func written(_ value: Double, _ type: TypeID) -> Written {
    switch plan.types[type] {
    case .date: return Int32(exactly: value).map { .date($0) } ?? .other
    case .months: return .months(value)
    case .days: return .days(value)
    case .rate(let per, let compounded): return .rate(value, per: per, compounded: compounded)
    case .hazard(let per): return .probability(value, per: per)
    case .period(let granularity):
      return Int32(exactly: value).map { .period($0, granularity) } ?? .other
    case .choice: return .choice(formatter.text(value, type, texts: texts))
    case .monthsAndDays, .number, .percent, .quantity, .currency, .text, .yesNo, .missing, .list,
      .dated, .series, .table,
      .row, .instance, .instances, .member, .function, .range, .optional, .error, .pending:
      return .other
    }
  }

  /// Returns the label of an index of a space.
  package func label(_ index: Int, _ space: SpaceID, _ machine: Machine) -> String {
    guard let space = plan.space(space) else { return "\(index)" }
    if space.isOfRow { return "\(index + 1)" }
    if let keys = space.keys {
      let values = machine.heap.list(machine.value(keys.register))
      return index < values.count ? formatter.text(values[index], keys.type, texts: texts) : ""
    }
    if let granularity = space.granularity {
      return granularity.text(Int32(truncatingIfNeeded: index))
    }
    if let names = space.rowNames, !names.isNumeric {
      let values = machine.heap.list(machine.value(names.column.register))
      if index < values.count, values[index].isFinite {
        return formatter.text(values[index], plan.types.element(names.column.type), texts: texts)
      }
    }
    return "\(index + 1)"
  }

  /// Returns a value as a text in one line.
  package func text(_ value: PlanValue, _ machine: Machine) -> String {
    let register = machine.value(value.register)
    switch plan.types[value.type] {
    case .list(let element), .series(let element, _, _), .range(let element):
      guard !register.isNaN else { return "no value" }
      let all = Figures.shown(machine.heap.list(register))
      let shown = all.prefix(40).map { formatter.text($0, element, texts: texts) }
      return "[" + shown.joined(separator: ", ") + (all.count > 40 ? ", …]" : "]")
    case .dated(let element):
      guard !register.isNaN else { return "no value" }
      let all = dated(register, machine)
      let shown = all.prefix(40).map {
        $0.date + ": " + formatter.text($0.amount, element, texts: texts)
      }
      return "[" + shown.joined(separator: ", ") + (all.count > 40 ? ", …]" : "]")
    default: return formatter.text(register, value.type, texts: texts)
    }
  }

  /// Returns at most `limit` values of a series with their labels, or the one value without a label.
  package func cells(
    of slot: PlanSlot, _ machine: Machine, limit: Int
  ) -> [(label: String, text: String)] {
    let register = machine.value(slot.register)
    guard case .series(let element, let space, _) = plan.types[slot.type], !register.isNaN,
      let block = machine.heap.block(register)
    else {
      let value = PlanValue(register: slot.register, type: slot.type, span: slot.span)
      return [("", text(value, machine))]
    }
    if case .series(let inner, let second, _) = plan.types[element] {
      return cells(of: register, space, by: second, inner, machine, limit: limit)
    }
    let values = Figures.shown(machine.heap.list(register))
    return values.indices.prefix(limit).map {
      (bracketed(block.first + $0, space, machine), text(values[$0], element))
    }
  }

  /// Returns an index as it is written in brackets: the key of a row in quotes, where it is a text.
  private func bracketed(_ index: Int, _ space: SpaceID, _ machine: Machine) -> String {
    let label = label(index, space, machine)
    guard let known = plan.space(space) else { return label }
    let isText: Bool
    if let keys = known.keys {
      isText = plan.types[keys.type] == .text
    } else if let names = known.rowNames, !names.isNumeric {
      isText = plan.types[plan.types.element(names.column.type)] == .text
    } else {
      isText = false
    }
    return isText ? "\"" + label + "\"" : label
  }

  /// Returns the first values of a line with two indices, each with the labels of both.
  private func cells(
    of register: Double, _ rows: SpaceID, by second: SpaceID, _ element: TypeID, _ machine: Machine,
    limit: Int
  ) -> [(label: String, text: String)] {
    guard let block = machine.heap.block(register) else { return [] }
    var found: [(label: String, text: String)] = []
    for (row, line) in machine.heap.list(register).enumerated() where found.count < limit {
      guard !line.isNaN, let inner = machine.heap.block(line) else { continue }
      let first = bracketed(block.first + row, rows, machine)
      for (place, value) in Figures.shown(machine.heap.list(line)).enumerated() {
        let label = first + ", " + bracketed(inner.first + place, second, machine)
        found.append((label, text(value, element)))
      }
    }
    return Array(found.prefix(limit))
  }

  /// Returns the values of a list or series as they are shown: what differs from 0 by less than 1e-12 of the largest of
  /// them, and by less than a millionth, is what rounding has left of a difference, and stands for 0.
  static func shown(_ values: some Collection<Double>) -> [Double] {
    let largest = values.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    let limit = min(largest * 1e-12, 1e-6)
    return values.map { abs($0) < limit ? 0 : $0 }
  }

  /// Returns one value of a type as a text.
  package func text(_ value: Double, _ type: TypeID) -> String {
    formatter.text(value, type, texts: texts)
  }

  /// The word for a type in JSON.
  package func typeName(_ type: TypeID) -> String {
    switch plan.types[type] {
    case .error, .pending: "none"
    case .number: "number"
    case .percent: "percent"
    case .text, .currency: "text"
    case .yesNo: "yes_no"
    case .date: "date"
    case .months, .days, .monthsAndDays: "duration"
    case .missing: "missing"
    case .quantity(let unit): plan.units.isMoney(unit) ? "money" : "quantity"
    case .rate: "rate"
    case .hazard: "probability"
    case .period: "period"
    case .choice: "choice"
    case .list, .range: "list"
    case .dated: "dated_flows"
    case .series: "series"
    case .table: "table"
    case .row: "row"
    case .instance, .member: "instance"
    case .instances: "instances"
    case .function: "function"
    case .optional(let inner): typeName(inner)
    }
  }
}
