import Testing
import Worth
import WorthTestSupport

/// What a name without a dot means where rows are at hand.
@Suite struct BareNameTests {
  /// A case over three years with payments on days 1 to 3.
  static let opening = """
    case "x" { currency = CHF, timeline = 2026 .. 2028 }
    table paid { day | amount
      1 | CHF 5
      2 | CHF 8
      3 | CHF 13 }

    """

  @Test func `a bare name in a comprehension means the definition of the case`() {
    let run = Run(
      Self.opening + """
        day[t] = t.year - 2025
        until[t] = sum(p.amount for p in paid where p.day <= day)
        show until
        """)
    #expect(run.errors.isEmpty)
    #expect(!run.program.diagnostics.map(\.code).contains("N0205"))
    // Day 1 has 5, days 1 and 2 have 5 + 8, all three 5 + 8 + 13.
    #expect(run.text("until") == "[CHF 5.00, CHF 13.00, CHF 26.00]")
  }

  @Test func `a bare name in the body of a comprehension means the definition of the case`() {
    let run = Run(
      Self.opening + "amount = CHF 2\nwhole = sum(amount for p in paid)\nshow whole")
    #expect(run.errors.isEmpty)
    #expect(run.number("whole") == 6)
  }

  @Test func `a bare name that is only a column is proposed with the name of the row`() {
    for line in ["sum(amount for p in paid)", "count(p.day for p in paid where amount > CHF 6)"] {
      let run = Run(Self.opening + "whole = " + line + "\nshow whole")
      #expect(run.errors == ["E0231"], "\(line)")
      let message = run.program.diagnostics.first { $0.code == "E0231" }?.text ?? ""
      #expect(message.contains("‘p.amount’"), "\(message)")
    }
  }

  @Test func `in an inner comprehension the column of the outer row is proposed`() {
    let run = Run(
      Self.opening + """
        table other { id
          1
          2 }
        whole = sum(sum(amount for o in other) for p in paid)
        show whole
        """)
    #expect(run.errors == ["E0231"])
    #expect(run.program.diagnostics.contains { $0.text.contains("‘p.amount’") })
  }

  @Test func `a filter without a name for the row keeps columns first`() {
    let run = Run(
      Self.opening + """
        day = 1
        late = sum(paid.amount where day > 1)
        rows = paid where day > 2
        last = sum(rows.amount)
        show late, last
        """)
    #expect(run.errors.isEmpty)
    #expect(run.number("late") == 21)
    #expect(run.number("last") == 13)
    #expect(run.program.diagnostics.map(\.code).filter { $0 == "N0205" }.count == 2)
  }

  @Test func `in a line over rows a bare name in a comprehension means the row of the line`() {
    let run = Run(
      Self.opening + """
        before[row in paid] = sum(p.amount for p in paid where p.day < day)
        show before
        """)
    #expect(run.errors.isEmpty)
    #expect(run.text("before") == "[CHF 0.00, CHF 5.00, CHF 13.00]")
  }

  @Test(arguments: [
    // The index is compared with itself, so that each row counts.
    ("x[day in paid.day] = sum(paid.amount where day = day)", 1, [26, 26, 26]),
    ("x[day in 1 .. 2] = sum(paid.amount where day = day)", 1, [26, 26]),
    ("x[day in 1 .. 2] = sum(paid.amount where amount > CHF 5 and day = 1)", 1, [21, 0]),
    ("x = [sum(paid.amount where day = 1) for day in [1, 2]]", 1, [26, 0]),
    ("x[d in paid.day] = sum(paid.amount where day = d)", 0, [5, 8, 13]),
    ("x[d in 1 .. 2] = sum(paid.amount where day = d)", 0, [5, 8]),
    ("x[day in 1 .. 2] = sum(p.amount for p in paid where p.day = day)", 0, [5, 8]),
    ("x[d in 1 .. 2] = sum(paid.amount where sum(day for day in [d]) = d)", 0, [26, 26]),
  ])
  func `an index that hides a column in a filter is noted`(
    line: String, notes: Int, values: [Double]
  ) {
    let run = Run(Self.opening + line + "\nshow x")
    #expect(run.errors == [])
    let found = run.program.diagnostics.filter { $0.code == "N0207" }
    #expect((found.isEmpty ? 0 : 1) == notes)
    #expect(found.allSatisfy { $0.text.contains("‘day’") && $0.text.contains("paid") })
    let amounts = values.map { "CHF \(Int($0)).00" }
    #expect(run.text("x") == "[" + amounts.joined(separator: ", ") + "]")
  }
}
