import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// A column that is not read before something needs it, so that what nothing uses may hold anything.
enum UnreadColumn {
  /// A column of a file, with the type that its table states, or none.
  case file(FileColumn, stated: NodeReference?)
  /// A header that stands over several columns, and entries of which each names one of them.
  case shared(FileColumn, entries: [String])
  /// A column of chosen or sorted rows, which takes its values from another.
  case ofView(TableID, source: DefinitionID)
  /// A column of a table that an input is handed by name.
  case ofCopy
}

/// Columns of files, which are read when they are first needed.
enum UnreadColumns {
  /// Reads a column that is needed, and returns its type; nil where it is to be checked as others
  /// are.
  static func read(_ index: DefinitionID, in checker: inout Checker) -> TypeID? {
    guard let column = checker.tables.takeUnread(index) else { return nil }
    switch column {
    case .file(let reader, let stated):
      return readFile(reader, stated, index, in: &checker)
    case .shared(let reader, let entries):
      let header = reader.table.headers[reader.column]
      checker.report(.sharedHeader(headerPlace(reader), header, entries))
      return .error
    case .ofView(let view, let source):
      return Views.readColumn(index, of: view, source, in: &checker)
    case .ofCopy: return nil
    }
  }

  /// The place of the header, or of the first row where there is none.
  private static func headerPlace(_ reader: FileColumn) -> Span {
    guard let cell = reader.table.headerCell(reader.column) else { return reader.table.span(0..<0) }
    return reader.table.span(reader.table.range(cell))
  }

  /// Reads the columns that nothing has needed, as far as that is possible without asking: hosts may
  /// want their figures. Of others nothing is said, and nothing works them out.
  static func close(in checker: inout Checker) {
    for index in checker.tables.unreadColumns {
      guard let column = checker.tables.takeUnread(index) else { continue }
      switch column {
      case .file(let reader, _):
        if let type = readQuietly(reader, index, in: &checker) {
          checker.definitions.settle(index, type)
        } else {
          checker.definitions.leaveUnread(index)
        }
      case .shared, .ofView: checker.definitions.leaveUnread(index)
      case .ofCopy:
        let base = checker.definitions[index].clauses.first?.base
        if base.map({ checker.definitions[$0].isTypeOnly }) ?? true {
          checker.definitions.leaveUnread(index)
        } else {
          _ = Definitions.demand(index, in: &checker)
        }
      }
    }
  }

  /// Reads a column of which the braces say nothing, and returns its type; nil where a cell is none of
  /// those that the first one promises.
  private static func readQuietly(
    _ reader: FileColumn, _ index: DefinitionID, in checker: inout Checker
  ) -> TypeID? {
    guard case .column(let table?) = checker.definitions[index].role else { return nil }
    var form = FileColumn.Form(content: reader.inferred())
    if form.content == .text, reader.unsaid() != nil { return nil }
    var column = FileColumn.Values()
    var mistake = reader.read(form, &column, text: { checker.expressions.textID($0) })
    if case .areTexts? = mistake {
      form.content = .text
      column = FileColumn.Values()
      mistake = reader.read(form, &column, text: { checker.expressions.textID($0) })
    }
    if mistake != nil { return nil }
    if form.content == .money {
      let code = column.currency
      let unit = code.isEmpty ? checker.settings.currency : checker.units.currency(code)
      if unit == nil { return nil }
    }
    guard let element = element(of: form, column, reader, in: &checker) else { return nil }
    return keep(column, element, of: index, table, in: &checker)
  }

  /// Gives a column the values that were read, and returns its type.
  private static func keep(
    _ column: FileColumn.Values, _ element: TypeID, of index: DefinitionID, _ table: TableID,
    in checker: inout Checker
  ) -> TypeID {
    let element = column.hasMissing ? checker.types.id(.optional(element)) : element
    let series = checker.types.id(
      .series(element, space: checker.tables[table].space, isFlow: false))
    let place = checker.definitions[index].reference
    let data = checker.tables.data.append(column.values)
    checker.definitions.setValue(of: index, to: checker.make(.data(data), series, place))
    return series
  }

  /// Reads the cells of a column of a file and returns its type; `.error` after a diagnostic.
  private static func readFile(
    _ reader: FileColumn, _ stated: NodeReference?, _ index: DefinitionID,
    in checker: inout Checker
  ) -> TypeID {
    guard case .column(let table?) = checker.definitions[index].role,
      var form = form(of: stated, reader, in: &checker)
    else { return .error }
    if form.stated == nil, form.content == .text, let unsaid = reader.unsaid() {
      if checker.tables.isNews(unsaid.entries, of: reader.table.source) {
        checker.report(.unsaidFileCell(reader, unsaid.row, unsaid.entries))
      }
      return .error
    }
    var column = FileColumn.Values()
    var mistake = reader.read(form, &column, text: { checker.expressions.textID($0) })
    if case .areTexts? = mistake {
      form.content = .text
      column = FileColumn.Values()
      mistake = reader.read(form, &column, text: { checker.expressions.textID($0) })
    }
    switch mistake {
    case .cell(let row, let currency)?:
      let entries = reader.advice(row, form)
      if checker.tables.isNews(entries, of: reader.table.source) {
        checker.report(.wrongFileCell(reader, row, form, currency, entries))
      }
      return .error
    case .empty(let row)?:
      checker.report(.emptyFileCell(reader, row, form))
      return .error
    case .point(let row)?:
      let entries = ["decimal_sign = \",\"", "decimal_sign = \".\""]
      if checker.tables.isNews(entries, of: reader.table.source) {
        checker.report(.unsaidFileCell(reader, row, entries))
      }
      return .error
    case .areTexts?, nil: break
    }
    guard let element = element(of: form, column, reader, in: &checker) else { return .error }
    if element != .text { checker.tables.note(reader.totalRows(), of: index) }
    return keep(column, element, of: index, table, in: &checker)
  }

  /// Returns the form of a column by its stated type, otherwise by its cells; nil, after a
  /// diagnostic, for a type that a file cannot hold.
  private static func form(
    of annotation: NodeReference?, _ reader: FileColumn, in checker: inout Checker
  ) -> FileColumn.Form? {
    guard var stated = annotation else { return FileColumn.Form(content: reader.inferred()) }
    let tree = checker.trees[stated.tree]
    let isOptional = tree[stated.node].kind == .optionalType
    if isOptional { stated = NodeReference(stated.tree, tree.child(stated.node)) }
    var form = FileColumn.Form(
      content: .text, stated: tree.text(stated.node), isOptional: isOptional)
    switch tree[stated.node].kind {
    case .keyType:
      form.content = reader.inferred()
      form.stated = nil
      return form
    case .choiceType:
      let choice = Annotations.choice(stated, in: &checker)
      form.words = checker.types.words(choice)
      form.content = form.words.isEmpty ? .yesNo : .word
      return form
    case .typeIn where tree.text(tree.child(stated.node)) == "number":
      let unit = tree.text(tree.child(stated.node, 1))
      switch unit {
      case "percent": form.scale = -2
      case "bp": form.scale = -4
      case _ where FileDuration.of(1, unit) != nil:
        (form.content, form.unit) = (.duration, unit)
        return form
      default:
        reportUnknown(stated, in: &checker)
        return nil
      }
      form.content = .percent
      return form
    case .typeIn
    where tree.text(tree.child(stated.node)) == "share"
      && tree.text(tree.child(stated.node, 1)) == "percent":
      (form.content, form.scale) = (.percent, 0)
      return form
    case .typeIn where tree.text(tree.child(stated.node)) == "money":
      let code = tree.text(tree.child(stated.node, 1))
      guard checker.units.currency(code) != nil else {
        let place = NodeReference(stated.tree, tree.child(stated.node, 1))
        checker.report(.notACurrency(checker.span(place), code, nearest: nil))
        return nil
      }
      (form.content, form.code) = (.money, code)
      return form
    case .typePer:
      if tree.text(tree.child(stated.node, 0)) == "probability",
        let per = Rates.ratePeriod(tree.name(tree.child(stated.node, 1)))
      {
        (form.content, form.hazard) = (.percent, per)
        return form
      }
    default:
      if let known = FileColumn.Content(rawValue: tree.text(stated.node)), known != .word {
        form.content = known
        return form
      }
    }
    reportUnknown(stated, in: &checker)
    return nil
  }

  /// Reports a type that no column of a file has.
  private static func reportUnknown(_ stated: NodeReference, in checker: inout Checker) {
    let written = checker.trees[stated.tree].text(stated.node)
    checker.report(
      .unknownType(
        checker.span(stated), written, instead: TypeWords.meantInFile(by: written), inFile: true))
  }

  /// Returns the type of the values of a column; nil, after a diagnostic, where amounts have no
  /// currency that is known.
  private static func element(
    of form: FileColumn.Form, _ column: FileColumn.Values, _ reader: FileColumn,
    in checker: inout Checker
  ) -> TypeID? {
    switch form.content {
    case .number, .whole: return .number
    case .percent: return form.hazard.map { checker.types.id(.hazard($0)) } ?? .percent
    case .text: return .text
    case .date: return .date
    case .duration: return column.durations
    case .yesNo: return .yesNo
    case .word: return checker.types.choice(form.words)
    case .money:
      let code = column.currency
      guard let unit = code.isEmpty ? checker.settings.currency : checker.units.currency(code)
      else {
        let place = reader.rowCount > 0 ? reader.place(0) : reader.table.span(0..<0)
        checker.report(
          code.isEmpty
            ? .moneyWithoutCurrency(place, reader.name) : .notACurrency(place, code, nearest: nil))
        return nil
      }
      checker.settings.noteUse(of: unit)
      return checker.types.id(.quantity(unit))
    }
  }
}
