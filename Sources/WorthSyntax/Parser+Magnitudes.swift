import WorthSource

/// Short words for large numbers, in the languages of those who write cases.
extension Parser {
  /// Reports what follows an entry on its line; behind a number it may be a short word for a large
  /// one.
  mutating func reportSecondEntry() {
    let token = tokens[position]
    let word = String(decoding: text.bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
    if position > 0, tokens[position - 1].kind == .number, token.end - token.start < 30,
      let correct = Parser.magnitudes[word.lowercased()]
        ?? Spelling.nearest(to: word.lowercased(), among: ["thousand", "million", "billion"])
    {
      report(.writtenOtherwise(span(of: position), word, correct))
    } else if at(.text), peek().startsLine || peek().kind == .endOfFile, aside.entry < position,
      tokens[aside.entry].kind == .name, !isInRow
    {
      // What a name stands for is said in a comment behind it.
      let inner = writtenPlain(position).filter { $0 != "\"" }
      report(.writtenOtherwise(span(of: position), sourceText(position, position), "## " + inner))
    } else {
      report(.twoEntriesOnOneLine(span(of: position), found: written(position)))
    }
  }

  /// How people shorten the words for large numbers.
  package static var magnitudes: [String: String] {
    [
      "k": "thousand", "tsd": "thousand", "thsd": "thousand", "тыс": "thousand",
      "mille": "thousand",
      "m": "million", "mn": "million", "mln": "million", "mio": "million", "mill": "million",
      "millions": "million", "млн": "million", "миллион": "million", "bn": "billion",
      "mrd": "billion", "mlrd": "billion", "billions": "billion", "млрд": "billion",
      "миллиард": "billion", "milliard": "billion", "thousands": "thousand",
    ]
  }
}
