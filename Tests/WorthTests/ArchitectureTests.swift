import Foundation
import Testing

/// The rules of the layout.
@Suite struct ArchitectureTests {
  /// The modules from the outermost down; a module may import those that stand after it.
  private let order = [
    "worth", "WorthCommand", "WorthWasm", "Worth", "WorthAssist", "WorthTesting", "WorthReport",
    "WorthEvaluator",
    "WorthPlanner", "WorthChecker", "WorthProgram", "WorthLanes", "WorthBuiltins", "WorthPlan",
    "WorthPrelude", "WorthSyntax",
    "WorthValue",
    "WorthMath", "WorthSource", "WorthKernels",
  ]

  private func sources() throws -> [(module: String, path: String, text: String)] {
    try Repository.files(below: "Sources", ending: ".swift").map { path in
      (String(path.split(separator: "/")[1]), path, try Repository.text(path))
    }
  }

  private func imports(_ text: String) -> [String] {
    text.components(separatedBy: "\n").compactMap { line in
      let words = line.trimmingCharacters(in: .whitespaces).split(separator: " ")
      guard let place = words.firstIndex(of: "import"), place + 1 < words.count, place < 2 else {
        return nil
      }
      return String(words[place + 1])
    }
  }

  @Test func `arrows between modules run downwards`() throws {
    for (module, path, text) in try sources() {
      guard let own = order.firstIndex(of: module) else {
        Issue.record("\(module) is missing in the order")
        continue
      }
      for name in imports(text) {
        guard let other = order.firstIndex(of: name) else { continue }
        #expect(other > own, "\(path) imports \(name)")
      }
    }
  }

  @Test func `the system is used by the command line alone`() throws {
    let outside: Set<String> = ["Foundation", "Dispatch", "Glibc", "Darwin", "Musl"]
    for (module, path, text) in try sources() where module != "WorthCommand" && module != "worth" {
      #expect(outside.isDisjoint(with: imports(text)), "\(path)")
    }
    for (_, path, text) in try sources() {
      #expect(!imports(text).contains("Foundation"), "\(path)")
    }
  }

  @Test func `only Worth and the command's entry are public`() throws {
    for (module, path, text) in try sources()
    where !["Worth", "WorthCommand", "WorthWasm"].contains(module) {
      #expect(!text.contains("\npublic "), "\(path)")
      #expect(!text.contains("\n  public "), "\(path)")
    }
  }

  @Test func `nothing in the sources can trap by design`() throws {
    for (_, path, text) in try sources() {
      for word in ["fatalError(", "try!", " as! ", "preconditionFailure(", "unowned "] {
        #expect(!text.contains(word), "\(path) has \(word)")
      }
    }
  }

  @Test func `the map of modules names each of them`() throws {
    let map = try Repository.text("Sources/README.md")
    for module in order { #expect(map.contains("`" + module + "`"), "\(module)") }
  }
}
