import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Lines of one block that say the same periods twice.
extension Clauses {
  /// The periods from `first` to `last` for which a clause stands.
  private struct Stretch {
    var clause: Clause
    var first: Double
    var last: Double

    /// `true` iff each period of `other` is one of these, and there are more.
    func surrounds(_ other: Stretch) -> Bool {
      first <= other.first && other.last <= last && (first < other.first || other.last < last)
    }
  }

  /// Reports two lines of one block for the same period, or for all, however each of them states it, and two ranges
  /// that share periods, unless the later one lies within the earlier one, of which it then says what is different.
  static func reportSamePeriods(
    _ index: DefinitionID, _ space: SpaceID, in checker: inout Checker
  ) {
    let definition = checker.definitions[index]
    var seen: [[Double]: Int] = [:]
    var stretches: [Stretch] = []
    for (place, clause) in definition.clauses.enumerated() {
      var key = [Double(clause.layer)]
      switch clause.index {
      case .at:
        guard let period = constantValue(clause.lower, in: checker) else { continue }
        key.append(period)
      case .each where clause.base == nil: break
      case .range:
        guard let stretch = stretch(of: clause, space, in: checker) else { continue }
        if !reportShared(stretch, with: stretches, definition.name, space, in: &checker) {
          stretches.append(stretch)
        }
        continue
      case .none, .each, .opening: continue
      }
      guard let earlier = seen.updateValue(place, forKey: key) else { continue }
      checker.report(
        .definedTwice(
          Declarations.nameSpan(clause.reference, in: checker), checker.spelling(definition.name),
          first: Declarations.nameSpan(definition.clauses[earlier].reference, in: checker)))
    }
  }

  /// Returns the periods of a range within those of the space, as far as they are known; nil where an end that is
  /// stated is not, or where nothing is left.
  private static func stretch(
    of clause: Clause, _ space: SpaceID, in checker: Checker
  ) -> Stretch? {
    let lower = constantValue(clause.lower, in: checker)
    let upper = constantValue(clause.upper, in: checker)
    guard lower != nil || clause.lower == nil, upper != nil || clause.upper == nil else {
      return nil
    }
    let ends = knownEnds(of: space, in: checker)
    let first = max(lower ?? -.infinity, ends?.first ?? -.infinity)
    let last = min(upper ?? .infinity, ends?.last ?? .infinity)
    return first <= last ? Stretch(clause: clause, first: first, last: last) : nil
  }

  /// `true` iff two clauses stand in one block, and are of the same row or both of all.
  private static func areOfOneBlock(_ one: Clause, _ other: Clause, in checker: Checker) -> Bool {
    guard let row = one.row, let second = other.row else {
      return one.row == nil && other.row == nil && one.layer == other.layer
    }
    return one.block == other.block
      && checker.trees[row.tree].text(row.node) == checker.trees[second.tree].text(second.node)
  }

  /// `true`, after a diagnostic, iff the range shares periods with an earlier one of its block that does not surround
  /// it.
  private static func reportShared(
    _ stretch: Stretch, with earlier: [Stretch], _ name: Name, _ space: SpaceID,
    in checker: inout Checker
  ) -> Bool {
    for other in earlier where areOfOneBlock(other.clause, stretch.clause, in: checker) {
      let first = max(stretch.first, other.first)
      let last = min(stretch.last, other.last)
      guard first <= last, !other.surrounds(stretch) else { continue }
      let isSame = stretch.first == other.first && stretch.last == other.last
      let way: PhraseKey =
        isSame ? .keepOneOrRename : stretch.surrounds(other) ? .narrowerLast : .endBeforeNext
      checker.report(
        .definedTwice(
          Declarations.nameSpan(stretch.clause.reference, in: checker),
          checker.spelling(name) + "[" + written(first, last, space, in: checker) + "]",
          first: Declarations.nameSpan(other.clause.reference, in: checker), way: Phrase(way)))
      return true
    }
    return false
  }

  /// Returns how a case writes the periods, or the numbers of rows, from `first` to `last`.
  private static func written(
    _ first: Double, _ last: Double, _ space: SpaceID, in checker: Checker
  ) -> String {
    /// Returns one end; an open one is not written.
    func end(_ value: Double) -> String {
      guard let whole = Int32(exactly: value) else { return "" }
      guard case .timeline(let granularity) = checker.tables.spaces[space].kind else {
        return String(whole)
      }
      return granularity.text(whole)
    }
    return first == last ? end(first) : end(first) + " .. " + end(last)
  }
}
