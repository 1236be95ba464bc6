import Testing
import Worth
import WorthTestSupport

/// A scenario that is only used over others need not be complete by itself; one that is used alone, or by nothing, must be.
@Suite struct LayeredScenarioTests {
  private static let head = """
    case "Layers" { currency = EUR, timeline = 2027 .. 2028 }
    kind cap { amount: money, share: percent = 100% }
    kind deal {
      price: money
      cap: cap?
      due = if cap is given then min(price, cap.amount * cap.share) else price
    }
    deal o { price = EUR 100 }
    table book { id | n
      "A" | 1 }
    os[r in book] = deal { price = EUR 100 * r.n }
    scenario capped { o.cap { amount = EUR 40 } }
    scenario half { o.cap.share = 50% }
    scenario capped_rows { os["A"].cap { amount = EUR 40 } }
    scenario half_rows { os["A"].cap.share = 50% }

    """

  /// By hand: the price is 100, the cap 40, half of it 20.
  @Test(arguments: [
    "expect o.due under (capped + half) = EUR 20", "expect o.due under capped under half = EUR 20",
    "show compare(o.due, capped, capped + half)", "expect o.due under (half + capped) = EUR 40",
    "scenario both = capped + half\nshow o.due",
  ]) func `a scenario that lies over another is checked there`(line: String) {
    let rows = "expect os[\"A\"].due under (capped_rows + half_rows) = EUR 20\n"
    #expect(codes(Self.head + rows + line) == [], "\(line)")
  }

  @Test(arguments: [
    "show o.due", "show o.due under half", "show compare(o.due, capped, half, capped + half)",
  ]) func `one that is used alone, or by nothing, is checked by itself`(line: String) {
    let rows = "expect os[\"A\"].due under (capped_rows + half_rows) = EUR 20\n"
    #expect(codes(Self.head + rows + line).contains("E0401"), "\(line)")
  }

  /// What is wrong in such a scenario is told all the same.
  @Test func `mistakes of what lies over others are told`() {
    let source = Self.head.replacing("share = 50%", with: "share = EUR 5")
    let rows = "show os[\"A\"].due under (capped_rows + half_rows)\n"
    #expect(codes(source + rows + "show o.due under (capped + half)") == ["E0403", "E0403"])
  }

  private func codes(_ source: String) -> [String] {
    Run(source).program.diagnostics.map(\.code)
  }
}
