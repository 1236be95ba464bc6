import WorthSource

/// Dates in the forms of countries and spreadsheets, which would be read as divisions and differences:
/// `31/12/2026`, `2026-1-5`.
extension Parser {
  /// Reports a date in another form that begins here and returns a node over all of it; nil where none does.
  mutating func parseForeignDate() -> NodeID? {
    if peek().kind != .slash && peek().kind != .minus || peek(2).kind == .name {
      return parseDateOfMonth()
    }
    guard let found = foreignDate() else { return nil }
    let start = position
    let span = Span(
      source: source, start: tokens[start].start, end: tokens[start + found.count - 1].end)
    let written = String(
      decoding: text.bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
    if let other = found.other {
      note(.dateInTwoWays(span, written, found.date, other))
    } else {
      note(.writtenOtherwise(span, written, found.date))
    }
    for _ in 0..<found.count { advance() }
    return add(.skipped, token: start, first: start)
  }

  /// The tokens that look like a date, with that date, and with the other date that it may be; nil where they
  /// are a sum.
  private func foreignDate() -> (count: Int, date: String, other: String?)? {
    // A date has no blanks, and nothing that goes on behind it.
    var parts: [String] = []
    var place = position
    let sign = peek().kind
    while parts.count < 3 {
      let token = tokens[place]
      guard token.kind == .number || token.kind == .monthPeriod && parts.isEmpty else { return nil }
      parts.append(plainText(place))
      if token.kind == .monthPeriod {
        guard sign == .minus else { return nil }
        parts = parts[0].split(separator: "-").map { String($0) }
      }
      let next = place + 1
      guard parts.count < 3, next + 1 < tokens.count, tokens[next].kind == sign,
        tokens[next].start == token.end, tokens[next].end == tokens[next + 1].start
      else { break }
      place = next + 1
    }
    let count = place - position + 1
    let behind = tokens[min(place + 1, tokens.count - 1)]
    guard behind.start > tokens[place].end || behind.kind != sign else { return nil }
    return Parser.date(parts, sign).map { (count, $0.date, $0.other) }
  }

  /// The bytes of a token.
  private func plainText(_ index: Int) -> String {
    let token = tokens[index]
    return String(decoding: text.bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
  }

  /// The date that three numbers are.
  private static func date(_ parts: [String], _ sign: TokenKind) -> (date: String, other: String?)?
  {
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) && part.utf8.count <= 4 ? Int(part) : nil
    }
    guard numbers.count == parts.count else { return nil }
    guard parts.count == 3 else { return nil }
    if isYear(parts[0]) {
      return day(numbers[0], numbers[1], numbers[2]).map { ($0, nil) }
    }
    guard parts[0].utf8.count <= 2, parts[1].utf8.count <= 2 else { return nil }
    let year: Int
    if isYear(parts[2]) {
      year = numbers[2]
    } else if sign == .slash, parts[2].utf8.count == 2, numbers[2] < 50 {
      // `10/2/50` is rather a division.
      year = 2000 + numbers[2]
    } else {
      return nil
    }
    let dayFirst = day(year, numbers[1], numbers[0])
    let monthFirst = day(year, numbers[0], numbers[1])
    if let dayFirst, let monthFirst, dayFirst != monthFirst { return (dayFirst, monthFirst) }
    return (dayFirst ?? monthFirst).map { ($0, nil) }
  }

  // MARK: Months by their names

  /// Returns the number of the month that is called `word`, in full or in three letters; nil for others.
  static func month(_ word: String) -> Int? {
    let small = word.lowercased()
    guard small.utf8.count > 2 else { return nil }
    if small == "sept" { return 9 }
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    return names.firstIndex { $0 == small || small.utf8.count == 3 && $0.hasPrefix(small) }
      .map { $0 + 1 }
  }

  /// Reports `15 March 2021`, `March 15, 2021`, `March 2021` or `Q1 2026` that begins here and returns a node
  /// over all of it; nil where none does.
  mutating func parseDateOfMonth() -> NodeID? {
    guard let found = dateOfMonth() else { return nil }
    let start = position
    let last = start + found.count - 1
    dropReports(start, last)
    note(
      .writtenOtherwise(
        span(of: start).union(span(of: last)), sourceText(start, last), found.text))
    position = last + 1
    return add(.skipped, token: start, first: start)
  }

  /// The tokens of a date or period with the name of its month, and what is written for it here.
  private func dateOfMonth() -> (count: Int, text: String)? {
    if at(.number) {
      guard let number = dayNumber(position) else { return nil }
      // `15. March 2021`, `15-Mar-2021`, `15 March 2021`, `15 of March, 2021`
      var place = position + 1
      while place < position + 3, isBetweenParts(place) { place += 1 }
      guard isInLine(place), let month = monthName(place) else { return nil }
      place += 1
      if isInLine(place), isBetweenParts(place) || tokens[place].kind == .comma { place += 1 }
      guard let year = year(place), let text = Parser.day(year, month, number) else { return nil }
      return (place - position + 1, text)
    }
    if let quarter = quarter(position), let year = year(position + 1) {
      return (2, "\(year)-Q\(quarter)")
    }
    guard let month = monthName(position), isInLine(position + 1) else { return nil }
    if let year = year(position + 1) {
      return (2, "\(year)" + (month < 10 ? "-0" : "-") + "\(month)")
    }
    guard let number = dayNumber(position + 1) else { return nil }
    var place = position + 2
    if isInLine(place), tokens[place].kind == .comma { place += 1 }
    guard let year = year(place), let text = Parser.day(year, month, number) else { return nil }
    return (place - position + 1, text)
  }

  /// `true` iff the token at `index` stands in the line of those before it.
  private func isInLine(_ index: Int) -> Bool {
    index < tokens.count && !tokens[index].startsLine && tokens[index].kind != .endOfFile
  }

  /// `true` iff the token at `index` may stand between the parts of a date.
  private func isBetweenParts(_ index: Int) -> Bool {
    guard isInLine(index) else { return false }
    switch tokens[index].kind {
    case .dot, .minus, .slash: return true
    default: return tokens[index].word == .of
    }
  }

  /// The month whose name the token at `index` is; nil where it is none.
  private func monthName(_ index: Int) -> Int? {
    guard index < tokens.count, tokens[index].kind == .name else { return nil }
    return Parser.month(writtenPlain(index))
  }

  /// The quarter that `Q1` to `Q4` at `index` names; nil where it is another word.
  private func quarter(_ index: Int) -> String? {
    guard tokens[index].kind == .name, tokens[index].end - tokens[index].start == 2 else {
      return nil
    }
    let written = writtenPlain(index)
    switch written {
    case "Q1", "Q2", "Q3", "Q4", "q1", "q2", "q3", "q4": return String(written.dropFirst())
    default: return nil
    }
  }

  /// The day of a month that the number at `index` is, with the ending of an ordinal or without.
  private func dayNumber(_ index: Int) -> Int? {
    guard isInLine(index) || index == position, tokens[index].kind == .number else { return nil }
    let digits = writtenPlain(index).prefix { $0.isNumber }
    guard digits.utf8.count <= 2, let day = Int(digits), (1...31).contains(day) else { return nil }
    return day
  }

  /// The year that the number at `index` is; nil where it is none.
  private func year(_ index: Int) -> Int? {
    guard isInLine(index), tokens[index].kind == .number else { return nil }
    let written = writtenPlain(index)
    return Parser.isYear(written) ? Int(written) : nil
  }

  /// The month of the calendar that `01.2027` is; nil for other numbers.
  static func monthWithPoint(_ written: String) -> String? {
    let parts = written.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
    guard parts.count == 2, parts[0].utf8.count <= 2, isYear(parts[1]),
      let month = Int(parts[0]), (1...12).contains(month)
    else { return nil }
    return parts[1] + (month < 10 ? "-0" : "-") + String(month)
  }

  /// The date that three numbers with points between them are: with the day first, or the year; nil where they
  /// are none.
  static func dateWithPoints(_ groups: [String]) -> String? {
    let numbers = groups.compactMap { $0.utf8.count <= 4 ? Int($0) : nil }
    guard groups.count == 3, numbers.count == 3, groups[1].utf8.count <= 2 else { return nil }
    if groups[2].utf8.count == 4, groups[0].utf8.count <= 2 {
      return day(numbers[2], numbers[1], numbers[0])
    }
    if groups[0].utf8.count == 4, groups[2].utf8.count <= 2 {
      return day(numbers[0], numbers[1], numbers[2])
    }
    return nil
  }

  /// `true` iff a number can be a year of a date.
  private static func isYear(_ text: String) -> Bool {
    text.utf8.count == 4 && (text.hasPrefix("19") || text.hasPrefix("20") || text.hasPrefix("21"))
  }

  /// The day as it is written here, of 31 February the last of the month; nil where there is none.
  private static func day(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    return text(year, month, min(day, length))
  }

  /// A day as it is written here.
  private static func text(_ year: Int, _ month: Int, _ day: Int) -> String {
    "\(year)" + (month < 10 ? "-0" : "-") + "\(month)" + (day < 10 ? "-0" : "-") + "\(day)"
  }
}
