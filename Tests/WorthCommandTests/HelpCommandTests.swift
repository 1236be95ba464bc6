import Testing
import Worth
import WorthBuiltins
import WorthSource

@testable import WorthCommand

/// `worth help`.
@Suite struct HelpCommandTests {
  @Test func `the overview lists all commands`() {
    for arguments in [["help"], ["--help"], ["-h"]] {
      let result = worth(arguments[0])
      #expect(result.code == 0)
      for command in CommandTable.all {
        #expect(result.output.contains("\n  " + command.name + " "))
      }
    }
  }

  @Test func `no command at all is a mistake`() {
    let result = worth()
    #expect(result.code == 2)
    #expect(result.output == "")
    #expect(result.errors.contains("usage"))
  }

  @Test(arguments: ["run", "test", "check", "eval", "info", "repl", "help", "version"])
  func `every command explains itself`(name: String) {
    let page = worth("help", name)
    #expect(page.code == 0)
    #expect(page.output.contains("worth " + name))
    #expect(page.output.contains("--color auto|always|never"))
    #expect(worth(name, "--help").output == page.output)
    #expect(worth(name, "-h").output == page.output)
  }

  @Test(arguments: CheckedFunction.allCases)
  func `every function that the checker works out has a page`(function: CheckedFunction) {
    #expect((HelpTopic.find(function.rawValue) != nil) == function.isSupported)
  }

  @Test(arguments: DistributionTable.functionNames)
  func `every distribution and what changes one has a page`(name: String) {
    #expect(HelpTopic.find(name) != nil)
  }

  @Test func `what a distribution demands is a phrase, in its page as in its diagnostic`() throws {
    for form in DistributionTable.all {
      let mistake = form.mistake()
      let reason = try #require(mistake.arguments.first { $0.name.description == "reason" })
      guard case .phrase(let phrase) = reason.value else {
        Issue.record("\(form.signature)")
        continue
      }
      let words = MessageCatalogue.english.message(phrase)
      let topic = try #require(HelpTopic.find(form.name.description))
      #expect(topic.explanation.description.contains(form.signature))
      #expect(topic.explanation.description.contains("; " + words + "."))
    }
  }

  @Test(arguments: DiagnosticCode.allCases)
  func `every diagnostic is explained`(code: DiagnosticCode) {
    let page = worth("help", code.rawValue)
    #expect(page.code == 0)
    #expect(page.output.contains("[" + code.rawValue + "]"))
    let entry = MessageCatalogue.english.entry(code)
    #expect(page.output.contains("\nwrong\n") == !entry.wrong.description.isEmpty)
    #expect(page.output.contains("\nright\n") == !entry.right.description.isEmpty)
    // Placeholders are shown as what they are: places for something.
    for name in MessageTemplate(entry.message).placeholders {
      #expect(!page.output.contains("{" + name + "}"))
    }
    #expect(worth("help", code.rawValue.lowercased()).output == page.output)
  }

  @Test func `a builtin shows signature, units, errors and examples`() {
    let page = worth("help", "round").output
    #expect(page.contains("round(value: amount, digits: whole number = 0) gives what ‘value’ is"))
    #expect(worth("help", "irr").output.contains("spreadsheet function IRR"))
    #expect(worth("help", "sum").output.contains("  expect sum([CHF 2, CHF 3]) = CHF 5\n"))
  }

  @Test(arguments: HelpTopic.all.map { $0.name })
  func `words of the language are explained by an example that runs`(name: String) throws {
    let topic = try #require(HelpTopic.all.first { $0.name == name })
    let page = worth("help", name).output
    #expect(page.contains(topic.summary))
    #expect(worth("help", "words").output.contains("  " + name))
    let outcome = Engine().compile(topic.example).evaluate()
    #expect(Engine().compile(topic.example).diagnostics.allSatisfy { $0.severity != .error })
    #expect(outcome.isComplete)
    #expect(HelpTopic.aliases[name] == nil)
    #expect(HelpTopic.aliases.values.allSatisfy { HelpTopic.find($0)?.name == $0 })
    #expect(worth("help", "valuation_date").output == worth("help", "case").output)
    #expect(outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  @Test func `internal builtins are never shown`() {
    #expect(!worth("help", "min of a list").output.contains("  min of a list"))
    #expect(!worth("help", "functions").output.contains("of a list\n"))
    #expect(!worth("help", "functions").output.contains("growth power"))
  }

  @Test func `words that are no name are looked for`() {
    let page = worth("help", "attrition")
    #expect(page.code == 0)
    #expect(page.output.contains("survivors.attrition"))
    #expect(worth("help", "legal", "life").output.contains("asset.binding_life"))
    #expect(worth("help", "legal life").output == worth("help", "legal", "life").output)
    // What a name says comes before what is said of it.
    let hits = HelpSearch("attrition").hits
    #expect(hits.first?.name == "survivors.attrition")
    #expect(hits.firstIndex { $0.name == "survivors" } ?? 0 > 0)
    #expect(HelpSearch(String(repeating: "a ", count: 20_000)).hits.count <= 2000)
    #expect(worth("help", "zzzz").code == 2)
    #expect(HelpSearch("").hits.isEmpty)
  }

  @Test func `a kind shows what to fill in, with what it has from its parents`() {
    let page = worth("help", "patent").output
    #expect(page.contains("kind patent: asset"))
    #expect(page.contains("  term: duration = 20 years\n      How long the right lasts"))
    #expect(page.contains("\n  expires "))
    #expect(!page.contains("  legal_end = filed + term + extension"))
    let full = worth("help", "patent", "--formulas").output
    #expect(full.contains("  legal_end = filed + term + extension"))
    #expect(page.contains("prelude/assets.worth"))
    #expect(worth("help", "relief_from_royalty").output.contains("convention timing: end"))
  }

  @Test func `a function of the prelude shows its comment`() {
    let page = worth("help", "npv").output
    #expect(page.contains("function npv(rate: percentage, values: list)"))
    #expect(page.contains("The value of flows at the ends of periods"))
  }

  @Test func `unknown names get the nearest`() {
    let result = worth("help", "patnt")
    #expect(result.code == 2)
    #expect(result.errors.contains("did you mean patent?"))
    #expect(worth("help", "E9999").code == 2)
  }

  @Test func `codes, functions and kinds are listed`() {
    #expect(worth("help", "codes").output.contains("E0301"))
    #expect(worth("help", "functions").output.contains("\n  sum "))
    #expect(worth("help", "kinds").output.contains("\n  patent "))
  }

  @Test func `what the list of kinds says of each is whole sentences`() {
    for entry in PreludeEntry.all where entry.isKind {
      #expect(entry.summary.hasSuffix("."), "\(entry.name): \(entry.summary)")
      #expect(!entry.summary.contains("\n"))
    }
  }

  @Test func `comments flow over their lines, but sources, errors and examples begin new ones`() {
    #expect(
      PreludeEntry.flowing("One\nsentence.\n\nTwo.\nSource: a\nb\nExample: c")
        == "One sentence.\n\nTwo.\nSource: a b\nExample: c")
  }
}
