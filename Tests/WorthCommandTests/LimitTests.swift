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

  @Test func `chains and memory name the limit that can be raised`() {
    let chain = worth(
      "run", "-", input: "function up(n) = if n < 0 then 1 else up(n + 1)\nshow up(1)\n")
    #expect(chain.errors.contains("E0808") && chain.errors.contains("--limit depth=NUMBER"))
    let list = worth(
      "run", "-", "--limit", "values=1_000", input: "show sum([i for i in 1 .. 5_000])")
    #expect(list.errors.contains("E0807") && list.errors.contains("--limit values=NUMBER"))
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
