extension MessageCatalogue {
  /// The phrases that arguments may be, in the order of their keys.
  static let englishPhrases: [PhraseEntry] = [
    PhraseEntry(.didYouMean, "; did you mean ‘{name}’?"),
    PhraseEntry(
      .fieldSeesTheCase,
      "; the right side of a field sees the lines of the case: write ‘{name}[…]’ there, and ‘{name} = {name}’ here"
    ),
    PhraseEntry(
      .readsStatedValue,
      "; ‘{name}’ reads a stated value of ‘{other}’: write that value in a line of its own, under a name that both can use"
    ),
    PhraseEntry(
      .firstColumnHoldsTexts,
      "; a table is read by its first column, and ‘{name}’ holds texts: write years without quotes"
    ),
    PhraseEntry(
      .firstColumnHoldsNoPeriods,
      "; a table is read by its first column, and ‘{name}’ does not hold the periods of the timeline, each a {period}"
    ),
    PhraseEntry(.noDefinition, "it is no definition or field"),
    PhraseEntry(.noDefinitionOfCase, "it is no definition or field of this case"),
    PhraseEntry(.filledInFromFields, "it is filled in from several fields; change one of them"),
    PhraseEntry(.isTable, "it is a table; let a cell name a definition, and change that"),
    PhraseEntry(
      .timelineDependsOnIt, "the timeline depends on it, which is the same in all scenarios"),
    PhraseEntry(
      .valuationDateDependsOnIt,
      "the valuation date depends on it, which is the same in all scenarios"),
    PhraseEntry(
      .exchangeRateDependsOnIt,
      "a rate of exchange depends on it, which is the same in all scenarios"),
    PhraseEntry(.noNameOfCase, "it is no name of the case"),
    PhraseEntry(.hasManyValues, "it has many values; let them follow from a name with one"),
    PhraseEntry(.isNoAmount, "it is no amount"),
    PhraseEntry(.hasNoOwnValue, "it has no value of its own"),
    PhraseEntry(.standsTwice, "it stands here twice"),
    PhraseEntry(.rangeRunsBackwards, "the range must go from the lower to the higher end"),
    PhraseEntry(.noFigureBetween, "there is no figure anywhere between them"),
    PhraseEntry(.figureDoesNotDependOnIt, "the figure does not depend on it"),
    PhraseEntry(
      .differenceAtBothEnds,
      "the difference is {low_difference} at {low} and {high_difference} at {high}"),
    PhraseEntry(.nearestWithoutPassing, "it comes nearest at {place}, without passing; {ends}"),
    PhraseEntry(.changesNeedNonZero, "percents of change need a name and a figure that are not 0"),
    PhraseEntry(.noFigureNearby, "there is no figure close to the value as it is"),
    PhraseEntry(.tooManyCells, "more than {limit} cells are too many"),
    PhraseEntry(.tooDeepQuestions, "questions stand in one another more than two deep"),
    PhraseEntry(
      .suchFigureOverTrials,
      "a figure over all trials, such as ‘.p5’, is not known for other values of a name"),
    PhraseEntry(
      .figureOverTrials, "a figure over all trials is not known for other values of a name"),
    PhraseEntry(.shareOutsideRange, "a share of the trials lies between 0 % and 100 %"),
    PhraseEntry(.noMeanOfNothing, "there is no mean of 0 % of the trials"),
    PhraseEntry(.conditionNeverHolds, "the condition holds in no trial"),
    PhraseEntry(.figureTooLarge, "the figure is too large"),
    PhraseEntry(
      .recursionByUncertainValue, "a function calls itself for as long as an uncertain value says"),
    PhraseEntry(.trialTakesTooLong, "a trial takes more than {limit} operations"),
    PhraseEntry(.unknownForUncertainValues, "this is not known for uncertain values"),
    PhraseEntry(.tooManyTrials, "more than {limit} trials are not allowed here"),
    PhraseEntry(.nothingBetweenBounds, "nothing of it lies between the bounds"),
    PhraseEntry(.baseOutsideDraws, "the value before ‘~’ lies outside of what can be drawn"),
    PhraseEntry(.hasNoMean, "it has no mean"),
    PhraseEntry(.probabilityOutsideRange, "a probability lies between 0% and 100%"),
    PhraseEntry(.probabilitiesDoNotTotal, "the probabilities total {total}, not 100%"),
    PhraseEntry(.unknownBasis, "the basis is 0, 1, 2, 3 or 4"),
    PhraseEntry(
      .interestPeriodNeeded,
      "actual_actual_icma counts by an interest period; state it with from and to, the earlier date first"
    ),
    PhraseEntry(
      .maturityNeeded,
      "by isda_30_360 an end of February counts otherwise on the last day of the loan; state that with maturity"
    ),
    PhraseEntry(.valueAboveZero, "a value above 0"),
    PhraseEntry(.wholeNumberInRange, "a whole number from {low} to {high}"),
    PhraseEntry(.evenWholeNumberInRange, "an even whole number from {low} to {high}"),
    PhraseEntry(.fromTo, "{low} to {high}"),
    PhraseEntry(.thisFunction, "this function"),
    PhraseEntry(.this, "this"),
  ]
}
