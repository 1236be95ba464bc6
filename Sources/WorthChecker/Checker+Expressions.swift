import WorthMath
import WorthProgram
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
    let tree = trees[reference.tree]
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
    case .sorting: result = checkSorting(reference, &context)
    case .per: result = checkPer(reference, &context)
    case .conversion: result = checkConversion(reference, &context)
    case .isGiven: result = checkIsGiven(reference, &context)
    case .under:
      return checkUnder(reference, &context, expected: expected, whole: whole)
    case .solve: result = checkSolve(reference, &context)
    case .chance, .choose, .branch:
      report(.branchOutsideTree(span(reference)))
      return broken(reference)
    case .with: return checkWith(reference, &context)
    case .pair:
      report(.notSupported(span(reference), .words(.listsWithKeys)))
      return broken(reference)
    case .instanceValue:
      report(.notSupported(span(reference), .words(.kindInsideExpression)))
      return broken(reference)
    default: return broken(reference)
    }
    guard whole else { return valueAtIndex(result, reference, context) }
    if case .series(_, let space, _) = types[type(result)], case .rows = spaces[space].kind {
      dependOnEnds(of: space, context)
    }
    return result
  }

  /// Returns the value of a series at the index of the line, other values as they are.
  mutating func valueAtIndex(
    _ id: ExpressionID, _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    guard let index = context.index, case .series(let element, let space, _) = types[type(id)]
    else {
      return id
    }
    guard space == index.space else {
      report(
        .mixedTimelines(
          span(reference), spaces[space].name, spaces[index.space].name))
      return broken(reference)
    }
    let position = make(.local(index.local), indexType(index.space), reference)
    noteOffset(0, id, context)
    return make(.element(id, index: position, isSelf: isSelf(id, context)), element, reference)
  }

  /// Turns the dependency on the whole of a series into one on a single index.
  mutating func noteOffset(_ offset: Int32, _ id: ExpressionID, _ context: Context) {
    guard context.version == nil, let place = context.definition,
      case .definition(let target) = expression(id).operation
    else { return }
    guard let last = definitions[place].dependencies.lastIndex(where: { $0.target == target })
    else { return }
    definitions[place].dependencies[last].offset = offset
  }

  /// `true` iff the expression names the definition that is being checked.
  func isSelf(_ id: ExpressionID, _ context: Context) -> Bool {
    if case .definition(let target) = expression(id).operation {
      return target == context.definition
    }
    return false
  }

  // MARK: Names

  /// Checks a name: a local, a value of the kind or the case, a builtin constant, or the word of a choice that is expected.
  mutating func checkName(
    _ reference: NodeReference, _ context: inout Context, expected: TypeID?
  ) -> ExpressionID {
    let name = trees[reference.tree].name(reference.node)
    if name == Word.was { return valueThatWas(reference, context) }
    if let local = context.locals.last(where: { $0.name == name }) {
      return localValue(local, reference, context)
    }
    if let row = context.row,
      let column = tables[row.table].columns.first(where: { $0.name == name })
    {
      if case .definition(let other)? = lookUp(name, scope: context.scope),
        other != context.definition, !isColumn(context.definition)
      {
        report(
          .columnHidesName(
            span(reference), spelling(name), table: tables[row.table].name,
            other: span(definitions[other].reference)))
      }
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
    if let version = context.version {
      return checkName(name, inFunction: version, reference, &context)
    }
    if let definition = context.definition, definitions[definition].isBeneath,
      definitions[definition].name == name
    {
      return value(of: .definition(definition), reference, context)
    }
    if let changed = changing.last, changed == spelling(name) {
      report(.wasInstead(span(reference), changed))
      return broken(reference)
    }
    guard let symbol = lookUp(name, scope: context.scope) else {
      return reportUnknownValue(name, reference, context, expected)
    }
    return value(of: symbol, reference, context)
  }

  /// Returns the value of a local; of an index over keys, the key.
  mutating func localValue(
    _ local: Local, _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    let number = make(.local(local.number), local.type, reference)
    guard let space = local.space, case .keys(let list, let element) = spaces[space].kind else {
      return number
    }
    depend(on: list, offset: nil, context)
    let keys = make(.definition(list), types.id(.list(element)), reference)
    let one = make(.constant(1), .number, reference)
    let position = make(
      .arithmetic(.add, retyped(number, .number), one), .number, reference)
    return make(.item(keys, position: position), element, reference)
  }

  /// `true` iff the definition is a column, whose table stands around it.
  private func isColumn(_ definition: DefinitionID?) -> Bool {
    guard let definition, case .column = definitions[definition].role else { return false }
    return true
  }

  /// Returns what `name` is worth in the body of a function.
  private mutating func checkName(
    _ name: Name, inFunction version: VersionID, _ reference: NodeReference,
    _ context: inout Context
  ) -> ExpressionID {
    let function = functions[versions[version].function]
    if function.instance != nil,
      let symbol = scopes[function.scope].symbols[name]
    {
      return value(of: symbol, reference, context)
    }
    if let local = functionLocal(name, reference, &context) { return local }
    guard let symbol = lookUpForm(name, scope: function.scope) else {
      return reportUnknownValue(name, reference, context, nil)
    }
    return value(of: symbol, reference, context)
  }

  /// Reports a name that stands for no value, with the nearest that does, and returns what stands for the mistake.
  mutating func reportUnknownValue(
    _ name: Name, _ reference: NodeReference, _ context: Context, _ expected: TypeID?
  ) -> ExpressionID {
    if let expected, case .choice = types[expected] {
      let words = types.words(expected)
      report(
        .notAChoice(
          span(reference), spelling(name), words: words,
          nearest: Spelling.nearest(to: spelling(name), among: words)))
    } else if Currency.minorDigits(spelling(name)) != nil {
      if expected == .text { return make(.text(textID(spelling(name))), .text, reference) }
      report(.currencyAlone(span(reference), spelling(name)))
    } else {
      reportUnknown(name, reference, context, expected: expected)
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
      if instances[index].kind == nil, declaredInstances[index]?.isRunning == true {
        let path = instances[index].path
        report(.circle(span(reference), [path], [span(instances[index].reference)]))
      }
      guard prepareInstance(index) else { return broken(reference) }
      return make(.constant(0), types.id(.instance(index)), reference)
    case .table(let index):
      return make(.constant(0), types.id(.table(index)), reference)
    case .function(let index):
      return make(.constant(0), types.id(.function(index)), reference)
    case .kind(let index):
      report(.kindIsNoValue(span(reference), spelling(kinds[index].name)))
      return broken(reference)
    case .tree(let index): return treeValue(index, reference, context)
    case .scenario(let index):
      report(.scenarioIsNoValue(span(reference), spelling(scenarios[index].name)))
      return broken(reference)
    case .module, .broken: return broken(reference)
    }
  }

  /// Returns the value of a column in the row that `row` counts.
  mutating func columnValue(
    _ column: DefinitionID, row: LocalID, _ reference: NodeReference, _ context: Context
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
