import Testing
import WorthChecker
import WorthProgram
import WorthSource

/// What stands at a place of a source.
@Suite struct StandingTests {
  private let source = """
    case "Press" { timeline = 2026 .. 2028 }
    growth = 8%
    sales[2026] = 24
    sales[t] = sales[t-1] * (1 + growth)
    kind fee { base: number
      due = base * 2
    }
    fee levy { base = 3 }
    owed = levy.due
    """

  private var program: Program {
    Checker.check(SourceText(name: "press.worth", text: source)) { _ in .notFound }.program
  }

  /// The byte where `text` begins for the given time, counted from 1.
  private func offset(of text: String, time: Int = 1) -> UInt32 {
    let bytes = Array(source.utf8)
    let wanted = Array(text.utf8)
    var left = time
    for start in bytes.indices where bytes[start...].starts(with: wanted) {
      left -= 1
      if left == 0 { return UInt32(start) }
    }
    return 0
  }

  /// Returns the path of what stands at a byte; empty where nothing does.
  private func path(at offset: UInt32) -> String {
    let program = program
    let standing = program.standing(at: offset, source: 0)
    return standing.symbol.map { program.path(of: $0) } ?? ""
  }

  @Test
  func
    `a name in a formula is found with the definition that it stands for and that in which it stands`()
  {
    let program = program
    let standing = program.standing(at: offset(of: "growth", time: 2), source: 0)
    #expect(standing.symbol.map { program.path(of: $0) } == "growth")
    #expect(standing.definition.map { program.definitions.entries[Int($0.index)].path } == "sales")
    #expect(standing.expression.map { program.words(for: program.type($0)) } == "percent")
  }

  @Test func `left sides, members, instances and lines of kinds are found`() {
    #expect(path(at: offset(of: "growth")) == "growth")
    #expect(path(at: offset(of: "sales")) == "sales")
    #expect(path(at: offset(of: "sales[t-1]")) == "sales")
    #expect(path(at: offset(of: "levy")) == "levy")
    #expect(path(at: offset(of: "due", time: 2)) == "levy.due")
    #expect(path(at: offset(of: "base", time: 2)) == "levy.base")
  }

  @Test func `nothing stands outside of the source`() {
    let standing = program.standing(at: 100_000, source: 0)
    #expect(standing.expression == nil && standing.symbol == nil && standing.definition == nil)
    #expect(program.standing(at: 0, source: 9).symbol == nil)
  }

  @Test func `a declaration is found by its name`() throws {
    let program = program
    let symbol = try #require(program.symbol(at: "levy.due"))
    let place = program.span(try #require(program.declaration(of: symbol)))
    #expect(program.sources.text(place) == "due = base * 2")
  }
}
