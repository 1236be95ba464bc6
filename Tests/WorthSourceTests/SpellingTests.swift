import Testing

@testable import WorthSource

@Suite("The nearest name")
struct SpellingTests {
  @Test(
    "it is the same in any order of the candidates",
    arguments: [
      ("SALES", ["Sales", "sales", "sAles"], "Sales"),
      ("slaes", ["scales", "sales", "slates"], "sales"),
      ("growht", ["growths", "growth"], "growth"),
      ("ratex", ["rated", "rates"], "rated"),
    ])
  func order(word: String, candidates: [String], nearest: String) {
    for _ in 0..<20 {
      #expect(Spelling.nearest(to: word, among: candidates.shuffled()) == nearest)
    }
  }

  @Test(
    "nothing is near to a word that is quite another, or that has two letters",
    arguments: [
      ("royalty", ["sales", "growth"]),
      ("ab", ["ac", "abc"]),
    ])
  func none(word: String, candidates: [String]) {
    #expect(Spelling.nearest(to: word, among: candidates) == nil)
  }
}
