/// Numbers as countries and spreadsheets write them: `1.234,56`, `1'000`, `12,34,567`, `1 000 000`.
enum ForeignNumber {
  /// Returns what `written` may mean, as it is written here, the likelier reading first; none where
  /// its signs follow no custom.
  ///
  /// Every reading has the digits of `written` in their order. There are two where a single comma
  /// stands before three digits: thousands, or decimals.
  static func readings(of written: String) -> [String] {
    var groups: [String] = [""]
    var signs: [Unicode.Scalar] = []
    for scalar in written.unicodeScalars {
      switch scalar {
      case "0"..."9": groups[groups.count - 1].unicodeScalars.append(scalar)
      case "_": break
      default:
        signs.append(sign(scalar))
        groups.append("")
      }
    }
    // `12.-` and `12'500.--` have no cents.
    while signs.count > 0, signs.last == "-" || signs.last == ".", groups.last == "" {
      signs.removeLast()
      groups.removeLast()
    }
    guard groups.allSatisfy({ !$0.isEmpty }) else { return [] }
    return readings(groups, signs)
  }

  /// Returns the one sign for all that look like it: a blank, an apostrophe.
  private static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2019, 0x27: "'"
    case 0x20, 0x09, 0xA0, 0x2009, 0x202F: " "
    case 0x2013, 0x2014: "-"
    default: scalar
    }
  }

  /// Returns the readings of groups of digits, with the signs between them.
  private static func readings(_ groups: [String], _ signs: [Unicode.Scalar]) -> [String] {
    guard let last = signs.last, let decimals = groups.last else { return groups }
    let isDecimalSign = last == "." || last == ","
    let inner = signs.dropLast()
    if inner.isEmpty {
      if last == "." { return [groups[0] + "." + decimals] }
      let thousands = thousands(groups, signs)
      if last == ",", thousands == nil { return [groups[0] + "." + decimals] }
      return thousands.map { last == "," ? [$0, groups[0] + "." + decimals] : [$0] } ?? []
    }
    if let whole = thousands(groups, signs) { return [whole] }
    guard isDecimalSign, inner.allSatisfy({ $0 == inner.first }),
      last != inner.first || decimals.utf8.count != 3,
      let whole = thousands(Array(groups.dropLast()), Array(inner))
    else { return [] }
    return [whole + "." + decimals]
  }

  /// Returns the groups with `_` between them where they are thousands, all behind one sign; nil
  /// where they are not.
  private static func thousands(_ groups: [String], _ signs: [Unicode.Scalar]) -> String? {
    guard let first = groups.first, let last = groups.last, groups.count > 1,
      signs.allSatisfy({ $0 == signs.first }), first.utf8.first != 0x30, last.utf8.count == 3
    else { return nil }
    let inner = groups.dropFirst().dropLast()
    let areThrees = first.utf8.count <= 3 && inner.allSatisfy { $0.utf8.count == 3 }
    // In India thousands are followed by groups of two: `12,34,567`.
    let areTwos =
      signs[0] == "," && !inner.isEmpty && first.utf8.count <= 2
      && inner.allSatisfy { $0.utf8.count == 2 }
    return areThrees || areTwos ? groups.joined(separator: "_") : nil
  }
}
