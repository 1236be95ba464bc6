import Worth
import WorthCommand

extension Workload {
  /// Relief from royalty with five uncertain inputs over 1,000,000 trials.
  static func trials(threads: Int) {
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
    let run = measure(program)
    print(run.report)
    let again = now()
    _ = program.evaluate()
    print(
      "{\"impl\":\"worth\",\"n\":1000000,\"threads\":\(threads),\"seconds\":\(run.seconds),"
        + "\"sim_seconds\":\(run.seconds),\"warm_seconds\":\(now() - again)}")
  }
}
