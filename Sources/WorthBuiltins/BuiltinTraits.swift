import WorthMath

/// What sets a builtin apart from others where it is checked or run.
package struct BuiltinTraits: OptionSet, Sendable {
  package let rawValue: UInt8

  /// Creates a set of traits from its bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Its lists may hold missing values, which it only moves or counts.
  package static let takesMissing = BuiltinTraits(rawValue: 1)
  /// Its amounts may be dates: it compares them, or moves them in time.
  package static let takesDates = BuiltinTraits(rawValue: 2)
  /// It takes a value and the digits to which that is rounded; of a percent, those before the sign
  /// count.
  package static let roundsToDigits = BuiltinTraits(rawValue: 4)
  /// It gives a list although its result rule names one of its arguments.
  package static let givesList = BuiltinTraits(rawValue: 8)
  /// Its amounts may be periods, of which it finds the earliest or the latest.
  package static let ordersPeriods = BuiltinTraits(rawValue: 16)
  /// What it gives is a whole number of steps, such as coins.
  package static let roundsToSteps = BuiltinTraits(rawValue: 32)
}

/// How a builtin is worked out where its arguments differ from trial to trial.
package enum TrialForm: Sendable {
  case sum, mean, product, count
  /// How many values it gives depends on them.
  case selection
  case leastOfList, greatestOfList, firstOfList, least, greatest
  /// One value of those that fit, by the list of all and the list of which fit.
  case fitting(BuiltinRole)
  case absolute, squareRoot, exponential, logarithm, normalCDF, normalQuantile
  /// A power of a base that must be above 0.
  case growth
  /// Rounded to digits, which the second argument says.
  case rounding(RoundingMode)
  /// A growth over a number of periods at a rate.
  case compoundGrowth
  /// It puts values into other places, whatever they are.
  case arrangement
  /// Called once a trial.
  case call
  /// The machine alone knows how.
  case unknown
}

/// What a builtin over a list with a condition comes to, so that the list is as long in every
/// trial.
package enum ConditionForm: Sendable {
  /// The sum of the values that fit, with 0 in the place of the others.
  case sumOfValues
  /// The sum of 1 for each value that fits.
  case numberOfValues
  /// What a builtin makes of all values, with 0 in the place of those that do not fit, and of a list
  /// with 1 for each that fits.
  case valuesAndFits(BuiltinRole)
}
