/// What is to be said of one diagnostic code, in one language.
package struct MessageEntry: Sendable {
  package let code: DiagnosticCode
  /// What is wrong; `{name}` stands for the argument of that name.
  package let message: StaticString
  /// Why it is wrong, in some sentences.
  package let explanation: StaticString
  /// A source that makes this diagnostic; empty where no source can.
  package let wrong: StaticString
  /// The source `wrong`, mended.
  package let right: StaticString

  /// Creates the entry of `code`.
  package init(
    _ code: DiagnosticCode, message: StaticString, explanation: StaticString, wrong: StaticString,
    right: StaticString
  ) {
    self.code = code
    self.message = message
    self.explanation = explanation
    self.wrong = wrong
    self.right = right
  }
}

/// What is to be said at a place, in one language.
package struct LabelEntry: Sendable {
  package let text: LabelText
  /// The words; `{name}` stands for the argument of that name.
  package let message: StaticString

  /// Creates the words of `text`.
  package init(_ text: LabelText, _ message: StaticString) {
    self.text = text
    self.message = message
  }
}

/// The words that stand around messages, in one language.
package struct RendererWords: Sendable {
  package let error: StaticString
  package let warning: StaticString
  package let note: StaticString
  /// What stands in front of a proposal.
  package let writeInstead: StaticString
  /// What stands in front of a proposal for a line too long to be shown; has `{place}`.
  package let writeAt: StaticString
  /// The proposal to leave out all of a line.
  package let leaveOut: StaticString
  /// What stands for the places beyond those shown; has `{count}`.
  package let morePlaces: StaticString

  /// Creates the words of a language.
  package init(
    error: StaticString, warning: StaticString, note: StaticString, writeInstead: StaticString,
    writeAt: StaticString, leaveOut: StaticString, morePlaces: StaticString
  ) {
    self.error = error
    self.warning = warning
    self.note = note
    self.writeInstead = writeInstead
    self.writeAt = writeAt
    self.leaveOut = leaveOut
    self.morePlaces = morePlaces
  }
}

/// The texts of all diagnostics in one language.
package struct MessageCatalogue: Sendable {
  /// The entries in the order of `DiagnosticCode`.
  package let entries: [MessageEntry]
  /// The words at places in the order of `LabelText`.
  package let labels: [LabelEntry]
  /// The phrases in the order of `PhraseKey`.
  package let phrases: [PhraseEntry]
  package let words: RendererWords

  /// Creates a catalogue of `entries`, `labels` and `phrases`.
  package init(
    entries: [MessageEntry], labels: [LabelEntry], phrases: [PhraseEntry], words: RendererWords
  ) {
    self.entries = entries
    self.labels = labels
    self.phrases = phrases
    self.words = words
  }

  /// Returns the entry of `code`; a code without one shows its name alone.
  ///
  /// A scan over some hundred entries, made only where a message is shown.
  package func entry(_ code: DiagnosticCode) -> MessageEntry {
    for entry in entries where entry.code == code { return entry }
    return MessageEntry(code, message: "", explanation: "", wrong: "", right: "")
  }

  /// Returns the message of `diagnostic` with its arguments filled in.
  package func message(_ diagnostic: Diagnostic) -> String {
    MessageTemplate(entry(diagnostic.code).message).filled(with: diagnostic.arguments, self)
  }

  /// Returns the words of `label` with its arguments filled in.
  package func message(_ label: Label) -> String {
    for entry in labels where entry.text == label.text {
      return MessageTemplate(entry.message).filled(with: label.arguments, self)
    }
    return ""
  }

  /// Returns the words of `phrase` with its arguments filled in.
  package func message(_ phrase: Phrase) -> String {
    for entry in phrases where entry.key == phrase.key {
      return MessageTemplate(entry.message).filled(with: phrase.arguments, self)
    }
    return ""
  }

  /// Returns `number` in groups of three digits, as sources write it: `100_000`.
  static func grouped(_ number: Int) -> String {
    var digits = Array(String(number.magnitude).utf8)
    var place = digits.count - 3
    while place > 0 {
      digits.insert(0x5F, at: place)
      place -= 3
    }
    return (number < 0 ? "-" : "") + String(decoding: digits, as: UTF8.self)
  }

  /// Returns `value` as it is shown.
  ///
  /// Control characters are made visible, so that no name that a source contains can steer a
  /// terminal.
  package func text(_ value: ArgumentValue) -> String {
    switch value {
    case .name(let text), .written(let text), .figure(let text):
      VisibleText.shown(text, limit: MessageTemplate.argumentLimit)
    case .count(let number): MessageCatalogue.grouped(number)
    case .names(let names):
      VisibleText.shown(names.joined(separator: ", "), limit: MessageTemplate.argumentLimit)
    case .phrase(let phrase): message(phrase)
    case .message(let code, let arguments):
      MessageTemplate(entry(code).message).filled(with: arguments, self)
    case .nothing: ""
    }
  }

  /// Returns the word that stands in front of messages of `severity`.
  package func word(_ severity: Severity) -> StaticString {
    switch severity {
    case .error: words.error
    case .warning: words.warning
    case .note: words.note
    }
  }
}
