import WorthSource

/// What is known of a name without computing anything: its formula as it is written, type, place,
/// and what it has to do with others.
package struct Information: Sendable {
  /// A line of the source with its place.
  package struct Line: Sendable {
    /// The text with its line breaks and blanks made single blanks.
    package var text: String
    package var place: Span
  }

  /// Something that the name rests on, or that rests on it.
  package struct Relation: Hashable, Sendable {
    /// What stands there.
    package enum Kind: String, Hashable, Sendable {
      case definition, instance, table, scenario, tree, kind, check, show, requirement, call
    }

    /// What stands there.
    package var kind: Kind
    /// The name, or the text of an `expect`, `show`, `require` or call in one line.
    package var text: String
    package var place: Span

    /// Creates a relation to what stands at `place`.
    init(_ kind: Kind, text: String, place: Span) {
      self.kind = kind
      self.text = text
      self.place = place
    }
  }

  /// The name in the case.
  package var path: String
  /// What it is: `definition`, `input`, `line of relief_from_royalty`, `column`, `instance`,
  /// `scenario`, …
  package var role: String
  /// The comment in front of it, or its label.
  package var label: String
  /// The equations as they are written.
  package var formula: [Line] = []
  /// The type in words, with unit and index.
  package var type: String
  /// Where it is defined.
  package var place: Span?
  /// What it rests on.
  package var restsOn: [Relation] = []
  /// What rests on it.
  package var usedBy: [Relation] = []
  /// The scenarios that change it.
  package var changedBy: [String] = []
  /// What its values run over: a period, a row; nil for a single value.
  package var variesBy: String?
  /// `true` iff it, or something that it rests on, is uncertain.
  package var variesByTrial = false
  /// `true` iff it has a value: tables, kinds, functions, scenarios and instances have none of
  /// their own.
  package var isValue = false
}
