import Testing
import WorthProgram
import WorthSource

@testable import WorthChecker

/// What kinds and cases demand of figures.
@Suite struct RequirementsTests {
  @Test func `a requirement is checked for each instance of its kind`() {
    var bench = Workbench(
      "kind k { share: percent, require share <= 100% because \"x\" }\nk a { share = 5% }\nk b { share = 6% }"
    )
    bench.checker.checkAll()
    #expect(bench.checker.requirements.all.count == 2)
    #expect(bench.codes.isEmpty)
  }

  @Test func `a condition that is no yes or no is a mistake`() {
    var bench = Workbench("share = 5%\nrequire share because \"x\"")
    bench.checker.checkAll()
    #expect(bench.codes.count == 1)
  }

  @Test func `a line by period of an instance in a case without timeline waits for one`() throws {
    var bench = Workbench("kind k { a: number, b[t] = a * 2 }\nk x { a = 1 }")
    #expect(Instances.prepare(try bench.instance("x"), in: &bench.checker))
    let scope = bench.checker.instances[try bench.instance("x")].scope
    guard case .definition(let a)? = bench.checker.names.scopes[scope].symbols[bench.name("a")],
      case .definition(let b)? = bench.checker.names.scopes[scope].symbols[bench.name("b")]
    else {
      Issue.record("the instance has both lines")
      return
    }
    #expect(!Requirements.needsTimeline(a, in: bench.checker))
    #expect(Requirements.needsTimeline(b, in: bench.checker))
  }

  @Test func `a line over the rows of a table needs no timeline, used or not`() throws {
    var bench = Workbench(
      """
      kind k {
        parts: table { name: text, price: number }
        title[row in parts] = row.name
        total = sum(parts.price)
      }
      k x {
        parts {
          name | price
          "a"  | 5
        }
      }
      """)
    bench.checker.checkAll()
    let lines = bench.checker.definitions.all.entries.filter { $0.path == "x.title" }
    #expect(lines.map { bench.checker.types.element($0.type) } == [.text])
    #expect(bench.codes.isEmpty)
  }
}
