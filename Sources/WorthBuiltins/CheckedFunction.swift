import WorthValue

/// A function that the checker works out by itself, because it depends on types, on trials or on
/// scenarios.
///
/// Help has a page for each; a test holds that.
package enum CheckedFunction: String, CaseIterable, Sendable {
  case fold, probability, elasticity, attribution, elapsed
  case growthFactor = "growth_factor"
  case byPeriod = "by_period"
  case nominalRate = "nominal_rate"
  // Conversions of rates.
  case annual, quarterly, monthly, daily, continuous
  // Blocks of a report.
  case table, compare, grid, tornado
  // Not supported yet.
  case chart, histogram

  /// `true` iff the language has it; the others are known only so that a message can say that they
  /// are missing.
  package var isSupported: Bool {
    switch self {
    case .chart, .histogram: false
    case .fold, .probability, .elasticity, .attribution, .elapsed, .growthFactor, .byPeriod,
      .nominalRate, .annual, .quarterly, .monthly, .daily, .continuous, .table, .compare, .grid,
      .tornado:
      true
    }
  }

  /// `true` iff it is a block of a report and no value.
  package var isOnlyInShow: Bool {
    switch self {
    case .table, .compare, .grid, .tornado: true
    case .fold, .probability, .elasticity, .attribution, .elapsed, .growthFactor, .byPeriod,
      .nominalRate, .annual, .quarterly, .monthly, .daily, .continuous, .chart, .histogram:
      false
    }
  }

  /// The period for which the rate is effective that a conversion gives; nil for other functions.
  package var effectivePeriod: RatePeriod? {
    switch self {
    case .annual: .year
    case .quarterly: .quarter
    case .monthly: .month
    case .daily: .day
    case .continuous: .continuous
    case .fold, .probability, .elasticity, .attribution, .elapsed, .growthFactor, .byPeriod,
      .nominalRate, .table, .compare, .grid, .tornado, .chart, .histogram:
      nil
    }
  }
}
