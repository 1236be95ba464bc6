import Worth

extension Workload {
  /// The rates of return of 100,000 series of 20 flows, which are the rows of a table.
  static func ratesOfReturn(_ form: String) {
    var file = (0..<20).map { "f\($0)" }.joined(separator: ",") + "\n"
    var state = 12345
    for _ in 0..<100_000 {
      var cells: [String] = []
      for flow in 0..<20 {
        state = 16807 * state % 2_147_483_647
        let draw = Double(state) / 2_147_483_647
        cells.append("\(flow == 0 ? -(1000 + 1000 * draw) : 50 + 250 * draw)")
      }
      file += cells.joined(separator: ",") + "\n"
    }
    let bytes = Array(file.utf8)
    let engine = Engine { $0 == "flows.csv" ? bytes : nil }
    let flows = "[" + (0..<20).map { "row.f\($0)" }.joined(separator: ", ") + "]"
    let dates =
      "[" + (0..<20).map { "2020-01-01 + \(182 * $0 + 37 * $0 % 29) days" }.joined(separator: ", ")
      + "]"
    let call = form == "xirr" ? "xirr(" + flows + ", dates)" : "irr(" + flows + ")"
    let program = engine.compile(
      "table flows from \"flows.csv\"\n" + (form == "xirr" ? "dates = \(dates)\n" : "")
        + "rates = [\(call) for row in flows]\n"
        + "show sum(rates), min(rates), max(rates)")
    let run = measure(program)
    print(run.report)
    print(
      "{\"impl\":\"worth\",\"form\":\"\(form)\",\"n\":100000,\"seconds\":\(run.seconds),\"per_s\":\(1e5 / run.seconds)}"
    )
  }
}
