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
    var figures: [(label: String, lines: [String])] = []
    func flush() {
      lines += aligned(figures)
      figures = []
    }
    for block in blocks {
      switch block {
      case .figure(let figure): figures.append((figure.label, self.lines(figure)))
      case .histogram:
        if figures.isEmpty {
          lines += self.lines(block)
        } else {
          figures[figures.count - 1].lines += self.lines(block)
        }
      case .paragraph: figures.append(("", self.lines(block)))
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

  private static func aligned(_ figures: [(label: String, lines: [String])]) -> [String] {
    let width =
      figures.filter { !$0.label.isEmpty && $0.lines.count == 1 }
      .map { TextTable.width($0.lines[0]) }.filter { $0 <= 50 }.max() ?? 0
    return figures.flatMap { label, lines -> [String] in
      guard !label.isEmpty, let first = lines.first else { return lines }
      let padding = String(
        repeating: " ", count: lines.count > 1 ? 0 : max(0, width - TextTable.width(first)))
      return [first + padding + "  # " + label] + lines.dropFirst()
    }
  }
}
