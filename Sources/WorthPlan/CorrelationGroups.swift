/// The sets of draws that hang together, each with its matrix of correlations.
package struct CorrelationGroups {
  /// Draws that hang together.
  package struct Group {
    package var draws: [Int32]
    package var matrix: [[Double]]
  }

  package private(set) var groups: [Group] = []

  /// Gathers `correlations`; those that are not stated are 0.
  package init(_ correlations: [PlanCorrelation]) {
    var leader: [Int32: Int32] = [:]
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
