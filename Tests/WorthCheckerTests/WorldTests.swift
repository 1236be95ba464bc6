import Testing
import Worth
import WorthTestSupport

/// Scenarios, what-if questions and decision trees.
@Suite struct WorldTests {
  private func value(_ run: Run, _ path: String) -> Double {
    switch run.outcome.figure(path)?.value {
    case .number(let value), .percent(let value): value
    case .money(let money): money.amount
    default: .nan
    }
  }

  /// A case with a licence, for scenarios to change.
  private let dryer = """
    case "Dryer" { currency = EUR, timeline = 2026 .. 2029, valuation_date = 2026-01-01 }
    growth = 5%
    start = EUR 100
    sales[2026] = start
    sales[t] = sales[t-1] * (1 + growth)
    patent dryer { filed = 2022-05-01, jurisdiction = "KG" }
    relief_from_royalty licence {
      asset = dryer
      revenue = sales
      royalty_rate = 5%
      tax_rate = 10%
      discount_rate = 18%
      timing = middle
    }
    scenario slump { growth = was - 3%, sales[2028] = EUR 50 }
    scenario dear { licence.discount_rate = 25% }

    """

  // MARK: Scenarios

  /// Under a scenario every figure is what it is in a case that says so from the start.
  @Test(arguments: [
    ("growth = 2%\n", "growth = 2%", "sum(sales)"),
    ("sales[2028] = EUR 50\n", "sales[2028] = EUR 50", "sum(sales)"),
    ("sales[2027 .. 2028] = EUR 50\n", "sales[2027 .. 2028] = EUR 50", "licence.value"),
    ("", "licence.royalty_rate = 7%", "licence.value"),
    ("", "licence.discount_rate = 25%, growth = 0%", "licence.value"),
  ]) func `a scenario is the case with its changes`(
    _ extra: String, _ changes: String, _ figure: String
  ) {
    let under = Run(dryer + "found = \(figure) under { \(changes) }\nbase = \(figure)\n")
    #expect(under.errors.isEmpty)
    let parts = changes.split(separator: ",").map { String($0) }
    let given = parts.map { part -> (path: String, expression: String) in
      let sides = part.split(separator: "=").map { $0.split(separator: " ").joined(separator: " ") }
      return (sides[0], sides[1])
    }
    let changed = Run(dryer + "base = \(figure)\n", changes: given)
    #expect(changed.errors.isEmpty)
    #expect(value(under, "found") == value(changed, "base"))
    #expect(value(under, "base") == value(Run(dryer + "base = \(figure)\n"), "base"))
    #expect(value(under, "found") != value(under, "base"))
  }

  @Test func `what was is the value beneath, and later changes count first`() {
    let run = Run(
      dryer + """
        scenario worse = slump + dear
        a = growth under slump
        b = growth under slump under { growth = was - 1% }
        c = growth under (slump + dear)
        d = growth under { growth = was * 2 }
        e = (sum(sales) under { sales[2027] = was / 2 }) - sum(sales)
        f = licence.value under { licence.value = was * 3 }
        g = licence.value
        h = licence.discount_rate under worse
        """)
    #expect(run.errors.isEmpty)
    #expect(abs(value(run, "a") - 0.02) < 1e-15)
    #expect(abs(value(run, "b") - 0.01) < 1e-15)
    #expect(abs(value(run, "c") - 0.02) < 1e-15)
    #expect(abs(value(run, "d") - 0.1) < 1e-15)
    // 2028 and 2029 grow from what 2027 has become.
    #expect(abs(value(run, "e") + (105 + 110.25 + 115.7625) / 2) < 1e-9)
    #expect(abs(value(run, "f") - 3 * value(run, "g")) < 1e-12)
    #expect(run.text("h") == "25% per year")
  }

  @Test func `a variant changes lines and builds on what was`() {
    let run = Run(
      """
      kind sale { price: number, volume: number, total = price * volume, fee = total * 10% }
      sale mine { price = 10, volume = 3 }
      more = mine with { price = was + 2, fee = was + 1 }
      a = more.total
      b = more.fee
      c = mine.fee
      """)
    #expect(run.errors.isEmpty)
    #expect(value(run, "a") == 36)
    #expect(abs(value(run, "b") - 4.6) < 1e-12)
    #expect(abs(value(run, "c") - 3) < 1e-12)
  }

  @Test func `scenarios are compared on common random numbers`() {
    let run = Run(
      """
      case "x" { simulation { trials = 2_000, seed = 3 } }
      a = 10 ~ normal(sd: 2)
      b = 3 ~ uniform(1, 5)
      total = a * b
      scenario better { b = was + 1 }
      gain = (total under better) - total
      mean_gain = gain.mean
      mean_a = a.mean
      same = (a under better).mean
      spread = (gain - a).sd
      wide = (total under { a = 10 ~ normal(sd: 4) }).sd
      narrow = total.sd
      """)
    #expect(run.errors.isEmpty)
    // The gain is a itself in each trial.
    #expect(abs(value(run, "mean_gain") - value(run, "mean_a")) < 1e-12)
    #expect(value(run, "same") == value(run, "mean_a"))
    #expect(value(run, "spread") < 1e-12)
    #expect(value(run, "wide") > value(run, "narrow"))
  }

  @Test func `names that hang together do so in scenarios, too`() {
    let run = Run(
      """
      case "x" { simulation { trials = 5_000, seed = 3 } }
      a = 10 ~ normal(sd: 2)
      b = 3 ~ normal(sd: 1)
      correlate a, b = 0.9
      scenario wide { b = 4 ~ normal(sd: 2) }
      link = (a under wide).correlation(b under wide)
      sum_sd = ((a + b) under wide).sd
      """)
    #expect(run.errors.isEmpty)
    #expect(abs(value(run, "link") - 0.9) < 0.01)
    #expect(abs(value(run, "sum_sd") - (4 + 4 + 2 * 0.9 * 4).squareRoot()) < 0.1)
  }

  @Test func `attribution adds up, and gives each change its mean over all orders`() {
    let run = Run(
      """
      a = 2
      b = 3
      c = 5
      value = a * b + c
      scenario other { a = 4, b = 7, c = 6 }
      by_a = attribution(value, other, a)
      by_b = attribution(value, other, b)
      by_c = attribution(value, other, c)
      total = (value under other) - value
      """)
    #expect(run.errors.isEmpty)
    // a first: (4 - 2) * 3 = 6, a last: 2 * 7 = 14.
    #expect(abs(value(run, "by_a") - 10) < 1e-12)
    #expect(abs(value(run, "by_b") - 12) < 1e-12)
    #expect(abs(value(run, "by_c") - 1) < 1e-12)
    #expect(value(run, "total") == 23)
  }

  @Test func `a sum of many attributions is the difference, too`() {
    let names = (1...10).map { "x\($0)" }
    let source =
      names.map { "\($0) = 1.1\n" }.joined()
      + "value = " + names.joined(separator: " * ") + "\n"
      + "scenario other { " + names.map { "\($0) = 1.3" }.joined(separator: ", ") + " }\n"
      + "parts = " + names.map { "attribution(value, other, \($0))" }.joined(separator: " + ")
      + "\ntotal = (value under other) - value\n"
    let run = Run(source)
    #expect(run.errors.isEmpty)
    #expect(abs(value(run, "parts") - value(run, "total")) < 1e-12)
  }

  @Test func `reports show scenarios side by side`() {
    let report = Run(dryer + "show compare(licence.value, growth, slump, dear)").outcome.report
    #expect(report.contains("the case"))
    #expect(report.contains("slump"))
    #expect(report.contains("2%"))
  }

  @Test(arguments: [
    ("show growth under nothing", "E1101"),
    ("scenario odd { grwth = 2% }\nshow growth", "E0221"),
    ("show growth under { growth = 5 }", "E0403"),
    ("show growth under { growth = EUR 5 }", "E0403"),
    ("show growth under { dryer = 5 }", "E1102"),
    ("show growth under { growth = 1%, growth = 2% }", "E0202"),
    ("scenario a = b + b\nscenario b = a\nshow growth under a", "E0204"),
    ("show growth under { growth = growth - 1% }", "E1119"),
    ("scenario odd { growth = (growth under slump) - 1% }\nshow growth under odd", "E1105"),
    ("function f(x) = x under slump\nshow f(growth)", "E1105"),
    ("other[t] = growth under slump\nshow other", "E1105"),
  ]) func `changes that make no sense are told`(_ line: String, _ code: String) {
    #expect(Run(dryer + line).errors.contains(code))
  }

  @Test func `what was is a series of its own, not what the change makes of it`() {
    let source = """
      case "x" { currency = EUR, timeline = 2027 .. 2029 }
      sales[2027] = EUR 100
      sales[t] = sales[t-1]
      each = sum(sales under { sales[t] = was * 50% })
      whole = sum(sales under { sales = was * 50% })
      """
    let run = Run(source)
    #expect(run.errors.isEmpty)
    #expect(value(run, "each") == 150)
    #expect(value(run, "whole") == 150)
  }

  /// What a scenario must reach: views, definitions that read scenarios themselves, variants,
  /// layers, trees.
  @Test(arguments: [
    (
      "table sites { name | cost\n  \"N\" | 50\n  \"S\" | 60 }\nth = 55\nbig = sites where cost > th\nn = count(big.cost)",
      "n under { th = 10 }", 2.0
    ),
    ("a = 3\nb = 4\nf = a * b\ng = f under { a = 10 }", "g under { f = 100 }", 100),
    ("a = 3\nf = a * 2\ng = f under { a = was + 1 }", "g under { a = 10 }", 22),
    (
      "kind k { a: number, b: number, c = a * b }\nk one { a = 3, b = 4 }\nk3 = one with { b = 5 }",
      "k3.c under { one.a = 10 }", 50
    ),
    (
      "kind k { a: number, b: number, c = a * b }\nk one { a = 3, b = 4 }\nx = (one with { b = 5 }).c",
      "x under { one.a = 10 }", 50
    ),
    (
      "case \"x\" { timeline = 2026 .. 2028 }\ns[t] = 100\nscenario a { s[2027] = was + 10 }\nscenario f { s[t] = was * 2 }",
      "(s under a under f)[2027]", 220
    ),
    (
      "case \"x\" { timeline = 2026 .. 2028 }\ns[t] = 1\nscenario a { s[2027] = 7 }\nscenario b { s[2027 .. 2028] = 9 }",
      "(s under a under b)[2027]", 9
    ),
    (
      "hi = 14\ntree d = choose { \"go\" -> chance \"x\" { 50% \"w\" -> hi, rest \"f\" -> -8 }, \"no\" -> 1 }\npi0 = d.perfect_information",
      "d.perfect_information under { hi = 9 }", 4
    ),
  ]) func `a scenario reaches what rests on its changes`(
    _ source: String, _ figure: String, _ expected: Double
  ) {
    let run = Run(source + "\nfound = " + figure)
    #expect(run.errors.isEmpty, "\(run.errors)")
    #expect(abs(value(run, "found") - expected) < 1e-9)
  }

  @Test func `many worlds need no deep stack`() {
    let lines = (1...80).map { "y\($0) = b under { a = \($0) }\n" }.joined()
    let run = Run("a = 2\nb = a * 3\n" + lines)
    #expect(run.errors.isEmpty)
    #expect(value(run, "y80") == 240)
  }

  @Test func `a change of the distribution keeps the point estimate`() {
    let run = Run(
      """
      x = 5% ~ normal(sd: 1%)
      wide = (x under { x ~ normal(sd: 2%) }).sd
      base = x under { x ~ normal(sd: 2%) }
      """)
    #expect(run.errors.isEmpty)
    #expect(abs(value(run, "wide") - 0.02) < 0.001)
    #expect(value(run, "base") == 0.05)
  }

  // MARK: What-if questions

  @Test func `solve finds the one value`() {
    let run = Run(
      dryer + """
        needed = solve licence.royalty_rate between 1% and 20% so that licence.value = EUR 20
        reached = licence.value under { licence.royalty_rate = needed }
        rate = solve growth between -50% and 50% so that sum(sales) = EUR 464.1
        bad = 0%
        scenario stress { growth = was - bad }
        limit = solve bad between 0% and 60% so that (sum(sales) under stress) = EUR 300
        """)
    #expect(run.errors.isEmpty)
    #expect(abs(value(run, "reached") - 20) < 1e-9)
    #expect(abs(value(run, "rate") - 0.1) < 1e-12)
    let left = 0.05 - value(run, "limit")
    let total = (0..<4).reduce(0.0) { sum, year in
      sum + 100 * (0..<year).reduce(1.0) { product, _ in product * (1 + left) }
    }
    #expect(abs(total - 300) < 1e-9)
  }

  @Test(arguments: [
    ("y = x * x", "between -3 and 3 so that y = 4", "E1107"),
    ("y = x * x", "between 0 and 3 so that y = 10", "E1106"),
    ("y = x * x", "between 3 and 0 so that y = 4", "E1106"),
    ("y = if x > 1.234 then 5 else 1", "between 0 and 3 so that y = 4", "E1108"),
    ("y = 1 / (x - 1)", "between 0.01 and 3 so that y = 0", "E1108"),
    ("y = 7", "between 0 and 3 so that y = 4", "E1106"),
    ("y = ln(x)", "between -3 and -1 so that y = 4", "E1106"),
    ("y = x", "between 0 and 3 so that y > 1", "E1110"),
    ("y = x", "between 0% and 3 so that y = 1", "E0316"),
  ]) func `no wrong value is found in silence`(_ figure: String, _ goal: String, _ code: String) {
    let run = Run("x = 2\n\(figure)\nfound = solve x \(goal)\nshow found")
    #expect(run.errors == [code], "\(run.outcome.messages.map(\.rendered))")
  }

  @Test
  func `a root that is touched where no other value is looked at is found or said to be none`() {
    let run = Run("x = 1\ny = (x - 1) * (x - 1)\nfound = solve x between 0 and 2 so that y = 0")
    #expect(abs(value(run, "found") - 1) < 1e-9)
    let missed = Run("x = 1\ny = (x - 1.01) ^ 2\nfound = solve x between 0 and 2 so that y = 0")
    #expect(missed.errors == ["E1106"])
  }

  @Test func `elasticities are those of powers`() {
    let run = Run(
      """
      x = 3
      y = 5 * x ^ 2.5
      z = 7 / x
      a = elasticity(y, x)
      b = elasticity(z, x)
      """)
    #expect(run.errors.isEmpty)
    #expect(abs(value(run, "a") - 2.5) < 1e-5)
    #expect(abs(value(run, "b") + 1) < 1e-5)
  }

  @Test func `a grid has the figures of the cases`() {
    let run = Run(
      dryer + """
        show grid(licence.value, growth, [0%, 5%, 10%], licence.discount_rate, [15%, 18%])
        corner = licence.value under { growth = 10%, licence.discount_rate = 15% }
        """)
    #expect(run.errors.isEmpty)
    let corner = run.text("corner").dropFirst("EUR ".count)
    let middle = run.text("licence.value").dropFirst("EUR ".count)
    let lines = run.outcome.report.split(separator: "\n").suffix(3).map { String($0) }
    #expect(lines[2].hasPrefix("   10%  " + corner + "  "))
    #expect(lines[1].hasSuffix("  " + middle))
  }

  @Test func `the widest bar of a tornado comes first`() {
    let run = Run(
      """
      small = 2 ~ uniform(1, 3)
      large = 5 ~ normal(sd: 20)
      total = small + large
      show tornado(total)
      show tornado(total, small, 0 .. 100, large, 4 .. 6)
      """)
    #expect(run.errors.isEmpty)
    let lines = run.outcome.report.split(separator: "\n").map { String($0) }
    let names = lines.compactMap { line in
      line.hasPrefix("small") ? "small" : line.hasPrefix("large") ? "large" : nil
    }
    #expect(names == ["large", "small", "small", "large"])
    #expect(lines.contains { $0.hasPrefix("small") && $0.contains("1.1") && $0.contains("2.9") })
  }

  @Test func `a question inside another is answered anew`() {
    let run = Run(
      """
      a = 2
      b = 3
      y = a * b - 10
      sa = solve a between 0 and 20 so that y = 0
      slope = elasticity(sa, b)
      sb = solve b between 2 and 10 so that sa = 4
      other = sb under { y = a * b - 12 }
      show grid(sa, b, [1, 2, 5])
      """)
    #expect(run.errors.isEmpty)
    #expect(abs(value(run, "other") - 3) < 1e-9)
    #expect(abs(value(run, "sa") - 10.0 / 3) < 1e-12)
    #expect(abs(value(run, "slope") + 1) < 1e-5)
    #expect(abs(value(run, "sb") - 2.5) < 1e-9)
    let lines = run.outcome.report.split(separator: "\n").suffix(3)
    let cells = lines.map { $0.split(separator: " ").last.map { String($0) } ?? "" }
    #expect(cells == ["10", "5", "2"])
  }

  @Test func `questions rest on statistics and statistics on answers`() {
    let run = Run(
      """
      case "x" { simulation { trials = 1_000 } }
      noise = 0 ~ normal(sd: 1)
      typical = noise.p90
      price = 5
      best = solve price between 0 and 10 so that price * 2 = 12 + typical
      gain = best + noise
      level = gain.mean
      """)
    #expect(run.errors.isEmpty)
    #expect(abs(value(run, "best") - (12 + value(run, "typical")) / 2) < 1e-9)
    #expect(value(run, "level").isFinite)
    let wrong = Run(
      """
      noise = 0 ~ normal(sd: 1)
      profit = 5 + noise
      low = profit.p5
      show tornado(low)
      """)
    #expect(wrong.errors == ["E1109"])
  }

  /// A cost of 100 on average, with a standard deviation of 20, times a price: the 95th percentile is 132.9 times the price, by
  /// latin hypercube and 20,000 trials to a hundredth.
  private let risky = """
    case "x" { simulation { trials = 20_000, seed = 3 } }
    x = 100 ~ normal(cv: 20%)
    price = 2
    cost = x * price
    top = cost.p95

    """

  @Test(arguments: [
    ("solve price between 1 and 4 so that top = 300", 2.25739, 0.005),
    ("solve most price between 1 and 4 so that top <= 300", 2.25739, 0.005),
    ("solve least price between 1 and 4 so that cost.mean >= 250", 2.5, 0.005),
    ("solve price between 1 and 4 so that probability(cost > 250) = 10%", 1.98995, 0.02),
    ("solve most price between 1 and 4 so that probability(cost > 250) <= 10%", 1.98995, 0.02),
    ("elasticity(top, price)", 1, 1e-9),
  ]) func `questions about statistics take a simulation for each value`(
    question: String, answer: Double, error: Double
  ) {
    let run = Run(risky + "found = \(question)")
    #expect(run.errors == [])
    #expect(abs(value(run, "found") - answer) < error, "\(question)")
  }

  /// Rows draw by their names, whoever else reads those, in the question as in the case.
  @Test func `a question about rows that draw finds the value at which the case has the goal`() {
    let run = Run(
      """
      case "x" { simulation { trials = 2_000, seed = 7 } }
      table book { id | x
        "A" | 1
        "B" | 2 }
      price = 2
      u[r in book] ~ uniform(0, 1)
      tot = sum(u[r] * r.x * price for r in book)
      s = solve price between 1 and 4 so that tot.mean = 3
      reached = tot.mean under { price = s }
      same = tot.mean under { book.x["A"] = 1 }
      usual = tot.mean
      """)
    #expect(run.errors == [])
    #expect(abs(value(run, "reached") - 3) < 1e-4)
    #expect(value(run, "same") == value(run, "usual"))
  }

  @Test func `a jump past the goal of a statistic is none of its values`() {
    let run = Run(
      """
      case "x" { simulation { trials = 1_000, seed = 3 } }
      p = 1
      fails ~ bernoulli(p: 20%)
      loss = if fails then (if p > 0.5 then 30 else 10) else 0
      top = loss.p95
      s = solve p between 0 and 1 so that top = 20
      """)
    #expect(run.errors == ["E1108"])
  }

  @Test func `each value of a grid or a tornado has the statistic of its scenario`() {
    for question in ["grid(top, price, [1, 3])", "tornado(top, price, 1 .. 3)"] {
      let run = Run(risky + "show \(question)\nother = top under { price = 3 }")
      #expect(run.errors == [])
      let other = Int(value(run, "other"))
      #expect(run.outcome.report.contains("\(other)."), "\(question): \(run.outcome.report)")
    }
  }

  // MARK: Trees

  /// A case with a decision tree of two stages.
  private let tree = """
    case "Launch" { currency = CHF }
    p_success = 60%
    tree develop = chance "trial" {
      rate = 10% per year
      cost = CHF 2 million
      takes = 2 years
      p_success "works" -> choose "market" {
        "license" -> CHF 5 million
        "build" -> chance "demand" { 50% "high" -> CHF 14 million, rest "low" -> -CHF 1 million }
      }
      rest "fails" -> 0
    }
    tree start = choose "go on" { "develop" -> develop, "sell" -> CHF 600_000 }

    """

  @Test func `a tree is rolled back by hand`() {
    let run = Run(
      tree + """
        value = start
        best = start.best
        knowing = start.perfect_information
        p = start.probability("develop, works, build, high")
        part = start.contribution("develop, works, build, high")
        worse = start under { p_success = 40% }
        parts = start.contribution("develop") + start.contribution("develop, works, license") + start.contribution("develop, works, build, high") + start.contribution("develop, works, build, low") + start.contribution("develop, fails") + start.contribution("sell")
        """)
    #expect(run.errors.isEmpty)
    #expect(abs(value(run, "value") - (0.6 * 6.5e6 / 1.21 - 2e6)) < 1e-6)
    #expect(run.text("best") == "develop")
    let informed = 0.3 * (14e6 / 1.21 - 2e6) + 0.3 * (5e6 / 1.21 - 2e6) + 0.4 * 600_000
    #expect(abs(value(run, "knowing") - (informed - value(run, "value"))) < 1e-6)
    #expect(abs(value(run, "p") - 0.3) < 1e-15)
    #expect(abs(value(run, "part") - 0.3 * 14e6 / 1.21) < 1e-6)
    #expect(value(run, "worse") == 600_000)
    #expect(abs(value(run, "parts") - value(run, "value")) < 1e-6)
  }

  @Test func `one event under two choices is known once`() {
    let run = Run(
      """
      tree shop = choose {
        "large" -> chance "market" { 50% "good" -> 100, rest "bad" -> -40 }
        "small" -> chance "market" { 50% "good" -> 30, rest "bad" -> 20 }
      }
      value = shop
      knowing = shop.perfect_information
      """)
    #expect(run.errors.isEmpty)
    #expect(value(run, "value") == 30)
    // In a good market large, in a bad one small.
    #expect(value(run, "knowing") == 0.5 * 100 + 0.5 * 20 - 30)
  }

  @Test(arguments: [
    // A second trial is another event than the first.
    (
      "choose { \"try\" -> chance \"trial\" { cost = 10, 50% \"works\" -> 60, rest \"fails\" -> choose { \"again\" -> chance \"trial\" { cost = 10, 50% \"works\" -> 60, rest \"fails\" -> 0 }, \"stop\" -> 0 } }, \"sell\" -> 5 }",
      6.25
    ),
    // Without a choice there is nothing to know.
    (
      "chance \"year\" { 50% \"good\" -> chance \"year\" { 50% \"good\" -> 9, rest \"bad\" -> 1 }, rest \"bad\" -> 0 }",
      0
    ),
    // One event, in whatever order and with whatever rounding its branches are written.
    (
      "choose { \"a\" -> chance \"m\" { 90% \"high\" -> 10, rest \"low\" -> 0 }, \"b\" -> chance \"m\" { 10% \"low\" -> 40, 90% \"high\" -> 4 } }",
      0.9 * 10 + 0.1 * 40 - 9
    ),
  ]) func `what perfect information is worth is never below nothing`(
    _ tree: String, _ expected: Double
  ) {
    let run = Run("tree t = " + tree + "\nfound = t.perfect_information")
    #expect(run.errors.isEmpty)
    #expect(abs(value(run, "found") - expected) < 1e-9)
  }

  @Test func `trees follow uncertain values`() {
    let run = Run(
      """
      case "x" { simulation { trials = 100_000 } }
      payoff = 10 ~ uniform(0, 20)
      tree t = choose { "go" -> payoff, "stop" -> 8 }
      average = t.mean
      """)
    #expect(run.errors.isEmpty)
    // The mean of the greater of 8 and a uniform number up to 20.
    #expect(abs(value(run, "average") - (0.4 * 8 + 0.6 * 14)) < 0.1)
  }

  @Test(arguments: [
    ("tree t = chance { 60% \"a\" -> 1, 30% \"b\" -> 2 }\nshow t", "E1114"),
    ("tree t = chance { 60% \"a\" -> 1, 130% \"b\" -> 2 }\nshow t", "E1114"),
    ("tree t = chance { 60% \"a\" -> CHF 1, rest \"b\" -> EUR 2 }\nshow t", "E0301"),
    (
      "tree a = chance { 60% \"a\" -> b, rest \"b\" -> 1 }\ntree b = choose { \"x\" -> a }\nshow a",
      "E0204"
    ),
    ("tree t = choose { 60% \"a\" -> 1 }\nshow t", "E1116"),
    ("tree t = choose { csot = 5, \"a\" -> 1 }\nshow t", "E0402"),
    ("tree t = chance { takes = 2 years, 50% \"a\" -> 1, rest \"b\" -> 3 }\nshow t", "E1117"),
    ("tree t = choose { \"a\" -> 1 }\nshow t.probability(\"b\")", "E0334"),
  ]) func `trees that make no sense are told`(_ source: String, _ code: String) {
    #expect(Run(source).errors.contains(code), "\(Run(source).errors)")
  }

  @Test(arguments: [
    ("s under { people.start[\"Bo\"] = 5 }", 21.0), ("u under { people.start[\"Bo\"] = 5 }", 14),
    ("v under { people.start[\"Bo\"] = 5 }", 14), ("w under { people.start[\"Bo\"] = 5 }", 12),
    ("s under { people.start = was + 1 }", 21), ("x[\"Bo\"] under { people.start[\"Bo\"] = 5 }", 3),
  ])
  func `lines over the rows of a changed table go with it`(_ figure: String, _ value: Double) {
    let run = Run(
      """
      case "B" { currency = CHF, timeline = 2026 .. 2027 }
      table people {
        name   | weight | start
        "Aida" | 2      | 1
        "Bo"   | 1      | 2
      }
      kind k { w: number, two = w * 2 }
      x[p in people] = 3 * p.weight
      y[p in people] = x * p.start
      inst[p in people] = k { w = p.weight }
      z[p in people] = inst[p].two * p.start
      paid[p in people, t] = 3 * p.weight
      after[p in people, t] = if t.year >= 2025 + p.start then paid[p, t] else 0
      s = sum(y)
      u = sum(p.start * inst[p].two for p in people)
      v = sum(z)
      w = sum(after)
      changed = \(figure)
      show changed, s, u, v, w
      """)
    #expect(run.errors == [])
    #expect(run.number("changed") == value)
    #expect(run.number("s") == 12 && run.number("w") == 15)
  }

  /// `was`: a stated value is the value that is stated beneath; equations are those beneath, worked out with what else the
  /// block changes. What the block says of other periods of the same definition is not in it.
  @Test(arguments: [
    // The case states 10 %.
    ("growth = was - 4%", "growth", "6%"),
    // 100 × 2, and no growth: the equation sees the change beside it, whichever stands first.
    ("growth = 0%, sales[t] = was * 2", "sum(sales)", "EUR 600"),
    ("sales[t] = was * 2, growth = 0%", "sum(sales)", "EUR 600"),
    // 2 × 10 + 1.
    ("base = EUR 10, price = was + EUR 1", "price", "EUR 21"),
    ("one.b = EUR 20, one.p = was + EUR 1", "one.p", "EUR 41"),
    ("one.b = EUR 20, one.s[2027] = was + EUR 1", "one.s", "[EUR 60, EUR 61, EUR 60]"),
    // 2027 was 110, whatever is said of 2026.
    ("sales[2026] = EUR 1, sales[2027] = was", "sales[2027]", "EUR 110"),
  ]) func `what was is a stated value, or the equations beneath`(
    changes: String, figure: String, value: String
  ) {
    #expect(
      holds(
        """
        case "m" { currency = EUR, timeline = 2026 .. 2028 }
        growth = 10%
        base = EUR 100
        sales[2026] = base
        sales[t] = sales[t-1] * (1 + growth)
        price = base * 2
        kind k {
          b: money
          p = b * 2
          s[t] = b * 3
        }
        k one { b = EUR 10 }
        scenario s { \(changes) }
        expect (\(figure)) under s = \(value)
        """), "\(changes)")
  }
}
