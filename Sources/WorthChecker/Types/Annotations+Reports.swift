import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What is said of values that do not conform to stated types.
extension Annotations {
  /// Reports that a value is not of the type that is stated for it, with a proposal where one is
  /// known.
  static func reportField(
    _ value: ExpressionID, _ what: String, _ expected: ArgumentValue, _ annotation: NodeReference,
    in checker: inout Checker
  ) {
    let place = checker.span(checker.expression(value).reference)
    var fix: Proposal?
    var advice: ArgumentValue?
    if expected == .words(.aPercent) || expected == .words(.rateSuchAs) {
      fix = percent(of: value, in: checker)
    }
    fix = fix ?? withoutQuotes(value, in: checker).map { Proposal(place, $0) }
    if checker.files.sources.text(place) == "\"\"", mayBeLeftOut(annotation, in: checker) {
      fix = Proposal(place, "missing")
    }
    if fix == nil, let way = ConversionAdvice(from: value, to: expected, in: checker) {
      (advice, fix) = (way.words, way.proposal)
    }
    if advice == nil, let fix, fix.span == place {
      advice = .words(.writeThis, [Argument("written", .written(fix.replacement))])
    }
    if expected == .words(.aTable) {
      advice = rows(what, annotation, in: checker)
    }
    if case .phrase(let phrase) = expected, phrase.key == .instanceOf {
      advice = names(ofKind: phrase, field: what, in: checker)
    }
    if case .optional = checker.types[checker.types.element(checker.type(value))] {
      let text = checker.files.sources.text(place)
      if let empty = UnitArithmetic.emptyCell(of: value, in: checker) {
        checker.report(
          .mayBeMissing(
            place, text, empty: empty,
            counts: UnitArithmetic.substitutes(for: value, in: checker)))
      } else {
        let counts = UnitArithmetic.substitutes(for: value, in: checker).first ?? "…"
        let reference = checker.expression(value).reference
        let isBranched = checker.trees[reference.tree][reference.node].kind == .conditional
        checker.report(
          .fieldMayBeMissing(
            place, text, what, declared: checker.span(annotation),
            written: (isBranched ? "(" + text + ")" : text) + " otherwise " + counts,
            instead: withoutValue(what, value, annotation, in: checker)))
      }
      return
    }
    var worked: Span?
    if case .definition(let definition) = checker.expression(value).operation,
      case .plain = checker.definitions[definition].role
    {
      worked = checker.span(checker.definitions[definition].reference)
    }
    checker.report(
      .wrongField(
        place, what, expected: expected, found: checker.describe(checker.type(value)),
        declared: checker.span(annotation), worked: worked, advice: advice, proposal: fix))
  }

  /// Returns what else may be done with a value that may be missing: the field may be left out; nothing
  /// where it may be already, or where others wrote its kind.
  private static func withoutValue(
    _ field: String, _ value: ExpressionID, _ annotation: NodeReference, in checker: Checker
  ) -> ArgumentValue {
    let whole = wholeType(annotation, in: checker)
    let tree = checker.trees[whole.tree]
    guard !SourceFiles.isInPrelude(checker.span(annotation), in: checker) else { return .nothing }
    if tree[whole.node].kind == .optionalType { return .words(.asAWholeOnly) }
    let written = checker.expression(value).reference
    if tree[whole.node].kind == .typeOf, checker.trees[written.tree][written.node].kind == .list {
      return .words(.asAWholeOnly)
    }
    // Without a value in some periods a series by period would still not be one.
    guard !checker.types.isAggregate(checker.type(value)) else { return .nothing }
    let declared = field + ": " + tree.text(whole.node) + "?"
    return .words(.orLetItBeLeftOut, [Argument("written", .written(declared))])
  }

  /// Returns the type as a whole that `part` belongs to: `flow of money?` for `money`.
  private static func wholeType(_ part: NodeReference, in checker: Checker) -> NodeReference {
    let tree = checker.trees[part.tree]
    var found = part.node
    // Parents stand behind their children.
    for index in tree.nodes.indices.dropFirst(Int(part.node.index) + 1).prefix(16) {
      let node = NodeID(Int32(truncatingIfNeeded: index))
      guard tree[node].kind == .optionalType || tree[node].kind == .typeOf,
        tree.child(node) == found
      else { continue }
      found = node
    }
    return NodeReference(part.tree, found)
  }

  /// `true` iff `?` stands behind the type.
  private static func mayBeLeftOut(_ annotation: NodeReference, in checker: Checker) -> Bool {
    let whole = wholeType(annotation, in: checker)
    return checker.trees[whole.tree][whole.node].kind == .optionalType
  }

  /// Returns how the rows of a table are written: its columns, as the kind declares them.
  private static func rows(
    _ field: String, _ annotation: NodeReference, in checker: Checker
  ) -> ArgumentValue? {
    let tree = checker.trees[annotation.tree]
    guard tree[annotation.node].kind == .tableType else { return nil }
    let columns = tree.children(tree.child(annotation.node)).filter {
      tree[$0].kind == .definition
    }
    guard !columns.isEmpty, columns.count <= 12 else { return nil }
    let heading = columns.map { tree.text(tree.child($0)) }.joined(separator: " | ")
    return .words(
      .rowsInBraces,
      [Argument("field", .name(field)), Argument("columns", .written(heading))])
  }

  /// Returns the names of instances that the field takes, or how one is filled in.
  private static func names(
    ofKind expected: Phrase, field: String, in checker: Checker
  ) -> ArgumentValue? {
    guard case .name(let kind)? = expected.arguments.first?.value else { return nil }
    var names: [String] = []
    for id in checker.instances.all.ids {
      let instance = checker.instances[id]
      guard !instance.isInWorld, instance.around == nil, !instance.path.contains("."),
        instance.rows == nil,
        let filled = instance.kind, names.count < 3
      else { continue }
      let info = checker.kinds[filled]
      let isFitting =
        checker.spelling(info.name) == kind
        || info.ancestors.contains { checker.spelling($0) == kind }
      if isFitting, !names.contains(instance.path) { names.append(instance.path) }
    }
    if names.isEmpty {
      return .words(
        .kindToFillIn, [Argument("field", .written(field)), Argument("kind", .name(kind))])
    }
    return .words(.instanceToName, [Argument("forms", .oneOf(names))])
  }

  /// What stands as `value`, or what the name `value` is defined as.
  static func stated(_ value: ExpressionID, in checker: Checker) -> ExpressionID {
    guard case .definition(let definition) = checker.expression(value).operation,
      case .plain = checker.definitions[definition].role,
      checker.definitions[definition].clauses.count == 1,
      let stated = checker.definitions[definition].clauses[0].expression
    else { return value }
    return stated
  }

  /// The number that stands as `value`, or as what the name `value` is defined as, with the percent
  /// sign that it lacks; nil where it is something else.
  private static func percent(of value: ExpressionID, in checker: Checker) -> Proposal? {
    let written = stated(value, in: checker)
    guard case .constant(let number) = checker.expression(written).operation,
      checker.type(written) == .number, number.isFinite
    else { return nil }
    let place = checker.span(checker.expression(written).reference)
    let text = checker.files.sources.text(place)
    return Proposal(
      place, abs(number) < 1 && number != 0 ? ValueText.percent(number) : text + "%")
  }

  /// Returns what stands between the quotes of a text, if it begins with a digit, or is the code of a
  /// currency, and could stand without them.
  private static func withoutQuotes(_ value: ExpressionID, in checker: Checker) -> String? {
    guard case .text(let index) = checker.expression(value).operation else { return nil }
    let text = checker.expressions.texts[index]
    if Currency.minorDigits(text) != nil { return text }
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count < 40,
      bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7B && $0 != 0x5C || $0 == 0x20 })
    else { return nil }
    return first >= 0x30 && first <= 0x39 ? text : nil
  }
}
