import Testing
import WorthAssist
import WorthChecker
import WorthProgram
import WorthSource

/// Returns what is known of the name at `path` in a case without mistakes, which may use `files`.
func information(
  on path: String, in source: String, files: [String: String] = [:]
) throws -> Information {
  let result = Checker.check(SourceText(name: "pumps.worth", text: source)) { name in
    files[name].map { .text(SourceText(name: name, text: $0)) } ?? .notFound
  }
  let mistakes = result.diagnostics.map(\.code).filter { $0.severity == .error }.map(\.rawValue)
  #expect(mistakes == [])
  var desk = InformationDesk(result.program)
  let found = desk.information(on: path)
  return try #require(found, "\(path)")
}
