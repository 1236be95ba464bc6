import WorthMath
import WorthProgram

/// With which conventions a missed figure would be the one that is claimed.
///
/// What is found never makes a check pass: of many combinations some hit a figure of few digits by chance.
public struct ConventionFindings: Sendable {
  /// Another word or number for one convention.
  public struct Choice: Sendable, Hashable {
    /// What takes another value: the path of an input, `case.rounding.periods`, or a word that the case gives to a
    /// function, behind `the word`.
    public let path: String
    /// The value.
    public let value: String

    /// The choice as it is written: `dryer_value.timing = end`.
    public var description: String {
      if path.hasPrefix(Program.wordPath) {
        return value + " for " + path.dropFirst(Program.wordPath.count)
      }
      let setting = "case."
      return (path.hasPrefix(setting) ? String(path.dropFirst(setting.count)) : path) + " = "
        + value
    }
  }

  /// What gives the claimed figure.
  public struct Hit: Sendable {
    /// What is changed; nothing where only the print is another.
    public let choices: [Choice]
    /// The figure that they give.
    public let figure: String
    /// What it is called: `dryer_value.timing = end`, `tax left out (0%)`, `the figure rounded up`.
    public let words: String
    /// `true` iff practice knows it; others hit by chance more easily.
    let isKnown: Bool
  }

  /// What gives the claimed figure, in the order in which it was tried.
  public internal(set) var hits: [Hit] = []
  /// How many choices of conventions there are.
  public internal(set) var conventions = 0
  /// How many combinations of one convention and of two were tried, and how many there are to try.
  public internal(set) var tried = 0
  public internal(set) var planned = 0
  /// How many mistakes that handouts make were tried.
  public internal(set) var mistakes = 0
  /// What was tried by itself, conventions first.
  public internal(set) var tries: [String] = []
  /// The check from whose claim this one follows, and that claim as a change; nil where it stands by itself.
  var cause: (check: Int, change: String)?
  /// The digits that the claim shows.
  let digits: Int

  /// Creates findings before anything was tried, for a claim of so many digits.
  init(digits: Int) { self.digits = digits }

  /// The share of wrong figures with as many digits that so many changes hit by chance.
  public var chance: Double {
    // Of 108 plausible combinations, 76 in 100 random figures of two digits were hit, 19 of three, 3 of four.
    let single = Real.pow(10, -1.883 - 0.835 * Double(max(1, digits) - 2))
    let isOfConventions = hits.first { !$0.choices.isEmpty }.map { hit in
      hit.words == hit.choices.map { $0.description }.joined(separator: " and ")
    }
    let count = isOfConventions == false ? tried + mistakes : tried
    return -Real.expm1(Double(count) * Real.log1p(-min(single, 0.99)))
  }

  /// The findings as lines of text; `lineNumber` is that of the check from which this one follows.
  func lines(lineNumber: Int?) -> [String] {
    if let cause {
      return [
        "follows from the check in line \(lineNumber ?? 0): with " + cause.change
          + ", as claimed there, this claim holds, too"
      ]
    }
    let isInPairs = planned > conventions
    var first =
      "conventions: \(conventions) were tried, "
      + (isInPairs ? "singly and in pairs (\(tried) combinations)" : "singly")
    if tried < planned {
      first =
        "conventions: \(tried) of \(planned) combinations were tried; more would take too many steps"
    }
    if mistakes > 0 {
      first += ", and \(mistakes) " + (mistakes == 1 ? "mistake" : "mistakes") + " of handouts"
    }
    var lines = [first]
    if hits.isEmpty { return lines + ["  none gives the claimed figure"] }
    for hit in hits.prefix(5) {
      lines.append("  " + hit.words + " gives " + hit.figure + ", as claimed")
    }
    if hits.count > 5 { lines.append("  and \(hits.count - 5) more") }
    if hits.allSatisfy({ $0.choices.isEmpty }) { return lines }
    let share = chance * 100
    let percent = share < 1 ? "fewer than 1" : "\(Int(min(99, share).rounded()))"
    lines.append(
      "  note: of wrong figures with \(digits) digits about \(percent) in 100 are hit by so many combinations; the publication must say which one it used"
    )
    return lines
  }
}

extension Case {
  /// Looks for the conventions with which figures that miss their claims would hit them, by the positions of the checks.
  ///
  /// Every input that a kind marks as a convention is tried with each of its words, so is every word that the case gives
  /// to a function, and rounding on the way, singly and in pairs; then the mistakes that handouts make. Together that takes at most the steps of one run.
  public func searchConventions(for outcome: Outcome) -> [Int: ConventionFindings] {
    ConventionSearch(self)?.findings(on: outcome.checkOutcomes, outcome.machine) ?? [:]
  }
}
