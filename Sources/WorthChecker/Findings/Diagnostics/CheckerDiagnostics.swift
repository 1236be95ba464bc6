import WorthSource

/// The diagnostics of checker and planner about names, of checks, limits and notes.
extension Diagnostic {
  /// A name that stands for nothing.
  static func unknownName(_ span: Span, _ name: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E0201, span, [Argument("name", .name(name)), Argument("hint", .didYouMean(nearest))],
      proposal: nearest.map { Proposal(span, $0) })
  }

  /// A name that is the key of a row, with how the part behind it is read.
  static func unknownRow(_ span: Span, _ name: String, row: String) -> Diagnostic {
    Diagnostic(
      .E0201, span, [Argument("name", .name(name)), Argument("hint", .didYouMean(row))],
      proposal: Proposal(span, row))
  }

  /// A field by period whose right side names it, as a line by period may.
  static func fieldReadsItself(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(
      .E0201, span,
      [
        Argument("name", .name(name)),
        Argument(
          "hint", .phrase(Phrase(.fieldSeesTheCase, [Argument("name", .name(name))]))),
      ])
  }

  /// A name, or a part of a definition, that is defined again.
  static func definedTwice(
    _ span: Span, _ name: String, first: Span, way: Phrase = Phrase(.keepOneOrRename)
  ) -> Diagnostic {
    Diagnostic(
      .E0202, span, [Argument("name", .name(name)), Argument("way", .phrase(way))],
      labels: [Label(first, .firstDefinedHere), Label(span, .definedAgainHere)])
  }

  /// The same, with what to write for the one of both lines that holds in all periods but for that of the other,
  /// where there is one.
  static func definedTwice(
    _ span: Span, _ name: String, first: Span, forOthers: (written: String, proposal: Proposal)?
  ) -> Diagnostic {
    guard let forOthers else { return definedTwice(span, name, first: first) }
    var twice = definedTwice(
      span, name, first: first,
      way: Phrase(.writeForOthers, [Argument("written", .written(forOthers.written))]))
    twice.proposal = forOthers.proposal
    return twice
  }

  /// Two lines of one block that give a value to the same field, or change the same thing: what stands
  /// there cannot have another name.
  static func givenTwice(
    _ span: Span, _ name: String, first: Span, written earlier: String, _ later: String
  ) -> Diagnostic {
    /// Returns the first line of what is written.
    func short(_ text: String) -> String {
      let line = text.split(separator: "\n").first.map { String($0) } ?? text
      return line.utf8.count == text.utf8.count ? text : line + " …"
    }
    let way =
      earlier == later
      ? Phrase(.deleteRepeated)
      : Phrase(
        .deleteOneOf,
        [
          Argument("first", .written(short(earlier))), Argument("second", .written(short(later))),
        ])
    return definedTwice(span, name, first: first, way: way)
  }

  /// A function of the language where a value is needed.
  static func functionIsNoValue(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E0222, span, [Argument("name", .name(name))])
  }

  /// A name of the case in a kind or function, which do not see it.
  static func notSeenFromKind(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E0203, span, [Argument("name", .name(name))])
  }

  /// A definition or function that needs its own type, which nothing begins.
  static func noTypeFromLoop(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E0205, span, [Argument("name", .name(name))])
  }

  /// A file that is not there.
  static func fileNotFound(_ span: Span, _ file: String) -> Diagnostic {
    Diagnostic(.E0206, span, [Argument("file", .written(file))])
  }

  /// A file that stands where the case may not read; `parent` is the folder that would have to be
  /// allowed.
  static func fileOutside(_ span: Span, _ file: String, folder: String, parent: String)
    -> Diagnostic
  {
    // A path with blanks is written so that it can be pasted after the option.
    let pasted = parent.utf8.contains(0x20) ? "\"" + parent + "\"" : parent
    return Diagnostic(
      .E0223, span,
      [
        Argument("file", .written(file)), Argument("folder", .written(folder)),
        Argument("parent", .written(pasted)),
      ])
  }

  /// Files that use one another in too long a chain.
  static func filesTooDeep(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0811, span, [Argument("limit", .count(limit))])
  }

  /// Too many files.
  static func tooManyFiles(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0812, span, [Argument("limit", .count(limit))])
  }

  /// A file that uses itself, directly or through others.
  static func usesItself(_ span: Span, _ file: String) -> Diagnostic {
    Diagnostic(.E0207, span, [Argument("file", .written(file))])
  }

  /// A name that is no kind.
  static func unknownKind(_ span: Span, _ name: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E0208, span, [Argument("name", .name(name)), Argument("hint", .didYouMean(nearest))],
      proposal: nearest.map { Proposal(span, $0) })
  }

  /// An expression that stands alone in a file.
  static func valueWithoutName(_ span: Span) -> Diagnostic { Diagnostic(.E0209, span, []) }

  /// A left side, or a heading of a column, that is no name.
  static func notAName(_ span: Span) -> Diagnostic { Diagnostic(.E0210, span, []) }

  /// A word that only an input of a kind may carry.
  static func onlyInKinds(_ span: Span, _ form: String) -> Diagnostic {
    Diagnostic(.E0211, span, [Argument("form", .name(form))])
  }

  /// A unit that is not declared.
  static func unknownUnit(_ span: Span, _ unit: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E0212, span,
      [
        Argument("unit", .name(unit)), Argument("currency", declaration(of: unit)),
        Argument("hint", .didYouMean(nearest)),
      ],
      proposal: nearest.map { Proposal(span, $0) })
  }

  /// A code that is no currency.
  static func notACurrency(_ span: Span, _ code: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E0213, span,
      [
        Argument("code", .name(code)), Argument("declaration", declaration(of: code)),
        Argument("hint", .didYouMean(nearest)),
      ],
      proposal: nearest.map { Proposal(span, $0) })
  }

  /// The setting that declares a code of capital letters as a currency; nothing for other words.
  private static func declaration(of code: String) -> ArgumentValue {
    let letters = code.utf8
    guard letters.count >= 3, letters.count <= 5, letters.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A })
    else { return .nothing }
    return .words(.declareCurrency, [Argument("code", .name(code))])
  }

  /// `t` in a line that has no periods, with the form of one that has.
  static func periodOutsideLine(_ span: Span, form: String) -> Diagnostic {
    Diagnostic(.E0523, span, [Argument("form", .written(form))])
  }

  /// The code of a currency without an amount.
  static func currencyAlone(_ span: Span, _ code: String) -> Diagnostic {
    Diagnostic(.E0214, span, [Argument("code", .name(code))])
  }

  /// A kind where a value is needed.
  static func kindIsNoValue(_ span: Span, _ kind: String) -> Diagnostic {
    Diagnostic(.E0215, span, [Argument("kind", .name(kind))])
  }

  /// A typed name without a value outside of a kind.
  static func inputOutsideKind(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.E0216, span, [Argument("name", .name(name))])
  }

  /// An entry of `case` that is no setting.
  static func notASetting(_ span: Span, _ name: String, nearest: String?) -> Diagnostic {
    let form: String? =
      switch name.lowercased() {
      case "title", "name", "heading": "case \"…\" { … }"
      case "trials", "seed", "sampling", "runs": "simulation { " + name.lowercased() + " = … }"
      case "start", "end", "from", "to", "first", "last", "years", "periods", "horizon":
        "timeline = 2026 .. 2030"
      case "date", "today", "as_of": "valuation_date = 2026-12-31"
      default: nil
      }
    var hint: ArgumentValue = .didYouMean(nearest)
    if let form { hint = .words(.settingForm, [Argument("form", .written(form))]) }
    return Diagnostic(
      .E0217, span, [Argument("name", .name(name)), Argument("hint", hint)],
      proposal: form == nil ? nearest.map { Proposal(span, $0) } : nil)
  }

  /// A word by which no case is found, with those that there are, or where they are listed.
  static func unknownWord(
    _ span: Span, _ word: String, of setting: String, list: String, known: ArgumentValue,
    nearest: String?, mended: String?
  ) -> Diagnostic {
    Diagnostic(
      .E0225, span,
      [
        Argument("word", .written(word)),
        Argument("setting", .name(setting)),
        Argument(
          "nearest", nearest.map { .words(.orMeant, [Argument("word", .written($0))]) } ?? .nothing),
        Argument("known", known),
        Argument("list", .name(list)),
      ], proposal: mended.map { Proposal(span, $0) })
  }

  /// A setting that adds words to a list, and is no list of texts.
  static func wordsNeedList(
    _ span: Span, _ list: String, of setting: String, meant: String?
  ) -> Diagnostic {
    Diagnostic(
      .E0226, span,
      [
        Argument("list", .name(list)), Argument("setting", .name(setting)),
        Argument(
          "meant",
          meant.map { .words(.settingOfKnownWords, [Argument("written", .written($0))]) }
            ?? .nothing),
      ])
  }

  /// A setting that is read and that the case does not have.
  static func settingNotGiven(_ span: Span, _ setting: String) -> Diagnostic {
    Diagnostic(.E0218, span, [Argument("setting", .name(setting))])
  }

  /// An `expect error` with a code that no diagnostic has.
  static func unknownCode(_ span: Span, _ code: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E0219, span, [Argument("code", .name(code)), Argument("hint", .didYouMean(nearest))])
  }

  /// A block behind the name of what is filled in already, with its first entry as a change.
  static func blockOfInstance(_ span: Span, _ name: String, change: String) -> Diagnostic {
    Diagnostic(
      .E0232, span, [Argument("name", .name(name)), Argument("change", .written(change))])
  }

  /// A block, or the rows of a table, that no word says what they are.
  static func blockOutsideKind(_ span: Span, _ name: String, isTable: Bool) -> Diagnostic {
    Diagnostic(
      .E0220, span,
      [Argument("form", .written(isTable ? "table \(name) { … }" : "KIND \(name) { … }"))],
      proposal: isTable ? Proposal(span, "table " + name) : nil)
  }

  /// Definitions, instances or scenarios that need one another in a circle.
  static func circle(
    _ span: Span, _ names: [String], _ places: [Span], hint: ArgumentValue = .nothing
  )
    -> Diagnostic
  {
    Diagnostic(
      .E0204, span,
      [
        Argument("loop", .written((names + [names.first ?? ""]).joined(separator: " → "))),
        Argument("hint", hint),
      ], labels: places.map { Label($0, .partOfCircle) })
  }

  /// A `within` after a claim that is no equation.
  static func withinNeedsEquation(_ span: Span) -> Diagnostic { Diagnostic(.E0701, span, []) }

  /// A tolerance of a percent figure that is not stated in points or basis points.
  static func toleranceInPoints(_ span: Span) -> Diagnostic { Diagnostic(.E0702, span, []) }

  /// An `expect` of something that is neither yes nor no.
  static func claimNeeded(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0703, span, [Argument("found", found)])
  }

  /// A `printed` without the reason for which the figure is wrong.
  static func printedNeedsReason(_ span: Span) -> Diagnostic { Diagnostic(.E0705, span, []) }

  /// A `printed` in another unit or of another type than what is claimed.
  static func printedInOtherUnit(
    _ span: Span, _ printed: ArgumentValue, _ claimed: ArgumentValue
  ) -> Diagnostic {
    Diagnostic(.E0706, span, [Argument("printed", printed), Argument("claimed", claimed)])
  }

  /// A `printed` with the figure that is claimed.
  static func printedIsRight(_ span: Span) -> Diagnostic { Diagnostic(.E0707, span, []) }

  /// A `printed` without a literal figure.
  static func printedNeedsFigure(_ span: Span) -> Diagnostic { Diagnostic(.E0704, span, []) }

  /// A timeline with more periods than the limit.
  static func timelineTooLong(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0802, span, [Argument("limit", .count(limit))])
  }

  /// A function that is called with too many sets of argument types.
  static func tooManyVersions(_ span: Span, _ function: String) -> Diagnostic {
    Diagnostic(.E0803, span, [Argument("function", .name(function))])
  }

  /// Definitions or instances that wait for one another in too long a chain.
  static func chainTooLong(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0804, span, [Argument("limit", .count(limit))])
  }

  /// More definitions than the host allows.
  static func tooManyDefinitions(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0813, span, [Argument("limit", .count(limit))])
  }

  /// More instances than the limit.
  static func tooManyInstances(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0805, span, [Argument("limit", .count(limit))])
  }

  /// The names as a text; of very many the first.
  static func listed(_ names: [String]) -> ArgumentValue {
    .names(names.prefix(20) + (names.count > 20 ? ["…"] : []))
  }

  /// More lines, columns, changes or the like than one thing may have.
  static func tooManyParts(_ span: Span, limit: Int) -> Diagnostic {
    Diagnostic(.E0809, span, [Argument("limit", .count(limit))])
  }

  /// A form that the language does not have, or not here.
  static func notSupported(_ span: Span, _ form: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0901, span, [Argument("form", form)])
  }

  /// A change whose path names no definition.
  static func overridesNothing(_ span: Span, _ path: String, nearest: String?) -> Diagnostic {
    Diagnostic(
      .E0221, span, [Argument("path", .name(path)), Argument("hint", .didYouMean(nearest))])
  }

  /// A definition that nothing uses.
  static func unused(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.N0201, span, [Argument("name", .name(name))])
  }

  /// A sum or single value of a series, taken for each period of a flow.
  static func oneForAllPeriods(_ span: Span, _ field: String) -> Diagnostic {
    Diagnostic(.N0202, span, [Argument("field", .name(field))])
  }

  /// A period between two with lines of their own for which no line says anything.
  static func gap(_ span: Span, _ name: String, _ period: String) -> Diagnostic {
    Diagnostic(.N0203, span, [Argument("name", .name(name)), Argument("period", .figure(period))])
  }

  /// A column that hides a definition of the same name.
  static func columnHidesName(
    _ span: Span, _ name: String, table: String, other: Span
  ) -> Diagnostic {
    Diagnostic(
      .N0205, span, [Argument("name", .name(name)), Argument("table", .name(table))],
      labels: [Label(other, .firstDefinedHere)])
  }

  /// An index around a filter that hides a column of the same name there.
  static func indexHidesColumn(_ span: Span, _ name: String, table: String) -> Diagnostic {
    Diagnostic(.N0207, span, [Argument("name", .name(name)), Argument("table", .name(table))])
  }

  /// A sum over the rows of a column of what there is once for each of its different values.
  static func keyCountsSeveralTimes(_ span: Span, _ name: String, column: String) -> Diagnostic {
    Diagnostic(.N0208, span, [Argument("name", .name(name)), Argument("column", .written(column))])
  }

  /// A bare name in a comprehension that is only a column of the rows it runs over.
  static func columnOfRow(_ span: Span, _ name: String, table: String, column: String)
    -> Diagnostic
  {
    Diagnostic(
      .E0231, span,
      [
        Argument("name", .name(name)), Argument("table", .name(table)),
        Argument("column", .name(column)),
      ], proposal: Proposal(span, column))
  }

  /// Rows of a table by period that the timeline leaves unread.
  static func rowsOutsideTimeline(_ span: Span, _ table: String, count: Int, timeline: String)
    -> Diagnostic
  {
    Diagnostic(
      .N0206, span,
      [
        Argument("count", .count(count)), Argument("table", .name(table)),
        Argument("timeline", .name(timeline)),
      ])
  }

  /// A kind of the case with the name of one that comes with Worth.
  static func takesPlaceOfShipped(_ span: Span, _ name: String) -> Diagnostic {
    Diagnostic(.N0209, span, [Argument("name", .name(name))])
  }

  /// A case whose amounts are all in other currencies than its own.
  static func otherCurrency(_ span: Span, _ currency: String, used: String) -> Diagnostic {
    Diagnostic(
      .N0204, span, [Argument("currency", .name(currency)), Argument("used", .name(used))])
  }
}
