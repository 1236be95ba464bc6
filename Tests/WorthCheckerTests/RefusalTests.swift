import Testing
import Worth
import WorthTestSupport

/// What would give a wrong figure without a word is refused.
@Suite struct RefusalTests {
  /// Lines of a case over 2026 to 2028, and the codes that they give.
  static let inTime: [(source: String, codes: [String])] = [
    ("s[2026] = CHF 5\ns[2027] = s[2026] + 5%", ["E0302"]),
    ("x[t] = CHF 1\nx[2025] = CHF 5", ["E0512"]),
    ("x[t] = CHF 1\nx[2029 .. 2030] = CHF 5", ["E0512"]),
    ("x[t] = CHF 1\nx[2028 .. 2027] = CHF 5", ["E0514"]),
    ("x[2026.5] = CHF 1", ["E0505"]),
    ("x[t] = CHF 1\nx[2027-2028] = CHF 5", ["E0512"]),
    ("x[t] = CHF 1\nx[case.last + 1] = CHF 5", ["E0512"]),
    ("x[t] = CHF 1\ny = x[2028-2]\nz = x[2027-2028]", ["E0513"]),
    ("x[t] = CHF 1\ny = sum(x[2026 .. 2031])", ["E0513"]),
    ("x[t] = CHF 1\ny = sum(x[2028 .. 2026])", ["E0514"]),
    ("x[t] = CHF 1\ny = x[99999999999]", ["E0513"]),
    ("x[t] = CHF 1\ny[t] = x[t-100%]", ["E0304"]),
    ("n[2026] = 5%\nn[t] = 7", ["E0309"]),
    ("kind k { s: flow of money }\nk a { s = CHF 5, s[2027] = CHF 7 }", ["E0202"]),
    ("kind k { s: flow of money }\nk a { s[2027] = CHF 5, s[2027] = CHF 7 }", ["E0202"]),
    ("kind k { a: number\n y[t] = a\n y[t] = 3 }\nk b { a = 1 }", ["E0202"]),
    (
      """
      patent p { filed = 2020-01-01 }
      flat[t] = CHF 1
      relief_from_royalty v { asset = p, revenue = flat, royalty_rate = 5%, tax_rate = 0%,
        discount_rate = 5%, timing = mid }
      """, ["E0329"]
    ),
  ]

  @Test(arguments: inTime) func `lines by period that would mislead are refused`(
    source: String, codes: [String]
  ) {
    let run = Run("case \"x\" { currency = CHF, timeline = 2026 .. 2028 }\n" + source)
    #expect(run.errors == codes, "\(source)")
  }

  /// Cases that are refused, each with the codes that say so.
  static let plain: [(source: String, codes: [String])] = [
    ("x = 9999-12-31 + 1 day", ["E0602"]),
    ("function f(x) = x + nothing\nz = 5", ["E0201"]),
    ("l = [1, 2]\nm = l[0]", ["E0607"]),
    ("l = [5%, 7]", ["E0309"]),
    ("m = if 1 > 0 then 5% else 7", ["E0309"]),
    ("o = max(5%, 7)", ["E0309"]),
    ("x = CHF 2 * CHF 3 / 2", ["E0305"]),
    ("x = sum([2026-01-01, 2026-01-02])", ["E0316"]),
    ("function p(n) = q(n - 1)\nfunction q(n) = p(n)\ny = p(3)", ["E0205"]),
    ("kind k { a: number\n function f(x) = x\n function f(y) = y + 1 }\nk b { a = 1 }", ["E0202"]),
    ("table t { name | cost\n \"A\" | 1\n \"A\" | 2 }\nx = t.cost[\"A\"]", ["E0617"]),
    ("table t { name | part\n \"A\" | rest\n \"B\" | rest }", ["E0202"]),
    ("table t { name | part\n \"A\" | 70%\n \"B\" | 40%\n \"C\" | rest }", ["E0616"]),
    ("kind k { n: number\n timeline = month 1 .. n\n s[m] = 5 }\nk a { n = 2.5 }", ["E0611"]),
    ("t = elapsed + 1", ["E0222"]),
    ("table t { name | a\n \"A\" | 1 }\nx = \"rows: {t}\"", ["E0310"]),
    ("function add(a, b) = a + b\nq = fold(1 .. 1e16, add, 0)", ["E0806"]),
  ]

  @Test(arguments: plain) func `lines without periods that would mislead are refused`(
    source: String, codes: [String]
  ) {
    let run = Run(source)
    #expect(run.errors == codes, "\(source)")
  }

  @Test func `a mistake in a line of a kind shows where the kind is filled in`() {
    let run = Run(
      "kind k { a: number\n b = 1 / a }\nk one { a = 0 }\nk two { a = 1 }\nk three { a = 0 }")
    #expect(run.errors == ["E0601", "E0601"])
    let text = run.outcome.messages.map { $0.rendered }.joined()
    #expect(text.contains("k one { a = 0 }"))
    #expect(text.contains("k three { a = 0 }"))
    #expect(!text.contains("k two { a = 1 }"))
  }

  /// Lines as people write them, and the line that is proposed instead.
  static let proposals: [(wrong: String, right: String)] = [
    ("a = 4'000'000 * 2", "a = 4_000_000 * 2"),
    ("b = 3 percent", "b = 3 %"),
    ("f = SUM([1, 2])", "f = sum([1, 2])"),
    ("g = EUR5 + EUR 4", "g = EUR 5 + EUR 4"),
    ("x = CHF 5\ngrowth = 5%\nd = x * 1 + growth", "d = x * (1 + growth)"),
    ("kind k { rate: percent }\nk a { rate = \"3%\" }", "k a { rate = 3% }"),
    ("kind k { t: end | start }\nk a { t = \"end\" }", "k a { t = end }"),
    ("kind k { r: rate }\nk a { r = 11% p.a., }", "k a { r = 11% per year, }"),
    (
      "table t { name | a\n \"A\" | 5\n \"B\" | \n}\nd[r in t] = r.a * 2",
      "d[r in t] = (r.a otherwise 0) * 2"
    ),
  ]

  @Test(arguments: proposals) func `one mistake gives one message with the line to paste`(
    wrong: String, right: String
  ) {
    let messages = Run(wrong).program.diagnostics.filter { $0.severity == .error }
    #expect(messages.count == 1)
    #expect(messages.first?.rendered.contains("write instead: " + right + "\n") == true, "\(wrong)")
  }

  @Test func `what is hardly meant is noted`() {
    let header = "case \"x\" { currency = CHF, timeline = 2026 .. 2029 }\n"
    let plan = "kind plan { sales: flow of money\n total = sum(sales) }\n"
    func notes(_ source: String) -> [String] { Run(source).program.diagnostics.map(\.code) }
    let sum = "s[t] = CHF 1\ntotal = sum(s)\n"
    #expect(notes(header + plan + sum + "plan p { sales = total }\nshow p") == ["N0202"])
    #expect(notes(header + plan + sum + "plan p { sales = s[2026] }\nshow p, total") == ["N0202"])
    #expect(notes(header + plan + "fee = CHF 3\nplan p { sales = fee }\nshow p") == [])
    #expect(notes(header + "s[2026] = CHF 1\ns[2028] = CHF 1\nshow s") == ["N0203"])
    #expect(notes(header + "s[2026] = CHF 1\ns[2027] = CHF 1\nshow s") == [])
    // The last one alone may be forgotten, unless others end with it.
    let three = "s[2026] = CHF 1\ns[2027] = CHF 1\ns[2028] = CHF 1\n"
    #expect(notes(header + three + "show s") == ["N0203"])
    #expect(notes(header + three + three.replacing("s[", with: "r[") + "show s, r") == [])
    #expect(notes(header + three + "s[2029] = 0\nshow s") == [])
    #expect(notes(header + "s = EUR 1\nshow s") == ["N0204"])
  }

  @Test func `royalties are valued by the book`() {
    let header = """
      case "x" { currency = CHF, timeline = 2026 .. 2027 }
      trade_mark m { }
      costs[2026] = CHF 200
      relief_from_royalty v { asset = m, revenue = CHF 1000, royalty_rate = 10%, owner_costs = costs,
        tax_rate = 25%, discount_rate = 10%, timing = end

      """
    // By hand: -100 / 1.1 + 75 / 1.21 where the tax on the loss is lost, -75 / 1.1 + 75 / 1.21
    // where it is set off.
    let lost = Run(header + "losses = lost }\nexpect v.value = -CHF 28.93")
    #expect(lost.errors.isEmpty && lost.outcome.checks[0].verdict == .passed)
    let offset = Run(header + "losses = offset }\nexpect v.value = -CHF 6.20")
    #expect(offset.errors.isEmpty && offset.outcome.checks[0].verdict == .passed)
    #expect(Run(header + "}\nshow v.value").errors == ["E0608"])
    // Nobody deducts a price below 0.
    let benefit = """
      tax_amortisation tab { tax_rate = 25%, tax_life = 5 years, discount_rate = 10%, timing = end }

      """
    let both = Run(
      benefit + header + "losses = lost, tax_benefit = tab }\nexpect v.value = -CHF 28.93")
    #expect(both.errors.isEmpty && both.outcome.checks[0].verdict == .passed)
    for wrong in ["tax_rate = -5%", "tax_rate = 105%", "discount_rate = -1%"] {
      let name = wrong.prefix { $0 != " " }
      let source = header.replacing(name + " = 25%", with: wrong).replacing(
        name + " = 10%", with: wrong)
      #expect(Run(source + "losses = lost }").errors == ["E0608"], "\(wrong)")
    }
  }

  @Test func `31 December is the same point in time as 1 January`() {
    for day in ["2025-12-31", "2026-01-01"] {
      let run = Run(
        "case \"x\" { timeline = 2026 .. 2027, valuation_date = \(day) }\nexpect elapsed(case.first, end) in years = 1"
      )
      #expect(run.errors.isEmpty && run.outcome.checks[0].verdict == .passed)
    }
  }

  @Test func `a sum is equal to 1e-9 of its summands, a figure to 1e-9 of itself`() {
    let run = Run(
      "a = 1e12\nexpect a + 1e-4 - a = 0.0001\nexpect 1e12 = 1e12 + 1e5\nx = 1e12 + 1e5\nexpect a = x"
    )
    #expect(run.outcome.checks.map { $0.verdict == .passed } == [true, false, false])
  }

  @Test func `chains and loops of many definitions need no deep stack`() {
    let count = 300
    var chain = ""
    var loop = "case \"x\" { timeline = 2026 .. 2030 }\nx0[opening] = 1\n"
    var kind = "kind k { x: number\n"
    for index in 0..<count {
      chain += "x\(index) = x\(index + 1) + 1\n"
      loop += "x\(index)[t] = x\(index + 1) + 1\n"
      kind += "x\(index) = x\(index + 1) + 1\n"
    }
    chain += "x\(count) = 1\nexpect x0 = \(count + 1)"
    loop += "x\(count)[t] = x0[t-1]\nexpect x0[2026] = \(count + 1)"
    kind += "x\(count) = x }\nk a { x = 1 }\nb = a.x0\nexpect b = \(count + 1)"
    for source in [chain, loop, kind] {
      let run = Run(source)
      #expect(run.errors.isEmpty, "\(run.errors)")
      #expect(run.outcome.checks.first?.verdict == .passed)
    }
  }

  @Test
  func `rounding takes its digits from a series, too, and remainders are those of whole numbers`() {
    let run = Run(
      """
      case "x" { timeline = 2026 .. 2028 }
      rate[t] = 15.637%
      digits[t] = 1
      a = round(rate, digits)
      b[t] = round(rate, digits)
      c = remainder(10 ^ 15, 3)
      d = remainder(1e15, 7)
      e = remainder(6.6, 0.1)
      f = remainder(0.3, 0.1)
      g = floor(123_456_789_012_345.6)
      h = [floor(15.7%), ceiling(15.2%), floor(1.29%, 1)]
      expect a = b
      expect a[2027] = 15.6% within 0 points
      expect error E0602 { x = remainder(1e17, 3) }
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
    #expect(
      ["c", "d", "e", "f", "g", "h"].map { run.text($0) }
        == ["1", "6", "0", "0", "123_456_789_012_345", "[15%, 16%, 1.2%]"])
  }

  @Test func `an exponent beyond all numbers is said`() {
    // Beyond the range of a 32-bit exponent, with and without a word of size.
    for exponent in ["2147483648", "99999999999", "2147483647 million"] {
      #expect(Run("x = 1e\(exponent)").errors == ["E0326"], "\(exponent)")
    }
    // What is nearer to 0 than any number is 0.
    let small = Run("x = 1e-2147483649")
    #expect(small.errors.isEmpty)
    #expect(small.text("x") == "0")
  }

  @Test func `a long ring of functions finds its types`() {
    var ring = "function f1(n, x) = if n <= 0 then x else f2(n - 1, x)\n"
    for k in 2...11 {
      ring += "function f\(k)(n, x) = if n > 3 then f\(k + 1)(n - 1, x) else f\(k - 1)(n - 1, x)\n"
    }
    ring += "function f12(n, x) = f11(n - 1, x)\ny = f1(30, CHF 7)"
    #expect(Run(ring).text("y") == "CHF 7.00")
  }

  @Test func `what is required is not missed by the noise of binary numbers`() {
    let kind = """
      kind k { a: money, b: money, c: percent
        require a * 9% >= b and c <= 100% because "b is covered"
      }

      """
    #expect(Run(kind + "k x { a = CHF 10, b = CHF 0.9, c = 10% * 10 + 0% }").errors.isEmpty)
    #expect(Run(kind + "k x { a = CHF 10, b = CHF 0.900001, c = 1% }").errors == ["E0608"])
    let royalty = """
      case "x" { currency = CHF, timeline = 2026 .. 2028 }
      patent dryer { filed = 2020-01-01 }
      sales[t] = CHF 10
      upkeep[t] = CHF 0.9
      relief_from_royalty v { asset = dryer, revenue = sales, royalty_rate = 9%, owner_costs = upkeep,
        tax_rate = 10%, discount_rate = 10%, timing = end }
      """
    #expect(Run(royalty).errors.isEmpty)
  }

  @Test func `summands that cancel do not widen a check`() {
    let missed = Run("b = 0.6\nexpect sum([1e9, 0.5, -1e9]) = b")
    #expect(missed.outcome.checks.map(\.verdict) == [.missed])
    let items = Run(
      "b = 0.3\nc = 0.1\nexpect [c + c + c - b, 5] = [0, 5]\nexpect [0.5 - 0.4, 1e15] = [0, 1e15]")
    #expect(items.outcome.checks.map(\.verdict) == [.passed, .missed])
    let noise = Run("b = 0.3\nc = 0.1\nexpect c + c + c - b = c - c")
    #expect(noise.outcome.checks.map(\.verdict) == [.passed])
  }

  /// Cases whose messages name what is wrong, each with the codes.
  static let said: [(source: String, codes: [String])] = [
    ("n = 2027.5\nw[t] = CHF 4\nx = w[n]", ["E0611"]),
    ("n = 2027.5\nw[t] = CHF 4\nx = sum(w[n .. 2028])", ["E0611"]),
    ("c[2028] = CHF 9\nc[t] = c[2028] + CHF 1", ["E0618"]),
    ("x = fold([1, 2], max, 0)", ["E0316"]),
    (
      "table t { name | part | cost\n \"A\" | 5% | 1\n \"B\" | | 2\n \"C\" | rest | 3 }\nx = t.cost[\"C\"]",
      ["E0606"]
    ),
    (
      "table t { name | cost\n \"A\" | 1\n \"B\" | 2 }\nkey = \"B\"\nx = t.cost[key]\nexpect x = 2",
      []
    ),
    ("expect distinct([\"b\", \"a\", \"b\"]) = [\"b\", \"a\"]", []),
  ]

  @Test(arguments: said) func `messages name what is wrong`(source: String, codes: [String]) {
    let run = Run("case \"x\" { currency = CHF, timeline = 2026 .. 2028 }\n" + source)
    #expect(run.errors == codes, "\(source)")
  }

  @Test func `a column that hides another name is told`() {
    let table = "table sites {\n  name | cost\n  \"North\" | 5\n  half = cost / 2\n}\n"
    func notes(_ line: String) -> [String] {
      Run("cost = 3\n" + table + line).program.diagnostics.map(\.code).filter { $0 == "N0205" }
    }
    #expect(notes("twice[row in sites] = cost * 2\nshow twice") == ["N0205"])
    #expect(notes("twice[row in sites] = row.cost * 2\nshow twice").isEmpty)
    // In the table itself nobody can take it for anything else.
    #expect(notes("show sites.half").isEmpty)
  }
}
