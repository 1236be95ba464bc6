import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The checks of a case: `expect` and `expect error`.
enum Checks {
  /// Checks the checks, reports and requirements of the root file, in the order in which they
  /// stand.
  static func check(in checker: inout Checker) {
    for (reference, scope) in checker.output.pendingForms {
      let tree = checker.trees[reference.tree]
      switch tree[reference.node].kind {
      case .expect: checkExpect(reference, scope, in: &checker)
      case .expectError: checkExpectError(reference, scope, in: &checker)
      case .show: Shows.check(reference, scope, in: &checker)
      case .result:
        Shows.checkItem(
          NodeReference(reference.tree, tree.child(reference.node)), scope, in: &checker)
      case .require: Requirements.checkRequire(reference, scope, instance: nil, in: &checker)
      case .remark: Remarks.check(reference, scope, instance: nil, in: &checker)
      default: break
      }
    }
    Requirements.checkInWorlds(in: &checker)
  }

  /// Adds the definition in whose place a form is evaluated.
  static func formDefinition(
    _ reference: NodeReference, _ scope: ScopeID, in checker: inout Checker
  ) -> DefinitionID {
    var definition = Definition(
      name: Word.expect.name, path: "", reference: reference, clauses: [], scope: scope,
      role: .hidden, sink: checker.findings.sink)
    definition.uses = 1
    return checker.definitions.add(definition, .done)
  }

  /// Returns where the parts of a form stand.
  static func formContext(_ definition: DefinitionID, _ scope: ScopeID, in checker: Checker)
    -> Context
  {
    Context(
      scope: scope, definition: definition, timeline: Clauses.timeline(of: scope, in: checker))
  }

  /// Checks an `expect` with its reason, tolerance and printed figure, and adds it to the checks.
  private static func checkExpect(
    _ reference: NodeReference, _ scope: ScopeID, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let definition = formDefinition(reference, scope, in: &checker)
    var context = formContext(definition, scope, in: checker)
    var info = CheckInfo(
      claim: .broken, span: checker.span(reference), definition: definition)
    let claim = tree.child(reference.node)
    var within: NodeReference?
    var printed: NodeReference?
    for clause in tree.children(reference.node).dropFirst() {
      let value = NodeReference(reference.tree, tree.child(clause))
      switch tree[clause].kind {
      case .becauseClause:
        info.reason = Expressions.check(value, &context, expected: .text, whole: true, in: &checker)
      case .withinClause: within = value
      case .printedClause:
        info.printed = printedFigure(value, in: &checker)
        printed = value
      default: break
      }
    }
    info.claim = checkClaim(
      NodeReference(reference.tree, SyntaxReading.unwrapped(claim, tree)), within, &context,
      in: &checker)
    if let printed { checkPrinted(printed, info, &context, in: &checker) }
    checker.output.checks.append(info)
  }

  /// Reports a figure after `printed` without a reason, in another unit than the claim, or that is the
  /// claim in its own digits: a publication is called wrong only where it is, and with the reason.
  private static func checkPrinted(
    _ printed: NodeReference, _ info: CheckInfo, _ context: inout Context, in checker: inout Checker
  ) {
    guard let figure = info.printed else { return }
    if info.reason == nil { checker.report(.printedNeedsReason(checker.span(printed))) }
    let claimed: ExpressionID
    switch info.claim {
    case .literal(let left, _, _), .equal(let left, _), .within(let left, _, _, _): claimed = left
    case .holds, .error, .broken: return
    }
    let type = checker.types.element(checker.type(claimed))
    let value = Expressions.check(
      printed, &context, expected: type, whole: true, in: &checker)
    guard checker.type(value) != .error else { return }
    guard checker.type(value) == type || Operators.isLiteralZero(value, in: checker) else {
      checker.report(
        .printedInOtherUnit(
          checker.span(printed), checker.describe(checker.type(value)), checker.describe(type)))
      return
    }
    if case .literal(_, let literals, _) = info.claim, literals.count == 1,
      abs(literals[0] - figure.value) <= figure.unit / 2 * (1 - 1e-9)
    {
      checker.report(.printedIsRight(checker.span(printed)))
    }
  }

  /// Returns the figure after `printed` with the unit of its last digit; nil, after a diagnostic,
  /// where it is no literal.
  private static func printedFigure(_ reference: NodeReference, in checker: inout Checker) -> (
    value: Double, unit: Double
  )? {
    guard let literal = figure(reference, in: checker) else {
      checker.report(.printedNeedsFigure(checker.span(reference)))
      return nil
    }
    return (literal.value, literal.unit)
  }

  /// Returns the figure that a literal states, whatever sign, currency or unit it has.
  static func figure(_ reference: NodeReference, in checker: Checker) -> Literal? {
    let tree = checker.trees[reference.tree]
    let node = SyntaxReading.unwrapped(reference.node, tree)
    guard node.exists else { return nil }
    switch tree[node].kind {
    case .number: return Literals.literal(NodeReference(reference.tree, node), in: checker)
    case .tagged:
      return Literals.literal(NodeReference(reference.tree, tree.child(node, 1)), in: checker)
    case .quantity:
      guard
        var found = Literals.literal(
          NodeReference(reference.tree, tree.child(node, 0)), in: checker)
      else {
        return nil
      }
      let scale = DurationUnit(tree.name(tree.child(node, 1)))?.size ?? 1
      found.value *= scale
      found.unit *= scale
      return found
    case .per: return figure(NodeReference(reference.tree, tree.child(node, 0)), in: checker)
    case .negation:
      guard var found = figure(NodeReference(reference.tree, tree.child(node)), in: checker) else {
        return nil
      }
      found.value = -found.value
      return found
    default: return nil
    }
  }

  /// Checks what an `expect` claims: a condition, an equation with a literal, or one between two
  /// values.
  private static func checkClaim(
    _ claim: NodeReference, _ within: NodeReference?, _ context: inout Context,
    in checker: inout Checker
  ) -> CheckInfo.Claim {
    let tree = checker.trees[claim.tree]
    guard claim.node.exists else { return .broken }
    let isEquation =
      tree[claim.node].kind == .binary && tree.token(tree[claim.node].token).kind == .equal
    guard isEquation else {
      if let within { checker.report(.withinNeedsEquation(checker.span(within))) }
      let value = Requirements.check(claim, &context, in: &checker)
      guard checker.type(value) == .yesNo else {
        if checker.type(value) != .error {
          checker.report(.claimNeeded(checker.span(claim), checker.describe(checker.type(value))))
        }
        return .broken
      }
      return .holds(value)
    }
    let leftReference = NodeReference(claim.tree, tree.child(claim.node, 0))
    let rightReference = NodeReference(claim.tree, tree.child(claim.node, 1))
    let left = Expressions.check(leftReference, &context, expected: nil, whole: true, in: &checker)
    // A figure that may be missing misses the claim where it is, and is compared like any other.
    var element = checker.types.element(checker.type(left))
    if case .optional(let inner) = checker.types[element] { element = inner }
    var right = Expressions.check(
      rightReference, &context, expected: element, whole: true, in: &checker)
    if checker.type(left) == .error || checker.type(right) == .error { return .broken }
    guard comparable(left, &right, claim, in: &checker) else { return .broken }
    if let within { return checkWithin(left, right, within, &context, in: &checker) }
    if TypeTraits.isArithmetic(element, in: checker),
      let figures = figures(rightReference, in: checker)
    {
      return .literal(
        figure: left, literals: figures.map { $0.value }, units: figures.map { $0.unit })
    }
    return .equal(left, right)
  }

  /// Returns the figures that a literal, or a list of literals, states; nil where there is anything
  /// else.
  private static func figures(_ reference: NodeReference, in checker: Checker) -> [Literal]? {
    let tree = checker.trees[reference.tree]
    let node = SyntaxReading.unwrapped(reference.node, tree)
    if tree[node].kind == .list {
      var result: [Literal] = []
      for item in tree.children(node) {
        guard let literal = figure(NodeReference(reference.tree, item), in: checker) else {
          return nil
        }
        result.append(literal)
      }
      return result
    }
    return figure(reference, in: checker).map { [$0] }
  }

  /// `true` iff the two sides of a claim can be equal at all; otherwise a diagnostic is given.
  private static func comparable(
    _ left: ExpressionID, _ right: inout ExpressionID, _ claim: NodeReference,
    in checker: inout Checker
  ) -> Bool {
    // Where either may be missing, the claim is missed if one is: nothing was computed then.
    var a = checker.types.element(checker.type(left))
    var b = checker.types.element(checker.type(right))
    if case .optional(let inner) = checker.types[a] { a = inner }
    if case .optional(let inner) = checker.types[b] { b = inner }
    if Comparisons.reportsMissing(.equal, left, right, claim, in: &checker) { return false }
    if Operators.isLiteralZero(right, in: checker), TypeTraits.isArithmetic(a, in: checker) {
      return true
    }
    if Operators.isLiteralZero(left, in: checker), TypeTraits.isArithmetic(b, in: checker) {
      return true
    }
    let isLeftList = checker.types.isAggregate(checker.type(left))
    let isRightList = checker.types.isAggregate(checker.type(right))
    if isLeftList != isRightList {
      checker.report(
        .listAgainstValue(
          checker.span(claim), checker.describe(checker.type(left)),
          checker.describe(checker.type(right))))
      return false
    }
    if a == b || a == .missing || b == .missing { return true }
    switch (checker.types[a], checker.types[b]) {
    case (.number, .percent), (.percent, .number):
      if a == .percent, !isShare(right, in: checker) {
        checker.report(
          .percentExpected(
            checker.span(checker.expression(right).reference),
            share: PlainShares.shareMeant(by: left, in: checker)))
        return false
      }
      return true
    case (.period(let granularity), .number)
    where granularity == .year || !granularity.isInCalendar:
      return true
    case (.rate, .percent): return true
    case (.text, .currency), (.currency, .text), (.currency, .currency): return true
    case (.months, .number), (.days, .number): break
    case (.quantity(let one), .quantity(let other)):
      if checker.units.isMoney(one), checker.units.isMoney(other) {
        checker.report(
          .differentCurrencies(
            checker.span(claim), checker.units.text(one), checker.units.text(other),
            left: checker.span(checker.expression(left).reference),
            right: checker.span(checker.expression(right).reference),
            written: checker.files.sources.text(
              checker.span(checker.expression(right).reference))))
        return false
      }
    default: break
    }
    checker.report(
      .incomparable(
        checker.span(claim), checker.describe(a), checker.describe(b),
        left: checker.span(checker.expression(left).reference),
        right: checker.span(checker.expression(right).reference),
        advice: TimeAdvice.comparison(left, right, claim, in: checker)))
    return false
  }

  /// `true` iff the expression is a literal between -1 and 1, as which a share may be printed.
  private static func isShare(_ id: ExpressionID, in checker: Checker) -> Bool {
    if case .constant(let value) = checker.expression(id).operation { return abs(value) < 1 }
    return false
  }

  /// Checks an equation with a tolerance: an amount, points of a percent, or a share of the right
  /// side.
  private static func checkWithin(
    _ left: ExpressionID, _ right: ExpressionID, _ within: NodeReference, _ context: inout Context,
    in checker: inout Checker
  ) -> CheckInfo.Claim {
    let tolerance = Expressions.check(within, &context, expected: nil, whole: true, in: &checker)
    var figureType = checker.types.element(checker.type(left))
    if case .optional(let inner) = checker.types[figureType] { figureType = inner }
    let found = checker.type(tolerance)
    if found == .error { return .broken }
    // A 0 fits any unit.
    if Operators.isLiteralZero(tolerance, in: checker) {
      return .within(left, right, tolerance: tolerance, isRelative: false)
    }
    if figureType == .percent {
      let isPoints = figure(within, in: checker)?.isPoints ?? false
      guard found == .percent, isPoints else {
        checker.report(.toleranceInPoints(checker.span(within)))
        return .broken
      }
      return .within(left, right, tolerance: tolerance, isRelative: false)
    }
    if found == .percent { return .within(left, right, tolerance: tolerance, isRelative: true) }
    let isSame = found == figureType || (figureType == .date && found == .days)
    guard isSame || (found == .number && figureType == .number) else {
      checker.report(
        .incomparable(
          checker.span(within), checker.describe(figureType), checker.describe(found),
          left: checker.span(checker.expression(left).reference), right: checker.span(within),
          advice: .words(.sameUnit)))
      return .broken
    }
    return .within(left, right, tolerance: tolerance, isRelative: false)
  }

  /// Checks an `expect error` and adds it to the checks: its block is checked with a sink of its
  /// own.
  private static func checkExpectError(
    _ reference: NodeReference, _ scope: ScopeID, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let codeNode = tree.child(reference.node, 0)
    let block = tree.child(reference.node, 1)
    let code = tree.text(codeNode)
    let definition = formDefinition(reference, scope, in: &checker)
    if !DiagnosticCode.allCases.contains(where: { $0.rawValue == code }) {
      let codes = DiagnosticCode.allCases.map { $0.rawValue }
      checker.report(
        .unknownCode(tree.span(codeNode), code, nearest: Spelling.nearest(to: code, among: codes)))
    }
    let outer = checker.findings.turnToNewSink()
    let number = checker.findings.sink
    // What the parser found inside the block belongs to the block.
    checker.findings.move(inside: tree.span(block), from: outer, to: number)
    let inner = checker.names.addScope(.block, parent: scope)
    if block.exists { declareBlock(NodeReference(reference.tree, block), inner, in: &checker) }
    checker.findings.turn(to: outer)
    var info = CheckInfo(
      claim: .error(code: code, sink: number), span: checker.span(reference), definition: definition
    )
    var context = formContext(definition, scope, in: checker)
    for clause in tree.children(reference.node).dropFirst(2)
    where tree[clause].kind == .becauseClause {
      let reason = NodeReference(reference.tree, tree.child(clause))
      info.reason = Expressions.check(reason, &context, expected: .text, whole: true, in: &checker)
    }
    checker.output.checks.append(info)
  }

  /// Declares and checks what stands in the block of an `expect error`.
  private static func declareBlock(
    _ block: NodeReference, _ scope: ScopeID, in checker: inout Checker
  ) {
    let tree = checker.trees[block.tree]
    let before = checker.definitions.all.nextID
    for entry in tree.children(block.node) {
      let reference = NodeReference(block.tree, entry)
      if tree[entry].kind == .result {
        let definition = formDefinition(reference, scope, in: &checker)
        var context = formContext(definition, scope, in: checker)
        let value = Expressions.check(
          NodeReference(block.tree, tree.child(entry)), &context, expected: nil, whole: true,
          in: &checker)
        checker.definitions.fill(
          definition,
          with: Clause(reference: reference, index: .none, value: .none, expression: value),
          type: checker.type(value))
      } else if tree[entry].kind == .expect {
        // A check inside the block must fail to compute; it is no check of the case.
        let kept = checker.output.checks.count
        checkExpect(reference, scope, in: &checker)
        checker.output.checks.removeLast(checker.output.checks.count - kept)
      } else {
        Declarations.declare(reference, scope: scope, isRoot: false, in: &checker)
      }
    }
    for index in checker.definitions.all.ids(from: before) {
      _ = Definitions.demand(index, in: &checker)
    }
    Requirements.checkPending(in: &checker)
  }
}
