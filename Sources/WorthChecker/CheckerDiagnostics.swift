import WorthSource

/// The diagnostics of checker and planner.
extension Diagnostic {
  /// The words that propose the nearest name, or nothing.
  private static func hint(_ nearest: String?) -> String {
    nearest.map { "; did you mean ‘" + $0 + "’?" } ?? ""
  }

  static func unknownName(_ span: Span, _ name: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E0201, span, [Argument("name", name), Argument("hint", hint(nearest))],
      proposal: nearest.map { Proposal(span, $0) })
  }

  static func definedTwice(_ span: Span, _ name: String, first: Span) -> Diagnostic {
    Diagnostic(
      .E0202, span, [Argument("name", name)],
      labels: [Label(first, .firstDefinedHere), Label(span, .definedAgainHere)])
  }

  static func functionIsNoValue(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E0222, span, [Argument("name", name)])
  }

  static func notSeenFromKind(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E0203, span, [Argument("name", name)])
  }

  static func noTypeFromLoop(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E0205, span, [Argument("name", name)])
  }

  static func fileNotFound(_ span: Span, _ file: String) -> Diagnostic {
    Diagnostic(.E0206, span, [Argument("file", file)])
  }

  static func usesItself(_ span: Span, _ file: String) -> Diagnostic {
    Diagnostic(.E0207, span, [Argument("file", file)])
  }

  static func unknownKind(_ span: Span, _ name: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E0208, span, [Argument("name", name), Argument("hint", hint(nearest))],
      proposal: nearest.map { Proposal(span, $0) })
  }

  static func valueWithoutName(_ span: Span) -> Diagnostic { Diagnostic(.E0209, span, []) }

  static func notAName(_ span: Span) -> Diagnostic { Diagnostic(.E0210, span, []) }

  static func onlyInKinds(_ span: Span, _ form: String) -> Diagnostic {
    Diagnostic(.E0211, span, [Argument("form", form)])
  }

  static func unknownUnit(_ span: Span, _ unit: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E0212, span, [Argument("unit", unit), Argument("hint", hint(nearest))],
      proposal: nearest.map { Proposal(span, $0) })
  }

  static func notACurrency(_ span: Span, _ code: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E0213, span, [Argument("code", code), Argument("hint", hint(nearest))],
      proposal: nearest.map { Proposal(span, $0) })
  }

  static func currencyAlone(_ span: Span, _ code: String) -> Diagnostic {
    Diagnostic(.E0214, span, [Argument("code", code)])
  }

  static func kindIsNoValue(_ span: Span, _ kind: String) -> Diagnostic {
    Diagnostic(.E0215, span, [Argument("kind", kind)])
  }

  static func inputOutsideKind(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E0216, span, [Argument("name", name)])
  }

  static func notASetting(_ span: Span, _ name: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E0217, span, [Argument("name", name), Argument("hint", hint(nearest))],
      proposal: nearest.map { Proposal(span, $0) })
  }

  static func settingNotGiven(_ span: Span, _ setting: String) -> Diagnostic {
    Diagnostic(.E0218, span, [Argument("setting", setting)])
  }

  static func unknownCode(_ span: Span, _ code: String, nearest: String?) -> Diagnostic {
    Diagnostic(.E0219, span, [Argument("code", code), Argument("hint", hint(nearest))])
  }

  static func blockOutsideKind(_ span: Span) -> Diagnostic { Diagnostic(.E0220, span, []) }

  static func differentCurrencies(
    _ span: Span, _ left: String, _ right: String, left leftSpan: Span, right rightSpan: Span,
    fix: String?
  ) -> Diagnostic {
    Diagnostic(
      .E0301, span, [Argument("left", left), Argument("right", right)],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", left)]),
        Label(rightSpan, .thisIs, [Argument("type", right)]),
      ], proposal: fix.map { Proposal(span, $0) })
  }

  static func percentOfNothing(
    _ span: Span, fix: String, left leftSpan: Span, right rightSpan: Span, _ left: String,
    _ right: String
  ) -> Diagnostic {
    Diagnostic(
      .E0302, span, [Argument("left", left), Argument("right", right)],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", left)]),
        Label(rightSpan, .thisIs, [Argument("type", right)]),
      ], proposal: Proposal(span, fix))
  }

  static func differentUnits(
    _ span: Span, _ left: String, _ right: String, left leftSpan: Span, right rightSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      .E0303, span, [Argument("left", left), Argument("right", right)],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", left)]),
        Label(rightSpan, .thisIs, [Argument("type", right)]),
      ])
  }

  static func unlikeOperands(
    _ span: Span, _ sign: String, _ left: String, _ right: String, left leftSpan: Span,
    right rightSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      .E0304, span, [Argument("sign", sign), Argument("left", left), Argument("right", right)],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", left)]),
        Label(rightSpan, .thisIs, [Argument("type", right)]),
      ])
  }

  static func rateInSum(
    _ span: Span, rate: String, per: String, place: Span
  ) -> Diagnostic {
    Diagnostic(
      .E0341, span, [Argument("rate", rate), Argument("per", per)],
      labels: [Label(place, .thisIs, [Argument("type", "a rate per " + per)])])
  }

  static func raggedLine(_ span: Span, row: Int, cells: Int, columns: Int) -> Diagnostic {
    Diagnostic(
      .E0421, span,
      [
        Argument("row", String(row)), Argument("cells", String(cells)),
        Argument("columns", String(columns)),
      ])
  }

  static func wrongFileCell(
    _ span: Span, row: Int, column: String, cell: String, type: String, isStated: Bool
  ) -> Diagnostic {
    Diagnostic(
      isStated ? .E0422 : .E0423, span,
      [
        Argument("row", String(row)), Argument("column", column), Argument("cell", cell),
        Argument("type", type),
      ])
  }

  static func emptyFileCell(
    _ span: Span, row: Int, column: String, type: String
  ) -> Diagnostic {
    Diagnostic(
      .E0424, span,
      [Argument("row", String(row)), Argument("column", column), Argument("type", type)])
  }

  static func headerIsNoName(_ span: Span, _ header: String) -> Diagnostic {
    Diagnostic(.E0425, span, [Argument("header", header)])
  }

  static func quoteInFile(_ span: Span, isOpen: Bool) -> Diagnostic {
    Diagnostic(isOpen ? .E0426 : .E0427, span)
  }

  static func emptyFile(_ span: Span, _ file: String) -> Diagnostic {
    Diagnostic(.E0428, span, [Argument("file", file)])
  }

  static func columnNotInFile(
    _ span: Span, _ column: String, known: [String], nearest: String?
  ) -> Diagnostic {
    Diagnostic(
      .E0429, span,
      [
        Argument("column", column), Argument("known", known.joined(separator: ", ")),
        Argument("hint", hint(nearest)),
      ], proposal: nearest.map { Proposal(span, $0) })
  }

  static func moneyWithoutCurrency(_ span: Span, _ column: String) -> Diagnostic {
    Diagnostic(.E0430, span, [Argument("column", column)])
  }

  static func cannotSort(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E0347, span, [Argument("found", found)])
  }

  static func cannotSortBy(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E0348, span, [Argument("found", found)])
  }

  static func notARounding(_ span: Span) -> Diagnostic { Diagnostic(.E0349, span) }

  static func noExchange(_ span: Span, from: String, to: String) -> Diagnostic {
    Diagnostic(.E0342, span, [Argument("from", from), Argument("to", to)])
  }

  static func exchangeNeedsPeriod(_ span: Span) -> Diagnostic { Diagnostic(.E0343, span) }

  static func exchangeByPeriod(_ span: Span) -> Diagnostic { Diagnostic(.E0350, span) }

  static func notAnExchange(_ span: Span) -> Diagnostic { Diagnostic(.E0344, span) }

  static func exchangeNeedsDate(_ span: Span) -> Diagnostic { Diagnostic(.E0345, span) }

  static func notDated(_ span: Span) -> Diagnostic { Diagnostic(.E0346, span) }

  static func datesWithoutCalendar(_ span: Span) -> Diagnostic { Diagnostic(.E0515, span) }

  static func periodsNeedDate(_ span: Span) -> Diagnostic { Diagnostic(.E0516, span) }

  static func periodsNeedChoice(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E0517, span, [Argument("found", found)])
  }

  static func moneyTimesMoney(_ span: Span, left leftSpan: Span, right rightSpan: Span)
    -> Diagnostic
  {
    Diagnostic(
      .E0305, span, [], labels: [Label(leftSpan, .thisIsMoney), Label(rightSpan, .thisIsMoney)])
  }

  static func incomparable(
    _ span: Span, _ left: String, _ right: String, left leftSpan: Span, right rightSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      .E0306, span, [Argument("left", left), Argument("right", right)],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", left)]),
        Label(rightSpan, .thisIs, [Argument("type", right)]),
      ])
  }

  static func conditionNeeded(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E0307, span, [Argument("found", found)])
  }

  static func wrongOperand(_ span: Span, _ sign: String, _ found: String) -> Diagnostic {
    Diagnostic(.E0308, span, [Argument("sign", sign), Argument("found", found)])
  }

  static func differentTypes(_ span: Span, _ first: String, _ second: String) -> Diagnostic {
    Diagnostic(.E0309, span, [Argument("first", first), Argument("second", second)])
  }

  static func mayBeMissing(_ span: Span, _ text: String, empty: Span?) -> Diagnostic {
    Diagnostic(
      .E0339, span, [Argument("text", text)],
      labels: [Label(span, .mayBeMissing)] + (empty.map { [Label($0, .emptyHere)] } ?? []),
      proposal: Proposal(span, "(" + text + " otherwise 0)"))
  }

  static func rateInProduct(
    _ span: Span, left leftSpan: Span, right rightSpan: Span, _ left: String, _ right: String
  ) -> Diagnostic {
    Diagnostic(
      .E0340, span, [Argument("left", left), Argument("right", right)],
      labels: [
        Label(leftSpan, .thisIs, [Argument("type", left)]),
        Label(rightSpan, .thisIs, [Argument("type", right)]),
      ])
  }

  static func wrongType(_ span: Span, expected: String, found: String) -> Diagnostic {
    Diagnostic(.E0310, span, [Argument("expected", expected), Argument("found", found)])
  }

  static func listInArithmetic(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E0311, span, [Argument("found", found)])
  }

  static func powerOfQuantity(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E0312, span, [Argument("found", found)])
  }

  static func yesNoInArithmetic(_ span: Span) -> Diagnostic { Diagnostic(.E0313, span, []) }

  static func textInSum(_ span: Span) -> Diagnostic { Diagnostic(.E0314, span, []) }

  static func rangeOfWrong(_ span: Span, _ first: String, _ second: String) -> Diagnostic {
    Diagnostic(.E0315, span, [Argument("first", first), Argument("second", second)])
  }

  static func wrongArgument(
    _ span: Span, function: String, parameter: String, expected: String, found: String
  ) -> Diagnostic {
    Diagnostic(
      .E0316, span,
      [
        Argument("function", function), Argument("parameter", parameter),
        Argument("expected", expected), Argument("found", found),
      ])
  }

  static func argumentCount(_ span: Span, _ function: String, found: Int, expected: Int)
    -> Diagnostic
  {
    Diagnostic(
      .E0317, span,
      [
        Argument("function", function), Argument("found", String(found)),
        Argument("expected", String(expected)),
      ])
  }

  static func missingArgument(
    _ span: Span, _ parameter: String, function: String, words: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      .E0318, span,
      [
        Argument("parameter", parameter), Argument("function", function),
        Argument("words", words.isEmpty ? "…" : words.joined(separator: " | ")),
      ])
  }

  static func unknownArgument(
    _ span: Span, _ name: String, function: String, nearest: String?, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .E0319, span,
      [
        Argument("name", name), Argument("function", function), Argument("hint", hint(nearest)),
        Argument("known", listed(known)),
      ])
  }

  static func notAFunction(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E0320, span, [Argument("found", found)])
  }

  static func cannotConvert(_ span: Span, _ found: String, _ unit: String) -> Diagnostic {
    Diagnostic(.E0321, span, [Argument("found", found), Argument("unit", unit)])
  }

  static func cannotBePer(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E0322, span, [Argument("found", found)])
  }

  static func onlyRatesCompound(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E0323, span, [Argument("found", found)])
  }

  static func unknownCompounding(_ span: Span, _ word: String) -> Diagnostic {
    Diagnostic(.E0324, span, [Argument("word", word)])
  }

  static func currencyAfterNumber(_ span: Span, _ code: String, number: String) -> Diagnostic {
    Diagnostic(
      .E0325, span, [Argument("code", code), Argument("number", number)],
      proposal: Proposal(span, code + " " + number))
  }

  static func numberTooLarge(_ span: Span) -> Diagnostic { Diagnostic(.E0326, span, []) }

  static func noSuchDate(_ span: Span, _ text: String, nearest: String?) -> Diagnostic {
    Diagnostic(.E0327, span, [Argument("text", text)], proposal: nearest.map { Proposal(span, $0) })
  }

  static func noSuchPeriod(_ span: Span, _ text: String) -> Diagnostic {
    Diagnostic(.E0328, span, [Argument("text", text)])
  }

  static func notAChoice(_ span: Span, _ word: String, words: [String], nearest: String?)
    -> Diagnostic
  {
    Diagnostic(
      .E0329, span,
      [
        Argument("word", word), Argument("words", words.joined(separator: ", ")),
        Argument("hint", hint(nearest)),
      ], proposal: nearest.map { Proposal(span, $0) })
  }

  static func percentExpected(_ span: Span) -> Diagnostic { Diagnostic(.E0330, span, []) }

  static func cannotRunOver(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E0331, span, [Argument("found", found)])
  }

  static func cannotFilter(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E0332, span, [Argument("found", found)])
  }

  static func noMembers(_ span: Span, _ name: String, _ found: String) -> Diagnostic {
    Diagnostic(.E0333, span, [Argument("name", name), Argument("found", found)])
  }

  static func unknownPart(_ span: Span, _ name: String, _ found: String, known: String)
    -> Diagnostic
  {
    Diagnostic(
      .E0334, span, [Argument("name", name), Argument("found", found), Argument("known", known)])
  }

  static func memberOfMissing(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E0335, span, [Argument("name", name)])
  }

  static func listAgainstValue(_ span: Span, _ left: String, _ right: String) -> Diagnostic {
    Diagnostic(.E0336, span, [Argument("left", left), Argument("right", right)])
  }

  static func functionWithoutResult(_ span: Span) -> Diagnostic { Diagnostic(.E0337, span, []) }

  static func onlyInShow(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E0338, span, [Argument("name", name)])
  }

  static func missingField(
    _ span: Span, _ field: String, kind: String, type: String, documentation: String, declared: Span
  ) -> Diagnostic {
    Diagnostic(
      .E0401, span,
      [
        Argument("field", field), Argument("kind", kind), Argument("type", type),
        Argument("documentation", documentation.isEmpty ? "" : " (" + documentation + ")"),
      ], labels: [Label(declared, .declaredHere)])
  }

  static func unknownField(
    _ span: Span, _ field: String, kind: String, nearest: String?, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .E0402, span,
      [
        Argument("field", field), Argument("kind", kind), Argument("hint", hint(nearest)),
        Argument("known", listed(known)),
      ], proposal: nearest.map { Proposal(span, $0) })
  }

  static func wrongField(
    _ span: Span, _ field: String, expected: String, found: String, declared: Span,
    worked: Span? = nil, fix: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .E0403, span,
      [Argument("field", field), Argument("expected", expected), Argument("found", found)],
      labels: [Label(declared, .declaredHere)] + (worked.map { [Label($0, .derivedHere)] } ?? []),
      proposal: fix.map { Proposal(span, $0) })
  }

  static func lineIsDerived(_ span: Span, _ line: String, kind: String, derived: Span) -> Diagnostic
  {
    Diagnostic(
      .E0404, span, [Argument("line", line), Argument("kind", kind)],
      labels: [Label(derived, .derivedHere)])
  }

  static func unknownMember(
    _ span: Span, _ name: String, instance: String, kind: String, nearest: String?
  ) -> Diagnostic {
    Diagnostic(
      .E0405, span,
      [
        Argument("name", name), Argument("instance", instance), Argument("kind", kind),
        Argument("hint", hint(nearest)),
      ], proposal: nearest.map { Proposal(span, $0) })
  }

  static func kindExtendsItself(_ span: Span, _ kind: String) -> Diagnostic {
    Diagnostic(.E0406, span, [Argument("kind", kind)])
  }

  static func notInKind(_ span: Span) -> Diagnostic { Diagnostic(.E0407, span, []) }

  static func notAField(_ span: Span) -> Diagnostic { Diagnostic(.E0408, span, []) }

  static func wrongKind(_ span: Span, _ field: String, expected: String, found: String)
    -> Diagnostic
  {
    Diagnostic(
      .E0409, span,
      [Argument("field", field), Argument("expected", expected), Argument("found", found)])
  }

  static func unknownType(_ span: Span, _ type: String) -> Diagnostic {
    Diagnostic(.E0410, span, [Argument("type", type)])
  }

  static func currencyOfInstance(_ span: Span, _ found: String, expected: String, instance: String)
    -> Diagnostic
  {
    Diagnostic(
      .E0411, span,
      [Argument("found", found), Argument("expected", expected), Argument("instance", instance)])
  }

  static func rowsExpected(_ span: Span, _ field: String) -> Diagnostic {
    Diagnostic(.E0412, span, [Argument("field", field)])
  }

  static func withoutInstance(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E0413, span, [Argument("found", found)])
  }

  static func raggedRow(_ span: Span, cells: Int, columns: Int, headers: Span?) -> Diagnostic {
    Diagnostic(
      .E0414, span, [Argument("cells", String(cells)), Argument("columns", String(columns))],
      labels: headers.map { [Label($0, .columnsHere)] } ?? [])
  }

  static func missingColumn(_ span: Span, _ column: String) -> Diagnostic {
    Diagnostic(.E0415, span, [Argument("column", column)])
  }

  static func unknownColumn(_ span: Span, _ column: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E0416, span, [Argument("column", column), Argument("hint", hint(nearest))],
      proposal: nearest.map { Proposal(span, $0) })
  }

  static func restWithoutShares(_ span: Span) -> Diagnostic { Diagnostic(.E0417, span, []) }

  static func tableNeedsColumn(_ span: Span) -> Diagnostic { Diagnostic(.E0418, span, []) }

  static func keyColumnNeedsText(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E0419, span, [Argument("found", found)])
  }

  static func columnForSeries(_ span: Span, _ field: String, _ column: String) -> Diagnostic {
    Diagnostic(.E0431, span, [Argument("field", field), Argument("column", column)])
  }

  static func levelForFlow(_ span: Span, _ field: String) -> Diagnostic {
    Diagnostic(.E0420, span, [Argument("field", field)])
  }

  static func noTimeline(_ span: Span) -> Diagnostic { Diagnostic(.E0501, span, []) }

  static func notATimeline(_ span: Span) -> Diagnostic { Diagnostic(.E0502, span, []) }

  static func timelineEndsBeforeStart(_ span: Span) -> Diagnostic { Diagnostic(.E0503, span, []) }

  static func mixedTimelines(_ span: Span, _ first: String, _ second: String) -> Diagnostic {
    Diagnostic(.E0504, span, [Argument("first", first), Argument("second", second)])
  }

  static func wrongPeriod(_ span: Span, _ timeline: String, expected: String, found: String)
    -> Diagnostic
  {
    Diagnostic(
      .E0505, span,
      [Argument("timeline", timeline), Argument("expected", expected), Argument("found", found)])
  }

  static func dateAsIndex(_ span: Span, _ period: String) -> Diagnostic {
    Diagnostic(.E0506, span, [Argument("period", period)])
  }

  static func seriesForOneValue(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E0507, span, [Argument("found", found)])
  }

  static func notAnIndex(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E0508, span, [Argument("found", found)])
  }

  static func indexMissing(_ span: Span) -> Diagnostic { Diagnostic(.E0509, span, []) }

  static func cannotIndex(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E0510, span, [Argument("found", found)])
  }

  static func loopWithoutDirection(_ span: Span, _ names: [String], _ places: [Span]) -> Diagnostic
  {
    Diagnostic(
      .E0511, span, [Argument("loop", names.joined(separator: " → "))],
      labels: places.map { Label($0, .partOfCircle) })
  }

  static func circle(_ span: Span, _ names: [String], _ places: [Span], hint: String = "")
    -> Diagnostic
  {
    Diagnostic(
      .E0204, span,
      [
        Argument("loop", (names + [names.first ?? ""]).joined(separator: " → ")),
        Argument("hint", hint),
      ], labels: places.map { Label($0, .partOfCircle) })
  }

  static func outsideTimeline(
    _ span: Span, _ period: String, _ name: String, _ timeline: String, fix: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .E0512, span,
      [Argument("period", period), Argument("name", name), Argument("timeline", timeline)],
      proposal: fix.map { Proposal(span, $0) })
  }

  static func readsOutsideTimeline(_ span: Span, _ period: String, _ timeline: String) -> Diagnostic
  { Diagnostic(.E0513, span, [Argument("period", period), Argument("timeline", timeline)]) }

  static func rangeReversed(_ span: Span) -> Diagnostic { Diagnostic(.E0514, span, []) }

  static func withinNeedsEquation(_ span: Span) -> Diagnostic { Diagnostic(.E0701, span, []) }

  static func toleranceInPoints(_ span: Span) -> Diagnostic { Diagnostic(.E0702, span, []) }

  static func claimNeeded(_ span: Span, _ found: String) -> Diagnostic {
    Diagnostic(.E0703, span, [Argument("found", found)])
  }

  static func printedNeedsFigure(_ span: Span) -> Diagnostic { Diagnostic(.E0704, span, []) }

  static func timelineTooLong(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0802, span, [Argument("limit", String(limit))])
  }

  static func tooManyVersions(_ span: Span, _ function: String) -> Diagnostic {
    Diagnostic(.E0803, span, [Argument("function", function)])
  }

  static func chainTooLong(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0804, span, [Argument("limit", String(limit))])
  }

  static func tooManyInstances(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0805, span, [Argument("limit", String(limit))])
  }

  /// The names as a text; of very many the first.
  private static func listed(_ names: [String]) -> String {
    names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
  }

  static func tooManyParts(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0809, span, [Argument("limit", String(limit))])
  }

  static func notSupported(_ span: Span, _ form: String) -> Diagnostic {
    Diagnostic(.E0901, span, [Argument("form", form)])
  }

  static func overridesNothing(_ span: Span, _ path: String, nearest: String?) -> Diagnostic {
    Diagnostic(.E0221, span, [Argument("path", path), Argument("hint", hint(nearest))])
  }

  static func unused(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.N0201, span, [Argument("name", name)])
  }

  static func oneForAllPeriods(_ span: Span, _ field: String) -> Diagnostic {
    Diagnostic(.N0202, span, [Argument("field", field)])
  }

  static func gap(_ span: Span, _ name: String, _ period: String) -> Diagnostic {
    Diagnostic(.N0203, span, [Argument("name", name), Argument("period", period)])
  }

  static func columnHidesName(
    _ span: Span, _ name: String, table: String, other: Span
  ) -> Diagnostic {
    Diagnostic(
      .N0205, span, [Argument("name", name), Argument("table", table)],
      labels: [Label(other, .firstDefinedHere)])
  }

  static func mixedCurrencies(_ span: Span, _ left: String, _ right: String) -> Diagnostic {
    Diagnostic(.E0301, span, [Argument("left", left), Argument("right", right)])
  }

  static func otherCurrency(_ span: Span, _ currency: String, used: String) -> Diagnostic {
    Diagnostic(.N0204, span, [Argument("currency", currency), Argument("used", used)])
  }
}
