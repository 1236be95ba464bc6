import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What to write in place of a value that is not of the sort that its place takes.
///
/// The table of ways: a ratio becomes a percent by `in percent`, a percent a number by `/ 100%`, a number an amount by
/// `* CHF 1`, an amount a number by `/ CHF 1`, a period a number by what lies between it and the first one, a
/// duration a number by `in months`, dated flows a series by `by_period(…)`, a series one value by an index.
struct ConversionAdvice {
  /// What is to be written, one or several forms to choose from.
  private(set) var forms: [String]
  /// Where it is to be written; nil where a proposal would be a guess.
  let place: Span?

  /// The words of the advice: ‘a’ or ‘b’.
  var words: ArgumentValue {
    .words(.writeOneOf, [Argument("forms", .oneOf(forms))])
  }

  /// What to paste in place of the value, where there is one form.
  var proposal: Proposal? {
    guard let place, forms.count == 1, let form = forms.first else { return nil }
    return Proposal(place, form)
  }

  /// Finds the way from `value` to what is `expected`; nil where there is none.
  init?(from value: ExpressionID, to expected: ArgumentValue, in checker: Checker) {
    guard let wanted = Wanted(expected) else { return nil }
    let reference = checker.expression(value).reference
    let text = checker.files.sources.text(checker.span(reference))
    guard !text.isEmpty, text.utf8.count <= 120, !text.utf8.contains(0x0A) else { return nil }
    let operand = OperandText(reference, in: checker)
    guard let forms = ConversionAdvice.forms(value, operand, wanted, in: checker) else {
      return nil
    }
    self.forms = forms
    place = checker.span(reference)
  }

  // MARK: What is wanted

  /// The sorts of values that a place may take and another value can be turned into.
  private enum Wanted {
    case number, percent, rate, date, duration, series
    case money(currency: String)
    case quantity(unit: String)

    /// Reads what a message says that it expects; nil for what nothing is turned into.
    init?(_ expected: ArgumentValue) {
      guard case .phrase(let phrase) = expected else { return nil }
      /// The words of the first argument.
      var words: String? {
        switch phrase.arguments.first?.value {
        case .name(let text), .written(let text), .figure(let text): text
        case .count, .names, .phrase, .message, .nothing, nil: nil
        }
      }
      let key = phrase.key
      if key == .aSeriesOrList {
        self = .series
      } else if key == .aNumber || key == .aWholeNumber || key == .aNumberOrPercent
        || key == .anAmount
        || key == .amountSuchAs
      {
        self = .number
      } else if key == .aPercent {
        self = .percent
      } else if key == .rateSuchAs || key == .ratePer {
        self = .rate
      } else if key == .aDate || key == .dateSuchAs {
        self = .date
      } else if key == .durationSuchAs || key == .shortDurationSuchAs || key == .aDurationInMonths {
        self = .duration
      } else if key == .moneySuchAs, let words {
        self = .money(currency: String(words.prefix { $0 != " " }))
      } else if key == .moneyIn, let words {
        self = .money(currency: words)
      } else if key == .quantityIn, let words {
        self = .quantity(unit: words)
      } else {
        return nil
      }
    }
  }

  // MARK: Ways

  /// Returns the columns of a table that hold what is wanted; nil where none does.
  private static func columns(
    of table: TableID, _ operand: OperandText, _ wanted: Wanted, in checker: Checker
  ) -> [String]? {
    let fitting = checker.tables[table].columns.filter { column in
      let type = checker.types.element(checker.definitions[column.definition].type)
      switch (wanted, checker.types[type]) {
      case (.number, .number), (.percent, .percent), (.rate, .percent), (.rate, .rate),
        (.date, .date), (.duration, .months), (.duration, .days), (.series, .number),
        (.series, .percent), (.series, .quantity), (.money, .quantity), (.quantity, .quantity):
        return true
      default: return false
      }
    }
    guard !fitting.isEmpty else { return nil }
    return fitting.map { operand.postfix + "." + checker.spelling($0.name) }
  }

  /// Returns what turns the value into what is wanted; nil where nothing does.
  private static func forms(
    _ value: ExpressionID, _ operand: OperandText, _ wanted: Wanted, in checker: Checker
  ) -> [String]? {
    if case .table(let table) = checker.types[checker.type(value)] {
      return columns(of: table, operand, wanted, in: checker)
    }
    if case .series = wanted {
      switch checker.types[checker.type(value)] {
      case .number, .percent, .quantity, .date: return ["[" + operand.text + "]"]
      case .dated: return ["by_period(" + operand.text + ")"]
      case .error, .pending, .rate, .hazard, .text, .yesNo, .currency, .choice, .months, .days,
        .monthsAndDays, .period, .list, .missing, .series, .table, .row, .instance, .function,
        .instances, .member, .range, .optional:
        return nil
      }
    }
    switch checker.types[checker.type(value)] {
    case .number: return ofNumber(value, operand, wanted, in: checker)
    case .percent:
      if case .number = wanted { return [operand.factor + " / 100%"] }
      return nil
    case .quantity(let unit):
      guard case .number = wanted, let one = one(unit, in: checker) else { return nil }
      return [operand.factor + " / " + one]
    case .months:
      guard case .number = wanted else { return nil }
      return [operand.operand + " in months", operand.operand + " in years"]
    case .days:
      guard case .number = wanted else { return nil }
      return [operand.operand + " in days"]
    case .date:
      guard case .number = wanted else { return nil }
      return [operand.postfix + ".year"]
    case .rate(let per, let compounding):
      guard case .percent = wanted else { return nil }
      // What a percent is for is not known: a share, or the rate of a year, which differs.
      if per == .year, compounding == .year {
        let yearly = operand.operand + " in percent"
        guard let timeline = checker.settings.timeline,
          case .timeline(let granularity) = checker.tables.spaces[timeline].kind
        else { return [yearly] }
        // What counts in the periods of the case takes what one of them adds.
        switch granularity {
        case .quarter: return ["quarterly(" + operand.text + ") in percent", yearly]
        case .month: return ["monthly(" + operand.text + ") in percent", yearly]
        default: return [yearly]
        }
      }
      let yearly = "annual(" + operand.text + ") in percent"
      guard per == compounding else { return [yearly] }
      let own = operand.operand + " in percent"
      // As rates of loans are quoted, without interest on interest.
      let count = Int(per.perYear)
      return [yearly] + (count > 1 ? [String(count) + " * (" + own + ")"] : []) + [own]
    case .period(let granularity): return ofPeriod(operand, wanted, granularity, in: checker)
    case .dated:
      switch wanted {
      case .money, .number, .percent, .rate: return ["by_period(" + operand.text + ")"]
      case .date, .duration, .quantity, .series: return nil
      }
    case .series(let element, let space, _):
      guard isOf(wanted, element, in: checker) else { return nil }
      return ofSeries(operand, element, space, in: checker)
    case .list: return [operand.postfix + "[1]"]
    case .error, .pending, .text, .yesNo, .missing, .monthsAndDays, .currency, .hazard, .choice,
      .table, .row, .instance, .function, .instances, .member, .range, .optional:
      return nil
    }
  }

  /// `true` iff a value of a series may be what is wanted, or be turned into it: an amount is no percent, whichever
  /// period it is of.
  private static func isOf(_ wanted: Wanted, _ element: TypeID, in checker: Checker) -> Bool {
    switch checker.types[element] {
    case .quantity(let unit):
      switch wanted {
      case .money: checker.units.isMoney(unit)
      case .quantity: !checker.units.isMoney(unit)
      case .number, .series: true
      case .percent, .rate, .date, .duration: false
      }
    case .percent, .rate, .hazard:
      switch wanted {
      case .percent, .rate, .number, .series: true
      case .money, .quantity, .date, .duration: false
      }
    case .date:
      switch wanted {
      case .date, .number, .series: true
      case .percent, .rate, .money, .quantity, .duration: false
      }
    case .text, .yesNo, .currency, .choice: false
    case .error, .pending, .number, .months, .days, .monthsAndDays, .period, .dated, .list,
      .missing,
      .series, .table, .row, .instance, .function, .instances, .member, .range, .optional:
      true
    }
  }

  /// Returns what makes something else of a number: what is worked out keeps its words, and a number that is
  /// written gets what it lacks.
  private static func ofNumber(
    _ value: ExpressionID, _ operand: OperandText, _ wanted: Wanted, in checker: Checker
  ) -> [String]? {
    switch wanted {
    case .number, .series: return nil
    case .percent, .rate: return [operand.operand + " in percent"]
    case .date:
      guard operand.isYear else { return nil }
      return [operand.text + "-01-01", operand.text + "-12-31"]
    case .duration:
      guard operand.isLiteral else {
        return [
          operand.factor + " * 1 year", operand.factor + " * 1 month", operand.factor + " * 1 day",
        ]
      }
      return [operand.text + " years", operand.text + " months", operand.text + " days"]
    case .money(let currency):
      return [
        operand.isLiteral ? currency + " " + operand.text : operand.factor + " * " + currency + " 1"
      ]
    case .quantity(let unit):
      return [operand.isLiteral ? operand.text + " " + unit : operand.factor + " * 1 " + unit]
    }
  }

  /// Returns what makes a number or a day of a period.
  private static func ofPeriod(
    _ operand: OperandText, _ wanted: Wanted, _ granularity: Granularity, in checker: Checker
  ) -> [String]? {
    switch wanted {
    case .number:
      if !granularity.isInCalendar { return [operand.postfix + ".number"] }
      if checker.settings.timeline == nil { return [operand.postfix + ".year"] }
      return [operand.factor + " - case.first + 1", operand.postfix + ".year"]
    case .date:
      guard granularity.isInCalendar else { return nil }
      return [operand.postfix + ".start", operand.postfix + ".end"]
    case .percent, .rate, .duration, .money, .quantity, .series: return nil
    }
  }

  /// Returns one value of a series, and what all of them make up.
  private static func ofSeries(
    _ operand: OperandText, _ element: TypeID, _ space: SpaceID, in checker: Checker
  ) -> [String] {
    let whole: String
    switch checker.types[element] {
    case .quantity(let unit) where checker.units.isMoney(unit): whole = "sum"
    case .quantity, .number, .percent, .rate, .hazard, .months, .days: whole = "mean"
    case .error, .pending, .date, .text, .yesNo, .currency, .choice, .monthsAndDays, .period,
      .dated, .list, .missing, .series, .table, .row, .instance, .function, .instances, .member,
      .range, .optional:
      whole = ""
    }
    let all = whole.isEmpty ? [] : [whole + "(" + operand.text + ")"]
    switch checker.tables.spaces[space].kind {
    case .timeline(let granularity):
      guard let ends = Clauses.knownEnds(of: space, in: checker),
        let second = Int32(exactly: min(ends.first + 1, ends.last))
      else { return [operand.postfix + "[t]"] + all }
      // The second period shows that any may stand there.
      return [operand.postfix + "[" + granularity.text(second) + "]"] + all
    case .rows, .keys: return [operand.postfix + "[1]"] + all
    }
  }

  /// Returns one of a unit as it is written; nil for units made of several.
  private static func one(_ unit: UnitID, in checker: Checker) -> String? {
    let text = checker.units.text(unit)
    guard !text.utf8.contains(0x20) else { return nil }
    return checker.units.isMoney(unit) ? text + " 1" : "1 " + text
  }
}

/// The words of an operand, as they can stand in a longer expression.
struct OperandText {
  /// What stands in the source.
  let text: String
  /// What can stand before a dot or brackets.
  let postfix: String
  /// What can stand in a product.
  let factor: String
  /// What can stand before `in`.
  let operand: String
  /// `true` iff it is a number as it is written.
  let isLiteral: Bool

  /// `true` iff it is a number of four digits, as years are.
  var isYear: Bool { isLiteral && text.utf8.count == 4 }

  /// Reads the words at `reference`.
  init(_ reference: NodeReference, in checker: Checker) {
    let tree = checker.trees[reference.tree]
    text = checker.files.sources.text(checker.span(reference))
    let inside = "(" + text + ")"
    isLiteral = tree[reference.node].kind == .number
    switch tree[reference.node].kind {
    case .binary:
      postfix = inside
      let sign = tree.binaryOperator(reference.node)
      let isProduct = sign?.precedence == .product || sign?.precedence == .power
      factor = isProduct ? text : inside
      operand = isProduct || sign?.precedence == .sum ? text : inside
    case .negation:
      (postfix, factor, operand) = (inside, text, text)
    case .not, .conditional, .conversion, .filter, .comprehension, .sorting, .selection:
      (postfix, factor, operand) = (inside, inside, inside)
    case .number:
      (postfix, factor, operand) = (inside, text, text)
    case .file, .block, .skipped, .caseForm, .kind, .function, .instance, .definition, .blockField,
      .table, .tableFrom, .tree, .scenario, .expect, .expectError, .show, .use, .unit, .correlate,
      .require, .remark, .result, .parameters, .parameter, .becauseClause, .withinClause,
      .printedClause, .rows, .headers, .row, .emptyCell, .namedType, .typeOf, .typePer, .typeIn,
      .optionalType, .choiceType, .tableType, .keyType, .tagged, .quantity, .text, .name,
      .quarterPeriod, .monthPeriod, .date, .selectionCase, .call, .argument, .index, .binder,
      .member, .group, .list, .pair, .per, .under, .with, .isGiven, .instanceValue, .chance,
      .choose, .shownIf,
      .branch, .solve:
      (postfix, factor, operand) = (text, text, text)
    }
  }
}
