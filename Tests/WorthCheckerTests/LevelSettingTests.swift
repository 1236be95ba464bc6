import Testing
import Worth
import WorthTestSupport

/// The level of a case, by which readers find it: one of those that cases have, or one that the case adds.
@Suite struct LevelSettingTests {
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
    ("levels = \"day 1\"", "E0226"), ("levels = [1, 2]", "E0226"), ("levels = []", "E0226"),
  ])
  func `another level is told with those that there are`(_ setting: String, _ code: String) {
    let run = Run("case \"A\" { \(setting) }\nx = 1")
    #expect(run.errors == [code], "\(setting): \(run.errors)")
  }

  @Test func `the nearest level is proposed`() throws {
    let run = Run("case \"A\" { level = \"introductry\" }\nx = 1")
    let message = try #require(run.program.diagnostics.first { $0.code == "E0225" })
    #expect(message.proposal?.replacement == "\"introductory\"")
    #expect(message.text.contains("practitioner"))
  }
}
