import WorthSyntax
import WorthValue

/// Words for what the parts of a program are.
extension Program {
  /// Returns the type as an author would state it: `percent`, `money in KGS`, `flow of money in KGS
  /// by year`.
  package func words(for type: TypeID) -> String {
    switch types[type] {
    case .error, .pending: "none: it has a mistake"
    case .number: "number"
    case .percent: "percent"
    case .text: "text"
    case .yesNo: "yes or no"
    case .date: "date"
    case .months: "duration in months"
    case .days: "duration in days"
    case .monthsAndDays: "duration in months and days"
    case .missing: "nothing is given"
    case .quantity(let unit):
      units.isMoney(unit) ? "money in " + units.text(unit) : "quantity in " + units.text(unit)
    case .currency(let unit): "currency " + units.text(unit)
    case .rate(let per, let compounded): words(forRate: per, compounded)
    case .hazard(let per): "probability per " + per.word
    case .period(let granularity): granularity.word
    case .choice: "one of " + types.words(type).joined(separator: ", ")
    case .list(let element): "list of " + words(for: element)
    case .dated(let element): "dated flows of " + words(for: element)
    case .series(let element, let space, let isFlow):
      words(forSeries: element, over: space, isFlow: isFlow)
    case .table(let table): "table of " + columns(of: table)
    case .row(let table): "row of " + tables[table].name
    case .instances(let instance):
      (instances[instance].kind.map { spelling(kinds[$0].name) } ?? "instance")
        + (instances[instance].rows.map { " for each of " + spaces[$0.space].name } ?? "")
    case .instance(let instance), .member(let instance):
      instances[instance].kind.map { spelling(kinds[$0].name) } ?? "instance"
    case .function: "function"
    case .range(let element): "range of " + words(for: element)
    case .optional(let inner): words(for: inner) + ", may be missing"
    }
  }

  /// Returns `rate per year`, with the compounding where that is another period.
  private func words(forRate per: RatePeriod, _ compounded: RatePeriod) -> String {
    let rate = "rate per " + per.word
    return per == compounded ? rate : rate + ", compounded " + compounded.adverb
  }

  /// Returns the element with what it is by, amounts by period as a flow or a level.
  private func words(forSeries element: TypeID, over space: SpaceID, isFlow: Bool) -> String {
    var isMoney = false
    if case .quantity(let unit) = types[element] { isMoney = units.isMoney(unit) }
    var isByPeriod = false
    if case .timeline = spaces[space].kind { isByPeriod = true }
    let form = isMoney && isByPeriod ? (isFlow ? "flow of " : "level of ") : ""
    return form + words(for: element) + " by " + words(forIndexOf: space)
  }

  /// Returns what an index of the space is: `year`, `row of book`.
  package func words(forIndexOf space: SpaceID) -> String {
    switch spaces[space].kind {
    case .timeline(let granularity): granularity.word
    case .rows(let table): "row of " + tables[table].name
    case .keys: "value of " + spaces[space].name
    }
  }

  /// Returns the names of the columns, with commas.
  private func columns(of table: TableID) -> String {
    tables[table].columns.map { spelling($0.name) }.joined(separator: ", ")
  }
}
