import WorthReport
import WorthEvaluator
import WorthSource

/// Results as a JSON document.
enum JSONForm {
  /// Returns the document.
  static func text(_ files: [TestedFile]) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("worth", 1)
    writer.member("passed", files.reduce(0) { $0 + $1.passed })
    writer.member("failed", files.reduce(0) { $0 + $1.failed })
    writer.member("unchecked", files.count { !$0.isChecked })
    writer.key("files")
    writer.beginArray()
    for file in files { write(file, &writer) }
    writer.endArray()
    writer.endObject()
    return writer.text + "\n"
  }

  /// Writes what came of a file: its checks and what went wrong.
  private static func write(_ file: TestedFile, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("file", file.name)
    writer.member("status", status(file))
    if let trouble = file.trouble { writer.member("problem", trouble) }
    writer.member("passed", file.passed)
    writer.member("failed", file.failed)
    writer.key("checks")
    writer.beginArray()
    var places = SourcePlaces(file.sources)
    for result in file.results { JSONReport.write(result.outcome, &places, &writer) }
    writer.endArray()
    writer.key("diagnostics")
    writer.beginArray()
    var renderer = DiagnosticRenderer(sources: file.sources)
    for diagnostic in file.mistakes + file.failures { renderer.write(diagnostic, to: &writer) }
    writer.endArray()
    writer.endObject()
  }

  /// Returns `passed`, `failed`, or `unchecked` where the file could not be read or has mistakes.
  private static func status(_ file: TestedFile) -> String {
    if !file.isChecked { return "unchecked" }
    return file.failed == 0 ? "passed" : "failed"
  }
}
