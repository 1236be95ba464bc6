import WorthSource

/// Settings of a case that are not written as they should be: outside of its braces, or without `=`.
extension Parser {
  /// Reports a `case` without braces, with the form that its settings take, and reads the settings in
  /// the lines behind it.
  mutating func parseSettingsWithoutBraces(from start: Int) -> NodeID {
    let end = span(of: position - 1)
    var index = position
    var found = Settings()
    while tokens[index].startsLine, let last = collectSetting(at: index, &found) {
      index = last + 1
    }
    note(
      .settingsOutsideBraces(
        span(of: start).union(end),
        form: found.form(behind: sourceText(start, position - 1))))
    let first = position
    var entries: [NodeID] = []
    while position < index {
      if peek().kind == .equal {
        parseEntryOrSkip(into: &entries)
      } else {
        advance()
        while position < index, !current.startsLine { advance() }
      }
    }
    return add(.block, token: first, first: first, child: chain(entries))
  }

  /// Reports `currency CHF` and `periods 2026 to 2030`, settings without `=`, with the form that they
  /// take; nil for everything else.
  mutating func parseLooseSetting() -> NodeID? {
    guard peek().kind != .equal else { return nil }
    var found = Settings()
    let start = position
    guard let last = collectSetting(at: position, &found) else { return nil }
    let whole = span(of: start).union(span(of: last))
    note(
      .settingsOutsideBraces(
        whole, form: depth > 0 ? found.list : found.form(behind: "case \"…\"")))
    while position <= last { advance() }
    return add(.skipped, token: start, first: start)
  }

  /// `true` iff a setting of the case stands at `name`, whose value follows behind the colon here.
  func isSettingWithColon(_ name: Int) -> Bool {
    guard let open = aside.settings, name > open, position == name + 1, depth == 1 else {
      return false
    }
    return CaseSetting(rawValue: writtenPlain(name)) != nil
  }

  /// Reports `years 2027 .. 2031`, periods of the calendar with the word for them in front, and goes on with the periods.
  mutating func skipWordOfPeriods() {
    guard at(.name), !peek().startsLine, isPeriod(position + 1), peek(2).kind == .dotDot else {
      return
    }
    switch writtenPlain(position).lowercased() {
    case "years", "quarters", "months", "from", "between", "periods": break
    default: return
    }
    var last = position + 2
    if isPeriod(last + 1) { last += 1 }
    note(
      .writtenOtherwise(
        span(of: position).union(span(of: last)), sourceText(position, last),
        sourceText(position + 1, last)))
    advance()
  }

  /// Adds the setting that begins at the token `index` to `found` and returns the last token of its
  /// line; nil where none begins.
  private func collectSetting(at index: Int, _ found: inout Settings) -> Int? {
    guard tokens[index].kind == .name else { return nil }
    var last = index
    while last + 1 < tokens.count, !tokens[last + 1].startsLine,
      tokens[last + 1].kind != .endOfFile, tokens[last + 1].kind != .comma,
      tokens[last + 1].kind != .rightBrace
    {
      last += 1
    }
    guard last > index else { return nil }
    let isStated = tokens[index + 1].kind == .equal
    let first = isStated ? index + 2 : index + 1
    guard first <= last else { return nil }
    if text(isAt: index, "currency") {
      guard first == last, tokens[first].kind == .name else { return nil }
      found.currency = sourceText(first, last)
      return last
    }
    let isTimeline = text(isAt: index, "timeline")
    guard isTimeline || text(isAt: index, "periods") || text(isAt: index, "years") else {
      return nil
    }
    if isStated {
      guard isTimeline else { return nil }
      found.timeline = sourceText(first, last)
      return last
    }
    // `2026 to 2030`, `2026 - 2030`, `2026 .. 2030`
    guard last == first + 2, isPeriod(first), isPeriod(last),
      text(isAt: first + 1, "to") || tokens[first + 1].kind == .dotDot
        || tokens[first + 1].kind == .minus
    else { return nil }
    found.timeline = sourceText(first, first) + " .. " + sourceText(last, last)
    return last
  }

  /// `true` iff the token at `index` is a period of the calendar.
  private func isPeriod(_ index: Int) -> Bool {
    switch tokens[index].kind {
    case .number, .quarterPeriod, .monthPeriod: true
    default: false
    }
  }

  /// Returns what stands from the token `first` to the token `last`.
  func sourceText(_ first: Int, _ last: Int) -> String {
    let (from, to) = (span(of: first), span(of: last))
    return String(decoding: text.bytes[Int(from.start)..<Int(to.end)], as: UTF8.self)
  }

  /// The settings that were found.
  private struct Settings {
    /// The code behind `currency`.
    var currency: String?
    /// The first and the last period.
    var timeline: String?

    /// The settings as they are written in the braces of the case.
    var list: String {
      var parts: [String] = []
      if let currency { parts.append("currency = " + currency) }
      if let timeline { parts.append("timeline = " + timeline) }
      return parts.joined(separator: ", ")
    }

    /// The whole form of the case behind its title, with settings that show the form where none were
    /// found.
    func form(behind title: String) -> String {
      title + " { " + (list.isEmpty ? "currency = CHF, timeline = 2026 .. 2030" : list) + " }"
    }
  }
}
