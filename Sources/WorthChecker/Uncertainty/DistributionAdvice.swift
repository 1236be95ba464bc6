import WorthBuiltins
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What is meant by a distribution that is written as other programs write it: `normal(EUR 5, EUR 1)`, `normal(sd = 1)`,
/// `~ 40%`.
struct DistributionAdvice {
  /// The ways to state the distribution, the usual one first.
  private let forms: [DistributionForm]
  /// The name of the distribution.
  private let name: String
  /// What stands before `~`.
  private let base: ExpressionID?
  /// The checker at work.
  private let checker: Checker

  /// Creates the advice on a distribution with that base.
  init(_ forms: [Int], _ name: String, base: ExpressionID?, in checker: Checker) {
    self.forms = forms.map { DistributionTable.all[$0] }
    (self.name, self.base, self.checker) = (name, base, checker)
  }

  /// Returns the distribution with the names of its parameters, the centre left out where the base says the same; nil
  /// where nobody knows which are meant.
  func named(_ arguments: [WrittenArgument]) -> String? {
    let given = arguments.map { parameter($0) }
    guard !given.isEmpty else { return nil }
    let found =
      given.allSatisfy({ $0.name == nil })
      ? inOrder(given.map { $0.value }) : byName(given)
    guard let found, !found.isEmpty else { return nil }
    return name + "(" + found.map { $0.name + ": " + $0.value }.joined(separator: ", ") + ")"
  }

  /// The name and the text of an argument, also of one with `=` in the place of the colon.
  private func parameter(_ argument: WrittenArgument) -> (name: String?, value: String) {
    let tree = checker.trees[argument.value.tree]
    let text = tree.text(argument.value.node)
    if let name = argument.name { return (checker.spelling(name), text) }
    guard tree[argument.value.node].kind == .binary,
      tree.binaryOperator(argument.value.node) == .equal,
      tree[tree.child(argument.value.node)].kind == .name
    else { return (nil, text) }
    return (
      tree.text(tree.child(argument.value.node)), tree.text(tree.child(argument.value.node, 1))
    )
  }

  /// Returns the parameters that some of the arguments name, the others in the order of those that are left.
  private func byName(_ given: [(name: String?, value: String)]) -> [(name: String, value: String)]?
  {
    for form in forms {
      var left = form.parameters.map { $0.name.description }
      for argument in given {
        if let name = argument.name { left.removeAll { $0 == name } }
      }
      guard left.count + given.filter({ $0.name != nil }).count == form.parameters.count else {
        continue
      }
      let others = given.filter { $0.name == nil }
      if base != nil, form.centre >= 0, others.count < left.count {
        left.removeAll { $0 == form.parameters[form.centre].name.description }
      }
      guard others.count <= left.count,
        left.dropFirst(others.count).allSatisfy({ hasDefault($0, form) })
      else { continue }
      var rest = left[...]
      return given.map { argument in
        (argument.name ?? rest.popFirst() ?? "", withUnit(argument.value))
      }
    }
    return nil
  }

  /// `true` iff a parameter may be left out.
  private func hasDefault(_ name: String, _ form: DistributionForm) -> Bool {
    form.parameters.first { $0.name.description == name }?.defaultValue != nil
  }

  /// Returns the parameters for arguments without names: in the order that everybody writes, centre and spread, or
  /// both shapes.
  private func inOrder(_ values: [String]) -> [(name: String, value: String)]? {
    let usual = forms.filter { form in
      form.parameters.first?.name.description != "p5"
        && form.parameters.first?.name.description != "median"
    }
    for form in usual {
      var places = Array(form.parameters.indices)
      let hasCentre = base != nil && form.centre >= 0
      let needed = places.filter { form.parameters[$0].defaultValue == nil }
      if hasCentre, values.count < needed.count { places.removeAll { $0 == form.centre } }
      guard values.count <= places.count,
        places.dropFirst(values.count).allSatisfy({ form.parameters[$0].defaultValue != nil })
      else { continue }
      var found: [(name: String, value: String)] = []
      for (place, value) in zip(places, values) {
        if hasCentre, place == form.centre, withUnit(value) == baseText { continue }
        found.append((form.parameters[place].name.description, withUnit(value, form, place)))
      }
      // Other programs state a lognormal distribution by the mean and spread of the logarithm.
      let isStated = base != nil && found.count < values.count || found.count == 1
      if found.count == 1, isPercent(found[0].value), baseText.map({ isPercent($0) }) ?? false {
        // So many points, or a share of the centre.
        if values.count == 1, form.parameters[places[0]].measure == .spread { return nil }
      }
      if name == "lognormal", !isStated, found.allSatisfy({ isNumber($0.value) }) { return nil }
      return found
    }
    return nil
  }

  /// What stands before `~`, as it is written.
  private var baseText: String? {
    base.map { checker.files.sources.text(checker.span(checker.expression($0).reference)) }
  }

  /// `true` iff the text is a percent.
  private func isPercent(_ text: String) -> Bool { text.hasSuffix("%") }

  /// `true` iff the text is a number without a unit.
  private func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || $0 == 46 || $0 == 95 }
  }

  /// Returns a value of a parameter, with the unit of the base where it is measured in that and has none.
  private func withUnit(_ value: String, _ form: DistributionForm, _ place: Int) -> String {
    switch form.parameters[place].measure {
    case .value, .spread: withUnit(value)
    case .number, .share, .values, .weights: value
    }
  }

  /// Returns a bare number with the code of the base before it, where the base is an amount of money.
  private func withUnit(_ value: String) -> String {
    guard isNumber(value), let text = baseText, let blank = text.firstIndex(of: " ") else {
      return value
    }
    let code = text[..<blank]
    guard code.utf8.count == 3, code.utf8.allSatisfy({ $0 >= 65 && $0 <= 90 }) else { return value }
    return code + " " + value
  }
}

extension DistributionAdvice {
  /// Reports an event whose base is a number, `1 ~ bernoulli(p: 40%)`, with both things that may be meant; `false`
  /// where there is none.
  static func reportsEvent(
    _ name: String, _ arguments: [WrittenArgument], _ reference: NodeReference,
    base: ExpressionID?, in checker: inout Checker
  ) -> Bool {
    guard name == "bernoulli", let base, arguments.count == 1,
      checker.types.element(checker.type(base)) == .number
    else { return false }
    let value = arguments[0].value
    reportEvent(checker.trees[value.tree].text(value.node), reference, base, in: &checker)
    return true
  }

  /// Reports an event with that probability whose base is a number.
  private static func reportEvent(
    _ probability: String, _ reference: NodeReference, _ base: ExpressionID,
    in checker: inout Checker
  ) {
    checker.report(
      .eventAsNumber(
        checker.span(reference),
        checker.files.sources.text(checker.span(checker.expression(base).reference)), probability))
  }

  /// Reports what stands behind `~` and is no call, such as `40%` or `EUR 1`, with the distribution that it means.
  static func reportNone(
    _ reference: NodeReference, base: ExpressionID?, _ context: inout Context,
    in checker: inout Checker
  ) {
    let written = checker.files.sources.text(checker.span(reference))
    guard let type = figureType(reference, &context, in: &checker) else {
      checker.report(.notADistribution(checker.span(reference), written, nearest: nil))
      return
    }
    let baseType = base.map { checker.types.element(checker.type($0)) }
    let isShare = type == .percent || type == .number
    let meant: String?
    switch baseType {
    case nil, .yesNo?: meant = isShare ? "bernoulli(p: " + written + ")" : nil
    case .number? where type == .percent:
      if let base, case .constant(let stated) = checker.expression(base).operation,
        stated == 0 || stated == 1
      {
        reportEvent(written, reference, base, in: &checker)
        return
      }
      meant = "normal(cv: " + written + ")"
    case .percent? where type == .percent:
      // So many points, or a share of the centre.
      checker.report(
        .wrongParameters(
          checker.span(reference), "normal",
          forms: ["normal(sd: " + written + ")", "normal(cv: " + written + ")"]))
      return
    case let drawn?: meant = type == drawn || type == .percent ? "normal(sd: " + written + ")" : nil
    }
    guard let meant else {
      checker.report(.notADistribution(checker.span(reference), written, nearest: nil))
      return
    }
    checker.report(.writtenOtherwise(checker.span(reference), written, meant))
  }

  /// The type of a figure that is written, or of a name that stands for one; nil for anything else.
  private static func figureType(
    _ reference: NodeReference, _ context: inout Context, in checker: inout Checker
  ) -> TypeID? {
    let tree = checker.trees[reference.tree]
    switch tree[reference.node].kind {
    case .number, .tagged: break
    case .name:
      guard
        case .definition? = Names.lookUp(
          tree.name(reference.node), scope: context.scope, in: &checker)
      else { return nil }
    default: return nil
    }
    let value = Expressions.check(reference, &context, expected: nil, whole: false, in: &checker)
    let type = checker.types.element(checker.type(value))
    return TypeTraits.isArithmetic(type, in: checker) ? type : nil
  }

  /// The distribution that is meant by a name that none has: by a word of other tools, or the nearest in spelling.
  static func nearest(to name: String, among known: [String]) -> String? {
    switch name.lowercased() {
    case "between", "range", "rand", "random", "randbetween", "runif", "flat", "rectangular":
      return "uniform"
    case "gauss", "gaussian", "rnorm", "norm", "bell": return "normal"
    case "tri", "triangle": return "triangular"
    case "yes_no", "coin", "binary": return "bernoulli"
    default: return Spelling.nearest(to: name, among: known)
    }
  }
}
