import Testing
import Worth
import WorthTestSupport

/// A value that is missing in some trials is asked for in each of them.
///
/// | asked | over trials |
/// | --- | --- |
/// | `y is given` | yes in the trials in which `y` is there |
/// | `y otherwise z` | `z` in the trials in which `y` is missing |
/// | `where v is given`, `count`, `sum` | what is there in the trial |
/// | `y` that is shown | in how many trials it is missing |
/// | `y` that failed | still fails: it is not missing |
///
/// The trials are the same on both sides of each check, so that the sides agree to the digit.
@Suite struct MissingInTrialsTests {
  private static let head = """
    case "Missing" {
      currency = EUR
      timeline = 2026 .. 2028
      simulation { trials = 2_000, seed = 3 }
    }
    u ~ uniform(0, 1)
    w ~ uniform(0, 1)
    table sites {
      name | price | share
      "A"  | EUR 5 | 50%
      "B"  |       | 20%
      "C"  | EUR 7 | 90%
    }
    draw[s in sites] ~ uniform(0, 1)
    paid[s in sites] = if draw[s] < s.share then s.price else missing
    at_times = if u < 0.3 then EUR 4 else missing
    day = if u < 0.25 then 2026-05-01 else missing
    word = if u < 0.6 then "early" else missing
    list = [if u < 0.1 then EUR 1 else missing, EUR 2]
    place = if w < 0.5 then 1 else 2
    chained = if w > 0.9 then at_times else missing
    flow[t] = if u < t.year - 2026 then EUR 3 else missing
    function paid_or_none(x) = if x is given then x + EUR 1 else EUR 0
    kind option {
      price: money?
      value = if price is given then price * 2 else EUR 9
      at_least = price otherwise EUR 1
    }
    held = option { price = at_times }
    each[s in sites] = option { price = paid[s] }

    """

  @Test(arguments: [
    ("probability(at_times is given)", "probability(u < 0.3)"),
    ("probability(not (at_times is given))", "probability(u >= 0.3)"),
    ("(at_times otherwise EUR 0).mean", "4 * EUR 1 * probability(u < 0.3)"),
    (
      "(if at_times is given then at_times + EUR 1 else EUR 2).mean",
      "EUR 2 + EUR 3 * probability(u < 0.3)"
    ),
    ("probability(day is given)", "probability(u < 0.25)"),
    ("probability((day otherwise 2026-01-01) > 2026-02-01)", "probability(u < 0.25)"),
    ("probability(word is given and w < 0.5)", "probability(u < 0.6 and w < 0.5)"),
    ("probability(list[1] is given)", "probability(u < 0.1)"),
    ("probability(list[place] is given)", "probability(w >= 0.5 or u < 0.1)"),
    (
      "(list[place] otherwise EUR 0).mean",
      "(if w >= 0.5 then EUR 2 else if u < 0.1 then EUR 1 else EUR 0).mean"
    ),
    ("probability(chained is given)", "probability(w > 0.9 and u < 0.3)"),
    ("probability(paid[\"A\"] is given)", "probability(draw[\"A\"] < 0.5)"),
    ("probability(paid[\"B\"] is given)", "0%"),
    (
      "count(x for x in paid where x is given).mean",
      "((if draw[\"A\"] < 0.5 then 1 else 0) + (if draw[\"C\"] < 0.9 then 1 else 0)).mean"
    ),
    (
      "sum(x for x in paid where x is given).mean",
      "((if draw[\"A\"] < 0.5 then EUR 5 else EUR 0) + (if draw[\"C\"] < 0.9 then EUR 7 else EUR 0)).mean"
    ),
    (
      "sum(x otherwise EUR 1 for x in paid).mean",
      "((if draw[\"A\"] < 0.5 then EUR 5 else EUR 1) + (if draw[\"C\"] < 0.9 then EUR 7 else EUR 1) + EUR 1).mean"
    ),
    ("probability(flow[2026] is given)", "0%"), ("probability(flow[2027] is given)", "100%"),
    ("sum(x otherwise EUR 0 for x in flow).mean", "EUR 6"),
    ("paid_or_none(at_times).mean", "EUR 5 * probability(u < 0.3)"),
    ("held.value.mean", "EUR 9 - EUR 1 * probability(u < 0.3)"),
    ("held.at_least.mean", "EUR 1 + EUR 3 * probability(u < 0.3)"),
    (
      "sum(each.at_least).mean",
      "((if draw[\"A\"] < 0.5 then EUR 5 else EUR 1) + (if draw[\"C\"] < 0.9 then EUR 7 else EUR 1) + EUR 1).mean"
    ),
  ])
  func `what may be missing is asked for in each trial`(_ asked: String, _ same: String) {
    #expect(holds(Self.head + "expect \(asked) = \(same)\n"), "\(asked)")
  }

  @Test func `one value that may be missing fills a series, or leaves it out`() {
    #expect(
      holds(
        Self.head + """
          kind yearly {
            fee: flow of money?
            paid[t] = fee otherwise 0
            total = sum(paid)
          }
          known = 3
          there = yearly { fee = if known > 2 then EUR 12 else missing }
          absent = yearly { fee = if known > 5 then EUR 12 else missing }
          by_site[s in sites] = yearly { fee = s.price }
          at_random = yearly { fee = at_times }
          expect there.total = EUR 36
          expect absent.total = EUR 0
          expect by_site.total = [EUR 15, EUR 0, EUR 21]
          expect by_site.total under { sites.price["B"] = EUR 8 } = [EUR 15, EUR 24, EUR 21]
          expect at_random.total.mean = EUR 12 * probability(u < 0.3)
          """))
  }

  @Test func `a value that is shown says how often it is missing`() {
    let run = Run(Self.head + "share = probability(at_times is given)\nshow at_times, flow, share")
    #expect(run.errors.isEmpty)
    // What fails in no trial is no failure, and the share is that of the other trials.
    let share = (1 - (run.number("share") ?? 0)) * 100
    let text = run.outcome.report
    let shown = (share * 10).rounded() / 10
    #expect(text.contains("by the point estimate, missing in \(shown)%"), "\(text)")
    // 2026: in all trials, so that it is the same in all; 2027 and 2028 in none.
    #expect(!text.contains("no value"), "\(text)")
  }

  @Test func `what fails in a trial is not missing there`() {
    let run = Run(
      Self.head + """
        root = if u < 0.5 then (u - 0.25) ^ 0.5 else missing
        asked = probability(root is given)
        filled = (root otherwise 0).mean
        show asked, filled, root
        """)
    #expect(run.errors == ["E1004", "E1004", "E1004"], "\(run.outcome.report)")
  }

  @Test func `a value that may be missing is handed to a function that lets it be left out`() {
    #expect(
      holds(
        Self.head + """
          function fee(amount: money?) = if amount is given then amount + EUR 1 else EUR 3
          function label(word: early | late ?) = if word is given then 1 else 2
          unpaid = [fee(s.price) for s in sites]
          expect unpaid[1] = EUR 6
          expect unpaid[2] = EUR 3
          expect fee(missing) = EUR 3
          expect fee() = EUR 3
          expect label(missing) = 2
          expect label(late) = 1
          expect fee(at_times).mean = EUR 3 + EUR 2 * probability(u < 0.3)
          """))
    let run = Run(Self.head + "function fee(amount: money) = amount\nx = fee(sites.price[\"B\"])")
    #expect(run.errors == ["E0339"])
  }

  @Test(arguments: ["at_times.mean", "flow.p95", "day.year", "each[\"A\"].value + at_times"])
  func `a part of what may be missing asks what counts then`(_ expression: String) {
    let run = Run(Self.head + "x = \(expression)")
    #expect(run.errors == ["E0339"], "\(expression)")
  }
}
