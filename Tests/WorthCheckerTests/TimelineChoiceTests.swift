import Testing
import Worth
import WorthTestSupport

/// Timelines of kinds that an `if` chooses.
@Suite struct TimelineChoiceTests {
  /// A case with a kind by month or year, of full or half length, and rows that differ in length.
  private static let loans = """
    case "s" { currency = CHF, timeline = 2026 .. 2028 }
    kind loan {
      amount: money
      years: whole
      every: month | year
      long: yes_no = yes
      timeline = if every = year then year 1 .. years
                 else if long then month 1 .. 12 * years else month 1 .. 6 * years
      debt[opening] = amount
      debt[p]: level of money = debt[p-1] - amount / n
      one[p] = 1
      n = count(one)
    }
    loan a { amount = CHF 240, years = 2, every = month }
    word: month | year = year
    loan b { amount = CHF 240, years = 3, every = word }
    table book {
      name | years | long
      "x"  | 1     | yes
      "y"  | 4     | no
    }

    """

  @Test(arguments: [
    ("x = a.n", "24"), ("x = b.n", "3"), ("c = a with { every = year }\nx = c.n", "2"),
    ("c = a with { long = no }\nx = c.n", "12"), ("c = a with { years = 5 }\nx = c.n", "60"),
    ("x = b.debt[year 1]", "CHF 160.00"),
    ("x = a.debt[month 12]", "CHF 120.00"),
    (
      """
      each[r in book] = loan { amount = CHF 9, years = r.years, every = month, long = r.long = yes }
      x = each["y"].n
      """, "24"
    ),
    (
      """
      each[r in book] = loan { amount = CHF 9, years = r.years, every = month, long = r.long = yes }
      x = each["x"].n
      """, "12"
    ),
  ]) func `the periods are those of the branch that holds`(lines: String, expected: String) {
    let run = Run(TimelineChoiceTests.loans + lines)
    #expect(run.errors.isEmpty, "\(lines): \(run.errors)")
    #expect(run.text("x") == expected, "\(lines)")
  }

  @Test func `the length of the periods is a stated word, the same for all rows`() {
    let rows = Run(
      TimelineChoiceTests.loans + """
        each[r in book] = loan {
          amount = CHF 9, years = r.years, every = if r.years > 2 then year else month
        }
        """)
    #expect(rows.errors == ["E0522"], "\(rows.errors)")
    let figure = Run(
      """
      case "s" { currency = CHF, timeline = 2026 .. 2028 }
      kind loan {
        years: whole
        timeline = if years > 2 then year 1 .. years else month 1 .. 12 * years
        one[p] = 1
      }
      loan a { years = 2 }
      """)
    #expect(figure.errors == ["E0522"], "\(figure.errors)")
    let amount = Run(
      """
      case "s" { currency = CHF, timeline = 2026 .. 2028 }
      kind loan {
        years: whole
        timeline = if years then year 1 .. years else year 1 .. 2
        one[p] = 1
      }
      loan a { years = 2 }
      """)
    #expect(amount.errors == ["E0307"], "\(amount.errors)")
  }

  @Test func `a scenario may change the word, and with it the length of the periods`() {
    let run = Run(
      TimelineChoiceTests.loans + """
        scenario monthly { word = month }
        x = b.n
        y = b.n under monthly
        """)
    #expect(run.errors == [], "\(run.errors)")
    #expect(run.text("x") == "3")
    #expect(run.text("y") == "36")
  }

  @Test func `the length may rest on any condition`() {
    let run = Run(
      """
      case "s" { currency = CHF, timeline = 2026 .. 2028 }
      kind loan {
        years: whole
        timeline = if years > 2 then year 1 .. 2 else year 1 .. years
        one[p] = 1
        n = count(one)
      }
      loan a { years = 7 }
      loan b { years = 1 }
      """)
    #expect(run.errors.isEmpty, "\(run.errors)")
    #expect(run.text("a.n") == "2")
    #expect(run.text("b.n") == "1")
  }

  @Test(arguments: [
    ("month", "12"), ("quarter", "8"), ("year", "3"), ("once", "3"),
  ]) func `a word chooses among timelines, one a line`(word: String, expected: String) {
    let run = Run(
      """
      case "s" { currency = CHF }
      kind loan {
        every: month | quarter | year | once
        timeline = if every is {
          month   -> month 1 .. 12
          quarter -> quarter 1 .. 8
          else    -> year 1 .. 3
        }
        one[t] = 1
        n = count(one)
      }
      loan a { every = \(word) }
      x = a.n
      show x
      """)
    #expect(run.errors == [], "\(word)")
    #expect(run.text("x") == expected, "\(word)")
  }

  @Test func `a word that the run works out chooses between timelines of one length`() {
    let run = Run(
      """
      kind loan {
        long: yes_no
        timeline = if long is { yes -> month 1 .. 36, no -> month 1 .. 6 }
        one[t] = 1
        n = count(one)
      }
      z = 3
      loan a { long = z > 2 }
      loan b { long = z > 4 }
      x = a.n
      y = b.n
      show x, y
      """)
    #expect(run.errors == [])
    #expect(run.text("x") == "36")
    #expect(run.text("y") == "6")
  }

  @Test func `a word without a timeline is missed by name`() {
    let run = Run(
      """
      kind loan {
        every: month | year
        timeline = if every is { month -> month 1 .. 12 }
        one[t] = 1 }
      loan a { every = month }
      """)
    #expect(run.program.diagnostics.contains { $0.text.contains("year") })
  }
}
