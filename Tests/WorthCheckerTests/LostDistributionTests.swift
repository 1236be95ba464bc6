import Testing
import Worth
import WorthTestSupport

/// Changes of uncertain values. The rule: one that states a value without `~` is noted where it stands, once;
/// one that keeps the distribution, builds on what was, or names something is not.
@Suite struct LostDistributionTests {
  /// Returns how often the note stands, for a case with changes and what it shows.
  private func notes(_ source: String, _ changes: [Change] = []) -> Int {
    let engine = Engine()
    return engine.compile(Array(source.utf8), name: "case.worth", changes: changes).diagnostics
      .filter { $0.code == "N0304" }.count
  }

  /// A case with an uncertain definition and an uncertain field.
  private static let source = """
    case "A" { currency = CHF }
    royalty = 5% ~ normal(sd: 1%)
    kind fee { base: money, rate: percent, due = base * rate }
    fee licence { base = CHF 100, rate = 5% ~ normal(sd: 1%) }
    total = licence.due + CHF 100 * royalty
    other_rate = 3%

    """

  @Test(arguments: [
    ("scenario low { royalty = 4% }\nshow total under low", 1),
    ("scenario low { royalty = 4% }\nshow total under low, royalty under low", 1),
    ("scenario low { licence.rate = 4% }\nshow total under low", 1),
    ("scenario low { royalty = 4%, licence.rate = 4% }\nshow total under low", 2),
    ("show total under { royalty = 4% }", 1),
    ("other = licence with { rate = 4% }\nshow other.due", 1),
    ("other = licence with { rate = 4% ~ normal(sd: 1%) }\nshow other.due", 0),
    ("other = licence with { base = CHF 50 }\nshow other.due", 0),
    ("scenario low { royalty = was - 1 points }\nshow total under low", 0),
    ("scenario low { royalty = 4% ~ normal(sd: 1%) }\nshow total under low", 0),
    ("scenario low { royalty ~ normal(sd: 2%) }\nshow total under low", 0),
    ("scenario low { royalty = licence.rate }\nshow total under low", 0),
    ("scenario low { other_rate = 4% }\nshow total under low, other_rate", 0),
    ("show total, total.p5", 0),
  ])
  func `scenarios and variants`(_ lines: String, _ count: Int) {
    #expect(notes(LostDistributionTests.source + lines + "\n") == count, "\(lines)")
  }

  @Test func `changes of the host`() {
    let source = LostDistributionTests.source + "show total\n"
    #expect(notes(source, [Change("royalty", "4%")]) == 1)
    #expect(notes(source, [Change("licence.rate", "4%")]) == 1)
    #expect(notes(source, [Change("royalty", "4% ~ normal(sd: 1%)")]) == 0)
    #expect(notes(source, [Change("other_rate", "4%")]) == 0)
  }

  @Test func `a share without its percent sign is answered with the percent that it is`() throws {
    let source = LostDistributionTests.source + "show total\n"
    for (written, meant) in [("0.2", "20%"), ("15", "15%"), ("0.005", "0.5%"), ("-0.05", "-5%")] {
      for path in ["licence.rate", "royalty", "other_rate"] {
        let program = Engine().compile(
          Array(source.utf8), name: "case.worth", changes: [Change(path, written)])
        let message = try #require(program.diagnostics.first { $0.code == "E0403" })
        #expect(message.proposal?.replacement == meant, "\(path) = \(written)")
      }
    }
  }

  @Test func `the dialogue says it once, with the change`() {
    var session = Session()
    _ = session.accept("royalty = 5% ~ normal(sd: 1%)")
    guard case .accepted(let answer) = session.accept("royalty = 4%") else {
      Issue.record("refused")
      return
    }
    #expect(answer.changes.first?.isCertainNow == true)
    #expect(answer.notes.isEmpty)
  }
}
