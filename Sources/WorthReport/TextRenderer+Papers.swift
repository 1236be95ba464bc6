/// Working papers as text.
extension TextRenderer {
  /// The lines of a filled-in kind: its name, and below it, indented, what it was given, its steps and remarks.
  static func lines(_ paper: Document.WorkingPaper) -> [String] {
    var lines = body(paper.given)
    let steps = body(paper.steps)
    if !lines.isEmpty, !steps.isEmpty { lines.append("") }
    lines += steps + paper.remarks.map { "# " + $0 }
    return [paper.name + (paper.label.isEmpty ? "" : ": " + paper.label)]
      + lines.map { $0.isEmpty ? "" : "  " + $0 }
  }

  /// Blocks below one another: figures with what they are in a column of its own, tables apart.
  private static func body(_ blocks: [Document.Block]) -> [String] {
    var lines: [String] = []
    var figures: [Labelled] = []
    /// Adds the figures collected so far, aligned with one another.
    func flush() {
      lines += aligned(figures)
      figures = []
    }
    for block in blocks {
      switch block {
      case .figure(let figure):
        let written = self.lines(figure)
        let place = isWrapped(figure, written) ? written.count - 1 : 0
        figures.append(Labelled(label: figure.label, lines: written, place: place))
      case .histogram:
        if figures.isEmpty {
          lines += self.lines(block)
        } else {
          figures[figures.count - 1].lines += self.lines(block)
        }
      case .paragraph: figures.append(Labelled(label: "", lines: self.lines(block)))
      case .table(let table):
        flush()
        if !lines.isEmpty { lines.append("") }
        lines += self.lines(table, inPaper: true) + [""]
      case .heading, .workingPaper, .comparison, .grid, .tornado, .tree, .attribution, .checks,
        .remarks, .sources:
        flush()
        if !lines.isEmpty { lines.append("") }
        lines += self.lines(block) + [""]
      }
    }
    flush()
    while lines.last == "" { lines.removeLast() }
    return lines.enumerated().filter { place, line in
      !(line.isEmpty && place > 0 && lines[place - 1].isEmpty)
    }.map { $0.element }
  }

  /// The lines of a figure, with what it is.
  private struct Labelled {
    var label: String
    var lines: [String]
    /// The line behind which the label stands.
    var place = 0
  }

  /// `true` iff the lines are those of a list that is too long for one.
  private static func isWrapped(_ figure: Document.Figure, _ lines: [String]) -> Bool {
    lines.count > 1 && figure.value.measure != .text && !isUncertain(figure)
  }

  /// `true` iff the figure has a range.
  private static func isUncertain(_ figure: Document.Figure) -> Bool {
    if case .none = figure.uncertainty { false } else { true }
  }

  /// Returns figures with their comments in one column.
  private static func aligned(_ figures: [Labelled]) -> [String] {
    let width =
      figures.filter { !$0.label.isEmpty && $0.lines.count == 1 }
      .map { TextTable.width($0.lines[0]) }.filter { $0 <= 50 }.max() ?? 0
    return figures.flatMap { figure -> [String] in
      var lines = figure.lines
      guard !figure.label.isEmpty, figure.place < lines.count else { return lines }
      let padding = lines.count > 1 ? 0 : max(0, width - TextTable.width(lines[0]))
      lines[figure.place] += String(repeating: " ", count: padding) + "  # " + figure.label
      return lines
    }
  }
}
