import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Timelines, as cases and kinds state them: `first .. last`, or one of several by an `if`.
enum Timelines {
  /// How many periods a timeline may have.
  private static var longestTimeline: Int { WorkLimits.periods }

  /// The first and the last period of a timeline.
  private struct Ends {
    /// The first period.
    var low: ExpressionID
    /// The last period.
    var high: ExpressionID
    /// How long the periods are.
    var granularity: Granularity
  }

  /// Returns the space of a timeline, or nil after a diagnostic.
  ///
  /// With `isAbstract`, in a kind that nothing fills in, one end is enough: what the other rests on
  /// may be unknown.
  static func make(
    _ reference: NodeReference, _ name: String, _ context: inout Context, isAbstract: Bool = false,
    in checker: inout Checker
  ) -> SpaceID? {
    guard let ends = ends(reference, &context, isAbstract, in: &checker) else { return nil }
    let first = Definitions.addHidden(
      name + " first", ends.low, dependencies: checker.expressions.collected, in: &checker)
    let last = Definitions.addHidden(
      name + " last", ends.high, dependencies: checker.expressions.collected, in: &checker)
    checker.expressions.beginCollecting()
    let space = checker.tables.addSpace(
      Space(kind: .timeline(ends.granularity), name: name, first: first, last: last))
    if !isAbstract, let known = KnownEnds(ends.low, ends.high, in: &checker) {
      checker.settings.note(known, of: space)
    }
    return space
  }

  /// Returns the ends of a timeline, or nil after a diagnostic.
  private static func ends(
    _ reference: NodeReference, _ context: inout Context, _ isAbstract: Bool,
    in checker: inout Checker
  ) -> Ends? {
    let tree = checker.trees[reference.tree]
    let node = SyntaxReading.unwrapped(reference.node, tree)
    // `timeline ~ uniform(0, 1)`: what a timeline is, is not drawn.
    guard node.exists else { return nil }
    if tree[node].kind == .conditional {
      return chosen(
        NodeReference(reference.tree, node), &context, isAbstract, in: &checker)
    }
    if tree[node].kind == .selection {
      let selection = NodeReference(reference.tree, node)
      guard let choices = Selections.choices(selection, &context, in: &checker) else { return nil }
      // Each choice is looked at within the one before.
      guard choices.count <= mostChoices else {
        checker.report(.tooManyParts(checker.span(selection), limit: mostChoices))
        return nil
      }
      let asked = NodeReference(reference.tree, tree.child(node))
      return chosen(choices[...], asked, &context, isAbstract, in: &checker)
    }
    // What the parser has reported.
    if tree[node].kind == .skipped { return nil }
    guard tree.binaryOperator(node) == .range, tree.child(node, 1).exists
    else {
      checker.report(.notATimeline(checker.span(reference)))
      return nil
    }
    guard !countsDays(node, tree) else {
      checker.report(.countedDays(checker.span(reference)))
      return nil
    }
    if let months = foreignMonths(reference, node, in: checker) {
      checker.report(
        .writtenOtherwise(
          checker.span(reference), checker.files.sources.text(checker.span(reference)), months))
      return nil
    }
    let lowReference = NodeReference(reference.tree, tree.child(node, 0))
    let highReference = NodeReference(reference.tree, tree.child(node, 1))
    var low = Expressions.check(lowReference, &context, expected: nil, whole: true, in: &checker)
    var high = Expressions.check(highReference, &context, expected: nil, whole: true, in: &checker)
    if isAbstract, checker.type(low) == .error { low = high }
    if isAbstract, checker.type(high) == .error { high = low }
    guard let granularity = granularity(checker.type(low), checker.type(high), in: checker)
    else {
      if checker.type(low) != .error, checker.type(high) != .error {
        reportEnds(low, high, reference, in: &checker)
      }
      return nil
    }
    let period = checker.types.period(granularity)
    low = Expressions.retyped(low, period, in: &checker)
    high = Expressions.retyped(high, period, in: &checker)
    let isStated = isLiteral(low, in: checker) && isLiteral(high, in: checker)
    // Of a kind that is filled in many times the run says which one is wrong.
    if isStated || context.instance == nil, let known = KnownEnds(low, high, in: &checker) {
      let (from, to) = (known.first, known.last)
      // Of numbered periods there may be none, where they are counted.
      guard from <= to || !isStated && !granularity.isInCalendar else {
        checker.report(
          .timelineEndsBeforeStart(
            checker.span(reference), first: text(from, granularity), last: text(to, granularity)))
        return nil
      }
      guard !isStated || from == from.rounded() && to == to.rounded() else {
        checker.report(.notATimeline(checker.span(reference)))
        return nil
      }
      // `year 2027 .. 2031` would be the years after some beginning that are numbered so.
      if isStated, granularity == .numberedYear, from >= 1800 {
        let calendar = text(from, .year) + " .. " + text(to, .year)
        checker.report(
          .writtenOtherwise(
            checker.span(reference), checker.files.sources.text(checker.span(reference)), calendar))
        return nil
      }
      guard to - from < Double(longestTimeline) else {
        checker.report(.timelineTooLong(checker.span(reference), limit: longestTimeline))
        return nil
      }
    }
    if !isStated, !isAbstract {
      let ends = [
        low, high, checker.make(.constant(Double(granularity.rawValue)), .number, reference),
      ]
      high = checker.make(.builtin(BuiltinTable[.soundEnd], arguments: ends), period, reference)
    }
    return Ends(low: low, high: high, granularity: granularity)
  }

  /// Returns the months of a timeline whose ends are written as elsewhere, `01/2027 .. 12/2027` or `2027/1 .. 2027/12`;
  /// nil for others.
  private static func foreignMonths(
    _ reference: NodeReference, _ range: NodeID, in checker: Checker
  ) -> String? {
    let tree = checker.trees[reference.tree]
    let ends = (0..<2).compactMap { foreignMonth(tree.text(tree.child(range, $0))) }
    return ends.count == 2 ? ends[0] + " .. " + ends[1] : nil
  }

  /// Returns the month that two numbers with a stroke, or with the month first also a point or a hyphen, between them
  /// mean; nil for other texts.
  private static func foreignMonth(_ written: String) -> String? {
    let signs = written.filter { !($0 >= "0" && $0 <= "9") }
    guard signs == "/" || signs == "." || signs == "-" else { return nil }
    let parts = written.split { $0 == "/" || $0 == "." || $0 == "-" }
    guard parts.count == 2, let one = Int32(parts[0]), let other = Int32(parts[1]) else {
      return nil
    }
    let isYearFirst = parts[0].utf8.count == 4
    guard !isYearFirst || signs == "/" else { return nil }
    let (year, month) = isYearFirst ? (one, other) : (other, one)
    guard (1800...2999).contains(year), (1...12).contains(month) else { return nil }
    return Granularity.month.text(year * 12 + month - 1)
  }

  /// `true` iff the timeline is written as numbered days, `day 1 .. 30`, which there are not.
  private static func countsDays(_ range: NodeID, _ tree: Tree) -> Bool {
    let low = tree.child(range)
    guard low.exists, tree[low].kind == .tagged else { return false }
    return ["day", "days"].contains(tree.text(tree.child(low)))
  }

  /// Returns a period as it is written.
  private static func text(_ period: Double, _ granularity: Granularity) -> String {
    Int32(exactly: period).map { granularity.text($0) } ?? ""
  }

  /// `true` iff the end is stated as it is.
  private static func isLiteral(_ end: ExpressionID, in checker: Checker) -> Bool {
    if case .constant = checker.expression(end).operation { true } else { false }
  }

  /// Returns the granularity of a timeline between values of the two types; nil where there is
  /// none.
  private static func granularity(_ low: TypeID, _ high: TypeID, in checker: Checker)
    -> Granularity?
  {
    switch (checker.types[low], checker.types[high]) {
    case (.number, .number): .year
    case (.date, .date): .day
    case (.period(let a), .period(let b)): a == b ? a : nil
    case (.period(let a), .number): a.isInCalendar && a != .year ? nil : a
    default: nil
    }
  }

  /// Reports ends between which there is no timeline: those of two lengths by name.
  private static func reportEnds(
    _ low: ExpressionID, _ high: ExpressionID, _ reference: NodeReference, in checker: inout Checker
  ) {
    guard let first = granularity(of: low, in: checker),
      let last = granularity(of: high, in: checker), first.isInCalendar, last.isInCalendar
    else {
      checker.report(.notATimeline(checker.span(reference)))
      return
    }
    // A year is written as a number.
    func words(_ end: ExpressionID, _ granularity: Granularity) -> ArgumentValue {
      if granularity == .day { return .words(.aDate) }
      return .words(.calendarPeriod, [Argument("period", .name(granularity.word))])
    }
    func ordinal(_ end: ExpressionID) -> Int32? {
      guard case .constant(let value) = checker.expression(end).operation else { return nil }
      return Int32(exactly: value)
    }
    func text(_ end: ExpressionID) -> String {
      checker.files.sources.text(checker.span(checker.expression(end).reference))
    }
    // Both as long as the shorter: the first day of a month, the last day of another.
    let shorter = first.isShorter(than: last) ? first : last
    var (from, to) = (text(low), text(high))
    if first != shorter {
      from =
        ordinal(low).flatMap { first.firstDay($0) }
        .map { shorter.text(shorter.ordinal(of: $0)) } ?? from + ".start"
    }
    if last != shorter {
      to =
        ordinal(high).flatMap { last.firstDay($0 &+ 1) }
        .map { shorter.text(shorter.ordinal(of: $0 - 1)) } ?? to + ".end"
    }
    checker.report(
      .mixedEnds(
        checker.span(reference), words(low, first), words(high, last), write: from + " .. " + to))
  }

  /// Returns how long the period is with which a timeline begins or ends; nil where it is none.
  private static func granularity(of end: ExpressionID, in checker: Checker) -> Granularity? {
    switch checker.types[checker.type(end)] {
    case .number: .year
    case .date: .day
    case .period(let granularity): granularity
    default: nil
    }
  }

  // MARK: One of several

  /// The most timelines among which a word chooses.
  private static let mostChoices = 100

  /// Returns the ends of the timeline that an `if` chooses, or nil after a diagnostic.
  ///
  /// Between periods of one length the run chooses. Which length they have is part of what is
  /// checked, so that the condition must then rest on stated words alone.
  private static func chosen(
    _ reference: NodeReference, _ context: inout Context, _ isAbstract: Bool,
    in checker: inout Checker
  ) -> Ends? {
    let tree = checker.trees[reference.tree]
    let parts = Array(tree.children(reference.node)).map { NodeReference(reference.tree, $0) }
    guard parts.count == 3 else { return nil }
    let condition = Expressions.check(
      parts[0], &context, expected: .yesNo, whole: true, in: &checker)
    let type = checker.type(condition)
    guard type == .yesNo || isAbstract && type == .error else {
      if type != .error, type != .pending {
        checker.report(.conditionNeeded(checker.span(parts[0]), checker.describe(type)))
      }
      return nil
    }
    let choices: [(condition: ExpressionID?, value: NodeReference)] = [
      (condition, parts[1]), (nil, parts[2]),
    ]
    return chosen(choices[...], parts[0], &context, isAbstract, in: &checker)
  }

  /// Returns the ends of the first timeline whose condition holds, or of the last, which has none; nil
  /// after a diagnostic. `asked` is where what they rest on stands.
  private static func chosen(
    _ choices: ArraySlice<(condition: ExpressionID?, value: NodeReference)>,
    _ asked: NodeReference, _ context: inout Context, _ isAbstract: Bool,
    in checker: inout Checker
  ) -> Ends? {
    guard let first = choices.first else { return nil }
    guard let condition = first.condition else {
      return ends(first.value, &context, isAbstract, in: &checker)
    }
    switch answer(condition, in: &checker) {
    case true: return ends(first.value, &context, isAbstract, in: &checker)
    case false: return chosen(choices.dropFirst(), asked, &context, isAbstract, in: &checker)
    case nil: break
    }
    guard let one = ends(first.value, &context, isAbstract, in: &checker),
      let other = chosen(choices.dropFirst(), asked, &context, isAbstract, in: &checker)
    else { return nil }
    if one.granularity != other.granularity {
      if isAbstract { return one }
      checker.report(
        .unknownPeriods(
          checker.span(asked), one.granularity.word, other.granularity.word))
      return nil
    }
    let reference = asked
    let period = checker.types.period(one.granularity)
    return Ends(
      low: checker.make(.conditional(condition, one.low, other.low), period, reference),
      high: checker.make(.conditional(condition, one.high, other.high), period, reference),
      granularity: one.granularity)
  }

  /// Returns whether a condition holds that rests on words and on yes or no as they are stated; nil
  /// where the run has to tell.
  private static func answer(
    _ condition: ExpressionID, steps: Int = 16, in checker: inout Checker
  ) -> Bool? {
    guard steps > 0 else { return nil }
    if let known = Conditions.knownAnswer(condition, in: checker) { return known }
    switch checker.expression(condition).operation {
    case .not(let part): return answer(part, steps: steps - 1, in: &checker).map { !$0 }
    case .and(let left, let right):
      guard let one = answer(left, steps: steps / 2, in: &checker),
        let other = answer(right, steps: steps / 2, in: &checker)
      else { return nil }
      return one && other
    case .or(let left, let right):
      guard let one = answer(left, steps: steps / 2, in: &checker),
        let other = answer(right, steps: steps / 2, in: &checker)
      else { return nil }
      return one || other
    case .comparison(let sign, let left, let right):
      guard checker.type(left) == checker.type(right), isWord(left, in: checker),
        let one = stated(left, in: &checker), let other = stated(right, in: &checker)
      else { return nil }
      switch sign {
      case .equal: return one == other
      case .notEqual: return one != other
      case .less, .lessOrEqual, .greater, .greaterOrEqual: return nil
      }
    default:
      guard isWord(condition, in: checker) else { return nil }
      return stated(condition, in: &checker).map { $0 != 0 }
    }
  }

  /// `true` iff the value is a word of a choice, or yes or no.
  private static func isWord(_ value: ExpressionID, in checker: Checker) -> Bool {
    if case .choice = checker.types[checker.type(value)] { return true }
    return checker.type(value) == .yesNo
  }

  /// Returns the word for which a value stands, or to which it leads through names; nil where it is
  /// worked out.
  private static func stated(
    _ value: ExpressionID, steps: Int = 16, in checker: inout Checker
  ) -> Double? {
    guard steps > 0 else { return nil }
    switch checker.expression(value).operation {
    case .constant(let word): return word
    case .definition(let definition):
      _ = Definitions.demand(definition, in: &checker)
      let clauses = checker.definitions[definition].clauses
      guard clauses.count == 1, case .none = clauses[0].index, !clauses[0].distribution.exists,
        let written = clauses[0].expression,
        checker.type(written) == checker.type(value)
      else { return nil }
      return stated(written, steps: steps - 1, in: &checker)
    default: return nil
    }
  }
}
