/// Definitions that are evaluated together, in the order of evaluation.
package indirect enum EvaluationGroup: Sendable {
  /// A definition that needs neither itself nor one that needs it.
  case single(DefinitionID)
  /// Definitions that need one another through time, in their order within a period.
  case loop([DefinitionID], isForward: Bool)
  /// What is worked out anew for each index of a space: the hidden definition of the index, the
  /// columns that keep the results, and the groups in between.
  case rows(index: DefinitionID, columns: [DefinitionID], groups: [EvaluationGroup])
  /// Definitions that need one another so that none comes first, which has been reported.
  case broken([DefinitionID])
}

/// In which order a program is evaluated.
package struct EvaluationOrder: Sendable {
  /// All definitions in groups, each after those that it needs and the requirements that guard it.
  package var groups: [EvaluationGroup] = []
  /// The requirements, by their hidden definitions, without which a line of an instance has no
  /// value.
  package var guards: [DefinitionID: [DefinitionID]] = [:]

  /// Creates an empty order.
  package init() {}
}

extension EvaluationGroup {
  /// The definitions of the group.
  package var members: [DefinitionID] {
    switch self {
    case .single(let definition): [definition]
    case .loop(let members, _), .broken(let members): members
    case .rows(let index, let columns, let groups):
      [index] + groups.flatMap { $0.members } + columns
    }
  }
}
