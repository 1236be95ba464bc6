import Testing
import Worth
import WorthTestSupport

/// Loans: what is asked where practice differs, and what the days bring.
@Suite struct LoanTests {
  private static func loan(_ lines: String) -> String {
    """
    case "Loan" { currency = EUR, timeline = 2026 .. 2029 }
    loan l {
      principal = EUR 12_000, drawn = 2026-01-15, every = 1 month
      rate = 12%, compounding = nominal, day_count = months
      \(lines)
    }

    """
  }

  private static let plain =
    "first_payment = 2026-02-15, matures = 2027-01-15, repayment = linear"

  /// By hand: 1,000 a month; interest of 1 % on what is owed.
  @Test(arguments: [
    ("l.debt[2026-02-15]", "EUR 11_000"), ("l.interest[2026-02-15]", "EUR 120"),
    ("l.interest[2026-03-15]", "EUR 110"), ("l.paid[2026-03-15]", "EUR 1_110"),
    ("l.debt[closing]", "EUR 0"), ("l.total_interest", "EUR 780"),
    ("l.debt_on(2026-02-14)", "EUR 12_000"),
    ("l.debt_on(2026-01-14)", "EUR 0"), ("l.owed_on(2026-02-15)", "EUR 11_000"),
    ("l.owed_on(2026-01-30)", "EUR 12_060"), ("l.owed_on(2026-02-25)", "EUR 11_036.67"),
    ("l.owed_on(2028-01-01)", "EUR 0"),
    ("sum(by_period([d: l.interest[d] for d in l.schedule]))", "EUR 780"),
  ]) func `a linear loan`(figure: String, value: String) {
    #expect(holds(Self.loan(Self.plain) + "expect \(figure) = \(value)"), "\(figure)")
  }

  /// By hand, too: what a word changes.
  @Test(arguments: [
    (plain + ", interest_every = 3 months", "l.interest[2026-03-15]", "EUR 0"),
    (
      "first_payment = 2026-02-15, matures = 2027-01-15, repayment = bullet", "l.paid[closing]",
      "EUR 12_120"
    ),
    (
      "first_payment = 2026-02-15, first_repayment = 2026-04-15, interest_meanwhile = capitalised, matures = 2027-01-15, repayment = linear",
      "l.debt[2026-03-15]", "EUR 12_241.20"
    ),
    (
      "first_payment = 2026-02-15, first_repayment = 2026-04-15, interest_meanwhile = paid, matures = 2027-01-15, repayment = linear",
      "l.repaid[2026-04-15]", "EUR 1_200"
    ),
    (plain + ", balloon = EUR 6_000", "l.repaid[closing]", "EUR 6_500"),
    (plain + ", subsidy = 2%", "l.subsidised[2026-02-15]", "EUR 20"),
    (plain + ", yearly_fee = 0.6%", "l.fees[2026-02-15]", "EUR 6"),
    (plain + ", upfront_fee = 1%", "l.flows.amounts[1]", "-EUR 11_880"),
    (
      plain + ", prepayments = [2026-06-15: EUR 700], prepayment_effect = lower_instalments",
      "l.repaid[2026-07-15]", "EUR 900"
    ),
    (
      plain + ", prepayments = [2026-06-15: EUR 700], prepayment_effect = shorter_term",
      "l.repaid[2026-07-15]", "EUR 1_000"
    ),
    (
      plain
        + ", prepayments = [2026-06-15: EUR 700], prepayment_effect = shorter_term, prepayment_charge = 1%",
      "l.fees[2026-06-15]", "EUR 7"
    ),
    (
      plain
        + ", sweep = [2026-02-01: EUR 400, 2026-02-10: EUR 600], sweep_share = 50%, prepayment_effect = shorter_term",
      "l.debt[2026-02-15]", "EUR 10_500"
    ),
    (
      plain + ", drawdowns = [2026-02-15: EUR 1_100]", "l.repaid[2026-03-15]", "EUR 1_100"
    ),
    (
      plain + ", margin = 3%\nresets { from | index\n 2026-02-15 | 9% }", "l.interest[2026-03-15]",
      "EUR 110"
    ),
    (
      plain + ", margin = 3%, cap = 6%\nresets { from | index\n 2026-02-15 | 9% }",
      "l.interest[2026-03-15]",
      "EUR 55"
    ),
    (
      plain + ", floor = 18%\nresets { from | index\n 2026-02-15 | 9% }", "l.interest[2026-03-15]",
      "EUR 165"
    ),
    (
      "first_payment = 2026-02-15, matures = 2026-04-25, last_period = short, repayment = linear",
      "count(l.schedule)", "4"
    ),
    (
      "first_payment = 2026-02-15, matures = 2026-04-25, last_period = long, repayment = linear",
      "count(l.schedule)", "3"
    ),
    (
      "first_payment = 2026-02-28, end_of_month_days = last_day, matures = 2026-05-31, repayment = linear",
      "l.schedule", "[2026-02-28, 2026-03-31, 2026-04-30, 2026-05-31]"
    ),
    (
      "first_payment = 2026-02-15, matures = 2027-01-15, repayment = annuity, instalment = EUR 1_000",
      "l.repaid[2026-02-15]", "EUR 880"
    ),
    (
      "first_payment = 2026-02-15, matures = 2027-01-15, repayment = annuity, instalment = EUR 100, debt_may_grow = yes",
      "l.debt[2026-02-15]", "EUR 12_020"
    ),
    // Reckoned over two years, repaid in one: 500 a month, and the rest on the last day.
    (
      "first_payment = 2026-02-15, matures = 2027-01-25, amortised_until = 2028-01-15, last_period = short, repayment = linear",
      "l.repaid[closing]", "EUR 6_000"
    ),
    (
      "first_payment = 2026-02-15, matures = 2027-01-25, amortised_until = 2028-01-15, last_period = short, repayment = linear",
      "l.debt[2027-01-15]", "EUR 6_000"
    ),
    // Interest that is added until the last day is paid on it, and leaves nothing.
    (
      "first_payment = 2026-02-15, matures = 2026-03-15, repayment = bullet, capitalised_until = 2026-03-15",
      "l.paid[closing]", "EUR 12_241.20"
    ),
    (
      "first_payment = 2026-02-15, matures = 2026-03-15, repayment = bullet, capitalised_until = 2026-03-15",
      "l.debt[closing]", "EUR 0"
    ),
    // All is paid between two payments: what is left is the interest until then.
    (
      "first_payment = 2026-02-15, matures = 2026-12-15, repayment = annuity, prepayments = [2026-02-01: EUR 12_000], prepayment_effect = lower_instalments",
      "l.debt[2026-02-15]", "EUR 0"
    ),
  ]) func `a word of the terms`(lines: String, figure: String, value: String) {
    #expect(holds(Self.loan(lines) + "expect \(figure) = \(value)"), "\(lines): \(figure)")
  }

  /// One message each, in the words of the trade.
  @Test(arguments: [
    (
      "first_payment = 2026-01-01, matures = 2027-01-15, repayment = linear",
      "before the loan is drawn"
    ),
    (
      "first_payment = 2027-02-15, matures = 2027-01-15, repayment = linear",
      "when the loan matures"
    ),
    (
      "first_payment = 2026-02-15, matures = 2026-01-01, repayment = linear",
      "when the loan matures"
    ),
    (
      "first_payment = 2026-02-15, matures = 2027-01-20, repayment = linear", "between two payments"
    ),
    (
      "first_payment = 2026-02-28, matures = 2027-01-28, repayment = linear",
      "the first day ends its month"
    ),
    (
      "first_payment = 2026-02-15, first_repayment = 2026-04-15, matures = 2027-01-15, repayment = linear",
      "interest_meanwhile = paid"
    ),
    (plain + ", prepayments = [2026-06-15: EUR 700]", "prepayment_effect = lower_instalments"),
    (
      plain + ", prepayments = [2028-06-15: EUR 700], prepayment_effect = shorter_term",
      "before 2027-01-15"
    ),
    (plain + ", balloon = EUR 20_000", "is no part of EUR 12_000"),
    (
      "first_payment = 2026-02-15, matures = 2027-01-15, repayment = bullet, balloon = EUR 5",
      "leave out the balloon"
    ),
    (
      "first_payment = 2026-02-15, matures = 2027-01-15, repayment = annuity, instalment = EUR 100",
      "the instalment of EUR 100.00 on 2026-02-15 is less than the interest of EUR 120.00"
    ),
    (
      plain + "\nresets { from | index\n 2026-04-15 | 0%\n 2026-03-01 | 24% }",
      "stand in their order"
    ),
    (
      "first_payment = 2026-02-15, matures = 2027-01-15, repayment = annuity, interest_every = 3 months",
      "leave out interest_every"
    ),
    (
      plain + ", prepayments = [2026-02-01: EUR 700], prepayment_effect = shorter_term",
      "prepayment_effect = lower_instalments"
    ),
    (plain + ", upfront_fee = 100%", "leaves nothing of the loan"),
    (plain + ", moved = following", "calendar = bank"),
    (
      plain + ", sweep = [2026-05-05: EUR 5], prepayment_effect = shorter_term", "sweep_share = 50%"
    ),
  ]) func `terms that do not go together are told`(lines: String, words: String) {
    let run = Run(Self.loan(lines) + "show l.debt")
    let told = (run.program.diagnostics + run.outcome.messages).filter { $0.severity == .error }
    #expect(told.count == 1 && told.first?.code == "E0608", "\(lines): \(told.map(\.text))")
    #expect(told.first?.text.contains(words) == true, "\(told.first?.text ?? "")")
  }
}
