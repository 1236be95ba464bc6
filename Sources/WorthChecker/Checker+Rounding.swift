import WorthBuiltins
import WorthPrelude
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Rounding on the way: `rounding { periods = 2, factors = 3, rule = half_away }`.
///
/// Published cases round amounts by period or by row, or take factors from tables of three digits. Without the
/// setting nothing is rounded before it is shown.
struct RoundingSetting {
  /// Digits of amounts by period, of amounts in rows, and of discount and annuity factors; nil for no rounding.
  var periods: Int?
  var rows: Int?
  var factors: Int?
  /// The position of the rule in `BuiltinTable.roundingRules`.
  var rule = 0

}

extension Checker {
  /// Reads the setting `rounding { … }`.
  mutating func checkRounding(_ reference: NodeReference) {
    let tree = trees[reference.tree]
    let block = tree.child(reference.node, 1)
    guard block.exists else { return }
    for entry in tree.children(block) {
      guard tree[entry].kind == .definition, tree[tree.child(entry)].kind == .name else {
        report(.notARounding(span(NodeReference(reference.tree, entry))))
        continue
      }
      let value = valueNode(NodeReference(reference.tree, entry))
      guard value.exists,
        setRounding(spelling(tree.name(tree.child(entry))), tree.text(value), isFromHost: false)
      else {
        report(.notARounding(span(NodeReference(reference.tree, entry))))
        continue
      }
    }
  }

  /// Sets one part of the rounding; `false` where there is no such part or value. What the host says stays.
  mutating func setRounding(_ name: String, _ value: String, isFromHost: Bool) -> Bool {
    if !isFromHost, roundingFromHost.contains(name) { return true }
    if isFromHost { roundingFromHost.insert(name) }
    if name == "rule" {
      guard let rule = BuiltinTable.roundingRule(named: value) else { return false }
      rounding.rule = rule
      return true
    }
    let digits: Int?
    if value == "none" {
      digits = nil
    } else {
      guard let number = Int(value), number >= -12, number <= 12 else { return false }
      digits = number
    }
    switch name {
    case "periods": rounding.periods = digits
    case "rows": rounding.rows = digits
    case "factors": rounding.factors = digits
    default: return false
    }
    return true
  }

  /// Returns the value of a line, rounded where the case says so.
  mutating func rounded(_ value: ExpressionID, of index: DefinitionID) -> ExpressionID {
    guard rounding.periods != nil || rounding.rows != nil else { return value }
    let definition = definitions[index]
    var digits = rounding.periods
    switch definition.role {
    case .plain, .line: break
    case .column: digits = rounding.rows
    case .input, .hidden: return value
    }
    guard let digits, definition.space != nil || types.isAggregate(type(value)),
      isMoney(types.element(type(value)))
    else { return value }
    if case .list = types[type(value)] { return value }
    return rounded(value, to: digits)
  }

  /// Returns a factor that a function of the prelude gives, rounded where the case says so.
  mutating func roundedFactor(_ value: ExpressionID, of function: FunctionID) -> ExpressionID {
    guard let digits = rounding.factors else { return value }
    let info = functions[function]
    guard info.scope == preludeScope, Prelude.factorFunctions.contains(spelling(info.name)),
      types.element(type(value)) == .number || types.element(type(value)) == .percent
    else { return value }
    return rounded(value, to: digits)
  }

  private mutating func rounded(_ value: ExpressionID, to digits: Int) -> ExpressionID {
    let reference = expression(value).reference
    let places = make(.constant(Double(digits)), .number, reference)
    let rule = make(.constant(Double(rounding.rule)), .number, reference)
    return make(
      .builtin(BuiltinTable[.roundByRule], arguments: [value, places, rule]), type(value),
      reference)
  }
}
