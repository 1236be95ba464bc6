import WorthBuiltins
import WorthSource
import WorthSyntax
import WorthValue

/// Calls of functions.
extension Checker {
  /// The arguments of a call as they are written.
  struct WrittenArgument {
    var name: Name?
    var reference: NodeReference
    var value: NodeReference
  }

  mutating func checkCall(
    _ reference: NodeReference, _ context: inout Context, _ expected: TypeID?
  ) -> ExpressionID {
    let tree = trees[Int(reference.tree)]
    let callee = tree.child(reference.node, 0)
    var arguments: [WrittenArgument] = []
    for node in tree.children(reference.node).dropFirst() {
      let argument = NodeReference(reference.tree, node)
      if tree[node].kind == .argument {
        arguments.append(
          WrittenArgument(
            name: tree.name(node), reference: argument,
            value: NodeReference(reference.tree, tree.child(node))))
      } else {
        arguments.append(WrittenArgument(name: nil, reference: argument, value: argument))
      }
    }
    if tree[callee].kind == .name {
      let name = tree.name(callee)
      let isLocal = context.locals.contains { $0.name == name }
      if !isLocal, !isDefinedHere(name, context) {
        if let special = checkSpecial(spelling(name), arguments, reference, &context) { return special }
        if let builtin = BuiltinTable.find(spelling(name)) {
          return checkBuiltin(builtin, arguments, reference, &context)
        }
      }
    }
    let function = check(
      NodeReference(reference.tree, callee), &context, expected: nil, whole: true)
    guard case .function(let index) = types[type(function)] else {
      if type(function) != .error {
        report(.notAFunction(tree.span(callee), describe(type(function))))
      }
      return broken(reference)
    }
    return checkFunctionCall(index, arguments, reference, &context)
  }

  /// `true` iff the case or the prelude gives `name` a meaning before the builtins do.
  private mutating func isDefinedHere(_ name: Name, _ context: Context) -> Bool {
    var current = context.scope
    while current >= 0 {
      if let symbol = scopes[Int(current)].symbols[name.id] {
        if case .function = symbol { return true }
        return BuiltinTable.find(spelling(name)) == nil
      }
      current = scopes[Int(current)].parent
    }
    return false
  }

  // MARK: User functions

  private mutating func checkFunctionCall(
    _ index: Int32, _ arguments: [WrittenArgument], _ reference: NodeReference,
    _ context: inout Context
  ) -> ExpressionID {
    let function = functions[Int(index)]
    var given = [WrittenArgument?](repeating: nil, count: function.parameters.count)
    var position = 0
    for argument in arguments {
      if let name = argument.name {
        guard let place = function.parameters.firstIndex(where: { $0.name == name }) else {
          let known = function.parameters.map { spelling($0.name) }
          report(
            .unknownArgument(
              span(argument.reference), spelling(name), function: spelling(function.name),
              nearest: Spelling.nearest(to: spelling(name), among: known), known: known))
          return broken(reference)
        }
        if let earlier = given[place] {
          report(
            .definedTwice(
              span(argument.reference), spelling(name), first: span(earlier.reference)))
          return broken(reference)
        }
        given[place] = argument
      } else {
        guard position < given.count else {
          reportArgumentCount(reference, spelling(function.name), arguments.count, given.count)
          return broken(reference)
        }
        given[position] = argument
        position += 1
      }
    }
    var values: [ExpressionID] = []
    for (place, parameter) in function.parameters.enumerated() {
      let specification = parameter.type.exists
        ? NodeReference(function.reference.tree, parameter.type) : nil
      let wanted = specification.flatMap { expectedType($0, instance: -1) }
      let wantsWhole = specification.map { wantsWholeSeries($0) } ?? false
      var value: ExpressionID
      if let argument = given[place] {
        value = check(argument.value, &context, expected: wanted, whole: wantsWhole || context.index == nil)
      } else if parameter.value.exists {
        var outer = Context(
          scope: function.scope, definition: context.definition, timeline: context.timeline)
        value = check(
          NodeReference(function.reference.tree, parameter.value), &outer, expected: wanted,
          whole: true)
      } else {
        report(
          .missingArgument(
            span(reference), spelling(parameter.name), function: spelling(function.name)))
        return broken(reference)
      }
      if let specification {
        value = conform(
          value, to: specification, instance: -1, what: spelling(parameter.name),
          space: context.timeline)
      }
      values.append(value)
    }
    return call(index, values, reference, context)
  }

  private mutating func reportArgumentCount(
    _ reference: NodeReference, _ name: String, _ found: Int, _ expected: Int
  ) {
    report(.argumentCount(span(reference), name, found: found, expected: expected))
  }

  /// Returns a call of the version of the function for these arguments.
  mutating func call(
    _ function: Int32, _ values: [ExpressionID], _ reference: NodeReference, _ context: Context
  ) -> ExpressionID {
    let argumentTypes = values.map { type($0) }
    if argumentTypes.contains(.error) { return broken(reference) }
    if argumentTypes.contains(.pending) { return make(.error, .pending, reference) }
    guard let version = version(of: function, argumentTypes, reference) else {
      return broken(reference)
    }
    let result = versions[Int(version)].result
    for dependency in versions[Int(version)].dependencies {
      depend(on: dependency.target, offset: nil, context)
    }
    if context.version >= 0 { noteCall(of: version, from: context.version) }
    if result == .error { return broken(reference) }
    // A call that is still being looked at is kept: in the last pass its type is known.
    let shown = versions[Int(version)].progress == .done
      ? result : (versions[Int(version)].provisional ?? .pending)
    return make(.call(version: version, arguments: values), shown, reference)
  }

  private mutating func noteCall(of callee: Int32, from caller: Int32) {
    guard versions[Int(callee)].progress == .done else { return }
    versions[Int(caller)].dependencies += versions[Int(callee)].dependencies
  }

  /// Returns the function made for arguments of these types, checking it if it is new.
  private mutating func version(
    of function: Int32, _ argumentTypes: [TypeID], _ reference: NodeReference
  ) -> Int32? {
    let key = [function] + argumentTypes.map { $0.index }
    if let known = foundVersions[key] { return known }
    guard versions.count < Checker.mostVersions, runningVersions.count < Checker.deepestDemand else {
      report(.tooManyVersions(span(reference), spelling(functions[Int(function)].name)))
      return nil
    }
    let index = Int32(truncatingIfNeeded: versions.count)
    versions.append(FunctionVersion(function: function, argumentTypes: argumentTypes))
    versionParameters.append([])
    foundVersions[key] = index
    checkVersion(index)
    return index
  }

  private mutating func checkVersion(_ index: Int32) {
    let place = Int(index)
    let info = functions[Int(versions[place].function)]
    versions[place].progress = .running
    runningVersions.append(index)
    let outerHidden = hiddenDependencies
    let body = NodeReference(info.reference.tree, info.body)
    if callsItself(info) {
      silent += 1
      let found = checkBody(index, info, body)
      silent -= 1
      versions[place].provisional = type(found) == .pending ? .error : type(found)
      if type(found) == .pending {
        report(.noTypeFromLoop(nameSpan(info.reference), spelling(info.name)))
      }
      versions[place].dependencies = []
    }
    let found = checkBody(index, info, body)
    versions[place].body = found
    versions[place].result = type(found)
    versions[place].progress = .done
    hiddenDependencies = outerHidden
    runningVersions.removeLast()
  }

  /// `true` iff a name in the function's body could lead back to it.
  private func callsItself(_ info: FunctionInfo) -> Bool {
    let tree = trees[Int(info.reference.tree)]
    guard info.body.exists else { return false }
    let node = tree[info.body]
    for index in node.first..<node.end {
      let token = tree.token(index)
      guard token.kind == .name, tree.token(min(index + 1, node.end)).kind == .leftParenthesis else {
        continue
      }
      if token.name == info.name.id { return true }
      if runningVersions.dropLast().contains(where: {
        functions[Int(versions[Int($0)].function)].name.id == token.name
      }) {
        return true
      }
      if case .function? = scopes[Int(info.scope)].symbols[token.name] { return true }
    }
    return false
  }

  private mutating func checkBody(
    _ index: Int32, _ info: FunctionInfo, _ body: NodeReference
  ) -> ExpressionID {
    let place = Int(index)
    var context = Context(
      scope: info.scope, definition: -1, version: index,
      timeline: timeline(of: info.scope), instance: info.instance)
    if versionParameters[place].isEmpty {
      versionParameters[place] = info.parameters.map { _ in newLocal() }
    }
    for (number, parameter) in info.parameters.enumerated() {
      context.locals.append(
        Local(
          name: parameter.name, number: versionParameters[place][number],
          type: versions[place].argumentTypes[number]))
    }
    versions[place].locals = []
    functionLocals[index] = [:]
    guard body.node.exists else { return broken(info.reference) }
    let tree = trees[Int(body.tree)]
    guard tree[body.node].kind == .block else {
      return check(body, &context, expected: nil, whole: true)
    }
    return checkBlock(index, body, &context)
  }

  /// Checks the definitions of a function's block and returns its result.
  private mutating func checkBlock(
    _ index: Int32, _ body: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    let tree = trees[Int(body.tree)]
    var result = NodeID.none
    for entry in tree.children(body.node) {
      let reference = NodeReference(body.tree, entry)
      switch tree[entry].kind {
      case .definition:
        let target = tree.child(entry)
        let value = valueNode(reference)
        guard tree[target].kind == .name, value.exists else {
          report(.notSupported(span(reference), "this definition inside a function"))
          continue
        }
        functionLocals[index]?[tree.name(target).id] = FunctionLocal(
          reference: NodeReference(body.tree, value), number: -1)
      case .result: result = tree.child(entry)
      case .skipped: break
      default: report(.notSupported(span(reference), "this form inside a function"))
      }
    }
    guard result.exists else {
      report(.functionWithoutResult(span(body)))
      return broken(body)
    }
    // Definitions are checked in the order in which they need one another.
    for entry in tree.children(body.node) where tree[entry].kind == .definition {
      let target = tree.child(entry)
      if tree[target].kind == .name {
        _ = functionLocal(tree.name(target), NodeReference(body.tree, target), &context)
      }
    }
    return check(NodeReference(body.tree, result), &context, expected: nil, whole: true)
  }

  /// A definition in the block of a function.
  struct FunctionLocal {
    var reference: NodeReference
    /// The local that holds its value, -1 before it was checked, -2 while it is.
    var number: Int32
    var type = TypeID.error
  }

  /// Returns the value of a definition in the block of the function at hand, or nil.
  mutating func functionLocal(
    _ name: Name, _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID? {
    guard let known = functionLocals[context.version]?[name.id] else { return nil }
    if known.number >= 0 { return make(.local(known.number), known.type, reference) }
    if known.number == -2 {
      report(.circle(span(reference), [spelling(name)], [span(known.reference)]))
      return broken(reference)
    }
    functionLocals[context.version]?[name.id]?.number = -2
    let parameters = versionParameters[Int(context.version)]
    var inner = context
    inner.locals = context.locals.filter { parameters.contains($0.number) }
    let value = check(known.reference, &inner, expected: nil, whole: true)
    let number = newLocal()
    functionLocals[context.version]?[name.id]?.number = number
    let found = type(value)
    functionLocals[context.version]?[name.id]?.type = found
    versions[Int(context.version)].locals.append((number, value))
    return make(.local(number), type(value), reference)
  }

  // MARK: Builtins

  private mutating func checkBuiltin(
    _ index: Int, _ arguments: [WrittenArgument], _ reference: NodeReference,
    _ context: inout Context
  ) -> ExpressionID {
    let builtin = BuiltinTable.all[index]
    let name = builtin.name.description
    if let folded = variadicOverList(index, arguments, reference, &context) { return folded }
    var given = [WrittenArgument?](repeating: nil, count: builtin.parameters.count)
    var more: [WrittenArgument] = []
    var position = 0
    for argument in arguments {
      if let written = argument.name {
        guard let place = builtin.parameters.firstIndex(where: {
          $0.name.description == spelling(written)
        }) else {
          let known = builtin.parameters.map { $0.name.description }
          report(
            .unknownArgument(
              span(argument.reference), spelling(written), function: name,
              nearest: Spelling.nearest(to: spelling(written), among: known), known: known))
          return broken(reference)
        }
        given[place] = argument
      } else if position < given.count {
        given[position] = argument
        position += 1
      } else if builtin.isVariadic {
        more.append(argument)
      } else {
        reportArgumentCount(reference, name, arguments.count, given.count)
        return broken(reference)
      }
    }
    var values: [ExpressionID] = []
    for (place, parameter) in builtin.parameters.enumerated() {
      if let argument = given[place] {
        values.append(checkBuiltinArgument(argument, parameter, name, &context))
      } else if let value = parameter.defaultValue {
        values.append(make(.constant(value), .number, reference))
      } else {
        report(.missingArgument(span(reference), parameter.name.description, function: name))
        return broken(reference)
      }
    }
    if let last = builtin.parameters.last {
      for argument in more { values.append(checkBuiltinArgument(argument, last, name, &context)) }
    }
    return finishBuiltin(index, values, reference)
  }

  private mutating func finishBuiltin(
    _ index: Int, _ values: [ExpressionID], _ reference: NodeReference
  ) -> ExpressionID {
    let builtin = BuiltinTable.all[index]
    if values.contains(where: { type($0) == .error }) { return broken(reference) }
    if values.contains(where: { type($0) == .pending }) {
      let known = values.first { type($0) != .pending && !isLiteralZero($0) }
      if case .sameAs = builtin.result, let known { return make(.error, types.element(type(known)), reference) }
      return make(.error, .pending, reference)
    }
    // The arguments that share a type.
    var shared = TypeID.pending
    for (place, value) in values.enumerated() {
      let parameter = builtin.parameters[min(place, builtin.parameters.count - 1)]
      guard case .amount = parameter.type, builtin.isVariadic else { continue }
      if isLiteralZero(value) { continue }
      shared = unify(shared, types.element(type(value)), expression(value).reference)
      if shared == .error { return broken(reference) }
    }
    var space: Int32?
    for (place, value) in values.enumerated() {
      let parameter = builtin.parameters[min(place, builtin.parameters.count - 1)]
      guard case .series(_, let over, _) = types[type(value)], takesOneValue(parameter.type) else {
        continue
      }
      if let known = space, known != over {
        report(.mixedTimelines(span(reference), spaces[Int(known)].name, spaces[Int(over)].name))
        return broken(reference)
      }
      space = over
    }
    var element: TypeID
    switch builtin.result {
    case .number: element = .number
    case .percent: element = .percent
    case .text: element = .text
    case .yesNo: element = .yesNo
    case .months: element = .months
    case .days: element = .days
    case .date: element = .date
    case .sameAs(let place):
      element = shared != .pending ? shared : types.element(type(values[place]))
    case .listLike(let place): element = types.id(.list(types.element(type(values[place]))))
    }
    if case .optional(let inner) = types[element] { element = inner }
    if let space { element = types.id(.series(element, space: space, isFlow: isMoney(element))) }
    return make(.builtin(index, arguments: values), element, reference)
  }

  func takesOneValue(_ type: ParameterType) -> Bool {
    switch type {
    case .number, .amount, .text, .date, .whole: true
    case .amounts, .numbers, .anyList: false
    }
  }

  private mutating func checkBuiltinArgument(
    _ argument: WrittenArgument, _ parameter: Parameter, _ function: String,
    _ context: inout Context
  ) -> ExpressionID {
    let takesOne = takesOneValue(parameter.type)
    let value = check(argument.value, &context, expected: nil, whole: !takesOne || context.index == nil)
    let found = type(value)
    if found == .error || found == .pending { return value }
    let element = types.element(found)
    var fits: Bool
    switch parameter.type {
    case .number, .whole: fits = element == .number || element == .percent
    case .amount: fits = isArithmetic(element) || element == .date
    case .amounts, .numbers, .anyList: fits = types.isAggregate(found)
    case .text: fits = element == .text
    case .date: fits = element == .date
    }
    if takesOne, case .list = types[found] { fits = false }
    if case .numbers = parameter.type, fits { fits = element == .number || element == .percent }
    if case .amounts = parameter.type, fits {
      var inner = element
      if case .optional(let wrapped) = types[element] { inner = wrapped }
      fits = isArithmetic(inner) || inner == .date
    }
    if fits { return value }
    report(
      .wrongArgument(
        span(argument.value), function: function, parameter: parameter.name.description,
        expected: describe(parameter.type), found: describe(found)))
    return broken(argument.value)
  }

  /// Checks `max(list)`, where `max(a, b)` takes single values.
  private mutating func variadicOverList(
    _ index: Int, _ arguments: [WrittenArgument], _ reference: NodeReference,
    _ context: inout Context
  ) -> ExpressionID? {
    guard BuiltinTable.all[index].isVariadic, arguments.count == 1, arguments[0].name == nil,
      let over = BuiltinTable.find(BuiltinTable.all[index].name.description + " of a list")
    else { return nil }
    let value = check(arguments[0].value, &context, expected: nil, whole: true)
    if type(value) == .error { return broken(reference) }
    guard types.isAggregate(type(value)) else { return nil }
    return finishBuiltin(over, [value], reference)
  }

  // MARK: Functions that need the checker

  private mutating func checkSpecial(
    _ name: String, _ arguments: [WrittenArgument], _ reference: NodeReference,
    _ context: inout Context
  ) -> ExpressionID? {
    switch name {
    case "fold": checkFold(arguments, reference, &context)
    case "growth_factor": checkGrowthFactor(arguments, reference, &context)
    case "elapsed": checkElapsed(arguments, reference, &context)
    case "table", "chart", "compare", "histogram":
      unsupportedOutsideShow(name, reference)
    default: nil
    }
  }

  private mutating func unsupportedOutsideShow(
    _ name: String, _ reference: NodeReference
  ) -> ExpressionID {
    report(name == "table" ? .onlyInShow(span(reference), name) : .notSupported(span(reference), name))
    return broken(reference)
  }

  /// Checks `fold(list, function, start)`.
  private mutating func checkFold(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    guard arguments.count == 3 else {
      reportArgumentCount(reference, "fold", arguments.count, 3)
      return broken(reference)
    }
    let source = check(arguments[0].value, &context, expected: nil, whole: true)
    let function = check(arguments[1].value, &context, expected: nil, whole: true)
    let start = check(arguments[2].value, &context, expected: nil, whole: false)
    for value in [source, function, start] where type(value) == .error { return broken(reference) }
    guard types.isAggregate(type(source)) else {
      report(
        .wrongArgument(
          span(arguments[0].value), function: "fold", parameter: "list",
          expected: "a list or series", found: describe(type(source))))
      return broken(reference)
    }
    guard case .function(let index) = types[type(function)],
      functions[Int(index)].parameters.count == 2
    else {
      report(
        .wrongArgument(
          span(arguments[1].value), function: "fold", parameter: "function",
          expected: "a function of two values", found: describe(type(function))))
      return broken(reference)
    }
    let argumentTypes = [type(start), types.element(type(source))]
    guard let version = version(of: index, argumentTypes, reference) else { return broken(reference) }
    for dependency in versions[Int(version)].dependencies {
      depend(on: dependency.target, offset: nil, context)
    }
    let result = versions[Int(version)].result
    if result == .error { return broken(reference) }
    guard result == type(start) || (result == .number && type(start) == .percent) else {
      report(.differentTypes(span(reference), describe(type(start)), describe(result)))
      return broken(reference)
    }
    return make(.fold(source, version: version, start: start), result, reference)
  }

  /// Checks `growth_factor(rate, duration)`, which is worked out for the kind of rate at hand.
  private mutating func checkGrowthFactor(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    guard arguments.count == 2 else {
      reportArgumentCount(reference, "growth_factor", arguments.count, 2)
      return broken(reference)
    }
    let rate = check(arguments[0].value, &context, expected: nil, whole: context.index == nil)
    let duration = check(arguments[1].value, &context, expected: nil, whole: context.index == nil)
    if type(rate) == .error || type(duration) == .error { return broken(reference) }
    guard let (per, compounding) = rateParts(types.element(type(rate))) else {
      report(
        .wrongArgument(
          span(arguments[0].value), function: "growth_factor", parameter: "rate",
          expected: "a rate such as 12% per year", found: describe(type(rate))))
      return broken(reference)
    }
    guard types.element(type(duration)) == .months else {
      report(
        .wrongArgument(
          span(arguments[1].value), function: "growth_factor", parameter: "duration",
          expected: "a duration such as 1 year or 18 months", found: describe(type(duration))))
      return broken(reference)
    }
    // (1 + rate · per / compounding) ^ (years · compounding)
    let scale = per.perYear / (compounding == .continuous ? 1 : compounding.perYear)
    let perPeriod = make(
      .arithmetic(.multiply, retyped(rate, .number), make(.constant(scale), .number, reference)),
      .number, reference)
    let years = make(
      .arithmetic(.divide, retyped(duration, .number), make(.constant(12), .number, reference)),
      .number, reference)
    if compounding == .continuous {
      let exponent = make(.arithmetic(.multiply, perPeriod, years), .number, reference)
      return make(.builtin(BuiltinPosition.exp, arguments: [exponent]), .number, reference)
    }
    let base = make(
      .arithmetic(.add, make(.constant(1), .number, reference), perPeriod), .number, reference)
    let periods = make(
      .arithmetic(.multiply, years, make(.constant(compounding.perYear), .number, reference)),
      .number, reference)
    return make(.builtin(BuiltinPosition.growth, arguments: [base, periods]), .number, reference)
  }

  func rateParts(_ type: TypeID) -> (RatePeriod, RatePeriod)? {
    switch types[type] {
    case .rate(let per, let compounding): (per, compounding)
    case .percent: (.year, .year)
    default: nil
    }
  }

  /// Checks `elapsed(period, timing)`: the time from the valuation date to a point of a period.
  private mutating func checkElapsed(
    _ arguments: [WrittenArgument], _ reference: NodeReference, _ context: inout Context
  ) -> ExpressionID {
    guard arguments.count == 2 else {
      reportArgumentCount(reference, "elapsed", arguments.count, 2)
      return broken(reference)
    }
    let timing = types.choice(["end", "middle", "start"])
    let period = check(arguments[0].value, &context, expected: nil, whole: true)
    let when = check(arguments[1].value, &context, expected: timing, whole: true)
    if type(period) == .error || type(when) == .error { return broken(reference) }
    guard case .period(let granularity) = types[type(period)], type(when) == timing else {
      let isPeriod: Bool
      if case .period = types[type(period)] { isPeriod = true } else { isPeriod = false }
      report(
        .wrongArgument(
          span(arguments[isPeriod ? 1 : 0].value), function: "elapsed",
          parameter: isPeriod ? "timing" : "period",
          expected: isPeriod ? "end, middle or start" : "a period",
          found: describe(isPeriod ? type(when) : type(period))))
      return broken(reference)
    }
    let months = make(.constant(Double(granularity.months)), .number, reference)
    guard granularity.isInCalendar else {
      // Year 0 is now, year 1 ends one year from now.
      let numbered = make(
        .builtin(
          BuiltinPosition.elapsedNumbered, arguments: [retyped(period, .number), months, when]),
        .months, reference)
      return numbered
    }
    guard let date = valuationDateDefinition(reference) else {
      report(.settingNotGiven(span(reference), "valuation_date"))
      return broken(reference)
    }
    depend(on: date, offset: nil, context)
    let from = make(.definition(date), .date, reference)
    let start = make(
      .builtin(BuiltinPosition.periodStart(granularity), arguments: [period]), .date, reference)
    return make(
      .builtin(BuiltinPosition.elapsedInCalendar, arguments: [from, start, months, when]), .months,
      reference)
  }
}
