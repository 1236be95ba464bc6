/// How grave a diagnostic is.
package enum Severity: UInt8, Sendable {
  /// A mistake: what depends on it has no value.
  case error
  /// Something that is probably not meant; the figures stand.
  case warning
  /// Something worth knowing.
  case note

  /// The word that stands in front of the message.
  package var word: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .note: "note"
    }
  }
}

/// A place that a diagnostic points to, with what is to be said there.
package struct Label: Sendable {
  /// The place that the label points to.
  package var span: Span
  /// The key of a text in the catalogue, and its arguments.
  package var text: LabelText
  /// What the placeholders of its text are filled with.
  package var arguments: [Argument]

  /// Creates a label at `span`.
  package init(_ span: Span, _ text: LabelText, _ arguments: [Argument] = []) {
    self.span = span
    self.text = text
    self.arguments = arguments
  }
}

/// A replacement that mends what a diagnostic complains of, ready to be pasted.
package struct Proposal: Sendable {
  /// The bytes to replace; an empty span inserts.
  package var span: Span
  /// What to write there.
  package var replacement: String

  /// Creates the proposal to write `replacement` in the place of `span`.
  package init(_ span: Span, _ replacement: String) {
    self.span = span
    self.replacement = replacement
  }
}

/// What is wrong, where, and what to write instead; the words stand in the catalogue.
package struct Diagnostic: Sendable {
  /// What is wrong, by its number in the catalogue.
  package var code: DiagnosticCode
  /// Where it is wrong; an empty span of the first source where no place can be said.
  package var span: Span
  /// What the placeholders of the message are filled with.
  package var arguments: [Argument]
  /// Further places that explain it.
  package var labels: [Label]
  /// What to write instead; nil where nothing sure can be said.
  package var proposal: Proposal?
  /// What is proposed at each place of a mistake that stands more than once, where `proposal` is for all of them.
  package var parts: [Proposal] = []

  /// Creates a diagnostic of `code` at `span`.
  package init(
    _ code: DiagnosticCode, _ span: Span, _ arguments: [Argument] = [], labels: [Label] = [],
    proposal: Proposal? = nil
  ) {
    self.code = code
    self.span = span
    self.arguments = arguments
    self.labels = labels
    self.proposal = proposal
  }

  /// `true` iff it failed under a scenario or other changes.
  package var isInScenario: Bool { labels.contains { $0.text.isOfScenario } }

  /// What it would be in the case as it is: without the scenario, and the place at which it stopped
  /// where only the scenario made that worth saying.
  package var withoutScenario: Diagnostic {
    guard isInScenario else { return self }
    var other = self
    other.labels.removeAll { $0.text.isOfScenario }
    if other.labels.count == 1, other.labels[0].text == .failedHere, other.labels[0].span == span {
      other.labels = []
    }
    return other
  }

  /// `true` iff `other` says the same: of a requirement, for the same instance; of a part of something, in
  /// the same words.
  package func isAlike(_ other: Diagnostic) -> Bool {
    guard code == other.code else { return false }
    if span == other.span { return !code.isRequirement || arguments == other.arguments }
    return (span.contains(other.span) || other.span.contains(span)) && arguments == other.arguments
  }
}
