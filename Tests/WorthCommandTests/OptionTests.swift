import Testing

/// Commands, options and operands that do not exist.
@Suite struct OptionTests {
  @Test func `an unknown command names those that exist and the nearest`() {
    let result = worth("tset")
    #expect(result.code == 2)
    #expect(result.output == "")
    #expect(result.errors.contains("there is no command ‘tset’ (did you mean test?)"))
    #expect(result.errors.contains("run, test, check, eval, info, list, repl, help, version"))
    #expect(worth("a.worth").errors.contains("did you mean ‘worth run a.worth’?"))
  }

  @Test func `an unknown option names those that exist and the nearest`() {
    let result = worth("run", "--fromat", "json", "a.worth")
    #expect(result.code == 2)
    #expect(result.errors.contains("no option --fromat (did you mean --format?)"))
    #expect(result.errors.contains("--format, --set, --allow, --limit, --color, --help"))
    #expect(worth("eval", "-x").errors.contains("has no option -x"))
    #expect(worth("--verbose", "run").code == 2)
  }

  @Test func `an unknown value names those that exist`() {
    let result = worth("test", "--format", "tapp", "a.worth")
    #expect(result.code == 2)
    #expect(result.errors.contains("(did you mean tap?); it has text, tap, junit, json"))
    #expect(worth("run", "--format", "tap", "-").code == 2)
    #expect(worth("run", "--color", "sometimes", "-").code == 2)
  }

  @Test func `values and operands must be there and not too many`() {
    #expect(worth("run", "-", "--format").errors.contains("--format needs one of text, json"))
    #expect(worth("run", "-", "--set").errors.contains("--set needs NAME=EXPRESSION"))
    #expect(worth("run").errors.contains("‘worth run’ needs FILE"))
    #expect(worth("run", "a", "b").errors.contains("does not know what to do with ‘b’"))
    #expect(worth("version", "--help=yes").errors.contains("--help takes no value"))
    #expect(worth("run", "a", "b").code == 2)
  }

  @Test func `options end at two hyphens`() {
    let result = worth("run", "--", "--format")
    #expect(result.code == 2)
    #expect(result.errors.contains("cannot read ‘--format’: there is no such file"))
  }

  @Test func `the version is printed`() {
    #expect(worth("--version").output.hasPrefix("worth "))
    #expect(worth("version").output == worth("--version").output)
    #expect(worth("version").code == 0)
  }

  @Test func `colours stand on terminals only, unless they are asked for`() {
    let mistake = "x = CHF 1 + USD 1\n"
    let escape = "\u{1B}["
    #expect(!worth("check", "-", input: mistake).errors.contains(escape))
    #expect(worth("check", "-", input: mistake, isTerminal: true).errors.contains(escape))
    #expect(worth("check", "--color", "always", "-", input: mistake).errors.contains(escape))
    #expect(worth("--color=always", "check", "-", input: mistake).errors.contains(escape))
    let never = worth("check", "--color", "never", "-", input: mistake, isTerminal: true)
    #expect(!never.errors.contains(escape))
  }

  @Test func `NO_COLOR is respected`() {
    let input = "x = CHF 1 + USD 1\nexpect 1 = 1\n"
    let set = worth(
      "test", "-", input: input, environment: ["NO_COLOR": "1"], isTerminal: true)
    #expect(!(set.output + set.errors).contains("\u{1B}["))
    let empty = worth("test", "-", input: input, environment: ["NO_COLOR": ""], isTerminal: true)
    #expect(empty.output.contains("\u{1B}["))
    let asked = worth(
      "test", "--color", "always", "-", input: input, environment: ["NO_COLOR": "1"])
    #expect(asked.output.contains("\u{1B}["))
    let dumb = worth("test", "-", input: input, environment: ["TERM": "dumb"], isTerminal: true)
    #expect(!dumb.output.contains("\u{1B}["))
  }
}
