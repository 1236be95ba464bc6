import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Rows that stand straight in the braces of what is filled in, without the name of their table.
enum LooseRows {
  /// Reports such rows of the blocks, once for each block, with the table that they can be for; that is not missing
  /// besides.
  static func report(
    _ given: [GivenBlock], _ info: KindInfo, missing: inout [InputDeclaration],
    in checker: inout Checker
  ) {
    for block in given where block.depth == 0 {
      guard
        let entry = checker.children(of: block.reference).first(where: {
          checker.trees[$0.tree][$0.node].kind == .rows
        })
      else { continue }
      let tables = info.inputs.filter { input in
        checker.trees[input.reference.tree][input.type].kind == .tableType
      }
      guard !tables.isEmpty else {
        checker.report(.notAField(checker.span(entry)))
        continue
      }
      let rows = lines(of: entry, in: checker)
      let open = tables.filter { table in missing.contains { $0.name == table.name } }
      let meant = fitting(rows, open.isEmpty ? tables : open, in: checker)
      missing.removeAll { input in meant.contains { $0.name == input.name } }
      checker.report(diagnostic(entry, rows, for: meant, in: checker))
    }
  }

  /// The lines of the rows, without the blanks around them.
  private static func lines(of rows: NodeReference, in checker: Checker) -> [String] {
    checker.trees[rows.tree].text(rows.node).split(separator: "\n").map { line in
      let start = line.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
      return String(start.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }.reversed())
    }
  }

  /// The cells of a line, without the blanks around them.
  private static func cells(of line: String) -> [String] {
    line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
      String(cell.filter { $0 != " " && $0 != "\t" })
    }
  }

  /// The tables whose columns fit the rows best: by the names in their first line, otherwise by their number.
  private static func fitting(
    _ rows: [String], _ tables: [InputDeclaration], in checker: Checker
  ) -> [InputDeclaration] {
    let first = cells(of: rows.first ?? "")
    let named = tables.filter { table in
      let known = columns(of: table, in: checker)
      return first.allSatisfy { known.contains($0) }
    }
    if !named.isEmpty { return [named[0]] }
    let asMany = tables.filter { columns(of: $0, in: checker).count == first.count }
    return asMany.isEmpty ? tables : asMany
  }

  /// The names of a table's columns.
  static func columns(of table: InputDeclaration, in checker: Checker) -> [String] {
    let tree = checker.trees[table.reference.tree]
    return tree.children(tree.child(table.type)).filter { tree[$0].kind == .definition }.map {
      tree.text(tree.child($0))
    }
  }

  /// The message about the rows, with the table to paste where it can be one alone.
  private static func diagnostic(
    _ entry: NodeReference, _ rows: [String], for tables: [InputDeclaration], in checker: Checker
  ) -> Diagnostic {
    let forms = tables.map { table in
      checker.spelling(table.name) + " { "
        + columns(of: table, in: checker).joined(separator: " | ")
        + " … }"
    }
    let place = checker.span(entry)
    guard tables.count == 1, let table = tables.first else {
      return .rowsWithoutTable(place, forms: forms, proposal: nil)
    }
    let bytes = checker.trees[entry.tree].text.bytes
    var start = Int(place.start)
    while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
    let indent = String(repeating: " ", count: Int(place.start) - start)
    let names = columns(of: table, in: checker)
    let first = cells(of: rows.first ?? "")
    let isHeading = first.allSatisfy { names.contains($0) }
    let header = names.prefix(first.count).joined(separator: " | ")
    let lines = (isHeading ? [] : [header]) + rows
    let written =
      checker.spelling(table.name) + " {\n"
      + lines.map { indent + "  " + $0 + "\n" }.joined() + indent + "}"
    return .rowsWithoutTable(place, forms: forms, proposal: Proposal(place, written))
  }
}
