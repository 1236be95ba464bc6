import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// Groups of which members are instances by row: `ways { sale | 60%, workout | 40% }` in a kind that is filled in for
/// each row, where `sale` and `workout` are those of the row at hand.
extension InstanceGroups {
  /// `true` iff a value is one that can stand in a list beside instances of other names: an instance, a member of a
  /// group, or the one of a row that is at hand or stated.
  static func stands(_ value: ExpressionID, in checker: Checker) -> Bool {
    if isInstance(checker.type(value), in: checker) { return true }
    guard case .member = checker.types[checker.type(value)] else { return false }
    return named(by: value, in: checker) != nil
  }

  /// The definitions by which a place among rows is known; nil for one that hangs on the index of a line, which a list
  /// cannot keep.
  private static func named(by place: ExpressionID, in checker: Checker) -> [DefinitionID]? {
    var found: [DefinitionID] = []
    var waiting = [place]
    while let next = waiting.popLast() {
      let operation = checker.expression(next).operation
      if case .local = operation { return nil }
      if case .comprehension = operation { return nil }
      if case .definition(let definition) = operation { found.append(definition) }
      waiting += operation.parts
      guard found.count + waiting.count < 1000 else { return nil }
    }
    return found
  }

  /// `true` iff values of several types can all stand in one list of instances.
  static func areMixed(_ values: [ExpressionID], in checker: Checker) -> Bool {
    guard let first = values.first,
      values.contains(where: { checker.type($0) != checker.type(first) })
    else { return false }
    return values.allSatisfy { stands($0, in: checker) }
  }

  /// Returns what a member of a group holds under a name, of one by row what the row at `place` holds.
  static func value(
    of member: InstanceID, at place: ExpressionID?, _ name: Name, _ reference: NodeReference,
    _ span: Span, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    guard let place else {
      return Members.member(of: member, name, reference, span, context, in: &checker)
    }
    let row = atHand(place, member, context, in: &checker)
    return RepeatedInstances.line(
      of: member, at: row, name, reference, span, context, in: &checker)
  }

  /// The place of a member by row: in a function of instances over the same rows that of the row of which it is called.
  static func atHand(
    _ place: ExpressionID, _ member: InstanceID, _ context: Context, in checker: inout Checker
  ) -> ExpressionID {
    let reference = checker.expression(place).reference
    if case .definition(let index) = checker.expression(place).operation, let row = context.ofRow,
      checker.instances[row.instance].rows?.index == index
    {
      return checker.make(.local(row.local), checker.types.id(.member(member)), reference)
    }
    for definition in named(by: place, in: checker) ?? [] {
      Definitions.depend(on: definition, offset: nil, context, in: &checker)
    }
    return place
  }

  /// `true` iff a member of the group is that of the row at hand in a function of instances by row.
  static func followsRow(
    _ group: InstanceGroup, _ context: Context, in checker: Checker
  ) -> Bool {
    guard let row = context.ofRow, let index = checker.instances[row.instance].rows?.index else {
      return false
    }
    return group.places.contains { place in
      guard let place, case .definition(index) = checker.expression(place).operation else {
        return false
      }
      return true
    }
  }
}
