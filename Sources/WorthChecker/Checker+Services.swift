import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What every room needs: reporting a mistake, and saying in words what something is.
extension Checker {
  /// Returns `type` in words.
  func describe(_ type: TypeID) -> ArgumentValue {
    switch types[type] {
    case .error, .pending: .words(.valueWithMistake)
    case .number: .words(.aNumber)
    case .percent: .words(.aPercent)
    case .text: .words(.aText)
    case .yesNo: .words(.yesOrNo)
    case .date: .words(.aDate)
    case .months: .words(.aDurationInMonths)
    case .days: .words(.aDurationInDays)
    case .monthsAndDays: .words(.aDurationInMonthsAndDays)
    case .missing: .words(.nothing)
    case .quantity(let unit):
      .words(
        units.isMoney(unit) ? .moneyIn : .quantityIn, [Argument("unit", .name(units.text(unit)))])
    case .currency: .words(.aCurrency)
    case .rate(let per, _): .words(.ratePer, [Argument("period", .name(per.word))])
    case .hazard(let per): .words(.probabilityPer, [Argument("period", .name(per.word))])
    case .period(let granularity):
      .words(
        granularity.isInCalendar ? .calendarPeriod : .numberedPeriod,
        [Argument("period", .name(granularity.word))])
    case .choice: .words(.choiceOf, [Argument("words", .names(types.words(type)))])
    case .dated(let element): .words(.datedFlows, [Argument("element", describe(element))])
    case .list(let element): .words(.listOf, [Argument("element", describe(element))])
    case .series(let element, let space, _):
      switch tables.spaces[space].kind {
      case .timeline: .words(.seriesByPeriod, [Argument("element", describe(element))])
      case .rows: .words(.columnByRow, [Argument("element", describe(element))])
      case .keys: .words(.seriesByKey, [Argument("element", describe(element))])
      }
    case .table: .words(.aTable)
    case .row: .words(.aRow)
    case .instances: .words(.instancesByRow)
    case .member(let index) where instances.groups[index] != nil:
      instance(ofKind: Instances.kindName(of: instances[index], in: self))
    case .member(let index):
      .words(
        .oneByRow,
        [Argument("kind", .name(Instances.kindName(of: instances[index], in: self)))])
    case .instance(let index):
      instances[index].kind.map { instance(ofKind: spelling(kinds[$0].name)) }
        ?? .words(.anInstance)
    case .function: .words(.aFunction)
    case .range: .words(.aRange)
    case .optional(let inner): .words(.thatMayBeMissing, [Argument("type", describe(inner))])
    }
  }

  /// Returns the words for an instance of the kind that is called `name`.
  func instance(ofKind name: String) -> ArgumentValue {
    .words(.instanceOf, [Argument("kind", .name(name))])
  }

  /// Returns what a parameter of a builtin takes in words.
  func describe(_ type: ParameterType) -> ArgumentValue {
    switch type {
    case .number: .words(.aNumberOrPercent)
    case .amount: .words(.anAmount)
    case .amounts: .words(.listOrSeriesOfAmounts)
    case .numbers: .words(.listOrSeriesOfNumbers)
    case .anyList: .words(.aListOrSeries)
    case .text: .words(.aText)
    case .date: .words(.aDate)
    case .dates: .words(.listOfDates)
    case .choice(let words):
      .words(.oneOf, [Argument("words", .names(words.map { $0.description }))])
    case .whole: .words(.aWholeNumber)
    }
  }

  /// Reports a mistake or a remark.
  mutating func report(_ diagnostic: Diagnostic) { Findings.report(diagnostic, in: &self) }
}
