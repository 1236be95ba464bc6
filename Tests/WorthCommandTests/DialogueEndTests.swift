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
