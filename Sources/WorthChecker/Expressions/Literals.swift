import WorthMath
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Literals: numbers, amounts, texts, dates.
enum Literals {
  /// Reads a number with the words and signs after it; nil where the parser has reported a mistake.
  static func literal(_ reference: NodeReference, in checker: Checker) -> Literal? {
    let tree = checker.trees[reference.tree]
    let node = tree[reference.node]
    let token = tree.token(node.first)
    // The power of ten that the words and signs multiply by.
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
        // Of `5 per cent` the parser has said how it is written.
        if mark.kind == .percent || mark.word == .per { (scale, isPercent) = (scale - 2, true) }
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

  /// Counts a scale in the spelling of another language or program, which the parser has reported,
  /// as what it means.
  private static func repair(_ word: String, _ scale: inout Int32, _ isPercent: inout Bool) {
    switch word {
    case "percent", "pct": (scale, isPercent) = (scale - 2, true)
    case "mio", "Mio", "mln", "Mln", "millions", "Million", "Millions": scale += 6
    case "thousands", "Thousand", "tsd", "Tsd": scale += 3
    case "bn", "mrd", "Mrd", "billions", "Billion": scale += 9
    default: break
    }
  }

  /// Checks a number or a percent; a number where a year is expected is that year.
  static func checkNumber(
    _ reference: NodeReference, _ expected: TypeID?, in checker: inout Checker
  ) -> ExpressionID {
    guard let literal = literal(reference, in: checker) else { return checker.broken(reference) }
    guard literal.value.isFinite else {
      checker.report(.numberTooLarge(checker.span(reference)))
      return checker.broken(reference)
    }
    DigitGroups.note(reference.node, reference, in: &checker)
    if literal.isPercent { return checker.make(.constant(literal.value), .percent, reference) }
    if let expected, case .period(let granularity) = checker.types[expected],
      granularity == .year || !granularity.isInCalendar
    {
      return checker.make(.constant(literal.value), expected, reference)
    }
    return checker.make(.constant(literal.value), .number, reference)
  }

  /// Checks `CHF 5` and `year 3`.
  static func checkTagged(_ reference: NodeReference, in checker: inout Checker) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let tagNode = tree.child(reference.node, 0)
    let tag = checker.spelling(tree.name(tagNode))
    guard
      let literal = literal(
        NodeReference(reference.tree, tree.child(reference.node, 1)), in: checker)
    else {
      return checker.broken(reference)
    }
    guard literal.value.isFinite else {
      checker.report(.numberTooLarge(checker.span(reference)))
      return checker.broken(reference)
    }
    switch tree.name(tagNode).word {
    case .year:
      return checker.make(
        .constant(literal.value), checker.types.id(.period(.numberedYear)), reference)
    case .quarter:
      return checker.make(
        .constant(literal.value), checker.types.id(.period(.numberedQuarter)), reference)
    case .month:
      return checker.make(
        .constant(literal.value), checker.types.id(.period(.numberedMonth)), reference)
    default: break
    }
    let known = checker.units.currency(tag)
    if let known, reference.tree == checker.files.rootTree {
      checker.settings.noteUse(of: known)
    }
    guard let unit = known else {
      if let (code, magnitude) = ofManyAmounts(tag) {
        let number = tree.text(tree.child(reference.node, 1))
        let correct = code + " " + number + " " + magnitude
        checker.report(
          .writtenOtherwise(checker.span(reference), tree.text(reference.node), correct))
        return checker.broken(reference)
      }
      checker.report(
        .notACurrency(tree.span(tagNode), tag, nearest: nearestCurrency(tag, in: checker)))
      return checker.broken(reference)
    }
    noteThreeDecimals(tree.child(reference.node, 1), tag, reference, in: &checker)
    DigitGroups.note(tree.child(reference.node, 1), reference, in: &checker)
    return checker.make(.constant(literal.value), checker.types.id(.quantity(unit)), reference)
  }

  /// Notes an amount such as `CHF 800.000`, which is CHF 800: where a point marks thousands it looks like a thousand
  /// times as much. Who states a price to a tenth of a cent writes no 0 behind it.
  private static func noteThreeDecimals(
    _ number: NodeID, _ code: String, _ reference: NodeReference, in checker: inout Checker
  ) {
    let tree = checker.trees[reference.tree]
    let text = tree.text(number)
    let parts = text.split(separator: ".")
    guard parts.count == 2, parts[1].utf8.count == 3, parts[1].utf8.last == 0x30,
      parts[0].utf8.first != 0x30, parts[0].utf8.count <= 3, Currency.minorDigits(code) == 2
    else { return }
    checker.report(
      .threeDecimals(
        checker.span(reference), tree.text(reference.node),
        thousands: code + " " + parts[0] + "_" + parts[1]))
  }

  /// The currency and the word for what a letter before its code stands for, as in `TCHF` and `MEUR`; nil for other tags.
  private static func ofManyAmounts(_ tag: String) -> (code: String, magnitude: String)? {
    let code = String(tag.dropFirst())
    guard tag.utf8.count == 4, Currency.minorDigits(code) != nil else { return nil }
    switch tag.first {
    case "T", "K", "k": return (code, "thousand")
    case "M", "m": return (code, "million")
    default: return nil
    }
  }

  /// Returns the code of the currency that is spelt most like `tag`, or nil.
  static func nearestCurrency(_ tag: String, in checker: Checker) -> String? {
    let upper = tag.uppercased()
    if Currency.minorDigits(upper) != nil { return upper }
    return Spelling.nearest(
      to: upper, among: checker.units.bases.filter { $0.isCurrency }.map { $0.name })
  }

  /// Checks `20 years` and `1_200 tonne`.
  static func checkQuantity(_ reference: NodeReference, in checker: inout Checker) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    guard
      let literal = literal(
        NodeReference(reference.tree, tree.child(reference.node, 0)), in: checker),
      literal.value.isFinite
    else { return checker.broken(reference) }
    let unitNode = tree.child(reference.node, 1)
    let name = tree.name(unitNode)
    DigitGroups.note(tree.child(reference.node, 0), reference, in: &checker)
    if let duration = DurationUnit(name) {
      return checker.make(.constant(literal.value * duration.size), duration.type, reference)
    }
    if let meant = productMeant(by: reference, in: &checker) {
      checker.report(.writtenOtherwise(checker.span(reference), tree.text(reference.node), meant))
      return checker.broken(reference)
    }
    guard let unit = unit(NodeReference(reference.tree, unitNode), in: &checker) else {
      return checker.broken(reference)
    }
    if checker.units.isMoney(unit) {
      let number = tree.text(tree.child(reference.node, 0))
      checker.report(
        .currencyAfterNumber(checker.span(reference), tree.text(unitNode), number: number))
    }
    return checker.make(.constant(literal.value), checker.types.id(.quantity(unit)), reference)
  }

  /// What is meant by a number with a name of the case behind it that is no unit, `5% sales`; nil for quantities.
  private static func productMeant(
    by reference: NodeReference, in checker: inout Checker
  ) -> String? {
    let tree = checker.trees[reference.tree]
    let (number, name) = (tree.child(reference.node, 0), tree.child(reference.node, 1))
    let written = tree.text(name)
    guard checker.units.find(written) == nil, checker.units.currency(written) == nil,
      checker.units.find(otherForm: written) == nil,
      case .definition? = checker.names.scopes[checker.names.rootScope].symbols[tree.name(name)]
    else { return nil }
    let figure = tree.text(number)
    return figure + (figure.hasSuffix("%") ? " of " : " * ") + written
  }

  /// Returns the unit or currency that the node names, or nil after a diagnostic.
  static func unit(_ reference: NodeReference, in checker: inout Checker) -> UnitID? {
    let tree = checker.trees[reference.tree]
    let text = tree.tokenText(tree[reference.node].token)
    if let unit = checker.units.find(text) { return unit }
    if let unit = checker.units.currency(text) { return unit }
    // A unit may be written in the plural.
    if let unit = checker.units.find(otherForm: text) { return unit }
    if text.lowercased() == "point" || text.lowercased() == "pt" {
      // Only the case knows that it has no unit of this name.
      checker.report(.writtenOtherwise(checker.span(reference), text, "points"))
      return nil
    }
    let known =
      checker.units.unitNames + ["years", "months", "days", "quarters", "weeks"]
      + ["thousand", "million", "billion"]
    checker.report(
      .unknownUnit(
        checker.span(reference), text,
        nearest: Parser.magnitudes[text.lowercased()] ?? Spelling.nearest(to: text, among: known)))
    return nil
  }

  /// Checks a text, with the values that are written into it in braces.
  static func checkText(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let node = tree[reference.node]
    guard node.firstChild.exists else {
      let value = TextLiteral.value(of: tree.tokenText(node.token))
      return checker.make(.text(checker.expressions.textID(value)), .text, reference)
    }
    var parts: [ExpressionID] = []
    var position = node.first
    for child in tree.children(reference.node) {
      while position < tree[child].first {
        let piece = TextLiteral.value(of: tree.tokenText(position))
        if !piece.isEmpty {
          parts.append(checker.make(.text(checker.expressions.textID(piece)), .text, reference))
        }
        position += 1
      }
      let childReference = NodeReference(reference.tree, child)
      let value = Expressions.check(
        childReference, &context, expected: nil, whole: false, in: &checker)
      switch checker.types[checker.type(value)] {
      case .instance(let named):
        parts.append(
          checker.make(
            .text(checker.expressions.textID(Annotations.title(of: named, in: checker))), .text,
            childReference))
        position = tree[child].end
        continue
      case .table, .function, .row, .instances, .member:
        checker.report(
          .wrongType(
            checker.span(childReference), expected: .words(.aFigureOrText),
            found: checker.describe(checker.type(value))))
      case .error, .pending, .number, .percent, .text, .yesNo, .date, .months, .days,
        .monthsAndDays, .missing,
        .quantity, .currency, .rate, .hazard, .period, .choice, .list, .dated, .series, .range,
        .optional:
        break
      }
      parts.append(checker.make(.textOf(value), .text, childReference))
      position = tree[child].end
    }
    while position < node.end {
      let piece = TextLiteral.value(of: tree.tokenText(position))
      if !piece.isEmpty {
        parts.append(checker.make(.text(checker.expressions.textID(piece)), .text, reference))
      }
      position += 1
    }
    return checker.make(.join(parts), .text, reference)
  }

  /// Checks a date, a quarter or a month of a year.
  static func checkCalendar(_ reference: NodeReference, in checker: inout Checker) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let text = tree.tokenText(tree[reference.node].token)
    let type: TypeID
    switch tree[reference.node].kind {
    case .quarterPeriod: type = checker.types.id(.period(.quarter))
    case .monthPeriod: type = checker.types.id(.period(.month))
    default: type = .date
    }
    if let ordinal = ordinal(reference, in: checker) {
      return checker.make(.constant(ordinal), type, reference)
    }
    let digits = digits(of: text)
    guard digits.count >= 5 else { return checker.broken(reference) }
    if type == .date {
      let month = digits.count > 5 ? digits[4] * 10 + digits[5] : 0
      checker.report(
        .noSuchDate(
          checker.span(reference), text, nearest: nearestDate(number(digits.prefix(4)), month)))
    } else {
      checker.report(.noSuchPeriod(checker.span(reference), text))
    }
    return checker.broken(reference)
  }

  /// Returns the number of a date, a quarter or a month as periods are counted; nil where there is none
  /// such.
  static func ordinal(_ reference: NodeReference, in checker: Checker) -> Double? {
    let tree = checker.trees[reference.tree]
    let digits = digits(of: tree.tokenText(tree[reference.node].token))
    guard digits.count >= 5 else { return nil }
    let year = number(digits.prefix(4))
    let part = number(digits.dropFirst(4).prefix(2))
    switch tree[reference.node].kind {
    case .quarterPeriod: return (1...4).contains(part) ? Double(year * 4 + part - 1) : nil
    case .monthPeriod: return (1...12).contains(part) ? Double(year * 12 + part - 1) : nil
    case .date:
      let day = number(digits.dropFirst(6).prefix(2))
      return CivilDate.days(year: year, month: part, day: day).map { Double($0) }
    default: return nil
    }
  }

  /// Returns the digits in a text.
  private static func digits(of text: String) -> [Int] {
    text.utf8.filter { (0x30...0x39).contains($0) }.map { Int($0) - 0x30 }
  }

  /// Returns the number that a few digits make.
  private static func number(_ digits: ArraySlice<Int>) -> Int {
    digits.reduce(0) { $0 * 10 + $1 }
  }

  /// Returns the last day of the month, to be proposed for a day that the month does not have; nil
  /// where there is no such month.
  private static func nearestDate(_ year: Int, _ month: Int) -> String? {
    guard (1...12).contains(month), year > 0 else { return nil }
    guard
      let day = CivilDate.days(
        year: year, month: month, day: CivilDate.daysInMonth(year: year, month: month))
    else { return nil }
    return CivilDate.text(day)
  }
}

/// The value of a number with its scale, and how it was written.
struct Literal {
  /// The value, with its scale and percent sign counted in.
  var value: Double
  /// The unit of the last digit that was written.
  var unit: Double
  /// `true` iff it is written with a percent sign, in basis points or in points.
  var isPercent: Bool
  /// `true` iff it is written in basis points or points.
  var isPoints: Bool
}
