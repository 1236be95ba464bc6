/// The plurals of English nouns, as units are written: `copies`, `boxes`, `people`.
package enum EnglishPlural {
  /// `true` iff `plural` is the plural of `singular`.
  package static func isPlural(_ plural: String, of singular: String) -> Bool {
    guard plural != singular, !singular.isEmpty else { return false }
    for (one, many) in irregular {
      if ends(singular, with: one), ends(plural, with: many) {
        return singular.dropLast(one.count) == plural.dropLast(many.count)
      }
    }
    if plural == regular(singular) { return true }
    // `photos`, `proofs` beside `heroes`, `loaves`.
    if plural == singular + "s", ["o", "f", "fe", "ex"].contains(where: singular.hasSuffix) {
      return true
    }
    return ending(singular, "fe", "ves") == plural || ending(singular, "f", "ves") == plural
  }

  /// Returns the plural that the rules of spelling give: `copies`, `boxes`, `batches`, `tonnes`.
  private static func regular(_ singular: String) -> String {
    for hiss in ["s", "x", "z", "ch", "sh", "o"] where singular.hasSuffix(hiss) {
      return singular + "es"
    }
    let vowels = ["a", "e", "i", "o", "u"]
    let beforeLast = String(singular.dropLast().suffix(1))
    if singular.hasSuffix("y"), !vowels.contains(beforeLast) {
      return singular.dropLast() + "ies"
    }
    return singular + "s"
  }

  /// Returns `word` with one ending in the place of another; nil where it ends otherwise.
  private static func ending(_ word: String, _ old: String, _ new: String) -> String? {
    word.hasSuffix(old) ? word.dropLast(old.count) + new : nil
  }

  /// `true` iff `word` is `ending`, or ends with it behind an underscore.
  private static func ends(_ word: String, with ending: String) -> Bool {
    word == ending || word.hasSuffix("_" + ending)
  }

  /// Nouns whose plurals follow no rule.
  private static let irregular: [(one: String, many: String)] = [
    ("person", "people"), ("man", "men"), ("woman", "women"), ("child", "children"),
    ("foot", "feet"), ("tooth", "teeth"), ("goose", "geese"), ("mouse", "mice"), ("ox", "oxen"),
    ("index", "indices"), ("matrix", "matrices"), ("analysis", "analyses"), ("basis", "bases"),
    ("datum", "data"), ("criterion", "criteria"), ("sheep", "sheep"),
  ]
}
