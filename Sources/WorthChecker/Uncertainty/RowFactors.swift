import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Correlations among the draws of rows: `correlate fails = 20%`, and `correlate fails, market =
/// 0.5` with the one draw of another name, or of several.
struct RowFactors {
  /// What is stated of the rows of a name.
  private struct Statement {
    /// The correlation among the rows.
    var shared: Double?
    /// The names that every row goes with, and how far.
    var others: [(draw: DrawID, coefficient: Double, span: Span)] = []
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

  /// Takes `coefficient` as the correlation of each row of `draw` with `other`; `false` where it is stated
  /// already.
  mutating func tie(
    _ draw: DrawID, to other: DrawID, _ coefficient: Double, _ span: Span
  ) -> Bool {
    let place = place(of: draw, span)
    guard !statements[place].statement.others.contains(where: { $0.draw == other }) else {
      return false
    }
    statements[place].statement.others.append((other, coefficient, span))
    return true
  }

  /// The place of what is stated of `draw`, a new one where nothing is.
  private mutating func place(of draw: DrawID, _ span: Span) -> Int {
    if let known = statements.firstIndex(where: { $0.draw == draw }) { return known }
    statements.append((draw, Statement(shared: nil, span: span)))
    return statements.count - 1
  }

  /// Returns what was stated as a plan has it, and reports rows that share less than the names that
  /// all of them go with make them share.
  func lowered(in checker: inout Checker) -> [PlanRowFactor] {
    var found: [PlanRowFactor] = []
    for (draw, statement) in statements {
      guard let weights = weights(of: statement, in: checker) else {
        if let last = statement.others.last {
          checker.report(
            .impossibleCorrelation(
              last.span, checker.uncertainty.draws[draw].path,
              checker.uncertainty.draws[last.draw].path, ValueText.number(last.coefficient)))
        }
        continue
      }
      let others = zip(statement.others, weights).map { other, weight in
        PlanRowFactor.Other(
          draw: other.draw.index, coefficient: other.coefficient, weight: weight)
      }
      var factor = PlanRowFactor(draw: draw.index, shared: 0, others: others)
      let least = factor.explained
      factor.shared = statement.shared ?? least
      if factor.shared < least * (1 - 1e-12) {
        let names = statement.others.map { checker.uncertainty.draws[$0.draw].path }
        let coefficients = statement.others.map { written($0.coefficient) }
        checker.report(
          .rowsShareTooLittle(
            statement.span, checker.uncertainty.draws[draw].path,
            with: names.joined(separator: ", "), coefficients.joined(separator: ", "),
            least: written(least)))
        continue
      }
      found.append(factor)
    }
    return found
  }

  /// The parts that the other names have in the score of each row, so that each of them has its stated
  /// correlation with it, however they hang together; nil where that cannot be.
  private func weights(of statement: Statement, in checker: Checker) -> [Double]? {
    let others = statement.others
    if others.count < 2 { return others.map { $0.coefficient } }
    var rows = others.map { one in
      others.map { other -> Double in
        if one.draw == other.draw { return 1 }
        let known = checker.uncertainty.correlations.first { pair in
          (pair.first == one.draw && pair.second == other.draw)
            || (pair.first == other.draw && pair.second == one.draw)
        }
        return known?.coefficient ?? 0
      } + [one.coefficient]
    }
    // Gauss–Jordan; the matrix has a positive diagonal wherever it can be one of correlations.
    for pivot in rows.indices {
      guard rows[pivot][pivot] > 1e-12 else { return nil }
      for row in rows.indices where row != pivot {
        let part = rows[row][pivot] / rows[pivot][pivot]
        for column in pivot...others.count { rows[row][column] -= part * rows[pivot][column] }
      }
    }
    let weights = rows.indices.map { rows[$0][others.count] / rows[$0][$0] }
    let explained = zip(weights, others).reduce(0) { $0 + $1.0 * $1.1.coefficient }
    return explained < 1 ? weights : nil
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
      checker.report(
        .rowsCorrelatedTwice(
          span, checker.uncertainty.draws[rows].path, with: checker.uncertainty.draws[other].path))
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
