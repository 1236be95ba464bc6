import WorthSource

/// What is wrong with uncertain names and statistics over trials.
extension Diagnostic {
  /// Something after `~` that is no distribution.
  static func notADistribution(_ span: Span, _ found: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E1002, span,
      [
        Argument("found", .written(found)),
        Argument("hint", .didYouMean(nearest)),
      ])
  }

  /// Parameters that no form of the distribution takes.
  static func wrongParameters(
    _ span: Span, _ distribution: String, forms: [String], named: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .E1003, span,
      [
        Argument("distribution", .name(distribution)),
        Argument("forms", .oneOf(forms)),
      ], proposal: named.map { Proposal(span, $0) })
  }

  /// An event, which is yes or no, whose base is a number.
  static func eventAsNumber(_ span: Span, _ base: String, _ probability: String) -> Diagnostic {
    let number = "binomial(n: 1, p: " + probability + ")"
    return Diagnostic(
      .E1024, span,
      [
        Argument("base", .written(base)), Argument("number", .written(number)),
        Argument("event", .written("bernoulli(p: " + probability + ")")),
      ], proposal: Proposal(span, number))
  }

  /// A statistic over trials in a kind, a function or a line by period.
  static func statisticNotInCase(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E1008, span, [Argument("name", .name(name))])
  }

  /// A statistic over trials that is called like a function of lists, with the form to write.
  static func statisticAsFunction(_ span: Span, _ name: String, form: String) -> Diagnostic {
    Diagnostic(
      .E1023, span, [Argument("name", .name(name)), Argument("form", .written(form))],
      proposal: Proposal(span, form))
  }

  /// The variance of an amount, whose unit would be squared.
  static func varianceOfAmount(_ span: Span) -> Diagnostic { Diagnostic(.E1009, span, []) }

  /// A `~` where nothing can be uncertain; `what` names the place.
  static func distributionOf(_ span: Span, _ what: PhraseKey) -> Diagnostic {
    Diagnostic(.E1010, span, [Argument("what", .words(what))])
  }

  /// A coefficient that is not stated between -1 and 1, or a name correlated with itself.
  static func wrongCorrelation(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E1011, span, [Argument("found", found)])
  }

  /// A correlation among rows that is not stated from 0 to below 1.
  static func wrongRowCorrelation(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E1017, span, [Argument("found", .written(found))])
  }

  /// A correlation among the rows of a name that draws once.
  static func rowsAreOne(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E1018, span, [Argument("name", .name(name))])
  }

  /// Rows that share less than a name that all of them go with makes them share.
  static func rowsShareTooLittle(
    _ span: Span, _ name: String, with other: String, _ coefficient: String, least: String
  ) -> Diagnostic {
    Diagnostic(
      .E1019, span,
      [
        Argument("name", .name(name)), Argument("other", .name(other)),
        Argument("coefficient", .figure(coefficient)), Argument("least", .figure(least)),
      ])
  }

  /// Rows whose correlation among themselves, or with a name, is stated twice.
  static func rowsCorrelatedTwice(_ span: Span, _ name: String, with other: String) -> Diagnostic {
    Diagnostic(.E1020, span, [Argument("name", .name(name)), Argument("other", .name(other))])
  }

  /// A correlation that contradicts the others, so that no joint distribution has them all.
  static func impossibleCorrelation(
    _ span: Span, _ first: String, _ second: String, _ found: String
  ) -> Diagnostic {
    Diagnostic(
      .E1012, span,
      [
        Argument("first", .name(first)), Argument("second", .name(second)),
        Argument("found", .name(found)),
      ])
  }

  /// A name in `correlate` that has no distribution.
  static func notUncertain(_ span: Span, _ name: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E1013, span,
      [
        Argument("name", .name(name)),
        Argument("hint", .didYouMean(nearest)),
      ])
  }

  /// Correlated names that draw over different spaces.
  static func differentDraws(_ span: Span, _ first: String, _ second: String) -> Diagnostic {
    Diagnostic(.E1015, span, [Argument("first", .name(first)), Argument("second", .name(second))])
  }

  /// A distribution where a value is needed.
  static func distributionAsValue(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E1016, span, [Argument("name", .name(name))])
  }

  /// A part of the setting `simulation` that cannot be read.
  static func wrongSimulation(_ span: Span, _ problem: ArgumentValue) -> Diagnostic {
    Diagnostic(.E1014, span, [Argument("problem", problem)])
  }
}
