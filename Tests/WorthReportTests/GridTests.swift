import Testing
import Worth
import WorthReport

/// `grid` in reports: figures for other values of a name.
@Suite struct GridTests {
  private let terms = """
    case "x" { currency = EUR, timeline = 2026 .. 2027 }
    kind terms {
      royalty: series of percent
      licensor = EUR 100 * sum(royalty) - EUR 12
      licensee = EUR 60 - EUR 100 * sum(royalty)
      share = licensor / (licensor + licensee) in percent
    }
    terms offer { royalty = 20% }
    scenario low { offer.royalty = 1% }

    """

  @Test func `several figures stand side by side, each in its unit`() {
    let report = Report(
      terms + "show grid([offer.licensor, offer.licensee, offer.share], offer.royalty, [10%, 30%])")
    // Two years: 100 × 20 % - 12 = 8 and 100 × 60 % - 12 = 48, of 48 together.
    #expect(
      report.body == """
        offer.royalty  offer.licensor  offer.licensee  offer.share
                                  EUR             EUR
        -------------  --------------  --------------  -----------
                  10%            8.00           40.00       16.67%
                  30%           48.00            0.00      100.00%

        """)
    #expect(report.tables.count == 1)
  }

  @Test func `each figure is that of a grid of its own`() {
    let report = Report(
      terms + """
        show grid([offer.licensor, offer.licensee under low], offer.royalty, [10%, 30%])
        show grid(offer.licensor, offer.royalty, [10%, 30%])
        show grid(offer.licensee under low, offer.royalty, [10%, 30%])
        """)
    let cells = report.tables.flatMap { $0.rows.map { $0.cells.compactMap(number) } }
    let grids = report.document.blocks.compactMap { block -> [Double]? in
      guard case .grid(let grid) = block else { return nil }
      return grid.cells.flatMap { $0.compactMap(number) }
    }
    // Under `low` the royalty is 1 %, whatever is tried: 60 - 2 = 58.
    #expect(grids == [[8, 48], [58, 58]])
    #expect(cells == [[8, 58], [48, 58]])
  }

  /// The number in a cell; nil where there is none.
  private func number(_ content: Content) -> Double? {
    if case .number(let value) = content { value } else { nil }
  }

  @Test(arguments: [
    ("grid([offer.licensor, offer.licensee], offer.royalty, [10%], offer.royalty, [5%])", "E1111"),
    ("grid([offer.licensor, offer.royalty], offer.royalty, [10%])", "E0316"),
    ("grid([offer.licensor, 3], offer.royalty, [EUR 1])", "E0316"),
  ]) func `what is no figure, name or value of it is told`(shown: String, code: String) {
    let found = Engine().compile(terms + "show " + shown).diagnostics
    #expect(found.filter { $0.severity == .error }.map(\.code) == [code], "\(shown)")
  }
}
