import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What reports show of several instances in one list or column.
extension InstanceGroups {
  /// A line of all members as a column of a report; nil where it has no single values.
  static func shownColumn(
    _ name: Name, of group: InstanceID, in checker: inout Checker
  ) -> ShownLine? {
    guard let members = checker.instances.groups[group]?.members,
      members.allSatisfy({ hasSingleValue(name, $0, in: &checker) })
    else { return nil }
    let reference = checker.instances[group].reference
    let context = Context(
      scope: checker.names.rootScope, definition: nil, timeline: checker.settings.timeline)
    let value = column(
      of: group, name, reference, checker.span(reference), context, in: &checker)
    guard checker.type(value) != .error else { return nil }
    return Shows.shownLine(checker.spelling(name), value, in: &checker)
  }

  /// `true` iff the instance has a line or input of this name with one value that a report can set
  /// in a row.
  static func hasSingleValue(
    _ name: Name, _ instance: InstanceID, in checker: inout Checker
  ) -> Bool {
    let scope = checker.instances[instance].scope
    guard case .definition(let line)? = checker.names.scopes[scope].symbols[name] else {
      return false
    }
    let type = Definitions.demand(line, in: &checker)
    return checker.types.isSingle(type)
  }

  /// The titles of the members as a list of texts, for reports of `value`, whose values are members
  /// of the group.
  static func titles(
    of value: ExpressionID, _ group: InstanceID, in checker: inout Checker
  ) -> ExpressionID {
    let reference = checker.expression(value).reference
    let members = checker.instances.groups[group]?.members ?? []
    let texts = members.map { member in
      checker.make(
        .text(checker.expressions.textID(Annotations.title(of: member, in: checker))), .text,
        reference)
    }
    let all = checker.make(.list(texts), checker.types.id(.list(.text)), reference)
    let element = checker.types.id(.member(group))
    /// The title of one member, whose place `one` is.
    func title(_ one: ExpressionID, _ checker: inout Checker) -> ExpressionID {
      let place = Expressions.retyped(one, .number, in: &checker)
      let step = checker.make(.constant(1), .number, reference)
      return checker.make(
        .item(all, position: checker.make(.arithmetic(.add, place, step), .number, reference)),
        .text, reference)
    }
    if checker.type(value) == element { return title(value, &checker) }
    let local = checker.expressions.newLocal()
    let body = title(checker.make(.local(local), element, reference), &checker)
    let list = checker.make(
      .comprehension(
        Comprehension(
          body: body, source: value, condition: nil, local: local, overPositions: false)),
      checker.types.id(.list(.text)), reference)
    guard case .series(_, let space, let isFlow) = checker.types[checker.type(value)] else {
      return list
    }
    return Expressions.retyped(
      list, checker.types.id(.series(.text, space: space, isFlow: isFlow)), in: &checker)
  }
}
