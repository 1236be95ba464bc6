import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Words for types.
extension Checker {
  /// Returns `type` in words.
  func describe(_ type: TypeID) -> String {
    switch types[type] {
    case .error, .pending: "a value that has a mistake"
    case .number: "a number"
    case .percent: "a percent"
    case .text: "a text"
    case .yesNo: "yes or no"
    case .date: "a date"
    case .months: "a duration in months or years"
    case .days: "a duration in days"
    case .missing: "nothing"
    case .quantity(let unit):
      units.isMoney(unit) ? "money in " + units.text(unit) : "a quantity in " + units.text(unit)
    case .rate(let per, _): "a rate per " + per.word
    case .hazard(let per): "a probability per " + per.word
    case .period(let granularity):
      (granularity.isInCalendar ? "a " : "a numbered ") + granularity.word
    case .choice: "a choice of " + types.words(type).joined(separator: ", ")
    case .dated(let element): "dated flows (" + describe(element) + ")"
    case .list(let element): "a list (" + describe(element) + " each)"
    case .series(let element, let space, _):
      switch spaces[space].kind {
      case .timeline: "a series (" + describe(element) + " each period)"
      case .rows: "a column (" + describe(element) + " each row)"
      case .keys: "a series (" + describe(element) + " each key)"
      }
    case .table: "a table"
    case .row: "a row"
    case .instance(let index):
      instances[index].kind.map { "an instance of " + spelling(kinds[$0].name) } ?? "an instance"
    case .function: "a function"
    case .range: "a range"
    case .optional(let inner): describe(inner) + " that may be missing"
    }
  }

  func describe(_ type: ParameterType) -> String {
    switch type {
    case .number: "a number or percent"
    case .amount: "an amount"
    case .amounts: "a list or series of amounts"
    case .numbers: "a list or series of numbers"
    case .anyList: "a list or series"
    case .text: "a text"
    case .date: "a date"
    case .dates: "a list of dates"
    case .choice(let words):
      "one of " + words.map { $0.description }.joined(separator: ", ")
    case .whole: "a whole number"
    }
  }
}
