extension DiagnosticRenderer {
  /// Writes `diagnostic` as one JSON object.
  ///
  /// Lines and columns count from 1, offsets are bytes from 0; the end is the place after the last
  /// character. What lies in no source has no `file`, `line` or `column`.
  package mutating func write(_ diagnostic: Diagnostic, to json: inout JSONWriter) {
    json.beginObject()
    json.member("code", diagnostic.code.rawValue)
    json.member("severity", diagnostic.code.severity.word)
    json.member("message", catalogue.message(diagnostic))
    write(diagnostic.span, to: &json)
    json.key("labels")
    json.beginArray()
    for label in diagnostic.labels {
      json.beginObject()
      json.member("message", catalogue.message(label))
      write(label.span, to: &json)
      json.endObject()
    }
    json.endArray()
    if let proposal = diagnostic.proposal {
      json.key("proposal")
      json.beginObject()
      write(proposal.span, to: &json)
      json.member("replacement", proposal.replacement)
      json.endObject()
    }
    json.endObject()
  }

  /// Returns `diagnostic` as one JSON object without line feeds.
  package mutating func json(_ diagnostic: Diagnostic) -> String {
    var json = JSONWriter()
    write(diagnostic, to: &json)
    return json.text
  }

  /// Writes the members that say where `span` lies.
  private mutating func write(_ span: Span, to json: inout JSONWriter) {
    if let range = range(of: span) {
      json.member("file", range.file)
      json.member("line", range.start.line)
      json.member("column", range.start.column)
      json.member("endLine", range.end.line)
      json.member("endColumn", range.end.column)
    }
    json.member("start", span.start)
    json.member("end", span.end)
  }
}
