import Testing
import Worth
import WorthTestSupport

/// How long lists last that functions and kinds make on the way.
@Suite struct ListMemoryTests {
  @Test func `a list that a block keeps is not freed by a call that is done`() {
    let run = Run(
      """
      function f(n) {
        a = [x for x in 1 .. n]
        b = sum([y for y in a])
        c = [100 for z in 1 .. n]
        b + sum(c) + sum(a)
      }
      function g(p) {
        r = [p, p * 2]
        if sum([q for q in r]) > 0 then sum([1000 for z in 1 .. 2]) + sum(r) else 0
      }
      kind k { p: number
        function h(q) {
          r = [q, q * 2]
          sum([x for x in r]) + sum([1000 for z in 1 .. 2]) * 0 + sum(r)
        }
        y = h(p) }
      k one { p = 1 }
      x = f(3)
      z = [g(1), one.y, sum([sum([i, i]) for i in 1 .. 3])]
      """)
    #expect(run.errors.isEmpty)
    #expect(run.text("x") == "312")
    #expect(run.text("z") == "[2003, 6, 12]")
  }
}
