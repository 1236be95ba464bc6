import Foundation
import Testing

/// The files that hold whole outputs, below this folder.
enum Golden {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let repository = folder.deletingLastPathComponent().deletingLastPathComponent()

  /// `true` iff the files are to be written instead of compared.
  static let isUpdating = ProcessInfo.processInfo.environment["WORTH_UPDATE_GOLDENS"] != nil

  /// Returns the text of a file of the repository.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: repository.appendingPathComponent(path), encoding: .utf8)
  }

  /// Returns the paths of the files of the repository below `folder` that end in `ending`, sorted.
  static func files(below folder: String, ending: String) -> [String] {
    let start = repository.appendingPathComponent(folder)
    guard let walker = FileManager.default.enumerator(atPath: start.path) else { return [] }
    return walker.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }
      .map { folder + "/" + $0 }.sorted()
  }

  /// Compares `output` with the golden at `path`, or writes it there.
  static func hold(_ output: String, at path: String) {
    let file = folder.appendingPathComponent(path)
    let known = try? String(contentsOf: file, encoding: .utf8)
    guard known != output else { return }
    guard isUpdating else {
      Issue.record("\(path) differs: \(difference(known, output)); see Tests/Golden/update.sh")
      return
    }
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? Data(output.utf8).write(to: file)
  }

  /// Fails where a golden is left over from a case that no longer is.
  static func expectNothingElse(below part: String, besides names: [String]) {
    let known = Set(names)
    for path in files(below: "Tests/Golden/" + part, ending: "") {
      let name = String(path.dropFirst("Tests/Golden/".count))
      var isFolder: ObjCBool = false
      let full = folder.appendingPathComponent(name).path
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder),
        !isFolder.boolValue, let dot = name.lastIndex(of: "."),
        !known.contains(String(name[..<dot]))
      else { continue }
      if isUpdating {
        try? FileManager.default.removeItem(atPath: full)
      } else {
        Issue.record("\(name) belongs to no case; see Tests/Golden/update.sh")
      }
    }
  }

  /// The first lines that differ.
  private static func difference(_ known: String?, _ output: String) -> String {
    guard let known else { return "there is no such file" }
    let before = known.components(separatedBy: "\n")
    let after = output.components(separatedBy: "\n")
    for (number, pair) in zip(before, after).enumerated() where pair.0 != pair.1 {
      return "line \(number + 1) was ‘\(pair.0.prefix(300))’ and is ‘\(pair.1.prefix(300))’"
    }
    return "it had \(before.count) lines and has \(after.count)"
  }
}

extension String {
  /// Returns the text without `ending`.
  func dropEnding(_ ending: String) -> String {
    hasSuffix(ending) ? String(dropLast(ending.count)) : self
  }
}
