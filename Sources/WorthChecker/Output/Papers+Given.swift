import WorthBuiltins
import WorthPlan
import WorthProgram
import WorthSource
import WorthSyntax
import WorthValue

/// What a working paper shows of what an instance was given.
extension Papers {
  /// What an instance was given and does not show among its steps: single values, values by period,
  /// the rows of its tables, the fields of kinds that are filled in within it, and the titles of
  /// the instances that it rests on.
  static func givenParts(
    _ index: InstanceID, besides seen: Set<Name>, _ columns: Set<DefinitionID>,
    _ place: inout PaperPlace, in checker: inout Checker
  ) -> [ShownPaper.Part] {
    let instance = checker.instances[index]
    guard let kind = instance.kind else { return [] }
    let info = checker.kinds[kind]
    var result: [ShownPaper.Part] = []
    for input in info.inputs where !seen.contains(input.name) {
      guard let symbol = checker.names.scopes[instance.scope].symbols[input.name] else { continue }
      let heading = checker.spelling(input.name)
      let documentation = writtenDocumentation(of: input.name, kind: info, in: checker)
      switch symbol {
      case .table(let table):
        guard !isShown(table, columns, in: &checker) else { continue }
        result.append(.table(rows(of: table, heading, documentation, &place, in: &checker)))
      case .instance(let other):
        result += nested(other, heading, documentation, &place, in: &checker)
      case .definition(let definition) where !checker.definitions[definition].isMissing:
        let value = value(of: definition, place, in: &checker)
        if let part = givenPart(
          heading, value, documentation, columns,
          isDefault: isDefault(definition, input, in: checker),
          &place, in: &checker)
        {
          result += part
        }
      case .definition, .kind, .function, .module, .scenario, .tree, .broken: continue
      }
    }
    return result
  }

  /// `true` iff the field was left out, so that the kind's own value holds.
  static func isDefault(
    _ definition: DefinitionID, _ input: InputDeclaration, in checker: Checker
  ) -> Bool {
    checker.definitions[definition].reference == input.reference
  }

  /// A value that an instance was given as parts of a paper; nil where it is shown elsewhere or
  /// cannot be shown.
  static func givenPart(
    _ heading: String, _ value: ExpressionID, _ documentation: String, _ columns: Set<DefinitionID>,
    isDefault: Bool, _ place: inout PaperPlace, in checker: inout Checker
  ) -> [ShownPaper.Part]? {
    switch checker.types[checker.type(value)] {
    case .error, .pending, .function, .missing, .row, .instances, .member: return nil
    case .table(let table):
      guard !isShown(table, columns, in: &checker) else { return nil }
      return [.table(rows(of: table, heading, documentation, &place, in: &checker))]
    case .instance(let other): return nested(other, heading, documentation, &place, in: &checker)
    case .number, .percent, .text, .yesNo, .date, .months, .days, .monthsAndDays, .quantity,
      .currency, .rate, .hazard,
      .period, .choice, .list, .dated, .series, .range, .optional:
      var line = Shows.shownLine(heading, value, documentation, in: &checker)
      line.isInput = true
      line.isDefault = isDefault
      return [.line(line)]
    }
  }

  /// `true` iff all columns of the table stand among `columns`, except for a first one that names
  /// the rows, which stands beside them in any case.
  static func isShown(
    _ table: TableID, _ columns: Set<DefinitionID>, in checker: inout Checker
  ) -> Bool {
    var hasNames = false
    for column in checker.tables[table].columns.map({ $0.definition }) {
      let type = Definitions.demand(column, in: &checker)
      let element = checker.types[checker.types.element(type)]
      let isNames =
        if case .optional(let inner) = element { checker.types[inner].namesRows } else {
          element.namesRows
        }
      if isNames, !hasNames {
        hasNames = true
      } else if !columns.contains(column) {
        return false
      }
    }
    return true
  }

  /// An instance that fills a field: its own fields where it is filled in right there, otherwise
  /// its title.
  static func nested(
    _ other: InstanceID, _ heading: String, _ documentation: String, _ place: inout PaperPlace,
    in checker: inout Checker
  ) -> [ShownPaper.Part] {
    guard Instances.prepare(other, in: &checker) else { return [] }
    let filledIn = checker.instances[other].reference
    let kind = checker.trees[filledIn.tree][filledIn.node].kind
    if kind == .instance || kind == .definition || place.above.contains(other) || place.left == 0 {
      var line = titleLine(other, heading, documentation, place, in: &checker)
      line.isInput = true
      return [.line(line)]
    }
    place.left -= 1
    place.above.append(other)
    defer { place.above.removeLast() }
    let paper = ShownPaper(
      label: checker.instances[other].label, currency: checker.instances[other].currency,
      given: givenParts(other, besides: [], [], &place, in: &checker), steps: [])
    return [.paper(name: heading, documentation: documentation, paper)]
  }

  /// A table that an instance was given.
  static func rows(
    of table: TableID, _ title: String, _ documentation: String, _ place: inout PaperPlace,
    in checker: inout Checker
  ) -> ShownTable {
    var columns = checker.tables[table].columns.map {
      Shows.shownLine(
        checker.spelling($0.name), value(of: $0.definition, place, in: &checker), in: &checker)
    }
    for place in columns.indices { columns[place].isInput = true }
    return ShownTable(title: title, documentation: documentation, columns: columns)
  }

  /// The value of a definition of an instance; where there is one for each row, that of the row
  /// that is shown.
  static func value(
    of definition: DefinitionID, _ place: PaperPlace, in checker: inout Checker
  ) -> ExpressionID {
    guard let (instance, index) = place.member else {
      return Expressions.value(
        of: .definition(definition), place.reference, place.context, in: &checker)
    }
    return RepeatedInstances.value(
      of: definition, instance, at: index, place.reference, place.context, in: &checker)
  }
}
