import Testing
import Worth
import WorthTestSupport

/// What is said where something fails in a scenario: which one it was.
@Suite struct ScenarioFailureTests {
  /// Returns the code of each message with the words that its last label points to.
  private func failures(_ source: String) -> [String] {
    let bytes = Array(source.utf8)
    return Run(source).outcome.messages.map { message in
      guard let label = message.labels.last else { return message.code }
      return message.code + " " + String(decoding: bytes[label.place.bytes], as: UTF8.self)
    }
  }

  /// Definitions that fail under one scenario or another.
  private let lines = """
    table ways { way | share
      "a" | 20%
      "b" | 30%
      "c" | rest }
    z = 0
    y = 1 / (1 - z)
    w = 4
    q = sqrt(w)
    s = q + 1
    kind part { p: number
      x = 6 / p }
    part one { p = 2 }
    scenario full { z = 1 }
    scenario neg { w = -1 }
    scenario none { one.p = 0 }
    scenario fine { w = 9 }

    """

  @Test(arguments: [
    (
      "scenario bad { ways.share[\"a\"] = 80% }\nshow sum(ways.share) under bad", ["E0616 bad"]
    ),
    // A change that fails by itself does so where nothing uses the scenario, too.
    ("scenario bad { ways.share[\"a\"] = 80% }\nshow s", ["E0616 bad"]),
    ("show y under full", ["E0601 full"]),
    ("show s under neg", ["E0613 neg"]), ("show one.x under none", ["E0601 none"]),
    ("show y under { z = 1 }", ["E0601 { z = 1 }"]),
    ("show s under (full + neg)", ["E0613 (full + neg)"]), ("show s under fine", []),
    ("show s, compare(s, neg)", ["E0613 neg"]),
    ("show y under full, y under { z = 1 }", ["E0601 full", "E0601 { z = 1 }"]),
  ]) func `a failure under changes points to them`(question: String, expected: [String]) {
    #expect(failures(lines + question) == expected, "\(question)")
  }

  @Test func `what fails in the case is not said again for its scenarios`() {
    let source = "k = 2\nz = 1\ny = k / (1 - z)\nscenario s { k = 3 }\nshow y, y under s"
    #expect(Run(source).outcome.messages.map(\.code) == ["E0601"])
    #expect(Run(source).outcome.messages.first?.labels.isEmpty == true)
  }

  @Test func `a requirement names the scenario in which it does not hold`() {
    let source = """
      g = 5%
      require g < 6% because "low"
      kind way { p: percent
        require p < 10% because "small"
        x = 2 * p }
      way a { p = 1% }
      scenario dear { g = 9% }
      scenario dire { a.p = 20% }
      show g under dear, a.x under dire

      """
    let texts = Run(source).outcome.messages.map(\.text)
    #expect(texts.contains { $0.contains("the case under dear") })
    #expect(texts.contains { $0.contains("a under dire") })
    #expect(texts.count == 2)
  }
}
