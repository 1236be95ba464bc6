import WorthAssist
import WorthSource

extension Case {
  /// Returns what is known of a name without computing anything; nil where nothing has this name.
  package func information(on path: String) -> Information? {
    var desk = InformationDesk(result.program)
    return desk.information(on: path)
  }

  /// What finds the files and lines of spans; made once for many of them.
  package var places: SourcePlaces { SourcePlaces(result.sources) }

  /// Returns the case with an expression that is asked for, in a source called `name`, as the last
  /// item that it shows.
  func asking(_ expression: String, as name: String) -> Case? {
    guard let rebuild else { return nil }
    let question = SourceText(name: name, text: expression)
    let again: Rebuild = { more, questions in rebuild(more, [question] + questions) }
    return Case(
      result: again([], []), limits: limits, workers: workers, observer: observer, rebuild: again)
  }
}

extension Session {
  /// Returns what answers questions about the names of the dialogue.
  package func inquiry(inColour: Bool) -> Inquiry { Inquiry(current, inColour: inColour) }
}
