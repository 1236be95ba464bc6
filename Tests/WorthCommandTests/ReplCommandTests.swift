import Testing

/// `worth repl`.
@Suite struct ReplCommandTests {
  /// Returns what a dialogue prints.
  private func dialogue(_ lines: String...) -> CommandResult {
    worth("repl", input: lines.map { $0 + "\n" }.joined())
  }

  @Test func `definitions and expressions are answered`() {
    let result = dialogue("x = CHF 5", "x * 2", "function f(a) = a + 1", "f(2)")
    #expect(result.code == 0)
    #expect(result.output == "x = CHF 5.00\nCHF 10.00\n3\n")
    #expect(result.errors == "")
  }

  @Test func `words of the dialogue need no colon, unless the case has such a name`() {
    #expect(dialogue("x = 5", "list").output == "x = 5\nx = 5\n")
    #expect(dialogue("list = 5", "list").output == "list = 5\n5\n")
    #expect(dialogue("x = 5", "save nowhere/at/all.worth").errors.contains("nowhere/at/all.worth"))
  }

  @Test func `a new definition replaces the old one and says what changed`() {
    let result = dialogue("x = 5", "y = x * 2", "z = 1", "x = 7", "x = 7")
    #expect(result.output == "x = 5\ny = 10\nz = 1\nx: 5 → 7\ny: 10 → 14\nx = 7\n")
  }

  @Test func `a field of a filled-in kind is changed alone, until it is filled in anew`() {
    let result = dialogue(
      "kind fee { gross: money", "rate: percent = 10%", "due = gross * rate }",
      "fee licence { gross = CHF 100 }", "licence.rate = 20%", "licence.rate = 30%", "licence.due",
      "licence.rat = 5%", "licence = fee { gross = CHF 50 }", "licence.due", "exit", "1")
    #expect(result.output.contains("licence.rate: 10% → 20%\nlicence.due: CHF 10.00 → CHF 20.00\n"))
    #expect(result.output.contains("licence.due: CHF 20.00 → CHF 30.00\nCHF 30.00\n"))
    #expect(result.output.hasSuffix("CHF 5.00\n"))
    #expect(result.errors.contains("did you mean ‘licence.rate’?"))
  }

  @Test func `a block behind the name of what is filled in is laid over it`() {
    let result = dialogue(
      "kind fee { gross: money", "rate: percent", "due = gross * rate }",
      "fee licence { gross = CHF 100, rate = 10% }", "licence { rate = 20% }",
      "licence { rate = 30%, gross = CHF 200 }", "licence.due", "offer { rate = 5% }")
    #expect(result.output.contains("licence.rate: 10% → 20%\nlicence.due: CHF 10.00 → CHF 20.00\n"))
    #expect(result.output.hasSuffix("CHF 60.00\n"))
    #expect(result.errors.contains("E0220"), "nothing is filled in under that name")
  }

  @Test func `one period is changed alone, of a definition and of a field`() {
    let result = dialogue(
      "case \"x\" { currency = CHF, timeline = 2026 .. 2028 }", "growth = 5%",
      "kind plan { sales: flow of money", "total = sum(sales) }", "plan p { sales = CHF 10 }",
      "growth[2027] = 8%", "growth[2026] + growth[2027]", "p.sales[2028] = CHF 4", "p.total",
      "p.sales[2028] = CHF 5", "p.total", "growth = 1%", "growth", "p.sales[2031] = CHF 1")
    #expect(result.output.contains("\n13%\n"))
    #expect(result.output.contains("CHF 24.00\n"))
    #expect(result.output.contains("CHF 25.00\n"))
    #expect(result.output.hasSuffix("\n1%\n"))
    #expect(result.errors.contains("E0512"))
  }

  @Test func `functions, units and kinds are replaced too`() {
    let result = dialogue(
      "function f(a) = a * 2", "x = f(3)", "function f(a) = a * 3", "unit tonne", "unit tonne",
      "2 tonne * 3")
    #expect(result.output == "x = 6\nx: 6 → 9\n6 tonne\n")
    #expect(result.errors == "")
  }

  @Test func `an input goes on while brackets are open or after an operator`() {
    let result = dialogue(
      "sum([1,", "  2,", "  3])", "1 +", "2", "patent p {", "  filed = 2020-01-01", "}",
      "p.expires")
    #expect(result.output.hasSuffix("6\n3\n2040-01-01\n"))
    #expect(result.errors == "")
  }

  @Test func `a line with a mistake changes nothing`() {
    let result = dialogue("x = 5", "x = CHF 1 + USD 1", "y = 1 / 0", "y", "x")
    #expect(result.output == "x = 5\n5\n")
    #expect(result.errors.contains("E0301"))
    #expect(result.errors.contains("E0601"))
    #expect(result.errors.contains("E0201"))
    #expect(result.errors.contains("┌─ input 2:1:5"))
  }

  @Test func `a line that breaks an earlier definition changes nothing`() {
    let result = dialogue("x = 5", "y = 10 / x", "x = 0", "y")
    #expect(result.output == "x = 5\ny = 2\n2\n")
    #expect(result.errors.contains("E0601"))
  }

  @Test func `a series is put together line by line`() {
    let result = dialogue(
      "case \"c\" { timeline = 2026 .. 2028 }", "s[2026] = 5", "x = 1", "s[t] = s[t-1] * 2",
      "s[2028]", "s[2026] = 6", "s[2028]")
    #expect(result.output.contains("\n20\n"))
    #expect(result.output.contains("s[2026]: 5 → 6 and 2 more\n"))
    #expect(result.output.hasSuffix("\n24\n"))
    #expect(result.errors.hasPrefix("note: not complete yet: "))
  }

  @Test func `checks are answered and not kept`() {
    let result = dialogue("x = 5", "expect x = 5", "expect x = 6", "x = 6")
    #expect(result.output.hasPrefix("x = 5\npassed\nfailed expect x = 6\n"))
    #expect(result.output.hasSuffix("\nx: 5 → 6\n"))
  }

  @Test func `a case is taken up and can be changed`() throws {
    let folder = try TemporaryFolder(["a.worth": dryer])
    let result = worth(
      "repl", folder.file("a.worth"), input: "growth\ngrowth = 9%\nhelp growth\ndryer_value.value\n"
    )
    #expect(result.output.hasPrefix("8%\ngrowth: 8% → 9%\nsales[2027]: KGS 25_920_000.00 → "))
    #expect(result.output.contains(" and 3 more\n"))
    #expect(result.output.contains("dryer_value.value: KGS 4_196_972.21 → KGS "))
    #expect(result.output.contains("growth = 9%\n"))
    #expect(result.errors == "")
  }

  @Test func `a case with mistakes is not taken up`() throws {
    let folder = try TemporaryFolder(["a.worth": "x = CHF 1 + USD 1\n"])
    let result = worth("repl", folder.file("a.worth"), input: "1\n")
    #expect(result.code == 2)
    #expect(result.output == "")
    #expect(worth("repl", folder.path).code == 2)
    #expect(worth("repl", folder.file("b.worth")).code == 2)
  }

  @Test func `words for the dialogue are obeyed`() {
    let result = dialogue("x = 5", "(1 +", ":cancel", "help sum", ":list", ":qiut", ":quit", "x")
    #expect(result.output.hasPrefix("x = 5\nsum("))
    #expect(result.output.hasSuffix("\nx = 5\n"))
    #expect(result.errors.contains("there is no ‘:qiut’"))
  }

  @Test func `an input that the end cuts off is reported`() {
    let result = dialogue("x = (1 +")
    #expect(result.code == 1)
    #expect(result.errors.contains("E01"))
  }

  @Test func `a prompt stands only on a terminal`() {
    let result = worth("repl", input: "(1 +\n2)\n", isTerminal: true)
    #expect(result.output.contains("worth> "))
    #expect(result.output.contains("  ...> 3\n"))
    #expect(!dialogue("1").output.contains(">"))
  }

  @Test func `a comment with two signs documents the next definition`() {
    let result = dialogue("## The rate", "rate = 5%", "help rate", "## nothing", "", "1")
    #expect(result.output == "rate = 5%\nThe rate\nrate = 5%\n1\n")
    #expect(result.errors == "")
  }

  @Test func `blank lines and comments are no input`() {
    let result = dialogue("", "# a comment", "   ", "1")
    #expect(result.output == "1\n")
    #expect(result.errors == "")
  }
}
