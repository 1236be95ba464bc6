import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Stated types, and whether values conform to them.
enum Annotations {
  /// Returns the type that a value of the definition is expected to have, where it states one.
  static func expectation(for index: DefinitionID, in checker: inout Checker) -> TypeID? {
    let annotation = checker.definitions[index].annotation
    guard annotation.node.exists else { return nil }
    return expectedType(
      annotation, instance: checker.definitions[index].role.instance, in: &checker)
  }

  /// Returns the type that words and dates are understood by; nil where the stated type is open.
  static func expectedType(
    _ reference: NodeReference, instance: InstanceID?, in checker: inout Checker
  ) -> TypeID? {
    let tree = checker.trees[reference.tree]
    switch tree[reference.node].kind {
    case .optionalType:
      return expectedType(
        NodeReference(reference.tree, tree.child(reference.node)), instance: instance, in: &checker)
    case .choiceType: return choice(reference, in: &checker)
    case .keyType: return nil
    case .namedType:
      switch TypeWord(rawValue: tree.text(reference.node)) {
      case .number, .whole: return .number
      case .percent: return .percent
      case .date: return .date
      case .text: return .text
      case .currency: return checker.types.id(.currency(.none))
      case .duration: return .months
      case .yesNo: return .yesNo
      case .timing: return timing(in: &checker)
      case .rate, .money, .period, .function, .series, .list, .anyAmount, .percentage, nil:
        return nil
      }
    default: return nil
    }
  }

  /// Returns the type of `timing`: when in a period flows arise.
  static func timing(in checker: inout Checker) -> TypeID {
    checker.types.choice(["end", "middle", "start"])
  }

  /// Returns the type of a choice between the words at `reference`; `yes` and `no` are the type of
  /// conditions.
  static func choice(_ reference: NodeReference, in checker: inout Checker) -> TypeID {
    let tree = checker.trees[reference.tree]
    let words = tree.children(reference.node).map { tree.text($0) }
    if words == ["yes", "no"] || words == ["no", "yes"] { return .yesNo }
    return checker.types.choice(words)
  }

  /// `true` iff the stated type wants a series as a whole.
  static func wantsWholeSeries(_ reference: NodeReference, in checker: Checker) -> Bool {
    let tree = checker.trees[reference.tree]
    switch tree[reference.node].kind {
    case .typeOf: return true
    case .namedType:
      return tree.text(reference.node) == "series" || tree.text(reference.node) == "list"
    case .optionalType:
      return wantsWholeSeries(
        NodeReference(reference.tree, tree.child(reference.node)), in: checker)
    default: return false
    }
  }

  /// `true` iff the stated type is that of one value: no series, list or table.
  static func takesSingleValue(_ reference: NodeReference, in checker: Checker) -> Bool {
    let tree = checker.trees[reference.tree]
    switch tree[reference.node].kind {
    case .typeOf, .tableType: return false
    case .optionalType:
      return takesSingleValue(
        NodeReference(reference.tree, tree.child(reference.node)), in: checker)
    default: return !wantsWholeSeries(reference, in: checker)
    }
  }

  /// Returns the value as the definition's stated type wants it.
  static func conformToAnnotation(
    _ index: DefinitionID, _ value: ExpressionID, in checker: inout Checker
  ) -> ExpressionID {
    let definition = checker.definitions[index]
    guard definition.annotation.node.exists else { return value }
    if let keyed = conformKey(index, value, in: &checker) { return keyed }
    var value = KindLists.orMissing(value, of: index, in: &checker)
    let takesNothing = mayBeMissing(index, in: checker)
    if takesNothing, wantsWholeSeries(definition.annotation, in: checker) {
      value = SeriesAnnotations.wholeOrMissing(value, in: &checker) ?? value
    }
    if checker.type(value) == .missing, takesNothing {
      if definition.role.instance != nil { checker.definitions.leaveOut(index) }
      // The words of a choice are known although none is given.
      let annotation = definition.annotation
      guard checker.trees[annotation.tree][annotation.node].kind == .choiceType else {
        return value
      }
      let words = choice(annotation, in: &checker)
      let optional = checker.types.id(.optional(words))
      return Expressions.retyped(value, optional, in: &checker)
    }
    if case .optional(let inner) = checker.types[checker.type(value)], takesNothing {
      // What may be missing fits where it may be left out.
      let known = conform(
        Expressions.retyped(value, inner, in: &checker), to: definition.annotation,
        instance: definition.role.instance, what: checker.spelling(definition.name),
        space: timeline(of: definition, in: checker), in: &checker)
      let type = checker.type(known)
      if type == .error || type == .pending { return known }
      let optional = checker.types.id(.optional(type))
      return Expressions.retyped(known, optional, in: &checker)
    }
    return conform(
      value, to: definition.annotation, instance: definition.role.instance,
      what: checker.spelling(definition.name),
      space: timeline(of: definition, in: checker), in: &checker)
  }

  /// Returns the periods of a series that a single value or a list fills: for an input those of the
  /// instance, which may have a timeline of its own.
  private static func timeline(of definition: Definition, in checker: Checker) -> SpaceID? {
    if case .input(let instance) = definition.role { return checker.instances[instance].timeline }
    return Clauses.timeline(of: definition.scope, in: checker)
  }

  /// Returns the value of an input that is one of a column's values; nil where its type is another.
  private static func conformKey(
    _ index: DefinitionID, _ value: ExpressionID, in checker: inout Checker
  ) -> ExpressionID? {
    var annotation = checker.definitions[index].annotation
    let tree = checker.trees[annotation.tree]
    if tree[annotation.node].kind == .optionalType {
      annotation.node = tree.child(annotation.node)
      guard tree[annotation.node].kind == .keyType else { return nil }
      if checker.type(value) == .missing { return value }
    }
    guard tree[annotation.node].kind == .keyType else { return nil }
    return KeyAnnotations.conform(index, value, annotation, in: &checker)
  }

  /// Returns one value of a series or column as the definition's stated type wants it.
  static func conformElement(
    _ index: DefinitionID, _ value: ExpressionID, in checker: inout Checker
  ) -> ExpressionID {
    let definition = checker.definitions[index]
    guard definition.annotation.node.exists else { return value }
    let tree = checker.trees[definition.annotation.tree]
    var annotation = definition.annotation
    var value = value
    var mayBeMissing = false
    if tree[annotation.node].kind == .optionalType {
      let type = checker.type(value)
      if type == .missing { return value }
      annotation.node = tree.child(annotation.node)
      if case .optional(let inner) = checker.types[type] {
        // A cell that keeps what it was may have been empty.
        value = Expressions.retyped(value, inner, in: &checker)
        mayBeMissing = true
      }
    }
    let known = conformKnownElement(index, value, annotation, in: &checker)
    let type = checker.type(known)
    guard mayBeMissing, type != .error, type != .pending else { return known }
    let optional = checker.types.id(.optional(type))
    return Expressions.retyped(known, optional, in: &checker)
  }

  /// Returns one value that is there as the stated type of a series or column wants it.
  private static func conformKnownElement(
    _ index: DefinitionID, _ value: ExpressionID, _ stated: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID {
    let definition = checker.definitions[index]
    let tree = checker.trees[definition.annotation.tree]
    var annotation = stated
    if tree[annotation.node].kind == .typeOf { annotation.node = tree.child(annotation.node) }
    if tree[annotation.node].kind == .keyType {
      return KeyAnnotations.conform(index, value, annotation, in: &checker)
    }
    var instance = definition.role.instance
    if tree[annotation.node].kind == .typeIn, case .column(let table?) = definition.role {
      instance = Tables.owner(of: table, in: checker)
    }
    return conform(
      value, to: annotation, instance: instance,
      what: checker.spelling(definition.name),
      space: nil, in: &checker)
  }

  /// Returns the value with the type that `annotation` states, or reports that it does not fit.
  static func conform(
    _ value: ExpressionID, to annotation: NodeReference, instance: InstanceID?, what: String,
    space: SpaceID?, in checker: inout Checker
  ) -> ExpressionID {
    let value = oneValue(value, for: annotation, in: &checker)
    let found = checker.type(value)
    if found == .error || found == .pending { return value }
    let tree = checker.trees[annotation.tree]
    switch tree[annotation.node].kind {
    case .optionalType:
      if found == .missing { return value }
      let inner = NodeReference(annotation.tree, tree.child(annotation.node))
      return conform(value, to: inner, instance: instance, what: what, space: space, in: &checker)
    case .typeOf where tree.tokenText(tree[annotation.node].token) == DatedAnnotations.word:
      return DatedAnnotations.conform(value, annotation, instance, what, in: &checker)
    case .typeOf:
      return SeriesAnnotations.conform(value, annotation, instance, what, space, in: &checker)
    case .choiceType:
      let wanted = choice(annotation, in: &checker)
      if let fitted = Choices.fitted(value, to: wanted, in: &checker) { return fitted }
      if case .optional = checker.types[checker.types.element(found)] {
        reportField(value, what, .names(checker.types.words(wanted)), annotation, in: &checker)
        return checker.broken(checker.expression(value).reference)
      }
      checker.report(
        .wrongField(
          checker.span(checker.expression(value).reference), what,
          expected: checker.types.words(wanted).isEmpty
            ? .words(.yesOrNo) : .names(checker.types.words(wanted)),
          found: checker.describe(found), declared: checker.span(annotation),
          fix: quotedWord(value, checker.types.words(wanted), in: checker)))
      return checker.broken(checker.expression(value).reference)
    // Conformed to where the definition is known, whose names it sees.
    case .keyType: return value
    case .typePer:
      return conformPer(value, annotation, instance, what, in: &checker)
    case .typeIn:
      return CurrencyValues.conform(value, annotation, instance, what, in: &checker)
    case .tableType:
      if case .table(let table) = checker.types[found] {
        return TableInputs.conform(value, table, to: annotation, what: what, in: &checker)
      }
      reportField(value, what, .words(.aTable), annotation, in: &checker)
      return checker.broken(checker.expression(value).reference)
    default:
      return conformNamed(value, annotation, instance, what, in: &checker)
    }
  }

  /// Returns the one value that fills all periods of a series, where a single one is wanted:
  /// `offered = offer.royalty`. A flow, and a series with a value of its own in some period stay what they are.
  private static func oneValue(
    _ value: ExpressionID, for annotation: NodeReference, in checker: inout Checker
  ) -> ExpressionID {
    // Of a flow the total may be meant.
    guard case .series(let element, let space, isFlow: false) = checker.types[checker.type(value)],
      case .timeline = checker.tables.spaces[space].kind,
      takesSingleValue(annotation, in: checker),
      case .definition(let definition) = checker.expression(value).operation,
      StudyInputs.isFilledByOneValue(definition, in: checker)
    else { return value }
    let reference = checker.expression(value).reference
    let first = checker.make(.constant(1), .number, reference)
    return checker.make(.item(value, position: first), element, reference)
  }

  /// Returns the word of a choice that stands in quotes.
  private static func quotedWord(_ value: ExpressionID, _ words: [String], in checker: Checker)
    -> String?
  {
    guard case .text(let index) = checker.expression(value).operation else { return nil }
    return words.first { $0 == checker.expressions.texts[index] }
  }

  /// The periods of an input by period, and whether it is a flow; nil for other definitions.
  static func periods(of index: DefinitionID, in checker: Checker) -> (SpaceID, isFlow: Bool)? {
    let definition = checker.definitions[index]
    let tree = checker.trees[definition.annotation.tree]
    var node = definition.annotation.node
    guard node.exists else { return nil }
    if tree[node].kind == .optionalType { node = tree.child(node) }
    let word = tree.tokenText(tree[node].token)
    guard tree[node].kind == .typeOf, word == "flow" || word == "level" || word == "series",
      let space = timeline(of: definition, in: checker)
    else { return nil }
    return (space, word != "level")
  }

  /// `true` iff the definition fills an input that may be left out, or is a line whose stated type says
  /// that it may be missing.
  static func mayBeMissing(_ index: DefinitionID, in checker: Checker) -> Bool {
    guard case .input(let instance) = checker.definitions[index].role,
      let kind = checker.instances[instance].kind
    else {
      let annotation = checker.definitions[index].annotation
      return annotation.node.exists
        && checker.trees[annotation.tree][annotation.node].kind == .optionalType
    }
    let name = checker.definitions[index].name
    return checker.kinds[kind].inputs.contains { $0.name == name && $0.isOptional }
  }

  /// Returns what a reader calls the instance: its title, otherwise its name.
  static func title(of instance: InstanceID, in checker: Checker) -> String {
    let found = checker.instances[instance]
    if !found.label.isEmpty { return found.label }
    // A variant without a name is called as what it changes.
    if found.isInWorld, let original = found.original { return title(of: original, in: checker) }
    return found.path
  }

  /// Returns `value` as the instance of a kind, or the quantity of a unit, that `annotation` names;
  /// a mistake, reported, where it is neither.
  static func conformKind(
    _ value: ExpressionID, _ annotation: NodeReference, _ instance: InstanceID?, _ what: String,
    in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[annotation.tree]
    let name = tree.name(annotation.node)
    let scope =
      instance.flatMap { checker.instances[$0].kind }.map { checker.kinds[$0].scope }
      ?? checker.names.rootScope
    guard case .kind(let wanted)? = Names.lookUpForm(name, scope: scope, in: &checker) else {
      if let unit = checker.units.find(checker.spelling(name)) {
        if checker.type(value) == checker.types.id(.quantity(unit)) { return value }
        if Operators.isLiteralZero(value, in: checker) {
          return Expressions.retyped(value, checker.types.id(.quantity(unit)), in: &checker)
        }
        reportField(
          value, what, .words(.quantityIn, [Argument("unit", .name(checker.spelling(name)))]),
          annotation, in: &checker)
        return checker.broken(checker.expression(value).reference)
      }
      if UnitValues.isAny(annotation, in: &checker) {
        return UnitValues.conform(value, annotation, instance, what, in: &checker)
      }
      let word = checker.spelling(name)
      let form =
        wholeType(word, of: value, in: checker)
        ?? TypeWords.meant(by: word, kinds: Kinds.known(in: scope, checker))
      checker.report(
        .unknownType(checker.span(annotation), checker.spelling(name), instead: form))
      return checker.broken(checker.expression(value).reference)
    }
    let given: InstanceID? =
      switch checker.types[checker.type(value)] {
      case .instance(let one), .member(let one): one
      default: nil
      }
    if let given, let filledIn = checker.instances[given].kind {
      let kind = checker.kinds[filledIn]
      let target = checker.kinds[wanted].name
      if kind.name == target || kind.ancestors.contains(target) { return value }
      checker.report(
        .wrongKind(
          checker.span(checker.expression(value).reference), what,
          expected: checker.spelling(target),
          found: checker.spelling(kind.name)))
      return checker.broken(checker.expression(value).reference)
    }
    reportField(
      value, what, checker.instance(ofKind: checker.spelling(name)), annotation, in: &checker)
    return checker.broken(checker.expression(value).reference)
  }

  /// Returns `value` as the rate, probability or price per unit that `annotation` states; a
  /// mistake, reported, where it is none.
  private static func conformPer(
    _ value: ExpressionID, _ annotation: NodeReference, _ instance: InstanceID?, _ what: String,
    in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[annotation.tree]
    if tree.text(tree.child(annotation.node, 0)) == "rate" {
      return RateConversions.conformRatePer(value, annotation, what, in: &checker)
    }
    if UnitValues.isAny(
      NodeReference(annotation.tree, tree.child(annotation.node, 1)), in: &checker)
    {
      return UnitValues.conformPrice(value, annotation, instance, what, in: &checker)
    }
    let isProbability = tree.text(tree.child(annotation.node, 0)) == "probability"
    switch checker.types[checker.type(value)] {
    case .quantity(let unit) where isPer(unit, annotation, in: &checker): return value
    case .hazard where isProbability: return value
    case .rate(let per, _) where isProbability:
      return Expressions.retyped(value, checker.types.id(.hazard(per)), in: &checker)
    default:
      if Operators.isLiteralZero(value, in: checker) { return value }
      reportField(value, what, .written(tree.text(annotation.node)), annotation, in: &checker)
      return checker.broken(checker.expression(value).reference)
    }
  }

  /// `true` iff the unit is money, or a unit, per the unit that the annotation states.
  private static func isPer(_ unit: UnitID, _ annotation: NodeReference, in checker: inout Checker)
    -> Bool
  {
    let tree = checker.trees[annotation.tree]
    let above = tree.text(tree.child(annotation.node, 0))
    guard let below = checker.units.find(tree.text(tree.child(annotation.node, 1))) else {
      return false
    }
    let rest = checker.units.multiply(unit, below)
    if above == "money" { return checker.units.isMoney(rest) }
    return checker.units.find(above) == rest
  }

  /// Returns `level of money` for `level` and the like, whose values are not said; nil for other
  /// words.
  private static func wholeType(_ word: String, of value: ExpressionID, in checker: Checker)
    -> String?
  {
    switch word {
    case "level", "flow", "series", "list": break
    default: return nil
    }
    switch checker.types[checker.types.element(checker.type(value))] {
    case .percent: return word + " of percent"
    case .number: return word + " of number"
    case .date: return word + " of date"
    case .text: return word + " of text"
    default: return word + " of money"
    }
  }
}
