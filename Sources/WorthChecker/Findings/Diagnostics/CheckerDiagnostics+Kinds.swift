import WorthSource
import WorthSyntax

/// The diagnostics of checker and planner about kinds, what fills them in, and tables.
extension Diagnostic {
  /// Inputs of a kind that have no value of their own and are not filled in.
  ///
  /// - Requires: `fields` is not empty.
  static func missingFields(
    _ span: Span, _ fields: [MissingField], kind: String, reasons: [String]
  ) -> Diagnostic {
    var missing = ArgumentValue.words(
      .fieldsAre, [Argument("count", .count(fields.count))])
    if fields.count == 1 {
      let text = fields[0].documentation
      missing = .words(
        .fieldIs,
        [
          Argument("field", .name(fields[0].name)),
          Argument("documentation", text.isEmpty ? .nothing : .written(" (" + text + ")")),
        ])
    }
    return Diagnostic(
      .E0401, span,
      [
        Argument("missing", missing), Argument("kind", .name(kind)),
        Argument("forms", forms(of: fields[...], isOnly: fields.count == 1)),
        Argument("besides", besides(reasons[...])),
      ], labels: fields.prefix(mostFields).map { Label($0.declared, .declaredHere) })
  }

  /// The number of missing fields that are named.
  private static var mostFields: Int { 20 }

  /// How to fill in each of `fields`, one after the other.
  private static func forms(of fields: ArraySlice<MissingField>, isOnly: Bool) -> ArgumentValue {
    var forms = ArgumentValue.nothing
    for field in fields.prefix(mostFields).reversed() {
      let meaning: ArgumentValue =
        isOnly || field.documentation.isEmpty ? .nothing : .written(": " + field.documentation)
      let form = ArgumentValue.words(
        .fieldToWrite,
        [
          Argument("field", .name(field.name)), Argument("type", .written(field.type)),
          Argument("documentation", meaning),
        ])
      if case .nothing = forms {
        forms = form
      } else {
        forms = .words(.oneAfterOther, [Argument("first", form), Argument("others", forms)])
      }
    }
    return forms
  }

  /// What the kind asks of the fields that may be left out, one reason after the other.
  private static func besides(_ reasons: ArraySlice<String>) -> ArgumentValue {
    guard let first = reasons.first else { return .nothing }
    return .words(
      .asksBesides,
      [Argument("reason", .written(first)), Argument("others", besides(reasons.dropFirst()))])
  }

  /// Fields that the kind does not have, with what each may mean; `text` is the source in which all of them
  /// stand.
  ///
  /// - Requires: `fields` is not empty.
  static func unknownFields(
    _ fields: [UnknownField], kind: String, known: [String], in text: SourceText? = nil
  ) -> Diagnostic {
    let first = fields[0]
    guard fields.count > 1 else {
      return unknownField(
        first.place, first.name, kind: kind, nearest: first.nearest, known: known)
    }
    var forms = ArgumentValue.nothing
    for field in fields.reversed() {
      guard let nearest = field.nearest else { continue }
      forms = .words(
        .writeForField,
        [
          Argument("correct", .name(nearest)), Argument("written", .name(field.name)),
          Argument("others", forms),
        ])
    }
    return Diagnostic(
      .E0456, first.place,
      [
        Argument("fields", .names(fields.map { $0.name })), Argument("kind", .name(kind)),
        Argument("known", listed(known)), Argument("forms", forms),
      ], labels: fields.dropFirst().map { Label($0.place, .standsHereToo) },
      proposal: text.flatMap { mended(fields, $0) })
  }

  /// The part of the source from the first field to the last with what each may mean; nil where nothing is
  /// proposed.
  private static func mended(_ fields: [UnknownField], _ text: SourceText) -> Proposal? {
    var places = MissingBars()
    for field in fields.sorted(by: { $0.place.start < $1.place.start }) {
      guard let nearest = field.nearest else { continue }
      places.places.append(Proposal(field.place, nearest))
    }
    return places.mended(text)
  }

  /// A condition behind something in a `show` of the case, or within an expression.
  static func conditionBehindShown(_ span: Span, _ word: Span) -> Diagnostic {
    Diagnostic(.E0460, word, labels: [Label(span, .standsHereToo)])
  }

  /// A condition behind what a kind shows that depends on figures.
  static func shownByFigures(_ span: Span) -> Diagnostic { Diagnostic(.E0461, span) }

  /// A field that the kind does not have.
  static func unknownField(
    _ span: Span, _ field: String, kind: String, nearest: String?, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .E0402, span,
      [
        Argument("field", .name(field)), Argument("kind", .name(kind)),
        Argument("hint", .didYouMean(nearest)),
        Argument(
          "known",
          known.isEmpty
            ? .words(.hasNoFields, [Argument("kind", .name(kind))])
            : .words(.itsFieldsAre, [Argument("known", listed(known))])),
      ], proposal: nearest.map { Proposal(span, $0) })
  }

  /// A field, or a changed definition, whose value is not of the type that it must have.
  ///
  /// `worked` is the place of the definition that gives the value; `fix` is what to paste in the
  /// place of the value, and `proposal` what to write elsewhere.
  static func wrongField(
    _ span: Span, _ field: String, expected: ArgumentValue, found: ArgumentValue, declared: Span,
    worked: Span? = nil, advice: ArgumentValue? = nil, fix: String? = nil,
    proposal: Proposal? = nil
  ) -> Diagnostic {
    Diagnostic(
      .E0403, span,
      [
        Argument("field", .name(field)), Argument("expected", expected), Argument("found", found),
        Argument("advice", advice ?? writing(expected)),
      ],
      labels: [Label(declared, .declaredHere)] + (worked.map { [Label($0, .derivedHere)] } ?? []),
      proposal: fix.map { Proposal(span, $0) } ?? proposal)
  }

  /// An input that takes a single value and is given one by index; `fix` is its name alone, where
  /// that is all that has to be written instead.
  static func indexedSingleInput(
    _ span: Span, _ field: String, kind: String, declared: Span, fix: String?
  ) -> Diagnostic {
    Diagnostic(
      .E0441, span, [Argument("field", .name(field)), Argument("kind", .name(kind))],
      labels: [Label(declared, .declaredHere)],
      proposal: fix.map { Proposal(span, $0) })
  }

  /// A field for flows on their dates that is filled in by period.
  static func indexedDatedInput(
    _ span: Span, _ field: String, kind: String, declared: Span
  ) -> Diagnostic {
    Diagnostic(
      .E0442, span, [Argument("field", .name(field)), Argument("kind", .name(kind))],
      labels: [Label(declared, .declaredHere)])
  }

  /// A table for dated flows in which a date or an amount is missing.
  static func emptyCellsOfFlows(
    _ span: Span, _ table: String, column: String, empty: Span?
  ) -> Diagnostic {
    Diagnostic(
      .E0443, span, [Argument("table", .name(table)), Argument("column", .name(column))],
      labels: empty.map { [Label($0, .emptyHere)] } ?? [])
  }

  /// A field that a variant takes from its base and that rests on a line which the variant
  /// replaces.
  static func staleField(_ span: Span, _ field: String, line: String, base: String) -> Diagnostic {
    Diagnostic(
      .N0401, span,
      [
        Argument("field", .name(field)), Argument("line", .name(line)),
        Argument("base", .name(base)),
      ])
  }

  /// A reason of a requirement that names a line which has no value where the requirement fails.
  static func reasonNeedsGuarded(_ span: Span, _ line: String) -> Diagnostic {
    Diagnostic(.E0432, span, [Argument("line", .name(line))])
  }

  /// A field that gives a value to a line which the kind works out.
  ///
  /// `meant` is the missing input that the writer probably has in mind, and `place` that of the name;
  /// `laidOver` is the block by which a variant changes fields of what the line fills in.
  static func lineIsDerived(
    _ span: Span, _ line: String, kind: String, derived: Span, meant: String? = nil,
    place: Span? = nil, laidOver: String? = nil
  ) -> Diagnostic {
    var hint: ArgumentValue = .didYouMean(meant)
    if let laidOver {
      hint = .phrase(Phrase(.changeItsFields, [Argument("block", .name(laidOver))]))
    }
    var proposal: Proposal?
    if let meant, let place { proposal = Proposal(place, meant) }
    return Diagnostic(
      .E0404, span,
      [
        Argument("line", .name(line)), Argument("kind", .name(kind)),
        Argument("hint", hint),
      ], labels: [Label(derived, .derivedHere)], proposal: proposal)
  }

  /// A name after an instance that is neither a field nor a line of its kind; `each` is the call of a
  /// function for each of several instances.
  static func unknownMember(
    _ span: Span, _ name: String, instance: String, kind: String, nearest: String?,
    each: String? = nil, others: [String] = []
  ) -> Diagnostic {
    var hint: ArgumentValue = .didYouMean(nearest)
    if nearest == nil, !others.isEmpty {
      hint = .phrase(Phrase(.suchParts, [Argument("names", .names(others))]))
    }
    if let each { hint = .phrase(Phrase(.calledForEach, [Argument("each", .name(each))])) }
    return Diagnostic(
      .E0405, span,
      [
        Argument("name", .name(name)), Argument("instance", .name(instance)),
        Argument("kind", .name(kind)), Argument("hint", hint),
      ], proposal: each == nil ? nearest.map { Proposal(span, $0) } : nil)
  }

  /// A kind that is its own ancestor.
  static func kindExtendsItself(_ span: Span, _ kind: String) -> Diagnostic {
    Diagnostic(.E0406, span, [Argument("kind", .name(kind))])
  }

  /// An entry that has no place in the block of a kind.
  /// `input` is the name that may be meant for one; nil where something else stands there.
  static func notInKind(_ span: Span, input: String? = nil) -> Diagnostic {
    let way: ArgumentValue =
      if let input {
        .words(.inputWithType, [Argument("name", .written(input))])
      } else {
        .words(.partsOfKind)
      }
    return Diagnostic(.E0407, span, [Argument("way", way)])
  }

  /// An entry in the block of an instance that gives no field a value.
  static func notAField(_ span: Span) -> Diagnostic { Diagnostic(.E0408, span, []) }

  /// A field filled with an instance of another kind than its type names.
  static func wrongKind(_ span: Span, _ field: String, expected: String, found: String)
    -> Diagnostic
  {
    Diagnostic(
      .E0409, span,
      [
        Argument("field", .name(field)), Argument("expected", .name(expected)),
        Argument("found", .name(found)),
      ])
  }

  /// A type that is neither a word of the language nor a kind nor a unit; `instead` is what was
  /// meant.
  static func unknownType(
    _ span: Span, _ type: String, instead: String? = nil, inFile: Bool = false
  ) -> Diagnostic {
    let advice: ArgumentValue =
      instead.map { .words(.writeThis, [Argument("written", .written($0))]) }
      ?? .words(inFile ? .typesOfColumns : .someTypes)
    return Diagnostic(
      .E0410, span, [Argument("type", .written(type)), Argument("advice", advice)],
      proposal: instead.map { Proposal(span, $0) })
  }

  /// An amount in another currency than the other amounts of its instance.
  static func currencyOfInstance(_ span: Span, _ found: String, expected: String, instance: String)
    -> Diagnostic
  {
    Diagnostic(
      .E0411, span,
      [
        Argument("found", .name(found)), Argument("expected", .name(expected)),
        Argument("instance", .name(instance)),
      ])
  }

  /// A field for a table that is filled with something else than rows.
  static func rowsExpected(_ span: Span, _ field: String, columns: [String]) -> Diagnostic {
    let heading = columns.isEmpty ? "name | cost" : columns.joined(separator: " | ")
    return Diagnostic(
      .E0412, span, [Argument("field", .name(field)), Argument("columns", .written(heading))])
  }

  /// A `with` after something that is no instance.
  static func withoutInstance(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0413, span, [Argument("found", found)])
  }

  /// A `with` in a line by row after one that is not that of the row at hand.
  static func variesOther(_ span: Span, _ base: String, kind: String) -> Diagnostic {
    Diagnostic(.E0457, span, [Argument("base", .written(base)), Argument("kind", .name(kind))])
  }

  /// A tree, or a part of it, of one of many filled-in kinds.
  static func treeOfMany(
    _ span: Span, _ tree: String, part: String, takesPath: Bool = false
  ) -> Diagnostic {
    Diagnostic(
      .E0459, span,
      [
        Argument("what", .words(.theTree)), Argument("tree", .name(tree)),
        Argument("line", .name(tree + "_" + part)),
        Argument("part", .name(takesPath ? part + "(…)" : part)),
      ])
  }

  /// A table of one of many filled-in kinds, with one of its columns.
  static func tableOfMany(_ span: Span, _ table: String, column: String) -> Diagnostic {
    Diagnostic(
      .E0459, span,
      [
        Argument("what", .words(.theTable)), Argument("tree", .name(table)),
        Argument("line", .name(table + "_" + column)), Argument("part", .name(column)),
      ])
  }

  /// A row of a table with more or fewer cells than it has columns.
  static func raggedRow(_ span: Span, cells: Int, columns: Int, headers: Span?) -> Diagnostic {
    Diagnostic(
      .E0414, span, [Argument("cells", .count(cells)), Argument("columns", .count(columns))],
      labels: headers.map { [Label($0, .columnsHere)] } ?? [])
  }

  /// A column that a kind asks for and the rows do not have.
  static func missingColumn(_ span: Span, _ column: String) -> Diagnostic {
    Diagnostic(.E0415, span, [Argument("column", .name(column))])
  }

  /// A table that is handed to an input and lacks columns that the kind reads.
  static func tableLacksColumns(
    _ span: Span, _ table: String, field: String, lacking: [String], known: [String],
    declared: Span, columns: Span?
  ) -> Diagnostic {
    Diagnostic(
      .E0462, span,
      [
        Argument("table", .written(table)), Argument("field", .name(field)),
        Argument("lacking", .names(lacking)), Argument("known", listed(known)),
      ],
      labels: [Label(declared, .declaredHere)] + (columns.map { [Label($0, .columnsHere)] } ?? []))
  }

  /// Columns that are called otherwise than the kind calls them, with the heading to write.
  static func columnsCalledOtherwise(
    _ span: Span, field: String, unknown: [String], known: [String], others: [Span],
    _ heading: Proposal?
  ) -> Diagnostic {
    Diagnostic(
      .E0463, span,
      [
        Argument("field", .name(field)), Argument("unknown", .names(unknown)),
        Argument("known", listed(known)),
      ], labels: others.map { Label($0, .standsHereToo) }, proposal: heading)
  }

  /// A column of texts that is handed to a kind which asks for words, with the line to write.
  static func textsForWords(
    _ span: Span, column: String, words: [String], line: String, declared: Span,
    column header: Span
  ) -> Diagnostic {
    Diagnostic(
      .E0465, span,
      [
        Argument("column", .name(column)), Argument("words", .names(words)),
        Argument("line", .written(line)),
      ], labels: [Label(declared, .declaredHere), Label(header, .columnsHere)])
  }

  /// A column of words that nothing defines, with the line that says which words it has.
  static func wordsInCells(
    _ span: Span, column: String, line: String, others: [Span], _ proposal: Proposal?
  ) -> Diagnostic {
    Diagnostic(
      .E0464, span, [Argument("column", .name(column)), Argument("line", .written(line))],
      labels: others.prefix(8).map { Label($0, .standsHereToo) }, proposal: proposal)
  }

  /// A name that is no column of the table.
  static func unknownColumn(
    _ span: Span, _ column: String, nearest: String?, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .E0416, span,
      [
        Argument("column", .name(column)), Argument("known", listed(known)),
        Argument("hint", .didYouMean(nearest)),
      ], proposal: nearest.map { Proposal(span, $0) })
  }

  /// A `rest` in a column that does not hold shares.
  static func restWithoutShares(_ span: Span) -> Diagnostic { Diagnostic(.E0417, span, []) }

  /// An index directly after a table, whose column is not named.
  static func tableNeedsColumn(_ span: Span) -> Diagnostic { Diagnostic(.E0418, span, []) }

  /// A row looked up by a text in a table whose first column holds no texts.
  static func keyColumnNeedsText(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0419, span, [Argument("found", found)])
  }

  /// Something else than a column of keys behind `one of`.
  static func keysExpected(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0449, span, [Argument("found", found)])
  }

  /// A line with two indices none of whose equations says over what the first runs.
  static func firstIndexNeedsTable(_ span: Span, _ name: String, written: String) -> Diagnostic {
    Diagnostic(
      .E0450, span, [Argument("name", .name(name)), Argument("written", .written(written))])
  }

  /// An equation of a line with two indices for a single row, and the condition by which that is told.
  static func firstIndexForAll(
    _ span: Span, _ name: String, index: String, condition: String
  ) -> Diagnostic {
    Diagnostic(
      .E0451, span,
      [
        Argument("name", .name(name)), Argument("index", .name(index)),
        Argument("condition", .name(condition)),
      ])
  }

  /// A variant of an instance in a function or a comprehension.
  static func onlyOutsideFunctions(_ span: Span, _ form: String) -> Diagnostic {
    Diagnostic(.E0455, span, [Argument("form", .name(form))])
  }

  /// A change that leaves out the distribution of what it replaces.
  static func madeCertain(_ span: Span, _ name: String, value: String) -> Diagnostic {
    Diagnostic(
      .N0304, span, [Argument("name", .name(name)), Argument("value", .written(value))])
  }

  /// The sum of a level over periods.
  static func levelAddedUp(_ span: Span, _ level: String) -> Diagnostic {
    Diagnostic(.N0302, span, [Argument("level", .written(level))])
  }

  /// The sum over periods of money that goes on from its own amount before, where nothing says that it is a level;
  /// `written` is the left side of its line.
  static func balanceAddedUp(_ span: Span, _ name: String, line: Span, _ written: String)
    -> Diagnostic
  {
    Diagnostic(
      .N0306, span, [Argument("name", .written(name)), Argument("line", .written(written))],
      labels: [Label(line, .derivedHere)],
      proposal: Proposal(line, written + ": level of money"))
  }

  /// A column of a table where a field takes a series by period.
  static func columnForSeries(
    _ span: Span, _ field: String, _ column: String, _ advice: Phrase
  ) -> Diagnostic {
    Diagnostic(
      .E0431, span,
      [
        Argument("field", .name(field)), Argument("column", .name(column)),
        Argument("advice", .phrase(advice)),
      ])
  }

  /// A level where a field takes a flow.
  static func levelForFlow(_ span: Span, _ field: String) -> Diagnostic {
    Diagnostic(.E0420, span, [Argument("field", .name(field))])
  }
}
