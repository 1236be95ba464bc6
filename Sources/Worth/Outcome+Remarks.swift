import WorthEvaluator
import WorthPlan
import WorthSource

extension Outcome {
  /// Returns what kinds and the case remark on, as far as it is wanted, in the order of the source; what is
  /// said of several in the same words is said once.
  func remarks(_ isWanted: (Failure) -> Bool) -> [Diagnostic] {
    let found = machine.notes.filter { $0.sink == 0 && $0.remark != nil && isWanted($0) }.sorted {
      let (one, other) = ($0.diagnostic.span, $1.diagnostic.span)
      return (one.source, one.start, $0.remark ?? 0) < (other.source, other.start, $1.remark ?? 0)
    }
    var said: [(diagnostic: Diagnostic, form: Span?, others: [String])] = []
    for remark in found {
      let form = remark.remark.map { plan.requirements[Int($0)].span }
      let arguments = remark.diagnostic.arguments
      let known = said.firstIndex { earlier in
        earlier.form == form && earlier.diagnostic.arguments[1] == arguments[1]
          && earlier.diagnostic.arguments[2].value == .nothing && arguments[2].value == .nothing
      }
      guard let known, case .name(let instance) = arguments[0].value else {
        said.append((remark.diagnostic, form, []))
        continue
      }
      said[known].others.append(instance)
    }
    return said.map { remark in
      guard !remark.others.isEmpty else { return remark.diagnostic }
      var diagnostic = remark.diagnostic
      diagnostic.arguments[2] = Argument(
        "row", .words(.andOf, [Argument("instances", .names(remark.others))]))
      return diagnostic
    }
  }
}
