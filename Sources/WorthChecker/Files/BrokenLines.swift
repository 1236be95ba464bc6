import WorthSource
import WorthSyntax

/// The lines in which the parser found a mistake: what only follows from them is not said besides.
struct BrokenLines {
  /// The lines, by source and in no order.
  private var lines: [UInt32: [Span]] = [:]
  /// The names with which such lines begin, as those that they may have been meant to define.
  private var names: Set<String> = []

  /// Notes the lines of `tree` to which mistakes of the parser belong.
  mutating func note(_ mistakes: [Diagnostic], in tree: Tree) {
    for mistake in mistakes where mistake.code.severity == .error {
      if let name = nameProposed(by: mistake, in: tree) { names.insert(name) }
    }
    for mistake in mistakes where mistake.code.severity == .error && mistake.proposal == nil {
      var place = tree.token(endingBehind: mistake.span.start)
      while place > 0, !tree.token(place).startsLine { place -= 1 }
      // What is missing at the end of a line is found at the beginning of the next one.
      if place > 0, mistake.span.start <= tree.token(place).start {
        place -= 1
        while place > 0, !tree.token(place).startsLine { place -= 1 }
      }
      var end = place + 1
      while end < tree.tokenCount, !tree.token(end).startsLine { end += 1 }
      let whole = tree.tokenSpan(place).union(tree.tokenSpan(end - 1))
      guard lines[whole.source]?.contains(whole) != true else { continue }
      lines[whole.source, default: []].append(whole)
      // `let price = 5` may have been meant to define the second word.
      for word in place..<min(place + 2, end) where tree.token(word).kind == .name {
        names.insert(tree.tokenText(word))
      }
    }
  }

  /// The name that a proposal gives to what its line defines, as `profit_margin` for `profit margin`; nil for other
  /// mistakes.
  private func nameProposed(by mistake: Diagnostic, in tree: Tree) -> String? {
    guard let proposal = mistake.proposal, proposal.span.end > proposal.span.start else {
      return nil
    }
    let first = tree.token(endingBehind: proposal.span.start)
    // The name of what is filled in stands behind its kind.
    guard
      tree.token(first).startsLine || first == 0 || tree.token(first - 1).startsLine
        || first == 1
    else { return nil }
    let name = proposal.replacement.unicodeScalars.prefix {
      $0 == "_" || $0.properties.isXIDContinue
    }
    return name.isEmpty ? nil : String(String.UnicodeScalarView(name))
  }

  /// `true` iff the diagnostic only follows from a line in which the parser found a mistake.
  func explain(_ diagnostic: Diagnostic) -> Bool {
    guard !lines.isEmpty || !names.isEmpty else { return false }
    if diagnostic.code.isAboutUnknownName {
      return diagnostic.arguments.contains { argument in
        if case .name(let name) = argument.value { names.contains(name) } else { false }
      }
    }
    guard diagnostic.code.mayFollowFromSyntax else { return false }
    return lines[diagnostic.span.source]?.contains { line in
      line.start <= diagnostic.span.start && diagnostic.span.start < line.end
    } ?? false
  }
}
