import WorthSource

/// The diagnostics of checker and planner about names, of checks, limits and notes.
extension Diagnostic {
  static func unknownName(_ span: Span, _ name: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E0201, span, [Argument("name", name), Argument("hint", .didYouMean(nearest))],
      proposal: nearest.map { Proposal(span, $0) })
  }

  /// A field by period whose right side names it, as a line by period may.
  static func fieldReadsItself(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      .E0201, span,
      [
        Argument("name", name),
        Argument(
          "hint", .phrase(Phrase(.fieldSeesTheCase, [Argument("name", .name(name))]))),
      ])
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

  /// A file that stands where the case may not read; `parent` is the folder that would have to be allowed.
  static func fileOutside(_ span: Span, _ file: String, folder: String, parent: String)
    -> Diagnostic
  {
    // A path with blanks is written so that it can be pasted after the option.
    let pasted = parent.utf8.contains(0x20) ? "\"" + parent + "\"" : parent
    return Diagnostic(
      .E0223, span,
      [Argument("file", file), Argument("folder", folder), Argument("parent", pasted)])
  }

  /// Files that use one another in too long a chain.
  static func filesTooDeep(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0811, span, [Argument("limit", String(limit))])
  }

  /// Too many files.
  static func tooManyFiles(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0812, span, [Argument("limit", String(limit))])
  }

  static func usesItself(_ span: Span, _ file: String) -> Diagnostic {
    Diagnostic(.E0207, span, [Argument("file", file)])
  }

  static func unknownKind(_ span: Span, _ name: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E0208, span, [Argument("name", name), Argument("hint", .didYouMean(nearest))],
      proposal: nearest.map { Proposal(span, $0) })
  }

  static func valueWithoutName(_ span: Span) -> Diagnostic { Diagnostic(.E0209, span, []) }

  static func notAName(_ span: Span) -> Diagnostic { Diagnostic(.E0210, span, []) }

  static func onlyInKinds(_ span: Span, _ form: String) -> Diagnostic {
    Diagnostic(.E0211, span, [Argument("form", .name(form))])
  }

  static func unknownUnit(_ span: Span, _ unit: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E0212, span, [Argument("unit", unit), Argument("hint", .didYouMean(nearest))],
      proposal: nearest.map { Proposal(span, $0) })
  }

  static func notACurrency(_ span: Span, _ code: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E0213, span, [Argument("code", code), Argument("hint", .didYouMean(nearest))],
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
      .E0217, span, [Argument("name", name), Argument("hint", .didYouMean(nearest))],
      proposal: nearest.map { Proposal(span, $0) })
  }

  static func settingNotGiven(_ span: Span, _ setting: String) -> Diagnostic {
    Diagnostic(.E0218, span, [Argument("setting", setting)])
  }

  static func unknownCode(_ span: Span, _ code: String, nearest: String?) -> Diagnostic {
    Diagnostic(.E0219, span, [Argument("code", code), Argument("hint", .didYouMean(nearest))])
  }

  /// A block, or the rows of a table, that no word says what they are.
  static func blockOutsideKind(_ span: Span, _ name: String, isTable: Bool) -> Diagnostic {
    Diagnostic(
      .E0220, span,
      [Argument("form", .written(isTable ? "table \(name) { … }" : "KIND \(name) { … }"))],
      proposal: isTable ? Proposal(span, "table " + name) : nil)
  }

  static func circle(
    _ span: Span, _ names: [String], _ places: [Span], hint: ArgumentValue = .nothing
  )
    -> Diagnostic
  {
    Diagnostic(
      .E0204, span,
      [
        Argument("loop", (names + [names.first ?? ""]).joined(separator: " → ")),
        Argument("hint", hint),
      ], labels: places.map { Label($0, .partOfCircle) })
  }

  static func withinNeedsEquation(_ span: Span) -> Diagnostic { Diagnostic(.E0701, span, []) }

  static func toleranceInPoints(_ span: Span) -> Diagnostic { Diagnostic(.E0702, span, []) }

  static func claimNeeded(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
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
  static func listed(_ names: [String]) -> String {
    names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
  }

  static func tooManyParts(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0809, span, [Argument("limit", String(limit))])
  }

  static func notSupported(_ span: Span, _ form: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0901, span, [Argument("form", form)])
  }

  static func overridesNothing(_ span: Span, _ path: String, nearest: String?) -> Diagnostic {
    Diagnostic(.E0221, span, [Argument("path", path), Argument("hint", .didYouMean(nearest))])
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

  static func rowsOutsideTimeline(_ span: Span, _ table: String, count: Int, timeline: String)
    -> Diagnostic
  {
    Diagnostic(
      .N0206, span,
      [Argument("count", "\(count)"), Argument("table", table), Argument("timeline", timeline)])
  }

  static func otherCurrency(_ span: Span, _ currency: String, used: String) -> Diagnostic {
    Diagnostic(.N0204, span, [Argument("currency", currency), Argument("used", used)])
  }
}
