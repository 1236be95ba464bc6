import Testing
import Worth
import WorthTestSupport

/// Probabilities of what no draw decides.
///
/// The rule: where a condition is the same in all trials, `probability` says so, since an amount that is weighted with
/// its probability is there in every trial. What is drawn says nothing.
@Suite struct CertainEventTests {
  private func notes(_ lines: String) -> [String] {
    let run = Run("case \"x\" { currency = EUR, timeline = 2026 .. 2028 }\n" + lines)
    #expect(run.errors == [], "\(lines)")
    return run.outcome.messages.map(\.code)
  }

  @Test(arguments: [
    "paid = EUR 5 * 40%\nshow probability(paid > EUR 0)",
    "paid = EUR 5\ng = EUR 1 ~ normal(sd: EUR 1)\nshow g, probability(paid > EUR 6)",
    "paid[t] = EUR 5 * 40%\nshow probability(paid[2027] > EUR 0)",
    "paid[t] = EUR 5 * 40%\nshow probability(paid > EUR 0)",
  ]) func `what is the same in all trials is noted once`(lines: String) {
    #expect(notes(lines) == ["N1002"], "\(lines)")
  }

  @Test(arguments: [
    "comes ~ bernoulli(p: 40%)\npaid = if comes then EUR 5 else EUR 0\nshow probability(paid > EUR 0)",
    "g = EUR 1 ~ normal(sd: EUR 1)\nshow probability(g > -EUR 100)",
    // Some periods are certain, and others are not.
    "g = 4% ~ normal(sd: 9%)\ns[2026] = EUR 5\ns[t] = s[t-1] * (1 + g)\nshow probability(s < EUR 6)",
    "g = 4% ~ normal(sd: 9%)\ns[2028] = EUR 5\ns[t] = s[t+1] * (1 + g)\nshow probability(s < EUR 6)",
  ]) func `what is drawn is not`(lines: String) { #expect(notes(lines) == [], "\(lines)") }

  @Test func `a milestone with a probability says that its amount is weighted`() {
    let run = Run(
      """
      case "L" { currency = EUR, timeline = 2027 .. 2029 }
      licence a {
        sales = EUR 100, royalty = 5%
        milestones {
          name       | on         | probability | pay
          "approval" | 2029-06-30 | 40%         | EUR 50
        }
      }
      show probability(a.milestone[2029] > EUR 0)
      """)
    #expect(run.errors == [])
    #expect(run.outcome.messages.map(\.code).sorted() == ["N0402", "N1002"])
  }

  @Test func `a reason over trials has no braces of its source`() {
    let run = Run(
      """
      kind k { rate: percent
        function twice() = [rate * 2]
        require rate >= 0% because "a rate of {twice()[1]} is below 0" }
      k a { rate = 5% ~ normal(sd: 4%) }
      show a.rate
      """)
    #expect(run.errors == [])
    let note = run.outcome.messages.first { $0.code == "N1001" }
    #expect(note?.text.contains("a rate of … is below 0") == true, "\(note?.text ?? "")")
  }

  /// In a function a register is used again, and the figures of a requirement are those of its parts.
  @Test(arguments: [
    ("require n = round(n) because \"x\"\n n", "1.5", ["‘round(n)’ is 2", "‘n’ is 1.5"]),
    (
      "require abs(n * 3) + 1 > 100 because \"x\"\n n", "2", ["‘abs(n * 3) + 1’ is 7", "‘n’ is 2"]
    ),
    ("require round(n) = round(n * 2) because \"x\"\n n", "2", ["‘n’ is 2"]),
  ]) func `a requirement of a function shows figures that are true`(
    body: String, argument: String, figures: [String]
  ) {
    let run = Run("function f(n) {\n \(body)\n}\ny = f(\(argument))\nshow y")
    let text = run.outcome.messages.first?.text ?? ""
    for figure in figures { #expect(text.contains(figure), "\(text)") }
    #expect(!text.contains("‘n * 3’ is 7") && !text.contains("is 0"), "\(text)")
  }

  /// A draw is asked about, whatever the answer is: all trials may agree.
  @Test(arguments: [
    ("show probability(x > 0)", "100%"), ("show probability(x > 3)", "0%"),
    ("show probability(max(x - 5, 0) > 0)", "0%"), ("show max(0, x - 5).mean", "0"),
    ("show (if x > 0 then 3 else 4).mean", "3"),
  ]) func `what draws have led to is no certain event`(line: String, value: String) {
    for method in ["", ", sampling = latin_hypercube"] {
      let run = Run(
        "case { simulation { trials = 500, seed = 1\(method) } }\nx ~ uniform(low: 1, high: 2)\n"
          + line)
      #expect(run.errors == [] && run.outcome.messages.map(\.code) == [], "\(line)")
      #expect(run.outcome.report.contains(" = " + value), "\(run.outcome.report)")
    }
  }

  /// A condition that holds in no trial gives no mean, also where what is asked is the same in all.
  @Test(arguments: ["c.mean_where(x > 3)", "d.mean_where(d > 0)", "x.mean_where(x > 3)"])
  func `a mean of no trial is told`(asked: String) {
    let run = Run("x ~ uniform(low: 1, high: 2)\nc = 5\nd = max(0, x - 5)\nm = \(asked)\nshow m")
    #expect(run.errors == ["E1005"], "\(asked)")
  }
}
