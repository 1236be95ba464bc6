import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Totals of lines with two indices: `sum(paid)`, `min(paid)`, `max(paid)`.
enum DoubleTotals {
  /// Returns what `value` stands for as the argument of `builtin`: of a line with two indices the
  /// list of the results over the second index, so that the result over all of it follows; `value`
  /// itself where it is something else. Reports a line that is read while one of its indices is at
  /// hand.
  static func argument(
    _ value: ExpressionID, of builtin: Int, _ context: Context,
    _ finish: (ExpressionID, inout Checker) -> ExpressionID, in checker: inout Checker
  ) -> ExpressionID {
    let type = checker.type(value)
    let inner = checker.types.element(type)
    guard checker.types.isAggregate(type), checker.types.isAggregate(inner), isTotal(builtin) else {
      return value
    }
    let reference = checker.expression(value).reference
    if case .series(_, let rows, _) = checker.types[type], isWithinLine(context, in: checker) {
      let name = checker.files.sources.text(checker.span(reference))
      let over = checker.tables.spaces[rows].name
      let function = BuiltinTable.all[builtin].name.description
      let isByPeriod = context.index.map { $0.space != rows } ?? false
      checker.report(
        .oneIndexOfTwo(
          checker.span(reference), name,
          overRows: function + "(" + name + "[p, " + (isByPeriod ? "t" : "2026") + "] for p in "
            + over + ")",
          overPeriods: function + "(" + name + "[" + (isByPeriod ? "\"…\"" : "p") + "])"))
      return checker.broken(reference)
    }
    if builtin == BuiltinTable[.sum] { noteLevel(inner, value, context, in: &checker) }
    let local = checker.expressions.newLocal()
    let one = checker.make(.local(local), inner, reference)
    let result = finish(one, &checker)
    let total = checker.type(result)
    if total == .error || total == .pending { return result }
    return checker.make(
      .comprehension(
        Comprehension(
          body: result, source: value, condition: nil, local: local, overPositions: false)),
      checker.types.id(.list(total)), reference)
  }

  /// Notes that the case adds up a level of money over its periods, such as a debt, which counts the same
  /// money again in each of them; `type` is that of the series by period.
  static func noteLevel(
    _ type: TypeID, _ value: ExpressionID, _ context: Context, in checker: inout Checker
  ) {
    let whole = wholeSeries(of: value, in: checker)
    let type = whole.map { checker.type($0) } ?? type
    guard context.version == nil, context.instance == nil,
      case .series(let element, let space, let isFlow) = checker.types[type],
      case .timeline = checker.tables.spaces[space].kind,
      TypeTraits.isMoney(element, in: checker)
    else { return }
    let reference = checker.expression(value).reference
    let place = checker.span(reference)
    if isFlow {
      guard let balance = carriedOn(whole ?? value, in: checker),
        let line = checker.definitions[balance].clauses.first(where: {
          if case .each = $0.index { true } else { false }
        })
      else { return }
      checker.report(
        .balanceAddedUp(
          place, checker.spelling(checker.definitions[balance].name),
          line: Declarations.nameSpan(line.reference, in: checker),
          checker.files.sources.text(Declarations.nameSpan(line.reference, in: checker))))
      return
    }
    checker.report(.levelAddedUp(place, checker.files.sources.text(place)))
  }

  /// The series of which a part, or each value, is taken: `debt[2027 ..]`, `debt[t] for t in case`; nil for others,
  /// and where a condition chooses values, of which there may be one only.
  private static func wholeSeries(of value: ExpressionID, in checker: Checker) -> ExpressionID? {
    switch checker.expression(value).operation {
    case .slice(let series, _, _): return series
    case .comprehension(let turns) where turns.condition == nil:
      switch checker.expression(turns.body).operation {
      case .local(turns.local): return turns.source
      case .element(let series, let index, _):
        guard case .local(turns.local) = checker.expression(index).operation else { return nil }
        return series
      default: return nil
      }
    default: return nil
    }
  }

  /// The balance without a stated type that a series is, hands on, or is a row of.
  private static func carriedOn(_ series: ExpressionID, in checker: Checker) -> DefinitionID? {
    var next = series
    for _ in 0..<100 {
      switch checker.expression(next).operation {
      case .definition(let definition):
        if checker.definitions[definition].isCarriedOn { return definition }
        guard let clause = checker.definitions[definition].clauses.first, case .none = clause.index,
          let value = clause.expression
        else { return nil }
        next = value
      case .element(let rows, _, _), .item(let rows, _), .lookup(let rows, _, _): next = rows
      default: return nil
      }
    }
    return nil
  }

  /// `true` iff the total of totals is that of all values.
  private static func isTotal(_ builtin: Int) -> Bool {
    switch BuiltinTable.all[builtin].name.description {
    case "sum", "min", "max": true
    default: false
    }
  }

  /// `true` iff one of the indices is at hand.
  private static func isWithinLine(_ context: Context, in checker: Checker) -> Bool {
    if context.index != nil { return true }
    var scope: ScopeID? = context.scope
    while let here = scope {
      if case .rows = checker.names.scopes[here].kind { return true }
      scope = checker.names.scopes[here].parent
    }
    return false
  }
}
