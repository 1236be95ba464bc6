import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// The timeline that a kind brings along.
extension Instances {
  /// Makes the timeline that a kind brings along: `timeline = month 1 .. instalments`.
  static func makeOwnTimeline(
    _ line: LineDeclaration, _ index: InstanceID, in checker: inout Checker
  ) {
    guard let clause = line.clauses.first else { return }
    let instance = checker.instances[index]
    var context = Context(
      scope: instance.scope, definition: nil, timeline: instance.timeline, instance: index)
    let outer = checker.expressions.beginCollecting()
    if let space = Timelines.make(
      NodeReference(clause.reference.tree, clause.value), instance.path, &context,
      isAbstract: instance.isAbstract, in: &checker)
    {
      checker.instances[index].timeline = space
    }
    checker.expressions.resumeCollecting(outer)
  }
}
