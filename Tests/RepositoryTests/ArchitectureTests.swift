import Foundation
import Testing
import WorthTestSupport

/// The rules of the layout, as `Package.swift`, the imports and the table in `Sources/README.md`
/// state them.
@Suite struct ArchitectureTests {
  private let manifest: PackageManifest

  /// Reads the manifest.
  init() throws { manifest = try PackageManifest() }

  /// The Swift files of a target with what they import.
  private func files(_ target: PackageManifest.Target) throws -> [(path: String, text: String)] {
    try Repository.files(below: target.folder, ending: ".swift").map {
      ($0, try Repository.text($0))
    }
  }

  /// Returns the files below `Sources`, each with its target.
  private func sources() throws -> [(target: String, path: String, text: String)] {
    try manifest.targets.filter { $0.folder.hasPrefix("Sources/") }.flatMap { target in
      try files(target).map { (target.name, $0.path, $0.text) }
    }
  }

  /// The modules of the table, from the top down.
  private func table() throws -> [String] {
    try Repository.text("Sources/README.md").components(separatedBy: "\n").flatMap {
      line -> [String] in
      guard line.hasPrefix("| `"), line.filter({ $0 == "|" }).count == 4 else { return [] }
      let cell = line.split(separator: "|")[0]
      return cell.split(separator: ",").map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
      }
    }
  }

  @Test func `the manifest is read with all its targets`() {
    #expect(manifest.targets.count > 25)
    #expect(manifest.targets.allSatisfy { !$0.name.isEmpty })
    let lanes = manifest.targets.first { $0.name == "WorthMath" }
    #expect(lanes?.dependencies == ["WorthKernels"])
    let cli = manifest.targets.first { $0.name == "worth-cli" }
    #expect(cli?.folder == "Sources/worth")
  }

  @Test func `every folder of sources is a target, and every target has its folder`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appendingPathComponent("Sources").path
    ).filter { !$0.hasSuffix(".md") && !$0.hasPrefix(".") }.map { "Sources/" + $0 }
    let known = manifest.targets.map(\.folder).filter { $0.hasPrefix("Sources/") }
    #expect(Set(folders) == Set(known))
  }

  @Test func `a target depends on what its files import, and on nothing else`() throws {
    let names = Set(manifest.targets.map(\.name))
    for target in manifest.targets {
      let imported = try files(target).reduce(into: Set<String>()) {
        $0.formUnion(imports($1.text))
      }
      if imported.isEmpty, target.dependencies.isEmpty { continue }
      let own = imported.intersection(names)
      let stated = Set(target.dependencies)
      #expect(
        own.subtracting(stated).isEmpty, "\(target.name) does not state \(own.subtracting(stated))")
      #expect(
        stated.subtracting(own).isEmpty, "\(target.name) does not use \(stated.subtracting(own))")
    }
  }

  @Test func `arrows between targets run downwards in the manifest`() {
    let order = manifest.targets.filter { !$0.isTest }.map(\.name)
    for target in manifest.targets where !target.isTest && target.folder.hasPrefix("Sources/") {
      guard let own = order.firstIndex(of: target.name) else { continue }
      for name in target.dependencies {
        guard let other = order.firstIndex(of: name) else {
          Issue.record("\(target.name) depends on \(name), which is no target")
          continue
        }
        #expect(other > own, "\(target.name) stands below \(name)")
      }
    }
  }

  @Test func `arrows between modules run downwards in the table of modules, which has them all`()
    throws
  {
    let order = try table()
    let folders = manifest.targets.filter { $0.folder.hasPrefix("Sources/") }
      .map { $0.folder.dropFirst("Sources/".count) }
    #expect(Set(order) == Set(folders.map { String($0) }))
    #expect(order.count == folders.count)
    for target in manifest.targets where target.folder.hasPrefix("Sources/") {
      let module = String(target.folder.dropFirst("Sources/".count))
      guard let own = order.firstIndex(of: module) else { continue }
      for name in target.dependencies {
        guard let other = order.firstIndex(of: name) else { continue }
        #expect(other > own, "\(module) stands below \(name) in Sources/README.md")
      }
    }
  }

  @Test func `every module has a target of tests that uses it`() throws {
    let tested = Set(manifest.targets.filter { $0.isTest }.map(\.name))
    for target in manifest.targets where target.folder.hasPrefix("Sources/Worth") {
      // Tests cannot reach into C, nor into what a browser alone calls.
      if ["WorthKernels", "WorthWasm"].contains(target.name) { continue }
      #expect(tested.contains(target.name + "Tests"), "\(target.name) has no tests")
      let tests = manifest.targets.first { $0.name == target.name + "Tests" }
      #expect(
        tests.map { $0.dependencies.contains(target.name) } ?? true,
        "\(target.name)Tests does not import \(target.name)")
    }
  }

  @Test func `the system is used by the command line alone, and Foundation by nothing`() throws {
    let outside: Set<String> = ["Foundation", "Dispatch", "Glibc", "Darwin", "Musl"]
    for (target, path, text) in try sources() {
      if target != "WorthCommand" && target != "worth-cli" {
        #expect(outside.isDisjoint(with: imports(text)), "\(path)")
      }
      #expect(!imports(text).contains("Foundation"), "\(path)")
    }
  }

  @Test func `only Worth and the command's entry are public`() throws {
    for (target, path, text) in try sources()
    where !["Worth", "WorthCommand", "WorthWasm"].contains(target) {
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

  @Test func `the copies of the access to arenas are the same in all modules`() throws {
    let copies = try Repository.files(below: "Sources", ending: "Arena+Access.swift")
      .map { try Repository.text($0) }
    #expect(copies.count == 5)
    #expect(Set(copies).count == 1)
  }

  @Test func `the core uses no key path, which Embedded Swift does not have`() throws {
    for (target, path, text) in try sources() where !["WorthCommand", "worth"].contains(target) {
      #expect(!text.contains("(\\."), "\(path)")
    }
  }
}
