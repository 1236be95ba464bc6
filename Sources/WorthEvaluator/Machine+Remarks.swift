import WorthPlan
import WorthSource

/// What kinds and cases remark on.
extension Machine {
  /// Notes a remark with the text that was put together for it, where its kind is filled in; of instances
  /// by row once, with the row and the number of the others.
  mutating func noteRemark(_ step: Instruction, _ text: Double) {
    guard text >= 0, text < Double(texts.count) else { return }
    let words = texts[Int(text)]
    guard words.contains(where: { $0 != " " }) else { return }
    let requirement = plan.requirements[Int(step.a)]
    let region = plan.regions[Int(plan.regionOf[mainPosition(rarePosition)])]
    var others = ArgumentValue.nothing
    var place = region.filledIn ?? requirement.span
    if let rows = region.rows {
      place = plan.rows[rows].place
      let known = notes.firstIndex { $0.remark == step.a && $0.diagnostic.span == place }
      if let known {
        notes[known].otherRows += 1
        guard var row = notes[known].diagnostic.arguments.last?.value else { return }
        if case .phrase(let phrase) = row, let first = phrase.arguments.first {
          row = .words(
            .ofRowAndOthers, [first, Argument("count", .count(notes[known].otherRows))])
        }
        notes[known].diagnostic.arguments[2] = Argument("row", row)
        return
      }
      others = .words(.ofRow, [Argument("row", .name(rowKey(rows)))])
    }
    guard notes.count < 100 else { return }
    let diagnostic = Diagnostic(
      .N0402, place,
      [
        Argument("instance", .name(requirement.instance)), Argument("text", .written(words)),
        Argument("row", others),
      ])
    var note = Failure(diagnostic: diagnostic, sink: region.sink)
    note.isShown = requirement.isShown
    note.remark = step.a
    notes.append(note)
  }
}
