import Testing
import Worth
import WorthTestSupport

/// Units in reports: several are shown in the plural where the author wrote it, one never.
@Suite struct UnitPluralTests {
  @Test(arguments: [
    ("unit copy\na = 1 copy\nb = 5 copies", "1 copy", "5 copies"),
    ("unit box\na = 1 box\nb = 3 boxes", "1 box", "3 boxes"),
    ("unit batch\na = -1 batch\nb = 2.5 batches", "-1 batch", "2.5 batches"),
    ("unit person\na = 1 person\nb = 12 people", "1 person", "12 people"),
    // The declaration may have either form.
    ("unit copies\na = 1 copy\nb = 5 copies", "1 copy", "5 copies"),
    // Where nobody wrote a plural, none is made up.
    ("unit tonne\na = 1 tonne\nb = 5 tonne", "1 tonne", "5 tonne"),
  ])
  func `one and several are shown as they are written`(source: String, one: String, many: String) {
    let run = Run(source + "\nshow a, b")
    #expect(run.errors.isEmpty)
    #expect(run.text("a") == one)
    #expect(run.text("b") == many)
    #expect(run.outcome.report.contains(one))
    #expect(run.outcome.report.contains(many))
  }

  @Test func `a price is for one, in the singular`() {
    let run = Run("unit copy\nfee = CHF 2 per copy\nprinted = 3 copies\nshow fee, fee * printed")
    #expect(run.errors.isEmpty)
    #expect(run.outcome.report.contains("CHF 2 per copy"))
    #expect(Run("unit copy\na = 3 copies\nx = a / 1 copy").number("x") == 3)
  }
}
