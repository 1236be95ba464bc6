import Testing
import Worth
import WorthTestSupport

/// The engine of the public interface: compiling, running, changes, files.
@Suite struct EngineTests {
  @Test func `the reference figures of relief from royalty are met`() {
    let run = Run(domainReference)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.map(\.verdict) == [.passed, .passed])
  }

  @Test func `royalties stop on the day when the patent expires`() {
    let run = Run(
      """
      case "Short" { currency = CHF, timeline = 2026 .. 2028 }
      patent old { filed = 2007-07-01 }
      flat[t] = CHF 365 thousand
      relief_from_royalty v {
        asset = old, revenue = flat, royalty_rate = 10%, tax_rate = 0%, discount_rate = 0%, timing = end
      }
      # 2027-01-01 to 2027-06-30 are 181 of 365 days.
      expect old.expires = 2027-07-01
      expect v.royalties[2027] = CHF 18_100
      expect v.royalties[2028] = CHF 0
      expect v.value = CHF 54_600
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  @Test func `the multiplier of the tax benefit is the published one`() {
    let run = Run(
      """
      case "Tax" { currency = CHF, timeline = 2026 .. 2027 }
      tax_amortisation at_end { tax_rate = 25%, tax_life = 15 years, discount_rate = 12%, timing = end }
      middle_of_year = at_end with { timing = middle }
      expect at_end.multiplier = 1.1280
      expect middle_of_year.multiplier = 1.1365
      """)
    #expect(run.errors.isEmpty)
    #expect(run.outcome.checks.allSatisfy { $0.verdict == .passed })
  }

  @Test func `one input can be changed from outside`() {
    let run = Run(domainReference, changes: [("at_end.timing", "middle")])
    #expect(run.outcome.figure("at_end.value")?.text == "CHF 240_688.05")
    let growth = Run("growth = 8%\nsales = 100 * (1 + growth)", changes: [("growth", "10%")])
    #expect(growth.text("sales") == "110")
    #expect(Run("a = 1", changes: [("b", "2")]).errors == ["E0221"])
  }

  @Test func `figures come with their types`() {
    let run = Run("a = CHF 5\nb = 8%\nc = [1, 2]\nd = 2026-03-15\ne = \"x\"\nf = 1 < 2")
    guard case .money(Money(5, "CHF"))? = run.outcome.figure("a")?.value,
      case .percent(0.08)? = run.outcome.figure("b")?.value,
      case .list(let values)? = run.outcome.figure("c")?.value,
      case .date(CalendarDate(year: 2026, month: 3, day: 15))? = run.outcome.figure("d")?.value,
      case .text("x")? = run.outcome.figure("e")?.value,
      case .truth(true)? = run.outcome.figure("f")?.value
    else {
      Issue.record("a figure has another type")
      return
    }
    #expect(values.count == 2)
  }

  @Test func `a compiled case can be evaluated from several threads`() async {
    let program = Engine().compile(domainReference)
    await withTaskGroup(of: String.self) { group in
      for _ in 0..<8 {
        group.addTask { program.evaluate().figure("at_end.value")?.text ?? "?" }
      }
      for await text in group { #expect(text == "CHF 224_442.76") }
    }
  }

  @Test func `files come through the loader alone`() {
    let engine = Engine { name in
      switch name {
      case "rates.worth": Array("growth = 8%\nexpect 1 = 2\nfunction twice(x) = x * 2".utf8)
      case "self.worth": Array("use \"self.worth\" as me\na = 1".utf8)
      default: nil
      }
    }
    let program = engine.compile(
      "use \"rates.worth\" as rates\nx = rates.twice(rates.growth)\nexpect x = 16%")
    let outcome = program.evaluate()
    #expect(program.isValid)
    #expect(outcome.checks.count == 1)
    #expect(outcome.checks.first?.verdict == .passed)
    #expect(engine.compile("use \"none.worth\" as n").diagnostics.map(\.code) == ["E0206"])
    #expect(engine.compile("use \"self.worth\" as s").diagnostics.map(\.code) == ["E0207"])
    #expect(engine.compile("use \"case.worth\" as s").diagnostics.map(\.code) == ["E0207"])
  }
}
