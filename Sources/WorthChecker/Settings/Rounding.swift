import WorthBuiltins
import WorthPrelude
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// How a case rounds: whole coins, and whether figures or only their display are rounded.
struct Rounding {
  /// What is rounded, to how many digits, and by which rule.
  private var setting = RoundingSetting()
  /// The parts of the setting that the host has set, which the case does not replace.
  private var partsFromHost: Set<String> = []
}

extension Rounding {
  /// Reads the setting `rounding { … }`.
  static func check(_ reference: NodeReference, in checker: inout Checker) {
    let tree = checker.trees[reference.tree]
    let block = tree.child(reference.node, 1)
    guard block.exists else { return }
    for entry in tree.children(block) {
      guard tree[entry].kind == .definition, tree[tree.child(entry)].kind == .name else {
        checker.report(.notARounding(checker.span(NodeReference(reference.tree, entry))))
        continue
      }
      let value = SyntaxReading.valueNode(NodeReference(reference.tree, entry), in: checker)
      guard value.exists,
        checker.rounding.set(
          checker.spelling(tree.name(tree.child(entry))), tree.text(value), isFromHost: false)
      else {
        checker.report(.notARounding(checker.span(NodeReference(reference.tree, entry))))
        continue
      }
    }
  }

  /// Sets one part of the rounding; `false` where there is no such part or value. A part that the
  /// host has set stays as it is.
  mutating func set(_ name: String, _ value: String, isFromHost: Bool) -> Bool {
    if !isFromHost, partsFromHost.contains(name) { return true }
    if isFromHost { partsFromHost.insert(name) }
    let digits = value == "none" ? nil : Int(value)
    let isDigits = digits.map { $0 >= -12 && $0 <= 12 } ?? (value == "none")
    switch RoundingPart(rawValue: name) {
    case .periods where isDigits: setting.periods = digits
    case .rows where isDigits: setting.rows = digits
    case .factors where isDigits: setting.factors = digits
    case .rule:
      guard let rule = BuiltinTable.roundingRule(named: value) else { return false }
      setting.rule = rule
    case .periods, .rows, .factors, nil: return false
    }
    return true
  }

  /// Returns the value of a line, rounded where the case says so.
  static func rounded(_ value: ExpressionID, of index: DefinitionID, in checker: inout Checker)
    -> ExpressionID
  {
    guard checker.rounding.setting.periods != nil || checker.rounding.setting.rows != nil else {
      return value
    }
    let definition = checker.definitions[index]
    var digits = checker.rounding.setting.periods
    switch definition.role {
    case .plain, .line: break
    case .column: digits = checker.rounding.setting.rows
    case .input, .hidden: return value
    }
    guard let digits, definition.space != nil || checker.types.isAggregate(checker.type(value)),
      TypeTraits.isMoney(checker.types.element(checker.type(value)), in: checker)
    else { return value }
    if case .list = checker.types[checker.type(value)] { return value }
    return rounded(value, to: digits, in: &checker)
  }

  /// Returns a factor that a function of the prelude gives, rounded where the case says so.
  static func roundedFactor(
    _ value: ExpressionID, of function: FunctionID, in checker: inout Checker
  ) -> ExpressionID {
    guard let digits = checker.rounding.setting.factors else { return value }
    let info = checker.functions[function]
    guard info.scope == checker.names.preludeScope,
      Prelude.factorFunctions.contains(checker.spelling(info.name)),
      checker.types.element(checker.type(value)) == .number
        || checker.types.element(checker.type(value)) == .percent
    else { return value }
    return rounded(value, to: digits, in: &checker)
  }

  /// Returns the value rounded to `digits` by the rule of the case.
  private static func rounded(_ value: ExpressionID, to digits: Int, in checker: inout Checker)
    -> ExpressionID
  {
    let reference = checker.expression(value).reference
    let places = checker.make(.constant(Double(digits)), .number, reference)
    let rule = checker.make(.constant(Double(checker.rounding.setting.rule)), .number, reference)
    return checker.make(
      .builtin(BuiltinTable[.roundByRule], arguments: [value, places, rule]), checker.type(value),
      reference)
  }
}

/// Rounding on the way: `rounding { periods = 2, factors = 3, rule = half_away }`.
///
/// Published cases round amounts by period or by row, or take factors from tables of three digits.
/// Without the setting nothing is rounded before it is shown.
struct RoundingSetting {
  /// The digits of amounts by period; nil for no rounding.
  var periods: Int?
  /// The digits of amounts in the rows of tables; nil for no rounding.
  var rows: Int?
  /// The digits of discount and annuity factors; nil for no rounding.
  var factors: Int?
  /// The position of the rule in `BuiltinTable.roundingRules`.
  var rule = 0
}
