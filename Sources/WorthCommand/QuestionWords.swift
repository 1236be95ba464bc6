/// The names that a line of the dialogue asks about: `info sales[2026 - 1] "tax"`.
enum QuestionWords {
  /// Returns the words of a line. A blank within brackets or quotes ends no word, and quotes around a
  /// whole word are left away, as a shell does.
  static func split(_ line: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = ""
    var isBegun = false
    /// The quotation mark that is open.
    var quote: Character?
    /// `true` iff the open quotation mark began the word.
    var isAroundWord = false
    var depth = 0
    func isOpening(_ sign: Character) -> Bool { sign == "[" || sign == "(" }
    for sign in line {
      if let open = quote {
        if sign == open { quote = nil }
        if sign != open || !isAroundWord { word.append(sign) }
      } else if sign == " " || sign == "\t", depth == 0 {
        if isBegun { words.append(word) }
        (word, isBegun) = ("", false)
      } else {
        if sign == "\"" || (sign == "'" && !isBegun) {
          quote = sign
          isAroundWord = !isBegun
        }
        if isOpening(sign) { depth += 1 }
        if sign == "]" || sign == ")" { depth = max(0, depth - 1) }
        isBegun = true
        if quote == nil || !isAroundWord { word.append(sign) }
      }
    }
    if isBegun { words.append(word) }
    return words
  }
}
