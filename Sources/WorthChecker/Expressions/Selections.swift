import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// `if curve is { constant -> 1, iowa_s2 or iowa_s3 -> 2, else -> 3 }`: a value for each word of a
/// choice, or for yes and no.
enum Selections {
  /// Checks a selection: each word of the choice stands once, or `else` stands at the end.
  static func check(
    _ reference: NodeReference, _ context: inout Context, _ expected: TypeID?, _ whole: Bool,
    in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let subjectReference = NodeReference(reference.tree, tree.child(reference.node))
    let subject = Expressions.check(
      subjectReference, &context, expected: nil, whole: whole, in: &checker)
    let type = checker.types.element(checker.type(subject))
    if type == .error { return checker.broken(reference) }
    if checker.types.isOptional(type) || type == .missing {
      UnitArithmetic.reportMissing(subject, in: &checker)
      return checker.broken(reference)
    }
    let words = wordsOf(type, in: checker)
    guard type == .pending || !words.isEmpty else {
      checker.report(
        .casesWithoutChoice(
          checker.span(subjectReference), checker.describe(checker.type(subject))))
      return checker.broken(reference)
    }
    guard var cases = read(reference, type == .pending ? nil : words, in: &checker) else {
      return checker.broken(reference)
    }
    var required = cases.map { requiredInputs($0.words, subject, words, context, in: checker) }
    // A case in which a requirement fails for an input that is left out has no value.
    for place in cases.indices.reversed()
    where cases.count > 1 && Requirements.isMissing(required[place], in: checker) {
      cases.remove(at: place)
      required.remove(at: place)
    }
    let known = type == .yesNo ? Conditions.knownAnswer(subject, in: checker) : nil
    if let known {
      let word = known ? "yes" : "no"
      guard let value = cases.first(where: { $0.words.isEmpty || $0.words.contains(word) })?.value
      else { return checker.broken(reference) }
      return Expressions.check(value, &context, expected: expected, whole: whole, in: &checker)
    }
    let outer = context.given
    let values = cases.indices.map { place in
      context.given = outer.union(required[place])
      return Expressions.check(
        cases[place].value, &context, expected: expected, whole: whole, in: &checker)
    }
    context.given = outer
    guard var result = values.last else { return checker.broken(reference) }
    for place in cases.indices.dropLast().reversed() {
      let condition = condition(
        subject, type, cases[place].words, words, reference, in: &checker)
      result = Conditions.join(condition, values[place], result, reference, in: &checker)
    }
    return result
  }

  /// The optional inputs that a kind requires in a case for some words; none in that for all others.
  private static func requiredInputs(
    _ written: [String], _ subject: ExpressionID, _ words: [String], _ context: Context,
    in checker: Checker
  ) -> Set<GivenValue> {
    guard case .definition(let definition) = checker.expression(subject).operation else {
      return []
    }
    let isYesNo = checker.types.element(checker.type(subject)) == .yesNo
    let places = written.compactMap { word -> Double? in
      if isYesNo { return word == "yes" ? 1 : 0 }
      return words.firstIndex(of: word).map { Double($0) }
    }
    guard places.count == written.count else { return [] }
    return Requirements.given(where: definition, isOneOf: places, context, in: checker)
  }

  /// Returns the values between which a selection by one word chooses, each with its condition, the
  /// last without one; nil after a diagnostic.
  static func choices(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> [(condition: ExpressionID?, value: NodeReference)]? {
    let tree = checker.trees[reference.tree]
    let subjectReference = NodeReference(reference.tree, tree.child(reference.node))
    let subject = Expressions.check(
      subjectReference, &context, expected: nil, whole: true, in: &checker)
    let type = checker.type(subject)
    if type == .error || type == .pending { return nil }
    let words = wordsOf(type, in: checker)
    guard !words.isEmpty else {
      checker.report(
        .casesWithoutChoice(checker.span(subjectReference), checker.describe(type)))
      return nil
    }
    guard let cases = read(reference, words, in: &checker) else { return nil }
    var found: [(condition: ExpressionID?, value: NodeReference)] = []
    for (place, one) in cases.enumerated() {
      let isLast = place == cases.count - 1
      let asked =
        isLast ? nil : condition(subject, type, one.words, words, reference, in: &checker)
      found.append((asked, one.value))
    }
    return found
  }

  /// Words with the value that counts for them; none for `else`.
  private struct Case {
    /// The words as they are written.
    var words: [String]
    /// The value.
    var value: NodeReference
  }

  /// The words between which a value of the type chooses; none where it is no choice.
  private static func wordsOf(_ type: TypeID, in checker: Checker) -> [String] {
    type == .yesNo ? ["yes", "no"] : checker.types.words(type)
  }

  /// Returns the cases; nil after a diagnostic. Where `words` is nil, they are not known yet.
  private static func read(
    _ reference: NodeReference, _ words: [String]?, in checker: inout Checker
  ) -> [Case]? {
    let tree = checker.trees[reference.tree]
    var cases: [Case] = []
    var places: [String: Span] = [:]
    var isBroken = false
    var end: Span?
    for entry in tree.children(reference.node).dropFirst() {
      guard tree[entry].kind == .selectionCase else {
        isBroken = true
        continue
      }
      if let end {
        checker.report(.elseNotLast(end))
        return nil
      }
      let parts = Array(tree.children(entry))
      guard let value = parts.last, tree[entry].token < tree[value].first else {
        isBroken = true
        continue
      }
      if parts.count == 1 { end = tree.tokenSpan(tree[entry].first) }
      for word in parts.dropLast() {
        let written = tree.text(word)
        if let words, !words.contains(written) {
          checker.report(
            .notAChoice(
              tree.span(word), written, words: words,
              nearest: Spelling.nearest(to: written, among: words)))
          isBroken = true
        } else if let first = places[written] {
          checker.report(.wordTwice(tree.span(word), written, first: first))
          isBroken = true
        }
        places[written] = tree.span(word)
      }
      cases.append(
        Case(
          words: parts.dropLast().map { tree.text($0) },
          value: NodeReference(reference.tree, value)))
    }
    guard !isBroken else { return nil }
    let missing = (words ?? []).filter { places[$0] == nil }
    if end == nil, !missing.isEmpty {
      checker.report(.wordsWithoutCase(tree.tokenSpan(tree[reference.node].token), missing))
      return nil
    }
    return cases
  }

  /// Returns whether the subject is one of the words of a case.
  private static func condition(
    _ subject: ExpressionID, _ type: TypeID, _ chosen: [String], _ words: [String],
    _ reference: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    // The type of a loop is not known yet.
    if type == .pending { return checker.make(.error, .yesNo, reference) }
    var answer = TypeID.yesNo
    if case .series(_, let space, _) = checker.types[checker.type(subject)] {
      answer = checker.types.id(.series(.yesNo, space: space, isFlow: false))
    }
    var result: ExpressionID?
    for word in chosen {
      let one: ExpressionID
      if type == .yesNo {
        one = word == "yes" ? subject : checker.make(.not(subject), answer, reference)
      } else {
        let place = words.firstIndex(of: word) ?? 0
        let constant = checker.make(.constant(Double(place)), type, reference)
        one = checker.make(.comparison(.equal, subject, constant), answer, reference)
      }
      result = result.map { checker.make(.or($0, one), answer, reference) } ?? one
    }
    return result ?? checker.make(.error, .yesNo, reference)
  }
}
