import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Stated types, and whether values conform to them.
extension Checker {
  /// Returns the type that a value of the definition is expected to have, where it states one.
  mutating func expectation(for index: DefinitionID) -> TypeID? {
    let definition = definitions[index]
    guard definition.annotation.node.exists else { return nil }
    return expectedType(definition.annotation, instance: instance(of: definition))
  }

  /// Returns the instance that the definition belongs to; nil for those of the case itself.
  func instance(of definition: Definition) -> InstanceID? {
    switch definition.role {
    case .input(let instance), .line(let instance): instance
    case .plain, .column, .hidden: nil
    }
  }

  /// Returns the type that words and dates are understood by; nil where the stated type is open.
  mutating func expectedType(_ reference: NodeReference, instance: InstanceID?) -> TypeID? {
    let tree = trees[reference.tree]
    switch tree[reference.node].kind {
    case .optionalType:
      return expectedType(
        NodeReference(reference.tree, tree.child(reference.node)), instance: instance)
    case .choiceType: return choice(reference)
    case .namedType:
      switch tree.text(reference.node) {
      case "number", "whole": return .number
      case "percent": return .percent
      case "date": return .date
      case "text": return .text
      case "duration": return .months
      case "yes_no": return .yesNo
      case "timing": return types.choice(["end", "middle", "start"])
      default: return nil
      }
    default: return nil
    }
  }

  /// Returns the type of a choice between the words at `reference`; `yes` and `no` are the type of conditions.
  mutating func choice(_ reference: NodeReference) -> TypeID {
    let tree = trees[reference.tree]
    let words = tree.children(reference.node).map { tree.text($0) }
    if words == ["yes", "no"] || words == ["no", "yes"] { return .yesNo }
    return types.choice(words)
  }

  /// `true` iff the stated type wants a series as a whole.
  func wantsWholeSeries(_ reference: NodeReference) -> Bool {
    let tree = trees[reference.tree]
    switch tree[reference.node].kind {
    case .typeOf: return true
    case .namedType:
      return tree.text(reference.node) == "series" || tree.text(reference.node) == "list"
    case .optionalType:
      return wantsWholeSeries(NodeReference(reference.tree, tree.child(reference.node)))
    default: return false
    }
  }

  /// Returns the value as the definition's stated type wants it.
  mutating func conformToAnnotation(
    _ index: DefinitionID, _ value: ExpressionID, _ context: inout Context
  ) -> ExpressionID {
    let definition = definitions[index]
    guard definition.annotation.node.exists else { return value }
    return conform(
      value, to: definition.annotation, instance: instance(of: definition),
      what: spelling(definition.name), space: timeline(of: definition.scope))
  }

  /// Returns one value of a series or column as the definition's stated type wants it.
  mutating func conformElement(_ index: DefinitionID, _ value: ExpressionID) -> ExpressionID {
    let definition = definitions[index]
    guard definition.annotation.node.exists else { return value }
    let tree = trees[definition.annotation.tree]
    var annotation = definition.annotation
    if tree[annotation.node].kind == .optionalType {
      if type(value) == .missing { return value }
      annotation.node = tree.child(annotation.node)
    }
    if tree[annotation.node].kind == .typeOf { annotation.node = tree.child(annotation.node) }
    return conform(
      value, to: annotation, instance: instance(of: definition), what: spelling(definition.name),
      space: nil)
  }

  /// Returns the value with the type that `annotation` states, or reports that it does not fit.
  mutating func conform(
    _ value: ExpressionID, to annotation: NodeReference, instance: InstanceID?, what: String,
    space: SpaceID?
  ) -> ExpressionID {
    let found = type(value)
    if found == .error || found == .pending { return value }
    let tree = trees[annotation.tree]
    switch tree[annotation.node].kind {
    case .optionalType:
      if found == .missing { return value }
      let inner = NodeReference(annotation.tree, tree.child(annotation.node))
      return conform(value, to: inner, instance: instance, what: what, space: space)
    case .typeOf: return conformSeries(value, annotation, instance, what, space)
    case .choiceType:
      let wanted = choice(annotation)
      if found == wanted { return value }
      report(
        .wrongField(
          span(expression(value).reference), what,
          expected: types.words(wanted).isEmpty
            ? .words(.yesOrNo) : .names(types.words(wanted)),
          found: describe(found), declared: span(annotation),
          fix: quotedWord(value, types.words(wanted))))
      return broken(expression(value).reference)
    case .typePer:
      return conformPer(value, annotation, what)
    case .tableType:
      if case .table = types[found] { return value }
      reportField(value, what, .words(.aTable), annotation)
      return broken(expression(value).reference)
    default:
      return conformNamed(value, annotation, instance, what)
    }
  }

  /// Returns the word of a choice that stands in quotes.
  private func quotedWord(_ value: ExpressionID, _ words: [String]) -> String? {
    guard case .text(let index) = expression(value).operation else { return nil }
    return words.first { $0 == texts[index] }
  }

  /// Reports that the value of a field is not what its kind states, with a proposal where one is known.
  mutating func reportField(
    _ value: ExpressionID, _ what: String, _ expected: ArgumentValue, _ annotation: NodeReference
  ) {
    var fix: String?
    if expected == .words(.aPercent), case .constant(let number) = expression(value).operation,
      type(value) == .number, number.isFinite
    {
      let written = sources.text(span(expression(value).reference))
      fix = abs(number) < 1 && number != 0 ? ValueText.percent(number) : written + "%"
    }
    fix = fix ?? withoutQuotes(value)
    if case .optional = types[types.element(type(value))], let empty = emptyCell(of: value) {
      let place = span(expression(value).reference)
      report(.mayBeMissing(place, sources.text(place), empty: empty))
      return
    }
    var worked: Span?
    if case .definition(let definition) = expression(value).operation,
      case .plain = definitions[definition].role
    {
      worked = span(definitions[definition].reference)
    }
    report(
      .wrongField(
        span(expression(value).reference), what, expected: expected, found: describe(type(value)),
        declared: span(annotation), worked: worked, fix: fix))
  }

  /// Returns what stands between the quotes of a text, if that could stand without them.
  func withoutQuotes(_ value: ExpressionID) -> String? {
    guard case .text(let index) = expression(value).operation else { return nil }
    let text = texts[index]
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count < 40,
      bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7B && $0 != 0x5C || $0 == 0x20 })
    else { return nil }
    return first >= 0x30 && first <= 0x39 ? text : nil
  }

  /// Returns `value` as the type that one word states (`money`, `text`, `date` …); a mistake, reported, where it is another.
  mutating func conformNamed(
    _ value: ExpressionID, _ annotation: NodeReference, _ instance: InstanceID?, _ what: String
  ) -> ExpressionID {
    let tree = trees[annotation.tree]
    let name = tree.text(annotation.node)
    let found = types[type(value)]
    let expected: PhraseKey
    switch name {
    case "number", "whole":
      expected = name == "whole" ? .aWholeNumber : .aNumber
      if case .number = found {
        if name == "whole", case .constant(let number) = expression(value).operation,
          number != number.rounded()
        {
          break
        }
        return value
      }
    case "percent":
      expected = .aPercent
      if case .percent = found { return value }
      if isLiteralZero(value) { return retyped(value, .percent) }
    case "rate":
      expected = .rateSuchAs
      if case .rate = found { return value }
      if case .percent = found {
        return retyped(value, types.id(.rate(.year, compounded: .year)))
      }
    case "money":
      expected = .moneySuchAs
      if case .quantity(let unit) = found, units.isMoney(unit) {
        return checkCurrencyOfInstance(value, unit, instance)
      }
      if isLiteralZero(value), let unit = currency(of: instance) {
        return retyped(value, types.id(.quantity(unit)))
      }
    case "date":
      expected = .dateSuchAs
      if case .date = found { return value }
    case "text":
      expected = .textInQuotes
      if case .text = found { return value }
      if case .instance(let named) = found {
        return make(.text(textID(title(of: named))), .text, expression(value).reference)
      }
    case "duration":
      expected = .durationSuchAs
      if case .months = found { return value }
      if case .days = found { return value }
    case "yes_no":
      expected = .yesOrNo
      if case .yesNo = found { return value }
    case "period":
      expected = .aPeriod
      if case .period = found { return value }
    case "timing":
      expected = .aTiming
      if type(value) == types.choice(["end", "middle", "start"]) { return value }
    case "function":
      expected = .aFunction
      if case .function = found { return value }
    case "series", "list":
      expected = .aSeriesOrList
      if types.isAggregate(type(value)) { return value }
    default:
      return conformKind(value, annotation, instance, what)
    }
    let example =
      expected == .moneySuchAs ? [Argument("example", .written(exampleOfMoney(instance)))] : []
    reportField(value, what, .words(expected, example), annotation)
    return broken(expression(value).reference)
  }

  /// An amount in the currency of the instance, or in one that shows the form.
  private mutating func exampleOfMoney(_ instance: InstanceID?) -> String {
    (currency(of: instance).map { units.text($0) } ?? "USD") + " 5 million"
  }

  /// What a reader calls the instance: its title, otherwise its name.
  func title(of instance: InstanceID) -> String {
    let found = instances[instance]
    if !found.label.isEmpty { return found.label }
    // A variant without a name is called as what it changes.
    if found.isInWorld, let original = found.original { return title(of: original) }
    return found.path
  }

  /// Returns `value` as the instance of a kind that `annotation` names; a mistake, reported, where it is none.
  mutating func conformKind(
    _ value: ExpressionID, _ annotation: NodeReference, _ instance: InstanceID?, _ what: String
  ) -> ExpressionID {
    let tree = trees[annotation.tree]
    let name = tree.name(annotation.node)
    let scope = instance.flatMap { instances[$0].kind }.map { kinds[$0].scope } ?? rootScope
    guard case .kind(let wanted)? = lookUpForm(name, scope: scope) else {
      if let unit = units.find(spelling(name)) {
        if type(value) == types.id(.quantity(unit)) { return value }
        if isLiteralZero(value) { return retyped(value, types.id(.quantity(unit))) }
        reportField(
          value, what, .words(.quantityIn, [Argument("unit", .name(spelling(name)))]), annotation)
        return broken(expression(value).reference)
      }
      report(.unknownType(span(annotation), spelling(name)))
      return broken(expression(value).reference)
    }
    if case .instance(let index) = types[type(value)], let filledIn = instances[index].kind {
      let kind = kinds[filledIn]
      let target = kinds[wanted].name
      if kind.name == target || kind.ancestors.contains(target) { return value }
      report(
        .wrongKind(
          span(expression(value).reference), what, expected: spelling(target),
          found: spelling(kind.name)))
      return broken(expression(value).reference)
    }
    reportField(value, what, self.instance(ofKind: spelling(name)), annotation)
    return broken(expression(value).reference)
  }

  /// Returns `value` as the rate, probability or price per unit that `annotation` states; a mistake, reported, where it is none.
  mutating func conformPer(
    _ value: ExpressionID, _ annotation: NodeReference, _ what: String
  ) -> ExpressionID {
    let tree = trees[annotation.tree]
    if tree.text(tree.child(annotation.node, 0)) == "rate" {
      return conformRatePer(value, annotation, what)
    }
    let isProbability = tree.text(tree.child(annotation.node, 0)) == "probability"
    switch types[type(value)] {
    case .quantity(let unit) where isPer(unit, annotation): return value
    case .hazard where isProbability: return value
    case .rate(let per, _) where isProbability:
      return retyped(value, types.id(.hazard(per)))
    default:
      if isLiteralZero(value) { return value }
      reportField(value, what, .written(tree.text(annotation.node)), annotation)
      return broken(expression(value).reference)
    }
  }

  /// `true` iff the value is a list without elements.
  private func isEmptyList(_ value: ExpressionID) -> Bool {
    if case .list(let items) = expression(value).operation { return items.isEmpty }
    return false
  }

  /// Returns the type of the values of a list that has none.
  private mutating func expectedElement(
    _ annotation: NodeReference, _ instance: InstanceID?
  ) -> TypeID {
    if mentionsMoney(annotation.node, trees[annotation.tree]),
      let currency = currency(of: instance)
    {
      return types.id(.quantity(currency))
    }
    return expectedType(annotation, instance: instance) ?? .number
  }

  /// `true` iff the unit is money, or a unit, per the unit that the annotation states.
  private mutating func isPer(_ unit: UnitID, _ annotation: NodeReference) -> Bool {
    let tree = trees[annotation.tree]
    let above = tree.text(tree.child(annotation.node, 0))
    guard let below = units.find(tree.text(tree.child(annotation.node, 1))) else { return false }
    let rest = units.multiply(unit, below)
    if above == "money" { return units.isMoney(rest) }
    return units.find(above) == rest
  }

  /// `true` iff the single value is a sum of a series, or its value in one period.
  private func isOfSeries(_ value: ExpressionID) -> Bool {
    switch expression(value).operation {
    case .element, .opening, .closing: return true
    case .builtin(_, let arguments):
      return arguments.contains {
        if case .series = types[type($0)] { return true }
        return false
      }
    case .definition(let definition):
      guard let clause = definitions[definition].clauses.first, let written = clause.expression,
        case .plain = definitions[definition].role
      else { return false }
      if case .definition = expression(written).operation { return false }
      return isOfSeries(written)
    default: return false
    }
  }

  /// Returns a series; a single value is taken for each period.
  mutating func conformSeries(
    _ value: ExpressionID, _ annotation: NodeReference, _ instance: InstanceID?, _ what: String,
    _ space: SpaceID?
  ) -> ExpressionID {
    let tree = trees[annotation.tree]
    let form = tree.tokenText(tree[annotation.node].token)
    let inner = NodeReference(annotation.tree, tree.child(annotation.node))
    let isFlow = form != "level"
    guard form == "flow" || form == "level" || form == "series" || form == "list" else {
      report(.unknownType(span(annotation), form))
      return broken(expression(value).reference)
    }
    switch types[type(value)] {
    case .series(let element, let over, let wasFlow):
      if form == "flow" || form == "level", case .rows = spaces[over].kind {
        let reference = expression(value).reference
        report(
          .columnForSeries(
            span(reference), what, trees[reference.tree].text(reference.node)))
        return broken(reference)
      }
      // The elements conform as single values do.
      let probe = make(expression(value).operation, element, expression(value).reference)
      let conformed = conform(probe, to: inner, instance: instance, what: what, space: nil)
      guard type(conformed) != .error else { return broken(expression(value).reference) }
      // Its values count by their position: the periods of the case are not those of the kind.
      if form == "list" {
        let reference = expression(value).reference
        let local = newLocal()
        let all = Comprehension(
          body: make(.local(local), type(conformed), reference), source: value, condition: .none,
          local: local, overPositions: false)
        return make(.comprehension(all), types.id(.list(type(conformed))), reference)
      }
      if form == "flow", isMoney(element), !wasFlow {
        report(.levelForFlow(span(expression(value).reference), what))
      }
      let flow = isMoney(type(conformed)) && isFlow
      return retyped(value, types.id(.series(type(conformed), space: over, isFlow: flow)))
    case .list where form == "list" && isEmptyList(value):
      let element = expectedElement(inner, instance)
      return retyped(value, types.id(.list(element)))
    case .list(let element) where form == "list":
      let probe = make(expression(value).operation, element, expression(value).reference)
      let conformed = conform(probe, to: inner, instance: instance, what: what, space: nil)
      return type(conformed) == .error ? broken(expression(value).reference) : value
    default: break
    }
    if form == "list" {
      reportField(value, what, .words(.aList), annotation)
      return broken(expression(value).reference)
    }
    let element = conform(value, to: inner, instance: instance, what: what, space: nil)
    guard type(element) != .error, let space else {
      if type(element) != .error { report(.noTimeline(span(expression(value).reference))) }
      return broken(expression(value).reference)
    }
    let flow = isMoney(type(element)) && isFlow
    if flow, isOfSeries(value) {
      report(.oneForAllPeriods(span(expression(value).reference), what))
    }
    return make(
      .broadcast(element, space: space),
      types.id(.series(type(element), space: space, isFlow: flow)), expression(value).reference)
  }
}
