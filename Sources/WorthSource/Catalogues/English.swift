extension MessageCatalogue {
  /// The English texts, in the order of the codes.
  package static let english = MessageCatalogue(
    entries: [
      MessageEntry(
        .E0101, .error,
        message: "unexpected character {character}",
        explanation: """
          This character has no meaning in Worth outside texts and comments. Names consist of letters, \
          digits and `_`; comments begin with `#`; texts stand between straight double quotes.
          """,
        wrong: "royalty = 5% ; tax = 20%",
        right: "royalty = 5%\ntax = 20%")
    ],
    labels: [
      LabelEntry(.firstDefinedHere, "first defined here")
    ],
    words: RendererWords(
      error: "error", warning: "warning", note: "note",
      writeInstead: "write instead",
      writeAt: "write instead at {place}",
      leaveOut: "leave this out",
      morePlaces: "and {count} more places"))
}
