import WorthSource
import WorthValue

/// A report as plain text.
package enum TextRenderer {
  /// Returns the text of a report; every line ends with a line end.
  package static func text(_ document: Document) -> String {
    let end = document.blocks.lastIndex { !isAppended($0) }.map { $0 + 1 } ?? 0
    var lines = lines(Array(document.blocks[..<end]))
    let appended = self.lines(Array(document.blocks[end...]))
    if !lines.isEmpty, !appended.isEmpty { lines.append("") }
    lines += appended
    return lines.joined(separator: "\n") + (lines.isEmpty ? "" : "\n")
  }

  /// `true` iff the block stands at the end of a report, apart from its figures.
  private static func isAppended(_ block: Document.Block) -> Bool {
    switch block {
    case .checks, .remarks, .sources: true
    case .heading, .paragraph, .figure, .table, .workingPaper, .comparison, .grid, .tornado, .tree,
      .attribution, .histogram:
      false
    }
  }

  /// Returns the lines of `blocks`: what takes several stands apart from what is around it.
  package static func lines(_ blocks: [Document.Block]) -> [String] {
    var lines: [String] = []
    var needsBlank = false
    for shown in groups(blocks) {
      guard !shown.isEmpty else { continue }
      if !lines.isEmpty, needsBlank || shown.count > 1 { lines.append("") }
      lines += shown
      needsBlank = shown.count > 1
    }
    return lines
  }

  /// Returns a single figure without its name, as the answer of a dialogue.
  package static func answer(_ figure: Document.Figure) -> String {
    var text = ValueWriter.text(figure.value)
    if let error = figure.error { text += " (± " + ValueWriter.text(error) + ")" }
    switch figure.uncertainty {
    case nil: break
    case .failed(let count): text += "; no value in " + number(count) + " trials"
    case .missing(let estimate):
      text += "; missing in " + ValueWriter.text(trimmed(estimate.value)) + " of trials"
    case .share(let estimate):
      text += "; yes in " + ValueWriter.text(trimmed(estimate.value)) + " of trials"
    case .range(_, let p5, let p95):
      text += "; P5 " + ValueWriter.text(p5.value) + ", P95 " + ValueWriter.text(p95.value)
    }
    return text
  }

  // MARK: Blocks

  /// The lines of each block; a histogram belongs to the figure before it.
  private static func groups(_ blocks: [Document.Block]) -> [[String]] {
    var groups: [[String]] = []
    for block in blocks {
      if case .histogram(let histogram) = block, !groups.isEmpty {
        groups[groups.count - 1] += lines(histogram)
      } else {
        groups.append(lines(block))
      }
    }
    return groups
  }

  /// Returns the lines of one block.
  static func lines(_ block: Document.Block) -> [String] {
    switch block {
    case .heading(let heading):
      let underline = heading.level == 1 ? "=" : "-"
      return [heading.text, String(repeating: underline, count: TextTable.width(heading.text))]
    case .paragraph(let text):
      return text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    case .figure(let figure): return lines(figure)
    case .table(let table): return lines(table, inPaper: false)
    case .workingPaper(let paper): return lines(paper)
    case .comparison(let comparison): return lines(comparison)
    case .grid(let grid): return lines(grid)
    case .tornado(let tornado): return lines(tornado)
    case .tree(let tree): return lines(tree)
    case .attribution(let attribution): return lines(attribution)
    case .histogram(let histogram): return lines(histogram)
    case .checks(let checks): return lines(checks)
    case .remarks(let remarks): return remarks
    case .sources(let sources): return sources.map { "Source: " + $0 }
    }
  }

  // MARK: Figures

  /// The lines of a value: what it is by the point estimate, and over all trials.
  static func lines(_ figure: Document.Figure) -> [String] {
    if case .list(let items) = figure.value.content, figure.value.measure == .text, !items.isEmpty {
      return [figure.name]
        + items.map { "  - " + ValueWriter.text($0, figure.value.measure, nil) }
    }
    if let wrapped = wrapped(figure) { return wrapped }
    var base = figure.name + " = " + ValueWriter.text(figure.value)
    if figure.isConstant { base += " in every period" }
    if let error = figure.error { base += " (± " + ValueWriter.text(error) + ")" }
    switch figure.uncertainty {
    case nil: return [base]
    case .failed(let count):
      return [base + " by the point estimate, no value in " + number(count) + " trials"]
    case .missing(let estimate):
      return [base + " by the point estimate, missing in " + share(estimate) + " of the trials"]
    case .share(let estimate):
      return [base + " by the point estimate, yes in " + share(estimate) + " of the trials"]
    case .range(let mean, let p5, let p95):
      return [
        base + " by the point estimate", "  on average " + text(mean),
        "  P5 " + text(p5) + ", P95 " + text(p95),
      ]
    }
  }

  /// How often something is so, with its standard error.
  private static func share(_ estimate: Document.Estimate) -> String {
    let error = estimate.error.map { " (± " + ValueWriter.text(trimmed($0)) + ")" } ?? ""
    return ValueWriter.text(trimmed(estimate.value)) + error
  }

  /// The lines of a list that does not fit into one; nil for all else.
  private static func wrapped(_ figure: Document.Figure) -> [String]? {
    let width = 100
    guard let items = ValueWriter.items(figure.value) else { return nil }
    let size = items.reduce(TextTable.width(figure.name) + 3) { $0 + TextTable.width($1) + 2 }
    guard size > width else { return nil }
    var lines: [String] = []
    var line = figure.name + " = ["
    for (place, item) in items.enumerated() {
      let text = item + (place + 1 == items.count ? "]" : ",")
      if TextTable.width(line) + TextTable.width(text) + 1 > width, place > 0 {
        lines.append(line)
        line = "  " + text
      } else {
        line += (place == 0 ? "" : " ") + text
      }
    }
    return lines + [line]
  }

  /// Returns the line of a histogram, between the 1st and the 99th percentile.
  private static func lines(_ histogram: Document.Histogram) -> [String] {
    [
      "  P1 " + ValueWriter.text(histogram.low) + " " + bars(histogram.counts) + " "
        + ValueWriter.text(histogram.high) + " P99"
    ]
  }

  /// Returns an estimate with its standard error, where it has one.
  private static func text(_ estimate: Document.Estimate) -> String {
    ValueWriter.text(estimate.value)
      + (estimate.error.map { " (± " + ValueWriter.text($0) + ")" } ?? "")
  }

  /// A share without the zeros at its end.
  private static func trimmed(_ share: Number) -> Number {
    var share = share
    share.value = (share.value * 1000).rounded() / 1000
    share.digits = Digits.single(share.value, share.measure)
    return share
  }

  /// Bars of eight heights, the highest of which stands for the most trials.
  private static func bars(_ counts: [Int]) -> String {
    let heights = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let most = counts.max() ?? 0
    guard most > 0 else { return "" }
    return counts.map { count in
      count == 0 ? " " : heights[min(7, count * 8 / (most + 1))]
    }.joined()
  }

  /// Returns a count in groups of three digits.
  static func number(_ count: Int) -> String { ValueText.number(Double(count)) }

  // MARK: Checks

  /// How many checks pass, and those that do not.
  private static func lines(_ checks: [Document.Check]) -> [String] {
    let failing = checks.filter { $0.verdict != .passed }
    let passed = checks.count - failing.count
    return ["Checks: \(passed) of \(checks.count) pass."]
      + failing.map { check in
        let found = check.verdict == .missed ? "it is " + check.figure : "nothing was computed"
        return "  line \(check.line): " + check.claim + "; " + found
      }
  }
}
