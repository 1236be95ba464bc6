import Testing
import Worth
import WorthSource
import WorthTestSupport

/// What messages propose to paste.
@Suite struct ProposalTests {
  /// The codes of mistakes of form, which say that a source does not parse.
  private func areOfForm(_ messages: [Message]) -> [String] {
    messages.filter { $0.severity == .error && $0.code.hasPrefix("E01") }.map(\.code)
  }

  /// The digits of a source, without the signs that set them apart.
  private func digits(_ source: String) -> String { source.filter { $0.isNumber } }

  @Test(arguments: MessageCatalogue.english.entries.map { $0.code })
  func `what is proposed for an example of the catalogue parses`(code: DiagnosticCode) throws {
    let entry = try #require(MessageCatalogue.english.entries.first { $0.code == code })
    let source = entry.wrong.description
    let run = Run(source)
    for message in run.program.diagnostics + run.outcome.messages
    where message.code == code.rawValue {
      guard let mended = Mended.pasting(message, into: source) else { continue }
      let after = Run(mended)
      let left = areOfForm(after.program.diagnostics)
      #expect(left.isEmpty, "\(code): \(mended)")
      // It no longer says the same of the same place.
      #expect(
        !after.program.diagnostics.contains {
          $0.code == message.code && $0.place?.bytes.lowerBound == message.place?.bytes.lowerBound
            && $0.text == message.text
        }, "\(code): \(mended)")
    }
  }

  /// The codes that only say how a figure is written.
  private static let figures: [DiagnosticCode] = [.E0105, .E0107, .E0109, .E0325]

  @Test(arguments: figures)
  func `what is proposed for a figure keeps its digits`(code: DiagnosticCode) throws {
    let entry = try #require(MessageCatalogue.english.entries.first { $0.code == code })
    let source = entry.wrong.description
    let message = try #require(Mended.errors(source).first { $0.code == code.rawValue })
    let mended = try #require(Mended.pasting(message, into: source))
    #expect(digits(mended) == digits(source))
    #expect(Mended.errors(mended).isEmpty, "\(mended)")
  }
}
