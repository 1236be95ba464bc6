/// The sets of draws that are correlated, each with its matrix of correlations.
package struct CorrelationGroups {
  /// Draws that are correlated, directly or through others.
  package struct Group {
    /// The draws, by their places in the plan, in rising order.
    package var draws: [Int32]
    /// The correlation of each draw with each, in the order of `draws`; 1 on the diagonal.
    package var matrix: [[Double]]
  }

  /// The groups, by the first of their draws.
  package private(set) var groups: [Group] = []

  /// Gathers `correlations`; those that are not stated are 0.
  package init(_ correlations: [PlanCorrelation]) {
    var leader: [Int32: Int32] = [:]
    /// Returns the draw that stands for the group of `draw`, which is `draw` itself where it has
    /// none.
    func find(_ draw: Int32) -> Int32 {
      var place = draw
      while let next = leader[place], next != place { place = next }
      return place
    }
    for correlation in correlations {
      let (first, second) = (find(correlation.first), find(correlation.second))
      leader[correlation.first] = leader[correlation.first] ?? correlation.first
      leader[correlation.second] = leader[correlation.second] ?? correlation.second
      if first != second { leader[max(first, second)] = min(first, second) }
    }
    var members: [Int32: [Int32]] = [:]
    for draw in leader.keys.sorted() { members[find(draw), default: []].append(draw) }
    for (_, draws) in members.sorted(by: { $0.key < $1.key }) {
      var matrix = draws.map { row in draws.map { $0 == row ? 1.0 : 0.0 } }
      for correlation in correlations {
        guard let row = draws.firstIndex(of: correlation.first),
          let column = draws.firstIndex(of: correlation.second)
        else { continue }
        matrix[row][column] = correlation.coefficient
        matrix[column][row] = correlation.coefficient
      }
      groups.append(Group(draws: draws, matrix: matrix))
    }
  }
}
