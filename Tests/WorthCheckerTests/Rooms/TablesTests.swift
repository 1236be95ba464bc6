import Testing
import WorthProgram
import WorthSource
import WorthValue

@testable import WorthChecker

/// Tables, views of their rows, and tables from files.
@Suite struct TablesTests {
  private let patents = """
    table patents {
      title      | cost    | share
      "Valve"    | CHF 5   | 40%
      "Pump"     | CHF 7   | 60%
    }

    """

  /// Returns the names of a table's columns, in order.
  private func columns(_ bench: inout Workbench, _ name: String) -> [String] {
    guard case .table(let table)? = bench.symbol(name) else { return [] }
    return bench.checker.tables[table].columns.map { bench.checker.spelling($0.name) }
  }

  @Test func `a table has its columns, and each has the type of its cells`() throws {
    var bench = Workbench(patents)
    let francs = try bench.money("CHF")
    #expect(columns(&bench, "patents") == ["title", "cost", "share"])
    for (column, expected) in [("title", ValueType.text), ("cost", francs), ("share", .percent)] {
      guard case .series(let element, let space, _) = bench.type("patents.\(column)") else {
        Issue.record("\(column) is a series over the rows")
        continue
      }
      #expect(bench.checker.types[element] == expected)
      guard case .rows = bench.checker.tables.spaces[space].kind else {
        Issue.record("\(column) runs over rows")
        continue
      }
    }
    #expect(bench.codes.isEmpty)
  }

  @Test func `the same condition on the same rows is one view`() {
    var bench = Workbench(patents + "dear = patents where cost > CHF 6")
    let first = bench.type("dear.cost")
    let count = bench.checker.tables.all.count
    #expect(bench.type("dear.cost") == first)
    #expect(bench.checker.tables.all.count == count)
    #expect(bench.codes.isEmpty)
  }

  @Test(arguments: [
    ("\"Valve\" | CHF 5 | 40%\n\"Pump\" | EUR 7 | 60%", 1), ("\"Valve\" | CHF 5", 1),
    ("\"Valve\" | CHF 5 | 40% | 9", 1),
  ])
  func `rows that do not fit the columns are a mistake`(rows: String, count: Int) {
    var bench = Workbench("table t {\n  title | cost | share\n\(rows)\n}")
    bench.checker.checkAll()
    #expect(bench.codes.count(where: { $0.severity == .error }) == count, "\(bench.codes)")
  }

  @Test func `a file gives columns with the types of what stands in them`() throws {
    var bench = Workbench(
      "table loans from \"loans.csv\"",
      files: ["loans.csv": "Loan no,Amount,Rate,Since\nA1,CHF 500,5%,2026-01-31\n"])
    #expect(columns(&bench, "loans") == ["Loan_no", "Amount", "Rate", "Since"])
    let elements = ["Loan_no", "Amount", "Rate", "Since"].map { name -> ValueType? in
      guard case .series(let element, _, _) = bench.type("loans.\(name)") else { return nil }
      return bench.checker.types[element]
    }
    let francs = try bench.money("CHF")
    #expect(elements == [.text, francs, .percent, .date])
    #expect(bench.codes.isEmpty)
  }

  @Test func `headings become names where they can be written as such`() {
    #expect(TableFiles.columnName("Loan no") == "Loan_no")
    #expect(TableFiles.columnName("  rate ") == "rate")
    #expect(TableFiles.columnName("Amount (CHF)") == "Amount_CHF")
    #expect(TableFiles.columnName("2026") == nil)
    #expect(TableFiles.columnName("") == nil)
  }
}
