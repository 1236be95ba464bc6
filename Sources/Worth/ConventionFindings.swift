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

  /// Choices that together give the claimed figure.
  public struct Hit: Sendable {
    /// One choice or two.
    public let choices: [Choice]
    /// The figure that they give.
    public let figure: String
  }

  /// What gives the claimed figure; single choices first.
  public let hits: [Hit]
  /// How many choices there are.
  public let conventions: Int
  /// How many combinations of one and of two were tried, and how many there are to try.
  public let tried: Int
  public let planned: Int
  /// The digits that the claim shows.
  let digits: Int

  /// The share of wrong figures with as many digits that so many combinations hit by chance.
  public var chance: Double {
    // Of 108 plausible combinations, 76 in 100 random figures of two digits were hit, 19 of three, 3 of four.
    let single = Real.pow(10, -1.883 - 0.835 * Double(max(1, digits) - 2))
    return -Real.expm1(Double(tried) * Real.log1p(-min(single, 0.99)))
  }

  /// The findings as lines of text.
  var lines: [String] {
    var lines = [
      "conventions: \(conventions) were tried, singly and in pairs (\(tried) combinations)"
    ]
    if tried < planned {
      lines = [
        "conventions: \(tried) of \(planned) combinations were tried; more would take too many steps"
      ]
    }
    if hits.isEmpty { return lines + ["  none gives the claimed figure"] }
    for hit in hits.prefix(5) {
      let choices = hit.choices.map { $0.description }.joined(separator: " and ")
      lines.append("  " + choices + " gives " + hit.figure + ", as claimed")
    }
    if hits.count > 5 { lines.append("  and \(hits.count - 5) more") }
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
  /// to a function, and rounding on the way, singly and in pairs. Together that takes at most the steps of one run.
  public func searchConventions(for outcome: Outcome) -> [Int: ConventionFindings] {
    ConventionSearch(self)?.findings(on: outcome.checkOutcomes) ?? [:]
  }
}
