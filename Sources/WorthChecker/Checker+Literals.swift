import WorthMath
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Numbers, amounts, texts, dates.
extension Checker {
  /// The value of a number with its scale, and how it was written.
  struct Literal {
    var value: Double
    /// The unit of the last digit that was written.
    var unit: Double
    var isPercent: Bool
    var isPoints: Bool
  }

  /// Reads a number with the words and signs after it; nil where the parser has reported a mistake.
  func literal(_ reference: NodeReference) -> Literal? {
    let tree = trees[reference.tree]
    let node = tree[reference.node]
    let token = tree.token(node.first)
    var scale: Int32 = 0
    var isPercent = false
    var isPoints = false
    for index in (node.first + 1)..<max(node.first + 1, node.end) {
      let mark = tree.token(index)
      switch mark.word {
      case .thousand: scale += 3
      case .million: scale += 6
      case .billion: scale += 9
      case .bp: (scale, isPercent, isPoints) = (scale - 4, true, true)
      case .points: (scale, isPercent, isPoints) = (scale - 2, true, true)
      default:
        if mark.kind == .percent { (scale, isPercent) = (scale - 2, true) }
        if mark.kind == .name, mark.word == nil {
          repair(tree.tokenText(index), &scale, &isPercent)
        }
      }
    }
    let bytes = tree.text.bytes
    guard Int(token.start) < Int(token.end), Int(token.end) <= bytes.count else { return nil }
    return bytes[Int(token.start)..<Int(token.end)].withUnsafeBufferPointer { text -> Literal? in
      guard let reading = DecimalReader.read(text, scale: scale) else { return nil }
      let unit = Real.pow(10, -Double(reading.fractionDigits))
      return Literal(
        value: reading.value, unit: unit, isPercent: isPercent,
        isPoints: isPoints)
    }
  }

  /// Counts a scale that is written as elsewhere, and was reported, as what it means.
  private func repair(_ word: String, _ scale: inout Int32, _ isPercent: inout Bool) {
    switch word {
    case "percent", "pct": (scale, isPercent) = (scale - 2, true)
    case "mio", "Mio", "mln", "Mln", "millions", "Million", "Millions": scale += 6
    case "thousands", "Thousand", "tsd", "Tsd": scale += 3
    case "bn", "mrd", "Mrd", "billions", "Billion": scale += 9
    default: break
    }
  }

  /// Checks a number or a percent; a number where a year is expected is that year.
  mutating func checkNumber(_ reference: NodeReference, _ expected: TypeID?) -> ExpressionID {
    guard let literal = literal(reference) else { return broken(reference) }
    guard literal.value.isFinite else {
      report(.numberTooLarge(span(reference)))
      return broken(reference)
    }
    if literal.isPercent { return make(.constant(literal.value), .percent, reference) }
    if let expected, case .period(let granularity) = types[expected],
      granularity == .year || !granularity.isInCalendar
    {
      return make(.constant(literal.value), expected, reference)
    }
    return make(.constant(literal.value), .number, reference)
  }

  /// Checks `CHF 5` and `year 3`.
  mutating func checkTagged(_ reference: NodeReference) -> ExpressionID {
    let tree = trees[reference.tree]
    let tagNode = tree.child(reference.node, 0)
    let tag = spelling(tree.name(tagNode))
    guard let literal = literal(NodeReference(reference.tree, tree.child(reference.node, 1))) else {
      return broken(reference)
    }
    guard literal.value.isFinite else {
      report(.numberTooLarge(span(reference)))
      return broken(reference)
    }
    switch tree.name(tagNode).word {
    case .year: return make(.constant(literal.value), types.id(.period(.numberedYear)), reference)
    case .quarter:
      return make(.constant(literal.value), types.id(.period(.numberedQuarter)), reference)
    case .month: return make(.constant(literal.value), types.id(.period(.numberedMonth)), reference)
    default: break
    }
    let known = units.currency(tag)
    if let known, reference.tree == rootTree { usedCurrencies.insert(known) }
    guard let unit = known else {
      report(.notACurrency(tree.span(tagNode), tag, nearest: nearestCurrency(tag)))
      return broken(reference)
    }
    return make(.constant(literal.value), types.id(.quantity(unit)), reference)
  }

  /// Returns the code of the currency that is spelt most like `tag`, or nil.
  func nearestCurrency(_ tag: String) -> String? {
    let upper = tag.uppercased()
    if Currency.minorDigits(upper) != nil { return upper }
    return Spelling.nearest(to: upper, among: units.bases.filter { $0.isCurrency }.map { $0.name })
  }

  /// Checks `20 years` and `1_200 tonne`.
  mutating func checkQuantity(_ reference: NodeReference) -> ExpressionID {
    let tree = trees[reference.tree]
    guard let literal = literal(NodeReference(reference.tree, tree.child(reference.node, 0))),
      literal.value.isFinite
    else { return broken(reference) }
    let unitNode = tree.child(reference.node, 1)
    let name = tree.name(unitNode)
    switch name.word {
    case .year, .years: return make(.constant(literal.value * 12), .months, reference)
    case .quarter, .quarters: return make(.constant(literal.value * 3), .months, reference)
    case .month, .months: return make(.constant(literal.value), .months, reference)
    case .week, .weeks: return make(.constant(literal.value * 7), .days, reference)
    case .day, .days: return make(.constant(literal.value), .days, reference)
    default: break
    }
    guard let unit = unit(NodeReference(reference.tree, unitNode)) else { return broken(reference) }
    if units.isMoney(unit) {
      let number = tree.text(tree.child(reference.node, 0))
      report(.currencyAfterNumber(span(reference), tree.text(unitNode), number: number))
    }
    return make(.constant(literal.value), types.id(.quantity(unit)), reference)
  }

  /// Returns the unit or currency that the node names, or nil after a diagnostic.
  mutating func unit(_ reference: NodeReference) -> UnitID? {
    let tree = trees[reference.tree]
    let text = tree.tokenText(tree[reference.node].token)
    if let unit = units.find(text) { return unit }
    if let unit = units.currency(text) { return unit }
    // A unit may be written in the plural.
    if text.hasSuffix("s"), let unit = units.find(String(text.dropLast())) { return unit }
    if let unit = units.find(text + "s") { return unit }
    let known = units.unitNames + ["years", "months", "days", "quarters", "weeks"]
    report(
      .unknownUnit(
        span(reference), text,
        nearest: Parser.magnitudes[text.lowercased()] ?? Spelling.nearest(to: text, among: known)))
    return nil
  }

  /// Checks a text, with the values that are written into it in braces.
  mutating func checkText(
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[reference.tree]
    let node = tree[reference.node]
    guard node.firstChild.exists else {
      let value = TextLiteral.value(of: tree.tokenText(node.token))
      return make(.text(textID(value)), .text, reference)
    }
    var parts: [ExpressionID] = []
    var position = node.first
    for child in tree.children(reference.node) {
      while position < tree[child].first {
        let piece = TextLiteral.value(of: tree.tokenText(position))
        if !piece.isEmpty { parts.append(make(.text(textID(piece)), .text, reference)) }
        position += 1
      }
      let childReference = NodeReference(reference.tree, child)
      let value = check(childReference, &context, expected: nil, whole: false)
      switch types[type(value)] {
      case .instance(let named):
        parts.append(make(.text(textID(title(of: named))), .text, childReference))
        position = tree[child].end
        continue
      case .table, .function, .row:
        report(
          .wrongType(
            span(childReference), expected: .words(.aFigureOrText),
            found: describe(type(value))))
      default: break
      }
      parts.append(make(.textOf(value), .text, childReference))
      position = tree[child].end
    }
    while position < node.end {
      let piece = TextLiteral.value(of: tree.tokenText(position))
      if !piece.isEmpty { parts.append(make(.text(textID(piece)), .text, reference)) }
      position += 1
    }
    return make(.join(parts), .text, reference)
  }

  /// Checks a date, a quarter or a month of a year.
  mutating func checkCalendar(_ reference: NodeReference) -> ExpressionID {
    let tree = trees[reference.tree]
    let text = tree.tokenText(tree[reference.node].token)
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }.map { Int($0) - 0x30 }
    guard digits.count >= 5 else { return broken(reference) }
    let year = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3]
    switch tree[reference.node].kind {
    case .quarterPeriod:
      guard (1...4).contains(digits[4]) else {
        report(.noSuchPeriod(span(reference), text))
        return broken(reference)
      }
      let ordinal = Double(year * 4 + digits[4] - 1)
      return make(.constant(ordinal), types.id(.period(.quarter)), reference)
    case .monthPeriod:
      let month = digits[4] * 10 + digits[5]
      guard (1...12).contains(month) else {
        report(.noSuchPeriod(span(reference), text))
        return broken(reference)
      }
      return make(
        .constant(Double(year * 12 + month - 1)), types.id(.period(.month)), reference)
    default:
      let month = digits[4] * 10 + digits[5]
      let day = digits[6] * 10 + digits[7]
      guard let days = CivilDate.days(year: year, month: month, day: day) else {
        report(.noSuchDate(span(reference), text, nearest: nearestDate(year, month)))
        return broken(reference)
      }
      return make(.constant(Double(days)), .date, reference)
    }
  }

  /// Returns the last day of the month, to be proposed for a day that the month does not have; nil where there is no such month.
  func nearestDate(_ year: Int, _ month: Int) -> String? {
    guard (1...12).contains(month), year > 0 else { return nil }
    guard
      let day = CivilDate.days(
        year: year, month: month, day: CivilDate.daysInMonth(year: year, month: month))
    else { return nil }
    return CivilDate.text(day)
  }
}
