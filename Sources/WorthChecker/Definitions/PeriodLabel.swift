import WorthValue

/// A word with which people name a period: `FY26`, `Q1`, `year3`, `Jan2027`.
enum PeriodLabel {
  /// The beginnings of the English names of the months, in their order.
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// The names of the months that a word may spell out.
  private static let longMonths = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// `true` iff the word looks like one period: a word for a length of time with a number, or a month.
  static func isPeriod(_ word: String) -> Bool {
    let (letters, numbers) = parts(of: word)
    let words = letters.filter { !$0.isEmpty }
    guard !words.isEmpty else { return false }
    if words.contains(where: { month($0) != nil }) {
      return words.allSatisfy { month($0) != nil || isLength($0) }
        && (!numbers.isEmpty || word.unicodeScalars.count > 2)
    }
    return !numbers.isEmpty && words.allSatisfy(isLength)
  }

  /// `true` iff people write the word before the number of a year, a quarter, a month or the like.
  private static func isLength(_ word: String) -> Bool {
    [
      "fy", "cy", "y", "yr", "year", "q", "qtr", "quarter", "h", "half", "m", "month", "w", "week",
      "period",
    ].contains(word)
  }

  /// The number of the month that the word names, from 1; nil for other words.
  private static func month(_ word: String) -> Int32? {
    let found = months.firstIndex(of: word) ?? longMonths.firstIndex(of: word)
    return found.map { Int32($0) + 1 }
  }

  /// Returns the period of the timeline, between `ends` where they are known, that the word means; nil where it does
  /// not say.
  static func guess(
    _ word: String, _ granularity: Granularity, _ ends: (first: Int32, last: Int32)?
  ) -> Int32? {
    let (letters, numbers) = parts(of: word)
    let words = letters.filter { !$0.isEmpty }
    guard let found = period(words, numbers, granularity, first: ends?.first, last: ends?.last)
    else {
      return nil
    }
    if let ends, found < ends.first || found > ends.last { return nil }
    return found
  }

  /// Returns what words and numbers mean as a period of the length.
  private static func period(
    _ words: [String], _ numbers: [Int32], _ granularity: Granularity, first: Int32?, last: Int32?
  ) -> Int32? {
    if numbers.isEmpty, words.count == 1 {
      if ["first", "start", "begin", "beginning"].contains(words[0]) { return first }
      if ["last", "end", "final"].contains(words[0]) { return last }
    }
    let year = numbers.first { $0 > 999 } ?? numbers.last { $0 > 12 && $0 < 100 }.map { $0 + 2000 }
    let small = numbers.first { $0 > 0 && $0 < 13 && $0 != year.map { $0 - 2000 } }
    switch granularity {
    case .year:
      guard words.allSatisfy({ ["fy", "cy", "y", "yr", "year"].contains($0) }) else { return nil }
      if let year { return year }
      guard let small, let first else { return nil }
      return first &+ small - 1
    case .quarter:
      guard words.contains(where: { ["q", "qtr", "quarter"].contains($0) }), let small, small < 5
      else { return nil }
      return (year ?? first?.quotient(by: 4)).map { $0 * 4 + small - 1 }
    case .month:
      let named = words.compactMap(month).first
      let counted = words.contains { ["m", "month"].contains($0) } ? small : nil
      guard let month = named ?? counted else { return nil }
      return (year ?? first?.quotient(by: 12)).map { $0 * 12 + month - 1 }
    case .numberedYear, .numberedQuarter, .numberedMonth:
      let own: [String]
      switch granularity.word {
      case "year": own = ["y", "yr", "year", "period"]
      case "quarter": own = ["q", "qtr", "quarter", "period"]
      default: own = ["m", "month", "period"]
      }
      return words.allSatisfy(own.contains) ? numbers.first : nil
    case .day: return nil
    }
  }

  /// The period as it stands between brackets: `2026-Q1`; of numbered ones the number.
  static func text(_ ordinal: Int32, _ granularity: Granularity) -> String {
    granularity.isInCalendar ? granularity.text(ordinal) : String(ordinal)
  }

  /// The runs of letters in a word, as small letters, and its numbers of at most four digits.
  private static func parts(of word: String) -> (letters: [String], numbers: [Int32]) {
    var letters = [""]
    var digits = [""]
    for character in word.lowercased() {
      if character.isASCII, character.isWholeNumber {
        digits[digits.count - 1].append(character)
        if letters.last?.isEmpty == false { letters.append("") }
      } else {
        if digits.last?.isEmpty == false { digits.append("") }
        if character == "_" {
          if letters.last?.isEmpty == false { letters.append("") }
        } else {
          letters[letters.count - 1].append(character)
        }
      }
    }
    return (letters, digits.filter { !$0.isEmpty && $0.utf8.count < 5 }.compactMap { Int32($0) })
  }
}

extension Int32 {
  /// Returns the quotient rounded towards minus infinity.
  fileprivate func quotient(by divisor: Int32) -> Int32 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
