import Foundation
import Testing
import WorthProgram
import WorthSyntax
import WorthTestSupport

/// The words of the language that are no operators: each stands in the section of the reference that is about it.
@Suite struct WordTests {
  private let sections: [String]

  init() throws {
    // Comments within examples begin with the same sign as headings.
    sections = try Repository.text("Grammar/README.md").split(separator: /\n## (?=[0-9]+\. )/)
      .map { String($0) }
  }

  /// Records the words that the section numbered `number` does not have in code.
  private func expect(_ words: [String], inSection number: Int, _ what: String) throws {
    let section = try #require(sections.first { $0.hasPrefix("\(number). ") })
    let code = section.matches(of: /```[\s\S]*?```|`[^`\n]*`/).map { String($0.output) }
      .joined(separator: "\n")
    for word in words {
      let isThere = code.range(of: "\\b\(word)\\b", options: .regularExpression) != nil
      #expect(isThere, "\(what) `\(word)` does not stand in section \(number)")
    }
  }

  @Test func `settings of a case`() throws {
    try expect(CaseSetting.words, inSection: 10, "setting")
    try expect(RoundingPart.words, inSection: 9, "part of the rounding")
    try expect(SimulationPart.words + SamplingMethod.words, inSection: 12, "part of the simulation")
  }

  @Test func `types beside a name`() throws {
    try expect(TypeWord.words, inSection: 7, "type")
  }

  @Test func `members of dates, periods, dated flows and the case`() throws {
    try expect(DateMember.words, inSection: 3, "part of a date")
    try expect(DatedMember.words, inSection: 5, "part of dated flows")
    try expect(PeriodMember.words, inSection: 5, "part of a period")
    try expect(CaseMember.words, inSection: 5, "member of `case`")
  }

  @Test func `statistics and what is read of decision trees`() throws {
    try expect(StatisticMember.words, inSection: 12, "statistic")
    try expect(
      TreeMember.words + TreeFunction.words + TreeField.words, inSection: 12, "of a decision tree")
  }
}
