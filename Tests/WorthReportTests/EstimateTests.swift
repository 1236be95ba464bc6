import Foundation
import Testing
import Worth
import WorthReport

/// What trials estimate: text shows as much of it as its standard error leaves, the document keeps
/// the whole number.
@Suite struct EstimateTests {
  private let source = """
    case "Trials" { currency = CHF, timeline = 2026 .. 2027, simulation { trials = 1_000 } }
    big = CHF 12 million ~ normal(sd: CHF 3 million)
    small = 5% ~ normal(sd: 1%)
    flow[t] = big * small
    scenario calm { small = 2% }
    show big, small, flow, compare(big, small, calm)
    """

  /// The numbers of trials as the evaluator has them, by the names of the figures.
  private func uncertainty(_ name: String) throws -> Uncertainty {
    let figure = Engine().compile(source).evaluate(.all).figure(name)
    return try #require(figure?.uncertainty)
  }

  @Test func `the document has the statistics of a figure as they were computed`() throws {
    let figures = Report(source).figures
    for (place, name) in ["big", "small"].enumerated() {
      let known = try uncertainty(name)
      guard case .range(let mean, let p5, let p95)? = figures[place].uncertainty else {
        Issue.record("no range")
        return
      }
      #expect(mean.value.value == known.mean.value)
      #expect(mean.error?.value == known.mean.error)
      #expect(p5.value.value == known.percentiles[5]?.value)
      #expect(p95.value.value == known.percentiles[95]?.value)
      #expect(p95.error?.value == known.percentiles[95]?.error)
    }
  }

  @Test func `text shows them to the second figure of their error, which may be before the point`()
    throws
  {
    // Of 1,000 trials the standard error of the mean is about 3 million / √1000 = 95 thousand:
    // thousands are shown.
    let text = Report(source).text
    let line = try #require(text.split(separator: "\n").first { $0.contains("on average CHF") })
    let amount = line.split(separator: " ")[3]
    let mean = try uncertainty("big").mean.value
    #expect(amount.hasSuffix("_000"))
    #expect(Double(amount.filter { $0 != "_" }) == (mean / 1000).rounded() * 1000)
  }

  @Test func `so has the JSON form, with the zeros of the text beside`() throws {
    let json = Report(source).json
    let known = try uncertainty("big")
    // Digit by digit: a parser of JSON may lose the last bit.
    let unit = #""unit":{"kind":"money","currency":"CHF"},"digits":0"#
    #expect(
      json.contains(#""mean":{"value":{"value":\#(known.mean.value),"# + unit + #","zeros":3}"#))
    let error = try #require(known.percentiles[5]?.error)
    #expect(json.contains(#""error":{"value":\#(error),"# + unit))
  }

  @Test func `percentiles in tables and comparisons are whole, too, and shown as before`() throws {
    let report = Report(source)
    let json = try JSONSerialization.jsonObject(with: Data(report.json.utf8))
    let blocks = try #require((json as? [String: Any])?["document"] as? [[String: Any]])
    let known = try #require(try uncertainty("big").percentiles[5]?.value)
    let comparison = try #require(blocks.first { $0["block"] as? String == "comparison" })
    let rows = try #require(comparison["rows"] as? [[String: Any]])
    let values = try #require(rows[0]["values"] as? [[String: Any]])
    #expect(abs((values[0]["p5"] as? Double ?? 0) - known) < 1e-6)
    let table = try #require(blocks.first { $0["block"] as? String == "table" })
    let cells = try #require((table["rows"] as? [[String: Any]])?[0]["cells"] as? [Double])
    #expect(cells.count == 3 && cells[1] != cells[1].rounded(), "P5 of the flow has its cents")
    // In the text it has as many digits as its error leaves: thousands.
    let line = try #require(report.text.split(separator: "\n").first { $0.hasPrefix("2026") })
    #expect(line.split(separator: " ")[2].hasSuffix("000"))
  }

  @Test func `a number that six digits after the point would hide is shown`() {
    let report = Report("a = -0.000_000_4\nb = 0.000_012_345\nshow a, b")
    #expect(report.text.contains("a = -0.0000004\n"))
    #expect(report.text.contains("b = 0.00001235\n"), "up to four figures")
  }
}
