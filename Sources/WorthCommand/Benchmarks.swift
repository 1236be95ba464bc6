import Worth

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The workloads of Tests/Benchmarks. The last line printed is a JSON object with the seconds.
enum Benchmarks {
  static func run(_ arguments: [String]) -> Int32 {
    switch (arguments.first, arguments.dropFirst().first) {
    case ("w3", let file?): return parse(file)
    case ("w5", _): return scalars()
    case ("w1", let threads?): return trials(threads: Int(threads) ?? 1)
    case ("w2a", _): return grid()
    case ("w2b", _): return optionGrid()
    case ("w6", let form?): return ratesOfReturn(form)
    case ("w7", let folder?): return cases(folder)
    default:
      Files.complain(
        "usage: worth bench w1 THREADS | w2a | w2b | w3 FILE | w5 | w6 irr|xirr | w7 FOLDER\n")
      return 2
    }
  }

  /// Reads a large source into its tree.
  private static func parse(_ file: String) -> Int32 {
    guard let bytes = try? Files.read(file) else { return 2 }
    var best = Double.infinity
    var size = (tokens: 0, nodes: 0, mistakes: 0)
    for _ in 0..<3 {
      let start = now()
      size = Engine.parse(bytes)
      best = min(best, now() - start)
    }
    let rate = Double(bytes.count) / best / 1e6
    Files.print(
      "{\"impl\":\"worth\",\"seconds\":\(best),\"mb_per_s\":\(rate),\"tokens\":\(size.tokens),"
        + "\"nodes\":\(size.nodes),\"mistakes\":\(size.mistakes)}\n")
    return 0
  }

  /// Recursion, a dependent chain of steps, and a fold with a function value.
  private static func scalars() -> Int32 {
    let functions = """
      function fib(n) = if n < 2 then n else fib(n - 1) + fib(n - 2)
      function step(s, i) = s * 0.999999 + i * 0.5
      function decay(a, v) = a * 0.999999 + v

      """
    let recursion = measure(functions + "show fib(30)")
    let loop = measure(functions + "show fold(0 .. 9_999_999, step, 0)")
    let list = "values = [remainder(i, 1000) for i in 0 .. 999_999]\n"
    var folds = "a0 = 0\n"
    for k in 1...10 { folds += "a\(k) = fold(values, decay, a\(k - 1))\n" }
    let empty = measure(functions + list + "show sum(values)")
    let fold = measure(functions + list + folds + "show a10")
    let perFold = (fold.seconds - empty.seconds) / 1e7 * 1e9
    Files.print(recursion.report + loop.report + fold.report)
    let total = recursion.seconds + loop.seconds + fold.seconds - empty.seconds
    Files.print(
      "{\"impl\":\"worth\",\"seconds\":\(total),"
        + "\"fib_ns_per_call\":\(recursion.seconds / 2_692_537 * 1e9),"
        + "\"loop_ns_per_iter\":\(loop.seconds / 1e7 * 1e9),"
        + "\"fold_ns_per_elem\":\(perFold)}\n")
    return 0
  }

  private static func measure(_ source: String) -> (seconds: Double, report: String) {
    let program = Engine().compile(source)
    for message in program.diagnostics where message.severity == .error {
      Files.complain(message.rendered + "\n")
    }
    let start = now()
    let outcome = program.evaluate()
    let seconds = now() - start
    for message in outcome.messages { Files.complain(message.rendered + "\n") }
    return (seconds, outcome.report)
  }

  /// The rates of return of 100,000 series of 20 flows, which are the rows of a table.
  private static func ratesOfReturn(_ form: String) -> Int32 {
    var file = (0..<20).map { "f\($0)" }.joined(separator: ",") + "\n"
    var state = 12345
    for _ in 0..<100_000 {
      var cells: [String] = []
      for flow in 0..<20 {
        state = 16807 * state % 2_147_483_647
        let draw = Double(state) / 2_147_483_647
        cells.append("\(flow == 0 ? -(1000 + 1000 * draw) : 50 + 250 * draw)")
      }
      file += cells.joined(separator: ",") + "\n"
    }
    let bytes = Array(file.utf8)
    let engine = Engine { $0 == "flows.csv" ? bytes : nil }
    let flows = "[" + (0..<20).map { "row.f\($0)" }.joined(separator: ", ") + "]"
    let dates =
      "[" + (0..<20).map { "2020-01-01 + \(182 * $0 + 37 * $0 % 29) days" }.joined(separator: ", ")
      + "]"
    let call = form == "xirr" ? "xirr(" + flows + ", dates)" : "irr(" + flows + ")"
    let program = engine.compile(
      "table flows from \"flows.csv\"\n" + (form == "xirr" ? "dates = \(dates)\n" : "")
        + "rates = [\(call) for row in flows]\n"
        + "show sum(rates), min(rates), max(rates)\n")
    for message in program.diagnostics { Files.complain(message.rendered + "\n") }
    let start = now()
    let outcome = program.evaluate()
    let seconds = now() - start
    for message in outcome.messages { Files.complain(message.rendered + "\n") }
    Files.print(outcome.report)
    Files.print(
      "{\"impl\":\"worth\",\"form\":\"\(form)\",\"n\":100000,\"seconds\":\(seconds),\"per_s\":\(1e5 / seconds)}\n"
    )
    return 0
  }

  /// Relief from royalty with five uncertain inputs over 1,000,000 trials.
  private static func trials(threads: Int) -> Int32 {
    let source = """
      case "Relief from royalty" { currency = CHF, timeline = 2026 .. 2040, simulation { trials = 1_000_000, seed = 42 } }
      start = CHF 2_400_000 ~ lognormal(sd: CHF 500_000)
      growth = 5% ~ normal(sd: 2%)
      decay = 5% ~ uniform(2%, 8%)
      royalty = 5% ~ triangular(3%, 5%, 8%)
      rate = 13% ~ pert(10%, 13%, 18%)
      factor[t] = discount_factor(rate, t, middle)
      sales[2026] = start
      sales[t] = sales[t-1] * (1 + growth)
      share[2026] = 1
      share[t] = share[t-1] * (1 - decay)
      royalties[t] = sales[t] * share[t] * royalty
      after_tax[t] = royalties[t] * (1 - 20%)
      present[t] = after_tax[t] * factor[t]
      annuity = sum(factor[t] for t in 2026 .. 2035) / 10
      value = sum(present) / (1 - 20% * annuity)
      show value.mean, value.sd, value.p5, value.p50, value.p95
      """
    let program = Engine(workers: Threads.workers(threads: threads)).compile(source)
    for message in program.diagnostics { Files.complain(message.rendered + "\n") }
    let start = now()
    let outcome = program.evaluate()
    let seconds = now() - start
    for message in outcome.messages { Files.complain(message.rendered + "\n") }
    Files.print(outcome.report)
    let again = now()
    _ = program.evaluate()
    Files.print(
      "{\"impl\":\"worth\",\"n\":1000000,\"threads\":\(threads),\"seconds\":\(seconds),"
        + "\"sim_seconds\":\(seconds),\"warm_seconds\":\(now() - again)}\n")
    return 0
  }

  /// A grid of 100 discount rates and 100 royalty rates.
  private static func grid() -> Int32 {
    let source = """
      base = [2.4e6 * 1.05 ^ t * 0.95 ^ t for t in 0 .. 14]
      function cell(base, factors, q, divisor) = sum(base[t] * q * 0.8 * factors[t] for t in 1 .. 15) / divisor
      function line(base, r) {
        factors = [(1 + r) ^ -(t + 0.5) for t in 0 .. 14]
        divisor = 1 - 0.2 * sum(factors[t] for t in 1 .. 10) / 10
        sum(cell(base, factors, 0.03 + 0.05 * j / 99, divisor) for j in 0 .. 99)
      }
      total = sum(line(base, 0.10 + 0.08 * i / 99) for i in 0 .. 99)
      show total
      """
    let grid = measure(source)
    Files.print(grid.report)
    Files.print("{\"impl\":\"worth\",\"n\":10000,\"seconds\":\(grid.seconds)}\n")
    return 0
  }

  /// A project in four stages and an American option for 100 discount rates and 100 volatilities.
  private static func optionGrid() -> Int32 {
    let source = """
      base = [2.4e6 * 1.05 ^ t * 0.95 ^ t for t in 0 .. 14]
      chances = [0.65, 0.5, 0.6, 0.9]
      costs = [50e3, 100e3, 200e3, 50e3]
      function worth_of(base, r) {
        factors = [(1 + r) ^ -(t + 0.5) for t in 0 .. 14]
        divisor = 1 - 0.2 * sum(factors[t] for t in 1 .. 10) / 10
        sum(base[t] * 0.05 * 0.8 * factors[t] for t in 1 .. 15) / divisor
      }
      function reached(chances, stage) = product([chances[k] for k in 1 .. stage])
      function risked(chances, costs, r, worth) {
        spent = sum(costs[z] * reached(chances, z - 1) * (1 + r) ^ -(z - 1) for z in 1 .. 4)
        reached(chances, 4) * worth * (1 + r) ^ -4 - spent
      }
      function option(worth, s) = binomial_option(call, worth, 700e3, s, 3%, 8%, 4, 50, american)
      function line(base, chances, costs, r) {
        worth = worth_of(base, r)
        sum(risked(chances, costs, r, worth) + option(worth, 20% + 40% * j / 99) for j in 0 .. 99)
      }
      total = sum(line(base, chances, costs, 0.10 + 0.08 * i / 99) for i in 0 .. 99)
      show total
      """
    let grid = measure(source)
    Files.print(grid.report)
    Files.print("{\"impl\":\"worth\",\"n\":10000,\"seconds\":\(grid.seconds)}\n")
    return 0
  }

  /// Checks and runs all cases of a folder in one process.
  private static func cases(_ folder: String) -> Int32 {
    let files = Files.cases(in: folder)
    let start = now()
    var passed = 0
    var other = 0
    for path in files {
      guard let bytes = try? Files.read(path) else { return 2 }
      let counts = Engine().compile(bytes, name: path).count()
      passed += counts.passed
      other += counts.other
    }
    let seconds = now() - start
    Files.print(
      "{\"impl\":\"worth\",\"seconds\":\(seconds),\"files_per_s\":\(Double(files.count) / seconds),"
        + "\"checks_passed\":\(passed),\"checks_not_passed\":\(other)}\n")
    return other == 0 ? 0 : 1
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
