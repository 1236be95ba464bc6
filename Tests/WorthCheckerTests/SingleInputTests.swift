import Testing
import Worth
import WorthTestSupport

/// Inputs that take a single value are given no value by period.
@Suite struct SingleInputTests {
  /// A kind with single inputs and one for a series.
  static let opening = """
    case "x" { currency = CHF, timeline = 2026 .. 2028, valuation_date = 2026-01-01 }
    kind fee {
      share: percent
      base: money = CHF 100
      mode: low | high = low
      cap: money?
      paid: flow of money = CHF 3
      due = share * base
    }

    """

  /// Lines that give one of them a value by period, and the field that the message names.
  static let refused: [(source: String, field: String)] = [
    ("fee a { share[2026] = 10%, share[t] = 20% }", "share"),
    ("fee a { share[t] = 20% }", "share"),
    ("fee a { share[2026 .. 2028] = 20% }", "share"),
    ("fee a { share[opening] = 20% }", "share"),
    ("fee a { share = 5%, base[2027] = CHF 5 }", "base"),
    ("fee a { share = 5%, cap[t] = CHF 5 }", "cap"),
    ("fee a { share = 5%, mode[t] = high }", "mode"),
    ("fee b { share = 5% }\na = b with { share[2027] = 6% }", "share"),
    ("fee a { share = 5% }\nscenario s { a.share[2027] = 6% }\nz = a.due under s", "share"),
    ("fee a { share = 5% }\nz = a.due under { a.share[2027] = 6% }", "share"),
  ]

  @Test(arguments: refused) func `a value by period for an input of a single value is an error`(
    source: String, field: String
  ) {
    let run = Run(Self.opening + source + "\nshow a.due")
    #expect(run.errors == ["E0441"], "\(source)")
    let message = run.program.diagnostics.first { $0.code == "E0441" }?.text ?? ""
    #expect(message.contains("‘\(field)’ of fee takes one value"), "\(message)")
    #expect(message.contains("‘\(field) = …’"), "\(message)")
  }

  @Test func `a host that changes one period of such an input is refused`() {
    let run = Run(
      Self.opening + "fee a { share = 5% }\nshow a.due", changes: [("a.share[2027]", "6%")])
    #expect(!run.errors.isEmpty)
  }

  @Test func `a series takes values by period, and a method refuses them for its rate`() {
    let run = Run(
      Self.opening + """
        fee a { share = 5%, paid[2026] = CHF 7, paid[t] = CHF 1 }
        whole = sum(a.paid)
        show whole
        """)
    #expect(run.errors.isEmpty)
    #expect(run.number("whole") == 9)
    let method = Run(
      """
      case "x" { currency = CHF, timeline = 2026 .. 2028, valuation_date = 2026-01-01 }
      patent p { filed = 2020-01-01 }
      sales[t] = CHF 100
      relief_from_royalty v { asset = p, revenue = sales, royalty_rate = 5%, tax_rate = 0%,
        timing = middle, discount_rate[2026] = 10%, discount_rate[t] = 20% }
      show v
      """)
    #expect(method.errors == ["E0441"])
  }
}
