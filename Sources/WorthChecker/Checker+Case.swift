import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The settings of the case.
extension Checker {
  /// Reads the `case` form of the root file.
  mutating func checkCase() {
    guard let reference = pendingCases.first else { return }
    let tree = trees[reference.tree]
    for other in pendingCases.dropFirst() {
      report(.definedTwice(span(other), "case", first: span(reference)))
    }
    var block = tree.child(reference.node)
    if tree[reference.node].parts.contains(.label) {
      settings.append(("title", plainText(block, tree)))
      block = tree.child(reference.node, 1)
    }
    guard block.exists else { return }
    // The currency comes first: amounts in the other settings may need it.
    for isFirstPass in [true, false] {
      // Then the tables from files, which settings may read.
      if !isFirstPass { readFiles() }
      for entry in tree.children(block) {
        checkSetting(NodeReference(reference.tree, entry), isFirstPass: isFirstPass)
      }
    }
  }

  mutating func checkSetting(_ reference: NodeReference, isFirstPass: Bool) {
    let tree = trees[reference.tree]
    switch tree[reference.node].kind {
    case .definition: break
    case .blockField:
      let word = tree.tokenText(tree[reference.node].token)
      if word == "rounding" {
        if isFirstPass { checkRounding(reference) }
      } else if word == "simulation" {
        if isFirstPass { checkSimulation(reference) }
      } else if !isFirstPass {
        report(
          .notSupported(span(reference), .name(tree.tokenText(tree[reference.node].token))))
      }
      return
    case .skipped: return
    default:
      if !isFirstPass { report(.notASetting(span(reference), "", nearest: nil)) }
      return
    }
    let target = tree.child(reference.node)
    let name = tree[target].kind == .name ? spelling(tree.name(target)) : ""
    let value = valueNode(reference)
    guard value.exists else {
      if !isFirstPass { report(.notASetting(span(reference), name, nearest: nil)) }
      return
    }
    let valueReference = NodeReference(reference.tree, value)
    switch name {
    case "currency": if isFirstPass { checkCurrency(valueReference) }
    case "currencies": if isFirstPass { checkCurrencies(valueReference) }
    case "timeline": if !isFirstPass { checkCaseTimeline(valueReference) }
    case "valuation_date": if !isFirstPass { checkValuationDate(valueReference) }
    case "level", "audience", "source", "learning_point", "language", "country", "sector", "note":
      if !isFirstPass { settings.append((name, settingText(valueReference))) }
    case "exchange": if !isFirstPass { checkExchange(valueReference) }
    case "rounding": if !isFirstPass { report(.notARounding(span(reference))) }
    case "simulation":
      if isFirstPass {
        report(.wrongSimulation(span(reference), .words(.simulationInBlock)))
      }
    case "real":
      if !isFirstPass { report(.notSupported(span(reference), .name(name))) }
    default:
      if isFirstPass { return }
      let known = [
        "currency", "currencies", "timeline", "valuation_date", "level", "audience", "source",
        "learning_point", "language", "country", "sector", "note", "exchange", "rounding",
        "simulation",
      ]
      report(
        .notASetting(
          tree.span(target), name, nearest: Spelling.nearest(to: name, among: known)))
    }
  }

  func settingText(_ reference: NodeReference) -> String {
    let tree = trees[reference.tree]
    return tree[reference.node].kind == .text
      ? plainText(reference.node, tree) : tree.text(reference.node)
  }

  mutating func checkCurrency(_ reference: NodeReference) {
    let tree = trees[reference.tree]
    let code = tree.text(reference.node)
    guard tree[reference.node].kind == .name else {
      report(.notACurrency(span(reference), code, nearest: nil))
      return
    }
    if let unit = units.currency(code) {
      caseCurrency = unit
      currencySetting = reference
      return
    }
    report(.notACurrency(span(reference), code, nearest: nil))
  }

  /// Declares currencies that ISO 4217 does not have: `currencies = [XBT, HOUR]`.
  mutating func checkCurrencies(_ reference: NodeReference) {
    let tree = trees[reference.tree]
    guard tree[reference.node].kind == .list else {
      report(.notACurrency(span(reference), tree.text(reference.node), nearest: nil))
      return
    }
    for item in tree.children(reference.node) where tree[item].kind == .name {
      let code = tree.text(item)
      if units.currency(code) == nil { _ = units.declare(code, isCurrency: true, digits: 2) }
    }
  }

  mutating func checkCaseTimeline(_ reference: NodeReference) {
    var context = Context(scope: rootScope, definition: nil, timeline: nil)
    guard let space = makeTimeline(reference, "the case", &context) else {
      hasBrokenTimeline = true
      return
    }
    caseTimeline = space
  }

  /// Returns the space of a timeline from `first .. last`, or nil after a diagnostic.
  mutating func makeTimeline(
    _ reference: NodeReference, _ name: String, _ context: inout Context
  ) -> SpaceID? {
    let tree = trees[reference.tree]
    let node = unwrapped(reference.node, tree)
    guard tree.binaryOperator(node) == .range, tree.child(node, 1).exists
    else {
      report(.notATimeline(span(reference)))
      return nil
    }
    let lowReference = NodeReference(reference.tree, tree.child(node, 0))
    let highReference = NodeReference(reference.tree, tree.child(node, 1))
    var low = check(lowReference, &context, expected: nil, whole: true)
    var high = check(highReference, &context, expected: nil, whole: true)
    guard let granularity = timelineGranularity(type(low), type(high)) else {
      if type(low) != .error, type(high) != .error { report(.notATimeline(span(reference))) }
      return nil
    }
    let period = types.id(.period(granularity))
    low = retyped(low, period)
    high = retyped(high, period)
    if case .constant(let from) = expression(low).operation,
      case .constant(let to) = expression(high).operation
    {
      guard from <= to else {
        report(.timelineEndsBeforeStart(span(reference)))
        return nil
      }
      guard from == from.rounded(), to == to.rounded() else {
        report(.notATimeline(span(reference)))
        return nil
      }
      guard to - from < Double(Checker.longestTimeline) else {
        report(.timelineTooLong(span(reference), limit: Checker.longestTimeline))
        return nil
      }
    }
    let first = addHidden(name + " first", low, dependencies: hiddenDependencies)
    let last = addHidden(name + " last", high, dependencies: hiddenDependencies)
    hiddenDependencies = []
    return spaces.append(
      Space(kind: .timeline(granularity), name: name, first: first, last: last))
  }

  /// How many periods a timeline may have.
  static var longestTimeline: Int { WorkLimits.periods }

  func timelineGranularity(_ low: TypeID, _ high: TypeID) -> Granularity? {
    switch (types[low], types[high]) {
    case (.number, .number): .year
    case (.period(let a), .period(let b)): a == b ? a : nil
    case (.period(let a), .number): a.isInCalendar && a != .year ? nil : a
    default: nil
    }
  }

  /// Returns the expression with another type and the same value.
  mutating func retyped(_ id: ExpressionID, _ type: TypeID) -> ExpressionID {
    if self.type(id) == type { return id }
    let old = expression(id)
    return make(old.operation, type, old.reference)
  }

  mutating func checkValuationDate(_ reference: NodeReference) {
    var context = Context(scope: rootScope, definition: nil, timeline: nil)
    let outer = hiddenDependencies
    hiddenDependencies = []
    defer { hiddenDependencies = outer }
    let value = check(reference, &context, expected: .date, whole: true)
    guard type(value) == .date else {
      if type(value) != .error {
        report(.wrongType(span(reference), expected: .words(.aDate), found: describe(type(value))))
      }
      return
    }
    valuationDate = addHidden("valuation_date", value, dependencies: hiddenDependencies)
  }

  /// Returns the node inside any parentheses.
  func unwrapped(_ node: NodeID, _ tree: Tree) -> NodeID {
    var node = node
    while node.exists, tree[node].kind == .group { node = tree.child(node) }
    return node
  }
}
