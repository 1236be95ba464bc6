import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Calls by name: whether a builtin, a function of the case or something else is called, and with
/// which arguments.
enum FunctionCalls {
  /// Returns the arguments of the call at `reference`.
  static func writtenArguments(_ reference: NodeReference, in checker: Checker) -> [WrittenArgument]
  {
    let tree = checker.trees[reference.tree]
    return tree.children(reference.node).dropFirst().map { node in
      let argument = NodeReference(reference.tree, node)
      guard tree[node].kind == .argument else {
        return WrittenArgument(name: nil, reference: argument, value: argument)
      }
      return WrittenArgument(
        name: tree.name(node), reference: argument,
        value: NodeReference(reference.tree, tree.child(node)))
    }
  }

  /// Reports a call of `name` with `found` arguments where it takes `expected`.
  static func reportArgumentCount(
    _ reference: NodeReference, _ name: String, _ found: Int, _ expected: Int,
    in checker: inout Checker
  ) {
    let form: String? =
      switch name {
      case "grid":
        expected > 3 ? "grid(figure, name, values, name, values)" : "grid(figure, name, values)"
      case "tornado": "tornado(figure, name, low .. high)"
      case "elasticity": "elasticity(figure, name)"
      case "attribution": "attribution(figure, scenario)"
      default: nil
      }
    checker.report(
      .argumentCount(
        checker.span(reference), name, found: found, expected: expected, form: form))
  }

  /// Checks a call: of a function that depends on types, a builtin, a member with arguments, or a
  /// function of the case.
  static func check(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let tree = checker.trees[reference.tree]
    let callee = tree.child(reference.node, 0)
    var arguments = writtenArguments(reference, in: checker)
    if tree[callee].kind == .name {
      let name = tree.name(callee)
      let isLocal = context.locals.contains { $0.name == name }
      if !isLocal, !isOfCase(name, context, in: checker),
        StatisticCalls.reports(
          reference, checker.spelling(name), &arguments, &context, in: &checker)
      {
        return checker.broken(reference)
      }
      if !isLocal, !isDefinedHere(name, context, in: &checker) {
        if let function = CheckedFunction(rawValue: checker.spelling(name)) {
          return SpecialCalls.check(function, arguments, reference, &context, in: &checker)
        }
        if let builtin = BuiltinTable.find(checker.spelling(name)) {
          return BuiltinCalls.check(builtin, arguments, reference, &context, in: &checker)
        }
      }
    }
    if tree[callee].kind == .name,
      reportsNothingCalled(tree.name(callee), arguments, reference, context, in: &checker)
    {
      return checker.broken(reference)
    }
    if tree[callee].kind == .member,
      let found = Members.checkUncertainCall(
        NodeReference(reference.tree, callee), arguments, reference, &context, in: &checker)
    {
      return found
    }
    if let index = functionBehindValue(
      NodeReference(reference.tree, callee), arguments.count, context, in: &checker)
    {
      return checkFunction(index, arguments, nil, reference, &context, in: &checker)
    }
    let function = Expressions.check(
      NodeReference(reference.tree, callee), &context, expected: nil, whole: true, in: &checker)
    guard case .function(let index) = checker.types[checker.type(function)] else {
      if checker.type(function) != .error {
        checker.report(
          .notAFunction(
            tree.span(callee), checker.describe(checker.type(function)),
            item: itemMeant(reference, of: function, in: checker)))
      }
      return checker.broken(reference)
    }
    if let one = checker.functions.rows[function] {
      var inner = context
      let found = FunctionsOfRows.ofGroup(index, one, reference, context, in: &checker) {
        own, row, checker in
        checkFunction(own, arguments, row, reference, &inner, in: &checker)
      }
      if let found { return found }
    }
    let row =
      checker.functions.rows[function]
      ?? FunctionsOfRows.rowAtHand(index, reference, context, in: &checker)
    return checkFunction(index, arguments, row, reference, &context, in: &checker)
  }

  /// One value of a series, list or column for `sales(2027)`, in which parentheses stand for brackets; nil for other calls.
  private static func itemMeant(
    _ call: NodeReference, of value: ExpressionID, in checker: Checker
  ) -> Proposal? {
    let tree = checker.trees[call.tree]
    let (callee, argument) = (tree.child(call.node, 0), tree.child(call.node, 1))
    guard checker.types.isAggregate(checker.type(value)), argument.exists,
      !tree[argument].next.exists, tree[argument].kind != .argument
    else { return nil }
    return Proposal(
      checker.span(call), tree.text(callee) + "[" + tree.text(argument) + "]")
  }

  /// Returns the function of a name that a value has, too, as in `npv = npv(10%, flows)`: a value that is no function is
  /// not called. nil where the name stands for something else, or the function cannot take so many arguments.
  private static func functionBehindValue(
    _ callee: NodeReference, _ arguments: Int, _ context: Context, in checker: inout Checker
  ) -> FunctionID? {
    let tree = checker.trees[callee.tree]
    guard tree[callee.node].kind == .name else { return nil }
    let name = tree.name(callee.node)
    guard !context.locals.contains(where: { $0.name == name }),
      isPlainValue(name, context, in: &checker),
      case .function(let index)? = Names.lookUpForm(name, scope: context.scope, in: &checker)
    else { return nil }
    let function = checker.functions[index]
    let types = checker.trees[function.reference.tree]
    let needed = function.parameters.count { parameter in
      !parameter.value.exists
        && !(parameter.type.exists && types[parameter.type].kind == .optionalType)
    }
    return (needed...function.parameters.count).contains(arguments) ? index : nil
  }

  /// `true` iff a name stands for a definition that cannot be a function: neither an input that takes one, nor another
  /// name of one.
  private static func isPlainValue(
    _ name: Name, _ context: Context, in checker: inout Checker
  ) -> Bool {
    guard
      case .definition(let value)? = Names.lookUp(name, scope: context.scope, in: &checker)
    else { return false }
    let definition = checker.definitions[value]
    if definition.annotation.node.exists,
      checker.trees[definition.annotation.tree].text(definition.annotation.node) == "function"
    {
      return false
    }
    for clause in definition.clauses where clause.value.exists {
      let tree = checker.trees[clause.reference.tree]
      guard tree[clause.value].kind == .name else { continue }
      let symbol = Names.lookUp(
        tree.name(clause.value), scope: definition.scope, in: &checker)
      if case .function? = symbol { return false }
    }
    return true
  }

  /// `true`, after a diagnostic, where nothing has the name and it means something elsewhere: a form of the language in
  /// other programs, or a distribution behind `~`.
  private static func reportsNothingCalled(
    _ name: Name, _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> Bool {
    guard !context.locals.contains(where: { $0.name == name }),
      Names.lookUp(name, scope: context.scope, in: &checker) == nil
    else { return false }
    if ForeignCalls.reports(name, arguments, reference, context, in: &checker) { return true }
    let written = checker.spelling(name)
    guard DistributionTable.isFunction(written) else { return false }
    checker.report(.distributionAsValue(checker.span(reference), written))
    return true
  }

  /// `true` iff the case itself gives `name` a meaning.
  private static func isOfCase(_ name: Name, _ context: Context, in checker: Checker) -> Bool {
    var current: ScopeID? = context.scope
    while let here = current, here != checker.names.preludeScope {
      if checker.names.scopes[here].symbols[name] != nil { return true }
      current = checker.names.scopes[here].parent
    }
    return false
  }

  /// `true` iff the case or the prelude gives `name` a meaning before the builtins do.
  private static func isDefinedHere(_ name: Name, _ context: Context, in checker: inout Checker)
    -> Bool
  {
    var current: ScopeID? = context.scope
    while let here = current {
      if let symbol = checker.names.scopes[here].symbols[name] {
        if case .function = symbol { return true }
        let written = checker.spelling(name)
        if BuiltinTable.find(written) != nil { return false }
        return CheckedFunction(rawValue: written) == nil
          || !isPlainValue(name, context, in: &checker)
      }
      current = checker.names.scopes[here].parent
    }
    return false
  }

  // MARK: Functions of the case

  /// Checks a call of the function: its arguments by name and place, defaults, types; `row` is the one of
  /// instances by row of which the function is.
  private static func checkFunction(
    _ index: FunctionID, _ arguments: [WrittenArgument], _ row: ExpressionID?,
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID {
    let function = checker.functions[index]
    let arguments = DatedFlows.spread(
      arguments, function.parameters.map { checker.spelling($0.name) }, &context, in: &checker)
    let call = ArgumentOrder.Call(
      name: checker.spelling(function.name), reference: reference, arguments: arguments,
      parameters: function.parameters.count)
    let slots = { (checker: Checker) in
      function.parameters.map { ArgumentOrder.slot($0, of: function, in: checker) }
    }
    if ArgumentOrder.reportsList(call, slots, context, in: &checker) {
      return checker.broken(reference)
    }
    guard let given = matched(arguments, function, reference, in: &checker) else {
      return checker.broken(reference)
    }
    if ArgumentOrder.reports(call, slots, context, in: &checker)
      || reportsYears(function, arguments, reference, &context, in: &checker)
    {
      return checker.broken(reference)
    }
    var values: [ExpressionID] = []
    for (place, parameter) in function.parameters.enumerated() {
      guard
        let value = argumentValue(
          given[place], parameter, function, reference, &context, in: &checker)
      else { return checker.broken(reference) }
      values.append(value)
    }
    PeriodRates.note(function, given, values, in: &checker)
    if let row { values.append(row) }
    return Functions.call(index, values, reference, context, in: &checker)
  }

  /// `true`, after a diagnostic, where a function that takes a period is given a rate and a number of years as they are
  /// written, `discount_factor(2, 5%)`: another function takes these.
  private static func reportsYears(
    _ function: FunctionInfo, _ arguments: [WrittenArgument], _ reference: NodeReference,
    _ context: inout Context, in checker: inout Checker
  ) -> Bool {
    let years = "present_factor"
    guard function.scope == checker.names.preludeScope,
      checker.spelling(function.name) == "discount_factor", (2...3).contains(arguments.count)
    else { return false }
    let tree = checker.trees[reference.tree]
    let written = arguments.prefix(2).map { tree.text($0.value.node) }
    let kinds = arguments.prefix(2).map { argument -> (isPercent: Bool, number: Double?) in
      let literal = Literals.literal(argument.value, in: checker)
      return (
        tree.text(argument.value.node).hasSuffix("%"),
        tree[argument.value.node].kind == .number ? literal?.value : nil
      )
    }
    guard let rate = kinds.firstIndex(where: { $0.isPercent }),
      let number = kinds[1 - rate].number, number < 1000
    else { return false }
    let place = checker.span(reference)
    checker.report(
      .writtenOtherwise(
        place, checker.files.sources.text(place),
        years + "(" + written[rate] + ", " + written[1 - rate] + ")"))
    return true
  }

  /// Returns the argument for each parameter, nil where it is left out; nil as a whole after a
  /// diagnostic.
  private static func matched(
    _ arguments: [WrittenArgument], _ function: FunctionInfo, _ reference: NodeReference,
    in checker: inout Checker
  ) -> [WrittenArgument?]? {
    var given = [WrittenArgument?](repeating: nil, count: function.parameters.count)
    var position = 0
    for argument in arguments {
      guard let name = argument.name else {
        guard position < given.count else {
          reportArgumentCount(
            reference, checker.spelling(function.name), arguments.count, given.count, in: &checker)
          return nil
        }
        given[position] = argument
        position += 1
        continue
      }
      guard let place = function.parameters.firstIndex(where: { $0.name == name }) else {
        let known = function.parameters.map { checker.spelling($0.name) }
        checker.report(
          .unknownArgument(
            checker.span(argument.reference), checker.spelling(name),
            function: checker.spelling(function.name),
            nearest: Spelling.nearest(to: checker.spelling(name), among: known), known: known))
        return nil
      }
      if let earlier = given[place] {
        checker.report(
          .definedTwice(
            checker.span(argument.reference), checker.spelling(name),
            first: checker.span(earlier.reference)))
        return nil
      }
      given[place] = argument
    }
    return given
  }

  /// Returns the value of a parameter as its type states it: of the argument, of its default, or
  /// missing; nil, after a diagnostic, where it must be given.
  private static func argumentValue(
    _ argument: WrittenArgument?, _ parameter: FunctionInfo.Parameter, _ function: FunctionInfo,
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> ExpressionID? {
    let specification =
      parameter.type.exists
      ? NodeReference(function.reference.tree, parameter.type) : nil
    let wanted = specification.flatMap {
      Annotations.expectedType($0, instance: nil, in: &checker)
    }
    let wantsWhole = specification.map { Annotations.wantsWholeSeries($0, in: checker) } ?? false
    var value: ExpressionID
    if let argument {
      value =
        argument.known
        ?? Expressions.check(
          argument.value, &context, expected: wanted, whole: wantsWhole || context.index == nil,
          in: &checker)
      if wantsWhole,
        let all = RowArguments.ofAllRows(value, argument, &context, in: &checker)
      {
        value = all
      }
      if function.scope == checker.names.preludeScope {
        value = ConventionWords.word(value, argument.value, in: &checker)
      }
    } else if parameter.value.exists {
      var outer = Context(
        scope: function.scope, definition: context.definition, timeline: context.timeline)
      value = Expressions.check(
        NodeReference(function.reference.tree, parameter.value), &outer, expected: wanted,
        whole: true, in: &checker)
    } else if let specification,
      checker.trees[specification.tree][specification.node].kind == .optionalType
    {
      value = checker.make(.constant(Marker.missing), .missing, reference)
    } else {
      checker.report(
        .missingArgument(
          checker.span(reference), checker.spelling(parameter.name),
          function: checker.spelling(function.name),
          words: wanted.map { checker.types.words($0) } ?? []))
      return nil
    }
    // A series of what is asked for is taken value by value.
    let isSeriesOfIt =
      wanted != nil && checker.types.isAggregate(checker.type(value))
      && checker.types.element(checker.type(value)) == wanted
    guard let specification, !isSeriesOfIt else { return value }
    let conformed = conform(
      value, to: specification, what: checker.spelling(parameter.name), space: context.timeline,
      in: &checker)
    PeriodLists.dependOnParts(of: conformed, context, in: &checker)
    return conformed
  }
}

extension FunctionCalls {
  /// Returns an argument as the parameter's stated type wants it; what may be missing fits where the
  /// parameter may be left out.
  private static func conform(
    _ value: ExpressionID, to specification: NodeReference, what: String, space: SpaceID?,
    in checker: inout Checker
  ) -> ExpressionID {
    let type = checker.types[checker.type(value)]
    guard checker.trees[specification.tree][specification.node].kind == .optionalType,
      case .optional(let inner) = type
    else {
      return Annotations.conform(
        value, to: specification, instance: nil, what: what, space: space, in: &checker)
    }
    let plain = Expressions.retyped(value, inner, in: &checker)
    let known = Annotations.conform(
      plain, to: specification, instance: nil, what: what, space: space, in: &checker)
    let found = checker.type(known)
    if found == .error || found == .pending { return known }
    let optional = checker.types.id(.optional(found))
    return Expressions.retyped(known, optional, in: &checker)
  }
}

/// The arguments of a call as they are written.
struct WrittenArgument {
  /// The parameter that it names; nil where it counts by its place.
  var name: Name?
  /// The place of the whole argument.
  var reference: NodeReference
  /// The place of its value.
  var value: NodeReference
  /// The argument's value where it was checked already.
  var known: ExpressionID?
}
