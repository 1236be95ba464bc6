import WorthTesting

/// What a command sees of the world around it, so that tests can take its place.
package struct Console {
  /// Writes to standard output.
  package var print: (String) -> Void
  /// Writes to standard error.
  package var complain: (String) -> Void
  /// Returns the next line of standard input without its end, nil at the end of the input.
  package var readLine: () -> String?
  /// Returns all of standard input.
  package var readInput: () -> [UInt8]
  /// Returns what an environment variable holds, or nil.
  package var environment: (String) -> String?
  /// `true` iff standard input, output and error are terminals.
  package var isInputTerminal: Bool
  /// `true` iff standard output is a terminal.
  package var isOutputTerminal: Bool
  /// `true` iff standard error is a terminal.
  package var isErrorTerminal: Bool
  /// When colours are written.
  var colours = ColourChoice.auto

  /// Creates a console.
  package init(
    print: @escaping (String) -> Void, complain: @escaping (String) -> Void,
    readLine: @escaping () -> String?, readInput: @escaping () -> [UInt8],
    environment: @escaping (String) -> String?, isInputTerminal: Bool = false,
    isOutputTerminal: Bool = false, isErrorTerminal: Bool = false
  ) {
    self.print = print
    self.complain = complain
    self.readLine = readLine
    self.readInput = readInput
    self.environment = environment
    self.isInputTerminal = isInputTerminal
    self.isOutputTerminal = isOutputTerminal
    self.isErrorTerminal = isErrorTerminal
  }

  /// The console of this process.
  static var ofProcess: Console {
    Console(
      print: { Files.print($0) }, complain: { Files.complain($0) },
      readLine: { Files.readLine() }, readInput: { Files.readInput() },
      environment: { Files.environment($0) }, isInputTerminal: Files.isInputTerminal,
      isOutputTerminal: Files.isOutputTerminal, isErrorTerminal: Files.isErrorTerminal)
  }

  /// The style of standard output.
  var outputStyle: TextStyle { TextStyle(isOn: isColoured(isOutputTerminal)) }

  /// `true` iff complaints are coloured.
  var hasColouredErrors: Bool { isColoured(isErrorTerminal) }

  /// The style of standard error.
  var errorStyle: TextStyle { TextStyle(isOn: hasColouredErrors) }

  /// `true` iff a stream takes colours: as asked, otherwise where it is a terminal that has them
  /// and `NO_COLOR` is not set.
  private func isColoured(_ isTerminal: Bool) -> Bool {
    switch colours {
    case .always: return true
    case .never: return false
    case .auto:
      guard isTerminal else { return false }
      return environment("NO_COLOR")?.isEmpty ?? true && environment("TERM") != "dumb"
    }
  }

  /// Says on standard error what is wrong with the command line or with a file.
  func report(_ problem: String) {
    complain("worth: " + problem + "\n")
  }
}

/// When colours are written.
enum ColourChoice: String, CaseIterable {
  /// On a terminal, unless NO_COLOR is set.
  case auto
  case always, never
}

/// How a command ends.
package enum ExitCode: Int32 {
  /// All is well.
  case success = 0
  /// A check failed, or a value could not be computed.
  case failure = 1
  /// A file or the command line has a mistake.
  case mistake = 2
}
