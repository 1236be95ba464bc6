import WorthSource

/// The diagnostics of checker and planner about kinds, what fills them in, and tables.
extension Diagnostic {
  static func raggedLine(_ span: Span, row: Int, cells: Int, columns: Int) -> Diagnostic {
    Diagnostic(
      .E0421, span,
      [
        Argument("row", String(row)), Argument("cells", String(cells)),
        Argument("columns", String(columns)),
      ])
  }

  static func wrongFileCell(
    _ span: Span, row: Int, column: String, cell: String, type: ArgumentValue, isStated: Bool
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
      [Argument("row", String(row)), Argument("column", column), Argument("type", .name(type))])
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
        Argument("hint", .didYouMean(nearest)),
      ], proposal: nearest.map { Proposal(span, $0) })
  }

  static func moneyWithoutCurrency(_ span: Span, _ column: String) -> Diagnostic {
    Diagnostic(.E0430, span, [Argument("column", column)])
  }

  static func missingField(
    _ span: Span, _ field: String, kind: String, type: ArgumentValue, documentation: String,
    declared: Span
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
        Argument("field", field), Argument("kind", kind), Argument("hint", .didYouMean(nearest)),
        Argument("known", listed(known)),
      ], proposal: nearest.map { Proposal(span, $0) })
  }

  static func wrongField(
    _ span: Span, _ field: String, expected: ArgumentValue, found: ArgumentValue, declared: Span,
    worked: Span? = nil, fix: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .E0403, span,
      [Argument("field", field), Argument("expected", expected), Argument("found", found)],
      labels: [Label(declared, .declaredHere)] + (worked.map { [Label($0, .derivedHere)] } ?? []),
      proposal: fix.map { Proposal(span, $0) })
  }

  static func staleField(_ span: Span, _ field: String, line: String, base: String) -> Diagnostic {
    Diagnostic(
      .N0401, span, [Argument("field", field), Argument("line", line), Argument("base", base)])
  }

  static func reasonNeedsGuarded(_ span: Span, _ line: String) -> Diagnostic {
    Diagnostic(.E0432, span, [Argument("line", line)])
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
        Argument("hint", .didYouMean(nearest)),
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
      [
        Argument("field", field), Argument("expected", .name(expected)),
        Argument("found", .name(found)),
      ])
  }

  static func unknownType(_ span: Span, _ type: String) -> Diagnostic {
    Diagnostic(.E0410, span, [Argument("type", .written(type))])
  }

  static func currencyOfInstance(_ span: Span, _ found: String, expected: String, instance: String)
    -> Diagnostic
  {
    Diagnostic(
      .E0411, span,
      [
        Argument("found", .name(found)), Argument("expected", .name(expected)),
        Argument("instance", instance),
      ])
  }

  static func rowsExpected(_ span: Span, _ field: String) -> Diagnostic {
    Diagnostic(.E0412, span, [Argument("field", field)])
  }

  static func withoutInstance(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
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
      .E0416, span, [Argument("column", column), Argument("hint", .didYouMean(nearest))],
      proposal: nearest.map { Proposal(span, $0) })
  }

  static func restWithoutShares(_ span: Span) -> Diagnostic { Diagnostic(.E0417, span, []) }

  static func tableNeedsColumn(_ span: Span) -> Diagnostic { Diagnostic(.E0418, span, []) }

  static func keyColumnNeedsText(_ span: Span, _ found: ArgumentValue) -> Diagnostic {
    Diagnostic(.E0419, span, [Argument("found", found)])
  }

  static func columnForSeries(_ span: Span, _ field: String, _ column: String) -> Diagnostic {
    Diagnostic(.E0431, span, [Argument("field", field), Argument("column", column)])
  }

  static func levelForFlow(_ span: Span, _ field: String) -> Diagnostic {
    Diagnostic(.E0420, span, [Argument("field", field)])
  }
}
