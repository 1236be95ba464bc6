import WorthSource

/// What is wrong with uncertain names and statistics over trials.
extension Diagnostic {
  static func notADistribution(_ span: Span, _ found: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E1002, span,
      [
        Argument("found", .written(found)),
        Argument("hint", .didYouMean(nearest)),
      ])
  }

  static func wrongParameters(_ span: Span, _ distribution: String, forms: [String]) -> Diagnostic {
    Diagnostic(
      .E1003, span,
      [
        Argument("distribution", distribution),
        Argument("forms", forms.map { "‘" + $0 + "’" }.joined(separator: " or ")),
      ])
  }

  static func statisticNotInCase(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E1008, span, [Argument("name", name)])
  }

  static func varianceOfAmount(_ span: Span) -> Diagnostic { Diagnostic(.E1009, span, []) }

  static func distributionOf(_ span: Span, _ what: PhraseKey) -> Diagnostic {
    Diagnostic(.E1010, span, [Argument("what", .words(what))])
  }

  static func wrongCorrelation(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E1011, span, [Argument("found", found)])
  }

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

  static func notUncertain(_ span: Span, _ name: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E1013, span,
      [
        Argument("name", name),
        Argument("hint", .didYouMean(nearest)),
      ])
  }

  static func differentDraws(_ span: Span, _ first: String, _ second: String) -> Diagnostic {
    Diagnostic(.E1015, span, [Argument("first", .name(first)), Argument("second", .name(second))])
  }

  static func distributionAsValue(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E1016, span, [Argument("name", name)])
  }

  static func wrongSimulation(_ span: Span, _ problem: ArgumentValue) -> Diagnostic {
    Diagnostic(.E1014, span, [Argument("problem", problem)])
  }
}
