/// A named value that fills a placeholder of a message.
package struct Argument: Sendable, Equatable {
  /// The name of the placeholder that it fills.
  package var name: StaticString
  /// What the placeholder is filled with.
  package var value: ArgumentValue

  /// Creates the value of the placeholder `{name}`.
  package init(_ name: StaticString, _ value: ArgumentValue) {
    self.name = name
    self.value = value
  }

  /// `true` iff name and value are the same.
  package static func == (one: Argument, other: Argument) -> Bool {
    one.name.utf8Bytes == other.name.utf8Bytes && one.value == other.value
  }
}

/// What fills a placeholder: values of the case, or the key of a phrase, never words of one
/// language.
package enum ArgumentValue: Sendable, Equatable {
  /// A name of the case or of the language.
  case name(String)
  /// What stands in a source, word for word: an expression, a path, a sentence of the case's
  /// author.
  case written(String)
  /// A number, an amount, a date or a period, as reports show it.
  case figure(String)
  /// How many there are.
  case count(Int)
  /// Several names, one after the other.
  case names([String])
  /// A phrase of the catalogue with arguments of its own.
  case phrase(Phrase)
  /// The message of a code with arguments of its own.
  case message(DiagnosticCode, [Argument])
  /// Nothing: the message does without.
  case nothing
}

extension ArgumentValue {
  /// `true` iff both are of one form with the same content.
  package static func == (one: ArgumentValue, other: ArgumentValue) -> Bool {
    switch (one, other) {
    case (.name(let a), .name(let b)), (.written(let a), .written(let b)),
      (.figure(let a), .figure(let b)):
      a == b
    case (.count(let a), .count(let b)): a == b
    case (.names(let a), .names(let b)): a == b
    case (.phrase(let a), .phrase(let b)): a == b
    case (.message(let a, let some), .message(let b, let others)): a == b && some == others
    case (.nothing, .nothing): true
    case (.name, _), (.written, _), (.figure, _), (.count, _), (.names, _),
      (.phrase, _), (.message, _), (.nothing, _):
      false
    }
  }
}

/// A part of a message that some of its diagnostics have and others do not, or of which there are
/// several to choose from.
package struct Phrase: Sendable, Equatable {
  /// Which phrase it is.
  package var key: PhraseKey
  /// What its placeholders are filled with.
  package var arguments: [Argument]

  /// Creates the phrase of `key`.
  package init(_ key: PhraseKey, _ arguments: [Argument] = []) {
    self.key = key
    self.arguments = arguments
  }
}

extension ArgumentValue {
  /// The phrase of `key`.
  package static func words(_ key: PhraseKey, _ arguments: [Argument] = []) -> ArgumentValue {
    .phrase(Phrase(key, arguments))
  }

  /// One of several things to write, in quotes: ‘a’ or ‘b’.
  package static func oneOf(_ forms: [String]) -> ArgumentValue {
    guard let first = forms.first else { return .nothing }
    let quoted = words(.quoted, [Argument("written", .written(first))])
    if forms.count == 1 { return quoted }
    return words(
      .eitherOr,
      [Argument("first", quoted), Argument("others", oneOf(Array(forms.dropFirst())))])
  }

  /// The proposal of the nearest name; nothing where there is none.
  package static func didYouMean(_ nearest: String?) -> ArgumentValue {
    guard let nearest else { return .nothing }
    return .phrase(Phrase(.didYouMean, [Argument("name", .name(nearest))]))
  }
}

/// The keys of the phrases that arguments may be.
package enum PhraseKey: String, CaseIterable, Sendable {
  // What ends a message: a proposal.
  case didYouMean, fieldSeesTheCase, readsStatedValue, rowsInTurn, firstColumnHoldsTexts,
    firstColumnHoldsNoPeriods, ofRow, ofRowAndOthers, andOf, writeNameAlone, emptyListOfOwnKind,
    leaveOutOwnKind, writeCall, readOfEach,
    calledForEach, suchParts, settingForm, rowsThere, restsOn, orParentheses,
    rowsAreNoPeriods, valueOfItsRow, seriesOfOneRow
  case writeAfterShow, changesWithin
  // The words by which cases are found.
  case listedBySettings, orMeant
  // Which fields of a kind are missing, and how they are written.
  case fieldIs, fieldsAre, fieldToWrite, asksBesides, writeForField, oneAfterOther
  // What may be written.
  case inAndMany, nameForEach
  case writeOneOf, writeExpected, rowsInBraces, instanceToName, kindToFillIn, bringToPeriods,
    writePeriod,
    correctOrFill, wordOrFill, fillOrSay, askFirst, orLetItBeLeftOut, asAWholeOnly, declareCurrency,
    writeYears, writeDaysBetween,
    sameSortOfUnit, divideFirst, multiplyByAmount,
    onePeriodOrAll, allPeriodsOfYear, readYear, readPartOfYear, readPeriodBefore, takeSumOrOne
  case ratioOrFactor, percentOrPart, settingOfKnownWords, eitherOr, keepOneOrRename, endBeforeNext,
    narrowerLast, writeForOthers, deleteOneOf,
    deleteRepeated, asManyValues, takeOneOrSum,
    listFillsSeries, writeAsPercent,
    writeAsShare, writeAsAmount, writeBothEnds, writeDistribution, leaveRowOut, skipRow,
    sayOfWhat, percentOfWhat, listOfPeriods,
    writePeriodBefore, writeNameInstead, plainInItsLine, writeAlike,
    lineOfIt, inputWithType, partsOfKind, lineOfEach,
    operatorBeforeParenthesis,
    lineOrSeries, inputIsPercent, columnIsPercent,
    hasNoFields, itsFieldsAre, andArgument, asInCall
  // Why something cannot be changed in a scenario.
  case noDefinition, noDefinitionOfCase, filledInFromFields, isTable, cellIsBehindColumn,
    rowIsBehindName, hasNoRows, isVaried, clauseThatWasChanges, clauseIsChosen, isTableOfAll,
    changeItsFields,
    namesAnother
  case timelineDependsOnIt, valuationDateDependsOnIt, exchangeRateDependsOnIt
  // Why a name cannot take other values.
  case isLeftOut, mayBeLeftOut
  case noNameOfCase, hasManyValues, isNoAmount, hasNoOwnValue, differsByRow, isZeroBesideUnit
  case standsTwice
  // Why a question has no answer.
  case rangeRunsBackwards, noWholeNumberBetween, noFigureBetween, figureDoesNotDependOnIt,
    differenceAtBothEnds
  case nearestWithoutPassing, changesNeedNonZero, noFigureNearby, tooManyCells, moreThan
  case tooDeepQuestions, suchFigureOverTrials, figureOverTrials
  // Why a statistic does not exist.
  case shareOutsideRange, noMeanOfNothing, conditionNeverHolds, figureTooLarge
  case noSkewnessOfConstant, noCorrelationOfConstant, noVarianceToShare
  // Where a rate lies that cannot be told.
  case higherThanToldRates, lowerThanToldRates
  // Why a case cannot be simulated.
  case recursionByUncertainValue, trialTakesTooLong, unknownForUncertainValues, tooManyTrials
  // Why a draw or a chance is none.
  case baseOutsideDraws, hasNoMean, hasNoDeviation
  case probabilityOutsideRange, probabilitiesDoNotTotal, sharesMiss, sharesExceed
  // What the parameters of a distribution must keep to; help shows them, too.
  case deviationNotNegative, variationNotNegative, p5NotAboveP95
  case meanAboveZeroDeviationNotNegative, meanAboveZeroVariationNotNegative
  case medianAboveZeroFactorAtLeastOne, p5AboveZeroNotAboveP95, lowNotAboveHigh, valuesRise
  case valuesRiseWeightNotNegative, shapesAboveZeroLowNotAboveHigh, meanInsideDeviationFits
  case shapeAndScaleAboveZero, meanAndDeviationAboveZero, meanAboveZero
  case freedomAboveZeroScaleNotNegative, probabilityOfEvent, wholeTriesAndProbability
  case meanNotNegative, probabilityForEachValue, atLeastOneValue
  // Why days are not counted.
  case unknownBasis, interestPeriodNeeded, maturityNeeded
  // Which values fit.
  case valueAboveZero, openProbability, wholeNumberInRange, evenWholeNumberInRange, fromTo
  // What to write between values that do not go together.
  case sameUnitOrOtherSign, sameUnit, writeThis, writeYearsOrDays, writeDuration, writeDayOrTest
  case someTypes, typesOfColumns
  case theTable
  // What a value is, or ought to be.
  case valueWithMistake, aNumber, aPercent, aText, yesOrNo, aDate, aDurationInMonths
  case aDurationInDays, aDurationInMonthsAndDays, nothing, moneyIn, quantityIn, ratePer,
    probabilityPer, calendarPeriod
  case numberedPeriod, choiceOf, datedFlows, listOf, seriesByPeriod, columnByRow, seriesByKey
  case aTable, aRow, instanceOf, anInstance, instancesByRow, oneByRow, aFunction, aRange,
    thatMayBeMissing
  case aNumberOrPercent, anAmount, listOrSeriesOfAmounts, listOrSeriesOfNumbers, aListOrSeries
  case listOfDates, oneOf, aWholeNumber, rateSuchAs, amountSuchAs, moneySuchAs
  case aCurrency, currencySuchAs, pricePerUnitSuchAs, dateSuchAs, textInQuotes
  case durationSuchAs, aPeriod, aPeriodOfCalendar, aTiming, aSeriesOrList, aList, aFigureOrText,
    timeNotNegative
  case functionOfLanguage, functionOfCase, functionOfTwoValues, shortDurationSuchAs
  case conditionSuchAs, aSingleAmount, rangeSuchAs, valuesSuchAsItsOwn, datedFlowsOrSeries
  case listOfType, listOfValues, askOverTrials
  case aCondition, aSingleValue, listOfPercents, aDistribution, statisticOverTrials
  case datedFlowsSuchAs, oneDatedFlow
  case changesOfScenario, aTree, treeWithoutChoice, theTree, choicesOfTree
  case typeInUnit, thatOfNameWithItself
  // What the parser expects, and finds.
  case aValue, aDefinition, aName, aType, unitOrCurrency, signsOfDefinition
  case wordOfChoice, barOrEndOfRow, quoted, endOfTheFile, endOfTheLine
  // What is wrong with a simulation, and what is not supported.
  case noPartOfSimulation, trialsAreWhole, trialsAtMost, seedIsWhole, samplingIsOneOf
  case simulationInBlock, typedColumns, definitionInFunction, formInFunction
  case formInTable, tableInFunction, inputOfKind, hasNoValue
  // How a file of columns is written, and what to say of it.
  case anEncoding, aSeparator, aDecimalSign, aDateForm, aHeader, missingMarks
  case writeInBraces, quoteSeparators, correctOrWrite
  case correctOrText, correctTheCell, correctOrLeaveEmpty, shareOrPercent
  case definitionInFunctionBlock, isNoPartOfSimulation
  case listsWithKeys
  // Where a value is missing, and the figures of what is required.
  case missingInPeriod, missingInRow, missingInFile, figureIs, figuresThere,
    inThePeriod
  // What failed, where no operator did.
  case thisFunction, this
}

/// The words of one phrase, in one language.
package struct PhraseEntry: Sendable {
  package let key: PhraseKey
  /// The words; `{name}` stands for the argument of that name.
  package let message: StaticString

  /// Creates the words of `key`.
  package init(_ key: PhraseKey, _ message: StaticString) {
    self.key = key
    self.message = message
  }
}
