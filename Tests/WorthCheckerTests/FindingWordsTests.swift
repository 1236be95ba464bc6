import Testing
import Worth
import WorthTestSupport

/// The settings by which readers find cases. The rule: each word stands in a list, which the case may extend;
/// another one is answered with the nearest, each by itself.
@Suite struct FindingWordsTests {
  @Test(arguments: ["introductory", "intermediate", "advanced", "practitioner", "expert"])
  func `the levels of cases`(_ level: String) {
    #expect(Run("case \"A\" { level = \"\(level)\" }\nx = 1").errors.isEmpty)
  }

  @Test func `a case adds levels of its own, wherever they stand`() {
    for settings in [
      "levels = [\"day 1\", \"day 2\"], level = \"day 2\"",
      "level = \"day 1\", levels = [\"day 1\"]",
    ] {
      #expect(Run("case \"A\" { \(settings) }\nx = 1").errors.isEmpty, "\(settings)")
    }
  }

  @Test(arguments: [
    ("level = \"banana\"", "E0225"), ("level = \"Introductory\"", "E0225"),
    ("level = beginner", "E0225"),
    ("rights = \"patent\"", "E0226"), ("rights = [\"patent\", \"design\"]", "E0226"),
    ("right = \"banana\"", "E0225"), ("levels = [\"expert\"]", "E0226"),
    ("levels = \"day 1\"", "E0226"), ("levels = [1, 2]", "E0226"), ("levels = []", "E0226"),
  ])
  func `another level is told with those that there are`(_ setting: String, _ code: String) {
    let run = Run("case \"A\" { \(setting) }\nx = 1")
    #expect(run.errors == [code], "\(setting): \(run.errors)")
  }

  @Test func `the nearest level is proposed`() throws {
    let run = Run("case \"A\" { level = \"introductry\" }\nx = 1")
    let message = try #require(run.program.diagnostics.first { $0.code == "E0225" })
    #expect(message.proposal?.replacement == "introductory")
    #expect(message.text.contains("practitioner"))
  }

  @Test(arguments: [
    "audience = \"students\"", "audience = \"students, loan officers\"",
    "audience = \"students of accounting, owners of patents\"",
    "audience = [\"students\", \"courts\"]", "language = \"en\"", "language = \"de-CH, fr\"",
    "language = ky", "country = \"Kyrgyzstan\"", "country = \"Côte d'Ivoire, Ghana\"",
    "sector = \"textiles\"", "sector = \"food: honey\"",
    "audiences = [\"beekeepers\"], audience = \"beekeepers of the valley, students\"",
    "country = \"Atlantis\", countries = [\"Atlantis\"]", "languages = [\"la\"], language = \"la\"",
    "sectors = [\"falconry\"], sector = \"falconry\"",
    "right = \"patent, know-how\"", "right = [\"trade mark\", \"trade secret\"]",
    "right = \"trade mark: figurative\"", "rights = [\"folklore\"], right = \"folklore, design\"",
    "audience = \"\"",
  ])
  func `words of the lists, several of them, qualified ones, and those that a case adds`(
    _ setting: String
  ) {
    let run = Run("case \"A\" { \(setting) }\nx = 1")
    #expect(run.errors.isEmpty, "\(setting): \(run.program.diagnostics.map(\.text))")
  }

  @Test(arguments: [
    ("right = \"trademark\"", "trade mark"), ("right = \"patent, know how\"", "know-how"),
    ("right = \"copyrigth\"", "copyright"), ("right = \"Patents\"", "patent"),
    ("audience = \"studnets\"", "students"), ("audience = \"Students\"", "students"),
    ("audience = \"courts, studnets of law, banks\"", "students of law"),
    ("audience = [\"courts\", \"valuer\"]", "valuers"), ("language = \"english\"", "en"),
    ("language = \"German\"", "de"), ("country = \"Kirgyzstan\"", "Kyrgyzstan"),
    ("country = \"CH\"", "Switzerland"), ("country = switzerland", "\"Switzerland\""),
    ("sector = \"textile\"", "textiles"), ("level = \"experts\"", "expert"),
    ("countries = [\"Atlantis\"], country = \"Atlantiss\"", "Atlantis"),
  ])
  func `a misspelt word is answered with the nearest, which mends it`(
    _ setting: String, _ nearest: String
  )
    throws
  {
    let source = "case \"A\" { \(setting) }\nx = 1"
    let run = Run(source)
    #expect(run.errors == ["E0225"], "\(setting): \(run.errors)")
    let proposal = try #require(run.program.diagnostics.first?.proposal)
    #expect(proposal.replacement == nearest)
    var mended = Array(source.utf8)
    mended.replaceSubrange(proposal.place.bytes, with: Array(nearest.utf8))
    #expect(Run(String(decoding: mended, as: UTF8.self)).errors.isEmpty)
  }

  @Test func `each of several misspelt words is told by itself`() {
    let run = Run(
      "case \"A\" { audience = \"studnets, banks, cuorts\", country = \"Nowhereland\" }\nx = 1")
    #expect(run.errors == ["E0225", "E0225", "E0225"])
  }

  @Test(arguments: ["audiences", "languages", "countries", "sectors", "rights"])
  func `further words are a list of texts`(_ list: String) {
    #expect(Run("case \"A\" { \(list) = \"x\" }\nx = 1").errors == ["E0226"])
    #expect(Run("case \"A\" { \(list) = [1] }\nx = 1").errors == ["E0226"])
  }

  @Test(arguments: ["level", "audience", "language", "country", "sector", "right"])
  func `an empty text says nothing of a case`(_ setting: String) {
    for written in ["\"\"", "[\"\"]"] {
      #expect(Run("case \"x\" { \(setting) = \(written) }\nshow 1").errors == [], "\(written)")
    }
  }
}
