import WorthPlan
import WorthSource

/// What kinds and cases remark on.
extension Machine {
  /// Notes a remark with the text that was put together for it, where its kind is filled in; of instances
  /// by row once, with the row and the number of the others.
  mutating func noteRemark(_ step: Instruction, _ text: Double) {
    if case .tracing(let tracer) = mode {
      tracer.rows?.remarks.append((step.a, 0, text))
      return
    }
    guard isRemark(text) else { return }
    let words = texts[Int(text)]
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

  /// `true` iff the text with a number says something.
  func isRemark(_ text: Double) -> Bool {
    text >= 0 && text < Double(texts.count) && texts[Int(text)].contains { $0 != " " }
  }

  /// `true` iff a reason or remark is being put together.
  func isInReason(_ program: Int) -> Bool {
    plan.reason(around: mainPosition(program)) != nil
  }

  /// Adds the rows of a loop in which a remark is made besides those that were worked out by themselves.
  mutating func addRows(_ count: Int, toRemark remark: Int32, of number: Int) {
    let place = plan.rows[number].place
    guard count > 0,
      let known = notes.firstIndex(where: { $0.remark == remark && $0.diagnostic.span == place }),
      case .phrase(let phrase)? = notes[known].diagnostic.arguments.last?.value,
      let first = phrase.arguments.first
    else { return }
    notes[known].otherRows += count
    notes[known].diagnostic.arguments[2] = Argument(
      "row", .words(.ofRowAndOthers, [first, Argument("count", .count(notes[known].otherRows))]))
  }
}
