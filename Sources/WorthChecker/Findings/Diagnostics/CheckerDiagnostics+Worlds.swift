import WorthSource

/// What is wrong with scenarios and with what-if questions.
extension Diagnostic {
  static func notAScenario(_ span: Span, _ found: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E1101, span,
      [
        Argument("found", .written(found)),
        Argument("hint", .didYouMean(nearest)),
      ])
  }

  static func cannotChange(_ span: Span, _ path: String, _ reason: PhraseKey) -> Diagnostic {
    Diagnostic(
      .E1102, span, [Argument("path", .name(path)), Argument("reason", .phrase(Phrase(reason)))])
  }

  static func wasOutsideChange(_ span: Span) -> Diagnostic { Diagnostic(.E1103, span, []) }

  static func wasInstead(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E1119, span, [Argument("name", name)])
  }

  static func scenarioIsNoValue(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E1104, span, [Argument("name", name)])
  }

  static func onlyInCase(_ span: Span, _ form: String) -> Diagnostic {
    Diagnostic(.E1105, span, [Argument("form", .name(form))])
  }

  static func changedTwice(_ span: Span, _ path: String) -> Diagnostic {
    Diagnostic(.N1101, span, [Argument("path", path)])
  }

  static func overTrials(_ span: Span) -> Diagnostic {
    Diagnostic(
      .E1109, span,
      [
        Argument("reason", .phrase(Phrase(.suchFigureOverTrials)))
      ])
  }

  static func noGoal(_ span: Span) -> Diagnostic { Diagnostic(.E1110, span, []) }

  static func cannotVary(_ span: Span, _ found: String, _ reason: PhraseKey) -> Diagnostic {
    Diagnostic(
      .E1111, span,
      [Argument("found", .written(found)), Argument("reason", .phrase(Phrase(reason)))])
  }

  static func wrongBranch(_ span: Span, isChance: Bool) -> Diagnostic {
    Diagnostic(
      .E1116, span,
      [
        Argument("form", .name(isChance ? "chance" : "choose")),
        Argument("branch", isChance ? "60% \"passes\" -> …" : "\"license\" -> …"),
      ])
  }

  static func takesWithoutRate(_ span: Span) -> Diagnostic { Diagnostic(.E1117, span, []) }

  static func branchOutsideTree(_ span: Span) -> Diagnostic { Diagnostic(.E1118, span, []) }

  static func nothingUncertain(_ span: Span) -> Diagnostic { Diagnostic(.E1112, span, []) }

  static func nothingToCompare(_ span: Span) -> Diagnostic { Diagnostic(.E1113, span, []) }
}
