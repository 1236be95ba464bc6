import WorthMath
import WorthReport
import WorthValue

/// What a figure is worth.
///
/// Values are values, not text: a date has its year, a rate the span of time that it is for, a series its periods. The
/// text of a figure, as it is written in Worth, is ``Figure/text``.
public indirect enum Value: Sendable, Equatable {
  /// A plain number.
  case number(Double)
  /// A share: 5 % is 0.05.
  case percent(Double)
  /// An amount in a currency.
  case money(Money)
  /// A quantity of a unit, such as `tonne` or `CHF per tonne`.
  case quantity(Double, unit: String)
  /// An interest or discount rate.
  case rate(Rate)
  /// A probability of an event in a span of time.
  case probability(Double, per: TimeUnit)
  /// A day.
  case date(CalendarDate)
  /// A duration counted in months, or in days.
  case duration(Double, unit: TimeUnit)
  /// A year, quarter or month.
  case period(Period)
  /// A word of a choice, such as `middle`.
  case choice(String)
  /// A text.
  case text(String)
  /// Yes or no.
  case truth(Bool)
  /// Several values.
  case list([Value])
  /// A value for each period, row or key.
  case series(Series)
  /// Amounts with a day each.
  case dated([DatedValue])
  /// An optional value that is not given.
  case missing
  /// Nothing was computed; a message of the outcome says why.
  case failed
}

/// An amount in a currency.
public struct Money: Sendable, Hashable {
  /// The amount.
  public var amount: Double
  /// The code of the currency, such as `CHF`.
  public var currency: String

  /// Creates an amount of `currency`.
  public init(_ amount: Double, _ currency: String) {
    self.amount = amount
    self.currency = currency
  }
}

/// A span of time that something is for.
public enum TimeUnit: String, Sendable, CaseIterable {
  case year, halfYear, quarter, month, day
  /// No span at all: compounded continuously.
  case instant
}

/// An interest or discount rate.
public struct Rate: Sendable, Hashable {
  /// The rate: 5 % is 0.05.
  public var value: Double
  /// The span of time that it is for.
  public var per: TimeUnit
  /// How often it is compounded.
  public var compounded: TimeUnit

  /// Creates a rate; one that is compounded as often as it is stated where nothing else is said.
  public init(_ value: Double, per: TimeUnit = .year, compounded: TimeUnit? = nil) {
    self.value = value
    self.per = per
    self.compounded = compounded ?? per
  }
}

/// An amount on a day.
public struct DatedValue: Sendable, Equatable {
  /// The day.
  public var date: CalendarDate
  /// What there is on it.
  public var value: Value
}

/// The values of a series, in the order of its index.
public struct Series: Sendable, Equatable {
  /// One value with its place.
  public struct Entry: Sendable, Equatable {
    /// The place as it is written: `2027`, `2027-Q1`, the name of a row.
    public var label: String
    /// The period, for a series by period.
    public var period: Period?
    /// The value there.
    public var value: Value
  }

  /// The values, first to last.
  public var entries: [Entry]
  /// The value before the first period, where there is one.
  public var opening: Value?

  /// Creates a series of values by their periods, such as one to change a case with.
  public init(_ values: [(period: Period, value: Value)]) {
    entries = values.map {
      Entry(label: $0.period.description, period: $0.period, value: $0.value)
    }
  }

  /// Returns the value of a period; nil where the series has none.
  public subscript(period: Period) -> Value? {
    entries.first { $0.period == period }?.value
  }

  /// Returns the value at a label such as `2027` or the name of a row; nil where the series has none.
  public subscript(label: String) -> Value? {
    entries.first { $0.label == label }?.value
  }

  /// The values without their places.
  public var values: [Value] { entries.map { $0.value } }
}

extension Value {
  /// Creates the value that a report shows.
  init(_ content: Figures.Content) {
    switch content {
    case .number(let value): self = .number(value)
    case .percent(let value): self = .percent(value)
    case .money(let value, let currency): self = .money(Money(value, currency))
    case .quantity(let value, let unit): self = .quantity(value, unit: unit)
    case .text(let text): self = .text(text)
    case .yesNo(let truth): self = .truth(truth)
    case .written(let text, let written): self = Value(written, text)
    case .missing: self = .missing
    case .list(let values): self = .list(values.map { Value($0) })
    case .series(let series): self = .series(Series(series))
    case .dated(let values):
      self = .dated(
        values.map { DatedValue(date: CalendarDate(day: $0.day), value: Value($0.value)) })
    case .failed: self = .failed
    }
  }

  /// Creates the value of a date, a duration, a rate, a period or a choice, which is shown as
  /// `text`.
  private init(_ written: Figures.Written, _ text: String) {
    switch written {
    case .date(let day): self = .date(CalendarDate(day: day))
    case .months(let count): self = .duration(count, unit: .month)
    case .days(let count): self = .duration(count, unit: .day)
    case .rate(let value, let per, let compounded):
      self = .rate(Rate(value, per: TimeUnit(per), compounded: TimeUnit(compounded)))
    case .probability(let value, let per): self = .probability(value, per: TimeUnit(per))
    case .period(let ordinal, let granularity): self = .period(Period(ordinal, granularity))
    case .choice(let word): self = .choice(word)
    case .other: self = .text(text)
    }
  }

  /// What the value is, in a word or two: `an amount of money`.
  var kind: String {
    switch self {
    case .number: "a number"
    case .percent: "a percent"
    case .money: "an amount of money"
    case .quantity: "a quantity"
    case .rate: "a rate"
    case .probability: "a probability"
    case .date: "a date"
    case .duration: "a duration"
    case .period: "a period"
    case .choice: "a word of a choice"
    case .text: "a text"
    case .truth: "yes or no"
    case .list: "a list"
    case .series: "a series"
    case .dated: "dated flows"
    case .missing: "missing"
    case .failed: "no value"
    }
  }
}

extension TimeUnit {
  /// Creates the period that the core knows by another name.
  init(_ period: RatePeriod) {
    switch period {
    case .year: self = .year
    case .halfYear: self = .halfYear
    case .quarter: self = .quarter
    case .month: self = .month
    case .day: self = .day
    case .continuous: self = .instant
    }
  }
}

extension Series {
  /// Creates the series that a report shows.
  init(_ series: Figures.Series) {
    entries = series.entries.enumerated().map { offset, entry in
      Entry(
        label: entry.label,
        period: series.granularity.map {
          Period(Int32(truncatingIfNeeded: series.first + offset), $0)
        }, value: Value(entry.value))
    }
    opening = series.opening.map { Value($0) }
  }
}
