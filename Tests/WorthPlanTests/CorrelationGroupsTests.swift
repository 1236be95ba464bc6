import Testing
import WorthPlan
import WorthSource

/// Which uncertain names hang together.
@Suite struct CorrelationGroupsTests {
  private func correlation(_ first: Int32, _ second: Int32, _ value: Double) -> PlanCorrelation {
    PlanCorrelation(
      first: first, second: second, coefficient: value, span: Span(source: 0, start: 0, end: 0))
  }

  @Test func `pairs that share a name are one group, others are apart`() {
    let groups = CorrelationGroups([
      correlation(1, 2, 0.5), correlation(5, 4, 0.25), correlation(3, 2, -0.5),
    ]).groups
    #expect(groups.map(\.draws) == [[1, 2, 3], [4, 5]])
  }

  @Test func `the matrix has what was stated on both sides, 1 on its diagonal and 0 elsewhere`() {
    let group = CorrelationGroups([correlation(7, 3, 0.4), correlation(7, 9, -0.2)]).groups[0]
    #expect(group.draws == [3, 7, 9])
    #expect(group.matrix == [[1, 0.4, 0], [0.4, 1, -0.2], [0, -0.2, 1]])
  }

  @Test func `two groups that a later pair joins are one`() {
    let groups = CorrelationGroups([
      correlation(1, 2, 0.1), correlation(3, 4, 0.2), correlation(4, 1, 0.3),
    ]).groups
    #expect(groups.map(\.draws) == [[1, 2, 3, 4]])
  }

  @Test func `without correlations there is no group`() {
    #expect(CorrelationGroups([]).groups.isEmpty)
  }
}
