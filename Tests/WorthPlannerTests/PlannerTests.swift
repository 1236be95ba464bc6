import Testing
import WorthChecker
import WorthPlan
import WorthPlanner
import WorthSource

/// What a checked program is lowered to.
@Suite struct PlannerTests {
  private func plan(_ source: String) -> Plan {
    Planner.plan(
      Checker.check(SourceText(name: "case.worth", text: source)) { _ in .notFound }.program)
  }

  /// Returns the register of the definition at `path`.
  private func register(_ path: String, _ plan: Plan) -> Int32? {
    plan.slots.first { $0.path == path }?.register
  }

  @Test func `every instruction has a place and a region, and the main code ends with a stop`() {
    let plan = plan("function f(x) = x + 1\na = f(2)\nb = a * 3")
    #expect(plan.spans.count == plan.code.count)
    #expect(plan.regionOf.count == plan.code.count)
    let functions = plan.functions.map { Int($0.start) }.min() ?? plan.code.count
    #expect(plan.code[..<functions].contains { $0.op == .stop })
    #expect(plan.code[functions...].allSatisfy { $0.op != .stop })
  }

  @Test func `a definition stands behind what it needs, whatever the order of the source`() throws {
    let plan = plan("c = b + 1\nb = a * 2\na = 5 + z\nz = [1, 2][1]")
    let order = try ["z", "a", "b", "c"].map { name in
      let wanted = try #require(register(name, plan))
      return try #require(plan.regions.first { $0.register == wanted }).start
    }
    #expect(order == order.sorted())
  }

  @Test func `numbers that stand twice are one constant`() {
    let plan = plan("a = 1234 + x\nb = 1234 * x\nx = [7][1]")
    #expect(plan.constants.count { $0 == 1234 } == 1)
  }

  @Test func `a recurrence is one loop over the periods`() {
    let few = plan("case \"x\" { timeline = 2026 .. 2028 }\ns[2026] = 1\ns[t] = s[t-1] * 2")
    let many = plan("case \"x\" { timeline = 2026 .. 2095 }\ns[2026] = 1\ns[t] = s[t-1] * 2")
    #expect(few.code.count == many.code.count)
    #expect(many.code.contains { $0.op == .next })
  }

  @Test func `two series that feed each other share a loop`() {
    let plan = plan(
      """
      case "x" { timeline = 2026 .. 2030 }
      a[2026] = 1
      a[t] = b[t-1] + 1
      b[2026] = 2
      b[t] = a[t-1] * 2
      """)
    #expect(plan.code.count { $0.op == .next } == 1)
  }

  @Test func `a loop back from the end runs against time`() {
    let plan = plan("case \"x\" { timeline = 2026 .. 2030 }\nv[2030] = 1\nv[t] = v[t+1] / 2")
    #expect(plan.code.contains { $0.op == .prior })
  }

  @Test func `what has a mistake is marked as failed and not computed`() throws {
    let plan = plan("a = 1 + nothing\nb = 2")
    let failed = try #require(register("a", plan))
    #expect(plan.failed.contains(failed))
    #expect(!plan.regions.contains { $0.register == failed })
    #expect(register("b", plan).map { !plan.failed.contains($0) } == true)
  }

  @Test func `a function is planned once for each sort of arguments`() {
    let plan = plan("function f(x) = x + x\na = f(1)\nb = f(2)\nc = f(CHF 3)")
    #expect(plan.functions.count { $0.name == "f" } == 2)
  }

  @Test func `an empty source is a plan that stops`() {
    #expect(plan("").code.map(\.op) == [.stop])
  }

  @Test func `a sum of two products in a loop is done in one go, and so is a call of a difference`()
  {
    let loop = plan(
      "function step(s, i) = s * 0.9 + i * 0.5\nx = fold(1 .. 9, step, 0)\ny = x * 2 + x * 3")
    #expect(loop.code.map(\.join).filter { $0 != .none } == [.productsThenNext])
    let calls = plan("function f(n) = if n < 2 then n else f(n - 1) + f(n - 2)\nx = f(9)")
    #expect(calls.code.map(\.join).filter { $0 != .none } == [.call, .call, .giveBack])
    for (position, instruction) in calls.code.enumerated() where instruction.join == .call {
      #expect(instruction.op == .subtractConstant && calls.code[position + 1].op == .call)
    }
  }
}
