import WorthPlan
import WorthEvaluator
import WorthReport
import WorthSource
import WorthValue

extension Outcome {
  /// The values of the expressions that stand alone in a dialogue, as they are written in Worth.
  public var answers: [String] {
    let builder = DocumentBuilder(machine, plan, trials)
    return plan.shows.compactMap { show in
      let blocks = builder.blocks(of: show)
      guard case .figure(let figure)? = blocks.first,
        blocks.dropFirst().allSatisfy({ isHistogram($0) })
      else {
        return TextRenderer.lines(blocks).joined(separator: "\n")
      }
      if case .failed = figure.value.content { return nil }
      return TextRenderer.answer(figure)
    }
  }

  /// `true` iff the block is a histogram, which a dialogue leaves out.
  private func isHistogram(_ block: Document.Block) -> Bool {
    if case .histogram = block { true } else { false }
  }

  /// What a dialogue shows with `show`, line by line.
  var shownLines: [String] {
    let builder = DocumentBuilder(machine, plan, trials)
    return TextRenderer.lines(plan.shows.flatMap { builder.blocks(of: $0) })
  }

  /// The figures by their paths, as far as a dialogue compares them with those before.
  func snapshot() -> [String: FigureSnapshot] {
    let reader = Figures(machine, plan)
    var result: [String: FigureSnapshot] = [:]
    for (order, slot) in plan.slots.enumerated() {
      result[slot.path] = FigureSnapshot(
        reader.cells(of: slot, machine, limit: FigureSnapshot.cellLimit), isOwn: slot.isOwn,
        isFailed: Marker.error(machine.value(slot.register)) != nil, order: order)
    }
    return result
  }
}

/// A figure as it is shown, for a comparison with a later run.
struct FigureSnapshot: Sendable {
  /// How many values of a series are compared.
  static var cellLimit: Int { 1000 }

  /// The values with their labels; one with an empty label for what is no series.
  let cells: [(label: String, text: String)]
  /// `true` iff the definition stands in the case itself, outside instances.
  let isOwn: Bool
  /// `true` iff nothing was computed.
  let isFailed: Bool
  /// The place of the figure among all.
  let order: Int

  /// Creates a figure as it stands now; `order` is its place among the figures of the case.
  init(_ cells: [(label: String, text: String)], isOwn: Bool, isFailed: Bool, order: Int) {
    self.cells = cells
    self.isFailed = isFailed
    self.isOwn = isOwn
    self.order = order
  }

  /// `true` iff the figure is one value, not a series.
  var isSingle: Bool { cells.count == 1 && cells[0].label.isEmpty }
}
