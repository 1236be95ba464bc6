import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// `expect`, `show` and `require`.
extension Checker {
  mutating func checkForms() {
    for (reference, scope) in pendingForms {
      let tree = trees[reference.tree]
      switch tree[reference.node].kind {
      case .expect: checkExpect(reference, scope)
      case .expectError: checkExpectError(reference, scope)
      case .show: checkShow(reference, scope)
      case .result: checkShowItem(NodeReference(reference.tree, tree.child(reference.node)), scope)
      case .require: checkRequire(reference, scope, instance: nil)
      default: break
      }
    }
  }

  /// Adds the definition in whose place a form is evaluated.
  mutating func formDefinition(_ reference: NodeReference, _ scope: ScopeID) -> DefinitionID {
    var definition = Definition(
      name: Word.expect.name, path: "", reference: reference, clauses: [], scope: scope,
      role: .hidden, sink: sink)
    definition.uses = 1
    return addDefinition(definition, .done)
  }

  func formContext(_ definition: DefinitionID, _ scope: ScopeID) -> Context {
    Context(scope: scope, definition: definition, timeline: timeline(of: scope))
  }

  mutating func checkExpect(_ reference: NodeReference, _ scope: ScopeID) {
    let tree = trees[reference.tree]
    let definition = formDefinition(reference, scope)
    var context = formContext(definition, scope)
    var info = CheckInfo(
      claim: .broken, span: span(reference), definition: definition)
    let claim = tree.child(reference.node)
    var within: NodeReference?
    for clause in tree.children(reference.node).dropFirst() {
      let value = NodeReference(reference.tree, tree.child(clause))
      switch tree[clause].kind {
      case .becauseClause: info.reason = check(value, &context, expected: .text, whole: true)
      case .withinClause: within = value
      case .printedClause: info.printed = printedFigure(value)
      default: break
      }
    }
    info.claim = checkClaim(
      NodeReference(reference.tree, unwrapped(claim, tree)), within, &context)
    checks.append(info)
  }

  mutating func printedFigure(_ reference: NodeReference) -> (value: Double, unit: Double)? {
    guard let literal = figure(reference) else {
      report(.printedNeedsFigure(span(reference)))
      return nil
    }
    return (literal.value, literal.unit)
  }

  /// Returns the figure that a literal states, whatever sign, currency or unit it has.
  func figure(_ reference: NodeReference) -> Literal? {
    let tree = trees[reference.tree]
    let node = unwrapped(reference.node, tree)
    guard node.exists else { return nil }
    switch tree[node].kind {
    case .number: return literal(NodeReference(reference.tree, node))
    case .tagged: return literal(NodeReference(reference.tree, tree.child(node, 1)))
    case .quantity:
      guard var found = literal(NodeReference(reference.tree, tree.child(node, 0))) else {
        return nil
      }
      let scale = durationScale(tree.name(tree.child(node, 1)))
      found.value *= scale
      found.unit *= scale
      return found
    case .per: return figure(NodeReference(reference.tree, tree.child(node, 0)))
    case .negation:
      guard var found = figure(NodeReference(reference.tree, tree.child(node))) else { return nil }
      found.value = -found.value
      return found
    default: return nil
    }
  }

  func durationScale(_ name: Name) -> Double {
    switch name.word {
    case .year, .years: 12
    case .quarter, .quarters: 3
    case .week, .weeks: 7
    default: 1
    }
  }

  mutating func checkClaim(
    _ claim: NodeReference, _ within: NodeReference?, _ context: inout Context
  ) -> CheckInfo.Claim {
    let tree = trees[claim.tree]
    guard claim.node.exists else { return .broken }
    let isEquation =
      tree[claim.node].kind == .binary && tree.token(tree[claim.node].token).kind == .equal
    guard isEquation else {
      if let within { report(.withinNeedsEquation(span(within))) }
      let value = checkRequirement(claim, &context)
      guard type(value) == .yesNo else {
        if type(value) != .error {
          report(.claimNeeded(span(claim), describe(type(value))))
        }
        return .broken
      }
      return .holds(value)
    }
    let leftReference = NodeReference(claim.tree, tree.child(claim.node, 0))
    let rightReference = NodeReference(claim.tree, tree.child(claim.node, 1))
    let left = check(leftReference, &context, expected: nil, whole: true)
    var right = check(
      rightReference, &context, expected: types.element(type(left)), whole: true)
    if type(left) == .error || type(right) == .error { return .broken }
    guard comparable(left, &right, claim) else { return .broken }
    if let within { return checkWithin(left, right, within, &context) }
    if isNumeric(types.element(type(left))), let figures = figures(rightReference) {
      return .literal(
        figure: left, literals: figures.map { $0.value }, units: figures.map { $0.unit })
    }
    return .equal(left, right)
  }

  func isNumeric(_ type: TypeID) -> Bool { isArithmetic(type) }

  func figures(_ reference: NodeReference) -> [Literal]? {
    let tree = trees[reference.tree]
    let node = unwrapped(reference.node, tree)
    if tree[node].kind == .list {
      var result: [Literal] = []
      for item in tree.children(node) {
        guard let literal = figure(NodeReference(reference.tree, item)) else { return nil }
        result.append(literal)
      }
      return result
    }
    return figure(reference).map { [$0] }
  }

  /// `true` iff the two sides of a claim can be equal at all; otherwise a diagnostic is given.
  mutating func comparable(
    _ left: ExpressionID, _ right: inout ExpressionID, _ claim: NodeReference
  ) -> Bool {
    var a = types.element(type(left))
    let b = types.element(type(right))
    if case .optional(let inner) = types[a] { a = inner }
    if isLiteralZero(right), isArithmetic(a) { return true }
    if isLiteralZero(left), isArithmetic(b) { return true }
    let isLeftList = types.isAggregate(type(left))
    let isRightList = types.isAggregate(type(right))
    if isLeftList != isRightList {
      report(.listAgainstValue(span(claim), describe(type(left)), describe(type(right))))
      return false
    }
    if a == b { return true }
    switch (types[a], types[b]) {
    case (.number, .percent), (.percent, .number):
      if a == .percent, !isShare(right) {
        report(.percentExpected(span(expression(right).reference)))
        return false
      }
      return true
    case (.period(let granularity), .number)
    where granularity == .year || !granularity.isInCalendar:
      return true
    case (.rate, .percent): return true
    case (.months, .number), (.days, .number): break
    case (.quantity(let one), .quantity(let other)):
      if units.isMoney(one), units.isMoney(other) {
        report(
          .differentCurrencies(
            span(claim), units.text(one), units.text(other),
            left: span(expression(left).reference), right: span(expression(right).reference),
            fix: nil))
        return false
      }
    default: break
    }
    report(
      .incomparable(
        span(claim), describe(a), describe(b), left: span(expression(left).reference),
        right: span(expression(right).reference)))
    return false
  }

  /// `true` iff the expression is a literal between -1 and 1, as which a share may be printed.
  func isShare(_ id: ExpressionID) -> Bool {
    if case .constant(let value) = expression(id).operation { return abs(value) < 1 }
    return false
  }

  mutating func checkWithin(
    _ left: ExpressionID, _ right: ExpressionID, _ within: NodeReference, _ context: inout Context
  ) -> CheckInfo.Claim {
    let tolerance = check(within, &context, expected: nil, whole: true)
    let figureType = types.element(type(left))
    let found = type(tolerance)
    if found == .error { return .broken }
    // A 0 fits any unit.
    if isLiteralZero(tolerance) {
      return .within(left, right, tolerance: tolerance, isRelative: false)
    }
    if figureType == .percent {
      let isPoints = figure(within)?.isPoints ?? false
      guard found == .percent, isPoints else {
        report(.toleranceInPoints(span(within)))
        return .broken
      }
      return .within(left, right, tolerance: tolerance, isRelative: false)
    }
    if found == .percent { return .within(left, right, tolerance: tolerance, isRelative: true) }
    let isSame = found == figureType || (figureType == .date && found == .days)
    guard isSame || (found == .number && figureType == .number) else {
      report(
        .incomparable(
          span(within), describe(figureType), describe(found),
          left: span(expression(left).reference), right: span(within)))
      return .broken
    }
    return .within(left, right, tolerance: tolerance, isRelative: false)
  }

  mutating func checkExpectError(_ reference: NodeReference, _ scope: ScopeID) {
    let tree = trees[reference.tree]
    let codeNode = tree.child(reference.node, 0)
    let block = tree.child(reference.node, 1)
    let code = tree.text(codeNode)
    let definition = formDefinition(reference, scope)
    if !DiagnosticCode.allCases.contains(where: { $0.rawValue == code }) {
      let codes = DiagnosticCode.allCases.map { $0.rawValue }
      report(
        .unknownCode(tree.span(codeNode), code, nearest: Spelling.nearest(to: code, among: codes)))
    }
    let number = sinks.append([])
    let outer = sink
    sink = number
    moveParseErrors(inside: tree.span(block), from: outer, to: number)
    let inner = addScope(.block, parent: scope)
    if block.exists { declareBlock(NodeReference(reference.tree, block), inner) }
    sink = outer
    var info = CheckInfo(
      claim: .error(code: code, sink: number), span: span(reference), definition: definition)
    var context = formContext(definition, scope)
    for clause in tree.children(reference.node).dropFirst(2)
    where tree[clause].kind == .becauseClause {
      let reason = NodeReference(reference.tree, tree.child(clause))
      info.reason = check(reason, &context, expected: .text, whole: true)
    }
    checks.append(info)
  }

  /// Diagnostics that the parser gave inside the block belong to the block.
  mutating func moveParseErrors(inside block: Span, from outer: SinkID, to inner: SinkID) {
    var kept: [Diagnostic] = []
    for diagnostic in sinks[outer] {
      if block.contains(diagnostic.span) {
        sinks[inner].append(diagnostic)
      } else {
        kept.append(diagnostic)
      }
    }
    sinks[outer] = kept
  }

  mutating func declareBlock(_ block: NodeReference, _ scope: ScopeID) {
    let tree = trees[block.tree]
    let before = definitions.nextID
    for entry in tree.children(block.node) {
      let reference = NodeReference(block.tree, entry)
      if tree[entry].kind == .result {
        let definition = formDefinition(reference, scope)
        var context = formContext(definition, scope)
        let value = check(
          NodeReference(block.tree, tree.child(entry)), &context, expected: nil, whole: true)
        definitions[definition].clauses = [
          Clause(reference: reference, index: .none, value: .none, expression: value)
        ]
        definitions[definition].type = type(value)
      } else if tree[entry].kind == .expect {
        // A check inside the block must fail to compute; it is no check of the case.
        let kept = checks.count
        checkExpect(reference, scope)
        checks.removeLast(checks.count - kept)
      } else {
        declare(reference, scope: scope, isRoot: false)
      }
    }
    for index in definitions.ids(from: before) { _ = demand(index) }
    finishInstances()
  }
}
