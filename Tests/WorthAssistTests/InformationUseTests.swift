import Testing
import WorthAssist
import WorthChecker
import WorthProgram
import WorthSource

/// What names have to do with one another where no formula names the other as it is: through
/// scenarios, variants, chosen rows, used files and blocks within blocks.
@Suite struct InformationUseTests {
  private func restsOn(_ path: String, in source: String) throws -> [String] {
    try information(on: path, in: source).restsOn.map(\.text)
  }

  private func usedBy(_ path: String, in source: String) throws -> [String] {
    try information(on: path, in: source).usedBy.map(\.text)
  }

  // MARK: Rows

  @Test func `a line by row rests on and is used by what it is in one row`() throws {
    let rows = """
      kind c { a: number, b = a * 2, d = b * 3 }
      table book { id | a
        "A" | 1
        "B" | 2 }
      g[r in book] = c { a = r.a }
      total = sum(g.d)
      show total
      """
    #expect(try restsOn("g.b", in: rows) == ["g.a"])
    #expect(try usedBy("g.b", in: rows) == ["g.d"])
    #expect(try usedBy("g.a", in: rows) == ["g.b"])
    #expect(try usedBy("g.d", in: rows).contains("total"))
  }

  // MARK: Scenarios

  private let worlds = """
    price = 100
    floor = 40
    kind fee { base: number, share: number
      due = base * share
      require share >= 0 because "a share is never negative"
    }
    fee levy { base = price, share = 0.1 }
    scenario slump { price = floor, levy.share = 0.05 }
    scenario worse = slump
    low = levy.due under slump
    block = levy.due under { price = floor }
    show compare(levy.due, slump), price under worse
    expect levy.due under slump = 2
    """

  @Test func `a use under a scenario is a use, and so is one under changes in a block`() throws {
    #expect(
      try usedBy("levy.due", in: worlds) == [
        "low", "block", "show compare(levy.due, slump)", "expect levy.due under slump = 2",
      ])
    #expect(
      try usedBy("levy", in: worlds) == [
        "low", "block", "show compare(levy.due, slump)", "expect levy.due under slump = 2",
      ])
    #expect(try restsOn("low", in: worlds) == ["levy.due", "slump"])
    #expect(try restsOn("block", in: worlds) == ["levy.due", "floor"])
  }

  @Test func `a scenario says what names it and what its changes name`() throws {
    #expect(
      try usedBy("slump", in: worlds) == [
        "worse", "low", "show compare(levy.due, slump)", "expect levy.due under slump = 2",
      ])
    #expect(try restsOn("slump", in: worlds) == ["floor"])
    #expect(try usedBy("worse", in: worlds) == ["show price under worse"])
    #expect(try restsOn("worse", in: worlds) == ["slump"])
    #expect(try usedBy("floor", in: worlds) == ["slump", "block"])
  }

  @Test func `a field of a block is no mention of a scenario of the same name`() throws {
    let source = """
      kind fee { slump: number
        due = slump * 2 }
      a = 1
      scenario slump { a = 2 }
      fee levy { slump = 3 }
      """
    #expect(try usedBy("slump", in: source) == [])
  }

  // MARK: Variants

  @Test func `a variant is a use of what it is a variant of, with a name or without`() throws {
    let source = """
      price = 100
      high = 20%
      kind fee { base: number, share: percent
        due = base * share }
      fee levy { base = price, share = 10% }
      dear = levy with { share = high }
      once = (levy with { share = high }).due
      """
    #expect(try usedBy("levy", in: source) == ["dear", "once"])
    #expect(try restsOn("dear", in: source) == ["levy", "price", "high"])
    #expect(try restsOn("once", in: source) == ["levy.due", "high"])
    #expect(try usedBy("high", in: source) == ["dear.share", "once"])
  }

  // MARK: Chosen rows

  private let rows = """
    least = 2
    noise = 10 ~ normal(sd: 1)
    table book { id | amount
      "a" | 1
      "b" | 3
      "c" | 5
      twice = amount * 2
      noisy = amount * noise
    }
    large = book where amount > least
    sorted = large sort by amount falling
    total = sum(large.twice)
    """

  @Test func `chosen rows rest on their table and on what the condition names`() throws {
    let large = try information(on: "large", in: rows)
    #expect(large.role == "rows of book")
    #expect(large.restsOn.map(\.text) == ["book", "book.amount", "least"])
    #expect(large.restsOn.first?.kind == .table)
    #expect(large.usedBy.map(\.text) == ["sorted", "total"])
    #expect(large.variesBy == "row")
    #expect(try usedBy("least", in: rows) == ["large"])
    #expect(try usedBy("book", in: rows) == ["large"])
    #expect(try restsOn("sorted", in: rows) == ["book", "large", "large.amount"])
  }

  @Test func `a column of chosen rows is a column, and varies as that of the table does`() throws {
    let twice = try information(on: "large.twice", in: rows)
    #expect(twice.path == "large.twice" && twice.role == "column of large")
    #expect(twice.type == "number by row of large" && twice.variesBy == "row of large")
    #expect(!twice.variesByTrial)
    #expect(twice.restsOn.map(\.text) == ["book.twice", "large"])
    #expect(twice.usedBy.map(\.text) == ["sorted.twice", "total"])
    #expect(try information(on: "large.noisy", in: rows).variesByTrial)
    #expect(try information(on: "large", in: rows).variesByTrial)
    #expect(try restsOn("total", in: rows) == ["large", "large.twice"])
  }

  // MARK: Used files

  @Test
  func `what comes from a used file has the name of the file before it wherever it is listed`()
    throws
  {
    let library = """
      use "deep.worth" as deep
      base = 3
      kind fee { rate: number
        due = rate * 2 }
      fee levy { rate = base }
      table book { id | amount
        "a" | 1
      }
      scenario boom { base = 4 }
      high = base under boom
      far = deep.depth
      """
    let source = """
      use "library.worth" as lib
      base = 8
      total = lib.levy.due + base
      own = sum(lib.book.amount) + lib.far
      """
    let files = ["library.worth": library, "deep.worth": "depth = 5\nbelow = depth + 1"]
    func found(_ path: String) throws -> Information {
      try information(on: path, in: source, files: files)
    }
    #expect(try found("total").restsOn.map(\.text) == ["lib.levy.due", "base"])
    #expect(try found("own").restsOn.map(\.text) == ["lib.book.amount", "lib.far"])
    let base = try found("lib.base")
    #expect(base.path == "lib.base")
    #expect(base.usedBy.map(\.text) == ["lib.levy.rate", "lib.high"])
    #expect(base.changedBy == ["lib.boom"])
    #expect(try found("base").changedBy == [])
    #expect(try found("lib.levy").restsOn.map(\.text) == ["lib.base"])
    #expect(try found("lib.levy.due").restsOn.map(\.text) == ["lib.levy.rate"])
    #expect(try found("lib.book.amount").role == "column of lib.book")
    #expect(try found("lib.fee").usedBy.map(\.text) == ["lib.levy"])
    #expect(try found("lib.boom").usedBy.map(\.text) == ["lib.high"])
    #expect(try found("lib.deep.depth").usedBy.map(\.text) == ["lib.far", "lib.deep.below"])
    #expect(try found("lib").role == "used file")
  }

  // MARK: Blocks within blocks

  @Test func `tables and blocks that fill in an instance are not outside of it`() throws {
    let source = """
      rate = 5%
      kind part { steps: table { id: text, amount: number }
        total = sum(steps.amount)
        require total >= 0 because "amounts are never negative" }
      kind whole { core: part, share: percent
        rows: table { id: text, amount: number }
        sum_of_all = (core.total + sum(rows.amount)) * share }
      whole plan {
        share = rate
        core { steps { id | amount
          "x" | 1
        } }
        rows { id | amount
          "y" | 2
        }
      }
      """
    let plan = try information(on: "plan", in: source)
    #expect(plan.restsOn.map(\.text) == ["rate"])
    #expect(plan.usedBy.isEmpty)
    #expect(try restsOn("plan.core", in: source) == [])
    #expect(try usedBy("plan.core", in: source) == ["plan.sum_of_all"])
  }
}
