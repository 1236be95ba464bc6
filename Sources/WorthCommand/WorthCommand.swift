import Worth

/// The command line.
public enum WorthCommand {
  /// Runs the command that `arguments` state and returns the exit code.
  public static func run(_ arguments: [String]) -> Int32 {
    guard let command = arguments.first else {
      Files.complain("usage: worth run|test|check|eval …\n")
      return 2
    }
    let rest = Array(arguments.dropFirst())
    switch command {
    case "run": return runCase(rest)
    case "test": return test(rest)
    case "check": return check(rest)
    case "eval": return eval(rest)
    case "bench": return Benchmarks.run(rest)
    default:
      Files.complain("worth: there is no command ‘\(command)’\n")
      return 2
    }
  }

  private static func compile(_ path: String) -> Case? {
    do {
      let bytes = try Files.read(path)
      return engine(for: path).compile(bytes, name: path)
    } catch {
      Files.complain("worth: cannot read \(path)\n")
      return nil
    }
  }

  private static func engine(for path: String) -> Engine {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    return Engine { file in try? Files.read(folder.isEmpty ? file : folder + "/" + file) }
  }

  private static func runCase(_ arguments: [String]) -> Int32 {
    guard let path = arguments.first, let program = compile(path) else { return 2 }
    for message in program.diagnostics where message.severity == "error" {
      Files.complain(message.rendered + "\n")
    }
    guard program.isValid else { return 2 }
    let outcome = program.evaluate()
    for message in outcome.messages { Files.complain(message.rendered + "\n") }
    Files.print(outcome.report)
    return outcome.messages.isEmpty ? 0 : 1
  }

  private static func check(_ arguments: [String]) -> Int32 {
    var result: Int32 = 0
    for path in arguments {
      guard let program = compile(path) else { return 2 }
      for message in program.diagnostics { Files.complain(message.rendered + "\n") }
      if !program.isValid { result = 2 }
    }
    return result
  }

  private static func test(_ arguments: [String]) -> Int32 {
    var passed = 0
    var failed = 0
    var result: Int32 = 0
    for argument in arguments {
      for path in Files.isDirectory(argument) ? Files.cases(in: argument) : [argument] {
        guard let program = compile(path) else { return 2 }
        for message in program.diagnostics where message.severity == "error" {
          Files.complain(message.rendered + "\n")
        }
        if !program.isValid { result = 2 }
        let outcome = program.evaluate()
        for message in outcome.messages { Files.complain(message.rendered + "\n") }
        for check in outcome.checks {
          if check.verdict == .passed {
            passed += 1
          } else {
            failed += 1
            Files.print("not ok " + check.rendered + "\n")
          }
        }
      }
    }
    Files.print("\(passed) passed, \(failed) failed\n")
    return result != 0 ? result : (failed > 0 ? 1 : 0)
  }

  private static func eval(_ arguments: [String]) -> Int32 {
    let program = Engine().compileDialogue(arguments.joined(separator: " "), name: "expression")
    for message in program.diagnostics { Files.complain(message.rendered + "\n") }
    guard program.isValid else { return 2 }
    let outcome = program.evaluate()
    for message in outcome.messages { Files.complain(message.rendered + "\n") }
    Files.print(outcome.report)
    return outcome.messages.isEmpty ? 0 : 1
  }
}
