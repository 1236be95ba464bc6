import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Expressions: the type and the operation of each, and the names in them.
struct Expressions {
  /// The expressions checked so far.
  var all = Arena<ExpressionID, Expression>()
  /// The texts that expressions hold, each once.
  private(set) var texts = Arena<TextID, String>()
  /// The id of each text.
  private var foundTexts: [String: TextID] = [:]
  /// The first local that nothing uses.
  private var nextLocal = LocalID(0)
  /// The expressions that are yes or no because of which optional inputs are given.
  var givenAnswers: Set<ExpressionID> = []
  /// What the expression being checked outside of a definition needs.
  private(set) var collected: [Dependency] = []

  /// The entry of `id`.
  subscript(id: ExpressionID) -> Expression {
    all[id]
  }
}

extension Expressions {
  /// Adds an expression and returns its id.
  mutating func add(_ expression: consuming Expression) -> ExpressionID { all.append(expression) }

  /// Returns the id under which `text` is kept.
  mutating func textID(_ text: String) -> TextID {
    // Asked and kept in one step: files hold many texts.
    let next = texts.nextID
    let id = Expressions.kept(&foundTexts[text, default: next])
    if id == next { _ = texts.append(text) }
    return id
  }

  /// Returns what stands in a place, which is made if need be.
  private static func kept(_ id: inout TextID) -> TextID { id }

  /// Returns a local that nothing else uses.
  mutating func newLocal() -> LocalID {
    defer { nextLocal = LocalID(nextLocal.index &+ 1) }
    return nextLocal
  }

  /// Begins to collect what the next expressions outside of definitions need; returns what was
  /// collected before.
  @discardableResult
  mutating func beginCollecting() -> [Dependency] {
    defer { collected = [] }
    return collected
  }

  /// Goes on collecting with `earlier`, which `beginCollecting` returned.
  mutating func resumeCollecting(_ earlier: [Dependency]) { collected = earlier }

  /// Notes that the expression being checked outside of a definition needs `target`.
  mutating func collect(_ target: DefinitionID) {
    collected.append(Dependency(target: target, offset: nil))
  }

  /// Returns the expression with another type and the same value.
  static func retyped(_ id: ExpressionID, _ type: TypeID, in checker: inout Checker) -> ExpressionID
  {
    if checker.type(id) == type { return id }
    let old = checker.expression(id)
    return checker.make(old.operation, type, old.reference)
  }

  /// Returns the checked form of the node.
  ///
  /// - `expected`: the type that the place wants; words of a choice are found by it.
  /// - `whole`: `false` where one value is due, so that a bare series means its value at the index.
  static func check(
    _ reference: NodeReference, _ context: inout Context, expected: TypeID?, whole: Bool,
    in checker: inout Checker
  ) -> ExpressionID {
    guard reference.node.exists else { return checker.broken(reference) }
    let tree = checker.trees[reference.tree]
    let result: ExpressionID
    switch tree[reference.node].kind {
    case .group:
      return check(
        NodeReference(reference.tree, tree.child(reference.node)), &context, expected: expected,
        whole: whole, in: &checker)
    case .number: result = Literals.checkNumber(reference, expected, in: &checker)
    case .tagged: result = Literals.checkTagged(reference, in: &checker)
    case .quantity: result = Literals.checkQuantity(reference, in: &checker)
    case .text: result = Literals.checkText(reference, &context, in: &checker)
    case .quarterPeriod, .monthPeriod, .date:
      result = Literals.checkCalendar(reference, in: &checker)
    case .name:
      result = Conditions.narrowed(
        checkName(reference, &context, expected: expected, in: &checker), context, in: &checker)
    case .negation, .not:
      result = Operators.checkUnary(reference, &context, expected, whole, in: &checker)
    case .binary: result = Operators.checkBinary(reference, &context, expected, whole, in: &checker)
    case .conditional: result = Conditions.check(reference, &context, expected, whole, in: &checker)
    case .selection: result = Selections.check(reference, &context, expected, whole, in: &checker)
    case .call: result = FunctionCalls.check(reference, &context, in: &checker)
    case .index:
      result = Conditions.narrowed(
        Indices.check(reference, &context, in: &checker), context, in: &checker)
    case .member:
      result = Conditions.narrowed(
        Members.check(reference, &context, in: &checker), context, in: &checker)
    case .list: result = Lists.checkList(reference, &context, expected, in: &checker)
    case .comprehension: result = Lists.checkComprehension(reference, &context, in: &checker)
    case .filter: result = Lists.checkFilter(reference, &context, in: &checker)
    case .sorting: result = Views.checkSorting(reference, &context, in: &checker)
    case .per: result = Rates.checkPer(reference, &context, in: &checker)
    case .conversion: result = Conversions.check(reference, &context, in: &checker)
    case .isGiven: result = Conditions.checkIsGiven(reference, &context, in: &checker)
    case .under:
      return Worlds.checkUnder(reference, &context, expected: expected, whole: whole, in: &checker)
    case .solve: result = Studies.checkSolve(reference, &context, in: &checker)
    case .shownIf:
      checker.report(
        .conditionBehindShown(checker.span(reference), tree.tokenSpan(tree[reference.node].token)))
      return checker.broken(reference)
    case .chance, .choose, .branch:
      checker.report(.branchOutsideTree(checker.span(reference)))
      return checker.broken(reference)
    case .with, .instanceValue:
      return InstancesInExpressions.check(reference, &context, in: &checker)
    case .pair:
      checker.report(.notSupported(checker.span(reference), .words(.listsWithKeys)))
      return checker.broken(reference)
    // No expression: where one is due, the parser has reported them.
    case .file, .block, .skipped, .caseForm, .kind, .function, .instance, .definition, .blockField,
      .table, .tableFrom, .tree, .scenario, .expect, .expectError, .show, .use, .unit, .correlate,
      .require, .remark, .result, .parameters, .parameter, .becauseClause, .withinClause,
      .printedClause,
      .rows, .headers, .row, .emptyCell, .namedType, .typeOf, .typePer, .typeIn, .optionalType,
      .choiceType,
      .tableType, .keyType, .argument, .binder, .selectionCase:
      return checker.broken(reference)
    }
    guard whole else {
      let value = valueAtIndex(result, reference, context, in: &checker)
      return value == result ? value : Conditions.narrowed(value, context, in: &checker)
    }
    if case .series(_, let space, _) = checker.types[checker.type(result)],
      case .rows = checker.tables.spaces[space].kind
    {
      IndexSpaces.dependOnEnds(of: space, context, in: &checker)
    }
    return result
  }

  /// Returns the value of a series at the index of the line, other values as they are.
  static func valueAtIndex(
    _ id: ExpressionID, _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    guard let index = context.index,
      case .series(let element, let space, _) = checker.types[checker.type(id)]
    else {
      return id
    }
    guard space == index.space else {
      if case .rows(let table) = checker.tables.spaces[space].kind,
        case .rows(let view) = checker.tables.spaces[index.space].kind,
        Views.isMade(view, of: table, in: checker)
      {
        let row = checker.make(
          .local(index.local), IndexSpaces.indexType(index.space, in: &checker), reference)
        if let place = Views.place(of: row, in: table, context, in: &checker) {
          return checker.make(.element(id, index: place, isSelf: false), element, reference)
        }
      }
      let mixed = SpaceAdvice.mixed(
        reference, id, over: space, nil, over: index.space, in: &checker)
      checker.report(mixed)
      return checker.broken(reference)
    }
    let position = checker.make(
      .local(index.local), IndexSpaces.indexType(index.space, in: &checker), reference)
    noteOffset(0, id, context, in: &checker)
    return checker.make(
      .element(id, index: position, isSelf: isSelf(id, context, in: checker)), element, reference)
  }

  /// Turns the dependency on the whole of a series into one on a single index, `offset` periods
  /// from the one at hand.
  static func noteOffset(
    _ offset: Int32, _ id: ExpressionID, _ context: Context, in checker: inout Checker
  ) {
    guard context.version == nil, let place = context.definition,
      case .definition(let target) = checker.expression(id).operation
    else { return }
    checker.definitions.note(offset, of: target, in: place)
  }

  /// `true` iff the expression names the definition that is being checked.
  static func isSelf(_ id: ExpressionID, _ context: Context, in checker: Checker) -> Bool {
    if case .definition(let target) = checker.expression(id).operation {
      return target == context.definition
    }
    return false
  }

  // MARK: Names

  /// Checks a name: a local, a column of the row at hand, the word of a choice that is expected, or
  /// a value of the kind or the case.
  private static func checkName(
    _ reference: NodeReference, _ context: inout Context, expected: TypeID?,
    in checker: inout Checker
  ) -> ExpressionID {
    let name = checker.trees[reference.tree].name(reference.node)
    if name == Word.was { return Worlds.valueThatWas(reference, context, in: &checker) }
    if let place = context.locals.lastIndex(where: { $0.name == name }) {
      let local = context.locals[place]
      noteIndexBeforeColumn(place, name, reference, context, in: &checker)
      guard local.flow == nil else {
        checker.report(.flowAlone(checker.span(reference), checker.spelling(name)))
        return checker.broken(reference)
      }
      return localValue(local, reference, context, in: &checker)
    }
    if let row = context.row,
      let column = checker.tables[row.table].columns.first(where: { $0.name == name })
    {
      if case .definition(let other)? = Names.lookUp(name, scope: context.scope, in: &checker),
        other != context.definition, !isColumn(context.definition, in: checker)
      {
        checker.report(
          .columnHidesName(
            checker.span(reference), checker.spelling(name), table: checker.tables[row.table].name,
            other: checker.span(checker.definitions[other].reference)))
      }
      return columnValue(
        column.definition, row: .local(row.local), reference, context, in: &checker)
    }
    if let expected, case .choice = checker.types[expected],
      let position = checker.types.words(expected).firstIndex(of: checker.spelling(name))
    {
      return checker.make(.constant(Double(position)), expected, reference)
    }
    if name.word == .yes { return checker.make(.constant(1), .yesNo, reference) }
    if name.word == .no { return checker.make(.constant(0), .yesNo, reference) }
    if let version = context.version {
      return checkName(name, inFunction: version, reference, &context, in: &checker)
    }
    // The value of a field sees the case: its own name is that of the case.
    if let definition = context.definition, let own = checker.definitions[definition].ownName,
      checker.definitions[definition].name == name, !isInput(definition, in: checker)
    {
      return value(of: .definition(own), reference, context, in: &checker)
    }
    if let changed = checker.worlds.changing.last, !changed.isEmpty,
      changed == checker.spelling(name)
    {
      checker.report(.wasInstead(checker.span(reference), changed))
      return checker.broken(reference)
    }
    guard let symbol = Names.lookUp(name, scope: context.scope, in: &checker) else {
      return reportUnknownValue(name, reference, context, expected, in: &checker)
    }
    return value(of: symbol, reference, context, in: &checker)
  }

  /// `true` iff the definition is an input of an instance.
  private static func isInput(_ definition: DefinitionID, in checker: Checker) -> Bool {
    if case .input = checker.definitions[definition].role { true } else { false }
  }

  /// Notes an index, or a name behind `for`, that stands around a filter and takes a bare name there
  /// which is that of a column, too.
  private static func noteIndexBeforeColumn(
    _ place: Int, _ name: Name, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) {
    // What a function is handed it may call as it likes: it does not know the table.
    guard context.version == nil, place < context.localsAroundFilter, let row = context.row,
      checker.tables[row.table].columns.contains(where: { $0.name == name })
    else { return }
    checker.report(
      .indexHidesColumn(
        checker.span(reference), checker.spelling(name), table: checker.tables[row.table].name))
  }

  /// Returns the value of a local; of an index over keys, the key.
  private static func localValue(
    _ local: Local, _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    let number = checker.make(.local(local.number), local.type, reference)
    guard let space = local.space,
      case .keys(let list, let element) = checker.tables.spaces[space].kind
    else {
      return number
    }
    Definitions.depend(on: list, offset: nil, context, in: &checker)
    let keys = checker.make(.definition(list), checker.types.id(.list(element)), reference)
    let one = checker.make(.constant(1), .number, reference)
    let position = checker.make(
      .arithmetic(.add, retyped(number, .number, in: &checker), one), .number, reference)
    return checker.make(.item(keys, position: position), element, reference)
  }

  /// `true` iff the definition is a column of a table.
  private static func isColumn(_ definition: DefinitionID?, in checker: Checker) -> Bool {
    guard let definition, case .column = checker.definitions[definition].role else { return false }
    return true
  }

  /// Returns the value that `name` has in the body of a function.
  private static func checkName(
    _ name: Name, inFunction version: VersionID, _ reference: NodeReference,
    _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let function = checker.functions[checker.functions.versions[version].function]
    if function.instance != nil,
      let symbol = checker.names.scopes[function.scope].symbols[name]
    {
      return value(of: symbol, reference, context, in: &checker)
    }
    if let local = FunctionBodies.functionLocal(name, reference, &context, in: &checker) {
      return local
    }
    guard let symbol = Names.lookUpForm(name, scope: function.scope, in: &checker) else {
      return reportUnknownValue(name, reference, context, nil, in: &checker)
    }
    return value(of: symbol, reference, context, in: &checker)
  }

  /// Reports a name that stands for no value, with the nearest that does, and returns what stands
  /// for the mistake.
  private static func reportUnknownValue(
    _ name: Name, _ reference: NodeReference, _ context: Context, _ expected: TypeID?,
    in checker: inout Checker
  ) -> ExpressionID {
    if let expected, case .currency = checker.types[expected] {
      return CurrencyValues.value(of: checker.spelling(name), reference, in: &checker)
    }
    // What is not given; a definition of that name comes first.
    if checker.spelling(name) == "missing" {
      return checker.make(.constant(Marker.missing), .missing, reference)
    }
    if let expected, case .choice = checker.types[expected] {
      let words = checker.types.words(expected)
      checker.report(
        .notAChoice(
          checker.span(reference), checker.spelling(name), words: words,
          nearest: Spelling.nearest(to: checker.spelling(name), among: words)))
    } else if Currency.minorDigits(checker.spelling(name)) != nil {
      if expected == .text {
        return checker.make(
          .text(checker.expressions.textID(checker.spelling(name))), .text, reference)
      }
      if isColumn(context.definition, in: checker), context.row == nil {
        let code = checker.spelling(name)
        checker.report(.writtenOtherwise(checker.span(reference), code, "\"" + code + "\""))
      } else if let definition = context.definition,
        checker.definitions[definition].scope == checker.names.rootScope,
        checker.spelling(checker.definitions[definition].name) == CaseSetting.currency.rawValue
      {
        let form = "case \"…\" { currency = " + checker.spelling(name) + " }"
        let place = checker.span(checker.definitions[definition].reference)
        checker.report(.settingsOutsideBraces(place, form: form))
      } else if isCalled(reference, in: checker),
        let function = Names.functionInSmallLetters(checker.spelling(name))
      {
        // `IRR(…)` is no rial.
        checker.report(
          .unknownName(checker.span(reference), checker.spelling(name), nearest: function))
      } else {
        checker.report(.currencyAlone(checker.span(reference), checker.spelling(name)))
      }
    } else if let periods = Members.periodsOfCase(named: name, reference, context, in: &checker) {
      return periods
    } else {
      Names.reportUnknown(name, reference, context, expected: expected, in: &checker)
    }
    return checker.broken(reference)
  }

  /// `true` iff a parenthesis with arguments follows.
  private static func isCalled(_ reference: NodeReference, in checker: Checker) -> Bool {
    let tree = checker.trees[reference.tree]
    let next = tree[reference.node].end
    return next < tree.tokenCount && tree.token(next).kind == .leftParenthesis
  }

  /// Returns the value of `symbol`; a mistake, reported, where it has none.
  static func value(
    of symbol: Symbol, _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    if let found = FunctionsOfRows.value(of: symbol, reference, context, in: &checker) {
      return found
    }
    switch symbol {
    case .definition(let index):
      let type = Definitions.demand(index, in: &checker)
      Definitions.depend(on: index, offset: nil, context, in: &checker)
      if type == .error { return checker.make(.error, .error, reference) }
      return checker.make(.definition(index), type, reference)
    case .instance(let index):
      if checker.instances[index].kind == nil, checker.instances.declared[index]?.isRunning == true
      {
        let path = checker.instances[index].path
        checker.report(
          .circle(
            checker.span(reference), [path], [checker.span(checker.instances[index].reference)]))
      }
      guard Instances.prepare(index, in: &checker) else { return checker.broken(reference) }
      if checker.instances.isDoubled(index) {
        return DoubleLines.whole(of: index, reference, context, in: &checker)
      }
      if let rows = checker.instances[index].rows {
        return RepeatedInstances.value(of: index, rows, reference, context, in: &checker)
      }
      return checker.make(.constant(0), checker.types.id(.instance(index)), reference)
    case .table(let index):
      return checker.make(.constant(0), checker.types.id(.table(index)), reference)
    case .function(let index):
      return checker.make(.constant(0), checker.types.id(.function(index)), reference)
    case .kind(let index):
      checker.report(
        .kindIsNoValue(checker.span(reference), checker.spelling(checker.kinds[index].name)))
      return checker.broken(reference)
    case .tree(let index): return TreeResults.value(index, reference, context, in: &checker)
    case .scenario(let index):
      checker.report(
        .scenarioIsNoValue(
          checker.span(reference), checker.spelling(checker.worlds.scenarios[index].name)))
      return checker.broken(reference)
    case .module(let file):
      // A file is no value; what stands in it is.
      let written = checker.files.sources.text(checker.span(reference))
      let known = checker.names.scopes[Names.file(of: file, in: checker)].symbols.entries
      checker.report(
        .unknownName(
          checker.span(reference), written,
          nearest: known.first {
            if case .definition = $0.symbol { return true }
            return false
          }.map { written + "." + checker.spelling($0.name) }))
      return checker.broken(reference)
    case .broken: return checker.broken(reference)
    }
  }

  /// Returns the value of a column in the row that `row` counts.
  static func columnValue(
    _ column: DefinitionID, row: Operation, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID {
    var type = Definitions.demand(column, in: &checker)
    var own: ExpressionID?
    if context.ofRow != nil {
      own = FunctionsOfRows.value(of: .definition(column), reference, context, in: &checker)
    }
    if let own {
      type = checker.type(own)
    } else {
      Definitions.depend(on: column, offset: nil, context, in: &checker)
    }
    guard case .series(let element, let space, _) = checker.types[type] else {
      return checker.broken(reference)
    }
    let whole = own ?? checker.make(.definition(column), type, reference)
    noteOffset(0, whole, context, in: &checker)
    let position = checker.make(row, IndexSpaces.indexType(space, in: &checker), reference)
    return checker.make(.element(whole, index: position, isSelf: false), element, reference)
  }
}
