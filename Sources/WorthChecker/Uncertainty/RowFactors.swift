import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Correlations among the draws of rows: `correlate fails = 20%`, and `correlate fails, market =
/// 0.5` with the one draw of another name.
struct RowFactors {
  /// What is stated of the rows of a name.
  private struct Statement {
    /// The correlation among the rows.
    var shared: Double?
    /// The name that every row goes with, and how far.
    var other: (draw: DrawID, coefficient: Double)?
    /// Where one of them is stated.
    var span: Span
  }

  /// The statements, in the order of the case.
  private var statements: [(draw: DrawID, statement: Statement)] = []

  /// Takes `shared` as the correlation among the rows of `draw`; `false` where it is stated already.
  mutating func share(_ draw: DrawID, _ shared: Double, _ span: Span) -> Bool {
    let place = place(of: draw, span)
    guard statements[place].statement.shared == nil else { return false }
    statements[place].statement.shared = shared
    statements[place].statement.span = span
    return true
  }

  /// Takes `coefficient` as the correlation of each row of `draw` with `other`; `false` where they
  /// go with a name already.
  mutating func tie(
    _ draw: DrawID, to other: DrawID, _ coefficient: Double, _ span: Span
  ) -> Bool {
    let place = place(of: draw, span)
    guard statements[place].statement.other == nil else { return false }
    statements[place].statement.other = (other, coefficient)
    return true
  }

  /// The name that the rows of `draw` go with already.
  func other(_ draw: DrawID) -> DrawID? {
    statements.first { $0.draw == draw }?.statement.other?.draw
  }

  /// The place of what is stated of `draw`, a new one where nothing is.
  private mutating func place(of draw: DrawID, _ span: Span) -> Int {
    if let known = statements.firstIndex(where: { $0.draw == draw }) { return known }
    statements.append((draw, Statement(shared: nil, other: nil, span: span)))
    return statements.count - 1
  }

  /// Returns what was stated as a plan has it, and reports rows that share less than the name that
  /// all of them go with makes them share.
  func lowered(in checker: inout Checker) -> [PlanRowFactor] {
    var found: [PlanRowFactor] = []
    for (draw, statement) in statements {
      let coefficient = statement.other?.coefficient ?? 0
      let least = coefficient * coefficient
      let shared = statement.shared ?? least
      if shared < least * (1 - 1e-12), let other = statement.other {
        let names = (
          checker.uncertainty.draws[draw].path, checker.uncertainty.draws[other.draw].path
        )
        checker.report(
          .rowsShareTooLittle(
            statement.span, names.0, with: names.1, written(coefficient), least: written(least)))
        continue
      }
      found.append(
        PlanRowFactor(
          draw: draw.index, shared: shared, other: statement.other.map { $0.draw.index },
          coefficient: coefficient))
    }
    return found
  }

  /// A correlation as a percent, with as many digits as it takes.
  private func written(_ correlation: Double) -> String {
    ValueText.number((correlation * 1e10).rounded() / 1e8) + "%"
  }
}

extension RowFactors {
  /// Checks `correlate name = …`, whose value is `shared`.
  static func check(
    _ name: NodeReference, _ shared: Double, _ value: NodeReference, in checker: inout Checker
  ) {
    guard let draw = Simulation.draw(name, in: &checker) else { return }
    let path = checker.uncertainty.draws[draw].path
    guard isByRow(draw, in: checker) else {
      checker.report(.rowsAreOne(checker.span(name), path))
      return
    }
    guard shared >= 0, shared < 1 else {
      checker.report(
        .wrongRowCorrelation(checker.span(value), checker.files.sources.text(checker.span(value))))
      return
    }
    let span = checker.span(value)
    guard checker.uncertainty.rowFactors.share(draw, shared, span) else {
      checker.report(.rowsCorrelatedTwice(checker.span(name), path, with: path))
      return
    }
  }

  /// Checks `correlate rows, other = …` of a name that draws for each row with one that draws once;
  /// `span` is the place of the whole.
  static func tie(
    _ rows: DrawID, to other: DrawID, _ coefficient: Double, _ span: Span,
    in checker: inout Checker
  ) {
    guard coefficient > -1, coefficient < 1 else {
      // Rows that are all one draw would share 100 %.
      checker.report(.wrongRowCorrelation(span, checker.files.sources.text(span)))
      return
    }
    guard checker.uncertainty.rowFactors.tie(rows, to: other, coefficient, span) else {
      let known = checker.uncertainty.rowFactors.other(rows) ?? other
      checker.report(
        .rowsCorrelatedTwice(
          span, checker.uncertainty.draws[rows].path, with: checker.uncertainty.draws[known].path))
      return
    }
  }

  /// `true` iff the name draws for each row or key, in an indexed line or in a kind that is filled in
  /// for each.
  static func isByRow(_ draw: DrawID, in checker: Checker) -> Bool {
    let info = checker.uncertainty.draws[draw]
    if info.space != nil, periods(draw, in: checker) == nil { return true }
    return checker.definitions.all.ids.contains { index in
      checker.definitions[index].path == info.path
        && checker.definitions[index].role.instance.flatMap { checker.instances[$0].rows } != nil
    }
  }

  /// What the periods are over which a name draws besides its rows; nil where it draws once for each
  /// row.
  static func periods(_ draw: DrawID, in checker: Checker) -> SpaceID? {
    guard let space = checker.uncertainty.draws[draw].space,
      case .timeline = checker.tables.spaces[space].kind
    else { return nil }
    return space
  }
}
