import Testing
import Worth
import WorthTestSupport

/// Rows that lines by period look for by a day or a period.
///
/// The rule: where the days of a table are compared with the period of a line and used in no other way, rows that
/// lie outside of the timeline are noted, since nothing counts them.
@Suite struct PeriodMatchTests {
  private func notes(_ source: String) -> [String] {
    let run = Run(
      """
      case "x" { currency = CHF, timeline = 2026 .. 2028 }
      table paid {
        what | day        | year | amount
        "a"  | 2026-05-01 | 2026 | CHF 10
        "b"  | 2029-01-01 | 2030 | CHF 20
        "c"  | 2025-12-31 | 2028 | CHF 40
      }

      """ + source)
    #expect(run.errors == [], "\(source)")
    return run.program.diagnostics.filter { $0.code == "N0206" }.map(\.text)
  }

  @Test(arguments: [
    ("due[t] = sum(p.amount for p in paid where p.day in t)\nshow due", 2),
    ("due[t] = sum(p.amount for p in paid where p.year = t)\nshow due", 1),
    ("due[t] = sum(p.amount for p in paid where t = p.year)\nshow due", 1),
    (
      "due[t] = sum(p.amount for p in paid where p.day in t)\nn[t] = count(p for p in paid where p.day in t)\nshow due, n",
      2
    ),
    (
      "kind k { rows: table { what: text, day: date, year: number, amount: money }\n"
        + "  due[t] = sum(r.amount for r in rows where r.day in t) }\nk a { rows = paid }\nshow a.due",
      2
    ),
    (
      "due[t] = sum(p.amount for p in paid where p.day >= t.start and p.day <= t.end)\nshow due", 2
    ),
    (
      "due[t] = sum(p.amount for p in paid where t.start <= p.day and p.day < t.end + 1 day)\nshow due",
      2
    ),
    (
      "due[t] = sum(p.amount for p in paid where p.year >= t and p.year <= t)\nshow due", 1
    ),
  ])
  func `rows outside of the timeline are noted`(_ source: String, _ count: Int) {
    let found = notes(source)
    #expect(found.count == 1, "\(source)")
    #expect(found.first?.contains("(\(count))") == true, "\(found)")
  }

  @Test(arguments: [
    // Something else counts them.
    "due[t] = sum(p.amount for p in paid where p.day in t)\nold = sum(p.amount for p in paid where p.day < 2026-01-01)\nshow due, old",
    // Each lies in the period that is asked for.
    "due = sum(p.amount for p in paid where p.day in 2026)\nshow due",
    "show sum(paid.amount)",
    "some[t] = sum(p.amount for p in paid where p.day >= t.start)\nshow some",
    "so_far[t] = sum(p.amount for p in paid where p.day <= t.end)\nshow so_far",
    "due[t] = sum(p.amount for p in paid where p.day >= t.start and p.day <= t.end)\n"
      + "so_far[t] = sum(p.amount for p in paid where p.day <= t.end)\nshow due, so_far",
  ])
  func `where all rows may count nothing is noted`(_ source: String) {
    #expect(notes(source) == [])
  }
}
