import WorthSource

/// What a token is.
package enum TokenKind: UInt8, Sendable {
  /// The last token, of no bytes.
  case endOfFile
  /// A name or a word of the language.
  case name
  /// A number without scale, sign or unit.
  case number
  /// `2026-Q1`
  case quarterPeriod
  /// `2026-03`
  case monthPeriod
  /// `2026-03-15`
  case date
  /// A text without expressions in it.
  case text
  /// A text up to its first `{`, between `}` and `{`, and from its last `}`.
  case textStart, textMiddle, textEnd
  case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
  case plus, minus, star, slash, caret
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case tilde, colon, comma, dot, dotDot, pipe, arrow, question, percent
  /// Bytes that are no part of the language; a diagnostic was given.
  case invalid
  /// A value in the form of elsewhere, such as `$12`; a diagnostic was given that says how it is
  /// written here, so that nothing else is said of it.
  case mended

  /// `true` iff the token is a binary operator, with which a line may go on.
  package var isBinaryOperator: Bool { Operator(between: self) != nil }
}

/// A token: a range of bytes with what it is. The bytes between two tokens are blanks and comments.
package struct Token: Sendable {
  /// The first byte.
  package var start: UInt32
  /// The byte behind the last one.
  package var end: UInt32
  /// The name where `kind` is `.name`, otherwise -1.
  package var name: Int32
  /// What the token is.
  package var kind: TokenKind
  /// `true` iff a line end stands between the token before and this one.
  package var startsLine: Bool
  /// `true` iff the token stands in column 1.
  package var isInFirstColumn: Bool
  /// `true` iff a blank or comment stands before the token.
  package var followsBlank: Bool

  /// The word that this token spells, if it spells one.
  package var word: Word? { kind == .name ? Word(rawValue: name) : nil }
}
