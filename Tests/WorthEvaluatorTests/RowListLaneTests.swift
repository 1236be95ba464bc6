import Testing
import Worth
import WorthTestSupport

/// Rows of a kind that read lists and series of another kind by row have the figures of rows worked out one by one.
@Suite struct RowListLaneTests {
  /// What fills in the lines `v` of the second kind; `first[r]` is the instance of the row.
  private static let fields = [
    "v = first[r].s[closing]", "v = sum(first[r].s)", "v = first[r].worth_on(2026-06-30)",
    "v = max(first[r].twice) - first[r].s[12]", "v = sum([a * 2 for a in first[r].amounts])",
    "v = first[r].s[3] + first[\"R5\"].s[2]",
    "v = EUR 1 * count(d for d in first[r].days where d.year = 2026)",
    "v = sum(first[r].worth_on(t.end) for t in case)",
    "v = sum(i for i in first[r].amounts where i > EUR 20)",
    "v = first[r].s[opening] + first[r].amounts[2]",
    "v = first[r].amounts[if r.x > EUR 50 then 1 else 3]",
    "v = (if r.p > 5% then first[r].s else first[r].twice)[2]",
  ]

  private func source(_ field: String, _ rows: ClosedRange<Int>) -> String {
    let table = rows.map { row in
      "  \"R\(row)\" | EUR \(row * 37 % 101) | \(row % 11)% | \([12, 24, 36][row % 3]) | 2026-\(row % 2 == 0 ? "03" : "11")-1\(row % 10)"
    }
    return """
      case "Rows" { timeline = 2026 .. 2030, currency = EUR }
      kind plan { x: money, p: percent, n: whole, from: date
        timeline = month 1 .. n
        s[opening] = x
        s[t]: level of money = s[t-1] * (1 + p / 12)
        twice[t]: level of money = s * 2
        days = [from + k * 1 month for k in 1 .. n]
        amounts = [x, x * 2, x * 3]
        function worth_on(day: date) = if count(d for d in days where d <= day) = 0 then x
          else s[count(d for d in days where d <= day)]
      }
      kind reading { v: money
        remark "{v} is much, {v / 2} half of it" if v > EUR 9_000
        w = v * 2 }
      table book { id | x | p | n | from
      \(table.joined(separator: "\n"))
        "R5b" | EUR 3 | 2% | 12 | 2026-05-01
      }
      first[r in book] = plan { x = r.x, p = r.p, n = r.n, from = r.from }
      each[r in book] = reading { \(field.replacing("\"R5\"", with: "\"R5b\"")) }
      total = sum(each.w)
      show each
      """
  }

  private func column(_ outcome: Outcome) -> [Double] {
    guard case .series(let series)? = outcome.figure("each.w")?.value else { return [] }
    return series.values.map { value in
      if case .money(let money) = value { money.amount } else { .nan }
    }
  }

  @Test(arguments: fields)
  func `each row has the bits that it has by itself`(_ field: String) {
    let all = Run(source(field, 1...120))
    #expect(all.errors == [], "\(field)")
    // Both kinds are lanes, each but for its last row and the first of which something is remarked.
    #expect(all.outcome.laneRows >= 236, "\(field): \(all.outcome.laneRows)")
    let found = column(all.outcome)
    #expect(found.count == 121)
    for start in stride(from: 1, to: 120, by: 20) {
      guard found.count == 121 else { break }
      let some = Run(source(field, start...(start + 19)))
      #expect(some.outcome.laneRows == 0)
      #expect(
        column(some.outcome).dropLast() == found[(start - 1)..<(start + 19)], "\(field), R\(start)")
    }
  }

  @Test(arguments: fields)
  func `threads change nothing`(_ field: String) {
    let source = source(field, 1...120)
    let single = Engine().compile(source).evaluate()
    let spread = Engine(workers: RealThreads().workers(2)).compile(source).evaluate()
    #expect(single.report == spread.report)
    #expect(single.messages.map { $0.rendered } == spread.messages.map { $0.rendered })
  }
}
