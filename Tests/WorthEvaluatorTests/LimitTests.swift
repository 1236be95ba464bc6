import Testing
import Worth
import WorthTestSupport

/// What stops a case that takes too long, in all the ways in which one can.
@Suite struct LimitTests {
  /// Sources that would take for ever, by what they do.
  private static let endless = [
    "calls": "function f(n) = if n < 2 then n else f(n-1) + f(n-2)\na = f(60)",
    "loops inside one another":
      "a = sum(sum(sum(i * j * k for i in 1 .. 10_000) for j in 1 .. 10_000) for k in 1 .. 10_000)",
    "conditions in loops":
      "a = sum(sum(if remainder(i, 2) = 0 then sqrt(i * j) else 0 for i in 1 .. 1e6) for j in 1 .. 1e6)",
    "folds": "function step(s, i) = s * 0.5 + i\na = fold(0 .. 1e9, step, 0)",
    "sums of a long list":
      "big = [i for i in 1 .. 200_000]\na = sum(sum(big) + i for i in 1 .. 1_000_000)",
    "sorting": "big = [i for i in 1 .. 200_000]\na = sum(median(big) + i for i in 1 .. 1_000_000)",
    "ranks":
      "big = [i for i in 1 .. 200_000]\na = sum(rank(i, big, rising) for i in 1 .. 1_000_000)",
    "bands":
      "big = [i for i in 1 .. 200_000]\na = sum(band_value(i, big, big, upper) for i in 1 .. 1_000_000)",
    "interest periods":
      "a = sum(year_fraction(1000-01-01, 1900-01-01, actual_actual_icma, from: 2000-01-01, to: 2000-02-01) for i in 1 .. 1e6)",
    "texts of lists":
      "big = [i for i in 1 .. 20_000]\na = count([\"{big}\" for j in 1 .. 1_000_000])",
    "texts that grow":
      "function grow(s, i) = \"{s}x{i}\"\na = fold(1 .. 1_000_000, grow, \"\")",
    "rates of return":
      "flows = [if i = 0 then -1000 else 3 for i in 0 .. 1_000]\na = sum(irr(flows) * i for i in 1 .. 1e6)",
    "rates of return that are looked for everywhere":
      "flows = [if remainder(i, 2) = 0 then -3 else 3 + i for i in 0 .. 1_000]\na = sum(irr(flows, guess: 5%) * i for i in 1 .. 1e6)",
    "lattices":
      "a = sum(binomial_option(call, 100 + i, 100, 30%, 3%, 0%, 5, 10_000, american) for i in 1 .. 1e5)",
    "paths":
      "a = sum(sum(least_squares_option([1], [36 + i], 20%, 6%, 0%, 1, 100, 10_000, 1, lapses, lost)) for i in 1 .. 1e5)",
    "columns": "a = sum(sum(x * 2 for x in [y * 3 for y in 1 .. 100_000]) for z in 1 .. 1e6)",
    "solutions":
      """
    x = 2
    y = sum(i * x for i in 1 .. round(x) * 50_000)
    a = solve x between 1 and 3 so that y = 15_000_150_000
    """,
    "grids": """
    x = 2
    z = 2
    y = x * z + sum(i for i in 1 .. 10_000 + round(x))
    show grid(y, x, [i for i in 1 .. 300], z, [i for i in 1 .. 300])
    """,
    "trials": """
    case "x" { simulation { trials = 1_000_000, seed = 1 } }
    x = 5 ~ normal(sd: 1)
    y = sum(x * i + x ^ 2 for i in 1 .. 1_000)
    m = y.mean
    """,
    "functions in trials": """
    case "x" { simulation { trials = 100_000, seed = 1 } }
    x = 30% ~ normal(sd: 1%)
    y = binomial_option(call, 100, 100, x, 3%, 0%, 5, 1_000, american)
    m = y.mean
    """,
  ]

  @Test(arguments: endless.keys.sorted()) func `work without end ends in a message`(
    name: String
  ) throws {
    var limits = Limits()
    limits.steps = 1_000_000
    let run = Run(try #require(LimitTests.endless[name]), limits: limits)
    #expect(run.program.isValid, "\(run.program.diagnostics.map(\.rendered))")
    #expect(run.errors == ["E0806"], "\(name)")
  }

  @Test func `texts that grow end at the memory that they may take`() {
    let source = "function grow(s, i) = \"{s}x{s}\"\na = fold(1 .. 1_000, grow, \"a\")"
    #expect(Run(source).errors == ["E0807"])
  }

  @Test func `what a case gives does not depend on how near it comes to a limit`() {
    let source = "a = sum(sqrt(i) for i in 1 .. 10_000)"
    var limits = Limits()
    limits.steps = 100_000
    #expect(Run(source, limits: limits).text("a") == Run(source).text("a"))
  }

  @Test func `a question that takes too long leaves the other figures alone`() {
    var limits = Limits()
    limits.steps = 100_000
    let run = Run(
      """
      x = 2
      y = sum(i * x for i in 1 .. 20_000)
      other = x + 1
      a = solve x between 1 and 3 so that y = 300_015_000
      """, limits: limits)
    #expect(run.errors == ["E0806"])
    #expect(run.text("y") == "400_020_000")
    #expect(run.text("other") == "3")
  }

  @Test func `a stack that would fill the memory is refused`() {
    // A function with many values of its own, which calls itself.
    let names = (0..<500).map { "v\($0)" }
    let lines = names.enumerated().map { "\($1) = x * \($0 + 2)\n" }.joined()
    let source =
      "function f(x, n) {\n\(lines)if n = 0 then 0 else f(x, n - 1) + \(names.joined(separator: " + "))\n}\n"
      + "a = f(1, 1_000)"
    #expect(Run(source).errors.isEmpty)
    var limits = Limits()
    limits.values = 100_000
    #expect(Run(source, limits: limits).errors == ["E0807"])
  }

  @Test func `the search for conventions ends where it takes too long`() {
    var limits = Limits()
    limits.steps = 300_000
    let source = """
      case "x" { currency = CHF, timeline = 2026 .. 2030 }
      patent p { filed = 2020-01-01 }
      s[t] = CHF 1 million
      relief_from_royalty v { asset = p, revenue = s, royalty_rate = 5%, tax_rate = 10%, discount_rate = 15%, timing = middle }
      waste = sum(sqrt(i) for i in 1 .. 10_000)
      expect v.value = CHF 1
      """
    let program = Engine(limits: limits).compile(source)
    let line = program.evaluate().results(searching: program).first?.text ?? ""
    #expect(line.contains("more would take too many steps"))
  }
}
