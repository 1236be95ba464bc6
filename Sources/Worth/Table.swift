/// A table that a host hands to a case in the place of a file: `table loans from "loans"`.
public struct Table: Sendable {
  /// The values of a column, nil for what is missing. Numbers are finite: of NaN or infinity the
  /// case says so (`E0433`).
  public enum Column: Sendable {
    /// Texts, which stay texts where they look like numbers, dates or yes and no: `007`. Where the
    /// case states another type for the column, they are read as that.
    case texts([String?])
    case numbers([Double?])
    case percents([Double?])
    case money([Double?], currency: String)
    case dates([CalendarDate?])
    case truths([Bool?])
  }

  /// The columns with their names, first to last. Shorter ones end with missing values.
  public var columns: [(name: String, column: Column)]

  /// Creates a table of `columns`.
  public init(_ columns: [(name: String, column: Column)]) {
    self.columns = columns
  }

  /// The table as a file that the case reads.
  var bytes: [UInt8] {
    let cells = columns.map { $0.column.cells }
    let count = cells.map { $0.count }.max() ?? 0
    var lines = [columns.map { Table.quoted($0.name) }.joined(separator: ",")]
    for row in 0..<count {
      let line = cells.map { row < $0.count ? $0[row] : "" }.joined(separator: ",")
      // A line with nothing in it would be no row; a blank is a missing value, quotes a text.
      lines.append(line.isEmpty ? " " : line)
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Returns a text as a quoted cell of a CSV file.
  fileprivate static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}

extension Table.Column {
  fileprivate var cells: [String] {
    switch self {
    case .numbers(let values):
      values.map { $0.flatMap { Value.digits(Table.Column.finite($0)) } ?? "" }
    case .percents(let values):
      values.map { $0.flatMap { Value.percent(Table.Column.finite($0)) } ?? "" }
    case .money(let values, let currency):
      values.map {
        $0.flatMap { Value.money(Money(Table.Column.finite($0), currency)).source } ?? ""
      }
    case .texts(let values): values.map { $0.map { Table.quoted($0) } ?? "" }
    case .dates(let values): values.map { $0?.description ?? "" }
    case .truths(let values): values.map { $0.map { $0 ? "yes" : "no" } ?? "" }
    }
  }

  /// What stands for a number that is none, which is reported apart.
  private static func finite(_ value: Double) -> Double { value.isFinite ? value : 0 }

  /// The first value that is no number, with its row, counted from 1; nil where there is none.
  var firstWithoutNumber: (row: Int, value: Double)? {
    let values: [Double?] =
      switch self {
      case .numbers(let values), .percents(let values), .money(let values, _): values
      case .texts, .dates, .truths: []
      }
    for (place, value) in values.enumerated() {
      if let value, !value.isFinite { return (place + 1, value) }
    }
    return nil
  }
}
