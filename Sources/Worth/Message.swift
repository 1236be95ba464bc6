import WorthSource

/// A range of characters in a source.
public struct Place: Sendable, Equatable {
  /// The file as the host or the loader named it.
  public let file: String
  /// The line and the column of the first character, both from 1; a column is a Unicode scalar.
  public let line: Int
  /// The column of the first character.
  public let column: Int
  /// The line and the column after the last character.
  public let endLine: Int
  /// The column after the last character.
  public let endColumn: Int
  /// The bytes of the source's UTF-8, from 0, without the last.
  public let bytes: Range<Int>

  /// Returns the place of `span`; nil where there is no such source.
  init?(_ span: Span, _ renderer: inout DiagnosticRenderer) {
    guard let range = renderer.range(of: span) else { return nil }
    file = range.file
    line = range.start.line
    column = range.start.column
    endLine = range.end.line
    endColumn = range.end.column
    let start = Int(clamping: span.start)
    bytes = start..<max(start, Int(clamping: span.end))
  }
}

/// How grave a message is.
public enum Severity: String, Sendable {
  /// A mistake: what depends on it has no value.
  case error
  /// Something that is probably not meant; the figures stand.
  case warning
  /// Something worth knowing.
  case note

  /// Creates the severity that the core knows by another name.
  init(_ severity: WorthSource.Severity) {
    switch severity {
    case .error: self = .error
    case .warning: self = .warning
    case .note: self = .note
    }
  }
}

/// What is wrong, or worth knowing, at a place of a source.
public struct Message: Sendable {
  /// A further place that is concerned, with a few words on it.
  public struct Label: Sendable {
    /// Where.
    public let place: Place
    /// What it has to do with the message, such as `first defined here`.
    public let text: String
  }

  /// What to write instead; the text in `place` is replaced.
  public struct Proposal: Sendable {
    /// What is replaced; an empty place is one to insert at.
    public let place: Place
    /// What is written there instead.
    public let replacement: String
  }

  /// The stable code, such as `E0301`; `worth help E0301` explains it.
  public let code: String
  /// How grave it is.
  public let severity: Severity
  /// `true` iff something exceeds what the host allows.
  public let isLimit: Bool
  /// `true` iff a series lacks a value in some period.
  public let isGap: Bool
  /// What is wrong and what to write instead, in one sentence.
  public let text: String
  /// Where; nil for what concerns no source, such as a limit.
  public let place: Place?
  /// Other places that are concerned.
  public let labels: [Label]
  /// What can be pasted, where one correction is likely.
  public let proposal: Proposal?
  /// The message with its source lines and marks, in several lines.
  public let rendered: String
  /// The message with its place, in one line.
  public let line: String
  /// The message as a JSON object.
  public let json: String

  /// Creates the message of a diagnostic, rendered by `renderer`.
  init(_ diagnostic: Diagnostic, _ renderer: inout DiagnosticRenderer) {
    code = diagnostic.code.rawValue
    severity = Severity(diagnostic.code.severity)
    isLimit = diagnostic.code.isLimit
    isGap = diagnostic.code.isGap
    text = MessageCatalogue.english.message(diagnostic)
    place = Place(diagnostic.span, &renderer)
    var labels: [Label] = []
    for label in diagnostic.labels {
      guard let place = Place(label.span, &renderer) else { continue }
      labels.append(Label(place: place, text: MessageCatalogue.english.message(label)))
    }
    self.labels = labels
    proposal = diagnostic.proposal.flatMap { proposal in
      Place(proposal.span, &renderer).map {
        Proposal(place: $0, replacement: proposal.replacement)
      }
    }
    rendered = renderer.text(diagnostic)
    line = renderer.line(diagnostic)
    json = renderer.json(diagnostic)
  }
}
