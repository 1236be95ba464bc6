import Foundation
import WorthTestSupport

/// What `Package.swift` says of the targets.
struct PackageManifest {
  /// A target with what it depends on.
  struct Target {
    var name: String
    /// The folder with its sources.
    var folder: String
    var dependencies: [String]
    var isTest: Bool
  }

  /// The targets in the order of the manifest.
  let targets: [Target]

  /// Reads the manifest of the repository.
  init() throws {
    let text = try Repository.text("Package.swift").components(separatedBy: "\n")
      .filter { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }.joined(separator: "\n")
    guard let start = text.range(of: "  targets: [\n") else {
      targets = []
      return
    }
    let form = try Regex(#"\.(target|executableTarget|testTarget)\("#)
    let list = text[start.upperBound...]
    let places = list.ranges(of: form).map { $0.lowerBound } + [list.endIndex]
    targets = zip(places, places.dropFirst()).map { from, to in
      PackageManifest.target(String(list[from..<to]))
    }
  }

  /// Returns the target that an entry of the manifest declares.
  private static func target(_ text: String) -> Target {
    let name = first(#"name:\s*"([^"]+)""#, text) ?? ""
    let isTest = text.hasPrefix(".testTarget")
    let usual = (isTest ? "Tests/" : "Sources/") + name
    let list = first(#"dependencies:\s*\[([^\]]*)\]"#, text) ?? ""
    let names = list.split(separator: ",").map {
      $0.trimmingCharacters(in: CharacterSet(charactersIn: " \n\""))
    }
    return Target(
      name: name, folder: first(#"path:\s*"([^"]+)""#, text) ?? usual,
      dependencies: names.filter { !$0.isEmpty }, isTest: isTest)
  }

  /// Returns what the first group of `pattern` matches; nil where it matches nothing.
  private static func first(_ pattern: String, _ text: String) -> String? {
    guard let form = try? Regex(pattern), let match = text.firstMatch(of: form),
      let found = match.output[1].substring
    else { return nil }
    return String(found)
  }
}

/// The modules that a Swift source imports.
func imports(_ text: String) -> Set<String> {
  var found: Set<String> = []
  for line in text.components(separatedBy: "\n") {
    let words = line.trimmingCharacters(in: .whitespaces).split(separator: " ")
    guard let place = words.firstIndex(of: "import"), place + 1 < words.count, place < 2 else {
      continue
    }
    found.insert(String(words[place + 1]))
  }
  return found
}
