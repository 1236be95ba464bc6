import Foundation
import Worth

/// What a case says, shows and writes.
struct GoldenOutput {
  /// Diagnostics, messages of the run, and the report.
  let text: String
  /// The JSON of the run, a line for each figure, check and diagnostic.
  let json: String
  /// What the case is lowered to.
  let plan: String

  /// Runs the case in a file of the repository, with the files that lie beside it.
  init(file path: String) throws {
    let folder = Golden.repository.appendingPathComponent(path).deletingLastPathComponent()
    let engine = Engine { name in
      (try? Data(contentsOf: folder.appendingPathComponent(name))).map { Array($0) }
    }
    self.init(engine.compile(try Golden.text(path), name: path))
  }

  /// Runs a case without files.
  init(source: String) { self.init(Engine().compile(source, name: "snippet.worth")) }

  /// Runs `program` and keeps all that Worth prints of it.
  private init(_ program: Case) {
    let outcome = program.evaluate()
    var lines: [String] = []
    for (title, messages) in [("diagnostics", program.diagnostics), ("messages", outcome.messages)]
    where !messages.isEmpty {
      lines.append("== \(title)")
      lines += messages.map(\.rendered)
    }
    lines.append("== report")
    text = lines.joined(separator: "\n") + "\n" + outcome.report
    json = GoldenOutput.broken(program.evaluate(.all).json) + "\n"
    plan = program.planListing
  }

  /// Breaks the lines of a JSON document before each value of the arrays and objects at its second
  /// level.
  private static func broken(_ text: String) -> String {
    var result: [UInt8] = []
    var depth = 0
    var isInText = false
    var isEscaped = false
    for byte in text.utf8 {
      let isClosing = !isInText && (byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]"))
      if isClosing { depth -= 1 }
      if isClosing, depth < 2 { result.append(UInt8(ascii: "\n")) }
      result.append(byte)
      if isInText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInText = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInText = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        if depth < 3 { result.append(UInt8(ascii: "\n")) }
      case UInt8(ascii: ","): if depth < 3 { result.append(UInt8(ascii: "\n")) }
      default: break
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
