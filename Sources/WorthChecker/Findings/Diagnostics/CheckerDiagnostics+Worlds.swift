import WorthSource

/// What is wrong with scenarios and with what-if questions.
extension Diagnostic {
  /// Something after `under` that is neither a scenario nor a block of changes.
  static func notAScenario(_ span: Span, _ found: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E1101, span,
      [
        Argument("found", .written(found)),
        Argument("hint", .didYouMean(nearest)),
      ])
  }

  /// A change of something that a scenario cannot change.
  static func cannotChange(_ span: Span, _ path: String, _ reason: PhraseKey) -> Diagnostic {
    Diagnostic(
      .E1102, span, [Argument("path", .name(path)), Argument("reason", .phrase(Phrase(reason)))])
  }

  /// A change through a field that names something else, which others may see as well; `instead` is
  /// the path of what it names.
  static func changeThroughName(_ span: Span, _ path: String, instead: String) -> Diagnostic {
    Diagnostic(
      .E1102, span,
      [
        Argument("path", .name(path)),
        Argument(
          "reason", .phrase(Phrase(.namesAnother, [Argument("instead", .name(instead))]))),
      ])
  }

  /// A change of a cell whose row stands before its column; `instead` has it behind.
  static func rowBeforeColumn(_ span: Span, _ path: String, instead: String) -> Diagnostic {
    Diagnostic(
      .E1102, span,
      [
        Argument("path", .name(path)),
        Argument(
          "reason",
          .phrase(Phrase(.cellIsBehindColumn, [Argument("instead", .name(instead))]))),
      ])
  }

  /// A row behind a field of instances by row: it stands behind the name of all of them.
  static func rowBehindInstance(_ span: Span, _ path: String, instead: String) -> Diagnostic {
    Diagnostic(
      .E1102, span,
      [
        Argument("path", .name(path)),
        Argument(
          "reason", .phrase(Phrase(.rowIsBehindName, [Argument("instead", .name(instead))]))),
      ], proposal: Proposal(span, instead))
  }

  /// A clause that one row is to keep with `was` while its block changes the clause besides; `instead` states
  /// it.
  static func keepsClauseThatChanges(_ span: Span, _ path: String, instead: String) -> Diagnostic {
    Diagnostic(
      .E1102, span,
      [
        Argument("path", .name(path)),
        Argument(
          "reason", .phrase(Phrase(.clauseThatWasChanges, [Argument("instead", .name(instead))]))),
      ])
  }

  /// A part of a clause that a condition chooses; `instead` gives the whole.
  static func clauseIsChosen(_ span: Span, _ path: String, instead: String) -> Diagnostic {
    Diagnostic(
      .E1102, span,
      [
        Argument("path", .name(path)),
        Argument(
          "reason", .phrase(Phrase(.clauseIsChosen, [Argument("instead", .name(instead))]))),
      ])
  }

  /// A table that one of the instances by row is to have alone; `instead` is a variant of that one.
  static func tableOfOneRow(_ span: Span, _ path: String, instead: String) -> Diagnostic {
    Diagnostic(
      .E1102, span,
      [
        Argument("path", .name(path)),
        Argument("reason", .phrase(Phrase(.isTableOfAll, [Argument("instead", .name(instead))]))),
      ])
  }

  /// A `was` outside of a change.
  static func wasOutsideChange(_ span: Span, before: String?) -> Diagnostic {
    Diagnostic(
      .E1103, span,
      [
        Argument(
          "way",
          before.map { .words(.writePeriodBefore, [Argument("written", .written($0))]) }
            ?? .words(.writeNameInstead))
      ], proposal: before.map { Proposal(span, $0) })
  }

  /// A change that names what it changes, where `was` stands for the value beneath.
  static func wasInstead(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E1119, span, [Argument("name", .name(name))])
  }

  /// A scenario where a value is needed.
  static func scenarioIsNoValue(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E1104, span, [Argument("name", .name(name))])
  }

  /// A form that stands in a kind, a function or a line by period although it belongs in the case.
  static func onlyInCase(_ span: Span, _ form: String) -> Diagnostic {
    Diagnostic(.E1105, span, [Argument("form", .name(form))])
  }

  /// A definition that two scenarios taken together both change.
  static func changedTwice(_ span: Span, _ path: String) -> Diagnostic {
    Diagnostic(.N1101, span, [Argument("path", .name(path))])
  }

  /// A what-if question about a figure over trials, which would take a simulation for each answer.
  static func overTrials(_ span: Span) -> Diagnostic {
    Diagnostic(
      .E1109, span,
      [
        Argument("reason", .phrase(Phrase(.suchFigureOverTrials)))
      ])
  }

  /// A `so that` without an equation.
  static func noGoal(_ span: Span) -> Diagnostic { Diagnostic(.E1110, span, []) }

  /// An equation after `solve least` or `solve most`, with the place of its `=` and the sign that is likely meant.
  static func equationForEnd(_ place: Span, _ span: Span, sign: String) -> Diagnostic {
    Diagnostic(.E1125, span, proposal: Proposal(place, sign))
  }

  /// A name that a what-if question cannot vary.
  static func cannotVary(_ span: Span, _ found: String, _ reason: PhraseKey) -> Diagnostic {
    Diagnostic(
      .E1111, span,
      [Argument("found", .written(found)), Argument("reason", .phrase(Phrase(reason)))])
  }

  /// A figure under changes that rests on none of what they change.
  static func restsOnNoChange(_ span: Span, _ figure: String, hint: ArgumentValue) -> Diagnostic {
    Diagnostic(.N1107, span, [Argument("name", .written(figure)), Argument("hint", hint)])
  }

  /// Changes behind the last factor of a product; where that is a written figure, they change nothing.
  static func changesLastFactor(
    _ span: Span, _ figure: String, alone: String, correct: String, isLiteral: Bool
  ) -> Diagnostic {
    let hint: ArgumentValue =
      isLiteral
      ? .nothing : .phrase(Phrase(.orParentheses, [Argument("alone", .written("(" + alone + ")"))]))
    return Diagnostic(
      .N1108, span,
      [
        Argument("figure", .written(figure)), Argument("correct", .written(correct)),
        Argument("hint", hint),
      ], proposal: Proposal(span, correct))
  }

  /// An entry of a decision tree that is no branch of its `chance` or `choose`.
  static func wrongBranch(_ span: Span, isChance: Bool) -> Diagnostic {
    Diagnostic(
      .E1116, span,
      [
        Argument("form", .name(isChance ? "chance" : "choose")),
        Argument("branch", .written(isChance ? "60% \"passes\" -> …" : "\"license\" -> …")),
      ])
  }

  /// A `takes` with no `rate` at its node or above it.
  static func takesWithoutRate(_ span: Span) -> Diagnostic { Diagnostic(.E1117, span, []) }

  /// A `chance`, `choose` or branch outside of a decision tree.
  static func branchOutsideTree(_ span: Span) -> Diagnostic { Diagnostic(.E1118, span, []) }

  /// A `tornado` without inputs in a case without uncertain names.
  static func nothingUncertain(_ span: Span) -> Diagnostic { Diagnostic(.E1112, span, []) }

  /// A comparison or attribution without figures or without changes.
  static func nothingToCompare(_ span: Span) -> Diagnostic { Diagnostic(.E1113, span, []) }
}
