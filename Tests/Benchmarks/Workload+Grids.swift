import Worth
import WorthReport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Workload {
  /// A grid of 100 discount rates and 100 royalty rates, written with functions.
  static func gridByFunctions() {
    let source = """
      base = [2.4e6 * 1.05 ^ t * 0.95 ^ t for t in 0 .. 14]
      function cell(base, factors, q, divisor) = sum(base[t] * q * 0.8 * factors[t] for t in 1 .. 15) / divisor
      function line(base, r) {
        factors = [(1 + r) ^ -(t + 0.5) for t in 0 .. 14]
        divisor = 1 - 0.2 * sum(factors[t] for t in 1 .. 10) / 10
        sum(cell(base, factors, 0.03 + 0.05 * j / 99, divisor) for j in 0 .. 99)
      }
      total = sum(line(base, 0.10 + 0.08 * i / 99) for i in 0 .. 99)
      show total
      """
    let grid = measure(source)
    print(grid.report)
    if let total = try? grid.outcome.number("total") {
      check(total, against: cells.joined().reduce(0, +), "the sum of the grid")
    } else {
      complain("the sum of the grid has no value\n")
    }
    print("{\"impl\":\"worth\",\"n\":10000,\"seconds\":\(grid.seconds)}")
  }

  /// The same grid as a user writes it: a question about a filled-in method, whose inputs are the
  /// names that vary.
  static func gridOfMethod() {
    let source = """
      case "Grid" { currency = CHF, timeline = 2026 .. 2040 }
      patent widget { filed = 2025-01-01 }
      rate = 13%
      royalty = 5%
      sales[2026] = CHF 2.4 million
      sales[t] = sales[t-1] * 1.05 * 0.95
      relief_from_royalty widget_value {
        asset = widget
        revenue = sales
        royalty_rate = royalty
        tax_rate = 20%
        discount_rate = rate
        timing = middle
        tax_benefit { tax_rate = 20%, tax_life = 10 years, discount_rate = rate, timing = middle }
      }
      show grid(
        widget_value.value, rate, [10% + 8% * i / 99 for i in 0 .. 99],
        royalty, [3% + 5% * i / 99 for i in 0 .. 99]
      )
      """
    let grid = measure(source)
    print(grid.report.split(separator: "\n").prefix(6).joined(separator: "\n"))
    checkCells(of: grid.outcome)
    print("{\"impl\":\"worth-grid\",\"n\":10000,\"seconds\":\(grid.seconds)}")
  }

  /// The cells of the grid in closed form, a row a discount rate, a column a royalty rate.
  ///
  /// The royalties of a year are those of the year before times 1.05 · 0.95, and so are the
  /// discount factors in the middle of the years a geometric series. Powers are those of the C
  /// library, not Worth's.
  private static var cells: [[Double]] {
    (0..<100).map { i in
      let discount = 1 / (1.10 + 0.08 * Double(i) / 99)
      let half = discount.squareRoot()
      let ratio = 1.05 * 0.95 * discount
      let royalties = half * (1 - pow(ratio, 15)) / (1 - ratio)
      let annuity = half * (1 - pow(discount, 10)) / (1 - discount)
      let value = 2.4e6 * 0.8 * royalties / (1 - 0.2 * annuity / 10)
      return (0..<100).map { j in value * (0.03 + 0.05 * Double(j) / 99) }
    }
  }

  /// Complains unless the report of `outcome` holds the grid with its 10,000 cells, each as in
  /// closed form.
  private static func checkCells(of outcome: Outcome) {
    let expected = cells
    for block in outcome.document.blocks {
      guard case .grid(let grid) = block else { continue }
      let found = grid.cells.map { row in
        row.compactMap { cell in if case .number(let value) = cell { value } else { nil } }
      }
      guard found.count == 100, found.allSatisfy({ $0.count == 100 }) else { break }
      for (row, values) in found.enumerated() {
        for (column, value) in values.enumerated() {
          check(value, against: expected[row][column], "the cell \(row), \(column)")
        }
      }
      check(
        found.joined().reduce(0, +), against: expected.joined().reduce(0, +), "the sum of the grid")
      return
    }
    complain("the report has no grid of 100 rows and 100 columns\n")
  }

  /// Complains where `value` is further than a billionth from `expected`.
  private static func check(_ value: Double, against expected: Double, _ name: String) {
    if abs(value - expected) <= 1e-9 * abs(expected) { return }
    complain("\(name) is \(value) instead of \(expected)\n")
  }

  /// A project in four stages and an American option for 100 discount rates and 100 volatilities.
  static func optionGrid() {
    let source = """
      base = [2.4e6 * 1.05 ^ t * 0.95 ^ t for t in 0 .. 14]
      chances = [0.65, 0.5, 0.6, 0.9]
      costs = [50e3, 100e3, 200e3, 50e3]
      function worth_of(base, r) {
        factors = [(1 + r) ^ -(t + 0.5) for t in 0 .. 14]
        divisor = 1 - 0.2 * sum(factors[t] for t in 1 .. 10) / 10
        sum(base[t] * 0.05 * 0.8 * factors[t] for t in 1 .. 15) / divisor
      }
      function reached(chances, stage) = product([chances[k] for k in 1 .. stage])
      function risked(chances, costs, r, worth) {
        spent = sum(costs[z] * reached(chances, z - 1) * (1 + r) ^ -(z - 1) for z in 1 .. 4)
        reached(chances, 4) * worth * (1 + r) ^ -4 - spent
      }
      function option(worth, s) = binomial_option(call, worth, 700e3, s, 3%, 8%, 4, 50, american)
      function line(base, chances, costs, r) {
        worth = worth_of(base, r)
        sum(risked(chances, costs, r, worth) + option(worth, 20% + 40% * j / 99) for j in 0 .. 99)
      }
      total = sum(line(base, chances, costs, 0.10 + 0.08 * i / 99) for i in 0 .. 99)
      show total
      """
    let grid = measure(source)
    print(grid.report)
    print("{\"impl\":\"worth\",\"n\":10000,\"seconds\":\(grid.seconds)}")
  }
}
