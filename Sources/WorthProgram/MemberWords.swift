import WorthPlan
import WorthValue

/// The parts of a date: `granted.year`.
package enum DateMember: String, CaseIterable, Sendable {
  case year, month, day
}

/// The parts of a period: `t.end`. Those of a timeline without calendar have no dates.
package enum PeriodMember: String, CaseIterable, Sendable {
  case number, start, end, year, quarter, month, next, previous

  /// `true` iff periods of the granularity have this part.
  package func belongs(to granularity: Granularity) -> Bool {
    switch self {
    case .number: !granularity.isInCalendar
    case .start, .end: granularity.isInCalendar
    case .month: granularity == .month
    case .quarter: granularity == .month || granularity == .quarter
    case .year, .next, .previous: true
    }
  }
}

/// The parts of dated flows: `flows.dates`.
package enum DatedMember: String, CaseIterable, Sendable {
  case dates, amounts
}

/// What is read of one of several dated flows, `f.amount for f in flows`.
package enum FlowPart: String, CaseIterable, Sendable {
  case date, amount
}

/// What is read of a decision tree as a whole: `launch.value`.
package enum TreeMember: String, CaseIterable, Sendable {
  case value, best, ends
  case perfectInformation = "perfect_information"
}

/// What is read of one place of a decision tree: `launch.payoff("build, works")`.
package enum TreeFunction: String, CaseIterable, Sendable {
  case probability, payoff, contribution, best
}

/// The fields that a node of a decision tree may have beside its branches.
package enum TreeField: String, CaseIterable, Sendable {
  case cost, takes, rate
}

/// What is read of an uncertain value over all trials: `v.mean`. Percentiles have a short form besides: `v.p95`.
package enum StatisticMember: String, CaseIterable, Sendable {
  case mean, sd, variance, skewness
  case least = "min"
  case greatest = "max"
  case meanError = "mean_error"
  case percentile
  case percentileError = "percentile_error"
  case meanBelow = "mean_below"
  case meanAbove = "mean_above"
  case meanWhere = "mean_where"
  case correlation
  case shareOfVariance = "share_of_variance"

  /// What stands in brackets behind a statistic.
  package enum Argument: Sendable {
    case none, share, condition, value
  }

  /// The statistic that is worked out.
  package var kind: StatisticKind {
    switch self {
    case .mean: .mean
    case .sd: .sd
    case .variance: .variance
    case .skewness: .skewness
    case .least: .least
    case .greatest: .greatest
    case .meanError: .meanError
    case .percentile: .percentile
    case .percentileError: .percentileError
    case .meanBelow: .meanBelow
    case .meanAbove: .meanAbove
    case .meanWhere: .meanWhere
    case .correlation: .correlation
    case .shareOfVariance: .shareOfVariance
    }
  }

  /// The member with a letter for what it takes: `percentile(p)`.
  package var written: String {
    switch argument {
    case .none: rawValue
    case .share: rawValue + "(p)"
    case .condition: rawValue + "(c)"
    case .value: rawValue + "(x)"
    }
  }

  /// What it takes.
  package var argument: Argument {
    switch self {
    case .mean, .sd, .variance, .skewness, .least, .greatest, .meanError: .none
    case .percentile, .percentileError, .meanBelow, .meanAbove: .share
    case .meanWhere: .condition
    case .correlation, .shareOfVariance: .value
    }
  }
}

extension CaseIterable where Self: RawRepresentable, RawValue == String {
  /// The words of all cases, in order.
  package static var words: [String] { allCases.map { $0.rawValue } }
}
