import Testing

/// Cases that would take for ever, at the limits of the command line and at lower ones.
@Suite struct LimitTests {
  private let fibonacci = "function f(n) = if n < 2 then n else f(n-1) + f(n-2)\nshow f(60)\n"

  @Test func `a recursion without end stops at a lower limit and says how to raise it`() {
    let result = worth("run", "-", "--limit", "steps=100_000", input: fibonacci)
    #expect(result.code == 1)
    #expect(result.errors.contains("E0806"))
    #expect(result.errors.contains("more than 100_000 steps"))
    #expect(result.errors.contains("--limit steps=NUMBER"))
  }

  @Test func `a limit can be raised as well as lowered`() {
    let source = "show sum(remainder(i, 7) for i in 1 .. 10_000)"
    #expect(worth("eval", "--limit", "steps=10_000", source).code != 0)
    #expect(worth("eval", "--limit", "steps=1_000_000", source).code == 0)
    #expect(worth("eval", source).code == 0)
  }

  @Test(arguments: ["steps", "steps=", "steps=0", "steps=-1", "steps=1e9", "speed=5", "=5", ""])
  func `a limit that cannot be understood is a mistake`(text: String) {
    let result = worth("run", "-", "--limit", text, input: "show 1")
    #expect(result.code == 2)
    #expect(result.output == "")
  }

  @Test func `limits are named where one is misspelt`() {
    let result = worth("run", "-", "--limit", "step=5", input: "show 1")
    #expect(result.errors.contains("did you mean steps?"))
    #expect(result.errors.contains("steps, values, depth, text, trials"))
  }
}
