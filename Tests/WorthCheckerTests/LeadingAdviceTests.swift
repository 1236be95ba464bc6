import Testing
import Worth
import WorthTestSupport

/// What is said to those who write a form of another language: a line that can be pasted, and that
/// means what was meant.
@Suite struct LeadingAdviceTests {
  /// The settings in which the examples stand.
  private let settings = "case \"x\" { currency = EUR, timeline = 2026 .. 2028 }\n"

  /// Returns the source with what its only message proposes in place, or nothing.
  private func mended(_ source: String, code: String) -> String? {
    let found = Run(source).program.diagnostics
    #expect(found.map(\.code) == [code], "\(source)")
    guard let proposal = found.first?.proposal else { return nil }
    let bytes = Array(source.utf8)
    let place = proposal.place.bytes
    return String(
      decoding: bytes[..<place.lowerBound] + Array(proposal.replacement.utf8)
        + bytes[place.upperBound...], as: UTF8.self)
  }

  // MARK: Settings and rates of exchange

  @Test(arguments: [
    "exchange { USD 1 = EUR 0.90 }", "exchange { USD 1 = EUR 0.90, GBP 1 = EUR 1.10 }",
    "exchange {\n USD 1 = EUR 0.90\n GBP 1 = EUR 1.10\n }",
  ]) func `rates of exchange in braces get the list to write`(setting: String) {
    let source =
      "case \"x\" { currency = EUR, timeline = 2026 .. 2028\n \(setting) }\nprice = USD 5 in EUR"
    let fixed = mended(source, code: "E0122")
    let run = Run(fixed ?? "")
    #expect(run.errors == [], "\(setting)")
    #expect(run.text("price") == "EUR 4.50", "\(setting)")
  }

  @Test(arguments: [
    "timeline { 2026 .. 2028 }", "valuation_date { 2026-06-30 }", "currencies { XBT, HOUR }",
    "level { introductory }",
  ]) func `settings in braces get the form with a sign of equality`(setting: String) {
    let others = setting.hasPrefix("timeline") ? "" : ", timeline = 2026 .. 2028"
    let fixed = mended(
      "case \"x\" { currency = EUR\(others)\n \(setting) }\nsales[t] = EUR 5", code: "E0122")
    #expect(Run(fixed ?? "").errors == [], "\(setting)")
    #expect(fixed?.contains(" = ") == true, "\(setting)")
  }

  @Test func `a block that is no setting is called so`() {
    #expect(
      Run("case \"x\" { currency = EUR, rundung { rule = half_away } }\nx = 1").errors == ["E0217"])
  }

  @Test(arguments: [
    "[EUR 0.90 per USD]", "[EUR 0.90/USD]", "[USD = EUR 0.90]", "[USD 1 = 0.90]", "[USD = 0.90]",
    "[0.90 EUR per USD]", "[0.90 EUR/USD]", "[EUR 0.90 / USD 1]", "EUR 0.90 per USD",
  ]) func `a rate of exchange in another form is proposed with its own figure`(rate: String) {
    let source =
      "case \"x\" { currency = EUR, timeline = 2026 .. 2028, exchange = \(rate) }\n"
      + "price = USD 5 in EUR"
    let run = Run(mended(source, code: "E0344") ?? "")
    #expect(run.errors == [], "\(rate)")
    #expect(run.text("price") == "EUR 4.50", "\(rate)")
  }

  @Test(arguments: ["[0.90]", "[USD/EUR = 0.90]", "[EUR 1 = EUR 0.9]", "[EUR 0.90]"])
  func `a rate of exchange that could mean several things gets an example`(rate: String) {
    let source =
      "case \"x\" { currency = EUR, timeline = 2026 .. 2028, exchange = \(rate) }\nprice = EUR 5"
    let found = Run(source + "\nother = USD 5 in EUR").program.diagnostics
    #expect(found.map(\.code) == ["E0344"], "\(rate)")
    #expect(found.first?.proposal == nil, "\(rate)")
  }

  // MARK: Units behind a sign

  @Test(arguments: [
    ("price = EUR 0.90/USD\nbought = price * USD 100", "EUR 90.00"),
    ("price = 0.90 EUR/USD\nbought = price * USD 100", "EUR 90.00"),
    ("unit tonne\nprice = EUR 3 / tonne\nbought = price * 5 tonne", "EUR 15.00"),
    ("unit tonne\nprice = 2 * EUR 3 / tonne\nbought = price * 5 tonne", "EUR 30.00"),
    ("unit tonne\na = EUR 3\nprice = a / tonne\nbought = price * 5 tonne", "EUR 15.00"),
    ("unit tonne\nprice = EUR 3 / tonne + EUR 1 per tonne\nbought = price * 5 tonne", "EUR 20.00"),
  ]) func `a unit behind a slash is proposed with per`(lines: String, expected: String) {
    let run = Run(mended(settings + lines, code: "E0104") ?? "")
    #expect(run.errors == [], "\(lines)")
    #expect(run.text("bought") == expected, "\(lines)")
  }

  @Test func `a name of the case like a unit is divided by`() {
    let run = Run(settings + "unit tonne\ntonne = 2\nprice = EUR 3 / tonne")
    #expect(run.errors == [])
    #expect(run.text("price") == "EUR 1.50")
  }

  // MARK: Types in front of names

  @Test(arguments: [
    "level debt[t] = EUR 5", "flow debt[t] = EUR 5", "level of money debt[t] = EUR 5",
    "series debt[t] = EUR 5", "money debt[t] = EUR 5", "money debt = EUR 5", "let debt = EUR 5",
    "var debt[t] = EUR 5", "series of money debt[t] = EUR 5", "input debt[t]: money = EUR 5",
    "line debt[t] = EUR 5", "param debt: money = EUR 5", "input debt: money = EUR 5",
    "Let debt = EUR 5",
  ]) func `a type in front of a name is proposed behind it`(line: String) {
    let fixed = mended(settings + line, code: "E0104") ?? ""
    let run = Run(fixed + "\nfirst_debt = debt" + (line.contains("[") ? "[2026]" : ""))
    #expect(run.errors == [], "\(line)")
    #expect(run.text("first_debt") == "EUR 5.00", "\(line)")
    #expect(fixed.contains(": level of money") == line.hasPrefix("level"), "\(line)")
  }

  @Test func `a word in front of a name that is used by itself is left out`() {
    let line = "input debt = EUR 5\nlater = debt * 2"
    #expect(mended(settings + line, code: "E0104") == settings + line.dropFirst(6))
    // A name that nothing else reads may have a blank in it.
    #expect(
      mended(settings + "input cost = EUR 5", code: "E0104") == settings + "input_cost = EUR 5")
  }

  @Test(arguments: [
    "currency: EUR, timeline: 2027 .. 2029", "currency = EUR, timeline = years 2027 .. 2029",
    "currency: EUR\n  timeline: from 2027..2029",
  ]) func `settings as other languages write them`(written: String) {
    var source = "case { \(written) }\nx[t] = EUR 1\ntotal = sum(x)"
    for _ in 0..<3 {
      guard let first = Mended.errors(source).first else { break }
      #expect(first.code == "E0104", "\(written): \(first.text)")
      source = Mended.pasting(first, into: source) ?? ""
    }
    #expect(Run(source).text("total") == "EUR 3.00", "\(source)")
  }

  @Test func `a level without what it is a level of gets it from its values`() {
    let fixed = mended(settings + "debt[t]: level = EUR 5", code: "E0410")
    #expect(fixed?.contains("debt[t]: level of money = EUR 5") == true)
    let shares = mended(settings + "share[t]: level = 5%", code: "E0410")
    #expect(shares?.contains("share[t]: level of percent = 5%") == true)
  }

  @Test(arguments: [
    ("mony", "money", "EUR 5"), ("months", "duration", "6 months"), ("Boolean", "yes_no", "yes"),
    ("string", "text", "\"a\""), ("dat", "date", "2026-03-01"), ("int", "whole", "5"),
    ("gadgit", "gadget", "p"),
  ]) func `a word that is no type is mended`(word: String, type: String, value: String) {
    let fixed = mended(
      settings
        + "kind gadget { x: number }\ngadget p { x = 1 }\nkind k { a: \(word), b = 1 }\nk one { a = \(value) }",
      code: "E0410")
    #expect(fixed?.contains("a: \(type),") == true, "\(word)")
    #expect(Run(fixed ?? "").errors == [], "\(word)")
  }

  // MARK: Functions by the names of other tools

  @Test(arguments: [
    ("total(f)", "sum"), ("AVERAGE(f)", "mean"), ("maximum(f)", "max"), ("minimum(f)", "min"),
    ("length(f)", "count"), ("avg(f)", "mean"),
  ]) func `a function of another tool is proposed by its name here`(call: String, meant: String) {
    let run = Run(mended(settings + "f = [1, 2, 3]\nx = \(call)", code: "E0201") ?? "")
    #expect(run.errors == [], "\(call)")
    #expect(run.program.diagnostics.isEmpty)
    let expected = ["sum": 6.0, "mean": 2, "max": 3, "min": 1, "count": 3][meant]
    #expect(run.number("x") == expected, "\(call)")
  }

  @Test func `a name alone is not taken for a function`() {
    let found = Run(settings + "x = total * 2").program.diagnostics
    #expect(found.map(\.code) == ["E0201"])
    #expect(found.first?.proposal == nil)
  }
}
