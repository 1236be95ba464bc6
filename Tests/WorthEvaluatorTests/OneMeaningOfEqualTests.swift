import Testing
import WorthTestSupport

/// Equal means the same wherever figures are compared; the rule itself is held by `EqualityTests`.
///
/// | where | what is asked of a = 0.70 + 0.10 and 0.80 |
/// | --- | --- |
/// | `if`, `if … is`, `and`, `not` | the branch |
/// | `where`, comprehensions, filters, counts, joins | which values fit |
/// | `require`, `expect` | whether it holds |
/// | trials, `probability`, requirements in trials | in how many trials |
/// | rows by numbers, bands | which row is found |
/// | `min`, `max` | whether the least is one of both |
@Suite struct OneMeaningOfEqualTests {
  private static let head = """
    case "Equal" { currency = CHF, timeline = 2026 .. 2028, simulation { trials = 100, seed = 1 } }
    a = CHF 0.70 + CHF 0.10
    b = CHF 0.80
    u ~ uniform(0, 1)
    v = a + CHF 0 * u
    list = [a, b, CHF 0.90]
    table rows {
      amount                | n
      CHF 0.70 + CHF 0.10   | 1
      CHF 0.80              | 2
      CHF 0.90              | 3
    }
    table steps {
      from     | n
      CHF 0    | 1
      CHF 0.80 | 2
    }
    table shares {
      share | n
      0.1   | 1
      0.3   | 2
    }
    flow[t] = CHF 0.70 + CHF 0.10

    """

  @Test(arguments: [
    ("if a = b then 1 else 2", "1"), ("if a >= b then 1 else 2", "1"),
    ("if a <= b then 1 else 2", "1"),
    ("if a < b then 1 else 2", "2"), ("if a > b then 1 else 2", "2"),
    ("if a != b then 1 else 2", "2"),
    ("if not (a < b) and a = b then 1 else 2", "1"), ("if a - b = 0 then 1 else 2", "1"),
    ("if a - b >= 0 then 1 else 2", "1"), ("if a - b < 0 then 1 else 2", "2"),
    ("if b - a > 0 then 1 else 2", "2"), ("if a = b is { yes -> 1, no -> 2 }", "1"),
    ("count(x for x in list where x >= b)", "3"), ("count(x for x in list where x = b)", "2"),
    ("count(x for x in list where x > b)", "1"), ("count(rows.n where amount = b)", "2"),
    ("sum(rows.n where amount <= b)", "3"), ("sum(r.n for r in rows where r.amount = a)", "3"),
    ("sum(if f >= b then 1 else 0 for f in flow)", "3"),
    ("band_value(a, steps.from, steps.n, boundary: upper)", "2"), ("shares.n[0.1 + 0.2]", "2"),
    ("if min(a, b) = b then 1 else 2", "1"), ("if max(a, b) = a then 1 else 2", "1"),
    ("count(x for x in list where x = min(list))", "2"),
  ])
  func `conditions, filters and rows`(_ expression: String, _ value: String) {
    let run = Run(Self.head + "x = \(expression)\nshow x")
    #expect(run.errors.isEmpty, "\(expression): \(run.errors)")
    #expect(run.text("x") == value, "\(expression)")
  }

  @Test(arguments: [
    ("probability(v >= b)", "100%"), ("probability(v < b)", "0%"), ("probability(v = b)", "100%"),
    ("probability(v - b = 0)", "100%"), ("share.mean", "1"),
  ])
  func `over trials`(_ expression: String, _ value: String) {
    let run = Run(
      Self.head + "share = if v >= b then 1 else 2\nx = \(expression)\nshow x")
    #expect(run.errors.isEmpty, "\(expression): \(run.errors)")
    #expect(run.text("x") == value, "\(expression)")
  }

  @Test(arguments: [
    "a = b", "a >= b", "a <= b", "not (a < b)", "not (a > b)", "a - b = 0", "v >= b", "not (v > b)",
  ])
  func `requirements and checks`(_ condition: String) {
    #expect(Run(Self.head + "require \(condition)").errors.isEmpty)
    #expect(holds(Self.head + "expect \(condition)"))
    #expect(Run(Self.head + "require not (\(condition))").errors == ["E0608"])
  }

  @Test func `joins of long tables find what is equal`() {
    // 40 rows with 0.1, 0.2 … on one side, and the same as sums of noise on the other.
    let left = (1...40).map { "\(Double($0) / 10)" }.joined(separator: ", ")
    let right = (1...40).map { "\(Double($0 - 1) / 10) + 0.1" }.joined(separator: ", ")
    let run = Run(
      """
      left = [\(left)]
      right = [\(right)]
      x = sum(count(r for r in right where r = l) for l in left)
      numbers = [i for i in 1 .. 40]
      whole = sum(count(r for r in numbers where r = 3 * l * 10 / 3) for l in left)
      show x, whole
      """)
    #expect(run.errors.isEmpty)
    #expect(run.text("x") == "40")
    #expect(run.text("whole") == "40")
  }

  @Test func `ids of many digits are told apart`() {
    let run = Run(
      """
      ids = [4539148803436467, 4539148803436468]
      x = count(i for i in ids where i = 4539148803436467)
      y = if 10_000_000_000 = 10_000_000_001 then 1 else 2
      show x, y
      """)
    #expect(run.text("x") == "1")
    #expect(run.text("y") == "2")
  }

  /// | claim | figure | verdict |
  /// | --- | --- | --- |
  /// | 0 | anything else, however small | missed |
  /// | 0 | what summands leave that cancel | passed |
  @Test(arguments: [
    ("x = EUR 0.4", "x = EUR 0", false), ("x = EUR 0.004", "x = EUR 0.00", false),
    ("x = 0.01%", "x = 0%", false), ("x = EUR 1000.4 - EUR 1000", "x = EUR 0", false),
    ("x = EUR 0.30 - EUR 0.10 - EUR 0.20", "x = EUR 0", true),
    ("a = EUR 0.70 + EUR 0.10\nrest = a - EUR 0.80\nx = rest", "x = EUR 0", true),
    ("a = EUR 0.70 + EUR 0.10", "a - EUR 0.80 = EUR 0", true), ("x = EUR 0", "x = EUR 0", true),
    ("x = sum([EUR 0.1, EUR 0.2, -EUR 0.3])", "x = EUR 0", true),
    ("x = EUR 0.4", "x = EUR 0 within EUR 0.5", true),
    ("x = [EUR 0, EUR 0.4]", "x = [EUR 0, EUR 0]", false),
  ])
  func `a claim of 0 allows noise alone`(_ lines: String, _ claim: String, _ passes: Bool) {
    let run = Run("case \"Zero\" { currency = EUR }\n\(lines)\nexpect \(claim)")
    #expect(run.errors.isEmpty)
    #expect(
      run.outcome.checks.allSatisfy { $0.verdict == (passes ? .passed : .missed) }, "\(lines)")
  }

  @Test(arguments: [
    ("if a - b = CHF 0 then 1 else 2", "1"), ("if a - b > CHF 0 then 1 else 2", "2"),
    ("if 0 = a - b then 1 else 2", "1"), ("if 0 < a - b then 1 else 2", "2"),
    ("if CHF 0 >= b - a then 1 else 2", "1"), ("if 100% - 90% - 10% = 0% then 1 else 2", "1"),
    ("count(distinct([0.1 + 0.2, 0.3]))", "1"), ("count(distinct([a, b, CHF 0.90]))", "2"),
  ])
  func `a difference beside a 0, and values that are told apart`(
    _ expression: String, _ value: String
  ) {
    let run = Run(Self.head + "x = \(expression)\nshow x")
    #expect(run.errors.isEmpty, "\(expression): \(run.errors)")
    #expect(run.text("x") == value, "\(expression)")
  }

  @Test func `of alternatives that are equal a tree takes the first`() {
    let run = Run(
      Self.head + "tree t = choose { \"keep\" -> CHF 0.80, \"sell\" -> a }\nx = t.best\nshow x")
    #expect(run.text("x").contains("keep"))
  }

  @Test func `checks against 0 allow the noise of functions, and distances their ends`() {
    #expect(
      holds(
        """
        flows = [-CHF 100, CHF 60, CHF 60]
        expect npv(irr(flows), flows) = CHF 0
        expect CHF 100.01 - CHF 100 = CHF 0 within CHF 0.01
        """))
  }
}
