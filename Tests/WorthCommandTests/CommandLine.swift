import Foundation
import WorthCommand

/// What a command line gave.
struct CommandResult {
  let code: Int32
  let output: String
  let errors: String
}

/// What a command writes and reads in a test.
private final class Recorder {
  var output = ""
  var errors = ""
  var lines: [String]

  /// Creates an input that ends after `input`.
  init(input: String) {
    lines = input.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    if lines.last == "" { lines.removeLast() }
  }

  /// Returns the next line; nil at the end.
  func nextLine() -> String? { lines.isEmpty ? nil : lines.removeFirst() }
}

/// Runs `worth` with `arguments` in this process.
func worth(
  _ arguments: String..., input: String = "", environment: [String: String] = [:],
  isTerminal: Bool = false
) -> CommandResult {
  let recorder = Recorder(input: input)
  let console = Console(
    print: { recorder.output += $0 }, complain: { recorder.errors += $0 },
    readLine: { recorder.nextLine() }, readInput: { Array(input.utf8) },
    environment: { environment[$0] }, isInputTerminal: isTerminal, isOutputTerminal: isTerminal,
    isErrorTerminal: isTerminal)
  let code = WorthCommand.run(arguments, console)
  return CommandResult(code: code.rawValue, output: recorder.output, errors: recorder.errors)
}

/// A folder that goes away with its owner.
final class TemporaryFolder {
  let path: String

  /// Creates a folder with `files`, by their names.
  init(_ files: [String: String] = [:]) throws {
    path = NSTemporaryDirectory() + "worth-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Returns the path of `name` in the folder.
  func file(_ name: String) -> String { path + "/" + name }

  /// Writes a file, with the folders that it needs.
  func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: file(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
}

/// Returns `text` read as JSON.
func json(_ text: String) throws -> Any {
  try JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
}

/// A case with a series, an instance of a prelude's kind, and checks that pass.
let dryer = """
  case "Grain dryer" {
    currency = KGS
    timeline = 2026 .. 2030
  }
  patent dryer { filed = 2021-03-15 }
  ## Growth of sales
  growth = 8%
  sales[2026] = KGS 24 million
  sales[t] = sales[t-1] * (1 + growth)
  relief_from_royalty dryer_value {
    asset = dryer
    revenue = sales
    royalty_rate = 5%
    tax_rate = 10%
    discount_rate = 18%
    timing = middle, after_plan = 0
  }
  show dryer_value.value
  expect dryer_value.value = KGS 4.20 million because "handout"
  expect growth = 8%

  """
