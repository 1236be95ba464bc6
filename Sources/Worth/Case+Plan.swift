import WorthChecker
import WorthEvaluator

extension Case {
  /// What the case is lowered to, as text: slots, operations on registers, regions, source lines.
  package var planListing: String { PlanListing.text(result.plan, sources: result.sources) }
}
