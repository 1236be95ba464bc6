import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Choices with words in common: a word counts by its name, not by its place among the others.
enum Choices {
  /// Returns a value, series or list of one choice as one of the choice `wanted`; nil where it may
  /// be a word that `wanted` has not, or is no choice.
  static func fitted(_ value: ExpressionID, to wanted: TypeID, in checker: inout Checker)
    -> ExpressionID?
  {
    let found = checker.types.element(checker.type(value))
    if found == wanted { return value }
    let words = checker.types.words(wanted)
    let own = checker.types.words(found)
    guard !own.isEmpty, own.allSatisfy({ words.contains($0) }) else { return nil }
    return renumbered(value, to: wanted, in: &checker)
  }

  /// Returns a value of one choice as one of `wanted`, -1 for a word that `wanted` has not; nil where
  /// they have no word in common.
  static func compared(_ value: ExpressionID, to wanted: TypeID, in checker: inout Checker)
    -> ExpressionID?
  {
    let own = checker.types.words(checker.types.element(checker.type(value)))
    let words = checker.types.words(wanted)
    guard own.contains(where: { words.contains($0) }) else { return nil }
    return renumbered(value, to: wanted, in: &checker)
  }

  /// Returns the value with each word at its place among those of `wanted`.
  private static func renumbered(
    _ value: ExpressionID, to wanted: TypeID, in checker: inout Checker
  ) -> ExpressionID {
    let words = checker.types.words(wanted)
    let type = checker.type(value)
    let places = checker.types.words(checker.types.element(type)).map { word in
      Double(words.firstIndex(of: word) ?? -1)
    }
    let reference = checker.expression(value).reference
    if case .list(let element) = checker.types[type] {
      let local = checker.expressions.newLocal()
      let one = checker.make(.local(local), element, reference)
      let all = Comprehension(
        body: renumbered(one, to: wanted, in: &checker), source: value, condition: .none,
        local: local, overPositions: false)
      return checker.make(
        .comprehension(all), checker.types.id(.list(wanted)), reference)
    }
    if case .constant(let place) = checker.expression(value).operation {
      let known = Int(exactly: place).flatMap { places.indices.contains($0) ? places[$0] : nil }
      return checker.make(.constant(known ?? -1), wanted, reference)
    }
    var (answer, result) = (TypeID.yesNo, wanted)
    if case .series(_, let space, _) = checker.types[type] {
      answer = checker.types.id(.series(.yesNo, space: space, isFlow: false))
      result = checker.types.id(.series(wanted, space: space, isFlow: false))
    }
    var chosen = checker.make(.constant(places.last ?? -1), wanted, reference)
    for (place, new) in places.enumerated().dropLast().reversed() {
      let word = checker.make(
        .constant(Double(place)), checker.types.element(type), reference)
      chosen = checker.make(
        .conditional(
          checker.make(.comparison(.equal, value, word), answer, reference),
          checker.make(.constant(new), wanted, reference), chosen), result, reference)
    }
    return chosen
  }
}
