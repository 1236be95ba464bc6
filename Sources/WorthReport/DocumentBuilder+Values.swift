import WorthMath
import WorthEvaluator
import WorthPlan
import WorthValue

/// Values of a run as values of a report.
extension DocumentBuilder {
  /// Returns what the values of a type are; of lists and series, what their elements are.
  func measure(_ type: TypeID) -> Measure {
    switch plan.types[type] {
    case .number, .error, .pending, .missing, .row: .number
    case .percent: .percent
    case .text, .currency, .monthsAndDays, .table, .instance, .instances, .member, .function: .text
    case .yesNo: .yesNo
    case .date: .date
    case .months: .months
    case .days: .days
    case .quantity(let unit): measure(unit)
    case .rate(let per, let compounding): .rate(per: per, compounded: compounding)
    case .hazard(let per): .probability(per: per)
    case .period: .period
    case .choice: .choice
    case .optional(let inner), .list(let inner), .range(let inner), .dated(let inner),
      .series(let inner, _, _):
      measure(inner)
    }
  }

  /// Returns the measure of amounts in a unit.
  private func measure(_ unit: UnitID) -> Measure {
    if let currency = plan.units.currency(of: unit) {
      return .money(currency: currency.name, coins: currency.digits)
    }
    let above = plan.units.factors(unit).filter { $0.power > 0 }
    if above.count == 1, let first = above.first, first.power == 1,
      plan.units.bases[Int(first.base)].isCurrency
    {
      let below = plan.units.textBelow(unit)
      if !below.isEmpty {
        return .price(currency: plan.units.bases[Int(first.base)].name, per: below)
      }
    }
    return .quantity(
      unit: plan.units.text(unit), one: plan.units.text(unit, behind: 1),
      many: plan.units.text(unit, behind: nil))
  }

  /// Returns what stands in a single register, or an element of a list.
  func content(_ value: Double, _ type: TypeID) -> Content {
    if Marker.isMissing(value) { return .missing }
    guard value.isFinite else { return .failed }
    switch plan.types[type] {
    case .number, .percent, .quantity, .rate, .hazard, .months, .days: return .number(value)
    case .row: return .number(value + 1)
    case .text, .currency:
      guard value >= 0, value < Double(machine.texts.count) else { return .text("") }
      return .text(machine.texts[Int(value)])
    case .monthsAndDays:
      let formatter = ValueFormatter(types: plan.types, units: plan.units)
      return .text(formatter.text(value, type, texts: machine.texts))
    case .yesNo: return .truth(value != 0)
    case .date: return abs(value) < 1e9 ? .date(Int32(value)) : .failed
    case .period(let granularity):
      return abs(value) < 1e9 ? .period(Int32(value), granularity) : .failed
    case .choice:
      let words = plan.types.words(type)
      return value >= 0 && value < Double(words.count) ? .text(words[Int(value)]) : .failed
    case .optional(let inner): return content(value, inner)
    case .table: return .text("a table")
    case .instance, .member: return .text("an instance")
    case .instances: return .text("instances")
    case .function: return .text("a function")
    case .error, .pending, .missing: return .failed
    case .list, .series, .range, .dated: return .failed
    }
  }

  /// Returns what a value is.
  func content(_ value: PlanValue) -> Content {
    let register = machine.value(value.register)
    switch plan.types[value.type] {
    case .list(let element), .range(let element), .series(let element, _, _):
      guard !register.isNaN else { return nothing(register) }
      return .list(Figures.shown(machine.heap.list(register)).map { content($0, element) })
    case .dated:
      let parts = register.isNaN ? [] : Array(machine.heap.list(register))
      guard parts.count == 2 else { return nothing(register) }
      return .dated(
        zip(machine.heap.list(parts[0]), machine.heap.list(parts[1])).map {
          (abs($0) < 1e9 ? Int32($0) : 0, $1)
        })
    case .optional(let inner) where plan.types.isAggregate(inner):
      return content(PlanValue(register: value.register, type: inner, span: value.span))
    case .optional, .error, .pending, .number, .percent, .text, .yesNo, .date, .months, .days,
      .monthsAndDays,
      .missing, .quantity, .currency, .rate, .hazard, .period, .choice, .table, .row, .instance,
      .instances,
      .member, .function:
      return content(register, value.type)
    }
  }

  /// Returns what stands for a register that holds no value: nothing was given, or it failed.
  private func nothing(_ register: Double) -> Content {
    Marker.isMissing(register) ? .missing : .failed
  }

  /// Returns the value with its measure, and digits as a single figure has them, or those of a column where it is a list.
  func value(_ value: PlanValue) -> Value {
    let measure = measure(value.type)
    let content = content(value)
    return Value(content: content, measure: measure, digits: digits(content, measure))
  }

  /// Returns a number as a single figure has it.
  func number(_ value: Double, _ measure: Measure) -> Number {
    Number(value: value, measure: measure, digits: Digits.single(value, measure))
  }

  /// Returns the digits after the point of a single figure; nil for as many as it has.
  func digits(_ content: Content, _ measure: Measure) -> Int? {
    if case .number(let number) = content { return Digits.single(number, measure) }
    return Digits.column(content.numbers, measure, areLarge: false)
  }

  /// Returns the text that a value is.
  func text(_ value: PlanValue) -> String {
    switch content(value) {
    case .text(let text): text
    case .missing: "missing"
    case .failed: "no value"
    case .number, .estimate, .truth, .date, .period, .list, .dated: ""
    }
  }

  /// `true` iff the value is a series.
  func isSeries(_ value: PlanValue) -> Bool {
    if case .series = plan.types[value.type] { return true }
    return false
  }

  /// `true` iff the value is a list or series of several.
  func isAggregate(_ value: PlanValue) -> Bool { plan.types.isAggregate(value.type) }

  /// The index space of a series; nil for other values.
  func space(_ value: PlanValue) -> SpaceID? {
    if case .series(_, let space, _) = plan.types[value.type] { return space }
    return nil
  }
}
