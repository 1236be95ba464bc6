import Testing
import WorthMath
import Worth
import WorthTestSupport

/// `solve least` and `solve most`: the end of where a condition holds.
@Suite struct BreakEvenTests {
  /// A licence of 100: the licensor gains from 12 % on, the licensee up to 30 %.
  private func licence(_ lines: String) -> Run {
    Run(
      """
      case "x" { currency = EUR }
      kind terms {
        royalty: percent
        require royalty <= 40% because "nobody pays more"
        licensor = EUR 100 * royalty - EUR 12
        licensee = EUR 100 * (50% - royalty) - EUR 20
      }
      terms offer { royalty = 20% }
      r = 20%
      \(lines)
      """)
  }

  @Test(arguments: [
    // The licensor gains from 12 % on, and would gain beyond the 40 % that nobody exceeds.
    ("most offer.royalty between 0% and 60% so that offer.licensor >= 0", 0.4, true),
    ("least offer.royalty between 0% and 60% so that offer.licensor >= 0", 0.12, false),
    ("most offer.royalty between 0% and 60% so that offer.licensee >= 0", 0.3, false),
  ]) func `an end that a requirement sets is noted`(
    question: String, expected: Double, isNoted: Bool
  ) {
    let run = licence("x = solve " + question)
    #expect(run.errors == [])
    #expect(abs((run.number("x") ?? 0) - expected) < 1e-9)
    #expect(run.outcome.messages.map(\.code) == (isNoted ? ["N1106"] : []))
  }

  @Test func `one value that fills a series is varied in all periods at once`() {
    let run = Run(
      """
      case "x" { currency = EUR, timeline = 2026 .. 2029 }
      kind terms {
        royalty: series of percent
        fee: flow of money = 0
        paid[t] = EUR 100 * royalty + fee
        total = sum(paid)
      }
      rates[t] = 10%
      terms offer { royalty = 20% }
      terms filled { royalty = rates, fee = EUR 3 }
      terms by_year { royalty[2026] = 1%, royalty[t] = 2% }
      a = solve least offer.royalty between 0% and 60% so that offer.total >= EUR 48
      b = solve filled.fee between EUR 0 and EUR 60 so that filled.total = EUR 120
      c = elasticity(filled.total, filled.fee)
      e = solve most offer.royalty between 0% and 60% so that offer.total <= EUR 48
      """)
    // 4 × 100 r = 48 at 12 %; 4 × (10 + 20) = 120; 12 of 52 are fees.
    #expect(run.errors == [])
    #expect(abs((run.number("a") ?? 0) - 0.12) < 1e-9)
    #expect(abs((run.number("b") ?? 0) - 20) < 1e-7)
    #expect(abs((run.number("c") ?? 0) - 12 / 52.0) < 1e-6)
    #expect(abs((run.number("e") ?? 0) - 0.12) < 1e-9)
    for name in ["by_year.royalty", "filled.royalty"] {
      let many = Run(
        """
        case "x" { currency = EUR, timeline = 2026 .. 2029 }
        kind terms { royalty: series of percent, total = sum(royalty) }
        rates[t] = 10%
        terms filled { royalty = rates }
        terms by_year { royalty[2026] = 1%, royalty[t] = 2% }
        x = solve \(name) between 0% and 60% so that \(name == "filled.royalty" ? "filled" : "by_year").total = 4
        """)
      #expect(many.errors == ["E1111"], "\(name)")
    }
  }

  @Test(arguments: [
    // 100 r = 12 at 12 %, 100 (50 % - r) = 20 at 30 %.
    ("least offer.royalty between 0% and 60% so that offer.licensor >= 0", 0.12),
    ("least offer.royalty between 0% and 60% so that offer.licensor >= EUR 0", 0.12),
    ("most offer.royalty between 0% and 60% so that offer.licensee >= 0", 0.30),
    // A condition that holds in the middle alone.
    ("least r between 0% and 60% so that r > 17% and r < 23%", 0.17),
    ("most r between 0% and 60% so that r > 17% and r < 23%", 0.23),
    // The requirement ends at 40 %, although the condition goes on.
    ("most offer.royalty between 0% and 60% so that offer.licensor >= 0", 0.40),
    // A step at 30 %.
    ("least r between 0% and 60% so that (if r < 30% then 1 else 2) > 1", 0.30),
  ]) func `the end of where a condition holds is found`(question: String, value: Double) throws {
    let run = licence("found = solve \(question)")
    #expect(run.errors == [])
    let found = try #require(run.number("found"))
    // Amounts are equal that differ by a billionth.
    #expect(abs(found - value) <= 1.01e-9 * value)
  }

  @Test func `the answer itself fulfils the condition`() throws {
    let run = licence("f = solve least r between 0% and 100% so that r * r * 3 >= r * 2")
    let found = try #require(run.number("f"))
    // r² × 3 = r × 2 at 0 and at two thirds; 0 holds.
    #expect(found == 0)
    let above = licence("f = solve least r between 1% and 100% so that r * r * 3 >= r * 2")
    let third = try #require(above.number("f"))
    #expect(Real.isAtMost(third * 2, third * third * 3))
    #expect(abs(third - 2.0 / 3.0) < 1e-9)
  }

  @Test func `where the condition holds nowhere the answer is missing, which is a result`() {
    let run = licence(
      """
      f = solve least offer.royalty between 0% and 60% so that offer.licensor >= 0 and offer.licensee >= EUR 20
      over = solve most offer.royalty between 41% and 60% so that offer.licensor >= 0
      given = f is given
      filled = f otherwise 7%
      agreed = f is given and f <= 20%
      room = if f is given and over is given then over - f else 0%
      """)
    #expect(run.errors == [])
    #expect(run.text("f") == "missing")
    #expect(run.text("over") == "missing")
    #expect(run.text("given") == "no")
    #expect(run.text("filled") == "7%")
    #expect(run.text("agreed") == "no")
    #expect(run.text("room") == "0%")
  }

  @Test func `a value that is known to be given needs no otherwise`() {
    let question = "f = solve least offer.royalty between 0% and 60% so that offer.licensor >= 0\n"
    let run = licence(
      question
        + """
        agreed = f is given and f <= 20%
        none = not (f is given) or f > 20%
        twice = if f is given then f * 2 else 0%
        other = if not (f is given) then 0% else f * 3
        require f <= 50% if f is given
        """)
    #expect(run.errors == [])
    #expect(run.text("agreed") == "yes")
    #expect(run.text("none") == "no")
    #expect(run.text("twice") == "24%")
    #expect(run.text("other") == "36%")
    for line in ["g = f * 2", "g = f is given or f < 3%", "g = (if f is given then 0% else f) * 2"]
    {
      #expect(licence(question + line).errors.count == 1, "\(line)")
    }
  }

  @Test func `an answer at an end of the range is noted`() {
    func notes(_ question: String) -> [String] {
      licence("f = solve \(question)\nshow f").outcome.messages.map(\.code)
    }
    #expect(notes("least r between 15% and 60% so that r >= 12%") == ["N1105"])
    #expect(notes("most r between 0% and 11% so that r <= 12%") == ["N1105"])
    #expect(notes("least r between 0% and 60% so that r >= 12%") == [])
  }

  @Test func `dates and durations are looked at whole`() {
    let run = Run(
      """
      due = 2026-01-15
      wait = 3 days
      f = solve least due between 2026-01-01 and 2027-01-01 so that due + 3 months >= 2026-07-01
      d = solve most wait between 0 days and 100 days so that 2026-01-01 + wait < 2026-02-01
      """)
    #expect(run.errors == [])
    #expect(run.text("f") == "2026-04-01")
    #expect(run.text("d") == "30 days")
  }

  @Test func `another answer is found where the case is another`() {
    let run = licence(
      """
      costs = EUR 10
      f = solve least r between 0% and 100% so that EUR 100 * r >= costs
      scenario dear { costs = EUR 40 }
      hopeless = f under { costs = EUR 200 }
      more = f under dear
      best = solve most costs between EUR 0 and EUR 100 so that (f otherwise 100%) <= 25%
      """)
    #expect(run.errors == [])
    #expect(run.text("f") == "10%")
    #expect(run.text("more") == "40%")
    #expect(run.text("hopeless") == "missing")
    #expect(abs((run.number("best") ?? 0) - 25) < 25 * 3e-9)
  }

  @Test(arguments: [
    ("f = solve least r between 0% and 60% so that offer.licensor = EUR 0", "E1125"),
    ("f = solve most r between 0% and 60% so that offer.licensor", "E0307"),
    ("f = solve lowest r between 0% and 60% so that r > 5%", "E0104"),
    ("f = solve most r between 60% and 0% so that r > 5%", "E1106"),
    ("f = solve least r between 0% and 60% so that 5% / r < 3", "E1126"),
    ("f = solve least r between 0% and 60% so that r > 5%\nterms b { royalty = f }", "E0365"),
    ("least = 20%\nf = solve least between 0% and 60% so that least = 5%", ""),
    ("most = 20%\nf = solve most most between 0% and 60% so that most < 5%", ""),
  ]) func `a question that cannot be answered says so`(lines: String, code: String) {
    #expect(licence(lines).errors == (code.isEmpty ? [] : [code]))
  }
}
