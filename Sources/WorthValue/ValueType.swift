/// The type of a value, as the number that a `TypeTable` gave it.
package struct TypeID: Hashable, Sendable {
  package let index: Int32

  /// Creates the type numbered `index`.
  package init(_ index: Int32) { self.index = index }

  /// `true` iff both are the same type.
  @inlinable
  package static func == (one: TypeID, other: TypeID) -> Bool { one.index == other.index }

  /// The type of what has been reported already.
  package static let error = TypeID(0)
  /// The type of a definition while it is being inferred.
  package static let pending = TypeID(1)
  package static let number = TypeID(2)
  package static let percent = TypeID(3)
  package static let text = TypeID(4)
  package static let yesNo = TypeID(5)
  package static let date = TypeID(6)
  /// Durations counted in months, and in days.
  package static let months = TypeID(7)
  package static let days = TypeID(8)
  /// The type of an optional value that is not given.
  package static let missing = TypeID(9)
  /// The type of durations of months and days together.
  package static let monthsAndDays = TypeID(10)
}

/// The span of time of a rate.
package enum RatePeriod: UInt8, Sendable {
  case year, quarter, month, day, continuous
  /// Half a year; only as a word after `compounded`.
  case halfYear

  /// How many of them make a year.
  package var perYear: Double {
    switch self {
    case .year: 1
    case .quarter: 4
    case .month: 12
    case .halfYear: 2
    case .day: 365
    case .continuous: 0
    }
  }

  /// The word after `per`.
  package var word: String {
    switch self {
    case .year: "year"
    case .quarter: "quarter"
    case .month: "month"
    case .halfYear: "half-year"
    case .day: "day"
    case .continuous: "instant"
    }
  }

  /// The word after `compounded`.
  package var adverb: String {
    switch self {
    case .year: "yearly"
    case .quarter: "quarterly"
    case .month: "monthly"
    case .halfYear: "semiannually"
    case .day: "daily"
    case .continuous: "continuously"
    }
  }
}

/// What values can be. Parts that differ between values of one type stand in the value.
package enum ValueType: Hashable, Sendable {
  case error, pending, number, percent, text, yesNo, date, months, days, missing, monthsAndDays
  /// Money and other amounts.
  case quantity(UnitID)
  /// A currency as a value, known before the run; `none` where any currency is meant.
  case currency(UnitID)
  /// An interest or discount rate: per period, with compounding.
  case rate(RatePeriod, compounded: RatePeriod)
  /// A probability of an event in a span of time.
  case hazard(RatePeriod)
  case period(Granularity)
  /// One of the words of a choice.
  case choice(Int32)
  case list(TypeID)
  /// Amounts with a date each.
  case dated(TypeID)
  /// A value for each index of a space; `isFlow` says how it is summed and read outside.
  case series(TypeID, space: SpaceID, isFlow: Bool)
  /// A table, a row of it, an instance, a kind, a function: known by their number in the program.
  case table(TableID), row(TableID), instance(InstanceID), function(FunctionID)
  /// Instances of which there is one for each index of a space, and one of them: its value is the
  /// index.
  case instances(InstanceID), member(InstanceID)
  case range(TypeID)
  case optional(TypeID)

  /// `true` iff values of the type are single values, or series of them, and no collections or
  /// things.
  package var isArithmeticOperand: Bool {
    switch self {
    case .list, .table, .range, .instance, .function, .row, .instances, .member: false
    case .error, .pending, .number, .percent, .text, .yesNo, .date, .months, .days, .missing,
      .monthsAndDays:
      true
    case .quantity, .currency, .rate, .hazard, .period, .choice, .dated, .series, .optional: true
    }
  }
}

/// The types of one program; equal types have equal ids.
package struct TypeTable: Sendable {
  private var types: [ValueType]
  /// The id of each type but the simple ones.
  private var found: [ValueType: Int32] = [:]
  /// The words of each choice.
  package private(set) var choices: [[String]] = []

  /// Creates a table with the simple types.
  package init() {
    types = [
      .error, .pending, .number, .percent, .text, .yesNo, .date, .months, .days, .missing,
      .monthsAndDays,
    ]
  }

  /// Returns the id of a type that every table has; nil for those made of others.
  private func simple(_ type: ValueType) -> TypeID? {
    switch type {
    case .error: .error
    case .pending: .pending
    case .number: .number
    case .percent: .percent
    case .text: .text
    case .yesNo: .yesNo
    case .date: .date
    case .months: .months
    case .days: .days
    case .missing: .missing
    case .monthsAndDays: .monthsAndDays
    case .quantity, .currency, .rate, .hazard, .period, .choice, .list, .dated, .series, .table,
      .row, .instance, .function, .instances, .member, .range, .optional:
      nil
    }
  }

  /// Returns what `id` stands for.
  package subscript(id: TypeID) -> ValueType {
    let index = Int(id.index)
    return index >= 0 && index < types.count ? types[index] : .error
  }

  /// `true` iff values of the type may be missing.
  package func isOptional(_ id: TypeID) -> Bool {
    if case .optional = self[id] { true } else { false }
  }

  /// Returns the id of `type`.
  package mutating func id(_ type: ValueType) -> TypeID {
    if let simple = simple(type) { return simple }
    if let index = found[type] { return TypeID(index) }
    let index = Int32(truncatingIfNeeded: types.count)
    types.append(type)
    found[type] = index
    return TypeID(index)
  }

  /// Returns the type of a period of a timeline; a day is a date, so that one is read as the other.
  package mutating func period(_ granularity: Granularity) -> TypeID {
    granularity == .day ? .date : id(.period(granularity))
  }

  /// Returns the type of a choice between `words`.
  package mutating func choice(_ words: [String]) -> TypeID {
    if let index = choices.firstIndex(of: words) { return id(.choice(Int32(index))) }
    choices.append(words)
    return id(.choice(Int32(choices.count - 1)))
  }

  /// Returns the words of the choice `id`, none for other types.
  package func words(_ id: TypeID) -> [String] {
    guard case .choice(let index) = self[id], Int(index) < choices.count else { return [] }
    return choices[Int(index)]
  }

  /// Returns the type of one value of a list or series; other types are their own element.
  package func element(_ id: TypeID) -> TypeID {
    switch self[id] {
    case .list(let element), .series(let element, _, _), .range(let element): element
    default: id
    }
  }

  /// `true` iff values of `id` are single ones that a column of a report can hold, if they are given.
  package func isSingle(_ id: TypeID) -> Bool {
    switch self[id] {
    case .dated: false
    case .optional(let inner): isSingle(inner)
    default: !isAggregate(id) && self[id].isArithmeticOperand
    }
  }

  /// `true` iff values of `id` are lists or series.
  package func isAggregate(_ id: TypeID) -> Bool {
    switch self[id] {
    case .list, .series, .range: true
    default: false
    }
  }
}
