import Foundation
import Testing

/// How a dialogue ends, and what it keeps. The rule: at a terminal nothing is dropped unasked; of piped lines one
/// that failed makes the exit code 1.
@Suite struct DialogueEndTests {
  /// Returns what a dialogue with piped lines gives.
  private func piped(_ lines: String...) -> CommandResult {
    worth("repl", input: lines.map { $0 + "\n" }.joined())
  }

  /// Returns what a dialogue at a terminal gives.
  private func typed(_ lines: String...) -> CommandResult {
    worth("repl", input: lines.map { $0 + "\n" }.joined(), isTerminal: true)
  }

  @Test func `piped lines end with 1 where one failed`() {
    #expect(piped("x = 5", "x * 2", "expect x = 5", "help sum", "info x").code == 0)
    let failing = [
      ["x = CHF 1 + USD 1"], ["y = 1 / 0"], ["nothing"], ["x = 5", "expect x = 6"], ["x = (1 +"],
      [":safe"], ["\u{1B}[A"], ["help zzzz"], ["info zzzz"], [":save"], ["nothing", "x = 5"],
    ]
    for lines in failing {
      let result = worth("repl", input: lines.map { $0 + "\n" }.joined())
      #expect(result.code == 1, "\(lines)")
    }
    #expect(typed("nothing").code == 0)
  }

  @Test func `keys in piped lines do not swallow what follows`() {
    let result = piped("\u{1B}[A", "x = 5", "x\u{1B}[D * 2", "^[[A", "x * 3")
    #expect(result.output == "x = 5\n15\n")
    #expect(result.errors.contains("type it again, without them: x * 2"))
  }

  @Test(arguments: ["exit", "quit", ":q", ":quit", ":exit"])
  func `a terminal is asked before definitions are dropped`(_ word: String) {
    let question = "is not saved"
    let stays = typed("x = 5", word, "no", "x * 2", word, "yes", "x * 3")
    #expect(stays.output.contains(question))
    #expect(stays.output.contains("10\n"))
    #expect(!stays.output.contains("15\n"))
    // Nothing would be lost.
    #expect(!typed("1 + 1", word).output.contains(question))
    #expect(!piped("x = 5", word).output.contains(question))
    // The end of the input asks, too, and its end once more is an answer.
    #expect(typed("x = 5").output.contains(question))
  }

  /// A case with names that much, something and nothing rests on.
  private static let small = """
    case "x" { currency = EUR, timeline = 2026 .. 2028 }
    royalty_rate = 5%
    spare = 3%
    cap = EUR 1000
    base = EUR 100
    fee = min(base * royalty_rate, cap)
    kind k { rate: percent
      value = EUR 10 * rate }
    k lic { rate = royalty_rate }
    # what we look at
    show fee, lic.value

    expect fee = EUR 5  # as agreed

    """

  /// The rule: about a case, a new name that nothing uses is said, with the name that is near, and so is why nothing
  /// else moved with a name of the case; a name that something rests on, and a dialogue without a case, need no word.
  @Test(arguments: [
    ("royalty = 4%", "‘royalty’ is new, and nothing uses it; did you mean ‘royalty_rate’?"),
    ("rate = 4%", "‘rate’ is new, and nothing uses it; did you mean ‘lic.rate’?"),
    ("zulu = 4%", "‘zulu’ is new, and nothing uses it\n"),
    ("spare = 4%", "nothing uses ‘spare’; ‘fee’, ‘lic.value’ do not rest on it"),
    ("spare = 3%", "nothing uses ‘spare’"),
    (
      "cap = EUR 900",
      "nothing else has changed: ‘fee’ rests on it and comes out as before; ‘lic.value’ does not rest on it"
    ),
    ("royalty_rate = 6%", nil), ("lic.rate = 6%", nil), ("base = EUR 90", nil), ("fee * 2", nil),
  ]) func `what moves nothing is said, and why`(_ line: String, _ said: String?) throws {
    let folder = try TemporaryFolder(["x.worth": DialogueEndTests.small])
    let result = worth("repl", folder.file("x.worth"), input: line + "\n")
    #expect(result.code == 0)
    if let said {
      #expect(result.output.contains(said), "\(line): \(result.output)")
    } else {
      #expect(!result.output.contains("nothing"), "\(line): \(result.output)")
    }
  }

  @Test func `a dialogue that begins with nothing does not speak of unused names`() {
    #expect(piped("a = 5", "b = a * 2", "a = 6").output == "a = 5\nb = 10\na: 5 → 6\nb: 10 → 12\n")
  }

  @Test func `what a case shows and checks is saved with its definitions`() throws {
    let folder = try TemporaryFolder(["x.worth": DialogueEndTests.small])
    let path = folder.file("y.worth")
    _ = worth(
      "repl", folder.file("x.worth"),
      input: "base = EUR 200\nlic.rate = 7%\nshow base\n:save \(path)\n")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("# what we look at\nshow fee, lic.value\n"))
    #expect(text.contains("expect fee = EUR 5  # as agreed\n"))
    #expect(text.contains("k lic { rate = 7% }"))
    #expect(text.contains("base = EUR 200\n") && !text.contains("base = EUR 100"))
    #expect(!text.contains("show base"))
    #expect(worth("run", path).output.contains("EUR 10.00"))
    #expect(worth("test", path).code == 1)
  }

  /// The sums by hand: 4 years of 10 and 20 and a price of 5 are 125; one 20 that becomes 99 adds 79; half of 199 is 99.5.
  @Test
  func `a name is changed by what it was, and what has no line of its own is saved as a scenario`()
    throws
  {
    let folder = try TemporaryFolder([
      "x.worth": """
      case "D" { currency = CHF, timeline = 2026 .. 2029 }
      price = CHF 5
      table regions { name | base
        "North" | CHF 10
        "South" | CHF 20 }
      sold[r in regions, t] = r.base
      total = sum(sold) + price
      kind k { a: money, b = a * 2 }
      k one { a = CHF 3 }
      two = one with { a = CHF 4 }
      show total, two.b
      """
    ])
    let path = folder.file("y.worth")
    let lines = [
      "sold[\"South\", 2029] = CHF 99", "total", "sold = was * 50%", "total", "price = was * 2",
      "price = was + CHF 1", "price", "two.a = CHF 9", "two.b", ":save " + path,
    ]
    let result = worth(
      "repl", folder.file("x.worth"), input: lines.map { $0 + "\n" }.joined())
    #expect(result.code == 0, "\(result.errors)")
    for figure in ["\nCHF 204.00\n", "\nCHF 104.50\n", "\nCHF 11.00\n", "\nCHF 18.00\n"] {
      #expect(result.output.contains(figure), "\(result.output)")
    }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("price = ((CHF 5) * 2) + CHF 1\n"))
    #expect(text.contains("scenario changed {\n") && text.contains("  two.a = CHF 9\n"))
    #expect(worth("check", path).code == 0)
    let under = worth("repl", path, input: "two.b under changed\ntotal under changed\n")
    #expect(under.output == "CHF 18.00\nCHF 110.50\n", "\(under.output)")
  }

  @Test func `definitions are saved in a new file, changes of fields and periods in their places`()
    throws
  {
    let folder = try TemporaryFolder(["there.worth": "x = 1\n"])
    let path = folder.file("new.worth")
    let result = typed(
      "case \"A\" { currency = CHF, timeline = 2026 .. 2028 }", "growth = 5%",
      "kind fee { base: money", "rate: percent = 10%", "due = base * rate }",
      "fee licence { base = CHF 100 }", "fee other { base = CHF 200, rate = 3% }",
      "licence.rate = 20%", "other.rate = 4%", "growth[2027] = 8%", "licence.due",
      ":save " + path, "exit", "x")
    #expect(result.output.contains("saved in " + path))
    #expect(!result.output.contains("is not saved"))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("growth[t] = 5%\ngrowth[2027] = 8%\n"))
    #expect(text.contains("rate = 4% }"))
    #expect(!text.contains("licence.rate"))
    let checked = worth("check", path)
    #expect(checked.code == 0, "\(checked.errors)")
    let again = worth(
      "repl", path, input: "licence.due\nother.due\ngrowth[2027]\ngrowth[2028]\n")
    #expect(again.output == "CHF 20.00\nCHF 8.00\n8%\n5%\n")
    // A file that is there stays, unless the dialogue itself has written it.
    let refused = typed("x = 5", ":save " + folder.file("there.worth"), "y = 6")
    #expect(refused.errors.contains("there is such a file already"))
    #expect(try String(contentsOfFile: folder.file("there.worth"), encoding: .utf8) == "x = 1\n")
    let twice = typed(
      "x = 5", ":save " + folder.file("b.worth"), "x = 6", ":save " + folder.file("b.worth"))
    #expect(twice.errors == "")
    #expect(try String(contentsOfFile: folder.file("b.worth"), encoding: .utf8) == "x = 6\n")
    #expect(typed("x = 5", ":save /nowhere/b.worth").errors.contains("no such folder"))
  }

  @Test(arguments: [
    (":sav a", "did you mean :save?"), (":help", "worth repl"), (":hepl", "did you mean :help?"),
    (":load a", "worth repl FILE"),
    (":foo", "there are :help, :info, :list, :save, :cancel, :quit"),
  ])
  func `words with a colon are answered with what the dialogue has`(_ line: String, _ words: String)
  {
    let result = piped("(1 +", line, "2)")
    // They are no source, even where an input was begun.
    #expect(result.output.hasSuffix("3\n"))
    #expect((result.output + result.errors).contains(words))
  }

  @Test func `help knows the names of the case, then the words of Worth`() {
    let result = piped(
      "## Growth of sales", "growth = 5%", "kind fee { base: money", "due = base * 2 }",
      "fee licence { base = CHF 1 }", "help growth", "help licence.due", "help licence", "help fee",
      "help useful life", "help npv", "help patent --formulas")
    #expect(result.code == 0)
    #expect(result.output.contains("Growth of sales\ngrowth = 5%\n"))
    #expect(result.output.contains("licence.due = CHF 2.00\n"))
    #expect(result.output.contains("fee { base = CHF 1 }") || result.output.contains("licence"))
    #expect(result.output.contains("survivors"))
    #expect(result.output.contains("legal_end = filed + term + extension"))
  }

  @Test func `Tab lists the names that go on so, at a terminal`() {
    let result = typed("royalty = 5%", "rounds = 2", "ro\t", "royalty * 2")
    #expect(result.output.contains("rounds  royalty\n"))
    #expect(result.output.contains("10%\n"))
  }
}
