extension MessageCatalogue {
  /// The English texts, in the order of the codes.
  package static let english = MessageCatalogue(
    entries: englishGrammar + englishHabits + englishNames + englishTypes + englishValues
      + englishValueForms
      + englishKinds
      + englishTables + englishIndices + englishPeriods + englishBrackets + englishEvaluation
      + englishCalculation
      + englishChecks
      + englishUncertainty
      + englishWorlds + englishNotes + englishNotesOnFigures + englishNotesOnRuns,
    labels: [
      LabelEntry(.firstDefinedHere, "first defined here"),
      LabelEntry(.definedAgainHere, "defined again here"),
      LabelEntry(.openedHere, "opened here"),
      LabelEntry(.thisIs, "this is {type}"),
      LabelEntry(.thisIsMoney, "this is money"),
      LabelEntry(.declaredHere, "asked for here"),
      LabelEntry(.derivedHere, "worked out here"),
      LabelEntry(.columnsHere, "the columns are named here"),
      LabelEntry(.partOfCircle, "part of the circle"),
      LabelEntry(.failedBecause, "there: {reason}"),
      LabelEntry(.failedHere, "the calculation stopped here"),
      LabelEntry(.inThisScenario, "in this scenario"),
      LabelEntry(.underTheseChanges, "under these changes"),
      LabelEntry(.calledFromHere, "called from here"),
      LabelEntry(.filledInHere, "this is filled in here"),
      LabelEntry(.filledInForRow, "this is filled in here, and fails for {row}"),
      LabelEntry(.lineOfKind, "a line of the kind"),
      LabelEntry(.lineOfFunction, "a line of the function"),
      LabelEntry(.mayBeMissing, "this may be missing"),
      LabelEntry(.emptyHere, "this cell is empty"),
      LabelEntry(.lookedForAt, "looked for at ‘{path}’"),
      LabelEntry(.standsHereToo, "here, too"),
      LabelEntry(.takenHere, "taken of one amount here"),
      LabelEntry(.addedUpHere, "added up here"),
    ],
    phrases: englishPhrases,
    words: RendererWords(
      error: "error", warning: "warning", note: "note",
      writeInstead: "write instead",
      writeAt: "write instead at {place}",
      leaveOut: "leave this out",
      morePlaces: "and {count} more places"))
}
