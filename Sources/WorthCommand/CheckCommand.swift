import Worth
import WorthSource
import WorthTesting

/// `worth check PATH…`
enum CheckCommand {
  /// `worth check`: its options, help and action.
  static var command: Command {
    Command(
      "check", operands: "PATH…", count: 1...Int.max,
      summary: "find mistakes in cases",
      details: [
        "Of a directory, all .worth files in it and below it are checked. ‘-’ reads standard "
          + "input.",
        "Each kind is checked by itself, too: with every optional input given, and with each left "
          + "out.",
        "A case without mistakes is worked out as well: some are seen in its figures alone, and what its kinds "
          + "remark on is told.",
        "Of a file of columns (.csv, .tsv, .tab, .psv, .txt), the table that reads it is printed, to be "
          + "put into a case.",
        "The exit code is 0, or 2 if there is a mistake. Notes are no mistakes.",
      ],
      options: [.format(["text", "json"]), .plan, .allow, .limit],
      examples: ["worth check dryer.worth", "worth check cases", "worth check loans.csv"],
      action: run)
  }

  /// Checks all files that are named or lie in named folders.
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
    /// The options and operands.
    private let invocation: Invocation
    /// `true` iff one JSON document is printed instead of lines.
    private let isJSON: Bool
    /// `true` iff the plan of each file is listed.
    private let showsPlan: Bool
    private var console: Console { invocation.console }
    /// The document so far.
    var json = JSONWriter()
    /// The number of files that were checked.
    var fileCount = 0
    /// The number of files of columns among them, of which the declaration is printed.
    var declarationCount = 0
    /// The number of mistakes in them.
    var mistakeCount = 0
    /// The number of files that could not be read.
    var unreadCount = 0

    /// Creates a pass over no file yet.
    init(_ invocation: Invocation) {
      self.invocation = invocation
      isJSON = invocation.value(.format) == "json"
      showsPlan = invocation.has(.plan)
    }

    /// `true` iff there was nothing to object to.
    var isClean: Bool { mistakeCount == 0 && unreadCount == 0 }

    /// Begins the document.
    mutating func begin() {
      json.beginObject()
      json.member("worth", 1)
      json.key("files")
      json.beginArray()
    }

    /// Checks a file and writes what was found.
    mutating func check(_ path: String) {
      do {
        let (bytes, name) = try CaseReader.read(path, console)
        if TableFileName.isTable(path) {
          propose(bytes, path)
          return
        }
        if TableFileName.isWorkbook(path) {
          refuse(path, "it is a workbook; save its sheet as CSV (UTF-8) and name that file")
          return
        }
        var engine = CaseReader.engine(for: path, invocation)
        engine.checksKinds = true
        let program = engine.compile(bytes, name: name)
        let inColour = !isJSON && console.hasColouredErrors
        var messages = program.diagnostics(inColour: inColour)
        // Some mistakes, and what kinds remark on, are seen in the figures alone.
        if program.isValid { messages += program.evaluate(.asked).messages(inColour: inColour) }
        fileCount += 1
        mistakeCount += messages.count { $0.severity == .error }
        write(name, messages)
        if showsPlan, !isJSON { console.print(program.planListing) }
      } catch {
        refuse(path, error.words)
      }
    }

    /// Prints the declaration of a table that reads a file of columns, and checks it.
    private mutating func propose(_ bytes: [UInt8], _ path: String) {
      guard let text = Engine.tableDeclaration(of: bytes, named: path) else {
        refuse(path, "there is no table in it that could be read")
        return
      }
      let engine = CaseReader.engine(for: path, invocation)
      let program = engine.compile(Array(text.utf8), name: path + " (declaration)")
      let messages = program.diagnostics(inColour: !isJSON && console.hasColouredErrors)
      fileCount += 1
      mistakeCount += messages.count { $0.severity == .error }
      declarationCount += 1
      if !isJSON { console.print(text) }
      write(path, messages, declaration: text)
    }

    /// Writes the messages on a file, into the document and unless that is asked for on standard
    /// error.
    private mutating func write(
      _ name: String, _ messages: [Message], declaration: String? = nil
    ) {
      json.beginObject()
      json.member("file", name)
      if let declaration { json.member("declaration", declaration) }
      json.key("diagnostics")
      json.beginArray()
      for message in messages { json.raw(message.json) }
      json.endArray()
      json.endObject()
      if !isJSON {
        for message in messages { console.complain(message.rendered + "\n") }
      }
    }

    /// Writes that a file cannot be read.
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

    /// Prints the document, or how many files have how many mistakes.
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
      // A declaration that is kept in a file holds nothing else.
      if fileCount > declarationCount {
        console.print(TestedFile.count(fileCount, "file") + " checked, " + mistakes + "\n")
      }
    }
  }
}
