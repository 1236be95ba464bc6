import Testing

/// `worth eval`.
@Suite struct EvalCommandTests {
  @Test(arguments: [
    ("1", "1"), ("CHF 5", "CHF 5.00"), ("x = 5, x * 2", "10"), ("x = 5\nx * 2", "10"),
    ("\"hi\"", "hi"), ("5%", "5%"), ("[1, 2]", "[1, 2]"), ("2026-03-15 + 20 years", "2046-03-15"),
    ("1 < 2", "yes"), ("function f(a) = a * 2\nf(4)", "8"), ("1, 2", "1\n2"),
  ])
  func `the value is printed alone`(source: String, value: String) {
    let result = worth("eval", source)
    #expect(result.code == 0)
    #expect(result.output == value + "\n")
    #expect(result.errors == "")
  }

  @Test func `numbers below zero are no options`() {
    #expect(worth("eval", "-5 + 3").output == "-2\n")
    #expect(worth("eval", "-5", "+", "3").output == "-2\n")
    #expect(worth("eval", "--", "-(2 + 3)").output == "-5\n")
  }

  @Test func `a series is a table`() {
    let result = worth("eval", "case \"c\" { timeline = 2026 .. 2027 }, s[t] = 5, s")
    #expect(result.output == "      s\n----  -\n2026  5\n2027  5\n")
  }

  @Test func `a mistake ends with 2`() {
    let result = worth("eval", "CHF 1 + USD 1")
    #expect(result.code == 2)
    #expect(result.output == "")
    #expect(result.errors.contains("E0301"))
  }

  @Test func `what cannot be computed ends with 1 and prints no value`() {
    let result = worth("eval", "1 / 0")
    #expect(result.code == 1)
    #expect(result.output == "")
    #expect(result.errors.contains("E0601"))
  }

  @Test(arguments: ["(", ")", "()", "show (", ".", "}", "expect", "[", "\"{", "x = ("])
  func `what is cut off is a mistake`(source: String) {
    let result = worth("eval", source)
    #expect(result.code == 2)
    #expect(result.errors.contains("error[E"))
  }

  @Test func `definitions alone are no expression`() {
    let result = worth("eval", "x = 5")
    #expect(result.code == 2)
    #expect(result.errors.contains("there is no expression"))
    #expect(worth("eval", "").code == 2)
    #expect(worth("eval").code == 2)
  }

  @Test func `checks are judged`() {
    #expect(worth("eval", "expect 1 + 1 = 2").output == "passed\n")
    let missed = worth("eval", "expect 1 + 1 = 3")
    #expect(missed.code == 1)
    #expect(missed.output.hasPrefix("failed expect 1 + 1 = 3\n"))
  }

  @Test func `the source may come from standard input`() {
    #expect(worth("eval", "-", input: "x = 2\nx * 3\n").output == "6\n")
  }
}
