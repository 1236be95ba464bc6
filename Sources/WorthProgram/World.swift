import WorthSyntax
import WorthValue

/// A named set of changes.
package struct ScenarioInfo: Sendable {
  package var name: Name
  /// The text after the name; empty where there is none.
  package var label: String
  package var reference: NodeReference
  /// The block of changes, or the sum of other scenarios.
  package var body: NodeReference
  /// The names that the changes see.
  package var scope: ScopeID

  /// Creates the scenario that is named at `reference`.
  package init(
    name: Name, label: String, reference: NodeReference, body: NodeReference, scope: ScopeID
  ) {
    self.name = name
    self.label = label
    self.reference = reference
    self.body = body
    self.scope = scope
  }
}

/// A change to one definition, or to one period of it, from outside or in a scenario.
package struct Change: Sendable {
  /// The path as it is written, without a period in brackets.
  package var path: String
  /// The place of the whole change in the source.
  package var entry: NodeReference
  /// The period, range or index that is changed.
  package var index: ClauseIndex
  /// Which of the instances by row, period or key is changed, or the name under which the change
  /// sees each; nil where all are changed in the same way, or there is one only.
  package var row: NodeID?
  /// How many names stand before the one with the row: those of files.
  package var namesBeforeRow = 0
  /// What stands on the right side.
  package var value: NodeReference
  /// What the right side sees.
  package var scope: ScopeID
  /// The scope of the world that the change belongs to, which tells its layer from others; the scope
  /// around what the host changes.
  package var world: ScopeID
  /// The number of the block in which the change stands, among those of a scenario.
  package var block = 0
  /// `true` iff a definition was found that the change applies to.
  package var isUsed = false
  /// `true` iff it is made in what the changed instance varies, which it follows.
  package var isOfBase = false
  /// `true` iff the opening value is changed.
  package var isOfOpening: Bool { if case .opening = index { true } else { false } }

  /// Creates the change that the node at `entry` makes.
  package init(
    path: String, entry: NodeReference, index: ClauseIndex, value: NodeReference, scope: ScopeID
  ) {
    self.path = path
    self.entry = entry
    self.index = index
    self.value = value
    self.scope = scope
    world = scope
  }
}

/// The case with some changes: a scope in which names mean what they mean beneath it, but for what
/// is changed and what depends on that.
package struct World: Sendable {
  /// The names that mean something else in this world.
  package var scope: ScopeID
  /// The scope beneath: that of the case or of another world.
  package var parent: ScopeID
  /// What is changed; a later change counts before an earlier one.
  package var changes: [Change] = []
  /// What stands behind `under`: scenarios by their names, or a block.
  package var place: NodeReference
  /// The scenario that makes it; nil for several of them and for a block.
  package var scenario: NodeReference?

  /// Creates a world without changes.
  package init(scope: ScopeID, parent: ScopeID, place: NodeReference, scenario: NodeReference?) {
    self.scope = scope
    self.parent = parent
    self.place = place
    self.scenario = scenario
  }
}
