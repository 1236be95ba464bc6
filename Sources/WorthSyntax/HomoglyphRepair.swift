/// Finds names that mix Latin with Cyrillic letters that look alike.
enum HomoglyphRepair {
  /// Pairs of letters with one picture, Cyrillic first.
  private static let pairs: [(cyrillic: Unicode.Scalar, latin: Unicode.Scalar)] = [
    ("а", "a"), ("е", "e"), ("о", "o"), ("р", "p"), ("с", "c"), ("у", "y"), ("х", "x"), ("і", "i"),
    ("ј", "j"), ("ѕ", "s"), ("һ", "h"), ("ԁ", "d"), ("А", "A"), ("В", "B"), ("Е", "E"), ("К", "K"),
    ("М", "M"), ("Н", "H"), ("О", "O"), ("Р", "P"), ("С", "C"), ("Т", "T"), ("У", "Y"), ("Х", "X"),
    ("І", "I"), ("Ј", "J"), ("Ѕ", "S"),
  ]

  /// Returns `name` in one alphabet if a part of it between underscores mixes two, otherwise nil.
  ///
  /// The letters that could be of either alphabet follow those that could not; where all could be
  /// of either, they become Latin.
  static func repair(_ name: String) -> String? {
    var isMixed = false
    var part = String.UnicodeScalarView()
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      if scalar == "_" {
        isMixed = append(part, to: &result) || isMixed
        result.append(scalar)
        part = String.UnicodeScalarView()
      } else {
        part.append(scalar)
      }
    }
    isMixed = append(part, to: &result) || isMixed
    return isMixed ? String(result) : nil
  }

  /// Appends a part of a name, in letters of one script where it mixes two; `true` iff it did.
  private static func append(
    _ part: String.UnicodeScalarView, to result: inout String.UnicodeScalarView
  ) -> Bool {
    let hasLatin = part.contains { isLatin($0) }
    let hasCyrillic = part.contains { isCyrillic($0) }
    guard hasLatin && hasCyrillic else {
      result.append(contentsOf: part)
      return false
    }
    let isSurelyCyrillic = part.contains { scalar in
      isCyrillic(scalar) && !pairs.contains { $0.cyrillic == scalar }
    }
    for scalar in part {
      if isSurelyCyrillic, let pair = pairs.first(where: { $0.latin == scalar }) {
        result.append(pair.cyrillic)
      } else if !isSurelyCyrillic, let pair = pairs.first(where: { $0.cyrillic == scalar }) {
        result.append(pair.latin)
      } else {
        result.append(scalar)
      }
    }
    return true
  }

  /// `true` iff the letter is in the Cyrillic blocks.
  private static func isCyrillic(_ scalar: Unicode.Scalar) -> Bool {
    (0x0400...0x052F).contains(scalar.value)
  }

  /// `true` iff the letter is an ASCII letter or in the blocks of accented Latin ones.
  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    return (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value)
      || (0x00C0...0x024F).contains(value)
  }
}
