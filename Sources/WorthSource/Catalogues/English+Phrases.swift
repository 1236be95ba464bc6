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
      .rowsInTurn,
      "; one row is worked out after another, so that no row reads what another works out in the same line: what all of them need of one, ‘{name}’, stands in a line of its own, over its periods alone"
    ),
    PhraseEntry(
      .firstColumnHoldsTexts,
      "a table is read by its first column, and ‘{name}’ holds texts: write years without quotes"
    ),
    PhraseEntry(
      .firstColumnHoldsNoPeriods,
      "a table is read by its first column, and ‘{name}’ does not hold the periods of the timeline, each a {period}"
    ),
    PhraseEntry(.ofRow, " (of {row})"),
    PhraseEntry(.ofRowAndOthers, " (of {row}, and the like of {count} more)"),
    PhraseEntry(.andOf, " (and of {instances})"),
    PhraseEntry(.writeNameAlone, "write the name alone or work the figure out"),
    PhraseEntry(.emptyListOfOwnKind, "‘{input}’, an empty list of the kind that it is in,"),
    PhraseEntry(
      .leaveOutOwnKind,
      "write ‘{stated}’, leave ‘{input}’ out where there are none, and ask ‘if {input} is given’"),
    PhraseEntry(.writeCall, "write ‘{call}’"),
    PhraseEntry(.readOfEach, "each of them has a series: add these up with ‘sum({each})’"),
    PhraseEntry(.calledForEach, "; it is a function that each has: write ‘[{each}]’"),
    PhraseEntry(.suchParts, ", such as {names}"),
    PhraseEntry(.settingForm, "; write ‘{form}’"),
    PhraseEntry(.rowsThere, "; there are {keys}"),
    PhraseEntry(.restsOn, "; it rests on {names}"),
    PhraseEntry(.orParentheses, ", or ‘{alone}’ where that is meant"),
    PhraseEntry(
      .rowsAreNoPeriods,
      ", and the first column of the table does not hold the periods; put them there, or write ‘[x for x in {column}]’ to take the rows in their order"
    ),
    PhraseEntry(
      .valueOfItsRow,
      "; write ‘{correct}’ for the one of its row, which then counts in every period"),
    PhraseEntry(.seriesOfOneRow, "; write ‘{correct}’, with a row in the brackets"),
    PhraseEntry(.writeAfterShow, "write it after ‘show’"),
    PhraseEntry(.changesWithin, "changes stand within it: write ‘{correct}’"),
    PhraseEntry(.listedBySettings, "those that ‘worth help settings’ lists"),
    PhraseEntry(.orMeant, " (did you mean ‘{word}’?)"),
    PhraseEntry(.fieldIs, "‘{field}’{documentation} is"),
    PhraseEntry(.fieldsAre, "{count} fields are"),
    PhraseEntry(.fieldToWrite, "‘{field} = …’ ({type}{documentation})"),
    PhraseEntry(.asksBesides, "; besides, {reason}{others}"),
    PhraseEntry(.writeForField, "; write ‘{correct}’ for ‘{written}’{others}"),
    PhraseEntry(.oneAfterOther, "{first}, {others}"),
    PhraseEntry(.inAndMany, "‘in’ and what ‘{name}’ runs over, as in ‘for {name} in costs’,"),
    PhraseEntry(.nameForEach, "a name for each value, as in ‘for cost in costs’,"),
    PhraseEntry(.writeOneOf, "write {forms}"),
    PhraseEntry(.writeExpected, "write {expected}"),
    PhraseEntry(
      .rowsInBraces,
      "write its columns and rows in braces, without ‘=’: ‘{field} { {columns}’ and below it a line for each row"
    ),
    PhraseEntry(.instanceToName, "write the name of one, such as {forms}"),
    PhraseEntry(
      .kindToFillIn,
      "write ‘{field} { … }’ with its fields in braces; or fill one in elsewhere, as ‘{kind} NAME { … }’, and write its name here"
    ),
    PhraseEntry(
      .bringToPeriods,
      "bring one to the periods of the other, ‘{written}’, or take a sum or a single value of it"),
    PhraseEntry(.writePeriod, "write a {period}"),
    PhraseEntry(.correctOrFill, "write ‘{written}’, or fill it in"),
    PhraseEntry(
      .wordOrFill, "write ‘({text} otherwise {word})’, or another of {words}, or fill it in"),
    PhraseEntry(
      .fillOrSay, "fill it in, or say what counts with ‘({text} otherwise …)’"),
    PhraseEntry(
      .askFirst, "fill it in, or write the line as ‘if {condition} then … else missing’"),
    PhraseEntry(.orLetItBeLeftOut, ", or let it be left out: ‘{written}’"),
    PhraseEntry(
      .asAWholeOnly, ": a series may be left out as a whole, but not in some periods alone"),
    PhraseEntry(
      .declareCurrency, "; for a currency write ‘currencies = [{code}]’ in the braces of ‘case’"),
    PhraseEntry(
      .writeYears,
      "years between two dates need a custom of counting: write ‘year_fraction(start, end, actual_365)’"
    ),
    PhraseEntry(
      .writeDaysBetween,
      "months differ in their days: count from a date on, ‘(start + {text}) - start’"),
    PhraseEntry(.sameSortOfUnit, "write a unit of the same sort"),
    PhraseEntry(
      .divideFirst,
      "say of what it is a share: divide it by an amount first, as in ‘{text} / total in percent’"),
    PhraseEntry(
      .multiplyByAmount,
      "multiply it by the amount of which it is taken, as in ‘{text} * {unit} 100’"),
    PhraseEntry(.onePeriodOrAll, "write ‘{one}’ for one of them, or add them up: ‘{all}’"),
    PhraseEntry(
      .allPeriodsOfYear,
      "write ‘{all}’ where that holds in each of its periods, ‘{part}’ where it is divided among them"
    ),
    PhraseEntry(.readYear, "in a line by period write ‘{whole}’"),
    PhraseEntry(
      .readPartOfYear,
      "in a line by period write ‘{part}’ where the figure of a year is divided among its periods, ‘{whole}’ where it holds in each of them"
    ),
    PhraseEntry(
      .readPeriodBefore, ", or read the period before, ‘{before}’, in the line of ‘{line}’"),
    PhraseEntry(.takeSumOrOne, "take a sum or a single value of one of them"),
    PhraseEntry(
      .ratioOrFactor,
      "; if ‘{number}’ is a ratio, write ‘({number} in percent)’, and if it is a factor, ‘{percent} * {number}’"
    ),
    PhraseEntry(
      .percentOrPart,
      "; if ‘{number}’ is meant in percent, write ‘{number}%’, and if it is a ratio, ‘({number} in percent)’"
    ),
    PhraseEntry(.settingOfKnownWords, ", or ‘{written}’, as these words are known"),
    PhraseEntry(.eitherOr, "{first} or {others}"),
    PhraseEntry(.keepOneOrRename, "keep one of the two, or give one another name"),
    PhraseEntry(.endBeforeNext, "let one of the two ranges end before the other begins"),
    PhraseEntry(
      .narrowerLast, "nothing is left of the first line: put the narrower range behind the wider"),
    PhraseEntry(
      .writeForOthers, "write ‘{written}’ for what holds wherever no other line says more"),
    PhraseEntry(.deleteOneOf, "one value counts in a block: delete ‘{first}’ or ‘{second}’"),
    PhraseEntry(.deleteRepeated, "both lines say the same: delete one of them"),
    PhraseEntry(.asManyValues, "as many values between its parentheses"),
    PhraseEntry(.takeOneOrSum, "take one value of it, or its sum"),
    PhraseEntry(
      .listFillsSeries, "a list fills the periods in their order, without an index: ‘{written}’"),
    PhraseEntry(.writeAsPercent, "write it as in ‘5%’"),
    PhraseEntry(
      .writeAsShare,
      "the figure is a number times a percent: write ‘{correct}’ for the share of the number"),
    PhraseEntry(.writeAsAmount, "write the amount with its currency, ‘{correct}’"),
    PhraseEntry(
      .writeBothEnds,
      "for a range give each end a name or a column of its own, for one figure write that alone"),
    PhraseEntry(
      .writeDistribution,
      "for a figure that lies between the two write ‘{correct}’, for one figure that alone"),
    PhraseEntry(.leaveRowOut, "leave the row out, for ‘sum’ makes the total"),
    PhraseEntry(.skipRow, "write ‘{entry}’ in the braces of the table"),
    PhraseEntry(.sayOfWhat, "say of what the percent is taken, as in ‘x * (1 - 20%)’"),
    PhraseEntry(
      .percentOfWhat,
      "nothing says what the {percent} of ‘{name}’ is of; write ‘{correct}’"),
    PhraseEntry(.listOfPeriods, "write ‘{written}’ for a value in each period, "),
    PhraseEntry(.writePeriodBefore, "for the value of the period before write ‘{written}’"),
    PhraseEntry(.writeNameInstead, "write the name of the figure, or the line in a scenario"),
    PhraseEntry(.plainInItsLine, "write ‘{percent}’ alone in the line of ‘{rate}’, or "),
    PhraseEntry(.writeAlike, "write both in the same way"),
    PhraseEntry(.lineOfIt, "write ‘{line}’ for its figure, "),
    PhraseEntry(
      .inputWithType,
      "an input has its type behind it, as in ‘{name}: money’, ‘{name}: percent’ or ‘{name}: number’"
    ),
    PhraseEntry(
      .partsOfKind, "write inputs, lines, functions, ‘require’, ‘remark’ or ‘show’"),
    PhraseEntry(
      .lineOfEach,
      "a list within a line by row holds figures: take a line of each, such as ‘{line}’"),
    PhraseEntry(
      .operatorBeforeParenthesis, "write an operator such as ‘*’ before the parenthesis"),
    PhraseEntry(
      .lineOrSeries,
      "write ‘{line}’ where the kind says it, or ‘{input}’ for an input that is filled by period"),
    PhraseEntry(.inputIsPercent, "; the kind then has ‘{input}: percent’"),
    PhraseEntry(
      .columnIsPercent,
      "; ‘{entry}’ in the braces behind the name of the file says it for the column"),
    PhraseEntry(.hasNoFields, "it has nothing to fill in: write ‘{kind} NAME { }’"),
    PhraseEntry(.itsFieldsAre, "its fields are {known}"),
    PhraseEntry(.andArgument, "{first}, ‘{written}’"),
    PhraseEntry(.asInCall, ", as in ‘{call}’"),
    PhraseEntry(.noDefinition, "it is no definition or field"),
    PhraseEntry(.noDefinitionOfCase, "it is no definition or field of this case"),
    PhraseEntry(
      .filledInFromFields,
      "it is filled in from several fields; change one of them, or vary what it belongs to by ‘with { … }’"
    ),
    PhraseEntry(
      .isTable,
      "it is a table; change one of its columns, a cell such as ‘book.rate[2]’, or put other rows in their place: ‘book { … }’"
    ),
    PhraseEntry(
      .cellIsBehindColumn, "the row stands behind the column; write ‘{instead}’"),
    PhraseEntry(
      .rowIsBehindName, "the row stands behind the name of all of them; write ‘{instead}’"),
    PhraseEntry(
      .hasNoRows, "it is no instance for each row, period or key; leave out the first brackets"),
    PhraseEntry(
      .isVaried,
      "a variant of it, ‘… with { … }’, would stay as it is; vary it where it is handed to a field, or change the variant, too"
    ),
    PhraseEntry(
      .clauseThatWasChanges,
      "‘was’ keeps a clause that the same block changes; say what it is there: ‘{instead}’"),
    PhraseEntry(
      .clauseIsChosen,
      "a condition or a row says here which clause that is, or whether there is one; give all of it: ‘{instead}’"
    ),
    PhraseEntry(
      .isTableOfAll,
      "a table is the same for all of them; change its cells, or give one a table of its own in a variant: ‘{instead}’"
    ),
    PhraseEntry(.changeItsFields, ", or change fields of it: ‘{block}’"),
    PhraseEntry(
      .namesAnother,
      "a field on the way only names something else, which others may use, too; change ‘{instead}’"),
    PhraseEntry(
      .timelineDependsOnIt, "the timeline depends on it, which is the same in all scenarios"),
    PhraseEntry(
      .valuationDateDependsOnIt,
      "the valuation date depends on it, which is the same in all scenarios"),
    PhraseEntry(
      .exchangeRateDependsOnIt,
      "a rate of exchange depends on it, which is the same in all scenarios"),
    PhraseEntry(.isLeftOut, "it is left out; give it a value to begin with"),
    PhraseEntry(.mayBeLeftOut, "it may be missing; give it a value in all cases"),
    PhraseEntry(.noNameOfCase, "it is no name of the case"),
    PhraseEntry(.hasManyValues, "it has many values; let them follow from a name with one"),
    PhraseEntry(.isNoAmount, "it is no amount"),
    PhraseEntry(.hasNoOwnValue, "it has no value of its own"),
    PhraseEntry(
      .differsByRow, "it differs from row to row; let it follow from a name with one value"),
    PhraseEntry(
      .isZeroBesideUnit, "it is a 0 beside an amount in another unit; give it a unit, such as USD 0"
    ),
    PhraseEntry(.standsTwice, "it stands here twice"),
    PhraseEntry(.rangeRunsBackwards, "the range must go from the lower to the higher end"),
    PhraseEntry(.noWholeNumberBetween, "no whole number lies there"),
    PhraseEntry(.noFigureBetween, "there is no figure anywhere between them"),
    PhraseEntry(.figureDoesNotDependOnIt, "the figure does not depend on it"),
    PhraseEntry(
      .differenceAtBothEnds,
      "the difference is {low_difference} at {low} and {high_difference} at {high}"),
    PhraseEntry(.nearestWithoutPassing, "it comes nearest at {place}, without passing; {ends}"),
    PhraseEntry(.changesNeedNonZero, "percents of change need a name and a figure that are not 0"),
    PhraseEntry(.noFigureNearby, "there is no figure close to the value as it is"),
    PhraseEntry(.tooManyCells, "more than {limit} cells are too many"),
    PhraseEntry(.moreThan, "more than {number}"),
    PhraseEntry(.tooDeepQuestions, "questions stand in one another more than two deep"),
    PhraseEntry(
      .suchFigureOverTrials,
      "a figure over all trials, such as ‘.p5’, is another one where an uncertain name has one value in all of them; name what is varied, ‘tornado(figure, name, low .. high)’"
    ),
    PhraseEntry(
      .figureOverTrials, "a figure over all trials is not known for other values of a name"),
    PhraseEntry(.shareOutsideRange, "a share of the trials lies between 0 % and 100 %"),
    PhraseEntry(.noMeanOfNothing, "there is no mean of 0 % of the trials"),
    PhraseEntry(.conditionNeverHolds, "the condition holds in no trial"),
    PhraseEntry(.figureTooLarge, "the figure is too large"),
    PhraseEntry(
      .noSkewnessOfConstant,
      "what is the same in all trials leans to no side; ask for the skewness of a value that varies"
    ),
    PhraseEntry(
      .noCorrelationOfConstant,
      "what is the same in all trials rises and falls with nothing; both values must vary"),
    PhraseEntry(
      .noVarianceToShare,
      "what is the same in all trials has no variance of which there could be a share"),
    PhraseEntry(.higherThanToldRates, "is higher than can be told"),
    PhraseEntry(.lowerThanToldRates, "is so near to -100 % that it cannot be told"),
    PhraseEntry(
      .recursionByUncertainValue, "a function calls itself for as long as an uncertain value says"),
    PhraseEntry(.trialTakesTooLong, "a trial takes more than {limit} operations"),
    PhraseEntry(.unknownForUncertainValues, "this is not known for uncertain values"),
    PhraseEntry(.tooManyTrials, "more than {limit} trials are not allowed here"),
    PhraseEntry(.baseOutsideDraws, "the value before ‘~’ lies outside of what can be drawn"),
    PhraseEntry(.hasNoMean, "no mean"),
    PhraseEntry(.hasNoDeviation, "no finite standard deviation"),
    PhraseEntry(.probabilityOutsideRange, "a probability lies between 0% and 100%"),
    PhraseEntry(.probabilitiesDoNotTotal, "the probabilities total {total}, not 100%"),
    PhraseEntry(.sharesMiss, "{rest} is missing"),
    PhraseEntry(.sharesExceed, "{rest} is too much"),
    PhraseEntry(.deviationNotNegative, "the standard deviation must not be negative"),
    PhraseEntry(.variationNotNegative, "the coefficient of variation must not be negative"),
    PhraseEntry(.p5NotAboveP95, "p5 must not be above p95"),
    PhraseEntry(
      .meanAboveZeroDeviationNotNegative,
      "the mean must be above 0 and the standard deviation not negative"),
    PhraseEntry(
      .meanAboveZeroVariationNotNegative,
      "the mean must be above 0 and the coefficient of variation not negative"),
    PhraseEntry(
      .medianAboveZeroFactorAtLeastOne,
      "the median must be above 0 and the factor at least 1"),
    PhraseEntry(.p5AboveZeroNotAboveP95, "p5 must be above 0 and not above p95"),
    PhraseEntry(.lowNotAboveHigh, "the low end must not be above the high end"),
    PhraseEntry(.valuesRise, "the values must rise: low, mode, high"),
    PhraseEntry(
      .valuesRiseWeightNotNegative,
      "the values must rise: low, mode, high; the weight of the mode must not be negative"),
    PhraseEntry(
      .shapesAboveZeroLowNotAboveHigh,
      "both shapes must be above 0, and the low end not above the high end"),
    PhraseEntry(
      .meanInsideDeviationFits,
      "the mean must lie inside the range, and the standard deviation be small enough for it"),
    PhraseEntry(.shapeAndScaleAboveZero, "shape and scale must be above 0"),
    PhraseEntry(.meanAndDeviationAboveZero, "mean and standard deviation must be above 0"),
    PhraseEntry(.meanAboveZero, "the mean must be above 0"),
    PhraseEntry(
      .freedomAboveZeroScaleNotNegative,
      "the degrees of freedom must be above 0 and the scale not negative"),
    PhraseEntry(.probabilityOfEvent, "a probability lies between 0 % and 100 %"),
    PhraseEntry(
      .wholeTriesAndProbability,
      "n must be a whole number that is not negative, and the probability between 0 % and 100 %"),
    PhraseEntry(.meanNotNegative, "the mean must not be negative"),
    PhraseEntry(
      .probabilityForEachValue,
      "there must be as many probabilities as values, none below 0 %, and they must total 100 %"),
    PhraseEntry(.atLeastOneValue, "the list must hold at least one value"),
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
    PhraseEntry(.openProbability, "a probability above 0 % and below 100 %"),
    PhraseEntry(.wholeNumberInRange, "a whole number from {low} to {high}"),
    PhraseEntry(.evenWholeNumberInRange, "an even whole number from {low} to {high}"),
    PhraseEntry(.fromTo, "{low} to {high}"),
    PhraseEntry(.sameUnitOrOtherSign, "give both sides the same unit, or use another sign"),
    PhraseEntry(.sameUnit, "write both sides in the same unit"),
    PhraseEntry(.writeThis, "write ‘{written}’"),
    PhraseEntry(.writeYearsOrDays, "write ‘{years}’ for years, ‘{days}’ for days"),
    PhraseEntry(.writeDuration, "say how long it is, as in ‘{written}’"),
    PhraseEntry(
      .writeDayOrTest, "write ‘{written}’, or ‘{test}’ to ask whether the day lies in the period"),
    PhraseEntry(
      .someTypes, "write number, percent, money, date, text or the name of a kind"),
    PhraseEntry(
      .typesOfColumns,
      "a column of a file holds number, whole, percent, money, date, duration, text, yes_no or words such as sold | kept"
    ),
    PhraseEntry(.theTable, "the table"),
    PhraseEntry(.valueWithMistake, "a value that has a mistake"),
    PhraseEntry(.aNumber, "a number"),
    PhraseEntry(.aPercent, "a percent"),
    PhraseEntry(.aText, "a text"),
    PhraseEntry(.yesOrNo, "yes or no"),
    PhraseEntry(.aDate, "a date"),
    PhraseEntry(.aDurationInMonths, "a duration in months or years"),
    PhraseEntry(.aDurationInDays, "a duration in days"),
    PhraseEntry(.aDurationInMonthsAndDays, "a duration in months and days"),
    PhraseEntry(.nothing, "nothing"),
    PhraseEntry(.moneyIn, "money in {unit}"),
    PhraseEntry(.quantityIn, "a quantity in {unit}"),
    PhraseEntry(.ratePer, "a rate per {period}"),
    PhraseEntry(.probabilityPer, "a probability per {period}"),
    PhraseEntry(.calendarPeriod, "a {period}"),
    PhraseEntry(.numberedPeriod, "a numbered {period}"),
    PhraseEntry(.choiceOf, "a choice of {words}"),
    PhraseEntry(.datedFlows, "dated flows ({element})"),
    PhraseEntry(.listOf, "a list ({element} each)"),
    PhraseEntry(.seriesByPeriod, "a series ({element} each period)"),
    PhraseEntry(.columnByRow, "a column ({element} each row)"),
    PhraseEntry(.seriesByKey, "a series ({element} each key)"),
    PhraseEntry(.aTable, "a table"),
    PhraseEntry(.aRow, "a row"),
    PhraseEntry(.instanceOf, "an instance of {kind}"),
    PhraseEntry(.anInstance, "an instance"),
    PhraseEntry(.instancesByRow, "one instance for each row, period or key"),
    PhraseEntry(.oneByRow, "one of the instances of {kind} by row, period or key"),
    PhraseEntry(.aFunction, "a function"),
    PhraseEntry(.aRange, "a range"),
    PhraseEntry(.thatMayBeMissing, "{type} that may be missing"),
    PhraseEntry(.aNumberOrPercent, "a number or percent"),
    PhraseEntry(.anAmount, "an amount"),
    PhraseEntry(.listOrSeriesOfAmounts, "a list or series of amounts"),
    PhraseEntry(.listOrSeriesOfNumbers, "a list or series of numbers"),
    PhraseEntry(.aListOrSeries, "a list or series"),
    PhraseEntry(.listOfDates, "a list of dates"),
    PhraseEntry(.oneOf, "one of {words}"),
    PhraseEntry(.aWholeNumber, "a whole number"),
    PhraseEntry(.rateSuchAs, "a rate such as 12% per year"),
    PhraseEntry(.amountSuchAs, "a number or an amount such as CHF 1000"),
    PhraseEntry(.moneySuchAs, "an amount of money such as {example}"),
    PhraseEntry(.aCurrency, "a currency"),
    PhraseEntry(.currencySuchAs, "a currency such as USD"),
    PhraseEntry(.pricePerUnitSuchAs, "a price per unit such as {currency} 3 per {unit}"),
    PhraseEntry(.dateSuchAs, "a date such as 2026-03-15"),
    PhraseEntry(.textInQuotes, "a text in quotes"),
    PhraseEntry(.durationSuchAs, "a duration such as 20 years"),
    PhraseEntry(.aPeriod, "a period such as 2027, 2026-03 or year 3"),
    PhraseEntry(.aPeriodOfCalendar, "a period of the calendar, such as 2026-Q1"),
    PhraseEntry(.aTiming, "end, middle or start"),
    PhraseEntry(.aSeriesOrList, "a series or list"),
    PhraseEntry(.aList, "a list"),
    PhraseEntry(.aFigureOrText, "a figure or a text"),
    PhraseEntry(.timeNotNegative, "a time that is not negative"),
    PhraseEntry(.functionOfLanguage, "a function of the language"),
    PhraseEntry(
      .functionOfCase, "a function of the case, such as ‘function next(a, b) = {name}(a, b)’"),
    PhraseEntry(.functionOfTwoValues, "a function of two values"),
    PhraseEntry(.shortDurationSuchAs, "a duration such as 1 year, 18 months or 90 days"),
    PhraseEntry(.conditionSuchAs, "a condition such as value < CHF 0"),
    PhraseEntry(.aSingleAmount, "a single amount"),
    PhraseEntry(.rangeSuchAs, "a range such as 3% .. 7%"),
    PhraseEntry(.valuesSuchAsItsOwn, "a list of values such as its own, {type}"),
    PhraseEntry(.datedFlowsOrSeries, "dated flows or a series over other periods"),
    PhraseEntry(.listOfType, "a list of {type}"),
    PhraseEntry(.listOfValues, "a list of values"),
    PhraseEntry(.askOverTrials, "{type} (over all trials: ‘{value}.{function}’)"),
    PhraseEntry(.aCondition, "a condition"),
    PhraseEntry(.aSingleValue, "a single value"),
    PhraseEntry(.listOfPercents, "a list of percents"),
    PhraseEntry(.aDistribution, "a distribution"),
    PhraseEntry(.statisticOverTrials, "a statistic over all trials"),
    PhraseEntry(
      .datedFlowsSuchAs,
      "dated flows, such as ‘[2026-06-30: {example}]’, or a table with the columns ‘date’ and ‘amount’"
    ),
    PhraseEntry(.oneDatedFlow, "a part of one dated flow"),
    PhraseEntry(.changesOfScenario, "the changes of this scenario"),
    PhraseEntry(.aTree, "a tree"),
    PhraseEntry(.treeWithoutChoice, "a tree without ‘choose’"),
    PhraseEntry(.theTree, "the tree"),
    PhraseEntry(.choicesOfTree, "the choices of the tree"),
    PhraseEntry(.typeInUnit, "{type} in {unit}"),
    PhraseEntry(.thatOfNameWithItself, "that of a name with itself"),
    PhraseEntry(.aValue, "a value"),
    PhraseEntry(.aDefinition, "a definition"),
    PhraseEntry(.aName, "a name"),
    PhraseEntry(.aType, "a type"),
    PhraseEntry(.unitOrCurrency, "a unit or currency"),
    PhraseEntry(.signsOfDefinition, "‘=’, ‘:’, ‘~’ or ‘{’"),
    PhraseEntry(.wordOfChoice, "a word of the choice, or ‘else’,"),
    PhraseEntry(.barOrEndOfRow, "‘|’ or the end of the row"),
    PhraseEntry(.quoted, "‘{written}’"),
    PhraseEntry(.endOfTheFile, "the end of the file"),
    PhraseEntry(.endOfTheLine, "the end of the line"),
    PhraseEntry(.noPartOfSimulation, "this is no part of a simulation"),
    PhraseEntry(.trialsAreWhole, "the number of trials is a whole number from 2 on"),
    PhraseEntry(.trialsAtMost, "there can be at most {limit} trials"),
    PhraseEntry(.seedIsWhole, "a seed is a whole number from 0 on"),
    PhraseEntry(.samplingIsOneOf, "‘sampling’ is random or latin_hypercube"),
    PhraseEntry(.simulationInBlock, "a simulation is given in a block"),
    PhraseEntry(.typedColumns, "typed columns"),
    PhraseEntry(.definitionInFunction, "this definition inside a function"),
    PhraseEntry(.formInFunction, "this form inside a function"),
    PhraseEntry(.formInTable, "this form in a table"),
    PhraseEntry(.tableInFunction, "a table made inside a function or a line by period"),
    PhraseEntry(.inputOfKind, "an input of a kind"),
    PhraseEntry(.hasNoValue, "‘{name}’ has no value"),
    PhraseEntry(
      .anEncoding, "utf_8, latin_1, windows_1252, windows_1250, windows_1251 or utf_16"),
    PhraseEntry(.aSeparator, "comma, semicolon, tab or bar, or the sign itself as in \";\""),
    PhraseEntry(.aDecimalSign, "\".\" or \",\""),
    PhraseEntry(
      .aDateForm,
      "a form such as \"dd.mm.yyyy\", with d, dd; m, mm, mmm, mmmm; yy, yyyy, or a list of such forms"
    ),
    PhraseEntry(
      .aHeader, "the number of the line that names the columns, or ‘no’ where none does"),
    PhraseEntry(.missingMarks, "a text or a list of texts, as in [\"NULL\", \"N/A\"]"),
    PhraseEntry(.writeInBraces, "write {entries} in the braces behind the name of the file"),
    PhraseEntry(
      .quoteSeparators, "correct the file, and put cells that hold a separator in double quotes"),
    PhraseEntry(
      .correctOrWrite,
      "correct the file, or write ‘{entry}’ in the braces behind its name"),
    PhraseEntry(
      .correctOrText,
      "correct it, leave it empty, or write ‘{entry}’ in the braces behind the name of the file"),
    PhraseEntry(.correctTheCell, "correct the cell, or leave it empty"),
    PhraseEntry(.correctOrLeaveEmpty, "correct the cell, or leave it empty and write ‘{entry}’"),
    PhraseEntry(
      .shareOrPercent,
      "if it is {share}, write ‘{ofShare}’ in the braces behind the name of the file; if it is {percent}, write ‘{ofPercent}’"
    ),
    PhraseEntry(.definitionInFunctionBlock, "a definition in a function"),
    PhraseEntry(.isNoPartOfSimulation, "‘{name}’ is no part of a simulation{hint}"),
    PhraseEntry(.listsWithKeys, "lists with keys"),
    PhraseEntry(.missingInPeriod, ", ‘{name}’ of {period}"),
    PhraseEntry(.missingInRow, ", ‘{name}’ in the row ‘{row}’"),
    PhraseEntry(.missingInFile, ", ‘{name}’ in the row ‘{row}’ of the file ‘{file}’"),
    PhraseEntry(.figureIs, "‘{words}’ is {value}"),
    PhraseEntry(.figuresThere, "; {figures}"),
    PhraseEntry(.inThePeriod, "in {period}"),
    PhraseEntry(.thisFunction, "this function"),
    PhraseEntry(.this, "this"),
  ]
}
