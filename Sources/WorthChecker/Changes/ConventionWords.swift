import WorthProgram
import WorthSyntax
import WorthValue

/// The words of choices that a case gives to functions: day counts, timings, methods of
/// percentiles.
enum ConventionWords {
  /// Returns `value`, or the word that the host puts in its place, and notes the word as a
  /// convention.
  ///
  /// A word that the case gives several times to parameters of one choice is one convention.
  static func word(_ value: ExpressionID, _ argument: NodeReference, in checker: inout Checker)
    -> ExpressionID
  {
    let words = checker.types.words(checker.type(value))
    guard checker.findings.sink == .ofCase, argument.tree == checker.files.rootTree,
      words.count > 1,
      words != ["rising", "falling"],
      words != ["falling", "rising"],
      case .constant(let place) = checker.expression(value).operation,
      let position = Int(exactly: place), words.indices.contains(position),
      checker.trees[argument.tree][argument.node].kind == .name
    else { return value }
    let word = words[position]
    if !checker.changes.writtenWords.contains(where: { $0.word == word && $0.words == words }) {
      checker.changes.writtenWords.append((word, words))
    }
    guard let changed = checker.changes.wordChanges[word], let place = words.firstIndex(of: changed)
    else {
      return value
    }
    return checker.make(.constant(Double(place)), checker.type(value), argument)
  }
}
