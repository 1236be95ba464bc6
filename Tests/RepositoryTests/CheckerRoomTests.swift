import Foundation
import Testing
import WorthTestSupport

/// The rooms of the checker: small types, each the only one that writes to what is its own.
@Suite struct CheckerRoomTests {
  /// A file of the checker: its folder, which is its room, and its text.
  private struct File {
    let path: String
    /// The folder below `WorthChecker`; empty for what stands at its top.
    let room: String
    let text: String
  }

  private let files: [File]
  /// The rooms by the names under which they stand in `Checker`.
  private let rooms: [(property: String, type: String)]

  init() throws {
    let folder = "Sources/WorthChecker"
    files = try Repository.files(below: folder, ending: ".swift").map { path in
      let parts =
        path.components(separatedBy: folder + "/").last?.components(separatedBy: "/") ?? []
      return File(
        path: path, room: parts.count > 1 ? parts[0] : "", text: try Repository.text(path))
    }
    let checker = try Repository.text(folder + "/Checker.swift")
    rooms = checker.matches(of: /\n  var (\w+)(?:: | = )(\w+)/).map {
      (String($0.1), String($0.2))
    }.filter { !["Arena", "TypeTable", "UnitTable"].contains($0.type) }
  }

  /// The folder in which a type is declared.
  private func home(of type: String) -> String? {
    files.first { $0.text.contains("\nstruct \(type) {") }?.room
  }

  @Test func `every room has a folder, a line in the map and tests of its own`() throws {
    #expect(rooms.count > 15)
    let map = try Repository.text("Sources/README.md")
    for (property, type) in rooms {
      #expect(home(of: type)?.isEmpty == false, "\(property) has no folder")
    }
    for room in Set(files.map(\.room)) where !room.isEmpty {
      #expect(map.contains("| `\(room)` |"), "\(room) is not in the map of rooms")
      let tests = Repository.files(below: "Tests/WorthCheckerTests/Rooms", ending: ".swift")
      #expect(
        tests.contains { $0.hasSuffix("/\(room)Tests.swift") },
        "\(room) has no tests")
    }
  }

  @Test func `a room's state is written by the files of its folder alone`() {
    var count = 0
    for (property, type) in rooms {
      let home = home(of: type)
      let state = #"checker\.\#(property)\b(?:\.\w+|\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\])*"#
      let writes = [
        state + #"\s*(?:=(?!=)|\+=|-=|\|=)"#,
        #"checker\.\#(property)\.\w+(?:\[[^\[\]]*\]|\.\w+)*\.(?:append|insert|remove\w*|popLast|sort)\("#,
        "&" + state,
      ]
      for file in files {
        for pattern in writes {
          let found = file.text.ranges(ofPattern: pattern)
          if file.room == home {
            count += found.count
          } else {
            #expect(found.isEmpty, "\(file.path) writes to \(property): \(found)")
          }
        }
      }
    }
    // The patterns find the writes that there are.
    #expect(count > 100)
  }

  /// `checker.types[demand(index, in: &checker)]` reads the types as they were before: what is demanded may be of one
  /// that is new. It is bound to a name first.
  @Test func `nothing is read of the checker by what changes it`() {
    let patterns = [
      #"checker(?:\.\w+)+\[[^\[\]]*in: &checker"#,
      #"checker\.(?:type|expression|describe|span)\((?:\w+\.)*\w+\([^()]*in: &checker"#,
    ]
    for file in files {
      for pattern in patterns {
        let found = file.text.ranges(ofPattern: pattern)
        #expect(found.isEmpty, "\(file.path): \(found)")
      }
    }
  }

  @Test func `no type of the checker has more than 25 stored properties or 2,500 lines`() {
    var lines: [String: Int] = [:]
    var properties: [String: Int] = [:]
    for file in files {
      var type = ""
      for line in file.text.components(separatedBy: "\n") {
        let declares = line.firstMatch(
          of: /^(?:package |private )?(?:final )?(?:struct|class|enum|extension) (\w+)/)
        if let declares { type = String(declares.1) }
        lines[type, default: 0] += 1
        let isStored = line.firstMatch(
          of: /^  (?:package |private |private\(set\) |package private\(set\) )?(?:var|let) \w+/)
        if isStored != nil, !line.hasSuffix("{"), !line.contains(" { ") {
          properties[type, default: 0] += 1
        }
      }
    }
    #expect(lines["Checker", default: 0] > 100)
    #expect(properties["Checker", default: 0] > 15)
    for (type, count) in lines where type != "Diagnostic" {
      #expect(count <= 2500, "\(type) has \(count) lines")
    }
    for (type, count) in properties { #expect(count <= 25, "\(type) has \(count) properties") }
  }
}

extension String {
  /// What fits `pattern`, a regular expression.
  fileprivate func ranges(ofPattern pattern: String) -> [String] {
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    let whole = NSRange(startIndex..., in: self)
    return expression.matches(in: self, range: whole).compactMap {
      Range($0.range, in: self).map { String(self[$0]) }
    }
  }
}
