import Testing
import WorthAssist
import WorthChecker
import WorthProgram
import WorthSource

/// What uses trees, kinds, functions and used files, and what they rest on.
@Suite struct InformationDeclarationTests {
  // MARK: Trees

  private let trees = """
    price = 100
    odds = 60%
    low_odds = 10%
    low_price = 7
    noise = 20 ~ normal(sd: 1)
    tree inner = chance "does it work" { odds "works" -> price, rest "fails" -> 0 }
    tree launch = choose "what to do" {
      "license" -> noise
      "build" -> inner
    }
    doubled = launch.value * 2
    odds_of_success = launch.probability("build, works")
    scenario slump { price = low_price, odds = low_odds }
    show launch, doubled under slump
    expect launch.value = 60
    """

  @Test func `a use inside a tree is a use, and the tree has the place of what reads it`() throws {
    #expect(try information(on: "price", in: trees).usedBy.map(\.text) == ["inner"])
    #expect(try information(on: "odds", in: trees).usedBy.map(\.text) == ["inner"])
    #expect(try information(on: "noise", in: trees).usedBy.map(\.text) == ["launch"])
    #expect(try information(on: "noise", in: trees).usedBy.map(\.kind) == [.tree])
    for path in ["doubled", "odds_of_success"] {
      #expect(try information(on: path, in: trees).restsOn.map(\.text) == ["launch"], "\(path)")
    }
  }

  @Test func `a tree says what its text names and what names it`() throws {
    let inner = try information(on: "inner", in: trees)
    #expect(inner.restsOn.map(\.text).sorted() == ["odds", "price"])
    #expect(inner.usedBy.map(\.text) == ["launch"])
    #expect(!inner.variesByTrial)
    let launch = try information(on: "launch", in: trees)
    #expect(launch.restsOn.map(\.text).sorted() == ["inner", "noise"])
    #expect(
      launch.usedBy.map(\.text) == [
        "doubled", "odds_of_success", "show launch", "expect launch.value = 60",
      ])
    #expect(launch.variesByTrial)
  }

  @Test func `what a scenario names stands in the order of the source`() throws {
    #expect(
      try information(on: "slump", in: trees).restsOn.map(\.text) == ["low_price", "low_odds"])
  }

  // MARK: Kinds and functions

  private let forms = """
    kind work { year: number
      age = 2026 - year }
    kind patent_work: work { claims: number
      weight = age * claims }
    patent_work pump { year = 2020, claims = 3 }
    function plus(so_far, next) = so_far + next
    function half(x) = x / 2
    total = fold([1, 2, 3], plus, 0)
    middle = half(plus(1, 3))
    """

  @Test func `a child is a use of its parent and rests on it`() throws {
    let parent = try information(on: "work", in: forms)
    #expect(parent.usedBy.map(\.text) == ["patent_work"] && parent.usedBy.map(\.kind) == [.kind])
    let child = try information(on: "patent_work", in: forms)
    #expect(child.restsOn.map(\.text) == ["work"])
    #expect(child.usedBy.map(\.text) == ["pump"])
  }

  @Test func `a function that is handed on is used where it is handed on`() throws {
    #expect(
      try information(on: "plus", in: forms).usedBy.map(\.text) == [
        "fold([1, 2, 3], plus, 0)", "plus(1, 3)",
      ])
    #expect(try information(on: "half", in: forms).usedBy.map(\.text) == ["half(plus(1, 3))"])
  }

  // MARK: Used files

  @Test func `a used file says where it is used and what names something of it`() throws {
    let library = """
      base = 3
      own = base * 2
      kind fee { rate: number
        due = rate * 2 }
      fee levy { rate = base }
      function half(x) = x / 2
      table book { id | amount
        "a" | 1
        "b" | 2
      }
      """
    let source = """
      use "library.worth" as lib
      use "rest.worth" as rest
      total = lib.own + 1
      dear = lib.levy with { rate = total }
      middle = lib.half(8)
      large = lib.book where amount > 1
      twice[row in lib.book] = row.amount * 2
      other = 7
      expect lib.base = 3
      """
    let files = ["library.worth": library, "rest.worth": "more = 4"]
    let file = try information(on: "lib", in: source, files: files)
    #expect(file.formula.map(\.text) == [#"use "library.worth" as lib"#])
    #expect(
      file.usedBy.map(\.text) == [
        "total", "dear", "lib.half(8)", "large", "twice", "expect lib.base = 3",
      ])
    #expect(try information(on: "rest", in: source, files: files).usedBy.isEmpty)
  }

  @Test func `the index of a table from a used file has the name of the file before it`() throws {
    let source = """
      use "library.worth" as lib
      twice[row in lib.book] = row.amount * 2
      plain = lib.book.amount
      by_id[key in lib.book.id] = 1
      large = lib.book where amount > 1
      """
    let files = [
      "library.worth": "table book { id | amount\n  \"a\" | 1\n  \"b\" | 2\n}\ninside = book.amount"
    ]
    func found(_ path: String) throws -> Information {
      try information(on: path, in: source, files: files)
    }
    for path in ["twice", "plain", "lib.inside", "lib.book.amount"] {
      #expect(try found(path).type == "number by row of lib.book", "\(path)")
      #expect(try found(path).variesBy == "row of lib.book", "\(path)")
    }
    #expect(try found("by_id").type == "number by value of lib.book.id")
    #expect(try found("large").role == "rows of lib.book")
  }
}
