import Testing
import WorthSource

/// The catalogue is complete, and its examples hold.
@Suite struct MessageCatalogueTests {
  @Test func `the catalogue has one entry for each code, in their order`() {
    #expect(MessageCatalogue.english.entries.map(\.code) == DiagnosticCode.allCases)
  }

  @Test func `the catalogue has words for each label, in their order`() {
    #expect(MessageCatalogue.english.labels.map(\.text) == LabelText.allCases)
  }

  @Test func `the catalogue has words for each phrase, in their order`() {
    let phrases = MessageCatalogue.english.phrases
    #expect(phrases.map(\.key) == PhraseKey.allCases)
    #expect(phrases.allSatisfy { !$0.message.text.isEmpty && !$0.message.text.hasSuffix(".") })
  }

  @Test func `a phrase is filled in with its own arguments, which cannot steer a terminal either`()
  {
    let catalogue = MessageCatalogue.english
    let nearest = ArgumentValue.didYouMean("to\u{1B}tal")
    #expect(catalogue.text(nearest) == "; did you mean ‘to␛tal’?")
    #expect(catalogue.text(.didYouMean(nil)) == "")
    let ends = Phrase(.figureDoesNotDependOnIt)
    let whole = Phrase(
      .nearestWithoutPassing,
      [Argument("place", .figure("5%")), Argument("ends", .phrase(ends))])
    #expect(
      catalogue.message(whole)
        == "it comes nearest at 5%, without passing; the figure does not depend on it")
  }

  @Test(arguments: DiagnosticCode.allCases)
  func `a message is lower case, without a full stop, and explained`(code: DiagnosticCode) {
    let entry = MessageCatalogue.english.entry(code)
    let message = entry.message.text
    #expect(!message.isEmpty && !message.hasSuffix("."))
    #expect(message.first.map { !$0.isUppercase } ?? false)
    #expect(entry.explanation.text.hasSuffix("."))
    #expect(entry.wrong.text.isEmpty == entry.right.text.isEmpty)
  }

  @Test func `placeholders take the arguments of their names`() {
    let template = MessageTemplate("{a} and {b_2}, {a}, {missing}, {}, { a }, {a")
    #expect(template.placeholders == ["a", "b_2", "a", "missing"])
    let filled = template.filled(
      with: [Argument("b_2", .written("{a}")), Argument("a", .written("x"))], .english)
    #expect(filled == "x and {a}, x, {missing}, {}, { a }, {a")
  }

  @Test func `an argument cannot steer a terminal nor fill a screen`() {
    let template = MessageTemplate("{name}")
    #expect(
      template.filled(with: [Argument("name", .written("\u{1B}[31m\n\u{202E}"))], .english)
        == "␛[31m \u{FFFD}")
    let long = template.filled(
      with: [Argument("name", .written(String(repeating: "x", count: 9999)))], .english)
    #expect(long.unicodeScalars.count == MessageTemplate.argumentLimit + 1)
  }

  @Test func `counts are written in groups of three, as sources and options read them`() {
    for (number, text) in [
      (0, "0"), (7, "7"), (999, "999"), (1000, "1_000"), (123_456_789, "123_456_789"),
      (-1000, "-1_000"), (Int.max, "9_223_372_036_854_775_807"),
      (Int.min, "-9_223_372_036_854_775_808"),
    ] {
      #expect(MessageCatalogue.english.text(.count(number)) == text)
    }
  }
}
