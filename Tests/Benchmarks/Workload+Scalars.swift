extension Workload {
  /// Recursion, a dependent chain of steps, and a fold with a function value.
  static func scalars() {
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
    print(recursion.report + loop.report + fold.report)
    let total = recursion.seconds + loop.seconds + fold.seconds - empty.seconds
    print(
      "{\"impl\":\"worth\",\"seconds\":\(total),"
        + "\"fib_ns_per_call\":\(recursion.seconds / 2_692_537 * 1e9),"
        + "\"loop_ns_per_iter\":\(loop.seconds / 1e7 * 1e9),"
        + "\"fold_ns_per_elem\":\(perFold)}")
  }
}
