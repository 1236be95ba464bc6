import Testing
import Worth
import WorthTestSupport

/// Functions that a case defines.
@Suite struct FunctionTests {
  @Test func `functions call themselves within a limit`() {
    let fib = "function fib(n) = if n < 2 then n else fib(n - 1) + fib(n - 2)\n"
    #expect(Run(fib + "a = fib(20)").text("a") == "6765")
    #expect(Run("function f(n) = 1 + f(n + 1)\na = f(1)").errors.count == 1)
    #expect(
      Run("function f(n) = if n < 0 then 0 else 1 + f(n + 1)\na = f(1)").errors == ["E0808"])
    var limits = Limits()
    limits.steps = 10_000
    #expect(Run(fib + "a = fib(30)", limits: limits).errors == ["E0806"])
    limits = Limits()
    limits.values = 1000
    #expect(Run("a = sum([x for x in 1 .. 5000])", limits: limits).errors == ["E0807"])
  }

  @Test func `functions take names, defaults, lists and other functions`() {
    let run = Run(
      """
      function grow(x, by = 10%) = x * (1 + by)
      function total(values) = sum(values)
      function add(a, b) = a + b
      function area(width, height) {
        double = width * 2
        double * height
      }
      a = grow(100)
      b = grow(x: 100, by: 20%)
      c = total([1, 2, 3])
      d = fold([1, 2, 3], add, 10)
      e = area(2, 3)
      """)
    #expect(run.errors.isEmpty)
    #expect(["a", "b", "c", "d", "e"].map { run.text($0) } == ["110", "120", "6", "16", "12"])
  }

  @Test func `a 0 that is given or left out fits any unit inside a function, too`() {
    let add = "function total(a, b = 0, share = 1) = a + b * share\n"
    #expect(Run(add + "x = total(CHF 5)").text("x") == "CHF 5.00")
    #expect(Run(add + "x = total(0, CHF 5, 3)").text("x") == "CHF 15.00")
    #expect(Run(add + "x = total(0, 5 days)").text("x") == "5 days")
    #expect(Run(add + "x = total(CHF 5, 3)").errors == ["E0304"])
    #expect(Run(add + "none = 0\nx = total(CHF 5, none / 2)").text("x") == "CHF 5.00")
  }

  @Test
  func `a line of a function's block is worked out at most once, and only where it is needed`() {
    var tower = "function f(x) {\n"
    for i in 0..<200 { tower += "  a\(i) = if x > \(i) then a\(i + 1) else a\(i + 2) + 1\n" }
    tower += "  a200 = x\n  a201 = x\n  a0\n}\ny = f(3)\n"
    #expect(Run(tower).text("y") == "102")
    let run = Run(
      """
      function nested(n) {
        a = sum(if k > 0 then 1 else 0 for k in 1 .. n)
        b = sum(if k > 0 then a else 0 for k in 1 .. n)
        c = sum(if k > 0 then b else 0 for k in 1 .. n)
        c
      }
      function share(n) {
        total = sum(k for k in 1 .. n)
        sum(if k > 1 then k / total else 0 for k in 1 .. n)
      }
      function none(n) {
        inverse = 1 / n
        sum(inverse for i in 1 .. n)
      }
      function fib(n) {
        a = fib(n - 1)
        b = if n > 3 then a + 0 else a
        if n < 2 then n else b + fib(n - 2)
      }
      function either(x) {
        big = x * 10
        if x > 5 and big > 70 then 1 else big
      }
      # The code of a shared line must not lie where a call inside another one takes its registers.
      function twice(x, n) = x * n
      function chosen(x, n) {
        payment = twice(x, 2)
        later = x + payment
        if n = 0 then x else if n = 1 then payment else later * 10
      }
      f = [chosen(5, 0), chosen(5, 1), chosen(5, 2)]
      a = nested(100)
      b = share(20_000)
      c = none(0)
      d = fib(15)
      e = [either(2), either(6), either(8)]
      """)
    #expect(run.errors.isEmpty)
    #expect(
      ["a", "b", "c", "d", "e", "f"].map { run.text($0) }
        == ["1_000_000", "1", "0", "610", "[20, 60, 1]", "[5, 10, 150]"])
  }

  @Test func `a function says what it requires, and only where it is run`() {
    let run = Run(
      """
      function split(amount, parts) {
        require parts > 0 because "there must be a part"
        require all because "no share is negative"
        all = parts < 10
        amount / parts
      }
      function tail(values) {
        require min(values) > 0 because "values are positive"
        sum(values)
      }
      a = split(CHF 9, 3)
      b = split(CHF 9, 0)
      c = split(CHF 9, 20)
      d = if a > CHF 1 then CHF 1 else split(a, 0)
      e = tail([1, 2])
      f = tail([1, -2])
      g = growing_perpetuity(CHF 5, 10%, growth: 10%)
      """)
    #expect(
      ["a", "b", "c", "d", "e", "f"].map { run.text($0) }
        == ["CHF 3.00", "no value", "no value", "CHF 1.00", "3", "no value"])
    #expect(run.errors == ["E0608", "E0608", "E0608", "E0608"])
    // What a reader can change stands first: the call, not the line of the prelude.
    #expect(run.outcome.messages.map { $0.place?.line } == [2, 3, 8, 17])
    #expect(Run("function f(x) {\n  require x + 1\n  x\n}\ny = f(2)").errors == ["E0307"])
    #expect(Run("function f(x) {\n  require nothing > 1\n  x\n}\ny = f(2)").text("y") == "no value")
  }

  @Test func `a failure within a sum of products is told of the product that fails`() {
    /// Returns the text of the operation that the first mistake is marked at.
    func marked(_ step: String) -> String {
      let source = "function step(s, i) = \(step)\nx = fold(1 .. 9, step, 1)"
      guard let place = Run(source).outcome.messages.first?.place else { return "nowhere" }
      return "\(place.line):\(place.column)"
    }
    #expect(marked("s * 1e200 + i * 0.5") == "1:23")
    #expect(marked("s * 0.5 + i * 1.5e308") == "1:33")
    // The sum of both is too large; its text begins with the first product.
    #expect(marked("s * 1.5e308 + i * 1.5e308") == "1:23")
    #expect(Run("function step(s, i) = s * 2 + i * 3\nx = fold(1 .. 3, step, 1)").number("x") == 41)
  }
}
