import WorthAssist
import WorthPlan
import WorthProgram
import WorthSource
import WorthValue

extension Case {
  /// Returns what is known of a name without computing anything; nil where nothing has this name.
  package func information(on path: String) -> Information? {
    var desk = InformationDesk(result.program)
    return desk.information(on: path)
  }

  /// Returns the name of the case that is spelt most like `path`, or nil.
  package func nearestName(to path: String) -> String? {
    let paths = result.plan.slots.map { $0.path } + result.program.instances.entries.map { $0.path }
    return Spelling.nearest(to: path, among: paths)
  }

  /// Returns the file and the line in which `span` begins.
  package func place(of span: Span) -> (file: String, line: Int) {
    var places = SourcePlaces(result.sources)
    return places.place(of: span)
  }
}

extension Session {
  /// Returns what is known of a name in the dialogue, with the case that it is known in; nil where nothing has this name.
  package func information(on path: String) -> (Information, Case)? {
    let program = current
    return program.information(on: path).map { ($0, program) }
  }
}
