import Testing
import WorthChecker
import WorthSource

/// Files that a case uses: where they are looked for, how often they are read, and circles of them.
@Suite struct UsedFileTests {
  /// The paths that were asked for, in order.
  private final class Requests {
    /// The paths, in order.
    var paths: [String] = []
  }

  /// Checks a case with files by their paths; `aliases` are further paths of files.
  private func check(
    _ source: String, _ files: [String: String], aliases: [String: String] = [:],
    limits: WorkLimits = WorkLimits()
  ) -> (codes: [DiagnosticCode], requests: [String]) {
    let requests = Requests()
    let result = Checker.check(
      SourceText(name: "cases/case.worth", text: source), limits: limits
    ) { path in
      requests.paths.append(path)
      let name = aliases[path] ?? path
      return files[name].map { .text(SourceText(name: name, text: $0)) } ?? .notFound
    }
    let errors = result.diagnostics.map(\.code).filter { $0.severity == .error }
    return (errors, requests.paths)
  }

  @Test func `a path is resolved beside the file in which it stands`() {
    let (codes, requests) = check(
      "use \"lib/a.worth\" as a\nx = a.y",
      [
        "lib/a.worth": "use \"b.worth\" as b\nuse \"../c.worth\" as c\ny = b.z + c.z",
        "lib/b.worth": "z = 1", "c.worth": "z = 2",
      ])
    #expect(codes.isEmpty)
    #expect(requests == ["lib/a.worth", "lib/b.worth", "c.worth"])
  }

  @Test func `a table of a used file is looked for beside that file`() {
    let (codes, requests) = check(
      "use \"lib/a.worth\" as a\nx = a.y",
      ["lib/a.worth": "table t from \"data/t.csv\"\ny = sum(t.n)", "lib/data/t.csv": "n\n1\n"])
    #expect(codes.isEmpty)
    #expect(requests == ["lib/a.worth", "lib/data/t.csv"])
  }

  @Test func `a file is read once, however it is reached`() {
    let files = [
      "a.worth": "use \"b.worth\" as b\ny = b.z", "b.worth": "z = 1",
      "lib/c.worth": "use \"../b.worth\" as b\ny = b.z",
    ]
    let (codes, requests) = check(
      """
      use "a.worth" as a
      use "./a.worth" as a2
      use "lib/../a.worth" as a3
      use "lib/c.worth" as c
      x = a.y + a2.y + a3.y + c.y
      """, files)
    #expect(codes.isEmpty)
    #expect(requests == ["a.worth", "b.worth", "lib/c.worth"])
  }

  @Test func `two names that the host knows as one are one file, and may form a circle`() {
    let aliases = ["link.worth": "a.worth"]
    let one = check(
      "use \"a.worth\" as a\nuse \"link.worth\" as b\nuse \"link.worth\" as c\nx = a.y + b.y + c.y",
      ["a.worth": "y = 1"], aliases: aliases)
    #expect(one.codes.isEmpty)
    #expect(one.requests == ["a.worth", "link.worth"])
    let circle = check(
      "use \"a.worth\" as a\nx = 1", ["a.worth": "use \"link.worth\" as me\ny = 1"],
      aliases: aliases)
    #expect(circle.codes == [.E0207])
  }

  @Test(arguments: ["../x.worth", "/etc/x.worth", "lib/../../x.worth"])
  func `a path that leads out is handed to the host as it leads`(path: String) {
    let (codes, requests) = check("use \"\(path)\" as a\nx = 1", [:])
    #expect(codes == [.E0206])
    #expect(requests == [path == "/etc/x.worth" ? path : "../x.worth"])
  }

  @Test func `chains and numbers of files have limits, which the host sets`() {
    var files: [String: String] = [:]
    for number in 0..<10 {
      files["f\(number).worth"] = "use \"f\(number + 1).worth\" as next\nx = 1"
    }
    files["f10.worth"] = "x = 1"
    let source = "use \"f0.worth\" as f\ny = f.x"
    #expect(check(source, files).codes.isEmpty)
    var limits = WorkLimits()
    limits.fileDepth = 10
    #expect(check(source, files, limits: limits).codes.contains(.E0811))
    limits.fileDepth = 11
    #expect(check(source, files, limits: limits).codes.isEmpty)
    limits.files = 10
    #expect(check(source, files, limits: limits).codes.contains(.E0812))
    limits.files = 11
    #expect(check(source, files, limits: limits).codes.isEmpty)
  }

  @Test func `a host that refuses a file says from where the case may read`() {
    let result = Checker.check(SourceText(name: "case.worth", text: "use \"../a.worth\" as a")) {
      _ in .outside(folder: "/cases", parent: "..")
    }
    #expect(result.diagnostics.map(\.code) == [.E0223])
    let text = MessageCatalogue.english.message(result.diagnostics[0])
    #expect(text.contains("‘/cases’") && text.contains("--allow .."))
  }

  @Test(
    arguments: [
      ("a.loan bank { amount = 5 }\nx = bank.due", []),
      ("a.loan bank \"The bank\" { amount = 5 }\nx = bank.due", []),
      ("bank = a.loan { amount = 5 }\nx = bank.due + (a.loan { amount = 6 }).due", []),
      ("all = [a.loan { amount = 5 }, a.loan { amount = 6 }]\nx = all.due", []),
      ("a.lone bank { amount = 5 }", [.E0208]),
      ("bank = b.loan { amount = 5 }", [.E0208]), ("a.rate bank { amount = 5 }", [.E0208]),
    ] as [(String, [DiagnosticCode])])
  func `a kind of a used file is filled in by its path`(
    _ lines: String, _ wanted: [DiagnosticCode]
  ) {
    let (codes, _) = check(
      "use \"a.worth\" as a\n" + lines,
      ["a.worth": "rate = 5%\nkind loan { amount: number, due = amount * 2 }"])
    #expect(codes == wanted, "\(lines)")
  }
}
