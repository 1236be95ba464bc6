import Testing
import Worth
import WorthTestSupport

/// Options and staged projects against figures that do not come from Worth.
@Suite struct RealOptionTests {
  private func number(_ expression: String) -> Double { figure("x", of: "x = \(expression)") }

  /// Returns the number that a definition of `source` gives; NaN where there is none.
  private func figure(_ path: String, of source: String) -> Double {
    guard case .number(let value)? = Run(source).outcome.figure(path)?.value else { return .nan }
    return value
  }

  // MARK: The formula

  @Test func `the formula gives Haug's and Hull's values`() {
    #expect(
      holds(
        """
        # Haug, The Complete Guide to Option Pricing Formulas, table of European options
        expect black_scholes_call(60, 65, 30%, 8%, 0%, 0.25) = 2.1334
        expect black_scholes_put(100, 95, 20%, 10%, 5%, 0.5) = 2.4648
        expect black_scholes_put(19, 19, 28%, 10%, 10%, 0.75) = 1.7011
        expect black_scholes_call(1.56, 1.6, 12%, 6%, 8%, 0.5) = 0.0291
        # Hull, Options, Futures, and Other Derivatives: 42, 40, 10 %, 20 %, six months
        expect black_scholes_d1(42, 40, 20%, 10%, 0%, 0.5) = 0.7693
        expect black_scholes_call(42, 40, 20%, 10%, 0%, 0.5) = 4.76
        expect black_scholes_put(42, 40, 20%, 10%, 0%, 0.5) = 0.81
        """))
  }

  @Test func `the Greeks are Hull's, and the slopes of the value`() {
    // Hull, chapter on the Greek letters: 49, 50, 5 %, 20 %, 20 weeks. The differences are of the
    // formula itself.
    #expect(
      holds(
        """
        case "Greeks" { currency = USD }
        black_scholes_merton c { type = call, spot = USD 49, strike = USD 50, volatility = 20%, risk_free = 5%, compounding = continuous, leakage = 0%, time_to_expiry = 20 / 52 * 1 years }
        expect c.value = USD 2.40
        expect c.delta = 0.522
        expect c.gamma = 0.066
        expect c.theta = -USD 4.31
        expect c.vega = USD 12.1
        expect c.rho = USD 8.91
        black_scholes_merton p { type = put, spot = USD 90, strike = USD 100, volatility = 30%, risk_free = 6%, compounding = continuous, leakage = 3%, time_to_expiry = 18 months }
        up = p with { spot = USD 90.01 }
        down = p with { spot = USD 89.99 }
        expect (up.value - down.value) / USD 0.02 = p.delta within 1e-7
        expect (up.delta - down.delta) / 0.02 = p.gamma within 1e-7
        loud = p with { volatility = 30.01% }
        calm = p with { volatility = 29.99% }
        expect (loud.value - calm.value) / 0.0002 = p.vega within USD 0.0001
        dear = p with { risk_free = 6.01% }
        cheap = p with { risk_free = 5.99% }
        expect (dear.value - cheap.value) / 0.0002 = p.rho within USD 0.0001
        late = p with { time_to_expiry = 1.499 * 1 years }
        early = p with { time_to_expiry = 1.501 * 1 years }
        expect (late.value - early.value) / 0.002 = p.theta within USD 0.0001
        """))
  }

  @Test func `call and put differ by the present values of price and strike`() {
    for (spot, volatility, rate, yield, years) in [
      (80.0, 0.15, 0.02, 0.0, 0.25), (100, 0.45, 0.09, 0.04, 2), (130, 0.8, -0.01, 0.07, 6),
    ] {
      let terms = "\(spot), 100, \(volatility), \(rate), \(yield), \(years)"
      let call = number("black_scholes_call(\(terms))")
      let put = number("black_scholes_put(\(terms))")
      let parity = number("\(spot) * exp(-\(yield) * \(years)) - 100 * exp(-(\(rate)) * \(years))")
      #expect(abs(call - put - parity) < 1e-10)
      // The lattice keeps it to the last digits, too.
      let lattice = "\(terms), 200, european"
      let difference =
        number("binomial_option(call, \(lattice)) - binomial_option(put, \(lattice))")
      #expect(abs(difference - parity) < 1e-9)
    }
  }

  // MARK: The lattice

  @Test func `the lattice gives Hull's trees`() {
    #expect(
      holds(
        """
        # Hull, chapters on binomial trees and on basic numerical procedures
        expect binomial_option(put, 50, 52, 30%, 5%, 0%, 2, 2, american) = 7.43
        expect binomial_option(call, 810, 800, 20%, 5%, 2%, 0.5, 2, european) = 53.39
        expect binomial_option(call, 0.61, 0.60, 12%, 5%, 7%, 0.25, 3, american) = 0.019
        expect binomial_option(put, 31, 30, 30%, 5%, 5%, 0.75, 3, american) = 2.84
        expect binomial_option(put, 50, 50, 40%, 10%, 0%, 5 / 12, 5, american) = 4.49
        expect binomial_option(put, 50, 50, 40%, 10%, 0%, 5 / 12, 30, american) = 4.263
        expect binomial_option(put, 50, 50, 40%, 10%, 0%, 5 / 12, 50, american) = 4.272
        expect binomial_option(put, 50, 50, 40%, 10%, 0%, 5 / 12, 100, american) = 4.278
        expect binomial_option(put, 50, 50, 40%, 10%, 0%, 5 / 12, 500, american) = 4.283
        """))
  }

  /// Longstaff and Schwartz (2001), table 1: puts with strike 40 at 6 %, used on 50 days a year.
  /// Spot, volatility, years; American by finite differences, European by the formula, American by
  /// simulation and its standard error.
  private let table: [(Double, Double, Int, Double, Double, Double, Double)] = [
    (36, 0.2, 1, 4.478, 3.844, 4.472, 0.010), (36, 0.2, 2, 4.840, 3.763, 4.821, 0.012),
    (36, 0.4, 1, 7.101, 6.711, 7.091, 0.020), (36, 0.4, 2, 8.508, 7.700, 8.488, 0.024),
    (38, 0.2, 1, 3.250, 2.852, 3.244, 0.009), (38, 0.2, 2, 3.745, 2.991, 3.735, 0.011),
    (38, 0.4, 1, 6.148, 5.834, 6.139, 0.019), (38, 0.4, 2, 7.670, 6.979, 7.669, 0.022),
    (40, 0.2, 1, 2.314, 2.066, 2.313, 0.009), (40, 0.2, 2, 2.885, 2.356, 2.879, 0.010),
    (40, 0.4, 1, 5.312, 5.060, 5.308, 0.018), (40, 0.4, 2, 6.920, 6.326, 6.921, 0.022),
    (42, 0.2, 1, 1.617, 1.465, 1.617, 0.007), (42, 0.2, 2, 2.212, 1.841, 2.206, 0.010),
    (42, 0.4, 1, 4.582, 4.379, 4.588, 0.017), (42, 0.4, 2, 6.248, 5.736, 6.243, 0.021),
    (44, 0.2, 1, 1.110, 1.017, 1.118, 0.007), (44, 0.2, 2, 1.690, 1.429, 1.675, 0.009),
    (44, 0.4, 1, 3.948, 3.783, 3.957, 0.017), (44, 0.4, 2, 5.647, 5.202, 5.622, 0.021),
  ]

  @Test func `formula and lattice give the table of Longstaff and Schwartz`() {
    for (spot, volatility, years, american, european, _, _) in table {
      let terms = "\(spot), 40, \(volatility), 6%, 0%, \(years)"
      #expect(abs(number("black_scholes_put(\(terms))") - european) < 0.0006, "\(terms)")
      // The lattice may use the right on 500 days, the table on 50 a year.
      let value = number("binomial_option(put, \(terms), 500, american)")
      #expect(value > american - 0.002 && value < american + 0.012, "\(terms): \(value)")
    }
  }

  @Test
  func `the simulation gives the table of Longstaff and Schwartz within both standard errors`() {
    for row in [0, 3, 8, 18] {
      let (spot, volatility, years, american, _, simulated, error) = table[row]
      let source = """
        list = least_squares_option([-1], [40 / \(spot)], \(volatility), 6%, 0%, \(years), \(50 * years), 5000, 1, lapses, lost)
        value = \(spot) * list[1]
        error = \(spot) * list[2]
        """
      let value = figure("value", of: source)
      let own: Double = figure("error", of: source)
      let both: Double = (own * own + error * error).squareRoot()
      #expect(abs(value - simulated) < 3 * both, "\(row): \(value), \(own)")
      #expect(abs(value - american) < 3 * own, "\(row): \(value), \(own)")
      #expect(own < 0.15)
    }
  }

  @Test func `a simulation is the same again, and another with another seed`() {
    let call =
      "least_squares_option([1.5, 0], [-0.4, 0.6], 30%, 4%, 0%, 3, 12, 1000, SEED, runs_on, received)[1]"
    let first = number(call.replacing("SEED", with: "5"))
    #expect(first.bitPattern == number(call.replacing("SEED", with: "5")).bitPattern)
    #expect(first != number(call.replacing("SEED", with: "6")))
  }

  @Test func `the lattice comes to the formula as its steps double`() {
    let exact = number("black_scholes_call(100, 100, 25%, 5%, 2%, 1)")
    let errors = [50, 100, 200, 400, 800].map {
      number("binomial_option(call, 100, 100, 25%, 5%, 2%, 1, \($0), european)") - exact
    }
    for (coarse, fine) in zip(errors, errors.dropFirst()) {
      #expect(abs(coarse / fine - 2) < 0.02, "the error is of the order of one step")
    }
    #expect(abs(errors[4]) < 0.004)
  }

  @Test
  func `a call from which nothing leaks is not used early, and American values are no smaller`() {
    for (spot, volatility, rate, yield) in [
      (80.0, 0.2, 0.05, 0.0), (100, 0.6, 0.1, 0), (120, 0.3, 0.03, 0.06), (100, 0.4, 0.08, 0.12),
    ] {
      let terms = "\(spot), 100, \(volatility), \(rate), \(yield), 2, 150"
      let call = number("binomial_option(call, \(terms), european)")
      let americanCall = number("binomial_option(call, \(terms), american)")
      if yield == 0 {
        #expect(abs(call - americanCall) < 1e-10)
      } else {
        #expect(americanCall > call + 0.01)
      }
      #expect(americanCall >= max(0, spot - 100) && americanCall <= spot)
      let put = number("binomial_option(put, \(terms), european)")
      let americanPut = number("binomial_option(put, \(terms), american)")
      #expect(americanPut >= put && americanPut >= max(0, 100 - spot) && americanPut <= 100)
      let louder = "\(spot), 100, \(volatility + 0.05), \(rate), \(yield), 2, 150"
      #expect(number("binomial_option(put, \(louder), american)") > americanPut)
      // A right to sell is a right to buy with price and strike, rate and leakage exchanged.
      let mirrored = "100, \(spot), \(volatility), \(yield), \(rate), 2, 150"
      #expect(abs(number("binomial_option(put, \(mirrored), american)") - americanCall) < 1e-9)
    }
  }

  @Test func `any rule at the nodes is a sum of options where it is one`() {
    #expect(
      holds(
        """
        # Without an alternative the project is worth what it is, if its owner receives what leaks.
        expect binomial_lattice([0], [-1], 30%, 4%, 5%, 3, 100, american, runs_on, received) = 1.000000
        expect binomial_lattice([0], [-1], 30%, 4%, 5%, 3, 100, european, runs_on, lost) = exp(-0.15)
        # To enlarge by half on the last day is to hold the project and a call on half of it.
        expect binomial_lattice([1.5], [-0.4], 30%, 4%, 5%, 3, 100, european, runs_on, received) = 1 + binomial_option(call, 0.5, 0.4, 30%, 4%, 5%, 3, 100, european)
        # To leave is a put, to reduce by a third for 0.25 a put on a third.
        expect binomial_lattice([0], [0.8], 30%, 4%, 5%, 3, 100, american, runs_on, received) = 1 + binomial_option(put, 1, 0.8, 30%, 4%, 5%, 3, 100, american)
        expect binomial_lattice([0.7], [0.25], 30%, 4%, 5%, 3, 100, american, runs_on, received) = 1 + binomial_option(put, 0.3, 0.25, 30%, 4%, 5%, 3, 100, american)
        # Of several alternatives the best counts. Node by node in Python: 200 · (1.5 or leave for 0.75) = 249.205 504 77.
        expect 200 * binomial_lattice([1.5, 0], [-0.45, 0.75], 35%, 8%, 4%, 4, 400, american, runs_on, received) = 249.205_504_77
        """))
  }

  // MARK: Mistakes

  @Test func `a mistake in the terms of an option is a message`() {
    let mistakes = [
      ("binomial_option(call, 0, 90, 30%, 4%, 0%, 2, 50, american)", "E0641"),
      ("binomial_option(call, 100, -5, 30%, 4%, 0%, 2, 50, american)", "E0641"),
      ("binomial_option(call, 100, 90, 0%, 4%, 0%, 2, 50, american)", "E0641"),
      ("binomial_option(call, 100, 90, 30%, 4%, 0%, 0, 50, american)", "E0641"),
      ("binomial_option(call, 100, 90, 30%, 4%, 0%, 2, 0, american)", "E0641"),
      ("binomial_option(call, 100, 90, 30%, 4%, 0%, 2, 10_001, american)", "E0641"),
      ("binomial_option(call, 100, 90, 30%, 4%, 0%, 2, 2.5, american)", "E0641"),
      ("binomial_option(call, 100, 90, 30%, 4%, 0%, 2, 1e300, american)", "E0641"),
      ("binomial_option(call, 100, 90, 5%, 20%, 0%, 2, 31, american)", "E0642"),
      ("binomial_option(put, 100, 90, 5%, 0%, 20%, 2, 31, american)", "E0642"),
      ("binomial_option(call, 100, 90, 1e-300, 20%, 0%, 2, 31, american)", "E0642"),
      ("binomial_option(call, 100, 90, 30%, 1e305, 0%, 2, 31, american)", "E0642"),
      ("binomial_option(call, 100, 90, 1000, 4%, 0%, 2, 50, american)", "E0602"),
      ("binomial_option(call, 1e308, 90, 100%, 4%, 0%, 2, 50, american)", "E0602"),
      ("binomial_lattice([1], [], 30%, 4%, 0%, 2, 50, american, lapses, lost)", "E0643"),
      ("binomial_lattice([1e308], [1e308], 30%, 4%, 0%, 2, 50, american, lapses, lost)", "E0602"),
      ("lattice_value(0, [1], [1], 30%, 4%, 0%, 2, 50, american, lapses, lost)", "E0608"),
      ("option_gamma(100, 90, 30%, 4%, 0%, 0)", "E0641"),
      ("black_scholes_call(100, 90, 0%, 4%, 0%, 1)", "E0608"),
      ("black_scholes_put(100, 0, 20%, 4%, 0%, 1)", "E0608"),
    ]
    for (call, code) in mistakes { #expect(Run("x = \(call)").errors == [code], "\(call)") }
    #expect(
      Run("x = binomial_option(call, 100, 90, 5%, 20%, 0%, 2, 33, american)").errors.isEmpty,
      "one step more than the message asks for")
    #expect(
      Run("x = binomial_option(call, CHF 100, USD 90, 5%, 2%, 0%, 2, 33, american)").errors
        == ["E0301"])
  }

  @Test func `a simulation keeps its bounds`() {
    for (dates, paths, seed) in [
      ("0", "1000", "1"), ("5", "98", "1"), ("5", "1001", "1"), ("5", "1e9", "1"),
      ("10_000", "20_000", "1"), ("5", "1000", "-1"), ("5", "1000", "0.5"), ("1e20", "1000", "1"),
    ] {
      let call =
        "x = least_squares_option([-1], [1], 30%, 4%, 0%, 2, \(dates), \(paths), \(seed), lapses, lost)"
      #expect(Run(call).errors == ["E0641"], "\(call)")
    }
    #expect(
      Run("x = least_squares_option([-1, 1], [1], 30%, 4%, 0%, 2, 5, 100, 1, lapses, lost)").errors
        == ["E0643"])
    #expect(
      Run("x = least_squares_option([1], [1], 900, 4%, 0%, 2, 5, 100, 1, runs_on, lost)").errors
        == ["E0602"])
  }

  // MARK: Kinds

  private let waiting = """
    case "Avonex" { currency = USD }
    option_to_defer avonex {
      project_value = USD 3422 million, cost = USD 2875 million, volatility = 100% * sqrt(0.224), risk_free = 6.7%
      compounding = COMPOUNDING, leakage = 100% / 17, time_to_expiry = 17 years
      exercise = EXERCISE, method = METHOD, steps = 500
    }

    """

  /// Returns the case of the published option with these conventions.
  private func avonex(
    _ compounding: String = "continuous", _ exercise: String = "european",
    _ method: String = "black_scholes"
  ) -> String {
    waiting.replacing("COMPOUNDING", with: compounding).replacing("EXERCISE", with: exercise)
      .replacing("METHOD", with: method)
  }

  @Test func `the right to wait shows its steps`() {
    // Damodaran on Valuation (2006), pages 786 to 788; d1, d2 and the probabilities by hand.
    #expect(
      holds(
        avonex() + """
          expect avonex.static_npv = USD 547 million
          expect avonex.option_value = USD 907 million
          expect avonex.value_of_waiting = USD 360 million
          expect avonex.flexibility_value = USD 360 million
          expect avonex.d1 = 1.1362
          expect avonex.d2 = -0.8152
          expect avonex.n_d1 = 0.8721
          expect avonex.n_d2 = 0.2075
          # exp(0.4733 · √0.034)
          expect avonex.u = 1.0912
          expect avonex.u * avonex.d = 1
          expect avonex.binomial_value = USD 907 million
          """))
    #expect(Run(avonex("continuous", "american")).errors == ["E0608"])
    #expect(Run(avonex("continuous", "american", "binomial")).errors.isEmpty)
  }

  @Test func `a missed figure finds the compounding of the rate`() {
    let source = avonex("yearly") + "expect avonex.option_value = USD 906.865 million"
    let text = Engine().compile(source).tested(as: "case.worth").results[0].text
    #expect(text.contains("avonex.compounding = continuous gives"), "\(text)")
  }

  @Test func `options on a running project are calls and puts on parts of it`() {
    // Black and Scholes by the error function of Python; lattices node by node.
    #expect(
      holds(
        """
        case "Running" { currency = KZT }
        option_to_expand growing { project_value = KZT 200 million, expansion = 50%, cost = KZT 90 million, volatility = 35%, risk_free = 8%, compounding = continuous, leakage = 4%, time_to_expiry = 4 years, exercise = american, method = binomial, steps = 400, payouts = received }
        option_to_abandon leaving { project_value = KZT 200 million, salvage = KZT 150 million, volatility = 35%, risk_free = 8%, compounding = continuous, leakage = 4%, time_to_expiry = 4 years, exercise = american, method = binomial, steps = 400, payouts = received }
        option_to_contract shrinking { project_value = KZT 200 million, contraction = 100%, saving = KZT 150 million, volatility = 35%, risk_free = 8%, compounding = continuous, leakage = 4%, time_to_expiry = 4 years, exercise = american, method = binomial, steps = 400, payouts = received }
        lost = leaving with { payouts = lost }
        expect growing.black_scholes_value = KZT 31_926_662.19
        expect growing.option_value = KZT 32_561_152.08
        expect growing.static_value = KZT 200 million
        expect leaving.option_value = KZT 16_864_112.89
        expect leaving.early_exercise_premium = KZT 2_289_753.22
        expect leaving.value_with_option = KZT 216_864_112.89
        expect shrinking.option_value = leaving.option_value
        # 200 · exp(-0.16)
        expect lost.static_value = KZT 170_428_757.79
        """))
  }

  @Test func `a kind says what is wrong with an option`() {
    /// Returns the errors where a field of that option is changed.
    func errors(_ field: String, _ value: String) -> [String] {
      Run(avonex() + "other = avonex with { \(field) = \(value) }").errors
    }
    for (field, value) in [
      ("volatility", "0%"), ("time_to_expiry", "0 years"), ("project_value", "USD 0"),
      ("cost", "USD 0"), ("risk_free", "-100%"), ("steps", "0"), ("steps", "20_000"),
    ] {
      let found = errors(field, value)
      #expect(!found.isEmpty && found.allSatisfy { $0.hasPrefix("E06") }, "\(field): \(found)")
    }
    #expect(errors("exercise", "american") == ["E0608"])
    // Where nothing leaks, a call is not used early, unless the rate is negative.
    let kept = avonex("continuous", "american", "binomial").replacing("100% / 17", with: "0%")
    let formula = "other = avonex with { method = black_scholes"
    #expect(Run(kept + formula + " }").errors.isEmpty)
    #expect(Run(kept + formula + ", risk_free = -1% }").errors == ["E0608"])
    #expect(errors("time_to_expiry", "90 days") == ["E0321"])
    #expect(errors("steps", "2.5") == ["E0403"])
    #expect(Run("option_to_defer x { }").errors.contains("E0401"))
  }

  // MARK: Stages

  private let drug = """
    case "Drug" { currency = USD }
    staged_project drug {
      stages {
        name  | duration | cost   | success
        "one" | 1 year   | USD 10 | 50%
        "two" | 2 years  | USD 40 | 60%
      }
      launch_value = USD 300, discount_rate = 10%, cost_timing = start
    }

    """

  @Test func `a cost counts with the probability of reaching its stage`() {
    // By hand: 300 · 0.3 / 1.331 = 67.618332, 40 · 0.5 / 1.1 = 18.181818, 300 / 1.331 - 10 - 40 /
    // 1.1 = 179.030804.
    #expect(
      holds(
        drug + """
          expect drug.reached = [100%, 50%]
          expect drug.passed = [50%, 30%]
          expect drug.launch_probability = 30%
          expect drug.expected_cost = [USD 10, USD 20]
          expect drug.present_cost = [USD 10, USD 18.181_818]
          expect drug.rnpv = USD 39.436_514
          expect drug.value_if_all_succeed = USD 179.030_804
          expect drug.shortcut = USD 53.709_241
          # 10 · (1 - 0.3) + 40 / 1.1 · (0.5 - 0.3)
          expect drug.shortcut_error = USD 14.272_727
          # 0.6 · 300 / 1.21 - 40
          expect drug.gates = [USD 39.436_514, USD 108.760_331]
          expect drug.abandonment_value = USD 0
          late = drug with { cost_timing = end }
          expect late.present_cost = [USD 9.090_909, USD 15.026_296]
          expect late.value_with_abandonment = late.rnpv
          # At a launch of 70 the second stage does not pay, so that the first is not begun: 0.6 · 70 / 1.21 < 40.
          poor = drug with { launch_value = USD 70 }
          expect poor.gates = [USD 0, USD 0]
          expect poor.abandonment_value = -1 * poor.rnpv
          """))
  }

  @Test func `flows after the launch are brought to its day`() {
    #expect(
      holds(
        """
        case "Drug" { currency = USD }
        staged_project drug {
          stages {
            name  | duration  | cost  | success
            "one" | 12 months | USD 5 | 50%
          }
          flows_after_launch = [USD 110, USD 121], flow_timing = end, discount_rate = 10%, cost_timing = middle
        }
        early = drug with { flow_timing = start }
        expect drug.value_at_launch = USD 200
        expect early.value_at_launch = USD 220
        # 100 / 1.1 - 5 / 1.1^0.5
        expect drug.rnpv = USD 86.141_778
        """))
  }

  @Test func `a market that becomes known at a gate is left where it does not pay`() {
    // Brealey, Myers and Allen as restated in rx-02, and by hand.
    #expect(
      holds(
        """
        case "Drug" { currency = USD }
        staged_project_with_markets drug {
          stages {
            name        | duration | cost            | success
            "phase II"  | 2 years  | USD 18 million  | 44%
            "phase III" | 3 years  | USD 130 million | 80%
          }
          markets {
            name     | probability | launch_value
            "large"  | 25%         | USD 700 million
            "medium" | 50%         | USD 300 million
            "small"  | 25%         | USD 100 million
          }
          known_before = "phase III", discount_rate = 9.6%, cost_timing = start
        }
        expect drug.at_gate = [USD 295 million, USD 52 million, USD 0]
        expect drug.value_with_abandonment = USD 18_625_315.39
        # 0.44 · 0.25 · 69.234325 / 1.201216, what the bad market is spared
        expect drug.abandonment_value = USD 6_340_055
        early = drug with { known_before = "phase II" }
        expect early.value_with_abandonment > drug.value_with_abandonment
        """))
  }

  @Test func `a staged project says what is wrong with it`() {
    for (old, new) in [
      ("50%", "150%"), ("USD 40", "-USD 40"), ("discount_rate = 10%", "discount_rate = -10%"),
      ("launch_value = USD 300, ", ""),
      ("launch_value = USD 300, ", "flows_after_launch = [USD 5], "),
      ("launch_value = USD 300, ", "launch_value = USD 300, flows_after_launch = [USD 5], "),
    ] {
      let source = drug.replacing(old, with: new)
      #expect(source != drug)
      let errors = Run(source).errors
      #expect(errors.contains("E0608"), "\(new): \(errors)")
    }
  }
}
