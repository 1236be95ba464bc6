import Worth
import WorthSource
import WorthTesting

/// `worth check PATH…`
enum CheckCommand {
  static var command: Command {
    Command(
      "check", operands: "PATH…", count: 1...Int.max,
      summary: "find mistakes in cases without computing anything",
      details: [
        "Of a directory, all .worth files in it and below it are checked. ‘-’ reads standard "
          + "input.",
        "The exit code is 0, or 2 if there is a mistake. Notes are no mistakes.",
      ],
      options: [.format(["text", "json"]), .plan, .allow, .limit],
      examples: ["worth check dryer.worth", "worth check cases"],
      action: run)
  }

  private static func run(_ invocation: Invocation) -> ExitCode {
    var pass = Pass(invocation)
    let listing = CaseReader.list(invocation.operands)
    pass.begin()
    for file in listing.files { pass.check(file) }
    for problem in listing.problems { pass.refuse(problem.path, problem.text) }
    pass.end()
    return pass.isClean ? .success : .mistake
  }

  /// One run over several files.
  private struct Pass {
    private let invocation: Invocation
    private let isJSON: Bool
    private let showsPlan: Bool
    private var console: Console { invocation.console }
    var json = JSONWriter()
    var fileCount = 0
    var mistakeCount = 0
    var unreadCount = 0

    init(_ invocation: Invocation) {
      self.invocation = invocation
      isJSON = invocation.value(.format) == "json"
      showsPlan = invocation.has(.plan)
    }

    var isClean: Bool { mistakeCount == 0 && unreadCount == 0 }

    mutating func begin() {
      json.beginObject()
      json.member("worth", 1)
      json.key("files")
      json.beginArray()
    }

    mutating func check(_ path: String) {
      do {
        let (bytes, name) = try CaseReader.read(path, console)
        let program = CaseReader.engine(for: path, invocation).compile(bytes, name: name)
        let messages = program.diagnostics(inColour: !isJSON && console.hasColouredErrors)
        fileCount += 1
        mistakeCount += messages.count { $0.severity == .error }
        write(name, messages)
        if showsPlan, !isJSON { console.print(program.planListing) }
      } catch {
        refuse(path, error.words)
      }
    }

    private mutating func write(_ name: String, _ messages: [Message]) {
      json.beginObject()
      json.member("file", name)
      json.key("diagnostics")
      json.beginArray()
      for message in messages { json.raw(message.json) }
      json.endArray()
      json.endObject()
      if !isJSON {
        for message in messages { console.complain(message.rendered + "\n") }
      }
    }

    mutating func refuse(_ path: String, _ reason: String) {
      unreadCount += 1
      console.report("cannot check ‘" + VisibleText.shown(path) + "’: " + reason)
      json.beginObject()
      json.member("file", path)
      json.member("problem", reason)
      json.key("diagnostics")
      json.beginArray()
      json.endArray()
      json.endObject()
    }

    mutating func end() {
      json.endArray()
      json.member("mistakes", mistakeCount)
      json.endObject()
      guard !isJSON else {
        console.print(json.text + "\n")
        return
      }
      let mistakes =
        mistakeCount == 0 ? "no mistakes" : TestedFile.count(mistakeCount, "mistake")
      if fileCount > 0 {
        console.print(TestedFile.count(fileCount, "file") + " checked, " + mistakes + "\n")
      }
    }
  }
}
