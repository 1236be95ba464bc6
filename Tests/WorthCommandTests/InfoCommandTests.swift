import Testing

/// `worth info FILE NAME` and `info NAME` in a dialogue.
@Suite struct InfoCommandTests {
  @Test func `a name is told with formula, type, value, place and what it has to do with others`()
    throws
  {
    let folder = try TemporaryFolder(["dryer.worth": dryer])
    let file = folder.file("dryer.worth")
    let result = worth("info", file, "growth")
    #expect(result.code == 0)
    #expect(
      result.output == """
        growth: Growth of sales
          growth = 8%  # \(file):7
          what      definition
          type      percent
          value     8%
          varies    neither by period nor by trial
          used by   sales  (\(file):8)
                    expect growth = 8%  (\(file):20)

        """)
  }

  @Test
  func `several names are told one after another, and an unknown one is answered with the nearest`()
    throws
  {
    let folder = try TemporaryFolder(["dryer.worth": dryer])
    let result = worth("info", folder.file("dryer.worth"), "sales", "grwth")
    #expect(result.code == 2)
    #expect(result.output.hasPrefix("sales\n"))
    #expect(result.errors == "worth: nothing is called ‘grwth’; did you mean ‘growth’?\n")
  }

  @Test func `in a dialogue names are told without changing anything`() {
    let result = worth(
      "repl", input: "a = 3\nb = a * 2\ninfo a b\ninfo = 5\ninfo * 2\n:info zz\n")
    #expect(result.output.contains("a\n  a = 3  # input 1:1\n"))
    #expect(result.output.contains("  used by   b  (input 2:1)\n"))
    #expect(result.output.contains("\nb\n  b = a * 2  # input 2:1\n"))
    #expect(result.output.hasSuffix("info = 5\n10\n"))
    #expect(
      result.errors == "worth: nothing is called ‘zz’; ‘info’ without a name lists what there is\n")
  }

  @Test(arguments: [
    ("info sales[2026 + 1] a", ["sales[2026 + 1]", "a"]),
    ("info book.amount[\"x y\"] a", ["book.amount[\"x y\"]", "a"]),
    (":info 'sales[2026 + 1]' \"a\"", ["sales[2026 + 1]", "a"]),
    ("info sales[ (2026 + 1) ]", ["sales[ (2026 + 1) ]"]),
  ])
  func `in a dialogue a blank within brackets or quotes ends no name`(
    line: String, names: [String]
  ) throws {
    let folder = try TemporaryFolder([
      "d.worth": """
      case "D" { timeline = 2026 .. 2028 }
      sales[t] = 5
      table book { id | amount
        "x y" | 4
      }
      a = 3
      show a
      """
    ])
    let result = worth("repl", folder.file("d.worth"), input: line + "\n")
    #expect(result.errors == "")
    let parts = result.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(parts.map { String($0) } == names)
  }

  @Test func `without a name the names are listed, in a dialogue and of a file`() throws {
    let expected = """
      definitions
        growth, sales
      instances
        dryer, dryer_value

      """
    let folder = try TemporaryFolder(["dryer.worth": dryer])
    #expect(worth("info", folder.file("dryer.worth")).output == expected)
    for word in ["info", ":info"] {
      let result = worth("repl", folder.file("dryer.worth"), input: word + "\n")
      #expect(result.output == expected)
    }
    #expect(worth("repl", input: "info\n").output == "nothing is defined\n")
    #expect(worth("repl", input: "info = 4\ninfo\n").output == "info = 4\n4\n")
  }

  @Test func `a word of the language is explained elsewhere, and an unknown one has its nearest`()
    throws
  {
    let folder = try TemporaryFolder(["a.worth": "price = 1\n"])
    func errors(_ name: String) -> String { worth("info", folder.file("a.worth"), name).errors }
    #expect(
      errors("sum")
        == "worth: ‘sum’ is a word of Worth, not a name of the case; ‘worth help sum’ explains it\n"
    )
    #expect(errors("prise") == "worth: nothing is called ‘prise’; did you mean ‘price’?\n")
    #expect(errors("prise[3]") == "worth: nothing is called ‘prise’; did you mean ‘price’?\n")
    #expect(errors("medain") == "worth: nothing is called ‘medain’; did you mean ‘median’?\n")
    #expect(
      errors("depth")
        == "worth: nothing is called ‘depth’; ‘info’ without a name lists what there is\n")
  }

  // MARK: One value of many

  private let values = """
    case "Values" { currency = EUR, timeline = 2026 .. 2029 }
    growth = 10%
    sales[2026] = EUR 100
    sales[t] = sales[t-1] * (1 + growth)
    sales[2028 .. 2029] = EUR 7
    table book { id | amount
      "a" | 1
      "b" | 3
      twice = amount * 2
    }
    list = [5, 8]

    """

  @Test(
    arguments: [
      ("sales[2026]", "sales[2026] = EUR 100", 3, "EUR 100.00", ""),
      ("sales[2027]", "sales[t] = sales[t-1] * (1 + growth)", 4, "EUR 110.00", "sales growth"),
      ("sales[2028]", "sales[2028 .. 2029] = EUR 7", 5, "EUR 7.00", ""),
      ("book.amount[\"b\"]", "3", 8, "3", ""),
      ("book.twice[\"b\"]", "twice = amount * 2", 9, "6", "book.amount"),
      ("list[2]", "list = [5, 8]", 11, "8", ""),
    ])
  func `one value is told with the line that gives it`(
    name: String, formula: String, line: Int, value: String, operands: String
  ) throws {
    let folder = try TemporaryFolder(["v.worth": values])
    let file = folder.file("v.worth")
    let result = worth("info", file, name)
    #expect(result.code == 0 && result.errors == "")
    let lines = result.output.split(separator: "\n").map { String($0) }
    #expect(lines.first == name)
    #expect(lines.dropFirst().first == "  \(formula)  # \(file):\(line)")
    #expect(lines.contains("  value     " + value))
    #expect(lines.contains("  varies    neither by period nor by trial"))
    let related = operands.split(separator: " ").allSatisfy { result.output.contains("\($0)  (") }
    #expect(related && result.output.contains("rests on") == !operands.isEmpty)
  }

  @Test(
    arguments: [
      ("sales[2050]", "E0513"), ("sales[\"a\"]", "E0505"), ("book.amount[\"z\"]", "E0609"),
      ("list[3]", "E0607"), ("growth[2026]", "E0510"),
    ])
  func `a value that is not there is a diagnostic, as in a formula`(name: String, code: String)
    throws
  {
    let folder = try TemporaryFolder(["v.worth": values])
    let result = worth("info", folder.file("v.worth"), name)
    #expect(result.code == 2 && result.output == "")
    #expect(result.errors.hasPrefix("error[\(code)]"), "\(result.errors)")
  }

  @Test func `names of a used file have values`() throws {
    let folder = try TemporaryFolder([
      "a.worth": "use \"b.worth\" as lib\nown = lib.base\n", "b.worth": "base = 3\n",
    ])
    let result = worth("info", folder.file("a.worth"), "lib.base")
    #expect(result.output.hasPrefix("lib.base\n  base = 3  # \(folder.file("b.worth")):1\n"))
    #expect(result.output.contains("  value     3\n"))
  }

  // MARK: Uncertain figures

  @Test func `an uncertain figure is told as a report shows it`() throws {
    let source =
      "case \"U\" { timeline = 2026 .. 2027 }\ngrowth = 5% ~ normal(sd: 1%)\n"
      + "sales[2026] = 10\nsales[t] = sales[t-1] * (1 + growth)\n"
    let folder = try TemporaryFolder([
      "u.worth": source, "shown.worth": source + "show growth, sales\n",
    ])
    let told = worth("info", folder.file("u.worth"), "growth").output
    let shown = worth("run", folder.file("shown.worth")).output
    var lines = shown.split(separator: "\n").map { String($0) }
    lines.removeFirst(2)
    #expect(lines[0].hasPrefix("growth = 5% by the point estimate"))
    #expect(told.contains("  value     " + lines[0].dropFirst("growth = ".count) + "\n"))
    for line in lines[1...3] {
      #expect(told.contains("            " + line.dropFirst(2) + "\n"), "\(line)")
    }
    #expect(lines[1].hasPrefix("  on average") && lines[3].hasPrefix("  P1 "))
    let series = worth("info", folder.file("u.worth"), "sales").output
    #expect(series.contains("P5") && series.contains("P95"))
    #expect(
      worth("info", folder.file("u.worth"), "sales[2026]").output.contains("  value     10\n"))
    #expect(worth("info", folder.file("u.worth"), "sales[2027]").output.contains("on average"))
  }

  @Test(arguments: [
    ("first", false), ("twice", false), ("isHigh", false), ("never", false), ("last", true),
    ("isDear", true), ("sales[2027 - 1]", false), ("sales[2029 - 1]", true),
  ])
  func `only a value that differs from trial to trial is said to vary`(name: String, varies: Bool)
    throws
  {
    let folder = try TemporaryFolder([
      "u.worth": """
      case "U" { timeline = 2026 .. 2028 }
      growth = 5% ~ normal(sd: 1%)
      sales[2026] = 10
      sales[t] = sales[t-1] * (1 + growth)
      first = sales[2026]
      twice = first * 2
      isHigh = first > 11
      never = if growth > 100% then growth else 3%
      last = sales[2028]
      isDear = last > 11
      """
    ])
    let result = worth("info", folder.file("u.worth"), name)
    #expect(result.code == 0)
    let stated = varies ? "by trial" : "neither by period nor by trial"
    #expect(result.output.contains("  varies    \(stated)\n"), "\(result.output)")
  }

  @Test func `an empty cell at the end of a row has its place in that row`() throws {
    let folder = try TemporaryFolder([
      "e.worth": "table book { id | amount\n  \"a\" |\n  \"b\" | 2\n}\nshow book\n"
    ])
    let result = worth("info", folder.file("e.worth"), "book.amount[\"a\"]")
    #expect(result.output.contains("  # \(folder.file("e.worth")):2\n"), "\(result.output)")
  }

  @Test func `a name of the case has its own value, whatever a used file calls the same`() throws {
    let folder = try TemporaryFolder([
      "case.worth": "use \"rates.worth\" as rates\ntax = 30%\nx = rates.tax + tax\nshow x\n",
      "rates.worth": "tax = 10%\n",
    ])
    let file = folder.file("case.worth")
    #expect(worth("info", file, "tax").output.contains("value     30%"))
    #expect(worth("info", file, "rates.tax").output.contains("value     10%"))
    let figures = worth("run", "--format", "json", file).output
    #expect(figures.contains("\"path\":\"tax\",\"type\":\"percent\",\"value\":0.3"))
    #expect(figures.contains("\"path\":\"rates.tax\",\"type\":\"percent\",\"value\":0.1"))
  }

  @Test(arguments: [
    "growth[2027] * 2", "growth[2026 .. 2027]", "growth[2026]\nshow 3", "growth[2026], growth",
  ])
  func `an expression is no name`(asked: String) throws {
    let folder = try TemporaryFolder([
      "x.worth": "case \"x\" { timeline = 2026 .. 2028 }\ngrowth[t] = 8%\nshow growth\n"
    ])
    let result = worth("info", folder.file("x.worth"), asked)
    #expect(result.code != 0)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("is an expression; ask for a name"))
  }

  @Test func `texts in a formula stay as they are written`() throws {
    let folder = try TemporaryFolder([
      "x.worth": "a = \"has # hash,  two blanks and \\\"\" # a comment\nshow a\n"
    ])
    let result = worth("info", folder.file("x.worth"), "a")
    #expect(result.output.contains("a = \"has # hash,  two blanks and \\\"\"  # "))
  }

  @Test func `of two ranges of periods the later line gives the value`() throws {
    let folder = try TemporaryFolder([
      "x.worth": """
      case "x" { timeline = 2026 .. 2029 }
      g[t] = 1
      g[2027 ..] = 2
      g[2027 .. 2028] = 3
      show g
      """
    ])
    let result = worth("info", folder.file("x.worth"), "g[2028]")
    #expect(result.output.contains("g[2027 .. 2028] = 3"))
    #expect(!result.output.contains("g[2027 ..] = 2"))
    #expect(result.output.contains("value     3"))
  }
}
