import WorthSource

/// Columns of texts, aligned for a fixed-width font.
struct TextTable {
  var headings: [String]
  /// The units of the columns, below their headings; none where it is empty.
  var units: [String] = []
  var rows: [[String]] = []
  /// `true` for columns that are aligned at their right.
  var isRight: [Bool]
  /// What stands below the columns; none where it is empty.
  var totals: [String] = []

  /// Returns the lines of the table.
  func lines() -> [String] {
    var widths = headings.map { TextTable.width($0) }
    for row in rows + [units, totals] {
      for (column, cell) in row.enumerated() where column < widths.count {
        widths[column] = max(widths[column], TextTable.width(cell))
      }
    }
    var result = [line(headings, widths)]
    if !units.isEmpty { result.append(line(units, widths)) }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    result.append(rule)
    for row in rows { result.append(line(row, widths)) }
    if !totals.isEmpty { result += [rule, line(totals, widths)] }
    return result
  }

  /// Returns a row with its cells as wide as their columns.
  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var result = ""
    for (column, cell) in cells.enumerated() where column < widths.count {
      if column > 0 { result += "  " }
      let padding = String(repeating: " ", count: max(0, widths[column] - TextTable.width(cell)))
      if isRight[column] {
        result += padding + cell
      } else {
        result += column == cells.count - 1 ? cell : cell + padding
      }
    }
    while result.last == " " { result.removeLast() }
    return result
  }

  /// Returns how many columns of a terminal `text` takes.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + VisibleText.width(of: $1) }
  }
}
