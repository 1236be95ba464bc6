import Foundation

/// The files of the repository, for tests that hold them true.
package enum Repository {
  /// The folder of the repository.
  package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Returns the text of the file at `path`.
  package static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The paths of the files below `folder` that end in `ending`, sorted.
  package static func files(below folder: String, ending: String) -> [String] {
    let start = root.appendingPathComponent(folder)
    guard let walker = FileManager.default.enumerator(atPath: start.path) else { return [] }
    return walker.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }
      .map { folder + "/" + $0 }.sorted()
  }
}
