import WorthMath
import WorthSource
import WorthSyntax
import WorthValue

/// Expressions.
extension Checker {
  /// Returns the checked form of the node.
  ///
  /// - `expected`: the type that the place wants; words of a choice are found by it.
  /// - `whole`: `false` where one value is due, so that a bare series means its value at the index.
  mutating func check(
    _ reference: NodeReference, _ context: inout Context, expected: TypeID?, whole: Bool
  ) -> ExpressionID {
    guard reference.node.exists else { return broken(reference) }
    let tree = trees[Int(reference.tree)]
    let result: ExpressionID
    switch tree[reference.node].kind {
    case .group:
      return check(
        NodeReference(reference.tree, tree.child(reference.node)), &context, expected: expected,
        whole: whole)
    case .number: result = checkNumber(reference, expected)
    case .tagged: result = checkTagged(reference)
    case .quantity: result = checkQuantity(reference)
    case .text: result = checkText(reference, &context)
    case .quarterPeriod, .monthPeriod, .date: result = checkCalendar(reference)
    case .name: result = checkName(reference, &context, expected: expected)
    case .negation, .not: result = checkUnary(reference, &context, expected, whole)
    case .binary: result = checkBinary(reference, &context, expected, whole)
    case .conditional: result = checkConditional(reference, &context, expected, whole)
    case .call: result = checkCall(reference, &context, expected)
    case .index: result = checkIndex(reference, &context)
    case .member: result = checkMember(reference, &context, expected: expected)
    case .list: result = checkList(reference, &context, expected)
    case .comprehension: result = checkComprehension(reference, &context)
    case .filter: result = checkFilter(reference, &context)
    case .per: result = checkPer(reference, &context)
    case .conversion: result = checkConversion(reference, &context)
    case .isGiven: result = checkIsGiven(reference, &context)
    case .under, .with, .solve, .chance, .choose, .pair, .instanceValue, .branch:
      report(.notSupported(span(reference), unsupportedForm(tree[reference.node].kind)))
      return broken(reference)
    default: return broken(reference)
    }
    return whole ? result : valueAtIndex(result, reference, context)
  }

  private func unsupportedForm(_ kind: NodeKind) -> String {
    switch kind {
    case .under: "under"
    case .with: "with (inside an expression)"
    case .solve: "solve"
    case .chance: "chance"
    case .choose: "choose"
    case .pair: "lists with keys"
    case .instanceValue: "a kind filled in inside an expression"
    default: "this form"
    }
  }

  /// Returns the value of a series at the index of the line, other values as they are.
  mutating func valueAtIndex(
    _ id: ExpressionID, _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    guard let index = context.index, case .series(let element, let space, _) = types[type(id)] else {
      return id
    }
    guard space == index.space else {
      report(
        .mixedTimelines(
          span(reference), spaces[Int(space)].name, spaces[Int(index.space)].name))
      return broken(reference)
    }
    let position = make(.local(index.local), indexType(index.space), reference)
    noteOffset(0, id, context)
    return make(.element(id, index: position, isSelf: isSelf(id, context)), element, reference)
  }

  /// Turns the dependency on the whole of a series into one on a single index.
  mutating func noteOffset(_ offset: Int32, _ id: ExpressionID, _ context: Context) {
    guard context.version < 0, context.definition >= 0,
      case .definition(let target) = expression(id).operation
    else { return }
    let place = Int(context.definition)
    guard let last = definitions[place].dependencies.lastIndex(where: { $0.target == target })
    else { return }
    definitions[place].dependencies[last].offset = offset
  }

  func isSelf(_ id: ExpressionID, _ context: Context) -> Bool {
    if case .definition(let target) = expression(id).operation { return target == context.definition }
    return false
  }

  // MARK: Literals

  /// The value of a number with its scale, and how it was written.
  struct Literal {
    var value: Double
    /// The unit of the last digit that was written.
    var unit: Double
    var isPercent: Bool
    var isPoints: Bool
  }

  func literal(_ reference: NodeReference) -> Literal? {
    let tree = trees[Int(reference.tree)]
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
      default: if mark.kind == .percent { (scale, isPercent) = (scale - 2, true) }
      }
    }
    let bytes = tree.text.bytes
    guard Int(token.start) < Int(token.end), Int(token.end) <= bytes.count else { return nil }
    return bytes[Int(token.start)..<Int(token.end)].withUnsafeBufferPointer { text -> Literal? in
      guard let reading = DecimalReader.read(text, scale: scale) else { return nil }
      let unit = Real.pow(10, Double(-reading.fractionDigits))
      return Literal(
        value: reading.value, unit: unit, isPercent: isPercent,
        isPoints: isPoints)
    }
  }

  private mutating func checkNumber(_ reference: NodeReference, _ expected: TypeID?) -> ExpressionID {
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
  private mutating func checkTagged(_ reference: NodeReference) -> ExpressionID {
    let tree = trees[Int(reference.tree)]
    let tagNode = tree.child(reference.node, 0)
    let tag = tree.text(tagNode)
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
    guard let unit = units.currency(tag) else {
      report(.notACurrency(tree.span(tagNode), tag, nearest: nearestCurrency(tag)))
      return broken(reference)
    }
    return make(.constant(literal.value), types.id(.quantity(unit)), reference)
  }

  private func nearestCurrency(_ tag: String) -> String? {
    let upper = tag.uppercased()
    if Currency.minorDigits(upper) != nil { return upper }
    return Spelling.nearest(to: upper, among: units.bases.filter { $0.isCurrency }.map { $0.name })
  }

  /// Checks `20 years` and `1_200 tonne`.
  private mutating func checkQuantity(_ reference: NodeReference) -> ExpressionID {
    let tree = trees[Int(reference.tree)]
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
    let tree = trees[Int(reference.tree)]
    let text = tree.tokenText(tree[reference.node].token)
    if let unit = units.find(text) { return unit }
    if let unit = units.currency(text) { return unit }
    // A unit may be written in the plural.
    if text.hasSuffix("s"), let unit = units.find(String(text.dropLast())) { return unit }
    if let unit = units.find(text + "s") { return unit }
    let known = units.unitNames + ["years", "months", "days", "quarters", "weeks"]
    report(
      .unknownUnit(span(reference), text, nearest: Spelling.nearest(to: text, among: known)))
    return nil
  }

  private mutating func checkText(
    _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[Int(reference.tree)]
    let node = tree[reference.node]
    guard node.firstChild.exists else {
      let value = TextLiteral.value(of: tree.tokenText(node.token))
      return make(.text(textIndex(value)), .text, reference)
    }
    var parts: [ExpressionID] = []
    var position = node.first
    for child in tree.children(reference.node) {
      while position < tree[child].first {
        let piece = TextLiteral.value(of: tree.tokenText(position))
        if !piece.isEmpty { parts.append(make(.text(textIndex(piece)), .text, reference)) }
        position += 1
      }
      let childReference = NodeReference(reference.tree, child)
      let value = check(childReference, &context, expected: nil, whole: false)
      parts.append(make(.textOf(value), .text, childReference))
      position = tree[child].end
    }
    while position < node.end {
      let piece = TextLiteral.value(of: tree.tokenText(position))
      if !piece.isEmpty { parts.append(make(.text(textIndex(piece)), .text, reference)) }
      position += 1
    }
    return make(.join(parts), .text, reference)
  }

  private mutating func checkCalendar(_ reference: NodeReference) -> ExpressionID {
    let tree = trees[Int(reference.tree)]
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

  private func nearestDate(_ year: Int, _ month: Int) -> String? {
    guard (1...12).contains(month), year > 0 else { return nil }
    guard let day = CivilDate.days(
      year: year, month: month, day: CivilDate.daysInMonth(year: year, month: month))
    else { return nil }
    return CivilDate.text(day)
  }

  // MARK: Names

  private mutating func checkName(
    _ reference: NodeReference, _ context: inout Context, expected: TypeID?
  ) -> ExpressionID {
    let name = trees[Int(reference.tree)].name(reference.node)
    if let local = context.locals.last(where: { $0.name == name }) {
      return localValue(local, reference, context)
    }
    if let row = context.row,
      let column = tables[Int(row.table)].columns.first(where: { $0.name == name }),
      isShadowedByRow(name, context)
    {
      return columnValue(column.definition, row: row.local, reference, context)
    }
    if let expected, case .choice = types[expected],
      let position = types.words(expected).firstIndex(of: spelling(name))
    {
      return make(.constant(Double(position)), expected, reference)
    }
    switch name.word {
    case .yes: return make(.constant(1), .yesNo, reference)
    case .no: return make(.constant(0), .yesNo, reference)
    default: break
    }
    if context.version >= 0 {
      return checkNameInFunction(name, reference, &context)
    }
    guard let symbol = lookUp(name, scope: context.scope) else {
      return reportUnknownValue(name, reference, context, expected)
    }
    return value(of: symbol, reference, context)
  }

  /// Returns the value of a local; of an index over keys, the key.
  private mutating func localValue(
    _ local: Local, _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    let number = make(.local(local.number), local.type, reference)
    guard local.space >= 0, case .keys(let list, let element) = spaces[Int(local.space)].kind else {
      return number
    }
    depend(on: list, offset: nil, context)
    let keys = make(.definition(list), types.id(.list(element)), reference)
    let one = make(.constant(1), .number, reference)
    let position = make(
      .arithmetic(.add, retyped(number, .number), one), .number, reference)
    return make(.item(keys, position: position), element, reference)
  }

  /// `true` iff `name` means the column of the row at hand rather than something around it.
  private func isShadowedByRow(_ name: Name, _ context: Context) -> Bool { true }

  private mutating func checkNameInFunction(
    _ name: Name, _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let function = functions[Int(versions[Int(context.version)].function)]
    if function.instance >= 0,
      let symbol = scopes[Int(function.scope)].symbols[name.id]
    {
      return value(of: symbol, reference, context)
    }
    if let local = functionLocal(name, reference, &context) { return local }
    guard let symbol = lookUpForm(name, scope: function.scope) else {
      return reportUnknownValue(name, reference, context, nil)
    }
    return value(of: symbol, reference, context)
  }

  private mutating func reportUnknownValue(
    _ name: Name, _ reference: NodeReference, _ context: Context, _ expected: TypeID?
  ) -> ExpressionID {
    if let expected, case .choice = types[expected] {
      let words = types.words(expected)
      report(
        .notAChoice(
          span(reference), spelling(name), words: words,
          nearest: Spelling.nearest(to: spelling(name), among: words)))
    } else if Currency.minorDigits(spelling(name)) != nil {
      report(.currencyAlone(span(reference), spelling(name)))
    } else {
      reportUnknown(name, reference, context)
    }
    return broken(reference)
  }

  /// Returns what `symbol` is worth where a value is wanted.
  mutating func value(
    of symbol: Symbol, _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    switch symbol {
    case .definition(let index):
      let type = demand(index)
      depend(on: index, offset: nil, context)
      if type == .error { return make(.error, .error, reference) }
      return make(.definition(index), type, reference)
    case .instance(let index):
      guard prepareInstance(index) else { return broken(reference) }
      return make(.constant(0), types.id(.instance(index)), reference)
    case .table(let index):
      return make(.constant(0), types.id(.table(index)), reference)
    case .function(let index):
      return make(.constant(0), types.id(.function(index)), reference)
    case .kind(let index):
      report(.kindIsNoValue(span(reference), spelling(kinds[Int(index)].name)))
      return broken(reference)
    case .module, .scenario: return broken(reference)
    }
  }

  mutating func columnValue(
    _ column: Int32, row: Int32, _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    let type = demand(column)
    depend(on: column, offset: nil, context)
    guard case .series(let element, let space, _) = types[type] else { return broken(reference) }
    let whole = make(.definition(column), type, reference)
    noteOffset(0, whole, context)
    let position = make(.local(row), indexType(space), reference)
    return make(.element(whole, index: position, isSelf: false), element, reference)
  }
}
