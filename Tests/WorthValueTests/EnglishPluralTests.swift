import Testing

@testable import WorthValue

/// Plurals of units: the rule is that of English spelling, with a list of nouns that follow none.
@Suite struct EnglishPluralTests {
  @Test(arguments: [
    ("copy", "copies"), ("box", "boxes"), ("batch", "batches"), ("dish", "dishes"),
    ("bus", "buses"),
    ("tonne", "tonnes"), ("day", "days"), ("knife", "knives"), ("loaf", "loaves"),
    ("proof", "proofs"),
    ("hero", "heroes"), ("photo", "photos"), ("person", "people"), ("square_foot", "square_feet"),
    ("index", "indices"), ("index", "indexes"), ("licence", "licences"), ("woman", "women"),
  ])
  func `plurals are known`(singular: String, plural: String) {
    #expect(EnglishPlural.isPlural(plural, of: singular))
    #expect(!EnglishPlural.isPlural(singular, of: plural))
  }

  @Test(arguments: [
    ("copy", "copys"), ("box", "boxs"), ("day", "daies"), ("tonne", "tonne"), ("a", "b"),
  ])
  func `what is spelt otherwise is no plural`(singular: String, plural: String) {
    #expect(!EnglishPlural.isPlural(plural, of: singular))
  }
}
