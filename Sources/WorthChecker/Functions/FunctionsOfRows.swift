import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Functions of kinds that are filled in for each row, as `facility["A"].owed_on(day)` calls them.
///
/// Such a call hands the function, behind its arguments, which of the instances it is; in its body the
/// names of the kind mean the lines of that one.
enum FunctionsOfRows {
  /// Returns the function that one of the instances by row has under a name; nil where the name is something
  /// else.
  static func function(
    _ name: Name, of instance: InstanceID, _ one: ExpressionID, _ reference: NodeReference,
    in checker: inout Checker
  ) -> ExpressionID? {
    let named = checker.instances.groups[instance]?.members.first ?? instance
    guard
      case .function(let function)? =
        checker.names.scopes[checker.instances[named].scope].symbols[name]
    else { return nil }
    let callee = checker.make(
      .constant(0), checker.types.id(.function(function)), reference)
    checker.functions.note(one, of: callee)
    return callee
  }

  /// Checks a call of a function of one of several instances that stand in a list: that of each with
  /// these arguments, of which the value is the one at `one`; nil where the function is of something
  /// else.
  static func ofGroup(
    _ function: FunctionID, _ one: ExpressionID, _ reference: NodeReference,
    _ context: Context, in checker: inout Checker,
    _ call: (FunctionID, ExpressionID?, inout Checker) -> ExpressionID
  ) -> ExpressionID? {
    guard case .member(let group) = checker.types[checker.type(one)],
      let known = checker.instances.groups[group]
    else { return nil }
    let members = known.members
    let name = checker.functions[function].name
    var result: ExpressionID?
    let place = Expressions.retyped(one, .number, in: &checker)
    for (number, member) in members.enumerated().reversed() {
      guard
        case .function(let own)? =
          checker.names.scopes[checker.instances[member].scope].symbols[name]
      else { return nil }
      let row = known.places[number].map {
        InstanceGroups.atHand($0, member, context, in: &checker)
      }
      let value = call(own, row, &checker)
      guard checker.type(value) != .error, checker.type(value) != .pending else { return value }
      guard let others = result else {
        result = value
        continue
      }
      let type = Unification.unify(
        checker.type(others), checker.type(value), reference, in: &checker)
      if type == .error { return checker.broken(reference) }
      let wanted = checker.make(.constant(Double(number)), .number, reference)
      let isThis = checker.make(.comparison(.equal, place, wanted), .yesNo, reference)
      result = checker.make(.conditional(isThis, value, others), type, reference)
    }
    return result
  }

  /// Returns the one at hand where a function of instances by row calls another function of their kind.
  static func rowAtHand(
    _ function: FunctionID, _ reference: NodeReference, _ context: Context,
    in checker: inout Checker
  ) -> ExpressionID? {
    guard let row = context.ofRow, checker.functions[function].instance == row.instance else {
      return nil
    }
    return checker.make(
      .local(row.local), checker.types.id(.member(row.instance)), reference)
  }

  /// Which of the instances by row a version of a function is of, by the local that holds it; nil for
  /// other versions.
  static func row(
    of version: VersionID, _ info: FunctionInfo, in checker: Checker
  ) -> (instance: InstanceID, local: LocalID)? {
    let made = checker.functions.versions[version]
    guard made.parameters.count > info.parameters.count, let type = made.argumentTypes.last,
      let local = made.parameters.last, case .member(let instance) = checker.types[type]
    else { return nil }
    return (instance, local)
  }

  /// The instance of which a definition is a field or line, or a column of a table whose cells differ from row to row;
  /// nil for what is the same for all of them.
  private static func owner(
    of definition: DefinitionID, _ rows: InstanceRows, in checker: inout Checker
  ) -> InstanceID? {
    guard case .column(let table?) = checker.definitions[definition].role else {
      return checker.definitions[definition].role.instance
    }
    guard let owner = checker.tables[table].instance,
      checker.instances[owner].rows?.index == rows.index
    else { return nil }
    // Where the rows are called otherwise, the same cell is another row's.
    let parts = [definition] + (checker.tables[table].columns.first.map { [$0.definition] } ?? [])
    for part in parts { _ = Definitions.demand(part, in: &checker) }
    let differs = Notes.reached(from: parts, in: checker).contains(rows.index)
    return differs ? owner : nil
  }

  /// Returns what a name of the kind means in a function of one of the instances by row; nil for other
  /// names, and elsewhere.
  static func value(
    of symbol: Symbol, _ reference: NodeReference, _ context: Context, in checker: inout Checker
  ) -> ExpressionID? {
    guard let row = context.ofRow, let rows = checker.instances[row.instance].rows else {
      return nil
    }
    switch symbol {
    case .definition(let line):
      guard let owner = owner(of: line, rows, in: &checker),
        checker.instances[owner].rows?.index == rows.index
      else { return nil }
      let one = checker.make(.local(row.local), checker.types.id(.member(owner)), reference)
      return RepeatedInstances.value(of: line, owner, at: one, reference, context, in: &checker)
    case .instance(let part):
      guard checker.instances[part].around == row.instance,
        Instances.prepare(part, in: &checker)
      else { return nil }
      RepeatedInstances.shareRows(of: row.instance, with: part, in: &checker)
      guard checker.instances[part].rows?.index == rows.index else { return nil }
      return checker.make(.local(row.local), checker.types.id(.member(part)), reference)
    case .table, .function, .kind, .tree, .scenario, .module, .broken: return nil
    }
  }
}
