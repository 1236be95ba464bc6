import Testing
import Worth
import WorthReport

/// The report of a case.
struct Report {
  let document: Document
  let text: String
  let json: String

  /// Runs a case that must have no mistakes.
  init(_ source: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let program = Engine().compile(source, name: "test.worth")
    #expect(
      program.isValid, "\(program.diagnostics.map { $0.rendered })", sourceLocation: sourceLocation)
    let outcome = program.evaluate()
    document = outcome.document
    text = outcome.report
    json = outcome.json
  }

  /// The lines of the report, without those of the title.
  var body: String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 3, lines[1].allSatisfy({ $0 == "=" }) else { return text }
    return lines.dropFirst(3).joined(separator: "\n")
  }

  /// The tables of the report, those of its working papers among them.
  var tables: [Document.Table] { Report.tables(document.blocks) }

  /// The working papers of the report.
  var papers: [Document.WorkingPaper] {
    document.blocks.compactMap { block in
      if case .workingPaper(let paper) = block { paper } else { nil }
    }
  }

  /// The figures of the report that stand by themselves.
  var figures: [Document.Figure] { Report.figures(document.blocks) }

  /// Returns all tables, those in working papers included.
  static func tables(_ blocks: [Document.Block]) -> [Document.Table] {
    blocks.flatMap { block -> [Document.Table] in
      switch block {
      case .table(let table): [table]
      case .workingPaper(let paper): tables(paper.given) + tables(paper.steps)
      case .heading, .paragraph, .figure, .comparison, .grid, .tornado, .tree, .attribution,
        .histogram, .checks, .remarks, .sources:
        []
      }
    }
  }

  /// Returns the single figures among `blocks`.
  static func figures(_ blocks: [Document.Block]) -> [Document.Figure] {
    blocks.compactMap { block in
      if case .figure(let figure) = block { figure } else { nil }
    }
  }
}

extension Content {
  /// The number that it is; nil for all else.
  var number: Double? {
    switch self {
    case .number(let number), .estimate(let number, _): number
    case .text, .truth, .date, .period, .list, .dated, .missing, .failed: nil
    }
  }

  /// The text that it is; nil for all else.
  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// `true` iff it is nothing.
  var isMissing: Bool {
    if case .missing = self { true } else { false }
  }
}
