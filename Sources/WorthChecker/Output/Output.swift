import WorthPlan
import WorthProgram
import WorthValue

/// What the case prints, checks and studies.
struct Output {
  var checks: [CheckInfo] = []
  var shows: [ShowInfo] = []
  var studies = Arena<StudyID, StudyInfo>()
  /// Checks, reports and bare expressions of the root file, with their scopes.
  var pendingForms: [(reference: NodeReference, scope: ScopeID)] = []
  /// `true` in a dialogue, where an expression may stand alone.
  var allowsResults = false
}
