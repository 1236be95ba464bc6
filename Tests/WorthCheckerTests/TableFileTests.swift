import Testing
import Worth
import WorthTestSupport

/// Tables from files, and tables made of the rows of others.
@Suite struct TableFileTests {
  static let loans = """
    borrower,amount,Patent value,pd,since,sort
    "Alma ""North"", LLC",CHF 120000,80000,5%,2024-03-15,patent
    Beta,CHF 50000,,12%,2025-01-31,mark

    Gamma,CHF 75000.50,20000,8.5%,2023-07-01,patent

    """

  /// A case whose table states the types of some of its columns.
  static let book = """
    case "Book" { currency = CHF, timeline = 2026 .. 2027 }
    table book from "loans.csv" {
      amount: money
      Patent_value: money?
      sort: patent | mark
      cover = (Patent_value otherwise 0) / amount in percent
    }

    """

  /// Runs the case of the book, followed by `source`, with `file` as its file.
  private func run(_ source: String, _ file: String = loans) -> Run {
    Run(
      Engine { $0 == "loans.csv" ? Array(file.utf8) : nil }.compile(TableFileTests.book + source))
  }

  @Test func `a column of a file may be limited to the keys of another table`() {
    for (file, codes) in [
      ("id,way,x\nA,sale,3\nB,rent,4\n", []), ("id,way,x\nA,sail,3\n", ["E0609"]),
    ] {
      let program = Engine { $0 == "book.csv" ? Array(file.utf8) : nil }.compile(
        """
        table book from "book.csv" { way: one of ways.way }
        table ways { way | share
          "sale" | 40%
          "rent" | 60% }
        total = sum(b.x * ways.share[b.way] for b in book)
        show total
        """)
      let run = Run(program)
      #expect(run.errors == codes)
      #expect(run.text("total") == (codes.isEmpty ? "360%" : "no value"))
    }
    let numbers = Run(
      Engine { $0 == "book.csv" ? Array("id,way\nA,5\n".utf8) : nil }.compile(
        """
        table book from "book.csv" { way: one of ways.way }
        table ways { way | share
          "sale" | 40% }
        show count(book.way)
        """))
    #expect(numbers.errors == ["E0310"])
  }

  @Test func `cells are read by what the table says of them and by their form`() {
    let run = run(
      """
      expect sum(book.amount) = CHF 245_000.50
      expect sum(book.amount where pd > 8%) = CHF 125_000.50
      expect [row.borrower for row in book where row.sort = patent] = ["Alma \\"North\\", LLC", "Gamma"]
      expect book.amount["Beta"] = CHF 50_000
      expect book.cover[1] = 66.67%
      expect book.since[2] = 2025-01-31
      expect count(book.pd) = 3
      expect sum(v otherwise 0 for v in book.Patent_value) = CHF 100_000
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
    #expect(run.outcome.checks.count == 8)
  }

  @Test(arguments: ["\r\n", "\n"]) func `line ends, delimiters and a mark of byte order`(
    end: String
  ) {
    let file = TableFileTests.loans.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: end)
    for text in [file, "\u{FEFF}" + file, String(file.dropLast(end.count))] {
      #expect(run("x = sum(book.amount)", text).text("x") == "CHF 245_000.50")
    }
    let semicolons = "borrower;amount;Patent value;pd;sort\nA;CHF 5;;1%;mark\n"
    #expect(run("x = sum(book.amount)", semicolons).text("x") == "CHF 5.00")
    let tabs = "borrower\tamount\tPatent value\tpd\tsort\n\"A\n;B\"\tCHF 5\t\t1%\tmark"
    #expect(run("x = book.borrower[1]", tabs).text("x") == "A\n;B")
  }

  /// Mistakes in the file: what is replaced by what, the code that is reported, and its line.
  static let mistakes: [(old: String, new: String, code: String, line: Int)] = [
    (",12%,", ",12%,7,", "E0421", 3), ("CHF 50000", "n/a", "E0422", 3),
    ("CHF 50000", "USD 50000", "E0422", 3), ("CHF 50000", "1.234,5", "E0421", 3),
    ("CHF 120000", "", "E0424", 2), ("2023-07-01", "2023-02-30", "E0423", 5),
    ("8.5%", "8,5%", "E0421", 5), ("8.5%", "much", "E0423", 5), (",mark", ",marc", "E0422", 3),
    ("Gamma", "\"Gamma", "E0426", 5), ("Gamma", "\"Gamma\" x", "E0427", 5),
  ]

  @Test(arguments: mistakes) func `a mistake in a file is shown at its place`(
    old: String, new: String, code: String, line: Int
  ) {
    let parts = TableFileTests.loans.components(old, new)
    let found = run("x = 5\ny = sum(book.pd)\nz = count(book.since)", parts)
    let message = found.program.diagnostics.first
    #expect(message?.code == code)
    #expect(message?.place?.file == "loans.csv")
    #expect(message?.place?.line == line)
    // The rest of the case is still worked out.
    #expect(found.text("x") == "5")
  }

  @Test func `what the file has not is said`() {
    #expect(run("", "").errors == ["E0428"])
    #expect(run("", "borrower,amount\nA,5\n").errors == ["E0429", "E0429"])
    #expect(Run(TableFileTests.book).errors == ["E0206"])
    let noCurrency = "table book from \"loans.csv\" { amount: money }\nx = 1"
    let engine = Engine { _ in Array("amount\n5\n".utf8) }
    #expect(Run(engine.compile(noCurrency)).errors == ["E0430"])
    #expect(Run(engine.compile("table t from \"a.csv\" { amount: rate }")).errors == ["E0410"])
  }

  @Test func `rows are chosen and ordered`() {
    let run = run(
      """
      risky = book where pd > 8%
      ordered = book sort by amount falling
      both = book where amount > CHF 60_000 sort by borrower falling
      none = book where pd > 100%
      expect risky.amount = [CHF 50_000, CHF 75_000.50]
      expect sum(risky.amount) = CHF 125_000.50
      expect ordered.borrower[3] = "Beta"
      expect both.borrower = ["Gamma", "Alma \\"North\\", LLC"]
      expect risky.cover[2] = 26.67%
      expect count(none.amount) = 0
      expect risky.amount["Gamma"] = CHF 75_000.50
      expect sum(row.amount * row.pd for row in risky) = CHF 12_375.0425
      expect band_value(CHF 60_000, [CHF 0, CHF 50_000], [5%, 4%], upper) = 4%
      expect sorted(book.amount, rising) = [CHF 50_000, CHF 75_000.50, CHF 120_000]
      """)
    #expect(run.errors.isEmpty)
    #expect(
      run.outcome.checks.allSatisfy { $0.verdict == .passed },
      "\(run.outcome.checks.map(\.rendered))")
    #expect(self.run("x = book where amount").errors == ["E0307"])
    #expect(self.run("x = book sort by nothing").errors == ["E0201"])
    #expect(self.run("x = book sort by Patent_value").errors == ["E0348"])
    #expect(self.run("x = [1, 2] sort by 3").errors == ["E0347"])
    #expect(self.run("x[t] = sum((book where pd > 1%).amount)").errors == ["E0901"])
  }

  @Test func `a file of many rows is read in no more than their number`() {
    var file = "borrower,amount,Patent value,pd,since,sort\n"
    for row in 1...30_000 { file += "Firm \(row % 700),CHF \(row),,\(row % 30)%,2025-01-31,mark\n" }
    let run = run("n = count(book.amount)\ntop = book where pd > 28%\nx = sum(top.amount)", file)
    #expect(run.text("n") == "30_000")
    #expect(run.text("x") == "CHF 15_014_000.00")
  }
}

extension Run {
  /// Evaluates a case that was compiled.
  fileprivate init(_ program: Case) {
    self.init(program: program, outcome: program.evaluate())
  }
}

extension String {
  /// Returns the text with the first occurrence of `old` replaced.
  fileprivate func components(_ old: String, _ new: String) -> String {
    guard let place = firstRange(of: old) else { return self }
    return String(self[..<place.lowerBound]) + new + String(self[place.upperBound...])
  }

  /// Returns the place of the first occurrence of `part`; nil where there is none.
  private func firstRange(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) {
        return start..<(index(start, offsetBy: part.count))
      }
      start = index(after: start)
    }
    return nil
  }
}
