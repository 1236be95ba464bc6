import Testing
import Worth
import WorthTestSupport

/// Plain numbers that are taken off 1 as shares, in columns and behind functions, and sums that count the values of
/// a column several times.
@Suite struct PlainShareTests {
  private static let head = """
    case "C" { currency = EUR, timeline = 2026 .. 2027 }
    function net(x, tax) = x * (1 - tax)
    function twice(x, tax) = net(x, tax) * 2
    kind k { m: money, tax: number, v = m * (1 - tax) }
    kind own { m: money, function kept(tax) = m * (1 - tax) }
    own a { m = EUR 3 }

    """

  /// What the notes of a code are about.
  private static func notes(_ code: String, _ lines: String) -> [String] {
    let run = Run(head + lines)
    #expect(run.errors == [], "\(lines)")
    return run.program.diagnostics.filter { $0.code == code }.map { $0.text }
  }

  /// A table with the cells of a column of taxes.
  private static func book(_ first: String, _ second: String) -> String {
    """
    table book { id | m | tax
      "A" | EUR 10 | \(first)
      "B" | EUR 20 | \(second) }

    """
  }

  @Test(arguments: [
    "show sum(r.m * (1 - r.tax) for r in book)",
    "show sum(net(r.m, r.tax) for r in book)",
    "ks[r in book] = k { m = r.m, tax = r.tax }\nshow ks.v",
    "n[r in book] = r.m * (1 - r.tax)\nshow n",
    "show EUR 10 * (1 - book.tax[1])",
    "show EUR 10 * (1 - book.tax[\"A\"])",
  ])
  func `a column of plain numbers that is taken off 1 is noted once`(line: String) {
    #expect(Self.notes("N0301", Self.book("25", "30") + line).count == 1)
    // Shares, switches, percents, and columns of both.
    for (first, second) in [("0.25", "0.3"), ("1", "0"), ("25%", "30%"), ("25", "0.3")] {
      let isPercent = first.hasSuffix("%")
      if isPercent, line.contains("ks[") { continue }
      #expect(Self.notes("N0301", Self.book(first, second) + line) == [], "\(first) \(line)")
    }
  }

  @Test(arguments: [
    ("show net(EUR 10, 25)", 1), ("show twice(EUR 10, 25)", 1), ("t = 30\nshow net(EUR 10, t)", 1),
    ("show a.kept(40)", 1), ("show net(EUR 10, tax: 25)", 1),
    ("show net(EUR 10, 25%), net(EUR 10, 0.25), net(EUR 10, 1), net(EUR 10, 0)", 0),
    ("function left(n, k) = 1 - n\nshow left(25, 3)", 0),
    ("function rest(x, n) = x * (10 - n)\nshow rest(EUR 3, 4)", 0),
  ])
  func `a plain number that a function takes off 1 is noted where it is handed over`(
    lines: String, count: Int
  ) {
    #expect(Self.notes("N0301", lines).count == count, "\(lines)")
  }

  @Test(arguments: [
    ("people.department", 1), ("departments", 1), ("[p.department for p in people]", 1),
    ("listed", 1), ("distinct(people.department)", 0), ("once", 0), ("few", 0), ("some", 0),
  ])
  func `a sum over a column by another name counts values several times, too`(
    list: String, count: Int
  ) {
    let lines = """
      table people { name | department
        "A" | "P"
        "B" | "P"
        "C" | "Q" }
      paid[d in people.department] = EUR 5
      departments = people.department
      listed = [p.department for p in people]
      once = distinct(people.department)
      few = ["P", "Q"]
      some = [p.department for p in people where p.name != "A"]
      show sum(paid[d] for d in \(list))
      """
    #expect(Self.notes("N0208", lines).count == count)
  }
}
