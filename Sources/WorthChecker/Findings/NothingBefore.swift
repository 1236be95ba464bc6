import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Lines that take a share of the period before, `costs[t] = sales[t-1] * 82%`: in the first period they are 0 in silence.
///
/// Whether that is meant, as of receipts that come a period later, the line cannot tell; `costs[2026] = 0` says so. A
/// difference, as `stock[t] - stock[t-1]`, and a line with `if` or `otherwise` say it by themselves, and so does a series
/// that begins with 0.
enum NothingBefore {
  /// The expressions that are looked at in a line.
  private static let mostSteps = 64

  /// Notes such lines of the case.
  static func note(in checker: inout Checker) {
    guard !checker.findings.hasErrors else { return }
    for index in checker.definitions.all.ids
    where checker.definitions[index].scope == checker.names.rootScope {
      let definition = checker.definitions[index]
      guard case .plain = definition.role, definition.sink == .ofCase,
        case .series(_, let space, _) = checker.types[definition.type],
        case .timeline(let granularity) = checker.tables.spaces[space].kind,
        let (first, last) = Clauses.knownEnds(of: space, in: checker), first < last,
        let period = Int32(exactly: first),
        let line = definition.clauses.first(where: {
          if case .each = $0.index { $0.layer == 0 } else { false }
        }), let value = line.expression, !isStated(first, of: definition, in: checker)
      else { continue }
      var steps = mostSteps
      guard let series = readBefore(value, first, &steps, in: checker), series != index else {
        continue
      }
      checker.report(
        .nothingBefore(
          Declarations.nameSpan(line.reference, in: checker), checker.spelling(definition.name),
          period: granularity.text(period),
          series: checker.spelling(checker.definitions[series].name)))
    }
  }

  /// `true` iff a line of its own says what a definition is in a period.
  private static func isStated(
    _ period: Double, of definition: Definition, in checker: Checker
  ) -> Bool {
    definition.clauses.contains { clause in
      switch clause.index {
      case .at: Clauses.constantValue(clause.lower, in: checker) == period
      case .range: (Clauses.constantValue(clause.lower, in: checker) ?? period) <= period
      case .none, .opening, .each: false
      }
    }
  }

  /// The flow of an earlier period of which a value is a part, so that it is 0 in the first one; nil for other values.
  private static func readBefore(
    _ value: ExpressionID, _ first: Double, _ steps: inout Int, in checker: Checker
  ) -> DefinitionID? {
    steps -= 1
    guard steps > 0 else { return nil }
    switch checker.expression(value).operation {
    case .element(let whole, let index, _):
      guard case .definition(let series) = checker.expression(whole).operation,
        isBefore(index, in: checker), bringsFlows(series, from: first, in: checker)
      else { return nil }
      return series
    case .negate(let inner): return readBefore(inner, first, &steps, in: checker)
    case .arithmetic(.multiply, let left, let right):
      return readBefore(left, first, &steps, in: checker)
        ?? readBefore(right, first, &steps, in: checker)
    case .arithmetic(.divide, let left, _): return readBefore(left, first, &steps, in: checker)
    case .arithmetic(.add, let left, let right):
      guard let found = readBefore(left, first, &steps, in: checker),
        readBefore(right, first, &steps, in: checker) != nil
      else { return nil }
      return found
    default: return nil
    }
  }

  /// `true` iff an index is some periods before the one at hand.
  private static func isBefore(_ index: ExpressionID, in checker: Checker) -> Bool {
    guard case .arithmetic(let sign, let here, let step) = checker.expression(index).operation,
      case .local = checker.expression(here).operation,
      case .constant(let periods) = checker.expression(step).operation
    else { return false }
    return sign == .subtract ? periods >= 1 : sign == .add && periods <= -1
  }

  /// `true` iff a series of the case is a flow of money that begins in the first period, and of which nothing is said
  /// before it.
  private static func bringsFlows(
    _ series: DefinitionID, from first: Double, in checker: Checker
  ) -> Bool {
    let definition = checker.definitions[series]
    guard case .plain = definition.role, definition.scope == checker.names.rootScope,
      case .series(let element, _, true) = checker.types[definition.type],
      TypeTraits.isMoney(element, in: checker), !OutsidePeriods.opens(series, in: checker)
    else { return false }
    guard let value = clause(of: definition, for: first, in: checker)?.expression else {
      return false
    }
    return Clauses.constantValue(value, in: checker) != 0 && !chooses(value, in: checker)
  }

  /// The line that says what a series is in a period: one for that period, one for some, or one for all; nil where it
  /// begins later.
  private static func clause(
    of definition: Definition, for period: Double, in checker: Checker
  ) -> Clause? {
    var ofSome: Clause?
    var ofAll: Clause?
    for clause in definition.clauses {
      let lower = Clauses.constantValue(clause.lower, in: checker)
      switch clause.index {
      case .at: if lower == period { return clause }
      case .range: if (lower ?? period) <= period { ofSome = clause }
      case .none, .each: ofAll = clause
      case .opening: break
      }
    }
    return ofSome ?? ofAll
  }

  /// `true` iff a condition decides on a value, as on sales that begin with a launch.
  private static func chooses(_ value: ExpressionID, in checker: Checker) -> Bool {
    var waiting = [value]
    var steps = mostSteps
    while let next = waiting.popLast(), steps > 0 {
      steps -= 1
      let operation = checker.expression(next).operation
      if case .conditional = operation { return true }
      waiting += operation.parts
    }
    return false
  }
}
