import WorthProgram
import WorthSyntax
import WorthValue

/// The words of choices that a case gives to functions: day counts, timings, methods of percentiles.
extension Checker {
  /// Returns `value`, or the word that the host puts in its place, and remembers the word as a convention.
  ///
  /// A word that the case gives several times to parameters of one choice is one convention.
  mutating func conventionWord(_ value: ExpressionID, _ argument: NodeReference) -> ExpressionID {
    let words = types.words(type(value))
    guard sink == .ofCase, argument.tree == rootTree, words.count > 1,
      words != ["rising", "falling"],
      words != ["falling", "rising"], case .constant(let place) = expression(value).operation,
      let position = Int(exactly: place), words.indices.contains(position),
      trees[argument.tree][argument.node].kind == .name
    else { return value }
    let word = words[position]
    if !writtenWords.contains(where: { $0.word == word && $0.words == words }) {
      writtenWords.append((word, words))
    }
    guard let changed = wordChanges[word], let place = words.firstIndex(of: changed) else {
      return value
    }
    return make(.constant(Double(place)), type(value), argument)
  }
}
