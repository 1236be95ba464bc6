import Testing
import Worth
import WorthTestSupport

/// Rows that are chosen from tables, in the case and in kinds.
@Suite struct RowChoiceTests {
  private func text(_ source: String, _ path: String) -> String { Run(source).text(path) }

  @Test func `rows chosen in a kind are those of each filling`() {
    let run = Run(
      """
      case "V" { currency = CHF }
      kind k { x: table { n: text, c: money }
        limit: money
        top = x sort by c falling
        first = top.c[1]
        big = x where c > limit
        s = sum(big.c) }
      k one { limit = CHF 5, x { n | c
        "a" | CHF 1
        "b" | CHF 6 } }
      k other { limit = CHF 5, x { n | c
        "z" | CHF 30 } }
      two = one with { limit = CHF 0 }
      """)
    #expect(run.errors.isEmpty)
    #expect(
      ["one", "other", "two"].map { run.text($0 + ".first") } == [
        "CHF 6.00", "CHF 30.00", "CHF 6.00",
      ])
    #expect(
      ["one", "other", "two"].map { run.text($0 + ".s") } == ["CHF 6.00", "CHF 30.00", "CHF 7.00"])
  }

  @Test func `a table may be worked out from its own rows, but in no circle`() {
    let table =
      "table s { n | c\n \"a\" | 1\n \"b\" | 2\n total = sum(big.c)\n}\nbig = s where c > 1\n"
    #expect(text(table + "x = sum(big.total)", "x") == "2")
    let circle = "table s { n | c\n \"a\" | 1\n \"b\" | 2\n}\nx = sum(s2.c)\ns2 = s where c > x"
    #expect(Run(circle).errors == ["E0204"])
    let otherOrder = "table s { n | c\n \"a\" | 1\n \"b\" | 2\n}\ns2 = s where c > x\nx = sum(s2.c)"
    #expect(Run(otherOrder).errors == ["E0204"])
  }
}
