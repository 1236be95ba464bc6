import WorthProgram
import WorthValue

/// What the case prints, checks and studies.
struct Output {
  /// The checks of the case, in order.
  var checks: [CheckInfo] = []
  /// What reports show, in order.
  var shows: [ShowInfo] = []
  /// The questions that run the case many times: `solve`, `grid`, `tornado`, `elasticity`.
  var studies = Arena<StudyID, StudyInfo>()
  /// Checks, reports and bare expressions of the root file, with their scopes.
  private(set) var pendingForms: [(reference: NodeReference, scope: ScopeID)] = []
  /// The instances whose working papers, with their remarks, a report shows.
  var shownPapers: Set<InstanceID> = []
  /// `true` in a dialogue, where an expression may stand alone.
  let allowsResults: Bool

  /// Creates a room in which nothing is asked for.
  init(allowsResults: Bool) { self.allowsResults = allowsResults }

  /// Adds a check, a report or an expression that is checked once all names are known.
  mutating func postpone(_ reference: NodeReference, _ scope: ScopeID) {
    pendingForms.append((reference, scope))
  }

  /// Leaves what is shown as it was: with the papers `shown` and no others.
  mutating func forgetPapers(besides shown: Set<InstanceID>) { shownPapers = shown }
}
