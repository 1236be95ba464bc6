import Foundation
import Testing
import Worth
import WorthTestSupport

/// Figures of public test suites of spreadsheet functions: some hundred that stand in the
/// repository, and thousands where the folder with all of them stands beside it.
@Suite struct SpreadsheetFunctionTests {
  struct Figure {
    var function: String
    var call: String
    var expected: Double
    var tolerance: Double
    var source: String
  }

  private static let file = Repository.root.deletingLastPathComponent()
    .appendingPathComponent("shared/suites/functions.json")

  private static let conventions = [
    "30E/360": "eu_30_360", "30E/360 ISDA": "isda_30_360",
    "30/360 BondBasis(ISDA 30/360)": "bond_30_360", "30/360 US": "us_30_360",
    "Actual/Actual ISDA": "actual_actual_isda", "Actual/Actual ISMA": "actual_actual_icma",
  ]

  /// Writes an argument as Worth does.
  private static func written(_ argument: Any) -> String? {
    switch argument {
    case let value as NSNumber where String(cString: value.objCType) == "c":
      return value.boolValue ? "yes" : "no"
    case let value as NSNumber: return "\(value.doubleValue)"
    case let value as String: return value
    case let values as [[Any]]:
      return written(values.flatMap { $0 } as [Any])
    case let values as [Any]:
      return "[" + values.compactMap { written($0) }.joined(separator: ", ") + "]"
    default: return nil
    }
  }

  /// Returns the call in Worth of one case; nil where the function belongs to other work.
  private static func call(_ function: String, _ arguments: [Any]) -> String? {
    var items = arguments.compactMap { written($0) }
    guard items.count == arguments.count else { return nil }
    switch function {
    case "daycount_named", "yearfrac_named":
      guard let convention = conventions[items[0]] else { return nil }
      items.removeFirst()
      items.insert(convention, at: 2)
      if convention == "isda_30_360", items.count == 4 { items[3] = "maturity: " + items[3] }
      let call = "year_fraction(" + items.joined(separator: ", ") + ")"
      return function == "daycount_named" ? call + " * 360" : call
    case "american_price", "bs_price", "bs_delta", "bs_gamma", "bs_vega", "bs_theta", "bs_rho",
      "rate_convert":
      return nil
    case "vdb" where items.count == 7:
      items[6] = ["1.0", "yes"].contains(items[6]) ? "yes" : "no"
      return "vdb(" + items.joined(separator: ", ") + ")"
    default: return function + "(" + items.joined(separator: ", ") + ")"
    }
  }

  /// Returns the published figures whose functions are known; none where the file cannot be read.
  private static func figures() -> [Figure] {
    guard let data = try? Data(contentsOf: file),
      let rows = try? JSONSerialization.jsonObject(with: data) as? [[String: Any]]
    else { return [] }
    return rows.compactMap { row in
      guard let function = row["fn"] as? String, let arguments = row["args"] as? [Any],
        let expected = row["expected"] as? Double, let tolerance = row["tol"] as? Double,
        let call = call(function, arguments)
      else { return nil }
      return Figure(
        function: function, call: call, expected: expected, tolerance: tolerance,
        source: row["src"] as? String ?? "")
    }
  }

  /// The figures of the repository.
  private static func kept() throws -> [Figure] {
    let text = try Repository.text("Tests/WorthPreludeTests/Figures/spreadsheet_functions.csv")
    return text.split(separator: "\n").dropFirst().compactMap { line in
      // The call stands in quotes where it has commas.
      let quoted = line.hasPrefix("\"")
      let body = quoted ? line.dropFirst() : line
      guard let end = body.range(of: quoted ? "\"," : ",") else { return nil }
      let cells = body[end.upperBound...].split(separator: ",")
      guard cells.count == 3, let expected = Double(cells[0]), let tolerance = Double(cells[1])
      else { return nil }
      let call = String(body[..<end.lowerBound])
      return Figure(
        function: String(call.prefix { $0 != "(" }), call: call, expected: expected,
        tolerance: tolerance, source: String(cells[2]))
    }
  }

  /// Records every figure that Worth does not give.
  private func compare(_ figures: [Figure]) {
    // Some hundred at a time, so that one mistake does not hide others.
    for start in stride(from: 0, to: figures.count, by: 300) {
      let part = figures[start..<min(start + 300, figures.count)]
      let source = part.enumerated().map { "x\($0.offset) = \($0.element.call)" }
      let run = Run(source.joined(separator: "\n"))
      for message in (run.program.diagnostics + run.outcome.messages)
      where message.severity == .error {
        Issue.record("\(message.rendered)")
      }
      for (offset, figure) in part.enumerated() {
        guard let value = run.number("x\(offset)") else {
          Issue.record(
            "\(figure.call) has no value, published \(figure.expected), \(figure.source)")
          continue
        }
        if !(abs(value - figure.expected) <= figure.tolerance) {
          Issue.record("\(figure.call) = \(value), published \(figure.expected), \(figure.source)")
        }
      }
    }
  }

  @Test func `the functions give the published figures that stand in the repository`() throws {
    let figures = try SpreadsheetFunctionTests.kept()
    let lines = try Repository.text("Tests/WorthPreludeTests/Figures/spreadsheet_functions.csv")
      .split(separator: "\n").count
    #expect(figures.count == lines - 1 && figures.count > 400)
    #expect(Set(figures.map(\.function)).count > 20)
    compare(figures)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: file.path)))
  func `the functions give all figures of the suites beside the repository`() {
    let figures = SpreadsheetFunctionTests.figures()
    #expect(figures.count > 3000)
    compare(figures)
  }
}
