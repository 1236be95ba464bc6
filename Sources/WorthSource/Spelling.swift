/// How alike two spellings are.
package enum Spelling {
  /// Returns the candidate that differs least from `word`; nil where none is near.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let letters = Array(word.unicodeScalars.prefix(64))
    let small = word.lowercased()
    // The least of them: the candidates come in no order.
    if let same = candidates.filter({ $0 != word && $0.lowercased() == small }).min() {
      return same
    }
    // Of one or two letters everything is near to everything.
    guard letters.count > 2 else { return nil }
    var best: (distance: Int, text: String)?
    for candidate in candidates where candidate != word && candidate.utf8.count > 2 {
      let other = Array(candidate.unicodeScalars.prefix(64))
      let limit = max(1, min(letters.count, other.count) / 3)
      guard abs(letters.count - other.count) <= limit else { continue }
      let distance = distance(letters, other)
      guard distance <= limit else { continue }
      if let known = best, (known.distance, known.text) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.text
  }

  /// Returns the candidates that have a word in common with `word`, in whatever form: `royalty_paid` for
  /// `royalties`; the shortest first.
  package static func related(to word: String, among candidates: [String]) -> [String] {
    /// The first letters by which words are known to be of one stem.
    func stems(_ text: String) -> Set<String> {
      let words = text.lowercased().split(separator: "_").filter { $0.unicodeScalars.count >= 4 }
      return Set(
        words.map { part in
          String(part.unicodeScalars.prefix(max(4, min(6, part.unicodeScalars.count - 2))))
        })
    }
    let wanted = stems(word)
    let found = candidates.filter { candidate in
      let own = stems(candidate)
      return own.contains { stem in
        wanted.contains { $0.hasPrefix(stem) || stem.hasPrefix($0) }
      }
    }
    return found.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
  }

  /// Returns the number of letters to insert, leave out, replace or swap.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var cost = min(last[j] + (left[i] == right[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, before[j - 1] + 1)
        }
        row.append(cost)
      }
      before = last
      last = row
    }
    return last[right.count]
  }
}
